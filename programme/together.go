package programme

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// CheckTogether returns what is wrong with programmes beside each other: what
// [Programme.CheckWith] finds in each alone is not repeated. Records with one ID
// are statements about one programme, as in a [Portfolio]: what one of them
// states of its relations the programme states, and dates are wrong where they
// are by all of them. Paths begin with "programmes[i]", and are in the order of
// the records but for the rings, which come last. Of [Rules] it has these codes:
//
//   - programme.id-missing (warning): a record without an ID, beside others
//   - programme.id-twice (error): two records with one ID from the same source, or
//     from none; two programmes with one identifier
//   - programme.title-twice (note): two programmes with one title in one language
//   - programme.orphan (error): a component whose parent is neither among them
//     nor known to the caller; programme.relation-unknown (note): any other
//     relation to such a programme
//   - programme.programme-unknown (note): an organisation, or one side of an entry,
//     that has it in its books under a programme that is neither there nor known
//   - programme.parents (warning): a component with several parents, whichever
//     side states them
//   - programme.relation-one-sided (note): the other does not state the relation,
//     by [RelationKind.Inverse]
//   - programme.component-dates (warning; note where the precision of the dates
//     leaves it open): dates that do not lie within those of the parent, whole
//     months and years counted as such
//   - programme.succession-dates (warning): a start before that of the predecessor
//     or the pilot
//   - programme.succession-overlap (warning): a start before the predecessor has
//     ended
//   - programme.cycle (error): rings of parents, and of predecessors; one finding
//     names a ring
//
// A programme is found by its ID; a relation to one that is known by name alone
// is not followed.
func CheckTogether(programmes []Programme, o Options) check.Findings {
	groups := make(map[string]int, len(programmes)) // the place of the first record of each ID
	first := make([]int, len(programmes))
	places := make([]int, len(programmes))
	for i := range programmes {
		places[i], first[i] = i, i
		if id := programmes[i].ID; id != "" {
			if j, ok := groups[id]; ok {
				first[i] = j
			} else {
				groups[id] = i
			}
		}
	}
	slices.SortStableFunc(places, func(i, j int) int { return first[i] - first[j] })
	records := make([]Programme, len(programmes))
	for i, place := range places {
		records[i] = programmes[place]
	}
	k := newKinship(records)
	t := together{kinship: &k, o: o, places: places}
	return o.Profile.Apply(t.check())
}

// together is a pass over several programmes.
type together struct {
	*kinship
	o      Options
	places []int // where the records stood; nil where they still do
	// identified are all IDs and identifiers.
	identified map[string]bool
	fs         []check.Findings // of each record, by where it stood
}

// place returns where a record stood.
func (t *together) place(record int32) int {
	if t.places == nil {
		return int(record)
	}
	return t.places[record]
}

func (t *together) check() check.Findings {
	t.fs = make([]check.Findings, len(t.records))
	t.identify()
	t.checkTitles()
	for e := range int32(t.len()) {
		t.checkSources(e)
		for i := t.first[e]; i < t.first[e+1]; i++ {
			t.checkRelations(e, i)
			t.checkReferences(i)
		}
		at := t.place(t.first[e])
		t.fs[at] = append(t.fs[at], t.checkParents(e)...)
		t.fs[at] = append(t.fs[at], t.checkDates(e)...)
	}
	var fs check.Findings
	for i, own := range t.fs {
		fs = fs.UnderIndex("programmes", i, own)
	}
	return t.checkRings(fs)
}

func (t *together) add(record int32, code string, s check.Severity, path check.Path, message string, values ...check.Value) {
	at := t.place(record)
	t.fs[at] = append(t.fs[at], check.Finding{Code: code, Severity: s, Path: path, Message: message, Values: values})
}

// identify collects by what programmes can be named, and finds identifiers that
// two of them have.
func (t *together) identify() {
	t.identified = make(map[string]bool, len(t.records))
	of := map[indicator.Code]int32{} // the first record with an identifier
	owner := make([]int32, len(t.records))
	for e := range int32(t.len()) {
		for i := t.first[e]; i < t.first[e+1]; i++ {
			owner[i] = e
		}
	}
	for i := range t.records {
		p := &t.records[i]
		t.identified[p.ID] = true
		for j := range p.Identifiers {
			code := p.Identifiers[j].Code
			t.identified[code.Value] = true
			if first, ok := of[code]; !ok && code.Value != "" {
				of[code] = int32(i)
			} else if ok && owner[first] != owner[i] {
				t.add(int32(i), "programme.id-twice", check.Error, in("identifiers", j, "code"),
					"the identifier "+check.Quote(code.String())+" is that of "+string(check.Path("programmes").Index(t.place(first)))+" too",
					check.Value{Name: "identifier", Text: code.String()})
			}
		}
	}
}

