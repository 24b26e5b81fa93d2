package figure

import "math/big"

// Root returns the root of r that is not negative, for degrees from 1 to 1200:
// of a geometric mean of what is itself no rational number. It is false where r
// is below 0, and for another degree.
//
// A root of a root is one in turn, and is kept as such where r is the root of a
// rational number; of anything else it is not known to be rational, whatever r
// is.
func (r Real) Root(degree int) (Real, bool) {
	if degree < 1 || degree > maxDegree || r.Sign() < 0 {
		return Real{}, false
	}
	if n, ok := r.Number(); ok {
		return Root(n, degree)
	}
	if degree == 1 {
		return r, true
	}
	f := &rooted{of: r, degree: int64(degree), kind: unknown}
	if r.nature() == transcendental {
		f.kind = transcendental
	}
	return Real{form: f, near: r.near.root(f.degree)}, true
}

// rooted is the root of a number above 0.
type rooted struct {
	of     Real
	degree int64
	kind   nature
}

func (f *rooted) nature() nature { return f.kind }

// enclose takes the roots of the ends: of each end times a power of two that is
// a power of the degree too, rounded outwards to a whole number.
func (f *rooted) enclose(ev *evaluation) enclosure {
	e := f.of.enclose(ev)
	if !e.isBounded() || e.lo.Sign() <= 0 {
		return enclosure{}
	}
	return bounded(f.end(ev, e.lo, false), f.end(ev, e.hi, true))
}

func (f *rooted) end(ev *evaluation, x *big.Float, isUpper bool) *big.Float {
	const spare = 64 // bits beyond those of the evaluation
	shift := max(0, (int64(ev.prec)+spare-int64(x.MantExp(nil)))/f.degree+1)
	scaled := new(big.Float).SetMantExp(x, int(shift*f.degree))
	n, _ := scaled.Int(nil)
	if isUpper {
		n.Add(n, big.NewInt(1))
	}
	if n.Cmp(big.NewInt(1)) <= 0 {
		n.SetInt64(2) // an upper end above 1; a lower one has at least spare bits
	}
	root := ev.root(n, f.degree)
	end := root.lo
	if isUpper {
		end = root.hi
	}
	return new(big.Float).SetMode(end.Mode()).SetPrec(ev.prec).SetMantExp(end, -int(shift))
}
