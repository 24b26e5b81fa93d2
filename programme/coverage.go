package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// Coverage is what a source states of one country, group of countries or area,
// or of the way from one to another, apart from the others of the programme.
type Coverage struct {
	Place indicator.Place `json:"place"`
	// Code is what a group of countries is in a vocabulary of regions:
	// "dac-region:89". Without it a group counts as one of [DACRegions].
	Code  indicator.Code `json:"code,omitzero"`
	Name  lang.Text      `json:"name,omitzero"`   // what the programme is called there: "migrant service centres"
	Part  string         `json:"part,omitempty"`  // in the source's words: "origin", "mapped in", "mission"
	Since string         `json:"since,omitempty"` // in the source's words
	Span  period.Span    `json:"span,omitzero"`

	Status Status `json:"status,omitempty"`
	// Stages are how far it is there, in the source's words: "strategy in
	// development". A country can be at several.
	Stages []string `json:"stages,omitempty"`
	// Percent is the part of the programme, in percent, where the source divides
	// it up. Those of countries make up 100 together with those of the groups of
	// each vocabulary.
	Percent figure.Figure `json:"percent,omitzero"`
	Text    lang.Text     `json:"text,omitzero"`
}
