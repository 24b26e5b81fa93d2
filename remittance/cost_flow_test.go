package remittance_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/remittance"
)

// flowFrom returns what went from a country to Serbia in a year; "" is not
// reported.
func flowFrom(code, amount string, v remittance.Vintage) remittance.Flow {
	f := flowOf(code, 2017, amount, wbank, v)
	f.Place = indicator.CorridorPlace(place.MustCountry(code), place.MustCountry("RS"))
	return f
}

func TestWeightedCostOfFlows(t *testing.T) {
	var w remittance.WeightedCost
	require.NoError(t, w.AddFlow(flowFrom("DE", "600", wdi2023), exact("8")))
	require.NoError(t, w.AddFlow(flowFrom("AT", "400", wdi2023), exact("3")))
	require.NoError(t, w.AddFlow(flowFrom("FR", "", wdi2023), exact("5")))
	require.Equal(t, "6", w.Result().Mean.String())
	require.True(t, w.Result().Coverage.Mixed.IsZero())

	// One of another vintage is refused, and nothing of it stays.
	other := flowFrom("CH", "1000", wdi2019)
	require.ErrorIs(t, w.AddFlow(other, exact("16")), remittance.ErrMixed)
	require.ErrorIs(t, w.AddFlow(other, exact("16"), remittance.AcrossDefinitions), remittance.ErrMixed)
	require.Equal(t, 3, w.Result().Corridors)
	require.NoError(t, w.AddFlow(other, exact("16"), remittance.AcrossVintages))
	require.Equal(t, "11", w.Result().Mean.String())
	require.Equal(t, []remittance.Vintage{wdi2019, wdi2023}, w.Result().Coverage.Mixed.Vintages)
	require.Contains(t, w.Result().Trace().String(), "mixed as asked for")
	require.NoError(t, w.AddFlow(flowFrom("SE", "1", wdi2023), exact("1")), "of the first vintage still")

	require.ErrorIs(t, w.AddFlow(received("RS", 2017, "5"), exact("1")), remittance.ErrCorridor)
	paid := flowFrom("IT", "5", wdi2023)
	paid.Amount = money.MustParseFigure("EUR 5")
	var mismatch *money.MismatchError
	require.ErrorAs(t, w.AddFlow(paid, exact("1")), &mismatch)
}

func TestMergedFlows(t *testing.T) {
	tally := func(v remittance.Vintage) *remittance.WeightedCost {
		w := new(remittance.WeightedCost)
		require.NoError(t, w.AddFlow(flowFrom("DE", "1", v), exact("8")))
		return w
	}
	a := tally(wdi2023)
	require.NoError(t, a.Merge(tally(wdi2023)))
	require.ErrorIs(t, a.Merge(tally(wdi2019)), remittance.ErrMixed)
	require.Equal(t, 2, a.Result().Corridors)
	require.NoError(t, a.Merge(tally(wdi2019), remittance.AcrossVintages))
	require.Len(t, a.Result().Coverage.Mixed.Vintages, 2)
	empty := new(remittance.WeightedCost)
	require.NoError(t, empty.Merge(a))
	require.Len(t, empty.Result().Coverage.Mixed.Vintages, 2)
	require.NoError(t, empty.Merge(new(remittance.WeightedCost)))
}

func TestExcessOfFlows(t *testing.T) {
	target := figure.Int(3)
	e := remittance.NewExcessTally(target, remittance.SentBasis)
	saved, err := e.AddFlow(flowFrom("DE", "600", wdi2023), exact("8"))
	require.NoError(t, err)
	n, ok := saved.Saving()
	require.True(t, ok)
	require.Equal(t, "30", n.Number().String())
	_, err = e.AddFlow(flowFrom("CH", "100", wdi2019), exact("8"))
	require.ErrorIs(t, err, remittance.ErrMixed)
	other := remittance.NewExcessTally(target, remittance.SentBasis)
	_, err = other.AddFlow(flowFrom("CH", "100", wdi2019), exact("8"))
	require.NoError(t, err)
	require.ErrorIs(t, e.Merge(other), remittance.ErrMixed)
	require.NoError(t, e.Merge(other, remittance.AcrossVintages))
	require.Len(t, e.Result().Coverage.Mixed.Vintages, 2)
	_, err = e.AddFlow(flowFrom("SE", "-1", wdi2023), exact("8"))
	require.ErrorIs(t, err, remittance.ErrFlow)
}

func TestAllocateFlow(t *testing.T) {
	method := remittance.Bilateral{Rule: remittance.ByStock}
	hosts := []remittance.Host{hostOf("DE", "30", ""), hostOf("AT", "10", ""), hostOf("RS", "5", "")}
	e, err := method.AllocateFlow(received("RS", 2017, "100"), hosts)
	require.NoError(t, err)
	require.Equal(t, wdi2023, e.Flow.Vintage)
	require.Equal(t, year(2017), e.Period)
	require.Equal(t, "75.00 USD", e.Parts[0].Amount.String())
	require.Equal(t, remittance.SelfCorridor, e.Parts[2].Status, "the flow says where it was received")

	e, err = method.AllocateFlow(received("RS", 2017, ""), hosts)
	require.NoError(t, err)
	require.Equal(t, remittance.NoTotal, e.Reason)
	hedged := received("RS", 2017, "100")
	hedged.Amount = money.MustParseFigure("over USD 100")
	_, err = method.AllocateFlow(hedged, hosts)
	require.ErrorIs(t, err, remittance.ErrHedged)
	hedged.Direction = remittance.Paid
	_, err = method.AllocateFlow(hedged, hosts)
	require.ErrorIs(t, err, remittance.ErrUnrelated)
}
