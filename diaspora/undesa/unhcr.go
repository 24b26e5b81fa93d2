package undesa

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// UNHCRGroup says which people of concern to UNHCR are counted. The zero value is
// not stated.
type UNHCRGroup uint8

// The groups, in the order of the columns of files with a column each.
const (
	NoUNHCRGroup           UNHCRGroup = iota
	RefugeeGroup                      // refugees under UNHCR's mandate
	AsylumSeekerGroup                 // with a pending claim
	ReturnedRefugeeGroup              // came back to their country in the year
	DisplacedGroup                    // within their country, by conflict
	ReturnedDisplacedGroup            // came back to their place in the year
	StatelessGroup                    //
	OfConcernGroup                    // others of concern
	InNeedGroup                       // others in need of international protection
	HostGroup                         // members of host communities
)

var groups = check.Enum[UNHCRGroup]{What: "undesa: group", Names: []string{
	"", "refugee", "asylum-seeker", "returned-refugee", "displaced", "returned-displaced", "stateless", "of-concern", "in-need", "host",
}}

// groupColumns are the columns of files with a column for each group.
var groupColumns = [...]string{"refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps", "stateless", "ooc", "oip", "hst"}

// groupNames are the groups in files with one a row.
var groupNames = map[string]UNHCRGroup{
	"refugee": RefugeeGroup, "asylum": AsylumSeekerGroup, "refugee return": ReturnedRefugeeGroup, "idp": DisplacedGroup, "idp return": ReturnedDisplacedGroup,
	"stateless": StatelessGroup, "other": OfConcernGroup,
}

// String returns the group in kebab-case, "" where it is not stated.
func (g UNHCRGroup) String() string { return groups.String(g) }

// MarshalText returns what String does.
func (g UNHCRGroup) MarshalText() ([]byte, error) { return groups.Marshal(g) }

// UnmarshalText reads what MarshalText writes.
func (g *UNHCRGroup) UnmarshalText(text []byte) error { return groups.Unmarshal(g, text) }

// MayBeInStock reports whether UN DESA adds people of the group to the migrant
// stock of a destination with the type of data R: refugees, asylum seekers, and
// others displaced abroad. Such figures must not be added to that stock; see
// [UNHCRFigure.Overlaps].
func (g UNHCRGroup) MayBeInStock() bool {
	return g == RefugeeGroup || g == AsylumSeekerGroup || g == InNeedGroup
}

// UNHCRFigure is a number of people of concern to UNHCR at the end of a year.
// Figures compare with ==.
type UNHCRFigure struct {
	Origin     Location       `json:"origin"`
	Asylum     Location       `json:"asylum"`
	OriginCode string         `json:"origin_code,omitempty"` // UNHCR's own, which is none of ISO 3166-1; "" where the file has none
	AsylumCode string         `json:"asylum_code,omitempty"`
	Group      UNHCRGroup     `json:"group"`
	Date       period.Date    `json:"date"`
	Count      diaspora.Count `json:"count"`
	Line       int            `json:"line,omitempty"` // of the file, from 1
}

// IsInternal reports whether origin and place of asylum are the same country:
// people displaced within it, who have returned to it, or are stateless in it.
// They are no diaspora.
func (p UNHCRFigure) IsInternal() bool {
	return !p.Origin.Country.IsZero() && p.Origin.Country == p.Asylum.Country
}

// Overlaps reports whether the people may be in a migrant stock of the same
// origin and destination already, as its types of data say: the two must then
// not be added.
func (p UNHCRFigure) Overlaps(stock diaspora.Stock) bool {
	return p.Group.MayBeInStock() && !p.IsInternal() && stock.IncludesRefugees() &&
		(stock.Origin.IsZero() || stock.Origin.SamePlace(p.Origin.Geo())) && stock.Residence.SamePlace(p.Asylum.Geo())
}

// ParseUNHCRCount reads a cell of persons in a file of UNHCR: a whole number, or
// * for 1 to 4 in older files, NA for none, or blank. In newer files small
// numbers are lifted to five: a 5 is an estimate of 1 to 5, and its value 5.
// What stands there otherwise is an error that matches [table.ErrNumber].
func ParseUNHCRCount(cell string) (diaspora.Count, error) {
	c, err := parseUNHCR(cell)
	if err != nil {
		return diaspora.Count{}, wrap(err)
	}
	return c, nil
}

func parseUNHCR(cell string) (diaspora.Count, error) {
	if strings.TrimSpace(cell) == "*" {
		return diaspora.SuppressedCount(1, leastShown-1)
	}
	c, err := parseLong(cell)
	if n, ok := c.Value(); ok && err == nil && n == leastShown {
		if c, err = diaspora.NewCount(n, diaspora.EstimateCount); err == nil {
			return c.Within(1, n)
		}
	}
	return c, err
}

