package indicator_test

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
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
