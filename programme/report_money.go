package programme

import (
	"slices"
	"strings"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

// reportMoney adds up budgets and expenditures by currency.
func reportMoney(lines []ReportLine) []ReportMoney {
	type sums struct {
		budget, spent, budgetOfBoth, spentOfBoth figure.Interval
		budgeted, hasSpent                       bool
	}
	zero := figure.Point(figure.Int(0))
	all := make(map[money.Currency]*sums)
	rows := make(map[money.Currency]*ReportMoney)
	of := func(c money.Currency) (*sums, *ReportMoney) {
		if all[c] == nil {
			all[c], rows[c] = &sums{budget: zero, spent: zero, budgetOfBoth: zero, spentOfBoth: zero}, &ReportMoney{Currency: c}
		}
		return all[c], rows[c]
	}
	for _, l := range lines {
		budgeted, spent := !l.Budget.IsZero(), !l.Expenditure.IsZero()
		both := budgeted && spent && l.Budget.Currency() == l.Expenditure.Currency()
		if budgeted {
			s, r := of(l.Budget.Currency())
			s.budget, s.budgeted = s.budget.Add(l.Budget.Bounds()), true
			if both {
				s.budgetOfBoth, s.spentOfBoth = s.budgetOfBoth.Add(l.Budget.Bounds()), s.spentOfBoth.Add(l.Expenditure.Bounds())
				r.Rows++
			} else {
				r.Left++
			}
		}
		if spent {
			s, r := of(l.Expenditure.Currency())
			s.spent, s.hasSpent = s.spent.Add(l.Expenditure.Bounds()), true
			if !both {
				r.Left++
			}
		}
	}
	var out []ReportMoney
	for c, s := range all {
		r := rows[c]
		if s.budgeted {
			r.Budget = s.budget
		}
		if s.hasSpent {
			r.Expenditure = s.spent
		}
		var part, whole figure.Figure
		if r.Rows > 0 {
			part, _ = spanning(s.spentOfBoth, c.Code()) // what it cannot state is not stated
			whole, _ = spanning(s.budgetOfBoth, c.Code())
		}
		r.Delivery, _ = claim.Share(part, whole) // of one currency
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b ReportMoney) int { return strings.Compare(a.Currency.Code(), b.Currency.Code()) })
	return out
}

// percentText returns a percentage for a reader: to one decimal, bounds rounded
// outwards.
func percentText(q claim.Quotient) string {
	if q.Undefined != "" || q.Bounds.IsUnbounded() {
		return "not known"
	}
	return q.Bounds.Format(lang.NewPrinter(lang.English), 1) + " %"
}

// moneyText returns an amount for a reader.
func moneyText(m money.Figure) string {
	if m.IsZero() {
		return "not stated"
	}
	if n, ok := m.Bounds().IsPoint(); ok {
		return inCurrency(figure.Point(n), m.Currency())
	}
	return m.Format(lang.NewPrinter(lang.English))
}

// sumText returns a sum for a reader.
func sumText(v figure.Interval, c money.Currency) string {
	if v.IsUnbounded() {
		return "not stated"
	}
	return inCurrency(v, c)
}
