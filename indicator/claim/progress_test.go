package claim_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

func TestProgress(t *testing.T) {
	tests := map[string]struct {
		baseline, target, actual string // "" where it is not stated
		bounds, face             string
		undefined                string
	}{
		"over":                            {baseline: "0", target: "2,000", actual: "over 1,700", bounds: "(0.85, ∞)", face: "0.85"},
		"up to":                           {baseline: "0", target: "10,000", actual: "up to 15,000", bounds: "[0, 1.5]", face: "1.5"},
		"rounded":                         {baseline: "0", target: "16,000,000", actual: "8 million", bounds: "[0.46875, 0.53125]", face: "0.5"},
		"downwards":                       {baseline: "25", target: "10", actual: "15-20", bounds: "[1/3, 2/3]"},
		"upwards":                         {baseline: "10", target: "30", actual: "15-20", bounds: "[0.25, 0.5]"},
		"away from it":                    {baseline: "10", target: "30", actual: "5", bounds: "[-0.25, -0.25]", face: "-0.25"},
		"more than all":                   {baseline: "10", target: "30", actual: "40", bounds: "[1.5, 1.5]", face: "1.5"},
		"rounded baseline":                {baseline: "10%", target: "30%", actual: "20%", bounds: "[0.45, 0.55]", face: "0.5"},
		"baseline a floor":                {baseline: "at least 50", target: "20", actual: "30", bounds: "[2/3, 1)", face: "2/3"},
		"and open":                        {baseline: "over 50", target: "20", actual: "30", bounds: "(2/3, 1)", face: "2/3"},
		"baseline a ceiling":              {baseline: "up to 50", target: "100", actual: "80", bounds: "[0.6, 0.8]", face: "0.6"},
		"baseline below":                  {baseline: "fewer than 50", target: "100", actual: "80", bounds: "(0.6, 0.8]", face: "0.6"},
		"baseline that may be the target": {baseline: "up to 50", target: "50", actual: "40", bounds: "(-∞, 0.8]"},
		"exceeded, it may be the target":  {baseline: "up to 50", target: "50", actual: "60", bounds: "[1.2, ∞)"},
		"reached, it may be the target":   {baseline: "up to 50", target: "50", actual: "50", bounds: "[1, 1]"},
		"target a range":                  {baseline: "up to 50", target: "80-100", actual: "90", bounds: "[0.8, 4/3]"},
		"target a range from there":       {baseline: "up to 50", target: "50-100", actual: "90", bounds: "[0.8, ∞)"},
		"floor, target a range":           {baseline: "more than 50", target: "20-30", actual: "30", bounds: "(2/3, 1]"},
		"floor, target passed":            {baseline: "more than 50", target: "20-30", actual: "10", bounds: "(1, 2)"},
		"floor, target not reached":       {baseline: "more than 50", target: "20-30", actual: "40", bounds: "(1/3, 1)"},
		"ceiling, both ranges":            {baseline: "less than 50", target: "60-70", actual: "50-55", bounds: "(0, 11/12]"},
		"actual not stated":               {baseline: "0", target: "2,000", bounds: "(-∞, ∞)"},
		"no way to go":                    {baseline: "30", target: "30", actual: "30", undefined: "division by zero"},
		"either way": {baseline: "up to 30", target: "20", actual: "30",
			undefined: "the denominator [-10, 20] lies on both sides of zero"},
		"baseline not stated": {target: "30", actual: "30", undefined: "the baseline is not stated"},
		"target not stated":   {baseline: "10", actual: "30", undefined: "the target is not stated"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			stated := func(s string) figure.Quantity {
				if s == "" {
					return nil
				}
				return figure.MustParse(s)
			}
			q, err := claim.Progress(stated(tt.baseline), stated(tt.target), stated(tt.actual))
			require.NoError(t, err)
			require.Equal(t, tt.undefined, q.Undefined)
			if tt.undefined != "" {
				require.Nil(t, q.Face)
				return
			}
			require.Equal(t, tt.bounds, q.Bounds.String())
			if tt.face != "" {
				requireFace(t, tt.face, q.Face)
			}
		})
	}
	q, err := claim.Progress(figure.Count(0, "jobs"), figure.Count(2000, "jobs"), figure.MustParse("over 1,700 jobs"))
	require.NoError(t, err)
	require.Equal(t, "(more than 1700 jobs - 0 jobs) / (2000 jobs - 0 jobs) = (0.85, ∞)", q.String())
	require.Equal(t, ""+
		"input: baseline: 0 jobs = [0, 0]\n"+
		"input: target: 2000 jobs = [2000, 2000]\n"+
		"input: actual: more than 1700 jobs = (1700, ∞)\n"+
		"compute: at face value: 0.85\n"+
		"result: (more than 1700 jobs - 0 jobs) / (2000 jobs - 0 jobs): (0.85, ∞) (ends rounded outwards)\n", q.Trace().String())
}

// TestProgressLaws: the bounds hold every progress that three numbers give, and
// for ends that are kept they reach no further.
func TestProgressLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	points := grid(7)
	for k := range 4_000 {
		ends := closedEnds
		if k%2 == 0 {
			ends = anyEnds
		}
		b, w, a := randomInterval(r, ends, 5), randomInterval(r, ends, 5), randomInterval(r, ends, 5)
		var found []figure.Number
		for _, x := range pointsOf(b, points) {
			for _, y := range pointsOf(w, points) {
				for _, z := range pointsOf(a, points) {
					if v, ok := z.Sub(x).Quo(y.Sub(x)); ok {
						found = append(found, v)
					}
				}
			}
		}
		got, err := claim.ProgressOfBounds(b, w, a)
		if err != nil {
			require.ErrorIs(t, err, figure.ErrUndefined)
			require.True(t, got.IsUnbounded())
		}
		below, above := w.CompareTo(figure.Less, b) != check.NotMet, w.CompareTo(figure.Greater, b) != check.NotMet
		require.Equal(t, below == above, err != nil, "%s from %s to %s", a, b, w)
		if err != nil {
			continue
		}
		for _, v := range found {
			require.True(t, got.Contains(v), "%s from %s to %s: %s not in %s", a, b, w, v, got)
		}
		if way := w.Sub(b); ends == closedEnds && !way.Contains(figure.Int(0)) {
			require.True(t, hullOf(found).Equal(got), "%s from %s to %s: want %s, got %s", a, b, w, hullOf(found), got)
		}
		// No end is claimed that nothing comes near: an end that is kept is
		// found, where the way keeps away from 0.
		if n, kept, ok := got.Lo(); ok && kept && !w.Sub(b).Contains(figure.Int(0)) {
			require.True(t, hullOf(found).Contains(n), "%s from %s to %s: %s", a, b, w, got)
		}
		if n, kept, ok := got.Hi(); ok && kept && !w.Sub(b).Contains(figure.Int(0)) {
			require.True(t, hullOf(found).Contains(n), "%s from %s to %s: %s", a, b, w, got)
		}
	}
}
