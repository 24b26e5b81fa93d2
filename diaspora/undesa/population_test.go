package undesa_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/undesa"
	"iom.int/migdev/indicator/table"
)

// Source: UN World Population Prospects 2024.
func TestPopulations(t *testing.T) {
	var skips table.Skips
	got := mustAll(t, undesa.Populations(strings.NewReader("iso3,year,population\nALB,2000,3166149\nSRB,2000,\nWLD,2000,1\n"), &skips))
	require.Len(t, got, 2)
	require.Equal(t, "AL", got[0].Location.Country.Code())
	require.Equal(t, "3166149", got[0].Count.String())
	require.Equal(t, "2000", got[0].Date.String())
	require.Equal(t, "blank", got[1].Count.String())
	require.Empty(t, got[1].Location.Territory, "Serbia without Kosovo")
	require.Equal(t, 1, skips.Total)

	_, err := all(undesa.Populations(strings.NewReader("iso3,year,population\nXKX,2000,x\n"), nil))
	require.ErrorIs(t, err, table.ErrNumber)
	require.ErrorContains(t, err, `undesa: table: line 2, column "population"`)
}

func ExamplePopulation_WithForeignBorn() {
	// Sources: UN DESA, International Migrant Stock 2020 and World Population
	// Prospects 2024.
	for p, err := range undesa.Populations(strings.NewReader("iso3,year,population\nALB,2020,2871951\n"), nil) {
		if err != nil {
			fmt.Println(err)
			return
		}
		emigrants := diaspora.Stock{Count: diaspora.MustCount(1_250_451, diaspora.ExactCount), Origin: p.Location.Geo(), Date: p.Date}
		rates, err := diaspora.RatesOfEmigration(emigrants, p.WithForeignBorn(diaspora.Count{}))
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, r := range rates.All() {
			fmt.Println(r)
		}
		fmt.Println("one territory and year:", rates.Comparable())
	}
	// Output:
	// 43.5401 % of residents
	// 30.3331 % of residents and emigrants
	// % of native-born residents and emigrants: undefined: foreign-born residents not reported
	// one territory and year: met
}

func TestReadNotes(t *testing.T) {
	const file = ",,\n,International Migrant Stock 2020: Destination,\n,Notes,\n,* For country notes,\n3,The estimates for 1990 to 2005 refer to Sudan and South Sudan.,\nx,Another,\n4,,\n"
	got, skips, err := undesa.ReadNotes(strings.NewReader(file))
	require.NoError(t, err)
	require.Equal(t, []undesa.Note{{Text: "* For country notes"}, {Number: 3, Text: "The estimates for 1990 to 2005 refer to Sudan and South Sudan."}}, got)
	require.Equal(t, 2, skips.Total)
	_, _, err = undesa.ReadNotes(strings.NewReader("a,b\n"))
	require.ErrorIs(t, err, table.ErrHeader)
}
