package money

import (
	"fmt"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// EuroFixings converts the national currencies that the euro replaced, by the
// rule of law and not by the rates of a day. Regulation (EC) No 1103/97,
// article 4: the rate is one euro in units of the currency with six significant
// figures; it is never rounded, and no inverse of it is used; from one such
// currency to another the way leads through the euro, with an intermediate of
// at least three decimals, and no cross rate is used. Article 5: half a unit
// rounds up.
//
// The zero value has no currencies.
type EuroFixings struct {
	rates *Rates
	on    period.Date // a day on which all of them hold
}

// euroFigures is how many significant figures a euro fixing has.
const euroFigures = 6

// NewEuroFixings returns the fixings that the rates state. Each must be a fixed
// rate for one euro with six significant figures, as in
//
//	1 EUR = 1.95583 DEM from 1999-01-01 (fixed, Regulation (EC) No 2866/98)
//
// The errors match [ErrRate] where one is not, and [ErrConflict] where two of a
// currency differ.
func NewEuroFixings(rates ...Rate) (EuroFixings, error) {
	var e EuroFixings
	seen := map[Currency]Rate{}
	for _, r := range rates {
		if r.kind != Fixed || r.base != EUR || r.per != 1 || r.frac != nil || decimal.New(r.coef, 0).NumDigits() != euroFigures {
			return EuroFixings{}, fmt.Errorf("%w: %s as a euro fixing: want a fixed rate for 1 EUR with %d significant figures", ErrRate, r, euroFigures)
		}
		if other, ok := seen[r.quote]; ok && !other.sameFactor(r) {
			return EuroFixings{}, &RateConflictError{First: other, Second: r, Why: "two fixings of one currency"}
		}
		seen[r.quote] = r
		if last := r.date.Last(); last.Compare(e.on) > 0 {
			e.on = last
		}
	}
	var err error
	if e.rates, err = NewRates(rates...); err != nil {
		return EuroFixings{}, err
	}
	return e, nil
}

// Rates returns the fixings as a table, for a [Converter] that goes on to other
// currencies from the euro.
func (e EuroFixings) Rates() *Rates { return e.rates }

// EuroConversion is an amount converted by [EuroFixings].
type EuroConversion struct {
	_ [0]func()
	// From is the amount that was converted.
	From Amount
	// Amount is the result, rounded half up to the minor unit.
	Amount Amount
	// Euro is the intermediate amount between two national currencies, as it
	// was rounded; not stated where there is none.
	Euro Amount
	// Rates are the fixings that were used, in order.
	Rates []Rate
}

// intermediateScale is how many decimals an intermediate amount in euro has. The
// regulation allows more.
const intermediateScale = 3

// Convert returns an amount in another currency, of which one may be the euro.
// Between two national currencies the intermediate in euro has three decimals.
// What is not stated converts to what is not stated.
//
// A fixing counts whatever the day: whether an amount was of a time when there
// was one is the caller's to know.
//
// The errors are a [*NoRateError] where a currency has no fixing, and match
// [ErrNoMinorUnit] and [ErrUnknownCurrency] as in [Converter.Convert].
func (e EuroFixings) Convert(a Amount, to Currency) (EuroConversion, error) {
	c := Converter{Rates: []*Rates{e.rates}, Policy: FixedAndAgreed(), MaxLegs: 1, Rounding: HalfUp}
	out := EuroConversion{From: a}
	if a.currency != EUR && to != EUR && a.currency != to {
		euro, err := e.leg(c.WithScale(intermediateScale), a, EUR, &out)
		if err != nil {
			return EuroConversion{}, err
		}
		out.Euro, a = euro, euro
	}
	var err error
	if out.Amount, err = e.leg(c, a, to, &out); err != nil {
		return EuroConversion{}, err
	}
	return out, nil
}

// leg converts a by one fixing, which it notes in out.
func (e EuroFixings) leg(c Converter, a Amount, to Currency, out *EuroConversion) (Amount, error) {
	done, err := c.Convert(a, to, e.on)
	if err != nil {
		return Amount{}, err
	}
	for _, l := range done.Legs() {
		out.Rates = append(out.Rates, l.Rate)
	}
	return done.amount, nil
}

// Trace returns how the conversion came about.
func (c EuroConversion) Trace() check.Trace {
	var t check.Trace
	if c.From.IsZero() {
		t.Add(check.LeftOut, "amount", "", "not stated")
		return t
	}
	t.Add(check.Input, "amount", c.From.String(), "")
	t.Add(check.Policy, "rule", "fixed rates, through the euro, no inverse or cross rate", "Regulation (EC) No 1103/97, articles 4 and 5")
	for _, r := range c.Rates {
		t.Add(check.Rate, "fixing", r.String(), "")
	}
	if !c.Euro.IsZero() {
		t.Add(check.Rounding, "intermediate", c.Euro.String(), "to "+decimals(c.Euro)+", half-up")
	}
	t.Add(check.Rounding, "result", "to "+decimals(c.Amount)+", half-up", "")
	t.Add(check.Result, "amount", c.Amount.String(), "")
	return t
}
