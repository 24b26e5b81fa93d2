package iati

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	geo "iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

func (r *mapReader) amount(m *Money) money.Amount {
	a, err := m.In(r.a.DefaultCurrency)
	if err != nil {
		return money.Amount{}
	}
	return a
}

// spanOf returns the period of two days: a year or a month as such, where they
// are its first and its last. It is not stated where they are in the wrong order.
func spanOf(first, last period.Date) period.Span {
	for _, p := range []period.Precision{period.Day, period.Month, period.Year} {
		if whole := first.Truncate(p); !first.IsZero() && first == whole.First() && last == whole.Last() {
			return period.Whole(whole)
		}
	}
	span, err := period.NewSpan(first, last)
	if err != nil {
		return period.Span{}
	}
	return span
}

func (r *mapReader) budgets() {
	for i := range r.a.Budgets {
		b := &r.a.Budgets[i]
		amount := r.amount(&b.Value)
		if amount.IsZero() {
			continue
		}
		if b.own("of") == "total" {
			r.p.Total, _ = money.Stated(amount)
			continue
		}
		l := programme.BudgetLine{Amount: amount, ValueDate: dayOf(b.Value.ValueDate)}
		l.Period = spanOf(dayOf(b.Start.Date), dayOf(b.End.Date))
		if b.Type.OrDefault() == Revised {
			l.Type = programme.Revised
		}
		if b.Status.OrDefault() == Committed {
			l.Status = programme.Committed
		}
		r.p.Finance.Budget.Lines = append(r.p.Finance.Budget.Lines, l)
	}
}

// side returns the code of the organisation on one side of a transaction.
func (r *mapReader) side(e *TransactionOrg) string {
	if at := r.organisation(e.own("code"), e.Ref, e.Type, e.Narratives); at >= 0 {
		return r.p.Organisations[at].Code
	}
	return ""
}

func (r *mapReader) transactions() {
	for i := range r.a.Transactions {
		t := &r.a.Transactions[i]
		kind := entries.term(t.Type.Code)
		if kind == programme.NoEntry {
			continue
		}
		e := programme.FundEntry{Code: t.Ref, Kind: kind, Date: dayOf(t.Date.Date), Amount: r.amount(&t.Value)}
		if own := t.own("kind"); own != "" {
			to := e
			to.ToProgramme = t.ReceiverOrg.ActivityID
			if to.Kind.UnmarshalText([]byte(own)) == nil && transactionCode(&to) == t.Type.Code {
				e.Kind = to.Kind
			}
		}
		r.sides(&e, &t.Value, &t.ProviderOrg, &t.ReceiverOrg)
		if c, err := geo.ParseCountry(t.RecipientCountry.Code); err == nil && t.RecipientCountry.Code != "" {
			e.Places = append(e.Places, indicator.CountryPlace(c))
		}
		for j := range t.Sectors {
			s := &t.Sectors[j]
			e.Classifications = append(e.Classifications, programme.Classification{
				Kind: programme.SectorClass, Code: sectorList.code(s.Vocabulary, s.VocabularyURI, s.Code), Title: r.text(s.Narratives),
			})
		}
		for j := range t.AidTypes {
			e.Classifications = append(e.Classifications, programme.Classification{
				Kind: programme.AidTypeClass, Code: aidList.code(t.AidTypes[j].Vocabulary, "", t.AidTypes[j].Code),
			})
		}
		r.p.Finance.Entries = append(r.p.Finance.Entries, e)
	}
	for i := range r.a.PlannedDisbursements {
		d := &r.a.PlannedDisbursements[i]
		if d.Type.OrDefault() == Revised {
			continue // a programme has no history of what it plans to pass on
		}
		e := programme.FundEntry{Kind: programme.EntryPlannedTransfer, Date: dayOf(d.Start.Date), Amount: r.amount(&d.Value)}
		if end := dayOf(d.End.Date); !end.IsZero() {
			if span := spanOf(e.Date, end); span.IsWhole() {
				e.Date = span.Start()
			}
		}
		r.sides(&e, &d.Value, &d.ProviderOrg, &d.ReceiverOrg)
		r.p.Finance.Entries = append(r.p.Finance.Entries, e)
	}
}

func (r *mapReader) sides(e *programme.FundEntry, value *Money, from, to *TransactionOrg) {
	if when := dayOf(value.ValueDate); when != e.Date && when != e.Date.First() {
		e.ValueDate = when
	}
	e.From, e.FromProgramme = r.side(from), from.ActivityID
	e.To, e.ToProgramme = r.side(to), to.ActivityID
}
