package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// brokenDown is a value and its parts on one axis, of one source and period.
type brokenDown struct {
	indicator.SeriesKey
	period period.Span
	axis   string
}

// breakdown is what of them is stated.
type breakdown struct {
	parts  []int           // places among the observations, in their order
	values map[string]bool // categories
	twice  bool            // a category has several values: which counts is not asked here
}

// checkBreakdowns compares the values that are broken down on one axis, whose
// categories exclude each other, with the value of the whole that the same source
// states for the same period.
func (c *checker) checkBreakdowns() {
	var groups map[brokenDown]*breakdown
	list := c.p.Observations
	for i := range list {
		o := &list[i]
		if o.By.Len() != 1 || o.Value.IsAbsent() {
			continue
		}
		for axis, category := range o.By.All() {
			if ind := c.named(o.Indicator); ind == nil || !addsUp(ind, axis) {
				continue
			}
			if groups == nil {
				groups = map[brokenDown]*breakdown{}
			}
			key := wholeOf(o, axis)
			g := groups[key]
			if g == nil {
				g = &breakdown{values: map[string]bool{}}
				groups[key] = g
			}
			g.twice = g.twice || g.values[category]
			g.values[category] = true
			g.parts = append(g.parts, i)
		}
	}
	for i := range list {
		o := &list[i]
		if len(groups) == 0 || !o.By.IsZero() || o.Value.IsAbsent() {
			continue
		}
		ind := c.named(o.Indicator)
		if ind == nil {
			continue
		}
		for a := range ind.Axes {
			if g := groups[wholeOf(o, ind.Axes[a].Code)]; g != nil && !g.twice {
				c.checkBreakdown(i, &ind.Axes[a], g)
			}
		}
	}
}

// wholeOf returns what a value, or a part of it, is of.
func wholeOf(o *indicator.Observation, axis string) brokenDown {
	key := o.SeriesKey()
	key.By = indicator.Breakdown{}
	return brokenDown{key, o.Period.Outer(), axis}
}

// addsUp reports whether values of the indicator can be added up over the
// categories of an axis.
func addsUp(ind *indicator.Indicator, axis string) bool {
	a, ok := ind.Axis(axis)
	return ok && a.IsExclusive && (ind.Scale == indicator.CountScale || ind.Scale == indicator.MoneyScale)
}

// checkBreakdown compares the parts of observation i on an axis with it.
func (c *checker) checkBreakdown(i int, axis *indicator.Axis, g *breakdown) {
	sum := figure.Point(figure.Int(0))
	for _, j := range g.parts {
		sum = sum.Add(c.p.Observations[j].Value.Bounds())
	}
	complete := axis.IsExhaustive && len(axis.Categories) > 0
	for k := range axis.Categories {
		complete = complete && g.values[axis.Categories[k].Code]
	}
	complete = complete && (axis.Unknown.IsZero() || g.values[axis.Unknown.Code])
	whole := c.p.Observations[i].Value.Bounds()
	if sum.CompareTo(figure.Greater, whole) != check.Met && (!complete || sum.Meets(whole)) {
		return
	}
	c.add("programme.parts-sum", check.Error, in("observations", i, "value"),
		"the values by "+check.Quote(axis.Code)+" come to "+sum.String()+", and the value of the whole is "+c.p.Observations[i].Value.String(),
		check.Value{Name: "sum", Text: sum.String()}, check.Value{Name: "whole", Text: c.p.Observations[i].Value.String()})
}

// checkReferences finds indicators that have several references in one
// vocabulary.
func (c *checker) checkReferences() {
	f := &c.p.Indicators
	for i := range f.Categories {
		path := check.Path("indicators.categories").Index(i).Field("indicators")
		c.checkReferencesOf(path, f.Categories[i].Indicators)
	}
	c.checkReferencesOf("indicators.indicators", f.Indicators)
}

func (c *checker) checkReferencesOf(path check.Path, list []indicator.Indicator) {
	for i := range list {
		refs := list[i].References
		for j := 1; j < min(len(refs), maxSmall); j++ {
			for k := range j {
				if refs[j].Vocabulary == "" || refs[j].Vocabulary != refs[k].Vocabulary || refs[j].Value == refs[k].Value {
					continue
				}
				c.add("programme.reference-vocabulary", check.Note, path.Index(i).Field("references").Index(j),
					"the indicator has the reference "+check.Quote(refs[k].String())+" of this vocabulary too",
					check.Value{Name: "reference", Text: refs[j].String()})
				break
			}
		}
	}
}
