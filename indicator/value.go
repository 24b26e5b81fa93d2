package indicator

import (
	"encoding/json"
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Value is what was reported for an indicator. It is one of
//
//   - a figure: "over 1,700 jobs", "EUR 1.4 million"
//   - the parts of a share or a ratio: 45 of 60, per 100
//   - bounds, worked out from several figures
//   - the code of one of the indicator's options
//   - a text
//   - yes or no
//   - absent, for a reason
//
// A text is never read as a number: "N/A" stays a text, which is a finding
// where a number belongs, and never becomes 0. The zero Value is not reported.
// Compare values with Equal; == does not compile.
type Value struct {
	_       [0]func()
	kind    valueKind
	absence Absence       // of absentKind; the zero value stands for not reported
	yes     bool          // of yesNoKind
	text    string        // of codeKind and textKind
	figure  figure.Figure // of figureKind; the numerator of partsKind
	more    *valueMore    // of partsKind and boundsKind; never changed
}

// valueMore is what few values need.
type valueMore struct {
	denominator figure.Figure
	factor      figure.Number
	bounds      figure.Interval
}

type valueKind uint8

const (
	absentKind valueKind = iota
	figureKind
	partsKind
	boundsKind
	codeKind
	textKind
	yesNoKind
)

// names of the kinds in sentences.
var kindNames = [...]string{"absent", "a figure", "numerator and denominator", "bounds", "a code", "a text", "yes or no"}

// FigureValue returns a figure as a value. A figure that is not stated is not
// reported.
func FigureValue(f figure.Figure) Value {
	if f.IsZero() {
		return Value{}
	}
	return Value{kind: figureKind, figure: f}
}

// PartsValue returns the parts of a share or a ratio, which is numerator ÷
// denominator × factor: 45 and 60 per 100 are 75. The factor is that of the
// indicator, [Indicator.Multiplier]. Where a part is not stated the value keeps
// the other and has no bounds.
//
// It is an error where the factor is not above 0.
func PartsValue(numerator, denominator figure.Figure, factor figure.Number) (Value, error) {
	if factor.Sign() <= 0 {
		return Value{}, fmt.Errorf("indicator: value: factor %s: want one above 0", factor)
	}
	if numerator.IsZero() && denominator.IsZero() {
		return Value{}, nil
	}
	return Value{kind: partsKind, figure: numerator, more: &valueMore{denominator: denominator, factor: factor}}, nil
}

// BoundsValue returns what was worked out from several figures: a total, a
// difference. Bounds without an end say that there is a value of which nothing
// is known.
func BoundsValue(v figure.Interval) Value {
	return Value{kind: boundsKind, more: &valueMore{bounds: v}}
}

// CodeValue returns the code of one of the indicator's options. "" is not
// reported.
func CodeValue(code string) Value {
	if code == "" {
		return Value{}
	}
	return Value{kind: codeKind, text: code}
}

// TextValue returns a text. "" is not reported.
func TextValue(text string) Value {
	if text == "" {
		return Value{}
	}
	return Value{kind: textKind, text: text}
}

// YesNoValue returns yes where yes is true, else no.
func YesNoValue(yes bool) Value { return Value{kind: yesNoKind, yes: yes} }

// AbsentValue returns a value that is not there, and why. Present is no reason:
// it gives the zero Value, not reported.
func AbsentValue(why Absence) Value {
	if why == Present || why == NotReported {
		return Value{}
	}
	return Value{absence: why}
}

// IsZero reports whether the value is not reported.
func (v Value) IsZero() bool { return v.kind == absentKind && v.absence == Present }

// Absence returns why there is no value, Present where there is one. A share
// whose denominator is 0 is Undefined, and its parts are still there; one of
// which a part is not stated is not reported.
func (v Value) Absence() Absence {
	switch {
	case v.IsZero():
		return NotReported
	case v.kind == absentKind:
		return v.absence
	case v.kind != partsKind:
		return Present
	case v.figure.IsZero() || v.more.denominator.IsZero():
		return NotReported
	}
	if n, ok := v.more.denominator.Bounds().IsPoint(); ok && n.Sign() == 0 {
		return Undefined
	}
	return Present
}

// noNumber returns why there is no number: that of an absent value, Undefined
// for words, Present for a number.
func (v Value) noNumber() Absence {
	switch v.kind {
	case codeKind, textKind, yesNoKind:
		return Undefined
	}
	return v.Absence()
}

// IsAbsent reports whether there is no value: see [Value.Absence].
func (v Value) IsAbsent() bool { return v.Absence() != Present }

// Figure returns the figure, and false where the value is none.
func (v Value) Figure() (figure.Figure, bool) {
	if v.kind != figureKind {
		return figure.Figure{}, false
	}
	return v.figure, true
}

// Parts returns numerator, denominator and factor, and false where the value
// is not made of them.
func (v Value) Parts() (numerator, denominator figure.Figure, factor figure.Number, ok bool) {
	if v.kind != partsKind {
		return figure.Figure{}, figure.Figure{}, figure.Number{}, false
	}
	return v.figure, v.more.denominator, v.more.factor, true
}

// Code returns the code of an option, and false where the value is none.
func (v Value) Code() (string, bool) { return v.textOf(codeKind) }

// Text returns the text, and false where the value is none.
func (v Value) Text() (string, bool) { return v.textOf(textKind) }

func (v Value) textOf(kind valueKind) (string, bool) {
	if v.kind != kind {
		return "", false
	}
	return v.text, true
}

// Yes returns yes or no, and false for ok where the value is neither.
func (v Value) Yes() (yes, ok bool) { return v.yes, v.kind == yesNoKind }

// Bounds returns what the value leaves possible as a number: the bounds of a
// figure; of parts their quotient times the factor. It has no end where the
// value is absent, undefined or no number, and where the denominator may be on
// either side of 0. Numerator and denominator are taken as independent: where
// one is a part of the other, the bounds hold and may be wider than need be.
func (v Value) Bounds() figure.Interval {
	switch v.kind {
	case figureKind:
		return v.figure.Bounds()
	case boundsKind:
		return v.more.bounds
	case partsKind:
		if v.IsAbsent() {
			break
		}
		q, err := v.figure.Bounds().Quo(v.more.denominator.Bounds())
		if err == nil {
			return q.Scale(v.more.factor)
		}
	}
	return figure.Interval{}
}

// Equal reports whether both say the same, source and role of figures included.
func (v Value) Equal(w Value) bool {
	if v.kind != w.kind || v.absence != w.absence || v.yes != w.yes || v.text != w.text || !v.figure.Equal(w.figure) {
		return false
	}
	if v.more == nil || w.more == nil {
		return v.more == w.more
	}
	return v.more.denominator.Equal(w.more.denominator) && v.more.factor.Equal(w.more.factor) && v.more.bounds.Equal(w.more.bounds)
}

// claim returns v without who said it and in which role.
func (v Value) claim() Value {
	bare := func(f figure.Figure) figure.Figure {
		if _, ok := f.Source(); ok {
			f = f.WithSource(figure.Source{})
		}
		return f.WithRole(figure.NoRole)
	}
	v.figure = bare(v.figure)
	if v.kind == partsKind {
		more := *v.more
		more.denominator = bare(more.denominator)
		v.more = &more
	}
	return v
}

// String returns the value in plain English: "more than 1700 jobs", "45 of 60,
// per 100", "yes", "[2, 5]" for bounds, and for an absent value the reason, as
// "not-reported". Codes and texts are written as they are.
func (v Value) String() string {
	switch v.kind {
	case figureKind:
		return v.figure.String()
	case partsKind:
		orNone := func(f figure.Figure) string {
			if f.IsZero() {
				return "not stated"
			}
			return f.String()
		}
		s := orNone(v.figure) + " of " + orNone(v.more.denominator)
		if !v.more.factor.Equal(figure.Int(1)) {
			s += ", per " + v.more.factor.String()
		}
		return s
	case boundsKind:
		return v.more.bounds.String()
	case codeKind, textKind:
		return v.text
	case yesNoKind:
		if v.yes {
			return "yes"
		}
		return "no"
	}
	return v.Absence().String()
}

// valueJSON is a value on paper. What is there tells the kind.
type valueJSON struct {
	Figure      *figure.Figure   `json:"figure,omitempty"`
	Numerator   *figure.Figure   `json:"numerator,omitempty"`
	Denominator *figure.Figure   `json:"denominator,omitempty"`
	Factor      *figure.Number   `json:"factor,omitempty"`
	Bounds      *figure.Interval `json:"bounds,omitempty"`
	Code        *string          `json:"code,omitempty"`
	Text        *string          `json:"text,omitempty"`
	Yes         *bool            `json:"yes,omitempty"`
	Absent      *Absence         `json:"absent,omitempty"`
}

// ErrValue matches the errors of reading a value that is none of the kinds, or
// several at once.
var ErrValue = errors.New("indicator: not a value")

// MarshalJSON writes an object by the kind of value: {"figure": …},
// {"numerator": …, "denominator": …, "factor": "100"} with the factor left out
// where it is 1, {"bounds": …}, {"code": "partial"}, {"text": …}, {"yes": true}
// or {"absent": "withheld"}.
func (v Value) MarshalJSON() ([]byte, error) {
	var out valueJSON
	switch v.kind {
	case figureKind:
		out.Figure = &v.figure
	case partsKind:
		out.Numerator, out.Denominator = &v.figure, &v.more.denominator
		if !v.more.factor.Equal(figure.Int(1)) {
			out.Factor = &v.more.factor
		}
	case boundsKind:
		out.Bounds = &v.more.bounds
	case codeKind:
		out.Code = &v.text
	case textKind:
		out.Text = &v.text
	case yesNoKind:
		out.Yes = &v.yes
	default:
		why := v.Absence()
		out.Absent = &why
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes, strictly: exactly one kind. null
// is a value that is not reported. An error leaves v as it was.
func (v *Value) UnmarshalJSON(data []byte) error {
	var in valueJSON
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("indicator: value: %w", err)
	}
	read, err := in.value()
	if err != nil {
		return fmt.Errorf("%w: %s: %w", ErrValue, check.Quote(string(data)), err)
	}
	*v = read
	return nil
}

func (in valueJSON) value() (Value, error) {
	isParts := in.Numerator != nil || in.Denominator != nil || in.Factor != nil
	kinds := 0
	for _, is := range [...]bool{
		in.Figure != nil, isParts, in.Bounds != nil, in.Code != nil, in.Text != nil, in.Yes != nil, in.Absent != nil,
	} {
		if is {
			kinds++
		}
	}
	if kinds > 1 {
		return Value{}, errors.New("want one kind of value")
	}
	var v Value
	switch {
	case in.Figure != nil:
		v = FigureValue(*in.Figure)
	case isParts:
		if in.Numerator == nil || in.Denominator == nil {
			return Value{}, errors.New("want a numerator and a denominator")
		}
		factor := figure.Int(1)
		if in.Factor != nil {
			factor = *in.Factor
		}
		return PartsValue(*in.Numerator, *in.Denominator, factor)
	case in.Bounds != nil:
		v = BoundsValue(*in.Bounds)
	case in.Code != nil:
		v = CodeValue(*in.Code)
	case in.Text != nil:
		v = TextValue(*in.Text)
	case in.Yes != nil:
		v = YesNoValue(*in.Yes)
	case in.Absent != nil:
		if *in.Absent == Present {
			return Value{}, errors.New("want a reason for what is absent")
		}
		v = AbsentValue(*in.Absent)
	}
	return v, nil
}
