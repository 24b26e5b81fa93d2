package programme_test

import (
	"encoding/json"
	"fmt"
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

// jointFinance is the money of that record, with something in every field.
func jointFinance() programme.Finance {
	f := pledged()
	f.Agent, f.Fees.Indirect = "rs", programme.MustFeeRate("0.07")
	for i := range f.Entries {
		e := &f.Entries[i]
		for _, party := range []*string{&e.From, &e.To} {
			switch *party {
			case "ec":
				*party = "fund"
			case "mptf":
				*party = "rs"
			}
		}
	}
	f.Budget.Lines = append(f.Budget.Lines, programme.BudgetLine{
		Outcome: "1", Output: "1.1", Agency: "iom", Category: programme.Travel, Period: period.MustParseSpan("2016"),
		Amount: money.MustParse("12.50 EUR"), ValueDate: period.MustParse("2016-01-02"), Type: programme.Revised,
		Status: programme.Committed, Agreed: period.MustParse("2015-12"),
	})
	f.NoBudget = indicator.MustCode("iati-budget-not-provided:1")
	f.Entries[0].ValueDate = period.MustParse("2011-05-03")
	f.Entries[0].FromProgramme, f.Entries[0].ToProgramme = "mdg-fund", "XM-DAC-47066-YEM"
	f.Entries[0].Places = []indicator.Place{indicator.CountryPlace(place.MustCountry("RS"))}
	f.Entries[0].Classifications = []programme.Classification{{Kind: programme.SectorClass, Code: indicator.MustCode("dac-5:15190")}}
	return f
}

// joint returns a record that states something in every field: the joint
// programme on youth employment and migration in Serbia, 2009 to 2012, with a
// few parts of other programmes.
func joint() programme.Programme {
	serbia := place.MustCountry("RS")
	page := figure.Source{
		Publisher: "International Organization for Migration", Title: "project page", Edition: "Serbia",
		Date: period.MustParse("2012-06"), Page: "1", Link: "https://example.org/yem", Quote: "USD 8 million, of which …",
	}
	return programme.Programme{
		ID: "yem",
		Identifiers: []programme.Identifier{
			{Code: indicator.MustCode("iati:XM-DAC-47066-YEM"), Owner: "iom"},
			{Code: indicator.MustCode("mptf:00067230"), Former: true, Span: period.MustParseSpan("2009/2012")},
		},
		Title:       lang.En("Youth Employment and Management of Migration").With(lang.Serbian, "Запошљавање младих и управљање миграцијама"),
		Aliases:     []lang.Text{lang.En("the Joint Programme"), lang.NewText(lang.SerbianLatin, "Zajednički program")},
		Short:       "YEM",
		Description: lang.En("policies, institutions and programmes for young people"),
		Kind:        programme.JointProgramme,
		Status:      programme.Completed,
		StatusRecords: []programme.StatusRecord{
			{Status: programme.Running, On: period.MustParse("2011"), Text: lang.En("is being implemented"), Source: page},
		},
		Span:         period.MustParseSpan("2009-05/2012-05"),
		Timeframe:    lang.En("May 2009 - May 2012"),
		NoPlannedEnd: true,
		Duration:     figure.MustParse("three years"),
		Dates: programme.Dates{
			PlannedStart: period.MustParse("2009-05-01"), PlannedEnd: period.MustParse("2011-11-30"),
			ActualStart: period.MustParse("2009-05-15"), ActualEnd: period.MustParse("2012-05-31"),
		},
		Phases: []programme.Phase{{
			Code: "A", Title: lang.En("start"), Kind: programme.InceptionPhase, Status: programme.Completed,
			Span: period.MustParseSpan("2009-05/2009-10"), Duration: figure.MustParse("6 months"), Size: figure.MustParse("3 projects"),
		}},
		Updated: period.MustParse("2012-06-30"),
		Relations: []programme.Relation{
			{Kind: programme.Successor, Programme: "yem-2"}, {Kind: programme.Predecessor, Name: lang.En("MIDWEB")},
			{Kind: programme.Component, Programme: "yem-pilot", Excluded: true},
		},
		Classifications: []programme.Classification{
			{Kind: programme.SectorClass, Code: indicator.MustCode("dac-5:15190"), Title: lang.En("migration"), Percent: figure.MustParse("40%")},
			{Kind: programme.SectorClass, Code: indicator.MustCode("dac-5:16020"), Percent: figure.MustParse("60%")},
			{Kind: programme.MarkerClass, Code: indicator.MustCode("dac-marker:1"), Significance: programme.SignificantAim},
		},
		Countries:         []place.Country{serbia, place.MustCountry("MD")},
		DeclaredCountries: figure.MustParse("two countries"),
		Coverage: []programme.Coverage{
			{
				Place: indicator.CountryPlace(serbia), Name: lang.En("service centres"), Part: "pilot", Since: "from the beginning",
				Span: period.MustParseSpan("2009-06/2012-05"), Status: programme.Completed, Stages: []string{"mapping", "strategy"},
				Percent: figure.MustParse("60%"), Text: lang.En("in three districts"),
			},
			{Place: indicator.GroupPlace("EU"), Code: indicator.MustCode("dac-region:89"), Percent: figure.MustParse("40%")},
			{Place: indicator.GroupPlace("WESTERN-BALKANS"), Code: indicator.MustCode("un-region:39"), Percent: figure.MustParse("40%")},
			{Place: indicator.CorridorPlace(serbia, place.MustCountry("DE"))},
			{Place: indicator.AreaPlace(place.Area{Country: serbia, Kind: "district", Name: lang.En("Belgrade")})},
		},
		Designations: place.Designations{place.UNSCR1244()},
		Locations: []programme.Location{
			{
				Areas: place.AreaSet{Country: serbia, Kind: "district", Count: 3, Named: []place.Area{
					{Name: lang.En("South Backa")}, {Name: lang.En("Belgrade"), Code: "RS-00"}, {Name: lang.En("Pcinjski")},
				}},
				Reason: lang.En("youth unemployment, poverty, expected re-settlement of returnees"),
				Mainly: true,
			},
			{Areas: place.AreaSet{Country: serbia, Kind: "municipality", Count: 35}},
		},
		Organisations: []programme.Organisation{
			{
				Code: "iom", Short: "IOM", Name: lang.En("International Organization for Migration"), Type: "UN agency",
				Roles:   []programme.Role{programme.ParticipatingUNOrganisation},
				Aliases: []lang.Text{lang.En("IOM Serbia")},
				Former:  []programme.FormerName{{Name: lang.En("Intergovernmental Committee for Migration"), Until: period.MustParse("1989")}},
				Identifiers: []programme.Identifier{
					{Code: indicator.MustCode("iati-org:XM-DAC-47066"), Former: true, Owner: "fund", Span: period.MustParseSpan("1951/..")},
				},
				Class: indicator.MustCode("iati-organisation-type:40"), Programme: "yem-iom", Parent: "fund", Level: "mission",
				Seat: indicator.CountryPlace(serbia),
				Presence: []programme.Presence{
					{Place: indicator.CountryPlace(serbia), Span: period.MustParseSpan("1992/.."), Name: lang.En("mission in Belgrade")},
				},
				Collective: true, Count: figure.MustParse("2 offices"), Members: []string{"fund", "rs"},
				Facts: []programme.Result{{Text: lang.En("member states"), Figure: figure.MustParse("175 member states"), Over: figure.MustParse("5 years")}},
			},
			{Code: "fund", Name: lang.En("MDG Spanish Funds"), Type: "fund", Roles: []programme.Role{programme.Donor}},
			{
				Code: "rs", Name: lang.En("Government of Serbia"), Type: "government",
				Roles: []programme.Role{programme.Donor, programme.GovernmentCounterpart},
			},
		},
		Reporter: "iom",
		Objectives: []programme.Objective{
			{Code: "I", Title: lang.En("increase youth employment")},
			{Code: "II", Level: "overarching", Title: lang.En("reduce the negative impact of irregular migration"), Under: "I"},
		},
		Strategy:         programme.Strategy{Declared: figure.MustParse("three prongs"), Prongs: []lang.Text{lang.En("policies"), lang.En("institutions"), lang.En("programmes")}},
		DeclaredOutcomes: figure.MustParse("three outcomes"),
		Outcomes: []programme.Outcome{
			{
				Code: "1", Title: lang.En("policy objectives are mainstreamed"), Description: lang.En("into strategies"), Objective: "I", Lead: "iom",
				Status: programme.Completed, Span: period.MustParseSpan("2009-06/2012-05"), TargetGroups: []string{"returnees"},
				Indicators: []string{"A.1"}, References: []indicator.Code{indicator.MustCode("sdg:10.7")},
				DeclaredOutputs: figure.MustParse("two outputs"), Excluded: true, Outputs: []programme.Output{{Code: "1.1", Title: lang.En("a white paper"), Lead: "iom"}},
			},
			{Code: "2", Title: lang.En("institutions are strengthened")},
			{Code: "3", Title: lang.En("a package of programmes is implemented")},
		},
		Outputs: []programme.Output{{
			Code: "O", Title: lang.En("centres work"), Description: lang.En("for migrants"), Planned: []lang.Text{lang.En("a study")}, Lead: "iom",
			Partners: []programme.Partner{{
				Organisation: "rs", Role: programme.Host, Host: "rs", Does: lang.En("job counselling"), Status: programme.Planned, Span: period.MustParseSpan("2010/2011"),
			}},
			Status: programme.Running, Span: period.MustParseSpan("2009-07/2012-04"), TargetGroups: []string{"returnees"},
			Indicators: []string{"X.1"}, References: []indicator.Code{indicator.MustCode("gcm:19")}, Excluded: true,
			Deliverables: []programme.Deliverable{{
				Code: "O.d", Title: lang.En("leaflet"), Type: "leaflet", Status: programme.Completed, By: "iom",
				Due: period.MustParse("2010-06"), On: period.MustParse("2010-05-03"), Count: figure.MustParse("21,000 copies"),
				Parts: programme.Parts{
					Overlap: programme.Exclusive, Declared: figure.MustParse("three languages"), Partial: true,
					Named: []programme.Part{{Name: lang.En("Serbian"), Figure: figure.MustParse("7,000 copies"), Place: indicator.CountryPlace(serbia)}},
				},
				Versions: []programme.Version{{Language: lang.Serbian, Status: programme.Completed}, {Language: lang.Albanian, Status: programme.Planned}},
				Document: "white-paper",
			}},
			DeclaredActivities: figure.MustParse("4 activities"),
			Activities:         []programme.Activity{{Code: "O.1", Title: lang.En("training"), Lead: "iom"}},
		}},
		Activities: []programme.Activity{{
			Code: "C", Title: lang.En("campaign"), Type: "campaign", Lead: "iom", Partners: []programme.Partner{{Organisation: "rs"}},
			Status: programme.Running, Span: period.MustParseSpan("2010-06/2011-08"), Dated: lang.En("every summer"), Recurs: period.Yearly,
			Places:       []indicator.Place{indicator.CountryPlace(serbia)},
			TargetGroups: []string{"returnees"}, Channels: []lang.Text{lang.En("free SIM cards")}, Indicators: []string{"A.1"}, Excluded: true,
			Steps:        []programme.Step{{Code: "a", Title: lang.En("a committee selects"), By: "rs", Decision: true}},
			Deliverables: []programme.Deliverable{{Title: lang.En("report")}},
			Events:       []programme.Event{{Title: lang.En("concert"), Span: period.MustParseSpan("2010-07-01")}},
			Feeds:        []programme.Influence{{Verb: "feeds", On: "strategy"}, {Verb: "feeds", On: "O.d"}},
		}},
		Events: []programme.Event{{
			Code: "E", Title: lang.En("workshops"), Type: "workshop", Status: programme.Completed, Span: period.MustParseSpan("2012-02"),
			Dated: lang.En("in February"), Recurs: period.Monthly, Place: indicator.CountryPlace(serbia), Count: figure.MustParse("three workshops"),
			Organisers: []string{"iom"}, Audience: []lang.Text{lang.En("officials")}, Topics: []lang.Text{lang.En("minors")},
			Participants: figure.MustParse("60 people"),
			Groups:       programme.Parts{Overlap: programme.Overlapping, Named: []programme.Part{{Name: lang.En("lawyers"), Figure: figure.MustParse("17")}}},
		}},
		TargetGroups: []programme.TargetGroup{
			{
				Code: "returnees", Name: lang.En("young returnees"), Reach: programme.DirectReach,
				Size:       figure.MustParse("over 1,700 persons").WithRole(figure.Target),
				Parts:      programme.Parts{Named: []programme.Part{{Name: lang.En("women"), Figure: figure.MustParse("55%")}}},
				Attributes: []string{"displaced"}, Sensitive: true,
			},
			{Name: lang.En("refugees"), Since: "included later"},
		},
		Assumptions: []programme.Assumption{{Code: "A1", Of: "1", Text: lang.En("the strategy is adopted")}},
		Risks: []programme.Risk{{
			Code: "R1", Of: "O", Text: lang.En("economic crisis"), Likelihood: programme.HighGrade, Impact: programme.LowGrade,
			Mitigation: lang.En("other sectors"), Owner: "iom", Occurred: true,
		}},
		Lists: []programme.List{{
			Code: "L", Title: lang.En("recommendations"), Declared: figure.MustParse("10 recommendations"), Partial: true, Items: []lang.Text{lang.En("visas")},
		}},
		Total: money.MustParseFigure("USD 8 million").WithSource(page),
		Contributions: []programme.Contribution{
			{Donor: "fund", Amount: money.MustParseFigure("USD 6 million")},
			{Donor: "rs", Amount: money.MustParseFigure("USD 1.9 million")},
		},
		Shares: []programme.Share{
			{Organisation: "iom", Amount: money.MustParseFigure("USD 1 million")},
			{Organisation: "iom", Amount: money.MustParseFigure("between 15,000.50 and 20,000 USD"), Of: "fund"},
			{Organisation: "iom", Amount: money.MustParseFigure("up to USD 25,000"), Of: programme.OfTotal},
		},
		Finance: jointFinance(), Grants: []programme.GrantCall{grantCall(), matchedCall(), statedCall()},
		Loans: []programme.Loans{loans()},
		Indicators: indicator.Framework{
			Title: lang.En("migration indicators"), Declared: figure.MustParse("thirteen indicators"),
			Proposal: lang.En("proposed by the 2010 White Paper"), DeclaredCategories: figure.MustParse("six categories"),
			Categories: []indicator.Category{
				{Code: "A", Title: lang.En("brain-circulation"), Declared: figure.MustParse("about 2 indicators"), Indicators: []indicator.Indicator{{Code: "A.1", Title: lang.En("returns")}}},
				{Title: lang.En("monitoring of returns")},
			},
			Indicators: []indicator.Indicator{{Code: "X.1"}},
			Source:     page,
		},
		Observations: []indicator.Observation{
			{
				Indicator: "A.1", Value: indicator.FigureValue(figure.MustParse("over 200 persons")), Role: figure.Actual,
				Period: period.MustParseSpan("2010"), Place: indicator.CountryPlace(serbia), Contributor: indicator.MustCode("iom"), Of: "1",
				Source: page, Recorded: period.MustParse("2011-02"),
			},
			{Indicator: "A.1", Value: indicator.AbsentValue(indicator.Withheld)},
		},
		Results: []programme.Result{
			{
				Component: "migration", Of: "O", Text: lang.En("visibility of migration flows"), Figure: figure.MustParse("15-20% of GDP"),
				Growth: figure.MustParseGrowth("700% increase"), Parts: programme.Parts{Declared: figure.MustParse("2")},
				Period: period.MustParseSpan("2010/2011"), Place: indicator.GroupPlace("WESTERN-BALKANS"), Source: page,
			},
			{Text: lang.En("policy tools"), Figure: figure.MustParse("about 5 strategies (estimate)")},
		},
		Documents: []programme.Document{
			{Code: "white-paper", Type: "white paper", Title: lang.En("White Paper"), Valid: period.MustParseSpan("2010"), Influences: []programme.Influence{
				{Verb: "informed", On: "strategy"}, {Verb: "was used to draft", On: "strategy"},
			}},
			{Code: "strategy", Type: "strategy", Title: lang.En("National Employment Strategy"), Valid: period.MustParseSpan("2011/2020")},
			{
				Code: "profile", Type: "profile", Title: lang.En("Migration Profile"), Valid: period.MustParseSpan("2010/.."),
				Aliases: []lang.Text{lang.En("Extended Migration Profile")}, Status: programme.Completed, Edition: "sixth",
				Published: period.MustParse("2016"), Covers: period.MustParseSpan("2015"), Recurs: period.Yearly,
				Place: indicator.CountryPlace(serbia), Issuer: "rs", Parties: []string{"iom", "rs"}, FundedBy: []string{"fund"},
				ToBeFundedBy: []string{"fund"}, Audience: []lang.Text{lang.En("ministries")}, Topics: []lang.Text{lang.En("asylum")},
				Parts:    []programme.List{{Title: lang.En("chapters"), Declared: figure.MustParse("6 chapters")}},
				Versions: []programme.Version{{Language: lang.English}}, Source: page,
			},
		},
		Notes:  []lang.Text{lang.En("opinions are those of the authors")},
		Source: page,
	}
}

// stated returns an exact amount as a figure: "1250.50 USD".
func stated(s string) money.Figure {
	f, err := money.Stated(money.MustParse(s))
	if err != nil {
		panic(err)
	}
	return f
}

// exact returns a clean programme of n contributions, an even number, by so
// many donors, whose exact amounts make up the exact total.
func exact(n, donors int) programme.Programme {
	p := programme.Programme{
		Title: lang.En("Joint Programme"), Span: period.MustParseSpan("2009-05/2012-05"),
		Total: stated(fmt.Sprintf("%d USD", n*1250+n/2)),
	}
	for i := range donors {
		p.Organisations = append(p.Organisations, programme.Organisation{
			Code: fmt.Sprintf("donor-%04d", i), Short: "D", Roles: []programme.Role{programme.Donor},
		})
	}
	for i := range n {
		p.Contributions = append(p.Contributions, programme.Contribution{
			Donor: p.Organisations[i*7919%donors].Code, Amount: stated("1250.50 USD"),
		})
	}
	return p
}

// text returns the JSON text of p, by which two programmes are compared.
func text(t testing.TB, p programme.Programme) string {
	t.Helper()
	data, err := json.Marshal(p)
	require.NoError(t, err)
	return string(data)
}
