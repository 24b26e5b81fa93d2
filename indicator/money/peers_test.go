package money_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// What other libraries and programs get wrong, each by name with the case that
// shows it. That readers of rates take no number for a float64, and that they
// read what they are given alone, is tested with the readers.
func TestDefectsOfOthers(t *testing.T) {
	allocate := func(t *testing.T, a, ws string) string {
		t.Helper()
		parts, err := amount(a).Allocate(weights(ws)...)
		require.NoError(t, err)
		return texts(parts)
	}
	english := lang.NewPrinter(lang.English)
	defects := []struct {
		name string
		test func(t *testing.T)
	}{
		// Arithmetic and allocation.
		{"go-money: the zero value panics", func(t *testing.T) {
			var zero money.Amount
			sum, err := zero.Add(amount("5.00 EUR"))
			require.NoError(t, err)
			require.Equal(t, "5.00 EUR", sum.String())
			require.NotPanics(t, func() {
				_, _ = zero.Sub(zero)
				_, _ = zero.Cmp(zero)
				_, _ = zero.Div(figure.Int(2))
				_, _ = zero.Ratio(zero)
				_, _ = zero.Split(3)
				_, _ = zero.Allocate(money.Weights(1)...)
				_, _ = zero.RoundMinor(money.Up)
				_, _ = zero.RoundTo(zero, money.Up)
				_, _ = zero.MarshalText()
				_, _ = zero.MarshalBinary()
				_, _ = zero.Value()
				_, _, _, _ = zero.Format(english), zero.FormatSign(english), zero.Key().String(), zero.Number()
				_, _, _ = zero.Rational().String(), zero.Mul(figure.Int(2)), zero.Decimal()
				_, _ = money.Converter{}.Convert(zero, money.EUR, period.Date{})
				_, _ = money.BagOf(zero).MarshalJSON()
			})
		}},
		{"bojanz/currency: any zero amount is neutral", func(t *testing.T) {
			_, err := amount("0 USD").Add(amount("5 EUR"))
			require.ErrorIs(t, err, money.ErrMismatch)
		}},
		{"go-money: one cent over 33:66 goes to the first", func(t *testing.T) {
			require.Equal(t, "0.00 0.01", allocate(t, "0.01 EUR", "33 66"))
		}},
		{"go-money: 9e17 cents over 70:30 wrap", func(t *testing.T) {
			require.Equal(t, "6300000000000000.00 2700000000000000.00", allocate(t, "9000000000000000.00 EUR", "70 30"))
		}},
		{"go-money: the greatest int64 and one is below zero", func(t *testing.T) {
			a, err := money.New(math.MaxInt64, 2, money.EUR)
			require.NoError(t, err)
			sum, err := a.Add(amount("0.01 EUR"))
			require.NoError(t, err)
			require.Equal(t, "92233720368547758.08 EUR", sum.String())
			require.Equal(t, sum.String(), money.BagOf(a, amount("0.01 EUR")).String())
			total, err := money.ColumnOf(a, amount("0.01 EUR")).Sum()
			require.NoError(t, err)
			requireSame(t, sum, total)
		}},
		{"go-money: 50 cents round down and 51 up, to whole units alone", func(t *testing.T) {
			require.Equal(t, "1 EUR", amount("0.50 EUR").Round(0, money.HalfUp).String())
			require.Equal(t, "0 EUR", amount("0.50 EUR").Round(0, money.HalfEven).String())
			require.Equal(t, "0.6 EUR", amount("0.55 EUR").Round(1, money.HalfUp).String())
		}},
		{"moneyphp: 70 trillion over 1:2 gives the spare cent to the first", func(t *testing.T) {
			require.Equal(t, "23333333333333.33 46666666666666.67", allocate(t, "70000000000000.00 USD", "1 2"))
		}},
		{"moneyphp: -100 over three is no mirror of 100", func(t *testing.T) {
			require.Equal(t, "33.34 33.33 33.33", allocate(t, "100.00 EUR", "1 1 1"))
			require.Equal(t, "-33.34 -33.33 -33.33", allocate(t, "-100.00 EUR", "1 1 1"))
		}},
		{"moneyphp: no allocation in steps of coins", func(t *testing.T) {
			parts, _, err := money.Allocation{Step: amount("0.05 CHF")}.Split(amount("1.00 CHF"), 3)
			require.NoError(t, err)
			require.Equal(t, "0.35 0.35 0.30", texts(parts))
		}},
		{"dinero: 99.99 over 75:25 gives 75.00 and 24.99", func(t *testing.T) {
			require.Equal(t, "74.99 25.00", allocate(t, "99.99 USD", "75 25"))
		}},
		{"dinero: safe integers, unsafe product", func(t *testing.T) {
			require.Equal(t, "30023997515803.31 60047995031606.62", allocate(t, "90071992547409.93 USD", "1 2"))
		}},
		{"moneyphp: decimal weights are cut to integers", func(t *testing.T) {
			require.Equal(t, "0.33 0.67", allocate(t, "1.00 EUR", "0.333 0.667"))
		}},

		// Rates and conversion.
		{"moneyphp: an inverse of 14 decimals", func(t *testing.T) {
			c := money.Converter{Rates: []*money.Rates{money.MustRates(money.MustParseRate("1 USD = 3 EUR (fixed)"))}}
			got, err := c.Convert(amount("30000000000000000000.00 EUR"), money.USD, period.Date{})
			require.NoError(t, err)
			require.Equal(t, "10000000000000000000.00 USD", got.Amount().String())
		}},
		{"currencyconverter: a weekend lies between Friday and Monday", func(t *testing.T) {
			c := money.Converter{Rates: []*money.Rates{money.MustRates(parseRates(
				"1 EUR = 1.3000 USD on 2012-03-09 (daily)", "1 EUR = 1.4000 USD on 2012-03-12 (daily)")...)}}
			got, err := c.Convert(amount("1.00 EUR"), money.USD, period.MustParse("2012-03-11"))
			require.NoError(t, err)
			require.Equal(t, "1.30 USD", got.Amount().String(), "never a later rate")
			require.Equal(t, 2, got.Legs()[0].Age)
		}},
		{"currencyconverter: without a date the last one counts", func(t *testing.T) {
			c := money.Converter{Rates: []*money.Rates{ecb}}
			_, err := c.Convert(amount("1.00 EUR"), money.USD, period.Date{})
			require.ErrorIs(t, err, money.ErrNoRate)
		}},
		{"hledger: a chain of older rates beats the newer reverse one", func(t *testing.T) {
			c := money.Converter{
				Rates: []*money.Rates{money.MustRates(parseRates(
					"1 EUR = 2 CHF on 2012-03-01 (daily)", "1 CHF = 3 USD on 2012-03-01 (daily)", "1 USD = 0.25 EUR on 2012-03-15 (daily)")...)},
				Policy: money.OnOrBefore(money.Unlimited), Pivots: []money.Currency{money.CHF},
			}
			got, err := c.Convert(amount("10.00 EUR"), money.USD, period.MustParse("2012-03-15"))
			require.NoError(t, err)
			require.Equal(t, "40.00 USD", got.Amount().String(), "not 60")
		}},
		{"hledger: what has no rate stays unconverted", func(t *testing.T) {
			got, err := money.Converter{Rates: []*money.Rates{ecb}}.Convert(amount("10.00 RSD"), money.USD, period.MustParse("2012-03-15"))
			var none *money.NoRateError
			require.ErrorAs(t, err, &none)
			require.NotEmpty(t, none.Tried)
			require.True(t, got.Amount().IsZero())
		}},
		{"hledger, gnucash: an old rate is as good as a new one", func(t *testing.T) {
			_, err := money.Converter{Rates: []*money.Rates{ecb}}.Convert(amount("10.00 EUR"), money.USD, period.MustParse("2018-03-15"))
			require.ErrorIs(t, err, money.ErrStale)
		}},
		{"gnucash: no rate is a rate of zero", func(t *testing.T) {
			c := money.Converter{Rates: []*money.Rates{ecb}}
			total, err := c.TotalOn(money.USD, period.MustParse("2012-03-15"), amount("1.00 EUR"), amount("1000.00 RSD"))
			require.NoError(t, err)
			got, complete := total.Amount()
			require.False(t, complete)
			require.Equal(t, "1.31 USD", got.String())
			require.Len(t, total.Missing(), 1)
			require.ErrorIs(t, total.Err(), money.ErrNoRate)
		}},
		{"ledger, beancount: of two rates of one day the last counts", func(t *testing.T) {
			_, err := money.NewRates(parseRates("1 EUR = 1.30 USD on 2012-03-15 (daily)", "1 EUR = 1.31 USD on 2012-03-15 (daily)")...)
			require.ErrorIs(t, err, money.ErrConflict)
		}},
		{"moneyphp: the way of a conversion is lost", func(t *testing.T) {
			c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}}
			got, err := c.Convert(amount("100.00 CHF"), money.USD, period.MustParse("2012-03-15"))
			require.NoError(t, err)
			require.Len(t, got.Legs(), 2)
			require.Len(t, got.Trace().Of(check.Rate), 2)
		}},

		// Texts and codecs.
		{"bojanz/currency: the other convention is read as another number", func(t *testing.T) {
			for _, text := range []string{"1.234,56", "1,2,3,4.5", "NaN", "Infinity", "-Inf", "1e5"} {
				_, err := money.ParseMarked(text, english.Marks(), money.EUR)
				require.ErrorIs(t, err, money.ErrAmount, text)
				_, err = money.ParseLocal("EUR "+text, english)
				require.ErrorIs(t, err, money.ErrAmount, text)
				_, err = money.ParseIn(text, money.EUR)
				require.ErrorIs(t, err, money.ErrAmount, text)
			}
		}},
		{"bojanz/currency: 39 digits and no more, without a word", func(t *testing.T) {
			a := amount(strings.Repeat("9", 60) + " EUR")
			got, ok := a.Mul(figure.MustNumber("1.000000001")).Amount()
			require.True(t, ok)
			require.Equal(t, strings.Repeat("9", 60), got.MulInt(1_000_000_000).Mul(figure.MustNumber("1/1000000001")).Number().String())
		}},
		{"bojanz/currency: scanning a text without a comma panics", func(t *testing.T) {
			for _, src := range []any{"", "1234.50", "EUR", ",", "(,)", []byte(nil), []byte("x"), 5, 5.0, struct{}{}} {
				require.NotPanics(t, func() { _ = new(money.Amount).Scan(src) })
			}
		}},
		{"go-money: numbers in JSON go through float64", func(t *testing.T) {
			var a money.Amount
			require.NoError(t, json.Unmarshal([]byte(`{"amount":"90071992547409.93","currency":"EUR"}`), &a))
			require.Equal(t, "90071992547409.93 EUR", a.String())
			data, err := json.Marshal(amount("9007199254740993 EUR"))
			require.NoError(t, err)
			require.Equal(t, `{"amount":"9007199254740993","currency":"EUR"}`, string(data))
			require.Error(t, a.UnmarshalJSON([]byte(`{"amount":9007199254740993,"currency":"EUR"}`)))
		}},
		{"go-money: 136.98 is 136.97", func(t *testing.T) {
			a, err := money.FromDecimal(decimal.NewFromFloat(136.98), money.EUR)
			require.NoError(t, err)
			require.Equal(t, "136.98 EUR", a.String())
		}},
		{"govalues/money: JSON is {}", func(t *testing.T) {
			for want, v := range map[string]any{
				`{"amount":"5.00","currency":"EUR"}`:   amount("5.00 EUR"),
				`[{"amount":"5.00","currency":"EUR"}]`: bag("5.00 EUR"),
				`"EUR"`:                                money.EUR,
				`"5/3 EUR"`:                            amount("5.00 EUR").Mul(figure.MustNumber("1/3")),
				`{"base":"EUR","quote":"USD","value":"1.30","kind":"fixed"}`: money.MustParseRate("1 EUR = 1.30 USD (fixed)"),
			} {
				data, err := json.Marshal(v)
				require.NoError(t, err)
				require.Equal(t, want, string(data))
			}
		}},

		// Currencies and their display.
		{"x/text: digits are those of display", func(t *testing.T) {
			for code, want := range map[string]int{"RSD": 2, "ALL": 2, "AMD": 2, "SLL": 2, "TMM": 2, "JPY": 0, "KWD": 3} {
				digits, ok := money.MustCurrency(code).MinorUnits()
				require.True(t, ok, code)
				require.Equal(t, want, digits, code)
			}
			require.Equal(t, "RSD\u00a01,234,567.50", amount("1234567.50 RSD").Format(english))
		}},
		{"x/text, go-money: drawing rights have digits", func(t *testing.T) {
			_, ok := money.XDR.MinorUnits()
			require.False(t, ok)
			_, err := amount("1.234567 XDR").RoundMinor(money.Up)
			require.ErrorIs(t, err, money.ErrNoMinorUnit)
		}},
		{"x/text: new currencies are unknown", func(t *testing.T) {
			for _, code := range []string{"SLE", "XCG", "ZWG", "VES", "VED", "MRU", "UYW", "XAD"} {
				_, err := money.ParseCurrency(code)
				require.NoError(t, err)
			}
		}},
		{"bojanz/currency: withdrawn currencies vanish", func(t *testing.T) {
			for _, code := range strings.Fields("YUM CSD DEM TRL TMM AZM UAK HRK BGN ROL BYR TJR GEK ECS") {
				c, err := money.ParseCurrency(code)
				require.NoError(t, err)
				require.True(t, c.Withdrawn(), code)
				require.False(t, c.WithdrawnOn().IsZero(), code)
				require.False(t, c.Validity().IsZero(), code)
			}
		}},
		{"x/text: a decimal prints as NaN, and an integer through float64", func(t *testing.T) {
			require.Equal(t, "EUR\u00a09,007,199,254,740,993.00", amount("9007199254740993.00 EUR").Format(english))
			require.Equal(t, "EUR\u00a012.345", amount("12.345 EUR").Format(english))
		}},
		{"x/text: the code is in front in every language", func(t *testing.T) {
			require.Equal(t, "1\u202f234\u202f567,50\u00a0EUR", amount("1234567.50 EUR").Format(lang.NewPrinter(lang.French)))
		}},
		{"go-money: an unknown code panics", func(t *testing.T) {
			_, err := money.New(5, 2, 0)
			require.ErrorIs(t, err, money.ErrUnknownCurrency)
			_, err = money.New(5, 2, math.MaxUint16)
			require.ErrorIs(t, err, money.ErrUnknownCurrency)
			_, err = money.ParseCurrency("ABC")
			require.ErrorIs(t, err, money.ErrUnknownCurrency)
			var mismatch *money.MismatchError
			_, err = amount("1 EUR").Sub(amount("1 USD"))
			require.True(t, errors.As(err, &mismatch) && mismatch.Left == money.EUR && mismatch.Right == money.USD)
		}},
	}
	for _, d := range defects {
		t.Run(d.name, d.test)
	}
}
