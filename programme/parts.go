package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// Overlap says whether one member of a whole can be in several of its parts.
// The zero value is not stated: the parts may add up or not.
type Overlap uint8

// What is known about overlaps.
const (
	NoOverlap   Overlap = iota // not stated
	Exclusive                  // each is in one part: the parts add up
	Overlapping                // some are in several
)

var overlaps = check.Enum[Overlap]{What: "programme: overlap", Names: []string{"", "exclusive", "overlapping"}}

// String returns the overlap in lower case, "" where it is not stated.
func (o Overlap) String() string { return overlaps.String(o) }

// MarshalText returns what String does.
func (o Overlap) MarshalText() ([]byte, error) { return overlaps.Marshal(o) }

// UnmarshalText reads what [Overlap.MarshalText] writes.
func (o *Overlap) UnmarshalText(text []byte) error { return overlaps.Unmarshal(o, text) }

// Parts are what a figure is made of, as the source names it.
type Parts struct {
	Overlap  Overlap       `json:"overlap,omitempty"`
	Declared figure.Figure `json:"declared,omitzero"` // how many parts the source says there are
	Partial  bool          `json:"partial,omitempty"` // the source says that there are more than it names
	Named    []Part        `json:"named,omitempty"`
}

// IsZero reports whether nothing is stated about parts.
func (p Parts) IsZero() bool {
	return p.Overlap == NoOverlap && p.Declared.IsZero() && !p.Partial && len(p.Named) == 0
}

// Part is one of several parts of a figure. It may have a name and no figure,
// or a figure whose name was lost.
type Part struct {
	Name   lang.Text       `json:"name,omitzero"`
	Figure figure.Figure   `json:"figure,omitzero"`
	Place  indicator.Place `json:"place,omitzero"`
}

// List is something that a source counts, names or both: ten recommendations of
// which it gives five, four factors of which it names none.
type List struct {
	Code     string        `json:"code,omitempty"`
	Title    lang.Text     `json:"title,omitzero"`    // of what: "recommendations"
	Declared figure.Figure `json:"declared,omitzero"` // how many there are
	Partial  bool          `json:"partial,omitempty"` // the source says that there are more than it names
	Items    []lang.Text   `json:"items,omitempty"`
}
