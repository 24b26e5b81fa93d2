package money_test

import (
	"encoding/json"
	"math"
	"math/big"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Each trap of package decimal, version 1.6, by name: first what that package
// does, so that a version that does otherwise shows, then what is done here.
func TestTrapsOfDecimal(t *testing.T) {
	d := decimal.RequireFromString
	march := period.MustParse("2012-03-15")
	convert := func(t *testing.T, rate, from string, to money.Currency, scale int) money.Conversion {
		t.Helper()
		c := money.Converter{Rates: []*money.Rates{money.MustRates(money.MustParseRate(rate))}}.WithScale(scale)
		got, err := c.Convert(amount(from), to, march)
		require.NoError(t, err)
		return got
	}
	json1 := func(v any) string {
		data, err := json.Marshal(v)
		require.NoError(t, err)
		return string(data)
	}
	traps := []struct {
		name string
		test func(t *testing.T)
	}{
		{"DivisionPrecision counts places and belongs to everybody", func(t *testing.T) {
			old := decimal.DivisionPrecision
			t.Cleanup(func() { decimal.DivisionPrecision = old })
			require.Equal(t, "0", d("1").Div(d("1e20")).String())
			require.Equal(t, "1.000000000000796555", d("1").Div(d("20082.05")).Mul(d("20082.05")).String())
			decimal.DivisionPrecision = 3
			require.Equal(t, "0.333", d("1").Div(d("3")).String())

			tiny, err := amount("1 EUR").Div(number("100000000000000000000"))
			require.NoError(t, err)
			require.Equal(t, "0.00000000000000000001 EUR", tiny.String())
			part, err := amount("1 EUR").Div(number("20082.05"))
			require.NoError(t, err)
			require.Equal(t, "1 EUR", part.Mul(number("20082.05")).String())
			third, err := amount("1 EUR").Div(number("3"))
			require.NoError(t, err)
			require.Equal(t, "0.33333333333333333333 EUR", third.Round(20, money.HalfUp).String())
		}},
		{"a reciprocal is rounded", func(t *testing.T) {
			require.Equal(t, "3.333333333333333", d("10").Mul(d("1").Div(d("3"))).String())

			got := convert(t, "1 EUR = 3 USD on 2012-03-15 (daily)", "10.00 USD", money.EUR, 20)
			require.Equal(t, "3.33333333333333333333 EUR", got.Amount().String())
			require.True(t, got.Legs()[0].Inverse)
			require.Equal(t, "3", got.Legs()[0].Rate.Value().String(), "the stated rate is kept")
		}},
		{"rounded twice", func(t *testing.T) {
			require.Equal(t, "0.02", d("0.0149999999999999999").DivRound(d("1"), 16).Round(2).String())

			got := convert(t, "1 EUR = 1 USD on 2012-03-15 (daily)", "0.0149999999999999999 EUR", money.USD, 2)
			require.Equal(t, "0.01 USD", got.Amount().String())
			require.Equal(t, "0.01 EUR", amount("0.0149999999999999999 EUR").Round(2, money.HalfUp).String())
		}},
		{"DivRound knows one mode", func(t *testing.T) {
			require.Equal(t, "0.13", d("0.25").DivRound(d("2"), 2).String())

			for mode, want := range map[money.Rounding]string{
				money.HalfEven: "0.12", money.HalfUp: "0.13", money.Down: "0.12", money.Up: "0.13", money.Floor: "0.12", money.Ceiling: "0.13",
			} {
				half, err := amount("0.25 EUR").Div(number("2"))
				require.NoError(t, err)
				require.Equal(t, want+" EUR", half.Round(2, mode).String())
			}
		}},
		{"globals", globalsOfDecimal},
		{"stated precision is lost", func(t *testing.T) {
			require.Equal(t, "2", d("2.00").String())
			require.Equal(t, `"2"`, json1(d("2.00")))

			a := amount("2.00 EUR")
			require.Equal(t, "2.00 EUR", a.String())
			require.Equal(t, `{"amount":"2.00","currency":"EUR"}`, json1(a))
			value, err := a.Value()
			require.NoError(t, err)
			require.Equal(t, "2.00 EUR", value)
			bin, err := a.MarshalBinary()
			require.NoError(t, err)
			var back money.Amount
			require.NoError(t, back.UnmarshalBinary(bin))
			requireSame(t, a, back)
			require.Equal(t, "1 EUR = 1.3220 USD on 2012-03-15 (daily)", money.MustParseRate("1 EUR = 1.3220 USD on 2012-03-15 (daily)").String())
		}},
		{"equality lies", func(t *testing.T) {
			require.NotEqual(t, map[decimal.Decimal]bool{d("1"): true, d("1.0"): true}, map[decimal.Decimal]bool{d("1"): true})
			require.False(t, assert.ObjectsAreEqual(d("1.0"), d("1.00")))

			require.False(t, reflect.TypeFor[money.Amount]().Comparable(), "== does not compile")
			require.False(t, reflect.TypeFor[money.Rational]().Comparable())
			require.False(t, reflect.TypeFor[money.Rate]().Comparable())
			require.True(t, amount("1.0 EUR").Equal(amount("1.00 EUR")))
			require.Len(t, map[money.AmountKey]bool{amount("1 EUR").Key(): true, amount("1.0 EUR").Key(): true}, 1)
		}},
		{"huge exponents", func(t *testing.T) {
			require.Equal(t, int32(10000), d("1e10000").Exponent(), "read without a word")

			for _, exponent := range []string{"1e10000", "1e-10000", "1e65", "1e5"} {
				_, err := money.ParseIn(exponent, money.EUR)
				require.ErrorIs(t, err, money.ErrAmount)
				require.ErrorIs(t, new(money.Amount).UnmarshalJSON([]byte(`{"amount":"`+exponent+`","currency":"EUR"}`)), money.ErrAmount)
				require.Error(t, new(money.Rate).UnmarshalJSON([]byte(`{"base":"EUR","quote":"USD","value":"`+exponent+`","kind":"fixed"}`)))
			}
			for _, exponent := range []int32{10000, -10000, 65, -65} {
				_, err := money.FromDecimal(decimal.New(1, exponent), money.EUR)
				require.ErrorIs(t, err, money.ErrAmount)
				_, err = money.NewRate(money.EUR, money.USD, decimal.New(1, exponent), money.Fixed, period.Date{}, "")
				require.ErrorIs(t, err, money.ErrRate)
			}
		}},
		{"long digit strings", func(t *testing.T) {
			digits := strings.Repeat("7", 1e5) // a million of them keep package decimal busy for five seconds
			for name, read := range map[string]func() error{
				"Parse":         func() error { _, err := money.Parse(digits + " EUR"); return err },
				"ParseIn":       func() error { _, err := money.ParseIn(digits, money.EUR); return err },
				"ParseLocal":    func() error { _, err := money.ParseLocal("EUR "+digits, lang.NewPrinter(lang.English)); return err },
				"ParseMarked":   func() error { _, err := money.ParseMarked(digits, lang.Marks{Decimal: "."}, money.EUR); return err },
				"ParseFigure":   func() error { _, err := money.ParseFigure("EUR " + digits); return err },
				"ParseRational": func() error { _, err := money.ParseRational(digits + " EUR"); return err },
				"ParseRate":     func() error { _, err := money.ParseRate("1 EUR = " + digits + " USD (fixed)"); return err },
				"JSON": func() error {
					return new(money.Amount).UnmarshalJSON([]byte(`{"amount":"` + digits + `","currency":"EUR"}`))
				},
				"JSON of a bag": func() error {
					return new(money.Bag).UnmarshalJSON([]byte(`[{"amount":"` + digits + `","currency":"EUR"}]`))
				},
				"JSON of a rate": func() error {
					return new(money.Rate).UnmarshalJSON([]byte(`{"base":"EUR","quote":"USD","value":"` + digits + `","kind":"fixed"}`))
				},
				"SQL":    func() error { return new(money.Amount).Scan(digits + " EUR") },
				"binary": func() error { return new(money.Amount).UnmarshalBinary([]byte("\x16\xb2\x00" + digits)) },
			} {
				require.Error(t, read(), name)
				require.Less(t, bytesPerRun(func() { _ = read() }), uint64(20*len(digits)), name)
			}
		}},
		{"values built in code", func(t *testing.T) {
			for _, d := range []decimal.Decimal{
				decimal.New(1, 1e8), decimal.New(1, -1e8), decimal.New(0, 1e8), decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 1e6), 0),
			} { // to compare or print one takes package decimal a minute
				_, err := money.FromDecimal(d, money.EUR)
				require.ErrorIs(t, err, money.ErrAmount)
				_, err = money.NewRate(money.EUR, money.USD, d, money.Fixed, period.Date{}, "")
				require.ErrorIs(t, err, money.ErrRate)
				_, err = amount("5.00 EUR").Allocate(decimal.New(1, 0), d)
				require.ErrorIs(t, err, money.ErrWeights)
				_, err = figure.FromDecimal(d)
				require.Error(t, err)
			}
		}},
		{"exponents grow", func(t *testing.T) {
			plain, exact, want := d("100.0000000000"), amount("100.0000000000 EUR").Rational(), rat(amount("100 EUR"))
			factor := number("1.0000000001")
			for range 200 {
				plain, exact = plain.Mul(d("1.0000000001")), exact.Mul(factor)
				want.Mul(want, factor.Rat())
			}
			require.Equal(t, int32(-2010), plain.Exponent())

			require.Zero(t, exact.Number().Rat().Cmp(want), "exact to the end")
			require.Equal(t, "100.00 EUR", exact.Round(2, money.HalfEven).String())
			require.Equal(t, 62, exact.Round(3000, money.HalfEven).Scale(), "no amount has more digits")
		}},
		{"panics", func(t *testing.T) {
			require.Panics(t, func() { d("1").Div(decimal.Zero) })
			require.Panics(t, func() { decimal.NewFromFloat(math.NaN()) })
			require.Panics(t, func() { d("1").RoundCash(7) })
			require.Panics(t, func() { decimal.New(1, math.MaxInt32).Shift(1) })

			_, err := amount("1 EUR").Div(figure.Number{})
			require.ErrorIs(t, err, money.ErrZeroDivisor)
			_, err = amount("1 EUR").Ratio(amount("0 EUR"))
			require.ErrorIs(t, err, money.ErrZeroDivisor)
			require.ErrorIs(t, new(money.Amount).Scan(math.NaN()), money.ErrScan)
			require.ErrorIs(t, new(money.Amount).Scan(math.Inf(1)), money.ErrScan)
			cash, err := amount("1.00 EUR").RoundTo(amount("0.07 EUR"), money.HalfUp)
			require.NoError(t, err)
			require.Equal(t, "0.98 EUR", cash.String())
			require.NotPanics(t, func() { amount("1 EUR").Round(math.MaxInt, money.Up); amount("1 EUR").Round(math.MinInt, money.Up) })
			require.NotPanics(t, func() { amount(strings.Repeat("9", 64) + " EUR").MulInt(math.MinInt64).Neg() })
		}},
		{"JSON", func(t *testing.T) {
			kept := d("5")
			require.NoError(t, json.Unmarshal([]byte("null"), &kept))
			require.Equal(t, "5", kept.String(), "null leaves what was there")
			require.NoError(t, json.Unmarshal([]byte("1e2"), &kept))
			require.NoError(t, json.Unmarshal([]byte(`"−5"`), &kept))
			require.Error(t, json.Unmarshal([]byte(`"x"`), &kept))
			require.Equal(t, "0", kept.String(), "an error makes it 0")

			a := amount("5.00 EUR")
			for _, number := range []string{`5`, `1e2`, `"1e2"`, `"\u22125"`, `"−5"`, `"x"`, `""`, `true`, `null`} {
				require.Error(t, json.Unmarshal([]byte(`{"amount":`+number+`,"currency":"EUR"}`), &a), number)
				require.Equal(t, "5.00 EUR", a.String(), "an error leaves it as it was")
			}
			require.NoError(t, json.Unmarshal([]byte("null"), &a))
			require.True(t, a.IsZero(), "null is not stated")
		}},
		{"SQL", func(t *testing.T) {
			require.Error(t, new(decimal.Decimal).Scan(nil))
			plain, err := d("2.00").Value()
			require.NoError(t, err)
			require.Equal(t, "2", plain)

			a := amount("5.00 EUR")
			require.ErrorIs(t, a.Scan(math.NaN()), money.ErrScan)
			require.Equal(t, "5.00 EUR", a.String())
			require.NoError(t, a.Scan(nil))
			require.True(t, a.IsZero())
			value, err := a.Value()
			require.NoError(t, err)
			require.Nil(t, value)
		}},
		{"omitempty and omitzero", func(t *testing.T) {
			require.Equal(t, `{"a":"0"}`, json1(struct {
				A decimal.Decimal `json:"a,omitempty"`
				B decimal.Decimal `json:"b,omitzero"`
			}{B: d("0.00")}))

			type line struct {
				A money.Amount `json:"a,omitzero"`
				B money.Amount `json:"b,omitzero"`
			}
			require.Equal(t, `{"b":{"amount":"0.00","currency":"EUR"}}`, json1(line{B: amount("0.00 EUR")}))
		}},
		{"texts", func(t *testing.T) {
			for _, text := range []string{"+5", ".5", "1.", "1e+2", "1E2", "−5"} {
				_, err := decimal.NewFromString(text)
				require.NoError(t, err)
				_, err = money.ParseIn(text, money.EUR)
				require.ErrorIs(t, err, money.ErrAmount)
			}
			for _, text := range []string{" 1", "1 ", "1,000", "1_000", ""} {
				_, err := money.ParseIn(text, money.EUR)
				require.ErrorIs(t, err, money.ErrAmount)
			}
		}},
		{"IntPart and CoefficientInt64 wrap", func(t *testing.T) {
			huge := d("18446744073709551617")
			require.Equal(t, int64(1), huge.IntPart())
			require.Equal(t, int64(1), huge.CoefficientInt64())

			a, err := money.FromDecimal(huge, money.EUR)
			require.NoError(t, err)
			require.Equal(t, "18446744073709551617 EUR", a.String())
			r, err := money.NewRate(money.EUR, money.USD, huge, money.Fixed, period.Date{}, "")
			require.NoError(t, err)
			require.True(t, r.Factor().Equal(number("18446744073709551617")))
			parts, err := amount("0.03 EUR").Allocate(d("1"), huge)
			require.NoError(t, err)
			require.Equal(t, "0.00 0.03", texts(parts))
			require.Equal(t, "18446744073709551617 EUR", money.ColumnOf(a).At(0).String())
			require.Equal(t, "18446744073709551617 EUR", money.BagOf(a).String())
			n, err := figure.FromDecimal(huge)
			require.NoError(t, err)
			require.Equal(t, "18446744073709551617", n.String())
		}},
		{"there is no negative zero", func(t *testing.T) {
			require.Equal(t, "0", d("-0.00").String())

			require.Equal(t, "0.00 EUR", amount("-0.00 EUR").String())
			require.Equal(t, "0.00 EUR", amount("0.00 EUR").Neg().String())
			require.Equal(t, "0.00 EUR", amount("-0.001 EUR").Round(2, money.HalfEven).String())
			require.Equal(t, "0 EUR", amount("-0.001 EUR").Mul(figure.Number{}).String())
			require.Equal(t, "0.00 EUR", convert(t, "1 EUR = 3 USD on 2012-03-15 (daily)", "-0.01 USD", money.EUR, 2).Amount().String())
		}},
		{"a sum keeps the finest exponent", func(t *testing.T) {
			require.Equal(t, int32(-3), d("1.00").Add(d("2.000")).Exponent())

			sum, err := amount("1.00 EUR").Add(amount("2.000 EUR"))
			require.NoError(t, err)
			require.Equal(t, "3.000 EUR", sum.String())
			require.Equal(t, "3.000 EUR", bag("1.00 EUR", "2.000 EUR").String())
		}},
		{"products hold spare memory", func(t *testing.T) {
			used := func() uint64 {
				runtime.GC()
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				return m.HeapAlloc
			}
			const n = 100_000
			amounts := make([]money.Amount, n)
			before := used()
			for i := range amounts {
				var err error
				amounts[i], err = money.FromDecimal(decimal.New(int64(i), -2).Mul(d("1.3057")).Round(2), money.USD)
				require.NoError(t, err)
			}
			held := int64(used()) - int64(before)
			require.Less(t, held, int64(n), "nothing beside the amounts themselves")
			runtime.KeepAlive(amounts)
		}},
	}
	for _, trap := range traps {
		t.Run(trap.name, trap.test)
	}
}

// Package decimal is configured by variables that any package of a program
// may set. Set all of them, and nothing here changes.
func globalsOfDecimal(t *testing.T) {
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
