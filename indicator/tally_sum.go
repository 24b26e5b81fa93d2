package indicator

import (
	"math/big"

	"iom.int/migdev/indicator/figure"
)

// runningSum is an exact sum. Numbers of up to eight decimal places are added
// as whole numbers of their last place, by a counter that never outgrows 64
// bits; the others, and what does not fit, go to a slower sum. The zero value is
// the sum of nothing, 0.
type runningSum struct {
	scaled [5]carrySum // in units of 1, 1/100, 1/10,000 …
	rest   levelSum
}

// scaleUnits are how many units of each scale make 1.
var scaleUnits = [5]figure.Number{
	figure.Int(1), figure.Int(1e2), figure.Int(1e4), figure.Int(1e6), figure.Int(1e8),
}

// decimalScale returns n as a whole number of units, and false where it is none of a
// few decimal places.
func decimalScale(n figure.Number) (whole figure.Number, scale int, ok bool) {
	if n.IsInt() {
		return n, 0, true
	}
	for i, unit := range scaleUnits[1:] {
		if whole = n.Mul(unit); whole.IsInt() {
			return whole, i + 1, true
		}
	}
	return n, 0, false
}

func (s *runningSum) add(n figure.Number) {
	if whole, scale, ok := decimalScale(n); ok && s.scaled[scale].add(whole) {
		return
	}
	s.rest.add(n)
}

// addProduct adds n × m. Whole numbers are multiplied first and brought to scale
// later, so that what fits 64 bits stays there.
func (s *runningSum) addProduct(n, m figure.Number) {
	whole, scale, ok := decimalScale(n)
	times, more, ok2 := decimalScale(m)
	if scale += more; ok && ok2 && scale < len(s.scaled) && s.scaled[scale].add(whole.Mul(times)) {
		return
	}
	s.rest.add(n.Mul(m))
}

func (s *runningSum) merge(o *runningSum) {
	for i := range s.scaled {
		s.scaled[i].merge(&o.scaled[i])
	}
	s.rest.merge(&o.rest)
}

func (s *runningSum) total() figure.Number {
	sum := s.rest.total()
	for i := range s.scaled {
		n, _ := s.scaled[i].total().Quo(scaleUnits[i])
		sum = sum.Add(n)
	}
	return sum
}

// carrySum is a sum of whole numbers that lie within ±2^61: n + carried × 2^61,
// with n within the same bounds.
type carrySum struct {
	n       figure.Number
	carried int64
}

var sumCarry, sumCarryBack = figure.Int(1 << 61), figure.Int(-1 << 61)

// add returns false where n is beyond the bounds.
func (s *carrySum) add(n figure.Number) bool {
	if n.Cmp(sumCarry) > 0 || n.Cmp(sumCarryBack) < 0 {
		return false
	}
	s.n = s.n.Add(n)
	if s.n.Cmp(sumCarry) > 0 {
		s.n = s.n.Add(sumCarryBack)
		s.carried++
	} else if s.n.Cmp(sumCarryBack) < 0 {
		s.n = s.n.Add(sumCarry)
		s.carried--
	}
	return true
}

func (s *carrySum) merge(o *carrySum) {
	carried := o.carried // o may be s
	s.add(o.n)
	s.carried += carried
}

func (s *carrySum) total() figure.Number {
	if s.carried == 0 {
		return s.n
	}
	return s.n.Add(sumCarry.Mul(figure.Int(s.carried)))
}

// levelSum is a sum of any numbers. It is kept on levels, as the digits of a
// counter are: a level that has taken 64 numbers goes over into the next. So
// fractions without a common denominator meet in small groups first, and long
// sums meet short numbers seldom.
type levelSum struct {
	levels [4]figure.Number
	taken  [3]uint8 // by all levels but the last
}

const levelSize = 64

func (s *levelSum) add(n figure.Number) {
	s.levels[0] = s.levels[0].Add(n)
	if s.taken[0]++; s.taken[0] >= levelSize {
		s.carry()
	}
}

// carry empties the levels that are full.
func (s *levelSum) carry() {
	for i := range s.taken {
		if s.taken[i] < levelSize {
			continue
		}
		s.levels[i+1] = s.levels[i+1].Add(s.levels[i])
		s.levels[i], s.taken[i] = figure.Number{}, 0
		if i+1 < len(s.taken) {
			s.taken[i+1]++
		}
	}
}

func (s *levelSum) merge(o *levelSum) {
	for i, n := range o.levels {
		s.levels[i] = s.levels[i].Add(n)
	}
	for i, n := range o.taken { // together below 128, and one more by a carry
		s.taken[i] += n
	}
	s.carry()
}

func (s *levelSum) total() figure.Number {
	var sum figure.Number
	for _, n := range s.levels {
		sum = sum.Add(n)
	}
	return sum
}

