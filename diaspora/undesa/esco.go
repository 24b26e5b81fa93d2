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

// ESCOConcept is what ESCO, the European classification of skills, competences,
// qualifications and occupations, says of an occupation, a skill or a group. Its
// key is the URI: codes have been given twice, and several concepts share a
// label.
type ESCOConcept struct {
	URI          string      `json:"uri"`
	Label        string      `json:"label,omitempty"` // the preferred one
	AltLabels    []string    `json:"alt_labels,omitempty"`
	HiddenLabels []string    `json:"hidden_labels,omitempty"`
	Status       string      `json:"status,omitempty"` // "released"
	Modified     period.Date `json:"modified,omitzero"`
	ScopeNote    string      `json:"scope_note,omitempty"`
	Definition   string      `json:"definition,omitempty"`
	Description  string      `json:"description,omitempty"`
	Schemes      []string    `json:"schemes,omitempty"` // URIs of the concept schemes it is in
	Line         int         `json:"line,omitempty"`    // of the file, from 1
}

// ESCOOccupation is an occupation of ESCO.
type ESCOOccupation struct {
	ESCOConcept
	ISCO      diaspora.ISCO `json:"isco,omitzero"`       // unit group it lies in; not stated where the file has no such code
	Code      string        `json:"code,omitempty"`      // of newer releases: "2512.4"
	Regulated string        `json:"regulated,omitempty"` // URI of what is noted on its regulation
}

// ESCOSkill is a skill, a competence or a piece of knowledge of ESCO.
type ESCOSkill struct {
	ESCOConcept
	Type    string   `json:"type,omitempty"`    // "skill/competence" or "knowledge"
	Reuse   string   `json:"reuse,omitempty"`   // "transversal", "cross-sector", "sector-specific", "occupation-specific"
	Broader []string `json:"broader,omitempty"` // URIs of broader concepts, several: they make no tree
}

// ESCOGroup is a group of ISCO-08 as ESCO has it.
type ESCOGroup struct {
	ESCOConcept
	ISCO diaspora.ISCO `json:"isco"`
}

// Requirement says how an occupation asks for a skill. The zero value is not
// stated.
type Requirement uint8

// The requirements.
const (
	NoRequirement Requirement = iota
	EssentialSkill
	OptionalSkill
)

var requirements = check.Enum[Requirement]{What: "undesa: requirement", Names: []string{"", "essential", "optional"}}

// String returns "essential" or "optional", "" where it is not stated.
func (r Requirement) String() string { return requirements.String(r) }

// MarshalText returns what String does.
func (r Requirement) MarshalText() ([]byte, error) { return requirements.Marshal(r) }

// UnmarshalText reads what MarshalText writes.
func (r *Requirement) UnmarshalText(text []byte) error { return requirements.Unmarshal(r, text) }

// ESCORelation says that an occupation of ESCO asks for a skill. Relations compare
// with ==.
type ESCORelation struct {
	Occupation  string      `json:"occupation"` // URI
	Skill       string      `json:"skill"`      // URI
	SkillType   string      `json:"skill_type,omitempty"`
	Requirement Requirement `json:"requirement"`
	Line        int         `json:"line,omitempty"` // of the file, from 1
}

// Limits on the files of ESCO: 3,000 occupations, 14,000 skills and 129,000
// relations by now.
var escoLimits = table.Limits{Bytes: 512 << 20, RowBytes: 1 << 20, Columns: 64, Rows: 2_000_000, Preamble: 4}

// maxURI is the length of a URI at most, since every one is kept.
const maxURI = 1024

const noURI = "no URI, or one of more than 1024 bytes"

func escoLayout(columns ...string) table.Layout {
	return table.Layout{Header: table.HeaderWith(columns...), Limits: escoLimits}
}

// ESCOOccupations yields the occupations of the file occupations_en.csv of ESCO,
// or of another language. A row without URI, and one whose URI has come before,
// is skipped; a code that ISCO-08 does not have is left out and reported.
//
// Labels come without invisible characters, tabs and blanks that are not one
// simple blank, and once each; longer texts as they are, without what is blank
// around them. What was skipped is in skips once the loop has ended, however it
// did; skips may be nil, and is written anew by each loop.
//
// The first error ends the occupations. It wraps a [*table.Error] with line and
// column, which matches [table.ErrHeader] where columns are missing, or what
// else [table.Reader.Rows] names. Src is read once.
func ESCOOccupations(src io.Reader, skips *table.Skips) iter.Seq2[ESCOOccupation, error] {
	return stream(src, skips, escoLayout("conceptUri", "preferredLabel", "iscoGroup"), func(t *table.Reader) (rowReader[ESCOOccupation], error) {
		concept := concepts(t)
		at := columnsOf(t, "iscoGroup", "code", "regulatedProfessionNote")
		return func(row table.Row, yield func(ESCOOccupation) bool) error {
			o := ESCOOccupation{Code: own(row, at[1]), Regulated: own(row, at[2])}
			var ok bool
			if o.ESCOConcept, ok = concept(row); !ok {
				return nil
			}
			if text := strings.TrimSpace(row.Text(at[0])); text != "" {
				code, err := diaspora.ParseISCO(text)
				if err != nil {
					row.SkipCell(at[0], err.Error())
				}
				o.ISCO = code
			}
			return stopUnless(yield(o))
		}, nil
	})
}

