package remittance_test

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/remittance"
)

// rows reads a table of the shared data, each row by the names of the columns;
// the test is skipped where it is not there.
func rows(t testing.TB, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "shared", "data", "remittance", "rpw", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var out []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, field := range r {
			row[records[0][i]] = field
		}
		out = append(out, row)
	}
	return out
}

var currencyOf = map[string]string{"KEN": "KES", "RWA": "RWF", "TZA": "TZS"}

var speedOf = map[string]remittance.Speed{
	"Less than one hour": remittance.LessThanOneHour, "Same day": remittance.SameDay, "Next day": remittance.NextDay,
	"2 days": remittance.TwoDays, "3-5 days": remittance.ThreeToFiveDays,
}

// services returns the real rows of Remittance Prices Worldwide in the sample.
func services(t testing.TB) []remittance.Service {
	var list []remittance.Service
	for _, row := range rows(t, "services_sample.csv") {
		day, err := time.Parse("02/Jan/2006", row["date"])
		require.NoError(t, err)
		surveyed, err := period.FromTime(day)
		require.NoError(t, err)
		corridor, err := remittance.ParseCorridor(row["corridor"])
		require.NoError(t, err)
		year, quarter, _ := strings.Cut(row["period"], "_")
		span, err := period.Quarterly.ParseLabel(year + "-Q" + strings.TrimSuffix(quarter, "Q"))
		require.NoError(t, err)
		s := remittance.Service{
			ID: row["id"], Period: span, Surveyed: surveyed, Corridor: corridor,
			FromRegion: row["source_region"], ToRegion: row["destination_region"],
			Firm: row["firm"], FirmType: row["firm_type"], Speed: speedOf[row["speed actual"]],
			Access: check.Met, Transparent: check.Decide(row["transparent"] == "yes"),
		}
		require.NotZero(t, s.Speed)
		if row["payment instrument"] != "" {
			s.Instruments = strings.Split(row["payment instrument"], ",")
		}
		from, to := money.MustCurrency(row["cc1 lcu code"]), money.MustCurrency(currencyOf[row["destination_code"]])
		for _, cc := range []string{"cc1", "cc2"} {
			q := remittance.Quote{
				Denomination: amount(t, row[cc+" denomination amount"], money.USD),
				Sent:         amount(t, row[cc+" lcu amount"], from), Fee: amount(t, row[cc+" lcu fee"], from),
				StatedTotal: figure.MustParse(row[cc+" total cost %"] + "%").Signed(),
			}
			if s.Transparent == check.Met {
				q.StatedMargin = figure.MustParse(row[cc+" fx margin"] + "%").Signed()
				q.Applied = rate(t, from, to, row[cc+" lcu fx rate"], surveyed)
				q.Interbank = rate(t, from, to, row["inter lcu bank fx"], surveyed)
			}
			s.Quotes = append(s.Quotes, q)
		}
		list = append(list, s)
	}
	return list
}

func amount(t testing.TB, number string, c money.Currency) money.Amount {
	t.Helper()
	a, err := money.ParseIn(number, c)
	require.NoError(t, err)
	return a
}

func rate(t testing.TB, base, quote money.Currency, value string, on period.Date) money.Rate {
	t.Helper()
	d, err := decimal.NewFromString(value)
	require.NoError(t, err)
	r, err := money.NewRate(base, quote, d, money.Daily, on, "Remittance Prices Worldwide")
	require.NoError(t, err)
	return r
}

var usd200, usd500 = money.MustParse("200 USD"), money.MustParse("500 USD")

// The averages that Remittance Prices Worldwide has published, in single
// precision.
func TestRowsReproducePublishedAverages(t *testing.T) {
	groups := remittance.NewCostGroups(remittance.ByCorridor|remittance.ByPeriod, remittance.Selection{At: usd200})
	for _, s := range services(t) {
		groups.Add(s)
	}
	published := rows(t, "services_sample_published_average.csv")
	require.Len(t, published, 2)
	for _, row := range published {
		year, quarter, _ := strings.Cut(row["period"], "_")
		span, err := period.Quarterly.ParseLabel(year + "-Q" + strings.TrimSuffix(quarter, "Q"))
		require.NoError(t, err)
		got, ok := groups.Find(remittance.GroupKey{
			Period: span, Corridor: remittance.MustCorridor(row["source_code"] + "-" + row["destination_code"]),
		})
		require.True(t, ok)
		mean, ok := got.Mean.Number()
		require.True(t, ok)
		want := figure.MustNumber(row["published_corridor_average_pct"])
		require.Equal(t, float32(want.Float64()), float32(mean.Float64()))
		require.Equal(t, got.Services, got.Used)
	}
}

