package main

import "testing"

// Digits of an amount count, and those of other numbers do not.
func TestAmountDigits(t *testing.T) {
	const rounded = `{"amount": "2", "currency": "EUR", "mode": "half_up", "unit": "minor"}`
	requireAnswers(t, map[string]answerTest{
		"as it is": {"money.round", rounded, `{"amount": "2.00"}`},
		"in full":  {"money.round", rounded, `{"amount": {"amount": "2.00", "currency": "EUR"}}`},
	})
	for name, expected := range map[string]string{
		"fewer": `{"amount": "2.0"}`, "more": `{"amount": "2.000"}`, "none": `{"amount": 2}`,
		"another number": `{"amount": "2.01"}`, "another currency": `{"amount": {"amount": "2.00", "currency": "USD"}}`,
	} {
		t.Run(name, func(t *testing.T) {
			if len(judge(methods()["money.round"], caseOf(t, rounded, expected), nil)) == 0 {
				t.Errorf("%s passes", expected)
			}
		})
	}
}

func TestAllocate(t *testing.T) {
	const method = "money.allocate"
	requireAnswers(t, map[string]answerTest{
		"number for scale":  {method, `{"amount": "1", "currency": "EUR", "weights": [1, 1, 2], "scale": "1"}`, `{"parts": ["0.3", "0.2", "0.5"], "sum": "1.0"}`},
		"no weights":        {method, `{"amount": "1", "currency": "EUR", "weights": []}`, `{"error": "no_weights"}`},
		"no decimal":        {method, `{"amount": "1", "currency": "EUR", "weights": ["1/3", "2/3"]}`, `{"error": true}`},
		"no minor unit":     {method, `{"amount": "1", "currency": "XDR", "weights": [1, 1]}`, `{"error": true}`},
		"unknown currency":  {method, `{"amount": "1", "currency": "XXX", "weights": [1, 1]}`, `{"error": true}`},
		"no currency":       {method, `{"amount": "1", "currency": "", "weights": [1, 1]}`, `{"error": true}`},
		"no amount":         {method, `{"amount": "one", "currency": "EUR", "weights": [1, 1]}`, `{"error": true}`},
		"scale beyond":      {method, `{"amount": "1", "currency": "EUR", "weights": [1, 1], "scale": 63}`, `{"error": true}`},
		"scale below":       {method, `{"amount": "1", "currency": "EUR", "weights": [1, 1], "scale": -1}`, `{"error": true}`},
		"scale not a whole": {method, `{"amount": "1", "currency": "EUR", "weights": [1, 1], "scale": 0.5}`, `{"error": true}`},
	})
}

func TestRound(t *testing.T) {
	const method = "money.round"
	requireAnswers(t, map[string]answerTest{
		"ceiling":      {method, `{"amount": "-0.011", "currency": "EUR", "mode": "ceiling", "unit": "minor"}`, `{"amount": "-0.01"}`},
		"no cash step": {method, `{"amount": "1", "currency": "EUR", "mode": "up", "unit": "cash"}`, `{"error": true}`},
		"unknown unit": {method, `{"amount": "1", "currency": "EUR", "mode": "up", "unit": "whole"}`, `{"error": true}`},
		"unknown mode": {method, `{"amount": "1", "currency": "EUR", "mode": "nearest", "unit": "minor"}`, `{"error": true}`},
		"other dash":   {method, `{"amount": "1", "currency": "EUR", "mode": "half-up", "unit": "minor"}`, `{"error": true}`},
		"no mode":      {method, `{"amount": "1", "currency": "EUR", "unit": "minor"}`, `{"error": true}`},
	})
}

func TestMagnitude(t *testing.T) {
	const method = "money.magnitude"
	requireAnswers(t, map[string]answerTest{
		"finer scale": {method, `{"op": "add", "a": "1", "b": "0.001", "currency": "EUR"}`, `{"amount": "1.001"}`},
		"unknown op":  {method, `{"op": "div", "amount": "1", "factor": "2", "currency": "EUR"}`, `{"error": true}`},
		"one missing": {method, `{"op": "add", "a": "1", "currency": "EUR"}`, `{"error": true}`},
	})
}

func TestParseAmount(t *testing.T) {
	const method = "money.parse"
	requireAnswers(t, map[string]answerTest{
		"U+2212":     {method, `{"text": "−1 234,50", "decimal": ",", "group": " ", "currency": "EUR"}`, `{"amount": "-1234.50"}`},
		"no groups":  {method, `{"text": "1234.5", "decimal": ".", "currency": "EUR"}`, `{"amount": "1234.5"}`},
		"same marks": {method, `{"text": "1,234", "decimal": ",", "group": ",", "currency": "EUR"}`, `{"error": true}`},
	})
}

func TestRedenominate(t *testing.T) {
	const method = "money.redenominate"
	requireAnswers(t, map[string]answerTest{
		"factor 0":    {method, `{"amount": "1", "from": "TMM", "to": "TMT", "old_per_new": 0, "rounding": "half_up"}`, `{"error": true}`},
		"one and all": {method, `{"amount": "1", "from": "TMM", "to": "TMM", "old_per_new": 5, "rounding": "half_up"}`, `{"error": true}`},
	})
}

func TestMatchFunding(t *testing.T) {
	const method = "money.match_funding"
	requireAnswers(t, map[string]answerTest{
		"requested":      {method, `{"counterpart": "90.00", "ratio": "1", "cap": "50.00", "requested": "40.00", "currency": "EUR"}`, `{"matched": "40.00", "limited_by": "requested", "unmet": "0.00"}`},
		"cut down":       {method, `{"counterpart": "0.05", "ratio": "0.5", "currency": "EUR"}`, `{"matched": "0.02", "limited_by": "ratio", "unmet": null}`},
		"ratio 0":        {method, `{"counterpart": "90.00", "ratio": "0", "currency": "EUR"}`, `{"error": true}`},
		"no counterpart": {method, `{"ratio": "1", "currency": "EUR"}`, `{"error": true}`},
		"cap no number":  {method, `{"counterpart": "90.00", "ratio": "1", "cap": "all", "currency": "EUR"}`, `{"error": true}`},
	})
}

func TestGainLoss(t *testing.T) {
	const method = "money.fx_gain_loss"
	inputs := func(receipt string) string {
		return `{"pledge": {"amount": "10.00", "currency": "EUR", "rate": "1.5"}, "receipts": [` + receipt + `],
			"reporting_currency": "USD", "rounding": "half_up"}`
	}
	requireAnswers(t, map[string]answerTest{
		"no closing rate": {method, inputs(`{"amount": "5.00", "rate": 2}`), `{"realised_total": "2.50", "outstanding": "5.00", "received": {"amount": "5.00", "currency": "EUR"}}`},
		"nothing yet":     {method, inputs(""), `{"realised_total": "0.00", "outstanding_carrying": "15.00"}`},
		"too much":        {method, inputs(`{"amount": "10.01", "rate": 2}`), `{"error": true}`},
		"no rate":         {method, inputs(`{"amount": "5.00"}`), `{"error": true}`},
		"no amount":       {method, inputs(`{"amount": "5,00", "rate": 2}`), `{"error": true}`},
		"no day":          {method, inputs(`{"date": "2010-02-30", "amount": "5.00", "rate": 2}`), `{"error": true}`},
	})
}
