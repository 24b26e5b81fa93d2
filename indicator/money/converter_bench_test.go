package money_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// dailyTable returns eleven years of rates for all days but weekends.
func dailyTable(tb testing.TB, quotes ...money.Currency) *money.Rates {
	tb.Helper()
	first := period.MustParse("2008-01-01").DayNumber()
	last := period.MustParse("2018-12-31").DayNumber()
	var b money.RatesBuilder
	for i, quote := range quotes {
		for day := first; day <= last; day++ {
			if day%7 == 6 || day%7 == 0 { // 1 January of year 1 was a Monday
				continue
			}
			on, err := period.FromDayNumber(day)
			require.NoError(tb, err)
			r, err := money.NewRate(money.EUR, quote, decimal.New(int64(10000+day%977+i*1000), -4), money.Daily, on, "made up")
			require.NoError(tb, err)
			require.NoError(tb, b.Add(r))
		}
	}
	table, err := b.Rates()
	require.NoError(tb, err)
	return table
}

func BenchmarkConvertOneLeg(b *testing.B) {
	c := money.Converter{Rates: []*money.Rates{dailyTable(b, money.USD)}}
	a, on := money.MustParse("250000.00 EUR"), period.MustParse("2012-03-11")
	b.ReportAllocs()
	for b.Loop() {
		_, _ = c.Convert(a, money.USD, on)
	}
}

func BenchmarkConvertTwoLegs(b *testing.B) {
	c := money.Converter{
		Rates: []*money.Rates{dailyTable(b, money.USD, money.CHF, money.GBP, money.RON, money.TRY)}, Pivots: []money.Currency{money.EUR},
	}
	a, on := money.MustParse("100000.00 CHF"), period.MustParse("2012-03-15")
	out, err := c.Convert(a, money.USD, on)
	require.NoError(b, err)
	require.Len(b, out.Legs(), 2)

	// The plain way: the two rates are at hand already, only the arithmetic is
	// done, and it is rounded twice.
	amount, inverse, direct := a.Decimal(), out.Legs()[0].Rate.Value().Round(4, money.Down), out.Legs()[1].Rate.Value().Round(4, money.Down)
	var plain decimal.Decimal
	compare(b,
		func() { out, _ = c.Convert(a, money.USD, on) },
		func() { plain = amount.Mul(direct).DivRound(inverse, 16).Round(2) })
	require.Equal(b, plain.StringFixed(2)+" USD", out.Amount().String())
}

// The plain way with a map of rates by pair and day.
func BenchmarkConvertTwoLegsFromAMap(b *testing.B) {
	table := dailyTable(b, money.USD, money.CHF)
	type key struct{ base, quote, day string }
	rates := map[key]decimal.Decimal{}
	for r := range table.All() {
		rates[key{r.Base().Code(), r.Quote().Code(), r.Date().String()}] = r.Value().Round(4, money.Down)
	}
	c := money.Converter{Rates: []*money.Rates{table}, Pivots: []money.Currency{money.EUR}}
	a, on := money.MustParse("100000.00 CHF"), period.MustParse("2012-03-15")
	amount := a.Decimal()
	var plain decimal.Decimal
	compare(b,
		func() { _, _ = c.Convert(a, money.USD, on) },
		func() {
			inverse, direct := rates[key{"EUR", "CHF", "2012-03-15"}], rates[key{"EUR", "USD", "2012-03-15"}]
			plain = amount.Mul(direct).DivRound(inverse, 16).Round(2)
		})
	_ = plain
}

func BenchmarkLookup(b *testing.B) {
	table := dailyTable(b, money.USD, money.CHF)
	on := period.MustParse("2012-03-11")
	b.ReportAllocs()
	for b.Loop() {
		_, _ = table.Lookup(money.EUR, money.USD, on, money.OnOrBefore(7))
	}
}

func BenchmarkConvertAtMonthlyMean(b *testing.B) {
	c := money.Converter{
		Rates: []*money.Rates{dailyTable(b, money.USD)}, Policy: money.AverageOver(period.Span{}, money.PublishedDays),
	}
	a, on := money.MustParse("250000.00 EUR"), period.MustParse("2012-03")
	b.ReportAllocs()
	for b.Loop() {
		_, _ = c.Convert(a, money.USD, on)
	}
}

func BenchmarkTotal(b *testing.B) {
	c := money.Converter{Rates: []*money.Rates{dailyTable(b, money.USD, money.CHF, money.GBP, money.RON)}, Pivots: []money.Currency{money.EUR}}
	lines := make([]money.DatedAmount, 1000)
	days := []period.Date{period.MustParse("2012-03-15"), period.MustParse("2013-03-15"), period.MustParse("2014-03-14")}
	for i := range lines {
		currency := []money.Currency{money.EUR, money.USD, money.CHF, money.GBP, money.RON}[i%5]
		a, err := money.New(int64(i)*98765, 2, currency)
		require.NoError(b, err)
		lines[i] = money.DatedAmount{Amount: a, Date: days[i%3]}
	}
	b.ReportAllocs()
	for b.Loop() {
		_, _ = c.Total(money.USD, lines)
	}
}

func BenchmarkRatesBuilder(b *testing.B) {
	rates := make([]money.Rate, 0, 3000)
	for r := range dailyTable(b, money.USD).All() {
		rates = append(rates, r)
	}
	b.ReportAllocs()
	for b.Loop() {
		_, _ = money.NewRates(rates...)
	}
}
