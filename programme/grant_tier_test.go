package programme_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/programme"
)

// msmeCall is the scheme for micro, small and medium enterprises as IOM's
// regional publication of 2015 states it: no award is listed.
func msmeCall() programme.GrantCall {
	return programme.GrantCall{
		Code: "msme", Title: lang.En("MSMEs Grants Programme"),
		Tiers: []programme.GrantTier{
			{Code: "micro", Title: lang.En("micro"), Ceiling: money.MustParseFigure("up to EUR 25,000"), Count: figure.Count(21, "microenterprises")},
			{Code: "small", Title: lang.En("small grants"), Ceiling: money.MustParseFigure("up to EUR 200,000"), Count: figure.Count(15, "small and medium-sized enterprises")},
		},
		Total: money.MustParseFigure("EUR 3 million"), Own: money.MustParseFigure("EUR 2 million"),
	}
}

// statedCall has what the others leave out, and is clean.
func statedCall() programme.GrantCall {
	return programme.GrantCall{
		Code: "stated", OwnShare: tenToTwenty().WithBase(programme.OfGrant), Conditions: []lang.Text{lang.En("a business plan")},
		Tiers: []programme.GrantTier{{
			Code: "micro", Title: lang.En("micro"), Ceiling: money.MustParseFigure("up to EUR 25,000"), Floor: money.MustParseFigure("EUR 1,000"),
			Count: figure.Count(1, "grant"), Total: stated("20000.00 EUR"), Own: stated("2000.00 EUR"),
		}},
		Awards: []programme.GrantAward{{
			Tier: "micro", Amount: money.MustParse("20000.00 EUR"), Own: money.MustParse("2000.00 EUR"), Conditions: []lang.Text{lang.En("a licence")},
		}},
		Count: figure.Count(1, "grant"), Total: stated("20000.00 EUR"), Own: stated("2000.00 EUR"),
	}
}

func TestMSMECall(t *testing.T) {
	require.Empty(t, statedCall().Check())
	c := msmeCall()
	require.Empty(t, c.Check())
	under, err := c.UnderCeilings()
	require.NoError(t, err)
	require.Equal(t, "[3525000, 3525000]", under.Total.String())
	require.Equal(t, check.Met, under.Within)
	require.Equal(t, "[0, ∞)", under.MeanAtLeast[0].String())
	require.Equal(t, "[395000/3, ∞)", under.MeanAtLeast[1].String(), "of 2.5 million at the least")
	require.Equal(t, "165000", under.MeanAtFace[1].String())
	require.Equal(t, "the number of grants is not stated", c.AverageGrant().Undefined)
	c.Count = figure.Count(36, "grants")
	require.Empty(t, c.Check())
	require.Equal(t, "250000/3", c.AverageGrant().Face.String())
	require.Equal(t, "the total of the grants is not stated", c.Tiers[0].AverageGrant().Undefined)
	require.Contains(t, c.Tiers[0].AverageGrant().String(), "not stated")

	for base, want := range map[programme.OwnBase]string{programme.OfGrant: "[42.85, 100]", programme.OfInvestment: "[30, 50]"} {
		q, err := c.OwnPercent(base)
		require.NoError(t, err)
		require.Equal(t, want, q.Bounds.Outwards(2).String())
	}
	q, err := c.OwnPercent(programme.BaseNotStated)
	require.NoError(t, err)
	require.Equal(t, "the base is not stated", q.Undefined)
	c.Total = money.Figure{}
	q, err = c.OwnPercent(programme.OfGrant)
	require.NoError(t, err)
	require.Equal(t, "the total of the grants is not stated", q.Undefined)
	c.Own = money.Figure{}
	q, err = c.OwnPercent(programme.OfGrant)
	require.NoError(t, err)
	require.Equal(t, "the own contribution is not stated", q.Undefined)
	c = msmeCall()
	c.Own = money.MustParseFigure("USD 2 million")
	_, err = c.OwnPercent(programme.OfGrant)
	require.ErrorIs(t, err, claim.ErrUnits)
}

func TestUnderCeilingsOfOneCeiling(t *testing.T) {
	c := programme.GrantCall{Ceiling: money.MustParseFigure("up to EUR 25,000"), Count: figure.Count(4, "grants"), Total: stated("90000 EUR")}
	under, err := c.UnderCeilings()
	require.NoError(t, err)
	require.True(t, under.Holds())
	require.Empty(t, c.Check())
	c.Total = stated("100000.01 EUR")
	require.Equal(t, []string{"total error programme.grant-ceilings"}, findingCodes(c.Check()))
	c.Count = figure.Figure{}
	require.Empty(t, c.Check())
	c.Ceiling = money.Figure{}
	_, err = c.UnderCeilings()
	require.ErrorIs(t, err, claim.ErrNoCeiling)
	c = msmeCall()
	c.Tiers[1].Ceiling = money.Figure{}
	_, err = c.UnderCeilings()
	require.ErrorIs(t, err, claim.ErrNoCeiling)
	c.Ceiling = money.MustParseFigure("up to EUR 200,000")
	under, err = c.UnderCeilings()
	require.NoError(t, err, "the ceiling of the call holds")
	require.Equal(t, "[3525000, 3525000]", under.Total.String())
	c.Tiers[0].Ceiling = money.MustParseFigure("up to CHF 100,000")
	_, err = c.UnderCeilings()
	require.ErrorIs(t, err, claim.ErrUnits)
}

