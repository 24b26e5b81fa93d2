package money_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

func rateTexts(seq func(func(money.Rate) bool)) []string {
	var out []string
	for r := range seq {
		out = append(out, r.String())
	}
	return out
}

func parseRates(texts ...string) []money.Rate {
	rates := make([]money.Rate, len(texts))
	for i, text := range texts {
		rates[i] = money.MustParseRate(text)
	}
	return rates
}

func TestRatesConflicts(t *testing.T) {
	tests := map[string]struct {
		rates []string
		want  string // "" for none
	}{
		"another value":        {[]string{"1 EUR = 1.3 USD on 2012-03-15 (daily, ECB)", "1 EUR = 1.4 USD on 2012-03-15 (daily, ECB)"}, "two values for one date"},
		"repeated":             {[]string{"1 EUR = 1.3 USD on 2012-03-15 (daily, ECB)", "1 EUR = 1.3 USD on 2012-03-15 (daily, ECB)"}, ""},
		"another text":         {[]string{"1 EUR = 1.3 USD on 2012-03-15 (daily, ECB)", "100 EUR = 130.00 USD on 2012-03-15 (daily, ECB)"}, ""},
		"another source":       {[]string{"1 EUR = 1.3 USD on 2012-03-15 (daily, ECB)", "1 EUR = 1.3 USD on 2012-03-16 (daily, IMF)"}, "two sources"},
		"the inverse of it":    {[]string{"1 EUR = 1.3 USD on 2012-03-15 (daily, ECB)", "1 USD = 0.8 EUR on 2012-03-16 (daily, IMF)"}, "two sources"},
		"both directions":      {[]string{"1 EUR = 1.3 USD on 2012-03-15 (daily, ECB)", "1 USD = 0.8 EUR on 2012-03-15 (daily, ECB)"}, ""},
		"another kind":         {[]string{"1 EUR = 1.3 USD on 2012-03-15 (daily, ECB)", "1 EUR = 1.3 USD from 2012-03-16 (operational, ECB)"}, "two kinds"},
		"day, month and year":  {[]string{"1 EUR = 1.3 USD on 2012-01-01 (daily)", "1 EUR = 1.4 USD for 2012-01 (average)", "1 EUR = 1.5 USD for 2012 (average)"}, ""},
		"daily and fixed":      {[]string{"1 EUR = 7.5 HRK on 2012-01-01 (daily)", "1 EUR = 7.53450 HRK from 2023-01-01 (fixed)"}, ""},
		"fixed and agreed":     {[]string{"1 EUR = 7.5 HRK from 2012-01-01 (agreed)", "1 EUR = 7.53450 HRK from 2023-01-01 (fixed)"}, "two kinds"},
		"fixed, coarse dates":  {[]string{"1 EUR = 7.5 HRK from 2012 (fixed)", "1 EUR = 7.6 HRK from 2012-01 (fixed)"}, "two values"},
		"fixed without a date": {[]string{"1 EUR = 7.5 HRK (fixed)", "1 EUR = 7.6 HRK (fixed)"}, "two values"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rates := parseRates(tt.rates...)
			table, err := money.NewRates(rates...)
			slices.Reverse(rates)
			reversed, err2 := money.NewRates(rates...)
			if tt.want == "" {
				require.NoError(t, err)
				require.NoError(t, err2)
				require.Equal(t, rateTexts(table.All()), rateTexts(reversed.All()), "the order does not matter")
				return
			}
			require.ErrorIs(t, err, money.ErrConflict)
			require.ErrorIs(t, err2, money.ErrConflict)
			require.ErrorContains(t, err, tt.want)
			require.Nil(t, table)
			var conflict *money.RateConflictError
			require.ErrorAs(t, err, &conflict)
			require.ElementsMatch(t, tt.rates, []string{conflict.First.String(), conflict.Second.String()})
			require.Panics(t, func() { money.MustRates(rates...) })
		})
	}
}

