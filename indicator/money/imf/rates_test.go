package imf_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/imf"
	"iom.int/migdev/indicator/period"
)

func read(t testing.TB, in string) imf.Records {
	t.Helper()
	records, skips, err := imf.Read(strings.NewReader(in))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	return records
}

// texts returns the rates of a table as text.
func texts(rates *money.Rates) (out []string) {
	for r := range rates.All() {
		out = append(out, r.String())
	}
	return out
}

func TestRecordsRates(t *testing.T) {
	records := read(t, year2010)
	want := []string{
		"1 USD = 0.7543089901059614 EUR for 2010 (average, IMF)", // U2
		"1 USD = 0.6471793455601648 GBP for 2010 (average, IMF)", // GB
		"1 USD = 1.502848629672298 TRY for 2010 (average, IMF)",
		"1 USD = 494.794262222947 XOF for 2010 (average, IMF)", // 7A
	}
	rates, err := records.Rates()
	require.NoError(t, err)
	require.Equal(t, want, texts(rates))

	slices.Reverse(records)
	rates, err = records.Rates()
	require.NoError(t, err)
	require.Equal(t, want, texts(rates), "the order of the file does not count")
	require.Equal(t, "TR", records[0].CountryCode, "the records stay as they were")

	rates, err = imf.Records(nil).Rates()
	require.NoError(t, err)
	require.Zero(t, rates.Len())
}

func TestRecordsRatesConflict(t *testing.T) {
	tests := map[string]struct{ in, why string }{
		"countries": {
			in:  "2010-12-31,1.04,CHF,A,IMF,CH,\n2010-12-31,1.05,CHF,A,IMF,LI,\n",
			why: `"CH" and "LI" state unlike values`,
		},
		"a little more than last digits": {
			in:  "2010-12-31,1.000000000000,CHF,A,IMF,CH,\n2010-12-31,1.000000000002,CHF,A,IMF,LI,\n",
			why: `"CH" and "LI" state unlike values`,
		},
		"one country": {
			in:  "2010-12-31,1.0429056457335160,CHF,A,IMF,CH,\n2010-12-31,1.0429056457335161,CHF,A,IMF,CH,\n",
			why: `two values for "CH" in one year`,
		},
		"two sources": {
			in:  "2010-12-31,1.04,CHF,A,IMF,CH,\n2011-12-31,0.88,CHF,A,FRB,CH,\n",
			why: "two sources",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rates, err := read(t, head+tt.in).Rates()
			require.Nil(t, rates)
			require.ErrorIs(t, err, money.ErrConflict)
			require.ErrorContains(t, err, tt.why)
			var conflict *money.RateConflictError
			require.ErrorAs(t, err, &conflict)
			require.Equal(t, money.CHF, conflict.First.Quote())
		})
	}
}

// The published file holds 446 rates in 596 rows; the lesson of each figure
// stands beside it.
func TestRecordsRatesShared(t *testing.T) {
	records, skips, err := imf.Read(open(t, "imf_annual_average_2000_2018.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total)
	require.Len(t, records, 596)
	require.Equal(t, 597, records[595].Line)

	rates, err := records.Rates()
	require.NoError(t, err)
	require.Equal(t, 446, rates.Len())
	for _, want := range []string{
		"1 USD = 0.7543089901059614 EUR for 2010 (average, IMF)", // U2, not 0.754308990105979
		"1 USD = 0.6471793455601648 GBP for 2010 (average, IMF)", // GB, not 0.647179345560165
		"1 USD = 494.794262222947 XOF for 2010 (average, IMF)",
		"1 USD = 0.6252185 TRY for 2000 (average, IMF)", // restated
		"1 USD = 0.087675 BYN for 2000 (average, IMF)",  // restated
		"1 USD = 5200 TMT for 2001 (average, IMF)",      // not restated
		"1 USD = 0.7843475 AZN for 2014 (average, IMF)",
	} {
		r := money.MustParseRate(want)
		leg, err := rates.Lookup(money.USD, r.Quote(), period.MustParse(r.Date().String()+"-06-15"), money.YearOf())
		require.NoError(t, err)
		require.Equal(t, want, leg.Rate.String())
	}
}
