package claim

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Quotient is a ratio, a share or a progress computed from reported figures.
type Quotient struct {
	// Bounds is what the quotient can be. It has no bounds where Undefined
	// says why there is none.
	Bounds figure.Interval
	// Undefined is the reason why there is no quotient: "division by zero". It
	// is "" where there is one.
	Undefined string
	// Face is the quotient of the face values; nil where a figure has none or
	// the quotient is undefined.
	Face *figure.Number

	kind  quotientKind
	scale figure.Number
	in    []figure.Figure // in the order of the kind's labels
}

// quotientKind says what the figures of a quotient are.
type quotientKind uint8

const (
	ratio      quotientKind = iota // numerator, denominator
	share                          // part, whole
	shareOfSum                     // part, others
	progress                       // baseline, target, actual
	shareMet                       // how many verdicts are met, open, in all
)

// Ratio divides one figure by another and multiplies by scale: 1 for a plain
// ratio, 100 for percent, 1,000 for per mille. The two may have different units:
// money per person. A bound that holds is kept: over "up to 500 grants" there
// is a lower bound and no upper one. It is undefined where the denominator is
// 0, lies on both sides of it, or is not stated.
func Ratio(numerator, denominator figure.Quantity, scale figure.Number) Quotient {
	return divide(ratio, numerator, denominator, scale)
}

// Share returns a part as a percentage of the whole: the government's 1.9
// million of 8 million is between 21.76 and 26 %. It is undefined as [Ratio]
// is. An error matches [ErrUnits].
func Share(part, whole figure.Quantity) (Quotient, error) {
	if _, err := commonUnit(figureOf(part), figureOf(whole)); err != nil {
		return Quotient{}, err
	}
	return divide(share, part, whole, figure.Int(100)), nil
}

func divide(kind quotientKind, numerator, denominator figure.Quantity, scale figure.Number) Quotient {
	q := Quotient{kind: kind, scale: scale, in: figuresOf(numerator, denominator)}
	n, d := q.in[0], q.in[1]
	bounds, err := n.Bounds().Quo(d.Bounds())
	if err != nil {
		return q.undefined(err)
	}
	q.Bounds = bounds.Scale(scale)
	a, okA := n.Value()
	b, okB := d.Value()
	if okA && okB {
		q.Face = faceQuotient(a, b, scale)
	}
	return q
}

// faceQuotient returns a / b × scale, and nil where b is 0.
func faceQuotient(a, b, scale figure.Number) *figure.Number {
	q, ok := a.Quo(b)
	if !ok {
		return nil
	}
	q = q.Mul(scale)
	return &q
}

// ShareOfSum returns a part as a percentage of the sum of itself and others:
// co-financing of 2 million beside grants of 3 million is between 30 and 50 %
// of the investment. It is 100 / (1 + others/part), in which each figure stands
// once, and so narrower than [Share] of a sum. It is undefined where the sum is
// 0 or lies on both sides of it, or a figure is not stated. An error matches
// [ErrUnits].
func ShareOfSum(part figure.Quantity, others ...figure.Quantity) (Quotient, error) {
	q := Quotient{kind: shareOfSum, scale: figure.Int(100), in: figuresWith(part, others)}
	if _, err := commonUnit(q.in...); err != nil {
		return Quotient{}, err
	}
	face, hasFace := q.in[0].Value()
	rest, sum := figure.Point(figure.Int(0)), face
	for _, f := range q.in[1:] {
		v, ok := f.Value()
		rest, sum, hasFace = rest.Add(f.Bounds()), sum.Add(v), hasFace && ok
	}
	bounds, err := partOfSum(q.in[0].Bounds(), rest)
	if err != nil {
		return q.undefined(err), nil
	}
	q.Bounds = bounds.Scale(q.scale)
	if hasFace {
		q.Face = faceQuotient(face, sum, q.scale)
	}
	return q, nil
}

// partOfSum returns part / (part + rest), each used once: 1 / (1 + rest/part).
// Where part can be 0, that leaves out the share of 0 that a part of 0 has. A
// part that lies on both sides of 0, or is 0, needs the other form.
func partOfSum(part, rest figure.Interval) (figure.Interval, error) {
	zero, one := figure.Point(figure.Int(0)), figure.Point(figure.Int(1))
	if beside, err := rest.Quo(part); err == nil {
		v, err := one.Quo(one.Add(beside))
		if part.Meets(zero) && !rest.Equal(zero) {
			v = v.Hull(zero)
		}
		return v, err
	}
	beside, err := part.Quo(rest) // the share of the rest is 1 / (1 + part/rest)
	if err == nil {
		beside, err = one.Quo(one.Add(beside))
	}
	return one.Sub(beside), err
}

