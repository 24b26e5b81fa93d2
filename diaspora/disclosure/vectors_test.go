package disclosure_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/disclosure"
	"iom.int/migdev/indicator/figure"
)

// vector is a case of diaspora_vectors.json.
type vector struct {
	ID, Method       string
	Inputs, Expected json.RawMessage
}

type (
	cells  = []disclosure.Cell
	ranges []struct {
		Cell      [2]int
		Index     int
		Low, High int64
	}
)

func pairs(in [][2]int) cells {
	var out cells
	for _, p := range in {
		out = append(out, disclosure.Cell{Row: p[0], Column: p[1]})
	}
	return out
}

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("../../../shared/data/diaspora_vectors.json")
	if os.IsNotExist(err) {
		t.Skip("the shared cases are not here")
	}
	require.NoError(t, err)
	var file struct{ Vectors []vector }
	require.NoError(t, json.Unmarshal(data, &file))
	run := map[string]func(*testing.T, vector){
		"diaspora.k_anonymity": anonymityVector, "diaspora.cell_suppression": suppressionVector, "diaspora.rounding": roundingVector,
	}
	n := 0
	for _, v := range file.Vectors {
		if f := run[v.Method]; f != nil {
			n++
			t.Run(v.ID, func(t *testing.T) { f(t, v) })
		}
	}
	require.NotZero(t, n)
}

func anonymityVector(t *testing.T, v vector) {
	var in struct {
		Records []struct {
			ID                 int
			Country, Sex, ISCO *string
			Intent             *string
			Suppressed         bool
		}
		K          int
		ISCODigits int `json:"isco_digits"`
	}
	var want struct {
		K, Classes int
		Violating  []int `json:"violating_ids"`
		Suppressed int   `json:"suppressed_records"`
		L          int   `json:"distinct_l"`
	}
	require.NoError(t, json.Unmarshal(v.Inputs, &in))
	require.NoError(t, json.Unmarshal(v.Expected, &want))
	type record = struct {
		ID                 int
		Country, Sex, ISCO *string
		Intent             *string
		Suppressed         bool
	}
	text := func(f func(record) *string) disclosure.Value[record] {
		return func(r record) (string, bool) {
			if s := f(r); s != nil {
				return *s, true
			}
			return "", false
		}
	}
	a, err := disclosure.Measure(slices.Values(in.Records), disclosure.Roles[record]{
		QuasiIdentifiers: []disclosure.Value[record]{
			text(func(r record) *string { return r.Country }),
			text(func(r record) *string { return r.Sex }),
			func(r record) (string, bool) {
				if r.ISCO == nil {
					return "", false
				}
				return disclosure.Truncate(*r.ISCO, in.ISCODigits), true
			},
		},
		Sensitive:  text(func(r record) *string { return r.Intent }),
		Suppressed: func(r record) bool { return r.Suppressed },
	})
	require.NoError(t, err)
	k, ok := a.K()
	require.True(t, ok)
	require.Equal(t, want.K, k)
	require.Equal(t, want.Classes, a.Classes())
	require.Equal(t, want.Suppressed, a.Suppressed())
	l, ok := a.L()
	require.True(t, ok)
	require.Equal(t, want.L, l)
	var ids []int
	for _, i := range a.BelowK(in.K) {
		ids = append(ids, in.Records[i].ID)
	}
	require.Equal(t, want.Violating, ids)
}

