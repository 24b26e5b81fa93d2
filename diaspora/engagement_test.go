package diaspora_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

func TestEngagementCheck(t *testing.T) {
	// roadmap has two actions with nothing wrong.
	roadmap := func() diaspora.Engagement {
		return diaspora.Engagement{
			AsOf:      period.MustParse("2016"),
			Countries: []diaspora.CountryStages{{Country: albania, Stages: []diaspora.EngagementStage{diaspora.StrategyStage}}},
			Actions: []diaspora.EngagementAction{
				{
					Code: "map", Kind: diaspora.Roadmap, Aims: []diaspora.Aim{diaspora.Enable}, Span: period.MustParseSpan("2015-01-01/2016-12-31"),
					Origins: countries("AL"), Hosts: countries("IT"), Partners: []diaspora.ActionPartner{{Code: "mfa"}, {Code: "mfa", Role: "donor"}},
					Measures: []diaspora.ActionMeasure{
						{Code: "1", Status: diaspora.ActionDone, Due: period.MustParse("2015-06"), Done: period.MustParse("2015-05"), Responsible: []string{"mfa"}}, {Code: "2"}, {}, {},
					},
					Outputs: []diaspora.ActionOutput{{Title: lang.En("a text")}},
				},
				{Code: "forum", Kind: diaspora.CompatriotForum, Aims: []diaspora.Aim{diaspora.Engage}, PartOf: "map", Span: period.MustParseSpan("2015-03-01/2015-03-02")},
			},
		}
	}
	require.Empty(t, roadmap().Check())
	type record = *diaspora.Engagement
	for name, tt := range map[string]struct {
		change   func(record)
		code     string
		severity check.Severity
		path     check.Path
	}{
		"no country":      {func(e record) { e.Countries[0].Country = place.Country{} }, "engagement-country", check.Error, "countries[0].country"},
		"country twice":   {func(e record) { e.Countries = append(e.Countries, e.Countries[0]) }, "engagement-country", check.Error, "countries[1].country"},
		"no stage":        {func(e record) { e.Countries[0].Stages = nil }, "engagement-stage", check.Error, "countries[0].stages"},
		"stage twice":     {func(e record) { s := &e.Countries[0].Stages; *s = append(*s, (*s)[0]) }, "engagement-stage", check.Error, "countries[0].stages[1]"},
		"stage of no day": {func(e record) { e.Countries[0].Stages[0] = 0 }, "engagement-stage", check.Error, "countries[0].stages[0]"},
		"no name":         {func(e record) { e.Actions[1].Code = "" }, "action-name", check.Warning, "actions[1].code"},
		"untagged":        {func(e record) { e.Actions[1].Aims = nil }, "action-untagged", check.Note, "actions[1].aims"},
		"aim twice":       {func(e record) { e.Actions[1].Aims = []diaspora.Aim{diaspora.Engage, diaspora.Engage} }, "action-aim", check.Error, "actions[1].aims[1]"},
		"aim not stated":  {func(e record) { e.Actions[0].Measures[1].Aims = []diaspora.Aim{0} }, "action-aim", check.Error, "actions[0].measures[1].aims[0]"},
		"host is origin":  {func(e record) { e.Actions[0].Hosts = countries("GR", "AL") }, "action-host", check.Warning, "actions[0].hosts[1]"},
		"many hosts":      {func(e record) { e.Actions[0].Hosts = make([]place.Country, 501) }, "action-host", check.Warning, "actions[0].hosts"},
		"done and open": {func(e record) {
			e.Actions[0].Status, e.Actions[0].Span = diaspora.ActionDone, period.MustParseSpan("2015-01-01/..")
		}, "action-status", check.Warning, "actions[0].status"},
		"done before it begins": {func(e record) {
			e.Actions[1].Status, e.AsOf = diaspora.ActionDone, period.MustParse("2014")
		}, "action-status", check.Warning, "actions[1].status"},
		"part of none":   {func(e record) { e.Actions[1].PartOf = "atlas" }, "action-reference", check.Error, "actions[1].part_of"},
		"follows itself": {func(e record) { e.Actions[1].Follows = "forum" }, "action-reference", check.Error, "actions[1].follows"},
		"supports none":  {func(e record) { e.Actions[1].Supports = []string{"map", ""} }, "action-reference", check.Error, "actions[1].supports[1]"},
		"in a circle": {func(e record) {
			e.Actions[0].Follows, e.Actions[1].Follows = "forum", "map"
			e.Actions[0].Span = period.Span{}
			e.Actions[1].Span = period.Span{}
		}, "action-cycle", check.Error, "actions[0].follows"},
		"outside the whole":   {func(e record) { e.Actions[1].Span = period.MustParseSpan("2017-03-01") }, "action-part-span", check.Error, "actions[1].span"},
		"before what it was":  {func(e record) { e.Actions[0].Follows = "forum" }, "action-follows-span", check.Error, "actions[0].span"},
		"partner of no code":  {func(e record) { e.Actions[1].Partners = []diaspora.ActionPartner{{}} }, "action-partner", check.Error, "actions[1].partners[0].code"},
		"partner twice":       {func(e record) { p := &e.Actions[0].Partners; *p = append(*p, (*p)[1]) }, "action-partner", check.Error, "actions[0].partners[2].code"},
		"measure twice":       {func(e record) { e.Actions[0].Measures[1].Code = "1" }, "measure-code-twice", check.Error, "actions[0].measures[1].code"},
		"who is responsible":  {func(e record) { e.Actions[0].Measures[1].Responsible = []string{"mod"} }, "measure-responsible", check.Warning, "actions[0].measures[1].responsible[0]"},
		"completed, not done": {func(e record) { e.Actions[0].Measures[0].Status = diaspora.ActionPlanned }, "measure-status", check.Error, "actions[0].measures[0].status"},
		"due later":           {func(e record) { e.Actions[0].Measures[0].Due = period.MustParse("2017") }, "measure-due", check.Warning, "actions[0].measures[0].due"},
		"empty output":        {func(e record) { e.Actions[0].Outputs = []diaspora.ActionOutput{{}} }, "action-output", check.Warning, "actions[0].outputs[0]"},
	} {
		t.Run(name, func(t *testing.T) {
			e := roadmap()
			tt.change(&e)
			fs := e.Check()
			require.Len(t, fs, 1, fs.String())
			require.Equal(t, "diaspora."+tt.code, fs[0].Code)
			require.Equal(t, tt.severity, fs[0].Severity)
			require.Equal(t, tt.path, fs[0].Path)
		})
	}

	e := roadmap()
	e.Actions[1].Code, e.Actions[1].PartOf = "map", "" // names one of two
	require.Equal(t, "actions[1].code: error: the code \"map\" is that of actions[0] too [diaspora.action-code-twice]\n", e.Check().String())

	// An action by itself is not compared with others.
	require.Empty(t, roadmap().Actions[1].Check())
	require.Len(t, diaspora.EngagementAction{}.Check(), 2)
}

