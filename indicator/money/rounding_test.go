package money_test

import (
	"encoding"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

var (
	_ encoding.TextMarshaler   = money.HalfEven
	_ encoding.TextUnmarshaler = (*money.Rounding)(nil)
)

func TestAmountRound(t *testing.T) {
	tests := map[string]struct {
		a     string
		scale int
		// in the order of the modes
		want [6]string
	}{
		"tie above an even digit":  {"2.345 EUR", 2, [6]string{"2.34", "2.35", "2.34", "2.35", "2.34", "2.35"}},
		"tie above an odd digit":   {"2.355 EUR", 2, [6]string{"2.36", "2.36", "2.35", "2.36", "2.35", "2.36"}},
		"negative tie":             {"-2.345 EUR", 2, [6]string{"-2.34", "-2.35", "-2.34", "-2.35", "-2.35", "-2.34"}},
		"below a tie":              {"2.3449 EUR", 2, [6]string{"2.34", "2.34", "2.34", "2.35", "2.34", "2.35"}},
		"above a tie":              {"2.3451 EUR", 2, [6]string{"2.35", "2.35", "2.34", "2.35", "2.34", "2.35"}},
		"yen":                      {"1234.5 JPY", 0, [6]string{"1234", "1235", "1234", "1235", "1234", "1235"}},
		"dinar":                    {"117.235 RSD", 2, [6]string{"117.24", "117.24", "117.23", "117.24", "117.23", "117.24"}},
		"small negative":           {"-0.001 USD", 2, [6]string{"0.00", "0.00", "0.00", "-0.01", "-0.01", "0.00"}},
		"small positive":           {"0.001 USD", 2, [6]string{"0.00", "0.00", "0.00", "0.01", "0.00", "0.01"}},
		"exact":                    {"2.300 EUR", 1, [6]string{"2.3", "2.3", "2.3", "2.3", "2.3", "2.3"}},
		"filled up":                {"2.3 EUR", 4, [6]string{"2.3000", "2.3000", "2.3000", "2.3000", "2.3000", "2.3000"}},
		"same scale":               {"2.35 EUR", 2, [6]string{"2.35", "2.35", "2.35", "2.35", "2.35", "2.35"}},
		"thousands":                {"1500 EUR", -3, [6]string{"2000", "2000", "1000", "2000", "1000", "2000"}},
		"thousands, tie to even":   {"2500.00 EUR", -3, [6]string{"2000", "3000", "2000", "3000", "2000", "3000"}},
		"no double rounding":       {"0.0149999999999999999 EUR", 2, [6]string{"0.01", "0.01", "0.01", "0.02", "0.01", "0.02"}},
		"beyond 64 bits":           {"18446744073709551617.25 EUR", 1, [6]string{"18446744073709551617.2", "18446744073709551617.3", "18446744073709551617.2", "18446744073709551617.3", "18446744073709551617.2", "18446744073709551617.3"}},
		"into 64 bits":             {"-92233720368547758.085 EUR", 0, [6]string{"-92233720368547758", "-92233720368547758", "-92233720368547758", "-92233720368547759", "-92233720368547759", "-92233720368547758"}},
		"unit beyond the number":   {"4 EUR", -25, [6]string{"0", "0", "0", "1" + strings.Repeat("0", 25), "0", "1" + strings.Repeat("0", 25)}},
		"tie of a great unit":      {"-5000000000000000000 EUR", -19, [6]string{"0", "-10000000000000000000", "0", "-10000000000000000000", "-10000000000000000000", "0"}},
		"great unit, over int64":   {"9223372036854775807 EUR", -18, [6]string{"9000000000000000000", "9000000000000000000", "9000000000000000000", "10000000000000000000", "9000000000000000000", "10000000000000000000"}},
		"filled up beyond 64 bits": {"9223372036854775807 EUR", 2, [6]string{"9223372036854775807.00", "9223372036854775807.00", "9223372036854775807.00", "9223372036854775807.00", "9223372036854775807.00", "9223372036854775807.00"}},
		"least int64":              {"-9223372036854775808 EUR", -1, [6]string{"-9223372036854775810", "-9223372036854775810", "-9223372036854775800", "-9223372036854775810", "-9223372036854775810", "-9223372036854775800"}},
	}
	for name, tt := range tests {
		for mode, want := range tt.want {
			t.Run(name+"/"+money.Rounding(mode).String(), func(t *testing.T) {
				a := money.MustParse(tt.a)
				got := a.Round(tt.scale, money.Rounding(mode))
				require.Equal(t, want+" "+a.Currency().Code(), got.String())
				require.Equal(t, max(tt.scale, 0), got.Scale())
				require.Equal(t, tt.a, a.String(), "left as it was")
				requireSame(t, got, got.Round(tt.scale, money.Rounding(mode)))
			})
		}
	}
}

func TestAmountRoundBeyondTheLimits(t *testing.T) {
	a := money.MustParse("1.25 EUR")
	require.Equal(t, 62, a.Round(1e9, money.HalfEven).Scale())
	require.True(t, a.Equal(a.Round(1e9, money.HalfEven)))
	require.Equal(t, "0 EUR", a.Round(-1e9, money.HalfEven).String())
	require.Equal(t, "1"+strings.Repeat("0", 64)+" EUR", a.Round(-1e9, money.Up).String())
	require.Equal(t, "1.2 EUR", a.Round(1, money.Rounding(99)).String(), "as half even")
}

// Each mode against its definition, in rational arithmetic.
func TestAmountRoundLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	half := big.NewRat(1, 2)
	for range 5000 {
		a, scale := randomAmount(rng), rng.IntN(50)-25
		unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(scale, -scale))), nil))
		if scale > 0 {
			unit.Inv(unit)
		}
		for mode := money.HalfEven; mode <= money.Ceiling; mode++ {
			got := a.Round(scale, mode)
			units := new(big.Rat).Quo(rat(got), unit)
			require.True(t, units.IsInt(), "%s to %d %s", a, scale, mode)
			diff := new(big.Rat).Sub(rat(got), rat(a)) // what the rounding added
			diff.Quo(diff, unit)
			size := new(big.Rat).Abs(diff)
			require.Negative(t, size.Cmp(big.NewRat(1, 1)))
			outwards := diff.Sign() * a.Sign()
			switch mode {
			case money.HalfEven:
				require.True(t, size.Cmp(half) < 0 || size.Cmp(half) == 0 && units.Num().Bit(0) == 0)
			case money.HalfUp:
				require.True(t, size.Cmp(half) < 0 || size.Cmp(half) == 0 && outwards > 0)
			case money.Down:
				require.LessOrEqual(t, outwards, 0)
			case money.Up:
				require.GreaterOrEqual(t, outwards, 0)
			case money.Floor:
				require.LessOrEqual(t, diff.Sign(), 0)
			case money.Ceiling:
				require.GreaterOrEqual(t, diff.Sign(), 0)
			}
		}
	}
}
