package period

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
)

// Length is how long a span lasts, in the readings in use. It says which of
// them are known.
type Length struct {
	// HasMonths reports whether the months are known: both ends are stated to
	// the month or the day.
	HasMonths bool
	// ElapsedMonths is the difference of the two calendar months, 36 from May
	// 2009 to May 2012. It is 0 where the months are not known.
	ElapsedMonths int
	// InclusiveMonths counts both calendar months, whatever the days: one more
	// than ElapsedMonths. It is 0 where the months are not known.
	InclusiveMonths int
	// MinDays and MaxDays bound the number of days, first and last day
	// included. They are equal where the days are known.
	MinDays, MaxDays int
}

// InclusiveDays returns the number of days, first and last day included; ok is
// false where it is not known.
func (l Length) InclusiveDays() (n int, ok bool) {
	if l.MinDays != l.MaxDays {
		return 0, false
	}
	return l.MinDays, true
}

// String returns a phrase such as "47 months elapsed, 48 inclusive, 1461 days"
// or "1066 to 1127 days".
func (l Length) String() string {
	var b []byte
	if l.HasMonths {
		b = strconv.AppendInt(b, int64(l.ElapsedMonths), 10)
		b = append(b, " months elapsed, "...)
		b = strconv.AppendInt(b, int64(l.InclusiveMonths), 10)
		b = append(b, " inclusive, "...)
	}
	b = strconv.AppendInt(b, int64(l.MinDays), 10)
	if l.MinDays != l.MaxDays {
		b = append(b, " to "...)
		b = strconv.AppendInt(b, int64(l.MaxDays), 10)
	}
	return string(append(b, " days"...))
}

// Length returns how long s lasts:
//
//	elapsed months   = end month − start month
//	inclusive months = elapsed months + 1
//	inclusive days   = end day − start day + 1
//
// The whole of a year has all of them: 11, 12, and 365 or 366. Between ends
// stated to the month the true length is more than elapsed − 1 months and at
// most the inclusive months.
//
// It returns [ErrOpen] where an end is open (see [Span.LengthAt]) and
// [ErrNotStated] where one is not stated.
func (s Span) Length() (Length, error) {
	if err := s.needEnds("length"); err != nil {
		return Length{}, err
	}
	start, end := s.ends()
	return newLength(s.bounds(), start, end), nil
}

// LengthAt returns how long s, having begun, had lasted by the date asOf, that
// date included: the length up to asOf or up to the end, whichever comes first.
// Where the two are too coarse to tell which it is, the days still have exact
// bounds.
//
// It returns [ErrNotStated] where asOf, the start or the end is not stated,
// [ErrOpen] where the start is open, and [ErrEndBeforeStart] where s certainly
// begins after asOf.
func (s Span) LengthAt(asOf Date) (Length, error) {
	if asOf.IsZero() {
		return Length{}, fmt.Errorf("%w: no date to take the length of %v at", ErrNotStated, s)
	}
	closed, err := s.ClosedAt(asOf)
	if err == nil {
		err = closed.needEnds("length")
	}
	if err != nil {
		return Length{}, err
	}
	x := closed.bounds()
	if asOf.last() < x.a {
		return Length{}, fmt.Errorf("%w: %v begins after %v", ErrEndBeforeStart, s, asOf)
	}
	x.c, x.d = min(x.c, asOf.first()), min(x.d, asOf.last())
	x.b, x.c = min(x.b, x.d), max(x.a, x.c)

	start, end := closed.ends()
	switch asOf.Before(end) {
	case check.Met:
		end = asOf
	case check.CannotTell:
		if asOf.Truncate(Month) != end.Truncate(Month) { // which month is last is not known
			end = end.Truncate(Year)
		}
	}
	return newLength(x, start, end), nil
}

// ends returns start and end as stated, the first and the last day for a whole
// date.
func (s Span) ends() (start, end Date) {
	if s.IsWhole() {
		return s.start.First(), s.end.Last()
	}
	return s.start, s.end
}

// newLength takes the days from x, and the months from start and end.
func newLength(x bounds, start, end Date) Length {
	l := Length{MinDays: max(x.c-x.b, 0) + 1, MaxDays: x.d - x.a + 1}
	if start.Precision() >= Month && end.Precision() >= Month {
		l.HasMonths = true
		l.ElapsedMonths = monthIndex(end.Year(), end.Month()) - monthIndex(start.Year(), start.Month())
		l.InclusiveMonths = l.ElapsedMonths + 1
	}
	return l
}

// needEnds returns an error where s has not two stated ends.
func (s Span) needEnds(what string) error {
	switch {
	case s.form&(openStart|openEnd) != 0:
		return fmt.Errorf("%w: %v has no %s", ErrOpen, s, what)
	case s.start.IsZero() || s.end.IsZero():
		return fmt.Errorf("%w: %s of span %s, which needs both ends", ErrNotStated, what, check.Quote(s.String()))
	}
	return nil
}

// WholeMonths returns the number of calendar months that the days of s make up
// exactly, first and last day included: 48 for 2014-02-01/2018-01-31. The last
// day is reckoned as in [Date.EndAfter]. ok is false where a day is not known,
// or where the days make no whole number of months.
func (s Span) WholeMonths() (months int, ok bool) {
	x := s.bounds()
	if !x.isExact() || x.a == beforeAll || x.d == afterAll {
		return 0, false
	}
	y1, m1, _ := civil(x.a)
	y2, m2, _ := civil(x.d)
	elapsed := monthIndex(y2, m2) - monthIndex(y1, m1)
	for months := max(elapsed, 1); months <= elapsed+1; months++ {
		if lastDayOf(x.a, months) == x.d {
			return months, true
		}
	}
	return 0, false
}

// Lasts tells whether s lasts exactly so many calendar months, first and last
// day included and reckoned as in [Date.EndAfter]. May 2009 to May 2012 may be
// 36 or 37 months; February 2014 to July 2016 is not 6. A year counts as 12. A
// span with an open end lasts no number of months.
func (s Span) Lasts(months int) check.Verdict {
	if months <= 0 {
		return check.NotMet
	}
	x := s.bounds()
	// The first start whose last day is not too early; later ones end later.
	lo, hi := max(x.a, minDay), x.b+1
	for lo < hi {
		mid := lo + (hi-lo)/2
		if lastDayOf(mid, months) < x.c {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	maybe := lo <= x.b && lastDayOf(lo, months) <= min(x.d, maxDay)
	return verdict(maybe && x.isExact(), maybe)
}
