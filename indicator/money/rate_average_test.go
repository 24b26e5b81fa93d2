package money_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

func TestAverage(t *testing.T) {
	table := money.MustRates(parseRates(
		"1 EUR = 1.10 USD on 2012-02-27 (daily, ECB)",
		"1 EUR = 1.2 USD on 2012-03-05 (daily, ECB)",
		"1 EUR = 1.33 USD on 2012-03-15 (daily, ECB)",
		"1 EUR = 1.4 USD on 2012-03-25 (daily, ECB)",
		"1 EUR = 1.4 USD on 2012-04-20 (daily, ECB)",
		"100 JPY = 1.1 EUR on 2012-03-10 (daily, ECB)",
		"7 JPY = 0.08 EUR on 2012-03-20 (daily, ECB)",
		"1 USD = 0.7 CHF from 2012-03-01 (operational, UN)",
		"1 USD = 0.8 CHF from 2012-04-01 (operational, UN)",
		"1 EUR = 9876543210987654321098.7 XDR on 2012-03-10 (daily, ECB)",
		"1 EUR = 0.00000000000000000000000001 XDR on 2012-03-20 (daily, ECB)",
	)...)
	tests := map[string]struct {
		base, quote, over string
		days              money.Weighting
		want              string // the mean, or part of the error
		observations      int
	}{
		"month":                   {"EUR", "USD", "2012-03", money.PublishedDays, "131/100", 3},
		"month, calendar":         {"EUR", "USD", "2012-03", money.CalendarDays, "4 × 1.10 + 10 × 1.2 + 10 × 1.33 + 7 × 1.4", 31},
		"same month by its days":  {"EUR", "USD", "2012-03-01/2012-03-31", money.PublishedDays, "131/100", 3},
		"days":                    {"EUR", "USD", "2012-03-05/2012-03-15", money.PublishedDays, "253/200", 2},
		"one day":                 {"EUR", "USD", "2012-03-05", money.PublishedDays, "6/5", 1},
		"a day without":           {"EUR", "USD", "2012-03-06", money.PublishedDays, "none is published in it", 0},
		"a day without, calendar": {"EUR", "USD", "2012-03-06", money.CalendarDays, "6/5", 1},
		"before all, calendar":    {"EUR", "USD", "2012-02-26/2012-03-05", money.CalendarDays, "none is on or before 2012-02-26, its first day", 0},
		"a gap":                   {"EUR", "USD", "2012-03/2012-04", money.PublishedDays, "none for 25 days from 2012-03-26, more than 14", 0},
		"the table ends":          {"EUR", "USD", "2012-04-20/2012-05-05", money.PublishedDays, "none for 15 days from 2012-04-21", 0},
		"the table begins":        {"EUR", "USD", "2012-02-10/2012-03-05", money.PublishedDays, "none for 17 days from 2012-02-10", 0},
		"a gap, calendar":         {"EUR", "USD", "2012-03/2012-04", money.CalendarDays, "none for 25 days", 0},
		"operational":             {"USD", "CHF", "2012-03", money.PublishedDays, "7/10", 1},
		"operational, calendar":   {"USD", "CHF", "2012-03-31/2012-04-30", money.CalendarDays, "1 × 0.7 + 30 × 0.8", 31},
		"various units":           {"JPY", "EUR", "2012-03-05/2012-03-25", money.PublishedDays, "157/14000", 2},
		"many digits":             {"EUR", "XDR", "2012-03-05/2012-03-25", money.PublishedDays, "98765432109876543210987.00000000000000000000000001 / 20", 2},
		"an open end":             {"EUR", "USD", "2012-03/..", money.PublishedDays, "an end that is open or not stated", 0},
		"an end not stated":       {"EUR", "USD", "/2012-03", money.PublishedDays, "an end that is open or not stated", 0},
		"the other direction":     {"USD", "EUR", "2012-03", money.PublishedDays, "no rate of single days quotes that direction", 0},
		"no such pair":            {"RSD", "EUR", "2012-03", money.PublishedDays, "no rate of single days quotes that direction", 0},
	}
	computed := map[string]figure.Number{}
	for want, parts := range map[string][]string{
		"4 × 1.10 + 10 × 1.2 + 10 × 1.33 + 7 × 1.4": {"4.40", "12", "13.3", "9.8"},
		"1 × 0.7 + 30 × 0.8":                        {"0.7", "24"},
	} {
		var sum figure.Number
		for _, part := range parts {
			sum = sum.Add(figure.MustNumber(part))
		}
		computed[want], _ = sum.Quo(figure.Int(31))
	}
	large, _ := figure.MustNumber("9876543210987654321098.70000000000000000000000001").Quo(figure.Int(2))
	computed["98765432109876543210987.00000000000000000000000001 / 20"] = large

	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			base, quote := money.MustCurrency(tt.base), money.MustCurrency(tt.quote)
			over := period.MustParseSpan(tt.over)
			mean, err := table.Average(base, quote, over, tt.days)
			if tt.observations == 0 {
				require.ErrorIs(t, err, money.ErrNoRate)
				require.ErrorContains(t, err, tt.want)
				require.Zero(t, mean.Mean().Sign())
				return
			}
			require.NoError(t, err)
			want, ok := computed[tt.want]
			if !ok {
				want = figure.MustNumber(tt.want)
			}
			require.True(t, want.Equal(mean.Mean()), "%s", mean.Mean())
			require.Equal(t, tt.observations, mean.Observations())
			require.Equal(t, over, mean.Period())
			require.Equal(t, tt.days, mean.Weighting())
			require.LessOrEqual(t, mean.Rates(), tt.observations+1)
			one, _ := mean.InverseOfMean().Mul(mean.Mean()).Decimal()
			require.Equal(t, "1", one.String())
			require.GreaterOrEqual(t, mean.MeanOfInverses().Cmp(mean.InverseOfMean()), 0)
			require.True(t, mean.Bounds().Contains(mean.Mean()))
			require.True(t, mean.Rate().Factor().Equal(mean.Mean()), "%s", mean.Rate())
			require.Equal(t, money.PeriodAverage, mean.Rate().Kind())
			back, err := money.ParseRate(mean.Rate().String())
			require.NoError(t, err)
			require.True(t, back.Equal(mean.Rate()))

			// A conversion goes by the same mean, in either direction.
			c := money.Converter{Rates: []*money.Rates{table}, Policy: money.AverageOver(over, tt.days)}.WithScale(6)
			a := money.MustParse("1234567.89 " + tt.base)
			got, err := c.Convert(a, quote, period.Date{})
			require.NoError(t, err)
			require.True(t, got.Factor().Equal(mean.Mean()))
			requireSame(t, slowRound(t, a, mean.Mean(), quote, 6, money.HalfEven), got.Amount())
			require.NotNil(t, got.Legs()[0].Average)
			require.False(t, got.Legs()[0].HasAge)
			a = money.MustParse("1234567.89 " + tt.quote)
			got, err = c.Convert(a, base, period.Date{})
			require.NoError(t, err)
			require.True(t, got.Factor().Equal(mean.InverseOfMean()))
			requireSame(t, slowRound(t, a, mean.InverseOfMean(), base, 6, money.HalfEven), got.Amount())
			require.True(t, got.Legs()[0].Bounds().Contains(got.Factor()))
		})
	}
}

