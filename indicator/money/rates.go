package money

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"iom.int/migdev/indicator/period"
)

// Rates is a table of exchange rates. It never changes, and any number of
// goroutines may read it; it is made by [NewRates], or step by step with a
// [RatesBuilder]. Daily rates take 16 bytes each, and their index by day about
// as much again. A nil table is an empty one.
//
// Within a table a pair of currencies has one source, and in each direction one
// kind of rate for days, for months and for years; whoever has several keeps
// several tables, and a [Converter] is told which goes before which. So nothing
// depends on the order of a file.
type Rates struct {
	pairs pairTable
	lists map[Currency][]rateList // by base and day
	days  map[Currency][]int32    // by base: days of publication of daily rates
	n     int
}

// pairKey is two currencies, the lesser first.
type pairKey struct{ low, high Currency }

// ratePair is what a table knows of a pair: the series that quote the higher
// currency for the lower, and those that do the opposite.
type ratePair struct {
	dir [2][dateClasses]*rateSeries
}

// rateList is one list of operational rates.
type rateList struct {
	day  int32
	full bool
}

// keyOf returns the key of a pair, and 1 where the base is the higher currency.
func keyOf(base, quote Currency) (key pairKey, dir int) {
	if base > quote {
		return pairKey{quote, base}, 1
	}
	return pairKey{base, quote}, 0
}

// ErrConflict matches every [*RateConflictError].
var ErrConflict = errors.New("money: rates conflict")

// RateConflictError names two rates that cannot stand in one table.
type RateConflictError struct {
	First, Second Rate
	Why           string // "two values for one date"
	More          int    // how many more such pairs their table has
}

// Error names both rates.
func (e *RateConflictError) Error() string {
	s := fmt.Sprintf("%s: %s: %s and %s", ErrConflict.Error(), e.Why, e.First, e.Second)
	if e.More > 0 {
		s += fmt.Sprintf("; %d more", e.More)
	}
	return s
}

// Is reports whether target is [ErrConflict].
func (e *RateConflictError) Is(target error) bool { return target == ErrConflict }

// NewRates returns the table of the rates. Its errors are those of
// [RatesBuilder.Add] and [RatesBuilder.Rates].
func NewRates(rates ...Rate) (*Rates, error) {
	var b RatesBuilder
	for _, r := range rates {
		if err := b.Add(r); err != nil {
			return nil, err
		}
	}
	return b.Rates()
}

// MustRates is [NewRates] for rates in source and tests. It panics where that
// returns an error.
func MustRates(rates ...Rate) *Rates {
	t, err := NewRates(rates...)
	if err != nil {
		panic(err)
	}
	return t
}

// RatesBuilder gathers rates for a table. The zero value is ready for use; it
// is not safe for concurrent use.
type RatesBuilder struct {
	pairs map[pairKey]*ratePair
	lists map[Currency]map[int32]bool // by base and day: whether the list is full
}

// Add adds a rate. The errors match [ErrRate] where it is not stated or is the
// mean of a period that is neither a month nor a year, and [ErrConflict] where
// the table has the pair from another source, or another kind of rate for it:
// keep those in tables of their own.
func (b *RatesBuilder) Add(r Rate) error {
	s, err := b.series(r)
	if err != nil {
		return err
	}
	s.add(r)
	return nil
}

// series returns the series that r belongs to.
func (b *RatesBuilder) series(r Rate) (*rateSeries, error) {
	if r.IsZero() {
		return nil, fmt.Errorf("%w: none is stated", ErrRate)
	}
	class, ok := r.class()
	if !ok {
		return nil, fmt.Errorf("%w: %s: a table wants an average with a month or a year", ErrRate, r)
	}
	key, dir := keyOf(r.base, r.quote)
	p := b.pairs[key]
	if p == nil {
		if b.pairs == nil {
			b.pairs = map[pairKey]*ratePair{}
		}
		p = new(ratePair)
		b.pairs[key] = p
	}
	for s := range p.all() {
		if len(s.points) > 0 && s.source != r.source {
			return nil, &RateConflictError{First: s.rate(0), Second: r, Why: "two sources for one pair in a table"}
		}
	}
	s := p.dir[dir][class]
	switch {
	case s == nil || len(s.points) == 0:
		s = &rateSeries{base: r.base, quote: r.quote, kind: r.kind, source: r.source}
		p.dir[dir][class] = s
	case s.kind != r.kind:
		return nil, &RateConflictError{First: s.rate(0), Second: r, Why: "two kinds of rate for one pair in a table"}
	}
	return s, nil
}

// all yields the series of p in a fixed order.
func (p *ratePair) all() iter.Seq[*rateSeries] {
	return func(yield func(*rateSeries) bool) {
		for dir := range p.dir {
			for _, s := range p.dir[dir] {
				if s != nil && !yield(s) {
					return
				}
			}
		}
	}
}

// AddList adds a list of operational rates that takes effect on a day: a full
// one, which ends the currencies that it does not name, or one that changes
// only those that it names. See [ListInForce].
//
// The errors are those of [RatesBuilder.Add], and match [ErrRate] where the
// day is none, a rate is not operational or has another day, base or source
// than the list, or the list is empty. After an error nothing of the list is
// added.
func (b *RatesBuilder) AddList(effective period.Date, full bool, rates ...Rate) error {
	if effective.Precision() != period.Day || len(rates) == 0 {
		return fmt.Errorf("%w: list of %d operational rates of %q: want a day and at least one rate", ErrRate, len(rates), effective)
	}
	base, source := rates[0].base, rates[0].source
	for _, r := range rates {
		if r.kind != Operational || r.date != effective || r.base != base || r.source != source {
			return fmt.Errorf("%w: %s in the list of %s operational rates of %s: want a rate of that base, kind, day and source",
				ErrRate, r, base, effective)
		}
		if _, err := b.series(r); err != nil {
			return err
		}
	}
	for _, r := range rates {
		if err := b.Add(r); err != nil {
			return err
		}
	}
	if b.lists == nil {
		b.lists = map[Currency]map[int32]bool{}
	}
	if b.lists[base] == nil {
		b.lists[base] = map[int32]bool{}
	}
	day := int32(effective.DayNumber())
	b.lists[base][day] = b.lists[base][day] || full
	return nil
}

