package main

import (
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/formula"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// ask turns what a claim returns into one answer: the call of a claim fits in.
func ask(a claim.Answer, err error) claim.Answer {
	if err != nil {
		return refused{err}
	}
	return a
}

// refused answers a claim that cannot be made.
type refused struct{ error }

func (r refused) Holds() bool        { return false }
func (r refused) String() string     { return r.Error() }
func (r refused) Trace() check.Trace { return nil }

// said answers with a verdict that is not from package claim.
type said struct {
	text    string
	verdict check.Verdict
}

func (s said) Holds() bool        { return s.verdict == check.Met }
func (s said) String() string     { return s.text + ": " + s.verdict.String() }
func (s said) Trace() check.Trace { return nil }

// ranges answers with bounds that are not from package claim.
type ranges struct {
	text   string
	bounds figure.Interval
}

func (r ranges) Holds() bool        { return !r.bounds.IsUnbounded() }
func (r ranges) String() string     { return r.text + " = " + r.bounds.Outwards(6).String() }
func (r ranges) Trace() check.Trace { return nil }

// reckon does arithmetic with facts, each by its identifier: as if it had no
// hedge, or under a policy for the hedge that it has.
func reckon(expression string, under ...figure.Policy) claim.Answer {
	result := formula.MustParse(expression).EvaluateIntervals(func(id string) (figure.Interval, bool) {
		v := printed(f(id))
		for _, policy := range under {
			v = f(id).Under(policy)
		}
		return v.Bounds(), true
	}, formula.SkipIfAnyMissing)
	bounds, ok := result.Bounds()
	if !ok {
		return said{text: result.String()}
	}
	return ranges{strings.NewReplacer("#{", "", "}", "").Replace(expression), bounds}
}

// power returns a factor to the power of num/den: what many steps come to, or
// one of many equal steps.
func power(factor figure.Interval, num, den int) claim.Answer {
	exponent, _ := figure.Frac(int64(num), int64(den))
	text := fmt.Sprintf("%s^(%s)", factor, exponent)
	low, _, okLow := factor.Lo()
	high, _, okHigh := factor.Hi()
	least, okLeast := figure.Power(low, num, den)
	most, okMost := figure.Power(high, num, den)
	if !(okLow && okHigh && okLeast && okMost) {
		return said{text: text}
	}
	return ranges{text, least.Bounds(6).Hull(most.Bounds(6))}
}

// distinct returns how many there are of groups that may overlap: as many as
// in the largest, if it holds the others, up to all together.
func distinct(groups ...string) claim.Answer {
	together, largest := figure.Point(figure.Int(0)), figure.Int(0)
	for _, id := range groups {
		together = together.Add(f(id).Bounds())
		if low, _, ok := f(id).Bounds().Lo(); ok && low.Cmp(largest) > 0 {
			largest = low
		}
	}
	bounds, _ := figure.From(largest).Intersect(together.Hull(figure.Point(largest)))
	return ranges{"members of " + strings.Join(groups, ", "), bounds}
}

// own returns what an enterprise adds to the largest grant in Georgia.
func own(base money.MatchBase) claim.Answer {
	grant, share := must(money.FigureOf(f("gse-grant-ceiling"))), f("gse-own-contribution")
	bounds, err := money.OwnContribution(grant, share.Bounds().Scale(percent), base)
	if err != nil {
		return refused{err}
	}
	return ranges{fmt.Sprintf("%s of %s, of the %s", share, grant, base), bounds}
}

// contains, before, meets and same answer with verdicts on dates.
func contains(s, t period.Span) claim.Answer {
	return said{fmt.Sprintf("%s contains %s", s, t), s.Contains(t)}
}
func before(s, t period.Span) claim.Answer {
	return said{fmt.Sprintf("%s before %s", s, t), s.Before(t)}
}
func meets(s, t period.Span) claim.Answer {
	return said{fmt.Sprintf("%s follows on %s", t, s), s.Meets(t)}
}
func same(s, t period.Span) claim.Answer { return said{fmt.Sprintf("%s same as %s", s, t), s.Same(t)} }

// sixes answers how many spans last whole half-years, by one way to count.
func sixes(months func(period.Length) int, spans ...string) claim.Answer {
	var verdicts []check.Verdict
	for _, id := range spans {
		verdicts = append(verdicts, check.Decide(months(must(d(id).Length()))%6 == 0))
	}
	return claim.ShareMet(verdicts...)
}

// verdict says in a word or two what an answer comes to.
func verdict(a claim.Answer) string {
	switch a := a.(type) {
	case claim.Reconciliation:
		return a.Consistency.String()
	case claim.Agreement:
		return a.Consistency.String()
	case claim.Shares:
		return a.Consistency.String()
	case claim.Duration:
		return a.Consistency.String()
	case claim.Grown:
		return a.Consistency.String()
	case claim.Comparison:
		return a.Verdict.String()
	case claim.Ceilings:
		return a.Within.String()
	case said:
		return a.verdict.String()
	case refused:
		return "refused"
	}
	if a.Holds() {
		return "computed"
	}
	return check.CannotTell.String()
}

// lasted answers whether dates make up whole calendar months.
func lasted(s period.Span, months int) claim.Answer {
	return said{fmt.Sprintf("%s lasts %d months to the day", s, months), s.Lasts(months)}
}

// subset answers whether each word of some is among those of all.
func subset(some, all string) check.Verdict {
	for _, word := range strings.Fields(some) {
		if !slices.Contains(strings.Fields(all), word) {
			return check.NotMet
		}
	}
	return check.Met
}
