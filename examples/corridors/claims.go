package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/remittance"
)

// document is where the two corridors stand. It names the World Bank of April
// 2015 as its source, and neither a quarter nor an amount. Its region is
// South-Eastern and Eastern Europe, Caucasus and Central Asia.
var document = figure.Source{
	Publisher: "International Organization for Migration",
	Title:     "Fostering Labour Mobility and Human Development: Showcase Projects 2015",
	Quote: "HIGHEST PRICE REMITTANCE CORRIDOR: Austria & Germany to Bosnia and Herzegovina (11.7 %). " +
		"LOWEST PRICE REMITTANCE CORRIDOR: Russia to Tajikistan & Uzbekistan (1.9 %)",
}

// price is what the document says of corridors.
type price struct {
	name      string
	percent   figure.Figure
	corridors []remittance.Corridor // all at this price
}

// The two prices, as the document states them.
var (
	dearest  = price{"dearest", figure.MustParse("11.7%").WithSource(document), corridors("AT-BA", "DE-BA")}
	cheapest = price{"cheapest", figure.MustParse("1.9%").WithSource(document), corridors("RU-TJ", "RU-UZ")}
)

// before are the quarters that the document's source can have known. The averages
// are those of 2020, which may have been revised since.
var before = quarters[:5]

// claimed is a claim with what it came to.
type claimed struct {
	words  string
	answer claim.Answer
}

// claims writes what the document's two corridors come to: alone, against the
// targets, and against the published averages of the quarters before it.
func claims(w io.Writer, s survey) {
	wrapped(w, "  ", fmt.Sprintf("(%s: %q)", document, document.Quote))
	wrapped(w, "  ", "(The averages beside them are for 200 dollars, as published in December 2020.)")
	counts, rows := map[string]int{}, claimsOf(s)
	for _, r := range rows {
		v := verdict(r.answer)
		counts[v]++
		fmt.Fprintf(w, "  %-64s  %s\n", r.words, v)
		arithmetic, _ := strings.CutSuffix(r.answer.String(), ": "+consistency(r.answer))
		wrapped(w, "    ", arithmetic)
	}
	fmt.Fprintf(w, "  %d claims\n", len(rows))
	for _, v := range []string{"consistent", "inconsistent", "met", "not met", "computed", "cannot tell", "refused"} {
		fmt.Fprintf(w, "    %s: %d\n", v, counts[v])
	}
	for _, p := range []price{dearest, cheapest} {
		fmt.Fprintf(w, "  %s: both corridors can be at %s in %s\n", p.name, p.percent, cmp.Or(strings.Join(p.fits(s), ", "), "no quarter"))
	}
}

// claimsOf returns the claims in the order of the report.
func claimsOf(s survey) []claimed {
	hundred, percent := figure.Count(100, ""), func(n int64) figure.Figure { return figure.Count(n, "%") }
	list := []claimed{
		{"dearest: at most 5 %, as no corridor should exceed", ask(claim.Compare(dearest.percent, figure.LessOrEqual, percent(5)))},
		{"cheapest: less than 3 %, as the average should be", ask(claim.Compare(cheapest.percent, figure.Less, percent(3)))},
		{"dearest: US dollars to send 200", claim.Ratio(dearest.percent, hundred, figure.Int(200))},
		{"cheapest: US dollars to send 200", claim.Ratio(cheapest.percent, hundred, figure.Int(200))},
		{"dearest in times of the cheapest", claim.Ratio(dearest.percent, cheapest.percent, figure.Int(1))},
		{"dearest: US dollars above 3 % of a million sent", above(dearest.percent)},
		{"cheapest: US dollars above 3 % of a million sent", above(cheapest.percent)},
	}
	for _, p := range []price{dearest, cheapest} {
		for _, quarter := range before {
			for _, c := range p.corridors {
				list = append(list, claimed{fmt.Sprintf("%s: average of %s in %s", p.name, c, quarter), p.at(s, c, quarter)})
			}
		}
		list = append(list, claimed{
			p.name + ": a mean of both by any weights, in any of the quarters",
			claim.SumOfBounds(p.percent.Bounds(), spread(s, p.corridors...).Bounds()),
		})
	}
	return append(list,
		claimed{"dearest: no less than CH-RS, in all of the quarters", ask(claim.Compare(dearest.percent, figure.GreaterOrEqual, spread(s, corridors("CH-RS")...)))},
		claimed{"cheapest: no more than RU-KG, in all of the quarters", ask(claim.Compare(cheapest.percent, figure.LessOrEqual, spread(s, corridors("RU-KG")...)))},
		claimed{"dearest: as listed in April 2015 (the list is not at hand)", ask(claim.Sum(dearest.percent, figure.Figure{}))},
		claimed{"cheapest: as listed in April 2015 (the list is not at hand)", ask(claim.Sum(cheapest.percent, figure.Figure{}))},
		claimed{"dearest: average for 500 dollars (not in the series)", ask(claim.Sum(dearest.percent, figure.Figure{}))},
	)
}

