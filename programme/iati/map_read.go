package iati

import (
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	geo "iom.int/migdev/indicator/place"
	"iom.int/migdev/programme"
)

// mapReader reads the elements of the standard as a programme.
type mapReader struct {
	a      *Activity
	p      programme.Programme
	orgs   map[orgKey]int // places of the organisations
	codes  map[string]bool
	areas  map[string]geo.Area // of the locations, by what values name them by
	prefix string
}

// orgKey is by what an organisation is known again: the code that it has in the
// record, its identifier, or its name.
type orgKey struct{ by, value string }

func newMapReader(a *Activity) *mapReader {
	return &mapReader{a: a, orgs: map[orgKey]int{}, codes: map[string]bool{}, areas: map[string]geo.Area{}}
}

func (r *mapReader) programme() programme.Programme {
	r.record()
	r.texts()
	r.participants()
	r.reporter()
	for i := range r.a.OtherIdentifiers {
		r.otherIdentifier(&r.a.OtherIdentifiers[i])
	}
	r.statusAndDates()
	r.places()
	r.classifications()
	r.budgets()
	r.transactions()
	for i := range r.a.RelatedActivities {
		e := &r.a.RelatedActivities[i]
		if kind := relations.term(e.Type); kind != programme.NoRelation {
			r.p.Relations = append(r.p.Relations, programme.Relation{Kind: kind, Programme: r.id(e.Ref)})
		}
	}
	r.results()
	r.documents()
	return r.p
}

func (r *mapReader) text(ns Narratives) lang.Text { return ns.Text(r.a.Lang) }

func dayOf(d Date) period.Date {
	date, err := d.Day()
	if err != nil {
		return period.Date{}
	}
	return date
}

// id returns the ID of the programme of an identifier.
func (r *mapReader) id(ref string) string {
	if r.prefix != "" {
		if rest, ok := strings.CutPrefix(ref, r.prefix+"-"); ok && rest != "" {
			return rest
		}
	}
	return ref
}

func (r *mapReader) record() {
	a, p := r.a, &r.p
	r.prefix = a.own("prefix")
	ref := strings.TrimSpace(a.Identifier.Text)
	p.ID = a.own("id")
	if p.ID == "" {
		p.ID = ref
	}
	if ref != "" && (r.prefix == "" || ref != identifierOf(r.prefix, p.ID)) {
		p.Identifiers = append(p.Identifiers, programme.Identifier{Code: indicator.Code{Vocabulary: programme.IATIActivity, Value: ref}})
	}
	if t, err := a.LastUpdated.Time(); err == nil && !t.IsZero() {
		p.Updated, _ = period.FromTime(t)
	}
	if c, err := money.ParseCurrency(a.DefaultCurrency); err == nil {
		p.Finance.Currency = c
	}
	if a.BudgetNotProvided != "" {
		p.Finance.NoBudget = indicator.Code{Vocabulary: budgetNotProvided, Value: a.BudgetNotProvided}
	}
}

func (r *mapReader) otherIdentifier(e *OtherIdentifier) {
	if e.Ref == "" || strings.HasPrefix(e.Type, "B") {
		return
	}
	id := programme.Identifier{Code: indicator.Code{Vocabulary: programme.IATIActivity, Value: e.Ref}, Former: true}
	if e.Type != "A3" {
		id.Code.Vocabulary, id.Former = e.own("scheme"), e.own("former") != ""
		if id.Code.Vocabulary == "" {
			id.Code.Vocabulary = "iati-other-" + strings.ToLower(e.Type)
		}
	}
	if id.Owner = e.own("owner"); id.Owner == "" {
		if at := r.organisation("", e.OwnerOrg.Ref, "", e.OwnerOrg.Narratives); at >= 0 {
			id.Owner = r.p.Organisations[at].Code
		}
	}
	r.p.Identifiers = append(r.p.Identifiers, id)
}

func (r *mapReader) texts() {
	if !r.a.Title.isAdded() {
		r.p.Title = r.text(r.a.Title.Narratives)
	}
	for i := range r.a.Descriptions {
		d := &r.a.Descriptions[i]
		t := r.text(d.Narratives)
		switch {
		case d.isAdded() || t.IsZero():
		case d.Type == "2":
			r.p.Objectives = append(r.p.Objectives, programme.Objective{Code: d.own("code"), Title: t})
		case d.Type == "3":
			r.p.TargetGroups = append(r.p.TargetGroups, programme.TargetGroup{Code: d.own("code"), Name: t})
		case d.Type == "4" || !r.p.Description.IsZero():
			r.p.Notes = append(r.p.Notes, t)
		default:
			r.p.Description = t
		}
	}
}

