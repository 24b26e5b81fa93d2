package disclosure_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
)

// auditor finds what a reader can derive in another way than the library does:
// it starts from the true table and moves counts along the widest path, found by
// the relaxation of Bellman and Ford, until there is none.
type auditor struct {
	r, c  int
	x     []int64
	lower int64
	edges [][2]int // hidden cells: row, column
	width []int64
	via   []int
}

func newAuditor(counts [][]int64, hidden map[disclosure.Cell]bool, lower int64) *auditor {
	a := &auditor{r: len(counts), c: len(counts[0]), lower: lower}
	for i, row := range counts {
		for j, n := range row {
			if hidden[disclosure.Cell{Row: i, Column: j}] {
				a.edges = append(a.edges, [2]int{i, j})
				a.x = append(a.x, n)
			}
		}
	}
	a.width, a.via = make([]int64, a.r+a.c), make([]int, a.r+a.c)
	return a
}

// widest finds the widest path between two nodes (rows, then columns) without
// one edge: along an edge from its row its count is raised, from its column
// lowered.
func (a *auditor) widest(from, to, skip int) int64 {
	clear(a.width)
	a.width[from] = math.MaxInt64
	for again := true; again; {
		again = false
		for e, at := range a.edges {
			if e == skip {
				continue
			}
			row, column := at[0], a.r+at[1]
			if w := a.width[row]; w > a.width[column] {
				a.width[column], a.via[column], again = w, e, true
			}
			if w := min(a.width[column], a.x[e]-a.lower); w > a.width[row] {
				a.width[row], a.via[row], again = w, e, true
			}
		}
	}
	return a.width[to]
}

// extreme returns the least or the greatest count of edge e; stop ends the
// search as soon as the count has moved by so much.
func (a *auditor) extreme(e int, greatest bool, stop int64) int64 {
	kept := append([]int64(nil), a.x...)
	defer copy(a.x, kept)
	from, to, sign := a.r+a.edges[e][1], a.edges[e][0], int64(1)
	if !greatest {
		from, to, sign = to, from, -1
	}
	moved := int64(0)
	for moved < stop {
		by := a.widest(from, to, e)
		if !greatest {
			by = min(by, a.x[e]-a.lower)
		}
		if by == 0 {
			break
		}
		for v := to; v != from; {
			via := a.via[v]
			if v < a.r { // reached from a column
				a.x[via] -= by
				v = a.r + a.edges[via][1]
			} else {
				a.x[via] += by
				v = a.edges[via][0]
			}
		}
		a.x[e] += sign * by
		moved += by
	}
	return kept[e] + sign*moved
}

// narrow returns the hidden cells that vary by less than width.
func (a *auditor) narrow(width int64) []disclosure.Cell {
	var found []disclosure.Cell
	for e, at := range a.edges {
		if up := a.extreme(e, true, width) - a.x[e]; up < width && up+a.x[e]-a.extreme(e, false, width) < width {
			found = append(found, disclosure.Cell{Row: at[0], Column: at[1]})
		}
	}
	return found
}

func cellSet(cells ...[]disclosure.Cell) map[disclosure.Cell]bool {
	set := map[disclosure.Cell]bool{}
	for _, list := range cells {
		for _, c := range list {
			set[c] = true
		}
	}
	return set
}

// randomCounts draws exponential counts with a mean.
func randomCounts(r *rand.Rand, rows, columns int, mean float64) [][]int64 {
	counts := make([][]int64, rows)
	for i := range counts {
		counts[i] = make([]int64, columns)
		for j := range counts[i] {
			counts[i][j] = int64(r.ExpFloat64() * mean)
		}
	}
	return counts
}

func table(t testing.TB, counts [][]int64) disclosure.Table {
	t.Helper()
	tb, err := disclosure.NewTable(nil, nil, counts)
	require.NoError(t, err)
	return tb
}

// countsOf returns the counts of a table, row by row.
func countsOf(tb disclosure.Table) [][]int64 {
	r, c := tb.Size()
	counts := make([][]int64, r)
	for i := range counts {
		for j := range c {
			n, _ := tb.Count(disclosure.Cell{Row: i, Column: j})
			counts[i] = append(counts[i], n)
		}
	}
	return counts
}
