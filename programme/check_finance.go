package programme

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// checkFinance checks finance, grants and loans, by themselves and by what the
// programme says of organisations, dates and the results chain.
func (c *checker) checkFinance() {
	for i := range c.p.Grants {
		c.fs = c.fs.UnderIndex("grants", i, c.p.Grants[i].Check())
	}
	for i := range c.p.Loans {
		c.fs = c.fs.UnderIndex("loans", i, c.p.Loans[i].Check())
	}
	if c.p.Finance.IsZero() {
		return
	}
	c.fs = c.fs.Under("finance", c.p.Finance.check(c.o.AsOf))
	c.fs = c.fs.Under("finance", c.p.Finance.CheckCodes(c.p.fundCodes()))
	c.checkEntries()
	c.checkAgent()
	c.checkBudgetDates()
	c.checkDonors()
	c.checkOutputs()
	c.checkStatedMoney()
}

// fundCodes returns which codes of organisations, outcomes and outputs the
// programme has.
func (p Programme) fundCodes() FundCodes {
	outputs := map[string]bool{}
	outcomes := map[string]bool{}
	for i := range p.Outcomes {
		outcomes[p.Outcomes[i].Code] = true
		for j := range p.Outcomes[i].Outputs {
			outputs[p.Outcomes[i].Outputs[j].Code] = true
		}
	}
	for i := range p.Outputs {
		outputs[p.Outputs[i].Code] = true
	}
	return FundCodes{
		Organisation: func(code string) bool { _, ok := p.Organisation(code); return ok },
		Outcome:      func(code string) bool { return outcomes[code] },
		Output:       func(code string) bool { return outputs[code] },
	}
}

// checkAgent looks for the roles of the agent: one that the modality needs, and
// any of an agent where it needs none.
func (c *checker) checkAgent() {
	f := &c.p.Finance
	at, ok := c.organisations.find(f.Agent)
	if !ok {
		return
	}
	o := &c.p.Organisations[at]
	roles, under := f.Modality.AgentRoles(), "the modality is "+f.Modality.String()
	if len(roles) == 0 {
		roles, under = []Role{AdministrativeAgent, ManagingAgent, ConveningAgent}, "it is named as the agent"
	}
	for _, r := range roles {
		if o.Has(r) {
			return
		}
	}
	c.add("programme.modality-agent-role", check.Warning, "finance.agent",
		fmt.Sprintf("%s, and %s is no %s", under, check.Quote(o.String()), roles[0]), check.Value{Name: "organisation", Text: o.Code})
}

// checkBudgetDates finds lines that are of no time in which the programme runs,
// or of some of it only. An extension and a continuation count as its time.
func (c *checker) checkBudgetDates() {
	span := c.p.period()
	if span.IsZero() {
		return
	}
	for i := range c.p.Finance.Budget.Lines {
		own := c.p.Finance.Budget.Lines[i].Period
		if own.IsZero() || span.Contains(own) != check.NotMet || c.isExtended(own) {
			continue
		}
		severity, words := check.Note, ", partly outside "
		if span.Overlaps(own) == check.NotMet {
			severity, words = check.Warning, ", outside "
		}
		c.add("programme.budget-outside", severity, check.Path("finance.budget").Join(in("lines", i, "period")),
			"the budget is for "+own.String()+words+span.String()+" of the programme",
			check.Value{Name: "period", Text: own.String()}, check.Value{Name: "span", Text: span.String()})
	}
}

// isExtended reports whether a span may be of an extension or a continuation.
func (c *checker) isExtended(s period.Span) bool {
	for i := range c.p.Phases {
		if f := &c.p.Phases[i]; (f.Kind == ExtensionPhase || f.Kind == Continuation) && f.Span.Overlaps(s) != check.NotMet {
			return true
		}
	}
	return false
}

// checkDonors finds entries of a donor's money from who is no donor.
func (c *checker) checkDonors() {
	for i := range c.p.Finance.Entries {
		at, ok := c.organisations.find(c.p.Finance.Entries[i].Donor())
		if !ok {
			continue
		}
		if o := &c.p.Organisations[at]; !o.Funds() {
			c.add("programme.organisation-role-missing", check.Warning, check.Path("finance").Join(in("entries", i, "from")),
				fmt.Sprintf("%s gives money and is not among the donors", check.Quote(o.String())), check.Value{Name: "donor", Text: o.Code})
		}
	}
}

// checkOutputs finds lines and entries of an output that is under another
// outcome than theirs. An output under no outcome may be of any.
func (c *checker) checkOutputs() {
	f := &c.p.Finance
	if len(c.p.Outcomes) < 2 {
		return
	}
	type pair struct{ outcome, output string }
	pairs, owner, outcomes := map[pair]bool{}, map[string]string{}, map[string]bool{}
	for i := range c.p.Outcomes {
		o := &c.p.Outcomes[i]
		outcomes[o.Code] = true
		for j := range o.Outputs {
			pairs[pair{o.Code, o.Outputs[j].Code}] = true
			if _, ok := owner[o.Outputs[j].Code]; !ok {
				owner[o.Outputs[j].Code] = o.Code
			}
		}
	}
	for i := range c.p.Outputs {
		delete(owner, c.p.Outputs[i].Code)
	}
	look := func(list check.Path, i int, outcome, output string) {
		if outcome == "" || output == "" || !outcomes[outcome] || owner[output] == "" || pairs[pair{outcome, output}] {
			return
		}
		c.add("programme.output-outcome", check.Warning, list.Index(i).Field("output"),
			fmt.Sprintf("the output %s is of outcome %s, and outcome %s is stated", check.Quote(output), check.Quote(owner[output]), check.Quote(outcome)),
			check.Value{Name: "output", Text: output}, check.Value{Name: "outcome", Text: outcome})
	}
	for i := range f.Budget.Lines {
		look("finance.budget.lines", i, f.Budget.Lines[i].Outcome, f.Budget.Lines[i].Output)
	}
	for i := range f.Entries {
		look("finance.entries", i, f.Entries[i].Outcome, f.Entries[i].Output)
	}
}
