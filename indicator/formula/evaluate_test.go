package formula_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/formula"
)

// items reads "A=3 B=13"; what is not named is missing.
func items(t testing.TB, s string) formula.Lookup {
	t.Helper()
	m := map[string]figure.Number{}
	for _, pair := range strings.Fields(s) {
		name, text, ok := strings.Cut(pair, "=")
		require.True(t, ok)
		m[name] = num(text)
	}
	return formula.Values(m)
}

func requireValue(t testing.TB, want string, r formula.Result) {
	t.Helper()
	n, ok := r.Value()
	require.True(t, ok, r.Reason())
	require.Equal(t, want, n.String())
}

const (
	skipAny = formula.SkipIfAnyMissing
	skipAll = formula.SkipIfAllMissing
	never   = formula.NeverSkip
)

// Values by strategy; "" is none, for missing items.
func TestEvaluateStrategies(t *testing.T) {
	tests := map[string]struct {
		expr, items   string
		any, all, not string
		used          int
		missing, zero string // zero by NeverSkip
	}{
		// The cases of the DHIS2 rules.
		"none missing":  {"A + B", "A=3 B=13", "16", "16", "16", 2, "", ""},
		"one missing":   {"A + B + C", "A=3 B=13", "", "16", "16", 2, "C", "C"},
		"all missing":   {"A + B", "", "", "", "0", 0, "A B", "A B"},
		"no items":      {"2 ^ 3 ^ 2", "", "512", "512", "512", 0, "", ""},
		"zero is there": {"A + B", "A=0", "", "0", "0", 1, "B", "B"},

		"an item twice": {"A + B * A", "A=3", "", "3", "3", 1, "B", "B"},
		"missing twice": {"A + A - B", "B=3", "", "-3", "-3", 1, "A", "A"},

		"null test does not count":     {"if(isNull(A), B, A)", "B=5", "5", "5", "5", 1, "A", ""},
		"null test of what is there":   {"if(isNotNull(A), A * 2, B)", "A=5", "10", "10", "10", 1, "", ""},
		"null test alone":              {"if(isNull(A), 7, 8)", "", "7", "7", "7", 0, "A", ""},
		"null test of a sum":           {"if(isNull(A + B), 7, 8)", "A=1", "7", "7", "7", 1, "B", ""},
		"null test and use":            {"if(isNull(A), 1, 0) + A + B", "B=1", "", "2", "2", 1, "A", "A"},
		"first there":                  {"firstNonNull(A, B)", "A=1 B=2", "1", "1", "1", 1, "", ""},
		"second there":                 {"firstNonNull(A, B)", "B=2", "2", "2", "2", 1, "A", ""},
		"none there":                   {"firstNonNull(A, B)", "", "", "", "0", 0, "A B", "A B"},
		"none there, and more":         {"firstNonNull(A, B) + C", "C=5", "", "", "5", 1, "A B", "A B"},
		"none there, in a greatest":    {"greatest(firstNonNull(A, B), C)", "C=-5", "-5", "-5", "-5", 1, "A B", ""},
		"none there, compared":         {"if(firstNonNull(A, B) < C, 1, 2)", "C=5", "", "", "1", 1, "A B", "A B"},
		"none there, and a sign":       {"-firstNonNull(A, B)", "", "", "", "0", 0, "A B", "A B"},
		"a constant instead":           {"firstNonNull(A, 0) + C", "C=5", "5", "5", "5", 1, "A", ""},
		"first of sums":                {"firstNonNull(A * 2 + B, C)", "A=1 C=9", "9", "9", "9", 2, "B", ""},
		"greatest of a gap":            {"greatest(A, B)", "A=-3", "", "0", "0", 1, "B", "B"},
		"greatest within a null test":  {"firstNonNull(greatest(A, B), 9)", "A=-3", "-3", "-3", "-3", 1, "B", ""},
		"least of all gaps, null test": {"firstNonNull(least(A, B), 9)", "", "9", "9", "9", 0, "A B", ""},
		"part not chosen":              {"if(A > 1, A, B)", "A=2", "2", "2", "2", 1, "", ""},
		"part chosen":                  {"if(A > 1, A, B)", "A=1", "", "0", "0", 1, "B", "B"},
		"condition of a gap":           {"if(A > 1, 5, 6)", "", "", "", "6", 0, "A", "A"},
		"gap in a condition, tested":   {"firstNonNull(if(A > 1, 5, 6), 7)", "", "7", "7", "7", 0, "A", ""},
		"and decided by the left":      {"if(1 > 2 && A > 0, 5, 6)", "", "6", "6", "6", 0, "", ""},
		"or decided by the left":       {"if(1 < 2 || A > 0, 5, 6)", "", "5", "5", "5", 0, "", ""},
		"and decided by the right":     {"firstNonNull(if(A > 0 && 1 > 2, 5, 6), 7)", "", "6", "6", "6", 0, "A", ""},
		"or open":                      {"firstNonNull(if(A > 0 || 1 > 2, 5, 6), 7)", "", "7", "7", "7", 0, "A", ""},
		"not of a gap":                 {"firstNonNull(if(!(A > 0), 5, 6), 7)", "", "7", "7", "7", 0, "A", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := formula.MustParse(tt.expr)
			for s, want := range map[formula.Strategy]string{skipAny: tt.any, skipAll: tt.all, never: tt.not} {
				r := e.Evaluate(items(t, tt.items), s)
				require.Equal(t, tt.used, r.Used(), s)
				require.Equal(t, strings.Fields(tt.missing), append([]string{}, r.Missing()...), s)
				if want == "" {
					require.Equal(t, formula.MissingItems, r.Reason(), s)
					require.Empty(t, r.CountedAsZero())
					_, ok := r.Value()
					require.False(t, ok)
					_, ok = r.Bounds()
					require.False(t, ok)
					continue
				}
				requireValue(t, want, r)
				if s == never {
					require.Equal(t, strings.Fields(tt.zero), append([]string{}, r.CountedAsZero()...))
				}
			}
		})
	}
}

