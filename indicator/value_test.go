package indicator_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

var (
	_ json.Marshaler = indicator.Value{}
	_ fmt.Stringer   = indicator.Value{}
)

func fig(s string) indicator.Value { return indicator.FigureValue(figure.MustParse(s)) }

// parts returns a share or a ratio; "" is a part that is not stated.
func parts(t testing.TB, numerator, denominator string, factor int64) indicator.Value {
	read := func(s string) figure.Figure {
		if s == "" {
			return figure.Figure{}
		}
		return figure.MustParse(s)
	}
	v, err := indicator.PartsValue(read(numerator), read(denominator), figure.Int(factor))
	require.NoError(t, err)
	return v
}

func interval(t testing.TB, lo, hi string) figure.Interval {
	v, err := figure.NewInterval(figure.MustNumber(lo), figure.MustNumber(hi))
	require.NoError(t, err)
	return v
}

// kinds are values of each kind, with what they print as, their bounds and JSON.
func kinds(t testing.TB) map[string]struct {
	value          indicator.Value
	text, bounds   string
	absence        indicator.Absence
	json           string
	isFig, isParts bool
	code, words    string
	yes            string
} {
	const none = "(-∞, ∞)"
	type kind = struct {
		value          indicator.Value
		text, bounds   string
		absence        indicator.Absence
		json           string
		isFig, isParts bool
		code, words    string
		yes            string
	}
	fig1700 := `{"hedge": "more-than", "value": "1700", "place_value": "1", "unit": "jobs"}`
	count := func(n string) string { return `{"hedge": "exact", "value": "` + n + `", "place_value": "1"}` }
	return map[string]kind{
		"figure": {value: fig("over 1,700 jobs"), text: "more than 1700 jobs", bounds: "(1700, ∞)", json: `{"figure": ` + fig1700 + `}`, isFig: true},
		"a figure of zero is one": {value: fig("0"), text: "0", bounds: "[0, 0]",
			json: `{"figure": ` + count("0") + `}`, isFig: true},
		"parts": {value: parts(t, "45", "60", 100), text: "45 of 60, per 100", bounds: "[75, 75]", isParts: true,
			json: `{"numerator": ` + count("45") + `, "denominator": ` + count("60") + `, "factor": "100"}`},
		"hedged parts": {value: parts(t, "at least 30", "60", 1), text: "at least 30 of 60", bounds: "[0.5, ∞)", isParts: true,
			json: `{"numerator": {"hedge": "at-least", "value": "30", "place_value": "1"}, "denominator": ` + count("60") + `}`},
		"share of nothing": {value: parts(t, "5", "0", 100), text: "5 of 0, per 100", bounds: none, absence: indicator.Undefined, isParts: true,
			json: `{"numerator": ` + count("5") + `, "denominator": ` + count("0") + `, "factor": "100"}`},
		"part not stated": {value: parts(t, "5", "", 1), text: "5 of not stated", bounds: none, absence: indicator.NotReported, isParts: true,
			json: `{"numerator": ` + count("5") + `, "denominator": {"hedge": "not-stated"}}`},
		"bounds": {value: indicator.BoundsValue(interval(t, "2", "5")), text: "[2, 5]", bounds: "[2, 5]",
			json: `{"bounds": {"lo": "2", "lo_closed": true, "hi": "5", "hi_closed": true}}`},
		"code":       {value: indicator.CodeValue("partial"), text: "partial", bounds: none, json: `{"code": "partial"}`, code: "partial"},
		"text":       {value: indicator.TextValue("N/A"), text: "N/A", bounds: none, json: `{"text": "N/A"}`, words: "N/A"},
		"yes":        {value: indicator.YesNoValue(true), text: "yes", bounds: none, json: `{"yes": true}`, yes: "yes"},
		"no":         {value: indicator.YesNoValue(false), text: "no", bounds: none, json: `{"yes": false}`, yes: "no"},
		"withheld":   {value: indicator.AbsentValue(indicator.Withheld), text: "withheld", bounds: none, absence: indicator.Withheld, json: `{"absent": "withheld"}`},
		"zero value": {text: "not-reported", bounds: none, absence: indicator.NotReported, json: `{"absent": "not-reported"}`},
	}
}

func TestValueKinds(t *testing.T) {
	all := kinds(t)
	for name, tt := range all {
		t.Run(name, func(t *testing.T) {
			v := tt.value
			require.Equal(t, tt.text, v.String())
			require.Equal(t, tt.bounds, v.Bounds().String())
			require.Equal(t, tt.absence, v.Absence())
			require.Equal(t, tt.absence != indicator.Present, v.IsAbsent())
			require.Equal(t, name == "zero value", v.IsZero())

			_, ok := v.Figure()
			require.Equal(t, tt.isFig, ok)
			_, _, factor, ok := v.Parts()
			require.Equal(t, tt.isParts, ok)
			require.Equal(t, ok, factor.Sign() > 0)
			code, ok := v.Code()
			require.Equal(t, tt.code, code)
			require.Equal(t, tt.code != "", ok)
			words, ok := v.Text()
			require.Equal(t, tt.words, words)
			require.Equal(t, tt.words != "", ok)
			yes, ok := v.Yes()
			require.Equal(t, tt.yes == "yes", yes)
			require.Equal(t, tt.yes != "", ok)

			data, err := json.Marshal(v)
			require.NoError(t, err)
			require.JSONEq(t, tt.json, string(data))
			back := indicator.TextValue("before")
			require.NoError(t, json.Unmarshal(data, &back))
			require.True(t, v.Equal(back))

			for other, o := range all {
				require.Equal(t, name == other, v.Equal(o.value), other)
			}
		})
	}
}

