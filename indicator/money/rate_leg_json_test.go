package money_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/money"
)

func TestLegJSON(t *testing.T) {
	rate := money.MustParseRate("1 EUR = 1.2096 CHF on 2012-03-15 (daily, ECB)")
	const rateText = `{"base":"EUR","quote":"CHF","value":"1.2096","kind":"daily","date":"2012-03-15","source":"ECB"}`
	for want, leg := range map[string]money.Leg{
		`null`:                                {},
		`{"rate":` + rateText + `}`:           {Rate: rate},
		`{"rate":` + rateText + `,"age":"0"}`: {Rate: rate, HasAge: true},
		`{"rate":` + rateText + `,"inverse":true,"age":"-2"}`: {Rate: rate, Inverse: true, HasAge: true, Age: -2},
	} {
		data, err := json.Marshal(leg)
		require.NoError(t, err)
		require.Equal(t, want, string(data))
		back := money.Leg{Inverse: true, Age: 7}
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, leg.String(), back.String())
		require.Equal(t, leg.Inverse, back.Inverse)
		require.Equal(t, leg.HasAge, back.HasAge)
	}
	for _, text := range []string{
		`{}`, `{"rate":null}`, `[]`, `"1 EUR"`, `{"rate":` + rateText + `,"age":2}`, `{"rate":` + rateText + `,"age":"+2"}`,
		`{"rate":` + rateText + `,"age":"02"}`, `{"rate":` + rateText + `,"more":1}`, `{"rate":` + rateText + `,"age":"99999999999999999999"}`,
	} {
		var leg money.Leg
		require.ErrorIs(t, leg.UnmarshalJSON([]byte(text)), money.ErrRate, text)
		require.True(t, leg.Rate.IsZero())
	}
}

func FuzzLegJSON(f *testing.F) {
	f.Add(`{"rate":{"base":"EUR","quote":"CHF","value":"1.2096","kind":"daily","date":"2012-03-15"},"inverse":true,"age":"-2"}`)
	f.Add(`null`)
	f.Add(`{"rate":{"base":"EUR","quote":"CHF","value":"10/3","kind":"average"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		var leg, back money.Leg
		if err := leg.UnmarshalJSON([]byte(text)); err != nil {
			require.ErrorIs(t, err, money.ErrRate)
			require.True(t, leg.Rate.IsZero())
			return
		}
		data, err := leg.MarshalJSON()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalJSON(data))
		require.True(t, leg.Rate.Equal(back.Rate))
		require.Equal(t, leg.String(), back.String())
	})
}
