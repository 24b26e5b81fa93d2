package main

import "testing"

func TestPlacementMethods(t *testing.T) {
	const market = `"persons": {"Zef": ["x", "y"], "Ana": ["x"]}, "hosts": {"x": ["Ana", "Zef"], "y": ["Zef"]}`
	requireAnswers(t, map[string]answerTest{
		"no gap":              {"diaspora.skill_gap", `{"demand": {"7212": 5}, "local_supply": {"7212": 9}, "diaspora": {"7212": 3}}`, `{"undefined": true, "total_gap": 0, "total_filled": 0, "fill_percent": null, "gap": {"7212": 0}}`},
		"nobody abroad":       {"diaspora.skill_gap", `{"demand": {"7212": 5}, "local_supply": {}}`, `{"gap": {"7212": 5}, "filled_exact": {"7212": 0}, "fill_percent": 0, "unfilled": 5}`},
		"far away":            {"diaspora.skill_gap", `{"gap": {"7212": 2}, "diaspora": {"2144": 1, "7411": 1}, "max_distance": 4}`, `{"filled": 2, "total_distance": 7, "by_distance": {"3": 1, "4": 1}, "filled_exact": {"7212": 0}, "fill_percent": 100}`},
		"farther than all":    {"diaspora.skill_gap", `{"gap": {"7212": 2}, "diaspora": {}, "max_distance": 5}`, `{"error": true}`},
		"gap of no code":      {"diaspora.skill_gap", `{"gap": {"110": 2}}`, `{"error": true}`},
		"gap below 0":         {"diaspora.skill_gap", `{"gap": {"7212": -2}}`, `{"error": true}`},
		"gap not stated":      {"diaspora.skill_gap", `{"gap": {"7212": null}}`, `{"error": true}`},
		"gap and demand":      {"diaspora.skill_gap", `{"gap": {"7212": 1}, "demand": {"7212": 1}}`, `{"error": true}`},
		"skills told twice":   {"diaspora.match_score", `{"essential": ["a", "a", "b"], "optional": ["b", "c"], "has": ["b", "c", "c"], "weight_essential": 2, "weight_optional": 1}`, `{"score": 0.6, "essential_coverage": 0.5, "missing_essential": ["a"], "eligible": false}`},
		"usual weights":       {"diaspora.match_score", `{"essential": ["a"], "optional": ["b"], "has": ["a"]}`, `{"score": "2/3", "eligible": true}`},
		"optional alone":      {"diaspora.match_score", `{"essential": [], "optional": ["x", "y"], "has": ["y"]}`, `{"score": 0.5, "essential_coverage": null, "eligible": true}`},
		"nobody has asked":    {"diaspora.match_score", `{"essential": ["a"], "has": null}`, `{"undefined": true, "score": null, "eligible": null}`},
		"nothing weighs":      {"diaspora.match_score", `{"essential": ["a"], "has": ["a"], "weight_essential": 0}`, `{"undefined": true, "score": null}`},
		"weight below 0":      {"diaspora.match_score", `{"essential": ["a"], "has": ["a"], "weight_essential": -1}`, `{"error": true}`},
		"two best ones":       {"diaspora.assignment", `{"scores": [[0.5, 0.5], [0.5, 0.5]], "threshold": 0.5}`, `{"max_total": {"total": 1, "pairs_one_of": [[[0, 1], [1, 0]], [[0, 0], [1, 1]]]}}`},
		"one objective each":  {"diaspora.assignment", `{"scores": [[0.9, 0.1], [0.1, null]], "threshold": 0.1}`, `{"max_total": {"total": 0.9, "filled": 1, "left_out": [1]}, "max_filled_then_total": {"total": 0.2, "filled": 2, "pairs": [[0, 1], [1, 0]]}, "greedy_total": 0.9}`},
		"two places":          {"diaspora.assignment", `{"scores": [[0.9], [0.8], [0.7]], "capacity": [2]}`, `{"max_total": {"total": 1.7, "pairs": [[0, 0], [1, 0]]}}`},
		"no pair is possible": {"diaspora.assignment", `{"scores": [[null]], "threshold": 0}`, `{"max_total": {"total": 0, "pairs_one_of": [[]]}, "max_filled_then_total": {"filled": 0}}`},
		"nobody there":        {"diaspora.assignment", `{"scores": []}`, `{"max_total": {"total": 0, "filled": 0}}`},
		"rows of two lengths": {"diaspora.assignment", `{"scores": [[1], [1, 2]]}`, `{"error": true}`},
		"capacity too short":  {"diaspora.assignment", `{"scores": [[1, 2]], "capacity": [1]}`, `{"error": true}`},

		"one is left":        {"diaspora.stable_matching", `{"persons": {"Zef": ["x"], "Ana": ["x"]}, "hosts": {"x": ["Ana", "Zef"]}}`, `{"matching": {"Ana": "x", "Zef": null}, "unmatched": ["Zef"], "blocking_pairs": [], "stable": true}`},
		"two places at one":  {"diaspora.stable_matching", `{` + market + `, "capacity": {"x": 2}}`, `{"matching": {"Ana": "x", "Zef": "x"}}`},
		"best for the hosts": {"diaspora.stable_matching", `{"persons": {"A": ["x", "y"], "B": ["y", "x"]}, "hosts": {"x": ["B", "A"], "y": ["A", "B"]}, "proposer": "hosts"}`, `{"matching": {"A": "y", "B": "x"}, "stable": true}`},
		"blocking in order":  {"diaspora.stable_matching", `{` + market + `, "matching": {"Zef": null}}`, `{"stable": false, "blocking_pairs": [["Zef", "x"], ["Zef", "y"], ["Ana", "x"]]}`},
		"over capacity":      {"diaspora.stable_matching", `{` + market + `, "matching": {"Zef": "x", "Ana": "x"}}`, `{"stable": false, "findings": ["placement.over-capacity"]}`},
		"places below 0":     {"diaspora.stable_matching", `{` + market + `, "capacity": {"x": -1}}`, `{"error": true}`},
		"places of nobody":   {"diaspora.stable_matching", `{` + market + `, "capacity": {"z": 1}}`, `{"error": true}`},
		"nobody proposes":    {"diaspora.stable_matching", `{` + market + `, "proposer": "state"}`, `{"error": true}`},
	})
}
