package iati

import (
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// results looks at results, their indicators and what was measured.
func (c *checker) results(a *Activity) {
	if len(a.Results) == 0 {
		return
	}
	first, last := a.span()
	for i := range a.Results {
		r := &a.Results[i]
		c.in("result", i)
		for j := range r.Indicators {
			c.in("indicator", j)
			c.indicator(r, &r.Indicators[j], first, last)
			c.out()
		}
		c.out()
	}
}

func (c *checker) indicator(r *Result, n *Indicator, first, last period.Date) {
	if len(r.References) > 0 && len(n.References) > 0 {
		c.find("8.11.1", n.Line, "reference", "the indicator has a reference, and so has its result: only one of the two may have any")
	}
	if c.strict {
		c.references(n)
	}
	for i := range n.Baselines {
		b := &n.Baselines[i]
		c.in("baseline", i)
		c.measured("8.8.", "baseline", n.Measure, &b.Element, b.Value)
		c.out()
	}
	for i := range n.Periods {
		p := &n.Periods[i]
		c.in("period", i)
		c.order("8.6.1", p.Start.Date, p.End.Date, p.Line)
		if c.strict {
			c.inside(first, last, p.Start.Date, p.End.Date, p.Line)
		}
		for j := range p.Targets {
			c.in("target", j)
			c.measured("8.9.", "target", n.Measure, &p.Targets[j].Element, p.Targets[j].Value)
			if c.strict {
				c.direction(n, &p.Targets[j])
			}
			c.out()
		}
		for j := range p.Actuals {
			c.in("actual", j)
			c.measured("8.10.", "actual", n.Measure, &p.Actuals[j].Element, p.Actuals[j].Value)
			c.out()
		}
		if c.strict {
			c.breakdown("target", n.Measure, p.Targets)
			c.breakdown("actual", n.Measure, p.Actuals)
		}
		c.out()
	}
	if c.strict {
		c.baselines(n)
	}
}

// references finds a vocabulary that an indicator has two references in.
func (c *checker) references(n *Indicator) {
	if len(n.References) < 2 {
		return
	}
	c.groups = c.groups[:0]
	for i := range n.References {
		c.groups = append(c.groups, group{collapse(n.References[i].Vocabulary), int32(i)})
	}
	c.grouped()
	for i := 0; i < len(c.groups); {
		members := c.groups[i : i+c.run(i)]
		i += len(members)
		if len(members) > 1 {
			second := int(members[1].at)
			c.in("reference", second)
			c.find("iati.reference-twice", n.References[second].Line, "vocabulary", itoa(len(members))+" references are of "+
				inVocabulary(members[0].vocabulary)+": want one", value("vocabulary", members[0].vocabulary))
			c.out()
		}
	}
}

// measured looks at the value of a baseline, target or actual, which is the
// element at hand.
func (c *checker) measured(rules, what string, measure IndicatorMeasure, e *Element, v Reported) {
	there := c.has(e, "value", string(v))
	switch measure {
	case Unit, Percentage, Nominal, Ordinal:
	case Qualitative:
		if there {
			c.find(rules+"3", e.Line, "value", "the "+what+" of a qualitative indicator has a value, "+check.Quote(string(v)), value("value", string(v)))
		}
		return
	default:
		return
	}
	if !there {
		c.find(rules+"1", e.Line, "value", "the "+what+" has no value, and the indicator is not qualitative")
	}
	number := isDecimal(collapse(string(v))) && (c.strict || isXPath(collapse(string(v))))
	switch {
	case there && !number, !there && !c.strict:
		c.find(rules+"2", e.Line, "value", "the value of the "+what+", "+check.Quote(string(v))+", is no number, and the indicator is not qualitative",
			value("value", string(v)))
	case there && c.strict && measure == Percentage:
		if n, ok, err := v.Number(); ok && err == nil && (n.Sign() < 0 || n.Cmp(figure.Int(100)) > 0) {
			c.find("iati.value-range", e.Line, "value", "the value of the "+what+", "+n.String()+" percent, is not between 0 and 100", value("value", n.String()))
		}
	}
}

// isXPath reports whether a decimal is a number for the official validator too: it
// takes neither a plus sign nor a point at the end.
func isXPath(s string) bool { return !strings.HasPrefix(s, "+") && !strings.HasSuffix(s, ".") }

// compared is how many baselines a target is compared with at most.
const compared = 64

// direction finds a target that lies on the wrong side of the baseline for the
// same locations and dimensions: the latest, where there are several.
func (c *checker) direction(n *Indicator, target *Measured) {
	up, stated, err := n.Ascending.Bool()
	if !stated || err != nil || len(n.Baselines) == 0 || n.Measure == Qualitative || n.Measure == Nominal {
		return
	}
	want, ok, err := target.Value.Number()
	if !ok || err != nil {
		return
	}
	best, year := -1, 0
	for i := range n.Baselines[:min(len(n.Baselines), compared)] {
		b := &n.Baselines[i]
		if !sameDimensions(b.Dimensions, target.Dimensions) || !sameLocations(b.Locations, target.Locations) {
			continue
		}
		if y, _, err := b.Year.Int(); err == nil && (best < 0 || y > year) {
			best, year = i, y
		}
	}
	if best < 0 {
		return
	}
	base, ok, err := n.Baselines[best].Value.Number()
	if !ok || err != nil {
		return
	}
	if d := want.Cmp(base); up && d < 0 || !up && d > 0 {
		how, goal := "below", "higher is better"
		if !up {
			how, goal = "above", "lower is better"
		}
		c.find("iati.target-direction", target.Line, "value", "the target, "+want.String()+", lies "+how+" the baseline, baseline["+itoa(best)+"], "+
			base.String()+", and for this indicator "+goal, value("target", want.String()), value("baseline", base.String()))
	}
}
