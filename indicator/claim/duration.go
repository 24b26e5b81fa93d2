package claim

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Duration compares a stated duration with the dates beside it.
type Duration struct {
	Length period.Length // what the dates say, in every reading
	// Elapsed and Inclusive answer by the two counts of months, and Days by the
	// bounds of the days. Each is undecided where the dates do not have it, or
	// the duration is in another unit.
	Elapsed, Inclusive, Days Consistency
	// Consistency is consistent where one of the readings is, inconsistent
	// where none is, and undecided where no duration is stated.
	Consistency Consistency

	span   period.Span
	stated figure.Figure
}

// ErrDurationUnit matches the error for a duration in no unit of time.
var ErrDurationUnit = errors.New("claim: no unit of time")

// Lasts compares a stated duration ("four years", "6-month implementation
// period") with a span. Reports count months in two ways, elapsed and
// inclusive, so both are tried. Units are years, months, days, weeks and
// decades, read from the first word of the figure's unit; another is an error
// that matches [ErrDurationUnit]. Where the duration is not stated, only the
// length is known. An open span has no length: the error matches
// [period.ErrOpen], and [period.ErrNotStated] where an end is not stated.
func Lasts(span period.Span, stated figure.Quantity) (Duration, error) {
	d := Duration{span: span, stated: figureOf(stated)}
	var err error
	if d.Length, err = span.Length(); err != nil {
		return Duration{}, err
	}
	if d.stated.IsZero() {
		return d, nil
	}
	months, days, err := unitOfTime(d.stated.Unit())
	if err != nil {
		return Duration{}, err
	}
	switch want := d.stated.Bounds(); {
	case days > 0:
		have := between(int64(d.Length.MinDays), int64(d.Length.MaxDays))
		d.Days = consistent(want.Scale(figure.Int(days)).Meets(have))
		d.Consistency = d.Days
	case d.Length.HasMonths:
		want = want.Scale(figure.Int(months))
		d.Elapsed = consistent(want.Contains(figure.Int(int64(d.Length.ElapsedMonths))))
		d.Inclusive = consistent(want.Contains(figure.Int(int64(d.Length.InclusiveMonths))))
		d.Consistency = consistent(d.Elapsed == Consistent || d.Inclusive == Consistent)
	default:
		have, err := monthsOfYears(span)
		if err != nil {
			return Duration{}, err
		}
		d.Consistency = consistent(want.Scale(figure.Int(months)).Meets(have))
	}
	return d, nil
}

// monthsOfYears returns how many months a span can last of which an end is
// stated to the year alone: from the elapsed months between the latest start
// and the earliest end to the inclusive months between the first and the last
// month of all.
func monthsOfYears(span period.Span) (figure.Interval, error) {
	longest, err := span.Outer().Length()
	if err != nil {
		return figure.Interval{}, err
	}
	shortest := longest.ElapsedMonths
	for _, end := range [...]period.Date{span.Start(), span.End()} {
		if end.Precision() == period.Year {
			shortest -= 11
		}
	}
	return between(int64(max(0, shortest)), int64(longest.InclusiveMonths)), nil
}

// unitOfTime returns how many months, or else days, the unit stands for.
func unitOfTime(unit string) (months, days int64, err error) {
	word := strings.ToLower(unit)
	if end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		word = word[:end]
	}
	switch strings.TrimSuffix(word, "s") {
	case "month":
		return 1, 0, nil
	case "year":
		return 12, 0, nil
	case "decade":
		return 120, 0, nil
	case "day":
		return 0, 1, nil
	case "week":
		return 0, 7, nil
	}
	return 0, 0, fmt.Errorf("%w: %s: want years, months, weeks, days or decades", ErrDurationUnit, check.Quote(unit))
}

// Holds reports whether the stated duration fits one reading of the dates.
func (d Duration) Holds() bool { return d.Consistency == Consistent }

// String says the span, its length, the stated duration and the answer.
func (d Duration) String() string {
	return fmt.Sprintf("%s, %s, against %s: %s", d.span, d.Length, name(d.stated), d.Consistency)
}

// Trace lists the span, its length in every reading, and the answer by each.
func (d Duration) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "span", d.span.String(), "")
	inputs(&t, "stated", d.stated)
	t.Add(check.Compute, "length", d.Length.String(), "")
	for _, reading := range []struct {
		name string
		c    Consistency
	}{{"elapsed months", d.Elapsed}, {"inclusive months", d.Inclusive}, {"days", d.Days}} {
		if reading.c != Undecided {
			t.Add(check.Compute, "by "+reading.name, reading.c.String(), "")
		}
	}
	t.Add(check.Result, "stated against dates", d.Consistency.String(), "consistent where one reading fits")
	return t
}
