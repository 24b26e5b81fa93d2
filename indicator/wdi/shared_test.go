package wdi_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/indicator/wdi"
)

// counts is what there is in a file.
func counts(records []wdi.Record, skips table.Skips) string {
	stated, zero, countries, aggregates, others := 0, 0, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, r := range records {
		switch r.Economy.Kind {
		case wdi.Country:
			countries[r.Economy.Code] = true
		case wdi.Aggregate:
			aggregates[r.Economy.Code] = true
		default:
			others[r.Economy.Code] = true
		}
		if n, ok := r.Digits.Number(); ok {
			stated++
			if n.Sign() == 0 {
				zero++
			}
		}
	}
	return fmt.Sprintf("%d records, %d stated, %d zero; %d countries, %d aggregates, %d others; %d skipped, %d blank",
		len(records), stated, zero, len(countries), len(aggregates), len(others), skips.Total, skips.Blank)
}

// Every published file is read, and every line of it accounted for.
func TestShared(t *testing.T) {
	csv := map[string]struct{ want, edition string }{
		"API_NY.GDP.MKTP.CD_DS2_en_csv_v2_5454986.csv":    {"16758 records, 13156 stated, 0 zero; 216 countries, 48 aggregates, 2 others; 0 skipped, 2 blank", "2023-05-10"},
		"API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv": {"16226 records, 8581 stated, 35 zero; 216 countries, 48 aggregates, 2 others; 0 skipped, 2 blank", "2021-09-15"},
		"API_BX.TRF.PWKR.CD.DT_2023-05-10_from_xls.csv":   {"16758 records, 9497 stated, 256 zero; 216 countries, 48 aggregates, 2 others; 0 skipped, 2 blank", "2023-05-10"},
	}
	for name, tt := range csv {
		t.Run(name, func(t *testing.T) {
			var skips table.Skips
			got, err := all(wdi.CSV(shared(t, name), &skips))
			require.NoError(t, err)
			require.Equal(t, tt.want, counts(got, skips))
			require.Equal(t, "World Development Indicators", got[0].Source.Title)
			require.Equal(t, tt.edition, got[0].Source.Edition)
		})
	}
	long := map[string]struct {
		columns wdi.Long
		want    string
	}{
		"cost_annual_seed_2023-05-10.csv":            {wdi.Long{Code: "country_code", Period: "year", Value: "value_pct", InCode: "series"}, "229 records, 229 stated, 0 zero; 24 countries, 0 aggregates, 0 others; 0 skipped, 0 blank"},
		"gdp_by_vintage_seed.csv":                    {wdi.Long{Code: "country_code", Period: "year", Value: "gdp_usd", Edition: "vintage"}, "2047 records, 2047 stated, 0 zero; 20 countries, 0 aggregates, 0 others; 0 skipped, 0 blank"},
		"population_seed.csv":                        {wdi.Long{Code: "country_code", Period: "year", Value: "population"}, "600 records, 600 stated, 0 zero; 20 countries, 0 aggregates, 0 others; 0 skipped, 0 blank"},
		"remittances_received_seed_two_vintages.csv": {wdi.Long{Code: "country_code", Name: "country_name", Period: "year", Value: "received_usd", Edition: "vintage"}, "939 records, 939 stated, 4 zero; 20 countries, 0 aggregates, 0 others; 0 skipped, 0 blank"},
	}
	for name, tt := range long {
		t.Run(name, func(t *testing.T) {
			var skips table.Skips
			got, err := all(wdi.Reader{}.Long(shared(t, name), tt.columns, &skips))
			require.NoError(t, err)
			require.Equal(t, tt.want, counts(got, skips))
		})
	}
}

// What the codes stand for agrees with the metadata of the same vintage.
func TestSharedEconomies(t *testing.T) {
	classes, skips, err := wdi.ReadEconomies(shared(t, "country_groups_2023-05-10.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Len(t, classes, 265)
	got, err := all(wdi.CSV(shared(t, "API_NY.GDP.MKTP.CD_DS2_en_csv_v2_5454986.csv"), nil))
	require.NoError(t, err)
	for _, r := range got {
		class, ok := classes[r.Economy.Code]
		if !ok {
			require.Equal(t, "INX", r.Economy.Code)
			continue
		}
		require.Equal(t, class.Economy.Kind, r.Economy.Kind, r.Economy.Code)
		require.Equal(t, class.Economy.Kind == wdi.Aggregate, class.Region == "", r.Economy.Code)
	}
}

// The digits of the file are those of the record: Tajikistan's share of gross
// domestic product in 2013 is 43.8 % by the figures of 2019.
func TestSharedDigits(t *testing.T) {
	value := func(long wdi.Long, edition string) figure.Number {
		for r, err := range (wdi.Reader{}).Long(shared(t, "remittances_received_seed_two_vintages.csv"), long, nil) {
			require.NoError(t, err)
			if r.Economy.Code == "TJK" && r.Source.Edition == edition && r.Period.String() == "2013" {
				n, ok := r.Digits.Number()
				require.True(t, ok)
				return n
			}
		}
		return figure.Number{}
	}
	columns := wdi.Long{Code: "country_code", Period: "year", Value: "share_gdp_pct_published", Edition: "vintage"}
	require.Equal(t, "43.8", value(columns, "2019-12-20").Round(1, figure.HalfEven).String())
}