// slowRound is amount × factor rounded, the long way.
func slowRound(t testing.TB, a money.Amount, factor figure.Number, to money.Currency, scale int, mode money.Rounding) money.Amount {
	t.Helper()
	d := a.Decimal()
	x := new(big.Rat).SetFrac(d.Coefficient(), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-d.Exponent())), nil))
	rounded := figure.FromRat(x.Mul(x, factor.Rat())).Round(scale, mode)
	out, err := money.FromDecimal(rounded, to)
	require.NoError(t, err)
	return out
}

func TestAverageRate(t *testing.T) {
	table := money.MustRates(parseRates(
		"1 EUR = 1.3 USD on 2012-01-01 (daily, ECB)", "1 EUR = 1.31 USD on 2012-01-10 (daily, ECB)", "1 EUR = 1.33 USD on 2012-01-20 (daily, ECB)",
	)...)
	over := period.MustParseSpan("2012-01")
	mean, err := table.Average(money.EUR, money.USD, over, money.PublishedDays)
	require.NoError(t, err)
	require.Equal(t, "1 EUR = 197/150 USD for 2012-01 (average, ECB)", mean.Rate().String())
	require.Equal(t, "1 EUR = 1.3133333333… USD, the mean over 2012-01 of 3 rates published (ECB)", mean.String())
	// Half of the last digits: 0.05, 0.005 and 0.005, on average 0.02.
	lo, _, _ := mean.Bounds().Lo()
	require.Equal(t, "97/75", lo.String())
	r, err := mean.Round(4, money.HalfUp)
	require.NoError(t, err)
	require.Equal(t, "1 EUR = 1.3133 USD for 2012-01 (average, ECB)", r.String())
	for _, decimals := range []int{-1, 63} {
		_, err = mean.Round(decimals, money.HalfUp)
		require.ErrorIs(t, err, money.ErrRate)
	}

	var none money.RateAverage
	require.Empty(t, none.String())
	require.True(t, none.Rate().IsZero())
	require.Zero(t, none.Observations())
	require.Zero(t, none.MeanOfInverses().Sign())
	require.Zero(t, none.InverseOfMean().Sign())
	require.True(t, none.Bounds().IsUnbounded())
	_, err = none.Round(2, money.HalfUp)
	require.ErrorIs(t, err, money.ErrRate)
}

// The monthly averages that the European Central Bank published.
func TestAverageIsThatOfTheECB(t *testing.T) {
	table := ecbTable(t, "USD")
	for month, want := range map[string]string{
		"2009-12": "1.4614", "2010-06": "1.2209", "2012-03": "1.3201", "2015-01": "1.1621",
	} {
		mean, err := table.Average(money.EUR, money.USD, period.MustParseSpan(month), money.PublishedDays)
		require.NoError(t, err)
		require.Equal(t, want, mean.Mean().Round(4, money.HalfUp).StringFixed(4), month)
	}
}
