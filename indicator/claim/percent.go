package claim

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Counted is how many things a percentage of a count can stand for.
type Counted struct {
	// Bounds holds the whole numbers that fit. It is meaningless where None.
	Bounds figure.Interval
	// None reports that no whole number fits: 40 % of 3.
	None bool

	percent, of figure.Figure
}

// CountOf returns how many of a whole number of things a printed percentage can
// stand for: the whole k for which 100 k / n lies within the percentage's
// bounds. 55 % of 3,547 businesses are 1,934 to 1,968 of them. A percentage
// without an upper end ("over half") reaches to all of them. Where n itself has
// bounds, the answer reaches from the least k that fits one of its n to the
// largest. Of nothing there is no percentage. The percentage's unit must be "%"
// or absent, else the error matches [ErrUnits].
func CountOf(percent, of figure.Quantity) (Counted, error) {
	c := Counted{percent: figureOf(percent), of: figureOf(of)}
	if err := wantPercent(c.percent); err != nil {
		return Counted{}, err
	}
	share, ok := shareBounds(c.percent)
	if ok {
		c.Bounds, ok = counts(c.of.Bounds(), share)
	}
	c.None = !ok
	return c, nil
}

// counts returns the whole numbers that are such a share of a whole number in
// of, from 1 on.
func counts(of, share figure.Interval) (figure.Interval, bool) {
	n, ok := of.Intersect(figure.From(figure.Int(1)))
	if ok {
		n, ok = n.WholeNumbers()
	}
	if lo, _, _ := n.Lo(); ok {
		lo, ok = nextBase(lo, 1, n, share)
		n, _ = n.Intersect(figure.From(lo))
	}
	if hi, _, hasHi := n.Hi(); ok && hasHi {
		hi, ok = nextBase(hi, -1, n, share)
		n, _ = n.Intersect(figure.To(hi))
	}
	if !ok {
		return figure.Interval{}, false
	}
	return n.Mul(share).WholeNumbers()
}

// nextBase returns the first n from here on, up or down and within bounds, of
// which some whole number is such a share, and false where there is none. It
// gives up after maxSteps, where the share is too narrow for bases that small,
// and returns the n that it has come to: those before do not fit.
func nextBase(n figure.Number, step int64, within, share figure.Interval) (figure.Number, bool) {
	for range maxSteps {
		if !within.Contains(n) {
			return n, false
		}
		if _, ok := share.Scale(n).WholeNumbers(); ok {
			return n, true
		}
		n = n.Add(figure.Int(step))
	}
	return n, within.Contains(n)
}

// maxSteps is how many bases [CountOf] tries from either end: enough for
// percentages to three decimal places, which fit every base from 100,000 on.
const maxSteps = 100_000

// shareBounds returns what part of a whole p can be, 1 standing for all of it.
func shareBounds(p figure.Figure) (figure.Interval, bool) {
	hundredth, _ := figure.Int(1).Quo(figure.Int(100))
	return p.Bounds().Scale(hundredth).Intersect(between(0, 1))
}

// wantPercent returns an error where p has another unit than "%".
func wantPercent(p figure.Figure) error {
	if u := p.Unit(); u != "" && u != "%" {
		return &UnitError{Left: "%", Right: u}
	}
	return nil
}

// Holds reports whether some whole number fits.
func (c Counted) Holds() bool { return !c.None }

// String says how many, with both figures.
func (c Counted) String() string {
	text := fmt.Sprintf("%s of %s", name(c.percent), name(c.of))
	if c.None {
		return text + ": no whole number fits"
	}
	return text + " = " + c.Bounds.String()
}

// Trace lists both figures and the whole numbers that fit.
func (c Counted) Trace() check.Trace {
	var t check.Trace
	inputs(&t, "percent", c.percent)
	inputs(&t, "of", c.of)
	answer := c.Bounds.String()
	if c.None {
		answer = "none"
	}
	t.Add(check.Result, "whole numbers that fit", answer, "100 k / n within the bounds of the percentage, ends kept")
	return t
}
