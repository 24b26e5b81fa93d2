package money

import (
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/indicator/period"
)

// Errors of look-ups and conversions that callers can match. Each of the last
// four is also an ErrNoRate: it says that one of the rates looked at was
// refused for that reason.
var (
	// ErrNoRate matches every [*NoRateError].
	ErrNoRate = errors.New("money: no rate")
	// ErrStale says that a rate was older than the policy allows.
	ErrStale = errors.New("money: rate too old")
	// ErrNotListed says that the lists of operational rates in force do not
	// name the currency: a full list ended it.
	ErrNotListed = errors.New("money: currency no longer listed")
	// ErrSpread says that the legs of a conversion were too many days apart.
	ErrSpread = errors.New("money: rates of legs too far apart")
)

// NoRateError says that no rate was found which the policy allows, and what
// was looked at. No conversion falls back to 1, to 0, to a later rate or to the
// amount as it was.
type NoRateError struct {
	From, To Currency
	Date     period.Date
	Policy   Policy
	Tried    []Attempt // in the order tried; empty where no table has a currency of the two
}

// Attempt is one thing that a look-up tried in vain.
type Attempt struct {
	From, To Currency
	Source   string // of the rates, "" where there are none or it is not stated
	Why      string // "the newest rate is of 2014-12-24, 4 days old, and the limit is 1 day"
	Cause    error  // ErrNoRate, ErrStale, ErrNotListed or ErrSpread

	// Before and After are the candidates nearest to the date, not stated
	// where there are none: rates between the two currencies, in whichever
	// direction, as the table states them.
	Before, After Rate
}

// String returns the pair, the source and why.
func (a Attempt) String() string {
	s := a.From.String() + " to " + a.To.String()
	if a.Source != "" {
		s += " (" + a.Source + ")"
	}
	return s + ": " + a.Why
}

// maxTried is how many attempts a message names.
const maxTried = 6

// Error names pair, date and policy, and what was tried.
func (e *NoRateError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s from %s to %s", ErrNoRate.Error(), e.From, e.To)
	if !e.Date.IsZero() {
		fmt.Fprintf(&b, " for %s", e.Date)
	}
	fmt.Fprintf(&b, ", wanted is %s", e.Policy.words())
	for i, a := range e.Tried {
		if i == maxTried {
			fmt.Fprintf(&b, "; %d more", len(e.Tried)-i)
			break
		}
		b.WriteString("; ")
		b.WriteString(a.String())
	}
	return b.String()
}

// Is reports whether target is [ErrNoRate], or the cause of an attempt.
func (e *NoRateError) Is(target error) bool {
	if target == ErrNoRate {
		return true
	}
	for _, a := range e.Tried {
		if a.Cause == target {
			return true
		}
	}
	return false
}

// attempt returns what is to be said of a pair of t in one direction, where
// find has given st and why.
func (t *Rates) attempt(p *ratePair, dir int, q *rateQuery, from, to Currency) (Attempt, bool) {
	var st rateStep
	why := t.find(p, dir, q, &st)
	a := Attempt{From: from, To: to, Cause: ErrNoRate}
	s := st.series
	switch {
	case why == found:
		return Attempt{}, false
	case why == notDated:
		for _, other := range p.dir[dir] {
			if other != nil {
				a.Source = other.source
				a.Why = fmt.Sprintf("there are only rates such as %s", other.rate(len(other.points)-1))
				return a, true
			}
		}
		return Attempt{}, false // nothing in this direction
	}
	a.Source = s.source
	at := s.onOrBefore(q.date.Last().DayNumber())
	if at >= 0 && !q.date.IsZero() {
		a.Before = s.rate(at)
	}
	if at+1 < len(s.points) && !q.date.IsZero() {
		a.After = s.rate(at + 1)
	}
	limit, _ := q.policy.maxAge()
	switch why {
	case coarse:
		a.Why = fmt.Sprintf("the date %q is not fine enough", q.date)
		return a, true
	case noneBefore:
		a.Why = "there is none so early"
	case tooOld:
		a.Cause = ErrStale
		what, of := "rate", a.Before.date
		if q.policy.kind == operational {
			lists := t.lists[s.base]
			what = "list"
			of, _ = period.FromDayNumber(int(lists[newestList(lists, q.day)].day))
		}
		age := q.day - of.DayNumber()
		a.Why = fmt.Sprintf("the newest %s is of %s, %s old, and the limit is %s", what, of, days(age), days(limit))
		return a, true
	case tooFar:
		a.Cause = ErrStale
		a.Why = fmt.Sprintf("none is at most %s away", days(limit))
	case dropped:
		a.Cause = ErrNotListed
		a.Why = "a full list after the newest rate no longer names it"
	case notListed:
		a.Why = "no list names it so early"
	case notStanding:
		a.Why = "none holds by then"
	case incomplete:
		a.Why = "the table stops within the month before"
	case noAverage:
		_, err := s.average(q.over(), q.policy.days)
		a.Why = fmt.Sprintf("no mean over %q: %v", q.over(), err)
		return a, true
	default:
		a.Why = "there is none of that date"
	}
	a.Why += candidates(a.Before, a.After)
	return a, true
}

// candidates names the rates nearest to a date.
func candidates(before, after Rate) string {
	var near []string
	for _, r := range [...]Rate{before, after} {
		if !r.IsZero() {
			near = append(near, r.String())
		}
	}
	if len(near) == 0 {
		return ""
	}
	return "; nearest: " + strings.Join(near, " and ")
}
