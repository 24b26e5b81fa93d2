package money_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/currency"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

func TestTenderOf(t *testing.T) {
	tests := map[string]struct {
		country, on string
		want        []string
	}{
		"Serbia, YUM":             {"RS", "2003-07-02", []string{"YUM"}},
		"Serbia, CSD":             {"RS", "2006-10-24", []string{"CSD"}},
		"Serbia, RSD":             {"RS", "2006-10-25", []string{"RSD"}},
		"Azerbaijan, two":         {"AZ", "2006-06-01", []string{"AZM", "AZN"}},
		"Türkiye, two":            {"TR", "2005-06-01", []string{"TRL", "TRY"}},
		"Turkmenistan, two":       {"TM", "2009-12-31", []string{"TMM", "TMT"}},
		"Russia, two":             {"RU", "1998-06-01", []string{"RUR", "RUB"}},
		"Kosovo":                  {"XKX", "2010-01-01", []string{"EUR"}},
		"Kosovo, mark":            {"XK", "2001-01-01", []string{"DEM"}},
		"Germany, book euro":      {"DE", "2000-01-01", []string{"DEM", "EUR"}},
		"Germany":                 {"DE", "2002-01-01", []string{"EUR"}},
		"Croatia":                 {"HR", "2022-12-31", []string{"HRK"}},
		"Croatia, both":           {"HR", "2023-01-14", []string{"HRK", "EUR"}},
		"Bulgaria, both":          {"BG", "2026-01-31", []string{"BGN", "EUR"}},
		"Bulgaria":                {"BG", "2026-02-01", []string{"EUR"}},
		"a year has both":         {"RS", "2006", []string{"CSD", "RSD"}},
		"before the first":        {"US", "1700-01-01", nil},
		"unknown country":         {"BR", "2020-01-01", nil},
		"date that is not stated": {"US", "", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var on period.Date
			require.NoError(t, on.UnmarshalText([]byte(tt.on)))
			var got []string
			for _, c := range money.TenderOf(place.MustCountry(tt.country), on) {
				got = append(got, c.Code())
			}
			require.Equal(t, tt.want, got)
		})
	}
	require.Empty(t, money.TenderOf(place.Country{}, period.MustParse("2020")))
}

// The history covers every country of the groups it promises.
func TestTenderHistoryCovers(t *testing.T) {
	on := period.MustParse("2026-06-01")
	for _, code := range []string{"AL", "AM", "AZ", "BA", "BY", "GE", "IL", "KG", "KZ", "MD", "ME", "MK", "RS", "RU", "TJ", "TM", "TR", "UA", "UZ", "XK",
		"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
		"AU", "CA", "CH", "GB", "IS", "JP", "LI", "NO", "NZ", "US"} {
		require.Len(t, money.TenderOf(place.MustCountry(code), on), 1, code)
	}
}

// golang.org/x/text has CLDR 32, of 2017. Where it knows a tender in the middle
// of a year from 2003 on, so does the table, and the other way about, but for
// the corrections listed here.
func TestTenderSecondOpinion(t *testing.T) {
	corrections := map[string]string{
		"RS 2003": "the code CSD began with July 2003, not in May 2002: mid June is still YUM here",
		"TM 2009": "old manat were tender until the end of 2009, beside the new",
	}
	for c := range place.Countries() {
		history := money.TenderHistory(c)
		if history == nil {
			continue
		}
		region, err := language.ParseRegion(c.Code())
		require.NoError(t, err)
		for year := 2003; year <= 2017; year++ {
			day := time.Date(year, time.June, 15, 0, 0, 0, 0, time.UTC)
			on, err := period.FromTime(day)
			require.NoError(t, err)
			want := map[string]bool{}
			for it := currency.Query(currency.Region(region), currency.Date(day)); it.Next(); {
				want[it.Unit().String()] = true
			}
			got := map[string]bool{}
			for _, cur := range money.TenderOf(c, on) {
				got[cur.Code()] = true
			}
			key := c.Code() + " " + day.Format("2006")
			if corrections[key] != "" {
				require.NotEqual(t, want, got, key)
				continue
			}
			require.Equal(t, want, got, key)
		}
	}
}
