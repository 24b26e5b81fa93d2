package indicator_test

import (
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// benchCases are cases with values of two decimals, 5 to 15 years apart.
func benchCases(n int) []indicator.Case {
	rng := rand.New(rand.NewPCG(4, 6))
	cents := func() figure.Number {
		n, _ := figure.Frac(1000+rng.Int64N(100_000), 100)
		return n
	}
	out := make([]indicator.Case, n)
	for i := range out {
		until, _ := period.NewYear(2020 + rng.IntN(10))
		base := cents()
		grown, _ := figure.Frac(850+rng.Int64N(400), 1000)
		wanted, _ := figure.Frac(1050+rng.Int64N(900), 1000)
		out[i] = indicator.Case{
			Direction: indicator.Increase,
			Baseline:  indicator.Exactly(period.MustParse("2015"), base),
			Actual:    indicator.Exactly(until, roundTo2(base.Mul(grown))),
			Target:    indicator.Exactly(period.MustParse("2030"), roundTo2(base.Mul(wanted))),
		}
	}
	return out
}

func roundTo2(n figure.Number) figure.Number {
	out, _ := figure.FromDecimal(n.Round(2, figure.HalfUp))
	return out
}

// plainCase is a case as decimals.
type plainCase struct {
	base, actual, target decimal.Decimal
	years, toTarget      int64
}

func plainCases(cases []indicator.Case) []plainCase {
	out := make([]plainCase, len(cases))
	value := func(p indicator.Point) decimal.Decimal {
		n, _ := p.Number()
		d, _ := n.Decimal()
		return d
	}
	for i, c := range cases {
		out[i] = plainCase{
			base: value(c.Baseline), actual: value(c.Actual), target: value(c.Target),
			years: int64(c.Actual.Date.Year() - 2015), toTarget: 15,
		}
	}
	return out
}

// plainRoot is the n-th root to 96 bits, by Newton's steps on big.Float.
func plainRoot(d decimal.Decimal, n int64) *big.Float {
	const prec = 96
	x := d.BigFloat().SetPrec(prec)
	degree := new(big.Float).SetPrec(prec).SetInt64(n)
	less := new(big.Float).SetPrec(prec).SetInt64(n - 1)
	y := new(big.Float).SetPrec(prec).SetInt64(1)
	for range 8 {
		power := new(big.Float).SetPrec(prec).SetInt64(1)
		for range n - 1 {
			power.Mul(power, y)
		}
		step := new(big.Float).SetPrec(prec).Quo(x, power)
		y = step.Add(step, new(big.Float).SetPrec(prec).Mul(y, less))
		y.Quo(y, degree)
	}
	return y
}

// plainGrowth is the rate of growth, as a program without this package has it.
func plainGrowth(from, to decimal.Decimal, years int64) decimal.Decimal {
	root := plainRoot(to.DivRound(from, 24), years)
	rate, _ := decimal.NewFromString(root.Sub(root, big.NewFloat(1)).Text('f', 20))
	return rate
}

// plainClass is the class of a ratio.
func plainClass(c plainCase) (isMet bool, class int, ratio decimal.Decimal) {
	ratio = plainGrowth(c.base, c.actual, c.years).DivRound(plainGrowth(c.base, c.target, c.toTarget), 16)
	isMet = c.actual.GreaterThanOrEqual(c.target)
	class = 1
	for _, limit := range []decimal.Decimal{decimal.Zero, decimal.New(6, -1), decimal.New(95, -2)} {
		if ratio.GreaterThanOrEqual(limit) {
			class++
		}
	}
	if isMet {
		class = 4
	}
	return isMet, class, ratio
}

// ratio reports how many times faster ours is than the plain way, each the
// fastest of a few turns.
func reportRatio(b *testing.B, ours, plain func()) {
	b.Helper()
	fastest := func(f func()) time.Duration {
		best := time.Duration(1<<63 - 1)
		for range 5 {
			start := time.Now()
			f()
			best = min(best, time.Since(start))
		}
		return best
	}
	b.ReportMetric(float64(fastest(plain))/float64(fastest(ours)), "x-plain")
}

func BenchmarkEurostatClass(b *testing.B) {
	cases := benchCases(1000)
	plain := plainCases(cases)
	classes := []string{"movement-away", "insufficient-progress", "moderate-progress", "significant-progress"}
	for i, c := range cases {
		e := indicator.Evaluate(indicator.EurostatTarget{}, c)
		class, ok := e.Class()
		isMet, want, _ := plainClass(plain[i])
		require.True(b, ok)
		require.Equal(b, classes[want-1], class)
		require.Equal(b, check.Decide(isMet), e.Verdict())
	}
	m := indicator.Method(indicator.EurostatTarget{})
	ours := func() {
		for i := range cases {
			_ = indicator.Evaluate(m, cases[i]).Verdict()
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		ours()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/pair")
	reportRatio(b, ours, func() {
		for i := range plain {
			_, _, _ = plainClass(plain[i])
		}
	})
}

// With the ratio printed to six decimals.
func BenchmarkEurostatRatio(b *testing.B) {
	cases := benchCases(200)
	plain := plainCases(cases)
	m := indicator.Method(indicator.EurostatTarget{})
	ours := func() {
		for i := range cases {
			e := indicator.Evaluate(m, cases[i])
			ratio, _ := e.Measure("ratio")
			_ = ratio.Format(6)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		ours()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/200, "ns/pair")
	reportRatio(b, ours, func() {
		for i := range plain {
			_, _, ratio := plainClass(plain[i])
			_ = ratio.StringFixed(6)
		}
	})
}

func BenchmarkEurostatTrend(b *testing.B) {
	cases := benchCases(1000)
	m := indicator.Method(indicator.EurostatTrend{})
	b.ReportAllocs()
	for b.Loop() {
		for i := range cases {
			_ = indicator.Evaluate(m, cases[i]).Verdict()
		}
	}
}

func BenchmarkEvaluateInterval(b *testing.B) {
	c := benchCases(1)[0]
	c.Actual = indicator.At(c.Actual.Date, figure.MustParse("over 1,700"))
	b.ReportAllocs()
	for b.Loop() {
		_ = indicator.Evaluate(indicator.EurostatTarget{}, c)
	}
}

// Judging exact figures allocates nothing.
func TestEvaluateAllocatesNothing(t *testing.T) {
	cases := benchCases(50)
	for _, m := range []indicator.Method{
		indicator.EurostatTarget{}, indicator.EurostatTrend{}, indicator.UNTrend{}, indicator.OpenSDG{}, indicator.Progress{}, indicator.Achievement{},
	} {
		require.Zero(t, testing.AllocsPerRun(10, func() {
			for i := range cases {
				_ = indicator.Evaluate(m, cases[i])
			}
		}), m.About().Name)
	}
}
