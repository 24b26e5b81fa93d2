package diaspora_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

// One type for a number with its quality, its bounds and the reason why there
// is none, small enough for a file of a million rows.
var (
	_ figure.Quantity             = diaspora.Count{}
	_ map[diaspora.Count]struct{} = nil
	_ [32]byte                    = [unsafe.Sizeof(diaspora.Count{})]byte{}
)

func rangeOf(t testing.TB, low, high int64) diaspora.Count {
	t.Helper()
	c, err := diaspora.NewCountRange(low, high)
	require.NoError(t, err)
	return c
}

func suppressed(t testing.TB, low, high int64) diaspora.Count {
	t.Helper()
	c, err := diaspora.SuppressedCount(low, high)
	require.NoError(t, err)
	return c
}

func TestCountForms(t *testing.T) {
	within, err := diaspora.MustCount(5_000_000, diaspora.EstimateCount).Within(4_000_000, 6_000_000)
	require.NoError(t, err)
	tests := map[string]struct {
		count  diaspora.Count
		text   string
		bounds string
		figure string
		json   string
		absent indicator.Absence
	}{
		"exact":    {diaspora.MustCount(1_250_451, diaspora.ExactCount), "1250451", "[1250451, 1250451]", "1250451", `{"status":"value","quality":"exact","value":"1250451"}`, indicator.Present},
		"zero":     {diaspora.MustCount(0, diaspora.ExactCount), "0", "[0, 0]", "0", `{"status":"value","quality":"exact","value":"0"}`, indicator.Present},
		"at least": {diaspora.MustCount(600_000, diaspora.AtLeastCount), "at least 600000", "[600000, ∞)", "at least 600000", `{"status":"value","quality":"at-least","value":"600000"}`, indicator.Present},
		"at most":  {diaspora.MustCount(15_000, diaspora.AtMostCount), "at most 15000", "[0, 15000]", "up to 15000", `{"status":"value","quality":"at-most","value":"15000"}`, indicator.Present},
		"estimate": {diaspora.MustCount(5_000_000, diaspora.EstimateCount), "about 5000000", "[0, ∞)", "about 5000000 (estimate)", `{"status":"value","quality":"estimate","value":"5000000"}`, indicator.Present},
		"estimate with bounds": {
			within, "about 5000000, 4000000 to 6000000", "[4000000, 6000000]", "4000000-6000000 (estimate)",
			`{"status":"value","quality":"estimate","value":"5000000","low":"4000000","high":"6000000"}`, indicator.Present,
		},
		"range":         {rangeOf(t, 300_000, 700_000), "300000 to 700000", "[300000, 700000]", "300000-700000", `{"status":"value","quality":"range","low":"300000","high":"700000"}`, indicator.Present},
		"one number":    {rangeOf(t, 7, 7), "7", "[7, 7]", "7", `{"status":"value","quality":"exact","value":"7"}`, indicator.Present},
		"not reported":  {diaspora.Count{}, "not reported", "(-∞, ∞)", "", `{"status":"not-reported"}`, indicator.NotReported},
		"not available": {diaspora.AbsentCount(diaspora.CountNotAvailable), "not available", "(-∞, ∞)", "", `{"status":"not-available"}`, indicator.NotReported},
		"blank":         {diaspora.AbsentCount(diaspora.CountBlank), "blank", "(-∞, ∞)", "", `{"status":"blank"}`, indicator.NotReported},
		"no reason":     {diaspora.AbsentCount(diaspora.CountGiven), "not reported", "(-∞, ∞)", "", `{"status":"not-reported"}`, indicator.NotReported},
		"suppressed":    {suppressed(t, 1, 4), "suppressed, 1 to 4", "[1, 4]", "1-4", `{"status":"suppressed","low":"1","high":"4"}`, indicator.Suppressed},
		"below half":    {diaspora.BelowHalfUnitCount(1000), "below half the unit, 1 to 499", "[1, 499]", "1-499", `{"status":"below-half-unit","low":"1","high":"499"}`, indicator.Withheld},
		"of one person": {diaspora.BelowHalfUnitCount(1), "below half the unit, at least 1", "[1, ∞)", "at least 1", `{"status":"below-half-unit","low":"1"}`, indicator.Withheld},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.text, tt.count.String())
			require.Equal(t, tt.bounds, tt.count.Bounds().String())
			require.Equal(t, tt.figure, tt.count.Figure().String())
			require.Equal(t, tt.absent, tt.count.Status().Absence())
			data, err := json.Marshal(tt.count)
			require.NoError(t, err)
			require.Equal(t, tt.json, string(data))
			var back diaspora.Count
			require.NoError(t, json.Unmarshal(data, &back))
			require.Equal(t, tt.count, back)
		})
	}
}

