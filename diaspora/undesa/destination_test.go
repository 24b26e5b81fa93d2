package undesa_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/table"
)

// Rows of Table 1 of the workbook by destination of UN DESA, International
// Migrant Stock 2020.
const table1 = titles2020 +
	`,,,,,"International migrant stock at mid-year, both sexes combined",,,,,,,"International migrant stock at mid-year, males",,,,,,,"International migrant stock at mid-year, females",,,,,,` +
	"\n,,,,,\n,,,,,\n" + headerDest +
	`1,WORLD,,900,,152986157,161289976,173230585,191446828,220983187,247958644,280598105,77563467,81581501,87719833,97663081,113940881,128238058,145655844,75422690,79708475,85510752,93783747,107042306,119720586,134942261
156,   Channel Islands*,6,830,B,61660,60519,64301,70941,77581,82307,84087,29005,28468,30234,33611,36982,39338,40190,32655,32051,34067,37330,40599,42969,43897
176,   Holy See*,,336,I,762,778,790,798,783,790,809,376,379,379,381,375,376,372,386,399,411,417,408,414,437
183,   Serbia*,,688,B ,99269,870980,977873,854848,826275,807441,823011,46712,390134,437602,383088,364757,355180,362493,52557,480846,540271,471760,461518,452261,460518
39,   South Sudan,,728,B R,..,..,..,..,257905,844122,882252,..,..,..,..,129909,430209,..,..,..,..,..,127996,413913,..
999,Total,,,,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1
`

// Rows of Table 6: three measures in one table.
const table6 = titles2020 +
	`,,,,,"Refugee and asylum seekers at mid-year, both sexes combined",,,,,,,Refugee and asylum seekers as a percentage of the international migrant stock,,,,,,,"Annual rate of change of the refugee and asylum seekers, both sexes combined",,,,,` +
	"\n,,,,,\n,,,,,\n" +
	`,"Region, development group, country or area",Notes,Location code,Type of data,` + years2020 + "," + years2020 + ",1990-1995,1995-2000,2000-2005,2005-2010,2010-2015,2015-2020\n" +
	`39,   South Sudan,,728,B R,~,~,~,~,~,263855,301995,~,~,~,~,~,31.258292738404382,34.230015913820537,~,~,~,~,~,2.7002150222644166
183,   Serbia*,,688,B,938,650700,484403,148264,73817,35448,26715,0.94490727215948578,74.708948540724236,49.536391740031682,17.34390207381897,8.9337085110889234,4.390165968782858,3.2460076475284048,130.84108072953703,-5.902630032248851,-23.678454727869731,-13.948108222241551,-14.670444469714866,-5.6568325697490742
`

func TestDestinations(t *testing.T) {
	var skips table.Skips
	got := mustAll(t, undesa.Destinations(strings.NewReader(table1), &skips))
	require.Len(t, got, 5*21)
	require.Equal(t, 1, skips.Total)
	require.Equal(t, "unknown code: location \"\" \"Total\": want the number of a country or a group", skips.Kept[0].Reason)
	require.Equal(t, 17, skips.Kept[0].Row)

	world, serbia, sudan := got[0], got[3*21+14+6], got[4*21]
	require.Equal(t, undesa.Aggregate, world.Destination.Kind)
	require.Equal(t, 0, world.Destination.Indent)
	require.Equal(t, diaspora.Edition{Publisher: "UN DESA", Year: 2020}, world.Edition)
	require.Equal(t, 12, world.Line)
	require.Equal(t, "1990", world.Date.String())
	require.True(t, world.From.IsZero())

	require.Equal(t, undesa.Location{
		Code: "688", Name: "Serbia", Indent: 3, HasNote: true, Country: serbia.Destination.Country, Kind: undesa.Country, Territory: undesa.SerbiaWithKosovo,
	}, serbia.Destination)
	require.Equal(t, undesa.MigrantNumber, serbia.Measure)
	require.Equal(t, diaspora.Female, serbia.Sex)
	require.Equal(t, "460518", serbia.Count.String())
	require.Equal(t, diaspora.ForeignBorn, serbia.Types)
	stock, ok := serbia.Stock()
	require.True(t, ok)
	require.Equal(t, "anywhere in RS (Serbia including Kosovo*), 2020, female: 460518 (birth, B, UN DESA 2020)", stock.String())

	require.Equal(t, diaspora.CountNotAvailable, sudan.Status)
	require.Equal(t, diaspora.CountNotAvailable, sudan.Count.Status())
	require.Equal(t, "6", got[21].Destination.Note)
	require.Equal(t, undesa.Territory, got[21].Destination.Kind)
	require.Equal(t, diaspora.EstimateCount, got[2*21].Count.Quality(), "imputed")

	data, err := json.Marshal(serbia)
	require.NoError(t, err)
	var again undesa.Value
	require.NoError(t, json.Unmarshal(data, &again))
	require.Equal(t, serbia, again)
}

