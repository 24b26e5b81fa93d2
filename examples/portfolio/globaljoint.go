package main

import (
	"slices"

	"golang.org/x/text/language"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// globalJoint returns the joint programme on mainstreaming migration, its pilot
// and its country cases.
func globalJoint() []programme.Programme {
	page := projectPage("Global Joint Programme, second phase", "")
	return []programme.Programme{
		gjp(page), gjpInNewsletter(), gjpInShowcase(),
		gjpPilot(projectPage("Global Joint Programme, second phase", "background")), gjpPilot(newsletter("introduction")),
		gjpSerbia(), gjpSerbiaInNewsletter(), gjpSerbiaOnPage(),
		mlevsa(), pilotInitiative("mlevsa", "Increasing the role of social protection in migration governance"), mlevsaContinued(),
		pilotInitiative("gjp-serbia-networking", "Developing Youth and Diaspora Networking"),
		pilotInitiative("gjp-serbia-curriculum", "Developing a specialized academic curriculum on migration and development"),
		pilotInitiative("gjp-serbia-local", "Increasing local policy programming for migration and development"),
		midweb(),
		gjpKyrgyzstan(), gjpMoldova(),
	}
}

// eight are the countries of the second phase.
func eight() []place.Country { return countries("BD", "EC", "JM", "KG", "MD", "MA", "RS", "TN") }

func sdc(name string, roles ...programme.Role) programme.Organisation {
	return org("sdc", "agency", name, roles...)
}

func joint(roles ...programme.Role) []programme.Organisation {
	return []programme.Organisation{
		iom(roles...),
		unAgency("undp", "UNDP", "United Nations Development Programme", roles...),
	}
}

func gjpPilot(source figure.Source) programme.Programme {
	return programme.Programme{
		ID:                "gjp-pilot",
		Title:             lang.En("Mainstreaming Migration into National Development Strategies"),
		Kind:              programme.Pilot,
		Span:              period.MustParseSpan("2011/"),
		Duration:          figure.MustParse("two years"),
		Relations:         []programme.Relation{relation(programme.PilotFor, "gjp"), relation(programme.Successor, "gjp")},
		Countries:         countries("BD", "JM", "MD", "TN"),
		DeclaredCountries: figure.MustParse("four countries"),
		Organisations: append(joint(programme.ParticipatingUNOrganisation),
			withShort("SDC", sdc("Swiss Agency for Development and Cooperation", programme.CooperationPartner))),
		Results: []programme.Result{
			reached("capacity of governments to address migration in development strategies", ""),
			reached("guidance for UN Country Teams", ""),
			reached("experience shared with the Global Forum on Migration and Development", ""),
		},
		Source: source,
	}
}

// gjp is the second phase as the project page states it.
func gjp(source figure.Source) programme.Programme {
	return programme.Programme{
		ID:     "gjp",
		Title:  lang.En("Global Joint Programme on Mainstreaming Migration into National Development Strategies - Second Phase"),
		Kind:   programme.JointProgramme,
		Status: programme.Completed,
		Span:   period.MustParseSpan("2014-02-01/2018-01-31"),
		Relations: []programme.Relation{
			relation(programme.PilotedBy, "gjp-pilot"), relation(programme.Predecessor, "gjp-pilot"),
			relation(programme.Component, "gjp-serbia"),
		},
		Classifications: []programme.Classification{
			{Kind: programme.ThemeClass, Code: indicator.MustCode("own:migration-and-development"), Title: lang.En("Migration and Development")},
		},
		Countries: eight(),
		Organisations: append(joint(programme.ParticipatingUNOrganisation),
			withShort("SDC", sdc("Swiss Agency for Development and Cooperation", programme.Donor))),
		Objectives: atLevel("overarching",
			"enable countries to integrate migration into national development planning, and to monitor and adjust their approach",
			"foster an active and mutually beneficial partnership among countries",
		),
		Contributions: gifts("sdc"),
		Source:        source,
	}
}

func gjpInNewsletter() programme.Programme {
	p := gjp(newsletter("introduction and project outputs"))
	p.Title = lang.En("Mainstreaming Migration into National Development Strategies")
	p.Status = programme.Running
	p.StatusRecords = []programme.StatusRecord{ // one newsletter words it in two ways
		{Status: programme.Completed, On: period.MustParse("2017-03"), Text: lang.En("has been implemented")},
		{Status: programme.Running, On: period.MustParse("2017-03"), Text: lang.En("is being implemented")},
	}
	p.Duration = figure.MustParse("over a period of four years")
	p.Classifications = nil
	p.DeclaredCountries = figure.MustParse("eight countries")
	p.Objectives = atLevel("overarching",
		"support governments in integrating migration in national development plans and policies, and in adapting their approach",
		"encourage active and mutually beneficial partnership between the countries",
	)
	p.Outputs = outputs(
		"Key migration and development stakeholders are engaged in the national mainstreaming process",
		"Strengthened evidence base on migration and development for planning, policy development and monitoring and evaluation at national level",
		"Identification and implementation of some national M&D policy priorities",
		"Greater institutional coherence and capacity on M&D and sustained coordination by government and other stakeholders",
	)
	p.Outputs[0].Lead = "undp"
	p.Lists = []programme.List{declaredOutputs(p.Outputs)}
	return p
}

// declaredOutputs is the number of outputs, as the newsletter states it.
func declaredOutputs(named []programme.Output) programme.List {
	l := list("project outputs", "four project outputs")
	for _, o := range named {
		l.Items = append(l.Items, o.Title)
	}
	return l
}

func gjpInShowcase() programme.Programme {
	return programme.Programme{
		ID:       "gjp",
		Title:    lang.En("Global Joint Programme on Mainstreaming Migration into National Development Strategies"),
		Kind:     programme.JointProgramme,
		Status:   programme.Running,
		Span:     period.MustParseSpan("2014-02/2018-01"),
		Duration: figure.MustParse("four years"),
		Relations: []programme.Relation{
			relation(programme.Component, "gjp-kyrgyzstan"), relation(programme.Component, "gjp-serbia"), relation(programme.Component, "gjp-moldova"),
		},
		Classifications:   under("1.1"),
		Countries:         countries("KG", "RS", "MD"), // those in the region
		DeclaredCountries: figure.MustParse("10 different countries"),
		Organisations: []programme.Organisation{
			inMissions(iom(programme.ParticipatingUNOrganisation), "Bishkek", "Belgrade", "Chisinau"),
			unAgency("undp", "UNDP", "United Nations Development Programme", programme.ParticipatingUNOrganisation),
			sdc("Swiss Agency for Development", programme.Donor),
		},
		Objectives: slices.Concat(
			objectives(
				"enable these countries to integrate migration priorities into their national development planning documents and policies, to monitor and adjust their approaches to migration and development",
				"foster an active and mutually beneficial partnership among countries participating in the programme in migration mainstreaming",
			),
			atLevel("key",
				"strengthen the evidence base on migration and development",
				"identify migration development policy priorities",
				"support greater institutional coherence and capacity on migration and development",
			),
		),
		Contributions: gifts("sdc"),
		Source:        box("1.1", "Mainstreaming migration"),
	}
}

func inSerbia(source figure.Source) programme.Programme {
	return programme.Programme{
		ID:        "gjp-serbia",
		Title:     lang.En("Global Joint Programme, country case Serbia"),
		Kind:      programme.CountryChapter,
		Relations: []programme.Relation{relation(programme.Parent, "gjp")},
		Countries: countries("RS"),
		Source:    source,
	}
}

func gjpSerbia() programme.Programme {
	p := inSerbia(showcase("1.1, country case Serbia"))
	p.Status = programme.Running
	p.Relations = append(p.Relations, relation(programme.Component, "mlevsa"), relation(programme.Component, "gjp-serbia-networking"),
		relation(programme.Component, "gjp-serbia-curriculum"), relation(programme.Component, "gjp-serbia-local"))
	p.Classifications = under("1.1")
	p.Organisations = []programme.Organisation{mission("Serbia")}
	p.Objectives = objectives(
		"strengthen the evidence base for migration and development policy",
		"promote the operationalization of priorities in development sectors",
		"institutional coherence and coordination among government institutions",
	)
	p.Results = []programme.Result{
		reached("pilot initiatives being implemented", "4 pilot initiatives"),
		reached("studies to inform the employment and minority education strategies", ""),
		reached("trainings on local policy planning and programming", ""),
	}
	p.Documents = []programme.Document{
		influencing("informed the revision of", document("studies", "studies", "studies on migration, labour mobility and academic research", ""), "employment", "minority-education"),
		document("employment", "strategy", "employment strategy", ""),
		document("minority-education", "strategy", "minority education strategy", ""),
	}
	return p
}

func gjpSerbiaInNewsletter() programme.Programme {
	p := inSerbia(newsletter("project achievements"))
	p.Relations = append(p.Relations, relation(programme.Component, "mlevsa"), relation(programme.Predecessor, "midweb"),
		relation(programme.Related, "serbia-migration-profile"))
	p.Organisations = append(joint(programme.ParticipatingUNOrganisation),
		org("youth-rs", "ministry", "Ministry of Youth and Sport", programme.ImplementingPartner),
		withShort("MLEVSA", org("mlevsa", "ministry", "Ministry of Labour, Employment, Veteran and Social Affairs", programme.ImplementingPartner)),
		withShort("NES", org("nes-rs", "national institution", "National Employment Service", programme.BeneficiaryInstitution)),
		withShort("CRM", org("commissariat-rs", "national institution", "Commissariat for Refugees and Migration", programme.BeneficiaryInstitution)),
		withShort("MSC", org("msc-rs", "service centres", "Migrant Service Centers", programme.BeneficiaryInstitution)))
	p.Outputs = gjpInNewsletter().Outputs
	p.Lists = []programme.List{declaredOutputs(p.Outputs)}
	studies := lang.En("studies")
	p.Outputs[1].Deliverables = []programme.Deliverable{
		{Title: studies, Type: "study", Status: programme.Completed, Count: figure.MustParse("five studies").WithRole(figure.Actual), Document: "studies"},
	}
	p.Results = []programme.Result{
		of("1", reached("coherence within the UN Country Team on migration and development", "")),
		of("2", reached("policy measures in line with the EU acquis", "")),
		of("3", reached("measures incorporated into strategic documents", "")),
		of("3", reached("pilot projects implemented", "")),
		of("4", reached("advisors and counsellors trained", "")),
		of("4", reached("support to the Commissariat in analysis and proposing measures", "")),
	}
	p.Documents = []programme.Document{
		influencing("supported measures in", document("studies", "studies", "five studies", ""), "chapter-23", "employment-strategy"),
		document("white-paper", "white paper", "White Paper on Migration and Development", ""),
		document("profile", "government document", "Extended Migration Profile with M&D chapter", ""),
		document("chapter-23", "action plan", "Action plan for Chapter 23", ""),
		document("youth-strategy", "strategy", "National Youth Strategy", ""),
		document("employment-plan", "action plan", "Employment Action Plan 2016-17", "2016/2017"),
		document("employment-strategy", "strategy", "Employment Strategy, under revision", ""),
	}
	return p
}

func gjpSerbiaOnPage() programme.Programme {
	p := inSerbia(projectPage("Global Joint Programme, second phase", "planned activities in Serbia"))
	p.Status = programme.Completed // as the page has it
	p.Organisations = append(joint(programme.ParticipatingUNOrganisation),
		withShort("CRS", org("commissariat-rs", "national institution", "Commissariat for Refugees and Migration of Serbia", programme.BeneficiaryInstitution)),
		org("msc-rs", "service centres", "Migrant Service Centers", programme.BeneficiaryInstitution))
	p.Activities = planned(
		"strengthen the evidence base, through an expanded National Migration Profile too",
		"identify and implement national priorities in strategic documents",
		"ensure institutional coherence through training",
		"include migration and development in the UN Development Assistance Framework",
	)
	return p
}

func mlevsa() programme.Programme {
	return programme.Programme{
		ID:        "mlevsa",
		Title:     lang.En("Improving the role of the social protection system in migration management in Serbia"),
		Kind:      programme.Pilot,
		Span:      period.MustParseSpan("2015-10-01/2016-03-31"),
		Relations: []programme.Relation{relation(programme.Parent, "gjp-serbia"), relation(programme.Successor, "mlevsa-continued")},
		Countries: countries("RS"),
		Locations: []programme.Location{
			{Areas: named("RS", "municipality", "Preševo", "Bujanovac", "Vranje", "Kanjiža", "Subotica").Areas,
				Reason: lang.En("insufficient coordination and inter-sector cooperation during the influx of 2015")},
			{Areas: named("RS", "", "Vranje", "Šid", "Pirot").Areas, Reason: lang.En("info sessions for centres for social work")},
		},
		Organisations: []programme.Organisation{
			withShort("MLEVSA", org("mlevsa", "ministry", "Ministry of Labour, Employment, Veteran and Social Affairs", programme.ImplementingPartner)),
			org("social-work-rs", "service centres", "centres for social work", programme.BeneficiaryInstitution),
		},
		Objectives: objectives("enhance the response of local communities", "strengthen the coordination mechanism"),
		Results: []programme.Result{
			reached("info sessions on the role of social welfare institutions", ""),
			reached("instructions and guides distributed, on unaccompanied minors too", ""),
		},
		Source: newsletter("pilot project"),
	}
}

func mlevsaContinued() programme.Programme {
	p := mlevsa()
	return programme.Programme{
		ID:        "mlevsa-continued",
		Title:     lang.En("Improving the role of the social protection system in migration management in Serbia, continuation"),
		Kind:      programme.Pilot,
		Span:      period.MustParseSpan("2017-02/2017-03"),
		Relations: []programme.Relation{relation(programme.Predecessor, "mlevsa")},
		Countries: p.Countries,
		Locations: []programme.Location{named("RS", "", "Subotica")},
		Organisations: append(p.Organisations,
			org("commissariat-rs", "national institution", "Commissariat for Refugees and Migration", programme.BeneficiaryInstitution)),
		TargetGroups: groups("employees of the Commissariat in reception centres", "employees at centres for social work"),
		Events: []programme.Event{
			{
				Title: lang.En("workshops for the Commissariat"), Type: "workshop", Span: period.MustParseSpan("2017-02"),
				Count:        figure.MustParse("three workshops").WithRole(figure.Actual),
				Participants: figure.MustParse("60 people").WithRole(figure.Actual), // all together
				Audience:     texts("employees of the Commissariat in reception centres"),
			},
			in("RS", "Subotica", programme.Event{
				Title: lang.En("workshop for centres for social work"), Type: "workshop", Span: period.MustParseSpan("2017-03-21/2017-03-22"),
				Audience: texts("employees at centres for social work"),
			}),
		},
		Source: newsletter("current events and activities"),
	}
}

// pilotInitiative is one of the four that the publication lists by title.
func pilotInitiative(id, title string) programme.Programme {
	return programme.Programme{
		ID:              id,
		Title:           lang.En(title),
		Kind:            programme.Pilot,
		Status:          programme.Running,
		Relations:       []programme.Relation{relation(programme.Parent, "gjp-serbia")},
		Classifications: under("1.1"),
		Countries:       countries("RS"),
		Source:          showcase("1.1, country case Serbia, pilot initiatives"),
	}
}

func midweb() programme.Programme {
	return programme.Programme{
		ID:        "midweb",
		Title:     lang.En("MIDWEB"),
		Short:     "MIDWEB",
		Kind:      programme.Project,
		Relations: []programme.Relation{relation(programme.Successor, "gjp-serbia")},
		Countries: countries("RS"),
		Source:    newsletter("output 4"),
	}
}

func gjpKyrgyzstan() programme.Programme {
	return programme.Programme{
		ID:              "gjp-kyrgyzstan",
		Title:           lang.En("Global Joint Programme, country case Kyrgyzstan"),
		Kind:            programme.CountryChapter,
		Relations:       []programme.Relation{relation(programme.Parent, "gjp")},
		Classifications: under("1.1"),
		Countries:       countries("KG"),
		Locations:       []programme.Location{named("KG", "", "Issyk-Kul")},
		Organisations: []programme.Organisation{
			mission("Bishkek"),
			org("academy-kg", "academy", "Academy of Public Governance under the Presidential Administration of the Kyrgyz Republic",
				programme.CooperationPartner, programme.BeneficiaryInstitution),
		},
		Objectives:   objectives("mainstream migration and development courses into the training curricula for public servants"),
		TargetGroups: groups("public servants at all levels of government", "Kyrgyz-speaking civil servants in rural areas"),
		Results: []programme.Result{
			reached("memorandum of understanding with the Academy", ""),
		},
		Activities: planned("public lectures on migration and development"),
		Events:     []programme.Event{in("KG", "Issyk-Kul", event("training", "pilot training of public servants", "2014-11"))},
		Documents: []programme.Document{translated(
			document("manual", "training manual", "training manual on Migration and Development", ""),
			version(lang.Russian, programme.Completed), version(language.Kirghiz, programme.Planned))},
		Source: showcase("1.1, country case Kyrgyzstan"),
	}
}

func gjpMoldova() programme.Programme {
	return programme.Programme{
		ID:              "gjp-moldova",
		Title:           lang.En("Global Joint Programme, country case Republic of Moldova"),
		Kind:            programme.CountryChapter,
		Relations:       []programme.Relation{relation(programme.Parent, "gjp"), relation(programme.Related, "moldova-migration-profile")},
		Classifications: under("1.1"),
		Countries:       countries("MD"),
		Organisations:   []programme.Organisation{mission("Moldova")},
		Results: []programme.Result{
			reached("support to the mid-term review of the Partnership Framework", ""),
			reached("migration-related and gender-mainstreaming indicators in its results matrix", ""),
			reached("recommendations for the next cycle", ""),
		},
		Documents: []programme.Document{
			document("unpf", "partnership framework", "UN - Republic of Moldova Partnership Framework 2013–2017", "2013/2017"),
			translated(document("guide", "guide", "Migration Profiles: Making the Most of the Process", ""), version(lang.Russian, programme.Completed)),
		},
		Source: showcase("1.1, country case Republic of Moldova"),
	}
}
