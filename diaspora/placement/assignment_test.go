package placement_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

// table makes a table of scores; "" is an impossible pair.
func table(t testing.TB, rows ...[]string) *placement.Scores {
	t.Helper()
	posts := 0
	if len(rows) > 0 {
		posts = len(rows[0])
	}
	s, err := placement.NewScores(len(rows), posts)
	require.NoError(t, err)
	for i, row := range rows {
		for j, text := range row {
			if text != "" {
				require.NoError(t, s.Set(i, j, figure.MustNumber(text)))
			}
		}
	}
	return s
}

func where(a placement.Assignment) [][2]int {
	at := [][2]int{}
	for _, p := range a.Pairs {
		at = append(at, [2]int{p.Person, p.Post})
	}
	return at
}

func TestAssign(t *testing.T) {
	tests := map[string]struct {
		rows      [][]string
		objective placement.Objective
		threshold string
		capacity  []int
		pairs     [][2]int
		total     string
		leftOut   map[int]indicator.Reason
		unfilled  map[int]indicator.Reason
	}{
		"the best pair first would lose": { // specification, 2.12
			rows:      [][]string{{"0.9", "0.8", "0.1"}, {"0.85", "0.3", "0.2"}, {"0.4", "0.35", "0.6"}},
			objective: placement.HighestTotal, pairs: [][2]int{{0, 1}, {1, 0}, {2, 2}}, total: "2.25",
		},
		"more people than posts": {
			rows:      [][]string{{"0.7", "0.6"}, {"0.65", ""}, {"0.2", "0.5"}},
			objective: placement.HighestTotal, threshold: "0.3",
			pairs: [][2]int{{0, 1}, {1, 0}}, total: "1.25", leftOut: map[int]indicator.Reason{2: placement.AllTaken},
		},
		"one more place filled costs total": {
			rows:      [][]string{{"1", "0.1"}, {"0.2", ""}},
			objective: placement.MostFilled, pairs: [][2]int{{0, 1}, {1, 0}}, total: "0.3",
		},
		"and the highest total leaves it open": {
			rows:      [][]string{{"1", "0.1"}, {"0.2", ""}},
			objective: placement.HighestTotal, pairs: [][2]int{{0, 0}}, total: "1",
			leftOut: map[int]indicator.Reason{1: placement.AllTaken}, unfilled: map[int]indicator.Reason{1: placement.AllTaken},
		},
		"equal totals fill more": {
			rows:      [][]string{{"0.5", "0"}, {"0.5", ""}},
			objective: placement.HighestTotal, pairs: [][2]int{{0, 1}, {1, 0}}, total: "0.5",
		},
		"all equal: in order": {
			rows:      [][]string{{"1/3", "1/3"}, {"1/3", "1/3"}, {"1/3", "1/3"}},
			objective: placement.MostFilled, pairs: [][2]int{{0, 0}, {1, 1}}, total: "2/3",
			leftOut: map[int]indicator.Reason{2: placement.AllTaken},
		},
		"equal in thirds, which no decimal is": { // 1/3 + 2/3 = 1/2 + 1/2
			rows:      [][]string{{"1/2", "1/3"}, {"2/3", "1/2"}},
			objective: placement.HighestTotal, pairs: [][2]int{{0, 0}, {1, 1}}, total: "1",
		},
		"capacities": {
			rows:      [][]string{{"0.9", "0.8"}, {"0.9", "0.1"}, {"0.9", "0.7"}, {"0.2", "0.1"}},
			objective: placement.HighestTotal, capacity: []int{2, 1},
			pairs: [][2]int{{0, 1}, {1, 0}, {2, 0}}, total: "2.6", leftOut: map[int]indicator.Reason{3: placement.AllTaken},
		},
		"why": {
			rows:      [][]string{{"", "", "", ""}, {"0.1", "", "0.2", ""}, {"", "0.9", "", ""}, {"0.6", "", "", ""}},
			objective: placement.HighestTotal, threshold: "0.5", capacity: []int{2, 0, 1, 1},
			pairs: [][2]int{{3, 0}}, total: "0.6",
			leftOut: map[int]indicator.Reason{
				0: placement.NoPossiblePair, 1: placement.BelowThreshold, 2: placement.NoPlaces,
			},
			unfilled: map[int]indicator.Reason{
				0: placement.AllTaken, 2: placement.BelowThreshold, 3: placement.NoPossiblePair,
			},
		},
		"below 0 lowers the total": {
			rows:      [][]string{{"-0.5", "0.5"}, {"", "0.4"}},
			objective: placement.HighestTotal, threshold: "-1", pairs: [][2]int{{0, 1}}, total: "0.5",
			leftOut: map[int]indicator.Reason{1: placement.AllTaken}, unfilled: map[int]indicator.Reason{0: placement.AllTaken},
		},
		"an open place that would lower the total": {
			rows:      [][]string{{"-0.5"}},
			objective: placement.HighestTotal, threshold: "-1", pairs: [][2]int{}, total: "0",
			leftOut: map[int]indicator.Reason{0: placement.LowersTotal}, unfilled: map[int]indicator.Reason{0: placement.LowersTotal},
		},
		"below 0, but filled": {
			rows:      [][]string{{"-0.5", "0.5"}, {"", "0.4"}},
			objective: placement.MostFilled, threshold: "-1", pairs: [][2]int{{0, 0}, {1, 1}}, total: "-0.1",
		},
		"below the default threshold": {
			rows:      [][]string{{"-0.5"}},
			objective: placement.MostFilled, pairs: [][2]int{}, total: "0",
			leftOut: map[int]indicator.Reason{0: placement.BelowThreshold}, unfilled: map[int]indicator.Reason{0: placement.BelowThreshold},
		},
		"nobody": {
			objective: placement.MostFilled, pairs: [][2]int{}, total: "0",
		},
		"no post": {
			rows: [][]string{{}, {}}, objective: placement.HighestTotal, pairs: [][2]int{}, total: "0",
			leftOut: map[int]indicator.Reason{0: placement.NoPossiblePair, 1: placement.NoPossiblePair},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rule := placement.AssignmentRule{Objective: tt.objective, Capacity: tt.capacity}
			if tt.threshold != "" {
				rule.Threshold = figure.MustNumber(tt.threshold)
			}
			a, err := table(t, tt.rows...).Assign(rule)
			require.NoError(t, err)
			require.Equal(t, tt.pairs, where(a))
			require.Equal(t, tt.total, a.Total.String())
			require.Equal(t, len(tt.pairs), a.Filled)
			leftOut, unfilled := map[int]indicator.Reason{}, map[int]indicator.Reason{}
			for _, l := range a.LeftOut {
				leftOut[l.Person] = l.Reason
			}
			for _, u := range a.Unfilled {
				unfilled[u.Post] = u.Reason
			}
			if tt.leftOut == nil {
				tt.leftOut = map[int]indicator.Reason{}
			}
			if tt.unfilled == nil {
				tt.unfilled = map[int]indicator.Reason{}
			}
			require.Equal(t, tt.leftOut, leftOut)
			require.Equal(t, tt.unfilled, unfilled)
		})
	}
}

