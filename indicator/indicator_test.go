package indicator_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// jobs is a definition with everything that a count can have.
func jobs() indicator.Indicator {
	return indicator.Indicator{
		Code: "jobs", Title: lang.En("jobs created"), Definition: lang.En("posts filled for at least six months"),
		Scale: indicator.CountScale, Unit: "jobs", Direction: indicator.Increase, Accrual: indicator.OfPeriod,
		OverTime: indicator.Sum, OverContributors: indicator.Sum, Axes: []indicator.Axis{sex()},
		References: []indicator.Code{indicator.MustCode("sdg:8.5.2"), indicator.MustCode("iati-result:1")}, Responsible: indicator.MustCode("ilo"),
		Verification: lang.En("payrolls"), Cadence: period.Yearly,
	}
}

// costs is a definition with everything that a share can have.
func costs() indicator.Indicator {
	return indicator.Indicator{
		Code: "10.c.1", Title: lang.En("cost of sending"), Scale: indicator.ShareScale, Unit: "%", Factor: figure.Int(100),
		Direction: indicator.Decrease, Accrual: indicator.AtPoint, OverTime: indicator.Latest, OverContributors: indicator.RatioOfSums,
		Numerator: lang.En("fee and margin"), Denominator: lang.En("amount sent"),
	}
}

// grades is an ordinal definition.
func grades() indicator.Indicator {
	return indicator.Indicator{
		Code: "Q1", Scale: indicator.OrdinalScale, Options: options("absent", "partial", "complete"),
		Direction: indicator.Increase, Accrual: indicator.AtPoint, OverTime: indicator.Latest, OverContributors: indicator.Count,
	}
}

func TestIndicatorMultiplier(t *testing.T) {
	tests := map[string]struct {
		indicator indicator.Indicator
		want      string
	}{
		"not stated":           {indicator.Indicator{Scale: indicator.RatioScale}, "1"},
		"percent":              {indicator.Indicator{Scale: indicator.ShareScale, Unit: "%"}, "100"},
		"per 100,000":          {indicator.Indicator{Factor: figure.Int(100_000), Unit: "cases"}, "100000"},
		"the factor is stated": {indicator.Indicator{Factor: figure.Int(1000), Unit: "%"}, "1000"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, tt.indicator.Multiplier().String()) })
	}
}

func TestIndicatorAxisAndOption(t *testing.T) {
	a, ok := jobs().Axis("sex")
	require.True(t, ok)
	require.Equal(t, sex(), a)
	_, ok = jobs().Axis("age")
	require.False(t, ok)
	_, ok = indicator.Indicator{Axes: make([]indicator.Axis, 1)}.Axis("")
	require.False(t, ok, "no code names no axis")

	n, ok := grades().Option("partial")
	require.True(t, ok)
	require.Equal(t, 1, n)
	_, ok = grades().Option("Partial")
	require.False(t, ok)
}

