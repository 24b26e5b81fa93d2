package diaspora

import (
	"fmt"
	"iter"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// StockTable holds stocks for looking up, of any number of editions. What it
// does not hold is not reported, and never 0: the edition of 2024 lists 60
// origins for the United States, that of 2020 listed 151. A table is not
// changed after it is made, and safe for concurrent readers. The zero table is
// empty.
type StockTable struct {
	stocks   []Stock // in the order given
	index    map[tableKey]int32
	origins  map[Geo][]int32 // by the plain origin
	editions []Edition
}

// tableKey finds a stock by what it is about, whatever the territory meant by
// its countries.
type tableKey struct {
	edition Edition
	key     StockKey
}

func keyOf(e Edition, k StockKey) tableKey {
	k.Origin, k.Residence = k.Origin.plain(), k.Residence.plain()
	return tableKey{e, k}
}

// plain returns a country without its territory.
func (g Geo) plain() Geo {
	if g.kind == CountryGeo {
		g.text = ""
	}
	return g
}

// NewStockTable returns a table of stocks. It is an error that matches
// [ErrOverlap] where an edition gives a stock twice, be it for two extents of
// one country. An aggregate may stand in a file twice, with the same number; it
// is held once.
func NewStockTable(stocks iter.Seq[Stock]) (*StockTable, error) {
	t := &StockTable{index: make(map[tableKey]int32), origins: make(map[Geo][]int32)}
	for s := range stocks {
		n := int32(len(t.stocks))
		key := keyOf(s.Edition, s.Key())
		if first, ok := t.index[key]; ok {
			if t.stocks[first] == s && (s.Origin.kind == AggregateGeo || s.Residence.kind == AggregateGeo) {
				continue
			}
			return nil, fmt.Errorf("%w: %s and %s", ErrOverlap, check.Quote(t.stocks[first].String()), check.Quote(s.String()))
		}
		t.index[key] = n
		t.origins[key.key.Origin] = append(t.origins[key.key.Origin], n)
		t.stocks = append(t.stocks, s)
		t.editions = insert(t.editions, s.Edition, Edition.Compare)
	}
	return t, nil
}

// Len returns the number of stocks.
func (t *StockTable) Len() int { return len(t.stocks) }

// All yields the stocks in the order in which they were given.
func (t *StockTable) All() iter.Seq[Stock] { return slices.Values(t.stocks) }

// Editions returns the editions in order.
func (t *StockTable) Editions() []Edition { return slices.Clone(t.editions) }

// Of yields the stocks of one edition, origin and date, of every residence, sex
// and age, in the order in which they were given. An origin that states a
// territory is found with that territory alone.
func (t *StockTable) Of(e Edition, origin Geo, date period.Date) iter.Seq[Stock] {
	return func(yield func(Stock) bool) {
		for _, n := range t.origins[origin.plain()] {
			s := t.stocks[n]
			if s.Edition == e && s.Date == date && origin.finds(s.Origin) && !yield(s) {
				return
			}
		}
	}
}

// finds reports whether g, as asked for, finds h.
func (g Geo) finds(h Geo) bool { return g.SamePlace(h) && (g.Territory() == "" || g == h) }

// Lookup returns what an edition gives for one origin, residence, date, sex and
// age. Both sexes are the sum of women and men where there is no row for them.
// Where there is no row at all the count is not reported. A place that states a
// territory is found with that territory alone.
func (t *StockTable) Lookup(e Edition, k StockKey) Stock {
	if s, ok := t.find(e, k); ok {
		return s
	}
	missing := Stock{Origin: k.Origin, Residence: k.Residence, Date: k.Date, Sex: k.Sex, Age: k.Age, Edition: e}
	if k.Sex != BothSexes {
		return missing
	}
	k.Sex = Female
	women, okWomen := t.find(e, k)
	k.Sex = Male
	men, okMen := t.find(e, k)
	switch {
	case !okWomen && !okMen:
		return missing
	case !okWomen:
		women = men
		women.Count = Count{}
	case !okMen:
		men = women
		men.Count = Count{}
	}
	sum, ok := women.Count.plus(men.Count)
	if !ok {
		return missing // no table of persons has such numbers
	}
	both := women
	both.Sex, both.Count, both.Types = BothSexes, sum, women.Types|men.Types
	if women.Basis != men.Basis {
		both.Basis = joinBases(women.Basis, men.Basis)
	}
	return both
}

func (t *StockTable) find(e Edition, k StockKey) (Stock, bool) {
	n, ok := t.index[keyOf(e, k)]
	if !ok {
		return Stock{}, false
	}
	s := t.stocks[n]
	return s, k.Origin.finds(s.Origin) && k.Residence.finds(s.Residence)
}

// Summary sums up what an edition gives for an origin on a date, in all ages,
// over countries, areas and the others not listed, as [Summarise] does.
// Aggregates and rows for people anywhere are left out: they hold the same
// people.
func (t *StockTable) Summary(e Edition, origin Geo, date period.Date, allow ...Mix) (Summary, error) {
	s, err := Summarise(func(yield func(Stock) bool) {
		for s := range t.Of(e, origin, date) {
			isPart := s.Residence.kind == CountryGeo || s.Residence.kind == AreaGeo || s.Residence.kind == OthersGeo
			if isPart && s.Age.IsAll() && !yield(s) {
				return
			}
		}
	}, allow...)
	if err == nil && len(s.Places) == 0 {
		s.Origin, s.Date, s.Edition = origin, date, e
	}
	return s, err
}
