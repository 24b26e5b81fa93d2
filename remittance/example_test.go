package remittance_test

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/remittance"
)

// What corridors to and from the region cost, as the World Bank's Migration and
// Development Brief of April 2015 has it: the dearest are those from Austria and
// Germany to Bosnia and Herzegovina, the cheapest those from the Russian
// Federation to Central Asia.
func Example() {
	source := figure.Source{Publisher: "World Bank", Title: "Migration and Development Brief 24", Date: period.MustParse("2015-04")}
	target := remittance.NewTargetTally(remittance.Target10c())
	for _, c := range []struct{ corridor, cost string }{
		{"AT-BA", "11.7%"}, {"DE-BA", "11.7%"}, {"RU-TJ", "1.9%"}, {"RU-UZ", "1.9%"},
	} {
		cost := figure.MustParse(c.cost).WithSource(source)
		target.Add(remittance.MustCorridor(c.corridor), remittance.StatedPercent(cost))
	}
	fmt.Print(target.Result().Trace())
	// Output:
	// input: corridors: 4
	// compute: mean in percent: 6.8, within [6.75, 6.85] (each corridor once)
	// compute: median in percent: 6.8, within [6.75, 6.85]
	// compute: corridors at or below 3: 2
	// compute: above the limit of a corridor: 11.7, within [11.65, 11.75] (AT-BA)
	// compute: above the limit of a corridor: 11.7, within [11.65, 11.75] (DE-BA)
	// result: average: not met (< 3)
	// result: all corridors: not met (<= 5)
}

// A Kenyan bank's transfer to Rwanda in the third quarter of 2011, from
// Remittance Prices Worldwide.
func ExampleCostOf() {
	n := figure.MustNumber
	cost, err := remittance.CostOf(n("18000"), n("450"), n("0.01056"), n("0.01068"))
	fmt.Println(cost.Fee, cost.Margin, cost.Total, err)
	_, err = remittance.CostOf(n("0"), n("450"), n("0.01056"), n("0.01068"))
	fmt.Println(err)
	// Output:
	// 2.5 1.123595… 3.623595… <nil>
	// remittance: no cost: amount 0: want more than 0
}

// Rates are rounded, and so is the margin that follows from them.
func ExampleQuote_Cost() {
	q := remittance.Quote{
		Sent: money.MustParse("200 EUR"), Fee: money.MustParse("4.90 EUR"),
		Applied:   money.MustParseRate("1 EUR = 118.20 RSD on 2015-04-01 (daily, the firm)"),
		Interbank: money.MustParseRate("1 EUR = 120.24 RSD on 2015-04-01 (daily, NBS)"),
	}
	cost, err := q.Cost()
	if err != nil {
		fmt.Println(err)
	}
	fmt.Print(cost.Trace())
	// Output:
	// compute: fee: 2.45 (100 × fee / amount)
	// compute: margin: 1.696606…, within [1.68836, 1.704853] (100 × (1 - applied rate / interbank rate))
	// result: total: 4.146606…, within [4.13836, 4.154853] (fee + margin, in percent of the amount)
}

func ExampleQuote_Check() {
	q := remittance.Quote{
		Sent: money.MustParse("18000 KES"), Fee: money.MustParse("450 KES"),
		StatedMargin: figure.MustParse("1.12%"), StatedTotal: figure.MustParse("3.26%"),
	}
	fmt.Print(q.Check())
	// Output:
	// stated_total: warning: a total of 3.26 % is stated, fee and margin give 3.62 % [remittance.identity]
}

func ExampleTariff_Fee() {
	tariff := remittance.Tariff{Bands: []remittance.TariffBand{
		{UpTo: money.MustParse("100 EUR"), Flat: money.MustParse("3.90 EUR")},
		{UpTo: money.MustParse("1000 EUR"), Percent: figure.MustNumber("2.5"), Most: money.MustParse("20 EUR")},
	}}
	for _, sent := range []string{"100 EUR", "300 EUR", "1000 EUR", "1001 EUR"} {
		fmt.Println(tariff.Fee(money.MustParse(sent)))
	}
	// Output:
	// 3.9 EUR <nil>
	// 7.5 EUR <nil>
	// 20 EUR <nil>
	//  remittance: no fee for the amount: 1001 EUR lies above its 2 bands
}

// Rwanda to Kenya in the fourth quarter of 2020, from Remittance Prices
// Worldwide: one of eight firms does not tell its rate, and its fee alone is no
// cost.
func ExampleCostTally() {
	var tally remittance.CostTally
	for _, s := range rwandaToKenya() {
		tally.Add(s)
	}
	fmt.Print(tally.Result().Trace())
	// Output:
	// policy: services: unless-opaque
	// input: services: 8 (transparent: 7, not transparent: 1, not stated: 0)
	// left-out: services: 1 (opaque)
	// compute: sum / count: 72.66 / 7 (each service once)
	// result: average cost in percent: 10.38, within [10.375, 10.385]
}

