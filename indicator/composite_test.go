package indicator_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

// intervals reads numbers, ranges "[lo, hi]" and, as "", what is missing.
func intervals(texts ...string) []figure.Interval {
	out := make([]figure.Interval, len(texts))
	for i, s := range texts {
		if n, err := figure.ParseNumber(s); err == nil {
			out[i] = figure.Point(n)
		} else if s != "" {
			out[i] = figure.MustParse(s).Bounds()
		}
	}
	return out
}

func numbers(texts ...string) []figure.Number {
	out := make([]figure.Number, len(texts))
	for i, s := range texts {
		out[i] = figure.MustNumber(s)
	}
	return out
}

func TestComposite(t *testing.T) {
	tests := map[string]struct {
		m             indicator.Composite
		components    []figure.Interval
		want          string
		reason        indicator.Reason
		used, missing int
	}{
		"arithmetic":                   {m: indicator.Composite{}, components: intervals("80", "60", "40"), want: "60.000000", used: 3},
		"geometric":                    {m: indicator.Composite{Kind: indicator.Geometric}, components: intervals("80", "60", "40"), want: "57.689983", used: 3},
		"harmonic":                     {m: indicator.Composite{Kind: indicator.Harmonic}, components: intervals("80", "60", "40"), want: "55.384615", used: 3},
		"geometric, with a zero":       {m: indicator.Composite{Kind: indicator.Geometric}, components: intervals("80", "0", "40"), want: "0.000000", used: 3},
		"geometric, below 0":           {m: indicator.Composite{Kind: indicator.Geometric}, components: []figure.Interval{figure.Point(figure.Int(0)), figure.Point(figure.Int(-1))}, reason: indicator.NegativeValue, used: 2},
		"harmonic, with a zero":        {m: indicator.Composite{Kind: indicator.Harmonic}, components: intervals("80", "0"), reason: indicator.NonPositiveValue, used: 2},
		"missing":                      {m: indicator.Composite{}, components: intervals("80", "", "40"), reason: indicator.MissingValue, used: 2, missing: 1},
		"reweighted":                   {m: indicator.Composite{Weights: numbers("2", "1", "1"), Reweight: true}, components: intervals("80", "", "40"), want: "66.666667", used: 2, missing: 1},
		"nothing":                      {m: indicator.Composite{Reweight: true}, components: intervals(""), reason: indicator.MissingValue, missing: 1},
		"weighted geometric":           {m: indicator.Composite{Kind: indicator.Geometric, Weights: numbers("0.5", "0.25", "0.25")}, components: intervals("16", "81", "1"), want: "12.000000", used: 3},
		"weighted harmonic":            {m: indicator.Composite{Kind: indicator.Harmonic, Weights: numbers("1", "3")}, components: intervals("1", "3"), want: "2.000000", used: 2},
		"a weight of 0":                {m: indicator.Composite{Kind: indicator.Harmonic, Weights: numbers("1", "0")}, components: intervals("5", "0"), want: "5.000000", used: 2},
		"weights sum to 0":             {m: indicator.Composite{Weights: numbers("0", "0")}, components: intervals("5", "1"), reason: indicator.ZeroWeight, used: 2},
		"a weight too few":             {m: indicator.Composite{Weights: numbers("1")}, components: intervals("5", "1"), reason: indicator.WeightsDiffer},
		"a weight below 0":             {m: indicator.Composite{Weights: numbers("1", "-1")}, components: intervals("5", "1"), reason: indicator.WeightsDiffer},
		"too fine":                     {m: indicator.Composite{Kind: indicator.Geometric, Weights: numbers("0.12345", "0.87655")}, components: intervals("5", "1"), reason: indicator.TooWide, used: 2},
		"hedged":                       {m: indicator.Composite{}, components: intervals("15-20%", "60"), want: "[37.5, 40]", used: 2},
		"hedged, without an upper end": {m: indicator.Composite{Kind: indicator.Geometric}, components: intervals("over 4", "9"), want: "(6, ∞)", used: 2},
		"open at one end":              {m: indicator.Composite{}, components: intervals("up to 40", "60"), want: "[30, 50]", used: 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := tt.m.Of(tt.components...)
			require.Equal(t, tt.reason, got.Reason)
			require.Equal(t, tt.want, got.Format(6))
			require.Equal(t, tt.used, got.Used)
			require.Equal(t, tt.missing, got.Missing)
		})
	}
}

