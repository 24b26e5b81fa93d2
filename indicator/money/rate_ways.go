package money

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Way is one way from a currency to another: the legs that a conversion could
// go over.
type Way struct {
	_      [0]func()
	Factor figure.Number // of all legs, exactly
	Legs   []Leg
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
			s.every(t, from, legs, func() { ways = append(ways, s.path.way(on)) })
		}
	}
	if len(ways) == 0 {
		var p path
		if from != to && c.route(from, to, on, &p) {
			ways = append(ways, p.way(on))
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

func (p *path) way(date period.Date) Way { return Way{Factor: p.factor(), Legs: p.legs(date)} }

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
