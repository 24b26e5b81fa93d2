package ecb_test

import (
	"errors"
	"io"
	"iter"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/ecb"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

type reader = func(io.Reader, *table.Skips) iter.Seq2[money.Rate, error]

// all reads a file to its end, or to the first error.
func all(read reader, src io.Reader) (rates []money.Rate, skips table.Skips, err error) {
	for rate, e := range read(src, &skips) {
		if e != nil {
			err = e
			continue
		}
		rates = append(rates, rate)
	}
	return rates, skips, err
}

func texts(rates []money.Rate) string {
	var b strings.Builder
	for _, r := range rates {
		b.WriteString(strings.TrimSuffix(r.String(), " (daily, European Central Bank)") + "\n")
	}
	return b.String()
}

// Figures of eurofxref-hist.csv, European Central Bank.
func TestCSV(t *testing.T) {
	tests := map[string]struct {
		file, want, skipped string
	}{
		"decimals of the month": {
			file: "Date,USD,\n2012-03-30,1.3356,\n2012-03-19,1.315,\n2012-03-05,1.322,\n",
			want: "1 EUR = 1.3356 USD on 2012-03-30\n1 EUR = 1.3150 USD on 2012-03-19\n1 EUR = 1.3220 USD on 2012-03-05\n",
		},
		"decimals of another month do not count": {
			file: "Date,GBP,\n2009-05-05,0.8859,\n2009-05-04,0.8897,\n2009-04-30,0.89335,\n2009-04-24,0.906,\n",
			want: "1 EUR = 0.8859 GBP on 2009-05-05\n1 EUR = 0.8897 GBP on 2009-05-04\n1 EUR = 0.89335 GBP on 2009-04-30\n1 EUR = 0.90600 GBP on 2009-04-24\n",
		},
		"not available, and blank": {
			file: "Date,USD,HRK,RUB,\n2023-01-02,1.0683,N/A,,\n2022-12-30,1.0666,7.5365, ,\n",
			want: "1 EUR = 1.0683 USD on 2023-01-02\n1 EUR = 1.0666 USD on 2022-12-30\n1 EUR = 7.5365 HRK on 2022-12-30\n",
		},
		"latest day": {
			file: "Date, USD, GBP, \n05 April 2012, 1.3068, 0.8242, \n",
			want: "1 EUR = 1.3068 USD on 2012-04-05\n1 EUR = 0.8242 GBP on 2012-04-05\n",
		},
		"byte-order mark, CRLF and no comma at the end": {
			file: "\ufeffDate,USD\r\n2012-04-05,1.3068",
			want: "1 EUR = 1.3068 USD on 2012-04-05\n",
		},
		"unknown currency once": {
			file:    "Date,QQQ,USD,EUR,\n2012-04-05,N/A,1.3068,1,\n2012-04-04,2,1.3142,1,\n2012-04-03,2,1.3315,1,\n",
			want:    "1 EUR = 1.3068 USD on 2012-04-05\n1 EUR = 1.3142 USD on 2012-04-04\n1 EUR = 1.3315 USD on 2012-04-03\n",
			skipped: "line 2, column \"EUR\": column left out, from here on: the euro itself: want another currency: \"1\"\nline 3, column \"QQQ\": column left out, from here on: money: unknown currency",
		},
		"no rates": {
			file:    "Date,USD,JPY,CHF,\n2012-04-05,0,-1,1.2.3,\n2012-04-04,1.3142,1e3,١,\n",
			want:    "1 EUR = 1.3142 USD on 2012-04-04\n",
			skipped: "line 2, column \"USD\": money: not a rate",
		},
		"no days": {
			file:    "Date,USD,\n2012-04,1.3,\n2012-02-30,1.3,\nsince 2012-04-05,1.3,\n2012-04-05,1.3068,\n",
			want:    "1 EUR = 1.3068 USD on 2012-04-05\n",
			skipped: "line 2: \"2012-04\" is no day: want 2012-04-05 or 05 April 2012",
		},
		"broken off": {
			file:    "Date,USD,JPY,\n2012-04-05,1.3068,107.06,\n2012-04-04,1.3142,10",
			want:    "1 EUR = 1.3068 USD on 2012-04-05\n1 EUR = 107.06 JPY on 2012-04-05\n",
			skipped: "line 3: row of 3 cells, perhaps broken off: want 4 as in the first row",
		},
		"header alone": {file: "Date,USD,\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rates, skips, err := all(ecb.CSV, iotest.OneByteReader(strings.NewReader(tt.file)))
			require.NoError(t, err)
			require.Equal(t, tt.want, texts(rates))
			if tt.skipped == "" {
				require.Zero(t, skips.Total, skips)
			} else {
				require.Contains(t, skips.String(), tt.skipped)
			}
			for range ecb.CSV(strings.NewReader(tt.file), nil) { // to leave is allowed
				break
			}
		})
	}
}

