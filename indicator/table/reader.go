package table

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
)

// Reader reads the rows of a file, one after the other, in memory that does not
// grow with the file. It is for one goroutine at a time.
type Reader struct {
	scan     *scanner
	layout   Layout
	names    []string
	index    map[string]int
	line     int // of the header row
	preamble [][]string
	skips    Skips
	given    bool // a row has been given
	notes    bool // the table has ended, what comes are notes
	err      error
	ends     []int32         // where the ends of cells of many rows are put
	texts    strings.Builder // and the texts of short ones
}

// Why a row or cell is skipped.
func reasonComment() string { return "comment" }
func reasonNote() string    { return "note below the table" }

const reasonSurplus = "cell behind the last named column"

// NewReader returns a reader of the file that src gives, and reads it up to
// the header row. UTF-8 may have a byte-order mark, UTF-16 must have one.
//
// An [*Error] matches [ErrLayout] where the layout contradicts itself,
// [ErrPointer] where a Git-LFS pointer stands in place of the file, [ErrFormat]
// where the file is an archive, a workbook, a web page or the like, and
// [ErrHeader] where the header row is not as the layout wants it; what
// [Reader.Rows] gives as errors may come up before the header too.
func NewReader(src io.Reader, layout Layout) (*Reader, error) {
	layout, err := layout.checked()
	if err != nil {
		return nil, err
	}
	if src == nil {
		return nil, &Error{Reason: "no source to read: it is nil", Err: ErrLayout}
	}
	head, rest, end, err := open(&source{r: src, limit: layout.Limits.Bytes, left: layout.Limits.Bytes})
	if err != nil {
		return nil, err
	}
	delimiter := layout.Delimiter
	if delimiter == 0 {
		if delimiter, err = layout.Header.delimiter(head, end, layout); err != nil {
			return nil, err
		}
	}
	r := &Reader{
		scan:   newScanner(head, rest, end, layout, delimiter),
		layout: layout,
		skips:  Skips{Limit: layout.Limits.Skips},
	}
	found := search{names: layout.Header.names}
	if layout.Header.kind != headerNone {
		if found, err = layout.Header.locate(r.scan, &r.skips); err != nil {
			return nil, err
		}
	}
	r.line, r.preamble = found.line, found.preamble
	if r.names, r.index, err = unique(found.names, layout.Numbered, found.line); err != nil {
		return nil, err
	}
	r.scan.names = r.names
	return r, nil
}

// Header returns the names of the columns in their order, up to the last that
// has one; a column without a name is called "".
func (r *Reader) Header() []string { return slices.Clone(r.names) }

// Preamble returns the rows before the header row that are not blank, each up
// to its last cell that is not blank, with the blanks around cells cut.
func (r *Reader) Preamble() [][]string {
	out := make([][]string, len(r.preamble))
	for i, cells := range r.preamble {
		out[i] = slices.Clone(cells)
	}
	return out
}

// Column returns where the column of that name stands, from 0, or −1 where
// there is none, for columns that a file may have or not.
func (r *Reader) Column(name string) int {
	if i, ok := r.index[name]; ok {
		return i
	}
	return -1
}

