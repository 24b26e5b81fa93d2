package main

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// Figures of the European Central Bank, the IMF and the National Bank of
// Ukraine for the days that stand beside them; those of the list are made up.
func rateTables() fstest.MapFS {
	return fstest.MapFS{
		"ecb.csv":    {Data: []byte("Date,USD,CHF,\n2012-03-30,1.3356,1.2045,\n2012-03-29,1.3272,1.2048,\n2012-03-28,1.3337,1.2056,\n")},
		"nbu.csv":    {Data: []byte("date,code_as_published,uah_per_unit_as_published\n2014-01-01,USD,7.993\n2014-01-01,EUR,11.04153\n")},
		"imf.csv":    {Data: []byte("Date,Rate,Currency,Frequency,Source,Country code,Country\n2003-12-31,121.86325,ALL,A,IMF,AL,Albania\n")},
		"un.tsv":     {Data: []byte("Euro\tEuro\tEUR\t01 Jun 2014\t0.735\nEuro\tEuro\tEUR\t15 Jun 2014\t0.74\nAlbania\tLek\tALL\t01 Jun 2014\t102.9\n")},
		"ragged.csv": {Data: []byte("Date,USD,CHF,\n2012-03-30,1.3356,1.2045,\n2012-03-29,1.3272,\n")},
		"twice.csv":  {Data: []byte("Date,USD,\n2012-03-30,1.3356,\n2012-03-30,1.3357,\n")},
	}
}

func TestRateTables(t *testing.T) {
	const (
		march   = `"base": "EUR", "quote": "USD", "start": "2012-03-28", "end": "2012-03-30", "scale": 4, "rounding": "half_up"`
		inEuros = `"currency": "USD", "amount": "100000.00", "from": "USD", "to": "EUR", "rounding": "half_up"`
	)
	tests := map[string]answerTest{
		"newest": {"money.lookup_table", `{"table": "ecb.csv", "base": "EUR", "quote": "USD", "date": "2012-04-01", "policy": "on_or_before"}`, `{"date": "2012-03-30", "rate": "1.3356", "age_days": 2}`},
		"stale":  {"money.lookup_table", `{"table": "ecb.csv", "base": "EUR", "quote": "USD", "date": "2012-04-01", "policy": "on_or_before", "max_age_days": 1}`, `{"error": "stale_rate"}`},
		"NBU":    {"money.lookup_table", `{"table": "nbu.csv", "base": "EUR", "quote": "UAH", "date": "2014-01-01", "policy": "exact"}`, `{"rate": "11.04153"}`},
		"IMF":    {"money.lookup_table", `{"table": "imf.csv", "base": "USD", "quote": "ALL", "date": "2003-12-31", "policy": "exact"}`, `{"error": "no rate of a day: the table has years"}`},
		"UN":     {"money.lookup_table", `{"table": "un.tsv", "base": "USD", "quote": "EUR", "date": "2014-06-20", "policy": "on_or_before"}`, `{"date": "2014-06-15", "rate": "0.74", "age_days": 5}`},

		"published days":    {"money.period_average", `{"table": "ecb.csv", ` + march + `, "weighting": "published_days"}`, `{"average": "1.3322", "observations": 3}`},
		"unknown weighting": {"money.period_average", `{"table": "ecb.csv", ` + march + `, "weighting": "days"}`, `{"error": true}`},
		"average, inverses": {"money.average_of_inverse", `{"table": "ecb.csv", ` + march + `}`, `{"inverse_of_average": "0.7507", "average_of_inverses": "0.7507"}`},
		"period upside down": {
			"money.period_average", `{"table": "ecb.csv", "base": "EUR", "quote": "USD", "start": "2012-03-30", "end": "2012-03-28", "scale": 4,
			"rounding": "half_up", "weighting": "published_days"}`, `{"error": true}`,
		},

		"month":         {"money.inforeuro_month", `{"table": "ecb.csv", "month": "2012-04", ` + inEuros + `}`, `{"rate_date": "2012-03-29", "rate": "1.3272", "amount": "75346.59"}`},
		"month too far": {"money.inforeuro_month", `{"table": "ecb.csv", "month": "2012-06", ` + inEuros + `}`, `{"error": true}`},

		"list":       {"money.unore_table", `{"table": "un.tsv", "currency": "EUR", "date": "2014-06-30", "amount": "250000.00", "from": "USD", "to": "EUR", "rounding": "half_up"}`, `{"effective": "2014-06-15", "rate": "0.74", "amount": "185000.00"}`},
		"not listed": {"money.unore_table", `{"table": "un.tsv", "currency": "RSD", "date": "2014-06-30", "amount": "1.00", "from": "USD", "to": "RSD", "rounding": "half_up"}`, `{"error": "no_rate"}`},

		"no such table": {"money.lookup_table", `{"table": "bce.csv", "base": "EUR", "quote": "USD", "date": "2012-04-01", "policy": "exact"}`, `{"error": true}`},
		"outside":       {"money.lookup_table", `{"table": "../ecb.csv", "base": "EUR", "quote": "USD", "date": "2012-04-01", "policy": "exact"}`, `{"error": true}`},
		"short row":     {"money.lookup_table", `{"table": "ragged.csv", "base": "EUR", "quote": "USD", "date": "2012-03-30", "policy": "exact"}`, `{"error": "a part of a table"}`},
		"two values":    {"money.lookup_table", `{"table": "twice.csv", "base": "EUR", "quote": "USD", "date": "2012-03-30", "policy": "exact"}`, `{"error": "duplicate_rate"}`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, judge(methods()[tt.method], caseOf(t, tt.inputs, tt.expected), rateTables()))
		})
	}
}
