package claim_test

import (
	"testing"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

func BenchmarkSum(b *testing.B) {
	total := figure.MustParse("USD 20 million")
	parts := quantities("USD 1.9 million", "USD 2.1 million", "USD 2 million", "USD 1.85 million", "USD 2.15 million",
		"USD 1.5 million", "USD 2.5 million", "USD 3 million", "USD 1 million", "USD 2.0 million")
	b.Run("ten parts", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if r, err := claim.Sum(total, parts...); err != nil || !r.Holds() {
				b.Fatal(r, err)
			}
		}
	})
	b.Run("ten parts, with a trace", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r, err := claim.Sum(total, parts...)
			if err != nil || len(r.Trace()) != 26 {
				b.Fatal(r.Trace(), err)
			}
		}
	})
	b.Run("ten intervals", func(b *testing.B) {
		bounds := make([]figure.Interval, len(parts))
		for i, p := range parts {
			bounds[i] = p.Figure().Bounds()
		}
		b.ReportAllocs()
		for b.Loop() {
			if !claim.SumOfBounds(total.Bounds(), bounds...).Holds() {
				b.Fatal("inconsistent")
			}
		}
	})
}

func BenchmarkShare(b *testing.B) {
	qs := quantities("USD 1.9 million", "USD 8 million")
	b.ReportAllocs()
	for b.Loop() {
		if q, err := claim.Share(qs[0], qs[1]); err != nil || !q.Holds() {
			b.Fatal(q, err)
		}
	}
}

func BenchmarkProgress(b *testing.B) {
	qs := quantities("10%", "30-35%", "20%")
	b.ReportAllocs()
	for b.Loop() {
		if q, err := claim.Progress(qs[0], qs[1], qs[2]); err != nil || !q.Holds() {
			b.Fatal(q, err)
		}
	}
}

func BenchmarkCountOf(b *testing.B) {
	qs := quantities("55%", "3,547 businesses")
	b.ReportAllocs()
	for b.Loop() {
		if c, err := claim.CountOf(qs[0], qs[1]); err != nil || c.None {
			b.Fatal(c, err)
		}
	}
}

func BenchmarkCommonBase(b *testing.B) {
	for name, percents := range map[string][]figure.Quantity{
		"whole percent": quantities("75%", "33%", "17%"),
		"two places":    quantities("75.01%", "33.07%", "17.11%"),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if base, err := claim.CommonBase(percents...); err != nil || base.Smallest < 12 {
					b.Fatal(base, err)
				}
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	qs := quantities("over 1,700 jobs", "1,700 jobs")
	b.ReportAllocs()
	for b.Loop() {
		if c, err := claim.Compare(qs[0], figure.GreaterOrEqual, qs[1]); err != nil || !c.Holds() {
			b.Fatal(c, err)
		}
	}
}
