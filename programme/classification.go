package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// Classification is a code of a vocabulary that a programme is put under, such
// as a goal, a sector, a sub-area of a regional strategy or a marker.
type Classification struct {
	Kind  ClassificationKind `json:"kind,omitempty"`
	Code  indicator.Code     `json:"code"` // with its vocabulary: "sdg:10.7"
	Title lang.Text          `json:"title,omitzero"`
	// Percent is the part of the programme, in percent, where the vocabulary
	// divides it up. The parts of one vocabulary make up 100.
	Percent figure.Figure `json:"percent,omitzero"`
	// Significance is how much the programme is about it, for markers.
	Significance Significance `json:"significance,omitempty"`
}

// ClassificationKind is what a classification is for. The zero value is not
// stated.
type ClassificationKind uint8

// The kinds of classification.
const (
	NoClassification ClassificationKind = iota // not stated
	SectorClass                                // divides the programme's money: the sectors of a vocabulary make up 100 percent
	ThemeClass                                 // a pillar, a sub-area or an objective of a strategy
	TagClass                                   // a goal or a target that it serves
	MarkerClass                                // a policy that it is more or less about
	ApproachClass                              // how it goes about it
	AidTypeClass                               // what sort of aid it is
	BudgetItemClass                            // a line of a government's budget: the lines of a chart of accounts make up 100 percent
)

var classificationKinds = check.Enum[ClassificationKind]{What: "programme: kind of classification", Names: []string{
	"", "sector", "theme", "tag", "marker", "approach", "aid-type", "budget-item",
}}

// String returns the kind in kebab-case, "" where it is not stated.
func (k ClassificationKind) String() string { return classificationKinds.String(k) }

// MarshalText returns what String does.
func (k ClassificationKind) MarshalText() ([]byte, error) { return classificationKinds.Marshal(k) }

// UnmarshalText reads what [ClassificationKind.MarshalText] writes.
func (k *ClassificationKind) UnmarshalText(text []byte) error {
	return classificationKinds.Unmarshal(k, text)
}

// Significance is how much a programme is about a policy, by the scale of the
// Development Assistance Committee. The zero value is not stated.
type Significance uint8

// The significances, with the scores of the Committee.
const (
	NoSignificance       Significance = iota // not stated
	NotTargeted                              // 0: looked at, and not about it
	SignificantAim                           // 1: about it among others
	PrincipalAim                             // 2: it would not be there without it
	PrincipalInProgramme                     // 3: so, and in support of an action programme
	ExplicitPrimaryAim                       // 4: its explicit primary objective
)

var significances = check.Enum[Significance]{What: "programme: significance", Names: []string{
	"", "not-targeted", "significant", "principal", "principal-in-programme", "explicit-primary",
}}

// String returns the significance in kebab-case, "" where it is not stated.
func (s Significance) String() string { return significances.String(s) }

// MarshalText returns what String does.
func (s Significance) MarshalText() ([]byte, error) { return significances.Marshal(s) }

// UnmarshalText reads what [Significance.MarshalText] writes.
func (s *Significance) UnmarshalText(text []byte) error { return significances.Unmarshal(s, text) }
