package main

import (
	"fmt"
	"io"
	"slices"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/place"
)

// albania sets two editions and two denominators side by side.
func albania(w io.Writer, stocks []diaspora.Stock) error {
	fmt.Fprintln(w, "Albanian communities abroad")
	stock, err := diaspora.NewStockTable(slices.Values(stocks))
	if err != nil {
		return err
	}
	origin := country("AL")
	totals := make([]diaspora.Stock, 0, 3)
	for _, of := range []diaspora.Stock{
		{Edition: edition2020, Date: year2020}, {Edition: edition2024, Date: year2020}, {Edition: edition2024, Date: year2024},
	} {
		sum, err := stock.Summary(of.Edition, origin, of.Date)
		if err != nil {
			return err
		}
		inAmerica := stock.Lookup(of.Edition, diaspora.StockKey{Origin: origin, Residence: country("US"), Date: of.Date})
		fmt.Fprintf(w, "  %s, for %s: %s; women %s %%; in the United States: %s\n",
			of.Edition, of.Date, sum.Total, sum.FemalePercent, inAmerica.Count)
		totals = append(totals, sum.Stock())
	}
	first, revised, last := totals[0], totals[1], totals[2]

	top, err := stock.Summary(edition2020, origin, year2020)
	if err != nil {
		return err
	}
	for _, p := range top.Top(3) {
		fmt.Fprintf(w, "    %-2s %9s\n", p.Place, p.Total)
	}
	fmt.Fprintf(w, "    the three together: %s %%\n", top.TopPercent(3))

	// United Nations, World Population Prospects 2024: Albania, 2020.
	rates, err := diaspora.RatesOfEmigration(first, diaspora.Population{
		Count: diaspora.MustCount(2_871_951, diaspora.ExactCount), Place: origin, Date: year2020,
	})
	if err != nil {
		return err
	}
	for _, rate := range rates.All() {
		fmt.Fprintf(w, "    %s\n", rate)
	}

	revision, err := diaspora.RevisionOf(first, revised, diaspora.AcrossBases)
	if err != nil {
		return err
	}
	growth, err := diaspora.ChangeOfStock(revised, last)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "  revised for 2020 by %s, and grown from then to 2024 by %s %%\n", revision.Difference, growth.Percent)
	_, err = diaspora.ChangeOfStock(first, last)
	fmt.Fprintf(w, "  from one edition to the next there is no growth:\n    %v\n\n", err)
	return nil
}

// serbia holds what a migration profile says against the stock by birth.
func serbia(w io.Writer, stocks []diaspora.Stock) error {
	fmt.Fprintln(w, "Serbia: five million, or less than one")
	stock, err := diaspora.NewStockTable(slices.Values(stocks))
	if err != nil {
		return err
	}
	said := diaspora.Estimate{
		Figure: figure.MustParse("about 5 million"), Origin: country("RS"), Date: year2015,
		Source: figure.Source{Title: "Migration profile of Serbia"},
	}
	community := diaspora.Community{Name: "Serbian diaspora", Estimates: []diaspora.Estimate{said}}
	for _, edition := range []diaspora.Edition{edition2020, edition2024} {
		sum, err := stock.Summary(edition, serbiaOfStocks(), year2015)
		if err != nil {
			return err
		}
		community.Estimates = append(community.Estimates, diaspora.EstimateOf(sum.Stock()))
	}
	for _, c := range community.Compare() {
		fmt.Fprintf(w, "  %s\n    beside %s\n", c.Left, c.Right)
		fmt.Fprintf(w, "    ratio %s; one definition: %s; contradiction: %s\n", c.Ratio, c.SameBasis, c.Contradiction)
		if len(c.Differ) > 0 {
			fmt.Fprintf(w, "    they differ in %s\n", c.Differ)
		}
		if len(c.NotStated) > 0 {
			fmt.Fprintf(w, "    not stated by both: %s\n", c.NotStated)
		}
	}
	fmt.Fprintf(w, "  * %s\n\n", place.UNSCR1244().Note)
	return nil
}