func TestCSVErrors(t *testing.T) {
	broken := errors.New("connection lost")
	tests := map[string]struct {
		src  io.Reader
		want error
	}{
		"pointer":      {strings.NewReader("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"), table.ErrPointer},
		"web page":     {strings.NewReader("<!DOCTYPE html><title>Moved</title>"), table.ErrFormat},
		"empty":        {strings.NewReader(""), table.ErrHeader},
		"other file":   {strings.NewReader("country,year\nRS,2012\n"), table.ErrHeader},
		"a date alone": {strings.NewReader("Date,\n2012-04-05,\n"), table.ErrHeader},
		"euro alone":   {strings.NewReader("Date,EUR,\n2012-04-05,1,\n"), table.ErrHeader},
		"IMF": {strings.NewReader("Date,Rate,Currency,Frequency,Source,Country code,Country\n" +
			"2000-12-31,143.7094166666667,ALL,A,IMF,AL,Albania\n"), table.ErrHeader},
		"column twice": {strings.NewReader("Date,USD,USD\n2012-04-05,1,2\n"), table.ErrHeader},
		"NUL":          {strings.NewReader("Date,USD,\n2012-04-05,1\x00,\n"), table.ErrEncoding},
		"not UTF-8":    {strings.NewReader("Date,USD,\n2012-04-05,\xff,\n"), table.ErrEncoding},
		"long row":     {strings.NewReader("Date,USD,\n2012-04-05," + strings.Repeat("1", 1<<20) + ",\n"), table.ErrLimit},
		"source":       {io.MultiReader(strings.NewReader("Date,USD,\n2012-04-05,1.3068,\n"), iotest.ErrReader(broken)), broken},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, _, err := all(ecb.CSV, tt.src)
			require.ErrorIs(t, err, tt.want)
			require.ErrorContains(t, err, "ecb: ")
			var at *table.Error
			require.ErrorAs(t, err, &at)
		})
	}
}

// Rates before an error are yielded, and then the error.
func TestCSVErrorComesLast(t *testing.T) {
	rates, _, err := all(ecb.CSV, strings.NewReader("Date,USD,\n2012-04-05,1.3068,\n2012-04-04,\"1,\n"))
	require.ErrorIs(t, err, table.ErrSyntax)
	require.Equal(t, "1 EUR = 1.3068 USD on 2012-04-05\n", texts(rates))
}

// Nobody's settings of package decimal change what is read.
func TestDecimalSettings(t *testing.T) {
	precision, exponent := decimal.DivisionPrecision, decimal.MaxDecodeExponent
	t.Cleanup(func() { decimal.DivisionPrecision, decimal.MaxDecodeExponent = precision, exponent })
	decimal.DivisionPrecision, decimal.MaxDecodeExponent = 1, 0
	rates, skips, err := all(ecb.CSV, strings.NewReader("Date,USD,\n2012-04-05,1.3068,\n"))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Equal(t, "1 EUR = 1.3068 USD on 2012-04-05\n", texts(rates))
}

