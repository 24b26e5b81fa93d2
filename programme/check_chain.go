package programme

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// checkChain looks at the results chain, each part before what is below it.
func (c *checker) checkChain() {
	span := c.p.period()
	for i := range c.p.Outcomes {
		here := nowhere
		here.outcome = i
		c.fs = c.fs.UnderIndex("outcomes", i, c.outcome(&c.p.Outcomes[i], here, span))
	}
	c.fs = c.outputs(c.fs, c.p.Outputs, nowhere, span)
	c.fs = c.activities(c.fs, c.p.Activities, nowhere, span)
	c.fs = c.events(c.fs, c.p.Events, nowhere, span)
}

// during appends what is wrong with when a part runs: outside the span of what it
// is a part of, before 1900, otherwise than its status says, or still, where the
// programme is completed.
func (c *checker) during(fs check.Findings, what string, outer, own period.Span, status Status) check.Findings {
	fs = c.statusAt(inside(fs, "span", what, outer, own), "status", status, own)
	fs = c.unfinished(fs, what, status)
	return earlySpan(fs, "span", own)
}

// spanBelow returns the span that bounds what is below a part.
func spanBelow(own, outer period.Span) period.Span {
	if own.IsZero() {
		return outer
	}
	return own
}

func (c *checker) outcome(o *Outcome, here at, outer period.Span) check.Findings {
	fs := c.codeOnce(nil, o.Code, here)
	if o.Title.IsZero() {
		fs = append(fs, check.Finding{Code: "programme.outcome-title", Severity: check.Error, Path: "title", Message: "the outcome has no title"})
	}
	if _, ok := c.objectives.find(o.Objective); !ok && o.Objective != "" {
		fs = append(fs, unknown("objective", "objective", o.Objective))
	}
	fs = c.organisationAt(fs, "lead", o.Lead)
	fs = c.during(fs, "outcome", outer, o.Span, o.Status)
	fs = c.groupsAt(fs, o.TargetGroups)
	fs = c.measuredBy(fs, "outcome", o.Indicators, o.References)
	fs = sizeOf(fs, "outputs", "outputs", o.DeclaredOutputs, len(o.Outputs))
	return c.outputs(fs, o.Outputs, here, spanBelow(o.Span, outer))
}

func (c *checker) outputs(fs check.Findings, list []Output, above at, outer period.Span) check.Findings {
	for i := range list {
		here := above
		here.output = i
		fs = fs.UnderIndex("outputs", i, c.output(&list[i], here, outer))
	}
	return fs
}

func (c *checker) output(o *Output, here at, outer period.Span) check.Findings {
	fs := c.codeOnce(nil, o.Code, here)
	if o.Title.IsZero() {
		fs = noTitle(fs, "output")
	}
	if o.Lead == "" && c.o.Profile.asks("programme.output-lead") {
		fs = append(fs, check.Finding{Code: "programme.output-lead", Severity: check.Error, Path: "lead", Message: "no organisation leads the output"})
	}
	fs = c.organisationAt(fs, "lead", o.Lead)
	span := spanBelow(o.Span, outer)
	fs = c.partners(fs, o.Partners, span)
	fs = c.during(fs, "output", outer, o.Span, o.Status)
	fs = c.groupsAt(fs, o.TargetGroups)
	fs = c.measuredBy(fs, "output", o.Indicators, o.References)
	fs = c.deliverables(fs, o.Deliverables, here, span)
	fs = sizeOf(fs, "activities", "activities", o.DeclaredActivities, len(o.Activities))
	return c.activities(fs, o.Activities, here, span)
}

func (c *checker) activities(fs check.Findings, list []Activity, above at, outer period.Span) check.Findings {
	for i := range list {
		here := above
		here.activity = i
		fs = fs.UnderIndex("activities", i, c.activity(&list[i], here, outer))
	}
	return fs
}

