package disclosure_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
)

func TestNewTable(t *testing.T) {
	one := [][]int64{{1, 2}, {3, 4}}
	tests := map[string]struct {
		rows, columns []string
		counts        [][]int64
		want          string // of the error; none where it is empty
	}{
		"numbered":         {counts: one},
		"labelled":         {rows: []string{"Албания", "b"}, columns: []string{"c", "d e"}, counts: one},
		"greatest total":   {counts: [][]int64{{disclosure.MaxTotal, 0}}},
		"no rows":          {want: "it has no cells"},
		"no columns":       {counts: [][]int64{{}}, want: "it has no cells"},
		"ragged":           {counts: [][]int64{{1, 2}, {3}}, want: "row 1 has 1 counts: want 2"},
		"too few labels":   {rows: []string{"a"}, counts: one, want: "1 labels for 2 rows"},
		"repeated label":   {columns: []string{"a", "a"}, counts: one, want: `column labels 0 and 1 are both "a"`},
		"empty label":      {columns: []string{"a", ""}, counts: one, want: `column label 1 is ""`},
		"control in label": {rows: []string{"a\nb", "c"}, counts: one, want: `row label 0 is "a\nb"`},
		"long label":       {rows: []string{strings.Repeat("a", 201), "c"}, counts: one, want: "row label 0"},
		"negative":         {counts: [][]int64{{1, -1}}, want: "counts[0][1] is below 0"},
		"too great":        {counts: [][]int64{{disclosure.MaxTotal, 1}}, want: "counts[0][1] is below 0 or makes the total exceed"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tb, err := disclosure.NewTable(tt.rows, tt.columns, tt.counts)
			if tt.want != "" {
				require.ErrorIs(t, err, disclosure.ErrTable)
				require.ErrorContains(t, err, tt.want)
				require.Zero(t, tb)
				return
			}
			require.NoError(t, err)
			require.Len(t, tb.Rows(), len(tt.counts))
		})
	}
	wide := make([][]int64, 2)
	wide[0] = make([]int64, disclosure.MaxCells/2+1)
	wide[1] = wide[0]
	_, err := disclosure.NewTable(nil, nil, wide)
	require.ErrorContains(t, err, "more than 262144 cells")
}

func TestTableCounts(t *testing.T) {
	tb := table(t, [][]int64{{1, 2, 3}, {4, 5, 6}})
	for c, want := range map[disclosure.Cell]int64{
		{Row: 1, Column: 0}:                               4,
		{Row: 0, Column: disclosure.Total}:                6,
		{Row: 1, Column: disclosure.Total}:                15,
		{Row: disclosure.Total, Column: 2}:                9,
		{Row: disclosure.Total, Column: disclosure.Total}: 21,
	} {
		n, ok := tb.Count(c)
		require.True(t, ok)
		require.Equal(t, want, n, "%s", c)
	}
	for _, c := range []disclosure.Cell{{Row: 2}, {Column: 3}, {Row: -2}, {Column: -2}, {Row: 2, Column: disclosure.Total}} {
		_, ok := tb.Count(c)
		require.False(t, ok, "%v", c)
	}
	_, ok := disclosure.Table{}.Count(disclosure.Cell{})
	require.False(t, ok)
	rows := tb.Rows()
	rows[0] = "changed"
	require.Equal(t, "1", tb.Rows()[0])
}

// A table of true counts does not slip out by printing or as JSON.
func TestTableKeepsCounts(t *testing.T) {
	tb := table(t, [][]int64{{771, 772}})
	data, err := json.Marshal(map[string]any{"table": tb})
	require.NoError(t, err)
	for _, text := range []string{fmt.Sprint(tb), fmt.Sprintf("%+v", tb), fmt.Sprintf("%#v", tb), string(data)} {
		require.NotContains(t, text, "77")
	}
}

func TestCellPath(t *testing.T) {
	require.Equal(t, "counts[0][3]", disclosure.Cell{Row: 0, Column: 3}.String())
	require.Equal(t, "row_totals[2]", disclosure.Cell{Row: 2, Column: disclosure.Total}.String())
	require.Equal(t, "column_totals[0]", disclosure.Cell{Row: disclosure.Total}.String())
	require.Equal(t, "total", disclosure.Cell{Row: disclosure.Total, Column: disclosure.Total}.String())
}

