package remittance_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/remittance"
)

func TestPerPerson(t *testing.T) {
	flow := received("RS", 2017, "3588000000")
	tests := map[string]struct {
		flow    remittance.Flow
		persons string
		want    string // bounds
		reason  indicator.Reason
	}{
		"exact":      {flow: flow, persons: "7000000", want: "[3588/7, 3588/7]"},
		"at least":   {flow: flow, persons: "up to 7000000", want: "[3588/7, ∞)"},
		"rounded":    {flow: flow, persons: "7.2 million", want: "[14352/29, 5520/11]"},
		"no flow":    {flow: received("RS", 2017, ""), persons: "7", reason: remittance.NoFlow},
		"no persons": {flow: flow, reason: remittance.NoPersons},
		"nobody":     {flow: flow, persons: "0", reason: remittance.NoPerson},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var persons figure.Figure
			if tt.persons != "" {
				persons = figure.MustParse(tt.persons)
			}
			p := remittance.PerCapita(tt.flow, persons, period.MustParse("2016"))
			require.Equal(t, tt.reason, p.Reason)
			if tt.reason != "" {
				require.True(t, p.Bounds().IsUnbounded())
				_, ok := p.Amount()
				require.False(t, ok)
				return
			}
			if name == "exact" {
				n, ok := p.Amount()
				require.True(t, ok)
				require.Equal(t, "3588/7", n.String())
				return
			}
			require.Equal(t, tt.want, p.Bounds().String())
		})
	}
	p := remittance.PerMigrant(flow, figure.MustParse("200000"), period.MustParse("2015-07"))
	n, ok := p.YearsApart()
	require.True(t, ok)
	require.Equal(t, 2, n)
	fs := p.Check(figure.Int(5000), figure.Int(3)) // 17,940 for each migrant
	require.Len(t, fs, 2)
	require.Equal(t, "remittance.per-person", fs[0].Code)
	require.Equal(t, "remittance.per-person-years", fs[1].Code)
	require.Len(t, p.Check(figure.Int(50000), figure.Int(3)), 1)
	_, ok = remittance.PerMigrant(flow, figure.MustParse("200000"), period.Date{}).YearsApart()
	require.False(t, ok)
}

func TestAgainst(t *testing.T) {
	fdiDef := remittance.Definition{Measure: remittance.DirectInvestment}
	series := func(def remittance.Definition, amounts ...string) remittance.Series {
		var flows []remittance.Flow
		for i, a := range amounts {
			flows = append(flows, flowOf("UA", 2010+i, a, def, wdi2023))
		}
		s, err := remittance.NewSeries(flows...)
		require.NoError(t, err)
		return s
	}
	rem, fdi := series(wbank, "10", "20", "", "40"), series(fdiDef, "5", "-2", "9", "7")
	aid := series(remittance.Definition{Measure: remittance.Aid}, "1", "2", "3")
	c, err := remittance.Against(rem, []remittance.Series{fdi}, economy("UA"), 2010, 2014)
	require.NoError(t, err)
	n, ok := c.Times()
	require.True(t, ok)
	require.Equal(t, "7", n.String()) // 70 / 10, and not the mean of the ratios
	require.Equal(t, []int{2010, 2011, 2013}, c.Years)
	require.Equal(t, []int{2012, 2014}, c.LeftOut)
	require.Equal(t, check.Met, c.Exceeds())

	c, err = remittance.Against(rem, []remittance.Series{fdi, aid}, economy("UA"), 2010, 2014)
	require.NoError(t, err)
	n, _ = c.Times()
	require.Equal(t, "5", n.String()) // 30 / 6 altogether
	c, err = remittance.Against(rem, []remittance.Series{fdi}, economy("UA"), 2011, 2011)
	require.NoError(t, err)
	require.Equal(t, remittance.OtherNotPositive, c.Reason)
	require.Equal(t, check.Met, c.Exceeds())
	_, ok = c.Times()
	require.False(t, ok)
	c, err = remittance.Against(rem, nil, economy("UA"), 2011, 2011)
	require.NoError(t, err)
	require.Equal(t, remittance.NoYears, c.Reason)
	require.Equal(t, check.CannotTell, c.Exceeds())

	kind := fdi.Kind()
	kind.Vintage = wdi2019
	b := remittance.NewSeriesBuilder(kind)
	require.NoError(t, b.Add(economy("UA"), 2010, money.MustParse("5 USD")))
	_, err = remittance.Against(rem, []remittance.Series{b.Series()}, economy("UA"), 2010, 2010)
	require.ErrorIs(t, err, remittance.ErrMixed)
	c, err = remittance.Against(rem, []remittance.Series{b.Series()}, economy("UA"), 2010, 2010, remittance.AcrossVintages)
	require.NoError(t, err)
	require.Len(t, c.Mixed.Vintages, 2)
	kind.Currency = money.EUR
	_, err = remittance.Against(rem, []remittance.Series{remittance.NewSeriesBuilder(kind).Series()}, economy("UA"), 2010, 2010)
	require.ErrorIs(t, err, money.ErrMismatch)

	g, why := rem.Growth(economy("UA"), 2010, 2011)
	require.Empty(t, why)
	require.Equal(t, 1.0, g.Rate().Float64())
	_, why = rem.Growth(economy("UA"), 2010, 2012)
	require.Equal(t, remittance.NoFlow, why)
}