func TestRowsOneNotTransparent(t *testing.T) {
	average := func(c remittance.Counted, at money.Amount) remittance.CostAverage {
		tally := remittance.NewCostTally(remittance.Selection{At: at, Counted: c})
		for _, s := range services(t) {
			if s.Corridor == remittance.MustCorridor("RW-KE") {
				tally.Add(s)
			}
		}
		return tally.Result()
	}
	got := average(remittance.UnlessOpaque, usd200)
	require.Equal(t, "10.38 of 7 services, 1 excluded", got.String())
	require.Equal(t, 1, got.Excluded(remittance.ExcludedOpaque))
	// Each cost is rounded at its second decimal, and so may the mean be.
	require.Equal(t, "[10.375, 10.385]", got.Mean.Bounds().String())
	require.Equal(t, "10.38 of 7 services, 1 excluded", average(remittance.TransparentOnly, usd200).String())
	require.Equal(t, "9.49875 of 8 services", average(remittance.Everything, usd200).String(), "9.499 with the opaque one")
	require.Equal(t, "9.248571… of 7 services, 1 excluded", average(remittance.UnlessOpaque, usd500).String())
}

// The mean of firms is another number than the mean of services: 11.018 for
// 10.38.
func TestRowsMeanOfFirms(t *testing.T) {
	groups := remittance.NewCostGroups(remittance.ByFirm, remittance.Selection{At: usd200})
	for _, s := range services(t) {
		if s.Corridor == remittance.MustCorridor("RW-KE") {
			groups.Add(s)
		}
	}
	sum, n := figure.Int(0), 0
	for _, g := range groups.Averages() {
		if mean, ok := g.Average.Mean.Number(); ok {
			sum, n = sum.Add(mean), n+1
		}
	}
	mean, _ := sum.Quo(figure.Int(int64(n)))
	require.Equal(t, "11.018", mean.Round(3, figure.HalfEven).String())
}

func TestRowsSmaRT(t *testing.T) {
	index := remittance.NewSmartIndex(remittance.SmaRT())
	for _, s := range services(t) {
		index.Add(s)
	}
	var got []string
	for _, c := range index.Result().Corridors {
		got = append(got, c.Corridor.String()+" "+c.Cost.String())
	}
	require.Equal(t, []string{
		"KE-RW 5.826666… of 3 of 10 services",
		"RW-KE 5.496666… of 3 of 8 services", // the cheapest has a negative margin
		"TZ-KE 10.333333… of 3 of 12 services",
	}, got)
}

// In every row the total is fee and margin, and the margin that of the rates.
func TestRowsIdentity(t *testing.T) {
	list := services(t)
	require.Len(t, list, 30)
	fs := remittance.CheckServices(list)
	require.Empty(t, fs.AtLeast(check.Warning))
	require.Len(t, fs.WithCode("remittance.not-transparent"), 1)

	list[4].Quotes[1].StatedTotal = figure.MustParse("9.92%")
	list[7].Quotes[0].StatedMargin = figure.MustParse("0.41%")
	fs = remittance.CheckServices(list).AtLeast(check.Warning)
	require.Equal(t, `services[4].quotes[1].stated_total: warning: a total of 9.92 % is stated, fee and margin give 8.92 % [remittance.identity]
services[7].quotes[0].stated_margin: warning: a margin of 0.41 % is stated, the rates give -0.409090… % [remittance.margin]
services[7].quotes[0].stated_total: warning: a total of 29.59 % is stated, fee and margin give 30.41 % [remittance.identity]
`, fs.String())
}
