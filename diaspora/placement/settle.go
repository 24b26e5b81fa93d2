package placement

import "math/bits"

// settle picks one of all the equally heavy ways: that in which person 0 has
// the first post possible, then person 1, and so on; no post comes last. What
// the search came upon first no longer shows.
//
// The prices tell which ways are equally heavy: those that use pairs with
// weight = -(u + v) alone and fill every post with v ≠ 0. For each person in
// turn, a search backwards finds the posts from which others can make way.
func (t *transport[T]) settle() {
	persons, none := len(t.u), int32(t.posts)
	var zero T
	words := (persons + 63) / 64
	tight := make([]uint64, (t.posts+1)*words) // by post: the persons who may be there
	for r := range persons {
		for k := t.start[r]; k < t.start[r+1]; k++ {
			if j := t.post[k]; t.cost[k].minus(t.v[j]) == t.u[r] {
				tight[int(j)*words+r/64] |= 1 << (r % 64)
			}
		}
		if t.u[r] == zero {
			tight[int(none)*words+r/64] |= 1 << (r % 64)
		}
	}

	ways := make([]onward, t.posts+1) // by post that can take one more
	takes := make([]bool, t.posts+1)
	queue := make([]int32, 0, t.posts+1)
	for i := range int32(persons) {
		here := t.at[i]
		if !t.mayMove(i, tight, words) {
			continue
		}
		clear(takes)
		queue = append(queue[:0], here)
		takes[here], ways[here] = true, onward{person: -1}
		if here == none || t.v[here] == zero { // it need not be filled again
			for j := range none + 1 {
				if j != here && (j == none || len(t.members[j]) < t.places[j]) {
					takes[j], ways[j] = true, onward{person: -1}
					queue = append(queue, j)
				}
			}
		}
		for n := 0; n < len(queue); n++ {
			j := int(queue[n])
			for w, set := range tight[j*words : (j+1)*words] {
				if w < int(i)/64 {
					continue // they have their post
				}
				for ; set != 0; set &= set - 1 {
					r := int32(w*64 + bits.TrailingZeros64(set))
					if from := t.at[r]; r > i && !takes[from] {
						takes[from], ways[from] = true, onward{r, int32(j)}
						queue = append(queue, from)
					}
				}
			}
		}
		for k := t.start[i]; k < t.start[i+1] && t.post[k] < here; k++ {
			j := t.post[k]
			if !takes[j] || tight[int(j)*words+int(i)/64]&(1<<(i%64)) == 0 {
				continue
			}
			t.shift(i, j, ways)
			break
		}
	}
}

// mayMove reports whether person i could be at an earlier post by the prices.
func (t *transport[T]) mayMove(i int32, tight []uint64, words int) bool {
	for k := t.start[i]; k < t.start[i+1] && t.post[k] < t.at[i]; k++ {
		if tight[int(t.post[k])*words+int(i)/64]&(1<<(i%64)) != 0 {
			return true
		}
	}
	return false
}

// onward says who goes on from a post to make way, and where to; nobody needs
// to where person is -1.
type onward struct{ person, to int32 }

// shift puts person i at post j, and moves on those who make way.
func (t *transport[T]) shift(i, j int32, ways []onward) {
	for i >= 0 {
		next := ways[j]
		t.move(i, j)
		i, j = next.person, next.to
	}
}
