package check

import (
	"fmt"
	"slices"
	"strings"
)

// Enum names the values of an enumeration in texts and JSON, by value and in
// kebab-case. The text codecs of enumerations are made of it:
//
//	var kinds = check.Enum[Kind]{What: "programme: kind", Names: []string{"", "project", …}}
//
//	func (k Kind) String() string                 { return kinds.String(k) }
//	func (k Kind) MarshalText() ([]byte, error)   { return kinds.Marshal(k) }
//	func (k *Kind) UnmarshalText(t []byte) error  { return kinds.Unmarshal(k, t) }
type Enum[T ~uint8] struct {
	What  string   // the package and what it enumerates, for errors: "programme: kind"
	Names []string // by value; "" may name the zero value, not stated
}

// String returns the name of v; of a value without one, what is enumerated
// with the number: "kind(9)".
func (e Enum[T]) String(v T) string {
	if int(v) < len(e.Names) {
		return e.Names[v]
	}
	_, what := e.prefix()
	return fmt.Sprintf("%s(%d)", what, uint8(v))
}

// Marshal returns the name of v, or an error for a value without one:
// "programme: 9 is no kind".
func (e Enum[T]) Marshal(v T) ([]byte, error) {
	if int(v) >= len(e.Names) {
		prefix, what := e.prefix()
		return nil, fmt.Errorf("%s%d is no %s", prefix, uint8(v), what)
	}
	return []byte(e.Names[v]), nil
}

// Unmarshal sets v by its name. Another text is an error that quotes it and
// lists the names, and leaves v as it was: "programme: "mission" is no kind:
// want project, study or pilot".
func (e Enum[T]) Unmarshal(v *T, text []byte) error {
	i := slices.Index(e.Names, string(text))
	if i < 0 {
		prefix, what := e.prefix()
		return fmt.Errorf("%s%s is no %s: want %s", prefix, Quote(string(text)), what, e.list())
	}
	*v = T(i)
	return nil
}

// prefix returns how errors begin, and what is enumerated.
func (e Enum[T]) prefix() (prefix, what string) {
	if pkg, what, ok := strings.Cut(e.What, ": "); ok {
		return pkg + ": ", what
	}
	return "", e.What
}

// list returns the names, but the one of what is not stated: "a, b or c".
func (e Enum[T]) list() string {
	names := slices.DeleteFunc(slices.Clone(e.Names), func(s string) bool { return s == "" })
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
