package money_test

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

func TestConverterOrder(t *testing.T) {
	ecb := money.MustRates(parseRates(
		"1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)",
		"1 EUR = 1.2096 CHF on 2012-03-15 (daily, ECB)",
		"1 EUR = 38.413 RUB on 2012-02-01 (daily, ECB)",
	)...)
	un := money.MustRates(parseRates(
		"1 USD = 0.765 EUR from 2012-03-15 (operational, UN)",
		"1 USD = 0.926 CHF from 2012-03-15 (operational, UN)",
		"1 USD = 29.4 RUB from 2012-03-12 (operational, UN)",
		"1 USD = 85 RSD from 2012-03-01 (operational, UN)",
	)...)
	nbu := money.MustRates(parseRates(
		"1 USD = 7.99 UAH on 2012-03-15 (daily, NBU)",
		"1 KGS = 0.17 UAH on 2012-03-01 (daily, NBU)",
		"1 UAH = 0.125 USD on 2012-03-15 (daily, NBU)",
	)...)
	eur, usd, uah := []money.Currency{money.EUR}, []money.Currency{money.USD}, []money.Currency{money.UAH}
	tests := map[string]struct {
		c        money.Converter
		from, to string
		want     string // the legs' sources and factors
	}{
		"direct":                          {money.Converter{Rates: []*money.Rates{ecb, un}}, "EUR", "USD", "ECB direct"},
		"and back by the same":            {money.Converter{Rates: []*money.Rates{ecb, un}}, "USD", "EUR", "ECB inverse"},
		"the other preference":            {money.Converter{Rates: []*money.Rates{un, ecb}}, "USD", "EUR", "UN direct"},
		"over a pivot of the first table": {money.Converter{Rates: []*money.Rates{ecb, un}, Pivots: eur}, "CHF", "USD", "ECB inverse, ECB direct"},
		"no pivot is named":               {money.Converter{Rates: []*money.Rates{ecb, un}}, "CHF", "USD", "UN inverse"},
		"stale in the first":              {money.Converter{Rates: []*money.Rates{ecb, un}, Pivots: eur}, "RUB", "USD", "UN inverse"},
		"legs of two tables":              {money.Converter{Rates: []*money.Rates{ecb, un}, Pivots: usd}, "RSD", "EUR", "UN inverse, UN direct"},
		"legs of two tables, mixed":       {money.Converter{Rates: []*money.Rates{ecb, nbu}, Pivots: usd}, "EUR", "UAH", "ECB direct, NBU direct"},
		"direct before inverse":           {money.Converter{Rates: []*money.Rates{nbu}}, "UAH", "USD", "NBU direct"},
		"direct before inverse, back":     {money.Converter{Rates: []*money.Rates{nbu}}, "USD", "UAH", "NBU direct"},
		"pivots in order":                 {money.Converter{Rates: []*money.Rates{ecb, un}, Pivots: append(uah, money.USD, money.EUR)}, "RSD", "CHF", "UN inverse, UN direct"},
		"two legs are not enough":         {money.Converter{Rates: []*money.Rates{ecb, nbu}, Pivots: append(uah, money.USD)}, "KGS", "EUR", ""},
		"three legs":                      {money.Converter{Rates: []*money.Rates{ecb, nbu}, Pivots: append(uah, money.USD), MaxLegs: 3}, "KGS", "EUR", "NBU direct, NBU direct, ECB inverse"},
		"three legs, pivots in disorder":  {money.Converter{Rates: []*money.Rates{nbu, nil, ecb}, Pivots: []money.Currency{money.EUR, money.USD, money.KGS, money.UAH}, MaxLegs: 3}, "KGS", "EUR", "NBU direct, NBU direct, ECB inverse"},
		"four legs":                       {money.Converter{Rates: []*money.Rates{ecb, nbu}, Pivots: append(uah, money.USD, money.EUR), MaxLegs: 99}, "KGS", "CHF", "NBU direct, NBU direct, ECB inverse, ECB direct"},
		"one leg only":                    {money.Converter{Rates: []*money.Rates{ecb}, Pivots: eur, MaxLegs: 1}, "CHF", "USD", ""},
		"itself":                          {money.Converter{}, "CHF", "CHF", "none"},
		"spread is allowed":               {money.Converter{Rates: []*money.Rates{un}, Pivots: usd}.WithMaxSpread(14), "RSD", "CHF", "UN inverse, UN direct"},
		"spread is too wide":              {money.Converter{Rates: []*money.Rates{un}, Pivots: usd}.WithMaxSpread(13), "RSD", "CHF", ""},
		"of one day":                      {money.Converter{Rates: []*money.Rates{un}, Pivots: usd}.WithMaxSpread(0), "EUR", "CHF", "UN inverse, UN direct"},
		"no limit again":                  {money.Converter{Rates: []*money.Rates{un}, Pivots: usd}.WithMaxSpread(0).WithMaxSpread(-1), "RSD", "CHF", "UN inverse, UN direct"},
	}
	on := period.MustParse("2012-03-15")
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			before := tt.c
			before.Pivots = append([]money.Currency(nil), tt.c.Pivots...)
			got, err := tt.c.WithScale(9).Convert(money.MustParse("1000.00 "+tt.from), money.MustCurrency(tt.to), on)
			require.Equal(t, before.Pivots, tt.c.Pivots)
			if tt.want == "" {
				var none *money.NoRateError
				require.ErrorAs(t, err, &none)
				require.NotEmpty(t, none.Tried)
				require.Equal(t, tt.from, none.From.Code())
				require.True(t, got.Amount().IsZero(), "never an unconverted amount")
				require.Empty(t, tt.c.Ways(money.MustCurrency(tt.from), money.MustCurrency(tt.to), on))
				require.Equal(t, strings.HasPrefix(name, "spread"), errors.Is(err, money.ErrSpread))
				return
			}
			require.NoError(t, err)
			var legs []string
			product := figure.Int(1)
			at := tt.from
			for _, l := range got.Legs() {
				use := "direct"
				if l.Inverse {
					use = "inverse"
				}
				legs = append(legs, l.Rate.Source()+" "+use)
				product = product.Mul(l.Factor())
				require.Equal(t, at, l.From().Code())
				at = l.To().Code()
			}
			require.Equal(t, tt.to, at)
			require.True(t, product.Equal(got.Factor()))
			if legs == nil {
				legs = []string{"none"}
			}
			require.Equal(t, tt.want, strings.Join(legs, ", "))
			if ways := tt.c.Ways(money.MustCurrency(tt.from), money.MustCurrency(tt.to), on); len(ways) > 0 {
				require.True(t, ways[0].Factor.Equal(got.Factor()), "the first way is that of Convert")
			}
		})
	}
}

