package money_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// valued reads "2009-12-07 1000000.00 EUR 1.4787".
func valued(s string) money.Valued {
	f := strings.Fields(s)
	return money.Valued{Date: period.MustParse(f[0]), Amount: amount(f[1] + " " + f[2]), Rate: number(f[3])}
}

func account(reporting, pledge string, receipts ...string) money.PledgeAccount {
	p := money.PledgeAccount{Reporting: money.MustCurrency(reporting), Pledge: valued(pledge), Rounding: money.HalfUp}
	for _, r := range receipts {
		p.Receipts = append(p.Receipts, valued(r))
	}
	return p
}

func closing(p money.PledgeAccount, date, rate string) money.PledgeAccount {
	p.Closing = money.Closing{Date: period.MustParse(date), Rate: number(rate)}
	return p
}

// The first three cases are those of money_vectors.json.
func TestGainLoss(t *testing.T) {
	tests := map[string]struct {
		account  money.PledgeAccount
		booked   string
		receipts []string // value, released, realised
		totals   string   // received value, realised, outstanding, carrying, at closing, unrealised, total
	}{
		"euro pledge, losses": {
			closing(account("USD", "2009-12-07 1000000.00 EUR 1.4787",
				"2010-02-01 400000.00 EUR 1.3913", "2010-06-15 350000.00 EUR 1.2258"), "2010-12-31", "1.3362"),
			"1478700.00 USD",
			[]string{"556520.00 591480.00 -34960.00", "429030.00 517545.00 -88515.00"},
			"985550.00 -123475.00 250000.00 369675.00 334050.00 -35625.00 -159100.00",
		},
		"franc pledge, a gain": {
			account("USD", "2014-12-31 250000.00 CHF 1.00974", "2015-01-16 250000.00 CHF 1.14415"),
			"252435.00 USD",
			[]string{"286037.50 252435.00 33602.50"},
			"286037.50 33602.50 0.00 0.00 0.00 0.00 33602.50",
		},
		"thirds": {
			account("USD", "2010-01-01 100.00 EUR 1.43335",
				"2010-02-01 33.33 EUR 1.43335", "2010-03-01 33.33 EUR 1.43335", "2010-04-01 33.34 EUR 1.43335"),
			"143.34 USD",
			[]string{"47.77 47.78 -0.01", "47.77 47.77 0.00", "47.79 47.79 0.00"},
			"143.33 -0.01 0.00 0.00 0.00 0.00 -0.01",
		},
		"nothing yet": {
			account("USD", "2010-01-01 100.00 EUR 1.5"), "150.00 USD", nil,
			"0.00 0.00 100.00 150.00 - - -",
		},
		"nothing yet, revalued": {
			closing(account("USD", "2010-01-01 100.00 EUR 1.5"), "2010-12-31", "1.25"), "150.00 USD", nil,
			"0.00 0.00 100.00 150.00 125.00 -25.00 -25.00",
		},
		"a rate that was divided by": {
			account("USD", "2010-01-01 100.00 RSD 100/8812", "2010-02-01 100.00 RSD 100/7000"), "1.13 USD",
			[]string{"1.43 1.13 0.30"}, "1.43 0.30 0.00 0.00 0.00 0.00 0.30",
		},
		"some paid back": {
			account("USD", "2010-01-01 100.00 EUR 1.5", "2010-02-01 60.00 EUR 1.6", "2010-03-01 -10.00 EUR 1.4"), "150.00 USD",
			[]string{"96.00 90.00 6.00", "-14.00 -15.00 1.00"}, "82.00 7.00 50.00 75.00 - - -",
		},
		"no minor unit in what is reported": {
			account("JPY", "2010-01-01 100.00 EUR 130.07", "2010-02-01 50.00 EUR 125.5"), "13007 JPY",
			[]string{"6275 6504 -229"}, "6275 -229 50.00 6503 - - -",
		},
		"whole thousands": {
			func() money.PledgeAccount {
				p := account("USD", "2010-01-01 1000000 EUR 1.4787", "2010-02-01 400000 EUR 1.3913")
				p.Step = amount("1000 USD")
				return p
			}(), "1479000 USD",
			[]string{"557000 592000 -35000"}, "557000 -35000 600000 887000 - - -",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, tt.account.Check())
			g, err := tt.account.GainLoss()
			require.NoError(t, err)
			require.Equal(t, tt.booked, g.Booked.String())
			var receipts []string
			for _, r := range g.Receipts {
				receipts = append(receipts, texts([]money.Amount{r.Value, r.Released, r.Realised}))
			}
			require.Equal(t, tt.receipts, receipts)
			var totals []string
			for _, a := range []money.Amount{g.ReceivedValue, g.Realised, g.Outstanding, g.Carrying, g.AtClosing, g.Unrealised, g.Total} {
				if a.IsZero() {
					totals = append(totals, "-")
				} else {
					totals = append(totals, strings.Fields(a.String())[0])
				}
			}
			require.Equal(t, tt.totals, strings.Join(totals, " "))
			require.NotEmpty(t, g.Trace().Of(check.Result))

			data, err := json.Marshal(g)
			require.NoError(t, err)
			var back money.GainLoss
			require.NoError(t, check.DecodeJSON(data, &back))
			again, err := json.Marshal(back)
			require.NoError(t, err)
			require.Equal(t, string(data), string(again))
			require.Equal(t, g.Trace(), back.Trace())
		})
	}
}

