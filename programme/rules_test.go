package programme_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// chained returns a clean programme with a results chain, identifiers and
// classifications, and something in every list that is checked.
func chained() programme.Programme {
	p := grants()
	p.ID = "grants"
	p.Kind = programme.JointProgramme
	p.Status = programme.Completed
	p.Identifiers = []programme.Identifier{{Code: indicator.MustCode("iati:XM-DAC-47066-GE1"), Owner: "iom"}}
	p.Reporter = "iom"
	p.Organisations[0].Identifiers = []programme.Identifier{{Code: indicator.MustCode("iati-org:XM-DAC-47066")}}
	p.Organisations[2].Parent = "iom"
	p.Duration = figure.MustParse("two years")
	p.Dates = programme.Dates{PlannedStart: period.MustParse("2014-03"), PlannedEnd: period.MustParse("2016-02"), ActualStart: period.MustParse("2014-03-15")}
	p.Phases = []programme.Phase{
		{Code: "I", Span: period.MustParseSpan("2014-03/2014-12")}, {Code: "II", Kind: programme.Continuation, Span: period.MustParseSpan("2017-02/2017-03")},
	}
	p.Updated = period.MustParse("2016-03-01")
	p.Relations = []programme.Relation{{Kind: programme.Predecessor, Programme: "before"}, {Kind: programme.Successor, Name: lang.En("after")}}
	p.Classifications = []programme.Classification{
		{Kind: programme.SectorClass, Code: indicator.MustCode("dac-5:15190"), Percent: figure.MustParse("40%")},
		{Kind: programme.SectorClass, Code: indicator.MustCode("dac-5:24050"), Percent: figure.MustParse("60%")},
		{Kind: programme.SectorClass, Code: indicator.MustCode("own:x"), Title: lang.En("own sector")},
		{Kind: programme.MarkerClass, Code: indicator.MustCode("dac-marker:1"), Significance: programme.NotTargeted},
		{Kind: programme.AidTypeClass, Code: indicator.MustCode("dac-aid:C01")},
	}
	p.Coverage = []programme.Coverage{
		{Place: indicator.CountryPlace(place.MustCountry("GE")), Percent: figure.MustParse("33.5%")},
		{Place: indicator.GroupPlace("EU"), Percent: figure.MustParse("66.5%"), Span: period.MustParseSpan("2015")},
		{Place: indicator.CorridorPlace(place.MustCountry("GE"), place.MustCountry("PL"))},
	}
	p.Objectives = []programme.Objective{{Code: "O1", Title: lang.En("overall")}, {Code: "O2", Title: lang.En("specific"), Under: "O1"}}
	p.Indicators.Indicators[0] = indicator.Indicator{
		Code: "1", Title: lang.En("jobs"), Scale: indicator.CountScale, Unit: "jobs", Direction: indicator.Increase,
		References: []indicator.Code{indicator.MustCode("sdg:8.5")},
	}
	p.Observations = []indicator.Observation{
		{Indicator: "1", Role: figure.Baseline, Period: period.MustParseSpan("2013"), Value: indicator.FigureValue(figure.MustParse("10 jobs"))},
		{Indicator: "1", Role: figure.Target, Period: period.MustParseSpan("2016"), Value: indicator.FigureValue(figure.MustParse("at least 25 jobs"))},
		{Indicator: "1", Role: figure.Actual, Period: period.MustParseSpan("2015"), Value: indicator.FigureValue(figure.MustParse("12 jobs"))},
	}
	p.TargetGroups = []programme.TargetGroup{{Code: "users", Name: lang.En("former drug users"), Size: figure.MustParse("60 persons")}}
	p.Outcomes[0].Code, p.Outcomes[0].Objective, p.Outcomes[0].Span = "1", "O2", period.MustParseSpan("2014-04/2016-01")
	p.Outcomes[0].Outputs = []programme.Output{{
		Code: "1.1", Title: lang.En("grants"), Lead: "iom", Span: period.MustParseSpan("2014-05/2015-12"), Indicators: []string{"1"},
		TargetGroups: []string{"users"}, Partners: []programme.Partner{{Organisation: "ge", Host: "iom"}},
		Deliverables: []programme.Deliverable{{
			Code: "1.1.d", On: period.MustParse("2015-01"), Count: figure.MustParse("25 tests"), Document: "guide",
			Parts: programme.Parts{Overlap: programme.Exclusive, Named: []programme.Part{
				{Figure: figure.MustParse("10")}, {Figure: figure.MustParse("8")}, {Figure: figure.MustParse("7")},
			}},
		}},
		Activities: []programme.Activity{{
			Code: "1.1.1", Title: lang.En("training"), Lead: "iom", Feeds: []programme.Influence{{Verb: "feeds", On: "call"}, {Verb: "feeds", On: "1.1.d"}},
			Steps:  []programme.Step{{By: "ge"}},
			Events: []programme.Event{{Code: "e", Span: period.MustParseSpan("2014-06-24/2014-06-25"), Organisers: []string{"iom"}}},
		}},
	}}
	p.Outcomes[0].DeclaredOutputs = figure.MustParse("one output")
	p.Assumptions = []programme.Assumption{{Of: "1.1", Text: lang.En("rates stay")}}
	p.Risks = []programme.Risk{{Of: "I", Text: lang.En("crisis"), Owner: "ge"}}
	p.Lists = []programme.List{{Declared: figure.MustParse("two factors"), Items: []lang.Text{lang.En("a"), lang.En("b")}}}
	p.Results = []programme.Result{{Of: "1.1.1", Text: lang.En("users"), Parts: programme.Parts{
		Overlap: programme.Exclusive, Named: []programme.Part{{Figure: figure.MustParse("52%")}, {Figure: figure.MustParse("48%")}},
	}}}
	p.Documents[0].Issuer, p.Documents[0].Parties = "iom", []string{"iom", "ge"}
	return p
}

// bySex puts in the value reached as a whole and the values of women and men.
func bySex(whole string, parts ...string) func(*programme.Programme) {
	return func(p *programme.Programme) {
		p.Indicators.Indicators[0].Axes = []indicator.Axis{{
			Code: "sex", Categories: []indicator.Option{{Code: "f"}, {Code: "m"}}, IsExclusive: true, IsExhaustive: true,
		}}
		p.Observations[2].Value = indicator.FigureValue(figure.MustParse(whole))
		for i, text := range parts {
			o := p.Observations[2]
			o.By, o.Value = indicator.By("sex", []string{"f", "m", "f"}[i]), indicator.FigureValue(figure.MustParse(text))
			p.Observations = append(p.Observations, o)
		}
	}
}

// budgetItems returns lines of a government's budget with these percentages.
func budgetItems(percents ...string) (ks []programme.Classification) {
	for i, s := range percents {
		k := programme.Classification{Kind: programme.BudgetItemClass, Code: indicator.Code{Vocabulary: "cofog", Value: fmt.Sprint(i)}}
		if s != "" {
			k.Percent = figure.MustParse(s)
		}
		ks = append(ks, k)
	}
	return ks
}

