package diaspora

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Change is how a number grew: "increase of 700 %" is a multiple of 8, not of
// 7.
type Change struct {
	Before, After Reckoned
	Difference    Reckoned   // after - before, below 0 for a fall
	Multiple      Proportion // after / before: 8
	// Percent is 100 × (after - before) / before: 700. It is undefined where the
	// number before is 0, though the difference is known.
	Percent Proportion
	// Reading names how a wording was read, "by" or "to"; "" where both numbers
	// were given.
	Reading string
}

// NewChange returns the change between two numbers. Each is used once in every
// formula. A number that is not stated leaves the rest unknown.
func NewChange(before, after figure.Quantity) Change {
	c := Change{Before: reckonedOf(before), After: reckonedOf(after)}
	c.Multiple = c.After.over(c.Before, 1)
	c.Percent = percentOfMultiple(c.Multiple)
	if !c.Before.IsZero() && !c.After.IsZero() {
		c.Difference = c.After.minus(c.Before)
	}
	return c
}

// percentOfMultiple returns 100 × (m - 1).
func percentOfMultiple(m Proportion) Proportion {
	p := m.plus(-1)
	p.Bounds = p.Bounds.Scale(figure.Int(100))
	if p.Face != nil {
		face := p.Face.Mul(figure.Int(100))
		p.Face = &face
	}
	return p
}

// ChangesFrom returns what a number before comes to by a change in words: 1,250
// after an "increase of 700 %" are 10,000. There is one answer for each reading
// of the wording, the usual one first, and none where nothing is worded. The
// bounds hold what the hedge and the printed digits of both allow.
//
//	increase of x %   after = before × (1 + x/100)
//	rose to x %       after = before × x/100
func ChangesFrom(before figure.Quantity, wording figure.Growth) []Change {
	b := reckonedOf(before)
	return worded(wording, func(c *Change, multiple Reckoned) {
		c.Before = b
		if !b.IsZero() {
			c.After, c.Difference = b.times(multiple), b.times(multiple.minus(exactly(1)))
		}
	})
}

// ChangesTo returns which numbers before a change in words lead to a number
// after it: 16,000 after an "increase of 700 %" were 2,000, and "over 16,000"
// were more than 1,998.75, since the printed 700 stands for up to 700.5. There is one answer
// for each reading, as for [ChangesFrom].
func ChangesTo(after figure.Quantity, wording figure.Growth) []Change {
	a := reckonedOf(after)
	return worded(wording, func(c *Change, multiple Reckoned) {
		c.After = a
		inverse := exactly(1).over(multiple, 1)
		if a.IsZero() || inverse.Undefined != "" {
			return // it fell to nothing: any number may have been before
		}
		one := Reckoned{Bounds: inverse.Bounds, Face: inverse.Face}
		c.Before, c.Difference = a.times(one), a.times(exactly(1).minus(one))
	})
}

// worded makes a change of every reading of a wording.
func worded(wording figure.Growth, fill func(c *Change, multiple Reckoned)) []Change {
	var list []Change
	for _, r := range wording.Readings(figure.Policy{}) {
		m := Reckoned{Bounds: r.Factor, Face: &r.Face}
		c := Change{Reading: r.Name, Multiple: Proportion{Bounds: m.Bounds, Face: m.Face}}
		c.Percent = percentOfMultiple(c.Multiple)
		fill(&c, m)
		list = append(list, c)
	}
	return list
}

// exactly returns n as a reckoned number.
func exactly(n int64) Reckoned {
	v := figure.Int(n)
	return Reckoned{Bounds: figure.Point(v), Face: &v}
}

// StockChange is how a stock changed.
type StockChange struct {
	From, To Stock
	Change
	Mixed Mixture // unlike labels, where they were asked for
}

// IsComparable reports whether both stocks are alike in edition, basis and
// territory. Where they are not, the change is none of the people alone.
func (c StockChange) IsComparable() bool { return c.Mixed.IsZero() }

// ChangeOfStock returns how a stock grew from one date to another, within one
// edition, on one basis and for one territory: unlike ones are a [*MixError]
// unless asked for, and the result then says what was mixed. Albanians abroad
// grew by 10.2 % from 2020 to 2024 in the edition of 2024; the number for 2020
// in the edition of 2020 would turn that into a fall of 2.7 %.
//
// Stocks of another origin, residence, sex or age, and of one date, are an
// error that matches [ErrUnrelated]. For one date in two editions see
// [RevisionOf].
func ChangeOfStock(from, to Stock, allow ...Mix) (StockChange, error) {
	if from.Date == to.Date && !from.Date.IsZero() {
		return StockChange{}, fmt.Errorf("%w: both of %s: want two dates", ErrUnrelated, check.Quote(from.Date.String()))
	}
	return compareStocks(from, to, allowed(allow))
}

// RevisionOf returns how a later edition revised an earlier one: the change
// from the stock in the one to the stock of the same date in the other, such as
// -146,602 Albanians for 2020. That is no change of people. Bases and
// territories must be alike unless asked for. Stocks of unlike dates, or of one
// edition, are an error that matches [ErrUnrelated].
func RevisionOf(earlier, later Stock, allow ...Mix) (StockChange, error) {
	switch {
	case earlier.Date != later.Date:
		return StockChange{}, fmt.Errorf("%w: of %s and of %s: want one date", ErrUnrelated,
			check.Quote(earlier.Date.String()), check.Quote(later.Date.String()))
	case earlier.Edition == later.Edition:
		return StockChange{}, fmt.Errorf("%w: both of the edition %s: want two", ErrUnrelated, check.Quote(later.Edition.String()))
	}
	return compareStocks(earlier, later, allowed(allow)|AcrossEditions)
}

func compareStocks(a, b Stock, allow Mix) (StockChange, error) {
	for _, side := range [...]struct {
		what string
		a, b Geo
	}{{"origins", a.Origin, b.Origin}, {"residences", a.Residence, b.Residence}} {
		if !side.a.SamePlace(side.b) {
			return StockChange{}, fmt.Errorf("%w: %s %s and %s", ErrUnrelated, side.what, check.Quote(side.a.String()), check.Quote(side.b.String()))
		}
	}
	if a.Sex != b.Sex || a.Age != b.Age {
		return StockChange{}, fmt.Errorf("%w: %s and %s: want one sex and age", ErrUnrelated, check.Quote(a.Key().String()), check.Quote(b.Key().String()))
	}
	labels := blend{allow: allow}
	for _, s := range [...]*Stock{&a, &b} {
		if err := labels.add(s); err != nil {
			return StockChange{}, err
		}
	}
	return StockChange{From: a, To: b, Change: NewChange(a, b), Mixed: labels.mixture()}, nil
}

// Trace lists both stocks, what was mixed, and the change.
func (c StockChange) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "from", c.From.String(), "")
	t.Add(check.Input, "to", c.To.String(), "")
	traceMixed(&t, c.Mixed)
	return append(t, c.Change.results()...)
}

// Trace lists both numbers and the change.
func (c Change) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "before", c.Before.String(), "")
	t.Add(check.Input, "after", c.After.String(), "")
	if c.Reading != "" {
		t.Add(check.Policy, "read as", c.Reading, "")
	}
	return append(t, c.results()...)
}

func (c Change) results() check.Trace {
	var t check.Trace
	t.Add(check.Compute, "difference", c.Difference.String(), "after - before")
	t.Add(check.Compute, "multiple", c.Multiple.String(), "after / before")
	t.Add(check.Result, "growth in percent", c.Percent.String(), "100 × (after - before) / before")
	return t
}
