package diaspora

import "iom.int/migdev/indicator/figure"

// selection returns the rate of the highly educated over the rate of all, high
// and others together. With m emigrants and r residents it is
//
//	mH × (mH + mO + rH + rO) / ((mH + rH) × (mH + mO))
//
// which falls with mO and rH and grows with rO; over mH it first grows and then
// falls, so its least value is at an end, and its greatest where the slope
// turns. That is no rational number: there, the bound that the two rates allow
// stands in for it.
func selection(high, others EducationLevel, rate, total Proportion) Proportion {
	p := rate.overProportion(total)
	if p.Undefined != "" || high.Emigrants.low == 0 {
		return p
	}
	var lows, highs [4]figure.Number // of mH, mO, rH, rO
	for i, c := range [...]Count{high.Emigrants, others.Emigrants, high.Residents, others.Residents} {
		top := c.top()
		if top == open {
			return p
		}
		lows[i], highs[i] = figure.Int(c.low), figure.Int(top)
	}
	least := selectionAt(lows[0], highs[1], highs[2], lows[3])
	if other := selectionAt(highs[0], highs[1], highs[2], lows[3]); other.Cmp(least) < 0 {
		least = other
	}
	bounds := figure.From(least)
	mO, rH, rO := lows[1], lows[2], highs[3]
	switch {
	case selectionSlope(highs[0], mO, rH, rO) >= 0:
		bounds, _ = bounds.Intersect(figure.To(selectionAt(highs[0], mO, rH, rO)))
	case selectionSlope(lows[0], mO, rH, rO) <= 0:
		bounds, _ = bounds.Intersect(figure.To(selectionAt(lows[0], mO, rH, rO)))
	}
	p.Bounds, _ = p.Bounds.Intersect(bounds) // both hold every possible value
	return p
}

// selectionAt returns the selection of exact numbers, mH being above 0.
func selectionAt(mH, mO, rH, rO figure.Number) figure.Number {
	m, r := mH.Add(mO), rH.Add(rO)
	v, _ := mH.Mul(m.Add(r)).Quo(mH.Add(rH).Mul(m))
	return v
}

// selectionSlope returns the sign of the slope over mH: that of
//
//	-rO mH² + 2 rH mO mH + rH mO (mO + rH + rO)
func selectionSlope(mH, mO, rH, rO figure.Number) int {
	two := figure.Int(2)
	return rH.Mul(mO).Mul(two.Mul(mH).Add(mO).Add(rH).Add(rO)).Sub(rO.Mul(mH).Mul(mH)).Sign()
}