// Three measures side by side, told apart by the headings above them.
func TestDestinationsMeasures(t *testing.T) {
	got := mustAll(t, undesa.Destinations(strings.NewReader(table6), nil))
	require.Len(t, got, 2*20)
	refugees, share, rate := got[20+6], got[20+13], got[20+19]
	require.Equal(t, undesa.RefugeeNumber, refugees.Measure)
	require.Equal(t, "26715", refugees.Count.String())
	require.Empty(t, refugees.Percent)
	require.Equal(t, undesa.RefugeeShare, share.Measure)
	require.EqualValues(t, "3.2460076475284048", share.Percent)
	require.Equal(t, diaspora.Count{}, share.Count)
	require.Equal(t, diaspora.CountGiven, share.Status)
	require.Equal(t, undesa.RefugeeGrowth, rate.Measure)
	require.EqualValues(t, "-5.6568325697490742", rate.Percent)
	require.Equal(t, "2015", rate.From.String())
	require.Equal(t, "2020", rate.Date.String())
	for _, v := range []undesa.Value{refugees, share, rate} {
		_, ok := v.Stock()
		require.False(t, ok)
	}

	hidden := got[0]
	require.Equal(t, "suppressed, 1 to 4", hidden.Count.String())
	require.Equal(t, diaspora.CountSuppressed, got[7].Status)
	require.Empty(t, got[7].Percent)
}

// Symbols of percentages are kept apart too.
func TestDestinationsSymbols(t *testing.T) {
	for cell, want := range map[string]diaspora.CountStatus{
		"..": diaspora.CountNotAvailable, "-": diaspora.CountNotAvailable, "~": diaspora.CountSuppressed, "—": diaspora.CountBelowHalfUnit,
		"": diaspora.CountBlank, "0": diaspora.CountGiven, "-1.5": diaspora.CountGiven, "1e-7": diaspora.CountGiven,
	} {
		file := ",,,,,Female migrants as a percentage of the international migrant stock,\n,\"Region, development group, country or area\",Notes,Location code,Type of data,2015,2020\n1,Albania,,8,B,1," + cell + "\n"
		got := mustAll(t, undesa.Destinations(strings.NewReader(file), nil))
		require.Equal(t, want, got[1].Status, cell)
		require.Equal(t, want == diaspora.CountGiven, got[1].Percent != "", cell)
	}
}

