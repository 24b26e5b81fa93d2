package iati

import (
	"cmp"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// budgets looks at budgets and planned disbursements.
func (c *checker) budgets(a *Activity) {
	first, last := a.span()
	for i := range a.Budgets {
		b := &a.Budgets[i]
		c.in("budget", i)
		c.order("8.6.3", b.Start.Date, b.End.Date, b.Line)
		c.year(b.Start.Date, b.End.Date, b.Line)
		if c.strict {
			c.inside(first, last, b.Start.Date, b.End.Date, b.Line)
			if n, ok, err := b.Value.Amount.Number(); strings.Contains(string(b.Value.Amount), "-") && ok && err == nil && n.Sign() < 0 {
				c.find("iati.budget-negative", b.Value.Line, "value", "the budget is "+n.String()+": want 0 or more", value("value", n.String()))
			}
		}
		c.out()
	}
	for i := range a.PlannedDisbursements {
		p := &a.PlannedDisbursements[i]
		c.in("planned-disbursement", i)
		c.order("8.6.3", p.Start.Date, p.End.Date, p.Line)
		c.sides(&p.ProviderOrg, &p.ReceiverOrg)
		if c.strict {
			c.inside(first, last, p.Start.Date, p.End.Date, p.Line)
		}
		c.out()
	}
	if !c.strict || len(a.Budgets) == 0 {
		return
	}
	if collapse(a.BudgetNotProvided) != "" {
		c.find("iati.budget-not-provided", a.Line, "budget-not-provided", "a reason is stated why there is no budget, and there is one",
			value("budget-not-provided", a.BudgetNotProvided))
	}
	c.budgetPeriods(a)
}

// budgetPeriod is the period of a budget. Reach is the latest end of all of its
// type that are sorted before it and itself, and holder is whose end that is.
type budgetPeriod struct {
	start, end, reach period.Date
	at, holder        int32
}

// budgetPeriods compares the periods of the budgets with each other. By the
// guidance there is one original budget for a period and one revised, which
// replaces it, and no two of a type overlap.
func (c *checker) budgetPeriods(a *Activity) {
	c.periods = c.periods[:0]
	c.sweep(a, Original)
	originals := len(c.periods)
	c.sweep(a, Revised)
	for _, r := range c.periods[originals:] {
		c.revised(a, c.periods[:originals], r)
	}
}

// sweep appends the periods of one type in their order, and finds those that
// stand twice or overlap.
func (c *checker) sweep(a *Activity, t BudgetType) {
	from := len(c.periods)
	for i := range a.Budgets {
		b := &a.Budgets[i]
		start, end := day(b.Start.Date), day(b.End.Date)
		if BudgetType(collapse(string(b.Type))).OrDefault() == t && !start.IsZero() && !end.IsZero() && start.Compare(end) <= 0 {
			c.periods = append(c.periods, budgetPeriod{start: start, end: end, at: int32(i)})
		}
	}
	sorted := c.periods[from:]
	slices.SortFunc(sorted, func(p, q budgetPeriod) int {
		return cmp.Or(p.start.Compare(q.start), p.end.Compare(q.end), cmp.Compare(p.at, q.at))
	})
	for i := range sorted {
		p := &sorted[i]
		if i == 0 {
			p.reach, p.holder = p.end, p.at
			continue
		}
		before := &sorted[i-1]
		switch {
		case before.start == p.start && before.end == p.end:
			c.budgetAgainst(a, "iati.budget-duplicate", *p, before.at, "is for the same period as that of")
		case p.start.Compare(before.reach) <= 0:
			c.budgetAgainst(a, "iati.budget-overlap", *p, before.holder, "overlaps that of")
			if p.start == before.reach {
				c.as(check.Warning) // they share a day
			}
		}
		p.reach, p.holder = before.reach, before.holder
		if p.end.Compare(p.reach) > 0 {
			p.reach, p.holder = p.end, p.at
		}
	}
}

// budgetAgainst appends a finding about two budgets.
func (c *checker) budgetAgainst(a *Activity, code string, p budgetPeriod, other int32, how string) {
	c.in("budget", int(p.at))
	b, o := &a.Budgets[p.at], &a.Budgets[other]
	c.find(code, b.Line, "period-start", "the "+budgetWord(b.Type)+" budget from "+p.start.String()+" to "+p.end.String()+" "+how+
		" budget["+itoa(int(other))+"], "+budgetWord(o.Type)+", from "+string(o.Start.Date)+" to "+string(o.End.Date),
		value("start", p.start.String()), value("end", p.end.String()))
	c.out()
}

func budgetWord(t BudgetType) string {
	if t.OrDefault() == Revised {
		return "revised"
	}
	return "original"
}

// revised compares a revised budget with the original that it replaces.
func (c *checker) revised(a *Activity, originals []budgetPeriod, r budgetPeriod) {
	i, same := slices.BinarySearchFunc(originals, r, func(p, q budgetPeriod) int {
		return cmp.Or(p.start.Compare(q.start), p.end.Compare(q.end))
	})
	if same {
		b, o := &a.Budgets[r.at], &a.Budgets[originals[i].at]
		if mine, theirs := cmp.Or(collapse(b.Value.Currency), collapse(a.DefaultCurrency)), cmp.Or(collapse(o.Value.Currency), collapse(a.DefaultCurrency)); mine != theirs {
			c.in("budget", int(r.at))
			c.find("iati.budget-currency", b.Value.Line, "value.currency", "the revised budget is in "+check.Quote(mine)+", and the original, budget["+
				itoa(int(originals[i].at))+"], in "+check.Quote(theirs), value("revised", mine), value("original", theirs))
			c.out()
		}
		return
	}
	// Behind the last original that starts no later than r ends.
	n, _ := slices.BinarySearchFunc(originals, r.end, func(p budgetPeriod, end period.Date) int {
		if p.start.Compare(end) <= 0 {
			return -1
		}
		return 1
	})
	if n > 0 && originals[n-1].reach.Compare(r.start) >= 0 {
		c.budgetAgainst(a, "iati.budget-split", r, originals[n-1].holder, "is divided otherwise than")
		return
	}
	c.in("budget", int(r.at))
	c.find("iati.budget-revised", a.Budgets[r.at].Line, "type", "the revised budget from "+r.start.String()+" to "+r.end.String()+" has no original",
		value("start", r.start.String()), value("end", r.end.String()))
	c.out()
}