func TestValueConstructors(t *testing.T) {
	for name, v := range map[string]indicator.Value{
		"figure not stated": indicator.FigureValue(figure.Figure{}),
		"no code":           indicator.CodeValue(""),
		"no text":           indicator.TextValue(""),
		"present":           indicator.AbsentValue(indicator.Present),
		"not reported":      indicator.AbsentValue(indicator.NotReported),
		"no parts":          parts(t, "", "", 1),
	} {
		require.True(t, v.IsZero(), name)
		require.True(t, v.Equal(indicator.Value{}), name)
	}
	for _, factor := range []int64{0, -100} {
		_, err := indicator.PartsValue(figure.Count(1, ""), figure.Count(2, ""), figure.Int(factor))
		require.ErrorContains(t, err, "indicator: value: factor")
	}
	unknown := indicator.BoundsValue(figure.Interval{})
	require.False(t, unknown.IsAbsent(), "there is a value of which nothing is known")
}

// A denominator that may be on both sides of zero leaves no bounds, and an
// uncertain one at zero keeps the bound that holds.
func TestValueBoundsOfParts(t *testing.T) {
	require.Equal(t, "[1/150, ∞)", parts(t, "100", "up to 15,000", 1).Bounds().String())
	signed, err := indicator.PartsValue(figure.Count(1, ""), figure.MustParse("up to 5").Signed(), figure.Int(1))
	require.NoError(t, err)
	require.True(t, signed.Bounds().IsUnbounded())
	require.False(t, signed.IsAbsent())
}

func TestValueJSONIsStrict(t *testing.T) {
	one := `{"hedge": "exact", "value": "1", "place_value": "1"}`
	tests := map[string]struct {
		data string
		kind bool // the error matches ErrValue
	}{
		"two kinds":            {`{"code": "a", "yes": true}`, true},
		"figure and parts":     {`{"figure": ` + one + `, "numerator": ` + one + `}`, true},
		"numerator alone":      {`{"numerator": ` + one + `}`, true},
		"factor alone":         {`{"factor": "100"}`, true},
		"factor of zero":       {`{"numerator": ` + one + `, "denominator": ` + one + `, "factor": "0"}`, true},
		"absent for no reason": {`{"absent": ""}`, true},
		"no such reason":       {`{"absent": "lost"}`, false},
		"number":               {`12`, false},
		"number for a figure":  {`{"figure": 12}`, false},
		"unknown field":        {`{"value": "12"}`, false},
		"key twice":            {`{"code": "a", "code": "b"}`, false},
		"inverted bounds":      {`{"bounds": {"lo": "2", "lo_closed": true, "hi": "1", "hi_closed": true}}`, false},
		"huge":                 {`{"figure": {"hedge": "exact", "value": "` + strings.Repeat("9", 1e6) + `", "place_value": "1"}}`, false},
		"nothing":              {``, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			v := indicator.CodeValue("before")
			err := v.UnmarshalJSON([]byte(tt.data))
			require.ErrorContains(t, err, "indicator: ")
			require.Less(t, len(err.Error()), 600)
			if tt.kind {
				require.ErrorIs(t, err, indicator.ErrValue)
			}
			require.True(t, v.Equal(indicator.CodeValue("before")))
		})
	}
	for _, data := range []string{`null`, `{}`, `{"absent": "not-reported"}`, `{"text": ""}`, `{"figure": {"hedge": "not-stated"}}`} {
		v := indicator.CodeValue("before")
		require.NoError(t, v.UnmarshalJSON([]byte(data)), data)
		require.True(t, v.IsZero(), data)
	}
}

func FuzzValueJSON(f *testing.F) {
	for _, k := range kinds(f) {
		f.Add([]byte(k.json))
	}
	f.Add([]byte(`null`))
	f.Add([]byte(`{"absent":"present"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var v indicator.Value
		if err := v.UnmarshalJSON(data); err != nil {
			require.True(t, v.IsZero())
			return
		}
		written, err := json.Marshal(v)
		require.NoError(t, err)
		var back indicator.Value
		require.NoError(t, back.UnmarshalJSON(written))
		require.True(t, v.Equal(back), "%s", written)
		_ = v.Bounds().Compare(figure.GreaterOrEqual, figure.Int(0)) == check.Met
		_ = v.String()
	})
}
