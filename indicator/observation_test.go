package indicator_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

// created is an observation with everything that one can have.
func created() indicator.Observation {
	return indicator.Observation{
		Indicator: "jobs", Value: fig("over 1,700 jobs"), Role: figure.Actual, Period: period.MustParseSpan("2011"),
		Place: indicator.CountryPlace(serbia), By: indicator.By("sex", "female"), Status: indicator.Approved,
		Contributor: indicator.MustCode("ilo"), Source: figure.Source{Publisher: "IOM", Page: "3"}, Recorded: period.MustParse("2012-02"),
	}
}

func TestObservationCheck(t *testing.T) {
	type O = *indicator.Observation
	share := func(v indicator.Value) indicator.Observation {
		return indicator.Observation{Indicator: "10.c.1", Value: v, Period: period.MustParseSpan("2014")}
	}
	grade := func(v indicator.Value) indicator.Observation {
		return indicator.Observation{Indicator: "Q1", Value: v, Period: period.MustParseSpan("2014")}
	}
	of := func(s indicator.Scale, v indicator.Value) indicator.Observation {
		o := share(v)
		o.Indicator = s.String()
		return o
	}
	tests := map[string]struct {
		indicator indicator.Indicator
		of        indicator.Observation
		change    func(O)
		want      string
	}{
		"clean":         {of: created()},
		"exact":         {of: created(), change: func(o O) { o.Value = fig("1,701 jobs") }},
		"zero":          {of: created(), change: func(o O) { o.Value = fig("0") }},
		"withheld":      {of: created(), change: func(o O) { o.Value = indicator.AbsentValue(indicator.Withheld) }},
		"not reported":  {of: created(), change: func(o O) { o.Value = indicator.Value{} }},
		"worked out":    {of: created(), change: func(o O) { o.Value = indicator.BoundsValue(interval(t, "1", "2")) }},
		"target":        {of: created(), change: func(o O) { o.Role = figure.Target }},
		"unknown sex":   {of: created(), change: func(o O) { o.By = indicator.By("sex", "unknown") }},
		"other words":   {of: created(), change: func(o O) { o.Value = fig("1,701 posts") }},
		"half a month":  {of: created(), change: func(o O) { o.Recorded = period.MustParse("2011") }},
		"other's value": {of: created(), change: func(o O) { o.Indicator = "posts" }, want: `indicator: error: the value is one of "posts", not of "jobs" [indicator.observation-indicator]`},
		"text for a number": {of: created(), change: func(o O) { o.Value = indicator.TextValue("N/A") },
			want: `value: error: "N/A" is a text, and the scale of the indicator is count [indicator.observation-value]`},
		"High": {of: created(), change: func(o O) { o.Value = indicator.CodeValue("High") },
			want: `value: error: "High" is a code, and the scale of the indicator is count [indicator.observation-value]`},
		"yes for a number": {of: created(), change: func(o O) { o.Value = indicator.YesNoValue(true) },
			want: `value: error: yes is yes or no, and the scale of the indicator is count [indicator.observation-value]`},
		"parts of a count": {of: created(), change: func(o O) { o.Value = parts(t, "1", "2", 1) },
			want: `value: error: 1 of 2 is numerator and denominator, and the scale of the indicator is count [indicator.observation-value]`},
		"percent of a count": {of: created(), change: func(o O) { o.Value = fig("12 %") },
			want: `value.figure.unit: error: the figure is in "%", and the indicator in "jobs" [indicator.observation-unit]`},
		"less than nothing": {of: created(), change: func(o O) { o.Value = fig("-3 jobs") },
			want: `value: error: the value -3 jobs is below 0, which no count can be [indicator.observation-negative]`},
		"half a job": {of: created(), change: func(o O) { o.Value = indicator.BoundsValue(figure.Point(figure.MustNumber("2.5"))) },
			want: `value: warning: the count [2.5, 2.5] is no whole number [indicator.observation-fraction]`},
		"role of its own": {of: created(), change: func(o O) { o.Value = indicator.FigureValue(figure.Count(3, "jobs").WithRole(figure.Target)) },
			want: `role: warning: the observation is of the role actual, and its figure of the role target [indicator.observation-role]`},
		"no period": {of: created(), change: func(o O) { o.Period = period.Span{} },
			want: `period: warning: nothing says of which period the value is [indicator.observation-period]`},
		"a quarter of a yearly indicator": {of: created(), change: func(o O) { o.Period = period.MustParseSpan("2011-01-01/2011-03-31") },
			want: `period: warning: the period 2011-01-01/2011-03-31 is no reporting period of the cadence yearly [indicator.observation-period]`},
		"before it began": {of: created(), change: func(o O) { o.Recorded = period.MustParse("2010-12-31") },
			want: `recorded: error: the value of 2011 is said to be reached, and was reported on 2010-12-31, before the period began [indicator.observation-early]`},
		"planned before it began": {of: created(), change: func(o O) { o.Role, o.Recorded = figure.Planned, period.MustParse("2010") }},
		"other axis": {of: created(), change: func(o O) { o.By = o.By.With("age", "15-24") },
			want: `by: error: the value is broken down by "age", and the indicator has no such axis [indicator.observation-axis]`},
		"other category": {of: created(), change: func(o O) { o.By = indicator.By("sex", "girls") },
			want: `by: error: "girls" is no category of the axis "sex" [indicator.observation-category]`},
		"area without a name": {of: created(), change: func(o O) { o.Place = indicator.AreaPlace(place.Area{Country: serbia, Kind: "district", Code: "RS-01"}) },
			want: `place.area.name: error: the area has no name: where a source only counts areas, state the count of a set [place.area-name]`},
		"contributor is no code": {of: created(), change: func(o O) { o.Contributor.Value = " " },
			want: `contributor: error: the contributor " " is no code: blanks around the value [indicator.reference]`},
		"several at once": {of: created(), change: func(o O) { o.Value, o.By = indicator.TextValue("many"), indicator.By("sex", "x") },
			want: `value: error: "many" is a text, and the scale of the indicator is count [indicator.observation-value]` + "\n" +
				`by: error: "x" is no category of the axis "sex" [indicator.observation-category]`},

		"share":                    {indicator: costs(), of: share(fig("7.8 %"))},
		"share of parts":           {indicator: costs(), of: share(parts(t, "15", "200", 100))},
		"all":                      {indicator: costs(), of: share(fig("100 %"))},
		"maybe more than all":      {indicator: costs(), of: share(fig("over 99 %"))},
		"more than all":            {indicator: costs(), of: share(fig("101 %")), want: `value: error: the share 101% is above the whole, 100 [indicator.observation-share]`},
		"parts of more than all":   {indicator: costs(), of: share(parts(t, "201", "200", 100)), want: `value: error: the share 201 of 200, per 100 is above the whole, 100 [indicator.observation-share]`},
		"negative share":           {indicator: costs(), of: share(fig("-2 %")), want: `value: error: the value -2% is below 0, which no share can be [indicator.observation-negative]`},
		"share in money":           {indicator: costs(), of: share(fig("EUR 5")), want: `value.figure.unit: error: the figure is in "EUR", and the indicator in "%" [indicator.observation-unit]`},
		"parts per 1":              {indicator: costs(), of: share(parts(t, "15", "200", 1)), want: `value.factor: error: the parts are per 1, and the indicator is per 100 [indicator.observation-factor]`},
		"share of nothing":         {indicator: costs(), of: share(parts(t, "15", "0", 100))},
		"rank of zero":             {indicator: indicator.Indicator{Code: "rank", Scale: indicator.RankScale}, of: of(indicator.RankScale, fig("0")), want: `value: error: the value 0 is below 1, which no rank can be [indicator.observation-negative]`},
		"negative money is a loss": {indicator: indicator.Indicator{Code: "money", Scale: indicator.MoneyScale, Unit: "EUR"}, of: of(indicator.MoneyScale, fig("EUR -5"))},

		"grade":                     {indicator: grades(), of: grade(indicator.CodeValue("partial"))},
		"grade that is none":        {indicator: grades(), of: grade(indicator.CodeValue("good")), want: `value.code: error: "good" is none of the indicator's options [indicator.observation-option]`},
		"number for a grade":        {indicator: grades(), of: grade(fig("2")), want: `value: error: 2 is a figure, and the scale of the indicator is ordinal [indicator.observation-value]`},
		"grade, no options stated":  {indicator: indicator.Indicator{Code: "Q1", Scale: indicator.NominalScale}, of: grade(indicator.CodeValue("good"))},
		"yes":                       {indicator: indicator.Indicator{Code: "yes-no", Scale: indicator.YesNoScale}, of: of(indicator.YesNoScale, indicator.YesNoValue(false))},
		"text":                      {indicator: indicator.Indicator{Code: "text", Scale: indicator.TextScale}, of: of(indicator.TextScale, indicator.TextValue("N/A"))},
		"anything without a scale":  {indicator: indicator.Indicator{}, of: of(indicator.NoScale, indicator.TextValue("N/A"))},
		"breakdown, no axes stated": {indicator: indicator.Indicator{Code: "Q1"}, of: indicator.Observation{Indicator: "Q1", Period: period.MustParseSpan("2014"), By: indicator.By("sex", "x")}, want: `by: warning: the value is broken down by "sex", and the indicator has no such axis [indicator.observation-axis]`},
		"target, no direction": {indicator: indicator.Indicator{Code: "Q1"},
			of:   indicator.Observation{Indicator: "Q1", Role: figure.Target, Period: period.MustParseSpan("2014"), Value: fig("3")},
			want: `role: error: there is a target of 3, and the indicator does not say which direction is wanted [indicator.observation-direction]`},
		"milestone, no direction": {indicator: indicator.Indicator{Code: "Q1", Scale: indicator.OrdinalScale},
			of:   indicator.Observation{Indicator: "Q1", Role: figure.Milestone, Period: period.MustParseSpan("2014"), Value: indicator.CodeValue("x")},
			want: `role: error: there is a milestone of "x", and the indicator does not say which direction is wanted [indicator.observation-direction]`},
		"target in words has none": {indicator: indicator.Indicator{Code: "Q1", Scale: indicator.TextScale},
			of: indicator.Observation{Indicator: "Q1", Role: figure.Target, Period: period.MustParseSpan("2014"), Value: indicator.TextValue("better")}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			def := tt.indicator
			if tt.change != nil || name == "clean" {
				def = jobs()
			}
			o := tt.of
			if tt.change != nil {
				tt.change(&o)
			}
			fs := o.Check(def)
			require.Equal(t, tt.want, strings.TrimSuffix(fs.String(), "\n"))
			for _, f := range fs {
				require.NotEmpty(t, f.Path)
			}
		})
	}
}

