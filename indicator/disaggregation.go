package indicator

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

// Part is one group of a disaggregation: women, an age group, those of unknown
// sex. A group of its own for the unknown is a part like any other.
type Part struct {
	Name string
	// Value is the group's figure, an interval where it is hedged. Without
	// bounds nothing is known of it, which counts as missing.
	Value figure.Interval
	// Absence says why there is no value. A part that is not applicable can have
	// none and is left out; for any other reason it is missing.
	Absence Absence
}

// PartOf returns a part with what a figure leaves possible; it is missing where
// the figure is not stated.
func PartOf(name string, q figure.Quantity) Part {
	i := ItemOf(q)
	return Part{Name: name, Value: i.Value, Absence: i.Absence}
}

// Disaggregation is a total beside its groups, as a source states them. Its
// fields say what kind of groups they are; the zero value of each is the usual
// one: every member of the total is in one group, all groups are listed, and no
// figure is rounded.
type Disaggregation struct {
	Total figure.Interval // without bounds it is not stated
	Parts []Part
	// Unit is the unit to which every figure is rounded, 0 where none is: 0.1
	// for figures printed to one decimal. Leave it at 0 for hedged figures,
	// whose bounds hold their rounding already.
	Unit figure.Number
	// Overlapping says that one member can be in several groups, such as
	// disabled persons and Roma.
	Overlapping bool
	// Partial says that only some of the groups are listed.
	Partial bool
	// Signed says that parts may be negative, such as net migration. Else a part
	// that is missing or not listed is taken to be 0 at least.
	Signed bool
}

// PartsAgainstTotal is the answer whether the parts of a [Disaggregation] can
// make up its total. It repairs nothing.
type PartsAgainstTotal struct {
	Consistency claim.Consistency
	Sum         figure.Interval // of the known parts
	// Difference is the total minus the known parts. It has no bounds where the
	// total is not stated.
	Difference figure.Interval
	// Tolerance is how far total and sum can be apart by rounding alone.
	Tolerance figure.Number
	Missing   int    // parts without a value
	Why       string // the reason of the answer

	of   Disaggregation
	part int // that exceeds the total of overlapping parts, else -1
}

// CheckTotal answers whether the parts can make up the total. With n parts, all
// figures rounded to the unit u, the tolerance is
//
//	(n + 1) × u / 2
//
// where n counts missing parts too, and 0 without a unit. Then
//
//   - exclusive parts that are all there are must come to the total;
//   - where some are missing or not listed, the others must not exceed it;
//   - overlapping parts must each not exceed the total and, if they are all
//     there are, come to the total at least.
//
// Whatever the known figures rule out is inconsistent; else it cannot be told
// while a part is missing, the total is not stated, or there is no part. Of
// hedged figures everything they allow is tried: consistent means that they can
// meet.
func (d Disaggregation) CheckTotal() PartsAgainstTotal {
	r := PartsAgainstTotal{of: d, part: -1, Sum: figure.Point(figure.Number{})}
	n := 0
	for _, p := range d.Parts {
		if p.Absence == NotApplicable {
			continue
		}
		n++
		if p.isMissing() {
			r.Missing++
		} else {
			r.Sum = r.Sum.Add(p.Value)
		}
	}
	r.Tolerance = halfOfUnits(n+1, d.Unit)
	if d.Total.IsUnbounded() {
		r.Why = "the total is not stated"
		return r
	}
	r.Difference = d.Total.Sub(r.Sum)
	if n == 0 {
		r.Why = "there are no parts"
		return r
	}
	r.decide()
	return r
}

// decide compares the difference with the tolerance.
func (r *PartsAgainstTotal) decide() {
	all := r.Missing == 0 && !r.of.Partial
	below := r.Difference.Compare(figure.Less, r.Tolerance.Neg()) == check.Met // the sum is above the total
	above := r.Difference.Compare(figure.Greater, r.Tolerance) == check.Met    // and here below
	switch {
	case r.of.Overlapping && !r.of.Signed && r.findGreater():
		r.Consistency, r.Why = claim.Inconsistent, "a part exceeds the total"
	case !r.of.Overlapping && below && (all || !r.of.Signed):
		r.Consistency, r.Why = claim.Inconsistent, "the parts exceed the total"
	case above && all && !(r.of.Overlapping && r.of.Signed):
		r.Consistency, r.Why = claim.Inconsistent, "the parts fall short of the total"
	case r.Missing > 0:
		r.Why = strconv.Itoa(r.Missing) + " of the parts missing"
	case r.of.Signed && (r.of.Overlapping || r.of.Partial):
		r.Why = "parts that may be negative can have any total, unless they are exclusive and all listed"
	default:
		r.Consistency, r.Why = claim.Consistent, "the parts fit the total"
	}
}

