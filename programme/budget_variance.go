package programme

import (
	"errors"
	"fmt"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// LineVariance is a line of the budget beside what was spent on it. Amounts
// that cannot be told are not stated, and Err says why.
type LineVariance struct {
	CurrentLine

	// In the line's own currency. Nothing spent is 0, since the entries are taken
	// for all there are.
	Actual   money.Amount
	Variance money.Amount // budget less actual: below 0 where more was spent
	Delivery MoneyRatio   // actual / budget

	// In the currency of the report. The variance there is
	//
	//	budget × its rate - actual × the rates of its days
	//	    = (budget - actual) × rate of the budget   the volume part
	//	    + actual × (rate of the budget - its rates) the exchange part
	BudgetIn   money.Amount
	ActualIn   money.Amount
	VarianceIn money.Amount
	Volume     money.Amount // what was spent less, or more, at the rate of the budget
	Exchange   money.Amount // what the rates did: the rest, to the last unit

	Entries []int // places of the entries that were spent on it
	Err     error // of the report's currency or, matching [ErrVariance], of the line's own
}

// BudgetVariance is a budget beside what was spent.
type BudgetVariance struct {
	Lines []LineVariance
	// Unbudgeted are the places of entries that no line of the budget is for:
	// another cell, or a date outside its periods.
	Unbudgeted []int
	Reason     indicator.Reason // why the budget is not known as a whole, "" where it is
}

// ErrVariance matches the error of a line whose actual is not known in its own
// currency: an entry has no amount, or no rate into the line's currency.
var ErrVariance = errors.New("programme: actual of a budget line not known")

// Variance compares the lines of the budget that hold now with the entries of
// one kind, mostly [EntryExpenditure]: first in each line's own currency, then
// in that of a report, split into what was spent otherwise and what exchange
// rates did. An entry belongs to the line of its cell in whose period its date
// lies for certain; an undated line takes all of its cell.
//
// The line counts at the rate of its value date, each entry at that of its own
// date. Every amount is rounded once, but for the exchange part, which is the
// rest, so that the parts sum to the whole. Without a currency to report in only
// the line's own is compared.
func (f Finance) Variance(kind EntryKind, to money.Currency, conv money.Converter) BudgetVariance {
	current := f.Budget.Current()
	v := BudgetVariance{Reason: current.Reason, Lines: make([]LineVariance, len(current.Lines))}
	at := map[BudgetCell][]int{} // lines by cell, without their period
	for i, l := range current.Lines {
		v.Lines[i].CurrentLine = l
		cell := l.BudgetCell
		cell.Period = period.Span{}
		at[cell] = append(at[cell], i)
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.Kind != kind {
			continue
		}
		cell := BudgetCell{Outcome: e.Outcome, Output: e.Output, Agency: e.Agency(), Category: e.Category}
		j := slices.IndexFunc(at[cell], func(j int) bool {
			p := v.Lines[j].Period
			return p.IsZero() || p.ContainsDate(e.Date) == check.Met
		})
		if j < 0 {
			v.Unbudgeted = append(v.Unbudgeted, i)
			continue
		}
		l := &v.Lines[at[cell][j]]
		l.Entries = append(l.Entries, i)
	}
	for i := range v.Lines {
		l := &v.Lines[i]
		l.Err = l.compare(f, conv)
		if l.Err == nil && !to.IsZero() {
			l.Err = l.report(f, to, conv)
		}
	}
	return v
}

// compare fills in the line's own currency.
func (l *LineVariance) compare(f Finance, conv money.Converter) error {
	if l.CurrentLine.Amount.IsZero() {
		return fmt.Errorf("%w: the budget is not stated", ErrVariance)
	}
	currency := l.CurrentLine.Amount.Currency()
	sum, err := money.NewRational(figure.Number{}, currency)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrVariance, err)
	}
	scale := l.CurrentLine.Amount.Scale()
	exact := true
	for _, i := range l.Entries {
		a, date := f.Entries[i].Amount, f.Entries[i].ratesOf()
		if a.IsZero() {
			return fmt.Errorf("%w: entries[%d] has no amount", ErrVariance, i)
		}
		own := a.Rational()
		if a.Currency() != currency {
			exact = false
			factor, err := factorOf(a.Currency(), currency, conv, date)
			if err != nil {
				return fmt.Errorf("%w: entries[%d]: %w", ErrVariance, i, err)
			}
			own, _ = money.NewRational(a.Number().Mul(factor), currency)
		} else {
			scale = max(scale, a.Scale())
		}
		if sum, err = sum.Add(own); err != nil {
			return fmt.Errorf("%w: %w", ErrVariance, err)
		}
	}
	if exact {
		l.Actual = sum.Round(scale, conv.Rounding) // has no more digits
	} else if l.Actual, err = sum.RoundMinor(conv.Rounding); err != nil {
		return fmt.Errorf("%w: %w", ErrVariance, err)
	}
	if l.Variance, err = l.CurrentLine.Amount.Sub(l.Actual); err != nil {
		return fmt.Errorf("%w: %w", ErrVariance, err)
	}
	l.Delivery, err = ratioOf(l.Actual, l.CurrentLine.Amount)
	return err
}

