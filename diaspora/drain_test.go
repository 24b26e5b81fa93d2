package diaspora_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/figure"
)

func level(t testing.TB, emigrants, residents int64) diaspora.EducationLevel {
	return diaspora.EducationLevel{Emigrants: exactly(t, emigrants), Residents: exactly(t, residents)}
}

func TestBrainDrain(t *testing.T) {
	type levels = map[diaspora.Attainment]diaspora.EducationLevel
	const low, medium, high, unknown = diaspora.LowAttainment, diaspora.MediumAttainment, diaspora.HighAttainment, diaspora.UnknownAttainment
	tests := map[string]struct {
		levels levels
		want   []string // high, known, total, unknown, high of emigrants, high of residents, selection, selection of the known
	}{
		"unknown in the total alone": {
			levels{low: level(t, 100, 900), high: level(t, 100, 300), unknown: level(t, 50, 0)},
			[]string{"25", "14.2857", "17.2414", "20", "50", "25", "1.45", "1.75"},
		},
		"unknown residents": {
			levels{low: level(t, 100, 900), high: level(t, 100, 300), unknown: {Emigrants: exactly(t, 50)}},
			[]string{"25", "14.2857", "(0, 17.2414]", "20", "50", "25", "[1.45, ∞)", "1.75"},
		},
		"a level that is not reported": {
			levels{low: {}, high: level(t, 100, 300)},
			[]string{"25", "(0, 100)", "(0, 100)", "0", "undefined: other emigrants not reported", "undefined: other residents not reported", "(0.25, ∞)", "(0.25, ∞)"},
		},
		"no high level": {
			levels{low: level(t, 1, 3)},
			[]string{"undefined: high education is not given", "25", "25", "0", "undefined: high education is not given", "undefined: high education is not given", "undefined: high education is not given", "undefined: high education is not given"},
		},
		"high alone": {
			levels{high: level(t, 1, 3)},
			[]string{"25", "25", "25", "0", "100", "100", "1", "1"},
		},
		"nobody leaves": {
			levels{low: level(t, 0, 9), high: level(t, 0, 3)},
			[]string{"0", "0", "0", "undefined: division by zero", "undefined: division by zero", "25", "undefined: division by zero", "undefined: division by zero"},
		},
		"nothing but unknown": {
			levels{unknown: level(t, 10, 30)},
			[]string{"undefined: high education is not given", "undefined: emigrants not reported", "25", "100", "undefined: high education is not given", "undefined: high education is not given", "undefined: high education is not given", "undefined: high education is not given"},
		},
		"hedged": {
			levels{low: level(t, 100, 900), medium: level(t, 0, 0), high: {Emigrants: rangeOf(t, 100, 150), Residents: exactly(t, 300)}},
			[]string{"[25, 33.3334]", "[14.2857, 17.2414]", "[14.2857, 17.2414]", "0", "[50, 60]", "25", "[1.75, 1.9334]", "[1.75, 1.9334]"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d, err := diaspora.NewBrainDrain(ages(t, "25+"), tt.levels)
			require.NoError(t, err)
			var got []string
			for _, p := range []diaspora.Proportion{
				d.High, d.Known, d.Total, d.UnknownPercent, d.HighOfEmigrants, d.HighOfResidents, d.Selection, d.SelectionKnown,
			} {
				got = append(got, p.String())
			}
			require.Equal(t, tt.want, got)
		})
	}
	_, err := diaspora.NewBrainDrain(diaspora.AgeBand{}, levels{9: level(t, 1, 1)})
	require.ErrorIs(t, err, diaspora.ErrAttainment)
	_, err = diaspora.NewBrainDrain(diaspora.AgeBand{}, levels{low: level(t, diaspora.MaxCount, 1), high: level(t, 1, 1)})
	require.ErrorIs(t, err, diaspora.ErrCount)

	d, err := diaspora.NewBrainDrain(ages(t, "25+"), levels{low: level(t, 100, 900), high: level(t, 100, 300)})
	require.NoError(t, err)
	require.Contains(t, d.Trace().String(), "input: low: 100 emigrants, 900 residents (aged 25+)\ninput: high: 100 emigrants, 300 residents (aged 25+)\n")
	require.Contains(t, d.Trace().String(), "result: selection: 1.75 (high / total)")
}

