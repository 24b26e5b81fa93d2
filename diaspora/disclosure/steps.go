package disclosure

import "slices"

// steps hides cells beside the primary ones until none is narrow, and publishes
// again what is not needed. The primary cells are in a safe pattern, and
// largest has barred all cells outside the greatest one, so that a way to widen
// a narrow cell is always found.
func (s *solver) steps() {
	s.cycles()
	s.repair()
	s.prune()
}

// cycles hides the cheapest path for each primary cell that lies on no cycle,
// directions left aside: what a reader of totals alone, who does not know that
// counts are not negative, could derive. A cell may have come to lie on a cycle
// since the test; its path then costs nothing.
func (s *solver) cycles() {
	for e, is := range s.g.acyclic() {
		if !is || !s.primary[e] {
			continue
		}
		x := s.g.edges[e]
		if _, cells, ok := s.g.cheapest(x.tail, x.head, int32(e), s.may, true); ok {
			s.hide(actCycle, int32(e), cells)
		}
	}
}

// repair widens narrow cells, row by row, until there are none. The new cells
// of a path may themselves be narrow where the width is above 1, and come next.
func (s *solver) repair() {
	for {
		narrow := s.narrow()
		progress := false
		for _, e := range narrow {
			if s.width > 1 && !s.isNarrow(e) {
				continue // wide since a cell before it was widened
			}
			if _, cells, ok := s.widen(e); ok && len(cells) > 0 {
				s.hide(actRepair, e, cells)
				progress = true
			}
		}
		if !progress {
			return
		}
	}
}

// prune publishes again every secondary cell without which the table is safe,
// the greatest count first, of equal ones the last in the table.
func (s *solver) prune() {
	var secondary []int32
	for e := range s.g.edges {
		if x := &s.g.edges[e]; x.on && x.audited && !s.primary[e] {
			secondary = append(secondary, int32(e))
		}
	}
	slices.SortFunc(secondary, func(a, b int32) int {
		switch x, y := s.g.edges[a].value, s.g.edges[b].value; {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return int(b - a)
	})
	for _, e := range secondary {
		s.g.edges[e].on = false
		if !s.isSafe() {
			s.g.edges[e].on = true
			continue
		}
		s.actions = append(s.actions, action{actPrune, e, []int32{e}})
	}
}
