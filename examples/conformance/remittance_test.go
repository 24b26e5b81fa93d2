package main

import "testing"

func TestRemittanceMethods(t *testing.T) {
	requireAnswers(t, map[string]answerTest{
		"no flow":              {"remittance.share", `{"received": null, "gdp": 100}`, `{"undefined": true}`},
		"product of 0":         {"remittance.share", `{"received": 1, "gdp": 0}`, `{"undefined": true}`},
		"flow in words":        {"remittance.share", `{"received": "some", "gdp": 100}`, `{"error": true}`},
		"exactly two thirds":   {"remittance.group_share", `{"members": [{"economy": "A", "received": 1, "gdp": 2}, {"economy": "B", "received": null, "gdp": 1}]}`, `{"share_percent": 50, "coverage": "0.6666666666666667"}`},
		"group of none":        {"remittance.group_share", `{"members": []}`, `{"undefined": true, "coverage": null}`},
		"economy told twice":   {"remittance.group_share", `{"members": [{"economy": "A", "received": 1, "gdp": 2}, {"economy": "A", "received": 2, "gdp": 2}]}`, `{"error": true}`},
		"years left out":       {"remittance.period_average", `{"years": [{"year": 2001, "received": 1, "gdp": 10}, {"year": 2002, "received": null, "gdp": 10}, {"year": 2003, "received": 3, "gdp": 10}]}`, `{"mean_of_shares": 20, "ratio_of_sums": 20, "median": 20, "years": 2}`},
		"no year":              {"remittance.period_average", `{"years": []}`, `{"undefined": true}`},
		"net of an unknown":    {"remittance.net", `{"received": 1, "paid": null, "gdp": 10}`, `{"undefined": true}`},
		"net below 0":          {"remittance.net", `{"received": 1, "paid": 3, "gdp": 10}`, `{"net": -2, "share_percent": -20}`},
		"net without product":  {"remittance.net", `{"received": 3, "paid": 1, "gdp": null}`, `{"net": 2, "share_percent": null}`},
		"rule 4":               {"remittance.bilateral", `{"rule": 4, "received": 1, "hosts": []}`, `{"error": true}`},
		"nobody to send":       {"remittance.bilateral", `{"rule": 1, "received": 100, "hosts": []}`, `{"undefined": true}`},
		"rule 3 without power": {"remittance.bilateral", `{"rule": 3, "origin_income": 10, "received": 100, "hosts": [{"host": "A", "stock": 1, "income": 20}]}`, `{"error": true}`},
		"thirds of a cent":     {"remittance.bilateral", `{"rule": 1, "received": "100.00", "hosts": [{"host": "A", "stock": 1}, {"host": "B", "stock": 1}, {"host": "C", "stock": 1}]}`, `{"sum_is_total": true}`},
		"nothing flows":        {"remittance.concentration", `{"flows": {}}`, `{"undefined": true}`},
		"one alone":            {"remittance.concentration", `{"flows": {"RUS": 7}}`, `{"herfindahl": 1, "top": "RUS", "top_share_percent": 100}`},
		"component missing":    {"remittance.definitions", `{"personal_transfers": 800, "compensation_of_employees": 300}`, `{"world_bank_personal": 1100, "bpm6_personal": null}`},
		"end of the rounding":  {"remittance.reproduce", `{"quoted": "48.8%", "candidates": [{"id": "a", "value": "48.85"}, {"id": "b", "value": "48.75"}]}`, `{"matches": ["a", "b"], "nearest": "a"}`},
		"no candidate":         {"remittance.reproduce", `{"quoted": "48.8%", "candidates": []}`, `{"matches": [], "nearest": null}`},
	})
}
