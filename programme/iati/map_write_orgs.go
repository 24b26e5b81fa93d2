package iati

import (
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/programme"
)

// refOf returns the identifier of an organisation, "" where it has none.
func refOf(o *programme.Organisation) string {
	for i := range o.Identifiers {
		if id := &o.Identifiers[i]; id.Code.Vocabulary == programme.IATIOrganisation && !id.Former {
			return id.Code.Value
		}
	}
	return ""
}

func nameOf(o *programme.Organisation) lang.Text {
	if o.Name.IsZero() && o.Short != "" {
		return lang.En(o.Short)
	}
	return o.Name
}

func typeOf(o *programme.Organisation) string {
	if o.Class.Vocabulary == organisationTypes {
		return o.Class.Value
	}
	return ""
}

// organisations fills who reports and who takes part.
func (w *mapper) organisations() {
	w.reporter()
	for i := range w.p.Organisations {
		w.participant(&w.p.Organisations[i])
	}
	if len(w.a.ParticipatingOrgs) > 0 {
		return
	}
	stands := w.how.Participant != "" && w.how.Ref != ""
	if stands {
		o := ParticipatingOrg{Ref: w.how.Ref, Type: w.how.Type, Role: w.how.Participant, Narratives: w.narratives(w.how.Name)}
		o.mark("added", added)
		w.a.ParticipatingOrgs = append(w.a.ParticipatingOrgs, o)
	}
	w.standIn("organisations", "an organisation that funds, answers for, manages or implements", stands, "the publisher")
}

func (w *mapper) reporter() {
	r := &w.a.ReportingOrg
	at, known := w.orgs[w.p.Reporter]
	own := known && (w.how.Ref == "" || refOf(&w.p.Organisations[at]) == w.how.Ref)
	r.Ref, r.Type, r.Narratives = w.how.Ref, w.how.Type, w.narratives(w.how.Name)
	if own {
		o := &w.p.Organisations[at]
		r.Ref, r.Narratives = refOf(o), w.narratives(nameOf(o))
		if class := typeOf(o); class != "" {
			r.Type = class
		}
		r.mark("code", word(w.p.Reporter))
	} else {
		r.mark("added", added)
	}
	if w.how.Secondary {
		r.SecondaryReporter = "1"
	}
	if r.Ref == "" || r.Type == "" || len(r.Narratives) == 0 {
		w.add("iati.map-missing", check.Error, "reporter",
			"the organisation that reports needs an identifier, a type and a name: neither the programme nor the publication has all three")
	}
}

// participant writes an organisation once for each role that the standard has.
func (w *mapper) participant(o *programme.Organisation) {
	names := w.narratives(nameOf(o))
	if refOf(o) == "" && len(names) == 0 {
		return
	}
	var done [len(numbers4)]bool
	for _, role := range o.Roles {
		code := roles.code(role)
		if code == "" || done[code[0]-'1'] {
			continue
		}
		done[code[0]-'1'] = true
		var own []string
		for _, r := range o.Roles {
			if roles.code(r) == code {
				own = append(own, r.String())
			}
		}
		e := ParticipatingOrg{Ref: refOf(o), Type: typeOf(o), Role: code, Narratives: w.narratives(nameOf(o))}
		if o.Programme != "" {
			e.ActivityID = o.Programme
		}
		e.mark("code", word(o.Code))
		if len(own) > 1 || roles.term(code).String() != own[0] {
			e.mark("roles", strings.Join(own, " "))
		}
		w.a.ParticipatingOrgs = append(w.a.ParticipatingOrgs, e)
	}
}

// numbers4 are as many as there are roles.
var numbers4 = [4]struct{}{}

// side returns an organisation as the side of a transaction.
func (w *mapper) side(code, programmeID string) TransactionOrg {
	var e TransactionOrg
	if i, ok := w.orgs[code]; ok {
		o := &w.p.Organisations[i]
		e = TransactionOrg{Ref: refOf(o), Type: typeOf(o), Narratives: w.narratives(nameOf(o))}
	} else if code != "" {
		e.Narratives = w.narratives(lang.NewText(w.lang, code))
	}
	e.ActivityID = programmeID
	e.mark("code", word(code))
	return e
}
