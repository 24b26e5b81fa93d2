package iati

import (
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/programme"
)

// lost returns what of an activity is not there when its programme is mapped to
// an activity again.
func lost(a *Activity, p *programme.Programme) check.Findings {
	how := publicationOf(a)
	how.identifiers = identifiersIn(a, p)
	how.documentsIn(a)
	w := newMapper(p, how)
	w.standard()
	for i := range w.a.Dates { // whether an end is planned or actual was told by the day of the publication
		for j := range a.Dates {
			if d := &w.a.Dates[i]; d.own("of") == "span" && a.Dates[j].own("of") == "span" &&
				d.Date == a.Dates[j].Date && d.Type.isStart() == a.Dates[j].Type.isStart() {
				d.Type = a.Dates[j].Type
			}
		}
	}
	if a.own("id") != "" {
		w.a.Hierarchy = a.Hierarchy // it follows from the relations
	}
	type key struct{ place, value string }
	back := map[key]int{}
	var b []byte
	for v := range w.a.Values() {
		b = v.AppendKey(b[:0])
		back[key{string(b), canonical(v.Name, v.Text)}]++
	}
	var fs check.Findings
	known := map[string]int{}
	count := map[string]int{}
	for v := range a.Values() {
		b = v.AppendKey(b[:0])
		k := key{string(b), canonical(v.Name, v.Text)}
		if back[k] > 0 {
			back[k]--
			continue
		}
		if k.value == "" || isDefault(k.place, k.value) {
			continue
		}
		if at, ok := known[k.place]; ok {
			count[k.place]++
			fs[at].Values[1].Text = strconv.Itoa(count[k.place])
			continue
		}
		known[k.place], count[k.place] = len(fs), 1
		fs = append(fs, check.Finding{
			Code: "iati.map-lost", Severity: check.Note, Path: v.Path(),
			Message: "a programme has no place for " + check.Quote(k.value) + ", or not as it is stated",
			Values:  []check.Value{{Name: "value", Text: v.Text}, {Name: "count", Text: "1"}},
		})
	}
	return fs
}

// identifiersIn returns by which identifiers an activity names the programmes
// that are related.
func identifiersIn(a *Activity, p *programme.Programme) map[string]string {
	refs := map[string]string{}
	at := 0
	for i := range p.Relations {
		r := &p.Relations[i]
		if kind := relations.code(r.Kind); kind != "" && r.Programme != "" && at < len(a.RelatedActivities) {
			if e := &a.RelatedActivities[at]; e.Type == kind {
				refs[r.Programme] = e.Ref
			}
			at++
		}
	}
	return refs
}

func (t ActivityDateType) isStart() bool { return t == PlannedStart || t == ActualStart }

// publicationOf returns the publication of an activity, with what stands in.
func publicationOf(a *Activity) Publication {
	how := Publication{
		Ref: a.ReportingOrg.Ref, Type: a.ReportingOrg.Type, Name: a.ReportingOrg.Narratives.Text(a.Lang),
		Secondary: a.ReportingOrg.SecondaryReporter == "1" || a.ReportingOrg.SecondaryReporter == "true",
		Prefix:    a.own("prefix"), Lang: tagOf(a.Lang, ""),
	}
	if a.Status.isAdded() {
		how.Status = statuses.term(a.Status.Code)
	}
	for i := range a.Dates {
		if a.Dates[i].isAdded() {
			how.Start = dayOf(a.Dates[i].Date)
		}
	}
	for i := range a.Descriptions {
		if a.Descriptions[i].isAdded() {
			how.Description = a.Descriptions[i].Narratives.Text(a.Lang)
		}
	}
	for i := range a.ParticipatingOrgs {
		if a.ParticipatingOrgs[i].isAdded() {
			how.Participant = a.ParticipatingOrgs[i].Role
		}
	}
	return how
}

// canonical is a value as far as its blanks, and the ways to write one day, one
// truth or one number, do not matter.
func canonical(name, text string) string {
	text = strings.TrimSpace(text)
	switch {
	case name == "xml:lang":
		return strings.ToLower(text)
	case text == "true":
		return "1"
	case text == "false":
		return "0"
	}
	return text
}

// isDefault reports whether a value is what its absence says too.
func isDefault(place, value string) bool {
	switch place {
	case "iati-activity/@hierarchy", "iati-activity/sector/@vocabulary", "iati-activity/recipient-region/@vocabulary",
		"iati-activity/policy-marker/@vocabulary", "iati-activity/default-aid-type/@vocabulary", "iati-activity/description/@type":
		return value == "1"
	case "iati-activity/reporting-org/@secondary-reporter":
		return value == "0"
	}
	return false
}
