package wdi_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/indicator/wdi"
)

// received is in the layout of the API, with its byte-order mark, its four lines
// before the header and a comma at the end of each line. Source: World Bank, World
// Development Indicators, 2023-05-10.
const received = "\ufeff\"Data Source\",\"World Development Indicators\",\r\n\r\n\"Last Updated Date\",\"2023-05-10\",\r\n\r\n" +
	"\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2005\",\"2006\",\"2022\",\r\n" +
	"\"Kosovo\",\"XKX\",\"Personal remittances, received (current US$)\",\"BX.TRF.PWKR.CD.DT\",\"621908713.479292\",\"701590177.943352\",\"\",\r\n" +
	"\"Serbia\",\"SRB\",\"Personal remittances, received (current US$)\",\"BX.TRF.PWKR.CD.DT\",\"0\",\"0\",\"5406000000\",\r\n" +
	"\"World\",\"WLD\",\"Personal remittances, received (current US$)\",\"BX.TRF.PWKR.CD.DT\",\"284061448829.92\",\"\",\"\",\r\n"

// all returns what a decoder yields, up to the error.
func all(records iter.Seq2[wdi.Record, error]) (out []wdi.Record, err error) {
	for r, err := range records {
		if err != nil {
			return out, err
		}
		out = append(out, r)
	}
	return out, nil
}

func readCSV(in string) ([]wdi.Record, table.Skips, error) {
	var skips table.Skips
	out, err := all(wdi.CSV(strings.NewReader(in), &skips))
	return out, skips, err
}

func TestCSV(t *testing.T) {
	got, skips, err := readCSV(received)
	require.NoError(t, err)
	require.Len(t, got, 9)
	require.Equal(t, wdi.Record{
		Economy: wdi.Economy{Code: "XKX", Name: "Kosovo", Country: place.MustCountry("XK"), Kind: wdi.Country},
		Series:  wdi.Series{Code: "BX.TRF.PWKR.CD.DT", Name: "Personal remittances, received (current US$)"},
		Period:  period.MustParseSpan("2005"), Digits: "621908713.479292",
		Source: figure.Source{Publisher: "World Bank", Title: "World Development Indicators", Edition: "2023-05-10", Date: period.MustParse("2023-05-10")},
		Line:   6,
	}, got[0])
	require.Zero(t, skips.Total)
}

