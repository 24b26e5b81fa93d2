package programme

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Check returns what is wrong with f, in the order of the fields. Beside those
// of [Budget.Check] and [FundStatement.Check] it has these codes:
//
//   - programme.modality-agent (error; warning where the modality is mixed): a
//     modality that needs an agent, without one
//   - programme.modality-transfer (error): money passed on under a modality that
//     passes nothing on
//   - programme.budget-not-provided (warning): a reason why there is no budget,
//     beside one
//   - programme.fund-agency (error): an agency of a budget line or an entry that
//     is none of those listed, where they are
//   - programme.fund-agency-twice (error): an agency listed twice
//   - programme.fund-kind (error): an entry that does not say what it is
//   - programme.fund-amount, programme.fund-date (warning): an entry without one
//   - programme.fund-party (error): an entry without the donor or the agency
//     that its kind needs
//   - programme.fund-code-twice (error): two entries with one code
//   - programme.fund-pledge (error): an entry of a pledge that is not there, or
//     is in another currency
//   - programme.fund-received (warning): more received than pledged
//   - programme.fund-fee (warning): agent fees that are not the rate of what was
//     received, beyond rounding
//   - programme.fund-overspent (error): an agency that spent more than it got,
//     whatever the exchange rates. Where money is passed on, an agency that no
//     entry gives anything got nothing; a warning, where the modality leaves
//     open that it has money of its own
//   - programme.budget-indirect (warning): indirect cost of an agency and period
//     that is certainly above the rate of all its direct cost that may be of
//     that period, beyond rounding
//
// What needs today's date, [Finance.CheckWith] asks for.
func (f Finance) Check() check.Findings { return f.CheckWith(Options{}) }

// CheckWith returns what [Finance.Check] does, as the profile has it, and:
//
//   - programme.fund-future (error): an entry dated after the day of the check,
//     if it is not planned
func (f Finance) CheckWith(o Options) check.Findings { return o.Profile.Apply(f.check(o.AsOf)) }

func (f Finance) check(asOf period.Date) check.Findings {
	var fs check.Findings
	add := func(code string, s check.Severity, path check.Path, message string) {
		fs = append(fs, check.Finding{Code: code, Severity: s, Path: path, Message: message})
	}
	if roles := f.Modality.AgentRoles(); len(roles) > 0 && f.Agent == "" {
		add("programme.modality-agent", check.Error, "agent", fmt.Sprintf("the modality is %s and no %s is named", f.Modality, roles[0]))
	} else if f.Modality == Mixed && f.Agent == "" {
		add("programme.modality-agent", check.Warning, "agent", "the modality is mixed and no agent is named")
	}
	for i, code := range f.Agencies {
		if first := slices.Index(f.Agencies, code); first < i {
			add("programme.fund-agency-twice", check.Error, check.Path("agencies").Index(i),
				fmt.Sprintf("%s is agencies[%d] too", check.Quote(code), first))
		}
	}
	fs = fs.Under("budget", f.checkBudget())
	if !f.NoBudget.IsZero() && !f.Budget.IsZero() {
		add("programme.budget-not-provided", check.Warning, "no_budget", fmt.Sprintf("%s says why there is no budget, and there is one", check.Quote(f.NoBudget.String())))
	}
	known := func(code string) bool {
		return len(f.Agencies) == 0 || code == "" || code == f.Agent || slices.Contains(f.Agencies, code)
	}
	for i := range f.Budget.Lines {
		if code := f.Budget.Lines[i].Agency; !known(code) {
			add("programme.fund-agency", check.Error, check.Path("budget").Join(in("lines", i, "agency")),
				check.Quote(code)+" is none of the agencies")
		}
	}
	fs = f.checkEntries(fs, known, asOf)
	fs = f.checkPledges(fs)
	fs = f.checkFees(fs)
	fs = f.checkSpending(fs)
	return fs.Under("statement", f.Statement.Check())
}

