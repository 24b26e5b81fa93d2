package indicator

import "iom.int/migdev/indicator/figure"

// trend is growth from the baseline to the actual value in the wanted direction:
// above 0 is towards it. Of values below 0 it is turned, since their growth is
// that of what they are without sign.
type trend struct {
	growth Growth
	sign   int // 1, or -1 where growth is turned
}

// trend returns the trend of a case. Where there is no growth, for whichever
// reason, that is [GrowthUndefined].
func (c *Case) trend() (t trend, reason Reason) {
	t.growth, t.sign, reason = c.observedGrowth()
	if reason.isOfGrowth() {
		reason = GrowthUndefined
	}
	return t, reason
}

// cmp compares the rate a year with another.
func (t trend) cmp(n figure.Number) int {
	if t.sign < 0 {
		return -t.growth.Cmp(n.Neg())
	}
	return t.growth.Cmp(n)
}

// value returns the rate a year.
func (t trend) value() figure.Real {
	if t.sign < 0 {
		return t.growth.Rate().Neg()
	}
	return t.growth.Rate()
}

// measure returns the rate, which may be missing.
func (t trend) measure(reason Reason) Measure {
	m := growthMeasure("growth", t.growth, reason)
	if t.sign < 0 {
		m.Within = m.Within.Neg()
		if reason == NoReason {
			m.Value = m.Value.Neg()
		}
	}
	return m
}

// growthMeasure returns a rate of growth that may be missing.
func growthMeasure(name string, g Growth, reason Reason) Measure {
	m := Measure{Name: name, Reason: reason, Within: figure.From(figure.Int(-1))}
	if reason == NoReason {
		m.Value = g.Rate()
	}
	return m
}
