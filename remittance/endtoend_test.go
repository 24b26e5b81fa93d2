package remittance_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/remittance"
	"iom.int/migdev/remittance/knomad"
	"iom.int/migdev/remittance/rpw"
)

// The tests of this file read published files with the readers of the module and
// compute with what they return. The figures to meet are those of the collected
// methods, of which each test names the section.

// openShared opens a file of the shared data; the test is skipped where it is
// not there.
func openShared(t testing.TB, name string) *os.File {
	t.Helper()
	f, err := os.Open(sharedFile(t, "remittance", name))
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

// rounded returns a number as a report prints it.
func rounded(n figure.Number, places int) string {
	return n.Round(places, figure.HalfEven).StringFixed(int32(places))
}

// numberOf returns the number of a percentage that has one, as a report prints
// it.
func numberOf(t testing.TB, p remittance.Percent, places int) string {
	t.Helper()
	n, ok := p.Number()
	require.True(t, ok, "%s", p)
	return rounded(n, places)
}

// averagesOf returns the published averages of the corridors in a quarter, in
// the order of the file. Absent ones are among them.
func averagesOf(t testing.TB, quarter period.Span) []remittance.CorridorCost {
	t.Helper()
	published, skips, err := rpw.ReadAverages(openShared(t, "rpw/databank_corridor_averages_2011Q1_2020Q3.csv"))
	require.NoError(t, err)
	require.Zero(t, skips.Total, "%v", skips)
	var list []remittance.CorridorCost
	for a := range published.All() {
		if a.Quarter != quarter {
			continue
		}
		require.Equal(t, "ATCR.CORR", a.SeriesCode)
		c := remittance.CorridorCost{Corridor: remittance.NewCorridor(a.From.Country, a.To.Country)}
		if n, ok := a.CostPct.Number(); ok {
			c.Cost = remittance.ExactPercent(n)
		}
		list = append(list, c)
	}
	require.Len(t, list, len(published.Rows))
	return list
}

// Section 2.5: an average of Remittance Prices Worldwide is the mean of the
// totals of the transparent rows. They are published in single precision.
func TestEndToEndCorridorAverages(t *testing.T) {
	groups := remittance.NewCostGroups(remittance.ByCorridor|remittance.ByPeriod, remittance.Selection{At: usd200})
	read := 0
	for row, err := range rpw.Services(openShared(t, "rpw/services_sample.csv"), nil) {
		require.NoError(t, err)
		s, err := row.Priced()
		require.NoError(t, err)
		groups.Add(s)
		read++
	}
	require.Equal(t, 30, read)
	require.Len(t, groups.Averages(), 3)

	published := rows(t, "services_sample_published_average.csv")
	require.Len(t, published, 2)
	quarters := map[string]period.Span{"2011_1Q": remittance.Quarter(2011, 1), "2011_3Q": remittance.Quarter(2011, 3)}
	for _, row := range published {
		span, ok := quarters[row["period"]]
		require.True(t, ok, row["period"])
		got, ok := groups.Find(remittance.GroupKey{
			Period: span, Corridor: remittance.MustCorridor(row["source_code"] + "-" + row["destination_code"]),
		})
		require.True(t, ok, row["source_code"])
		mean, ok := got.Mean.Number()
		require.True(t, ok)
		require.Equal(t, float32(figure.MustNumber(row["published_corridor_average_pct"]).Float64()), float32(mean.Float64()))
		require.Equal(t, got.Services, got.Used)
	}

	// The third corridor has a row that is not transparent: 9.499 with it.
	got, ok := groups.Find(remittance.GroupKey{Period: remittance.Quarter(2020, 4), Corridor: remittance.MustCorridor("RW-KE")})
	require.True(t, ok)
	require.Equal(t, "10.380", numberOf(t, got.Mean, 3))
	require.Equal(t, []int{8, 7, 1}, []int{got.Services, got.Used, got.Excluded(remittance.ExcludedOpaque)})
}

// Section 2.5, table of targets: the corridors of the file in four quarters.
func TestEndToEndTarget(t *testing.T) {
	tests := map[string]struct {
		quarter                 period.Span
		corridors, above        int
		mean, median, atOrBelow string
	}{
		"2011Q1": {remittance.Quarter(2011, 1), 196, 156, "8.828", "8.110", "7.1"},
		"2014Q1": {remittance.Quarter(2014, 1), 219, 170, "8.063", "7.628", "7.3"},
		"2017Q3": {remittance.Quarter(2017, 3), 353, 253, "7.502", "6.564", "6.8"},
		"2019Q3": {remittance.Quarter(2019, 3), 355, 243, "7.057", "6.421", "8.5"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tally := remittance.NewTargetTally(remittance.Target10c())
			list := averagesOf(t, tt.quarter)
			for _, c := range list {
				tally.Add(c.Corridor, c.Cost)
			}
			require.Empty(t, tally.Check())
			got := tally.Result()
			require.Equal(t, tt.corridors, got.Corridors)
			require.Equal(t, len(list), got.Corridors+got.Missing)
			require.Equal(t, tt.mean, numberOf(t, got.Mean, 3))
			require.Equal(t, tt.median, numberOf(t, got.Median, 3))
			require.Len(t, got.Above, tt.above)
			require.Zero(t, got.Undecided)
			share, ok := figure.Int(int64(100 * got.AtOrBelow)).Quo(figure.Int(int64(got.Corridors)))
			require.True(t, ok)
			require.Equal(t, tt.atOrBelow, rounded(share, 1))
			require.Equal(t, check.NotMet, got.AverageMet)
			require.Equal(t, check.NotMet, got.AllCorridorsMet)
		})
	}
}

