package indicator_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
)

// enumerations lists, for each, how many values it has and how one is made.
func TestEnumerationsAsText(t *testing.T) {
	type value interface {
		encoding.TextMarshaler
		fmt.Stringer
	}
	tests := map[string]struct {
		n    int
		make func(uint8) value
		read func([]byte) (value, error)
	}{
		"scale": {12, func(n uint8) value { return indicator.Scale(n) }, func(b []byte) (value, error) {
			var v indicator.Scale
			err := v.UnmarshalText(b)
			return v, err
		}},
		"accrual": {4, func(n uint8) value { return indicator.Accrual(n) }, func(b []byte) (value, error) {
			var v indicator.Accrual
			err := v.UnmarshalText(b)
			return v, err
		}},
		"status": {6, func(n uint8) value { return indicator.Status(n) }, func(b []byte) (value, error) {
			var v indicator.Status
			err := v.UnmarshalText(b)
			return v, err
		}},
		"absence": {9, func(n uint8) value { return indicator.Absence(n) }, func(b []byte) (value, error) {
			var v indicator.Absence
			err := v.UnmarshalText(b)
			return v, err
		}},
		"direction": {5, func(n uint8) value { return indicator.Direction(n) }, func(b []byte) (value, error) {
			var v indicator.Direction
			err := v.UnmarshalText(b)
			return v, err
		}},
		"aggregation": {11, func(n uint8) value { return indicator.Aggregation(n) }, func(b []byte) (value, error) {
			var v indicator.Aggregation
			err := v.UnmarshalText(b)
			return v, err
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			seen := map[string]bool{}
			for n := range tt.n {
				v := tt.make(uint8(n))
				text, err := v.MarshalText()
				require.NoError(t, err)
				require.Equal(t, v.String(), string(text))
				require.Regexp(t, `^([a-z]+(-[a-z]+)*)?$`, string(text))
				require.Equal(t, n == 0, len(text) == 0)
				require.False(t, seen[string(text)])
				seen[string(text)] = true
				back, err := tt.read(text)
				require.NoError(t, err)
				require.Equal(t, v, back)
			}
			_, err := tt.make(uint8(tt.n)).MarshalText()
			require.ErrorContains(t, err, "indicator: ")
			_, err = tt.read([]byte("no such thing"))
			require.ErrorContains(t, err, `indicator: "no such thing" is no `+name)
		})
	}
}

func TestScaleAllows(t *testing.T) {
	always := []indicator.Aggregation{indicator.NoAggregation, indicator.Latest, indicator.Count, indicator.NotCombined}
	means := []indicator.Aggregation{indicator.Mean, indicator.WeightedMean, indicator.Median}
	ends := []indicator.Aggregation{indicator.Minimum, indicator.Maximum}
	tests := map[indicator.Scale]struct {
		isNumeric, hasOrder bool
		allows              [][]indicator.Aggregation
	}{
		indicator.CountScale:   {true, true, [][]indicator.Aggregation{means, ends, {indicator.Sum}}},
		indicator.ShareScale:   {true, true, [][]indicator.Aggregation{means, ends, {indicator.RatioOfSums}}},
		indicator.RatioScale:   {true, true, [][]indicator.Aggregation{means, ends, {indicator.RatioOfSums}}},
		indicator.MoneyScale:   {true, true, [][]indicator.Aggregation{means, ends, {indicator.Sum}}},
		indicator.IndexScale:   {true, true, [][]indicator.Aggregation{means, ends}},
		indicator.ScoreScale:   {true, true, [][]indicator.Aggregation{means, ends, {indicator.Sum}}},
		indicator.RankScale:    {true, true, [][]indicator.Aggregation{ends}},
		indicator.OrdinalScale: {false, true, [][]indicator.Aggregation{ends}},
		indicator.NominalScale: {false, false, nil},
		indicator.YesNoScale:   {false, true, [][]indicator.Aggregation{ends}},
		indicator.TextScale:    {false, false, nil},
	}
	for s, tt := range tests {
		t.Run(s.String(), func(t *testing.T) {
			require.Equal(t, tt.isNumeric, s.IsNumeric())
			require.Equal(t, tt.hasOrder, s.HasOrder())
			want := map[indicator.Aggregation]bool{}
			for _, list := range append(tt.allows, always) {
				for _, a := range list {
					want[a] = true
				}
			}
			for a := indicator.NoAggregation; a <= indicator.NotCombined; a++ {
				require.Equal(t, want[a], s.Allows(a), a.String())
				require.True(t, indicator.NoScale.Allows(a), "what is not stated refuses nothing")
			}
		})
	}
	require.False(t, indicator.NoScale.IsNumeric())
	require.False(t, indicator.NoScale.HasOrder())
}
