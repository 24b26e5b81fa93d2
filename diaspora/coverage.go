package diaspora

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// ErrDuplicates matches the error for more duplicates than registrations.
var ErrDuplicates = errors.New("diaspora: more duplicates than registrations")

// Coverage is how many of an estimated number of people are in a register.
type Coverage struct {
	Unique Count // registrations without duplicates
	// Percent is 100 × unique / estimate. It is never cut off at 100.
	Percent Proportion
	// Exceeds answers whether there are more people in the register than the
	// estimate allows: met where that is certain, cannot tell where they are
	// only more than the low estimate.
	Exceeds check.Verdict
	// ExceedsLow reports that they are certainly more than the low estimate, or
	// than the number where an estimate has no bounds.
	ExceedsLow bool
	Findings   check.Findings

	registered, duplicates, estimate Count
}

// CoverageOf returns the coverage of a register. Duplicates are taken out first;
// where they are not reported the unique registrations are at most the
// registrations. The low estimate gives the high coverage: 288,000 of 400,000 to
// 700,000 people are 41.14 to 72 %.
//
// A register that exceeds the low estimate is the finding
// diaspora.coverage-exceeds (warning): one of the two is wrong, or they count
// different people. More duplicates than registrations are an error that matches
// [ErrDuplicates]. An absent estimate, or one of 0, leaves the coverage
// undefined.
func CoverageOf(registered, duplicates, estimate Count) (Coverage, error) {
	unique, err := uniqueOf(registered, duplicates)
	if err != nil {
		return Coverage{}, err
	}
	c := Coverage{Unique: unique, registered: registered, duplicates: duplicates, estimate: estimate}
	for _, n := range [...]struct {
		Count
		name string
	}{{unique, "registrations"}, {estimate, "estimate"}} {
		if !n.IsGiven() && n.Bounds().IsUnbounded() {
			c.Percent.Undefined = n.name + " " + n.String()
			return c, nil
		}
	}
	c.Percent = unique.reckoned().over(estimate.reckoned(), 100)
	c.Exceeds = unique.Bounds().CompareTo(figure.Greater, estimate.Bounds())
	if c.ExceedsLow = estimate.IsGiven() && unique.low > estimate.lowEstimate(); c.ExceedsLow {
		c.Findings = check.Findings{{
			Code: "diaspora.coverage-exceeds", Severity: check.Warning,
			Message: fmt.Sprintf("%s registered, of an estimate of %s", unique, estimate),
			Values:  []check.Value{{Name: "registered", Text: unique.String()}, {Name: "estimate", Text: estimate.String()}},
		}}
	}
	return c, nil
}

// lowEstimate is the number that a register should not exceed: the low end of an
// estimate, or its value where that is all there is.
func (c Count) lowEstimate() int64 {
	if v, ok := c.Value(); ok && c.low == 0 {
		return v
	}
	return c.low
}

// uniqueOf returns registrations without duplicates.
func uniqueOf(registered, duplicates Count) (Count, error) {
	if !registered.IsGiven() {
		return registered, nil
	}
	if most, ok := registered.High(); ok && duplicates.low > most {
		return Count{}, fmt.Errorf("%w: %s of %s", ErrDuplicates, check.Quote(duplicates.String()), check.Quote(registered.String()))
	}
	return registered.less(duplicates), nil
}

// Trace lists registrations, duplicates, estimate and the coverage.
func (c Coverage) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "registered", c.registered.String(), "")
	t.Add(check.Input, "duplicates", c.duplicates.String(), "")
	t.Add(check.Input, "estimate", c.estimate.String(), "")
	t.Add(check.Compute, "unique", c.Unique.String(), "registered - duplicates")
	t.Add(check.Result, "coverage in percent", c.Percent.String(), "100 × unique / estimate, not cut off")
	return t
}
