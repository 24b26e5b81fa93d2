package placement_test

import (
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/indicator/figure"
)

// Several goroutines may assign from one table and match one market.
func TestReaders(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	scores, err := placement.NewScores(30, 20)
	require.NoError(t, err)
	for i := range 30 {
		for j := range 20 {
			n, ok := figure.Frac(int64(r.IntN(100)), 100)
			require.True(t, ok)
			require.NoError(t, scores.Set(i, j, n))
		}
	}
	rule := placement.AssignmentRule{Objective: placement.HighestTotal}
	want, err := scores.Assign(rule)
	require.NoError(t, err)
	market := clinics()
	matching, err := market.Match(placement.PersonsPropose)
	require.NoError(t, err)
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() {
			if got, err := scores.Assign(rule); err != nil || got.Trace().String() != want.Trace().String() {
				t.Errorf("assigned otherwise: %v, %v", got, err)
			}
			if got, err := market.Match(placement.PersonsPropose); err != nil || len(got.Placed) != len(matching.Placed) {
				t.Errorf("matched otherwise: %v, %v", got, err)
			}
			if review, err := market.Review(matching.Placed); err != nil || len(review.BlockingPairs) > 0 {
				t.Errorf("%v, %v", review, err)
			}
		})
	}
	wait.Wait()
}
