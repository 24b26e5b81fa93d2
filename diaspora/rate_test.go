package diaspora_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

func TestRatesOfEmigration(t *testing.T) {
	estimate := func(n int64) diaspora.Count { return diaspora.MustCount(n, diaspora.EstimateCount) }
	tests := map[string]struct {
		emigrants, residents, foreign diaspora.Count
		want                          [3]string
	}{
		"all three":       {exactly(t, 300), exactly(t, 1000), exactly(t, 100), [3]string{"30", "23.0769", "25"}},
		"all abroad":      {exactly(t, 300), exactly(t, 0), exactly(t, 0), [3]string{"undefined: division by zero", "100", "100"}},
		"nobody":          {exactly(t, 0), exactly(t, 0), exactly(t, 0), [3]string{"undefined: division by zero", "undefined: division by zero", "undefined: division by zero"}},
		"above 100":       {exactly(t, 300), exactly(t, 200), exactly(t, 200), [3]string{"150", "60", "100"}},
		"none abroad":     {exactly(t, 0), exactly(t, 200), exactly(t, 10), [3]string{"0", "0", "0"}},
		"no foreign":      {exactly(t, 300), exactly(t, 1000), diaspora.Count{}, [3]string{"30", "23.0769", "undefined: foreign-born residents not reported"}},
		"no residents":    {exactly(t, 300), diaspora.AbsentCount(diaspora.CountNotAvailable), exactly(t, 1), [3]string{"undefined: residents not available", "undefined: residents not available", "undefined: native-born residents not reported"}},
		"no emigrants":    {diaspora.Count{}, exactly(t, 1000), exactly(t, 1), [3]string{"undefined: emigrants not reported", "undefined: emigrants not reported", "undefined: emigrants not reported"}},
		"hidden":          {suppressed(t, 1, 4), exactly(t, 96), exactly(t, 0), [3]string{"[1.0416, 4.1667]", "[1.0309, 4]", "[1.0309, 4]"}},
		"range":           {rangeOf(t, 100, 300), rangeOf(t, 900, 1000), exactly(t, 0), [3]string{"[10, 33.3334]", "[9.0909, 25]", "[9.0909, 25]"}},
		"at least":        {diaspora.MustCount(100, diaspora.AtLeastCount), exactly(t, 900), exactly(t, 0), [3]string{"11.1111 in [11.1111, ∞)", "10 in [10, 100)", "10 in [10, 100)"}},
		"at most":         {diaspora.MustCount(100, diaspora.AtMostCount), exactly(t, 900), exactly(t, 0), [3]string{"11.1111 in [0, 11.1112]", "10 in [0, 10]", "10 in [0, 10]"}},
		"estimates":       {estimate(100), estimate(900), estimate(100), [3]string{"11.1111 in [0, ∞)", "10 in [0, 100]", "11.1111 in [0, 100]"}},
		"foreign hedged":  {exactly(t, 100), exactly(t, 1000), rangeOf(t, 0, 100), [3]string{"10", "9.0909", "[9.0909, 10]"}},
		"foreign at most": {exactly(t, 100), exactly(t, 1000), diaspora.MustCount(2000, diaspora.AtMostCount), [3]string{"10", "9.0909", "[9.0909, 100]"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := diaspora.RatesOfEmigration(diaspora.Stock{Count: tt.emigrants}, diaspora.Population{Count: tt.residents, ForeignBorn: tt.foreign})
			require.NoError(t, err)
			for i, rate := range r.All() {
				require.EqualValues(t, i, rate.Of)
				require.Equal(t, tt.want[i], rate.Proportion.String(), rate.Of)
				require.NotEqual(t, rate.Undefined != "", rate.Face != nil || !rate.Bounds.IsUnbounded())
			}
			require.Equal(t, check.CannotTell, r.Comparable())
			require.Empty(t, r.Findings)
		})
	}
	for _, p := range []diaspora.Population{
		{Count: exactly(t, 10), ForeignBorn: exactly(t, 11)},
		{Count: estimate(10), ForeignBorn: exactly(t, 11)},
		{Count: rangeOf(t, 5, 10), ForeignBorn: rangeOf(t, 11, 20)},
	} {
		_, err := diaspora.RatesOfEmigration(diaspora.Stock{Count: exactly(t, 1)}, p)
		require.ErrorIs(t, err, diaspora.ErrPopulation)
	}
}

func TestRatesOfEmigrationCompares(t *testing.T) {
	s := diaspora.Stock{Count: exactly(t, 1_003_962), Origin: serbiaWithKosovo(t), Date: period.MustParse("2020")}
	p := diaspora.Population{Count: exactly(t, 6_907_818), Place: geo("SRB"), Date: period.MustParse("2020-07-01")}
	r, err := diaspora.RatesOfEmigration(s, p)
	require.NoError(t, err)
	require.Equal(t, []check.Verdict{check.NotMet, check.Met, check.NotMet}, []check.Verdict{r.SameTerritory, r.SameYear, r.Comparable()})
	require.Equal(t, "14.5337 % of residents", r.OfResidents.String())
	require.Len(t, r.Findings, 1)
	require.Equal(t, "diaspora.rate-territory", r.Findings[0].Code)
	require.Equal(t, "territories differ: emigrants of RS (Serbia including Kosovo*), residents of RS", r.Findings[0].Message)
	require.Contains(t, r.Trace().String(), "diaspora.rate-territory: territories differ")

	p.Place, p.Date = serbiaWithKosovo(t), period.MustParse("2019")
	r, err = diaspora.RatesOfEmigration(s, p)
	require.NoError(t, err)
	require.Equal(t, check.NotMet, r.Comparable())
	require.Equal(t, "diaspora.rate-date", r.Findings[0].Code)

	p.Date = s.Date
	r, err = diaspora.RatesOfEmigration(s, p)
	require.NoError(t, err)
	require.Equal(t, check.Met, r.Comparable())

	p.Place = geo("ALB")
	_, err = diaspora.RatesOfEmigration(s, p)
	require.ErrorIs(t, err, diaspora.ErrUnrelated)
}

