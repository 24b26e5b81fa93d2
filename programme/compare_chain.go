package programme

import (
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// node is a part of the results chain, wherever it stands in its record.
type node struct {
	path   check.Path
	code   string
	title  lang.Text
	lead   string
	status Status
	span   period.Span
	whole  any // as it is written
}

// chain compares outcomes, outputs, activities, deliverables and events. A source
// puts an output under an outcome and another puts it under none: each kind is
// one list.
func (c *comparer) chain() {
	n := len(c.statements)
	outcomes, outputs, activities := make([][]node, n), make([][]node, n), make([][]node, n)
	deliverables, events := make([][]thing, n), make([][]thing, n)
	for s := range c.statements {
		p := &c.statements[s]
		addDeliverables := func(path check.Path, list []Deliverable) {
			for i := range list {
				d := &list[i]
				deliverables[s] = append(deliverables[s], thing{
					path: path.Field("deliverables").Index(i), code: d.Code, title: d.Title, kind: d.Type, status: d.Status, count: d.Count, whole: d,
				})
			}
		}
		addEvents := func(path check.Path, list []Event) {
			for i := range list {
				e := &list[i]
				events[s] = append(events[s], thing{
					path: path.Field("events").Index(i), code: e.Code, title: e.Title, kind: e.Type, status: e.Status, span: e.Span,
					count: e.Count, participants: e.Participants, whole: e,
				})
			}
		}
		addActivities := func(path check.Path, list []Activity) {
			for i := range list {
				a := &list[i]
				at := path.Field("activities").Index(i)
				activities[s] = append(activities[s], node{at, a.Code, a.Title, a.Lead, a.Status, a.Span, a})
				addDeliverables(at, a.Deliverables)
				addEvents(at, a.Events)
			}
		}
		addOutputs := func(path check.Path, list []Output) {
			for i := range list {
				o := &list[i]
				at := path.Field("outputs").Index(i)
				outputs[s] = append(outputs[s], node{at, o.Code, o.Title, o.Lead, o.Status, o.Span, o})
				addDeliverables(at, o.Deliverables)
				addActivities(at, o.Activities)
			}
		}
		for i := range p.Outcomes {
			o := &p.Outcomes[i]
			at := check.Path("outcomes").Index(i)
			outcomes[s] = append(outcomes[s], node{at, o.Code, o.Title, o.Lead, o.Status, o.Span, o})
			addOutputs(at, o.Outputs)
		}
		addOutputs("", p.Outputs)
		addActivities("", p.Activities)
		addEvents("", p.Events)
	}
	c.nodes("outcomes", outcomes)
	c.nodes("outputs", outputs)
	c.nodes("activities", activities)
	c.things("deliverables", deliverables)
	c.things("events", events)
}

// nodes compares one kind of node; each statement has its own.
func (c *comparer) nodes(name string, of [][]node) {
	own := make(map[*Programme][]node, len(of))
	for s := range c.statements {
		own[&c.statements[s]] = of[s]
	}
	at := func(p *Programme, i int) *node { return &own[p][i] }
	l := list{
		name: name, path: check.Path(name),
		at:  func(p *Programme, i int) check.Path { return at(p, i).path },
		len: func(p *Programme) int { return len(own[p]) },
		label: func(p *Programme, i int) string {
			return short(strings.TrimSpace(at(p, i).code + " " + at(p, i).title.String()))
		},
		code: func(p *Programme, i int) string { return at(p, i).code },
		fits: func(p *Programme, i int, q *Programme, j int) bool { return textsFit(at(p, i).title, at(q, j).title) },
	}
	for _, g := range c.groups(l) {
		c.element(l, g, "title", func(p *Programme, i int) string { return at(p, i).title.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareTexts(at(p, i).title, at(q, j).title)
			})
		if !g.isShared() {
			continue
		}
		c.element(l, g, "code", func(p *Programme, i int) string { return at(p, i).code },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(at(p, i).code, at(q, j).code, Incomparable)
			})
		c.element(l, g, "lead", func(p *Programme, i int) string { return at(p, i).lead },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				a, _ := p.Organisation(at(p, i).lead)
				b, _ := q.Organisation(at(q, j).lead)
				if sameWords(a.Name, b.Name) || a.Short != "" && fold(a.Short) == fold(b.Short) {
					return Same, ""
				}
				return compareWords(at(p, i).lead, at(q, j).lead, Conflict)
			})
		c.element(l, g, "status", func(p *Programme, i int) string { return at(p, i).status.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(at(p, i).status.String(), at(q, j).status.String(), Conflict)
			})
		c.element(l, g, "span", func(p *Programme, i int) string { return at(p, i).span.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareSpans(at(p, i).span, at(q, j).span)
			})
		c.rest(l, g, func(p *Programme, i int) any { return at(p, i).whole },
			"title", "code", "lead", "status", "span", "outputs", "activities", "deliverables", "events")
	}
}

// lists compares what sources count and name otherwise: how many there are, and
// their names, which fit only where they are written alike.
func (c *comparer) lists() {
	l := list{
		name: "lists", path: "lists",
		len:   func(p *Programme) int { return len(p.Lists) },
		label: func(p *Programme, i int) string { return short(p.Lists[i].Title.String()) },
		code:  func(p *Programme, i int) string { return p.Lists[i].Code },
		fits: func(p *Programme, i int, q *Programme, j int) bool {
			return textsFit(p.Lists[i].Title, q.Lists[j].Title)
		},
	}
	items := func(p *Programme, i int) string {
		texts := make([]string, len(p.Lists[i].Items))
		for k, item := range p.Lists[i].Items {
			texts[k] = item.String()
		}
		return strings.Join(texts, "; ")
	}
	for _, g := range c.groups(l) {
		c.element(l, g, "declared", func(p *Programme, i int) string { return p.Lists[i].Declared.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareFigures(p.Lists[i].Declared, q.Lists[j].Declared)
			})
		c.element(l, g, "items", items, func(p *Programme, i int, q *Programme, j int) (Accord, string) {
			switch a, b := items(p, i), items(q, j); {
			case a == b:
				return Same, ""
			case fold(a) == fold(b):
				return Compatible, "they differ by case and punctuation alone"
			case p.Lists[i].Partial || q.Lists[j].Partial:
				return Incomparable, "one of them says that it is not complete"
			}
			return Incomparable, "not written alike"
		})
	}
}
