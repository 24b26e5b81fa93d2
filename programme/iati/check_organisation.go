package iati

import (
	"strings"

	"iom.int/migdev/indicator/period"
)

// organisation looks at a record of an organisation file by all rules but those
// of the schema.
func (c *checker) organisation(o *Organisation) {
	c.in("organisation-identifier", -1)
	c.blanks("1.12.", "", o.Identifier.Text, o.Identifier.Line)
	if !c.o.Known.organisation(strings.TrimSpace(o.Identifier.Text)) {
		c.symbols("1.12.", "", o.Identifier.Text, o.Identifier.Line)
	}
	c.out()
	c.reporter(&o.ReportingOrg, "1.18.")
	c.walkRecord(organisationShape, o, o.Lang, o.DefaultCurrency)
	if c.texts.n > 0 {
		c.missing("4.5.1", &c.texts, "text", "language")
	}
	if c.amounts.n > 0 {
		c.missing("7.8.2", &c.amounts, "amount", "currency")
	}
	c.updated("11.4.1", o.LastUpdated, o.Line)
	for i := range o.TotalBudgets {
		c.organisationBudget("total-budget", i, &o.TotalBudgets[i])
	}
	for i := range o.RecipientOrgBudgets {
		b := &o.RecipientOrgBudgets[i]
		c.in("recipient-org-budget", i)
		c.in("recipient-org", -1)
		c.blanks("1.17.", "ref", b.RecipientOrg.Ref, b.RecipientOrg.Line)
		c.out()
		c.out()
		c.organisationBudget("recipient-org-budget", i, &b.OrganisationBudget)
	}
	for i := range o.RecipientRegionBudgets {
		c.organisationBudget("recipient-region-budget", i, &o.RecipientRegionBudgets[i].OrganisationBudget)
	}
	for i := range o.RecipientCountryBudgets {
		b := &o.RecipientCountryBudgets[i].OrganisationBudget
		c.organisationBudget("recipient-country-budget", i, b)
		c.in("recipient-country-budget", i)
		c.lineDates(b)
		c.out()
	}
	for i := range o.TotalExpenditures {
		c.organisationBudget("total-expenditure", i, &o.TotalExpenditures[i])
	}
}

func (c *checker) organisationBudget(list string, i int, b *OrganisationBudget) {
	c.in(list, i)
	c.order("8.6.3", b.Start.Date, b.End.Date, b.Line)
	c.year(b.Start.Date, b.End.Date, b.Line)
	c.out()
}

// lineDates finds value dates of budget lines outside the period of the budget.
// The official validator looks at the first line.
func (c *checker) lineDates(b *OrganisationBudget) {
	start, end := day(b.Start.Date), day(b.End.Date)
	if start.IsZero() || end.IsZero() {
		return
	}
	for i := range b.Lines {
		l := &b.Lines[i]
		if l.Value.ValueDate == "" {
			continue
		}
		if d := day(l.Value.ValueDate); (d != period.Date{}) && (d.Compare(start) < 0 || d.Compare(end) > 0) {
			c.in("budget-line", i)
			c.find("11.3.1", l.Value.Line, "value.value-date", "the value date of the budget line, "+d.String()+", lies outside the period of the budget, "+
				start.String()+" to "+end.String(), value("value-date", d.String()))
			c.out()
		}
		if !c.strict {
			return
		}
	}
}