// entryWith puts in a receipt with a sector and maybe further classifications, and
// one without any; types of aid begin with the second.
func entryWith(codes ...string) func(*programme.Programme) {
	return func(p *programme.Programme) {
		receipt := programme.FundEntry{Kind: programme.EntryReceipt, From: "sdc", Date: period.MustParse("2015-06-30"), Amount: usd("1")}
		p.Finance.Entries = []programme.FundEntry{receipt, receipt}
		for _, code := range codes {
			k := programme.Classification{Kind: programme.SectorClass, Code: indicator.MustCode(code)}
			if !strings.HasPrefix(code, "dac-5:") {
				k.Kind = programme.AidTypeClass
			}
			p.Finance.Entries[0].Classifications = append(p.Finance.Entries[0].Classifications, k)
		}
	}
}

// asOf are options by which chained is clean and every register can be asked.
func asOf() programme.Options {
	return programme.Options{
		AsOf: period.MustParse("2018-06"),
		Known: programme.Registers{
			Identifier:   func(c indicator.Code) check.Verdict { return check.Decide(c.Value == "XM-DAC-1&2") },
			Agency:       func(prefix string) check.Verdict { return check.Decide(prefix == "XM-DAC") },
			Vocabularies: []programme.Vocabulary{{Name: "dac-5", Entries: []programme.Entry{{Code: "15190"}, {Code: "24050"}, {Code: "15110", Withdrawn: true}}}},
		},
	}
}

func TestCheckCleanChain(t *testing.T) {
	p, o := chained(), asOf()
	require.Nil(t, p.Check())
	require.Nil(t, p.CheckWith(o))
	require.Zero(t, testing.AllocsPerRun(20, func() { _ = p.Check() }))
}

