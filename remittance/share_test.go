package remittance_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

func TestShareOfGDP(t *testing.T) {
	tests := map[string]struct {
		received, gdp string
		want          string
		reason        indicator.Reason
		isZero        bool
	}{
		// World Bank, WDI of 2023-05-10.
		"Tajikistan 2012":  {received: "3222350604.585", gdp: "7633049792.09321", want: "42.215768170711"},
		"zero":             {received: "0", gdp: "27683225959", want: "0.000000000000", isZero: true},
		"no flow":          {gdp: "27683225959", reason: remittance.NoFlow},
		"no product":       {received: "350000000", reason: remittance.NoProduct},
		"neither":          {reason: remittance.NoFlow},
		"zero product":     {received: "1", gdp: "0", reason: remittance.ProductNotPositive},
		"negative product": {received: "1", gdp: "-5", reason: remittance.ProductNotPositive},
		"more than all":    {received: "3", gdp: "2", want: "150.000000000000"},
		"large":            {received: "12345678901234567890123", gdp: "98765432109876543210", want: "12499.999886093750"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, err := remittance.ShareOfGDP(received("TJ", 2012, tt.received), gdp("TJ", 2012, tt.gdp))
			require.NoError(t, err)
			require.Equal(t, tt.reason, s.Reason())
			require.Equal(t, tt.isZero, s.IsZeroFlow())
			d, ok := s.Round(12, figure.HalfEven)
			require.Equal(t, tt.want != "", ok)
			require.Equal(t, ok, s.HasValue())
			if !ok {
				_, ok = s.Percent()
				require.False(t, ok)
				require.True(t, s.Bounds().IsUnbounded())
				require.Equal(t, check.CannotTell, s.Compare(figure.GreaterOrEqual, figure.Int(0)))
				require.Contains(t, s.String(), string(tt.reason))
				require.Contains(t, s.Trace().String(), string(tt.reason))
				return
			}
			require.Equal(t, tt.want, d.StringFixed(12))
			q, ok := s.Percent()
			require.True(t, ok)
			require.Equal(t, tt.want, q.Round(12, figure.HalfEven).StringFixed(12))
		})
	}
}

func TestShareOfGDPHedged(t *testing.T) {
	flow, product := received("TJ", 2013, "1"), gdp("TJ", 2013, "1")
	flow.Amount, product.Amount = money.MustParseFigure("USD 4.2 billion"), money.MustParseFigure("USD 8.5 billion")
	s, err := remittance.ShareOfGDP(flow, product)
	require.NoError(t, err)
	_, ok := s.Percent()
	require.False(t, ok)
	require.Equal(t, "[48.53, 50.3]", s.Bounds().Outwards(2).String())
	require.Equal(t, check.Met, s.Compare(figure.Greater, figure.Int(48)))
	require.Equal(t, check.CannotTell, s.Compare(figure.Greater, figure.Int(50)))
	require.Equal(t, "TJ 2013: [48.53, 50.3] % of gdp", s.String())

	product.Amount = money.MustParseFigure("up to USD 8.5 billion")
	s, err = remittance.ShareOfGDP(flow, product)
	require.NoError(t, err)
	require.Equal(t, check.Met, s.Compare(figure.Greater, figure.Int(48)))
}

func TestShareRefused(t *testing.T) {
	flow, product := received("TJ", 2013, "1"), gdp("TJ", 2013, "2")
	_, err := remittance.ShareOfGDP(product, flow)
	require.ErrorIs(t, err, remittance.ErrNotProduct)
	other := product
	other.Place = economy("KG")
	_, err = remittance.ShareOfGDP(flow, other)
	require.ErrorIs(t, err, remittance.ErrUnrelated)
	other = product
	other.Period = year(2012)
	_, err = remittance.ShareOfGDP(flow, other)
	require.ErrorIs(t, err, remittance.ErrUnrelated)
	other = product
	other.Amount = money.MustParseFigure("EUR 2")
	_, err = remittance.ShareOfGDP(flow, other)
	require.ErrorIs(t, err, money.ErrMismatch)

	other = product
	other.Definition.Measure = remittance.GNI
	_, err = remittance.ShareOfGDP(flow, other)
	require.ErrorIs(t, err, remittance.ErrNotProduct)
	s, err := remittance.ShareOf(flow, other)
	require.NoError(t, err)
	require.Equal(t, "TJ 2013: 50.00 % of gni", s.String())
}

