package disclosure

// flowScratch is what push works with, kept from call to call.
type flowScratch struct {
	level []int32
	next  []int32 // place in the adjacency of each node
	queue []int32
	trail []int32 // edges of the path that is being looked for
	log   []flowChange
}

// flowChange is a change of an edge, kept so that it can be taken back.
type flowChange struct {
	edge   int32
	raises bool
	by     int64
}

// push sends as much as it can from one node to another along edges that are
// on, without edge skip (-1: none), and returns how much: no more than limit,
// and unlimited where nothing bounds it, in which case nothing was sent. It is
// the maximum flow by blocking flows of Dinic (1970). rewind takes back what
// was sent since the log had a length.
func (g *network) push(from, to int32, limit int64, skip int32) int64 {
	f := &g.flow
	if f.level == nil {
		f.level, f.next = make([]int32, g.nodes), make([]int32, g.nodes)
	}
	if limit == unlimited && g.reach(from, to, skip, true) {
		return unlimited
	}
	sent := int64(0)
	for sent < limit && g.reach(from, to, skip, false) {
		clear(f.next)
		for sent < limit {
			by := g.augment(from, to, limit-sent, skip)
			if by == 0 {
				break
			}
			sent += by
		}
	}
	return sent
}

// reach puts the distance from a node on every node that has room on the way,
// and reports whether the other node is among them. With endless it takes the
// edges alone whose room is unlimited.
func (g *network) reach(from, to, skip int32, endless bool) bool {
	f := &g.flow
	for i := range f.level {
		f.level[i] = -1
	}
	f.level[from] = 0
	f.queue = append(f.queue[:0], from)
	for k := 0; k < len(f.queue); k++ {
		v := f.queue[k]
		if v == to {
			return true
		}
		for _, e := range g.at(v) {
			if !g.edges[e].on || e == skip {
				continue
			}
			w, raises := g.other(e, v)
			if f.level[w] >= 0 {
				continue
			}
			if room := g.room(e, raises); room == 0 || endless && room != unlimited {
				continue
			}
			f.level[w] = f.level[v] + 1
			f.queue = append(f.queue, w)
		}
	}
	return false
}

// augment sends up to limit along one shortest path and returns how much.
func (g *network) augment(from, to int32, limit int64, skip int32) int64 {
	f := &g.flow
	f.trail = f.trail[:0]
	for v := from; v != to; {
		if w, ok := g.advance(v, skip); ok {
			v = w
			continue
		}
		if v == from {
			return 0
		}
		last := f.trail[len(f.trail)-1] // a dead end: back, and past it
		f.trail = f.trail[:len(f.trail)-1]
		v, _ = g.other(last, v)
		f.next[v]++
	}
	by := limit
	v := from
	for _, e := range f.trail {
		w, raises := g.other(e, v)
		by = min(by, g.room(e, raises))
		v = w
	}
	v = from
	for _, e := range f.trail {
		w, raises := g.other(e, v)
		g.change(e, raises, by)
		f.log = append(f.log, flowChange{e, raises, by})
		v = w
	}
	return by
}

// advance puts the next edge of a shortest path from v on the trail.
func (g *network) advance(v, skip int32) (int32, bool) {
	f, edges := &g.flow, g.at(v)
	for ; int(f.next[v]) < len(edges); f.next[v]++ {
		e := edges[f.next[v]]
		if !g.edges[e].on || e == skip {
			continue
		}
		w, raises := g.other(e, v)
		if f.level[w] == f.level[v]+1 && g.room(e, raises) > 0 {
			f.trail = append(f.trail, e)
			return w, true
		}
	}
	return 0, false
}

// rewind takes back the changes behind the first n of the log.
func (g *network) rewind(n int) {
	f := &g.flow
	for i := len(f.log) - 1; i >= n; i-- {
		g.change(f.log[i].edge, !f.log[i].raises, f.log[i].by)
	}
	f.log = f.log[:n]
}

// slack returns by how much the value of edge e can rise or fall while all
// others fit it, but no more than limit. Nothing is left changed.
func (g *network) slack(e int32, raises bool, limit int64) int64 {
	x := g.edges[e]
	from, to := x.head, x.tail
	if !raises {
		from, to = to, from
		limit = min(limit, x.value-x.lower)
	}
	limit = min(limit, g.around(from, e, true), g.around(to, e, false))
	if limit == 0 {
		return 0
	}
	by := g.push(from, to, limit, e)
	g.rewind(0)
	return by
}

// around returns how much the edges at a node, but for skip, can take out of it
// or bring into it: no flow is greater, and most often it is as great.
func (g *network) around(v, skip int32, out bool) int64 {
	sum := int64(0)
	for _, e := range g.at(v) {
		if !g.edges[e].on || e == skip {
			continue
		}
		_, raises := g.other(e, v)
		room := g.room(e, raises == out)
		if room == unlimited {
			return unlimited
		}
		sum += room
	}
	return sum
}

// feasible finds values that make every node balance, where the edges have none
// yet: excess is what the published counts bring into each node less what they
// take out. It returns false where there are no such values.
func (g *network) feasible(excess []int64) bool {
	for i := range g.edges {
		e := &g.edges[i]
		e.value = e.lower
		excess[e.tail] -= e.lower
		excess[e.head] += e.lower
	}
	first := len(g.edges)
	source, sink := int32(g.nodes), int32(g.nodes+1)
	g.nodes += 2
	g.adj = append(g.adj, nil, nil)
	need, take := int64(0), int64(0)
	for v, x := range excess {
		switch {
		case x > 0:
			g.add(edge{tail: source, head: int32(v), on: true, upper: x})
			need += x
		case x < 0:
			g.add(edge{tail: int32(v), head: sink, on: true, upper: -x})
			take -= x
		}
	}
	ok := need == take && g.push(source, sink, need, -1) == need
	for i := first; i < len(g.edges); i++ {
		g.edges[i].on = false
	}
	g.flow.log = g.flow.log[:0]
	return ok
}
