package programme

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// EntryKind is what an entry in the accounts of a programme is. Kinds never add
// up with each other. The zero value is not stated.
type EntryKind uint8

// The kinds. From and To of an entry are organisations.
const (
	NoEntry              EntryKind = iota // not stated
	EntryPledge                           // a donor promises: from the donor
	EntryCommitment                       // a donor signs: from the donor
	EntryReceipt                          // a donor's money comes in: from the donor, to the agent or an agency
	EntryTransfer                         // the agent passes money on: to an agency
	EntryRefund                           // an agency gives back what it did not use: from the agency
	EntryFundInterest                     // interest that the agent earned
	EntryAgencyInterest                   // interest that an agency earned and gave to the fund: from the agency
	EntryOtherIncome                      // any other income of the fund
	EntryAgentFee                         // what the agent keeps for its work
	EntryDirectCost                       // cost of the fund itself, such as a secretariat
	EntryBankCharge                       // what a bank took
	EntryObligation                       // an agency binds money for a contract: from the agency
	EntryDisbursement                     // an agency pays money out: from the agency
	EntryExpenditure                      // an agency has spent: from the agency
	EntryPlannedTransfer                  // money is to be passed on: to an agency
)

var entryKinds = check.Enum[EntryKind]{What: "programme: kind of entry", Names: []string{
	"", "pledge", "commitment", "receipt", "transfer", "refund", "fund-interest", "agency-interest", "other-income",
	"agent-fee", "direct-cost", "bank-charge", "obligation", "disbursement", "expenditure", "planned-transfer",
}}

// String returns the kind in kebab-case, "" where it is not stated.
func (k EntryKind) String() string { return entryKinds.String(k) }

// MarshalText returns what String does.
func (k EntryKind) MarshalText() ([]byte, error) { return entryKinds.Marshal(k) }

// UnmarshalText reads what [EntryKind.MarshalText] writes.
func (k *EntryKind) UnmarshalText(text []byte) error { return entryKinds.Unmarshal(k, text) }

// Earmarking is how far a donor has bound its money. The zero value is not
// stated.
type Earmarking uint8

// The degrees, as the Grand Bargain of 2016 names them.
const (
	NoEarmarking Earmarking = iota // not stated
	Unearmarked
	SoftlyEarmarked // to a theme or a region
	Earmarked       // to a country or a programme
	TightlyEarmarked
)

var earmarkings = check.Enum[Earmarking]{What: "programme: earmarking", Names: []string{
	"", "unearmarked", "softly-earmarked", "earmarked", "tightly-earmarked",
}}

// String returns the degree in kebab-case, "" where it is not stated.
func (e Earmarking) String() string { return earmarkings.String(e) }

// MarshalText returns what String does.
func (e Earmarking) MarshalText() ([]byte, error) { return earmarkings.Marshal(e) }

// UnmarshalText reads what [Earmarking.MarshalText] writes.
func (e *Earmarking) UnmarshalText(text []byte) error { return earmarkings.Unmarshal(e, text) }

// FundEntry is one entry in the accounts of a programme. A correction is an
// entry below zero.
type FundEntry struct {
	Code string      `json:"code,omitempty"` // by which other entries name it
	Kind EntryKind   `json:"kind,omitzero"`
	Date period.Date `json:"date,omitzero"` // on which it counts
	// ValueDate is the day at whose rates it is converted, where that is not Date.
	ValueDate period.Date  `json:"value_date,omitzero"`
	From      string       `json:"from,omitempty"`
	To        string       `json:"to,omitempty"`
	Amount    money.Amount `json:"amount,omitzero"`
	// Of is the code of the pledge that a commitment or a receipt fulfils.
	Of         string     `json:"of,omitempty"`
	Earmarking Earmarking `json:"earmarking,omitzero"` // of a donor's money
	// For what the money is: of a donor's the earmark, of an agency's the cell.
	Outcome  string       `json:"outcome,omitempty"`
	Output   string       `json:"output,omitempty"`
	Category CostCategory `json:"category,omitzero"`
	// Places and Classifications, such as sectors and types of aid, are those of
	// this entry, where the books tell entries apart by them.
	Places          []indicator.Place `json:"places,omitempty"`
	Classifications []Classification  `json:"classifications,omitempty"`
	// FromProgramme and ToProgramme are the IDs of the programmes under which the
	// two sides have it in their own books.
	FromProgramme string `json:"from_programme,omitempty"`
	ToProgramme   string `json:"to_programme,omitempty"`
}

