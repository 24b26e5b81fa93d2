package programme

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
)

// CurrentLine is what a budget has now for one cell and period.
type CurrentLine struct {
	BudgetCell
	Line     int   // place of the line that counts, in the budget
	Replaced []int // places of the lines that it replaces, the oldest first
	Amount   money.Amount
}

// CurrentBudget is a budget with its revisions applied.
type CurrentBudget struct {
	// Lines are those that count, in the order of their cells and periods.
	Lines []CurrentLine
	// Total is what they come to, each currency for itself. It is the total of
	// the budget only where Reason is "".
	Total money.Bag
	// PlainSum adds originals and revisions alike, which counts them twice.
	PlainSum money.Bag
	// Reason says why the total is not known: [indicator.MissingValue] where a
	// line has no amount or there is none, [BudgetUnclear] where lines stand
	// against each other.
	Reason indicator.Reason
	// Findings say which do: those of [Budget.Check] about several lines.
	Findings check.Findings
}

// BudgetUnclear is the reason why a budget has no total: periods overlap, are
// there twice or are split in other ways, and which figure holds is not guessed.
const BudgetUnclear indicator.Reason = "budget-unclear"

// Current returns the budget that holds now. For each cell and identical period
// (both dates) the revision replaces the original, and a revision alone counts.
// Of several revisions the one agreed last counts, where their dates order
// them. Whatever else there is of one period stands against it, is reported,
// and leaves the total unknown.
func (b Budget) Current() CurrentBudget {
	r := resolver{lines: b.Lines}
	r.resolve(true)
	c := CurrentBudget{Lines: r.current, Findings: r.fs}
	for i := range b.Lines {
		c.PlainSum.Add(b.Lines[i].Amount)
	}
	for i := range c.Lines {
		c.Total.Add(c.Lines[i].Amount)
		if c.Lines[i].Amount.IsZero() {
			c.Reason = indicator.MissingValue
		}
	}
	switch {
	case r.unclear:
		c.Reason = BudgetUnclear
	case len(c.Lines) == 0:
		c.Reason = indicator.MissingValue
	}
	return c
}

// Amount returns the total in one currency, and false where it is not known or
// in several.
func (c CurrentBudget) Amount() (money.Amount, bool) { return oneAmount(c.Total, c.Reason, c.Lines) }

// oneAmount returns the total of lines in one currency; where all of it nets to
// nothing, zero in the currency of the lines.
func oneAmount(total money.Bag, why indicator.Reason, lines []CurrentLine) (money.Amount, bool) {
	if why != indicator.NoReason || len(lines) == 0 {
		return money.Amount{}, false
	}
	currency := lines[0].Amount.Currency()
	for i := range lines {
		if lines[i].Amount.Currency() != currency {
			return money.Amount{}, false
		}
	}
	return total.Total(currency), true
}

// In returns the total in one currency, each line at the rates of its value
// date. The lines that have no rate, or no value date where one is needed, are
// in [money.ConvertedTotal.Missing], by their place in Lines; the trace is that
// of the total. Whether the lines are all there is, Reason says. The errors are
// those of [money.Converter.Total].
func (c CurrentBudget) In(to money.Currency, b Budget, conv money.Converter) (money.ConvertedTotal, error) {
	lines := make([]money.DatedAmount, len(c.Lines))
	for i, l := range c.Lines {
		lines[i].Amount = l.Amount
		if l.Line < len(b.Lines) {
			lines[i].Date = b.Lines[l.Line].ValueDate
		}
	}
	return conv.Total(to, lines)
}

// History returns the lines that were stated for the cell and period of the
// line at place i, the oldest first and the one that counts last; it is nil
// where the line stands against another, or there is no such line.
func (c CurrentBudget) History(i int) []int {
	for _, l := range c.Lines {
		if l.Line == i || slices.Contains(l.Replaced, i) {
			return append(slices.Clone(l.Replaced), l.Line)
		}
	}
	return nil
}

// Trace returns how the total came about.
func (c CurrentBudget) Trace() check.Trace {
	var t check.Trace
	for _, l := range c.Lines {
		name := "lines[" + fmt.Sprint(l.Line) + "]"
		if l.Amount.IsZero() {
			t.Add(check.LeftOut, name, "", l.BudgetCell.String()+": not stated")
		} else {
			t.Add(check.Input, name, l.Amount.String(), l.BudgetCell.String())
		}
		for _, i := range l.Replaced {
			t.Add(check.LeftOut, "lines["+fmt.Sprint(i)+"]", "", "replaced by "+name)
		}
	}
	for _, f := range c.Findings {
		t.Add(check.LeftOut, string(f.Path), "", f.Message)
	}
	t.Add(check.Result, "current total", c.Total.String(), string(c.Reason))
	return t
}
