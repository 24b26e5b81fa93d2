package formula

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Result is what an expression comes to: a value, or a reason why there is
// none; and in either case which items had a value and which were missing. The
// zero Result is that of the zero [Expr].
type Result struct {
	_        [0]func()
	expr     Expr
	strategy Strategy
	n        figure.Number
	v        *figure.Interval // of an evaluation of intervals, where it has bounds
	reason   Reason
	inputs   []input
}

// Value returns the value, exact and unrounded, and false where there is none:
// [Result.Reason] says why. Of an evaluation of intervals it is the one number
// that is possible, and false where there are more.
func (r Result) Value() (figure.Number, bool) {
	switch {
	case r.Reason() != NoReason:
		return figure.Number{}, false
	case r.v != nil:
		return r.v.IsPoint()
	}
	return r.n, true
}

// Bounds returns what the value can be, and false where there is none. Of an
// evaluation of numbers it is the value alone.
func (r Result) Bounds() (figure.Interval, bool) {
	switch {
	case r.Reason() != NoReason:
		return figure.Interval{}, false
	case r.v != nil:
		return *r.v, true
	}
	return figure.Point(r.n), true
}

// Reason says why there is no value.
func (r Result) Reason() Reason {
	if r.expr.IsZero() {
		return NotStated
	}
	return r.reason
}

// Expr returns the expression.
func (r Result) Expr() Expr { return r.expr }

// Strategy returns the strategy that the expression was evaluated by.
func (r Result) Strategy() Strategy { return r.strategy }

// Used returns how many items that were asked for had a value. Each item counts
// once, however often it stands in the expression, and one in a part that was
// not evaluated is not asked for.
func (r Result) Used() int {
	used := 0
	for i := range r.inputs {
		if r.inputs[i].has {
			used++
		}
	}
	return used
}

// Missing returns the names of the items that were asked for and had no value,
// in the order of their first use. Those in null tests are among them.
func (r Result) Missing() []string { return r.names(func(in *input) bool { return !in.has }) }

// CountedAsZero returns the names of the missing items for which a 0 stands in
// the value: those of [Result.Missing] outside of null tests. Where it is not
// empty, a fall of the value may be a gap in the data. It is empty where there
// is no value by the strategy.
func (r Result) CountedAsZero() []string {
	if r.Reason() == MissingItems {
		return nil
	}
	return r.names((*input).isZero)
}

// isZero reports whether a 0 stands for the item where the result is kept.
func (in *input) isZero() bool { return !in.has && in.counted }

func (r Result) names(want func(*input) bool) []string {
	var names []string
	for i := range r.inputs {
		if in := &r.inputs[i]; want(in) {
			names = append(names, in.name)
		}
	}
	return names
}

// skipped reports whether the strategy leaves no value.
func (r Result) skipped() bool {
	counted, missing := 0, 0
	for i := range r.inputs {
		if in := &r.inputs[i]; in.counted {
			counted++
			if !in.has {
				missing++
			}
		}
	}
	switch r.strategy {
	case SkipIfAnyMissing:
		return missing > 0
	case SkipIfAllMissing:
		return counted > 0 && missing == counted
	}
	return false
}

// String says the expression with its result and what was missing:
// "A + C = 45; 1 item used, 1 missing (C) and counted as 0".
func (r Result) String() string {
	text := r.expr.String() + " = " + r.answer() + "; " + plural(r.Used(), "item") + " used"
	return text + gaps(r.Missing(), r.CountedAsZero())
}

// gaps says what was missing.
func gaps(missing, zero []string) string {
	if len(missing) == 0 {
		return ""
	}
	text := fmt.Sprintf(", %d missing (%s)", len(missing), strings.Join(missing, ", "))
	switch {
	case len(zero) == 0:
	case slices.Equal(zero, missing):
		text += " and counted as 0"
	default:
		text += fmt.Sprintf(", of which counted as 0: %s", strings.Join(zero, ", "))
	}
	return text
}

func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// answer returns the value, its bounds or "no value" with the reason.
func (r Result) answer() string {
	if r.Reason() != NoReason {
		return "no value, " + r.Reason().String()
	}
	if r.v != nil {
		return r.v.String()
	}
	return r.n.String()
}

// Trace lists the strategy, the items that went in, those that were missing
// and whether they counted as 0, and the result.
func (r Result) Trace() check.Trace {
	var t check.Trace
	r.trace(&t, "")
	t.Add(check.Result, r.expr.String(), r.answer(), "")
	return t
}

// trace adds what went in; names are put behind prefix.
func (r Result) trace(t *check.Trace, prefix string) {
	t.Add(check.Policy, prefix+"missing items", r.strategy.String(), "")
	for i := range r.inputs {
		switch in := &r.inputs[i]; {
		case in.v != nil:
			t.Add(check.Input, prefix+in.name, in.v.String(), "")
		case in.has:
			t.Add(check.Input, prefix+in.name, in.n.String(), "")
		case in.isZero() && r.Reason() != MissingItems:
			t.Add(check.LeftOut, prefix+in.name, "missing", "counted as 0")
		case in.counted:
			t.Add(check.LeftOut, prefix+in.name, "missing", "")
		default:
			t.Add(check.LeftOut, prefix+in.name, "missing", "asked in a null test")
		}
	}
}

// resultJSON is a result on paper.
type resultJSON struct {
	Expression Expr             `json:"expression,omitzero"`
	Value      string           `json:"value,omitempty"`
	Bounds     *figure.Interval `json:"bounds,omitempty"`
	Reason     Reason           `json:"reason,omitempty"`
	Strategy   Strategy         `json:"strategy"`
	Used       int              `json:"used"`
	Missing    []string         `json:"missing,omitempty"`
	Zero       []string         `json:"counted_as_zero,omitempty"`
}

// MarshalJSON writes {"expression": "A + C", "value": "45", "strategy":
// "skip-if-all-missing", "used": 1, "missing": ["C"], "counted_as_zero":
// ["C"]}; instead of a value there is a reason, or the bounds of an evaluation
// of intervals. A result is not read back: evaluate the expression again.
func (r Result) MarshalJSON() ([]byte, error) {
	out := resultJSON{
		Reason: r.Reason(), Strategy: r.strategy, Used: r.Used(), Missing: r.Missing(), Zero: r.CountedAsZero(),
	}
	if r.expr.Err() == nil {
		out.Expression = r.expr
	}
	if r.Reason() == NoReason {
		if out.Bounds = r.v; r.v == nil {
			out.Value = r.n.String()
		}
	}
	return json.Marshal(out)
}
