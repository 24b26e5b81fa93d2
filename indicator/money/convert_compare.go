package money

import (
	"errors"
	"fmt"
	"iter"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// ErrOtherLines matches the error for totals that are not of the same lines.
var ErrOtherLines = errors.New("money: totals of other lines")

// TotalComparison is two totals of the same lines, cut down to those that both
// could convert: between totals of unlike lines a difference would mean nothing.
type TotalComparison struct {
	_           [0]func()
	total, base ConvertedTotal // of the lines in common, and so complete
	notTotal    []UnconvertedLine
	notBase     []UnconvertedLine
}

// Against compares a total with another of the same lines, by other rates say,
// over the lines that both could convert. Names of lines do not count.
//
// It returns a [*MismatchError] where the totals are in two currencies, and an
// error that matches [ErrOtherLines] where an amount or a date differs.
func (t ConvertedTotal) Against(base ConvertedTotal) (TotalComparison, error) {
	if t.to != base.to {
		return TotalComparison{}, &MismatchError{t.to, base.to}
	}
	if len(t.lines) != len(base.lines) {
		return TotalComparison{}, fmt.Errorf("%w: %d and %d lines", ErrOtherLines, len(t.lines), len(base.lines))
	}
	for i, line := range t.lines {
		if other := base.lines[i]; line.Date != other.Date || !line.Amount.Equal(other.Amount) {
			return TotalComparison{}, fmt.Errorf("%w: line %d is %s for %s and %s for %s", ErrOtherLines, i+1,
				check.Quote(line.Amount.String()), check.Quote(line.Date.String()),
				check.Quote(other.Amount.String()), check.Quote(other.Date.String()))
		}
	}
	// The sums of the same lines are the same, and in the same order.
	both := make([]bool, len(t.groups))
	for i := range both {
		both[i] = t.groups[i].err == nil && base.groups[i].err == nil
	}
	return TotalComparison{total: t.only(both), base: base.only(both), notTotal: t.Missing(), notBase: base.Missing()}, nil
}

// only returns the total of some of the sums, and of their lines.
func (t ConvertedTotal) only(keep []bool) ConvertedTotal {
	out := ConvertedTotal{converter: t.converter, to: t.to, scale: t.scale}
	place := make([]int32, len(t.groups))
	for i, g := range t.groups {
		if keep[i] {
			place[i] = int32(len(out.groups))
			out.groups = append(out.groups, g)
		}
	}
	for n, line := range t.lines {
		if i := t.of[n]; i >= 0 && keep[i] {
			out.lines = append(out.lines, line)
			out.of = append(out.of, place[i])
		}
	}
	return out
}

// Lines returns the lines that both totals could convert, in order; those that
// are not stated are none of them.
func (c TotalComparison) Lines() []DatedAmount { return slices.Clone(c.total.lines) }

// Totals returns both totals, of those lines alone.
func (c TotalComparison) Totals() (total, base ConvertedTotal) { return c.total, c.base }

// Parts returns the conversions of each sum, by currency and date, as
// [ConvertedTotal.Parts] of both totals has them.
func (c TotalComparison) Parts() iter.Seq2[Conversion, Conversion] {
	return func(yield func(total, base Conversion) bool) {
		totals, bases := c.total.Parts(), c.base.Parts()
		for i := range totals {
			if !yield(totals[i], bases[i]) {
				return
			}
		}
	}
}

// Difference returns by how much the total is above that which it is compared
// with; of the two as they are rounded, so that what is printed adds up.
func (c TotalComparison) Difference() Amount {
	total, _ := c.total.Amount()
	base, _ := c.base.Amount()
	difference, _ := total.Sub(base) // of one currency
	return difference
}

// Percent returns by how many percent of the total that it is compared with the
// total is above it, from their exact numbers; false where that is zero.
func (c TotalComparison) Percent() (percent figure.Number, ok bool) {
	total, _ := c.total.Exact()
	base, _ := c.base.Exact()
	ratio, ok := total.Sub(base).Quo(base)
	return ratio.Mul(figure.Int(100)), ok
}

// Trace returns how the comparison came about: both totals, the lines that
// either could not convert, and the difference. How each total came about, its
// own trace says.
func (c TotalComparison) Trace() check.Trace {
	var tr check.Trace
	total, _ := c.total.Amount()
	base, _ := c.base.Amount()
	tr.Add(check.Input, "lines that both could convert", fmt.Sprint(len(c.total.lines)), "")
	c.traceLeftOut(&tr)
	tr.Add(check.Input, "total", total.String(), "")
	tr.Add(check.Input, "total to compare with", base.String(), "")
	tr.Add(check.Result, "difference", c.Difference().String(), c.percentInWords())
	return tr
}

func (c *TotalComparison) percentInWords() string {
	percent, ok := c.Percent()
	if !ok {
		return "in percent it is undefined, since the total to compare with is zero"
	}
	return percent.Round(2, HalfEven).StringFixed(2) + " %"
}

// traceLeftOut adds the lines that are missing from either total, in order.
func (c *TotalComparison) traceLeftOut(tr *check.Trace) {
	a, b := c.notTotal, c.notBase
	for len(a) > 0 || len(b) > 0 {
		var (
			line UnconvertedLine
			why  string
		)
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].Index < b[0].Index:
			line, why, a = a[0], "no rate in the total", a[1:]
		case len(a) == 0 || b[0].Index < a[0].Index:
			line, why, b = b[0], "no rate in the total to compare with", b[1:]
		default:
			line, why, a, b = a[0], "no rate in either", a[1:], b[1:]
		}
		name := fmt.Sprintf("line %d", line.Index+1)
		if line.Line.Name != "" {
			name += ", " + check.Quote(line.Line.Name)
		}
		text := line.Line.Amount.String()
		if !line.Line.Date.IsZero() {
			text += " for " + line.Line.Date.String()
		}
		tr.Add(check.LeftOut, name, text, why)
	}
}