// What is released and what is carried sum to what was booked, after each
// receipt; a pledge that came in whole is empty; parts sum to totals.
func TestGainLossLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(61, 62))
	rate := func() figure.Number {
		n, _ := figure.Frac(rng.Int64N(200000)+1, rng.Int64N(100000)+1)
		return n
	}
	for range 300 {
		pledge, _ := money.New(rng.Int64N(1_000_000)+1, 2, money.EUR)
		p := money.PledgeAccount{
			Reporting: money.USD, Pledge: money.Valued{Amount: pledge, Rate: rate()},
			Rounding: money.Rounding(rng.IntN(6)), Closing: money.Closing{Rate: rate()},
		}
		parts, err := pledge.Split(rng.IntN(7) + 1)
		require.NoError(t, err)
		whole := rng.IntN(2) == 0
		for i, part := range parts {
			if whole || i > 0 {
				p.Receipts = append(p.Receipts, money.Valued{Amount: part, Rate: rate()})
			}
		}
		g, err := p.GainLoss()
		require.NoError(t, err)
		released, realised, values := g.Booked.MulInt(0), g.Booked.MulInt(0), g.Booked.MulInt(0)
		for _, r := range g.Receipts {
			released, _ = released.Add(r.Released)
			realised, _ = realised.Add(r.Realised)
			values, _ = values.Add(r.Value)
		}
		carried, _ := released.Add(g.Carrying)
		requireSame(t, g.Booked, carried)
		requireSame(t, g.Realised, realised)
		requireSame(t, g.ReceivedValue, values)
		if whole {
			require.Zero(t, g.Outstanding.Sign())
			require.Zero(t, g.Carrying.Sign())
			require.Zero(t, g.Unrealised.Sign())
		}
		// All that came in or is to come, less what was booked, is the effect.
		effect, _ := values.Add(g.AtClosing)
		effect, _ = effect.Sub(g.Booked)
		requireSame(t, g.Total, effect)
	}
}

func TestPledgeAccountCheck(t *testing.T) {
	good := account("USD", "2010-01-01 100.00 EUR 1.5", "2010-02-01 60.00 EUR 1.6")
	tests := map[string]struct {
		change   func(p *money.PledgeAccount)
		code     string
		path     string
		severity check.Severity
	}{
		"no reporting currency": {func(p *money.PledgeAccount) { p.Reporting = 0 }, "money.pledge-currency", "reporting", check.Error},
		"no pledge":             {func(p *money.PledgeAccount) { p.Pledge.Amount, p.Receipts = money.Amount{}, nil }, "money.pledge-amount", "pledge.amount", check.Error},
		"pledge of zero":        {func(p *money.PledgeAccount) { p.Pledge.Amount, p.Receipts = amount("0 EUR"), nil }, "money.pledge-amount", "pledge.amount", check.Error},
		"no rate":               {func(p *money.PledgeAccount) { p.Pledge.Rate = figure.Number{} }, "money.pledge-rate", "pledge.rate", check.Error},
		"no rate of a receipt":  {func(p *money.PledgeAccount) { p.Receipts[0].Rate = figure.Number{} }, "money.pledge-rate", "receipts[0].rate", check.Error},
		"no rate at closing":    {func(p *money.PledgeAccount) { p.Closing.Date = period.MustParse("2010-12-31") }, "money.pledge-rate", "closing.rate", check.Error},
		"other currency":        {func(p *money.PledgeAccount) { p.Receipts[0].Amount = amount("60 CHF") }, "money.pledge-currency", "receipts[0].amount", check.Error},
		"nothing received":      {func(p *money.PledgeAccount) { p.Receipts[0].Amount = money.Amount{} }, "money.pledge-currency", "receipts[0].amount", check.Error},
		"more than pledged":     {func(p *money.PledgeAccount) { p.Receipts[0].Amount = amount("100.01 EUR") }, "money.pledge-received", "receipts[0].amount", check.Error},
		"less than nothing":     {func(p *money.PledgeAccount) { p.Receipts[0].Amount = amount("-0.01 EUR") }, "money.pledge-received", "receipts[0].amount", check.Error},
		"before the pledge":     {func(p *money.PledgeAccount) { p.Receipts[0].Date = period.MustParse("2009") }, "money.pledge-date", "receipts[0].date", check.Warning},
		"after the closing": {func(p *money.PledgeAccount) {
			p.Closing = money.Closing{Date: period.MustParse("2010-01"), Rate: number("1.5")}
		}, "money.pledge-date", "receipts[0].date", check.Warning},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := account("USD", "2010-01-01 100.00 EUR 1.5", "2010-02-01 60.00 EUR 1.6")
			tt.change(&p)
			fs := p.Check()
			require.Len(t, fs, 1, fs.String())
			require.Equal(t, tt.code, fs[0].Code)
			require.Equal(t, tt.path, string(fs[0].Path))
			require.Equal(t, tt.severity, fs[0].Severity)
			g, err := p.GainLoss()
			if tt.severity == check.Error {
				require.ErrorIs(t, err, money.ErrPledge)
				require.True(t, g.Booked.IsZero())
			} else {
				require.NoError(t, err)
			}
		})
	}
	require.Empty(t, good.Check())
	require.Zero(t, testing.AllocsPerRun(10, func() { _ = good.Check() }))

	for reporting, want := range map[string]error{"XDR": money.ErrNoMinorUnit, "USD": money.ErrMismatch} {
		p := account(reporting, "2010-01-01 100.00 EUR 1.5")
		if want == money.ErrMismatch {
			p.Step = amount("1 CHF")
		}
		_, err := p.GainLoss()
		require.ErrorIs(t, err, want)
	}

	// The zero values have traces that say nothing, and do not panic.
	require.NotEmpty(t, money.GainLoss{}.Trace())
	require.NotEmpty(t, money.GainLoss{Receipts: make([]money.ReceiptGain, 2)}.Trace())
	require.NotEmpty(t, money.PledgeAccount{}.Check())
}

