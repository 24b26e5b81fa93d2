package indicator_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

func recruitmentCosts(t *testing.T, ratios ...string) *indicator.RecruitmentCosts {
	t.Helper()
	costs := new(indicator.RecruitmentCosts)
	for _, v := range ratios {
		costs.AddBounds(tallySpan(t, v), tallySpan(t, "1"))
	}
	return costs
}

func TestRecruitmentCosts(t *testing.T) {
	var costs indicator.RecruitmentCosts
	require.NoError(t, costs.AddAmounts(money.MustParse("1200 EUR"), money.MustParse("400.00 EUR")))
	require.NoError(t, costs.AddAmounts(money.MustParse("90000 RSD"), money.MustParse("45000 RSD")), "of another currency")
	require.NoError(t, costs.AddAmounts(money.MustParse("0 EUR"), money.MustParse("500 EUR")), "nothing paid is kept")
	require.NoError(t, costs.AddAmounts(money.MustParse("900 EUR"), money.MustParse("0 EUR")))
	require.NoError(t, costs.AddAmounts(money.MustParse("900 EUR"), money.MustParse("-1 EUR")))
	require.NoError(t, costs.AddAmounts(money.Amount{}, money.MustParse("500 EUR")))
	require.NoError(t, costs.AddAmounts(money.MustParse("900 EUR"), money.Amount{}))
	costs.AddAbsent(indicator.Withheld)
	costs.AddAbsent(200)

	err := costs.AddAmounts(money.MustParse("900 EUR"), money.MustParse("45000 RSD"))
	require.ErrorIs(t, err, money.ErrMismatch)
	require.ErrorContains(t, err, "EUR")

	require.Equal(t, 3, costs.Used())
	require.Equal(t, 2, costs.WithoutEarnings())
	require.Equal(t, 4, costs.Missing(indicator.Present))
	require.Equal(t, 3, costs.Missing(indicator.NotReported))
	require.Equal(t, `input: workers: 3
left-out: workers: 2 (earnings of 0 or less)
left-out: workers: 3 (not-reported)
left-out: workers: 1 (withheld)
compute: sum of the ratios: 5 (cost / monthly earnings)
result: mean: 5/3
result: median: 2
result: fourth quintile: 3 (of n ratios the one at 4n/5, rounded up, or the mean with the next)
`, costs.Trace().String())
}

func TestRecruitmentCostsNothing(t *testing.T) {
	var costs indicator.RecruitmentCosts
	costs.Add(figure.Int(100), figure.Int(0))
	_, ok := costs.Mean()
	require.False(t, ok)
	_, ok = costs.Median()
	require.False(t, ok)
	_, ok = costs.FourthQuintile()
	require.False(t, ok)
	_, ok, err := costs.Quantile(tallyNum("0.9"))
	require.NoError(t, err)
	require.False(t, ok)
	require.Equal(t, "input: workers: 0\nleft-out: workers: 1 (earnings of 0 or less)\nresult: months of earnings (no worker has a ratio)\n", costs.Trace().String())
}

// Of 1 to n: the second rule of Hyndman and Fan, as quantile(1:n, p, type = 2)
// gives it in R.
func TestRecruitmentCostsQuantile(t *testing.T) {
	tests := map[string]struct {
		n     int64
		share string
		want  string
	}{
		"one":            {1, "0.8", "1"},
		"four of five":   {5, "0.8", "4.5"},
		"of four":        {4, "0.8", "4"},
		"of ten":         {10, "0.8", "8.5"},
		"of eleven":      {11, "0.8", "9"},
		"a third":        {9, "1/3", "3.5"},
		"next to 0":      {9, "1/1000000", "1"},
		"next to 1":      {9, "999999/1000000", "9"},
		"median, even":   {4, "0.5", "2.5"},
		"median, uneven": {5, "0.5", "3"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var costs indicator.RecruitmentCosts
			for i := tt.n; i > 0; i-- {
				costs.Add(figure.Int(7*i), figure.Int(7))
			}
			got, ok, err := costs.Quantile(tallyNum(tt.share))
			require.NoError(t, err)
			require.True(t, ok)
			require.Equal(t, tallySpan(t, tt.want).String(), got.String())
		})
	}
	for _, share := range []string{"0", "1", "-0.5", "80"} {
		_, _, err := recruitmentCosts(t, "1").Quantile(tallyNum(share))
		require.ErrorIs(t, err, indicator.ErrShare)
		require.ErrorContains(t, err, share)
	}
}

func TestRecruitmentCostsOfHedgedFigures(t *testing.T) {
	var costs indicator.RecruitmentCosts
	costs.AddBounds(figure.MustParse("over 1,200").Bounds(), tallySpan(t, "400"))
	costs.AddBounds(tallySpan(t, "900"), tallySpan(t, "[300, 450]"))
	costs.AddBounds(tallySpan(t, "900"), tallySpan(t, "[-300, 450]"))
	costs.AddBounds(tallySpan(t, "900"), tallySpan(t, "(, 0]"))
	costs.AddBounds(tallySpan(t, "900"), tallySpan(t, "450"))
	require.Equal(t, 3, costs.Used())
	require.Equal(t, 1, costs.Missing(indicator.Undefined))
	require.Equal(t, 1, costs.WithoutEarnings())
	mean, _ := costs.Mean()
	require.Equal(t, tallySpan(t, "(7/3, )").String(), mean.String())
	median, _ := costs.Median()
	require.Equal(t, "[2, 3]", median.String())
	fourth, _ := costs.FourthQuintile()
	require.Equal(t, "(3, ∞)", fourth.String())
}

// Merging gives what one pass does, and the numbers that the hedged figures
// allow have quantiles within those of the figures.
func TestRecruitmentCostsLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 71))
	for range 200 {
		var whole, left, right, chosen indicator.RecruitmentCosts
		for range 1 + r.IntN(30) {
			cost, earnings := randomItem(r, false).Value, randomItem(r, false).Value
			half := &left
			if r.IntN(2) == 0 {
				half = &right
			}
			if r.IntN(10) == 0 {
				whole.AddAbsent(indicator.Suppressed)
				half.AddAbsent(indicator.Suppressed)
				continue
			}
			before := whole.Used()
			whole.AddBounds(cost, earnings)
			half.AddBounds(cost, earnings)
			if whole.Used() > before {
				for {
					if n := pickFrom(r, earnings); n.Sign() != 0 {
						ratio, _ := pickFrom(r, cost).Quo(n)
						chosen.Add(ratio, figure.Int(1))
						break
					}
				}
			}
		}
		right.Merge(&left)
		require.Equal(t, whole.Trace().String(), right.Trace().String())
		require.Equal(t, whole.Used(), chosen.Used())
		for _, share := range []string{"0.2", "0.5", "0.8", "1/3"} {
			got, ok, _ := chosen.Quantile(tallyNum(share))
			bounds, _, _ := whole.Quantile(tallyNum(share))
			require.True(t, !ok || got.Within(bounds), "%s in %s", got, bounds)
		}
		got, ok := chosen.Mean()
		bounds, _ := whole.Mean()
		require.True(t, !ok || got.Within(bounds), "%s in %s", got, bounds)
	}
}
