package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// Vocabularies that the checks or the lists of this package know, by the names
// that stand before the colon of a [indicator.Code].
const (
	DACSectors    = "dac-5"      // sectors of five digits, by the Development Assistance Committee
	DACCategories = "dac-3"      // categories of three digits, by the same
	DACMarkers    = "dac-marker" // policy markers, by the same
	DACAidTypes   = "dac-aid"    // types of aid, by the same
	DACRegions    = "dac-region" // regions, by the same
	OwnList       = "own"        // of the organisation that reports: a code needs a title
	OwnList2      = "own-2"      // a second one
	SDGs          = "sdg"        // goals and targets of the 2030 Agenda
	GlobalCompact = "gcm"        // objectives of the Global Compact for Safe, Orderly and Regular Migration
	LHDAreas      = "iom-lhd"    // pillars and sub-areas of labour mobility and human development
	SEEECA2015    = "iom-seeeca" // objectives of the regional strategy 2015 to 2020
	DiasporaThree = "iom-3e"     // the approach to diasporas: enable, engage, empower
)

// Vocabulary is a list of codes.
type Vocabulary struct {
	Name    string        `json:"name"` // as in the codes: "sdg"
	Title   lang.Text     `json:"title,omitzero"`
	Partial bool          `json:"partial,omitempty"` // it has more codes than are listed
	Entries []Entry       `json:"entries,omitempty"`
	Source  figure.Source `json:"source,omitzero"`
}

// Entry is one code of a vocabulary.
type Entry struct {
	Code      string           `json:"code"`
	Title     lang.Text        `json:"title,omitzero"`
	Under     string           `json:"under,omitempty"`     // code of the entry that it is a part of
	Withdrawn bool             `json:"withdrawn,omitempty"` // it is not to be used any more
	Actions   []lang.Text      `json:"actions,omitempty"`   // lines of action
	See       []indicator.Code `json:"see,omitempty"`       // what it goes with in other vocabularies
}

// Entry returns the first entry of a code, and false where there is none.
func (v Vocabulary) Entry(code string) (Entry, bool) { return v.entry(code) }

func (v *Vocabulary) entry(code string) (Entry, bool) {
	for i := range v.Entries {
		if v.Entries[i].Code == code {
			return v.Entries[i], true
		}
	}
	return Entry{}, false
}

// Classify returns the classification by a code of v, with its title. ok is
// false where v has no such code.
func (v Vocabulary) Classify(kind ClassificationKind, code string) (k Classification, ok bool) {
	e, ok := v.entry(code)
	if !ok {
		return Classification{}, false
	}
	return Classification{Kind: kind, Code: indicator.Code{Vocabulary: v.Name, Value: code}, Title: e.Title}, true
}
