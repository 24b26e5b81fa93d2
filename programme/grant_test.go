package programme_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// grantCall is a clean call: up to EUR 25,000 each, 80 % of the total.
func grantCall() programme.GrantCall {
	eur := func(s string) money.Amount { return money.MustParse(s + " EUR") }
	day := period.MustParse
	return programme.GrantCall{
		Code: "c1", Title: lang.En("Small grants"), Open: period.MustParseSpan("2009-01-10/2009-03-31"), Envelope: stated("40000.00 EUR"),
		Ceiling: money.MustParseFigure("up to EUR 25,000"), Floor: money.MustParseFigure("EUR 5,000"),
		Match: money.MatchRule{Ratio: figure.MustNumber("0.8"), Base: money.OfTotal, Cap: eur("30000.00")},
		Awards: []programme.GrantAward{
			{
				Code: "g1", Grantee: "diaspora-ch", Title: lang.En("Clinic"), Agreed: day("2009-06-01"), Span: period.MustParseSpan("2009-06/2010-05"),
				Requested: eur("25000.00"), Amount: eur("20000.00"), Own: eur("5000.00"),
				Instalments: []programme.GrantInstalment{
					{Due: day("2009-06-15"), Paid: day("2009-06-20"), Amount: eur("12000.00"), For: lang.En("signature")}, {Due: day("2010-01-15"), Amount: eur("8000.00")},
				},
			},
			{Code: "g2", Amount: eur("20000.00"), Own: eur("6000.00")},
		},
	}
}

func TestGrantCallCheck(t *testing.T) {
	require.Empty(t, grantCall().Check())
	require.Empty(t, programme.GrantCall{}.Check())
	eur := func(s string) money.Amount { return money.MustParse(s + " EUR") }
	for name, tt := range map[string]struct {
		change func(*programme.GrantCall)
		want   []string
	}{
		"bounds":     {func(c *programme.GrantCall) { c.Floor = money.MustParseFigure("EUR 26,000"); c.Awards = nil }, []string{"floor error programme.grant-bounds"}},
		"rule":       {func(c *programme.GrantCall) { c.Match.Ratio = figure.Int(1) }, []string{"match.ratio error money.match-ratio"}},
		"code twice": {func(c *programme.GrantCall) { c.Awards[1].Code = "g1" }, []string{"awards[1].code error programme.grant-code-twice"}},
		"no amount":  {func(c *programme.GrantCall) { c.Awards[1].Amount = money.Amount{} }, []string{"awards[1].amount warning programme.grant-amount"}},
		"negative": {func(c *programme.GrantCall) {
			c.Floor = money.Figure{}
			c.Awards[1].Amount = eur("-1.00")
			c.Awards[1].Own = eur("-1.00")
		}, []string{"awards[1].amount error programme.grant-negative", "awards[1].own error programme.grant-negative"}},
		"at the ceiling": {func(c *programme.GrantCall) {
			c.Envelope = money.Figure{}
			c.Awards[1].Amount, c.Awards[1].Own = eur("25000"), eur("6250")
		}, nil},
		"above the ceiling": {func(c *programme.GrantCall) {
			c.Envelope = money.Figure{}
			c.Awards[1].Amount, c.Awards[1].Own = eur("25000.01"), eur("7000")
		}, []string{"awards[1].amount error programme.grant-ceiling"}},
		"another currency": {func(c *programme.GrantCall) {
			c.Match = money.MatchRule{}
			c.Floor = money.Figure{}
			c.Awards[1].Amount = usd("99999")
		}, []string{"awards[1].amount warning programme.grant-currency"}},
		"below the floor":       {func(c *programme.GrantCall) { c.Awards[1].Amount = eur("4999.99") }, []string{"awards[1].amount error programme.grant-floor"}},
		"more than asked for":   {func(c *programme.GrantCall) { c.Awards[0].Requested = eur("19999.99") }, []string{"awards[0].amount error programme.grant-requested"}},
		"own short":             {func(c *programme.GrantCall) { c.Awards[0].Own = eur("4999.99") }, []string{"awards[0].own error programme.grant-own"}},
		"own not stated":        {func(c *programme.GrantCall) { c.Awards[0].Own = money.Amount{} }, []string{"awards[0].own warning programme.grant-own"}},
		"own in other money":    {func(c *programme.GrantCall) { c.Awards[0].Own = usd("9000.00") }, []string{"awards[0].own warning programme.grant-currency"}},
		"above the rule's cap":  {func(c *programme.GrantCall) { c.Match.Cap = eur("19000.00") }, []string{"awards[0].amount error programme.grant-cap", "awards[1].amount error programme.grant-cap"}},
		"instalments above":     {func(c *programme.GrantCall) { c.Awards[0].Instalments[1].Amount = eur("8000.01") }, []string{"awards[0].instalments error programme.grant-instalments"}},
		"instalments below":     {func(c *programme.GrantCall) { c.Awards[0].Instalments[1].Amount = eur("7999.99") }, []string{"awards[0].instalments note programme.grant-instalments"}},
		"instalment unstated":   {func(c *programme.GrantCall) { c.Awards[0].Instalments[1].Amount = money.Amount{} }, []string{"awards[0].instalments[1].amount warning programme.grant-amount"}},
		"instalment currency":   {func(c *programme.GrantCall) { c.Awards[0].Instalments[1].Amount = usd("8000.00") }, []string{"awards[0].instalments[1].amount warning programme.grant-currency"}},
		"agreed too early":      {func(c *programme.GrantCall) { c.Awards[0].Agreed = period.MustParse("2008-12") }, []string{"awards[0].agreed error programme.grant-date"}},
		"paid too early":        {func(c *programme.GrantCall) { c.Awards[0].Instalments[0].Paid = period.MustParse("2009-05-31") }, []string{"awards[0].instalments[0].paid error programme.grant-date"}},
		"envelope, rounded":     {func(c *programme.GrantCall) { c.Envelope = money.MustParseFigure("EUR 0.04 million") }, nil}, // up to 45,000
		"envelope, total":       {func(c *programme.GrantCall) { c.Total, c.Awards = stated("41000.00 EUR"), nil }, []string{"envelope error programme.grant-envelope"}},
		"envelope, other money": {func(c *programme.GrantCall) { c.Envelope = stated("1.00 USD") }, nil},
		"envelope":              {func(c *programme.GrantCall) { c.Envelope = stated("39999.99 EUR") }, []string{"envelope error programme.grant-envelope"}},
	} {
		c := grantCall()
		tt.change(&c)
		require.Equal(t, tt.want, findingCodes(c.Check()), name)
	}
}

