package main

import "testing"

func TestStated(t *testing.T) {
	figure := func(value, ulp, hedge string) string {
		return `{"value": "` + value + `", "ulp": "` + ulp + `", "hedge": "` + hedge + `"}`
	}
	one := func(figure string) string { return `{"figure": ` + figure + `, "scale": 0}` }
	share := func(of string) string {
		return `{"numerator": ` + figure("5", "1", "exact") + `, "denominator": ` + of + `, "scale": 2}`
	}
	convert := func(rate string) string {
		return `{"figure": ` + figure("100", "1", "at-least") + `, "from": "EUR", "to": "USD", "scale": 2, "rate": ` + rate + `}`
	}
	requireAnswers(t, map[string]answerTest{
		"exact":          {"money.stated_bounds", one(figure("5", "1", "exact")), `{"bounds": {"lo": 5, "lo_closed": true, "hi": 5, "hi_closed": true}}`},
		"less than":      {"money.stated_bounds", one(figure("5", "1", "less-than")), `{"bounds": {"lo": 0, "lo_closed": true, "hi": 5, "hi_closed": false}}`},
		"about":          {"money.stated_bounds", one(figure("5", "1", "about")), `{"bounds": {"lo": null, "lo_closed": false, "hi": null, "hi_closed": false}}`},
		"outwards":       {"money.stated_bounds", one(figure("5", "1", "rounded")), `{"bounds": {"lo": 4, "hi": 6}}`},
		"no place value": {"money.stated_bounds", one(figure("5", "2", "exact")), `{"error": true}`},
		"between places": {"money.stated_bounds", one(figure("5.5", "1", "exact")), `{"error": true}`},
		"unknown hedge":  {"money.stated_bounds", one(figure("5", "1", "roughly")), `{"error": true}`},

		"sum, one end open": {
			"money.stated_sum", `{"figures": [` + figure("5", "1", "at-least") + `, ` + figure("2", "1", "more-than") + `], "scale": 0}`,
			`{"bounds": {"lo": 7, "lo_closed": false, "hi": null, "hi_closed": false}}`,
		},

		"share of more":    {"money.stated_share", share(figure("8", "1", "more-than")), `{"bounds": {"lo": 0, "lo_closed": false, "hi": "0.63", "hi_closed": false}}`},
		"share of nothing": {"money.stated_share", share(figure("0", "1", "exact")), `{"undefined": true}`},

		"convert, no upper end": {"money.stated_convert", convert(`{"rate": "1.5", "ulp": "0", "use": "direct"}`), `{"bounds": {"lo": "150", "lo_closed": true, "hi": null, "hi_closed": false}}`},
		"convert, zeros cut":    {"money.stated_convert", convert(`{"rate": "1.5", "ulp": "0.001", "use": "direct"}`), `{"bounds": {"lo": "149.95"}}`},
		"rate too coarse":       {"money.stated_convert", convert(`{"rate": "1.55", "ulp": "0.1", "use": "direct"}`), `{"error": true}`},
		"ulp no unit":           {"money.stated_convert", convert(`{"rate": "1.5", "ulp": "0.5", "use": "direct"}`), `{"error": true}`},
		"unknown use":           {"money.stated_convert", convert(`{"rate": "1.5", "ulp": "0.1", "use": "both"}`), `{"error": true}`},

		"reconcile, not rounded":    {"money.reconcile", `{"total": {"value": 8, "ulp": 1}, "parts": [{"value": "7.5", "ulp": "0.1"}]}`, `{"sum": "7.5", "difference": 0.5, "rounds_to_total": true, "within_coarsest": true, "exact": false}`},
		"reconcile, no total":       {"money.reconcile", `{"parts": [{"value": 8, "ulp": 1}]}`, `{"error": true}`},
		"reconcile, bound for face": {"money.reconcile", `{"total": {"value": 8, "ulp": 1, "hedge": "not-stated"}, "parts": []}`, `{"error": true}`},
	})
}
