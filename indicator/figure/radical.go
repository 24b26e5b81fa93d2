package figure

import (
	"math"
	"math/big"
	"slices"
)

// Limits of exact work with radicals. What passes them is kept as a tree of
// operations instead, or is refused where a function says so.
const (
	maxDegree     = 1200    // of a root, and of the numerator of an exponent
	maxExactBits  = 1 << 18 // of a power's numerator or denominator
	maxSurdDegree = 1 << 20 // of a product of roots
	maxTerms      = 64      // of a sum of roots, and before like rootSum merge
)

// factor is base^(num/den).
type factor struct {
	base     *big.Int // above 0, never changed
	num, den int64    // in lowest rootSum, den > 0
}

// surd is a product of factors in normal form: bases above 1 in rising order
// and coprime in pairs, 0 < num < den, and no base a power whose exponent
// shares a prime with den. The empty surd is 1.
//
// In this form a surd is rational only where it is empty. Its power N is
// rational only where, for each base b = Π p^v, N·num·v/den is whole for all
// of the primes p (no other base has them), hence N·num·g/den for g the
// greatest common divisor of the exponents v; g has no prime in common with
// den, so den divides N. The degree of a surd, the least N whose power is
// rational, is thus the least common multiple of its dens.
type surd []factor

// normalise returns the product of the factors as coef × root. It takes fs
// over, and is false where a degree is beyond maxSurdDegree. No number is
// factorised: greatest common divisors make the bases coprime.
func normalise(fs []factor) (coef Number, root surd, ok bool) {
	fs, ok = coprime(fs)
	if !ok {
		return Number{}, nil, false
	}
	coef = Int(1)
	for _, f := range fs {
		f = f.stripped()
		if f.den > maxSurdDegree {
			return Number{}, nil, false
		}
		whole := floorDiv(f.num, f.den)
		if f.num -= whole * f.den; whole != 0 {
			coef = coef.Mul(intPower(f.base, whole))
		}
		if f.num != 0 {
			root = append(root, f)
		}
	}
	slices.SortFunc(root, func(f, g factor) int { return f.base.Cmp(g.base) })
	return coef, root, true
}

// coprime returns factors of the same product whose bases are coprime in
// pairs and above 1: a^x·b^y is (a/g)^x · g^(x+y) · (b/g)^y for g = gcd(a, b).
// Each step divides the product of all bases by g, so it ends.
func coprime(fs []factor) ([]factor, bool) {
	g := new(big.Int)
	for i := 0; i < len(fs); i++ {
		for j := 0; j < i; j++ {
			a, b := fs[i], fs[j]
			if !commonDivisor(g, a.base, b.base) {
				continue
			}
			common, ok := a.plusExponent(b)
			if !ok {
				return nil, false
			}
			common.base = new(big.Int).Set(g)
			fs[i].base, fs[j].base = new(big.Int).Quo(a.base, g), new(big.Int).Quo(b.base, g)
			fs = append(fs, common)
		}
	}
	return slices.DeleteFunc(fs, func(f factor) bool { return isOne(f.base) || f.num == 0 }), true
}

// commonDivisor sets g to the greatest common divisor, and is false for 1.
func commonDivisor(g, a, b *big.Int) bool {
	if a.IsInt64() && b.IsInt64() {
		g.SetInt64(gcd64(a.Int64(), b.Int64()))
	} else {
		g.GCD(nil, nil, a, b)
	}
	return !isOne(g)
}

func isOne(n *big.Int) bool { return n.IsInt64() && n.Int64() == 1 }

// plusExponent returns f with g's exponent added.
func (f factor) plusExponent(g factor) (factor, bool) {
	d := gcd64(f.den, g.den)
	x, ok1 := mul64(f.num, g.den/d)
	y, ok2 := mul64(g.num, f.den/d)
	den, ok3 := mul64(f.den, g.den/d)
	if !ok1 || !ok2 || !ok3 || abs64(x) > 1<<61 || abs64(y) > 1<<61 {
		return factor{}, false
	}
	f.num, f.den = x+y, den
	return f.lowest(), true
}

func (f factor) lowest() factor {
	d := gcd64(f.num, f.den)
	f.num, f.den = f.num/d, f.den/d
	return f
}