// What goes in is copied.
func TestGainLossCopies(t *testing.T) {
	p := account("USD", "2010-01-01 100.00 EUR 1.5", "2010-02-01 60.00 EUR 1.6")
	g, err := p.GainLoss()
	require.NoError(t, err)
	before := g.Trace()
	p.Receipts[0].Amount = amount("1 EUR")
	require.Equal(t, before, g.Trace())
}

func BenchmarkGainLoss(b *testing.B) {
	p := closing(account("USD", "2009-12-07 1000000.00 EUR 1.4787",
		"2010-02-01 400000.00 EUR 1.3913", "2010-06-15 350000.00 EUR 1.2258"), "2010-12-31", "1.3362")
	b.ReportAllocs()
	for b.Loop() {
		_, _ = p.GainLoss()
	}
}

// A pledge of one million euro comes in while the euro falls (rates of the
// European Central Bank). A quarter is outstanding at the end of the year.
func ExamplePledgeAccount_GainLoss() {
	day := period.MustParse
	rate := figure.MustNumber
	p := money.PledgeAccount{
		Reporting: money.USD,
		Pledge:    money.Valued{Date: day("2009-12-07"), Amount: money.MustParse("1000000.00 EUR"), Rate: rate("1.4787")},
		Receipts: []money.Valued{
			{Date: day("2010-02-01"), Amount: money.MustParse("400000.00 EUR"), Rate: rate("1.3913")},
			{Date: day("2010-06-15"), Amount: money.MustParse("350000.00 EUR"), Rate: rate("1.2258")},
		},
		Closing:  money.Closing{Date: day("2010-12-31"), Rate: rate("1.3362")},
		Rounding: money.HalfUp,
	}
	g, err := p.GainLoss()
	fmt.Println(g.Realised, g.Unrealised, g.Total, err)
	fmt.Println(g.Trace())
	// Output:
	// -123475.00 USD -35625.00 USD -159100.00 USD <nil>
	// input: pledge: 1000000.00 EUR
	// rate: pledge: 1 EUR = 1.4787 USD (2009-12-07)
	// policy: rounding: half-up to minor units
	// compute: booked: 1478700.00 USD (pledge × rate)
	// input: receipt 1: 400000.00 EUR
	// rate: receipt 1: 1 EUR = 1.3913 USD (2010-02-01)
	// compute: receipt 1: value: 556520.00 USD (receipt × rate)
	// compute: receipt 1: released: 591480.00 USD (booked × received so far / pledge, less what was released before)
	// compute: receipt 1: realised: -34960.00 USD (value less released)
	// input: receipt 2: 350000.00 EUR
	// rate: receipt 2: 1 EUR = 1.2258 USD (2010-06-15)
	// compute: receipt 2: value: 429030.00 USD (receipt × rate)
	// compute: receipt 2: released: 517545.00 USD (booked × received so far / pledge, less what was released before)
	// compute: receipt 2: realised: -88515.00 USD (value less released)
	// result: realised: -123475.00 USD
	// compute: outstanding: 250000.00 EUR (pledge less receipts)
	// compute: carrying: 369675.00 USD (booked less released)
	// rate: closing: 1 EUR = 1.3362 USD (2010-12-31)
	// compute: at closing: 334050.00 USD (outstanding × closing rate)
	// result: unrealised: -35625.00 USD
	// result: total: -159100.00 USD (realised and unrealised)
}
