package claim_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

func TestCommonBase(t *testing.T) {
	tests := map[string]struct {
		percents []string
		want     int64
		counts   []string
	}{
		"partners of the centres":  {[]string{"75%", "33%", "17%"}, 12, []string{"[9, 9]", "[4, 4]", "[2, 2]"}},
		"one half":                 {[]string{"50%"}, 2, []string{"[1, 1]"}},
		"all and nothing":          {[]string{"100%", "0%"}, 1, []string{"[1, 1]", "[0, 0]"}},
		"a floor among them":       {[]string{"50%", "over half"}, 2, []string{"[1, 1]", "[2, 2]"}},
		"one place":                {[]string{"48.8%"}, 41, []string{"[20, 20]"}},
		"without a unit":           {[]string{"exactly 25"}, 4, []string{"[1, 1]"}},
		"none":                     {nil, 1, nil},
		"finer than machine words": {[]string{"33.3333333333333333333333333333%"}, 3, []string{"[1, 1]"}},
		"exact, to three places":   {[]string{"exactly 12.345%"}, 20_000, []string{"[2469, 2469]"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			b, err := claim.CommonBase(quantities(tt.percents...)...)
			require.NoError(t, err)
			require.True(t, b.Holds())
			require.Equal(t, tt.want, b.Smallest)
			var counts []string
			for _, c := range b.Counts {
				counts = append(counts, c.String())
			}
			require.Equal(t, tt.counts, counts)
			fits, err := claim.FitsBase(tt.want, quantities(tt.percents...)...)
			require.NoError(t, err)
			require.True(t, fits)
		})
	}
	b, err := claim.CommonBase(quantities("75%", "33%", "17%")...)
	require.NoError(t, err)
	require.Equal(t, "75%, 33%, 17%: at least 12 in all ([9, 9], [4, 4], [2, 2] of them)", b.String())
	require.Equal(t, ""+
		"input: percentage 1: 75% = [74.5, 75.5]\n"+
		"input: percentage 2: 33% = [32.5, 33.5]\n"+
		"input: percentage 3: 17% = [16.5, 17.5]\n"+
		"compute: count 1: [9, 9] (out of 12)\n"+
		"compute: count 2: [4, 4] (out of 12)\n"+
		"compute: count 3: [2, 2] (out of 12)\n"+
		"result: smallest common base: 12 (each percentage is that of a whole number, ends kept)\n", b.Trace().String())

	open := figure.MustParse("almost 50%").Under(figure.Policy{AlmostMargin: figure.AbsoluteMargin(figure.Int(10))})
	b, err = claim.CommonBase(open) // neither 1 of 2 nor 2 of 5
	require.NoError(t, err)
	require.Equal(t, "almost 50%: at least 7 in all ([3, 3] of them)", b.String())

	_, err = claim.CommonBase(quantities("50%", "150%")...)
	require.ErrorIs(t, err, claim.ErrNoBase)
	require.EqualError(t, err, `claim: no common base: "50%, 150%": want percentages from 0 to 100`)
}

// TestCommonBaseGivesUp: no base up to a million is an error, at once.
func TestCommonBaseGivesUp(t *testing.T) {
	start := time.Now()
	_, err := claim.CommonBase(quantities("exactly 12.3456789%", "50%")...)
	require.ErrorIs(t, err, claim.ErrNoBase)
	require.EqualError(t, err, `claim: no common base: "exactly 12.3456789%, 50%": no count up to 1000000 fits`)
	require.Less(t, time.Since(start), 20*time.Second)
}

// TestCommonBaseLaws tries every base and every count.
func TestCommonBaseLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 300 {
		digits := make([]int64, r.IntN(4)+1)
		places := int32(r.IntN(2))
		percents := make([]figure.Quantity, len(digits))
		limit := int64(101)
		if places == 1 {
			limit = 1001
		}
		for i := range digits {
			digits[i] = r.Int64N(limit)
			percents[i] = percentage(t, digits[i], places)
		}
		fits := func(n int64) bool {
			for _, d := range digits {
				any := false
				for k := range n + 1 {
					any = any || fitting(k, n, d, places)
				}
				if !any {
					return false
				}
			}
			return true
		}
		want := int64(1)
		for !fits(want) {
			want++
		}
		b, err := claim.CommonBase(percents...)
		require.NoError(t, err)
		require.Equal(t, want, b.Smallest, "%s", b)
		for i, c := range b.Counts {
			lo, _, _ := c.Lo()
			hi, _, _ := c.Hi()
			for k := range want + 1 {
				inside := lo.Cmp(figure.Int(k)) <= 0 && hi.Cmp(figure.Int(k)) >= 0
				require.Equal(t, fitting(k, want, digits[i], places), inside)
			}
		}
		for n := want; n < want+5; n++ {
			got, err := claim.FitsBase(n, percents...)
			require.NoError(t, err)
			require.Equal(t, fits(n), got)
		}
	}
}

func TestFitsBase(t *testing.T) {
	tests := map[string]struct {
		n        int64
		percents []string
		want     bool
	}{
		"survey of 12":         {12, []string{"75%", "33%", "17%"}, true},
		"survey of 13":         {13, []string{"75%", "33%", "17%"}, false},
		"survey of 24":         {24, []string{"75%", "33%", "17%"}, true},
		"nothing":              {0, []string{"50%"}, false},
		"below nothing":        {-2, []string{"50%"}, false},
		"no share of a whole":  {12, []string{"150%"}, false},
		"no percentages":       {12, nil, true},
		"every base from here": {100, []string{"1%", "2%", "99%"}, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := claim.FitsBase(tt.n, quantities(tt.percents...)...)
			require.NoError(t, err)
			require.Equal(t, tt.want, got)
		})
	}
}
