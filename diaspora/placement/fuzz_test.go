package placement_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Whatever market somebody hands in: it is refused as Check says, or what comes
// out of it is stable, names each person once, and is the same again.
func FuzzMarket(f *testing.F) {
	f.Add([]byte(`{"persons":[{"id":"a","wants":["x","y"]},{"id":"b","wants":["x"]}],"hosts":[{"name":"x","wants":["b","a"],"capacity":1},{"name":"y","wants":["a"],"capacity":2}]}`))
	f.Add([]byte(`{"persons":[{"id":"a","wants":["x","y"],"ranks":[1,1]}],"hosts":[{"name":"x","wants":["a"],"ranks":[7],"capacity":0},{"name":"y","wants":["a","a","q"],"capacity":9}]}`))
	f.Add([]byte(`{"persons":[{"id":""},{"id":"a"},{"id":"a"}],"hosts":[{"name":"x","capacity":-1}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var m placement.Market
		if len(data) > 1<<12 || json.Unmarshal(data, &m) != nil {
			return
		}
		findings := m.Check()
		for _, side := range []placement.Proposer{placement.PersonsPropose, placement.HostsPropose} {
			got, err := m.Match(side)
			if len(findings.AtLeast(check.Error)) > 0 {
				require.ErrorIs(t, err, placement.ErrMarket)
				continue
			}
			require.NoError(t, err)
			require.Len(t, m.Persons, len(got.Placed)+len(got.Unplaced))
			review, err := m.Review(got.Placed)
			require.NoError(t, err)
			require.Equal(t, check.Met, review.Stable)
			require.Empty(t, review.BlockingPairs)
			again, err := m.Match(side)
			require.NoError(t, err)
			require.Equal(t, got, again)
		}
	})
}

// Whatever scores somebody hands in: the best assignment is never worse than
// what taking the best pair first gives, and nobody is placed twice.
func FuzzAssign(f *testing.F) {
	f.Add([]byte{3, 9, 8, 1, 8, 3, 2, 4, 3, 6})
	f.Add([]byte{2, 0, 0, 0, 0})
	f.Add([]byte{1, 255})
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 2 || len(data) > 120 {
			return
		}
		posts := 1 + int(data[0])%10
		persons := (len(data) - 1) / posts
		if persons == 0 {
			return
		}
		scores, err := placement.NewScores(persons, posts)
		require.NoError(t, err)
		for k, b := range data[1 : 1+persons*posts] {
			if b == 0 {
				scores.Forbid(k/posts, k%posts)
			} else {
				require.NoError(t, scores.Set(k/posts, k%posts, hundredths(int64(b))))
			}
		}
		for _, objective := range []placement.Objective{placement.HighestTotal, placement.MostFilled} {
			rule := placement.AssignmentRule{Objective: objective, Threshold: hundredths(5)}
			best, err := scores.Assign(rule)
			if errors.Is(err, placement.ErrTooFine) {
				continue
			}
			require.NoError(t, err)
			greedy, err := scores.Greedy(rule)
			require.NoError(t, err)
			if objective == placement.MostFilled {
				require.GreaterOrEqual(t, best.Filled, greedy.Filled)
			}
			if objective == placement.HighestTotal || best.Filled == greedy.Filled {
				require.GreaterOrEqual(t, best.Total.Cmp(greedy.Total), 0, objective)
			}
			seen := map[int]bool{}
			for _, pair := range best.Pairs {
				require.False(t, seen[pair.Person])
				seen[pair.Person] = true
			}
			require.Len(t, best.LeftOut, persons-len(best.Pairs))
		}
	})
}

func hundredths(n int64) figure.Number {
	score, _ := figure.Frac(n, 100)
	return score
}
