package money

import (
	"iom.int/migdev/indicator/period"
)

// Lookup returns the rate of the table that counts between two currencies on a
// date under a policy, and how it is used: one that quotes to for from is used
// directly, else one that quotes from for to inversely. The date is a day, for
// [MonthOf] a month or a day of it, for [YearOf] any; means over a given
// period, and fixed and agreed rates without a date, need none.
//
// Where there is none, the error is a [*NoRateError] that says what was looked
// at. For rates over a third currency see [Converter].
func (t *Rates) Lookup(from, to Currency, on period.Date, p Policy) (Leg, error) {
	var way path
	q := newQuery(p, on)
	if from == to || !way.hop([]*Rates{t}, &q, from, to) {
		c := Converter{Rates: []*Rates{t}, Policy: p, MaxLegs: 1}
		return Leg{}, c.noRate(from, to, on)
	}
	return way.steps[0].leg(on), nil
}

// miss says why a series had no rate to give.
type miss uint8

const (
	found       miss = iota
	notDated         // no series dated as the policy wants
	notThatDay       // none of the very day, month or year
	noneBefore       // all are later
	tooOld           // the newest is beyond the limit
	tooFar           // the nearest is beyond the limit
	dropped          // a full list no longer names the currency
	notListed        // no list has named the currency so far
	coarse           // the date asked for is not fine enough
	notStanding      // no fixed or agreed rate that holds by then
	incomplete       // the month before is not complete
	noAverage        // no mean over the period
)

// rateQuery is what is asked of tables.
type rateQuery struct {
	policy Policy
	date   period.Date
	day    int       // the first of the date
	class  dateClass // how the rates are dated that the policy looks at
}

func newQuery(p Policy, date period.Date) rateQuery {
	return rateQuery{policy: p, date: date, day: date.DayNumber(), class: p.kind.class()}
}

// find fills st with the step that t has in one direction of a pair.
func (t *Rates) find(p *ratePair, dir int, q *rateQuery, st *rateStep) miss {
	set := &p.dir[dir]
	if s := set[standing]; s != nil {
		if at := s.standingAt(q); at >= 0 {
			*st = rateStep{series: s, at: int32(at)}
			return found
		}
	}
	s := set[q.class]
	if s == nil {
		return notDated
	}
	at, why := 0, found
	st.series, st.average = s, nil
	if q.policy.kind == averageOver {
		if st.average, _ = s.average(q.over(), q.policy.days); st.average == nil {
			why = noAverage
		}
	} else {
		at, why = s.find(t, q)
	}
	st.at = int32(at)
	return why
}

// class returns how the rates are dated that a policy looks at.
func (k policyKind) class() dateClass {
	switch k {
	case monthOf:
		return byMonth
	case yearOf:
		return byYear
	case standingOnly:
		return standing
	}
	return byDay
}

// standingAt returns where the fixed or agreed rate is that holds for q, or
// -1. For a mean it must hold all through the period.
func (s *rateSeries) standingAt(q *rateQuery) int {
	first, last := q.date, q.date
	if q.policy.kind == averageOver {
		if over := q.over(); !over.IsZero() {
			first, last = over.Outer().Start(), over.Outer().End()
		}
	}
	at := s.onOrBefore(first.First().DayNumber())
	if at != s.onOrBefore(last.Last().DayNumber()) {
		return -1
	}
	return at
}

// over returns the period of a mean.
func (q *rateQuery) over() period.Span {
	if q.policy.over.IsZero() {
		return period.Whole(q.date)
	}
	return q.policy.over
}

