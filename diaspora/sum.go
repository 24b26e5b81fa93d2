package diaspora

import (
	"fmt"
	"iter"
	"slices"
	"strconv"

	"iom.int/migdev/indicator/check"
)

// StockSum is what stocks come to together.
type StockSum struct {
	// Total has the sum of the counts and the labels that all stocks have in
	// common. An origin or residence that differs is not stated, and so is an
	// edition; a basis is mixed for birth and citizenship together, and not
	// stated for others. Types has every letter that occurs.
	Total   Stock
	ByBasis []BasisCount // what rests on each basis, in the order of the bases
	Mixed   Mixture      // the unlike labels that went in; territories are those of one country
	Stocks  int          // how many were added up
}

// BasisCount is the part of a sum that rests on one basis.
type BasisCount struct {
	Basis  Basis
	Count  Count
	Stocks int
}

// SumStocks adds up the stocks of different people: of one origin over
// residences, of one residence over origins, of women and men, of age bands
// that touch. Counts add up as in [Count.Add], so that the total over a stock
// that is not reported is at least the rest. The sum of no stocks is not
// reported.
//
// Unlike editions, bases and territories of one country are a [*MixError],
// unless asked for; the result then says what was mixed. People who are
// certainly counted twice are an error that matches [ErrOverlap]: of two dates,
// of both sexes beside one, of overlapping ages, of an aggregate (or anywhere)
// beside another place on the same side, and refugees beside a stock that they
// were added to. One stock given twice is not found out here; [NewStockTable]
// does.
//
// It needs no memory for the stocks: a file streams through.
func SumStocks(stocks iter.Seq[Stock], allow ...Mix) (StockSum, error) {
	t := stockTotal{blend: blend{allow: allowed(allow)}}
	for s := range stocks {
		if err := t.add(&s); err != nil {
			return StockSum{}, err
		}
	}
	return t.sum()
}

// stockTotal adds up stocks.
type stockTotal struct {
	blend
	n        int
	by       [16]Count // by basis
	byN      [16]int
	date     StockKey // of the first stock
	sides    [2]side
	sexes    uint8
	ages     []AgeBand
	lastAge  AgeBand
	refugees bool // a stock of refugees is among them
}

// side says which places stood on one side.
type side struct {
	first   Geo
	several bool
	whole   Geo // an aggregate among them
	isWhole bool
}

func (x *side) add(g Geo, isFirst bool) error {
	if isFirst {
		x.first = g
	} else if !g.SamePlace(x.first) {
		x.several = true
	}
	if g.kind == AggregateGeo || g.kind == NoGeo {
		x.whole, x.isWhole = g, true
	}
	if x.several && x.isWhole {
		other := g
		if other == x.whole {
			other = x.first
		}
		return fmt.Errorf("%w: %s beside %s: want either the whole or its parts", ErrOverlap,
			check.Quote(geoName(x.whole)), check.Quote(geoName(other)))
	}
	return nil
}

func geoName(g Geo) string {
	if g.IsZero() {
		return "anywhere"
	}
	return g.String()
}

func (t *stockTotal) add(s *Stock) error {
	isFirst := t.n == 0
	if isFirst {
		t.date.Date = s.Date
	} else if s.Date != t.date.Date {
		return fmt.Errorf("%w: of %s and of %s: want one date", ErrOverlap, check.Quote(t.date.Date.String()), check.Quote(s.Date.String()))
	}
	for i, g := range [...]Geo{s.Origin, s.Residence} {
		if err := t.sides[i].add(g, isFirst); err != nil {
			return err
		}
	}
	if t.sexes |= 1 << s.Sex; t.sexes&(1<<BothSexes) != 0 && t.sexes != 1<<BothSexes {
		return fmt.Errorf("%w: both sexes beside one: want either", ErrOverlap)
	}
	if isFirst || s.Age != t.lastAge {
		t.lastAge = s.Age
		if err := t.addAge(s.Age); err != nil {
			return err
		}
	}
	if err := t.blend.add(s); err != nil {
		return err
	}
	if t.refugees = t.refugees || s.Basis == RefugeeBasis; t.refugees && t.types.Has(RefugeesAdded) {
		return fmt.Errorf("%w: refugees beside a stock that they were added to (data type R): %s", ErrOverlap, check.Quote(s.String()))
	}
	return t.count(s.Basis, s.Count)
}