// checkTitles finds programmes that go by one title, in the same words of a
// language: by it nobody can tell them apart. Only the first record that has it
// says so.
func (t *together) checkTitles() {
	type title struct {
		language lang.Tag
		words    string
	}
	first := map[title]int32{} // the programme
	for e := range int32(t.len()) {
		said := false
		for i := t.first[e]; i < t.first[e+1]; i++ {
			for tag, text := range t.records[i].Title.All() {
				of := title{tag, fold(text)}
				if other, ok := first[of]; !ok && of.words != "" {
					first[of] = e
				} else if ok && other != e && !said {
					said = true
					t.add(i, "programme.title-twice", check.Note, "title",
						"the title "+check.Quote(text)+" is that of "+named(&t.records[t.first[other]])+" too", check.Value{Name: "title", Text: text})
				}
			}
		}
	}
}

// checkSources looks at the IDs of the records of a programme, and at whose
// statements they are.
func (t *together) checkSources(e int32) {
	if t.id(e) == "" {
		if len(t.records) > 1 {
			t.add(t.first[e], "programme.id-missing", check.Warning, "id", "the programme has no ID by which others can name it")
		}
		return
	}
	if t.first[e+1]-t.first[e] == 1 {
		return
	}
	seen := map[figure.Source]int32{}
	for i := t.first[e]; i < t.first[e+1]; i++ {
		source := t.records[i].Source
		first, twice := seen[source]
		if !twice {
			seen[source] = i
			continue
		}
		whose := "from one source, " + check.Quote(source.String())
		if source.IsZero() {
			whose = "and neither names its source"
		}
		t.add(i, "programme.id-twice", check.Error, "id",
			"the ID "+check.Quote(t.id(e))+" is that of "+string(check.Path("programmes").Index(t.place(first)))+" too, "+whose,
			check.Value{Name: "id", Text: t.id(e)}, check.Value{Name: "source", Text: source.String()})
	}
}

// checkRelations looks at those that a record of programme e states. What it says
// of itself the check of the one finds.
func (t *together) checkRelations(e, record int32) {
	p := &t.records[record]
	for n := range p.Relations {
		r := &p.Relations[n]
		if r.Programme == "" || r.Programme == p.ID {
			continue
		}
		path := in("relations", n, "programme")
		values := []check.Value{{Name: "kind", Text: r.Kind.String()}, {Name: "programme", Text: r.Programme}}
		other, ok := t.byID[r.Programme]
		switch {
		case !ok && t.o.Known.Programme != nil && t.o.Known.Programme(r.Programme) == check.Met:
		case !ok && r.Kind == Parent:
			t.add(record, "programme.orphan", check.Error, path, "the parent "+check.Quote(r.Programme)+" is not there", values...)
		case !ok:
			t.add(record, "programme.relation-unknown", check.Note, path, "the "+r.Kind.String()+" "+check.Quote(r.Programme)+" is not there", values...)
		case r.Kind != NoRelation && !t.isAnswered(e, relative{kind: r.Kind, other: other}):
			t.add(record, "programme.relation-one-sided", check.Note, path,
				fmt.Sprintf("%s is the %s here, and does not say that this is its %s", check.Quote(r.Programme), r.Kind, r.Kind.Inverse()), values...)
		}
	}
}

// isAnswered reports whether the other states a relation of e too.
func (t *together) isAnswered(e int32, r relative) bool {
	i, ok := slices.BinarySearchFunc(t.relatives[e], r, compareRelatives)
	return ok && t.relatives[e][i].there
}

// checkParents finds a programme that has several.
func (t *together) checkParents(e int32) check.Findings {
	var parents []int32
	for _, r := range t.relatives[e] {
		if r.kind == Parent && r.other != e {
			parents = append(parents, r.other)
		}
	}
	if len(parents) < 2 {
		return nil
	}
	more := ""
	if n := len(parents) - 2; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return check.Findings{{
		Code: "programme.parents", Severity: check.Warning, Path: "relations",
		Message: "the programme has the parents " + check.Quote(t.id(parents[0])) + " and " + check.Quote(t.id(parents[1])) + more,
		Values:  []check.Value{{Name: "parent", Text: t.id(parents[0])}, {Name: "parent", Text: t.id(parents[1])}},
	}}
}

// checkReferences looks at the programmes under which others have this one in
// their books.
func (t *together) checkReferences(record int32) {
	p := &t.records[record]
	look := func(list string, i int, field, id string) {
		if id == "" || t.identified[id] || t.o.Known.Programme != nil && t.o.Known.Programme(id) == check.Met {
			return
		}
		t.add(record, "programme.programme-unknown", check.Note, in(list, i, field), "the programme "+check.Quote(id)+" is not there", check.Value{Name: "programme", Text: id})
	}
	for j := range p.Organisations {
		look("organisations", j, "programme", p.Organisations[j].Programme)
	}
	for j := range p.Finance.Entries {
		look("finance.entries", j, "from_programme", p.Finance.Entries[j].FromProgramme)
		look("finance.entries", j, "to_programme", p.Finance.Entries[j].ToProgramme)
	}
}
