package money_test

import (
	"iter"
	"sort"
	"testing"
	"time"

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

// plainRates are rates in the map that one writes: units for one euro, by day
// and code.
type plainRates map[string]map[string]decimal.Decimal

func plainTable(table *money.Rates) plainRates {
	rates := plainRates{}
	for r := range table.All() {
		day := r.Date().String()
		if rates[day] == nil {
			rates[day] = map[string]decimal.Decimal{}
		}
		rates[day][r.Quote().Code()] = r.Value().Round(4, money.Down)
	}
	return rates
}

// onOrBefore goes back from the day of a payment to one with a rate, a
// fortnight at most.
func (rates plainRates) onOrBefore(code string, on time.Time) (decimal.Decimal, bool) {
	for range 15 {
		if rate, ok := rates[on.Format(time.DateOnly)][code]; ok {
			return rate, true
		}
		on = on.AddDate(0, 0, -1)
	}
	return decimal.Decimal{}, false
}

// Over the euro and rounded once, with both rates looked up, beside what is
// written in plain decimals: the rates at hand and nothing but the arithmetic;
// the same rounded at each leg; the rates of that very day from a map; and the
// newest on or before it, which is what is asked for here too, for a Thursday
// and for a Sunday. For the arithmetic of both sides alone see
// [BenchmarkConvertRatesAtHand].
func BenchmarkConvertTwoLegs(b *testing.B) {
	table := dailyTable(b, money.USD, money.CHF, money.GBP, money.RON, money.TRY)
	rates := plainTable(table)
	c := money.Converter{Rates: []*money.Rates{table}, Pivots: []money.Currency{money.EUR}}
	a := money.MustParse("100000.00 CHF")
	amount := a.Decimal()
	thursday, sunday := period.MustParse("2012-03-15"), period.MustParse("2012-03-11")
	direct, inverse := rates["2012-03-15"]["USD"], rates["2012-03-15"]["CHF"]
	var plain decimal.Decimal
	for _, bb := range []struct {
		name  string
		on    period.Date
		plain func()
	}{
		{"arithmetic alone", thursday, func() { plain = amount.Mul(direct).DivRound(inverse, 2) }},
		{"arithmetic alone, rounded at each leg", thursday, func() { plain = amount.Div(inverse).Mul(direct).Round(2) }},
		{"of the day", thursday, func() {
			day := rates["2012-03-15"]
			plain = amount.Mul(day["USD"]).DivRound(day["CHF"], 2)
		}},
		{"on or before, Thursday", thursday, func() {
			on := time.Date(2012, 3, 15, 0, 0, 0, 0, time.UTC)
			chf, ok1 := rates.onOrBefore("CHF", on)
			usd, ok2 := rates.onOrBefore("USD", on)
			if ok1 && ok2 {
				plain = amount.Mul(usd).DivRound(chf, 2)
			}
		}},
		{"on or before, Sunday", sunday, func() {
			on := time.Date(2012, 3, 11, 0, 0, 0, 0, time.UTC)
			chf, ok1 := rates.onOrBefore("CHF", on)
			usd, ok2 := rates.onOrBefore("USD", on)
			if ok1 && ok2 {
				plain = amount.Mul(usd).DivRound(chf, 2)
			}
		}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			var out money.Conversion
			compare(b, func() { out, _ = c.Convert(a, money.USD, bb.on) }, bb.plain)
			require.Len(b, out.Legs(), 2)
			require.Equal(b, plain.StringFixed(2)+" USD", out.Amount().String())
		})
	}
}

// The rates at hand on both sides: in a chain of two, and as one factor.
func BenchmarkConvertRatesAtHand(b *testing.B) {
	on := period.MustParse("2012-03-15")
	chf, usd := ecb.Between(money.EUR, money.CHF), ecb.Between(money.EUR, money.USD)
	var rates []money.Rate
	for _, series := range []iter.Seq[money.Rate]{chf, usd} {
		for r := range series {
			if r.Date() == on {
				rates = append(rates, r)
			}
		}
	}
	require.Len(b, rates, 2)
	a := money.MustParse("100000.00 CHF")
	amount, inverse, direct := a.Decimal(), rates[0].Value().Round(4, money.Down), rates[1].Value().Round(4, money.Down)
	factor := rates[0].Inverse().Mul(rates[1].Factor())
	var plain decimal.Decimal
	once := func() { plain = plainHalfEven(amount, direct, inverse) }
	b.Run("chain", func(b *testing.B) {
		var out money.Conversion
		compare(b, func() { out, _ = money.Converter{}.ConvertOver(a, on, rates...) }, once)
		require.Equal(b, plain.StringFixed(2)+" USD", out.Amount().String())
	})
	b.Run("factor", func(b *testing.B) {
		var out money.Amount
		compare(b, func() { out = a.Mul(factor).Round(2, money.HalfEven) }, once)
		require.Equal(b, plain.StringFixed(2)+" CHF", out.String())
	})
}

