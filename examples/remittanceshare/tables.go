package main

import (
	"bytes"
	"fmt"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/place"
	"iom.int/migdev/remittance"
)

// designations are those of the documents.
var designations = place.Designations{place.UNSCR1244()}

// name returns a place as the documents print it.
func name(p indicator.Place) string {
	if c, ok := p.Country(); ok {
		s, _ := designations.For(c).Name.In(lang.English)
		return s
	}
	return p.String()
}

// footnote writes the notes of the designations.
func footnote(w *bytes.Buffer) {
	fmt.Fprintln(w)
	for _, d := range designations {
		note, _ := d.Note.In(lang.English)
		wrap(w, "* ", note)
	}
}

// percent prints a share to two places.
func percent(n figure.Number, ok bool) string {
	if !ok {
		return "none"
	}
	return n.Round(2, figure.HalfEven).StringFixed(2) + " %"
}

// wrap writes words in lines of at most 80 characters, indented as far as the
// lead of the first.
func wrap(w *bytes.Buffer, lead, words string) {
	indent := strings.Repeat(" ", len([]rune(lead)))
	line, empty := lead, true
	for _, word := range strings.Fields(words) {
		if !empty && len([]rune(line))+1+len([]rune(word)) > 80 {
			fmt.Fprintln(w, line)
			line, empty = indent, true
		}
		if !empty {
			line += " "
		}
		line, empty = line+word, false
	}
	fmt.Fprintln(w, line)
}

// sources writes where the figures are from.
func sources(w *bytes.Buffer, d data) {
	lead := ""
	for _, note := range d.Notes {
		wrap(w, lead, note)
		lead = "  - "
	}
	for _, list := range [][]remittance.Series{d.Flows, d.Products} {
		for _, s := range list {
			first, last, _ := s.Years()
			wrap(w, "  - ", fmt.Sprintf("%s: %d to %d, economies: %d", s.Kind(), first, last, count(s)))
		}
	}
}

// The rows and columns of the table of economies.
var (
	shown      = []string{"RS", "TJ", "KG", "XK", "UA", "ME"}
	shownYears = []int{2005, 2006, 2007, 2008, 2010, 2012, 2013, 2014}
)

// economies writes the shares of some economies, why there are none, and where
// a share of 0 may mean that nothing was reported.
func economies(w *bytes.Buffer, panel remittance.Panel) {
	fmt.Fprintf(w, "\n1. By economy and year, in %% of GDP (%s)\n\n  %-12s", panel.Flows().Vintage, "")
	for _, year := range shownYears {
		fmt.Fprintf(w, "%8d", year)
	}
	fmt.Fprintln(w)
	var remarks []string
	for _, code := range shown {
		fmt.Fprintf(w, "  %-12s", name(economy(code)))
		why := map[string][]string{}
		var order []string
		for _, year := range shownYears {
			s := panel.Share(economy(code), year)
			cell, remark := "-", "no share, "+string(s.Reason())
			if d, ok := s.Round(2, figure.HalfEven); ok {
				cell, remark = d.StringFixed(2), ""
			}
			if s.IsZeroFlow() {
				cell, remark = cell+"?", "the flow is stored as 0, which may mean not reported"
			}
			fmt.Fprintf(w, "%8s", cell)
			if remark != "" {
				if why[remark] == nil {
					order = append(order, remark)
				}
				why[remark] = append(why[remark], fmt.Sprint(year))
			}
		}
		fmt.Fprintln(w)
		for _, remark := range order {
			remarks = append(remarks, fmt.Sprintf("%s %s: %s", name(economy(code)), strings.Join(why[remark], ", "), remark))
		}
	}
	fmt.Fprintln(w)
	for _, remark := range remarks {
		wrap(w, "  ", remark)
	}
}

// vintages writes one share as it is in every vintage that has it.
func vintages(w *bytes.Buffer, d data) {
	fmt.Fprintf(w, "\n  The same share by vintage: %s in 2013\n", name(economy("TJ")))
	for _, flows := range d.Flows {
		panel, err := d.panel(flows.Kind().Vintage)
		if err != nil {
			continue
		}
		s := panel.Share(economy("TJ"), 2013)
		if n, ok := s.Percent(); ok {
			fmt.Fprintf(w, "    %-16s %s\n", s.Flow().Vintage, percent(n, ok))
		}
	}
}

// region writes the share of the region, which is one figure, and the mean of
// its members' shares, which is another.
func region(w *bytes.Buffer, panel remittance.Panel) {
	fmt.Fprintf(w, "\n2. The region, twenty economies (%s)\n\n", panel.Flows().Vintage)
	fmt.Fprintf(w, "  %-6s %-17s %-10s %-9s %-15s %s\n", "", "share of region", "coverage", "members", "mean of shares", "median")
	for year := 2010; year <= 2014; year++ {
		g, m := panel.Group(members(), year), panel.MeanOfShares(members(), year)
		coverage := "none"
		if n, ok := g.Coverage(); ok {
			coverage = percent(n.Mul(figure.Int(100)), ok)
		}
		fmt.Fprintf(w, "  %-6d %-17s %-10s %-9s %-15s %s\n", year, percent(g.Percent()), coverage,
			fmt.Sprintf("%d of %d", len(g.Used), len(members())), percent(m.Percent()), percent(m.Median()))
	}
	fmt.Fprintln(w)
	wrap(w, "  ", "Share of region: what all received over the GDP of all, so that the largest economies decide. "+
		"Mean of shares: each economy counts once. It is no share of the region.")
}

// averages writes both averages of an economy over years, with and without those
// whose flow is stored as 0.
func averages(w *bytes.Buffer, panel remittance.Panel) {
	const from, to = 2005, 2014
	p := economy("RS")
	fmt.Fprintf(w, "\n3. %s over %d to %d (%s)\n", name(p), from, to, panel.Flows().Vintage)
	for _, rule := range []struct {
		name string
		rule remittance.AverageRule
	}{
		{"all years", remittance.AverageRule{}},
		{"without years of 0", remittance.AverageRule{WithoutZeroFlows: true}},
	} {
		a := panel.Average(p, from, to, rule.rule)
		fmt.Fprintf(w, "\n  %s: years used %d, left out %d; flow of 0 in %v\n", rule.name, len(a.Years), len(a.LeftOut), a.ZeroYears)
		for _, s := range a.LeftOut {
			fmt.Fprintf(w, "    %d left out: %s\n", s.Year, s.Reason)
		}
		fmt.Fprintf(w, "    mean of the yearly shares     %s\n", percent(a.MeanOfShares()))
		fmt.Fprintf(w, "    sum of flows over sum of GDP  %s\n", percent(a.RatioOfSums()))
	}
}
