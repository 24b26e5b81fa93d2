package claim_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

var (
	_ claim.Answer = claim.Reconciliation{}
	_ claim.Answer = claim.Quotient{}
	_ claim.Answer = claim.Agreement{}
	_ claim.Answer = claim.Counted{}
	_ claim.Answer = claim.Base{}
	_ claim.Answer = claim.Shares{}
	_ claim.Answer = claim.Ceilings{}
	_ claim.Answer = claim.Comparison{}
	_ claim.Answer = claim.Ranking{}
	_ claim.Answer = claim.Grown{}
	_ claim.Answer = claim.Duration{}

	_ claim.TB                 = (testing.TB)(nil)
	_ encoding.TextMarshaler   = claim.Undecided
	_ encoding.TextUnmarshaler = (*claim.Consistency)(nil)
	_ map[claim.Consistency]struct{}
	_ map[claim.Rank]struct{}
)

// quantities reads figures.
func quantities(texts ...string) []figure.Quantity {
	out := make([]figure.Quantity, len(texts))
	for i, s := range texts {
		out[i] = figure.MustParse(s)
	}
	return out
}

// span returns the interval from lo to hi, both ends kept.
func span(lo, hi int64) figure.Interval {
	v, err := figure.NewInterval(figure.Int(lo), figure.Int(hi))
	if err != nil {
		panic(err)
	}
	return v
}

// grid are the halves from -to to to: numbers that random intervals end at,
// and numbers between any two of those.
func grid(to int64) []figure.Number {
	var out []figure.Number
	for k := -2 * to; k <= 2*to; k++ {
		n, _ := figure.Frac(k, 2)
		out = append(out, n)
	}
	return out
}

// kind says which random intervals are wanted.
type kind int

const (
	closedEnds kind = iota // both ends kept
	anyEnds                // ends open, closed or missing
)

// randomInterval returns an interval with whole ends within ±to.
func randomInterval(r *rand.Rand, k kind, to int64) figure.Interval {
	for {
		lo, hi := figure.Int(r.Int64N(2*to+1)-to), figure.Int(r.Int64N(2*to+1)-to)
		if lo.Cmp(hi) > 0 {
			lo, hi = hi, lo
		}
		var low, high figure.Interval
		ends := 2
		if k == anyEnds {
			ends = 6
		}
		switch r.IntN(ends) {
		case 0, 1, 2:
			low = figure.From(lo)
		case 3, 4:
			low = figure.Above(lo)
		}
		switch r.IntN(ends) {
		case 0, 1, 2:
			high = figure.To(hi)
		case 3, 4:
			high = figure.Below(hi)
		}
		if v, ok := low.Intersect(high); ok {
			return v
		}
	}
}

// pointsOf returns the numbers of the grid that lie in v.
func pointsOf(v figure.Interval, grid []figure.Number) []figure.Number {
	var out []figure.Number
	for _, n := range grid {
		if v.Contains(n) {
			out = append(out, n)
		}
	}
	return out
}

// hullOf returns the smallest interval that holds numbers.
func hullOf(numbers []figure.Number) figure.Interval {
	out := figure.Point(numbers[0])
	for _, n := range numbers[1:] {
		out = out.Hull(figure.Point(n))
	}
	return out
}

// rangeFigure returns a figure whose bounds are v, which has both ends kept.
func rangeFigure(t testing.TB, v figure.Interval) figure.Figure {
	t.Helper()
	lo, _, okLo := v.Lo()
	hi, _, okHi := v.Hi()
	require.True(t, okLo && okHi)
	f, err := figure.NewRange(figure.Range, lo.Round(1, figure.HalfEven), hi.Round(1, figure.HalfEven))
	require.NoError(t, err)
	require.True(t, v.Equal(f.Bounds()))
	return f
}

// recorder is a test that only notes what is reported on it.
type recorder struct {
	helper int
	errors []string
}

func (r *recorder) Helper() { r.helper++ }
func (r *recorder) Errorf(format string, a ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, a...))
}