func TestPopulationJSON(t *testing.T) {
	p := diaspora.Population{Count: exactly(t, 2_871_951), Place: geo("ALB"), Date: period.MustParse("2020"), Source: figure.Source{Publisher: "UN DESA"}}
	data, err := json.Marshal(p)
	require.NoError(t, err)
	require.JSONEq(t, `{"count": {"status": "value", "quality": "exact", "value": "2871951"}, "foreign_born": {"status": "not-reported"},
		"place": {"country": "AL"}, "date": "2020", "source": {"publisher": "UN DESA"}}`, string(data))
	var back diaspora.Population
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, p, back)
	require.Error(t, json.Unmarshal([]byte(`{"n": 3}`), &back))
	require.Equal(t, p, back)
}

// Every rate that possible numbers give lies within the bounds, and the bounds
// are reached: nothing narrower would hold.
func TestRateBoundsAreTight(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 400 {
		small := func() diaspora.Count {
			low := r.Int64N(6)
			return rangeOf(t, low, low+r.Int64N(4))
		}
		e, p, f := small(), small(), small()
		rates, err := diaspora.RatesOfEmigration(diaspora.Stock{Count: e}, diaspora.Population{Count: p, ForeignBorn: f})
		if err != nil {
			require.ErrorIs(t, err, diaspora.ErrPopulation)
			continue
		}
		var low, high [3]*figure.Number
		each := func(c diaspora.Count, do func(int64)) {
			top, _ := c.High()
			for n := c.Low(); n <= top; n++ {
				do(n)
			}
		}
		each(e, func(e int64) {
			each(p, func(p int64) {
				each(f, func(f int64) {
					for i, den := range []int64{p, e + p, e + p - f} {
						q, ok := figure.Frac(100*e, den)
						if !ok || i == 2 && f > p {
							continue
						}
						require.True(t, rates.All()[i].Bounds.Contains(q), "%s: %d %d %d", rates.All()[i], e, p, f)
						if low[i] == nil || q.Cmp(*low[i]) < 0 {
							low[i] = &q
						}
						if high[i] == nil || q.Cmp(*high[i]) > 0 {
							high[i] = &q
						}
					}
				})
			})
		})
		for i, rate := range rates.All() {
			if low[i] == nil {
				require.NotEmpty(t, rate.Undefined)
				continue
			}
			if i == 0 && p.Low() == 0 {
				continue // as many as one likes of nearly nobody
			}
			lo, _, _ := rate.Bounds.Lo()
			hi, _, _ := rate.Bounds.Hi()
			require.Equal(t, low[i].String(), lo.String(), "%s: %s %s %s", rate, e, p, f)
			require.Equal(t, high[i].String(), hi.String(), "%s: %s %s %s", rate, e, p, f)
		}
	}
}

func BenchmarkRatesOfEmigration(b *testing.B) {
	s := diaspora.Stock{Count: exactly(b, 1_250_451), Origin: geo("ALB"), Date: period.MustParse("2020")}
	p := diaspora.Population{Count: exactly(b, 2_871_951), ForeignBorn: exactly(b, 48_810), Place: geo("ALB"), Date: period.MustParse("2020")}
	b.ReportAllocs()
	for b.Loop() {
		if r, err := diaspora.RatesOfEmigration(s, p); err != nil || r.Comparable() != check.Met {
			b.Fatal(err)
		}
	}
}

// One stock and one population give three rates. A rate without its
// denominator cannot be checked.
func ExampleRatesOfEmigration() {
	albania := diaspora.GeoOf(place.MustCountry("AL"))
	r, _ := diaspora.RatesOfEmigration(
		diaspora.Stock{Count: diaspora.MustCount(1_250_451, diaspora.ExactCount), Origin: albania, Date: period.MustParse("2020")},
		diaspora.Population{Count: diaspora.MustCount(2_871_951, diaspora.ExactCount), Place: albania, Date: period.MustParse("2020")},
	)
	for _, rate := range r.All() {
		fmt.Println(rate)
	}
	fmt.Println("comparable:", r.Comparable())
	fmt.Println(r.OfResidentsPlusEmigrants.Prints(figure.MustParse("30.3%")))
	// Output:
	// 43.5401 % of residents
	// 30.3331 % of residents and emigrants
	// % of native-born residents and emigrants: undefined: foreign-born residents not reported
	// comparable: met
	// 30.3331 % printed as 30.3%: met
}
