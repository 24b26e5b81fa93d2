package programme_test

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// youth returns the budget of the joint programme on youth employment and
// migration in Serbia, as its project page states it.
func youth() programme.Programme {
	return programme.Programme{
		Title: lang.En("Youth Employment and Management of Migration"),
		Kind:  programme.JointProgramme,
		Span:  period.MustParseSpan("2009-05/2012-05"),
		Organisations: []programme.Organisation{
			{Code: "iom", Short: "IOM", Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
			{Code: "fund", Name: lang.En("MDG Spanish Funds"), Roles: []programme.Role{programme.Donor}},
			{Code: "rs", Name: lang.En("Government of Serbia"), Roles: []programme.Role{programme.Donor, programme.GovernmentCounterpart}},
		},
		Total: money.MustParseFigure("USD 8 million"),
		Contributions: []programme.Contribution{
			{Donor: "fund", Amount: money.MustParseFigure("USD 6 million")},
			{Donor: "rs", Amount: money.MustParseFigure("USD 1.9 million")},
		},
		Shares: []programme.Share{{Organisation: "iom", Amount: money.MustParseFigure("USD 1 million")}},
	}
}

// The project page of a joint programme gives a total of USD 8 million, "of
// which" 6 and 1.9. Its check says what is worth knowing before the figures go
// into a report: they are rounded and agree, and nobody says of what IOM's
// million is a share. When a decimal point is lost in copying, they contradict
// each other.
func Example() {
	p := youth()
	fs := p.Check()
	fmt.Print(fs)
	fmt.Println("to be put right:", len(fs.AtLeast(check.Error)))

	p.Contributions[1].Amount = money.MustParseFigure("USD 19 million")
	fmt.Println(p.Check().Err())
	// Output:
	// contributions: note: the contributions make USD 7,350,000–8,450,000, the total of USD 8 million is USD 7,500,000–8,500,000: consistent, with a remainder of USD -950,000 – 1,150,000 [programme.budget-rounding]
	// shares[0].of: note: nothing says of what USD 1 million is the share [programme.share-base]
	// to be put right: 0
	// check: contributions: error: the contributions make USD 24,000,000–26,000,000, the total of USD 8 million is USD 7,500,000–8,500,000: they contradict each other [programme.budget-sum]
}

// Every finding has a path by the JSON names, a code that does not change and
// a severity.
func ExampleProgramme_Check() {
	p := programme.Programme{
		Title:            lang.En("Grants for returnees"),
		Organisations:    []programme.Organisation{{Code: "iom", Short: "IOM"}},
		DeclaredOutcomes: figure.MustParse("two outcomes"),
		Total:            money.MustParseFigure("CHF 500,000"),
		Contributions:    []programme.Contribution{{Donor: "sdc", Amount: money.MustParseFigure("CHF 499,000")}},
	}
	for _, f := range p.Check() {
		fmt.Println(f.Severity, f.Code, "at", f.Path)
	}
	// Output:
	// warning programme.span at span
	// warning programme.organisation-role at organisations[0].roles
	// note programme.list-size at outcomes
	// error programme.organisation-unknown at contributions[0].donor
	// error programme.budget-sum at contributions
}

// What each donor gives narrows what the others can give. A donor whose amount
// is not known keeps the sum open.
func ExampleProgramme_Reconcile() {
	p := youth()
	r, err := p.Reconcile()
	fmt.Println(r, err)
	fmt.Println("so the total is", r.NarrowedTotal, "and the fund gives", r.NarrowedParts[0])

	p.Contributions[1].Amount = money.Figure{}
	r, err = p.Reconcile()
	fmt.Println(r.Consistency, err)
	fmt.Println("the government gives", r.NarrowedParts[1])
	// Output:
	// USD 6 million + USD 1.9 million = [7350000, 8450000] against USD 8 million = [7500000, 8500000]: consistent <nil>
	// so the total is [7500000, 8450000] and the fund gives [5550000, 6500000]
	// consistent <nil>
	// the government gives [1000000, 3000000]
}

func ExampleProgramme_ContributionShare() {
	p := youth()
	for i, c := range p.Contributions {
		share, err := p.ContributionShare(i)
		fmt.Println(c.Donor, share.Bounds.Format(lang.NewPrinter(lang.English), 1), "%", err)
	}
	// Output:
	// fund 64.7–86.7 % <nil>
	// rs 21.7–26.0 % <nil>
}

// The page says "IOM share was USD 1 million", and not of what. Both readings
// give an answer.
func ExampleProgramme_ShareOf() {
	p := youth()
	for _, base := range []string{programme.OfTotal, "fund"} {
		share, err := p.ShareOf(0, base)
		fmt.Printf("of %s: %s %% %v\n", base, share.Bounds.Format(lang.NewPrinter(lang.English), 1), err)
	}
	// Output:
	// of total: 5.8–20.0 % <nil>
	// of fund: 7.6–27.3 % <nil>
}

func ExampleProgramme_ShareOf_unknown() {
	_, err := youth().ShareOf(0, "eu")
	fmt.Println(err)
	fmt.Println(errors.Is(err, programme.ErrNoOrganisation))
	// Output:
	// programme: no such organisation among the donors: "eu"
	// true
}

func ExampleProgramme_UnmarshalJSON() {
	var p programme.Programme
	fmt.Println(p.UnmarshalJSON([]byte(`{"kind": "joint-programme", "contributions": [{"donor": "eu", "sum": "5"}]}`)))
	// Output: programme: check: JSON: json: unknown field "sum"
}

func ExampleKind() {
	k := programme.JointProgramme
	fmt.Println(k)
	fmt.Println(k.UnmarshalText([]byte("mission")))
	// Output:
	// joint-programme
	// programme: "mission" is no kind: want joint-programme, regional-programme, project, grant-scheme, pilot, study, service-network, certification-system, campaign, registry, country-chapter, loan-scheme, tool, method, network, consultative-process, mobility-scheme, data-product or strategic-framework
}

func ExampleOrganisation_Check() {
	fmt.Print(programme.Organisation{Name: lang.En("national institutions")}.Check())
	// Output:
	// code: error: the organisation "national institutions" has no code to name it by [programme.organisation-code]
	// roles: warning: nothing says which part "national institutions" plays [programme.organisation-role]
}

// A donor asks for more than a project page has. Today's date shows that the page
// is older than the end of the project.
func ExampleProgramme_CheckWith() {
	p := youth()
	p.Status = programme.Running
	fs := p.CheckWith(programme.Options{
		AsOf:    period.MustParse("2015-03-01"),
		Profile: programme.DonorRules().With("programme.budget-rounding", programme.Off),
	})
	for _, f := range fs {
		fmt.Println(f.Severity, f.Code)
	}
	// Output:
	// warning programme.description
	// warning programme.status-dates
	// warning programme.sector-missing
	// warning programme.place-missing
	// warning programme.risks-missing
	// warning programme.share-base
}

// The component was reported apart from its programme, and runs on after it.
func ExampleCheckTogether() {
	fmt.Print(programme.CheckTogether([]programme.Programme{
		{ID: "rmp", Span: period.MustParseSpan("2010-03/2015-08"), Relations: []programme.Relation{{Kind: programme.Component, Programme: "portal"}}},
		{ID: "portal", Span: period.MustParseSpan("2013-01/2015-10"), Relations: []programme.Relation{
			{Kind: programme.Parent, Programme: "rmp"}, {Kind: programme.Parent, Programme: "old-portal"},
		}},
	}, programme.Options{}))
	// Output:
	// programmes[1].relations[1].programme: error: the parent "old-portal" is not there [programme.orphan]
	// programmes[1].span: warning: "portal" (2013-01/2015-10) is not inside its parent "rmp" (2010-03/2015-08) [programme.component-dates]
}

// "Ongoing" on an undated page and the dates beside it are two statements.
func ExampleProgramme_StatusOn() {
	p := programme.Programme{Status: programme.Running, Span: period.MustParseSpan("2014-02/2018-01")}
	for _, day := range []string{"2014-01-31", "2017-03-22", "2018-01-15", "2018-02-01"} {
		fmt.Printf("%s: %q\n", day, p.StatusOn(period.MustParse(day)))
	}
	// Output:
	// 2014-01-31: "planned"
	// 2017-03-22: "running"
	// 2018-01-15: ""
	// 2018-02-01: "completed"
}

func ExampleProfile_Apply() {
	p := programme.Programme{Title: lang.En("Youth Employment")}
	fmt.Print(programme.Profile{}.With("programme.span", programme.AsError).Apply(p.Check()))
	// Output: span: error: the programme has no dates [programme.span]
}

func ExampleVocabulary_Classify() {
	k, ok := programme.LabourMobilityAreas().Classify(programme.ThemeClass, "1.2")
	fmt.Println(k.Kind, k.Code, k.Title, ok)
	// Output: theme iom-lhd:1.2 Diaspora engagement true
}

func ExampleIATIIdentifier() {
	rest, ok := programme.IATIIdentifier("XM-DAC-47066-DP.1234", "XM-DAC-47066")
	fmt.Println(rest, ok)
	// Output: DP.1234 true
}
