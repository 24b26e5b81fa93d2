package indicator_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

func point(s string) figure.Interval { return figure.Point(figure.MustNumber(s)) }

func TestTallyCoverage(t *testing.T) {
	weighted := func(value, weight string) indicator.Item {
		i := indicator.Item{}
		if weight != "" {
			i.Weight, i.Denominator = point(weight), point(weight)
		}
		if value == "" {
			i.Absence = indicator.NotReported
		} else {
			i.Value = point(value)
		}
		return i
	}
	tests := map[string]struct {
		a     indicator.Aggregation
		items []indicator.Item
		want  string // coverage; "" for none
		two   string // the result if two thirds must be covered
	}{
		"all":                         {indicator.WeightedMean, []indicator.Item{weighted("10", "100"), weighted("2", "900")}, "1", "2.8"},
		"two thirds, exactly":         {indicator.WeightedMean, []indicator.Item{weighted("10", "2"), weighted("", "1")}, "2/3", "10"},
		"too few":                     {indicator.WeightedMean, []indicator.Item{weighted("10", "2"), weighted("", "1.1")}, "20/31", "undefined"},
		"absent without a weight":     {indicator.WeightedMean, []indicator.Item{weighted("10", "2"), weighted("", "")}, "1", "10"},
		"of denominators":             {indicator.RatioOfSums, []indicator.Item{weighted("5", "10"), weighted("9", "90"), weighted("", "100")}, "0.5", "undefined"},
		"nothing":                     {indicator.RatioOfSums, []indicator.Item{weighted("", "100")}, "0", "not-reported"},
		"nothing, nor weights":        {indicator.RatioOfSums, []indicator.Item{weighted("", "")}, "", "not-reported"},
		"another aggregation":         {indicator.Sum, []indicator.Item{weighted("5", "10"), weighted("", "90")}, "", "undefined"},
		"weights come to 0":           {indicator.WeightedMean, []indicator.Item{weighted("5", "0"), weighted("", "90")}, "", "undefined"},
		"a negative one is no weight": {indicator.WeightedMean, []indicator.Item{weighted("5", "1"), weighted("", "-90")}, "1", "5"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tally := indicator.MustTally(tt.a)
			for _, i := range tt.items {
				tally.AddItem(i)
			}
			got, ok := tally.Result().Coverage()
			require.Equal(t, tt.want != "", ok)
			if ok {
				n, isPoint := got.IsPoint()
				require.True(t, isPoint)
				require.Equal(t, tt.want, n.String())
			}
			covering := tally.Result().Covering(figure.MustNumber("2/3"))
			if n, ok := covering.Number(); ok {
				require.Equal(t, tt.two, n.String())
				return
			}
			require.Equal(t, tt.two, covering.Absence.String())
			require.NotEmpty(t, covering.Why)
			require.True(t, covering.Bounds.IsUnbounded())
		})
	}
}

// Weights of what is absent merge, and are written and read, as the rest is.
func TestTallyCoverageMerges(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 8))
	for range 200 {
		a := []indicator.Aggregation{indicator.WeightedMean, indicator.RatioOfSums}[rng.IntN(2)]
		whole := indicator.MustTally(a)
		parts := []*indicator.Tally{indicator.MustTally(a), indicator.MustTally(a), indicator.MustTally(a)}
		for range rng.IntN(20) {
			v := figure.Point(figure.Int(rng.Int64N(50)))
			if rng.IntN(4) == 0 {
				v = figure.From(figure.Int(rng.Int64N(50)))
			}
			i := indicator.Item{Value: figure.Point(figure.Int(rng.Int64N(9))), Weight: v, Denominator: v}
			if rng.IntN(2) == 0 {
				i.Absence = indicator.Withheld
			}
			whole.AddItem(i)
			parts[rng.IntN(3)].AddItem(i)
		}
		merged := &indicator.Tally{}
		rng.Shuffle(3, func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		for _, p := range parts {
			data, err := p.MarshalBinary()
			require.NoError(t, err)
			var read indicator.Tally
			require.NoError(t, read.UnmarshalBinary(data))
			text, err := json.Marshal(&read)
			require.NoError(t, err)
			var again indicator.Tally
			require.NoError(t, json.Unmarshal(text, &again))
			require.NoError(t, merged.Merge(&again))
		}
		want, err := whole.MarshalBinary()
		require.NoError(t, err)
		got, err := merged.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, want, got)
		a1, ok1 := whole.Result().Coverage()
		a2, ok2 := merged.Result().Coverage()
		require.Equal(t, ok1, ok2)
		require.True(t, a1.Equal(a2))
	}
}

// The World Bank gives no share of a group whose members with both figures make
// less than two thirds of its product.
func ExampleTallyResult_Covering() {
	share := indicator.NewRatioTally(figure.Int(100))
	share.AddItem(indicator.Item{Value: point("3"), Denominator: point("15")})
	share.AddItem(indicator.Item{Absence: indicator.NotReported, Denominator: point("10")})
	fmt.Println(share.Result())
	fmt.Println(share.Result().Covering(figure.MustNumber("2/3")).Trace().Of(check.Result))
	// Output:
	// ratio-of-sums 20 of 1, 1 missing
	// result: ratio-of-sums: undefined (the values cover 0.6 of the weights: at least 2/3 is wanted)
}