func TestGrantTiersCheck(t *testing.T) {
	eur := func(s string) money.Amount { return money.MustParse(s + " EUR") }
	m := money.MustParseFigure
	award := func(tier, amount string) programme.GrantAward {
		return programme.GrantAward{Tier: tier, Amount: eur(amount)}
	}
	for name, tt := range map[string]struct {
		change func(*programme.GrantCall)
		want   []string
	}{
		"above all ceilings":   {func(c *programme.GrantCall) { c.Total = m("EUR 5 million") }, []string{"total error programme.grant-ceilings"}},
		"within by rounding":   {func(c *programme.GrantCall) { c.Total = m("EUR 4 million") }, nil},
		"above the tier's":     {func(c *programme.GrantCall) { c.Tiers[0].Total = stated("525000.01 EUR") }, []string{"tiers[0].total error programme.grant-ceilings"}},
		"at the tier's":        {func(c *programme.GrantCall) { c.Tiers[0].Total = stated("525000.00 EUR") }, nil},
		"floor of a tier":      {func(c *programme.GrantCall) { c.Tiers[0].Floor = m("EUR 25,001") }, []string{"tiers[0].floor error programme.grant-bounds"}},
		"floor of the call":    {func(c *programme.GrantCall) { c.Floor = m("EUR 25,001") }, []string{"tiers[0].floor error programme.grant-bounds"}},
		"ceiling of the call":  {func(c *programme.GrantCall) { c.Ceiling = m("EUR 100,000") }, []string{"tiers[1].ceiling error programme.grant-bounds"}},
		"ceiling, other money": {func(c *programme.GrantCall) { c.Ceiling = m("CHF 900,000") }, []string{"tiers[0].ceiling warning programme.grant-currency", "tiers[1].ceiling warning programme.grant-currency"}},
		"code twice":           {func(c *programme.GrantCall) { c.Tiers[1].Code = "micro" }, []string{"tiers[1].code error programme.grant-code-twice"}},
		"counts":               {func(c *programme.GrantCall) { c.Count = figure.Count(35, "grants") }, []string{"count error programme.grant-tiers"}},
		"counts, one stated":   {func(c *programme.GrantCall) { c.Count, c.Tiers[0].Count = figure.Count(14, "grants"), figure.Figure{} }, []string{"count error programme.grant-tiers"}},
		"totals": {func(c *programme.GrantCall) {
			c.Tiers[0].Total, c.Tiers[1].Total = m("EUR 0.5 million"), m("EUR 1.5 million")
		}, []string{"total error programme.grant-tiers"}},
		"totals, rounded": {func(c *programme.GrantCall) {
			c.Tiers[0].Total, c.Tiers[1].Total = m("EUR 0.5 million"), m("EUR 2.1 million")
		}, nil},
		"totals, other money": {func(c *programme.GrantCall) { c.Tiers[0].Total = m("USD 0.4 million") }, []string{
			"tiers[0].total warning programme.grant-currency", "total warning programme.grant-currency",
		}},
		"own": {func(c *programme.GrantCall) { c.Tiers[0].Own = m("EUR 4 million") }, []string{"own error programme.grant-tiers"}},
		"negative": {func(c *programme.GrantCall) {
			c.Tiers[0].Count, c.Tiers[1].Own = figure.Count(-1, ""), stated("-1 EUR")
		}, []string{"tiers[0].count error programme.grant-negative", "tiers[1].own error programme.grant-negative"}},
		"award, tier": {func(c *programme.GrantCall) { c.Awards = []programme.GrantAward{award("micro", "25000")} }, []string{"tiers[0].count note programme.grant-count"}},
		"award above": {func(c *programme.GrantCall) {
			c.Tiers[0].Count = figure.Figure{}
			c.Awards = []programme.GrantAward{award("micro", "25001")}
		}, []string{"awards[0].amount error programme.grant-ceiling"}},
		"award, no tier": {func(c *programme.GrantCall) { c.Awards = []programme.GrantAward{award("", "250000")} }, []string{"awards[0].tier warning programme.grant-tier"}},
		"award, unknown": {func(c *programme.GrantCall) { c.Awards = []programme.GrantAward{award("large", "250000")} }, []string{"awards[0].tier error programme.grant-tier"}},
		"too many awards": {func(c *programme.GrantCall) {
			c.Tiers[0].Count = figure.Count(1, "")
			c.Tiers[1].Count = figure.Figure{}
			c.Total = money.Figure{}
			c.Awards = []programme.GrantAward{award("micro", "1"), award("micro", "2")}
		}, []string{"tiers[0].count error programme.grant-count"}},
		"more than stated": {func(c *programme.GrantCall) {
			c.Tiers = nil
			c.Awards = []programme.GrantAward{award("", "3500001")}
		}, []string{"total error programme.grant-total"}},
		"less than stated": {func(c *programme.GrantCall) {
			c.Tiers, c.Count = nil, figure.Count(1, "grant")
			c.Awards = []programme.GrantAward{award("", "2499999")}
		}, []string{"total error programme.grant-total"}},
		"less, not all listed": {func(c *programme.GrantCall) {
			c.Tiers = nil
			c.Awards = []programme.GrantAward{award("", "2499999")}
		}, nil},
		"own, more than stated": {func(c *programme.GrantCall) {
			c.Tiers, c.Total = nil, money.Figure{}
			c.Awards = []programme.GrantAward{{Amount: eur("5"), Own: eur("2500001")}}
		}, []string{"own error programme.grant-total"}},
		"own, short of the rule": {func(c *programme.GrantCall) {
			c.OwnShare = programme.OwnShare{Share: figure.MustParse("50%"), Base: programme.OfInvestment}
			c.Own = stated("2499999.99 EUR")
		}, []string{"own error programme.grant-own"}},
		"own, maybe short of it": {func(c *programme.GrantCall) {
			c.OwnShare = programme.OwnShare{Share: figure.MustParse("50%"), Base: programme.OfInvestment}
			c.Own = stated("2500000.00 EUR")
		}, []string{"own warning programme.grant-own"}},
		"own, other money": {func(c *programme.GrantCall) {
			c.OwnShare = programme.OwnShare{Share: figure.MustParse("5%"), Base: programme.OfGrant}
			c.Own = stated("2500000.00 USD")
		}, []string{"own warning programme.grant-currency"}},
	} {
		c := msmeCall()
		tt.change(&c)
		require.Equal(t, tt.want, findingCodes(c.Check()), name)
	}
}