func TestRatesConflictsAreCounted(t *testing.T) {
	_, err := money.NewRates(parseRates(
		"1 USD = 1.1 GBP for 2012 (average, IMF)", "1 USD = 1.2 GBP for 2012 (average, IMF)", "1 USD = 1.3 GBP for 2012 (average, IMF)",
		"1 USD = 1.1 CHF for 2012 (average, IMF)", "1 USD = 1.2 CHF for 2012 (average, IMF)",
	)...)
	require.ErrorContains(t, err, "CHF")
	require.ErrorContains(t, err, "; 2 more")
}

func TestRatesBuilder(t *testing.T) {
	var b money.RatesBuilder
	empty, err := b.Rates()
	require.NoError(t, err)
	require.Zero(t, empty.Len())
	require.Empty(t, rateTexts(empty.All()))

	require.ErrorIs(t, b.Add(money.Rate{}), money.ErrRate)
	require.ErrorIs(t, b.Add(money.MustParseRate("1 EUR = 1.3 USD (average, ECB)")), money.ErrRate)
	for _, r := range parseRates(
		"1 USD = 7.987 UAH from 2012-03-01 (operational, UN)",
		"1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB)",
		"1 EUR = 1.3201 USD for 2012-03 (average, ECB)",
		"1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)",
		"100 JPY = 1.25 EUR on 2012-03-15 (daily, ECB)",
		"3 JPY = 0.0375 CHF on 2012-03-15 (daily, ECB)",
		"1 EUR = 1.95583 BAM (fixed)",
	) {
		require.NoError(t, b.Add(r))
	}
	first, err := b.Rates()
	require.NoError(t, err)
	want := []string{
		"1 EUR = 1.95583 BAM (fixed)",
		"1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)",
		"1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB)",
		"1 EUR = 1.3201 USD for 2012-03 (average, ECB)",
		"3 JPY = 0.0375 CHF on 2012-03-15 (daily, ECB)",
		"100 JPY = 1.25 EUR on 2012-03-15 (daily, ECB)",
		"1 USD = 7.987 UAH from 2012-03-01 (operational, UN)",
	}
	require.Equal(t, want, rateTexts(first.All()))
	require.Equal(t, len(want), first.Len())
	require.Equal(t, want[1:4], rateTexts(first.Between(money.EUR, money.USD)))
	require.Empty(t, rateTexts(first.Between(money.USD, money.EUR)), "the other direction")
	require.Empty(t, rateTexts(first.Between(money.RSD, money.EUR)))
	for range first.All() {
		break
	}
	for range first.Between(money.EUR, money.USD) {
		break
	}

	require.NoError(t, b.Add(money.MustParseRate("1 EUR = 1.3094 USD on 2012-03-12 (daily, ECB)")))
	second, err := b.Rates()
	require.NoError(t, err)
	require.Equal(t, first.Len()+1, second.Len())
	require.Equal(t, want, rateTexts(first.All()), "a table does not change")

	var none *money.Rates
	require.Zero(t, none.Len())
	require.Empty(t, rateTexts(none.All()))
	require.Empty(t, rateTexts(none.Between(money.EUR, money.USD)))
	require.Empty(t, none.Check())
	_, err = none.Lookup(money.EUR, money.USD, period.MustParse("2012-03-15"), money.Policy{})
	require.ErrorIs(t, err, money.ErrNoRate)
	_, err = none.Average(money.EUR, money.USD, period.MustParseSpan("2012-03"), money.PublishedDays)
	require.ErrorIs(t, err, money.ErrNoRate)
}

