package diaspora

import (
	"fmt"
	"iter"

	"iom.int/migdev/indicator/check"
)

// Add returns the sum of two counts of different persons. Numbers, bounds and
// absent parts add up, and the weaker quality holds: an absent part makes an
// exact number one that is at least so large. Two absent counts are absent for
// their common reason, or not reported, with the bounds that follow. A sum above
// [MaxCount] is an error that matches [ErrCount].
//
// Adding is associative and commutative. It does not know whether a person is
// in both counts.
func (c Count) Add(d Count) (Count, error) {
	sum, ok := c.plus(d)
	if !ok {
		return Count{}, fmt.Errorf("%w: the sum of %s and %s: want at most %d", ErrCount,
			check.Quote(c.String()), check.Quote(d.String()), int64(MaxCount))
	}
	return sum, nil
}

// plus is Add, with false for a sum that is too large.
func (c Count) plus(d Count) (Count, bool) {
	if c.isExact() && d.isExact() { // nearly always
		c.value += d.value
		c.low, c.high = c.value, c.value
		return c, c.value <= MaxCount
	}
	sum := Count{
		value: c.value + d.value,
		low:   c.low + d.low,
		high:  open,
	}
	if a, b := c.top(), d.top(); a != open && b != open {
		sum.high = a + b
	}
	if sum.value > MaxCount || sum.low > MaxCount || sum.high > MaxCount {
		return Count{}, false
	}
	if !c.IsGiven() || !d.IsGiven() || c.absent|d.absent != 0 {
		absent := uint64(c.missing()) + uint64(d.missing())
		if absent > 1<<32-1 {
			return Count{}, false
		}
		sum.absent = uint32(absent)
	}
	if !c.IsGiven() && !d.IsGiven() {
		if c.status == d.status {
			sum.status = c.status
		}
		if sum.status == CountNotReported && sum.low == 0 && sum.high == open {
			sum.high = 0 // written as in the zero Count, so that == holds
		}
		return sum, true
	}
	sum.status = CountGiven
	sum.quality = c.worth().Weaker(d.worth())
	if sum.hasNoValue = c.hasNoValue || d.hasNoValue; sum.hasNoValue {
		sum.value = 0
	}
	return sum, true
}

// isExact reports whether c is one number, and nothing is missing in it.
func (c Count) isExact() bool {
	return c.status == CountGiven && c.quality == ExactCount && c.absent == 0
}

// worth is the quality of c in a sum, where an absent count is at least 0.
func (c Count) worth() Quality {
	if !c.IsGiven() {
		return AtLeastCount
	}
	return c.quality
}

// SumCounts returns the sum of counts, as [Count.Add] does it. The sum of none
// is not reported, and not 0.
func SumCounts(counts iter.Seq[Count]) (Count, error) {
	var sum Count
	first := true
	for c := range counts {
		if first {
			sum, first = c, false
			continue
		}
		next, ok := sum.plus(c)
		if !ok {
			return sum.Add(c)
		}
		sum = next
	}
	return sum, nil
}

// less returns the persons of c, which is given, who are not among d, who are a
// part of them. Of a part that is absent the rest is at most all.
func (c Count) less(d Count) Count {
	n := Count{high: open, status: CountGiven, quality: c.quality, hasNoValue: true}
	most, hasMost := c.High()
	if hasMost {
		n.high = max(0, most-d.low)
	}
	if many, ok := d.High(); ok {
		n.low = max(0, c.low-many)
	}
	value, ok := c.Value()
	part, okPart := d.Value()
	if !d.IsGiven() {
		part, okPart = d.low, true
	}
	if ok && okPart && part <= value {
		n.value, n.hasNoValue = value-part, false
	}
	// What is taken away turns the bounds round: without at least so many there
	// are at most so many left.
	taken := d.quality
	switch {
	case !d.IsGiven(), taken == AtLeastCount:
		taken = AtMostCount
	case taken == AtMostCount:
		taken = AtLeastCount
	}
	n.quality = n.quality.Weaker(taken)
	if n.hasNoValue && n.quality < RangeCount {
		n.quality = RangeCount
	}
	return n
}
