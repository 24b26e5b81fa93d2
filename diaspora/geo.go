package diaspora

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/place"
)

// GeoKind says what a [Geo] is. The zero value is not stated.
type GeoKind uint8

const (
	NoGeo        GeoKind = iota // not stated: anywhere
	CountryGeo                  // a country or area of ISO 3166-1
	AreaGeo                     // another area that a source counts beside countries: the Channel Islands
	AggregateGeo                // a region or group that holds countries: its number adds to none of theirs
	OthersGeo                   // what a source does not list one by one: "Others", a part of the whole and no country
)

var geoKinds = check.Enum[GeoKind]{What: "diaspora: kind of place", Names: []string{"", "country", "area", "aggregate", "others"}}

// String returns "country", "area", "aggregate" or "others", "" where nothing is
// stated.
func (k GeoKind) String() string { return geoKinds.String(k) }

// MarshalText returns what String does.
func (k GeoKind) MarshalText() ([]byte, error) { return geoKinds.Marshal(k) }

// UnmarshalText reads what MarshalText writes.
func (k *GeoKind) UnmarshalText(text []byte) error { return geoKinds.Unmarshal(k, text) }

// ErrGeo matches every error about what is no origin or residence.
var ErrGeo = errors.New("diaspora: not a country, area, aggregate or others")

// maxGeoText bounds the code of an aggregate and the words for a territory.
const maxGeoText = 200

// Geo is an origin or a place of residence as statistics of migration have
// them: a country, an area that is none and stands beside them, an aggregate of
// countries, or the others that a source does not list. A country carries the territory that the source means
// by it, where that needs saying: Serbia is "including Kosovo*" in the stocks
// of UN DESA and not in the World Population Prospects, and the two are not the
// same place.
//
// Geos compare with == and serve as map keys. The zero Geo is not stated, and
// stands for anywhere.
type Geo struct {
	kind    GeoKind
	country place.Country
	text    string // the territory of a country, the code of an area or aggregate
}

// GeoOf returns a country as it is usually meant. A country that is not stated
// gives the zero Geo.
func GeoOf(c place.Country) Geo {
	if c.IsZero() {
		return Geo{}
	}
	return Geo{kind: CountryGeo, country: c}
}

// AggregateOf returns a region or group of countries by its code or name as the
// source writes it: "900", "Europe". It is an error that matches [ErrGeo] where
// the code is empty or longer than 200 bytes.
func AggregateOf(code string) (Geo, error) { return codedGeo(AggregateGeo, code) }

// AreaOf returns an area that a source counts beside countries, and that is
// none of ISO 3166-1, by its code or name: "830", the Channel Islands, in the
// stocks of UN DESA. Unlike an aggregate it holds nobody whom another place
// holds too. Errors are those of [AggregateOf].
func AreaOf(code string) (Geo, error) { return codedGeo(AreaGeo, code) }

func codedGeo(kind GeoKind, code string) (Geo, error) {
	code = strings.TrimSpace(code)
	if code == "" || len(code) > maxGeoText {
		return Geo{}, fmt.Errorf("%w: %s %s: want a code of 1 to %d bytes", ErrGeo, kind, check.Quote(code), maxGeoText)
	}
	return Geo{kind: kind, text: code}, nil
}

// Others returns the reserved place for all that a source does not list one by
// one. It counts in totals, and is never ranked among countries.
func Others() Geo { return Geo{kind: OthersGeo} }

// WithTerritory returns the country g with the territory that a source means by
// it, in the source's words or by a code of the caller: "Serbia including
// Kosovo*". Territories are compared as text, but for blanks around them; ""
// is the country as it is usually meant. Only a country has one, of at most 200
// bytes: anything else is an error that matches [ErrGeo].
func (g Geo) WithTerritory(territory string) (Geo, error) {
	territory = strings.TrimSpace(territory)
	if g.kind != CountryGeo || len(territory) > maxGeoText {
		return Geo{}, fmt.Errorf("%w: territory %s of %s: want a country, and at most %d bytes",
			ErrGeo, check.Quote(territory), check.Quote(g.String()), maxGeoText)
	}
	g.text = territory
	return g, nil
}

