package placement

import (
	"cmp"
	"fmt"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Objective says what an assignment is best at. There is no default: the two
// differ wherever one more person placed costs the others more than it adds,
// so the caller names one.
type Objective uint8

const (
	// HighestTotal is the highest sum of scores; of equal sums, that with the
	// most places filled. A pair with a score below 0 is never made.
	HighestTotal Objective = iota + 1

	// MostFilled is the most places filled; of equally many, the highest sum of
	// scores.
	MostFilled
)

var objectives = check.Enum[Objective]{What: "placement: objective", Names: []string{"", "highest-total", "most-filled"}}

// String returns "highest-total" or "most-filled", "" where none is named.
func (o Objective) String() string { return objectives.String(o) }

// MarshalText returns what String does.
func (o Objective) MarshalText() ([]byte, error) { return objectives.Marshal(o) }

// UnmarshalText reads what [Objective.MarshalText] writes.
func (o *Objective) UnmarshalText(text []byte) error { return objectives.Unmarshal(o, text) }

// AssignmentRule says which pairs count and what the assignment is to be best
// at.
type AssignmentRule struct {
	Objective Objective

	// Threshold is the least score with which a pair counts. The zero value is
	// 0: pairs with a score below 0 do not count.
	Threshold figure.Number

	// Capacity is how many places each post has. Nil stands for one each.
	Capacity []int
}

// Pair is a person at a post.
type Pair struct {
	Person, Post int
	Score        figure.Number
}

// Assignment says who goes where, who is left out and what stays open.
type Assignment struct {
	Rule AssignmentRule

	Pairs    []Pair        // by person
	Filled   int           // the places filled: how many pairs there are
	Total    figure.Number // the sum of their scores, exact
	LeftOut  []LeftOut     // by person: who has no post, and why
	Unfilled []Unfilled    // by post: which have places open, and why
}

// LeftOut is a person without a post.
type LeftOut struct {
	Person int
	Reason indicator.Reason
}

// Unfilled is a post with open places.
type Unfilled struct {
	Post   int
	Open   int // places
	Reason indicator.Reason
}

// Why a person has no post, or a post open places. Of several the first holds
// that fits.
const (
	NoPossiblePair indicator.Reason = "no-possible-pair" // every pair is impossible, or there is nobody on the other side
	BelowThreshold indicator.Reason = "below-threshold"  // pairs are possible, and every score is below the threshold
	NoPlaces       indicator.Reason = "no-places"        // no post for which the person counts has any place
	LowersTotal    indicator.Reason = "lowers-total"     // there is an open place, which would lower the total
	AllTaken       indicator.Reason = "all-taken"        // others have the places; or the persons are at other posts
)

// String returns counts and the total: "placed 3, left out 1, open places 0, total
// 2.25".
func (a Assignment) String() string {
	open := 0
	for _, u := range a.Unfilled {
		open += u.Open
	}
	return fmt.Sprintf("placed %d, left out %d, open places %d, total %s", a.Filled, len(a.LeftOut), open, a.Total)
}

// Trace returns how the assignment came about, with persons and posts by index.
func (a Assignment) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Policy, "objective", a.Rule.Objective.String(), "")
	t.Add(check.Policy, "threshold", a.Rule.Threshold.String(), "")
	for _, p := range a.Pairs {
		t.Add(check.Input, fmt.Sprintf("person %d at post %d", p.Person, p.Post), p.Score.String(), "")
	}
	for _, l := range a.LeftOut {
		t.Add(check.LeftOut, fmt.Sprintf("person %d", l.Person), "no post", string(l.Reason))
	}
	for _, u := range a.Unfilled {
		t.Add(check.LeftOut, fmt.Sprintf("post %d", u.Post), fmt.Sprintf("%d places open", u.Open), string(u.Reason))
	}
	t.Add(check.Result, "filled", fmt.Sprint(a.Filled), "")
	t.Add(check.Result, "total", a.Total.String(), "sum of the scores")
	return t
}

// Assign returns the best assignment under a rule: each person has one post or
// none, no post more persons than places, and a pair counts where it is
// possible and its score at least the threshold. It is exact: scores are
// brought to a common denominator and summed as whole numbers.
//
// Equally good assignments always resolve the same way: person 0 gets the post
// with the lowest index that any of them gives, then person 1 of those left,
// and so on, where no post comes last. So totals and the number of filled places do
// not depend on the order of persons and posts, and who is chosen among equals
// depends on nothing else.
//
// An error matches [ErrScores], for a rule without an objective and for
// capacities that are below 0 or not one for each post, or [ErrTooFine].
func (s *Scores) Assign(rule AssignmentRule) (Assignment, error) {
	places, err := s.placesUnder(rule)
	if err != nil {
		return Assignment{}, err
	}
	e := s.eligible(rule.Threshold)
	sc, ok := e.scale(rule.Objective)
	if !ok || sc.bits > wideBits {
		return Assignment{}, fmt.Errorf("%w: the common denominator has too many digits: round the scores", ErrTooFine)
	}
	var at []int32
	if sc.bits <= narrowBits {
		at = newTransport(s.posts, places, e.start, e.post, e.narrow(sc)).solve()
	} else {
		at = newTransport(s.posts, places, e.start, e.post, e.wide(sc)).solve()
	}
	return s.assignment(rule, places, e, at), nil
}

