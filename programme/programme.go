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
	ID          string       `json:"id,omitempty"`          // the record's key; a title is none
	Identifiers []Identifier `json:"identifiers,omitempty"` // those that others gave it, current and former
	Title       lang.Text    `json:"title,omitzero"`        // in full
	Aliases     []lang.Text  `json:"aliases,omitempty"`     // other titles that the source has for it
	Short       string       `json:"short,omitempty"`       // acronym: "YEM"
	Description lang.Text    `json:"description,omitzero"`
	Kind        Kind         `json:"kind,omitzero"`

	Status        Status         `json:"status,omitzero"`          // as recorded by the source
	StatusRecords []StatusRecord `json:"status_records,omitempty"` // as recorded on other days

	Span         period.Span   `json:"span,omitzero"`
	Timeframe    lang.Text     `json:"timeframe,omitzero"`       // in the source's words: "during the last two decades and on-going"
	NoPlannedEnd bool          `json:"no_planned_end,omitempty"` // the source says that none is planned; an open span alone is merely going on
	Duration     figure.Figure `json:"duration,omitzero"`        // as stated beside the dates: "6 months"
	Dates        Dates         `json:"dates,omitzero"`           // planned and actual ones, where the source tells them apart
	Phases       []Phase       `json:"phases,omitempty"`
	Updated      period.Date   `json:"updated,omitzero"` // when the record was last changed

	Relations       []Relation       `json:"relations,omitempty"`
	Classifications []Classification `json:"classifications,omitempty"`

	Countries []place.Country `json:"countries,omitempty"`
	// DeclaredCountries is how many countries the source says there are.
	DeclaredCountries figure.Figure      `json:"declared_countries,omitzero"`
	Coverage          []Coverage         `json:"coverage,omitempty"`     // what is stated of one place apart from the others
	Designations      place.Designations `json:"designations,omitempty"` // by which the source calls countries
	Locations         []Location         `json:"locations,omitempty"`

	Organisations []Organisation `json:"organisations,omitempty"`
	Reporter      string         `json:"reporter,omitempty"` // code of the organisation whose record this is

	Objectives []Objective `json:"objectives,omitempty"`
	Strategy   Strategy    `json:"strategy,omitzero"`
	// DeclaredOutcomes is how many outcomes the source says there are.
	DeclaredOutcomes figure.Figure `json:"declared_outcomes,omitzero"`
	Outcomes         []Outcome     `json:"outcomes,omitempty"`
	Outputs          []Output      `json:"outputs,omitempty"`    // those that the source puts under no outcome
	Activities       []Activity    `json:"activities,omitempty"` // those that it puts under no output
	Events           []Event       `json:"events,omitempty"`     // those that it puts under no activity
	TargetGroups     []TargetGroup `json:"target_groups,omitempty"`
	Assumptions      []Assumption  `json:"assumptions,omitempty"`
	Risks            []Risk        `json:"risks,omitempty"`
	Lists            []List        `json:"lists,omitempty"` // whatever else the source counts and names

	Total         money.Figure   `json:"total,omitzero"`          // the whole budget
	Contributions []Contribution `json:"contributions,omitempty"` // who gives how much of it
	Shares        []Share        `json:"shares,omitempty"`        // who implements how much of it
	Finance       Finance        `json:"finance,omitzero"`        // how the money is managed, planned and spent
	Grants        []GrantCall    `json:"grants,omitempty"`        // calls for proposals under the programme
	Loans         []Loans        `json:"loans,omitempty"`         // loans given under it: microcredit

	Indicators   indicator.Framework     `json:"indicators,omitzero"`
	Observations []indicator.Observation `json:"observations,omitempty"` // their values: baselines, targets, actual ones
	Results      []Result                `json:"results,omitempty"`
	Documents    []Document              `json:"documents,omitempty"`
	Notes        []lang.Text             `json:"notes,omitempty"` // the source's remarks: disclaimers, doubts
	Source       figure.Source           `json:"source,omitzero"`
}

// Location is where a programme works, and why there.
type Location struct {
	Areas  place.AreaSet `json:"areas"`
	Reason lang.Text     `json:"reason,omitzero"` // why they were chosen, in the source's words
	// Mainly says that the source does not name all: "mainly in 5 districts".
	Mainly bool `json:"mainly,omitempty"`
}

// Strategy is what a programme works on at once.
type Strategy struct {
	Declared figure.Figure `json:"declared,omitzero"` // how many prongs the source says there are
	Prongs   []lang.Text   `json:"prongs,omitempty"`
}

// IsZero reports whether no strategy is stated.
func (s Strategy) IsZero() bool { return s.Declared.IsZero() && len(s.Prongs) == 0 }

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