func TestRankDependence(t *testing.T) {
	share := func(code, amount string) remittance.Share {
		f := received(code, 2013, "1")
		if amount == "" {
			f = received(code, 2013, "")
		} else {
			f.Amount = money.MustParseFigure("USD " + amount)
		}
		s, err := remittance.ShareOfGDP(f, gdp(code, 2013, "100"))
		require.NoError(t, err)
		return s
	}
	shares := []remittance.Share{share("MD", "25"), share("TJ", "48.8"), share("KG", "between 24 and 32"), share("AM", "25"), share("XK", "")}
	say := func(list []remittance.Dependence) (texts []string) {
		for _, d := range list {
			texts = append(texts, fmt.Sprint(d.Share.Place(), " ", d.Best, "-", d.Worst, " ", d.AtLeast))
		}
		return texts
	}
	want := []string{"TJ 1-2 met", "KG 2-5 cannot tell", "AM 2-4 met", "MD 2-4 met", "XK 1-5 cannot tell"}
	slot := []string{want[0], want[2], want[3], want[1], want[4]}
	rng := rand.New(rand.NewPCG(11, 12))
	for range 20 {
		rng.Shuffle(len(shares), func(i, j int) { shares[i], shares[j] = shares[j], shares[i] })
		ranked, err := remittance.RankDependence(shares, figure.Int(25))
		require.NoError(t, err)
		require.Equal(t, slot, say(ranked))
		require.True(t, ranked[0].Mixed.IsZero())
	}
	ranked, err := remittance.RankDependence(nil, figure.Int(25))
	require.NoError(t, err)
	require.Empty(t, ranked)

	_, err = remittance.RankDependence(append(shares, share("MD", "25")), figure.Int(25))
	require.ErrorIs(t, err, remittance.ErrTwice)

	// A share of another vintage is ranked with the rest on request alone.
	f, product := received("UZ", 2013, "12"), gdp("UZ", 2013, "100")
	f.Vintage, product.Vintage = wdi2019, wdi2019
	other, err := remittance.ShareOfGDP(f, product)
	require.NoError(t, err)
	_, err = remittance.RankDependence(append(shares, other), figure.Int(25))
	require.ErrorIs(t, err, remittance.ErrMixed)
	ranked, err = remittance.RankDependence(append(shares, other), figure.Int(25), remittance.AcrossVintages)
	require.NoError(t, err)
	require.Len(t, ranked, 6)
	require.Len(t, ranked[0].Mixed.Vintages, 2)
}

