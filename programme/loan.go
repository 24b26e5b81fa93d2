package programme

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Loans is a portfolio of loans as a source states it: "over 9,900 loans
// amounting to more than 8.5 million USD", with the businesses that they
// supported and how they were repaid. Money is principal: interest and fees are
// no part of it. Every figure keeps its hedge, and one that is not stated is not
// 0.
//
// Loans and grants are different money: a loan comes back. Neither is ever
// added to the other.
type Loans struct {
	Code  string      `json:"code,omitempty"`
	Title lang.Text   `json:"title,omitzero"`
	Span  period.Span `json:"span,omitzero"`  // over which they were given
	AsOf  period.Date `json:"as_of,omitzero"` // of what is repaid, outstanding and overdue

	// Ceiling is what one loan may be at most, and Floor what it has to be at
	// least.
	Ceiling    money.Figure `json:"ceiling,omitzero"`
	Floor      money.Figure `json:"floor,omitzero"`
	Conditions []lang.Text  `json:"conditions,omitempty"` // under which a loan is given
	// Interest is what a loan costs, in percent a year of what is outstanding, and
	// Term how long it runs: "up to 24 months".
	Interest figure.Figure `json:"interest,omitzero"`
	Term     figure.Figure `json:"term,omitzero"`

	Count  figure.Figure `json:"count,omitzero"`  // loans given
	Volume money.Figure  `json:"volume,omitzero"` // lent in all

	Repaid      money.Figure `json:"repaid,omitzero"`
	Outstanding money.Figure `json:"outstanding,omitzero"` // lent and not repaid, due or not
	Overdue     money.Figure `json:"overdue,omitzero"`     // of what is outstanding, what fell due
	WrittenOff  money.Figure `json:"written_off,omitzero"` // given up, and outstanding no more
	// RepaymentRate is the rate that the source states, in percent. Of what it
	// is a rate, sources rarely say: of what was lent, or of what fell due.
	RepaymentRate figure.Figure `json:"repayment_rate,omitzero"`

	Borrowers  figure.Figure `json:"borrowers,omitzero"`  // each of them once
	Businesses figure.Figure `json:"businesses,omitzero"` // supported, by loans or otherwise
	// WomenRun is how many of the businesses women run: a percentage of them, or a
	// number.
	WomenRun figure.Figure `json:"women_run,omitzero"`
	Jobs     figure.Figure `json:"jobs,omitzero"` // created or kept in these businesses
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves l as it was.
func (l *Loans) UnmarshalJSON(data []byte) error {
	type plain Loans
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("programme: loans: %w", err)
	}
	*l = Loans(in)
	return nil
}

// AverageLoan returns what a loan comes to on average, volume over count, in
// units of the volume's currency. Two figures with a lower end alone, "over
// 9,900 loans" of "more than 8.5 million", say nothing of it but that it is
// above 0. It is undefined where one of the two is not stated, or the count is
// 0.
func (l Loans) AverageLoan() claim.Quotient {
	return average("the volume", l.Volume, "the number of loans", l.Count)
}

// LoansPerBorrower returns how many loans a borrower took on average. It is
// undefined where one of the two is not stated, or there are no borrowers.
func (l Loans) LoansPerBorrower() claim.Quotient {
	q := claim.Ratio(l.Count, l.Borrowers, figure.Int(1))
	switch {
	case l.Count.IsZero():
		return undefined(q, "the number of loans is not stated")
	case l.Borrowers.IsZero():
		return undefined(q, "the number of borrowers is not stated")
	}
	return q
}

// RepaidOfVolume returns the percentage of what was lent that is repaid. While
// loans run it is below 100 though nobody is late; see [Loans.RepaidOfDue]. It
// is undefined where one of the two is not stated or the volume is 0. An error
// matches [claim.ErrUnits].
func (l Loans) RepaidOfVolume() (claim.Quotient, error) {
	return l.percent(claim.Share, "what is repaid", l.Repaid, "the volume", l.Volume)
}

// RepaidOfDue returns the percentage of what fell due that is repaid.
//
//	rate = repaid / (repaid + overdue) × 100
//
// What was repaid early counts as due, and what was written off does not, so
// that the rate is then too high. It is undefined where one of the two is not
// stated or both are 0. An error matches [claim.ErrUnits].
func (l Loans) RepaidOfDue() (claim.Quotient, error) {
	ofSum := func(part, other figure.Quantity) (claim.Quotient, error) { return claim.ShareOfSum(part, other) }
	return l.percent(ofSum, "what is repaid", l.Repaid, "what is overdue", l.Overdue)
}

// OverdueOfOutstanding returns the percentage of what is outstanding that is
// overdue. It is undefined where one of the two is not stated, or nothing is
// outstanding. An error matches [claim.ErrUnits].
func (l Loans) OverdueOfOutstanding() (claim.Quotient, error) {
	return l.percent(claim.Share, "what is overdue", l.Overdue, "what is outstanding", l.Outstanding)
}

