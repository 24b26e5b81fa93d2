package placement_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

func TestScore(t *testing.T) {
	o := diaspora.MustISCO
	half := figure.MustNumber("0.5")
	nearby := func(d int) placement.Weights {
		return placement.Weights{Essential: figure.Int(1), Optional: half, Occupation: figure.Int(2), MaxDistance: d}
	}
	tests := map[string]struct {
		weights  placement.Weights
		person   placement.Profile
		post     placement.Post
		score    string // "" for none
		reason   indicator.Reason
		coverage string
		missing  []string
		eligible check.Verdict
	}{
		"one essential missing": { // specification, 2.12
			weights: placement.DefaultWeights(),
			person:  placement.Profile{Skills: []string{"weld", "safety", "inspect", "drive"}},
			post:    placement.Post{Essential: []string{"weld", "read drawings", "safety"}, Optional: []string{"polish", "inspect"}},
			score:   "0.625", coverage: "2/3", missing: []string{"read drawings"}, eligible: check.NotMet,
		},
		"no requirements": {
			weights: placement.DefaultWeights(), person: placement.Profile{Skills: []string{"weld"}},
			reason: placement.NoRequirements,
		},
		"duplicates, and optional that is essential": {
			weights: placement.DefaultWeights(),
			person:  placement.Profile{Skills: []string{"a", "a", "c"}},
			post:    placement.Post{Essential: []string{"a", "b", "a", "b"}, Optional: []string{"a", "c", "c", "b"}},
			score:   "0.6", coverage: "0.5", missing: []string{"b"}, eligible: check.NotMet, // (1 + 0.5) / 2.5
		},
		"optional alone": {
			weights: placement.DefaultWeights(), person: placement.Profile{Skills: []string{"a"}},
			post:  placement.Post{Optional: []string{"a", "b", "c"}},
			score: "1/3", eligible: check.Met,
		},
		"everything": {
			weights: placement.DefaultWeights(), person: placement.Profile{Skills: []string{"b", "a"}},
			post:  placement.Post{Essential: []string{"a"}, Optional: []string{"b"}},
			score: "1", coverage: "1", eligible: check.Met,
		},
		"no skill": {
			weights: placement.DefaultWeights(), post: placement.Post{Essential: []string{"a"}},
			score: "0", coverage: "0", missing: []string{"a"}, eligible: check.NotMet,
		},
		"nobody has asked": {
			weights: placement.DefaultWeights(), person: placement.Profile{SkillsUnknown: true},
			post: placement.Post{Essential: []string{"a"}}, reason: placement.SkillsUnknown,
		},
		"no weight": {
			weights: placement.Weights{Optional: half}, person: placement.Profile{Skills: []string{"a"}},
			post: placement.Post{Essential: []string{"a"}}, reason: placement.NoWeight, coverage: "1", eligible: check.Met,
		},
		"no weight at all": {
			person: placement.Profile{Skills: []string{"a"}},
			post:   placement.Post{Essential: []string{"a", "b"}}, reason: placement.NoWeight, coverage: "0.5",
			missing: []string{"b"}, eligible: check.NotMet,
		},
		"same unit group": { // (1 + 2) / (2 + 2)
			weights: nearby(1), person: placement.Profile{Skills: []string{"a"}, Occupations: []diaspora.ISCO{o("2512"), o("7212")}},
			post:  placement.Post{Essential: []string{"a", "b"}, Occupation: o("7212")},
			score: "0.75", coverage: "0.5", missing: []string{"b"}, eligible: check.NotMet,
		},
		"same minor group, half of the way": { // (1 + 2 × 1/2) / 4
			weights: nearby(1), person: placement.Profile{Skills: []string{"a"}, Occupations: []diaspora.ISCO{o("7213")}},
			post:  placement.Post{Essential: []string{"a", "b"}, Occupation: o("7212")},
			score: "0.5", coverage: "0.5", missing: []string{"b"}, eligible: check.NotMet,
		},
		"same minor group, too far": {
			weights: nearby(0), person: placement.Profile{Skills: []string{"a"}, Occupations: []diaspora.ISCO{o("7213")}},
			post:  placement.Post{Essential: []string{"a", "b"}, Occupation: o("7212")},
			score: "0.25", coverage: "0.5", missing: []string{"b"}, eligible: check.NotMet,
		},
		"same major group, graded to 4": { // (1 + 2 × 2/5) / 4
			weights: nearby(4), person: placement.Profile{Skills: []string{"a"}, Occupations: []diaspora.ISCO{o("7111")}},
			post:  placement.Post{Essential: []string{"a", "b"}, Occupation: o("7212")},
			score: "0.45", coverage: "0.5", missing: []string{"b"}, eligible: check.NotMet,
		},
		"occupation of the person not stated": {
			weights: nearby(1), person: placement.Profile{Skills: []string{"a"}, Occupations: []diaspora.ISCO{{}}},
			post:  placement.Post{Essential: []string{"a", "b"}, Occupation: o("7212")},
			score: "0.5", coverage: "0.5", missing: []string{"b"}, eligible: check.NotMet,
		},
		"occupation alone": {
			weights: nearby(1), person: placement.Profile{SkillsUnknown: true, Occupations: []diaspora.ISCO{o("7213")}},
			post: placement.Post{Occupation: o("7212")}, score: "0.5",
		},
		"occupation alone, without weight": {
			weights: placement.DefaultWeights(), person: placement.Profile{Occupations: []diaspora.ISCO{o("7213")}},
			post: placement.Post{Occupation: o("7212")}, reason: placement.NoRequirements,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, err := tt.weights.Score(tt.person, tt.post)
			require.NoError(t, err)
			value, ok := s.Value()
			require.Equal(t, tt.score != "", ok)
			require.Equal(t, tt.reason, s.Reason)
			if ok {
				require.Equal(t, tt.score, value.String())
			} else {
				require.True(t, value.Equal(figure.Int(0)))
			}
			coverage, ok := s.EssentialCoverage()
			require.Equal(t, tt.coverage != "", ok)
			if ok {
				require.Equal(t, tt.coverage, coverage.String())
			}
			require.Equal(t, tt.missing, s.MissingEssential)
			require.Equal(t, tt.eligible, s.Eligible)

			// The table says the same of the pair.
			for _, which := range []placement.Candidates{placement.AllScored, placement.EligibleOnly} {
				table, err := tt.weights.Scores([]placement.Profile{tt.person}, []placement.Post{tt.post}, which)
				require.NoError(t, err)
				cell, ok := table.Score(0, 0)
				require.Equal(t, tt.score != "" && (which == placement.AllScored || tt.eligible == check.Met), ok)
				if ok {
					require.True(t, cell.Equal(value))
				}
			}
		})
	}
}

