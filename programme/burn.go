package programme

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// Burn is how a budget is used up over time: what is known on a day. Amounts
// are in one currency; each may be not stated.
type Burn struct {
	Budget      money.Amount `json:"budget"`
	Expenditure money.Amount `json:"expenditure,omitzero"` // spent so far
	Commitments money.Amount `json:"commitments,omitzero"` // obliged and not yet spent
	Span        period.Span  `json:"span,omitzero"`        // of the budget
	AsOf        period.Date  `json:"as_of,omitzero"`
}

// BurnRate is what [Burn.Rate] finds. An amount without a value is not stated,
// and a ratio then says why.
type BurnRate struct {
	of Burn

	HasDays     bool // the days are known
	DaysTotal   int  // of the span, first and last day included
	DaysElapsed int  // from the first day up to the day of the figures, 0 to DaysTotal

	Available  money.Amount // budget less expenditure and commitments
	Delivery   MoneyRatio   // expenditure / budget
	Commitment MoneyRatio   // expenditure and commitments / budget
	Time       MoneyRatio   // days elapsed / days in total
	Index      MoneyRatio   // delivery / time: above 1 where money goes faster than time

	// ProjectedTotal is what is spent in the end if it goes on like this, half
	// up to the minor unit, and ProjectedVariance what the budget has left then.
	// Neither is stated before the first day.
	ProjectedTotal    money.Amount
	ProjectedVariance money.Amount
	Reason            indicator.Reason // why there is no projection, "" where there is one
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves b as it was.
func (b *Burn) UnmarshalJSON(data []byte) error {
	type plain Burn
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("programme: burn rate: %w", err)
	}
	*b = Burn(in)
	return nil
}

// Rate returns how fast the budget is used up.
//
//	days elapsed       = from the first day to the day of the figures, both
//	                     included, from 0 to the days in total
//	burn index         = (expenditure / budget) / (days elapsed / days in total)
//	projected total    = expenditure / days elapsed × days in total
//	projected variance = budget - projected total
//
// Before the first day there is neither index nor projection, since nothing is
// known of the speed. Days are known where the span has two ends stated to the
// day (the whole of a year has) and the day of the figures is one.
//
// It returns a [*money.MismatchError] where the currencies differ, and an error
// that matches [money.ErrNoMinorUnit] for a currency that has none.
func (b Burn) Rate() (BurnRate, error) {
	r := BurnRate{of: b}
	r.days()
	spent, err := addStated(b.Expenditure, b.Commitments)
	if err == nil && !b.Budget.IsZero() && !spent.IsZero() {
		r.Available, err = b.Budget.Sub(spent)
	}
	if err == nil {
		r.Delivery, err = ratioOf(b.Expenditure, b.Budget)
	}
	if err == nil {
		r.Commitment, err = ratioOf(spent, b.Budget)
	}
	if err == nil {
		err = r.project()
	}
	if err != nil {
		return BurnRate{}, fmt.Errorf("programme: burn rate: %w", err)
	}
	return r, nil
}

// days counts.
func (r *BurnRate) days() {
	r.Time = noRatio(indicator.MissingValue)
	length, err := r.of.Span.Length()
	if err != nil || r.of.AsOf.IsZero() {
		return
	}
	total, known := length.InclusiveDays()
	if !known {
		return
	}
	start := r.of.Span.Outer().Start().DayNumber()
	elapsed := func(d period.Date) int { return min(max(d.DayNumber()-start+1, 0), total) }
	first, last := elapsed(r.of.AsOf.First()), elapsed(r.of.AsOf.Last())
	if first != last { // a month or a year within the span
		return
	}
	r.HasDays, r.DaysTotal, r.DaysElapsed = true, total, first
	share, _ := figure.Frac(int64(first), int64(total)) // a span has one day at least
	r.Time = MoneyRatio{value: share, has: true}
}

