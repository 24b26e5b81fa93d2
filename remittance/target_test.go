package remittance_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/remittance"
)

func TestTargetTally(t *testing.T) {
	absent := remittance.Percent{}
	tests := map[string]struct {
		target       remittance.CostTarget
		costs        []remittance.Percent
		average, all check.Verdict
		above        int
		undecided    int
		atOrBelow    int
		missing      int
		mean         string
		median       string
	}{
		"nothing": {
			target: remittance.Target10c(), mean: "absent: not-reported: no corridor has a cost", median: "absent: not-reported: no corridor has a cost",
		},
		"exactly 3 is not below 3": {
			target: remittance.Target10c(), costs: []remittance.Percent{exact("3")},
			average: check.NotMet, all: check.Met, atOrBelow: 1, mean: "3", median: "3",
		},
		"exactly 5 is not above 5": {
			target: remittance.Target10c(), costs: []remittance.Percent{exact("0.5"), exact("5")},
			average: check.Met, all: check.Met, atOrBelow: 1, mean: "2.75", median: "2.75",
		},
		"just above": {
			target: remittance.Target10c(), costs: []remittance.Percent{exact("0.5"), exact("500000001/100000000")},
			average: check.Met, all: check.NotMet, above: 1, atOrBelow: 1, mean: "2.750000…", median: "2.750000…",
		},
		"as printed": {
			target: remittance.Target10c(), costs: []remittance.Percent{stated("3.0%"), stated("5.0%"), stated("1%")},
			average: check.CannotTell, all: check.CannotTell, undecided: 1, atOrBelow: 1, mean: "3", median: "3",
		},
		"one without a cost": {
			target: remittance.Target10c(), costs: []remittance.Percent{exact("2"), absent},
			average: check.Met, all: check.CannotTell, missing: 1, atOrBelow: 1, mean: "2", median: "2",
		},
		"one above decides": {
			target: remittance.Target10c(), costs: []remittance.Percent{exact("20"), absent, stated("over 5%")},
			average: check.NotMet, all: check.NotMet, missing: 1, above: 2, mean: "(12.5, ∞)", median: "(12.5, ∞)",
		},
		"5x5 at exactly 5": {
			target: remittance.Target5x5(), costs: []remittance.Percent{exact("4"), exact("6")},
			average: check.Met, all: check.CannotTell, atOrBelow: 1, mean: "5", median: "5",
		},
		"5x5 above": {
			target: remittance.Target5x5(), costs: []remittance.Percent{exact("4"), exact("6.1")},
			average: check.NotMet, all: check.CannotTell, atOrBelow: 1, mean: "5.05", median: "5.05",
		},
		"corridors alone": {
			target: remittance.CostTarget{Name: "own", Corridor: remittance.NewLimit(figure.Less, figure.Int(5))},
			costs:  []remittance.Percent{exact("4"), exact("5")}, average: check.CannotTell, all: check.NotMet, above: 1, mean: "4.5", median: "4.5",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tally := remittance.NewTargetTally(tt.target)
			for _, c := range tt.costs {
				tally.Add(remittance.Corridor{}, c)
			}
			got := tally.Result()
			require.Equal(t, tt.average, got.AverageMet)
			require.Equal(t, tt.all, got.AllCorridorsMet)
			require.Len(t, got.Above, tt.above)
			require.Equal(t, []int{tt.undecided, tt.atOrBelow, tt.missing}, []int{got.Undecided, got.AtOrBelow, got.Missing})
			require.Equal(t, len(tt.costs), got.Corridors+got.Missing)
			require.Equal(t, tt.mean, got.Mean.String())
			require.Equal(t, tt.median, got.Median.String())
		})
	}
}

func TestTargetTallyTrace(t *testing.T) {
	tally := remittance.NewTargetTally(remittance.Target10c())
	tally.Add(remittance.MustCorridor("AT-BA"), stated("11.7%"))
	tally.Add(remittance.MustCorridor("RU-TJ"), stated("1.9%"))
	tally.Add(remittance.MustCorridor("RU-TJ"), stated("5.0%"))
	tally.Add(remittance.MustCorridor("RU-KG"), remittance.Percent{})
	require.Equal(t, `input: corridors: 3
left-out: corridors: 1 (no cost)
compute: mean in percent: 6.2, within [6.15, 6.25] (each corridor once)
compute: median in percent: 5, within [4.95, 5.05]
compute: corridors at or below 3: 1
compute: above the limit of a corridor: 11.7, within [11.65, 11.75] (AT-BA)
compute: cannot tell: 1 (the limit lies within their bounds)
result: average: not met (< 3)
result: all corridors: not met (<= 5)
`, tally.Result().Trace().String())
	require.Equal(t, "SDG target 10.c: average 6.2: not met; all corridors: not met", tally.Result().String())
	require.Equal(t, "warning: corridor RU-TJ is there 2 times, and counts as often [remittance.corridor-twice]\n", tally.Check().String())
	require.ErrorIs(t, tally.Merge(remittance.NewTargetTally(remittance.Target5x5())), remittance.ErrUnlike)
	require.Empty(t, remittance.Limit{}.String())
	require.Equal(t, check.Met, remittance.Limit{}.Judge(exact("90")))
	n, ok := remittance.Target10c().Average.Percent()
	require.True(t, ok)
	require.Equal(t, "3", n.String())
}

// The global average is over services: a corridor with many weighs more.
func TestSDG10c1(t *testing.T) {
	var a remittance.SDG10c1
	empty := a.Result()
	require.Equal(t, check.CannotTell, empty.AverageBelow3)
	require.Equal(t, check.CannotTell, empty.AllCorridorsAtMost5)
	require.True(t, empty.GlobalAverage.Mean.IsAbsent())
	for _, total := range []string{"exactly 1%", "exactly 2%", "exactly 3%"} {
		a.Add(priced("RU-TJ", "A", total))
	}
	a.Add(priced("AT-BA", "A", "exactly 5%"))
	got := a.Result()
	require.Equal(t, "average 2.75 below 3: met; all corridors at most 5: cannot tell", got.String())
	require.Equal(t, "3.5", got.MeanOfCorridors.String())
	require.Equal(t, "2", got.SmartMean.String())
	require.Equal(t, 1, got.WithoutSmart)
	require.Equal(t, `compute: AT-BA: average: 5 of 1 services
left-out: AT-BA: cheapest: absent: undefined: fewer than 3 services qualify: 1 (cannot tell)
compute: RU-TJ: average: 2 of 3 services
compute: RU-TJ: cheapest: 2 of 3 of 3 services (met)
compute: global average: 2.75 of 4 services (each service once)
result: average: met (< 3)
result: all corridors: cannot tell (<= 5)
`, got.Trace().String())
	_, ok := got.Find(remittance.MustCorridor("DE-BA"))
	require.False(t, ok)

	for range 3 {
		a.Add(priced("DE-BA", "A", "exactly 5.01%"))
	}
	require.Equal(t, check.NotMet, a.Result().AllCorridorsAtMost5, "one above decides, whatever the other")

	var b remittance.SDG10c1
	require.NoError(t, b.Merge(&a))
	require.Equal(t, a.Result().Trace(), b.Result().Trace())
	require.ErrorIs(t, b.Merge(remittance.NewSDG10c1(remittance.Selection{}, remittance.SmaRT())), remittance.ErrUnlike)
	require.ErrorIs(t, b.Merge(remittance.NewSDG10c1(remittance.Selection{At: usd200}, remittance.SmartRule{})), remittance.ErrUnlike)
}
