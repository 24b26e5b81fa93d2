package money_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

var (
	_ encoding.TextMarshaler   = money.Rational{}
	_ encoding.TextUnmarshaler = (*money.Rational)(nil)
	_ fmt.Stringer             = money.Rational{}
)

func number(s string) figure.Number { return figure.MustNumber(s) }

func TestAmountMul(t *testing.T) {
	tests := map[string]struct {
		amount, factor string
		scale          int
		mode           money.Rounding
		exact, want    string
	}{
		"beyond 64 bits": {amount: "123456789012345678.00 USD", factor: "23199.85", scale: 2, exact: "2864178986568067877748.3 USD", want: "2864178986568067877748.30 USD"}, // money_vectors.json
		"a third":        {amount: "100.00 EUR", factor: "1/3", scale: 2, exact: "100/3 EUR", want: "33.33 EUR"},
		"negative":       {amount: "-100.00 EUR", factor: "2/3", scale: 2, mode: money.Floor, exact: "-200/3 EUR", want: "-66.67 EUR"},
		"tie to even":    {amount: "0.05 EUR", factor: "0.5", scale: 2, exact: "0.025 EUR", want: "0.02 EUR"},
		"tie up":         {amount: "0.05 EUR", factor: "0.5", scale: 2, mode: money.HalfUp, exact: "0.025 EUR", want: "0.03 EUR"},
		"by zero":        {amount: "5.00 EUR", factor: "0", scale: 2, exact: "0 EUR", want: "0.00 EUR"},
		"to thousands":   {amount: "1499500 USD", factor: "1", scale: -3, mode: money.HalfUp, exact: "1499500 USD", want: "1500000 USD"},
		"not stated":     {factor: "2", scale: 2},
		"least int64":    {amount: "-9223372036854775808 USD", factor: "1/2", exact: "-4611686018427387904 USD", want: "-4611686018427387904 USD"},
		"many digits":    {amount: "0." + strings.Repeat("0", 61) + "5 EUR", factor: "1/2", scale: 62, mode: money.Up, exact: "1/4" + strings.Repeat("0", 61) + " EUR", want: "0." + strings.Repeat("0", 61) + "3 EUR"},
		"scale clamped":  {amount: "1 EUR", factor: "1", scale: 1000, exact: "1 EUR", want: "1." + strings.Repeat("0", 62) + " EUR"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := amount(tt.amount).Mul(number(tt.factor))
			require.Equal(t, tt.exact, r.String())
			require.Equal(t, tt.want, r.Round(tt.scale, tt.mode).String())
			if n := number(tt.factor); n.Sign() != 0 {
				back, err := r.Div(n)
				require.NoError(t, err)
				require.True(t, back.Equal(amount(tt.amount).Rational()))
			}
		})
	}
}

// Rounded to sixteen decimals first and to two then, this would be 0.02: the
// case of money_vectors.json.
func TestNoDoubleRounding(t *testing.T) {
	a := amount("0.0149999999999999999 USD")
	once, err := a.RoundMinor(money.HalfUp)
	require.NoError(t, err)
	require.Equal(t, "0.01 USD", once.String())
	require.Equal(t, "0.02 USD", a.Round(16, money.HalfUp).Round(2, money.HalfUp).String())
}

// 10 × (1/3) and 10 / 3 are the same here.
func TestAmountDiv(t *testing.T) {
	r, err := amount("10.00 EUR").Div(number("3"))
	require.NoError(t, err)
	require.True(t, r.Equal(amount("10 EUR").Mul(number("1/3"))))
	require.Equal(t, "10 EUR", r.Mul(number("3")).String())

	_, err = amount("10.00 EUR").Div(figure.Number{})
	require.ErrorIs(t, err, money.ErrZeroDivisor)
	require.EqualError(t, err, "money: division by zero: 10 EUR")
	r, err = money.Amount{}.Div(number("3"))
	require.NoError(t, err)
	require.True(t, r.IsZero())
}

func TestAmountRatio(t *testing.T) {
	tests := map[string]struct {
		a, b, want string
		err        error
	}{
		"a quarter":       {a: "25.00 EUR", b: "100 EUR", want: "0.25"},
		"no end":          {a: "1.85 USD", b: "8.5 USD", want: "37/170"},
		"negative":        {a: "-1 USD", b: "4 USD", want: "-0.25"},
		"zero over":       {a: "0.00 USD", b: "4 USD", want: "0"},
		"big":             {a: "100000000000000000000 USD", b: "300000000000000000000 USD", want: "1/3"},
		"over zero":       {a: "1 USD", b: "0.00 USD", err: money.ErrZeroDivisor},
		"zero over zero":  {a: "0 USD", b: "0.00 USD", err: money.ErrZeroDivisor},
		"currencies":      {a: "1 USD", b: "1 EUR", err: money.ErrMismatch},
		"zero, currency":  {a: "1 USD", b: "0 EUR", err: money.ErrMismatch},
		"no dividend":     {b: "1 EUR", err: money.ErrNoAmount},
		"no divisor":      {a: "1 EUR", err: money.ErrNoAmount},
		"nothing at all":  {err: money.ErrNoAmount},
		"the same, twice": {a: "1.50 EUR", b: "1.5 EUR", want: "1"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := amount(tt.a).Ratio(amount(tt.b))
			require.ErrorIs(t, err, tt.err)
			if tt.err == nil {
				require.Equal(t, tt.want, got.String())
				require.True(t, amount(tt.b).Mul(got).Equal(amount(tt.a).Rational()))
			}
		})
	}
}

