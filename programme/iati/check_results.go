package iati

import (
	"slices"
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

// sameDimensions reports whether two values are for the same part of the whole,
// in whatever order it is written.
func sameDimensions(a, b []Dimension) bool {
	if len(a) != len(b) {
		return false
	}
	if len(a) == 1 {
		return collapse(a[0].Name) == collapse(b[0].Name) && collapse(a[0].Value) == collapse(b[0].Value)
	}
	return len(a) == 0 || partKey(a) == partKey(b)
}

func sameLocations(a, b []LocationRef) bool {
	if len(a) != len(b) {
		return false
	}
	return len(a) == 0 || locationKey(a) == locationKey(b)
}

// cell is a value of a breakdown: where it is for, by which dimensions it is
// broken down, and which part it is for.
type cell struct {
	where, names, part string
	at                 int32
	number             figure.Number
	known              bool
}

const between = "\x1f" // no character of XML

func locationKey(refs []LocationRef) string {
	if len(refs) == 0 {
		return ""
	}
	keys := make([]string, len(refs))
	for i := range refs {
		keys[i] = collapse(refs[i].Ref)
	}
	slices.Sort(keys)
	return strings.Join(keys, between)
}

func partKey(ds []Dimension) string {
	if len(ds) == 0 {
		return ""
	}
	keys := make([]string, len(ds))
	for i := range ds {
		keys[i] = collapse(ds[i].Name) + between + collapse(ds[i].Value)
	}
	slices.Sort(keys)
	return strings.Join(keys, between+between)
}

func namesKey(ds []Dimension) string {
	if len(ds) == 0 {
		return ""
	}
	keys := make([]string, len(ds))
	for i := range ds {
		keys[i] = collapse(ds[i].Name)
	}
	slices.Sort(keys)
	return strings.Join(keys, " and ")
}

// breakdown compares the parts that targets or actuals of one period are broken
// down to with their total.
func (c *checker) breakdown(list string, measure IndicatorMeasure, ms []Measured) {
	if len(ms) < 2 {
		return
	}
	c.cells = c.cells[:0]
	for i := range ms {
		c.cell(i, locationKey(ms[i].Locations), ms[i].Dimensions, ms[i].Value)
	}
	c.cube(list, measure, func(i int32) int32 { return ms[i].Line })
}

// baselines compares the parts that baselines of one date are broken down to
// with their total.
func (c *checker) baselines(n *Indicator) {
	if len(n.Baselines) < 2 {
		return
	}
	c.cells = c.cells[:0]
	for i := range n.Baselines {
		b := &n.Baselines[i]
		c.cell(i, collapse(string(b.Year))+between+collapse(string(b.Date))+between+locationKey(b.Locations), b.Dimensions, b.Value)
	}
	c.cube("baseline", n.Measure, func(i int32) int32 { return n.Baselines[i].Line })
}

func (c *checker) cell(i int, where string, ds []Dimension, v Reported) {
	n, ok, err := v.Number()
	c.cells = append(c.cells, cell{where: where, names: namesKey(ds), part: partKey(ds), at: int32(i), number: n, known: ok && err == nil})
}

// cube looks at c.cells: no part stands twice, and the parts by each set of
// dimensions make the total. Only counts add up.
func (c *checker) cube(list string, measure IndicatorMeasure, line func(int32) int32) {
	slices.SortStableFunc(c.cells, func(a, b cell) int {
		if d := strings.Compare(a.where, b.where); d != 0 {
			return d
		}
		if d := strings.Compare(a.names, b.names); d != 0 {
			return d
		}
		return strings.Compare(a.part, b.part)
	})
	var total *cell
	for i := 0; i < len(c.cells); {
		members := c.cells[i:]
		n := 1
		for n < len(members) && members[n].where == members[0].where && members[n].names == members[0].names {
			n++
		}
		members = members[:n]
		i += n
		if total != nil && total.where != members[0].where {
			total = nil
		}
		if members[0].names == "" {
			total = &members[0]
		}
		sum, known := figure.Int(0), true
		for j := range members {
			m := &members[j]
			if j > 0 && m.part == members[j-1].part {
				c.in(list, int(m.at))
				c.find("iati.value-twice", line(m.at), "value", "the value is for the same part as "+list+"["+itoa(int(members[j-1].at))+"]")
				c.out()
			}
			sum, known = sum.Add(m.number), known && m.known
		}
		if total == nil || members[0].names == "" || !known || !total.known || measure != Unit {
			continue
		}
		if d := sum.Cmp(total.number); d != 0 {
			how := "less than"
			if d > 0 {
				how = "more than"
			}
			c.in(list, int(total.at))
			c.find("iati.dimension-sum", line(total.at), "value", "the parts by "+check.Quote(members[0].names)+" make "+sum.String()+", "+how+
				" the total, "+total.number.String(), value("sum", sum.String()), value("total", total.number.String()))
			if d < 0 {
				c.as(check.Note)
			}
			c.out()
		}
	}
}
