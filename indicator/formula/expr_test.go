package formula_test

import (
	"encoding"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/formula"
)

var (
	_ encoding.TextMarshaler   = formula.Expr{}
	_ encoding.TextUnmarshaler = (*formula.Expr)(nil)
	_ encoding.TextMarshaler   = formula.Reason(0)
	_ encoding.TextMarshaler   = formula.Strategy(0)
)

func num(s string) figure.Number { return figure.MustNumber(s) }

func constant(s string) formula.Expr { return formula.Const(num(s)) }

// a, b and c are items of one letter.
var a, b, c = formula.Item("A"), formula.Item("B"), formula.Item("C")

func TestExprString(t *testing.T) {
	tests := map[string]struct {
		e    formula.Expr
		want string
	}{
		"zero":               {formula.Expr{}, ""},
		"sum":                {formula.Add(a, b, c), "A + B + C"},
		"sum on the right":   {formula.Add(a, formula.Add(b, c)), "A + (B + C)"},
		"difference":         {formula.Sub(a, formula.Sub(b, c)), "A - (B - C)"},
		"sum in product":     {formula.Mul(formula.Add(a, b), c), "(A + B) * C"},
		"product in sum":     {formula.Add(formula.Mul(a, b), c), "A * B + C"},
		"remainder":          {formula.Div(formula.Mod(a, b), c), "A % B / C"},
		"quotient below":     {formula.Div(a, formula.Mul(b, c)), "A / (B * C)"},
		"power of power":     {formula.Pow(formula.Pow(a, b), c), "(A ^ B) ^ C"},
		"power to power":     {formula.Pow(a, formula.Pow(b, c)), "A ^ B ^ C"},
		"minus a power":      {formula.Neg(formula.Pow(a, b)), "-A ^ B"},
		"power of minus":     {formula.Pow(formula.Neg(a), b), "(-A) ^ B"},
		"power to minus":     {formula.Pow(a, formula.Neg(b)), "A ^ -B"},
		"minus minus":        {formula.Neg(formula.Neg(a)), "-(-A)"},
		"minus a sum":        {formula.Neg(formula.Add(a, b)), "-(A + B)"},
		"subtract minus":     {formula.Sub(a, formula.Neg(b)), "A - -B"},
		"negative constant":  {constant("-3"), "-3"},
		"its power":          {formula.Pow(constant("-3"), constant("2")), "(-3) ^ 2"},
		"decimal":            {constant("0.50"), "0.5"},
		"fraction":           {constant("1/3"), "1 / 3"},
		"its power, too":     {formula.Pow(constant("8"), constant("1/3")), "8 ^ (1 / 3)"},
		"braces":             {formula.Add(formula.Item("jobs created"), formula.Item("a.b")), "#{jobs created} + #{a.b}"},
		"greatest and least": {formula.Greatest(a, formula.Least(b, c)), "greatest(A, least(B, C))"},
		"first non-null":     {formula.FirstNonNull(a, formula.Const(figure.Int(0))), "firstNonNull(A, 0)"},
		"if": {
			formula.If(formula.Compare(a, figure.GreaterOrEqual, b).And(formula.IsNull(c).Not()).Or(formula.NotEqual(b, c)), a, b),
			"if(A >= B && !isNull(C) || B != C, A, B)",
		},
		"conditions in parentheses": {
			formula.If(formula.IsNotNull(a).And(formula.Compare(a, figure.Less, b).Or(formula.Compare(a, figure.Equal, c))).Not(), a, b),
			"if(!(isNotNull(A) && (A < B || A == C)), A, B)",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, tt.e.Err())
			require.Equal(t, tt.want, tt.e.String())
			if !tt.e.IsZero() {
				back, err := formula.Parse(tt.want)
				require.NoError(t, err)
				require.True(t, tt.e.Equal(back))
				require.Equal(t, tt.want, back.String())
			}
		})
	}
}

