package main

import "testing"

func TestCompareBounds(t *testing.T) {
	const method = "claim.compare"
	between := func(op, target string) string {
		return `{"interval": {"lo": 15, "lo_closed": true, "hi": "20", "hi_closed": false}, "op": "` + op + `", "target": ` + target + `}`
	}
	requireAnswers(t, map[string]answerTest{
		">=":              {method, between(">=", "15"), `{"outcome": "met"}`},
		">= hi":           {method, between(">=", "20"), `{"outcome": "not_met"}`},
		">":               {method, between(">", "15"), `{"outcome": "cannot_tell"}`},
		"<":               {method, between("<", "20.0"), `{"outcome": "met"}`},
		"<=":              {method, between("<=", `"19.9"`), `{"outcome": "cannot_tell"}`},
		"<= below":        {method, between("<=", "14"), `{"outcome": "not_met"}`},
		"==":              {method, between("==", "17"), `{"outcome": "cannot_tell"}`},
		"== outside":      {method, between("==", "20"), `{"outcome": "not_met"}`},
		"== of a point":   {method, `{"interval": {"lo": 5, "lo_closed": true, "hi": 5, "hi_closed": true}, "op": "==", "target": 5.0}`, `{"outcome": "met"}`},
		"with exponent":   {method, `{"interval": {"lo": 1e3, "lo_closed": true, "hi": null, "hi_closed": false}, "op": ">=", "target": 1E+3}`, `{"outcome": "met"}`},
		"exactly":         {method, `{"interval": {"lo": 0.1, "lo_closed": true, "hi": 0.1, "hi_closed": true}, "op": ">=", "target": 0.1000000000000000000001}`, `{"outcome": "not_met"}`},
		"no upper end":    {method, `{"interval": {"lo": 5, "lo_closed": false, "hi": null, "hi_closed": false}, "op": "<", "target": 5}`, `{"outcome": "not_met"}`},
		"no lower end":    {method, `{"interval": {"lo": null, "lo_closed": false, "hi": 5, "hi_closed": true}, "op": "<=", "target": 5}`, `{"outcome": "met"}`},
		"keys left out":   {method, `{"interval": {"hi": 5, "hi_closed": true}, "op": "<=", "target": 5}`, `{"outcome": "met"}`},
		"no bounds":       {method, `{"interval": {"lo": null, "lo_closed": false, "hi": null, "hi_closed": false}, "op": "<=", "target": 5}`, `{"outcome": "cannot_tell"}`},
		"nothing known":   {method, `{"interval": null, "op": "<=", "target": 5}`, `{"outcome": "cannot_tell"}`},
		"text alone":      {method, `{"text": "over 1,700", "op": ">", "target": 1700}`, `{"outcome": "met"}`},
		"text no figure":  {method, `{"text": "many", "op": ">", "target": 1700}`, `{"error": true}`},
		"inverted":        {method, `{"interval": {"lo": 20, "lo_closed": true, "hi": 15, "hi_closed": true}, "op": "<=", "target": 5}`, `{"error": true}`},
		"empty":           {method, `{"interval": {"lo": 5, "lo_closed": true, "hi": 5, "hi_closed": false}, "op": "<=", "target": 5}`, `{"error": true}`},
		"missing, closed": {method, `{"interval": {"lo": 5, "lo_closed": true, "hi": null, "hi_closed": true}, "op": "<=", "target": 5}`, `{"error": true}`},
		"unknown end":     {method, `{"interval": {"lo": 5, "top": 7}, "op": "<=", "target": 5}`, `{"error": true}`},
		"end no number":   {method, `{"interval": {"lo": "five", "lo_closed": true}, "op": "<=", "target": 5}`, `{"error": true}`},
		"unknown op":      {method, between("=>", "15"), `{"error": true}`},
		"no target":       {method, between(">=", "null"), `{"error": true}`},
		"target no text":  {method, between(">=", `"many"`), `{"error": true}`},
	})
}

func TestLogic(t *testing.T) {
	const method = "claim.logic"
	requireAnswers(t, map[string]answerTest{
		"all of nothing": {method, `{"op": "all", "outcomes": []}`, `{"outcome": "met"}`},
		"any of nothing": {method, `{"op": "any", "outcomes": []}`, `{"outcome": "not_met"}`},
		"any of none":    {method, `{"op": "any", "outcomes": ["not_met", "not_met"]}`, `{"outcome": "not_met"}`},
		"all, one not":   {method, `{"op": "all", "outcomes": ["met", "cannot_tell", "not_met"]}`, `{"outcome": "not_met"}`},
		"unknown op":     {method, `{"op": "most", "outcomes": ["met"]}`, `{"error": true}`},
		"unknown":        {method, `{"op": "all", "outcomes": ["perhaps"]}`, `{"error": true}`},
		"other dash":     {method, `{"op": "all", "outcomes": ["not-met"]}`, `{"error": true}`},
		"no outcomes":    {method, `{"op": "all"}`, `{"error": true}`},
		"null":           {method, `{"op": "all", "outcomes": [null]}`, `{"error": true}`},
	})
}

