package formula

import (
	"errors"

	"iom.int/migdev/indicator/figure"
)

// IntervalLookup returns what an item can be, and false where it is missing.
type IntervalLookup func(name string) (figure.Interval, bool)

// EvaluateIntervals computes what e can be where its items are uncertain, such
// as the bounds of reported figures. It knows constants, + - * / and signs;
// any other operation gives [NoIntervalRule]. A missing item counts as 0, the
// point, where the strategy keeps the result. A quotient keeps the bounds that
// hold, as [figure.Interval.Quo] says: over a denominator that can be 0 at its
// end only, there is a bound on one side.
//
// Each use of an uncertain item varies on its own, so an item that stands twice
// makes the result wider than need be: A - A is not 0. Transform the formula
// until each stands once: A / (A + B) is 1 / (1 + B / A).
func (e Expr) EvaluateIntervals(items IntervalLookup, s Strategy) Result {
	r := Result{expr: e, strategy: s}
	switch {
	case e.n == nil:
		r.reason = NotStated
		return r
	case e.n.err != nil || s > NeverSkip:
		r.reason = Malformed
		return r
	}
	ev := intervals{lookup: items, inputs: newInputs(e.n.items)}
	v, reason := ev.evaluate(e.n)
	if r.inputs = ev.inputs.list; r.skipped() {
		reason = MissingItems
	}
	if r.reason = reason; reason == NoReason {
		r.v = &v.Interval
	}
	return r
}

type intervals struct {
	lookup IntervalLookup
	inputs inputs
}

// bounds are an interval with about how many bits its ends can have.
type bounds struct {
	figure.Interval
	bits int
}

func (ev *intervals) evaluate(n *node) (bounds, Reason) {
	switch n.op {
	case opConst:
		return bounds{figure.Point(n.n), smallBits}, NoReason
	case opItem:
		return bounds{ev.item(n.name), smallBits}, NoReason
	case opNeg:
		v, reason := ev.evaluate(n.kids[0])
		return bounds{v.Neg(), v.bits}, reason
	case opAdd, opSub, opMul, opDiv:
	default:
		for _, kid := range n.kids { // for the counts
			ev.evaluate(kid)
		}
		return bounds{}, NoIntervalRule
	}
	a, reasonA := ev.evaluate(n.kids[0])
	b, reasonB := ev.evaluate(n.kids[1])
	if reasonA != NoReason {
		return bounds{}, reasonA
	}
	if reasonB != NoReason {
		return bounds{}, reasonB
	}
	v := bounds{bits: a.bits + b.bits}
	switch n.op {
	case opAdd:
		v.Interval = a.Add(b.Interval)
	case opSub:
		v.Interval = a.Sub(b.Interval)
	case opMul:
		v.Interval = a.Mul(b.Interval)
	default:
		quotient, err := a.Quo(b.Interval)
		if zero, ok := b.IsPoint(); errors.Is(err, figure.ErrUndefined) && ok && zero.Sign() == 0 {
			return bounds{}, DivisionByZero
		} else if err != nil {
			return bounds{}, StraddlesZero
		}
		v.Interval = quotient
	}
	if v.bits > maxBits {
		v.bits = 0
		for _, end := range [...]func() (figure.Number, bool, bool){v.Lo, v.Hi} {
			if n, _, ok := end(); ok {
				v.bits = max(v.bits, bitsOf(n.Rat()))
			}
		}
		if v.bits > maxBits {
			return bounds{}, TooLarge
		}
	}
	return v, NoReason
}

func (ev *intervals) item(name string) figure.Interval {
	in, isNew := ev.inputs.find(name)
	if in.counted = true; isNew && ev.lookup != nil {
		if v, ok := ev.lookup(name); ok {
			in.v, in.has = &v, true
		}
	}
	if in.v == nil {
		return figure.Point(figure.Int(0))
	}
	return *in.v
}
