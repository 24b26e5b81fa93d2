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
	out := Conversion{date: on, policy: c.Policy, mode: c.Rounding}
	at, err := out.path.over(a.currency, rates)
	if err != nil || a.currency == 0 {
		return Conversion{}, err
	}
	scale, err := c.scaleFor(at)
	if err != nil {
		return Conversion{}, err
	}
	out.from, out.amount = a, out.path.apply(a, at, scale, c.Rounding)
	return out, nil
}

// over makes p the path over the rates from a currency, and returns where it
// leads to.
func (p *path) over(at Currency, rates []Rate) (Currency, error) {
	p.named, p.n = true, min(len(rates), maxLegs)
	steps := p.steps[:]
	if len(rates) > maxLegs {
		p.given = make([]rateStep, len(rates))
		steps = p.given
	}
	series := make([]soleRate, len(rates))
	for i := range rates {
		r := &rates[i]
		if r.base == 0 {
			return 0, fmt.Errorf("%w: leg %d is not stated", ErrRate, i+1)
		}
		if at == 0 {
			continue
		}
		inverse := at == r.quote
		switch {
		case inverse:
			at = r.base
		case at == r.base:
			at = r.quote
		default:
			return 0, fmt.Errorf("%w as leg %d from %s: %s", ErrRate, i+1, at, r)
		}
		series[i].hold(r)
		steps[i] = rateStep{series: &series[i].rateSeries, inverse: inverse}
	}
	return at, nil
}

// soleRate is a series of a single rate, made without a table.
type soleRate struct {
	rateSeries
	point [1]ratePoint
}

// hold makes s the series of r.
func (s *soleRate) hold(r *Rate) {
	s.base, s.quote, s.kind, s.source = r.base, r.quote, r.kind, r.source
	s.baseDigits, s.quoteDigits = noMinor, noMinor // not looked up: one of them alone is wanted
	s.points = s.point[:0]
	s.add(*r)
}
