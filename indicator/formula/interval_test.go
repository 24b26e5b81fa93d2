package formula_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/formula"
)

// reported reads figures as reports have them.
func reported(m map[string]string) formula.IntervalLookup {
	return func(name string) (figure.Interval, bool) {
		text, ok := m[name]
		if !ok {
			return figure.Interval{}, false
		}
		return figure.MustParse(text).Bounds(), true
	}
}

func TestEvaluateIntervals(t *testing.T) {
	tests := map[string]struct {
		expr   string
		items  map[string]string
		want   string
		reason formula.Reason
	}{
		"sum":                {expr: "A + B", items: map[string]string{"A": "USD 6 million", "B": "USD 1.9 million"}, want: "[7350000, 8450000]"},
		"difference":         {expr: "A - B", items: map[string]string{"A": "over 1,700", "B": "up to 500"}, want: "(1200, ∞)"},
		"sign":               {expr: "-A", items: map[string]string{"A": "15-20%"}, want: "[-20, -15]"},
		"product":            {expr: "A * 2 * B", items: map[string]string{"A": "15-20%", "B": "10"}, want: "[300, 400]"},
		"quotient":           {expr: "A / B", items: map[string]string{"A": "EUR 1.4 million", "B": "up to 15,000"}, want: "[90, ∞)"},
		"twice":              {expr: "A - A", items: map[string]string{"A": "15-20%"}, want: "[-5, 5]"},
		"share, twice":       {expr: "A / (A + B)", items: map[string]string{"A": "10-20", "B": "20"}, want: "[0.25, 2/3]"},
		"share, once":        {expr: "1 / (1 + B / A)", items: map[string]string{"A": "10-20", "B": "20"}, want: "[1/3, 0.5]"},
		"gap":                {expr: "A + B", items: map[string]string{"A": "15-20%"}, want: "[15, 20]"},
		"all missing":        {expr: "A + B", reason: formula.MissingItems},
		"division by zero":   {expr: "1 / A", items: map[string]string{"A": "0"}, reason: formula.DivisionByZero},
		"gap below":          {expr: "A / B", items: map[string]string{"A": "15-20%"}, reason: formula.DivisionByZero},
		"both sides of zero": {expr: "1 / (A - 17)", items: map[string]string{"A": "15-20%"}, reason: formula.StraddlesZero},
		"power":              {expr: "A ^ 2 + B", items: map[string]string{"A": "15-20%"}, reason: formula.NoIntervalRule},
		"condition":          {expr: "1 + if(A > 1, A, B)", items: map[string]string{"A": "15-20%"}, reason: formula.NoIntervalRule},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := formula.MustParse(tt.expr).EvaluateIntervals(reported(tt.items), skipAll)
			require.Equal(t, tt.reason, r.Reason())
			v, ok := r.Bounds()
			require.Equal(t, tt.reason == formula.NoReason, ok)
			if ok {
				require.Equal(t, tt.want, v.String())
				require.Contains(t, r.String(), " = "+tt.want+"; ")
			}
			require.Equal(t, len(tt.items), r.Used())
			require.Len(t, r.Missing(), len(formula.MustParse(tt.expr).Items())-len(tt.items))
		})
	}
}

func TestEvaluateIntervalsValue(t *testing.T) {
	in := reported(map[string]string{"A": "3", "B": "2-3"})
	requireValue(t, "4", formula.MustParse("A + 1").EvaluateIntervals(in, skipAny))
	r := formula.Add(a, b).EvaluateIntervals(in, skipAny)
	_, ok := r.Value()
	require.False(t, ok, "more than one number is possible")
	require.Equal(t, formula.NoReason, r.Reason())
	require.Equal(t, formula.MissingItems, formula.Add(a, c).EvaluateIntervals(in, skipAny).Reason())
	require.Equal(t, formula.Malformed, formula.Item("").EvaluateIntervals(in, skipAny).Reason())
	v, ok := formula.Add(a, b).Evaluate(items(t, "A=1 B=2"), skipAny).Bounds()
	require.True(t, ok)
	require.Equal(t, "[3, 3]", v.String())
	require.Equal(t, "input: A: [3, 3]\ninput: B: [2, 3]\n", strings.Join([]string{r.Trace()[1].String(), r.Trace()[2].String(), ""}, "\n"))
}

func TestEvaluateIntervalsTooLarge(t *testing.T) {
	e := a
	for range 100 {
		e = formula.Mul(e, a)
	}
	big := figure.Point(num(strings.Repeat("9", 64)))
	r := e.EvaluateIntervals(func(string) (figure.Interval, bool) { return big, true }, never)
	require.Equal(t, formula.TooLarge, r.Reason())
	two := figure.From(num("2"))
	r = e.EvaluateIntervals(func(string) (figure.Interval, bool) { return two, true }, never)
	require.Equal(t, formula.NoReason, r.Reason(), "measured, not guessed")
}

// Whatever the items are within their bounds, the value is within those of the
// result.
func TestEvaluateIntervalsHoldTheValue(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	held := 0
	for range 3000 {
		e := randomExpr(r, 4)
		points, spans := map[string]figure.Number{}, map[string]figure.Interval{}
		for _, name := range names[:7] {
			n := r.Int64N(21) - 10
			v, err := figure.NewInterval(figure.Int(n-r.Int64N(3)), figure.Int(n+r.Int64N(3)))
			require.NoError(t, err)
			points[name], spans[name] = figure.Int(n), v
		}
		res := e.EvaluateIntervals(func(name string) (figure.Interval, bool) { v, ok := spans[name]; return v, ok }, never)
		v, ok := res.Bounds()
		if !ok {
			require.NotEqual(t, formula.NoReason, res.Reason())
			continue
		}
		if n, ok := e.Evaluate(formula.Values(points), never).Value(); ok {
			held++
			require.True(t, v.Contains(n), "%s: %s in %s", e, n, v)
		}
	}
	require.Greater(t, held, 300)
}
