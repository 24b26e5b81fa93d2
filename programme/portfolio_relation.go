package programme

import (
	"cmp"
	"slices"
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

// kinship is programmes by their records, and how they are related. Programmes
// are known by their place in first, records by their place in records.
type kinship struct {
	records   []Programme // those of one programme behind each other
	first     []int32     // for each programme its first record, and one more at the end
	byID      map[string]int32
	relatives [][]relative // by kind, then by the other
}

// newKinship returns the programmes of records, in which those of one programme
// stand behind each other. A record without an ID is a programme of its own.
func newKinship(records []Programme) kinship {
	f := kinship{records: records, byID: make(map[string]int32, len(records))}
	for i := range records {
		id := records[i].ID
		if _, known := f.byID[id]; known && id != "" {
			continue
		}
		if id != "" {
			f.byID[id] = int32(len(f.first))
		}
		f.first = append(f.first, int32(i))
	}
	f.first = append(f.first, int32(len(records)))
	f.relate()
	return f
}

// of returns the records of a programme.
func (f *kinship) of(programme int32) []Programme {
	return f.records[f.first[programme]:f.first[programme+1]]
}

// id returns the ID of a programme.
func (f *kinship) id(programme int32) string { return f.records[f.first[programme]].ID }

func (f *kinship) len() int { return max(0, len(f.first)-1) }

// relate joins what programmes state about each other, from both sides.
func (f *kinship) relate() {
	f.relatives = make([][]relative, f.len())
	add := func(e int32, r relative) { f.relatives[e] = append(f.relatives[e], r) }
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
	for e, list := range f.relatives {
		slices.SortFunc(list, compareRelatives)
		joined := list[:0]
		for _, r := range list {
			if n := len(joined); n > 0 && compareRelatives(joined[n-1], r) == 0 {
				last := &joined[n-1]
				last.here, last.there = last.here || r.here, last.there || r.there
				continue
			}
			joined = append(joined, r)
		}
		f.relatives[e] = joined
	}
}

func compareRelatives(a, b relative) int {
	return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.other, b.other))
}

func (f *kinship) relativesOf(id string) []relative {
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
func (f *kinship) above(e int32, kind RelationKind) []int32 {
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
