package main

import (
	"fmt"
	"io"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/place"
)

// georgia counts the pilot on temporary labour migration from Georgia to Poland
// and Estonia, 2015 to 2017, from those consulted to those placed. The figures
// are those of the Center for Global Development's database of legal pathways.
func georgia(w io.Writer) error {
	fmt.Fprintln(w, "From Georgia to Poland and Estonia, 2015 to 2017")
	persons := func(n int64) figure.Figure { return figure.Count(n, "persons") }
	pilot := diaspora.Funnel{
		Stages: []diaspora.FunnelStage{
			{Name: "consulted", Count: persons(1_200)},
			{Name: "registered", Count: persons(409)},
			{Name: "placed", Count: persons(19)},
		},
		Destinations: []diaspora.FunnelDestination{
			{Country: place.MustCountry("PL"), Target: persons(60), Achieved: persons(19)},
			{Country: place.MustCountry("EE"), Target: persons(10), Achieved: persons(0)},
		},
	}
	if findings := pilot.Check(); len(findings) > 0 {
		fmt.Fprint(w, findings)
	}
	rates, err := pilot.Rates()
	if err != nil {
		return err
	}
	for i, stage := range pilot.Stages {
		fmt.Fprintf(w, "  %-10s %14s", stage.Name, stage.Count)
		if i > 0 {
			fmt.Fprintf(w, "   %s %% of the stage before", rates.Steps[i-1])
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "  of all consulted %s %%, of the places aimed at %s %%\n", rates.Overall, rates.Achievement)
	for i, d := range pilot.Destinations {
		fmt.Fprintf(w, "    %s: %s of %s, %s %%\n", d.Country, d.Achieved, d.Target, rates.ByDestination[i])
	}
	return nil
}