// ShareMet returns which percentage of verdicts is met, as an interval: those
// that cannot be told may be met or not. 3 met, 1 not met and 2 that cannot be
// told are between 50 and 83.33 %. Of no verdicts the share is undefined.
func ShareMet(verdicts ...check.Verdict) Quotient {
	var met, open int64
	for _, v := range verdicts {
		switch v {
		case check.Met:
			met++
		case check.NotMet:
		default:
			open++
		}
	}
	all := int64(len(verdicts))
	q := Quotient{kind: shareMet, scale: figure.Int(100), in: []figure.Figure{
		figure.Count(met, "met"), figure.Count(open, "open"), figure.Count(all, "verdicts"),
	}}
	bounds, err := between(met, met+open).Quo(figure.Point(figure.Int(all)))
	if err != nil {
		return q.undefined(err)
	}
	q.Bounds = bounds.Scale(q.scale)
	if open == 0 {
		q.Face = faceQuotient(figure.Int(met), figure.Int(all), q.scale)
	}
	return q
}

// undefined says why there is no quotient: a figure that is not stated, or
// what err says of the division.
func (q Quotient) undefined(err error) Quotient {
	q.Undefined = err.Error()
	if undefined := (*figure.UndefinedError)(nil); errors.As(err, &undefined) {
		q.Undefined = undefined.Reason
	}
	for i, f := range q.in {
		if f.IsZero() {
			q.Undefined = "the " + q.label(i) + " is not stated"
			break
		}
	}
	return q
}

// label returns what figure i is.
func (q Quotient) label(i int) string {
	switch q.kind {
	case share:
		return [...]string{"part", "whole"}[i]
	case shareOfSum:
		return [...]string{"part", "other"}[min(i, 1)]
	case progress:
		return [...]string{"baseline", "target", "actual"}[i]
	case shareMet:
		return [...]string{"met", "cannot tell", "verdicts"}[i]
	}
	return [...]string{"numerator", "denominator"}[i]
}

// formula returns the arithmetic with the figures in it.
func (q Quotient) formula() string {
	if len(q.in) == 0 {
		return "nothing"
	}
	text := ""
	switch q.kind {
	case shareOfSum:
		text = fmt.Sprintf("%s / (%s)", name(q.in[0]), names(" + ", q.in))
	case progress:
		b, t, a := name(q.in[0]), name(q.in[1]), name(q.in[2])
		text = fmt.Sprintf("(%s - %s) / (%s - %s)", a, b, t, b)
	case shareMet:
		text = fmt.Sprintf("%s and %s of %s", q.in[0], q.in[1], q.in[2])
	default:
		text = name(q.in[0]) + " / " + name(q.in[1])
	}
	if !q.scale.Equal(figure.Int(1)) {
		text += " × " + q.scale.String()
	}
	return text
}

// Against answers whether a stated figure can be this quotient: 29 of 232
// million migrants is between 12.26 and 12.74 %, so the "12 %" printed beside
// it is consistent. An undefined quotient is undecided.
func (q Quotient) Against(stated figure.Quantity) Agreement {
	a := Agreement{Computed: q, Stated: figureOf(stated)}
	if q.Undefined == "" {
		a.Consistency = consistent(q.Bounds.Meets(a.Stated.Bounds()))
	}
	return a
}

// Holds reports whether the quotient exists and has a bound on one side at
// least.
func (q Quotient) Holds() bool { return q.Undefined == "" && !q.Bounds.IsUnbounded() }

// String says the quotient with its arithmetic: "USD 1 million / USD 8 million
// × 100 = [5.882352, 20]", its ends rounded outwards.
func (q Quotient) String() string {
	if q.Undefined != "" {
		return q.formula() + ": undefined, " + q.Undefined
	}
	return q.formula() + " = " + q.Bounds.Outwards(shownPlaces).String()
}

// shownPlaces is to how many decimal places sentences give the ends of
// quotients, rounded outwards; the fields have them exactly.
const shownPlaces = 6

// Trace lists the figures, the quotient and its face value.
func (q Quotient) Trace() check.Trace {
	var t check.Trace
	for i, f := range q.in {
		inputs(&t, q.label(i), f)
	}
	if q.Undefined != "" {
		t.Add(check.Result, q.formula(), "undefined", q.Undefined)
		return t
	}
	if q.Face != nil {
		t.Add(check.Compute, "at face value", decimalText(*q.Face), "")
	}
	t.Add(check.Result, q.formula(), q.Bounds.Outwards(shownPlaces).String(), "ends rounded outwards")
	return t
}

// decimalText returns n as a decimal, cut to a readable length.
func decimalText(n figure.Number) string {
	if d, ok := n.Decimal(); ok && d.Exponent() >= -shownPlaces {
		return n.String()
	}
	return "≈ " + n.Round(shownPlaces, figure.HalfEven).String()
}

// Agreement compares a quotient with the figure that was stated for it.
type Agreement struct {
	Computed    Quotient
	Stated      figure.Figure
	Consistency Consistency
}

// Holds reports whether the two are consistent.
func (a Agreement) Holds() bool { return a.Consistency == Consistent }

// String says both and whether they can be the same.
func (a Agreement) String() string {
	return fmt.Sprintf("%s against %s = %s: %s", a.Computed, name(a.Stated), a.Stated.Bounds(), a.Consistency)
}

// Trace lists the quotient's steps and the comparison.
func (a Agreement) Trace() check.Trace {
	t := a.Computed.Trace()
	inputs(&t, "stated", a.Stated)
	t.Add(check.Result, "computed against stated", a.Consistency.String(), "consistent where the intervals meet")
	return t
}
