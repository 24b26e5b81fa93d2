package placement

import (
	"fmt"
	"io"
)

// PersonID is the caller's key of a person: what finds them in a register, or
// a name. However it is printed, it shows as "[person]", alone and as a part of
// whatever holds it in an exported field: string(id) gives the key itself, and
// so does JSON, which is for storing. A log of package log/slog hides it where it
// is written as text; a handler that writes JSON marshals what it is given, keys and
// all: give it fmt.Sprint(v). No error and no finding of this package holds one; they
// speak of persons by their index.
type PersonID string

// redacted stands for a PersonID in print.
const redacted = "[person]"

// String returns "[person]".
func (PersonID) String() string { return redacted }

// GoString returns "[person]".
func (PersonID) GoString() string { return redacted }

// Format writes "[person]" whatever the verb.
func (PersonID) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, redacted) }
