package main

import "testing"

func TestConvert(t *testing.T) {
	const method = "money.convert"
	inputs := func(from, to, rates string) string {
		return `{"amount": "100.00", "from": "` + from + `", "to": "` + to + `", "rates": [` + rates + `], "rounding": "half_up"}`
	}
	const (
		euroFranc = `{"base": "EUR", "quote": "CHF", "rate": "1.25", "source": "ECB"}`
		euroUSD   = `{"base": "EUR", "quote": "USD", "rate": "1.5", "source": "UN Treasury"}`
		usdLek    = `{"base": "USD", "quote": "ALL", "rate": "90"}`
		lekDinar  = `{"base": "ALL", "quote": "RSD", "rate": "8", "per": 10}`
	)
	requireAnswers(t, map[string]answerTest{
		"other source":   {method, inputs("CHF", "USD", euroFranc+","+euroUSD), `{"amount": "120.00", "path": [{"rate_index": 0, "use": "inverse"}, {"rate_index": 1, "use": "direct"}]}`},
		"four legs":      {method, inputs("CHF", "RSD", euroFranc+","+euroUSD+","+usdLek+","+lekDinar), `{"amount": "8640.00", "factor_20dp": "86.4", "path": [{"rate_index": 0}, {"rate_index": 1}, {"rate_index": 2}, {"rate_index": 3}]}`},
		"four, inverse":  {method, inputs("RSD", "CHF", lekDinar+","+usdLek+","+euroUSD+","+euroFranc), `{"amount": "1.16", "path": [{"rate_index": 0, "use": "inverse"}, {"rate_index": 1}, {"rate_index": 2}, {"rate_index": 3, "use": "direct"}]}`},
		"no rates":       {method, inputs("EUR", "USD", ""), `{"error": true}`},
		"does not lead":  {method, inputs("EUR", "ALL", euroFranc+","+usdLek), `{"error": true}`},
		"rate 0":         {method, inputs("EUR", "USD", `{"base": "EUR", "quote": "USD", "rate": "0"}`), `{"error": true}`},
		"rate no number": {method, inputs("EUR", "USD", `{"base": "EUR", "quote": "USD", "rate": "1,5"}`), `{"error": true}`},
		"per 0":          {method, inputs("EUR", "USD", `{"base": "EUR", "quote": "USD", "rate": "1", "per": 0}`), `{"error": true}`},
		"per a fraction": {method, inputs("EUR", "USD", `{"base": "EUR", "quote": "USD", "rate": "1", "per": "1.5"}`), `{"error": true}`},
	})
}

func TestConvertLegacyEuro(t *testing.T) {
	const method = "money.convert_legacy_euro"
	requireAnswers(t, map[string]answerTest{
		"no way between": {method, `{"amount": "1.00", "from": "DEM", "to": "EUR", "fixed_rates_per_eur": {"DEM": "1.95583"}}`, `{"amount": "0.51", "intermediate_eur": null}`},
		"digits missing": {method, `{"amount": "1.00", "from": "LTL", "to": "EUR", "fixed_rates_per_eur": {"LTL": "3.4528"}}`, `{"error": true}`},
		"no fixing":      {method, `{"amount": "1.00", "from": "DEM", "to": "FRF", "fixed_rates_per_eur": {"DEM": "1.95583"}}`, `{"error": true}`},
		"unknown":        {method, `{"amount": "1.00", "from": "DEM", "to": "EUR", "fixed_rates_per_eur": {"dem": "1.95583"}}`, `{"error": true}`},
	})
}

