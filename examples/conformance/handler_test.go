package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// caseOf returns a case for a method of tests.
func caseOf(t *testing.T, inputs, expected string) vector {
	t.Helper()
	v, err := parseVector([]byte(`{"id": "a", "method": "m", "inputs": `+inputs+`, "expected": `+expected+`}`), big.NewRat(1, 1_000_000_000))
	require.NoError(t, err)
	return v
}

// inputsOf is what the methods of these tests take.
type inputsOf struct {
	Must  number  `json:"must"`
	May   *number `json:"may,omitzero"`
	Words text    `json:"words,omitzero"`
	reading
}

func TestDecodeInputs(t *testing.T) {
	tests := map[string]struct {
		inputs, want string // the error; "" where there is none
		broken       bool
	}{
		"all":               {inputs: `{"must": 1, "may": "2.5", "words": "x", "about_margin_percent": 1, "trailing_zeros": "not_significant"}`},
		"least":             {inputs: `{"must": "1"}`},
		"null":              {inputs: `{"must": 1, "may": null, "words": null}`},
		"number for words":  {inputs: `{"must": 1, "words": 8.0}`},
		"missing":           {inputs: `{}`, want: "inputs: must is missing"},
		"null for missing":  {inputs: `{"must": null}`, want: "inputs: must is missing"},
		"unknown":           {inputs: `{"must": 1, "rounding": "up"}`, want: `an input that the method does not know: "rounding"`, broken: true},
		"unknown by case":   {inputs: `{"must": 1, "May": 2}`, want: `an input that the method does not know: "May"`, broken: true},
		"no number":         {inputs: `{"must": "1,000"}`, want: "want a number"},
		"list for a number": {inputs: `{"must": [1]}`, want: "want a number"},
		"true for words":    {inputs: `{"must": 1, "words": true}`, want: "want a text or a number"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var in inputsOf
			err := decodeInputs([]byte(tt.inputs), &in)
			if tt.want == "" {
				require.NoError(t, err)
				require.Equal(t, "1", in.Must.String())
				return
			}
			require.ErrorContains(t, err, tt.want)
			var broken *brokenCase
			require.Equal(t, tt.broken, errors.As(err, &broken))
		})
	}
}

func TestJudge(t *testing.T) {
	answers := func(value any, err error) handler { return func(call) (any, error) { return value, err } }
	tests := map[string]struct {
		method   handler
		expected string
		found    string // "" where the case passes
	}{
		"value":               {method: answers(map[string]any{"x": 1}, nil), expected: `{"x": "1"}`},
		"struct":              {method: answers(struct{ X *big.Rat }{big.NewRat(1, 2)}, nil), expected: `{"X": 0.5}`},
		"wrong":               {method: answers(map[string]any{"x": 1}, nil), expected: `{"x": 2}`, found: `x: want 2, got 1`},
		"error":               {method: answers(nil, errors.New("no")), expected: `{"error": true}`},
		"error, not expected": {method: answers(nil, errors.New("no")), expected: `{"x": 2}`, found: `x: want 2, got error "no"`},
		"value beside error":  {method: answers(map[string]any{"x": 2}, errors.New("no")), expected: `{"x": 2}`, found: `x: want 2, got error "no"`},
		"panic":               {method: func(call) (any, error) { panic("out of range") }, expected: `{"x": 2}`, found: `result: want {"x":2}, got panic: out of range`},
		"panic for error":     {method: func(call) (any, error) { panic(errors.New("oh")) }, expected: `{"error": true}`, found: `result: want {"error":true}, got panic: oh`},
		"nil map":             {method: answers(map[string]any(nil), nil), expected: `{"x": null}`, found: `result: want {"x":null}, got null`},
		"no JSON":             {method: answers(map[string]any{"x": make(chan int)}, nil), expected: `{"error": true}`, found: `result: want {"error":true}, got a result that is no JSON: json: unsupported type: chan int`},
		"wrapped broken case": {method: answers(nil, fmt.Errorf("inputs: %w", &brokenCase{"of no use"})), expected: `{"error": true}`, found: `result: want {"error":true}, got of no use`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			found := judge(tt.method, caseOf(t, `{}`, tt.expected), nil)
			if tt.found == "" {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			require.Equal(t, tt.found, found[0].String())
		})
	}
}

// TestFamilies holds that no family takes a method from another.
func TestFamilies(t *testing.T) {
	sum := 0
	for _, family := range families() {
		sum += len(family)
	}
	require.Len(t, methods(), sum)
}

// TestNoKeyIsIgnored changes every single value that the cases expect, in turn,
// and takes out and adds keys and elements: each time the case must fail.
func TestNoKeyIsIgnored(t *testing.T) {
	names, err := filepath.Glob("testdata/*_vectors.json")
	require.NoError(t, err)
	known := methods()
	changes := 0
	for _, name := range names {
		f, err := readFile(name)
		require.NoError(t, err)
		for _, v := range f.vectors {
			method, ok := known[v.method]
			if !ok {
				continue
			}
			for _, changed := range changesOf(v.expected) {
				changes++
				v := v
				v.expected = changed.(map[string]any)
				require.NotEmpty(t, judge(method, v, nil), "%s: passes with %s", v.id, show(v.expected))
			}
		}
	}
	require.Greater(t, changes, 500)
}

// changesOf returns v with one thing changed, in every way.
func changesOf(v any) []any {
	var out []any
	switch v := v.(type) {
	case map[string]any:
		for key, below := range v {
			changes := changesOf(below)
			switch alternatives, _ := below.([]any); {
			case endsIn(key, below):
				changes = []any{false, nil} // any words of an error will do
			case strings.HasSuffix(key, oneOf) && len(alternatives) == 1:
				changes = []any{[]any{}, nil} // a further alternative does no harm
				for _, changed := range changesOf(alternatives[0]) {
					changes = append(changes, []any{changed})
				}
			}
			for _, changed := range changes {
				w := maps.Clone(v)
				w[key] = changed
				out = append(out, w)
			}
			w := maps.Clone(v)
			delete(w, key)
			w[key+"_"] = below
			out = append(out, w)
		}
		w := maps.Clone(v)
		w["a key of no method"] = nil
		out = append(out, w)
	case []any:
		for i, below := range v {
			for _, changed := range changesOf(below) {
				w := slices.Clone(v)
				w[i] = changed
				out = append(out, w)
			}
			out = append(out, slices.Delete(slices.Clone(v), i, i+1))
		}
		out = append(out, append(slices.Clone(v), nil))
	case json.Number, string:
		if n, ok := rational(v); ok {
			step := new(big.Rat).Mul(n, big.NewRat(1, 1000)) // further off than any tolerance
			step.Abs(step).Add(step, big.NewRat(1, 100))
			more, less := new(big.Rat).Add(n, step), new(big.Rat).Sub(n, step)
			return []any{json.Number(more.FloatString(6)), less.FloatString(6), nil, "x"}
		}
		return []any{v.(string) + "x", nil, json.Number("0")}
	case bool:
		return []any{!v, nil, "x"}
	case nil:
		return []any{json.Number("0"), false, "x"}
	}
	return out
}
