package claim_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
)

func TestCompare(t *testing.T) {
	const met, notMet, open = check.Met, check.NotMet, check.CannotTell
	tests := map[string]struct {
		left, op, right string // "" where it is not stated
		want            check.Verdict
	}{
		"over, below it":         {"over 1,700", ">=", "1500", met},
		"over, at it":            {"MORE THAN 1,700", ">=", "1700", met},
		"over, above it":         {"over 1,700", ">=", "1800", open},
		"over, at most":          {"over 1,700", "<=", "1700", notMet},
		"up to, at it":           {"up to 15,000", ">=", "15000", open},
		"up to, above it":        {"up to 15,000", ">=", "15001", notMet},
		"up to, at most":         {"up to 15,000", "<=", "15000", met},
		"rounded, low end":       {"8 million", ">=", "7500000", met},
		"rounded, face":          {"8 million", ">=", "8000000", open},
		"rounded, high end":      {"8 million", ">=", "8500000", open},
		"range, low end":         {"15-20% of GDP", ">=", "15", met},
		"range, within":          {"15-20% of GDP", ">=", "18", open},
		"range, beyond":          {"15-20% of GDP", ">", "20", notMet},
		"range, of a country":    {"15-20%", ">", "15.3%", open},
		"dollars and a number":   {"USD 8 million", ">", "7000000", met},
		"equal":                  {"25", "==", "25", met},
		"rounded, equal":         {"8 million", "==", "8 million", open},
		"unequal":                {"8 million", "==", "9,000,000", notMet},
		"two hedged, certain":    {"over 10", ">", "up to 10", met},
		"two hedged, impossible": {"up to 10", ">", "over 10", notMet},
		"about":                  {"some 76%", ">", "10%", open},
		"not stated":             {"", "<", "10", open},
		"against nothing stated": {"10", "<", "", open},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			op, err := figure.ParseOp(tt.op)
			require.NoError(t, err)
			var left, right figure.Quantity
			if tt.left != "" {
				left = figure.MustParse(tt.left)
			}
			if tt.right != "" {
				right = figure.MustParse(tt.right)
			}
			c, err := claim.Compare(left, op, right)
			require.NoError(t, err)
			require.Equal(t, tt.want, c.Verdict)
			require.Equal(t, tt.want == met, c.Holds())
		})
	}
	c, err := claim.Compare(figure.MustParse("over 1,700"), figure.GreaterOrEqual, figure.Count(1800, ""))
	require.NoError(t, err)
	require.Equal(t, "more than 1700 >= 1800: cannot tell", c.String())
	require.Equal(t, ""+
		"input: left: more than 1700 = (1700, ∞)\n"+
		"input: right: 1800 = [1800, 1800]\n"+
		"result: more than 1700 >= 1800: cannot tell (met where every value does, not met where none does)\n", c.Trace().String())
	c, err = claim.Compare(figure.Count(1, ""), figure.Op(9), figure.Count(1, ""))
	require.NoError(t, err)
	require.Equal(t, check.CannotTell, c.Verdict, "no such comparison")
}

func TestOrder(t *testing.T) {
	tests := map[string]struct {
		figures []string
		want    []claim.Rank
		text    string
		holds   bool
	}{
		"shares of product": {figures: []string{"48.8%", "15-20%", "15.3%", "8%"}, want: []claim.Rank{{1, 1}, {2, 3}, {2, 3}, {4, 4}},
			text: "48.8% rank 1; 15-20% rank 2 to 3; 15.3% rank 2 to 3; 8% rank 4"},
		"ties":      {figures: []string{"5", "7", "5", "3"}, want: []claim.Rank{{2, 2}, {1, 1}, {2, 2}, {4, 4}}, holds: true},
		"may tie":   {figures: []string{"up to 5", "5"}, want: []claim.Rank{{1, 2}, {1, 1}}},
		"may pass":  {figures: []string{"at least 5", "5"}, want: []claim.Rank{{1, 1}, {1, 2}}},
		"must pass": {figures: []string{"over 5", "5"}, want: []claim.Rank{{1, 1}, {2, 2}}, holds: true},
		"about":     {figures: []string{"some 5", "5", "7"}, want: []claim.Rank{{1, 3}, {2, 3}, {1, 2}}},
		"one":       {figures: []string{"5"}, want: []claim.Rank{{1, 1}}, holds: true},
		"none":      {want: []claim.Rank{}, holds: true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := claim.Order(quantities(tt.figures...)...)
			require.NoError(t, err)
			require.Equal(t, tt.want, r.Ranks)
			require.Equal(t, tt.holds, r.Holds())
			if tt.text != "" {
				require.Equal(t, tt.text, r.String())
			}
		})
	}
	r, err := claim.Order(append(quantities("48.8%", "15-20%"), nil)...)
	require.NoError(t, err)
	require.Equal(t, ""+
		"input: figure 1: 48.8% = [48.75, 48.85]\n"+
		"input: figure 2: 15-20% = [15, 20]\n"+
		"input: figure 3: not stated = (-∞, ∞)\n"+
		"result: 48.8%: rank 1 to 2\n"+
		"result: 15-20%: rank 2 to 3\n"+
		"result: not stated: rank 1 to 3\n", r.Trace().String())
	for i, want := range map[int]check.Verdict{-1: check.CannotTell, 0: check.CannotTell, 1: check.NotMet, 2: check.CannotTell, 3: check.CannotTell} {
		require.Equal(t, want, r.InTop(i, 1))
	}
	require.Equal(t, check.Met, r.InTop(0, 2))
	require.Equal(t, check.NotMet, r.InTop(0, 0))
}

// TestOrderLaws tries every combination of values.
func TestOrderLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	var points []figure.Number // quarters: three values fit between two ends
	for k := int64(0); k <= 16; k++ {
		n, _ := figure.Frac(k, 4)
		points = append(points, n)
	}
	hedges := []figure.Hedge{figure.Exact, figure.Exact, figure.MoreThan, figure.AtLeast, figure.UpTo, figure.LessThan, figure.Range}
	for range 500 {
		qs := make([]figure.Quantity, 3)
		values := make([][]figure.Number, len(qs))
		for i := range qs {
			lo := r.Int64N(3) + 1
			switch h := hedges[r.IntN(len(hedges))]; h {
			case figure.Range:
				qs[i] = rangeFigure(t, span(lo-1, lo))
			default:
				f, err := figure.Count(lo, "").WithHedge(h)
				require.NoError(t, err)
				qs[i] = f
			}
			values[i] = pointsOf(qs[i].Figure().Bounds(), points)
		}
		want := []claim.Rank{{9, 0}, {9, 0}, {9, 0}}
		for _, x := range values[0] {
			for _, y := range values[1] {
				for _, z := range values[2] {
					v := [...]figure.Number{x, y, z}
					for i := range v {
						rank := 1
						for j := range v {
							if v[j].Cmp(v[i]) > 0 {
								rank++
							}
						}
						want[i].Best, want[i].Worst = min(want[i].Best, rank), max(want[i].Worst, rank)
					}
				}
			}
		}
		got, err := claim.Order(qs...)
		require.NoError(t, err)
		require.Equal(t, want, got.Ranks, "%s", got)
		for i := range want {
			for n := range 4 {
				top := check.CannotTell
				switch {
				case want[i].Worst <= n:
					top = check.Met
				case want[i].Best > n:
					top = check.NotMet
				}
				require.Equal(t, top, got.InTop(i, n))
			}
		}
	}
}