func TestAssert(t *testing.T) {
	tests := map[string]struct {
		total string
		parts []string
		want  string // the one error reported; "" for none
	}{
		"stands": {total: "USD 8 million", parts: []string{"USD 6 million", "USD 1.9 million"}},
		"does not stand": {total: "USD 6.1 million", parts: []string{"USD 6 million", "USD 1 million", "more than USD 500,000"}, want: "" +
			"the claim does not stand: USD 6 million + USD 1 million + more than USD 500000 = (6500000, ∞) against USD 6.1 million = [6050000, 6150000]: inconsistent\n" +
			"input: total: USD 6.1 million = [6050000, 6150000]\n" +
			"input: part 1: USD 6 million = [5500000, 6500000]\n" +
			"input: part 2: USD 1 million = [500000, 1500000]\n" +
			"input: part 3: more than USD 500000 = (500000, ∞)\n" +
			"compute: sum of the parts: (6500000, ∞) (ends add)\n" +
			"compute: remainder: (-∞, -350000) (total - sum)\n" +
			"compute: at face value: differs by -1400000: no strength holds\n" +
			"result: sum against total: inconsistent (consistent where the intervals meet; that proves no equality)\n"},
		"cannot be made": {total: "USD 8 million", parts: []string{"EUR 6 million"},
			want: `the claim could not be made: claim: units differ: "USD" and "EUR"`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tb := new(recorder)
			sum, err := claim.Sum(figure.MustParse(tt.total), quantities(tt.parts...)...)
			stands := claim.Assert(tb, sum, err)
			require.Equal(t, tt.want == "", stands)
			require.Equal(t, 1, tb.helper)
			if tt.want == "" {
				require.Empty(t, tb.errors)
				return
			}
			require.Equal(t, []string{tt.want}, tb.errors)
		})
	}

	tb := new(recorder)
	require.False(t, claim.Assert(tb, nil, nil))
	require.Equal(t, []string{"the claim could not be made: no answer"}, tb.errors)

	sum, err := claim.Sum(figure.MustParse("USD 8 million"), quantities("USD 6 million", "USD 1.9 million")...)
	claim.Assert(t, sum, err) // a real test
}

func TestConsistencyText(t *testing.T) {
	for c, want := range map[claim.Consistency][2]string{
		claim.Undecided:    {"cannot-tell", "cannot tell"},
		claim.Consistent:   {"consistent", "consistent"},
		claim.Inconsistent: {"inconsistent", "inconsistent"},
	} {
		text, err := c.MarshalText()
		require.NoError(t, err)
		require.Equal(t, want, [2]string{string(text), c.String()})
		back := claim.Consistency(9)
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, c, back)
	}
	var zero claim.Consistency
	require.Equal(t, claim.Undecided, zero)

	_, err := claim.Consistency(3).MarshalText()
	require.EqualError(t, err, "claim: 3 is no consistency")
	require.Equal(t, "cannot tell", claim.Consistency(3).String())

	for _, text := range []string{"", "Consistent", "met", "cannot tell", "consistent\x00", "\u202econsistent", "\xff", strings.Repeat("x", 1_000_000)} {
		c := claim.Inconsistent
		err := c.UnmarshalText([]byte(text))
		require.ErrorContains(t, err, "is no consistency: want cannot-tell, consistent or inconsistent")
		require.Less(t, len(err.Error()), 500)
		require.Equal(t, claim.Inconsistent, c, "an error leaves the target as it was")
	}

	hostile := []byte(strings.Repeat("\u202e", 1_400)) // 4 kB
	require.Less(t, testing.AllocsPerRun(10, func() {
		var c claim.Consistency
		_ = c.UnmarshalText(hostile)
	}), 24.0)

	data, err := json.Marshal(map[string]claim.Consistency{"sum": claim.Consistent})
	require.NoError(t, err)
	require.Equal(t, `{"sum":"consistent"}`, string(data))
	var back map[string]claim.Consistency
	require.NoError(t, check.DecodeJSON(data, &back))
	require.Equal(t, claim.Consistent, back["sum"])
}

func FuzzConsistency(f *testing.F) {
	for _, s := range []string{"consistent", "inconsistent", "cannot-tell", "", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var c claim.Consistency
		if c.UnmarshalText([]byte(s)) != nil {
			require.Equal(t, claim.Undecided, c)
			return
		}
		text, err := c.MarshalText()
		require.NoError(t, err)
		require.Equal(t, s, string(text))
	})
}

