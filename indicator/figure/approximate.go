package figure

import (
	"math"
	"math/big"
)

// approximation is an enclosure of a real number between two float64: what
// settles most comparisons at once. Every step rounds outwards, by one more
// float64 than the one that the hardware rounds to the nearest, and starting
// values from package math are never relied on: a root is proved by the power
// that it makes. An end that is infinite or not a number says nothing, and no
// comparison with it holds.
type approximation struct{ lo, hi float64 }

var anything = approximation{math.Inf(-1), math.Inf(1)}

func below(x float64) float64 { return math.Nextafter(x, math.Inf(-1)) }
func above(x float64) float64 { return math.Nextafter(x, math.Inf(1)) }

func outwards(lo, hi float64) approximation { return approximation{below(lo), above(hi)} }

func approximateInt(n int64) approximation {
	f := float64(n)
	if -1<<53 <= n && n <= 1<<53 {
		return approximation{f, f}
	}
	return outwards(f, f)
}

func approximateBig(n *big.Int) approximation {
	if n.IsInt64() {
		return approximateInt(n.Int64())
	}
	f, _ := new(big.Float).SetInt(n).Float64() // to the nearest
	return outwards(f, f)
}

func (n Number) approximate() approximation {
	if n.big == nil {
		if n.den == 0 {
			return approximateInt(n.num)
		}
		return approximateInt(n.num).quo(approximateInt(n.den))
	}
	f, _ := n.big.Float64() // to the nearest
	return outwards(f, f)
}

func (a approximation) add(b approximation) approximation { return outwards(a.lo+b.lo, a.hi+b.hi) }

func (a approximation) mul(b approximation) approximation {
	if a.lo >= 0 && b.lo >= 0 {
		return outwards(a.lo*b.lo, a.hi*b.hi)
	}
	p, q, r, s := a.lo*b.lo, a.lo*b.hi, a.hi*b.lo, a.hi*b.hi
	return outwards(min(p, q, r, s), max(p, q, r, s)) // not a number where one is not
}

func (a approximation) quo(b approximation) approximation {
	if !(b.lo > 0 || b.hi < 0) {
		return anything
	}
	p, q, r, s := a.lo/b.lo, a.lo/b.hi, a.hi/b.lo, a.hi/b.hi
	return outwards(min(p, q, r, s), max(p, q, r, s))
}

// power returns a^n, for a and n above 0.
func (a approximation) power(n int64) approximation {
	for n&1 == 0 {
		a, n = a.mul(a), n>>1
	}
	product := a
	for n >>= 1; n > 0; n >>= 1 {
		if a = a.mul(a); n&1 == 1 {
			product = product.mul(a)
		}
	}
	return product
}

// root returns the root of a, which is above 0: a last step of Newton's from
// any x, with its error. See [enclosure.root].
func (a approximation) root(degree int64) approximation {
	k := approximateInt(degree)
	f := math.Pow(a.lo, 1/float64(degree))
	x, one := approximation{f, f}, approximation{1, 1}
	d := a.quo(x.power(degree)).add(approximation{-1, -1})
	lo, hi := approximation{d.lo, d.lo}, approximation{d.hi, d.hi}
	if !(f > 0 && d.lo > -0.5) {
		return anything
	}
	return approximation{
		x.mul(one.add(lo.quo(k.mul(one.add(lo))))).lo,
		x.mul(one.add(hi.quo(k))).hi,
	}
}

func (f *fraction) approximate() approximation {
	num := f.num.approximate()
	if len(f.den) == 1 { // 1
		return num
	}
	return num.quo(f.den.approximate())
}

func (ts rootSum) approximate() approximation {
	var sum approximation
	for i, t := range ts {
		a := t.coef.approximate()
		for _, f := range t.root {
			b := approximateBig(f.base).root(f.den)
			if f.num > 1 {
				b = b.power(f.num)
			}
			a = a.mul(b)
		}
		if i == 0 {
			sum = a
		} else {
			sum = sum.add(a)
		}
	}
	return sum
}

// halves returns the floor of twice a×10^places where it is the same for all
// of a, no multiple itself. It is false where it takes more than a float64.
func (a approximation) halves(places int) (int64, bool) {
	if places < 0 || places > 18 {
		return 0, false
	}
	// 2×10^18 is a float64, as 5^18 is below 2^53.
	b := a.mul(approximation{2 * float64(pow10[places]), 2 * float64(pow10[places])})
	lo, hi := math.Floor(b.lo), math.Floor(b.hi)
	// a.mul goes outwards by more than it rounds, so that a lies strictly
	// between the ends.
	if lo == hi && math.Abs(lo) < 1<<52 {
		return int64(lo), true
	}
	return 0, false
}