// Each rule of one programme finds what it says, once, where it says; the rules
// that wait to be asked for find nothing before.
func TestRules(t *testing.T) {
	percent := func(texts ...string) (ks []programme.Classification) {
		for i, s := range texts {
			k := programme.Classification{Kind: programme.ThemeClass, Code: indicator.Code{Vocabulary: "v", Value: fmt.Sprint(i)}}
			if s != "" {
				k.Percent = figure.MustParse(s)
			}
			ks = append(ks, k)
		}
		return ks
	}
	places := func(texts ...string) (cs []programme.Coverage) {
		for i, k := range percent(texts...) {
			cs = append(cs, programme.Coverage{Place: indicator.GroupPlace(fmt.Sprint(i)), Percent: k.Percent})
		}
		return cs
	}
	tests := map[string]struct { // by the code, and behind a blank what is special
		change func(*programme.Programme)
		path   string
		text   string // part of the message
	}{
		"agency-prefix": {func(p *programme.Programme) {
			p.Organisations[0].Identifiers[0].Code.Value = "XX-1-2"
			p.Identifiers = nil
		},
			"organisations[0].identifiers[0].code", `"XX-1"`},
		"agent":        {func(p *programme.Programme) {}, "organisations", "agent"},
		"aid-type-dac": {func(p *programme.Programme) { p.Classifications[4].Code.Vocabulary = "x" }, "classifications[4].code", "aid types"},
		"aid-type-twice": {func(p *programme.Programme) {
			p.Classifications = append(p.Classifications, programme.Classification{Kind: programme.AidTypeClass, Code: indicator.MustCode("dac-aid:D01")})
		}, "classifications[5].code", "classifications[4]"},
		"classification-nearly":         {func(p *programme.Programme) { p.Classifications = percent("50%", "49.99999%") }, "classifications[0].percent", `"v"`},
		"classification-percent":        {func(p *programme.Programme) { p.Classifications = percent("50%", "50%", "") }, "classifications[0].percent", `"v"`},
		"classification-range":          {func(p *programme.Programme) { p.Classifications[0].Percent = figure.MustParse("140%") }, "classifications[0].percent", "140"},
		"classification-range unit":     {func(p *programme.Programme) { p.Classifications[0].Percent = figure.MustParse("40 jobs") }, "classifications[0].percent", "no percentage"},
		"classification-rounding":       {func(p *programme.Programme) { p.Classifications = percent("33.3%", "33.3%", "33.3%") }, "classifications[0].percent", "consistent"},
		"classification-rounding range": {func(p *programme.Programme) { p.Classifications = percent("10-30%", "80%") }, "classifications[0].percent", "consistent"},
		"classification-sum":            {func(p *programme.Programme) { p.Classifications = percent("33.3%", "33.3%") }, "classifications[0].percent", "inconsistent"},
		"classification-sum single":     {func(p *programme.Programme) { p.Classifications = percent("80%") }, "classifications[0].percent", "inconsistent"},
		"classification-twice": {func(p *programme.Programme) { p.Classifications[4] = p.Classifications[3] },
			"classifications[4].code", "classifications[3]"},
		"classification-unshared": {func(p *programme.Programme) {
			p.Classifications = percent("", "")
			p.Classifications[0].Kind, p.Classifications[1].Kind = programme.SectorClass, programme.SectorClass
		}, "classifications[0].percent", `"v"`},
		"code-twice":        {func(p *programme.Programme) { p.Outcomes[1].Code = "1.1.1" }, "outcomes[1].code", "outcomes[0].outputs[0].activities[0]"},
		"code-twice phases": {func(p *programme.Programme) { p.Phases[1].Code = "I" }, "phases[1].code", "phases[0]"},
		"code-twice objectives": {func(p *programme.Programme) {
			p.Objectives[1].Code = "O1"
			p.Objectives[1].Under = ""
			p.Outcomes = nil
			p.DeclaredOutcomes = figure.Figure{}
			p.Assumptions = nil
			p.Results = nil
		}, "objectives[1].code", ""},
		"code-twice groups": {func(p *programme.Programme) { p.TargetGroups = append(p.TargetGroups, p.TargetGroups[0]) }, "target_groups[1].code", ""},
		"code-twice documents": {func(p *programme.Programme) {
			p.Documents = append(p.Documents, programme.Document{Code: "guide", Title: lang.En("guide")})
		}, "documents[2].code", "documents[1]"},
		"code-unlisted":           {func(p *programme.Programme) { p.Classifications[0].Code.Value = "1" }, "classifications[0].code", "is not in"},
		"code-unlisted withdrawn": {func(p *programme.Programme) { p.Classifications[0].Code.Value = "15110" }, "classifications[0].code", "withdrawn"},
		"dates-future": {func(p *programme.Programme) {
			p.Dates.ActualEnd = period.MustParse("2019-01-01")
			p.Span = period.MustParseSpan("2014-03/2019-01")
			p.Duration = figure.Figure{}
			p.Status = programme.Running
		}, "dates.actual_end", "2019-01-01"},
		"dates-future deliverable": {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Deliverables[0].On = period.MustParse("2020") },
			"outcomes[0].outputs[0].deliverables[0].on", "2020"},
		"dates-future document": {func(p *programme.Programme) { p.Documents[1].Published = period.MustParse("2018-07") }, "documents[1].published", "2018-07"},
		"dates-early":           {func(p *programme.Programme) { p.Dates.ActualStart = period.MustParse("1014-03-15") }, "dates.actual_start", "1014"},
		"dates-early span": {func(p *programme.Programme) {
			p.Span, p.Duration, p.Status = period.MustParseSpan("0201/2016-02"), figure.Figure{}, 0
		}, "span", "before 1900"},
		"dates-early event": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Activities[0].Events[0].Span = period.MustParseSpan("1899-12-31/1900-01-01")
		}, "outcomes[0].outputs[0].activities[0].events[0].span", "1899"},
		"dates-early due": {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Deliverables[0].Due = period.MustParse("1815") },
			"outcomes[0].outputs[0].deliverables[0].due", "1815"},
		"dates-early entry": {func(p *programme.Programme) {
			entryWith("dac-5:15190")(p)
			p.Finance.Entries[1].Date = period.MustParse("0015-06-30")
		}, "finance.entries[1].date", "before 1900"},
		"dates-early budget": {func(p *programme.Programme) { p.Finance.Budget = budgetOf("original 0014-03-15/0014-12-31 1 USD") },
			"finance.budget.lines[0].period", "before 1900"},
		"dates-late":     {func(p *programme.Programme) { p.Dates.ActualStart = period.MustParse("2014-04") }, "dates.actual_start", "planned for 2014-03"},
		"dates-late end": {func(p *programme.Programme) { p.Dates.ActualEnd = period.MustParse("2016-05") }, "dates.actual_end", "planned for 2016-02"},
		"dates-late deliverable": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Deliverables[0].Due = period.MustParse("2014-12")
		},
			"outcomes[0].outputs[0].deliverables[0].on", "2014-12"},
		"dates-late to come": {func(p *programme.Programme) {
			d := &p.Outcomes[0].Outputs[0].Deliverables[0]
			d.On, d.Due, d.Status = period.Date{}, period.MustParse("2014-12"), programme.Running
		}, "outcomes[0].outputs[0].deliverables[0].due", "running"},
		"dates-outside made": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Deliverables[0].On = period.MustParse("2017-05")
		},
			"outcomes[0].outputs[0].deliverables[0].on", "deliverable"},
		"dates-order":          {func(p *programme.Programme) { p.Dates.PlannedEnd = period.MustParse("2013") }, "dates.planned_end", "2013"},
		"dates-outside":        {func(p *programme.Programme) { p.Outcomes[0].Span = period.MustParseSpan("2013/2016-01") }, "outcomes[0].span", "outcome"},
		"dates-outside output": {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Span = period.MustParseSpan("2014-01/2015-12") }, "outcomes[0].outputs[0].span", "output"},
		"dates-outside event": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Activities[0].Events[0].Span = period.MustParseSpan("2016-01-24")
		}, "outcomes[0].outputs[0].activities[0].events[0].span", "2014-05/2015-12"},
		"dates-outside phase":   {func(p *programme.Programme) { p.Phases[0].Span = period.MustParseSpan("2013/2014") }, "phases[0].span", "phase"},
		"dates-outside country": {func(p *programme.Programme) { p.Coverage[1].Span = period.MustParseSpan("2017") }, "coverage[1].span", "2017"},
		"dates-outside partner": {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Partners[0].Span = period.MustParseSpan("2017") },
			"outcomes[0].outputs[0].partners[0].span", "2017"},
		"dates-outside activity": {func(p *programme.Programme) {
			p.Activities = []programme.Activity{{Title: lang.En("x"), Span: period.MustParseSpan("2012")}}
		},
			"activities[0].span", "activity"},
		"dates-outside due": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Deliverables[0].Due = period.MustParse("2017-05")
		},
			"outcomes[0].outputs[0].deliverables[0].due", "deliverable"},
		"dates-span":     {func(p *programme.Programme) { p.Dates.PlannedEnd = period.MustParse("2015-02") }, "dates", "2015-02"},
		"description":    {func(p *programme.Programme) {}, "description", ""},
		"donor-missing":  {func(p *programme.Programme) { p.Organisations[1].Roles = nil; p.Organisations[2].Roles = nil }, "organisations", ""},
		"duration":       {func(p *programme.Programme) { p.Duration = figure.MustParse("6 months") }, "duration", "23 months elapsed, 24 inclusive"},
		"duration phase": {func(p *programme.Programme) { p.Phases[0].Duration = figure.MustParse("two years") }, "phases[0].duration", "2 years"},
		"duration result": {func(p *programme.Programme) {
			p.Results[0].Period = period.MustParseSpan("2010-03/2015-08")
			p.Results[0].Over = figure.MustParse("5 years")
		}, "results[0].over", "5 years"},
		"duration fact": {func(p *programme.Programme) {
			p.Organisations[0].Facts = []programme.Result{{Period: period.MustParseSpan("2010-03/2015-08"), Over: figure.MustParse("5 years")}}
		}, "organisations[0].facts[0].over", "5 years"},
		"end": {func(p *programme.Programme) { p.NoPlannedEnd = true }, "no_planned_end", "2016-02"},
		"identifier": {func(p *programme.Programme) {
			p.Organisations[1].Identifiers = []programme.Identifier{{Code: indicator.Code{Value: " x"}}}
		}, "organisations[1].identifiers[0].code", `" x"`},
		"identifier-characters": {func(p *programme.Programme) { p.Identifiers[0].Code.Value = "XM-DAC-47066-a/b" },
			"identifiers[0].code", "/"},
		"identifier-prefix":   {func(p *programme.Programme) { p.Identifiers[0].Code.Value = "XM-DAC-470660-1" }, "identifiers[0].code", "hyphen"},
		"identifier-reporter": {func(p *programme.Programme) { p.Identifiers[0].Code.Value = "XM-DAC-47066" }, "identifiers[0].code", "reports"},
		"identifier-twice":    {func(p *programme.Programme) { p.Organisations[2].Identifiers = p.Organisations[0].Identifiers }, "organisations[2].identifiers[0].code", "organisations[0].identifiers[0]"},
		"indicator-missing":   {func(p *programme.Programme) { p.Outcomes = p.Outcomes[1:]; p.Assumptions, p.Results = nil, nil }, "outcomes[0].indicators", ""},
		"indicator-unknown":   {func(p *programme.Programme) { p.Outcomes[1].Indicators = []string{"2"} }, "outcomes[1].indicators[0]", `"2"`},
		"indicator-unknown value": {func(p *programme.Programme) { p.Observations[2].Indicator = "2" },
			"observations[2].indicator", `"2"`},
		"list-size": {func(p *programme.Programme) {
			p.DeclaredCountries = figure.MustParse("0 countries")
			p.Countries = []place.Country{place.MustCountry("GE")}
		}, "countries", "more"},
		"list-size items": {func(p *programme.Programme) { p.Lists[0].Items = append(p.Lists[0].Items, lang.En("c")) }, "lists[0].items", "more"},
		"list-size partial": {func(p *programme.Programme) {
			p.Lists[0].Items = append(p.Lists[0].Items, lang.En("c"))
			p.Lists[0].Partial = true
		}, "lists[0].items", "more"},
		"list-size outputs": {func(p *programme.Programme) { p.Outcomes[0].DeclaredOutputs = figure.MustParse("0 outputs") }, "outcomes[0].outputs", "more"},
		"list-size activities": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].DeclaredActivities = figure.MustParse("0 activities")
		}, "outcomes[0].outputs[0].activities", "more"},
		"list-size members": {func(p *programme.Programme) {
			p.Organisations[1].Count = figure.MustParse("1 member")
			p.Organisations[1].Members = []string{"ge", "iom"}
		}, "organisations[1].members", "more"},
		"list-size chapters": {func(p *programme.Programme) {
			p.Documents[0].Parts = []programme.List{{Declared: figure.MustParse("0 modules"), Items: []lang.Text{lang.En("core module")}}}
		}, "documents[0].parts[0].items", "more"},
		"marker-significance":  {func(p *programme.Programme) { p.Classifications[3].Significance = programme.NoSignificance }, "classifications[3].significance", "dac-marker:1"},
		"objective-cycle":      {func(p *programme.Programme) { p.Objectives[0].Under = "O2" }, "objectives[0].under", `"O2"`},
		"observation-outside":  {func(p *programme.Programme) { p.Observations[2].Period = period.MustParseSpan("2018") }, "observations[2].period", "2018"},
		"observation-value":    {func(p *programme.Programme) { p.Observations[1].Value = indicator.Value{} }, "observations[1].value", "target"},
		"organisation-cycle":   {func(p *programme.Programme) { p.Organisations[0].Parent = "ge" }, "organisations[0].parent", `"ge"`},
		"organisation-unknown": {func(p *programme.Programme) { p.Reporter = "x" }, "reporter", `"x"`},
		"organisation-unknown parent": {func(p *programme.Programme) { p.Organisations[0].Parent = "x" },
			"organisations[0].parent", `"x"`},
		"organisation-unknown owner":     {func(p *programme.Programme) { p.Identifiers[0].Owner = "x" }, "identifiers[0].owner", `"x"`},
		"organisation-unknown partner":   {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Partners[0].Organisation = "" }, "outcomes[0].outputs[0].partners[0].organisation", `""`},
		"organisation-unknown host":      {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Partners[0].Host = "x" }, "outcomes[0].outputs[0].partners[0].host", `"x"`},
		"organisation-unknown step":      {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Activities[0].Steps[0].By = "x" }, "outcomes[0].outputs[0].activities[0].steps[0].by", `"x"`},
		"organisation-unknown organiser": {func(p *programme.Programme) { p.Events = []programme.Event{{Organisers: []string{"iom", "x"}}} }, "events[0].organisers[1]", `"x"`},
		"organisation-unknown output":    {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Lead = "x" }, "outcomes[0].outputs[0].lead", `"x"`},
		"organisation-unknown activity":  {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Activities[0].Lead = "x" }, "outcomes[0].outputs[0].activities[0].lead", `"x"`},
		"organisation-unknown maker":     {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Deliverables[0].By = "x" }, "outcomes[0].outputs[0].deliverables[0].by", `"x"`},
		"organisation-unknown risk":      {func(p *programme.Programme) { p.Risks[0].Owner = "x" }, "risks[0].owner", `"x"`},
		"organisation-unknown issuer":    {func(p *programme.Programme) { p.Documents[0].Issuer = "x" }, "documents[0].issuer", `"x"`},
		"organisation-unknown party":     {func(p *programme.Programme) { p.Documents[0].Parties[1] = "x" }, "documents[0].parties[1]", `"x"`},
		"organisation-unknown funder":    {func(p *programme.Programme) { p.Documents[0].FundedBy = []string{"x"} }, "documents[0].funded_by[0]", `"x"`},
		"organisation-unknown funder to be": {func(p *programme.Programme) { p.Documents[0].ToBeFundedBy = []string{"x"} },
			"documents[0].to_be_funded_by[0]", `"x"`},
		"organisation-unknown member": {func(p *programme.Programme) { p.Organisations[1].Members = []string{"x"} }, "organisations[1].members[0]", `"x"`},
		"output-lead":                 {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Lead = "" }, "outcomes[0].outputs[0].lead", ""},
		"own-code-title":              {func(p *programme.Programme) { p.Classifications[2].Title = lang.Text{} }, "classifications[2].title", "own:x"},
		"participating":               {func(p *programme.Programme) {}, "organisations", "0 of"},
		"parts-sum": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Deliverables[0].Count = figure.MustParse("24 tests")
		}, "outcomes[0].outputs[0].deliverables[0].parts", "[25, 25]"},
		"parts-sum too little": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Deliverables[0].Count = figure.MustParse("26 tests")
		},
			"outcomes[0].outputs[0].deliverables[0].parts", "[25, 25]"},
		"parts-sum percent": {func(p *programme.Programme) { p.Results[0].Parts.Named[1].Figure = figure.MustParse("58%") }, "results[0].parts", "inconsistent"},
		"parts-sum one": {func(p *programme.Programme) {
			p.TargetGroups[0].Parts.Named = []programme.Part{{Figure: figure.MustParse("61 women")}}
		}, "target_groups[0].parts", "more than the whole"},
		"parts-sum overlapping": {func(p *programme.Programme) {
			p.Events = []programme.Event{{Participants: figure.MustParse("100 people"), Groups: programme.Parts{Overlap: programme.Overlapping, Named: []programme.Part{
				{Figure: figure.MustParse("40 lawyers")}, {Figure: figure.MustParse("50 officials")},
			}}}}
		}, "events[0].groups", "[90, 90]"},
		"place-missing": {func(p *programme.Programme) { p.Coverage, p.Locations = nil, nil }, "countries", ""},
		"place-nearly":  {func(p *programme.Programme) { p.Coverage = places("50%", "49.99999%") }, "coverage[0].percent", ""},
		"place-percent": {func(p *programme.Programme) { p.Coverage = places("50%", "50%", "") }, "coverage[0].percent", ""},
		"place-range": {func(p *programme.Programme) {
			p.Coverage = places("over 100%")
			p.Coverage[0].Place = indicator.AreaPlace(place.Area{Code: "x"})
		}, "coverage[0].percent", "100"},
		"place-rounding": {func(p *programme.Programme) { p.Coverage = places("33%", "33%", "33%") }, "coverage[0].percent", "consistent"},
		"place-sum":      {func(p *programme.Programme) { p.Coverage = places("33%", "33%") }, "coverage[0].percent", "inconsistent"},
		"place-sum vocabularies": {func(p *programme.Programme) { // 50 + 30, beside 50 + 50
			p.Coverage = places("50%", "50%", "30%")
			p.Coverage[0].Place = indicator.CountryPlace(place.MustCountry("GE"))
			p.Coverage[2].Code = indicator.MustCode("un-region:145")
		}, "coverage[2].percent", `"un-region"`},
		"place-percent vocabularies": {func(p *programme.Programme) {
			p.Coverage = places("50%", "50%", "")
			p.Coverage[0].Place = indicator.CountryPlace(place.MustCountry("GE"))
			p.Coverage[2].Code = indicator.MustCode("un-region:145")
		}, "coverage[2].percent", `"un-region"`},
		"place-unshared": {func(p *programme.Programme) { p.Coverage = places("", "") }, "coverage", ""},
		"reference-twice": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].References = []indicator.Code{indicator.MustCode("sdg:8.5")}
		}, "outcomes[0].outputs[0].indicators[0]", "sdg:8.5"},
		"reference-unknown": {func(p *programme.Programme) { p.Objectives[1].Under = "x" }, "objectives[1].under", `"x"`},
		"reference-unknown objective": {func(p *programme.Programme) { p.Outcomes[0].Objective = "x" },
			"outcomes[0].objective", `"x"`},
		"reference-unknown group":      {func(p *programme.Programme) { p.Outcomes[0].TargetGroups = []string{""} }, "outcomes[0].target_groups[0]", `""`},
		"reference-unknown feed":       {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Activities[0].Feeds[1].On = "x" }, "outcomes[0].outputs[0].activities[0].feeds[1].on", `"x"`},
		"reference-unknown document":   {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Deliverables[0].Document = "x" }, "outcomes[0].outputs[0].deliverables[0].document", `"x"`},
		"reference-unknown assumption": {func(p *programme.Programme) { p.Assumptions[0].Of = "x" }, "assumptions[0].of", `"x"`},
		"reference-unknown risk":       {func(p *programme.Programme) { p.Risks[0].Of = "x" }, "risks[0].of", `"x"`},
		"reference-unknown result":     {func(p *programme.Programme) { p.Results[0].Of = "x" }, "results[0].of", `"x"`},
		"relation-name":                {func(p *programme.Programme) { p.Relations[1].Name = lang.Text{} }, "relations[1].programme", ""},
		"relation-self":                {func(p *programme.Programme) { p.Relations[0].Programme = "grants" }, "relations[0].programme", "predecessor"},
		"relation-twice":               {func(p *programme.Programme) { p.Relations[1] = p.Relations[0] }, "relations[1]", "relations[0]"},
		"risks-missing":                {func(p *programme.Programme) { p.Risks = nil }, "risks", ""},
		"sector-beside-dac":            {func(p *programme.Programme) { p.Classifications = p.Classifications[2:3] }, "classifications[0].code", ""},
		"sector-missing":               {func(p *programme.Programme) { p.Classifications = p.Classifications[3:] }, "classifications", ""},
		"start": {func(p *programme.Programme) {
			p.Span, p.Dates = period.MustParseSpan("/2016-02"), programme.Dates{}
			p.Duration, p.Phases, p.Coverage, p.Outcomes[0].Span, p.Risks[0].Of = figure.Figure{}, nil, nil, period.Span{}, ""
		}, "span", ""},
		"status-dates": {func(p *programme.Programme) { p.Status = programme.Running }, "status", "completed"},
		"status-dates records": {func(p *programme.Programme) {
			p.Status, p.StatusRecords = 0, []programme.StatusRecord{{Status: programme.Planned, On: period.MustParse("2017")}}
		}, "status_records", "planned"},
		"actual-ceiling": {func(p *programme.Programme) {
			p.Results[0].Figure, p.Results[0].Parts = figure.MustParse("up to 15,000 migrants").WithRole(figure.Actual), programme.Parts{}
		}, "results[0].figure", "15000"},
		"actual-ceiling value": {func(p *programme.Programme) {
			p.Observations[2].Value = indicator.FigureValue(figure.MustParse("less than 12 jobs"))
		}, "observations[2].value", "less than 12"},
		"actual-ceiling event": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Activities[0].Events[0].Participants = figure.MustParse("up to 60 people").WithRole(figure.Actual)
		}, "outcomes[0].outputs[0].activities[0].events[0].participants", "60"},
		"actual-ceiling copies": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Deliverables[0].Count = figure.MustParse("up to 30 tests").WithRole(figure.Actual)
		}, "outcomes[0].outputs[0].deliverables[0].count", "30"},
		"duration-over": {func(p *programme.Programme) {
			p.Results[0].Period, p.Results[0].Over = period.MustParseSpan("2010-03/2015-08"), figure.MustParse("over 5 years")
		}, "results[0].over", "65 months elapsed, 66 inclusive"},
		"duration-over weeks": {func(p *programme.Programme) {
			p.Results[0].Period, p.Results[0].Over = period.MustParseSpan("2010-03-01/2010-03-31"), figure.MustParse("over 3 weeks")
		}, "results[0].over", "31 days"},
		"status-parts": {func(p *programme.Programme) {
			p.Activities = []programme.Activity{{Title: lang.En("x"), Status: programme.Planned}}
		}, "activities[0].status", "activity is planned"},
		"status-parts deliverable": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Deliverables[0].On, p.Outcomes[0].Outputs[0].Deliverables[0].Status = period.Date{}, programme.Running
		}, "outcomes[0].outputs[0].deliverables[0].status", "deliverable is running"},
		"status-records": {func(p *programme.Programme) {
			p.StatusRecords = []programme.StatusRecord{{Status: programme.Completed, On: period.MustParse("2017-03")}, {Status: programme.Running, On: period.MustParse("2017-03")}}
		}, "status_records[1].status", "by status_records[0] it is completed"},
		"status-records back": {func(p *programme.Programme) {
			p.StatusRecords = []programme.StatusRecord{
				{Status: programme.Running, On: period.MustParse("2014")}, {Status: programme.Completed, On: period.MustParse("2016-03")}, {},
				{Status: programme.Running, On: period.MustParse("2017-03")}, {Status: programme.Planned},
			}
		}, "status_records[3].status", "completed already"},
		"status-dates outcome": {func(p *programme.Programme) { p.Outcomes[0].Status = programme.Running }, "outcomes[0].status", "completed"},
		"status-dates output":  {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Status = programme.Planned }, "outcomes[0].outputs[0].status", "planned"},
		"status-dates event": {func(p *programme.Programme) {
			p.Outcomes[0].Outputs[0].Activities[0].Events[0].Status = programme.Planned
		}, "outcomes[0].outputs[0].activities[0].events[0].status", "2014-06-24"},
		"status-dates activity": {func(p *programme.Programme) {
			a := &p.Outcomes[0].Outputs[0].Activities[0]
			a.Span, a.Status = period.MustParseSpan("2014-06/2014-07"), programme.Running
		}, "outcomes[0].outputs[0].activities[0].status", "2014-07"},
		"status-dates partner": {func(p *programme.Programme) {
			x := &p.Outcomes[0].Outputs[0].Partners[0]
			x.Span, x.Status = period.MustParseSpan("2015"), programme.Planned
		}, "outcomes[0].outputs[0].partners[0].status", "2015"},
		"status-dates phase":   {func(p *programme.Programme) { p.Phases[0].Status = programme.Planned }, "phases[0].status", "2014-12"},
		"status-dates country": {func(p *programme.Programme) { p.Coverage[1].Status = programme.Planned }, "coverage[1].status", "2015"},
		"status-dates deliverable": {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Deliverables[0].Status = programme.Planned },
			"outcomes[0].outputs[0].deliverables[0].status", "2015-01"},
		"target-direction": {func(p *programme.Programme) {
			p.Observations[0].Value = indicator.FigureValue(figure.MustParse("over 30 jobs"))
			p.Observations[1].Value = indicator.FigureValue(figure.MustParse("25 jobs"))
		}, "observations[1].value", "increase"},
		"target-direction down": {func(p *programme.Programme) { p.Indicators.Indicators[0].Direction = indicator.Decrease },
			"observations[1].value", "decrease"},
		"text-title":          {func(p *programme.Programme) { p.Objectives[0].Title = lang.Text{} }, "objectives[0].title", "objective"},
		"text-title output":   {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Title = lang.Text{} }, "outcomes[0].outputs[0].title", "output"},
		"text-title activity": {func(p *programme.Programme) { p.Outcomes[0].Outputs[0].Activities[0].Title = lang.Text{} }, "outcomes[0].outputs[0].activities[0].title", "activity"},
		"budget-not-provided": {func(p *programme.Programme) {
			p.Finance.NoBudget = indicator.MustCode("iati-budget-not-provided:1")
			p.Finance.Budget = budgetOf("original 2014-03-15/2014-12-31 1 USD")
		}, "finance.no_budget", "iati-budget-not-provided:1"},
		"code-unlisted no budget": {func(p *programme.Programme) { p.Finance.NoBudget = indicator.MustCode("dac-5:1") }, "finance.no_budget", "dac-5:1"},
		"reference-vocabulary": {func(p *programme.Programme) {
			p.Indicators.Indicators[0].References = append(p.Indicators.Indicators[0].References, indicator.MustCode("sdg:10.7"))
		}, "indicators.indicators[0].references[1]", "sdg:8.5"},
		"parts-sum by sex":        {bySex("12 jobs", "7 jobs", "6 jobs"), "observations[2].value", "[13, 13]"},
		"parts-sum by sex, less":  {bySex("12 jobs", "5 jobs", "6 jobs"), "observations[2].value", "[11, 11]"},
		"parts-sum by sex, alone": {bySex("12 jobs", "13 jobs"), "observations[2].value", "[13, 13]"},
		"text-title document":     {func(p *programme.Programme) { p.Documents[1].Title = lang.Text{} }, "documents[1].title", "document"},
		"budget-item-nearly": {func(p *programme.Programme) {
			p.Classifications = append(p.Classifications, budgetItems("50%", "49.99999%")...)
		}, "classifications[5].percent", `"cofog"`},
		"budget-item-percent": {func(p *programme.Programme) {
			p.Classifications = append(p.Classifications, budgetItems("", "")...)
		}, "classifications[5].percent", "no percentages"},
		"budget-item-percent one": {func(p *programme.Programme) {
			p.Classifications = append(p.Classifications, budgetItems("100%", "")...)
		}, "classifications[5].percent", "no percentages"},
		"budget-item-rounding": {func(p *programme.Programme) {
			p.Classifications = append(p.Classifications, budgetItems("33%", "33%", "33%")...)
		}, "classifications[5].percent", "consistent"},
		"budget-item-sum": {func(p *programme.Programme) {
			p.Classifications = append(p.Classifications, budgetItems("33%", "33%")...)
		}, "classifications[5].percent", "inconsistent"},
		"budget-item-sum single": {func(p *programme.Programme) {
			p.Classifications = append(p.Classifications, budgetItems("80%")...)
		}, "classifications[5].percent", "inconsistent"},
		"code-unlisted class":  {func(p *programme.Programme) { p.Organisations[0].Class = indicator.MustCode("dac-5:1") }, "organisations[0].class", "dac-5:1"},
		"code-unlisted region": {func(p *programme.Programme) { p.Coverage[1].Code = indicator.MustCode("dac-5:1") }, "coverage[1].code", "dac-5:1"},
		"code-unlisted entry":  {entryWith("dac-5:1", "dac-aid:C01"), "finance.entries[0].classifications[0].code", "dac-5:1"},
		"code-unlisted reference": {func(p *programme.Programme) {
			p.Outcomes[0].References = []indicator.Code{indicator.MustCode("dac-5:1")}
		}, "outcomes[0].references[0]", "dac-5:1"},
		"aid-type-dac entry":   {entryWith("dac-5:15190", "x:C01"), "finance.entries[0].classifications[1].code", ""},
		"aid-type-twice entry": {entryWith("dac-5:15190", "dac-aid:C01", "dac-aid:D01"), "finance.entries[0].classifications[2].code", "classifications[1]"},
		"entry-sectors":        {entryWith("dac-5:15190", "dac-5:24050"), "finance.entries[0].classifications[1].code", "classifications[0]"},
		"place-entries": {func(p *programme.Programme) {
			entryWith("dac-5:15190")(p)
			p.Finance.Entries[0].Places = []indicator.Place{indicator.CountryPlace(place.MustCountry("GE"))}
		}, "finance.entries[1]", "1 entries have a place, and 1 have none"},
		"place-levels": {func(p *programme.Programme) {
			entryWith("dac-5:15190")(p)
			p.Finance.Entries[0].Places = []indicator.Place{indicator.GroupPlace("EU")}
		}, "finance.entries", "1 of its entries"},
		"sector-entries": {entryWith("dac-5:15190"), "finance.entries[1]", "1 entries have a sector, and 1 have none"},
		"sector-levels":  {entryWith("dac-5:15190"), "finance.entries", "1 of its entries"},
		"fund-future value date": {func(p *programme.Programme) {
			entryWith("dac-5:15190")(p)
			p.Finance.Entries[1].ValueDate = period.MustParse("2018-07-01")
		}, "finance.entries[1].value_date", "2018-07-01"},
		"budget-outside": {func(p *programme.Programme) {
			p.Finance.Budget = budgetOf("original 2014-03-15/2014-12-31 1 USD", "original 2016-03-01/2016-12-31 1 USD")
		}, "finance.budget.lines[1].period", "outside 2014-03/2016-02"},
		"fund-future": {func(p *programme.Programme) {
			p.Finance.Entries = []programme.FundEntry{
				{Kind: programme.EntryReceipt, From: "sdc", Date: period.MustParse("2018-06-30"), Amount: usd("1")},
				{Kind: programme.EntryReceipt, From: "sdc", Date: period.MustParse("2018-07-01"), Amount: usd("1")},
			}
		}, "finance.entries[1].date", "2018-07-01"},
		"modality-agent-role": {func(p *programme.Programme) {
			p.Finance = programme.Finance{Modality: programme.PassThrough, Agent: "sdc"}
		},
			"finance.agent", "no administrative-agent"},
		"output-outcome": {func(p *programme.Programme) {
			p.Outcomes[1].Code = "2"
			p.Finance.Budget.Lines = []programme.BudgetLine{{Outcome: "1", Output: "1.1", Amount: usd("1")}, {Outcome: "2", Output: "1.1", Amount: usd("1")}}
		}, "finance.budget.lines[1].output", `"1.1" is of outcome "1"`},
		"phase-dates-order": {func(p *programme.Programme) { p.Phases[0], p.Phases[1] = p.Phases[1], p.Phases[0] }, "phases[1].span", "2014-03"},
		"phase-dates-overlap": {func(p *programme.Programme) { p.Phases[1].Span = period.MustParseSpan("2014-11/2017-03") },
			"phases[1].span", "phases[0]"},
		"total-missing":        {func(p *programme.Programme) { p.Total, p.Contributions, p.Shares = money.Figure{}, nil, nil }, "total", ""},
		"updated-future":       {func(p *programme.Programme) { p.Updated = period.MustParse("2018-07-01") }, "updated", "2018-07-01"},
		"span":                 {func(p *programme.Programme) { p.Span, p.Dates = period.Span{}, programme.Dates{} }, "span", ""},
		"organisation-name id": {func(p *programme.Programme) { p.Organisations[1].Short = "" }, "organisations[1].name", `"sdc"`},
	}
	byCode := map[string]programme.Rule{}
	for _, r := range programme.Rules() {
		byCode[r.Code] = r
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			short, _, _ := strings.Cut(name, " ")
			code := "programme." + short
			rule, ok := byCode[code]
			require.True(t, ok)
			p, o := chained(), asOf()
			tt.change(&p)
			if rule.Asked {
				require.Empty(t, p.CheckWith(o).WithCode(code), "it waits to be asked")
				o.Profile = programme.Profile{}.With(code, programme.AsError)
			}
			fs := p.CheckWith(o)
			found := fs.WithCode(code)
			require.NotEmpty(t, found, "%v", fs)
			require.Equal(t, check.Path(tt.path), found[0].Path, "%v", fs)
			require.Contains(t, found[0].Message, tt.text)
			if !rule.Asked {
				require.Equal(t, rule.Severity, found[0].Severity)
			}
			require.Equal(t, fs, p.CheckWith(o))
			for _, f := range fs {
				_, err := check.ParsePath(string(f.Path))
				require.NoError(t, err)
			}
			// Silenced, it is not found; raised, it is as grave as wanted.
			o.Profile = programme.Profile{}.With(code, programme.Off)
			require.Empty(t, p.CheckWith(o).WithCode(code))
			o.Profile = programme.Profile{}.With(code, programme.AsWarning)
			require.Equal(t, check.Warning, p.CheckWith(o).WithCode(code)[0].Severity)
		})
	}

	// Every rule has a test, here, in TestCheckFindings, in TestCheckTogether, or
	// beside the type that it is about.
	elsewhere := []string{
		"amount", "budget-rounding", "budget-sum", "currency", "document-unknown", "organisation-code", "organisation-name", "organisation-role",
		"organisation-role-missing", "organisation-twice", "outcome-title", "share-base", "share-exceeds", "title", "total",
		"budget-amount", "budget-category", "budget-currency", "budget-duplicate", "budget-indirect", "budget-negative", "budget-overlap", "budget-period",
		"budget-split", "budget-value-date", "budget-year", "fund-agency", "fund-agency-twice", "fund-amount", "fund-code-twice", "fund-date", "fund-fee",
		"fund-kind", "fund-overspent", "fund-party", "fund-pledge", "fund-received", "grant-amount", "grant-bounds", "grant-cap", "grant-ceiling",
		"grant-code-twice", "grant-currency", "grant-date", "grant-envelope", "grant-floor", "grant-instalments", "grant-negative", "grant-own",
		"grant-requested", "grant-base", "grant-ceilings", "grant-count", "grant-share", "grant-tier", "grant-tiers", "grant-total",
		"acronym-twice", "finance-contribution", "finance-total", "loan-borrowers", "loan-bounds", "loan-ceiling", "loan-currency", "loan-floor", "loan-interest", "loan-term", "loan-women", "loan-negative", "loan-overdue", "loan-rate", "loan-repaid",
		"loan-sum", "modality-agent", "modality-transfer", "outcome-unknown", "output-unknown", "statement-balance", "statement-currency",
		"statement-negative", "indicator.observation-value",
		"component-dates", "cycle", "id-missing", "id-twice", "orphan", "parents", "relation-one-sided", "relation-unknown", "succession-dates", "succession-overlap", "programme-unknown", "title-twice",
	}
	var tested []string
	for name := range tests {
		short, _, _ := strings.Cut(name, " ")
		tested = append(tested, short)
	}
	var codes []string
	for _, r := range programme.Rules() {
		codes = append(codes, r.Code)
		require.NotEmpty(t, r.Finds, r.Code)
		require.Contains(t, append(tested, elsewhere...), strings.TrimPrefix(r.Code, "programme."))
	}
	require.True(t, slices.IsSorted(codes))
	require.Len(t, slices.Compact(codes), len(byCode))
}

