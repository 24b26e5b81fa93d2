package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// answerTest is a question with its answer.
type answerTest struct {
	method, inputs, expected string
}

// requireAnswers asks each question of the methods that the program knows.
func requireAnswers(t *testing.T, tests map[string]answerTest) {
	t.Helper()
	known := methods()
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, known, tt.method)
			for _, m := range judge(known[tt.method], caseOf(t, tt.inputs, tt.expected), nil) {
				t.Error(m)
			}
		})
	}
}

func TestParseFigure(t *testing.T) {
	const method = "claim.parse_figure"
	requireAnswers(t, map[string]answerTest{
		"less than":         {method, `{"text": "fewer than 10 cases"}`, `{"hedge": "less-than", "value": 10, "place_value": 1, "unit": "cases", "bounds": {"lo": 0, "lo_closed": true, "hi": 10, "hi_closed": false}}`},
		"range":             {method, `{"text": "between 30 and 50 thousand"}`, `{"hedge": "range", "value": null, "place_value": null, "low": 30000, "high": 50000}`},
		"base":              {method, `{"text": "15-20% of GDP"}`, `{"unit": "%", "base": "GDP"}`},
		"number":            {method, `{"text": 343300}`, `{"hedge": "exact", "bounds": {"lo": 343300, "hi": 343300}}`},
		"zeros as printed":  {method, `{"text": "343,300", "trailing_zeros": "significant"}`, `{"bounds": {"lo": 343300, "hi": 343300}}`},
		"zeros left out":    {method, `{"text": "343,300", "trailing_zeros": "not_significant"}`, `{"bounds": {"lo": 343250, "lo_closed": true, "hi": 343350, "hi_closed": true}}`},
		"margin of about":   {method, `{"text": "about 500", "about_margin_percent": 10}`, `{"hedge": "about", "bounds": {"lo": 450, "lo_closed": true, "hi": 550, "hi_closed": true}}`},
		"inverted":          {method, `{"text": "20-15%"}`, `{"error": true}`},
		"two numbers":       {method, `{"text": "5 of 7 offices and 9"}`, `{"error": true}`},
		"no text":           {method, `{}`, `{"error": true}`},
		"unknown zeros":     {method, `{"text": "343,300", "trailing_zeros": "maybe"}`, `{"error": true}`},
		"margin below zero": {method, `{"text": "about 500", "about_margin_percent": -1}`, `{"error": true}`},
	})
}

func TestCompareText(t *testing.T) {
	const method = "claim.compare_text"
	requireAnswers(t, map[string]answerTest{
		">=":                {method, `{"figure": "at least 50", "op": ">=", "threshold": 50}`, `{"outcome": "met"}`},
		">":                 {method, `{"figure": "at least 50", "op": ">", "threshold": "50"}`, `{"outcome": "cannot_tell"}`},
		"<=":                {method, `{"figure": "up to 50", "op": "<=", "threshold": "50"}`, `{"outcome": "met"}`},
		"<":                 {method, `{"figure": "more than 50", "op": "<", "threshold": "50"}`, `{"outcome": "not_met"}`},
		"==":                {method, `{"figure": "50", "op": "==", "threshold": "50.0"}`, `{"outcome": "met"}`},
		"== of rounded":     {method, `{"figure": "50%", "op": "==", "threshold": "50"}`, `{"outcome": "cannot_tell"}`},
		"about, no margin":  {method, `{"figure": "about 76", "op": ">", "threshold": "1"}`, `{"outcome": "cannot_tell"}`},
		"about, margin":     {method, `{"figure": "about 76", "op": ">", "threshold": "1", "about_margin_percent": "1"}`, `{"outcome": "met"}`},
		"not stated":        {method, `{"figure": null, "op": ">", "threshold": "1"}`, `{"outcome": "cannot_tell"}`},
		"unknown op":        {method, `{"figure": "50", "op": "!=", "threshold": "50"}`, `{"error": true}`},
		"no op":             {method, `{"figure": "50", "threshold": "50"}`, `{"error": true}`},
		"op null":           {method, `{"figure": "50", "op": null, "threshold": "50"}`, `{"error": true}`},
		"no threshold":      {method, `{"figure": "50", "op": ">="}`, `{"error": true}`},
		"threshold no text": {method, `{"figure": "50", "op": ">=", "threshold": "USD 50"}`, `{"error": true}`},
	})
}

