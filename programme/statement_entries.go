package programme

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// StatementKinds are the kinds of entry that have a line of their own in a
// [FundStatement], in its order.
func StatementKinds() []EntryKind {
	return []EntryKind{
		EntryReceipt, EntryFundInterest, EntryAgencyInterest, EntryOtherIncome, EntryTransfer, EntryRefund,
		EntryAgentFee, EntryDirectCost, EntryBankCharge, EntryExpenditure,
	}
}

// line returns the line of a kind, nil for kinds that have none.
func (s *FundStatement) line(k EntryKind) *money.Amount {
	switch k {
	case EntryReceipt:
		return &s.Contributions
	case EntryFundInterest:
		return &s.FundInterest
	case EntryAgencyInterest:
		return &s.AgencyInterest
	case EntryOtherIncome:
		return &s.OtherIncome
	case EntryTransfer:
		return &s.Transferred
	case EntryRefund:
		return &s.Refunded
	case EntryAgentFee:
		return &s.AgentFee
	case EntryDirectCost:
		return &s.DirectCost
	case EntryBankCharge:
		return &s.BankCharges
	case EntryExpenditure:
		return &s.Expenditure
	}
	return nil
}

// UnconvertedEntry is an entry that is in no total, and why.
type UnconvertedEntry struct {
	Index int // among the entries
	Err   error
}

// EntryStatement is a statement made of entries.
type EntryStatement struct {
	// Statement has a line for each kind, 0 where there are no entries, and not
	// stated where one of them is without a rate or an amount. Its sums and
	// balances are computed from the lines, and stated where all lines are.
	Statement FundStatement
	Missing   []UnconvertedEntry // entries without a rate, in order
	NotStated []int              // entries without an amount, in order

	totals map[EntryKind]money.ConvertedTotal
}

// Total returns how the line of a kind came about, with its trace, and false
// where the statement has no such line.
func (s EntryStatement) Total(k EntryKind) (money.ConvertedTotal, bool) {
	t, ok := s.totals[k]
	return t, ok
}

// StatementIn makes a statement of the entries up to a day, in one currency:
// each entry at the rates of its date, each line rounded once. So sources are
// uses and balance to the last minor unit. Entries without a date count; where
// asOf is not stated all entries count. A receipt that comes in where it is
// spent, as all do under [Parallel] and [Consolidated] and those of an agency do
// under any modality, is a contribution and transferred at once. In several currencies the balance holds
// what exchange rates won or lost between receipt and use; for a pledge see
// [Finance.Pledges]. An entry dated to a month or a year counts where all of it
// is up to the day.
//
// The errors are those of [money.Converter.Total].
func (f Finance) StatementIn(to money.Currency, conv money.Converter, asOf period.Date) (EntryStatement, error) {
	s := EntryStatement{Statement: FundStatement{AsOf: asOf}, totals: map[EntryKind]money.ConvertedTotal{}}
	for _, k := range StatementKinds() {
		total, gaps, blank, err := f.total(to, conv, func(e *FundEntry) bool {
			return (e.Kind == k || k == EntryTransfer && f.arrives(e)) && upTo(e.Date, asOf)
		})
		if err != nil {
			return EntryStatement{}, fmt.Errorf("programme: fund statement: %w", err)
		}
		s.totals[k] = total
		s.Missing, s.NotStated = append(s.Missing, gaps...), append(s.NotStated, blank...)
		if len(gaps)+len(blank) == 0 {
			*s.Statement.line(k), _ = total.Amount()
		}
	}
	slices.SortFunc(s.Missing, func(a, b UnconvertedEntry) int { return a.Index - b.Index })
	s.Missing = slices.CompactFunc(s.Missing, func(a, b UnconvertedEntry) bool { return a.Index == b.Index })
	slices.Sort(s.NotStated)
	s.NotStated = slices.Compact(s.NotStated)
	b, err := s.Statement.Balance()
	if err != nil {
		return EntryStatement{}, err
	}
	for _, sum := range [...]struct {
		of StatementSum
		to *money.Amount
	}{
		{b.Sources, &s.Statement.Sources}, {b.Uses, &s.Statement.Uses}, {b.WithAgent, &s.Statement.BalanceWithAgent},
		{b.NetFunded, &s.Statement.NetFunded}, {b.WithAgencies, &s.Statement.BalanceWithAgencies},
	} {
		if len(sum.of.Missing) == 0 {
			*sum.to = sum.of.Computed
		}
	}
	return s, nil
}

// upTo reports whether a date is certainly not after a day.
func upTo(d, day period.Date) bool {
	return day.IsZero() || d.IsZero() || d.Last().DayNumber() <= day.Last().DayNumber()
}

