package wdi

import (
	"io"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/indicator/table"
)

// Kind says what an economy of a file is. The zero Kind is not stated.
type Kind uint8

// The kinds.
const (
	NoKind    Kind = iota
	Country        // a country of ISO 3166-1, or Kosovo
	Territory      // an economy of the World Bank that is no such country: the Channel Islands
	Aggregate      // several economies: the world, a region, an income group
	Residual       // what belongs nowhere: "Not classified"
)

var kinds = check.Enum[Kind]{What: "wdi: kind", Names: []string{"", "country", "territory", "aggregate", "residual"}}

// String returns the kind in kebab-case, "" where it is not stated.
func (k Kind) String() string { return kinds.String(k) }

// MarshalText returns what String does.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Marshal(k) }

// UnmarshalText reads what MarshalText writes.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.Unmarshal(k, text) }

// Economy is what a row is about: a country, or several. Economies compare with
// ==.
type Economy struct {
	Code    string        `json:"code,omitempty"`   // as in the file, of the World Bank: "SRB", "XKX", "WLD"
	Name    string        `json:"name,omitempty"`   // as printed there: "Macedonia, FYR"
	Country place.Country `json:"country,omitzero"` // not stated for all but countries
	Kind    Kind          `json:"kind,omitempty"`
}

// Place returns the economy as a place: a country, or a group by its code.
func (e Economy) Place() indicator.Place {
	if !e.Country.IsZero() {
		return indicator.CountryPlace(e.Country)
	}
	return indicator.GroupPlace(e.Code)
}

// aggregates are the codes of three letters, and those of two that the API uses
// beside them, of what is no country in files of 2012 to 2026.
const aggregates = `AFE ZH AFW ZI AFR A9 ARB 1A CAA C9 CEA C4 CEB B8 CEU C5 CLA C6 CME C7 CSA C8 CSS S3 EAP 4E EAR V2 EAS Z4
ECA 7E ECS Z7 EMU XC EUU EU FCS F1 HIC XD HPC XE IBB ZB IBD XF IBT ZT IDA XG IDB XH IDX XI LAC XJ LCN ZJ LDC XL LIC XM LMC XN
LMY XO LTE V3 MDE M1 MEA ZQ MIC XP MNA XQ NAC XU NOC XR NRS R6 OEC XS OED OE OSS S4 PRE V1 PSS S2 PST V4 SAS 8S SSA ZF SSF ZG SST S1
SXZ A4 TEA T4 TEC T7 TLA T2 TMN T3 TSA T5 TSS T6 UMC XT WLD 1W XZN A5`

// known holds the codes that no list of countries has.
var known = func() map[string]Kind {
	m := map[string]Kind{"CHI": Territory, "JG": Territory, "INX": Residual, "XY": Residual}
	for _, code := range strings.Fields(aggregates) {
		m[code] = Aggregate
	}
	return m
}()

// Class is what metadata say of an economy.
type Class struct {
	Economy     Economy `json:"economy"`
	Region      string  `json:"region,omitempty"`       // as printed; "" for an aggregate
	IncomeGroup string  `json:"income_group,omitempty"` // as printed; "" where it has none
}

// Economies are what metadata say of the codes in files of their time, by code.
type Economies map[string]Class

// parse returns the economy of a code, and false where nothing says what it is.
func (es Economies) parse(code, name string) (Economy, bool) {
	e := Economy{Code: code, Name: name}
	if c, err := place.ParseCountry(code); err == nil && code != "" && code[0] > '9' {
		e.Country, e.Kind = c, Country
		return e, true
	}
	if class, ok := es[code]; ok {
		e.Kind = class.Economy.Kind
		return e, true
	}
	e.Kind = known[code]
	return e, e.Kind != NoKind
}

// ReadEconomies reads the metadata of countries that comes with a file: the
// Metadata_Country file of the API, or WDICountry.csv of the bulk archive. A blank
// region marks an aggregate. Income groups and regions are those of the vintage of
// the file, and change from year to year.
//
// The error is a [*table.Error] with line and column, as that of [CSV].
func ReadEconomies(src io.Reader) (Economies, table.Skips, error) {
	wanted := [...][]string{ // names of a column, without blanks and underscores
		{"countrycode"}, {"region"}, {"incomegroup"}, {"tablename", "countryname", "shortname"},
	}
	find := func(names []string, column []string) int {
		for _, want := range column {
			for i, name := range names {
				if strings.ToLower(strings.NewReplacer(" ", "", "_", "").Replace(name)) == want {
					return i
				}
			}
		}
		return -1
	}
	t, err := table.NewReader(src, table.Layout{
		Header: table.HeaderWhere("a row with Country Code, Region and IncomeGroup", func(names []string) bool {
			return find(names, wanted[0]) >= 0 && find(names, wanted[1]) >= 0 && find(names, wanted[2]) >= 0
		}),
		Limits: table.Limits{Bytes: 16 << 20, RowBytes: 64 << 10, Columns: 256, Rows: 10_000},
	})
	if err != nil {
		return nil, table.Skips{}, wrap(err)
	}
	var at [len(wanted)]int
	for i := range wanted {
		at[i] = find(t.Header(), wanted[i])
	}
	es := Economies{}
	for row, err := range t.Rows() {
		if err != nil {
			return nil, skipsOf(t), wrap(err)
		}
		text := func(i int) string { return strings.TrimSpace(strings.Clone(row.Text(at[i]))) }
		code := text(0)
		if code == "" {
			row.Skip("no code")
			continue
		}
		if _, twice := es[code]; twice {
			row.Skip("code that stands here twice")
			continue
		}
		class := Class{Region: text(1), IncomeGroup: text(2)}
		e, ok := Economies(nil).parse(code, text(3))
		switch {
		case ok && e.Kind != Aggregate:
		case class.Region == "":
			e.Kind = Aggregate
		default:
			e.Kind = Territory
		}
		class.Economy = e
		es[code] = class
	}
	return es, skipsOf(t), nil
}
