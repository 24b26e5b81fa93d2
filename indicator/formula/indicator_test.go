package formula_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/formula"
)

func TestIndicatorEvaluate(t *testing.T) {
	ab := func(factor int64) formula.Indicator {
		return formula.Indicator{Numerator: a, Denominator: b, Factor: figure.Int(factor)}
	}
	yearly := ab(1000)
	yearly.Annualised = true
	withDecimals := func(i formula.Indicator, n int) formula.Indicator {
		i.Decimals = &n
		return i
	}
	withGap := ab(100)
	withGap.Numerator = formula.Add(a, c)
	upstream := formula.Indicator{Numerator: a, Denominator: b, Factor: figure.Int(100), Annualised: true}
	tests := map[string]struct {
		i           formula.Indicator
		items       string
		days        int
		value, text string
		reason      formula.Reason
		used        int
		missing     []string
		zero        []string
	}{
		// The cases of the DHIS2 rules.
		"percentage":        {i: ab(100), items: "A=45 B=60", value: "75", text: "75.00", used: 2},
		"gap":               {i: withGap, items: "A=45 B=60", value: "75", text: "75.00", used: 2, missing: []string{"C"}, zero: []string{"C"}},
		"denominator zero":  {i: ab(100), items: "A=45 B=0", reason: formula.DenominatorZero, used: 2},
		"numerator missing": {i: ab(100), items: "B=60", reason: formula.NumeratorMissing, used: 1, missing: []string{"A"}},
		"denominator of 1":  {i: formula.Indicator{Numerator: a, Denominator: constant("1"), Factor: num("1")}, items: "A=24", value: "24", text: "24.00", used: 1},
		"annualised":        {i: yearly, items: "A=12 B=4000", days: 31, value: "1095/31", text: "35.32", used: 2},
		"no decimals":       {i: withDecimals(ab(100), 0), items: "A=1 B=3", value: "100/3", text: "33", used: 2},
		"upstream's figure": {i: upstream, items: "A=24 B=12", days: 182, value: "36500/91", text: "401.10", used: 2},

		"plain number":        {i: formula.Indicator{Numerator: a}, items: "A=24", value: "24", text: "24.00", used: 1},
		"plain, no numerator": {i: formula.Indicator{Numerator: a}, reason: formula.NumeratorMissing, missing: []string{"A"}},
		"plain, annualised":   {i: formula.Indicator{Numerator: a, Annualised: true}, items: "A=31", days: 31, value: "365", text: "365.00", used: 1},
		"days not known":      {i: yearly, items: "A=12 B=4000", value: "3", text: "3.00", used: 2},
		"days of no use":      {i: ab(1000), items: "A=12 B=4000", days: 31, value: "3", text: "3.00", used: 2},
		"days below 0":        {i: yearly, items: "A=12 B=4000", days: -31, value: "3", text: "3.00", used: 2},
		"factor not stated":   {i: formula.Indicator{Numerator: a, Denominator: b}, items: "A=1 B=4", value: "0.25", text: "0.25", used: 2},
		"numerator of 0":      {i: ab(100), items: "A=0 B=60", value: "0", text: "0.00", used: 2},

		"denominator missing":            {i: ab(100), items: "A=45", reason: formula.DenominatorMissing, used: 1, missing: []string{"B"}},
		"both missing":                   {i: ab(100), reason: formula.DenominatorMissing, missing: []string{"A", "B"}},
		"denominator zero, no numerator": {i: ab(100), items: "B=0", reason: formula.DenominatorZero, used: 1, missing: []string{"A"}},
		"denominator undefined": {
			i: formula.Indicator{Numerator: a, Denominator: formula.Div(b, c)}, items: "A=1 B=2", reason: formula.DenominatorUndefined,
			used: 2, missing: []string{"C"}, zero: []string{"C"},
		},
		"numerator undefined": {
			i: formula.Indicator{Numerator: formula.Pow(a, constant("0.5")), Denominator: b}, items: "A=2 B=2", reason: formula.NumeratorUndefined, used: 2,
		},
		"item on both sides": {
			i: formula.Indicator{Numerator: formula.Add(a, c), Denominator: formula.Add(a, b, c), Factor: num("100")}, items: "A=1 B=3",
			value: "25", text: "25.00", used: 2, missing: []string{"C"}, zero: []string{"C"},
		},
		"gap makes denominator zero": {
			i: formula.Indicator{Numerator: a, Denominator: formula.Sub(b, c)}, items: "A=1 C=0", reason: formula.DenominatorZero,
			used: 2, missing: []string{"B"}, zero: []string{"B"},
		},
		"no numerator":      {i: formula.Indicator{Denominator: b}, items: "B=1", reason: formula.NotStated, used: 1},
		"malformed":         {i: formula.Indicator{Numerator: formula.Item("")}, reason: formula.NumeratorUndefined},
		"too many decimals": {i: withDecimals(ab(1), 21), items: "A=1 B=1", reason: formula.Malformed, used: 2},
		"too few decimals":  {i: withDecimals(ab(1), -1), items: "A=1 B=1", reason: formula.Malformed, used: 2},
		"tie, up":           {i: withDecimals(ab(1), 0), items: "A=5 B=2", value: "2.5", text: "3", used: 2},
		"tie, down":         {i: withDecimals(ab(1), 0), items: "A=-5 B=2", value: "-2.5", text: "-3", used: 2},
		"tie of 2 decimals": {i: ab(1), items: "A=1.005 B=1", value: "1.005", text: "1.01", used: 2},
		"tie below 0":       {i: ab(1), items: "A=-1.005 B=1", value: "-1.005", text: "-1.01", used: 2},
		"20 decimals":       {i: withDecimals(ab(1), 20), items: "A=2 B=3", value: "2/3", text: "0.66666666666666666667", used: 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			o := tt.i.Evaluate(items(t, tt.items), tt.days)
			require.Equal(t, tt.reason, o.Reason())
			require.Equal(t, tt.text, o.Text())
			value, ok := o.Value()
			require.Equal(t, tt.reason == formula.NoReason, ok)
			rounded, ok2 := o.Rounded()
			require.Equal(t, ok, ok2)
			if ok {
				require.Equal(t, tt.value, value.String())
				require.Equal(t, trimmed(tt.text), rounded.String())
			}
			require.Equal(t, tt.used, o.Used())
			require.Equal(t, tt.missing, o.Missing())
			require.Equal(t, tt.zero, o.CountedAsZero())
			require.Equal(t, tt.i.Annualised && tt.days > 0, o.IsAnnualised())
		})
	}
}

