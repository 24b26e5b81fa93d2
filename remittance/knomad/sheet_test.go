package knomad_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance/knomad"
)

// inflows is in the layout of the sheet of April 2020, with its share in percent,
// and a row of June 2023. Source: World Bank-KNOMAD.
const inflows = `Migrant remittance inflows (US$ million),2017,2018,2019e,Remittances as a share of GDP in 2019 (%)
Kosovo,1000.5,0,..,15.8
"Macedonia, FYR",,140.69516629999998,-,-
"Türkiye, Rep. of",1,2,3,0.1
Channel Islands,,,,
Low-and Middle-Income Countries,547554.3858481987,541662,599341,
World,726935.5120329652,716884,791113,
,,,,
Note: All numbers are in current (nominal) US $.,,,,
"For a discussion of the definition of remittances, see Dilip Ratha, 2003.",,,,
Date: April 2020,,,,
`

func TestReadSheet(t *testing.T) {
	got, skips, err := knomad.ReadSheet(strings.NewReader(inflows))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Equal(t, "Migrant remittance inflows (US$ million)", got.Title)
	require.Equal(t, knomad.Inflows, got.Direction)
	require.Equal(t, []knomad.Year{{Date: period.MustParse("2017")}, {Date: period.MustParse("2018")}, {Date: period.MustParse("2019"), Mark: "e"}}, got.Years)
	require.Equal(t, period.MustParse("2019"), got.ShareYear)
	require.Equal(t, figure.Source{
		Publisher: "World Bank-KNOMAD", Title: "Migrant remittance inflows (US$ million)", Edition: "April 2020", Date: period.MustParse("2020-04"),
	}, got.Source)
	require.Len(t, got.Notes, 3)

	flows := slices.Collect(got.All())
	require.Len(t, flows, 18)
	require.Equal(t, place.MustCountry("XK"), flows[0].Party.Country)
	require.Equal(t, got.Source, flows[0].Source)
	require.Equal(t, 2, flows[0].Line)
	amount, ok := flows[0].Amount()
	require.True(t, ok)
	require.Equal(t, "1000500000 USD", amount.String())
	amount, ok = flows[4].Amount()
	require.True(t, ok)
	require.Equal(t, "140695166.29999998 USD", amount.String(), "all digits of the file")
}

