package disclosure

import (
	"fmt"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// Bounds of what this package takes in. Beyond them it returns an error.
const (
	MaxCells = 1 << 18 // cells of a table, totals aside
	MaxTotal = 1 << 58 // the grand total of a table, and with it every count
	maxLabel = 200     // bytes of a label
)

// Total stands in the place of a row or a column of a [Cell] for its total:
// Cell{2, Total} is the total of row 2, Cell{Total, Total} the grand total.
const Total = -1

// Cell names a cell of a table by row and column, both counted from 0, or a
// total by [Total].
type Cell struct {
	Row    int `json:"row"`
	Column int `json:"column"`
}

// Path returns where the cell stands in the JSON of a [Public]:
// "counts[0][3]", "row_totals[0]", "column_totals[3]" or "total". It is how
// errors and findings name a cell, since it tells nothing of what is counted.
func (c Cell) Path() check.Path {
	switch {
	case c.Row == Total && c.Column == Total:
		return "total"
	case c.Column == Total:
		return check.Path("row_totals").Index(c.Row)
	case c.Row == Total:
		return check.Path("column_totals").Index(c.Column)
	}
	return check.Path("counts").Index(c.Row).Index(c.Column)
}

// String returns what [Cell.Path] does.
func (c Cell) String() string { return string(c.Path()) }

// compareCells orders cells by row and column, and totals behind what they are
// totals of.
func compareCells(a, b Cell) int {
	if a.Row != b.Row {
		return compareIndex(a.Row, b.Row)
	}
	return compareIndex(a.Column, b.Column)
}

func compareIndex(a, b int) int {
	switch {
	case a == b:
		return 0
	case a == Total:
		return 1
	case b == Total, a < b:
		return -1
	}
	return 1
}

// Table is a two-way table of counts, such as people by country and occupation,
// or a line of counts with one total. It holds the true counts and is not for
// publication: [Suppress] and [Hide] make a [Public] of it. Whatever prints a
// Table gets its size alone or its labels, never a count, also where it lies in
// a field that is not exported. The zero value has no cells.
type Table struct {
	shape
	sealed func() *tableCounts // package fmt writes it as an address; nil has no cells
}

// tableCounts is what a table counts. It does not change.
type tableCounts struct {
	counts                  []int64 // row by row
	rowTotals, columnTotals []int64
	total                   int64
}

var noCounts tableCounts // is never written to

// open returns the counts of t.
func (t Table) open() *tableCounts {
	if t.sealed == nil {
		return &noCounts
	}
	return t.sealed()
}

// shape is what a table and its publication share.
type shape struct {
	rows, columns []string
	line          bool // one row, whose cells are no column totals
}

// Rows returns the labels of the rows.
func (s shape) Rows() []string { return slices.Clone(s.rows) }

// Columns returns the labels of the columns.
func (s shape) Columns() []string { return slices.Clone(s.columns) }

// Size returns the number of rows and of columns.
func (s shape) Size() (rows, columns int) { return len(s.rows), len(s.columns) }

// IsLine reports whether there is one row with one total, and no column totals.
func (s shape) IsLine() bool { return s.line }

func (s shape) index(c Cell) int { return c.Row*len(s.columns) + c.Column }

// has reports whether c is a cell or, where totals is set, a total of s.
func (s shape) has(c Cell, totals bool) bool {
	in := func(i, n int) bool { return i >= 0 && i < n || totals && i == Total }
	if len(s.rows) == 0 || s.line && c.Row == Total && c.Column != Total {
		return false
	}
	return in(c.Row, len(s.rows)) && in(c.Column, len(s.columns))
}

// NewTable returns the table of counts, one slice for each row. Labels are
// distinct among rows and among columns; nil labels stand for "1", "2" and so
// on. It returns an error that matches [ErrTable] where there is no cell, the
// rows differ in length, a label is empty, repeated, longer than 200 bytes or
// not printable, a count is negative, or the table exceeds [MaxCells] or
// [MaxTotal].
func NewTable(rows, columns []string, counts [][]int64) (Table, error) {
	if len(counts) == 0 || len(counts[0]) == 0 {
		return Table{}, fmt.Errorf("%w: it has no cells", ErrTable)
	}
	var t Table
	n := &tableCounts{}
	var err error
	if t.shape, err = newShape(rows, columns, len(counts), len(counts[0])); err != nil {
		return Table{}, err
	}
	n.counts = make([]int64, 0, len(t.rows)*len(t.columns))
	n.rowTotals, n.columnTotals = make([]int64, len(t.rows)), make([]int64, len(t.columns))
	for i, row := range counts {
		if len(row) != len(t.columns) {
			return Table{}, fmt.Errorf("%w: row %d has %d counts: want %d", ErrTable, i, len(row), len(t.columns))
		}
		for j, count := range row {
			if count < 0 || count > MaxTotal-n.total {
				return Table{}, fmt.Errorf("%w: %s is below 0 or makes the total exceed %d", ErrTable, Cell{i, j}, int64(MaxTotal))
			}
			n.rowTotals[i] += count
			n.columnTotals[j] += count
			n.total += count
		}
		n.counts = append(n.counts, row...)
	}
	t.sealed = func() *tableCounts { return n }
	return t, nil
}

// NewLine returns a line of counts: a table of one row, of which the cells and
// their one total are published. Errors are those of [NewTable].
func NewLine(labels []string, counts []int64) (Table, error) {
	t, err := NewTable(nil, labels, [][]int64{counts})
	t.line = err == nil
	return t, err
}

func newShape(rows, columns []string, r, c int) (shape, error) {
	if r > MaxCells || c > MaxCells || r*c > MaxCells {
		return shape{}, fmt.Errorf("%w: %d rows of %d cells are more than %d cells", ErrTable, r, c, MaxCells)
	}
	rows, err := labels("row", rows, r)
	if err != nil {
		return shape{}, err
	}
	columns, err = labels("column", columns, c)
	if err != nil {
		return shape{}, err
	}
	return shape{rows: rows, columns: columns}, nil
}

// labels returns a copy of the labels of n rows or columns.
func labels(what string, given []string, n int) ([]string, error) {
	if given == nil {
		given = make([]string, n)
		for i := range given {
			given[i] = strconv.Itoa(i + 1)
		}
		return given, nil
	}
	if len(given) != n {
		return nil, fmt.Errorf("%w: %d labels for %d %ss", ErrTable, len(given), n, what)
	}
	seen := make(map[string]int, n)
	for i, l := range given {
		switch first, twice := seen[l]; {
		case !validLabel(l):
			return nil, fmt.Errorf("%w: %s label %d is %s: want printable text of 1 to %d bytes", ErrTable, what, i, check.Quote(l), maxLabel)
		case twice:
			return nil, fmt.Errorf("%w: %s labels %d and %d are both %s", ErrTable, what, first, i, check.Quote(l))
		}
		seen[l] = i
	}
	return slices.Clone(given), nil
}

func validLabel(l string) bool {
	if l == "" || len(l) > maxLabel || !utf8.ValidString(l) {
		return false
	}
	for _, r := range l {
		if !unicode.IsPrint(r) && !unicode.Is(unicode.Cf, r) {
			return false
		}
	}
	return true
}

// Count returns the count of a cell or total, and false where t has no such.
func (t Table) Count(c Cell) (int64, bool) {
	if !t.has(c, true) {
		return 0, false
	}
	switch {
	case c.Row == Total && c.Column == Total:
		return t.open().total, true
	case c.Column == Total:
		return t.open().rowTotals[c.Row], true
	case c.Row == Total:
		return t.open().columnTotals[c.Column], true
	}
	return t.open().counts[t.index(c)], true
}

// String returns the size of the table, and none of its counts.
func (t Table) String() string {
	return fmt.Sprintf("table of %d x %d counts, not for publication", len(t.rows), len(t.columns))
}

// GoString returns what [Table.String] does.
func (t Table) GoString() string { return t.String() }
