package indicator

import (
	"iter"
	"math/bits"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Evaluation is what a method says of a case: a verdict, a class, numbers, and
// the reason where one of them is missing. It keeps the case and the method,
// and computes numbers and trace when they are asked for.
type Evaluation struct {
	method   Method
	c        Case
	verdict  check.Verdict
	possible uint64 // bit n: class n is possible; bit 0: none is
	reason   Reason
}

// Evaluate judges a case by a method.
//
// Where figures are uncertain, the evaluation says what holds at every point of
// their intervals: the one class, or all that are possible with the reason
// [Straddles]; met or not met, or cannot tell. It asks the method at the ends
// of the intervals, at every point in them where a figure meets another or 0,
// and next to these; between, the class moves in one direction, as the method
// claims with its Inputs. An open end, and a point next to another, is
// taken at a distance of 10^-40 of the larger of 1 and the value, a missing end
// at 10^40 times the largest figure of the case. Where several figures are
// uncertain, every class between the worst and the best found counts as
// possible.
//
// Where a figure is uncertain in which the method claims nothing, or more than
// twelve are, every class counts as possible, with the reason [TooWide].
func Evaluate(m Method, c Case) Evaluation {
	if c.isExact() {
		j := m.Judge(c)
		return Evaluation{method: m, c: c, verdict: j.Verdict, possible: 1 << j.Class, reason: j.Reason}
	}
	return evaluateIntervals(m, c)
}

// EvaluateAll judges a case by several methods, side by side.
func EvaluateAll(c Case, methods ...Method) []Evaluation {
	out := make([]Evaluation, len(methods))
	for i, m := range methods {
		out[i] = Evaluate(m, c)
	}
	return out
}

// Case returns what was judged.
func (e Evaluation) Case() Case { return e.c }

// Method returns by what it was judged.
func (e Evaluation) Method() Method { return e.method }

// Verdict returns the answer to the method's question: met, not met, or cannot
// tell.
func (e Evaluation) Verdict() check.Verdict { return e.verdict }

// Class returns the class, and false where there is none or several are
// possible.
func (e Evaluation) Class() (string, bool) {
	n := bits.TrailingZeros64(e.possible)
	if e.method == nil || n == 0 || bits.OnesCount64(e.possible) != 1 {
		return "", false
	}
	return e.method.About().Classes[n-1], true
}

// Possible returns the classes that the figures allow, from the worst to the
// best: one where [Evaluation.Class] has it, none where there is no class. Where
// the figures may also allow no class, [Evaluation.MayHaveNone] says so.
func (e Evaluation) Possible() []string {
	if e.method == nil {
		return nil
	}
	var out []string
	for i, class := range e.method.About().Classes {
		if e.possible>>(i+1)&1 == 1 {
			out = append(out, class)
		}
	}
	return out
}

// MayHaveNone reports whether the figures allow that there is no class.
func (e Evaluation) MayHaveNone() bool { return e.possible&1 == 1 || e.possible == 0 }

// Reason returns why there is no class, or why a number is missing beside it;
// NoReason where all is said.
func (e Evaluation) Reason() Reason { return e.reason }

// Measures returns the numbers behind the evaluation; see [Measured].
func (e Evaluation) Measures() []Measured { return slices.Collect(e.measures()) }

func (e Evaluation) measures() iter.Seq[Measured] {
	return func(yield func(Measured) bool) {
		switch {
		case e.method == nil:
		case e.c.isExact():
			for m := range e.method.Measures(e.c) {
				if !yield(exactly(m)) {
					return
				}
			}
		default:
			for _, m := range measureIntervals(e.method, e.c) {
				if !yield(m) {
					return
				}
			}
		}
	}
}

// Measure returns one of [Evaluation.Measures] by its name, and false where the
// method has none of that name.
func (e Evaluation) Measure(name string) (Measured, bool) {
	for m := range e.measures() {
		if m.Name == name {
			return m, true
		}
	}
	return Measured{}, false
}

// String returns the verdict, the class or classes, and the reason: "not met:
// moderate-progress".
func (e Evaluation) String() string {
	s := e.verdict.String()
	for i, class := range e.Possible() {
		s += []string{": ", " or "}[min(i, 1)] + class
	}
	if e.reason != NoReason {
		s += " (" + string(e.reason) + ")"
	}
	return s
}

// tracePlaces are the decimals to which a trace prints measures.
const tracePlaces = 6

// Trace returns how the evaluation came about: the figures
// that the method uses, the method with
// edition and parameters, the numbers, and the answer.
func (e Evaluation) Trace() check.Trace {
	var t check.Trace
	if e.method == nil {
		return t
	}
	t.Add(check.Input, "direction", e.c.Direction.String(), "")
	uses, _ := e.method.Inputs(e.c)
	points := func(of Inputs, name, why string, ps ...Point) {
		for _, p := range ps {
			if !p.IsZero() && uses&of != 0 {
				t.Add(check.Input, name, p.String(), why)
			}
		}
	}
	points(OfBaseline, "baseline", "", e.c.Baseline)
	points(OfMilestones, "milestone", "", e.c.Milestones...)
	points(OfTarget, "target", map[bool]string{true: "to be passed, not only reached"}[e.c.IsStrict], e.c.Target)
	points(OfSeries, "observed", "", e.c.Series...)
	points(OfActual, "actual", "", e.c.Actual)
	points(OfPredicted, "predicted", "", e.c.Predicted)
	points(OfLimit, "limit", "", Point{Value: e.c.Limit})
	about := e.method.About()
	t.Add(check.Policy, "method", about.String(), about.Source)
	for _, m := range e.Measures() {
		if m.Reason != NoReason {
			t.Add(check.LeftOut, m.Name, "", string(m.Reason))
			continue
		}
		t.Add(check.Compute, m.Name, m.Format(tracePlaces), "")
	}
	t.Add(check.Result, "evaluation", e.String(), "")
	return t
}

// Measured is a number behind an evaluation: one number where the figures are
// exact, else what they leave possible for it.
type Measured struct {
	Name    string
	Reason  Reason // why there is no number
	lo, hi  bound
	isExact bool // the two are the same
}

// exactly returns a measure of exact figures.
func exactly(m Measure) Measured {
	out := Measured{Name: m.Name, Reason: m.Reason}
	if m.Reason == NoReason {
		out.lo = bound{value: m.Value, is: true}
		out.hi, out.isExact = out.lo, true
	}
	return out
}

// bound is one end of what a number can be.
type bound struct {
	value  figure.Real
	is     bool // there is such an end
	isOpen bool // the value itself is not possible
}

// Exact returns the number, and false where there is none or it is an interval.
func (m Measured) Exact() (figure.Real, bool) {
	if m.isExact {
		return m.lo.value, true
	}
	if m.Reason != NoReason || !m.lo.is || !m.hi.is || m.lo.isOpen || m.hi.isOpen || m.lo.value.CmpReal(m.hi.value) != 0 {
		return figure.Real{}, false
	}
	return m.lo.value, true
}

// Bounds returns what the number can be, its ends rounded outwards to so many
// decimals; without bounds where there is no number.
func (m Measured) Bounds(places int) figure.Interval {
	var out figure.Interval
	if m.Reason != NoReason {
		return out
	}
	if m.lo.is {
		n, isClosed, _ := m.lo.value.Bounds(places).Outwards(places).Lo()
		if out = figure.From(n); m.lo.isOpen && isClosed {
			if exact, ok := m.lo.value.Number(); ok && exact.Equal(n) {
				out = figure.Above(n)
			}
		}
	}
	if m.hi.is {
		n, isClosed, _ := m.hi.value.Bounds(places).Outwards(places).Hi()
		upper := figure.To(n)
		if exact, ok := m.hi.value.Number(); ok && m.hi.isOpen && isClosed && exact.Equal(n) {
			upper = figure.Below(n)
		}
		out, _ = out.Intersect(upper)
	}
	return out
}

// Format returns the number rounded to so many decimals, ties to the even
// digit, or the interval rounded outwards, or "".
func (m Measured) Format(places int) string {
	if m.Reason != NoReason {
		return ""
	}
	if r, ok := m.Exact(); ok {
		return r.Round(places, figure.HalfEven).StringFixed(int32(max(places, 0)))
	}
	return m.Bounds(places).String()
}
