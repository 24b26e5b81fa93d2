package money_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

// compare runs ours as the benchmark, then times plain, the same work in plain
// shopspring decimals, and reports how many times longer that takes. For this
// the two take turns, and the fastest turn of each counts, since a machine that
// does other things too disturbs both alike.
func compare(b *testing.B, ours, plain func()) {
	b.ReportAllocs()
	for b.Loop() {
		ours()
	}
	reportRatio(b, 20, 5*time.Millisecond, ours, plain)
}

// compareOnce is compare for work that takes long.
func compareOnce(b *testing.B, ours, plain func()) {
	b.ReportAllocs()
	for b.Loop() {
		ours()
	}
	reportRatio(b, 5, 0, ours, plain)
}

func reportRatio(b *testing.B, turns int, turn time.Duration, ours, plain func()) {
	best := [2]float64{math.Inf(1), math.Inf(1)}
	for range turns {
		for i, work := range [2]func(){ours, plain} {
			start, n, spent := time.Now(), 0, time.Duration(0)
			for spent <= turn {
				for range max(1, min(n, 1000)) {
					work()
					n++
				}
				spent = time.Since(start)
			}
			best[i] = min(best[i], float64(spent)/float64(n))
		}
	}
	b.ReportMetric(best[1]/best[0], "x-plain")
}

func BenchmarkAmountAdd(b *testing.B) {
	x, y := money.MustParse("1234567.89 EUR"), money.MustParse("0.11 EUR")
	dx, dy := x.Decimal(), y.Decimal()
	var sink money.Amount
	var plain decimal.Decimal
	compare(b, func() { sink, _ = x.Add(y) }, func() { plain = dx.Add(dy) })
	_, _ = sink, plain
}

func BenchmarkAmountAddScales(b *testing.B) {
	x, y := money.MustParse("1234567.89 EUR"), money.MustParse("0.1125 EUR")
	dx, dy := x.Decimal(), y.Decimal()
	var sink money.Amount
	var plain decimal.Decimal
	compare(b, func() { sink, _ = x.Add(y) }, func() { plain = dx.Add(dy) })
	_, _ = sink, plain
}

func BenchmarkSum(b *testing.B) {
	amounts, decimals := make([]money.Amount, 1000), make([]decimal.Decimal, 1000)
	for i := range amounts {
		amounts[i], _ = money.New(int64(i)*98765, 2, money.EUR)
		decimals[i] = amounts[i].Decimal()
	}
	compare(b, func() { _, _ = money.Sum(amounts...) }, func() {
		var total decimal.Decimal
		for _, d := range decimals {
			total = total.Add(d)
		}
	})
}

// A million amounts of one currency, from a slice of them.
func BenchmarkSumOfAMillion(b *testing.B) {
	amounts, decimals := make([]money.Amount, million), make([]decimal.Decimal, million)
	for i := range amounts {
		amounts[i], _ = money.New(int64(i)*997%1_000_000_000, 2, money.EUR)
		decimals[i] = amounts[i].Decimal()
	}
	var sum money.Amount
	var plain decimal.Decimal
	compareOnce(b, func() { sum, _ = money.Sum(amounts...) }, func() {
		plain = decimal.Decimal{}
		for _, d := range decimals {
			plain = plain.Add(d)
		}
	})
	if !sum.Decimal().Equal(plain) {
		b.Fatal(sum, plain)
	}
}

func BenchmarkParse(b *testing.B) {
	compare(b,
		func() { _, _ = money.Parse("1234567.89 EUR") },
		func() { _, _ = decimal.NewFromString("1234567.89") })
}

func BenchmarkAmountAppendText(b *testing.B) {
	a := money.MustParse("1234567.89 EUR")
	d := a.Decimal()
	buf := make([]byte, 0, 64)
	compare(b, func() { buf, _ = a.AppendText(buf[:0]) }, func() { _ = d.StringFixed(2) })
}

func BenchmarkAmountRound(b *testing.B) {
	a := money.MustParse("1234567.895 EUR")
	d := a.Decimal()
	compare(b, func() { _ = a.Round(2, money.HalfEven) }, func() { _ = d.RoundBank(2) })
}

func BenchmarkAmountMarshalJSON(b *testing.B) {
	a := money.MustParse("1234567.89 EUR")
	plain := struct {
		Amount   decimal.Decimal `json:"amount"`
		Currency string          `json:"currency"`
	}{a.Decimal(), "EUR"}
	compare(b, func() { _, _ = json.Marshal(a) }, func() { _, _ = json.Marshal(plain) })
}

func BenchmarkFromDecimal(b *testing.B) {
	d := decimal.New(123456789, -2)
	b.ReportAllocs()
	for b.Loop() {
		_, _ = money.FromDecimal(d, money.EUR)
	}
}

func BenchmarkParseCurrency(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = money.ParseCurrency("RSD")
	}
}

func BenchmarkAmountKey(b *testing.B) {
	a := money.MustParse("1234567.50 EUR")
	b.ReportAllocs()
	for b.Loop() {
		_ = a.Key()
	}
}

func BenchmarkAmountFormat(b *testing.B) {
	a, p := money.MustParse("1234567.89 EUR"), lang.NewPrinter(lang.French)
	b.ReportAllocs()
	for b.Loop() {
		_ = a.Format(p)
	}
}
