package table

import (
	"fmt"
	"math"

	"iom.int/migdev/indicator/check"
)

// Layout says what a file looks like. The zero value is a file with a header
// in its first row that is not blank, delimited by what the header shows to be
// the delimiter, and with no row shorter or longer than the header.
type Layout struct {
	// Header says how the header row is found. The zero value takes the first
	// row that is not blank.
	Header Header

	// Delimiter separates cells: any ASCII character but a quotation mark, a
	// line end and NUL. 0 stands for the one of comma, semicolon and tab under
	// which the header is found; where it is found under several, the one that
	// gives more columns. The header must then end within the first 16 KiB.
	Delimiter byte

	// Comment starts a line that is no row; it is skipped and reported. 0:
	// there are none.
	Comment byte

	// Unquoted makes the quotation mark a character as any other, as in many
	// tab-separated files. A cell can then hold no delimiter and no line end.
	Unquoted bool

	// Trim cuts blanks around cells, where columns are padded. Names of
	// columns are trimmed in any case.
	Trim bool

	// Ragged says what becomes of rows shorter or longer than the header.
	Ragged Ragged

	// Numbered lets names of columns repeat: the second "1990" is called
	// "1990 (2)". Otherwise a name that stands twice is an [ErrHeader].
	Numbered bool

	// Notes says that a blank row behind the first data row ends the table:
	// the rows after it are notes, skipped and reported.
	Notes bool

	// Limits bound the file. The zero value has the defaults.
	Limits Limits
}

// Ragged says what becomes of a row that ends before the last named column, or
// has text behind it. Blank cells behind the last named column, as a comma at
// the end of each line makes them, are never ragged. The zero value is
// [RefuseRagged].
type Ragged uint8

// The ways to treat ragged rows.
const (
	RefuseRagged Ragged = iota // an [ErrRagged]: the reading ends
	SkipRagged                 // the row is skipped and reported
	FitRagged                  // missing cells are read as blank; cells behind the last named column are reported as skipped
)

// Limits bound what is read, each before memory is used for it. A field that
// is 0 has the default.
type Limits struct {
	Bytes    int64 // of the file: 1 GiB
	RowBytes int   // of one row, and of all rows before the header together: 1 MiB
	Columns  int   // of one row: 4,096
	Rows     int   // of the file, header and blank rows included: 10,000,000
	Preamble int   // rows before the header: 100
	Skips    int   // entries kept in the list of what was skipped: 100
}

var defaults = Limits{
	Bytes:    1 << 30,
	RowBytes: 1 << 20,
	Columns:  4096,
	Rows:     10_000_000,
	Preamble: 100,
	Skips:    100,
}

// filled returns l with the defaults in place of zeros. It reports false where
// a limit is negative.
func (l Limits) filled() (Limits, bool) {
	fill := func(field *int, value int) bool {
		if *field == 0 {
			*field = value
		}
		return *field > 0
	}
	if l.Bytes == 0 {
		l.Bytes = defaults.Bytes
	}
	ok := l.Bytes > 0
	ok = fill(&l.RowBytes, defaults.RowBytes) && ok
	ok = fill(&l.Columns, defaults.Columns) && ok
	ok = fill(&l.Rows, defaults.Rows) && ok
	ok = fill(&l.Preamble, defaults.Preamble) && ok
	ok = fill(&l.Skips, defaults.Skips) && ok
	return l, ok
}

// checked returns l with its limits filled in, or what contradicts itself.
func (l Layout) checked() (Layout, error) {
	var ok bool
	refuse := func(format string, args ...any) (Layout, error) {
		return Layout{}, &Error{Reason: "layout: " + fmt.Sprintf(format, args...), Err: ErrLayout}
	}
	if l.Limits, ok = l.Limits.filled(); !ok {
		return refuse("a limit is negative: want 0 for the default, or more")
	}
	if l.Limits.RowBytes > math.MaxInt32 {
		return refuse("rows of up to %d bytes: want a limit of at most %d", l.Limits.RowBytes, math.MaxInt32)
	}
	if l.Delimiter != 0 && !isMark(l.Delimiter) {
		return refuse("%s is no delimiter: want an ASCII character but quotation mark and line end", check.Quote(string(rune(l.Delimiter))))
	}
	if l.Comment != 0 && (!isMark(l.Comment) || l.Comment == l.Delimiter) {
		return refuse("%s cannot start a comment: want an ASCII character but delimiter, quotation mark and line end",
			check.Quote(string(rune(l.Comment))))
	}
	if l.Ragged > FitRagged {
		return refuse("%d is no way to treat ragged rows", l.Ragged)
	}
	if l.Header.kind == headerWhere && l.Header.is == nil {
		return refuse("the header is to be found by a function, which is nil")
	}
	return l, nil
}

// isMark reports whether c may be a delimiter or start a comment.
func isMark(c byte) bool {
	return c < 0x80 && c != 0 && c != '"' && c != '\n' && c != '\r'
}
