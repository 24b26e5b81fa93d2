package diaspora

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// MaxCount is the largest number of persons that a count takes, single or as a
// sum: ten times all people who ever lived. Anything larger was misread.
const MaxCount = 1_000_000_000_000

// ErrCount matches every error for numbers that are no count of persons.
var ErrCount = errors.New("diaspora: not a count of persons")

// open is the high end of a count that has none.
const open = -1

// Count is a number of persons as a statistic gives it: a number with its
// quality, the bounds that follow, or the reason why there is none. An absent
// count is never 0; in a sum it makes the total a number at least as large as
// the rest.
//
// A count is a [figure.Quantity] without a unit, so that claims take it as it
// is. Counts hold no pointers and compare with ==. The zero Count is not
// reported.
type Count struct {
	value     int64 // of what is given; 0 where hasNoValue
	low, high int64 // what is possible; high may be open
	// absent counts the parts of a sum that gave no number. A single absent
	// count has 0 here; missing says what it adds to a sum.
	absent     uint32
	status     CountStatus
	quality    Quality
	hasNoValue bool // the bounds are all that is given
}

var _ figure.Quantity = Count{}

// NewCount returns a count of n persons of the given quality: exact, at least,
// at most, or an estimate. A negative number, one above [MaxCount] and a range
// are errors that match [ErrCount].
func NewCount(n int64, q Quality) (Count, error) {
	if n < 0 || n > MaxCount {
		return Count{}, fmt.Errorf("%w: %d: want 0 to %d", ErrCount, n, int64(MaxCount))
	}
	c := Count{value: n, low: n, high: n, status: CountGiven, quality: q}
	switch q {
	case ExactCount:
	case AtLeastCount:
		c.high = open
	case AtMostCount:
		c.low = 0
	case EstimateCount:
		c.low, c.high = 0, open
	default:
		return Count{}, fmt.Errorf("%w: %d of quality %s: want exact, at-least, at-most or estimate", ErrCount, n, q)
	}
	return c, nil
}

// MustCount is [NewCount] for source and tests. It panics where that fails.
func MustCount(n int64, q Quality) Count {
	c, err := NewCount(n, q)
	if err != nil {
		panic(err)
	}
	return c
}

// NewCountRange returns a count of which only bounds are given: "300 to 700
// thousand". Where both are the same it is exact. Ends in the wrong order, or
// outside 0 to [MaxCount], are an error that matches [ErrCount].
func NewCountRange(low, high int64) (Count, error) {
	if low < 0 || high < low || high > MaxCount {
		return Count{}, fmt.Errorf("%w: %d to %d: want two numbers from 0 to %d, the lower one first",
			ErrCount, low, high, int64(MaxCount))
	}
	if low == high {
		return NewCount(low, ExactCount)
	}
	return Count{low: low, high: high, status: CountGiven, quality: RangeCount, hasNoValue: true}, nil
}

// AbsentCount returns a count without a number, and without bounds. There is
// always a reason: for [CountGiven] it is [CountNotReported].
func AbsentCount(why CountStatus) Count {
	if why == CountGiven {
		why = CountNotReported
	}
	if why == CountNotReported {
		return Count{}
	}
	return Count{high: open, status: why}
}

// SuppressedCount returns a count that was taken out for the protection of
// persons, and is known to lie between two bounds: 1 and 4 for "~" at UN DESA,
// which prints 0 as 0 and hides fewer than five. Errors are those of
// [NewCountRange].
func SuppressedCount(low, high int64) (Count, error) {
	if _, err := NewCountRange(low, high); err != nil {
		return Count{}, err
	}
	return Count{low: low, high: high, status: CountSuppressed}, nil
}

// BelowHalfUnitCount returns a count that is not 0 but rounds to 0 in a table
// printed in units of so many persons: 1 to 499 for thousands. In a table of
// single persons nothing follows but that it is not 0.
func BelowHalfUnitCount(unit int64) Count {
	c := Count{low: 1, high: open, status: CountBelowHalfUnit}
	if half := (unit - 1) / 2; half >= 1 && half <= MaxCount {
		c.high = half
	}
	return c
}

// Within returns an estimate with the bounds that its source gives for it. It
// is an error that matches [ErrCount] where c is no estimate, or does not lie
// within them.
func (c Count) Within(low, high int64) (Count, error) {
	if _, err := NewCountRange(low, high); err != nil {
		return Count{}, err
	}
	if !c.IsGiven() || c.quality != EstimateCount || c.hasNoValue || c.absent > 0 || c.value < low || c.value > high {
		return Count{}, fmt.Errorf("%w: %s within %d to %d: want an estimate that lies in it",
			ErrCount, check.Quote(c.String()), low, high)
	}
	c.low, c.high = low, high
	return c, nil
}

// IsGiven reports whether there is a number, or a range.
func (c Count) IsGiven() bool { return c.status == CountGiven }

// Status says whether there is a number, and if not, why.
func (c Count) Status() CountStatus { return c.status }

// Quality says what the number is worth. It has no meaning where c is absent.
func (c Count) Quality() Quality { return c.quality }

