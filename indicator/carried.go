package indicator

import (
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// CarriedTotals adds up running totals that several contributors report, each in
// a series of its own: in each of the periods the newest total of each
// contributor up to it counts, carried forward where it has not reported for the
// period itself. A contributor that has not reported yet adds nothing; where none
// has, the total is not reported, and not 0. A reported 0 is a value, and stands
// in place of what was before.
//
// A total that is withheld, in conflict or otherwise absent for a reason is not
// passed over: the sum is absent for that reason. Whoever has values of their
// period adds them up first, with [Series.Cumulative].
func CarriedTotals(periods []period.Span, contributors ...Series) []Value {
	out := make([]Value, len(periods))
	for i, p := range periods {
		out[i] = carriedTotal(p, contributors)
	}
	return out
}

// carriedTotal returns the total up to the end of a period.
func carriedTotal(p period.Span, contributors []Series) Value {
	var sum figure.Interval
	n := 0
	var only Value
	for _, s := range contributors {
		last := AbsentValue(NotReported)
		for at, v := range s.All() {
			if at.End().IsZero() || at.End().Last().Compare(p.End().Last()) > 0 {
				continue
			}
			if why := v.noNumber(); why != NotReported && why != NotYetDue {
				last = v
			}
		}
		switch why := last.noNumber(); {
		case why == NotReported:
			continue
		case why != Present:
			return AbsentValue(why)
		case n == 0:
			sum, only = last.Bounds(), last
		default:
			sum = sum.Add(last.Bounds())
		}
		n++
	}
	switch n {
	case 0:
		return AbsentValue(NotReported)
	case 1:
		return only
	}
	return BoundsValue(sum)
}
