package claim_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// groups reads count and ceiling in turn.
func groups(texts ...string) []claim.Group {
	var out []claim.Group
	for i := 0; i < len(texts); i += 2 {
		out = append(out, claim.Group{Count: figure.MustParse(texts[i]), Ceiling: figure.MustParse(texts[i+1])})
	}
	return out
}

func TestUnderCeilings(t *testing.T) {
	tests := map[string]struct {
		distributed string // "" where it is not stated
		groups      []claim.Group
		unit, total string
		within      check.Verdict
		least, face []string
	}{
		"small enterprises, Kosovo*": {distributed: "EUR 3 million", groups: groups("21", "EUR 25,000", "15", "EUR 200,000"),
			unit: "EUR", total: "[3525000, 3525000]", within: check.Met,
			least: []string{"[0, ∞)", "[395000/3, ∞)"}, face: []string{"0", "165000"}},
		"with the words of the rule": {distributed: "EUR 3 million", groups: groups("21", "up to EUR 25,000", "15", "up to EUR 0.2 million"),
			unit: "EUR", total: "[3525000, 3525000]", within: check.Met,
			least: []string{"[0, ∞)", "[395000/3, ∞)"}, face: []string{"0", "165000"}},
		"nothing stated, Georgia": {groups: groups("5", "CHF 100,000"), unit: "CHF", total: "[500000, 500000]"},
		"a ceiling in millions is exact": {distributed: "EUR 3 million", groups: groups("15", "EUR 0.2 million"),
			unit: "EUR", total: "[3000000, 3000000]", within: check.CannotTell,
			least: []string{"[500000/3, ∞)"}, face: []string{"200000"}},
		"too much": {distributed: "more than EUR 3 million", groups: groups("15", "EUR 200,000"),
			unit: "EUR", total: "[3000000, 3000000]", within: check.NotMet, least: []string{"(200000, ∞)"}, face: []string{"200000"}},
		"at most all of it": {distributed: "up to EUR 3 million", groups: groups("15", "EUR 200,000"),
			unit: "EUR", total: "[3000000, 3000000]", within: check.Met, least: []string{"[0, ∞)"}, face: []string{"200000"}},
		"about": {distributed: "some EUR 3 million", groups: groups("21", "EUR 25,000", "15", "EUR 200,000"),
			unit: "EUR", total: "[3525000, 3525000]", within: check.CannotTell,
			least: []string{"(-∞, ∞)", "(-∞, ∞)"}, face: []string{"0", "165000"}},
		"a range": {distributed: "EUR 2-3 million", groups: groups("15", "EUR 300,000"),
			unit: "EUR", total: "[4500000, 4500000]", within: check.Met, least: []string{"[400000/3, ∞)"}},
		"at least so many": {distributed: "EUR 3 million", groups: groups("at least 21", "EUR 25,000", "15", "EUR 200,000"),
			unit: "EUR", total: "[3525000, ∞)", within: check.Met, least: []string{"(-∞, ∞)", "(-∞, ∞)"}},
		"at most so many": {distributed: "EUR 3 million", groups: groups("21", "EUR 25,000", "up to 15", "EUR 200,000"),
			unit: "EUR", total: "[525000, 3525000]", within: check.CannotTell, least: []string{"[0, ∞)", "[395000/3, ∞)"}},
		"fewer than so many": {distributed: "EUR 3 million", groups: groups("21", "EUR 25,000", "fewer than 16", "EUR 200,000"),
			unit: "EUR", total: "[525000, 3725000)", within: check.CannotTell, least: []string{"[0, ∞)", "(123437.5, ∞)"}},
		"none of them": {distributed: "EUR 1,000", groups: groups("0", "EUR 25,000"),
			unit: "EUR", total: "[0, 0]", within: check.NotMet, least: []string{"(-∞, ∞)"}},
		"no groups": {distributed: "EUR 1,000", unit: "EUR", total: "[0, 0]", within: check.NotMet},
		"a range is a ceiling by its high end": {distributed: "10", groups: groups("3", "2-4"), total: "[12, 12]", within: check.Met,
			least: []string{"[10/3, ∞)"}, face: []string{"10/3"}},
		"less than a ceiling": {distributed: "10", groups: groups("3", "less than 4"), total: "[12, 12]", within: check.Met,
			least: []string{"[10/3, ∞)"}, face: []string{"10/3"}},
		"other units of count": {distributed: "CHF 300,000", groups: groups("5 enterprises", "CHF 100,000"), unit: "CHF",
			total: "[500000, 500000]", within: check.Met, least: []string{"[60000, ∞)"}, face: []string{"60000"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var distributed figure.Quantity
			if tt.distributed != "" {
				distributed = figure.MustParse(tt.distributed)
			}
			c, err := claim.UnderCeilings(distributed, tt.groups...)
			require.NoError(t, err)
			require.Equal(t, tt.unit, c.Unit)
			require.Equal(t, tt.total, c.Total.String())
			require.Equal(t, tt.within, c.Within)
			require.Equal(t, tt.within == check.Met, c.Holds())
			var least, face []string
			for _, m := range c.MeanAtLeast {
				least = append(least, m.String())
			}
			for _, n := range c.MeanAtFace {
				face = append(face, n.String())
			}
			require.Equal(t, tt.least, least)
			require.Equal(t, tt.face, face)
		})
	}
}

