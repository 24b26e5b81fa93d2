package undesa

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// Publisher is the publisher in every edition that this package states.
const Publisher = "UN DESA"

// SerbiaWithKosovo is the territory that the migrant stocks of UN DESA and the
// figures of UNHCR mean by Serbia. The World Population Prospects of 2024 have
// Serbia without Kosovo, and Kosovo apart. References to Kosovo are in the
// context of Security Council resolution 1244 (1999).
const SerbiaWithKosovo = "Serbia including Kosovo*"

// Measure says what a cell of the workbook by destination measures. The zero
// Measure is not stated.
type Measure uint8

// The measures.
const (
	NoMeasure        Measure = iota
	MigrantNumber            // international migrants at mid-year, persons
	PopulationNumber         // total population at mid-year, persons; printed in thousands
	MigrantShare             // migrants as a percentage of the population
	FemaleShare              // women as a percentage of the migrants
	MigrantGrowth            // annual rate of change of the migrants over a period, in percent: 100 ln(end/start) / years
	RefugeeNumber            // refugees and asylum seekers at mid-year, persons
	RefugeeShare             // refugees and asylum seekers as a percentage of the migrants
	RefugeeGrowth            // annual rate of change of refugees and asylum seekers, as MigrantGrowth
)

var measures = check.Enum[Measure]{What: "undesa: measure", Names: []string{
	"", "migrants", "population", "migrant-share", "female-share", "migrant-growth", "refugees", "refugee-share", "refugee-growth",
}}

// String returns the measure in kebab-case, "" where it is not stated.
func (m Measure) String() string { return measures.String(m) }

// MarshalText returns what String does.
func (m Measure) MarshalText() ([]byte, error) { return measures.Marshal(m) }

// UnmarshalText reads what MarshalText writes.
func (m *Measure) UnmarshalText(text []byte) error { return measures.Unmarshal(m, text) }

// IsCount reports whether the measure is a number of persons, and no percentage.
func (m Measure) IsCount() bool {
	return m == MigrantNumber || m == PopulationNumber || m == RefugeeNumber
}

// isOverPeriod reports whether the measure is about a period and not a year.
func (m Measure) isOverPeriod() bool { return m == MigrantGrowth || m == RefugeeGrowth }

// block is some columns under one heading.
type block struct {
	measure Measure
	sex     diaspora.Sex
	unit    int64 // persons in a unit of a count
	columns []dated
}

// dated is a column, and the time it is about.
type dated struct {
	at   int
	from period.Date // first year of a period, not stated for a year
	date period.Date
}

// sheet is a table of a workbook: where its columns stand.
type sheet struct {
	edition                  diaspora.Edition
	name, notes, code, types int // of the destination, or of the only location
	originName, originCode   int // −1 in a table by destination
	blocks                   []block
	others                   others
}

var workbookLimits = table.Limits{Bytes: 1 << 30, RowBytes: 256 << 10, Columns: 512, Rows: 2_000_000, Preamble: 40}