func TestSumReconcile(t *testing.T) {
	const method = "claim.sum_reconcile"
	requireAnswers(t, map[string]answerTest{
		"units":        {method, `{"total": "USD 8 million", "parts": ["USD 6 million", "EUR 1.9 million"]}`, `{"error": true}`},
		"a unit, none": {method, `{"total": "25 tests", "parts": ["10", 15]}`, `{"outcome": "consistent", "unit": "tests", "narrowed_parts": [{"lo": 10, "hi": 10}, {"lo": 15, "hi": 15}]}`},
		"strengths": {
			method, `{"total": "USD 8.0 million", "parts": ["USD 6.0 million", "USD 1.9 million"]}`,
			`{"difference": "100000", "exact": false, "rounds_to_total": false, "within_coarsest": false, "within_interval": true, "tolerance_coarsest": "50000", "tolerance_interval": "150000"}`,
		},
		"inconsistent": {method, `{"total": "up to 10", "parts": ["more than 10"]}`, `{"outcome": "inconsistent", "narrowed_total": null, "narrowed_parts": null, "remainder": {"lo": null, "lo_closed": false, "hi": 0, "hi_closed": false}}`},
		"hedged":       {method, `{"total": "over 100", "parts": ["over 60", "at least 40"]}`, `{"sum": {"lo": 100, "lo_closed": false, "hi": null, "hi_closed": false}, "outcome": "consistent"}`},
		"margin":       {method, `{"total": "about 100", "parts": ["80"], "about_margin_percent": 10}`, `{"outcome": "inconsistent"}`},
		"no parts":     {method, `{"total": "0", "parts": []}`, `{"outcome": "consistent"}`},
		"parts absent": {method, `{"total": "0"}`, `{"error": true}`},
		"no number":    {method, `{"total": "many", "parts": ["1"]}`, `{"error": true}`},
	})
}

func TestRatio(t *testing.T) {
	const method = "claim.ratio"
	requireAnswers(t, map[string]answerTest{
		"third":           {method, `{"numerator": "1", "denominator": "3", "scale": "100"}`, `{"bounds": {"lo": 33.3333333333333, "lo_closed": true, "hi": 33.3333333333333, "hi_closed": true}, "at_face": "33.3333333333"}`},
		"plain":           {method, `{"numerator": 1, "denominator": 4}`, `{"bounds": {"lo": "0.25", "hi": "0.25"}}`},
		"no upper end":    {method, `{"numerator": "10", "denominator": "over 5", "scale": 1}`, `{"bounds": {"lo": 0, "lo_closed": false, "hi": 2, "hi_closed": false}}`},
		"zero inside":     {method, `{"numerator": "10", "denominator": "0%", "scale": 1}`, `{"undefined": true}`},
		"range over zero": {method, `{"numerator": "5", "denominator": "0 to 10", "scale": 1}`, `{"bounds": {"lo": "0.5", "lo_closed": true, "hi": null, "hi_closed": false}}`},
		"not stated":      {method, `{"numerator": "5", "denominator": null, "scale": 1}`, `{"undefined": true}`},
		"no number":       {method, `{"numerator": "5", "denominator": "some", "scale": 1}`, `{"error": true}`},
		"scale no number": {method, `{"numerator": "5", "denominator": "6", "scale": "percent"}`, `{"error": true}`},
	})
}

