package diaspora

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

// Printed compares a computed percentage with the one that a report prints. It
// is a [claim.Answer], for one-line assertions.
type Printed struct {
	Computed Proportion
	Stated   figure.Figure
	// Verdict is met where the computed percentage, rounded half up to the
	// decimals printed, is the stated one, and not met where it is another. It
	// cannot be told where the bounds allow both, where there is no computed
	// percentage, and where the stated one does not say its digits ("about
	// 700 %") or has another unit.
	Verdict check.Verdict
}

var _ claim.Answer = Printed{}

// Prints compares the change in percent with the percentage that a report
// states: 124.42 prints as 124, and 696.29 does not print as 700. Half up keeps
// the lower end of the rounding interval and leaves the upper one out (of falls
// the other way round), where [Proportion.CanBe] keeps both.
func (c Change) Prints(stated figure.Quantity) Printed { return printsAs(c.Percent, stated) }

func printsAs(p Proportion, stated figure.Quantity) Printed {
	out := Printed{Computed: p}
	if stated != nil {
		out.Stated = stated.Figure()
	}
	f := out.Stated
	v, ok := f.Value()
	place, okPlace := f.PlaceValue()
	if !ok || !okPlace || p.Undefined != "" || f.Hedge() != figure.Exact && f.Hedge() != figure.Rounded ||
		f.Unit() != "" && f.Unit() != "%" {
		return out
	}
	half, _ := place.Quo(figure.Int(2))
	low, high := figure.From(v.Sub(half)), figure.Below(v.Add(half))
	switch v.Sign() { // a tie goes away from zero
	case -1:
		low, high = figure.Above(v.Sub(half)), figure.To(v.Add(half))
	case 0:
		low = figure.Above(v.Sub(half))
	}
	printed, _ := low.Intersect(high) // v is in both
	switch {
	case p.Bounds.Within(printed):
		out.Verdict = check.Met
	case !p.Bounds.Meets(printed):
		out.Verdict = check.NotMet
	}
	return out
}

// Holds reports whether the verdict is met.
func (p Printed) Holds() bool { return p.Verdict == check.Met }

// String says both percentages and the verdict: "696.2932 % printed as 700%:
// not met".
func (p Printed) String() string {
	return fmt.Sprintf("%s %% printed as %s: %s", p.Computed, p.Stated, p.Verdict)
}

// Trace lists both percentages, the rule and the verdict.
func (p Printed) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "computed", p.Computed.String(), "in percent")
	t.Add(check.Input, "stated", p.Stated.String(), "")
	if place, ok := p.Stated.PlaceValue(); ok {
		t.Add(check.Rounding, "printed to", place.String(), figure.HalfUp.String())
	}
	t.Add(check.Result, "printed", p.Verdict.String(), "")
	return t
}
