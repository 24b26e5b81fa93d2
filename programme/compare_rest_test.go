package programme_test

import (
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

func TestCompareRest(t *testing.T) {
	type P = programme.Programme
	en, fig := lang.En, figure.MustParse
	observed := func(o indicator.Observation, value string) P {
		o.Indicator, o.Role, o.Place = "A.1", figure.Actual, indicator.CountryPlace(place.MustCountry("RS"))
		if o.Period.IsZero() {
			o.Period = period.MustParseSpan("2011")
		}
		if value != "" {
			o.Value = indicator.FigureValue(fig(value))
		}
		return P{Observations: []indicator.Observation{o}}
	}
	valued := func(v indicator.Value) P {
		return P{Observations: []indicator.Observation{{Indicator: "A.1", Value: v}}}
	}
	parts := func(of, whole string) indicator.Value {
		v, err := indicator.PartsValue(fig(of), fig(whole), figure.Int(100))
		require.NoError(t, err)
		return v
	}
	women := indicator.By("sex", "female")
	const observation = "observations A.1 actual 2011 RS, value"
	phase := func(ph programme.Phase) P { return P{Phases: []programme.Phase{ph}} }
	covered := func(c programme.Coverage) P {
		c.Place = indicator.CountryPlace(place.MustCountry("RS"))
		return P{Coverage: []programme.Coverage{c}}
	}
	output := func(o programme.Output) P {
		o.Code, o.Title = "2", en("Evidence base")
		return P{Outputs: []programme.Output{o}}
	}
	studies := func(count string) P {
		return output(programme.Output{Deliverables: []programme.Deliverable{{Title: en("studies"), Type: "study", Count: fig(count)}}})
	}
	activity := func(a programme.Activity) P {
		a.Title = en("Training")
		return P{Activities: []programme.Activity{a}}
	}
	call := func(g programme.GrantCall) P {
		g.Code = "MSME"
		return P{Grants: []programme.GrantCall{g}}
	}
	loaned := func(l programme.Loans) P { return P{Loans: []programme.Loans{l}} }
	defined := func(ind indicator.Indicator) P {
		ind.Code, ind.Title = "A.1", en("returns")
		return P{Indicators: indicator.Framework{Indicators: []indicator.Indicator{ind}}}
	}
	tests := map[string]struct {
		a, b  P
		field string
		want  programme.Accord
		why   string
	}{
		"a title is an alias": {
			P{Title: en("Youth, Employment and Migration"), Aliases: []lang.Text{en("YEM")}}, P{Title: en("YEM")},
			"title", programme.Compatible, "one is an alias of the other",
		},
		"a title is a former title among others": {
			P{Title: en("Second phase"), Aliases: []lang.Text{en("Other"), en("Mainstreaming")}}, P{Title: en("mainstreaming")},
			"title", programme.Compatible, "one is an alias of the other",
		},
		"two aliases are one": {
			P{Title: en("A"), Aliases: []lang.Text{en("Shared name")}}, P{Title: en("B"), Aliases: []lang.Text{en("Shared name")}},
			"title", programme.Compatible, "one is an alias of the other",
		},
		"no alias fits": {P{Title: en("A"), Aliases: []lang.Text{en("C")}}, P{Title: en("B")}, "title", programme.Conflict, ""},
		"the alias of a document": {
			P{Documents: []programme.Document{{Code: "d", Title: en("White Paper"), Aliases: []lang.Text{en("Green Book")}}}},
			P{Documents: []programme.Document{{Code: "d", Title: en("Green Book")}}},
			"documents d, title", programme.Compatible, "one is an alias of the other",
		},

		"observations of unlike value": {
			observed(indicator.Observation{}, "5 persons"), observed(indicator.Observation{}, "7 persons"), observation, programme.Conflict, "",
		},
		"observations of one value": {
			observed(indicator.Observation{}, "5 persons"), observed(indicator.Observation{}, "5 persons"), observation, programme.Same, "",
		},
		"observations at their precision": {
			observed(indicator.Observation{}, "over 5 persons"), observed(indicator.Observation{}, "7 persons"),
			observation, programme.Compatible, "at the precision of the figures",
		},
		"a period written otherwise": {
			observed(indicator.Observation{}, "5 persons"), observed(indicator.Observation{Period: period.MustParseSpan("2011-01/2011-12")}, "7 persons"),
			observation, programme.Conflict, "",
		},
		"a breakdown apart": {
			observed(indicator.Observation{By: women}, "5 persons"), observed(indicator.Observation{}, "7 persons"),
			observation, programme.OnlyIn, "no other list has one that reads so",
		},
		"of one breakdown": {
			observed(indicator.Observation{By: women}, "5 persons"), observed(indicator.Observation{By: women}, "7 persons"),
			"observations A.1 actual 2011 RS sex: female, value", programme.Conflict, "",
		},
		"one gives no value": {
			observed(indicator.Observation{}, "5 persons"), observed(indicator.Observation{}, ""), observation, programme.Compatible, "one gives no value",
		},
		"recorded on other days": {
			observed(indicator.Observation{Recorded: period.MustParse("2012-01")}, "5"), observed(indicator.Observation{Recorded: period.MustParse("2012-02")}, "5"),
			"observations A.1 actual 2011 RS, the rest", programme.Incomparable, "not written alike: recorded",
		},
		"shares in parts":    {valued(parts("45", "60")), valued(parts("30", "60")), "observations A.1, value", programme.Conflict, ""},
		"one share in parts": {valued(parts("45", "60")), valued(indicator.BoundsValue(figure.Point(figure.Int(75)))), "observations A.1, value", programme.Compatible, "at the precision of the figures"},
		"yes and no":         {valued(indicator.YesNoValue(true)), valued(indicator.YesNoValue(false)), "observations A.1, value", programme.Conflict, ""},
		"codes":              {valued(indicator.CodeValue("x")), valued(indicator.CodeValue("y")), "observations A.1, value", programme.Conflict, ""},
		"texts":              {valued(indicator.TextValue("High")), valued(indicator.TextValue("high")), "observations A.1, value", programme.Compatible, "they differ by case and punctuation alone"},
		"a text and a code":  {valued(indicator.TextValue("high")), valued(indicator.CodeValue("y")), "observations A.1, value", programme.Incomparable, "values of unlike kinds"},

		"phases by code": {
			phase(programme.Phase{Code: "II", Title: en("Phase II"), Span: period.MustParseSpan("2013/2016")}), phase(programme.Phase{Code: "II", Span: period.MustParseSpan("2014/2016")}),
			"phases II, span", programme.Conflict, "",
		},
		"phases by title": {
			phase(programme.Phase{Title: en("Pilot"), Span: period.MustParseSpan("2011/2013")}), phase(programme.Phase{Title: en("pilot"), Span: period.MustParseSpan("2011-03/2013-02")}),
			"phases Pilot, span", programme.Compatible, "at the precision of the dates",
		},
		"the size of a phase": {
			phase(programme.Phase{Code: "I", Size: fig("46 projects")}), phase(programme.Phase{Code: "I", Size: fig("45 projects")}),
			"phases I, size", programme.Conflict, "",
		},
		"the kind of a phase": {
			phase(programme.Phase{Code: "I", Kind: programme.PilotPhase}), phase(programme.Phase{Code: "I", Kind: programme.InceptionPhase}),
			"phases I, the rest", programme.Incomparable, "not written alike: kind",
		},
		"coverage": {
			covered(programme.Coverage{Part: "Origin", Status: programme.Running}), covered(programme.Coverage{Part: "origin", Status: programme.Completed}),
			"coverage RS Origin, status", programme.Conflict, "",
		},
		"the part in percent": {
			covered(programme.Coverage{Percent: fig("40%")}), covered(programme.Coverage{Percent: fig("60%")}), "coverage RS, percent", programme.Conflict, "",
		},
		"the stages of a coverage": {
			covered(programme.Coverage{Stages: []string{"drafted"}}), covered(programme.Coverage{Stages: []string{"adopted"}}),
			"coverage RS, the rest", programme.Incomparable, "not written alike: stages",
		},

		"five studies, four studies": {studies("five studies"), studies("four studies"), "deliverables studies, count", programme.Conflict, ""},
		"studies of unlike words": {
			studies("five studies"), output(programme.Output{Deliverables: []programme.Deliverable{{Title: en("leaflets"), Count: fig("100 copies")}}}),
			"deliverables leaflets, count", programme.OnlyIn, "no other list has one that reads so",
		},
		"a deliverable elsewhere in the chain": {
			studies("five studies"), activity(programme.Activity{Deliverables: []programme.Deliverable{{Title: en("studies"), Count: fig("five studies")}}}),
			"deliverables studies, count", programme.Same, "",
		},
		"who makes a deliverable": {
			output(programme.Output{Deliverables: []programme.Deliverable{{Title: en("studies"), By: "iom"}}}),
			output(programme.Output{Deliverables: []programme.Deliverable{{Title: en("studies"), By: "undp"}}}),
			"deliverables studies, the rest", programme.Incomparable, "not written alike: by",
		},
		"partners": {
			output(programme.Output{Partners: []programme.Partner{{Organisation: "iom"}}}), output(programme.Output{Partners: []programme.Partner{{Organisation: "undp"}}}),
			"outputs 2 Evidence base, the rest", programme.Incomparable, "not written alike: partners",
		},
		"the same partners": {
			output(programme.Output{Partners: []programme.Partner{{Organisation: "iom"}}}), output(programme.Output{Partners: []programme.Partner{{Organisation: "iom"}}}),
			"outputs 2 Evidence base, the rest", programme.Same, "written alike",
		},
		"planned texts of one alone": {
			output(programme.Output{Planned: []lang.Text{en("a survey")}}), output(programme.Output{}),
			"outputs 2 Evidence base, the rest", programme.OnlyIn, "",
		},
		"several at once": {
			output(programme.Output{Planned: []lang.Text{en("a survey")}, DeclaredActivities: fig("two activities")}),
			output(programme.Output{Planned: []lang.Text{en("a poll")}, DeclaredActivities: fig("three activities")}),
			"outputs 2 Evidence base, the rest", programme.Incomparable, "not written alike: declared activities, planned",
		},
		"the reach of a target group": {
			P{TargetGroups: []programme.TargetGroup{{Name: en("returnees"), Reach: programme.DirectReach}}},
			P{TargetGroups: []programme.TargetGroup{{Name: en("returnees"), Reach: programme.IndirectReach}}},
			"target groups returnees, the rest", programme.Incomparable, "not written alike: reach",
		},
		"the period of a result": {
			P{Results: []programme.Result{{Text: en("jobs"), Period: period.MustParseSpan("2011"), Source: figure.Source{Title: "a"}}}},
			P{Results: []programme.Result{{Text: en("jobs"), Period: period.MustParseSpan("2012"), Source: figure.Source{Title: "b"}}}},
			"results jobs, the rest", programme.Incomparable, "not written alike: period",
		},
		"the edition of a document": {
			P{Documents: []programme.Document{{Code: "d", Title: en("Profile"), Edition: "fifth"}}},
			P{Documents: []programme.Document{{Code: "d", Title: en("Profile"), Edition: "sixth"}}},
			"documents d, the rest", programme.Incomparable, "not written alike: edition",
		},
		"the level of an organisation": {
			P{Organisations: []programme.Organisation{{Code: "iom", Level: "mission"}}}, P{Organisations: []programme.Organisation{{Code: "iom"}}},
			"organisations iom, the rest", programme.OnlyIn, "",
		},
		"events of an activity and of none": {
			activity(programme.Activity{Events: []programme.Event{{Title: en("workshops"), Count: fig("three workshops"), Participants: fig("60 people")}}}),
			P{Events: []programme.Event{{Title: en("workshops"), Count: fig("two workshops"), Participants: fig("60 people")}}},
			"events workshops, count", programme.Conflict, "",
		},
		"who came": {
			P{Events: []programme.Event{{Title: en("workshops"), Participants: fig("60 people")}}}, P{Events: []programme.Event{{Title: en("workshops"), Participants: fig("65 people")}}},
			"events workshops, participants", programme.Conflict, "",
		},
		"the envelope of a call": {
			call(programme.GrantCall{Envelope: money.MustParseFigure("EUR 3 million")}), call(programme.GrantCall{Envelope: money.MustParseFigure("EUR 3.2 million")}),
			"grants MSME, envelope", programme.Compatible, "at the precision of the figures",
		},
		"the ceiling of a call": {
			call(programme.GrantCall{Ceiling: money.MustParseFigure("CHF 100,000")}), call(programme.GrantCall{Ceiling: money.MustParseFigure("CHF 90,000")}),
			"grants MSME, ceiling", programme.Conflict, "",
		},
		"the number of grants": {
			call(programme.GrantCall{Count: fig("36 grants")}), call(programme.GrantCall{}),
			"grants MSME, count", programme.OnlyIn, "",
		},
		"when a call was open": {
			call(programme.GrantCall{Open: period.MustParseSpan("2014")}), call(programme.GrantCall{Open: period.MustParseSpan("2014-02/2014-03")}),
			"grants MSME, open", programme.Conflict, "",
		},
		"the awards of a call": {
			call(programme.GrantCall{Awards: []programme.GrantAward{{Code: "a"}}}), call(programme.GrantCall{Awards: []programme.GrantAward{{Code: "b"}}}),
			"grants MSME, the rest", programme.Incomparable, "not written alike: awards",
		},
		"a tier": {
			call(programme.GrantCall{Tiers: []programme.GrantTier{{Code: "micro", Count: fig("21 grants")}, {Code: "small", Count: fig("15 grants")}}}),
			call(programme.GrantCall{Tiers: []programme.GrantTier{{Code: "small", Count: fig("16 grants")}}}),
			"grants MSME tiers small, count", programme.Conflict, "",
		},
		"loans": {
			loaned(programme.Loans{Count: fig("over 9,900 loans"), WomenRun: fig("55%")}), loaned(programme.Loans{Count: fig("10,200 loans"), WomenRun: fig("55%")}),
			"loans, count", programme.Compatible, "at the precision of the figures",
		},
		"businesses of women": {
			loaned(programme.Loans{WomenRun: fig("55%")}), loaned(programme.Loans{WomenRun: fig("55%")}), "loans, women_run", programme.Same, "",
		},
		"the interest of loans": {
			loaned(programme.Loans{Code: "mc", Interest: fig("12%")}), loaned(programme.Loans{Code: "mc", Interest: fig("15%")}), "loans mc, interest", programme.Conflict, "",
		},
		"the conditions of loans": {
			loaned(programme.Loans{Conditions: []lang.Text{en("a plan")}}), loaned(programme.Loans{Conditions: []lang.Text{en("a training")}}),
			"loans, the rest", programme.Incomparable, "not written alike: conditions",
		},
		"the direction of an indicator": {
			defined(indicator.Indicator{Direction: indicator.Increase}), defined(indicator.Indicator{Direction: indicator.Decrease}),
			"indicators A.1 returns, the rest", programme.Incomparable, "not written alike: direction",
		},
		"a component that is excluded": {
			P{Relations: []programme.Relation{{Kind: programme.Component, Programme: "c", Excluded: true}}}, P{Relations: []programme.Relation{{Kind: programme.Component, Programme: "c"}}},
			"relations component c, the rest", programme.OnlyIn, "",
		},
		"values at one node and at another": {
			observed(indicator.Observation{Of: "1.1"}, "5 persons"), observed(indicator.Observation{Of: "1.2"}, "5 persons"),
			"observations A.1 actual 2011 RS 1.1, value", programme.OnlyIn, "no other list has one that reads so",
		},
		"the code of a region": {
			P{Coverage: []programme.Coverage{{Place: indicator.GroupPlace("EU"), Code: indicator.MustCode("dac-region:89")}}},
			P{Coverage: []programme.Coverage{{Place: indicator.GroupPlace("EU"), Code: indicator.MustCode("dac-region:998")}}},
			"coverage EU, code", programme.Conflict, "",
		},
		"untitled events of one type": {
			P{Events: []programme.Event{{Type: "workshop", Count: fig("3")}}}, P{Events: []programme.Event{{Type: "Workshop", Count: fig("3")}}},
			"events Workshop, count", programme.Same, "",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, c := range []programme.Comparison{programme.Compare(tt.a, tt.b), programme.Compare(tt.b, tt.a)} {
				got, ok := c.Field(tt.field)
				require.True(t, ok, c)
				require.Equal(t, tt.want, got.Accord, c)
				require.Equal(t, tt.why, got.Why)
			}
		})
	}
}

// What cannot be compared in an element is quoted from the element as a whole.
func TestCompareRestPaths(t *testing.T) {
	output := func(partner string) programme.Programme {
		return programme.Programme{Outcomes: []programme.Outcome{{Title: lang.En("Policy"), Outputs: []programme.Output{{
			Title: lang.En("Laws"), Partners: []programme.Partner{{Organisation: partner}},
			Deliverables: []programme.Deliverable{{Title: lang.En("drafts"), Count: figure.MustParse("two drafts")}},
		}}}}}
	}
	c := programme.Compare(output("iom"), output("undp"))
	for field, path := range map[string]check.Path{
		"outputs Laws, the rest":     "outcomes[0].outputs[0]",
		"deliverables drafts, count": "outcomes[0].outputs[0].deliverables[0].count",
	} {
		got, ok := c.Field(field)
		require.True(t, ok, c)
		require.Equal(t, path, got.Sides[0].Path)
	}
	rest, _ := c.Field("outputs Laws, the rest")
	require.JSONEq(t, `{"partners": [{"organisation": "iom"}]}`, rest.Sides[0].Text)
}
