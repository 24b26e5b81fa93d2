package remittance_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/remittance"
)

var (
	countries   = slices.Collect(place.Countries())[:12]
	firms       = []string{"A", "B", "C", "D"}
	instruments = []string{"cash", "card", "account"}
	hedges      = []string{"%d.%02d %%", "%d.%02d", "about %d.%02d %%", "over %d.%02d %%", "exactly %d.%02d %%"}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func verdict(r *rand.Rand) check.Verdict {
	return pick(r, []check.Verdict{check.CannotTell, check.Met, check.NotMet})
}

// randomCost is a hedged cost that may be absent.
func randomCost(r *rand.Rand) remittance.Percent {
	switch r.IntN(5) {
	case 0:
		return remittance.Percent{}
	case 1:
		n, _ := figure.Frac(r.Int64N(3000)-200, 1+r.Int64N(30))
		return remittance.ExactPercent(n)
	}
	return remittance.StatedPercent(randomFigure(r))
}

func randomFigure(r *rand.Rand) figure.Figure {
	if r.IntN(8) == 0 {
		return figure.MustParse(fmt.Sprintf("%d-%d %%", r.IntN(5), 5+r.IntN(9)))
	}
	return figure.MustParse(fmt.Sprintf(pick(r, hedges), r.IntN(20), r.IntN(100)))
}

func randomFlow(r *rand.Rand) money.Figure {
	switch r.IntN(6) {
	case 0:
		return money.Figure{}
	case 1:
		return money.MustParseFigure(fmt.Sprintf("over USD %d million", r.IntN(900)))
	case 2:
		return money.MustParseFigure(fmt.Sprintf("USD %d.%d million", r.IntN(900), r.IntN(10)))
	case 3:
		return money.MustParseFigure(fmt.Sprintf("up to USD %d", 1+r.IntN(9000)))
	}
	return money.MustParseFigure(fmt.Sprintf("USD %d", r.IntN(9000)))
}

func randomService(r *rand.Rand) remittance.Service {
	s := remittance.Service{
		ID: fmt.Sprint(r.IntN(30)), Period: remittance.Quarter(2015+r.IntN(2), 1+r.IntN(4)),
		Corridor: remittance.NewCorridor(pick(r, countries[:3]), pick(r, countries[3:6])),
		Firm:     pick(r, firms), Speed: remittance.Speed(r.IntN(7)),
		Access: verdict(r), Transparent: verdict(r),
	}
	for range r.IntN(3) {
		s.Instruments = append(s.Instruments, pick(r, instruments))
	}
	for range 1 + r.IntN(10)/9 {
		q := remittance.Quote{Denomination: usd200}
		if r.IntN(8) > 0 {
			q.StatedTotal = randomFigure(r)
		}
		s.Quotes = append(s.Quotes, q)
	}
	return s
}

// What was averaged in any order, and in parts that are merged, comes to the
// same.
func TestOrderMakesNoDifference(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 1))
	for range 150 {
		list := make([]remittance.Service, r.IntN(40))
		for i := range list {
			list[i] = randomService(r)
		}
		selection := remittance.Selection{
			At: usd200, Counted: remittance.Counted(r.IntN(3)), ExceptFrom: countries[:r.IntN(2)],
		}
		rule := remittance.SmartRule{
			Number: r.IntN(5), Ties: remittance.Ties(r.IntN(2)), TooFew: remittance.TooFew(r.IntN(2)), Once: r.IntN(2) == 0,
			Needs: remittance.Qualification{
				Transparent: r.IntN(2) == 0, WithinDays: r.IntN(6), Access: r.IntN(2) == 0, UnstatedQualifies: r.IntN(2) == 0,
			},
		}
		by := remittance.By(r.IntN(1 << 10))
		answer := func(list []remittance.Service, cut int) string {
			var groups [2]*remittance.CostGroups
			var sdg [2]*remittance.SDG10c1
			for i, part := range [2][]remittance.Service{list[:cut], list[cut:]} {
				groups[i], sdg[i] = remittance.NewCostGroups(by, selection), remittance.NewSDG10c1(selection, rule)
				for _, s := range part {
					groups[i].Add(s)
					sdg[i].Add(s)
				}
			}
			require.NoError(t, groups[0].Merge(groups[1]))
			require.NoError(t, sdg[0].Merge(sdg[1]))
			text := ""
			for _, g := range groups[0].Averages() {
				text += fmt.Sprint(g.Key, g.Average.Trace())
			}
			for _, year := range []int{2015, 2016} {
				for _, g := range remittance.AnnualCost(groups[0].Averages(), year) {
					text += fmt.Sprint(g.Key, g.Average.Trace())
				}
			}
			result := sdg[0].Result()
			text += fmt.Sprint(result.Trace(), result.SmartMean, result.MeanOfCorridors)
			for _, c := range result.Corridors {
				text += fmt.Sprint(c.Smart.Trace(), c.Average.Trace())
			}
			return text
		}
		want := answer(list, len(list))
		shuffled := slices.Clone(list)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		require.Equal(t, want, answer(shuffled, r.IntN(len(list)+1)))
	}
}

