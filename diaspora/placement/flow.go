package placement

import "math"

// flow is a network through which as much as possible is sent, at the least
// cost: shortest paths by potentials, and along all of one length at once a
// blocking flow (Dinic 1970). Costs are small and at least 0, so the shortest
// paths come out of buckets.
type flow struct {
	edges [][]int32 // by node: the edges from it; edge e^1 goes the other way
	to    []int32
	room  []int64
	cost  []int64

	potential []int64
	level     []int32 // by node: steps from the source, -1 for out of reach
	next      []int   // by node: the first edge that may still lead on
}

func newFlow(nodes int) *flow {
	return &flow{
		edges: make([][]int32, nodes), potential: make([]int64, nodes), level: make([]int32, nodes), next: make([]int, nodes),
	}
}

// connect adds an edge and returns its number.
func (f *flow) connect(from, to int, room, cost int64) int {
	e := len(f.to)
	f.to = append(f.to, int32(to), int32(from))
	f.room = append(f.room, room, 0)
	f.cost = append(f.cost, cost, -cost)
	f.edges[from] = append(f.edges[from], int32(e))
	f.edges[to] = append(f.edges[to], int32(e+1))
	return e
}

// through returns what flows through an edge.
func (f *flow) through(edge int) int64 { return f.room[edge^1] }

// fill sends as much as possible from source to sink.
func (f *flow) fill(source, sink int) {
	for f.shorten(source, sink) {
		for f.levels(source, sink) {
			clear(f.next)
			for f.push(source, sink, math.MaxInt64) > 0 {
			}
		}
	}
}

// reduced returns the cost of an edge from a node under the potentials, which
// is never below 0 where there is room.
func (f *flow) reduced(from int, e int32) int64 {
	return f.cost[e] + f.potential[from] - f.potential[f.to[e]]
}

// shorten brings the potentials up to the lengths of the shortest paths, and
// reports whether there is one to the sink.
func (f *flow) shorten(source, sink int) bool {
	length := make([]int64, len(f.edges))
	for n := range length {
		length[n] = -1
	}
	buckets := [][]int32{{int32(source)}}
	var end int64 = -1
	for d := 0; d < len(buckets); d++ {
		for k := 0; k < len(buckets[d]); k++ { // grows by edges of cost 0
			n := int(buckets[d][k])
			if length[n] >= 0 {
				continue
			}
			length[n] = int64(d)
			if n == sink {
				end = int64(d)
			}
			for _, e := range f.edges[n] {
				if m := f.to[e]; f.room[e] > 0 && length[m] < 0 {
					at := d + int(f.reduced(n, e))
					for at >= len(buckets) {
						buckets = append(buckets, nil)
					}
					buckets[at] = append(buckets[at], m)
				}
			}
		}
	}
	if end < 0 {
		return false
	}
	for n := range length {
		if length[n] < 0 || length[n] > end {
			length[n] = end
		}
		f.potential[n] += length[n]
	}
	return true
}

// levels counts the steps from the source along edges of a reduced cost of 0,
// and reports whether the sink can be reached.
func (f *flow) levels(source, sink int) bool {
	for n := range f.level {
		f.level[n] = -1
	}
	f.level[source] = 0
	queue := []int32{int32(source)}
	for k := 0; k < len(queue); k++ {
		n := int(queue[k])
		for _, e := range f.edges[n] {
			if m := f.to[e]; f.room[e] > 0 && f.level[m] < 0 && f.reduced(n, e) == 0 {
				f.level[m] = f.level[n] + 1
				queue = append(queue, m)
			}
		}
	}
	return f.level[sink] >= 0
}

// push sends up to so much from a node to the sink, level by level, and returns
// how much.
func (f *flow) push(n, sink int, most int64) int64 {
	if n == sink {
		return most
	}
	for ; f.next[n] < len(f.edges[n]); f.next[n]++ {
		e := f.edges[n][f.next[n]]
		m := int(f.to[e])
		if f.room[e] == 0 || f.level[m] != f.level[n]+1 || f.reduced(n, e) != 0 {
			continue
		}
		if sent := f.push(m, sink, min(most, f.room[e])); sent > 0 {
			f.room[e] -= sent
			f.room[e^1] += sent
			return sent
		}
	}
	return 0
}