func TestLookup(t *testing.T) {
	const method = "money.lookup"
	inputs := func(date, policy, more string) string {
		return `{"series": [{"date": "2012-03-05", "rate": "1.3220"}, {"date": "2012-03-09", "rate": "1.3191"}],
			"date": "` + date + `", "policy": "` + policy + `"` + more + `}`
	}
	requireAnswers(t, map[string]answerTest{
		"at the limit":    {method, inputs("2012-03-11", "on_or_before", `, "max_age_days": 2`), `{"date": "2012-03-09", "rate": "1.3191", "age_days": 2}`},
		"beyond it":       {method, inputs("2012-03-11", "on_or_before", `, "max_age_days": 1`), `{"error": "stale_rate"}`},
		"long ago":        {method, inputs("2042-03-11", "on_or_before", ""), `{"date": "2012-03-09"}`},
		"nearest, tie":    {method, inputs("2012-03-07", "nearest", ""), `{"date": "2012-03-05", "age_days": 2}`},
		"nearest, later":  {method, inputs("2012-03-08", "nearest", ""), `{"date": "2012-03-09"}`},
		"not on the day":  {method, inputs("2012-03-08", "exact", ""), `{"error": true}`},
		"unknown policy":  {method, inputs("2012-03-09", "on-or-before", ""), `{"error": true}`},
		"age below 0":     {method, inputs("2012-03-09", "on_or_before", `, "max_age_days": -1`), `{"error": true}`},
		"same rate twice": {method, `{"series": [{"date": "2012-03-05", "rate": "1.3220"}, {"date": "2012-03-05", "rate": "1.322"}], "date": "2012-03-05", "policy": "exact"}`, `{"rate": "1.322"}`},
		"not of a day":    {method, `{"series": [{"date": "2012-03", "rate": "1.3220"}], "date": "2012-03-05", "policy": "nearest"}`, `{"error": true}`},
		"no series":       {method, `{"series": [], "date": "2012-03-05", "policy": "nearest"}`, `{"error": true}`},
	})
}

func TestOperational(t *testing.T) {
	const method = "money.unore"
	inputs := func(date, more string) string {
		return `{"base": "USD", "revisions": [
			{"effective": "2012-03-01", "full": true, "rates": {"EUR": "0.8", "CHF": "0.9"}},
			{"effective": "2012-03-15", "full": false, "rates": {"EUR": "0.75"}}],
			"currency": "EUR", "date": "` + date + `", "amount": "300.00", "rounding": "half_up", ` + more + `}`
	}
	requireAnswers(t, map[string]answerTest{
		"to the base":   {method, inputs("2012-03-15", `"from": "EUR"`), `{"to": "USD", "amount": "400.00", "effective": "2012-03-15", "rate": "0.75"}`},
		"from the base": {method, inputs("2012-03-14", `"from": "USD", "to": "EUR"`), `{"to": "EUR", "amount": "240.00", "effective": "2012-03-01"}`},
		"over the base": {method, inputs("2012-03-15", `"from": "EUR", "to": "CHF"`), `{"to": "CHF", "amount": "360.00"}`},
		"never listed":  {method, inputs("2012-03-15", `"from": "ALL"`), `{"error": true}`},
		"no amount":     {method, inputs("2012-03-15", `"from": ""`), `{"error": true}`},
		"empty list": {
			method, `{"base": "USD", "revisions": [{"effective": "2012-03-01", "full": true, "rates": {}}], "currency": "EUR",
			"date": "2012-03-15", "amount": "300.00", "rounding": "half_up", "from": "EUR"}`, `{"error": true}`,
		},
	})
}

func TestBagTotal(t *testing.T) {
	const method = "money.bag_total"
	inputs := func(lines, rates string) string {
		return `{"lines": [` + lines + `], "rates": {` + rates + `}, "to": "USD", "rounding": "half_up"}`
	}
	const euro = `{"amount": "10.00", "currency": "EUR"}`
	requireAnswers(t, map[string]answerTest{
		"nothing":     {method, inputs("", ""), `{"by_currency": {}, "total_rounded_once": "0.00", "total_if_each_line_rounded": "0.00"}`},
		"no rate":     {method, inputs(euro, ""), `{"error": true}`},
		"unknown use": {method, inputs(euro, `"EUR": {"rate": "1.3", "quote": "both"}`), `{"error": true}`},
		"rate 0":      {method, inputs(euro, `"EUR": {"rate": "0", "quote": "direct"}`), `{"error": true}`},
		"no amount":   {method, inputs(`{"amount": "", "currency": "EUR"}`, ""), `{"error": true}`},
	})
}
