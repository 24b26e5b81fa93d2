package money_test

import (
	"math"
	"math/big"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

func TestAmountIsSmallAndHasNoEquality(t *testing.T) {
	typ := reflect.TypeFor[money.Amount]()
	require.False(t, typ.Comparable(), "== must not compile")
	require.LessOrEqual(t, typ.Size(), uintptr(24))
}

func TestNew(t *testing.T) {
	tests := map[string]struct {
		coef  int64
		scale int
		c     money.Currency
		want  string
		err   error
	}{
		"cents":              {123450, 2, money.EUR, "1234.50 EUR", nil},
		"whole":              {8000000, 0, money.USD, "8000000 USD", nil},
		"zero":               {0, 2, money.RSD, "0.00 RSD", nil},
		"below one":          {5, 3, money.EUR, "0.005 EUR", nil},
		"negative":           {-5, 2, money.EUR, "-0.05 EUR", nil},
		"least":              {math.MinInt64, 0, money.EUR, "-9223372036854775808 EUR", nil},
		"finest":             {1, 62, money.EUR, "0." + strings.Repeat("0", 61) + "1 EUR", nil},
		"negative, finest":   {-1, 61, money.EUR, "-0." + strings.Repeat("0", 60) + "1 EUR", nil},
		"negative, too fine": {-1, 62, money.EUR, "", money.ErrAmount},
		"too fine":           {1, 63, money.EUR, "", money.ErrAmount},
		"negative scale":     {1, -1, money.EUR, "", money.ErrAmount},
		"no currency":        {1, 2, 0, "", money.ErrUnknownCurrency},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, err := money.New(tt.coef, tt.scale, tt.c)
			require.ErrorIs(t, err, tt.err)
			if tt.err != nil {
				require.True(t, a.IsZero())
				return
			}
			require.Equal(t, tt.want, a.String())
			require.Equal(t, tt.scale, a.Scale())
			require.Equal(t, tt.c, a.Currency())
			requireSame(t, a, money.MustParse(tt.want))
		})
	}
}

func TestFromDecimal(t *testing.T) {
	tests := map[string]struct {
		d    decimal.Decimal
		want string
		err  error
	}{
		"zeros are kept":    {decimal.New(200, -2), "2.00 EUR", nil},
		"read":              {decimal.RequireFromString("1234567.8900"), "1234567.8900 EUR", nil},
		"zero value":        {decimal.Decimal{}, "0 EUR", nil},
		"negative":          {decimal.New(-1, -1), "-0.1 EUR", nil},
		"positive exponent": {decimal.New(8, 6), "8000000 EUR", nil},
		"beyond 64 bits":    {decimal.RequireFromString("18446744073709551617.25"), "18446744073709551617.25 EUR", nil},
		"64 digits":         {decimal.NewFromBigInt(ones(64), 0), strings.Repeat("1", 64) + " EUR", nil},
		"63 digits, minus":  {decimal.NewFromBigInt(ones(63), 0).Neg(), "-" + strings.Repeat("1", 63) + " EUR", nil},
		"64 digits, minus":  {decimal.NewFromBigInt(ones(64), 0).Neg(), "", money.ErrAmount},
		"65 digits":         {decimal.NewFromBigInt(ones(65), 0), "", money.ErrAmount},
		"64 digits, point":  {decimal.NewFromBigInt(ones(64), -2), "", money.ErrAmount},
		"63 zeros":          {decimal.New(1, 63), "1" + strings.Repeat("0", 63) + " EUR", nil},
		"64 zeros":          {decimal.New(1, 64), "", money.ErrAmount},
		"huge exponent":     {decimal.New(1, 1e9), "", money.ErrAmount},
		"tiny exponent":     {decimal.New(1, -1e9), "", money.ErrAmount},
		"63 places":         {decimal.New(1, -63), "", money.ErrAmount},
		"zero, too fine":    {decimal.New(0, -64), "", money.ErrAmount},
		"million digits":    {decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 3321928), 0), "", money.ErrAmount},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, err := money.FromDecimal(tt.d, money.EUR)
			require.ErrorIs(t, err, tt.err)
			if tt.err != nil {
				require.True(t, a.IsZero())
				return
			}
			require.Equal(t, tt.want, a.String())
			require.True(t, tt.d.Equal(a.Decimal()))
			back, err := money.FromDecimal(a.Decimal(), money.EUR)
			require.NoError(t, err)
			requireSame(t, a, back)
		})
	}
	_, err := money.FromDecimal(decimal.New(1, 0), 0)
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
}

// What goes in and out is copied: nobody can change an amount from outside.
func TestAmountIsNotShared(t *testing.T) {
	x := ones(40)
	a, err := money.FromDecimal(decimal.NewFromBigInt(x, -2), money.EUR)
	require.NoError(t, err)
	want := a.String()
	x.SetInt64(7)
	a.Decimal().Coefficient().SetInt64(7)
	require.Equal(t, want, a.String())
}

