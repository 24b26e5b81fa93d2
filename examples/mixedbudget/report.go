package main

import (
	"cmp"
	"fmt"
	"io"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// reporting is the currency of the totals.
var reporting = money.USD

// report writes the budget, its totals at the rates of both books and what
// became of the pledge.
func report(w io.Writer, lines []line, p donorPledge, at [2]book) error {
	r := &reporter{w: w, lines: lines}
	r.linef("Youth employment and migration in Serbia and Ukraine, 2014 to 2016: a budget made up for this example")
	r.rates(at)
	r.budget()
	r.bag()
	var totals [2]money.ConvertedTotal
	for i, b := range at {
		totals[i] = r.total(b)
	}
	r.missing(at, totals)
	r.difference(at, totals)
	for _, b := range at {
		r.pledge(b, p)
	}
	return r.err
}

// reporter writes one budget and keeps the first error.
type reporter struct {
	w     io.Writer
	lines []line
	err   error
}

func (r *reporter) linef(format string, args ...any) {
	if _, err := fmt.Fprintf(r.w, format+"\n", args...); err != nil {
		r.keep(err)
	}
}

func (r *reporter) keep(err error) { r.err = cmp.Or(r.err, err) }

func (r *reporter) headingf(format string, args ...any) { r.linef("\n"+format, args...) }

func (r *reporter) trace(t check.Trace) {
	for _, step := range t {
		r.linef("    %s", step)
	}
}

func (r *reporter) rates(at [2]book) {
	r.headingf("Rates")
	for _, b := range at {
		held := 0
		for _, t := range b.Converter.Rates {
			held += t.Len()
		}
		r.linef("  %s: %d held, %d skipped, %s", b.Name, held, b.Skipped.Total, b.Converter.Policy)
		r.linef("    %s", b.Note)
	}
}

func (r *reporter) budget() {
	r.headingf("Budget")
	for i, l := range r.lines {
		r.linef("  %2d  %s  %15s  %s", i+1, l.Date, l.Amount, l.Title)
	}
}

func (r *reporter) bag() {
	var bag money.Bag
	for _, l := range r.lines {
		bag.Add(l.Amount)
	}
	r.headingf("By currency, nothing converted")
	for a := range bag.All() {
		r.linef("  %15s", a)
	}
}

// dated returns the lines as package money takes them, but for those left out.
func dated(lines []line, without map[int]bool) []money.DatedAmount {
	var out []money.DatedAmount
	for i, l := range lines {
		if !without[i] {
			out = append(out, l.DatedAmount)
		}
	}
	return out
}

func (r *reporter) total(b book) money.ConvertedTotal {
	r.headingf("In %s at %s", reporting, b.Name)
	t, err := b.Converter.Total(reporting, dated(r.lines, nil))
	if r.keep(err); err != nil {
		return t
	}
	amount, complete := t.Amount()
	if complete {
		r.linef("  %s", amount)
	} else {
		r.linef("  %s, of %d of %d lines", amount, len(r.lines)-len(t.Missing()), len(r.lines))
	}
	byLine, _ := t.RoundedByLine()
	r.linef("  %s if each line were rounded by itself", byLine)
	r.linef("  how it came about")
	r.trace(t.Trace())
	return t
}

func (r *reporter) missing(at [2]book, totals [2]money.ConvertedTotal) {
	r.headingf("Lines that could not be converted")
	for i, b := range at {
		missing := totals[i].Missing()
		r.linef("  at %s: %d", b.Name, len(missing))
		for _, m := range missing {
			r.linef("    %2d  %s  %15s  %s", m.Index+1, m.Line.Date, m.Line.Amount, r.lines[m.Index].Title)
			r.linef("        %s", m.Err)
		}
	}
}

// difference compares the totals of the lines that both books could convert:
// between totals of unlike lines, a difference would mean nothing.
func (r *reporter) difference(at [2]book, totals [2]money.ConvertedTotal) {
	without := map[int]bool{}
	for _, t := range totals {
		for _, m := range t.Missing() {
			without[m.Index] = true
		}
	}
	common := dated(r.lines, without)
	r.headingf("Difference, over the %d lines that both could convert", len(common))

	var (
		parts   [2][]money.Conversion
		amounts [2]money.Amount
		exact   [2]figure.Number
	)
	for i, b := range at {
		t, err := b.Converter.Total(reporting, common)
		r.keep(err)
		parts[i] = t.Parts()
		amounts[i], _ = t.Amount()
		exact[i], _ = t.Exact()
	}
	r.linef("  %29s  %14s  %14s  %13s  %8s", "", "at ECB rates", "by the UN rule", "UN less ECB", "of ECB")
	row := func(name string, amounts [2]money.Amount, exact [2]figure.Number) {
		difference, err := amounts[1].Sub(amounts[0])
		r.keep(err)
		share := "undefined"
		if ratio, ok := exact[1].Sub(exact[0]).Quo(exact[0]); ok {
			share = ratio.Mul(figure.Int(100)).Round(2, figure.HalfEven).StringFixed(2) + " %"
		}
		r.linef("  %29s  %14s  %14s  %13s  %8s", name, amounts[0], amounts[1], difference, share)
	}
	for i := range min(len(parts[0]), len(parts[1])) { // the same sums, since the lines are the same
		ours, theirs := parts[0][i], parts[1][i]
		row(fmt.Sprintf("%s for %s", ours.From(), ours.Date()),
			[2]money.Amount{ours.Amount(), theirs.Amount()}, [2]figure.Number{ours.Exact(), theirs.Exact()})
	}
	row("together", amounts, exact)
}

// pledge writes what the rates of a book won or lost on the pledge.
func (r *reporter) pledge(b book, p donorPledge) {
	r.headingf("Pledge, booked at %s", b.Name)
	account, err := b.Converter.PledgeAccount(reporting, p.Pledge, p.Receipts, p.Closing)
	if r.keep(err); err != nil { // a day without a rate
		return
	}
	g, err := account.GainLoss()
	if r.keep(err); err != nil {
		return
	}
	r.linef("  booked      %14s", g.Booked)
	for i, receipt := range g.Receipts {
		r.linef("  receipt %d   %14s, booked at %s: %s", i+1, receipt.Value, receipt.Released, gainOrLoss(receipt.Realised))
	}
	r.linef("  outstanding %14s, which is %s at closing, booked at %s", g.Outstanding, g.AtClosing, g.Carrying)
	r.linef("  realised    %s", gainOrLoss(g.Realised))
	r.linef("  unrealised  %s", gainOrLoss(g.Unrealised))
	r.linef("  together    %s", gainOrLoss(g.Total))
	r.linef("  how it came about")
	r.trace(g.Trace())
}

func gainOrLoss(a money.Amount) string {
	switch a.Sign() {
	case 1:
		return "a gain of " + a.String()
	case -1:
		return "a loss of " + a.Neg().String()
	}
	return "neither gain nor loss"
}
