package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// Result is what was achieved, or is stated of a programme and its setting, in
// words and where possible in a figure. The figure's [figure.Role] says whether
// it was planned or reached.
type Result struct {
	Component string          `json:"component,omitempty"` // part of the programme it belongs to, in the source's words
	Of        string          `json:"of,omitempty"`        // code of the phase, or of the part of the results chain, that it is one of
	Text      lang.Text       `json:"text"`
	Figure    figure.Figure   `json:"figure,omitzero"`
	Growth    figure.Growth   `json:"growth,omitzero"` // "700% increase"
	Parts     Parts           `json:"parts,omitzero"`  // of the figure
	Period    period.Span     `json:"period,omitzero"`
	Over      figure.Figure   `json:"over,omitzero"` // how long it took, where the source says that: "14 months"
	Place     indicator.Place `json:"place,omitzero"`
	Source    figure.Source   `json:"source,omitzero"`
}