func TestAddListRefuses(t *testing.T) {
	day := period.MustParse("2012-03-01")
	good := money.MustParseRate("1 USD = 0.743 EUR from 2012-03-01 (operational, UN)")
	tests := map[string]struct {
		day   period.Date
		rates []money.Rate
	}{
		"no day":          {period.MustParse("2012-03"), []money.Rate{good}},
		"no rates":        {day, nil},
		"another day":     {day, parseRates("1 USD = 0.743 EUR from 2012-03-02 (operational, UN)")},
		"another base":    {day, append(parseRates("1 EUR = 7.987 UAH from 2012-03-01 (operational, UN)"), good)},
		"another source":  {day, append(parseRates("1 USD = 7.987 UAH from 2012-03-01 (operational)"), good)},
		"another kind":    {day, parseRates("1 USD = 0.743 EUR on 2012-03-01 (daily, UN)")},
		"not stated":      {day, []money.Rate{{}}},
		"source of other": {day, parseRates("1 USD = 0.743 EUR from 2012-03-01 (operational, UN)", "1 USD = 0.9 CHF from 2012-03-01 (operational, UN)")},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var b money.RatesBuilder
			require.NoError(t, b.Add(money.MustParseRate("1 USD = 0.91 CHF on 2012-03-01 (daily, SNB)")))
			require.Error(t, b.AddList(tt.day, true, tt.rates...))
			table, err := b.Rates()
			require.NoError(t, err)
			require.Equal(t, 1, table.Len(), "nothing of the list was added")
			require.NoError(t, b.Add(money.MustParseRate("1 USD = 0.743 EUR on 2012-03-01 (daily, SNB)")), "nor does it stand in the way")
		})
	}
}

// Every policy by day finds what a search through all rates finds, whether the
// series has an index by day or not.
func TestLookupAgreesWithASearch(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	start := period.MustParse("2012-01-01").DayNumber()
	day := func(n int) period.Date {
		d, err := period.FromDayNumber(n)
		require.NoError(t, err)
		return d
	}
	for _, spread := range []int{2, 40} {
		var b money.RatesBuilder
		var days []int
		for at := start; len(days) < 60; at += 1 + rng.IntN(spread) {
			days = append(days, at)
		}
		rng.Shuffle(len(days), func(i, j int) {
			r, err := money.NewRate(money.EUR, money.USD, decimal.New(int64(days[i]), -5), money.Daily, day(days[i]), "made up")
			require.NoError(t, err)
			require.NoError(t, b.Add(r))
			days[i], days[j] = days[j], days[i]
		})
		for _, d := range days {
			r, err := money.NewRate(money.EUR, money.USD, decimal.New(int64(d), -5), money.Daily, day(d), "made up")
			require.NoError(t, err)
			require.NoError(t, b.Add(r))
		}
		table, err := b.Rates()
		require.NoError(t, err)
		require.Equal(t, 60, table.Len())
		slices.Sort(days)
		for asked := days[0] - 50; asked < days[len(days)-1]+50; asked++ {
			before, nearest := 0, 0
			for _, d := range days {
				if d <= asked {
					before = d
				}
				if nearest == 0 || abs(d-asked) < abs(nearest-asked) {
					nearest = d
				}
			}
			for _, limit := range []int{0, 1, 5, 14, money.Unlimited} {
				want := map[money.Policy]int{money.OnOrBefore(limit): before, money.Nearest(limit): nearest, money.ExactDay(): before}
				for policy, d := range want {
					tooFar := limit >= 0 && abs(asked-d) > limit
					if policy == money.ExactDay() {
						tooFar = d != asked
					}
					leg, err := table.Lookup(money.EUR, money.USD, day(asked), policy)
					if d == 0 || tooFar {
						require.ErrorIs(t, err, money.ErrNoRate, "%v %v", policy, day(asked))
						continue
					}
					require.NoError(t, err, "%v %v", policy, day(asked))
					require.Equal(t, day(d), leg.Rate.Date(), "%v %v", policy, day(asked))
					require.Equal(t, asked-d, leg.Age)
					require.Equal(t, fmt.Sprintf("1 EUR = %s USD on %s (daily, made up)", decimal.New(int64(d), -5).StringFixed(5), day(d)), leg.Rate.String())
				}
			}
		}
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func TestRatesHaveConcurrentReaders(t *testing.T) {
	table := dailyTable(t, money.USD, money.CHF)
	c := money.Converter{Rates: []*money.Rates{table}, Pivots: []money.Currency{money.EUR}}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for day := period.MustParse("2012-01-02").DayNumber(); day < period.MustParse("2012-04-02").DayNumber(); day++ {
				on, _ := period.FromDayNumber(day)
				got, err := c.Convert(money.MustParse("100.00 CHF"), money.USD, on)
				if err != nil || got.Amount().Sign() <= 0 || len(got.Legs()) != 2 {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}
