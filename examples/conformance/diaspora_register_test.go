package main

import "testing"

func TestRegisterMethods(t *testing.T) {
	const possible = `"prior": 0.5, "upper": 3, "lower": -3`
	requireAnswers(t, map[string]answerTest{
		"rose to":                {"diaspora.registration_growth", `{"baseline": 1000, "statement": "rose to", "percent": 150}`, `{"new_value": 1500, "multiple": 1.5, "change": 500}`},
		"rose to, backwards":     {"diaspora.registration_growth", `{"new_value": 1500, "statement": "rose to", "percent": 150}`, `{"baseline": 1000}`},
		"not a whole baseline":   {"diaspora.registration_growth", `{"new_value": 1000, "statement": "increase of", "percent": "50"}`, `{"baseline": "2000/3"}`},
		"an increase below 0":    {"diaspora.registration_growth", `{"baseline": 1000, "statement": "increase of", "percent": -20}`, `{"new_value": 800, "change": -200}`},
		"from 0":                 {"diaspora.registration_growth", `{"baseline": 0, "new_value": 10, "reported_increase_percent": "100"}`, `{"undefined": true, "computed_percent": null, "change": 10, "consistent": null}`},
		"upper end, no rule":     {"diaspora.registration_growth", `{"baseline": 200, "new_value": 213, "reported_increase_percent": "6", "reported_decimals": 0}`, `{"computed_percent": 6.5, "consistent": true}`},
		"upper end, half up":     {"diaspora.registration_growth", `{"baseline": 200, "new_value": 213, "reported_increase_percent": "6", "reported_decimals": 0, "rounding": "half up"}`, `{"consistent": false}`},
		"rounding of no kind":    {"diaspora.registration_growth", `{"baseline": 200, "new_value": 213, "reported_increase_percent": "6", "rounding": "sideways"}`, `{"error": true}`},
		"to the nearest hundred": {"diaspora.registration_growth", `{"baseline": 1187, "new_value": 9452, "reported_increase_percent": "700", "reported_decimals": -2}`, `{"consistent": true}`},
		"decimals without end":   {"diaspora.registration_growth", `{"baseline": 1, "new_value": 2, "reported_increase_percent": "100", "reported_decimals": 99}`, `{"error": true}`},
		"words beside both":      {"diaspora.registration_growth", `{"baseline": 100, "new_value": 150, "statement": "rose to", "percent": 150}`, `{"computed_percent": 50, "consistent": true}`},
		"words against both":     {"diaspora.registration_growth", `{"baseline": 100, "new_value": 150, "statement": "increase of", "percent": 150}`, `{"consistent": false}`},
		"words without number":   {"diaspora.registration_growth", `{"baseline": 100, "statement": "increase of"}`, `{"error": true}`},
		"words of no growth":     {"diaspora.registration_growth", `{"baseline": 100, "statement": "up to", "percent": 80}`, `{"error": true}`},
		"neither is known":       {"diaspora.registration_growth", `{"baseline": null, "statement": "increase of", "percent": 80}`, `{"undefined": true, "new_value": null}`},

		"more than the estimate": {"diaspora.registration_coverage", `{"registered": 500, "duplicates": 50, "estimate_low": 400, "estimate_high": 900}`, `{"unique": 450, "coverage_low_percent": 50, "coverage_high_percent": 112.5, "exceeds_estimate": true}`},
		"low estimate of 0":      {"diaspora.registration_coverage", `{"registered": 10, "duplicates": 0, "estimate_low": 0, "estimate_high": 10}`, `{"coverage_low_percent": 100, "coverage_high_percent": null}`},
		"estimate of nobody":     {"diaspora.registration_coverage", `{"registered": 10, "duplicates": 0, "estimate_low": 0, "estimate_high": 0}`, `{"undefined": true, "unique": 10, "coverage_low_percent": null}`},
		"no word of duplicates":  {"diaspora.registration_coverage", `{"registered": 5, "estimate": {"n": 20}}`, `{"unique": 5, "coverage_percent": 25, "coverage_low_percent": 25, "coverage_high_percent": 25}`},
		"duplicates not known":   {"diaspora.registration_coverage", `{"registered": 5, "duplicates": null, "estimate_low": 10, "estimate_high": 20}`, `{"unique": null, "coverage_low_percent": 0, "coverage_high_percent": 50}`},
		"duplicates too many":    {"diaspora.registration_coverage", `{"registered": 5, "duplicates": 6, "estimate_low": 10, "estimate_high": 20}`, `{"error": true}`},
		"estimate upside down":   {"diaspora.registration_coverage", `{"registered": 5, "duplicates": 0, "estimate_low": 20, "estimate_high": 10}`, `{"error": true}`},
		"at least stays":         {"diaspora.registration_coverage", `{"counts": [{"n": 1, "quality": "exact"}, {"n": 2, "quality": "at_least"}]}`, `{"n": 3, "quality": "at_least", "is_lower_bound": true}`},
		"a part is absent":       {"diaspora.registration_coverage", `{"counts": [{"n": 1, "quality": "exact"}, {"n": null, "status": "not_available"}]}`, `{"n": 1, "absent": 1, "is_lower_bound": true}`},
		"a part is suppressed":   {"diaspora.registration_coverage", `{"counts": [{"n": 1}, {"low": 1, "high": 4, "status": "suppressed"}]}`, `{"low": 2, "high": 5}`},
		"nothing to add":         {"diaspora.registration_coverage", `{"counts": []}`, `{"undefined": true, "n": null}`},
		"quality of no kind":     {"diaspora.registration_coverage", `{"counts": [{"n": 1, "quality": "good"}]}`, `{"error": true}`},

		"nothing to compare": {"diaspora.record_linkage", `{"fields": [{"field": "a", "m": 0.9, "u": 0.1, "outcome": "missing"}], ` + possible + `}`, `{"weights": [0], "match_weight": 0, "probability": 0.5, "decision": "possible"}`},
		"at the threshold":   {"diaspora.record_linkage", `{"fields": [{"field": "a", "m": 0.5, "u": 0.0625, "outcome": "agree"}], ` + possible + `}`, `{"match_weight": 3, "decision": "link"}`},
		"no thresholds":      {"diaspora.record_linkage", `{"fields": [{"field": "a", "m": 0.5, "u": 0.25, "outcome": "agree"}], "prior": 0.5}`, `{"match_weight": 1, "decision": null}`},
		"m of 1":             {"diaspora.record_linkage", `{"fields": [{"field": "a", "m": 1, "u": 0.1, "outcome": "agree"}], ` + possible + `}`, `{"error": true}`},
		"no prior":           {"diaspora.record_linkage", `{"fields": [{"field": "a", "m": 0.9, "u": 0.1, "outcome": "agree"}]}`, `{"error": true}`},
		"no such outcome":    {"diaspora.record_linkage", `{"fields": [{"field": "a", "m": 0.9, "u": 0.1, "outcome": "maybe"}], ` + possible + `}`, `{"error": true}`},
		"no such level":      {"diaspora.record_linkage", `{"fields": [{"field": "a", "levels": {"x": {"m": 0.9, "u": 0.1}, "else": {"m": 0.1, "u": 0.9}}, "outcome": "agree"}], ` + possible + `}`, `{"error": true}`},
		"links in any order": {"diaspora.record_linkage", `{"records": ["d", "c", "b", "a"], "links": [["a", "b"], ["b", "d"]], "non_links": [["a", "d"], ["c", "a"]]}`, `{"clusters": [["d", "b", "a"], ["c"]], "conflicts": [["d", "a"]], "unique_persons": 2}`},
		"no such record":     {"diaspora.record_linkage", `{"records": ["a", "b"], "links": [["a", "c"]]}`, `{"error": true}`},
		"a record twice":     {"diaspora.record_linkage", `{"records": ["a", "a"], "links": []}`, `{"error": true}`},
		"a pair of three":    {"diaspora.record_linkage", `{"records": ["a", "b", "c"], "links": [["a", "b", "c"]]}`, `{"error": true}`},
		"no pair":            {"diaspora.record_linkage", `{}`, `{"error": true}`},

		"usual parameters": {"diaspora.string_similarity", `{"pairs": [["DIXON", "DICKSONX"], ["", ""], ["", "a"]]}`, `{"jaro": ["23/30", 1, 0], "jaro_winkler": ["61/75", 1, 0]}`},
		"no prefix":        {"diaspora.string_similarity", `{"pairs": [["DIXON", "DICKSONX"]], "prefix_scale": 0, "prefix_max": 4}`, `{"jaro_winkler": ["23/30"]}`},
		"below the boost":  {"diaspora.string_similarity", `{"pairs": [["DIXON", "DICKSONX"]], "boost_threshold": 0.8}`, `{"jaro_winkler": ["23/30"]}`},
		"scale too great":  {"diaspora.string_similarity", `{"pairs": [], "prefix_scale": 0.3, "prefix_max": 4}`, `{"error": true}`},

		"digraphs by word":  {"diaspora.transliteration", `{"names": [{"system": "sr", "text": "Љубиша ЊЕЖИЋ"}, {"language": "sr", "text": "Џ"}]}`, `{"latin": ["Ljubiša NJEŽIĆ", "Dž"], "keys": ["ljubisa njezic", "dz"]}`},
		"no language":       {"diaspora.transliteration", `{"names": ["Ćirić"]}`, `{"latin": ["Ćirić"], "keys": ["ciric"]}`},
		"no such language":  {"diaspora.transliteration", `{"names": [{"system": "not a tag", "text": "a"}]}`, `{"error": true}`},
		"a language missed": {"diaspora.transliteration", `{"names": ["a", "b"], "languages": ["sr"]}`, `{"error": true}`},
		"a name missed":     {"diaspora.transliteration", `{"names": [null]}`, `{"error": true}`},
	})
}