func TestRationalAdd(t *testing.T) {
	third := amount("1 EUR").Mul(number("1/3"))
	sum := money.Rational{}
	for range 3 {
		var err error
		sum, err = sum.Add(third)
		require.NoError(t, err)
	}
	require.Equal(t, "1 EUR", sum.String())
	rest, err := sum.Sub(third)
	require.NoError(t, err)
	require.Equal(t, "2/3 EUR", rest.String())
	rest, err = rest.Add(money.Rational{})
	require.NoError(t, err)
	require.Equal(t, "2/3 EUR", rest.String())
	rest, err = money.Rational{}.Sub(rest)
	require.NoError(t, err)
	require.Equal(t, "-2/3 EUR", rest.String())
	require.Equal(t, -1, rest.Sign())

	_, err = sum.Add(amount("1 USD").Rational())
	require.ErrorIs(t, err, money.ErrMismatch)
	_, err = sum.Cmp(amount("1 USD").Rational())
	require.ErrorIs(t, err, money.ErrMismatch)
	order, err := third.Cmp(amount("0.3333333333333333333333 EUR").Rational())
	require.NoError(t, err)
	require.Equal(t, 1, order)
	order, err = third.Cmp(money.Rational{})
	require.NoError(t, err)
	require.Equal(t, 1, order)
	require.False(t, third.Equal(amount("1 USD").Mul(number("1/3"))))
}

func TestRationalAmount(t *testing.T) {
	for in, want := range map[string]string{
		"0.5 EUR": "0.5 EUR", "3/8 EUR": "0.375 EUR", "-7 EUR": "-7 EUR",
		"1/3 EUR":                     "",
		"18446744073709551617.25 EUR": "18446744073709551617.25 EUR",
		"1/" + new(big.Int).Exp(big.NewInt(2), big.NewInt(62), nil).String() + " EUR": "0." + fmt.Sprintf("%062s", new(big.Int).Exp(big.NewInt(5), big.NewInt(62), nil)) + " EUR",
		"1/" + new(big.Int).Exp(big.NewInt(2), big.NewInt(63), nil).String() + " EUR": "",
	} {
		r, err := money.ParseRational(in)
		require.NoError(t, err, in)
		got, ok := r.Amount()
		require.Equal(t, want, got.String(), in)
		require.Equal(t, want != "", ok, in)
		if ok {
			require.True(t, got.Rational().Equal(r))
		}
	}
	a, ok := money.Rational{}.Amount()
	require.True(t, ok && a.IsZero())

	r, err := money.NewRational(number("1/3"), money.EUR)
	require.NoError(t, err)
	require.Equal(t, "1/3 EUR", r.String())
	require.Equal(t, money.EUR, r.Currency())
	require.Equal(t, "1/3", r.Number().String())
	_, err = money.NewRational(number("1/3"), 0)
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
	_, err = money.NewRational(number("1/3"), 7)
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
}

// What is multiplied out and rounded is what fractions of big numbers give.
func TestRationalLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(41, 42))
	modes := []money.Rounding{money.HalfEven, money.HalfUp, money.Down, money.Up, money.Floor, money.Ceiling}
	for range 500 {
		a := randomAmount(rng)
		factor, _ := figure.Frac(rng.Int64N(2000)-1000, rng.Int64N(999)+1)
		r := a.Mul(factor)
		want := new(big.Rat).Mul(a.Decimal().Rat(), factor.Rat())
		require.Zero(t, want.Cmp(r.Number().Rat()))

		scale, mode := rng.IntN(10)-3, modes[rng.IntN(len(modes))]
		got := r.Round(scale, mode)
		off := new(big.Rat).Sub(got.Decimal().Rat(), want)
		unit := decimal.New(1, int32(-scale)).Rat()
		require.Negative(t, off.Abs(off).Cmp(unit), "within a unit")
		require.Equal(t, max(scale, 0), got.Scale())

		// To a step of that unit it is the same, and so it is for amounts.
		step := amount("1 EUR").Rational().Mul(figure.FromRat(unit)).Round(max(scale, 0), money.HalfEven)
		stepped, err := r.RoundTo(step, mode)
		require.NoError(t, err)
		require.True(t, stepped.Equal(got))
		stepped, err = a.RoundTo(step, mode)
		require.NoError(t, err)
		require.True(t, stepped.Equal(a.Round(scale, mode)))
	}
}

