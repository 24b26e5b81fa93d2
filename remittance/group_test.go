package remittance_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/remittance"
)

func places(codes ...string) []indicator.Place {
	list := make([]indicator.Place, len(codes))
	for i, code := range codes {
		list[i] = economy(code)
	}
	return list
}

func TestGroup(t *testing.T) {
	flows := []remittance.Flow{
		received("A", 2000, "10"), received("B", 2000, ""), received("C", 2000, "30"), received("D", 2000, "0"),
		received("A", 2001, "10"), received("B", 2001, ""), received("D", 2001, "5"),
	}
	products := []remittance.Flow{
		gdp("A", 2000, "100"), gdp("B", 2000, "60"), gdp("C", 2000, ""), gdp("D", 2000, "40"),
		gdp("A", 2001, "100"), gdp("B", 2001, "50"), gdp("D", 2001, "0"),
	}
	panel := panelOf(t, flows, products)

	g := panel.Group(places("A", "B", "C", "D", "A"), 2000)
	q, ok := g.Percent()
	require.True(t, ok)
	require.Equal(t, "50/7", q.String()) // 10 of 140, over A and D
	c, ok := g.Coverage()
	require.True(t, ok)
	require.Equal(t, "0.7", c.String())
	require.Equal(t, places("A", "D"), g.Used)
	require.Equal(t, places("D"), g.ZeroFlows)
	require.Equal(t, []remittance.Absentee{{economy("B"), remittance.NoFlow}, {economy("C"), remittance.NoProduct}}, g.Missing)
	require.Equal(t, "7.14 % of the product, coverage 0.7000, 2 members, 2 missing", g.String())
	require.Contains(t, g.Trace().String(), "coverage")

	// Exactly two thirds is enough; D has a product of 0, which is none.
	g = panel.Group(places("A", "B", "D"), 2001)
	q, ok = g.Percent()
	require.True(t, ok)
	require.Equal(t, "10", q.String())
	require.Equal(t, remittance.ProductNotPositive, g.Missing[1].Reason)

	// 100 of 160 is below two thirds.
	g = panel.Group(places("A", "B", "C"), 2000)
	_, ok = g.Percent()
	require.False(t, ok)
	require.Equal(t, remittance.CoverageTooLow, g.Reason)
	c, _ = g.Coverage()
	require.Equal(t, "0.625", c.String())
	q, ok = g.Pooled()
	require.True(t, ok)
	require.Equal(t, "10", q.String())
	require.Contains(t, g.String(), "no share: coverage-below-two-thirds")

	for _, members := range [][]indicator.Place{nil, places("C"), places("Z")} {
		g = panel.Group(members, 2000)
		require.Equal(t, remittance.NoMembers, g.Reason)
		_, ok = g.Coverage()
		require.False(t, ok)
		_, ok = g.Pooled()
		require.False(t, ok)
	}

	m := panel.MeanOfShares(places("A", "B", "C", "D"), 2000)
	q, ok = m.Percent()
	require.True(t, ok)
	require.Equal(t, "5", q.String()) // of 10 and 0
	q, ok = m.Median()
	require.True(t, ok)
	require.Equal(t, "5", q.String())
	require.Equal(t, places("D"), m.ZeroFlows)
	require.Len(t, m.Missing, 2)
	_, ok = panel.MeanOfShares(places("C"), 2000).Percent()
	require.False(t, ok)

	s, err := remittance.NewSeries(flows...)
	require.NoError(t, err)
	sum := s.Sum(places("A", "B", "C"), 2000)
	r, ok := sum.Amount()
	require.True(t, ok)
	require.Equal(t, "40 USD", r.String())
	require.Equal(t, []remittance.Absentee{{economy("B"), remittance.NoFlow}}, sum.Missing)
	_, ok = s.Sum(places("B"), 2000).Amount()
	require.False(t, ok)
}