func TestCeilingsText(t *testing.T) {
	gs := []claim.Group{
		{Count: figure.Count(21, "grants"), Ceiling: money.MustParseFigure("up to EUR 25,000")},
		{Count: figure.Count(15, "grants"), Ceiling: money.MustParseFigure("up to EUR 200,000")},
	}
	c, err := claim.UnderCeilings(money.MustParseFigure("EUR 3 million"), gs...)
	require.NoError(t, err)
	gs[0] = claim.Group{}
	require.Equal(t, "EUR 3 million within ceilings of EUR [3525000, 3525000]: met", c.String())
	require.Equal(t, ""+
		"input: count of group 1: 21 grants = [21, 21]\n"+
		"input: ceiling of group 1: up to EUR 25000 = [0, 25000]\n"+
		"input: count of group 2: 15 grants = [15, 15]\n"+
		"input: ceiling of group 2: up to EUR 200000 = [0, 200000]\n"+
		"input: distributed: EUR 3 million = [2500000, 3500000]\n"+
		"compute: ceilings together: EUR [3525000, 3525000] (count × ceiling, added up)\n"+
		"compute: mean of group 1: EUR [0, ∞) (the others at their ceilings)\n"+
		"compute: mean of group 2: EUR [131666.666666, ∞) (the others at their ceilings)\n"+
		"result: distributed <= ceilings: met\n", c.Trace().String())

	c, err = claim.UnderCeilings(nil, claim.Group{Count: figure.MustParse("3"), Ceiling: figure.MustParse("6 months")})
	require.NoError(t, err)
	require.Equal(t, "not stated within ceilings of [18, 18] months: cannot tell", c.String())
	c, err = claim.UnderCeilings(nil)
	require.NoError(t, err)
	require.Equal(t, "not stated within ceilings of [0, 0]: cannot tell", c.String())

	for ceiling, quoted := range map[string]string{
		"over EUR 25,000": "more than EUR 25000", "some EUR 25,000": "about EUR 25000", "at least EUR 25,000": "at least EUR 25000",
	} {
		_, err = claim.UnderCeilings(nil, groups("5", ceiling)...)
		require.ErrorIs(t, err, claim.ErrNoCeiling)
		require.EqualError(t, err, `claim: no ceiling: "`+quoted+`" has no upper end`)
	}
	_, err = claim.UnderCeilings(nil, claim.Group{Count: figure.Count(3, "")})
	require.EqualError(t, err, `claim: no ceiling: "not stated" has no upper end`)

	zeros := figure.Policy{TrailingZerosNotSignificant: true}
	c, err = claim.UnderCeilings(nil, claim.Group{Count: figure.Count(4, ""), Ceiling: figure.MustParse("EUR 25,000").Under(zeros)})
	require.NoError(t, err)
	require.Equal(t, "[100000, 100000]", c.Total.String(), "a limit is exact, whatever its zeros mean elsewhere")
}

// TestCeilingsLaws shares out amounts under ceilings: all of it is within them,
// and each mean is at least what is forced.
func TestCeilingsLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 1_000 {
		var gs []claim.Group
		var means []figure.Number
		distributed := int64(0)
		for range r.IntN(4) + 1 {
			count, ceiling := r.Int64N(5)+1, r.Int64N(50)
			given := int64(0)
			for range count {
				given += r.Int64N(ceiling + 1)
			}
			mean, _ := figure.Frac(given, count)
			means = append(means, mean)
			distributed += given
			gs = append(gs, claim.Group{Count: figure.Count(count, ""), Ceiling: figure.Count(ceiling, "")})
		}
		c, err := claim.UnderCeilings(figure.Count(distributed, ""), gs...)
		require.NoError(t, err)
		require.True(t, c.Holds(), "%s", c)
		for i, mean := range means {
			require.True(t, c.MeanAtLeast[i].Contains(mean), "%s", c.Trace())
			least, _, ok := c.MeanAtLeast[i].Lo()
			require.True(t, ok)
			require.True(t, least.Equal(c.MeanAtFace[i]), "exact figures")
		}
	}
}
