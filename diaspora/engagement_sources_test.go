package diaspora_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
)

var (
	kosovo     = place.MustCountry("XK")
	albania    = place.MustCountry("AL")
	serbia     = place.MustCountry("RS")
	tajikistan = place.MustCountry("TJ")
	russia     = place.MustCountry("RU")
)

func countries(codes ...string) []place.Country {
	var out []place.Country
	for _, c := range codes {
		out = append(out, place.MustCountry(c))
	}
	return out
}

func english(list ...string) []lang.Text {
	var out []lang.Text
	for _, s := range list {
		out = append(out, lang.En(s))
	}
	return out
}

// seeca is what IOM's overview of labour mobility and human development in
// South-Eastern Europe, Eastern Europe and Central Asia (Regional Office in
// Vienna, 2015) says on diaspora engagement: the stages of countries, and the
// projects in Tajikistan, Kosovo*, Albania and Serbia. The aims are those whose
// word a text has ("engaging", "enabling"); where it has none, there is none.
func seeca() diaspora.Engagement {
	e := diaspora.Engagement{
		Title:        lang.En("Diaspora engagement"),
		AsOf:         period.MustParse("2015"),
		Designations: place.Designations{place.UNSCR1244()},
		Source:       figure.Source{Publisher: "IOM Regional Office in Vienna", Date: period.MustParse("2015")},
	}
	stages := map[string][]diaspora.EngagementStage{
		"IL": {diaspora.AdvancedStage}, "MD": {diaspora.AdvancedStage}, "AM": {diaspora.AdvancedStage},
		"AL": {diaspora.StrategyStage}, "GE": {diaspora.StrategyStage},
		"KG": {diaspora.MappingStage}, "TJ": {diaspora.MappingStage}, "RS": {diaspora.MappingStage},
		"BA": {diaspora.ImplementationStage}, "XK": {diaspora.StrategyStage, diaspora.ImplementationStage},
	}
	for _, c := range countries("IL", "MD", "AM", "XK", "AL", "GE", "KG", "TJ", "RS", "BA") {
		e.Countries = append(e.Countries, diaspora.CountryStages{Country: c, Stages: stages[c.Code()]})
	}
	e.Actions = append(e.Actions, tajik()...)
	e.Actions = append(e.Actions, deed()...)
	e.Actions = append(e.Actions, aca()...)
	e.Actions = append(e.Actions, mainstreamingSerbia()...)
	return e
}