// Real awards under their ceilings, added up, never contradict what is stated of
// them, and never force an average that they do not have.
func TestGrantTiersOfRealAwards(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 30))
	for range 300 {
		c := programme.GrantCall{}
		var all money.Bag
		means := make([]figure.Number, 1+rng.IntN(3))
		n := 0
		for i := range means {
			ceiling := 1000 * (1 + rng.Int64N(200))
			tier := programme.GrantTier{Code: fmt.Sprint(i), Ceiling: stated(fmt.Sprintf("%d EUR", ceiling))}
			var sum money.Bag
			count := 1 + rng.Int64N(6)
			for range count {
				a := money.MustParse(fmt.Sprintf("%d EUR", 1+rng.Int64N(ceiling)))
				c.Awards = append(c.Awards, programme.GrantAward{Tier: tier.Code, Amount: a})
				sum.Add(a)
			}
			n += int(count)
			total := sum.Total(money.EUR)
			all.Add(total)
			tier.Count, tier.Total = figure.Count(count, ""), stated(total.String())
			means[i], _ = total.Number().Quo(figure.Int(count))
			require.True(t, tier.AverageGrant().Bounds.Contains(means[i]))
			c.Tiers = append(c.Tiers, tier)
		}
		c.Count, c.Total, c.Envelope = figure.Count(int64(n), ""), stated(all.Total(money.EUR).String()), stated(all.Total(money.EUR).String())
		require.Empty(t, c.Check())
		under, err := c.UnderCeilings()
		require.NoError(t, err)
		require.True(t, under.Holds())
		for i, m := range means {
			require.True(t, under.MeanAtLeast[i].Contains(m), under)
		}
		data, err := json.Marshal(c)
		require.NoError(t, err)
		var back programme.GrantCall
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, c, back)
	}
}

func ExampleGrantCall_UnderCeilings() {
	c := programme.GrantCall{
		Tiers: []programme.GrantTier{
			{Title: lang.En("micro"), Ceiling: money.MustParseFigure("up to EUR 25,000"), Count: figure.Count(21, "grants")},
			{Title: lang.En("small grants"), Ceiling: money.MustParseFigure("up to EUR 200,000"), Count: figure.Count(15, "grants")},
		},
		Total: money.MustParseFigure("EUR 3 million"), Own: money.MustParseFigure("EUR 2 million"),
	}
	under, _ := c.UnderCeilings()
	fmt.Println(under)
	for i, tier := range c.Tiers {
		fmt.Println(tier.Title, "on average", under.MeanAtLeast[i].Outwards(2))
	}
	own, _ := c.OwnPercent(programme.OfInvestment)
	fmt.Println("own money:", own.Bounds, "% of the investment")
	// Output:
	// EUR 3 million within ceilings of EUR [3525000, 3525000]: met
	// micro on average [0, ∞)
	// small grants on average [131666.66, ∞)
	// own money: [30, 50] % of the investment
}