// Circles are found once each, and long chains cost no more than their length.
func TestEngagementCycles(t *testing.T) {
	var e diaspora.Engagement
	const n = 20_000
	for i := range n {
		e.Actions = append(e.Actions, diaspora.EngagementAction{Code: fmt.Sprint(i), Aims: []diaspora.Aim{diaspora.Enable}, PartOf: fmt.Sprint(i + 1)})
	}
	e.Actions[n-1].PartOf = ""
	require.Empty(t, e.Check())
	e.Actions[n-1].PartOf = "500"
	fs := e.Check()
	require.Len(t, fs, 1)
	require.Equal(t, check.Path("actions[500].part_of"), fs[0].Path)
	require.Contains(t, fs[0].Message, "19500 actions")
	e.Actions[10].PartOf = "7"
	require.Len(t, e.Check(), 2)
}

func TestMeasures(t *testing.T) {
	day := period.MustParse
	for name, tt := range map[string]struct {
		m    diaspora.ActionMeasure
		want check.Verdict
	}{
		"under way, late":       {diaspora.ActionMeasure{Status: diaspora.ActionUnderWay, Due: day("2015-06")}, check.Met},
		"under way, in time":    {diaspora.ActionMeasure{Status: diaspora.ActionUnderWay, Due: day("2016-06")}, check.NotMet},
		"due that year":         {diaspora.ActionMeasure{Status: diaspora.ActionPlanned, Due: day("2016")}, check.CannotTell},
		"no day":                {diaspora.ActionMeasure{Status: diaspora.ActionPlanned}, check.CannotTell},
		"no status":             {diaspora.ActionMeasure{Due: day("2015-06")}, check.CannotTell},
		"no status, in time":    {diaspora.ActionMeasure{Due: day("2017")}, check.NotMet},
		"done":                  {diaspora.ActionMeasure{Status: diaspora.ActionDone, Due: day("2015-06")}, check.NotMet},
		"done late, by then":    {diaspora.ActionMeasure{Status: diaspora.ActionDone, Due: day("2015-06"), Done: day("2015-12")}, check.NotMet},
		"done late, after that": {diaspora.ActionMeasure{Status: diaspora.ActionDone, Due: day("2015-06"), Done: day("2016-12")}, check.Met},
		"dropped":               {diaspora.ActionMeasure{Status: diaspora.ActionDropped, Due: day("2015-06")}, check.NotMet},
	} {
		require.Equal(t, tt.want, tt.m.IsOverdue(day("2016-03-01")), name)
	}

	plan := diaspora.EngagementAction{Measures: []diaspora.ActionMeasure{
		{Status: diaspora.ActionDone}, {Status: diaspora.ActionUnderWay}, {Status: diaspora.ActionDropped}, {}, {Status: diaspora.ActionPlanned},
	}}
	p := plan.Progress()
	require.Equal(t, []int{5, 1, 1, 1, 1, 1}, []int{p.Measures, p.Planned, p.UnderWay, p.Done, p.Dropped, p.NotStated})
	require.Equal(t, "[25, 50]", p.Share.Bounds.String())
	require.NotEmpty(t, diaspora.EngagementAction{}.Progress().Share.Undefined)
}

