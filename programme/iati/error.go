package iati

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// What an [*Error] may match by errors.Is.
var (
	ErrSyntax   = errors.New("iati: file is not well-formed XML")
	ErrEncoding = errors.New("iati: text is not clean UTF-8 or UTF-16")
	ErrDoctype  = errors.New("iati: document type declaration")
	ErrRoot     = errors.New("iati: another kind of file")
	ErrVersion  = errors.New("iati: version is not 2.01, 2.02 or 2.03")
	ErrLimit    = errors.New("iati: limit exceeded")
	ErrWrite    = errors.New("iati: cannot be written as XML")
)

// Error says what went wrong in reading or writing, and where. Its cause is one
// of the errors above, or what the source gave.
type Error struct {
	Line, Column int    // in the file, from 1, columns in bytes of UTF-8; 0: not known, or nothing was read
	Path         string // "/iati-activities/iati-activity[3]/budget[2]/value/@value-date"; elements that may repeat are counted from 1
	Reason       string // what was found, and what was wanted
	Err          error  // the cause
}

// Error returns the place and the reason.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("iati: ")
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d, column %d: ", e.Line, e.Column)
	}
	if e.Path != "" {
		b.WriteString(e.Path + ": ")
	}
	b.WriteString(e.Reason)
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// step is one element on the path to a place in a file. A number is counted from
// 1; 0 is an element that may not repeat.
type step struct {
	name string
	n    int
}

// pathOf writes a path out.
func pathOf(steps []step) string {
	var b strings.Builder
	for i, s := range steps {
		if i == 20 {
			b.WriteString("/…")
			break
		}
		b.WriteString("/" + cut(s.name))
		if s.n > 0 {
			fmt.Fprintf(&b, "[%d]", s.n)
		}
	}
	return b.String()
}

// cut shortens a name that is too long for a message.
func cut(name string) string {
	if utf8.RuneCountInString(name) <= 80 {
		return name
	}
	return string([]rune(name)[:80]) + "…"
}