// trimmed returns a decimal without the zeros at its end.
func trimmed(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// A value of more digits than are taken from outside is rounded all the same.
func TestIndicatorManyDigits(t *testing.T) {
	o := formula.Indicator{Numerator: formula.MustParse("10 ^ 70 / 3"), Decimals: new(1)}.Evaluate(nil, 0)
	threes := strings.Repeat("3", 70)
	require.Equal(t, threes+".3", o.Text())
	rounded, ok := o.Rounded()
	require.True(t, ok)
	require.Equal(t, threes+"3/10", rounded.String())
}

func TestOutcomeSides(t *testing.T) {
	i := formula.Indicator{Numerator: formula.Add(a, c), Denominator: b, Factor: num("100"), Decimals: new(0)}
	o := i.Evaluate(items(t, "A=1 B=3"), 0)
	requireValue(t, "1", o.Numerator())
	requireValue(t, "3", o.Denominator())
	require.Equal(t, []string{"C"}, o.Numerator().Missing())
	require.Empty(t, o.Denominator().Missing())
	*i.Decimals = 9
	*o.Indicator().Decimals = 8
	require.Equal(t, "33", o.Text(), "an outcome keeps its own decimals")
	require.Equal(t, "(A + C) / (B) × 100 = 33; 2 items used, 1 missing (C) and counted as 0", o.String())
	require.True(t, o.Indicator().Numerator.Equal(i.Numerator))
	require.Equal(t, formula.NotStated, formula.Indicator{Numerator: a}.Evaluate(nil, 0).Denominator().Reason())

	require.Equal(t, formula.NotStated, formula.Outcome{}.Reason())
	_, ok := formula.Outcome{}.Value()
	require.False(t, ok)
	require.Empty(t, formula.Outcome{}.Text())
}

func TestOutcomeTrace(t *testing.T) {
	i := formula.Indicator{Numerator: formula.Add(a, c), Denominator: b, Factor: num("1000"), Annualised: true}
	require.Equal(t, check.Trace{
		{Kind: check.Policy, Name: "numerator: missing items", Text: "skip-if-all-missing"},
		{Kind: check.Input, Name: "numerator: A", Text: "12"},
		{Kind: check.LeftOut, Name: "numerator: C", Text: "missing", Why: "counted as 0"},
		{Kind: check.Compute, Name: "numerator", Text: "A + C = 12"},
		{Kind: check.Policy, Name: "denominator: missing items", Text: "skip-if-all-missing"},
		{Kind: check.Input, Name: "denominator: B", Text: "4000"},
		{Kind: check.Compute, Name: "denominator", Text: "B = 4000"},
		{Kind: check.Policy, Name: "factor", Text: "1000"},
		{Kind: check.Policy, Name: "annualised", Text: "365 / 31", Why: "days in the year by days in the period"},
		{Kind: check.Compute, Name: "value", Text: "1095/31"},
		{Kind: check.Rounding, Name: "2 decimals", Text: "35.32", Why: "half-up"},
		{Kind: check.Result, Name: "(A + C) / (B) × 1000 × 365 / 31", Text: "35.32"},
	}, i.Evaluate(items(t, "A=12 B=4000"), 31).Trace())

	i.Denominator = formula.Expr{}
	require.Equal(t, check.Trace{
		{Kind: check.Policy, Name: "numerator: missing items", Text: "skip-if-all-missing"},
		{Kind: check.LeftOut, Name: "numerator: A", Text: "missing"},
		{Kind: check.LeftOut, Name: "numerator: C", Text: "missing"},
		{Kind: check.Compute, Name: "numerator", Text: "A + C = no value, missing-items"},
		{Kind: check.Policy, Name: "factor", Text: "1000"},
		{Kind: check.LeftOut, Name: "annualised", Text: "not scaled", Why: "the days in the period are not known"},
		{Kind: check.Result, Name: "(A + C) × 1000", Text: "no value, numerator-missing"},
	}, i.Evaluate(nil, 0).Trace())
}

func TestOutcomeJSON(t *testing.T) {
	i := formula.Indicator{Numerator: formula.Add(a, c), Denominator: b, Factor: num("100"), Annualised: true}
	data, err := json.Marshal(i.Evaluate(items(t, "A=1 B=3"), 365))
	require.NoError(t, err)
	require.JSONEq(t, `{"value": "100/3", "rounded": "33.33", "annualised": true, "used": 2, "missing": ["C"], "counted_as_zero": ["C"],
		"numerator": {"expression": "A + C", "value": "1", "strategy": "skip-if-all-missing", "used": 1, "missing": ["C"], "counted_as_zero": ["C"]},
		"denominator": {"expression": "B", "value": "3", "strategy": "skip-if-all-missing", "used": 1}}`, string(data))
	data, err = json.Marshal(formula.Indicator{Numerator: a}.Evaluate(nil, 0))
	require.NoError(t, err)
	require.JSONEq(t, `{"reason": "numerator-missing", "used": 0, "missing": ["A"],
		"numerator": {"expression": "A", "reason": "missing-items", "strategy": "skip-if-all-missing", "used": 0, "missing": ["A"]}}`, string(data))
}

func TestIndicatorJSON(t *testing.T) {
	full := `{"numerator": "A + C", "denominator": "B", "factor": "1000", "annualised": true, "decimals": 0}`
	for _, text := range []string{full, `{"numerator": "A"}`} {
		var i formula.Indicator
		require.NoError(t, json.Unmarshal([]byte(text), &i))
		data, err := json.Marshal(i)
		require.NoError(t, err)
		require.JSONEq(t, text, string(data))
	}
	for name, text := range map[string]string{
		"unknown field":  `{"numerator": "A", "unit": "%"}`,
		"duplicate key":  `{"numerator": "A", "numerator": "B"}`,
		"syntax":         `{"numerator": "A +"}`,
		"factor":         `{"numerator": "A", "factor": "1e3"}`,
		"decimals":       `{"numerator": "A", "decimals": 1.5}`,
		"no object":      `[]`,
		"number, factor": `{"numerator": "A", "factor": 100}`,
	} {
		t.Run(name, func(t *testing.T) {
			i := formula.Indicator{Numerator: a}
			require.ErrorContains(t, i.UnmarshalJSON([]byte(text)), "formula: ")
			require.True(t, i.Numerator.Equal(a))
		})
	}
}

func TestIndicatorCheck(t *testing.T) {
	require.Nil(t, formula.Indicator{Numerator: a, Denominator: b, Factor: num("100"), Decimals: new(0)}.Check())
	tests := map[string]struct {
		i    formula.Indicator
		code string
		path check.Path
	}{
		"no numerator":     {formula.Indicator{Denominator: b}, "formula.no-numerator", "numerator"},
		"numerator":        {formula.Indicator{Numerator: formula.Item("")}, "formula.malformed", "numerator"},
		"denominator":      {formula.Indicator{Numerator: a, Denominator: formula.Item("")}, "formula.malformed", "denominator"},
		"factor":           {formula.Indicator{Numerator: a, Factor: num("-1")}, "formula.factor", "factor"},
		"decimals":         {formula.Indicator{Numerator: a, Decimals: new(21)}, "formula.decimals", "decimals"},
		"decimals below 0": {formula.Indicator{Numerator: a, Decimals: new(-1)}, "formula.decimals", "decimals"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fs := tt.i.Check()
			require.Len(t, fs, 1)
			require.Equal(t, tt.code, fs[0].Code)
			require.Equal(t, tt.path, fs[0].Path)
			require.Error(t, fs.Err())
		})
	}
	clean := formula.Indicator{Numerator: a, Denominator: b}
	require.Zero(t, testing.AllocsPerRun(100, func() { clean.Check() }))
}

