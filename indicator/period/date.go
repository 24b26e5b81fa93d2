package period

import (
	"cmp"
	"fmt"
	"time"

	"iom.int/migdev/indicator/check"
)

// Precision tells how much of a date is stated. A finer precision is greater.
// The zero Precision is that of a date that is not stated.
type Precision uint8

// The precisions.
const (
	Unstated Precision = iota
	Year
	Month
	Day
)

var precisionTexts = [...]string{Unstated: "", Year: "year", Month: "month", Day: "day"}

// String returns "year", "month" or "day", and "" for Unstated.
func (p Precision) String() string {
	if int(p) >= len(precisionTexts) {
		return fmt.Sprintf("Precision(%d)", uint8(p))
	}
	return precisionTexts[p]
}

// MarshalText returns what [Precision.String] does.
func (p Precision) MarshalText() ([]byte, error) {
	if int(p) >= len(precisionTexts) {
		return nil, fmt.Errorf("period: %d is no precision", uint8(p))
	}
	return []byte(precisionTexts[p]), nil
}

// UnmarshalText reads what [Precision.MarshalText] writes.
func (p *Precision) UnmarshalText(text []byte) error {
	for q, t := range precisionTexts {
		if string(text) == t {
			*p = Precision(q)
			return nil
		}
	}
	return fmt.Errorf("period: %s is no precision: want year, month or day", check.Quote(string(text)))
}

// Date is a calendar date stated to the year, the month or the day. Dates
// compare with == (stated alike) and serve as map keys. The zero Date means
// "not stated": IsZero reports it, and it prints as "".
type Date struct {
	n int32 // first day's number × 4 + precision, so that integers order dates
}

func pack(day int, p Precision) Date { return Date{int32(day)<<2 | int32(p)} }

// NewYear returns a date stated to the year, 1 to 9999.
func NewYear(year int) (Date, error) { return prefixed(newDate(year, 0, 0, Year)) }

// NewMonth returns a date stated to the month. An error says which part is out
// of range.
func NewMonth(year int, month time.Month) (Date, error) {
	return prefixed(newDate(year, month, 0, Month))
}

// NewDay returns a date stated to the day. An error says which part is out of
// range; unlike [time.Date], it does not turn 30 February into 1 or 2 March.
func NewDay(year int, month time.Month, day int) (Date, error) {
	return prefixed(newDate(year, month, day, Day))
}

func prefixed(d Date, err error) (Date, error) {
	if err != nil {
		return Date{}, fmt.Errorf("period: %w", err)
	}
	return d, nil
}

// FromTime returns the day on which t falls in t's own location. It returns an
// error where the year is not 1 to 9999.
func FromTime(t time.Time) (Date, error) { return NewDay(t.Date()) }

// FromDayNumber is the inverse of [Date.DayNumber] for dates stated to the day.
func FromDayNumber(n int) (Date, error) {
	if n < minDay || n > maxDay {
		return Date{}, fmt.Errorf("period: no day %d: want 1 to %d", n, maxDay)
	}
	return pack(n, Day), nil
}

// newDate returns errors without the name of the package.
func newDate(year int, month time.Month, day int, p Precision) (Date, error) {
	if year < minYear || year > maxYear {
		return Date{}, fmt.Errorf("no year %d: want 1 to 9999", year)
	}
	if p == Year {
		return pack(dayNumber(year, time.January, 1), Year), nil
	}
	if month < time.January || month > time.December {
		return Date{}, fmt.Errorf("no month %d: want 1 to 12", int(month))
	}
	if p == Month {
		return pack(dayNumber(year, month, 1), Month), nil
	}
	if last := daysIn(year, month); day < 1 || day > last {
		return Date{}, fmt.Errorf("no day %d in %04d-%02d: want 1 to %d", day, year, int(month), last)
	}
	return pack(dayNumber(year, month, day), Day), nil
}

// IsZero reports whether d is not stated.
func (d Date) IsZero() bool { return d.n == 0 }

// Precision returns what d is stated to, [Unstated] for the zero Date.
func (d Date) Precision() Precision { return Precision(d.n & 3) }

// Year returns the year, 0 where d is not stated.
func (d Date) Year() int {
	year, _, _ := d.parts()
	return year
}

// Month returns the month, 0 where it is not stated.
func (d Date) Month() time.Month {
	_, month, _ := d.parts()
	return month
}

// Day returns the day of the month, 0 where it is not stated.
func (d Date) Day() int {
	_, _, day := d.parts()
	return day
}

