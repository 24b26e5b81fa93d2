package main

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// serbia returns what runs in Serbia alone, beside the country case of the
// Global Joint Programme.
func serbia() []programme.Programme { return []programme.Programme{yem()} }

// yem returns the joint programme as its project page states it. Nothing is
// added: what the page does not say is left empty.
func yem() programme.Programme {
	serbia := place.MustCountry("RS")
	chosen := lang.En("high rates of youth unemployment and poverty, and the expected re-settlement destination of many returnees")
	district := func(name string) place.Area { return place.Area{Name: lang.En(name)} }

	return programme.Programme{
		ID:     "yem",
		Title:  lang.En("Support to National Efforts for the Promotion of Youth Employment and Management of Migration"),
		Short:  "YEM",
		Kind:   programme.JointProgramme,
		Status: programme.Completed,
		Span:   period.MustParseSpan("2009-05/2012-05"),

		Countries: []place.Country{serbia},
		Locations: []programme.Location{
			{
				Areas: place.AreaSet{Country: serbia, Kind: "district", Named: []place.Area{
					district("South Backa"), district("Belgrade"), district("Pcinjski"),
				}},
				Reason: chosen,
			},
			{Areas: place.AreaSet{Country: serbia, Kind: "municipality", Count: 35}},
		},

		Organisations: []programme.Organisation{
			{Code: "iom", Short: "IOM", Name: lang.En("International Organization for Migration"), Type: "UN agency",
				Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
			{Code: "ilo", Short: "ILO", Name: lang.En("International Labour Organization"), Type: "UN agency",
				Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
			{Code: "undp", Short: "UNDP", Name: lang.En("United Nations Development Programme"), Type: "UN agency",
				Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
			{Code: "unicef", Short: "UNICEF", Name: lang.En("United Nations Children's Fund"), Type: "UN agency",
				Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
			{Code: "institutions-rs", Name: lang.En("institutions mandated to address youth, employment, migration and social policies"),
				Type: "national and local institutions", Roles: []programme.Role{programme.ImplementingPartner, programme.BeneficiaryInstitution}},
			{Code: "mdg-fund", Name: lang.En("MDG Spanish Funds"), Type: "fund", Roles: []programme.Role{programme.Donor}},
			{Code: "government-rs", Name: lang.En("Government of Serbia"), Type: "government",
				Roles: []programme.Role{programme.Donor, programme.GovernmentCounterpart}},
		},

		Objectives: objectives("implement policy and operational measures that will increase youth employment in Serbia and reduce the negative impact of return and irregular migration"),
		Strategy: programme.Strategy{
			Declared: figure.MustParse("three prongs"),
			Prongs:   []lang.Text{lang.En("policies"), lang.En("institutions"), lang.En("programmes")},
		},
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
			{Donor: "mdg-fund", Amount: money.MustParseFigure("USD 6 million")},
			{Donor: "government-rs", Amount: money.MustParseFigure("USD 1.9 million")},
		},
		Shares: []programme.Share{{Organisation: "iom", Amount: money.MustParseFigure("USD 1 million")}},

		Indicators: indicator.SerbianWhitePaper2010(),
		Results: []programme.Result{
			{Text: lang.En("improved policy tools for migration management, and their transfer from central to local level")},
			{Text: lang.En("recognition of migration management as an important developmental issue")},
			{Text: lang.En("increased number of refugees and internally displaced included into employment programmes")},
			{Component: "migration", Text: lang.En("increase of visibility and of measurability of migration flows")},
			{Component: "migration", Text: lang.En("diversification of the concept of labour migration")},
			{Component: "migration", Text: lang.En("use of migration indicators in strategic documents")},
			{Component: "migration", Text: lang.En("transfer of outputs to the local level through youth office capacity building and information campaign")},
		},
		Documents: []programme.Document{
			{Code: "white-paper", Type: "white paper", Valid: period.MustParseSpan("2010"),
				Title: lang.En("White Paper: Towards Developing a Policy on Labour Migration in the Republic of Serbia"),
				Influences: []programme.Influence{
					{Verb: "informed", On: "employment-strategy"},
					{Verb: "provided inputs to", On: "action-plan"},
					{Verb: "was used to draft", On: "ipa-initiative"},
				}},
			{Code: "employment-strategy", Type: "strategy", Valid: period.MustParseSpan("2011/2020"),
				Title: lang.En("National Employment Strategy")},
			{Code: "action-plan", Type: "action plan", Title: lang.En("Government's Action Plan on Migration Management")},
			{Code: "ipa-initiative", Type: "technical cooperation initiative",
				Title: lang.En("technical cooperation initiative on migration management, to be financed by the EU Instrument of Pre-Accession Assistance")},
		},
		Source: figure.Source{Publisher: "International Organization for Migration", Title: "project page, Joint Programme, Serbia"},
	}
}
