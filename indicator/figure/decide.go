package figure

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Precisions of evaluation, in bits.
const (
	firstPrecision = 128
	precisionLimit = 4096    // see [Real]
	largestKnown   = 1 << 13 // binary exponent up to which the limit follows a number
)

// decide evaluates r with at least prec bits, then with twice as many and so
// on, until settled says that the bounds are narrow enough. It returns the
// last bounds, and false where r may be rational and the limit was reached.
func (r Real) decide(prec uint, settled func(*evaluation, enclosure) bool) (enclosure, bool) {
	prec = max(prec, firstPrecision)
	for limit := max(precisionLimit, 2*prec); ; prec *= 2 {
		ev := &evaluation{prec: prec}
		e := r.form.enclose(ev)
		if e.isBounded() && settled(ev, e) {
			return e, true
		}
		if prec < limit || r.isIrrational() {
			continue
		}
		if e.isBounded() { // a large number has many digits before the point
			limit = max(limit, precisionLimit+2*uint(min(max(0, e.hi.MantExp(nil), e.lo.MantExp(nil)), largestKnown)))
		}
		if prec >= limit {
			return e, false
		}
	}
}

// Sign returns -1, 0 or 1.
func (r Real) Sign() int { return r.Cmp(Number{}) }

// Cmp returns -1, 0 or 1 as r is below, equal to or above n. See [Real] for
// when numbers are equal.
func (r Real) Cmp(n Number) int {
	if r.form == nil {
		return r.rational.Cmp(n)
	}
	m := n.approximate()
	switch {
	case r.near.hi < m.lo:
		return -1
	case r.near.lo > m.hi:
		return 1
	}
	result := 0
	r.decide(firstPrecision, func(ev *evaluation, e enclosure) bool {
		m := ev.number(n)
		switch {
		case e.hi.Cmp(m.lo) < 0:
			result = -1
		case e.lo.Cmp(m.hi) > 0:
			result = 1
		}
		return result != 0
	})
	return result
}

// CmpReal returns -1, 0 or 1 as r is below, equal to or above s. See [Real]
// for when numbers are equal.
func (r Real) CmpReal(s Real) int {
	if s.form == nil {
		return r.Cmp(s.rational)
	}
	a, b := r.approximate(), s.near
	switch {
	case a.hi < b.lo:
		return -1
	case a.lo > b.hi:
		return 1
	}
	return r.Sub(s).Sign()
}

// Round returns r to a number of decimal places, correctly in every mode;
// places below 0 round to tens, hundreds and so on. The result has exactly
// that many places. What is taken as equal to a number of so many places, or
// to the middle of two, is rounded as that; see [Real].
func (r Real) Round(places int, mode Rounding) decimal.Decimal {
	if r.form == nil {
		return r.rational.Round(places, mode)
	}
	coef := new(big.Int)
	if small, ok := r.near.halves(places); ok {
		coef.SetInt64(small)
	} else if exact := r.halves(places, coef); exact {
		return halvesOf(coef, places).Round(places, mode)
	}
	// r lies strictly between coef/2 and (coef+1)/2 units.
	sign := 1
	if coef.Sign() < 0 {
		sign = -1
		coef.Not(coef) // -coef - 1: those of -r
	}
	upper := 2*int(coef.Bit(0)) - 1
	coef.Rsh(coef, 1)
	if mode.AwayFromZero(sign, upper, coef.Bit(0) == 1) {
		coef.Add(coef, big.NewInt(1))
	}
	if sign < 0 {
		coef.Neg(coef)
	}
	return decimal.NewFromBigInt(coef, int32(-places))
}

// halvesOf returns n/2 × 10^-places.
func halvesOf(n *big.Int, places int) Number {
	return fromInt(n).Mul(unitOf(-places)).Mul(Number{num: 1, den: 2})
}

// unitOf returns 10^exp.
func unitOf(exp int) Number {
	if -maxExponent <= exp && exp <= maxExponent {
		return tenTo(exp)
	}
	p := fromInt(pow10Big(max(exp, -exp)))
	if exp < 0 {
		return p.inverse()
	}
	return p
}

