package registry

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Pair names two records by their place in the list, the first being 0.
type Pair struct{ A, B int }

// sorted returns the pair with the earlier record first.
func (p Pair) sorted() Pair {
	if p.B < p.A {
		return Pair{p.B, p.A}
	}
	return p
}

func comparePairs(p, q Pair) int {
	return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
}

// maxRecords is how many records are linked at once.
const maxRecords = math.MaxInt32

// ErrPair matches the error for a pair that is not of two records of the list.
var ErrPair = errors.New("registry: not a pair of records")

// Clustering sorts records into persons. Linking carries over: where a is linked
// to b and b to c, all three are one person.
type Clustering struct {
	// Clusters holds every record once, records without a link on their own. The
	// clusters are in the order of their first record, and so are the records
	// in each.
	Clusters [][]int
	// Conflicts are the pairs judged to be two persons that links join into one
	// cluster. They are reported, and nothing is taken apart for them. They are
	// in order, each once.
	Conflicts []Pair
}

// Unique returns the number of persons.
func (c Clustering) Unique() int { return len(c.Clusters) }

// Cluster sorts n records into persons by the pairs that are linked, and reports
// those of nonLinks that contradict them. The order of the pairs and of the two
// in a pair does not matter. It returns an error that matches [ErrPair] where a
// pair is not of two records from 0 to n - 1.
func Cluster(n int, links, nonLinks []Pair) (Clustering, error) {
	if n < 0 || n > maxRecords {
		return Clustering{}, fmt.Errorf("%w: %d records: want 0 to %d", ErrPair, n, maxRecords)
	}
	for _, list := range [][]Pair{links, nonLinks} {
		for _, p := range list {
			if p.A < 0 || p.B < 0 || p.A >= n || p.B >= n || p.A == p.B {
				return Clustering{}, fmt.Errorf("%w: %d and %d of %d", ErrPair, p.A, p.B, n)
			}
		}
	}
	u := newUnion(n)
	for _, p := range links {
		u.join(p.A, p.B)
	}
	c := Clustering{Clusters: u.clusters()}
	for _, p := range nonLinks {
		if u.root(p.A) == u.root(p.B) {
			c.Conflicts = append(c.Conflicts, p.sorted())
		}
	}
	slices.SortFunc(c.Conflicts, comparePairs)
	c.Conflicts = slices.Compact(c.Conflicts)
	return c, nil
}

// union is a forest of records; the root of each tree is its earliest record.
type union struct{ parent []int32 }

func newUnion(n int) *union {
	u := &union{parent: make([]int32, n)}
	for i := range u.parent {
		u.parent[i] = int32(i)
	}
	return u
}

func (u *union) root(i int) int {
	for int(u.parent[i]) != i {
		u.parent[i] = u.parent[u.parent[i]]
		i = int(u.parent[i])
	}
	return i
}

func (u *union) join(i, j int) {
	i, j = u.root(i), u.root(j)
	if j < i {
		i, j = j, i
	}
	u.parent[j] = int32(i)
}

// clusters returns the trees, in the order of their roots.
func (u *union) clusters() [][]int {
	size := make([]int32, len(u.parent))
	n := 0
	for i := range u.parent {
		r := u.root(i)
		if size[r] == 0 {
			n++
		}
		size[r]++
	}
	clusters := make([][]int, 0, n)
	all := make([]int, len(u.parent)) // one piece of memory for all of them
	place := make([]int32, len(u.parent))
	start := 0
	for i := range u.parent {
		r := u.root(i)
		if r == i {
			end := start + int(size[i])
			clusters = append(clusters, all[start:start:end])
			place[i] = int32(len(clusters) - 1)
			start = end
		}
		c := &clusters[place[r]]
		*c = append(*c, i)
	}
	return clusters
}
