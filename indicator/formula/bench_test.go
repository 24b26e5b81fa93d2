package formula_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/formula"
)

// rows are a table of five items; the fourth is missing in every seventh row.
const rows = 100_000

type row struct {
	own   [5]figure.Number
	plain [5]decimal.Decimal
	has   [5]bool
}

func table() []row {
	t := make([]row, rows)
	for i := range t {
		for j := range 5 {
			n := int64(1 + (i*7919+j*104729)%50_000)
			t[i].own[j], t[i].plain[j] = figure.Int(n), decimal.NewFromInt(n)
			t[i].has[j] = j != 3 || i%7 != 0
		}
	}
	return t
}

// lookup returns the items of the row that at points to.
func lookup(t []row, at *int) formula.Lookup {
	return func(name string) (figure.Number, bool) {
		j := int(name[0] - 'A')
		return t[*at].own[j], t[*at].has[j]
	}
}

// The ratio tells how many times as long it takes to write the arithmetic out
// in plain shopspring decimals, in the same run; above 1 this package is the
// faster one. The decimals round the quotient and keep no account of what was
// missing.
func BenchmarkEvaluate(b *testing.B) {
	t, at := table(), 0
	e, items := formula.MustParse("(A + B + C - D) * 100 / E"), lookup(t, &at)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for at = range t {
			if r := e.Evaluate(items, formula.SkipIfAllMissing); r.Reason() != formula.NoReason {
				b.Fatal(r)
			}
		}
		n++
	}
	own := b.Elapsed()
	hundred := decimal.NewFromInt(100)
	var got decimal.Decimal
	start := time.Now()
	for range n {
		for i := range t {
			p := &t[i].plain
			sum := p[0].Add(p[1]).Add(p[2])
			if t[i].has[3] {
				sum = sum.Sub(p[3])
			}
			got = sum.Mul(hundred).DivRound(p[4], 16)
		}
	}
	plain := time.Since(start)
	at = rows - 1
	last, _ := e.Evaluate(items, formula.SkipIfAllMissing).Value()
	if !last.Round(16, figure.HalfUp).Equal(got) {
		b.Fatal(last, got)
	}
	b.ReportMetric(float64(plain)/float64(own), "decimal/formula")
	b.ReportMetric(float64(own.Nanoseconds())/float64(n*rows), "ns/row")
}

func BenchmarkIndicatorEvaluate(b *testing.B) {
	t, at := table(), 0
	i := formula.Indicator{Numerator: formula.MustParse("A + B + C - D"), Denominator: formula.Item("E"), Factor: figure.Int(100)}
	items := lookup(t, &at)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for at = range t {
			if o := i.Evaluate(items, 0); o.Reason() != formula.NoReason {
				b.Fatal(o)
			}
		}
		n++
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n*rows), "ns/row")
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := formula.Parse("(A + B + C - D) * 100 / if(E > 0, E, firstNonNull(#{fbfJHSPpUQD}, 1))"); err != nil {
			b.Fatal(err)
		}
	}
}
