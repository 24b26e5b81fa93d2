package main

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// full is the folder of the full files, which not every checkout has.
const full = "../../../shared/data/remittance"

func fullData(t *testing.T) data {
	if _, err := os.Stat(full); errors.Is(err, fs.ErrNotExist) {
		t.Skip("no files of remittances")
	}
	d, err := files(os.DirFS(full))
	require.NoError(t, err)
	return d
}

func excerptData(t *testing.T) data {
	d, err := excerpt()
	require.NoError(t, err)
	return d
}

func narrow(t *testing.T, text string) {
	for line := range strings.Lines(text) {
		require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), 80, line)
		require.Equal(t, strings.TrimRight(line, " \n"), strings.TrimSuffix(line, "\n"), "blanks at the end")
	}
}

func TestReport(t *testing.T) {
	const golden = "testdata/output.golden"
	var got bytes.Buffer
	require.NoError(t, run(&got, nil))
	narrow(t, got.String())
	if *update {
		require.NoError(t, os.WriteFile(golden, got.Bytes(), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), got.String())
}

// The full files print the same tables as the excerpt, and more of what was
// searched.
func TestFullReport(t *testing.T) {
	fullData(t)
	tables := func(args ...string) string {
		var out bytes.Buffer
		require.NoError(t, run(&out, args))
		narrow(t, out.String())
		_, rest, ok := strings.Cut(out.String(), "\n1. ")
		require.True(t, ok)
		rest, _, ok = strings.Cut(rest, "\n4. ")
		require.True(t, ok)
		return rest
	}
	require.Equal(t, tables(), tables("-data", full))
}

// verdicts are those of the figures in the order of their searches.
func verdicts(t *testing.T, d data) map[string][]string {
	got := map[string][]string{}
	for _, q := range quotes() {
		answers, err := q.lookUp(d)
		require.NoError(t, err)
		for _, a := range answers {
			got[q.About] = append(got[q.About], a.where+": "+a.Verdict().String())
		}
	}
	return got
}

func TestVerdicts(t *testing.T) {
	const within, across, sheet = "within a vintage: ", "across vintages: ", "shares that a sheet prints: "
	require.Equal(t, map[string][]string{
		"Serbia":     {within + "not met", sheet + "not met"},
		"Tajikistan": {within + "met", across + "met", sheet + "not met"},
		"Kyrgyzstan": {within + "not met", sheet + "not met"},
		"The region": {within + "met"},
		"Kosovo*":    {within + "met", sheet + "met"},
		"Ukraine":    {within + "cannot tell"},
	}, verdicts(t, excerptData(t)))
	t.Run("all vintages", func(t *testing.T) {
		require.Equal(t, map[string][]string{
			"Serbia":     {within + "not met", across + "not met", sheet + "not met"},
			"Tajikistan": {within + "met", across + "met", sheet + "not met"},
			"Kyrgyzstan": {within + "not met", across + "not met", sheet + "not met"},
			"The region": {within + "met", across + "met"},
			"Kosovo*":    {within + "met", across + "met", sheet + "met"},
			"Ukraine":    {within + "cannot tell"},
		}, verdicts(t, fullData(t)))
	})
}

// The region's figure is a mean of shares in whatever vintage it is found, and
// never the share of the region.
func TestRegionIsAMean(t *testing.T) {
	look := func(t *testing.T, d data) {
		for _, q := range quotes() {
			if !q.Place.IsZero() {
				continue
			}
			answers, err := q.lookUp(d)
			require.NoError(t, err)
			for _, a := range answers {
				require.NotEmpty(t, a.Matches)
				for _, c := range a.Matches {
					require.Equal(t, remittance.MeanShares, c.Members, c.ID)
				}
			}
		}
	}
	look(t, excerptData(t))
	t.Run("all vintages", func(t *testing.T) { look(t, fullData(t)) })
}

// Each typed figure is that of the files, rounded.
func TestExcerptIsFaithful(t *testing.T) {
	files, typed := fullData(t), excerptData(t)
	find := func(list []remittance.Series, v remittance.Vintage) remittance.Series {
		for _, s := range list {
			if s.Kind().Vintage == v {
				return s
			}
		}
		t.Fatalf("no %s", v)
		return remittance.Series{}
	}
	compared := 0
	same := func(got, want remittance.Series) {
		first, last, ok := got.Years()
		require.True(t, ok)
		for p := range got.Places() {
			for year := first; year <= last; year++ {
				n, absent := got.At(p, year)
				if absent != indicator.Present {
					continue
				}
				m, _ := want.At(p, year)
				require.Equal(t, m.Round(-3, figure.HalfEven).String(), n.Round(-3, figure.HalfEven).String(), "%s %d", p, year)
				compared++
			}
		}
	}
	same(find(typed.Flows, wdi2023), find(files.Flows, wdi2023))
	same(find(typed.Products, wdi2023), find(files.Products, wdi2023))
	same(find(typed.Products, wdi2015), find(files.Products, wdi2015))
	require.Equal(t, 2*(14*5+6*10+2)-3+1, compared)

	for _, p := range typed.Printed {
		found := false
		for _, f := range files.Printed {
			if f.Place.Equal(p.Place) && f.From == p.From && f.Flows.Vintage == p.Flows.Vintage {
				require.Equal(t, f.Value.Round(1, figure.HalfEven).String(), p.Value.String())
				found = true
			}
		}
		require.True(t, found, p.ID)
	}
}

func TestArguments(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out, []string{"-h"}))
	require.Contains(t, out.String(), "-data")

	out.Reset()
	require.ErrorIs(t, run(&out, []string{"-data", t.TempDir()}), fs.ErrNotExist)
	require.ErrorContains(t, run(&out, []string{"more"}), `"more"`)
	require.ErrorContains(t, run(&out, []string{"-nothing"}), "-nothing")
	require.Empty(t, out.String())
}

