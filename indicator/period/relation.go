package period

import "iom.int/migdev/indicator/check"

// ContainsDate tells whether the day that d stands for lies in s: it is
// running on that day. For all days of a year or a month at once, ask whether
// s contains the [Whole] of it.
func (s Span) ContainsDate(d Date) check.Verdict {
	if s.IsZero() || d.IsZero() {
		return check.CannotTell
	}
	x := s.bounds()
	return verdict(
		x.b <= d.first() && d.last() <= x.c,
		x.a <= d.last() && d.first() <= x.d,
	)
}

// Contains tells whether every day of t lies in s. Where both end in 2015-08
// nobody can tell; take [Span.Outer] of both to read that as whole months.
func (s Span) Contains(t Span) check.Verdict {
	if s.IsZero() || t.IsZero() {
		return check.CannotTell
	}
	x, y := s.bounds(), t.bounds()
	return verdict(
		x.b <= y.a && y.d <= x.c,
		x.a <= y.b && y.c <= x.d && max(x.a, y.a) <= min(x.d, y.d),
	)
}

// Overlaps tells whether s and t have a day in common.
func (s Span) Overlaps(t Span) check.Verdict {
	if s.IsZero() || t.IsZero() {
		return check.CannotTell
	}
	x, y := s.bounds(), t.bounds()
	return verdict(
		x.b <= y.c && y.b <= x.c,
		x.a <= y.d && y.a <= x.d,
	)
}

// Before tells whether s ends before t starts.
func (s Span) Before(t Span) check.Verdict {
	if s.IsZero() || t.IsZero() {
		return check.CannotTell
	}
	x, y := s.bounds(), t.bounds()
	return verdict(x.d < y.a, x.c < y.b)
}

// Meets tells whether t starts on the very day after s ends, so that one
// follows the other without a gap and without an overlap.
func (s Span) Meets(t Span) check.Verdict {
	if s.IsZero() || t.IsZero() {
		return check.CannotTell
	}
	x, y := s.bounds(), t.bounds()
	// An open end, which lies after every day, has no day after it.
	maybe := max(x.c+1, y.a) <= min(x.d+1, y.b, maxDay)
	return verdict(maybe && x.c == x.d && y.a == y.b, maybe)
}

// Same tells whether s and t start on one day and end on one day. It is met
// only where all four days are known, or open alike; an open end is not the
// same as any day.
func (s Span) Same(t Span) check.Verdict {
	if s.IsZero() || t.IsZero() {
		return check.CannotTell
	}
	x, y := s.bounds(), t.bounds()
	maybe := max(x.a, y.a) <= min(x.b, y.b) && max(x.c, y.c) <= min(x.d, y.d)
	return verdict(maybe && x.isExact() && y.isExact(), maybe)
}

// Compatible reports whether s and t may state one and the same period, each
// in its own precision: 2014-02-01/2018-01-31 and 2014-02/2018-01 may. It is
// [Span.Same] not being [check.NotMet].
func (s Span) Compatible(t Span) bool { return s.Same(t) != check.NotMet }
