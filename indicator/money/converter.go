package money

import (
	"slices"

	"iom.int/migdev/indicator/period"
)

// Converter says by which rates amounts are converted: from which tables, under
// which policy, over which currencies. The zero value has no rates, and
// converts a currency into itself alone. It holds nothing but what it is given,
// and any number of goroutines may use one at a time.
//
// # Which rate wins
//
// The tables are asked one after the other, in their order of preference. In
// each the policy is tried with a rate that quotes the currency wanted for the
// one at hand (direct), then with one that quotes the opposite (inverse), and
// then over the pivots in their order, both legs from that table. Only when no
// table has an answer of its own are legs put together from several, each from
// the first table that has one. There is no other search: not the youngest
// rate wins and not the shortest chain of any currencies, so that there and
// back go over the same rates, and one new rate does not lead elsewhere.
//
// An amount that is in the currency wanted already takes no leg and no rate; it
// is rounded like any other.
type Converter struct {
	Rates    []*Rates   // in order of preference
	Policy   Policy     // the zero value is OnOrBefore(DefaultMaxAge)
	Pivots   []Currency // in order; a conversion never goes over another
	MaxLegs  int        // legs of a conversion, at most 4; 0 stands for 2
	Rounding Rounding   // of the result, once

	scale  int8  // digits behind the point and 1; 0: the minor unit
	spread int32 // days and 1; 0: no limit
}

// maxLegs is how many legs a conversion may have whose rates are looked up.
const maxLegs = 4

// WithScale returns the converter for results with so many digits behind the
// point, in place of those of the minor unit; within the limits of
// [Amount.Round].
func (c Converter) WithScale(digits int) Converter {
	c.scale = int8(min(max(digits, -maxExponent), maxScale) + scaleBase)
	return c
}

// scaleBase keeps a scale of 0 apart from none.
const scaleBase = maxExponent + 1

// WithMaxSpread returns the converter that refuses to go over rates of days
// that lie more than so many days apart; 0 wants all of one day. A quotation
// that stands for a month beside one that moves daily gives cross rates that
// neither market saw. Rates that have no age do not count. Below 0 there is no
// limit, as in the zero value.
func (c Converter) WithMaxSpread(days int) Converter {
	c.spread = int32(min(max(days, -1), maxLimit) + 1)
	return c
}

// path is the steps of a conversion, in order.
type path struct {
	steps [maxLegs]rateStep
	n     int
	named bool       // the caller has named the rates …
	given []rateStep // … and these are the steps, where they are more than maxLegs
}

// all returns the steps.
func (p *path) all() []rateStep {
	if p.given != nil {
		return p.given
	}
	return p.steps[:p.n]
}

// legs returns the greatest number of legs.
func (c *Converter) legs() int {
	if c.MaxLegs <= 0 {
		return 2
	}
	return min(c.MaxLegs, maxLegs)
}

// route fills p with the first path from one currency to another, and leaves
// it empty, and returns false, where there is none.
func (c *Converter) route(from, to Currency, date period.Date, p *path) bool {
	q := newQuery(c.Policy, date)
	for i := range c.Rates {
		if c.routeIn(c.Rates[i:i+1], &q, from, to, p) {
			return true
		}
	}
	return len(c.Rates) > 1 && c.routeIn(c.Rates, &q, from, to, p)
}

// routeIn is route for some of the tables. The paths of up to two legs, nearly
// all, are looked for here, and allocate nothing.
func (c *Converter) routeIn(tables []*Rates, q *rateQuery, from, to Currency, p *path) bool {
	if p.hop(tables, q, from, to) {
		return true
	}
	legs := c.legs()
	if legs >= 2 {
		for _, pivot := range c.Pivots {
			if pivot != from && pivot != to && p.hop(tables, q, from, pivot) && p.hop(tables, q, pivot, to) && !c.isTooWide(p) {
				return true
			}
			p.n = 0
		}
	}
	for n := 3; n <= legs; n++ {
		s := newSearch(c, q, tables, from, to)
		if s.chain(from, n) {
			*p = s.path
			return true
		}
	}
	return false
}

// hop adds the first step that the tables have between two currencies: a
// direct one, or an inverse one.
func (p *path) hop(tables []*Rates, q *rateQuery, from, to Currency) bool {
	for _, t := range tables {
		if pair, dir := t.pair(from, to); pair != nil && (p.step(t, pair, q, dir, false) || p.step(t, pair, q, 1-dir, true)) {
			return true
		}
	}
	return false
}

