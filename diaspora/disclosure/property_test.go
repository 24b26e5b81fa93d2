package disclosure_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
)

// trials is how many random tables a test tries.
func trials(n int) int {
	if testing.Short() || underRace {
		return n / 20
	}
	return n
}

// TestNothingDerivable has an auditor of its own look for a hidden cell that can
// be derived, in tables from 5 x 5 to 30 x 12.
func TestNothingDerivable(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 11))
	safe, refused, hidden, repaired := 0, 0, 0, 0
	for n := range trials(2000) {
		rows, columns := 5+r.IntN(26), 5+r.IntN(8)
		tb := table(t, randomCounts(r, rows, columns, []float64{3, 14, 14, 60}[n%4]))
		o := disclosure.Options{Threshold: 5, MayHideZeros: n%7 == 3, MinWidth: []int64{0, 0, 0, 3}[r.IntN(4)]}
		if rows*columns > 49 {
			o.Search = disclosure.SearchSteps
		}
		tb, _, err := tb.CollapseRows(5, "Other")
		require.NoError(t, err)
		tb, _, err = tb.CollapseColumns(5, "Other")
		require.NoError(t, err)
		counts := countsOf(tb)
		lower := int64(1)
		if o.MayHideZeros {
			lower = 0
		}

		public, private, err := disclosure.Suppress(tb, o)
		var refusal *disclosure.RefusalError
		if errors.As(err, &refusal) {
			refused++
			all := map[disclosure.Cell]bool{}
			for i, row := range counts {
				for j, c := range row {
					all[disclosure.Cell{Row: i, Column: j}] = c >= lower
				}
			}
			if o.MinWidth <= 1 {
				require.Subset(t, newAuditor(counts, all, lower).narrow(1), refusal.Cells, "table %d was refused for no reason", n)
			}
			continue
		}
		require.NoError(t, err, "table %d", n)
		// The hidden cells as the public table has them, not as the report says.
		shown := cellSet(public.Hidden())
		for i, row := range counts {
			for j, c := range row {
				cell := disclosure.Cell{Row: i, Column: j}
				e, ok := public.Entry(cell)
				require.True(t, ok)
				if got, is := e.Count(); is {
					require.Equal(t, c, got)
					require.False(t, c > 0 && c < 5, "table %d: %s is small and shown", n, cell)
				} else {
					require.True(t, shown[cell])
				}
			}
		}
		a := newAuditor(counts, shown, lower)
		require.Empty(t, a.narrow(max(o.MinWidth, 1)), "table %d: %v", n, counts)
		if n%40 == 0 { // whole ranges now and then, since they take longer
			for e, want := range private.Audit.Ranges {
				require.Equal(t, want.Cell, disclosure.Cell{Row: a.edges[e][0], Column: a.edges[e][1]})
				require.Equal(t, want.Low, a.extreme(e, false, disclosure.MaxTotal))
				require.Equal(t, want.High, a.extreme(e, true, disclosure.MaxTotal))
			}
		}
		safe++
		hidden += len(shown)
		for _, step := range private.Trace() {
			if step.Name == "hidden" {
				repaired++
				break
			}
		}
	}
	t.Logf("%d safe, %d refused, %d cells hidden, %d tables where something was hidden beside the small cells", safe, refused, hidden, repaired)
	require.Greater(t, safe, trials(2000)*9/10)
	require.Greater(t, repaired, safe/10)
}

// TestNearTheOptimum compares with the cheapest of all patterns, found by trying
// them in the order of their price.
func TestNearTheOptimum(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var exact, steps, optimum, exactCells, stepCells, cells float64
	found, refused := 0, 0
	done := map[string]int{}
	for range trials(400) {
		counts := randomCounts(r, 3, 4, 14)
		tb := table(t, counts)
		best, number, exists := cheapest(counts, 5, 1, 1)
		o := disclosure.Options{Threshold: 5, KeepSmallTotals: true}
		_, private, err := disclosure.Suppress(tb, o)
		if !exists {
			require.ErrorIs(t, err, disclosure.ErrUnsafe)
			refused++
			continue
		}
		require.NoError(t, err)
		require.Equal(t, best, private.Added, "%v", counts)
		require.NotEqual(t, disclosure.Steps, private.Method)
		for _, step := range private.Trace() {
			done[step.Name]++
		}
		o.Search = disclosure.SearchSteps
		_, plain, err := disclosure.Suppress(tb, o)
		require.NoError(t, err)
		require.NotEqual(t, disclosure.Exact, plain.Method)
		exactCells += float64(len(private.Primary) + len(private.Secondary))
		stepCells += float64(len(plain.Primary) + len(plain.Secondary))
		cells += float64(len(plain.Primary) + number)
		if best > 0 {
			found++
			exact += float64(private.Added) / float64(best)
			steps += float64(plain.Added) / float64(best)
			optimum++
		}
	}
	t.Logf("%d tables with a price, %d without a safe pattern; added count over the least: exact %.3f, steps %.3f; hidden cells: exact %.3f, steps %.3f",
		found, refused, exact/optimum, steps/optimum, exactCells/cells, stepCells/cells)
	for _, name := range []string{"hidden", "published again", "pattern replaced"} {
		require.NotZero(t, done[name], name)
	}
	require.InDelta(t, 1, exact/optimum, 1e-12)
	require.Less(t, steps/optimum, 1.10)
	require.Less(t, exactCells/cells, 1.10)
	require.Less(t, stepCells/cells, 1.10)
}

