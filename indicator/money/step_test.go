package money_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/currency"

	"iom.int/migdev/indicator/money"
)

func TestRoundTo(t *testing.T) {
	tests := map[string]struct {
		amount, step string
		mode         money.Rounding
		want         string
		err          error
	}{
		// money_vectors.json
		"francs in cash":     {amount: "12.325 CHF", step: "0.05 CHF", mode: money.HalfUp, want: "12.35 CHF"},
		"francs in cash, up": {amount: "12.33 CHF", step: "0.05 CHF", mode: money.HalfUp, want: "12.35 CHF"},
		"even":               {amount: "2.345 EUR", want: "2.34 EUR"},
		"half up":            {amount: "2.345 EUR", mode: money.HalfUp, want: "2.35 EUR"},
		"half up, negative":  {amount: "-2.345 EUR", mode: money.HalfUp, want: "-2.35 EUR"},
		"even, negative":     {amount: "-2.355 EUR", want: "-2.36 EUR"},
		"yen":                {amount: "1234.5 JPY", want: "1234 JPY"},
		"dinar":              {amount: "117.235 RSD", want: "117.24 RSD"},
		"three digits":       {amount: "0.0005 KWD", want: "0.000 KWD"},
		"CFA francs":         {amount: "655957.5 XOF", mode: money.HalfUp, want: "655958 XOF"},
		"floor, negative":    {amount: "-0.001 USD", mode: money.Floor, want: "-0.01 USD"},
		"negative zero":      {amount: "-0.004 USD", want: "0.00 USD"},
		"up":                 {amount: "1.001 USD", mode: money.Up, want: "1.01 USD"},
		"four digits":        {amount: "1.00005 CLF", want: "1.0000 CLF"},

		"even multiple":         {amount: "12.325 CHF", step: "0.05 CHF", want: "12.30 CHF"},
		"even multiple above":   {amount: "12.375 CHF", step: "0.05 CHF", want: "12.40 CHF"},
		"forint":                {amount: "1232.50 HUF", step: "5 HUF", mode: money.HalfUp, want: "1235 HUF"},
		"ceiling, negative":     {amount: "-12.34 CHF", step: "0.05 CHF", mode: money.Ceiling, want: "-12.30 CHF"},
		"floor by steps":        {amount: "-12.34 CHF", step: "0.05 CHF", mode: money.Floor, want: "-12.35 CHF"},
		"down":                  {amount: "12.34 CHF", step: "0.05 CHF", mode: money.Down, want: "12.30 CHF"},
		"digits of the step":    {amount: "100 CHF", step: "0.050 CHF", want: "100.000 CHF"},
		"thousands":             {amount: "1499500 USD", step: "1000 USD", want: "1500000 USD"},
		"odd step":              {amount: "1 EUR", step: "0.3 EUR", want: "0.9 EUR"},
		"big":                   {amount: "18446744073709551617.024 EUR", step: "0.05 EUR", want: "18446744073709551617.00 EUR"},
		"big, tie":              {amount: "-18446744073709551617.025 EUR", step: "0.05 EUR", mode: money.HalfUp, want: "-18446744073709551617.05 EUR"},
		"big step":              {amount: "18446744073709551617 EUR", step: "10000000000000000000 EUR", want: "20000000000000000000 EUR"},
		"step far finer":        {amount: "1 EUR", step: "0." + strings.Repeat("0", 61) + "3 EUR", want: "0." + strings.Repeat("9", 62) + " EUR"},
		"largest int64":         {amount: "92233720368547758.07 EUR", step: "0.03 EUR", mode: money.Up, want: "92233720368547758.09 EUR"},
		"not stated":            {step: "0.05 CHF"},
		"not stated, no step":   {},
		"no minor unit":         {amount: "1.5 XDR", err: money.ErrNoMinorUnit},
		"no minor unit, step":   {amount: "1.56 XDR", step: "0.1 XDR", want: "1.6 XDR"},
		"step of zero":          {amount: "1.5 EUR", step: "0.00 EUR", err: money.ErrStep},
		"negative step":         {amount: "1.5 EUR", step: "-0.05 EUR", err: money.ErrStep},
		"step of another":       {amount: "1.5 EUR", step: "0.05 CHF", err: money.ErrMismatch},
		"not stated, zero step": {step: "0 EUR", err: money.ErrStep},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := amount(tt.amount).RoundTo(amount(tt.step), tt.mode)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, got.String())
			exact, err := amount(tt.amount).Rational().RoundTo(amount(tt.step), tt.mode)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.want, exact.String())
			if tt.step == "" {
				minor, err := amount(tt.amount).RoundMinor(tt.mode)
				require.ErrorIs(t, err, tt.err)
				require.Equal(t, tt.want, minor.String())
				minor, err = amount(tt.amount).Rational().RoundMinor(tt.mode)
				require.ErrorIs(t, err, tt.err)
				require.Equal(t, tt.want, minor.String())
			}
		})
	}
	require.Zero(t, testing.AllocsPerRun(10, func() { _, _ = amount("12.325 CHF").RoundTo(amount("0.05 CHF"), money.HalfUp) }))
}

func TestCashStep(t *testing.T) {
	want := map[string]string{
		"AUD": "0.05", "CAD": "0.05", "CHF": "0.05", "CZK": "1.00", "DKK": "0.50",
		"HUF": "5.00", "ILS": "0.10", "NOK": "1.00", "NZD": "0.10", "SEK": "1.00",
	}
	for code, number := range want {
		c := money.MustCurrency(code)
		step, ok := c.CashStep()
		require.True(t, ok, code)
		require.Equal(t, number+" "+code, step.String())
		digits, ok := c.MinorUnits()
		require.True(t, ok)
		require.Equal(t, digits, step.Scale())

		// CLDR, as of 2017, knows some of them; of the forint, not that there
		// is no coin below five.
		scale, increment := currency.Cash.Rounding(currency.MustParseISO(code))
		cldr, err := money.New(int64(increment), scale, c)
		require.NoError(t, err)
		switch code {
		case "AUD", "ILS", "NZD", "HUF":
			order, err := cldr.Cmp(step)
			require.NoError(t, err)
			require.Negative(t, order)
		default:
			require.True(t, step.Equal(cldr), code)
		}
	}
	for _, c := range []money.Currency{0, 7, money.EUR, money.USD, money.RSD, money.JPY} {
		step, ok := c.CashStep()
		require.False(t, ok)
		require.True(t, step.IsZero())
	}
}

func BenchmarkRoundTo(b *testing.B) {
	a, step := amount("1234567.83 CHF"), amount("0.05 CHF")
	d := a.Decimal()
	compare(b, func() { _, _ = a.RoundTo(step, money.HalfUp) }, func() { _ = d.RoundCash(5) })
}

func ExampleAmount_RoundTo() {
	total := money.MustParse("12.33 CHF")
	if step, ok := total.Currency().CashStep(); ok {
		cash, err := total.RoundTo(step, money.HalfUp)
		fmt.Println(cash, err)
	}
	thousands, err := money.MustParse("1499500 USD").RoundTo(money.MustParse("1000 USD"), money.HalfEven)
	fmt.Println(thousands, err)
	// Output:
	// 12.35 CHF <nil>
	// 1500000 USD <nil>
}