func TestEvaluateArithmetic(t *testing.T) {
	tests := map[string]struct {
		want   string
		reason formula.Reason
	}{
		"-3 ^ 2":             {want: "-9"},
		"(-3) ^ 2":           {want: "9"},
		"2 ^ 3 ^ 2":          {want: "512"},
		"2 ^ -3 ^ 2":         {want: "0.001953125"},
		"2 ^ -2":             {want: "0.25"},
		"20 - 8 / 2 / 2 * 3": {want: "14"},
		"7 % 4 / 2":          {want: "1.5"},
		"-7 % 4":             {want: "-3"},
		"7 % -4":             {want: "3"},
		"7.5 % 2":            {want: "1.5"},
		"0.1 + 0.2":          {want: "0.3"},
		"1 / 3 * 3":          {want: "1"},
		"10 - 2 - 3":         {want: "5"},
		"+5 - -5":            {want: "10"},

		"1 / 0":                      {reason: formula.DivisionByZero},
		"0 / 0":                      {reason: formula.DivisionByZero},
		"1 % 0":                      {reason: formula.DivisionByZero},
		"0 ^ -1":                     {reason: formula.DivisionByZero},
		"1 + 2 * (1 / (3 - 3))":      {reason: formula.DivisionByZero},
		"if(1 > 2, 1 / 0, 4)":        {want: "4"},
		"if(1 / 0 > 2, 3, 4)":        {reason: formula.DivisionByZero},
		"if(1 / 0 > 2 && 1 > 2,3,4)": {want: "4"},
		"if(1 / 0 > 2 && 1 < 2,3,4)": {reason: formula.DivisionByZero},
		"if(isNull(1 / 0), 3, 4)":    {reason: formula.DivisionByZero},
		"firstNonNull(1 / 0, 2)":     {reason: formula.DivisionByZero},
		"greatest(1, 1 / 0, 3)":      {reason: formula.DivisionByZero},
		"1 / 0 + (-1) ^ .5":          {reason: formula.DivisionByZero},
		"(-1) ^ .5 + 1 / 0":          {reason: formula.PowerUndefined},

		"0 ^ 0":                          {want: "1"},
		"0 ^ 2":                          {want: "0"},
		"0 ^ .5":                         {want: "0"},
		"4 ^ 0.5":                        {want: "2"},
		"4 ^ -0.5":                       {want: "0.5"},
		"2.25 ^ 0.5":                     {want: "1.5"},
		"8 ^ (1 / 3)":                    {want: "2"},
		"8 ^ (2 / 3)":                    {want: "4"},
		"32 ^ 0.4":                       {want: "4"},
		"1 ^ 0.123":                      {want: "1"},
		"(1 / 4) ^ 1.5":                  {want: "0.125"},
		"(9 ^ 60) ^ (1 / 60)":            {want: "9"},
		"2 ^ 0.5":                        {reason: formula.PowerNotExact},
		"0.5 ^ 0.5":                      {reason: formula.PowerNotExact},
		"(4 / 3) ^ 0.5":                  {reason: formula.PowerNotExact},
		"4 ^ 0.0001":                     {reason: formula.PowerNotExact},
		"2 ^ (1 / 99999999999999999999)": {reason: formula.PowerNotExact},
		"(-8) ^ (1 / 3)":                 {reason: formula.PowerUndefined},
		"(-4) ^ 0.5":                     {reason: formula.PowerUndefined},

		"9 ^ 9 ^ 9":                         {reason: formula.TooLarge},
		"9 ^ -9 ^ 9":                        {reason: formula.TooLarge}, // of the denominator
		"9 ^ -(9 ^ 9)":                      {reason: formula.TooLarge},
		"0.1 ^ 9 ^ 9":                       {reason: formula.TooLarge},
		"1 ^ 9 ^ 9":                         {want: "1"},
		"(-1) ^ 9 ^ 9":                      {want: "-1"},
		"(-1) ^ (9 ^ 9 + 1)":                {want: "1"},
		"0 ^ 9 ^ 9":                         {want: "0"},
		"2 ^ 4095 / 2 ^ 4095":               {want: "1"},
		"2 ^ 4096":                          {reason: formula.TooLarge},
		"3 ^ 99999999999999999999999999":    {reason: formula.TooLarge},
		"3 ^ 2600":                          {reason: formula.TooLarge},
		"3 ^ 2600 * 0":                      {reason: formula.TooLarge},
		"3 ^ 2500 / 3 ^ 2499":               {want: "3"},
		"2 ^ 4000 * 2 ^ 4000":               {reason: formula.TooLarge},
		"2 ^ 4000 - 2 ^ 4000 + 5":           {want: "5"},
		"(2 ^ 4000) ^ 2":                    {reason: formula.TooLarge},
		"((2 ^ 4000) ^ 4) ^ 4":              {reason: formula.TooLarge},
		"1 / (2 ^ 4000) / (2 ^ 4000)":       {reason: formula.TooLarge},
		"greatest(1, 3, 2)":                 {want: "3"},
		"least(3, 1, 2)":                    {want: "1"},
		"greatest(-1)":                      {want: "-1"},
		"if(1 < 1, 1, 0)":                   {want: "0"},
		"if(1 <= 1, 1, 0)":                  {want: "1"},
		"if(1 > 1, 1, 0)":                   {want: "0"},
		"if(1 >= 1, 1, 0)":                  {want: "1"},
		"if(1 / 3 == 2 / 6, 1, 0)":          {want: "1"},
		"if(1 / 3 != 2 / 6, 1, 0)":          {want: "0"},
		"if(!(1 > 2) && 1 < 2, 1, 0)":       {want: "1"},
		"if(1 > 2 || 2 > 1 && 1 > 2, 1, 0)": {want: "0"},
	}
	for text, tt := range tests {
		t.Run(text, func(t *testing.T) {
			e := formula.MustParse(text)
			for s := range never + 1 {
				r := e.Evaluate(nil, s)
				require.Equal(t, tt.reason, r.Reason())
				if tt.reason == formula.NoReason {
					requireValue(t, tt.want, r)
				} else if _, ok := r.Value(); ok {
					require.Fail(t, "a value and a reason")
				}
			}
		})
	}
}

