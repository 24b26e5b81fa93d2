package main

import "testing"

func TestDisclosureMethods(t *testing.T) {
	const people = `"records": [
		{"id": "a", "isco": "7212", "plan": "stay"}, {"id": "b", "isco": "7213", "plan": null}, {"id": "c", "isco": null}, {"id": "d", "isco": "7212", "suppressed": true}]`
	requireAnswers(t, map[string]answerTest{
		"cut to the minor group": {"diaspora.k_anonymity", `{` + people + `, "quasi_identifiers": ["isco"], "sensitive": "plan", "k": 2, "l": 2, "isco_digits": 3}`, `{"k": 1, "classes": 2, "violating_ids": ["c"], "violating_l_ids": ["c"], "suppressed_records": 1, "distinct_l": 1}`},
		"codes in full":          {"diaspora.k_anonymity", `{` + people + `, "quasi_identifiers": ["isco"], "k": 2}`, `{"k": 1, "classes": 3, "violating_ids": ["a", "b", "c"], "distinct_l": null}`},
		"no record":              {"diaspora.k_anonymity", `{"records": [], "quasi_identifiers": ["isco"], "k": 2}`, `{"undefined": true, "k": null, "classes": 0, "violating_ids": []}`},
		"nothing to be found by": {"diaspora.k_anonymity", `{` + people + `, "quasi_identifiers": []}`, `{"error": true}`},
		"k below 0":              {"diaspora.k_anonymity", `{` + people + `, "quasi_identifiers": ["isco"], "k": -1}`, `{"error": true}`},
		"no records at all":      {"diaspora.k_anonymity", `{"records": [1], "quasi_identifiers": ["isco"]}`, `{"error": true}`},

		"nowhere to hide":          {"diaspora.cell_suppression", `{"counts": [[1, 0], [0, 9]], "threshold": 5}`, `{"error": true, "safe_pattern_exists": false}`},
		"zeros may be hidden":      {"diaspora.cell_suppression", `{"counts": [[1, 0], [0, 9]], "threshold": 5, "zeros_published": false}`, `{"optimal_added_count": 9, "optimal_suppressed_one_of": [[[0, 0], [0, 1], [1, 0], [1, 1]]], "safe": true, "bounds": [{"cell": [0, 0], "low": 0, "high": 1}, {"cell": [0, 1], "low": 0, "high": 1}, {"cell": [1, 0], "low": 0, "high": 1}, {"cell": [1, 1], "low": 8, "high": 9}]}`},
		"no totals":                {"diaspora.cell_suppression", `{"counts": [[1, 9], [9, 9]], "threshold": 5, "totals_published": false}`, `{"primary": [[0, 0]], "suppressed": [[0, 0]], "optimal_added_count": 0, "bounds": [{"cell": [0, 0], "low": 1, "high": null}]}`},
		"pattern beside the best":  {"diaspora.cell_suppression", `{"counts": [[1, 8], [9, 7]], "threshold": 5, "candidate": [[0, 0]]}`, `{"candidate_safe": false, "candidate_recoverable": [[0, 0]], "candidate_safe_if_zero_possible": false, "optimal_added_count": 24}`},
		"a small total is kept":    {"diaspora.cell_suppression", `{"counts": [[1, 2], [9, 8]], "threshold": 5}`, `{"optimal_added_count": 17, "safe": true}`},
		"a 0 that is published":    {"diaspora.cell_suppression", `{"counts": [[1, 0], [9, 8]], "suppressed": [[0, 1]]}`, `{"error": true}`},
		"no such cell":             {"diaspora.cell_suppression", `{"counts": [[1, 2]], "suppressed": [[1, 0]]}`, `{"error": true}`},
		"a cell of three":          {"diaspora.cell_suppression", `{"counts": [[1, 2]], "suppressed": [[1, 0, 0]]}`, `{"error": true}`},
		"count below 0":            {"diaspora.cell_suppression", `{"counts": [[1, -2]], "threshold": 5}`, `{"error": true}`},
		"count missing":            {"diaspora.cell_suppression", `{"counts": [[1, null]], "threshold": 5}`, `{"error": true}`},
		"rows unlike":              {"diaspora.cell_suppression", `{"counts": [[1, 2], [3]], "threshold": 5}`, `{"error": true}`},
		"nothing at all":           {"diaspora.cell_suppression", `{"threshold": 5}`, `{"error": true}`},
		"line of one hidden":       {"diaspora.cell_suppression", `{"total": 14, "cells": [0, null, 7, 3]}`, `{"bounds": [{"index": 1, "low": 4, "high": 4}], "safe": false, "exactly_recoverable": [1]}`},
		"line of two ones":         {"diaspora.cell_suppression", `{"total": 12, "cells": [0, null, 7, null, 3]}`, `{"bounds": [{"index": 1, "low": 1, "high": 1}, {"index": 3, "low": 1, "high": 1}], "safe": false}`},
		"line with hidden zeros":   {"diaspora.cell_suppression", `{"total": 12, "cells": [0, null, 7, null, 3], "zeros_published": false}`, `{"bounds": [{"index": 1, "low": 0, "high": 2}, {"index": 3, "low": 0, "high": 2}], "safe": true, "exactly_recoverable": []}`},
		"line that cannot be":      {"diaspora.cell_suppression", `{"total": 9, "cells": [null, 7, null, 3]}`, `{"error": true}`},
		"nothing to merge":         {"diaspora.cell_suppression", `{"totals": {"A": 10, "B": 5}, "threshold": 5, "other_label": "Rest"}`, `{"kept": {"A": 10, "B": 5}, "merged": [], "Rest": null}`},
		"the earlier of two joins": {"diaspora.cell_suppression", `{"totals": {"Z": 7, "A": 7, "C": 1}, "threshold": 5, "other_label": "Rest"}`, `{"kept": {"A": 7}, "merged": ["C", "Z"], "Rest": 8}`},
		"a category twice":         {"diaspora.cell_suppression", `{"totals": {"A": 7, "A": 7}, "threshold": 5}`, `{"error": true}`},

		"half down":             {"diaspora.rounding", `{"base": 10, "counts": [5, 15, 16], "half": "down"}`, `{"rounded": [0, 10, 20]}`},
		"half without a rule":   {"diaspora.rounding", `{"base": 10, "counts": [5]}`, `{"error": true}`},
		"half of no kind":       {"diaspora.rounding", `{"base": 10, "counts": [5], "half": "sideways"}`, `{"error": true}`},
		"base 3 at random":      {"diaspora.rounding", `{"base": 3, "counts": [1, 1, 2, 3], "u": ["0.33", "0.34", "0.67", "0.99"]}`, `{"rounded": [3, 0, 0, 3], "p_up": ["1/3", "1/3", "2/3", 0], "variance": [2, 2, 2, 0], "expected_value_equals_count": true}`},
		"nothing drawn":         {"diaspora.rounding", `{"base": 3, "counts": [1], "method": "random"}`, `{"rounded": [null], "p_up": ["1/3"]}`},
		"u of 1":                {"diaspora.rounding", `{"base": 3, "counts": [1], "u": [1]}`, `{"error": true}`},
		"too few u":             {"diaspora.rounding", `{"base": 3, "counts": [1, 2], "u": [0]}`, `{"error": true}`},
		"nearest with u":        {"diaspora.rounding", `{"base": 3, "counts": [1], "u": [0], "method": "nearest"}`, `{"error": true}`},
		"random interval":       {"diaspora.rounding", `{"base": 3, "published": [0, 6], "method": "random"}`, `{"intervals": [[0, 2], [4, 8]]}`},
		"even base, half up":    {"diaspora.rounding", `{"base": 10, "published": [0, 10], "half": "up"}`, `{"intervals": [[0, 4], [5, 14]]}`},
		"published as it never": {"diaspora.rounding", `{"base": 5, "published": [7]}`, `{"error": true}`},
		"rounded cells add up":  {"diaspora.rounding", `{"base": 5, "cells": [5, 11]}`, `{"cells": [5, 10], "total_from_true": 15, "total_from_rounded": 15, "additive": true}`},
		"base 0":                {"diaspora.rounding", `{"base": 0, "counts": [5]}`, `{"error": true}`},
		"nothing to round":      {"diaspora.rounding", `{"base": 5}`, `{"error": true}`},
	})
}