func TestObservationJSON(t *testing.T) {
	data, err := json.Marshal(created())
	require.NoError(t, err)
	require.JSONEq(t, `{
		"indicator": "jobs", "value": {"figure": {"hedge": "more-than", "value": "1700", "place_value": "1", "unit": "jobs"}},
		"role": "actual", "period": "2011", "place": {"country": "RS"}, "by": {"sex": "female"}, "status": "approved",
		"contributor": "ilo", "source": {"publisher": "IOM", "page": "3"}, "recorded": "2012-02"
	}`, string(data))
	data, err = json.Marshal(indicator.Observation{})
	require.NoError(t, err)
	require.Equal(t, `{}`, string(data))

	for name, data := range map[string]string{
		"unknown field": `{"year": "2011"}`, "value as a number": `{"value": 12}`, "two values": `{"value": {"code": "a", "yes": true}}`,
		"no such status": `{"status": "done"}`, "two places": `{"place": {"country": "RS", "group": "EU"}}`,
		"period in words": `{"period": "last year"}`, "axis twice": `{"by": {"sex": "a", "sex": "b"}}`, "data behind": `{} {}`,
	} {
		t.Run(name, func(t *testing.T) {
			o := created()
			require.ErrorContains(t, o.UnmarshalJSON([]byte(data)), "indicator: observation: ")
			require.True(t, o.Equal(created()), "a failed reading changes nothing")
		})
	}
}