func TestRationalText(t *testing.T) {
	for _, s := range []string{"", "1234.5 EUR", "100/3 EUR", "-37/17 XDR", "0 JPY"} {
		var r money.Rational
		require.NoError(t, r.UnmarshalText([]byte(s)))
		require.Equal(t, s, r.String())
		data, err := json.Marshal(r)
		require.NoError(t, err)
		require.JSONEq(t, fmt.Sprintf("%q", s), string(data))
	}
	for s, want := range map[string]error{
		"":                                      money.ErrAmount,
		"EUR":                                   money.ErrAmount,
		" EUR":                                  money.ErrAmount,
		"1EUR":                                  money.ErrAmount,
		"1/0 EUR":                               money.ErrAmount,
		"1/-3 EUR":                              money.ErrAmount,
		"1.5/2 EUR":                             money.ErrAmount,
		"1e1000000000 EUR":                      money.ErrAmount,
		"١ EUR":                                 money.ErrAmount,
		"१/३ EUR":                               money.ErrAmount,
		"1\u200e EUR":                           money.ErrAmount,
		"\u202e1 EUR":                           money.ErrAmount,
		"1\x00 EUR":                             money.ErrAmount,
		"1\xff EUR":                             money.ErrAmount,
		"1 XXX":                                 money.ErrUnknownCurrency,
		"1/3 eur":                               money.ErrUnknownCurrency,
		strings.Repeat("1", 1_000_000) + " EUR": money.ErrAmount,
	} {
		r, err := money.ParseRational(s)
		require.ErrorIs(t, err, want, "%.40q", s)
		require.ErrorIs(t, err, money.ErrAmount, "%.40q", s)
		require.True(t, r.IsZero())
		require.Less(t, len(err.Error()), 600)
	}
	r := amount("1 EUR").Rational()
	require.Error(t, r.UnmarshalText([]byte("1")))
	require.Equal(t, "1 EUR", r.String(), "left as it was")

	big := amount(strings.Repeat("9", 64) + " EUR").Mul(number("10"))
	_, err := big.MarshalText()
	require.ErrorIs(t, err, figure.ErrNumber)
}

func TestParseRationalBounded(t *testing.T) {
	hostile := strings.Repeat("9", 4096) + " EUR"
	require.Less(t, testing.AllocsPerRun(10, func() { _, _ = money.ParseRational(hostile) }), 30.0)
}

func FuzzParseRational(f *testing.F) {
	for _, s := range []string{"1234.50 EUR", "100/3 EUR", "-37/17 XDR", "0 JPY", "1/0 EUR", "", " EUR", "1e9 EUR"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := money.ParseRational(s)
		if err != nil {
			require.True(t, r.IsZero())
			require.ErrorIs(t, err, money.ErrAmount)
			return
		}
		back, err := money.ParseRational(r.String())
		require.NoError(t, err)
		require.True(t, r.Equal(back))
		require.Equal(t, r.String(), back.String())
	})
}

func BenchmarkAmountMulRound(b *testing.B) {
	a, factor := amount("1234567.89 EUR"), number("1.3057")
	d, rate := a.Decimal(), decimal.RequireFromString("1.3057")
	compare(b, func() { _ = a.Mul(factor).Round(2, money.HalfUp) }, func() { _ = d.Mul(rate).Round(2) })
}

// A third of a grant stays a third until it is paid out.
func ExampleRational() {
	third, err := money.MustParse("100.00 EUR").Div(figure.Int(3))
	fmt.Println(third, err)
	fmt.Println(third.Round(2, money.HalfEven))
	fmt.Println(third.Mul(figure.Int(3)))
	// Output:
	// 100/3 EUR <nil>
	// 33.33 EUR
	// 100 EUR
}

// Indirect cost of seven per cent on direct cost, rounded once.
func ExampleAmount_Mul() {
	direct := money.MustParse("462616.82 USD")
	indirect, err := direct.Mul(figure.MustNumber("0.07")).RoundMinor(money.HalfUp)
	fmt.Println(indirect, err)
	// Output:
	// 32383.18 USD <nil>
}

func ExampleAmount_Ratio() {
	government, total := money.MustParse("1900000 USD"), money.MustParse("8000000.00 USD")
	share, err := government.Ratio(total)
	fmt.Println(share, err)
	_, err = government.Ratio(money.MustParse("0 USD"))
	fmt.Println(err)
	// Output:
	// 0.2375 <nil>
	// money: division by zero: ratio of 1900000 USD to 0 USD
}