// plainName returns the name of a column in small letters with single blanks.
func plainName(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// isBoth reports whether a row is the header of a table by destination and
// origin.
func isBoth(names []string) bool {
	return indexOf(names, "location code of destination") >= 0 && indexOf(names, "location code of origin") >= 0
}

// isByDestination reports whether a row is the header of a table by destination.
func isByDestination(names []string) bool {
	return indexOf(names, "location code") >= 0 && slices.ContainsFunc(names, func(name string) bool {
		_, ok := timeOf(name)
		return ok
	})
}

func indexOf(names []string, wants ...string) int {
	return slices.IndexFunc(names, func(name string) bool { return slices.Contains(wants, plainName(name)) })
}

// columnTime is a year or a period in the name of a column: with what readers of
// workbooks put behind a name that repeats, as 1990...8, 1990.1 or 1990 (2).
var columnTime = regexp.MustCompile(`^([12][0-9]{3})(?:[-–]([12][0-9]{3}))?(?: \([0-9]{1,4}\)|\.{3}[0-9]{1,4}|\.[0-9]{1,4})?$`)

// timeOf returns the time in the name of a column.
func timeOf(name string) (d dated, ok bool) {
	parts := columnTime.FindStringSubmatch(name)
	if parts == nil {
		return dated{}, false
	}
	d.date = year(parts[1])
	if parts[2] != "" {
		d.from, d.date = d.date, year(parts[2])
		return d, d.from.Compare(d.date) < 0
	}
	return d, true
}

// year returns a year of four digits that begins with 1 or 2.
func year(digits string) period.Date {
	n, _ := strconv.Atoi(digits)
	d, _ := period.NewYear(n)
	return d
}

// newSheet looks at the header of a table, and at the row of headings above it.
func newSheet(t *table.Reader, edition diaspora.Edition) (*sheet, error) {
	names := t.Header()
	s := &sheet{edition: edition, originName: -1, originCode: -1}
	region := "region, development group, country or area"
	if isBoth(names) {
		s.code, s.originCode = indexOf(names, "location code of destination"), indexOf(names, "location code of origin")
		s.name, s.originName = indexOf(names, region+" of destination"), indexOf(names, region+" of origin")
		s.notes, s.types = indexOf(names, "notes of destination"), indexOf(names, "type of data of destination", "data type of destination", "type of data", "data type")
	} else {
		s.code, s.name = indexOf(names, "location code"), indexOf(names, region)
		s.notes, s.types = indexOf(names, "notes"), indexOf(names, "type of data", "data type")
	}
	if s.name < 0 || s.types < 0 || isBoth(names) && s.originName < 0 {
		return nil, &table.Error{Err: table.ErrHeader, Reason: "no column Region, development group, country or area, or none for the type of data"}
	}
	var times []dated
	known := []int{s.name, s.code, s.notes, s.types, s.originName, s.originCode}
	for i, name := range names {
		if d, ok := timeOf(name); ok {
			d.at = i
			times, known = append(times, d), append(known, i)
		}
	}
	s.others = othersOf(t, known...)
	if len(times) == 0 {
		return nil, &table.Error{Err: table.ErrHeader, Reason: "no column is a year: want years such as 1990 behind the location codes"}
	}
	preamble := t.Preamble()
	if stated := editionIn(preamble); !stated.IsZero() {
		s.edition = stated
	}
	var err error
	s.blocks, err = blocks(times, headings(preamble, times), s.originCode >= 0)
	return s, err
}

var editionTitle = regexp.MustCompile(`International Migrant Stock (20[0-9]{2})|MIG/Stock/Rev\.(20[0-9]{2})`)

// editionIn returns the edition that the title above a table states.
func editionIn(preamble [][]string) diaspora.Edition {
	for _, row := range preamble {
		for _, text := range row {
			if found := editionTitle.FindStringSubmatch(text); found != nil {
				n, _ := strconv.Atoi(found[1] + found[2])
				return diaspora.Edition{Publisher: Publisher, Year: n}
			}
		}
	}
	return diaspora.Edition{}
}

// headings returns the last row above the header which has text over the first
// year, nil where there is none.
func headings(preamble [][]string, times []dated) []string {
	first := times[0].at
	for _, row := range slices.Backward(preamble) {
		if first < len(row) && row[first] != "" {
			return row
		}
	}
	return nil
}

// blocks divides the columns of years by the headings above them. A table by
// destination and origin may come without headings: it is then three blocks with
// the same years, both sexes, males and females, as all editions have them.
func blocks(times []dated, headings []string, both bool) ([]block, error) {
	heading := func(at int) string {
		if at < len(headings) {
			return headings[at]
		}
		return ""
	}
	var out []block
	for i, d := range times {
		text := heading(d.at)
		if i == 0 || text != "" || headings == nil && d.date.Compare(times[i-1].date) <= 0 {
			b := block{measure: MigrantNumber, unit: 1}
			if headings != nil {
				var err error
				if b, err = parseHeading(text, d.at); err != nil {
					return nil, err
				}
			}
			out = append(out, b)
		} else if d.date.Compare(times[i-1].date) <= 0 {
			return nil, &table.Error{Err: table.ErrHeader, Reason: fmt.Sprintf("column %d is of %s, behind %s under the same heading: want rising years", d.at+1, d.date, times[i-1].date)}
		}
		last := &out[len(out)-1]
		if last.measure.isOverPeriod() == d.from.IsZero() {
			return nil, &table.Error{Err: table.ErrHeader, Reason: fmt.Sprintf("column %d: want a period under a rate of change, and a year under anything else", d.at+1)}
		}
		last.columns = append(last.columns, d)
	}
	if headings != nil {
		return out, nil
	}
	sameYears := func(a, b block) bool {
		return slices.EqualFunc(a.columns, b.columns, func(c, d dated) bool { return c.date == d.date })
	}
	if !both || len(out) != 3 || !sameYears(out[0], out[1]) || !sameYears(out[0], out[2]) {
		return nil, &table.Error{Err: table.ErrHeader, Reason: "no headings above the years, such as \"International migrant stock at mid-year, females\": they say what is counted"}
	}
	out[1].sex, out[2].sex = diaspora.Male, diaspora.Female
	return out, nil
}

// parseHeading reads a heading: "Total population at mid-year, females
// (thousands)".
func parseHeading(text string, at int) (block, error) {
	plain := plainName(text)
	has := func(part string) bool { return strings.Contains(plain, part) }
	b := block{unit: 1}
	switch {
	case has("annual rate of change"):
		if b.measure = MigrantGrowth; has("refugee") {
			b.measure = RefugeeGrowth
		}
	case has("percentage"):
		switch {
		case has("female migrants as"):
			b.measure = FemaleShare
			return b, nil
		case has("refugee"):
			b.measure = RefugeeShare
		default:
			b.measure = MigrantShare
		}
	case has("refugee"):
		b.measure = RefugeeNumber
	case has("migrant stock"):
		b.measure = MigrantNumber
	case has("population"):
		b.measure = PopulationNumber
	case has("sex") || has("male"): // "Both sexes" alone, over a table whose title says the rest
		b.measure = MigrantNumber
	default:
		return block{}, &table.Error{Err: table.ErrHeader, Reason: fmt.Sprintf("heading over column %d is %s: want migrant stock, population, refugees, a percentage or an annual rate of change", at+1, check.Quote(text))}
	}
	if has("thousands") {
		b.unit = 1000
	}
	female := strings.Count(plain, "female")
	switch {
	case female > 0:
		b.sex = diaspora.Female
	case strings.Count(plain, "male") > female:
		b.sex = diaspora.Male
	}
	return b, nil
}
