package nbu_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/nbu"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// april is a few official rates of the National Bank of Ukraine, typed from its
// publication for 1 to 4 April 2014.
const april = `date,code_as_published,uah_per_unit_as_published
2014-04-01,USD,10.9981
2014-04-01,KGS,0.201071
2014-04-01,AZM,0.14022823
2014-04-03,USD,11.2416
2014-04-03,AZM,0.14333291
2014-04-04,USD,11.601102
2014-04-04,KGS,0.201071
2014-04-04,AZN,14.789778
`

// all returns the rates of a file as text, and what was skipped.
func all(in string) (texts []string, skips table.Skips, err error) {
	for r, err := range nbu.Rates(strings.NewReader(in), &skips) {
		if err != nil {
			return nil, skips, err
		}
		texts = append(texts, r.String())
	}
	return texts, skips, nil
}

func TestRates(t *testing.T) {
	const head = "date,code_as_published,uah_per_unit_as_published\n"
	tests := map[string]struct {
		in    string
		want  []string
		skips []string
	}{
		"nothing but a header": {in: head},
		"as published": {
			in:   head + "2008-01-01,USD,5.05\n2008-01-01,EUR,7.41946\n",
			want: []string{"1 USD = 5.05 UAH on 2008-01-01 (daily, NBU)", "1 EUR = 7.41946 UAH on 2008-01-01 (daily, NBU)"},
		},
		"withdrawn code is kept as labelled": {
			in:   head + "2014-04-03,TRL,0.0529529\n",
			want: []string{"1 TRL = 0.0529529 UAH on 2014-04-03 (daily, NBU)"},
		},
		"names of the interface": { // 26 May 2007
			in:   "r030,txt,rate,cc,exchangedate\n978,Євро,6.79124,EUR,26.05.2007\n255,Долари США по розр. з Індією,4.04,___,26.05.2007\n",
			want: []string{"1 EUR = 6.79124 UAH on 2007-05-26 (daily, NBU)"},
			skips: []string{
				`line 3: code that is none of ISO 4217: "255,Долари США по розр. з Індією,4.04,___,26.05.2007"`,
			},
		},
		"units": {
			in:   "exchangedate;cc;units;rate\n2008-01-01;USD;100;505.0000\n2008-01-01;EUR;;7.41946\n",
			want: []string{"100 USD = 505.0000 UAH on 2008-01-01 (daily, NBU)", "1 EUR = 7.41946 UAH on 2008-01-01 (daily, NBU)"},
		},
		"exponent": {
			in:   head + "2008-01-01,TMM,9.7115e-4\n",
			want: []string{"1 TMM = 0.00097115 UAH on 2008-01-01 (daily, NBU)"},
		},
		"skipped": {
			in: head + "2008-01-01,UAH,1\n2008-01-01,usd,5.05\n2008-01-01,USD,\n2008-01-01,USD,0\n2008-01-01,USD,-5.05\n2008-01-01,\u202eUSD,5.05\n",
			skips: []string{
				`line 2: hryvnia in hryvnias: "2008-01-01,UAH,1"`,
				`line 3: code that is none of ISO 4217: "2008-01-01,usd,5.05"`,
				`line 4: no rate: "2008-01-01,USD,"`,
				`line 5: rate that is not above zero: "2008-01-01,USD,0"`,
				`line 6: rate that is not above zero: "2008-01-01,USD,-5.05"`,
				"line 7: code that is none of ISO 4217: \"2008-01-01,\\u202eUSD,5.05\"",
			},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, skips, err := all(tt.in)
			require.NoError(t, err)
			require.Equal(t, tt.want, got)
			require.Equal(t, len(tt.skips), skips.Total)
			for i, want := range tt.skips {
				require.Equal(t, want, skips.Kept[i].String())
			}
		})
	}
}

