package indicator

import (
	"slices"

	"iom.int/migdev/indicator/figure"
)

// weightedItem is a value whose weight is an interval of numbers from 0 on. The
// weight stands both above and below the line of the mean, so sums of ends
// would be too wide: the items are kept.
type weightedItem struct{ value, weight figure.Interval }

// weightedMean returns what the mean can be: of items of known weight, whose
// weighted sum and weight are given, and of items of uncertain weight. Where
// all weights can be 0 together, that case has no mean and is left out. The
// weights cannot all be 0 for certain.
func weightedMean(sum figure.Interval, weight figure.Number, items []weightedItem) figure.Interval {
	if len(items) == 0 {
		inverse, _ := figure.Int(1).Quo(weight)
		return sum.Scale(inverse)
	}
	hi := greatestMean(upperEnd(sum), weight, items)
	below := make([]weightedItem, len(items))
	for i, item := range items {
		below[i] = weightedItem{item.value.Neg(), item.weight}
	}
	return betweenEnds(greatestMean(upperEnd(sum.Neg()), weight, below).neg(), hi)
}

// weightChoice is the greatest value of an item and what its weight may be.
type weightChoice struct{ value, lo, hi intervalEnd }

// greatestMean returns the upper end of the mean. It is reached with the
// greatest values, of which those above the mean have the greatest weight and
// those below it the least: the greatest value is taken first, and the mean
// rises as long as the next value is above it.
func greatestMean(sum intervalEnd, weight figure.Number, items []weightedItem) intervalEnd {
	if !sum.is {
		return intervalEnd{}
	}
	choices := make([]weightChoice, len(items))
	top, bottom := sum.n, weight
	for i, item := range items {
		c := weightChoice{upperEnd(item.value), lowerEnd(item.weight), upperEnd(item.weight)}
		if !c.value.is {
			return intervalEnd{}
		}
		choices[i] = c
		top, bottom = top.Add(c.value.n.Mul(c.lo.n)), bottom.Add(c.lo.n)
	}
	slices.SortFunc(choices, func(a, b weightChoice) int { return compareUpper(b.value, a.value) })
	if bottom.Sign() == 0 {
		return greatestAlone(choices)
	}
	mean, _ := top.Quo(bottom)
	raised := 0 // so many have their greatest weight
	for _, c := range choices {
		if c.value.n.Cmp(mean) <= 0 {
			break
		}
		if !c.hi.is {
			return intervalEnd{n: c.value.n, is: true} // ever nearer, with an ever greater weight
		}
		more := c.hi.n.Sub(c.lo.n)
		top, bottom = top.Add(c.value.n.Mul(more)), bottom.Add(more)
		mean, _ = top.Quo(bottom)
		raised++
	}
	reached := sum.closed
	for i, c := range choices {
		chosen := c.lo
		if i < raised {
			chosen = c.hi
		}
		switch {
		case c.value.n.Equal(mean):
			// Its weight does not matter, unless the value is not reached.
			reached = reached && (c.value.closed || c.lo.closed && c.lo.n.Sign() == 0)
		default:
			reached = reached && chosen.closed && (c.value.closed || chosen.n.Sign() == 0)
		}
	}
	return intervalEnd{mean, true, reached}
}

// greatestAlone is greatestMean where no item need have a weight: that with the
// greatest value can then have all of it.
func greatestAlone(choices []weightChoice) intervalEnd {
	best := choices[0].value
	reached := best.closed
	for _, c := range choices {
		isBest := c.value.closed && c.value.n.Equal(best.n)
		reached = reached && (isBest || c.lo.closed)
	}
	return intervalEnd{best.n, true, reached}
}
