package remittance

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// Portion is what comes from, or goes to, one economy. An amount that is not
// stated is not reported.
type Portion struct {
	Place  indicator.Place
	Amount money.Amount
}

// Concentration says how much of a whole comes from few.
type Concentration struct {
	Reason  indicator.Reason  // [NoTotal] where the portions come to 0 or none is reported
	N       int               // portions above 0
	Top     indicator.Place   // the largest; of equal ones the first by key
	Missing []indicator.Place // those not reported

	herfindahl, top figure.Number
}

// ErrPortion matches the error for portions that make no whole: one below 0, or
// one economy twice.
var ErrPortion = errors.New("remittance: portions make no whole")

// ConcentrationOf returns the concentration of the portions, in any order:
//
//	Herfindahl index = Σ (portion / sum)²
//
// which is 1 where all comes from one economy and 1/n from n equal ones.
// Portions that are not reported are named and left out.
//
// An error matches [ErrPortion], or is a [*money.MismatchError].
func ConcentrationOf(portions []Portion) (Concentration, error) {
	var c Concentration
	var currency money.Currency
	var sum, squares, largest figure.Number
	list := slices.Clone(portions)
	slices.SortStableFunc(list, func(a, b Portion) int { return strings.Compare(a.Place.Key(), b.Place.Key()) })
	for i, p := range list {
		if i > 0 && !p.Place.IsZero() && p.Place.Key() == list[i-1].Place.Key() {
			return Concentration{}, fmt.Errorf("%w: %s is there twice", ErrPortion, check.Quote(p.Place.String()))
		}
		if p.Amount.IsZero() {
			c.Missing = append(c.Missing, p.Place)
			continue
		}
		if currency.IsZero() {
			currency = p.Amount.Currency()
		} else if other := p.Amount.Currency(); other != currency {
			return Concentration{}, fmt.Errorf("remittance: concentration: %w", &money.MismatchError{Left: currency, Right: other})
		}
		n := p.Amount.Number()
		switch n.Sign() {
		case -1:
			return Concentration{}, fmt.Errorf("%w: %s of %s is below 0", ErrPortion, p.Amount, check.Quote(p.Place.String()))
		case 1:
			c.N++
		}
		sum, squares = sum.Add(n), squares.Add(n.Mul(n))
		if n.Cmp(largest) > 0 {
			largest, c.Top = n, p.Place
		}
	}
	if sum.Sign() == 0 {
		c.Reason = NoTotal
		return c, nil
	}
	c.herfindahl, _ = squares.Quo(sum.Mul(sum))
	c.top, _ = largest.Mul(figure.Int(100)).Quo(sum)
	return c, nil
}

// Herfindahl returns the index, above 0 and up to 1, and false where there is no
// whole.
func (c Concentration) Herfindahl() (figure.Number, bool) {
	return c.herfindahl, c.Reason == indicator.NoReason && c.N > 0
}

// TopSharePercent returns the largest portion in percent of the whole.
func (c Concentration) TopSharePercent() (figure.Number, bool) {
	return c.top, c.Reason == indicator.NoReason && c.N > 0
}

// Concentration returns that of the parts that are allocated.
func (e Estimate) Concentration() (Concentration, error) {
	var portions []Portion
	for i := range e.Parts {
		if part := &e.Parts[i]; !part.Amount.IsZero() {
			portions = append(portions, Portion{part.Place, part.Amount})
		}
	}
	return ConcentrationOf(portions)
}
