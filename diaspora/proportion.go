package diaspora

import (
	"errors"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Proportion is a ratio or a percentage of reported figures, with the bounds
// that their hedges and rounding leave: over "500+" registrations there is an
// upper bound and no lower one above 0.
type Proportion struct {
	// Bounds is what it can be, exactly. It has no bounds where Undefined says
	// why there is no proportion.
	Bounds figure.Interval
	// Face is that of the printed values; nil where one has none, or it is
	// undefined.
	Face *figure.Number
	// Undefined is the reason why there is none: "division by zero". It is ""
	// where there is one.
	Undefined string
}

// proportionPlaces is to how many decimals texts give a proportion.
const proportionPlaces = 4

// String returns the printed value and the bounds, rounded to four decimals,
// the bounds outwards: "3.1671 in [3.1659, 3.1684]"; "about 6.0467" where
// nothing bounds it; one of the two where there is no other; or "undefined:
// division by zero".
func (p Proportion) String() string {
	if p.Undefined != "" {
		return "undefined: " + p.Undefined
	}
	if p.Face == nil {
		return p.Bounds.Outwards(proportionPlaces).String()
	}
	face := p.Face.Round(proportionPlaces, figure.HalfUp).String()
	if _, ok := p.Bounds.IsPoint(); ok {
		return face
	}
	if p.Bounds.IsUnbounded() {
		return "about " + face
	}
	return face + " in " + p.Bounds.Outwards(proportionPlaces).String()
}

// CanBe answers whether the stated figure can be this proportion: met where
// what the two leave possible overlaps, not met where it does not, and cannot
// tell where the proportion is undefined or one of the two has no bounds.
func (p Proportion) CanBe(stated figure.Quantity) check.Verdict {
	bounds := stated.Figure().Bounds()
	if p.Undefined != "" || p.Bounds.IsUnbounded() || bounds.IsUnbounded() {
		return check.CannotTell
	}
	return check.Decide(p.Bounds.Meets(bounds))
}

func undefinedReason(err error) string {
	if undefined := (*figure.UndefinedError)(nil); errors.As(err, &undefined) {
		return undefined.Reason
	}
	return err.Error()
}
