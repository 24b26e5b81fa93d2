package knomad

import (
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/place"
)

// Kind says what a name in a sheet stands for. The zero Kind is not stated.
type Kind uint8

// The kinds.
const (
	NoKind    Kind = iota
	Country        // a country of ISO 3166-1, or Kosovo
	Territory      // an economy of the World Bank that is no such country: the Channel Islands
	Aggregate      // several economies, countries of the sheet among them: the world, an income group, a total
	Residual       // what is put down to no country: "Unidentified", "Other South"
)

var kinds = check.Enum[Kind]{What: "knomad: kind", Names: []string{"", "country", "territory", "aggregate", "residual"}}

// String returns the kind in kebab-case, "" where it is not stated.
func (k Kind) String() string { return kinds.String(k) }

// MarshalText returns what String does.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Marshal(k) }

// UnmarshalText reads what MarshalText writes.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.Unmarshal(k, text) }

// Party is who receives or sends: a country, or several. Parties compare with ==.
type Party struct {
	Name    string        `json:"name"`             // as printed: "Macedonia, FYR"
	Country place.Country `json:"country,omitzero"` // not stated for all but countries
	Kind    Kind          `json:"kind,omitempty"`
}

// Place returns the party as a place: a country, or a group by its name.
func (p Party) Place() indicator.Place {
	if !p.Country.IsZero() {
		return indicator.CountryPlace(p.Country)
	}
	return indicator.GroupPlace(p.Name)
}

// others are the names that stand for no country, in lower case and with single
// blanks, without those that begin as aggregates do.
var others = map[string]Kind{
	"channel islands": Territory,
	"unidentified":    Residual, "other north": Residual, "other south": Residual, "others": Residual, "other countries": Residual, "unknown": Residual,
	"world": Aggregate, "total": Aggregate, "all developing countries": Aggregate, "developing countries": Aggregate,
	"euro area": Aggregate, "european union": Aggregate, "sub-saharan africa": Aggregate, "south asia": Aggregate,
	"east asia and pacific": Aggregate, "east asia & pacific": Aggregate, "europe and central asia": Aggregate, "europe & central asia": Aggregate,
	"latin america and caribbean": Aggregate, "latin america & caribbean": Aggregate, "latin america and the caribbean": Aggregate,
	"middle east and north africa": Aggregate, "middle east & north africa": Aggregate, "middle-east and north africa": Aggregate,
	"least developed countries": Aggregate, "ldcs": Aggregate, "small states": Aggregate, "fragile states": Aggregate,
	"high-income oecd": Aggregate, "high-income non-oecd": Aggregate,
}

// groups are the beginnings of names of totals and income groups.
var groups = []string{"total ", "low-income", "low income", "low-and middle-income", "low- and middle-income", "low and middle income",
	"lower-middle", "lower middle", "middle-income", "middle income", "upper-middle", "upper middle", "high-income", "high income", "world "}

// names are those that these sheets print and few others do.
var names = map[string]string{
	"türkiye, rep. of": "TR", "turkiye, rep. of": "TR",
}

// parseParty returns the party of a name, and false where nothing says what it is.
func parseParty(name string) (Party, bool) {
	p := Party{Name: strings.TrimSpace(name)}
	if c, err := place.ParseCountryName(p.Name); err == nil {
		p.Country, p.Kind = c, Country
		return p, true
	}
	plain := strings.Join(strings.Fields(strings.ToLower(p.Name)), " ")
	if code, ok := names[plain]; ok {
		p.Country, p.Kind = place.MustCountry(code), Country
		return p, true
	}
	p.Kind = others[plain]
	for _, start := range groups {
		if p.Kind == NoKind && strings.HasPrefix(plain, start) && len(plain) < 64 {
			p.Kind = Aggregate
		}
	}
	return p, p.Kind != NoKind
}