func tajik() []diaspora.EngagementAction {
	imc := diaspora.ActionPartner{Code: "imc", Name: lang.En("Inter-ministerial Commission")}
	return []diaspora.EngagementAction{
		{
			Code: "tj", Title: lang.En("Engaging the Tajik Diaspora in Development"), Aims: []diaspora.Aim{diaspora.Engage},
			Span: period.MustParseSpan("2013-08/2014-11"), Programme: "tajik-diaspora", Origins: countries("TJ"),
			Partners: []diaspora.ActionPartner{{Code: "iom", Role: "mission"}, {Code: "idf", Name: lang.En("IOM Development Fund"), Role: "donor"}},
			Supports: []string{"tj-plan-1", "tj-plan-2"},
			Outputs: []diaspora.ActionOutput{
				{Title: lang.En("Working contacts between diaspora representatives and state structures")},
				{Title: lang.En("Diaspora report"), On: period.MustParse("2015-06-01"), Link: "http://www.iom.tj/files/en_IOM_Tajikistan_Diaspora_1June2015.pdf"},
			},
		},
		{Code: "tj-plan-1", Title: lang.En("Action Plan for 2011–2014"), Kind: diaspora.ActionPlan, Span: period.MustParseSpan("2011/2014"), Origins: countries("TJ")},
		{Code: "tj-plan-2", Title: lang.En("Action Plan for 2015–2020"), Kind: diaspora.ActionPlan, Follows: "tj-plan-1", Span: period.MustParseSpan("2015/2020"), Origins: countries("TJ")},
		{
			Code: "tj-mapping", Title: lang.En("Diaspora mapping in the Russian Federation"), Kind: diaspora.Mapping, Status: diaspora.ActionDone,
			PartOf: "tj", Origins: countries("TJ"), Hosts: countries("RU"), Supports: []string{"tj-forum"},
			Note: lang.En("the main destination country for migrants from Tajikistan"),
		},
		{
			Code: "tj-forum", Title: lang.En("National Compatriots Forum"), Kind: diaspora.CompatriotForum,
			Status: diaspora.ActionDone, Span: period.MustParseSpan("2014-06-24/2014-06-25"), Venue: "Dushanbe", PartOf: "tj", Origins: countries("TJ"),
			Supports: []string{"tj-plan-2"}, Note: lang.En("first ever; during the celebrations of the Day of National Unity"),
			Outputs: []diaspora.ActionOutput{{Title: lang.En("Recommendations for the Action plan for 2015–2020")}},
		},
		{
			Code: "tj-workshop", Title: lang.En("High level Workshop on Diaspora Engagement"), Kind: diaspora.Workshop, Aims: []diaspora.Aim{diaspora.Engage}, Status: diaspora.ActionDone,
			Span: period.MustParseSpan("2014-11-18"), Venue: "Dushanbe", PartOf: "tj", Origins: countries("TJ"), Partners: []diaspora.ActionPartner{imc},
		},
		{Code: "tj-handbook", Title: lang.En("IOM Diaspora Engagement Roadmap Handbook, from English into Russian"), Kind: diaspora.Translation, Status: diaspora.ActionDone, PartOf: "tj", Origins: countries("TJ")},
		{Code: "tj-video", Title: lang.En("Diaspora music video"), Kind: diaspora.MediaProduct, PartOf: "tj", Origins: countries("TJ")},
	}
}

func deed() []diaspora.EngagementAction {
	return []diaspora.EngagementAction{
		{
			Code: "deed", Title: lang.En("Diaspora Engagement for Economic Development (DEED)"), Aims: []diaspora.Aim{diaspora.Enable, diaspora.Engage},
			Span: period.MustParseSpan("2014-07/2016-06"), Programme: "deed-kosovo", Origins: countries("XK"), Supports: []string{"xk-strategy"},
			Partners: []diaspora.ActionPartner{
				{Code: "iom", Role: "mission"}, {Code: "mfa-finland", Name: lang.En("Ministry for Foreign Affairs of Finland"), Role: "donor"},
				{Code: "undp", Role: "cooperation partner"}, {Code: "mod", Name: lang.En("Ministry of Diaspora"), Role: "cooperation partner"},
				{Code: "mti", Name: lang.En("Ministry of Trade and Industry"), Role: "cooperation partner"},
			},
			Measures: []diaspora.ActionMeasure{
				{Code: "1", Title: lang.En("Strengthen capacities of authorities to implement the strategy for diaspora")},
				{Code: "2", Title: lang.En("Increase the capacity of relevant stakeholders to facilitate migrants' investments")},
				{Code: "3", Title: lang.En("Strengthen capacities of remittance recipients, and diaspora business networks")},
			},
		},
		{Code: "xk-strategy", Title: lang.En("Strategy for diaspora 2013–2018"), Kind: diaspora.StrategyOrPolicy, Span: period.MustParseSpan("2013/2018"), Origins: countries("XK")},
		{
			Code: "xk-registry", Title: lang.En("Diaspora registry"), Kind: diaspora.DiasporaRegistry, Status: diaspora.ActionUnderWay, PartOf: "deed", Origins: countries("XK"),
			Contents: english("current location", "occupation", "education", "family members"),
			Outputs:  []diaspora.ActionOutput{{Title: lang.En("Diaspora registration"), Change: figure.MustParseGrowth("700% increase")}},
		},
		{
			Code: "xk-campaign", Title: lang.En("Campaigns to promote awareness of the registry"), Kind: diaspora.RegistrationCampaign,
			Span: period.MustParseSpan("2014-07/2016-06"), Recurs: period.Yearly, Season: lang.En("during the summer months"), PartOf: "deed", Origins: countries("XK"),
			Supports: []string{"xk-registry"}, Channels: english("border crossings", "airports", "centres of individual cities and regions"),
			Contents: english("brochures and pamphlets", "free sim cards for those who register", "concerts", "fun activities"),
		},
	}
}