// Rates returns the table of what was added so far. Two rates of one pair, one
// direction, one date and one kind that differ are a [*RateConflictError]; a
// rate that is merely repeated is no harm, and of its texts the one with more
// decimals is kept.
func (b *RatesBuilder) Rates() (*Rates, error) {
	t := &Rates{pairs: newPairTable(len(b.pairs)), lists: map[Currency][]rateList{}, days: map[Currency][]int32{}}
	var conflict *RateConflictError
	for _, key := range slices.SortedFunc(maps.Keys(b.pairs), pairKey.compare) {
		p := new(ratePair)
		for dir := range p.dir {
			for class, s := range b.pairs[key].dir[dir] {
				if s == nil || len(s.points) == 0 { // of a list that was refused
					continue
				}
				done, c := s.finish()
				switch {
				case c == nil:
				case conflict == nil:
					conflict = c
				default:
					conflict.More += 1 + c.More
				}
				p.dir[dir][class] = done
				t.n += len(done.points)
				if done.kind == Daily {
					t.addDays(done)
				}
			}
		}
		t.pairs.put(key, p)
	}
	if conflict != nil {
		return nil, conflict
	}
	for base, days := range t.days {
		slices.Sort(days)
		t.days[base] = slices.Clip(slices.Compact(days))
	}
	for base, lists := range b.lists {
		for _, day := range slices.Sorted(maps.Keys(lists)) {
			t.lists[base] = append(t.lists[base], rateList{day, lists[day]})
		}
	}
	return t, nil
}

func (k pairKey) compare(l pairKey) int {
	return cmp.Or(cmp.Compare(k.low, l.low), cmp.Compare(k.high, l.high))
}

// addDays adds the days of s to the days of publication of its base.
func (t *Rates) addDays(s *rateSeries) {
	days := t.days[s.base]
	have := len(days)
	at := 0
	for _, pt := range s.points {
		day := int32(pt.date.DayNumber())
		for at < have && days[at] < day {
			at++
		}
		if at == have || days[at] != day {
			days = append(days, day)
		}
	}
	if len(days) > have {
		slices.Sort(days)
	}
	t.days[s.base] = days
}

// Len returns how many rates the table holds.
func (t *Rates) Len() int {
	if t == nil {
		return 0
	}
	return t.n
}

// All yields the rates of the table in the order of their currencies, then by
// date: those for single days, for months and for years one after the other,
// fixed and agreed ones first.
func (t *Rates) All() iter.Seq[Rate] {
	return func(yield func(Rate) bool) {
		for _, s := range t.series() {
			for i := range s.points {
				if !yield(s.rate(i)) {
					return
				}
			}
		}
	}
}

// Between yields the rates that quote one currency for another, in that
// direction, in the order of [Rates.All].
func (t *Rates) Between(base, quote Currency) iter.Seq[Rate] {
	return func(yield func(Rate) bool) {
		p, dir := t.pair(base, quote)
		if p == nil {
			return
		}
		for _, s := range p.dir[dir] {
			if s == nil {
				continue
			}
			for i := range s.points {
				if !yield(s.rate(i)) {
					return
				}
			}
		}
	}
}

// series returns all series in the order of All.
func (t *Rates) series() []*rateSeries {
	if t == nil {
		return nil
	}
	var all []*rateSeries
	for _, e := range t.pairs {
		if e.pair != nil {
			all = slices.AppendSeq(all, e.pair.all())
		}
	}
	slices.SortStableFunc(all, func(a, b *rateSeries) int {
		return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.quote, b.quote))
	})
	return all
}

// pair returns what t knows of two currencies, and in which direction.
func (t *Rates) pair(base, quote Currency) (*ratePair, int) {
	if t == nil {
		return nil, 0
	}
	key, dir := keyOf(base, quote)
	return t.pairs.get(key), dir
}

// pairTable finds a pair by its key: it is a hash table with open addressing,
// a power of two long and at most half full, which is several times faster
// than a map.
type pairTable []pairEntry

type pairEntry struct {
	key  pairKey
	pair *ratePair // nil in an empty entry
}

func newPairTable(n int) pairTable {
	size := 4
	for size < 2*n {
		size *= 2
	}
	return make(pairTable, size)
}

// slot returns where the search for key begins.
func (pt pairTable) slot(key pairKey) int {
	h := (uint32(key.low)<<16 | uint32(key.high)) * 0x9e3779b1
	return int(h>>16^h) & (len(pt) - 1)
}

func (pt pairTable) put(key pairKey, p *ratePair) {
	i := pt.slot(key)
	for pt[i].pair != nil {
		i = (i + 1) & (len(pt) - 1)
	}
	pt[i] = pairEntry{key, p}
}

func (pt pairTable) get(key pairKey) *ratePair {
	if len(pt) == 0 {
		return nil
	}
	for i := pt.slot(key); pt[i].pair != nil; i = (i + 1) & (len(pt) - 1) {
		if pt[i].key == key {
			return pt[i].pair
		}
	}
	return nil
}
