package diaspora_test

import (
	"fmt"
	"slices"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

func ExampleFunnelRates_Trace() {
	// Pilot on temporary labour migration from Georgia to Poland and Estonia, 2015
	// to 2017. Source: Center for Global Development, database of legal pathways.
	rates, err := diaspora.Funnel{
		Stages: []diaspora.FunnelStage{
			{Name: "consulted", Count: figure.MustParse("1,200")},
			{Name: "registered", Count: figure.MustParse("409")},
			{Name: "placed", Count: figure.MustParse("19")},
		},
		Destinations: []diaspora.FunnelDestination{{Name: "both", Target: figure.MustParse("70"), Achieved: figure.MustParse("19")}},
	}.Rates()
	fmt.Print(rates.Trace(), err)
	// Output:
	// input: stage "consulted": 1200
	// input: stage "registered": 409
	// compute: step to "registered": 34.0833 (percent of the stage before)
	// input: stage "placed": 19
	// compute: step to "placed": 4.6455 (percent of the stage before)
	// input: destination "both": 19 (achieved)
	// input: destination "both": 70 (target)
	// compute: destination "both": 27.1429 (percent of its target)
	// result: overall: 1.5833 (percent: the last stage of the first)
	// result: achievement: 27.1429 (percent: all achieved of all targets)
	//  <nil>
}

func ExampleAssignmentSum_Trace() {
	sum, err := diaspora.SumAssignments(
		diaspora.Assignment{Person: "expert 1", Planned: &diaspora.AssignmentDays{Physical: 40}, Delivered: &diaspora.AssignmentDays{Physical: 30}},
		diaspora.Assignment{Person: "expert 1", Delivered: &diaspora.AssignmentDays{Remote: 5}},
		diaspora.Assignment{Planned: &diaspora.AssignmentDays{Physical: 20}},
	)
	fmt.Print(sum.Trace(), err)
	// Output:
	// input: assignments: 3
	// left-out: assignments without a type: 1 (neither what was delivered nor an open end is stated)
	// result: permanent: 0
	// result: temporary: 1
	// result: virtual: 1
	// result: nothing delivered: 0
	// result: days delivered: 30 physical, 5 remote (where they are stated)
	// result: days planned: 60 physical, 0 remote (where they are stated)
	// compute: delivered of planned: 100 × 30 / 40 = 75 (of the assignments that state both)
	// result: people: 1 to 2 (assignments without a person may be of somebody counted already)
	//  <nil>
}

func ExampleDefinitions_Trace() {
	persons := []diaspora.Ties{
		{Born: check.Met, Citizen: check.Met, ParentBorn: check.Met, SelfIdentified: check.Met},
		{Born: check.NotMet, Citizen: check.NotMet, ParentBorn: check.Met, SelfIdentified: check.CannotTell},
	}
	fmt.Print(diaspora.CountDefinitions(slices.Values(persons)).Trace())
	// Output:
	// input: persons: 2 (each once)
	// compute: birth: 1
	// compute: citizenship: 1
	// compute: parent-birth: 2
	// compute: self-identification: 1 to 2
	// left-out: surplus of the sum: 3 to 4 (persons who meet several definitions count once)
	// result: union: 2 (by any of the four)
	// result: first generation: 1 (born in the origin)
	// result: second generation: 1 (born elsewhere, with a parent born in the origin)
}