// UNHCRFigures yields the figures of a file of UNHCR, row by row and within a row
// group by group. It reads files with a column for each group, as the R package
// refugees has them:
//
//	year, coo_name, coo, coo_iso, coa_name, coa, coa_iso, refugees, asylum_seekers, …
//
// and files with one figure a row: year, origin, asylum, group, n, or t, from,
// geo, group, n. Countries are read by the codes of ISO 3166-1 alone, since
// UNHCR's own look like them and mean others: AUS is Austria there. Serbia is
// [SerbiaWithKosovo].
//
// What was skipped is in skips once the loop has ended, however it did: rows with
// a code of no country, and columns of anything else. Skips may be nil, and is
// written anew by each loop. Errors are those of [Reader.Stocks]; so is
// [ErrCode] for a group that is unknown.
func UNHCRFigures(src io.Reader, skips *table.Skips) iter.Seq2[UNHCRFigure, error] {
	layout := table.Layout{
		Header: table.HeaderWhere("a row with year, coo_iso, coa_iso and refugees, or with year, origin, asylum, group and n",
			func(names []string) bool { _, ok := unhcrOf(names); return ok }),
		Limits: workbookLimits,
	}
	return stream(src, skips, layout, func(t *table.Reader) (rowReader[UNHCRFigure], error) {
		c, _ := unhcrOf(t.Header())
		known := []int{c.year, c.origin, c.asylum, c.originName, c.asylumName, c.originCode, c.asylumCode, c.group}
		for _, column := range c.groups {
			known = append(known, column.at)
		}
		left := othersOf(t, known...)
		origins, asylums := newLocations(parseUNHCRLetters, true), newLocations(parseUNHCRLetters, true)
		return func(row table.Row, yield func(UNHCRFigure) bool) error {
			left.report(row)
			asylum, err := asylums.at(row, c.asylum, c.asylumName, -1)
			if err != nil {
				row.Skip("asylum: " + reason(err))
				return nil
			}
			origin, err := origins.at(row, c.origin, c.originName, -1)
			if err != nil {
				row.Skip("origin: " + reason(err))
				return nil
			}
			_, line := row.Position()
			p := UNHCRFigure{Origin: origin.Location, Asylum: asylum.Location, OriginCode: own(row, c.originCode), AsylumCode: own(row, c.asylumCode), Line: line}
			if p.Date, err = yearIn(row, c.year); err != nil {
				return err
			}
			for _, column := range c.groups {
				if p.Group = column.group; p.Group == NoUNHCRGroup {
					name := strings.TrimSpace(row.Text(c.group))
					if p.Group = groupNames[name]; p.Group == NoUNHCRGroup {
						return row.Err(c.group, fmt.Errorf("%w: group %s: want refugee, asylum, refugee return, idp, idp return, stateless or other", ErrCode, check.Quote(name)))
					}
				}
				if p.Count, err = parseUNHCR(row.Text(column.at)); err != nil {
					return row.Err(column.at, err)
				}
				if !yield(p) {
					return errStop
				}
			}
			return nil
		}, nil
	})
}

// unhcr is where the columns of a file of UNHCR stand.
type unhcr struct {
	year, origin, asylum                           int
	originName, asylumName, originCode, asylumCode int // −1 where there are none
	group                                          int
	groups                                         []groupColumn
}

type groupColumn struct {
	at    int
	group UNHCRGroup // NoUNHCRGroup: as the column of groups has it
}

// unhcrOf returns where the columns stand, and false where the file has
// another layout.
func unhcrOf(names []string) (unhcr, bool) {
	at := func(name string) int { return indexOf(names, name) }
	c := unhcr{
		year: at("year"), origin: at("coo_iso"), asylum: at("coa_iso"), originName: at("coo_name"), asylumName: at("coa_name"),
		originCode: at("coo"), asylumCode: at("coa"), group: -1,
	}
	for i, name := range groupColumns {
		if column := at(name); column >= 0 {
			c.groups = append(c.groups, groupColumn{column, UNHCRGroup(i + 1)})
		}
	}
	if c.origin < 0 {
		n := at("n")
		c.group, c.groups = at("group"), []groupColumn{{n, NoUNHCRGroup}}
		if c.origin, c.asylum = at("origin"), at("asylum"); c.origin < 0 {
			c.origin, c.asylum, c.year = at("from"), at("geo"), at("t")
		}
		if c.group < 0 || n < 0 {
			return unhcr{}, false
		}
	}
	return c, min(c.year, c.origin, c.asylum) >= 0 && len(c.groups) > 0
}