func (f Finance) checkEntries(fs check.Findings, known func(string) bool, asOf period.Date) check.Findings {
	add := func(code string, s check.Severity, i int, field, message string) {
		fs = append(fs, check.Finding{Code: code, Severity: s, Path: in("entries", i, field), Message: message})
	}
	seen := make(map[string]int)
	for i := range f.Entries {
		e := &f.Entries[i]
		if first, twice := seen[e.Code]; twice {
			add("programme.fund-code-twice", check.Error, i, "code", fmt.Sprintf("the code %s is that of entries[%d] too", check.Quote(e.Code), first))
		} else if e.Code != "" {
			seen[e.Code] = i
		}
		if e.Kind == NoEntry || e.Kind > EntryPlannedTransfer {
			add("programme.fund-kind", check.Error, i, "kind", "the entry does not say what it is")
		}
		if e.Amount.IsZero() {
			add("programme.fund-amount", check.Warning, i, "amount", "the amount is not stated")
		}
		if e.Date.IsZero() {
			add("programme.fund-date", check.Warning, i, "date", "the date is not stated")
		}
		for _, d := range [...]struct {
			field string
			period.Date
		}{{"date", e.Date}, {"value_date", e.ValueDate}} {
			if e.Kind != EntryPlannedTransfer && !asOf.IsZero() && d.After(asOf) == check.Met {
				add("programme.fund-future", check.Error, i, d.field,
					"the date "+d.String()+" lies after "+asOf.String()+", the day of the check")
			}
		}
		if e.Category > IndirectSupport {
			add("programme.budget-category", check.Error, i, "category", fmt.Sprintf("%d is no cost category: want 1 to 8", e.Category))
		}
		field := "from"
		if e.Kind == EntryTransfer || e.Kind == EntryPlannedTransfer {
			field = "to"
		}
		switch {
		case e.Kind >= EntryPledge && e.Kind <= EntryReceipt && e.From == "":
			add("programme.fund-party", check.Error, i, "from", "no donor is named")
		case needsAgency(e.Kind) && e.Agency() == "":
			add("programme.fund-party", check.Error, i, field, "no agency is named")
		case !known(e.Agency()):
			add("programme.fund-agency", check.Error, i, field, check.Quote(e.Agency())+" is none of the agencies")
		}
		if e.Kind == EntryTransfer && !f.Modality.passesOn() {
			add("programme.modality-transfer", check.Error, i, "kind", fmt.Sprintf("the modality is %s, and money is passed on", f.Modality))
		}
	}
	return fs
}

func needsAgency(k EntryKind) bool {
	return k == EntryTransfer || k == EntryPlannedTransfer || k == EntryRefund || k == EntryAgencyInterest || k >= EntryObligation && k <= EntryExpenditure
}

// checkPledges compares receipts with the pledges that they name.
func (f Finance) checkPledges(fs check.Findings) check.Findings {
	pledges := map[string]int{}
	for i := range f.Entries {
		if e := &f.Entries[i]; e.Kind == EntryPledge && e.Code != "" {
			pledges[e.Code] = i
		}
	}
	received := map[int]money.Amount{}
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.Of == "" {
			continue
		}
		at, ok := pledges[e.Of]
		switch {
		case !ok:
			fs = append(fs, check.Finding{
				Code: "programme.fund-pledge", Severity: check.Error, Path: in("entries", i, "of"),
				Message: "no pledge has the code " + check.Quote(e.Of),
			})
			continue
		case e.Amount.IsZero() || f.Entries[at].Amount.IsZero():
			continue
		case e.Amount.Currency() != f.Entries[at].Amount.Currency():
			fs = append(fs, check.Finding{
				Code: "programme.fund-pledge", Severity: check.Error, Path: in("entries", i, "amount"),
				Message: fmt.Sprintf("%s is of a pledge of %s, in another currency", e.Amount, f.Entries[at].Amount),
			})
			continue
		case e.Kind == EntryReceipt:
			if sum, err := received[at].Add(e.Amount); err == nil {
				received[at] = sum
			}
		}
	}
	for i := range f.Entries {
		if _, ok := received[i]; !ok {
			continue
		}
		pledge := f.Entries[i].Amount
		if c, err := received[i].Cmp(pledge); err == nil && c > 0 {
			fs = append(fs, check.Finding{
				Code: "programme.fund-received", Severity: check.Warning, Path: in("entries", i, "amount"),
				Message: fmt.Sprintf("%s is received of a pledge of %s", received[i], pledge),
				Values:  []check.Value{{Name: "pledged", Text: pledge.String()}, {Name: "received", Text: received[i].String()}},
			})
		}
	}
	return fs
}

