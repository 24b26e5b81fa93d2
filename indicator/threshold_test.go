package indicator_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// A class is decided by logarithms in binary floating point far from a limit,
// and in whole numbers near it. At every limit, and just above and just below by
// less and less, the class is that of the ratio or growth computed exactly.
func TestClassesAtEveryLimit(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	year := func(n int) period.Date {
		d, err := period.NewYear(n)
		require.NoError(t, err)
		return d
	}
	power := func(n figure.Number, exp int) figure.Number {
		out := figure.Int(1)
		for range exp {
			out = out.Mul(n)
		}
		return out
	}
	one := figure.Int(1)
	tests := map[string]struct {
		m       indicator.Method
		measure string
		isRatio bool
		limits  []string
		strict  bool
	}{
		"Eurostat":             {indicator.EurostatTarget{}, "ratio", true, []string{"0", "0.6", "0.95"}, false},
		"Eurostat, strict":     {indicator.EurostatTarget{IsStrict: true}, "ratio", true, []string{"0", "0.6", "0.95"}, true},
		"Open SDG":             {indicator.OpenSDG{}, "progress", true, []string{"0", "0.6", "0.95"}, false},
		"UN":                   {indicator.UNTrend{}, "ratio", true, []string{"-0.1", "0.5", "0.95"}, false},
		"Eurostat, no target":  {indicator.EurostatTrend{}, "growth", false, []string{"-0.01", "0", "0.01"}, false},
		"Open SDG, no target":  {indicator.OpenSDG{}, "progress", false, []string{"0", "0.005", "0.015"}, false},
		"UN, no target":        {indicator.UNTrend{}, "growth", false, []string{"0.005", "0.01"}, true},
		"UN, no target, least": {indicator.UNTrend{}, "growth", false, []string{"-0.01"}, false},
		"UN 2023, no target":   {indicator.UNAssessment{}, "growth", false, []string{"0.005", "0.02"}, false},
		"ISTAT":                {indicator.ISTAT(), "growth", false, []string{"-0.01"}, false},
		"ISTAT, above":         {indicator.ISTAT(), "growth", false, []string{"0.01"}, true},
		"South Tyrol":          {indicator.SouthTyrol(), "growth", false, []string{"-0.05", "-0.01"}, false},
		"South Tyrol, above":   {indicator.SouthTyrol(), "growth", false, []string{"0.01", "0.05"}, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, limit := range tt.limits {
				for range 12 {
					rate, _ := figure.Frac(1+r.Int64N(30), 1000) // required growth a year
					years := 1 + r.IntN(12)
					base, _ := figure.Frac(1+r.Int64N(1000), 7)
					grows := figure.MustNumber(limit)
					c := indicator.Case{Direction: indicator.Increase, Baseline: indicator.Exactly(year(2015), base)}
					if tt.isRatio {
						grows = grows.Mul(rate)
						c.Target = indicator.Exactly(year(2030), base.Mul(power(one.Add(rate), 15)))
					}
					at := base.Mul(power(one.Add(grows), years)) // growth at the very limit
					for _, off := range []string{
						"0", "0.01", "0.000001", "0.0000000000001", "0.000000000000000001", "0.0000000000000000000000000000000000000001",
					} {
						for _, sign := range []int64{-1, 1} {
							actual := at.Mul(one.Add(figure.MustNumber(off).Mul(figure.Int(sign))))
							c.Actual = indicator.Exactly(year(2015+years), actual)
							e := indicator.Evaluate(tt.m, c)
							measure, ok := e.Measure(tt.measure)
							require.True(t, ok)
							if measure.Reason == indicator.TargetReached {
								continue // by the larger steps
							}
							exact, ok := measure.Exact()
							require.True(t, ok, "%s", measure.Reason)
							where := exact.Cmp(figure.MustNumber(limit))
							switch off {
							case "0":
								require.Zero(t, where, "growth at the limit is the limit")
							default:
								require.Equal(t, int(sign), where)
							}
							below := c
							below.Actual = indicator.Exactly(year(2015+years), at.Mul(figure.MustNumber("0.999999999999999999999999")))
							above := c
							above.Actual = indicator.Exactly(year(2015+years), at.Mul(figure.MustNumber("1.000000000000000000000001")))
							worse, better := tt.m.Judge(below).Class, tt.m.Judge(above).Class
							require.Greater(t, better, worse, "a limit lies between")
							want := worse
							if where > 0 || where == 0 && !tt.strict {
								want = better
							}
							if off != "0.01" { // which may be beyond the next limit
								require.Equal(t, want, tt.m.Judge(c).Class, "%s off by %d × %s: %s", limit, sign, off, exact)
							}
						}
					}
				}
			}
		})
	}
}