// stripped returns f with a base that is no power with an exponent in common
// with den: 8^(2/3) is 2^2, 4^(1/6) is 2^(1/3).
func (f factor) stripped() factor {
	for p, rest := int64(2), f.den; rest > 1; p++ {
		if p*p > rest {
			p = rest
		}
		if rest%p != 0 {
			continue
		}
		for rest%p == 0 {
			rest /= p
		}
		for f.den%p == 0 {
			root, ok := exactRoot(f.base, p)
			if !ok {
				break
			}
			f.base, f.den = root, f.den/p
		}
	}
	return f
}

// exactRoot returns the root of a base above 1, and false where it is not
// whole.
func exactRoot(base *big.Int, degree int64) (*big.Int, bool) {
	bits := int64(base.BitLen())
	if bits <= degree { // below 2^degree
		return nil, false
	}
	if base.IsInt64() {
		// A whole root has ten digits where the degree is 2, for which the
		// hardware's root is right, and else seven at most: the nearest whole
		// number to an estimate is the root where there is one.
		estimate := math.Sqrt(float64(base.Int64()))
		if degree != 2 {
			estimate = math.Pow(float64(base.Int64()), 1/float64(degree))
		}
		n := int64(math.Round(estimate))
		power := int64(1)
		for range degree {
			var ok bool
			if power, ok = mul64(power, n); !ok {
				return nil, false
			}
		}
		if power != base.Int64() {
			return nil, false
		}
		return big.NewInt(n), true
	}
	root := new(big.Int)
	if degree == 2 {
		root.Sqrt(base)
	} else {
		// A step of Newton's leads from anywhere to the root's floor or above
		// it, and the steps after it fall until they are there.
		rootEstimate(base, degree).Int(root)
		n, less := big.NewInt(degree), big.NewInt(degree-1)
		next := new(big.Int)
		for first := true; ; first = false {
			next.Quo(base, next.Exp(root, less, nil))
			next.Quo(next.Add(next, new(big.Int).Mul(root, less)), n)
			if !first && next.Cmp(root) >= 0 {
				break
			}
			root.Set(next)
		}
	}
	power := new(big.Int).Exp(root, big.NewInt(degree), nil)
	return root, power.Cmp(base) == 0
}

func intPower(base *big.Int, exp int64) Number {
	if exp == 0 || isOne(base) {
		return Int(1)
	}
	n := fromInt(new(big.Int).Exp(base, new(big.Int).SetUint64(abs64(exp)), nil))
	if exp < 0 {
		return n.inverse()
	}
	return n
}

