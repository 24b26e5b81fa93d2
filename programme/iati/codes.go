package iati

import "slices"

// The codes of the seven lists that belong to the standard itself ("embedded"):
// they change only with its version, and rules speak of them. All other lists
// are data of the caller. A type of code holds whatever a file has; Title says
// whether it is a code of the list.
type (
	ActivityDateType    string // of activity-date
	ActivityStatus      string // of activity-status
	BudgetStatus        string // of budget, and of the budgets of organisations; see OrDefault
	BudgetType          string // of budget and planned-disbursement; see OrDefault
	OrganisationRole    string // of participating-org
	RelatedActivityType string // of related-activity: what the other activity is to this one
	TransactionType     string // of transaction-type
)

// The codes of ActivityDateType.
const (
	PlannedStart ActivityDateType = "1"
	ActualStart  ActivityDateType = "2"
	PlannedEnd   ActivityDateType = "3"
	ActualEnd    ActivityDateType = "4"
)

// The codes of ActivityStatus.
const (
	Pipeline       ActivityStatus = "1"
	Implementation ActivityStatus = "2"
	Finalisation   ActivityStatus = "3"
	Closed         ActivityStatus = "4"
	Cancelled      ActivityStatus = "5"
	Suspended      ActivityStatus = "6"
)

// The codes of BudgetStatus.
const (
	Indicative BudgetStatus = "1"
	Committed  BudgetStatus = "2"
)

// The codes of BudgetType. A revised budget replaces the original one of the
// same period.
const (
	Original BudgetType = "1"
	Revised  BudgetType = "2"
)

// The codes of OrganisationRole.
const (
	Funding      OrganisationRole = "1"
	Accountable  OrganisationRole = "2"
	Extending    OrganisationRole = "3"
	Implementing OrganisationRole = "4"
)

// The codes of RelatedActivityType.
const (
	Parent     RelatedActivityType = "1"
	Child      RelatedActivityType = "2"
	Sibling    RelatedActivityType = "3"
	CoFunded   RelatedActivityType = "4"
	ThirdParty RelatedActivityType = "5"
)

// The codes of TransactionType. Corrections and refunds are negative values of
// the type that they correct.
const (
	IncomingFunds      TransactionType = "1"
	OutgoingCommitment TransactionType = "2"
	Disbursement       TransactionType = "3"
	Expenditure        TransactionType = "4"
	InterestPayment    TransactionType = "5"
	LoanRepayment      TransactionType = "6"
	Reimbursement      TransactionType = "7"
	PurchaseOfEquity   TransactionType = "8"
	SaleOfEquity       TransactionType = "9"
	CreditGuarantee    TransactionType = "10"
	IncomingCommitment TransactionType = "11"
	OutgoingPledge     TransactionType = "12"
	IncomingPledge     TransactionType = "13"
)

// Two lists that are not embedded, yet have codes that rules and results
// frameworks speak of.
type (
	ResultType       string // of result
	IndicatorMeasure string // of indicator
)

// The codes of ResultType.
const (
	Output      ResultType = "1"
	Outcome     ResultType = "2"
	Impact      ResultType = "3"
	OtherResult ResultType = "9"
)

// The codes of IndicatorMeasure. All but the last have a value for each
// baseline, target and actual.
const (
	Unit        IndicatorMeasure = "1"
	Percentage  IndicatorMeasure = "2"
	Nominal     IndicatorMeasure = "3"
	Ordinal     IndicatorMeasure = "4"
	Qualitative IndicatorMeasure = "5"
)

// Codes of vocabularies, of which each kind of classification has its own list.
// Where none is stated, sectors, regions, policy markers and types of aid are of
// the first.
const (
	DefaultVocabulary = "1"  // OECD DAC: purpose codes of five digits, regions, policy markers, types of aid
	OwnVocabulary     = "99" // of the reporting organisation
	OwnVocabulary2    = "98" // the same, for sectors

	SectorsDAC3          = "2" // OECD DAC: sectors of three digits
	SectorsSDGGoals      = "7" // goals of the 2030 Agenda, as sectors, which have shares
	SectorsSDGTargets    = "8"
	SectorsSDGIndicators = "9"

	TagsSDGGoals   = "2" // goals of the 2030 Agenda, as tags, which have none
	TagsSDGTargets = "3"
)

// OrDefault returns t, or Original where the type is not stated.
func (t BudgetType) OrDefault() BudgetType {
	if t == "" {
		return Original
	}
	return t
}

// OrDefault returns s, or Indicative where the status is not stated.
func (s BudgetStatus) OrDefault() BudgetStatus {
	if s == "" {
		return Indicative
	}
	return s
}

// Title returns what the code stands for in English, "Planned start"; "" where
// it is none of the list.
func (t ActivityDateType) Title() string {
	return title(t, "Planned start", "Actual start", "Planned end", "Actual end")
}

// Title returns what the code stands for in English; "" where it is none of the
// list.
func (s ActivityStatus) Title() string {
	return title(s, "Pipeline/identification", "Implementation", "Finalisation", "Closed", "Cancelled", "Suspended")
}

// Title returns what the code stands for in English; "" where it is none of the
// list.
func (s BudgetStatus) Title() string { return title(s, "Indicative", "Committed") }

// Title returns what the code stands for in English; "" where it is none of the
// list.
func (t BudgetType) Title() string { return title(t, "Original", "Revised") }

// Title returns what the code stands for in English; "" where it is none of the
// list.
func (r OrganisationRole) Title() string {
	return title(r, "Funding", "Accountable", "Extending", "Implementing")
}

// Title returns what the code stands for in English; "" where it is none of the
// list.
func (t RelatedActivityType) Title() string {
	return title(t, "Parent", "Child", "Sibling", "Co-funded", "Third party")
}

// Title returns what the code stands for in English; "" where it is none of the
// list.
func (t TransactionType) Title() string {
	return title(t, "Incoming funds", "Outgoing commitment", "Disbursement", "Expenditure", "Interest payment",
		"Loan repayment", "Reimbursement", "Purchase of equity", "Sale of equity", "Credit guarantee",
		"Incoming commitment", "Outgoing pledge", "Incoming pledge")
}

// Title returns what the code stands for in English; "" where it is none of the
// list.
func (t ResultType) Title() string {
	if t == OtherResult {
		return "Other"
	}
	return title(t, "Output", "Outcome", "Impact")
}

// Title returns what the code stands for in English; "" where it is none of the
// list.
func (m IndicatorMeasure) Title() string {
	return title(m, "Unit", "Percentage", "Nominal", "Ordinal", "Qualitative")
}

var numbers = []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"}

// title returns the title of a code in a list that counts from 1.
func title[C ~string](code C, titles ...string) string {
	if i := slices.Index(numbers[:len(titles)], string(code)); i >= 0 {
		return titles[i]
	}
	return ""
}
