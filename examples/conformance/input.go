package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// The types of this file read inputs: texts and numbers stand in JSON either as
// strings or as numbers, of which the text counts.

// text is a string, or a number as it is written.
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	switch v, _ := generic(data); v := v.(type) {
	case string:
		*t = text(v)
	case json.Number:
		*t = text(v)
	default:
		return fmt.Errorf("%s: want a text or a number", check.Quote(string(data)))
	}
	return nil
}

// number is an exact number.
type number struct{ figure.Number }

func (n *number) UnmarshalJSON(data []byte) error {
	v, _ := generic(data)
	r, ok := rational(v)
	if !ok {
		return fmt.Errorf("%s: want a number", check.Quote(string(data)))
	}
	n.Number = figure.FromRat(r)
	return nil
}

// reported is a figure in words. Null is a figure that is not stated.
type reported struct{ figure figure.Figure }

func (r *reported) UnmarshalJSON(data []byte) (err error) {
	r.figure = figure.Figure{}
	if string(data) == "null" {
		return nil
	}
	var words text
	if err = words.UnmarshalJSON(data); err == nil {
		r.figure, err = figure.Parse(string(words))
	}
	return err
}

// percent is a figure that stands where a percentage is meant: the sign may be
// left out.
type percent struct{ reported }

func (p *percent) UnmarshalJSON(data []byte) error {
	if err := p.reported.UnmarshalJSON(data); err != nil || p.figure.IsZero() || p.figure.Unit() != "" {
		return err
	}
	var words text
	err := words.UnmarshalJSON(data)
	if err == nil {
		p.figure, err = figure.Parse(string(words) + "%")
	}
	return err
}

// at returns the percentage as printed to a place value: 75 at place 0.1 is
// 75.0 %. Only a rounded one has a last printed digit that counts.
func (p percent) at(place number) (percent, error) {
	value, ok := p.figure.Value()
	if !ok || p.figure.Hedge() != figure.Rounded {
		return p, nil
	}
	printed, err := json.Marshal(map[string]string{
		"hedge": figure.Rounded.String(), "value": value.String(), "place_value": place.String(), "unit": p.figure.Unit(),
	})
	if err == nil {
		err = p.figure.UnmarshalJSON(printed)
	}
	return p, err
}

// bounds is an interval {lo, lo_closed, hi, hi_closed}, or a number, which is
// the interval that holds it alone. Null has no bounds.
type bounds struct{ interval figure.Interval }

func (b *bounds) UnmarshalJSON(data []byte) error {
	b.interval = figure.Interval{}
	switch v, _ := generic(data); v := v.(type) {
	case nil:
		return nil
	case map[string]any:
		for _, end := range []string{"lo", "hi"} {
			if v[end] == nil {
				continue
			}
			var n number
			if err := readInto(&n, v[end]); err != nil {
				return err
			}
			v[end] = n.String() // as package figure writes it
		}
		return readInto(&b.interval, v)
	}
	var n number
	if err := n.UnmarshalJSON(data); err != nil {
		return err
	}
	b.interval = figure.Point(n.Number)
	return nil
}

// readInto lets a type read a value of generic.
func readInto(target json.Unmarshaler, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return target.UnmarshalJSON(data)
}

// reading is the part of inputs that says how figures are read, where the
// report leaves it open.
type reading struct {
	AboutMarginPercent number `json:"about_margin_percent,omitzero"`
	TrailingZeros      text   `json:"trailing_zeros,omitzero"`
}

// policy returns the reading as package figure has it.
func (r reading) policy() (figure.Policy, error) {
	p := figure.Policy{AboutMargin: figure.PercentMargin(r.AboutMarginPercent.Number)}
	switch r.TrailingZeros {
	case "", "significant":
	case "not_significant":
		p.TrailingZerosNotSignificant = true
	default:
		return p, fmt.Errorf("trailing_zeros %s: want significant or not_significant", check.Quote(string(r.TrailingZeros)))
	}
	if r.AboutMarginPercent.Sign() < 0 {
		return p, errors.New("about_margin_percent is negative")
	}
	return p, nil
}

// under returns figures as a policy reads them.
func under(p figure.Policy, figures ...reported) []figure.Quantity {
	out := make([]figure.Quantity, len(figures))
	for i, f := range figures {
		out[i] = f.figure.Under(p)
	}
	return out
}
