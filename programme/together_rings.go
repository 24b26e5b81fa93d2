package programme

import (
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
)

// checkRings finds programmes that are components or successors of themselves.
func (t *together) checkRings(fs check.Findings) check.Findings {
	for _, ring := range [...]struct {
		kinds []RelationKind
		what  string
	}{{[]RelationKind{Parent}, "component"}, {[]RelationKind{Predecessor, PilotedBy}, "successor"}} {
		for _, cycle := range t.cycles(ring.kinds) {
			ids := make([]string, 0, len(cycle)+1)
			for _, e := range append(cycle, cycle[0]) {
				ids = append(ids, check.Quote(t.id(e)))
			}
			fs = fs.UnderIndex("programmes", t.place(t.first[cycle[0]]), check.Findings{{
				Code: "programme.cycle", Severity: check.Error, Path: "relations",
				Message: fmt.Sprintf("%s is a %s of itself: %s", ids[0], ring.what, cutList(ids)),
				Values:  []check.Value{{Name: "cycle", Text: cutList(ids)}},
			}})
		}
	}
	return fs
}

// cutList returns a chain of IDs, the middle of a long one left out.
func cutList(ids []string) string {
	if n := len(ids); n > 12 {
		ids = slices.Concat(ids[:6], []string{fmt.Sprintf("%d more", n-11)}, ids[n-5:])
	}
	return strings.Join(ids, " to ")
}

// cycles returns cycles of relations of the kinds, at least one of each knot of
// them: programmes each of which relates to the next, the last to the first. A
// cycle begins with its first ID.
func (f *kinship) cycles(kinds []RelationKind) [][]int32 {
	next := func(e int32, do func(int32)) {
		for _, r := range f.relatives[e] {
			if r.other != e && slices.Contains(kinds, r.kind) { // to itself is found by the check of the one
				do(r.other)
			}
		}
	}
	// Programmes that lead nowhere are taken out until there are none: what is
	// left leads into a cycle.
	leads := make([]int, f.len())
	from := make([][]int32, f.len())
	var ends []int32
	for e := range int32(f.len()) {
		next(e, func(other int32) {
			leads[e]++
			from[other] = append(from[other], e)
		})
		if leads[e] == 0 {
			ends = append(ends, e)
		}
	}
	for len(ends) > 0 {
		e := ends[len(ends)-1]
		ends = ends[:len(ends)-1]
		for _, before := range from[e] {
			if leads[before]--; leads[before] == 0 {
				ends = append(ends, before)
			}
		}
	}
	var out [][]int32
	walked := make([]int32, f.len()) // by which walk, from 1
	for start := range int32(f.len()) {
		var way []int32
		e := start
		for leads[e] > 0 && walked[e] == 0 {
			walked[e] = start + 1
			way = append(way, e)
			to := int32(-1)
			next(e, func(other int32) {
				if leads[other] > 0 && to < 0 {
					to = other
				}
			})
			e = to
		}
		if len(way) > 0 && walked[e] == start+1 {
			cycle := slices.Clone(way[slices.Index(way, e):])
			least := slices.Index(cycle, slices.Min(cycle))
			out = append(out, slices.Concat(cycle[least:], cycle[:least]))
		}
	}
	return out
}
