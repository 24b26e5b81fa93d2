package remittance

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// PerPerson is a flow divided among persons: the inhabitants of the receiving
// economy, or its migrants abroad. It holds when each of the two was measured.
type PerPerson struct {
	Reason   indicator.Reason // [NoFlow], [NoPersons] or [NoPerson]
	Flow     FlowKind         // of what: definition, vintage, and the mark where it is mixed
	Period   period.Span      // of the flow
	Counted  period.Date      // of the persons; not stated where the caller does not say
	Currency money.Currency

	bounds figure.Interval
}

// PerCapita returns a flow for each inhabitant of the receiving economy. Counted
// says of when the population is.
//
//	per capita = flow / population
//
// Hedged figures give bounds. Where the flow or the population is not stated, or
// the population is or may be 0, there is no value, and Reason says why.
func PerCapita(flow Flow, population figure.Figure, counted period.Date) PerPerson {
	return perPerson(flow, population, counted)
}

// PerMigrant returns a flow for each migrant of the receiving economy who lives
// abroad; see [PerCapita].
//
//	per migrant = flow / stock of migrants abroad
func PerMigrant(flow Flow, migrants figure.Figure, counted period.Date) PerPerson {
	return perPerson(flow, migrants, counted)
}

func perPerson(flow Flow, persons figure.Figure, counted period.Date) PerPerson {
	p := PerPerson{Flow: kindOf(flow).clone(), Period: flow.Period, Counted: counted, Currency: flow.Amount.Currency()}
	switch {
	case !flow.HasAmount():
		p.Reason = NoFlow
	case persons.IsZero():
		p.Reason = NoPersons
	default:
		// Nobody is counted below 0, whatever the figure would allow.
		n := persons.Bounds()
		if n.Compare(figure.Greater, figure.Number{}) == check.NotMet {
			p.Reason = NoPerson
			break
		}
		if n, ok := n.Intersect(figure.From(figure.Number{})); !ok {
			p.Reason = NoPerson
		} else if q, err := flow.Amount.Bounds().Quo(n); err != nil {
			p.Reason = NoPerson
		} else {
			p.bounds = q
		}
	}
	return p
}

// Amount returns what comes to each person in units of the currency, exactly,
// and false where there is no value or it is only known within Bounds.
func (p PerPerson) Amount() (figure.Number, bool) {
	if p.Reason != indicator.NoReason {
		return figure.Number{}, false
	}
	return p.bounds.IsPoint()
}

// Bounds returns what may come to each person; it has no bounds where there is
// no value.
func (p PerPerson) Bounds() figure.Interval { return p.bounds }

// YearsApart returns by how many years the flow and the count of persons are
// apart, and false where one is of no single year or not stated.
func (p PerPerson) YearsApart() (int, bool) {
	start, end := p.Period.Start().Year(), p.Period.End().Year()
	if start == 0 || start != end || p.Counted.IsZero() {
		return 0, false
	}
	if d := start - p.Counted.Year(); d >= 0 {
		return d, true
	}
	return p.Counted.Year() - start, true
}

// Check judges the amount against an income a head in the same currency: that of
// the host for migrants. Its codes:
//
//   - remittance.per-person (warning): it is certainly more than so many times
//     the income
//   - remittance.per-person-years (note): flow and count are of different years
func (p PerPerson) Check(income, multiple figure.Number) check.Findings {
	var fs check.Findings
	if limit := income.Mul(multiple); p.Reason == indicator.NoReason && p.bounds.Compare(figure.Greater, limit) == check.Met {
		fs = append(fs, check.Finding{
			Code: "remittance.per-person", Severity: check.Warning,
			Message: fmt.Sprintf("%s for each person is more than %s times an income of %s", p.bounds, multiple, income),
		})
	}
	if n, ok := p.YearsApart(); ok && n > 0 {
		fs = append(fs, check.Finding{
			Code: "remittance.per-person-years", Severity: check.Note,
			Message: fmt.Sprintf("the flow is of %s, the persons are counted in %s", p.Period, p.Counted),
		})
	}
	return fs
}

// OtherNotPositive is why a flow has no ratio to others that come to 0 or less,
// as direct investment may.
const OtherNotPositive indicator.Reason = "other-not-positive"

// CommonRatio is a flow against others over the years that all have.
type CommonRatio struct {
	Reason  indicator.Reason // [NoYears] or [OtherNotPositive]
	Years   []int            // years that all series have
	LeftOut []int            // the other years of the period
	Mixed   Mixture

	flow, others figure.Number
}

// Times returns how many times the others the flow is: 7.46; false where there
// is no ratio.
func (c CommonRatio) Times() (figure.Number, bool) {
	if c.Reason != indicator.NoReason {
		return figure.Number{}, false
	}
	return c.flow.Quo(c.others)
}

// Exceeds answers whether the flow is more than the others altogether: it
// cannot be told where no year is common.
func (c CommonRatio) Exceeds() check.Verdict {
	if len(c.Years) == 0 {
		return check.CannotTell
	}
	return check.Decide(c.flow.Cmp(c.others) > 0)
}

// Against sets an economy's flow against others, such as direct investment and
// aid, over the years from first to last that all of them have:
//
//	times = Σ flow / Σ others
//
// It is a ratio of sums, not a mean of ratios. An error matches [ErrMixed] where
// the vintages are unlike and that is not allowed, or is a
// [*money.MismatchError].
func Against(flow Series, others []Series, economy indicator.Place, first, last int, allow ...Mix) (CommonRatio, error) {
	var c CommonRatio
	kind := flow.kind.stamp()
	for i := range others {
		if a, b := flow.kind.Currency, others[i].kind.Currency; a != b {
			return CommonRatio{}, fmt.Errorf("remittance: against %s: %w", check.Quote(others[i].kind.String()), &money.MismatchError{Left: a, Right: b})
		}
		c.Mixed = kind.mixture(others[i].kind.stamp(), false)
		if err := c.Mixed.beyond(kind.mixed, others[i].kind.Mixed).allowedBy(allowed(allow)); err != nil {
			return CommonRatio{}, err
		}
		kind.mixed = c.Mixed
	}
	key := economy.Key()
years:
	for year := max(first, 1); year <= min(last, 9999); year++ {
		cell := flow.row(key).at(year)
		if cell.state != cellValue || len(others) == 0 {
			c.LeftOut = append(c.LeftOut, year)
			continue
		}
		var sum figure.Number
		for i := range others {
			other := others[i].row(key).at(year)
			if other.state != cellValue {
				c.LeftOut = append(c.LeftOut, year)
				continue years
			}
			sum = sum.Add(other.value().number())
		}
		c.Years = append(c.Years, year)
		c.flow, c.others = c.flow.Add(cell.value().number()), c.others.Add(sum)
	}
	if len(c.Years) == 0 {
		c.Reason = NoYears
	} else if c.others.Sign() <= 0 {
		c.Reason = OtherNotPositive
	}
	return c, nil
}

// Growth returns the growth of an economy's flow from one year to another, with
// its constant rate a year; see [indicator.NewGrowth]. Where a year has no value
// the reason is [NoFlow]. Whether the series is mixed, [Series.Kind] says.
func (s Series) Growth(economy indicator.Place, from, to int) (indicator.Growth, indicator.Reason) {
	a, why := s.At(economy, from)
	b, whyNot := s.At(economy, to)
	if why != indicator.Present || whyNot != indicator.Present {
		return indicator.Growth{}, NoFlow
	}
	return indicator.NewGrowth(a, b, yearSpan(from).Start(), yearSpan(to).Start())
}
