package diaspora_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/figure"
)

func TestCirculation(t *testing.T) {
	tests := map[string]struct {
		moves diaspora.Moves
		want  []string // net, gross, effectiveness, index, returnees
	}{
		"mostly churn": {
			diaspora.Moves{Out: exactly(t, 800), In: exactly(t, 600), Returnees: exactly(t, 450)},
			[]string{"-200", "1400", "14.2857", "0.8571", "75"},
		},
		"gain": {
			diaspora.Moves{Out: exactly(t, 600), In: exactly(t, 800)},
			[]string{"200", "1400", "14.2857", "0.8571", "undefined: returnees not reported"},
		},
		"one way": {
			diaspora.Moves{Out: exactly(t, 0), In: exactly(t, 800), Returnees: exactly(t, 0)},
			[]string{"800", "800", "100", "0", "0"},
		},
		"no inflow": {
			diaspora.Moves{Out: exactly(t, 10), In: exactly(t, 0), Returnees: exactly(t, 0)},
			[]string{"-10", "10", "100", "0", "undefined: division by zero"},
		},
		"no moves": {
			diaspora.Moves{Out: exactly(t, 0), In: exactly(t, 0), Returnees: exactly(t, 0)},
			[]string{"0", "0", "undefined: no moves", "undefined: no moves", "undefined: division by zero"},
		},
		"unknown outflow": {
			diaspora.Moves{In: exactly(t, 10), Returnees: exactly(t, 5)},
			[]string{"not known", "at least 10, 1 part absent", "undefined: outflow not reported", "undefined: outflow not reported", "50"},
		},
		"hedged on both sides": {
			diaspora.Moves{Out: rangeOf(t, 90, 120), In: exactly(t, 100), Returnees: rangeOf(t, 50, 200)},
			[]string{"[-20, 10]", "190 to 220", "[0, 9.091]", "[0.909, 1]", "[50, 100]"},
		},
		"at least": {
			diaspora.Moves{Out: diaspora.MustCount(300, diaspora.AtLeastCount), In: exactly(t, 100), Returnees: exactly(t, 1)},
			[]string{"-200 in (-∞, -200]", "at least 400", "50 in [50, 100)", "0.5 in (0, 0.5]", "1"},
		},
		"estimates": {
			diaspora.Moves{Out: diaspora.MustCount(300, diaspora.EstimateCount), In: diaspora.MustCount(100, diaspora.EstimateCount)},
			[]string{"about -200", "about 400", "50 in [0, 100]", "0.5 in [0, 1]", "undefined: returnees not reported"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c, err := tt.moves.Circulation()
			require.NoError(t, err)
			require.Equal(t, tt.want, []string{
				c.Net.String(), c.Gross.String(), c.EffectivenessPercent.String(), c.Index.String(), c.ReturneePercent.String(),
			})
		})
	}
	_, err := diaspora.Moves{Out: exactly(t, 1), In: exactly(t, 5), Returnees: exactly(t, 6)}.Circulation()
	require.ErrorIs(t, err, diaspora.ErrMoves)
	_, err = diaspora.Moves{Out: exactly(t, 1), In: exactly(t, diaspora.MaxCount)}.Circulation()
	require.ErrorIs(t, err, diaspora.ErrCount)

	c, err := diaspora.Moves{Out: exactly(t, 800), In: exactly(t, 600), Returnees: exactly(t, 450)}.Circulation()
	require.NoError(t, err)
	require.Contains(t, c.Trace().String(), "input: returnees: 450 (part of those in)\ncompute: net: -200 (in - out)\n")
}

// The index is 2 min / (in + out), whichever way the moves go.
func TestCirculationIndex(t *testing.T) {
	for in := range int64(12) {
		for out := range int64(12) {
			c, err := diaspora.Moves{Out: exactly(t, out), In: exactly(t, in)}.Circulation()
			require.NoError(t, err)
			want, ok := figure.Frac(2*min(in, out), in+out)
			if !ok {
				require.Equal(t, "no moves", c.Index.Undefined)
				continue
			}
			require.True(t, want.Equal(*c.Index.Face))
			n, ok := c.Index.Bounds.IsPoint()
			require.True(t, ok && n.Equal(want))
		}
	}
}

func ExampleMoves_Circulation() {
	count := func(n int64) diaspora.Count { return diaspora.MustCount(n, diaspora.ExactCount) }
	c, _ := diaspora.Moves{Out: count(800), In: count(600), Returnees: count(450)}.Circulation()
	fmt.Println("net:", c.Net, "gross:", c.Gross)
	fmt.Println("effectiveness:", c.EffectivenessPercent, "%, circulation index:", c.Index)
	fmt.Println("returnees:", c.ReturneePercent, "% of those who came")
	// Output:
	// net: -200 gross: 1400
	// effectiveness: 14.2857 %, circulation index: 0.8571
	// returnees: 75 % of those who came
}
