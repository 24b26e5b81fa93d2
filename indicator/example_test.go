package indicator_test

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// The White Paper of 2010 declares thirteen indicators and names none. That is
// no empty list: of all thirteen nothing can be told. When a later document
// names some of them, one that misses its target decides the matter, and one
// code for two of them is found.
func Example() {
	framework := indicator.Framework{
		Declared: figure.MustParse("thirteen migration indicators"),
		Proposal: lang.En("proposed for monitoring migration management"),
	}
	missed := map[string]bool{"R.2": true}
	meets := func(i indicator.Indicator) check.Verdict { return check.Decide(!missed[i.Code]) }

	fmt.Println("named:", framework.Named(), "of", framework.Declared)
	fmt.Println("these are all:", framework.Complete())
	fmt.Println("all meet their targets:", framework.All(meets))
	fmt.Print(framework.Check())

	framework.Categories = []indicator.Category{
		{Title: lang.En("brain-circulation"), Indicators: []indicator.Indicator{{Code: "B.1"}, {Code: "R.2"}}},
		{Title: lang.En("monitoring of returns"), Indicators: []indicator.Indicator{{Code: "R.1"}, {Code: "R.2"}}},
	}
	fmt.Println("named:", framework.Named(), "of", framework.Declared)
	fmt.Println("all meet their targets:", framework.All(meets))
	fmt.Print(framework.Check())
	// Output:
	// named: 0 of 13 migration indicators
	// these are all: not met
	// all meet their targets: cannot tell
	// declared: note: 13 migration indicators declared, 0 named: what is asked of all indicators cannot be told [indicator.framework-incomplete]
	// named: 4 of 13 migration indicators
	// all meet their targets: not met
	// declared: note: 13 migration indicators declared, 4 named: what is asked of all indicators cannot be told [indicator.framework-incomplete]
	// categories[1].indicators[1].code: error: the code "R.2" is that of categories[0].indicators[1] too [indicator.code-twice]
}

func ExampleFramework_Complete() {
	questionnaire := indicator.Framework{Declared: figure.MustParse("more than 90 questions")}
	for _, named := range []int{90, 91} {
		questionnaire.Indicators = make([]indicator.Indicator, named)
		fmt.Println(named, "are all there are:", questionnaire.Complete())
	}
	// Output:
	// 90 are all there are: not met
	// 91 are all there are: cannot tell
}

func ExampleFramework_UnmarshalJSON() {
	var f indicator.Framework
	fmt.Println(f.UnmarshalJSON([]byte(`{"declared": {"hedge": "exact", "value": "13", "place_value": "1"}, "size": "13"}`)))
	// Output: indicator: framework: check: JSON: json: unknown field "size"
}