// Where a gap makes a denominator 0, the strategy comes first.
func TestEvaluateGapInADenominator(t *testing.T) {
	e := formula.MustParse("A / B")
	require.Equal(t, formula.MissingItems, e.Evaluate(items(t, "A=1"), skipAny).Reason())
	require.Equal(t, formula.MissingItems, e.Evaluate(items(t, ""), skipAll).Reason())
	r := e.Evaluate(items(t, "A=1"), skipAll)
	require.Equal(t, formula.DivisionByZero, r.Reason())
	require.Equal(t, []string{"B"}, r.CountedAsZero())
	require.Equal(t, 1, r.Used())
}

// An undefined left operand does not hide what is missing on the right.
func TestEvaluateCountsBothSides(t *testing.T) {
	r := formula.MustParse("A / 0 + B + C").Evaluate(items(t, "A=1 B=2"), skipAll)
	require.Equal(t, formula.DivisionByZero, r.Reason())
	require.Equal(t, 2, r.Used())
	require.Equal(t, []string{"C"}, r.Missing())
}

func TestEvaluateZeroValue(t *testing.T) {
	for _, r := range []formula.Result{{}, formula.Expr{}.Evaluate(nil, never), formula.Expr{}.EvaluateIntervals(nil, never)} {
		require.Equal(t, formula.NotStated, r.Reason())
		_, ok := r.Value()
		require.False(t, ok)
		_, ok = r.Bounds()
		require.False(t, ok)
	}
}

