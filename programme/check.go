package programme

import (
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

// Check returns what is wrong with p or worth knowing about it, in one pass and
// in the order of the fields; a clean programme allocates nothing, unless it has
// finance, of which no line of the budget allocates, values that are broken down,
// or a list of more than 64 organisations, documents or the like. [Rules] lists
// what it finds, without the rules that wait to be asked for and those about
// several programmes. Beside them stand the findings of its parts:
// [Organisation.Check], [place.AreaSet.Check], [place.Designations.Check],
// [indicator.Framework.Check] and, for values of indicators that the framework
// names, [indicator.Observation.Check].
//
// What is only known to the caller, such as today's date, [Programme.CheckWith]
// asks for.
func (p Programme) Check() check.Findings { return p.CheckWith(Options{}) }

// CheckWith returns what [Programme.Check] does, with what the caller knows and
// wants: rules that need today's date or a register, and a profile that raises
// and silences rules, of this package and of the others.
func (p Programme) CheckWith(o Options) check.Findings {
	c := checker{p: p, o: o}
	c.organisations.list, c.organisations.code = p.Organisations, func(o *Organisation) string { return o.Code }
	c.documents.list, c.documents.code = p.Documents, func(d *Document) string { return d.Code }
	c.objectives.list, c.objectives.code = p.Objectives, func(o *Objective) string { return o.Code }
	c.groups.list, c.groups.code = p.TargetGroups, func(g *TargetGroup) string { return g.Code }
	c.phases.list, c.phases.code = p.Phases, func(f *Phase) string { return f.Code }
	c.components.list, c.components.code = p.Relations, (*Relation).component
	c.chain, c.known = newChain(&c.p), p.Indicators.Named()
	c.organisations.addAll()
	c.documents.addAll()
	c.objectives.addAll()
	c.groups.addAll()
	c.phases.addAll()
	c.components.addAll()

	c.checkIdentity()
	c.checkDates()
	c.checkRelations()
	c.checkClassifications()
	c.checkPlaces()
	c.checkOrganisations()
	c.checkObjectives()
	c.checkList("strategy", "prongs", p.Strategy.Declared, len(p.Strategy.Prongs))
	c.checkList("outcomes", "outcomes", p.DeclaredOutcomes, len(p.Outcomes))
	c.checkChain()
	c.checkPeople()
	c.checkContributions()
	c.checkShares()
	c.checkFinance()
	c.fs = c.fs.Under("indicators", p.Indicators.Check())
	c.checkReferences()
	c.checkObservations()
	c.checkBreakdowns()
	c.checkResults()
	c.checkDocuments()
	return o.Profile.Apply(c.fs)
}

// checker is one pass over a programme. It holds the record itself, not a
// pointer to it, so that both stay on the stack.
type checker struct {
	p             Programme
	o             Options
	fs            check.Findings
	organisations codes[Organisation]
	documents     codes[Document]
	objectives    codes[Objective]
	groups        codes[TargetGroup]
	phases        codes[Phase]
	components    codes[Relation]
	chain         chain
	known         int                             // how many indicators the framework names
	large         map[string]*indicator.Indicator // by their codes, of a framework that names many
}

// codeTwice appends the finding for a record of a list whose code another has.
func codeTwice[T any](fs check.Findings, list string, known *codes[T], i int) check.Findings {
	first, twice := known.twice(i)
	if !twice {
		return fs
	}
	code := known.code(&known.list[i])
	return append(fs, check.Finding{
		Code: "programme.code-twice", Severity: check.Error, Path: in(list, i, "code"),
		Message: "the code " + check.Quote(code) + " is that of " + string(check.Path(list).Index(first)) + " too",
		Values:  []check.Value{{Name: "code", Text: code}},
	})
}

// unknown returns the finding for a code that nothing has.
func unknown(path check.Path, what, code string) check.Finding {
	return check.Finding{
		Code: "programme.reference-unknown", Severity: check.Error, Path: path,
		Message: "no " + what + " has the code " + check.Quote(code), Values: []check.Value{{Name: "code", Text: code}},
	}
}

// organisationAt appends the finding for the code of an organisation that is not
// there; "" names none.
func (c *checker) organisationAt(fs check.Findings, path check.Path, code string) check.Findings {
	if code == "" {
		return fs
	}
	if _, ok := c.organisations.find(code); ok {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.organisation-unknown", Severity: check.Error, Path: path,
		Message: "no organisation has the code " + check.Quote(code), Values: []check.Value{{Name: "code", Text: code}},
	})
}

