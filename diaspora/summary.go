package diaspora

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// Summary is what the stocks of one origin come to over its places of
// residence, or those of one residence over the origins of the people there.
type Summary struct {
	Origin, Residence Geo // the one that all stocks share; the other is not stated
	Date              period.Date
	Age               AgeBand
	Edition           Edition   // not stated where several were mixed
	Types             DataTypes // every letter that occurs

	Total, Female, Male Count
	// FemalePercent is the share of women in percent of the total.
	FemalePercent Proportion
	// Places holds the other side, the largest number first; equal ones are in
	// the order of their places. Places without a number come behind, and the
	// others that a source does not list last of all.
	Places []PlaceStock
	// ByBasis says how much of the total rests on which definition: a total of
	// UN DESA is nearly always a sum over two of them.
	ByBasis  []BasisCount
	Mixed    Mixture // bases are in it too, though they need no leave here
	Findings check.Findings

	basis Basis
}

// PlaceStock is the part of a summary that lives in, or comes from, one place.
type PlaceStock struct {
	Place               Geo
	Total, Female, Male Count
	Basis               Basis // mixed where the rows differ
	Percent             Proportion
}

// Summarise sums up the stocks of one origin over residences or, where all
// stocks share a residence and not an origin, of one residence over origins.
// The rows of women and men add up to a place's total unless the source gives
// one for both sexes; a sex of which there is no row is not reported. Nothing
// is filled in: a place without rows is not in the summary.
//
// Several bases need no leave, since the result says how much rests on each.
// Editions and territories of one country must be alike unless asked for. The
// errors are those of [SumStocks]; besides, stocks that share neither side
// match [ErrUnrelated], and one given twice matches [ErrOverlap].
//
// Findings have the code diaspora.stock-sexes (warning): women and men do not
// come to the number of both sexes.
func Summarise(stocks iter.Seq[Stock], allow ...Mix) (Summary, error) {
	mix := allowed(allow) | AcrossBases
	guard := stockTotal{blend: blend{allow: mix}}
	cells := make(map[[2]Geo]*cell)
	for s := range stocks {
		key := [2]Geo{s.Origin, s.Residence}
		c := cells[key]
		if c == nil {
			c = &cell{basis: s.Basis, index: len(cells)}
			cells[key] = c
		}
		if c.has&(1<<s.Sex) != 0 {
			return Summary{}, fmt.Errorf("%w: %s is given twice", ErrOverlap, check.Quote(s.Key().String()))
		}
		c.has |= 1 << s.Sex
		c.counts[s.Sex] = s.Count
		if c.basis != s.Basis {
			c.basis = joinBases(c.basis, s.Basis)
		}
		s.Sex = BothSexes // rows of a cell are put together below, and not by the guard
		if guard.n > 0 && s.Age != guard.lastAge {
			return Summary{}, fmt.Errorf("%w: ages %s and %s: want one band", ErrUnrelated,
				check.Quote(ageName(guard.lastAge)), check.Quote(ageName(s.Age)))
		}
		s.Count = noPersons // numbers follow below
		if err := guard.add(&s); err != nil {
			return Summary{}, err
		}
	}
	sum, err := guard.sum()
	if err != nil {
		return Summary{}, err
	}
	out := Summary{
		Origin: sum.Total.Origin, Residence: sum.Total.Residence, Date: sum.Total.Date, Age: sum.Total.Age,
		Edition: sum.Total.Edition, Types: sum.Total.Types, Mixed: sum.Mixed, basis: sum.Total.Basis,
	}
	side := 1 // residences vary
	switch {
	case guard.sides[0].several && guard.sides[1].several:
		return Summary{}, fmt.Errorf("%w: several origins in several residences: want one of either", ErrUnrelated)
	case guard.sides[0].several:
		side = 0
		out.Origin = Geo{}
	default:
		out.Residence = Geo{}
	}
	if err := out.fill(cells, side); err != nil {
		return Summary{}, err
	}
	return out, nil
}

// cell is what is given for one origin and residence.
type cell struct {
	counts [3]Count // by sex
	has    uint8    // which sexes have a row
	basis  Basis
	index  int // when it came first
}

func joinBases(a, b Basis) Basis {
	var j blend
	j.allow = AcrossBases
	for _, basis := range [...]Basis{a, b} {
		_ = j.add(&Stock{Basis: basis}) // bases may differ, and there is nothing else in them
	}
	return j.basis()
}

