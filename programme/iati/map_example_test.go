package iati_test

import (
	"bytes"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
	"iom.int/migdev/programme/iati"
)

// A joint programme becomes an activity of its administrative agent. Agency and
// cost category have no place in a budget of the standard: one budget a year
// stands there, and the matrix comes back from the namespace.
func ExampleFromProgramme() {
	cell := func(agency, year string, category programme.CostCategory, amount string) programme.BudgetLine {
		return programme.BudgetLine{
			Agency: agency, Category: category, Period: period.MustParseSpan(year), Amount: money.MustParse(amount), ValueDate: period.MustParse("2014-01-15"),
		}
	}
	p := programme.Programme{
		ID: "joint", Title: lang.En("Joint Programme"), Description: lang.En("Local development and migration."),
		Status: programme.Running, Span: period.MustParseSpan("2014-01-01/2015-12-31"), Countries: []place.Country{place.MustCountry("RS")},
		Organisations: []programme.Organisation{
			{Code: "iom", Name: lang.En("IOM"), Roles: []programme.Role{programme.ParticipatingUNOrganisation}},
			{Code: "undp", Name: lang.En("UNDP"), Roles: []programme.Role{programme.AdministrativeAgent, programme.ParticipatingUNOrganisation}},
		},
		Total: money.MustParseFigure("more than 8.5 million USD"),
	}
	p.Finance.Modality = programme.PassThrough
	p.Finance.Budget.Lines = []programme.BudgetLine{
		cell("iom", "2014", programme.StaffCost, "120000.50 USD"), cell("undp", "2014", programme.Travel, "30000 USD"),
		cell("iom", "2015", programme.StaffCost, "90000 USD"),
	}

	a, findings, err := iati.FromProgramme(p, iati.Publication{Ref: "XM-DAC-41114", Type: "40", Name: lang.En("UNDP")})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Identifier.Text)
	for _, b := range a.Budgets {
		fmt.Println(b.Start.Date, b.End.Date, b.Value.Amount, b.Value.Currency)
	}
	for _, f := range findings {
		fmt.Printf("%s: %s\n", f.Path, f.Message)
	}
	// Output:
	// XM-DAC-41114-joint
	// 2014-01-01 2014-12-31 150000.50 USD
	// 2015-01-01 2015-12-31 90000 USD
	// total: the field travels in a namespace of its own: budget: where there are no lines, it is one number, and the programme takes a year or less
	// finance.modality: the field travels in a namespace of its own: there is no code for how money is managed
	// finance.budget.lines[0]: an item of the list travels in a namespace of its own (2 times): budget does not tell it
	// finance.budget.lines[2].agency: the field travels in a namespace of its own: budget does not tell it
	// finance.budget.lines[2].category: the field travels in a namespace of its own: budget does not tell it
}

// What comes from elsewhere is a programme as far as a programme goes. What it
// has no place for is told by its path.
func ExampleToProgramme() {
	const file = `<iati-activities version="2.03"><iati-activity default-currency="EUR" xml:lang="en">
		<iati-identifier>XM-DAC-7-PPR-1</iati-identifier>
		<reporting-org ref="XM-DAC-7" type="10"><narrative>Ministry</narrative></reporting-org>
		<title><narrative>Diaspora for development</narrative></title>
		<description><narrative>Experts of the diaspora return for a time.</narrative></description>
		<participating-org ref="XM-DAC-7" role="1"/><participating-org role="4"><narrative>IOM</narrative></participating-org>
		<activity-status code="2"/><activity-date type="2" iso-date="2012-12-01"/>
		<contact-info><email>office@example.org</email></contact-info>
		<budget><period-start iso-date="2013-01-01"/><period-end iso-date="2013-12-31"/><value value-date="2013-01-01">15000</value></budget>
	</iati-activity></iati-activities>`
	for a, err := range iati.Activities(bytes.NewReader([]byte(file))) {
		if err != nil {
			fmt.Println(err)
			return
		}
		p, lost, err := iati.ToProgramme(a)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(p.ID, p.Title, p.Status, p.Dates.ActualStart)
		for _, o := range p.Organisations {
			fmt.Println(o.Code, o.Roles)
		}
		for _, l := range p.Finance.Budget.Lines {
			fmt.Println(l.Period, l.Amount, l.Type, l.Status)
		}
		for _, f := range lost {
			fmt.Println(f)
		}
	}
	// Output:
	// XM-DAC-7-PPR-1 Diaspora for development running 2012-12-01
	// XM-DAC-7 [donor]
	// IOM [implementing-partner]
	// 2013 15000 EUR original indicative
	// contact-info[0].email[0]: note: a programme has no place for "office@example.org", or not as it is stated [iati.map-lost]
}

// A component stands one level below its programme.
func ExampleFromProgrammes() {
	ps := []programme.Programme{
		{ID: "global", Relations: []programme.Relation{{Kind: programme.Component, Programme: "serbia"}}},
		{ID: "serbia", Relations: []programme.Relation{{Kind: programme.Parent, Programme: "global"}}},
	}
	activities, findings, err := iati.FromProgrammes(ps, iati.Publication{Ref: "XM-DAC-47066"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range activities {
		fmt.Println(a.Hierarchy, a.Identifier.Text, a.RelatedActivities[0].Type.Title(), a.RelatedActivities[0].Ref)
	}
	fmt.Println(len(findings.AtLeast(check.Error)), "elements are missing")
	// Output:
	// 1 XM-DAC-47066-global Child XM-DAC-47066-serbia
	// 2 XM-DAC-47066-serbia Parent XM-DAC-47066-global
	// 10 elements are missing
}

func ExampleCorrespondences() {
	for _, c := range iati.Correspondences() {
		if c.Field == "finance.budget" || c.Field == "finance.modality" {
			fmt.Printf("%s -> %q: %s\n", c.Field, c.Element, c.Note)
		}
	}
	// Output:
	// finance.modality -> "": there is no code for how money is managed
	// finance.budget -> "budget": a budget for each period and type: what holds of all cells; not agency, category, outcome and output
}