// Whatever the hedged numbers are, the rates and the selection lie within their
// bounds.
func TestBrainDrainBounds(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	pick := func(c diaspora.Count) int64 {
		top, _ := c.High()
		return c.Low() + r.Int64N(top-c.Low()+1)
	}
	for range 500 {
		hedged, exact := map[diaspora.Attainment]diaspora.EducationLevel{}, map[diaspora.Attainment]diaspora.EducationLevel{}
		for a := range diaspora.HighAttainment + 1 {
			low := r.Int64N(20)
			l := diaspora.EducationLevel{Emigrants: rangeOf(t, low, low+r.Int64N(10)), Residents: rangeOf(t, low, low+r.Int64N(30))}
			hedged[a], exact[a] = l, level(t, pick(l.Emigrants), pick(l.Residents))
		}
		wide, err := diaspora.NewBrainDrain(diaspora.AgeBand{}, hedged)
		require.NoError(t, err)
		one, err := diaspora.NewBrainDrain(diaspora.AgeBand{}, exact)
		require.NoError(t, err)
		for i, p := range []diaspora.Proportion{one.Low, one.High, one.Total, one.Known, one.UnknownPercent, one.HighOfEmigrants, one.Selection, one.SelectionKnown} {
			w := []diaspora.Proportion{wide.Low, wide.High, wide.Total, wide.Known, wide.UnknownPercent, wide.HighOfEmigrants, wide.Selection, wide.SelectionKnown}[i]
			if p.Undefined == "" && w.Undefined == "" {
				require.True(t, p.Bounds.Within(w.Bounds), "%d: %s in %s", i, p, w)
			}
		}
	}
}

// The least selection is reached, and so is the greatest, but for one where the
// slope turns between the ends.
func TestBrainDrainSelectionIsTight(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	reached := 0
	for range 300 {
		hedged := func(from int64) diaspora.Count {
			low := from + r.Int64N(5)
			return rangeOf(t, low, low+r.Int64N(4))
		}
		high := diaspora.EducationLevel{Emigrants: hedged(1), Residents: hedged(0)}
		low := diaspora.EducationLevel{Emigrants: hedged(0), Residents: hedged(0)}
		d, err := diaspora.NewBrainDrain(diaspora.AgeBand{}, map[diaspora.Attainment]diaspora.EducationLevel{
			diaspora.HighAttainment: high, diaspora.LowAttainment: low,
		})
		require.NoError(t, err)
		var least, most *figure.Number
		each := func(c diaspora.Count, do func(int64)) {
			top, _ := c.High()
			for n := c.Low(); n <= top; n++ {
				do(n)
			}
		}
		each(high.Emigrants, func(mH int64) {
			each(low.Emigrants, func(mO int64) {
				each(high.Residents, func(rH int64) {
					each(low.Residents, func(rO int64) {
						v, ok := figure.Frac(mH*(mH+mO+rH+rO), (mH+rH)*(mH+mO))
						require.True(t, ok)
						require.True(t, d.Selection.Bounds.Contains(v), "%s: %d %d %d %d", d.Selection, mH, mO, rH, rO)
						if least == nil || v.Cmp(*least) < 0 {
							least = &v
						}
						if most == nil || v.Cmp(*most) > 0 {
							most = &v
						}
					})
				})
			})
		})
		lo, _, _ := d.Selection.Bounds.Lo()
		hi, _, _ := d.Selection.Bounds.Hi()
		require.Equal(t, least.String(), lo.String())
		require.Equal(t, d.Selection.Bounds.String(), d.SelectionKnown.Bounds.String())
		if most.Equal(hi) {
			reached++
		}
	}
	require.Greater(t, reached, 200)
}

// The highly educated leave nearly twice as often as people do on average.
func ExampleNewBrainDrain() {
	count := func(n int64) diaspora.Count { return diaspora.MustCount(n, diaspora.ExactCount) }
	age, _ := diaspora.AgesFrom(25)
	d, _ := diaspora.NewBrainDrain(age, map[diaspora.Attainment]diaspora.EducationLevel{
		diaspora.LowAttainment:    {Emigrants: count(210_000), Residents: count(900_000)},
		diaspora.MediumAttainment: {Emigrants: count(130_000), Residents: count(640_000)},
		diaspora.HighAttainment:   {Emigrants: count(80_000), Residents: count(130_000)},
	})
	fmt.Println("low:", d.Low, "medium:", d.Medium, "high:", d.High)
	fmt.Println("total:", d.Total, "selection:", d.Selection)
	fmt.Println("high among emigrants:", d.HighOfEmigrants, "among residents:", d.HighOfResidents)
	fmt.Println("aged:", d.Age, "unknown education:", d.UnknownPercent)
	// Output:
	// low: 18.9189 medium: 16.8831 high: 38.0952
	// total: 20.0957 selection: 1.8957
	// high among emigrants: 19.0476 among residents: 7.7844
	// aged: 25+ unknown education: 0
}