// cheapest returns the least added count of a safe pattern, and the least number
// of secondary cells at that price.
func cheapest(counts [][]int64, threshold, lower, width int64) (added int64, number int, ok bool) {
	var primary, free []disclosure.Cell
	var values []int64
	for i, row := range counts {
		for j, n := range row {
			switch c := (disclosure.Cell{Row: i, Column: j}); {
			case n < lower:
			case n > 0 && n < threshold:
				primary = append(primary, c)
			default:
				free = append(free, c)
				values = append(values, n)
			}
		}
	}
	type pattern struct {
		added int64
		cells []disclosure.Cell
	}
	patterns := make([]pattern, 0, 1<<len(free))
	for set := range 1 << len(free) {
		var p pattern
		for k := range free {
			if set>>k&1 == 1 {
				p.added += values[k]
				p.cells = append(p.cells, free[k])
			}
		}
		patterns = append(patterns, p)
	}
	slices.SortFunc(patterns, func(a, b pattern) int {
		if a.added != b.added {
			return int(a.added - b.added)
		}
		return len(a.cells) - len(b.cells)
	})
	for _, p := range patterns {
		if len(newAuditor(counts, cellSet(primary, p.cells), lower).narrow(width)) == 0 {
			return p.added, len(p.cells), true
		}
	}
	return 0, 0, false
}

// TestOptimumOfWiderRanges does the same where ranges are to be wider, and where
// zeros may be hidden.
func TestOptimumOfWiderRanges(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	refused := 0
	for n := range trials(120) {
		counts := randomCounts(r, 3, 3, 8)
		o := disclosure.Options{Threshold: 4, KeepSmallTotals: true, MinWidth: int64(1 + n%5), MayHideZeros: n%2 == 0}
		lower := int64(1)
		if o.MayHideZeros {
			lower = 0
		}
		best, _, exists := cheapest(counts, 4, lower, o.MinWidth)
		_, private, err := disclosure.Suppress(table(t, counts), o)
		if !exists {
			require.ErrorIs(t, err, disclosure.ErrUnsafe, "%v %+v", counts, o)
			refused++
			continue
		}
		require.NoError(t, err, "%v %+v", counts, o)
		require.Equal(t, best, private.Added, "%v %+v", counts, o)
		require.NotEqual(t, disclosure.Steps, private.Method)
	}
	t.Logf("%d refused", refused)
}

// TestPermutation shuffles rows and columns: what is asked of an exact search
// does not depend on their order.
func TestPermutation(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for n := range trials(300) {
		counts := randomCounts(r, 3+r.IntN(3), 3+r.IntN(3), 14)
		o := disclosure.Options{Threshold: 5, KeepSmallTotals: true, MinWidth: int64(1 + n%3)}
		_, want, wantErr := disclosure.Suppress(table(t, counts), o)
		_, again, _ := disclosure.Suppress(table(t, counts), o)
		require.Equal(t, want, again)

		rows, columns := r.Perm(len(counts)), r.Perm(len(counts[0]))
		moved := make([][]int64, len(counts))
		for i, from := range rows {
			for _, k := range columns {
				moved[i] = append(moved[i], counts[from][k])
			}
		}
		public, got, gotErr := disclosure.Suppress(table(t, moved), o)
		if wantErr != nil {
			var a, b *disclosure.RefusalError
			require.ErrorAs(t, wantErr, &a)
			require.ErrorAs(t, gotErr, &b)
			require.Len(t, b.Cells, len(a.Cells))
			continue
		}
		require.NoError(t, gotErr)
		require.Equal(t, want.Method, got.Method)
		require.Equal(t, want.Added, got.Added)
		require.Len(t, got.Secondary, len(want.Secondary))

		// A pattern that moves with the table keeps its ranges.
		var back []disclosure.Cell
		for _, c := range public.Hidden() {
			back = append(back, disclosure.Cell{Row: rows[c.Row], Column: columns[c.Column]})
		}
		same, err := disclosure.Hide(table(t, counts), back, o)
		require.NoError(t, err)
		audit, err := same.Audit()
		require.NoError(t, err)
		ranges := map[disclosure.Cell]disclosure.Range{}
		for _, x := range audit.Ranges {
			ranges[x.Cell] = x
		}
		for k, x := range got.Audit.Ranges {
			x.Cell = disclosure.Cell{Row: rows[x.Cell.Row], Column: columns[x.Cell.Column]}
			require.Equal(t, ranges[x.Cell], x, "range %d", k)
		}
	}
}