// ratesOf returns the day at whose rates the entry is converted.
func (e *FundEntry) ratesOf() period.Date {
	if e.ValueDate.IsZero() {
		return e.Date
	}
	return e.ValueDate
}

// Donor returns the donor whose money it is, "" for an entry of another kind.
func (e FundEntry) Donor() string {
	if e.Kind >= EntryPledge && e.Kind <= EntryReceipt {
		return e.From
	}
	return ""
}

// Agency returns the agency that gets, gives back or spends the money, "" for
// an entry of another kind.
func (e FundEntry) Agency() string {
	switch e.Kind {
	case EntryTransfer, EntryPlannedTransfer:
		return e.To
	case EntryRefund, EntryAgencyInterest, EntryObligation, EntryDisbursement, EntryExpenditure:
		return e.From
	}
	return ""
}

// Finance is the money of a joint programme: how it is managed, what is
// planned, and what came in and went out.
type Finance struct {
	Modality Modality       `json:"modality,omitzero"`
	Currency money.Currency `json:"currency,omitzero"`  // in which the programme reports
	Agent    string         `json:"agent,omitempty"`    // code of the administrative or managing agent
	Agencies []string       `json:"agencies,omitempty"` // codes of the organisations that spend
	Fees     FeeRules       `json:"fees,omitzero"`
	Budget   Budget         `json:"budget,omitzero"`
	// NoBudget is why no budget is given, where a source says that:
	// "iati-budget-not-provided:1".
	NoBudget  indicator.Code `json:"no_budget,omitzero"`
	Entries   []FundEntry    `json:"entries,omitempty"`
	Statement FundStatement  `json:"statement,omitzero"` // as it is published
}

// IsZero reports whether nothing is stated.
func (f Finance) IsZero() bool {
	return f.Modality == NoModality && f.Currency.IsZero() && f.Agent == "" && len(f.Agencies) == 0 &&
		f.Fees.IsZero() && f.Budget.IsZero() && f.NoBudget.IsZero() && len(f.Entries) == 0 && f.Statement.IsZero()
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves f as it was.
func (f *Finance) UnmarshalJSON(data []byte) error {
	type plain Finance
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("programme: finance: %w", err)
	}
	*f = Finance(in)
	return nil
}

// Sum returns what the entries of some kinds come to, each currency for itself.
// Entries without an amount are passed over; [Finance.Check] finds them.
func (f Finance) Sum(kinds ...EntryKind) money.Bag {
	var b money.Bag
	for i := range f.Entries {
		for _, k := range kinds {
			if f.Entries[i].Kind == k {
				b.Add(f.Entries[i].Amount)
			}
		}
	}
	return b
}

// SumIn returns what the entries of some kinds come to in one currency, each at
// the rates of its date, with the trace and the entries that have no rate; their
// indices are those among the entries of these kinds. The errors are those of
// [money.Converter.Total].
func (f Finance) SumIn(to money.Currency, conv money.Converter, kinds ...EntryKind) (money.ConvertedTotal, error) {
	lines, _ := f.dated(func(e *FundEntry) bool {
		for _, k := range kinds {
			if e.Kind == k {
				return true
			}
		}
		return false
	})
	return conv.Total(to, lines)
}

// LinesOf returns the entries of one kind as lines, each in the cell that it is
// for and in the day, month or year of its date, so that what was transferred,
// obliged or spent can be rolled up as the budget is: see [MatrixRollUp.Lines].
func (f Finance) LinesOf(kind EntryKind) []BudgetLine {
	var lines []BudgetLine
	for i := range f.Entries {
		if e := &f.Entries[i]; e.Kind == kind {
			lines = append(lines, BudgetLine{
				Outcome: e.Outcome, Output: e.Output, Agency: e.Agency(), Category: e.Category,
				Period: period.Whole(e.Date), Amount: e.Amount, ValueDate: e.ratesOf(),
			})
		}
	}
	return lines
}

// dated returns the entries that count, with their places.
func (f Finance) dated(counts func(*FundEntry) bool) (lines []money.DatedAmount, places []int) {
	for i := range f.Entries {
		if e := &f.Entries[i]; counts(e) {
			lines, places = append(lines, money.DatedAmount{Amount: e.Amount, Date: e.ratesOf()}), append(places, i)
		}
	}
	return lines, places
}