func (l *Loans) percent(of func(part, whole figure.Quantity) (claim.Quotient, error), what string, part money.Figure, whole string, all money.Figure) (claim.Quotient, error) {
	q, err := of(part, all)
	switch {
	case err != nil:
		return claim.Quotient{}, err
	case part.IsZero():
		q = undefined(q, what+" is not stated")
	case all.IsZero():
		q = undefined(q, whole+" is not stated")
	}
	return q, nil
}

// Check returns what is wrong with l, in the order of the fields, under these
// codes:
//
//   - programme.loan-negative (error): an amount or a number below 0
//   - programme.loan-currency (warning): amounts that cannot be compared with
//     the volume without a rate
//   - programme.loan-bounds (error): a floor above the ceiling
//   - programme.loan-ceiling (error): a volume above what the ceiling allows for
//     so many loans
//   - programme.loan-floor (error): a volume below what the floor asks for
//   - programme.loan-repaid (error): more repaid than lent
//   - programme.loan-sum (error; warning): repaid, outstanding and written off
//     above what was lent; or below it, which is a warning where what is written
//     off is not stated
//   - programme.loan-overdue (error): more overdue than outstanding
//   - programme.loan-rate (error): a stated repayment rate that is no percentage
//     up to 100, or fits neither what was lent nor what fell due
//   - programme.loan-interest (error): an interest that is no percentage of at
//     least 0
//   - programme.loan-term (error): a term that is no time, or not above 0
//   - programme.loan-women (error): businesses of women that are no percentage
//     from 0 to 100, of which no whole number fits, or more than all businesses
//   - programme.loan-borrowers (error): more borrowers than loans
//
// There is a finding only where every value that the figures allow is wrong. A
// business may be supported without a loan, so that businesses are not compared
// with loans.
func (l Loans) Check() check.Findings {
	c := loanChecker{Loans: l}
	c.checkFigures()
	c.checkLimits()
	c.checkRepaid()
	c.checkRate()
	c.checkTerms()
	if !l.Borrowers.IsZero() && !l.Count.IsZero() && l.Borrowers.Bounds().CompareTo(figure.Greater, l.Count.Bounds()) == check.Met {
		c.add("programme.loan-borrowers", check.Error, "borrowers", fmt.Sprintf("there are %s and %s: want a loan for each", l.Borrowers, l.Count))
	}
	return c.fs
}

// loanChecker looks at one portfolio.
type loanChecker struct {
	Loans
	fs check.Findings
}

func (c *loanChecker) add(code string, s check.Severity, path check.Path, message string, values ...check.Value) {
	c.fs = append(c.fs, check.Finding{Code: code, Severity: s, Path: path, Message: message, Values: values})
}

// checkFigures looks at each figure by itself, and at its currency.
func (c *loanChecker) checkFigures() {
	for _, f := range [...]struct {
		path check.Path
		what string
		figure.Figure
	}{
		{"ceiling", "ceiling", c.Ceiling.Figure()}, {"floor", "floor", c.Floor.Figure()},
		{"count", "number of loans", c.Count}, {"volume", "volume", c.Volume.Figure()},
		{"repaid", "amount repaid", c.Repaid.Figure()}, {"outstanding", "amount outstanding", c.Outstanding.Figure()},
		{"overdue", "amount overdue", c.Overdue.Figure()}, {"written_off", "amount written off", c.WrittenOff.Figure()},
		{"borrowers", "number of borrowers", c.Borrowers}, {"businesses", "number of businesses", c.Businesses}, {"jobs", "number of jobs", c.Jobs},
	} {
		if f.Compare(figure.Less, figure.Int(0)) == check.Met {
			c.add("programme.loan-negative", check.Error, f.path, fmt.Sprintf("the %s is %s: want none below 0", f.what, f.Figure))
		}
	}
	for _, f := range [...]struct {
		path check.Path
		money.Figure
	}{
		{"ceiling", c.Ceiling}, {"floor", c.Floor}, {"repaid", c.Repaid}, {"outstanding", c.Outstanding},
		{"overdue", c.Overdue}, {"written_off", c.WrittenOff},
	} {
		if !f.IsZero() && !c.Volume.IsZero() && f.Currency() != c.Volume.Currency() {
			c.add("programme.loan-currency", check.Warning, f.path, fmt.Sprintf("%s cannot be compared with the volume of %s without a rate", f.Figure, c.Volume))
		}
	}
}

