package money_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

func changeover(from, to, factor string) money.Changeover {
	return money.Changeover{Old: money.MustCurrency(from), New: money.MustCurrency(to), OldPerNew: number(factor)}
}

// The cases are those of money_vectors.json, results half up.
func TestChangeover(t *testing.T) {
	tests := map[string]struct {
		c         money.Changeover
		old, want string
	}{
		"manat":           {changeover("TMM", "TMT", "5000"), "25000.00 TMM", "5.00 TMT"},
		"Turkish lira":    {changeover("TRL", "TRY", "1000000"), "1000000 TRL", "1.00 TRY"},
		"dinar":           {changeover("CSD", "RSD", "1"), "117.23 CSD", "117.23 RSD"},
		"Romanian leu":    {changeover("ROL", "RON", "10000"), "123456.00 ROL", "12.35 RON"},
		"mark to euro":    {changeover("DEM", "EUR", "1.95583"), "1955.83 DEM", "1000.00 EUR"},
		"litas to euro":   {changeover("LTL", "EUR", "3.45280"), "3452.80 LTL", "1000.00 EUR"},
		"beyond 64 bits":  {changeover("TRL", "TRY", "1000000"), "-18446744073709551617000000 TRL", "-18446744073709551617.00 TRY"},
		"nothing to have": {changeover("TRL", "TRY", "1000000"), "0 TRL", "0.00 TRY"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, tt.c.Check())
			exact, err := tt.c.ToNew(amount(tt.old))
			require.NoError(t, err)
			got, err := exact.RoundMinor(money.HalfUp)
			require.NoError(t, err)
			require.Equal(t, tt.want, got.String())

			back, err := tt.c.ToOld(got)
			require.NoError(t, err)
			if exact.Equal(got.Rational()) {
				require.True(t, back.Equal(amount(tt.old).Rational()), "there and back")
			}
			_, err = tt.c.ToOld(amount(tt.old))
			require.ErrorIs(t, err, money.ErrMismatch)
			_, err = tt.c.ToNew(got)
			require.ErrorIs(t, err, money.ErrMismatch)
		})
	}

	lira := changeover("ITL", "EUR", "1936.27")
	old, err := lira.ToOld(amount("100.00 EUR"))
	require.NoError(t, err)
	rounded, err := old.RoundMinor(money.HalfUp)
	require.NoError(t, err)
	require.Equal(t, "193627 ITL", rounded.String())

	none, err := lira.ToNew(money.Amount{})
	require.NoError(t, err)
	require.True(t, none.IsZero(), "not stated stays not stated")
	none, err = lira.ToOld(money.Amount{})
	require.NoError(t, err)
	require.True(t, none.IsZero())
}

func TestChangeoverCheck(t *testing.T) {
	tests := map[string]struct {
		c    money.Changeover
		code string
		path string
	}{
		"zero value":      {money.Changeover{OldPerNew: number("1")}, "money.changeover-currency", "old"},
		"no new one":      {money.Changeover{Old: money.DEM, OldPerNew: number("1")}, "money.changeover-currency", "new"},
		"no currency":     {money.Changeover{Old: 7, New: money.EUR, OldPerNew: number("1")}, "money.changeover-currency", "old"},
		"by itself":       {money.Changeover{Old: money.EUR, New: money.EUR, OldPerNew: number("1")}, "money.changeover-currency", "new"},
		"no factor":       {money.Changeover{Old: money.DEM, New: money.EUR}, "money.changeover-factor", "old_per_new"},
		"negative factor": {money.Changeover{Old: money.DEM, New: money.EUR, OldPerNew: number("-1")}, "money.changeover-factor", "old_per_new"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fs := tt.c.Check()
			require.NotEmpty(t, fs)
			require.Equal(t, tt.code, fs[0].Code)
			require.Equal(t, tt.path, string(fs[0].Path))
			_, err := tt.c.ToNew(amount("1 DEM"))
			require.ErrorIs(t, err, money.ErrChangeover)
			_, err = tt.c.ToOld(amount("1 EUR"))
			require.ErrorIs(t, err, money.ErrChangeover)
			require.Regexp(t, "^money: ", err)
		})
	}
	good := changeover("DEM", "EUR", "1.95583")
	require.Zero(t, testing.AllocsPerRun(10, func() { _ = good.Check() }))

	data, err := json.Marshal(good)
	require.NoError(t, err)
	require.Equal(t, `{"old":"DEM","new":"EUR","old_per_new":"1.95583"}`, string(data))
	var back money.Changeover
	require.NoError(t, json.Unmarshal(data, &back))
	require.True(t, back.OldPerNew.Equal(good.OldPerNew))
}

// From mark to franc the way leads through the euro, with three decimals.
func ExampleChangeover() {
	mark := money.Changeover{Old: money.DEM, New: money.EUR, OldPerNew: number("1.95583")}
	franc := money.Changeover{Old: money.MustCurrency("FRF"), New: money.EUR, OldPerNew: number("6.55957")}

	euro, err := mark.ToNew(money.MustParse("100.00 DEM"))
	fmt.Println(euro.Round(3, money.HalfUp), err)

	francs, err := franc.ToOld(euro.Round(3, money.HalfUp))
	fmt.Println(francs.Round(2, money.HalfUp), err)
	// Output:
	// 51.129 EUR <nil>
	// 335.38 FRF <nil>
}

func ExampleChangeover_ToNew() {
	leu := money.Changeover{Old: money.MustCurrency("ROL"), New: money.RON, OldPerNew: number("10000")}
	exact, err := leu.ToNew(money.MustParse("123456.00 ROL"))
	fmt.Println(exact, err)
	fmt.Println(exact.RoundMinor(money.HalfUp))
	// Output:
	// 12.3456 RON <nil>
	// 12.35 RON <nil>
}
