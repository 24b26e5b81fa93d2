package diaspora

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"iom.int/migdev/indicator/check"
)

// PersonKey tells persons apart: the number of a client of a service centre, of
// a donor or of an expert. It is personal data. Printed with any verb for values
// it comes out as "[person]", in exported fields, lists and maps too, and no
// error or finding of this package holds one; where nobody is named it is "",
// and prints as "[nobody]". JSON, which is how records are stored, holds it as it
// is, and string(k) gives it to who asks. A log of package log/slog hides it where
// it is written as text; a handler that writes JSON marshals what it is given, key
// and all: give it v.String() or fmt.Sprint(v).
//
// Two records are of one person where their keys are equal, byte by byte.
type PersonKey string

// Format writes "[person]" or "[nobody]", whatever the verb.
func (k PersonKey) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, k.String()) }

// String returns "[person]", and "[nobody]" for "".
func (k PersonKey) String() string {
	if k == "" {
		return "[nobody]"
	}
	return "[person]"
}

// decodePersonal reads JSON as [check.DecodeJSON] does. The one error of that
// which quotes a value as it stands, and so could hold a person, is said without
// it.
func decodePersonal(data []byte, v any) error {
	err := check.DecodeJSON(data, v)
	if err != nil && strings.Contains(err.Error(), "surrogate pair") {
		return errors.New("JSON: half of a surrogate pair in a string")
	}
	return err
}

// hidden holds a value that has keys of persons inside where package fmt cannot
// follow: it writes functions as addresses, whatever the verb and whatever is
// around them. Nil holds none.
type hidden[T any] func() *T

func hide[T any](v *T) hidden[T] { return func() *T { return v } }
