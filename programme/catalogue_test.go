package programme_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// catalogued is what a system of the source documents comes to in a record, and what
// its check finds on 1 December 2015, when the regional publication was new.
type catalogued struct {
	record programme.Programme
	finds  []string
}

// catalogue holds the systems of the source documents that are programmes, or
// are held as such, by their numbers there. Nothing is added: what a source does
// not say is left out.
func catalogue() map[string]catalogued {
	// Short forms, for the records below.
	var (
		en   = lang.En
		fig  = figure.MustParse
		span = period.MustParseSpan
		on   = period.MustParse
		in   = func(code string) indicator.Place { return indicator.CountryPlace(place.MustCountry(code)) }
		area = func(kind, name string) indicator.Place {
			return indicator.AreaPlace(place.Area{Kind: kind, Name: en(name)})
		}
		named = func(names ...string) (ps []programme.Part) {
			for _, name := range names {
				ps = append(ps, programme.Part{Name: en(name)})
			}
			return ps
		}
		// of returns parts with the figures and names by turns.
		of = func(overlap programme.Overlap, pairs ...string) programme.Parts {
			p := programme.Parts{Overlap: overlap}
			for pair := range slices.Chunk(pairs, 2) {
				p.Named = append(p.Named, programme.Part{Figure: fig(pair[0]), Name: en(pair[1])})
			}
			return p
		}
		donor = func(code, name string, roles ...programme.Role) programme.Organisation {
			return programme.Organisation{Code: code, Name: en(name), Roles: append([]programme.Role{programme.Donor}, roles...)}
		}
	)
	all := map[string]catalogued{
		"S01 an institution": {programme.Programme{
			ID: "iom", Title: en("International Organization for Migration"), Kind: programme.Network,
			Organisations: []programme.Organisation{
				{
					Code: "iom", Short: "IOM", Type: "inter-governmental organization", Level: "global", Roles: []programme.Role{programme.Author, programme.ImplementingPartner},
					Presence: []programme.Presence{{Place: in("RS"), Span: span("1992/..")}},
					Facts:    []programme.Result{{Text: en("member states"), Figure: fig("175 member states")}, {Text: en("presence"), Figure: fig("over 100 countries")}},
				},
				{
					Code: "ro", Name: en("Regional Office for South-Eastern Europe, Eastern Europe and Central Asia"), Parent: "iom", Level: "regional",
					Seat: area("city", "Vienna"), Roles: []programme.Role{programme.ConveningAgent},
					Facts: []programme.Result{{Text: en("focal points in field missions"), Figure: fig("around 15 focal points")}},
				},
				{Code: "idf", Short: "IDF", Name: en("IOM Development Fund"), Parent: "iom", Type: "fund", Roles: []programme.Role{programme.Donor}},
			},
			Span: span("1951/.."),
		}, nil},
		"S05 five donors, no split": {programme.Programme{
			ID: "wb", Title: en("Capacity Building, Information and Awareness-Raising"), Kind: programme.RegionalProgramme, Status: programme.Completed,
			Span: span("2008-02/2010-01"), Coverage: []programme.Coverage{{Place: indicator.GroupPlace("WESTERN-BALKANS"), Text: en("all the target countries")}},
			Organisations: []programme.Organisation{
				donor("ec", "European Commission"), donor("ch", "Swiss Government"), donor("de", "German Government"), donor("it", "Italian Government"),
				donor("li", "Lichtenstein Government"), {Code: "nes", Name: en("National Employment Service"), Roles: []programme.Role{programme.Host}},
			},
			Activities: []programme.Activity{{Code: "profiling", Title: en("daily profiling of migrants"), Dated: en("daily"), Feeds: []programme.Influence{{Verb: "feeds", On: "report"}}}},
			Results:    []programme.Result{{Text: en("were assisted"), Figure: fig("up to 15,000 migrants").WithRole(figure.Actual)}, {Text: en("relevant officials were trained")}},
			Documents:  []programme.Document{{Code: "report", Title: en("Research report on legal emigration"), Type: "research report"}},
		}, []string{"programme.actual-ceiling"}},
		"S06 a pilot with a duration": {programme.Programme{
			ID: "gjp-1", Title: en("Mainstreaming Migration into National Development Strategies"), Kind: programme.Pilot, Span: span("2011/"), Duration: fig("two years"),
			Countries: countriesOf("BD", "JM", "MD", "TN"), DeclaredCountries: fig("four countries"),
			Organisations: []programme.Organisation{
				{Code: "sdc", Short: "SDC", Roles: []programme.Role{programme.Donor, programme.CooperationPartner}}, {Code: "iom", Short: "IOM", Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
			},
			Relations: []programme.Relation{{Kind: programme.PilotFor, Programme: "gjp-2"}, {Kind: programme.Successor, Programme: "gjp-2"}},
		}, nil},
		"S07 a list shorter than declared": {programme.Programme{
			ID: "gjp-2", Title: en("Mainstreaming Migration into National Development Strategies"), Aliases: []lang.Text{en("Second Phase")},
			Kind: programme.JointProgramme, Span: span("2014-02/2018-01"), DeclaredCountries: fig("10 different countries"), Status: programme.Running,
			StatusRecords: []programme.StatusRecord{{Status: programme.Running, On: on("2017-03"), Text: en("is being implemented")}, {Status: programme.Completed}},
			Organisations: []programme.Organisation{{Code: "undp", Short: "UNDP", Roles: []programme.Role{programme.ParticipatingUNOrganisation}}, {Code: "iom", Short: "IOM", Roles: []programme.Role{programme.ParticipatingUNOrganisation}}},
			Objectives: []programme.Objective{
				{Code: "o1", Level: "overarching", Title: en("integrate migration into national development planning")}, {Code: "k1", Level: "key", Title: en("strengthen the evidence base")},
			},
			Outputs: []programme.Output{
				{Code: "1", Title: en("stakeholders are engaged"), Lead: "undp"},
				{
					Code: "2", Title: en("strengthened evidence base"), Planned: []lang.Text{en("expanded National Migration Profile")},
					Deliverables: []programme.Deliverable{{Type: "study", Count: fig("five studies"), Status: programme.Completed}},
				},
			},
			Results:   []programme.Result{{Of: "2", Text: en("Extended Migration Profile with an M&D chapter")}},
			Relations: []programme.Relation{{Kind: programme.Predecessor, Name: en("MIDWEB")}},
		}, []string{"programme.list-size"}},
		"S10 a periodic data product": {programme.Programme{
			ID: "profile", Title: en("Migration Profile of the Republic of Serbia"), Kind: programme.DataProduct, Span: span("2010/.."),
			Documents: []programme.Document{
				{Code: "2015", Title: en("Migration Profile"), Edition: "sixth", Recurs: period.Yearly, Covers: span("2015"), Influences: []programme.Influence{{Verb: "fulfils", On: "road-map"}}},
				{Code: "road-map", Title: en("Road Map for visa liberalization")},
			},
			Results: []programme.Result{
				{Text: en("border crossings"), Figure: fig("some 59 million border crossings"), Period: span("2015")}, {Text: en("visas issued"), Figure: fig("some 10,134 visas"), Period: span("2015")},
				{Text: en("diaspora"), Figure: fig("five million persons").AsEstimate()},
			},
			Designations: place.Designations{{Country: place.MustCountry("XK"), Name: en("Kosovo and Metohija")}},
		}, nil},
		"S11 a continuation after a gap": {programme.Programme{
			ID: "mlevsa", Title: en("Improving the role of the social protection system in migration management in Serbia"),
			Aliases: []lang.Text{en("Increasing the role of social protection in migration governance")}, Kind: programme.Pilot, Span: span("2015-10-01/2016-03-31"),
			Phases:    []programme.Phase{{Code: "c", Title: en("continuation"), Kind: programme.Continuation, Span: span("2017-02/2017-03")}},
			Relations: []programme.Relation{{Kind: programme.Parent, Programme: "gjp-2"}},
			Events: []programme.Event{
				{Code: "feb", Span: span("2017-02"), Count: fig("three workshops"), Audience: []lang.Text{en("Commissariat employees")}, Participants: fig("60 people")},
				{Code: "subotica", Span: span("2017-03-21/2017-03-22"), Place: area("city", "Subotica"), Audience: []lang.Text{en("centres for social work")}},
			},
		}, []string{"programme.dates-outside", "programme.dates-outside"}},
		"S19 a country chapter": {programme.Programme{
			ID: "gjp-kg", Title: en("Kyrgyzstan"), Kind: programme.CountryChapter, Countries: countriesOf("KG"), Span: span("2014-02/2018-01"),
			Relations: []programme.Relation{{Kind: programme.Parent, Programme: "gjp-2"}},
			Organisations: []programme.Organisation{
				{Code: "iom", Short: "IOM", Roles: []programme.Role{programme.ParticipatingUNOrganisation}}, {Code: "apg", Name: en("Academy of Public Governance"), Type: "academy", Roles: []programme.Role{programme.CooperationPartner}},
			},
			Documents: []programme.Document{
				{Code: "mou", Title: en("Memorandum of Understanding"), Type: "memorandum", Parties: []string{"iom", "apg"}},
				{Code: "manual", Title: en("M&D training manual"), Versions: []programme.Version{{Language: lang.Russian, Status: programme.Completed}, {Language: language.Kirghiz, Status: programme.Planned}}},
			},
			Activities: []programme.Activity{{Title: en("a number of public lectures")}},
		}, nil},
		"S25 stages by country": {programme.Programme{
			ID: "3es", Title: en("enable, engage and empower"), Kind: programme.Method, Span: span("2015"),
			Classifications: []programme.Classification{{Kind: programme.ApproachClass, Code: indicator.MustCode("iom-3e:engage")}},
			Coverage: []programme.Coverage{
				{Place: in("XK"), Stages: []string{"strategy in development", "implementation mechanisms"}}, {Place: in("IL"), Stages: []string{"advanced"}}, {Place: in("RS"), Stages: []string{"mapping exercise"}},
			},
			Designations: place.Designations{place.UNSCR1244()},
		}, nil},
		"S27 growth and recurrence": {programme.Programme{
			ID: "deed", Title: en("Diaspora Engagement for Economic Development"), Short: "DEED", Kind: programme.Registry, Span: span("2014-07/2016-06"), Status: programme.Running,
			Activities: []programme.Activity{{
				Title: en("summer campaigns"), Recurs: period.Yearly, Dated: en("in summer"), Channels: []lang.Text{en("border crossings"), en("free sim cards"), en("concerts")},
			}},
			Results: []programme.Result{{Text: en("increase of registration"), Growth: figure.MustParseGrowth("700% increase")}, {Text: en("financial transfers"), Figure: fig("15-20% of GDP")}},
		}, nil},
		"S29 factors that nobody names": {programme.Programme{
			ID: "edm", Title: en("enterprise development model"), Kind: programme.Method, Span: span("2015"), Lists: []programme.List{{Title: en("factors of success"), Declared: fig("four factors")}},
			Relations: []programme.Relation{{Kind: programme.AppliedBy, Programme: "msme"}},
		}, []string{"programme.list-size"}},
		"S31 open-ended": {programme.Programme{
			ID: "med", Title: en("Microenterprise Development Project"), Short: "MED", Kind: programme.LoanScheme, Span: span("1997/.."), Timeframe: en("1997-Present (Open-ended)"),
			NoPlannedEnd: true, Status: programme.Running,
			Organisations: []programme.Organisation{{Code: "donors", Name: en("Multiple donors through seed funding"), Collective: true, Roles: []programme.Role{programme.SeedFunder}}},
			Locations:     []programme.Location{{Areas: place.AreaSet{Country: place.MustCountry("AM"), Kind: "region", Count: 8}}},
			Activities: []programme.Activity{{
				Title: en("microcredit"), Steps: []programme.Step{{Title: en("training")}, {Title: en("business plan")}, {Title: en("Loan Selection Committee"), Decision: true}, {Title: en("loan")}},
			}},
			Results: []programme.Result{
				{Text: en("loans"), Figure: fig("over 9,900 loans")}, {Text: en("volume"), Figure: fig("more than 8.5 million USD")},
				{Text: en("businesses supported"), Figure: fig("3,547 businesses"), Parts: of(programme.NoOverlap, "55%", "women-run")},
				{Text: en("served"), Figure: fig("5,212 persons"), Parts: programme.Parts{Named: named("direct beneficiaries", "loan recipients", "persons employed")}},
			},
		}, nil},
		"S32 two phases": {programme.Programme{
			ID: "eu-bk", Title: en("Poverty Reduction through the Enhancement of Economic Opportunities in Kosovo*"), Span: span("2011/2016-06"), Status: programme.Running,
			Phases: []programme.Phase{
				{Code: "I", Span: span("2011/2013"), Size: fig("46 projects")}, {Code: "II", Span: span("2013-12/2016-06"), Size: fig("27 projects"), Status: programme.Running},
			},
			Results: []programme.Result{
				{Of: "II", Text: en("short-term jobs by the end"), Figure: fig("more than 1,700 jobs").WithRole(figure.Target), Period: span("2013-12/2016-06")},
				{Of: "II", Text: en("registered at employment centres"), Figure: fig("roughly 76% of beneficiaries")},
			},
		}, nil},
		"S33 partners with hosts": {programme.Programme{
			ID: "geo", Title: en("Social Enterprise Development"), Span: span("2014-06/2016-06"),
			Organisations: []programme.Organisation{
				donor("fom", "Federal Office for Migration, Switzerland"), {Code: "gori", Name: en("Gori Sapling Tree Nursery"), Roles: []programme.Role{programme.ImplementingPartner}},
				{Code: "npa", Name: en("National Probation Agency"), Roles: []programme.Role{programme.Host}},
			},
			Outputs: []programme.Output{{
				Code: "e", Title: en("social enterprises"), Partners: []programme.Partner{{Organisation: "gori", Host: "npa", Does: en("nursery"), Status: programme.Running}},
			}},
			TargetGroups: []programme.TargetGroup{{Name: en("former drug users"), Sensitive: true}},
			Results: []programme.Result{
				{Of: "e", Text: en("job places in each enterprise"), Figure: fig("minimum 8 to 10 job places").WithRole(figure.Target)}, {Text: en("employed overall"), Figure: fig("at least 25 persons").WithRole(figure.Target)},
			},
		}, nil},
		"S34 a duration beside its dates": {programme.Programme{
			ID: "mine", Title: en("Assisting Mine Survivors"), Span: span("2014-02/2016-07"), Duration: fig("6 months"),
			Locations: []programme.Location{{Mainly: true, Areas: place.AreaSet{Country: place.MustCountry("AZ"), Kind: "district", Count: 5}}},
			TargetGroups: []programme.TargetGroup{
				{Name: en("mine survivors"), Reach: programme.DirectReach, Size: fig("at least 50 survivors").WithRole(figure.Target), Attributes: []string{"disability", "conflict"}},
				{Name: en("family members"), Reach: programme.IndirectReach, Size: fig("approximately 150 family members").WithRole(figure.Target)},
			},
			Results: []programme.Result{{Text: en("mine victims"), Figure: fig("2,909 mine victims").WithRole(figure.Baseline).WithSource(figure.Source{Publisher: "ANAMA"})}},
		}, []string{"programme.duration"}},
		"S36 far above plan": {programme.Programme{
			ID: "rmp", Title: en("Regional Migration Programme, DFID Central Asia"), Kind: programme.RegionalProgramme, Span: span("2010-03/2015-08"), Status: programme.Completed,
			Relations: []programme.Relation{{Kind: programme.Component, Programme: "portal"}, {Kind: programme.Component, Programme: "test"}},
			Risks:     []programme.Risk{{Text: en("economic crisis"), Occurred: true}, {Text: en("patent and certification procedures")}},
			Results: []programme.Result{
				{Text: en("benefited from counselling"), Figure: fig("931,308 persons").WithRole(figure.Actual), Over: fig("over 5 years"), Period: span("2010-03/2015-08")},
				{Text: en("benefited from counselling"), Figure: fig("343,300 persons").WithRole(figure.Planned)}, {Text: en("job placement"), Figure: fig("over 200 persons")},
			},
		}, []string{"programme.duration-over"}},
		"S37 seed funding": {programme.Programme{
			ID: "mmf", Title: en("Addressing Mixed Migration Flows"), Aliases: []lang.Text{en("Managing Mixed Migration Flows")}, Span: span("2014-10/2016-09"),
			Organisations: []programme.Organisation{
				{Code: "prm", Name: en("US Bureau of Population, Refugees and Migration"), Short: "PRM USA", Aliases: []lang.Text{en("BPRM")}, Roles: []programme.Role{programme.Donor}},
				{Code: "kz", Name: en("Government of Kazakhstan"), Roles: []programme.Role{programme.SeedFunder}},
			},
			Lists:   []programme.List{{Title: en("thematic areas"), Declared: fig("four areas"), Items: []lang.Text{en("disaster risk reduction"), en("irregular migration"), en("trafficking"), en("human mobility")}}},
			Results: []programme.Result{{Text: en("citizens depart annually"), Figure: fig("hundred thousands of citizens")}},
		}, nil},
		"S40 five of ten recommendations": {programme.Programme{
			ID: "see", Title: en("Labour Mobility as a Factor of Development in South-Eastern Europe"), Kind: programme.Study, Span: span("2015"),
			Lists: []programme.List{{Title: en("recommendations"), Declared: fig("10 recommendations"), Partial: true, Items: []lang.Text{
				en("visa facilitation"), en("simplified residence permits"), en("mutual recognition of diplomas"), en("migration flow databases"), en("portability of benefits"),
			}}},
		}, nil},
		"S42 an edition and its chapter": {programme.Programme{
			ID: "emp-al", Title: en("New Extended Migration Profile of Albania"), Kind: programme.DataProduct, Span: span("2015"),
			Documents: []programme.Document{
				{Code: "emp", Title: en("Extended Migration Profile"), Published: on("2015-12"), Place: in("AL")},
				{Code: "chapter", Title: en("labour migration stocks and flows"), Covers: span("2012/2014"), Influences: []programme.Influence{{Verb: "is a chapter of", On: "emp"}}},
			},
			Events: []programme.Event{{Type: "workshop", Span: span("2015-05"), Place: area("city", "Tirana")}},
		}, nil},
		"S44 a scheme of labour mobility": {programme.Programme{
			ID: "poland", Title: en("work in Poland without a permit"), Kind: programme.MobilityScheme, Span: span("2009/.."), Status: programme.Running,
			Coverage: []programme.Coverage{{Place: indicator.CorridorPlace(place.MustCountry("GE"), place.MustCountry("PL"))}},
			Organisations: []programme.Organisation{
				{Code: "molhsa", Short: "MoLHSA", Roles: []programme.Role{programme.GovernmentCounterpart}}, {Code: "ssa", Short: "SSA", Parent: "molhsa", Roles: []programme.Role{programme.CooperationPartner}},
			},
			Results: []programme.Result{{Text: en("stay per year"), Figure: fig("up to 6 months")}, {Text: en("have used the scheme"), Figure: fig("over 4,000 workers")}},
		}, nil},
		"S45 growth over some months": {programme.Programme{
			ID: "portal", Title: en("Information Portal for Migrants"), Span: span("2013-01/2015-08"), Relations: []programme.Relation{{Kind: programme.Parent, Programme: "rmp"}},
			Results: []programme.Result{
				{Text: en("likes"), Growth: figure.MustParseGrowth("increased ten times"), Over: fig("14 months")}, {Text: en("posts"), Figure: fig("at least twice a day")},
				{Text: en("users"), Parts: of(programme.Exclusive, "52%", "", "48%", "")},
				{Text: en("users by age"), Parts: of(programme.Overlapping, "38%", "22-34", "92%", "18-44")},
			},
		}, nil},
		"S47 a company as co-funder": {programme.Programme{
			ID: "cmba", Title: en("Consolidation of Migration and Border Management Capacities in Azerbaijan"), Short: "CMBA", Span: span("2013-12/2016-06"),
			Organisations: []programme.Organisation{donor("eu", "European Union"), {Code: "bp", Short: "BP", Type: "company", Roles: []programme.Role{programme.CoFunder}}},
			Activities:    []programme.Activity{{Title: en("Labour Market Information System"), Deliverables: []programme.Deliverable{{Title: en("assessment report"), Status: programme.Running}}}},
		}, nil},
		"S49 places that add up": {programme.Programme{
			ID: "oss", Title: en("Streamlining Employment of Migrant Workers through a One Stop Shop"), Span: span("2013-07/2015-05"), Status: programme.Completed,
			Outputs: []programme.Output{{
				Title: en("One-Stop-Shops"), Deliverables: []programme.Deliverable{
					{Count: fig("two shops"), Parts: programme.Parts{Overlap: programme.Exclusive, Named: []programme.Part{
						{Figure: fig("one shop"), Place: area("city", "Budva")}, {Figure: fig("one shop"), Place: area("city", "Podgorica")},
					}}},
					{Count: fig("21,000 copies"), Parts: programme.Parts{Declared: fig("three languages"), Partial: true}},
				},
			}},
			Results: []programme.Result{{Text: en("trained"), Figure: fig("215 staff"), Parts: programme.Parts{Named: named("staff of the Ministry of Interior", "Alien Department inspectors")}}},
			Documents: []programme.Document{
				{Code: "model", Title: en("OSS model"), Influences: []programme.Influence{{Verb: "is aligned with", On: "directive"}}}, {Code: "directive", Title: en("EU Single Permit Directive"), Type: "directive"},
			},
		}, nil},
		"S50 a network in words": {programme.Programme{
			ID: "mrc", Title: en("Migrant Resource Centres"), Aliases: []lang.Text{en("Various")}, Kind: programme.ServiceNetwork,
			Timeframe: en("During the last two decades and on-going"), Status: programme.Running, DeclaredCountries: fig("at least 10 countries"),
			Coverage: []programme.Coverage{{Place: indicator.GroupPlace("WESTERN-BALKANS"), Name: en("migrant service centres")}, {Place: in("MD")}},
			Results: []programme.Result{{
				Text: en("partnership"), Period: span("2014-10/2014-12"), Parts: of(programme.Overlapping, "75%", "government", "33%", "NGOs/CSOs", "17%", "other organizations"),
			}},
		}, []string{"programme.span", "programme.list-size"}},
		"S53 parts in words and digits": {programme.Programme{
			ID: "test", Title: en("Integration Test Assistance"), Span: span("2013-01/2015-08"), Relations: []programme.Relation{{Kind: programme.Parent, Programme: "rmp"}},
			Outputs: []programme.Output{{Title: en("electronic tool"), Deliverables: []programme.Deliverable{{
				Count: fig("twenty five practice tests"), Parts: of(programme.Exclusive, "10", "language", "8", "history", "7", "legislation"),
			}}}},
			Documents: []programme.Document{{Code: "exam", Title: en("certificate of the complex exam"), Type: "requirement", Valid: span("2015-01-01/..")}},
			Results:   []programme.Result{{Text: en("cost to the migrant"), Figure: fig("roughly 100 USD"), Period: span("2015-01-01/..")}},
		}, nil},
		"S54 a network older than the project": {programme.Programme{
			ID: "di", Title: en("The Diversity Initiative"), Span: span("2013-10/2015-06"), Status: programme.Completed,
			Organisations: []programme.Organisation{
				{Code: "network", Name: en("DI Network"), Type: "civil society, government and private actors", Collective: true, Count: fig("65 actors"), Roles: []programme.Role{programme.CooperationPartner}, Presence: []programme.Presence{{Place: in("UA"), Span: span("2007/..")}}},
				{Code: "iom", Short: "IOM", Roles: []programme.Role{programme.CoChair}}, {Code: "unhcr", Short: "UNHCR", Roles: []programme.Role{programme.CoChair}},
			},
			Events: []programme.Event{{Type: "Secretariat meeting", Count: fig("seven (7) meetings")}, {Type: "school module", Count: fig("three (3) modules"), Participants: fig("18 DI members")}},
			Results: []programme.Result{{Text: en("trained"), Parts: of(programme.NoOverlap,
				"122 persons", "government service providers", "17 persons", "lawyers", "88 persons", "investigators", "60 persons", "civil society", "87 persons", "with ODIHR")}},
		}, nil},
	}
	maps.Copy(all, catalogueRest())
	return all
}

func countriesOf(codes ...string) (out []place.Country) {
	for _, code := range codes {
		out = append(out, place.MustCountry(code))
	}
	return out
}

// Every system is held without loss, and its check finds what is known to be
// wrong with it and nothing else.
func TestCatalogue(t *testing.T) {
	root := programmeSchema()
	for name, e := range catalogue() {
		t.Run(name, func(t *testing.T) {
			data := text(t, e.record)
			require.Empty(t, invalid(t, root, data))
			var back programme.Programme
			require.NoError(t, back.UnmarshalJSON([]byte(data)))
			require.Equal(t, e.record, back)
			fs := e.record.CheckWith(programme.Options{AsOf: period.MustParse("2015-12-01")})
			require.Equal(t, e.finds, slices.Collect(fs.Codes()), "%v", fs)
		})
	}
}

// Those that are related to each other are so from both sides, or say so.
func TestCatalogueTogether(t *testing.T) {
	var list []programme.Programme
	for _, name := range []string{"S36 far above plan", "S45 growth over some months", "S53 parts in words and digits"} {
		list = append(list, catalogue()[name].record)
	}
	require.Nil(t, programme.CheckTogether(list, programme.Options{}))
}