func TestConversion(t *testing.T) {
	c := money.Converter{
		Rates: []*money.Rates{money.MustRates(parseRates(
			"1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)",
			"1 EUR = 1.2096 CHF on 2012-03-12 (daily, ECB)",
			"1 EUR = 1.95583 BAM (fixed)",
			"1 EUR = 1.17 XDR on 2012-03-15 (daily, ECB)",
		)...)},
		Pivots: []money.Currency{money.EUR},
	}
	on := period.MustParse("2012-03-16")
	got, err := c.Convert(money.MustParse("100000.00 CHF"), money.USD, on)
	require.NoError(t, err)
	require.Equal(t, "100000.00 CHF = 107944.78 USD", got.String())
	require.Equal(t, "100000.00 CHF", got.From().String())
	require.Equal(t, on, got.Date())
	require.Equal(t, money.Policy{}, got.Policy())
	require.Equal(t, 3, got.Spread())
	oldest, ok := got.Oldest()
	require.True(t, ok)
	require.Equal(t, 4, oldest.Age)
	require.Equal(t, money.CHF, oldest.Rate.Quote())
	require.Equal(t, "107945 USD", got.Round(0, money.Up).String())
	require.Equal(t, "107000 USD", got.Round(-3, money.Down).String())
	require.Equal(t, "107944.7751322751 USD", got.Round(10, money.Down).String())
	require.Equal(t, 62, got.Round(1000, money.Down).Scale())
	require.Zero(t, got.Round(-1000, money.Down).Sign())
	require.Len(t, got.Trace().Of(check.Rate), 2)
	require.Contains(t, got.Trace().String(), "days between the rates: 3")
	require.Equal(t, "107944.78 USD", got.Trace().Of(check.Result)[0].Text)

	fixed, err := c.Convert(money.MustParse("1955830.00 BAM"), money.EUR, on)
	require.NoError(t, err)
	require.Equal(t, "1000000.00 EUR", fixed.Amount().String())
	_, ok = fixed.Oldest()
	require.False(t, ok)
	require.Zero(t, fixed.Spread())

	same, err := c.Convert(money.MustParse("10.005 EUR"), money.EUR, period.Date{})
	require.NoError(t, err)
	require.Equal(t, "10.00 EUR", same.Amount().String(), "rounded as any other")
	require.Empty(t, same.Legs())
	require.Equal(t, "1", same.Factor().String())
	require.Contains(t, same.Trace().String(), "none needed")

	none, err := c.Convert(money.Amount{}, money.EUR, on)
	require.NoError(t, err, "what is not stated stays so")
	require.True(t, none.Amount().IsZero())
	require.Empty(t, none.String())
	require.Empty(t, none.Legs())
	require.True(t, none.Round(2, money.Up).IsZero())
	require.Len(t, none.Trace(), 1)
	_, err = c.Convert(money.Amount{}, 0, on)
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
	_, err = c.Convert(money.MustParse("5 EUR"), 7, on)
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
	_, err = c.WithScale(2).Convert(money.MustParse("5 EUR"), 7, on)
	require.ErrorIs(t, err, money.ErrUnknownCurrency)

	_, err = c.Convert(money.MustParse("5 EUR"), money.XDR, on)
	require.ErrorIs(t, err, money.ErrNoMinorUnit)
	_, err = c.Convert(money.MustParse("5 XDR"), money.XDR, on)
	require.ErrorIs(t, err, money.ErrNoMinorUnit)
	rights, err := c.WithScale(5).Convert(money.MustParse("5 EUR"), money.XDR, on)
	require.NoError(t, err)
	require.Equal(t, "5.85000 XDR", rights.Amount().String())
	whole, err := c.WithScale(0).Convert(money.MustParse("5 EUR"), money.USD, on)
	require.NoError(t, err)
	require.Equal(t, "7 USD", whole.Amount().String())
	tens, err := c.WithScale(-1).Convert(money.MustParse("5 EUR"), money.USD, on)
	require.NoError(t, err)
	require.Equal(t, "10 USD", tens.Amount().String())
}