// ESCOSkills yields the skills of the file skills_en.csv of ESCO, or of a collection
// such as languageSkillsCollection_en.csv. Texts, skips and errors are as those
// of [ESCOOccupations].
func ESCOSkills(src io.Reader, skips *table.Skips) iter.Seq2[ESCOSkill, error] {
	return stream(src, skips, escoLayout("conceptUri", "preferredLabel", "skillType"), func(t *table.Reader) (rowReader[ESCOSkill], error) {
		concept := concepts(t)
		at := columnsOf(t, "skillType", "reuseLevel", "broaderConceptUri")
		return func(row table.Row, yield func(ESCOSkill) bool) error {
			s := ESCOSkill{Type: own(row, at[0]), Reuse: own(row, at[1]), Broader: uris(row.Text(at[2]))}
			var ok bool
			if s.ESCOConcept, ok = concept(row); !ok {
				return nil
			}
			return stopUnless(yield(s))
		}, nil
	})
}

// ESCOGroups yields the groups of the file ISCOGroups_en.csv of ESCO. A row
// whose code ISCO-08 does not have is skipped. Texts, skips and errors are as
// those of [ESCOOccupations].
func ESCOGroups(src io.Reader, skips *table.Skips) iter.Seq2[ESCOGroup, error] {
	return stream(src, skips, escoLayout("conceptUri", "preferredLabel", "code"), func(t *table.Reader) (rowReader[ESCOGroup], error) {
		concept := concepts(t)
		code := t.Column("code")
		return func(row table.Row, yield func(ESCOGroup) bool) error {
			isco, err := diaspora.ParseISCO(strings.TrimSpace(row.Text(code)))
			if err != nil {
				row.Skip(err.Error())
				return nil
			}
			c, ok := concept(row)
			if !ok {
				return nil
			}
			return stopUnless(yield(ESCOGroup{c, isco}))
		}, nil
	})
}

// concepts returns what reads the columns that all concepts have. It skips the
// row, and returns false, where there is no URI or it has come before.
func concepts(t *table.Reader) func(table.Row) (ESCOConcept, bool) {
	at := columnsOf(t, "conceptUri", "preferredLabel", "altLabels", "hiddenLabels", "status", "modifiedDate",
		"scopeNote", "definition", "description", "inScheme")
	first := map[string]int{}
	return func(row table.Row) (ESCOConcept, bool) {
		_, line := row.Position()
		c := ESCOConcept{
			URI: own(row, at[0]), Label: label(row.Text(at[1])), AltLabels: labels(row.Text(at[2])), HiddenLabels: labels(row.Text(at[3])),
			Status: own(row, at[4]), ScopeNote: prose(row.Text(at[6])), Definition: prose(row.Text(at[7])),
			Description: prose(row.Text(at[8])), Schemes: uris(row.Text(at[9])), Line: line,
		}
		if c.URI == "" || len(c.URI) > maxURI {
			row.Skip(noURI)
			return ESCOConcept{}, false
		}
		if before, twice := first[c.URI]; twice {
			row.Skip(fmt.Sprintf("URI of line %d again", before))
			return ESCOConcept{}, false
		}
		first[c.URI] = line
		if day, _, _ := strings.Cut(strings.TrimSpace(row.Text(at[5])), "T"); day != "" {
			date, err := period.Parse(day)
			if err != nil {
				row.SkipCell(at[5], err.Error())
			}
			c.Modified = date
		}
		return c, true
	}
}

// ESCORelations yields the relations of the file occupationSkillRelations_en.csv of
// ESCO, each pair once. Skipped is a row that lacks a URI or is neither
// essential nor optional, and one whose pair has come before: it says if the
// first row had it otherwise. Skips and errors are as those of [ESCOOccupations].
//
// It holds every URI once, and twelve bytes or so a pair.
func ESCORelations(src io.Reader, skips *table.Skips) iter.Seq2[ESCORelation, error] {
	return stream(src, skips, escoLayout("occupationUri", "relationType", "skillUri"), func(t *table.Reader) (rowReader[ESCORelation], error) {
		at := columnsOf(t, "occupationUri", "skillUri", "relationType", "skillType")
		texts := map[string]uri{}
		intern := func(column int, row table.Row) uri {
			text := strings.TrimSpace(row.Text(column))
			u, ok := texts[text]
			if !ok {
				u = uri{uint32(len(texts)), strings.Clone(text)}
				texts[u.text] = u
			}
			return u
		}
		seen := map[[2]uint32]Requirement{}
		return func(row table.Row, yield func(ESCORelation) bool) error {
			_, line := row.Position()
			var requirement Requirement
			kind := strings.TrimSpace(row.Text(at[2]))
			if requirement.UnmarshalText([]byte(kind)) != nil || requirement == NoRequirement {
				row.Skip(fmt.Sprintf("relation %s: want essential or optional", check.Quote(kind)))
				return nil
			}
			for _, column := range at[:2] {
				if n := len(strings.TrimSpace(row.Text(column))); n == 0 || n > maxURI {
					row.Skip(noURI)
					return nil
				}
			}
			occupation, skill := intern(at[0], row), intern(at[1], row)
			pair := [2]uint32{occupation.n, skill.n}
			switch before := seen[pair]; {
			case before == requirement:
				row.Skip("pair that stands here twice")
				return nil
			case before != NoRequirement:
				row.Skip(fmt.Sprintf("pair that was %s before", before))
				return nil
			}
			seen[pair] = requirement
			return stopUnless(yield(ESCORelation{occupation.text, skill.text, own(row, at[3]), requirement, line}))
		}, nil
	})
}

// uri is a text and its number.
type uri struct {
	n    uint32
	text string
}