// sumFractions returns the sum of fractions that have few denominators among them: of
// those with one denominator first, and of ever greater groups then.
func sumFractions(numbers []figure.Number) figure.Number {
	byDenominator := map[int64]*big.Int{}
	var sums []*big.Rat
	for _, n := range numbers {
		r := n.Rat()
		if !r.Denom().IsInt64() {
			sums = append(sums, r)
			continue
		}
		sum := byDenominator[r.Denom().Int64()]
		if sum == nil {
			sum = new(big.Int)
			byDenominator[r.Denom().Int64()] = sum
		}
		sum.Add(sum, r.Num())
	}
	for den, num := range byDenominator {
		sums = append(sums, new(big.Rat).SetFrac(num, big.NewInt(den)))
	}
	for len(sums) > 1 {
		half := (len(sums) + 1) / 2
		for i, r := range sums[half:] {
			sums[i].Add(sums[i], r)
		}
		sums = sums[:half]
	}
	if len(sums) == 0 {
		return figure.Number{}
	}
	return figure.FromRat(sums[0])
}

// sumBounds is the sum of intervals: of those that hold one number, and of the
// ends of the others where there are any.
type sumBounds struct {
	sure runningSum
	wide *wideSum
}

// wideSum is the sum of intervals by their ends.
type wideSum struct{ lo, hi endSum }

// endSum is the sum of ends. It is open where one of them is, and missing where
// one of them is.
type endSum struct {
	runningSum
	open, missing bool
}

func (s *endSum) addEnd(e intervalEnd) {
	if e.is {
		s.add(e.n)
		s.open = s.open || !e.closed
	}
	s.missing = s.missing || !e.is
}

func (s *endSum) merge(o *endSum) {
	s.runningSum.merge(&o.runningSum)
	s.open, s.missing = s.open || o.open, s.missing || o.missing
}

func (s *endSum) end() intervalEnd {
	if s.missing {
		return intervalEnd{}
	}
	return intervalEnd{s.total(), true, !s.open}
}

func (s *sumBounds) add(v figure.Interval) {
	if n, ok := v.IsPoint(); ok {
		s.sure.add(n)
		return
	}
	if s.wide == nil {
		s.wide = new(wideSum)
	}
	lo, hi := lowerEnd(v), upperEnd(v)
	s.wide.lo.addEnd(lo)
	s.wide.hi.addEnd(hi)
}

func (s *sumBounds) merge(o *sumBounds) {
	s.sure.merge(&o.sure)
	if o.wide == nil {
		return
	}
	if s.wide == nil {
		s.wide = new(wideSum)
	}
	s.wide.lo.merge(&o.wide.lo)
	s.wide.hi.merge(&o.wide.hi)
}

// uncertain returns the sum of the intervals that hold more than one number,
// and false where there are none.
func (s *sumBounds) uncertain() (figure.Interval, bool) {
	if s.wide == nil {
		return figure.Interval{}, false
	}
	return betweenEnds(s.wide.lo.end(), s.wide.hi.end()), true
}

func (s *sumBounds) total() figure.Interval {
	sum := figure.Point(s.sure.total())
	if v, ok := s.uncertain(); ok {
		sum = sum.Add(v)
	}
	return sum
}

// intervalEnd is one end of an interval. The zero value is a missing end.
type intervalEnd struct {
	n          figure.Number
	is, closed bool
}

func lowerEnd(v figure.Interval) intervalEnd {
	n, closed, is := v.Lo()
	return intervalEnd{n, is, closed}
}

func upperEnd(v figure.Interval) intervalEnd {
	n, closed, is := v.Hi()
	return intervalEnd{n, is, closed}
}

// betweenEnds returns the interval with these ends, which must hold a number.
func betweenEnds(lo, hi intervalEnd) figure.Interval {
	var above, below figure.Interval
	switch {
	case lo.is && lo.closed:
		above = figure.From(lo.n)
	case lo.is:
		above = figure.Above(lo.n)
	}
	switch {
	case hi.is && hi.closed:
		below = figure.To(hi.n)
	case hi.is:
		below = figure.Below(hi.n)
	}
	v, _ := above.Intersect(below)
	return v
}

// compareLower orders lower ends by where they begin: a missing one first, and
// of two at one number the closed one.
func compareLower(a, b intervalEnd) int {
	switch {
	case a.is != b.is:
		return orderBool(!a.is)
	case !a.is:
		return 0
	}
	if c := a.n.Cmp(b.n); c != 0 || a.closed == b.closed {
		return c
	}
	return orderBool(a.closed)
}

// compareUpper orders upper ends by where they stop: of two at one number the
// open one first, and a missing one last.
func compareUpper(a, b intervalEnd) int { return -compareLower(a.neg(), b.neg()) }

func (e intervalEnd) neg() intervalEnd {
	e.n = e.n.Neg()
	return e
}

// orderBool returns -1 where the first of two comes first, else 1.
func orderBool(first bool) int {
	if first {
		return -1
	}
	return 1
}

// lesserOf returns what the lesser of two numbers can be, of which one lies in v
// and the other in w.
func lesserOf(v, w figure.Interval) figure.Interval {
	lo, hi := lowerEnd(v), upperEnd(v)
	if e := lowerEnd(w); compareLower(e, lo) < 0 {
		lo = e
	}
	if e := upperEnd(w); compareUpper(e, hi) < 0 {
		hi = e
	}
	return betweenEnds(lo, hi)
}