// checkLimits compares the volume with what ceiling and floor allow together.
func (c *loanChecker) checkLimits() {
	if !c.Ceiling.IsZero() && !c.Floor.IsZero() && c.Ceiling.Currency() == c.Floor.Currency() &&
		least(c.Floor).CompareTo(figure.Greater, most(c.Ceiling)) == check.Met {
		c.add("programme.loan-bounds", check.Error, "floor", fmt.Sprintf("the floor of %s is above the ceiling of %s", c.Floor, c.Ceiling))
	}
	if c.Volume.IsZero() || c.Count.IsZero() {
		return
	}
	volume := check.Value{Name: "volume", Text: c.Volume.String()}
	if !c.Ceiling.IsZero() {
		under, err := claim.UnderCeilings(c.Volume, claim.Group{Count: c.Count, Ceiling: c.Ceiling})
		if err == nil && under.Within == check.NotMet {
			c.add("programme.loan-ceiling", check.Error, "volume", fmt.Sprintf("the volume of %s is above what %s of %s come to: %s", c.Volume, c.Count, c.Ceiling, under.Total),
				volume, check.Value{Name: "ceilings", Text: under.Total.String()})
		}
	}
	if c.Floor.Currency() == c.Volume.Currency() { // so that it is stated
		floors := c.Count.Bounds().Mul(least(c.Floor))
		if c.Volume.Bounds().CompareTo(figure.Less, floors) == check.Met {
			c.add("programme.loan-floor", check.Error, "volume", fmt.Sprintf("the volume of %s is below what %s of at least %s come to: %s", c.Volume, c.Count, c.Floor, floors),
				volume, check.Value{Name: "floors", Text: floors.String()})
		}
	}
}

// checkRepaid compares what became of the money with what was lent.
func (c *loanChecker) checkRepaid() {
	volume := check.Value{Name: "volume", Text: c.Volume.String()}
	if c.above(c.Repaid, c.Volume) {
		c.add("programme.loan-repaid", check.Error, "repaid", fmt.Sprintf("%s is repaid, more than the %s lent", c.Repaid, c.Volume),
			check.Value{Name: "repaid", Text: c.Repaid.String()}, volume)
	} else {
		c.checkSum(volume)
	}
	if c.above(c.Overdue, c.Outstanding) {
		c.add("programme.loan-overdue", check.Error, "overdue", fmt.Sprintf("%s is overdue, more than the %s outstanding", c.Overdue, c.Outstanding),
			check.Value{Name: "overdue", Text: c.Overdue.String()}, check.Value{Name: "outstanding", Text: c.Outstanding.String()})
	}
}

// above reports whether f is certainly more than g; both are stated then, and in
// one currency.
func (c *loanChecker) above(f, g money.Figure) bool {
	return !f.IsZero() && f.Currency() == g.Currency() && f.Bounds().CompareTo(figure.Greater, g.Bounds()) == check.Met
}

// checkSum compares repaid, outstanding and written off with the volume. What of
// them is not stated can be anything from 0.
func (c *loanChecker) checkSum(volume check.Value) {
	if c.Volume.IsZero() {
		return
	}
	parts := [...]figure.Quantity{c.Repaid, c.Outstanding, c.WrittenOff}
	missing := 0
	for i, p := range parts {
		if p.Figure().IsZero() {
			parts[i] = unknownAmount("")
			missing++
		}
	}
	if missing == len(parts) {
		return
	}
	r, err := claim.Sum(c.Volume, parts[:]...)
	if err != nil {
		return // currencies, found above
	}
	sum := check.Value{Name: "sum", Text: r.Sum.String()}
	if r.Consistency == claim.Inconsistent {
		c.add("programme.loan-sum", check.Error, "volume", fmt.Sprintf("repaid, outstanding and written off come to %s, and %s was lent", r.Sum, c.Volume), sum, volume)
		return
	}
	if missing != 1 || !c.WrittenOff.IsZero() {
		return
	}
	if r, err = claim.Sum(c.Volume, c.Repaid, c.Outstanding); err == nil && r.Consistency == claim.Inconsistent {
		sum.Text = r.Sum.String()
		c.add("programme.loan-sum", check.Warning, "volume", fmt.Sprintf("repaid and outstanding come to %s, and %s was lent: what is written off is not stated", r.Sum, c.Volume), sum, volume)
	}
}

// checkRate compares the stated repayment rate with those that follow.
func (c *loanChecker) checkRate() {
	rate := c.RepaymentRate
	if rate.IsZero() {
		return
	}
	hundred := figure.Int(100)
	if rate.Unit() != "%" || rate.Compare(figure.Less, figure.Int(0)) == check.Met || rate.Compare(figure.Greater, hundred) == check.Met {
		c.add("programme.loan-rate", check.Error, "repayment_rate", fmt.Sprintf("the repayment rate is %s: want a percentage from 0 to 100", rate))
		return
	}
	ofVolume, errVolume := c.RepaidOfVolume()
	ofDue, errDue := c.RepaidOfDue()
	if errVolume != nil || errDue != nil || ofVolume.Undefined != "" || ofDue.Undefined != "" ||
		rate.Bounds().Meets(ofVolume.Bounds) || rate.Bounds().Meets(ofDue.Bounds) {
		return
	}
	c.add("programme.loan-rate", check.Error, "repayment_rate",
		fmt.Sprintf("the repayment rate is %s: repaid are %s %% of what was lent, and %s %% of what fell due", rate, ofVolume.Bounds.Outwards(2), ofDue.Bounds.Outwards(2)))
}
