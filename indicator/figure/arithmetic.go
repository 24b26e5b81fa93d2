package figure

import (
	"errors"
	"math/big"
)

// The arithmetic of intervals: each result holds what the operation gives for
// every number of the one with every number of the other. An end is closed
// where a pair of possible numbers reaches it. The results are as narrow as
// they can be for operands that do not depend on each other; a quantity that
// stands twice in a formula makes them wider than need be, so transform the
// formula until each stands once (a/(a+b) is 1/(1+b/a)).

// ErrUndefined matches every error for a quotient that does not exist.
var ErrUndefined = errors.New("figure: undefined")

// UndefinedError says why a quotient does not exist.
type UndefinedError struct{ Reason string }

// Error returns the reason behind "figure: undefined".
func (e *UndefinedError) Error() string { return ErrUndefined.Error() + ": " + e.Reason }

// Is reports whether target is ErrUndefined.
func (e *UndefinedError) Is(target error) bool { return target == ErrUndefined }

// Add returns v + w.
func (v Interval) Add(w Interval) Interval {
	return Interval{lo: addEnds(v.lo, w.lo), hi: addEnds(v.hi, w.hi)}
}

func addEnds(a, b end) end {
	if a.kind == missing || b.kind == missing {
		return end{}
	}
	return end{a.n.Add(b.n), min(a.kind, b.kind)}
}

// Neg returns -v.
func (v Interval) Neg() Interval {
	v.lo, v.hi = v.hi, v.lo
	v.lo.n, v.hi.n = v.lo.n.Neg(), v.hi.n.Neg()
	return v
}

// Sub returns v - w.
func (v Interval) Sub(w Interval) Interval { return v.Add(w.Neg()) }

// Scale returns v × n.
func (v Interval) Scale(n Number) Interval { return v.Mul(Point(n)) }

// Mul returns v × w.
func (v Interval) Mul(w Interval) Interval {
	ends := [4]product{
		multiply(v.lo, -1, w.lo, -1), multiply(v.lo, -1, w.hi, 1),
		multiply(v.hi, 1, w.lo, -1), multiply(v.hi, 1, w.hi, 1),
	}
	lo, hi := ends[0], ends[0]
	for _, p := range ends[1:] {
		if p.below(lo, -1) {
			lo = p
		}
		if p.below(hi, 1) {
			hi = p
		}
	}
	return Interval{lo: lo.end, hi: hi.end}
}

// product is an end that may lie at infinity, on the side of infinite.
type product struct {
	end
	infinite int
}

// multiply returns the product of two ends, of which a missing one is infinite
// on its side. Zero times anything is zero, reached where the zero is.
func multiply(a end, sideA int, b end, sideB int) product {
	signA, signB := sideA, sideB
	if a.kind != missing {
		signA = a.n.Sign()
	}
	if b.kind != missing {
		signB = b.n.Sign()
	}
	switch {
	case signA == 0 && signB == 0:
		return product{end: end{kind: max(a.kind, b.kind)}}
	case signA == 0:
		return product{end: end{kind: a.kind}}
	case signB == 0:
		return product{end: end{kind: b.kind}}
	case a.kind == missing || b.kind == missing:
		return product{infinite: signA * signB}
	}
	return product{end: end{a.n.Mul(b.n), min(a.kind, b.kind)}}
}

// below reports whether p bounds wider than q on the given side: lower (-1) or
// upper (1). Of two equal ends the closed one is the wider.
func (p product) below(q product, side int) bool {
	if p.infinite != 0 || q.infinite != 0 {
		return p.infinite*side > q.infinite*side
	}
	c := p.n.Cmp(q.n) * side
	return c > 0 || c == 0 && p.kind > q.kind
}

// Quo returns v / w. Where 0 is an end of w it is left out, as nothing can be
// divided by it, and the bound that holds is kept: EUR 3 million over up to
// 500 grants is at least 5,000, with no upper end. An error that matches
// [ErrUndefined] says that w is 0 or has 0 inside.
func (v Interval) Quo(w Interval) (Interval, error) {
	inverse, err := w.inverse()
	if err != nil {
		return Interval{}, err
	}
	return v.Mul(inverse), nil
}

// inverse returns 1/v.
func (v Interval) inverse() (Interval, error) {
	if n, ok := v.IsPoint(); ok && n.Sign() == 0 {
		return Interval{}, &UndefinedError{Reason: "division by zero"}
	}
	if (v.lo.kind == missing || v.lo.n.Sign() < 0) && (v.hi.kind == missing || v.hi.n.Sign() > 0) {
		return Interval{}, &UndefinedError{Reason: "the denominator " + v.String() + " lies on both sides of zero"}
	}
	return Interval{lo: inverseEnd(v.hi), hi: inverseEnd(v.lo)}, nil
}

// inverseEnd returns 1/e: no end for 0, and 0, never reached, for no end.
func inverseEnd(e end) end {
	switch {
	case e.kind == missing:
		return end{kind: open}
	case e.n.Sign() == 0:
		return end{}
	}
	return end{e.n.inverse(), e.kind}
}

func fromInt(n *big.Int) Number { return fromRat(new(big.Rat).SetInt(n)) }

// roundTo returns n rounded to that many decimal places, as a number.
func (n Number) roundTo(places int, mode Rounding) Number {
	if n.IsInt() && places >= 0 {
		return n
	}
	if coef, ok := n.smallCoefficient(places, mode); ok {
		return scaled(coef, -places)
	}
	r := new(big.Rat).SetInt(n.coefficient(places, mode))
	if places >= 0 {
		return fromRat(r.Quo(r, new(big.Rat).SetInt(pow10Big(places))))
	}
	return fromRat(r.Mul(r, new(big.Rat).SetInt(pow10Big(-places))))
}