// checkFees compares the agent's fees with the rate of what the agent received,
// in each currency. Each fee may be off by half a minor unit.
func (f Finance) checkFees(fs check.Findings) check.Findings {
	fees := f.Sum(EntryAgentFee)
	if fees.IsZero() {
		return fs
	}
	var base money.Bag
	n := int64(0)
	for i := range f.Entries {
		if e := &f.Entries[i]; e.Kind == EntryReceipt && !f.arrives(e) {
			base.Add(e.Amount)
			n++
		}
	}
	for fee := range fees.All() {
		want := base.Total(fee.Currency()).Mul(f.Fees.AgentRate())
		off, err := fee.Rational().Sub(want)
		digits, ok := fee.Currency().MinorUnits()
		if err != nil || !ok {
			continue
		}
		unit, err := money.New(n, digits, fee.Currency())
		if err != nil {
			continue
		}
		half, _ := figure.Frac(1, 2)
		if abs := off.Number(); abs.Sign() < 0 && abs.Neg().Cmp(unit.Mul(half).Number()) > 0 ||
			abs.Cmp(unit.Mul(half).Number()) > 0 {
			expected := want.Round(digits, money.HalfUp)
			fs = append(fs, check.Finding{
				Code: "programme.fund-fee", Severity: check.Warning, Path: "fees",
				Message: fmt.Sprintf("agent fees come to %s, and %s of the receipts of %s is %s", fee, f.Fees.AgentRate(),
					base.Total(fee.Currency()), expected),
				Values: []check.Value{{Name: "fees", Text: fee.String()}, {Name: "expected", Text: expected.String()}},
			})
		}
	}
	return fs
}

// checkSpending finds agencies that spent more than they got.
func (f Finance) checkSpending(fs check.Findings) check.Findings {
	funded, spent := map[string]*money.Bag{}, map[string]*money.Bag{}
	last := map[string]int{}
	transfers := false
	bag := func(of map[string]*money.Bag, code string) *money.Bag {
		if of[code] == nil {
			of[code] = &money.Bag{}
		}
		return of[code]
	}
	for i := range f.Entries {
		switch e := &f.Entries[i]; {
		case e.Kind == EntryTransfer:
			transfers = true
			bag(funded, e.To).Add(e.Amount)
		case e.Kind == EntryRefund:
			bag(funded, e.From).Sub(e.Amount)
		case f.arrives(e):
			bag(funded, e.To).Add(e.Amount)
		case e.Kind == EntryExpenditure:
			bag(spent, e.From).Add(e.Amount)
			last[e.From] = i
		}
	}
	var over []int
	nothing := map[string]bool{}
	for code, i := range last {
		got := funded[code]
		if got == nil && (!transfers || !f.Modality.passesOn() || code == "" || code == f.Agent) {
			continue // nothing says that what it got is among the entries
		}
		if spent[code].Compare(figure.Greater, *bag(funded, code)) == check.Met {
			over = append(over, i)
			if got == nil {
				nothing[code] = true
			}
		}
	}
	slices.Sort(over)
	for _, i := range over {
		code := f.Entries[i].From
		found := check.Finding{
			Code: "programme.fund-overspent", Severity: check.Error, Path: in("entries", i, "amount"),
			Message: fmt.Sprintf("with it %s has spent %s of %s", check.Quote(code), spent[code], funded[code]),
			Values:  []check.Value{{Name: "spent", Text: spent[code].String()}, {Name: "funded", Text: funded[code].String()}},
		}
		if nothing[code] {
			found.Message = fmt.Sprintf("with it %s has spent %s, and no entry gives it anything", check.Quote(code), spent[code])
			found.Values[1].Text = "0"
			if f.Modality != PassThrough {
				found.Severity = check.Warning
			}
		}
		fs = append(fs, found)
	}
	return fs
}
