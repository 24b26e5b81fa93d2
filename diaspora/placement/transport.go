package placement

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// weight is a whole number in which totals are compared: [narrow], or [wide]
// where 64 bits are not enough.
type weight[T any] interface {
	comparable
	plus(T) T
	minus(T) T
	below(T) bool
	ends() (least, most T) // which no sum reaches
}

// narrow is a weight of 64 bits.
type narrow int64

func (a narrow) plus(b narrow) narrow  { return a + b }
func (a narrow) minus(b narrow) narrow { return a - b }
func (a narrow) below(b narrow) bool   { return a < b }
func (narrow) ends() (narrow, narrow)  { return math.MinInt64, math.MaxInt64 }

// wide is a weight of 256 bits in two's complement, the least word first.
type wide [4]uint64

func (a wide) plus(b wide) (sum wide) {
	var carry uint64
	for i := range sum {
		sum[i], carry = bits.Add64(a[i], b[i], carry)
	}
	return sum
}

func (a wide) minus(b wide) (diff wide) {
	var borrow uint64
	for i := range diff {
		diff[i], borrow = bits.Sub64(a[i], b[i], borrow)
	}
	return diff
}

func (a wide) below(b wide) bool {
	if a[3] != b[3] {
		return int64(a[3]) < int64(b[3])
	}
	for i := 2; i >= 0; i-- {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

func (wide) ends() (least, most wide) {
	return wide{3: 1 << 63}, wide{math.MaxUint64, math.MaxUint64, math.MaxUint64, math.MaxInt64}
}

// transport finds the heaviest way of giving each person one post or none,
// with so many places at each post. No place weighs 0.
//
// It adds persons one by one, each along a shortest path that displaces others
// (Jonker and Volgenant 1987, for places in place of single posts), in
// O(persons × places × posts) at worst. Prices show that the result is the
// heaviest: every pair has weight ≤ -(u + v), those taken have equality, and v
// is 0 wherever a place is free. These prices then pick one of all the equally
// heavy ways; see [transport.settle].
type transport[T weight[T]] struct {
	posts  int
	places []int // by post

	// The pairs that count, by person: those of person i are start[i] to
	// start[i+1], by post.
	start []int32
	post  []int32
	cost  []T // the weight, with the sign turned

	u, v    []T       // prices of persons and posts
	at      []int32   // post of each person; posts stands for none
	members [][]int32 // persons at each post, in no order
}

func newTransport[T weight[T]](posts int, places []int, start, post []int32, cost []T) *transport[T] {
	persons := len(start) - 1
	t := &transport[T]{
		posts: posts, places: places, start: start, post: post, cost: cost,
		u: make([]T, persons), v: make([]T, posts),
		at: make([]int32, persons), members: make([][]int32, posts),
	}
	for i := range t.at {
		t.at[i] = int32(posts)
	}
	return t
}

// solve returns the post of each person.
func (t *transport[T]) solve() []int32 {
	s := search[T]{length: make([]T, t.posts), from: make([]int32, t.posts)}
	s.least, s.most = s.none.ends()
	for _, i := range t.order() {
		t.add(i, &s)
	}
	t.settle()
	return t.at
}

// order returns the persons with the heaviest pair first, as those who come
// later then seldom displace others. What comes out does not depend on it.
func (t *transport[T]) order() []int32 {
	best := make([]T, len(t.u)) // costs
	order := make([]int32, len(t.u))
	for i := range order {
		order[i] = int32(i)
		for _, c := range t.cost[t.start[i]:t.start[i+1]] {
			if c.below(best[i]) {
				best[i] = c
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		switch {
		case best[a].below(best[b]):
			return -1
		case best[b].below(best[a]):
			return 1
		}
		return cmp.Compare(a, b)
	})
	return order
}

// search is the room for one search after the shortest path, kept for the next.
type search[T weight[T]] struct {
	least, most T

	length []T       // by post: of the shortest path so far; most where there is none yet, least where it is passed
	from   []int32   // by post: the person before it on the path
	open   []int32   // posts with a path, and not passed
	passed []stop[T] // full posts to which no path is shorter

	none     T // length of the shortest path to no place
	noneFrom int32
}

// stop is a post on the way.
type stop[T weight[T]] struct {
	post   int32
	length T
}

// add gives person i the place that adds most, and moves others for it.
func (t *transport[T]) add(i int32, s *search[T]) {
	for j := range s.length {
		s.length[j] = s.most
	}
	s.open, s.passed, s.none = s.open[:0], s.passed[:0], s.most

	var zero, end T
	last := int32(t.posts) // where the path ends
	t.relax(i, zero, s)
	for {
		k := t.nearest(s)
		if k < 0 || !s.length[s.open[k]].below(s.none) {
			end = s.none
			break
		}
		j := s.open[k]
		length := s.length[j]
		if len(t.members[j]) < t.places[j] {
			last, end = j, length
			break
		}
		s.open[k] = s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		s.passed = append(s.passed, stop[T]{j, length})
		s.length[j] = s.least
		for _, r := range t.members[j] {
			t.relax(r, length, s)
		}
	}

	// Prices follow the lengths of the paths.
	t.u[i] = t.u[i].plus(end)
	for _, p := range s.passed {
		change := end.minus(p.length)
		t.v[p.post] = t.v[p.post].minus(change)
		for _, r := range t.members[p.post] {
			t.u[r] = t.u[r].plus(change)
		}
	}

	// Move everyone along the path, from its end.
	r := s.noneFrom
	if int(last) < t.posts {
		r = s.from[last]
	}
	for {
		before := t.at[r]
		t.move(r, last)
		if r == i {
			return
		}
		last, r = before, s.from[before]
	}
}

// nearest returns where in the open posts that with the shortest path is, one
// with a free place among equals, and -1 where there is none.
func (t *transport[T]) nearest(s *search[T]) int {
	best, free := -1, false
	length := s.most
	for k, j := range s.open {
		l := s.length[j]
		if length.below(l) || l == length && (free || len(t.members[j]) >= t.places[j]) {
			continue
		}
		best, length, free = k, l, len(t.members[j]) < t.places[j]
	}
	return best
}

// relax looks for shorter paths over person r, who is reached at some length.
func (t *transport[T]) relax(r int32, length T, s *search[T]) {
	base := length.minus(t.u[r])
	if base.below(s.none) {
		s.none, s.noneFrom = base, r
	}
	first, end := t.start[r], t.start[r+1]
	if n, ok := any(t).(*transport[narrow]); ok {
		relaxNarrow(n.post[first:end], n.cost[first:end], r, any(base).(narrow), n.v, any(s).(*search[narrow]))
		return
	}
	costs := t.cost[first:end]
	for k, j := range t.post[first:end] {
		if d := base.plus(costs[k]).minus(t.v[j]); d.below(s.length[j]) {
			if s.length[j] == s.most {
				s.open = append(s.open, j)
			}
			s.length[j], s.from[j] = d, r
		}
	}
}

// relaxNarrow is the loop of relax without calls, where most of the time goes.
func relaxNarrow(posts []int32, costs []narrow, r int32, base narrow, v []narrow, s *search[narrow]) {
	lengths := s.length[:len(v)]
	for k, j := range posts {
		d := base + costs[k] - v[j]
		l := lengths[j]
		if d >= l {
			continue
		}
		if l == math.MaxInt64 {
			s.open = append(s.open, j)
		}
		lengths[j], s.from[j] = d, r
	}
}

// move puts person r at post j, or nowhere.
func (t *transport[T]) move(r, j int32) {
	if before := t.at[r]; int(before) < t.posts {
		m := t.members[before]
		for k := range m {
			if m[k] == r {
				m[k] = m[len(m)-1]
				t.members[before] = m[:len(m)-1]
				break
			}
		}
	}
	if t.at[r] = j; int(j) < t.posts {
		t.members[j] = append(t.members[j], r)
	}
}
