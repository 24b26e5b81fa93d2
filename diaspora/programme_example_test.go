package diaspora_test

import (
	"fmt"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// A fund doubles what migrants invest at home, up to MDL 250,000 a project and
// 300,000 a person and year; a family sends euros twice. What came of all that
// is compared with what a newspaper wrote.
func Example_matchedFund() {
	mdl := money.MustCurrency("MDL")
	fund := diaspora.Scheme{Code: "1+1", Currency: mdl, Partners: []diaspora.SchemePartner{{
		Code:         "state",
		Rule:         money.MatchRule{Ratio: figure.Int(1), Cap: money.MustParse("250000 MDL")},
		DonorYearCap: money.MustParse("300000 MDL"),
	}}}
	rates := money.MustRates(money.MustParseRate("1 EUR = 19.50 MDL on 2018-05-02 (daily)"))
	convert := money.Converter{Rates: []*money.Rates{rates}}

	var ledger diaspora.FundLedger
	for _, project := range []string{"dairy", "bakery"} {
		f, err := fund.Fund(&ledger, diaspora.Contribution{
			Donor: "family 12", Project: project, On: period.MustParse("2018-05-04"), Amount: money.MustParse("15000 EUR"),
		}, convert)
		if err != nil {
			fmt.Println(err)
			return
		}
		share, _ := f.OwnShare()
		fmt.Printf("%s: own %s, match %s (%s), own share %s %%\n",
			project, f.Own, f.Matched, f.Matches[0].LimitedBy, share.Round(2, figure.HalfUp))
	}

	leverage, _ := diaspora.LeverageOf(money.MustParseFigure("MDL 12 million"), money.MustParseFigure("MDL 46 million"))
	five := figure.MustParse("about 5").Under(figure.Policy{AboutMargin: figure.PercentMargin(figure.Int(10))})
	fmt.Println("one leu attracts about five:", leverage.Supports(five))
	// Output:
	// dairy: own 292500.00 MDL, match 250000.00 MDL (cap), own share 53.92 %
	// bakery: own 292500.00 MDL, match 50000.00 MDL (donor-year-cap), own share 85.4 %
	// one leu attracts about five: not met
}

// Three levels of government each add a peso to a peso of a migrant club. The
// federation has a ceiling, and what it cuts off is nobody's.
func ExampleScheme_Fund() {
	one := money.MatchRule{Ratio: figure.Int(1)}
	scheme := diaspora.Scheme{Currency: money.MustCurrency("MXN"), Partners: []diaspora.SchemePartner{
		{Code: "federal", Rule: money.MatchRule{Ratio: figure.Int(1), Cap: money.MustParse("1000000 MXN")}},
		{Code: "state", Rule: one},
		{Code: "municipality", Rule: one},
	}}
	f, err := scheme.Fund(nil, diaspora.Contribution{Amount: money.MustParse("1200000 MXN")}, money.Converter{})
	fmt.Println(err)
	fmt.Print(f.Trace())
	// Output:
	// <nil>
	// input: contribution: 1200000 MXN
	// policy: federal: ratio: 1 (of the contribution)
	// compute: federal: share: 1200000.00 MXN (cut down to whole units)
	// left-out: federal: shortfall: 200000.00 MXN (above its caps or its budget)
	// result: federal: match: 1000000.00 MXN (limited by cap)
	// policy: state: ratio: 1 (of the contribution)
	// compute: state: share: 1200000.00 MXN (cut down to whole units)
	// result: state: match: 1200000.00 MXN (limited by ratio)
	// policy: municipality: ratio: 1 (of the contribution)
	// compute: municipality: share: 1200000.00 MXN (cut down to whole units)
	// result: municipality: match: 1200000.00 MXN (limited by ratio)
	// result: matched: 3400000.00 MXN
	// result: total: 4600000.00 MXN
	// result: shortfall: 200000.00 MXN (not taken over)
}

func ExampleScheme_Fund_errors() {
	scheme := diaspora.Scheme{Currency: money.EUR, Partners: []diaspora.SchemePartner{
		{Code: "city", Rule: money.MatchRule{Ratio: figure.Int(1)}, DonorYearCap: money.MustParse("5000 EUR")},
	}}
	_, err := scheme.Fund(nil, diaspora.Contribution{Amount: money.MustParse("100 EUR")}, money.Converter{})
	fmt.Println(err)
	// Output:
	// diaspora: cannot fund: partner "city" has a cap per donor and year: want the donor and the date of the contribution
}

func ExampleShareBudget() {
	claim := money.MustParse("1000 EUR")
	for _, rule := range []diaspora.BudgetRule{diaspora.FirstCome, diaspora.ProRata} {
		b, _ := diaspora.ShareBudget(claim, rule, claim, claim, claim)
		fmt.Println(rule, b.Grants)
	}
	// Output:
	// first-come [1000.00 EUR 0.00 EUR 0.00 EUR]
	// pro-rata [333.34 EUR 333.33 EUR 333.33 EUR]
}

func ExampleLeverageOf() {
	l, _ := diaspora.LeverageOf(money.MustParseFigure("MDL 242.4 million"), money.MustParseFigure("MDL 767.7 million"))
	fmt.Println("investment per grant:", l.InvestmentPerGrant)
	fmt.Println("private money per grant:", l.PrivatePerGrant)
	// Output:
	// investment per grant: 3.1671 in [3.1662, 3.168]
	// private money per grant: 2.1671 in [2.1662, 2.168]
}

func ExampleOwnContributionsTo() {
	own, _ := diaspora.OwnContributionsTo(money.MustParseFigure("CHF 100000"), figure.MustParse("10%"))
	fmt.Println("of the grant:", own.OfGrant)
	fmt.Println("of the total:", own.OfTotal.Outwards(2))
	// Output:
	// of the grant: [10000, 10000]
	// of the total: [11111.11, 11111.12]
}

func ExampleAssignment_Type() {
	for _, a := range []diaspora.Assignment{
		{Delivered: &diaspora.AssignmentDays{Physical: 90}},
		{Delivered: &diaspora.AssignmentDays{Remote: 30}},
		{Delivered: &diaspora.AssignmentDays{Physical: 30}, OpenEnded: true},
		{Delivered: &diaspora.AssignmentDays{Physical: 400, Remote: 20}},
		{Delivered: &diaspora.AssignmentDays{}},
	} {
		fmt.Println(a.Type(), a.IsLongTerm())
	}
	// Output:
	// temporary false
	// virtual false
	// permanent false
	// temporary true
	// none false
}

func ExampleSumAssignments() {
	sum, _ := diaspora.SumAssignments(
		diaspora.Assignment{Person: "a", Planned: &diaspora.AssignmentDays{Physical: 120}, Delivered: &diaspora.AssignmentDays{Physical: 90}},
		diaspora.Assignment{Person: "a", Delivered: &diaspora.AssignmentDays{Remote: 20}},
	)
	years, _ := sum.FullTimeYears(diaspora.WorkingDaysPerYear)
	fmt.Println(sum.Temporary, "temporary,", sum.Virtual, "virtual, people from", sum.PeopleLow, "to", sum.PeopleHigh)
	fmt.Println(years, "years,", sum.DeliveredPercent(), "% of the plan")
	// Output:
	// 1 temporary, 1 virtual, people from 1 to 1
	// 0.5 years, 75 % of the plan
}

func ExampleFunnel_Rates() {
	funnel := diaspora.Funnel{
		Stages: []diaspora.FunnelStage{
			{Name: "consulted", Count: figure.MustParse("1,200")},
			{Name: "registered", Count: figure.MustParse("over 400")},
			{Name: "placed", Count: figure.MustParse("19")},
		},
		Destinations: []diaspora.FunnelDestination{
			{Country: place.MustCountry("PL"), Target: figure.MustParse("60"), Achieved: figure.MustParse("19")},
			{Country: place.MustCountry("EE"), Target: figure.MustParse("10"), Achieved: figure.MustParse("0")},
		},
	}
	rates, _ := funnel.Rates()
	fmt.Println("registered of consulted:", rates.Steps[0])
	fmt.Println("placed of registered:", rates.Steps[1])
	fmt.Println("placed of consulted:", rates.Overall)
	fmt.Println("of the target:", rates.Achievement)
	// Output:
	// registered of consulted: 33.3333 in (33.3333, 100]
	// placed of registered: 4.75 in (0, 4.75)
	// placed of consulted: 1.5833
	// of the target: 27.1429
}

func ExamplePhases() {
	phases := diaspora.Phases{
		{Name: "I", Count: figure.Count(39, "assignments")},
		{Name: "II", Count: figure.Count(68, "assignments")},
		{Name: "III", Count: figure.Count(47, "assignments")},
	}
	total, _ := phases.Total()
	changes, _ := phases.Changes()
	fmt.Println(total, changes)
	// Output:
	// [154, 154] [74.359 -30.8824]
}

func ExampleCentreTally() {
	var north, south, both diaspora.CentreTally
	north.Add(diaspora.Visit{Person: "p1", Services: []string{"information", "counselling"}, Types: []string{"potential", "youth"}})
	north.Add(diaspora.Visit{Services: []string{"information"}})
	south.Add(diaspora.Visit{Person: "p1", Services: []string{"referral"}, Types: []string{"potential"}})
	both.Merge(north)
	both.Merge(south)
	fmt.Println(north)
	fmt.Println(south)
	fmt.Println("together:", both)
	fmt.Println(both.PeopleByType(), both.TypesExceedPeople())
	// Output:
	// 2 visits, 3 services, 1 to 2 people
	// 1 visits, 1 services, 1 people
	// together: 3 visits, 4 services, 1 to 2 people
	// [{potential 1} {youth 1}] true
}

// How many centres answered, if 75, 33 and 17 % of them had partners of three
// kinds, and 83 % helped potential migrants?
func ExampleImpliedBases() {
	var percents []figure.Quantity
	for _, p := range []string{"75%", "33%", "17%", "83%"} {
		percents = append(percents, figure.MustParse(p))
	}
	bases, _ := diaspora.ImpliedBases(60, figure.HalfUp, percents...)
	fmt.Println(bases)
	// Output:
	// [12 24 36 48 52 60]
}

func ExamplePointsChangeTo() {
	c, _ := diaspora.PointsChangeTo(figure.MustParse("38.1%"), figure.MustParse("14.6 percentage points"))
	fmt.Println("before:", c.Face)
	fmt.Println("relative change in percent:", c.Relative)
	// Output:
	// before: 23.5
	// relative change in percent: 62.1277 in [61.6525, 62.6069]
}

func ExampleImpliedRatesOf() {
	r, _ := diaspora.ImpliedRatesOf(
		diaspora.AmountPair{Base: money.MustParse("820000 EUR"), Quote: money.MustParse("966718 USD")},
		diaspora.AmountPair{Base: money.MustParse("60000 EUR"), Quote: money.MustParse("65574 USD")},
	)
	fmt.Print(r.Trace())
	// Output:
	// compute: rate 1: 1.178924 (966718 USD for 820000 EUR)
	// compute: rate 2: 1.0929 (65574 USD for 60000 EUR)
	// result: single rate: not met (within the rounding of the quotes)
}

// A roadmap with a forum, and what of the 3Es they cover.
func ExampleEngagement() {
	tj := []place.Country{place.MustCountry("TJ")}
	e := diaspora.Engagement{Actions: []diaspora.EngagementAction{
		{
			Code: "project", Title: lang.En("Engaging the Tajik Diaspora in Development"), Aims: []diaspora.Aim{diaspora.Engage},
			Span: period.MustParseSpan("2013-08/2014-11"), Origins: tj,
		},
		{
			Code: "mapping", Kind: diaspora.Mapping, Aims: []diaspora.Aim{diaspora.Enable}, PartOf: "project",
			Origins: tj, Hosts: []place.Country{place.MustCountry("RU")},
		},
		{Code: "forum", Kind: diaspora.CompatriotForum, PartOf: "project", Span: period.MustParseSpan("2015-06-24"), Origins: tj},
	}}
	c := e.Coverage()
	fmt.Println("enable", c.Enable, "engage", c.Engage, "empower", c.Empower, "untagged", c.Untagged)
	fmt.Println("empower is covered:", c.Covers(diaspora.Empower))
	fmt.Println("mapped in:", e.HostsMapped(tj[0]))
	fmt.Print(e.Check())
	// Output:
	// enable 1 engage 1 empower 0 untagged [2]
	// empower is covered: cannot tell
	// mapped in: [RU]
	// actions[2].aims: note: the action has none of the 3Es [diaspora.action-untagged]
	// actions[2].span: error: the span 2015-06-24 is outside 2013-08/2014-11 of "project" [diaspora.action-part-span]
}
