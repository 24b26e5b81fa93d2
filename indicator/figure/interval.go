package figure

import (
	"encoding/json"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// Interval is the set of values that a figure leaves possible: all numbers
// between two ends, each of which is closed (itself possible), open (not
// possible) or missing (no bound on that side). An interval is never empty.
//
// The zero value has no bounds: nothing is known.
type Interval struct {
	_      [0]func()
	lo, hi end
}

// end is one end of an interval. The zero end is missing.
type end struct {
	n    Number
	kind endKind
}

type endKind uint8

const (
	missing endKind = iota
	open
	closed
)

// Point returns the interval that holds n alone.
func Point(n Number) Interval { return Interval{lo: end{n, closed}, hi: end{n, closed}} }

// NewInterval returns the interval from lo to hi, with both ends possible. It
// is an error where lo is above hi.
func NewInterval(lo, hi Number) (Interval, error) {
	return Interval{lo: end{lo, closed}, hi: end{hi, closed}}.valid()
}

// Above returns everything above n; n itself is not possible.
func Above(n Number) Interval { return Interval{lo: end{n, open}} }

// From returns n and everything above.
func From(n Number) Interval { return Interval{lo: end{n, closed}} }

// Below returns everything below n; n itself is not possible.
func Below(n Number) Interval { return Interval{hi: end{n, open}} }

// To returns n and everything below.
func To(n Number) Interval { return Interval{hi: end{n, closed}} }

// valid returns v, or an error where v is empty.
func (v Interval) valid() (Interval, error) {
	if v.lo.kind == missing || v.hi.kind == missing {
		return v, nil
	}
	if c := v.lo.n.Cmp(v.hi.n); c > 0 || c == 0 && (v.lo.kind == open || v.hi.kind == open) {
		return Interval{}, fmt.Errorf("figure: interval %s holds no number", v)
	}
	return v, nil
}

// Lo returns the lower end, whether it is itself possible, and whether there
// is one at all.
func (v Interval) Lo() (n Number, isClosed, ok bool) {
	return v.lo.n, v.lo.kind == closed, v.lo.kind != missing
}

// Hi returns the upper end, whether it is itself possible, and whether there
// is one at all.
func (v Interval) Hi() (n Number, isClosed, ok bool) {
	return v.hi.n, v.hi.kind == closed, v.hi.kind != missing
}

// IsPoint returns the one number that v holds, and false where it holds more.
func (v Interval) IsPoint() (Number, bool) {
	if v.lo.kind == closed && v.hi.kind == closed && v.lo.n.Equal(v.hi.n) {
		return v.lo.n, true
	}
	return Number{}, false
}

// IsUnbounded reports whether nothing is known: neither end is there.
func (v Interval) IsUnbounded() bool { return v.lo.kind == missing && v.hi.kind == missing }

// Width returns how far the ends lie apart, and false where one is missing.
func (v Interval) Width() (Number, bool) {
	if v.lo.kind == missing || v.hi.kind == missing {
		return Number{}, false
	}
	return v.hi.n.Sub(v.lo.n), true
}

// Contains reports whether n is possible.
func (v Interval) Contains(n Number) bool {
	if v.lo.kind != missing {
		if c := n.Cmp(v.lo.n); c < 0 || c == 0 && v.lo.kind == open {
			return false
		}
	}
	if v.hi.kind != missing {
		if c := n.Cmp(v.hi.n); c > 0 || c == 0 && v.hi.kind == open {
			return false
		}
	}
	return true
}

// Within reports whether every number of v lies in w.
func (v Interval) Within(w Interval) bool {
	meet, ok := v.Intersect(w)
	return ok && meet.Equal(v)
}

// Intersect returns what both hold, and false where they do not meet.
func (v Interval) Intersect(w Interval) (Interval, bool) {
	out := v
	if tighter(w.lo, v.lo, 1) {
		out.lo = w.lo
	}
	if tighter(w.hi, v.hi, -1) {
		out.hi = w.hi
	}
	out, err := out.valid()
	return out, err == nil
}

// tighter reports whether end a allows less than end b; towards is 1 for
// lower ends, whose bound grows tighter upwards, and -1 for upper ends.
func tighter(a, b end, towards int) bool {
	switch {
	case a.kind == missing:
		return false
	case b.kind == missing:
		return true
	}
	c := a.n.Cmp(b.n) * towards
	return c > 0 || c == 0 && a.kind == open && b.kind == closed
}

// Meets reports whether some number lies in both.
func (v Interval) Meets(w Interval) bool {
	_, ok := v.Intersect(w)
	return ok
}

// Hull returns the smallest interval that holds both.
func (v Interval) Hull(w Interval) Interval {
	out := v
	if tighter(v.lo, w.lo, 1) {
		out.lo = w.lo
	}
	if tighter(v.hi, w.hi, -1) {
		out.hi = w.hi
	}
	return out
}

// Equal reports whether both hold the same numbers.
func (v Interval) Equal(w Interval) bool { return v.lo.equal(w.lo) && v.hi.equal(w.hi) }

func (e end) equal(f end) bool {
	return e.kind == f.kind && (e.kind == missing || e.n.Equal(f.n))
}

// WholeNumbers tightens v to the whole numbers in it: for a count, more than
// 1,700 is at least 1,701. It returns false where v holds no whole number.
func (v Interval) WholeNumbers() (Interval, bool) {
	if v.lo.kind != missing {
		n := wholeNumber(v.lo.n, Ceiling)
		if v.lo.kind == open && n.Equal(v.lo.n) {
			n = n.Add(Int(1))
		}
		v.lo = end{n, closed}
	}
	if v.hi.kind != missing {
		n := wholeNumber(v.hi.n, Floor)
		if v.hi.kind == open && n.Equal(v.hi.n) {
			n = n.Sub(Int(1))
		}
		v.hi = end{n, closed}
	}
	v, err := v.valid()
	return v, err == nil
}

func wholeNumber(n Number, mode Rounding) Number {
	if n.IsInt() {
		return n
	}
	return fromInt(n.coefficient(0, mode))
}

// Outwards returns v with its ends rounded to a number of decimal places,
// away from each other, so that nothing possible is lost: the share between
// 64.70… and 86.66… comes out as 64.7 to 86.7. Ends keep being open or closed.
func (v Interval) Outwards(places int) Interval {
	v.lo.n, v.hi.n = v.lo.n.roundTo(places, Floor), v.hi.n.roundTo(places, Ceiling)
	return v
}

// String returns v in the notation of mathematics, exactly: "[7350000, 8450000]",
// "(1700, ∞)".
func (v Interval) String() string {
	b := make([]byte, 0, 32)
	if v.lo.kind == missing {
		b = append(b, "(-∞"...)
	} else {
		b = v.lo.n.append(append(b, [...]byte{open: '(', closed: '['}[v.lo.kind]))
	}
	b = append(b, ", "...)
	if v.hi.kind == missing {
		return string(append(b, "∞)"...))
	}
	return string(append(v.hi.n.append(b), [...]byte{open: ')', closed: ']'}[v.hi.kind]))
}

// Format prints v in words, its ends rounded outwards to a number of decimal
// places: "64.7–86.7", "more than 1,700", "at most 300", "25". What has no
// bounds at all prints as "not known". An open end that a closed one faces is
// not told apart from a closed one.
func (v Interval) Format(p lang.Printer, places int) string {
	v = v.Outwards(places)
	number := func(n Number) string { return string(appendNumber(nil, p, n, places)) }
	words := wordsOf(p)
	switch {
	case v.IsUnbounded():
		return words.unknown
	case v.hi.kind == missing:
		word := words.hedges[AtLeast]
		if v.lo.kind == open {
			word = words.hedges[MoreThan]
		}
		return word + " " + number(v.lo.n)
	case v.lo.kind == missing:
		word := words.atMost
		if v.hi.kind == open {
			word = words.hedges[LessThan]
		}
		return word + " " + number(v.hi.n)
	}
	lo, hi := number(v.lo.n), number(v.hi.n)
	if lo == hi {
		return lo
	}
	return p.Range(lo, hi)
}

type intervalJSON struct {
	Lo       *Number `json:"lo"`
	LoClosed bool    `json:"lo_closed"`
	Hi       *Number `json:"hi"`
	HiClosed bool    `json:"hi_closed"`
}

// MarshalJSON writes {"lo": "7350000", "lo_closed": true, "hi": null,
// "hi_closed": false}; null is a missing end.
func (v Interval) MarshalJSON() ([]byte, error) {
	var out intervalJSON
	if v.lo.kind != missing {
		out.Lo, out.LoClosed = &v.lo.n, v.lo.kind == closed
	}
	if v.hi.kind != missing {
		out.Hi, out.HiClosed = &v.hi.n, v.hi.kind == closed
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON writes; an end that is left out is
// missing, and null has no bounds. An interval that holds no number, and a
// missing end that is called closed, are errors.
func (v *Interval) UnmarshalJSON(data []byte) error {
	var in intervalJSON
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("figure: interval: %w", err)
	}
	if in.Lo == nil && in.LoClosed || in.Hi == nil && in.HiClosed {
		return fmt.Errorf("figure: interval %s: an end that is missing cannot be closed", check.Quote(string(data)))
	}
	w, err := Interval{lo: newEnd(in.Lo, in.LoClosed), hi: newEnd(in.Hi, in.HiClosed)}.valid()
	if err != nil {
		return err
	}
	*v = w
	return nil
}

func newEnd(n *Number, isClosed bool) end {
	switch {
	case n == nil:
		return end{}
	case isClosed:
		return end{*n, closed}
	}
	return end{*n, open}
}
