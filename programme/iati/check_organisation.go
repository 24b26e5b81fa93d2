package iati

import (
	"strings"

	"iom.int/migdev/indicator/period"
)

// organisation looks at a record of an organisation file by all rules but those
// of the schema.
func (c *checker) organisation(o *Organisation) {
	c.periods = c.periods[:0]
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
		c.organisationBudget("total-budget", i, "", &o.TotalBudgets[i])
	}
	c.organisationPeriods("total-budget")
	for i := range o.RecipientOrgBudgets {
		b := &o.RecipientOrgBudgets[i]
		c.in("recipient-org-budget", i)
		c.in("recipient-org", -1)
		c.blanks("1.17.", "ref", b.RecipientOrg.Ref, b.RecipientOrg.Line)
		c.out()
		c.out()
		c.organisationBudget("recipient-org-budget", i, strings.TrimSpace(b.RecipientOrg.Ref), &b.OrganisationBudget)
	}
	c.organisationPeriods("recipient-org-budget")
	for i := range o.RecipientRegionBudgets {
		b := &o.RecipientRegionBudgets[i]
		c.organisationBudget("recipient-region-budget", i, ours(b.RecipientRegion.Vocabulary)+between+b.RecipientRegion.Code, &b.OrganisationBudget)
	}
	c.organisationPeriods("recipient-region-budget")
	for i := range o.RecipientCountryBudgets {
		b := &o.RecipientCountryBudgets[i]
		c.organisationBudget("recipient-country-budget", i, b.RecipientCountry.Code, &b.OrganisationBudget)
		c.in("recipient-country-budget", i)
		c.lineDates(&b.OrganisationBudget)
		c.out()
	}
	c.organisationPeriods("recipient-country-budget")
	for i := range o.TotalExpenditures {
		c.organisationBudget("total-expenditure", i, "", &o.TotalExpenditures[i])
	}
	c.organisationPeriods("total-expenditure")
}

// organisationBudget looks at one budget. Key says who receives it.
func (c *checker) organisationBudget(list string, i int, key string, b *OrganisationBudget) {
	c.in(list, i)
	c.order("8.6.3", b.Start.Date, b.End.Date, b.Line)
	c.year(b.Start.Date, b.End.Date, b.Line)
	if c.strict && list != "total-expenditure" {
		c.negative(&b.Value)
	}
	c.out()
	if c.strict && (key != "" || list != "recipient-org-budget") { // a recipient without identifier is not known
		c.addPeriod(key, i, b.Start.Date, b.End.Date, b.Line)
	}
}

// organisationPeriods compares the budgets of a list with each other.
func (c *checker) organisationPeriods(list string) {
	if c.strict {
		c.sweep(list)
	}
	c.periods = c.periods[:0]
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