// Each trap of section 3 of the notes on methods.
func TestReadSheetTraps(t *testing.T) {
	change := func(t *testing.T, old, new string) (knomad.Sheet, table.Skips) {
		t.Helper()
		in := strings.Replace(inflows, old, new, 1)
		require.NotEqual(t, inflows, in)
		got, skips, err := knomad.ReadSheet(strings.NewReader(in))
		require.NoError(t, err)
		return got, skips
	}
	t.Run("byte-order mark", func(t *testing.T) {
		got, _ := change(t, "Migrant", "\ufeffMigrant")
		require.Equal(t, "Migrant remittance inflows (US$ million)", got.Title)
	})
	t.Run("blank, two points and a dash are absent, 0 is 0 and doubtful", func(t *testing.T) {
		got, _, err := knomad.ReadSheet(strings.NewReader(inflows))
		require.NoError(t, err)
		flows := slices.Collect(got.All())
		for _, i := range []int{2, 3, 5} { // two points, blank, dash
			_, ok := flows[i].Amount()
			require.False(t, ok)
			require.Equal(t, indicator.NotReported, flows[i].Absence())
			require.False(t, flows[i].Doubtful())
		}
		amount, ok := flows[1].Amount()
		require.True(t, ok)
		require.Zero(t, amount.Sign())
		require.True(t, flows[1].Doubtful())
		require.Equal(t, indicator.Present, flows[1].Absence())
		require.False(t, flows[0].Doubtful())
	})
	t.Run("years as numbers, as text and as estimates", func(t *testing.T) {
		got, _ := change(t, "2017,2018,2019e", `2017.0," 2018 ",2019F`)
		require.Equal(t, []knomad.Year{{Date: period.MustParse("2017")}, {Date: period.MustParse("2018")}, {Date: period.MustParse("2019"), Mark: "f"}}, got.Years)
	})
	t.Run("names that drift", func(t *testing.T) {
		for name, code := range map[string]string{
			"Macedonia, FYR": "MK", "North Macedonia": "MK", "Turkey": "TR", "Türkiye, Rep. of": "TR", "Kyrgyz Republic": "KG", "Kyrgyzstan": "KG",
			"São Tomé and Principe": "ST", "Venezuela, RB": "VE", "West Bank and Gaza": "PS", "Kosovo": "XK", "Kosovo*": "XK",
		} {
			got, _ := change(t, "Kosovo", `"`+name+`"`)
			require.Equal(t, place.MustCountry(code), got.Rows[0].Party.Country, name)
			require.Equal(t, name, got.Rows[0].Party.Name)
		}
	})
	t.Run("aggregates apart from countries", func(t *testing.T) {
		for name, kind := range map[string]knomad.Kind{
			"World": knomad.Aggregate, "WORLD": knomad.Aggregate, "Low-and Middle-Income Countries": knomad.Aggregate,
			"Total Remittances": knomad.Aggregate, "Other South": knomad.Residual, "Unidentified": knomad.Residual, "Channel Islands": knomad.Territory,
		} {
			got, _ := change(t, "Kosovo", name)
			require.Equal(t, knomad.Party{Name: name, Kind: kind}, got.Rows[0].Party)
			require.True(t, indicator.GroupPlace(name).Equal(got.Rows[0].Party.Place()))
		}
	})
	t.Run("name that nobody knows", func(t *testing.T) {
		got, skips := change(t, "Kosovo", "Atlantis")
		require.Len(t, got.Rows, 5)
		require.Contains(t, skips.Kept[0].String(), `line 2: "Atlantis" is the name of no country and of no known group`)
	})
	t.Run("share in percent", func(t *testing.T) {
		got, _, err := knomad.ReadSheet(strings.NewReader(inflows))
		require.NoError(t, err)
		require.Equal(t, knomad.Percent, got.ShareScale)
		n, ok := got.SharePercent(got.Rows[0])
		require.True(t, ok)
		require.Equal(t, "15.8", n.String())
		_, ok = got.SharePercent(got.Rows[1])
		require.False(t, ok)
	})
	t.Run("share as a fraction under a heading in percent", func(t *testing.T) {
		var in strings.Builder
		in.WriteString("Remittance inflows (US$ million),2009,2010,2011,,\"Remittances as a share of GDP, 2011 (%)\"\n")
		n := 0
		for c := range place.Countries() {
			if n++; n <= 30 {
				fmt.Fprintf(&in, "\"%s\",1,1,1,,0.%d\n", c.Name(lang.English), n)
			}
		}
		got, skips, err := knomad.ReadSheet(strings.NewReader(in.String()))
		require.NoError(t, err)
		require.Zero(t, skips.Total)
		require.Equal(t, knomad.Fraction, got.ShareScale)
		share, ok := got.SharePercent(got.Rows[24])
		require.True(t, ok)
		require.Equal(t, "25", share.String())
	})
	t.Run("shares too few to tell", func(t *testing.T) {
		got, _ := change(t, ",15.8", ",0.158")
		require.Equal(t, knomad.CannotTell, got.ShareScale)
		_, ok := got.SharePercent(got.Rows[0])
		require.False(t, ok)
	})
	t.Run("outflows one row lower, with empty columns", func(t *testing.T) {
		in := ",,,,,,\nRemittance outflows (US$ million),2020,2021,2022,% of GDP in 2022,,\nKosovo,1,2,3,1.9,,\n"
		got, skips, err := knomad.ReadSheet(strings.NewReader(in))
		require.NoError(t, err)
		require.Zero(t, skips.Total)
		require.Equal(t, knomad.Outflows, got.Direction)
		require.Equal(t, period.MustParse("2022"), got.ShareYear)
		require.Equal(t, money.Digits("1.9"), got.Rows[0].Share)
	})
	t.Run("title in a row of its own", func(t *testing.T) {
		got, _ := change(t, "Migrant remittance inflows (US$ million),", "Migrant remittance inflows (US$ million)\nCountry,")
		require.Equal(t, "Migrant remittance inflows (US$ million) Country", got.Title)
		require.Len(t, got.Rows, 6)
	})
	t.Run("notes of one cell", func(t *testing.T) {
		got, skips := change(t, "Date: April 2020,,,,", "Date: April 2020")
		require.Zero(t, skips.Total)
		require.Equal(t, "April 2020", got.Source.Edition)
	})
	t.Run("column of something else", func(t *testing.T) {
		got, skips, err := knomad.ReadSheet(strings.NewReader("Remittance inflows (US$ million),2020,2021,2022,Rank\nKosovo,1,2,3,7\nSerbia,1,2,3,8\n"))
		require.NoError(t, err)
		require.Len(t, got.Years, 3)
		require.Equal(t, 1, skips.Total)
		require.Contains(t, skips.Kept[0].String(), `line 2, column "Rank": column left out, from here on`)
	})
}

func TestSheetJSON(t *testing.T) {
	want, _, err := knomad.ReadSheet(strings.NewReader(inflows))
	require.NoError(t, err)
	data, err := json.Marshal(want)
	require.NoError(t, err)
	var back knomad.Sheet
	require.NoError(t, check.DecodeJSON(data, &back))
	require.Equal(t, want, back)
	require.ErrorIs(t, json.Unmarshal([]byte(`{"rows":[{"values":["1,5"]}]}`), &back), money.ErrAmount)
	require.Error(t, json.Unmarshal([]byte(`{"direction":"up"}`), &back))
	require.Error(t, json.Unmarshal([]byte(`{"share_scale":"up"}`), &back))

	cells, _, err := readMatrix(transfers)
	require.NoError(t, err)
	data, err = json.Marshal(cells)
	require.NoError(t, err)
	var again []knomad.Cell
	require.NoError(t, check.DecodeJSON(data, &again))
	require.Equal(t, cells, again)
}

