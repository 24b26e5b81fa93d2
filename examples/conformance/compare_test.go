package main

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// genericOf reads JSON for tests.
func genericOf(t *testing.T, text string) any {
	t.Helper()
	v, err := generic([]byte(text))
	require.NoError(t, err)
	return v
}

func TestCompare(t *testing.T) {
	const bound = `{"b": {"lo": "1", "lo_closed": true, "hi": null, "hi_closed": false}}`
	tests := map[string]struct {
		want, got string
		found     []string // nothing where they match
	}{
		"number":                    {want: `{"x": 12}`, got: `{"x": 12}`},
		"number, other form":        {want: `{"x": 7}`, got: `{"x": 7.0}`},
		"number as text":            {want: `{"x": "7"}`, got: `{"x": 7.00}`},
		"text as number":            {want: `{"x": 8.0}`, got: `{"x": "8"}`},
		"with exponent":             {want: `{"x": 1e3}`, got: `{"x": "1000"}`},
		"fraction":                  {want: `{"x": 0.3333333333333333}`, got: `{"x": "1/3"}`},
		"negative fraction":         {want: `{"x": "-0.5"}`, got: `{"x": "-1/2"}`},
		"within 1e-9":               {want: `{"x": 1000000000}`, got: `{"x": 1000000001}`},
		"beyond 1e-9":               {want: `{"x": 1000000000}`, got: `{"x": 1000000001.1}`, found: []string{`x: want 1000000000, got 1000000001.1`}},
		"of the wanted value":       {want: `{"x": -1000000000}`, got: `{"x": -1000000001}`},
		"zero is exact":             {want: `{"x": 0.0}`, got: `{"x": "0.0000000000000001"}`, found: []string{`x: want 0.0, got "0.0000000000000001"`}},
		"zero":                      {want: `{"x": 0}`, got: `{"x": "-0.00"}`},
		"sign":                      {want: `{"x": 5}`, got: `{"x": -5}`, found: []string{`x: want 5, got -5`}},
		"other number":              {want: `{"x": "12"}`, got: `{"x": 13}`, found: []string{`x: want "12", got 13`}},
		"number, got text":          {want: `{"x": 12}`, got: `{"x": "twelve"}`, found: []string{`x: want 12, got "twelve"`}},
		"number, got null":          {want: `{"x": 0}`, got: `{"x": null}`, found: []string{`x: want 0, got null`}},
		"number, got false":         {want: `{"x": 0}`, got: `{"x": false}`, found: []string{`x: want 0, got false`}},
		"number, got list":          {want: `{"x": 1}`, got: `{"x": [1]}`, found: []string{`x: want 1, got [1]`}},
		"number, got object":        {want: `{"x": 1}`, got: `{"x": {"x": 1}}`, found: []string{`x: want 1, got {"x":1}`}},
		"text":                      {want: `{"x": "EUR"}`, got: `{"x": "EUR"}`},
		"other text":                {want: `{"x": "EUR"}`, got: `{"x": "USD"}`, found: []string{`x: want "EUR", got "USD"`}},
		"case of letters":           {want: `{"x": "EUR"}`, got: `{"x": "eur"}`, found: []string{`x: want "EUR", got "eur"`}},
		"empty text":                {want: `{"x": ""}`, got: `{"x": ""}`},
		"empty text, got null":      {want: `{"x": ""}`, got: `{"x": null}`, found: []string{`x: want "", got null`}},
		"code with a zero in front": {want: `{"x": "0110"}`, got: `{"x": "110"}`, found: []string{`x: want "0110", got "110"`}},
		"true":                      {want: `{"x": true}`, got: `{"x": true}`},
		"true, got false":           {want: `{"x": true}`, got: `{"x": false}`, found: []string{`x: want true, got false`}},
		"false, got true":           {want: `{"x": false}`, got: `{"x": true}`, found: []string{`x: want false, got true`}},
		"true, got text":            {want: `{"x": true}`, got: `{"x": "true"}`, found: []string{`x: want true, got "true"`}},
		"null":                      {want: `{"x": null}`, got: `{"x": null}`},
		"null, got 0":               {want: `{"x": null}`, got: `{"x": 0}`, found: []string{`x: want null, got 0`}},
		"null, got false":           {want: `{"x": null}`, got: `{"x": false}`, found: []string{`x: want null, got false`}},
		"null, got nothing":         {want: `{"x": null}`, got: `{}`, found: []string{`x: want null, got nothing of it in {}`}},
		"key missing":               {want: `{"x": 1, "y": 2}`, got: `{"x": 1}`, found: []string{`y: want 2, got nothing of it in {"x":1}`}},
		"false, got nothing":        {want: `{"x": false}`, got: `{}`, found: []string{`x: want false, got nothing of it in {}`}},
		"further results":           {want: `{"x": 1}`, got: `{"x": 1, "y": 2}`},
		"several":                   {want: `{"x": 1, "y": 2, "z": 3}`, got: `{"x": 2, "y": 2, "z": 2}`, found: []string{`x: want 1, got 2`, `z: want 3, got 2`}},
		"no object":                 {want: `{"x": 1}`, got: `[1]`, found: []string{`result: want {"x":1}, got [1]`}},
		"nothing at all":            {want: `{"x": 1}`, got: `null`, found: []string{`result: want {"x":1}, got null`}},

		"bounds":           {want: bound, got: `{"b": {"lo": 1.0, "lo_closed": true, "hi": null, "hi_closed": false}}`},
		"an end":           {want: bound, got: `{"b": {"lo": 2, "lo_closed": true, "hi": null, "hi_closed": false}}`, found: []string{`b.lo: want "1", got 2`}},
		"an end open":      {want: bound, got: `{"b": {"lo": 1, "lo_closed": false, "hi": null, "hi_closed": false}}`, found: []string{`b.lo_closed: want true, got false`}},
		"an end too much":  {want: bound, got: `{"b": {"lo": 1, "lo_closed": true, "hi": 5, "hi_closed": false}}`, found: []string{`b.hi: want null, got 5`}},
		"an end too few":   {want: `{"b": {"lo": 1}}`, got: `{"b": {"lo": null}}`, found: []string{`b.lo: want 1, got null`}},
		"bounds, got text": {want: bound, got: `{"b": "[1, ∞)"}`, found: []string{`b: want {"hi":null,"hi_closed":false,"lo":"1","lo_closed":true}, got "[1, ∞)"`}},
		"bounds, got null": {want: `{"b": {"lo": null}}`, got: `{"b": null}`, found: []string{`b: want {"lo":null}, got null`}},

		"list":             {want: `{"l": [1, "2", {"x": [true]}]}`, got: `{"l": ["1", 2, {"x": [true], "y": 0}]}`},
		"list, order":      {want: `{"l": [1, 2]}`, got: `{"l": [2, 1]}`, found: []string{`l[0]: want 1, got 2`, `l[1]: want 2, got 1`}},
		"list, short":      {want: `{"l": [1, 2]}`, got: `{"l": [1]}`, found: []string{`l: want 2 elements [1,2], got 1 elements [1]`}},
		"list, long":       {want: `{"l": [1]}`, got: `{"l": [1, 2]}`, found: []string{`l: want 1 elements [1], got 2 elements [1,2]`}},
		"list, empty":      {want: `{"l": []}`, got: `{"l": []}`},
		"list, got null":   {want: `{"l": []}`, got: `{"l": null}`, found: []string{`l: want [], got null`}},
		"list, got number": {want: `{"l": [1]}`, got: `{"l": 1}`, found: []string{`l: want [1], got 1`}},
		"deep":             {want: `{"l": [{"x": {"y": [1, 2]}}]}`, got: `{"l": [{"x": {"y": [1, 3]}}]}`, found: []string{`l[0].x.y[1]: want 2, got 3`}},

		"one of":          {want: `{"x_one_of": [[1], [2]]}`, got: `{"x_one_of": [2.0]}`},
		"one of, none":    {want: `{"x_one_of": [[1], [2]]}`, got: `{"x_one_of": [3]}`, found: []string{`x_one_of: want one of [[1],[2]], got [3]`}},
		"one of nothing":  {want: `{"x_one_of": []}`, got: `{"x_one_of": []}`, found: []string{`x_one_of: want one of [], got []`}},
		"one of, missing": {want: `{"x_one_of": [1]}`, got: `{"x": 1}`, found: []string{`x_one_of: want [1], got nothing of it in {"x":1}`}},
		"one of, no list": {want: `{"x_one_of": 1}`, got: `{"x_one_of": 2}`, found: []string{`x_one_of: want 1, got 2`}},
		"one of, deep":    {want: `{"a": {"x_one_of": [{"y": 1}, {"y": 2}]}}`, got: `{"a": {"x_one_of": {"y": 2, "z": 3}}}`},

		"error":                   {want: `{"error": true}`, got: `{"error": "figure: no"}`},
		"error in words":          {want: `{"error": "no_rate"}`, got: `{"error": "figure: no"}`},
		"error, got value":        {want: `{"error": true}`, got: `{"x": 0}`, found: []string{`error: want true, got nothing of it in {"x":0}`}},
		"error in words, value":   {want: `{"error": "no_rate"}`, got: `{"x": 0}`, found: []string{`error: want "no_rate", got nothing of it in {"x":0}`}},
		"error, got undefined":    {want: `{"error": true}`, got: `{"undefined": "no"}`, found: []string{`error: want true, got undefined "no"`}},
		"value, got error":        {want: `{"x": 1}`, got: `{"error": "no"}`, found: []string{`x: want 1, got error "no"`}},
		"value, got undefined":    {want: `{"x": 1}`, got: `{"undefined": "no"}`, found: []string{`x: want 1, got undefined "no"`}},
		"error false":             {want: `{"error": false}`, got: `{"error": "no"}`, found: []string{`error: want false, got "no"`}},
		"error and value":         {want: `{"error": true, "x": 1}`, got: `{"error": "no"}`, found: []string{`x: want 1, got error "no"`}},
		"error in a list":         {want: `{"l": [{"error": "other"}, 1]}`, got: `{"l": [{"error": "words"}, 1]}`},
		"value for error in list": {want: `{"l": [{"error": "other"}]}`, got: `{"l": [{"n": 1}]}`, found: []string{`l[0].error: want "other", got nothing of it in {"n":1}`}},

		"undefined":                {want: `{"undefined": true}`, got: `{"undefined": "division by zero"}`},
		"undefined, beside":        {want: `{"undefined": true, "coverage": "60"}`, got: `{"undefined": "too little", "coverage": 60}`},
		"undefined without reason": {want: `{"undefined": true}`, got: `{"undefined": true}`, found: []string{`undefined: want true, got nothing of it in {"undefined":true}`}},
		"undefined, empty reason":  {want: `{"undefined": true}`, got: `{"undefined": ""}`, found: []string{`undefined: want true, got undefined ""`}},
		"undefined, got value":     {want: `{"undefined": true}`, got: `{"bounds": 0}`, found: []string{`undefined: want true, got nothing of it in {"bounds":0}`}},
		"undefined, got error":     {want: `{"undefined": true}`, got: `{"error": "no"}`, found: []string{`undefined: want true, got error "no"`}},

		"none":           {want: `{"none": true}`, got: `{"none": true}`},
		"none, got some": {want: `{"none": true}`, got: `{"none": false, "low": 1}`, found: []string{`none: want true, got false`}},
		"open":           {want: `{"open": true}`, got: `{"open": true}`},
		"open, got long": {want: `{"open": true}`, got: `{"open": false}`, found: []string{`open: want true, got false`}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			want := genericOf(t, tt.want).(map[string]any)
			var found []string
			for _, m := range compare(want, genericOf(t, tt.got), big.NewRat(1, 1_000_000_000)) {
				found = append(found, m.String())
			}
			require.Equal(t, tt.found, found)
		})
	}
}

