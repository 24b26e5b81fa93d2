package main

import (
	"bytes"
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

// The documents: a profile of Serbia in a publication on mainstreaming
// migration, and one on migration and development in South-Eastern Europe,
// Eastern Europe and Central Asia, whose note names "World Bank April 2015" as
// the source on remittances.
const (
	mainstreaming = "Mainstreaming Migration, Serbia, March 2017"
	regionalWork  = "IOM on South-Eastern Europe, Eastern Europe and Central Asia"
)

// quoted is a figure of a document, and where it is looked for.
type quoted struct {
	About    string
	Words    string // as the document has them
	Document string
	Figure   figure.Quantity
	Place    indicator.Place // not stated for the region
	From, To int
	MaxYears int // 1 for single years, 0 for every span
}

func quotes() []quoted {
	return []quoted{
		{
			"Serbia", "annual remittances accounted in the last decade for 15.3% of the total gross domestic product (GDP)",
			mainstreaming, figure.MustParse("15.3%"), economy("RS"), 2005, 2016, 0,
		},
		{
			"Tajikistan", "REMITTANCES account for up to 48.8% of TAJIKISTAN's GDP (World Bank, April 2015)",
			regionalWork, figure.MustParse("up to 48.8%"), economy("TJ"), 2005, 2014, 1,
		},
		{
			"Kyrgyzstan", "TOP REMITTANCE RECIPIENTS … KYRGYZSTAN 32%",
			regionalWork, figure.MustParse("32%"), economy("KG"), 2005, 2014, 1,
		},
		{
			"The region", "10.3 % REMITTANCE INFLOWS AS % OF GDP",
			regionalWork, figure.MustParse("10.3%"), indicator.Place{}, 2010, 2014, 1,
		},
		{
			name(economy("XK")), "the 15-20% of GDP that comes from financial transfers from the diaspora",
			regionalWork, figure.MustParse("15-20%"), economy("XK"), 2005, 2014, 1,
		},
		{
			"Ukraine", "the 9 billion USD that Ukraine received in 2013",
			regionalWork, money.MustParseFigure("9 billion USD"), economy("UA"), 2013, 2013, 1,
		},
	}
}

// search returns where a figure is looked for in the data.
func (q quoted) search(d data) remittance.Search {
	s := remittance.Search{Flows: d.Flows, Products: d.Products, From: q.From, To: q.To, MaxYears: q.MaxYears}
	if !q.Place.IsZero() {
		s.Places = []indicator.Place{q.Place}
		return s
	}
	s.GroupsOnly, s.Groups = true, []remittance.NamedGroup{{Name: "the region", Members: members()}}
	s.Flows, s.Products = regional(d.Flows), regional(d.Products)
	return s
}

// regional returns the series with two thirds of the region's economies or more:
// the mean of one economy's shares would be a figure of no region.
func regional(list []remittance.Series) (wide []remittance.Series) {
	for _, s := range list {
		if 3*count(s) >= 2*len(regionCodes) {
			wide = append(wide, s)
		}
	}
	return wide
}

// printedShares returns what sources printed themselves of the same place.
func (q quoted) printedShares(d data) (list []remittance.Candidate) {
	for _, c := range d.Printed {
		if !q.Place.IsZero() && c.Place.Equal(q.Place) && q.From <= c.From && c.To <= q.To {
			list = append(list, c)
		}
	}
	return list
}

func (q quoted) isShare() bool { return q.Figure.Figure().Unit() == "%" }

// answer is what came of one search for a quoted figure.
type answer struct {
	where string
	remittance.Reproduction
}

// lookUp searches flows and products of one vintage; for shares also those of
// unlike vintages, where there are such, and the shares that sources printed.
func (q quoted) lookUp(d data) ([]answer, error) {
	s := q.search(d)
	r, err := remittance.Reproduce(q.Figure, s)
	if err != nil {
		return nil, err
	}
	answers := []answer{{"within a vintage", r}}
	if q.isShare() {
		s.Allow = remittance.AcrossVintages
		across, err := remittance.Reproduce(q.Figure, s)
		if err != nil {
			return nil, err
		}
		if across.Searched > r.Searched {
			answers = append(answers, answer{"across vintages", across})
		}
	}
	if list := q.printedShares(d); q.isShare() && len(list) > 0 {
		if r, err = remittance.ReproduceFrom(q.Figure, list...); err != nil {
			return nil, err
		}
		answers = append(answers, answer{"shares that a sheet prints", r})
	}
	return answers, nil
}

// quotations writes what came of each figure, and then all verdicts.
func quotations(w *bytes.Buffer, d data) error {
	fmt.Fprint(w, "\n4. The documents' own figures\n\n")
	wrap(w, "  ", "Met: a number prints as the figure does when it is rounded, or lies within the range. "+
		"Cannot tell: it does when its digits are cut off. That proves no origin.")
	var short bytes.Buffer
	for _, q := range quotes() {
		fmt.Fprintf(w, "\n%s: %s\n", q.About, q.Figure.Figure())
		wrap(w, "  ", "“"+q.Words+"”")
		wrap(w, "  ", "("+q.Document+")")
		answers, err := q.lookUp(d)
		if err != nil {
			return err
		}
		for i, a := range answers {
			reproduction(w, a)
			about := ""
			if i == 0 {
				about = q.About + ", " + q.Figure.Figure().String()
			}
			fmt.Fprintf(&short, "  %-26s %-27s %s\n", about, a.where, a.Verdict())
		}
	}
	fmt.Fprintf(w, "\n5. In short\n\n%s", short.String())
	return nil
}

// most is how many matches are written one by one.
const most = 3

// reproduction writes what came of a search.
func reproduction(w *bytes.Buffer, r answer) {
	fmt.Fprintf(w, "  %s: %s\n", r.where, r.Verdict())
	candidates(w, "fits", r.Matches)
	if len(r.Matches) == 0 {
		candidates(w, "fits if cut off", r.Truncated)
		if r.NearestMiss != nil {
			candidate(w, "nearest miss", *r.NearestMiss)
		}
	}
	wrap(w, "    searched: ", r.Space)
}

func candidates(w *bytes.Buffer, what string, list []remittance.Candidate) {
	for i, c := range list {
		if i == most {
			fmt.Fprintf(w, "    and %d more\n", len(list)-most)
			return
		}
		candidate(w, what, c)
	}
}

// candidate writes a number and how it was made.
func candidate(w *bytes.Buffer, what string, c remittance.Candidate) {
	value := c.Value.Round(3, figure.HalfEven).StringFixed(3) + " %"
	if c.Products.Definition.IsZero() {
		value = "USD " + c.Value.Round(0, figure.HalfEven).String()
	}
	years := fmt.Sprint(c.From)
	if c.To != c.From {
		years = fmt.Sprintf("%d-%d", c.From, c.To)
	}
	how := fmt.Sprintf("%s %s, %s", name(c.Place), years, c.Years)
	if c.Members != remittance.OneEconomy {
		how += ", members by " + c.Members.String()
	}
	of := c.Flows.String()
	if c.Products.Vintage != c.Flows.Vintage && !c.Products.Definition.IsZero() {
		of += " over " + c.Products.String()
	}
	wrap(w, "    "+what+": ", value+", "+how+"; "+of)
}
