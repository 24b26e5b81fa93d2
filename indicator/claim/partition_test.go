package claim_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

func TestPartition(t *testing.T) {
	const yes, no = claim.Consistent, claim.Inconsistent
	tests := map[string]struct {
		percents  []string
		sum       string
		partition claim.Consistency
		multiple  claim.Consistency
		exceeds   bool
		why       [2]string // of the partition, and of the multiple response
	}{
		"thirds": {percents: []string{"33.3%", "33.3%", "33.3%"}, sum: "[99.75, 100.05]", partition: yes, multiple: yes,
			why: [2]string{"the sum can be 100", "each share can be one"}},
		"partners of the centres": {percents: []string{"75%", "33%", "17%"}, sum: "[123.5, 126.5]", partition: no, multiple: yes, exceeds: true,
			why: [2]string{"more than 100 together: counted more than once, or wrong", "each share can be one; more than 100 together, so some gave several answers"}},
		"users by sex": {percents: []string{"52%", "48%"}, sum: "[99, 101]", partition: yes, multiple: yes,
			why: [2]string{"the sum can be 100", "each share can be one"}},
		"too little": {percents: []string{"52%", "40%"}, sum: "[91, 93]", partition: no, multiple: yes,
			why: [2]string{"the sum cannot be 100, or a share lies beyond 0 to 100", "each share can be one"}},
		"with a rest": {percents: []string{"52%", "up to 50%"}, sum: "[51.5, 102.5]", partition: yes, multiple: yes,
			why: [2]string{"the sum can be 100", "each share can be one"}},
		"a third, in words": {percents: []string{"a third", "two thirds"}, sum: "[99, 101]", partition: yes, multiple: yes,
			why: [2]string{"the sum can be 100", "each share can be one"}},
		"beyond 100": {percents: []string{"150%"}, sum: "[149.5, 150.5]", partition: no, multiple: no, exceeds: true,
			why: [2]string{"more than 100 together: counted more than once, or wrong", "a share lies beyond 0 to 100"}},
		"below 0": {percents: []string{"-50%", "150%"}, sum: "[99, 101]", partition: no, multiple: no,
			why: [2]string{"the sum cannot be 100, or a share lies beyond 0 to 100", "a share lies beyond 0 to 100"}},
		"hedged, and no share is below 0": {percents: []string{"some 50%", "80%", "40%"}, sum: "(-∞, ∞)", partition: no, multiple: yes, exceeds: true,
			why: [2]string{"more than 100 together: counted more than once, or wrong", "each share can be one; more than 100 together, so some gave several answers"}},
		"hedged, and no share is above 100": {percents: []string{"at least 99%", "at least 1%"}, sum: "[100, ∞)", partition: yes, multiple: yes,
			why: [2]string{"the sum can be 100", "each share can be one"}},
		"the majority": {percents: []string{"the majority", "50%"}, sum: "(99.5, 150.5]", partition: yes, multiple: yes,
			why: [2]string{"the sum can be 100", "each share can be one"}},
		"no unit": {percents: []string{"60", "40"}, sum: "[100, 100]", partition: yes, multiple: yes,
			why: [2]string{"the sum can be 100", "each share can be one"}},
		"none": {sum: "[0, 0]", partition: no, multiple: yes,
			why: [2]string{"the sum cannot be 100, or a share lies beyond 0 to 100", "each share can be one"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p, err := claim.Partition(quantities(tt.percents...)...)
			require.NoError(t, err)
			m, err := claim.MultipleResponse(quantities(tt.percents...)...)
			require.NoError(t, err)
			require.Equal(t, tt.sum, p.Sum.String())
			require.Equal(t, tt.sum, m.Sum.String())
			require.Equal(t, tt.partition, p.Consistency)
			require.Equal(t, tt.multiple, m.Consistency)
			require.Equal(t, tt.partition == yes, p.Holds())
			require.Equal(t, [2]bool{tt.exceeds, tt.exceeds}, [2]bool{p.MultipleResponse, m.MultipleResponse})
			require.Equal(t, tt.why, [2]string{last(p.Trace()).Why, last(m.Trace()).Why})
		})
	}
	p, err := claim.Partition(append(quantities("75%", "33%", "17%"), nil)...)
	require.NoError(t, err)
	require.Equal(t, "75% + 33% + 17% + not stated = (-∞, ∞) of 100 as a partition: inconsistent", p.String())
	m, err := claim.MultipleResponse(quantities("75%", "33%", "17%")...)
	require.NoError(t, err)
	require.Equal(t, "75% + 33% + 17% = [123.5, 126.5] of 100 as multiple response: consistent", m.String())
	require.Equal(t, ""+
		"input: share 1: 75% = [74.5, 75.5]\n"+
		"input: share 2: 33% = [32.5, 33.5]\n"+
		"input: share 3: 17% = [16.5, 17.5]\n"+
		"compute: sum: [123.5, 126.5] (ends add)\n"+
		"result: multiple response: consistent (each share can be one; more than 100 together, so some gave several answers)\n", m.Trace().String())
}

// TestPartitionLaws: what divides a whole, printed to whole percent, can divide
// a whole.
func TestPartitionLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 1_000 {
		counts, n := make([]int64, r.IntN(6)+1), int64(0)
		for i := range counts {
			counts[i] = r.Int64N(40)
			n += counts[i]
		}
		if n == 0 {
			continue
		}
		printed := make([]figure.Quantity, len(counts))
		for i, k := range counts {
			share, _ := figure.Frac(100*k, n)
			f, err := figure.New(figure.Rounded, share.Round(r.IntN(3), figure.HalfUp))
			require.NoError(t, err)
			printed[i] = f.WithUnit("%")
		}
		p, err := claim.Partition(printed...)
		require.NoError(t, err)
		require.True(t, p.Holds(), "%v of %d: %s", counts, n, p)
		require.False(t, p.MultipleResponse)
		fits, err := claim.FitsBase(n, printed...)
		require.NoError(t, err)
		require.True(t, fits)
	}
}
