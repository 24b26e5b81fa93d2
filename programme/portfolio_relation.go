package programme

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// relative is how a programme of a portfolio stands to another.
type relative struct {
	kind        RelationKind
	other       int32
	here, there bool // which of the two states it
}

// Relative is a programme that another is related to.
type Relative struct {
	Kind      RelationKind // what it is to the other
	Programme string       // its ID
	// Here and There report by which of the two the relation is stated: by the
	// programme that was asked about, and by the relative.
	Here, There bool
}

// relate joins what programmes state about each other, from both sides.
func (f *portfolio) relate() {
	f.relatives = make([][]relative, f.len())
	add := func(e int32, r relative) {
		for i := range f.relatives[e] {
			if old := &f.relatives[e][i]; old.kind == r.kind && old.other == r.other {
				old.here, old.there = old.here || r.here, old.there || r.there
				return
			}
		}
		f.relatives[e] = append(f.relatives[e], r)
	}
	for e := range int32(f.len()) {
		for _, p := range f.of(e) {
			for _, r := range p.Relations {
				if other, ok := f.byID[r.Programme]; ok && r.Kind != NoRelation {
					add(e, relative{kind: r.Kind, other: other, here: true})
					add(other, relative{kind: r.Kind.Inverse(), other: e, there: true})
				}
			}
		}
	}
	for _, list := range f.relatives {
		slices.SortFunc(list, func(a, b relative) int {
			return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.other, b.other))
		})
	}
}

func (f *portfolio) relativesOf(id string) []relative {
	e, ok := f.byID[id]
	if !ok {
		return nil
	}
	return f.relatives[e]
}

// Related returns the programmes of the portfolio that are related to the one
// with the ID, whichever side states it, by kind and then by ID. A relation to a
// programme that is not there is a finding of [NewPortfolio].
func (f Portfolio) Related(id string) []Relative {
	held := f.held()
	var out []Relative
	for _, r := range held.relativesOf(id) {
		out = append(out, Relative{Kind: r.kind, Programme: held.id(r.other), Here: r.here, There: r.there})
	}
	return out
}

// above returns the programmes that e leads to by relations of a kind, over
// whatever others; e itself is among them where it is in a cycle.
func (f *portfolio) above(e int32, kind RelationKind) []int32 {
	var out []int32
	seen := make(map[int32]bool)
	next := []int32{e}
	for len(next) > 0 {
		at := next[len(next)-1]
		next = next[:len(next)-1]
		for _, r := range f.relatives[at] {
			if r.kind == kind && !seen[r.other] {
				seen[r.other] = true
				out, next = append(out, r.other), append(next, r.other)
			}
		}
	}
	slices.Sort(out)
	return out
}