// Value returns the number as given, and false where there is none: c is
// absent, or a range. Of a sum it is the sum of the numbers given, whatever
// their quality, and [Count.Absent] says how many parts had none.
func (c Count) Value() (int64, bool) { return c.value, c.IsGiven() && !c.hasNoValue }

// Absent returns how many parts of a sum gave no number: 0 for a single given
// count, 1 for a single absent one.
func (c Count) Absent() int { return int(c.missing()) }

func (c Count) missing() uint32 {
	if !c.IsGiven() && c.absent == 0 {
		return 1
	}
	return c.absent
}

// IsLowerBound reports whether the number is known to be no more than a lower
// bound: of what was reported as at least so many, and of a sum with absent
// parts.
func (c Count) IsLowerBound() bool { return c.IsGiven() && c.quality == AtLeastCount }

// Low returns the smallest number of persons possible: 0 where nothing else is
// known.
func (c Count) Low() int64 { return c.low }

// High returns the largest number of persons possible, and false where no bound
// is known.
func (c Count) High() (int64, bool) {
	if c.high == open || c.isUnknown() {
		return 0, false
	}
	return c.high, true
}

// isUnknown reports whether c is the zero Count, whose high end 0 is none.
func (c Count) isUnknown() bool { return c.status == CountNotReported && c.low == 0 && c.high == 0 }

// top returns the high end, or open.
func (c Count) top() int64 {
	if c.isUnknown() {
		return open
	}
	return c.high
}

// Bounds returns what c leaves possible. Where nothing is known the interval has
// no ends; an estimate without bounds of its own, and a range whose upper end is
// missing, begin at their lowest number.
func (c Count) Bounds() figure.Interval {
	high, ok := c.High()
	switch {
	case ok:
		v, _ := figure.NewInterval(figure.Int(c.low), figure.Int(high)) // in order by construction
		return v
	case !c.IsGiven() && c.low == 0:
		return figure.Interval{}
	}
	return figure.From(figure.Int(c.low))
}

// Figure returns c as a figure for claims, without a unit: exact, at least,
// up to, a range, or about for an estimate without bounds of its own. What is
// suppressed is a range; what is absent without bounds is not stated. Where
// bounds are known the figure has them, and no face value beside them.
func (c Count) Figure() figure.Figure {
	high, hasHigh := c.High()
	var f figure.Figure
	var err error
	switch {
	case hasHigh && c.low == high:
		f = figure.Count(c.low, "")
	case c.quality == EstimateCount && !hasHigh && c.IsGiven() && !c.hasNoValue:
		f, err = figure.New(figure.About, decimal.NewFromInt(c.value))
	case hasHigh && c.quality == AtMostCount && c.low == 0:
		f, err = figure.New(figure.UpTo, decimal.NewFromInt(high))
	case hasHigh:
		f, err = figure.NewRange(figure.Range, decimal.NewFromInt(c.low), decimal.NewFromInt(high))
	case c.IsGiven() || c.low > 0:
		f, err = figure.New(figure.AtLeast, decimal.NewFromInt(c.low))
	}
	if err != nil {
		return figure.Figure{} // a whole number up to MaxCount is always a figure
	}
	if c.quality == EstimateCount && !f.IsZero() {
		f = f.AsEstimate()
	}
	return f
}

// String returns the number with its quality, or the reason why there is none:
// "1250451", "at least 600000", "about 5000000", "300000 to 700000",
// "suppressed, 1 to 4", and for a sum "at least 1200, 2 parts absent".
func (c Count) String() string {
	var b []byte
	if value, ok := c.Value(); ok {
		switch c.quality {
		case AtLeastCount:
			b = append(b, "at least "...)
		case AtMostCount:
			b = append(b, "at most "...)
		case EstimateCount, RangeCount:
			b = append(b, "about "...)
		}
		b = strconv.AppendInt(b, value, 10)
		if c.quality != ExactCount && c.quality != AtMostCount && c.high != open ||
			c.quality == AtMostCount && c.low > 0 || c.quality == AtLeastCount && c.low > value ||
			c.quality == RangeCount {
			b = c.appendBounds(append(b, ", "...))
		}
	} else if c.IsGiven() {
		b = c.appendBounds(b)
	} else {
		b = append(b, countWords[c.status]...)
		if !c.isUnknown() && (c.low > 0 || c.high != open) {
			b = c.appendBounds(append(b, ", "...))
		}
	}
	switch {
	case c.absent == 1:
		b = append(b, ", 1 part absent"...)
	case c.absent > 1:
		b = fmt.Appendf(b, ", %d parts absent", c.absent)
	}
	return string(b)
}

var countWords = [...]string{"not reported", "", "not available", "suppressed", "below half the unit", "blank"}

func (c Count) appendBounds(b []byte) []byte {
	if c.high == open {
		return strconv.AppendInt(append(b, "at least "...), c.low, 10)
	}
	if c.low == c.high {
		return strconv.AppendInt(b, c.low, 10)
	}
	b = strconv.AppendInt(b, c.low, 10)
	return strconv.AppendInt(append(b, " to "...), c.high, 10)
}