// Without a clock and registers, nothing is found that needs them; a registered
// identifier may break the rules for new ones.
func TestOptions(t *testing.T) {
	p := chained()
	p.Updated, p.Status = period.MustParse("2030"), programme.Running
	p.Organisations[0].Identifiers[0].Code.Value = "XM-DAC-1&2"
	p.Identifiers[0].Code.Value = "XM-DAC-1&2-x"
	codes := func(fs check.Findings) []string { return slices.Collect(fs.Codes()) }
	require.Equal(t, []string{"programme.identifier-characters", "programme.identifier-characters"}, codes(p.Check()))
	require.Equal(t, []string{
		"programme.identifier-characters", "programme.status-dates", "programme.updated-future",
	}, codes(p.CheckWith(asOf())))
	// On a day that may be before or after the end nobody can tell.
	require.Equal(t, []string{
		"programme.identifier-characters", "programme.updated-future", "programme.identifier-characters",
	}, codes(p.CheckWith(programme.Options{AsOf: period.MustParse("2016")})))
}

// Regions of several vocabularies divide one programme up in several ways, and
// are never added together.
func TestRegionVocabularies(t *testing.T) {
	p := chained()
	region := func(code, percent string) programme.Coverage {
		return programme.Coverage{Place: indicator.GroupPlace(code), Code: indicator.MustCode(code), Percent: figure.MustParse(percent)}
	}
	serbia := programme.Coverage{Place: indicator.CountryPlace(place.MustCountry("RS")), Percent: figure.MustParse("40%")}
	p.Coverage = []programme.Coverage{serbia, region("dac-region:89", "60%"), region("un-region:39", "35%"), region("un-region:145", "25%")}
	require.Nil(t, p.Check())
	require.Zero(t, testing.AllocsPerRun(20, func() { _ = p.Check() }))
	p.Coverage[1].Code = indicator.Code{} // as one of the first vocabulary
	require.Nil(t, p.Check())
	p.Coverage[2].Code = indicator.Code{}
	require.Equal(t, []string{"coverage[1].percent error programme.place-sum", "coverage[3].percent error programme.place-sum"}, findingCodes(p.Check()))

	// One region of each vocabulary is asked for no percentage, two of one are.
	o := programme.Options{Profile: programme.WrittenStandard()}
	p.Coverage = []programme.Coverage{{Place: indicator.GroupPlace("a")}, {Place: indicator.GroupPlace("b"), Code: indicator.MustCode("un-region:39")}}
	require.Empty(t, p.CheckWith(o).WithCode("programme.place-unshared"))
	p.Coverage[1].Code = indicator.Code{}
	require.NotEmpty(t, p.CheckWith(o).WithCode("programme.place-unshared"))
}