func TestPercents(t *testing.T) {
	const count, base, whole = "claim.count_from_percent", "claim.common_base", "claim.partition"
	requireAnswers(t, map[string]answerTest{
		"count, no sign":         {count, `{"percent": "55", "of": "3,547"}`, `{"none": false, "low": 1934, "high": 1968}`},
		"count, numbers":         {count, `{"percent": 55, "of": 3547}`, `{"low": "1934", "high": "1968"}`},
		"count, exactly":         {count, `{"percent": "exactly 50%", "of": "10"}`, `{"low": 5, "high": 5}`},
		"count, over half":       {count, `{"percent": "over 50%", "of": "10"}`, `{"low": 6, "high": 10}`},
		"count, other unit":      {count, `{"percent": "55 EUR", "of": "10"}`, `{"error": true}`},
		"count, hedged whole":    {count, `{"percent": "50%", "of": "over 10"}`, `{"low": 6, "high": null}`},
		"count, nothing of":      {count, `{"percent": "50%"}`, `{"error": true}`},
		"base, signs":            {base, `{"percents": ["75%", "33 per cent", "17"], "place_value": "1"}`, `{"smallest": 12, "none": false}`},
		"base, as printed":       {base, `{"percents": ["75%", "33%", "17%"]}`, `{"smallest": 12}`},
		"base, tenths":           {base, `{"percents": ["33"], "place_value": "0.1"}`, `{"smallest": 88}`},
		"base, tenths printed":   {base, `{"percents": ["33.3", 66.7]}`, `{"smallest": 3}`},
		"base, tens":             {base, `{"percents": ["30", "70"], "place_value": 10}`, `{"smallest": 3}`},
		"base, finer than said":  {base, `{"percents": ["33.3"], "place_value": "1"}`, `{"error": true}`},
		"base, whole":            {base, `{"percents": ["100", "0"], "place_value": 1}`, `{"smallest": 1}`},
		"base, beyond":           {base, `{"percents": ["150"], "place_value": 1}`, `{"none": true}`},
		"base, no place":         {base, `{"percents": ["50"], "place_value": "5"}`, `{"error": true}`},
		"base, other unit":       {base, `{"percents": ["50 EUR"], "place_value": "1"}`, `{"error": true}`},
		"base, no percents":      {base, `{"place_value": "1"}`, `{"error": true}`},
		"partition, no signs":    {whole, `{"percents": ["33.3", 33.3, "33.3"]}`, `{"sum": {"lo": "99.75", "hi": "100.05"}, "outcome": "consistent", "multiple_response": false}`},
		"partition, other unit":  {whole, `{"percents": ["50%", "50 EUR"]}`, `{"error": true}`},
		"partition, more":        {whole, `{"percents": ["75%", "33%"]}`, `{"outcome": "inconsistent", "multiple_response": true}`},
		"partition, at the edge": {whole, `{"percents": ["50%", "51%"]}`, `{"sum": {"lo": 100, "lo_closed": true, "hi": 102, "hi_closed": true}, "outcome": "consistent"}`},
		"partition, hedged":      {whole, `{"percents": ["over 60%", "40%"]}`, `{"sum": {"lo": "99.5", "lo_closed": false}, "outcome": "consistent"}`},
		"partition, no number":   {whole, `{"percents": ["some"]}`, `{"error": true}`},
	})
}

func TestDuration(t *testing.T) {
	const method = "claim.duration"
	requireAnswers(t, map[string]answerTest{
		"days":         {method, `{"start": "2012-02-01", "end": "2012-02-29"}`, `{"elapsed_months": 0, "inclusive_months": 1, "inclusive_days": 29, "open": false}`},
		"one day":      {method, `{"start": "2012-02-29", "end": "2012-02-29"}`, `{"elapsed_months": 0, "inclusive_days": 1}`},
		"day to month": {method, `{"start": "2012-02-01", "end": "2012-03"}`, `{"elapsed_months": 1, "inclusive_months": 2, "inclusive_days": null, "min_days": 30, "max_days": 60}`},
		"years":        {method, `{"start": "2011", "end": "2014"}`, `{"elapsed_months": null, "inclusive_months": null, "inclusive_days": null}`},
		"numbers":      {method, `{"start": 2011, "end": 2014}`, `{"elapsed_months": null}`},
		"present":      {method, `{"start": "2014-02-01", "end": "present"}`, `{"open": true}`},
		"open":         {method, `{"start": "2014-02", "end": ".."}`, `{"open": true}`},
		"not stated":   {method, `{"start": "2014-02", "end": ""}`, `{"error": true}`},
		"no such day":  {method, `{"start": "2014-02-30", "end": "2014-03-01"}`, `{"error": true}`},
		"the day before": {
			method, `{"start": "2014-03-02", "end": "2014-03-01"}`, `{"error": true}`,
		},
		"words":     {method, `{"start": "soon", "end": "2014"}`, `{"error": true}`},
		"two spans": {method, `{"start": "2009/2010", "end": "2014"}`, `{"error": true}`},
		"no end":    {method, `{"start": "2009"}`, `{"error": true}`},
	})
}

