package indicator

import "iom.int/migdev/indicator/figure"

// Goalposts turn a value into a share of the way from the worst to the best:
//
//	share = (value - worst) / (best - worst)
//
// or, on a scale of logarithms, on which a dollar means more to the poor,
//
//	share = (ln value - ln worst) / (ln best - ln worst)
//
// The worst is above the best where less is better.
type Goalposts struct {
	Worst, Best figure.Number
	// OfLogarithms takes logarithms; both ends are above 0 then.
	OfLogarithms bool
	// Scale is what the best is on the scale of the result: 100 for scores, 1
	// where it is not set.
	Scale figure.Number
}

// Normalise returns the share of a value, and the same cut to 0 to 1, each times
// the scale. A value that is uncertain gives what it leaves possible.
//
// The reasons are [MissingValue] where the value is not stated, [BoundsEqual]
// where worst and best are equal, and [NonPositiveValue] where there is no
// logarithm; of a value not above 0 the capped share is 0 all the same, since it
// lies beyond any worst.
func (g Goalposts) Normalise(v figure.Interval) (raw, capped Measured) {
	raw, capped = Measured{Name: "share"}, Measured{Name: "capped"}
	reason := NoReason
	switch {
	case v.IsUnbounded():
		reason = MissingValue
	case g.Worst.Equal(g.Best):
		reason = BoundsEqual
	case g.OfLogarithms && (g.Worst.Sign() <= 0 || g.Best.Sign() <= 0):
		reason = NonPositiveValue
	}
	if reason != NoReason {
		raw.Reason, capped.Reason = reason, reason
		return raw, capped
	}
	scale := g.Scale
	if scale.Sign() == 0 {
		scale = figure.Int(1)
	}
	lower, upper := figure.Interval.Lo, figure.Interval.Hi
	if g.Worst.Cmp(g.Best) > 0 {
		lower, upper = upper, lower
	}
	for _, side := range [...]struct {
		end  func(figure.Interval) (figure.Number, bool, bool)
		to   *bound
		cap  *bound
		none figure.Number // what is capped where there is no end
	}{{lower, &raw.lo, &capped.lo, figure.Int(0)}, {upper, &raw.hi, &capped.hi, scale}} {
		n, isClosed, is := side.end(v)
		if !is {
			*side.cap = bound{value: figure.RealOf(side.none), is: true}
			continue
		}
		share, ok := g.share(n)
		if !ok {
			raw.Reason = NonPositiveValue
			*side.cap = bound{is: true}
			continue
		}
		share = share.Mul(figure.RealOf(scale))
		*side.to = bound{value: share, is: true, isOpen: !isClosed}
		*side.cap = bound{value: share.Clamp(figure.Int(0), scale), is: true}
		side.cap.isOpen = !isClosed && side.cap.value.CmpReal(share) == 0
	}
	_, isPoint := v.IsPoint()
	raw.isExact, capped.isExact = isPoint && raw.Reason == NoReason, isPoint
	return raw, capped
}

// share returns the share of a number, and false where it has no logarithm.
func (g Goalposts) share(n figure.Number) (figure.Real, bool) {
	if !g.OfLogarithms {
		out, _ := n.Sub(g.Worst).Quo(g.Best.Sub(g.Worst))
		return figure.RealOf(out), true
	}
	if n.Sign() <= 0 {
		return figure.Real{}, false
	}
	over, _ := n.Quo(g.Worst)
	whole, _ := g.Best.Quo(g.Worst)
	a, _ := figure.Ln(over)
	b, _ := figure.Ln(whole)
	return a.Quo(b)
}

// HumanDevelopment is what the Human Development Index is made of: life
// expectancy at birth, expected and mean years of schooling, and gross national
// income per head in constant international dollars. Each may be uncertain, or
// not stated.
type HumanDevelopment struct {
	LifeExpectancy    figure.Interval
	ExpectedSchooling figure.Interval
	MeanSchooling     figure.Interval
	IncomePerHead     figure.Interval
}

// HDI is the Human Development Index and its dimensions, each from 0 to 1. The
// report prints three decimals.
type HDI struct {
	Health, Education, Income, Index Measured
}

// Index returns the index as the Human Development Reports compute it since 2014:
// goalposts of 20 and 85 years of life, 0 and 18 years of schooling expected, 0
// and 15 had, and 100 and 75,000 dollars on a scale of logarithms, each share
// cut to 0 to 1; education is the mean of its two, and the index the geometric
// mean of the three dimensions. A dimension that is missing leaves no index, with
// the reason [MissingValue].
//
// Source: UNDP, Human Development Report, technical notes.
func (h HumanDevelopment) Index() HDI {
	_, health := Goalposts{Worst: figure.Int(20), Best: figure.Int(85)}.Normalise(h.LifeExpectancy)
	_, expected := Goalposts{Best: figure.Int(18)}.Normalise(h.ExpectedSchooling)
	_, mean := Goalposts{Best: figure.Int(15)}.Normalise(h.MeanSchooling)
	_, income := Goalposts{Worst: figure.Int(100), Best: figure.Int(75_000), OfLogarithms: true}.Normalise(h.IncomePerHead)
	half := figure.RealOf(figure.MustNumber("0.5"))
	education := combine("education", func(parts []figure.Real) figure.Real {
		return parts[0].Add(parts[1]).Mul(half)
	}, expected, mean)
	index := combine("index", func(parts []figure.Real) figure.Real {
		root, _ := parts[0].Mul(parts[1]).Mul(parts[2]).Root(3)
		return root
	}, health, education, income)
	health.Name, income.Name = "health", "income"
	return HDI{Health: health, Education: education, Income: income, Index: index}
}

// combine returns what rises with each of the parts.
func combine(name string, of func([]figure.Real) figure.Real, parts ...Measured) Measured {
	out := Measured{Name: name, isExact: true, lo: bound{is: true}, hi: bound{is: true}}
	lo, hi := make([]figure.Real, len(parts)), make([]figure.Real, len(parts))
	for i, p := range parts {
		if p.Reason != NoReason {
			return Measured{Name: name, Reason: p.Reason}
		}
		lo[i], hi[i] = p.lo.value, p.hi.value
		out.lo.isOpen, out.hi.isOpen = out.lo.isOpen || p.lo.isOpen, out.hi.isOpen || p.hi.isOpen
		out.isExact = out.isExact && p.isExact
	}
	out.lo.value = of(lo)
	if out.hi.value = out.lo.value; !out.isExact {
		out.hi.value = of(hi)
	}
	return out
}