// The fast arithmetic agrees with fractions of any size, for all modes and
// signs, up to numbers that outgrow it.
func TestConversionAgreesWithFractions(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	on := period.MustParse("2012-03-15")
	for range 4000 {
		digits := func() int64 { return 1 + rng.Int64N(int64(1)<<rng.IntN(62)) }
		rate := func(quote money.Currency) money.Rate {
			r, err := money.NewRate(money.EUR, quote, decimal.New(digits(), -int32(rng.IntN(19))), money.Daily, on, "made up")
			require.NoError(t, err)
			if rng.IntN(4) == 0 {
				r, err = r.WithPer([]int64{10, 100, 7, 1000}[rng.IntN(4)])
				require.NoError(t, err)
			}
			return r
		}
		mode := money.Rounding(rng.IntN(6))
		scale := rng.IntN(20) - 3
		c := money.Converter{
			Rates:  []*money.Rates{money.MustRates(rate(money.CHF), rate(money.USD))},
			Pivots: []money.Currency{money.EUR}, Rounding: mode,
		}.WithScale(scale)
		a, err := money.New(digits()*int64(1-2*rng.IntN(2)), rng.IntN(12), money.CHF)
		require.NoError(t, err)
		got, err := c.Convert(a, money.USD, on)
		require.NoError(t, err)
		want := figure.FromRat(got.Factor().Rat())
		product := got.Legs()[0].Factor().Mul(got.Legs()[1].Factor())
		require.True(t, product.Equal(want))
		d := a.Decimal()
		n, err := figure.FromDecimal(d)
		require.NoError(t, err)
		exact := n.Mul(want)
		require.True(t, exact.Equal(got.Exact()))
		rounded := exact.Round(scale, mode)
		require.True(t, rounded.Equal(got.Amount().Decimal()), "%s × %s to %d %s: %s, not %s", a, want, scale, mode, got.Amount(), rounded)
		require.Equal(t, max(scale, 0), got.Amount().Scale())
	}
}