func TestParse(t *testing.T) {
	const method = "claim.parse"
	requireAnswers(t, map[string]answerTest{
		"percent":        {method, `{"text": "48.8 per cent"}`, `{"interval": {"lo": 48.75, "lo_closed": true, "hi": 48.85, "hi_closed": true}, "unit": "%"}`},
		"scaled zeros":   {method, `{"text": "10 million", "trailing_zeros": "not_significant"}`, `{"interval": {"lo": 5000000, "hi": 15000000}}`},
		"no zeros":       {method, `{"text": "343,301", "trailing_zeros": "not_significant"}`, `{"interval": {"lo": 343301, "lo_closed": true, "hi": 343301, "hi_closed": true}}`},
		"hedged zeros":   {method, `{"text": "over 1,700", "trailing_zeros": "not_significant"}`, `{"interval": {"lo": 1700, "lo_closed": false, "hi": null, "hi_closed": false}}`},
		"about":          {method, `{"text": "about 500"}`, `{"interval": {"lo": null, "lo_closed": false, "hi": null, "hi_closed": false}}`},
		"unit":           {method, `{"text": "USD 8 million"}`, `{"unit": "USD"}`},
		"no number":      {method, `{"text": "a lot"}`, `{"error": true}`},
		"text null":      {method, `{"text": null}`, `{"error": true}`},
		"other policies": {method, `{"text": "5", "trailing_zeros": "none"}`, `{"error": true}`},
	})
}

func TestProgress(t *testing.T) {
	const method = "claim.progress"
	requireAnswers(t, map[string]answerTest{
		"a point":       {method, `{"baseline": 10, "target": 20, "interval": {"lo": 25, "lo_closed": true, "hi": 25, "hi_closed": true}}`, `{"lower": 1.5, "upper": 1.5, "lower_closed": true, "upper_closed": true}`},
		"backwards":     {method, `{"baseline": "10", "target": "20", "interval": {"lo": 0, "lo_closed": true, "hi": 5, "hi_closed": false}}`, `{"lower": -1, "lower_closed": true, "upper": -0.5, "upper_closed": false}`},
		"falling, open": {method, `{"baseline": 25, "target": 10, "interval": {"lo": null, "lo_closed": false, "hi": 20, "hi_closed": false}}`, `{"lower": "1/3", "lower_closed": false, "upper": null}`},
		"no way to go":  {method, `{"baseline": 10, "target": 10, "interval": {"lo": 10, "lo_closed": true, "hi": 20, "hi_closed": true}}`, `{"undefined": true, "lower": null, "upper": null}`},
		"nothing known": {method, `{"baseline": 10, "target": 20, "interval": null}`, `{"lower": null, "upper": null}`},
		"inverted":      {method, `{"baseline": 10, "target": 20, "interval": {"lo": 20, "lo_closed": true, "hi": 15, "hi_closed": true}}`, `{"error": true}`},
		"no baseline":   {method, `{"target": 20, "interval": {"lo": 1, "lo_closed": true, "hi": 2, "hi_closed": true}}`, `{"error": true}`},
	})
}

func TestSumBounds(t *testing.T) {
	const method = "claim.sum"
	requireAnswers(t, map[string]answerTest{
		"touching, open":   {method, `{"parts": [{"lo": 5, "lo_closed": false, "hi": 10, "hi_closed": false}], "total": {"lo": 10, "lo_closed": true, "hi": 12, "hi_closed": true}}`, `{"outcome": "inconsistent"}`},
		"touching, closed": {method, `{"parts": [{"lo": 5, "lo_closed": false, "hi": 10, "hi_closed": true}], "total": {"lo": 10, "lo_closed": true, "hi": 12, "hi_closed": true}}`, `{"outcome": "consistent", "narrowed_total": {"lo": 10, "lo_closed": true, "hi": 10, "hi_closed": true}}`},
		"no lower end":     {method, `{"parts": [{"lo": null, "lo_closed": false, "hi": 10, "hi_closed": true}, 5], "total": 15}`, `{"sum": {"lo": null, "lo_closed": false, "hi": 15, "hi_closed": true}, "outcome": "consistent"}`},
		"no total":         {method, `{"parts": [1, 2], "total": null}`, `{"sum": {"lo": 3, "hi": 3}, "outcome": "consistent"}`},
		"no parts":         {method, `{"parts": [], "total": 1}`, `{"sum": {"lo": 0, "hi": 0}, "outcome": "inconsistent"}`},
		"inverted":         {method, `{"parts": [{"lo": 5, "lo_closed": true, "hi": 1, "hi_closed": true}], "total": 1}`, `{"error": true}`},
	})
}