func TestStability(t *testing.T) {
	b := remittance.NewSeriesBuilder(kindOf(wbank, wdi2023))
	g := remittance.NewSeriesBuilder(kindOf(gdpDef, wdi2023))
	index := map[int]figure.Number{}
	for i, a := range []string{"100", "110", "99", "", "120", "130"} {
		if a != "" {
			require.NoError(t, b.Add(economy("MD"), 2010+i, money.MustParse(a+" USD")))
		}
		require.NoError(t, g.Add(economy("MD"), 2010+i, money.MustParse(strconv.Itoa(1000+10*i*i)+" USD")))
		index[2010+i] = figure.Int(int64(1 + i%2))
	}
	s := b.Series()
	st := s.Stability(economy("MD"), 2010, 2012, remittance.Prices{})
	require.InDelta(t, 0.05905, st.CoefficientOfVariation, 1e-4) // of 100, 110, 99: sample SD 6.0828 over 103
	require.InDelta(t, 0.141421, st.GrowthDeviation, 1e-6)       // of 10 % and -10 %
	st = s.Stability(economy("MD"), 2010, 2015, remittance.Prices{})
	require.Equal(t, []int{2010, 2011, 2012, 2014, 2015}, st.Years)
	st = s.Stability(economy("MD"), 2012, 2014, remittance.Prices{})
	require.Equal(t, indicator.TooFewPoints, st.GrowthReason, "2012 and 2014 do not follow on each other")
	require.Empty(t, st.VariationReason)
	st = s.Stability(economy("XK"), 2010, 2015, remittance.Prices{})
	require.Equal(t, indicator.TooFewPoints, st.VariationReason)
	st = s.Stability(economy("MD"), 2010, 2012, remittance.Prices{Basis: remittance.ConstantPrices})
	require.Empty(t, st.Years, "no index, no constant prices")
	st = s.Stability(economy("MD"), 2010, 2011, remittance.Prices{Basis: remittance.ConstantPrices, Index: index})
	require.InDelta(t, 0.410, st.CoefficientOfVariation, 1e-3) // of 100 and 55

	panel, err := remittance.NewPanel(s, g.Series())
	require.NoError(t, err)
	for _, d := range []remittance.Detrending{remittance.GrowthRates, remittance.LogDifferences, remittance.LinearTrend, remittance.LogLinearTrend} {
		c := panel.Cyclicality(economy("MD"), 2010, 2015, d, remittance.Prices{})
		require.Empty(t, c.Reason, d)
		require.LessOrEqual(t, c.Correlation, 1.0)
		require.GreaterOrEqual(t, c.Correlation, -1.0)
		require.Contains(t, c.String(), d.String())
	}
	c := panel.Cyclicality(economy("MD"), 2010, 2012, remittance.GrowthRates, remittance.Prices{})
	require.Equal(t, indicator.TooFewPoints, c.Reason)

	// What moves with the product, and what does not move at all.
	twice := remittance.NewSeriesBuilder(kindOf(wbank, wdi2023))
	flat := remittance.NewSeriesBuilder(kindOf(wbank, wdi2023))
	for i, a := range []int64{10, 13, 11, 17, 15} {
		require.NoError(t, g.Add(economy("GE"), 2010+i, money.MustParse(strconv.FormatInt(a, 10)+" USD")))
		require.NoError(t, twice.Add(economy("GE"), 2010+i, money.MustParse(strconv.FormatInt(2*a, 10)+" USD")))
		require.NoError(t, flat.Add(economy("GE"), 2010+i, money.MustParse(strconv.Itoa(7+3*i)+" USD")))
	}
	panel, err = remittance.NewPanel(twice.Series(), g.Series())
	require.NoError(t, err)
	require.InDelta(t, 1, panel.Cyclicality(economy("GE"), 2010, 2014, remittance.LinearTrend, remittance.Prices{}).Correlation, 1e-12)
	panel, err = remittance.NewPanel(flat.Series(), g.Series())
	require.NoError(t, err)
	require.Equal(t, remittance.NoVariation, panel.Cyclicality(economy("GE"), 2010, 2014, remittance.LinearTrend, remittance.Prices{}).Reason)
}

// TestPublishedStability meets the statistics of methods/remittances.md, 2008 to
// 2017, on the WDI of 2023-05-10.
func TestPublishedStability(t *testing.T) {
	flows := wide(t, "wdi/API_BX.TRF.PWKR.CD.DT_2023-05-10_from_xls.csv", kindOf(wbank, wdi2023))
	panel, err := remittance.NewPanel(flows, wide(t, "wdi/API_NY.GDP.MKTP.CD_DS2_en_csv_v2_5454986.csv", kindOf(gdpDef, wdi2023)))
	require.NoError(t, err)
	for code, want := range map[string]string{"TJ": "0.279 0.259 0.852", "MD": "0.154 0.185 0.900"} {
		s := flows.Stability(economy(code), 2008, 2017, remittance.Prices{})
		c := panel.Cyclicality(economy(code), 2008, 2017, remittance.GrowthRates, remittance.Prices{})
		require.Equal(t, want, fmt.Sprintf("%.3f %.3f %.3f", s.CoefficientOfVariation, s.GrowthDeviation, c.Correlation))
	}
}

func TestMultiplier(t *testing.T) {
	n := figure.MustNumber
	m, ok := remittance.Multiplier(n("0.8"), n("0.15"), n("0.4"))
	require.True(t, ok)
	require.Equal(t, "25/18", m.String())
	require.Equal(t, "1.389", m.Round(3, figure.HalfUp).String())
	_, ok = remittance.Multiplier(n("1"), n("0"), n("0"))
	require.False(t, ok, "all is spent at home, for ever")
	_, ok = remittance.Multiplier(n("1.2"), n("0"), n("0.1"))
	require.False(t, ok)
}

// A result says of what vintage and definition it is.
func TestComparisonsKeepTheirKind(t *testing.T) {
	flow := received("RS", 2017, "100")
	require.Equal(t, wdi2023, remittance.PerCapita(flow, figure.MustParse("7"), period.Date{}).Flow.Vintage)
	series, err := remittance.NewSeries(flow, received("RS", 2018, "110"))
	require.NoError(t, err)
	paid := flowOf("RS", 2017, "30", wbank, wdi2019)
	paid.Direction = remittance.Paid
	out, err := remittance.NewSeries(paid)
	require.NoError(t, err)
	net, err := remittance.NetSeries(series, out, remittance.AcrossVintages)
	require.NoError(t, err)
	require.Len(t, net.Stability(economy("RS"), 2017, 2018, remittance.Prices{}).Flow.Mixed.Vintages, 2)
}