// Kind returns what g is.
func (g Geo) Kind() GeoKind { return g.kind }

// IsZero reports whether nothing is stated.
func (g Geo) IsZero() bool { return g.kind == NoGeo }

// Country returns the country, and false where g is none.
func (g Geo) Country() (place.Country, bool) { return g.country, g.kind == CountryGeo }

// Aggregate returns the code of the aggregate, and false where g is none.
func (g Geo) Aggregate() (string, bool) {
	if g.kind != AggregateGeo {
		return "", false
	}
	return g.text, true
}

// Area returns the code of an area that is no country, and false where g is none.
func (g Geo) Area() (string, bool) {
	if g.kind != AreaGeo {
		return "", false
	}
	return g.text, true
}

// Territory returns the territory meant, "" for a country as it is usually
// meant and for what is no country.
func (g Geo) Territory() string {
	if g.kind != CountryGeo {
		return ""
	}
	return g.text
}

// SamePlace reports whether both are the same country, area, aggregate or
// others, whatever the territory meant by it.
func (g Geo) SamePlace(h Geo) bool {
	if g.kind == CountryGeo {
		g.text = ""
	}
	if h.kind == CountryGeo {
		h.text = ""
	}
	return g == h
}

// Compare orders countries by their codes, then areas and aggregates by theirs,
// then the others; what is not stated comes first.
func (g Geo) Compare(h Geo) int {
	switch {
	case g.kind != h.kind:
		return int(g.kind) - int(h.kind)
	case g.country != h.country:
		return g.country.Compare(h.country)
	}
	return strings.Compare(g.text, h.text)
}

// String returns "RS", "RS (Serbia including Kosovo*)", "area 830", "aggregate
// 900" or "others", "" where nothing is stated.
func (g Geo) String() string {
	switch g.kind {
	case CountryGeo:
		if g.text != "" {
			return g.country.Code() + " (" + g.text + ")"
		}
		return g.country.Code()
	case AreaGeo, AggregateGeo:
		return g.kind.String() + " " + g.text
	case OthersGeo:
		return "others"
	}
	return ""
}

// geoJSON is a Geo as JSON has it.
type geoJSON struct {
	Country   place.Country `json:"country,omitzero"`
	Territory string        `json:"territory,omitempty"`
	Area      string        `json:"area,omitempty"`
	Aggregate string        `json:"aggregate,omitempty"`
	Others    bool          `json:"others,omitempty"`
}

// MarshalJSON writes {"country": "RS", "territory": "Serbia including
// Kosovo*"}, {"area": "830"}, {"aggregate": "900"}, {"others": true}, and {}
// where nothing is stated.
func (g Geo) MarshalJSON() ([]byte, error) {
	out := geoJSON{Country: g.country, Territory: g.Territory(), Others: g.kind == OthersGeo}
	out.Area, _ = g.Area()
	out.Aggregate, _ = g.Aggregate()
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes, strictly: one kind of place, and
// a territory of a country alone. An error leaves g as it was.
func (g *Geo) UnmarshalJSON(data []byte) error {
	var in geoJSON
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: place: %w", err)
	}
	out, kinds := Geo{}, 0
	var err error
	if !in.Country.IsZero() {
		out, kinds = GeoOf(in.Country), kinds+1
	}
	if in.Area != "" {
		if out, err = AreaOf(in.Area); err != nil {
			return err
		}
		kinds++
	}
	if in.Aggregate != "" {
		if out, err = AggregateOf(in.Aggregate); err != nil {
			return err
		}
		kinds++
	}
	if in.Others {
		out, kinds = Others(), kinds+1
	}
	if kinds > 1 {
		return fmt.Errorf("%w: %s: want one kind", ErrGeo, check.Quote(string(data)))
	}
	if in.Territory != "" {
		if out, err = out.WithTerritory(in.Territory); err != nil {
			return err
		}
	}
	*g = out
	return nil
}
