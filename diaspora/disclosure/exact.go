package disclosure

// exact looks for the cheapest safe pattern of all by branch and bound, from
// the pattern that is hidden now as the best so far. It looks at no more than a
// number of nodes and returns whether it came to the end; the best pattern found
// is hidden in either case.
func (s *solver) exact(nodes int) bool {
	first := s.added()
	b := &bounding{solver: s, left: nodes, best: first, pattern: s.pattern()}
	s.reset()
	b.branch(price{})
	for e, on := range b.pattern {
		s.g.edges[e].on = on
	}
	if b.best != first {
		var cells []int32
		for e, on := range b.pattern {
			if on && s.g.edges[e].audited && !s.primary[e] {
				cells = append(cells, int32(e))
			}
		}
		s.actions = append(s.actions, action{actBetter, -1, cells})
	}
	return b.left >= 0
}

// pattern returns which edges are on.
func (s *solver) pattern() []bool {
	on := make([]bool, len(s.g.edges))
	for e := range on {
		on[e] = s.g.edges[e].on
	}
	return on
}

// bounding is the state of the exact search.
type bounding struct {
	*solver
	left    int // nodes
	best    price
	pattern []bool
}

// branch looks for the best pattern that hides what is on and maybe more of
// what may be hidden. Every safe pattern closes a cycle through each narrow
// cell, and none costs less than the cheapest one: that bounds the price from
// below. The cells of the dearest of these are either all hidden, or one of
// them is the first that is not.
func (b *bounding) branch(spent price) {
	if b.left--; b.left < 0 {
		return
	}
	narrow := b.narrow()
	if len(narrow) == 0 {
		if spent.compare(b.best) < 0 {
			b.best, b.pattern = spent, b.solver.pattern()
		}
		return
	}
	var dearest price
	var cells []int32
	for _, e := range narrow {
		p, path, ok := b.widen(e)
		if !ok {
			return
		}
		if cells == nil || p.compare(dearest) > 0 {
			dearest, cells = p, path
		}
		if spent.plus(dearest).compare(b.best) >= 0 {
			return
		}
	}
	for _, c := range cells {
		b.g.edges[c].on = true
	}
	b.branch(spent.plus(dearest))
	// One of them is published: the last, the last but one, …
	for i := len(cells) - 1; i >= 0; i-- {
		c := cells[i]
		b.g.edges[c].on = false
		dearest = price{dearest.added - b.g.edges[c].value, dearest.cells - 1}
		b.may[c] = false
		b.branch(spent.plus(dearest))
		b.may[c] = true
	}
}