// at answers whether a corridor's published average can be the price.
func (p price) at(s survey, c remittance.Corridor, quarter string) claim.Answer {
	return ask(claim.Sum(p.percent, figureOf(s.find(c, quarter))))
}

// fits returns the quarters in which all corridors can be at the price.
func (p price) fits(s survey) []string {
	var list []string
	for _, quarter := range before {
		if !slices.ContainsFunc(p.corridors, func(c remittance.Corridor) bool { return !p.at(s, c, quarter).Holds() }) {
			list = append(list, quarter)
		}
	}
	return list
}

// figureOf returns a published average as a figure to three digits after the
// point, and none where there is no average.
func figureOf(p remittance.Percent) figure.Figure {
	n, ok := p.Number()
	if !ok {
		return figure.Figure{}
	}
	return must(figure.New(figure.Rounded, n.Round(3, figure.HalfEven))).WithUnit("%")
}

// spread returns between which averages all those of some corridors lay in the
// quarters before the document, and no figure where one of them is not known.
func spread(s survey, list ...remittance.Corridor) figure.Figure {
	var low, high figure.Number
	for i, c := range list {
		for j, quarter := range before {
			n, ok := figureOf(s.find(c, quarter)).Value()
			if !ok {
				return figure.Figure{}
			}
			if i+j == 0 || n.Cmp(low) < 0 {
				low = n
			}
			if i+j == 0 || n.Cmp(high) > 0 {
				high = n
			}
		}
	}
	return must(figure.NewRange(figure.Range, low.Round(3, figure.HalfEven), high.Round(3, figure.HalfEven))).WithUnit("%")
}

// above answers what senders of a million dollars pay above 3 % at a price.
func above(price figure.Figure) claim.Answer {
	excess, err := remittance.ExcessOf(million, remittance.SentBasis, remittance.StatedPercent(price), limit(average3))
	if err != nil {
		return refused{err}
	}
	return saving{excess, fmt.Sprintf("%s × max(0, %s - %s%%)", million, price, limit(average3))}
}

// saving answers with what migrants pay above a target.
type saving struct {
	remittance.Excess
	text string
}

func (s saving) Holds() bool        { return !s.Bounds().IsUnbounded() }
func (s saving) String() string     { return s.text + " = " + s.Bounds().String() }
func (s saving) Trace() check.Trace { return nil }

// ask turns what a claim returns into one answer: the call of a claim fits in.
func ask(a claim.Answer, err error) claim.Answer {
	if err != nil {
		return refused{err}
	}
	return a
}

// refused answers a claim that cannot be made.
type refused struct{ error }

func (r refused) Holds() bool        { return false }
func (r refused) String() string     { return r.Error() }
func (r refused) Trace() check.Trace { return nil }

// verdict says in a word or two what an answer comes to. A sum of which a part
// is not stated is consistent with every total: it cannot be told then.
func verdict(a claim.Answer) string {
	switch word := consistency(a); {
	case word == claim.Consistent.String() && !a.Holds():
		return check.CannotTell.String()
	case word != "":
		return word
	case a.Holds():
		return "computed"
	}
	if _, ok := a.(refused); ok {
		return "refused"
	}
	return check.CannotTell.String()
}

// consistency returns the word in which the sentence of an answer ends, "" where
// it ends in a number.
func consistency(a claim.Answer) string {
	switch a := a.(type) {
	case claim.Reconciliation:
		return a.Consistency.String()
	case claim.Comparison:
		return a.Verdict.String()
	}
	return ""
}
