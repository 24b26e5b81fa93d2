package iati

import (
	"strings"

	"iom.int/migdev/indicator/check"
)

// identity looks at the identifiers of an activity and its reporter.
func (c *checker) identity(a *Activity) {
	id, reporter := a.Identifier.Text, a.ReportingOrg.Ref
	if c.strict {
		id, reporter = strings.TrimSpace(id), strings.TrimSpace(reporter)
	}
	// The element may be there and empty, which the schema allows.
	there := id != "" || a.Identifier.Line != 0
	if there && id == reporter && (id != "" || !c.strict && a.ReportingOrg.Blank("ref")) {
		c.find("1.1.3", a.Identifier.Line, "iati-identifier", "the identifier of the activity, "+check.Quote(id)+", is that of its reporter",
			value("iati-identifier", id))
	}
	if there && !c.prefixed(a, id, reporter) {
		c.find("1.1.21", a.Identifier.Line, "iati-identifier", "the identifier of the activity, "+check.Quote(id)+
			", does not begin with "+check.Quote(reporter)+", the identifier of its reporter, and a hyphen",
			value("iati-identifier", id), value("reporting-org", reporter))
	}
	c.in("iati-identifier", -1)
	c.blanks("1.3.", "", a.Identifier.Text, a.Identifier.Line)
	if strings.ContainsAny(a.Identifier.Text, "/&|?") && !c.registeredPrefix(a.Identifier.Text) {
		c.symbols("1.3.", "", a.Identifier.Text, a.Identifier.Line)
	}
	c.out()
	c.reporter(&a.ReportingOrg, "1.14.")
	for i := range a.OtherIdentifiers {
		o := &a.OtherIdentifiers[i]
		c.in("other-identifier", i)
		switch o.Type {
		case "B1":
			c.blanks("1.16.", "ref", o.Ref, o.Line)
		case "A3":
			c.blanks("1.6.", "ref", o.Ref, o.Line)
		}
		if owner := &o.OwnerOrg; owner.Line != 0 || owner.Ref != "" || len(owner.Narratives) > 0 {
			c.in("owner-org", -1)
			c.party(&owner.Element, owner.Ref, owner.Narratives, "6.8.1", "1.11.")
			c.out()
		}
		c.out()
	}
	for i := range a.RelatedActivities {
		c.in("related-activity", i)
		c.blanks("1.7.", "ref", a.RelatedActivities[i].Ref, a.RelatedActivities[i].Line)
		c.out()
	}
}

// prefixed reports whether the identifier of an activity begins with that of its
// reporter, present or past, and a hyphen. The standard wants something behind
// it.
func (c *checker) prefixed(a *Activity, id, reporter string) bool {
	begins := func(organisation string) bool {
		if c.strict && organisation == "" || !strings.HasPrefix(id, organisation) {
			return false
		}
		rest := id[len(organisation):]
		return rest != "" && rest[0] == '-' && (!c.strict || len(rest) > 1)
	}
	if begins(reporter) {
		return true
	}
	for i := range a.OtherIdentifiers {
		o := &a.OtherIdentifiers[i]
		ref := o.Ref
		if c.strict {
			ref = strings.TrimSpace(ref)
		}
		if o.Type == "B1" && begins(ref) {
			return true
		}
	}
	return false
}

// registeredPrefix reports whether an identifier begins with that of a
// registered organisation and a hyphen.
func (c *checker) registeredPrefix(id string) bool {
	if c.o.Known.Organisation == nil {
		return false
	}
	for i := range min(len(id), 200) {
		if id[i] == '-' && c.o.Known.organisation(id[:i]) {
			return true
		}
	}
	return false
}

// blanks finds white space around an identifier. Rules is the number of its
// rules up to the last point.
func (c *checker) blanks(rules, field, id string, line int32) {
	if id != "" && strings.TrimSpace(id) != id {
		c.find(rules+"1", line, field, "the identifier "+check.Quote(id)+" has white space around it", value("identifier", id))
	}
}

// symbols finds characters that no identifier should have.
func (c *checker) symbols(rules, field, id string, line int32) {
	if strings.ContainsAny(id, "/&|?") {
		c.find(rules+"13", line, field, "the identifier "+check.Quote(id)+" has one of / & | ? in it", value("identifier", id))
	}
}

// reporter looks at the reporter of an activity, or of an organisation.
func (c *checker) reporter(o *ReportingOrg, rules string) {
	c.in("reporting-org", -1)
	defer c.out()
	c.blanks(rules, "ref", o.Ref, o.Line)
	ref := o.Ref
	if c.strict {
		ref = strings.TrimSpace(ref)
	}
	if ref == "" && !o.Blank("ref") || c.o.Known.organisation(ref) {
		return
	}
	c.symbols(rules, "ref", ref, o.Line)
	if c.o.Known.Agency == nil {
		return
	}
	parts := strings.SplitN(ref, "-", 3)
	if prefix := strings.Join(parts[:min(2, len(parts))], "-"); len(parts) < 2 || c.o.Known.Agency(prefix) == check.NotMet {
		c.find(rules+"8", o.Line, "ref", "the identifier "+check.Quote(o.Ref)+" begins with no agency that registers organisations",
			value("identifier", o.Ref))
	}
}

// party looks at an organisation: it has an identifier or a name, and the
// identifier is one. Rules is "" where there is none about it.
func (c *checker) party(e *Element, ref string, names Narratives, code, rules string) {
	if !c.has(e, "ref", ref) && !c.told(names) {
		c.find(code, e.Line, "", "the organisation has neither an identifier nor a name")
	}
	if rules == "" || ref == "" {
		return
	}
	c.blanks(rules, "ref", ref, e.Line)
	if !c.o.Known.organisation(ref) {
		c.symbols(rules, "ref", ref, e.Line)
	}
}

// organisations looks at who takes part.
func (c *checker) organisations(a *Activity) {
	role := false
	for i := range a.ParticipatingOrgs {
		o := &a.ParticipatingOrgs[i]
		role = role || o.Role.Title() != ""
		c.in("participating-org", i)
		c.party(&o.Element, o.Ref, o.Narratives, "6.10.1", "1.8.")
		c.blanks("1.9.", "activity-id", o.ActivityID, o.Line)
		c.out()
	}
	if c.strict && !role && len(a.ParticipatingOrgs) > 0 {
		c.find("iati.role-missing", a.ParticipatingOrgs[0].Line, "participating-org",
			"none of the participating organisations funds, accounts for, extends or implements the activity")
	}
}

// sides looks at provider and receiver of a payment, of the element at hand.
func (c *checker) sides(provider, receiver *TransactionOrg) {
	if provider.there() {
		c.in("provider-org", -1)
		c.party(&provider.Element, provider.Ref, provider.Narratives, "6.9.1", "1.10.")
		c.blanks("1.4.", "provider-activity-id", provider.ActivityID, provider.Line)
		c.out()
	}
	if receiver.there() {
		c.in("receiver-org", -1)
		c.party(&receiver.Element, receiver.Ref, receiver.Narratives, "6.9.2", "1.15.")
		c.blanks("1.5.", "receiver-activity-id", receiver.ActivityID, receiver.Line)
		c.out()
	}
}

// there reports whether the element stands in the record.
func (o *TransactionOrg) there() bool {
	return o.Line != 0 || o.Rest != nil || o.Ref != "" || o.ActivityID != "" || o.Type != "" || len(o.Narratives) > 0
}
