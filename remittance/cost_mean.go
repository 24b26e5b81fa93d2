package remittance

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

// combined adds percentages up twice: at their stated values, which is how
// published averages are made, and by their bounds. The zero value has no
// aggregation; see newCombined.
type combined struct {
	stated *indicator.Tally
	bounds *indicator.Tally
	hedged bool // the two differ
}

func newCombined(a indicator.Aggregation) combined {
	return combined{stated: indicator.MustTally(a), bounds: indicator.MustTally(a)}
}

// begin makes a zero value usable.
func (c *combined) begin(a indicator.Aggregation) {
	if c.stated == nil {
		*c = newCombined(a)
	}
}

// split has the bounds tally begin, where the first hedged value comes. Before
// that the stated values are all there is to know.
func (c *combined) split() {
	if !c.hedged {
		c.hedged = true
		_ = c.bounds.Merge(c.stated) // of one aggregation
	}
}

// add adds a percentage that is there.
func (c *combined) add(p Percent) {
	n, isPoint := p.bounds.IsPoint()
	if isPoint && p.state == percentNumbered && n.Equal(p.number) {
		c.stated.Add(n)
		if c.hedged {
			c.bounds.Add(n)
		}
		return
	}
	c.split()
	if p.state == percentNumbered {
		c.stated.Add(p.number)
	} else {
		c.stated.AddAbsent(indicator.NotReported)
	}
	c.bounds.AddItem(indicator.Item{Value: p.bounds})
}

// addWeighted adds a percentage that is there with its weight, of which either
// may be hedged.
func (c *combined) addWeighted(p, weight Percent) {
	n, isPoint := p.bounds.IsPoint()
	w, isSure := weight.bounds.IsPoint()
	if isPoint && isSure && p.state == percentNumbered && weight.state == percentNumbered && n.Equal(p.number) && w.Equal(weight.number) {
		c.stated.AddWeighted(n, w)
		if c.hedged {
			c.bounds.AddWeighted(n, w)
		}
		return
	}
	c.split()
	if p.state == percentNumbered && weight.state == percentNumbered {
		c.stated.AddWeighted(p.number, weight.number)
	} else {
		c.stated.AddAbsent(indicator.NotReported)
	}
	c.bounds.AddItem(indicator.Item{Value: p.bounds, Weight: weight.bounds})
}

// merge adds what was added to other, of the same aggregation or its zero value.
func (c *combined) merge(other *combined) {
	if other.stated == nil {
		return
	}
	if other.hedged {
		c.split()
	}
	_ = c.stated.Merge(other.stated) // of one aggregation
	switch {
	case other.hedged:
		_ = c.bounds.Merge(other.bounds)
	case c.hedged:
		_ = c.bounds.Merge(other.stated)
	}
}

// used returns how many values were added.
func (c *combined) used() int {
	switch {
	case c.stated == nil:
		return 0
	case c.hedged:
		return c.bounds.Used()
	}
	return c.stated.Used()
}

// result returns what the values come to, and why says so of nothing.
func (c *combined) result(a indicator.Absence, why string) Percent {
	if c.stated == nil {
		return AbsentPercent(a, why)
	}
	stated := c.stated.Result()
	if !c.hedged {
		return tallied(stated, a, why)
	}
	r := c.bounds.Result()
	if r.Absence != indicator.Present {
		return tallied(r, a, why)
	}
	n, ok := stated.Number()
	return between(n, ok && c.stated.Missing(indicator.Present) == 0, r.Bounds)
}

func tallied(r indicator.TallyResult, a indicator.Absence, why string) Percent {
	if r.Absence == indicator.Present {
		return BoundedPercent(r.Bounds)
	}
	if r.Absence == indicator.Undefined {
		return AbsentPercent(indicator.Undefined, r.Why)
	}
	return AbsentPercent(a, why)
}

// sum returns the sum of what was added, 0 of nothing.
func (c *combined) sum() Percent {
	if c.used() == 0 {
		return ExactPercent(figure.Number{})
	}
	return c.result(indicator.NotReported, "")
}
