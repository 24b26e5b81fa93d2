package placement

import (
	"fmt"
	"maps"
	"slices"

	"iom.int/migdev/diaspora"
)

// Limits of what one call takes: groups of people, and pairs of different
// groups with occupations in which posts are open.
const (
	maxGroups = 100_000
	maxLinks  = 1 << 22
)

// People are so many persons abroad who could each work in any of some
// occupations. A person with three occupations is one person here, while in a
// [Headcount] they would stand three times.
type People struct {
	Occupations []diaspora.ISCO `json:"occupations"` // none: not stated
	Count       int64           `json:"count"`
}

// FillByPeople is [Gaps.FillNearby] for people of whom some have several
// occupations: each fills one post, as near as the nearest of their occupations
// is. As many posts as possible are filled; of all ways to do so, one with the
// least total distance.
//
// Groups with the same occupations are one group, and groups and posts are
// ordered by code before anything else is done: the result, and who is chosen
// among equals, does not depend on the order in which they are given. It is a
// flow of least cost, in whole numbers.
//
// An error matches [ErrGap], for a count below 0 or above 10^12, more than
// 100,000 groups, more than 4,194,304 pairs of different groups with occupations
// in which posts are open, and a distance that is not 0 to 4.
func (g Gaps) FillByPeople(abroad []People, distance int) (Fill, error) {
	if err := checkDistance(distance); err != nil {
		return Fill{}, err
	}
	people, err := merged(abroad)
	if err != nil {
		return Fill{}, err
	}
	f := filling{posts: g.Open(), people: people}
	posts := f.posts.sorted()
	if len(people)*len(posts) > maxLinks {
		return Fill{}, fmt.Errorf("%w: %d groups of people for posts in %d occupations: want at most %d pairs",
			ErrGap, len(people), len(posts), maxLinks)
	}

	// Posts of one occupation are a node, and so are people of one group.
	net := newFlow(2 + len(people) + len(posts))
	source, sink := 0, 1
	for k, p := range people {
		net.connect(source, 2+k, p.left, 0)
	}
	for n, o := range posts {
		net.connect(2+len(people)+n, sink, f.posts[o], 0)
	}
	type link struct{ people, post, edge int }
	var links []link
	for k, p := range people {
		for n, o := range posts {
			if d, ok := nearest(p.occupations, o); ok && d <= distance {
				links = append(links, link{k, n, net.connect(2+k, 2+len(people)+n, min(p.left, f.posts[o]), int64(d))})
			}
		}
	}
	net.fill(source, sink)
	for _, l := range links {
		f.move(l.people, posts[l.post], net.through(l.edge))
	}
	return f.report(g, within(distance)), nil
}

// merged returns the groups by code, each set of occupations once.
func merged(abroad []People) ([]group, error) {
	if len(abroad) > maxGroups {
		return nil, fmt.Errorf("%w: %d groups of people: want at most %d", ErrGap, len(abroad), maxGroups)
	}
	by := map[string]group{}
	for k, p := range abroad {
		if p.Count < 0 || p.Count > maxCount {
			return nil, fmt.Errorf("%w: group %d of %d people: want 0 to %d", ErrGap, k, p.Count, int64(maxCount))
		}
		if p.Count == 0 {
			continue
		}
		list := slices.Clone(p.Occupations)
		slices.SortFunc(list, diaspora.ISCO.Compare)
		list = slices.DeleteFunc(slices.Compact(list), diaspora.ISCO.IsZero)
		key := fmt.Sprint(list)
		one := by[key]
		one.occupations = list
		one.left += p.Count
		by[key] = one
	}
	return slices.SortedFunc(maps.Values(by), func(a, b group) int {
		return slices.CompareFunc(a.occupations, b.occupations, diaspora.ISCO.Compare)
	}), nil
}