// Ties, with a factor that makes them exact.
func TestConversionTies(t *testing.T) {
	on := period.MustParse("2012-03-15")
	table := money.MustRates(money.MustParseRate("1 EUR = 2 USD on 2012-03-15 (daily)"))
	want := map[money.Rounding][2]string{
		money.HalfEven: {"0.12 EUR", "-0.12 EUR"}, money.HalfUp: {"0.13 EUR", "-0.13 EUR"}, money.Down: {"0.12 EUR", "-0.12 EUR"},
		money.Up: {"0.13 EUR", "-0.13 EUR"}, money.Floor: {"0.12 EUR", "-0.13 EUR"}, money.Ceiling: {"0.13 EUR", "-0.12 EUR"},
	}
	for mode, pair := range want {
		c := money.Converter{Rates: []*money.Rates{table}, Rounding: mode}
		for i, text := range []string{"0.25 USD", "-0.25 USD"} {
			got, err := c.Convert(money.MustParse(text), money.EUR, on)
			require.NoError(t, err)
			require.Equal(t, pair[i], got.Amount().String(), "%s", mode)
		}
	}
}

// There and back over one rate stays within half a minor unit times the rate,
// and half a minor unit of its own: from either side, above and below zero, for
// a rate of any number of units and in both modes that round to the nearer.
func TestThereAndBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	on := period.MustParse("2012-03-15")
	for range 1000 {
		r, err := money.NewRate(money.EUR, money.RSD, decimal.New(1+rng.Int64N(2_000_000), -4), money.Daily, on, "")
		require.NoError(t, err)
		r, err = r.WithPer([]int64{1, 100, 7}[rng.IntN(3)])
		require.NoError(t, err)
		c := money.Converter{Rates: []*money.Rates{money.MustRates(r)}, Rounding: []money.Rounding{money.HalfEven, money.HalfUp}[rng.IntN(2)]}
		from, to, factor := money.EUR, money.RSD, r.Inverse()
		if rng.IntN(2) == 0 {
			from, to, factor = to, from, r.Factor()
		}
		a, err := money.New(rng.Int64N(2_000_000_000)-1_000_000_000, 2, from)
		require.NoError(t, err)
		there, err := c.Convert(a, to, on)
		require.NoError(t, err)
		back, err := c.Convert(there.Amount(), from, on)
		require.NoError(t, err)
		diff, err := back.Amount().Sub(a)
		require.NoError(t, err)
		half := figure.MustNumber("0.005")
		limit := half.Mul(factor).Add(half)
		require.LessOrEqual(t, diff.Abs().Number().Cmp(limit), 0, "%s by %s and back: %s", a, r, back.Amount())
		require.True(t, there.Factor().Mul(back.Factor()).Equal(figure.Int(1)))
	}
}

// A trace alone gives the amount again: what went in, the rates with their
// directions, the scale and the mode.
func TestTraceAloneRecomputes(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	day := func(n int) period.Date {
		d, err := period.FromDayNumber(period.MustParse("2012-03-01").DayNumber() + n)
		require.NoError(t, err)
		return d
	}
	quotes := []money.Currency{money.USD, money.CHF, money.RSD, money.JPY}
	var b money.RatesBuilder
	for _, quote := range quotes {
		per := []int64{1, 100, 1000}[rng.IntN(3)]
		for n := range 30 {
			if rng.IntN(3) == 0 {
				continue // a weekend or a holiday
			}
			r, err := money.NewRate(money.EUR, quote, decimal.New(1+rng.Int64N(2_000_000), -4), money.Daily, day(n), "made up")
			require.NoError(t, err)
			r, err = r.WithPer(per)
			require.NoError(t, err)
			require.NoError(t, b.Add(r))
		}
	}
	table, err := b.Rates()
	require.NoError(t, err)
	all := append([]money.Currency{money.EUR}, quotes...)
	legs := map[int]int{}
	for range 1000 {
		from, to := all[rng.IntN(len(all))], all[rng.IntN(len(all))]
		c := money.Converter{
			Rates: []*money.Rates{table}, Pivots: []money.Currency{money.EUR}, Policy: money.OnOrBefore(31), Rounding: money.Rounding(rng.IntN(6)),
		}.WithScale(rng.IntN(6))
		a, err := money.New(rng.Int64N(2_000_000_000_000)-1_000_000_000_000, rng.IntN(5), from)
		require.NoError(t, err)
		got, err := c.Convert(a, to, day(30+rng.IntN(3)))
		require.NoError(t, err)

		trace := got.Trace()
		x := money.MustParse(trace.Of(check.Input)[0].Text).Number()
		for _, step := range trace.Of(check.Rate) {
			r, err := money.ParseRate(step.Text)
			require.NoError(t, err)
			if strings.HasPrefix(step.Why, "inverse") {
				x = x.Mul(r.Inverse())
			} else {
				require.True(t, strings.HasPrefix(step.Why, "direct"), step.Why)
				x = x.Mul(r.Factor())
			}
			legs[len(got.Legs())]++
		}
		words := strings.Fields(trace.Of(check.Rounding)[0].Text) // to 2 decimals, half-even
		require.Len(t, words, 4, "%s", trace)
		scale, err := strconv.Atoi(words[1])
		require.NoError(t, err)
		var mode money.Rounding
		require.NoError(t, mode.UnmarshalText([]byte(words[3])))
		result := money.MustParse(trace.Of(check.Result)[0].Text)
		requireSame(t, result, got.Amount())
		require.True(t, x.Round(scale, mode).Equal(result.Decimal()), "%s", trace)
	}
	require.Positive(t, legs[1])
	require.Positive(t, legs[2])
}

