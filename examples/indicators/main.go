// Indicators judges one real series, the cost of sending remittances to Serbia,
// by all methods side by side. They disagree, and the table says why: they
// compare different things, follow different paths to the target, look at
// different years and draw different limits. It judges the same with the newest
// figure as a report would word it, and where figures are missing or 0.
//
//	go run ./examples/indicators
package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "indicators:", err)
		os.Exit(1)
	}
}

// run writes the report; there are no arguments to it.
func run(w io.Writer, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("unexpected argument %q", args[0])
	}
	s, err := costs()
	if err != nil {
		return err
	}
	c := judged(s)
	var out bytes.Buffer
	if err := define(&out, s); err != nil {
		return err
	}
	fmt.Fprintf(&out, "\nBy all methods, from %s to %s; classes count from the worst\n", c.Baseline, c.Actual)
	compare(&out, c)
	fmt.Fprint(&out, "\nWhy they disagree\n")
	why(&out, c)
	for _, words := range []string{"about 7 %", "7 %", "over 7 %"} {
		fmt.Fprintf(&out, "\nIf a report said %q for %s: possible are %s\n", words, c.Actual.Date, worded(c, words).Actual.Value)
		possible(&out, worded(c, words))
	}
	fmt.Fprint(&out, "\nHow one answer came about\n")
	for _, step := range indicator.Evaluate(indicator.EurostatTarget{}, c).Trace() {
		fmt.Fprintf(&out, "  %s\n", step)
	}
	fmt.Fprint(&out, "\nWhere a figure is missing or 0\n")
	undefined(&out, c)
	_, err = w.Write(out.Bytes())
	return err
}

// define writes what is measured, and what was.
func define(w io.Writer, s indicator.Series) error {
	ind := s.Definition()
	fmt.Fprintf(w, "Indicator %s: %s\n  %s\n", ind.Code, ind.Title, ind.Definition)
	fmt.Fprintf(w, "  a %s in %s; a %s is wanted, to %s by %s (%s)\n", ind.Scale, ind.Unit, ind.Direction, target, targetYear, targetSource)
	fmt.Fprintf(w, "  findings: %d\n%s\n", len(ind.Check()), ind.Check())
	fmt.Fprintf(w, "Series of %s, in %% of the amount sent (%s)\n", s.Place(), seriesSource)
	for p := range s.Points() {
		fmt.Fprintf(w, "  %s  %s\n", p.Date, indicator.Point{Value: p.Value})
	}
	over := period.MustParseSpan("2011/2022") // the last year before the edition
	gaps, err := s.Gaps(ind.Cadence, over)
	fmt.Fprintf(w, "  findings: %d; gaps within %s: %v\n%s", len(s.Check()), over, gaps, s.Check())
	return err
}

// table writes rows of cells in columns.
func table(w io.Writer, rows ...[]string) {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(columns, "  "+strings.Join(row, "\t"))
	}
	columns.Flush()
}

func dash(s string) string { return cmp.Or(s, "-") }

// compare writes the answers to exact figures.
func compare(w io.Writer, c indicator.Case) {
	rows := [][]string{{"compares", "method", "edition", "main number", "class", "place", "reached", "reason", "rule"}}
	for _, a := range judge(c) {
		about := a.Method().About()
		class, place := "-", "-"
		if n, of := a.rank(); n > 0 {
			class, place = about.Classes[n-1], fmt.Sprintf("%d of %d", n, of)
		}
		var rule []string
		for _, p := range about.Parameters {
			rule = append(rule, p.Name+" "+p.Text)
		}
		rows = append(rows, []string{
			a.compares, about.Name, dash(about.Edition), a.main + " " + a.number(4), class, place,
			a.Verdict().String(), dash(string(a.Reason())), dash(strings.Join(rule, "; ")),
		})
	}
	table(w, rows...)
}

// possible writes which classes uncertain figures leave possible.
func possible(w io.Writer, c indicator.Case) {
	rows := [][]string{{"method", "main number", "reached", "reason", "classes"}}
	for _, a := range judge(c) {
		classes, all := a.Possible(), len(a.Method().About().Classes)
		if len(classes) == all {
			classes = []string{fmt.Sprintf("any of %d", all)}
		}
		if a.MayHaveNone() {
			classes = append(classes, "none")
		}
		if all == 0 {
			classes = []string{"-"}
		}
		rows = append(rows, []string{
			a.Method().About().Name, a.main + " " + a.number(3), a.Verdict().String(), dash(string(a.Reason())), strings.Join(classes, " or "),
		})
	}
	table(w, rows...)
}

// undefined writes what methods say without a baseline and where one is 0. At
// the end is what a platform says that puts 0.001 in place of 0, and how much
// its answer hangs on that.
func undefined(w io.Writer, c indicator.Case) {
	cases := []indicator.Case{c, c, c}
	cases[0].Baseline = indicator.Point{}
	cases[1].Target = indicator.Exactly(targetYear, figure.Number{})
	cases[2].Baseline = indicator.Exactly(baselineYear, figure.Number{})
	rows := [][]string{{"method", "no baseline", "a target of 0", "a baseline of 0"}}
	for i, c := range cases {
		published := answer{main: "progress", Evaluation: indicator.Evaluate(indicator.OpenSDG{AsPublished: true}, c)}
		for j, a := range append(judge(c), published) {
			if i == 0 {
				rows = append(rows, []string{a.Method().About().Name})
			}
			class, _ := a.Class()
			rows[j+1] = append(rows[j+1], strings.TrimSpace(a.number(4)+" "+class))
		}
	}
	rows[len(rows)-1][0] += ", as published"
	table(w, rows...)
	for _, small := range []string{"0.001", "0.01"} {
		cases[1].Target = indicator.Exactly(targetYear, figure.MustNumber(small))
		a := answer{main: "progress", Evaluation: indicator.Evaluate(indicator.OpenSDG{}, cases[1])}
		fmt.Fprintf(w, "  Open SDG with a target of %s: %s\n", small, a.number(4))
	}
}