// Each item is looked up once, also where there are many.
func TestEvaluateAsksOnce(t *testing.T) {
	for _, n := range []int{5, 500} {
		e := constant("0")
		for i := range 2 * n {
			e = formula.Add(e, formula.Item(fmt.Sprint("x", i%n)))
		}
		asked := map[string]int{}
		r := e.Evaluate(func(name string) (figure.Number, bool) {
			asked[name]++
			return num("1"), name != "x1"
		}, skipAll)
		requireValue(t, fmt.Sprint(2*n-2), r)
		require.Equal(t, n-1, r.Used())
		require.Equal(t, []string{"x1"}, r.Missing())
		for name, times := range asked {
			require.Equal(t, 1, times, name)
		}
	}
}

// A value that is there by a strategy is the same by every laxer one, and
// there is a value or a reason, never both.
func TestEvaluateStrategiesAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	kept := 0
	for range 5000 {
		e := randomExpr(r, 4)
		m := map[string]figure.Number{}
		for _, name := range names {
			if r.IntN(3) > 0 {
				m[name] = figure.Int(int64(r.IntN(7) - 3))
			}
		}
		var values [3]string
		for s := range never + 1 {
			res := e.Evaluate(formula.Values(m), s)
			n, ok := res.Value()
			require.Equal(t, ok, res.Reason() == formula.NoReason)
			if values[s] = res.Reason().String(); ok {
				values[s] = n.String()
			}
			require.Len(t, res.Missing(), len(difference(res, m)), "%s", e)
		}
		skipped := formula.MissingItems.String()
		if values[skipAny] != skipped {
			kept++
			require.Equal(t, values[skipAny], values[skipAll], e.String())
		}
		if values[skipAll] != skipped {
			require.Equal(t, values[skipAll], values[never], e.String())
		}
	}
	require.Greater(t, kept, 500)
}

// difference returns the missing names that the map indeed does not hold.
func difference(r formula.Result, m map[string]figure.Number) []string {
	var out []string
	for _, name := range r.Missing() {
		if _, ok := m[name]; !ok {
			out = append(out, name)
		}
	}
	return out
}

// Sums of products against plain big rationals.
func TestEvaluateAgainstRationals(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		e, want := constant("0"), new(big.Rat)
		m := map[string]figure.Number{}
		for i := range 1 + r.IntN(30) {
			x, y := big.NewRat(r.Int64N(2e9)-1e9, 1+r.Int64N(1e6)), big.NewRat(1+r.Int64N(1e9), 1+r.Int64N(1e3))
			nx, ny := fmt.Sprint("x", i), fmt.Sprint("y", i)
			m[nx], m[ny] = figure.FromRat(x), figure.FromRat(y)
			if i%2 == 0 {
				e, want = formula.Add(e, formula.Mul(formula.Item(nx), formula.Item(ny))), want.Add(want, new(big.Rat).Mul(x, y))
			} else {
				e, want = formula.Sub(e, formula.Div(formula.Item(nx), formula.Item(ny))), want.Sub(want, new(big.Rat).Quo(x, y))
			}
		}
		n, ok := e.Evaluate(formula.Values(m), skipAny).Value()
		require.True(t, ok)
		require.Zero(t, n.Rat().Cmp(want), e.String())
	}
}

// Whole powers and their roots lead back.
func TestEvaluatePowersLeadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	e := formula.MustParse("(A ^ B) ^ (1 / B)")
	for range 500 {
		x, _ := figure.Frac(1+r.Int64N(5000), 1+r.Int64N(5000))
		res := e.Evaluate(formula.Values(map[string]figure.Number{"A": x, "B": figure.Int(1 + r.Int64N(40))}), skipAny)
		requireValue(t, x.String(), res)
	}
}

