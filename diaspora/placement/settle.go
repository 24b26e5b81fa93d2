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
	later := newLater(t.at, none) // those behind person i
	for i := range int32(persons) {
		here := t.at[i]
		later.remove(i)
		wanted := t.earlier(i, t.start[i], tight, words)
		if wanted == t.start[i+1] {
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
		first := t.post[wanted]
		who := later.start(!takes[none])
		for n := 0; n < len(queue) && !takes[first] && who != nil; n++ {
			j := int(queue[n])
			column := tight[j*words : (j+1)*words]
			for w := int(i) / 64; w < words && !takes[first]; w++ {
				for set := column[w] & who[w]; set != 0; set &= set - 1 {
					r := int32(w*64 + bits.TrailingZeros64(set))
					if from := t.at[r]; !takes[from] {
						takes[from], ways[from] = true, onward{r, int32(j)}
						queue = append(queue, from)
					}
					who[w] &^= set & -set // their post takes one more by now
				}
			}
		}
		for ; wanted < t.start[i+1]; wanted = t.earlier(i, wanted+1, tight, words) {
			j := t.post[wanted]
			if !takes[j] {
				continue
			}
			t.move(i, j)
			for on := ways[j]; on.person >= 0; on = ways[on.to] {
				t.move(on.person, on.to)
				later.note(on.person, on.to != none)
			}
			break
		}
	}
}

// onward says who goes on from a post to make way, and where to; nobody needs
// to where person is -1.
type onward struct{ person, to int32 }

// later are the persons whose post is not settled yet, as sets of bits.
type later struct {
	all, placed []uint64 // placed: those with a post
	count       int      // of placed
	room        []uint64
}

func newLater(at []int32, none int32) *later {
	words := (len(at) + 63) / 64
	l := &later{all: make([]uint64, words), placed: make([]uint64, words), room: make([]uint64, words)}
	for i, j := range at {
		l.all[i/64] |= 1 << (i % 64)
		l.note(int32(i), j != none)
	}
	return l
}

// note states whether person i has a post.
func (l *later) note(i int32, placed bool) {
	bit := uint64(1) << (i % 64)
	if l.placed[i/64]&bit != 0 {
		l.count--
	}
	l.placed[i/64] &^= bit
	if placed {
		l.placed[i/64] |= bit
		l.count++
	}
}

// remove takes out person i, who is settled.
func (l *later) remove(i int32) {
	l.note(i, false)
	l.all[i/64] &^= 1 << (i % 64)
}

// start returns a set for a search to take from: of all, or of those with a
// post. It is nil where that is nobody.
func (l *later) start(all bool) []uint64 {
	if all {
		copy(l.room, l.all)
		return l.room
	}
	if l.count == 0 {
		return nil
	}
	copy(l.room, l.placed)
	return l.room
}

// earlier returns the first pair of person i, from pair k on, with an earlier
// post than theirs that the prices allow, and the end of their pairs where there
// is none.
func (t *transport[T]) earlier(i, k int32, tight []uint64, words int) int32 {
	for ; k < t.start[i+1] && t.post[k] < t.at[i]; k++ {
		if tight[int(t.post[k])*words+int(i)/64]&(1<<(i%64)) != 0 {
			return k
		}
	}
	return t.start[i+1]
}
