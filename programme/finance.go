package programme

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

// ErrNoOrganisation matches the error for a code that no organisation has.
var ErrNoOrganisation = errors.New("programme: no such organisation")

// Reconcile compares the total with the contributions: do they add up at the
// precision in which each is stated? A contribution whose amount is not stated
// can be anything from 0; it has no face value, so that there are then no
// [claim.Strengths]. The error is that of [claim.Sum] where currencies differ.
func (p Programme) Reconcile() (claim.Reconciliation, error) {
	parts := make([]figure.Quantity, len(p.Contributions))
	allStated := true
	for i, c := range p.Contributions {
		parts[i] = c.Amount
		if c.Amount.IsZero() {
			parts[i], allStated = unknownAmount(p.Total.Currency().Code()), false
		}
	}
	r, err := claim.Sum(p.Total, parts...)
	if !allStated {
		r.Strengths = nil
	}
	return r, err
}

// unknownAmount is at least 0: money that is given but not stated.
func unknownAmount(unit string) figure.Figure {
	f, _ := figure.Count(0, unit).WithHedge(figure.AtLeast) // of a single value it cannot fail
	return f
}

// ContributionShare returns which percentage of the total contribution i makes
// up. An index without a contribution is an error, and so are unlike
// currencies, which match [claim.ErrUnits]. Where total or amount is not
// stated, the share is undefined or has no bounds.
func (p Programme) ContributionShare(i int) (claim.Quotient, error) {
	if i < 0 || i >= len(p.Contributions) {
		return claim.Quotient{}, fmt.Errorf("programme: no contribution %d of %d", i, len(p.Contributions))
	}
	return claim.Share(p.Contributions[i].Amount, p.Total)
}

// ShareOf returns which percentage share i makes up of a base: the total
// ([OfTotal]), or all that the donor with that code gives. Where a source does
// not say of what an implementer's share is one, each base gives an answer. An
// index without a share is an error, an unknown base one that matches
// [ErrNoOrganisation], and unlike currencies one that matches [claim.ErrUnits].
func (p Programme) ShareOf(i int, base string) (claim.Quotient, error) {
	if i < 0 || i >= len(p.Shares) {
		return claim.Quotient{}, fmt.Errorf("programme: no share %d of %d", i, len(p.Shares))
	}
	if base == OfTotal {
		return claim.Share(p.Shares[i].Amount, p.Total)
	}
	given, err := p.given(base)
	if err != nil {
		return claim.Quotient{}, err
	}
	return claim.Share(p.Shares[i].Amount, given)
}

// given returns what the donor gives in all contributions together. As one of
// several, a contribution that is not stated can be anything from 0.
func (p Programme) given(donor string) (figure.Figure, error) {
	var own Programme
	for _, c := range p.Contributions {
		if c.Donor == donor && donor != "" {
			own.Contributions = append(own.Contributions, c)
		}
	}
	switch len(own.Contributions) {
	case 0:
		return figure.Figure{}, fmt.Errorf("%w among the donors: %s", ErrNoOrganisation, check.Quote(donor))
	case 1:
		return own.Contributions[0].Amount.Figure(), nil // as it was stated
	}
	sum, err := own.Reconcile()
	if err != nil {
		return figure.Figure{}, err
	}
	return spanning(sum.Sum, sum.Unit)
}

// spanning returns a figure that leaves v possible, its ends rounded outwards
// where they have no decimal form. Of what has no lower end nothing can be a
// share, so that it is as good as not stated.
func spanning(v figure.Interval, unit string) (f figure.Figure, err error) {
	lo, closed, hasLo := v.Lo()
	hi, _, hasHi := v.Hi()
	low, high := decimalOf(lo, figure.Floor), decimalOf(hi, figure.Ceiling)
	switch {
	case !hasLo:
		return figure.Figure{}, nil
	case !hasHi && closed:
		f, err = figure.New(figure.AtLeast, low)
	case !hasHi:
		f, err = figure.New(figure.MoreThan, low)
	case low.Equal(high):
		f, err = figure.New(figure.Exact, low)
	default:
		f, err = figure.NewRange(figure.Range, low, high)
	}
	return f.WithUnit(unit), err
}

// decimalOf returns n exactly where it has a decimal form.
func decimalOf(n figure.Number, mode figure.Rounding) decimal.Decimal {
	if d, ok := n.Decimal(); ok {
		return d
	}
	return n.Round(shownPlaces, mode)
}
