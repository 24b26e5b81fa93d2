package diaspora

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/place"
)

// Mix names labels that a caller allows to differ among figures that are put
// together. Nothing is allowed unless it is asked for.
type Mix uint8

const (
	AcrossEditions    Mix = 1 << iota // figures of several editions, which revise each other
	AcrossBases                       // figures that count different people
	AcrossTerritories                 // figures for one country in several extents
)

var mixNames = [...]string{"editions", "bases", "territories"}

// String names what is allowed: "across editions and bases", or "alike".
func (m Mix) String() string {
	var names []string
	for i, name := range mixNames {
		if m&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "alike"
	}
	return "across " + strings.Join(names, " and ")
}

var (
	// ErrMixed matches every [*MixError].
	ErrMixed = errors.New("diaspora: unlike stocks")
	// ErrEditions matches a [*MixError] about editions.
	ErrEditions = errors.New("diaspora: stocks of several editions")
	// ErrBases matches a [*MixError] about bases.
	ErrBases = errors.New("diaspora: stocks on several bases")
	// ErrTerritories matches a [*MixError] about territories.
	ErrTerritories = errors.New("diaspora: stocks of several territories")
)

// MixError says what would have been put together without the caller's having
// asked for it.
type MixError struct {
	Mix         Mix // the one label that differs
	Left, Right string
}

// Error names the two, and what to ask for.
func (e *MixError) Error() string {
	return fmt.Sprintf("%v: %s and %s: want alike, or ask for it %v", e.sentinel(), check.Quote(e.Left), check.Quote(e.Right), e.Mix)
}

func (e *MixError) sentinel() error {
	switch e.Mix {
	case AcrossEditions:
		return ErrEditions
	case AcrossBases:
		return ErrBases
	case AcrossTerritories:
		return ErrTerritories
	}
	return ErrMixed
}

// Is reports whether target is [ErrMixed], or the error for the label.
func (e *MixError) Is(target error) bool { return target == ErrMixed || target == e.sentinel() }

// ErrOverlap matches the error for stocks that count the same people twice: one
// given twice, of both sexes beside one of women, of all ages beside an age
// band, of a region beside a country, of two dates, of refugees beside a stock
// that they were added to.
var ErrOverlap = errors.New("diaspora: counted twice")

// ErrUnrelated matches the error for figures that are about different things:
// another origin, residence, sex, age or date than is wanted.
var ErrUnrelated = errors.New("diaspora: figures do not belong together")

// Mixture says which unlike stocks went into a result, each label once and in
// order. It is empty where all were alike.
type Mixture struct {
	Editions    []Edition `json:"editions,omitempty"`
	Bases       []Basis   `json:"bases,omitempty"`
	Territories []Geo     `json:"territories,omitempty"`
}

// IsZero reports whether nothing unlike went in.
func (m Mixture) IsZero() bool { return len(m.Editions)+len(m.Bases)+len(m.Territories) == 0 }

// Mix returns what a caller had to ask for.
func (m Mixture) Mix() Mix {
	var mix Mix
	if len(m.Editions) > 0 {
		mix |= AcrossEditions
	}
	if len(m.Bases) > 0 {
		mix |= AcrossBases
	}
	if len(m.Territories) > 0 {
		mix |= AcrossTerritories
	}
	return mix
}

// String says what was mixed: "editions UN DESA 2020, UN DESA 2024; bases
// birth, citizenship", "" for nothing.
func (m Mixture) String() string {
	var parts []string
	add := func(what string, names []string) {
		for i := range names {
			if names[i] == "" {
				names[i] = "not stated"
			}
		}
		if len(names) > 0 {
			parts = append(parts, what+" "+strings.Join(names, ", "))
		}
	}
	add("editions", texts(m.Editions))
	add("bases", texts(m.Bases))
	add("territories", texts(m.Territories))
	return strings.Join(parts, "; ")
}

func texts[T fmt.Stringer](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = v.String()
	}
	return out
}

// allowed joins what a caller asked for.
func allowed(mixes []Mix) Mix {
	var all Mix
	for _, m := range mixes {
		all |= m
	}
	return all
}

// insert puts v into a sorted list that holds each value once.
func insert[T any](list []T, v T, compare func(T, T) int) []T {
	i, found := slices.BinarySearchFunc(list, v, compare)
	if found {
		return list
	}
	return slices.Insert(list, i, v)
}

// blend collects the labels of stocks that are put together.
type blend struct {
	allow     Mix
	started   bool
	editions  []Edition
	seenBases uint16
	bases     []Basis
	extents   [2]extents // of origins, of residences
	types     DataTypes
	last      Edition // the edition of the stock before, which is nearly always that of the next
}

// extents remembers which territory each country had.
type extents struct {
	last    Geo
	seen    map[place.Country]Geo
	several []Geo // of countries with more than one
}

func (b *blend) add(s *Stock) error {
	if !b.started || s.Edition != b.last {
		b.last = s.Edition
		if b.editions = insert(b.editions, s.Edition, Edition.Compare); len(b.editions) > 1 && b.allow&AcrossEditions == 0 {
			return &MixError{Mix: AcrossEditions, Left: b.editions[0].String(), Right: b.editions[1].String()}
		}
	}
	if bit := uint16(1) << (s.Basis & 15); !b.started || b.seenBases&bit == 0 {
		b.seenBases |= bit
		if b.bases = insert(b.bases, s.Basis, func(x, y Basis) int { return int(x) - int(y) }); len(b.bases) > 1 && b.allow&AcrossBases == 0 {
			return &MixError{Mix: AcrossBases, Left: b.bases[0].String(), Right: b.bases[1].String()}
		}
	}
	b.started = true
	b.types |= s.Types
	for i, g := range [...]Geo{s.Origin, s.Residence} {
		if err := b.extents[i].add(g, b.allow); err != nil {
			return err
		}
	}
	return nil
}

func (e *extents) add(g Geo, allow Mix) error {
	if g == e.last || g.kind != CountryGeo {
		return nil
	}
	e.last = g
	before, ok := e.seen[g.country]
	switch {
	case !ok:
		if e.seen == nil {
			e.seen = make(map[place.Country]Geo)
		}
		e.seen[g.country] = g
	case before != g:
		if allow&AcrossTerritories == 0 {
			return &MixError{Mix: AcrossTerritories, Left: before.String(), Right: g.String()}
		}
		e.several = insert(insert(e.several, before, Geo.Compare), g, Geo.Compare)
	}
	return nil
}

// mixture returns what was mixed.
func (b *blend) mixture() Mixture {
	var m Mixture
	if len(b.editions) > 1 {
		m.Editions = b.editions
	}
	if len(b.bases) > 1 {
		m.Bases = b.bases
	}
	for _, e := range b.extents {
		for _, g := range e.several {
			m.Territories = insert(m.Territories, g, Geo.Compare)
		}
	}
	return m
}

// edition returns the one edition, and none where there are several.
func (b *blend) edition() Edition {
	if len(b.editions) == 1 {
		return b.editions[0]
	}
	return Edition{}
}

// basis returns the one basis, mixed for birth and citizenship together, and
// none for any others.
func (b *blend) basis() Basis {
	const both = 1<<BirthBasis | 1<<CitizenshipBasis | 1<<MixedBasis
	switch {
	case len(b.bases) == 1:
		return b.bases[0]
	case len(b.bases) > 1 && b.seenBases&^both == 0:
		return MixedBasis
	}
	return NoBasis
}

func traceMixed(t *check.Trace, m Mixture) {
	if !m.IsZero() {
		t.Add(check.Policy, m.Mix().String(), m.String(), "allowed to differ")
	}
}