// The three cheapest of the same services.
func ExampleSmartTally() {
	tally := remittance.NewSmartTally(remittance.SmartRule{Needs: remittance.Qualification{Transparent: true}})
	for _, s := range rwandaToKenya() {
		tally.Add(s)
	}
	fmt.Print(tally.Result().Trace())
	// Output:
	// policy: rule: the 3 cheapest: transparent; ties: cut; too few: no-value
	// input: services: 8
	// left-out: services: 1 (do not qualify)
	// compute: cheapest 1: 3.43, within [3.425, 3.435] (Western Union)
	// compute: cheapest 2: 6.28, within [6.275, 6.285] (KCB Bank)
	// compute: cheapest 3: 6.78, within [6.775, 6.785] (KCB Bank)
	// result: mean of the cheapest in percent: 5.496666…, within [5.491666, 5.501667]
}

func rwandaToKenya() []remittance.Service {
	var list []remittance.Service
	for _, x := range [][2]string{
		{"Ecobank RapidCash", "12.58%"}, {"KCB Bank", "6.78%"}, {"KCB Bank", "6.28%"}, {"Maico Money Transfer", "11.43%"},
		{"MoneyGram", "13.51%"}, {"MTN Mobile Money", "3.33%"}, {"Western Union", "18.65%"}, {"Western Union", "3.43%"},
	} {
		list = append(list, remittance.Service{
			Corridor: remittance.MustCorridor("RWA-KEN"), Firm: x[0], Transparent: check.Decide(x[0] != "MTN Mobile Money"),
			Quotes: []remittance.Quote{{StatedTotal: figure.MustParse(x[1])}},
		})
	}
	return list
}

func ExampleCostGroups() {
	groups := remittance.NewCostGroups(remittance.ByFirm, remittance.Selection{})
	for _, s := range rwandaToKenya() {
		groups.Add(s)
	}
	for _, g := range groups.Averages() {
		fmt.Println(g.Key.Firm, g.Average)
	}
	// Output:
	// Ecobank RapidCash 12.58 of 1 services
	// KCB Bank 6.53 of 2 services
	// MTN Mobile Money absent: undefined: no service counts, 1 excluded
	// Maico Money Transfer 11.43 of 1 services
	// MoneyGram 13.51 of 1 services
	// Western Union 11.04 of 2 services
}

// Flows to Serbia in 2017 by the World Bank's bilateral matrix, in millions of
// dollars, and what it costs to send them. From Hungary no cost is known.
func ExampleWeightedCost() {
	var w remittance.WeightedCost
	for _, x := range []struct{ corridor, flow, cost string }{
		{"DE-RS", "USD 617.0 million", "8.43%"}, {"AT-RS", "USD 420.5 million", "8.1%"},
		{"CH-RS", "USD 383.4 million", "15.70%"}, {"HU-RS", "USD 100 million", ""},
	} {
		var cost remittance.Percent
		if x.cost != "" {
			cost = remittance.StatedPercent(figure.MustParse(x.cost))
		}
		if err := w.Add(remittance.MustCorridor(x.corridor), money.MustParseFigure(x.flow), cost); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(w.Result().Mean)
	fmt.Print(w.Check(figure.Int(95)))
	// Output:
	// 10.293996…
	// warning: the average covers 93.424945… % of the flow: want at least 95 % [remittance.coverage]
}

// The mean of the cheapest services decides about a corridor, all services about
// the average: the one exactly at 5 % meets the target.
func ExampleSDG10c1() {
	var a remittance.SDG10c1
	for _, total := range []string{"exactly 5%", "exactly 5%", "exactly 5%", "exactly 30%"} {
		a.Add(remittance.Service{
			Corridor: remittance.MustCorridor("AT-BA"), Quotes: []remittance.Quote{{StatedTotal: figure.MustParse(total)}},
		})
	}
	fmt.Print(a.Result().Trace())
	// Output:
	// compute: AT-BA: average: 11.25 of 4 services
	// compute: AT-BA: cheapest: 5 of 3 of 4 services (met)
	// compute: global average: 11.25 of 4 services (each service once)
	// result: average: not met (< 3)
	// result: all corridors: met (<= 5)
}

// Germany to Serbia in 2017: it matters whether 617 million is what was sent, or
// what arrived.
func ExampleExcessOf() {
	flow := money.MustParseFigure("exactly USD 617000000")
	cost := remittance.ExactPercent(figure.MustNumber("8.432"))
	for _, basis := range []remittance.FlowBasis{remittance.SentBasis, remittance.ReceivedBasis, remittance.NoBasis} {
		excess, err := remittance.ExcessOf(flow, basis, cost, figure.Int(3))
		fmt.Println(excess, err)
	}
	// Output:
	// 33515440 USD <nil>
	// 36601694.915254… USD <nil>
	// absent: not-reported: not stated whether the flow is sent or received <nil>
}
