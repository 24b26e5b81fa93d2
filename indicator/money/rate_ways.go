package money

import (
	"fmt"
	"math/bits"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Way is one way from a currency to another: the legs that a conversion goes
// over. It is found once, by [Converter.Way] or [Converter.Ways], and converts
// any number of amounts. Factor and Legs are there to be read; [Way.Convert]
// goes by what the converter found.
type Way struct {
	_      [0]func()
	Factor figure.Number // of all legs, exactly
	Legs   []Leg

	found *foundWay
}

// foundWay is how a way converts. It never changes.
type foundWay struct {
	small    smallFactor
	exact    figure.Number
	from, to Currency
	mode     Rounding
	hasScale bool // false where the scale of results must be said
	scale    int
}

// String returns the factor and the legs.
func (w Way) String() string {
	s := inWords(w.Factor)
	for i, l := range w.Legs {
		sep := "; "
		if i == 0 {
			sep = " by "
		}
		s += sep + l.String()
	}
	return s
}

// Way returns the way that [Converter.Convert] takes from one currency to
// another for a date, for use with many amounts. From a currency to itself it
// has no legs. The errors are those of Convert.
func (c Converter) Way(from, to Currency, on period.Date) (Way, error) {
	var p path
	if err := c.find(from, to, on, &p); err != nil {
		return Way{}, err
	}
	if _, err := c.scaleFor(to); err != nil {
		return Way{}, err
	}
	return c.way(from, to, on, &p), nil
}

// way returns a path as a way.
func (c *Converter) way(from, to Currency, on period.Date, p *path) Way {
	found := c.foundWay(from, to, p)
	return Way{Factor: found.exact, Legs: p.legs(on), found: &found}
}

func (c *Converter) foundWay(from, to Currency, p *path) foundWay {
	f := foundWay{small: p.smallFactor(), exact: p.factor(), from: from, to: to, mode: c.Rounding}
	if scale, err := c.scaleFor(to); err == nil {
		f.scale, f.hasScale = scale, true
	}
	return f
}

// Convert returns an amount in the currency that the way leads to, rounded once
// as [Converter.Convert] does: its result is the amount of that conversion.
// What is not stated converts to what is not stated.
//
// It returns a [*MismatchError] where the amount is not in the currency that the
// way starts from, and errors that match [ErrNoMinorUnit] where a scale must be
// said with [Converter.WithScale], and [ErrRate] where no converter has found
// the way.
func (w Way) Convert(a Amount) (Amount, error) {
	f := w.found
	if f == nil || a.currency != f.from || !f.hasScale {
		return Amount{}, f.refuse(a)
	}
	if a.big == nil && f.scale >= 0 {
		if coef, ok := f.small.apply(a.coef, f.scale-int(a.scale), f.mode); ok {
			return Amount{coef: coef, scale: uint8(f.scale), currency: f.to}, nil
		}
	}
	return rounded(f.exact.Mul(a.Number()), f.to, f.scale, f.mode), nil
}

// refuse returns why a is not converted, nil where it is not stated.
func (f *foundWay) refuse(a Amount) error {
	switch {
	case f == nil:
		return fmt.Errorf("%w: way that no converter has found", ErrRate)
	case a.currency == 0:
		return nil
	case a.currency != f.from:
		return &MismatchError{a.currency, f.from}
	}
	return noScale(f.to)
}

// smallFactor is a factor over / under in lowest terms, where both fit; the
// zero value where they do not.
type smallFactor struct{ over, under uint64 }

// smallFactor returns the factor of the whole path.
func (p *path) smallFactor() smallFactor {
	f, ok, tens := smallFactor{1, 1}, true, 0
	steps := p.all()
	for i := range steps {
		over, under, tenth, fits := steps[i].small()
		f, ok = f.times(over, under, ok && fits)
		tens -= tenth
	}
	switch n := max(tens, -tens); {
	case n >= len(pow10):
		ok = false
	case tens >= 0:
		f, ok = f.times(pow10[n], 1, ok)
	default:
		f, ok = f.times(1, pow10[n], ok)
	}
	if !ok {
		return smallFactor{}
	}
	return f
}

// times returns f × over / under, and whether that fits, given that all did so
// far.
func (f smallFactor) times(over, under uint64, fits bool) (smallFactor, bool) {
	if !fits {
		return smallFactor{}, false
	}
	a, b := commonDivisor(f.over, under), commonDivisor(over, f.under)
	f.over, fits = mulFits(f.over/a, over/b, fits)
	f.under, fits = mulFits(f.under/b, under/a, fits)
	return f, fits
}

// commonDivisor returns the greatest common divisor of two numbers above 0.
func commonDivisor(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// apply returns coef × f × 10^tens, rounded, and false where that does not fit.
func (f smallFactor) apply(coef int64, tens int, mode Rounding) (int64, bool) {
	if tens != 0 {
		n, ok := max(tens, -tens), true
		switch {
		case n >= len(pow10):
			return 0, false
		case tens > 0:
			f.over, ok = mulFits(f.over, pow10[n], ok)
		default:
			f.under, ok = mulFits(f.under, pow10[n], ok)
		}
		if !ok {
			return 0, false
		}
	}
	if f.under == 0 {
		return 0, false
	}
	hi, lo := bits.Mul64(magnitude(coef), f.over)
	return quotient(hi, lo, f.under, coef < 0, mode)
}

// Ways returns all ways that the converter knows from one currency to another
// for a date: of each table in the order of preference the direct rate, the
// inverse one, and those over the pivots. The first is that of
// [Converter.Convert]. Ways with legs from several tables are only looked for
// where no table has one of its own, and of them the first is returned. It is
// empty where there is none, and where the currencies are the same.
func (c Converter) Ways(from, to Currency, on period.Date) []Way {
	var ways []Way
	q := newQuery(c.Policy, on)
	s := newSearch(&c, &q, nil, from, to)
	for _, t := range c.Rates {
		for legs := 1; legs <= c.legs() && t != nil && from != to; legs++ {
			s.every(t, from, legs, func() { ways = append(ways, c.way(from, to, on, &s.path)) })
		}
	}
	if len(ways) == 0 {
		var p path
		if from != to && c.route(from, to, on, &p) {
			ways = append(ways, c.way(from, to, on, &p))
		}
	}
	return ways
}

// every calls f with each path of exactly so many legs that t has from a
// currency on. Unlike [search.chain] it takes both directions of a pair.
func (s *search) every(t *Rates, at Currency, legs int, f func()) {
	hop := func(to Currency, then func()) {
		pair, dir := t.pair(at, to)
		if pair == nil {
			return
		}
		for _, inverse := range [...]bool{false, true} {
			if s.path.step(t, pair, &s.q, dir, inverse) {
				then()
				s.path.n--
			}
			dir = 1 - dir
		}
	}
	if legs == 1 {
		hop(s.to, func() {
			if !s.c.isTooWide(&s.path) {
				f()
			}
		})
		return
	}
	for _, pivot := range s.c.Pivots {
		if s.isFree(pivot) {
			hop(pivot, func() {
				s.pivots[s.path.n-1] = pivot
				s.every(t, pivot, legs-1, f)
			})
		}
	}
}

// CheckWays returns a finding of code "money.rate-gap" for each of
// [Converter.Ways] whose factor differs from that of the first by more than a
// tolerance, in percent of the first: direct and inverse rates that disagree,
// or two sources that do.
func (c Converter) CheckWays(from, to Currency, on period.Date, percent figure.Number) check.Findings {
	var fs check.Findings
	ways := c.Ways(from, to, on)
	for i := 1; i < len(ways); i++ {
		gap := percentGap(ways[i].Factor, ways[0].Factor)
		if gap.Cmp(percent) <= 0 {
			continue
		}
		fs = append(fs, check.Finding{
			Code: "money.rate-gap", Severity: check.Warning, Path: pairPath(from, to),
			Message: fmt.Sprintf("%s to %s for %s is %s and %s, which is %s %% off: at most %s %% are allowed",
				from, to, on, ways[0], ways[i], gap.Round(2, Up), percent),
			Values: []check.Value{
				{Name: "first", Text: inWords(ways[0].Factor)},
				{Name: "other", Text: inWords(ways[i].Factor)},
			},
		})
	}
	return fs
}

// percentGap returns by how many percent of b a differs from it.
func percentGap(a, b figure.Number) figure.Number {
	gap := a.Sub(b)
	if gap.Sign() < 0 {
		gap = gap.Neg()
	}
	gap, _ = gap.Mul(figure.Int(100)).Quo(b) // a factor is above zero
	return gap
}

// pairPath returns the path of findings about a pair: "EUR-USD".
func pairPath(base, quote Currency) check.Path {
	return check.Path(base.String() + "-" + quote.String())
}
