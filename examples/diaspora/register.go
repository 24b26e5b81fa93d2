package main

import (
	"fmt"
	"io"
	"slices"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/diaspora/disclosure"
	"iom.int/migdev/diaspora/placement"
	"iom.int/migdev/diaspora/registry"
)

// Counts below threshold are not published, and countries of residence and
// groups of occupations below smallest are no category of their own: with few
// people in a row, those in hidden cells are few together.
const (
	threshold = 5
	smallest  = 60
)

// register goes from entries to persons, from persons to posts, and to a table
// that is safe to publish.
func register(w io.Writer) error {
	entries, owner := madeUp()
	fmt.Fprintf(w, "A made-up register\n  %v\n", entries)

	linkage, err := entries.Duplicates(linker())
	if err != nil {
		return err
	}
	found, wrong := judge(linkage, owner)
	persons, err := linkage.Size().Persons()
	if err != nil {
		return err
	}
	pairs := entries.Len() * (entries.Len() - 1) / 2
	fmt.Fprintf(w, "  %d of %d pairs compared: %d links, %d to look at, %d conflicts\n",
		linkage.Compared, pairs, len(linkage.Links), len(linkage.Possible), len(linkage.Conflicts))
	fmt.Fprintf(w, "  of %d entries planted as duplicates %d found, %d entries joined wrongly\n", planted, found, wrong)
	fmt.Fprintf(w, "  persons: %v\n", persons)

	// A person counts once, by the first entry.
	first := make([]int, 0, len(linkage.Clusters))
	for _, cluster := range linkage.Clusters {
		first = append(first, cluster[0])
	}
	if err := posts(w, entries, first); err != nil {
		return err
	}
	return publish(w, entries, first)
}

// linker holds what is known of how entries of one person, and of two, agree.
// The probabilities are given, as from a sample that was looked at by hand.
func linker() registry.Linker[registry.Keys] {
	return registry.Linker[registry.Keys]{
		Comparisons: []registry.Comparison[registry.Keys]{
			registry.BySurname(registry.MU{M: 0.88, U: 0.035}, registry.MU{M: 0.10, U: 0.015}),
			registry.ByGivenName(registry.MU{M: 0.95, U: 0.045}, registry.MU{M: 0.03, U: 0.02}),
			registry.ByBirthDate(registry.MU{M: 0.70, U: 0.0001}, registry.MU{M: 0.28, U: 0.004}),
			registry.ByOrigin(registry.MU{M: 0.98, U: 0.11}),
		},
		Prior: 0.0001, Upper: 3, Lower: -3,
		Passes: registry.PersonPasses(),
	}
}

// judge tells how many entries were rightly put together with an earlier one of
// the same person, and how many with another's.
func judge(l registry.Linkage, owner []int) (right, wrong int) {
	for _, cluster := range l.Clusters {
		of := map[int]int{}
		for _, entry := range cluster {
			of[owner[entry]]++
		}
		for _, n := range of {
			right += n - 1
		}
		wrong += len(of) - 1
	}
	return right, wrong
}

// posts sets those who agree to be matched against gaps at home.
func posts(w io.Writer, entries registry.Register, first []int) error {
	ready, err := entries.Search(registry.Query{Purpose: registry.ForMatching, On: today, Willing: registry.Temporary})
	if err != nil {
		return err
	}
	abroad := placement.Headcount{}
	for _, entry := range ready.Found {
		if _, ok := slices.BinarySearch(first, entry); ok {
			abroad[entries.At(entry).Disclose().Occupation]++
		}
	}
	code := diaspora.MustISCO
	gaps, err := placement.FindGaps(
		placement.Headcount{code("7212"): 160, code("7214"): 40, code("2221"): 90, code("2522"): 25, code("8332"): 30},
		placement.Headcount{code("7212"): 70, code("2221"): 35, code("8332"): 45},
	)
	if err != nil {
		return err
	}
	same, err := gaps.Fill(abroad)
	if err != nil {
		return err
	}
	nearby, err := gaps.FillNearby(abroad, 2)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nPosts at home, and who would come for some time\n")
	fmt.Fprintf(w, "  %d entries found; without consent to matching %d\n", len(ready.Found), ready.NoConsent)
	for _, s := range gaps.Shortages {
		fmt.Fprintf(w, "  %s: in demand %d, at home %d, gap %d\n", s.Occupation, s.Demand, s.Supply, s.Gap)
	}
	for _, fill := range []struct {
		title string
		placement.Fill
	}{{"the same occupation", same}, {"the same sub-major group", nearby}} {
		fmt.Fprintf(w, "  %-24s %3d of %d filled", fill.title, fill.Filled, fill.Gap)
		if percent, ok := fill.Percent(); ok {
			fmt.Fprintf(w, ", %s %%", percent.Round(2, 0))
		}
		fmt.Fprintf(w, "; %d open, by distance %v\n", fill.Open(), fill.ByDistance())
	}
	return nil
}

