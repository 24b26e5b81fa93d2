package main

import (
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// caucasus returns what runs in Armenia, Azerbaijan and Georgia.
func caucasus() []programme.Programme {
	return []programme.Programme{med(), georgiaSocialEnterprise(), mineSurvivors(), georgiaPolandEstonia(), cmba()}
}

func med() programme.Programme {
	return programme.Programme{
		ID:              "med",
		Title:           lang.En("Microenterprise Development Project (MED) in Armenia"),
		Short:           "MED",
		Kind:            programme.LoanScheme,
		Span:            period.MustParseSpan("1997/.."),
		Timeframe:       lang.En("1997-Present (Open-ended)"),
		NoPlannedEnd:    true,
		Duration:        figure.MustParse("18 years").WithRole(figure.Actual), // serving beneficiaries, by 2015
		Classifications: under("1.3"),
		Countries:       countries("AM"),
		Locations: []programme.Location{
			named("AM", "region", "Yerevan", "Shirak", "Lori", "Tavush", "Syunik", "Gegharkunik", "Ararat", "Armavir"),
		},
		Organisations: []programme.Organisation{mission("Yerevan"), org("multiple-donors", "", "multiple donors", programme.SeedFunder)},
		Objectives: objectives(
			"contribute to sustainable socioeconomic development of the local vulnerable population",
			"facilitate integration of returnees, refugees and displaced persons",
		),
		TargetGroups:  groups("vulnerable people", "returnees, refugees and displaced persons", "returning migrants and their families"),
		Contributions: gifts("multiple-donors"),
		Results: []programme.Result{
			reached("persons who completed training in microbusiness", "3,400 persons"),
			reached("loans extended", "over 9,900 loans"),
			reached("amount of the loans extended", "more than 8.5 million USD"),
			reached("businesses supported", "3,547 businesses"),
			reached("women-run businesses", "55% of the businesses"),
			reached("direct beneficiaries, loan recipients and persons employed", "5,212 direct beneficiaries, loan recipients and persons employed"),
		},
		Source: box("1.3", "The MED project"),
	}
}

func georgiaSocialEnterprise() programme.Programme {
	enterprise := func(code, name string) programme.Organisation {
		return org(code, "social enterprise", name, programme.ImplementingPartner)
	}
	return programme.Programme{
		ID:              "georgia-social-enterprise",
		Title:           lang.En("Socioeconomic Integration through Social Enterprise Development to Address the Problem of Drug Abuse Among Georgian Nationals, Including Returning and Potential Migrants"),
		Kind:            programme.GrantScheme,
		Span:            period.MustParseSpan("2014-06/2016-06"),
		Classifications: under("1.3"),
		Countries:       countries("GE"),
		Organisations: []programme.Organisation{
			mission("Tbilisi"),
			org("fom", "government office", "Federal Office for Migration, Switzerland", programme.Donor),
			enterprise("gori", "Gori Sapling Tree Nursery"), enterprise("perspektiva", "LTD Perspektiva"),
			enterprise("tanadgoma", "Tanadgoma"), enterprise("kamara", "Kamara"),
			enterprise("crime-prevention", "Centre for Crime Prevention"),
			org("probation-ge", "agency", "National Probation Agency of Georgia", programme.Host),
			org("counselling", "centre", "Centre for Information and Counselling on Reproductive Health", programme.Host),
			org("justice-ge", "ministry", "Ministry of Justice", programme.Host),
		},
		Objectives: objectives("develop national capacities for socioeconomic inclusion and empowerment as a solution to the problem of drug abuse"),
		TargetGroups: []programme.TargetGroup{
			group("at-risk, stabilized and former drug users among Georgian nationals, including returning and potential migrants", "at least 25 persons"),
		},
		Contributions: gifts("fom"),
		Results: []programme.Result{
			reached("social enterprise implementing partners", "five social enterprises"),
			expected("job places in each social enterprise", "minimum 8 to 10 job places"),
		},
		Activities: planned("public information campaigns"),
		Source:     box("1.3", "Social enterprise"),
	}
}

func mineSurvivors() programme.Programme {
	return programme.Programme{
		ID:              "mine-survivors",
		Title:           lang.En("Assisting Mine Survivors Residing in Conflict Affected Rural Areas through Livelihood Support Grants"),
		Kind:            programme.Project,
		Span:            period.MustParseSpan("2014-02/2016-07"),
		Duration:        figure.MustParse("6 months"),
		Classifications: under("1.3"),
		Countries:       countries("AZ"),
		Locations: []programme.Location{{
			Areas:  named("AZ", "district", "Aghjabedi", "Bilasuvar", "Beylagan", "Imishli", "Saatli").Areas,
			Reason: lang.En("mostly affected by the conflict, with a significant number of mine survivors"),
			Mainly: true,
		}},
		Organisations: []programme.Organisation{
			mission("Baku"),
			withShort("CSSF", org("cssf", "fund", "UK Conflict Stability and Security Fund", programme.Donor)),
		},
		Objectives: objectives("enhance socioeconomic reintegration of mine survivors and their families"),
		TargetGroups: []programme.TargetGroup{
			group("mine survivors, through trainings", "at least 50 mine survivors"),
			{Name: lang.En("family members"), Reach: programme.IndirectReach, Size: figure.MustParse("approximately 150 family members").WithRole(figure.Target)},
		},
		Contributions: gifts("cssf"),
		Results:       []programme.Result{expected("micro and small enterprise initiatives supported through small grants", "25 MSME initiatives")},
		Source:        box("1.3", "Empowering mine survivors"),
	}
}

func georgiaPolandEstonia() programme.Programme {
	return programme.Programme{
		ID:              "georgia-poland-estonia",
		Title:           lang.En("Piloting Temporary Labour Migration of Georgian Workers to Poland and Estonia"),
		Kind:            programme.Pilot,
		Span:            period.MustParseSpan("2015-10/2017-10"),
		Relations:       []programme.Relation{relation(programme.Applies, "iris")},
		Classifications: under("2.1"),
		Countries:       countries("GE", "PL", "EE"),
		Organisations: []programme.Organisation{
			mission("Tbilisi"), idf(programme.Donor),
			withShort("MoLHSA", org("molhsa", "ministry", "Ministry of Labour, Health and Social Affairs", programme.GovernmentCounterpart)),
			withShort("SSA", org("ssa", "agency of a ministry", "Social Service Agency", programme.CooperationPartner)),
			org("justice-ge", "ministry", "Ministry of Justice of Georgia, Secretariat to the State Commission of Migration Issues", programme.GovernmentCounterpart),
			withShort("PSDA", org("psda", "agency of a ministry", "Public Service Development Agency", programme.CooperationPartner)),
		},
		Objectives: objectives(
			"inform the Georgian Government and partners in Estonia and Poland",
			"raise capacity of the labour migration management structures",
			"test a temporary and circular labour migration model",
		),
		TargetGroups:  groups("Georgian workers", "employers and employment mediators in Poland and Estonia"),
		Contributions: gifts("idf"),
		Results: []programme.Result{
			expected("rapid labour market analyses in Estonia and Poland", "two countries"),
			expected("review of the regulatory framework for ethical recruitment", "three countries"),
		},
		Activities: planned("experience sharing workshops"),
		Source:     box("2.1", "Piloting temporary migration"),
	}
}

func cmba() programme.Programme {
	return programme.Programme{
		ID:              "cmba",
		Title:           lang.En("Consolidation of Migration and Border Management Capacities in Azerbaijan (CMBA)"),
		Short:           "CMBA",
		Kind:            programme.Project,
		Span:            period.MustParseSpan("2013-12/2016-06"),
		Classifications: under("2.2"),
		Countries:       countries("AZ"),
		Locations:       []programme.Location{named("AZ", "", "Baku")},
		Organisations: []programme.Organisation{
			mission("Baku"), europeanUnion(programme.Donor),
			withShort("BP", org("bp", "company", "BP", programme.CoFunder)),
			org("government-az", "government", "Azerbaijani Government", programme.BeneficiaryInstitution),
		},
		Objectives: objectives(
			"enhance the capacities of Azerbaijani authorities in migration and border management",
			"strengthen the Labour Market Information System",
		),
		Contributions: gifts("eu", "bp"),
		Documents: []programme.Document{
			{Code: "assessment", Type: "report", Title: lang.En("assessment report on administrative sources"), Status: programme.Running},
		},
		Events: []programme.Event{in("AZ", "Baku", event("training", "training on labour inspections", "2015-09"))},
		Source: box("2.2", "Enhancing labour market information system"),
	}
}
