package money

import (
	"fmt"

	"iom.int/migdev/indicator/period"
)

// PledgeAccount returns the account of a pledge in another currency, at the
// rates of the converter: the pledge and each receipt at those of its own date,
// and what is outstanding at those of the closing day. A closing day that is
// not stated is none. The account keeps the legs, so that [GainLoss.Trace]
// names every rate with its source, its direction and its age; a mean is kept as
// the rate that it is. Values are rounded as the converter rounds results, but
// each by itself, as accounts have it.
//
// What is not stated has no rate, and [PledgeAccount.Check] finds it. The errors
// are those of [Converter.Convert], and say whether it is the pledge, a receipt
// or the closing day that has no rate.
func (c Converter) PledgeAccount(to Currency, pledge DatedAmount, receipts []DatedAmount, closing period.Date) (PledgeAccount, error) {
	p := PledgeAccount{Reporting: to, Rounding: c.Rounding}
	scale, err := c.scaleFor(to)
	if err != nil {
		return PledgeAccount{}, err
	}
	if c.scale != 0 {
		p.Step = fromBig(bigPow10(max(-scale, 0)), uint8(max(scale, 0)), to)
	}
	if p.Pledge, err = c.valued(to, pledge); err != nil {
		return PledgeAccount{}, fmt.Errorf("money: pledge: %w", err)
	}
	for i, r := range receipts {
		v, err := c.valued(to, r)
		if err != nil {
			return PledgeAccount{}, fmt.Errorf("money: receipt %d: %w", i+1, err)
		}
		p.Receipts = append(p.Receipts, v)
	}
	if !closing.IsZero() {
		v, err := c.valued(to, DatedAmount{Amount: pledge.Amount, Date: closing})
		if err != nil {
			return PledgeAccount{}, fmt.Errorf("money: closing: %w", err)
		}
		p.Closing = Closing{Date: closing, Rate: v.Rate, Legs: v.Legs}
	}
	return p, nil
}

// valued returns an amount with the rate of its date.
func (c *Converter) valued(to Currency, a DatedAmount) (Valued, error) {
	v := Valued{Date: a.Date, Amount: a.Amount}
	if a.Amount.currency == 0 {
		return v, nil
	}
	var p path
	if err := c.find(a.Amount.currency, to, a.Date, &p); err != nil {
		return Valued{}, err
	}
	v.Rate, v.Legs = p.factor(), p.legs(a.Date)
	for i := range v.Legs {
		v.Legs[i].Average = nil
	}
	return v, nil
}
