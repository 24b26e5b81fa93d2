package main

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// centralAsia returns what runs in Central Asia, and from there to the Russian
// Federation.
func centralAsia() []programme.Programme {
	return []programme.Programme{tajikDiaspora(), rmp(), mixedMigration(), mixedMigrationInIntroduction()}
}

func tajikDiaspora() programme.Programme {
	return programme.Programme{
		ID:              "tajik-diaspora",
		Title:           lang.En("Engaging the Tajik Diaspora in Development"),
		Kind:            programme.Project,
		Span:            period.MustParseSpan("2013-08/2014-11"),
		Classifications: under("1.2"),
		Countries:       countries("TJ"),
		Organisations: []programme.Organisation{
			mission("Dushanbe"), idf(programme.Donor),
			withShort("GoT", org("government-tj", "government", "Government of Tajikistan", programme.BeneficiaryInstitution, programme.GovernmentCounterpart)),
		},
		Objectives:    objectives("build technical skills of the Government on diaspora engagement practices"),
		TargetGroups:  groups("Tajik diaspora, mapped in the Russian Federation"),
		Contributions: gifts("idf"),
		Results: []programme.Result{
			reached("diaspora mapping in the Russian Federation", ""),
			reached("working contacts between diaspora and state structures", ""),
		},
		Events: []programme.Event{
			event("forum", "first national Forum of Compatriots", "2014-06-24/2014-06-25"),
			event("workshop", "High level Workshop", "2014-11-18"),
		},
		Documents: []programme.Document{
			document("plan-2011", "action plan", "Action Plan for 2011–2014", "2011/2014"),
			document("plan-2015", "action plan", "new Action Plan for 2015–2020", "2015/2020"),
			influencing("gathered recommendations for", document("report", "report", "diaspora report", "2015-06-01"), "plan-2015"),
			translated(document("handbook", "handbook", "Diaspora Engagement Roadmap Handbook", ""), version(lang.Russian, programme.Completed)),
		},
		Source: box("1.2", "Engaging our nationals abroad"),
	}
}

func rmp() programme.Programme {
	served := "persons who benefit from counselling, direct assistance and referral"
	return programme.Programme{
		ID:       "rmp",
		Title:    lang.En("Regional Migration Programme, DFID Central Asia"),
		Short:    "RMP",
		Kind:     programme.RegionalProgramme,
		Span:     period.MustParseSpan("2010-03/2015-08"),
		Duration: figure.MustParse("over 5 years"),
		Relations: []programme.Relation{
			relation(programme.Component, "rmp-social-networks"), relation(programme.Component, "rmp-integration-test"),
		},
		Classifications: under("2.1"),
		Countries:       countries("RU", "TJ", "KG", "KZ"),
		Locations:       []programme.Location{named("KG", "", "Bishkek", "Osh")},
		Organisations: []programme.Organisation{
			iom(programme.ImplementingPartner),
			unAgency("un-women", "UN Women", "UN Women", programme.ImplementingPartner),
			org("world-bank", "", "World Bank", programme.ImplementingPartner),
			dfid(),
			org("migration-service", "service", "Migration Service of Tajikistan", programme.BeneficiaryInstitution),
			org("employment-abroad", "agency of a ministry", "Agency for Employment Abroad under the Ministry of Labour, Migration and Employment of Tajikistan", programme.BeneficiaryInstitution),
			org("employment-centres", "centres of a ministry", "employment centres in Bishkek and Osh under the Ministry of Labour, Migration and Youth", programme.BeneficiaryInstitution),
		},
		Objectives: objectives(
			"improve the livelihoods of migrants and their families while protecting their rights",
			"strengthen labour migration management in the region",
		),
		Risks:        []programme.Risk{{Text: lang.En("economic crisis")}, {Text: lang.En("patent and certification procedures")}},
		TargetGroups: groups(served),
		Indicators:   indicator.Framework{Indicators: []indicator.Indicator{counted("served", served, "persons")}},
		Observations: []indicator.Observation{
			observed("served", figure.Target, "2010-03/2015-08", "343,300 persons"), // "originally planned"
			observed("served", figure.Actual, "2010-03/2015-08", "931,308 persons"),
		},
		Contributions: gifts("dfid"),
		Results: []programme.Result{
			reached("supported with job placement", "over 200 persons"),
			within("Kyrgyzstan", reached("employment centres", "two employment centres")),
			within("Tajikistan", reached("National Labour Migration Strategy", "")),
			within("Kazakhstan", reached("Law on Migration developed and adopted", "")),
			within("facilitated recruitment", reached("first monitoring of working conditions in Kazakhstan and the Russian Federation", "")),
			reached("network of Migrant Resource Centres", ""),
		},
		Documents: []programme.Document{
			document("tj-strategy", "strategy", "National Labour Migration Strategy of Tajikistan", ""),
			document("kg-strategy", "strategy", "National Strategy for Sustainable Development of Kyrgyzstan", ""),
			document("kz-law", "law", "Law on Migration of Kazakhstan", ""),
		},
		Source: box("2.1", "Regional Migration Programme"),
	}
}

