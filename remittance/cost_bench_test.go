package remittance_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

// benchServices are made-up services of a few corridors.
func benchServices(hedge string) ([]remittance.Service, []decimal.Decimal) {
	list, plain := make([]remittance.Service, 1000), make([]decimal.Decimal, 1000)
	for i := range list {
		total := fmt.Sprintf("%d.%02d", i%17, i%100)
		plain[i] = decimal.RequireFromString(total)
		list[i] = remittance.Service{
			ID: fmt.Sprint(i), Firm: firms[i%len(firms)], Transparent: check.Met,
			Corridor: remittance.NewCorridor(countries[i%3], countries[3+i%5]),
			Quotes:   []remittance.Quote{{Denomination: usd200, StatedTotal: figure.MustParse(hedge + total + "%")}},
		}
	}
	return list, plain
}

// The mean of 1000 costs: as shopspring adds them up, and as tallies do.
func BenchmarkMean(b *testing.B) {
	exact, plain := benchServices("exactly ")
	rounded, _ := benchServices("")
	b.Run("shopspring", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sum := decimal.Zero
			for _, d := range plain {
				sum = sum.Add(d)
			}
			_ = sum.DivRound(decimal.NewFromInt(int64(len(plain))), 16)
		}
	})
	for _, bench := range []struct {
		name string
		list []remittance.Service
	}{{"exact", exact}, {"rounded", rounded}} {
		b.Run("CostTally/"+bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				tally := remittance.NewCostTally(remittance.Selection{At: usd200})
				for i := range bench.list {
					tally.Add(bench.list[i])
				}
				_ = tally.Result()
			}
		})
		b.Run("CostGroups/"+bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				groups := remittance.NewCostGroups(remittance.ByCorridor, remittance.Selection{At: usd200})
				for i := range bench.list {
					groups.Add(bench.list[i])
				}
				_ = groups.Averages()
			}
		})
		b.Run("SmartIndex/"+bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				index := remittance.NewSmartIndex(remittance.SmartRule{At: usd200})
				for i := range bench.list {
					index.Add(bench.list[i])
				}
				_ = index.Result()
			}
		})
	}
}

func BenchmarkCost(b *testing.B) {
	d := decimal.RequireFromString
	b.Run("shopspring", func(b *testing.B) {
		amount, fee, applied, interbank := d("18000"), d("450"), d("0.01056"), d("0.01068")
		one, hundred := d("1"), d("100")
		b.ReportAllocs()
		for b.Loop() {
			margin := one.Sub(applied.DivRound(interbank, 16)).Mul(hundred)
			_ = fee.Mul(hundred).DivRound(amount, 16).Add(margin)
		}
	})
	b.Run("CostOf", func(b *testing.B) {
		n := figure.MustNumber
		amount, fee, applied, interbank := n("18000"), n("450"), n("0.01056"), n("0.01068")
		b.ReportAllocs()
		for b.Loop() {
			_, _ = remittance.CostOf(amount, fee, applied, interbank)
		}
	})
	b.Run("Quote.Cost", func(b *testing.B) {
		q := remittance.Quote{
			Sent: money.MustParse("18000 KES"), Fee: money.MustParse("450 KES"),
			Applied: daily("1 KES = 0.01056 RWF"), Interbank: daily("1 KES = 0.01068 RWF"),
		}
		b.ReportAllocs()
		for b.Loop() {
			_, _ = q.Cost()
		}
	})
	b.Run("Quote.Check", func(b *testing.B) {
		q := remittance.Quote{
			Sent: money.MustParse("18000 KES"), Fee: money.MustParse("450 KES"),
			Applied: daily("1 KES = 0.01056 RWF"), Interbank: daily("1 KES = 0.01068 RWF"),
			StatedMargin: figure.MustParse("1.12%"), StatedTotal: figure.MustParse("3.62%"),
		}
		b.ReportAllocs()
		for b.Loop() {
			_ = q.Check()
		}
	})
}

// The mean of 100 corridors, weighted.
func BenchmarkWeighted(b *testing.B) {
	const n = 100
	var flows, costs [n]decimal.Decimal
	var exactFlows, roundedFlows [n]money.Figure
	var exactCosts, roundedCosts [n]remittance.Percent
	for i := range n {
		flow, cost := fmt.Sprintf("%d.%d", 7*i+3, i%10), fmt.Sprintf("%d.%02d", i%17, i)
		flows[i], costs[i] = decimal.RequireFromString(flow), decimal.RequireFromString(cost)
		exactFlows[i], roundedFlows[i] = money.MustParseFigure("exactly USD "+flow), money.MustParseFigure("USD "+flow)
		exactCosts[i], roundedCosts[i] = stated("exactly "+cost+"%"), stated(cost+"%")
	}
	b.Run("shopspring", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sum, weight := decimal.Zero, decimal.Zero
			for i := range n {
				sum, weight = sum.Add(flows[i].Mul(costs[i])), weight.Add(flows[i])
			}
			_ = sum.DivRound(weight, 16)
		}
	})
	for name, in := range map[string]struct {
		flows *[n]money.Figure
		costs *[n]remittance.Percent
	}{"exact": {&exactFlows, &exactCosts}, "rounded": {&roundedFlows, &roundedCosts}} {
		b.Run("WeightedCost/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var w remittance.WeightedCost
				for i := range n {
					_ = w.Add(remittance.Corridor{}, in.flows[i], in.costs[i])
				}
				_ = w.Result()
			}
		})
	}
}
