package main

import (
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// balkans returns what runs in the Western Balkans and in Turkey.
func balkans() []programme.Programme {
	return []programme.Programme{
		westernBalkans(), deed(), aca(), acaProgramme(), msme(), euBK2(), euBK2InTile(), euBK1(),
		albaniaDecentWork(), turkey(), oneStopShop(),
	}
}

func westernBalkans() programme.Programme {
	return programme.Programme{
		ID:       "western-balkans",
		Title:    lang.En("Capacity Building, Information and Awareness-Raising towards Promoting Orderly Migration in the Western Balkans"),
		Kind:     programme.RegionalProgramme,
		Status:   programme.Completed,
		Span:     period.MustParseSpan("2008-02/2010-01"),
		Coverage: regions("Western Balkans"),
		Organisations: []programme.Organisation{
			iom(programme.ImplementingPartner),
			unAgency("ilo", "ILO", "International Labour Organization", programme.CooperationPartner),
			org("governments-wb", "governments", "national governments", programme.CooperationPartner),
			org("employment-service-wb", "national institution", "National Employment Service", programme.Host),
			org("commission", "", "European Commission", programme.Donor),
			org("government-ch", "government", "Swiss Government", programme.Donor),
			org("government-de", "government", "German Government", programme.Donor),
			org("government-it", "government", "Italian Government", programme.Donor),
			org("government-li", "government", "Lichtenstein Government", programme.Donor),
		},
		Objectives: objectives(
			"develop and integrate information, advice and referral services for migrants",
			"prevent irregular migration",
			"foster local capacity and knowledge in labour migration policy and practice",
		),
		TargetGroups:  groups("migrants and potential migrants", "policymakers and practitioners"),
		Total:         money.MustParseFigure("EUR 1,4 million"),
		Contributions: gifts("commission", "government-ch", "government-de", "government-it", "government-li"),
		Results: []programme.Result{
			reached("migrants and potential migrants assisted with information and advice", "up to 15,000 migrants and potential migrants"),
			reached("relevant officials trained and equipped", ""),
			reached("policymakers and practitioners sensitized and trained", "up to 300 policymakers and practitioners"),
			reached("research report produced and disseminated", "1 research report"),
			reached("regional network of Migrant Service Centres", ""),
		},
		Documents: []programme.Document{
			document("handbook", "handbook", "Handbook on Establishing Effective Labour Migration Policies in Countries of Origin and of Destination", ""),
			document("report", "research report", "Research report on legal emigration from the Western Balkans", ""),
		},
		Source: projectPage("Western Balkans", ""),
	}
}

func deed() programme.Programme {
	return programme.Programme{
		ID:              "deed",
		Title:           lang.En("Diaspora Engagement for Economic Development (DEED) in Kosovo*"),
		Short:           "DEED",
		Kind:            programme.Project,
		Span:            period.MustParseSpan("2014-07/2016-06"),
		Classifications: under("1.2"),
		Countries:       countries("XK"),
		Designations:    designations[:1],
		Organisations: []programme.Organisation{
			mission("Pristina"),
			org("finland", "ministry", "Ministry for Foreign Affairs of Finland", programme.Donor),
			unAgency("undp", "UNDP", "United Nations Development Programme", programme.CooperationPartner),
			withShort("MOD", org("mod", "ministry", "Ministry of Diaspora", programme.CooperationPartner)),
			org("mti", "ministry", "Ministry of Trade and Industry of Kosovo*", programme.CooperationPartner),
		},
		Objectives: objectives(
			"strengthen capacities of authorities to implement the strategy for diaspora",
			"increase the capacity of stakeholders to facilitate migrants' investments",
			"strengthen capacities of remittance recipients and diaspora business networks",
		),
		TargetGroups:  groups("Kosovar diaspora"),
		Contributions: gifts("finland"),
		Results: []programme.Result{
			within("diaspora registry", grown("increase of diaspora registration", "700% increase", "")),
		},
		Events: []programme.Event{{
			Title: lang.En("campaigns for the diaspora registry"), Type: "campaign", Dated: lang.En("in the summer months"),
			Recurs: period.Yearly,
		}},
		Documents: []programme.Document{document("strategy", "strategy", "strategy for diaspora 2013–2018", "2013/2018")},
		Source:    box("1.2", "The DEED project"),
	}
}

func aca() programme.Programme {
	return programme.Programme{
		ID:              "aca",
		Title:           lang.En("Harnessing the Positive Impact of Albanian Migration for the Development of Albania: Capacity-Building Actions for the Albanian Ministry of Foreign Affairs"),
		Kind:            programme.Project,
		Span:            period.MustParseSpan("2015-09/2016-11"),
		Relations:       []programme.Relation{relation(programme.Parent, "aca-programme")},
		Classifications: under("1.2"),
		Countries:       countries("AL"),
		Organisations: []programme.Organisation{
			mission("Tirana"), idf(programme.Donor),
			org("mfa-al", "ministry", "Albanian Ministry of Foreign Affairs", programme.BeneficiaryInstitution),
			org("government-al", "government", "Government of Albania", programme.GovernmentCounterpart),
		},
		Objectives:    objectives("support the Government of Albania in engaging the Albanian Communities Abroad in the country's development"),
		TargetGroups:  groups("Albanian Communities Abroad, profiled in the United States, Italy and Greece"),
		Contributions: gifts("idf"),
		Activities:    planned("policy framework on engagement", "dialogue between the Government and the communities"),
		Events: []programme.Event{{
			Title: lang.En("first Governmental Conference on Engagement"), Type: "conference", Status: programme.Planned,
		}},
		Source: box("1.2", "Albanian migration & development"),
	}
}

func acaProgramme() programme.Programme {
	return programme.Programme{
		ID:        "aca-programme",
		Title:     lang.En("broader programme on the engagement of Albanian communities abroad"),
		Relations: []programme.Relation{relation(programme.Component, "aca")},
		Countries: countries("AL"),
		Organisations: []programme.Organisation{
			org("government-al", "government", "Government of Albania", programme.LeadAgency), mission("Tirana"),
		},
		Source: showcase("1.2, as the broader programme of a box"),
	}
}

func msme() programme.Programme {
	return programme.Programme{
		ID:              "msme",
		Title:           lang.En("Support to Micro, Small, and Medium Enterprises in Kosovo* (MSMEs Grants Programme)"),
		Short:           "MSME",
		Kind:            programme.GrantScheme,
		Span:            period.MustParseSpan("2014-02/2016-07"),
		Classifications: under("1.3"),
		Countries:       countries("XK"),
		Designations:    designations[:1],
		Organisations: []programme.Organisation{
			mission("Pristina"), europeanUnion(programme.Donor),
			withShort("MTI", org("mti", "ministry", "Ministry of Trade and Industry in Kosovo*", programme.Donor)),
			org("grantees-msme", "enterprises", "grantees", programme.CoFunder),
		},
		Objectives: objectives(
			"strengthen the local economy and reduce the trade deficit",
			"improve the capacities of enterprises to upscale production",
		),
		TargetGroups:  groups("micro, small and medium-sized enterprises"),
		Contributions: append(gifts("eu", "mti"), programme.Contribution{Donor: "grantees-msme", Amount: money.MustParseFigure("EUR 2 million")}),
		Results: []programme.Result{
			reached("different awards", "two awards"),
			within("micro grants", reached("microenterprises that received grants", "21 microenterprises")),
			within("small grants", reached("small and medium-sized enterprises that received grants", "15 small and medium-sized enterprises")),
			reached("grants distributed", "EUR 3 million"),
		},
		Source: box("1.3", "The MSME project"),
	}
}

func euBK2() programme.Programme {
	return programme.Programme{
		ID:              "eu-bk-2",
		Title:           lang.En("EU-Beautiful Kosovo* Programme Phase II: Poverty Reduction through the Enhancement of Economic Opportunities in Kosovo*"),
		Short:           "EU-BK",
		Kind:            programme.Project,
		Span:            period.MustParseSpan("2013-12/2016-06"),
		Relations:       []programme.Relation{relation(programme.Predecessor, "eu-bk-1")},
		Classifications: under("1.3"),
		Countries:       countries("XK"),
		Designations:    designations[:1],
		Organisations: []programme.Organisation{
			mission("Pristina"), europeanUnion(programme.Donor),
			org("municipalities-xk", "municipalities", "municipalities throughout Kosovo*", programme.BeneficiaryInstitution),
			org("companies-eu-bk", "companies", "contracted companies", programme.ImplementingPartner),
		},
		Objectives: objectives(
			"contribute to poverty reduction through enhanced economic opportunities",
			"job opportunities and skills development for vulnerable groups through work",
		),
		TargetGroups:  groups("unskilled unemployed", "persons with disabilities", "vulnerable youth", "women", "minorities", "returnees"),
		Contributions: gifts("eu"),
		Results: []programme.Result{
			expected("short-term jobs created by the end of phase II", "more than 1,700 short-term jobs"),
			reached("beneficiaries registered at employment centres", "roughly 76 per cent of beneficiaries"),
			reached("projects implemented", "27 projects"),
		},
		Source: box("1.3", "The EU-BK project"),
	}
}

func phase(id, title, span, projects string, related programme.Relation) programme.Programme {
	return programme.Programme{
		ID:           id,
		Title:        lang.En(title),
		Short:        "EU-BK",
		Kind:         programme.Project,
		Span:         period.MustParseSpan(span),
		Relations:    []programme.Relation{related},
		Countries:    countries("XK"),
		Designations: designations[:1],
		Results:      []programme.Result{reached("projects implemented", projects)},
		Source:       showcase("1.3, tile on the phases of EU-BK"),
	}
}

func euBK1() programme.Programme {
	return phase("eu-bk-1", "EU-BK Phase I", "2011/2013", "46 projects", relation(programme.Successor, "eu-bk-2"))
}

func euBK2InTile() programme.Programme {
	return phase("eu-bk-2", "EU-BK Phase II", "2013/2016", "27 projects", relation(programme.Predecessor, "eu-bk-1"))
}

func albaniaDecentWork() programme.Programme {
	return programme.Programme{
		ID:              "albania-decent-work",
		Title:           lang.En("Promoting Decent Work Opportunities and Protection of Migrant Workers in Albania"),
		Kind:            programme.Project,
		Span:            period.MustParseSpan("2015-01/2016-06"),
		Classifications: under("2.1"),
		Countries:       countries("AL"),
		Organisations: []programme.Organisation{
			mission("Tirana"),
			org("coherence-fund", "fund", "UN Coherence Fund", programme.Donor),
			org("government-al", "government", "Government of Albania", programme.BeneficiaryInstitution),
			org("ombudsman-al", "national institution", "Ombudsman", programme.BeneficiaryInstitution),
		},
		Objectives:    objectives("contribute to an effective labour mobility management system that promotes decent work and protects migrant workers"),
		TargetGroups:  groups("Albanian citizens recruited for employment abroad", "foreign migrant workers in Albania"),
		Contributions: gifts("coherence-fund"),
		Outputs: outputs(
			"first assessment of migrant workers' rights in Albania",
			"recommended ethical recruitment standards for employment agencies",
			"study visit of officials",
			"assessment of the framework of private employment agencies",
			"methodology for annual assessments by the Ombudsman",
		),
		Source: box("2.1", "Promoting work opportunities"),
	}
}

func turkey() programme.Programme {
	return programme.Programme{
		ID:              "turkey-labour-migration",
		Title:           lang.En("Supporting Labour Migration Management in Turkey"),
		Kind:            programme.Project,
		Span:            period.MustParseSpan("2015-04/2016-09"),
		Classifications: under("2.2"),
		Countries:       countries("TR"),
		Designations:    designations[1:],
		Organisations: []programme.Organisation{
			mission("Ankara"),
			org("uk", "government", "United Kingdom", programme.Donor),
			withShort("MOLSS", org("molss", "ministry", "Ministry of Labour and Social Security", programme.BeneficiaryInstitution, programme.ImplementingPartner)),
			withShort("DGMM", org("dgmm", "directorate of a ministry", "Directorate General for Migration Management of the Ministry of Interior", programme.CooperationPartner)),
			org("stakeholders-tr", "stakeholders", "governmental institutions, labour unions, NGOs, academics and private sector", programme.CooperationPartner),
		},
		Objectives: objectives(
			"support technical and policy development",
			"assist officials, labour inspectors and candidate labour attaches, and promote registered employment",
			"provide information about irregular labour migration and ways of registered employment",
		),
		TargetGroups:  groups("governmental officials, labour inspectors and candidate labour attaches", "migrants on the move"),
		Contributions: gifts("uk"),
		Source:        box("2.2", "Labour migration management"),
	}
}

func oneStopShop() programme.Programme {
	return programme.Programme{
		ID:              "one-stop-shop",
		Title:           lang.En("Streamlining Employment of Migrant Workers through a One Stop Shop"),
		Short:           "OSS",
		Kind:            programme.Project,
		Span:            period.MustParseSpan("2013-07/2015-05"),
		Classifications: under("3.1"),
		Countries:       countries("ME"),
		Locations:       []programme.Location{named("ME", "", "Budva", "Podgorica")},
		Organisations: []programme.Organisation{
			mission("Podgorica"), idf(programme.Donor),
			org("government-me", "government", "Government of Montenegro", programme.GovernmentCounterpart),
			org("interior-me", "ministry", "Ministry of Interior", programme.BeneficiaryInstitution),
		},
		Objectives: objectives("streamline the procedures of foreigners' employment through one-stop-shop registration and service provision"),
		Outcomes: outcomes(
			"institutional, legislative and procedural gap analysis conducted",
			"one-stop-shop model for counselling and registration designed and piloted",
			"awareness of the benefits of legal employment raised among foreigners",
		),
		TargetGroups:  groups("migrant workers"),
		Contributions: gifts("idf"),
		Results: []programme.Result{
			divided(reached("one stop shops refurbished and opened", "two OSS"), part("Budva", "one OSS"), part("Podgorica", "one OSS")),
			reached("staff of the Ministry of Interior and Alien Department inspectors trained", "215 staff and inspectors"),
			reached("copies of printed materials", "21,000 copies"),
			reached("languages of the printed materials", "three languages"),
		},
		Documents: []programme.Document{
			document("directive", "directive", "EU Single Permit Directive", ""),
			document("law", "law", "Law on foreigners", ""),
		},
		Source: box("3.1", "Streamlining registration"),
	}
}