// parts returns year, month and day, 0 for what is not stated.
func (d Date) parts() (year int, month time.Month, day int) {
	if d.IsZero() {
		return 0, 0, 0
	}
	year, month, day = civil(d.first())
	switch d.Precision() {
	case Year:
		return year, 0, 0
	case Month:
		return year, month, 0
	}
	return year, month, day
}

// first and last return the numbers of the first and the last day of d, which
// must be stated.
func (d Date) first() int { return int(d.n >> 2) }

func (d Date) last() int {
	n := d.first()
	switch d.Precision() {
	case Year:
		year, _, _ := civil(n)
		return dayNumber(year, time.December, 31)
	case Month:
		year, month, _ := civil(n)
		return n + daysIn(year, month) - 1
	}
	return n
}

// First returns the first day that d may stand for: 2011-01-01 for 2011. A
// date that is not stated has none, and stays so.
func (d Date) First() Date {
	if d.IsZero() {
		return d
	}
	return pack(d.first(), Day)
}

// Last returns the last day that d may stand for: 2011-12-31 for 2011. A date
// that is not stated has none, and stays so.
func (d Date) Last() Date {
	if d.IsZero() {
		return d
	}
	return pack(d.last(), Day)
}

// DayNumber counts the days from 1 January of year 1, which is day 1, to the
// first day of d. The difference of two day numbers is the number of days
// between two dates stated to the day. It is 0 where d is not stated.
func (d Date) DayNumber() int { return d.first() }

// Truncate returns d stated to p at most: 2011-03-15 truncated to [Month] is
// 2011-03. A date that is coarser already is returned as it is.
func (d Date) Truncate(p Precision) Date {
	if p >= d.Precision() {
		return d
	}
	if p == Unstated {
		return Date{}
	}
	year, month, _ := d.parts()
	if p == Year {
		month = time.January
	}
	return pack(dayNumber(year, month, 1), p)
}

// EndAfter returns the span of days on which something may have its last day
// that begins on d and lasts so many calendar months: two years that begin
// anywhere in 2011 end from 2012-12-31 to 2013-12-30. The last day is the one
// before the same day of a later month, or that month's last day where it has
// no such day: one month from 31 January ends on the last of February. Where d
// is stated to the day, the span is that one day.
//
// It returns an error where d is not stated, months is not positive, or the
// year 9999 is passed.
func (d Date) EndAfter(months int) (Span, error) {
	if d.IsZero() {
		return Span{}, fmt.Errorf("%w: no start to count %d months from", ErrNotStated, months)
	}
	if months <= 0 {
		return Span{}, fmt.Errorf("period: no end %d months after %v: want a positive number", months, d)
	}
	from, to := lastDayOf(d.first(), months), lastDayOf(d.last(), months)
	if to > maxDay {
		return Span{}, fmt.Errorf("period: %d months from %v pass the year 9999", months, d)
	}
	return NewSpan(pack(from, Day), pack(to, Day))
}

// Compare orders dates for sorting: by their first day, the coarser one first
// where that is the same (2011, 2011-01, 2011-01-01), a date that is not stated
// before all. It is 0 only for equal dates. For the order in time, as far as it
// is known, ask [Date.Before].
func (d Date) Compare(e Date) int { return cmp.Compare(d.n, e.n) }

// Before tells whether the day that d stands for comes before the one that e
// stands for: 2011 is before 2012-03, and of 2011 and 2011-03 nobody can tell.
func (d Date) Before(e Date) check.Verdict {
	if d.IsZero() || e.IsZero() {
		return check.CannotTell
	}
	return verdict(d.last() < e.first(), d.first() < e.last())
}

// After tells whether e is [Date.Before] d.
func (d Date) After(e Date) check.Verdict { return e.Before(d) }

// Same tells whether d and e stand for one day. It is met only for two equal
// dates stated to the day: what 2011 and 2011 stand for may still differ.
func (d Date) Same(e Date) check.Verdict {
	if d.IsZero() || e.IsZero() {
		return check.CannotTell
	}
	return verdict(d == e && d.Precision() == Day, d.first() <= e.last() && e.first() <= d.last())
}

// Within tells whether the day that d stands for lies in the year, the month
// or the day that e names, taken as a whole: 2011-03 lies within 2011, and
// within 2012 it does not.
func (d Date) Within(e Date) check.Verdict {
	if d.IsZero() || e.IsZero() {
		return check.CannotTell
	}
	return Whole(e).ContainsDate(d)
}

// verdict is met where a statement always holds, not met where it never may.
func verdict(always, maybe bool) check.Verdict {
	switch {
	case always:
		return check.Met
	case !maybe:
		return check.NotMet
	}
	return check.CannotTell
}
