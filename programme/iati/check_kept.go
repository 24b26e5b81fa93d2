package iati

import (
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// file is what is kept of the records of a file until its end.
type file struct {
	o          *Options
	name       string
	known      map[string]int32 // the first record of each identifier
	nodes      []node
	twice      []twice
	relations  []relation
	references []reference
	asked      map[string]check.Verdict
	seen       map[seenReference]struct{}
}

// node is what is kept of a record.
type node struct {
	id          string
	first, last period.Date
	line, level int32
	money       holds
}

// holds says what money a record has.
type holds uint8

const (
	budgeted holds = 1 << iota
	spent
)

type twice struct{ at, first int32 }

type relation struct {
	from, at int32
	line     int32
	kind     RelatedActivityType
	ref      string
}

// reference is one to an activity by its identifier. The place is a list of the
// activity, by the number of its rule.
type reference struct {
	from, at int32
	line     int32
	place    uint8 // from 1, as in 1000.0.1
	ref      string
}

type seenReference struct {
	place uint8
	ref   string
}

// identify keeps the identifier of the next record.
func (f *file) identify(id string, line int32) *node {
	if f.o.Profile == Strict {
		id = strings.TrimSpace(id)
	}
	at := int32(len(f.nodes))
	f.nodes = append(f.nodes, node{id: id, line: line})
	if first, again := f.known[id]; again {
		f.twice = append(f.twice, twice{at, first})
	} else if id != "" || f.o.Profile == Official { // where none is, the schema tells
		f.known[id] = at
	}
	return &f.nodes[at]
}

// activity keeps what others may refer to, and what it refers to.
func (f *file) activity(a *Activity) {
	n := f.identify(a.Identifier.Text, a.Identifier.Line)
	from := int32(len(f.nodes) - 1)
	if f.o.Known.Activity != nil {
		f.refer(a, from)
	}
	if f.o.Profile != Strict {
		return
	}
	n.level = 1
	if level, ok, err := a.Hierarchy.Int(); ok && err == nil {
		n.level = int32(level)
	}
	n.first, n.last = a.span()
	if len(a.Budgets) > 0 {
		n.money |= budgeted
	}
	for i := range a.Transactions {
		t := &a.Transactions[i]
		switch t.Type.Code {
		case OutgoingCommitment, Disbursement, Expenditure:
			if strings.TrimSpace(t.ReceiverOrg.ActivityID) == "" {
				n.money |= spent
			}
		}
	}
	for i := range a.RelatedActivities {
		r := &a.RelatedActivities[i]
		if ref := strings.TrimSpace(r.Ref); ref != "" {
			f.relations = append(f.relations, relation{from: from, at: int32(i), line: r.Line, kind: r.Type, ref: ref})
		}
	}
}

// refer keeps the references of an activity that no record before it answers,
// each once.
func (f *file) refer(a *Activity, from int32) {
	if f.seen == nil {
		f.seen = map[seenReference]struct{}{}
	}
	clear(f.seen)
	keep := func(place uint8, i int, ref string, line int32) {
		if f.o.Profile == Strict {
			ref = strings.TrimSpace(ref)
		}
		if _, here := f.known[ref]; ref == "" || here {
			return
		}
		key := seenReference{place, ref}
		if _, again := f.seen[key]; again {
			return
		}
		f.seen[key] = struct{}{}
		f.references = append(f.references, reference{from: from, at: int32(i), line: line, place: place, ref: ref})
	}
	for i := range a.ParticipatingOrgs {
		keep(1, i, a.ParticipatingOrgs[i].ActivityID, a.ParticipatingOrgs[i].Line)
	}
	for i := range a.PlannedDisbursements {
		p := &a.PlannedDisbursements[i]
		keep(2, i, p.ProviderOrg.ActivityID, p.ProviderOrg.Line)
		keep(3, i, p.ReceiverOrg.ActivityID, p.ReceiverOrg.Line)
	}
	for i := range a.Transactions {
		t := &a.Transactions[i]
		keep(4, i, t.ProviderOrg.ActivityID, t.ProviderOrg.Line)
		keep(5, i, t.ReceiverOrg.ActivityID, t.ReceiverOrg.Line)
	}
	for i := range a.RelatedActivities {
		keep(6, i, a.RelatedActivities[i].Ref, a.RelatedActivities[i].Line)
	}
}

// places are the paths of references, by their rules.
var places = [...][2]string{
	1: {"participating-org", "activity-id"},
	2: {"planned-disbursement", "provider-org.provider-activity-id"},
	3: {"planned-disbursement", "receiver-org.receiver-activity-id"},
	4: {"transaction", "provider-org.provider-activity-id"},
	5: {"transaction", "receiver-org.receiver-activity-id"},
	6: {"related-activity", "ref"},
}

func (f *file) path(at int32) check.Path { return check.Path(f.name).Index(int(at)) }

func (f *file) finish() check.Findings {
	fs := f.identifiers(nil)
	for i := range f.references {
		r := &f.references[i]
		if _, here := f.known[r.ref]; here || f.ask(r.ref) != check.NotMet {
			continue
		}
		place := places[r.place]
		path := f.path(r.from).Field(place[0]).Index(int(r.at)).Join(check.Path(place[1]))
		fs = append(fs, ruled("1000.0."+strconv.Itoa(int(r.place)), path, r.line, "no activity "+check.Quote(r.ref)+" is in the file or published elsewhere",
			value("activity", r.ref)))
	}
	if f.o.Profile == Strict {
		fs = f.tree(fs)
	}
	return fs
}

// ask asks the register for an activity, once.
func (f *file) ask(id string) check.Verdict {
	v, asked := f.asked[id]
	if !asked {
		v = f.o.Known.Activity(id)
		f.asked[id] = v
	}
	return v
}

// identifiers finds those that stand twice. The official validator tells the
// last of them, and takes records without an identifier for ones with the same.
func (f *file) identifiers(fs check.Findings) check.Findings {
	field := "iati-identifier"
	if f.name == organisationFormat.name {
		field = "organisation-identifier"
	}
	list := f.twice
	if f.o.Profile == Official && len(list) > 1 {
		list = list[len(list)-1:]
	}
	for _, t := range list {
		id := f.nodes[t.at].id
		fs = append(fs, ruled("1.1.2", f.path(t.at).Field(field), f.nodes[t.at].line, "the identifier "+check.Quote(id)+" is that of "+
			string(f.path(t.first))+" too", value("identifier", id)))
	}
	return fs
}