func TestResultString(t *testing.T) {
	e := formula.MustParse("A + B + firstNonNull(C, 0)")
	require.Equal(t, "A + B + firstNonNull(C, 0) = 3; 2 items used, 1 missing (C)", e.Evaluate(items(t, "A=1 B=2"), skipAll).String())
	require.Equal(t, "A + B + firstNonNull(C, 0) = 1; 1 item used, 2 missing (B, C), of which counted as 0: B", e.Evaluate(items(t, "A=1"), skipAll).String())
	require.Equal(t, "A + B + firstNonNull(C, 0) = no value, missing-items; 1 item used, 2 missing (B, C)", e.Evaluate(items(t, "A=1"), skipAny).String())
	require.Equal(t, "A + B = 1; 1 item used, 1 missing (B) and counted as 0", formula.Add(a, b).Evaluate(items(t, "A=1"), skipAll).String())
	require.Equal(t, "A + B = 3; 2 items used", formula.Add(a, b).Evaluate(items(t, "A=1 B=2"), skipAll).String())
}

func TestResultTrace(t *testing.T) {
	r := formula.MustParse("A + B + firstNonNull(C, 0)").Evaluate(items(t, "A=1"), skipAll)
	require.Equal(t, check.Trace{
		{Kind: check.Policy, Name: "missing items", Text: "skip-if-all-missing"},
		{Kind: check.Input, Name: "A", Text: "1"},
		{Kind: check.LeftOut, Name: "B", Text: "missing", Why: "counted as 0"},
		{Kind: check.LeftOut, Name: "C", Text: "missing", Why: "asked in a null test"},
		{Kind: check.Result, Name: "A + B + firstNonNull(C, 0)", Text: "1"},
	}, r.Trace())
	require.True(t, r.Expr().Equal(formula.MustParse("A + B + firstNonNull(C, 0)")))
	require.Equal(t, skipAll, r.Strategy())
	r = formula.Add(a, b).Evaluate(items(t, "A=1"), skipAny)
	require.Equal(t, "left-out: B: missing\n", r.Trace().Of(check.LeftOut).String())
	require.Equal(t, "result: A + B: no value, missing-items\n", r.Trace().Of(check.Result).String())
}

func TestResultJSON(t *testing.T) {
	tests := map[string]struct {
		r    formula.Result
		want string
	}{
		"value": {
			formula.Add(a, c).Evaluate(items(t, "A=45"), skipAll),
			`{"expression": "A + C", "value": "45", "strategy": "skip-if-all-missing", "used": 1, "missing": ["C"], "counted_as_zero": ["C"]}`,
		},
		"reason": {
			formula.Div(a, c).Evaluate(items(t, "A=45 C=0"), skipAny),
			`{"expression": "A / C", "reason": "division-by-zero", "strategy": "skip-if-any-missing", "used": 2}`,
		},
		"malformed": {
			formula.Item("").Evaluate(nil, skipAny),
			`{"reason": "malformed", "strategy": "skip-if-any-missing", "used": 0}`,
		},
		"bounds": {
			formula.Neg(a).EvaluateIntervals(func(string) (figure.Interval, bool) { return figure.Above(num("3")), true }, never),
			`{"expression": "-A", "bounds": {"lo": null, "lo_closed": false, "hi": "-3", "hi_closed": false}, "strategy": "never-skip", "used": 1}`,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			data, err := json.Marshal(tt.r)
			require.NoError(t, err)
			require.JSONEq(t, tt.want, string(data))
		})
	}
}

func TestEnums(t *testing.T) {
	for s := range never + 1 {
		var back formula.Strategy
		text, err := s.MarshalText()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, s, back)
	}
	seen := map[string]bool{}
	for r := range formula.NumeratorUndefined + 1 {
		var back formula.Reason
		text, err := r.MarshalText()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, r, back)
		require.False(t, seen[r.String()], r)
		seen[r.String()] = true
	}
	_, err := (formula.NumeratorUndefined + 1).MarshalText()
	require.ErrorContains(t, err, "formula: ")
	require.ErrorContains(t, new(formula.Strategy).UnmarshalText([]byte("sometimes")), `"sometimes" is no strategy`)
}
