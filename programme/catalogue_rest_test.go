package programme_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// notProgrammes are the systems of the source documents that are none, with what
// holds them.
var notProgrammes = map[string]string{
	"S08": "a newsletter is a figure.Source, with its month",
	"S09": "the frame of a country is figures and designations, of no programme",
	"S13": "a publication is a figure.Source; its boxes are the records",
	"S14": "a list of countries is a place.Group with designations",
	"S15": "statistics of the world and a region are observations of indicators",
	"S17": "a taxonomy of pillars and sub-areas is a Vocabulary: LHDAreas",
	"S18": "agendas of the world are vocabularies: SDGs and GlobalCompact",
	"S35": "the introduction to a pillar is text about S36 and S37",
	"S46": "the introduction to a sub-area is text about surveys without dates",
	"S52": "the introduction to a pillar is text about policies of countries",
}

// catalogueRest holds further systems, as catalogue does.
func catalogueRest() map[string]catalogued {
	en, fig, span, on := lang.En, figure.MustParse, period.MustParseSpan, period.MustParse
	in := func(code string) indicator.Place { return indicator.CountryPlace(place.MustCountry(code)) }
	org := func(code, name string, roles ...programme.Role) programme.Organisation {
		return programme.Organisation{Code: code, Name: en(name), Roles: roles}
	}
	idf := org("idf", "IOM Development Fund", programme.Donor)
	areas := func(code string) []programme.Classification {
		return []programme.Classification{{Kind: programme.ThemeClass, Code: indicator.Code{Vocabulary: programme.LHDAreas, Value: code}}}
	}
	return map[string]catalogued{
		"S02 a joint programme": {serbianYouth(), []string{
			"programme.budget-rounding", "programme.share-base", "indicator.framework-incomplete",
		}},
		"S03 indicators that are declared": {programme.Programme{
			ID: "indicators-rs", Title: en("migration indicators"), Kind: programme.Method, Span: span("2010"), Countries: countriesOf("RS"),
			Indicators: indicator.SerbianWhitePaper2010(), Relations: []programme.Relation{{Kind: programme.Parent, Programme: "yem"}},
		}, []string{"indicator.framework-incomplete"}},
		"S04 a document that was used": {programme.Programme{
			ID: "white-paper", Title: en("Towards Developing a Policy on Labour Migration in the Republic of Serbia"), Kind: programme.Study, Span: span("2010"),
			Organisations: []programme.Organisation{org("ipa", "EU Instrument of Pre-Accession Assistance", programme.Donor)},
			Documents: []programme.Document{
				{Code: "paper", Title: en("White Paper"), Type: "white paper", Valid: span("2010"), Place: in("RS"), Influences: []programme.Influence{
					{Verb: "informed", On: "nes"}, {Verb: "provided inputs to", On: "plan"}, {Verb: "was used to draft", On: "initiative"},
				}},
				{Code: "nes", Title: en("National Employment Strategy"), Type: "strategy", Valid: span("2011/2020")},
				{Code: "plan", Title: en("Action Plan on Migration Management"), Type: "action plan"},
				{Code: "initiative", Title: en("technical cooperation initiative"), Status: programme.Planned, ToBeFundedBy: []string{"ipa"}},
			},
		}, nil},
		"S12 near-namesakes": {programme.Programme{
			ID: "strategies-rs", Title: en("strategic documents"), Kind: programme.StrategicFramework, Span: span("2016/2017"), Countries: countriesOf("RS"),
			Documents: []programme.Document{
				{Code: "eap", Title: en("Employment Action Plan 2016-17"), Valid: span("2016/2017")}, {Code: "es", Title: en("Employment Strategy"), Status: programme.Running},
				{Code: "md", Title: en("White Paper on Migration and Development")}, {Code: "c23", Title: en("Action plan for Chapter 23")},
			},
			Results: []programme.Result{{Text: en("measures incorporated into documents")}},
		}, nil},
		"S16 two objectives of a strategy": {programme.Programme{
			ID: "strategy", Title: en("Regional Strategy 2015-2020"), Kind: programme.StrategicFramework, Span: span("2015/2020"), Status: programme.Running,
			Objectives: []programme.Objective{{Code: "5", Title: en("expand channels for regular migration")}, {Code: "6", Title: en("strengthen links between migration and development")}},
			Lists:      []programme.List{{Code: "5", Title: en("lines of action"), Declared: fig("7 lines")}, {Code: "6", Title: en("lines of action"), Declared: fig("10 lines")}},
		}, []string{"programme.list-size", "programme.list-size"}},
		"S20 pilots of a country case": {programme.Programme{
			ID: "gjp-rs", Title: en("country case Serbia"), Kind: programme.CountryChapter, Status: programme.Running, Span: span("2014-02/2018-01"), Countries: countriesOf("RS"),
			Relations: []programme.Relation{{Kind: programme.Parent, Programme: "gjp-2"}, {Kind: programme.Component, Programme: "mlevsa"}},
			Lists: []programme.List{
				{Title: en("pilot initiatives"), Declared: fig("4 pilot initiatives"), Items: []lang.Text{
					en("Developing Youth and Diaspora Networking"), en("Increasing the role of social protection in migration governance"),
					en("Developing a specialized academic curriculum"), en("Increasing local policy programming"),
				}},
				{Title: en("purposes of studies"), Items: []lang.Text{en("internal and external migration"), en("labour mobility"), en("overview of migration"), en("academic research")}},
			},
		}, nil},
		"S21 a product with its own donor": {programme.Programme{
			ID: "emp-md", Title: en("Extended Migration Profile"), Kind: programme.DataProduct, Countries: countriesOf("MD"), Span: span("2008/2015"),
			Relations:     []programme.Relation{{Kind: programme.Parent, Programme: "gjp-2"}, {Kind: programme.Applies, Programme: "mp"}},
			Organisations: []programme.Organisation{org("eu", "European Union", programme.Donor)},
			Documents: []programme.Document{
				{Code: "emp", Title: en("Extended Migration Profile"), Covers: span("2008/2015"), FundedBy: []string{"eu"}},
				{Code: "guide", Title: en("guide"), Versions: []programme.Version{{Language: lang.Russian, Status: programme.Completed}}},
				{Code: "unpf", Title: en("Partnership Framework 2013-2017"), Valid: span("2013/2017")},
			},
			Results: []programme.Result{{Text: en("indicators integrated in the Action Plan Results Matrix")}, {Text: en("a key policy planning tool"), Figure: fig("10 years")}},
		}, nil},
		"S22 an instrument since 2006": {programme.Programme{
			ID: "mp", Title: en("Migration Profiles"), Kind: programme.Method, Span: span("2006/.."), Status: programme.Running,
			DeclaredCountries: fig("more than 50 countries"), Documents: []programme.Document{{Code: "guide", Title: en("Making the Most of the Process"), Published: on("2011")}},
			Relations: []programme.Relation{{Kind: programme.AppliedBy, Programme: "emp-md"}},
		}, []string{"programme.list-size"}},
		"S23 a donor under two names": {programme.Programme{
			ID: "ua-remittances", Title: en("Research and Policy Dialogue Initiative on Migration and Remittances in Ukraine"), Kind: programme.Study, Span: span("2013-08/2016-02"),
			Countries:     countriesOf("UA"),
			Organisations: []programme.Organisation{{Code: "canada", Name: en("Global Affairs Canada"), Aliases: []lang.Text{en("Government of Canada")}, Roles: []programme.Role{programme.Donor}}},
			Coverage:      []programme.Coverage{{Place: in("RU"), Part: "destination"}, {Place: in("IT"), Part: "destination"}, {Place: in("CA"), Part: "destination"}},
			Activities:    []programme.Activity{{Title: en("household survey"), Type: "survey"}, {Title: en("expert interviews"), Type: "interviews"}},
			Results: []programme.Result{
				{Text: en("remittances received"), Figure: fig("9 billion USD").AsEstimate().WithSource(figure.Source{Publisher: "World Bank"}), Period: span("2013")},
			},
		}, nil},
		"S24 a tool of modules": {programme.Programme{
			ID: "toolbox", Title: en("My JMDI Toolbox"), Kind: programme.Tool, Lists: []programme.List{
				{Title: en("training modules"), Declared: fig("6 training modules"), Partial: true, Items: []lang.Text{en("core module")}}, {Title: en("good practices")},
			},
		}, []string{"programme.span"}},
		"S26 a diaspora that is mapped": {programme.Programme{
			ID: "tj-diaspora", Title: en("Engaging the Tajik Diaspora in Development"), Span: span("2013-08/2014-11"), Status: programme.Completed, Countries: countriesOf("TJ"),
			Classifications: areas("1.2"), Organisations: []programme.Organisation{idf},
			Coverage: []programme.Coverage{{Place: indicator.CorridorPlace(place.MustCountry("TJ"), place.MustCountry("RU")), Part: "mapped in"}},
			Events:   []programme.Event{{Title: en("Forum of Compatriots"), Span: span("2014-06-24/2014-06-25")}, {Title: en("High level Workshop"), Span: span("2014-11-18")}},
			Documents: []programme.Document{
				{Code: "plan-1", Title: en("Action Plan 2011-2014"), Valid: span("2011/2014")}, {Code: "plan-2", Title: en("Action Plan 2015-2020"), Valid: span("2015/2020")},
			},
			Results: []programme.Result{{Text: en("remittances"), Figure: fig("up to 48.8% of GDP")}}, // nothing that the project reached
		}, nil},
		"S28 communities per host country": {programme.Programme{
			ID: "aca", Title: en("Harnessing the Positive Impact of Albanian Migration"), Span: span("2015-09/2016-11"), Status: programme.Running, Countries: countriesOf("AL"),
			Organisations: []programme.Organisation{idf}, Relations: []programme.Relation{{Kind: programme.Parent, Name: en("a broader programme")}},
			Coverage: []programme.Coverage{{Place: in("US"), Part: "host", Text: en("significant stock")}, {Place: in("IT"), Part: "host"}, {Place: in("GR"), Part: "host"}},
			Events:   []programme.Event{{Title: en("Governmental Conference"), Status: programme.Planned}},
		}, nil},
		"S30 grants in two tiers": {programme.Programme{
			ID: "msme", Title: en("Support to Micro, Small and Medium Enterprises in Kosovo*"), Kind: programme.GrantScheme, Span: span("2014-02/2016-07"), Countries: countriesOf("XK"),
			Designations: place.Designations{place.UNSCR1244()},
			Organisations: []programme.Organisation{
				org("eu", "European Union", programme.Donor), org("mti", "Ministry of Trade and Industry", programme.Donor, programme.GovernmentCounterpart),
			},
			Grants: []programme.GrantCall{msmeCall()},
			Results: []programme.Result{
				{Text: en("unemployment"), Figure: fig("reaching 35%"), Parts: programme.Parts{Overlap: programme.Overlapping, Named: []programme.Part{
					{Name: en("female"), Figure: fig("44%")}, {Name: en("youth"), Figure: fig("60%")},
				}}},
				{Text: en("imports"), Figure: fig("approximately 50% of GDP")},
			},
		}, nil},
		"S31 loans": {programme.Programme{
			ID: "med-loans", Title: en("Microenterprise Development Project"), Kind: programme.LoanScheme, Span: span("1997/.."), NoPlannedEnd: true, Status: programme.Running,
			Loans: []programme.Loans{medLoans()},
		}, nil},
		"S33 a grant with an own share": {programme.Programme{
			ID: "geo-grants", Title: en("Social Enterprise Development"), Kind: programme.GrantScheme, Span: span("2014-06/2016-06"),
			Grants: []programme.GrantCall{{Code: "enterprises", Ceiling: money.MustParseFigure("up to 100,000 CHF"), OwnShare: tenToTwenty()}},
		}, []string{"programme.grant-base"}},
		"S38 a process of governments": {programme.Programme{
			ID: "almaty", Title: en("Almaty Process"), Kind: programme.ConsultativeProcess, Span: span("2013-06-05/.."), Status: programme.Running,
			Description: en("Refugee Protection and International Migration"), Aliases: []lang.Text{en("Regional Consultative Process (RCC)")},
		}, nil},
		"S39 a publication": {programme.Programme{
			ID: "mapping", Title: en("Mapping on Irregular Migration in Central Asia"), Kind: programme.Study, Span: span("2014"),
			Coverage: []programme.Coverage{{Place: indicator.GroupPlace("CENTRAL-ASIA")}}, Organisations: []programme.Organisation{idf},
			Documents: []programme.Document{{Code: "mapping", Title: en("Mapping on Irregular Migration in Central Asia"), Published: on("2014"), FundedBy: []string{"idf"}}},
		}, nil},
		"S41 deliverables and what recurs": {programme.Programme{
			ID: "al-work", Title: en("Promoting Decent Work Opportunities and Protection of Migrant Workers in Albania"), Span: span("2015-01/2016-06"), Status: programme.Running,
			Organisations: []programme.Organisation{org("coherence", "UN Coherence Fund", programme.Donor)},
			Outputs: []programme.Output{{Title: en("labour mobility management"), Deliverables: []programme.Deliverable{
				{Title: en("1st assessment of migrant workers' rights")}, {Title: en("methodology for annual assessments")}, {Title: en("study visit")},
			}}},
			Documents: []programme.Document{{Code: "assessment", Title: en("assessment by the Ombudsman"), Recurs: period.Yearly, Status: programme.Planned}},
		}, nil},
		"S43 a certification": {programme.Programme{
			ID: "iris", Title: en("International Recruitment Integrity System"), Short: "IRIS", Kind: programme.CertificationSystem,
			TargetGroups: []programme.TargetGroup{{Name: en("recruitment intermediaries")}, {Name: en("employers")}, {Name: en("workers"), Reach: programme.FinalReach}},
			Relations:    []programme.Relation{{Kind: programme.AppliedBy, Programme: "georgia"}},
		}, []string{"programme.span"}},
		"S48 who benefits": {programme.Programme{
			ID: "tr", Title: en("Supporting Labour Migration Management in Turkey"), Span: span("2015-04/2016-09"), Status: programme.Running, Countries: countriesOf("TR"),
			Organisations: []programme.Organisation{
				org("uk", "United Kingdom", programme.Donor), {Code: "molss", Short: "MOLSS", Roles: []programme.Role{programme.BeneficiaryInstitution}},
				{Code: "dgmm", Short: "DGMM", Roles: []programme.Role{programme.CooperationPartner}},
			},
			TargetGroups: []programme.TargetGroup{{Name: en("labour inspectors")}, {Name: en("candidate labour attachés")}},
		}, nil},
		"S51 a guide": {programme.Programme{
			ID: "handbook", Title: en("handbook for practitioners"), Kind: programme.Tool, Relations: []programme.Relation{{Kind: programme.Applies, Programme: "mrc"}},
			Documents: []programme.Document{{
				Code: "handbook", Title: en("running an effective Migrant Resource Centre"), Type: "handbook", Audience: []lang.Text{en("those setting up a centre"), en("those operating one")},
				Parts: []programme.List{{Title: en("objectives of centres"), Declared: fig("five objectives"), Partial: true}},
			}},
		}, []string{"programme.span"}},
	}
}

// Every system of the documents is held by a record, or the table says why not.
func TestCatalogueIsComplete(t *testing.T) {
	held := map[string]bool{}
	for name := range catalogue() {
		held[name[:3]] = true
	}
	for n := 1; n <= 54; n++ {
		system := fmt.Sprintf("S%02d", n)
		why, none := notProgrammes[system]
		require.NotEqual(t, none, held[system], system)
		require.True(t, held[system] || why != "", system)
	}
}
