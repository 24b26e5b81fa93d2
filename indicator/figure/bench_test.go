package figure_test

import (
	"math/big"
	"testing"
	"time"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// reported are figures as reports have them.
var reported = []string{
	"931,308", "USD 8 million", "over 9,900 loans", "15-20% of GDP", "up to 15,000 migrants and potential migrants",
	"the majority of active users", "the thirteen migration indicators",
}

func BenchmarkParse(b *testing.B) {
	for _, text := range reported {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := figure.Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkParseGrowth(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := figure.ParseGrowth("700% increase of registration"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFigureAppend(b *testing.B) {
	en := lang.NewPrinter(lang.English)
	for _, text := range reported {
		f := figure.MustParse(text)
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			var dst []byte
			for b.Loop() {
				dst = f.Append(dst[:0], en)
			}
		})
	}
}

func BenchmarkFigureBounds(b *testing.B) {
	figures := make([]figure.Figure, len(reported))
	for i, text := range reported {
		figures[i] = figure.MustParse(text)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range figures {
			f.Bounds()
		}
	}
}

func BenchmarkIntervalAdd(b *testing.B) {
	v, w := figure.MustParse("USD 6 million").Bounds(), figure.MustParse("USD 1.9 million").Bounds()
	b.ReportAllocs()
	for b.Loop() {
		v.Add(w)
	}
}

func BenchmarkIntervalQuo(b *testing.B) {
	v, w := figure.MustParse("USD 1.9 million").Bounds(), figure.MustParse("USD 8 million").Bounds()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := v.Quo(w); err != nil {
			b.Fatal(err)
		}
	}
}

// The ratio tells how many times as long big.Rat takes, in the same run.
func BenchmarkNumberAdd(b *testing.B) {
	x, y := num("1850000.5"), num("37/17")
	p, q := x.Rat(), y.Rat()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		x.Add(y)
		n++
	}
	own := b.Elapsed()
	start := time.Now()
	for range n {
		new(big.Rat).Add(p, q)
	}
	b.ReportMetric(float64(time.Since(start))/float64(own), "big.Rat/Number")
}
