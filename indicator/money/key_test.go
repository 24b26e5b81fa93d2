package money_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

var _ map[money.AmountKey]struct{}

func TestAmountKey(t *testing.T) {
	same := [][]string{
		{"2 EUR", "2.0 EUR", "2.00 EUR"},
		{"200 EUR", "200.000 EUR"},
		{"2 USD"},
		{"0 EUR", "0.00 EUR", "-0.0 EUR"},
		{"0 USD"},
		{""},
		{"-2 EUR", "-2.0 EUR"},
		{"18446744073709551617 EUR", "18446744073709551617.00 EUR"},
		{"18446744073709551617.5 EUR", "18446744073709551617.500 EUR"},
		{"-18446744073709551617 EUR"},
		{"9223372036854775807 EUR", "9223372036854775807.000 EUR"},
		{"-9223372036854775808 EUR", "-9223372036854775808.0 EUR"},
	}
	seen := map[money.AmountKey]int{}
	for i, group := range same {
		for _, s := range group {
			a := amount(s)
			before := a.String()
			k := a.Key()
			if j, ok := seen[k]; ok {
				require.Equal(t, i, j, s)
			}
			seen[k] = i
			require.True(t, a.Equal(k.Amount()), s)
			require.Equal(t, k, k.Amount().Key())
			require.Equal(t, group[0], k.String())
			require.Equal(t, before, a.String(), "left as it was")
		}
	}
	require.Len(t, seen, len(same))
	require.Equal(t, money.AmountKey{}, money.Amount{}.Key())
}
