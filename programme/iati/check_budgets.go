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
			c.negative(&b.Value)
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

// negative finds a budget below zero, the element at hand.
func (c *checker) negative(m *Money) {
	if !strings.Contains(string(m.Amount), "-") {
		return
	}
	if n, ok, err := m.Amount.Number(); ok && err == nil && n.Sign() < 0 {
		c.find("iati.budget-negative", m.Line, "value", "the budget is "+n.String()+": want 0 or more", value("value", n.String()))
	}
}

// budgetPeriod is the period of a budget. Key is what tells budgets apart that may
// lie beside each other: that of an activity its type, that of an organisation
// who receives it. Reach is the latest end of all of one key that are sorted
// before it and itself, and holder is whose end that is.
type budgetPeriod struct {
	key               string
	start, end, reach period.Date
	at, holder        int32
	line              int32
}

// addPeriod keeps a period, where it is one.
func (c *checker) addPeriod(key string, at int, start, end Date, line int32) {
	from, to := day(start), day(end)
	if !from.IsZero() && !to.IsZero() && from.Compare(to) <= 0 {
		c.periods = append(c.periods, budgetPeriod{key: key, start: from, end: to, at: int32(at), line: line})
	}
}

// budgetPeriods compares the periods of the budgets with each other. By the
// guidance there is one original budget for a period and one revised, which
// replaces it, and no two of a type overlap.
func (c *checker) budgetPeriods(a *Activity) {
	c.periods = c.periods[:0]
	for i := range a.Budgets {
		b := &a.Budgets[i]
		switch t := BudgetType(collapse(string(b.Type))).OrDefault(); t {
		case Original, Revised:
			c.addPeriod(string(t), i, b.Start.Date, b.End.Date, b.Line)
		}
	}
	c.sweep("budget")
	n, _ := slices.BinarySearchFunc(c.periods, string(Revised), func(p budgetPeriod, key string) int { return strings.Compare(p.key, key) })
	for _, r := range c.periods[n:] {
		c.revised(a, c.periods[:n], r)
	}
}

// sweep sorts the periods of a list of budgets, and finds those of one key that
// stand twice or overlap.
func (c *checker) sweep(list string) {
	slices.SortFunc(c.periods, func(p, q budgetPeriod) int {
		return cmp.Or(strings.Compare(p.key, q.key), p.start.Compare(q.start), p.end.Compare(q.end), cmp.Compare(p.at, q.at))
	})
	for i := range c.periods {
		p := &c.periods[i]
		p.reach, p.holder = p.end, p.at
		if i == 0 || c.periods[i-1].key != p.key {
			continue
		}
		before := &c.periods[i-1]
		switch {
		case before.start == p.start && before.end == p.end:
			c.budgetAgainst("iati.budget-duplicate", list, *p, before.at, "is for the same period as")
		case p.start.Compare(before.reach) <= 0:
			c.budgetAgainst("iati.budget-overlap", list, *p, before.holder, "overlaps")
			if p.start == before.reach {
				c.as(check.Warning) // they share a day
			}
		}
		if before.reach.Compare(p.reach) >= 0 {
			p.reach, p.holder = before.reach, before.holder
		}
	}
}

// budgetAgainst appends a finding about two budgets.
func (c *checker) budgetAgainst(code, list string, p budgetPeriod, other int32, how string) {
	c.in(list, int(p.at))
	c.find(code, p.line, "period-start", "the budget from "+p.start.String()+" to "+p.end.String()+" "+how+" "+list+"["+itoa(int(other))+"]",
		value("start", p.start.String()), value("end", p.end.String()))
	c.out()
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
		c.budgetAgainst("iati.budget-split", "budget", r, originals[n-1].holder, "is a revision, and divided otherwise than the original")
		return
	}
	c.in("budget", int(r.at))
	c.find("iati.budget-revised", a.Budgets[r.at].Line, "type", "the revised budget from "+r.start.String()+" to "+r.end.String()+" has no original",
		value("start", r.start.String()), value("end", r.end.String()))
	c.out()
}
