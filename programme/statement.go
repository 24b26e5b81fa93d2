package programme

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// FundStatement is the statement of a fund with the lines in which the fund
// offices of the United Nations publish it, all in one currency. What is not
// stated is not 0.
//
//	sources               = contributions + fund interest + agency interest + other income
//	uses                  = transferred - refunded + agent fee + direct cost + bank charges
//	balance with agent    = sources - uses
//	net funded            = transferred - refunded
//	balance with agencies = net funded - expenditure
type FundStatement struct {
	AsOf period.Date `json:"as_of,omitzero"`

	Contributions    money.Amount `json:"contributions,omitzero"`
	FundInterest     money.Amount `json:"fund_interest,omitzero"`
	AgencyInterest   money.Amount `json:"agency_interest,omitzero"`
	OtherIncome      money.Amount `json:"other_income,omitzero"`
	Sources          money.Amount `json:"sources,omitzero"` // as stated
	Transferred      money.Amount `json:"transferred,omitzero"`
	Refunded         money.Amount `json:"refunded,omitzero"`
	AgentFee         money.Amount `json:"agent_fee,omitzero"`
	DirectCost       money.Amount `json:"direct_cost,omitzero"`
	BankCharges      money.Amount `json:"bank_charges,omitzero"`
	Uses             money.Amount `json:"uses,omitzero"` // as stated
	BalanceWithAgent money.Amount `json:"balance_with_agent,omitzero"`

	NetFunded           money.Amount `json:"net_funded,omitzero"` // as stated
	Expenditure         money.Amount `json:"expenditure,omitzero"`
	BalanceWithAgencies money.Amount `json:"balance_with_agencies,omitzero"`
}

// IsZero reports whether nothing is stated.
func (s FundStatement) IsZero() bool {
	if !s.AsOf.IsZero() {
		return false
	}
	for _, l := range s.lines() {
		if !l.amount.IsZero() {
			return false
		}
	}
	return true
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves s as it was.
func (s *FundStatement) UnmarshalJSON(data []byte) error {
	type plain FundStatement
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("programme: fund statement: %w", err)
	}
	*s = FundStatement(in)
	return nil
}

// statementLine is one line with its JSON name.
type statementLine struct {
	name   string
	amount *money.Amount
}

func (s *FundStatement) lines() [15]statementLine {
	return [...]statementLine{
		{"contributions", &s.Contributions}, {"fund_interest", &s.FundInterest}, {"agency_interest", &s.AgencyInterest},
		{"other_income", &s.OtherIncome}, {"sources", &s.Sources}, {"transferred", &s.Transferred}, {"refunded", &s.Refunded},
		{"agent_fee", &s.AgentFee}, {"direct_cost", &s.DirectCost}, {"bank_charges", &s.BankCharges}, {"uses", &s.Uses},
		{"balance_with_agent", &s.BalanceWithAgent}, {"net_funded", &s.NetFunded}, {"expenditure", &s.Expenditure},
		{"balance_with_agencies", &s.BalanceWithAgencies},
	}
}

// StatementSum is a sum of a statement beside what it states for it.
type StatementSum struct {
	Name string // JSON name of the line
	// Computed is the sum of the lines that are stated, not stated where none is.
	Computed money.Amount
	Stated   money.Amount // as the statement has it
	// Off is stated less computed: zero where the statement balances. It is not
	// stated where one of the two is not.
	Off     money.Amount
	Missing []string // JSON names of the lines that are not stated, and are in no sum
	// Verdict is met where nothing is off, not met where something is and no line
	// is missing, and else cannot be told.
	Verdict check.Verdict
}

// StatementBalance is what a statement comes to.
type StatementBalance struct {
	Sources, Uses, WithAgent StatementSum
	NetFunded, WithAgencies  StatementSum
	Delivery                 MoneyRatio // expenditure / net funded
}

// Sums returns the five sums in the order of the statement.
func (b StatementBalance) Sums() []StatementSum {
	return []StatementSum{b.Sources, b.Uses, b.WithAgent, b.NetFunded, b.WithAgencies}
}

// Verdict is met where all that is stated balances, not met where a sum is off.
// Sums without a stated figure leave it to the others.
func (b StatementBalance) Verdict() check.Verdict {
	v, any := check.Met, false
	for _, s := range b.Sums() {
		if !s.Off.IsZero() {
			v, any = v.And(s.Verdict), true
		}
	}
	if !any {
		return check.CannotTell
	}
	return v
}