// findGreater reports whether a part exceeds the total, by more than two
// roundings, and keeps which.
func (r *PartsAgainstTotal) findGreater() bool {
	limit := halfOfUnits(2, r.of.Unit)
	for i, p := range r.of.Parts {
		if p.Absence != NotApplicable && !p.isMissing() &&
			p.Value.Sub(r.of.Total).Compare(figure.Greater, limit) == check.Met {
			r.part = i
			return true
		}
	}
	return false
}

func (p Part) isMissing() bool { return p.Absence != Present || p.Value.IsUnbounded() }

// halfOfUnits returns n × unit / 2, and 0 where there is no unit.
func halfOfUnits(n int, unit figure.Number) figure.Number {
	if unit.Sign() <= 0 {
		return figure.Number{}
	}
	return unit.Mul(figure.Int(int64(n))).Mul(oneHalf)
}

// Holds reports whether the parts can make up the total; with it, the answer
// meets [claim.Assert].
func (r PartsAgainstTotal) Holds() bool { return r.Consistency == claim.Consistent }

// String says what was compared, with both numbers: "the parts come to 7.9
// against a total of 8: consistent".
func (r PartsAgainstTotal) String() string {
	return fmt.Sprintf("the parts come to %s against a total of %s: %s", tallyText(r.Sum), tallyText(r.of.Total), r.Consistency)
}

// Trace lists total and parts, their sum, the difference, the tolerance and the
// answer.
func (r PartsAgainstTotal) Trace() check.Trace {
	var t check.Trace
	if r.of.Total.IsUnbounded() {
		t.Add(check.LeftOut, "total", "", "not stated")
	} else {
		t.Add(check.Input, "total", tallyText(r.of.Total), "")
	}
	traceParts(&t, r.of.Parts)
	t.Add(check.Policy, "groups", groupWords(r.of.Overlapping, r.of.Partial), "")
	t.Add(check.Compute, "sum of the parts", tallyText(r.Sum), "")
	if !r.of.Total.IsUnbounded() {
		t.Add(check.Compute, "difference", tallyText(r.Difference), "total - sum")
	}
	t.Add(check.Rounding, "tolerance", r.Tolerance.String(), toleranceWords("(parts + 1)", r.of.Unit))
	t.Add(check.Result, "parts against total", r.Consistency.String(), r.Why)
	return t
}

func traceParts(t *check.Trace, parts []Part) {
	for _, p := range parts {
		switch {
		case p.Absence != Present:
			t.Add(check.LeftOut, p.Name, "", p.Absence.String())
		case p.Value.IsUnbounded():
			t.Add(check.LeftOut, p.Name, "", "without bounds")
		default:
			t.Add(check.Input, p.Name, tallyText(p.Value), "")
		}
	}
}

func groupWords(overlapping, partial bool) string {
	text := "exclusive"
	if overlapping {
		text = "overlapping"
	}
	if partial {
		return text + ", some of them listed"
	}
	return text + ", all of them listed"
}

func toleranceWords(n string, unit figure.Number) string {
	if unit.Sign() <= 0 {
		return "not rounded"
	}
	return n + " × " + unit.String() + " / 2"
}

// Check returns one finding with the code indicator.parts-total, at the record
// itself: an error where the parts contradict the total, a note where that
// cannot be told, and a note where they meet within their rounding alone. It is
// nil where they meet.
func (r PartsAgainstTotal) Check() check.Findings {
	f := check.Finding{Code: "indicator.parts-total", Severity: check.Note}
	switch {
	case r.part >= 0:
		p := r.of.Parts[r.part]
		f.Severity = check.Error
		f.Message = fmt.Sprintf("the part %s of %s exceeds the total of %s", check.Quote(p.Name), tallyText(p.Value), tallyText(r.of.Total))
	case r.Consistency == claim.Inconsistent:
		f.Severity = check.Error
		f.Message = fmt.Sprintf("the parts come to %s, the total is %s: a difference of %s, with a tolerance of %s",
			tallyText(r.Sum), tallyText(r.of.Total), tallyText(r.Difference), r.Tolerance)
	case r.Consistency == claim.Undecided:
		total := "the total"
		if !r.of.Total.IsUnbounded() {
			total += " of " + tallyText(r.of.Total)
		}
		f.Message = fmt.Sprintf("whether the parts, which come to %s, make up %s cannot be told: %s", tallyText(r.Sum), total, r.Why)
	case !r.of.Partial && !r.of.Overlapping && !r.Difference.Contains(figure.Number{}):
		f.Message = fmt.Sprintf("the parts come to %s and the total is %s: they meet within a rounding of %s alone",
			tallyText(r.Sum), tallyText(r.of.Total), r.Tolerance)
	default:
		return nil
	}
	f.Values = []check.Value{{Name: "sum", Text: tallyText(r.Sum)}, {Name: "total", Text: tallyText(r.of.Total)}}
	if r.of.Total.IsUnbounded() {
		f.Values = f.Values[:1]
	}
	return check.Findings{f}
}
