package disclosure_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
)

func sample(t testing.TB) disclosure.Table {
	t.Helper()
	tb, err := disclosure.NewTable([]string{"DEU", "CHE", "ITA", "EST"}, []string{"ISCO 2", "ISCO 3", "ISCO 7", "ISCO 9"},
		[][]int64{{40, 12, 30, 18}, {22, 3, 15, 20}, {9, 14, 11, 6}, {7, 8, 2, 13}})
	require.NoError(t, err)
	return tb
}

func samplePublic(t testing.TB) disclosure.Public {
	t.Helper()
	p, _, err := disclosure.Suppress(sample(t), disclosure.Options{Threshold: 5})
	require.NoError(t, err)
	return p
}

func TestPublicText(t *testing.T) {
	p := samplePublic(t)
	require.Equal(t, `
       ISCO 2  ISCO 3  ISCO 7  ISCO 9  Total
DEU        40      12      30      18    100
CHE        22       x       x      20     60
ITA         9      14      11       6     40
EST         7       x       x      13     30
Total      78      37      58      57    230
x: hidden, to protect the people counted; it stands for 1 or more.
`, "\n"+p.String())
	require.Equal(t, `
|  | ISCO 2 | ISCO 3 | ISCO 7 | ISCO 9 | Total |
| --- | ---: | ---: | ---: | ---: | ---: |
| DEU | 40 | 12 | 30 | 18 | 100 |
| CHE | 22 | x | x | 20 | 60 |
| ITA | 9 | 14 | 11 | 6 | 40 |
| EST | 7 | x | x | 13 | 30 |
| Total | 78 | 37 | 58 | 57 | 230 |

x: hidden, to protect the people counted; it stands for 1 or more.
`, "\n"+p.Markdown())
	require.Equal(t, `
,ISCO 2,ISCO 3,ISCO 7,ISCO 9,Total
DEU,40,12,30,18,100
CHE,22,x,x,20,60
ITA,9,14,11,6,40
EST,7,x,x,13,30
Total,78,37,58,57,230
`, "\n"+p.CSV())
}

func TestPublicTextForms(t *testing.T) {
	// A table too wide for 80 columns goes on below, and long labels are cut.
	columns := make([]string, 12)
	counts := make([]int64, 12)
	for j := range columns {
		columns[j] = fmt.Sprintf("occupation %d", j)
		counts[j] = int64(10 + j)
	}
	tb, err := disclosure.NewTable([]string{"Bosnia and Herzegovina", "Total"}, columns, [][]int64{counts, counts})
	require.NoError(t, err)
	p, err := disclosure.Hide(tb, nil, disclosure.Options{})
	require.NoError(t, err)
	for _, l := range strings.Split(p.String(), "\n") {
		require.LessOrEqual(t, len([]rune(l)), 80)
	}
	require.Equal(t, 4, strings.Count(p.String(), "Bosnia and Herzeg…"))
	require.Contains(t, p.String(), "All") // since a row is called Total
	require.NotContains(t, p.String(), "hidden")

	odd, err := disclosure.NewTable([]string{"a|b", "<c>"}, []string{"*", "1"}, [][]int64{{9, 0}, {8, 7}})
	require.NoError(t, err)
	p, err = disclosure.Hide(odd, cells{at(0, 1)}, disclosure.Options{MayHideZeros: true, Totals: disclosure.RowTotals})
	require.NoError(t, err)
	require.Equal(t, `
|  | \* | 1 | Total |
| --- | ---: | ---: | ---: |
| a\|b | 9 | x | 9 |
| &lt;c> | 8 | 7 | 15 |
| Total |  |  | 24 |

x: hidden, to protect the people counted; it may stand for 0.
`, "\n"+p.Markdown())

	l, err := disclosure.NewLine([]string{"M", "F"}, []int64{9, 4})
	require.NoError(t, err)
	p, err = disclosure.Hide(l, cells{at(0, 1)}, disclosure.Options{})
	require.NoError(t, err)
	require.Equal(t, "   M  F  Total\n1  9  x     13\nx: hidden, to protect the people counted; it stands for 1 or more.\n", p.String())
	require.Empty(t, disclosure.Public{}.String())
	require.Empty(t, disclosure.Public{}.CSV())
}

