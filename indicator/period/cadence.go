package period

import (
	"fmt"
	"iter"
	"time"

	"iom.int/migdev/indicator/check"
)

// Cadence is how often something is reported: monthly, quarterly, half-yearly
// or yearly, in calendar years or, by [Cadence.From], in fiscal years that begin
// in another month. Cadences compare with == and serve as map keys. The zero
// Cadence means "not stated".
type Cadence uint8

// The cadences of calendar years.
const (
	Monthly Cadence = iota + 1
	Quarterly
	HalfYearly
	Yearly
)

const (
	stepBits  = 0x0f // one of the constants above
	startBits = 4    // shift of the months from January to the start, 0 to 11
)

// From returns the cadence whose years begin with the given month:
// Yearly.From(time.July) is that of fiscal years from July to June, and
// Quarterly.From(time.July) divides them. From January it is c in calendar
// years. It returns an error where c is monthly or not stated, or month is none.
func (c Cadence) From(month time.Month) (Cadence, error) {
	step := c & stepBits
	switch {
	case !c.isValid() || step == Monthly:
		return 0, fmt.Errorf("period: cadence %s has no first month: want quarterly, half-yearly or yearly", check.Quote(c.String()))
	case month < time.January || month > time.December:
		return 0, fmt.Errorf("period: no month %d: want 1 to 12", int(month))
	}
	return step | Cadence(month-1)<<startBits, nil
}

func (c Cadence) isValid() bool {
	step, start := c&stepBits, c>>startBits
	return step >= Monthly && step <= Yearly && start < 12 && (step != Monthly || start == 0)
}

// Months returns the number of months in a reporting period: 1, 3, 6 or 12,
// and 0 where c is not stated.
func (c Cadence) Months() int {
	if !c.isValid() {
		return 0
	}
	return [...]int{Monthly: 1, Quarterly: 3, HalfYearly: 6, Yearly: 12}[c&stepBits]
}

// FirstMonth returns the month with which a year of c begins, 0 where c is not
// stated.
func (c Cadence) FirstMonth() time.Month {
	if !c.isValid() {
		return 0
	}
	return time.January + time.Month(c>>startBits)
}

// Period returns the reporting period in which the day lies that d stands for.
// A calendar year or month is returned as the [Whole] of it ("2014"), any other
// period with its first and last day ("2014-04-01/2015-03-31"). ok is false
// where d is not stated or too coarse to tell (2014 lies in no one quarter), and
// where the period passes the years 1 to 9999.
func (c Cadence) Period(d Date) (s Span, ok bool) {
	if d.IsZero() {
		return Span{}, false
	}
	s, ok = c.periodOf(d.first())
	if !ok || s.bounds().d < d.last() {
		return Span{}, false
	}
	return s, true
}

// periodOf returns the reporting period in which a day lies.
func (c Cadence) periodOf(day int) (Span, bool) {
	if !c.isValid() {
		return Span{}, false
	}
	year, month, _ := civil(day)
	i := monthIndex(year, month)
	return c.periodAt(i - (i-int(c>>startBits))%c.Months())
}

// periodAt returns the reporting period that begins with a month, which must
// be one with which periods begin.
func (c Cadence) periodAt(month int) (Span, bool) {
	y1, m1, ok1 := ofMonthIndex(month)
	y2, m2, ok2 := ofMonthIndex(month + c.Months() - 1)
	switch {
	case !ok1 || !ok2:
		return Span{}, false
	case y1 == y2 && m1 == m2:
		return Whole(pack(dayNumber(y1, m1, 1), Month)), true
	case c == Yearly:
		return Whole(pack(dayNumber(y1, m1, 1), Year)), true
	}
	return Span{
		start: pack(dayNumber(y1, m1, 1), Day),
		end:   pack(dayNumber(y2, m2, daysIn(y2, m2)), Day),
	}, true
}

// IsPeriod reports whether s is, to the day, one of the reporting periods of c.
func (c Cadence) IsPeriod(s Span) bool {
	p, ok := c.Period(s.start.First())
	return ok && p.Same(s) == check.Met
}

// Step returns the reporting period that comes n periods after s, or before it
// where n is negative: the next one for 1, the last one for -1, the one of the
// year before for -12/Months. ok is false where s is no reporting period of c,
// or where the years 1 to 9999 are passed.
func (c Cadence) Step(s Span, n int) (t Span, ok bool) {
	const most = 12 * maxYear
	if !c.IsPeriod(s) || n < -most || n > most {
		return Span{}, false
	}
	year, month, _ := civil(s.start.first())
	return c.periodAt(monthIndex(year, month) + n*c.Months())
}

// Periods returns the reporting periods, oldest first, that may share a day
// with s: those from the first day that its start may stand for to the last
// that its end may stand for. Whether s takes up one of them in full, or the
// first and the last in part only, s.Contains(period) tells.
//
// Where the end of s is open, the periods run on to the year 9999: break the
// loop, or take s.ClosedAt(asOf). Where s has no start to begin with, it returns
// [ErrOpen] or [ErrNotStated]; where its end is not stated, ErrNotStated; where
// c is not stated, or a period passes the years 1 to 9999, another error.
func (c Cadence) Periods(s Span) (iter.Seq[Span], error) {
	switch {
	case !c.isValid():
		return nil, fmt.Errorf("period: no reporting periods of cadence %s", check.Quote(c.String()))
	case s.IsOpenStart():
		return nil, fmt.Errorf("%w: no first reporting period of %v", ErrOpen, s)
	case s.start.IsZero() || s.end.IsZero() && !s.IsOpen():
		return nil, fmt.Errorf("%w: reporting periods of span %s, which needs a start and an end", ErrNotStated, check.Quote(s.String()))
	}
	x := s.bounds()
	first, ok := c.periodOf(x.a)
	if ok && !s.IsOpen() {
		_, ok = c.periodOf(x.d)
	}
	if !ok {
		return nil, fmt.Errorf("period: %s reporting periods of %v pass the years 1 to 9999", c, s)
	}
	return func(yield func(Span) bool) {
		for p, ok := first, true; ok && p.start.first() <= x.d && yield(p); p, ok = c.Step(p, 1) {
		}
	}, nil
}