func (t *stockTotal) addAge(a AgeBand) error {
	for _, b := range t.ages {
		if a == b {
			return nil
		}
		if a.Overlaps(b) {
			return fmt.Errorf("%w: ages %s and %s: want bands that do not overlap", ErrOverlap, check.Quote(ageName(a)), check.Quote(ageName(b)))
		}
	}
	t.ages = append(t.ages, a)
	return nil
}

func ageName(a AgeBand) string {
	if a.IsAll() {
		return "all"
	}
	return a.String()
}

// count adds a number to those on its basis.
func (t *stockTotal) count(b Basis, c Count) error {
	t.n++
	i := b & 15
	if t.byN[i]++; t.byN[i] == 1 {
		t.by[i] = c
		return nil
	}
	next, ok := t.by[i].plus(c)
	if !ok {
		_, err := t.by[i].Add(c)
		return err
	}
	t.by[i] = next
	return nil
}

// total returns the sum over the bases.
func (t *stockTotal) total() (Count, error) {
	return SumCounts(func(yield func(Count) bool) {
		for b, n := range t.byN {
			if n > 0 && !yield(t.by[b]) {
				return
			}
		}
	})
}

// age returns the band that the bands make up together.
func (t *stockTotal) age() (AgeBand, error) {
	if len(t.ages) == 0 {
		return AgeBand{}, nil
	}
	slices.SortFunc(t.ages, func(a, b AgeBand) int { return int(a.from) - int(b.from) })
	whole := t.ages[0]
	for _, a := range t.ages[1:] {
		if a.from != whole.until {
			return AgeBand{}, fmt.Errorf("%w: %s and %s do not touch: there is no band for both", ErrAge, check.Quote(whole.String()), check.Quote(a.String()))
		}
		whole.until = a.until
	}
	if whole.from == 0 && whole.until == openAge {
		whole = AgeBand{}
	}
	return whole, nil
}

func (t *stockTotal) sum() (StockSum, error) {
	age, err := t.age()
	if err != nil {
		return StockSum{}, err
	}
	total, err := t.total()
	if err != nil {
		return StockSum{}, err
	}
	out := StockSum{
		Total: Stock{
			Count: total, Date: t.date.Date, Age: age,
			Basis: t.basis(), Types: t.types, Edition: t.edition(),
		},
		Mixed: t.mixture(), Stocks: t.n, ByBasis: t.byBasis(),
	}
	for i, to := range [...]*Geo{&out.Total.Origin, &out.Total.Residence} {
		if x := t.sides[i]; !x.several {
			if *to = x.first; len(t.extents[i].several) > 0 {
				*to = GeoOf(x.first.country)
			}
		}
	}
	switch t.sexes {
	case 1 << Female:
		out.Total.Sex = Female
	case 1 << Male:
		out.Total.Sex = Male
	}
	return out, nil
}

func (t *stockTotal) byBasis() []BasisCount {
	var list []BasisCount
	for b, n := range t.byN {
		if n > 0 {
			list = append(list, BasisCount{Basis: Basis(b), Count: t.by[b], Stocks: n})
		}
	}
	return list
}

// Trace lists what the sum rests on, what was mixed, and the total.
func (s StockSum) Trace() check.Trace {
	var t check.Trace
	for _, b := range s.ByBasis {
		t.Add(check.Input, "basis "+basisName(b.Basis), b.Count.String(), strconv.Itoa(b.Stocks)+" stocks")
	}
	traceMixed(&t, s.Mixed)
	t.Add(check.Result, "total", s.Total.String(), "")
	return t
}

func basisName(b Basis) string {
	if b == NoBasis {
		return "not stated"
	}
	return b.String()
}
