package programme_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
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

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file, or writes it.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(file, got, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
}

// serbianYouth returns the joint programme on youth employment and migration in
// Serbia as its project page states it: nothing is added.
func serbianYouth() programme.Programme {
	serbia := place.MustCountry("RS")
	agency := func(code, short, name string) programme.Organisation {
		return programme.Organisation{
			Code: code, Short: short, Name: lang.En(name), Type: "UN agency", Roles: []programme.Role{programme.ParticipatingUNOrganisation},
		}
	}
	district := func(name string) place.Area { return place.Area{Name: lang.En(name)} }
	category := func(title string) indicator.Category { return indicator.Category{Title: lang.En(title)} }
	return programme.Programme{
		ID:    "yem",
		Title: lang.En("Support to National Efforts for the Promotion of Youth Employment and Management of Migration"),
		Short: "YEM", Kind: programme.JointProgramme, Status: programme.Completed, Span: period.MustParseSpan("2009-05/2012-05"),
		Countries: []place.Country{serbia},
		Locations: []programme.Location{
			{
				Areas:  place.AreaSet{Country: serbia, Kind: "district", Count: 3, Named: []place.Area{district("South Backa"), district("Belgrade"), district("Pcinjski")}},
				Reason: lang.En("high rates of youth unemployment and poverty, and the expected re-settlement destination of many returnees"),
			},
			{Areas: place.AreaSet{Country: serbia, Kind: "municipality", Count: 35}},
		},
		Organisations: []programme.Organisation{
			agency("iom", "IOM", "International Organization for Migration"), agency("ilo", "ILO", "International Labour Organization"),
			agency("undp", "UNDP", "United Nations Development Programme"), agency("unicef", "UNICEF", "United Nations Children's Fund"),
			{
				Code: "national", Name: lang.En("institutions mandated to address youth, employment, migration and social policies"),
				Type: "national and local institutions", Collective: true,
				Roles: []programme.Role{programme.ImplementingPartner, programme.BeneficiaryInstitution},
			},
			{Code: "fund", Name: lang.En("MDG Spanish Funds"), Type: "fund", Roles: []programme.Role{programme.Donor}},
			{Code: "government", Name: lang.En("Government of Serbia"), Type: "government", Roles: []programme.Role{programme.Donor, programme.GovernmentCounterpart}},
			{Code: "ipa", Name: lang.En("EU Instrument of Pre-Accession Assistance"), Type: "instrument", Roles: []programme.Role{programme.CooperationPartner}},
		},
		Objectives: []programme.Objective{{
			Title: lang.En("implement policy and operational measures that will increase youth employment in Serbia and reduce the negative impact of return and irregular migration"),
		}},
		Strategy:         programme.Strategy{Declared: figure.MustParse("three prongs"), Prongs: []lang.Text{lang.En("policies"), lang.En("institutions"), lang.En("programmes")}},
		DeclaredOutcomes: figure.MustParse("three interlinked outcomes"),
		Outcomes: []programme.Outcome{
			{Code: "1", Title: lang.En("mainstreaming youth employment and migration policy objectives into national development strategies")},
			{Code: "2", Title: lang.En("strengthening the capacity of national institutions to develop integrated labour market and social services")},
			{Code: "3", Title: lang.En("implementing a package of programmes on employment and social services")},
		},
		TargetGroups: []programme.TargetGroup{
			{Name: lang.En("disadvantaged young women and men exposed to migration")},
			{Name: lang.En("young returnees")},
			{Name: lang.En("refugees and internally displaced persons"), Since: "included into employment programmes later, in increased number"},
		},
		Total: money.MustParseFigure("USD 8 million"),
		Contributions: []programme.Contribution{
			{Donor: "fund", Amount: money.MustParseFigure("USD 6 million")},
			{Donor: "government", Amount: money.MustParseFigure("USD 1.9 million")},
		},
		Shares: []programme.Share{{Organisation: "iom", Amount: money.MustParseFigure("USD 1 million")}},
		Indicators: indicator.Framework{
			Title:              lang.En("migration indicators developed within the framework of the Joint Programme"),
			Declared:           figure.MustParse("thirteen migration indicators"),
			Proposal:           lang.En("proposed by the 2010 White Paper, to monitor migration management interventions"),
			DeclaredCategories: figure.MustParse("six categories"),
			Categories: []indicator.Category{
				category("mismatches between labour supply and demand"), category("brain-circulation"), category("monitoring of returns"),
				category("labour migrants in Serbia"), category("Serbian labour migrants abroad"),
				category("social inclusion of hard-to-employ individuals affected by migration"),
			},
		},
		Results: []programme.Result{
			{Text: lang.En("recognition of migration management as an important developmental issue")},
			{Component: "migration", Text: lang.En("increase of visibility and of measurability of migration flows")},
			{Component: "migration", Text: lang.En("transfer of outputs to the local level through youth office capacity building and information campaign")},
		},
		Documents: []programme.Document{
			{
				Code: "white-paper", Type: "white paper", Valid: period.MustParseSpan("2010"), Place: indicator.CountryPlace(serbia),
				Title: lang.En("White Paper: Towards Developing a Policy on Labour Migration in the Republic of Serbia"),
				Influences: []programme.Influence{
					{Verb: "informed", On: "employment-strategy"}, {Verb: "provided inputs to", On: "action-plan"}, {Verb: "was used to draft", On: "ipa-initiative"},
				},
			},
			{Code: "employment-strategy", Type: "strategy", Valid: period.MustParseSpan("2011/2020"), Title: lang.En("National Employment Strategy")},
			{Code: "action-plan", Type: "action plan", Title: lang.En("Government's Action Plan on Migration Management"), Issuer: "government"},
			{
				Code: "ipa-initiative", Type: "technical cooperation initiative", Title: lang.En("technical cooperation initiative on migration management"),
				ToBeFundedBy: []string{"ipa"},
			},
		},
		Source: figure.Source{Publisher: "International Organization for Migration", Title: "project page, Joint Programme, Serbia"},
	}
}