func TestUnitError(t *testing.T) {
	usd, eur, jobs, plain := figure.MustParse("USD 8 million"), figure.MustParse("EUR 2"), figure.MustParse("5 jobs"), figure.MustParse("3")
	tests := map[string]struct {
		claim       func() error
		left, right string // "" for no error
	}{
		"sum":             {func() error { _, err := claim.Sum(usd, usd, eur); return err }, "USD", "EUR"},
		"sum, two parts":  {func() error { _, err := claim.Sum(plain, usd, eur); return err }, "USD", "EUR"},
		"sum, no unit":    {func() error { _, err := claim.Sum(usd, plain); return err }, "", ""},
		"sum, not stated": {func() error { _, err := claim.Sum(usd, nil, figure.Figure{}); return err }, "", ""},
		"share":           {func() error { _, err := claim.Share(eur, usd); return err }, "EUR", "USD"},
		"share of sum":    {func() error { _, err := claim.ShareOfSum(eur, plain, jobs); return err }, "EUR", "jobs"},
		"progress":        {func() error { _, err := claim.Progress(plain, jobs, usd); return err }, "jobs", "USD"},
		"compare":         {func() error { _, err := claim.Compare(jobs, figure.Less, usd); return err }, "jobs", "USD"},
		"order":           {func() error { _, err := claim.Order(jobs, usd); return err }, "jobs", "USD"},
		"growth": {func() error {
			_, err := claim.Growth(jobs, usd, figure.MustParseGrowth("doubled"))
			return err
		}, "jobs", "USD"},
		"ceilings": {func() error {
			_, err := claim.UnderCeilings(usd, claim.Group{Count: jobs, Ceiling: eur})
			return err
		}, "USD", "EUR"},
		"partition":         {func() error { _, err := claim.Partition(plain, jobs); return err }, "%", "jobs"},
		"multiple response": {func() error { _, err := claim.MultipleResponse(usd); return err }, "%", "USD"},
		"count":             {func() error { _, err := claim.CountOf(usd, jobs); return err }, "%", "USD"},
		"base":              {func() error { _, err := claim.CommonBase(plain, usd); return err }, "%", "USD"},
		"fits base":         {func() error { _, err := claim.FitsBase(3, usd); return err }, "%", "USD"},
		"money": {func() error {
			_, err := claim.Share(money.MustParseFigure("CHF 100"), money.MustParseFigure("USD 1 million"))
			return err
		}, "CHF", "USD"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			err := tt.claim()
			if tt.left == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, claim.ErrUnits)
			var units *claim.UnitError
			require.ErrorAs(t, err, &units)
			require.Equal(t, claim.UnitError{Left: tt.left, Right: tt.right}, *units)
			require.EqualError(t, err, fmt.Sprintf("claim: units differ: %q and %q", tt.left, tt.right))
		})
	}
	require.False(t, errors.Is(&claim.UnitError{}, figure.ErrUndefined))

	long := figure.Count(1, strings.Repeat("\u202e", 10_000))
	_, err := claim.Sum(usd, long)
	require.ErrorIs(t, err, claim.ErrUnits)
	require.Less(t, len(err.Error()), 1000)
	require.NotContains(t, err.Error(), "\u202e")
}

// TestPolicies: a claim follows the policy of each figure, and its trace names it.
func TestPolicies(t *testing.T) {
	about := figure.Policy{AboutMargin: figure.PercentMargin(figure.Int(1))}
	c, err := claim.Compare(figure.MustParse("Roughly 76 per cent").Under(about), figure.Greater, figure.Count(75, ""))
	require.NoError(t, err)
	claim.Assert(t, c, err)
	require.Equal(t, ""+
		"input: left: about 76% = [75.24, 76.76]\n"+
		"policy: left: about: ±1 %\n"+
		"input: right: 75 = [75, 75]\n"+
		"result: about 76% > 75: met (met where every value does, not met where none does)\n", c.Trace().String())
	c, err = claim.Compare(figure.MustParse("Roughly 76 per cent"), figure.Greater, figure.Count(75, ""))
	require.NoError(t, err)
	require.Equal(t, check.CannotTell, c.Verdict)
}

// TestTraceSource: a trace says where a figure was published.
func TestTraceSource(t *testing.T) {
	f := figure.MustParse("48.8%").WithSource(figure.Source{Publisher: "World Bank", Page: "5"})
	require.Contains(t, claim.Ratio(f, figure.Count(2, ""), figure.Int(1)).Trace().String(),
		"input: numerator: 48.8% = [48.75, 48.85] (World Bank, 5)\n")
}

// TestZeroAnswers: an answer that no claim was made for says so and stands for
// nothing.
func TestZeroAnswers(t *testing.T) {
	for _, a := range []claim.Answer{
		claim.Reconciliation{}, claim.Quotient{}, claim.Agreement{}, claim.Base{}, claim.Shares{}, claim.Ceilings{},
		claim.Comparison{}, claim.Grown{}, claim.Duration{},
	} {
		require.False(t, a.Holds(), "%T", a)
		require.NotEmpty(t, a.String(), "%T", a)
		require.NotEmpty(t, a.Trace(), "%T", a)
	}
	require.NotPanics(t, func() { _, _ = claim.Counted{}.String(), claim.Counted{}.Trace() })
	require.NotPanics(t, func() { _, _ = claim.Ranking{}.String(), claim.Ranking{}.Trace() })
}
