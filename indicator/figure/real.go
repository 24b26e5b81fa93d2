package figure

import "math"

// Real is a real number that need not be rational: a rate of compound growth,
// a geometric mean, a logarithm. It keeps how it is made, and is computed when
// it is asked for, to the precision that the answer needs: what it is rounded
// to has its last digit right, and it compares with other numbers as the
// number that it is.
//
//	rate, _ := figure.Power(ratio, 1, years)         // (c/b)^(1/n)
//	growth := rate.Sub(figure.RealOf(figure.Int(1))) // (c/b)^(1/n) - 1
//
// # What is decided
//
// Sums, differences, products and quotients of rational numbers and of roots
// of them are kept in a normal form, as the quotient of two sums of roots no
// two of which have a rational quotient. Such roots are linearly independent
// over the rational numbers (Besicovitch 1940, Mordell 1953), so it is known
// whether such a number is rational, and which rational number it is:
// √2 × √8 is 4, and every comparison and rounding of these numbers is exact.
// It is computed with twice the precision until it is decided, which ends
// because a number that is not rational differs from every number that it is
// compared with. The same holds for multiples, sums and quotients of two
// logarithms of rational numbers (Gelfond and Schneider 1934, Baker 1966), and
// for each of these with the roots above added, or as factor or divisor.
//
// What else is made of several logarithms, or of more than 64 roots that do
// not combine, or of products of roots whose common degree is above 1,048,576,
// may be equal to a number without a proof of it at hand. It is told apart
// from other numbers down to 4096 bits (1233 digits), or twice what the
// question needs where that is more, and is taken as equal to what it cannot
// be told apart from there. Beyond 2^8192 such a number is out of reach: the
// last digits before its point are not certain.
//
// The zero value is 0. Compare with Cmp and CmpReal; == does not compile.
type Real struct {
	_        [0]func()
	rational Number // the value where form is nil
	form     form
	near     approximation // holds the value where form is set
}

// form is how a Real that is not known to be rational is made.
type form interface {
	// enclose returns bounds that come together as the precision grows.
	enclose(*evaluation) enclosure
	nature() nature
}

// nature is what is known of a number.
type nature uint8

const (
	unknown        nature = iota
	algebraic             // maybe rational
	irrational            // algebraic, and not rational
	transcendental        // hence not rational
)

func (*fraction) nature() nature    { return irrational }
func (*logarithm) nature() nature   { return transcendental }
func (o *operation) nature() nature { return o.kind }

func (r Real) nature() nature {
	if r.form == nil {
		return algebraic
	}
	return r.form.nature()
}

// isIrrational reports whether r is known not to be rational.
func (r Real) isIrrational() bool { return r.nature() >= irrational }

// RealOf returns n.
func RealOf(n Number) Real { return Real{rational: n} }

// Root returns the real root of n, for degrees from 1 to 1200: of a negative
// number where the degree is odd, and otherwise the one that is not negative.
// It is false where there is none, for another degree, and where [Power] is.
func Root(n Number, degree int) (Real, bool) {
	if degree < 1 {
		return Real{}, false
	}
	if n.Sign() < 0 {
		if degree%2 == 0 {
			return Real{}, false
		}
		root, ok := Power(n.Neg(), 1, degree)
		return root.Neg(), ok
	}
	return Power(n, 1, degree)
}

// Power returns base^(num/den), for a base that is not negative. It is exact
// where the power is rational: (8/27)^(2/3) is 4/9.
//
// It is false for a negative base, for den = 0, and for 0 to the power of 0
// or less. It is false as well for what is too much work: num or den beyond
// ±1200 in lowest rootSum, or a whole power of more than 262,144 bits; no base
// that [ParseNumber] reads comes to that.
func Power(base Number, num, den int) (Real, bool) {
	if den == 0 || base.Sign() < 0 || num == math.MinInt || den == math.MinInt {
		return Real{}, false
	}
	f := factor{num: int64(num), den: int64(den)}.lowest()
	if f.den < 0 {
		f.num, f.den = -f.num, -f.den
	}
	switch {
	case f.den > maxDegree || abs64(f.num) > maxDegree:
		return Real{}, false
	case base.Sign() == 0:
		return Real{}, f.num > 0
	}
	r := base.rat()
	if bits := max(r.Num().BitLen(), r.Denom().BitLen()); uint64(bits)*(abs64(f.num)/uint64(f.den)+1) > maxExactBits {
		return Real{}, false
	}
	coef, root, ok := normalise([]factor{{r.Num(), f.num, f.den}, {r.Denom(), -f.num, f.den}})
	if !ok {
		return Real{}, false
	}
	return newFraction(rootSum{{coef, root}}, oneSum)
}

// Number returns r where it is known to be rational.
func (r Real) Number() (Number, bool) { return r.rational, r.form == nil }

// Neg returns -r.
func (r Real) Neg() Real {
	switch f := r.form.(type) {
	case nil:
		return RealOf(r.rational.Neg())
	case *fraction:
		return Real{form: &fraction{f.num.scale(Int(-1)), f.den}, near: approximation{-r.near.hi, -r.near.lo}}
	}
	return r.Mul(RealOf(Int(-1)))
}

