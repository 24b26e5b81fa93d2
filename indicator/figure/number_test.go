package figure_test

import (
	"encoding"
	"encoding/json"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
)

var (
	_ encoding.TextMarshaler   = figure.Number{}
	_ encoding.TextUnmarshaler = (*figure.Number)(nil)
)

func num(s string) figure.Number { return figure.MustNumber(s) }

// edges are numbers at which the small form of a Number ends, and plain ones.
func edges(t *testing.T) []*big.Rat {
	var all []*big.Rat
	for _, s := range []string{
		"0", "1", "2", "3", "10", "1/2", "1/3", "7/10", "37/17", "1000000007", "4294967296", "4294967295/4294967296",
		"4611686018427387904", "9223372036854775806", "9223372036854775807", "9223372036854775808",
		"9223372036854775809", "18446744073709551615", "18446744073709551616", "1/9223372036854775807",
		"1/9223372036854775808", "9223372036854775807/9223372036854775806", "9223372036854775808/9223372036854775807",
		"1000000000000000000", "1/1000000000000000000", "100000000000000000000", "999999999999999999/1000000",
		"123456789012345678901234567890", "1/123456789012345678901234567890",
	} {
		r, ok := new(big.Rat).SetString(s)
		require.True(t, ok, s)
		all = append(all, r, new(big.Rat).Neg(r))
	}
	return all
}

func TestNumberArithmeticAgainstBig(t *testing.T) {
	operands := edges(t)
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		num, den := random.Int64()-random.Int64(), 1+random.Int64N(1<<uint(1+random.IntN(62)))
		operands = append(operands, big.NewRat(num>>uint(random.IntN(60)), den))
	}
	for _, a := range operands {
		n := figure.FromRat(a)
		require.Equal(t, a.Sign(), n.Sign())
		require.Equal(t, a.IsInt(), n.IsInt())
		require.Zero(t, a.Cmp(n.Rat()))
		require.Zero(t, new(big.Rat).Neg(a).Cmp(n.Neg().Rat()))
		require.True(t, n.Neg().Neg().Equal(n))
		for _, b := range operands {
			m := figure.FromRat(b)
			check := func(op string, want *big.Rat, got figure.Number) {
				if want.Cmp(got.Rat()) != 0 {
					t.Fatalf("%s %s %s = %s, want %s", a, op, b, got, want)
				}
			}
			check("+", new(big.Rat).Add(a, b), n.Add(m))
			check("-", new(big.Rat).Sub(a, b), n.Sub(m))
			check("×", new(big.Rat).Mul(a, b), n.Mul(m))
			quotient, ok := n.Quo(m)
			if require.Equal(t, b.Sign() != 0, ok); ok {
				check("/", new(big.Rat).Quo(a, b), quotient)
			}
			if a.Cmp(b) != n.Cmp(m) || (a.Cmp(b) == 0) != n.Equal(m) {
				t.Fatalf("%s compares with %s as %d", a, b, n.Cmp(m))
			}
		}
	}
}

// A number that has been too large for the small form goes back to it.
func TestNumberComesBackFromBig(t *testing.T) {
	huge := figure.Int(math.MaxInt64).Add(figure.Int(1))
	require.Equal(t, "9223372036854775808", huge.String())
	require.Equal(t, "-9223372036854775808", huge.Neg().String())
	require.True(t, huge.Neg().Equal(figure.Int(math.MinInt64)))
	for name, n := range map[string]figure.Number{
		"sum":      huge.Sub(figure.Int(1)),
		"product":  huge.Mul(num("0.5")),
		"quotient": func() figure.Number { n, _ := huge.Quo(huge); return n }(),
		"least":    figure.Int(math.MinInt64).Add(figure.Int(1)),
	} {
		t.Run(name, func(t *testing.T) {
			require.Zero(t, testing.AllocsPerRun(100, func() { n.Add(figure.Int(0)) }))
		})
	}
}

func TestNumberSmallAllocatesNothing(t *testing.T) {
	a, b := num("1850000.25"), num("37/17")
	require.Zero(t, testing.AllocsPerRun(100, func() {
		sum := a.Add(b).Sub(b).Mul(b)
		quotient, _ := sum.Quo(a)
		if quotient.Neg().Cmp(a) == 0 || a.Equal(b) || a.Sign() < 0 || a.IsInt() {
			panic("wrong")
		}
	}))
}

func TestNumberQuoByZero(t *testing.T) {
	n, ok := figure.Int(5).Quo(figure.Int(0))
	require.False(t, ok)
	require.Zero(t, n.Sign())
}

