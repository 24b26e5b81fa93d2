package money_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

func dated(date, text string) money.DatedAmount {
	return money.DatedAmount{Date: period.MustParse(date), Amount: amount(text)}
}

// The account over rates is that of the vectors with bare factors, and its
// trace names rates.
func TestPledgeAccountAtRates(t *testing.T) {
	table := money.MustRates(parseRates(
		"1 EUR = 1.4787 USD on 2009-12-07 (daily, ECB)", "1 EUR = 1.3913 USD on 2010-01-29 (daily, ECB)",
		"1 EUR = 1.2258 USD on 2010-06-15 (daily, ECB)", "1 EUR = 1.3362 USD on 2010-12-31 (daily, ECB)")...)
	c := money.Converter{Rates: []*money.Rates{table}, Rounding: money.HalfUp}
	receipts := []money.DatedAmount{dated("2010-02-01", "400000.00 EUR"), dated("2010-06-15", "350000.00 EUR")}
	p, err := c.PledgeAccount(money.USD, dated("2009-12-07", "1000000.00 EUR"), receipts, period.MustParse("2010-12-31"))
	require.NoError(t, err)
	require.Empty(t, p.Check())
	got, err := p.GainLoss()
	require.NoError(t, err)

	bare := closing(account("USD", "2009-12-07 1000000.00 EUR 1.4787",
		"2010-02-01 400000.00 EUR 1.3913", "2010-06-15 350000.00 EUR 1.2258"), "2010-12-31", "1.3362")
	want, err := bare.GainLoss()
	require.NoError(t, err)
	require.Equal(t, want.Receipts, got.Receipts)
	requireSame(t, want.Total, got.Total)

	trace := got.Trace()
	require.Len(t, trace.Of(check.Rate), 4)
	require.Contains(t, trace.String(), "rate: receipt 1: EUR to USD: 1 EUR = 1.3913 USD on 2010-01-29 (daily, ECB) (for 2010-02-01, direct, 3 days old)")
	requireRoundTrip(t, got)

	p.Receipts[0].Legs[0] = money.Leg{}
	require.Equal(t, trace, got.Trace(), "what goes in is copied")
}

func requireRoundTrip(t *testing.T, g money.GainLoss) {
	t.Helper()
	data, err := json.Marshal(g)
	require.NoError(t, err)
	var back money.GainLoss
	require.NoError(t, check.DecodeJSON(data, &back))
	require.Equal(t, fmt.Sprint(g.Account.Pledge.Legs), fmt.Sprint(back.Account.Pledge.Legs))
	require.Equal(t, g.Trace(), back.Trace())
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	require.Empty(t, back.Account.Check())
}

func TestPledgeAccountOverPivot(t *testing.T) {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}}
	pledge := dated("2012-03-15", "1000.00 CHF")
	p, err := c.PledgeAccount(money.USD, pledge, []money.DatedAmount{dated("2012-03-18", "400.00 CHF")}, period.Date{})
	require.NoError(t, err)
	require.True(t, p.Closing.IsZero())
	g, err := p.GainLoss()
	require.NoError(t, err)
	require.Equal(t, "1079.45 USD", g.Booked.String())
	require.Equal(t, "435.10 USD", g.Receipts[0].Value.String())
	require.True(t, g.Unrealised.IsZero())
	require.Contains(t, g.Trace().String(), `rate: receipt 1: CHF to EUR: 1 EUR = 1.2058 CHF on 2012-03-16 (daily, ECB) (for 2012-03-18, inverse, 2 days old)
rate: receipt 1: EUR to USD: 1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB) (for 2012-03-18, direct, 2 days old)
compute: receipt 1: factor: 1.0877425775… (product of its legs)`)
	requireRoundTrip(t, g)

	// To a scale, and to thousands.
	for scale, want := range map[int]string{3: "1079.448 USD", -2: "1100 USD"} {
		p, err := c.WithScale(scale).PledgeAccount(money.USD, pledge, nil, period.Date{})
		require.NoError(t, err)
		g, err := p.GainLoss()
		require.NoError(t, err)
		require.Equal(t, want, g.Booked.String())
	}

	// In its own currency it needs no rate.
	p, err = c.PledgeAccount(money.CHF, pledge, nil, period.MustParse("2030"))
	require.NoError(t, err)
	g, err = p.GainLoss()
	require.NoError(t, err)
	require.Equal(t, "0.00 CHF", g.Total.String())

	// At a mean, whose leg is the rate that it is.
	c.Policy = money.AverageOver(period.MustParseSpan("2012-03-15/2012-03-16"), money.PublishedDays)
	p, err = c.PledgeAccount(money.USD, pledge, nil, period.Date{})
	require.NoError(t, err)
	require.Nil(t, p.Pledge.Legs[0].Average)
	require.Equal(t, money.PeriodAverage, p.Pledge.Legs[0].Rate.Kind())
	g, err = p.GainLoss()
	require.NoError(t, err)
	requireRoundTrip(t, g)
}