func TestGoalScores(t *testing.T) {
	index, n := indicator.GoalScores(intervals("50", "", "70"), nil, false)
	require.Equal(t, indicator.MissingGoal, index.Reason)
	require.Zero(t, n)
	index, n = indicator.GoalScores(intervals("50", "", "70"), nil, true)
	require.Equal(t, "60.00", index.Format(2))
	require.Zero(t, n)
	index, n = indicator.GoalScores(intervals("50", "", "70"), intervals("", "90"), false)
	require.Equal(t, "70.00", index.Format(2))
	require.Equal(t, 1, n)
	index, _ = indicator.GoalScores(intervals("0", "60", "90"), nil, false)
	require.Equal(t, "50.00", index.Format(2), "a true zero counts")
}

func TestGoalposts(t *testing.T) {
	post := func(worst, best string) indicator.Goalposts {
		return indicator.Goalposts{Worst: figure.MustNumber(worst), Best: figure.MustNumber(best), Scale: figure.Int(100)}
	}
	logs := indicator.Goalposts{Worst: figure.Int(100), Best: figure.Int(10_000), OfLogarithms: true}
	tests := map[string]struct {
		g           indicator.Goalposts
		value       figure.Interval
		raw, capped string
		reason      indicator.Reason
	}{
		"between":              {g: post("40", "84"), value: intervals("62")[0], raw: "50.000000", capped: "50.000000"},
		"beyond the best":      {g: post("40", "84"), value: intervals("90")[0], raw: "113.636364", capped: "100.000000"},
		"below the worst":      {g: post("40", "84"), value: intervals("35")[0], raw: "-11.363636", capped: "0.000000"},
		"less is better":       {g: post("25", "0"), value: intervals("6.5")[0], raw: "74.000000", capped: "74.000000"},
		"worse than the worst": {g: post("25", "0"), value: intervals("27")[0], raw: "-8.000000", capped: "0.000000"},
		"equal":                {g: post("10", "10"), value: intervals("10")[0], reason: indicator.BoundsEqual},
		"missing":              {g: post("10", "20"), reason: indicator.MissingValue},
		"hedged":               {g: post("25", "0"), value: intervals("more than 5")[0], raw: "(-∞, 80)", capped: "[0, 80)"},
		"on both sides":        {g: post("0", "100"), value: intervals("90-110")[0], raw: "[90, 110]", capped: "[90, 100]"},
		"logarithms":           {g: logs, value: intervals("1000")[0], raw: "0.500000", capped: "0.500000"},
		"logarithms, of 0":     {g: logs, value: intervals("0")[0], raw: "", capped: "0.000000", reason: indicator.NonPositiveValue},
		"logarithms, up to":    {g: logs, value: intervals("up to 1000")[0], raw: "", capped: "[0, 0.5]", reason: indicator.NonPositiveValue},
		"no such goalposts":    {g: indicator.Goalposts{Best: figure.Int(5), OfLogarithms: true}, value: intervals("1")[0], reason: indicator.NonPositiveValue},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			raw, capped := tt.g.Normalise(tt.value)
			require.Equal(t, tt.reason, raw.Reason)
			require.Equal(t, tt.raw, raw.Format(6))
			require.Equal(t, tt.capped, capped.Format(6))
		})
	}
}

func ExampleHumanDevelopment() {
	// Serbia 2022: UNDP, Human Development Report 2023/24, which prints 0.805.
	exactly := func(s string) figure.Interval { return figure.Point(figure.MustNumber(s)) }
	serbia := indicator.HumanDevelopment{
		LifeExpectancy: exactly("74.137"), ExpectedSchooling: exactly("14.50444031"),
		MeanSchooling: exactly("11.5047611"), IncomePerHead: exactly("19494.00891"),
	}
	hdi := serbia.Index()
	fmt.Println(hdi.Health.Format(4), hdi.Education.Format(4), hdi.Income.Format(4), hdi.Index.Format(3))

	serbia.IncomePerHead = figure.MustParse("over 19,000").Bounds()
	fmt.Println(serbia.Index().Index.Format(3))
	serbia.MeanSchooling = figure.Interval{}
	fmt.Println(serbia.Index().Index.Reason)
	// Output:
	// 0.8329 0.7864 0.7965 0.805
	// [0.803, 0.869]
	// missing-value
}

func TestHumanDevelopmentCapped(t *testing.T) {
	h := indicator.HumanDevelopment{
		LifeExpectancy: intervals("86.1")[0], ExpectedSchooling: intervals("21")[0], MeanSchooling: intervals("12")[0], IncomePerHead: intervals("120000")[0],
	}
	require.Equal(t, "0.965489384605630", h.Index().Index.Format(15)) // computed: 0.9^(1/3)
	h.IncomePerHead = intervals("0")[0]
	require.Equal(t, "0.000", h.Index().Index.Format(3), "a dimension of 0 is 0")
}
