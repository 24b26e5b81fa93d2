package figure

import "math/big"

// logarithm is coef·ln of, for coef other than 0 and of above 0 and other
// than 1: by Lindemann's theorem it is transcendental.
type logarithm struct{ coef, of Number }

func newLogarithm(coef, of Number) Real {
	if coef.Sign() == 0 {
		return Real{}
	}
	l := &logarithm{coef, of}
	return Real{form: l, near: l.enclose(&evaluation{prec: 128}).approximate()}
}

// Ln returns the natural logarithm of n, and false where n is not above 0.
// That of 1 is 0 exactly.
func Ln(n Number) (Real, bool) {
	if n.Sign() <= 0 {
		return Real{}, false
	}
	if n.Equal(Int(1)) {
		return Real{}, true
	}
	return newLogarithm(Int(1), n), true
}

// over returns the quotient of two logarithms where it is rational: where the
// exponents of the numbers below them, over bases that are coprime in pairs,
// are in proportion. Otherwise it is transcendental (Gelfond and Schneider,
// 1934).
func (l *logarithm) over(m *logarithm) (Number, bool) {
	a, b := l.of.rat(), m.of.rat()
	bases, ok := coprime([]factor{{a.Num(), 1, 1}, {a.Denom(), 1, 1}, {b.Num(), 1, 1}, {b.Denom(), 1, 1}})
	if !ok {
		return Number{}, false // four exponents of 1 do not add up to too much
	}
	var quo Number
	for i, f := range bases {
		x, y := exponent(a, f.base), exponent(b, f.base)
		q, ok := Frac(x, y)
		if !ok || q.Sign() == 0 || i > 0 && !q.Equal(quo) {
			return Number{}, false
		}
		quo = q
	}
	return quo.Mul(l.coef).Mul(m.coef.inverse()), true
}

// exponent returns how often base divides r.
func exponent(r *big.Rat, base *big.Int) int64 {
	count := func(n *big.Int) int64 {
		k := int64(0)
		for quo, rem := new(big.Int), new(big.Int); ; k++ {
			if quo.QuoRem(n, base, rem); rem.Sign() != 0 {
				return k
			}
			n, quo = quo, new(big.Int)
		}
	}
	return count(r.Num()) - count(r.Denom())
}

// enclose works in whole units of 2^-prec. With of = m·2^e for 1/2 < m < 2,
//
//	ln of = e·ln 2 + 2·artanh z, z = (m - 1)/(m + 1), |z| < 1/3
func (l *logarithm) enclose(ev *evaluation) enclosure {
	r := l.of.rat()
	num, den := new(big.Int).Set(r.Num()), new(big.Int).Set(r.Denom())
	exp := num.BitLen() - den.BitLen()
	if exp >= 0 {
		den.Lsh(den, uint(exp))
	} else {
		num.Lsh(num, uint(-exp))
	}
	lo, hi := artanh(new(big.Int).Sub(num, den), new(big.Int).Add(num, den), ev.prec)
	if exp != 0 {
		if ev.twoLo == nil { // half of ln 2
			ev.twoLo, ev.twoHi = artanh(big.NewInt(1), big.NewInt(3), ev.prec)
		}
		twoLo, twoHi, e := ev.twoLo, ev.twoHi, big.NewInt(int64(exp))
		if exp < 0 {
			twoLo, twoHi = twoHi, twoLo
		}
		lo.Add(lo, new(big.Int).Mul(twoLo, e))
		hi.Add(hi, e.Mul(twoHi, e))
	}
	shift := 1 - int(ev.prec) // twice
	low, high := ev.down().SetInt(lo), ev.up().SetInt(hi)
	e := enclosure{low.SetMantExp(low, shift), high.SetMantExp(high, shift)}
	if l.coef.Equal(Int(1)) {
		return e
	}
	return ev.mul(e, ev.number(l.coef))
}

// artanh returns bounds of 2^bits·artanh(num/den), for |num/den| at most 1/3,
// from the series z + z³/3 + z⁵/5 + …. Each step rounds down: an error e of a
// power becomes less than e/9 + 2 with the next, so it stays below 3, and that
// of a term below 4; what follows when a power comes out as 0 is below 4 too.
func artanh(num, den *big.Int, bits uint) (lo, hi *big.Int) {
	sign := num.Sign()
	z := new(big.Int).Abs(num)
	z.Quo(z.Lsh(z, bits), den)
	// From one power to the next: by the fraction where it is short.
	squareNum, squareDen := new(big.Int).Mul(num, num), new(big.Int).Mul(den, den)
	short := squareDen.IsUint64()
	square := new(big.Int).Mul(z, z)
	square.Rsh(square, bits)
	lo = new(big.Int)
	n := int64(0)
	for quo, odd := new(big.Int), new(big.Int); z.Sign() != 0; n++ {
		lo.Add(lo, quo.Quo(z, odd.SetInt64(2*n+1)))
		if short {
			z, quo = quo.Quo(z.Mul(z, squareNum), squareDen), z
		} else {
			z, quo = quo.Rsh(quo.Mul(z, square), bits), z
		}
	}
	hi = new(big.Int).Add(lo, big.NewInt(4*(n+1)))
	if sign < 0 {
		return hi.Neg(hi), lo.Neg(lo)
	}
	return lo, hi
}
