package period

import (
	"cmp"
	"errors"
	"fmt"
)

// Errors that callers can match.
var (
	// ErrEndBeforeStart says that an end is certainly before its start.
	ErrEndBeforeStart = errors.New("period: the end is before the start")
	// ErrOpen says that something needs two ends, and one is open.
	ErrOpen = errors.New("period: open span")
	// ErrNotStated says that something needs a date that is not stated.
	ErrNotStated = errors.New("period: not stated")
)

// Span is a stretch of time from a start to an end, both inclusive. Each end
// is a [Date] of its own precision, or open, or not stated; a date coarser than
// a day stands for one unknown day within it, except in a span made by [Whole].
// Spans compare with == (stated alike) and serve as map keys. The zero Span
// means "not stated": IsZero reports it, and it prints as "".
type Span struct {
	start, end Date
	form       form
}

type form uint8

const (
	openStart form = 1 << iota
	openEnd
	whole // start == end: from its first day to its last
)

// NewSpan returns the span from start to end. A date that is not stated makes
// an end that is not stated; for open ends see [Since] and [Until]. The span of
// one day is [Whole] of that day.
//
// It returns [ErrEndBeforeStart] where the last day that end may stand for is
// before the first that start may stand for.
func NewSpan(start, end Date) (Span, error) {
	if start.IsZero() || end.IsZero() {
		return Span{start: start, end: end}, nil
	}
	if end.last() < start.first() {
		return Span{}, fmt.Errorf("%w: %v is before %v", ErrEndBeforeStart, end, start)
	}
	if start == end && start.Precision() == Day {
		return Whole(start), nil
	}
	return Span{start: start, end: end}, nil
}

// Whole returns the span of all the days that d may stand for: the year 2011
// from 1 January to 31 December, a month, or a single day. All its days are
// known. The whole of a date that is not stated is not stated.
func Whole(d Date) Span {
	if d.IsZero() {
		return Span{}
	}
	return Span{start: d, end: d, form: whole}
}

// Since returns the span that begins at start and has an open end: "1997/..".
// It stands for "since 1997", "1997–present", "ongoing" and "open-ended" alike.
func Since(start Date) Span { return Span{start: start, form: openEnd} }

// Until returns the span with an open start that ends at end: "../2012".
func Until(end Date) Span { return Span{end: end, form: openStart} }

// IsZero reports whether neither end of s is stated or open.
func (s Span) IsZero() bool { return s == Span{} }

// Start returns the start as stated, the zero Date where it is open or not
// stated.
func (s Span) Start() Date { return s.start }

// End returns the end as stated, the zero Date where it is open or not stated.
func (s Span) End() Date { return s.end }

// IsOpen reports whether the end is open: the span runs on.
func (s Span) IsOpen() bool { return s.form&openEnd != 0 }

// IsOpenStart reports whether the start is open.
func (s Span) IsOpenStart() bool { return s.form&openStart != 0 }

// IsWhole reports whether s is the whole of one date: see [Whole].
func (s Span) IsWhole() bool { return s.form == whole }

// Outer returns the span from the first day that the start may stand for to
// the last that the end may stand for: 2010-03-01/2015-08-31 for
// 2010-03/2015-08. It is the reading "whole months" (or years) of coarse ends.
// Ends that are open or not stated stay so.
func (s Span) Outer() Span {
	s.start, s.end = s.start.First(), s.end.Last()
	s.form &^= whole
	if !s.start.IsZero() && s.start == s.end {
		s.form = whole
	}
	return s
}

// ClosedAt returns s with asOf in the place of an open end: 1997/.. as of
// 2015-11 is 1997/2015-11. A span whose end is not open is returned as it is.
//
// It returns [ErrNotStated] where asOf is needed and not stated, and
// [ErrEndBeforeStart] where s begins after it.
func (s Span) ClosedAt(asOf Date) (Span, error) {
	if !s.IsOpen() {
		return s, nil
	}
	if asOf.IsZero() {
		return Span{}, fmt.Errorf("%w: no date to close %v at", ErrNotStated, s)
	}
	if s.IsOpenStart() {
		return Until(asOf), nil
	}
	return NewSpan(s.start, asOf)
}

// Compare orders spans for sorting: by start as [Date.Compare] does, an open
// start first, one that is not stated next; then by end, one that is not stated
// first, an open end last; then the whole of a date before a span within it. It
// is 0 only for equal spans.
func (s Span) Compare(t Span) int {
	return cmp.Or(
		-cmp.Compare(s.form&openStart, t.form&openStart),
		s.start.Compare(t.start),
		cmp.Compare(s.form&openEnd, t.form&openEnd),
		s.end.Compare(t.end),
		-cmp.Compare(s.form, t.form),
	)
}

// bounds says on which days a span may start and end: start from a to b, end
// from c to d, each reached by a pair with start ≤ end. An open start is
// beforeAll, an open end afterAll.
type bounds struct{ a, b, c, d int }

const (
	beforeAll = minDay - 1
	afterAll  = maxDay + 1
)

func (s Span) bounds() bounds {
	if s.form == whole {
		first, last := s.start.first(), s.start.last()
		return bounds{first, first, last, last}
	}
	x := bounds{a: beforeAll, b: maxDay, c: minDay, d: afterAll} // neither is stated
	switch {
	case s.form&openStart != 0:
		x.b = beforeAll
	case !s.start.IsZero():
		x.a, x.b = s.start.first(), s.start.last()
	}
	switch {
	case s.form&openEnd != 0:
		x.c = afterAll
	case !s.end.IsZero():
		x.c, x.d = s.end.first(), s.end.last()
	}
	x.b, x.c = min(x.b, x.d), max(x.a, x.c)
	return x
}

// isExact reports whether both ends are known days, or open.
func (x bounds) isExact() bool { return x.a == x.b && x.c == x.d }