func TestParse(t *testing.T) {
	tests := map[string]struct {
		in, want string // want "" means in
		scale    int
		sign     int
	}{
		"cents":                 {in: "1234.50 EUR", scale: 2, sign: 1},
		"scale is kept":         {in: "2.00 EUR", scale: 2, sign: 1},
		"whole":                 {in: "8000000 USD", sign: 1},
		"negative":              {in: "-0.5 GBP", scale: 1, sign: -1},
		"zero":                  {in: "0 EUR"},
		"zero with places":      {in: "0.00 EUR", scale: 2},
		"negative zero":         {in: "-0.00 EUR", want: "0.00 EUR", scale: 2},
		"leading zeros":         {in: "007.50 EUR", want: "7.50 EUR", scale: 2, sign: 1},
		"withdrawn":             {in: "100 DEM", sign: 1},
		"finer than the minor":  {in: "0.12345 RSD", scale: 5, sign: 1},
		"no minor unit":         {in: "12.5 XDR", scale: 1, sign: 1},
		"greatest int64":        {in: "9223372036854775807 EUR", sign: 1},
		"least int64":           {in: "-9223372036854775808 EUR", sign: -1},
		"beyond int64":          {in: "9223372036854775808 EUR", sign: 1},
		"beyond int64, places":  {in: "-92233720368547758.08 EUR", scale: 2, sign: -1},
		"beyond 64 bits":        {in: "18446744073709551617.00 EUR", scale: 2, sign: 1},
		"64 digits":             {in: strings.Repeat("9", 64) + " EUR", sign: 1},
		"62 places":             {in: "0." + strings.Repeat("1", 62) + " EUR", scale: 62, sign: 1},
		"many zeros in front":   {in: strings.Repeat("0", 60) + "1.25 EUR", want: "1.25 EUR", scale: 2, sign: 1},
		"more than float64 has": {in: "9007199254740993.01 EUR", scale: 2, sign: 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, err := money.Parse(tt.in)
			require.NoError(t, err)
			if tt.want == "" {
				tt.want = tt.in
			}
			require.Equal(t, tt.want, a.String())
			require.Equal(t, tt.scale, a.Scale())
			require.Equal(t, tt.sign, a.Sign())
			require.False(t, a.IsZero())
			number, code, _ := strings.Cut(tt.in, " ")
			in, err := money.ParseIn(number, money.MustCurrency(code))
			require.NoError(t, err)
			requireSame(t, a, in)
		})
	}
}

// hostile are texts that no number reads.
var hostile = map[string]string{
	"empty":              "",
	"sign alone":         "-",
	"plus":               "+5",
	"two signs":          "--5",
	"sign behind":        "5-",
	"no digit in front":  ".5",
	"no digit behind":    "5.",
	"point alone":        ".",
	"minus and point":    "-.5",
	"two points":         "1.2.3",
	"groups":             "1,234.50",
	"underscore":         "1_000",
	"comma":              "1,5",
	"blank inside":       "1 000",
	"blank in front":     " 1",
	"exponent":           "1e5",
	"great exponent":     "1e1000000000",
	"hexadecimal":        "0x10",
	"NaN":                "NaN",
	"infinity":           "Infinity",
	"NUL":                "1\x00",
	"U+2212":             "−5",
	"Arabic digits":      "١٢٣",
	"Devanagari digits":  "१२३",
	"full-width digits":  "１２３",
	"mark in front":      "\u200e5",
	"override in front":  "\u202e5",
	"mark behind":        "5\u200f",
	"no-break space":     "1\u00a0000",
	"invalid UTF-8":      "1\xff",
	"letters":            "five",
	"65 digits":          strings.Repeat("9", 65),
	"64 digits and sign": "-" + strings.Repeat("9", 64),
	"63 places":          "0." + strings.Repeat("1", 63),
	"million digits":     strings.Repeat("9", 1e6),
	"million zeros":      strings.Repeat("0", 1e6) + "1",
}

func TestParseRefuses(t *testing.T) {
	for name, number := range hostile {
		t.Run(name, func(t *testing.T) {
			a, err := money.ParseIn(number, money.EUR)
			require.ErrorIs(t, err, money.ErrAmount)
			require.True(t, a.IsZero())
			require.Less(t, len(err.Error()), 800)

			a, err = money.Parse(number + " EUR")
			require.ErrorIs(t, err, money.ErrAmount)
			require.True(t, a.IsZero())
			require.Panics(t, func() { money.MustParse(number + " EUR") })
		})
	}
	for name, s := range map[string]string{
		"no currency":        "5",
		"no blank":           "5EUR",
		"two blanks":         "5  EUR",
		"no-break space":     "5\u00a0EUR",
		"tab":                "5\tEUR",
		"code in front":      "EUR 5",
		"blank behind":       "5 EUR ",
		"blank in front":     " 5 EUR",
		"no number":          " EUR",
		"lower case":         "5 eur",
		"symbol":             "5 €",
		"unknown code":       "5 ABC",
		"XXX":                "5 XXX",
		"mark before code":   "5 \u200eEUR",
		"invalid UTF-8 code": "5 \xff\xfe\xfd",
		"4 kB of code":       "5 " + strings.Repeat("E", 4096),
	} {
		t.Run(name, func(t *testing.T) {
			a, err := money.Parse(s)
			require.ErrorIs(t, err, money.ErrAmount)
			require.True(t, a.IsZero())
		})
	}
	_, err := money.Parse("5 ABC")
	require.ErrorIs(t, err, money.ErrUnknownCurrency, "which of the two it was")
	_, err = money.ParseIn("5", 0)
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
}