// Made-up files in the layouts of the real ones.
func madeUp() fstest.MapFS {
	const wide = `"Data Source","World Development Indicators",

"Last Updated Date","2023-05-10",

"Country Name","Country Code","Indicator Name","Indicator Code","2012","2013",
"Serbia","SRB","Personal remittances, received (current US$)","BX.TRF.PWKR.CD.DT","100","",
`
	files := fstest.MapFS{
		receivedFile:         {Data: []byte(wide)},
		productFile:          {Data: []byte(strings.ReplaceAll(wide, `"100"`, `"1000"`))},
		receivedVintagesFile: {Data: []byte("vintage,country_code,country_name,year,received_usd\n2019-12-20,SRB,Serbia,2012,90\n")},
		productVintagesFile:  {Data: []byte("vintage,country_code,year,gdp_usd\n2019-12-20,SRB,2012,900\n2023-05,SRB,2012,1\n")},
	}
	for _, name := range sheetFiles {
		files[name] = &fstest.MapFile{Data: []byte("Remittance inflows (US$ million),2011,2012,2013e\nSerbia,0.0001,..,1\nDate: April 2020,,,\n")}
	}
	return files
}

func TestFiles(t *testing.T) {
	d, err := files(madeUp())
	require.NoError(t, err)
	require.Len(t, d.Flows, 6)
	require.Len(t, d.Products, 2, "a vintage that is in two files is read once")
	panel, err := d.panel(wdi2023)
	require.NoError(t, err)
	require.Equal(t, "RS 2012: 10.00 % of gdp", panel.Share(economy("RS"), 2012).String())
	require.Equal(t, remittance.NoFlow, panel.Share(economy("RS"), 2013).Reason())
	require.Contains(t, strings.Join(d.Notes, "\n"), "2013e no final figures")

	_, err = d.panel(vintageOf("2020"))
	require.ErrorIs(t, err, errNoVintage)
}

func TestBadFiles(t *testing.T) {
	tests := map[string]struct {
		file, old, new string
		want           error
	}{
		"no number in a table":    {receivedFile, `"100"`, `"many"`, table.ErrNumber},
		"no table":                {productFile, `"Country Code"`, `"Code"`, table.ErrHeader},
		"a column is missing":     {productVintagesFile, "gdp_usd", "gdp", table.ErrHeader},
		"an economy twice":        {receivedVintagesFile, "90\n", "90\n2019-12-20,SRB,Serbia,2012,91\n", remittance.ErrTwice},
		"no number in a sheet":    {sheetFiles[0], "0.0001", "many", table.ErrNumber},
		"an economy twice, sheet": {sheetFiles[1], "Serbia", "Serbia,1,2,3\nSerbia", remittance.ErrTwice},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			bad := madeUp()
			text := string(bad[tt.file].Data)
			require.Contains(t, text, tt.old)
			bad[tt.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, tt.old, tt.new, 1))}
			_, err := files(bad)
			require.ErrorIs(t, err, tt.want)
			require.ErrorContains(t, err, tt.file)
		})
	}
	for name := range madeUp() {
		bad := madeUp()
		delete(bad, name)
		_, err := files(bad)
		require.ErrorIs(t, err, fs.ErrNotExist)
	}
}

// A table can be of no other vintage than that of both series.
func TestReportWithoutVintage(t *testing.T) {
	require.ErrorIs(t, report(new(bytes.Buffer), data{}), errNoVintage)
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestReportKeepsTheError(t *testing.T) {
	require.ErrorIs(t, run(brokenWriter{}, nil), errBroken)
}