// arrives reports whether an entry is money that comes in where it is spent.
func (f Finance) arrives(e *FundEntry) bool {
	if e.Kind != EntryReceipt {
		return false
	}
	if f.Modality == Parallel || f.Modality == Consolidated {
		return true
	}
	return e.To != f.Agent && slices.Contains(f.Agencies, e.To)
}

// total adds up the entries that count, in one currency.
func (f Finance) total(to money.Currency, conv money.Converter, counts func(*FundEntry) bool) (
	total money.ConvertedTotal, gaps []UnconvertedEntry, blank []int, err error,
) {
	lines, places := f.dated(counts)
	total, err = conv.Total(to, lines)
	if err != nil {
		return total, nil, nil, err
	}
	for _, m := range total.Missing() {
		gaps = append(gaps, UnconvertedEntry{Index: places[m.Index], Err: m.Err})
	}
	for i := range lines {
		if lines[i].Amount.IsZero() {
			blank = append(blank, places[i])
		}
	}
	return total, gaps, blank, nil
}

// AgencyPosition is what one agency got and spent, in one currency. An amount
// of which an entry is without a rate or an amount is not stated.
type AgencyPosition struct {
	Agency      string       `json:"agency"`
	Transferred money.Amount `json:"transferred,omitzero"`
	Refunded    money.Amount `json:"refunded,omitzero"`
	Received    money.Amount `json:"received,omitzero"`   // from donors, without an agent between
	NetFunded   money.Amount `json:"net_funded,omitzero"` // transferred and received less refunded
	Obligations money.Amount `json:"obligations,omitzero"`
	Disbursed   money.Amount `json:"disbursed,omitzero"`
	Expenditure money.Amount `json:"expenditure,omitzero"`
	Balance     money.Amount `json:"balance,omitzero"` // net funded less expenditure
	Delivery    MoneyRatio   `json:"-"`                // expenditure / net funded

	Missing []UnconvertedEntry `json:"-"`
}

// Positions returns the position of each agency in one currency, in the order
// of Agencies, then of those that entries alone name. Entries that name none
// are those of the agency "". The errors are those of [money.Converter.Total].
func (f Finance) Positions(to money.Currency, conv money.Converter) ([]AgencyPosition, error) {
	var order []string
	seen := map[string]bool{}
	add := func(code string) {
		if !seen[code] {
			seen[code] = true
			order = append(order, code)
		}
	}
	for _, code := range f.Agencies {
		add(code)
	}
	own := map[string]Finance{} // entries of each agency, with their places
	places := map[string][]int{}
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.Kind == EntryTransfer || e.Kind == EntryRefund || e.Kind >= EntryObligation && e.Kind <= EntryExpenditure || f.arrives(e) {
			code := e.Agency()
			if e.Kind == EntryReceipt {
				code = e.To
			}
			add(code)
			of := own[code]
			of.Entries = append(of.Entries, *e)
			own[code], places[code] = of, append(places[code], i)
		}
	}
	out := make([]AgencyPosition, 0, len(order))
	for _, code := range order {
		p, err := own[code].position(to, conv, places[code])
		if err != nil {
			return nil, fmt.Errorf("programme: position of %q: %w", code, err)
		}
		p.Agency = code
		out = append(out, p)
	}
	return out, nil
}

func (f Finance) position(to money.Currency, conv money.Converter, places []int) (p AgencyPosition, err error) {
	for _, line := range [...]struct {
		kind EntryKind
		to   *money.Amount
	}{
		{EntryTransfer, &p.Transferred}, {EntryReceipt, &p.Received}, {EntryRefund, &p.Refunded}, {EntryObligation, &p.Obligations},
		{EntryDisbursement, &p.Disbursed}, {EntryExpenditure, &p.Expenditure},
	} {
		total, gaps, blank, err := f.total(to, conv, func(e *FundEntry) bool { return e.Kind == line.kind })
		if err != nil {
			return p, err
		}
		for _, g := range gaps {
			p.Missing = append(p.Missing, UnconvertedEntry{Index: places[g.Index], Err: g.Err})
		}
		if len(gaps)+len(blank) == 0 {
			*line.to, _ = total.Amount()
		}
	}
	if p.NetFunded, err = addStated(p.Transferred, p.Received); err != nil {
		return p, err
	}
	if p.NetFunded, err = addStated(p.NetFunded, p.Refunded.Neg()); err != nil {
		return p, err
	}
	if p.Balance, err = addStated(p.NetFunded, p.Expenditure.Neg()); err != nil {
		return p, err
	}
	p.Delivery, err = ratioOf(p.Expenditure, p.NetFunded)
	return p, err
}
