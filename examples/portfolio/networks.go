package main

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// networks returns the service centres of the whole region and the systems that
// others work with.
func networks() []programme.Programme { return []programme.Programme{mrc(), iris(), jmdiToolbox()} }

func mrc() programme.Programme {
	source := box("3.1", "Migrant resource centres")
	return programme.Programme{
		ID:                "mrc",
		Title:             lang.En("Migrant Resource Centres"),
		Short:             "MRC",
		Kind:              programme.ServiceNetwork,
		Span:              period.MustParseSpan("/.."),
		Timeframe:         lang.En("During the last two decades and on-going"),
		Duration:          figure.MustParse("over two decades"), // in the text
		Classifications:   under("3.1"),
		Countries:         countries("RU", "MD"),
		DeclaredCountries: figure.MustParse("at least 10 countries"),
		Coverage: append(regions("Western Balkans", "South Caucasus", "Central Asia"),
			programme.Coverage{Place: indicator.GroupPlace("Balkans"), Name: lang.En("migrant service centres")},
			programme.Coverage{Place: indicator.GroupPlace("Eastern Europe"), Name: lang.En("migrant information centres")}),
		Organisations: []programme.Organisation{
			inMissions(iom(programme.ImplementingPartner)), // none named
			idf(programme.Donor), europeanUnion(programme.Donor),
			withShort("DFID", org("dfid", "government department", "Department for International Development", programme.Donor)),
			org("partners", "", "governments, NGOs, CSOs and other organizations", programme.CooperationPartner, programme.Host),
		},
		Objectives: objectives(
			"provide information on safe migration",
			"protection of vulnerable migrants",
			"facilitate labour migration",
			"facilitate reintegration and development",
			"support a range of beneficiaries, in countries of origin and of destination",
		),
		TargetGroups:  groups("potential migrants", "actual migrants", "returnees", "youth", "victims of trafficking"),
		Contributions: gifts("idf", "eu", "dfid"),
		Results: []programme.Result{
			reached("centres that are a part of the governmental structure", "73 %"),
			shares("set up in partnership with", part("government", "75 %"), part("NGOs/CSOs", "33 %"), part("other organizations", "17 %")),
			shares("initial support", part("refurbishment and equipment", "100%"), part("training to staff", "100 %"),
				part("information materials", "90%"), part("standard operational procedures", "75 %")),
			shares("beneficiaries supported", part("potential migrants", "83 %"), part("actual migrants", "75 %"), part("returnees", "40 %"),
				part("youth", "80 %"), part("victims of trafficking", "40 %")),
			reached("employment as the top reason to approach a centre", "82 %"),
		},
		Documents: []programme.Document{
			document("handbook", "handbook", "Handbook for Practitioners on how to run an Effective Migrant Resource Centre", ""),
		},
		Source: source,
	}
}

func iris() programme.Programme {
	return programme.Programme{
		ID:              "iris",
		Title:           lang.En("International Recruitment Integrity System"),
		Short:           "IRIS",
		Kind:            programme.CertificationSystem,
		Relations:       []programme.Relation{relation(programme.AppliedBy, "georgia-poland-estonia")},
		Classifications: under("2.1"),
		Organisations: []programme.Organisation{
			iom(programme.ConveningAgent),
		},
		Objectives: objectives(
			"reduce migrant workers' exploitation and trafficking for forced labour",
			"recognize recruitment intermediaries committed to ethical recruitment",
		),
		TargetGroups: groups("recruitment intermediaries", "employers", "workers", "governments"),
		Source:       showcase("2.1, IRIS"),
	}
}

func jmdiToolbox() programme.Programme {
	return programme.Programme{
		ID:              "jmdi-toolbox",
		Title:           lang.En("My JMDI Toolbox: mainstreaming migration at the local level"),
		Kind:            programme.Tool,
		Classifications: under("1.1"),
		Organisations: []programme.Organisation{
			iom(programme.Author),
			withShort("JMDI", org("jmdi", "initiative", "Joint Migration and Development Initiative", programme.CooperationPartner)),
		},
		Objectives:   objectives("mainstream migration into local development planning"),
		TargetGroups: groups("local stakeholders"),
		Lists:        []programme.List{list("training modules", "6 training modules", "core module", "module 2", "module 3", "module 4", "module 5", "module 6")},
		Source:       showcase("1.1, My JMDI Toolbox"),
	}
}