// Each trap of section 3 of the notes on methods.
func TestCSVTraps(t *testing.T) {
	t.Run("byte-order mark", func(t *testing.T) {
		with, _, err := readCSV(received)
		require.NoError(t, err)
		without, _, err := readCSV(strings.TrimPrefix(received, "\ufeff"))
		require.NoError(t, err)
		require.Equal(t, with, without)
	})
	t.Run("LF for CRLF", func(t *testing.T) {
		with, _, err := readCSV(received)
		require.NoError(t, err)
		without, _, err := readCSV(strings.ReplaceAll(received, "\r\n", "\n"))
		require.NoError(t, err)
		require.Equal(t, with, without)
	})
	t.Run("trailing comma or none", func(t *testing.T) {
		with, _, err := readCSV(received)
		require.NoError(t, err)
		without, _, err := readCSV(strings.ReplaceAll(received, ",\r\n", "\r\n"))
		require.NoError(t, err)
		require.Equal(t, with, without)
	})
	t.Run("three or four lines before the header", func(t *testing.T) {
		got, _, err := readCSV(strings.Replace(received, "\r\n\r\n\"Country", "\r\n\"Country", 1))
		require.NoError(t, err)
		require.Len(t, got, 9)
		require.Equal(t, "2023-05-10", got[0].Source.Edition)
	})
	t.Run("blank is absent, 0 is 0", func(t *testing.T) {
		got, _, err := readCSV(received)
		require.NoError(t, err)
		n, ok := got[3].Digits.Number() // Serbia 2005
		require.True(t, ok)
		require.Zero(t, n.Sign())
		require.Equal(t, indicator.Present, got[3].Absence())
		_, ok = got[2].Digits.Number() // Kosovo 2022
		require.False(t, ok)
		require.Equal(t, indicator.NotReported, got[2].Absence())
	})
	t.Run("aggregates apart from countries", func(t *testing.T) {
		got, _, err := readCSV(received)
		require.NoError(t, err)
		require.Equal(t, wdi.Aggregate, got[6].Economy.Kind)
		require.True(t, got[6].Economy.Country.IsZero())
		require.True(t, indicator.GroupPlace("WLD").Equal(got[6].Economy.Place()))
		require.Equal(t, wdi.Country, got[3].Economy.Kind)
		require.True(t, indicator.CountryPlace(place.MustCountry("RS")).Equal(got[3].Economy.Place()))
	})
	t.Run("last updated as a number of days", func(t *testing.T) {
		got, _, err := readCSV(strings.Replace(received, `"2023-05-10"`, "45056", 1))
		require.NoError(t, err)
		require.Equal(t, "2023-05-10", got[0].Source.Edition)
		require.Equal(t, period.MustParse("2023-05-10"), got[0].Source.Date)
	})
	t.Run("last updated as no day", func(t *testing.T) {
		got, _, err := readCSV(strings.Replace(received, `"2023-05-10"`, "May 2023", 1))
		require.NoError(t, err)
		require.Equal(t, "May 2023", got[0].Source.Edition)
		require.True(t, got[0].Source.Date.IsZero())
	})
	t.Run("bulk layout without publication data", func(t *testing.T) {
		_, bulk, _ := strings.Cut(received, "\r\n\r\n\"Last Updated Date\",\"2023-05-10\",\r\n\r\n")
		var skips table.Skips
		r := wdi.Reader{Source: figure.Source{Title: "WDI bulk", Edition: "2023-05"}}
		got, err := all(r.CSV(strings.NewReader(bulk), &skips))
		require.NoError(t, err)
		require.Len(t, got, 9)
		require.Zero(t, skips.Total)
		require.Equal(t, figure.Source{Publisher: "World Bank", Title: "WDI bulk", Edition: "2023-05"}, got[0].Source)
	})
	t.Run("Git-LFS pointer", func(t *testing.T) {
		_, _, err := readCSV("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 212313\n")
		require.ErrorIs(t, err, table.ErrPointer)
		require.ErrorContains(t, err, "wdi: table: line 1: a Git-LFS pointer")
	})
	t.Run("archive in place of the file", func(t *testing.T) {
		_, _, err := readCSV("PK\x03\x04…")
		require.ErrorIs(t, err, table.ErrFormat)
	})
	t.Run("column that a program has added", func(t *testing.T) {
		in := strings.ReplaceAll(strings.Replace(received, `"2022",`, `"2022","Unnamed: 7"`, 1), ",\r\n\"", ",x\r\n\"")
		got, skips, err := readCSV(in)
		require.NoError(t, err)
		require.Len(t, got, 9)
		require.Equal(t, 1, skips.Total)
		require.Equal(t, `line 6, column "Unnamed: 7": column left out, from here on: it is no period: "x"`, skips.Kept[0].String())
	})
	t.Run("quarters and months", func(t *testing.T) {
		got, _, err := readCSV(strings.NewReplacer(`"2005"`, `"2020Q1"`, `"2006"`, `"2020M02"`).Replace(received))
		require.NoError(t, err)
		require.Equal(t, period.MustParseSpan("2020-01-01/2020-03-31"), got[0].Period)
		require.Equal(t, period.MustParseSpan("2020-02"), got[1].Period)
	})
	t.Run("code that nobody knows", func(t *testing.T) {
		in := strings.Replace(received, `"XKX"`, `"QQQ"`, 1)
		got, skips, err := readCSV(in)
		require.NoError(t, err)
		require.Len(t, got, 6)
		require.Equal(t, 1, skips.Total)
		require.Contains(t, skips.Kept[0].String(), `line 6: "QQQ" is the code of no country`)

		r := wdi.Reader{Economies: wdi.Economies{"QQQ": {Economy: wdi.Economy{Kind: wdi.Aggregate}}}}
		got, err = all(r.CSV(strings.NewReader(in), &skips))
		require.NoError(t, err)
		require.Len(t, got, 9)
		require.Equal(t, wdi.Economy{Code: "QQQ", Name: "Kosovo", Kind: wdi.Aggregate}, got[0].Economy)
	})
	t.Run("codes beside the standard", func(t *testing.T) {
		for code, want := range map[string]string{"XKX": "XK", "KSV": "XK", "ROM": "RO", "ZAR": "CD", "TMP": "TL", "WBG": "PS", "ADO": "AD", "IMY": "IM"} {
			got, _, err := readCSV(strings.Replace(received, `"XKX"`, `"`+code+`"`, 1))
			require.NoError(t, err)
			require.Equal(t, place.MustCountry(want), got[0].Economy.Country, code)
			require.Equal(t, code, got[0].Economy.Code)
		}
	})
	t.Run("Channel Islands and not classified", func(t *testing.T) {
		got, _, err := readCSV(strings.NewReplacer(`"XKX"`, `"CHI"`, `"SRB"`, `"INX"`).Replace(received))
		require.NoError(t, err)
		require.Equal(t, wdi.Territory, got[0].Economy.Kind)
		require.Equal(t, wdi.Residual, got[3].Economy.Kind)
	})
}