func TestCompareTolerance(t *testing.T) {
	tests := map[string]struct {
		want, got string
		tolerance *big.Rat
		ok        bool
	}{
		"exact":             {want: "0.1", got: "1/10", tolerance: new(big.Rat), ok: true},
		"exact, last digit": {want: "1234567890123456789012345.67", got: "1234567890123456789012345.68", tolerance: new(big.Rat)},
		"exact, a third":    {want: "0.3333333333333333", got: "1/3", tolerance: new(big.Rat)},
		"at the limit":      {want: "100", got: "101", tolerance: big.NewRat(1, 100), ok: true},
		"at the lower one":  {want: "100", got: "99", tolerance: big.NewRat(1, 100), ok: true},
		"past the limit":    {want: "100", got: "101.0000000000000000001", tolerance: big.NewRat(1, 100)},
		"zero stays exact":  {want: "0", got: "0.001", tolerance: big.NewRat(1, 2)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			found := compare(map[string]any{"x": tt.want}, map[string]any{"x": tt.got}, tt.tolerance)
			require.Equal(t, tt.ok, len(found) == 0, found)
		})
	}
}

func TestRational(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "-0": "0", "7": "7", "8.0": "8", "-1.50": "-3/2", "1e3": "1000", "1E-3": "1/1000", "2.5e+1": "25", "37/17": "37/17", "-1/2": "-1/2",
	} {
		got, ok := rational(text)
		require.True(t, ok, text)
		require.Equal(t, want, got.RatString(), text)
	}
	for _, text := range []string{
		"", " ", "-", "+1", " 1", "1 ", "01", "0110", "1.", ".5", "1e", "1e5000", "1e1000000000", "-1e-1000000000", "0x10", "1_000", "1,000",
		"NaN", "Infinity", "null", "true", `"1"`, "1/0", "1/", "/1", "1/2/3", "٣", "1\x00", strings.Repeat("9", 1_000_000),
	} {
		_, ok := rational(text)
		require.False(t, ok, text)
	}
	for _, v := range []any{nil, true, []any{}, map[string]any{}} {
		_, ok := rational(v)
		require.False(t, ok)
	}
}

func TestShow(t *testing.T) {
	require.Equal(t, `"a < b"`, show("a < b"))
	require.Equal(t, `{"a":[1,null]}`, show(genericOf(t, `{"a": [1, null]}`)))
	long := show(strings.Repeat("ж", 1000))
	require.Len(t, []rune(long), maxShown+1)
	require.True(t, strings.HasSuffix(long, "…"))
}