func TestOrderOfCorridorsMakesNoDifference(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 2))
	type item struct {
		corridor remittance.Corridor
		flow     money.Figure
		cost     remittance.Percent
	}
	for range 300 {
		list := make([]item, r.IntN(12))
		for i := range list {
			list[i] = item{remittance.NewCorridor(pick(r, countries), pick(r, countries)), randomFlow(r), randomCost(r)}
		}
		basis := remittance.FlowBasis(r.IntN(3))
		answer := func(list []item, cut int) string {
			var weighted [2]remittance.WeightedCost
			var target [2]*remittance.TargetTally
			var excess [2]*remittance.ExcessTally
			for i, part := range [2][]item{list[:cut], list[cut:]} {
				target[i] = remittance.NewTargetTally(remittance.Target10c())
				excess[i] = remittance.NewExcessTally(figure.Int(3), basis)
				for _, x := range part {
					require.NoError(t, weighted[i].Add(x.corridor, x.flow, x.cost))
					target[i].Add(x.corridor, x.cost)
					_, err := excess[i].Add(x.flow, x.cost)
					require.NoError(t, err)
				}
			}
			require.NoError(t, weighted[0].Merge(&weighted[1]))
			require.NoError(t, target[0].Merge(target[1]))
			require.NoError(t, excess[0].Merge(excess[1]))
			return fmt.Sprint(weighted[0].Result().Trace(), weighted[0].Check(figure.Int(50)),
				target[0].Result().Trace(), target[0].Check(), excess[0].Result().Trace())
		}
		want := answer(list, len(list))
		shuffled := slices.Clone(list)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		require.Equal(t, want, answer(shuffled, r.IntN(len(list)+1)))
	}
}

// A weighted average lies between the least and the greatest cost, and so do
// its bounds.
func TestWeightedAverageLiesBetween(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 3))
	averages := 0
	for range 1000 {
		var w remittance.WeightedCost
		var hull figure.Interval
		first := true
		for range 1 + r.IntN(6) {
			cost, flow := randomCost(r), randomFlow(r)
			require.NoError(t, w.Add(remittance.Corridor{}, flow, cost))
			if cost.IsAbsent() || flow.IsZero() {
				continue
			}
			if first {
				hull, first = cost.Bounds(), false
			} else {
				hull = hull.Hull(cost.Bounds())
			}
		}
		mean := w.Result().Mean
		if mean.IsAbsent() {
			continue
		}
		averages++
		require.True(t, mean.Bounds().Within(hull), "%s in %s", mean.Bounds(), hull)
		if n, ok := mean.Number(); ok {
			require.True(t, hull.Contains(n))
			require.True(t, mean.Bounds().Contains(n))
		}
		share := w.Result().Coverage.Share
		require.Equal(t, check.Met, share.Compare(figure.GreaterOrEqual, figure.Int(0)))
		require.Equal(t, check.Met, share.Compare(figure.LessOrEqual, figure.Int(100)))
	}
	require.Greater(t, averages, 500)
}

// Whatever costs and flow within their bounds turn out to be, the mean of the
// cheapest and the saving lie within theirs.
func TestBoundsHoldEveryCase(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 4))
	within := func(v figure.Interval) figure.Number {
		lo, _, okLo := v.Lo()
		hi, _, okHi := v.Hi()
		step, _ := figure.Frac(1+r.Int64N(99), 100)
		switch {
		case okLo && okHi:
			return lo.Add(hi.Sub(lo).Mul(step))
		case okLo:
			return lo.Add(figure.Int(r.Int64N(50)).Add(step))
		case okHi:
			return hi.Sub(figure.Int(r.Int64N(50)).Add(step))
		}
		return figure.Int(r.Int64N(50)).Add(step)
	}
	for range 1000 {
		rule := remittance.SmartRule{Number: 1 + r.IntN(3), Ties: remittance.Ties(r.IntN(2)), TooFew: remittance.MeanOfLess}
		hedged, real := remittance.NewSmartTally(rule), remittance.NewSmartTally(rule)
		for range 1 + r.IntN(5) {
			f := randomFigure(r)
			hedged.Add(remittance.Service{Quotes: []remittance.Quote{{StatedTotal: f}}})
			n := within(f.Bounds())
			real.Add(remittance.Service{Quotes: []remittance.Quote{{StatedTotal: exactFigure(t, n.String())}}})
		}
		n, ok := real.Result().Mean.Number()
		require.True(t, ok)
		require.True(t, hedged.Result().Mean.Bounds().Contains(n), "%s in %s", n, hedged.Result().Mean.Bounds())

		flow, cost := randomFlow(r), randomCost(r)
		basis := remittance.FlowBasis(1 + r.IntN(2))
		target := figure.Int(r.Int64N(12))
		e, err := remittance.ExcessOf(flow, basis, cost, target)
		require.NoError(t, err)
		if flow.IsZero() || cost.IsAbsent() {
			require.NotZero(t, e.Absence())
			continue
		}
		c := within(cost.Bounds())
		sent, err := money.Stated(money.MustParse(within(flow.Bounds()).Round(2, figure.Ceiling).String() + " USD"))
		require.NoError(t, err)
		if _, ok := flow.Bounds().IsPoint(); !ok && !flow.Bounds().Contains(mustValue(sent)) {
			continue
		}
		exact, err := remittance.ExcessOf(sent, basis, remittance.ExactPercent(c), target)
		require.NoError(t, err)
		if saving, ok := exact.Saving(); ok {
			require.True(t, e.Bounds().Contains(saving.Number()), "%s of %s %s at %s: %s in %s", flow, basis, cost, target, saving, e.Bounds())
		}
	}
}

func mustValue(f money.Figure) figure.Number {
	n, _ := f.Figure().Value()
	return n
}