func TestReadSheetErrors(t *testing.T) {
	tests := map[string]struct {
		old, new string
		err      error
		text     string
	}{
		"text for a number": {"1000.5", "n.a.", table.ErrNumber, `line 2, column "2017"`},
		"comma":             {"1000.5", `"1,000.5"`, table.ErrNumber, `line 2, column "2017"`},
		"share":             {"15.8", "15.8%", table.ErrNumber, `line 2, column "Remittances as a share of GDP in 2019 (%)"`},
		"huge in full":      {"1000.5", "1e64", table.ErrNumber, `line 2, column "2017"`},
		"cut short":         {"1000.5,0,..,15.8", "1000.5,0", table.ErrRagged, "line 2"},
		"too long":          {"..,15.8", "..,15.8,7", table.ErrRagged, "line 2"},
		"other unit":        {"(US$ million)", "(% of GDP)", knomad.ErrUnit, "US$ million"},
		"no years":          {"2017,2018", "a,b", table.ErrHeader, "three years"},
		"year twice":        {"2018", "2017", table.ErrHeader, "2017"},
		"NUL":               {"Kosovo", "Kos\x00ovo", table.ErrEncoding, "line 2"},
		"Git-LFS pointer":   {inflows, "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n", table.ErrPointer, "Git-LFS"},
		"workbook":          {inflows, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", table.ErrFormat, "workbook"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			in := strings.Replace(inflows, tt.old, tt.new, 1)
			require.NotEqual(t, inflows, in)
			got, _, err := knomad.ReadSheet(strings.NewReader(in))
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, "knomad: table: ")
			require.ErrorContains(t, err, tt.text)
			require.Less(t, len(err.Error()), 600)
			require.Equal(t, knomad.Sheet{}, got)
		})
	}
}

// Every published sheet is read, and every line of it accounted for.
func TestReadSheetShared(t *testing.T) {
	tests := map[string]struct {
		direction                        knomad.Direction
		years, countries, others, stated int
		zero, shares, notes, blank       int
		scale                            knomad.Scale
		edition                          string
	}{
		"inflows_2013-04.csv":  {knomad.Inflows, 43, 212, 1, 4730, 0, 150, 6, 3, knomad.Fraction, "April 2013"},
		"inflows_2020-04.csv":  {knomad.Inflows, 40, 213, 3, 5751, 0, 178, 7, 1, knomad.Percent, "April 2020"},
		"inflows_2023-06.csv":  {knomad.Inflows, 23, 213, 3, 4474, 461, 0, 8, 2, knomad.NoScale, "June 2023"},
		"outflows_2023-06.csv": {knomad.Outflows, 23, 213, 1, 4525, 729, 112, 7, 2, knomad.Percent, "June 2023"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, skips, err := knomad.ReadSheet(shared(t, name))
			require.NoError(t, err)
			require.Zero(t, skips.Total)
			require.Equal(t, tt.blank, skips.Blank)
			require.Equal(t, tt.direction, got.Direction)
			require.Len(t, got.Years, tt.years)
			require.Len(t, got.Notes, tt.notes)
			require.Equal(t, tt.scale, got.ShareScale)
			require.Equal(t, tt.edition, got.Source.Edition)
			countries, shares := 0, 0
			for _, row := range got.Rows {
				if row.Party.Kind == knomad.Country {
					countries++
				}
				if row.Share != "" {
					shares++
				}
			}
			require.Equal(t, tt.countries, countries)
			require.Equal(t, tt.others, len(got.Rows)-countries)
			stated, zero := 0, 0
			for f := range got.All() {
				if f.Absence() == indicator.Present {
					stated++
				}
				if f.Doubtful() {
					zero++
				}
			}
			require.Equal(t, tt.stated, stated)
			require.Equal(t, tt.zero, zero)
			require.Equal(t, tt.shares, shares)
		})
	}
}

// The names of the shared map are read as the countries it gives.
func TestNamesShared(t *testing.T) {
	r := csv.NewReader(shared(t, "country_name_map.csv"))
	rows, err := r.ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 222)
	for _, row := range rows[1:] {
		in := "Remittance inflows (US$ million),2020,2021,2022\n\"" + row[0] + "\",1,2,3\n"
		got, skips, err := knomad.ReadSheet(strings.NewReader(in))
		require.NoError(t, err)
		require.Zero(t, skips.Total, row[0])
		want, err := place.ParseCountryAsOf(row[1], period.MustParse("2010"))
		if err != nil {
			require.Equal(t, "CHI", row[1])
		}
		require.Equal(t, want, got.Rows[0].Party.Country, row[0])
	}
}

// shared opens a file of the shared data, and skips the test where it is not
// there.
func shared(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../shared/data/remittance/knomad", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}