func TestCountRefuses(t *testing.T) {
	for _, n := range []int64{-1, diaspora.MaxCount + 1} {
		_, err := diaspora.NewCount(n, diaspora.ExactCount)
		require.ErrorIs(t, err, diaspora.ErrCount)
	}
	_, err := diaspora.NewCount(1, diaspora.RangeCount)
	require.ErrorIs(t, err, diaspora.ErrCount)
	_, err = diaspora.NewCountRange(7, 3)
	require.ErrorIs(t, err, diaspora.ErrCount)
	_, err = diaspora.SuppressedCount(-1, 4)
	require.ErrorIs(t, err, diaspora.ErrCount)
	_, err = diaspora.MustCount(5, diaspora.EstimateCount).Within(6, 9)
	require.ErrorIs(t, err, diaspora.ErrCount)
	_, err = diaspora.MustCount(7, diaspora.ExactCount).Within(6, 9)
	require.ErrorIs(t, err, diaspora.ErrCount)
	most := diaspora.MustCount(diaspora.MaxCount, diaspora.ExactCount)
	_, err = most.Add(diaspora.MustCount(1, diaspora.ExactCount))
	require.ErrorIs(t, err, diaspora.ErrCount)
	require.Panics(t, func() { diaspora.MustCount(-1, diaspora.ExactCount) })
	for _, data := range []string{
		`{"status":"value","value":"1"}`, `{"status":"value","quality":"exact"}`, `{"status":"value","quality":"exact","value":"-1"}`,
		`{"status":"value","quality":"exact","value":"1","low":"0","high":"1"}`, `{"status":"value","quality":"exact","value":"1","absent":"1"}`,
		`{"status":"suppressed","value":"1"}`, `{"status":"suppressed","low":"4","high":"1"}`, `{"status":"suppressed","high":"4"}`,
		`{"status":"value","quality":"range","low":"1","high":"1"}`, `{"status":"value","quality":"at-least","value":"7","low":"5"}`,
		`{"status":"value","quality":"at-most","value":"7","low":"0","high":"9"}`, `{"status":"value","quality":"estimate","value":"7","low":"8"}`,
		`{"status":"not-reported","low":"-5"}`, `{"status":"other"}`, `{"status":"value","quality":"exact","value":"1","n":"1"}`, `{"status":"value","quality":"at-most","low":"1"}`,
	} {
		c := diaspora.MustCount(3, diaspora.ExactCount)
		require.Error(t, json.Unmarshal([]byte(data), &c), data)
		require.Equal(t, diaspora.MustCount(3, diaspora.ExactCount), c)
	}
}

// A sum is only as good as its weakest part, and a part that is absent is not 0.
func TestCountAdd(t *testing.T) {
	exact := func(n int64) diaspora.Count { return diaspora.MustCount(n, diaspora.ExactCount) }
	atLeast := diaspora.MustCount(600_000, diaspora.AtLeastCount)
	atMost := diaspora.MustCount(10, diaspora.AtMostCount)
	estimate := diaspora.MustCount(5_000_000, diaspora.EstimateCount)
	hidden := suppressed(t, 1, 4)
	tests := map[string]struct {
		parts   []diaspora.Count
		text    string
		bounds  string
		quality diaspora.Quality
		lower   bool
		absent  int
	}{
		"exact":                 {[]diaspora.Count{exact(2), exact(3)}, "5", "[5, 5]", diaspora.ExactCount, false, 0},
		"at least":              {[]diaspora.Count{exact(2), atLeast}, "at least 600002", "[600002, ∞)", diaspora.AtLeastCount, true, 0},
		"published case":        {[]diaspora.Count{exact(97_252), estimate, atLeast}, "about 5697252", "[697252, ∞)", diaspora.EstimateCount, false, 0},
		"at most":               {[]diaspora.Count{exact(5), atMost}, "at most 15, 5 to 15", "[5, 15]", diaspora.AtMostCount, false, 0},
		"at least and at most":  {[]diaspora.Count{atLeast, atMost}, "about 600010, at least 600000", "[600000, ∞)", diaspora.RangeCount, false, 0},
		"range":                 {[]diaspora.Count{exact(5), rangeOf(t, 10, 20)}, "15 to 25", "[15, 25]", diaspora.RangeCount, false, 0},
		"range and estimate":    {[]diaspora.Count{estimate, rangeOf(t, 10, 20)}, "at least 10", "[10, ∞)", diaspora.EstimateCount, false, 0},
		"suppressed":            {[]diaspora.Count{exact(100), hidden, hidden}, "at least 100, 102 to 108, 2 parts absent", "[102, 108]", diaspora.AtLeastCount, true, 2},
		"not reported":          {[]diaspora.Count{exact(100), {}}, "at least 100, 1 part absent", "[100, ∞)", diaspora.AtLeastCount, true, 1},
		"suppressed only":       {[]diaspora.Count{hidden, hidden}, "suppressed, 2 to 8, 2 parts absent", "[2, 8]", diaspora.ExactCount, false, 2},
		"two reasons":           {[]diaspora.Count{hidden, diaspora.AbsentCount(diaspora.CountBlank)}, "not reported, at least 1, 2 parts absent", "[1, ∞)", diaspora.ExactCount, false, 2},
		"nothing":               {nil, "not reported", "(-∞, ∞)", diaspora.ExactCount, false, 1},
		"one":                   {[]diaspora.Count{exact(0)}, "0", "[0, 0]", diaspora.ExactCount, false, 0},
		"at most and an absent": {[]diaspora.Count{atMost, hidden}, "about 10, 1 to 14, 1 part absent", "[1, 14]", diaspora.RangeCount, false, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			sum, err := diaspora.SumCounts(slices.Values(tt.parts))
			require.NoError(t, err)
			require.Equal(t, tt.text, sum.String())
			require.Equal(t, tt.bounds, sum.Bounds().String())
			require.Equal(t, tt.quality, sum.Quality())
			require.Equal(t, tt.lower, sum.IsLowerBound())
			require.Equal(t, tt.absent, sum.Absent())
			data, err := json.Marshal(sum)
			require.NoError(t, err)
			var back diaspora.Count
			require.NoError(t, json.Unmarshal(data, &back), string(data))
			require.Equal(t, sum, back)
		})
	}
	_, err := diaspora.SumCounts(slices.Values([]diaspora.Count{exact(diaspora.MaxCount), exact(1)}))
	require.ErrorIs(t, err, diaspora.ErrCount)
}

