package undesa

import (
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
)

// Kind says what a location is. The zero Kind is not stated.
type Kind uint8

// The kinds.
const (
	NoKind    Kind = iota
	Country        // a country or territory of ISO 3166-1, or Kosovo
	Territory      // an area with a number that is no such country: the Channel Islands
	Aggregate      // several of these: the world, a region, a group by income
	Residual       // what is put down to no country: "Others", stateless, unknown
)

var kinds = check.Enum[Kind]{What: "undesa: kind", Names: []string{"", "country", "territory", "aggregate", "residual"}}

// String returns the kind in lower case, "" where it is not stated.
func (k Kind) String() string { return kinds.String(k) }

// MarshalText returns what String does.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Marshal(k) }

// UnmarshalText reads what MarshalText writes.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.Unmarshal(k, text) }

// Location is what a file calls a location: a country, or several. Sums over
// countries take those of kind [Country] and [Territory], and maybe one
// [Residual]: aggregates hold them a second time. Locations compare with ==. The
// zero Location stands for all, as the origin in a table by destination.
type Location struct {
	Code      string        `json:"code,omitempty"`      // as in the file: "8" or "008", "ALB", "900"
	Name      string        `json:"name,omitempty"`      // as printed there, without the asterisk; "" where the file has codes alone
	Indent    int           `json:"indent,omitempty"`    // as [Name.Indent]
	HasNote   bool          `json:"has_note,omitempty"`  // as [Name.HasNote]
	Note      string        `json:"note,omitempty"`      // number of the note on it in [ReadNotes]: "24"
	Country   place.Country `json:"country,omitzero"`    // not stated for all but countries
	Kind      Kind          `json:"kind,omitempty"`      //
	Territory string        `json:"territory,omitempty"` // what the file means by the country, where that needs saying
}

// IsZero reports whether nothing is stated.
func (l Location) IsZero() bool { return l == Location{} }

// Place returns the location as a place: a country, or a group by its code.
func (l Location) Place() indicator.Place {
	switch {
	case !l.Country.IsZero():
		return indicator.CountryPlace(l.Country)
	case l.Code != "":
		return indicator.GroupPlace(l.Code)
	}
	return indicator.Place{}
}

// Geo returns the location as stocks have it: a country with its territory, an
// area or aggregate by its code, or the others. A [Territory] is an area there:
// the Channel Islands, of which the files do not list Guernsey and Jersey.
func (l Location) Geo() diaspora.Geo {
	switch l.Kind {
	case Country:
		g := diaspora.GeoOf(l.Country)
		if t, err := g.WithTerritory(l.Territory); err == nil {
			return t
		}
		return g
	case Residual:
		return diaspora.Others()
	case Territory:
		g, _ := diaspora.AreaOf(l.Code)
		return g
	}
	g, _ := diaspora.AggregateOf(l.Code)
	return g
}

// String returns the name, or the code where there is none.
func (l Location) String() string {
	if l.Name != "" {
		return l.Name
	}
	return l.Code
}

// The numbers of the United Nations that are no country of ISO 3166-1 and no
// group either.
const (
	channelIslands = 830
	sark           = 680
	otherOrigins   = 2003 // origins that a destination does not tell apart
)

// ParseLocation returns the location of a number of UN DESA, with what its name
// says. Countries are those that [place.ParseCountry] knows by a number, and
// nothing else: the numbers of aggregates lie among and above them, 900 the
// world, 9xx, 15xx and 18xx regions and groups, 5500 Central Asia. 2003, and any
// other number from 900 on whose name begins with "Other", is [Residual]. A
// number below 900 that is neither country nor group of M49 is an error that
// matches [ErrCode].
func ParseLocation(code, name string) (Location, error) {
	l := newLocation(strings.TrimSpace(code), name)
	n, err := strconv.ParseUint(l.Code, 10, 16)
	if err != nil || len(l.Code) > 4 {
		return Location{}, unknownLocation(l)
	}
	if c, err := place.ParseCountry(l.Code); err == nil {
		l.Country, l.Kind = c, Country
		return l, nil
	}
	switch {
	case n == channelIslands || n == sark:
		l.Kind = Territory
	case n == otherOrigins || n >= 900 && strings.HasPrefix(strings.ToLower(l.Name), "other"):
		l.Kind = Residual
	case n >= 900 || isGroup(n):
		l.Kind = Aggregate
	default:
		return Location{}, unknownLocation(l)
	}
	return l, nil
}

