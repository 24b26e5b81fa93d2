package disclosure

// scanScratch is what fixed works with, kept from call to call.
type scanScratch struct {
	order, low, part []int32 // of each node
	stack            []int32
	frames           []scanFrame
	found            []bool // of each edge
}

type scanFrame struct {
	node, via int32 // the edge by which the node was reached, or -1
	next      int32
}

// fixed reports for each edge that is on whether it has one value alone, in
// time linear in the size of the network.
//
// An edge varies where a cycle with room leads over it in one direction or the
// other. One whose value is above its lower bound can go both ways; one at its
// lower bound can only rise. So the edges that are on are a mixed graph, and an
// edge varies exactly where both its ends lie in one strongly connected part of
// it and, if it goes both ways, it is no bridge of that part: Boesch and
// Tindell (1980) proved that an edge of a strongly connected mixed graph which
// is no bridge can be given a direction with the graph left strongly connected,
// and it then lies on a cycle. All room is in whole numbers, so that each such
// cycle changes the value by 1 at least.
//
// The result is overwritten by the next call.
func (g *network) fixed() []bool {
	s := g.scanning()
	g.strong()
	for i := range g.edges {
		e := &g.edges[i]
		s.found[i] = e.on && s.part[e.tail] != s.part[e.head]
	}
	g.bridges()
	return s.found
}

// acyclic reports for each edge that is on whether it lies on no cycle of such
// edges, directions and bounds left aside: the cycle test. The result is
// overwritten by the next call of acyclic or fixed.
func (g *network) acyclic() []bool {
	s := g.scanning()
	clear(s.part)
	clear(s.found)
	g.bridges()
	return s.found
}

// scanning returns the scratch, as large as the network.
func (g *network) scanning() *scanScratch {
	s := &g.scan
	if len(s.order) < g.nodes {
		s.order, s.low, s.part = make([]int32, g.nodes), make([]int32, g.nodes), make([]int32, g.nodes)
	}
	if cap(s.found) < len(g.edges) {
		s.found = make([]bool, len(g.edges))
	}
	s.found = s.found[:len(g.edges)]
	return s
}

// strong puts the number of its strongly connected part on every node, by the
// algorithm of Tarjan (1972).
func (g *network) strong() {
	s := &g.scan
	clear(s.order)
	for i := range s.part {
		s.part[i] = -1
	}
	count, parts := int32(0), int32(0)
	s.stack = s.stack[:0]
	visit := func(v int32) {
		count++
		s.order[v], s.low[v] = count, count
		s.stack = append(s.stack, v)
		s.frames = append(s.frames, scanFrame{node: v})
	}
	for root := range int32(g.nodes) {
		if s.order[root] != 0 {
			continue
		}
		visit(root)
		for len(s.frames) > 0 {
			f := &s.frames[len(s.frames)-1]
			v := f.node
			if int(f.next) < len(g.adj[v]) {
				e := g.adj[v][f.next]
				f.next++
				w, raises := g.other(e, v)
				switch {
				case !g.edges[e].on || g.room(e, raises) == 0:
				case s.order[w] == 0:
					visit(w)
				case s.part[w] < 0:
					s.low[v] = min(s.low[v], s.order[w])
				}
				continue
			}
			s.frames = s.frames[:len(s.frames)-1]
			if len(s.frames) > 0 {
				up := s.frames[len(s.frames)-1].node
				s.low[up] = min(s.low[up], s.low[v])
			}
			if s.low[v] != s.order[v] {
				continue
			}
			for {
				w := s.stack[len(s.stack)-1]
				s.stack = s.stack[:len(s.stack)-1]
				s.part[w] = parts
				if w == v {
					break
				}
			}
			parts++
		}
	}
}

// bridges marks the edges within a part without which it falls apart when
// directions are left aside. Of a strongly connected part an edge that goes one
// way is none, since it lies on a cycle of its part.
func (g *network) bridges() {
	s := &g.scan
	clear(s.order)
	count := int32(0)
	visit := func(v, via int32) {
		count++
		s.order[v], s.low[v] = count, count
		s.frames = append(s.frames, scanFrame{node: v, via: via})
	}
	for root := range int32(g.nodes) {
		if s.order[root] != 0 {
			continue
		}
		visit(root, -1)
		for len(s.frames) > 0 {
			f := &s.frames[len(s.frames)-1]
			v := f.node
			if int(f.next) < len(g.adj[v]) {
				e := g.adj[v][f.next]
				f.next++
				w, _ := g.other(e, v)
				switch {
				case !g.edges[e].on || e == f.via || s.part[v] != s.part[w]:
				case s.order[w] == 0:
					visit(w, e)
				default:
					s.low[v] = min(s.low[v], s.order[w])
				}
				continue
			}
			via := f.via
			s.frames = s.frames[:len(s.frames)-1]
			if len(s.frames) == 0 {
				continue
			}
			up := s.frames[len(s.frames)-1].node
			s.low[up] = min(s.low[up], s.low[v])
			if s.low[v] > s.order[up] {
				s.found[via] = true
			}
		}
	}
}
