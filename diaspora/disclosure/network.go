package disclosure

import "math"

// network is a table as a circulation. Rows and columns are nodes, and so are
// the row of column totals and the column of row totals. Whatever a reader does
// not know is an edge: a cell leads from its row to its column, a row total
// into its row, a column total out of its column, the grand total from the row
// of column totals to the column of row totals. That each row and column adds
// up is then that as much flows into each node as out of it, and whatever else
// the unknown counts may be differs from what they are by flow around cycles.
//
// All numbers of an edge are bounded by [MaxTotal], so that no sum of flows
// exceeds int64.
type network struct {
	nodes int
	edges []edge
	adj   [][]int32 // for each node its edges
	live  [][]int32 // of these the ones that are on, while focus holds; else nil
	flow  flowScratch
	scan  scanScratch
	path  pathScratch
}

// edge is a count that is, or may be, hidden. Its value has no upper bound but
// what the totals make of it.
type edge struct {
	tail, head int32
	on         bool  // hidden, so that it may vary; else published
	audited    bool  // hidden and not merely unpublished: to be told from others
	value      int64 // one that fits, at first the true one where that is known
	lower      int64 // what a reader knows it to be at least
	upper      int64 // unlimited, but for the edges that feasible adds
	cell       Cell
}

// unlimited is what an edge without upper bound can take.
const unlimited = math.MaxInt64

// newNetwork returns a network without edges for a table of r rows and c
// columns.
func newNetwork(r, c int) *network {
	n := r + c + 2
	return &network{nodes: n, adj: make([][]int32, n)}
}

func (g *network) add(e edge) int {
	id := int32(len(g.edges))
	g.edges = append(g.edges, e)
	g.adj[e.tail] = append(g.adj[e.tail], id)
	g.adj[e.head] = append(g.adj[e.head], id)
	return int(id)
}

// ends returns the nodes that a cell or total leads from and to.
func ends(c Cell, rows, columns int) (tail, head int32) {
	row, column := c.Row, c.Column
	if row == Total {
		row = rows
	}
	if column == Total {
		column = columns
	}
	tail, head = int32(row), int32(rows+1+column)
	if (c.Row == Total) != (c.Column == Total) {
		tail, head = head, tail // a total of a row or of a column
	}
	return tail, head
}

// other returns the end of edge e that is not node v, and whether e leads
// there from v, so that going there raises its value.
func (g *network) other(e, v int32) (w int32, raises bool) {
	if x := &g.edges[e]; x.tail != v {
		return x.tail, false
	}
	return g.edges[e].head, true
}

// room returns by how much edge e can be raised or lowered.
func (g *network) room(e int32, raises bool) int64 {
	x := &g.edges[e]
	switch {
	case !raises:
		return x.value - x.lower
	case x.upper == unlimited:
		return unlimited
	}
	return x.upper - x.value
}

// change raises or lowers edge e.
func (g *network) change(e int32, raises bool, by int64) {
	if raises {
		g.edges[e].value += by
	} else {
		g.edges[e].value -= by
	}
}

// focus has flows look at the edges alone that are on now, which is far quicker
// where most are not. No edge may be turned on or off until blur ends it.
func (g *network) focus() {
	g.live = make([][]int32, len(g.adj))
	for v, edges := range g.adj {
		for _, e := range edges {
			if g.edges[e].on {
				g.live[v] = append(g.live[v], e)
			}
		}
	}
}

func (g *network) blur() { g.live = nil }

// at returns the edges at a node that a flow may use, and maybe others.
func (g *network) at(v int32) []int32 {
	if g.live != nil {
		return g.live[v]
	}
	return g.adj[v]
}
