package indicator

import (
	"encoding/json"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// jsonPlaces are the decimals to which numbers stand in JSON: enough for what is
// published, and no claim of more.
const jsonPlaces = 12

// MarshalJSON writes the answer with its method, for reports and other programs:
//
//	{"method": {"name": …, "edition": …, "parameters": [{"name": …, "text": …}]},
//	 "verdict": "not-met", "classes": ["moderate-progress"], "reason": …,
//	 "measures": [{"name": "ratio", "value": "0.666937"}, {"name": "score", "reason": …}]}
//
// Several classes are all that the figures allow, from the worst; "may_have_none"
// is there where they also allow none. Numbers have at most twelve decimals; what
// is an interval is "bounds", rounded outwards. An evaluation is not read back:
// the case is, and judged again.
func (e Evaluation) MarshalJSON() ([]byte, error) {
	type method struct {
		Name       string        `json:"name"`
		Edition    string        `json:"edition,omitempty"`
		Parameters []check.Value `json:"parameters,omitempty"`
	}
	type measure struct {
		Name   string           `json:"name"`
		Value  string           `json:"value,omitempty"`
		Bounds *figure.Interval `json:"bounds,omitempty"`
		Reason Reason           `json:"reason,omitempty"`
	}
	out := struct {
		Method   *method       `json:"method,omitempty"`
		Verdict  check.Verdict `json:"verdict"`
		Classes  []string      `json:"classes,omitempty"`
		None     bool          `json:"may_have_none,omitempty"`
		Reason   Reason        `json:"reason,omitempty"`
		Measures []measure     `json:"measures,omitempty"`
	}{Verdict: e.verdict, Classes: e.Possible(), Reason: e.reason}
	if e.method == nil {
		return json.Marshal(out)
	}
	about := e.method.About()
	out.Method = &method{about.Name, about.Edition, about.Parameters}
	out.None = e.MayHaveNone() && len(out.Classes) > 0
	for m := range e.measures() {
		entry := measure{Name: m.Name, Reason: m.Reason}
		switch exact, ok := m.Exact(); {
		case m.Reason != NoReason:
		case ok:
			entry.Value = exact.Round(jsonPlaces, figure.HalfEven).String()
		default:
			bounds := m.Bounds(jsonPlaces)
			entry.Bounds = &bounds
		}
		out.Measures = append(out.Measures, entry)
	}
	return json.Marshal(out)
}
