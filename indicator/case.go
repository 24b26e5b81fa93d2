package indicator

import (
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Point is a value at a time: what the figures of a [Case] are. The zero value
// is not stated, and so is a point whose value has no bounds.
type Point struct {
	Date  period.Date
	Value figure.Interval
}

// At returns the point of a figure at a date, as the figure's bounds have it.
func At(date period.Date, q figure.Quantity) Point {
	return Point{Date: date, Value: q.Figure().Bounds()}
}

// Exactly returns the point of an exact number at a date.
func Exactly(date period.Date, n figure.Number) Point {
	return Point{Date: date, Value: figure.Point(n)}
}

// IsZero reports whether no value is stated.
func (p Point) IsZero() bool { return p.Value.IsUnbounded() }

// Number returns the value where it is a single number, and false where it is
// an interval or not stated.
func (p Point) Number() (figure.Number, bool) { return p.Value.IsPoint() }

// String returns the value and its date: "[1700, ∞) in 2012".
func (p Point) String() string {
	if p.IsZero() {
		return ""
	}
	s := p.Value.String()
	if n, ok := p.Number(); ok {
		s = n.String()
	}
	if !p.Date.IsZero() {
		s += " in " + p.Date.String()
	}
	return s
}

// Case is what is judged: where an indicator began, is, and should be. What a
// method does not need may be left out, and what is not stated is absent: no
// method takes it for 0.
type Case struct {
	Direction  Direction
	Baseline   Point
	Milestones []Point // targets on the way, in any order
	Target     Point
	IsStrict   bool  // the target itself is not enough: "below 3 %"
	Actual     Point // the newest value
	// Series is what was observed, in any order, for methods that fit a line. The
	// actual value is one of it, and counts in place of a point of its date.
	Series []Point
	// Predicted is the value expected at the date of the target, where others
	// have computed it.
	Predicted Point
	// Limit is the natural end of the scale, such as 100 for a percentage that
	// is wanted to rise; not stated where there is none.
	Limit figure.Interval
}

// Reached answers whether the actual value has reached the target; see
// [Direction.Reached]. To maintain a value without a target is to stay at the
// baseline.
func (c Case) Reached() check.Verdict {
	return c.reachedBy(c.Actual.Value)
}

// reachedBy answers whether a value reaches the target.
func (c Case) reachedBy(value figure.Interval) check.Verdict {
	target := c.Target
	if target.IsZero() && c.Direction == Maintain {
		target = c.Baseline
	}
	if c.IsStrict && c.Direction.Sign() != 0 {
		c.Direction = []Direction{Decrease, NoDirection, Increase}[1-c.Direction.Sign()] // beyond is not up to, the other way
		return c.reached(value, target.Value).Not()
	}
	return c.reached(value, target.Value)
}

// observed returns the series with the actual value in it.
func (c Case) observed() []Point {
	out := slices.Clone(c.Series)
	if c.Actual.Date.IsZero() {
		return out
	}
	for i := range out {
		if out[i].Date == c.Actual.Date {
			out[i] = c.Actual
			return out
		}
	}
	return append(out, c.Actual)
}

// WithTarget returns the case with a target as a document words it. A target is
// set, not measured: its stated value counts at its face, "8 million" as just
// that, and so do "at least 50" where an increase is wanted and "up to 5 %" where
// a decrease is. "More than 50" and "below 3 %" make it strict. Any other hedge
// leaves open what the target is, and counts by its bounds.
func (c Case) WithTarget(date period.Date, q figure.Quantity) Case {
	f := q.Figure()
	c.Target, c.IsStrict = At(date, f), false
	value, ok := f.Value()
	if !ok {
		return c
	}
	isFace := false
	switch h := f.Hedge(); {
	case h == figure.Exact || h == figure.Rounded:
		isFace = true
	case c.Direction == Increase:
		isFace = h == figure.AtLeast || h == figure.MoreThan
		c.IsStrict = h == figure.MoreThan
	case c.Direction == Decrease:
		isFace = h == figure.UpTo || h == figure.LessThan
		c.IsStrict = h == figure.LessThan
	}
	if isFace {
		c.Target = Exactly(date, value)
	}
	return c
}

// reached is [Direction.Reached] where one of the two may not be stated.
func (c Case) reached(actual, target figure.Interval) check.Verdict {
	if actual.IsUnbounded() || target.IsUnbounded() {
		return check.CannotTell
	}
	return c.Direction.Reached(actual, target)
}

// Regressed answers whether the actual value is worse than the baseline. Where
// a value is to be maintained or to lie within a band, no value is by itself
// worse than another, and that cannot be told.
func (c Case) Regressed() check.Verdict {
	if c.Direction.Sign() == 0 {
		return check.CannotTell
	}
	return c.reached(c.Actual.Value, c.Baseline.Value).Not()
}

// months returns how many months lie between two dates at the coarser of their
// precisions, and false where one is not stated.
func months(from, to period.Date) (int, bool) {
	if from.IsZero() || to.IsZero() {
		return 0, false
	}
	if from.Precision() == period.Year || to.Precision() == period.Year {
		return 12 * (to.Year() - from.Year()), true
	}
	return 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month()), true
}
