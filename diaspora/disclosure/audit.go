package disclosure

import (
	"fmt"

	"iom.int/migdev/indicator/check"
)

// Range is what a reader can derive of a hidden cell or total: the least and
// the greatest count that fit everything published. Every reader knows this
// much; who knows a person in the cell knows more.
type Range struct {
	Cell Cell  `json:"cell"`
	Low  int64 `json:"low"`
	High int64 `json:"high"`           // 0 where Open is set
	Open bool  `json:"open,omitempty"` // nothing published bounds it from above
}

// Width returns High less Low: 0 where the cell is disclosed, and false where
// there is no upper end.
func (r Range) Width() (int64, bool) { return r.High - r.Low, !r.Open }

// String returns "counts[1][2]: 8 to 16" or "counts[1][2]: 8 or more".
func (r Range) String() string {
	if r.Open {
		return fmt.Sprintf("%s: %d or more", r.Cell, r.Low)
	}
	return fmt.Sprintf("%s: %d to %d", r.Cell, r.Low, r.High)
}

// Audit is what a reader can derive from a published table.
type Audit struct {
	Ranges    []Range `json:"ranges"`              // of every hidden cell and total, in the order of [Public.Hidden]
	Disclosed []Cell  `json:"disclosed,omitempty"` // those of which one count alone is left
}

// Safe reports whether no hidden cell can be derived.
func (a Audit) Safe() bool { return len(a.Disclosed) == 0 }

// Narrow returns the cells with a range narrower than width, which with a width
// of 1 are the disclosed ones.
func (a Audit) Narrow(width int64) []Cell {
	var cells []Cell
	for _, r := range a.Ranges {
		if w, ok := r.Width(); ok && w < width {
			cells = append(cells, r.Cell)
		}
	}
	return cells
}

// Check returns a finding for each disclosed cell, with no count in it:
//
//   - disclosure.derivable (error): a hidden cell can be derived from what is
//     published
func (a Audit) Check() check.Findings {
	var fs check.Findings
	for _, c := range a.Disclosed {
		fs = append(fs, check.Finding{
			Code: "disclosure.derivable", Severity: check.Error, Path: c.Path(),
			Message: "the hidden count can be derived from what is published",
		})
	}
	return fs
}

// Audit returns what a reader can derive of the hidden cells, who knows the
// published cells and totals, that counts are whole and not negative and, unless
// zeros may be hidden, that each hidden cell is at least 1. Ranges are exact:
// each end is attained by a table that fits. They come from maximum flows, two
// for each hidden cell; [Public.Disclosed] is far quicker where no ranges are
// wanted.
//
// A total that is not published at all is not known to the reader, and not
// audited. It returns an error that matches [ErrContradiction] where no counts
// fit what is published.
func (p Public) Audit() (Audit, error) {
	g, err := p.network()
	if err != nil {
		return Audit{}, err
	}
	var a Audit
	for i := range g.edges {
		if e := &g.edges[i]; e.on && e.audited {
			r := g.bounds(int32(i))
			a.Ranges = append(a.Ranges, r)
			if w, ok := r.Width(); ok && w == 0 {
				a.Disclosed = append(a.Disclosed, r.Cell)
			}
		}
	}
	return a, nil
}

// Disclosed returns the hidden cells and totals of which one count alone is
// left, in the order of [Public.Hidden]: none where the table is safe. It knows
// what [Public.Audit] knows, but asks only whether there is another count, which
// takes time linear in the number of hidden cells once counts that fit are
// found. Errors are those of Audit.
func (p Public) Disclosed() ([]Cell, error) {
	g, err := p.network()
	if err != nil {
		return nil, err
	}
	return g.cells(g.fixed()), nil
}

// cells returns the audited cells of the edges that are marked.
func (g *network) cells(marked []bool) []Cell {
	var cells []Cell
	for i, is := range marked {
		if is && g.edges[i].on && g.edges[i].audited {
			cells = append(cells, g.edges[i].cell)
		}
	}
	return cells
}

// bounds returns the range of an edge.
func (g *network) bounds(e int32) Range {
	x := g.edges[e]
	r := Range{Cell: x.cell, Low: x.value - g.slack(e, false, unlimited)}
	if up := g.slack(e, true, unlimited); up == unlimited {
		r.Open = true
	} else {
		r.High = x.value + up
	}
	return r
}

// network returns the network of what is hidden or not published, with values
// that fit what is.
func (p Public) network() (*network, error) {
	r, c := len(p.rows), len(p.columns)
	g := newNetwork(r, c)
	excess := make([]int64, g.nodes)
	for _, at := range p.all() {
		tail, head := ends(at, r, c)
		e, published := p.Entry(at)
		if e.shown && published {
			excess[tail] -= e.n
			excess[head] += e.n
			continue
		}
		unknown := edge{tail: tail, head: head, on: true, audited: published, upper: unlimited, cell: at}
		if published && !p.zerosMayHide {
			unknown.lower = 1
		}
		g.add(unknown)
	}
	if p.line { // its column totals are nowhere, and its row total is the total
		for j := range c {
			tail, head := ends(Cell{Total, j}, r, c)
			g.add(edge{tail: tail, head: head, on: true, upper: unlimited})
		}
		tail, head := ends(Cell{0, Total}, r, c)
		g.add(edge{tail: tail, head: head, on: true, upper: unlimited})
	}
	if !g.feasible(excess) {
		return nil, fmt.Errorf("%w: no counts fit the cells and totals shown", ErrContradiction)
	}
	return g, nil
}