// A hostile text is refused before it is read: what that allocates does not
// grow with the text.
func TestHostileInputIsCheap(t *testing.T) {
	for name, s := range map[string]string{
		"digits":        strings.Repeat("9", 4096),
		"Arabic digits": strings.Repeat("٣", 2048),
		"exponent":      "1e" + strings.Repeat("9", 4094),
		"code":          "1 " + strings.Repeat("E", 4094),
	} {
		t.Run(name, func(t *testing.T) {
			require.Less(t, bytesPerRun(func() { _, _ = money.ParseIn(s, money.EUR) }), uint64(3000))
			require.Less(t, bytesPerRun(func() { _, _ = money.Parse(s + " EUR") }), uint64(3000+len(s)+400))
			require.Less(t, bytesPerRun(func() { _, _ = money.ParseCurrency(s) }), uint64(3000))
		})
	}
}

func bytesPerRun(f func()) uint64 {
	const runs = 50
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		f()
	}
	runtime.ReadMemStats(&after)
	return (after.TotalAlloc - before.TotalAlloc) / runs
}

func TestZeroAmount(t *testing.T) {
	var zero money.Amount
	require.True(t, zero.IsZero())
	require.Zero(t, zero.Currency())
	require.Zero(t, zero.Scale())
	require.Zero(t, zero.Sign())
	require.Empty(t, zero.String())
	require.True(t, zero.Decimal().IsZero())
	require.True(t, zero.Neg().IsZero())
	require.True(t, zero.Abs().IsZero())
	require.True(t, zero.MulInt(5).IsZero())
	require.True(t, zero.Round(2, money.Up).IsZero())
	require.Zero(t, zero.Round(2, money.Up).Scale())
	require.True(t, zero.Equal(money.Amount{}))
	require.False(t, zero.Equal(money.MustParse("0 EUR")))

	stated := money.MustParse("0.00 EUR")
	require.False(t, stated.IsZero(), "an amount of zero is stated")
	require.Zero(t, stated.Sign())
}

// requireSame fails where two amounts differ in value, scale or currency.
func requireSame(t *testing.T, want, got money.Amount) {
	t.Helper()
	require.Equal(t, want.String(), got.String())
	require.Equal(t, want.Scale(), got.Scale())
	require.True(t, want.Equal(got))
}

// ones returns the number 11…1 of n digits.
func ones(n int) *big.Int {
	x, _ := new(big.Int).SetString(strings.Repeat("1", n), 10)
	return x
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"1234.50 EUR", "-0.00 RSD", "2.00 XDR", "18446744073709551617 USD", "5 ABC", "007 EUR", "1e1000000000 EUR",
		strings.Repeat("9", 64) + " EUR", "-9223372036854775808 EUR", "١٢٣ EUR", "\u202e5 EUR", "1\x00 EUR", "\xff EUR",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := money.Parse(s)
		if err != nil {
			require.True(t, a.IsZero())
			return
		}
		again, err := money.Parse(a.String())
		require.NoError(t, err)
		requireSame(t, a, again)

		data, err := a.MarshalJSON()
		require.NoError(t, err)
		var decoded money.Amount
		require.NoError(t, decoded.UnmarshalJSON(data))
		requireSame(t, a, decoded)

		d, err := decimal.NewFromString(strings.TrimSuffix(s, s[len(s)-4:]))
		require.NoError(t, err)
		require.True(t, d.Equal(a.Decimal()))
		require.True(t, a.Key().Amount().Equal(a))
	})
}

func TestAmountCoefficient(t *testing.T) {
	for text, want := range map[string]int64{
		"1234.50 EUR": 123450, "-3 RSD": -3, "0.00 USD": 0, "9223372036854775807 USD": math.MaxInt64, "-92233720368547758.08 USD": math.MinInt64,
	} {
		coef, ok := money.MustParse(text).Coefficient()
		require.True(t, ok, text)
		require.Equal(t, want, coef, text)
	}
	_, ok := money.MustParse("9223372036854775808 USD").Coefficient()
	require.False(t, ok)
	coef, ok := money.Amount{}.Coefficient()
	require.True(t, ok)
	require.Zero(t, coef)
}
