package money_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	ecbrates "iom.int/migdev/indicator/money/ecb"
	"iom.int/migdev/indicator/money/imf"
	"iom.int/migdev/indicator/money/nbu"
	"iom.int/migdev/indicator/money/unore"
	"iom.int/migdev/indicator/period"
)

// lineAccount is what a reader made of the lines of a file.
type lineAccount struct {
	header int // lines before the first row
	read   int // lines whose values came out
	rates  int
	skips  skips
}

// skips is what a reader skipped, as its JSON has it: this package stands below
// the one of tables.
type skips struct {
	Kept []struct {
		Line   int
		Column string
	}
	Total, Blank int
}

func skipsOf(v any) (s skips) {
	data, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		panic(err)
	}
	return s
}

// lines returns all lines that are accounted for.
func (a lineAccount) lines() int {
	rows := map[int]bool{}
	for _, s := range a.skips.Kept {
		if s.Column == "" {
			rows[s.Line] = true
		}
	}
	return a.header + a.read + a.skips.Blank + len(rows) + a.skips.Total - len(a.skips.Kept)
}

// streamed counts the lines of a reader that yields rates, by what makes up a
// line there.
func streamed[S any](line func(money.Rate) string, read func(io.Reader, *S) iter.Seq2[money.Rate, error]) func(io.Reader) (lineAccount, error) {
	return func(src io.Reader) (lineAccount, error) {
		var (
			skipped S
			failure error
			last    string
		)
		a := lineAccount{header: 1}
		for r, err := range read(src, &skipped) {
			if err != nil {
				failure = err
				break
			}
			a.rates++
			if at := line(r); at != last {
				a.read, last = a.read+1, at
			}
		}
		a.skips = skipsOf(skipped)
		return a, failure
	}
}

var readers = map[string]func(io.Reader) (lineAccount, error){
	"ecb.CSV": streamed(func(r money.Rate) string { return r.Date().String() }, ecbrates.CSV),
	"ecb.XML": streamed(func(r money.Rate) string { return r.String() }, ecbrates.XML),
	"nbu":     streamed(func(r money.Rate) string { return r.String() }, nbu.Rates),
	"imf": func(src io.Reader) (lineAccount, error) {
		records, skips, err := imf.Read(src)
		return lineAccount{header: 1, read: len(records), rates: len(records), skips: skipsOf(skips)}, err
	},
	"unore": func(src io.Reader) (lineAccount, error) {
		lists, skips, err := unore.Read(src, unore.AboutTheFirst)
		a := lineAccount{skips: skipsOf(skips)}
		for _, l := range lists {
			a.read += l.Lines
			a.rates += len(l.Rates)
		}
		return a, err
	},
}

// Every reader over every file of real rates: of its own it accounts for every
// line, and of another it reads no rate and says so.
func TestReadersAccountForEveryLine(t *testing.T) {
	own := map[string]string{
		"ecb_daily_2008_2018.csv": "ecb.CSV", "ecb_raw_layout_sample.csv": "ecb.CSV", "ecb_layout_sample.xml": "ecb.XML",
		"imf_annual_average_2000_2018.csv": "imf", "nbu_daily_2014_2015.csv": "nbu", "nbu_month_start_2008_2018.csv": "nbu",
		"unore_real_sample_2024_03_15.tsv": "unore", "unore_style_derived_2014_2015.tsv": "unore",
	}
	dir := filepath.Join(sharedData, "rates")
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	seen := 0
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		require.NoError(t, err)
		lines := bytes.Count(bytes.TrimSuffix(data, []byte("\n")), []byte("\n")) + 1
		for name, read := range readers {
			t.Run(fmt.Sprintf("%s of %s", name, entry.Name()), func(t *testing.T) {
				got, err := read(bytes.NewReader(data))
				switch {
				case own[entry.Name()] != name:
					require.Zero(t, got.rates)
					require.True(t, err != nil || got.skips.Total > 0, "silent about another file")
					if err == nil && name != "ecb.CSV" { // which skips by column
						require.Equal(t, lines, got.lines()-got.header)
					}
				case name == "ecb.XML":
					seen++
					require.NoError(t, err)
					require.Equal(t, bytes.Count(data, []byte("currency=")), got.rates+got.skips.Total)
				default:
					seen++
					require.NoError(t, err)
					require.Positive(t, got.rates)
					require.Equal(t, lines, got.lines(), "%+v", got.skips)
				}
			})
		}
	}
	require.Equal(t, len(own), seen, "files of the kinds known here")
}

// What accounts for each line, on files that have everything that is skipped.
func TestReadersAccountForTheirSkips(t *testing.T) {
	for name, file := range map[string]string{
		"ecb.CSV": "Date,USD,JPY,\n2012-04-05,1.3068,N/A,\n\n2012-04,1,2,\nabc,1,2,\n2012-04-04,1.3142,107.7,\n2012-04-03,1\n",
		"nbu":     "date,code_as_published,uah_per_unit_as_published\n2008-01-01,UAH,1\n\n2008-01-01,USD,5.05\n2008-01-01,___,1\n2008-01-02,USD,0\n",
		"imf":     "Date,Rate,Currency,Frequency,Source,Country code,Country\n2010-12-31,1,USD,A,IMF,EC,Ecuador\n\n2010-12-31,1.03,CAD,A,IMF,CA,Canada\n2010-12-31,1.03,CAD,M,IMF,CA,Canada\n",
		"unore": "Albania\tLek\tALL\t15 Mar 2024\t92.55\n\nNowhere\tNone\tQQQ\t15 Mar 2024\t2\nEcuador\tDollar\tUSD\t15 Mar 2024\t1\nAndorra\tEuro\tEUR\t15 Mar 2024\t0.914\n" +
			"Austria\tEuro\tEUR\t15 Mar 2024\t0.914\nChad\tFranc\tXAF\t15 Mar 2024\t600\nGabon\tFranc\tXAF\t15 Mar 2024\t599\nAlbania\tLek\n",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := readers[name](strings.NewReader(file))
			require.NoError(t, err)
			require.Positive(t, got.rates)
			require.Positive(t, got.skips.Total)
			require.Equal(t, strings.Count(file, "\n"), got.lines(), "%+v", got.skips)
		})
	}
	const more = 300 // than are kept
	file := "date,code_as_published,uah_per_unit_as_published\n2008-01-01,USD,5.05\n" + strings.Repeat("2008-01-01,___,1\n", more)
	got, err := readers["nbu"](strings.NewReader(file))
	require.NoError(t, err)
	require.Less(t, len(got.skips.Kept), more)
	require.Equal(t, more+2, got.lines())
}