// The legs that a trace names give the amount again.
func TestTraceRecomputes(t *testing.T) {
	table := ecbTable(t)
	c := money.Converter{Rates: []*money.Rates{table}, Pivots: []money.Currency{money.EUR}, Rounding: money.HalfUp}
	for _, to := range []money.Currency{money.USD, money.JPY, money.EUR, money.GBP} {
		for _, day := range []string{"2008-07-15", "2012-04-08", "2015-01-18", "2018-12-31"} {
			a := money.MustParse("15000000.00 RUB")
			got, err := c.Convert(a, to, period.MustParse(day))
			require.NoError(t, err)
			product := figure.Int(1)
			for _, step := range got.Trace().Of(check.Rate) {
				r, err := money.ParseRate(step.Text)
				require.NoError(t, err)
				if strings.HasPrefix(step.Why, "inverse") {
					product = product.Mul(r.Inverse())
				} else {
					require.True(t, strings.HasPrefix(step.Why, "direct"))
					product = product.Mul(r.Factor())
				}
			}
			digits, _ := to.MinorUnits()
			requireSame(t, slowRound(t, a, product, to, digits, money.HalfUp), got.Amount())
		}
	}
}

// No global of the decimal package changes a conversion.
func TestConversionsDoNotDependOnGlobals(t *testing.T) {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}}
	on := period.MustParse("2012-03-15")
	convert := func() string {
		got, err := c.Convert(money.MustParse("100000.00 CHF"), money.USD, on)
		require.NoError(t, err)
		return got.Trace().String() + got.Legs()[0].String()
	}
	before := convert()
	precision, quotes, trim := decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros
	defer func() {
		decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros = precision, quotes, trim
	}()
	decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros = 1, true, !trim
	require.Equal(t, before, convert())
	r := money.MustParseRate("1 EUR = 1.30 USD on 2012-03-15 (daily)")
	data, err := r.MarshalJSON()
	require.NoError(t, err)
	require.Contains(t, string(data), `"value":"1.30"`)
}

func TestNoRateErrorIsBounded(t *testing.T) {
	var tables []*money.Rates
	for range 20 {
		tables = append(tables, money.MustRates(money.MustParseRate("1 EUR = 1.3057 USD on 2012-03-15 (daily, "+strings.Repeat("a", 200)+")")))
	}
	c := money.Converter{Rates: tables, Pivots: []money.Currency{money.CHF, money.GBP, money.RSD, money.TRY, money.RON, money.JPY}, MaxLegs: 4}
	_, err := c.Convert(money.MustParse("5 EUR"), money.USD, period.MustParse("2015-03-15"))
	require.ErrorIs(t, err, money.ErrStale)
	require.Less(t, len(err.Error()), 4000)
	require.Contains(t, err.Error(), "more")
}

func TestLookupsAndConversionsAllocateNothing(t *testing.T) {
	table := dailyTable(t, money.USD, money.CHF)
	c := money.Converter{Rates: []*money.Rates{table}, Pivots: []money.Currency{money.EUR}}
	a, on := money.MustParse("100000.00 CHF"), period.MustParse("2012-03-11")
	require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = table.Lookup(money.EUR, money.USD, on, money.OnOrBefore(7)) }))
	require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = c.Convert(a, money.USD, on) }))
}
