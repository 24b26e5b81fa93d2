package iati

// Organisation is one organisation of an organisation file: its budgets at the
// level of the whole fund or agency, forward-looking, and what it spent.
type Organisation struct {
	Element
	LastUpdated     DateTime // last-updated-datetime
	Lang            string   // xml:lang: the language of the narratives that state none
	DefaultCurrency string   // of the amounts that state none

	Identifier              Content // organisation-identifier
	Name                    Narrated
	ReportingOrg            ReportingOrg
	TotalBudgets            []OrganisationBudget
	RecipientOrgBudgets     []RecipientOrgBudget
	RecipientRegionBudgets  []RecipientRegionBudget
	RecipientCountryBudgets []RecipientCountryBudget
	TotalExpenditures       []OrganisationBudget // they have no status
	Documents               []DocumentLink
}

// OrganisationBudget is a budget or expenditure of an organisation in a period,
// and how it divides.
type OrganisationBudget struct {
	Element
	Status BudgetStatus // "": Indicative
	Start  Dated        // period-start
	End    Dated        // period-end
	Value  Money
	Lines  []BudgetLine // budget-line; of an expenditure, expense-line
}

// BudgetLine is a part of the budget or expenditure of an organisation.
type BudgetLine struct {
	Element
	Ref        string
	Value      Money
	Narratives Narratives
}

// RecipientOrgBudget is what an organisation means to give to another.
type RecipientOrgBudget struct {
	RecipientOrg RecipientOrg
	OrganisationBudget
}

// RecipientOrg is an organisation that is to receive money.
type RecipientOrg struct {
	Element
	Ref        string
	Narratives Narratives
}

// RecipientRegionBudget is what an organisation means to spend in a region.
type RecipientRegionBudget struct {
	RecipientRegion RecipientRegion
	OrganisationBudget
}

// RecipientCountryBudget is what an organisation means to spend in a country.
type RecipientCountryBudget struct {
	RecipientCountry RecipientCountry
	OrganisationBudget
}

var budgetLineShape = of[BudgetLine](
	attr("ref", func(l *BudgetLine) *string { return &l.Ref }),
	one("value", moneyShape, func(l *BudgetLine) *Money { return &l.Value }),
	some("narrative", narrativeShape, func(l *BudgetLine) *Narratives { return &l.Narratives }),
)

// budgetParts are those of a budget within a T, with the recipient before the
// period.
func budgetParts[T any](status func(part) part, line string, budget func(*T) *OrganisationBudget, recipient ...part) []part {
	parts := []part{status(attr("status", func(t *T) *BudgetStatus { return &budget(t).Status }))}
	parts = append(parts, recipient...)
	return append(parts,
		one("period-start", datedShape, func(t *T) *Dated { return &budget(t).Start }),
		one("period-end", datedShape, func(t *T) *Dated { return &budget(t).End }),
		one("value", moneyShape, func(t *T) *Money { return &budget(t).Value }),
		many(line, budgetLineShape, func(t *T) *[]BudgetLine { return &budget(t).Lines }),
	)
}

func itself(b *OrganisationBudget) *OrganisationBudget { return b }

var (
	totalBudgetShape      = of[OrganisationBudget](budgetParts(optional, "budget-line", itself)...)
	totalExpenditureShape = of[OrganisationBudget](budgetParts(misplaced, "expense-line", itself)...)

	recipientOrgBudgetShape = of[RecipientOrgBudget](budgetParts(optional, "budget-line",
		func(b *RecipientOrgBudget) *OrganisationBudget { return &b.OrganisationBudget },
		one("recipient-org", of[RecipientOrg](
			attr("ref", func(o *RecipientOrg) *string { return &o.Ref }),
			some("narrative", narrativeShape, func(o *RecipientOrg) *Narratives { return &o.Narratives }),
			closed,
		), func(b *RecipientOrgBudget) *RecipientOrg { return &b.RecipientOrg }))...)

	recipientRegionBudgetShape = of[RecipientRegionBudget](budgetParts(optional, "budget-line",
		func(b *RecipientRegionBudget) *OrganisationBudget { return &b.OrganisationBudget },
		one("recipient-region", budgetRegionShape, func(b *RecipientRegionBudget) *RecipientRegion { return &b.RecipientRegion }))...)

	recipientCountryBudgetShape = of[RecipientCountryBudget](budgetParts(optional, "budget-line",
		func(b *RecipientCountryBudget) *OrganisationBudget { return &b.OrganisationBudget },
		one("recipient-country", countryShape, func(b *RecipientCountryBudget) *RecipientCountry { return &b.RecipientCountry }))...)
)

var organisationShape = of[Organisation](
	attr("last-updated-datetime", func(o *Organisation) *DateTime { return &o.LastUpdated }),
	attr("xml:lang", func(o *Organisation) *string { return &o.Lang }),
	attr("default-currency", func(o *Organisation) *string { return &o.DefaultCurrency }),

	one("organisation-identifier", laxShape, func(o *Organisation) *Content { return &o.Identifier }),
	one("name", narratedShape, func(o *Organisation) *Narrated { return &o.Name }),
	one("reporting-org", reportingOrgShape, func(o *Organisation) *ReportingOrg { return &o.ReportingOrg }),
	many("total-budget", totalBudgetShape, func(o *Organisation) *[]OrganisationBudget { return &o.TotalBudgets }),
	many("recipient-org-budget", recipientOrgBudgetShape, func(o *Organisation) *[]RecipientOrgBudget { return &o.RecipientOrgBudgets }),
	many("recipient-region-budget", recipientRegionBudgetShape,
		func(o *Organisation) *[]RecipientRegionBudget { return &o.RecipientRegionBudgets }),
	many("recipient-country-budget", recipientCountryBudgetShape,
		func(o *Organisation) *[]RecipientCountryBudget { return &o.RecipientCountryBudgets }),
	many("total-expenditure", totalExpenditureShape, func(o *Organisation) *[]OrganisationBudget { return &o.TotalExpenditures }),
	many("document-link", organisationDocumentShape, func(o *Organisation) *[]DocumentLink { return &o.Documents }),
)