func TestMixing(t *testing.T) {
	flow, product := received("TJ", 2013, "1"), gdp("TJ", 2013, "2")
	product.Vintage = wdi2019
	_, err := remittance.ShareOfGDP(flow, product)
	require.ErrorIs(t, err, remittance.ErrMixed)
	var mix *remittance.MixError
	require.ErrorAs(t, err, &mix)
	require.Equal(t, remittance.AcrossVintages, mix.Mixture.Mix())
	require.EqualError(t, err, `remittance: unlike figures: "vintages WDI 2019-12-20, WDI 2023-05-10": want alike, or ask for it across vintages`)
	_, err = remittance.ShareOfGDP(flow, product, remittance.AcrossDefinitions)
	require.ErrorIs(t, err, remittance.ErrMixed)

	s, err := remittance.ShareOfGDP(flow, product, remittance.AcrossVintages)
	require.NoError(t, err)
	require.Equal(t, []remittance.Vintage{wdi2019, wdi2023}, s.Mixed().Vintages)
	require.Empty(t, s.Mixed().Definitions)
	require.Contains(t, s.Trace().String(), "asked for across vintages")

	product.Vintage = remittance.Vintage{}
	_, err = remittance.ShareOfGDP(flow, product)
	require.ErrorIs(t, err, remittance.ErrMixed, "a vintage that is not stated is unlike one that is")

	// Definitions: what is received by one, paid by another.
	in, out := received("RS", 2020, "5"), received("RS", 2020, "2")
	out.Direction, out.Definition = remittance.Paid, remittance.Definition{Measure: remittance.Personal, Standard: remittance.BPM6}
	_, err = remittance.Net(in, out)
	require.ErrorIs(t, err, remittance.ErrMixed)
	net, err := remittance.Net(in, out, remittance.AcrossDefinitions)
	require.NoError(t, err)
	require.Equal(t, remittance.AcrossDefinitions, net.Mixed.Mix())
	require.Equal(t, remittance.Definition{IsNet: true}, net.Definition)
	require.Empty(t, net.Check())

	// The mark stays, and what was allowed once is not asked for again.
	s, err = remittance.ShareOfGDP(net, gdp("RS", 2020, "10"))
	require.NoError(t, err)
	require.Len(t, s.Mixed().Definitions, 2)
	out.Vintage = wdi2019
	_, err = remittance.Net(in, out, remittance.AcrossDefinitions)
	require.ErrorIs(t, err, remittance.ErrMixed)
	net, err = remittance.Net(in, out, remittance.AcrossDefinitions, remittance.AcrossVintages)
	require.NoError(t, err)
	require.Equal(t, "across vintages and definitions", net.Mixed.Mix().String())
	third := gdp("RS", 2020, "10")
	third.Vintage = remittance.Vintage{Dataset: "WDI", Edition: "2026-02"}
	_, err = remittance.ShareOfGDP(net, third)
	require.ErrorIs(t, err, remittance.ErrMixed, "a third vintage is asked for afresh")
}

// TestShareRound holds the fast rounding to that of exact numbers.
func TestShareRound(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	modes := []figure.Rounding{figure.HalfEven, figure.HalfUp, figure.Down, figure.Up, figure.Floor, figure.Ceiling}
	for range 5000 {
		text := func(least int64) string {
			n := least + rng.Int64N(int64(1)<<(1+rng.IntN(60)))
			return decimal.New(n, -int32(rng.IntN(13))).String()
		}
		w := text(0)
		if rng.IntN(3) == 0 && w != "0" {
			w = "-" + w
		}
		def := wbank
		def.IsNet = true
		s, err := remittance.ShareOfGDP(flowOf("TJ", 2013, w, def, wdi2023), gdp("TJ", 2013, text(1)))
		require.NoError(t, err)
		q, ok := s.Percent()
		require.True(t, ok)
		places, mode := rng.IntN(12)-3, modes[rng.IntN(len(modes))]
		got, ok := s.Round(places, mode)
		require.True(t, ok)
		want := q.Round(places, mode)
		require.True(t, want.Equal(got), "%s to %d %v: want %s, got %s", q, places, mode, want, got)
		require.Equal(t, want.Exponent(), got.Exponent())
		units, ok := s.Units(places, mode)
		require.Equal(t, want.Coefficient().IsInt64(), ok)
		if ok {
			require.True(t, want.Equal(decimal.New(units, -int32(places))))
		}
	}
}

