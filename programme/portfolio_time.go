package programme

import (
	"math"
	"slices"

	"iom.int/migdev/indicator/period"
)

// timeline finds which programmes may have run in a stretch of time. The
// programmes are in the order of their first days, and over them stands a tree
// of the last days: the last day of a part of the list is the greatest in it.
type timeline struct {
	lows, highs []int // by first day
	programmes  []int32
	tree        []int // the root is 1; the leaves begin in the middle
	byHigh      []int // the last days in ascending order
}

// reach returns the first and the last day on which a programme may have run, by
// any of its records.
func reach(records []Programme) (low, high int) {
	low, high = math.MaxInt, math.MinInt
	for i := range records {
		l, h := spanReach(records[i].period())
		low, high = min(low, l), max(high, h)
	}
	return low, high
}

// spanReach returns the first and the last day that s may hold.
func spanReach(s period.Span) (low, high int) {
	low, high = math.MinInt, math.MaxInt
	if d := s.Start(); !d.IsZero() {
		low = d.First().DayNumber()
	}
	if d := s.End(); !d.IsZero() {
		high = d.Last().DayNumber()
	}
	return low, high
}

func newTimeline(lows, highs []int) timeline {
	n := len(lows)
	t := timeline{
		lows: make([]int, n), highs: make([]int, n), programmes: make([]int32, n),
		byHigh: slices.Clone(highs),
	}
	slices.Sort(t.byHigh)
	for i := range t.programmes {
		t.programmes[i] = int32(i)
	}
	slices.SortStableFunc(t.programmes, func(a, b int32) int {
		switch {
		case lows[a] < lows[b]:
			return -1
		case lows[a] > lows[b]:
			return 1
		}
		return 0
	})
	size := 1
	for size < n {
		size *= 2
	}
	t.tree = make([]int, 2*size)
	for i := range t.tree {
		t.tree[i] = math.MinInt
	}
	for i, e := range t.programmes {
		t.lows[i], t.highs[i] = lows[e], highs[e]
		t.tree[size+i] = highs[e]
	}
	for i := size - 1; i > 0; i-- {
		t.tree[i] = max(t.tree[2*i], t.tree[2*i+1])
	}
	return t
}

// begun returns how many programmes may have begun by the day.
func (t timeline) begun(day int) int {
	n, _ := slices.BinarySearchFunc(t.lows, day, func(low, day int) int {
		if low <= day {
			return -1
		}
		return 1
	})
	return n
}

// count returns how many programmes may have run from low to high: those that
// may have begun by then, without those that have certainly ended before.
func (t timeline) count(low, high int) int {
	ended, _ := slices.BinarySearch(t.byHigh, low)
	return t.begun(high) - ended
}

// meeting returns the programmes that may have run from low to high, in
// ascending order.
func (t timeline) meeting(low, high int) []int32 {
	out := make([]int32, 0, max(0, t.count(low, high)))
	begun := t.begun(high)
	var walk func(node, first, size int)
	walk = func(node, first, size int) {
		switch {
		case first >= begun || t.tree[node] < low:
		case size == 1:
			out = append(out, t.programmes[first])
		default:
			walk(2*node, first, size/2)
			walk(2*node+1, first+size/2, size/2)
		}
	}
	if begun > 0 {
		walk(1, 0, len(t.tree)/2)
	}
	slices.Sort(out)
	return out
}