func (r *BurnRate) project() error {
	switch {
	case !r.HasDays:
		r.Reason = r.Time.Reason()
	case r.DaysElapsed == 0:
		r.Reason = indicator.NotYetBegun
	case r.of.Expenditure.IsZero():
		r.Reason = indicator.MissingValue
	}
	if r.Reason != indicator.NoReason {
		r.Index = noRatio(r.Reason)
		return nil
	}
	r.Index = r.Delivery.over(r.Time)
	pace, _ := figure.Frac(int64(r.DaysTotal), int64(r.DaysElapsed))
	total, err := r.of.Expenditure.Mul(pace).RoundMinor(money.HalfUp)
	if err != nil {
		return err
	}
	r.ProjectedTotal = total
	if !r.of.Budget.IsZero() {
		r.ProjectedVariance, err = r.of.Budget.Sub(total)
	}
	return err
}

// addStated adds amounts of which none may be missing: the sum is not stated
// where one is not.
func addStated(a, b money.Amount) (money.Amount, error) {
	if a.IsZero() || b.IsZero() {
		return money.Amount{}, nil
	}
	return a.Add(b)
}

// Check returns what is wrong with b, by these codes:
//
//   - programme.burn-budget (warning): no budget, or one that is not above 0
//   - programme.burn-days (warning): the days cannot be counted
//   - programme.burn-overspent (error): more is spent and committed than budgeted
//   - programme.burn-currency (error): amounts in several currencies
func (b Burn) Check() check.Findings {
	var fs check.Findings
	add := func(code string, s check.Severity, path check.Path, message string) {
		fs = append(fs, check.Finding{Code: code, Severity: s, Path: path, Message: message})
	}
	if b.Budget.Sign() <= 0 {
		add("programme.burn-budget", check.Warning, "budget", "the budget is "+orNotStated(b.Budget)+": want one above 0")
	}
	r, err := b.Rate()
	switch {
	case errors.Is(err, money.ErrMismatch):
		add("programme.burn-currency", check.Error, "", "the amounts are in several currencies: "+err.Error())
		return fs
	case err != nil:
		add("programme.burn-currency", check.Error, "", err.Error())
		return fs
	}
	if !r.HasDays {
		add("programme.burn-days", check.Warning, "span", fmt.Sprintf("the days of %s up to %s cannot be counted",
			check.Quote(b.Span.String()), check.Quote(b.AsOf.String())))
	}
	if r.Available.Sign() < 0 {
		add("programme.burn-overspent", check.Error, "expenditure", fmt.Sprintf(
			"%s spent and %s committed exceed the budget of %s by %s", b.Expenditure, b.Commitments, b.Budget, r.Available.Neg()))
	}
	return fs
}

// orNotStated prints an amount, or says that there is none.
func orNotStated(a money.Amount) string {
	if a.IsZero() {
		return "not stated"
	}
	return a.String()
}

// Trace returns how the rates came about.
func (r BurnRate) Trace() check.Trace {
	var t check.Trace
	for _, in := range [...]struct {
		name   string
		amount money.Amount
	}{{"budget", r.of.Budget}, {"expenditure", r.of.Expenditure}, {"commitments", r.of.Commitments}} {
		if in.amount.IsZero() {
			t.Add(check.LeftOut, in.name, "", "not stated")
		} else {
			t.Add(check.Input, in.name, in.amount.String(), "")
		}
	}
	if r.HasDays {
		t.Add(check.Input, "days", fmt.Sprintf("%d of %d", r.DaysElapsed, r.DaysTotal), "both ends included")
	} else {
		t.Add(check.LeftOut, "days", "", "the span or the day of the figures is not known to the day")
	}
	t.Add(check.Compute, "delivery", r.Delivery.String(), "expenditure / budget")
	t.Add(check.Compute, "time", r.Time.String(), "days elapsed / days in total")
	t.Add(check.Compute, "burn index", r.Index.String(), "delivery / time")
	if r.Reason == indicator.NoReason {
		t.Add(check.Rounding, "projection", "to the minor unit", "half up")
		t.Add(check.Result, "projected total", r.ProjectedTotal.String(), "expenditure / days elapsed × days in total")
	} else {
		t.Add(check.Result, "projected total", "", string(r.Reason))
	}
	return t
}