// total returns the number of both sexes.
func (c *cell) total() (Count, error) {
	switch {
	case c.has&(1<<BothSexes) != 0:
		return c.counts[BothSexes], nil
	case c.has == 1<<Female|1<<Male:
		return c.counts[Female].Add(c.counts[Male])
	case c.has == 1<<Female:
		return c.counts[Female].Add(Count{})
	}
	return c.counts[Male].Add(Count{})
}

func (s *Summary) fill(cells map[[2]Geo]*cell, side int) error {
	keys := slices.SortedFunc(maps.Keys(cells), func(a, b [2]Geo) int { return cells[a].index - cells[b].index })
	totals := stockTotal{}
	var sexes [3]stockTotal
	areSplit := true
	for _, key := range keys {
		c := cells[key]
		total, err := c.total()
		if err == nil {
			err = totals.count(c.basis, total)
		}
		for _, sex := range [...]Sex{Female, Male} {
			if err == nil {
				err = sexes[sex].count(0, c.counts[sex])
			}
		}
		if err != nil {
			return err
		}
		areSplit = areSplit && c.has&(1<<BothSexes) == 0
		s.Places = append(s.Places, PlaceStock{
			Place: key[side], Total: total, Female: c.counts[Female], Male: c.counts[Male], Basis: c.basis,
		})
		if c.has == 1<<BothSexes|1<<Female|1<<Male {
			s.compareSexes(key, c)
		}
	}
	var err error
	if s.Total, err = totals.total(); err != nil {
		return err
	}
	// Women and men are no more than the total, unless the source contradicts itself.
	if s.Female, err = sexes[Female].total(); err != nil {
		return err
	}
	if s.Male, err = sexes[Male].total(); err != nil {
		return err
	}
	s.ByBasis = totals.byBasis()
	if areSplit {
		s.FemalePercent = percentOfSum(s.Female, s.Male, "women", "men")
	} else {
		s.FemalePercent = percentOf(s.Female, s.Total, "women", "total")
	}
	s.sharePlaces()
	slices.SortFunc(s.Places, comparePlaces)
	return nil
}

// sharePlaces sets the share of each place, from its number and that of all
// others, each used once.
func (s *Summary) sharePlaces() {
	n := len(s.Places)
	behind := make([]Count, n+1) // the sum of the places from i on
	behind[n] = noPersons
	for i := n - 1; i >= 0; i-- {
		behind[i], _ = behind[i+1].plus(s.Places[i].Total) // no more than the total, which fits
	}
	before := noPersons
	for i := range s.Places {
		p := &s.Places[i]
		rest, _ := before.plus(behind[i+1])
		p.Percent = percentOfSum(p.Total, rest, geoName(p.Place), "other places")
		before, _ = before.plus(p.Total)
	}
}

// noPersons is nobody, for certain.
var noPersons = Count{status: CountGiven}

// Stock returns the total with its labels, for rates and changes. Its basis is
// mixed for birth and citizenship together, and not stated for others.
func (s Summary) Stock() Stock {
	return Stock{
		Count: s.Total, Origin: s.Origin, Residence: s.Residence, Date: s.Date, Age: s.Age,
		Basis: s.basis, Types: s.Types, Edition: s.Edition,
	}
}

// compareSexes adds a finding where women and men cannot come to both.
func (s *Summary) compareSexes(key [2]Geo, c *cell) {
	parts, err := c.counts[Female].Add(c.counts[Male])
	if err != nil || parts.Bounds().Meets(c.counts[BothSexes].Bounds()) {
		return
	}
	s.Findings = append(s.Findings, check.Finding{
		Code: "diaspora.stock-sexes", Severity: check.Warning,
		Message: fmt.Sprintf("%s in %s: women and men are %s, both sexes %s", key[0], key[1], parts, c.counts[BothSexes]),
		Values: []check.Value{
			{Name: "women and men", Text: parts.String()}, {Name: "both sexes", Text: c.counts[BothSexes].String()},
		},
	})
}

// Trace lists the places, what rests on each basis, what was mixed, and the
// totals.
func (s Summary) Trace() check.Trace {
	var t check.Trace
	for _, p := range s.Places {
		kind, why := check.Input, basisName(p.Basis)
		if !p.Total.IsGiven() {
			kind, why = check.LeftOut, "no number, and not 0"
		}
		t.Add(kind, geoName(p.Place), p.Total.String(), why)
	}
	for _, b := range s.ByBasis {
		t.Add(check.Compute, "basis "+basisName(b.Basis), b.Count.String(), strconv.Itoa(b.Stocks)+" places")
	}
	traceMixed(&t, s.Mixed)
	t.Add(check.Result, "women", s.Female.String(), s.FemalePercent.String()+" % of the total")
	t.Add(check.Result, "total", s.Stock().String(), "")
	return t
}