// Columns returns where the columns of these names stand, from 0. Where some
// are missing, the [ErrHeader] names them all.
func (r *Reader) Columns(names ...string) ([]int, error) {
	out := make([]int, len(names))
	var missing []string
	for i, name := range names {
		if out[i] = r.Column(name); out[i] < 0 {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return nil, &Error{
			Line:   r.line,
			Reason: fmt.Sprintf("no column %s: the columns are %s", quoteList(missing), quoteList(r.names)),
			Err:    ErrHeader,
		}
	}
	return out, nil
}

// Skips returns what has been skipped so far, the rows before the header
// included.
func (r *Reader) Skips() Skips {
	out := r.skips
	out.Kept = slices.Clone(out.Kept)
	return out
}

// Rows yields the rows behind the header that are neither blank nor skipped,
// each once: a loop that is left is taken up again by the next call. Rows may
// be kept.
//
// The first error ends the rows, and every later call yields it again. It is
// an [*Error] that matches [ErrSyntax], [ErrRagged], [ErrEncoding], [ErrLimit]
// or what the source gave.
func (r *Reader) Rows() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for {
			row, err := r.next()
			if err == io.EOF {
				return
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// next returns the next row, and io.EOF itself behind the last.
func (r *Reader) next() (Row, error) {
	for r.err == nil {
		if r.err = r.scan.next(); r.err != nil {
			break
		}
		switch {
		case r.scan.isNote:
			r.scan.skip(&r.skips, reasonComment)
		case !r.scan.hasText:
			r.skips.Blank++
			r.notes = r.layout.Notes && r.given
		case r.notes:
			r.scan.skip(&r.skips, reasonNote)
		default:
			var fits bool
			if fits, r.err = r.fit(); fits {
				r.given = true
				return r.row(), nil
			}
		}
	}
	return Row{}, r.err
}

// fit sees whether the row has the columns of the header, and does with it
// what the layout says where it has not.
func (r *Reader) fit() (bool, error) {
	s, columns := r.scan, len(r.names)
	if columns == 0 {
		return true, nil
	}
	long := false
	for i := columns; i < len(s.ends); i++ {
		if len(bytes.TrimSpace(s.raw(i))) == 0 {
			continue
		}
		long = true
		if r.layout.Ragged == FitRagged {
			s.skipCell(&r.skips, i, reasonSurplus)
		}
	}
	if !long && len(s.ends) >= columns || r.layout.Ragged == FitRagged {
		return true, nil
	}
	reason := func() string { return fmt.Sprintf("row has %s: want %d", count(len(s.ends), "cell"), columns) }
	if r.layout.Ragged == SkipRagged {
		s.skip(&r.skips, reason)
		return false, nil
	}
	return false, &Error{Row: s.row, Line: s.start, Reason: reason(), Err: ErrRagged}
}

// row returns the row at hand in memory that no later row writes to.
func (r *Reader) row() Row {
	s := r.scan
	n := len(s.ends)
	if len(r.ends)+n > cap(r.ends) {
		r.ends = make([]int32, 0, max(n, min(2*cap(r.ends), maxEnds), minEnds))
	}
	at := len(r.ends)
	r.ends = append(r.ends, s.ends...)
	return Row{r: r, text: r.keep(s.text), ends: r.ends[at : at+n : at+n], row: s.row, line: s.start}
}

// keep returns text as a string. Short ones share memory, as one allocation a
// row would take longer than to read it.
func (r *Reader) keep(text []byte) string {
	if len(text) > maxShared {
		return string(text)
	}
	if r.texts.Cap()-r.texts.Len() < len(text) {
		size := min(max(2*r.texts.Cap(), maxShared), maxTexts)
		r.texts.Reset()
		r.texts.Grow(size)
	}
	at := r.texts.Len()
	r.texts.Write(text)
	return r.texts.String()[at:]
}

// How much memory rows share: cells, and bytes of text.
const (
	minEnds   = 64
	maxEnds   = 1024
	maxShared = 256
	maxTexts  = 2048
)

// Row is one row of a table. It may be kept: no later row writes over it. The
// texts of a row share memory, and short rows share it with others, up to 2
// KiB: whoever keeps a few short texts of a long file clones them first.
type Row struct {
	r    *Reader
	text string  // its cells, with a delimiter between them
	ends []int32 // where each of them ends
	row  int
	line int
}

// Len returns how many cells stand in the row, named or not.
func (row Row) Len() int { return len(row.ends) }

// Position returns the number of the row in the file, from 1, as a spreadsheet
// counts, and the line in which it starts.
func (row Row) Position() (number, line int) { return row.row, row.line }

// Text returns the text of a cell, by the place of its column from 0; "" where
// the row has no such cell, −1 included. Line ends in it are line feeds.
func (row Row) Text(column int) string {
	if column < 0 || column >= len(row.ends) {
		return ""
	}
	text := row.text[begin(row.ends, column):row.ends[column]]
	if row.r.layout.Trim {
		return strings.TrimSpace(text)
	}
	return text
}

// Named returns the text of the cell in the column of that name, and whether
// there is such a column. A loop over many rows asks [Reader.Columns] once and
// takes [Row.Text].
func (row Row) Named(name string) (text string, ok bool) {
	if row.r == nil {
		return "", false
	}
	i := row.r.Column(name)
	return row.Text(i), i >= 0
}

// Number returns the number in a cell, written plainly: [Numbers.Plain] says
// how, and what ok means. An [ErrNumber] says where the cell is.
func (row Row) Number(column int, numbers Numbers) (plain string, ok bool, err error) {
	plain, ok, err = numbers.Plain(row.Text(column))
	if err != nil {
		return "", false, row.Err(column, err)
	}
	return plain, ok, nil
}

// Err returns err as an [*Error] with the place of the cell, or that of the row
// where column is −1. It returns nil where err is, and an [*Error] that has a
// place already as it is.
func (row Row) Err(column int, err error) error {
	if err == nil {
		return nil
	}
	e := &Error{Row: row.row, Line: row.lineOf(column), Column: row.columnName(column), Reason: err.Error(), Err: err}
	if own, ok := err.(*Error); ok {
		if own.Line > 0 {
			return own
		}
		e.Reason, e.Err = own.Reason, own.Err
	}
	return e
}

// Skip reports the row as skipped: a decoder calls it for a row it leaves out.
func (row Row) Skip(reason string) {
	if row.r == nil {
		return
	}
	row.r.skips.Add(Skipped{Row: row.row, Line: row.line, Reason: reason, Text: row.text})
}

// SkipCell reports one cell of the row as skipped.
func (row Row) SkipCell(column int, reason string) {
	if row.r == nil {
		return
	}
	row.r.skips.Add(Skipped{
		Row: row.row, Line: row.lineOf(column), Column: row.columnName(column), Reason: reason, Text: row.Text(column),
	})
}

// lineOf returns the line in which a cell starts.
func (row Row) lineOf(column int) int {
	if column < 0 || column >= len(row.ends) {
		return row.line
	}
	return lineOf(row.line, row.text[:begin(row.ends, column)])
}

func (row Row) columnName(column int) string {
	if column < 0 || row.r == nil {
		return ""
	}
	return row.r.scan.column(column)
}
