package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/indicator/wdi"
	"iom.int/migdev/remittance"
	"iom.int/migdev/remittance/knomad"
)

// The tests of this file tie the readers of the World Bank's series to package
// remittance, which must not know each other. The figures to meet are those of
// the collected methods on remittances, of which each test names the section.

const (
	receivedPath = "wdi/API_BX.TRF.PWKR.CD.DT_2023-05-10_from_xls.csv"
	paidPath     = "wdi/API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv"
	productPath  = "wdi/API_NY.GDP.MKTP.CD_DS2_en_csv_v2_5454986.csv"
)

var (
	personal     = remittance.Definition{Measure: remittance.WorldBankPersonal, Standard: remittance.BPM6}
	grossProduct = remittance.Definition{Measure: remittance.GDP}
)

// openShared opens a file of the shared data; the test is skipped where it is
// not there.
func openShared(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "remittance", filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

// seriesOf reads a file of one series into one of package remittance, with the
// vintage that the file states, and without aggregates.
func seriesOf(t testing.TB, name, code string, d remittance.Definition, to remittance.Direction) remittance.Series {
	t.Helper()
	var b *remittance.SeriesBuilder
	var skips table.Skips
	for r, err := range (wdi.Reader{Series: []string{code}}).CSV(openShared(t, name), &skips) {
		require.NoError(t, err)
		if b == nil {
			b = remittance.NewSeriesBuilder(remittance.FlowKind{
				Definition: d, Direction: to, Vintage: remittance.Vintage{Dataset: "WDI", Edition: r.Source.Edition},
				Currency: money.USD, Source: r.Source,
			})
		}
		if r.Economy.Kind != wdi.Country && r.Economy.Kind != wdi.Territory {
			continue
		}
		year := r.Period.Start().Year()
		if a, ok := r.Digits.Amount(money.USD); ok {
			require.NoError(t, b.Add(r.Economy.Place(), year, a))
		} else {
			require.NoError(t, b.AddAbsent(r.Economy.Place(), year, r.Absence()))
		}
	}
	require.NotNil(t, b, "no record of %s", code)
	require.Zero(t, skips.Total)
	return b.Series()
}

func receivedSeries(t testing.TB) remittance.Series {
	return seriesOf(t, receivedPath, "BX.TRF.PWKR.CD.DT", personal, remittance.Received)
}

func productSeries(t testing.TB) remittance.Series {
	return seriesOf(t, productPath, "NY.GDP.MKTP.CD", grossProduct, remittance.NoDirection)
}

func country(code string) indicator.Place { return indicator.CountryPlace(place.MustCountry(code)) }

// rounded returns a number as a report prints it.
func rounded(n figure.Number, places int) string {
	return n.Round(places, figure.HalfEven).StringFixed(int32(places))
}

// Sections 0 and 2.2: 6,689 country-years have a share, and 257 since 1990 have
// none for want of a product. Section 2.4: the averages over years.
func TestEndToEndShares(t *testing.T) {
	panel, err := remittance.NewPanel(receivedSeries(t), productSeries(t))
	require.NoError(t, err)
	require.True(t, panel.Mixed().IsZero())

	shares, noProduct := 0, 0
	for s := range panel.Shares() {
		switch {
		case s.HasValue():
			shares++
		case s.Reason() == remittance.NoProduct && s.Period().Start().Year() >= 1990:
			noProduct++
		}
	}
	require.Equal(t, 6689, shares)
	require.Equal(t, 257, noProduct)

	for code, want := range map[string][3]string{
		"TJ": {"33.15", "33.13", "28.90"},
		"MD": {"19.21", "18.92", "19.03"},
		"KG": {"29.70", "29.77", "30.39"}, // the section has 29.71 and 29.78; the files give 29.7048 and 29.7747
		"RS": {"8.12", "8.11", "8.16"},
	} {
		a := panel.Average(country(code), 2011, 2020, remittance.AverageRule{})
		require.Len(t, a.Years, 10, code)
		var got [3]string
		for i, value := range []func() (figure.Number, bool){a.MeanOfShares, a.RatioOfSums, a.Median} {
			n, ok := value()
			require.True(t, ok, code)
			got[i] = rounded(n, 2)
		}
		require.Equal(t, want, got, code)
	}
}

// Section 2.8: what is received in 2017 for each inhabitant. The flow is that of
// the matrix of the year.
func TestEndToEndPerCapita(t *testing.T) {
	population := map[place.Country]figure.Number{}
	columns := wdi.Long{Code: "country_code", Period: "year", Value: "population"}
	for r, err := range (wdi.Reader{}).Long(openShared(t, "wdi/population_seed.csv"), columns, nil) {
		require.NoError(t, err)
		if n, ok := r.Digits.Number(); ok && r.Period.Start().Year() == 2017 {
			population[r.Economy.Country] = n
		}
	}
	require.Len(t, population, 20)
	flows := map[place.Country]figure.Number{}
	var skips table.Skips
	for c, err := range knomad.Matrix(openShared(t, "knomad/bilateral_remittances_2017.csv"), &skips) {
		require.NoError(t, err)
		if a, ok := c.Amount(); ok && !c.IsTotal() {
			n, err := figure.FromDecimal(a.Decimal())
			require.NoError(t, err)
			flows[c.To.Country] = flows[c.To.Country].Add(n)
		}
	}
	require.Zero(t, skips.Total)

	year := period.MustParse("2017")
	for code, want := range map[string]string{"RS": "511.0", "TJ": "250.0"} {
		c := place.MustCountry(code)
		amount, ok := flows[c].Decimal()
		require.True(t, ok)
		dollars, err := money.FromDecimal(amount, money.USD)
		require.NoError(t, err)
		stated, err := money.Stated(dollars)
		require.NoError(t, err)
		flow := remittance.Flow{
			Place: indicator.CountryPlace(c), Period: period.Whole(year), Amount: stated, Definition: personal,
			Direction: remittance.Received, Vintage: remittance.Vintage{Dataset: "KNOMAD matrix", Edition: "2017"},
		}
		require.Empty(t, flow.Check())
		got := remittance.PerCapita(flow, exactly(t, population[c]), year)
		n, ok := got.Amount()
		require.True(t, ok, "%s: %s", code, got.Reason)
		require.Equal(t, want, rounded(n, 1), code)
		apart, ok := got.YearsApart()
		require.True(t, ok)
		require.Zero(t, apart)
	}
}

// exactly returns a count as an exact figure.
func exactly(t testing.TB, n figure.Number) figure.Figure {
	t.Helper()
	d, ok := n.Decimal()
	require.True(t, ok)
	f, err := figure.New(figure.Exact, d)
	require.NoError(t, err)
	return f
}

// Section 2.1: net of 2020, in percent of the product. What was received and
// what was paid are of two vintages.
func TestEndToEndNet(t *testing.T) {
	in, products := receivedSeries(t), productSeries(t)
	out := seriesOf(t, paidPath, "BM.TRF.PWKR.CD.DT", personal, remittance.Paid)
	vintages := []remittance.Vintage{{Dataset: "WDI", Edition: "2021-09-15"}, {Dataset: "WDI", Edition: "2023-05-10"}}

	_, err := remittance.NetSeries(in, out)
	require.ErrorIs(t, err, remittance.ErrMixed)
	var mix *remittance.MixError
	require.ErrorAs(t, err, &mix)
	require.Equal(t, vintages, mix.Mixture.Vintages)
	_, err = remittance.NetSeries(in, out, remittance.AcrossDefinitions)
	require.ErrorIs(t, err, remittance.ErrMixed)

	net, err := remittance.NetSeries(in, out, remittance.AcrossVintages)
	require.NoError(t, err)
	require.Equal(t, vintages, net.Kind().Mixed.Vintages)
	require.Empty(t, net.Kind().Mixed.Definitions)
	require.True(t, net.Kind().Definition.IsNet)
	panel, err := remittance.NewPanel(net, products)
	require.NoError(t, err)
	for code, want := range map[string][2]string{"RS": {"3478.1", "6.52"}, "KZ": {"-1706.4", "-1.00"}} {
		n, why := net.At(country(code), 2020)
		require.Equal(t, indicator.Present, why, code)
		millions, ok := n.Quo(figure.Int(1_000_000))
		require.True(t, ok)
		s := panel.Share(country(code), 2020)
		percent, ok := s.Percent()
		require.True(t, ok, "%s", s)
		require.Equal(t, want, [2]string{rounded(millions, 1), rounded(percent, 2)}, code)
		require.Equal(t, vintages, s.Mixed().Vintages)
	}
}
