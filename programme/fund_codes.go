package programme

import (
	"fmt"

	"iom.int/migdev/indicator/check"
)

// FundCodes tell which codes a programme knows. A nil function leaves its codes
// unchecked.
type FundCodes struct {
	Organisation func(code string) bool
	Outcome      func(code string) bool
	Output       func(code string) bool
}

// CheckCodes returns the codes that nothing in the programme has, under
// programme.organisation-unknown, programme.outcome-unknown and
// programme.output-unknown (errors). A code that is not stated is not looked
// up, and nothing is allocated where all are known.
func (f Finance) CheckCodes(known FundCodes) check.Findings {
	c := codeChecker{known: known}
	c.look("organisation", known.Organisation, f.Agent, "", 0, "agent")
	for i, code := range f.Agencies {
		c.look("organisation", known.Organisation, code, "agencies", i, "")
	}
	for i := range f.Budget.Lines {
		l := &f.Budget.Lines[i]
		c.look("outcome", known.Outcome, l.Outcome, "budget.lines", i, "outcome")
		c.look("output", known.Output, l.Output, "budget.lines", i, "output")
		c.look("organisation", known.Organisation, l.Agency, "budget.lines", i, "agency")
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		c.look("organisation", known.Organisation, e.From, "entries", i, "from")
		c.look("organisation", known.Organisation, e.To, "entries", i, "to")
		c.look("outcome", known.Outcome, e.Outcome, "entries", i, "outcome")
		c.look("output", known.Output, e.Output, "entries", i, "output")
	}
	return c.fs
}

type codeChecker struct {
	known FundCodes
	fs    check.Findings
}

func (c *codeChecker) look(what string, known func(string) bool, code, list string, i int, field string) {
	if known == nil || code == "" || known(code) {
		return
	}
	path := check.Path(list)
	if list != "" {
		path = path.Index(i)
	}
	if field != "" {
		path = path.Field(field)
	}
	c.fs = append(c.fs, check.Finding{
		Code: "programme." + what + "-unknown", Severity: check.Error, Path: path,
		Message: fmt.Sprintf("no %s has the code %s", what, check.Quote(code)), Values: []check.Value{{Name: "code", Text: code}},
	})
}