// Hostile input takes little memory, however long it is.
func TestBoundedMemory(t *testing.T) {
	digits := strings.Repeat("9", 4000)
	files := map[string]struct {
		read reader
		file string
	}{
		"digits":      {ecb.CSV, "Date,USD,\n2012-04-05," + digits + ",\n"},
		"exponent":    {ecb.CSV, "Date,USD,\n2012-04-05,1e1000000000,\n"},
		"columns":     {ecb.CSV, "Date" + strings.Repeat(",", 4000)},
		"XML digits":  {ecb.XML, envelope(`<Cube time="2012-04-05"><Cube currency="USD" rate="` + digits + `"/></Cube>`)},
		"XML depth":   {ecb.XML, envelope(strings.Repeat("<a>", 1300))},
		"XML opened":  {ecb.XML, strings.Repeat("<", 4000)},
		"XML entity":  {ecb.XML, `<!DOCTYPE a [<!ENTITY b "` + digits + `">]><a>&b;</a>`},
		"XML no text": {ecb.XML, strings.Repeat("\n", 4000)},
	}
	for name, tt := range files {
		t.Run(name, func(t *testing.T) {
			require.Less(t, allocated(func() { all(tt.read, strings.NewReader(tt.file)) }), uint64(256<<10))
		})
	}
	t.Run("endless tag", func(t *testing.T) {
		src := io.MultiReader(strings.NewReader("<"), io.LimitReader(endless('a'), math.MaxInt64))
		var err error
		n := allocated(func() { _, _, err = all(ecb.XML, src) })
		require.ErrorIs(t, err, table.ErrLimit)
		require.Less(t, n, uint64(1<<20))
	})
}

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// shared opens a file of real rates, where it is at hand.
func shared(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "data", "rates", name))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("no file of real rates here")
	}
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

func tableOf(t testing.TB, rates []money.Rate) *money.Rates {
	t.Helper()
	var b money.RatesBuilder
	for _, r := range rates {
		require.NoError(t, b.Add(r))
	}
	out, err := b.Rates()
	require.NoError(t, err)
	return out
}

