package disclosure

import (
	"fmt"

	"iom.int/migdev/indicator/check"
)

// Options say what is to be protected, and what is published. The zero value
// publishes every total and every 0; it does for [Hide], where the caller names
// the cells, and not for [Suppress].
type Options struct {
	// Threshold makes each cell primary that counts more than 0 and less than
	// it. 0 makes none; for [Suppress], where Primary is nil too, it is an error,
	// since a threshold that was forgotten would publish everything.
	Threshold int64

	// Primary are further cells to protect, whatever they count: 0s too, where
	// MayHideZeros is set. An empty list that is not nil says that there are none.
	Primary []Cell

	// MayHideZeros says that cells of 0 may be hidden. Otherwise every 0 is
	// published, and readers know that a hidden cell is at least 1, which makes
	// it harder to protect.
	MayHideZeros bool

	// Totals says which totals are published.
	Totals Totals

	// MinWidth is how far the ends of the range of every hidden cell lie apart
	// at least. 0 stands for 1: two counts are left. The reader of a range of
	// 1 to 2 knows nearly all.
	MinWidth int64

	// KeepSmallTotals publishes totals above 0 and below Threshold, with a
	// finding. Otherwise they are an error.
	KeepSmallTotals bool

	// Search says how cells to hide are looked for.
	Search Search
}

// Search says how cells to hide are looked for. The zero value is SearchAuto.
type Search uint8

// The ways to look for cells to hide.
const (
	SearchAuto  Search = iota // exact up to 100 cells and within a bound of work, else in steps
	SearchSteps               // in steps: see [Suppress]
)

// width returns MinWidth, and 1 where it is not stated.
func (o Options) width() int64 { return max(o.MinWidth, 1) }

// check returns what does not fit.
func (o Options) check(t Table) error {
	switch {
	case len(t.open().counts) == 0:
		return fmt.Errorf("%w: it has no cells", ErrTable)
	case o.Threshold < 0:
		return fmt.Errorf("%w: the threshold is %d: want 0 or more", ErrOptions, o.Threshold)
	case o.MinWidth < 0 || o.MinWidth > MaxTotal:
		return fmt.Errorf("%w: the least width is %d: want 0 to %d", ErrOptions, o.MinWidth, int64(MaxTotal))
	case o.Totals > NoTotals:
		return fmt.Errorf("%w: %d says of no totals whether they are published", ErrOptions, o.Totals)
	case o.Search > SearchSteps:
		return fmt.Errorf("%w: %d is no way of looking for cells", ErrOptions, o.Search)
	}
	return nil
}

// primary returns whether each cell of t is to be protected.
func (o Options) primary(t Table) ([]bool, error) {
	is := make([]bool, len(t.open().counts))
	for i, n := range t.open().counts {
		is[i] = isSmall(n, o.Threshold)
	}
	for _, c := range o.Primary {
		switch {
		case !t.has(c, false):
			return nil, fmt.Errorf("%w: primary %s is no cell of %d x %d", ErrPattern, c, len(t.rows), len(t.columns))
		case t.open().counts[t.index(c)] == 0 && !o.MayHideZeros:
			return nil, fmt.Errorf("%w: primary %s counts 0, and every 0 is published", ErrPattern, c)
		}
		is[t.index(c)] = true
	}
	return is, nil
}

// smallTotals returns the published totals that are small counts.
func (o Options) smallTotals(t Table) []Cell {
	var small []Cell
	add := func(c Cell) {
		if n, ok := t.Count(c); ok && isSmall(n, o.Threshold) {
			small = append(small, c)
		}
	}
	if o.Totals.rows() && !t.line {
		for i := range t.rows {
			add(Cell{i, Total})
		}
	}
	if o.Totals.columns() && !t.line {
		for j := range t.columns {
			add(Cell{Total, j})
		}
	}
	if o.Totals.grand() {
		add(Cell{Total, Total})
	}
	return small
}

// smallTotal is the finding for a small total that is published all the same.
func smallTotal(c Cell) check.Finding {
	return check.Finding{
		Code: "disclosure.small-total", Severity: check.Warning, Path: c.Path(),
		Message: "the published total is above 0 and below the threshold",
	}
}

// smallSums are the findings for rows and columns whose total is published and
// whose hidden cells come to less than the threshold together, unless the total
// is small itself and has a finding already.
func (o Options) smallSums(t Table, hidden []Cell) check.Findings {
	if t.line && !o.Totals.grand() {
		return nil
	}
	rows, columns := make([]int64, len(t.rows)), make([]int64, len(t.columns))
	for _, c := range hidden {
		n := t.open().counts[t.index(c)]
		rows[c.Row] += n
		columns[c.Column] += n
	}
	var fs check.Findings
	add := func(c Cell, sum int64) {
		if total, _ := t.Count(c); isSmall(sum, o.Threshold) && !isSmall(total, o.Threshold) {
			fs = append(fs, check.Finding{
				Code: "disclosure.small-sum", Severity: check.Warning, Path: c.Path(),
				Message: "the hidden cells of this total come to less than the threshold together, and a reader can derive what they come to",
			})
		}
	}
	if t.line {
		add(Cell{Total, Total}, rows[0])
		return fs
	}
	if o.Totals.rows() {
		for i, sum := range rows {
			add(Cell{i, Total}, sum)
		}
	}
	if o.Totals.columns() {
		for j, sum := range columns {
			add(Cell{Total, j}, sum)
		}
	}
	return fs
}