func TestIndicatorCheck(t *testing.T) {
	type change = func(*indicator.Indicator)
	scale := func(s indicator.Scale) change { return func(i *indicator.Indicator) { i.Scale = s } }
	tests := map[string]struct {
		of     func() indicator.Indicator
		change change
		want   string // path: severity: message [code], a line each
	}{
		"count":                     {of: jobs},
		"share":                     {of: costs},
		"grades":                    {of: grades},
		"no scale, so nothing said": {of: jobs, change: scale(indicator.NoScale)},
		"only a code":               {of: jobs, change: func(i *indicator.Indicator) { *i = indicator.Indicator{Code: "1"} }},
		"only a title":              {of: jobs, change: func(i *indicator.Indicator) { *i = indicator.Indicator{Title: lang.En("jobs")} }},
		"nothing":                   {of: jobs, change: func(i *indicator.Indicator) { *i = indicator.Indicator{} }, want: "error: the indicator has neither title nor code [indicator.title]"},

		"money in a currency":         {of: jobs, change: func(i *indicator.Indicator) { i.Scale, i.Unit = indicator.MoneyScale, "EUR" }},
		"money without a currency":    {of: jobs, change: func(i *indicator.Indicator) { i.Scale, i.Unit = indicator.MoneyScale, "" }, want: `unit: warning: nothing says in which currency the money is [indicator.unit]`},
		"money in jobs":               {of: jobs, change: scale(indicator.MoneyScale), want: `unit: error: the unit of money is "jobs", which is no currency's code [indicator.unit]`},
		"count of a currency":         {of: jobs, change: func(i *indicator.Indicator) { i.Unit = "EUR" }, want: `unit: error: the unit is the currency EUR, and the scale is count [indicator.unit]`},
		"count in percent":            {of: jobs, change: func(i *indicator.Indicator) { i.Unit = "%" }, want: `unit: error: the unit is %, and the scale count has no percentages [indicator.unit]`},
		"ratio of money to a thing":   {of: costs, change: func(i *indicator.Indicator) { i.Scale, i.Unit, i.Factor = indicator.RatioScale, "EUR", figure.Int(1) }},
		"grades with a unit":          {of: grades, change: func(i *indicator.Indicator) { i.Unit = "points" }, want: `unit: error: the unit is "points", and the values of the scale ordinal are no numbers [indicator.unit]`},
		"percent per 1,000":           {of: costs, change: func(i *indicator.Indicator) { i.Factor = figure.Int(1000) }, want: `factor: error: the unit is %, and the factor 1000, not 100 [indicator.factor]`},
		"negative factor":             {of: costs, change: func(i *indicator.Indicator) { i.Factor = figure.Int(-100) }, want: `factor: error: the factor -100 is negative [indicator.factor]`},
		"count with a factor":         {of: jobs, change: func(i *indicator.Indicator) { i.Factor = figure.Int(10) }, want: `factor: error: there is a factor of 10, and the scale count has no quotient to multiply [indicator.factor]`},
		"count of parts":              {of: jobs, change: func(i *indicator.Indicator) { i.Denominator = lang.En("x") }, want: `denominator: error: there is a denominator, and the scale count has no quotient [indicator.parts]`},
		"numerator alone":             {of: costs, change: func(i *indicator.Indicator) { i.Denominator, i.OverContributors = lang.Text{}, 0 }, want: `numerator: warning: there is a numerator, and no denominator is stated [indicator.parts]`},
		"direction of a text":         {of: func() indicator.Indicator { return indicator.Indicator{Code: "t", Scale: indicator.TextScale} }, change: func(i *indicator.Indicator) { i.Direction = indicator.Increase }, want: `direction: error: the direction is increase, and of two values of the scale text none is the higher [indicator.direction]`},
		"yes-no with a direction":     {of: func() indicator.Indicator { return indicator.Indicator{Code: "y", Scale: indicator.YesNoScale} }, change: func(i *indicator.Indicator) { i.Direction = indicator.Increase }},
		"yes-no in a band":            {of: func() indicator.Indicator { return indicator.Indicator{Code: "y", Scale: indicator.YesNoScale} }, change: func(i *indicator.Indicator) { i.Direction = indicator.Band }, want: `direction: error: the direction is band, and between yes and no there is none [indicator.direction]`},
		"running total of shares":     {of: costs, change: func(i *indicator.Indicator) { i.Accrual = indicator.Cumulative }, want: `accrual: warning: a running total of the scale share means something only where the denominator stays the same [indicator.accrual]`},
		"of shares without parts":     {of: func() indicator.Indicator { return indicator.Indicator{Code: "s", Scale: indicator.ShareScale} }, change: func(i *indicator.Indicator) { i.Accrual = indicator.Cumulative }, want: `accrual: error: there is no running total of what does not add up: the scale is share [indicator.accrual]`},
		"running total of grades":     {of: grades, change: func(i *indicator.Indicator) { i.Accrual = indicator.Cumulative }, want: `accrual: error: there is no running total of what does not add up: the scale is ordinal [indicator.accrual]`},
		"mean of grades":              {of: grades, change: func(i *indicator.Indicator) { i.OverContributors = indicator.Mean }, want: `over_contributors: error: the mean of values of the scale ordinal means nothing [indicator.aggregation]`},
		"median of grades over time":  {of: grades, change: func(i *indicator.Indicator) { i.OverTime = indicator.Median }, want: `over_time: error: the median of values of the scale ordinal means nothing [indicator.aggregation]`},
		"mean of ranks":               {of: func() indicator.Indicator { return indicator.Indicator{Code: "r", Scale: indicator.RankScale} }, change: func(i *indicator.Indicator) { i.OverTime = indicator.Mean }, want: `over_time: error: the mean of values of the scale rank means nothing [indicator.aggregation]`},
		"sum of shares":               {of: func() indicator.Indicator { return indicator.Indicator{Code: "s", Scale: indicator.ShareScale} }, change: func(i *indicator.Indicator) { i.OverContributors = indicator.Sum }, want: `over_contributors: error: values of the scale share do not add up: combine them as a ratio of sums [indicator.sum-of-shares]`},
		"sum of shares with parts":    {of: costs, change: func(i *indicator.Indicator) { i.OverContributors = indicator.Sum }, want: `over_contributors: warning: values of the scale share do not add up: combine them as a ratio of sums [indicator.sum-of-shares]`},
		"mean of shares":              {of: func() indicator.Indicator { return indicator.Indicator{Code: "s", Scale: indicator.ShareScale} }, change: func(i *indicator.Indicator) { i.OverContributors = indicator.Mean }, want: `over_contributors: warning: the mean of values of the scale share is taken, and nothing says of what they are made: a ratio of sums needs numerator and denominator [indicator.mean-of-shares]`},
		"mean of shares with parts":   {of: costs, change: func(i *indicator.Indicator) { i.OverContributors = indicator.Mean }},
		"ratio of sums of nothing":    {of: func() indicator.Indicator { return indicator.Indicator{Code: "s", Scale: indicator.ShareScale} }, change: func(i *indicator.Indicator) { i.OverContributors = indicator.RatioOfSums }, want: `over_contributors: error: a ratio of sums needs a numerator and a denominator, and neither is stated [indicator.ratio-of-sums]`},
		"ratio without a denominator": {of: costs, change: func(i *indicator.Indicator) { i.Denominator = lang.Text{} }, want: "over_contributors: error: a ratio of sums needs a numerator and a denominator, and no denominator is stated [indicator.ratio-of-sums]\nnumerator: warning: there is a numerator, and no denominator is stated [indicator.parts]"},
		"ratio of sums of counts":     {of: jobs, change: func(i *indicator.Indicator) { i.OverTime = indicator.RatioOfSums }, want: `over_time: error: the ratio-of-sums of values of the scale count means nothing [indicator.aggregation]`},
		"stocks added up":             {of: jobs, change: func(i *indicator.Indicator) { i.Accrual = indicator.AtPoint }, want: `over_time: error: values that are at-point do not add up over periods: the same thing counts in each [indicator.stock-over-time]`},
		"running totals added up":     {of: jobs, change: func(i *indicator.Indicator) { i.Accrual = indicator.Cumulative }, want: `over_time: error: values that are cumulative do not add up over periods: the same thing counts in each [indicator.stock-over-time]`},
		"stocks of partners":          {of: jobs, change: func(i *indicator.Indicator) { i.Accrual, i.OverTime = indicator.AtPoint, indicator.Latest }},

		"no options":          {of: grades, change: func(i *indicator.Indicator) { i.Options = nil }, want: `options: warning: the scale is ordinal, and nothing says which answers there are [indicator.options]`},
		"one option":          {of: grades, change: func(i *indicator.Indicator) { i.Options = options("x") }, want: `options: error: there is one option, and a choice needs two [indicator.options]`},
		"options of a count":  {of: jobs, change: func(i *indicator.Indicator) { i.Options = options("x", "y") }, want: `options: error: there are 2 options, and the scale count has none [indicator.options]`},
		"option without code": {of: grades, change: func(i *indicator.Indicator) { i.Options[1].Code = "" }, want: `options[1].code: error: the option "title of partial" has no code [indicator.option]`},
		"option twice":        {of: grades, change: func(i *indicator.Indicator) { i.Options[2].Code = "absent" }, want: `options[2].code: error: the code "absent" is that of options[0] too [indicator.option-twice]`},

		"fault in an axis":     {of: jobs, change: func(i *indicator.Indicator) { i.Axes[0].Unknown.Code = "male" }, want: `axes[0].unknown.code: error: the unknown, "male", is categories[1] too [indicator.axis-unknown-twice]`},
		"axis twice":           {of: jobs, change: func(i *indicator.Indicator) { i.Axes = append(i.Axes, sex()) }, want: `axes[1].code: error: the code "sex" is that of axes[0] too [indicator.axis-twice]`},
		"two axes without one": {of: jobs, change: func(i *indicator.Indicator) { i.Axes[0].Code = ""; i.Axes = append(i.Axes, i.Axes[0]) }, want: "axes[0].code: error: the axis \"sex\" has no code [indicator.axis-code]\naxes[1].code: error: the axis \"sex\" has no code [indicator.axis-code]"},

		"reference without value":  {of: jobs, change: func(i *indicator.Indicator) { i.References[1].Value = "" }, want: `references[1]: error: the reference "iati-result:" is no code: no value [indicator.reference]`},
		"reference twice":          {of: jobs, change: func(i *indicator.Indicator) { i.References[1] = i.References[0] }, want: `references[1]: warning: the reference "sdg:8.5.2" is references[0] too [indicator.reference-twice]`},
		"responsible is no code":   {of: jobs, change: func(i *indicator.Indicator) { i.Responsible.Vocabulary = "A B" }, want: `responsible: error: the organisation responsible "A B:ilo" is no code: want a vocabulary of lower-case letters, digits, '-', '_' and '.' [indicator.reference]`},
		"nobody is responsible":    {of: jobs, change: func(i *indicator.Indicator) { i.Responsible = indicator.Code{} }},
		"no direction is no fault": {of: jobs, change: func(i *indicator.Indicator) { i.Direction = 0 }},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			ind := tt.of()
			if tt.change != nil {
				tt.change(&ind)
			}
			fs := ind.Check()
			require.Equal(t, tt.want, strings.TrimSuffix(fs.String(), "\n"))
			if tt.want == "" {
				require.Nil(t, fs)
			}

			// A framework finds the same, below the indicator.
			f := indicator.Framework{Categories: []indicator.Category{{Code: "A", Indicators: []indicator.Indicator{ind}}}}
			within := check.Findings(nil).UnderIndex("categories", 0, check.Findings(nil).UnderIndex("indicators", 0, fs))
			require.Equal(t, within, f.Check())
		})
	}
}

