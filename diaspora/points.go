package diaspora

import (
	"fmt"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

// PercentCount is how many things a percentage of a count comes to.
type PercentCount struct {
	// Face is percent × count / 100 as printed: exactly 68 for 25 % of 272.
	// HasFace is false where one of them is a range or has no value.
	Face    figure.Number
	HasFace bool
	// Counted has the whole numbers that the percentage can stand for under its
	// rounding: 67 to 69.
	claim.Counted
}

// PercentOf returns how many things a percentage of a count is, as printed and
// as [claim.CountOf] bounds it. The errors are those of CountOf.
func PercentOf(percent, of figure.Quantity) (PercentCount, error) {
	counted, err := claim.CountOf(percent, of)
	if err != nil {
		return PercentCount{}, fmt.Errorf("diaspora: %w", err)
	}
	out := PercentCount{Counted: counted}
	p, okP := percent.Figure().Value()
	n, okN := of.Figure().Value()
	if out.HasFace = okP && okN; out.HasFace {
		out.Face, _ = p.Mul(n).Quo(figure.Int(100))
	}
	return out, nil
}

// PointsChange is a change that was stated in percentage points, and what it is
// in percent.
type PointsChange struct {
	// Before is the rate before the change, in percent: 23.5 for 38.1 % after a
	// rise by 14.6 points. Face is the same of the printed values, HasFace says
	// whether there are any.
	Before  figure.Interval
	Face    figure.Number
	HasFace bool
	// Relative is the change in percent of the rate before: 62.13, and not 14.6.
	// It is undefined where the rate before is or may be 0.
	Relative Proportion
}

// PointsChangeTo returns what stood before a rate that changed by so many
// percentage points (below 0 for a fall), and the relative change.
//
//	before    after - points
//	relative  100 × points / before
//
// The units must be "%", "percentage points" or absent; an error matches
// [claim.ErrUnits].
func PointsChangeTo(after, points figure.Quantity) (PointsChange, error) {
	a, p := after.Figure(), points.Figure()
	for _, f := range [...]figure.Figure{a, p} {
		if u := f.Unit(); u != "" && u != "%" && u != "percentage points" {
			return PointsChange{}, fmt.Errorf("diaspora: change in points: %w", &claim.UnitError{Left: u, Right: "%"})
		}
	}
	before, by := reckonedOf(a), reckonedOf(p)
	out := PointsChange{Before: before.Bounds.Sub(by.Bounds)}
	relative, err := relativeOfPoints(before.Bounds, by.Bounds)
	if err != nil {
		out.Relative.Undefined = undefinedReason(err)
	}
	hundred := figure.Int(100)
	out.Relative.Bounds = relative.Scale(hundred)
	if before.Face == nil || by.Face == nil {
		return out, nil
	}
	out.Face, out.HasFace = before.Face.Sub(*by.Face), true
	if q, ok := by.Face.Quo(out.Face); ok && err == nil {
		q = q.Mul(hundred)
		out.Relative.Face = &q
	}
	return out, nil
}

// relativeOfPoints returns points / (after - points) as 1 / (1 - points/after)
// - 1, in which each stands once, where that is defined.
func relativeOfPoints(after, points figure.Interval) (figure.Interval, error) {
	one := figure.Point(figure.Int(1))
	if x, err := points.Quo(after); err == nil {
		q, err := one.Quo(one.Sub(x))
		return q.Sub(one), err
	}
	return points.Quo(after.Sub(points))
}