func TestRatesErrors(t *testing.T) {
	const head = "date,code_as_published,uah_per_unit_as_published\n"
	tests := map[string]struct {
		in   string
		err  error
		text string
	}{
		"empty":              {"", table.ErrHeader, "code_as_published"},
		"other file":         {"Date,Rate,Currency\n", table.ErrHeader, "code_as_published"},
		"month":              {head + "2014-04,USD,11\n", nbu.ErrDate, `line 2, column "date"`},
		"no date":            {head + ",USD,11\n", nbu.ErrDate, `line 2, column "date"`},
		"day that is none":   {head + "30.02.2014,USD,11\n", nbu.ErrDate, `"30.02.2014"`},
		"other digits":       {head + "٢٠١٤-٠٤-٠١,USD,11\n", nbu.ErrDate, "line 2"},
		"comma":              {head + "2014-04-01,USD,\"11,2\"\n", table.ErrNumber, `line 2, column "uah_per_unit_as_published"`},
		"Arabic digits":      {head + "2014-04-01,USD,١١\n", table.ErrNumber, "line 2"},
		"Devanagari digits":  {head + "2014-04-01,USD,११\n", table.ErrNumber, "line 2"},
		"mark in number":     {head + "2014-04-01,USD,\u200e11\n", table.ErrNumber, "line 2"},
		"huge exponent":      {head + "2014-04-01,USD,1e1000000000\n", table.ErrNumber, "line 2"},
		"a million digits":   {head + "2014-04-01,USD," + strings.Repeat("9", 1e6) + "\n", table.ErrLimit, "line 2"},
		"many digits":        {head + "2014-04-01,USD," + strings.Repeat("9", 1e3) + "\n", table.ErrNumber, "line 2"},
		"infinity":           {head + "2014-04-01,USD,Inf\n", table.ErrNumber, "line 2"},
		"value out of range": {head + "2014-04-01,USD,1e-63\n", money.ErrRate, "line 2"},
		"NUL":                {head + "2014-04-01,USD\x00,11\n", table.ErrEncoding, "line 2"},
		"not UTF-8":          {head + "2014-04-01,USD\xff,11\n", table.ErrEncoding, "line 2"},
		"cut short":          {head + "2014-04-01,USD\n", table.ErrRagged, "line 2"},
		"no units":           {"exchangedate,cc,units,rate\n2014-04-01,USD,0,11\n", money.ErrRate, `column "units"`},
		"half units":         {"exchangedate,cc,units,rate\n2014-04-01,USD,0.5,11\n", money.ErrRate, `"0.5" units`},
		"signed units":       {"exchangedate,cc,units,rate\n2014-04-01,USD,+10,11\n", money.ErrRate, `"+10" units`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, _, err := all(tt.in)
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, tt.text)
			require.Less(t, len(err.Error()), 600)
			var at *table.Error
			require.ErrorAs(t, err, &at)

			got, _, err := nbu.Read(strings.NewReader(tt.in))
			require.ErrorIs(t, err, tt.err)
			require.Nil(t, got)
		})
	}
}

// Nobody's settings of package decimal change what is read.
func TestDecimalSettings(t *testing.T) {
	precision, exponent := decimal.DivisionPrecision, decimal.MaxDecodeExponent
	t.Cleanup(func() { decimal.DivisionPrecision, decimal.MaxDecodeExponent = precision, exponent })
	decimal.DivisionPrecision, decimal.MaxDecodeExponent = 1, 0
	got, _, err := all("date,code_as_published,uah_per_unit_as_published\n2014-04-01,USD,10.9981\n2014-04-01,TMM,9.7115e-4\n2014-04-01,XAU,1.5E+03\n")
	require.NoError(t, err)
	require.Equal(t, []string{
		"1 USD = 10.9981 UAH on 2014-04-01 (daily, NBU)", "1 TMM = 0.00097115 UAH on 2014-04-01 (daily, NBU)", "1 XAU = 1500 UAH on 2014-04-01 (daily, NBU)",
	}, got)
}

func TestRatesLeft(t *testing.T) {
	n := 0
	for _, err := range nbu.Rates(strings.NewReader(april), nil) {
		require.NoError(t, err)
		if n++; n == 2 {
			break
		}
	}
	require.Equal(t, 2, n)
}

func TestReadConflict(t *testing.T) {
	got, _, err := nbu.Read(strings.NewReader(april + "2014-04-04,AZN,14.79\n"))
	require.ErrorIs(t, err, money.ErrConflict)
	require.Nil(t, got)

	got, _, err = nbu.Read(strings.NewReader(april + "2014-04-04,AZN,14.7897780\n"))
	require.NoError(t, err) // repeated, and no harm
	require.Equal(t, 8, got.Len())
}

// TestReadBounded reads hostile files, which must not take memory of their size.
func TestReadBounded(t *testing.T) {
	const head = "date,code_as_published,uah_per_unit_as_published\n"
	for name, in := range map[string]string{
		"digits":  head + "2014-04-01,USD," + strings.Repeat("9", 4<<10),
		"commas":  head + strings.Repeat(",", 4<<10),
		"codes":   head + strings.Repeat("2014-04-01,___,1\n", 240),
		"headers": strings.Repeat("date,", 800),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, _, _ = nbu.Read(strings.NewReader(in))
			runtime.ReadMemStats(&after)
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(512<<10))
		})
	}
}

