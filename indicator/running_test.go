package indicator_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// values reads figures; "" is not reported.
func values(texts ...string) []indicator.Value {
	out := make([]indicator.Value, len(texts))
	for i, s := range texts {
		if s != "" {
			out[i] = fig(s)
		}
	}
	return out
}

// shown writes absent values by their reason and others by their bounds.
func shown(vs []indicator.Value) []string {
	out := make([]string, len(vs))
	for i, v := range vs {
		if out[i] = v.Bounds().String(); v.IsAbsent() {
			out[i] = v.Absence().String()
		} else if n, ok := v.Bounds().IsPoint(); ok {
			out[i] = n.String()
		}
	}
	return out
}

func TestRunning(t *testing.T) {
	met, notMet, open := check.Met, check.NotMet, check.CannotTell
	fall := func(from, to int, certain check.Verdict) indicator.Fall {
		return indicator.Fall{From: from, To: to, Certain: certain}
	}
	tests := map[string]struct {
		totals     []string
		increments []string
		never      check.Verdict
		falls      []indicator.Fall
	}{
		"nothing":                      {nil, []string{}, met, nil},
		"rises":                        {[]string{"1", "3", "6"}, []string{"1", "2", "3"}, met, nil},
		"stands still":                 {[]string{"0", "0", "3"}, []string{"0", "0", "3"}, met, nil},
		"falls":                        {[]string{"5", "4"}, []string{"5", "-1"}, notMet, []indicator.Fall{fall(0, 1, met)}},
		"falls once, not three times":  {[]string{"10", "5", "7", "9"}, []string{"10", "-5", "2", "2"}, notMet, []indicator.Fall{fall(0, 1, met)}},
		"gap":                          {[]string{"2", "", "7"}, []string{"2", "not-reported", "undefined"}, met, nil},
		"gap at the beginning":         {[]string{"", "7", "8"}, []string{"not-reported", "undefined", "1"}, met, nil},
		"nothing reported":             {[]string{"", ""}, []string{"not-reported", "not-reported"}, met, nil},
		"falls over a gap":             {[]string{"7", "", "2"}, []string{"7", "not-reported", "undefined"}, notMet, []indicator.Fall{fall(0, 2, met)}},
		"a floor may have fallen":      {[]string{"at least 10", "at least 25"}, []string{"[10, ∞)", "(-∞, ∞)"}, open, []indicator.Fall{fall(0, 1, open)}},
		"more than what it was":        {[]string{"1,500", "over 1,700"}, []string{"1500", "(200, ∞)"}, met, nil},
		"a rounded total may have":     {[]string{"7.9 million", "8 million"}, []string{"[7850000, 7950000]", "[-450000, 650000]"}, open, []indicator.Fall{fall(0, 1, open)}},
		"a rounded total cannot have":  {[]string{"7.4 million", "8 million"}, []string{"[7350000, 7450000]", "[50000, 1150000]"}, met, nil},
		"certain over what is between": {[]string{"10", "about 8", "5"}, []string{"10", "(-∞, ∞)", "(-∞, ∞)"}, notMet, []indicator.Fall{fall(0, 1, open), fall(0, 2, met)}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := indicator.NewRunning(values(tt.totals...)...)
			require.Equal(t, tt.increments, shown(r.Increments))
			require.Equal(t, tt.never, r.NeverFalls)
			require.Equal(t, tt.falls, r.Falls)
		})
	}
}

func TestRunningTotals(t *testing.T) {
	tests := map[string]struct{ increments, want []string }{
		"nothing":              {nil, []string{}},
		"sums":                 {[]string{"1", "2", "3"}, []string{"1", "3", "6"}},
		"gap":                  {[]string{"1", "", "3"}, []string{"1", "not-reported", "undefined"}},
		"gap at the beginning": {[]string{"", "2"}, []string{"not-reported", "undefined"}},
		"hedged":               {[]string{"over 1,700", "300"}, []string{"(1700, ∞)", "(2000, ∞)"}},
		"ends add up":          {[]string{"6 million", "1.9 million"}, []string{"[5500000, 6500000]", "[7350000, 8450000]"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, shown(indicator.RunningTotals(values(tt.increments...)...)))
		})
	}
}