// TestPublishedShares meets every share that the World Bank published in two
// vintages, as far as the product of the vintage is there.
func TestPublishedShares(t *testing.T) {
	products := map[string]*remittance.SeriesBuilder{} // by edition
	for _, row := range records(t, "wdi/gdp_by_vintage_seed.csv")[1:] {
		if products[row[0]] == nil {
			products[row[0]] = remittance.NewSeriesBuilder(kindOf(gdpDef, remittance.Vintage{Dataset: "WDI", Edition: row[0]}))
		}
		y, err := strconv.Atoi(row[2])
		require.NoError(t, err)
		require.NoError(t, products[row[0]].Add(economy(row[1]), y, dollars(t, row[3])))
	}
	// Of 2023-05-10 there is the file of all economies too, with more years.
	full := wide(t, "wdi/API_NY.GDP.MKTP.CD_DS2_en_csv_v2_5454986.csv", kindOf(gdpDef, wdi2023))

	type cell struct {
		place indicator.Place
		year  int
		share string
	}
	flows, published := map[string]*remittance.SeriesBuilder{}, map[string][]cell{}
	for _, row := range records(t, "wdi/remittances_received_seed_two_vintages.csv")[1:] {
		if flows[row[0]] == nil {
			flows[row[0]] = remittance.NewSeriesBuilder(kindOf(wbank, remittance.Vintage{Dataset: "WDI", Edition: row[0]}))
		}
		y, err := strconv.Atoi(row[3])
		require.NoError(t, err)
		require.NoError(t, flows[row[0]].Add(economy(row[1]), y, dollars(t, row[4])))
		published[row[0]] = append(published[row[0]], cell{economy(row[1]), y, row[5]})
	}
	type counts struct{ met, missed, noProduct, withheld int }
	got, not := map[string]counts{}, map[string][]string{}
	tolerance := figure.MustNumber("0.000001")
	for edition, cells := range published {
		var panel remittance.Panel
		var err error
		if edition == "2023-05-10" {
			panel, err = remittance.NewPanel(flows[edition].Series(), full)
			require.NoError(t, err)
			require.True(t, panel.Mixed().IsZero())
		} else {
			// The nearest edition of the product is called 2019-12, and begins in
			// 2000 or so.
			nearest := products["2019-12"].Series()
			_, err = remittance.NewPanel(flows[edition].Series(), nearest)
			require.ErrorIs(t, err, remittance.ErrMixed)
			panel, err = remittance.NewPanel(flows[edition].Series(), nearest, remittance.AcrossVintages)
			require.NoError(t, err)
			require.Equal(t, "vintages WDI 2019-12, WDI 2019-12-20", panel.Mixed().String())
		}
		var n counts
		for _, c := range cells {
			s := panel.Share(c.place, c.year)
			q, ok := s.Percent()
			if c.share == "" {
				require.False(t, ok, "%s", s)
				require.Equal(t, remittance.NoProduct, s.Reason())
				n.withheld++
				continue
			}
			if !ok {
				require.Equal(t, remittance.NoProduct, s.Reason(), "%s", s)
				n.noProduct++
				not[edition] = append(not[edition], fmt.Sprintf("%s %d: no product", c.place, c.year))
				continue
			}
			d, err := decimal.NewFromString(c.share)
			require.NoError(t, err)
			want, err := figure.FromDecimal(d)
			require.NoError(t, err)
			if diff := q.Sub(want); diff.Cmp(tolerance) <= 0 && diff.Neg().Cmp(tolerance) <= 0 {
				n.met++
			} else {
				n.missed++
				not[edition] = append(not[edition], fmt.Sprintf("%s %d: %s, published %s", c.place, c.year, q.Round(6, figure.HalfEven), c.share))
			}
		}
		got[edition] = n
		t.Logf("%s: %+v", edition, n)
	}
	require.Equal(t, counts{met: 480, withheld: 31}, got["2023-05-10"])
	// These shares cannot be reproduced, since the product of that very vintage is
	// not there: that of 2019-12 has been revised, or has no value.
	require.Equal(t, counts{met: 258, missed: 88, noProduct: 82}, got["2019-12-20"])
	require.Len(t, not["2019-12-20"], 88+82)
	require.Empty(t, not["2023-05-10"])
	t.Logf("not reproduced of 2019-12-20:\n%s", strings.Join(not["2019-12-20"], "\n"))
}

