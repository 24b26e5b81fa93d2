package main

import (
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// studies returns the studies and the Migration Profiles, which are series of
// reports.
func studies() []programme.Programme {
	return []programme.Programme{
		seeLabourMobility(), irregularMapping(), migrationProfiles(), serbiaProfile(), moldovaProfile(), albaniaProfile(),
	}
}

// publication is a study as a document describes it.
func publication(id, title, span string, source figure.Source) programme.Programme {
	p := programme.Programme{ID: id, Title: lang.En(title), Kind: programme.Study, Source: source}
	if span != "" {
		p.Span = period.MustParseSpan(span)
	}
	return p
}

// series is a publication that comes out again and again.
func series(id, title, span string, source figure.Source) programme.Programme {
	p := publication(id, title, span, source)
	p.Kind = programme.DataProduct
	return p
}

func seeLabourMobility() programme.Programme {
	p := publication("see-labour-mobility", "Labour Mobility as a Factor of Development in South-Eastern Europe", "",
		showcase("2.1, Regional labour mobility in South-Eastern Europe"))
	p.Classifications = under("2.1")
	p.Coverage = regions("South-Eastern Europe")
	p.Organisations = []programme.Organisation{
		iom(programme.Author),
		org("rcc", "", "Regional Cooperation Council", programme.CooperationPartner),
	}
	p.Objectives = objectives("inform the regional consultative process on enhancing labour mobility")
	p.Lists = []programme.List{list("recommendations", "10 recommendations",
		"visa facilitation", "simplified residence permits", "mutual recognition of diplomas", "migration flow databases", "portability of benefits")}
	p.Lists[0].Partial = true
	return p
}

func irregularMapping() programme.Programme {
	p := publication("irregular-migration-mapping", "Mapping on Irregular Migration in Central Asia", "2014", showcase("2.1, box Regional cooperation, text on the mapping"))
	p.Classifications = under("2.1")
	p.Coverage = regions("Central Asia")
	p.Organisations = []programme.Organisation{idf(programme.Donor)}
	p.Contributions = gifts("idf")
	return p
}

func migrationProfiles() programme.Programme {
	p := series("migration-profiles", "Migration Profiles", "2006/..", showcase("1.1, Migration Profiles"))
	p.Classifications = under("1.1")
	p.Organisations = []programme.Organisation{iom(programme.Author)}
	p.DeclaredCountries = figure.MustParse("more than 50 countries").WithRole(figure.Actual)
	p.Relations = []programme.Relation{relation(programme.AppliedBy, "serbia-migration-profile"),
		relation(programme.AppliedBy, "moldova-migration-profile"), relation(programme.AppliedBy, "albania-migration-profile")}
	p.Documents = []programme.Document{
		document("guide", "guide", "Migration Profiles: Making the Most of the Process", "2011"),
	}
	return p
}

func serbiaProfile() programme.Programme {
	p := series("serbia-migration-profile", "Migration Profile of the Republic of Serbia", "", newsletter("Migration Profile"))
	p.Relations = []programme.Relation{relation(programme.Related, "gjp-serbia"), relation(programme.Applies, "migration-profiles")}
	p.Countries = countries("RS")
	p.Organisations = []programme.Organisation{org("government-rs", "government", "Republic of Serbia", programme.Author)}
	p.Documents = []programme.Document{
		influencing("fulfils an obligation of", programme.Document{
			Code: "2015", Type: "migration profile", Title: lang.En("Migration Profile for 2015"), Covers: period.MustParseSpan("2015"), Edition: "sixth in a row",
		}, "road-map", "strategy"),
		document("road-map", "road map", "Road Map for visa liberalization", ""),
		document("strategy", "strategy", "Migration Management Strategy", ""),
	}
	return p
}

func moldovaProfile() programme.Programme {
	p := series("moldova-migration-profile", "Extended Migration Profile series of the Republic of Moldova", "", showcase("1.1, country case Republic of Moldova"))
	p.Short = "EMP"
	p.Relations = []programme.Relation{relation(programme.Related, "gjp-moldova"), relation(programme.Applies, "migration-profiles")}
	p.Duration = figure.MustParse("10 years").WithRole(figure.Actual) // "over the past 10 years"
	p.Classifications = under("1.1")
	p.Countries = countries("MD")
	p.Organisations = []programme.Organisation{mission("Moldova"), europeanUnion(programme.Donor)}
	p.Contributions = gifts("eu")
	p.Documents = []programme.Document{{
		Code: "latest", Type: "migration profile", Title: lang.En("Extended Migration Profile (2008–2015)"), Covers: period.MustParseSpan("2008/2015"),
		FundedBy: []string{"eu"},
	}}
	return p
}

func albaniaProfile() programme.Programme {
	p := series("albania-migration-profile", "Extended Migration Profile in Albania", "", showcase("2.1, Extended Migration Profile in Albania"))
	p.Classifications = under("2.1")
	p.Countries = countries("AL")
	p.Organisations = []programme.Organisation{
		org("government-al", "government", "Government of Albania", programme.Author), mission("Tirana"),
	}
	p.Relations = []programme.Relation{relation(programme.Applies, "migration-profiles")}
	p.Events = []programme.Event{
		in("AL", "Tirana", event("workshop", "extended migration profile workshop", "2015-05")),
		event("launch", "launch of the new profile", "2015-12"),
	}
	p.Documents = []programme.Document{{
		Code: "chapter", Type: "chapter", Title: lang.En("labour migration stocks and flows 2012-2014"), Covers: period.MustParseSpan("2012/2014"),
	}}
	return p
}
