package money_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

func TestAmountAdd(t *testing.T) {
	tests := map[string]struct {
		a, b string
		want string
		err  error
	}{
		"scale is kept":         {a: "1.50 EUR", b: "0.50 EUR", want: "2.00 EUR"},
		"finer scale wins":      {a: "1.00 EUR", b: "2.000 EUR", want: "3.000 EUR"},
		"coarse and fine":       {a: "8000000 USD", b: "0.125 USD", want: "8000000.125 USD"},
		"to zero":               {a: "1.50 EUR", b: "-1.50 EUR", want: "0.00 EUR"},
		"zero value left":       {a: "", b: "1.50 EUR", want: "1.50 EUR"},
		"zero value right":      {a: "1.50 EUR", b: "", want: "1.50 EUR"},
		"zero values":           {a: "", b: "", want: ""},
		"currencies":            {a: "1 EUR", b: "1 USD", err: money.ErrMismatch},
		"zero has a currency":   {a: "0 EUR", b: "1 USD", err: money.ErrMismatch},
		"old and new dinar":     {a: "1 CSD", b: "1 RSD", err: money.ErrMismatch},
		"over int64":            {a: "9223372036854775807 EUR", b: "1 EUR", want: "9223372036854775808 EUR"},
		"under int64":           {a: "-9223372036854775808 EUR", b: "-1 EUR", want: "-9223372036854775809 EUR"},
		"back into int64":       {a: "9223372036854775808 EUR", b: "-1 EUR", want: "9223372036854775807 EUR"},
		"scaling overflows":     {a: "9223372036854775807 EUR", b: "0.01 EUR", want: "9223372036854775807.01 EUR"},
		"far scales":            {a: "1 EUR", b: "0." + strings.Repeat("0", 61) + "1 EUR", want: "1." + strings.Repeat("0", 61) + "1 EUR"},
		"zero takes the scale":  {a: "0 EUR", b: "0." + strings.Repeat("0", 62) + " EUR", want: "0." + strings.Repeat("0", 62) + " EUR"},
		"outgrows what is read": {a: strings.Repeat("9", 64) + " EUR", b: "1 EUR", want: "1" + strings.Repeat("0", 64) + " EUR"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, b := amount(tt.a), amount(tt.b)
			got, err := a.Add(b)
			require.ErrorIs(t, err, tt.err)
			if tt.err != nil {
				require.True(t, got.IsZero())
				var mismatch *money.MismatchError
				require.ErrorAs(t, err, &mismatch)
				require.Equal(t, a.Currency(), mismatch.Left)
				require.Equal(t, b.Currency(), mismatch.Right)
				_, err = a.Sub(b)
				require.ErrorIs(t, err, money.ErrMismatch)
				_, err = a.Cmp(b)
				require.ErrorIs(t, err, money.ErrMismatch)
				require.False(t, a.Equal(b))
				return
			}
			require.Equal(t, tt.want, got.String())
			back, err := got.Sub(b)
			require.NoError(t, err)
			c, err := back.Cmp(a)
			require.NoError(t, err)
			require.Zero(t, c)
		})
	}
	_, err := money.MustParse("1 EUR").Add(money.MustParse("1 USD"))
	require.EqualError(t, err, "money: currencies differ: EUR and USD: convert one of them first")
}

func TestAmountNegAbsMulInt(t *testing.T) {
	tests := map[string]struct {
		a             string
		n             int64
		neg, abs, mul string
	}{
		"cents":         {"-1.50 EUR", 3, "1.50 EUR", "1.50 EUR", "-4.50 EUR"},
		"zero":          {"0.00 EUR", -7, "0.00 EUR", "0.00 EUR", "0.00 EUR"},
		"by zero":       {"-1.50 EUR", 0, "1.50 EUR", "1.50 EUR", "0.00 EUR"},
		"least int64":   {"-9223372036854775808 EUR", 1, "9223372036854775808 EUR", "9223372036854775808 EUR", "-9223372036854775808 EUR"},
		"least by -1":   {"-9223372036854775808 EUR", -1, "9223372036854775808 EUR", "9223372036854775808 EUR", "9223372036854775808 EUR"},
		"1 by least":    {"1 EUR", math.MinInt64, "-1 EUR", "1 EUR", "-9223372036854775808 EUR"},
		"-1 by least":   {"-1 EUR", math.MinInt64, "1 EUR", "1 EUR", "9223372036854775808 EUR"},
		"overflow":      {"4611686018427387904.5 EUR", 2, "-4611686018427387904.5 EUR", "4611686018427387904.5 EUR", "9223372036854775809.0 EUR"},
		"2^62 by 2":     {"4611686018427387904 EUR", 2, "-4611686018427387904 EUR", "4611686018427387904 EUR", "9223372036854775808 EUR"},
		"big by little": {"18446744073709551617.00 EUR", -2, "-18446744073709551617.00 EUR", "18446744073709551617.00 EUR", "-36893488147419103234.00 EUR"},
		"big by zero":   {"18446744073709551617.00 EUR", 0, "-18446744073709551617.00 EUR", "18446744073709551617.00 EUR", "0.00 EUR"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a := amount(tt.a)
			require.Equal(t, tt.neg, a.Neg().String())
			require.Equal(t, tt.a, a.Neg().Neg().String())
			require.Equal(t, tt.abs, a.Abs().String())
			require.Equal(t, tt.mul, a.MulInt(tt.n).String())
			require.Equal(t, tt.a, a.String(), "left as it was")
		})
	}
}

