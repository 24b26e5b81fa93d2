package remittance

import (
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Percent is a number of percent, as reported or as worked out: 11.7 stands for
// 11.7 %. It has bounds, which are one number where it is known exactly, and a
// number at the stated values, by which published averages are made of rounded
// costs. Or it is absent, for a reason, and then has neither.
//
// The zero value is not reported. Compare with Equal; == does not compile.
type Percent struct {
	_       [0]func()
	number  figure.Number
	bounds  figure.Interval
	why     string
	absence indicator.Absence
	state   percentState
}

// percentState says which fields of a Percent hold.
type percentState uint8

const (
	percentAbsent   percentState = iota // neither number nor bounds
	percentBounds                       // bounds alone
	percentNumbered                     // bounds and a number
)

// ExactPercent returns n percent exactly.
func ExactPercent(n figure.Number) Percent {
	return Percent{number: n, bounds: figure.Point(n), state: percentNumbered}
}

// StatedPercent returns a figure in percent with the bounds that it has under
// its policy. Its number is the stated one where the hedge puts the figure at it
// or near it (exact, rounded, about, almost); "over 5 %" and ranges have bounds
// alone. A figure that is not stated is not reported.
func StatedPercent(q figure.Quantity) Percent {
	if q == nil {
		return Percent{}
	}
	f := q.Figure()
	return statedPercent(&f)
}

// statedPercent is StatedPercent without a copy.
func statedPercent(f *figure.Figure) Percent {
	if f.IsZero() {
		return Percent{}
	}
	p := Percent{bounds: f.Bounds(), state: percentBounds}
	switch f.Hedge() {
	case figure.Exact, figure.Rounded, figure.About, figure.Almost:
		if n, ok := f.Value(); ok {
			p.number, p.state = n, percentNumbered
		}
	}
	return p
}

// BoundedPercent returns a percentage of which the bounds are known. Bounds that
// are one number make it exact.
func BoundedPercent(v figure.Interval) Percent {
	if n, ok := v.IsPoint(); ok {
		return ExactPercent(n)
	}
	return Percent{bounds: v, state: percentBounds}
}

// AbsentPercent returns a percentage that is not there, for a reason and its
// words. [indicator.Present] is no reason, and counts as not reported.
func AbsentPercent(a indicator.Absence, why string) Percent {
	if a == indicator.Present {
		a = indicator.NotReported
	}
	return Percent{absence: a, why: why}
}

// between is what is known of a percentage by its number at the stated values
// and its bounds.
func between(n figure.Number, hasNumber bool, v figure.Interval) Percent {
	if !hasNumber {
		return BoundedPercent(v)
	}
	return Percent{number: n, bounds: v, state: percentNumbered}
}

// Number returns the percentage at the stated values, and false where it is
// absent or has bounds alone.
func (p Percent) Number() (figure.Number, bool) { return p.number, p.state == percentNumbered }

// Bounds returns what is possible. An absent percentage has no bounds.
func (p Percent) Bounds() figure.Interval { return p.bounds }

// IsAbsent reports whether there is no value.
func (p Percent) IsAbsent() bool { return p.state == percentAbsent }

// Absence returns why there is no value, [indicator.Present] where there is one.
func (p Percent) Absence() indicator.Absence {
	switch {
	case !p.IsAbsent():
		return indicator.Present
	case p.absence == indicator.Present:
		return indicator.NotReported
	}
	return p.absence
}

// Why returns the reason in words where there is no value, as far as it is
// known.
func (p Percent) Why() string { return p.why }

// Compare answers whether the percentage compares so with n, by its bounds. It
// cannot be told where the percentage is absent.
func (p Percent) Compare(op figure.Op, n figure.Number) check.Verdict {
	if p.IsAbsent() {
		return check.CannotTell
	}
	return p.bounds.Compare(op, n)
}

// Equal reports whether both have the same number and bounds, or are absent for
// the same reason.
func (p Percent) Equal(q Percent) bool {
	return p.state == q.state && p.number.Equal(q.number) && p.bounds.Equal(q.bounds) &&
		p.Absence() == q.Absence() && p.why == q.why
}

// Value returns the percentage as the value of an indicator.
func (p Percent) Value() indicator.Value {
	if p.IsAbsent() {
		return indicator.AbsentValue(p.Absence())
	}
	return indicator.BoundsValue(p.bounds)
}

// String returns the number, cut after six decimals where it has more
// ("5.826666…"), or the bounds where there is no number; of an absent percentage
// the reason: "absent: not-reported".
func (p Percent) String() string {
	switch p.state {
	case percentNumbered:
		return numberText(p.number)
	case percentBounds:
		return boundsText(p.bounds)
	}
	if p.why != "" {
		return "absent: " + p.Absence().String() + ": " + p.why
	}
	return "absent: " + p.Absence().String()
}

const textPlaces = 6 // decimals of numbers in texts and traces

// numberText writes n in plain digits, cut after some decimals.
func numberText(n figure.Number) string {
	cut := n.Round(textPlaces, figure.Down)
	if exact, ok := n.Decimal(); !ok || !exact.Equal(cut) {
		return cut.StringFixed(textPlaces) + "…"
	}
	return cut.String()
}

// boundsText writes v with its ends rounded outwards.
func boundsText(v figure.Interval) string { return v.Outwards(textPlaces).String() }

// detail writes a percentage with the bounds that its rounded inputs leave.
func (p Percent) detail() string {
	_, isPoint := p.bounds.IsPoint()
	if p.state != percentNumbered || isPoint {
		return p.String()
	}
	var b strings.Builder
	b.WriteString(p.String())
	b.WriteString(", within ")
	b.WriteString(boundsText(p.bounds))
	return b.String()
}
