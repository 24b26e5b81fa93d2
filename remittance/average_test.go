package remittance_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/remittance"
)

func TestAverage(t *testing.T) {
	panel := panelOf(t,
		[]remittance.Flow{received("RS", 2004, "10"), received("RS", 2005, "0"), received("RS", 2006, ""), received("RS", 2007, "30"), received("RS", 2008, "5")},
		[]remittance.Flow{gdp("RS", 2004, "100"), gdp("RS", 2005, "100"), gdp("RS", 2006, "100"), gdp("RS", 2007, "200")})
	numbers := func(a remittance.PeriodAverage) (texts []string) {
		for _, get := range []func() (figure.Number, bool){a.MeanOfShares, a.RatioOfSums, a.Median} {
			n, ok := get()
			require.True(t, ok)
			texts = append(texts, n.String())
		}
		return texts
	}
	a := panel.Average(economy("RS"), 2003, 2008, remittance.AverageRule{})
	require.Equal(t, []string{"25/3", "10", "10"}, numbers(a))
	require.Equal(t, []int{2004, 2005, 2007}, a.Years)
	require.Equal(t, []int{2005}, a.ZeroYears)
	require.Equal(t, []remittance.SkippedYear{{2003, remittance.NoFlow}, {2006, remittance.NoFlow}, {2008, remittance.NoProduct}}, a.LeftOut)
	require.Contains(t, a.Trace().String(), "ratio of sums")

	a = panel.Average(economy("RS"), 2004, 2007, remittance.AverageRule{WithoutZeroFlows: true})
	require.Equal(t, []string{"12.5", "40/3", "12.5"}, numbers(a))
	require.Equal(t, []int{2005}, a.ZeroYears)
	require.Equal(t, remittance.SkippedYear{2005, remittance.ZeroFlowExcluded}, a.LeftOut[0])

	for _, a := range []remittance.PeriodAverage{
		panel.Average(economy("RS"), 2006, 2006, remittance.AverageRule{}),
		panel.Average(economy("RS"), 2007, 2004, remittance.AverageRule{}),
		panel.Average(economy("XK"), 2004, 2007, remittance.AverageRule{}),
	} {
		require.Equal(t, remittance.NoYears, a.Reason)
		for _, get := range []func() (figure.Number, bool){a.MeanOfShares, a.RatioOfSums, a.Median} {
			_, ok := get()
			require.False(t, ok)
		}
		require.Contains(t, a.Trace().String(), string(remittance.NoYears))
	}
	require.Equal(t, indicator.NoReason, panel.Average(economy("RS"), -5, 1<<40, remittance.AverageRule{}).Reason)
}