func gcd64(a, b int64) int64 {
	x, y := abs64(a), abs64(b)
	for y != 0 {
		x, y = y, x%y
	}
	return int64(x)
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func (s surd) degree() int64 {
	n := int64(1)
	for _, f := range s {
		n = n / gcd64(n, f.den) * f.den
		if n > maxSurdDegree {
			return 0 // too large to matter: all of these are compared in full
		}
	}
	return n
}

// inverse returns the factors of 1/s.
func (s surd) inverse() []factor {
	fs := slices.Clone(s)
	for i := range fs {
		fs[i].num = -fs[i].num
	}
	return fs
}

// over returns s/t, and false where it is not rational. sure is false where
// that could not be found out.
func (s surd) over(t surd) (ratio Number, isRational, sure bool) {
	if slices.EqualFunc(s, t, func(f, g factor) bool {
		return f.num == g.num && f.den == g.den && f.base.Cmp(g.base) == 0
	}) {
		return Int(1), true, true
	}
	if s.degree() != t.degree() {
		return Number{}, false, true
	}
	ratio, root, ok := normalise(append(t.inverse(), s...))
	return ratio, ok && len(root) == 0, ok
}

// multiple is coef × root.
type multiple struct {
	coef Number // not 0
	root surd
}

// rootSum is a sum in normal form: the quotient of no two roots is rational.
// Such roots are linearly independent over the rational numbers (Besicovitch
// 1940 for roots of primes; Mordell 1953 for positive real radicals), so a
// sum is 0 only where it has no terms.
type rootSum []multiple

func rationalSum(n Number) rootSum {
	if n.Sign() == 0 {
		return nil
	}
	return rootSum{{coef: n}}
}

// add adds t to a sum that the caller owns.
func (ts rootSum) add(t multiple) (rootSum, bool) {
	for i, u := range ts {
		ratio, isRational, sure := t.root.over(u.root)
		if !sure {
			return nil, false
		}
		if isRational {
			if ts[i].coef = u.coef.Add(t.coef.Mul(ratio)); ts[i].coef.Sign() == 0 {
				ts = slices.Delete(ts, i, i+1)
			}
			return ts, true
		}
	}
	return append(ts, t), len(ts) < maxTerms
}

func (ts rootSum) plus(us rootSum) (rootSum, bool) {
	sum, ok := slices.Clone(ts), true
	for _, u := range us {
		if sum, ok = sum.add(u); !ok {
			return nil, false
		}
	}
	return sum, true
}

func (ts rootSum) times(us rootSum) (rootSum, bool) {
	if len(ts)*len(us) > maxTerms {
		return nil, false
	}
	var sum rootSum
	for _, t := range ts {
		for _, u := range us {
			product := t.coef.Mul(u.coef)
			if len(t.root) == 0 || len(u.root) == 0 { // either is 1
				t := multiple{product, append(slices.Clone(t.root), u.root...)}
				var ok bool
				if sum, ok = sum.add(t); !ok {
					return nil, false
				}
				continue
			}
			coef, root, ok := normalise(append(slices.Clone(t.root), u.root...))
			if !ok {
				return nil, false
			}
			if sum, ok = sum.add(multiple{product.Mul(coef), root}); !ok {
				return nil, false
			}
		}
	}
	return sum, true
}

func (ts rootSum) scale(n Number) rootSum {
	if n.Sign() == 0 {
		return nil
	}
	us := slices.Clone(ts)
	for i := range us {
		us[i].coef = us[i].coef.Mul(n)
	}
	return us
}

// over returns ts/us where that is rational: where both have the same roots
// in the same proportion. us is not 0.
func (ts rootSum) over(us rootSum) (quo Number, isRational, sure bool) {
	if len(ts) != len(us) {
		return Number{}, len(ts) == 0, true
	}
	for i, t := range ts {
		found := false
		for _, u := range us {
			ratio, isRational, sure := t.root.over(u.root)
			if !sure {
				return Number{}, false, false
			}
			if !isRational {
				continue
			}
			q := t.coef.Mul(ratio).Mul(u.coef.inverse())
			if i > 0 && !q.Equal(quo) {
				return Number{}, false, true
			}
			quo, found = q, true
			break
		}
		if !found {
			return Number{}, false, true
		}
	}
	return quo, true, true
}

// fraction is a quotient of two sums of roots that is not rational. The
// denominator is 1 wherever it would have a single term.
type fraction struct{ num, den rootSum }

var oneSum = rationalSum(Int(1))

// newFraction returns num/den, for den other than 0. It is false where it
// goes beyond the limits.
func newFraction(num, den rootSum) (Real, bool) {
	if len(den) == 1 && len(den[0].root) == 0 {
		num, den = num.scale(den[0].coef.inverse()), oneSum
	}
	if len(den) == 1 && len(den[0].root) != 0 {
		d := den[0]
		coef, root, ok := normalise(d.root.inverse())
		if !ok {
			return Real{}, false
		}
		if num, ok = num.times(rootSum{{coef.Mul(d.coef.inverse()), root}}); !ok {
			return Real{}, false
		}
		den = oneSum
	}
	n, isRational, sure := num.over(den)
	if !sure {
		return Real{}, false
	}
	if isRational {
		return RealOf(n), true
	}
	f := &fraction{num, den}
	return Real{form: f, near: f.approximate()}, true
}

func (f *fraction) add(g *fraction) (Real, bool) {
	if q, isRational, sure := g.den.over(f.den); sure && isRational {
		if sum, ok := f.num.plus(g.num.scale(q.inverse())); ok {
			return newFraction(sum, f.den)
		}
		return Real{}, false
	}
	a, ok1 := f.num.times(g.den)
	b, ok2 := g.num.times(f.den)
	den, ok3 := f.den.times(g.den)
	if !ok1 || !ok2 || !ok3 {
		return Real{}, false
	}
	sum, ok := a.plus(b)
	if !ok {
		return Real{}, false
	}
	return newFraction(sum, den)
}

func (f *fraction) mul(g *fraction) (Real, bool) {
	num, ok1 := f.num.times(g.num)
	den, ok2 := f.den.times(g.den)
	if !ok1 || !ok2 {
		return Real{}, false
	}
	return newFraction(num, den)
}

// inverse is nil where f is 0.
func (f *fraction) inverse() *fraction {
	if len(f.num) == 0 {
		return nil
	}
	return &fraction{f.den, f.num}
}
