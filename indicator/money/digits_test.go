package money_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

func ExampleDigits() {
	inflow := money.Digits("140.69516629999998") // in millions of US dollars
	amount, ok := inflow.Amount(money.USD)
	fmt.Println(amount, ok)
	_, ok = money.Digits("").Number()
	fmt.Println(ok)
	// Output:
	// 140.69516629999998 USD true
	// false
}

func TestDigits(t *testing.T) {
	tests := map[money.Digits]struct{ number, amount string }{
		"":                   {},
		"0":                  {"0", "0 USD"},
		"1.50":               {"1.5", "1.50 USD"},
		"-0.57":              {"-0.57", "-0.57 USD"},
		".5":                 {"0.5", "0.5 USD"},
		"-.5":                {"-0.5", "-0.5 USD"},
		"5.":                 {"5", "5 USD"},
		"1.5E+03":            {"1500", "1500 USD"},
		"6.799e-06":          {"0.000006799", "0.000006799 USD"},
		"140.69516629999998": {"140.69516629999998", "140.69516629999998 USD"},
		"text":               {},
		"1,5":                {},
		"1e99":               {},
		"1e":                 {},
		"-":                  {},
		"1.2.3":              {},
	}
	for digits, tt := range tests {
		t.Run(string(digits), func(t *testing.T) {
			n, ok := digits.Number()
			a, isAmount := digits.Amount(money.USD)
			require.Equal(t, tt.number != "", ok)
			require.Equal(t, ok, isAmount)
			if ok {
				require.Equal(t, tt.number, n.String())
				require.Equal(t, tt.amount, a.String())
				require.Equal(t, n.Sign() == 0, digits.StatesZero())
			}
			var back money.Digits
			data, err := json.Marshal(digits)
			require.NoError(t, err)
			if err := json.Unmarshal(data, &back); ok || digits == "" {
				require.NoError(t, err)
				require.Equal(t, digits, back)
			} else {
				require.ErrorIs(t, err, money.ErrAmount)
				require.Empty(t, back)
			}
		})
	}
	_, ok := money.Digits(strings.Repeat("9", 65)).Number()
	require.False(t, ok)
	_, ok = money.Digits("1").Amount(money.Currency(0))
	require.False(t, ok)
	require.False(t, money.Digits("").StatesZero())
}

func FuzzParseDigits(f *testing.F) {
	for _, s := range []string{"1", "-0.5e3", ".5", "1e99", "x", "5."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := money.ParseDigits(s)
		if err != nil {
			require.Empty(t, d)
			return
		}
		n, ok := d.Number()
		require.Equal(t, s != "", ok)
		require.Equal(t, s, string(d))
		if ok {
			require.Equal(t, n.Sign() == 0, d.StatesZero())
		}
	})
}
