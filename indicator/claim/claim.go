package claim

import (
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Answer is what every claim comes to.
type Answer interface {
	// Holds reports whether the claim stands: the verdict is met, or the
	// figures are consistent. What cannot be told does not stand.
	Holds() bool
	// String says the answer with its arithmetic in one sentence.
	String() string
	// Trace lists the figures that went in, what was computed and what came
	// out. It is made when it is asked for.
	Trace() check.Trace
}

// TB is the part of [testing.TB] that [Assert] needs.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
}

// Assert reports an error on t, with the whole arithmetic, where the claim does
// not stand, and returns whether it does. A claim that could not be made
// (err is not nil) does not stand either, so that the call of a claim fits in:
//
//	sum, err := claim.Sum(total, parts...)
//	claim.Assert(t, sum, err)
func Assert(t TB, a Answer, err error) bool {
	t.Helper()
	switch {
	case err != nil:
		t.Errorf("the claim could not be made: %v", err)
	case a == nil:
		t.Errorf("the claim could not be made: no answer")
	case !a.Holds():
		t.Errorf("the claim does not stand: %s\n%s", a, a.Trace())
	default:
		return true
	}
	return false
}

// Consistency is the answer of a reconciliation. The zero value is
// [Undecided].
type Consistency uint8

// The answers.
const (
	Undecided    Consistency = iota // the figures do not decide
	Consistent                      // some values that the figures allow fit
	Inconsistent                    // none does
)

var consistencies = check.Enum[Consistency]{What: "claim: consistency", Names: []string{
	Undecided: "cannot-tell", Consistent: "consistent", Inconsistent: "inconsistent",
}}

// consistent returns Consistent where ok is true, else Inconsistent.
func consistent(ok bool) Consistency {
	if ok {
		return Consistent
	}
	return Inconsistent
}

// String returns "consistent", "inconsistent" or "cannot tell".
func (c Consistency) String() string {
	switch c {
	case Consistent, Inconsistent:
		return consistencies.String(c)
	}
	return "cannot tell"
}

// MarshalText returns "consistent", "inconsistent" or "cannot-tell".
func (c Consistency) MarshalText() ([]byte, error) { return consistencies.Marshal(c) }

// UnmarshalText reads what [Consistency.MarshalText] writes.
func (c *Consistency) UnmarshalText(text []byte) error { return consistencies.Unmarshal(c, text) }

// ErrUnits matches every [*UnitError].
var ErrUnits = errors.New("claim: units differ")

// UnitError tells which two units met.
type UnitError struct{ Left, Right string }

// Error names both units.
func (e *UnitError) Error() string {
	return fmt.Sprintf("%v: %s and %s", ErrUnits, check.Quote(e.Left), check.Quote(e.Right))
}

// Is reports whether target is ErrUnits.
func (e *UnitError) Is(target error) bool { return target == ErrUnits }

// commonUnit returns the one unit of all figures that state one.
func commonUnit(figures ...figure.Figure) (string, error) {
	unit := ""
	for _, f := range figures {
		switch u := f.Unit(); {
		case u == "" || u == unit:
		case unit == "":
			unit = u
		default:
			return "", &UnitError{Left: unit, Right: u}
		}
	}
	return unit, nil
}

// figureOf returns the figure of q, which is not stated where q is nil.
func figureOf(q figure.Quantity) figure.Figure {
	if q == nil {
		return figure.Figure{}
	}
	return q.Figure()
}

// figuresOf returns the figures of quantities.
func figuresOf(quantities ...figure.Quantity) []figure.Figure {
	figures := make([]figure.Figure, len(quantities))
	for i, q := range quantities {
		figures[i] = figureOf(q)
	}
	return figures
}

// figuresWith returns the figures of one quantity and those behind it.
func figuresWith(first figure.Quantity, rest []figure.Quantity) []figure.Figure {
	figures := make([]figure.Figure, 1, 1+len(rest))
	figures[0] = figureOf(first)
	for _, q := range rest {
		figures = append(figures, figureOf(q))
	}
	return figures
}

// between returns the interval from a to b, for a not above b.
func between(a, b int64) figure.Interval {
	v, _ := figure.NewInterval(figure.Int(a), figure.Int(b))
	return v
}

// name returns f as it was reported, for sentences and traces.
func name(f figure.Figure) string {
	if f.IsZero() {
		return "not stated"
	}
	return f.String()
}

// names returns the names of figures with a separator between them.
func names(sep string, figures []figure.Figure) string {
	texts := make([]string, len(figures))
	for i, f := range figures {
		texts[i] = name(f)
	}
	return strings.Join(texts, sep)
}

// inputs adds figures to a trace, with their bounds and the policy they are
// read under.
func inputs(t *check.Trace, what string, figures ...figure.Figure) {
	for i, f := range figures {
		label := what
		if len(figures) > 1 {
			label = fmt.Sprintf("%s %d", what, i+1)
		}
		t.Add(check.Input, label, name(f)+" = "+f.Bounds().String(), sourceOf(f))
		if p := f.Policy(); !p.IsZero() {
			t.Add(check.Policy, label, p.String(), "")
		}
	}
}

// sourceOf returns where f was published, "" where that is not stated.
func sourceOf(f figure.Figure) string {
	s, _ := f.Source()
	return s.String()
}

// join returns the texts with a separator between them.
func join[T fmt.Stringer](sep string, values []T) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = v.String()
	}
	return strings.Join(texts, sep)
}

// withUnit returns text with its unit: a currency in front, others behind.
func withUnit(text, unit string) string {
	switch {
	case unit == "":
		return text
	case figure.IsCurrencyCode(unit):
		return unit + " " + text
	}
	return text + " " + unit
}
