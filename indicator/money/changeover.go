package money

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// ErrChangeover matches every error about a changeover that is not one.
var ErrChangeover = errors.New("money: not a changeover")

// Changeover is the replacement of a currency by another at a factor that is
// fixed for good: a redenomination, or the adoption of the euro. The factor
// comes from the law, not from a market.
//
//	TMM, TMT, 5000     Turkmenistan 2009: 5,000 old manat are one new manat
//	DEM, EUR, 1.95583  the euro: 1.95583 mark are one euro
//
// From one currency that the euro replaced to another, Regulation (EC) No
// 1103/97 prescribes the way through an amount in euro that keeps at least
// three decimals, and no rate between the two: [Changeover.ToNew], Round(3,
// HalfUp), and [Changeover.ToOld] of the other.
type Changeover struct {
	Old       Currency      `json:"old"`
	New       Currency      `json:"new"`
	OldPerNew figure.Number `json:"old_per_new"` // units of Old for one unit of New, above 0
	// On is the first day on which the factor held: that on which the new
	// currency was money, or the euro's rate fixed. Old money may have been
	// tender for longer. It may be not stated, and no arithmetic needs it.
	On period.Date `json:"on,omitzero"`
}

// Check returns what is wrong with c, under the codes
//
//	money.changeover-currency  a currency is missing or unknown, or both are one
//	money.changeover-factor    the factor is not above 0
func (c Changeover) Check() check.Findings {
	var fs check.Findings
	for _, end := range [...]struct {
		path     check.Path
		currency Currency
	}{{"old", c.Old}, {"new", c.New}} {
		if end.currency.row() == nil {
			fs = append(fs, check.Finding{Code: "money.changeover-currency", Severity: check.Error, Path: end.path,
				Message: fmt.Sprintf("%s is no currency: want an ISO 4217 code", check.Quote(end.currency.String()))})
		}
	}
	if c.Old == c.New && fs == nil {
		fs = append(fs, check.Finding{Code: "money.changeover-currency", Severity: check.Error, Path: "new",
			Message: fmt.Sprintf("%s is replaced by itself", c.Old)})
	}
	if c.OldPerNew.Sign() <= 0 {
		fs = append(fs, check.Finding{Code: "money.changeover-factor", Severity: check.Error, Path: "old_per_new",
			Message: fmt.Sprintf("the factor is %s: want it above 0", c.OldPerNew)})
	}
	return fs
}

// ToNew returns an amount of the old currency in the new one, exactly:
//
//	new = old / OldPerNew
//
// Round it once, as a law prescribes: to minor units half up for the euro. The
// zero value stays what it is. It returns a [*MismatchError] where a is not in
// the old currency, and an error that matches [ErrChangeover], with the
// findings, where c is none.
func (c Changeover) ToNew(a Amount) (Rational, error) {
	if err := c.from(a, c.Old); err != nil || a.IsZero() {
		return Rational{}, err
	}
	n, _ := a.Number().Quo(c.OldPerNew) // above 0
	return Rational{number: n, currency: c.New}, nil
}

// ToOld returns an amount of the new currency in the old one, exactly:
//
//	old = new × OldPerNew
//
// The errors are those of [Changeover.ToNew].
func (c Changeover) ToOld(a Amount) (Rational, error) {
	if err := c.from(a, c.New); err != nil || a.IsZero() {
		return Rational{}, err
	}
	return Rational{number: a.Number().Mul(c.OldPerNew), currency: c.Old}, nil
}

// from returns an error where c is no changeover or a not in currency want.
func (c Changeover) from(a Amount, want Currency) error {
	if err := c.Check().Err(); err != nil {
		return fmt.Errorf("%w: %w", ErrChangeover, err)
	}
	if a.currency != want && a.currency != 0 {
		return &MismatchError{a.currency, want}
	}
	return nil
}
