package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMalformed(t *testing.T) {
	one := func(text string) string { return `{"vectors": [` + text + `]}` }
	tests := map[string]struct{ text, want string }{
		"empty":            {text: "", want: "EOF"},
		"no JSON":          {text: "{\n\"vectors\": [\n}", want: "cases.json:3: "},
		"cut":              {text: `{"vectors": [`, want: "cases.json"},
		"a list":           {text: `[]`, want: "cannot unmarshal array"},
		"data behind":      {text: one(goodCase) + "{}", want: "data behind the value"},
		"no UTF-8":         {text: one(goodCase) + "\xff", want: "UTF-8"},
		"no vectors":       {text: `{"about": "nothing"}`, want: "no cases"},
		"vectors no list":  {text: `{"vectors": {}}`, want: "no cases"},
		"vectors empty":    {text: `{"vectors": []}`, want: "no cases"},
		"layout no object": {text: `{"layout": [], "vectors": [` + goodCase + `]}`, want: "layout"},
		"case no object":   {text: one(goodCase + `, 7`), want: "case 2"},
		"no id":            {text: one(`{"method": "m", "inputs": {}, "expected": {"a": 1}}`), want: `case 1 (""): no id`},
		"id a number":      {text: one(`{"id": 7, "method": "m", "inputs": {}, "expected": {"a": 1}}`), want: "case 1"},
		"no method":        {text: one(`{"id": "x", "inputs": {}, "expected": {"a": 1}}`), want: `case 1 ("x"): no method`},
		"no inputs":        {text: one(`{"id": "x", "method": "m", "expected": {"a": 1}}`), want: `case 1 ("x"): inputs are no object`},
		"inputs null":      {text: one(`{"id": "x", "method": "m", "inputs": null, "expected": {"a": 1}}`), want: "inputs are no object"},
		"inputs a list":    {text: one(`{"id": "x", "method": "m", "inputs": [], "expected": {"a": 1}}`), want: "inputs are no object"},
		"no expected":      {text: one(`{"id": "x", "method": "m", "inputs": {}}`), want: `case 1 ("x"): expected is no object`},
		"expected empty":   {text: one(`{"id": "x", "method": "m", "inputs": {}, "expected": {}}`), want: "expected is no object with a key"},
		"expected a list":  {text: one(`{"id": "x", "method": "m", "inputs": {}, "expected": [1]}`), want: "expected is no object"},
		"tolerance words":  {text: one(`{"id": "x", "method": "m", "inputs": {}, "expected": {"a": 1}, "tolerance": "small"}`), want: `tolerance "small"`},
		"tolerance < 0":    {text: one(`{"id": "x", "method": "m", "inputs": {}, "expected": {"a": 1}, "tolerance": -1}`), want: "tolerance -1"},
		"tolerance true":   {text: one(`{"id": "x", "method": "m", "inputs": {}, "expected": {"a": 1}, "tolerance": true}`), want: "tolerance true"},
		"id twice":         {text: one(goodCase + "," + goodCase), want: `case 2: id "claim.growth/good" stands twice`},
		"key twice":        {text: one(`{"id": "x", "id": "y", "method": "m", "inputs": {}, "expected": {"a": 1}}`), want: `key "id" stands twice`},
		"expectation twice": {
			text: one(`{"id": "x", "method": "m", "inputs": {}, "expected": {"a": 1, "a": 2}}`), want: `key "a" stands twice`,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			file := textFile(t, tt.text)
			out := runProgram(file)
			require.Equal(t, notRun, out.status)
			require.Empty(t, out.stdout)
			require.Contains(t, out.stderr, "conformance: "+file)
			require.Contains(t, out.stderr, tt.want)
		})
	}
}

func TestTolerance(t *testing.T) {
	const text = `{"layout": {"tolerance": "LAYOUT"}, "vectors": [
		{"id": "a", "method": "m", "inputs": {}, "expected": {"x": 1}},
		{"id": "b", "method": "m", "inputs": {}, "expected": {"x": 1}, "tolerance": 0.5},
		{"id": "c", "method": "m", "inputs": {}, "expected": {"x": 1}, "tolerance": "1e-3"},
		{"id": "d", "method": "m", "inputs": {}, "expected": {"x": 1}, "tolerance": 0},
		{"id": "e", "method": "m", "inputs": {}, "expected": {"x": 1}, "tolerance": null}
	]}`
	tests := map[string]struct{ layout, byDefault string }{
		"by default":     {layout: "relative, 1e-9 unless stated; 0 means exact", byDefault: "1/1000000000"},
		"of the file":    {layout: "0: every comparison in this file is exact", byDefault: "0"},
		"of the file, 2": {layout: "1e-6: measured values", byDefault: "1/1000000"},
		"words alone":    {layout: "relative: yes", byDefault: "1/1000000000"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f, err := readFile(textFile(t, strings.ReplaceAll(text, "LAYOUT", tt.layout)))
			require.NoError(t, err)
			var got []string
			for _, v := range f.vectors {
				got = append(got, v.tolerance.RatString())
			}
			require.Equal(t, []string{tt.byDefault, "1/2", "1/1000", "0", tt.byDefault}, got)
		})
	}
}

// TestMoneyIsExact reads the one file that asks for exact comparison.
func TestMoneyIsExact(t *testing.T) {
	f, err := readFile("testdata/money_vectors.json")
	require.NoError(t, err)
	for _, v := range f.vectors {
		require.Zero(t, v.tolerance.Sign(), v.id)
	}
}