func TestGrantTotals(t *testing.T) {
	c := grantCall()
	got := c.Totals()
	require.Equal(t, "40000.00 EUR", got.Awarded.String())
	require.Equal(t, "11000.00 EUR", got.Own.String())
	require.Equal(t, "12000.00 EUR", got.Paid.String())
	require.Equal(t, "8000.00 EUR", got.Unpaid.String())
	rest, ok := c.Remaining()
	require.True(t, ok)
	require.Equal(t, "[0, 0]", rest.String())
	c.Envelope = money.MustParseFigure("EUR 3 million")
	rest, ok = c.Remaining()
	require.True(t, ok)
	require.Equal(t, "[2460000, 3460000]", rest.String())
	c.Envelope = money.MustParseFigure("USD 3 million")
	_, ok = c.Remaining()
	require.False(t, ok, "another currency")
	c.Envelope = money.Figure{}
	_, ok = c.Remaining()
	require.False(t, ok, "no envelope")
	c.Envelope = money.MustParseFigure("EUR 3 million")
	c.Awards = append(c.Awards, programme.GrantAward{Instalments: []programme.GrantInstalment{{}}})
	got = c.Totals()
	require.Equal(t, []int{2}, got.NotStated)
	require.Equal(t, []int{2}, got.HasNoAmount)
	_, ok = c.Remaining()
	require.False(t, ok)
}

func TestGrantCallJSON(t *testing.T) {
	data, err := json.Marshal(grantCall())
	require.NoError(t, err)
	var back programme.GrantCall
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	require.Error(t, json.Unmarshal([]byte(`{"ceilling":null}`), &back))
	data, err = json.Marshal(programme.GrantCall{})
	require.NoError(t, err)
	require.JSONEq(t, `{}`, string(data))
}

func FuzzGrantCallJSON(f *testing.F) {
	data, err := json.Marshal(grantCall())
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"match":{"ratio":"0.5","base":"counterpart"},"awards":[{"amount":{"amount":"-5","currency":"XDR"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var c programme.GrantCall
		if json.Unmarshal(data, &c) != nil {
			require.Empty(t, c.Awards)
			return
		}
		c.Check()
		c.Totals()
		first, err := json.Marshal(c)
		require.NoError(t, err)
		var back programme.GrantCall
		require.NoError(t, json.Unmarshal(first, &back))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

func ExampleGrantCall_Check() {
	c := programme.GrantCall{
		Ceiling: money.MustParseFigure("up to EUR 25,000"),
		Match:   money.MatchRule{Ratio: figure.MustNumber("0.8"), Base: money.OfTotal},
		Awards: []programme.GrantAward{{
			Amount: money.MustParse("26000 EUR"), Own: money.MustParse("5000 EUR"),
			Instalments: []programme.GrantInstalment{{Amount: money.MustParse("20000 EUR")}, {Amount: money.MustParse("7000 EUR")}},
		}},
	}
	for _, f := range c.Check() {
		fmt.Println(f)
	}
	// Output:
	// awards[0].amount: error: the award of 26000 EUR is above the ceiling of up to EUR 25000 [programme.grant-ceiling]
	// awards[0].own: error: the own contribution of 5000 EUR is short by 1500.00 EUR: an award of 26000 EUR takes 6500.00 EUR [programme.grant-own]
	// awards[0].instalments: error: the instalments come to 27000 EUR, above the award of 26000 EUR [programme.grant-instalments]
}
