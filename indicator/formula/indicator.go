package formula

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Indicator is a ratio of two expressions:
//
//	value = numerator × factor × (365 / days in the period, if annualised) / denominator
//
// It is the indicator of DHIS2. Both sides are evaluated under
// [SkipIfAllMissing]. In JSON it is {"numerator": "A + C", "denominator": "B",
// "factor": "100"}.
type Indicator struct {
	Numerator   Expr `json:"numerator"`
	Denominator Expr `json:"denominator,omitzero"` // not stated for a plain number
	// Factor is what the ratio is per: 1, 100 for a percentage, 1,000 … The
	// zero value stands for 1.
	Factor figure.Number `json:"factor,omitzero"`
	// Annualised scales the value to a year of 365 days. Where the days in the
	// period are not known it is not scaled; Outcome.IsAnnualised tells.
	Annualised bool `json:"annualised,omitempty"`
	// Decimals is how many decimal places the rounded value has, 0 to 20. Nil
	// stands for 2.
	Decimals *int `json:"decimals,omitempty"`
}

const (
	defaultDecimals = 2
	maxDecimals     = 20
	daysInYear      = 365
)

// Check returns what is wrong with the definition: a numerator that is not
// stated (code formula.no-numerator), a side that is malformed
// (formula.malformed), a factor below 0 (formula.factor), and decimals out of
// range (formula.decimals).
func (i Indicator) Check() check.Findings {
	var fs check.Findings
	add := func(code string, path check.Path, message string, values ...check.Value) {
		fs = append(fs, check.Finding{Code: code, Severity: check.Error, Path: path, Message: message, Values: values})
	}
	if i.Numerator.IsZero() {
		add("formula.no-numerator", "numerator", "the numerator is not stated")
	}
	if err := i.Numerator.Err(); err != nil {
		add("formula.malformed", "numerator", err.Error())
	}
	if err := i.Denominator.Err(); err != nil {
		add("formula.malformed", "denominator", err.Error())
	}
	if i.Factor.Sign() < 0 {
		text := i.Factor.String()
		add("formula.factor", "factor", "the factor is "+text+", want one above 0", check.Value{Name: "factor", Text: text})
	}
	if _, ok := i.decimals(); !ok {
		text := strconv.Itoa(*i.Decimals)
		add("formula.decimals", "decimals", fmt.Sprintf("%s decimals, want 0 to %d", text, maxDecimals), check.Value{Name: "decimals", Text: text})
	}
	return fs
}

func (i Indicator) decimals() (int, bool) {
	if i.Decimals == nil {
		return defaultDecimals, true
	}
	return *i.Decimals, *i.Decimals >= 0 && *i.Decimals <= maxDecimals
}

func (i Indicator) hasDecimals() bool {
	_, ok := i.decimals()
	return ok
}

// IsPlain reports whether i is a plain number, without a denominator.
func (i Indicator) IsPlain() bool { return i.Denominator.IsZero() }

// UnmarshalJSON reads an indicator strictly.
func (i *Indicator) UnmarshalJSON(data []byte) error {
	type plain Indicator // without this method
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("formula: indicator: %w", err)
	}
	*i = Indicator(in)
	return nil
}

// Evaluate computes the indicator for a period of that many days; 0 and below
// say that the days are not known. They are needed where i is annualised alone.
//
// There is no value where the denominator is missing, undefined or 0, or else
// the numerator is missing or undefined, and the reason is the first of these.
// Both sides are evaluated in any case.
func (i Indicator) Evaluate(items Lookup, days int) Outcome {
	o := Outcome{indicator: i.copied()}
	if i.Annualised && days > 0 {
		o.days = days
	}
	o.numerator = i.Numerator.Evaluate(items, SkipIfAllMissing)
	if !i.IsPlain() {
		o.denominator = i.Denominator.Evaluate(items, SkipIfAllMissing)
	}
	if o.reason = i.reason(o.numerator, o.denominator); !i.hasDecimals() {
		o.reason = Malformed
	}
	if o.reason != NoReason {
		return o
	}
	numerator := o.numerator.n.Mul(i.factor())
	denominator := figure.Int(1)
	if !i.IsPlain() {
		denominator = o.denominator.n
	}
	if o.days > 0 {
		numerator = numerator.Mul(figure.Int(daysInYear))
		denominator = denominator.Mul(figure.Int(int64(o.days)))
	}
	o.value, _ = numerator.Quo(denominator) // which is not 0
	return o
}

// reason says why there is no value, by the two sides.
func (i Indicator) reason(numerator, denominator Result) Reason {
	if i.Numerator.IsZero() {
		return NotStated
	}
	if !i.IsPlain() {
		switch {
		case denominator.reason == MissingItems:
			return DenominatorMissing
		case denominator.reason != NoReason:
			return DenominatorUndefined
		case denominator.n.Sign() == 0:
			return DenominatorZero
		}
	}
	switch numerator.reason {
	case NoReason:
		return NoReason
	case MissingItems:
		return NumeratorMissing
	}
	return NumeratorUndefined
}

// copied returns i with decimals of its own.
func (i Indicator) copied() Indicator {
	if i.Decimals != nil {
		i.Decimals = new(*i.Decimals)
	}
	return i
}

// factor returns the factor, 1 where none is stated.
func (i Indicator) factor() figure.Number {
	if i.Factor.Sign() == 0 {
		return figure.Int(1)
	}
	return i.Factor
}