// A joint programme reports each year how many jobs it has created so far, and
// means to reach 2,000 by the end of 2012. The report for 2010 was corrected
// later, and the one for 2011 says "over 1,700".
func ExampleSeries() {
	jobs := indicator.Indicator{
		Code: "jobs", Title: lang.En("jobs created"), Scale: indicator.CountScale, Unit: "jobs",
		Direction: indicator.Increase, Accrual: indicator.Cumulative, OverTime: indicator.Latest, Cadence: period.Yearly,
	}
	report := func(year, jobs, recorded string) indicator.Observation {
		return indicator.Observation{
			Indicator: "jobs", Role: figure.Actual, Value: indicator.FigureValue(figure.MustParse(jobs)),
			Period: period.MustParseSpan(year), Recorded: period.MustParse(recorded),
		}
	}
	totals, err := indicator.NewSeries(jobs,
		report("2011", "over 1,700 jobs", "2012-01-20"),
		report("2010", "1,250 jobs", "2011-01-31"),
		report("2010", "1,150 jobs", "2011-06-15"),
		report("2009", "400 jobs", "2010-01-15"),
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	created, err := totals.Incremental()
	if err != nil {
		fmt.Println(err)
		return
	}
	for year, total := range totals.All() {
		fmt.Printf("%s: %s, in the year %s\n", year, total, created.At(year).Bounds())
	}
	latest, _ := totals.Latest()
	target := figure.Point(figure.Int(2000))
	fmt.Println("2,000 reached:", jobs.Direction.Reached(latest.Value.Bounds(), target))
	fmt.Println("findings:", len(totals.Check()))
	// Output:
	// 2009: 400 jobs, in the year [400, 400]
	// 2010: 1150 jobs, in the year [750, 750]
	// 2011: more than 1700 jobs, in the year (550, ∞)
	// 2,000 reached: cannot tell
	// findings: 0
}

// A running total cannot fall, and two reports of one day cannot both hold.
// Nothing is repaired: the findings name both figures.
func ExampleSeries_Check() {
	jobs := indicator.Indicator{Code: "jobs", Scale: indicator.CountScale, Accrual: indicator.Cumulative}
	report := func(year string, jobs indicator.Value) indicator.Observation {
		return indicator.Observation{Indicator: "jobs", Value: jobs, Period: period.MustParseSpan(year), Recorded: period.MustParse("2013-01-31")}
	}
	count := func(n int64) indicator.Value { return indicator.FigureValue(figure.Count(n, "jobs")) }
	totals, err := indicator.NewSeries(jobs,
		report("2009", count(400)), report("2010", count(380)),
		report("2011", count(900)), report("2011", count(950)),
		report("2012", indicator.TextValue("N/A")),
	)
	fmt.Println(err)
	fmt.Println("2011:", totals.At(period.MustParseSpan("2011")))
	fmt.Print(totals.Check())
	// Output:
	// <nil>
	// 2011: conflicting
	// points[2].value: error: of 2011, 900 jobs was reported on 2013-01-31 and 950 jobs on 2013-01-31, and neither is known to be the later report [indicator.series-conflict]
	// points[3].value: error: "N/A" is a text, and the scale of the indicator is count [indicator.observation-value]
	// points[1].value: error: the running total falls from 400 jobs in 2009 to 380 jobs in 2010 [indicator.series-fall]
}

// There is no mean of grades: half of "partial" and half of "complete" is
// neither.
func ExampleIndicator_Check() {
	policy := indicator.Indicator{
		Code: "Q1", Title: lang.En("is there a policy on return"), Scale: indicator.OrdinalScale,
		Options:          []indicator.Option{{Code: "absent"}, {Code: "partial"}, {Code: "complete"}},
		OverContributors: indicator.Mean,
	}
	fmt.Print(policy.Check())
	// Output:
	// over_contributors: error: the mean of values of the scale ordinal means nothing [indicator.aggregation]
}

// Nothing is reported as 0 that is not: a share of nothing has no value.
func ExamplePartsValue() {
	for _, workers := range []string{"60", "0", "up to 50"} {
		share, err := indicator.PartsValue(figure.Count(45, "insured"), figure.MustParse(workers), figure.Int(100))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s: %s, absent: %t\n", share, share.Bounds(), share.IsAbsent())
	}
	// Output:
	// 45 insured of 60, per 100: [75, 75], absent: false
	// 45 insured of 0, per 100: (-∞, ∞), absent: true
	// 45 insured of up to 50, per 100: [90, ∞), absent: false
}

func ExampleSDGMigration() {
	for _, c := range indicator.SDGMigration().Categories {
		for _, ind := range c.Indicators {
			fmt.Println(ind.Code, ind.Scale, ind.Direction, ind.Accrual)
		}
	}
	// Output:
	// 8.8.1 ratio decrease of-period
	// 8.8.2 score decrease at-point
	// 10.7.1 ratio decrease at-point
	// 10.7.2 ordinal increase at-point
	// 10.7.3 count decrease of-period
	// 10.7.4 ratio decrease at-point
	// 10.c.1 share decrease at-point
	// 17.3.2 share increase of-period
}