// The eleven years of a trimmed copy of eurofxref-hist.csv.
func TestCSVReal(t *testing.T) {
	rates, skips, err := all(ecb.CSV, shared(t, "ecb_daily_2008_2018.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total, skips)
	require.Len(t, rates, 2816*9)
	all := tableOf(t, rates)
	require.Equal(t, len(rates), all.Len())
	require.Empty(t, all.Check())

	leg, err := all.Lookup(money.EUR, money.USD, period.MustParse("2012-04-08"), money.OnOrBefore(14))
	require.NoError(t, err)
	require.Equal(t, "1 EUR = 1.3068 USD on 2012-04-05 (daily, European Central Bank)", leg.Rate.String())
	require.Equal(t, 3, leg.Age)

	// The bank's own monthly figures: 1.3201 and 1.4614.
	for month, want := range map[string]string{"2012-03": "1.3201", "2009-12": "1.4614"} {
		mean, err := all.Average(money.EUR, money.USD, period.Whole(period.MustParse(month)), money.PublishedDays)
		require.NoError(t, err)
		rounded, err := mean.Round(4, money.HalfUp)
		require.NoError(t, err)
		require.Equal(t, want, rounded.Value().String())
		if month == "2012-03" {
			require.Equal(t, 22, mean.Observations())
		}
	}
}

// Real rows of all columns, withdrawn currencies and suspended ones among them.
func TestCSVRealColumns(t *testing.T) {
	rates, skips, err := all(ecb.CSV, shared(t, "ecb_raw_layout_sample.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total, skips)
	file, err := io.ReadAll(shared(t, "ecb_raw_layout_sample.csv"))
	require.NoError(t, err)
	figures := 0
	for line := range strings.Lines(string(file)) {
		for _, cell := range strings.Split(strings.TrimSpace(line), ",")[1:] {
			if cell != "" && cell != "N/A" {
				figures++
			}
		}
	}
	require.Len(t, rates, figures-41) // without the header
}

// What the real files teach, each by name; that currencies join the euro is in
// the columns above.
func TestLessons(t *testing.T) {
	daily, _, err := all(ecb.CSV, shared(t, "ecb_daily_2008_2018.csv"))
	require.NoError(t, err)
	sample, _, err := all(ecb.CSV, shared(t, "ecb_raw_layout_sample.csv"))
	require.NoError(t, err)
	on := func(rates []money.Rate, code, day string) string {
		for _, r := range rates {
			if r.Quote().Code() == code && r.Date().String() == day {
				return r.Value().Round(4, money.HalfEven).StringFixed(4)
			}
		}
		return ""
	}
	t.Run("a comma ends each line", func(t *testing.T) {
		file, err := io.ReadAll(shared(t, "ecb_daily_2008_2018.csv"))
		require.NoError(t, err)
		n := 0
		for line := range strings.Lines(string(file)) {
			require.True(t, strings.HasSuffix(line, ",\n"))
			n++
		}
		require.Len(t, daily, 9*(n-1), "and begins no column")
	})
	t.Run("zeros are cut off", func(t *testing.T) {
		short := 0
		for _, r := range daily {
			if r.Quote() == money.USD {
				n, ok := r.Decimals()
				require.True(t, ok && n == 4, r)
				if strings.HasSuffix(r.Value().Round(4, money.HalfEven).StringFixed(4), "0") {
					short++
				}
			}
		}
		require.Greater(t, short, 200, "about a tenth of 2816 days")
	})
	t.Run("the newest day comes first, and no day of a weekend", func(t *testing.T) {
		gap := 0
		for i, r := range daily {
			if weekday := r.Date().DayNumber() % 7; weekday == 6 || weekday == 0 {
				t.Fatal("a weekend: ", r)
			}
			if i > 0 {
				step := daily[i-1].Date().DayNumber() - r.Date().DayNumber()
				require.GreaterOrEqual(t, step, 0)
				gap = max(gap, step)
			}
		}
		require.Equal(t, 5, gap)
	})
	t.Run("suspended", func(t *testing.T) {
		for _, r := range sample {
			require.False(t, r.Quote().Code() == "RUB" && r.Date().String() > "2022-03-01", r)
		}
	})
	t.Run("old and new lira apart", func(t *testing.T) {
		old, now := 0, 0
		for _, r := range sample {
			switch r.Quote().Code() {
			case "TRL", "ROL":
				old++
				require.Less(t, r.Date().Year(), 2006, r)
			case "TRY", "RON":
				now++
				require.GreaterOrEqual(t, r.Date().Year(), 2005, r)
			}
		}
		require.Positive(t, old)
		require.Positive(t, now)
	})
	t.Run("joined the euro", func(t *testing.T) {
		require.Equal(t, "7.5365", on(sample, "HRK", "2022-12-30"))
		require.Empty(t, on(sample, "HRK", "2023-01-02"))
	})
}

// Rates are digits, never a float64, and come from the source given alone. A
// loader of JavaMoney parses them as doubles, and opens an address again
// instead of the stream.
func TestCSVDigits(t *testing.T) {
	const digits = "1.30679999999999999999999999999999999993"
	rates, skips, err := all(ecb.CSV, strings.NewReader("Date,USD,JPY,\n2012-04-05,"+digits+",9007199254740993,\n"))
	require.NoError(t, err)
	require.Zero(t, skips.Total, skips)
	require.Equal(t, "1 EUR = "+digits+" USD on 2012-04-05\n1 EUR = 9007199254740993 JPY on 2012-04-05\n", texts(rates))
	rates, _, err = all(ecb.XML, strings.NewReader(envelope(`<Cube time="2012-04-05"><Cube currency="USD" rate="`+digits+`"/></Cube>`)))
	require.NoError(t, err)
	require.Equal(t, "1 EUR = "+digits+" USD on 2012-04-05\n", texts(rates))
}
