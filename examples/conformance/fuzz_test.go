package main

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// FuzzParseVectors reads anything as a file of cases.
func FuzzParseVectors(f *testing.F) {
	f.Add([]byte(`{"layout": {"tolerance": "0: exact"}, "vectors": [` + goodCase + "," + unsupportedCase + `]}`))
	f.Add([]byte(`{"vectors": [{"id": "\u202e", "method": "m", "inputs": {}, "expected": {"a": 1e1000000000}, "tolerance": 1e-9}]}`))
	f.Add([]byte(`{"vectors": [null, 7, []]}`))
	f.Add([]byte("[\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		vectors, err := parseVectors(data)
		if err != nil {
			require.Nil(t, vectors)
			require.NotEmpty(t, err.Error())
			return
		}
		for _, v := range vectors {
			require.NotEmpty(t, v.id)
			require.NotEmpty(t, v.method)
			require.NotEmpty(t, v.expected)
			require.GreaterOrEqual(t, v.tolerance.Sign(), 0)
		}
	})
}

// FuzzHandlers gives every method anything as its inputs: none panics, and
// whatever comes back is what a case may expect.
func FuzzHandlers(f *testing.F) {
	names, err := filepath.Glob("testdata/*_vectors.json")
	require.NoError(f, err)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		vectors, err := parseVectors(data)
		require.NoError(f, err)
		for _, v := range vectors {
			f.Add([]byte(v.inputs))
		}
	}
	f.Add([]byte(`{"text": "٣ jobs", "op": "\u0000"}`))
	f.Add([]byte(`{"interval": {"lo": 1e-1000, "hi": 1e1000}, "op": "<", "target": 1}`))
	known := methods()
	f.Fuzz(func(t *testing.T, inputs []byte) {
		if !json.Valid(inputs) {
			return
		}
		for name, method := range known {
			result, err := answer(method, call{inputs: inputs, data: fstest.MapFS{}})
			if err != nil {
				require.False(t, strings.HasPrefix(err.Error(), "panic"), "%s: %v", name, err)
				continue
			}
			expected, ok := result.(map[string]any)
			require.True(t, ok, name)
			if _, undefined := expected[undefinedKey]; undefined {
				expected = map[string]any{undefinedKey: true}
			}
			require.Empty(t, compare(listAlternatives(expected).(map[string]any), result, new(big.Rat)), name)
		}
	})
}

// listAlternatives returns what a case that expects the result would state:
// under the keys for alternatives a list of them.
func listAlternatives(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, below := range v {
			out[key] = listAlternatives(below)
			if strings.HasSuffix(key, oneOf) {
				out[key] = []any{out[key]}
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, below := range v {
			out[i] = listAlternatives(below)
		}
		return out
	}
	return v
}
