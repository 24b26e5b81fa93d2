package claim

import (
	"errors"
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Group is a number of grants, or of anything, each under one ceiling.
type Group struct {
	Count   figure.Quantity // how many: "21"
	Ceiling figure.Quantity // of each: "EUR 25,000", with or without "up to"
}

// Ceilings compares what was distributed with what ceilings allow together.
type Ceilings struct {
	Unit  string          // of the ceilings and of what was distributed
	Total figure.Interval // the ceilings together: count × ceiling, added up
	// Within is met where what was distributed cannot exceed the ceilings, not
	// met where it must. It cannot be told where nothing was stated.
	Within check.Verdict
	// MeanAtLeast is, for each group, what its members must have received on
	// average at the least, since the other groups cannot have received more
	// than their ceilings: 0 where that forces nothing. It has no lower end
	// where a bound is missing that it needs: of what was distributed, of the
	// count, or of the counts of the others; nor of a group without members.
	MeanAtLeast []figure.Interval
	// MeanAtFace is the same from the face value of what was distributed; nil
	// where it has none, or where a count is not exact or is 0.
	MeanAtFace []figure.Number

	distributed figure.Figure
	groups      []Group
}

// ErrNoCeiling matches the error for a ceiling without an upper end.
var ErrNoCeiling = errors.New("claim: no ceiling")

// UnderCeilings compares an amount distributed with the ceilings of groups: 21
// grants of up to EUR 25,000 and 15 of up to EUR 200,000 allow 3,525,000, so 3
// million is within them, and forces a mean of at least 131,666.67 on the 15.
// Distributed may be not stated: then only the total is known. An error matches
// [ErrUnits] or [ErrNoCeiling].
func UnderCeilings(distributed figure.Quantity, groups ...Group) (Ceilings, error) {
	c := Ceilings{distributed: figureOf(distributed), groups: slices.Clone(groups)}
	units := make([]figure.Figure, 0, 1+len(groups))
	units = append(units, c.distributed)
	tops := make([]figure.Interval, len(groups)) // of each group together
	for i, g := range groups {
		f := figureOf(g.Ceiling)
		top, ok := ceilingOf(f)
		if !ok {
			return Ceilings{}, fmt.Errorf("%w: %s has no upper end", ErrNoCeiling, check.Quote(name(f)))
		}
		units = append(units, f)
		tops[i] = figureOf(g.Count).Bounds().Scale(top)
	}
	var err error
	if c.Unit, err = commonUnit(units...); err != nil {
		return Ceilings{}, err
	}
	var others []figure.Interval
	c.Total, others = sums(tops)
	if c.distributed.IsZero() {
		return c, nil
	}
	bounds := c.distributed.Bounds()
	c.Within = bounds.CompareTo(figure.LessOrEqual, c.Total)
	face, hasFace := c.distributed.Value()
	for i, g := range groups {
		count := figureOf(g.Count).Bounds()
		c.MeanAtLeast = append(c.MeanAtLeast, leastMean(bounds, others[i], count))
		mean, ok := faceMean(face, others[i], count)
		c.MeanAtFace = append(c.MeanAtFace, mean)
		hasFace = hasFace && ok
	}
	if !hasFace {
		c.MeanAtFace = nil
	}
	return c, nil
}

// ceilingOf returns the upper end of f. A ceiling is the limit of a rule: a
// value without a hedge is exact, in whatever words.
func ceilingOf(f figure.Figure) (figure.Number, bool) {
	if h := f.Hedge(); h == figure.Exact || h == figure.Rounded {
		return f.Value()
	}
	top, _, ok := f.Bounds().Hi()
	return top, ok
}

// leastMean returns the least mean of a group of that count when all others
// are at their ceilings.
func leastMean(distributed, others, count figure.Interval) figure.Interval {
	least, leastClosed, hasLeast := distributed.Lo()
	highest, highestClosed, hasHighest := others.Hi()
	most, mostClosed, hasMost := count.Hi()
	if !hasLeast || !hasHighest || !hasMost {
		return figure.Interval{}
	}
	mean, ok := least.Sub(highest).Quo(most)
	switch {
	case !ok: // no members
		return figure.Interval{}
	case mean.Sign() <= 0:
		return figure.From(figure.Int(0))
	case leastClosed && highestClosed && mostClosed:
		return figure.From(mean)
	}
	return figure.Above(mean)
}

// faceMean returns the same from a face value, and false where a count is not
// exact or is 0.
func faceMean(distributed figure.Number, others, count figure.Interval) (figure.Number, bool) {
	highest, okOthers := others.IsPoint()
	n, okCount := count.IsPoint()
	mean, ok := distributed.Sub(highest).Quo(n)
	if mean.Sign() < 0 {
		mean = figure.Int(0)
	}
	return mean, ok && okOthers && okCount
}

// Holds reports whether what was distributed is certainly within the ceilings.
func (c Ceilings) Holds() bool { return c.Within == check.Met }

// String says what was distributed, what the ceilings allow, and the verdict.
func (c Ceilings) String() string {
	return fmt.Sprintf("%s within ceilings of %s: %s", name(c.distributed), withUnit(c.Total.String(), c.Unit), c.Within)
}

// Trace lists the groups, the total, the verdict and the means forced.
func (c Ceilings) Trace() check.Trace {
	var t check.Trace
	for i, g := range c.groups {
		inputs(&t, fmt.Sprintf("count of group %d", i+1), figureOf(g.Count))
		inputs(&t, fmt.Sprintf("ceiling of group %d", i+1), figureOf(g.Ceiling))
	}
	inputs(&t, "distributed", c.distributed)
	t.Add(check.Compute, "ceilings together", withUnit(c.Total.String(), c.Unit), "count × ceiling, added up")
	for i, m := range c.MeanAtLeast {
		t.Add(check.Compute, fmt.Sprintf("mean of group %d", i+1), withUnit(m.Outwards(shownPlaces).String(), c.Unit), "the others at their ceilings")
	}
	t.Add(check.Result, "distributed <= ceilings", c.Within.String(), "")
	return t
}
