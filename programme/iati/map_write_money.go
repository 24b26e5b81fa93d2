package iati

import (
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// budgetKey is what the lines of one budget have in common.
type budgetKey struct {
	first, last period.Date
	currency    money.Currency
}

// budgetSum is what lines come to that are one budget of the standard.
type budgetSum struct {
	key       budgetKey
	total     money.Bag
	n         int
	committed bool
	valueDate period.Date
	unclear   bool // the value dates differ, or are not stated
	revised   bool // a line is a revision
	line      int  // the first
}

// budgets writes one budget for each period and type: the lines of a matrix are
// parts of it. A revised budget is what holds now, of all cells.
func (w *mapper) budgets() {
	lines := w.p.Finance.Budget.Lines
	if len(lines) == 0 {
		w.total()
		return
	}
	current := w.p.Finance.Budget.Current()
	if current.Reason == programme.BudgetUnclear {
		w.add("iati.map-budget-unclear", check.Error, "finance.budget.lines", "the lines stand against each other: which of them count is not guessed, and no budget is written")
		return
	}
	var originals, now budgetSums
	for i := range lines {
		if lines[i].Type == programme.Original {
			originals.add(&lines[i], i)
		}
	}
	for i := range current.Lines {
		now.add(&lines[current.Lines[i].Line], current.Lines[i].Line)
	}
	seen := map[budgetKey]bool{}
	for _, s := range originals.sorted() {
		w.budget(s, Original)
	}
	for _, s := range now.sorted() {
		if s.revised {
			w.budget(s, Revised)
		}
	}
	periods := map[[2]period.Date]bool{}
	for _, s := range now.sorted() {
		at := [2]period.Date{s.key.first, s.key.last}
		if periods[at] && !seen[budgetKey{first: at[0], last: at[1]}] {
			seen[budgetKey{first: at[0], last: at[1]}] = true
			w.add("iati.map-budget-currency", check.Warning, linePath(s.line), "the period "+at[0].String()+" to "+at[1].String()+
				" has budgets in several currencies, which stand beside each other")
		}
		periods[at] = true
	}
}

type budgetSums struct {
	at   map[budgetKey]int
	list []budgetSum
}

// add adds a line that has an amount, and a period with both ends.
func (b *budgetSums) add(l *programme.BudgetLine, i int) {
	first, last, _, ok := days(l.Period)
	if !ok || l.Amount.IsZero() {
		return
	}
	key := budgetKey{first, last, l.Amount.Currency()}
	at, known := b.at[key]
	if !known {
		if b.at == nil {
			b.at = map[budgetKey]int{}
		}
		at = len(b.list)
		b.at[key] = at
		b.list = append(b.list, budgetSum{key: key, committed: true, valueDate: l.ValueDate, line: i})
	}
	s := &b.list[at]
	s.total.Add(l.Amount)
	s.n++
	s.committed = s.committed && l.Status == programme.Committed
	s.revised = s.revised || l.Type == programme.Revised
	s.unclear = s.unclear || l.ValueDate != s.valueDate || l.ValueDate.Precision() != period.Day
}

func (b *budgetSums) sorted() []budgetSum {
	slices.SortStableFunc(b.list, func(a, b budgetSum) int {
		if c := a.key.first.Compare(b.key.first); c != 0 {
			return c
		}
		return a.key.last.Compare(b.key.last)
	})
	return b.list
}

func linePath(i int) check.Path { return check.Path("finance.budget.lines").Index(i) }

func (w *mapper) budget(s budgetSum, kind BudgetType) {
	path := linePath(s.line)
	amount := s.total.Total(s.key.currency)
	when := s.valueDate
	if s.unclear {
		when = s.key.first
		w.add("iati.map-value-date", check.Warning, path.Field("value_date"),
			"the lines of the budget from "+s.key.first.String()+" have no value date in common: the first day of the period stands there")
	}
	if _, _, stated, _ := days(w.p.Finance.Budget.Lines[s.line].Period); !stated {
		w.day(path.Field("period"), w.p.Finance.Budget.Lines[s.line].Period.String(), s.key.first)
	}
	if span, err := period.NewSpan(s.key.first, s.key.last); err == nil && programme.Days365.Within(span) == check.NotMet {
		w.add("iati.map-budget-year", check.Warning, path.Field("period"), "the budget from "+s.key.first.String()+" to "+s.key.last.String()+
			" is over more than the 365 days that the standard allows: it is written, and not divided up")
	}
	status := pick(s.committed, Committed, Indicative)
	w.a.Budgets = append(w.a.Budgets, w.newBudget(kind, status, s.key, when, amount))
}

func (w *mapper) newBudget(kind BudgetType, status BudgetStatus, key budgetKey, when period.Date, amount money.Amount) Budget {
	b := Budget{
		Type: kind, Status: status, Start: Dated{Date: Date(key.first.String())}, End: Dated{Date: Date(key.last.String())},
		Value: w.money(amount, when),
	}
	return b
}

func (w *mapper) money(a money.Amount, when period.Date) Money {
	return Money{Currency: a.Currency().Code(), ValueDate: Date(when.String()), Amount: Decimal(numberOf(a))}
}

// numberOf is an amount with the digits that it was stated with.
func numberOf(a money.Amount) string { return a.Decimal().StringFixed(int32(max(a.Scale(), 0))) }

// total writes the whole budget, where there are no lines, it is one number as
// stated, and the programme takes a year or less.
func (w *mapper) total() {
	value, ok := plainValue(w.p.Total.Figure())
	first, last, stated, spans := days(w.p.Period())
	if !ok || !spans {
		return
	}
	if span, err := period.NewSpan(first, last); err != nil || programme.Days365.Within(span) != check.Met {
		return
	}
	amount, err := money.ParseIn(value, w.p.Total.Currency())
	if err != nil {
		return
	}
	if !stated {
		w.day("span", w.p.Period().String(), first)
	}
	if w.p.Total.Figure().Hedge() == figure.Rounded {
		w.rounded("total", w.p.Total.Figure(), value)
	}
	w.add("iati.map-value-date", check.Warning, "total", "the whole budget has no value date: the first day of the programme stands there")
	b := w.newBudget(Original, Indicative, budgetKey{first: first, last: last}, first, amount)
	b.mark("of", "total")
	w.a.Budgets = append(w.a.Budgets, b)
}

func (w *mapper) rounded(path check.Path, f figure.Figure, value string) {
	w.add("iati.map-rounded", check.Note, path, "of "+f.String()+", stated to its digits, the plain number "+value+" stands in the activity")
}

// transactions writes the entries that are money into and out of the programme.
func (w *mapper) transactions() {
	for i := range w.p.Finance.Entries {
		e := &w.p.Finance.Entries[i]
		if e.Amount.IsZero() || e.Date.IsZero() {
			continue
		}
		if e.Kind == programme.EntryPlannedTransfer {
			w.plannedDisbursement(e, i)
			continue
		}
		kind := transactionCode(e)
		if kind == "" {
			continue
		}
		t := Transaction{Ref: e.Code, Type: Coded[TransactionType]{Code: kind}}
		day := w.entryDay(e, i)
		t.Date.Date = Date(day.String())
		t.Value = w.money(e.Amount, w.valueDay(e, day))
		if e.From != "" {
			t.ProviderOrg = w.side(e.From, e.FromProgramme)
		}
		if e.To != "" {
			t.ReceiverOrg = w.side(e.To, e.ToProgramme)
		}
		if e.Kind != entries.term(kind) {
			t.mark("kind", e.Kind.String())
		}
		w.classify(&t, e)
		w.a.Transactions = append(w.a.Transactions, t)
	}
}

func (w *mapper) entryDay(e *programme.FundEntry, i int) period.Date {
	day := e.Date.Last()
	if e.Date.Precision() != period.Day {
		w.day(check.Path("finance.entries").Index(i).Field("date"), e.Date.String(), day)
	}
	return day
}

func (w *mapper) valueDay(e *programme.FundEntry, day period.Date) period.Date {
	if e.ValueDate.Precision() == period.Day {
		return e.ValueDate
	}
	return day
}

func (w *mapper) plannedDisbursement(e *programme.FundEntry, i int) {
	first, last := e.Date.First(), e.Date.Last()
	d := PlannedDisbursement{Type: Original, Start: Dated{Date: Date(first.String())}, Value: w.money(e.Amount, w.valueDay(e, first))}
	if first != last {
		d.End.Date = Date(last.String())
	}
	if e.From != "" {
		d.ProviderOrg = w.side(e.From, e.FromProgramme)
	}
	if e.To != "" {
		d.ReceiverOrg = w.side(e.To, e.ToProgramme)
	}
	w.a.PlannedDisbursements = append(w.a.PlannedDisbursements, d)
}

// classify adds place, sectors and types of aid, each where the activity has
// none: the standard wants them at one of the two levels.
func (w *mapper) classify(t *Transaction, e *programme.FundEntry) {
	if len(w.a.RecipientCountries)+len(w.a.RecipientRegions) == 0 && len(e.Places) == 1 {
		if c, ok := e.Places[0].Country(); ok && len(c.Code()) == 2 {
			t.RecipientCountry.Code = c.Code()
		}
	}
	for i := range e.Classifications {
		k := &e.Classifications[i]
		switch {
		case k.Kind == programme.SectorClass && len(w.a.Sectors) == 0:
			if s, ok := w.sector(k); ok {
				t.Sectors = append(t.Sectors, s)
			}
		case k.Kind == programme.AidTypeClass:
			if v, _, ok := aidList.vocabulary(k.Code); ok {
				t.AidTypes = append(t.AidTypes, AidType{Code: k.Code.Value, Vocabulary: v})
			}
		}
	}
}