func TestScoreErrors(t *testing.T) {
	w := placement.DefaultWeights()
	_, err := w.Score(placement.Profile{Skills: []string{"a", ""}}, placement.Post{})
	require.ErrorIs(t, err, placement.ErrScore)
	require.ErrorContains(t, err, "skill 1 is empty")
	_, err = w.Score(placement.Profile{}, placement.Post{Essential: []string{""}})
	require.ErrorIs(t, err, placement.ErrScore)
	_, err = w.Score(placement.Profile{}, placement.Post{Optional: []string{""}})
	require.ErrorIs(t, err, placement.ErrScore)
	_, err = w.Scores([]placement.Profile{{}, {Skills: []string{""}}}, nil, placement.AllScored)
	require.ErrorIs(t, err, placement.ErrScore)
	require.ErrorContains(t, err, "person 1")
	_, err = w.Scores(nil, []placement.Post{{}, {Optional: []string{""}}}, placement.AllScored)
	require.ErrorContains(t, err, "post 1")
	_, err = w.Scores(nil, nil, 2)
	require.ErrorIs(t, err, placement.ErrScore)
	_, err = w.Scores(make([]placement.Profile, 5000), make([]placement.Post, 5000), placement.AllScored)
	require.ErrorIs(t, err, placement.ErrScores)

	w = placement.Weights{Essential: figure.Int(-1), Optional: figure.Int(-2), Occupation: figure.Int(-3), MaxDistance: 5}
	require.Equal(t, []string{"placement.weight", "placement.weight", "placement.weight", "placement.max-distance"},
		slices.Collect(w.Check().Codes()))
	require.Empty(t, placement.DefaultWeights().Check())
	_, err = w.Score(placement.Profile{}, placement.Post{})
	require.ErrorIs(t, err, placement.ErrScore)
	_, err = w.Scores(nil, nil, placement.AllScored)
	require.ErrorIs(t, err, placement.ErrScore)

	fine := placement.Weights{Essential: figure.MustNumber("1.00000000000000000000000001"), Optional: figure.Int(1)}
	_, err = fine.Scores([]placement.Profile{{Skills: []string{"a"}}},
		[]placement.Post{{Essential: []string{"a"}, Optional: []string{"b"}}}, placement.AllScored)
	require.ErrorIs(t, err, placement.ErrScore)
}