// check returns what is wrong with how the records stand to each other.
func (f *portfolio) check() check.Findings {
	var fs check.Findings
	for e := range int32(f.len()) {
		records := f.of(e)
		for i := range records {
			fs = fs.UnderIndex("programmes", int(f.first[e])+i, f.checkRecord(records, i))
		}
		fs = fs.UnderIndex("programmes", int(f.first[e]), f.checkDates(e))
	}
	for _, kinds := range [][]RelationKind{{Parent}, {Predecessor, PilotedBy}} {
		for _, cycle := range f.cycles(kinds) {
			ids := make([]string, 0, len(cycle)+1)
			for _, e := range append(cycle, cycle[0]) {
				ids = append(ids, check.Quote(f.id(e)))
			}
			what := "a component"
			if kinds[0] != Parent {
				what = "a successor"
			}
			fs = fs.UnderIndex("programmes", int(f.first[cycle[0]]), check.Findings{{
				Code: "programme.relation-cycle", Severity: check.Error, Path: "relations",
				Message: fmt.Sprintf("%s is %s of itself: %s", ids[0], what, cutList(ids)),
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

// checkRecord looks at records[i] alone, and at what it relates to.
func (f *portfolio) checkRecord(records []Programme, i int) check.Findings {
	var fs check.Findings
	p := &records[i]
	switch {
	case p.ID == "":
		fs = append(fs, check.Finding{
			Code: "programme.id", Severity: check.Warning, Path: "id",
			Message: fmt.Sprintf("the programme %s has no ID: nothing can relate to it", check.Quote(p.Title.String())),
		})
	case i > 0 && records[i-1].Source == p.Source:
		fs = append(fs, check.Finding{
			Code: "programme.id-twice", Severity: check.Error, Path: "id",
			Message: fmt.Sprintf("there are two records of %s from one source: %s", named(p), check.Quote(p.Source.String())),
			Values:  []check.Value{{Name: "id", Text: p.ID}, {Name: "source", Text: p.Source.String()}},
		})
	}
	for j, r := range p.Relations {
		path := check.Path("relations").Index(j)
		values := []check.Value{{Name: "kind", Text: r.Kind.String()}, {Name: "programme", Text: r.Programme}}
		other, ok := f.byID[r.Programme]
		if !ok {
			fs = append(fs, check.Finding{
				Code: "programme.relation-unknown", Severity: check.Warning, Path: path.Field("programme"), Values: values,
				Message: fmt.Sprintf("%s states the relation %q to %s, and no programme has that ID", named(p), r.Kind, check.Quote(r.Programme)),
			})
			continue
		}
		states := func(q Programme) bool {
			return slices.ContainsFunc(q.Relations, func(back Relation) bool {
				return back.Programme == p.ID && back.Kind == r.Kind.Inverse()
			})
		}
		if r.Kind != NoRelation && !slices.ContainsFunc(f.of(other), states) {
			fs = append(fs, check.Finding{
				Code: "programme.relation-one-sided", Severity: check.Note, Path: path, Values: values,
				Message: fmt.Sprintf("%s states the relation %q to %s, which does not state %q to it",
					named(p), r.Kind, check.Quote(r.Programme), r.Kind.Inverse()),
			})
		}
	}
	return fs
}

// checkDates compares the dates of a programme with those of its parents and of
// what came before it. Where several records state dates, what holds for all of
// them is a finding.
func (f *portfolio) checkDates(e int32) check.Findings {
	var fs check.Findings
	for _, r := range f.relatives[e] {
		own, other := f.of(e), f.of(r.other)
		add := func(code string, s check.Severity, format string) {
			mine, theirs := statedSpan(own).String(), statedSpan(other).String()
			fs = append(fs, check.Finding{
				Code: code, Severity: s, Path: "span",
				Message: fmt.Sprintf(format, named(&own[0]), mine, named(&other[0]), theirs),
				Values:  []check.Value{{Name: "span", Text: mine}, {Name: "other", Text: theirs}},
			})
		}
		answer := func(ask func(own, other period.Span) check.Verdict) check.Verdict {
			return consent(func(i int) check.Verdict {
				return ask(own[i%len(own)].period(), other[i/len(own)].period())
			}, len(own)*len(other))
		}
		switch r.kind {
		case Parent:
			outside := answer(func(own, other period.Span) check.Verdict { return other.Contains(own).Not() })
			whole := answer(func(own, other period.Span) check.Verdict { return other.Outer().Contains(own.Outer()) })
			stated := !statedSpan(own).IsZero() && !statedSpan(other).IsZero()
			switch {
			case outside == check.Met:
				add("programme.outside-parent", check.Error, "%s (%s) is not inside its parent %s (%s)")
			case stated && outside == check.CannotTell && whole != check.Met:
				add("programme.outside-parent", check.Note, "nobody can tell whether %s (%s) is inside its parent %s (%s)")
			}
		case Predecessor, PilotedBy:
			earlier := answer(func(own, other period.Span) check.Verdict { return own.Start().Before(other.Start()) })
			overlap := answer(period.Span.Overlaps)
			switch {
			case earlier == check.Met:
				add("programme.phase-order", check.Error, "%s (%s) starts before what came before it, %s (%s)")
			case overlap == check.Met && r.kind == Predecessor:
				add("programme.phase-overlap", check.Warning, "%s (%s) starts before its predecessor %s (%s) has ended")
			}
		}
	}
	return fs
}

// statedSpan returns the first dates that a record states.
func statedSpan(records []Programme) period.Span {
	for i := range records {
		if s := records[i].period(); !s.IsZero() {
			return s
		}
	}
	return period.Span{}
}

// cycles returns cycles of relations of the kinds, at least one of each knot of
// them: programmes each of which relates to the next, the last to the first. A
// cycle begins with its first ID.
func (f *portfolio) cycles(kinds []RelationKind) [][]int32 {
	next := func(e int32, do func(int32)) {
		for _, r := range f.relatives[e] {
			if slices.Contains(kinds, r.kind) {
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