// Values by category are held against the whole where they must make it up.
func TestBreakdowns(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*programme.Programme)
		want   int
	}{
		"equal":         {bySex("12 jobs", "5 jobs", "7 jobs"), 0},
		"hedged":        {bySex("over 12 jobs", "5 jobs", "over 9 jobs"), 0},
		"a part":        {bySex("12 jobs", "5 jobs"), 0},
		"reported anew": {bySex("12 jobs", "5 jobs", "7 jobs", "6 jobs"), 0},
		"of an output":  {func(p *programme.Programme) { bySex("12 jobs", "50 jobs")(p); p.Observations[3].Of = "1.1" }, 0},
		"overlapping": {func(p *programme.Programme) {
			bySex("12 jobs", "9 jobs", "9 jobs")(p)
			p.Indicators.Indicators[0].Axes[0].IsExclusive = false
		}, 0},
		"of unknown sex": {func(p *programme.Programme) {
			bySex("12 jobs", "5 jobs", "6 jobs")(p)
			p.Indicators.Indicators[0].Axes[0].Unknown = indicator.Option{Code: "u"}
		}, 0},
		"of another year": {func(p *programme.Programme) {
			bySex("12 jobs", "50 jobs")(p)
			p.Observations[3].Period = period.MustParseSpan("2014-04/2015-03")
		}, 0},
		"too many": {bySex("12 jobs", "5 jobs", "over 7 jobs"), 1},
	} {
		t.Run(name, func(t *testing.T) {
			p := chained()
			tt.change(&p)
			require.Len(t, p.Check().WithCode("programme.parts-sum"), tt.want)
		})
	}
}