func aca() []diaspora.EngagementAction {
	part := func(code, title string, kind diaspora.ActionKind, hosts ...string) diaspora.EngagementAction {
		return diaspora.EngagementAction{Code: code, Title: lang.En(title), Kind: kind, Status: diaspora.ActionPlanned, PartOf: "al", Origins: countries("AL"), Hosts: countries(hosts...)}
	}
	programme := diaspora.EngagementAction{
		Code: "al-programme", Title: lang.En("Broader programme to increase engagement of Albanian communities abroad"),
		Aims: []diaspora.Aim{diaspora.Engage}, Status: diaspora.ActionPlanned, Origins: countries("AL"),
	}
	project := diaspora.EngagementAction{
		Code: "al", Title: lang.En("Harnessing the Positive Impact of Albanian Migration for the Development of Albania"), PartOf: "al-programme",
		Aims: []diaspora.Aim{diaspora.Engage}, Span: period.MustParseSpan("2015-09/2016-11"), Programme: "aca-albania", Origins: countries("AL"),
		Partners: []diaspora.ActionPartner{{Code: "idf", Role: "donor"}, {Code: "mfa", Name: lang.En("Albanian Ministry of Foreign Affairs"), Role: "beneficiary"}},
		Note:     lang.En("first set of actions of a broader programme"),
	}
	policy := part("al-policy", "Policy framework on ACA engagement", diaspora.StrategyOrPolicy)
	conference := part("al-conference", "First Governmental Conference on Engagement of ACA", diaspora.GovernmentConference)
	policy.Aims, conference.Aims = []diaspora.Aim{diaspora.Engage}, []diaspora.Aim{diaspora.Engage}
	return []diaspora.EngagementAction{
		programme, project, policy, conference,
		part("al-dialogue", "Comprehensive dialogue between the Government and ACA", diaspora.Dialogue),
		part("al-profiling", "Outreach activities to profile ACA and to establish links", diaspora.Profiling, "US", "IT", "GR"),
		part("al-investments", "Encouraging investments into local communities", diaspora.InvestmentSupport),
		part("al-return", "Returning qualified nationals", diaspora.QualifiedReturn),
		part("al-innovation", "Promotion of innovation", diaspora.KnowledgeTransfer),
	}
}

func mainstreamingSerbia() []diaspora.EngagementAction {
	return []diaspora.EngagementAction{
		{
			Code: "rs-networking", Title: lang.En("Developing Youth and Diaspora Networking"), Kind: diaspora.Networking, Status: diaspora.ActionUnderWay,
			Programme: "gjp-serbia", Origins: countries("RS"), Note: lang.En("one of 4 pilot initiatives"),
		},
		{Code: "rs-study", Title: lang.En("Development impact of diaspora in Serbia"), Kind: diaspora.EngagementStudy, Status: diaspora.ActionPlanned, Programme: "gjp-mmnds-2", Origins: countries("RS")},
		{Code: "rs-mapping", Title: lang.En("Mapping exercise"), Kind: diaspora.Mapping, Status: diaspora.ActionUnderWay, Origins: countries("RS")},
	}
}

