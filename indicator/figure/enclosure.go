package figure

import (
	"math"
	"math/big"
)

// enclosure is a closed interval with binary ends that holds a real number.
// Every operation rounds outwards at the precision of the evaluation. An end
// that is nil stands for no bound: both ends then are.
type enclosure struct{ lo, hi *big.Float }

// evaluation evaluates forms at one precision, each operation once.
type evaluation struct {
	prec         uint
	done         map[*operation]enclosure
	twoLo, twoHi *big.Int // bounds of 2^prec × ln 2 / 2, once a logarithm asked for them
}

func (ev *evaluation) down() *big.Float {
	return new(big.Float).SetPrec(ev.prec).SetMode(big.ToNegativeInf)
}

func (ev *evaluation) up() *big.Float {
	return new(big.Float).SetPrec(ev.prec).SetMode(big.ToPositiveInf)
}

// bounded returns e, or no bounds where an end overflowed.
func bounded(lo, hi *big.Float) enclosure {
	if lo.IsInf() || hi.IsInf() {
		return enclosure{}
	}
	return enclosure{lo, hi}
}

func (e enclosure) isBounded() bool { return e.lo != nil }

func (ev *evaluation) number(n Number) enclosure {
	if n.IsInt() {
		num := n.rat().Num()
		return enclosure{ev.down().SetInt(num), ev.up().SetInt(num)}
	}
	r := n.rat()
	num, den := new(big.Float).SetInt(r.Num()), new(big.Float).SetInt(r.Denom()) // exactly
	return enclosure{ev.down().Quo(num, den), ev.up().Quo(num, den)}
}

func (ev *evaluation) integer(n *big.Int) enclosure {
	return enclosure{ev.down().SetInt(n), ev.up().SetInt(n)}
}

func (ev *evaluation) add(a, b enclosure) enclosure {
	if !a.isBounded() || !b.isBounded() {
		return enclosure{}
	}
	return bounded(ev.down().Add(a.lo, b.lo), ev.up().Add(a.hi, b.hi))
}

func (ev *evaluation) mul(a, b enclosure) enclosure {
	if !a.isBounded() || !b.isBounded() {
		return enclosure{}
	}
	if a.lo.Sign() >= 0 && b.lo.Sign() >= 0 {
		return bounded(ev.down().Mul(a.lo, b.lo), ev.up().Mul(a.hi, b.hi))
	}
	lo, hi := ev.down().Mul(a.lo, b.lo), ev.up().Mul(a.lo, b.lo)
	for _, p := range [...][2]*big.Float{{a.lo, b.hi}, {a.hi, b.lo}, {a.hi, b.hi}} {
		if x := ev.down().Mul(p[0], p[1]); x.Cmp(lo) < 0 {
			lo = x
		}
		if x := ev.up().Mul(p[0], p[1]); x.Cmp(hi) > 0 {
			hi = x
		}
	}
	return bounded(lo, hi)
}

// inverse has no bounds where 0 may lie in e.
func (ev *evaluation) inverse(e enclosure) enclosure {
	if !e.isBounded() || e.lo.Sign() <= 0 && e.hi.Sign() >= 0 {
		return enclosure{}
	}
	one := big.NewFloat(1)
	return bounded(ev.down().Quo(one, e.hi), ev.up().Quo(one, e.lo))
}

func (ev *evaluation) quo(a, b enclosure) enclosure { return ev.mul(a, ev.inverse(b)) }

// power returns e^n, for n above 0 and e not below 0.
func (ev *evaluation) power(e enclosure, n int64) enclosure {
	for n&1 == 0 {
		e, n = ev.mul(e, e), n>>1
	}
	product := e
	for n >>= 1; n > 0; n >>= 1 {
		if e = ev.mul(e, e); n&1 == 1 {
			product = ev.mul(product, e)
		}
	}
	return product
}