// TestAllPublishedAmounts joins the two files of all economies of one vintage.
func TestAllPublishedAmounts(t *testing.T) {
	flows := wide(t, "wdi/API_BX.TRF.PWKR.CD.DT_2023-05-10_from_xls.csv", kindOf(wbank, wdi2023))
	products := wide(t, "wdi/API_NY.GDP.MKTP.CD_DS2_en_csv_v2_5454986.csv", kindOf(gdpDef, wdi2023))
	panel, err := remittance.NewPanel(flows, products)
	require.NoError(t, err)

	aggregates := map[string]bool{}
	for _, row := range records(t, "wdi/country_groups_2023-05-10.csv")[1:] {
		if row[4] == "true" {
			aggregates[economy(row[0]).Key()] = true
		}
	}
	shares, noProduct, zero := 0, 0, 0
	for s := range panel.Shares() {
		if aggregates[s.Place().Key()] {
			continue
		}
		if s.HasValue() {
			shares++
			if s.IsZeroFlow() {
				zero++
			}
		} else if s.Reason() == remittance.NoProduct && s.Period().Start().Year() >= 1990 {
			noProduct++
		}
	}
	require.Equal(t, 6689, shares)
	require.Equal(t, 257, noProduct)
	t.Logf("%d shares, %d of them 0", shares, zero)

	require.Equal(t, "TJ 2013: 43.77 % of gdp", panel.Share(economy("TJ"), 2013).String())
}

func ExampleShareOfGDP() {
	wdi := remittance.Vintage{Dataset: "WDI", Edition: "2023-05-10"}
	flow := remittance.Flow{
		Place: economy("TJ"), Period: year(2012), Amount: money.MustParseFigure("USD 3222350604.585"),
		Definition: remittance.Definition{Measure: remittance.WorldBankPersonal, Standard: remittance.BPM6},
		Direction:  remittance.Received, Vintage: wdi,
	}
	product := remittance.Flow{
		Place: economy("TJ"), Period: year(2012), Amount: money.MustParseFigure("USD 7633049792.09321"),
		Definition: remittance.Definition{Measure: remittance.GDP}, Vintage: wdi,
	}
	share, err := remittance.ShareOfGDP(flow, product)
	fmt.Println(share, err)

	product.Vintage.Edition = "2015-08"
	_, err = remittance.ShareOfGDP(flow, product)
	fmt.Println(err)
	// Output:
	// TJ 2012: [42.21, 42.22] % of gdp <nil>
	// remittance: unlike figures: "vintages WDI 2015-08, WDI 2023-05-10": want alike, or ask for it across vintages
}

// bulk makes a panel of so many economies and years, and the same amounts for
// the plain way.
func bulk(tb testing.TB, economies, years int) (remittance.Panel, []decimal.Decimal, []decimal.Decimal) {
	rng := rand.New(rand.NewPCG(3, 4))
	flows := remittance.NewSeriesBuilder(kindOf(wbank, wdi2023))
	products := remittance.NewSeriesBuilder(kindOf(gdpDef, wdi2023))
	var ws, gs []decimal.Decimal
	for e := range economies {
		for y := range years {
			w := decimal.New(1_000_000_000_000+rng.Int64N(9_000_000_000_000), -3)
			g := decimal.New(1_000_000_000_000_000+rng.Int64N(9_000_000_000_000_000), -5)
			ws, gs = append(ws, w), append(gs, g)
			add := func(b *remittance.SeriesBuilder, d decimal.Decimal) {
				a, err := money.FromDecimal(d, money.USD)
				require.NoError(tb, err)
				require.NoError(tb, b.Add(indicator.GroupPlace("E"+strconv.Itoa(100+e)), 1960+y, a))
			}
			add(flows, w)
			add(products, g)
		}
	}
	panel, err := remittance.NewPanel(flows.Series(), products.Series())
	require.NoError(tb, err)
	return panel, ws, gs
}

// BenchmarkShares sets 13,671 shares to six digits against the same by plain
// shopspring. [remittance.Share.Units] returns them as whole numbers, and
// [remittance.Share.Round] as decimals, which cost an allocation or two each.
func BenchmarkShares(b *testing.B) {
	panel, ws, gs := bulk(b, 217, 63)
	hundred := decimal.NewFromInt(100)
	var last decimal.Decimal
	var total int64
	units := func() (n int) {
		for s := range panel.Shares() {
			u, _ := s.Units(6, figure.HalfEven)
			total += u
			n++
		}
		return n
	}
	decimals := func() {
		for s := range panel.Shares() {
			last, _ = s.Round(6, figure.HalfEven)
		}
	}
	plain := func() {
		for i := range ws {
			last = ws[i].Mul(hundred).DivRound(gs[i], 6)
		}
	}
	if n := units(); n != 13671 {
		b.Fatal(n)
	}
	for _, way := range []struct {
		name string
		run  func()
	}{{"units", func() { units() }}, {"decimals", decimals}, {"shopspring", plain}} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				way.run()
			}
		})
	}
	b.Run("ratio-units", func(b *testing.B) { ratio(b, plain, func() { units() }) })
	b.Run("ratio-decimals", func(b *testing.B) { ratio(b, plain, decimals) })
	_ = last
}
