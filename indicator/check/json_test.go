package check_test

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
)

type record struct {
	Title string            `json:"title"`
	Start string            `json:"start"`
	Parts []record          `json:"parts,omitempty"`
	Notes map[string]string `json:"notes,omitempty"`
}

func TestDecodeJSON(t *testing.T) {
	var r record
	require.NoError(t, check.DecodeJSON([]byte(` {"title": "a, {b}: \"c\"", "parts": [{"title": "b"}, {"title": "c"}], "notes": {"x": "", "y": "["}} `), &r))
	require.Equal(t, record{
		Title: `a, {b}: "c"`, Parts: []record{{Title: "b"}, {Title: "c"}}, Notes: map[string]string{"x": "", "y": "["},
	}, r)

	wide := make(map[string]string)
	for i := range 500 {
		wide[fmt.Sprint("key", i)] = ""
	}
	data, err := json.Marshal(record{Notes: wide})
	require.NoError(t, err)
	require.NoError(t, check.DecodeJSON(data, &r))

	refused := map[string]struct{ in, want string }{
		"nothing":               {"", "EOF"},
		"blank":                 {"  ", "EOF"},
		"unknown field":         {`{"titel": "a"}`, `unknown field "titel"`},
		"unknown below":         {`{"parts": [{"titel": "a"}]}`, `unknown field "titel"`},
		"key twice":             {`{"title": "a", "title": "a"}`, `key "title" stands twice`},
		"in another case":       {`{"title": "a", "TITLE": "b"}`, `key "TITLE" stands twice`},
		"with the long s":       {`{"start": "a", "ſtart": "b"}`, `key "ſtart" stands twice`},
		"escaped":               {`{"title": "a", "t\u0069tle": "b"}`, `key "title" stands twice`},
		"below":                 {`{"parts": [{"title": "a"}, {"title": "b", "start": "", "title": "c"}]}`, `key "title" stands twice`},
		"after a record":        {`{"title": "a", "parts": [{"title": "b"}], "title": "c"}`, `key "title" stands twice`},
		"in a map":              {`{"notes": {"en": "a", "en": "b"}}`, `key "en" stands twice`},
		"among many":            {`{"notes": {` + manyKeysJSON(500) + `, "Key7": ""}}`, `key "Key7" stands twice`},
		"long s among many":     {`{"notes": {"s": "", ` + manyKeysJSON(500) + `, "ſ": ""}}`, `key "ſ" stands twice`},
		"second value":          {`{} {}`, "data behind the value"},
		"bracket":               {`{}]`, "data behind the value"},
		"text behind":           {`{}x`, "data behind the value"},
		"cut":                   {`{"title": "a`, "unexpected EOF"},
		"NUL":                   {"{\"title\": \"a\x00\"}", "invalid character"},
		"byte order mark":       {"\ufeff{}", "invalid character"},
		"invalid UTF-8":         {"{\"title\": \"a\xff\"}", "not valid UTF-8"},
		"half a pair":           {`{"title": "\ud83d"}`, "half of a surrogate pair"},
		"half a pair, then":     {`{"title": "\ud83d\u0061"}`, "half of a surrogate pair"},
		"low half":              {`{"title": "\\\udE00"}`, "half of a surrogate pair"},
		"deep":                  {strings.Repeat("[", 1_000_000), "exceeded max depth"},
		"deep records":          {strings.Repeat(`{"parts":[`, 100_000), "exceeded max depth"},
		"wrong type":            {`{"title": 1}`, "cannot unmarshal number"},
		"a million digits":      {`{"title": ` + strings.Repeat("9", 1_000_000) + `}`, "cannot unmarshal number"},
		"a key of a megabyte":   {`{"` + strings.Repeat("k", 1_000_000) + `": 1}`, `unknown field "kkk`},
		"two keys, a megabyte":  {`{"notes": {"` + strings.Repeat("k", 1_000_000) + `": "", "` + strings.Repeat("K", 1_000_000) + `": ""}}`, `stands twice`},
		"number as in the rate": {`{"title": 1e1000000000}`, "cannot unmarshal number"},
	}
	for name, tt := range refused {
		t.Run(name, func(t *testing.T) {
			err := check.DecodeJSON([]byte(tt.in), new(record))
			require.ErrorContains(t, err, tt.want)
			require.ErrorContains(t, err, "check: JSON: ")
			require.Less(t, len(err.Error()), 400)
		})
	}
}