// organisationsAt is organisationAt for a list of codes.
func (c *checker) organisationsAt(fs check.Findings, field string, list []string) check.Findings {
	for i, code := range list {
		if _, ok := c.organisations.find(code); !ok {
			fs = append(fs, check.Finding{
				Code: "programme.organisation-unknown", Severity: check.Error, Path: check.Path(field).Index(i),
				Message: "no organisation has the code " + check.Quote(code), Values: []check.Value{{Name: "code", Text: code}},
			})
		}
	}
	return fs
}

func (c *checker) add(code string, s check.Severity, path check.Path, message string, values ...check.Value) {
	c.fs = append(c.fs, check.Finding{Code: code, Severity: s, Path: path, Message: message, Values: values})
}

// in returns the path of a field of list[i].
func in(list string, i int, field string) check.Path { return check.Path(list).Index(i).Field(field) }

// organisation returns the organisation that list[i].field names by its code,
// or nil with a finding.
func (c *checker) organisation(list string, i int, field, code string) *Organisation {
	if at, ok := c.organisations.find(code); ok {
		return &c.p.Organisations[at]
	}
	c.add("programme.organisation-unknown", check.Error, in(list, i, field),
		fmt.Sprintf("no organisation has the code %s", check.Quote(code)), check.Value{Name: "code", Text: code})
	return nil
}

// checkList compares the size that a source declares with what is listed.
func (c *checker) checkList(path check.Path, what string, declared figure.Figure, listed int) {
	c.fs = sizeOf(c.fs, path, what, declared, listed)
}

// sizeOf appends the finding for a list whose size is not the one declared.
func sizeOf(fs check.Findings, path check.Path, what string, declared figure.Figure, listed int) check.Findings {
	if declared.IsZero() {
		return fs
	}
	severity, word := check.Note, "fewer"
	switch n := figure.Int(int64(listed)); {
	case declared.Compare(figure.Less, n) == check.Met:
		severity, word = check.Error, "more"
	case declared.Compare(figure.Greater, n) != check.Met:
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.list-size", Severity: severity, Path: path,
		Message: fmt.Sprintf("%d %s are listed, %s than the %s declared", listed, what, word, declared),
		Values:  []check.Value{{Name: "declared", Text: declared.String()}, {Name: "listed", Text: strconv.Itoa(listed)}},
	})
}

// checkContributions looks at what donors give, and compares it with the total.
func (c *checker) checkContributions() {
	sum, comparable := figure.Point(figure.Int(0)), true
	for i := range c.p.Contributions {
		g := &c.p.Contributions[i]
		if o := c.organisation("contributions", i, "donor", g.Donor); o != nil && !o.Funds() {
			c.add("programme.organisation-role-missing", check.Error, in("contributions", i, "donor"),
				fmt.Sprintf("%s gives money and is not among the donors", check.Quote(o.String())),
				check.Value{Name: "donor", Text: o.Code})
		}
		bounds, same := c.amount("contributions", i, &g.Amount)
		sum, comparable = sum.Add(bounds), comparable && same
	}
	total := &c.p.Total
	switch {
	case len(c.p.Contributions) == 0:
		return
	case total.IsZero():
		c.add("programme.total", check.Warning, "total", "contributions are stated and no total")
		return
	case !comparable || sum.CompareTo(figure.Equal, total.Bounds()) == check.Met:
		return
	}
	remainder := total.Bounds().Sub(sum)
	values := []check.Value{
		{Name: "total", Text: total.String()}, {Name: "sum", Text: sum.String()}, {Name: "remainder", Text: remainder.String()},
	}
	compared := fmt.Sprintf("the contributions make %s, the total of %s is %s: ",
		inCurrency(sum, total.Currency()), total.String(), inCurrency(total.Bounds(), total.Currency()))
	if !sum.Meets(total.Bounds()) {
		c.add("programme.budget-sum", check.Error, "contributions", compared+"they contradict each other", values...)
		return
	}
	c.add("programme.budget-rounding", check.Note, "contributions",
		compared+"consistent, with a remainder of "+inCurrency(remainder, total.Currency()), values...)
}