func TestCSVErrors(t *testing.T) {
	tests := map[string]struct {
		old, new string
		err      error
		text     string
	}{
		"text for a number":  {`"621908713.479292"`, `"n/a"`, table.ErrNumber, `line 6, column "2005": "n/a"`},
		"comma":              {`"621908713.479292"`, `"621908713,479292"`, table.ErrNumber, `line 6, column "2005"`},
		"group":              {`"5406000000"`, `"5 406 000 000"`, table.ErrNumber, `line 7, column "2022"`},
		"infinity":           {`"0"`, `"Inf"`, table.ErrNumber, `line 7, column "2005"`},
		"huge in full":       {`"0"`, `"9E64"`, table.ErrNumber, `line 7, column "2005"`},
		"column missing":     {`"Country Code"`, `"Code"`, table.ErrHeader, "Country Code"},
		"no period":          {`"2005","2006","2022"`, `"a","b","c"`, table.ErrHeader, "no column is a period"},
		"cut short":          {`,"0","5406000000",`, ``, table.ErrRagged, "line 7"},
		"mark not closed":    {`"Serbia"`, `"Serbia`, table.ErrSyntax, "line 7"},
		"NUL":                {"Serbia", "Ser\x00bia", table.ErrEncoding, "line 7"},
		"year twice":         {`"2006"`, `"2005"`, table.ErrHeader, "2005"},
		"another file":       {received, "<!DOCTYPE html>", table.ErrFormat, "HTML"},
		"nothing":            {received, "", table.ErrHeader, ""},
		"digits without end": {`"0"`, `"` + strings.Repeat("9", 100_000) + `"`, table.ErrLimit, "line 7"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			in := strings.Replace(received, tt.old, tt.new, 1)
			require.NotEqual(t, received, in)
			got, _, err := readCSV(in)
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, "wdi: ")
			require.ErrorContains(t, err, tt.text)
			require.Less(t, len(err.Error()), 600)
			require.Less(t, len(got), 9)
		})
	}
	t.Run("source", func(t *testing.T) {
		broken := errors.New("broken")
		_, err := all(wdi.CSV(failing{strings.NewReader(received[:400]), broken}, nil))
		require.ErrorIs(t, err, broken)
	})
}

// failing gives an error where its source ends.
type failing struct {
	src *strings.Reader
	err error
}

func (f failing) Read(p []byte) (int, error) {
	if f.src.Len() == 0 {
		return 0, f.err
	}
	return f.src.Read(p)
}

func TestReaderSeries(t *testing.T) {
	in := received + strings.ReplaceAll(received[strings.Index(received, "\"Kosovo"):], "BX.TRF.PWKR.CD.DT", "BM.TRF.PWKR.CD.DT")
	var skips table.Skips
	got, err := all(wdi.Reader{Series: []string{"BM.TRF.PWKR.CD.DT"}}.CSV(strings.NewReader(in), &skips))
	require.NoError(t, err)
	require.Len(t, got, 9)
	require.Equal(t, 9, got[0].Line)
	require.Zero(t, skips.Total, "what is not wanted is not skipped")
}

// A loop that is left has what was skipped so far.
func TestCSVStop(t *testing.T) {
	var skips table.Skips
	for r, err := range wdi.CSV(strings.NewReader("Some note\n"+received[3:]), &skips) {
		require.NoError(t, err)
		require.Equal(t, "XKX", r.Economy.Code)
		break
	}
	require.Equal(t, 1, skips.Total)
	require.Equal(t, `row before the header: "Some note"`, skips.Kept[0].String())
}

func TestLong(t *testing.T) {
	const in = "Country Name,Country Code,Year,Value\nKosovo,XKX,2008,5181776768.71247\nNowhere,QQQ,2008,1\nWorld,WLD,2008,64122000000000\nSerbia,SRB,2008,\n"
	columns := wdi.Long{Code: "Country Code", Name: "Country Name", Period: "Year", Value: "Value", Series: wdi.Series{Code: "NY.GDP.MKTP.CD"}}
	var skips table.Skips
	got, err := all(wdi.Reader{}.Long(strings.NewReader(in), columns, &skips))
	require.NoError(t, err)
	require.Len(t, got, 3)
	require.Equal(t, 1, skips.Total)
	require.Equal(t, "NY.GDP.MKTP.CD", got[0].Series.Code)
	require.Equal(t, money.Digits("5181776768.71247"), got[0].Digits)
	require.Equal(t, period.MustParseSpan("2008"), got[0].Period)
	require.Equal(t, wdi.Aggregate, got[1].Economy.Kind)
	require.Equal(t, indicator.NotReported, got[2].Absence())

	_, err = all(wdi.Reader{}.Long(strings.NewReader(strings.Replace(in, "2008", "08", 1)), columns, nil))
	require.ErrorIs(t, err, wdi.ErrPeriod)
	require.ErrorContains(t, err, `line 2, column "Year"`)
	columns.Edition = "Vintage"
	_, err = all(wdi.Reader{}.Long(strings.NewReader(in), columns, nil))
	require.ErrorIs(t, err, table.ErrHeader)
}

