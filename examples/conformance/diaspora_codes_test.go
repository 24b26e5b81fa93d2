package main

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestCodeMethods(t *testing.T) {
	const method = "diaspora.classification"
	requireAnswers(t, map[string]answerTest{
		"a group without a table": {method, `{"code": "0110"}`, `{"level": 4, "ancestors": ["011", "01", "0"], "parent": "011", "skill_levels": [1, 2, 4]}`},
		"a major group":           {method, `{"code": "1"}`, `{"level": 1, "ancestors": [], "parent": null, "skill_levels": [3, 4]}`},
		"a lost zero":             {method, `{"code": "110"}`, `{"error": true}`},
		"what is no code":         {method, `{"codes": ["", "99", "72123", "7 2", "96"]}`, `{"levels": [null, null, null, null, 2], "valid": [false, false, false, false, true], "major": [null, null, null, null, "9"]}`},
		"padded armed forces":     {method, `{"codes": ["0000", "0100", "1000", "9600", "8999", "72"], "padded_input": true}`, `{"resolved": ["0", "01", "1", "96", null, "72"]}`},
		"padded, unsaid":          {method, `{"codes": ["7200"]}`, `{"resolved": [null]}`},
		"how far apart":           {method, `{"pairs": [["72", "7212"], ["0110", "1120"]]}`, `{"distance": [2, 4]}`},
		"no distance":             {method, `{"pairs": [["7212", "9999"]]}`, `{"error": true}`},
		"5 without a letter":      {method, `{"isced1997": ["0", "2A", "5", null]}`, `{"isced2011": [[0], [2], [5, 6, 7], []], "broad": ["low", "low", "high", "unknown"]}`},
		"7 of 1997":               {method, `{"isced1997": ["7"]}`, `{"error": true}`},
		"9 of 2011":               {method, `{"isced2011": [9]}`, `{"error": true}`},
		"both classifications":    {method, `{"isced2011": [1], "isced1997": ["1"]}`, `{"error": true}`},
		"no code":                 {method, `{}`, `{"error": true}`},
	})

	tables := fstest.MapFS{
		"isco.csv":  {Data: []byte("code,level,parent,title_ilo,title_esco\n7,1,,Craft and Related Trades Workers,Craft and related trades workers\n72,2,7,Metal,\n")},
		"isced.csv": {Data: []byte("level,title\n0,Early childhood education\n8,Doctoral\n")},
		"bad.csv":   {Data: []byte("code,level,parent,title_ilo\n110,3,11,x\n")},
	}
	for name, tt := range map[string]struct{ inputs, expected string }{
		"titles":          {`{"table": "isco.csv", "code": "7"}`, `{"title_ilo": "Craft and Related Trades Workers", "title_esco": "Craft and related trades workers"}`},
		"without a title": {`{"table": "isco.csv", "code": "7212"}`, `{"level": 4, "title_ilo": null}`},
		"groups":          {`{"table": "isco.csv"}`, `{"major": 1, "sub_major": 1, "minor": 0, "unit": 0}`},
		"levels":          {`{"table": "isced.csv", "isced2011": ["8", null, "1"]}`, `{"titles": ["Doctoral", null, null], "broad": ["high", "unknown", "low"]}`},
		"part of it":      {`{"table": "bad.csv"}`, `{"error": true}`},
		"no such table":   {`{"table": "none.csv"}`, `{"error": true}`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, judge(methods()[method], caseOf(t, tt.inputs, tt.expected), tables))
		})
	}
}
