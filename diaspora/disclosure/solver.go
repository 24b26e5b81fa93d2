package disclosure

import "slices"

// solver looks for the cells to hide beside the primary ones. The first edges
// of its network are the cells that may be hidden, row by row, so that the
// order of edges is that of cells.
type solver struct {
	g       *network
	width   int64
	primary []bool // of each edge
	may     []bool // whether each edge may be hidden
	actions []action

	suspects []int32 // cells, in the order in which isSafe asks about them
}

// action is a step of the search, for the trace.
type action struct {
	kind  actionKind
	sake  int32   // the cell that was to be protected, or -1
	cells []int32 // what was hidden, or published again
}

type actionKind uint8

const (
	actCycle  actionKind = iota // the cell lay on no cycle
	actRepair                   // the audit found it narrow
	actPrune                    // published again
	actBetter                   // a cheaper pattern was found by the exact search
)

// newSolver returns the solver of a table with its primary cells hidden.
func newSolver(t Table, o Options, primary []bool) *solver {
	r, c := len(t.rows), len(t.columns)
	s := &solver{g: newNetwork(r, c), width: o.width()}
	lower := int64(1)
	if o.MayHideZeros {
		lower = 0
	}
	for i := range r {
		for j := range c {
			at := Cell{i, j}
			n, p := t.open().counts[t.index(at)], primary[t.index(at)]
			if n < lower {
				continue // a 0 that is published
			}
			tail, head := ends(at, r, c)
			s.g.add(edge{tail: tail, head: head, on: p, audited: true, value: n, lower: lower, upper: unlimited, cell: at})
			s.primary = append(s.primary, p)
			s.may = append(s.may, true)
		}
	}
	unpublished := func(at Cell, n int64) {
		tail, head := ends(at, r, c)
		s.g.add(edge{tail: tail, head: head, on: true, value: n, upper: unlimited, cell: at})
		s.primary = append(s.primary, false)
		s.may = append(s.may, false)
	}
	if t.line || !o.Totals.rows() {
		for i, n := range t.open().rowTotals {
			unpublished(Cell{i, Total}, n)
		}
	}
	if t.line || !o.Totals.columns() {
		for j, n := range t.open().columnTotals {
			unpublished(Cell{Total, j}, n)
		}
	}
	if !o.Totals.grand() {
		unpublished(Cell{Total, Total}, t.open().total)
	}
	return s
}

// narrow returns the hidden cells whose range is narrower than the width.
func (s *solver) narrow() []int32 {
	var found []int32
	if s.width == 1 {
		for e, is := range s.g.fixed() {
			if is && s.g.edges[e].audited {
				found = append(found, int32(e))
			}
		}
		return found
	}
	s.g.focus()
	defer s.g.blur()
	for e := range s.g.edges {
		if x := &s.g.edges[e]; x.on && x.audited && s.isNarrow(int32(e)) {
			found = append(found, int32(e))
		}
	}
	return found
}

// isNarrow asks about one cell.
func (s *solver) isNarrow(e int32) bool {
	up := s.g.slack(e, true, s.width)
	return up < s.width && up+s.g.slack(e, false, s.width-up) < s.width
}

// isSafe reports whether no hidden cell is narrow. With widths above 1 it asks
// first about the cells that were narrow before, since they are likely to be so
// again.
func (s *solver) isSafe() bool {
	if s.width == 1 {
		for e, is := range s.g.fixed() {
			if is && s.g.edges[e].audited {
				return false
			}
		}
		return true
	}
	if s.suspects == nil {
		for e := range s.g.edges {
			if s.g.edges[e].audited {
				s.suspects = append(s.suspects, int32(e))
			}
		}
	}
	s.g.focus()
	defer s.g.blur()
	for i, e := range s.suspects {
		if s.g.edges[e].on && s.isNarrow(e) {
			copy(s.suspects[1:], s.suspects[:i])
			s.suspects[0] = e
			return false
		}
	}
	return true
}

// largest bars from hiding every cell that no safe pattern holds. What is left
// is the greatest safe pattern, since the ranges of cells grow with every
// further cell that is hidden, so that two safe patterns together are one. It
// returns the primary cells that are not in it: where there is one, no safe
// pattern exists.
func (s *solver) largest() []int32 {
	for e := range s.g.edges {
		s.g.edges[e].on = s.g.edges[e].on || s.may[e]
	}
	defer s.reset()
	for {
		narrow := s.narrow()
		lost := slices.DeleteFunc(slices.Clone(narrow), func(e int32) bool { return !s.primary[e] })
		if len(lost) > 0 || len(narrow) == 0 {
			return lost
		}
		for _, e := range narrow {
			s.may[e], s.g.edges[e].on = false, false
		}
	}
}

// reset hides the primary cells alone.
func (s *solver) reset() {
	for e := range s.g.edges {
		if x := &s.g.edges[e]; x.audited {
			x.on = s.primary[e]
		}
	}
}

// widen returns the cheapest cells to hide so that the range of a narrow cell
// grows, whether upwards or downwards.
func (s *solver) widen(e int32) (price, []int32, bool) {
	var best price
	var path []int32
	found := false
	for _, raises := range [2]bool{true, false} {
		x := s.g.edges[e]
		from, to, limit := x.head, x.tail, int64(unlimited)
		if !raises {
			from, to, limit = to, from, x.value-x.lower
		}
		if limit == 0 {
			continue
		}
		if s.width > 1 {
			if s.g.push(from, to, limit, e) == limit {
				s.g.rewind(0)
				continue
			}
		}
		p, cells, ok := s.g.cheapest(from, to, e, s.may, false)
		s.g.rewind(0)
		if ok && (!found || p.compare(best) < 0 || p == best && slices.Compare(cells, path) < 0) {
			best, path, found = p, cells, true
		}
	}
	return best, path, found
}

// hide hides cells for the sake of one.
func (s *solver) hide(kind actionKind, e int32, cells []int32) {
	for _, c := range cells {
		s.g.edges[c].on = true
	}
	if len(cells) > 0 {
		s.actions = append(s.actions, action{kind, e, cells})
	}
}

// added returns the price of the hidden cells that are not primary.
func (s *solver) added() price {
	var p price
	for e := range s.g.edges {
		if x := &s.g.edges[e]; x.on && x.audited && !s.primary[e] {
			p = p.plus(price{x.value, 1})
		}
	}
	return p
}
