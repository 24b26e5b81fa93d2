package indicator

import (
	"math"

	"iom.int/migdev/indicator/figure"
)

// growthRatio is observed growth over the growth that the target requires, so
// signed that above 0 is the wanted way:
//
//	sign × observed / |required|
//
// where the sign is that of the direction, turned for values below 0, whose
// growth is that of what they are without sign.
type growthRatio struct {
	observed, required Growth
	sign               int
}

// observedGrowth returns the growth from the baseline to the actual value, and
// the sign that is wanted of it.
func (c *Case) observedGrowth() (g Growth, sign int, reason Reason) {
	if c.Direction == NoDirection {
		return g, 0, MissingDirection
	}
	sign = c.Direction.Sign()
	if sign == 0 {
		return g, 0, NoPath
	}
	baseline, ok := c.Baseline.Number()
	if !ok {
		return g, 0, MissingBaseline
	}
	actual, ok := c.Actual.Number()
	if !ok {
		return g, 0, MissingValue
	}
	g, reason = NewGrowth(baseline, actual, c.Baseline.Date, c.Actual.Date)
	return g, sign * baseline.Sign(), reason
}

// requiredGrowth returns the growth from the baseline to the target. A target
// of 0 cannot be reached by growth.
func (c *Case) requiredGrowth() (g Growth, reason Reason) {
	target, reason := c.target()
	if reason != NoReason {
		return g, reason
	}
	baseline, ok := c.Baseline.Number()
	if !ok {
		return g, MissingBaseline
	}
	if target.Sign() == 0 {
		return g, GrowthUndefined
	}
	return NewGrowth(baseline, target, c.Baseline.Date, c.Target.Date)
}

// growthRatio returns the ratio. The reason is GrowthUndefined where one of the
// two does not exist, whyever, and TargetEqualsBaseline where nothing is
// required.
func (c *Case) growthRatio() (r growthRatio, reason Reason) {
	r.observed, r.sign, reason = c.observedGrowth()
	if reason == NoReason {
		r.required, reason = c.requiredGrowth()
	}
	switch {
	case reason.isOfGrowth():
		return r, GrowthUndefined
	case reason != NoReason:
		return r, reason
	case r.required.Cmp(figure.Number{}) == 0:
		return r, TargetEqualsBaseline
	}
	return r, NoReason
}

// ofGrowthRatio are the figures in which the ratio moves in one direction, where
// it lies from -1 to 1, and so a class by limits between.
//
// That it does so in the actual value and the target can be seen. With b the
// baseline, u = log(actual/b), v = log(target/b), and α and β the inverse of the
// years so far and to the target, the ratio is (e^αu - 1) / (e^βv - 1), and its
// logarithm has the derivative h(v, β) - h(u, α) by log b, where
// h(x, γ) = γ / (1 - e^-γx) falls in x and, for x above 0, rises in γ. Where an
// increase is wanted and 0 < u < v, that is below 0 for α ≥ β: the ratio falls.
// Where u < 0 < v the ratio is below 0 and falls too. Where a decrease is wanted
// and v < u < 0, the derivative has the sign of
//
//	α (e^-βv - 1) - β (e^-αu - 1)
//
// which, as b grows, is above 0, changes once, and stays below: the ratio rises,
// and where it falls again, it falls towards 1 from above, which is beyond every
// limit. What was met by the baseline and lost is below -1 throughout. So the
// class moves in one direction as long as the actual value is not dated later
// than the target.
func (c *Case) ofGrowthRatio() Inputs {
	if n, ok := months(c.Actual.Date, c.Target.Date); !ok || n < 0 {
		return OfActual | OfTarget
	}
	return OfActual | OfTarget | OfBaseline
}

// steadyRatio is where the ratio moves in one direction with the baseline.
var steadyRatio, _ = figure.NewInterval(figure.Int(-1), figure.Int(1))

// isOfGrowth reports whether r says why there is no growth.
func (r Reason) isOfGrowth() bool {
	return r == BaseZero || r == SignChange || r == PeriodNotPositive || r == GrowthUndefined
}

// value returns the ratio as a number.
func (r growthRatio) value() figure.Real { return r.of(r.observed.Rate(), r.required.Rate()) }

// of is value where the two rates are known.
func (r growthRatio) of(observed, required figure.Real) figure.Real {
	out, _ := observed.Quo(required)
	if r.sign*r.required.Cmp(figure.Number{}) < 0 {
		return out.Neg()
	}
	return out
}

// cmp compares the ratio with a number: in binary floating point where that
// decides it, else exactly.
func (r growthRatio) cmp(n figure.Number) int {
	if n.Sign() == 0 {
		return r.sign * r.observed.Cmp(n)
	}
	o, errO := r.observed.estimate()
	q, errQ := r.required.estimate()
	if q = math.Abs(q); q > 2*errQ {
		// The error of a quotient follows from those of its parts; what the few
		// operations here add is covered by the factor 2.
		ratio := float64(r.sign) * o / q
		slack := 2 * (errO + math.Abs(ratio)*errQ) / (q - errQ)
		if diff := ratio - n.Float64(); math.Abs(diff) > slack {
			return sign(diff)
		}
	}
	return r.value().Cmp(n)
}

// estimate returns the rate in binary floating point, and a bound of its error.
//
// The logarithm of the factor has an absolute error below 2^-49 (1 + |log|),
// see cmpPowers, and so has its product with the exponent when multiplied by
// that; an error d of x makes one of about e^x d in expm1(x), whose own is a few
// units of the last place of a number below 1 + e^x. 2^-46 leaves room for all.
func (g Growth) estimate() (rate, err float64) {
	log, exp := math.Log(g.factor.Float64()), 12/float64(g.months)
	rate = math.Expm1(exp * log)
	return rate, 0x1p-46 * (1 + math.Abs(log)) * (1 + exp) * (1 + math.Abs(rate))
}
