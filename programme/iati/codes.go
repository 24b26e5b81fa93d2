package iati

import "slices"

// The lists below that are called embedded belong to the standard itself: they
// change only with its version, and rules speak of their codes. A type of code
// holds whatever a file has; Title says whether it is one of the list.

// ActivityDateType is the code of what an activity-date is, from an embedded
// list.
type ActivityDateType string

// The codes of ActivityDateType.
const (
	PlannedStart ActivityDateType = "1"
	ActualStart  ActivityDateType = "2"
	PlannedEnd   ActivityDateType = "3"
	ActualEnd    ActivityDateType = "4"
)

// ActivityStatus is the code of how far an activity is, from an embedded list.
type ActivityStatus string

// The codes of ActivityStatus.
const (
	Pipeline       ActivityStatus = "1"
	Implementation ActivityStatus = "2"
	Finalisation   ActivityStatus = "3"
	Closed         ActivityStatus = "4"
	Cancelled      ActivityStatus = "5"
	Suspended      ActivityStatus = "6"
)

// BudgetStatus is the code of how binding a budget is, of activities and of
// organisations, from an embedded list; see [BudgetStatus.OrDefault].
type BudgetStatus string

// The codes of BudgetStatus.
const (
	Indicative BudgetStatus = "1"
	Committed  BudgetStatus = "2"
)

// BudgetType is the code of which budget or planned disbursement it is, from an
// embedded list; see [BudgetType.OrDefault].
type BudgetType string

// The codes of BudgetType. A revised budget replaces the original one of the
// same period.
const (
	Original BudgetType = "1"
	Revised  BudgetType = "2"
)

// OrganisationRole is the code of the part that an organisation takes, from an
// embedded list.
type OrganisationRole string

// The codes of OrganisationRole.
const (
	Funding      OrganisationRole = "1"
	Accountable  OrganisationRole = "2"
	Extending    OrganisationRole = "3"
	Implementing OrganisationRole = "4"
)

// RelatedActivityType is the code of what another activity is to this one, from
// an embedded list.
type RelatedActivityType string

// The codes of RelatedActivityType.
const (
	Parent     RelatedActivityType = "1"
	Child      RelatedActivityType = "2"
	Sibling    RelatedActivityType = "3"
	CoFunded   RelatedActivityType = "4"
	ThirdParty RelatedActivityType = "5"
)

// TransactionType is the code of what is done with money, from an embedded list.
type TransactionType string

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

// ResultType is the code of what kind of result it is. Its list is not embedded,
// yet results frameworks are built on its codes.
type ResultType string

// The codes of ResultType.
const (
	Output      ResultType = "1"
	Outcome     ResultType = "2"
	Impact      ResultType = "3"
	OtherResult ResultType = "9"
)

// IndicatorMeasure is the code of how an indicator is measured. Its list is not
// embedded, yet rules speak of its codes.
type IndicatorMeasure string

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
