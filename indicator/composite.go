package indicator

import (
	"math/big"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// MeanKind is how a composite index puts its components together.
type MeanKind uint8

// The kinds of mean, with weights w and values v.
const (
	Arithmetic MeanKind = iota // Σ w v / Σ w
	Geometric                  // (Π v^w)^(1 / Σ w); 0 where a value is 0
	Harmonic                   // Σ w / Σ (w / v)
)

var meanKinds = check.Enum[MeanKind]{What: "indicator: kind of mean", Names: []string{"arithmetic", "geometric", "harmonic"}}

// String returns the kind in lower case.
func (k MeanKind) String() string { return meanKinds.String(k) }

// MarshalText returns what String does.
func (k MeanKind) MarshalText() ([]byte, error) { return meanKinds.Marshal(k) }

// UnmarshalText reads what MarshalText writes.
func (k *MeanKind) UnmarshalText(text []byte) error { return meanKinds.Unmarshal(k, text) }

// Composite is a composite index: a weighted mean of components, such as the
// scores of goals. Components may be uncertain; the index then is what they
// leave possible. One without bounds is missing, and never counts as 0.
type Composite struct {
	Kind MeanKind
	// Weights are those of the components, in their order, 0 or above; none are
	// all alike.
	Weights []figure.Number
	// Reweight takes the mean of the components that are there. Without it there
	// is no index where one is missing.
	Reweight bool
}

// Index is what a [Composite] comes to.
type Index struct {
	Measured
	Used, Missing int // components
}

// Of returns the index of components.
//
// Where there is none, the reason is [MissingValue], [NegativeValue] in a
// geometric mean, [NonPositiveValue] in a harmonic one (or, where a component
// may only reach down to 0, no bound below), [WeightsDiffer] where there are not
// as many weights as components or one is below 0, [ZeroWeight] where those used
// sum to 0, and [TooWide] where weights of a geometric mean are too fine to be
// reckoned with: in whole numbers without common factor they may sum to 1,200.
func (m Composite) Of(components ...figure.Interval) Index {
	out := Index{Measured: Measured{Name: m.Kind.String() + "-mean"}}
	if len(m.Weights) > 0 && len(m.Weights) != len(components) {
		out.Reason = WeightsDiffer
		return out
	}
	var values []figure.Interval
	var weights []figure.Number
	for i, v := range components {
		weight := figure.Int(1)
		if len(m.Weights) > 0 {
			weight = m.Weights[i]
		}
		switch {
		case weight.Sign() < 0:
			out.Reason = WeightsDiffer
			return out
		case v.IsUnbounded():
			out.Missing++
			continue
		}
		values, weights = append(values, v), append(weights, weight)
	}
	out.Used = len(values)
	if out.Missing > 0 && !m.Reweight || len(values) == 0 {
		out.Reason = MissingValue
		return out
	}
	out.lo, out.Reason = m.mean(values, weights, figure.Interval.Lo)
	if out.Reason != NoReason {
		return out
	}
	if out.hi, out.Reason = m.mean(values, weights, figure.Interval.Hi); out.Reason != NoReason {
		out.lo, out.hi = bound{}, bound{}
		return out
	}
	out.isExact = true
	for _, v := range values {
		_, isPoint := v.IsPoint()
		out.isExact = out.isExact && isPoint
	}
	return out
}

// mean returns the mean of the lower or of the upper ends: every mean rises with
// each of its components.
func (m Composite) mean(values []figure.Interval, weights []figure.Number, end func(figure.Interval) (figure.Number, bool, bool)) (bound, Reason) {
	b := bound{is: true}
	var total, sum figure.Number
	ends := make([]figure.Number, len(values))
	for i, v := range values {
		n, isClosed, is := end(v)
		if !is && weights[i].Sign() > 0 {
			b.is = false
		}
		b.isOpen = b.isOpen || !isClosed && weights[i].Sign() > 0
		ends[i], total = n, total.Add(weights[i])
	}
	if total.Sign() == 0 {
		return bound{}, ZeroWeight
	}
	if !b.is {
		return bound{}, NoReason
	}
	switch m.Kind {
	case Geometric:
		value, reason := geometric(ends, weights)
		b.value = value
		return b, reason
	case Harmonic:
		for i, n := range ends {
			if weights[i].Sign() == 0 {
				continue
			}
			if n.Sign() <= 0 {
				return bound{}, NonPositiveValue
			}
			part, _ := weights[i].Quo(n)
			sum = sum.Add(part)
		}
		mean, _ := total.Quo(sum)
		b.value = figure.RealOf(mean)
	default:
		for i, n := range ends {
			sum = sum.Add(n.Mul(weights[i]))
		}
		mean, _ := sum.Quo(total)
		b.value = figure.RealOf(mean)
	}
	return b, NoReason
}

// geometric returns the weighted geometric mean.
func geometric(values, weights []figure.Number) (figure.Real, Reason) {
	shares, total, ok := wholeShares(weights)
	if !ok {
		return figure.Real{}, TooWide
	}
	out := figure.RealOf(figure.Int(1))
	isZero := false
	for i, n := range values {
		switch {
		case shares[i] == 0:
			continue
		case n.Sign() < 0:
			return figure.Real{}, NegativeValue
		case n.Sign() == 0:
			isZero = true
			continue
		}
		power, ok := figure.Power(n, shares[i], total)
		if !ok {
			return figure.Real{}, TooWide
		}
		out = out.Mul(power)
	}
	if isZero {
		return figure.Real{}, NoReason
	}
	return out, NoReason
}

// maxShares is what weights may sum to, as whole numbers without common factor.
const maxShares = 1200

// wholeShares returns weights as whole numbers without common factor, and their
// sum.
func wholeShares(weights []figure.Number) (shares []int, total int, ok bool) {
	scale, common := big.NewInt(1), new(big.Int)
	for _, w := range weights {
		den := w.Rat().Denom()
		scale.Mul(scale, new(big.Int).Quo(den, new(big.Int).GCD(nil, nil, scale, den)))
	}
	whole := make([]*big.Int, len(weights))
	for i, w := range weights {
		r := w.Rat()
		whole[i] = new(big.Int).Quo(new(big.Int).Mul(r.Num(), scale), r.Denom())
		common.GCD(nil, nil, common, whole[i])
	}
	for _, n := range whole {
		n.Quo(n, common)
		if !n.IsInt64() || n.Int64() > maxShares {
			return nil, 0, false
		}
		shares = append(shares, int(n.Int64()))
		total += int(n.Int64())
	}
	return shares, total, total <= maxShares
}

// GoalScores returns the mean of the scores of goals as the Sustainable
// Development Report has it, with values put in for the missing ones: both lists
// are in the order of the goals, and where imputed has no bounds, or no entry,
// nothing is put in. Imputed counts how many were.
//
// The reason is [MissingGoal] where a goal is still missing, unless the mean of
// those that are there is wanted. That a country with more than 20 % missing gets
// no index in the report is for the caller to apply.
func GoalScores(scores, imputed []figure.Interval, allowMissing bool) (index Index, n int) {
	all := append([]figure.Interval(nil), scores...)
	for i := range all {
		if all[i].IsUnbounded() && i < len(imputed) && !imputed[i].IsUnbounded() {
			all[i] = imputed[i]
			n++
		}
	}
	index = Composite{Reweight: allowMissing}.Of(all...)
	if index.Reason == MissingValue {
		index.Reason = MissingGoal
	}
	return index, n
}
