package programme

import (
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

// Check returns what is wrong with p or worth knowing about it, in one pass and
// in the order of the fields; a clean programme allocates nothing, unless it
// has more than 64 organisations or documents. Beside those of its parts
// ([Organisation.Check], [place.AreaSet.Check] and [indicator.Framework.Check])
// it has these codes:
//
//   - programme.title (error): no title
//   - programme.span (warning): no dates
//   - programme.organisation-twice (error): two organisations with one code
//   - programme.organisation-unknown (error): a code that no organisation has
//   - programme.organisation-role-missing (error): a contribution by one that
//     is no donor, or a share of one
//   - programme.list-size (error or note): more, or fewer, listed than declared
//   - programme.outcome-title (error): an outcome without a title
//   - programme.amount (warning): a contribution or share without an amount
//   - programme.total (warning): contributions without a total
//   - programme.currency (warning): amounts in a currency other than the
//     total's, which cannot be compared without a rate
//   - programme.budget-sum (error): contributions and total contradict each other
//   - programme.budget-rounding (note): they agree within what is stated, but
//     not exactly; with the remainder possible
//   - programme.share-exceeds (error): shares of implementers exceed the total
//   - programme.share-base (note): a share that does not say of what
//   - programme.document-unknown (error): an influence on a document that is
//     not there
func (p Programme) Check() check.Findings {
	c := checker{p: p}
	c.organisations.list, c.organisations.code = p.Organisations, func(o *Organisation) string { return o.Code }
	c.documents.list, c.documents.code = p.Documents, func(d *Document) string { return d.Code }

	if p.Title.IsZero() {
		c.add("programme.title", check.Error, "title", "the programme has no title")
	}
	if p.Span.IsZero() {
		c.add("programme.span", check.Warning, "span", "the programme has no dates")
	}
	for i := range p.Locations {
		if below := p.Locations[i].Areas.Check(); below != nil {
			c.fs = c.fs.UnderIndex("locations", i, check.Findings(nil).Under("areas", below))
		}
	}
	c.checkOrganisations()
	c.checkList("strategy", "prongs", p.Strategy.Declared, len(p.Strategy.Prongs))
	c.checkList("outcomes", "outcomes", p.DeclaredOutcomes, len(p.Outcomes))
	c.checkOutcomes()
	c.checkContributions()
	c.checkShares()
	c.fs = c.fs.Under("indicators", p.Indicators.Check())
	c.checkDocuments()
	return c.fs
}

// checker is one pass over a programme. It holds the record itself, not a
// pointer to it, so that both stay on the stack.
type checker struct {
	p             Programme
	fs            check.Findings
	organisations codes[Organisation]
	documents     codes[Document]
}

func (c *checker) add(code string, s check.Severity, path check.Path, message string, values ...check.Value) {
	c.fs = append(c.fs, check.Finding{Code: code, Severity: s, Path: path, Message: message, Values: values})
}

// in returns the path of a field of list[i].
func in(list string, i int, field string) check.Path { return check.Path(list).Index(i).Field(field) }

func (c *checker) checkOrganisations() {
	for i := range c.p.Organisations {
		o := &c.p.Organisations[i]
		c.fs = c.fs.UnderIndex("organisations", i, o.Check())
		if first, twice := c.organisations.add(i); twice {
			c.add("programme.organisation-twice", check.Error, in("organisations", i, "code"),
				fmt.Sprintf("the code %s is that of organisations[%d] too", check.Quote(o.Code), first),
				check.Value{Name: "code", Text: o.Code})
		}
	}
}

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
	if declared.IsZero() {
		return
	}
	severity, word := check.Note, "fewer"
	switch n := figure.Int(int64(listed)); {
	case declared.Compare(figure.Less, n) == check.Met:
		severity, word = check.Error, "more"
	case declared.Compare(figure.Greater, n) != check.Met:
		return
	}
	c.add("programme.list-size", severity, path,
		fmt.Sprintf("%d %s are listed, %s than the %s declared", listed, what, word, declared),
		check.Value{Name: "declared", Text: declared.String()}, check.Value{Name: "listed", Text: strconv.Itoa(listed)})
}

func (c *checker) checkOutcomes() {
	for i := range c.p.Outcomes {
		o := &c.p.Outcomes[i]
		if o.Title.IsZero() {
			c.add("programme.outcome-title", check.Error, in("outcomes", i, "title"), "the outcome has no title")
		}
		if o.Lead != "" {
			c.organisation("outcomes", i, "lead", o.Lead)
		}
	}
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

func (c *checker) checkDocuments() {
	for i := range c.p.Documents {
		c.documents.add(i)
	}
	for i := range c.p.Documents {
		for j := range c.p.Documents[i].Influences {
			on := c.p.Documents[i].Influences[j].On
			if _, ok := c.documents.find(on); !ok {
				c.add("programme.document-unknown", check.Error,
					check.Path("documents").Index(i).Field("influences").Index(j).Field("on"),
					fmt.Sprintf("no document has the code %s", check.Quote(on)), check.Value{Name: "code", Text: on})
			}
		}
	}
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
