package disclosure_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
)

// TestAuditAgainstEnumeration compares ranges with those of all tables that fit,
// written down one by one; totals are shown, hidden or not published at all.
func TestAuditAgainstEnumeration(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	open, disclosed, hiddenTotals := 0, 0, 0
	for n := range trials(2000) {
		rows, columns := 1+r.IntN(3), 1+r.IntN(3)
		counts := make([][]int64, rows)
		d := disclosure.Published{Cells: make([][]disclosure.Entry, rows), MayHideZeros: r.IntN(2) == 0}
		rowSums, columnSums, sum := make([]int64, rows), make([]int64, columns), int64(0)
		left := 4 // cells that may be hidden: the more, the longer the enumeration
		entry := func(n int64, odds int) disclosure.Entry {
			if left--; left >= 0 && r.IntN(odds) == 0 && (n > 0 || d.MayHideZeros) {
				return disclosure.Entry{}
			}
			return disclosure.Shown(n)
		}
		for i := range counts {
			for j := range columns {
				v := r.Int64N(3)
				counts[i] = append(counts[i], v)
				rowSums[i] += v
				columnSums[j] += v
				sum += v
				d.Cells[i] = append(d.Cells[i], entry(v, 1+r.IntN(2)))
			}
		}
		odds := []int{1 << 30, 4}[n%2]
		left = 3
		if r.IntN(4) > 0 {
			for _, v := range rowSums {
				d.RowTotals = append(d.RowTotals, entry(v, odds))
			}
		}
		if r.IntN(4) > 0 {
			for _, v := range columnSums {
				d.ColumnTotals = append(d.ColumnTotals, entry(v, odds))
			}
		}
		if r.IntN(3) > 0 || sum == 0 {
			d.Total = disclosure.Shown(sum)
		}
		p, err := disclosure.NewPublic(d)
		require.NoError(t, err)
		a, err := p.Audit()
		require.NoError(t, err)
		hidden := p.Hidden()
		require.Len(t, a.Ranges, len(hidden))
		quick, err := p.Disclosed()
		require.NoError(t, err)
		require.Equal(t, a.Disclosed, quick, "%d: %v", n, counts)
		require.Equal(t, a.Narrow(1), quick)

		want := enumerate(p, sum+1) // no range that has an end goes further than the sum
		for k, got := range a.Ranges {
			require.Equal(t, hidden[k], got.Cell)
			w := want[got.Cell]
			require.Equal(t, w[0], got.Low, "%d: %s of %v", n, got, counts)
			if got.Open {
				open++
				require.Greater(t, w[1], sum, "%d: %s of %v", n, got, counts)
				continue
			}
			require.Equal(t, w[1], got.High, "%d: %s of %v", n, got, counts)
			if got.Cell.Row == disclosure.Total || got.Cell.Column == disclosure.Total {
				hiddenTotals++
			}
		}
		disclosed += len(quick)
	}
	t.Logf("%d open, %d disclosed, %d hidden totals", open, disclosed, hiddenTotals)
	require.NotZero(t, open)
	require.NotZero(t, disclosed)
	require.NotZero(t, hiddenTotals)
}

// enumerate returns the least and greatest value of each hidden cell or total
// over all tables that fit and have no hidden cell above a bound.
func enumerate(p disclosure.Public, most int64) map[disclosure.Cell][2]int64 {
	rows, columns := p.Size()
	lower := int64(1)
	if p.MayHideZeros() {
		lower = 0
	}
	found := map[disclosure.Cell][2]int64{}
	x := make([][]int64, rows)
	for i := range x {
		x[i] = make([]int64, columns)
	}
	// fits reports whether a total can be what it is, or may be.
	fits := func(at disclosure.Cell, v int64) bool {
		e, published := p.Entry(at)
		if !published {
			return true
		}
		if n, shown := e.Count(); shown {
			return n == v
		}
		return v >= lower
	}
	rowSum := func(i int) (v int64) {
		for _, n := range x[i] {
			v += n
		}
		return v
	}
	note := func(at disclosure.Cell, v int64) {
		if e, ok := p.Entry(at); ok {
			if _, shown := e.Count(); !shown {
				w, is := found[at]
				if !is {
					w = [2]int64{v, v}
				}
				found[at] = [2]int64{min(w[0], v), max(w[1], v)}
			}
		}
	}
	// beyond is what row and column totals that are shown leave at most.
	beyond := func(i, j int) int64 {
		bound := most
		for _, at := range []disclosure.Cell{{Row: i, Column: disclosure.Total}, {Row: disclosure.Total, Column: j}, {Row: disclosure.Total, Column: disclosure.Total}} {
			if e, ok := p.Entry(at); ok {
				if n, shown := e.Count(); shown {
					bound = min(bound, n)
				}
			}
		}
		return bound
	}
	var fill func(k int)
	fill = func(k int) {
		if k == rows*columns {
			total := int64(0)
			for i := range rows {
				v := rowSum(i)
				total += v
				if !fits(disclosure.Cell{Row: i, Column: disclosure.Total}, v) {
					return
				}
			}
			sums := make([]int64, columns)
			for j := range columns {
				for i := range rows {
					sums[j] += x[i][j]
				}
				if !fits(disclosure.Cell{Row: disclosure.Total, Column: j}, sums[j]) {
					return
				}
			}
			if !fits(disclosure.Cell{Row: disclosure.Total, Column: disclosure.Total}, total) {
				return
			}
			for i := range rows {
				note(disclosure.Cell{Row: i, Column: disclosure.Total}, rowSum(i))
				for j := range columns {
					note(disclosure.Cell{Row: i, Column: j}, x[i][j])
				}
			}
			for j, v := range sums {
				note(disclosure.Cell{Row: disclosure.Total, Column: j}, v)
			}
			note(disclosure.Cell{Row: disclosure.Total, Column: disclosure.Total}, total)
			return
		}
		i, j := k/columns, k%columns
		if j == 0 && i > 0 && !fits(disclosure.Cell{Row: i - 1, Column: disclosure.Total}, rowSum(i-1)) {
			return
		}
		e, _ := p.Entry(disclosure.Cell{Row: i, Column: j})
		if n, shown := e.Count(); shown {
			x[i][j] = n
			fill(k + 1)
			return
		}
		for v := lower; v <= beyond(i, j); v++ {
			x[i][j] = v
			fill(k + 1)
		}
	}
	fill(0)
	return found
}