func TestIndicatorCheckOfManyReferences(t *testing.T) {
	ind := indicator.Indicator{Code: "1"}
	for i := range 1000 {
		ind.References = append(ind.References, indicator.Code{Vocabulary: "sdg", Value: fmt.Sprint(i)})
	}
	require.Nil(t, ind.Check())
	ind.References[999] = ind.References[7]
	require.Equal(t, []string{"indicator.reference-twice"}, codesOf(ind.Check()))
	require.Contains(t, ind.Check()[0].Message, "references[7]")
}

func TestIndicatorCheckAllocatesNothingWhenClean(t *testing.T) {
	for _, ind := range []indicator.Indicator{jobs(), costs(), grades(), {Code: "1"}} {
		require.Nil(t, ind.Check())
		require.Zero(t, testing.AllocsPerRun(20, func() { _ = ind.Check() }), ind.Code)
	}
}

func TestIndicatorJSON(t *testing.T) {
	for _, ind := range []indicator.Indicator{{}, jobs(), costs(), grades()} {
		data, err := json.Marshal(ind)
		require.NoError(t, err)
		var back indicator.Indicator
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, ind, back)
	}
	data, err := json.Marshal(costs())
	require.NoError(t, err)
	require.JSONEq(t, `{
		"code": "10.c.1", "title": {"en": "cost of sending"}, "scale": "share", "unit": "%", "factor": "100",
		"direction": "decrease", "accrual": "at-point", "over_time": "latest", "over_contributors": "ratio-of-sums",
		"numerator": {"en": "fee and margin"}, "denominator": {"en": "amount sent"}
	}`, string(data))
	data, err = json.Marshal(indicator.Indicator{})
	require.NoError(t, err)
	require.Equal(t, `{}`, string(data))
}