func TestExprErr(t *testing.T) {
	deep, wide, long := a, a, formula.Item(strings.Repeat("x", 128))
	for range 101 {
		deep = formula.Neg(deep)
	}
	for range 4000 {
		wide = formula.Add(wide, b)
	}
	for range 600 {
		long = formula.Add(long, formula.Item(strings.Repeat("y", 128)))
	}
	doubled := a
	for range 80 { // as a tree it would have 2^80 leaves
		doubled = formula.Add(doubled, doubled)
	}
	tests := map[string]struct {
		e   formula.Expr
		err error
	}{
		"operand not stated":   {formula.Add(a, formula.Expr{}), formula.ErrNotStated},
		"condition not stated": {formula.If(formula.Cond{}, a, b), formula.ErrNotStated},
		"no name":              {formula.Item(""), formula.ErrName},
		"braces":               {formula.Add(a, formula.Item("a}b")), formula.ErrName},
		"control character":    {formula.Item("a\nb"), formula.ErrName},
		"turned writing":       {formula.Item("a\u202eb"), formula.ErrName},
		"invalid UTF-8":        {formula.Item("a\xffb"), formula.ErrName},
		"blank at the end":     {formula.Item("a "), formula.ErrName},
		"long name":            {formula.Item(strings.Repeat("a", 129)), formula.ErrName},
		"deep":                 {deep, formula.ErrLimit},
		"wide":                 {wide, formula.ErrLimit},
		"long":                 {long, formula.ErrLimit},
		"doubled":              {doubled, formula.ErrLimit},
		"long number":          {formula.Const(num(strings.Repeat("9", 64)).Mul(num("10"))), formula.ErrLimit},
		"first of two":         {formula.Add(formula.Item(""), formula.Expr{}), formula.ErrName},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.ErrorIs(t, tt.e.Err(), tt.err)
			require.Empty(t, tt.e.String())
			_, err := tt.e.MarshalText()
			require.ErrorIs(t, err, tt.err)
			require.False(t, tt.e.Equal(tt.e))
			r := tt.e.Evaluate(nil, formula.NeverSkip)
			require.Equal(t, formula.Malformed, r.Reason())
			_, ok := r.Value()
			require.False(t, ok)
		})
	}
	odd := formula.If(formula.Compare(a, figure.Op(9), b), a, b)
	require.ErrorContains(t, odd.Err(), "comparison(9)")
	require.Equal(t, formula.Malformed, odd.Evaluate(nil, formula.NeverSkip).Reason())
	require.Equal(t, formula.Malformed, a.Evaluate(nil, formula.Strategy(9)).Reason())
}

// What is at the limits prints and parses.
func TestExprAtTheLimits(t *testing.T) {
	deep, wide := a, a
	for range 50 { // a sign and its parentheses are two levels
		deep = formula.Neg(deep)
	}
	for range 1999 {
		wide = formula.Add(wide, b)
	}
	for _, e := range []formula.Expr{deep, wide} {
		require.NoError(t, e.Err())
		back, err := formula.Parse(e.String())
		require.NoError(t, err)
		require.True(t, e.Equal(back))
	}
	r := wide.Evaluate(formula.Values(map[string]figure.Number{"A": num("1"), "B": num("2")}), formula.SkipIfAnyMissing)
	requireValue(t, "3999", r)
}

func TestExprItems(t *testing.T) {
	require.Equal(t, []string{"B", "A", "C.x"}, formula.MustParse("if(isNull(B), A + 1, B) + #{C.x} - A").Items())
	require.Empty(t, formula.MustParse("1 + 2").Items())
	require.Empty(t, formula.Expr{}.Items())
}

