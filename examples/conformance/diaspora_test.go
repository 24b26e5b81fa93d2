package main

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestDiasporaMethods(t *testing.T) {
	const twoEditions = `"stocks": [
		{"edition": 2024, "year": 2024, "total": 300}, {"edition": 2024, "year": 2015, "total": 200}, {"edition": 2020, "year": 2015, "total": 210},
		{"edition": 2024, "year": 2020, "total": 250}, {"edition": 2020, "year": 2020, "total": 240}]`
	requireAnswers(t, map[string]answerTest{
		"more emigrants than residents": {"diaspora.emigration_rate", `{"emigrants": 1500, "resident_population": 1000}`, `{"percent_of_residents": 150, "percent_of_residents_plus_emigrants": 60}`},
		"nobody native":                 {"diaspora.emigration_rate", `{"emigrants": 0, "resident_population": 10, "foreign_born_residents": 10}`, `{"percent_of_residents": 0, "percent_of_native_born_plus_emigrants": null}`},
		"foreign-born not known":        {"diaspora.emigration_rate", `{"emigrants": 1, "resident_population": 9}`, `{"percent_of_residents_plus_emigrants": 10, "percent_of_native_born_plus_emigrants": null, "territory_match": null}`},
		"foreign-born above residents":  {"diaspora.emigration_rate", `{"emigrants": 5, "resident_population": 10, "foreign_born_residents": 11}`, `{"error": true}`},
		"emigrants below 0":             {"diaspora.emigration_rate", `{"emigrants": -5, "resident_population": 10}`, `{"error": true}`},
		"half an emigrant":              {"diaspora.emigration_rate", `{"emigrants": 0.5, "resident_population": 10}`, `{"error": true}`},
		"population not reported":       {"diaspora.emigration_rate", `{"emigrants": 5, "resident_population": null}`, `{"undefined": true, "percent_of_residents": null}`},
		"no population":                 {"diaspora.emigration_rate", `{"emigrants": 5}`, `{"undefined": true}`},
		"three populations":             {"diaspora.emigration_rate", `{"emigrants": 7, "resident_population_a": 3, "resident_population_b": 11, "foreign_born_residents_b": 1, "population_c": 0}`, `{"percent_of_residents_a": "700/3", "percent_of_native_born_plus_emigrants_b": "700/17", "percent_of_residents_c": null}`},
		"years apart":                   {"diaspora.emigration_rate", `{"emigrants": 1, "emigrants_year": 2020, "population": {"n": 4, "year": 2019}}`, `{"percent_of_residents": 25, "year_match": false}`},

		"editions in any order":   {"diaspora.editions", `{` + twoEditions + `}`, `{"within_edition_2024_growth_percent": 50, "within_edition_2020_growth_percent": "100/7", "cross_edition_growth_percent": 25, "cross_edition_comparable": false, "same_year_revision": 10}`},
		"growth from 0":           {"diaspora.editions", `{"stocks": [{"edition": 2020, "year": 2015, "total": 0}, {"edition": 2020, "year": 2020, "total": 1}]}`, `{"within_edition_2020_growth_percent": null}`},
		"a year twice":            {"diaspora.editions", `{"stocks": [{"edition": 2020, "year": 2020, "total": 1}, {"edition": 2020, "year": 2020, "total": 1}]}`, `{"error": true}`},
		"one year, two editions":  {"diaspora.editions", `{"stocks": [{"edition": 2020, "year": 2020, "total": 1}, {"edition": 2024, "year": 2020, "total": null}]}`, `{"cross_edition_growth_percent": null, "same_year_revision": null}`},
		"a 0 is reported":         {"diaspora.editions", `{"edition_2020": {"destination": "DEU", "year": 2020, "n": 0}, "edition_2024": {"destination": "DEU", "year": 2020, "n": "~"}}`, `{"edition_2020_n": 0, "edition_2020_status": "value", "edition_2024_n": null, "edition_2024_status": "suppressed"}`},
		"a number without a row":  {"diaspora.editions", `{"edition_2020": {"year": 2020, "n": 1, "row_present": false}}`, `{"error": true}`},
		"edition without a year":  {"diaspora.editions", `{"edition_new": {"year": 2020, "n": 1}}`, `{"error": true}`},
		"nothing of any edition":  {"diaspora.editions", `{}`, `{"error": true}`},
		"cells in their places":   {"diaspora.decode_symbols", `{"cells": ["1 234", "-", "abc", null]}`, `{"values": [{"n": 1234, "low": 1234, "high": 1234}, {"n": null, "status": "not_available"}, {"error": true}, {"n": null, "status": "not_reported"}]}`},
		"no cell to be read":      {"diaspora.decode_symbols", `{"cells": ["abc"]}`, `{"error": true, "values": [{"error": true}]}`},
		"cells of somebody else":  {"diaspora.decode_symbols", `{"cells": ["1"], "source": "OECD"}`, `{"error": true}`},
		"thousands":               {"diaspora.decode_symbols", `{"cells_thousands": ["12.3456", "..", "0"]}`, `{"persons": [12346, null, 0]}`},
		"many names":              {"diaspora.decode_symbols", `{"name_cells": ["WORLD", "  Asia*"]}`, `{"names": [{"name": "WORLD", "indent": 0, "has_country_note": false}, {"name": "Asia", "indent": 2, "has_country_note": true}]}`},
		"one type cell":           {"diaspora.decode_symbols", `{"type_cell": "R C"}`, `{"types": ["C", "R"], "basis": "citizenship"}`},
		"one bad type cell":       {"diaspora.decode_symbols", `{"type_cell": "B B"}`, `{"error": true}`},
		"no type":                 {"diaspora.decode_symbols", `{"type_cell": ""}`, `{"types": []}`},
		"not asked is not no":     {"diaspora.definitions", `{"persons": [{"id": 1, "born": "O"}, {"id": 2, "born": "D", "citizen": true, "parent_born_o": null}]}`, `{"by_birth": 1, "by_citizenship": null, "by_citizenship_low": 1, "by_citizenship_high": 2, "union": 2, "second_generation": null}`},
		"nobody":                  {"diaspora.definitions", `{"persons": []}`, `{"union": 0}`},
		"one person twice":        {"diaspora.definitions", `{"persons": [{"id": 1, "born": "O"}, {"id": 1, "born": "O"}]}`, `{"error": true}`},
		"neither persons nor any": {"diaspora.definitions", `{}`, `{"error": true}`},
		"claim of citizens":       {"diaspora.definitions", `{"claim": {"n": 700, "quality": "estimate", "basis": "citizenship", "year": 2015}, "stock_by_birth": [{"edition": 2020, "n": 350}, {"edition": 2024, "n": 0}]}`, `{"ratios": [2, null], "same_basis": false, "contradiction": false}`},
		"claim on one basis":      {"diaspora.definitions", `{"claim": {"n": 700, "quality": "exact", "basis": "citizenship", "edition": 2020, "territory": "X"}, "stock_by_citizenship": [{"edition": 2020, "n": 350, "territory": "X"}]}`, `{"ratios": [2], "same_basis": true, "contradiction": null}`},
		"claim beside two bases":  {"diaspora.definitions", `{"claim": {"n": 700, "quality": "estimate", "basis": "birth"}, "stock_by_citizenship": [{"n": 70}], "stock_by_birth": [{"n": 350}]}`, `{"ratios": [2, 10], "same_basis": true}`},
		"claim of no basis":       {"diaspora.definitions", `{"claim": {"n": 700, "quality": "estimate", "basis": "not stated"}, "stock_by_birth": [{"n": 350}]}`, `{"ratios": [2], "same_basis": null}`},
		"claim on what basis":     {"diaspora.definitions", `{"claim": {"n": 700, "basis": "language"}}`, `{"error": true}`},

		"a level of nobody":  {"diaspora.brain_drain", `{"levels": {"low": {"emigrants": 0, "residents": 0}, "high": {"emigrants": 3, "residents": 1}}, "age": "15+"}`, `{"rate_low": null, "rate_high": 75, "rate_total": 75, "selection_ratio": 1}`},
		"unknown residents":  {"diaspora.brain_drain", `{"levels": {"high": {"emigrants": 1, "residents": 1}}, "unknown_education_emigrants": 1, "unknown_education_residents": 5}`, `{"rate_total": 25, "rate_total_known": 50, "unknown_share_of_emigrants": 50, "selection_ratio": 2}`},
		"unknown as a level": {"diaspora.brain_drain", `{"levels": {"high": {"emigrants": 1, "residents": 1}, "unknown": {"emigrants": 1, "residents": 5}}}`, `{"rate_total": 25}`},
		"unknown twice":      {"diaspora.brain_drain", `{"levels": {"unknown": {"emigrants": 1, "residents": 5}}, "unknown_education_emigrants": 1}`, `{"error": true}`},
		"no such level":      {"diaspora.brain_drain", `{"levels": {"tertiary": {"emigrants": 1, "residents": 5}}}`, `{"error": true}`},
		"a level not known":  {"diaspora.brain_drain", `{"levels": {"low": {"emigrants": 1, "residents": null}, "high": {"emigrants": 1, "residents": 3}}}`, `{"undefined": true, "rate_low": null, "rate_high": 25, "rate_total": null, "high_share_of_emigrants": 50, "high_share_of_residents": null, "selection_ratio": null}`},
		"no level":           {"diaspora.brain_drain", `{"levels": {}}`, `{"undefined": true}`},
		"moves one way":      {"diaspora.brain_circulation", `{"outflow": 7, "inflow": 0, "returnees_in_inflow": 0}`, `{"net": -7, "effectiveness_percent": 100, "circulation_index": 0, "returnee_share_of_inflow_percent": null}`},
		"inflow not known":   {"diaspora.brain_circulation", `{"outflow": 7, "inflow": null}`, `{"undefined": true, "net": null, "gross": null}`},
		"returnees too many": {"diaspora.brain_circulation", `{"outflow": 7, "inflow": 3, "returnees_in_inflow": 4}`, `{"error": true}`},
	})
}