// The record holds what the sources say, and answers what is asked of it.
func TestEngagementHoldsTheSources(t *testing.T) {
	e := seeca()
	require.Empty(t, e.Check().AtLeast(check.Warning), "nothing in the sources contradicts itself")

	data, err := json.Marshal(e)
	require.NoError(t, err)
	var back diaspora.Engagement
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	e = back // what follows is asked of what was read

	// At which stage is each country?
	require.Equal(t, []diaspora.EngagementStage{diaspora.StrategyStage, diaspora.ImplementationStage}, e.Stages(kosovo))
	require.Equal(t, countries("KG", "TJ", "RS"), e.At(diaspora.MappingStage))
	require.Equal(t, countries("XK", "AL", "GE"), e.At(diaspora.StrategyStage))
	require.Equal(t, countries("XK", "BA"), e.At(diaspora.ImplementationStage))
	require.Nil(t, e.Stages(place.MustCountry("UA")))
	require.Contains(t, e.Designations.For(kosovo).Name.String(), "*")

	// Which host countries have mapped or profiled communities?
	require.Equal(t, countries("RU"), e.HostsMapped(tajikistan))
	require.Equal(t, countries("US", "IT", "GR"), e.HostsMapped(albania))
	require.Empty(t, e.HostsMapped(serbia), "mapped, and the source does not say where")

	// Which of the 3Es are covered, and which actions are not tagged?
	c := e.Coverage()
	require.Equal(t, []int{24, 1, 7, 0, 1}, []int{c.Actions, c.Enable, c.Engage, c.Empower, c.Several})
	require.Len(t, c.Untagged, 17)
	require.Equal(t, check.Met, c.Covers(diaspora.Enable))
	require.Equal(t, check.CannotTell, c.Covers(diaspora.Empower), "no text has the word, and 17 actions are not tagged")
	require.Equal(t, check.CannotTell, c.CoversAll())

	// The registry: an increase of 700 % is a factor of 8.
	registry, ok := e.Action("xk-registry")
	require.True(t, ok)
	factor, ok := registry.Outputs[0].Change.Factor()
	require.True(t, ok)
	require.Equal(t, "8", factor.String())
	require.Len(t, registry.Contents, 4)

	// What ran when.
	codes := func(list []int) (out []string) {
		for _, i := range list {
			out = append(out, e.Actions[i].Code)
		}
		return out
	}
	running, maybe := e.RunningOn(period.MustParse("2014-06-25"))
	require.Equal(t, []string{"tj", "tj-forum", "xk-strategy"}, codes(running))
	require.Contains(t, codes(maybe), "tj-plan-1", "2014 is the year in which it ends, on a day not stated")
	running, maybe = e.RunningOn(period.MustParse("2015-07-15"))
	require.Equal(t, []string{"deed", "xk-strategy"}, codes(running))
	require.Contains(t, codes(maybe), "xk-campaign", "held in the summer months, on days not stated")
	require.Contains(t, codes(maybe), "tj-plan-2", "2015 is the year in which it begins")
	require.Contains(t, codes(maybe), "al-conference", "it has no date")
	running, _ = e.RunningOn(period.MustParse("2016-01-10"))
	require.Equal(t, []string{"tj-plan-2", "deed", "xk-strategy", "al"}, codes(running))

	// The workshop lies in the last month of a project stated to the month.
	project, _ := e.Action("tj")
	workshop, _ := e.Action("tj-workshop")
	require.Equal(t, check.CannotTell, project.Span.Contains(workshop.Span))

	// Status on a chosen day.
	require.Equal(t, diaspora.ActionDone, project.StatusOn(period.MustParse("2015-01-01")))
	require.Equal(t, diaspora.ActionPlanned, project.StatusOn(period.MustParse("2013-07-31")))
	require.Equal(t, diaspora.ActionUnderWay, project.StatusOn(period.MustParse("2014-01")))
	require.Equal(t, diaspora.NoActionStatus, project.StatusOn(period.MustParse("2014-11-18")))

	// The plan that follows, and the host of the mapping.
	next, _ := e.Action("tj-plan-2")
	require.Equal(t, "tj-plan-1", next.Follows)
	mapping, _ := e.Action("tj-mapping")
	require.Equal(t, []place.Country{russia}, mapping.Hosts)
	_, ok = e.Action("")
	require.False(t, ok)
}
