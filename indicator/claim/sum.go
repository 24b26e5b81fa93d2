package claim

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Reconciliation compares a total with the sum of its parts.
type Reconciliation struct {
	Unit string // "" where none is stated

	Total figure.Interval   // as reported
	Parts []figure.Interval // as reported
	Sum   figure.Interval   // of the parts

	// Consistency is consistent where Sum and Total meet.
	Consistency Consistency
	// Remainder is what the total leaves beside the parts: Total - Sum.
	Remainder figure.Interval
	// NarrowedTotal is what the total can be, given the parts, and
	// NarrowedParts what each part can be, given the total and the others, if
	// the parts are all there are. They are there where the figures are
	// consistent.
	NarrowedTotal figure.Interval
	NarrowedParts []figure.Interval

	// Strengths compare the face values; nil where a figure has none.
	Strengths *Strengths

	total figure.Figure
	parts []figure.Figure
}

// Strengths are four separate answers to whether the face values of a sum and
// its total agree, each by the place values printed and whatever the hedges;
// none follows the bounds, and none replaces [Reconciliation.Consistency].
// "USD 8 million" against 6 and 1.9 is not exact, rounds to the total, and lies
// within both tolerances; 8.0 against 6.0 and 1.9 only within the interval.
type Strengths struct {
	Difference     figure.Number // total - sum
	Exact          bool          // the difference is 0
	RoundsToTotal  bool          // the sum, rounded half up to the total's place value, is the total
	WithinCoarsest bool          // the difference is at most half the largest place value
	WithinInterval bool          // the difference is at most half of all place values together

	ToleranceCoarsest figure.Number // half the largest place value
	ToleranceInterval figure.Number // half of all place values together
}

// Sum reconciles a reported total with its reported parts: do they add up at
// the precision in which each is stated, what remainder is possible, and how
// far does each narrow the others? An error matches [ErrUnits].
func Sum(total figure.Quantity, parts ...figure.Quantity) (Reconciliation, error) {
	all := figuresWith(total, parts)
	unit, err := commonUnit(all...)
	if err != nil {
		return Reconciliation{}, err
	}
	bounds := make([]figure.Interval, len(parts))
	for i, p := range all[1:] {
		bounds[i] = p.Bounds()
	}
	r := reconcile(all[0].Bounds(), bounds)
	r.Unit, r.total, r.parts = unit, all[0], all[1:]
	r.Strengths = strengths(r.total, r.parts)
	return r, nil
}

// SumOfBounds is [Sum] for intervals that no figure was reported for. It has
// no strengths, which are about face values.
func SumOfBounds(total figure.Interval, parts ...figure.Interval) Reconciliation {
	return reconcile(total, slices.Clone(parts))
}

// reconcile takes parts over.
func reconcile(total figure.Interval, parts []figure.Interval) Reconciliation {
	sum, others := sums(parts)
	r := Reconciliation{Total: total, Parts: parts, Sum: sum, Remainder: total.Sub(sum)}
	narrowed, meet := total.Intersect(sum)
	r.Consistency = consistent(meet)
	if !meet {
		return r
	}
	r.NarrowedTotal, r.NarrowedParts = narrowed, others
	for i, p := range parts {
		// They meet, since sum and total do.
		r.NarrowedParts[i], _ = p.Intersect(total.Sub(others[i]))
	}
	return r
}

// sums returns the sum of all intervals and, for each, the sum of all others:
// of those on its left and of those on its right, in 3n additions.
func sums(parts []figure.Interval) (all figure.Interval, others []figure.Interval) {
	others = make([]figure.Interval, len(parts))
	all = figure.Point(figure.Int(0))
	right := all
	for i, p := range parts {
		others[i] = all
		all = all.Add(p)
	}
	for i, p := range slices.Backward(parts) {
		others[i] = others[i].Add(right)
		right = right.Add(p)
	}
	return all, others
}

// strengths returns nil where a figure has no face value.
func strengths(total figure.Figure, parts []figure.Figure) *Strengths {
	face, ok := total.Value()
	place, _ := total.PlaceValue()
	sum, coarsest, places := figure.Int(0), place, place
	for _, p := range parts {
		v, hasValue := p.Value()
		u, _ := p.PlaceValue()
		ok = ok && hasValue
		sum, places = sum.Add(v), places.Add(u)
		if u.Cmp(coarsest) > 0 {
			coarsest = u
		}
	}
	if !ok {
		return nil
	}
	s := &Strengths{
		Difference:        face.Sub(sum),
		ToleranceCoarsest: half(coarsest),
		ToleranceInterval: half(places),
	}
	gap := magnitude(s.Difference)
	s.Exact = gap.Sign() == 0
	s.RoundsToTotal = roundsTo(sum, face, place)
	s.WithinCoarsest = gap.Cmp(s.ToleranceCoarsest) <= 0
	s.WithinInterval = gap.Cmp(s.ToleranceInterval) <= 0
	return s
}

