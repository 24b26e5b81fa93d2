package money_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

func TestLookup(t *testing.T) {
	var b money.RatesBuilder
	for _, r := range parseRates(
		"1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)",
		"1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB)",
		"1 EUR = 1.3201 USD for 2012-03 (average, ECB)",
		"1 EUR = 1.2848 USD for 2012 (average, ECB)",
		"1 EUR = 1.95583 BAM (fixed)",
		"1 EUR = 7.4 HRK on 2022-12-30 (daily, ECB)",
		"1 EUR = 7.53450 HRK from 2023-01-01 (fixed, ECB)",
		"1 EUR = 0.7 GBP from 2010 (agreed, budget)",
		"1 EUR = 0.8 GBP from 2012-06-01 (agreed, budget)",
	) {
		require.NoError(t, b.Add(r))
	}
	for _, list := range []struct {
		day   string
		full  bool
		rates []string
	}{
		{"2015-12-31", true, []string{"2.8 MDL", "0.9 CHF"}},
		{"2016-05-13", false, []string{"2.9 MDL"}},
		{"2016-06-01", true, []string{"2.95 MDL"}},
	} {
		var rates []money.Rate
		for _, text := range list.rates {
			rates = append(rates, money.MustParseRate("1 USD = "+text+" from "+list.day+" (operational, UN)"))
		}
		require.NoError(t, b.AddList(period.MustParse(list.day), list.full, rates...))
	}
	table, err := b.Rates()
	require.NoError(t, err)

	tests := map[string]struct {
		from, to string
		on       string
		policy   money.Policy
		want     string // the leg, or part of the error
		err      error
	}{
		"day":                              {"EUR", "USD", "2012-03-15", money.ExactDay(), "1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB), direct, of that day", nil},
		"inverse":                          {"USD", "EUR", "2012-03-18", money.Policy{}, "1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB), inverse, 2 days old", nil},
		"one day":                          {"EUR", "USD", "2012-03-17", money.Policy{}, "1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB), direct, 1 day old", nil},
		"no day":                           {"EUR", "USD", "2012-03-17", money.ExactDay(), "nearest: 1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB)", money.ErrNoRate},
		"the limit itself":                 {"EUR", "USD", "2012-03-30", money.Policy{}, "1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB), direct, 14 days old", nil},
		"a day more":                       {"EUR", "USD", "2012-03-31", money.Policy{}, "the newest rate is of 2012-03-16, 15 days old, and the limit is 14 days", money.ErrStale},
		"any age":                          {"EUR", "USD", "2018-03-16", money.OnOrBefore(money.Unlimited), "1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB), direct, 2191 days old", nil},
		"never a later one":                {"EUR", "USD", "2012-03-14", money.OnOrBefore(money.Unlimited), "there is none so early; nearest: 1 EUR = 1.3057 USD on 2012-03-15", money.ErrNoRate},
		"but nearest":                      {"EUR", "USD", "2012-03-14", money.Nearest(1), "1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB), direct, 1 day later", nil},
		"nearest is too far":               {"EUR", "USD", "2012-03-13", money.Nearest(1), "none is at most 1 day away; nearest: 1 EUR = 1.3057", money.ErrStale},
		"a month is no day":                {"EUR", "USD", "2012-03", money.Policy{}, `the date "2012-03" is not fine enough`, money.ErrNoRate},
		"no date":                          {"EUR", "USD", "", money.Policy{}, `the date "" is not fine enough`, money.ErrNoRate},
		"month":                            {"EUR", "USD", "2012-03-31", money.MonthOf(), "1 EUR = 1.3201 USD for 2012-03 (average, ECB), direct", nil},
		"month of a month":                 {"USD", "EUR", "2012-03", money.MonthOf(), "1 EUR = 1.3201 USD for 2012-03 (average, ECB), inverse", nil},
		"another month":                    {"EUR", "USD", "2012-04-01", money.MonthOf(), "there is none of that date; nearest: 1 EUR = 1.3201 USD for 2012-03", money.ErrNoRate},
		"month of a year":                  {"EUR", "USD", "2012", money.MonthOf(), "not fine enough", money.ErrNoRate},
		"year":                             {"EUR", "USD", "2012-03-31", money.YearOf(), "1 EUR = 1.2848 USD for 2012 (average, ECB), direct", nil},
		"another year":                     {"EUR", "USD", "2013", money.YearOf(), "there is none of that date", money.ErrNoRate},
		"year of nothing":                  {"EUR", "USD", "", money.YearOf(), "not fine enough", money.ErrNoRate},
		"no months in the table":           {"EUR", "HRK", "2012-03", money.MonthOf(), "there are only rates such as 1 EUR = 7.53450 HRK", money.ErrNoRate},
		"fixed, whenever":                  {"BAM", "EUR", "1995-01-01", money.Policy{}, "1 EUR = 1.95583 BAM (fixed), inverse", nil},
		"fixed, no date":                   {"BAM", "EUR", "", money.ExactDay(), "1 EUR = 1.95583 BAM (fixed), inverse", nil},
		"fixed, not yet":                   {"EUR", "HRK", "2022-12-31", money.Policy{}, "1 EUR = 7.4 HRK on 2022-12-30 (daily, ECB), direct, 1 day old", nil},
		"fixed, then":                      {"EUR", "HRK", "2023-01-01", money.Policy{}, "1 EUR = 7.53450 HRK from 2023-01-01 (fixed, ECB), direct", nil},
		"fixed, a year that has it":        {"EUR", "HRK", "2024", money.FixedAndAgreed(), "1 EUR = 7.53450 HRK from 2023-01-01 (fixed, ECB), direct", nil},
		"fixed alone, not yet":             {"EUR", "HRK", "2022-12-31", money.FixedAndAgreed(), "none holds by then; nearest: 1 EUR = 7.53450 HRK from 2023-01-01", money.ErrNoRate},
		"fixed alone, never":               {"EUR", "USD", "2012-03-15", money.FixedAndAgreed(), "there are only rates such as", money.ErrNoRate},
		"agreed, before":                   {"EUR", "GBP", "2012-05-31", money.Policy{}, "1 EUR = 0.7 GBP from 2010 (agreed, budget), direct", nil},
		"agreed, after":                    {"EUR", "GBP", "2012-06-01", money.Policy{}, "1 EUR = 0.8 GBP from 2012-06-01 (agreed, budget), direct", nil},
		"agreed, in a year that two share": {"EUR", "GBP", "2012", money.FixedAndAgreed(), "none holds by then", money.ErrNoRate},
		"list of about the 1st":            {"USD", "MDL", "2016-01-31", money.ListInForce(31), "1 USD = 2.8 MDL from 2015-12-31 (operational, UN), direct, 31 days old", nil},
		"list is too old":                  {"USD", "MDL", "2016-02-01", money.ListInForce(31), "the newest list is of 2015-12-31, 32 days old, and the limit is 31 days", money.ErrStale},
		"list of about the 15th":           {"USD", "MDL", "2016-05-14", money.ListInForce(31), "1 USD = 2.9 MDL from 2016-05-13 (operational, UN), direct, 1 day old", nil},
		"not in a partial list":            {"CHF", "USD", "2016-05-14", money.ListInForce(31), "1 USD = 0.9 CHF from 2015-12-31 (operational, UN), inverse, 135 days old", nil},
		"not in a full list":               {"CHF", "USD", "2016-06-01", money.ListInForce(31), "a full list after the newest rate no longer names it; nearest: 1 USD = 0.9 CHF", money.ErrNotListed},
		"by age it would still count":      {"CHF", "USD", "2016-06-01", money.OnOrBefore(money.Unlimited), "1 USD = 0.9 CHF from 2015-12-31 (operational, UN), inverse, 153 days old", nil},
		"before any list":                  {"USD", "MDL", "2015-12-30", money.ListInForce(31), "there is none so early", money.ErrNoRate},
		"no list":                          {"EUR", "USD", "2012-03-15", money.ListInForce(31), "there is none so early", money.ErrNoRate},
		"no pair":                          {"EUR", "RSD", "2012-03-15", money.Policy{}, "no table has this pair", money.ErrNoRate},
		"itself":                           {"EUR", "EUR", "2012-03-15", money.Policy{}, "no rate from EUR to EUR", money.ErrNoRate},
		"no currency":                      {"EUR", "", "2012-03-15", money.Policy{}, "unknown currency", money.ErrUnknownCurrency},
		"no average":                       {"EUR", "USD", "2012-04", money.AverageOver(period.Span{}, 0), `no mean over "2012-04": none is published in it`, money.ErrNoRate},
		"average of a fixed rate":          {"EUR", "HRK", "2023", money.AverageOver(period.Span{}, 0), "1 EUR = 7.53450 HRK from 2023-01-01 (fixed, ECB), direct", nil},
		"average of two agreed ones":       {"EUR", "GBP", "2012", money.AverageOver(period.Span{}, 0), "there are only rates such as", money.ErrNoRate},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var on period.Date
			require.NoError(t, on.UnmarshalText([]byte(tt.on)))
			var to money.Currency
			require.NoError(t, to.UnmarshalText([]byte(tt.to)))
			leg, err := table.Lookup(money.MustCurrency(tt.from), to, on, tt.policy)
			if tt.err != nil {
				require.ErrorIs(t, err, tt.err)
				require.ErrorContains(t, err, tt.want)
				require.True(t, leg.Rate.IsZero())
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, leg.String())
			require.Equal(t, tt.from, leg.From().Code())
			require.Equal(t, tt.to, leg.To().Code())
			require.True(t, leg.Bounds().Contains(leg.Factor()))
			require.Equal(t, leg.HasAge, leg.Rate.Date().Precision() == period.Day && leg.Rate.Kind() != money.Fixed && leg.Rate.Kind() != money.Agreed)
		})
	}
}