func TestActionRunsOn(t *testing.T) {
	a := diaspora.EngagementAction{Span: period.MustParseSpan("2014-07/2016-06"), Recurs: period.Yearly}
	on := period.MustParse
	require.Equal(t, check.CannotTell, a.RunsOn(on("2015-07-01")))
	require.Equal(t, check.NotMet, a.RunsOn(on("2017")))
	a.Recurs = 0
	require.Equal(t, check.Met, a.RunsOn(on("2015-07-01")))
	a.Status = diaspora.ActionDropped
	require.Equal(t, check.CannotTell, a.RunsOn(on("2015-07-01")))
	require.Equal(t, diaspora.ActionDropped, a.StatusOn(on("2015-07-01")))
	require.Equal(t, diaspora.NoActionStatus, diaspora.EngagementAction{}.StatusOn(on("2015")))
}

func TestAimCoverage(t *testing.T) {
	none := diaspora.CoverageOfAims()
	require.Equal(t, check.NotMet, none.Covers(diaspora.Enable))
	require.Equal(t, check.NotMet, none.CoversAll())
	both := diaspora.CoverageOfAims(diaspora.EngagementAction{Aims: []diaspora.Aim{diaspora.Engage, diaspora.Enable, diaspora.Engage}})
	require.Equal(t, diaspora.AimCoverage{Actions: 1, Enable: 1, Engage: 1, Several: 1}, both)
	require.Equal(t, check.NotMet, both.CoversAll())
}

func TestEngagementJSON(t *testing.T) {
	for in, want := range map[string]string{
		`{"action": []}`:                                "unknown field",
		`{"actions": [{"kind": "parade"}]}`:             `"parade" is no kind of action`,
		`{"actions": [{"aims": ["enlarge"]}]}`:          `"enlarge" is no aim: want enable, engage or empower`,
		`{"countries": [{"country": "AL", "x": 1}]}`:    "unknown field",
		`{"actions": [{"span": "2016/2015"}]}`:          "end is before the start",
		`{"as_of": "2015", "as_of": "2016"}`:            "twice",
		`{"actions": [{"measures": [{"done": true}]}]}`: "cannot unmarshal",
	} {
		e := diaspora.Engagement{AsOf: period.MustParse("2001")}
		err := e.UnmarshalJSON([]byte(in))
		require.ErrorContains(t, err, want, in)
		require.ErrorContains(t, err, "diaspora: engagement: ")
		require.Equal(t, "2001", e.AsOf.String(), "an error leaves it as it was")
	}
	var a diaspora.EngagementAction
	require.ErrorContains(t, a.UnmarshalJSON([]byte(`{"kinds": 1}`)), "diaspora: action: ")
}

func FuzzEngagement(f *testing.F) {
	for _, a := range seeca().Actions[4:12] {
		data, err := json.Marshal(diaspora.Engagement{Actions: []diaspora.EngagementAction{a}})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"actions": [{"code": "a", "part_of": "b"}, {"code": "b", "part_of": "a", "recurs": "yearly"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var e diaspora.Engagement
		if e.UnmarshalJSON(data) != nil {
			require.Equal(t, diaspora.Engagement{}, e)
			return
		}
		fs := e.Check()
		require.True(t, fs.Equal(e.Check()), "the order is fixed")
		e.Coverage().CoversAll()
		e.RunningOn(period.MustParse("2015"))
		first, err := json.Marshal(e)
		require.NoError(t, err)
		var back diaspora.Engagement
		require.NoError(t, json.Unmarshal(first, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(first), string(again))
	})
}

// FuzzProgrammeRecords reads the other records of the programme side.
func FuzzProgrammeRecords(f *testing.F) {
	for _, v := range []any{pare(), threeForOne(), georgia(), diaspora.Visit{Person: "a", Services: []string{"b"}},
		diaspora.Assignment{Delivered: days(1, 2)}, contribution("1.50 EUR", "2 EUR")} {
		data, err := json.Marshal(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"currency": "EUR", "spent": [{"partner": "a", "amount": {"amount": "1", "currency": "EUR"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, v := range []json.Unmarshaler{new(diaspora.Scheme), new(diaspora.Contribution), new(diaspora.FundLedger),
			new(diaspora.Assignment), new(diaspora.Funnel), new(diaspora.Visit)} {
			if err := v.UnmarshalJSON(data); err != nil {
				require.ErrorContains(t, err, "diaspora: ")
				continue
			}
			switch v := v.(type) {
			case *diaspora.Scheme:
				v.Check()
			case *diaspora.Assignment:
				_, _ = diaspora.SumAssignments(*v)
			case *diaspora.Funnel:
				v.Check()
				_, _ = v.Rates()
			case *diaspora.Visit:
				tallyOf(*v, *v)
			}
			first, err := json.Marshal(v)
			require.NoError(t, err)
			require.NoError(t, v.UnmarshalJSON(first))
			again, err := json.Marshal(v)
			require.NoError(t, err)
			require.Equal(t, string(first), string(again))
		}
	})
}
