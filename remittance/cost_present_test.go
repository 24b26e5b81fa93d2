package remittance_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/remittance"
)

// An index over operators that are present in all corridors, or in most.
func TestPresentFirms(t *testing.T) {
	var services []remittance.Service
	add := func(firm, corridor, total string) {
		services = append(services, remittance.Service{
			Firm: firm, Corridor: remittance.MustCorridor(corridor), Quotes: []remittance.Quote{{StatedTotal: exactFigure(t, total)}},
		})
	}
	add("A", "DE-RS", "4")
	add("A", "DE-RS", "6") // twice in one corridor is once
	add("A", "AT-RS", "8")
	add("B", "DE-RS", "1")
	add("C", "AT-RS", "2")
	add("C", "CH-RS", "10")
	add("", "CH-RS", "20")
	add("A", "CH-RS", "12")

	require.Equal(t, []string{"A"}, remittance.PresentFirms(services, figure.Int(100)))
	require.Equal(t, []string{"A", "C"}, remittance.PresentFirms(services, figure.MustNumber("200/3")))
	require.Equal(t, []string{"A"}, remittance.PresentFirms(services, figure.Int(67)))
	require.Empty(t, remittance.PresentFirms(nil, figure.Int(50)))

	tally := remittance.NewCostTally(remittance.Selection{OnlyFirms: []string{"C", "A", "A"}})
	for _, s := range services {
		tally.Add(s)
	}
	got := tally.Result()
	require.Equal(t, "7", got.Mean.String()) // (4 + 6 + 8 + 2 + 10 + 12) / 6
	require.Equal(t, 2, got.Excluded(remittance.ExcludedFirm))
	require.ErrorContains(t, tally.Merge(new(remittance.CostTally)), "unless-opaque, of A, C alone and unless-opaque")
}
