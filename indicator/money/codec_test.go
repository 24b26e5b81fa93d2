package money_test

import (
	"bytes"
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

var (
	_ driver.Valuer              = money.Amount{}
	_ sql.Scanner                = (*money.Amount)(nil)
	_ driver.Valuer              = money.Currency(0)
	_ sql.Scanner                = (*money.Currency)(nil)
	_ encoding.BinaryAppender    = money.Amount{}
	_ encoding.BinaryMarshaler   = money.Amount{}
	_ encoding.BinaryUnmarshaler = (*money.Amount)(nil)
	_ encoding.BinaryAppender    = money.Currency(0)
	_ encoding.BinaryMarshaler   = money.Currency(0)
	_ encoding.BinaryUnmarshaler = (*money.Currency)(nil)
)

// stated are amounts at the limits of what is written.
var stated = []string{
	"", "1234.50 EUR", "2.00 USD", "0 RSD", "0.00 RSD", "-0.05 CHF", "8000000 USD", "100 DEM", "12.5 XDR", "-1 JPY",
	"9223372036854775807 EUR", "-9223372036854775808 EUR", "9223372036854775808 EUR", "-9223372036854775809.00 EUR",
	"36028797018963968 EUR", "36028797018963967 EUR", "-72057594037927936 EUR", "18446744073709551617.00 EUR",
	"0." + strings.Repeat("0", 61) + "1 EUR", strings.Repeat("9", 64) + " EUR", "-" + strings.Repeat("9", 63) + " ZWL",
}

func TestAmountSQL(t *testing.T) {
	for _, s := range stated {
		a := amount(s)
		value, err := a.Value()
		require.NoError(t, err)
		require.True(t, driver.IsValue(value))
		if s == "" {
			require.Nil(t, value)
		} else {
			require.Equal(t, s, value)
			require.LessOrEqual(t, len(s), 68)
			back := money.MustParse("1 GBP")
			require.NoError(t, back.Scan([]byte(s)))
			requireSame(t, a, back)
		}
		back := money.MustParse("1 GBP")
		require.NoError(t, back.Scan(value))
		requireSame(t, a, back)
	}
	var a money.Amount
	require.NoError(t, a.Scan([]byte(nil)))
	require.True(t, a.IsZero())
}

func TestAmountSQLRefuses(t *testing.T) {
	for name, tt := range map[string]struct {
		src any
		err error
	}{
		"number":         {1234.5, money.ErrScan},
		"integer":        {int64(1234), money.ErrScan},
		"bool":           {true, money.ErrScan},
		"time":           {time.Time{}, money.ErrScan},
		"amount":         {money.MustParse("1 EUR"), money.ErrScan},
		"nil pointer":    {(*string)(nil), money.ErrScan},
		"empty":          {"", money.ErrAmount},
		"empty bytes":    {[]byte{}, money.ErrAmount},
		"no currency":    {"1234.50", money.ErrAmount},
		"composite":      {"(1234.50,EUR)", money.ErrAmount},
		"padded":         {"1234.50 EUR ", money.ErrAmount},
		"unknown":        {[]byte("1 ABC"), money.ErrUnknownCurrency},
		"exponent":       {"1e1000000000 EUR", money.ErrAmount},
		"million digits": {[]byte(strings.Repeat("9", 1e6) + " EUR"), money.ErrAmount},
		"invalid":        {"\xff EUR", money.ErrAmount},
	} {
		t.Run(name, func(t *testing.T) {
			a := money.MustParse("7.00 GBP")
			require.ErrorIs(t, a.Scan(tt.src), tt.err)
			require.Equal(t, "7.00 GBP", a.String(), "left as it was")
			c := money.CHF
			require.Error(t, c.Scan(tt.src))
			require.Equal(t, money.CHF, c, "left as it was")
		})
	}
	require.ErrorIs(t, (*money.Amount)(nil).Scan("1 EUR"), money.ErrScan)
	require.ErrorIs(t, (*money.Currency)(nil).Scan("EUR"), money.ErrScan)
	_, err := money.MustParse(strings.Repeat("9", 64) + " EUR").Neg().Value()
	require.ErrorIs(t, err, money.ErrAmount)
	_, err = money.Currency(7).Value()
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
}

func TestCurrencyCodecs(t *testing.T) {
	for _, want := range []money.Currency{0, money.EUR, money.RSD, money.DEM, money.MustCurrency("ZWL")} {
		value, err := want.Value()
		require.NoError(t, err)
		c := money.CHF
		require.NoError(t, c.Scan(value))
		require.Equal(t, want, c)

		data, err := want.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, want.Code(), string(data))
		c = money.CHF
		require.NoError(t, c.UnmarshalBinary(data))
		require.Equal(t, want, c)
	}
	c := money.CHF
	require.ErrorIs(t, c.UnmarshalBinary([]byte("ABC")), money.ErrUnknownCurrency)
	require.Equal(t, money.CHF, c)
	_, err := money.Currency(7).MarshalBinary()
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
	dst, err := money.Currency(7).AppendBinary([]byte("x"))
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
	require.Equal(t, "x", string(dst))
}