func TestObservation(t *testing.T) {
	got, _, err := readCSV(received)
	require.NoError(t, err)
	o := got[0].Observation()
	require.Equal(t, "BX.TRF.PWKR.CD.DT", o.Indicator)
	f, ok := o.Value.Figure()
	require.True(t, ok)
	require.Equal(t, "exactly 621908713.479292", f.String())
	require.Equal(t, figure.Actual, o.Role)
	require.Equal(t, "2023-05-10", o.Source.Edition)
	require.Equal(t, indicator.NotReported, got[2].Observation().Value.Absence())
	below := wdi.Record{Digits: "-1.5", Status: "F"}
	require.Equal(t, figure.Projected, below.Observation().Role)
	_, ok = below.Observation().Value.Figure()
	require.True(t, ok)
}

func TestRecordJSON(t *testing.T) {
	got, _, err := readCSV(received)
	require.NoError(t, err)
	for _, want := range got {
		data, err := json.Marshal(want)
		require.NoError(t, err)
		var back wdi.Record
		require.NoError(t, check.DecodeJSON(data, &back))
		require.Equal(t, want, back)
	}
	var r wdi.Record
	require.ErrorIs(t, json.Unmarshal([]byte(`{"digits":"1,5"}`), &r), money.ErrAmount)
	require.Error(t, json.Unmarshal([]byte(`{"economy":{"kind":"planet"}}`), &r))
}

func TestReadEconomies(t *testing.T) {
	for name, in := range map[string]string{
		"API":  "\ufeff\"Country Code\",\"Region\",\"IncomeGroup\",\"SpecialNotes\",\"TableName\",\n\"XKX\",\"Europe & Central Asia\",\"Upper middle income\",\"a\nb\",\"Kosovo\",\n\"NEW\",\"\",\"\",\"\",\"New region\",\n\"CHI\",\"Europe & Central Asia\",\"High income\",\"\",\"Channel Islands\",\n\"ISL\",\"Europe & Central Asia\",\"High income\",\"\",\"Iceland\",\n\"QQQ\",\"South Asia\",\"\",\"\",\"Island\",\n",
		"bulk": "Country Code,Short Name,Table Name,Region,Income Group\nXKX,Kosovo,Kosovo,Europe & Central Asia,Upper middle income\nNEW,,New region,,\nCHI,,Channel Islands,Europe & Central Asia,High income\nISL,,Iceland,Europe & Central Asia,High income\nQQQ,,Island,South Asia,\n",
	} {
		t.Run(name, func(t *testing.T) {
			got, skips, err := wdi.ReadEconomies(strings.NewReader(in))
			require.NoError(t, err)
			require.Zero(t, skips.Total)
			require.Len(t, got, 5)
			require.Equal(t, wdi.Class{
				Economy: wdi.Economy{Code: "XKX", Name: "Kosovo", Country: place.MustCountry("XK"), Kind: wdi.Country},
				Region:  "Europe & Central Asia", IncomeGroup: "Upper middle income",
			}, got["XKX"])
			require.Equal(t, wdi.Aggregate, got["NEW"].Economy.Kind)
			require.Equal(t, wdi.Territory, got["CHI"].Economy.Kind)
			require.Equal(t, wdi.Territory, got["QQQ"].Economy.Kind)
		})
	}
	_, _, err := wdi.ReadEconomies(strings.NewReader("a,b\n1,2\n"))
	require.ErrorIs(t, err, table.ErrHeader)
	got, skips, err := wdi.ReadEconomies(strings.NewReader("Country Code,Region,IncomeGroup\nSRB,a,b\nSRB,c,d\n,e,f\n"))
	require.NoError(t, err)
	require.Equal(t, "a", got["SRB"].Region)
	require.Equal(t, 2, skips.Total)
}

// shared opens a file of the shared data, and skips the test where it is not
// there.
func shared(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../shared/data/remittance/wdi", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}