func TestAmountCmp(t *testing.T) {
	tests := map[string]struct {
		a, b  string
		want  int
		equal bool
	}{
		"scales":              {"2 EUR", "2.00 EUR", 0, true},
		"less":                {"1.99 EUR", "2 EUR", -1, false},
		"greater":             {"2.01 EUR", "2 EUR", 1, false},
		"signs":               {"-2 EUR", "2 EUR", -1, false},
		"far scales":          {"1 EUR", "1." + strings.Repeat("0", 62) + " EUR", 0, true},
		"far scales, less":    {"1 EUR", "1." + strings.Repeat("0", 61) + "1 EUR", -1, false},
		"scaling overflows":   {"9223372036854775807 EUR", "9223372036854775807.01 EUR", -1, false},
		"big":                 {"18446744073709551617 EUR", "18446744073709551617.00 EUR", 0, true},
		"big and small":       {"18446744073709551617 EUR", "1 EUR", 1, false},
		"zero value, zero":    {"", "0.00 EUR", 0, false},
		"zero value, some":    {"", "5 EUR", -1, false},
		"zero value, less":    {"-5 EUR", "", -1, false},
		"both the zero value": {"", "", 0, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, b := amount(tt.a), amount(tt.b)
			got, err := a.Cmp(b)
			require.NoError(t, err)
			require.Equal(t, tt.want, got)
			got, err = b.Cmp(a)
			require.NoError(t, err)
			require.Equal(t, -tt.want, got)
			require.Equal(t, tt.equal, a.Equal(b))
			require.Equal(t, tt.equal, b.Equal(a))
			require.Equal(t, tt.equal, a.Key() == b.Key())
		})
	}
}

// The laws of addition, against rational arithmetic, on numbers that sit at
// every boundary of the two representations.
func TestArithmeticLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		a, b, c := randomAmount(rng), randomAmount(rng), randomAmount(rng)
		ab, err := a.Add(b)
		require.NoError(t, err)
		ba, err := b.Add(a)
		require.NoError(t, err)
		requireSame(t, ab, ba)
		require.Zero(t, rat(ab).Cmp(new(big.Rat).Add(rat(a), rat(b))))

		left, err := ab.Add(c)
		require.NoError(t, err)
		bc, err := b.Add(c)
		require.NoError(t, err)
		right, err := a.Add(bc)
		require.NoError(t, err)
		requireSame(t, left, right)
		sum, err := money.Sum(a, b, c)
		require.NoError(t, err)
		requireSame(t, left, sum)

		diff, err := a.Sub(b)
		require.NoError(t, err)
		require.Zero(t, rat(diff).Cmp(new(big.Rat).Sub(rat(a), rat(b))))
		cmp, err := a.Cmp(b)
		require.NoError(t, err)
		require.Equal(t, rat(a).Cmp(rat(b)), cmp)
		require.Equal(t, diff.Sign(), cmp)
		require.Equal(t, cmp == 0, a.Equal(b))
		require.Equal(t, a.Equal(b), a.Key() == b.Key())
		require.True(t, a.Key().Amount().Equal(a))

		n := int64(rng.Uint64()) >> rng.IntN(63)
		product := a.MulInt(n)
		require.Zero(t, rat(product).Cmp(new(big.Rat).Mul(rat(a), new(big.Rat).SetInt64(n))))
		require.Equal(t, a.Scale(), product.Scale())
	}
}

func amount(s string) money.Amount {
	if s == "" {
		return money.Amount{}
	}
	return money.MustParse(s)
}

// randomAmount returns euro with 1 to 30 digits, often at the limits of int64.
func randomAmount(rng *rand.Rand) money.Amount {
	limits := []string{"0", "1", "9223372036854775807", "9223372036854775808", "922337203685477580", "10000000000000000000"}
	digits := limits[rng.IntN(len(limits))]
	if rng.IntN(2) == 0 {
		digits = fmt.Sprint(rng.Uint64N(9)+1) + strings.Repeat(fmt.Sprint(rng.IntN(10)), rng.IntN(12)) + fmt.Sprint(rng.Uint64())
		digits = digits[:rng.IntN(len(digits))+1]
	}
	if scale := rng.IntN(25); scale > 0 {
		for len(digits) <= scale {
			digits = "0" + digits
		}
		digits = digits[:len(digits)-scale] + "." + digits[len(digits)-scale:]
	}
	if rng.IntN(2) == 0 {
		digits = "-" + digits
	}
	return money.MustParse(digits + " EUR")
}

func rat(a money.Amount) *big.Rat {
	number, _, _ := strings.Cut(a.String(), " ")
	r, ok := new(big.Rat).SetString(number)
	if !ok {
		panic(number)
	}
	return r
}
