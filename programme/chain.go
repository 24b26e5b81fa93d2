package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// Objective is what a programme is for, at one of several levels.
type Objective struct {
	Code  string    `json:"code,omitempty"`
	Level string    `json:"level,omitempty"` // in the source's words: "overarching", "key", "specific"
	Title lang.Text `json:"title,omitzero"`
	Under string    `json:"under,omitempty"` // code of the objective that it serves
}

// Outcome is a change that a programme is to bring about. Its code is its key
// among the outcomes, outputs, activities, deliverables and events.
type Outcome struct {
	Code        string      `json:"code,omitempty"` // "1"
	Title       lang.Text   `json:"title,omitzero"`
	Description lang.Text   `json:"description,omitzero"`
	Objective   string      `json:"objective,omitempty"` // code of the objective that it serves
	Lead        string      `json:"lead,omitempty"`      // code of the organisation that leads it
	Status      Status      `json:"status,omitempty"`
	Span        period.Span `json:"span,omitzero"`

	TargetGroups []string         `json:"target_groups,omitempty"` // their codes
	Indicators   []string         `json:"indicators,omitempty"`    // codes of the programme's indicators that measure it
	References   []indicator.Code `json:"references,omitempty"`    // what it is in frameworks of others

	// Excluded says that what is reported at it, and below it, does not count in
	// the programme as a whole: see [Programme.ResultTree].
	Excluded bool `json:"excluded,omitempty"`
	// DeclaredOutputs is how many outputs the source says there are.
	DeclaredOutputs figure.Figure `json:"declared_outputs,omitzero"`
	Outputs         []Output      `json:"outputs,omitempty"`
}

// Output is what a programme delivers, so that an outcome comes about. What was
// planned and what was achieved differ by the [figure.Role] of figures, and in
// words by Planned and the programme's results.
type Output struct {
	Code        string      `json:"code,omitempty"` // "1.1"
	Title       lang.Text   `json:"title,omitzero"`
	Description lang.Text   `json:"description,omitzero"`
	Planned     []lang.Text `json:"planned,omitempty"` // activities that the source only plans, in its words
	Lead        string      `json:"lead,omitempty"`    // code of the organisation that leads it
	Partners    []Partner   `json:"partners,omitempty"`
	Status      Status      `json:"status,omitempty"`
	Span        period.Span `json:"span,omitzero"`

	TargetGroups []string         `json:"target_groups,omitempty"` // their codes
	Indicators   []string         `json:"indicators,omitempty"`    // codes of the programme's indicators that measure it
	References   []indicator.Code `json:"references,omitempty"`    // what it is in frameworks of others

	// Excluded says that what is reported at it, and below it, does not count in
	// what it is a part of.
	Excluded     bool          `json:"excluded,omitempty"`
	Deliverables []Deliverable `json:"deliverables,omitempty"`
	// DeclaredActivities is how many activities the source says there are.
	DeclaredActivities figure.Figure `json:"declared_activities,omitzero"`
	Activities         []Activity    `json:"activities,omitempty"`
}

// Activity is what is done for an output.
type Activity struct {
	Code     string    `json:"code,omitempty"` // "1.1.1"
	Title    lang.Text `json:"title,omitzero"`
	Type     string    `json:"type,omitempty"` // in the source's words: "training", "campaign", "pilot"
	Lead     string    `json:"lead,omitempty"` // code of the organisation that leads it
	Partners []Partner `json:"partners,omitempty"`
	Status   Status    `json:"status,omitempty"`

	Span   period.Span       `json:"span,omitzero"`
	Dated  lang.Text         `json:"dated,omitzero"`   // when, in the source's words: "every summer"
	Recurs period.Cadence    `json:"recurs,omitempty"` // how often
	Places []indicator.Place `json:"places,omitempty"`

	TargetGroups []string      `json:"target_groups,omitempty"` // their codes
	Channels     []lang.Text   `json:"channels,omitempty"`      // by which it reaches them, and what it offers
	Indicators   []string      `json:"indicators,omitempty"`    // codes of the programme's indicators that measure it
	Excluded     bool          `json:"excluded,omitempty"`      // as in [Output]
	Steps        []Step        `json:"steps,omitempty"`         // of a process, in their order
	Deliverables []Deliverable `json:"deliverables,omitempty"`
	Events       []Event       `json:"events,omitempty"`
	// Feeds are what comes of it elsewhere: codes of the results chain or of
	// documents.
	Feeds []Influence `json:"feeds,omitempty"`
}

// Partner is an organisation that takes part in an output or an activity.
type Partner struct {
	Organisation string      `json:"organisation"`     // its code
	Role         Role        `json:"role,omitempty"`   // here; as in the whole programme where it is not stated
	Host         string      `json:"host,omitempty"`   // code of the organisation that houses it
	Does         lang.Text   `json:"does,omitzero"`    // what it does: its line of business
	Status       Status      `json:"status,omitempty"` // "will be operating" is planned
	Span         period.Span `json:"span,omitzero"`
}

// Step is one of the steps of a process that persons or requests go through.
type Step struct {
	Code     string    `json:"code,omitempty"`
	Title    lang.Text `json:"title,omitzero"`
	By       string    `json:"by,omitempty"`       // code of the organisation that takes it
	Decision bool      `json:"decision,omitempty"` // it is decided here who goes on
}

// Deliverable is a thing that comes out: a study, a training module, copies of
// a leaflet. Several of one sort can be one deliverable with a count.
type Deliverable struct {
	Code     string        `json:"code,omitempty"`
	Title    lang.Text     `json:"title,omitzero"`
	Type     string        `json:"type,omitempty"` // in the source's words: "study"
	Status   Status        `json:"status,omitempty"`
	By       string        `json:"by,omitempty"`   // code of the organisation that makes it
	Due      period.Date   `json:"due,omitzero"`   // when it is to be there
	On       period.Date   `json:"on,omitzero"`    // when it was
	Count    figure.Figure `json:"count,omitzero"` // "five studies", "21,000 copies"
	Parts    Parts         `json:"parts,omitzero"` // of the count
	Versions []Version     `json:"versions,omitempty"`
	Document string        `json:"document,omitempty"` // code of the document that it is
}

// Version is a thing in one language.
type Version struct {
	Language lang.Tag `json:"language"`
	Status   Status   `json:"status,omitempty"` // "to be translated" is planned
}

// Event is a workshop, a conference, a campaign: what has a date, a place and
// those who came. Several of one sort can be one event with a count.
type Event struct {
	Code       string          `json:"code,omitempty"`
	Title      lang.Text       `json:"title,omitzero"`
	Type       string          `json:"type,omitempty"` // in the source's words: "workshop"
	Status     Status          `json:"status,omitempty"`
	Span       period.Span     `json:"span,omitzero"`
	Dated      lang.Text       `json:"dated,omitzero"`   // when, in the source's words
	Recurs     period.Cadence  `json:"recurs,omitempty"` // how often
	Place      indicator.Place `json:"place,omitzero"`
	Count      figure.Figure   `json:"count,omitzero"`       // "three workshops"
	Organisers []string        `json:"organisers,omitempty"` // their codes
	Audience   []lang.Text     `json:"audience,omitempty"`
	Topics     []lang.Text     `json:"topics,omitempty"`
	// Participants are those who came, to all of them together where there are
	// several.
	Participants figure.Figure `json:"participants,omitzero"`
	Groups       Parts         `json:"groups,omitzero"` // of the participants
}