// mainstreaming returns the second phase of the global joint programme on
// mainstreaming migration as its project page states it.
func mainstreaming() programme.Programme {
	objective := func(words string) programme.Objective {
		return programme.Objective{Level: "overarching", Title: lang.En(words)}
	}
	inSerbia := func(words string) programme.Activity {
		return programme.Activity{
			Title: lang.En(words), Status: programme.Planned, Places: []indicator.Place{indicator.CountryPlace(place.MustCountry("RS"))},
		}
	}
	return programme.Programme{
		ID:    "gjp",
		Title: lang.En("Global Joint Programme on Mainstreaming Migration into National Development Strategies - Second Phase"),
		Kind:  programme.JointProgramme, Status: programme.Completed, Span: period.MustParseSpan("2014-02-01/2018-01-31"),
		Relations: []programme.Relation{relatedBy(programme.PilotedBy, "gjp-pilot"), relatedBy(programme.Predecessor, "gjp-pilot")},
		Classifications: []programme.Classification{
			{Kind: programme.ThemeClass, Code: indicator.MustCode("own:migration-and-development"), Title: lang.En("Migration and Development")},
		},
		Countries: inCountries("BD", "EC", "JM", "KG", "MD", "MA", "RS", "TN"),
		Organisations: []programme.Organisation{
			{Code: "iom", Short: "IOM", Name: lang.En("International Organization for Migration"), Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
			{Code: "undp", Short: "UNDP", Name: lang.En("United Nations Development Programme"), Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
			{Code: "sdc", Short: "SDC", Name: lang.En("Swiss Agency for Development and Cooperation"), Roles: []programme.Role{programme.Donor}},
			{
				Code: "crs", Short: "CRS", Name: lang.En("Commissariat for Refugees and Migration of Serbia"),
				Roles: []programme.Role{programme.BeneficiaryInstitution},
			},
			{Code: "msc", Name: lang.En("Migrant Service Centers"), Collective: true, Roles: []programme.Role{programme.BeneficiaryInstitution}},
		},
		Objectives: []programme.Objective{
			objective("enable countries to integrate migration into their national development planning documents and policies and to continually monitor and adjust their approached to M&D"),
			objective("foster an active and mutually beneficial partnership among countries on M&D, and migration mainstreaming in particular"),
		},
		Activities: []programme.Activity{
			inSerbia("Strengthening evidence base for M&D policy development, including through expanding National Migration Profile"),
			inSerbia("Identifying and implementing national M&D priorities by mainstreaming M&D in the strategic documents/policies under revision"),
			inSerbia("Ensuring institutional coherence and greater coordination among government institutions through M&D training"),
			inSerbia("Supporting the inclusion of M&D linkages into UN Development Assistance Framework (UNDAF)"),
		},
		Contributions: []programme.Contribution{{Donor: "sdc"}}, // of no stated amount
		Source:        figure.Source{Publisher: "International Organization for Migration", Title: "project page, Global Joint Programme, second phase"},
	}
}

// orderlyMigration returns the project on orderly migration in the Western
// Balkans as its project page states it.
func orderlyMigration() programme.Programme {
	donor := func(code, name string) programme.Organisation {
		return programme.Organisation{Code: code, Name: lang.En(name), Roles: []programme.Role{programme.Donor}}
	}
	objective := func(words string) programme.Objective { return programme.Objective{Title: lang.En(words)} }
	migrants := figure.MustParse("up to 15,000 migrants and potential migrants").WithRole(figure.Actual)
	policymakers := figure.MustParse("up to 300 policymakers and practitioners").WithRole(figure.Actual)
	return programme.Programme{
		ID:    "western-balkans",
		Title: lang.En("Capacity Building, Information and Awareness-Raising towards Promoting Orderly Migration in the Western Balkans"),
		Kind:  programme.RegionalProgramme, Status: programme.Completed, Span: period.MustParseSpan("2008-02/2010-01"),
		Coverage: []programme.Coverage{{Place: indicator.GroupPlace("Western Balkans")}},
		Organisations: []programme.Organisation{
			{Code: "iom", Short: "IOM", Name: lang.En("International Organization for Migration"), Roles: []programme.Role{programme.ImplementingPartner}},
			{Code: "ilo", Short: "ILO", Name: lang.En("International Labour Organization"), Roles: []programme.Role{programme.CooperationPartner}},
			{Code: "governments", Name: lang.En("national governments"), Collective: true, Roles: []programme.Role{programme.CooperationPartner}},
			{Code: "nes", Name: lang.En("National Employment Service"), Roles: []programme.Role{programme.Host}},
			donor("commission", "European Commission"), donor("ch", "Swiss Government"), donor("de", "German Government"),
			donor("it", "Italian Government"), donor("li", "Lichtenstein Government"),
		},
		Objectives: []programme.Objective{
			objective("develop and integrate efficient information, advice and referral services for migrants"),
			objective("assist their informed migration decisions and prevent irregular migration"),
			objective("fostering local capacity and knowledge in the area of labour migration policy and practice"),
		},
		Activities: []programme.Activity{
			{
				Title: lang.En("Regional Training Workshop on Labour Migration Management"), Type: "training",
				Feeds: []programme.Influence{{Verb: "used", On: "handbook"}},
			},
			{
				Title: lang.En("daily profiling of migrants and potential migrants"), Dated: lang.En("daily"),
				Feeds: []programme.Influence{{Verb: "fed into", On: "report"}},
			},
		},
		TargetGroups: []programme.TargetGroup{
			{Code: "migrants", Name: lang.En("migrants and potential migrants"), Reach: programme.DirectReach, Size: migrants},
			{Code: "officials", Name: lang.En("relevant officials"), Reach: programme.DirectReach},
			{Code: "policymakers", Name: lang.En("policymakers and practitioners"), Reach: programme.DirectReach, Size: policymakers},
		},
		Total: money.MustParseFigure("EUR 1,4 million"),
		Contributions: []programme.Contribution{
			{Donor: "commission"}, {Donor: "ch"}, {Donor: "de"}, {Donor: "it"}, {Donor: "li"}, // of no stated amount
		},
		Results: []programme.Result{
			{Text: lang.En("assisted with information and advice regarding legal migration opportunities and the risks of irregular migration"), Figure: migrants},
			{Text: lang.En("Relevant officials were trained in providing direct assistance to potential migrants")},
			{Text: lang.En("sensitized and trained on policy and good practice"), Figure: policymakers},
			{Text: lang.En("research report produced and disseminated"), Figure: figure.MustParse("1 research report").WithRole(figure.Actual)},
			{Text: lang.En("established regional network of Migrant Service Centres (MSCs)")},
		},
		Documents: []programme.Document{
			{
				Code: "handbook", Type: "handbook",
				Title: lang.En("Handbook on Establishing Effective Labour Migration Policies in Countries of Origin and of Destination"),
			},
			{Code: "report", Type: "research report", Title: lang.En("Research report on legal emigration from the Western Balkans")},
		},
		Source: figure.Source{Publisher: "International Organization for Migration", Title: "project page, Western Balkans"},
	}
}

// The JSON of real programmes is the one that is kept, which reads back as the
// same programme, and only as it stands.
func TestGoldenJSON(t *testing.T) {
	for file, p := range map[string]programme.Programme{
		"testdata/youth.golden.json":           serbianYouth(),
		"testdata/mainstreaming.golden.json":   mainstreaming(),
		"testdata/western-balkans.golden.json": orderlyMigration(),
		"testdata/everything.golden.json":      joint(),
	} {
		t.Run(file, func(t *testing.T) {
			var got bytes.Buffer
			require.NoError(t, json.Indent(&got, []byte(text(t, p)), "", "  "))
			got.WriteByte('\n')
			golden(t, file, got.Bytes())

			var back programme.Programme
			require.NoError(t, json.Unmarshal(got.Bytes(), &back))
			require.Equal(t, p, back)
			require.Equal(t, text(t, p), text(t, back))

			unknown := bytes.Replace(got.Bytes(), []byte("{"), []byte(`{"budget_holder": "x",`), 1)
			require.Error(t, json.Unmarshal(unknown, &back), "a field that no programme has")
		})
	}
}

// The records of real programmes have no error, and say what their pages say.
func TestGoldenFigures(t *testing.T) {
	for _, p := range []programme.Programme{serbianYouth(), mainstreaming(), orderlyMigration()} {
		require.NoError(t, p.Check().Err(), p.ID)
	}
	require.Len(t, mainstreaming().Countries, 8)
	require.Equal(t, "EUR 1.4 million", orderlyMigration().Total.String())

	b := orderlyMigration().Beneficiaries(programme.BeneficiaryQuery{Reaches: []programme.Reach{programme.DirectReach}, Roles: []figure.Role{figure.Actual}})
	require.Equal(t, []string{"migrants", "policymakers"}, b.Counted)
	require.Equal(t, []string{"officials"}, b.Unknown, "how many officials were trained is not stated")
	require.Equal(t, "[0, ∞)", b.String())
}
