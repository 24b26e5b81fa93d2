package formula

import (
	"math/big"

	"iom.int/migdev/indicator/figure"
)

// power returns a to the power of b. exponent is b where that is a constant,
// else nil.
func power(a, b value, exponent *big.Rat) value {
	if exponent == nil {
		exponent = b.n.Rat()
	}
	one := value{n: figure.Int(1), bits: smallBits}
	switch {
	case exponent.Sign() == 0:
		return one
	case a.n.Sign() == 0 && exponent.Sign() < 0:
		return undefinedFor(DivisionByZero)
	case a.n.Sign() == 0 || a.n.Equal(one.n):
		return a
	case !exponent.IsInt() && a.n.Sign() < 0:
		return undefinedFor(PowerUndefined)
	case exponent.IsInt() && a.n.Equal(figure.Int(-1)):
		if exponent.Num().Bit(0) == 0 {
			return one
		}
		return a
	}
	if p := exponent.Num(); exponent.IsInt() && p.IsInt64() && p.Int64() > 0 && p.Int64() <= shortPower {
		v := a
		for range p.Int64() - 1 {
			v = limited(arithmetic(opMul, v, a))
			if v.state != known {
				break
			}
		}
		return v
	}
	base := a.n.Rat()
	if !exponent.IsInt() {
		num, ok1 := exactRoot(base.Num(), exponent.Denom())
		den, ok2 := exactRoot(base.Denom(), exponent.Denom())
		if !ok1 || !ok2 {
			return undefinedFor(PowerNotExact)
		}
		base = new(big.Rat).SetFrac(num, den)
	}
	return wholePower(base, exponent.Num())
}

// shortPower is up to which exponent a power is a product of small numbers.
const shortPower = 4

// wholePower returns base to the power of p, where base is none of -1, 0 and 1.
func wholePower(base *big.Rat, p *big.Int) value {
	// A number of b bits is at least 2^(b-1): its power has at least
	// (b-1)·p bits and one more.
	size := new(big.Int).Abs(p)
	if size.Mul(size, big.NewInt(int64(bitsOf(base)-1))); size.Cmp(big.NewInt(maxBits)) >= 0 {
		return undefinedFor(TooLarge)
	}
	exp := new(big.Int).Abs(p)
	r := new(big.Rat).SetFrac(new(big.Int).Exp(base.Num(), exp, nil), new(big.Int).Exp(base.Denom(), exp, nil))
	if p.Sign() < 0 {
		r.Inv(r)
	}
	v := value{n: figure.FromRat(r), bits: bitsOf(r)}
	if v.bits > maxBits {
		return undefinedFor(TooLarge)
	}
	return v
}

// exactRoot returns the root of that degree of a number above 0, and false
// where it is not whole.
func exactRoot(n, degree *big.Int) (*big.Int, bool) {
	one := big.NewInt(1)
	if n.Cmp(one) == 0 {
		return one, true
	}
	if degree.Cmp(big.NewInt(int64(n.BitLen()))) >= 0 {
		return nil, false // the root lies between 1 and 2
	}
	// Newton's method from above, on whole numbers, falls until it meets the
	// root rounded down.
	k := degree.Int64()
	less := big.NewInt(k - 1)
	x := new(big.Int).Lsh(one, uint((int64(n.BitLen())+k-1)/k))
	for {
		y := new(big.Int).Exp(x, less, nil)
		y.Quo(n, y)
		y.Add(y, new(big.Int).Mul(x, less)).Quo(y, degree)
		if y.Cmp(x) >= 0 {
			break
		}
		x = y
	}
	return x, new(big.Int).Exp(x, degree, nil).Cmp(n) == 0
}
