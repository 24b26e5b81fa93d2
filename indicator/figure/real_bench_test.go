package figure_test

import (
	"math/big"
	"testing"
	"time"

	"iom.int/migdev/indicator/figure"
)

// plainRoot is x^(1/n) by Newton's steps with big.Float, the plain way, from
// x and without a bound on the error.
func plainRoot(x *big.Float, n int64) *big.Float {
	k, less := new(big.Float).SetPrec(128).SetInt64(n), new(big.Float).SetPrec(128).SetInt64(n-1)
	root := new(big.Float).SetPrec(128).Set(x)
	for range 200 {
		power := new(big.Float).SetPrec(128).SetInt64(1)
		for range n - 1 {
			power.Mul(power, root)
		}
		next := new(big.Float).SetPrec(128).Quo(x, power)
		next.Add(next, new(big.Float).Mul(less, root)).Quo(next, k)
		if d := new(big.Float).Sub(root, next); d.Sign() == 0 || d.MantExp(nil) < -60 {
			return next
		}
		root = next
	}
	return root
}

// The ratio tells how many times as long the plain way takes, in the same run.
func BenchmarkPowerRound(b *testing.B) {
	x := num("1.2")
	b.ReportAllocs()
	n, text := 0, ""
	for b.Loop() {
		r, _ := figure.Power(x, 1, 7)
		text = r.Round(10, figure.HalfEven).String()
		n++
	}
	own := b.Elapsed()
	start := time.Now()
	for range n {
		if plain := plainRoot(new(big.Float).SetPrec(128).SetRat(x.Rat()), 7).Text('f', 10); plain != text {
			b.Fatal(plain, text)
		}
	}
	b.ReportMetric(float64(time.Since(start))/float64(own), "big.Float/Real")
}

func BenchmarkGrowthQuotient(b *testing.B) {
	observed, required, one := num("1.2"), num("1.5"), figure.RealOf(figure.Int(1))
	b.ReportAllocs()
	for b.Loop() {
		o, _ := figure.Root(observed, 7)
		r, _ := figure.Root(required, 15)
		o.Sub(one).Quo(r.Sub(one))
	}
}

func BenchmarkRealCmp(b *testing.B) {
	quotient := quoOf(b, growthRate(b, "1.2", 7), growthRate(b, "1.5", 15))
	for name, n := range map[string]figure.Number{
		"far":          num("0.95"),
		"near 10^-12":  figure.FromRat(quotient.Round(12, figure.Floor).Rat()),
		"near 10^-30":  figure.FromRat(quotient.Round(30, figure.Floor).Rat()),
		"near 10^-300": figure.FromRat(quotient.Round(300, figure.Floor).Rat()),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if quotient.Cmp(n) != 1 {
					b.Fatal("not above")
				}
			}
		})
	}
	three := quoOf(b, lnOf(b, "8").Mul(lnOf(b, "3")), lnOf(b, "2").Mul(lnOf(b, "3")))
	b.Run("taken as equal", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if three.Cmp(num("3")) != 0 {
				b.Fatal("not equal")
			}
		}
	})
}

func BenchmarkRealRound(b *testing.B) {
	quotient := quoOf(b, growthRate(b, "1.2", 7), growthRate(b, "1.5", 15))
	for name, places := range map[string]int{"6 places": 6, "60 places": 60, "1000 places": 1000} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				quotient.Round(places, figure.HalfEven)
			}
		})
	}
}

func BenchmarkLn(b *testing.B) {
	x := num("1.2")
	b.ReportAllocs()
	for b.Loop() {
		figure.Ln(x)
	}
}
