package disclosure_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
	"iom.int/migdev/indicator/check"
)

func at(row, column int) disclosure.Cell { return disclosure.Cell{Row: row, Column: column} }

func line(t *testing.T, counts ...int64) disclosure.Table {
	t.Helper()
	tb, err := disclosure.NewLine(nil, counts)
	require.NoError(t, err)
	return tb
}

func TestSuppress(t *testing.T) {
	total := disclosure.Total
	tests := map[string]struct {
		table  func(*testing.T) disclosure.Table
		counts [][]int64
		o      disclosure.Options
		hidden cells
		added  int64
		method disclosure.Method
		refuse cells // cells that stay disclosed
		small  cells // totals that are small
	}{
		"one small cell": {
			counts: [][]int64{{3, 9, 20}, {8, 7, 20}, {30, 30, 30}}, o: disclosure.Options{Threshold: 5},
			hidden: cells{at(0, 0), at(0, 1), at(1, 0), at(1, 1)}, added: 24, method: disclosure.Exact,
		},
		"small cells that protect each other": {
			counts: [][]int64{{3, 4, 20}, {4, 3, 20}, {30, 30, 30}}, o: disclosure.Options{Threshold: 5},
			hidden: cells{at(0, 0), at(0, 1), at(1, 0), at(1, 1)}, method: disclosure.Exact,
		},
		"nothing but zeros": {
			counts: [][]int64{{0, 0}, {0, 0}}, o: disclosure.Options{Threshold: 5},
		},
		"nothing to protect": {counts: [][]int64{{1, 2}, {3, 4}}, o: disclosure.Options{Primary: cells{}}},
		"in steps": {
			counts: [][]int64{{3, 9, 20}, {8, 7, 20}, {30, 30, 30}}, o: disclosure.Options{Threshold: 5, Search: disclosure.SearchSteps},
			hidden: cells{at(0, 0), at(0, 1), at(1, 0), at(1, 1)}, added: 24, method: disclosure.Steps,
		},
		"all cells of a table small": {
			counts: [][]int64{{2, 3}, {3, 2}}, o: disclosure.Options{Threshold: 5},
			hidden: cells{at(0, 0), at(0, 1), at(1, 0), at(1, 1)}, method: disclosure.Exact,
		},
		"one row with column totals": {
			counts: [][]int64{{3, 9, 20}}, o: disclosure.Options{Threshold: 5, KeepSmallTotals: true}, refuse: cells{at(0, 0)},
		},
		"one column with row totals": {
			counts: [][]int64{{3}, {9}, {20}}, o: disclosure.Options{Threshold: 5, KeepSmallTotals: true}, refuse: cells{at(0, 0)},
		},
		"one row whose column totals are not published": {
			counts: [][]int64{{3, 9, 20}}, o: disclosure.Options{Threshold: 5, Totals: disclosure.RowTotals},
			hidden: cells{at(0, 0), at(0, 1)}, added: 9, method: disclosure.Exact,
		},
		"a line": {
			table: func(t *testing.T) disclosure.Table { return line(t, 3, 9, 20) }, o: disclosure.Options{Threshold: 5},
			hidden: cells{at(0, 0), at(0, 1)}, added: 9, method: disclosure.Exact,
		},
		"a line of one cell": {
			table: func(t *testing.T) disclosure.Table { return line(t, 3) }, o: disclosure.Options{Threshold: 5}, small: cells{at(total, total)},
		},
		"a line of ones": { // two hidden cells that add up to 2
			table: func(t *testing.T) disclosure.Table { return line(t, 1, 1, 9) }, o: disclosure.Options{Threshold: 5},
			hidden: cells{at(0, 0), at(0, 1), at(0, 2)}, added: 9, method: disclosure.Exact,
		},
		"a line without its total": {
			table:  func(t *testing.T) disclosure.Table { return line(t, 3, 9, 20) },
			o:      disclosure.Options{Threshold: 5, Totals: disclosure.NoTotals},
			hidden: cells{at(0, 0)}, method: disclosure.Exact,
		},
		"grand total alone": {
			counts: [][]int64{{3, 9}, {8, 7}}, o: disclosure.Options{Threshold: 5, Totals: disclosure.GrandTotal},
			hidden: cells{at(0, 0), at(1, 1)}, added: 7, method: disclosure.Exact,
		},
		"column totals alone": {
			counts: [][]int64{{3, 9}, {8, 7}}, o: disclosure.Options{Threshold: 5, Totals: disclosure.ColumnTotals},
			hidden: cells{at(0, 0), at(1, 0)}, added: 8, method: disclosure.Exact,
		},
		"a row total that is one hidden cell": { // the zeros beside it are published
			counts: [][]int64{{0, 3, 0}, {9, 9, 9}, {8, 8, 8}}, o: disclosure.Options{Threshold: 3, Primary: cells{at(0, 1)}},
			refuse: cells{at(0, 1)},
		},
		"the same where zeros may be hidden": {
			counts: [][]int64{{0, 3, 0}, {9, 9, 9}, {8, 8, 8}}, o: disclosure.Options{Threshold: 3, Primary: cells{at(0, 1)}, MayHideZeros: true},
			hidden: cells{at(0, 0), at(0, 1), at(2, 0), at(2, 1)}, added: 16, method: disclosure.Exact,
		},
		"small totals": {
			counts: [][]int64{{1, 2, 0}, {1, 9, 9}}, o: disclosure.Options{Threshold: 5}, small: cells{at(0, total), at(total, 0)},
		},
		"a small grand total": {
			counts: [][]int64{{1, 0}, {0, 2}}, o: disclosure.Options{Threshold: 5, Totals: disclosure.GrandTotal}, small: cells{at(total, total)},
		},
		"a small total is not published": {
			counts: [][]int64{{1, 2, 9}, {1, 9, 9}}, o: disclosure.Options{Threshold: 5, Totals: disclosure.RowTotals},
			hidden: cells{at(0, 0), at(0, 1), at(1, 0), at(1, 1)}, added: 9, method: disclosure.Exact,
		},
		"two ones in one row of two": { // no pattern can help
			counts: [][]int64{{1, 1}, {9, 9}, {9, 9}}, o: disclosure.Options{Threshold: 2}, refuse: cells{at(0, 0), at(0, 1)},
		},
		"a wider range takes more": { // without the width, the cell of 2 beside it would do
			counts: [][]int64{{2, 3, 30}, {3, 2, 30}, {30, 30, 30}}, o: disclosure.Options{Threshold: 4, MinWidth: 10},
			hidden: cells{at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)}, added: 150, method: disclosure.Exact,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var tb disclosure.Table
			if tt.table != nil {
				tb = tt.table(t)
			} else {
				tb = table(t, tt.counts)
			}
			public, private, err := disclosure.Suppress(tb, tt.o)
			switch {
			case tt.refuse != nil:
				var e *disclosure.RefusalError
				require.ErrorAs(t, err, &e)
				require.ErrorIs(t, err, disclosure.ErrUnsafe)
				require.Equal(t, tt.refuse, e.Cells)
				require.ErrorContains(t, err, "collapse")
			case tt.small != nil:
				var e *disclosure.SmallTotalError
				require.ErrorAs(t, err, &e)
				require.ErrorIs(t, err, disclosure.ErrSmallTotal)
				require.Equal(t, tt.small, e.Totals)
				require.ErrorContains(t, err, "collapse")
			default:
				require.NoError(t, err)
				require.Equal(t, tt.hidden, public.Hidden())
				require.Equal(t, tt.added, private.Added)
				require.Equal(t, tt.method, private.Method)
				require.True(t, private.Audit.Safe())
				require.Empty(t, private.Audit.Narrow(tt.o.MinWidth))
				require.Len(t, public.Hidden(), len(private.Primary)+len(private.Secondary))
				return
			}
			require.Empty(t, public.Rows())
			require.Empty(t, private.Primary)
		})
	}
}

