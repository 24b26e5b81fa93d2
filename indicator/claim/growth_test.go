package claim_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

func TestGrowth(t *testing.T) {
	const yes, no, open = claim.Consistent, claim.Inconsistent, claim.Undecided
	tests := map[string]struct {
		before, after, wording string // "" where it is not stated
		want                   claim.Consistency
		factor                 string
		expected               []string // of each reading
		readings               []claim.Consistency
	}{
		"registrations": {before: "1,250", wording: "an increase of 700%", want: yes, factor: "(-∞, ∞)",
			expected: []string{"[9993.75, 10006.25]"}, readings: []claim.Consistency{yes}},
		"registrations, counted": {before: "1,250", after: "10,000", wording: "an increase of 700%", want: yes, factor: "[8, 8]",
			expected: []string{"[9993.75, 10006.25]"}, readings: []claim.Consistency{yes}},
		"to 700 %, and no increase of it": {before: "1,250", after: "8,750", wording: "an increase of 700%", want: no, factor: "[7, 7]",
			expected: []string{"[9993.75, 10006.25]"}, readings: []claim.Consistency{no}},
		"to 700 %": {before: "1,250", after: "8,750", wording: "increased to 700%", want: yes, factor: "[7, 7]",
			expected: []string{"[8743.75, 8756.25]"}, readings: []claim.Consistency{yes}},
		"before is not stated": {after: "10,000", wording: "an increase of 700%", want: yes, factor: "(-∞, ∞)",
			expected: []string{"(-∞, ∞)"}, readings: []claim.Consistency{yes}},
		"ten times, to": {before: "10", after: "100", wording: "increased ten times", want: open, factor: "[10, 10]",
			expected: []string{"[100, 100]", "[110, 110]"}, readings: []claim.Consistency{yes, no}},
		"ten times, by": {before: "10", after: "110", wording: "increased ten times", want: open, factor: "[11, 11]",
			expected: []string{"[100, 100]", "[110, 110]"}, readings: []claim.Consistency{no, yes}},
		"ten times, neither": {before: "10", after: "105", wording: "increased ten times", want: no, factor: "[10.5, 10.5]",
			expected: []string{"[100, 100]", "[110, 110]"}, readings: []claim.Consistency{no, no}},
		"ten times, both": {before: "10", after: "over 90", wording: "increased ten times", want: yes, factor: "(9, ∞)",
			expected: []string{"[100, 100]", "[110, 110]"}, readings: []claim.Consistency{yes, yes}},
		"tenfold": {before: "10", after: "100", wording: "tenfold", want: yes, factor: "[10, 10]",
			expected: []string{"[100, 100]"}, readings: []claim.Consistency{yes}},
		"more than doubled": {before: "10", after: "20", wording: "more than doubled", want: no, factor: "[2, 2]",
			expected: []string{"(20, ∞)"}, readings: []claim.Consistency{no}},
		"fell by a quarter": {before: "8 million", after: "6 million", wording: "fell by 25%", want: yes, factor: "[11/17, 13/15]",
			expected: []string{"[5587500, 6417500]"}, readings: []claim.Consistency{yes}},
		"halved": {before: "up to 300", after: "200", wording: "halved", want: no, factor: "[2/3, ∞)",
			expected: []string{"[0, 150]"}, readings: []claim.Consistency{no}},
		"from nothing": {before: "0", after: "5", wording: "doubled", want: no, factor: "(-∞, ∞)",
			expected: []string{"[0, 0]"}, readings: []claim.Consistency{no}},
		"all of what is not known": {after: "5", wording: "fell by exactly 100%", want: no, factor: "(-∞, ∞)",
			expected: []string{"[0, 0]"}, readings: []claim.Consistency{no}},
		"no wording": {before: "10", after: "20", want: open, factor: "[2, 2]"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var before, after figure.Quantity
			if tt.before != "" {
				before = figure.MustParse(tt.before)
			}
			if tt.after != "" {
				after = figure.MustParse(tt.after)
			}
			var wording figure.Growth
			if tt.wording != "" {
				wording = figure.MustParseGrowth(tt.wording)
			}
			g, err := claim.Growth(before, after, wording)
			require.NoError(t, err)
			require.Equal(t, tt.want, g.Consistency)
			require.Equal(t, tt.want == yes, g.Holds())
			require.Equal(t, tt.factor, g.Factor.String())
			var expected []string
			var readings []claim.Consistency
			for _, r := range g.Readings {
				expected = append(expected, r.Expected.String())
				readings = append(readings, r.Consistency)
			}
			require.Equal(t, tt.expected, expected)
			require.Equal(t, tt.readings, readings)
		})
	}
	g, err := claim.Growth(figure.Count(10, "likes"), figure.Count(100, "likes"), figure.MustParseGrowth("increased ten times"))
	require.NoError(t, err)
	require.Equal(t, "increased 10 times from 10 likes to 100 likes: cannot tell", g.String())
	require.Equal(t, ""+
		"input: before: 10 likes = [10, 10]\n"+
		"input: after: 100 likes = [100, 100]\n"+
		"input: wording: increased 10 times\n"+
		"compute: read as to: × [10, 10] = [100, 100] (consistent)\n"+
		"compute: read as by: × [11, 11] = [110, 110] (inconsistent)\n"+
		"result: wording against figures: cannot tell (consistent where every reading fits)\n", g.Trace().String())
	g, err = claim.Growth(nil, nil, figure.Growth{})
	require.NoError(t, err)
	require.Equal(t, "no growth stated from not stated to not stated: cannot tell", g.String())
	require.Equal(t, "input: wording: no growth stated", g.Trace()[2].String())
}

// TestGrowthLaws: a count that did grow by a percentage fits the percentage as
// it is printed.
func TestGrowthLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	for range 1_000 {
		before, after := r.Int64N(500)+1, r.Int64N(2_000)
		change, _ := figure.Frac(100*(after-before), before)
		grow := figure.Increase
		if change.Sign() < 0 {
			change, grow = change.Neg(), figure.Decrease
		}
		f, err := figure.New(figure.Rounded, change.Round(r.IntN(3), figure.HalfUp))
		require.NoError(t, err)
		wording, err := grow(f.WithUnit("%"))
		require.NoError(t, err)
		g, err := claim.Growth(figure.Count(before, ""), figure.Count(after, ""), wording)
		require.NoError(t, err)
		claim.Assert(t, g, err)
		factor, ok := g.Factor.IsPoint()
		require.True(t, ok)
		require.True(t, g.Readings[0].Factor.Contains(factor))
	}
}
