package main

import (
	"fmt"
	"io"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

// why writes where the methods part, each time with the numbers that show it.
func why(w io.Writer, c indicator.Case) {
	measure := func(m indicator.Method, name string) figure.Real {
		measured, _ := indicator.Evaluate(m, c).Measure(name)
		n, _ := measured.Exact()
		return n
	}
	fixed := func(n figure.Real) string { return n.Round(2, figure.HalfEven).StringFixed(2) }
	percent := func(n figure.Real) string { return fixed(n.Mul(figure.RealOf(figure.Int(100)))) + " %" }

	var best, worst []string
	for _, a := range judge(c) {
		switch n, of := a.rank(); {
		case n == of && n > 0:
			best = append(best, a.Method().About().Name)
		case n == 1:
			worst = append(worst, a.Method().About().Name)
		}
	}
	fmt.Fprintf(w, "  In the best class: %s.\n  In the worst: %s.\n", strings.Join(best, "; "), strings.Join(worst, "; "))

	from, _ := c.Baseline.Number()
	actual, _ := c.Actual.Number()
	growth, _ := indicator.NewGrowth(from, target, c.Baseline.Date, c.Target.Date)
	compound, _ := growth.At(c.Baseline.Date, c.Actual.Date)
	off := func(due figure.Real) string {
		d := figure.RealOf(actual).Sub(due)
		if d.Sign() < 0 {
			return fixed(d.Neg()) + " below"
		}
		return fixed(d) + " above"
	}
	straight, ratio := measure(indicator.Pace{}, "due"), measure(indicator.EurostatTarget{}, "ratio")
	fmt.Fprintf(w, "  Path: for %s equal steps ask for %s, and the cost is %s that; equal percentages ask for %s, and it is %s that.\n",
		c.Actual.Date, fixed(straight), off(straight), fixed(compound), off(compound))
	fmt.Fprintf(w, "    So %s of the change due by equal steps is there, and %s of the growth required by equal percentages.\n",
		fixed(measure(indicator.Pace{}, "pace")), fixed(ratio))
	for _, a := range judge(c) {
		if required, ok := a.Measure("required"); ok && a.main == "actual" {
			fmt.Fprintf(w, "    The score rises by %s a year, of %s required.\n", a.number(2), required.Format(2))
		}
	}

	numbers := "different numbers"
	if ratio.CmpReal(measure(indicator.OpenSDG{}, "progress")) == 0 && ratio.CmpReal(measure(indicator.UNTrend{}, "ratio")) == 0 {
		numbers = "one number, " + fixed(ratio) + ", and draw limits of their own"
	}
	fmt.Fprintf(w, "  Limits: Eurostat, Open SDG and the UN Progress Chart take %s.\n", numbers)
	fmt.Fprintf(w, "  Outlook for %s: %s by the steps of the weather symbols, %s by the percentages of the UN assessment, %s by ESCAP's line through all %d years.\n",
		c.Target.Date, fixed(measure(indicator.WeatherSymbol{}, "expected")), fixed(measure(indicator.UNAssessment{}, "expected")),
		fixed(measure(indicator.ESCAPAnticipated{}, "predicted")), len(c.Series))

	years := map[string]string{}
	for _, p := range c.Series[:len(c.Series)-1] {
		other := c
		other.Baseline = p
		class, _ := indicator.Evaluate(indicator.EurostatTarget{}, other).Class()
		years[class] += " " + p.Date.String()
	}
	for _, class := range (indicator.EurostatTarget{}).About().Classes {
		if years[class] != "" {
			fmt.Fprintf(w, "  Baseline: Eurostat's class is %s from%s.\n", class, years[class])
		}
	}

	class, _ := indicator.Evaluate(indicator.EurostatTrend{}, c).Class()
	fmt.Fprintf(w, "  Target: a fall by %s a year is %s where no target counts; the target asks for %s.\n",
		percent(measure(indicator.EurostatTrend{}, "growth")), class, percent(measure(indicator.EurostatTarget{}, "required").Neg()))

	start := c
	start.Actual = c.Baseline
	before, _ := indicator.Evaluate(indicator.Achievement{}, start).Measure("ratio")
	fmt.Fprintf(w, "  Start: the achievement of %s was %s at the baseline already; the progress of %s is of the way alone.\n",
		fixed(measure(indicator.Achievement{}, "ratio")), before.Format(2), fixed(measure(indicator.Progress{}, "progress")))
}
