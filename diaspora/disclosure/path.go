package disclosure

import "slices"

// price is what it costs to hide cells: first the sum of their counts, then
// their number.
type price struct {
	added int64
	cells int32
}

func (a price) plus(b price) price { return price{a.added + b.added, a.cells + b.cells} }

func (a price) compare(b price) int {
	switch {
	case a.added < b.added || a.added == b.added && a.cells < b.cells:
		return -1
	case a == b:
		return 0
	}
	return 1
}

// pathScratch is what cheapest works with, kept from call to call.
type pathScratch struct {
	nodes []pathNode
	heap  []int32
	a, b  []int32
}

// pathNode is how a node is reached.
type pathNode struct {
	price
	via     int32 // the last edge, or -1
	from    int32 // the node before
	fresh   int32 // the last node on the way that is reached by a new cell, or -1
	heapPos int32 // place in the heap, or -1
	state   uint8 // 0 not seen, 1 in the heap, 2 settled
}

// cheapest returns the cells to hide, cheapest first by price and then the
// smaller list, so that there is a path between two nodes without edge skip.
// Edges that are on cost nothing, those that may be hidden their count, others
// are no way. It goes along edges in the directions in which they have room or,
// where loose is set, in both. It returns false where there is no path.
func (g *network) cheapest(from, to, skip int32, may []bool, loose bool) (price, []int32, bool) {
	s := &g.path
	if len(s.nodes) < g.nodes {
		s.nodes = make([]pathNode, g.nodes)
	}
	clear(s.nodes)
	s.heap = s.heap[:0]
	s.nodes[from] = pathNode{via: -1, from: -1, fresh: -1, state: 1}
	s.push(from)
	for len(s.heap) > 0 {
		v := s.pop(g)
		if v == to {
			return s.nodes[v].price, slices.Clone(s.list(g, &s.a, v)), true
		}
		s.nodes[v].state = 2
		for _, e := range g.adj[v] {
			x := &g.edges[e]
			if e == skip || !x.on && !may[e] {
				continue
			}
			w, raises := g.other(e, v)
			if s.nodes[w].state == 2 || !loose && g.room(e, raises) == 0 {
				continue
			}
			n := pathNode{price: s.nodes[v].price, via: e, from: v, fresh: s.nodes[v].fresh, state: 1}
			if !x.on {
				n.price = n.plus(price{x.value, 1})
				n.fresh = w
			}
			s.relax(g, w, n)
		}
	}
	return price{}, nil, false
}

// relax takes a way to node w where it is the first or the better one.
func (s *pathScratch) relax(g *network, w int32, n pathNode) {
	old := s.nodes[w]
	if old.state == 1 {
		c := n.compare(old.price)
		if c == 0 {
			// The new way ends in w as the old one does, so that the lists can
			// be compared once the node has been given the new one.
			s.a = append(s.a[:0], s.list(g, &s.b, w)...)
			s.nodes[w] = n
			c = slices.Compare(s.list(g, &s.b, w), s.a)
			s.nodes[w] = old
		}
		if c >= 0 {
			return
		}
		n.heapPos = old.heapPos
		s.nodes[w] = n
		s.up(g, n.heapPos)
		return
	}
	s.nodes[w] = n
	s.push(w)
	s.up(g, int32(len(s.heap)-1))
}

// list puts the new cells on the way to node v into buf, sorted.
func (s *pathScratch) list(g *network, buf *[]int32, v int32) []int32 {
	*buf = (*buf)[:0]
	for {
		n := &s.nodes[v]
		if n.fresh < 0 {
			break
		}
		if n.fresh != v { // all between is hidden already
			v = n.fresh
			continue
		}
		*buf = append(*buf, n.via)
		v = n.from
	}
	slices.Sort(*buf)
	return *buf
}

// less orders the nodes of the heap.
func (s *pathScratch) less(g *network, v, w int32) bool {
	a, b := &s.nodes[v], &s.nodes[w]
	if c := a.compare(b.price); c != 0 {
		return c < 0
	}
	if a.fresh != b.fresh {
		if c := slices.Compare(s.list(g, &s.a, v), s.list(g, &s.b, w)); c != 0 {
			return c < 0
		}
	}
	return v < w
}

func (s *pathScratch) push(v int32) {
	s.nodes[v].heapPos = int32(len(s.heap))
	s.heap = append(s.heap, v)
}

func (s *pathScratch) swap(i, j int32) {
	s.heap[i], s.heap[j] = s.heap[j], s.heap[i]
	s.nodes[s.heap[i]].heapPos, s.nodes[s.heap[j]].heapPos = i, j
}

func (s *pathScratch) up(g *network, i int32) {
	for i > 0 {
		parent := (i - 1) / 2
		if !s.less(g, s.heap[i], s.heap[parent]) {
			return
		}
		s.swap(i, parent)
		i = parent
	}
}

func (s *pathScratch) pop(g *network) int32 {
	top := s.heap[0]
	last := int32(len(s.heap) - 1)
	s.swap(0, last)
	s.heap = s.heap[:last]
	for i := int32(0); ; {
		least := i
		for _, child := range [2]int32{2*i + 1, 2*i + 2} {
			if child < last && s.less(g, s.heap[child], s.heap[least]) {
				least = child
			}
		}
		if least == i {
			return top
		}
		s.swap(i, least)
		i = least
	}
}