// find returns where in s the rate is that counts for q.
func (s *rateSeries) find(t *Rates, q *rateQuery) (at int, why miss) {
	precision := q.date.Precision()
	switch q.policy.kind {
	case onOrBefore:
		if precision != period.Day {
			return 0, coarse
		}
		switch at = s.onOrBefore(q.day); {
		case at < 0:
			return at, noneBefore
		case !q.policy.allows(q.day - s.points[at].date.DayNumber()):
			return at, tooOld
		}
		return at, found
	case standingOnly:
		return 0, notStanding
	case monthOf:
		if precision < period.Month {
			return 0, coarse
		}
		return s.exactly(q.date.Truncate(period.Month))
	case yearOf:
		if precision < period.Year {
			return 0, coarse
		}
		return s.exactly(q.date.Truncate(period.Year))
	case inforEuro:
		return s.lastButOne(t.days[s.base], q.date)
	}
	if precision != period.Day {
		return 0, coarse
	}
	at = s.onOrBefore(q.day)
	switch q.policy.kind {
	case nearest:
		return s.nearest(at, q.day, q.policy)
	case operational:
		return s.inForce(t.lists[s.base], at, q.day, q.policy)
	}
	if at < 0 || s.points[at].date != q.date { // exactDay
		return at, notThatDay
	}
	return at, found
}

// exactly finds the rate of the very date.
func (s *rateSeries) exactly(date period.Date) (int, miss) {
	at := s.onOrBefore(date.DayNumber())
	if at < 0 || s.points[at].date != date {
		return at, notThatDay
	}
	return at, found
}

// nearest finds the nearer of the rate at, which is on or before a day, and
// the one after it.
func (s *rateSeries) nearest(at, day int, p Policy) (int, miss) {
	best, distance := at, 0
	if at >= 0 {
		distance = day - s.points[at].date.DayNumber()
	}
	if after := at + 1; after < len(s.points) {
		if d := s.points[after].date.DayNumber() - day; at < 0 || d < distance {
			best, distance = after, d
		}
	}
	if !p.allows(distance) {
		return best, tooFar
	}
	return best, found
}

// inForce finds out whether the rate at, the newest on or before a day, is
// still in force by the lists of its base.
func (s *rateSeries) inForce(lists []rateList, at, day int, p Policy) (int, miss) {
	newest := newestList(lists, day)
	switch {
	case newest < 0:
		return at, noneBefore
	case !p.allows(day - int(lists[newest].day)):
		return at, tooOld
	case at < 0:
		return at, notListed
	}
	since := int32(s.points[at].date.DayNumber())
	for i := newest; i >= 0 && lists[i].day > since; i-- {
		if lists[i].full {
			return at, dropped
		}
	}
	return at, found
}

// newestList returns where the newest list on or before a day is, -1 where there
// is none.
func newestList(lists []rateList, day int) int {
	low, high := 0, len(lists) // the first after the day lies here
	for low < high {
		if mid := int(uint(low+high) / 2); int(lists[mid].day) <= day {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low - 1
}

// monthEnd is how many days before the end of a month the last publication day
// may be: Good Friday on the 29th, say, with nothing on the 30th and 31st.
const monthEnd = 4

// lastButOne finds the rate of the last but one of the publication days in the
// month before a date.
func (s *rateSeries) lastButOne(days []int32, date period.Date) (int, miss) {
	if date.Precision() < period.Month {
		return 0, coarse
	}
	end := date.Truncate(period.Month).DayNumber() - 1
	last, err := period.FromDayNumber(end)
	if err != nil {
		return 0, noneBefore
	}
	start := last.Truncate(period.Month).DayNumber()
	at, high := 0, len(days) // days[at] will be the first after the month
	for at < high {
		if mid := int(uint(at+high) / 2); int(days[mid]) <= end {
			at = mid + 1
		} else {
			high = mid
		}
	}
	switch {
	case at < 2 || int(days[at-2]) < start:
		return s.onOrBefore(end), noneBefore
	case at == len(days) && int(days[at-1]) < end-monthEnd:
		return s.onOrBefore(end), incomplete
	}
	day := int(days[at-2])
	i := s.onOrBefore(day)
	if i < 0 || s.points[i].date.DayNumber() != day {
		return i, notThatDay
	}
	return i, found
}
