package diaspora

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// AmountPair is one amount as a report prints it in two currencies.
type AmountPair struct {
	Base  money.Amount `json:"base"`
	Quote money.Amount `json:"quote"`
}

// ImpliedRate is the exchange rate between the amounts of a pair: units of the
// quote for one of the base.
type ImpliedRate struct {
	AmountPair
	Rate      figure.Number   // of the printed amounts, exactly
	Bounds    figure.Interval // where the quote was rounded to its last digit
	Undefined string          // why there is no rate; "" where there is one
}

// ImpliedRates are the rates behind the lines of a budget in two currencies.
type ImpliedRates struct {
	Lines []ImpliedRate
	// Single is met where one rate fits all lines within the rounding of the
	// quotes, not met where none does, and cannot tell where no line has a rate.
	Single check.Verdict
	// Common has the rates that fit all lines. It means nothing unless Single is
	// met.
	Common figure.Interval
}

// ImpliedRatesOf returns the rate that each line of a budget implies, and
// whether one rate can be behind all. The base is taken as exact, the quote as
// converted and rounded to the nearest of its last digit.
//
// A line whose base is 0 has no rate. The errors match [ErrImplied] for an
// amount that is not stated, and [money.ErrMismatch] where the lines do not
// have the same two currencies.
func ImpliedRatesOf(lines ...AmountPair) (ImpliedRates, error) {
	out := ImpliedRates{Lines: make([]ImpliedRate, len(lines))}
	for i, pair := range lines {
		if pair.Base.IsZero() || pair.Quote.IsZero() {
			return ImpliedRates{}, fmt.Errorf("%w: line %d: an amount is not stated", ErrImplied, i+1)
		}
		for _, two := range [...][2]money.Currency{
			{lines[0].Base.Currency(), pair.Base.Currency()}, {lines[0].Quote.Currency(), pair.Quote.Currency()},
		} {
			if two[0] != two[1] {
				return ImpliedRates{}, fmt.Errorf("diaspora: implied rates: line %d: %w", i+1, &money.MismatchError{Left: two[0], Right: two[1]})
			}
		}
		line := impliedRate(pair)
		out.Lines[i] = line
		switch {
		case line.Undefined != "" || out.Single == check.NotMet:
		case out.Single == check.CannotTell:
			out.Single, out.Common = check.Met, line.Bounds
		default:
			common, ok := out.Common.Intersect(line.Bounds)
			out.Single = check.Decide(ok)
			out.Common = common
		}
	}
	return out, nil
}

func impliedRate(pair AmountPair) ImpliedRate {
	line := ImpliedRate{AmountPair: pair}
	base, quote := pair.Base.Number(), pair.Quote.Number()
	var ok bool
	if line.Rate, ok = quote.Quo(base); !ok {
		line.Undefined = "the base is 0"
		return line
	}
	half, _ := figure.Frac(1, 2)
	tenth, _ := figure.Frac(1, 10)
	for range pair.Quote.Scale() {
		half = half.Mul(tenth)
	}
	rounded, _ := figure.NewInterval(quote.Sub(half), quote.Add(half)) // low is below high
	line.Bounds, _ = rounded.Quo(figure.Point(base))                   // the base is not 0
	return line
}

// Trace returns the rate of each line.
func (r ImpliedRates) Trace() check.Trace {
	var t check.Trace
	for i, line := range r.Lines {
		text := line.Undefined
		if text == "" {
			text = line.Rate.Round(6, figure.HalfUp).String()
		}
		t.Add(check.Compute, fmt.Sprintf("rate %d", i+1), text, line.Quote.String()+" for "+line.Base.String())
	}
	t.Add(check.Result, "single rate", r.Single.String(), "within the rounding of the quotes")
	return t
}