// In eleven years of daily rates, on days all over them and on weekends too,
// beside a binary search by time.
func BenchmarkLookup(b *testing.B) {
	table := dailyTable(b, money.USD, money.CHF)
	first := period.MustParse("2008-01-07").DayNumber()
	days, times := make([]period.Date, 256), make([]time.Time, 256)
	for i := range days {
		var err error
		days[i], err = period.FromDayNumber(first + i*1009%4000)
		require.NoError(b, err)
		times[i] = time.Date(2008, 1, 7+i*1009%4000, 0, 0, 0, 0, time.UTC)
	}
	type dated struct {
		on   time.Time
		rate decimal.Decimal
	}
	var series []dated
	for r := range table.Between(money.EUR, money.USD) {
		on, err := time.Parse(time.DateOnly, r.Date().String())
		require.NoError(b, err)
		series = append(series, dated{on, r.Value().Round(4, money.Down)})
	}
	i, j := 0, 0
	var leg money.Leg
	var plain decimal.Decimal
	compare(b, func() {
		leg, _ = table.Lookup(money.EUR, money.USD, days[i&255], money.OnOrBefore(7))
		i++
	}, func() {
		at := sort.Search(len(series), func(k int) bool { return series[k].on.After(times[j&255]) })
		plain = series[at-1].rate
		j++
	})
	leg, err := table.Lookup(money.EUR, money.USD, days[(j-1)&255], money.OnOrBefore(7))
	require.NoError(b, err)
	require.Equal(b, plain.StringFixed(4), leg.Rate.Value().Round(4, money.Down).StringFixed(4))
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

// A thousand lines in five currencies, of three days: their total, and what it
// would be if each line were rounded by itself.
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
	b.Run("once", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = c.Total(money.USD, lines)
		}
	})
	b.Run("by line", func(b *testing.B) {
		total, err := c.Total(money.USD, lines)
		require.NoError(b, err)
		b.ReportAllocs()
		for b.Loop() {
			_, _ = total.RoundedByLine()
		}
	})
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

var two = decimal.NewFromInt(2)

// plainHalfEven returns amount × direct / inverse, rounded once to the even of
// two that are as near, which package decimal has no method for.
func plainHalfEven(amount, direct, inverse decimal.Decimal) decimal.Decimal {
	quotient, rest := amount.Mul(direct).QuoRem(inverse, 2)
	switch rest.Abs().Mul(two).Cmp(inverse.Shift(-2)) {
	case 0:
		if quotient.Coefficient().Bit(0) == 0 {
			return quotient
		}
	case -1:
		return quotient
	}
	return quotient.Add(decimal.New(int64(amount.Sign()), -2))
}

// A way that was found once, beside the same with both rates at hand: CHF to
// USD over the euro, half-even and rounded once.
func BenchmarkWay(b *testing.B) {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}}
	way, err := c.Way(money.CHF, money.USD, period.MustParse("2012-03-15"))
	require.NoError(b, err)
	direct, inverse := decimal.RequireFromString("1.3057"), decimal.RequireFromString("1.2096")
	for _, text := range []string{"100000.00 CHF", "4187.35 CHF", "-9876543210.12 CHF"} {
		b.Run(text, func(b *testing.B) {
			a := money.MustParse(text)
			amount := a.Decimal()
			var out money.Amount
			var plain decimal.Decimal
			compare(b, func() { out, _ = way.Convert(a) }, func() { plain = plainHalfEven(amount, direct, inverse) })
			require.Equal(b, plain.StringFixed(2)+" USD", out.String())
		})
	}
}

// pairDay is the key of the map of rates that one writes with care.
type pairDay struct {
	base, quote string
	day         int
}

// With the look-up on both sides: the newest rates on or before the day, a
// fortnight at most, and one rounding half-even.
func BenchmarkConvertLookedUp(b *testing.B) {
	table := dailyTable(b, money.USD, money.CHF, money.GBP, money.RON, money.TRY)
	rates := map[pairDay]decimal.Decimal{}
	for r := range table.All() {
		rates[pairDay{r.Base().Code(), r.Quote().Code(), r.Date().DayNumber()}] = r.Value().Round(4, money.Down)
	}
	onOrBefore := func(base, quote string, day int) (decimal.Decimal, bool) {
		for back := range 15 {
			if rate, ok := rates[pairDay{base, quote, day - back}]; ok {
				return rate, true
			}
		}
		return decimal.Decimal{}, false
	}
	c := money.Converter{Rates: []*money.Rates{table}, Pivots: []money.Currency{money.EUR}}
	a := money.MustParse("100000.00 CHF")
	amount := a.Decimal()
	for name, on := range map[string]period.Date{"Thursday": period.MustParse("2012-03-15"), "Sunday": period.MustParse("2012-03-11")} {
		day := on.DayNumber()
		b.Run(name, func(b *testing.B) {
			var out money.Conversion
			var plain decimal.Decimal
			compare(b, func() { out, _ = c.Convert(a, money.USD, on) }, func() {
				chf, ok1 := onOrBefore("EUR", "CHF", day)
				usd, ok2 := onOrBefore("EUR", "USD", day)
				if ok1 && ok2 {
					plain = plainHalfEven(amount, usd, chf)
				}
			})
			require.Equal(b, plain.StringFixed(2)+" USD", out.Amount().String())
		})
	}
}
