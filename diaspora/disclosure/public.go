package disclosure

import (
	"fmt"
	"slices"
	"strconv"
)

// Symbol stands for every hidden cell in texts. There is one symbol: to tell
// cells hidden for being small from those hidden to protect them would tell the
// reader that the former are below the threshold. In JSON null stands for it.
const Symbol = "x"

// Entry is what a reader sees in a cell: a count, or that it is hidden. The
// zero value is hidden.
type Entry struct {
	n     int64
	shown bool
}

// Shown returns an entry that shows a count.
func Shown(n int64) Entry { return Entry{n: n, shown: true} }

// Count returns the count, and false where it is hidden.
func (e Entry) Count() (int64, bool) { return e.n, e.shown }

// String returns the count or [Symbol].
func (e Entry) String() string {
	if !e.shown {
		return Symbol
	}
	return strconv.FormatInt(e.n, 10)
}

// Totals says which totals of a table are published. The zero value is all of
// them.
type Totals uint8

// Which totals are published.
const (
	AllTotals    Totals = iota // of rows and columns, and the grand total
	RowTotals                  // of rows, and with them the grand total
	ColumnTotals               // of columns, and with them the grand total
	GrandTotal                 // the grand total alone
	NoTotals                   // none
)

func (t Totals) rows() bool    { return t == AllTotals || t == RowTotals }
func (t Totals) columns() bool { return t == AllTotals || t == ColumnTotals }
func (t Totals) grand() bool   { return t != NoTotals }

// Public is a table as it is published: counts, one symbol for all hidden
// cells, and totals. It holds no hidden count and no reason for hiding, so that
// none can leak by printing it or writing it as JSON.
//
// It is also what a reader knows, and [Public.Audit] tells what follows from
// it. Totals are either shown, hidden like a cell, or not published at all. The
// zero value has no cells.
type Public struct {
	shape
	cells                   []Entry // row by row
	rowTotals, columnTotals []Entry // nil: not published
	total                   Entry
	totals                  Totals
	zerosMayHide            bool
}

// Hide returns the table with the given cells hidden, whether or not that is
// safe: [Public.Audit] and [Public.Disclosed] tell. Of the options it uses
// MayHideZeros and Totals. Cells may come in any order, and twice. It returns
// an error that matches [ErrPattern] where a cell is not one of t's (totals
// are not hidden: see Totals), or counts 0 while every 0 is published.
func Hide(t Table, hidden []Cell, o Options) (Public, error) {
	if err := o.check(t); err != nil {
		return Public{}, err
	}
	for _, c := range hidden {
		if !t.has(c, false) {
			return Public{}, fmt.Errorf("%w: %s is no cell of %d x %d", ErrPattern, c, len(t.rows), len(t.columns))
		}
		if t.open().counts[t.index(c)] == 0 && !o.MayHideZeros {
			return Public{}, fmt.Errorf("%w: %s counts 0, and every 0 is published", ErrPattern, c)
		}
	}
	return hide(t, hidden, o), nil
}

// hide makes the public table of a pattern that is one.
func hide(t Table, hidden []Cell, o Options) Public {
	p := Public{shape: t.shape, totals: o.Totals, zerosMayHide: o.MayHideZeros}
	show := func(counts []int64) []Entry {
		entries := make([]Entry, len(counts))
		for i, n := range counts {
			entries[i] = Shown(n)
		}
		return entries
	}
	p.cells = show(t.open().counts)
	for _, c := range hidden {
		p.cells[p.index(c)] = Entry{}
	}
	if o.Totals.rows() && !t.line {
		p.rowTotals = show(t.open().rowTotals)
	}
	if o.Totals.columns() && !t.line {
		p.columnTotals = show(t.open().columnTotals)
	}
	if o.Totals.grand() {
		p.total = Shown(t.open().total)
	}
	if t.line && p.totals.grand() {
		p.totals = GrandTotal
	}
	return p
}

// Published are the parts of a table that somebody has published, for
// [NewPublic].
type Published struct {
	Rows, Columns []string  // labels; nil stands for "1", "2" and so on
	Cells         [][]Entry // one slice for each row
	RowTotals     []Entry   // nil: not published
	ColumnTotals  []Entry   // nil: not published
	Total         Entry     // the grand total; where it is not shown and all of the row or column totals are, it is their sum
	MayHideZeros  bool      // a hidden cell may be 0: see [Options]
}

