package remittance

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// candidate returns what was read of a track, in words.
func (r *searchRun) candidate(t *track, in reading) Candidate {
	c := Candidate{
		Flows: r.source.flows.Kind(), Place: t.place, Members: t.members, Listed: t.listed,
		From: t.first + in.from, To: t.first + in.to, Years: in.years, WithoutZeroFlows: in.withoutZeros,
	}
	c.Used, c.LeftOut, c.ZeroYears = t.yearsOf(in)
	if r.shares {
		c.Products, c.Mixed = r.source.panel.Products(), r.source.panel.Mixed()
	}
	c.ID = r.source.name + " / " + t.place.String()
	if t.members != OneEconomy {
		c.ID += " " + t.members.String()
	}
	if !t.listed.IsZero() {
		c.ID += ", members of " + t.listed.String()
	}
	c.ID += " / " + strconv.Itoa(c.From)
	if in.years != SingleYear {
		c.ID += "-" + strconv.Itoa(c.To) + " / " + in.years.String()
	}
	if in.withoutZeros {
		c.ID += " without zero flows"
	}
	return c
}

// yearsOf lists the years of a candidate, nil where there are none.
func (t *track) yearsOf(c reading) (used, left, zero []int) {
	n, z := 0, 0
	for k := c.from; k <= c.to; k++ {
		if c.uses(t, k) {
			n++
		}
		if t.zero[k] {
			z++
		}
	}
	all := c.to - c.from + 1
	years := make([]int, all+z) // one block for the three
	used, left, zero = years[:0:n], years[n:n:all], years[all:all:all+z]
	for k := c.from; k <= c.to; k++ {
		if c.uses(t, k) {
			used = append(used, t.first+k)
		} else {
			left = append(left, t.first+k)
		}
		if t.zero[k] {
			zero = append(zero, t.first+k)
		}
	}
	if n == all {
		left = nil
	}
	if z == 0 {
		zero = nil
	}
	return used, left, zero
}

// words describes the search space.
func (r *searchRun) words(sources []searchSource, places int, groups []NamedGroup) string {
	definitions, vintages := map[string]bool{}, map[string]bool{}
	first, last := 0, 0
	for i := range sources {
		s := &sources[i]
		definitions[strings.TrimSpace(s.flows.kind.Direction.String()+" "+s.flows.kind.Definition.String())] = true
		vintages[s.flows.kind.Vintage.String()] = true
		if r.shares {
			vintages[s.panel.products.kind.Vintage.String()] = true
		}
		r.source = s
		if a, b := r.bounds(); a <= b {
			if first == 0 || a < first {
				first = a
			}
			last = max(last, b)
		}
	}
	economies := "1 economy"
	if places != 1 {
		economies = strconv.Itoa(places) + " economies"
	}
	what := "amounts"
	if r.shares {
		what = "shares"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s of %s (%s) in %s (%s)", what,
		counted(len(definitions), "definition"), strings.Join(sortedKeys(definitions), "; "),
		counted(len(vintages), "vintage"), strings.Join(sortedKeys(vintages), "; "))
	fmt.Fprintf(&b, "; %s, %s; years %d to %d, ", economies, groupWords(groups), first, last)
	switch longest := r.search.MaxYears; {
	case longest == 1:
		b.WriteString("single")
	case longest > 1:
		fmt.Fprintf(&b, "single and in spans of up to %d", longest)
	default:
		b.WriteString("single and in every span")
	}
	if r.search.MaxYears != 1 {
		if r.shares {
			b.WriteString(": mean, ratio of sums, median")
		} else {
			b.WriteString(": mean, median, sum")
		}
		b.WriteString(", years without a value left out")
		if r.without > 0 {
			fmt.Fprintf(&b, "; years of zero flow taken as 0 and, in %s, left out", counted(r.without, "candidate"))
		}
	}
	if len(groups) > 0 && r.shares {
		b.WriteString("; groups as ratio of sums with and without the rule of two thirds, mean and median of shares")
	}
	if r.search.Allow&AcrossVintages != 0 {
		b.WriteString("; flows over products of any vintage")
	}
	fmt.Fprintf(&b, "; %s", counted(r.result.Searched, "candidate"))
	b.WriteString(hedgeNote(r.result.Quoted))
	return b.String()
}

// groupWords says how many groups there are, and of when their members are.
func groupWords(groups []NamedGroup) string {
	listed := map[string]bool{}
	for _, g := range groups {
		if !g.Vintage.IsZero() {
			listed[g.Vintage.String()] = true
		}
	}
	words := counted(len(groups), "group")
	if len(listed) > 0 {
		words += " (members of " + strings.Join(sortedKeys(listed), "; ") + ")"
	}
	return words
}

func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		if k == "" {
			k = "not stated"
		}
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
