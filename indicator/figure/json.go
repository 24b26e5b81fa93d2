package figure

import (
	"encoding/json"
	"fmt"

	"iom.int/migdev/indicator/check"
)

// figureJSON is a figure on paper: every part that is stated, numbers as
// strings in full, so that the place value survives.
type figureJSON struct {
	Hedge    Hedge   `json:"hedge"`
	Value    string  `json:"value,omitempty"`
	Low      string  `json:"low,omitempty"`
	High     string  `json:"high,omitempty"`
	Place    string  `json:"place_value,omitempty"`
	Scale    string  `json:"scale,omitempty"`
	Unit     string  `json:"unit,omitempty"`
	Tail     string  `json:"base,omitempty"`
	Role     Role    `json:"role,omitempty"`
	Estimate bool    `json:"estimate,omitempty"`
	Signed   bool    `json:"signed,omitempty"`
	Source   *Source `json:"source,omitempty"`
}

// MarshalJSON writes {"hedge": "more-than", "value": "1700", "place_value":
// "1", "unit": "jobs"}; a range has low and high. What is not stated is left
// out, and the zero figure is {"hedge": "not-stated"}. The base is written
// with the words that lead to it: "of GDP".
func (f Figure) MarshalJSON() ([]byte, error) {
	out := figureJSON{
		Hedge: f.hedge, Unit: f.unit, Tail: f.tail, Role: f.role,
		Estimate: f.estimate, Signed: f.signed, Source: f.source,
	}
	if f.hedge != NotStated {
		out.Place = tenTo(int(f.place)).String() // as validate has seen to, all are short enough to be read
		out.Scale = vocabularies["en"].scales[f.scale][0]
		if out.Value = f.low.String(); f.hedge.isRange() {
			out.Low, out.High, out.Value = out.Value, f.high.String(), ""
		}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes, strictly, and null as what is
// not stated.
func (f *Figure) UnmarshalJSON(data []byte) error {
	var in figureJSON
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("figure: %w", err)
	}
	g, err := in.figure()
	if err != nil {
		return fmt.Errorf("figure: %s: %w", check.Quote(string(data)), err)
	}
	*f = g
	return nil
}

func (in figureJSON) figure() (Figure, error) {
	f := Figure{
		hedge: in.Hedge, unit: in.Unit, tail: in.Tail, role: in.Role,
		estimate: in.Estimate, signed: in.Signed,
	}
	if in.Source != nil {
		f = f.WithSource(*in.Source)
	}
	if wantsRange := in.Hedge.isRange(); wantsRange != (in.Low != "" && in.High != "") ||
		wantsRange == (in.Value != "") && in.Hedge != NotStated || (in.Low == "") != (in.High == "") {
		return f, fmt.Errorf("a figure has a value, a range low and high: hedge %s", in.Hedge)
	}
	if in.Hedge == NotStated {
		if in.Value != "" || in.Place != "" || in.Scale != "" {
			return f, fmt.Errorf("a value under the hedge %s", in.Hedge)
		}
		return f, nil
	}
	var err error
	if f.low, err = ParseNumber(in.Value + in.Low); err != nil {
		return f, err
	}
	if in.Hedge.isRange() {
		if f.high, err = ParseNumber(in.High); err != nil {
			return f, err
		}
	}
	place, ok := powerOfTen(in.Place)
	if !ok {
		return f, fmt.Errorf("place value %s: want a power of ten", check.Quote(in.Place))
	}
	f.place = place
	for _, n := range [...]Number{f.low, f.high} {
		if !f.holds(n) {
			return f, fmt.Errorf("number %s: want a multiple of the place value %s", n, in.Place)
		}
	}
	if in.Scale != "" {
		for exp, forms := range vocabularies["en"].scales {
			if forms[0] == in.Scale {
				f.scale = exp
			}
		}
		if f.scale == 0 {
			return f, fmt.Errorf("scale %s: want thousand, million, billion, …", check.Quote(in.Scale))
		}
	}
	return f, f.validate()
}

// holds reports whether n can be a number of f: a multiple of the place value,
// or a third or two of a whole, which is 100 %.
func (f Figure) holds(n Number) bool {
	if thirds := n.Mul(Int(3)); f.unit == "%" && (thirds.Equal(Int(100)) || thirds.Equal(Int(200))) {
		return true
	}
	return n.Mul(tenTo(-int(f.place))).IsInt()
}

// powerOfTen returns the exponent of a power of ten within ±64.
func powerOfTen(s string) (int8, bool) {
	n, err := ParseNumber(s)
	if err != nil || n.Sign() <= 0 {
		return 0, false
	}
	// Of a power of ten, one of numerator and denominator is 1, and the
	// number of digits of the other gives the exponent.
	r := n.rat()
	exp := len(r.Num().String()) - len(r.Denom().String())
	if exp < -maxExponent || exp > maxExponent || !n.Equal(tenTo(exp)) {
		return 0, false
	}
	return int8(exp), true
}
