package money_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

// Package decimal is configured by variables that any package of a program
// may set. Set all of them, and nothing here changes.
func TestGlobalsOfDecimalDoNotMatter(t *testing.T) {
	precision, withoutQuotes, trim := decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros
	scientific, decode := decimal.UseScientificNotation, decimal.MaxDecodeExponent
	expMax, expMin := decimal.ExpMaxIterations, decimal.PowPrecisionNegativeExponent
	t.Cleanup(func() {
		decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros = precision, withoutQuotes, trim
		decimal.UseScientificNotation, decimal.MaxDecodeExponent = scientific, decode
		decimal.ExpMaxIterations, decimal.PowPrecisionNegativeExponent = expMax, expMin
	})
	run := func(t *testing.T) {
		a := money.MustParse("1234.50 EUR")
		data, err := json.Marshal(a)
		require.NoError(t, err)
		require.Equal(t, `{"amount":"1234.50","currency":"EUR"}`, string(data))
		var back money.Amount
		require.NoError(t, json.Unmarshal(data, &back))
		requireSame(t, a, back)

		d, err := money.FromDecimal(decimal.New(200, -2), money.EUR)
		require.NoError(t, err)
		require.Equal(t, "2.00 EUR", d.String())
		d, err = money.FromDecimal(decimal.New(-12345, -62), money.EUR)
		require.ErrorIs(t, err, money.ErrAmount)
		require.True(t, d.IsZero())

		sum, err := money.Sum(a, money.MustParse("0.005 EUR"), money.MustParse("18446744073709551617 EUR"))
		require.NoError(t, err)
		require.Equal(t, "18446744073709552851.505 EUR", sum.String())
		require.Equal(t, "18446744073709552851.50 EUR", sum.Round(2, money.HalfEven).String())
		require.Equal(t, "0.00 EUR", money.MustParse("-0.00 EUR").String())
		require.Equal(t, "0.00 EUR", money.MustParse("-0.001 EUR").Round(2, money.HalfEven).String())
		require.True(t, money.MustParse("2 EUR").Equal(money.MustParse("2.00 EUR")))

		third, err := a.Div(figure.Int(3))
		require.NoError(t, err)
		require.Equal(t, "411.50 EUR", third.Round(2, money.HalfEven).String())
		ratio, err := a.Ratio(money.MustParse("9 EUR"))
		require.NoError(t, err)
		require.Equal(t, "823/6", ratio.String())
		cash, err := a.RoundTo(money.MustParse("0.07 EUR"), money.HalfUp)
		require.NoError(t, err)
		require.Equal(t, "1234.52 EUR", cash.String())
		for _, total := range []string{"99.99 EUR", "18446744073709551617.03 EUR"} {
			parts, err := money.MustParse(total).Allocate(decimal.New(75, -2), decimal.New(25, -2))
			require.NoError(t, err)
			back, err := money.Sum(parts...)
			require.NoError(t, err)
			require.Equal(t, total, back.String())
		}
		m, err := money.MatchRule{Ratio: figure.MustNumber("1/3")}.Match(a, money.Amount{})
		require.NoError(t, err)
		require.Equal(t, "411.50 EUR", m.Matched.String())
		data, err = json.Marshal(money.BagOf(a, d, money.MustParse("2.00 USD")))
		require.NoError(t, err)
		require.Equal(t, `[{"amount":"1234.50","currency":"EUR"},{"amount":"2.00","currency":"USD"}]`, string(data))
		g, err := money.PledgeAccount{
			Reporting: money.USD,
			Pledge:    money.Valued{Amount: a, Rate: figure.MustNumber("1.4787")},
			Receipts:  []money.Valued{{Amount: a, Rate: figure.MustNumber("10/7")}},
		}.GainLoss()
		require.NoError(t, err)
		require.Equal(t, "-61.89 USD", g.Total.String())

		for _, s := range []string{"2.00 EUR", "-1234.50 EUR", "18446744073709551617.10 EUR"} {
			a := money.MustParse(s)
			value, err := a.Value()
			require.NoError(t, err)
			require.Equal(t, s, value)
			var scanned, read money.Amount
			require.NoError(t, scanned.Scan(value))
			requireSame(t, a, scanned)
			bin, err := a.MarshalBinary()
			require.NoError(t, err)
			require.NoError(t, read.UnmarshalBinary(bin))
			requireSame(t, a, read)
			french := lang.NewPrinter(lang.French)
			local, err := money.ParseLocal(a.Format(french), french)
			require.NoError(t, err)
			requireSame(t, a, local)
		}
		column := money.ColumnOf(a, money.MustParse("18446744073709551617 EUR"), money.MustParse("0.005 EUR"))
		total, err := column.Sum()
		require.NoError(t, err)
		requireSame(t, sum, total)
		require.Equal(t, "18446744073709552851.505 EUR", column.Totals().String())
	}
	t.Run("as they are", run)
	decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros = 1, !withoutQuotes, !trim
	decimal.UseScientificNotation, decimal.MaxDecodeExponent = !scientific, 1
	decimal.ExpMaxIterations, decimal.PowPrecisionNegativeExponent = 1, 1
	t.Run("all changed", run)
}
