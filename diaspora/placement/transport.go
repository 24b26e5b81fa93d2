package placement

import (
	"math/bits"
)

// weight is a whole number in which totals are compared: [narrow], or [wide]
// where 64 bits are not enough.
type weight[T any] interface {
	comparable
	plus(T) T
	minus(T) T
	below(T) bool
}

// narrow is a weight of 64 bits.
type narrow int64

func (a narrow) plus(b narrow) narrow  { return a + b }
func (a narrow) minus(b narrow) narrow { return a - b }
func (a narrow) below(b narrow) bool   { return a < b }

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
	s := search[T]{
		dist: make([]T, t.posts), seen: make([]bool, t.posts), done: make([]bool, t.posts), from: make([]int32, t.posts),
	}
	for i := range t.u {
		t.add(int32(i), &s)
	}
	t.settle()
	return t.at
}

// search is the room for one search after the shortest path, kept for the next.
type search[T weight[T]] struct {
	dist  []T     // by post: length of the shortest path found so far
	seen  []bool  // by post: there is one
	done  []bool  // by post: it is the shortest, and the post is full
	from  []int32 // by post: the person before it on the path
	open  []int32 // posts seen and not done
	order []int32 // posts done

	none     T // length of the shortest path to no place
	noneFrom int32
	noneSeen bool
}

// add gives person i the place that adds most, and moves others for it.
func (t *transport[T]) add(i int32, s *search[T]) {
	clear(s.seen)
	clear(s.done)
	s.open, s.order, s.noneSeen = s.open[:0], s.order[:0], false

	var zero, end T
	last := int32(t.posts) // where the path ends
	t.relax(i, zero, s)
	for {
		best := -1
		for k, j := range s.open {
			if best < 0 || s.dist[j].below(s.dist[s.open[best]]) {
				best = k
			}
		}
		if best < 0 || !s.dist[s.open[best]].below(s.none) {
			end = s.none
			break
		}
		j := s.open[best]
		if len(t.members[j]) < t.places[j] {
			last, end = j, s.dist[j]
			break
		}
		s.open[best] = s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		s.done[j] = true
		s.order = append(s.order, j)
		for _, r := range t.members[j] {
			t.relax(r, s.dist[j], s)
		}
	}

	// Prices follow the lengths of the paths.
	t.u[i] = t.u[i].plus(end)
	for _, j := range s.order {
		change := end.minus(s.dist[j])
		t.v[j] = t.v[j].minus(change)
		for _, r := range t.members[j] {
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

// relax looks for shorter paths over person r, who is reached at length base.
func (t *transport[T]) relax(r int32, base T, s *search[T]) {
	base = base.minus(t.u[r])
	if !s.noneSeen || base.below(s.none) {
		s.none, s.noneFrom, s.noneSeen = base, r, true
	}
	first, end := t.start[r], t.start[r+1]
	costs := t.cost[first:end]
	for k, j := range t.post[first:end] {
		if s.done[j] {
			continue
		}
		d := base.plus(costs[k]).minus(t.v[j])
		switch {
		case !s.seen[j]:
			s.seen[j] = true
			s.open = append(s.open, j)
		case !d.below(s.dist[j]):
			continue
		}
		s.dist[j], s.from[j] = d, r
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