func TestObservationEqual(t *testing.T) {
	a := created()
	require.True(t, a.Equal(created()))
	for name, change := range map[string]func(*indicator.Observation){
		"indicator":   func(o *indicator.Observation) { o.Indicator = "x" },
		"value":       func(o *indicator.Observation) { o.Value = fig("over 1,700") },
		"role":        func(o *indicator.Observation) { o.Role = figure.Target },
		"period":      func(o *indicator.Observation) { o.Period = period.MustParseSpan("2012") },
		"place":       func(o *indicator.Observation) { o.Place = indicator.CountryPlace(germany) },
		"breakdown":   func(o *indicator.Observation) { o.By = indicator.By("sex", "male") },
		"status":      func(o *indicator.Observation) { o.Status = indicator.Draft },
		"contributor": func(o *indicator.Observation) { o.Contributor = indicator.MustCode("iom") },
		"source":      func(o *indicator.Observation) { o.Source.Page = "4" },
		"recorded":    func(o *indicator.Observation) { o.Recorded = period.MustParse("2013") },
	} {
		b := created()
		change(&b)
		require.False(t, a.Equal(b), name)
	}
}

// What is not of one series has another key.
func TestObservationSeriesKey(t *testing.T) {
	key := created().SeriesKey()
	later := created()
	later.Value, later.Period, later.Recorded = fig("1"), period.MustParseSpan("2012"), period.MustParse("2013")
	require.Equal(t, key, later.SeriesKey())
	for name, change := range map[string]func(*indicator.Observation){
		"indicator":   func(o *indicator.Observation) { o.Indicator = "x" },
		"role":        func(o *indicator.Observation) { o.Role = figure.Target },
		"place":       func(o *indicator.Observation) { o.Place = indicator.AreaPlace(place.Area{Name: lang.En("RS")}) },
		"breakdown":   func(o *indicator.Observation) { o.By = indicator.Breakdown{} },
		"contributor": func(o *indicator.Observation) { o.Contributor = indicator.Code{} },
	} {
		o := created()
		change(&o)
		require.NotEqual(t, key, o.SeriesKey(), name)
	}
}

func FuzzObservationJSON(f *testing.F) {
	data, err := json.Marshal(created())
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"place":{"from":{"group":"EU"},"to":{"area":{"name":{"en":"x"}}}},"by":{"a":"b","c":"d"},"period":"1997/.."}`))
	f.Add([]byte(`{"value":{"numerator":{"hedge":"exact","value":"1","place_value":"1"},"denominator":{"hedge":"exact","value":"0","place_value":"1"}}}`))
	def := jobs()
	f.Fuzz(func(t *testing.T, data []byte) {
		var o indicator.Observation
		if err := o.UnmarshalJSON(data); err != nil {
			require.True(t, o.Equal(indicator.Observation{}))
			return
		}
		written, err := json.Marshal(o)
		require.NoError(t, err)
		var back indicator.Observation
		require.NoError(t, back.UnmarshalJSON(written))
		require.True(t, o.Equal(back), "%s", written)
		require.Equal(t, o.SeriesKey(), back.SeriesKey())
		require.True(t, o.Check(def).Equal(back.Check(def)))
	})
}

func BenchmarkObservationCheck(b *testing.B) {
	o, def := created(), jobs()
	b.ReportAllocs()
	for b.Loop() {
		_ = o.Check(def)
	}
}