// step adds the step that a table has in one direction of a pair.
func (p *path) step(t *Rates, pair *ratePair, q *rateQuery, dir int, inverse bool) bool {
	st := &p.steps[p.n]
	if t.find(pair, dir, q, st) != found {
		return false
	}
	st.inverse = inverse
	p.n++
	return true
}

// isTooWide reports whether the days of the steps lie too far apart.
func (c *Converter) isTooWide(p *path) bool { return c.spread != 0 && p.spread() > int(c.spread)-1 }

// spread returns how many days lie between the oldest and the newest of the
// dated steps.
func (p *path) spread() int {
	oldest, newest := 0, 0
	steps := p.all()
	for i := range steps {
		if st := &steps[i]; st.isDated() {
			day := st.day()
			if newest == 0 {
				oldest, newest = day, day
			}
			oldest, newest = min(oldest, day), max(newest, day)
		}
	}
	return newest - oldest
}

// search looks for paths of any number of legs.
type search struct {
	c        *Converter
	q        rateQuery
	tables   []*Rates
	from, to Currency
	path     path
	pivots   [maxLegs]Currency // those on the path
	tried    *[]Attempt        // if set, to be told about failures
}

// newSearch keeps copies, so that its arguments need not outlive their calls.
func newSearch(c *Converter, q *rateQuery, tables []*Rates, from, to Currency) *search {
	own := *c
	return &search{c: &own, q: *q, tables: tables, from: from, to: to}
}

// chain completes the path with exactly so many legs from a currency on.
func (s *search) chain(at Currency, legs int) bool {
	if legs == 1 {
		if !s.hop(at, s.to) {
			return false
		}
		if s.c.isTooWide(&s.path) {
			s.noteSpread()
			s.path.n--
			return false
		}
		return true
	}
	for _, pivot := range s.c.Pivots {
		if !s.isFree(pivot) || !s.hop(at, pivot) {
			continue
		}
		s.pivots[s.path.n-1] = pivot
		if s.chain(pivot, legs-1) {
			return true
		}
		s.path.n--
	}
	return false
}

// isFree reports whether the path may go over a pivot.
func (s *search) isFree(pivot Currency) bool {
	return pivot != s.from && pivot != s.to && !slices.Contains(s.pivots[:s.path.n], pivot)
}

// hop is that of the path; it notes why there is no step.
func (s *search) hop(from, to Currency) bool {
	if s.path.hop(s.tables, &s.q, from, to) {
		return true
	}
	if s.tried != nil {
		s.noteHop(from, to)
	}
	return false
}

// noteHop notes why the tables have no step between two currencies.
func (s *search) noteHop(from, to Currency) {
	known := false
	for _, t := range s.tables {
		pair, dir := t.pair(from, to)
		if pair == nil {
			continue
		}
		known = true
		for _, d := range [...]int{dir, 1 - dir} {
			if a, ok := t.attempt(pair, d, &s.q, from, to); ok {
				s.note(a)
			}
		}
	}
	if !known && len(s.tables) == len(s.c.Rates) {
		s.note(Attempt{From: from, To: to, Cause: ErrNoRate, Why: "no table has this pair"})
	}
}

// noteSpread notes that the rates of the path lie too far apart.
func (s *search) noteSpread() {
	if s.tried == nil {
		return
	}
	via := ""
	for _, pivot := range s.pivots[:s.path.n-1] {
		via += " via " + pivot.String()
	}
	s.note(Attempt{
		From: s.from, To: s.to, Cause: ErrSpread,
		Why: "the rates" + via + " are " + days(s.path.spread()) + " apart, and the limit is " + days(int(s.c.spread)-1),
	})
}

// note keeps an attempt that was not made before.
func (s *search) note(a Attempt) {
	if !slices.ContainsFunc(*s.tried, func(b Attempt) bool {
		return a.From == b.From && a.To == b.To && a.Source == b.Source && a.Why == b.Why
	}) {
		*s.tried = append(*s.tried, a)
	}
}

// noRate goes over the search again and returns what was tried, or what is
// wrong with the currencies.
func (c *Converter) noRate(from, to Currency, date period.Date) error {
	for _, currency := range [...]Currency{from, to} {
		if err := currency.known(); err != nil {
			return err
		}
	}
	e := &NoRateError{From: from, To: to, Date: date, Policy: c.Policy}
	q := newQuery(c.Policy, date)
	tables := make([][]*Rates, 0, len(c.Rates)+1)
	for i := range c.Rates {
		tables = append(tables, c.Rates[i:i+1])
	}
	for _, ts := range append(tables, c.Rates) {
		for legs := 1; legs <= c.legs(); legs++ {
			s := newSearch(c, &q, ts, from, to)
			s.tried = &e.Tried
			s.chain(from, legs)
		}
	}
	return e
}
