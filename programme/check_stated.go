package programme

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// checkStatedMoney holds the books against what the programme states: the budget
// against its total, and pledges against the contributions of their donors. In
// unlike currencies nothing is compared.
func (c *checker) checkStatedMoney() {
	p := &c.p
	if !p.Total.IsZero() && len(p.Finance.Budget.Lines) > 0 {
		if sum, ok := p.Finance.Budget.sumIn(p.Total.Currency()); ok && !p.Total.Bounds().Contains(sum.Number()) {
			c.add("programme.finance-total", check.Warning, "finance.budget",
				fmt.Sprintf("the budget comes to %s, and the total is stated as %s", sum, p.Total),
				check.Value{Name: "budget", Text: sum.String()}, check.Value{Name: "total", Text: p.Total.String()})
		}
	}
	isPledge := func(e FundEntry) bool { return e.Kind == EntryPledge && !e.Amount.IsZero() }
	if len(p.Contributions) == 0 || !slices.ContainsFunc(p.Finance.Entries, isPledge) {
		return
	}
	type gift struct {
		donor    string
		currency money.Currency
	}
	pledged := map[gift]money.Amount{}
	for i := range p.Finance.Entries {
		e := &p.Finance.Entries[i]
		if !isPledge(*e) {
			continue
		}
		of := gift{e.From, e.Amount.Currency()}
		sum, err := e.Amount, error(nil)
		if had, ok := pledged[of]; ok {
			sum, err = had.Add(e.Amount)
		}
		if err == nil {
			pledged[of] = sum
		}
	}
	stated, last := map[gift]figure.Interval{}, map[gift]int{}
	for i := range p.Contributions {
		k := &p.Contributions[i]
		of := gift{k.Donor, k.Amount.Currency()}
		if had, ok := stated[of]; ok {
			stated[of] = had.Add(k.Amount.Bounds())
		} else {
			stated[of] = k.Amount.Bounds()
		}
		last[of] = i
	}
	for i := range p.Contributions {
		of := gift{p.Contributions[i].Donor, p.Contributions[i].Amount.Currency()}
		sum, ok := pledged[of]
		if !ok || last[of] != i || stated[of].Contains(sum.Number()) {
			continue
		}
		c.add("programme.finance-contribution", check.Warning, in("contributions", i, "amount"),
			fmt.Sprintf("%s pledged %s, and is stated to contribute %s", check.Quote(of.donor), sum, inCurrency(stated[of], of.currency)),
			check.Value{Name: "pledged", Text: sum.String()}, check.Value{Name: "contribution", Text: stated[of].String()})
	}
}

// sumIn returns what the lines come to that hold now, as [Budget.Current] does but
// without a list of them. It is false where that is not known, or some lines are
// in another currency.
func (b Budget) sumIn(currency money.Currency) (money.Amount, bool) {
	var sum money.Bag
	known := true
	r := resolver{lines: b.Lines, counts: func(l *BudgetLine, _ int) {
		known = known && l.Amount.Currency() == currency
		sum.Add(l.Amount)
	}}
	r.resolve(false)
	return sum.Total(currency), known && !r.unclear
}
