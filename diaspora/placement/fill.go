package placement

import (
	"fmt"
	"slices"
	"strconv"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Move is people of one occupation who take posts of another, or of the same.
type Move struct {
	From     diaspora.ISCO `json:"from"` // of the people
	Post     diaspora.ISCO `json:"post"`
	Distance int           `json:"distance"` // see [diaspora.ISCO.Distance]
	People   int64         `json:"people"`
}

// OpenPosts are posts that nobody fills.
type OpenPosts struct {
	Occupation diaspora.ISCO    `json:"occupation"`
	Posts      int64            `json:"posts"`
	Reason     indicator.Reason `json:"reason"` // [NoneNear], or [AllTaken]: those who could are at other posts
}

// UnusedPeople are people who fill no post.
type UnusedPeople struct {
	Occupations []diaspora.ISCO  `json:"occupations"`
	People      int64            `json:"people"`
	Reason      indicator.Reason `json:"reason"` // [NoOccupation], [NoneNear], or [AllTaken]: others fill the posts
}

// Why posts stay open, or people unused; [AllTaken] is another.
const (
	NoneNear     indicator.Reason = "none-near"     // nobody abroad, or no gap, in the occupation or near enough
	NoOccupation indicator.Reason = "no-occupation" // theirs is not stated
)

// Fill is who fills which gaps.
type Fill struct {
	Gap           int64 `json:"gap"`    // posts to be filled
	Filled        int64 `json:"filled"` // those that are: people, each counted once
	TotalDistance int64 `json:"total_distance"`

	Moves    []Move         `json:"moves,omitempty"`    // by post, then by distance, then by occupation
	Unfilled []OpenPosts    `json:"unfilled,omitempty"` // by occupation
	Unused   []UnusedPeople `json:"unused,omitempty"`   // by occupation
}

// Fill returns which gaps people abroad fill in the same occupation alone, the
// codes being the same.
//
//	filled = min(gap, people abroad)
//
// An error matches [ErrGap], for a count below 0 or above 10^12.
func (g Gaps) Fill(abroad Headcount) (Fill, error) {
	if err := abroad.check("people abroad"); err != nil {
		return Fill{}, err
	}
	f := filling{posts: g.Open(), people: groups(abroad)}
	for k := range f.people {
		if o := f.people[k].occupation(); !o.IsZero() {
			f.move(k, o, min(f.people[k].left, f.posts[o]))
		}
	}
	return f.report(g, func(people group, post diaspora.ISCO) bool { return people.occupation() == post }), nil
}

// FillNearby returns which gaps people abroad fill in the same or a nearby
// occupation, at most so far apart: 0 for the same unit group, 1 for the same
// minor group, to 4 for any. Each person fills one post. As many posts as
// possible are filled; of all ways to do so, one with the least total distance.
//
// It fills at distance 0 what it can, then at distance 1, and so on. Occupations
// form a tree, so this is best: within a group of the classification no more
// than the lesser of its posts and its people can meet, and each round reaches
// that in every group. Among equals, at each distance the lowest code of people
// goes to the lowest code of posts: that is the whole rule, whatever the order
// in which anything is given.
//
// Codes coarser than a unit group count at the greatest distance of those
// within them: 72 fills 7212, and 72 itself, at distance 2.
//
// An error matches [ErrGap], for a count below 0 or above 10^12 and a distance
// that is not 0 to 4.
func (g Gaps) FillNearby(abroad Headcount, distance int) (Fill, error) {
	if err := checkDistance(distance); err != nil {
		return Fill{}, err
	}
	if err := abroad.check("people abroad"); err != nil {
		return Fill{}, err
	}
	f := filling{posts: g.Open(), people: groups(abroad)}
	posts := f.posts.sorted()
	for d := range distance + 1 {
		digits := maxDistance - d
		for p, k := 0, 0; p < len(posts) && k < len(f.people); {
			post, from := posts[p], f.people[k].occupation()
			switch order := post.Truncate(digits).Compare(from.Truncate(digits)); {
			case f.posts[post] == 0 || post.Level() < digits:
				p++
			case f.people[k].left == 0 || from.Level() < digits || from.IsZero():
				k++
			case order < 0:
				p++
			case order > 0:
				k++
			default:
				f.move(k, post, min(f.posts[post], f.people[k].left))
			}
		}
	}
	return f.report(g, within(distance)), nil
}

func checkDistance(d int) error {
	if d < 0 || d > maxDistance {
		return fmt.Errorf("%w: distance of at most %d: want 0 to %d", ErrGap, d, maxDistance)
	}
	return nil
}

// within says whether people are near enough to a post.
func within(distance int) func(group, diaspora.ISCO) bool {
	return func(people group, post diaspora.ISCO) bool {
		d, ok := nearest(people.occupations, post)
		return ok && d <= distance
	}
}

// group is people who could work in any of some occupations, sorted by code.
type group struct {
	occupations []diaspora.ISCO // none where not stated
	left        int64           // who fill no post yet
}

func (g group) occupation() diaspora.ISCO {
	if len(g.occupations) == 0 {
		return diaspora.ISCO{}
	}
	return g.occupations[0]
}

// groups returns people of one occupation each, by code, without those of whom
// there is nobody.
func groups(h Headcount) []group {
	list := make([]group, 0, len(h))
	for _, o := range h.sorted() {
		if h[o] == 0 {
			continue
		}
		one := group{left: h[o]}
		if !o.IsZero() {
			one.occupations = []diaspora.ISCO{o}
		}
		list = append(list, one)
	}
	return list
}

// filling is a fill in the making.
type filling struct {
	posts  Headcount // open
	people []group
	moves  []Move
}

// move sends n people of a group to posts of an occupation.
func (f *filling) move(k int, post diaspora.ISCO, n int64) {
	if n == 0 {
		return
	}
	f.posts[post] -= n
	f.people[k].left -= n
	m := Move{Post: post, Distance: maxDistance + 1, People: n}
	for _, o := range f.people[k].occupations { // the nearest, the first by code of equals
		if d, ok := o.Distance(post); ok && d < m.Distance {
			m.From, m.Distance = o, d
		}
	}
	f.moves = append(f.moves, m)
}

// report sums up, with the reason for what is left.
func (f *filling) report(g Gaps, near func(group, diaspora.ISCO) bool) Fill {
	r := Fill{Gap: g.Total}
	slices.SortFunc(f.moves, func(a, b Move) int {
		if c := a.Post.Compare(b.Post); c != 0 {
			return c
		}
		if a.Distance != b.Distance {
			return a.Distance - b.Distance
		}
		return a.From.Compare(b.From)
	})
	for _, m := range f.moves {
		r.Filled += m.People
		r.TotalDistance += m.People * int64(m.Distance)
		if last := len(r.Moves) - 1; last >= 0 && r.Moves[last].Post == m.Post && r.Moves[last].From == m.From {
			r.Moves[last].People += m.People
			continue
		}
		r.Moves = append(r.Moves, m)
	}
	posts := f.posts.sorted()
	for _, o := range posts {
		if n := f.posts[o]; n > 0 {
			open := OpenPosts{Occupation: o, Posts: n, Reason: NoneNear}
			if slices.ContainsFunc(f.people, func(people group) bool { return near(people, o) }) {
				open.Reason = AllTaken
			}
			r.Unfilled = append(r.Unfilled, open)
		}
	}
	for _, people := range f.people {
		if people.left == 0 {
			continue
		}
		unused := UnusedPeople{Occupations: people.occupations, People: people.left, Reason: NoneNear}
		switch {
		case len(people.occupations) == 0:
			unused.Reason = NoOccupation
		case slices.ContainsFunc(posts, func(o diaspora.ISCO) bool { return near(people, o) }):
			unused.Reason = AllTaken
		}
		r.Unused = append(r.Unused, unused)
	}
	return r
}

// Percent returns the share of the gap that is filled, in percent and exact,
// and false where there is no gap.
func (f Fill) Percent() (figure.Number, bool) {
	share, ok := figure.Frac(f.Filled, f.Gap)
	return share.Mul(figure.Int(100)), ok
}

// Open returns how many posts stay open.
func (f Fill) Open() int64 { return f.Gap - f.Filled }

// ByDistance returns how many people fill posts at each distance, 0 to 4.
func (f Fill) ByDistance() [5]int64 {
	var by [maxDistance + 1]int64
	for _, m := range f.Moves {
		by[m.Distance] += m.People
	}
	return by
}

// ByPost returns how many posts are filled in each occupation with any.
func (f Fill) ByPost() Headcount {
	by := Headcount{}
	for _, m := range f.Moves {
		by[m.Post] += m.People
	}
	return by
}

// Trace returns how the fill came about.
func (f Fill) Trace() check.Trace {
	count := func(n int64) string { return strconv.FormatInt(n, 10) }
	var t check.Trace
	t.Add(check.Input, "gap", count(f.Gap), "")
	for _, m := range f.Moves {
		t.Add(check.Compute, "posts in "+m.Post.String(), count(m.People), fmt.Sprintf("people of %s, distance %d", m.From, m.Distance))
	}
	for _, u := range f.Unused {
		t.Add(check.LeftOut, fmt.Sprintf("people of %s", u.Occupations), count(u.People), string(u.Reason))
	}
	for _, u := range f.Unfilled {
		t.Add(check.LeftOut, "posts in "+u.Occupation.String(), count(u.Posts), string(u.Reason))
	}
	t.Add(check.Result, "filled", count(f.Filled), fmt.Sprintf("total distance %d", f.TotalDistance))
	if percent, ok := f.Percent(); ok {
		t.Add(check.Result, "percent of the gap", percent.String(), "")
	} else {
		t.Add(check.Result, "percent of the gap", "none", "no gap")
	}
	return t
}