func TestPledgeAccountErrors(t *testing.T) {
	c := money.Converter{Rates: []*money.Rates{ecb}}
	pledge, stale := dated("2012-03-15", "10.00 EUR"), period.MustParse("2013-03-15")
	late := []money.DatedAmount{dated("2012-03-15", "1.00 EUR"), {Amount: amount("1.00 EUR"), Date: stale}}

	_, err := c.PledgeAccount(money.USD, dated("2012-03-15", "10.00 RSD"), nil, period.Date{})
	require.ErrorIs(t, err, money.ErrNoRate)
	require.ErrorContains(t, err, "money: pledge: ")
	_, err = c.PledgeAccount(money.USD, pledge, late, period.Date{})
	require.ErrorIs(t, err, money.ErrStale)
	require.ErrorContains(t, err, "money: receipt 2: ")
	_, err = c.PledgeAccount(money.USD, pledge, nil, stale)
	require.ErrorIs(t, err, money.ErrStale)
	require.ErrorContains(t, err, "money: closing: ")
	_, err = c.PledgeAccount(money.XDR, pledge, nil, period.Date{})
	require.ErrorIs(t, err, money.ErrNoMinorUnit)
	_, err = c.PledgeAccount(0, pledge, nil, period.Date{})
	require.ErrorIs(t, err, money.ErrUnknownCurrency)

	// What is not stated is found, and gives no account.
	p, err := c.PledgeAccount(money.USD, money.DatedAmount{}, make([]money.DatedAmount, 1), stale)
	require.NoError(t, err)
	_, err = p.GainLoss()
	require.ErrorIs(t, err, money.ErrPledge)
}

func TestPledgeLegsCheck(t *testing.T) {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}}
	for name, tt := range map[string]struct {
		change func(p *money.PledgeAccount)
		path   string
	}{
		"another rate":     {func(p *money.PledgeAccount) { p.Pledge.Rate = figure.Int(1) }, "pledge.legs"},
		"a leg is missing": {func(p *money.PledgeAccount) { p.Receipts[0].Legs = p.Receipts[0].Legs[:1] }, "receipts[0].legs"},
		"a leg is not stated": {func(p *money.PledgeAccount) {
			p.Closing.Legs = append(p.Closing.Legs, money.Leg{})
		}, "closing.legs"},
		"a leg the other way": {func(p *money.PledgeAccount) { p.Closing.Legs[0].Inverse = false }, "closing.legs"},
	} {
		t.Run(name, func(t *testing.T) {
			day := period.MustParse("2012-03-16")
			p, err := c.PledgeAccount(money.USD, dated("2012-03-15", "10.00 CHF"), []money.DatedAmount{dated("2012-03-16", "4.00 CHF")}, day)
			require.NoError(t, err)
			require.Empty(t, p.Check())
			tt.change(&p)
			fs := p.Check()
			require.Len(t, fs, 1, "%s", fs)
			require.Equal(t, "money.pledge-legs", fs[0].Code)
			require.Equal(t, check.Error, fs[0].Severity)
			require.Equal(t, tt.path, string(fs[0].Path))
			_, err = p.GainLoss()
			require.ErrorIs(t, err, money.ErrPledge)
		})
	}
}

// A pledge in Swiss francs is booked in dollars through the euro, and the
// account says by which rates.
func ExampleConverter_PledgeAccount() {
	c := money.Converter{Rates: []*money.Rates{ecb}, Pivots: []money.Currency{money.EUR}}
	p, err := c.PledgeAccount(money.USD,
		money.DatedAmount{Amount: money.MustParse("95000.00 CHF"), Date: period.MustParse("2012-03-15")},
		[]money.DatedAmount{{Amount: money.MustParse("95000.00 CHF"), Date: period.MustParse("2012-03-18")}},
		period.Date{})
	if err != nil {
		fmt.Println(err)
		return
	}
	g, err := p.GainLoss()
	fmt.Println(g.Realised, err)
	for _, step := range g.Trace().Of(check.Rate) {
		fmt.Println(step)
	}
	// Output:
	// 788.00 USD <nil>
	// rate: pledge: CHF to EUR: 1 EUR = 1.2096 CHF on 2012-03-15 (daily, ECB) (for 2012-03-15, inverse, of that day)
	// rate: pledge: EUR to USD: 1 EUR = 1.3057 USD on 2012-03-15 (daily, ECB) (for 2012-03-15, direct, of that day)
	// rate: receipt 1: CHF to EUR: 1 EUR = 1.2058 CHF on 2012-03-16 (daily, ECB) (for 2012-03-18, inverse, 2 days old)
	// rate: receipt 1: EUR to USD: 1 EUR = 1.3116 USD on 2012-03-16 (daily, ECB) (for 2012-03-18, direct, 2 days old)
}
