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
		ID:        "yem",
		Title:     lang.En("Youth Employment and Management of Migration").With(lang.Serbian, "Запошљавање младих и управљање миграцијама"),
		Short:     "YEM",
		Kind:      programme.JointProgramme,
		Status:    programme.Completed,
		Span:      period.MustParseSpan("2009-05/2012-05"),
		Countries: []place.Country{serbia, place.MustCountry("MD")},
		Locations: []programme.Location{
			{
				Areas: place.AreaSet{Country: serbia, Kind: "district", Count: 3, Named: []place.Area{
					{Name: lang.En("South Backa")}, {Name: lang.En("Belgrade"), Code: "RS-00"}, {Name: lang.En("Pcinjski")},
				}},
				Reason: lang.En("youth unemployment, poverty, expected re-settlement of returnees"),
			},
			{Areas: place.AreaSet{Country: serbia, Kind: "municipality", Count: 35}},
		},
		Organisations: []programme.Organisation{
			{
				Code: "iom", Short: "IOM", Name: lang.En("International Organization for Migration"), Type: "UN agency",
				Roles: []programme.Role{programme.ParticipatingUNOrganisation},
			},
			{Code: "fund", Name: lang.En("MDG Spanish Funds"), Type: "fund", Roles: []programme.Role{programme.Donor}},
			{
				Code: "rs", Name: lang.En("Government of Serbia"), Type: "government",
				Roles: []programme.Role{programme.Donor, programme.GovernmentCounterpart},
			},
		},
		Objectives:       []lang.Text{lang.En("increase youth employment"), lang.En("reduce the negative impact of irregular migration")},
		Strategy:         programme.Strategy{Declared: figure.MustParse("three prongs"), Prongs: []lang.Text{lang.En("policies"), lang.En("institutions"), lang.En("programmes")}},
		DeclaredOutcomes: figure.MustParse("three outcomes"),
		Outcomes: []programme.Outcome{
			{Code: "1", Title: lang.En("policy objectives are mainstreamed"), Lead: "iom"},
			{Code: "2", Title: lang.En("institutions are strengthened")},
			{Code: "3", Title: lang.En("a package of programmes is implemented")},
		},
		TargetGroups: []programme.TargetGroup{
			{Name: lang.En("young returnees"), Size: figure.MustParse("over 1,700 persons").WithRole(figure.Target)},
			{Name: lang.En("refugees"), Since: "included later"},
		},
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
		Results: []programme.Result{
			{Component: "migration", Text: lang.En("visibility of migration flows"), Figure: figure.MustParse("15-20% of GDP")},
			{Text: lang.En("policy tools"), Figure: figure.MustParse("about 5 strategies (estimate)")},
		},
		Documents: []programme.Document{
			{Code: "white-paper", Type: "white paper", Title: lang.En("White Paper"), Valid: period.MustParseSpan("2010"), Influences: []programme.Influence{
				{Verb: "informed", On: "strategy"}, {Verb: "was used to draft", On: "strategy"},
			}},
			{Code: "strategy", Type: "strategy", Title: lang.En("National Employment Strategy"), Valid: period.MustParseSpan("2011/2020")},
			{Code: "profile", Type: "profile", Title: lang.En("Migration Profile"), Valid: period.MustParseSpan("2010/..")},
		},
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
