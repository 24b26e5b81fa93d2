package iati

import (
	"cmp"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// tie is a relation between two records of the file.
type tie struct {
	from, to int32
	kind     RelatedActivityType
}

// answers are the relations by which the other side answers: a parent names its
// child. What lies with third parties needs no answer.
var answers = map[RelatedActivityType]RelatedActivityType{
	Parent: Child, Child: Parent, Sibling: Sibling, CoFunded: CoFunded,
}

// edge is a parent with its child, by the relation that names the one first.
type edge struct{ parent, child, relation int32 }

// tree looks at the relations within the file.
func (f *file) tree(fs check.Findings) check.Findings {
	ties := map[tie]struct{}{}
	for i := range f.relations {
		r := &f.relations[i]
		if to, here := f.known[r.ref]; here {
			ties[tie{r.from, to, r.kind}] = struct{}{}
		}
	}
	var edges []edge
	known := map[[2]int32]struct{}{}
	for i := range f.relations {
		r := &f.relations[i]
		to, here := f.known[r.ref]
		switch {
		case !here:
			continue
		case r.ref == f.nodes[r.from].id:
			fs = append(fs, f.related(r, "iati.relation-self", "ref", "the activity "+check.Quote(r.ref)+" is related to itself"))
			continue
		}
		if want, answered := answers[r.kind]; answered {
			if _, ok := ties[tie{to, r.from, want}]; !ok {
				fs = append(fs, f.related(r, "iati.relation-reciprocal", "type", "the activity "+check.Quote(r.ref)+", "+string(f.path(to))+
					", is a "+r.kind.Title()+" here, and does not name this one as a "+want.Title()))
			}
		}
		e := edge{parent: to, child: r.from, relation: int32(i)}
		switch r.kind {
		case Child:
			e.parent, e.child = r.from, to
		case Parent:
		default:
			continue
		}
		if _, again := known[[2]int32{e.parent, e.child}]; !again {
			known[[2]int32{e.parent, e.child}] = struct{}{}
			edges = append(edges, e)
		}
	}
	for _, e := range edges {
		fs = f.generation(fs, e)
	}
	fs = f.counted(fs, edges, budgeted, "iati.hierarchy-budgets", "budget", "budgets")
	fs = f.counted(fs, edges, spent, "iati.hierarchy-spending", "transaction", "commitments, disbursements or expenditure")
	return f.cycles(fs, edges)
}

// related returns a finding about a relation.
func (f *file) related(r *relation, code, field, message string) check.Finding {
	path := f.path(r.from).Field("related-activity").Index(int(r.at)).Field(field)
	return ruled(code, path, r.line, message, value("activity", r.ref), value("type", string(r.kind)))
}

// generation compares a child with its parent.
func (f *file) generation(fs check.Findings, e edge) check.Findings {
	parent, child := &f.nodes[e.parent], &f.nodes[e.child]
	above := check.Quote(parent.id) + ", " + string(f.path(e.parent))
	// Levels are compared where one of the two is on another than the first, which
	// is where an activity stands that states none.
	if child.level <= parent.level && (child.level != 1 || parent.level != 1) {
		fs = append(fs, ruled("iati.hierarchy-level", f.path(e.child).Field("hierarchy"), child.line, "the activity is on level "+itoa(int(child.level))+
			", and its parent, "+above+", on level "+itoa(int(parent.level)), value("child", itoa(int(child.level))), value("parent", itoa(int(parent.level)))))
	}
	before := func(d, e period.Date) bool { return !d.IsZero() && !e.IsZero() && d.Compare(e) < 0 }
	if before(child.first, parent.first) || before(parent.last, child.last) {
		fs = append(fs, ruled("iati.hierarchy-dates", f.path(e.child).Field("activity-date"), child.line, "the activity, "+dates(child)+
			", lies outside the dates of its parent, "+above+", "+dates(parent), value("child", dates(child)), value("parent", dates(parent))))
	}
	return fs
}

func dates(n *node) string {
	or := func(d period.Date) string {
		if d.IsZero() {
			return "no stated day"
		}
		return d.String()
	}
	return or(n.first) + " to " + or(n.last)
}

// counted finds parents that have the same kind of money as their children: one
// finding a parent.
func (f *file) counted(fs check.Findings, edges []edge, what holds, code, field, words string) check.Findings {
	both := make([]edge, 0, len(edges))
	for _, e := range edges {
		if f.nodes[e.parent].money&f.nodes[e.child].money&what != 0 {
			both = append(both, e)
		}
	}
	slices.SortFunc(both, func(a, b edge) int { return cmp.Or(cmp.Compare(a.parent, b.parent), cmp.Compare(a.child, b.child)) })
	for i := 0; i < len(both); {
		n := 1
		for i+n < len(both) && both[i+n].parent == both[i].parent {
			n++
		}
		parent, child := &f.nodes[both[i].parent], &f.nodes[both[i].child]
		fs = append(fs, ruled(code, f.path(both[i].parent).Field(field), parent.line, "the activity has "+words+", and so "+
			map[bool]string{true: "has 1 child", false: "have " + itoa(n) + " children"}[n == 1]+" of it, "+check.Quote(child.id)+", "+string(f.path(both[i].child))+
			map[bool]string{true: "", false: ", the first"}[n == 1]+": added up they are counted twice", value("parent", parent.id), value("children", itoa(n))))
		i += n
	}
	return fs
}

// cycles finds activities that are their own parents, over others: one finding
// at each relation that closes a circle.
func (f *file) cycles(fs check.Findings, edges []edge) check.Findings {
	sorted := slices.Clone(edges)
	slices.SortStableFunc(sorted, func(a, b edge) int { return cmp.Compare(a.child, b.child) })
	parents := func(child int32) []edge {
		from, _ := slices.BinarySearchFunc(sorted, child, func(e edge, c int32) int { return cmp.Compare(e.child, c) })
		to, _ := slices.BinarySearchFunc(sorted, child+1, func(e edge, c int32) int { return cmp.Compare(e.child, c) })
		return sorted[from:to]
	}
	const (
		open = 1 + iota // on the way up from where the search began
		closed
	)
	state := map[int32]uint8{}
	type visit struct {
		child int32
		next  int
	}
	var way []visit
	for _, e := range sorted {
		if state[e.child] != 0 {
			continue
		}
		state[e.child] = open
		way = append(way[:0], visit{child: e.child})
		for len(way) > 0 {
			v := &way[len(way)-1]
			above := parents(v.child)
			if v.next == len(above) {
				state[v.child] = closed
				way = way[:len(way)-1]
				continue
			}
			up := above[v.next]
			v.next++
			switch state[up.parent] {
			case open:
				r := &f.relations[up.relation]
				fs = append(fs, f.related(r, "iati.relation-cycle", "ref", "the activity "+check.Quote(f.nodes[up.child].id)+
					" is its own parent, over "+check.Quote(f.nodes[up.parent].id)))
			case 0:
				state[up.parent] = open
				way = append(way, visit{child: up.parent})
			}
		}
	}
	return fs
}