// Long lists are looked up by maps and give the same findings.
func TestCheckLongLists(t *testing.T) {
	p := chained()
	for i := range 200 {
		code := fmt.Sprintf("n%03d", i)
		p.Organisations = append(p.Organisations, programme.Organisation{Code: code, Short: code, Roles: []programme.Role{programme.Host},
			Parent: fmt.Sprintf("n%03d", (i+1)%200), Identifiers: []programme.Identifier{{Code: indicator.Code{Vocabulary: "x", Value: fmt.Sprint(i / 2)}}}})
		p.Activities = append(p.Activities, programme.Activity{Code: code, Title: lang.En("x")})
		p.Relations = append(p.Relations, programme.Relation{Kind: programme.Related, Programme: fmt.Sprint(i / 2)})
		p.Classifications = append(p.Classifications, programme.Classification{
			Kind: programme.ThemeClass, Code: indicator.Code{Vocabulary: "v", Value: fmt.Sprint(i / 2)}, Percent: figure.MustParse("0.5%"),
		})
		p.Indicators.Indicators = append(p.Indicators.Indicators, indicator.Indicator{Code: code, References: []indicator.Code{{Value: fmt.Sprint(i)}}})
		p.Outcomes[1].Indicators = append(p.Outcomes[1].Indicators, code)
		p.Outcomes[1].References = append(p.Outcomes[1].References, indicator.Code{Value: fmt.Sprint(i)})
		p.Observations = append(p.Observations, p.Observations[2])
	}
	p.Indicators.Declared = figure.Figure{}
	p.Activities[100].Code = "n000"
	p.Classifications = append(p.Classifications, programme.Classification{Kind: programme.AidTypeClass, Code: indicator.MustCode("dac-aid:D01")})
	p.Observations[0].Value = indicator.FigureValue(figure.MustParse("100 jobs"))
	p.Observations[1].Value = indicator.FigureValue(figure.MustParse("25 jobs"))
	fs := p.Check()
	count := map[string]int{}
	for code := range fs.Codes() {
		count[strings.TrimPrefix(code, "programme.")]++
	}
	require.Equal(t, map[string]int{
		"identifier-twice": 100, "organisation-cycle": 1, "relation-twice": 100, "classification-twice": 100, "code-twice": 1, "reference-twice": 200,
		"target-direction": 1, "aid-type-twice": 1,
	}, count)
	require.Equal(t, check.Path("organisations[3].parent"), fs.WithCode("programme.organisation-cycle")[0].Path)
}