// matrix returns the cells between two countries of a matrix that have a value.
func matrix(t testing.TB, name string, measure knomad.Measure) []knomad.Cell {
	t.Helper()
	var list []knomad.Cell
	for c, err := range knomad.Matrix(openShared(t, name), nil) {
		require.NoError(t, err)
		require.Equal(t, measure, c.Measure)
		if c.Absence() == indicator.Present && !c.IsTotal() {
			list = append(list, c)
		}
	}
	return list
}

// Section 2.5: the costs of sending to Serbia in the third quarter of 2017,
// weighted by the matrix of the year.
func TestEndToEndWeightedCost(t *testing.T) {
	serbia := place.MustCountry("RS")
	costs := map[place.Country]remittance.Percent{}
	var simple remittance.TargetTally
	for _, c := range averagesOf(t, remittance.Quarter(2017, 3)) {
		if c.Corridor.To == serbia && !c.Cost.IsAbsent() {
			costs[c.Corridor.From] = c.Cost
			simple.Add(c.Corridor, c.Cost)
		}
	}
	require.Len(t, costs, 5)
	require.Equal(t, "9.799", numberOf(t, simple.Result().Mean, 3))

	var w remittance.WeightedCost
	for _, c := range matrix(t, "knomad/bilateral_remittances_2017.csv", knomad.Remittances) {
		if c.To.Country != serbia {
			continue
		}
		a, ok := c.Amount()
		require.True(t, ok)
		flow, err := money.Stated(a)
		require.NoError(t, err)
		require.NoError(t, w.Add(remittance.NewCorridor(c.From.Country, serbia), flow, costs[c.From.Country]))
	}
	require.Empty(t, w.Check(figure.Int(49)))
	require.Len(t, w.Check(figure.Int(50)).WithCode("remittance.coverage"), 1)
	got := w.Result()
	require.Equal(t, 5, got.Used)
	require.Zero(t, got.NoFlow)
	require.Equal(t, "10.021", numberOf(t, got.Mean, 3))
	require.Equal(t, "49.0", numberOf(t, got.Coverage.Share, 1))
	covered, ok := got.Coverage.Covered.IsPoint()
	require.True(t, ok)
	require.Equal(t, "1759.4", rounded(inMillions(t, covered), 1))
	total, ok := got.Coverage.Total.IsPoint()
	require.True(t, ok)
	require.Equal(t, "3588.0", rounded(inMillions(t, total), 1))
}