func TestGreedy(t *testing.T) {
	s := table(t, []string{"0.9", "0.8", "0.1"}, []string{"0.85", "0.3", "0.2"}, []string{"0.4", "0.35", "0.6"})
	a, err := s.Greedy(placement.AssignmentRule{Objective: placement.HighestTotal})
	require.NoError(t, err)
	require.Equal(t, "1.8", a.Total.String()) // specification, 2.12
	require.Equal(t, [][2]int{{0, 0}, {1, 1}, {2, 2}}, where(a))

	s = table(t, []string{"-1", "0"}, []string{"", "-2"})
	rule := placement.AssignmentRule{Objective: placement.HighestTotal, Threshold: figure.Int(-5)}
	a, err = s.Greedy(rule)
	require.NoError(t, err)
	require.Equal(t, [][2]int{{0, 1}}, where(a), "what lowers the total is not taken")
	rule.Objective = placement.MostFilled
	rule.Capacity = []int{1, 2}
	a, err = s.Greedy(rule)
	require.NoError(t, err)
	require.Equal(t, [][2]int{{0, 1}, {1, 1}}, where(a))
}

// plan is one way of giving each person a post, or none where it is posts.
type plan struct {
	at    []int
	total figure.Number
}

// plans lists every way, in the order in which ties resolve.
func plans(s *placement.Scores, threshold figure.Number, capacity []int) []plan {
	var all []plan
	free := slices.Clone(capacity)
	at := make([]int, s.Persons())
	var next func(i int, total figure.Number)
	next = func(i int, total figure.Number) {
		if i == len(at) {
			all = append(all, plan{slices.Clone(at), total})
			return
		}
		for j := range s.Posts() {
			if score, ok := s.Score(i, j); ok && score.Cmp(threshold) >= 0 && free[j] > 0 {
				free[j]--
				at[i] = j
				next(i+1, total.Add(score))
				free[j]++
			}
		}
		at[i] = s.Posts()
		next(i+1, total)
	}
	next(0, figure.Int(0))
	return all
}

func filled(p plan, posts int) (n int) {
	for _, j := range p.at {
		if j < posts {
			n++
		}
	}
	return n
}