// Balance computes the sums of the statement from its lines and compares them
// with those that it states. A line that is not stated is taken for none, and
// named: it may be what is off. The sums are exact to the last digit. It returns
// a [*money.MismatchError] where the currencies differ.
func (s FundStatement) Balance() (StatementBalance, error) {
	var b StatementBalance
	a := adder{}
	b.Sources = a.sum("sources", s.Sources, plus("contributions", s.Contributions), plus("fund_interest", s.FundInterest),
		plus("agency_interest", s.AgencyInterest), plus("other_income", s.OtherIncome))
	b.Uses = a.sum("uses", s.Uses, plus("transferred", s.Transferred), minus("refunded", s.Refunded), plus("agent_fee", s.AgentFee),
		plus("direct_cost", s.DirectCost), plus("bank_charges", s.BankCharges))
	b.WithAgent = a.sum("balance_with_agent", s.BalanceWithAgent, b.Sources.plus(), b.Uses.minus())
	b.NetFunded = a.sum("net_funded", s.NetFunded, plus("transferred", s.Transferred), minus("refunded", s.Refunded))
	b.WithAgencies = a.sum("balance_with_agencies", s.BalanceWithAgencies, b.NetFunded.plus(), minus("expenditure", s.Expenditure))
	if a.err == nil && len(b.NetFunded.Missing) < 2 {
		b.Delivery, a.err = ratioOf(s.Expenditure, b.NetFunded.Computed)
	}
	if a.err != nil {
		return StatementBalance{}, fmt.Errorf("programme: fund statement: %w", a.err)
	}
	return b, nil
}

// term is a part of a sum.
type term struct {
	name    string
	amount  money.Amount
	missing []string // of a sum
	isSum   bool
}

func plus(name string, a money.Amount) term  { return term{name: name, amount: a} }
func minus(name string, a money.Amount) term { return term{name: name, amount: a.Neg()} }

func (s StatementSum) plus() term {
	return term{name: s.Name, amount: s.Computed, missing: s.Missing, isSum: true}
}

func (s StatementSum) minus() term {
	t := s.plus()
	t.amount = t.amount.Neg()
	return t
}

// adder adds up until an error.
type adder struct{ err error }

func (a *adder) sum(name string, stated money.Amount, terms ...term) StatementSum {
	s := StatementSum{Name: name, Stated: stated}
	for _, t := range terms {
		switch {
		case t.isSum:
			s.Missing = append(s.Missing, t.missing...)
		case t.amount.IsZero():
			s.Missing = append(s.Missing, t.name)
		}
		if a.err == nil {
			s.Computed, a.err = s.Computed.Add(t.amount)
		}
	}
	if a.err != nil || stated.IsZero() || s.Computed.IsZero() {
		return s
	}
	s.Off, a.err = stated.Sub(s.Computed)
	switch {
	case a.err != nil:
	case s.Off.Sign() == 0:
		s.Verdict = check.Met
	case len(s.Missing) == 0:
		s.Verdict = check.NotMet
	}
	return s
}

// Check returns what is wrong with s, by these codes:
//
//   - programme.statement-currency (error): lines in several currencies
//   - programme.statement-balance (error; warning where a line that is not
//     stated may be the reason): a stated sum is off, and by how much
//   - programme.statement-negative (warning): a balance below zero
func (s FundStatement) Check() check.Findings {
	var fs check.Findings
	b, err := s.Balance()
	if err != nil {
		return append(fs, check.Finding{
			Code: "programme.statement-currency", Severity: check.Error, Message: "the lines are in several currencies: " + err.Error(),
		})
	}
	for _, sum := range [...]*StatementSum{&b.Sources, &b.Uses, &b.WithAgent, &b.NetFunded, &b.WithAgencies} {
		if !sum.Off.IsZero() && sum.Verdict != check.Met {
			f := check.Finding{
				Code: "programme.statement-balance", Severity: check.Error, Path: check.Path(sum.Name),
				Message: fmt.Sprintf("the lines come to %s and %s is stated: it is off by %s", sum.Computed, sum.Stated, sum.Off),
				Values:  []check.Value{{Name: "computed", Text: sum.Computed.String()}, {Name: "stated", Text: sum.Stated.String()}, {Name: "off", Text: sum.Off.String()}},
			}
			if sum.Verdict == check.CannotTell {
				f.Severity = check.Warning
				f.Message += ", unless " + strings.Join(sum.Missing, ", ") + ", not stated, make up for it"
			}
			fs = append(fs, f)
		}
	}
	for _, sum := range [...]*StatementSum{&b.WithAgent, &b.WithAgencies} {
		if sum.Computed.Sign() < 0 && len(sum.Missing) == 0 {
			fs = append(fs, check.Finding{
				Code: "programme.statement-negative", Severity: check.Warning, Path: check.Path(sum.Name),
				Message: "the balance is " + sum.Computed.String() + ": more is used than there is",
			})
		}
	}
	return fs
}

// Trace returns how the balances come about.
func (b StatementBalance) Trace() check.Trace {
	var t check.Trace
	for _, s := range b.Sums() {
		for _, name := range s.Missing {
			t.Add(check.LeftOut, name, "", "not stated")
		}
		t.Add(check.Compute, s.Name, orNotStated(s.Computed), "from the lines")
		if !s.Stated.IsZero() {
			t.Add(check.Input, s.Name, s.Stated.String(), "as stated")
		}
		if !s.Off.IsZero() {
			t.Add(check.Result, s.Name+" off by", s.Off.String(), s.Verdict.String())
		}
	}
	t.Add(check.Result, "delivery rate", b.Delivery.String(), "expenditure / net funded")
	return t
}