// publish makes a table of those who agree to be counted.
func publish(w io.Writer, entries registry.Register, first []int) error {
	counted, err := entries.Search(registry.Query{Purpose: registry.ForStatistics, On: today})
	if err != nil {
		return err
	}
	var people []registry.Disclosed
	for _, entry := range counted.Found {
		if _, ok := slices.BinarySearch(first, entry); ok {
			people = append(people, entries.At(entry).Disclose())
		}
	}

	fmt.Fprintf(w, "\nHow far %d persons can be told apart\n", len(people))
	for digits := 4; digits >= 1; digits-- {
		a, err := disclosure.Measure(slices.Values(people), disclosure.Roles[registry.Disclosed]{
			QuasiIdentifiers: []disclosure.Value[registry.Disclosed]{
				func(d registry.Disclosed) (string, bool) {
					return d.ResidenceCountry.String(), !d.ResidenceCountry.IsZero()
				},
				func(d registry.Disclosed) (string, bool) {
					return d.Occupation.Truncate(digits).String(), !d.Occupation.IsZero()
				},
			},
			Sensitive: func(d registry.Disclosed) (string, bool) { return d.Willing[0].String(), true },
		})
		if err != nil {
			return err
		}
		k, _ := a.K()
		l, _ := a.L()
		fmt.Fprintf(w, "  occupation in %d digits: %3d classes, k %d, l %d, in classes below %d: %d\n",
			digits, a.Classes(), k, l, threshold, len(a.BelowK(threshold)))
	}

	table, err := byResidenceAndMajorGroup(people)
	if err != nil {
		return err
	}
	table, rows, err := table.CollapseRows(smallest, "other")
	if err != nil {
		return err
	}
	table, columns, err := table.CollapseColumns(smallest, "other")
	if err != nil {
		return err
	}
	public, private, err := disclosure.Suppress(table, disclosure.Options{Threshold: threshold})
	if err != nil {
		return err
	}
	open, err := public.Disclosed()
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nBy country of residence and major group of ISCO-08, safe to publish\n%s", public)
	fmt.Fprintf(w, "  merged: rows %v, columns %v; small cells %d, hidden beside them %d (%d people)\n",
		rows.Merged, columns.Merged, len(private.Primary), len(private.Secondary), private.Added)
	fmt.Fprintf(w, "  cells that a reader can work out: %d\n", len(open))
	for _, f := range private.Findings { // for the office, to weigh before it publishes
		fmt.Fprintf(w, "  %s\n", f)
	}
	fmt.Fprintln(w)
	return nil
}

// byResidenceAndMajorGroup counts people.
func byResidenceAndMajorGroup(people []registry.Disclosed) (disclosure.Table, error) {
	counts := map[string]map[string]int64{}
	var majors []string
	for _, d := range people {
		row, column := d.ResidenceCountry.String(), "ISCO "+d.Occupation.Truncate(1).String()
		if counts[row] == nil {
			counts[row] = map[string]int64{}
		}
		counts[row][column]++
		if !slices.Contains(majors, column) {
			majors = append(majors, column)
		}
	}
	slices.Sort(majors)
	grid := make([][]int64, len(residences))
	for i, row := range residences {
		for _, column := range majors {
			grid[i] = append(grid[i], counts[row][column])
		}
	}
	return disclosure.NewTable(residences, majors, grid)
}
