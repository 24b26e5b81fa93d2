package money_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

func TestRatesCheck(t *testing.T) {
	day := func(n, value string) string { return "1 USD = " + value + " RUB on 2010-06-" + n + " (daily)" }
	tests := map[string]struct {
		rates []string
		codes []string
		want  string
	}{
		"calm":                        {[]string{day("01", "31.1"), day("02", "31.2"), day("03", "110")}, nil, ""},
		"less than four times":        {[]string{day("01", "10"), day("02", "39")}, nil, ""},
		"six times is no power":       {[]string{day("01", "10"), day("02", "60"), day("03", "10")}, nil, ""},
		"ten times":                   {[]string{day("01", "31.1"), day("02", "312")}, []string{"money.rate-step"}, "about 10 times the rate before"},
		"a hundredth":                 {[]string{day("01", "2.85"), day("02", "0.0285")}, []string{"money.rate-step"}, "the rate before is about 100 times as much"},
		"ten thousand, and stays":     {[]string{day("01", "1.9"), day("02", "19000"), day("03", "19100")}, []string{"money.rate-step"}, "about 10000 times"},
		"one alone":                   {[]string{day("01", "31.1"), day("02", "3110"), day("03", "31.2")}, []string{"money.rate-step"}, "the next, of 2010-06-03, is like the one before"},
		"one alone, various scales":   {[]string{day("01", "31.1"), day("02", "3110"), day("03", "31.25")}, []string{"money.rate-step"}, "is like the one before"},
		"two of them":                 {[]string{day("01", "31.1"), day("02", "3110"), day("03", "3120"), day("04", "31.2")}, []string{"money.rate-step", "money.rate-step"}, ""},
		"inverted":                    {[]string{day("01", "31.1"), day("02", "0.03211"), day("03", "31.2")}, []string{"money.rate-inverted"}, "its inverse goes better"},
		"inverted from then on":       {[]string{day("01", "31.1"), day("02", "0.03211"), day("03", "0.03212")}, []string{"money.rate-inverted"}, ""},
		"a thousandth, not inverted":  {[]string{day("01", "31.1"), day("02", "0.0311")}, []string{"money.rate-step"}, "1000 times as much"},
		"of other units":              {[]string{"3 USD = 93.3 RUB on 2010-06-01 (daily)", day("02", "311")}, []string{"money.rate-step"}, ""},
		"the same, of a hundred":      {[]string{"100 USD = 3110 RUB on 2010-06-01 (daily)", day("02", "31.1")}, nil, ""},
		"years":                       {[]string{"1 USD = 1.4 TRY for 2005 (average)", "1 USD = 0.0134 TRY for 2006 (average)"}, []string{"money.rate-step"}, ""},
		"before its money":            {[]string{"1 USD = 1.5 TRY for 2003 (average)", "1 USD = 1.4 TRY for 2004 (average)", "1 USD = 1.34 TRY for 2005 (average)"}, []string{"money.rate-validity"}, "1 USD = 1.5 TRY for 2003 (average): TRY is money of 2005-01-01/..; 1 more up to 2004 are too"},
		"after its money":             {[]string{"1 EUR = 1.02 AZM on 2014-03-31 (daily)", "1 EUR = 1.01 AZM on 2005-12-31 (daily)"}, []string{"money.rate-validity"}, "1 EUR = 1.02 AZM on 2014-03-31 (daily)"},
		"the base before its money":   {[]string{"1 AZN = 1.2 USD on 2005-12-30 (daily)"}, []string{"money.rate-validity"}, "AZN is money of 2006-01-01/.."},
		"fixed, without a date":       {[]string{"1 EUR = 1.95583 DEM (fixed)"}, nil, ""},
		"a pair and another, no step": {[]string{day("01", "31.1"), "1 USD = 311 UAH on 2010-06-02 (daily)"}, nil, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fs := money.MustRates(parseRates(tt.rates...)...).Check()
			require.Equal(t, tt.codes, slices.Collect(fs.Codes()), "%s", fs)
			require.Contains(t, fs.String(), tt.want)
			require.NoError(t, fs.Err(), "warnings alone")
		})
	}
}

func TestRatesCheckAgainst(t *testing.T) {
	other := money.Converter{Rates: []*money.Rates{money.MustRates(parseRates(
		"1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB)",
		"1 EUR = 38.413 RUB on 2012-03-15 (daily, ECB)",
		"1 EUR = 2.35 TRY on 2012-03-15 (daily, ECB)",
		"1 EUR = 1.2096 CHF on 2012-03-15 (daily, ECB)",
		"1 EUR = 4.36 RON on 2012-03-15 (daily, ECB)",
	)...)}, Pivots: []money.Currency{money.EUR}}
	table := money.MustRates(parseRates(
		"1 USD = 0.034 RUB on 2012-03-15 (daily, OXR)", // upside down
		"1 USD = 0.034 RUB on 2012-03-16 (daily, OXR)",
		"1 USD = 180 TRY on 2012-03-15 (daily, OXR)", // hundredfold
		"1 USD = 180 TRY on 2012-03-16 (daily, OXR)",
		"1 USD = 1.8 TRY on 2012-03-17 (daily, OXR)",
		"1 USD = 18 TRY on 2012-03-18 (daily, OXR)",
		"1 USD = 0.93 CHF on 2012-03-15 (daily, OXR)",
		"1 USD = 1.1 CHF on 2012-03-16 (daily, OXR)", // too far off
		"1 USD = 1.1 CHF on 2013-03-16 (daily, OXR)", // nothing to compare with
		"1 USD = 334 RON on 2012-03-15 (daily, OXR)", // a hundredfold
		"1 USD = 85 RSD on 2012-03-15 (daily, OXR)",  // nothing to compare with
	)...)
	fs := table.CheckAgainst(other, figure.Int(2))
	require.Equal(t, []string{
		"money.rate-differs", "money.rate-scale", "money.rate-inverted", "money.rate-scale", "money.rate-scale",
	}, slices.Collect(fs.Codes()), "%s", fs)
	text := fs.String()
	require.Contains(t, text, "USD-TRY: warning: 1 USD = 180 TRY on 2012-03-15 (daily, OXR) is beside 1.79")
	require.Contains(t, text, "it is about 100 times that; so are 1 more up to 2012-03-16")
	require.Contains(t, text, "its inverse goes better with that; so are 1 more")
	require.Empty(t, ecb.CheckAgainst(money.Converter{Rates: []*money.Rates{ecb}}, figure.Int(0)))
}