// Every rule of the standard that a record can break is that of one of the rules.
func TestStandardIsCovered(t *testing.T) {
	byType := strings.Fields("4.1.1 4.5.1 7.8.1 7.8.2 8.6.1 8.6.3")
	standard := strings.Fields(`1.1.2 1.1.3 1.1.21
		1.3.1 1.14.1 1.16.1 1.6.1 1.7.1 1.8.1 1.9.1 1.10.1 1.4.1 1.15.1 1.5.1 1.11.1 1.12.1 1.17.1 1.18.1
		1.3.13 1.14.13 1.8.13 1.10.13 1.15.13 1.11.13 1.12.13 1.18.13 1.14.8 1.18.8
		2.1.1 2.1.2 2.1.4 2.2.1 3.1.1 3.1.2 3.1.4 3.4.1 3.4.2 3.4.4 3.6.2 3.7.1 3.7.2 4.1.1 4.5.1 4.3.1 4.4.1
		6.2.2 6.6.2 6.7.2 6.8.1 6.9.1 6.9.2 6.10.1 6.11.1 6.13.1 6.14.1
		7.5.3 7.8.1 7.8.2 7.9.1 7.9.2 7.9.4 8.6.1 8.6.3 8.8.1 8.9.1 8.10.1 8.8.2 8.9.2 8.10.2 8.8.3 8.9.3 8.10.3 8.11.1 9
		11.1.1 11.4.1 11.1.2 11.1.3 11.1.4 11.1.5 11.2.1 11.2.2 11.3.1 12.1.1 12.2.1 12.3.1
		102.1.1 107.1.1 107.2.1 107.1.2 107.2.2 1000.0.1 1000.0.2 1000.0.3 1000.0.4 1000.0.5 1000.0.6`)
	held := map[string]bool{}
	for _, r := range programme.Rules() {
		for _, id := range r.Standard {
			held[id] = true
			require.Contains(t, append(standard, "1.1.1"), id)
		}
	}
	for _, id := range standard {
		require.NotEqual(t, slices.Contains(byType, id), held[id], id)
	}
}

// Every code that the package has in its source is among the rules, but for those
// of what is no programme.
func TestRulesAreComplete(t *testing.T) {
	rules := map[string]bool{}
	for _, r := range programme.Rules() {
		rules[r.Code] = true
	}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	code := regexp.MustCompile(`"programme\.[a-z-]*[a-z]"`)
	others := regexp.MustCompile(`^"programme\.(burn|node|report|sources)-`)
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, c := range code.FindAllString(string(text), -1) {
			if others.MatchString(c) {
				continue
			}
			found++
			require.True(t, rules[strings.Trim(c, `"`)], "%s has %s, which is no rule", name, c)
		}
	}
	require.Greater(t, found, len(rules)/3, "the pattern finds the codes")
}