// subRegional is IOM by its office for Central Asia.
func subRegional() programme.Organisation {
	o := iom(programme.ImplementingPartner)
	o.Level = "sub-regional"
	o.Presence = []programme.Presence{{
		Place: indicator.CountryPlace(place.MustCountry("KZ")), Name: lang.En("IOM sub-regional office for Central Asia, Astana"),
	}}
	return o
}

func mixedMigration() programme.Programme {
	return programme.Programme{
		ID:              "mixed-migration",
		Title:           lang.En("Addressing Mixed Migration Flows through Capacity building in Central Asia"),
		Kind:            programme.RegionalProgramme,
		Span:            period.MustParseSpan("2014-10/2016-09"),
		Classifications: under("2.1"),
		Coverage:        regions("Central Asia"),
		Organisations: []programme.Organisation{
			subRegional(),
			withShort("PRM USA", org("prm", "government bureau", "US Bureau of Population, Refugees and Migration", programme.Donor)),
			org("government-kz", "government", "Government of Kazakhstan", programme.SeedFunder),
			unAgency("unhcr", "UNHCR", "United Nations High Commissioner for Refugees", programme.CooperationPartner),
			unAgency("undp", "UNDP", "United Nations Development Programme", programme.CooperationPartner),
			unAgency("who", "WHO", "World Health Organization", programme.CooperationPartner),
			withShort("OCHA", org("ocha", "UN office", "Office for the Coordination of Humanitarian Affairs", programme.CooperationPartner)),
		},
		Objectives: objectives("build state capacities through regional dialogue, technical capacity-building and evidence base development"),
		Strategy: programme.Strategy{
			Declared: figure.MustParse("4 thematic areas"),
			Prongs: texts(
				"Disaster Risk Reduction, Emergency Preparedness & Migration Crisis Operational Framework",
				"Irregular Migration, Migration Management and International Migration Law",
				"Trafficking in Human Beings and direct assistance to vulnerable migrants",
				"Human Mobility, Labour Migration and Migrants' Rights",
			),
		},
		Contributions: gifts("prm", "government-kz"),
		Source:        box("2.1", "Regional cooperation"),
	}
}

func mixedMigrationInIntroduction() programme.Programme {
	return programme.Programme{
		ID:              "mixed-migration",
		Title:           lang.En("Managing Mixed Migration Flows through Capacity Building in Central Asia"),
		Kind:            programme.RegionalProgramme,
		Classifications: under("2.1"),
		Coverage:        regions("Central Asia"),
		Organisations: []programme.Organisation{
			{Code: "prm", Short: "BPRM", Roles: []programme.Role{programme.Donor}},
		},
		Contributions: gifts("prm"),
		Source:        showcase("2.1, introduction"),
	}
}