// The National Bank of Ukraine goes on from a withdrawn code at a hundredth to
// the current one.
func TestRatesCheckFindsTheHundredfold(t *testing.T) {
	now := map[string]string{"AZM": "AZN", "TRL": "TRY", "ROL": "RON", "TMM": "TMT"}
	rows, err := csv.NewReader(strings.NewReader(string(readShared(t, "rates/nbu_daily_2014_2015.csv")))).ReadAll()
	require.NoError(t, err)
	var b money.RatesBuilder
	for _, row := range rows[1:] {
		code := row[1]
		if next, ok := now[code]; ok {
			code = next
		}
		require.NoError(t, b.Add(newRate(t, code, "UAH", row[2], money.Daily, row[0], "NBU")))
	}
	table, err := b.Rates()
	require.NoError(t, err)
	fs := table.Check().WithCode("money.rate-step")
	require.Len(t, table.Check(), len(fs))
	paths := map[string]bool{}
	for _, f := range fs {
		paths[string(f.Path)] = true
		require.Contains(t, f.Message, "about 100 times the rate before")
	}
	require.Equal(t, map[string]bool{"AZN-UAH": true, "TRY-UAH": true, "TMT-UAH": true}, paths, "%s", fs)

	// Beside the ECB, over the euro, the lira is off all the time before.
	ecbInUAH := money.Converter{Rates: []*money.Rates{nbuEuro(t, rows), ecbTable(t, "TRY")}, Pivots: []money.Currency{money.EUR}}
	fs = table.CheckAgainst(ecbInUAH, figure.Int(25)).Below("TRY-UAH")
	require.Equal(t, []string{"money.rate-scale"}, slices.Collect(fs.Codes()), "%s", fs)
	require.Contains(t, fs.String(), "up to 2014-04-0")
}

// nbuEuro is the hryvnia for a euro alone.
func nbuEuro(t *testing.T, rows [][]string) *money.Rates {
	var b money.RatesBuilder
	for _, row := range rows[1:] {
		if row[1] == "EUR" {
			require.NoError(t, b.Add(newRate(t, "EUR", "UAH", row[2], money.Daily, row[0], "NBU")))
		}
	}
	table, err := b.Rates()
	require.NoError(t, err)
	return table
}

func TestRealRatesAreCalm(t *testing.T) {
	table := ecbTable(t)
	require.Empty(t, table.Check())
	require.Empty(t, unTable(t).Check())
	// The inverse and the direct quotation of two sources, on a quiet day.
	c := money.Converter{Rates: []*money.Rates{table, unTable(t)}, Policy: money.OnOrBefore(31)}
	require.Len(t, c.Ways(money.EUR, money.USD, period.MustParse("2014-06-30")), 2)
	require.Len(t, c.CheckWays(money.EUR, money.USD, period.MustParse("2014-06-30"), figure.MustNumber("0.1")), 1)
	require.Empty(t, c.CheckWays(money.EUR, money.USD, period.MustParse("2014-06-30"), figure.Int(3)))
}

func TestWays(t *testing.T) {
	table := money.MustRates(parseRates(
		"1 USD = 7.99 UAH on 2012-03-15 (daily, NBU)",
		"1 UAH = 0.125 USD on 2012-03-15 (daily, NBU)",
		"1 EUR = 10.4 UAH on 2012-03-15 (daily, NBU)",
		"1 EUR = 1.3057 USD on 2012-03-15 (daily, NBU)",
	)...)
	c := money.Converter{Rates: []*money.Rates{nil, table}, Pivots: []money.Currency{money.EUR}}
	on := period.MustParse("2012-03-15")
	var factors []string
	for _, way := range c.Ways(money.USD, money.UAH, on) {
		factors = append(factors, way.Factor.Round(4, money.HalfUp).StringFixed(4))
	}
	require.Equal(t, []string{"7.9900", "8.0000", "7.9651"}, factors, "direct, inverse, over the euro")
	fs := c.CheckWays(money.USD, money.UAH, on, figure.MustNumber("0.2"))
	require.Len(t, fs, 1)
	require.Equal(t, "money.rate-gap", fs[0].Code)
	require.Contains(t, fs[0].Message, "which is 0.32 % off: at most 0.2 % are allowed")
	require.Empty(t, c.Ways(money.USD, money.USD, on))
	require.Empty(t, c.CheckWays(money.RSD, money.UAH, on, figure.Int(1)))

	split := money.Converter{
		Rates:  []*money.Rates{money.MustRates(parseRates("1 USD = 7.99 UAH on 2012-03-15 (daily)")...), ecb},
		Pivots: []money.Currency{money.USD},
	}
	require.Len(t, split.Ways(money.EUR, money.UAH, on), 1, "legs of two tables")
}
