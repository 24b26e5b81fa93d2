package formula

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Outcome is what an [Indicator] comes to: a value, exact and rounded, or a
// reason why there is none; and in either case which items were used and which
// were missing. The zero Outcome is that of the zero Indicator.
type Outcome struct {
	_           [0]func()
	indicator   Indicator
	numerator   Result
	denominator Result // zero for a plain number
	days        int    // 0 where it is not annualised
	value       figure.Number
	reason      Reason
}

// Value returns the value, exact and unrounded, and false where there is none:
// [Outcome.Reason] says why.
func (o Outcome) Value() (figure.Number, bool) { return o.value, o.Reason() == NoReason }

// Rounded returns the value rounded to the indicator's decimals, a tie away
// from zero, and false where there is none.
func (o Outcome) Rounded() (figure.Number, bool) {
	places, _ := o.indicator.decimals()
	if o.Reason() != NoReason {
		return figure.Number{}, false
	}
	d := o.value.Round(places, figure.HalfUp)
	n, err := figure.FromDecimal(d)
	if err != nil {
		n = figure.FromRat(d.Rat()) // of more digits than are taken from outside
	}
	return n, true
}

// Text returns the rounded value with all its decimals, "75.00", and "" where
// there is none.
func (o Outcome) Text() string {
	places, _ := o.indicator.decimals()
	if o.Reason() != NoReason {
		return ""
	}
	return o.value.Round(places, figure.HalfUp).StringFixed(int32(places))
}

// Reason says why there is no value: [DenominatorMissing], [DenominatorUndefined],
// [DenominatorZero], [NumeratorMissing], [NumeratorUndefined], [NotStated] or
// [Malformed].
func (o Outcome) Reason() Reason {
	if o.indicator.Numerator.IsZero() {
		return NotStated
	}
	return o.reason
}

// Indicator returns the definition.
func (o Outcome) Indicator() Indicator { return o.indicator.copied() }

// Numerator returns the numerator's own result.
func (o Outcome) Numerator() Result { return o.numerator }

// Denominator returns the denominator's own result; for a plain number it is
// the zero Result.
func (o Outcome) Denominator() Result { return o.denominator }

// IsAnnualised reports whether the value is scaled to a year: the indicator
// says so, and the days in the period are known.
func (o Outcome) IsAnnualised() bool { return o.days > 0 }

// Used returns how many items had a value, on both sides together, each once.
func (o Outcome) Used() int {
	used := o.numerator.Used()
	for i := range o.denominator.inputs {
		if in := &o.denominator.inputs[i]; in.has && !o.numerator.has(in.name) {
			used++
		}
	}
	return used
}

func (r Result) has(name string) bool {
	return slices.ContainsFunc(r.inputs, func(in input) bool { return in.name == name })
}

// Missing returns the names of the items that had no value, on both sides
// together, each once.
func (o Outcome) Missing() []string { return merged(o.numerator.Missing(), o.denominator.Missing()) }

// CountedAsZero returns the names of the missing items for which a 0 stands on
// one side or the other.
func (o Outcome) CountedAsZero() []string {
	return merged(o.numerator.CountedAsZero(), o.denominator.CountedAsZero())
}

func merged(a, b []string) []string {
	for _, name := range b {
		if !slices.Contains(a, name) {
			a = append(a, name)
		}
	}
	return a
}

// formula returns the arithmetic in words.
func (o Outcome) formula() string {
	text := "(" + o.indicator.Numerator.String() + ")"
	if !o.indicator.IsPlain() {
		text += " / (" + o.indicator.Denominator.String() + ")"
	}
	if f := o.indicator.factor(); !f.Equal(figure.Int(1)) {
		text += " × " + f.String()
	}
	if o.IsAnnualised() {
		text += fmt.Sprintf(" × %d / %d", daysInYear, o.days)
	}
	return text
}

func (o Outcome) answer() string {
	if o.Reason() != NoReason {
		return "no value, " + o.Reason().String()
	}
	return o.Text()
}

// String says the formula with the rounded value and what was missing:
// "(A + C) / (B) × 100 = 75.00; 2 items used, 1 missing (C) and counted as 0".
func (o Outcome) String() string {
	text := o.formula() + " = " + o.answer() + "; " + plural(o.Used(), "item") + " used"
	return text + gaps(o.Missing(), o.CountedAsZero())
}

// Trace lists what went into either side and what was missing, both sides, the
// scaling, the rounding and the value.
func (o Outcome) Trace() check.Trace {
	var t check.Trace
	o.side(&t, "numerator", o.numerator)
	if !o.indicator.IsPlain() {
		o.side(&t, "denominator", o.denominator)
	}
	t.Add(check.Policy, "factor", o.indicator.factor().String(), "")
	switch {
	case o.IsAnnualised():
		t.Add(check.Policy, "annualised", fmt.Sprintf("%d / %d", daysInYear, o.days), "days in the year by days in the period")
	case o.indicator.Annualised:
		t.Add(check.LeftOut, "annualised", "not scaled", "the days in the period are not known")
	}
	if o.Reason() == NoReason {
		places, _ := o.indicator.decimals()
		t.Add(check.Compute, "value", o.value.String(), "")
		t.Add(check.Rounding, strconv.Itoa(places)+" decimals", o.Text(), figure.HalfUp.String())
	}
	t.Add(check.Result, o.formula(), o.answer(), "")
	return t
}

func (o Outcome) side(t *check.Trace, name string, r Result) {
	r.trace(t, name+": ")
	t.Add(check.Compute, name, r.expr.String()+" = "+r.answer(), "")
}

// outcomeJSON is an outcome on paper.
type outcomeJSON struct {
	Value       string   `json:"value,omitempty"`
	Rounded     string   `json:"rounded,omitempty"`
	Reason      Reason   `json:"reason,omitempty"`
	Annualised  bool     `json:"annualised,omitempty"`
	Used        int      `json:"used"`
	Missing     []string `json:"missing,omitempty"`
	Zero        []string `json:"counted_as_zero,omitempty"`
	Numerator   *Result  `json:"numerator,omitempty"`
	Denominator *Result  `json:"denominator,omitempty"`
}

// MarshalJSON writes {"value": "100/3", "rounded": "33.33", "used": 2, …} with
// the results of both sides; instead of the values there is a reason. An
// outcome is not read back: evaluate the indicator again.
func (o Outcome) MarshalJSON() ([]byte, error) {
	out := outcomeJSON{
		Rounded: o.Text(), Reason: o.Reason(), Annualised: o.IsAnnualised(),
		Used: o.Used(), Missing: o.Missing(), Zero: o.CountedAsZero(), Numerator: &o.numerator,
	}
	if !o.indicator.IsPlain() {
		out.Denominator = &o.denominator
	}
	if o.Reason() == NoReason {
		out.Value = o.value.String()
	}
	return json.Marshal(out)
}