// Add returns r + s.
func (r Real) Add(s Real) Real {
	if r.form == nil && s.form == nil {
		return RealOf(r.rational.Add(s.rational))
	}
	switch {
	case r.isZero():
		return s
	case s.isZero():
		return r
	}
	if f, g := r.fraction(), s.fraction(); f != nil && g != nil {
		if sum, ok := f.add(g); ok {
			return sum
		}
	}
	sum := operate(plus, r, s, r.approximate().add(s.approximate()))
	if l, m := r.logarithm(), s.logarithm(); l != nil && m != nil {
		if q, ok := l.over(m); ok {
			return newLogarithm(q.Add(Int(1)).Mul(m.coef), m.of)
		}
		sum.form.(*operation).kind = transcendental // Baker, 1966
	}
	return sum
}

// Sub returns r - s.
func (r Real) Sub(s Real) Real { return r.Add(s.Neg()) }

// Mul returns r × s.
func (r Real) Mul(s Real) Real {
	if r.form == nil && s.form == nil {
		return RealOf(r.rational.Mul(s.rational))
	}
	if r.isZero() || s.isZero() {
		return Real{}
	}
	if f, g := r.fraction(), s.fraction(); f != nil && g != nil {
		if product, ok := f.mul(g); ok {
			return product
		}
	}
	if l := r.logarithm(); l != nil && s.form == nil {
		return newLogarithm(l.coef.Mul(s.rational), l.of)
	}
	if m := s.logarithm(); m != nil && r.form == nil {
		return newLogarithm(m.coef.Mul(r.rational), m.of)
	}
	return operate(multiplied, r, s, r.approximate().mul(s.approximate()))
}

// Quo returns r / s, and false where s is 0 or, as [Real] says, is taken as 0.
func (r Real) Quo(s Real) (Real, bool) {
	if s.Sign() == 0 {
		return Real{}, false
	}
	if r.form == nil && s.form == nil {
		return RealOf(r.rational.Mul(s.rational.inverse())), true
	}
	if r.isZero() {
		return Real{}, true
	}
	if f, g := r.fraction(), s.fraction(); f != nil && g != nil {
		if quo, ok := f.mul(g.inverse()); ok {
			return quo, true
		}
	}
	if l := r.logarithm(); l != nil && s.form == nil {
		return newLogarithm(l.coef.Mul(s.rational.inverse()), l.of), true
	}
	quo := operate(divided, r, s, r.approximate().quo(s.approximate()))
	if l, m := r.logarithm(), s.logarithm(); l != nil && m != nil {
		if q, ok := l.over(m); ok {
			return RealOf(q), true
		}
		quo.form.(*operation).kind = transcendental
	}
	return quo, true
}

// Clamp returns r, or lo where r is below it, or hi where r is above it. Where
// lo is above hi, lo wins.
func (r Real) Clamp(lo, hi Number) Real {
	switch {
	case r.Cmp(lo) < 0:
		return RealOf(lo)
	case r.Cmp(hi) > 0:
		return RealOf(hi)
	}
	return r
}

func (r Real) isZero() bool { return r.form == nil && r.rational.Sign() == 0 }

// fraction returns r as a quotient of sums of roots, and nil where it is none.
func (r Real) fraction() *fraction {
	if r.form == nil {
		return &fraction{rationalSum(r.rational), oneSum}
	}
	f, _ := r.form.(*fraction)
	return f
}

// approximate returns float64 bounds of r, rational or not.
func (r Real) approximate() approximation {
	if r.form == nil {
		return r.rational.approximate()
	}
	return r.near
}

// logarithm returns r as a multiple of a logarithm, and nil where it is none.
func (r Real) logarithm() *logarithm {
	l, _ := r.form.(*logarithm)
	return l
}

func (r Real) enclose(ev *evaluation) enclosure {
	if r.form == nil {
		return ev.number(r.rational)
	}
	return r.form.enclose(ev)
}

// operation is a sum, product or quotient that has no normal form.
type operation struct {
	op   operator
	a, b Real
	kind nature
}

type operator uint8

const (
	plus operator = iota
	multiplied
	divided
)

// operate makes an operation of which no operand is 0.
func operate(op operator, a, b Real, near approximation) Real {
	kind, x, y := unknown, a.nature(), b.nature()
	if x == transcendental {
		x, y = y, x
	}
	switch {
	case x == unknown || y == unknown || x == transcendental:
	case y == transcendental: // and x algebraic, in a product other than 0
		if op == plus || x == irrational || a.form == nil || b.form == nil {
			kind = transcendental
		}
	case a.form == nil && y == irrational || b.form == nil && x == irrational:
		kind = irrational
	default:
		kind = algebraic
	}
	return Real{form: &operation{op, a, b, kind}, near: near}
}

// enclose evaluates an operation once, however often it is used.
func (o *operation) enclose(ev *evaluation) enclosure {
	if e, ok := ev.done[o]; ok {
		return e
	}
	a, b := o.a.enclose(ev), o.b.enclose(ev)
	var e enclosure
	switch o.op {
	case plus:
		e = ev.add(a, b)
	case multiplied:
		e = ev.mul(a, b)
	case divided:
		e = ev.quo(a, b)
	}
	if ev.done == nil {
		ev.done = map[*operation]enclosure{}
	}
	ev.done[o] = e
	return e
}