// roundsTo reports whether n, rounded half up at a place value, is m.
func roundsTo(n, m, place figure.Number) bool {
	if units, ok := m.Quo(place); !ok || !units.IsInt() {
		return false // not printed at that place: a third
	}
	switch magnitude(m.Sub(n)).Cmp(half(place)) {
	case -1:
		return true
	case 0: // a tie goes away from zero
		return magnitude(m).Cmp(magnitude(n)) > 0
	}
	return false
}

// half returns n / 2.
func half(n figure.Number) figure.Number {
	h, _ := n.Quo(figure.Int(2))
	return h
}

// magnitude returns n without its sign.
func magnitude(n figure.Number) figure.Number {
	if n.Sign() < 0 {
		return n.Neg()
	}
	return n
}

// Holds reports whether the parts and the total are consistent, and both have
// bounds: a total that is not stated, or "about" so much without a margin, fits
// anything, and an assertion must not pass by it.
func (r Reconciliation) Holds() bool {
	return r.Consistency == Consistent && !r.Total.IsUnbounded() && !r.Sum.IsUnbounded()
}

// isReported reports whether the figures are there, and not their bounds alone.
func (r Reconciliation) isReported() bool { return r.parts != nil }

// String says whether the parts can make up the total: "USD 6 million + USD
// 1.9 million = [7350000, 8450000] against USD 8 million = [7500000, 8500000]:
// consistent".
func (r Reconciliation) String() string {
	parts, total := join(" + ", r.Parts), r.Total.String()
	if r.isReported() {
		parts, total = names(" + ", r.parts), name(r.total)+" = "+total
	}
	if parts == "" {
		parts = "no parts"
	}
	return fmt.Sprintf("%s = %s against %s: %s", parts, r.Sum, total, r.Consistency)
}

// Trace lists the total, the parts, their sum, the remainder, the narrowed
// figures and the strengths.
func (r Reconciliation) Trace() check.Trace {
	var t check.Trace
	if r.isReported() {
		inputs(&t, "total", r.total)
		inputs(&t, "part", r.parts...)
	} else {
		t.Add(check.Input, "total", r.Total.String(), "")
		for i, p := range r.Parts {
			t.Add(check.Input, fmt.Sprintf("part %d", i+1), p.String(), "")
		}
	}
	t.Add(check.Compute, "sum of the parts", r.Sum.String(), "ends add")
	t.Add(check.Compute, "remainder", r.Remainder.String(), "total - sum")
	if r.Consistency == Consistent {
		t.Add(check.Compute, "total, narrowed", r.NarrowedTotal.String(), "what total and sum share")
		for i, p := range r.NarrowedParts {
			t.Add(check.Compute, fmt.Sprintf("part %d, narrowed", i+1), p.String(), "what the total and the other parts leave")
		}
	}
	if s := r.Strengths; s != nil {
		t.Add(check.Compute, "at face value", s.String(), "")
	}
	t.Add(check.Result, "sum against total", r.Consistency.String(), "consistent where the intervals meet; that proves no equality")
	return t
}

// String names the strengths that hold: "differs by 100000: rounds to the
// total, within half the coarsest place (500000), within all half places
// (1050000)".
func (s Strengths) String() string {
	if s.Exact {
		return "exact"
	}
	text := "differs by " + s.Difference.String() + ":"
	for _, part := range []struct {
		holds bool
		words string
	}{
		{s.RoundsToTotal, "the sum rounds to the total"},
		{s.WithinCoarsest, "within half the coarsest place (" + s.ToleranceCoarsest.String() + ")"},
		{s.WithinInterval, "within all half places together (" + s.ToleranceInterval.String() + ")"},
	} {
		if part.holds {
			if text[len(text)-1] != ':' {
				text += ","
			}
			text += " " + part.words
		}
	}
	if text[len(text)-1] == ':' {
		text += " no strength holds"
	}
	return text
}
