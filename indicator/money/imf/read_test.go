package imf_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/imf"
	"iom.int/migdev/indicator/table"
)

const head = "Date,Rate,Currency,Frequency,Source,Country code,Country\n"

// year2010 is averages of 2010, typed from International Financial Statistics.
const year2010 = head + `2010-12-31,0.7543089901059614,EUR,A,IMF,U2,Euro Area (EA)
2010-12-31,0.754308990105979,EUR,A,IMF,XK,"Kosovo, Republic of"
2010-12-31,0.754308990105979,EUR,A,IMF,ME,Montenegro
2010-12-31,0.647179345560165,GBP,A,IMF,GG,Guernsey
2010-12-31,0.6471793455601648,GBP,A,IMF,GB,United Kingdom
2010-12-31,494.794262222947,XOF,A,IMF,SN,Senegal
2010-12-31,494.794262222947,XOF,A,IMF,7A,West African Economic and Monetary Union (WAEMU)
2010-12-31,1.502848629672298,TRY,A,IMF,TR,"Türkiye, Republic of"
`

func TestRead(t *testing.T) {
	got, skips, err := imf.Read(strings.NewReader(year2010))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Len(t, got, 8)
	require.Equal(t, "XK", got[1].CountryCode)
	require.Equal(t, "Kosovo, Republic of", got[1].Country)
	require.Equal(t, 3, got[1].Line)
	require.Equal(t, "1 USD = 0.754308990105979 EUR for 2010 (average, IMF)", got[1].Rate.String())

	data, err := json.Marshal(got)
	require.NoError(t, err)
	var back imf.Records
	require.NoError(t, json.Unmarshal(data, &back))
	require.Len(t, back, len(got))
	for i := range got {
		require.True(t, got[i].Rate.Equal(back[i].Rate))
	}
}

