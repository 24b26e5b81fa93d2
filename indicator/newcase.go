package indicator

import (
	"errors"
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// ErrCase matches the error for observations that make no case.
var ErrCase = errors.New("indicator: observations make no case")

// NewCase puts a case together from the observations of an indicator, by their
// roles: the baseline, the targets, of which the last is the target and those
// before are milestones, further milestones, and what was reached, of which the
// newest is the actual value and all are the series. The projection for the
// latest period is what is predicted; what was merely planned takes no part.
// Several reports of one period count as in [NewSeries], and absent values are
// left out: a conflict leaves its period without a value, as a case says nothing
// of its reports; look at [Series.Check] for those. The target counts as
// [Case.WithTarget] reads it.
//
// Values must cover their time alike: where the target is of the whole programme
// and values are of their period, add them up first with [Series.Cumulative].
//
// The errors match [ErrMixedSeries] where observations are of several places,
// parts or contributors, and [ErrCase] where there are several baselines.
func NewCase(definition Indicator, observations ...Observation) (Case, error) {
	c := Case{Direction: definition.Direction}
	of := map[figure.Role][]Observation{}
	for i, o := range observations {
		of[o.Role] = append(of[o.Role], o)
		if a, b := o.SeriesKey(), observations[0].SeriesKey(); i > 0 {
			if a.Role, b.Role = figure.NoRole, figure.NoRole; a != b {
				return Case{}, fmt.Errorf("%w: %v and %v", ErrMixedSeries, b, a)
			}
		}
	}
	points := map[figure.Role][]Point{}
	for role, reports := range of {
		s, err := NewSeries(definition, reports...)
		if err != nil {
			return Case{}, err
		}
		points[role] = slices.Collect(s.Points())
	}
	if baselines := points[figure.Baseline]; len(baselines) > 1 {
		return Case{}, fmt.Errorf("%w: baselines %s and %s", ErrCase, check.Quote(baselines[0].String()), check.Quote(baselines[1].String()))
	}
	_, c.Baseline = cutLast(points[figure.Baseline])
	c.Milestones, c.Target = cutLast(points[figure.Target])
	for _, o := range of[figure.Target] {
		if f, ok := o.Value.Figure(); ok && o.Period.End() == c.Target.Date && f.Bounds().Equal(c.Target.Value) {
			c = c.WithTarget(c.Target.Date, f)
		}
	}
	c.Milestones = append(c.Milestones, points[figure.Milestone]...)
	c.Series = points[figure.Actual]
	_, c.Actual = cutLast(c.Series)
	_, c.Predicted = cutLast(points[figure.Projected])
	return c, nil
}

// cutLast returns the last point, if there is one, and those before.
func cutLast(ps []Point) ([]Point, Point) {
	if len(ps) == 0 {
		return nil, Point{}
	}
	n := len(ps) - 1
	return ps[:n:n], ps[n]
}