// TestAssignExhaustively compares with every possible assignment, ties and all.
func TestAssignExhaustively(t *testing.T) {
	rng := rand.New(rand.NewPCG(7212, 2166))
	// Fractions with few values tie often; the last need more than 64 bits.
	values := [][]string{
		{"0", "1"},
		{"0", "0.25", "0.5", "0.75", "1"},
		{"-1/2", "-1/3", "0", "1/6", "1/3", "1/2", "2/3", "1"},
		{"1/1000003", "1/1000033", "1/1000037", "1000070/1000036000099", "1/1000039", "-1/1000081", "2/1000003", "1/1000099"},
	}
	for n := range 1500 {
		persons, posts := rng.IntN(6), rng.IntN(5)
		s, err := placement.NewScores(persons, posts)
		require.NoError(t, err)
		set := values[n%len(values)]
		for i := range persons {
			for j := range posts {
				if rng.IntN(4) > 0 {
					require.NoError(t, s.Set(i, j, figure.MustNumber(set[rng.IntN(len(set))])))
				}
			}
		}
		capacity := make([]int, posts)
		for j := range capacity {
			capacity[j] = rng.IntN(3)
		}
		threshold := figure.MustNumber([]string{"0", "-1", "0.25", "1/3"}[rng.IntN(4)])
		all := plans(s, threshold, capacity)
		for _, objective := range []placement.Objective{placement.HighestTotal, placement.MostFilled} {
			best := slices.MinFunc(all, func(p, q plan) int { // the first of equals
				total, more := q.total.Cmp(p.total), filled(q, posts)-filled(p, posts)
				if objective == placement.MostFilled {
					total, more = more, total
				}
				if total != 0 {
					return total
				}
				return more
			})
			a, err := s.Assign(placement.AssignmentRule{Objective: objective, Threshold: threshold, Capacity: capacity})
			require.NoError(t, err)
			at := slices.Repeat([]int{posts}, persons)
			for _, p := range a.Pairs {
				at[p.Person] = p.Post
			}
			require.Equal(t, best.at, at, "%d: %s", n, objective)
			require.True(t, best.total.Equal(a.Total))
			require.Len(t, a.LeftOut, persons-a.Filled)

			g, err := s.Greedy(placement.AssignmentRule{Objective: objective, Threshold: threshold, Capacity: capacity})
			require.NoError(t, err)
			require.True(t, slices.ContainsFunc(all, func(p plan) bool { return p.total.Equal(g.Total) && filled(p, posts) == g.Filled }))
			if objective == placement.HighestTotal {
				require.LessOrEqual(t, g.Total.Cmp(a.Total), 0)
			} else {
				require.LessOrEqual(t, g.Filled, a.Filled)
			}
		}
	}
}

// TestAssignPermuted holds totals and places against another order of persons
// and posts, in tables too large for exhaustive search.
func TestAssignPermuted(t *testing.T) {
	rng := rand.New(rand.NewPCG(12, 20))
	for n := range 30 {
		persons, posts := 20+rng.IntN(60), 5+rng.IntN(30)
		places, rows, columns := make([]int, posts), rng.Perm(persons), rng.Perm(posts)
		s, _ := placement.NewScores(persons, posts)
		moved, _ := placement.NewScores(persons, posts)
		movedPlaces := make([]int, posts)
		for j := range posts {
			places[j] = rng.IntN(4)
			movedPlaces[columns[j]] = places[j]
			for i := range persons {
				if rng.IntN(3) == 0 {
					continue
				}
				den := int64(1 + rng.IntN(40)) // n even: the common denominator takes more than 64 bits
				if n%2 == 1 {
					den = 20
				}
				score, _ := figure.Frac(int64(rng.IntN(30)), den)
				require.NoError(t, s.Set(i, j, score))
				require.NoError(t, moved.Set(rows[i], columns[j], score))
			}
		}
		for _, objective := range []placement.Objective{placement.HighestTotal, placement.MostFilled} {
			a, err := s.Assign(placement.AssignmentRule{Objective: objective, Capacity: places})
			require.NoError(t, err)
			b, err := moved.Assign(placement.AssignmentRule{Objective: objective, Capacity: movedPlaces})
			require.NoError(t, err)
			require.Equal(t, a.Filled, b.Filled)
			require.Equal(t, a.Total.String(), b.Total.String())
		}
	}
}

// BenchmarkAssign is the optimum of 2,000 persons and 500 posts. Products of
// ranks are the hardest case known for paths of this kind.
func BenchmarkAssign(b *testing.B) {
	const persons, posts = 2000, 500
	tests := map[string]func(r *rand.Rand, i, j int) (int64, int64){
		"millionths": func(r *rand.Rand, _, _ int) (int64, int64) { return r.Int64N(1_000_001), 1_000_000 },
		"tenths":     func(r *rand.Rand, _, _ int) (int64, int64) { return r.Int64N(11), 10 },
		"fractions":  func(r *rand.Rand, _, _ int) (int64, int64) { d := 5 + r.Int64N(80); return r.Int64N(d + 1), d },
		"equal":      func(*rand.Rand, int, int) (int64, int64) { return 1, 2 },
		"products":   func(_ *rand.Rand, i, j int) (int64, int64) { return int64((i + 1) * (j + 1)), persons * posts },
	}
	for name, score := range tests {
		rng := rand.New(rand.NewPCG(1, 2))
		s, err := placement.NewScores(persons, posts)
		require.NoError(b, err)
		for i := range persons {
			for j := range posts {
				n, _ := figure.Frac(score(rng, i, j))
				require.NoError(b, s.Set(i, j, n))
			}
		}
		for _, places := range []int{1, 4} {
			rule := placement.AssignmentRule{Objective: placement.HighestTotal, Capacity: slices.Repeat([]int{places}, posts)}
			b.Run(fmt.Sprintf("%s/places=%d", name, places), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := s.Assign(rule); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		b.Run(name+"/greedy", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Greedy(placement.AssignmentRule{Objective: placement.HighestTotal}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
