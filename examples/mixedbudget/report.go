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
func report(w io.Writer, lines []money.DatedAmount, p donorPledge, at [2]book) error {
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
	r.difference(totals)
	for _, b := range at {
		r.pledge(b, p)
	}
	return r.err
}

// reporter writes one budget and keeps the first error.
type reporter struct {
	w     io.Writer
	lines []money.DatedAmount
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
		r.linef("  %2d  %s  %15s  %s", i+1, l.Date, l.Amount, l.Name)
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

func (r *reporter) total(b book) money.ConvertedTotal {
	r.headingf("In %s at %s", reporting, b.Name)
	t, err := b.Converter.Total(reporting, r.lines)
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
			r.linef("    %2d  %s  %15s  %s", m.Index+1, m.Line.Date, m.Line.Amount, m.Line.Name)
			r.linef("        %s", m.Err)
		}
	}
}

// difference compares the totals over the lines that both books could convert.
func (r *reporter) difference(totals [2]money.ConvertedTotal) {
	c, err := totals[1].Against(totals[0])
	if r.keep(err); err != nil {
		return
	}
	r.headingf("Difference, over the %d lines that both could convert", len(c.Lines()))
	const row = "  %29s  %14s  %14s  %13s  %8s"
	r.linef(row, "", "at ECB rates", "by the UN rule", "UN less ECB", "of ECB")
	for un, ecb := range c.Parts() {
		difference, err := un.Amount().Sub(ecb.Amount())
		r.keep(err)
		ratio, ok := un.Exact().Sub(ecb.Exact()).Quo(ecb.Exact())
		r.linef(row, fmt.Sprintf("%s for %s", ecb.From(), ecb.Date()), ecb.Amount(), un.Amount(), difference,
			percent(ratio.Mul(figure.Int(100)), ok))
	}
	un, ecb := c.Totals()
	unAmount, _ := un.Amount()
	ecbAmount, _ := ecb.Amount()
	r.linef(row, "together", ecbAmount, unAmount, c.Difference(), percent(c.Percent()))
}

// percent writes a percentage, where there is one.
func percent(n figure.Number, ok bool) string {
	if !ok {
		return "undefined"
	}
	return n.Round(2, figure.HalfEven).StringFixed(2) + " %"
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
