package programme

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// Reach says how a programme reaches a group. The zero value is not stated.
type Reach uint8

// The ways to reach a group.
const (
	NoReach       Reach = iota // not stated
	DirectReach                // it takes part itself
	IndirectReach              // through others: family members
	FinalReach                 // in the end, by what institutions will do for it
)

var reaches = check.Enum[Reach]{What: "programme: reach", Names: []string{"", "direct", "indirect", "final"}}

// String returns the reach in lower case, "" where it is not stated.
func (r Reach) String() string { return reaches.String(r) }

// MarshalText returns what String does.
func (r Reach) MarshalText() ([]byte, error) { return reaches.Marshal(r) }

// UnmarshalText reads what [Reach.MarshalText] writes.
func (r *Reach) UnmarshalText(text []byte) error { return reaches.Unmarshal(r, text) }

// TargetGroup is whom a programme is for.
type TargetGroup struct {
	Code  string        `json:"code,omitempty"`
	Name  lang.Text     `json:"name"`
	Reach Reach         `json:"reach,omitempty"`
	Size  figure.Figure `json:"size,omitzero"`   // persons, where the source says how many
	Parts Parts         `json:"parts,omitzero"`  // of the size
	Since string        `json:"since,omitempty"` // from when it was included, in the source's words
	// Attributes are why it is one, in the source's words: "disability",
	// "displaced".
	Attributes []string `json:"attributes,omitempty"`
	// Sensitive asks those who print records to take care.
	Sensitive bool `json:"sensitive,omitempty"`
}

// Grade is how likely or how grave something is. The zero value is not stated.
type Grade uint8

// The grades.
const (
	NoGrade Grade = iota // not stated
	LowGrade
	MediumGrade
	HighGrade
)

var grades = check.Enum[Grade]{What: "programme: grade", Names: []string{"", "low", "medium", "high"}}

// String returns the grade in lower case, "" where it is not stated.
func (g Grade) String() string { return grades.String(g) }

// MarshalText returns what String does.
func (g Grade) MarshalText() ([]byte, error) { return grades.Marshal(g) }

// UnmarshalText reads what [Grade.MarshalText] writes.
func (g *Grade) UnmarshalText(text []byte) error { return grades.Unmarshal(g, text) }

// Assumption is what must hold so that a programme can achieve something.
type Assumption struct {
	Code string    `json:"code,omitempty"`
	Of   string    `json:"of,omitempty"` // code of the part of the results chain; "" for the whole programme
	Text lang.Text `json:"text"`
}

// Risk is what may keep a programme from achieving something.
type Risk struct {
	Code       string    `json:"code,omitempty"`
	Of         string    `json:"of,omitempty"` // code of the part of the results chain; "" for the whole programme
	Text       lang.Text `json:"text"`
	Likelihood Grade     `json:"likelihood,omitempty"`
	Impact     Grade     `json:"impact,omitempty"`
	Mitigation lang.Text `json:"mitigation,omitzero"`
	Owner      string    `json:"owner,omitempty"`    // code of the organisation that watches it
	Occurred   bool      `json:"occurred,omitempty"` // the source says that it came about
}