func TestCollapse(t *testing.T) {
	names := []string{"a", "b", "c", "d", "e"}
	tests := map[string]struct {
		names     []string
		totals    []int64
		threshold int64
		labels    []string
		want      []int64
		merged    []string
	}{
		"two small ones are enough":     {totals: []int64{40, 3, 22, 4, 6}, threshold: 5, labels: []string{"a", "c", "e", "Other"}, want: []int64{40, 22, 6, 7}, merged: []string{"b", "d"}},
		"the next smallest joins":       {totals: []int64{40, 22, 17, 3, 6}, threshold: 5, labels: []string{"a", "b", "c", "Other"}, want: []int64{40, 22, 17, 9}, merged: []string{"d", "e"}},
		"the earlier of equals joins":   {totals: []int64{40, 9, 9, 2, 30}, threshold: 5, labels: []string{"a", "c", "e", "Other"}, want: []int64{40, 9, 30, 11}, merged: []string{"d", "b"}},
		"zeros go with small ones":      {totals: []int64{40, 0, 3, 4, 9}, threshold: 5, labels: []string{"a", "e", "Other"}, want: []int64{40, 9, 7}, merged: []string{"b", "c", "d"}},
		"zeros alone stay":              {totals: []int64{40, 0, 7, 0, 9}, threshold: 5, labels: names, want: []int64{40, 0, 7, 0, 9}},
		"nothing small":                 {totals: []int64{5, 6, 7, 8, 9}, threshold: 5, labels: names, want: []int64{5, 6, 7, 8, 9}},
		"all of them":                   {totals: []int64{1, 1, 1, 1, 1}, threshold: 5, labels: []string{"Other"}, want: []int64{5}, merged: names},
		"no threshold":                  {totals: []int64{1, 1, 1, 1, 1}, labels: names, want: []int64{1, 1, 1, 1, 1}},
		"into an Other that is there":   {names: []string{"a", "Other", "c", "d", "e"}, totals: []int64{40, 12, 7, 3, 9}, threshold: 5, labels: []string{"a", "c", "e", "Other"}, want: []int64{40, 7, 9, 15}, merged: []string{"d"}},
		"an Other that is itself small": {names: []string{"a", "Other", "c", "d", "e"}, totals: []int64{40, 1, 7, 30, 9}, threshold: 5, labels: []string{"a", "d", "e", "Other"}, want: []int64{40, 30, 9, 8}, merged: []string{"c"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if tt.names == nil {
				tt.names = names
			}
			c, err := disclosure.Collapse(tt.names, tt.totals, tt.threshold, "Other")
			require.NoError(t, err)
			require.Equal(t, tt.labels, c.Labels)
			require.Equal(t, tt.want, c.Totals)
			require.Equal(t, tt.merged, c.Merged)

			// A line of these counts collapses alike.
			line, err := disclosure.NewLine(tt.names, tt.totals)
			require.NoError(t, err)
			line, again, err := line.CollapseColumns(tt.threshold, "Other")
			require.NoError(t, err)
			require.Equal(t, c, again)
			require.True(t, line.IsLine())
			require.Equal(t, [][]int64{tt.want}, countsOf(line))
		})
	}

	_, err := disclosure.Collapse(names[:2], []int64{1, 2}, 5, "Other")
	require.ErrorIs(t, err, disclosure.ErrUnsafe)
	for name, tt := range map[string]struct {
		totals    []int64
		threshold int64
		other     string
		want      error
	}{
		"negative":           {totals: []int64{1, -1}, threshold: 5, other: "Other", want: disclosure.ErrTable},
		"none":               {other: "Other", want: disclosure.ErrTable},
		"labels":             {totals: []int64{1, 2, 3}, other: "Other", want: disclosure.ErrTable},
		"negative threshold": {totals: []int64{1, 2}, threshold: -1, other: "Other", want: disclosure.ErrOptions},
		"no label":           {totals: []int64{1, 2}, threshold: 5, want: disclosure.ErrOptions},
	} {
		_, err := disclosure.Collapse(names[:2], tt.totals, tt.threshold, tt.other)
		require.ErrorIs(t, err, tt.want, name)
	}
}

func TestCollapseTable(t *testing.T) {
	tb, err := disclosure.NewTable([]string{"DEU", "EST", "NOR"}, []string{"M", "F"}, [][]int64{{20, 30}, {2, 1}, {6, 0}})
	require.NoError(t, err)
	tb, c, err := tb.CollapseRows(5, "Other")
	require.NoError(t, err)
	require.Equal(t, []string{"EST", "NOR"}, c.Merged)
	require.Equal(t, []string{"DEU", "Other"}, tb.Rows())
	require.Equal(t, [][]int64{{20, 30}, {8, 1}}, countsOf(tb))

	line, err := disclosure.NewLine(nil, []int64{1, 9})
	require.NoError(t, err)
	_, _, err = line.CollapseRows(5, "Other")
	require.ErrorIs(t, err, disclosure.ErrTable)
}
