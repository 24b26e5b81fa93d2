package money

import (
	"fmt"

	"iom.int/migdev/indicator/period"
)

// ConvertOver returns an amount in the currency to which the rates lead, each
// used once and in the order given, however many: directly where it is for the
// currency at hand, inversely where it is in it. No table and no policy is
// asked, and no rate is too old; ages are those on the date, where it is a day.
// The rounding and scale are the converter's, and as in [Converter.Convert] the
// factor of all legs is one exact fraction, rounded once.
//
// It is for a chain that a contract or a report prescribes. Without rates the
// amount stays in its currency. The errors match [ErrRate] where a rate does
// not lead on from the currency at hand, and else are those of Convert.
func (c Converter) ConvertOver(a Amount, on period.Date, rates ...Rate) (Conversion, error) {
	steps := make([]rateStep, len(rates))
	at := a.currency
	for i, r := range rates {
		if r.base == 0 {
			return Conversion{}, fmt.Errorf("%w: leg %d is not stated", ErrRate, i+1)
		}
		if a.currency == 0 {
			continue
		}
		inverse := at == r.quote
		switch {
		case inverse:
			at = r.base
		case at == r.base:
			at = r.quote
		default:
			return Conversion{}, fmt.Errorf("%w as leg %d from %s: %s", ErrRate, i+1, at, r)
		}
		table, err := NewRates(r)
		if err != nil {
			return Conversion{}, err
		}
		steps[i] = rateStep{series: table.series()[0], inverse: inverse}
	}
	if a.currency == 0 {
		return Conversion{}, nil
	}
	scale, err := c.scaleFor(at)
	if err != nil {
		return Conversion{}, err
	}
	out := Conversion{from: a, path: path{given: steps}, date: on, policy: c.Policy, mode: c.Rounding}
	out.amount = out.path.apply(a, at, scale, c.Rounding)
	return out, nil
}
