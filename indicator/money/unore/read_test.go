package unore_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/unore"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// row returns a line in the layout of the Treasury.
func row(country, code, day, rate string) string {
	return fmt.Sprintf("%-25s\t%-40s\t%s\t%s\t%s\n", country, code, code, day, rate)
}

// describe returns a line for each list.
func describe(lists []unore.List) string {
	var b strings.Builder
	for _, l := range lists {
		kind := "partial"
		if l.Full {
			kind = "full"
		}
		fmt.Fprintf(&b, "%s %s %d:", l.Effective, kind, l.Lines)
		for _, r := range l.Rates {
			n, _ := r.Decimals()
			fmt.Fprintf(&b, " %s %s/%d", r.Quote(), r.Value(), n)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// The figures of 15 March 2024 are those of the United Nations Treasury.
func TestRead(t *testing.T) {
	tests := map[string]struct {
		file, want string
		skipped    []string
	}{
		"decimals": {
			file: row("Albania", "ALL", "15 Mar 2024", "92.55") + row("Afghanistan", "AFN", "15 Mar 2024", "70.736") + row("Andorra", "EUR", "15 Mar 2024", "0.91456"),
			want: "2024-03-15 partial 3: ALL 92.55/3 AFN 70.736/3 EUR 0.91456/5\n",
		},
		"empty": {},
		"blank": {file: "\n  \n\n"},
		"order of days": {
			file: row("Andorra", "EUR", "01 Apr 2024", "0.925") + row("Andorra", "EUR", "15 Mar 2024", "0.914") + row("Albania", "ALL", "01 Apr 2024", "95.7"),
			want: "2024-03-15 partial 1: EUR 0.914/3\n2024-04-01 full 2: EUR 0.925/3 ALL 95.7/3\n",
		},
		"lines that agree": {
			file: row("Andorra", "EUR", "15 Mar 2024", "0.91") + row("Kosovo", "EUR", "15 Mar 2024", "0.9100") + row("Montenegro", "EUR", "15 Mar 2024", "0.910"),
			want: "2024-03-15 partial 3: EUR 0.91/4\n",
		},
		"lines that differ": {
			file: row("Andorra", "EUR", "15 Mar 2024", "0.914") + row("Austria", "EUR", "15 Mar 2024", "0.914") + row("Albania", "ALL", "15 Mar 2024", "92.55") +
				row("Belgium", "EUR", "15 Mar 2024", "0.915") + row("Cyprus", "EUR", "15 Mar 2024", "0.914"),
			want:    "2024-03-15 partial 1: ALL 92.55/3\n",
			skipped: []string{"line 1: rates of EUR from 2024-03-15 differ", "line 2: rates", "line 4: rates", "line 5: rates"},
		},
		"nothing but lines that differ": {
			file:    row("Andorra", "EUR", "15 Mar 2024", "0.914") + row("Austria", "EUR", "15 Mar 2024", "9.14"),
			skipped: []string{"line 1: ", "line 2: "},
		},
		"dollar": {
			file:    row("American Samoa", "USD", "15 Mar 2024", "1") + row("Ecuador", "USD", "15 Mar 2024", "1.000") + row("Timor-Leste", "USD", "15 Mar 2024", "1.1"),
			want:    "2024-03-15 partial 2:\n",
			skipped: []string{`line 3: "1.1" for a dollar: want 1`},
		},
		"skipped": {
			file: "Country\tCurrency\tCode\tEffective date\tRate\n" + row("Nowhere", "QQQ", "15 Mar 2024", "2") + row("Andorra", "EUR", "Mar 2024", "0.914") +
				row("Andorra", "EUR", "15/03/2024", "0.914") + row("Andorra", "EUR", "15 Mar 2024 to 16 Mar 2024", "0.914") + row("Andorra", "EUR", "15 Mar 2024", "0,914") +
				row("Andorra", "EUR", "15 Mar 2024", "") + row("Andorra", "EUR", "15 Mar 2024", "0") + row("Andorra", "EUR", "15 Mar 2024", "1e99") + "Andorra\tEuro\tEUR\n" +
				row("Andorra", "EUR", "15 Mar 2024", "٠.٩"),
			skipped: []string{
				`line 1: money: unknown currency`, `line 2: money: unknown currency`, `line 3: "Mar 2024" is no day`, `line 4: "15/03/2024" is no day`,
				`line 5: "15 Mar 2024 to`, `line 6: "0,914" is no number`, `line 7: no rate`, `line 8: money: not a rate`, `line 9: "1e99"`, `line 10: `, `line 11: `,
			},
		},
		"quotation marks and carriage returns": {
			file: "C\xc3\xb4te d'Ivoire \"RCI\" \tFranc\tXOF\t15 Mar 2024\t599.5\r\n",
			want: "2024-03-15 partial 1: XOF 599.5/3\n",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			lists, skips, err := unore.Read(iotest.OneByteReader(strings.NewReader(tt.file)), unore.AboutTheFirst)
			require.NoError(t, err)
			require.Equal(t, tt.want, describe(lists))
			require.Equal(t, len(tt.skipped), skips.Total, skips)
			for i, want := range tt.skipped {
				require.Contains(t, skips.Kept[i].String(), want)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	broken := errors.New("connection lost")
	tests := map[string]struct {
		src  io.Reader
		want error
	}{
		"pointer":      {strings.NewReader("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"), table.ErrPointer},
		"web page":     {strings.NewReader("<!DOCTYPE html><title>Moved</title>"), table.ErrFormat},
		"other layout": {strings.NewReader("Date,Rate,Currency\n\n2000-12-31,143.7,ALL\n"), table.ErrFormat},
		"NUL":          {strings.NewReader("Andorra\tEuro\tEUR\t15 Mar 2024\t0.9\x00\n"), table.ErrEncoding},
		"not UTF-8":    {strings.NewReader("Andorra\tEuro\tEUR\t15 Mar 2024\t0.9\xff\n"), table.ErrEncoding},
		"long row":     {strings.NewReader("Andorra\tEuro\tEUR\t15 Mar 2024\t" + strings.Repeat("9", 1<<20)), table.ErrLimit},
		"source":       {io.MultiReader(strings.NewReader(row("Andorra", "EUR", "15 Mar 2024", "0.914")), iotest.ErrReader(broken)), broken},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			lists, _, err := unore.Read(tt.src, nil)
			require.ErrorIs(t, err, tt.want)
			require.ErrorContains(t, err, "unore: ")
			require.Nil(t, lists)
		})
	}
}

func TestFull(t *testing.T) {
	for day, want := range map[string]bool{
		"2015-12-31": true, "2018-12-31": true, "2016-05-13": false, "2014-01-01": true, "2014-02-15": false,
		"2014-01-07": true, "2014-01-08": false, "2014-01-24": false, "2014-01-25": true, "2014-02-21": false, "2014-02-22": true, "2016-02-22": false,
	} {
		require.Equal(t, want, unore.AboutTheFirst(period.MustParse(day)), day)
		require.True(t, unore.Always(period.MustParse(day)))
		require.False(t, unore.Never(period.MustParse(day)))
	}
	lists, _, err := unore.Read(strings.NewReader(row("Andorra", "EUR", "01 Apr 2024", "0.925")), nil)
	require.NoError(t, err)
	require.False(t, lists[0].Full)
}

// Nobody's settings of package decimal change what is read.
func TestDecimalSettings(t *testing.T) {
	precision, exponent := decimal.DivisionPrecision, decimal.MaxDecodeExponent
	t.Cleanup(func() { decimal.DivisionPrecision, decimal.MaxDecodeExponent = precision, exponent })
	decimal.DivisionPrecision, decimal.MaxDecodeExponent = 1, 0
	lists, _, err := unore.Read(strings.NewReader(row("Andorra", "EUR", "15 Mar 2024", "0.914")), nil)
	require.NoError(t, err)
	require.Equal(t, "2024-03-15 partial 1: EUR 0.914/3\n", describe(lists))
}

// Hostile input takes little memory.
func TestBoundedMemory(t *testing.T) {
	for name, file := range map[string]string{
		"digits":   row("Andorra", "EUR", "15 Mar 2024", strings.Repeat("9", 3900)),
		"exponent": row("Andorra", "EUR", "15 Mar 2024", "1e1000000000"),
		"day":      row("Andorra", "EUR", strings.Repeat("15 ", 1300), "1"),
		"blanks":   strings.Repeat("\n", 4000),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _, _ = unore.Read(strings.NewReader(file), nil)
		runtime.ReadMemStats(&after)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(128<<10), name)
	}
}

// shared opens a file of rates, where it is at hand.
func shared(t testing.TB, name string) io.Reader {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "data", "rates", name))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("no file of rates here")
	}
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

// Ten rows of the export of 15 March 2024.
func TestReadReal(t *testing.T) {
	lists, skips, err := unore.Read(shared(t, "unore_real_sample_2024_03_15.tsv"), unore.Always)
	require.NoError(t, err)
	for _, s := range skips.Kept {
		require.Contains(t, s.Reason, "unknown currency")
	}
	require.Len(t, lists, 1)
	require.Equal(t, 10, lists[0].Lines+skips.Total)
	require.Equal(t, "2024-03-15 full 10: AFN 70.736/3 ALL 92.55/3 DZD 134.141/3 EUR 0.914/3 XPF 109.089/3 YER 513.52/3 ZMW 24.688/3 ZWL 16878.373/3\n", describe(lists))
}

// Two years that follow the rule of the Treasury, derived from other rates.
func TestReadDerived(t *testing.T) {
	lists, skips, err := unore.Read(shared(t, "unore_style_derived_2014_2015.tsv"), unore.AboutTheFirst)
	require.NoError(t, err)
	require.Zero(t, skips.Total, skips)
	var (
		b     money.RatesBuilder
		lines int
	)
	for _, l := range lists {
		require.Equal(t, l.Effective.Day() == 1, l.Full)
		lines += l.Lines
		require.NoError(t, b.AddList(l.Effective, l.Full, l.Rates...))
	}
	require.Equal(t, 227, lines)
	rates, err := b.Rates()
	require.NoError(t, err)
	require.Equal(t, 227, rates.Len())
	require.Empty(t, rates.Check())

	c := money.Converter{Rates: []*money.Rates{rates}, Policy: money.ListInForce(31), Rounding: money.HalfUp}
	got, err := c.Convert(money.MustParse("100000.00 CHF"), money.USD, period.MustParse("2015-01-20"))
	require.NoError(t, err)
	require.Equal(t, "98135.43 USD", got.Amount().String())
	require.Equal(t, "1 USD = 1.019 CHF from 2015-01-15 (operational, United Nations Treasury)", got.Legs()[0].Rate.String())
}

// Three decimals are a rounded figure: a thousand euro at 0.914 are between
// 1093.49 and 1094.70 dollars.
func TestReadRealIsRounded(t *testing.T) {
	lists, _, err := unore.Read(shared(t, "unore_real_sample_2024_03_15.tsv"), unore.Always)
	require.NoError(t, err)
	var b money.RatesBuilder
	require.NoError(t, b.AddList(lists[0].Effective, lists[0].Full, lists[0].Rates...))
	rates, err := b.Rates()
	require.NoError(t, err)
	thousand, err := money.Stated(money.MustParse("1000.00 EUR"))
	require.NoError(t, err)
	c := money.Converter{Rates: []*money.Rates{rates}, Policy: money.ListInForce(31)}
	got, err := c.ConvertFigure(thousand, money.USD, period.MustParse("2024-03-20"))
	require.NoError(t, err)
	bounds := got.Bounds()
	lo, _, ok := bounds.Lo()
	require.True(t, ok)
	hi, _, ok := bounds.Hi()
	require.True(t, ok)
	require.Equal(t, "1093.49", lo.Round(2, money.Floor).String())
	require.Equal(t, "1094.70", hi.Round(2, money.Ceiling).StringFixed(2))
}

func FuzzRead(f *testing.F) {
	f.Add(lists)
	f.Add(row("Andorra", "EUR", "15 Mar 2024", "0.914") + row("Austria", "EUR", "15 Mar 2024", "0.915"))
	f.Add("a\tb\tUSD\t2024-03-15\t1\n")
	f.Fuzz(func(t *testing.T, file string) {
		lists, skips, err := unore.Read(strings.NewReader(file), unore.AboutTheFirst)
		if err != nil {
			require.ErrorContains(t, err, "unore: ")
			require.Nil(t, lists)
			return
		}
		lines := skips.Total + skips.Blank
		var b money.RatesBuilder
		for _, l := range lists {
			require.GreaterOrEqual(t, l.Lines, len(l.Rates))
			lines += l.Lines
			if len(l.Rates) > 0 {
				require.NoError(t, b.AddList(l.Effective, l.Full, l.Rates...))
			}
			for _, r := range l.Rates {
				again, err := money.ParseRate(r.String())
				require.NoError(t, err)
				require.True(t, r.Equal(again), r)
			}
		}
		_, err = b.Rates()
		require.NoError(t, err) // nothing is left that contradicts itself
		require.LessOrEqual(t, lines, len(file))
	})
}

// Lists of 160 countries.
func BenchmarkRead(b *testing.B) {
	var s strings.Builder
	for _, day := range []string{"01 Mar 2024", "15 Mar 2024"} {
		for range 40 {
			s.WriteString(row("Albania", "ALL", day, "92.55") + row("Andorra", "EUR", day, "0.914") + row("Algeria", "DZD", day, "134.141") + row("Ecuador", "USD", day, "1"))
		}
	}
	b.ReportAllocs()
	b.SetBytes(int64(s.Len()))
	for b.Loop() {
		if _, _, err := unore.Read(strings.NewReader(s.String()), nil); err != nil {
			b.Fatal(err)
		}
	}
}