func inMillions(t testing.TB, n figure.Number) figure.Number {
	t.Helper()
	q, ok := n.Quo(figure.Int(1_000_000))
	require.True(t, ok)
	return q
}

// Section 2.8: what is received for each migrant abroad, both of the matrices of
// 2017.
func TestEndToEndPerMigrant(t *testing.T) {
	flows, stocks := map[place.Country]figure.Number{}, map[place.Country]figure.Number{}
	for _, c := range matrix(t, "knomad/bilateral_remittances_2017.csv", knomad.Remittances) {
		a, ok := c.Amount()
		require.True(t, ok)
		n, err := figure.FromDecimal(a.Decimal())
		require.NoError(t, err)
		flows[c.To.Country] = flows[c.To.Country].Add(n)
	}
	for _, c := range matrix(t, "knomad/bilateral_migrant_stock_2017.csv", knomad.Migrants) {
		n, ok := c.Digits.Number()
		require.True(t, ok)
		stocks[c.From.Country] = stocks[c.From.Country].Add(n)
	}
	for code, want := range map[string]string{"RS": "3536.4", "TJ": "3477.8"} {
		c := place.MustCountry(code)
		amount, ok := flows[c].Decimal()
		require.True(t, ok)
		flow := flowOf(code, 2017, amount.String(), wbank, remittance.Vintage{Dataset: "KNOMAD matrix", Edition: "2017"})
		persons, ok := stocks[c].Decimal()
		require.True(t, ok)
		migrants, err := figure.New(figure.Exact, persons)
		require.NoError(t, err)
		got := remittance.PerMigrant(flow, migrants, period.MustParse("2017"))
		n, ok := got.Amount()
		require.True(t, ok, "%s: %s", code, got.Reason)
		require.Equal(t, want, rounded(n, 1), code)
		apart, ok := got.YearsApart()
		require.True(t, ok)
		require.Zero(t, apart)
	}
}

// Section 2.1: what the Russian Federation received in 2020 less what it paid.
// The section says WDI, but the figure is that of the sheets of June 2023, which
// are of one vintage: nothing is mixed.
func TestEndToEndNet(t *testing.T) {
	series := func(name string, to remittance.Direction) remittance.Series {
		sheet, _, err := knomad.ReadSheet(openShared(t, name))
		require.NoError(t, err)
		b := remittance.NewSeriesBuilder(remittance.FlowKind{
			Definition: wbank, Direction: to, Vintage: remittance.Vintage{Dataset: "KNOMAD", Edition: sheet.Source.Edition},
			Currency: money.USD, Source: sheet.Source,
		})
		for f := range sheet.All() {
			if f.Party.Kind != knomad.Country {
				continue
			}
			if a, ok := f.Amount(); ok {
				require.NoError(t, b.Add(f.Party.Place(), f.Year.Date.Year(), a))
			} else {
				require.NoError(t, b.AddAbsent(f.Party.Place(), f.Year.Date.Year(), f.Absence()))
			}
		}
		return b.Series()
	}
	in, out := series("knomad/inflows_2023-06.csv", remittance.Received), series("knomad/outflows_2023-06.csv", remittance.Paid)
	require.Equal(t, "received world-bank-personal, BPM6, KNOMAD June 2023", in.Kind().String())
	require.Equal(t, "paid world-bank-personal, BPM6, KNOMAD June 2023", out.Kind().String())
	net, err := remittance.NetSeries(in, out)
	require.NoError(t, err)
	require.True(t, net.Kind().Mixed.IsZero())
	for code, want := range map[string]string{"RU": "-6957.2", "RS": "3478.1", "KZ": "-1706.4"} {
		n, why := net.At(economy(code), 2020)
		require.Equal(t, indicator.Present, why, code)
		require.Equal(t, want, rounded(inMillions(t, n), 1), code)
	}
	_, err = remittance.NetSeries(out, in)
	require.ErrorIs(t, err, remittance.ErrUnrelated)
}
