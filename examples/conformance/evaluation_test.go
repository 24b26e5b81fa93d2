package main

import "testing"

// What the cases of the files do not hold: hedged and odd inputs, and what is
// refused.
func TestEvaluationMethods(t *testing.T) {
	requireAnswers(t, map[string]answerTest{
		"progress, uncertain base": {"rbm.progress", `{"baseline": null, "actual": 12, "target": 10, "direction": "increase"}`, `{"progress": null, "met": true, "reason": "missing_baseline"}`},
		"achievement, below 0":     {"rbm.achievement", `{"actual": -1, "target": 5, "direction": "increase"}`, `{"ratio": null, "met": false, "reason": "negative_value"}`},
		"unknown direction":        {"rbm.achievement", `{"actual": 1, "target": 5, "direction": "up"}`, `{"error": true}`},
		"path without target":      {"rbm.on_path", `{"baseline": 0, "baseline_year": 2009, "at_year": 2011, "actual": 1, "direction": "increase"}`, `{"due_value": null, "on_path": null}`},
		"a milestone of no year":   {"rbm.on_path", `{"baseline": 0, "baseline_year": 2009, "milestones": [["soon", 1]], "target": 5, "target_year": 2012, "at_year": 2011, "actual": 1, "direction": "increase"}`, `{"error": true}`},
		"eurostat, target 0":       {"eurostat.target", `{"base_value": 12, "base_year": 2015, "current_value": 3, "current_year": 2022, "direction": "decrease", "target_value": 0, "target_year": 2030}`, `{"target_met": false, "required_cagr": null, "ratio": null, "category": null, "score": null, "reason": "growth_undefined"}`},
		"escap, met at the base":   {"escap.current_status", `{"base_value": 31, "current_value": 29, "target_value": 30, "direction": "increase"}`, `{"index": null, "reason": "target_already_met_at_base"}`},
		"growth over no time":      {"threshold.exact", `{"base_value": 1, "current_value": 2, "years": 0, "cagr_threshold": "0.1", "op": ">="}`, `{"result": null}`},
		"unknown comparison":       {"threshold.exact", `{"base_value": 1, "current_value": 2, "years": 1, "cagr_threshold": "0.1", "op": "=>"}`, `{"error": true}`},
		"unknown mean":             {"composite.mean", `{"kind": "quadratic", "values": [1]}`, `{"error": true}`},
		"unknown rule for missing": {"composite.mean", `{"kind": "arithmetic", "values": [1], "missing": "skip"}`, `{"error": true}`},
		"no weight":                {"composite.mean", `{"kind": "arithmetic", "values": [1, 2], "weights": [0, 0]}`, `{"value": null, "reason": "zero_weight"}`},
		"no income":                {"composite.hdi", `{"life_expectancy": 74, "expected_schooling": 14, "mean_schooling": 11, "gni_per_capita": null}`, `{"health": "0.830769230769230769230769230769", "income": null, "hdi": null, "hdi_3dp": null}`},
		"a group in a group":       {"opensdg.aggregate", `{"tree": [[[{"score": 4, "achieved": false}], {"score": 2, "achieved": false}], {"score": -1, "achieved": false}]}`, `{"score": 1}`},
		"no trend of one year":     {"sdsn.trend", `{"score_start": 40, "score_end": 56, "score_2015": 36, "year_start": 2018, "year_end": 2018}`, `{"actual_per_year": null, "category": null}`},
	})
}

func TestSeriesMethods(t *testing.T) {
	requireAnswers(t, map[string]answerTest{
		"may have fallen":   {"cumulative.check", `{"values": [{"lo": 5, "lo_closed": true, "hi": null, "hi_closed": false}, 7]}`, `{"increments": [null, null], "outcome": "cannot_tell", "last": 7}`},
		"two of one order":  {"cumulative.running_total", `{"reports": [{"contributor": "a", "period": 1, "order": 1, "value": 1}, {"contributor": "a", "period": 1, "order": 1, "value": 2}], "periods": [1]}`, `{"totals": {"1": null}}`},
		"unknown strategy":  {"dhis2.expression", `{"expression": "A", "items": {"A": 1}, "missing_value_strategy": "skip"}`, `{"error": true}`},
		"no expression":     {"dhis2.expression", `{"expression": "A +", "items": {"A": 1}, "missing_value_strategy": "never_skip"}`, `{"error": true}`},
		"divided by 0":      {"dhis2.expression", `{"expression": "A / 0", "items": {"A": 1}, "missing_value_strategy": "never_skip"}`, `{"value": null}`},
		"denominator gone":  {"dhis2.indicator", `{"numerator": "A", "denominator": "B", "items": {"A": 1, "B": null}, "factor": 100}`, `{"value": null, "rounded": null, "reason": "denominator_missing"}`},
		"days not known":    {"dhis2.indicator", `{"numerator": "A", "denominator": "B", "items": {"A": 1, "B": 2}, "factor": 1, "annualised": true}`, `{"value": 0.5}`},
		"a negative period": {"cumulative.running_total", `{"reports": [{"contributor": "a", "period": -1, "order": 1, "value": 1}], "periods": [1]}`, `{"error": true}`},
	})
}

func TestAggregateMethods(t *testing.T) {
	requireAnswers(t, map[string]answerTest{
		"hedged":             {"aggregate.values", `{"operator": "sum", "observations": [{"value": {"lo": 1, "lo_closed": true, "hi": 2, "hi_closed": true}}]}`, `{"value": null, "used": 1}`},
		"count":              {"aggregate.values", `{"operator": "count", "observations": [{"value": 7}, {"value": null}]}`, `{"value": 1, "missing": 1}`},
		"unknown operator":   {"aggregate.values", `{"operator": "mode", "observations": []}`, `{"error": true}`},
		"not combined":       {"aggregate.merge", `{"operator": "not_combined", "partials": []}`, `{"error": true}`},
		"weights of nothing": {"aggregate.values", `{"operator": "weighted_mean", "observations": [{"value": 7}]}`, `{"value": null, "used": 0, "missing": 1}`},
		"no total":           {"disaggregation.total", `{"parts": {"a": 1}, "total": null, "unit": 1}`, `{"outcome": "cannot_tell", "difference": null}`},
		"a share missing":    {"disaggregation.shares", `{"shares": {"a": 60, "b": null}, "unit": 1}`, `{"outcome": "cannot_tell"}`},
		"a worker unknown":   {"sdg.10_7_1", `{"pairs": [[null, 400], [800, 400]]}`, `{"used": 1, "mean_months": 2}`},
	})
}

// A case that cannot be read as its method reads it fails, whatever it expects.
func TestBrokenPolicies(t *testing.T) {
	for name, inputs := range map[string]string{
		"too few domains":  `{"domains": {"domain_1": ["yes", "yes", "yes", "yes", "yes"]}}`,
		"too few answers":  `{"domains": {"1": ["yes"], "2": [], "3": [], "4": [], "5": [], "6": []}}`,
		"an unknown input": `{"domains": {}, "weights": [1]}`,
	} {
		t.Run(name, func(t *testing.T) {
			if len(judge(methods()["sdg.10_7_2"], caseOf(t, inputs, `{"error": true}`), nil)) == 0 {
				t.Error("passed")
			}
		})
	}
}