// The factor scales, a unit that both sides share cancels, and a year of 365
// days is scaled by 1.
func TestIndicatorScales(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 500 {
		x, y := figure.Int(r.Int64N(1e6)), figure.Int(1+r.Int64N(1e6))
		k, _ := figure.Frac(1+r.Int64N(1000), 1+r.Int64N(1000))
		in := formula.Values(map[string]figure.Number{"A": x, "B": y})
		scaled := formula.Values(map[string]figure.Number{"A": x.Mul(k), "B": y.Mul(k)})
		i := formula.Indicator{Numerator: a, Denominator: b, Annualised: true}
		base, ok := i.Evaluate(in, 365).Value()
		require.True(t, ok)
		same, _ := i.Evaluate(scaled, 0).Value()
		require.True(t, base.Equal(same))
		i.Factor = k
		more, _ := i.Evaluate(in, 73).Value()
		require.True(t, base.Mul(k).Mul(figure.Int(5)).Equal(more))
	}
}

func FuzzIndicatorJSON(f *testing.F) {
	f.Add([]byte(`{"numerator": "A + C", "denominator": "B", "factor": "1000", "annualised": true, "decimals": 0}`))
	f.Add([]byte(`{"numerator": ""}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var i formula.Indicator
		if err := i.UnmarshalJSON(data); err != nil {
			require.True(t, i.Numerator.IsZero())
			return
		}
		text, err := json.Marshal(i)
		require.NoError(t, err)
		var back formula.Indicator
		require.NoError(t, json.Unmarshal(text, &back))
		require.True(t, i.Numerator.Equal(back.Numerator))
		require.True(t, i.Denominator.Equal(back.Denominator))
		require.True(t, i.Factor.Equal(back.Factor))
		i.Evaluate(nil, 31)
	})
}
