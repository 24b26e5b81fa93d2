package main

import "iom.int/migdev/indicator/figure"

// result is what a handler returns, by the keys of the cases.
type result map[string]any

// written returns a number in full, of any length, or null where there is none.
func written(n figure.Number, ok bool) any {
	if !ok {
		return nil
	}
	return n.String()
}

// writtenBounds returns an interval by the keys of the cases.
func writtenBounds(v figure.Interval) result {
	lo, loClosed, hasLo := v.Lo()
	hi, hiClosed, hasHi := v.Hi()
	return result{
		"lo": written(lo, hasLo), "lo_closed": loClosed,
		"hi": written(hi, hasHi), "hi_closed": hiClosed,
	}
}

// writtenList returns intervals by the keys of the cases.
func writtenList(vs []figure.Interval) []result {
	out := make([]result, len(vs))
	for i, v := range vs {
		out[i] = writtenBounds(v)
	}
	return out
}