// organisation returns the place of an organisation, added where it is new. -1:
// nothing says which it is.
func (r *mapReader) organisation(code, ref, kind string, ns Narratives) int {
	ref = strings.TrimSpace(ref)
	name := r.text(ns)
	keys := []orgKey{{"code", code}, {"ref", ref}, {"name", name.String()}}
	for _, k := range keys {
		if k.value == "" {
			continue
		}
		if at, ok := r.orgs[k]; ok && (k.by != "name" || ref == "" || refOf(&r.p.Organisations[at]) == ref) {
			o := &r.p.Organisations[at]
			if o.Name.IsZero() {
				o.Name = name
			}
			if o.Class.IsZero() && kind != "" {
				o.Class = indicator.Code{Vocabulary: organisationTypes, Value: kind}
			}
			return at
		}
		if k.by == "code" {
			break // what the record tells apart is not put together
		}
	}
	if code == "" {
		code = r.freeCode(ref, name.String())
	}
	if code == "" {
		return -1
	}
	o := programme.Organisation{Code: code, Name: name}
	if ref != "" {
		o.Identifiers = []programme.Identifier{{Code: indicator.Code{Vocabulary: programme.IATIOrganisation, Value: ref}}}
	}
	if kind != "" {
		o.Class = indicator.Code{Vocabulary: organisationTypes, Value: kind}
	}
	at := len(r.p.Organisations)
	r.p.Organisations = append(r.p.Organisations, o)
	keys[0].value = code
	for _, k := range keys {
		if _, twice := r.orgs[k]; k.value != "" && !twice {
			r.orgs[k] = at
		}
	}
	r.codes[code] = true
	return at
}

// freeCode returns a code for an organisation of a record that gives it none:
// its identifier or its name.
func (r *mapReader) freeCode(ref, name string) string {
	if ref != "" {
		name = ref
	}
	for code := name; name != ""; code += "'" {
		if !r.codes[code] {
			return code
		}
	}
	return ""
}

func (r *mapReader) participants() {
	for i := range r.a.ParticipatingOrgs {
		e := &r.a.ParticipatingOrgs[i]
		if e.isAdded() {
			continue
		}
		at := r.organisation(e.own("code"), e.Ref, e.Type, e.Narratives)
		if at < 0 {
			continue
		}
		o := &r.p.Organisations[at]
		if o.Programme == "" {
			o.Programme = e.ActivityID
		}
		o.Roles = append(o.Roles, statedRoles(e)...)
	}
}

// statedRoles returns the roles that an element stands for.
func statedRoles(e *ParticipatingOrg) []programme.Role {
	var out []programme.Role
	for name := range strings.FieldsSeq(e.own("roles")) {
		var role programme.Role
		if role.UnmarshalText([]byte(name)) != nil || roles.code(role) != e.Role {
			out = nil
			break
		}
		out = append(out, role)
	}
	if plain := roles.term(e.Role); len(out) == 0 && plain != programme.NoRole {
		out = append(out, plain)
	}
	return out
}

func (r *mapReader) reporter() {
	e := &r.a.ReportingOrg
	if e.isAdded() {
		return
	}
	if at := r.organisation(e.own("code"), e.Ref, e.Type, e.Narratives); at >= 0 {
		r.p.Reporter = r.p.Organisations[at].Code
	}
}

func (r *mapReader) statusAndDates() {
	if !r.a.Status.isAdded() {
		r.p.Status = statuses.term(r.a.Status.Code)
	}
	var start, end period.Date
	for i := range r.a.Dates {
		e := &r.a.Dates[i]
		date := dayOf(e.Date)
		if e.isAdded() || date.IsZero() {
			continue
		}
		if e.own("of") == "span" {
			*pick(e.Type.isStart(), &start, &end) = date
			continue
		}
		var field *period.Date
		switch e.Type {
		case PlannedStart:
			field = &r.p.Dates.PlannedStart
		case ActualStart:
			field = &r.p.Dates.ActualStart
		case PlannedEnd:
			field = &r.p.Dates.PlannedEnd
		case ActualEnd:
			field = &r.p.Dates.ActualEnd
		}
		if field != nil && field.IsZero() {
			*field = date
		}
	}
	if span, err := period.NewSpan(start, end); err == nil {
		r.p.Span = span
	}
}