// NewPublic returns a table that somebody else has published, to be audited.
// It returns an error that matches [ErrTable] where it is none: see [NewTable].
// Whether its counts and totals fit each other is for the audit to tell.
func NewPublic(d Published) (Public, error) {
	if len(d.Cells) == 0 || len(d.Cells[0]) == 0 {
		return Public{}, fmt.Errorf("%w: it has no cells", ErrTable)
	}
	var p Public
	var err error
	if p.shape, err = newShape(d.Rows, d.Columns, len(d.Cells), len(d.Cells[0])); err != nil {
		return Public{}, err
	}
	sum := int64(0)
	p.cells = make([]Entry, 0, len(p.rows)*len(p.columns))
	for i, row := range d.Cells {
		if len(row) != len(p.columns) {
			return Public{}, fmt.Errorf("%w: row %d has %d cells: want %d", ErrTable, i, len(row), len(p.columns))
		}
		if err := addShown(&sum, row, func(j int) Cell { return Cell{i, j} }); err != nil {
			return Public{}, err
		}
		p.cells = append(p.cells, row...)
	}
	if d.RowTotals != nil && len(d.RowTotals) != len(p.rows) || d.ColumnTotals != nil && len(d.ColumnTotals) != len(p.columns) {
		return Public{}, fmt.Errorf("%w: %d row totals and %d column totals: want %d and %d, or none",
			ErrTable, len(d.RowTotals), len(d.ColumnTotals), len(p.rows), len(p.columns))
	}
	var rows, columns, grand int64
	if err := addShown(&rows, d.RowTotals, func(i int) Cell { return Cell{i, Total} }); err != nil {
		return Public{}, err
	}
	if err := addShown(&columns, d.ColumnTotals, func(j int) Cell { return Cell{Total, j} }); err != nil {
		return Public{}, err
	}
	if err := addShown(&grand, []Entry{d.Total}, func(int) Cell { return Cell{Total, Total} }); err != nil {
		return Public{}, err
	}
	p.rowTotals, p.columnTotals = slices.Clone(d.RowTotals), slices.Clone(d.ColumnTotals)
	p.total, p.zerosMayHide = d.Total, d.MayHideZeros
	if !p.total.shown && allShown(p.rowTotals) {
		p.total = Shown(rows)
	} else if !p.total.shown && allShown(p.columnTotals) {
		p.total = Shown(columns)
	}
	switch hasRows, hasColumns := p.rowTotals != nil, p.columnTotals != nil; {
	case hasRows && hasColumns:
		p.totals = AllTotals
	case hasRows:
		p.totals = RowTotals
	case hasColumns:
		p.totals = ColumnTotals
	case p.total.shown:
		p.totals = GrandTotal
	default:
		p.totals = NoTotals
	}
	return p, nil
}

// NewPublicLine returns a published line of cells with their one total.
func NewPublicLine(labels []string, cells []Entry, total Entry, mayHideZeros bool) (Public, error) {
	p, err := NewPublic(Published{Columns: labels, Cells: [][]Entry{cells}, Total: total, MayHideZeros: mayHideZeros})
	p.line = err == nil
	return p, err
}

// allShown reports whether there are entries and all are shown.
func allShown(entries []Entry) bool {
	return len(entries) > 0 && !slices.ContainsFunc(entries, func(e Entry) bool { return !e.shown })
}

// addShown adds what is shown to sum.
func addShown(sum *int64, entries []Entry, at func(int) Cell) error {
	for i, e := range entries {
		if e.n < 0 || e.n > MaxTotal-*sum {
			return fmt.Errorf("%w: %s is below 0 or makes the sum exceed %d", ErrTable, at(i), int64(MaxTotal))
		}
		*sum += e.n
	}
	return nil
}

// Entry returns what stands in a cell or total, and false where there is none
// or the total is not published.
func (p Public) Entry(c Cell) (Entry, bool) {
	if !p.has(c, true) {
		return Entry{}, false
	}
	switch {
	case c.Row == Total && c.Column == Total, p.line && c.Column == Total:
		return p.total, p.totals.grand()
	case c.Column == Total:
		if p.rowTotals == nil {
			return Entry{}, false
		}
		return p.rowTotals[c.Row], true
	case c.Row == Total:
		if p.columnTotals == nil {
			return Entry{}, false
		}
		return p.columnTotals[c.Column], true
	}
	return p.cells[p.index(c)], true
}

// Hidden returns the cells and totals that are hidden, row by row, each row
// before its total and the column totals last.
func (p Public) Hidden() []Cell {
	var hidden []Cell
	for _, c := range p.all() {
		if e, ok := p.Entry(c); ok && !e.shown {
			hidden = append(hidden, c)
		}
	}
	return hidden
}

// all returns every cell and total there may be, in the order of compareCells.
func (s shape) all() []Cell {
	cells := make([]Cell, 0, (len(s.rows)+1)*(len(s.columns)+1))
	for i := range len(s.rows) + 1 {
		if i == len(s.rows) {
			i = Total
		}
		for j := range len(s.columns) + 1 {
			if j == len(s.columns) {
				j = Total
			}
			if c := (Cell{i, j}); s.has(c, true) && !(s.line && i != Total && j == Total) {
				cells = append(cells, c)
			}
		}
	}
	return cells
}

// Totals says which totals are published.
func (p Public) Totals() Totals { return p.totals }

// MayHideZeros reports whether a hidden cell may be 0. Otherwise a reader knows
// that each is at least 1.
func (p Public) MayHideZeros() bool { return p.zerosMayHide }
