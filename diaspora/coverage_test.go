package diaspora_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
)

func TestCoverage(t *testing.T) {
	none := exactly(t, 0)
	atLeast := func(n int64) diaspora.Count { return diaspora.MustCount(n, diaspora.AtLeastCount) }
	tests := map[string]struct {
		registered, duplicates, estimate diaspora.Count
		unique, percent                  string
		exceeds                          check.Verdict
		exceedsLow                       bool
	}{
		"interval estimate":       {exactly(t, 300_000), exactly(t, 12_000), rangeOf(t, 400_000, 700_000), "288000", "[41.1428, 72]", check.NotMet, false},
		"above the low estimate":  {exactly(t, 500_000), none, rangeOf(t, 400_000, 700_000), "500000", "[71.4285, 125]", check.CannotTell, true},
		"at the low estimate":     {exactly(t, 400_000), none, rangeOf(t, 400_000, 700_000), "400000", "[57.1428, 100]", check.NotMet, false},
		"above the high estimate": {exactly(t, 800_000), none, rangeOf(t, 400_000, 700_000), "800000", "[114.2857, 200]", check.Met, true},
		"exact":                   {exactly(t, 150), exactly(t, 50), exactly(t, 400), "100", "25", check.NotMet, false},
		"never clamped":           {exactly(t, 150), none, exactly(t, 100), "150", "150", check.Met, true},
		"about":                   {exactly(t, 150), none, diaspora.MustCount(100, diaspora.EstimateCount), "150", "150 in (0, ∞)", check.CannotTell, true},
		"at least":                {exactly(t, 150), none, atLeast(300), "150", "50 in (0, 50]", check.NotMet, false},
		"at most":                 {exactly(t, 150), none, diaspora.MustCount(300, diaspora.AtMostCount), "150", "50 in [50, ∞)", check.CannotTell, false},
		"no estimate":             {exactly(t, 150), none, diaspora.Count{}, "150", "undefined: estimate not reported", check.CannotTell, false},
		"estimate of nobody":      {exactly(t, 150), none, none, "150", "undefined: division by zero", check.Met, true},
		"no register":             {diaspora.Count{}, none, exactly(t, 5), "not reported", "undefined: registrations not reported", check.CannotTell, false},
		"duplicates not reported": {exactly(t, 150), diaspora.Count{}, exactly(t, 300), "at most 150", "50 in [0, 50]", check.NotMet, false},
		"duplicates hidden":       {exactly(t, 150), suppressed(t, 1, 4), exactly(t, 100), "at most 149, 146 to 149", "149 in [146, 149]", check.Met, true},
		"duplicates at least":     {exactly(t, 150), atLeast(50), exactly(t, 200), "at most 100", "50 in [0, 50]", check.NotMet, false},
		"duplicates at most":      {exactly(t, 150), diaspora.MustCount(50, diaspora.AtMostCount), exactly(t, 200), "at least 100, 100 to 150", "50 in [50, 75]", check.NotMet, false},
		"duplicates in a range":   {exactly(t, 150), rangeOf(t, 10, 50), exactly(t, 200), "100 to 140", "[50, 70]", check.NotMet, false},
		"register at least":       {atLeast(150), exactly(t, 50), exactly(t, 200), "at least 100", "50 in [50, ∞)", check.CannotTell, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c, err := diaspora.CoverageOf(tt.registered, tt.duplicates, tt.estimate)
			require.NoError(t, err)
			require.Equal(t, tt.unique, c.Unique.String())
			require.Equal(t, tt.percent, c.Percent.String())
			require.Equal(t, tt.exceeds, c.Exceeds)
			require.Equal(t, tt.exceedsLow, c.ExceedsLow)
			if tt.exceedsLow {
				require.Equal(t, []string{"diaspora.coverage-exceeds"}, slices.Collect(c.Findings.Codes()))
			} else {
				require.Empty(t, c.Findings)
			}
		})
	}
	_, err := diaspora.CoverageOf(exactly(t, 5), exactly(t, 6), exactly(t, 10))
	require.ErrorIs(t, err, diaspora.ErrDuplicates)
}

// What is left lies within its bounds for all numbers that the two allow, and
// its bounds are reached.
func TestUniqueBounds(t *testing.T) {
	for a := range int64(5) {
		for b := a; b < 6; b++ {
			for x := range int64(5) {
				for y := x; y < 6; y++ {
					c, err := diaspora.CoverageOf(rangeOf(t, a, b), rangeOf(t, x, y), exactly(t, 1))
					if x > b {
						require.ErrorIs(t, err, diaspora.ErrDuplicates)
						continue
					}
					require.NoError(t, err)
					high, ok := c.Unique.High()
					require.True(t, ok)
					require.Equal(t, []int64{max(0, a-y), b - x}, []int64{c.Unique.Low(), high})
				}
			}
		}
	}
}

// The low estimate gives the high coverage.
func ExampleCoverageOf() {
	registered := diaspora.MustCount(300_000, diaspora.ExactCount)
	duplicates := diaspora.MustCount(12_000, diaspora.ExactCount)
	estimate, _ := diaspora.NewCountRange(400_000, 700_000)
	c, _ := diaspora.CoverageOf(registered, duplicates, estimate)
	fmt.Println(c.Unique, "unique:", c.Percent, "%")
	fmt.Print(c.Trace())

	c, _ = diaspora.CoverageOf(diaspora.MustCount(450_000, diaspora.ExactCount), duplicates, estimate)
	fmt.Println(c.Findings)
	// Output:
	// 288000 unique: [41.1428, 72] %
	// input: registered: 300000
	// input: duplicates: 12000
	// input: estimate: 400000 to 700000
	// compute: unique: 288000 (registered - duplicates)
	// result: coverage in percent: [41.1428, 72] (100 × unique / estimate, not cut off)
	// warning: 438000 registered, of an estimate of 400000 to 700000 [diaspora.coverage-exceeds]
}
