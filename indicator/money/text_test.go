package money_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

var (
	_ fmt.Stringer             = money.Amount{}
	_ encoding.TextAppender    = money.Amount{}
	_ encoding.TextMarshaler   = money.Amount{}
	_ encoding.TextUnmarshaler = (*money.Amount)(nil)
	_ json.Marshaler           = money.Amount{}
	_ json.Unmarshaler         = (*money.Amount)(nil)
)

func TestAmountCodecs(t *testing.T) {
	for _, s := range []string{
		"1234.50 EUR", "2.00 USD", "0.00 RSD", "-0.05 CHF", "8000000 USD", "100 DEM", "12.5 XDR", "",
		"18446744073709551617.00 EUR", "0." + strings.Repeat("0", 61) + "1 EUR", strings.Repeat("9", 64) + " EUR",
	} {
		t.Run(s, func(t *testing.T) {
			a := amount(s)
			text, err := a.MarshalText()
			require.NoError(t, err)
			require.Equal(t, s, string(text))
			back := money.MustParse("1 GBP")
			require.NoError(t, back.UnmarshalText(text))
			requireSame(t, a, back)

			appended, err := a.AppendText([]byte("total: "))
			require.NoError(t, err)
			require.Equal(t, "total: "+s, string(appended))

			data, err := json.Marshal(a)
			require.NoError(t, err)
			back = money.MustParse("1 GBP")
			require.NoError(t, json.Unmarshal(data, &back))
			requireSame(t, a, back)
		})
	}
	data, err := json.Marshal(money.MustParse("1234.50 EUR"))
	require.NoError(t, err)
	require.Equal(t, `{"amount":"1234.50","currency":"EUR"}`, string(data))
	data, err = json.Marshal(money.Amount{})
	require.NoError(t, err)
	require.Equal(t, `null`, string(data))
}

// What arithmetic made too long to be read back is not written.
func TestAmountCodecsRefuseWhatCouldNotBeRead(t *testing.T) {
	nines := money.MustParse(strings.Repeat("9", 64) + " EUR")
	a, err := nines.Add(money.MustParse("1 EUR"))
	require.NoError(t, err)
	for name, a := range map[string]money.Amount{
		"65 digits": a,
		"sign":      nines.Neg(),
		"places":    nines.Round(2, money.HalfEven),
	} {
		t.Run(name, func(t *testing.T) {
			require.NotEmpty(t, a.String())
			_, err := a.MarshalText()
			require.ErrorIs(t, err, money.ErrAmount)
			_, err = a.MarshalJSON()
			require.ErrorIs(t, err, money.ErrAmount)
			dst, err := a.AppendText([]byte("x"))
			require.ErrorIs(t, err, money.ErrAmount)
			require.Equal(t, "x", string(dst))
		})
	}
}

func TestAmountOmitZero(t *testing.T) {
	type line struct {
		Planned money.Amount  `json:"planned,omitzero"`
		Spent   money.Amount  `json:"spent"`
		Note    *money.Amount `json:"note,omitempty"`
	}
	for want, l := range map[string]line{
		`{"spent":null}`: {},
		`{"planned":{"amount":"0.00","currency":"EUR"},"spent":{"amount":"0","currency":"RSD"}}`: {
			Planned: money.MustParse("0.00 EUR"), Spent: money.MustParse("0 RSD"),
		},
	} {
		data, err := json.Marshal(l)
		require.NoError(t, err)
		require.Equal(t, want, string(data))
		var back line
		require.NoError(t, json.Unmarshal(data, &back))
		requireSame(t, l.Planned, back.Planned)
		requireSame(t, l.Spent, back.Spent)
	}
}

func TestAmountUnmarshalJSONRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"number":           `{"amount": 1234.50, "currency": "EUR"}`,
		"no currency":      `{"amount": "1234.50"}`,
		"no amount":        `{"currency": "EUR"}`,
		"null amount":      `{"amount": null, "currency": "EUR"}`,
		"null currency":    `{"amount": "1", "currency": null}`,
		"empty currency":   `{"amount": "1", "currency": ""}`,
		"empty amount":     `{"amount": "", "currency": "EUR"}`,
		"empty":            `{}`,
		"unknown field":    `{"amount": "1", "currency": "EUR", "date": "2011"}`,
		"duplicate":        `{"amount": "1", "amount": "2", "currency": "EUR"}`,
		"duplicate, cased": `{"amount": "1", "AMOUNT": "2", "currency": "EUR"}`,
		"text":             `"1234.50 EUR"`,
		"bare number":      `1234.50`,
		"list":             `["1234.50", "EUR"]`,
		"true":             `true`,
		"groups":           `{"amount": "1,234.50", "currency": "EUR"}`,
		"exponent":         `{"amount": "1e1000000000", "currency": "EUR"}`,
		"unknown currency": `{"amount": "1", "currency": "ABC"}`,
		"million digits":   `{"amount": "` + strings.Repeat("9", 1e6) + `", "currency": "EUR"}`,
	} {
		t.Run(name, func(t *testing.T) {
			a := money.MustParse("7.00 GBP")
			require.ErrorIs(t, json.Unmarshal([]byte(data), &a), money.ErrAmount)
			require.Equal(t, "7.00 GBP", a.String(), "left as it was")
		})
	}
	var a money.Amount
	require.ErrorIs(t, a.UnmarshalJSON([]byte(`{"amount": "1"}`)), money.ErrAmount)
	require.ErrorIs(t, a.UnmarshalJSON([]byte(`{"amount": "1", "currency": "EUR"} 2`)), money.ErrAmount)
	require.ErrorIs(t, a.UnmarshalJSON([]byte(`{"amount": "1", "currency": "ABC"}`)), money.ErrUnknownCurrency)
	require.ErrorIs(t, a.UnmarshalText([]byte("1 ABC")), money.ErrUnknownCurrency)
	require.ErrorIs(t, a.UnmarshalText([]byte(" ")), money.ErrAmount)
	require.True(t, a.IsZero())
	require.NoError(t, a.UnmarshalJSON([]byte(` null `)))
}

func FuzzAmountUnmarshalJSON(f *testing.F) {
	for _, s := range stated {
		data, err := json.Marshal(amount(s))
		require.NoError(f, err)
		f.Add(string(data))
	}
	for _, s := range []string{
		`{"amount":1234.50,"currency":"EUR"}`, `{"amount":"1e5","currency":"EUR"}`, `{"amount":"-0.00","currency":"EUR"} `,
		`{"currency":"EUR","amount":"007"}`, `{"amount":"1","amount":"2","currency":"EUR"}`, `{"amount":"\u0661","currency":"EUR"}`, " null ", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := money.MustParse("7.00 GBP")
		if err := a.UnmarshalJSON([]byte(s)); err != nil {
			require.Regexp(t, "^money: ", err)
			require.ErrorIs(t, err, money.ErrAmount)
			require.Equal(t, "7.00 GBP", a.String(), "left as it was")
			return
		}
		data, err := a.MarshalJSON()
		require.NoError(t, err)
		var back money.Amount
		require.NoError(t, back.UnmarshalJSON(data))
		requireSame(t, a, back)
	})
}