// TestScoresTable holds the table against the score of every pair.
func TestScoresTable(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	units := everyUnit()
	some := func(most int) (skills []string) {
		for range rng.IntN(most) {
			skills = append(skills, fmt.Sprint("skill ", rng.IntN(12)))
		}
		return skills
	}
	w := placement.Weights{Essential: figure.Int(1), Optional: figure.MustNumber("0.5"), Occupation: figure.MustNumber("0.3"), MaxDistance: 2}
	var persons []placement.Profile
	var posts []placement.Post
	for range 60 {
		p := placement.Profile{Skills: some(10), SkillsUnknown: rng.IntN(10) == 0}
		for range rng.IntN(3) {
			p.Occupations = append(p.Occupations, units[rng.IntN(len(units))])
		}
		persons = append(persons, p)
		post := placement.Post{Essential: some(4), Optional: some(5)}
		if rng.IntN(3) > 0 {
			post.Occupation = units[rng.IntN(len(units))]
		}
		posts = append(posts, post)
	}
	table, err := w.Scores(persons, posts, placement.AllScored)
	require.NoError(t, err)
	for i, person := range persons {
		for j, post := range posts {
			s, err := w.Score(person, post)
			require.NoError(t, err)
			want, ok := s.Value()
			got, scored := table.Score(i, j)
			require.Equal(t, ok, scored)
			require.True(t, want.Equal(got))
		}
	}
}

// TestScoresAssigned assigns by scores of realistic skill lists, whose common
// denominator is far beyond 64 bits.
func TestScoresAssigned(t *testing.T) {
	persons, posts := catalogue(300, 80)
	table, err := placement.DefaultWeights().Scores(persons, posts, placement.AllScored)
	require.NoError(t, err)
	rule := placement.AssignmentRule{Objective: placement.HighestTotal}
	exact, err := table.Assign(rule)
	require.NoError(t, err)
	greedy, err := table.Greedy(rule)
	require.NoError(t, err)
	require.Positive(t, exact.Total.Cmp(greedy.Total))
	rounded, err := table.Rounded(9, figure.HalfEven)
	require.NoError(t, err)
	close, err := rounded.Assign(rule)
	require.NoError(t, err)
	require.InDelta(t, exact.Total.Float64(), close.Total.Float64(), 80e-9)
}

// catalogue draws persons and posts with as many skills as ESCO lists for an
// occupation.
func catalogue(persons, posts int) ([]placement.Profile, []placement.Post) {
	rng := rand.New(rand.NewPCG(13, 14))
	some := func(n int) (skills []string) {
		for range n {
			skills = append(skills, fmt.Sprint("http://data.europa.eu/esco/skill/", rng.IntN(300)))
		}
		return skills
	}
	people := make([]placement.Profile, persons)
	for i := range people {
		people[i].Skills = some(5 + rng.IntN(40))
	}
	asked := make([]placement.Post, posts)
	for j := range asked {
		asked[j] = placement.Post{Essential: some(10 + rng.IntN(25)), Optional: some(5 + rng.IntN(45))}
	}
	return people, asked
}

func BenchmarkScores(b *testing.B) {
	persons, posts := catalogue(2000, 500)
	w := placement.DefaultWeights()
	b.Run("table", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := w.Scores(persons, posts, placement.AllScored); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("one", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := w.Score(persons[0], posts[0]); err != nil {
				b.Fatal(err)
			}
		}
	})
	table, err := w.Scores(persons, posts, placement.AllScored)
	require.NoError(b, err)
	b.Run("assign", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := table.Assign(placement.AssignmentRule{Objective: placement.HighestTotal}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