func TestReadRows(t *testing.T) {
	tests := map[string]struct {
		in    string
		want  []string
		skips []string
	}{
		"nothing but a header": {in: head},
		"other order, fewer columns": {
			in:   "Country code;Frequency;Currency;Rate;Date\nBY;A;BYN;0.139;2001\n",
			want: []string{"1 USD = 0.139 BYN for 2001 (average, IMF)"},
		},
		"exponent": {
			in:   head + "2000-12-31,6.799e-06,VES,A,IMF,VE,\n",
			want: []string{"1 USD = 0.000006799 VES for 2000 (average, IMF)"},
		},
		"any day of the year, other source": {
			in:   head + "2010-01-31,1.03,CAD,A,FRB,CA,Canada\n",
			want: []string{"1 USD = 1.03 CAD for 2010 (average, FRB)"},
		},
		"skipped": {
			in: head + "2010-12-31,1,USD,A,IMF,EC,Ecuador\n2010-01-31,1.03,CAD,M,IMF,CA,Canada\n2010-12-31,1.03,Cad,A,IMF,CA,Canada\n" +
				"2010-12-31,,CAD,A,IMF,CA,Canada\n2010-12-31,0.0,CAD,A,IMF,CA,Canada\n",
			skips: []string{
				`line 2: dollar in dollars: "2010-12-31,1,USD,A,IMF,EC,Ecuador"`,
				`line 3: frequency other than "A", for annual: "2010-01-31,1.03,CAD,M,IMF,CA,Canada"`,
				`line 4: code that is none of ISO 4217: "2010-12-31,1.03,Cad,A,IMF,CA,Canada"`,
				`line 5: no rate: "2010-12-31,,CAD,A,IMF,CA,Canada"`,
				`line 6: rate that is not above zero: "2010-12-31,0.0,CAD,A,IMF,CA,Canada"`,
			},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			records, skips, err := imf.Read(strings.NewReader(tt.in))
			require.NoError(t, err)
			var got []string
			for _, r := range records {
				got = append(got, r.Rate.String())
			}
			require.Equal(t, tt.want, got)
			require.Equal(t, len(tt.skips), skips.Total)
			for i, want := range tt.skips {
				require.Equal(t, want, skips.Kept[i].String())
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	tests := map[string]struct {
		in   string
		err  error
		text string
	}{
		"empty":             {"", table.ErrHeader, "Frequency"},
		"other file":        {"date,code_as_published,uah_per_unit_as_published\n", table.ErrHeader, "Frequency"},
		"no date":           {head + ",1.03,CAD,A,IMF,CA,Canada\n", imf.ErrDate, `line 2, column "Date"`},
		"date that is none": {head + "2010-02-30,1.03,CAD,A,IMF,CA,Canada\n", imf.ErrDate, `"2010-02-30"`},
		"other digits":      {head + "२०१०-12-31,1.03,CAD,A,IMF,CA,Canada\n", imf.ErrDate, "line 2"},
		"comma":             {head + "2010-12-31,\"1,03\",CAD,A,IMF,CA,Canada\n", table.ErrNumber, `line 2, column "Rate"`},
		"Arabic digits":     {head + "2010-12-31,١,CAD,A,IMF,CA,Canada\n", table.ErrNumber, "line 2"},
		"mark in number":    {head + "2010-12-31,\u202e1,CAD,A,IMF,CA,Canada\n", table.ErrNumber, "line 2"},
		"huge exponent":     {head + "2010-12-31,1e1000000000,CAD,A,IMF,CA,Canada\n", table.ErrNumber, "line 2"},
		"many digits":       {head + "2010-12-31," + strings.Repeat("9", 1e3) + ",CAD,A,IMF,CA,Canada\n", table.ErrNumber, "line 2"},
		"a million digits":  {head + "2010-12-31," + strings.Repeat("9", 1e6) + ",CAD,A,IMF,CA,Canada\n", table.ErrLimit, "line 2"},
		"out of range":      {head + "2010-12-31,1e-63,CAD,A,IMF,CA,Canada\n", money.ErrRate, "line 2"},
		"source":            {head + "2010-12-31,1.03,CAD,A,I\u202eMF,CA,Canada\n", money.ErrRate, "line 2"},
		"NUL":               {head + "2010-12-31,1.03,CAD,A,IMF,CA,Can\x00ada\n", table.ErrEncoding, "line 2"},
		"not UTF-8":         {head + "2010-12-31,1.03,CAD,A,IMF,CA,Can\xffada\n", table.ErrEncoding, "line 2"},
		"cut short":         {head + "2010-12-31,1.03,CAD,A\n", table.ErrRagged, "line 2"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := imf.Read(strings.NewReader(tt.in))
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, tt.text)
			require.Less(t, len(err.Error()), 600)
			require.Nil(t, got)
			var at *table.Error
			require.ErrorAs(t, err, &at)
		})
	}
}

// Nobody's settings of package decimal change what is read.
func TestDecimalSettings(t *testing.T) {
	precision, exponent := decimal.DivisionPrecision, decimal.MaxDecodeExponent
	t.Cleanup(func() { decimal.DivisionPrecision, decimal.MaxDecodeExponent = precision, exponent })
	decimal.DivisionPrecision, decimal.MaxDecodeExponent = 1, 0
	records, _, err := imf.Read(strings.NewReader(head + "2010-12-31,1.0300,CAD,A,IMF,CA,Canada\n2000-12-31,6.799e-06,VES,A,IMF,VE,\n2000-12-31,1.5E+03,TRY,A,IMF,TR,\n"))
	require.NoError(t, err)
	require.Len(t, records, 3)
	require.Equal(t, "1 USD = 1.0300 CAD for 2010 (average, IMF)", records[0].Rate.String())
	require.Equal(t, "1 USD = 0.000006799 VES for 2000 (average, IMF)", records[1].Rate.String())
	require.Equal(t, "1 USD = 1500 TRY for 2000 (average, IMF)", records[2].Rate.String())
}

// TestReadBounded reads hostile files, which must not take memory of their size.
func TestReadBounded(t *testing.T) {
	for name, in := range map[string]string{
		"digits":  head + "2010-12-31," + strings.Repeat("9", 4<<10),
		"commas":  head + strings.Repeat(",", 4<<10),
		"codes":   head + strings.Repeat("2010-12-31,1,___,A,IMF,CA,\n", 150),
		"headers": strings.Repeat("Date,", 800),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, _, _ = imf.Read(strings.NewReader(in))
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

func FuzzRead(f *testing.F) {
	for _, in := range []string{
		year2010, "", "Country code;Frequency;Currency;Rate;Date\nBY;A;BYN;0.139;2001\nRU;A;BYN;1e64;2001\n;A;BEF;1e-62;2001\n",
	} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		records, skips, err := imf.Read(strings.NewReader(in))
		if err != nil {
			require.Nil(t, records)
			return
		}
		require.LessOrEqual(t, len(records)+skips.Total+skips.Blank, strings.Count(in, "\n")+strings.Count(in, "\r")+1)
		for _, r := range records {
			require.Equal(t, money.USD, r.Rate.Base())
			require.Equal(t, money.PeriodAverage, r.Rate.Kind())
			back, err := money.ParseRate(r.Rate.String())
			require.NoError(t, err)
			require.True(t, r.Rate.Equal(back))
		}
		records.Check()
		rates, err := records.Rates()
		if err != nil {
			require.Nil(t, rates)
			require.ErrorIs(t, err, money.ErrConflict)
			return
		}
		require.LessOrEqual(t, rates.Len(), len(records))
	})
}

func BenchmarkRead(b *testing.B) {
	var in strings.Builder
	in.WriteString(head)
	const years, countries = 50, 4
	for i := range years {
		for _, country := range []string{"EUR,A,IMF,U2,Euro Area (EA)", "GBP,A,IMF,GB,United Kingdom", "TRY,A,IMF,TR,Türkiye", "CHF,A,IMF,CH,Switzerland"} {
			in.WriteString(strconv.Itoa(1970+i) + "-12-31,0.7543089901059614," + country + "\n")
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := imf.Read(strings.NewReader(in.String())); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(years*countries), "ns/rate")
}
