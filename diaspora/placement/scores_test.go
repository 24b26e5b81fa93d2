package placement_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator/figure"
)

func TestScoresSet(t *testing.T) {
	s, err := placement.NewScores(2, 3)
	require.NoError(t, err)
	require.Equal(t, 2, s.Persons())
	require.Equal(t, 3, s.Posts())
	require.Equal(t, "persons 2, posts 3", s.String())
	_, ok := s.Score(1, 2)
	require.False(t, ok, "impossible until a score is set")

	require.NoError(t, s.Set(1, 2, figure.MustNumber("-2/6")))
	score, ok := s.Score(1, 2)
	require.True(t, ok)
	require.Equal(t, "-1/3", score.String())
	require.NoError(t, s.Set(1, 2, figure.Int(0)))
	score, ok = s.Score(1, 2)
	require.True(t, ok, "0 is a score")
	require.Zero(t, score.Sign())
	require.NoError(t, s.Forbid(1, 2))
	_, ok = s.Score(1, 2)
	require.False(t, ok)

	for _, at := range [][2]int{{-1, 0}, {2, 0}, {0, -1}, {0, 3}} {
		require.ErrorIs(t, s.Set(at[0], at[1], figure.Int(1)), placement.ErrScores)
		require.ErrorIs(t, s.Forbid(at[0], at[1]), placement.ErrScores)
		_, ok := s.Score(at[0], at[1])
		require.False(t, ok)
	}
	for _, long := range []string{"1/100000000000000000000", "100000000000000000000"} {
		require.ErrorIs(t, s.Set(0, 0, figure.MustNumber(long)), placement.ErrScores)
	}
	for _, size := range [][2]int{{-1, 1}, {1, -1}, {1 << 24, 2}, {1 << 62, 1 << 62}, {1 << 40, 0}} {
		_, err := placement.NewScores(size[0], size[1])
		require.ErrorIs(t, err, placement.ErrScores)
	}
}

func TestScoresRounded(t *testing.T) {
	s := table(t, []string{"1/3", "", "-2/3"})
	r, err := s.Rounded(2, figure.HalfEven)
	require.NoError(t, err)
	first, _ := r.Score(0, 0)
	last, _ := r.Score(0, 2)
	_, possible := r.Score(0, 1)
	require.Equal(t, "0.33", first.String())
	require.Equal(t, "-0.67", last.String())
	require.False(t, possible)
	for _, places := range []int{-1, 13} {
		_, err = s.Rounded(places, figure.HalfEven)
		require.ErrorIs(t, err, placement.ErrScores)
	}
	_, err = table(t, []string{"9223372036854775807"}).Rounded(12, figure.HalfEven)
	require.NoError(t, err, "what is whole stays so")
}

func TestScoresRanked(t *testing.T) {
	s := table(t, []string{"0.5"}, []string{""}, []string{"0.9"}, []string{"1/2"}, []string{"-1"}, []string{"0.2"})
	persons, ranks := s.Ranked(0, figure.Int(0))
	require.Equal(t, []int{2, 0, 3, 5}, persons)
	require.Equal(t, []int{0, 1, 1, 3}, ranks)
	persons, _ = s.Ranked(0, figure.MustNumber("0.5"))
	require.Equal(t, []int{2, 0, 3}, persons)
	persons, _ = s.Ranked(0, figure.MustNumber("-100000000000000000000"))
	require.Equal(t, []int{2, 0, 3, 5, 4}, persons, "a threshold beyond 64 bits")
	for _, post := range []int{-1, 1} {
		persons, ranks = s.Ranked(post, figure.Int(0))
		require.Nil(t, persons)
		require.Nil(t, ranks)
	}
}

func TestAssignErrors(t *testing.T) {
	s := table(t, []string{"1", "0"})
	for name, rule := range map[string]placement.AssignmentRule{
		"no objective":        {},
		"unknown objective":   {Objective: 3},
		"too few capacities":  {Objective: placement.MostFilled, Capacity: []int{1}},
		"capacity below zero": {Objective: placement.MostFilled, Capacity: []int{1, -1}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Assign(rule)
			require.ErrorIs(t, err, placement.ErrScores)
			_, err = s.Greedy(rule)
			require.ErrorIs(t, err, placement.ErrScores)
		})
	}
}

// TestTooFine: 1 over each of five primes near 2^62 has a common denominator of
// 310 bits.
func TestTooFine(t *testing.T) {
	row := []string{
		"1/4611686018427387847", "1/4611686018427387817", "1/4611686018427387787", "1/4611686018427387761", "1/4611686018427387751",
	}
	s := table(t, row, row)
	rule := placement.AssignmentRule{Objective: placement.HighestTotal}
	_, err := s.Assign(rule)
	require.ErrorIs(t, err, placement.ErrTooFine)
	_, err = s.Greedy(rule)
	require.NoError(t, err)
	s, err = s.Rounded(12, figure.HalfEven)
	require.NoError(t, err)
	_, err = s.Assign(rule)
	require.NoError(t, err)

	// Four of them fit in 256 bits, where totals differ by less than any float
	// can tell.
	s = table(t, row[:3], row[1:4])
	best := figure.Int(-1)
	for _, p := range plans(s, figure.Int(0), []int{1, 1, 1}) {
		if p.total.Cmp(best) > 0 {
			best = p.total
		}
	}
	a, err := s.Assign(rule)
	require.NoError(t, err)
	require.True(t, best.Equal(a.Total))
}

func TestEnumerations(t *testing.T) {
	text, err := json.Marshal([]any{placement.HighestTotal, placement.MostFilled, placement.PersonsPropose, placement.HostsPropose})
	require.NoError(t, err)
	require.Equal(t, `["highest-total","most-filled","persons","hosts"]`, string(text))
	var o placement.Objective
	require.NoError(t, o.UnmarshalText([]byte("most-filled")))
	require.Equal(t, placement.MostFilled, o)
	require.Error(t, o.UnmarshalText([]byte("best")))
	var p placement.Proposer
	require.NoError(t, p.UnmarshalText([]byte("hosts")))
	require.Equal(t, placement.HostsPropose, p)
	require.Error(t, p.UnmarshalText([]byte("nobody")))
}
