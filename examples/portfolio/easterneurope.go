package main

import (
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// easternEurope returns what runs in Ukraine and in the Russian Federation
// alone.
func easternEurope() []programme.Programme {
	return []programme.Programme{ukraineRemittances(), diversityInitiative(), rmpSocialNetworks(), rmpIntegrationTest()}
}

func ukraineRemittances() programme.Programme {
	return programme.Programme{
		ID:              "ukraine-remittances",
		Title:           lang.En("Research and Policy Dialogue Initiative on Migration and Remittances in Ukraine"),
		Kind:            programme.Study,
		Span:            period.MustParseSpan("2013-08/2016-02"),
		Classifications: under("1.1"),
		Countries:       countries("UA"),
		Organisations: []programme.Organisation{
			mission("Kyiv"),
			alsoCalled(org("canada", "government department", "Global Affairs Canada", programme.Donor), "Government of Canada"),
			org("government-ua", "government", "Ukrainian Government", programme.BeneficiaryInstitution),
		},
		Objectives: objectives(
			"estimate the volume of remittances and savings, their use and impact",
			"provide relevant data to promote stability and sustainable development",
			"increase awareness among public and private stakeholders",
		),
		Contributions: gifts("canada"),
		Results: []programme.Result{
			reached("nationally representative household survey", ""),
			reached("survey with long-term migrants at border crossing points", ""),
			reached("destination countries with focus groups: Russian Federation, Italy and Canada", "three major destination countries"),
			reached("in-depth expert interviews", ""),
		},
		Source: box("1.1", "Research & policy dialogue"),
	}
}

func diversityInitiative() programme.Programme {
	return programme.Programme{
		ID:              "diversity-initiative",
		Title:           lang.En("Capacity Building to Monitor and Implement National Mechanisms to Counter Xenophobia and Discrimination in Ukraine (The Diversity Initiative)"),
		Short:           "DI",
		Kind:            programme.Project,
		Span:            period.MustParseSpan("2013-10/2015-06"),
		Classifications: under("3.2"),
		Countries:       countries("UA"),
		Organisations: []programme.Organisation{
			inMissions(iom(programme.ImplementingPartner, programme.CoChair), "Kyiv"), idf(programme.Donor),
			unAgency("unhcr", "UNHCR", "United Nations High Commissioner for Refugees", programme.CoChair),
			withShort("ODIHR", org("odihr", "", "Office for Democratic Institutions and Human Rights", programme.CooperationPartner)),
			diversityNetwork(),
		},
		Objectives:    objectives("contribute to the protection of the rights of migrants, members of vulnerable groups and victims"),
		TargetGroups:  groups("government service providers", "lawyers", "law enforcement", "civil society and minorities"),
		Contributions: gifts("idf"),
		Results: []programme.Result{
			reached("modules of the school", "three (3) modules"),
			reached("network members at the school", "18 DI members"),
			reached("government service providers trained", "122 government service providers"),
			reached("lawyers trained", "17 lawyers"),
			reached("investigators, prosecutors, inspectors and officers trained", "88 investigators, prosecutors, district inspectors and officers"),
			reached("civil society and minority representatives trained", "60 civil society and minority representatives"),
			reached("persons trained on the integration of migrants", "87 persons"),
			reached("publications developed", "five (5) publications"),
		},
		Events: []programme.Event{
			{Title: lang.En("meetings of the Secretariat"), Type: "meeting", Count: figure.MustParse("seven (7) meetings").WithRole(figure.Actual)},
		},
		Lists: []programme.List{list("participating cities", "four cities")},
		Documents: []programme.Document{
			document("1", "manual", "Manual for public servants on preventing and countering discrimination in Ukraine", ""),
			document("2", "manual", "Manual for trainers to conduct training on discrimination", ""),
			document("3", "manual", "Hate crimes: identification, investigation and partnership with the minorities", ""),
			document("4", "manual", "Practices of protecting and countering interethnic hatred manifestations", ""),
			document("5", "analytical report", "Gaps in prevention, data-collection, investigation and prosecution of persons guilty of committing hate crimes", ""),
		},
		Source: box("3.2", "The Diversity Initiative"),
	}
}

// diversityNetwork has actors as members; the school counts persons by the same
// word.
func diversityNetwork() programme.Organisation {
	o := org("di-network", "network", "Diversity Initiative Network of civil society, government and private actors", programme.CooperationPartner)
	o.Collective, o.Count = true, figure.MustParse("65 actors")
	return o
}

// moscowComponent is one of the parts of the Regional Migration Programme that
// have a box of their own under its title.
func moscowComponent(id, area string, kind programme.Kind, source figure.Source) programme.Programme {
	return programme.Programme{
		ID:              id,
		Title:           lang.En("Regional Migration Programme"),
		Short:           "RMP",
		Kind:            kind,
		Span:            period.MustParseSpan("2013-01/2015-08"),
		Relations:       []programme.Relation{relation(programme.Parent, "rmp")},
		Classifications: under(area),
		Countries:       countries("RU"),
		Organisations:   []programme.Organisation{mission("Moscow"), dfid()},
		TargetGroups:    groups("migrants in the Russian Federation"),
		Contributions:   gifts("dfid"),
		Source:          source,
	}
}

func rmpSocialNetworks() programme.Programme {
	p := moscowComponent("rmp-social-networks", "2.1", programme.Campaign, box("2.1", "Social networks for migrants"))
	p.Objectives = objectives(
		"inform migrants on legislation, labour, social and cultural matters",
		"support adaptation and reduce xenophobia and intolerance",
	)
	p.Results = []programme.Result{
		reached("posts", "at least twice a day"),
		reached("visual, photo or music posts", "at least 30 per cent of the posts"),
		grown("likes", "increased ten times", "14 months"),
		grown("reposts", "75% increase", "14 months"),
		reached("users aged 22 to 34", "38% of users"),
		reached("users aged 18 to 44", "92% of users"),
		divided(programme.Result{Text: lang.En("users of two kinds, labels lost")}, part("", "52%"), part("", "48%")),
		reached("active users who communicate in Russian", "the majority of active users"),
	}
	return p
}

func rmpIntegrationTest() programme.Programme {
	p := moscowComponent("rmp-integration-test", "3.2", programme.Project, box("3.2", "Integration test assistance"))
	p.Objectives = objectives("improve the accessibility of information on the integration test")
	p.Results = []programme.Result{
		divided(reached("practice tests available online", "25 practice tests"),
			part("Russian language", "10 practice tests"), part("Russian history", "8 practice tests"), part("Russian legislation", "7 practice tests")),
	}
	return p
}
