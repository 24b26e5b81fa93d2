package indicator

import (
	"encoding/json"
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/place"
)

// Place is where something was measured: a country, a group of countries, an
// area, or the way from one of these to another. Places compare with Equal, and
// their Key serves in maps. The zero Place is not stated.
type Place struct {
	_       [0]func()
	country place.Country
	group   string
	area    *place.Area // never changed
	pair    *[2]Place   // from and to; never changed
}

// ErrPlace matches every error about a place that is no place.
var ErrPlace = errors.New("indicator: not a place")

// CountryPlace returns a country as a place.
func CountryPlace(c place.Country) Place { return Place{country: c} }

// GroupPlace returns a group of countries, by its code or, where it has none,
// its name: "EU", "Western Balkans". Which countries belong to it, a
// [place.Group] says.
func GroupPlace(group string) Place { return Place{group: group} }

// AreaPlace returns a part of a country. An area without a name and a code is
// not stated.
func AreaPlace(a place.Area) Place {
	if a.Name.IsZero() && a.Code == "" {
		return Place{}
	}
	return Place{area: &a}
}

// PairPlace returns the way from one place to another: people, or money, that
// move. One of the two may be not stated: from Serbia to anywhere. An error,
// which matches [ErrPlace], says that one of them is a pair itself.
func PairPlace(from, to Place) (Place, error) {
	if from.pair != nil || to.pair != nil {
		return Place{}, fmt.Errorf("%w: from %s to %s: want a country, a group or an area", ErrPlace, check.Quote(from.String()), check.Quote(to.String()))
	}
	if from.IsZero() && to.IsZero() {
		return Place{}, nil
	}
	return Place{pair: &[2]Place{from, to}}, nil
}

// CorridorPlace returns the way from one country to another.
func CorridorPlace(from, to place.Country) Place {
	p, _ := PairPlace(CountryPlace(from), CountryPlace(to)) // no country is a pair
	return p
}

// IsZero reports whether no place is stated.
func (p Place) IsZero() bool {
	return p.country.IsZero() && p.group == "" && p.area == nil && p.pair == nil
}

// Country returns the country, and false where the place is none. The country
// in which an area lies is in [Place.Area].
func (p Place) Country() (place.Country, bool) { return p.country, !p.country.IsZero() }

// Group returns the code or the name of the group, and false where the place
// is none.
func (p Place) Group() (string, bool) { return p.group, p.group != "" }

// Area returns the area, and false where the place is none.
func (p Place) Area() (place.Area, bool) {
	if p.area == nil {
		return place.Area{}, false
	}
	return *p.area, true
}

// Pair returns both ends of a way, and false where the place is none.
func (p Place) Pair() (from, to Place, ok bool) {
	if p.pair == nil {
		return Place{}, Place{}, false
	}
	return p.pair[0], p.pair[1], true
}

// Equal reports whether both are the same place, stated alike.
func (p Place) Equal(q Place) bool {
	switch {
	case p.pair != nil && q.pair != nil:
		return p.pair[0].Equal(q.pair[0]) && p.pair[1].Equal(q.pair[1])
	case p.area != nil && q.area != nil:
		return p.area.Country == q.area.Country && p.area.Kind == q.area.Kind &&
			p.area.Code == q.area.Code && p.area.Name.Equal(q.area.Name)
	}
	return p.country == q.country && p.group == q.group && p.area == q.area && p.pair == q.pair
}

// Key returns a text that is the same for equal places alone, for maps and for
// sorting; "" where none is stated. What it looks like may change: what prints
// is [Place.String].
func (p Place) Key() string {
	if c := p.country.Code(); c != "" {
		return c
	}
	return string(p.appendKey(nil))
}

func (p Place) appendKey(dst []byte) []byte {
	add := func(texts ...string) {
		for _, s := range texts {
			dst = appendSized(dst, s)
		}
	}
	switch {
	case p.pair != nil:
		from, to := string(p.pair[0].appendKey(nil)), string(p.pair[1].appendKey(nil))
		dst = append(dst, "pair:"...)
		add(from, to)
	case p.area != nil:
		dst = append(dst, "area:"...)
		add(p.area.Country.Code(), p.area.Kind, p.area.Code)
		for tag, name := range p.area.Name.All() {
			add(tag.String(), name)
		}
	case p.group != "":
		dst = append(append(dst, "group:"...), p.group...)
	default:
		dst = append(dst, p.country.Code()...)
	}
	return dst
}

// String returns the code of a country or group, the name of an area, and a
// pair as "RS to DE", with "anywhere" for an end that is not stated. It is ""
// where no place is stated.
func (p Place) String() string {
	end := func(p Place) string {
		if p.IsZero() {
			return "anywhere"
		}
		return p.String()
	}
	switch {
	case p.pair != nil:
		return end(p.pair[0]) + " to " + end(p.pair[1])
	case p.area != nil:
		return p.area.String()
	case p.group != "":
		return p.group
	}
	return p.country.String()
}

// placeJSON is a place on paper. What is there tells which kind. The ends of a
// pair hold no pairs, so that nothing is nested without end.
type placeJSON struct {
	endJSON
	From *endJSON `json:"from,omitempty"`
	To   *endJSON `json:"to,omitempty"`
}

type endJSON struct {
	Country place.Country `json:"country,omitzero"`
	Group   string        `json:"group,omitempty"`
	Area    *place.Area   `json:"area,omitempty"`
}

// MarshalJSON writes {"country": "RS"}, {"group": "EU"}, {"area": …},
// {"from": {"country": "RS"}, "to": …} with an end left out that is not stated,
// and {} where no place is.
func (p Place) MarshalJSON() ([]byte, error) {
	end := func(p Place) endJSON { return endJSON{p.country, p.group, p.area} }
	out := placeJSON{endJSON: end(p)}
	if p.pair != nil {
		if from := end(p.pair[0]); from != (endJSON{}) {
			out.From = &from
		}
		if to := end(p.pair[1]); to != (endJSON{}) {
			out.To = &to
		}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes, strictly: one kind of place, no
// pair in a pair, and an area that has a name or a code. null is no place. An
// error leaves p as it was.
func (p *Place) UnmarshalJSON(data []byte) error {
	var in placeJSON
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("indicator: place: %w", err)
	}
	read, err := in.place()
	if err != nil {
		return err
	}
	*p = read
	return nil
}

func (in placeJSON) place() (Place, error) {
	single, err := in.endJSON.place()
	if err != nil || in.From == nil && in.To == nil {
		return single, err
	}
	if !single.IsZero() {
		return Place{}, errSeveralPlaces()
	}
	var ends [2]Place
	for i, end := range [...]*endJSON{in.From, in.To} {
		if end == nil {
			continue
		}
		if ends[i], err = end.place(); err != nil {
			return Place{}, err
		}
	}
	return PairPlace(ends[0], ends[1])
}

func (in endJSON) place() (Place, error) {
	switch {
	case in.Area == nil && (in.Country.IsZero() || in.Group == ""):
		return Place{country: in.Country, group: in.Group}, nil
	case in.Area == nil || !in.Country.IsZero() || in.Group != "":
		return Place{}, errSeveralPlaces()
	}
	p := AreaPlace(*in.Area)
	if p.IsZero() {
		return Place{}, fmt.Errorf("%w: the area has neither name nor code", ErrPlace)
	}
	return p, nil
}

func errSeveralPlaces() error {
	return fmt.Errorf("%w: want a country, a group, an area or a pair of them, not several at once", ErrPlace)
}
