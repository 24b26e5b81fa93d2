package main

import "testing"

func TestProgrammeMethods(t *testing.T) {
	requireAnswers(t, map[string]answerTest{
		"budget line without end": {"programme.budget_current", `{"currency": "USD", "budgets": [{"type": "original", "start": "2014-01-01", "amount": 1}]}`, `{"error": true}`},
		"budget of another type":  {"programme.budget_current", `{"currency": "USD", "budgets": [{"type": "new", "start": "2014-01-01", "end": "2014-12-31", "amount": 1}]}`, `{"error": true}`},
		"no budget":               {"programme.budget_current", `{"currency": "USD", "budgets": []}`, `{"undefined": true}`},
		"no weights":              {"programme.pass_through", `{"contribution": 1, "currency": "USD", "aa_fee_rate": "0.01", "indirect_rate": "0.07", "participants": []}`, `{"error": true}`},
		"no category":             {"programme.indirect_cost", `{"lines": [{"category": "9", "amount": 1}], "currency": "USD", "indirect_rate": "0.07"}`, `{"error": true}`},
		"burning unknown money":   {"programme.burn_rate", `{"budget": null, "expenditure": 1, "commitments": 0, "currency": "USD", "start": "2012-01-01", "end": "2012-12-31", "as_of": "2012-06-30"}`, `{"delivery_pct": null, "days_elapsed": 182}`},
		"nothing funded":          {"programme.delivery_rate", `{"expenditure": "1", "net_funded": null}`, `{"undefined": true}`},
		"counted in a circle":     {"programme.counted_total", `{"nodes": [{"id": "A", "parent": "B", "amount": 1}, {"id": "B", "parent": "A", "amount": 1}], "policy": "top", "currency": "USD"}`, `{"error": true}`},
		"counted by no policy":    {"programme.counted_total", `{"nodes": [], "policy": "middle", "currency": "USD"}`, `{"error": true}`},
		"tree in a circle":        {"programme.results_tree", `{"measure": "unit", "parents": {"A": "B", "B": "A"}, "reports": []}`, `{"error": true}`},
		"parents may be null": {
			"programme.results_tree", `{"measure": "unit", "parents": {"A": "L", "L": null}, "reports": [{"node": "A", "value": 5, "status": "approved"}]}`,
			`{"nodes": {"L": {"value": 5}}}`,
		},
		"excluded with all below": {
			"programme.results_tree", `{"measure": "unit", "parents": {"A": "L", "L": "P"}, "reports": [{"node": "A", "value": 5, "status": "approved"}], "excluded": ["L"]}`,
			`{"nodes": {"A": {"value": 5}, "L": {"value": 5}, "P": {"value": null}}}`,
		},
		"cell too short":    {"programme.cube", `{"axes": ["sex", "age"], "cells": {"female": 1}}`, `{"error": true}`},
		"unknown is a part": {"programme.cube", `{"axes": ["sex"], "cells": {"female": 1, "unknown": 2}}`, `{"total": 3, "subtotals": {"sex/unknown": 2}}`},
		"least of all":      {"programme.over_periods", `{"operator": "min", "values": [3, null, 2]}`, `{"value": 2}`},
		"most of all":       {"programme.over_periods", `{"operator": "max", "values": [3, null, 2]}`, `{"value": 3}`},
		"latest of none":    {"programme.over_periods", `{"operator": "latest", "values": [null]}`, `{"undefined": true}`},
		"no operator":       {"programme.over_periods", `{"operator": "best", "values": [1]}`, `{"error": true}`},
	})
}
