package iati

// Transaction is money that was pledged, committed, received, paid out or
// spent.
type Transaction struct {
	Element
	Ref          string
	Humanitarian Boolean

	Type                Coded[TransactionType]
	Date                Dated
	Value               Money // below 0: a correction or refund
	Description         Narrated
	ProviderOrg         TransactionOrg
	ReceiverOrg         TransactionOrg
	DisbursementChannel Coded[string]
	Sectors             []Sector
	RecipientCountry    RecipientCountry
	RecipientRegion     RecipientRegion
	FlowType            Coded[string]
	FinanceType         Coded[string]
	AidTypes            []AidType
	TiedStatus          Coded[string]
}

// TransactionOrg is the organisation that provides or receives money, with the
// activity that the money comes from or goes to.
type TransactionOrg struct {
	Element
	Ref        string
	ActivityID string // provider-activity-id or receiver-activity-id
	Type       string
	Narratives Narratives
}

func transactionOrgShape(activityID string) *shape {
	return of[TransactionOrg](
		attr("ref", func(o *TransactionOrg) *string { return &o.Ref }),
		attr(activityID, func(o *TransactionOrg) *string { return &o.ActivityID }),
		attr("type", func(o *TransactionOrg) *string { return &o.Type }),
		many("narrative", narrativeShape, func(o *TransactionOrg) *Narratives { return &o.Narratives }),
	)
}

var (
	providerOrgShape = transactionOrgShape("provider-activity-id")
	receiverOrgShape = transactionOrgShape("receiver-activity-id")
)

var transactionShape = of[Transaction](
	attr("ref", func(t *Transaction) *string { return &t.Ref }),
	attr("humanitarian", func(t *Transaction) *Boolean { return &t.Humanitarian }),
	one("transaction-type", codedShape[TransactionType](), func(t *Transaction) *Coded[TransactionType] { return &t.Type }),
	one("transaction-date", datedShape, func(t *Transaction) *Dated { return &t.Date }),
	one("value", moneyShape, func(t *Transaction) *Money { return &t.Value }),
	opt("description", narratedShape, func(t *Transaction) *Narrated { return &t.Description }),
	opt("provider-org", providerOrgShape, func(t *Transaction) *TransactionOrg { return &t.ProviderOrg }),
	opt("receiver-org", receiverOrgShape, func(t *Transaction) *TransactionOrg { return &t.ReceiverOrg }),
	opt("disbursement-channel", stringCodeShape, func(t *Transaction) *Coded[string] { return &t.DisbursementChannel }),
	many("sector", transactionSectorShape, func(t *Transaction) *[]Sector { return &t.Sectors }),
	opt("recipient-country", countryShape, func(t *Transaction) *RecipientCountry { return &t.RecipientCountry }),
	opt("recipient-region", transactionRegionShape, func(t *Transaction) *RecipientRegion { return &t.RecipientRegion }),
	opt("flow-type", stringCodeShape, func(t *Transaction) *Coded[string] { return &t.FlowType }),
	opt("finance-type", stringCodeShape, func(t *Transaction) *Coded[string] { return &t.FinanceType }),
	many("aid-type", aidTypeShape, func(t *Transaction) *[]AidType { return &t.AidTypes }),
	opt("tied-status", stringCodeShape, func(t *Transaction) *Coded[string] { return &t.TiedStatus }),
)
