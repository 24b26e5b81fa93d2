package disclosure

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Rounded is a published table whose counts and totals are rounded, each from
// its true value: rounded cells do not add up to rounded totals, and
// [Rounded.Gaps] says where. It carries how it was rounded, in texts and in
// JSON. What was hidden before stays hidden.
type Rounded struct {
	public Public
	rule   Rounding // without its key
}

// Table rounds a published table: first hide, then round. The identity stands
// in front of what each cell is, its row and column label; of a total, what it
// is a total of. Give all tables that count the same people the same: a year, a
// territory, not the name of the table. [Hide] with no cells makes a published
// table of a table from which nothing is to be hidden.
//
// Hidden cells stay hidden and are not rounded; those that could not be derived
// from the exact figures cannot be derived from rounded ones. It returns an
// error that matches [ErrRounding] of the zero Rounding.
func (r Rounding) Table(p Public, identity ...string) (Rounded, error) {
	if err := r.check(0); err != nil {
		return Rounded{}, err
	}
	out := p
	out.cells, out.rowTotals, out.columnTotals = slices.Clone(p.cells), slices.Clone(p.rowTotals), slices.Clone(p.columnTotals)
	round := func(e Entry, parts ...string) Entry {
		if !e.shown {
			return e
		}
		// A random rounding has an identity here, and the count is in bounds.
		n, _ := r.Round(e.n, append(slices.Clone(identity), parts...)...)
		return Shown(n)
	}
	for i, row := range p.rows {
		for j, column := range p.columns {
			at := p.index(Cell{i, j})
			if p.line {
				out.cells[at] = round(p.cells[at], "cell", column)
			} else {
				out.cells[at] = round(p.cells[at], "cell", row, column)
			}
		}
	}
	for i := range out.rowTotals {
		out.rowTotals[i] = round(p.rowTotals[i], "row", p.rows[i])
	}
	for j := range out.columnTotals {
		out.columnTotals[j] = round(p.columnTotals[j], "column", p.columns[j])
	}
	out.total = round(p.total, "total")
	return Rounded{public: out, rule: Rounding{base: r.base, half: r.half, key: marker(r.key)}}, nil
}

// marker keeps that there is a key, and not the key.
func marker(key func() []byte) func() []byte {
	if key == nil {
		return nil
	}
	return func() []byte { return nil }
}

// Rule returns how it was rounded: "nearest multiple of 5".
func (r Rounded) Rule() string { return r.rule.String() }

// Entry returns what stands in a cell or total, as [Public.Entry] does.
func (r Rounded) Entry(c Cell) (Entry, bool) { return r.public.Entry(c) }

// Interval returns the counts that a cell or total may stand for, as
// [Rounding.Interval] does, and false where none is shown.
func (r Rounded) Interval(c Cell) (low, high int64, ok bool) {
	e, ok := r.Entry(c)
	if !ok || !e.shown {
		return 0, 0, false
	}
	low, high, err := r.rule.Interval(e.n)
	return low, high, err == nil
}

// Gap is a total that is not the sum of the rounded cells it is a total of.
type Gap struct {
	Total    Cell
	FromTrue int64 // as published: rounded from the true total
	FromSum  int64 // sum of the rounded cells
}

// String returns "row_totals[0]: 10, its cells add up to 0".
func (g Gap) String() string {
	return fmt.Sprintf("%s: %d, its cells add up to %d", g.Total, g.FromTrue, g.FromSum)
}

// Sum returns what the rounded cells of a total add up to, and false where one
// of them is hidden or there is no such total.
func (r Rounded) Sum(total Cell) (int64, bool) {
	p := &r.public
	if !p.has(total, true) || total.Row != Total && total.Column != Total {
		return 0, false
	}
	rows, columns := span(total.Row, len(p.rows)), span(total.Column, len(p.columns))
	sum := int64(0)
	for i := rows[0]; i < rows[1]; i++ {
		for j := columns[0]; j < columns[1]; j++ {
			e := p.cells[p.index(Cell{i, j})]
			if !e.shown {
				return 0, false
			}
			sum += e.n
		}
	}
	return sum, true
}

// span returns the half-open range of what an index means among n.
func span(i, n int) [2]int {
	if i == Total {
		return [2]int{0, n}
	}
	return [2]int{i, i + 1}
}

// Gaps returns the totals shown that the rounded cells do not add up to: those
// of rows, of columns, and the grand total. None means that the table adds up,
// as far as it is not hidden.
func (r Rounded) Gaps() []Gap {
	var gaps []Gap
	p := &r.public
	add := func(c Cell) {
		e, ok := p.Entry(c)
		if sum, whole := r.Sum(c); ok && e.shown && whole && sum != e.n {
			gaps = append(gaps, Gap{c, e.n, sum})
		}
	}
	if !p.line {
		for i := range p.rows {
			add(Cell{i, Total})
		}
		for j := range p.columns {
			add(Cell{Total, j})
		}
	}
	add(Cell{Total, Total})
	return gaps
}

// Additive reports whether there are no gaps.
func (r Rounded) Additive() bool { return len(r.Gaps()) == 0 }

func (r Rounded) legend() []string {
	hidden := r.public.legend()
	adds := "Cells add up to totals."
	switch {
	case !r.Additive():
		adds = "Totals are rounded from true totals: cells do not add up to them."
	case len(hidden) > 0:
		adds = "Where no cell is hidden, cells add up to totals."
	}
	return append([]string{"Rounded: " + r.Rule() + "; a 0 may stand for people.", adds}, hidden...)
}

// String returns the table as text of 80 columns, as [Public.AppendText] has it,
// and below it how it was rounded and whether it adds up.
func (r Rounded) String() string {
	dst := appendBlocks(nil, r.public.grid())
	for _, line := range r.legend() {
		dst = append(append(dst, line...), '\n')
	}
	return string(dst)
}

// Markdown returns the table as [Public.Markdown] does, with the rule below.
func (r Rounded) Markdown() string {
	var b strings.Builder
	writeMarkdown(&b, r.public.grid())
	for _, line := range r.legend() {
		b.WriteString("\n" + markdown(line) + "\n")
	}
	return b.String()
}

// CSV returns the table as [Public.CSV] does, without the rule: say it beside
// the file.
func (r Rounded) CSV() string { return r.public.CSV() }

// MarshalJSON writes the table as [Public.MarshalJSON] does, with the method
// "rounding" and beside it the base, the rule and whether it adds up.
func (r Rounded) MarshalJSON() ([]byte, error) {
	out := struct {
		publicJSON
		Base     int64  `json:"base"`
		Rule     string `json:"rule"`
		Additive bool   `json:"additive"`
	}{r.public.json(), r.rule.base, r.Rule(), r.Additive()}
	out.Method = "rounding"
	return json.Marshal(out)
}