// What is hidden is not in the value at all.
func TestPublicHoldsNoSecret(t *testing.T) {
	tb, err := disclosure.NewTable(nil, nil, [][]int64{{771, 772, 900}, {773, 774, 900}})
	require.NoError(t, err)
	hidden := cells{at(0, 0), at(0, 1), at(1, 0), at(1, 1)}
	p, private, err := disclosure.Suppress(tb, disclosure.Options{Primary: hidden[:1]})
	require.NoError(t, err)
	require.Len(t, private.Secondary, 3)
	require.Equal(t, hidden, p.Hidden())
	data, err := json.Marshal(p)
	require.NoError(t, err)
	for _, text := range []string{p.String(), fmt.Sprintf("%+v", p), fmt.Sprintf("%#v", p), p.Markdown(), p.CSV(), string(data)} {
		for _, secret := range []string{"771", "772", "773", "774", "primary"} {
			require.NotContains(t, text, secret)
		}
	}
	// The same pattern with another cell as the primary one is the same table.
	q, _, err := disclosure.Suppress(tb, disclosure.Options{Primary: hidden[3:]})
	require.NoError(t, err)
	require.Equal(t, p, q)
}

func TestPublicJSON(t *testing.T) {
	p := samplePublic(t)
	data, err := json.Marshal(p)
	require.NoError(t, err)
	require.JSONEq(t, `{"method":"suppression","rows":["DEU","CHE","ITA","EST"],"columns":["ISCO 2","ISCO 3","ISCO 7","ISCO 9"],
		"counts":[[40,12,30,18],[22,null,null,20],[9,14,11,6],[7,null,null,13]],
		"row_totals":[100,60,40,30],"column_totals":[78,37,58,57],"total":230,"zeros_published":true}`, string(data))

	l, err := disclosure.NewLine([]string{"M", "F"}, []int64{9, 4})
	require.NoError(t, err)
	for _, totals := range []disclosure.Totals{disclosure.AllTotals, disclosure.RowTotals, disclosure.ColumnTotals, disclosure.GrandTotal, disclosure.NoTotals} {
		for _, tb := range []disclosure.Table{sample(t), l} {
			p, err := disclosure.Hide(tb, cells{at(0, 1)}, disclosure.Options{Totals: totals, MayHideZeros: totals == disclosure.RowTotals})
			require.NoError(t, err)
			data, err := json.Marshal(p)
			require.NoError(t, err)
			var back disclosure.Public
			require.NoError(t, json.Unmarshal(data, &back), "%s", data)
			require.Equal(t, p, back, "%s", data)
			want, err := p.Audit()
			require.NoError(t, err)
			got, err := back.Audit()
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
	}

	for name, text := range map[string]string{
		"empty":         `{}`,
		"another":       `{"method":"rounding","rows":["a"],"columns":["b"],"counts":[[1]],"zeros_published":true}`,
		"unknown field": `{"method":"suppression","rows":["a"],"columns":["b"],"counts":[[1]],"zeros_published":true,"primary":[]}`,
		"fraction":      `{"method":"suppression","rows":["a"],"columns":["b"],"counts":[[1.5]],"zeros_published":true}`,
		"negative":      `{"method":"suppression","rows":["a"],"columns":["b"],"counts":[[-1]],"zeros_published":true}`,
		"text":          `{"method":"suppression","rows":["a"],"columns":["b"],"counts":[["1"]],"zeros_published":true}`,
		"ragged":        `{"method":"suppression","rows":["a","b"],"columns":["b"],"counts":[[1],[1,2]],"zeros_published":true}`,
		"totals":        `{"method":"suppression","rows":["a"],"columns":["b"],"counts":[[1]],"row_totals":[1,2],"zeros_published":true}`,
		"two-row line":  `{"method":"suppression","rows":["a","b"],"columns":["b"],"counts":[[1],[2]],"zeros_published":true,"line":true}`,
		"no cells":      `{"method":"suppression","rows":[],"columns":[],"counts":[],"zeros_published":true}`,
	} {
		before := p
		require.Error(t, json.Unmarshal([]byte(text), &p), name)
		require.Equal(t, before, p, name)
	}
}

func TestNewPublic(t *testing.T) {
	x, n := disclosure.Entry{}, disclosure.Shown
	for name, d := range map[string]disclosure.Published{
		"no cells":         {},
		"ragged":           {Cells: [][]disclosure.Entry{{n(1)}, {n(1), x}}},
		"negative":         {Cells: [][]disclosure.Entry{{n(-1)}}},
		"negative total":   {Cells: [][]disclosure.Entry{{n(1)}}, Total: n(-1)},
		"too great":        {Cells: [][]disclosure.Entry{{n(disclosure.MaxTotal), n(1)}}},
		"totals too great": {Cells: [][]disclosure.Entry{{x}, {x}}, RowTotals: []disclosure.Entry{n(disclosure.MaxTotal), n(1)}},
		"columns":          {Cells: [][]disclosure.Entry{{x}, {x}}, ColumnTotals: []disclosure.Entry{n(-5)}},
		"number of totals": {Cells: [][]disclosure.Entry{{x}, {x}}, ColumnTotals: []disclosure.Entry{n(1), n(1)}},
		"labels":           {Cells: [][]disclosure.Entry{{x}, {x}}, Rows: []string{"a"}},
	} {
		_, err := disclosure.NewPublic(d)
		require.ErrorIs(t, err, disclosure.ErrTable, name)
	}
}

func TestContradiction(t *testing.T) {
	x, n := disclosure.Entry{}, disclosure.Shown
	for name, d := range map[string]disclosure.Published{
		"total below the cells":     {Cells: [][]disclosure.Entry{{n(5), x}}, Total: n(4)},
		"total of cells shown":      {Cells: [][]disclosure.Entry{{n(5), n(5)}}, Total: n(11)},
		"a hidden cell would be 0":  {Cells: [][]disclosure.Entry{{n(5), x}}, Total: n(5)},
		"totals of rows do not add": {Cells: [][]disclosure.Entry{{x}, {x}}, RowTotals: []disclosure.Entry{n(1), n(2)}, ColumnTotals: []disclosure.Entry{n(4)}},
	} {
		p, err := disclosure.NewPublic(d)
		require.NoError(t, err, name)
		_, err = p.Audit()
		require.ErrorIs(t, err, disclosure.ErrContradiction, name)
		_, err = p.Disclosed()
		require.ErrorIs(t, err, disclosure.ErrContradiction, name)
	}
}

// Hidden totals are audited as cells are; totals that are not there are not.
func TestHiddenTotals(t *testing.T) {
	x, n := disclosure.Entry{}, disclosure.Shown
	p, err := disclosure.NewPublic(disclosure.Published{
		Cells:        [][]disclosure.Entry{{n(7), x}, {n(4), x}},
		RowTotals:    []disclosure.Entry{x, x},
		ColumnTotals: []disclosure.Entry{n(11), n(5)},
	})
	require.NoError(t, err)
	e, ok := p.Entry(at(disclosure.Total, disclosure.Total))
	require.True(t, ok)
	require.Equal(t, n(16), e) // it follows from the column totals
	a, err := p.Audit()
	require.NoError(t, err)
	require.Equal(t, []disclosure.Range{
		{Cell: at(0, 1), Low: 1, High: 4}, {Cell: at(0, disclosure.Total), Low: 8, High: 11},
		{Cell: at(1, 1), Low: 1, High: 4}, {Cell: at(1, disclosure.Total), Low: 5, High: 8},
	}, a.Ranges)
	require.True(t, a.Safe())
	require.Equal(t, cells{at(0, 1), at(0, disclosure.Total), at(1, 1), at(1, disclosure.Total)}, a.Narrow(4))

	p, err = disclosure.NewPublic(disclosure.Published{Cells: [][]disclosure.Entry{{n(7), x}, {n(4), x}}})
	require.NoError(t, err)
	a, err = p.Audit()
	require.NoError(t, err)
	require.Equal(t, []disclosure.Range{{Cell: at(0, 1), Low: 1, Open: true}, {Cell: at(1, 1), Low: 1, Open: true}}, a.Ranges)
	require.Equal(t, "counts[0][1]: 1 or more", a.Ranges[0].String())
	_, ok = p.Entry(at(0, disclosure.Total))
	require.False(t, ok)
	require.Equal(t, disclosure.NoTotals, p.Totals())
}

func FuzzPublicJSON(f *testing.F) {
	data, err := json.Marshal(samplePublic(f))
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"method":"suppression","rows":["1"],"columns":["a","b"],"counts":[[1,null]],"total":3,"zeros_published":false,"line":true}`))
	f.Add([]byte(`{"method":"suppression","rows":["1"],"columns":["a"],"counts":[[null]],"row_totals":[null],"total":null,"zeros_published":false}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var p disclosure.Public
		if json.Unmarshal(data, &p) != nil {
			require.Zero(t, p)
			return
		}
		_, _, _ = p.String(), p.Markdown(), p.CSV()
		out, err := json.Marshal(p)
		require.NoError(t, err)
		var back disclosure.Public
		require.NoError(t, json.Unmarshal(out, &back))
		require.Equal(t, p, back)
		a, err := p.Audit()
		disclosed, again := p.Disclosed()
		require.Equal(t, err == nil, again == nil)
		require.Equal(t, a.Disclosed, disclosed)
		for _, r := range a.Ranges {
			require.True(t, r.Open || r.Low <= r.High)
			require.GreaterOrEqual(t, r.Low, int64(0))
		}
	})
}