// report fills in the currency of the report.
func (l *LineVariance) report(f Finance, to money.Currency, conv money.Converter) error {
	budget, err := conv.Convert(l.CurrentLine.Amount, to, f.Budget.Lines[l.Line].ValueDate)
	if err != nil {
		return fmt.Errorf("programme: variance: the budget: %w", err)
	}
	spent := make([]money.DatedAmount, len(l.Entries))
	for i, at := range l.Entries {
		spent[i] = money.DatedAmount{Amount: f.Entries[at].Amount, Date: f.Entries[at].ratesOf()}
	}
	total, err := conv.Total(to, spent)
	if err == nil {
		err = total.Err()
	}
	if err != nil {
		return fmt.Errorf("programme: variance: the actual: %w", err)
	}
	actual, _ := total.Amount()
	volume, err := money.NewRational(l.Variance.Number().Mul(budget.Factor()), to)
	if err != nil {
		return fmt.Errorf("programme: variance: %w", err)
	}
	l.BudgetIn, l.ActualIn = budget.Amount(), actual
	l.Volume = volume.Round(l.BudgetIn.Scale(), conv.Rounding)
	if l.VarianceIn, err = l.BudgetIn.Sub(l.ActualIn); err == nil {
		l.Exchange, err = l.VarianceIn.Sub(l.Volume)
	}
	return err
}

// Trace returns how the variance of the line came about.
func (l LineVariance) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "budget", orNotStated(l.CurrentLine.Amount), l.BudgetCell.String())
	for _, i := range l.Entries {
		t.Add(check.Input, fmt.Sprintf("entries[%d]", i), "", "spent on the line")
	}
	if l.Err != nil {
		t.Add(check.LeftOut, "variance", "", l.Err.Error())
	}
	if !l.Variance.IsZero() {
		t.Add(check.Compute, "actual", l.Actual.String(), "")
		t.Add(check.Result, "variance", l.Variance.String(), "budget - actual")
	}
	if !l.VarianceIn.IsZero() {
		t.Add(check.Compute, "budget in "+l.BudgetIn.Currency().Code(), l.BudgetIn.String(), "at its value date")
		t.Add(check.Compute, "actual in "+l.ActualIn.Currency().Code(), l.ActualIn.String(), "each entry at its date")
		t.Add(check.Compute, "volume part", l.Volume.String(), "(budget - actual) × rate of the budget")
		t.Add(check.Compute, "exchange part", l.Exchange.String(), "the rest")
		t.Add(check.Result, "variance in "+l.VarianceIn.Currency().Code(), l.VarianceIn.String(), "")
	}
	return t
}
