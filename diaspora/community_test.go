package diaspora_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

func TestCompareEstimates(t *testing.T) {
	base := diaspora.Estimate{
		Figure: figure.MustParse("800,000 people"), Basis: diaspora.BirthBasis, Origin: geo("SRB"),
		Date: period.MustParse("2015"), Edition: edition(2020),
	}
	edit := func(change func(*diaspora.Estimate)) diaspora.Estimate {
		e := base
		change(&e)
		return e
	}
	five := figure.MustParse("5 million")
	tests := map[string]struct {
		other         diaspora.Estimate
		sameBasis     check.Verdict
		contradiction check.Verdict
		differ        []string
		notStated     []string
	}{
		"disjoint":  {edit(func(e *diaspora.Estimate) { e.Figure = five }), check.Met, check.Met, nil, nil},
		"meets":     {edit(func(e *diaspora.Estimate) { e.Figure = figure.MustParse("0.8 million") }), check.Met, check.NotMet, nil, nil},
		"no bounds": {edit(func(e *diaspora.Estimate) { e.Figure = figure.MustParse("about 5 million") }), check.Met, check.CannotTell, nil, nil},
		"no figure": {edit(func(e *diaspora.Estimate) { e.Figure = figure.Figure{} }), check.Met, check.CannotTell, nil, nil},
		"basis":     {edit(func(e *diaspora.Estimate) { e.Figure, e.Basis = five, diaspora.SelfIdentifiedBasis }), check.NotMet, check.NotMet, []string{"basis"}, nil},
		"no basis":  {edit(func(e *diaspora.Estimate) { e.Figure, e.Basis = five, diaspora.NoBasis }), check.CannotTell, check.CannotTell, nil, []string{"basis"}},
		"no basis, another year": {
			edit(func(e *diaspora.Estimate) { e.Figure, e.Basis, e.Date = five, 0, period.MustParse("2020") }),
			check.CannotTell, check.NotMet, []string{"date"}, []string{"basis"},
		},
		"edition":   {edit(func(e *diaspora.Estimate) { e.Figure, e.Edition = five, edition(2024) }), check.Met, check.NotMet, []string{"edition"}, nil},
		"territory": {edit(func(e *diaspora.Estimate) { e.Figure, e.Origin = five, serbiaWithKosovo(t) }), check.Met, check.NotMet, []string{"territory"}, nil},
		"origin":    {edit(func(e *diaspora.Estimate) { e.Figure, e.Origin = five, geo("ALB") }), check.Met, check.NotMet, []string{"origin"}, nil},
		"residence": {edit(func(e *diaspora.Estimate) { e.Figure, e.Residence = five, geo("CHE") }), check.Met, check.NotMet, []string{"residence"}, nil},
		"sex":       {edit(func(e *diaspora.Estimate) { e.Figure, e.Sex = five, diaspora.Female }), check.Met, check.NotMet, []string{"sex"}, nil},
		"age":       {edit(func(e *diaspora.Estimate) { e.Figure, e.Age = five, ages(t, "25+") }), check.Met, check.NotMet, []string{"age"}, nil},
		"nothing":   {diaspora.Estimate{Figure: five}, check.CannotTell, check.CannotTell, nil, []string{"basis", "origin", "date", "edition"}},
	}
	for name, tt := range tests {
		for _, c := range []diaspora.EstimateComparison{
			diaspora.CompareEstimates(base, tt.other), diaspora.CompareEstimates(tt.other, base),
		} {
			require.Equal(t, tt.sameBasis, c.SameBasis, name)
			require.Equal(t, tt.contradiction, c.Contradiction, name)
			require.Equal(t, tt.differ, c.Differ, name)
			require.Equal(t, tt.notStated, c.NotStated, name)
		}
	}
	c := diaspora.CompareEstimates(diaspora.Estimate{Figure: five}, base)
	require.Equal(t, "6.25 in [5.625, 6.875]", c.Ratio.String())
	require.Equal(t, "5 million against 800000 people (birth, RS, 2015, UN DESA 2020): ratio 6.25 in [5.625, 6.875], contradiction cannot tell, "+
		"not stated: basis, origin, date, edition", c.String())
	require.Contains(t, c.Trace().String(), "compute: ratio: 6.25 in [5.625, 6.875] (left / right)")
}

func TestCommunityJSON(t *testing.T) {
	c := diaspora.Community{Name: "Serbian diaspora", Estimates: []diaspora.Estimate{
		{
			Figure: figure.MustParse("five million").AsEstimate(), Basis: diaspora.SelfIdentifiedBasis, Origin: geo("SRB"),
			Date: period.MustParse("2015"), Source: figure.Source{Publisher: "Government of Serbia"},
		},
		diaspora.EstimateOf(albanians(t, geo("ITA"), diaspora.Female, 5)),
	}}
	data, err := json.Marshal(c)
	require.NoError(t, err)
	var back diaspora.Community
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(again))
	require.True(t, c.Estimates[0].Figure.Equal(back.Estimates[0].Figure))
	require.Equal(t, "5 (birth, AL, 2020, UN DESA 2020, female, in IT)", back.Estimates[1].String())
	require.Len(t, c.On(diaspora.BirthBasis), 1)
	require.Len(t, c.Compare(), 1)
	require.Error(t, json.Unmarshal([]byte(`{"estimates": [{"number": 5}]}`), &back))
	require.Error(t, json.Unmarshal([]byte(`{"estimate": []}`), &back))
	require.Equal(t, "not stated", diaspora.Estimate{}.String())
}

// Five million against 0.8 million: six times as many, and no contradiction.
func ExampleCommunity() {
	origin, _ := diaspora.GeoOf(place.MustCountry("RS")).WithTerritory("Serbia including Kosovo*")
	born := func(edition int, n int64) diaspora.Estimate {
		return diaspora.EstimateOf(diaspora.Stock{
			Count: diaspora.MustCount(n, diaspora.ExactCount), Origin: origin, Date: period.MustParse("2015"),
			Basis: diaspora.BirthBasis, Edition: diaspora.Edition{Publisher: "UN DESA", Year: edition},
		})
	}
	c := diaspora.Community{Name: "Serbian diaspora", Estimates: []diaspora.Estimate{
		{
			Figure: figure.MustParse("five million").AsEstimate(), Basis: diaspora.SelfIdentifiedBasis,
			Origin: diaspora.GeoOf(place.MustCountry("RS")), Date: period.MustParse("2015"),
		},
		born(2020, 826_891), born(2024, 775_447),
	}}
	for _, pair := range c.Compare() {
		fmt.Println(pair.Ratio, pair.SameBasis, pair.Contradiction, pair.Differ)
	}
	// Output:
	// 6.0467 in [5.442, 6.6515] not met not met [basis territory]
	// 6.4479 in [5.8031, 7.0927] not met not met [basis territory]
	// 1.0663 met not met [edition]
}