// halves sets n to the floor of 2r×10^places. It reports whether r is taken
// as equal to that many halves.
func (r Real) halves(places int, n *big.Int) (exact bool) {
	scale := unitOf(places).Mul(Int(2))
	e, settled := r.decide(uint(max(0, places)*4), func(ev *evaluation, e enclosure) bool {
		e = ev.mul(e, ev.number(scale))
		if !e.isBounded() {
			return false
		}
		floor(e.lo, n)
		return r.isWithin(e, n)
	})
	if !settled && e.isBounded() {
		ev := &evaluation{prec: e.hi.Prec()}
		if hi := ev.mul(e, ev.number(scale)).hi; hi != nil {
			floor(hi, n)
		}
	}
	return !settled
}

// isWithin reports whether every number of e lies strictly between n, its
// floor, and n + 1. A number that is not rational is not one of these two.
func (r Real) isWithin(e enclosure, n *big.Int) bool {
	if !r.isIrrational() && e.lo.IsInt() {
		return false
	}
	next := new(big.Float).SetInt(new(big.Int).Add(n, big.NewInt(1)))
	c := e.hi.Cmp(next)
	return c < 0 || c == 0 && r.isIrrational()
}

func floor(f *big.Float, n *big.Int) {
	if _, acc := f.Int(n); acc == big.Above { // towards zero
		n.Sub(n, big.NewInt(1))
	}
}

// Bounds returns an interval no wider than 10^-places that certainly holds r:
// a point where r is known to be rational. Its ends have places decimals, and
// are not possible themselves, where r is known not to be rational. It is
// wider, or without ends, only for a number that is out of reach (see [Real]).
func (r Real) Bounds(places int) Interval {
	if r.form == nil {
		return Point(r.rational)
	}
	if !r.isIrrational() {
		return r.boundsTaken(places)
	}
	lo := r.Round(places, Floor)
	n := fromInt(lo.Coefficient()).Mul(unitOf(-places))
	return Interval{lo: end{n, open}, hi: end{n.Add(unitOf(-places)), open}}
}

// boundsTaken is Bounds for what may be rational: bounds as they were
// evaluated.
func (r Real) boundsTaken(places int) Interval {
	unit := unitOf(-places)
	e, _ := r.decide(uint(max(0, places)*4), func(ev *evaluation, e enclosure) bool {
		return new(big.Float).SetPrec(ev.prec).SetMode(big.ToPositiveInf).Sub(e.hi, e.lo).Cmp(ev.number(unit).lo) <= 0
	})
	if !e.isBounded() {
		return Interval{}
	}
	lo, _ := e.lo.Rat(nil)
	hi, _ := e.hi.Rat(nil)
	return Interval{lo: end{fromRat(lo), closed}, hi: end{fromRat(hi), closed}}
}

// Float64 returns the float64 nearest to r, for charts and statistics. What
// cannot be told apart from the middle of two is one of them; what is too
// large for a float64 is an infinity.
func (r Real) Float64() float64 {
	if r.form == nil {
		f, _ := r.rational.rat().Float64()
		return f
	}
	var f float64
	r.decide(firstPrecision, func(_ *evaluation, e enclosure) bool {
		lo, _ := e.lo.Float64()
		f, _ = e.hi.Float64()
		return lo == f
	})
	return f
}

// String returns r exactly where it is known to be rational, as
// [Number.String] does, and otherwise its first twelve digits, not rounded,
// and a sign that more follow: "1.41421356237…".
func (r Real) String() string {
	if r.form == nil {
		return r.rational.String()
	}
	sign := r.Sign()
	if sign == 0 {
		return "0"
	}
	// The place of the first digit, from the binary exponent: 2^(exp-1) is at
	// most |r|, and 0.30103 is above log 2.
	e, _ := r.decide(firstPrecision, func(_ *evaluation, e enclosure) bool { return e.lo.Sign()*e.hi.Sign() > 0 })
	if !e.isBounded() {
		return "…"
	}
	exp := e.lo.MantExp(nil)
	first := int(floorDiv(int64(min(exp, e.hi.MantExp(nil))-2)*30103, 100000))
	for limit := first + 3; first < limit; first++ {
		if next := unitOf(first + 1); sign > 0 && r.Cmp(next) < 0 || sign < 0 && r.Cmp(next.Neg()) > 0 {
			break
		}
	}
	places := 11 - first
	return r.Round(places, Down).StringFixed(int32(max(places, 0))) + "…"
}