func (c *checker) activity(a *Activity, here at, outer period.Span) check.Findings {
	fs := c.codeOnce(nil, a.Code, here)
	if a.Title.IsZero() {
		fs = noTitle(fs, "activity")
	}
	fs = c.organisationAt(fs, "lead", a.Lead)
	span := spanBelow(a.Span, outer)
	fs = c.partners(fs, a.Partners, span)
	fs = c.during(fs, "activity", outer, a.Span, a.Status)
	fs = c.groupsAt(fs, a.TargetGroups)
	fs = c.indicatorsAt(fs, a.Indicators)
	for i := range a.Steps {
		fs = fs.UnderIndex("steps", i, c.organisationAt(nil, "by", a.Steps[i].By))
	}
	fs = c.deliverables(fs, a.Deliverables, here, span)
	fs = c.events(fs, a.Events, here, span)
	for i := range a.Feeds {
		if on := a.Feeds[i].On; !c.isPart(on) && !c.isDocument(on) {
			fs = append(fs, unknown(in("feeds", i, "on"), "document and no part of the results chain", on))
		}
	}
	return fs
}

func (c *checker) partners(fs check.Findings, list []Partner, outer period.Span) check.Findings {
	for i := range list {
		p := &list[i]
		var below check.Findings
		if _, ok := c.organisations.find(p.Organisation); !ok {
			below = append(below, check.Finding{
				Code: "programme.organisation-unknown", Severity: check.Error, Path: "organisation",
				Message: "no organisation has the code " + check.Quote(p.Organisation), Values: []check.Value{{Name: "code", Text: p.Organisation}},
			})
		}
		below = c.organisationAt(below, "host", p.Host)
		fs = fs.UnderIndex("partners", i, c.during(below, "partner's part", outer, p.Span, p.Status))
	}
	return fs
}

func (c *checker) deliverables(fs check.Findings, list []Deliverable, above at, outer period.Span) check.Findings {
	for i := range list {
		d := &list[i]
		here := above
		here.deliverable = i
		below := c.organisationAt(c.codeOnce(nil, d.Code, here), "by", d.By)
		below = c.made(below, d, outer)
		below = d.Parts.check(below, "parts", d.Count)
		if d.Document != "" && !c.isDocument(d.Document) {
			below = append(below, unknown("document", "document", d.Document))
		}
		fs = fs.UnderIndex("deliverables", i, below)
	}
	return fs
}

func (c *checker) events(fs check.Findings, list []Event, above at, outer period.Span) check.Findings {
	for i := range list {
		e := &list[i]
		here := above
		here.event = i
		below := c.during(c.codeOnce(nil, e.Code, here), "event", outer, e.Span, e.Status)
		below = c.organisationsAt(below, "organisers", e.Organisers)
		below = ceiling(ceiling(below, "count", figure.NoRole, e.Count), "participants", figure.NoRole, e.Participants)
		fs = fs.UnderIndex("events", i, e.Groups.check(below, "groups", e.Participants))
	}
	return fs
}

// codeOnce appends the finding for a code that another part of the results chain
// has before this one.
func (c *checker) codeOnce(fs check.Findings, code string, here at) check.Findings {
	first, ok := c.chain.find(&c.p, code)
	if !ok || first == here {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.code-twice", Severity: check.Error, Path: "code",
		Message: "the code " + check.Quote(code) + " is that of " + string(first.path()) + " too",
		Values:  []check.Value{{Name: "code", Text: code}},
	})
}

func (c *checker) isPart(code string) bool {
	_, ok := c.chain.find(&c.p, code)
	return ok
}

func (c *checker) isDocument(code string) bool {
	_, ok := c.documents.find(code)
	return ok
}

// partAt appends the finding for the code of a phase or a part of the results
// chain that is not there; "" names none.
func (c *checker) partAt(fs check.Findings, path check.Path, code string) check.Findings {
	if _, phase := c.phases.find(code); code == "" || phase || c.isPart(code) {
		return fs
	}
	return append(fs, unknown(path, "phase and no part of the results chain", code))
}

func (c *checker) groupsAt(fs check.Findings, list []string) check.Findings {
	for i, code := range list {
		if _, ok := c.groups.find(code); !ok {
			fs = append(fs, unknown(check.Path("target_groups").Index(i), "target group", code))
		}
	}
	return fs
}