func TestIndicatorJSONIsStrict(t *testing.T) {
	tests := map[string]string{
		"unknown field":           `{"id": "1"}`,
		"unknown field of axis":   `{"axes": [{"code": "sex", "name": "x"}]}`,
		"unknown field of option": `{"options": [{"code": "sex", "name": "x"}]}`,
		"no such scale":           `{"scale": "percent"}`,
		"factor as a number":      `{"factor": 100}`,
		"factor with an exponent": `{"factor": "1e9"}`,
		"no such cadence":         `{"cadence": "weekly"}`,
		"reference without value": `{"references": ["sdg:"]}`,
		"key twice":               `{"unit": "a", "unit": "b"}`,
		"data behind":             `{} 1`,
		"list":                    `[]`,
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			ind := jobs()
			require.ErrorContains(t, ind.UnmarshalJSON([]byte(data)), "indicator: definition: ")
			require.Equal(t, jobs(), ind, "a failed reading changes nothing")
		})
	}
}

func FuzzIndicatorJSON(f *testing.F) {
	for _, ind := range []indicator.Indicator{{}, jobs(), costs(), grades()} {
		data, err := json.Marshal(ind)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(`{"scale":"ordinal","over_time":"mean","options":[{"code":""},{"code":"a"},{"code":"a"}],"axes":[{"code":"","unknown":{"code":"x"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var ind indicator.Indicator
		if err := ind.UnmarshalJSON(data); err != nil {
			require.Equal(t, indicator.Indicator{}, ind)
			return
		}
		first, err := json.Marshal(ind)
		require.NoError(t, err)
		var back indicator.Indicator
		require.NoError(t, back.UnmarshalJSON(first))
		second, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
		require.True(t, ind.Check().Equal(back.Check()))
	})
}

func BenchmarkIndicatorCheck(b *testing.B) {
	ind := jobs()
	b.ReportAllocs()
	for b.Loop() {
		_ = ind.Check()
	}
}