func newLocation(code, cell string) Location {
	name := ParseName(cell)
	return Location{Code: code, Name: name.Text, Indent: name.Indent, HasNote: name.HasNote}
}

// isGroup reports whether n is the number of a group of M49.
func isGroup(n uint64) bool {
	_, err := place.ParseGroup(fmt.Sprintf("%03d", n))
	return err == nil
}

func unknownLocation(l Location) error {
	return fmt.Errorf("%w: location %s %s: want the number of a country or a group", ErrCode, check.Quote(l.Code), check.Quote(l.Name))
}

// letters are codes of three letters that stand for no country in flat files of
// stocks.
var letters = map[string]Kind{"CHI": Territory, "OOO": Residual} // Channel Islands; unknown or various

// unhcrLetters are those in files of UNHCR.
var unhcrLetters = map[string]Kind{
	"OOO": Residual, "UNK": Residual, "UKN": Residual, "VAR": Residual, "XXX": Residual, // unknown or various
	"STA": Residual, "XXA": Residual, // stateless
	"TIB": Residual, // Tibetans
}

// parseLetters returns the location of a code of three letters of ISO 3166-1.
func parseLetters(code, name string) (Location, error) { return lettersIn(letters, code, name) }

// parseUNHCRLetters returns the location of such a code in a file of UNHCR.
func parseUNHCRLetters(code, name string) (Location, error) {
	return lettersIn(unhcrLetters, code, name)
}

func lettersIn(known map[string]Kind, code, name string) (Location, error) {
	l := newLocation(code, name)
	if l.Kind = known[code]; l.Kind != NoKind {
		return l, nil
	}
	if len(code) == 3 && code[0] > '9' {
		if c, err := place.ParseCountry(code); err == nil {
			l.Country, l.Kind = c, Country
			return l, nil
		}
	}
	return Location{}, fmt.Errorf("%w: location %s: want a code of three letters of ISO 3166-1", ErrCode, check.Quote(code))
}

// serbia is the country by which some sources mean another territory.
var serbia = place.MustCountry("RS")

// locations are those of one file, so that each is looked up once.
type locations struct {
	parse func(code, name string) (Location, error)
	known map[string]located
}

type located struct {
	Location
	name, note string // the cells
	geo        diaspora.Geo
}

// newLocations returns none yet. Serbia is with Kosovo where withKosovo is set.
func newLocations(parse func(code, name string) (Location, error), withKosovo bool) *locations {
	if plain := parse; withKosovo {
		parse = func(code, name string) (Location, error) {
			l, err := plain(code, name)
			if l.Country == serbia && err == nil {
				l.Territory = SerbiaWithKosovo
			}
			return l, err
		}
	}
	return &locations{parse: parse, known: map[string]located{}}
}

// mostLocations is how many locations are kept; files have some 300.
const mostLocations = 4096

// at returns the location in the columns of a row for code, name and note.
func (ls *locations) at(row table.Row, code, name, note int) (located, error) {
	c, n, m := row.Text(code), row.Text(name), row.Text(note)
	if l, ok := ls.known[c]; ok && l.name == n && l.note == m {
		return l, nil
	}
	l, err := ls.parse(strings.Clone(strings.TrimSpace(c)), strings.Clone(n))
	if err != nil {
		return located{}, err
	}
	l.Note = strings.Clone(strings.TrimSpace(m))
	found := located{Location: l, name: strings.Clone(n), note: strings.Clone(m), geo: l.Geo()}
	if len(ls.known) < mostLocations {
		ls.known[strings.Clone(c)] = found
	}
	return found, nil
}