func TestFrac(t *testing.T) {
	for name, tt := range map[string]struct {
		num, den int64
		want     string
	}{
		"reduced":          {6, 4, "1.5"},
		"negative":         {1, -3, "-1/3"},
		"least":            {math.MinInt64, math.MinInt64, "1"},
		"least over one":   {math.MinInt64, 1, "-9223372036854775808"},
		"one over least":   {1, math.MinInt64, "-1/9223372036854775808"},
		"zero":             {0, math.MinInt64, "0"},
		"least over minus": {math.MinInt64, -1, "9223372036854775808"},
	} {
		t.Run(name, func(t *testing.T) {
			n, ok := figure.Frac(tt.num, tt.den)
			require.True(t, ok)
			require.Equal(t, tt.want, n.String())
		})
	}
	_, ok := figure.Frac(1, 0)
	require.False(t, ok)
}

// referenceRound is rounding by the book: the floor, and one more where the
// mode says so.
func referenceRound(r *big.Rat, places int, mode figure.Rounding) *big.Int {
	unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, -places))), nil))
	scaled := new(big.Rat).Mul(r, unit)
	if places < 0 {
		scaled.Quo(r, unit)
	}
	floor := new(big.Int).Div(scaled.Num(), scaled.Denom())
	above := new(big.Int).Add(floor, big.NewInt(1))
	rest := new(big.Rat).Sub(scaled, new(big.Rat).SetInt(floor))
	half := rest.Cmp(big.NewRat(1, 2))
	var up bool
	switch mode {
	case figure.HalfEven:
		up = half > 0 || half == 0 && floor.Bit(0) == 1
	case figure.HalfUp:
		up = half > 0 || half == 0 && r.Sign() > 0
	case figure.Down:
		up = r.Sign() < 0
	case figure.Up:
		up = r.Sign() > 0
	case figure.Floor:
	case figure.Ceiling:
		up = true
	}
	if up && rest.Sign() != 0 {
		return above
	}
	return floor
}

func TestNumberRoundAgainstReference(t *testing.T) {
	values := edges(t)
	for k := int64(-40); k <= 40; k++ {
		values = append(values, big.NewRat(k, 8), big.NewRat(k, 3), big.NewRat(5*k, 2))
	}
	for _, r := range values {
		for mode := figure.HalfEven; mode <= figure.Ceiling; mode++ {
			for _, places := range []int{-20, -2, -1, 0, 1, 2, 7, 30} {
				want := decimal.NewFromBigInt(referenceRound(r, places, mode), int32(-places))
				got := figure.FromRat(r).Round(places, mode)
				if !want.Equal(got) || int(got.Exponent()) != -places {
					t.Fatalf("%s to %d places, %s: got %s, want %s", r, places, mode, got, want)
				}
			}
		}
	}
}

func TestRoundingText(t *testing.T) {
	for mode := figure.HalfEven; mode <= figure.Ceiling; mode++ {
		text, err := mode.MarshalText()
		require.NoError(t, err)
		require.Equal(t, mode.String(), string(text))
		var back figure.Rounding
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, mode, back)
	}
	bad := figure.Ceiling + 1
	_, err := bad.MarshalText()
	require.Error(t, err)
	require.Equal(t, "rounding(6)", bad.String())
	require.False(t, bad.AwayFromZero(1, 0, false), "acts as half-even")
	mode := figure.Up
	require.ErrorContains(t, mode.UnmarshalText([]byte("nearest")), `figure: "nearest"`)
	require.Equal(t, figure.Up, mode)
}

func TestParseNumber(t *testing.T) {
	long := strings.Repeat("9", 64)
	for name, tt := range map[string]struct{ in, want string }{
		"whole":              {"26", "26"},
		"zero":               {"0", "0"},
		"minus zero":         {"-0.00", "0"},
		"trailing zeros":     {"1234.50", "1234.5"},
		"leading zeros":      {"007", "7"},
		"small":              {"0.000000000000000001", "0.000000000000000001"},
		"smaller":            {"-0.0000000000000000000001", "-0.0000000000000000000001"},
		"18 digits":          {"999999999999999999", "999999999999999999"},
		"19 digits":          {"9999999999999999999", "9999999999999999999"},
		"19 with a point":    {"-999999999.9999999999", "-999999999.9999999999"},
		"least int64":        {"-9223372036854775808", "-9223372036854775808"},
		"64 digits":          {long, long},
		"fraction":           {"37/17", "37/17"},
		"negative fraction":  {"-37/17", "-37/17"},
		"finite fraction":    {"43/2", "21.5"},
		"a fifth power":      {"1/3125", "0.00032"},
		"twos and fives":     {"1/80", "0.0125"},
		"long fraction":      {"-" + long + "/" + "2" + strings.Repeat("0", 62) + "3", "-" + long + "/" + "2" + strings.Repeat("0", 62) + "3"},
		"long decimal":       {"3/1606938044258990275541962092341162602522202993782792835301376", "3/1606938044258990275541962092341162602522202993782792835301376"},
		"fraction that ends": {"10/5", "2"},
	} {
		t.Run(name, func(t *testing.T) {
			n, err := figure.ParseNumber(tt.in)
			require.NoError(t, err)
			require.Equal(t, tt.want, n.String())
			text, err := n.MarshalText()
			require.NoError(t, err)
			back := figure.Int(99)
			require.NoError(t, back.UnmarshalText(text))
			require.True(t, n.Equal(back))
		})
	}
}

func TestParseNumberRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"nothing":             "",
		"sign alone":          "-",
		"plus":                "+1",
		"exponent":            "1e1000000000",
		"point alone":         ".",
		"no digit before":     ".5",
		"no digit behind":     "5.",
		"two points":          "1.2.3",
		"group":               "1,234",
		"blank":               " 1",
		"nan":                 "NaN",
		"infinity":            "∞",
		"zero denominator":    "1/0",
		"negative below":      "1/-2",
		"fraction of decimal": "1.5/2",
		"two fractions":       "1/2/3",
		"hexadecimal":         "0x10",
		"underscore":          "1_000",
		"65 digits":           strings.Repeat("9", 65),
		"65 characters":       "0." + strings.Repeat("1", 63),
		"a million digits":    strings.Repeat("9", 1_000_000),
		"nul":                 "1\x00",
		"arabic digits":       "١٢٣",
		"devanagari digits":   "१२३",
		"direction marks":     "\u202e123\u200e",
		"not utf-8":           "1\xff",
	} {
		t.Run(name, func(t *testing.T) {
			n, err := figure.ParseNumber(in)
			require.ErrorIs(t, err, figure.ErrNumber)
			require.Less(t, len(err.Error()), 500)
			require.Zero(t, n.Sign())
			kept := figure.Int(7)
			require.ErrorIs(t, kept.UnmarshalText([]byte(in)), figure.ErrNumber)
			require.True(t, kept.Equal(figure.Int(7)))
			require.Panics(t, func() { figure.MustNumber(in) })
		})
	}
}

func TestNumberMarshalTextRefusesWhatIsNotReadBack(t *testing.T) {
	n := num(strings.Repeat("9", 64))
	_, err := n.Mul(n).MarshalText()
	require.ErrorIs(t, err, figure.ErrNumber)
	_, err = json.Marshal(map[string]figure.Number{"n": n.Mul(n)})
	require.ErrorIs(t, err, figure.ErrNumber)
}

func TestFromDecimal(t *testing.T) {
	for name, tt := range map[string]struct {
		in   decimal.Decimal
		want string
	}{
		"zero value":     {decimal.Decimal{}, "0"},
		"scaled up":      {decimal.New(8, 6), "8000000"},
		"scaled down":    {decimal.New(-190, -2), "-1.9"},
		"19 digits":      {decimal.RequireFromString("-1234567890123456789.5"), "-1234567890123456789.5"},
		"beyond int64":   {decimal.New(93, 17), "9300000000000000000"},
		"far exponent":   {decimal.New(1, 64), "1" + strings.Repeat("0", 64)},
		"small exponent": {decimal.New(1, -64), "1/1" + strings.Repeat("0", 64)},
	} {
		t.Run(name, func(t *testing.T) {
			n, err := figure.FromDecimal(tt.in)
			require.NoError(t, err)
			require.Equal(t, tt.want, n.String())
			back, ok := n.Decimal()
			require.True(t, ok)
			require.True(t, tt.in.Equal(back))
		})
	}
	for name, in := range map[string]decimal.Decimal{
		"exponent above": decimal.New(1, 65),
		"exponent below": decimal.New(1, -65),
		"absurd":         decimal.New(1, math.MaxInt32),
		"65 digits":      decimal.RequireFromString(strings.Repeat("9", 65)),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := figure.FromDecimal(in)
			require.ErrorIs(t, err, figure.ErrNumber)
		})
	}
}

func TestNumberDecimal(t *testing.T) {
	for name, tt := range map[string]struct {
		in, want string
	}{
		"whole":     {"-12", "-12"},
		"finite":    {"1/40", "0.025"},
		"third":     {"1/3", ""},
		"large":     {"1180591620717411303424", "1180591620717411303424"},
		"large den": {"1/1180591620717411303424", "0.0000000000000000000008470329472543003390683225006796419620513916015625"},
		"large odd": {"1/1180591620717411303427", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d, ok := num(tt.in).Decimal()
			require.Equal(t, tt.want != "", ok)
			if ok {
				require.Equal(t, tt.want, d.String())
			}
		})
	}
}

func TestFromRatCopies(t *testing.T) {
	r, _ := new(big.Rat).SetString("123456789012345678901234567890/17")
	n := figure.FromRat(r)
	r.SetInt64(1)
	n.Rat().SetInt64(2)
	require.Equal(t, "123456789012345678901234567890/17", n.String())
}
