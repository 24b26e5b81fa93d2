package claim

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Grown compares a change worded in a report with the figures before and after.
type Grown struct {
	// Consistency is consistent where the figures fit every reading of the
	// wording, inconsistent where they fit none, and undecided where they fit
	// some, or where no wording is stated.
	Consistency Consistency
	Readings    []GrownReading // the preferred one first
	// Factor is after / before as an interval; it has no bounds where it is
	// undefined.
	Factor figure.Interval

	before, after figure.Figure
	wording       figure.Growth
}

// GrownReading is what one reading of the wording comes to.
type GrownReading struct {
	Name        string          // "to", "by"
	Factor      figure.Interval // that the wording says
	Expected    figure.Interval // before × factor
	Consistency Consistency     // of Expected with the figure after
}

// Growth compares wording such as "an increase of 700%" with the figures before
// and after. Either figure may be not stated: then everything fits, and
// Expected tells what follows. The wording is read under the policy of before.
// An error matches [ErrUnits].
func Growth(before, after figure.Quantity, wording figure.Growth) (Grown, error) {
	g := Grown{before: figureOf(before), after: figureOf(after), wording: wording}
	if _, err := commonUnit(g.before, g.after); err != nil {
		return Grown{}, err
	}
	if factor, err := g.after.Bounds().Quo(g.before.Bounds()); err == nil {
		g.Factor = factor
	}
	fit := 0
	for _, r := range wording.Readings(g.before.Policy()) {
		expected := g.before.Bounds().Mul(r.Factor)
		c := consistent(expected.Meets(g.after.Bounds()))
		if c == Consistent {
			fit++
		}
		g.Readings = append(g.Readings, GrownReading{Name: r.Name, Factor: r.Factor, Expected: expected, Consistency: c})
	}
	switch {
	case len(g.Readings) == 0: // no wording
	case fit == len(g.Readings):
		g.Consistency = Consistent
	case fit == 0:
		g.Consistency = Inconsistent
	}
	return g, nil
}

// Holds reports whether the figures fit every reading.
func (g Grown) Holds() bool { return g.Consistency == Consistent }

// String says the wording, the figures and the answer.
func (g Grown) String() string {
	return fmt.Sprintf("%s from %s to %s: %s", g.said(), name(g.before), name(g.after), g.Consistency)
}

// said returns the wording.
func (g Grown) said() string {
	if g.wording.IsZero() {
		return "no growth stated"
	}
	return g.wording.String()
}

// Trace lists the figures, each reading and the answer.
func (g Grown) Trace() check.Trace {
	var t check.Trace
	inputs(&t, "before", g.before)
	inputs(&t, "after", g.after)
	t.Add(check.Input, "wording", g.said(), "")
	for _, r := range g.Readings {
		t.Add(check.Compute, "read as "+r.Name,
			fmt.Sprintf("× %s = %s", r.Factor, r.Expected.Outwards(shownPlaces)), r.Consistency.String())
	}
	t.Add(check.Result, "wording against figures", g.Consistency.String(), "consistent where every reading fits")
	return t
}