// Headings of the other tables, as the workbook has them.
func TestDestinationsHeadings(t *testing.T) {
	for heading, want := range map[string]struct {
		measure undesa.Measure
		sex     diaspora.Sex
		count   string
	}{
		"International migrant stock at mid-year, males":                                      {undesa.MigrantNumber, diaspora.Male, "12"},
		"Total population at mid-year, both sexes combined (thousands)":                       {undesa.PopulationNumber, diaspora.BothSexes, "12000"},
		"Total population at mid-year, females (thousands)":                                   {undesa.PopulationNumber, diaspora.Female, "12000"},
		"International migrant stock as a percentage of the total population, females":        {undesa.MigrantShare, diaspora.Female, ""},
		"Female migrants as a percentage of the international migrant stock":                  {undesa.FemaleShare, diaspora.BothSexes, ""},
		"Refugees and asylum seekers as a percentage of the international migrant stock":      {undesa.RefugeeShare, diaspora.BothSexes, ""},
		"Estimated refugee stock (including asylum seekers) at mid-year, both sexes combined": {undesa.RefugeeNumber, diaspora.BothSexes, "12"},
		"Both sexes combined": {undesa.MigrantNumber, diaspora.BothSexes, "12"},
	} {
		file := ",,,,,\"" + heading + "\"\n,\"Region, development group, country or area\",Notes,Location code,Type of data,2020\n1,Albania,,8,B,12\n"
		got := mustAll(t, undesa.Destinations(strings.NewReader(file), nil))
		require.Len(t, got, 1)
		require.Equal(t, want.measure, got[0].Measure, heading)
		require.Equal(t, want.measure.IsCount(), want.count != "")
		require.Equal(t, want.sex, got[0].Sex, heading)
		if want.count != "" {
			require.Equal(t, want.count, got[0].Count.String())
		} else {
			require.EqualValues(t, "12", got[0].Percent)
		}
		require.True(t, got[0].Edition.IsZero())
	}
	file := ",,,,,\"Annual rate of change of the migrant stock, females\"\n,\"Region, development group,\n country or area\",Notes,Location code,Type of data,2015-2020\n1,Albania,,8,B,-1.5\n"
	own := diaspora.Edition{Publisher: "UN DESA", Year: 2020}
	got := mustAll(t, undesa.Reader{Edition: own}.Destinations(strings.NewReader(file), nil))
	require.Equal(t, undesa.MigrantGrowth, got[0].Measure)
	require.Equal(t, own, got[0].Edition)
}

func TestDestinationsErrors(t *testing.T) {
	const head = ",\"Region, development group, country or area\",Notes,Location code,Type of data,"
	stock := ",,,,,\"International migrant stock at mid-year, males\"\n"
	for name, tt := range map[string]struct {
		file, message string
		err           error
	}{
		"no headings":       {head + "2020\n", "no headings above the years", table.ErrHeader},
		"unknown heading":   {",,,,,Median age\n" + head + "2020\n", `heading over column 6 is "Median age"`, table.ErrHeader},
		"falling years":     {stock + head + "2020,2015\n", "column 7 is of 2015, behind 2020", table.ErrHeader},
		"year twice":        {stock + head + "2020,2020\n", "column 7 is of 2020, behind 2020", table.ErrHeader},
		"period of a stock": {stock + head + "2015-2020\n", "want a period under a rate", table.ErrHeader},
		"no types":          {"Location code,\"Region, development group, country or area\",2020\n", "type of data", table.ErrHeader},
		"no header":         {"a,b\n1,2\n", "no header row", table.ErrHeader},
		"empty":             {"", "no header row", table.ErrHeader},
		"number":            {stock + head + "2020\n1,Albania,,8,B,12.5\n", `line 3, column "2020": "12.5" is no number of persons`, table.ErrNumber},
		"type":              {stock + head + "2020\n1,Albania,,8,B X,12\n", `line 3, column "Type of data": undesa: unknown code: type of data "B X": want B, C, R and I`, undesa.ErrCode},
		"ragged":            {stock + head + "2020\n1,Albania,,8,B\n", "line 3: row has 5 cells: want 6", table.ErrRagged},
		"ratio":             {",,,,,Female migrants as a percentage of the international migrant stock\n" + head + "2020\n1,Albania,,8,B,x\n", `column "2020": "x" is no number`, table.ErrNumber},
		"archive":           {"PK\x03\x04", "ZIP archive or a workbook", table.ErrFormat},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := all(undesa.Destinations(strings.NewReader(tt.file), nil))
			require.ErrorIs(t, err, tt.err)
			require.ErrorContains(t, err, tt.message)
			require.ErrorContains(t, err, "undesa: table: ")
			var at *table.Error
			require.True(t, errors.As(err, &at))
			require.Empty(t, got)
		})
	}
}

// A column of another thing is one fact, and is reported once.
func TestDestinationsOthers(t *testing.T) {
	var skips table.Skips
	file := ",,,,,,\"International migrant stock at mid-year, males\"\n,\"Region, development group, country or area\",Coverage,Notes,Location code,Type of data,2020\n1,Albania,A,,8,B,12\n2,Italy,B,,380,B,13\n"
	got := mustAll(t, undesa.Destinations(strings.NewReader(file), &skips))
	require.Len(t, got, 2)
	require.Equal(t, "line 3, column \"Coverage\": column left out, from here on: \"A\"\n", skips.String())
}
