package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// Document is a policy document, a publication, an agreement or a thing like
// them that the programme produced or acted on.
type Document struct {
	Code    string      `json:"code"`
	Title   lang.Text   `json:"title"`
	Aliases []lang.Text `json:"aliases,omitempty"`
	Type    string      `json:"type,omitempty"` // in the source's words: "white paper", "strategy", "memorandum"
	Status  Status      `json:"status,omitempty"`

	Edition   string         `json:"edition,omitempty"`  // "sixth", "extended"
	Published period.Date    `json:"published,omitzero"` // adopted, launched or signed
	Valid     period.Span    `json:"valid,omitzero"`     // the years in its title
	Covers    period.Span    `json:"covers,omitzero"`    // the years that its data are of
	Recurs    period.Cadence `json:"recurs,omitempty"`   // how often there is a new edition

	Place    indicator.Place `json:"place,omitzero"`      // where it holds, or of what it treats
	Issuer   string          `json:"issuer,omitempty"`    // code of the organisation whose document it is
	Parties  []string        `json:"parties,omitempty"`   // codes of those who agreed on it
	FundedBy []string        `json:"funded_by,omitempty"` // codes of those who paid for it
	// ToBeFundedBy are codes of those who are planned to pay for it, which is
	// no contribution.
	ToBeFundedBy []string `json:"to_be_funded_by,omitempty"`

	Audience []lang.Text `json:"audience,omitempty"`
	Topics   []lang.Text `json:"topics,omitempty"`
	Parts    []List      `json:"parts,omitempty"` // modules, chapters, recommendations
	Versions []Version   `json:"versions,omitempty"`
	// Influences are what this document did to others.
	Influences []Influence   `json:"influences,omitempty"`
	Source     figure.Source `json:"source,omitzero"` // where it can be read
}

// Influence is what one document did to another, or an activity to a document
// or another part of the results chain.
type Influence struct {
	Verb string `json:"verb"` // "informed", "provided inputs to", "was used to draft"
	On   string `json:"on"`   // code of the other document
}