func TestSuppressOptions(t *testing.T) {
	tb := table(t, [][]int64{{0, 9}, {8, 7}})
	for name, tt := range map[string]struct {
		o    disclosure.Options
		want error
	}{
		"nothing stated":       {disclosure.Options{MinWidth: 2}, disclosure.ErrOptions},
		"threshold":            {disclosure.Options{Threshold: -1}, disclosure.ErrOptions},
		"width":                {disclosure.Options{MinWidth: -1}, disclosure.ErrOptions},
		"totals":               {disclosure.Options{Totals: 9}, disclosure.ErrOptions},
		"search":               {disclosure.Options{Search: 9}, disclosure.ErrOptions},
		"primary outside":      {disclosure.Options{Primary: cells{at(2, 0)}}, disclosure.ErrPattern},
		"primary total":        {disclosure.Options{Primary: cells{at(0, disclosure.Total)}}, disclosure.ErrPattern},
		"primary published":    {disclosure.Options{Primary: cells{at(0, 0)}}, disclosure.ErrPattern},
		"zero cell is no cell": {disclosure.Options{Primary: cells{at(0, -2)}}, disclosure.ErrPattern},
	} {
		_, _, err := disclosure.Suppress(tb, tt.o)
		require.ErrorIs(t, err, tt.want, name)
	}
	_, _, err := disclosure.Suppress(disclosure.Table{}, disclosure.Options{})
	require.ErrorIs(t, err, disclosure.ErrTable)
	_, err = disclosure.Hide(tb, cells{at(0, 0)}, disclosure.Options{})
	require.ErrorIs(t, err, disclosure.ErrPattern)
	_, err = disclosure.Hide(tb, cells{at(0, 2)}, disclosure.Options{})
	require.ErrorIs(t, err, disclosure.ErrPattern)
	_, err = disclosure.Hide(disclosure.Table{}, nil, disclosure.Options{})
	require.ErrorIs(t, err, disclosure.ErrTable)
}

