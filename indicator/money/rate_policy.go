package money

import (
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// Policy says which rate counts for a date. Policies are values: they compare
// with ==, serve as map keys, and are written by name. None of them takes a
// later rate but [Nearest], and what a policy took can always be seen from the
// date and age of the [Leg].
//
// The zero value is OnOrBefore([DefaultMaxAge]).
//
// Under every policy a fixed or agreed rate holds from its date on, or always
// where it has none, until its table states another; it has no age. Within a
// table it goes before a dated rate of the same pair.
type Policy struct {
	kind  policyKind
	limit int32     // days; 0 is DefaultMaxAge, -1 unlimited
	days  Weighting // of an average
	over  period.Span
}

type policyKind uint8

const (
	onOrBefore policyKind = iota
	exactDay
	nearest
	operational
	monthOf
	yearOf
	averageOver
	inforEuro
	standingOnly
)

// DefaultMaxAge is the greatest age, in days, of a rate under the zero
// [Policy]: more than any bank holiday leaves between two daily rates, and less
// than a month.
const DefaultMaxAge = 14

// Unlimited stands for no limit of an age.
const Unlimited = -1

// ExactDay takes the rate of the very day, and none on a day without one.
func ExactDay() Policy { return Policy{kind: exactDay} }

// OnOrBefore takes the newest rate of the day or before it that is at most
// maxAge days old; [Unlimited] takes one of any age.
func OnOrBefore(maxAge int) Policy { return Policy{limit: limitOf(maxAge)} }

// Nearest takes the rate nearest in time, be it later, at most maxDays days
// away; of two as near the earlier. It is the one policy that may take a rate
// that was not known on the day.
func Nearest(maxDays int) Policy { return Policy{kind: nearest, limit: limitOf(maxDays)} }

// ListInForce takes the rate of the list in force, as the operational rates of
// the United Nations go: for each currency the newest effective day counts, a
// full list ends the currencies that it no longer names, and a partial list
// changes only those that it names. Lists come from [RatesBuilder.AddList]; the
// newest may be at most maxAge days old, since a table that ends would
// otherwise hold for ever.
func ListInForce(maxAge int) Policy { return Policy{kind: operational, limit: limitOf(maxAge)} }

// MonthOf takes the rate that is dated to the month of the date as a whole.
func MonthOf() Policy { return Policy{kind: monthOf} }

// YearOf takes the rate that is dated to the year of the date as a whole, such
// as the annual averages of the IMF.
func YearOf() Policy { return Policy{kind: yearOf} }

// AverageOver takes the mean of the rates in a period; see [Rates.Average].
// Where no period is given, it is the month or the year that the date asked
// for states: for the date 2012 the mean of that year.
func AverageOver(over period.Span, days Weighting) Policy {
	return Policy{kind: averageOver, over: over, days: days}
}

// InforEuro takes the rate of the last but one publication day of the month
// before the date, which is how the European Commission finds its accounting
// rate of a month. Days of publication are those on which the table has a daily
// rate of the same base.
func InforEuro() Policy { return Policy{kind: inforEuro} }

// FixedAndAgreed takes fixed and agreed rates alone.
func FixedAndAgreed() Policy { return Policy{kind: standingOnly} }

func limitOf(days int) int32 {
	switch {
	case days < 0:
		return -1
	case days == DefaultMaxAge:
		return 0
	case days == 0:
		return sameDay
	}
	return int32(min(days, maxLimit))
}

const (
	sameDay  = -2        // the limit 0
	maxLimit = 4_000_000 // more days than there are dates
)

// maxAge returns the limit in days, and false where there is none.
func (p Policy) maxAge() (days int, ok bool) {
	switch p.limit {
	case 0:
		return DefaultMaxAge, true
	case -1:
		return 0, false
	case sameDay:
		return 0, true
	}
	return int(p.limit), true
}

// allows reports whether a distance of so many days is within the limit.
func (p Policy) allows(days int) bool {
	limit, ok := p.maxAge()
	return !ok || days <= limit
}

var policyNames = [...]string{
	onOrBefore: "on-or-before", exactDay: "exact-day", nearest: "nearest", operational: "list-in-force",
	monthOf: "month-of", yearOf: "year-of", averageOver: "average", inforEuro: "inforeuro",
	standingOnly: "fixed-and-agreed",
}

func (k policyKind) hasLimit() bool { return k == onOrBefore || k == nearest || k == operational }

// String returns the policy by name with what it was given, as [ParsePolicy]
// reads it: "on-or-before:14", "nearest:unlimited", "month-of",
// "average:published-days:2012-03".
func (p Policy) String() string {
	s := policyNames[p.kind]
	switch {
	case p.kind.hasLimit():
		if limit, ok := p.maxAge(); ok {
			return s + ":" + strconv.Itoa(limit)
		}
		return s + ":unlimited"
	case p.kind == averageOver:
		s += ":" + p.days.String()
		if !p.over.IsZero() {
			s += ":" + p.over.String()
		}
	}
	return s
}

// ParsePolicy reads what [Policy.String] writes.
func ParsePolicy(s string) (Policy, error) {
	name, rest, _ := strings.Cut(s, ":")
	var p Policy
	for kind, n := range policyNames {
		if n == name {
			p.kind = policyKind(kind)
			if q, ok := p.with(rest); ok && q.String() == s {
				return q, nil
			}
		}
	}
	return Policy{}, fmt.Errorf("money: %s is no policy: want exact-day, on-or-before:14, nearest:3, list-in-force:45 "+
		"(or :unlimited), month-of, year-of, average:published-days:2012-03, inforeuro or fixed-and-agreed", check.Quote(s))
}

// with returns p with what stands behind its name.
func (p Policy) with(rest string) (Policy, bool) {
	switch {
	case p.kind.hasLimit():
		days, err := strconv.Atoi(rest)
		switch {
		case rest == "unlimited":
			days = Unlimited
		case err != nil || days < 0:
			return Policy{}, false
		}
		p.limit = limitOf(days)
	case p.kind == averageOver:
		days, over, hasOver := strings.Cut(rest, ":")
		if err := p.days.UnmarshalText([]byte(days)); err != nil {
			return Policy{}, false
		}
		if hasOver {
			var err error
			if p.over, err = period.ParseSpan(over); err != nil {
				return Policy{}, false
			}
		}
	}
	return p, true
}

// MarshalText returns what [Policy.String] does.
func (p Policy) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what [ParsePolicy] reads.
func (p *Policy) UnmarshalText(text []byte) error {
	q, err := ParsePolicy(string(text))
	if err != nil {
		return err
	}
	*p = q
	return nil
}

// words returns the policy in words, for messages and traces.
func (p Policy) words() string {
	limit := ""
	if days, ok := p.maxAge(); ok {
		limit = fmt.Sprintf(", at most %d days old", days)
	}
	switch p.kind {
	case exactDay:
		return "the rate of the very day"
	case nearest:
		return "the rate nearest in time" + strings.Replace(limit, "old", "away", 1)
	case operational:
		return "the operational rate in force" + strings.Replace(limit, "at most", "of a list at most", 1)
	case monthOf:
		return "the rate of the month"
	case yearOf:
		return "the rate of the year"
	case averageOver:
		over := p.over.String()
		if p.over.IsZero() {
			over = "the month or year of the date"
		}
		return fmt.Sprintf("the mean over %s of %s", over, p.days.words())
	case inforEuro:
		return "the rate of the last but one publication day of the month before"
	case standingOnly:
		return "fixed and agreed rates alone"
	}
	if limit == "" {
		return "the newest rate on or before the day, of any age"
	}
	return "the newest rate on or before the day" + limit
}

// Weighting says what a mean over a period is taken of. The zero value is
// [PublishedDays].
type Weighting uint8

// The weightings.
const (
	// PublishedDays weighs alike the days on which a rate was published. It
	// gives the monthly averages that the ECB publishes.
	PublishedDays Weighting = iota
	// CalendarDays weighs alike all days of the period, each with the newest
	// rate on or before it.
	CalendarDays
)

var weightings = check.Enum[Weighting]{
	What:  "money: weighting",
	Names: []string{PublishedDays: "published-days", CalendarDays: "calendar-days"},
}

// String returns "published-days" or "calendar-days".
func (w Weighting) String() string { return weightings.String(w) }

// MarshalText returns what String does. A number that is no weighting is an
// error.
func (w Weighting) MarshalText() ([]byte, error) { return weightings.Marshal(w) }

// UnmarshalText reads what [Weighting.MarshalText] writes.
func (w *Weighting) UnmarshalText(text []byte) error { return weightings.Unmarshal(w, text) }

func (w Weighting) words() string {
	if w == CalendarDays {
		return "the rates in force on its calendar days"
	}
	return "the rates published"
}