func TestAmountBinary(t *testing.T) {
	for _, s := range stated {
		a := amount(s)
		data, err := a.MarshalBinary()
		require.NoError(t, err)
		require.LessOrEqual(t, len(data), 30)
		back := money.MustParse("1 GBP")
		require.NoError(t, back.UnmarshalBinary(data))
		requireSame(t, a, back)
		appended, err := a.AppendBinary([]byte("x"))
		require.NoError(t, err)
		require.Equal(t, "x"+string(data), string(appended))
	}
	for s, want := range map[string]string{ // pinned: files hold them
		"":              "",
		"1234.50 EUR":   "16b202" + "01e23a",
		"-1234.50 EUR":  "96b202" + "01e23a",
		"0.00 USD":      "566402",
		"123 RSD":       "4a6400" + "7b",
		"-0.000001 ALL": "858c06" + "01",
	} {
		data, err := amount(s).MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, want, hex.EncodeToString(data), s)
	}
	nines := money.MustParse(strings.Repeat("9", 64) + " EUR")
	_, err := nines.Neg().MarshalBinary()
	require.ErrorIs(t, err, money.ErrAmount)
	dst, err := nines.Neg().AppendBinary([]byte("x"))
	require.ErrorIs(t, err, money.ErrAmount)
	require.Equal(t, "x", string(dst))
}

func TestAmountBinaryInGob(t *testing.T) {
	type record struct {
		Planned, Spent money.Amount
		In             money.Currency
	}
	in := record{Planned: money.MustParse("1234.50 EUR"), In: money.RSD}
	var buf bytes.Buffer
	require.NoError(t, gob.NewEncoder(&buf).Encode(in))
	var out record
	require.NoError(t, gob.NewDecoder(&buf).Decode(&out))
	requireSame(t, in.Planned, out.Planned)
	requireSame(t, in.Spent, out.Spent)
	require.Equal(t, in.In, out.In)
}

func TestAmountBinaryRefuses(t *testing.T) {
	eur := "\x16\xb2"
	for name, data := range map[string]string{
		"one byte":       "\x16",
		"no scale":       eur,
		"long":           eur + "\x00" + strings.Repeat("\x01", 28),
		"4 kB":           eur + "\x00" + strings.Repeat("\x01", 4096),
		"65 digits":      eur + "\x00" + strings.Repeat("\xff", 27),
		"scale 63":       eur + "\x3f\x01",
		"scale 255":      eur + "\xff\x01",
		"leading zero":   eur + "\x02\x00\x01",
		"zero spelt out": eur + "\x02\x00",
		"minus zero":     "\x96\xb2\x02",
		"no currency":    "\x00\x00\x02\x01",
		"unknown":        "\x00\x07\x02\x01",
		"places":         eur + "\x3e" + strings.Repeat("\xff", 26),
	} {
		t.Run(name, func(t *testing.T) {
			a := money.MustParse("7.00 GBP")
			err := a.UnmarshalBinary([]byte(data))
			if name == "places" { // 63 digits behind a point and one before
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, money.ErrAmount)
			require.Equal(t, "7.00 GBP", a.String(), "left as it was")
		})
	}
	var a money.Amount
	require.ErrorIs(t, a.UnmarshalBinary([]byte("\x00\x07\x02\x01")), money.ErrUnknownCurrency)
}

func FuzzAmountBinary(f *testing.F) {
	for _, s := range stated {
		data, err := amount(s).MarshalBinary()
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var a money.Amount
		if err := a.UnmarshalBinary(data); err != nil {
			require.True(t, a.IsZero())
			return
		}
		again, err := a.MarshalBinary()
		require.NoError(t, err)
		require.True(t, bytes.Equal(data, again), "one form alone: %x and %x", data, again)
		var back money.Amount
		text, err := a.MarshalText()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalText(text))
		requireSame(t, a, back)
	})
}

func FuzzAmountScan(f *testing.F) {
	for _, s := range stated {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var a money.Amount
		if err := a.Scan(s); err != nil {
			require.True(t, a.IsZero())
			return
		}
		value, err := a.Value()
		require.NoError(t, err)
		var back money.Amount
		require.NoError(t, back.Scan(value))
		requireSame(t, a, back)
	})
}

// A column of text holds the amount with its currency; NULL is not stated.
func ExampleAmount_Scan() {
	var planned, spent money.Amount
	fmt.Println(planned.Scan([]byte("1234.50 EUR")), planned)
	fmt.Println(spent.Scan(nil), spent.IsZero())
	fmt.Println(spent.Scan(1234.5))
	// Output:
	// <nil> 1234.50 EUR
	// <nil> true
	// money: cannot scan: value of type float64: want text, as in 1234.50 EUR or EUR, or NULL
}

func ExampleAmount_MarshalBinary() {
	data, err := money.MustParse("1234.50 EUR").MarshalBinary()
	fmt.Printf("% x %v\n", data, err)
	var a money.Amount
	fmt.Println(a.UnmarshalBinary(data), a)
	// Output:
	// 16 b2 02 01 e2 3a <nil>
	// <nil> 1234.50 EUR
}

func BenchmarkAmountBinary(b *testing.B) {
	a, buf := money.MustParse("1234567.89 EUR"), make([]byte, 0, 16)
	b.ReportAllocs()
	for b.Loop() {
		buf, _ = a.AppendBinary(buf[:0])
		_ = a.UnmarshalBinary(buf)
	}
}

func BenchmarkAmountScan(b *testing.B) {
	var a money.Amount
	var src any = "1234567.89 EUR"
	b.ReportAllocs()
	for b.Loop() {
		_ = a.Scan(src)
	}
}
