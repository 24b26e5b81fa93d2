package indicator

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

// ShareSplit is a whole divided in shares, in percent, as a source states them.
// [claim.Partition] asks the same of figures with place values of their own.
type ShareSplit struct {
	Shares []Part
	// Unit is the unit to which every share is rounded, 0 where none is: 1 for
	// whole percent. Leave it at 0 for hedged figures.
	Unit        figure.Number
	Overlapping bool // one member can be in several groups, so the sum is free
	Partial     bool // only some of the groups are listed
}

// SharesOfWhole is the answer whether the shares of a [ShareSplit] can be those
// of one whole. It repairs nothing.
type SharesOfWhole struct {
	Consistency claim.Consistency
	Sum         figure.Interval // of the known shares, in percent
	Missing     int             // shares without a value
	Why         string          // the reason of the answer

	of        ShareSplit
	n         int // shares that apply
	outside   int // a share beyond 0 to 100, else -1
	tolerance figure.Number
}

// CheckShares answers whether the shares can be those of one whole. Each must
// lie from 0 to 100. Exclusive shares that are all there are must come to 100
// within
//
//	n × u / 2
//
// where n counts the shares, missing ones too, and u is the unit to which they
// are rounded; where some are missing or not listed, the others must not exceed
// that. Overlapping shares may come to anything. Whatever the known shares rule
// out is inconsistent; else it cannot be told while one is missing, or where
// there is none.
func (s ShareSplit) CheckShares() SharesOfWhole {
	r := SharesOfWhole{of: s, outside: -1, Sum: figure.Point(figure.Number{})}
	hundred := figure.Int(100)
	possible := r.Sum // of what each can be from 0 to 100
	whole := betweenEnds(intervalEnd{is: true, closed: true}, intervalEnd{hundred, true, true})
	for i, p := range s.Shares {
		if p.Absence == NotApplicable {
			continue
		}
		r.n++
		if p.isMissing() {
			r.Missing++
			continue
		}
		r.Sum = r.Sum.Add(p.Value)
		if share, ok := p.Value.Intersect(whole); ok {
			possible = possible.Add(share)
		} else if r.outside < 0 {
			r.outside = i
		}
	}
	r.tolerance = halfOfUnits(r.n, s.Unit)
	exceed := possible.Compare(figure.Greater, hundred.Add(r.tolerance)) == check.Met
	short := possible.Compare(figure.Less, hundred.Sub(r.tolerance)) == check.Met
	switch {
	case r.outside >= 0:
		r.Consistency, r.Why = claim.Inconsistent, "a share lies beyond 0 to 100"
	case !s.Overlapping && exceed:
		r.Consistency, r.Why = claim.Inconsistent, "the shares exceed 100"
	case r.n == 0:
		r.Why = "there are no shares"
	case r.Missing > 0:
		r.Why = strconv.Itoa(r.Missing) + " of the shares missing"
	case short && !s.Overlapping && !s.Partial:
		r.Consistency, r.Why = claim.Inconsistent, "the shares fall short of 100"
	case s.Overlapping:
		r.Consistency, r.Why = claim.Consistent, "each share can be one, and the groups overlap"
	default:
		r.Consistency, r.Why = claim.Consistent, "the shares fit 100"
	}
	return r
}

// Tolerance returns how far the sum can be from 100 by rounding alone, and
// false for overlapping shares, whose sum is free.
func (r SharesOfWhole) Tolerance() (figure.Number, bool) { return r.tolerance, !r.of.Overlapping }

// Holds reports whether the shares can be those of one whole.
func (r SharesOfWhole) Holds() bool { return r.Consistency == claim.Consistent }

// String says what the shares come to and the answer: "the shares come to 99
// of 100: consistent".
func (r SharesOfWhole) String() string {
	return fmt.Sprintf("the shares come to %s of 100: %s", tallyText(r.Sum), r.Consistency)
}

// Trace lists the shares, their sum, the tolerance and the answer.
func (r SharesOfWhole) Trace() check.Trace {
	var t check.Trace
	traceParts(&t, r.of.Shares)
	t.Add(check.Policy, "groups", groupWords(r.of.Overlapping, r.of.Partial), "")
	t.Add(check.Compute, "sum of the shares", tallyText(r.Sum), "")
	if !r.of.Overlapping {
		t.Add(check.Rounding, "tolerance", r.tolerance.String(), toleranceWords("shares", r.of.Unit))
	}
	t.Add(check.Result, "shares of one whole", r.Consistency.String(), r.Why)
	return t
}

// Check returns one finding with the code indicator.shares-sum, at the record
// itself: an error where the shares cannot be those of one whole, a note where
// that cannot be told, and a note where they come to 100 within their rounding
// alone. It is nil where they do.
func (r SharesOfWhole) Check() check.Findings {
	f := check.Finding{Code: "indicator.shares-sum", Severity: check.Note}
	sum := tallyText(r.Sum)
	switch {
	case r.outside >= 0:
		p := r.of.Shares[r.outside]
		f.Severity = check.Error
		f.Message = fmt.Sprintf("the share %s is %s %%: want 0 to 100", check.Quote(p.Name), tallyText(p.Value))
	case r.Consistency == claim.Inconsistent:
		f.Severity = check.Error
		f.Message = fmt.Sprintf("the shares come to %s %%: want 100, with a tolerance of %s", sum, r.tolerance)
	case r.Consistency == claim.Undecided:
		f.Message = fmt.Sprintf("whether the shares, which come to %s %%, make up 100 cannot be told: %s", sum, r.Why)
	case !r.of.Partial && !r.of.Overlapping && !r.Sum.Contains(figure.Int(100)):
		f.Message = fmt.Sprintf("the shares come to %s %%: 100 within a rounding of %s alone", sum, r.tolerance)
	default:
		return nil
	}
	f.Values = []check.Value{{Name: "sum", Text: sum}, {Name: "whole", Text: "100"}}
	return check.Findings{f}
}