// Greedy returns what one gets by always taking the best pair that is left, the
// lower person and then the lower post among equals: often how it is done by
// hand. Beside [Scores.Assign] it shows what that loses. Under [HighestTotal] it
// stops at scores below 0. The errors are those of Assign, without
// [ErrTooFine].
func (s *Scores) Greedy(rule AssignmentRule) (Assignment, error) {
	places, err := s.placesUnder(rule)
	if err != nil {
		return Assignment{}, err
	}
	e := s.eligible(rule.Threshold)
	type pair struct {
		person, post int32
		score        cell
		cost         narrow
	}
	var costs []narrow // quicker to compare
	if sc, ok := e.scale(rule.Objective); ok && sc.bits <= narrowBits {
		costs = e.narrow(sc)
	}
	pairs := make([]pair, 0, len(e.post))
	for i := range s.persons {
		for k := e.start[i]; k < e.start[i+1]; k++ {
			if rule.Objective == HighestTotal && e.cells[k].num < 0 {
				continue
			}
			p := pair{person: int32(i), post: e.post[k], score: e.cells[k]}
			if costs != nil {
				p.cost = costs[k]
			}
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		order := cmp.Compare(a.cost, b.cost)
		if costs == nil {
			order = b.score.compare(a.score)
		}
		if order != 0 {
			return order
		}
		return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.post, b.post))
	})
	at := make([]int32, s.persons)
	for i := range at {
		at[i] = int32(s.posts)
	}
	free := slices.Clone(places)
	for _, p := range pairs {
		if int(at[p.person]) == s.posts && free[p.post] > 0 {
			at[p.person] = p.post
			free[p.post]--
		}
	}
	return s.assignment(rule, places, e, at), nil
}

// placesUnder returns the places of each post, at most one for each person.
func (s *Scores) placesUnder(rule AssignmentRule) ([]int, error) {
	if rule.Objective != HighestTotal && rule.Objective != MostFilled {
		return nil, fmt.Errorf("%w: the rule names no objective: want highest-total or most-filled", ErrScores)
	}
	places := make([]int, s.posts)
	if rule.Capacity == nil {
		for j := range places {
			places[j] = 1
		}
		return places, nil
	}
	if len(rule.Capacity) != s.posts {
		return nil, fmt.Errorf("%w: %d capacities for %d posts", ErrScores, len(rule.Capacity), s.posts)
	}
	for j, c := range rule.Capacity {
		if c < 0 {
			return nil, fmt.Errorf("%w: capacity %d of post %d: want none below 0", ErrScores, c, j)
		}
	}
	copy(places, rule.Capacity)
	return places, nil
}

// assignment makes a report of the post of each person.
func (s *Scores) assignment(rule AssignmentRule, places []int, e eligible, at []int32) Assignment {
	rule.Capacity = slices.Clone(rule.Capacity)
	a := Assignment{Rule: rule}
	free := slices.Clone(places)
	for i, j := range at {
		if int(j) < s.posts {
			score := s.cells[i*s.posts+int(j)].number()
			a.Pairs = append(a.Pairs, Pair{Person: i, Post: int(j), Score: score})
			a.Total = a.Total.Add(score)
			free[j]--
		}
	}
	a.Filled = len(a.Pairs)

	// What there is to say of each side, gathered from the pairs.
	persons, posts := make([]prospect, s.persons), make([]prospect, s.posts)
	for i := range s.persons {
		out := int(at[i]) == s.posts
		row := s.cells[i*s.posts : (i+1)*s.posts]
		for j, c := range row {
			if c.den != 0 {
				persons[i].possible, posts[j].possible = true, true
			}
		}
		for _, j := range e.of(i) {
			persons[i].counts, posts[j].counts = true, true
			if places[j] > 0 {
				persons[i].places = true
			}
			if out && free[j] > 0 {
				persons[i].open, posts[j].open = true, true
			}
		}
	}
	for i, j := range at {
		if int(j) == s.posts {
			a.LeftOut = append(a.LeftOut, LeftOut{Person: i, Reason: persons[i].reason()})
		}
	}
	for j, n := range free {
		if n > 0 {
			posts[j].places = true
			a.Unfilled = append(a.Unfilled, Unfilled{Post: j, Open: n, Reason: posts[j].reason()})
		}
	}
	return a
}

// prospect is what there is to say of one who is left out, or of a post with
// open places.
type prospect struct{ possible, counts, places, open bool }

func (p prospect) reason() indicator.Reason {
	switch {
	case !p.possible:
		return NoPossiblePair
	case !p.counts:
		return BelowThreshold
	case !p.places:
		return NoPlaces
	case p.open:
		return LowersTotal
	}
	return AllTaken
}