func TestExprEqual(t *testing.T) {
	require.True(t, formula.Expr{}.Equal(formula.Expr{}))
	require.False(t, a.Equal(formula.Expr{}))
	require.False(t, formula.Add(a, b).Equal(formula.Add(b, a)))
	require.False(t, formula.Add(a, b).Equal(formula.Sub(a, b)))
	require.False(t, constant("1").Equal(constant("2")))
	require.False(t, formula.Greatest(a, b).Equal(formula.Greatest(a, b, c)))
	require.True(t, formula.MustParse("#{A} + B").Equal(formula.MustParse("A + #{B}")), "the same items")
	require.Equal(t, "#{A} + B", formula.MustParse("#{A}+B").String(), "as written")
	require.True(t, formula.IsNull(a).Equal(formula.IsNull(a)))
	require.Equal(t, "isNull(A) && A < B", formula.IsNull(a).And(formula.Compare(a, figure.Less, b)).String())
	require.False(t, formula.IsNull(a).Equal(formula.IsNotNull(a)))
}

func TestExprJSON(t *testing.T) {
	data, err := json.Marshal(formula.MustParse("if(A<B,A,B)"))
	require.NoError(t, err)
	require.JSONEq(t, `"if(A < B, A, B)"`, strings.ReplaceAll(string(data), `\u003c`, "<"))
	var e formula.Expr
	require.NoError(t, json.Unmarshal(data, &e))
	require.True(t, e.Equal(formula.If(formula.Compare(a, figure.Less, b), a, b)))
	require.ErrorIs(t, json.Unmarshal([]byte(`"A +"`), &e), formula.ErrSyntax)
	require.False(t, e.IsZero(), "an error leaves it as it was")
	require.NoError(t, json.Unmarshal([]byte(`""`), &e))
	require.True(t, e.IsZero())
}

// names are items of every form.
var names = []string{"A", "B", "C", "if", "least", "_x1", "fbfJHSPpUQD.pq2XI5kz2BY", "jobs created", "Број"}

// randomExpr returns an expression of up to that many levels.
func randomExpr(r *rand.Rand, levels int) formula.Expr {
	if levels == 0 || r.IntN(6) == 0 {
		switch r.IntN(3) {
		case 0:
			return constant([]string{"0", "1", "2", "0.5", "-3", "12.25", "1/3"}[r.IntN(7)])
		default:
			return formula.Item(names[r.IntN(len(names))])
		}
	}
	x, y := randomExpr(r, levels-1), randomExpr(r, levels-1)
	switch r.IntN(12) {
	case 0, 1:
		return formula.Add(x, y)
	case 2, 3:
		return formula.Sub(x, y)
	case 4:
		return formula.Mul(x, y)
	case 5:
		return formula.Div(x, y)
	case 6:
		return formula.Mod(x, y)
	case 7:
		return formula.Pow(x, y)
	case 8:
		return formula.Neg(x)
	case 9:
		return formula.If(randomCond(r, levels-1), x, y)
	case 10:
		return formula.FirstNonNull(x, y)
	}
	if r.IntN(2) == 0 {
		return formula.Greatest(x, y)
	}
	return formula.Least(x, y, x)
}

func randomCond(r *rand.Rand, levels int) formula.Cond {
	x, y := randomExpr(r, max(levels-1, 0)), randomExpr(r, max(levels-1, 0))
	if levels > 0 {
		switch r.IntN(6) {
		case 0:
			return randomCond(r, levels-1).And(randomCond(r, levels-1))
		case 1:
			return randomCond(r, levels-1).Or(randomCond(r, levels-1))
		case 2:
			return randomCond(r, levels-1).Not()
		}
	}
	switch r.IntN(4) {
	case 0:
		return formula.IsNull(x)
	case 1:
		return formula.IsNotNull(x)
	case 2:
		return formula.NotEqual(x, y)
	}
	return formula.Compare(x, figure.Op(r.IntN(5)), y)
}

func TestExprReadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		e := randomExpr(r, 6)
		require.NoError(t, e.Err())
		back, err := formula.Parse(e.String())
		require.NoError(t, err, e.String())
		require.True(t, e.Equal(back), e.String())
		require.Equal(t, e.String(), back.String())
		require.Equal(t, e.Items(), back.Items())
	}
}