func TestInforEuro(t *testing.T) {
	rates := []string{
		"1 EUR = 1.1 USD on 2012-02-28 (daily)", "1 EUR = 1.2 USD on 2012-02-29 (daily)",
		"1 EUR = 1.3 USD on 2012-03-27 (daily)", "1 EUR = 1.4 USD on 2012-03-28 (daily)", // 29 to 31: no publication
		"1 EUR = 1.5 USD on 2012-04-20 (daily)", "1 EUR = 1.6 USD on 2012-04-23 (daily)",
		"1 EUR = 0.8 GBP on 2012-02-28 (daily)", "1 EUR = 0.9 GBP on 2012-03-28 (daily)",
	}
	table := money.MustRates(parseRates(rates...)...)
	tests := map[string]struct {
		to, on, want string
	}{
		"day":                        {"USD", "2012-03-31", "1 EUR = 1.1 USD on 2012-02-28 (daily), direct, 32 days old"},
		"month":                      {"USD", "2012-03", "1 EUR = 1.1 USD on 2012-02-28 (daily), direct"},
		"month that ends early":      {"USD", "2012-04", "1 EUR = 1.3 USD on 2012-03-27 (daily), direct"},
		"days of the whole table":    {"GBP", "2012-03", "1 EUR = 0.8 GBP on 2012-02-28 (daily), direct"},
		"not published that day":     {"GBP", "2012-04", "there is none of that date"},
		"table stops within a month": {"USD", "2012-05", "the table stops within the month before"},
		"nothing published":          {"USD", "2012-06", "there is none so early"},
		"before all":                 {"USD", "2012-02", "there is none so early"},
		"year":                       {"USD", "2012", "not fine enough"},
		"the first month there is":   {"USD", "0001-01", "there is none so early"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			leg, err := table.Lookup(money.EUR, money.MustCurrency(tt.to), period.MustParse(tt.on), money.InforEuro())
			if err != nil {
				require.ErrorIs(t, err, money.ErrNoRate)
				require.ErrorContains(t, err, tt.want)
				return
			}
			require.Equal(t, tt.want, leg.String())
		})
	}
}