// amount returns what the amount of list[i] can be, at least 0 where it is not
// stated, and whether it can be compared with the total.
func (c *checker) amount(list string, i int, amount *money.Figure) (bounds figure.Interval, comparable bool) {
	total := &c.p.Total
	switch {
	case amount.IsZero():
		c.add("programme.amount", check.Warning, in(list, i, "amount"), "the amount is not stated")
		return figure.From(figure.Int(0)), true
	case !total.IsZero() && amount.Currency() != total.Currency():
		c.add("programme.currency", check.Warning, in(list, i, "amount"),
			fmt.Sprintf("%s cannot be compared with the total of %s without a rate", amount.String(), total.String()),
			check.Value{Name: "amount", Text: amount.String()}, check.Value{Name: "total", Text: total.String()})
		return figure.Interval{}, false
	}
	return amount.Bounds(), true
}

// checkShares compares what implementers have with the total.
func (c *checker) checkShares() {
	sum, comparable := figure.Point(figure.Int(0)), !c.p.Total.IsZero()
	for i := range c.p.Shares {
		s := &c.p.Shares[i]
		c.organisation("shares", i, "organisation", s.Organisation)
		bounds, same := c.amount("shares", i, &s.Amount)
		sum, comparable = sum.Add(bounds), comparable && same
		switch s.Of {
		case "":
			c.add("programme.share-base", check.Note, in("shares", i, "of"), "nothing says of what "+shareText(s)+" is the share")
		case OfTotal:
		default:
			if o := c.organisation("shares", i, "of", s.Of); o != nil && !o.Funds() {
				c.add("programme.organisation-role-missing", check.Error, in("shares", i, "of"),
					fmt.Sprintf("%s is not among the donors, and %s a share of what it gives", check.Quote(o.String()), shareText(s)),
					check.Value{Name: "donor", Text: o.Code})
			}
		}
	}
	total := &c.p.Total
	if len(c.p.Shares) > 0 && comparable && sum.CompareTo(figure.Greater, total.Bounds()) == check.Met {
		c.add("programme.share-exceeds", check.Error, "shares",
			fmt.Sprintf("the shares make %s, more than the total of %s", inCurrency(sum, total.Currency()), total.String()),
			check.Value{Name: "sum", Text: sum.String()}, check.Value{Name: "total", Text: total.String()})
	}
}

// shareText returns the amount of s, or words where it is not stated.
func shareText(s *Share) string {
	if s.Amount.IsZero() {
		return "the amount of " + check.Quote(s.Organisation)
	}
	return s.Amount.String()
}

// shownPlaces is to how many decimal places an end without a decimal form is
// shown.
const shownPlaces = 6

// inCurrency prints bounds in a currency, exactly, so that a cent that makes
// the difference is seen: "USD 7,350,000–8,450,000", "at least EUR 99.50".
func inCurrency(v figure.Interval, currency money.Currency) string {
	if v.IsUnbounded() {
		return "an unknown amount"
	}
	lo, _, _ := v.Lo()
	hi, _, _ := v.Hi()
	places := max(decimalPlaces(lo), decimalPlaces(hi))
	if minor, ok := currency.MinorUnits(); ok && places > 0 {
		places = max(places, minor)
	}
	text := v.Format(lang.NewPrinter(lang.English), places)
	number := max(0, strings.IndexAny(text, "-0123456789")) // behind words such as "at least"
	return text[:number] + currency.Code() + " " + text[number:]
}

// decimalPlaces returns how many places n has behind its point.
func decimalPlaces(n figure.Number) int { return max(0, int(-decimalOf(n, figure.Floor).Exponent())) }