func suppressionVector(t *testing.T, v vector) {
	var in struct {
		Counts                         [][]int64
		Threshold                      int64
		Primary, Suppressed, Candidate [][2]int
		Zeros                          bool `json:"zeros_published"`
		Totals                         map[string]int64
		Other                          string `json:"other_label"`
		Total                          *int64
		Cells                          []*int64
	}
	var want struct {
		Primary             *[][2]int
		Added               *int64     `json:"optimal_added_count"`
		Optimal             [][2]int   `json:"optimal_suppressed"`
		OneOf               [][][2]int `json:"optimal_suppressed_one_of"`
		Bounds              ranges
		Safe                *bool
		Recoverable         [][2]int `json:"exactly_recoverable"`
		CandidateBounds     ranges   `json:"candidate_bounds"`
		CandidateSafe       *bool    `json:"candidate_safe"`
		CandidateSafeAtZero *bool    `json:"candidate_safe_if_zero_possible"`
		Kept                map[string]int64
		Other               int64
		Merged              []string
	}
	require.NoError(t, json.Unmarshal(v.Inputs, &in))
	require.NoError(t, json.Unmarshal(v.Expected, &want))
	same := func(want ranges, got []disclosure.Range, line bool) {
		require.Len(t, got, len(want))
		for i, w := range want {
			at := disclosure.Cell{Row: w.Cell[0], Column: w.Cell[1]}
			if line {
				at = disclosure.Cell{Row: 0, Column: w.Index}
			}
			require.Equal(t, disclosure.Range{Cell: at, Low: w.Low, High: w.High}, got[i])
		}
	}
	switch {
	case in.Totals != nil:
		labels := []string{"DEU", "CHE", "ITA", "EST", "NOR"}
		require.Len(t, in.Totals, len(labels))
		var totals []int64
		for _, l := range labels {
			totals = append(totals, in.Totals[l])
		}
		c, err := disclosure.Collapse(labels, totals, in.Threshold, in.Other)
		require.NoError(t, err)
		require.Equal(t, want.Merged, c.Merged)
		for i, l := range c.Labels {
			if l == in.Other {
				require.Equal(t, want.Other, c.Totals[i])
			} else {
				require.Equal(t, want.Kept[l], c.Totals[i])
			}
		}
	case in.Total != nil:
		entries := make([]disclosure.Entry, len(in.Cells))
		for i, n := range in.Cells {
			if n != nil {
				entries[i] = disclosure.Shown(*n)
			}
		}
		p, err := disclosure.NewPublicLine(nil, entries, disclosure.Shown(*in.Total), !in.Zeros)
		require.NoError(t, err)
		a, err := p.Audit()
		require.NoError(t, err)
		same(want.Bounds, a.Ranges, true)
		require.Equal(t, *want.Safe, a.Safe())
	case in.Suppressed != nil:
		p, err := disclosure.Hide(table(t, in.Counts), pairs(in.Suppressed), disclosure.Options{MayHideZeros: !in.Zeros})
		require.NoError(t, err)
		a, err := p.Audit()
		require.NoError(t, err)
		same(want.Bounds, a.Ranges, false)
		require.Equal(t, *want.Safe, a.Safe())
		require.Equal(t, pairs(want.Recoverable), a.Disclosed)
	default:
		o := disclosure.Options{Threshold: in.Threshold, Primary: pairs(in.Primary), MayHideZeros: !in.Zeros}
		p, private, err := disclosure.Suppress(table(t, in.Counts), o)
		require.NoError(t, err)
		if want.Primary != nil {
			require.Equal(t, pairs(*want.Primary), private.Primary)
		}
		if want.Added != nil {
			require.Equal(t, *want.Added, private.Added)
			require.Equal(t, disclosure.Exact, private.Method)
		}
		if want.Optimal != nil {
			want.OneOf = [][][2]int{want.Optimal}
		}
		if want.OneOf != nil {
			var alternatives []cells
			for _, alternative := range want.OneOf {
				alternatives = append(alternatives, pairs(alternative))
			}
			require.Contains(t, alternatives, p.Hidden())
		}
		if want.Bounds != nil {
			same(want.Bounds, private.Audit.Ranges, false)
		}
		if want.Safe != nil {
			require.Empty(t, p.Hidden())
			require.True(t, private.Audit.Safe())
		}
		if in.Candidate != nil {
			p, err := disclosure.Hide(table(t, in.Counts), pairs(in.Candidate), o)
			require.NoError(t, err)
			a, err := p.Audit()
			require.NoError(t, err)
			same(want.CandidateBounds, a.Ranges, false)
			require.Equal(t, *want.CandidateSafe, a.Safe())
			o.MayHideZeros = true
			p, err = disclosure.Hide(table(t, in.Counts), pairs(in.Candidate), o)
			require.NoError(t, err)
			disclosed, err := p.Disclosed()
			require.NoError(t, err)
			require.Equal(t, *want.CandidateSafeAtZero, len(disclosed) == 0)
		}
	}
}

func roundingVector(t *testing.T, v vector) {
	var in struct {
		Base                     int64
		Counts, Cells, Published []int64
		U                        []json.Number
		Half                     disclosure.Half
	}
	var want struct {
		Rounded, Variance, Cells []int64
		Up                       []json.Number `json:"p_up"`
		Intervals                [][2]int64
		FromTrue                 int64 `json:"total_from_true"`
		FromRounded              int64 `json:"total_from_rounded"`
		Additive                 bool
	}
	require.NoError(t, json.Unmarshal(v.Inputs, &in))
	require.NoError(t, json.Unmarshal(v.Expected, &want))
	r, err := disclosure.Nearest(in.Base, in.Half)
	require.NoError(t, err)
	if in.U != nil {
		r, err = disclosure.Random(in.Base, make([]byte, 16))
		require.NoError(t, err)
	}
	for i, n := range in.Counts {
		var got int64
		if in.U != nil {
			got, err = r.RoundBy(n, figure.MustNumber(in.U[i].String()))
			require.NoError(t, err)
			up, err := r.Up(n)
			require.NoError(t, err)
			require.True(t, up.Equal(figure.MustNumber(want.Up[i].String())), "%s", up)
			mean, err := r.Expected(n)
			require.NoError(t, err)
			require.True(t, mean.Equal(figure.Int(n)))
			variance, err := r.Variance(n)
			require.NoError(t, err)
			require.Equal(t, want.Variance[i], variance)
		} else {
			got, err = r.Round(n)
			require.NoError(t, err)
		}
		require.Equal(t, want.Rounded[i], got, "%d", n)
	}
	for i, n := range in.Published {
		low, high, err := r.Interval(n)
		require.NoError(t, err)
		require.Equal(t, want.Intervals[i], [2]int64{low, high})
	}
	if in.Cells != nil {
		line, err := disclosure.NewLine(nil, in.Cells)
		require.NoError(t, err)
		p, err := disclosure.Hide(line, nil, disclosure.Options{})
		require.NoError(t, err)
		rounded, err := r.Table(p)
		require.NoError(t, err)
		for j, n := range want.Cells {
			e, _ := rounded.Entry(disclosure.Cell{Row: 0, Column: j})
			require.Equal(t, disclosure.Shown(n), e)
		}
		grand := disclosure.Cell{Row: disclosure.Total, Column: disclosure.Total}
		e, _ := rounded.Entry(grand)
		require.Equal(t, disclosure.Shown(want.FromTrue), e)
		sum, ok := rounded.Sum(grand)
		require.True(t, ok)
		require.Equal(t, want.FromRounded, sum)
		require.Equal(t, want.Additive, rounded.Additive())
	}
}
