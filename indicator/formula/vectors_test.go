package formula_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/formula"
)

// vector is a case of indicator_vectors.json, of one of the two methods.
type vector struct {
	ID     string `json:"id"`
	Method string `json:"method"`
	Inputs struct {
		Expression  string                  `json:"expression"`
		Numerator   string                  `json:"numerator"`
		Denominator string                  `json:"denominator"`
		Items       map[string]*json.Number `json:"items"`
		Strategy    string                  `json:"missing_value_strategy"`
		Factor      json.Number             `json:"factor"`
		Annualised  bool                    `json:"annualised"`
		Days        *int                    `json:"days_in_period"`
		Decimals    *int                    `json:"decimals"`
	} `json:"inputs"`
	Expected map[string]any `json:"expected"`
}

func (v vector) items(t *testing.T) formula.Lookup {
	t.Helper()
	m := map[string]figure.Number{}
	for name, n := range v.Inputs.Items {
		if n != nil {
			m[name] = fromJSON(t, n.String())
		}
	}
	return formula.Values(m)
}

func fromJSON(t *testing.T, text string) figure.Number {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	require.True(t, ok, text)
	return figure.FromRat(r)
}

// requireNear compares with a relative tolerance of 1e-9.
func (v vector) requireNear(t *testing.T, key string, got figure.Number, ok bool) {
	t.Helper()
	want, stated := v.Expected[key]
	if !stated {
		return
	}
	if want == nil {
		require.False(t, ok, "%s: there is a value", key)
		return
	}
	require.True(t, ok, "%s: there is no value", key)
	n := fromJSON(t, want.(json.Number).String())
	diff, limit := got.Sub(n).Rat(), n.Mul(num("0.000000001")).Rat()
	require.LessOrEqual(t, diff.Abs(diff).Cmp(limit.Abs(limit)), 0, "%s: want %s, got %s", key, n, got)
}

// The shared cases; the tests above hold copies of them.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "indicator_vectors.json"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	var file struct {
		Vectors []json.RawMessage `json:"vectors"`
	}
	require.NoError(t, json.Unmarshal(data, &file))
	seen := map[string]int{}
	for _, raw := range file.Vectors {
		if !strings.Contains(string(raw), `"dhis2.`) {
			continue
		}
		var v vector
		d := json.NewDecoder(strings.NewReader(string(raw)))
		d.UseNumber()
		require.NoError(t, d.Decode(&v))
		seen[v.Method]++
		t.Run(v.ID, func(t *testing.T) {
			switch v.Method {
			case "dhis2.expression":
				var s formula.Strategy
				require.NoError(t, s.UnmarshalText([]byte(strings.ReplaceAll(v.Inputs.Strategy, "_", "-"))))
				e, err := formula.Parse(v.Inputs.Expression)
				require.NoError(t, err)
				got, ok := e.Evaluate(v.items(t), s).Value()
				v.requireNear(t, "value", got, ok)
			case "dhis2.indicator":
				v.indicator(t)
			default:
				require.Fail(t, "unknown method")
			}
		})
	}
	require.NotZero(t, seen["dhis2.expression"])
	require.NotZero(t, seen["dhis2.indicator"])
}

func (v vector) indicator(t *testing.T) {
	t.Helper()
	i := formula.Indicator{
		Numerator:  formula.MustParse(v.Inputs.Numerator),
		Factor:     fromJSON(t, v.Inputs.Factor.String()),
		Annualised: v.Inputs.Annualised, Decimals: v.Inputs.Decimals,
	}
	if v.Inputs.Denominator != "" {
		i.Denominator = formula.MustParse(v.Inputs.Denominator)
	}
	days := 0
	if v.Inputs.Days != nil {
		days = *v.Inputs.Days
	}
	o := i.Evaluate(v.items(t), days)
	got, ok := o.Value()
	v.requireNear(t, "value", got, ok)
	got, ok = o.Rounded()
	v.requireNear(t, "rounded", got, ok)
	reason, _ := v.Expected["reason"].(string)
	require.Equal(t, strings.ReplaceAll(reason, "_", "-"), o.Reason().String())
}
