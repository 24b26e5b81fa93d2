package iati

// Budget is what an activity means to spend in a period. A revised budget replaces
// the original one of its period: whoever adds up all budgets counts both. What
// holds now is Finance.Budget.Current of the programme that [ToProgramme] returns.
type Budget struct {
	Element
	Type   BudgetType   // "": Original
	Status BudgetStatus // "": Indicative
	Start  Dated        // period-start
	End    Dated        // period-end
	Value  Money
}

var budgetShape = of[Budget](
	attr("type", func(b *Budget) *BudgetType { return &b.Type }),
	attr("status", func(b *Budget) *BudgetStatus { return &b.Status }),
	one("period-start", datedShape, func(b *Budget) *Dated { return &b.Start }),
	one("period-end", datedShape, func(b *Budget) *Dated { return &b.End }),
	one("value", moneyShape, func(b *Budget) *Money { return &b.Value }),
)

// PlannedDisbursement is a payment that is planned for a period.
type PlannedDisbursement struct {
	Element
	Type        BudgetType // "": Original
	Start       Dated      // period-start
	End         Dated      // period-end; it may be missing
	Value       Money
	ProviderOrg TransactionOrg
	ReceiverOrg TransactionOrg
}

var plannedDisbursementShape = of[PlannedDisbursement](
	attr("type", func(p *PlannedDisbursement) *BudgetType { return &p.Type }),
	one("period-start", datedShape, func(p *PlannedDisbursement) *Dated { return &p.Start }),
	opt("period-end", datedShape, func(p *PlannedDisbursement) *Dated { return &p.End }),
	one("value", moneyShape, func(p *PlannedDisbursement) *Money { return &p.Value }),
	opt("provider-org", providerOrgShape, func(p *PlannedDisbursement) *TransactionOrg { return &p.ProviderOrg }),
	opt("receiver-org", receiverOrgShape, func(p *PlannedDisbursement) *TransactionOrg { return &p.ReceiverOrg }),
)

// CountryBudgetItems map an activity to the chart of accounts of a country.
type CountryBudgetItems struct {
	Element
	Vocabulary string
	Items      []BudgetItem
}

// BudgetItem is one item of a country's chart of accounts, with its share.
type BudgetItem struct {
	Element
	Code        string
	Percentage  Decimal // in percent
	Description Narrated
}

var countryBudgetItemsShape = of[CountryBudgetItems](
	need("vocabulary", func(c *CountryBudgetItems) *string { return &c.Vocabulary }),
	some("budget-item", of[BudgetItem](
		need("code", func(i *BudgetItem) *string { return &i.Code }),
		attr("percentage", func(i *BudgetItem) *Decimal { return &i.Percentage }),
		opt("description", narratedShape, func(i *BudgetItem) *Narrated { return &i.Description }),
	), func(c *CountryBudgetItems) *[]BudgetItem { return &c.Items }),
)

// CapitalSpend is the share of an activity that is spent on capital.
type CapitalSpend struct {
	Element
	Percentage Decimal // in percent
}

var capitalSpendShape = of[CapitalSpend](
	need("percentage", func(c *CapitalSpend) *Decimal { return &c.Percentage }),
)
