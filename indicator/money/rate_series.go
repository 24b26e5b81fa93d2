package money

import (
	"cmp"
	"slices"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// rateSeries is the rates of one pair, in one direction, of one source and one
// kind, whose dates are of one precision. It never changes once it is built.
type rateSeries struct {
	base, quote Currency
	kind        RateKind
	source      string
	points      []ratePoint // by date, one a date
	index       []int32     // by day from the first: the newest point on or before; nil where that would be long
	fracs       []Rate      // what does not fit a point

	baseDigits, quoteDigits int8 // of the minor units, or noMinor
}

// ratePoint is a rate of a series in 16 bytes: coef / 10^scale units of the
// quote for 10^per units of the base.
type ratePoint struct {
	coef  int64 // or, of an odd point, its place in fracs
	date  period.Date
	scale uint8
	per   uint8
	odd   bool
	exact bool
}

// dateClass sorts rates by how they are dated, and so by how they are found.
type dateClass uint8

const (
	standing dateClass = iota // fixed and agreed: from a date on
	byDay
	byMonth
	byYear
	dateClasses
)

// class returns the class of r, and false for a mean without a date, which no
// look-up could find.
func (r Rate) class() (dateClass, bool) {
	if r.kind.stands() {
		return standing, true
	}
	switch r.date.Precision() {
	case period.Day:
		return byDay, true
	case period.Month:
		return byMonth, true
	case period.Year:
		return byYear, true
	}
	return 0, false
}

// add appends r, which must be of the series.
func (s *rateSeries) add(r Rate) {
	pt := ratePoint{coef: r.coef, date: r.date, scale: r.scale, exact: r.exact}
	per := r.per
	for per%10 == 0 {
		per /= 10
		pt.per++
	}
	if per != 1 || r.frac != nil {
		pt.odd = true
		pt.coef = int64(len(s.fracs))
		s.fracs = append(s.fracs, r)
	}
	s.points = append(s.points, pt)
}

// rate returns the rate at i.
func (s *rateSeries) rate(i int) Rate {
	pt := s.points[i]
	if pt.odd {
		return s.fracs[pt.coef]
	}
	return Rate{
		coef: pt.coef, scale: pt.scale, per: int64(pow10[pt.per]), exact: pt.exact,
		base: s.base, quote: s.quote, kind: s.kind, source: s.source, date: pt.date,
	}
}

// finish returns a copy of s in order and with its index. Where two rates of a
// date differ, it returns both and how many more such pairs there are.
func (s *rateSeries) finish() (*rateSeries, *RateConflictError) {
	out := &rateSeries{base: s.base, quote: s.quote, kind: s.kind, source: s.source}
	points := slices.Clone(s.points)
	slices.SortStableFunc(points, func(a, b ratePoint) int { return cmp.Compare(a.date.DayNumber(), b.date.DayNumber()) })
	sorted := &rateSeries{base: s.base, quote: s.quote, kind: s.kind, source: s.source, points: points, fracs: s.fracs}

	var conflict *RateConflictError
	out.points = make([]ratePoint, 0, len(points))
	for i := range points {
		r := sorted.rate(i)
		last := len(out.points) - 1
		switch {
		case last < 0 || out.points[last].date.DayNumber() != r.date.DayNumber():
			out.add(r)
		case !out.rate(last).sameFactor(r):
			if conflict == nil {
				conflict = &RateConflictError{First: out.rate(last), Second: r, Why: "two values for one date"}
			} else {
				conflict.More++
			}
		case r.finerThan(out.rate(last)):
			out.points = out.points[:last]
			out.add(r)
		}
	}
	out.points = slices.Clip(slices.Clone(out.points))
	out.buildIndex()
	out.baseDigits, out.quoteDigits = digitsOf(s.base), digitsOf(s.quote)
	return out, conflict
}

func digitsOf(c Currency) int8 {
	if digits, ok := c.MinorUnits(); ok {
		return int8(digits)
	}
	return noMinor
}

// finerThan reports whether r states the same factor more finely than s, so
// that of equal repeats one and the same is kept, whatever their order.
func (r Rate) finerThan(s Rate) bool {
	if r.exact != s.exact {
		return r.exact
	}
	return cmp.Or(cmp.Compare(r.scale, s.scale), cmp.Compare(r.per, s.per), r.date.Compare(s.date)) > 0
}

// buildIndex makes the index by day where it takes no more room than twice the
// points.
func (s *rateSeries) buildIndex() {
	first, days := s.days()
	if days > 8*len(s.points) {
		return
	}
	s.index = make([]int32, days)
	at := 0
	for i := range s.index {
		for at+1 < len(s.points) && s.points[at+1].date.DayNumber() <= first+i {
			at++
		}
		s.index[i] = int32(at)
	}
}

// days returns the first day and how many there are up to the last.
func (s *rateSeries) days() (first, n int) {
	if len(s.points) == 0 {
		return 0, 0
	}
	first = s.points[0].date.DayNumber()
	return first, s.points[len(s.points)-1].date.DayNumber() - first + 1
}

// onOrBefore returns where the newest rate on or before a day is, -1 where
// there is none.
func (s *rateSeries) onOrBefore(day int) int {
	if len(s.index) > 0 {
		d := day - s.points[0].date.DayNumber()
		switch {
		case d < 0:
			return -1
		case d >= len(s.index):
			return len(s.points) - 1
		}
		return int(s.index[d])
	}
	low, high := 0, len(s.points) // the first after the day lies here
	for low < high {
		if mid := int(uint(low+high) / 2); s.points[mid].date.DayNumber() <= day {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low - 1
}

// factor returns what one unit of the base costs at i.
func (s *rateSeries) factor(i int) figure.Number {
	if pt := s.points[i]; !pt.odd {
		return scaledNumber(pt.coef, int(pt.scale+pt.per))
	}
	return s.rate(i).Factor()
}
