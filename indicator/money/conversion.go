package money

import (
	"fmt"
	"math"
	"math/bits"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Conversion is an amount in another currency, and how it came about. The zero
// value is the conversion of what is not stated.
type Conversion struct {
	_      [0]func()
	from   Amount
	amount Amount
	path   path
	date   period.Date
	policy Policy
	mode   Rounding
}

// Convert returns an amount in another currency by the rates that count for a
// date. The factor of all legs is one exact fraction, and the result is rounded
// once, to the minor unit of the currency or the scale of
// [Converter.WithScale]:
//
//	amount × product of direct rates / product of inverse rates
//
// What is not stated converts to what is not stated, without an error.
//
// The errors are a [*NoRateError] where there is no rate, and match
// [ErrNoMinorUnit] where a scale must be said and [ErrUnknownCurrency] where
// the currency is none.
func (c Converter) Convert(a Amount, to Currency, on period.Date) (out Conversion, err error) {
	if a.currency == 0 {
		return Conversion{}, to.known()
	}
	if err := c.find(a.currency, to, on, &out.path); err != nil {
		return Conversion{}, err
	}
	scale, ok := out.path.scale()
	if !ok || c.scale != 0 {
		if scale, err = c.scaleFor(to); err != nil {
			return Conversion{}, err
		}
	}
	out.from, out.date, out.policy, out.mode = a, on, c.Policy, c.Rounding
	out.amount = out.path.apply(a, to, scale, c.Rounding)
	return out, nil
}

// scaleFor returns the scale of results in a currency.
func (c *Converter) scaleFor(to Currency) (int, error) {
	if c.scale != 0 {
		return int(c.scale) - scaleBase, to.known()
	}
	digits, ok := to.MinorUnits()
	if !ok {
		if err := to.known(); err != nil {
			return 0, err
		}
		return 0, noScale(to)
	}
	return digits, nil
}

func noScale(c Currency) error {
	return fmt.Errorf("%w: %s: say how many digits with WithScale", ErrNoMinorUnit, c)
}

// scale returns the digits of the minor unit of the currency that p leads to,
// and false where that must be looked up.
func (p *path) scale() (int, bool) {
	steps := p.all()
	if len(steps) == 0 {
		return 0, false
	}
	st := &steps[len(steps)-1]
	digits := st.series.quoteDigits
	if st.inverse {
		digits = st.series.baseDigits
	}
	return int(digits), digits != noMinor
}

// find fills p with the path from one currency to another, none where they are
// the same, or returns why there is none.
func (c *Converter) find(from, to Currency, on period.Date, p *path) error {
	if from != to && !c.route(from, to, on, p) {
		return c.noRate(from, to, on)
	}
	return nil
}

// apply returns a over the path, rounded once.
func (p *path) apply(a Amount, to Currency, scale int, mode Rounding) Amount {
	if b, ok := p.applySmall(a, scale, mode); ok {
		b.currency = to
		return b
	}
	return rounded(p.factor().Mul(a.Number()), to, scale, mode)
}

// rounded returns n in a currency, rounded to a scale as [Amount.Round] does.
func rounded(n figure.Number, c Currency, scale int, mode Rounding) Amount {
	coef := n.Round(scale, mode).Coefficient()
	if scale < 0 {
		coef.Mul(coef, bigPow10(-scale))
	}
	return fromBig(coef, uint8(max(scale, 0)), c)
}

// applySmall is apply where a fraction of 128 by 64 bits is enough.
func (p *path) applySmall(a Amount, scale int, mode Rounding) (Amount, bool) {
	if a.big != nil || scale < 0 {
		return Amount{}, false
	}
	// result = hi:lo / den × 10^tens
	hi, lo, den, tens := uint64(0), magnitude(a.coef), uint64(1), scale-int(a.scale)
	ok := true
	steps := p.all()
	for i := range steps {
		st := &steps[i]
		over, under, tenth, fits := st.small()
		if !fits {
			return Amount{}, false
		}
		tens -= tenth
		hi, lo, ok = mul128(hi, lo, over, ok)
		den, ok = mulFits(den, under, ok)
	}
	if max(tens, -tens) >= len(pow10) {
		return Amount{}, false
	}
	if tens >= 0 {
		hi, lo, ok = mul128(hi, lo, pow10[tens], ok)
	} else {
		den, ok = mulFits(den, pow10[-tens], ok)
	}
	if !ok {
		return Amount{}, false
	}
	coef, ok := quotient(hi, lo, den, a.coef < 0, mode)
	return Amount{coef: coef, scale: uint8(scale)}, ok
}

// quotient returns hi:lo / den, rounded and with a sign, and false where that
// does not fit.
func quotient(hi, lo, den uint64, negative bool, mode Rounding) (int64, bool) {
	var quo, rest uint64
	switch {
	case hi == 0:
		quo = lo / den // faster than 128 bits by 64
		rest = lo - quo*den
	case hi < den:
		quo, rest = bits.Div64(hi, lo, den)
	default:
		return 0, false
	}
	if quo >= math.MaxInt64 {
		return 0, false
	}
	sign := int64(1)
	if negative {
		sign = -1
	}
	if rest != 0 {
		half := 0
		switch other := den - rest; {
		case rest < other:
			half = -1
		case rest > other:
			half = 1
		}
		if mode.AwayFromZero(int(sign), half, quo&1 == 1) {
			quo++
		}
	}
	return sign * int64(quo), true
}

// small returns the factor of the step as over / (under × 10^tenth), where that
// fits.
func (st *rateStep) small() (over, under uint64, tenth int, fits bool) {
	if a := st.average; a != nil {
		over, under, tenth, fits = uint64(a.sum), uint64(a.Observations()), int(a.scale), a.big == nil
	} else {
		pt := &st.series.points[st.at]
		over, under, tenth, fits = uint64(pt.coef), 1, int(pt.scale+pt.per), !pt.odd
	}
	if st.inverse {
		return under, over, -tenth, fits
	}
	return over, under, tenth, fits
}

// mul128 returns hi:lo × x, and whether that fits, given that all did so far.
func mul128(hi, lo, x uint64, fits bool) (uint64, uint64, bool) {
	over, top := bits.Mul64(hi, x)
	carry, low := bits.Mul64(lo, x)
	top, c := bits.Add64(top, carry, 0)
	return top, low, fits && over == 0 && c == 0
}

// mulFits returns x × y, and whether that fits, given that all did so far.
func mulFits(x, y uint64, fits bool) (uint64, bool) {
	hi, lo := bits.Mul64(x, y)
	return lo, fits && hi == 0
}

// factor returns the factor of the whole path, exactly.
func (p *path) factor() figure.Number {
	n := figure.Int(1)
	for _, st := range p.all() {
		n = n.Mul(st.factor())
	}
	return n
}

// From returns the amount that was converted.
func (c Conversion) From() Amount { return c.from }

// Amount returns the amount in the other currency, rounded once.
func (c Conversion) Amount() Amount { return c.amount }

// Date returns the date that the rates were asked for.
func (c Conversion) Date() period.Date { return c.date }

// Policy returns the policy that chose the rates.
func (c Conversion) Policy() Policy { return c.policy }

// Factor returns what the amount was multiplied by, as an exact fraction: 1 for
// a conversion without legs.
func (c Conversion) Factor() figure.Number { return c.path.factor() }

// Exact returns the number of the amount in the other currency before it was
// rounded, for further reckoning with one rounding at its end.
func (c Conversion) Exact() figure.Number { return c.path.factor().Mul(c.from.Number()) }

// Round returns the exact amount rounded another way; see [Amount.Round].
func (c Conversion) Round(scale int, mode Rounding) Amount {
	if c.from.currency == 0 {
		return Amount{}
	}
	scale = min(max(scale, -maxExponent), maxScale)
	return c.path.apply(c.from, c.amount.currency, scale, mode)
}

// Legs returns the legs in order: none where the amount was in the currency
// already.
func (c Conversion) Legs() []Leg { return c.path.legs(c.date) }

func (p *path) legs(date period.Date) []Leg {
	steps := p.all()
	if len(steps) == 0 {
		return nil
	}
	legs := make([]Leg, len(steps))
	for i, st := range steps {
		legs[i] = st.leg(date)
	}
	return legs
}

// Oldest returns the leg whose rate is of the earliest day, and false where no
// leg has an age.
func (c Conversion) Oldest() (Leg, bool) {
	oldest, steps := -1, c.path.all()
	for i := range steps {
		st := &steps[i]
		if st.isDated() && (oldest < 0 || st.day() < steps[oldest].day()) {
			oldest = i
		}
	}
	if oldest < 0 {
		return Leg{}, false
	}
	return steps[oldest].leg(c.date), true
}

// Spread returns how many days lie between the oldest and the newest rate of
// the legs that have an age.
func (c Conversion) Spread() int { return c.path.spread() }

// String returns both amounts: "100000.00 CHF = 107944.78 USD".
func (c Conversion) String() string {
	if c.from.currency == 0 {
		return ""
	}
	return c.from.String() + " = " + c.amount.String()
}

// Trace returns how the conversion came about: the amount, the policy, the
// rates with their age and direction, the exact result and the rounding.
func (c Conversion) Trace() check.Trace {
	var t check.Trace
	if c.from.currency == 0 {
		t.Add(check.LeftOut, "amount", "", "not stated")
		return t
	}
	t.Add(check.Input, "amount", c.from.String(), "")
	traceLegs(&t, &c.path, c.date, c.policy)
	t.Add(check.Compute, "amount × factor", inWords(c.Exact())+" "+c.amount.currency.String(), "factor "+inWords(c.Factor()))
	t.Add(check.Rounding, "once, at the end", fmt.Sprintf("to %s, %s", decimals(c.amount), c.mode), "")
	t.Add(check.Result, "amount", c.amount.String(), "")
	return t
}

// decimals returns how many digits a has behind the point, in words.
func decimals(a Amount) string {
	if a.scale == 1 {
		return "1 decimal"
	}
	return fmt.Sprintf("%d decimals", a.scale)
}

// traceLegs adds policy and rates to t.
func traceLegs(t *check.Trace, p *path, date period.Date, policy Policy) {
	if len(p.all()) == 0 {
		t.Add(check.Policy, "rates", "none needed", "the amount is in that currency")
		return
	}
	when := ""
	if !date.IsZero() {
		when = "for " + date.String()
	}
	if p.named {
		t.Add(check.Policy, "rates", "those named by the caller, in their order", when)
	} else {
		t.Add(check.Policy, "rates", policy.words(), when)
	}
	for _, l := range p.legs(date) {
		t.Add(check.Rate, l.From().String()+" to "+l.To().String(), l.stated(), l.use())
	}
	if spread := p.spread(); spread > 0 {
		t.Add(check.Compute, "days between the rates", fmt.Sprint(spread), "")
	}
}
