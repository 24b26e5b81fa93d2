package indicator

import (
	"math/big"
	"math/bits"
	"slices"

	"iom.int/migdev/indicator/figure"
)

// quantileOf returns the number below which a share of the values lies: of n
// values in rising order the one at place n × share, rounded up, or where
// n × share is a whole number the mean of that one and the next. A half gives
// the median. The share lies above 0 and below 1, and there is a value.
//
// Of intervals, it is the quantile of the lower ends to that of the upper ends:
// a quantile does not fall where a value rises.
func quantileOf(points []figure.Number, spans []figure.Interval, share figure.Number) figure.Interval {
	n := len(points) + len(spans)
	first, isMean := quantilePlace(n, share)
	if len(spans) == 0 {
		v, next := nthAndNext(slices.Clone(points), first, figure.Number.Cmp)
		if isMean {
			v = v.Add(next).Mul(oneHalf)
		}
		return figure.Point(v)
	}
	ends := make([]intervalEnd, 0, n)
	at := func(compare func(a, b intervalEnd) int) intervalEnd {
		e, next := nthAndNext(ends, first, compare)
		if isMean {
			return meanEnd(e, next)
		}
		return e
	}
	for _, p := range points {
		ends = append(ends, intervalEnd{p, true, true})
	}
	for _, s := range spans {
		ends = append(ends, lowerEnd(s))
	}
	lo := at(compareLower)
	ends = ends[:0]
	for _, p := range points {
		ends = append(ends, intervalEnd{p, true, true})
	}
	for _, s := range spans {
		ends = append(ends, upperEnd(s))
	}
	return betweenEnds(lo, at(compareUpper))
}

var oneHalf, _ = figure.Frac(1, 2)

// quantilePlace returns the place of the quantile from 0, and whether it is the
// mean of the values there and at the next.
func quantilePlace(n int, share figure.Number) (first int, isMean bool) {
	place := share.Mul(figure.Int(int64(n))).Rat()
	whole, rest := new(big.Int).QuoRem(place.Num(), place.Denom(), new(big.Int))
	if first = int(whole.Int64()); rest.Sign() == 0 {
		return first - 1, true
	}
	return first, false
}

// nthAndNext returns the element that comes at place n in order, and the one
// behind it, or the same where there is none. It changes the order of s.
func nthAndNext[T any](s []T, n int, compare func(a, b T) int) (nth, next T) {
	// All before lo come first, all from hi on come last. A median of three
	// halves what is between; where it does not, what is left is sorted.
	lo, hi := 0, len(s)
	for tries := 2 * bits.Len(uint(len(s))); hi-lo > 12 && tries > 0; tries-- {
		mid := lo + (hi-lo)/2
		pivot := middleOf(s[lo], s[mid], s[hi-1], compare)
		i, j := lo, hi-1
		for i <= j {
			for compare(s[i], pivot) < 0 {
				i++
			}
			for compare(s[j], pivot) > 0 {
				j--
			}
			if i <= j {
				s[i], s[j] = s[j], s[i]
				i++
				j--
			}
		}
		switch { // up to j no greater than the pivot, from i on no less
		case n <= j:
			hi = j + 1
		case n >= i:
			lo = i
		default:
			lo, hi = n, n+1
		}
	}
	slices.SortFunc(s[lo:hi], compare)
	if n+1 == len(s) {
		return s[n], s[n]
	}
	return s[n], slices.MinFunc(s[n+1:], compare)
}

func middleOf[T any](a, b, c T, compare func(a, b T) int) T {
	if compare(a, b) > 0 {
		a, b = b, a
	}
	switch {
	case compare(c, a) <= 0:
		return a
	case compare(c, b) >= 0:
		return b
	}
	return c
}

// meanEnd returns the mean of two ends, reached where both are.
func meanEnd(a, b intervalEnd) intervalEnd {
	if !a.is || !b.is {
		return intervalEnd{}
	}
	return intervalEnd{a.n.Add(b.n).Mul(oneHalf), true, a.closed && b.closed}
}