// TestGroupLaws holds that the share of a group lies between those of its
// members, and that order and repetition make no difference.
func TestGroupLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		var flows, products []remittance.Flow
		var members []indicator.Place
		for i := range 1 + rng.IntN(12) {
			code := "E" + strconv.Itoa(i)
			w, g := decimal.New(rng.Int64N(1e12), -3).String(), decimal.New(rng.Int64N(1e15), -2).String()
			if rng.IntN(6) == 0 {
				w = ""
			}
			if rng.IntN(6) == 0 {
				g = ""
			}
			flows, products = append(flows, received(code, 2000, w)), append(products, gdp(code, 2000, g))
			members = append(members, economy(code))
		}
		flows[0].Amount = received("E0", 2000, "1").Amount // the currency must be known
		products[0].Amount = gdp("E0", 2000, "7").Amount
		flows[0].Absent, products[0].Absent = 0, 0
		panel := panelOf(t, flows, products)
		g := panel.Group(members, 2000)

		if q, ok := g.Pooled(); ok {
			var least, greatest figure.Number
			for i, p := range g.Used {
				s, ok := panel.Share(p, 2000).Percent()
				require.True(t, ok)
				if i == 0 || s.Cmp(least) < 0 {
					least = s
				}
				if i == 0 || s.Cmp(greatest) > 0 {
					greatest = s
				}
			}
			require.LessOrEqual(t, least.Cmp(q), 0)
			require.GreaterOrEqual(t, greatest.Cmp(q), 0)
		}
		c, ok := g.Coverage()
		require.True(t, ok)
		require.LessOrEqual(t, c.Cmp(figure.Int(1)), 0)

		shuffled := append(append([]indicator.Place{}, members...), members[rng.IntN(len(members))])
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		rng.Shuffle(len(flows), func(i, j int) { flows[i], flows[j] = flows[j], flows[i] })
		rng.Shuffle(len(products), func(i, j int) { products[i], products[j] = products[j], products[i] })
		again := panelOf(t, flows, products)
		require.Equal(t, g.Trace(), again.Group(shuffled, 2000).Trace())
		a, okA := panel.MeanOfShares(members, 2000).Percent()
		b, okB := again.MeanOfShares(shuffled, 2000).Percent()
		require.True(t, okA == okB && a.Equal(b))
		require.Equal(t, sharesOf(panel), sharesOf(again))
	}
}

func sharesOf(p remittance.Panel) (texts []string) {
	for s := range p.Shares() {
		texts = append(texts, s.Trace().String()+s.Place().Key()+s.Period().String())
	}
	return texts
}

func TestMembersOf(t *testing.T) {
	members, maybe := remittance.MembersOf(place.MustGroup("EU"), 2013)
	require.Len(t, members, 27)
	require.Equal(t, places("HR"), maybe)
	members, _ = remittance.MembersOf(place.MustGroup("EU"), 0)
	require.Nil(t, members)
}

// TestPublishedGroups meets the shares of Europe and Central Asia excluding high
// income: published in the WDI of 2023-05-10 for 1995 and 2020, withheld in 1993.
func TestPublishedGroups(t *testing.T) {
	panel, err := remittance.NewPanel(
		wide(t, "wdi/API_BX.TRF.PWKR.CD.DT_2023-05-10_from_xls.csv", kindOf(wbank, wdi2023)),
		wide(t, "wdi/API_NY.GDP.MKTP.CD_DS2_en_csv_v2_5454986.csv", kindOf(gdpDef, wdi2023)))
	require.NoError(t, err)
	var members []indicator.Place
	for _, row := range records(t, "wdi/country_groups_2023-05-10.csv")[1:] {
		if row[2] == "Europe & Central Asia" && row[3] != "High income" {
			members = append(members, economy(row[0]))
		}
	}
	for y, want := range map[int]string{
		1993: "no share: coverage-below-two-thirds, coverage 0.2625, 4 members, 16 missing",
		1995: "0.68 % of the product, coverage 0.8466, 9 members, 11 missing",
		2020: "1.95 % of the product, coverage 1.0000, 19 members, 1 missing",
	} {
		require.Equal(t, want, panel.Group(members, y).String(), "%d", y)
	}
	for y, want := range map[int]string{1995: "0.6800", 2020: "1.9531"} {
		q, ok := panel.Group(members, y).Percent()
		require.True(t, ok)
		require.Equal(t, want, q.Round(4, figure.HalfEven).StringFixed(4), "%d", y)
	}
	q, ok := panel.MeanOfShares(members, 1995).Percent()
	require.True(t, ok)
	require.Equal(t, "2.861", q.Round(3, figure.HalfEven).String())
	q, _ = panel.Group(members, 1993).Pooled()
	require.Equal(t, "1.629", q.Round(3, figure.HalfEven).String())
}

func ExamplePanel_Group() {
	flows, _ := remittance.NewSeries(received("TJ", 2000, "10"), received("KG", 2000, ""), received("UZ", 2000, "30"))
	products, _ := remittance.NewSeries(gdp("TJ", 2000, "100"), gdp("KG", 2000, "60"), gdp("UZ", 2000, ""))
	panel, _ := remittance.NewPanel(flows, products)
	g := panel.Group(places("TJ", "KG", "UZ"), 2000)
	fmt.Println(g)
	for _, m := range g.Missing {
		fmt.Println(m.Place, m.Reason)
	}
	// Output:
	// no share: coverage-below-two-thirds, coverage 0.6250, 1 member, 2 missing
	// KG flow-not-reported
	// UZ product-not-reported
}
