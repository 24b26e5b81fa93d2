package indicator_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

func TestFrameworksOfThePackage(t *testing.T) {
	tests := map[string]struct {
		make              func() indicator.Framework
		categories, named int
		complete, all     check.Verdict
		codes             []string // of findings
	}{
		"SDG":        {indicator.SDGMigration, 4, 8, check.CannotTell, check.CannotTell, nil},
		"Serbia":     {indicator.SerbianWhitePaper2010, 6, 0, check.NotMet, check.CannotTell, []string{"indicator.framework-incomplete"}},
		"governance": {indicator.MigrationGovernance, 6, 0, check.NotMet, check.CannotTell, []string{"indicator.framework-incomplete"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := tt.make()
			require.Len(t, f.Categories, tt.categories)
			require.Equal(t, tt.named, f.Named())
			require.Equal(t, tt.complete, f.Complete())
			require.Equal(t, tt.all, f.All(func(indicator.Indicator) check.Verdict { return check.Met }))
			require.Equal(t, tt.codes, codesOf(f.Check()))
			require.Empty(t, f.Check().AtLeast(check.Warning))
			require.False(t, f.Source.IsZero())
			require.False(t, f.Title.IsZero())
			require.False(t, f.Proposal.IsZero())

			data, err := json.Marshal(f)
			require.NoError(t, err)
			var back indicator.Framework
			require.NoError(t, json.Unmarshal(data, &back))
			require.Equal(t, f, back)

			// What is handed out is the caller's.
			f.Categories[0].Title = f.Categories[1].Title
			for i := range f.Categories[0].Indicators {
				for _, a := range f.Categories[0].Indicators[i].Axes {
					a.Categories[0].Code = "changed"
				}
			}
			require.Equal(t, back, tt.make())
		})
	}
}

func TestSDGMigration(t *testing.T) {
	byCode := map[string]indicator.Indicator{}
	for _, c := range indicator.SDGMigration().Categories {
		for _, ind := range c.Indicators {
			byCode[ind.Code] = ind
			require.Equal(t, []indicator.Code{{Vocabulary: "sdg", Value: ind.Code}}, ind.References)
			require.NotEqual(t, indicator.NoDirection, ind.Direction, ind.Code)
			require.NotEqual(t, indicator.NoScale, ind.Scale, ind.Code)
			require.NotEqual(t, indicator.NoAccrual, ind.Accrual, ind.Code)
			require.False(t, ind.Definition.IsZero(), ind.Code)
			require.False(t, ind.Verification.IsZero(), ind.Code)
			require.Regexp(t, `^`+c.Code+`\.`, ind.Code)
			for _, a := range ind.Axes {
				require.True(t, a.AddsUp(), a.Code)
				require.Equal(t, a.Code != "injury", a.Has("unknown"), "%s by %s", ind.Code, a.Code)
			}
		}
	}
	for code, want := range map[string]struct {
		scale     indicator.Scale
		direction indicator.Direction
		factor    string
		over      indicator.Aggregation
	}{
		"8.8.1":  {indicator.RatioScale, indicator.Decrease, "100000", indicator.RatioOfSums},
		"8.8.2":  {indicator.ScoreScale, indicator.Decrease, "1", indicator.NoAggregation},
		"10.7.1": {indicator.RatioScale, indicator.Decrease, "1", indicator.Mean},
		"10.7.2": {indicator.OrdinalScale, indicator.Increase, "1", indicator.Count},
		"10.7.3": {indicator.CountScale, indicator.Decrease, "1", indicator.Sum},
		"10.7.4": {indicator.RatioScale, indicator.Decrease, "100000", indicator.RatioOfSums},
		"10.c.1": {indicator.ShareScale, indicator.Decrease, "100", indicator.Mean},
		"17.3.2": {indicator.ShareScale, indicator.Increase, "100", indicator.RatioOfSums},
	} {
		ind, ok := byCode[code]
		require.True(t, ok, code)
		require.Equal(t, want.scale, ind.Scale, code)
		require.Equal(t, want.direction, ind.Direction, code)
		require.Equal(t, want.factor, ind.Multiplier().String(), code)
		require.Equal(t, want.over, ind.OverContributors, code)
	}

	// A published total of 232,629 injuries is made up of 89,123, 143,478 and 28
	// of whom the sex is not known: the category is there for them. The number
	// of workers and the year are made up here.
	for category, n := range map[string]int64{"female": 89_123, "male": 143_478, "unknown": 28} {
		v, err := indicator.PartsValue(figure.Count(n, "cases"), figure.Count(10_000_000, "workers"), figure.Int(100_000))
		require.NoError(t, err)
		o := indicator.Observation{
			Indicator: "8.8.1", Value: v, Period: period.MustParseSpan("2022"), By: indicator.By("sex", category),
		}
		require.Nil(t, o.Check(byCode["8.8.1"]))
	}
	grade := indicator.Observation{Indicator: "10.7.2", Period: period.MustParseSpan("2021"), Value: indicator.CodeValue("meets")}
	require.Nil(t, grade.Check(byCode["10.7.2"]))
	lowest, _ := byCode["10.7.2"].Option("requires-further-progress")
	highest, _ := byCode["10.7.2"].Option("fully-meets")
	require.Less(t, lowest, highest)
}
