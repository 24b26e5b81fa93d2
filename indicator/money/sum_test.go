package money_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

func TestSum(t *testing.T) {
	tests := map[string]struct {
		in   []string
		want string
		err  error
	}{
		"none":                    {},
		"zero values":             {in: []string{"", ""}},
		"one":                     {in: []string{"1.50 EUR"}, want: "1.50 EUR"},
		"zero values among":       {in: []string{"", "1.50 EUR", "", "0.5 EUR"}, want: "2.00 EUR"},
		"finest scale":            {in: []string{"1 EUR", "1.5 EUR", "1.25 EUR", "1.125 EUR"}, want: "4.875 EUR"},
		"currencies":              {in: []string{"1 EUR", "1 USD"}, err: money.ErrMismatch},
		"zero has a currency":     {in: []string{"1 EUR", "0 USD"}, err: money.ErrMismatch},
		"currencies, once big":    {in: []string{"9223372036854775807 EUR", "1 EUR", "1 USD"}, err: money.ErrMismatch},
		"through 64 bits":         {in: []string{"9223372036854775807 EUR", "1 EUR", "-0.5 EUR", "", "1 EUR"}, want: "9223372036854775808.5 EUR"},
		"through 64 bits and out": {in: []string{"9223372036854775807 EUR", "1 EUR", "-9223372036854775807 EUR"}, want: "1 EUR"},
		"big ones":                {in: []string{"18446744073709551617.25 EUR", "18446744073709551617 EUR"}, want: "36893488147419103234.25 EUR"},
		"far scales":              {in: []string{"1 EUR", "0." + strings.Repeat("0", 61) + "1 EUR"}, want: "1." + strings.Repeat("0", 61) + "1 EUR"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var in []money.Amount
			for _, s := range tt.in {
				in = append(in, amount(s))
			}
			got, err := money.Sum(in...)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, got.String())
			for i, s := range tt.in {
				require.Equal(t, s, in[i].String(), "left as it was")
			}
		})
	}
	_, err := money.Sum(money.MustParse("1 EUR"), money.MustParse("2 EUR"), money.MustParse("3 USD"))
	require.EqualError(t, err, "money: currencies differ: EUR and USD: convert one of them first")
}

// A sum is the same however it is taken: at once, one by one, in any order.
func TestSumLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		in := make([]money.Amount, rng.IntN(12))
		var want money.Amount
		for i := range in {
			in[i] = randomAmount(rng)
			var err error
			want, err = want.Add(in[i])
			require.NoError(t, err)
		}
		got, err := money.Sum(in...)
		require.NoError(t, err)
		requireSame(t, want, got)
		rng.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
		got, err = money.Sum(in...)
		require.NoError(t, err)
		requireSame(t, want, got)
	}
}

func TestSumAllocates(t *testing.T) {
	small, big := make([]money.Amount, 1000), make([]money.Amount, 1000)
	for i := range small {
		small[i] = money.MustParse("1234567.89 EUR")
		big[i] = money.MustParse("9223372036854775807.5 EUR")
	}
	require.Zero(t, testing.AllocsPerRun(10, func() { _, _ = money.Sum(small...) }))
	million := slices.Repeat(small, 1000)
	require.Zero(t, testing.AllocsPerRun(3, func() { _, _ = money.Sum(million...) }))
	require.Less(t, testing.AllocsPerRun(10, func() { _, _ = money.Sum(big...) }), 15.0)
}
