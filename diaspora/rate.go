package diaspora

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Denominator says of what an emigration rate is a percentage.
type Denominator uint8

const (
	Residents               Denominator = iota // of the residents of the origin; may exceed 100
	ResidentsPlusEmigrants                     // of residents and emigrants together (Docquier and Marfouk); at most 100
	NativeBornPlusEmigrants                    // of residents born there and emigrants together (OECD); at most 100
)

var denominators = check.Enum[Denominator]{
	What:  "diaspora: denominator",
	Names: []string{"residents", "residents-plus-emigrants", "native-born-plus-emigrants"},
}

// String returns the denominator in kebab-case.
func (d Denominator) String() string { return denominators.String(d) }

// MarshalText returns what String does.
func (d Denominator) MarshalText() ([]byte, error) { return denominators.Marshal(d) }

// UnmarshalText reads what MarshalText writes.
func (d *Denominator) UnmarshalText(text []byte) error { return denominators.Unmarshal(d, text) }

// Population is how many people live in a country, and how many of them were
// born abroad.
type Population struct {
	Count       Count         `json:"count"`
	ForeignBorn Count         `json:"foreign_born"`    // not reported where nothing is known of them
	Place       Geo           `json:"place,omitzero"`  // with the territory, where that needs saying
	Date        period.Date   `json:"date,omitzero"`   // the day or year that it is about
	Source      figure.Source `json:"source,omitzero"` // where it was published
}

// UnmarshalJSON reads a population strictly, as [check.DecodeJSON] does.
func (p *Population) UnmarshalJSON(data []byte) error {
	type plain Population
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: population: %w", err)
	}
	*p = Population(in)
	return nil
}

// ErrPopulation matches the error for a population smaller than those of it who
// were born abroad.
var ErrPopulation = errors.New("diaspora: more foreign-born than residents")

// EmigrationRate is a share of emigrants in percent: 43.54 stands for 43.54 %.
// Its denominator is part of it, since one stock and one population give 43.5
// or 30.3 %.
type EmigrationRate struct {
	Of Denominator
	Proportion
}

// String returns the rate with its denominator: "43.5401 % of residents".
func (r EmigrationRate) String() string {
	of := [...]string{"of residents", "of residents and emigrants", "of native-born residents and emigrants"}[min(int(r.Of), 2)]
	if r.Undefined != "" {
		return "% " + of + ": " + r.Proportion.String()
	}
	return r.Proportion.String() + " % " + of
}

// Prints compares a rate with the percentage that a report states, as
// [Change.Prints] does.
func (r EmigrationRate) Prints(stated figure.Quantity) Printed {
	return printsAs(r.Proportion, stated)
}

// EmigrationRates are the three rates in use, with what has to be said of them.
type EmigrationRates struct {
	OfResidents               EmigrationRate
	OfResidentsPlusEmigrants  EmigrationRate
	OfNativeBornPlusEmigrants EmigrationRate
	// SameTerritory and SameYear answer whether emigrants and population are of
	// one territory and one year; they cannot be told where a place or date is
	// not stated. The rates are computed in any case, and mean little where one
	// is not met: the emigrants of Serbia including Kosovo* are 11.5 % of its
	// residents, and come to 14.5 % of those of Serbia without it.
	SameTerritory, SameYear check.Verdict
	Findings                check.Findings

	emigrants  Stock
	population Population
}

// Comparable is met where the two are of one territory and one year.
func (r EmigrationRates) Comparable() check.Verdict { return r.SameTerritory.And(r.SameYear) }

// All returns the three rates in the order of their denominators.
func (r EmigrationRates) All() []EmigrationRate {
	return []EmigrationRate{r.OfResidents, r.OfResidentsPlusEmigrants, r.OfNativeBornPlusEmigrants}
}

