package programme

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
)

// CheckTogether returns what is wrong with programmes beside each other: what
// [Programme.CheckWith] finds in each alone is not repeated. Paths begin with
// "programmes[i]", and are in the order of the programmes but for the rings,
// which come last. Of [Rules] it has these codes:
//
//   - programme.id-missing, programme.id-twice
//   - programme.orphan (error): a component whose parent is neither among them
//     nor known to the caller; programme.relation-unknown (note): any other
//     relation to such a programme
//   - programme.programme-unknown (note): an organisation, or one side of an entry,
//     that has it in its books under a programme that is neither there nor known
//   - programme.parents: a component with several parents
//   - programme.relation-one-sided: the other does not state the relation, by
//     [RelationKind.Inverse]
//   - programme.component-dates: dates that do not lie within those of the parent
//   - programme.succession-dates: a start before that of the predecessor
//   - programme.cycle: rings of parents, and of predecessors
//
// A programme is found by its ID; a relation to one that is known by name alone
// is not followed.
func CheckTogether(programmes []Programme, o Options) check.Findings {
	t := together{list: programmes, o: o, ids: make(map[string]int, len(programmes)), identified: map[string]bool{}}
	identifiers := map[indicator.Code]int{}
	for i := range programmes {
		p := &programmes[i]
		if first, twice := t.ids[p.ID]; twice {
			t.add(i, "programme.id-twice", check.Error, "id",
				"the ID "+check.Quote(p.ID)+" is that of "+string(check.Path("programmes").Index(first))+" too", check.Value{Name: "id", Text: p.ID})
		} else if p.ID != "" {
			t.ids[p.ID] = i
		} else if len(programmes) > 1 {
			t.add(i, "programme.id-missing", check.Warning, "id", "the programme has no ID by which others can name it")
		}
		t.identified[p.ID] = true
		for j := range p.Identifiers {
			code := p.Identifiers[j].Code
			t.identified[code.Value] = true
			if first, ok := identifiers[code]; ok && first != i {
				t.add(i, "programme.id-twice", check.Error, in("identifiers", j, "code"),
					"the identifier "+check.Quote(code.String())+" is that of "+string(check.Path("programmes").Index(first))+" too",
					check.Value{Name: "identifier", Text: code.String()})
			} else if code.Value != "" {
				identifiers[code] = i
			}
		}
	}
	t.stated = map[statedRelation]bool{}
	for i := range programmes {
		for _, r := range programmes[i].Relations {
			if j, ok := t.ids[r.Programme]; ok {
				t.stated[statedRelation{i, j, r.Kind}] = true
			}
		}
	}
	parents, before := make([]int, len(programmes)), make([]int, len(programmes))
	for i := range programmes {
		parents[i], before[i] = t.relations(i)
		t.references(i)
	}
	for _, ring := range [...]struct {
		above []int
		what  string
	}{{parents, "parent"}, {before, "predecessor"}} {
		cycles(len(programmes), func(i int) int { return ring.above[i] }, func(first int) {
			t.add(first, "programme.cycle", check.Error, "relations",
				"the programme is its own "+ring.what+", by way of "+check.Quote(programmes[ring.above[first]].ID),
				check.Value{Name: "id", Text: programmes[first].ID})
		})
	}
	return o.Profile.Apply(t.fs)
}

// statedRelation is a relation of one programme of the list to another.
type statedRelation struct {
	from, to int
	kind     RelationKind
}

// together is a pass over several programmes.
type together struct {
	list []Programme
	o    Options
	ids  map[string]int // the first with each ID
	// identified are all IDs and identifiers.
	identified map[string]bool
	stated     map[statedRelation]bool
	fs         check.Findings
}

func (t *together) add(i int, code string, s check.Severity, path check.Path, message string, values ...check.Value) {
	t.fs = append(t.fs, check.Finding{
		Code: code, Severity: s, Path: check.Path("programmes").Index(i).Join(path), Message: message, Values: values,
	})
}

// relations looks at those of programme i, and returns the places of its parent
// and its predecessor, -1 where it states none that is there.
func (t *together) relations(i int) (parent, predecessor int) {
	parent, predecessor = -1, -1
	p := &t.list[i]
	for n := range p.Relations {
		r := &p.Relations[n]
		if r.Programme == "" || r.Programme == p.ID {
			continue // found by the check of the one
		}
		path := in("relations", n, "programme")
		id := check.Value{Name: "programme", Text: r.Programme}
		j, ok := t.ids[r.Programme]
		if !ok {
			t.missing(i, r, path, id)
			continue
		}
		other := &t.list[j]
		if !t.stated[statedRelation{j, i, r.Kind.Inverse()}] {
			t.add(i, "programme.relation-one-sided", check.Note, path,
				check.Quote(r.Programme)+" is the "+r.Kind.String()+" here, and does not say that this is its "+r.Kind.Inverse().String(), id)
		}
		switch r.Kind {
		case Parent:
			if parent >= 0 && parent != j {
				t.add(i, "programme.parents", check.Warning, path, "the programme has the parents "+check.Quote(t.list[parent].ID)+" and "+check.Quote(r.Programme), id)
				continue
			}
			parent = j
			if outer, inner := other.period(), p.period(); outer.Contains(inner) == check.NotMet {
				t.add(i, "programme.component-dates", check.Warning, "span",
					"the component runs in "+inner.String()+", which is not within "+outer.String()+" of "+check.Quote(r.Programme),
					check.Value{Name: "span", Text: inner.String()}, check.Value{Name: "within", Text: outer.String()})
			}
		case Predecessor:
			if predecessor < 0 {
				predecessor = j
			}
			if start, first := p.period().Start(), other.period().Start(); !start.IsZero() && !first.IsZero() && start.Before(first) == check.Met {
				t.add(i, "programme.succession-dates", check.Warning, path,
					"the programme starts in "+start.String()+", before its predecessor "+check.Quote(r.Programme)+" in "+first.String(), id)
			}
		}
	}
	return parent, predecessor
}

// references looks at the programmes under which others have this one in their
// books.
func (t *together) references(i int) {
	p := &t.list[i]
	look := func(path check.Path, id string) {
		if id == "" || t.identified[id] || t.o.Known.Programme != nil && t.o.Known.Programme(id) == check.Met {
			return
		}
		t.add(i, "programme.programme-unknown", check.Note, path, "the programme "+check.Quote(id)+" is not there", check.Value{Name: "programme", Text: id})
	}
	for j := range p.Organisations {
		look(in("organisations", j, "programme"), p.Organisations[j].Programme)
	}
	for j := range p.Finance.Entries {
		look(check.Path("finance").Join(in("entries", j, "from_programme")), p.Finance.Entries[j].FromProgramme)
		look(check.Path("finance").Join(in("entries", j, "to_programme")), p.Finance.Entries[j].ToProgramme)
	}
}

// missing adds the finding for a relation to a programme that is not there, where
// the caller does not know it either.
func (t *together) missing(i int, r *Relation, path check.Path, id check.Value) {
	if t.o.Known.Programme != nil && t.o.Known.Programme(r.Programme) == check.Met {
		return
	}
	if r.Kind == Parent {
		t.add(i, "programme.orphan", check.Error, path, "the parent "+check.Quote(r.Programme)+" is not there", id)
		return
	}
	t.add(i, "programme.relation-unknown", check.Note, path, "the "+r.Kind.String()+" "+check.Quote(r.Programme)+" is not there", id)
}