// Without gaps, totals and increments give each other back: exactly where they
// are exact, and within wider bounds where they are hedged.
func TestRunningThereAndBack(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 300 {
		increments := make([]indicator.Value, r.IntN(20))
		isExact := r.IntN(2) == 0
		for i := range increments {
			n := decimal.New(r.Int64N(5000), int32(r.IntN(3))-1)
			hedge := figure.Exact
			if !isExact {
				hedge = []figure.Hedge{figure.Exact, figure.Rounded, figure.AtLeast, figure.MoreThan, figure.UpTo}[r.IntN(5)]
			}
			f, err := figure.New(hedge, n)
			require.NoError(t, err)
			increments[i] = indicator.FigureValue(f)
		}
		totals := indicator.RunningTotals(increments...)
		back := indicator.NewRunning(totals...)
		again := indicator.RunningTotals(back.Increments...)
		if isExact {
			require.Equal(t, shown(increments), shown(back.Increments))
			require.Equal(t, shown(totals), shown(again))
			require.Equal(t, check.Met, back.NeverFalls)
			require.Empty(t, back.Falls)
		}
		for i := range increments {
			require.True(t, increments[i].Bounds().Within(back.Increments[i].Bounds()))
			require.True(t, totals[i].Bounds().Within(again[i].Bounds()))
		}
		require.NotEqual(t, check.NotMet, back.NeverFalls, "increments are not negative")
	}
}

// The verdict is that of all pairs, which are compared one by one here.
func TestRunningNeverFallsIsThatOfAllPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		totals := make([]indicator.Value, 1+r.IntN(6))
		for i := range totals {
			if r.IntN(5) == 0 {
				continue
			}
			lo := r.Int64N(12)
			v, err := figure.NewInterval(figure.Int(lo), figure.Int(lo+r.Int64N(3)*r.Int64N(4)))
			require.NoError(t, err)
			totals[i] = indicator.BoundsValue(v)
		}
		certain := false
		for j := range totals {
			for i := range j {
				if !totals[i].IsAbsent() && !totals[j].IsAbsent() {
					certain = certain || totals[j].Bounds().CompareTo(figure.Less, totals[i].Bounds()) == check.Met
				}
			}
		}
		got := indicator.NewRunning(totals...)
		require.Equal(t, certain, got.NeverFalls == check.NotMet, "%v", totals)
		require.Equal(t, got.NeverFalls == check.Met, len(got.Falls) == 0)
	}
}

func TestRunningVectors(t *testing.T) {
	// The specifications lie beside the module, where they are.
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "indicator_vectors.json"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no vectors beside the module")
	}
	require.NoError(t, err)
	type numbers = []*json.Number
	var file struct {
		Vectors []struct {
			ID, Method       string
			Inputs, Expected json.RawMessage
		}
	}
	require.NoError(t, json.Unmarshal(data, &file))
	read := func(n *json.Number) indicator.Value {
		if n == nil {
			return indicator.Value{}
		}
		return indicator.BoundsValue(figure.Point(figure.MustNumber(n.String())))
	}
	ran := 0
	for _, v := range file.Vectors {
		if v.Method != "cumulative.check" {
			continue
		}
		ran++
		t.Run(v.ID, func(t *testing.T) {
			var in struct{ Values numbers }
			var want struct {
				Increments numbers
				Outcome    string
				Last       *json.Number
			}
			require.NoError(t, json.Unmarshal(v.Inputs, &in))
			require.NoError(t, json.Unmarshal(v.Expected, &want))
			totals := make([]indicator.Value, len(in.Values))
			for i, n := range in.Values {
				totals[i] = read(n)
			}
			r := indicator.NewRunning(totals...)
			require.Len(t, r.Increments, len(want.Increments))
			for i, n := range want.Increments {
				require.Equal(t, n == nil, r.Increments[i].IsAbsent())
				require.True(t, r.Increments[i].Bounds().Equal(read(n).Bounds()))
			}
			require.Equal(t, map[string]check.Verdict{"consistent": check.Met, "inconsistent": check.NotMet}[want.Outcome], r.NeverFalls)
			require.Equal(t, want.Last == nil, r.Last.IsAbsent())
			require.True(t, r.Last.Bounds().Equal(read(want.Last).Bounds()))
		})
	}
	require.Positive(t, ran)
}

// Words among totals are no totals: they are left out, and nothing falls.
func TestRunningWithWords(t *testing.T) {
	totals := []indicator.Value{fig("5"), indicator.TextValue("N/A"), fig("7"), indicator.YesNoValue(true)}
	r := indicator.NewRunning(totals...)
	require.Equal(t, []string{"5", "undefined", "undefined", "undefined"}, shown(r.Increments))
	require.Equal(t, check.Met, r.NeverFalls)
	require.Equal(t, "7", r.Last.String())
	require.Equal(t, []string{"5", "undefined", "undefined", "undefined"}, shown(indicator.RunningTotals(totals...)))
}