// RatesOfEmigration returns the emigrants of a country in percent of its people,
// by every denominator in use. With E emigrants, P residents and F of them born
// abroad:
//
//	of residents                   100 E / P
//	of residents plus emigrants    100 E / (E + P)
//	of native-born plus emigrants  100 E / (E + P - F)
//
// They are exact; hedged numbers give intervals, in which each is used once. A
// rate is undefined where its denominator is 0 or a number is not reported: the
// third one where nothing is known of those born abroad.
//
// Findings are diaspora.rate-territory and diaspora.rate-date (warning), where
// emigrants and population differ in it. Another country is an error that
// matches [ErrUnrelated], and more foreign-born than residents one that matches
// [ErrPopulation].
func RatesOfEmigration(emigrants Stock, p Population) (EmigrationRates, error) {
	if !emigrants.Origin.IsZero() && !p.Place.IsZero() && !emigrants.Origin.SamePlace(p.Place) {
		return EmigrationRates{}, fmt.Errorf("%w: emigrants of %s and residents of %s", ErrUnrelated,
			check.Quote(emigrants.Origin.String()), check.Quote(p.Place.String()))
	}
	natives, err := p.nativeBorn()
	if err != nil {
		return EmigrationRates{}, err
	}
	e := emigrants.Count
	r := EmigrationRates{
		OfResidents:               EmigrationRate{Residents, rateOver(e, p.Count)},
		OfResidentsPlusEmigrants:  EmigrationRate{ResidentsPlusEmigrants, percentOfSum(e, p.Count, "emigrants", "residents")},
		OfNativeBornPlusEmigrants: EmigrationRate{NativeBornPlusEmigrants, percentOfSum(e, natives, "emigrants", "native-born residents")},
	}
	if p.Count.IsGiven() && !natives.IsGiven() {
		r.OfNativeBornPlusEmigrants.Proportion = Proportion{Undefined: "foreign-born residents " + p.ForeignBorn.String()}
	}
	r.emigrants, r.population = emigrants, p
	r.compare(emigrants, p)
	return r, nil
}

// rateOver returns 100 × e / p.
func rateOver(e, p Count) Proportion {
	for _, c := range [...]struct {
		Count
		name string
	}{{e, "emigrants"}, {p, "residents"}} {
		if !c.IsGiven() && c.Bounds().IsUnbounded() {
			return Proportion{Undefined: c.name + " " + c.String()}
		}
	}
	return e.reckoned().over(p.reckoned(), 100)
}

// nativeBorn returns the residents who were not born abroad, absent where they
// are not known.
func (p Population) nativeBorn() (Count, error) {
	all, abroad := p.Count, p.ForeignBorn
	if !all.IsGiven() || !abroad.IsGiven() {
		return Count{}, nil
	}
	most, hasMost := all.High()
	isPlain := all.hasPlainValue() && abroad.hasPlainValue()
	if hasMost && abroad.low > most || isPlain && abroad.value > all.value {
		return Count{}, fmt.Errorf("%w: %s of %s", ErrPopulation, check.Quote(abroad.String()), check.Quote(all.String()))
	}
	return all.less(abroad), nil
}

// hasPlainValue reports whether c is a number, exact or estimated.
func (c Count) hasPlainValue() bool {
	_, ok := c.Value()
	return ok && (c.quality == ExactCount || c.quality == EstimateCount)
}

// compare says whether emigrants and population belong together.
func (r *EmigrationRates) compare(s Stock, p Population) {
	if !s.Origin.IsZero() && !p.Place.IsZero() {
		r.SameTerritory = check.Decide(s.Origin == p.Place)
	}
	if r.SameTerritory == check.NotMet {
		r.add("rate-territory", "territories differ", s.Origin.String(), p.Place.String())
	}
	if !s.Date.IsZero() && !p.Date.IsZero() {
		r.SameYear = check.Decide(s.Date.Year() == p.Date.Year())
	}
	if r.SameYear == check.NotMet {
		r.add("rate-date", "years differ", s.Date.String(), p.Date.String())
	}
}

func (r *EmigrationRates) add(code, what, emigrants, residents string) {
	r.Findings = append(r.Findings, check.Finding{
		Code: "diaspora." + code, Severity: check.Warning,
		Message: fmt.Sprintf("%s: emigrants of %s, residents of %s", what, emigrants, residents),
		Values:  []check.Value{{Name: "emigrants", Text: emigrants}, {Name: "residents", Text: residents}},
	})
}

// Trace lists emigrants and population, what does not fit, and the rates.
func (r EmigrationRates) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "emigrants", r.emigrants.String(), "")
	p := r.population
	t.Add(check.Input, "residents", p.Count.String(), StockKey{Residence: p.Place, Date: p.Date}.String())
	t.Add(check.Input, "foreign-born residents", p.ForeignBorn.String(), "")
	for _, f := range r.Findings {
		t.Add(check.Compute, f.Code, f.Message, "")
	}
	for _, rate := range r.All() {
		t.Add(check.Result, rate.Of.String(), rate.String(), "")
	}
	return t
}