// A pair of surrogates is one character, and an escaped backslash before a u
// is no escape.
func TestDecodeJSONPairs(t *testing.T) {
	for in, want := range map[string]string{
		`"\ud83d\ude00"`:         "😀",
		`"a\u00e9\ud83D\uDE00b"`: "aé😀b",
		`"\\ud83d"`:              `\ud83d`,
		`"\"\\\\u\ufffd"`:        "\"\\\\u\ufffd",
	} {
		var s string
		require.NoError(t, check.DecodeJSON([]byte(in), &s), in)
		require.Equal(t, want, s)
	}
}

// An error of encoding/json that repeats its input is cut.
func TestDecodeJSONLongCause(t *testing.T) {
	var n int
	err := check.DecodeJSON([]byte(strings.Repeat("9", 1_000_000)), &n)
	require.ErrorContains(t, err, "cannot unmarshal number 999")
	require.Less(t, len(err.Error()), 400)
}

// The cause of encoding/json stays reachable.
func TestDecodeJSONCause(t *testing.T) {
	var wrong *json.UnmarshalTypeError
	require.ErrorAs(t, check.DecodeJSON([]byte(`{"parts": [{"title": 1}]}`), new(record)), &wrong)
	require.Equal(t, "parts.title", wrong.Field)
	var syntax *json.SyntaxError
	require.ErrorAs(t, check.DecodeJSON([]byte(`{"parts" 1}`), new(record)), &syntax)
}

// What the strict reading adds to encoding/json stays small, however deep or
// wide the input of 4 kB is.
func TestDecodeJSONMemory(t *testing.T) {
	for name, in := range map[string]string{
		"deep": strings.Repeat(`{"a":`, 600) + "1" + strings.Repeat("}", 600),
		"wide": `{` + manyKeysJSON(300) + `}`,
	} {
		t.Run(name, func(t *testing.T) {
			var raw json.RawMessage // nothing is built
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			require.NoError(t, check.DecodeJSON([]byte(in), &raw))
			runtime.ReadMemStats(&after)
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(200_000))
		})
	}
}

func manyKeysJSON(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `"key%d":""`, i)
	}
	return b.String()
}

func FuzzDecodeJSON(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"title": "a", "parts": [{"title": "b", "notes": {"x": "y"}}]}`, `{"a": 1, "A": 2}`, `[[[`, `"\ud83d\ude00"`,
		`{"a": "\\", "b": ["}", {"c": null}]}`, "{\"a\xff\": 1}", `1e1000000000`, `{} {}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var v any
		if err := check.DecodeJSON(data, &v); err != nil {
			return
		}
		require.True(t, json.Valid(data))
		again, err := json.Marshal(v)
		require.NoError(t, err)
		var w any
		require.NoError(t, check.DecodeJSON(again, &w))
		require.Equal(t, v, w)
	})
}

func BenchmarkDecodeJSON(b *testing.B) {
	data, err := json.Marshal(record{Title: "YES", Start: "2009-05", Parts: []record{
		{Title: "Outcome 1", Start: "2009-06"}, {Title: "Outcome 2", Notes: map[string]string{"en": "note", "sr": "белешка"}},
	}})
	require.NoError(b, err)
	b.Run("strict", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var r record
			_ = check.DecodeJSON(data, &r)
		}
	})
	b.Run("encoding-json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var r record
			_ = json.Unmarshal(data, &r)
		}
	})
}
