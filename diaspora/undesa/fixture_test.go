package undesa_test

import (
	"iter"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The lines above the tables of the workbooks, cell by cell, and their headers.
const (
	titles2020 = `,,,,,
,,,,International Migrant Stock 2020: Destination
,,,,"Table 1: International migrant stock at mid-year by sex and by region, country or area of destination, 1990-2020"
,,,,POP/DB/MIG/Stock/Rev.2020
,,,,"Suggested citation: United Nations Department of Economic and Social Affairs, Population Division (2020). International Migrant Stock 2020."
,,,,Copyright © 2020 by United Nations
,,,,,
`
	titles2024 = `,,,,,
,,,,International Migrant Stock 2024: Destination and origin
,,,,"Table 1: International migrant stock at mid-year by sex and by region, country or area of destination and origin, 1990-2024"
,,,,POP/DB/MIG/Stock/Rev.2024
,,,,,
,,,,,
,,,,,
`
	years2020  = "1990,1995,2000,2005,2010,2015,2020"
	years2024  = years2020 + ",2024"
	headerDest = `,"Region, development group, country or area",Notes,Location code,Type of data,` + years2020 + "," + years2020 + "," + years2020 + "\n"
	headerPair = `Index,"Region, development group, country or area of destination",Notes of destination,Location code of destination,Type of data of destination,` +
		`"Region, development group, country or area of origin",Location code of origin,`
	header2020 = headerPair + years2020 + "," + years2020 + "," + years2020 + "\n"
	// As others describe the workbook of 2024, the code stands last there.
	header2024 = `Index,"Region, development group, country or area of destination",Coverage,Data type,Location code of destination,` +
		`"Region, development group, country or area of origin",Location code of origin,` + years2024 + "," + years2024 + "," + years2024 + "\n"
)

// headings returns rows 8 to 10 of a table by destination and origin.
func headings(years int) string {
	const stock = `"International migrant stock at mid-year, `
	gap := strings.Repeat(",", years)
	return strings.Repeat(",", 7) + stock + `both sexes combined"` + gap + stock + `males"` + gap + stock + `females"` + "\n,,\n,,\n"
}

// all returns what a decoder yields.
func all[T any](seq iter.Seq2[T, error]) ([]T, error) {
	var out []T
	for v, err := range seq {
		if err != nil {
			return out, err
		}
		out = append(out, v)
	}
	return out, nil
}

// mustAll is all for what has no errors.
func mustAll[T any](t testing.TB, seq iter.Seq2[T, error]) []T {
	t.Helper()
	out, err := all(seq)
	require.NoError(t, err)
	return out
}

// shared opens a published file, where the shared data are at hand.
func shared(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open("../../../shared/data/diaspora/" + name)
	if err != nil {
		t.Skip("no shared data")
	}
	t.Cleanup(func() { f.Close() })
	return f
}