// The lessons of the real files that lie between two readers. Those of one are
// in its package: of ecb the comma at the end and the zeros cut, of imf a
// currency once for each country and history restated, of nbu withdrawn codes
// and the monthly rate repeated daily. What looks inverted or off by a power
// of ten is a matter of the check of rates.
func TestLessonsBetweenFiles(t *testing.T) {
	open := func(t *testing.T, name string) io.Reader { return bytes.NewReader(readShared(t, "rates/"+name)) }

	// AZM is a hundredth of AZN in the bank's file, and so is TRL of TRY, while
	// the fund states what was paid.
	t.Run("withdrawn codes of a hundredth", func(t *testing.T) {
		records, _, err := imf.Read(open(t, "imf_annual_average_2000_2018.csv"))
		require.NoError(t, err)
		fund, err := records.Rates()
		require.NoError(t, err)
		bank, _, err := nbu.Read(open(t, "nbu_month_start_2008_2018.csv"))
		require.NoError(t, err)
		year := func(c money.Currency) figure.Number { // the sum of the rates of each month's first
			var sum figure.Number
			for month := 1; month <= 12; month++ {
				leg, err := bank.Lookup(c, money.UAH, period.MustParse(fmt.Sprintf("2013-%02d-01", month)), money.ExactDay())
				require.NoError(t, err)
				sum = sum.Add(leg.Rate.Factor())
			}
			return sum
		}
		for old, now := range map[string]money.Currency{
			"AZM": money.MustCurrency("AZN"), "TRL": money.MustCurrency("TRY"), "ROL": money.MustCurrency("RON"), "TMM": money.TMT,
		} {
			perDollar, ok := year(money.USD).Quo(year(money.MustCurrency(old)))
			require.True(t, ok)
			leg, err := fund.Lookup(money.USD, now, period.MustParse("2013-06-15"), money.YearOf())
			if now == money.TMT {
				require.ErrorIs(t, err, money.ErrNoRate) // the fund has none of 2013: 2.85 was the official rate
				require.Equal(t, "285", perDollar.Round(0, money.HalfUp).String())
				continue
			}
			require.NoError(t, err)
			times, ok := perDollar.Quo(leg.Rate.Factor())
			require.True(t, ok)
			require.True(t, times.Cmp(figure.Int(98)) > 0 && times.Cmp(figure.Int(102)) < 0, "%s and %s: %s", old, now, times)
		}
	})

	// An archive of Open Exchange Rates has the ruble upside down on 2010-06-01.
	t.Run("inverted", func(t *testing.T) {
		archive := money.MustRates(parseRates("1 USD = 31.10 RUB on 2010-05-31 (daily)", "1 USD = 0.03211 RUB on 2010-06-01 (daily)")...)
		require.Equal(t, []string{"money.rate-inverted"}, slices.Collect(archive.Check().Codes()))
		c := money.Converter{Rates: []*money.Rates{ecbTable(t, "USD", "RUB")}, Pivots: []money.Currency{money.EUR}}
		require.Equal(t, []string{"money.rate-inverted"}, slices.Collect(archive.CheckAgainst(c, figure.Int(5)).Codes()), "nothing about the day before")
	})

	// A service stated the dong at a hundredth (Formicka/exchangerate.host 158).
	t.Run("off by a hundred", func(t *testing.T) {
		right := money.MustRates(parseRates("1 USD = 23199.85 VND on 2020-01-15 (daily, one)", "1 USD = 23201.5 VND on 2020-01-16 (daily, one)")...)
		wrong := money.MustRates(parseRates("1 USD = 23199.85 VND on 2020-01-15 (daily, other)", "1 USD = 232.015 VND on 2020-01-16 (daily, other)")...)
		require.Empty(t, right.Check())
		require.Equal(t, []string{"money.rate-step"}, slices.Collect(wrong.Check().Codes()))
		require.Equal(t, []string{"money.rate-scale"}, slices.Collect(wrong.CheckAgainst(money.Converter{Rates: []*money.Rates{right}}, figure.Int(1)).Codes()))
	})

	// Where there is one, a second source tells which of the two is wrong.
	t.Run("two sources agree", func(t *testing.T) {
		bank, _, err := nbu.Read(open(t, "nbu_daily_2014_2015.csv"))
		require.NoError(t, err)
		c := money.Converter{Rates: []*money.Rates{bank}, Policy: money.OnOrBefore(3), Pivots: []money.Currency{money.UAH}}
		fs := ecbTable(t, "USD", "CHF", "GBP").CheckAgainst(c, figure.Int(10))
		require.Len(t, fs, 1, "%s", fs) // the franc on 15 January 2015, which the hryvnia's bank had not yet seen
		require.Equal(t, "money.rate-differs", fs[0].Code)
		require.Contains(t, fs[0].String(), "EUR-CHF: warning: 1 EUR = 1.028 CHF on 2015-01-15")
	})
}
