package place

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// ErrUnknownGroup matches every error about a text that is the code of no
// group.
var ErrUnknownGroup = errors.New("place: unknown group")

// ParseGroup returns the group of a code, in upper case:
//
//   - a number of M49: 001 for the world, 150 for Europe, 039 for Southern
//     Europe, with its leading zeros. Members are countries of today without
//     dates. Kosovo and Taiwan, which M49 does not list, are in 039 and 030.
//   - EU or EUU: the European Union, and the European Communities before it
//   - EA, EMU or EZ: the euro area
//   - EFTA: the European Free Trade Association
//   - SEEECA or SEECA: South-Eastern Europe, Eastern Europe and Central Asia,
//     the 20 countries and territories of a region of the International
//     Organization for Migration as of 2015, and its parts: SEEECA-SEE,
//     SEEECA-EE and SEEECA-CA
//   - WESTERN-BALKANS, SOUTH-CAUCASUS: as commonly understood
//
// Dates of membership are stated to the day. Anything else is an error that
// matches [ErrUnknownGroup]. The group is the caller's to change.
func ParseGroup(s string) (Group, error) {
	for _, p := range m49Groups {
		if p.code == s {
			return p.group(), nil
		}
	}
	for _, p := range otherGroups {
		if p.code == s || p.goesBy(s) {
			return p.group(), nil
		}
	}
	return Group{}, fmt.Errorf("%w: %s: want a number of M49 such as 039, or one of EU, EA, EFTA, SEEECA, SEEECA-SEE, SEEECA-EE, SEEECA-CA, WESTERN-BALKANS, SOUTH-CAUCASUS",
		ErrUnknownGroup, check.Quote(s))
}

// MustGroup is [ParseGroup] for codes in source. It panics where that returns
// an error.
func MustGroup(s string) Group {
	g, err := ParseGroup(s)
	if err != nil {
		panic(err)
	}
	return g
}

// Groups yields the groups that [ParseGroup] knows: those of M49, each after
// the one it lies in, then the others.
func Groups() iter.Seq[Group] {
	return func(yield func(Group) bool) {
		for _, p := range m49Groups {
			if !yield(p.group()) {
				return
			}
		}
		for _, p := range otherGroups {
			if !yield(p.group()) {
				return
			}
		}
	}
}

// M49Groups returns the codes of the M49 groups that c lies in, the smallest
// first and the world last: 039, 150, 001 for Serbia. It is nil for a former
// country and where c is not stated.
func (c Country) M49Groups() []string {
	if c.n == 0 || c.IsFormer() {
		return nil
	}
	var out []string
	for code := cell(groupText, c.n, 3); code != ""; code = parentGroup(code) {
		out = append(out, code)
	}
	return out
}

func parentGroup(code string) string {
	for _, p := range m49Groups {
		if p.code == code {
			return p.parent
		}
	}
	return ""
}

// groupName is the name of a group in the columns of the table.
type groupName [nameColumns]string

func (n groupName) text() lang.Text {
	var t lang.Text
	for _, tag := range nameTags {
		column, latin := nameColumn(tag)
		name := n[column]
		if latin {
			name = serbianLatin.Replace(name)
		}
		t = t.With(tag, name)
	}
	return t
}

// m49Group is what the table knows of a group of M49.
type m49Group struct {
	code, parent string
	name         groupName
}

func (p m49Group) group() Group {
	g := Group{Code: p.code, Name: p.name.text(), Source: "United Nations: Standard country or area codes for statistical use (M49), 2026"}
	within := make([]string, 0, len(m49Groups)) // p and all below it
	for _, q := range m49Groups {
		if q.code == p.code || slices.Contains(within, q.parent) {
			within = append(within, q.code)
		}
	}
	for n := uint16(1); n <= currentCountries; n++ {
		if slices.Contains(within, cell(groupText, n, 3)) {
			g.Members = append(g.Members, Member{Country: Country{n}})
		}
	}
	return g
}

// groupRow is what the table knows of another group.
type groupRow struct {
	code, others string // others with blanks between them
	name         groupName
	source       string
	from, to     uint16 // its terms in memberTerms
}

// memberTerm is one term of membership, its days as yyyymmdd.
type memberTerm struct {
	country      uint16
	since, until int32
}

func (p groupRow) goesBy(s string) bool {
	for other := range strings.FieldsSeq(p.others) {
		if other == s {
			return true
		}
	}
	return false
}

func (p groupRow) group() Group {
	g := Group{Code: p.code, Name: p.name.text(), Source: p.source}
	for _, t := range memberTerms[p.from:p.to] {
		g.Members = append(g.Members, Member{Country: Country{t.country}, Since: day(t.since), Until: day(t.until)})
	}
	return g
}