// root returns the root of a base above 1.
//
// From any x > 0 with d = base/x^k - 1, the root is x·(1+d)^(1/k). Bernoulli's
// inequality bounds it from above by x·(1 + d/k) and, used on 1/(1+d), from
// below by x·(1 + d/(k·(1+d))). Both differ by some d²/k, and their middle is
// a better x: Newton's step, which comes to the root from every x > 0, as
// x^k - base is convex. So the error is always known, wherever x came from.
func (ev *evaluation) root(base *big.Int, degree int64) enclosure {
	k := new(big.Float).SetInt64(degree)
	target := ev.integer(base)
	x := rootEstimate(base, degree)
	for prec := uint(106); prec < ev.prec; prec *= 2 { // unproved steps
		x = newton(x, base, degree, prec)
	}
	one := enclosure{big.NewFloat(1), big.NewFloat(1)}
	minusOne := enclosure{big.NewFloat(-1), big.NewFloat(-1)}
	divisor := enclosure{k, k}
	best := enclosure{}
	for {
		x.SetPrec(ev.prec)
		at := enclosure{x, x}
		d := ev.add(ev.quo(target, ev.power(at, degree)), minusOne)
		if !d.isBounded() {
			return best
		}
		hi := ev.mul(at, ev.add(one, ev.quo(enclosure{d.hi, d.hi}, divisor))).hi
		lo := ev.down() // 0, of which nothing is known but that the root is above
		if rest := ev.add(one, enclosure{d.lo, d.lo}); rest.lo.Sign() > 0 {
			lo = ev.mul(at, ev.add(one, ev.quo(enclosure{d.lo, d.lo}, ev.mul(divisor, rest)))).lo
		}
		if lo.Sign() < 0 {
			lo = ev.down()
		}
		next := enclosure{lo, hi}
		if best.isBounded() && !next.narrowerThan(best) {
			return best
		}
		best = next
		if lo.MantExp(nil) == hi.MantExp(nil) {
			width := ev.up().Sub(hi, lo)
			if width.Sign() == 0 || width.MantExp(nil) < hi.MantExp(nil)-int(ev.prec)+16+2*bitLen(degree) {
				return best // as narrow as the precision allows
			}
		}
		middle := new(big.Float).SetPrec(ev.prec).Add(lo, hi)
		x = middle.Quo(middle, big.NewFloat(2))
	}
}

func bitLen(n int64) int { return big.NewInt(n).BitLen() }

func (e enclosure) narrowerThan(f enclosure) bool {
	return new(big.Float).Sub(e.hi, e.lo).Cmp(new(big.Float).Sub(f.hi, f.lo)) < 0
}

// rootEstimate is near base^(1/degree).
func rootEstimate(base *big.Int, degree int64) *big.Float {
	mantissa := new(big.Float)
	exp := new(big.Float).SetInt(base).MantExp(mantissa)
	m, _ := mantissa.Float64()
	log := (math.Log2(m) + float64(exp)) / float64(degree)
	whole := math.Floor(log)
	x := big.NewFloat(math.Exp2(log - whole))
	return x.SetMantExp(x, int(whole))
}

// newton is a step from x, with prec bits.
func newton(x *big.Float, base *big.Int, degree int64, prec uint) *big.Float {
	x.SetPrec(prec)
	square, power := new(big.Float).Set(x), new(big.Float).SetPrec(prec).SetInt64(1)
	for n := degree; ; {
		if n&1 == 1 {
			power.Mul(power, square)
		}
		if n >>= 1; n == 0 {
			break
		}
		square.Mul(square, square)
	}
	d := new(big.Float).SetPrec(prec).SetInt(base)
	d.Quo(d, power).Sub(d, big.NewFloat(1)).Quo(d, new(big.Float).SetInt64(degree))
	return d.Add(d, big.NewFloat(1)).Mul(d, x)
}

func (f *fraction) enclose(ev *evaluation) enclosure {
	num := f.num.enclose(ev)
	if len(f.den) == 1 { // 1
		return num
	}
	return ev.quo(num, f.den.enclose(ev))
}

func (ts rootSum) enclose(ev *evaluation) enclosure {
	var sum enclosure
	for i, t := range ts {
		e := ev.number(t.coef)
		for _, f := range t.root {
			r := ev.root(f.base, f.den)
			if f.num > 1 {
				r = ev.power(r, f.num)
			}
			e = ev.mul(e, r)
		}
		if i == 0 {
			sum = e
		} else {
			sum = ev.add(sum, e)
		}
	}
	return sum
}

// approximate returns e between float64.
func (e enclosure) approximate() approximation {
	if !e.isBounded() {
		return anything
	}
	lo, _ := e.lo.Float64()
	hi, _ := e.hi.Float64()
	return outwards(lo, hi)
}