// randomCount returns a count of any form, of at most a few persons.
func randomCount(r *rand.Rand) diaspora.Count {
	n := r.Int64N(50)
	var c diaspora.Count
	var err error
	switch r.IntN(7) {
	case 0:
		c, err = diaspora.NewCountRange(n, n+r.Int64N(9))
	case 1:
		c, err = diaspora.SuppressedCount(1, 4)
	case 2:
		c = diaspora.AbsentCount(diaspora.CountStatus(r.IntN(6)))
	default:
		c, err = diaspora.NewCount(n, []diaspora.Quality{
			diaspora.ExactCount, diaspora.AtLeastCount, diaspora.AtMostCount, diaspora.EstimateCount,
		}[r.IntN(4)])
	}
	if err != nil {
		panic(err)
	}
	return c
}

func TestCountAddLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	add := func(a, b diaspora.Count) diaspora.Count {
		sum, err := a.Add(b)
		require.NoError(t, err)
		return sum
	}
	for range 5000 {
		a, b, c := randomCount(r), randomCount(r), randomCount(r)
		require.Equal(t, add(a, b), add(b, a))
		sum := add(add(a, b), c)
		require.Equal(t, sum, add(a, add(b, c)))
		require.True(t, sum.Figure().IsZero() || sum.Bounds().Within(sum.Figure().Bounds()), "a figure promises no more than is known")
		data, err := json.Marshal(sum)
		require.NoError(t, err)
		var back diaspora.Count
		require.NoError(t, json.Unmarshal(data, &back), string(data))
		require.Equal(t, sum, back)
	}
}

func BenchmarkSumCounts(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	counts := make([]diaspora.Count, 1_000_000)
	for i := range counts {
		counts[i] = randomCount(r)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := diaspora.SumCounts(slices.Values(counts)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(counts)), "ns/count")
}

func FuzzCountJSON(f *testing.F) {
	f.Add(`{"status":"value","quality":"exact","value":"1250451"}`)
	f.Add(`{"status":"suppressed","low":"1","high":"4"}`)
	f.Add(`{"status":"value","quality":"at-least","value":"100","low":"102","high":"108","absent":"2"}`)
	f.Fuzz(func(t *testing.T, data string) {
		var c, again diaspora.Count
		if json.Unmarshal([]byte(data), &c) != nil {
			require.Zero(t, c)
			return
		}
		out, err := json.Marshal(c)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(out, &again), string(out))
		require.Equal(t, c, again)
		require.True(t, c.Figure().IsZero() || c.Bounds().Within(c.Figure().Bounds()))
	})
}

// A cell that is hidden because fewer than five live there is neither 0 nor
// lost: the total is at least the rest, and says what is missing.
func ExampleCount_Add() {
	italy := diaspora.MustCount(486_187, diaspora.ExactCount)
	hidden, _ := diaspora.SuppressedCount(1, 4) // "~" at UN DESA
	total, _ := italy.Add(hidden)
	fmt.Println(total)
	fmt.Println(total.Bounds(), total.Quality(), total.Absent())
	// Output:
	// at least 486187, 486188 to 486191, 1 part absent
	// [486188, 486191] at-least 1
}

// Counts go into claims as they are.
func ExampleCount_Figure() {
	share, _ := claim.Share(diaspora.MustCount(607_825, diaspora.ExactCount), diaspora.MustCount(1_250_451, diaspora.ExactCount))
	fmt.Println(share.Face.Round(4, figure.HalfUp), "% women")
	// Output: 48.6085 % women
}