func TestSmallTotalFinding(t *testing.T) {
	tb := table(t, [][]int64{{1, 2, 1}, {7, 9, 9}, {7, 9, 9}})
	_, private, err := disclosure.Suppress(tb, disclosure.Options{Threshold: 5, KeepSmallTotals: true})
	require.NoError(t, err)
	require.Len(t, private.Findings, 1)
	f := private.Findings[0]
	require.Equal(t, "disclosure.small-total", f.Code)
	require.Equal(t, check.Warning, f.Severity)
	require.Equal(t, check.Path("row_totals[0]"), f.Path)
}

// How many people two hidden cells hold together can be derived, though each is
// safe.
func TestSmallSumFinding(t *testing.T) {
	for name, tt := range map[string]struct {
		table disclosure.Table
		o     disclosure.Options
		want  []check.Path
	}{
		"table":               {table(t, [][]int64{{1, 3, 9}, {3, 1, 9}, {9, 9, 9}}), disclosure.Options{Threshold: 5}, []check.Path{"row_totals[0]", "row_totals[1]", "column_totals[0]", "column_totals[1]"}},
		"column totals alone": {table(t, [][]int64{{1, 3, 9}, {3, 1, 9}, {9, 9, 9}}), disclosure.Options{Threshold: 5, Totals: disclosure.ColumnTotals}, []check.Path{"column_totals[0]", "column_totals[1]"}},
		"line":                {line(t, 1, 3, 9), disclosure.Options{Threshold: 5}, []check.Path{"total"}},
		"no totals":           {line(t, 1, 3, 9), disclosure.Options{Threshold: 5, Totals: disclosure.NoTotals}, nil},
		"enough together":     {line(t, 2, 3, 9), disclosure.Options{Threshold: 5}, nil},
	} {
		_, private, err := disclosure.Suppress(tt.table, tt.o)
		require.NoError(t, err, name)
		var paths []check.Path
		for _, f := range private.Findings {
			require.Equal(t, "disclosure.small-sum", f.Code)
			paths = append(paths, f.Path)
		}
		require.Equal(t, tt.want, paths, name)
	}
}

func TestPrivateJSON(t *testing.T) {
	_, private, err := disclosure.Suppress(line(t, 3, 9, 20), disclosure.Options{Threshold: 5})
	require.NoError(t, err)
	data, err := json.Marshal(private)
	require.NoError(t, err)
	require.JSONEq(t, `{"primary":[{"row":0,"column":0}],"secondary":[{"row":0,"column":1}],"added_count":9,"method":"exact",
		"audit":{"ranges":[{"cell":{"row":0,"column":0},"low":1,"high":11},{"cell":{"row":0,"column":1},"low":1,"high":11}]}}`, string(data))
}

func TestDerivableFinding(t *testing.T) {
	p, err := disclosure.Hide(table(t, [][]int64{{3, 9}, {8, 7}}), cells{at(0, 0)}, disclosure.Options{})
	require.NoError(t, err)
	a, err := p.Audit()
	require.NoError(t, err)
	fs := a.Check()
	require.Len(t, fs, 1)
	require.Equal(t, "disclosure.derivable", fs[0].Code)
	require.Equal(t, check.Path("counts[0][0]"), fs[0].Path)
	require.NotContains(t, fs.String(), "3")
}

func TestTrace(t *testing.T) {
	tb := table(t, [][]int64{{1, 1, 8}, {6, 7, 9}, {5, 9, 10}})
	_, private, err := disclosure.Suppress(tb, disclosure.Options{Threshold: 5})
	require.NoError(t, err)
	require.Equal(t, strings.TrimSpace(`
input: primary cells: counts[0][0], counts[0][1] (below the threshold, or named by the caller)
compute: hidden: counts[1][0], counts[1][1] (counts[0][0] lay on no cycle)
compute: hidden: counts[0][2], counts[1][2] (counts[0][0] could be derived, or its range was too narrow)
result: secondary cells: counts[0][2], counts[1][0], counts[1][1], counts[1][2] (method exact, added count 30)`), strings.TrimSpace(private.Trace().String()))
	require.Contains(t, private.String(), "2 primary, 4 secondary (added count 30), method exact")
	require.Contains(t, private.String(), "counts[0][0]: 1 to 6, primary\n")
}

func TestMethodText(t *testing.T) {
	for _, m := range []disclosure.Method{disclosure.NothingHidden, disclosure.Exact, disclosure.Steps} {
		text, err := m.MarshalText()
		require.NoError(t, err)
		var back disclosure.Method
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, m, back)
		require.Equal(t, m.String(), string(text))
	}
	var m disclosure.Method
	require.Error(t, m.UnmarshalText([]byte("guess")))
}

// Great counts neither overflow nor slow anything down.
func TestGreatCounts(t *testing.T) {
	const n = disclosure.MaxTotal / 16
	tb := table(t, [][]int64{{1, n, n, n}, {n, n, n, n}, {n, n, n, n}, {n, n, n, n}})
	public, private, err := disclosure.Suppress(tb, disclosure.Options{Threshold: 5, MinWidth: n})
	require.NoError(t, err)
	require.True(t, private.Audit.Safe())
	require.Equal(t, n*int64(len(public.Hidden())-1), private.Added)
	require.Empty(t, private.Audit.Narrow(n))
}