// Numbers of UN DESA, edition 2020, for Albanians in 2020, but for the last two
// rows, which are made up.
func TestStockSummary(t *testing.T) {
	tables := fstest.MapFS{
		"diaspora/undesa_stock_2020ed.csv": {Data: []byte("edition,year,origin,destination,sex,n,data_type\n" +
			"2020,2020,ALB,ITA,F,244058,BR\n2020,2020,ALB,ITA,M,242129,BR\n2020,2020,ALB,USA,F,49000,B\n2020,2020,ALB,USA,M,48252,B\n" +
			"2020,2020,ALB,AUT,F,10,CR\n2020,2020,ALB,XKX,F,20,BC\n")},
		"short.csv": {Data: []byte("edition,year,origin,destination,sex,n,data_type\n2020,2020,ALB,ITA,F,x,BR\n")},
	}
	const albanians = `"edition": 2020, "origin": "ALB"`
	for name, tt := range map[string]answerTest{
		"summary": {"diaspora.stock_summary", `{` + albanians + `, "year": 2020, "rule": "any"}`, `{"total": 583469, "female": 293088, "male": 290381, "places": 4,
			"top1": [["ITA", 486187]], "top3": [["ITA", 486187], ["USA", 97252], ["XKX", 20]], "top10_percent": 100,
			"by_basis": {"birth": 583439, "citizenship": 10, "mixed": 20}}`},
		"named":          {"diaspora.stock_summary", `{` + albanians + `, "year": 2020, "table": "diaspora/undesa_stock_2020ed.csv"}`, `{"total": 583469}`},
		"another year":   {"diaspora.stock_summary", `{` + albanians + `, "year": 2015}`, `{"undefined": true, "total": null, "status": "not_reported", "female_percent": null, "top3": []}`},
		"no such origin": {"diaspora.stock_summary", `{"edition": 2020, "origin": "XXX", "year": 2020}`, `{"error": true}`},
		"no such table":  {"diaspora.stock_summary", `{"edition": 2013, "origin": "ALB", "year": 2013}`, `{"error": true}`},
		"part of it":     {"diaspora.stock_summary", `{` + albanians + `, "year": 2020, "table": "short.csv"}`, `{"error": true}`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, judge(methods()[tt.method], caseOf(t, tt.inputs, tt.expected), tables))
		})
	}
}
