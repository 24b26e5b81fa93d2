package programme

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// Programme is one programme as one source states it. Every field may be
// empty: what is absent is not stated.
type Programme struct {
	ID     string      `json:"id,omitempty"`    // the record's key; a title is none
	Title  lang.Text   `json:"title,omitzero"`  // in full
	Short  string      `json:"short,omitempty"` // acronym: "YEM"
	Kind   Kind        `json:"kind,omitzero"`
	Status Status      `json:"status,omitzero"` // as recorded by the source
	Span   period.Span `json:"span,omitzero"`

	Relations       []Relation       `json:"relations,omitempty"`
	Classifications []Classification `json:"classifications,omitempty"`

	Countries []place.Country `json:"countries,omitempty"`
	Locations []Location      `json:"locations,omitempty"`

	Organisations []Organisation `json:"organisations,omitempty"`
	Objectives    []lang.Text    `json:"objectives,omitempty"`
	Strategy      Strategy       `json:"strategy,omitzero"`
	// DeclaredOutcomes is how many outcomes the source says there are.
	DeclaredOutcomes figure.Figure `json:"declared_outcomes,omitzero"`
	Outcomes         []Outcome     `json:"outcomes,omitempty"`
	TargetGroups     []TargetGroup `json:"target_groups,omitempty"`

	Total         money.Figure   `json:"total,omitzero"`          // the whole budget
	Contributions []Contribution `json:"contributions,omitempty"` // who gives how much of it
	Shares        []Share        `json:"shares,omitempty"`        // who implements how much of it

	Indicators indicator.Framework `json:"indicators,omitzero"`
	Results    []Result            `json:"results,omitempty"`
	Documents  []Document          `json:"documents,omitempty"`
	Source     figure.Source       `json:"source,omitzero"`
}

// Location is where a programme works, and why there.
type Location struct {
	Areas  place.AreaSet `json:"areas"`
	Reason lang.Text     `json:"reason,omitzero"` // why they were chosen, in the source's words
}

// Strategy is what a programme works on at once.
type Strategy struct {
	Declared figure.Figure `json:"declared,omitzero"` // how many prongs the source says there are
	Prongs   []lang.Text   `json:"prongs,omitempty"`
}

// IsZero reports whether no strategy is stated.
func (s Strategy) IsZero() bool { return s.Declared.IsZero() && len(s.Prongs) == 0 }

// Outcome is a change that a programme is to bring about.
type Outcome struct {
	Code  string    `json:"code,omitempty"` // "1"
	Title lang.Text `json:"title,omitzero"`
	Lead  string    `json:"lead,omitempty"` // code of the organisation that leads it
}

// TargetGroup is whom a programme is for.
type TargetGroup struct {
	Name  lang.Text     `json:"name"`
	Size  figure.Figure `json:"size,omitzero"`   // persons, where the source says how many
	Since string        `json:"since,omitempty"` // from when it was included, in the source's words
}

// Contribution is what a donor gives, in one of maybe several. The amount may be
// not stated.
type Contribution struct {
	Donor  string       `json:"donor"` // code of the organisation
	Amount money.Figure `json:"amount,omitzero"`
}

// Share is what one organisation implements of the programme's money. It is no
// contribution, and never added to one.
type Share struct {
	Organisation string       `json:"organisation"` // its code
	Amount       money.Figure `json:"amount,omitzero"`
	// Of says of what it is a share, "total" or the code of a donor, and ""
	// where the source does not say.
	Of string `json:"of,omitempty"`
}

// OfTotal stands in [Share.Of] for the whole budget. An organisation with this
// code could not be told from it.
const OfTotal = "total"

// Result is what was achieved, in words and where possible in a figure.
type Result struct {
	Component string        `json:"component,omitempty"` // part of the programme it belongs to
	Text      lang.Text     `json:"text"`
	Figure    figure.Figure `json:"figure,omitzero"`
}

// Document is a policy document that the programme produced or acted on.
type Document struct {
	Code  string      `json:"code"`
	Title lang.Text   `json:"title"`
	Type  string      `json:"type,omitempty"` // in the source's words: "white paper", "strategy"
	Valid period.Span `json:"valid,omitzero"` // the years in its title
	// Influences are what this document did to others.
	Influences []Influence `json:"influences,omitempty"`
}

// Influence is what one document did to another.
type Influence struct {
	Verb string `json:"verb"` // "informed", "provided inputs to", "was used to draft"
	On   string `json:"on"`   // code of the other document
}

// Organisation returns the first organisation with the code, and false where
// there is none; "" is no code.
func (p Programme) Organisation(code string) (Organisation, bool) {
	for i := range p.Organisations {
		if code != "" && p.Organisations[i].Code == code {
			return p.Organisations[i], true
		}
	}
	return Organisation{}, false
}

// UnmarshalJSON reads what json.Marshal writes, strictly: a field that a
// programme does not have is an error, and leaves p as it was.
func (p *Programme) UnmarshalJSON(data []byte) error {
	type plain Programme
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("programme: %w", err)
	}
	*p = Programme(in)
	return nil
}