func TestCeiling(t *testing.T) {
	const method = "claim.ceiling"
	requireAnswers(t, map[string]answerTest{
		"not stated": {method, `{"groups": [{"count": "21", "ceiling": "up to EUR 25,000"}]}`, `{"total_ceiling": 525000, "currency": "EUR", "outcome": "cannot_tell", "last_group_mean_low": null, "last_group_mean_at_face": null}`},
		"null":       {method, `{"groups": [{"count": 21, "ceiling": "EUR 25,000"}], "distributed": null}`, `{"total_ceiling": "525000", "outcome": "cannot_tell"}`},
		"three groups": {
			method, `{"groups": [{"count": "2", "ceiling": "EUR 10"}, {"count": "3", "ceiling": "EUR 20"}, {"count": "4", "ceiling": "EUR 50"}], "distributed": "EUR 200"}`,
			`{"total_ceiling": 280, "outcome": "met", "last_group_mean_low": 30, "last_group_mean_at_face": 30}`,
		},
		"too much":       {method, `{"groups": [{"count": "2", "ceiling": "EUR 10"}], "distributed": "over EUR 20"}`, `{"outcome": "not_met", "last_group_mean_low": 10}`},
		"hedged count":   {method, `{"groups": [{"count": "over 20", "ceiling": "EUR 10"}], "distributed": "EUR 150"}`, `{"total_ceiling": {"lo": 200, "lo_closed": false, "hi": null, "hi_closed": false}, "outcome": "met", "last_group_mean_low": null}`},
		"count up to":    {method, `{"groups": [{"count": "up to 20", "ceiling": "EUR 10"}], "distributed": "EUR 150"}`, `{"total_ceiling": {"lo": 0, "lo_closed": true, "hi": 200, "hi_closed": true}, "outcome": "cannot_tell"}`},
		"currencies":     {method, `{"groups": [{"count": "2", "ceiling": "EUR 10"}, {"count": "3", "ceiling": "CHF 20"}]}`, `{"error": true}`},
		"distributed in": {method, `{"groups": [{"count": "2", "ceiling": "EUR 10"}], "distributed": "USD 5"}`, `{"error": true}`},
		"no ceiling":     {method, `{"groups": [{"count": "2", "ceiling": "at least EUR 10"}]}`, `{"error": true}`},
		"no count":       {method, `{"groups": [{"ceiling": "EUR 10"}]}`, `{"error": true}`},
		"no groups":      {method, `{"distributed": "EUR 10"}`, `{"error": true}`},
	})

	t.Run("a group with more", func(t *testing.T) {
		found := judge(methods()[method], caseOf(t, `{"groups": [{"count": "2", "ceiling": "EUR 10", "floor": "EUR 5"}]}`, `{"error": true}`), nil)
		require.Len(t, found, 1, "what the program passes over can make no case pass")
		require.Contains(t, found[0].got, `"floor"`)
	})
}

func TestGrowth(t *testing.T) {
	for _, method := range []string{"claim.growth", "growth.phrase"} {
		requireAnswers(t, map[string]answerTest{
			method + " fall":       {method, `{"text": "fell by 25%"}`, `{"factor": "0.75", "candidates": [0.75], "ambiguous": false, "other": null}`},
			method + " fall to":    {method, `{"text": "decreased to 25%"}`, `{"factor": 0.25}`},
			method + " times more": {method, `{"text": "ten times more"}`, `{"factor": 10, "candidates": [10, 11], "ambiguous": true, "other": 11}`},
			method + " by times":   {method, `{"text": "increased by ten times"}`, `{"factor": 11, "candidates": [11]}`},
			method + " fold":       {method, `{"text": "tenfold"}`, `{"factor": 10, "candidates": [10], "ambiguous": false}`},
			method + " halved":     {method, `{"text": "halved"}`, `{"factor": "0.5"}`},
			method + " tripled":    {method, `{"text": "tripled"}`, `{"factor": 3}`},
			method + " hedged":     {method, `{"text": "more than doubled"}`, `{"factor": 2, "bounds": {"lo": 2, "lo_closed": false, "hi": null, "hi_closed": false}}`},
			method + " all gone":   {method, `{"text": "fell by 100%"}`, `{"factor": 0}`},
			method + " too much":   {method, `{"text": "fell by 150%"}`, `{"error": true}`},
			method + " points":     {method, `{"text": "increased by 5 percentage points"}`, `{"error": true}`},
			method + " no number":  {method, `{"text": "increased"}`, `{"error": true}`},
			method + " no way":     {method, `{"text": "700%"}`, `{"error": true}`},
			method + " nothing":    {method, `{"text": ""}`, `{"error": true}`},
		})
	}
}
