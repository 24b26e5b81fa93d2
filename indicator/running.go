package indicator

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Running is a list of running totals taken apart: what came about in each
// period, and whether the totals ever fall, which a running total cannot.
type Running struct {
	Totals []Value // as they went in, the earliest first
	// Increments are as many: the first total itself, then each total less the
	// one before. Behind a gap the increment belongs to several periods and to
	// no single one of them, and is Undefined; where a total is absent, so is
	// the increment, for the same reason, and where it is no number, Undefined.
	Increments []Value
	// Last is the last total that is there and a number; not reported where none
	// is.
	Last Value
	// NeverFalls is met where no total can be below an earlier one, not met
	// where one certainly is, and cannot tell where one may be. Totals that are
	// absent or no numbers say nothing.
	NeverFalls check.Verdict
	// Falls lists where a total is below an earlier one, or may be.
	Falls []Fall
}

// Fall is where a running total is, or may be, below an earlier one.
type Fall struct {
	From, To int // which of the totals
	// Certain is met where the later total is certainly the lower, and cannot
	// tell where it may be.
	Certain check.Verdict
}

// NewRunning takes running totals apart, the earliest first. Hedged totals are
// subtracted as intervals: from at least 10 to at least 25 anything may have
// come about, and the totals may even have fallen.
func NewRunning(totals ...Value) Running {
	return newRunning(totals, func(int) bool { return false })
}

// newRunning is NewRunning, with a gap before each total that hasGap names.
func newRunning(totals []Value, hasGap func(i int) bool) Running {
	r := Running{Totals: totals, Increments: make([]Value, len(totals)), NeverFalls: check.Met}
	var (
		last    = -1 // the last total there
		bounds  figure.Interval
		highest = -1 // the one with the highest lower end since the last certain fall
		top     figure.Interval
	)
	for i, v := range totals {
		if why := v.noNumber(); why != Present {
			r.Increments[i] = AbsentValue(why)
			continue
		}
		own := v.Bounds()
		switch {
		case i == 0:
			r.Increments[i] = v
		case last == i-1 && !hasGap(i):
			r.Increments[i] = BoundsValue(own.Sub(bounds))
		default:
			r.Increments[i] = AbsentValue(Undefined)
		}
		if last >= 0 {
			fall := Fall{From: last, To: i, Certain: own.CompareTo(figure.GreaterOrEqual, bounds).Not()}
			if fall.Certain != check.Met && highest != last && own.CompareTo(figure.GreaterOrEqual, top) == check.NotMet {
				fall.From, fall.Certain = highest, check.Met
			}
			if fall.Certain != check.NotMet {
				r.Falls = append(r.Falls, fall)
				r.NeverFalls = r.NeverFalls.And(fall.Certain.Not())
			}
			if fall.Certain == check.Met {
				highest = -1 // what comes next is compared with what was fallen to
			}
		}
		if highest < 0 || isHigher(own, top) {
			highest, top = i, own
		}
		last, bounds, r.Last = i, own, v
	}
	return r
}

// isHigher reports whether the lower end of v lies above that of w, or is the
// only one.
func isHigher(v, w figure.Interval) bool {
	a, aClosed, ok := v.Lo()
	if !ok {
		return false
	}
	b, bClosed, ok := w.Lo()
	if !ok {
		return true
	}
	c := a.Cmp(b)
	return c > 0 || c == 0 && bClosed && !aClosed
}

// RunningTotals adds increments up, the earliest first: the first total is the
// first increment, each further one the total before and its increment. From
// the first increment on that is absent the totals are not known: where an
// increment is absent the total is, for the same reason, and the later ones are
// Undefined. An increment that is no number gives Undefined too.
func RunningTotals(increments ...Value) []Value {
	return runningTotals(increments, func(int) bool { return false })
}

func runningTotals(increments []Value, hasGap func(i int) bool) []Value {
	out := make([]Value, len(increments))
	var sum figure.Interval
	isKnown := true
	for i, v := range increments {
		why := v.noNumber()
		isKnown = isKnown && why == Present && !(i > 0 && hasGap(i))
		switch {
		case why != Present:
			out[i] = AbsentValue(why)
		case !isKnown:
			out[i] = AbsentValue(Undefined)
		case i == 0:
			out[i], sum = v, v.Bounds()
		default:
			sum = sum.Add(v.Bounds())
			out[i] = BoundsValue(sum)
		}
	}
	return out
}