// open returns a file of the shared data, and skips the test where that is not
// there.
func open(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../../shared/data/rates", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

func TestReadMonthStarts(t *testing.T) {
	rates, skips, err := nbu.Read(open(t, "nbu_month_start_2008_2018.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Equal(t, 2402, rates.Len())

	for _, want := range []string{
		"1 USD = 5.05 UAH on 2008-01-01 (daily, NBU)",
		"1 BYR = 0.00127 UAH on 2016-06-01 (daily, NBU)",
		"1 BYN = 12.3814 UAH on 2016-07-01 (daily, NBU)",
	} {
		r := money.MustParseRate(want)
		leg, err := rates.Lookup(r.Base(), money.UAH, r.Date(), money.ExactDay())
		require.NoError(t, err)
		require.Equal(t, want, leg.Rate.String())
	}
}

// TestReadDaily holds what looks like a market and is none: the som is quoted
// once a month, so its price in dollars moves with the hryvnia.
func TestReadDaily(t *testing.T) {
	rates, skips, err := nbu.Read(open(t, "nbu_daily_2014_2015.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Equal(t, 7300, rates.Len())

	c := money.Converter{Rates: []*money.Rates{rates}, Policy: money.ExactDay(), Pivots: []money.Currency{money.UAH}}.WithScale(1)
	for day, want := range map[string]string{
		"2014-04-01": "54.7 KGS", "2014-04-10": "62.8 KGS", "2014-04-30": "56.7 KGS",
	} {
		got, err := c.Convert(money.MustParse("1 USD"), money.KGS, period.MustParse(day))
		require.NoError(t, err)
		require.Equal(t, want, got.Amount().String(), day)
	}
}

// TestReadWeekends holds that the bank states a rate for every calendar day,
// and on Saturday and Sunday that of Friday.
func TestReadWeekends(t *testing.T) {
	rates, _, err := nbu.Read(open(t, "nbu_daily_2014_2015.csv"))
	require.NoError(t, err)
	first := period.MustParse("2014-01-01").DayNumber()
	at := func(n int) money.Rate {
		day, err := period.FromDayNumber(n)
		require.NoError(t, err)
		leg, err := rates.Lookup(money.USD, money.UAH, day, money.ExactDay())
		require.NoError(t, err, day)
		return leg.Rate
	}
	repeated := 0
	for n := first; n < first+730; n++ {
		r := at(n)
		if n%7 == 0 && n > first+2 && r.Factor().Equal(at(n-1).Factor()) && r.Factor().Equal(at(n-2).Factor()) { // a Sunday
			repeated++
		}
	}
	require.GreaterOrEqual(t, repeated, 100, "of 104 Sundays")
}

func FuzzRead(f *testing.F) {
	for _, in := range []string{
		april, "", "exchangedate;cc;units;rate\n01.01.2008;USD;100;505.0000\n",
		"date,code_as_published,uah_per_unit_as_published\n2014-04-01,USD,1e64\n2014-04-01,___,1e-62\n",
	} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		rates, skips, err := nbu.Read(strings.NewReader(in))
		if err != nil {
			require.Nil(t, rates)
			return
		}
		require.LessOrEqual(t, rates.Len()+skips.Total, strings.Count(in, "\n")+strings.Count(in, "\r")+1)
		for r := range rates.All() {
			require.Equal(t, money.UAH, r.Quote())
			require.Equal(t, money.Daily, r.Kind())
			back, err := money.ParseRate(r.String())
			require.NoError(t, err)
			require.True(t, r.Equal(back))
		}
		nbu.Check(rates)
	})
}

func BenchmarkRead(b *testing.B) {
	var in strings.Builder
	in.WriteString("date,code_as_published,uah_per_unit_as_published\n")
	first := period.MustParse("2014-01-01").DayNumber()
	const days = 1000
	for i := range days {
		day, err := period.FromDayNumber(first + i)
		require.NoError(b, err)
		in.WriteString(day.String() + ",USD,11.601102\n" + day.String() + ",KGS,0.201071\n")
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := nbu.Read(strings.NewReader(in.String())); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(2*days), "ns/rate")
}
