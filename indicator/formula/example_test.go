package formula_test

import (
	"fmt"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/formula"
)

// Three of four offices have reported how many returnees found work; the gap
// of the fourth counts as 0, and the outcome says so.
func Example() {
	placed := formula.Add(formula.Item("belgrade"), formula.Item("nis"), formula.Item("novi_sad"), formula.Item("subotica"))
	rate := formula.Indicator{Numerator: placed, Denominator: formula.Item("returnees"), Factor: figure.Int(100)}

	outcome := rate.Evaluate(formula.Values(map[string]figure.Number{
		"belgrade": figure.Int(120), "nis": figure.Int(45), "novi_sad": figure.Int(60), "returnees": figure.Int(700),
	}), 0)
	fmt.Println(outcome.Text())
	fmt.Println(outcome.Used(), outcome.Missing())
	fmt.Print(outcome.Trace())
	// Output:
	// 32.14
	// 4 [subotica]
	// policy: numerator: missing items: skip-if-all-missing
	// input: numerator: belgrade: 120
	// input: numerator: nis: 45
	// input: numerator: novi_sad: 60
	// left-out: numerator: subotica: missing (counted as 0)
	// compute: numerator: belgrade + nis + novi_sad + subotica = 225
	// policy: denominator: missing items: skip-if-all-missing
	// input: denominator: returnees: 700
	// compute: denominator: returnees = 700
	// policy: factor: 100
	// compute: value: 225/7
	// rounding: 2 decimals: 32.14 (half-up)
	// result: (belgrade + nis + novi_sad + subotica) / (returnees) × 100: 32.14
}

func ExampleParse() {
	e, err := formula.Parse("if(isNull(#{fbfJHSPpUQD.pq2XI5kz2BY}),0,B)*-2^2")
	fmt.Println(e, err)
	_, err = formula.Parse("A + * B")
	fmt.Println(err)
	// Output:
	// if(isNull(#{fbfJHSPpUQD.pq2XI5kz2BY}), 0, B) * -2 ^ 2 <nil>
	// formula: cannot read "A + * B": at byte 4, before "* B": want a number, an item, a function or a parenthesis
}

// The same items under the three strategies.
func ExampleExpr_Evaluate() {
	e := formula.MustParse("A + B + C")
	items := formula.Values(map[string]figure.Number{"A": figure.Int(3), "B": figure.Int(13)})
	for _, s := range []formula.Strategy{formula.SkipIfAnyMissing, formula.SkipIfAllMissing, formula.NeverSkip} {
		fmt.Println(e.Evaluate(items, s))
	}
	// Output:
	// A + B + C = no value, missing-items; 2 items used, 1 missing (C)
	// A + B + C = 16; 2 items used, 1 missing (C) and counted as 0
	// A + B + C = 16; 2 items used, 1 missing (C) and counted as 0
}

// What has no rational value has a reason.
func ExampleExpr_Evaluate_undefined() {
	for _, text := range []string{"4 ^ 0.5", "2 ^ 0.5", "1 / 0", "9 ^ 9 ^ 9"} {
		r := formula.MustParse(text).Evaluate(nil, formula.SkipIfAnyMissing)
		if n, ok := r.Value(); ok {
			fmt.Println(text, "is", n)
		} else {
			fmt.Println(text, "has no value:", r.Reason())
		}
	}
	// Output:
	// 4 ^ 0.5 is 2
	// 2 ^ 0.5 has no value: power-not-exact
	// 1 / 0 has no value: division-by-zero
	// 9 ^ 9 ^ 9 has no value: too-large
}

// Reported figures have bounds, and so has what is computed from them. A share
// in which each figure stands once is narrower.
func ExampleExpr_EvaluateIntervals() {
	reported := map[string]figure.Figure{
		"grants": figure.MustParse("USD 6 million"), "own": figure.MustParse("USD 1.9 million"),
	}
	bounds := func(name string) (figure.Interval, bool) {
		f, ok := reported[name]
		return f.Bounds(), ok
	}
	for _, text := range []string{"own / (own + grants)", "1 / (1 + grants / own)"} {
		v, _ := formula.MustParse(text).EvaluateIntervals(bounds, formula.SkipIfAnyMissing).Bounds()
		fmt.Println(v.Outwards(4))
	}
	// Output:
	// [0.2189, 0.2654]
	// [0.2215, 0.2618]
}

// A monthly number of cases as an annual rate per 1,000 people.
func ExampleIndicator_Evaluate() {
	rate := formula.Indicator{
		Numerator: formula.Item("cases"), Denominator: formula.Item("people"),
		Factor: figure.Int(1000), Annualised: true,
	}
	items := formula.Values(map[string]figure.Number{"cases": figure.Int(12), "people": figure.Int(4000)})
	fmt.Println(rate.Evaluate(items, 31))
	fmt.Println(rate.Evaluate(nil, 31).Reason())
	// Output:
	// (cases) / (people) × 1000 × 365 / 31 = 35.32; 2 items used
	// denominator-missing
}
