package table

import (
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
)

// What an [*Error] may match by errors.Is.
var (
	ErrLayout   = errors.New("table: layout contradicts itself")
	ErrPointer  = errors.New("table: Git-LFS pointer in place of the file")
	ErrFormat   = errors.New("table: another kind of file")
	ErrEncoding = errors.New("table: text is not clean UTF-8 or UTF-16")
	ErrSyntax   = errors.New("table: quotation marks or line ends out of place")
	ErrHeader   = errors.New("table: header row is not as wanted")
	ErrRagged   = errors.New("table: row is shorter or longer than the header")
	ErrLimit    = errors.New("table: limit exceeded")
	ErrNumber   = errors.New("table: cell is no number")
)

// Error says what went wrong, and where. Its cause is one of the errors above,
// the error of the source that was read, or that of the decoder which made it
// by [Row.Err].
type Error struct {
	Row    int    // number of the row in the file, from 1, as a spreadsheet counts; 0: no row in particular
	Line   int    // line of the file, from 1; differs from Row where a cell goes over several lines
	Column string // name of the column, or "#3" where it has none; "": no column in particular
	Reason string // what was found, and what was wanted
	Err    error  // the cause
}

// Error returns the place and the reason:
// `table: line 5, column "USD": "1,2" is no number: want …`. The row is named
// too where it is not the line.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("table: ")
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d", e.Line)
		if e.Row > 0 && e.Row != e.Line {
			fmt.Fprintf(&b, " (row %d)", e.Row)
		}
		if e.Column != "" {
			b.WriteString(", column " + quoteColumn(e.Column))
		}
		b.WriteString(": ")
	}
	b.WriteString(e.Reason)
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// quoteColumn quotes the name of a column, but not a number like "#3".
func quoteColumn(name string) string {
	if number, ok := strings.CutPrefix(name, "#"); ok {
		if run, rest := digits(number); len(run) < 10 && rest == "" {
			return name
		}
	}
	return check.Quote(name)
}

// quoteList quotes texts for a message: the first few, and how many more.
func quoteList(texts []string) string {
	const most = 8
	var b strings.Builder
	for i, text := range texts {
		if i == most {
			fmt.Fprintf(&b, " and %d more", len(texts)-most)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(check.Quote(text))
	}
	return b.String()
}

// cut returns the first n characters of s, with "…" where there are more, in
// memory of its own.
func cut(s string, n int) string {
	count := 0
	for i := range s {
		if count == n {
			return s[:i] + "…"
		}
		count++
	}
	return strings.Clone(s)
}
