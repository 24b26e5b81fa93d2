package remittance

import (
	"encoding/json"
	"errors"
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// percentForm is a Percent in JSON.
type percentForm struct {
	Number *figure.Number    `json:"number,omitempty"`
	Bounds *figure.Interval  `json:"bounds,omitempty"` // left out where they are the number
	Absent indicator.Absence `json:"absent,omitempty"`
	Why    string            `json:"why,omitempty"`
}

// MarshalJSON writes {"number": "11.7", "bounds": {"lo": "11.65", …}}, the bounds
// only where they are not the number alone, and {"absent": "not-reported"} for
// what is absent, with the reason in words as "why". It fails for a number of
// more digits than [figure.ParseNumber] reads.
func (p Percent) MarshalJSON() ([]byte, error) {
	form := percentForm{Absent: p.Absence(), Why: p.why}
	if p.state == percentNumbered {
		form.Number = &p.number
	}
	if n, isPoint := p.bounds.IsPoint(); !p.IsAbsent() && !(isPoint && p.state == percentNumbered && n.Equal(p.number)) {
		form.Bounds = &p.bounds
	}
	data, err := json.Marshal(form)
	if err != nil {
		return nil, fmt.Errorf("remittance: percentage: %w", err)
	}
	return data, nil
}

var errPercentForm = errors.New("want a number, bounds, both, or why it is absent")

// UnmarshalJSON reads what MarshalJSON writes, strictly. A number outside of its
// bounds is an error.
func (p *Percent) UnmarshalJSON(data []byte) error {
	var form percentForm
	if err := check.DecodeJSON(data, &form); err != nil {
		return fmt.Errorf("remittance: percentage: %w", err)
	}
	isThere := form.Number != nil || form.Bounds != nil
	switch {
	case isThere == (form.Absent != indicator.Present), isThere && form.Why != "":
		return fmt.Errorf("remittance: percentage: %s: %w", check.Quote(string(data)), errPercentForm)
	case !isThere:
		*p = AbsentPercent(form.Absent, form.Why)
	case form.Number == nil:
		*p = BoundedPercent(*form.Bounds)
	case form.Bounds == nil:
		*p = ExactPercent(*form.Number)
	case !form.Bounds.Contains(*form.Number):
		return fmt.Errorf("remittance: percentage: %s lies outside of its bounds %s", form.Number, form.Bounds)
	default:
		*p = between(*form.Number, true, *form.Bounds)
	}
	return nil
}
