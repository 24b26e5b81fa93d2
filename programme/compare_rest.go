package programme

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
)

// theRest is how a comparison calls what it cannot compare in an element.
const theRest = "the rest"

// rest compares what has no comparison of its own in the elements of a group by
// how it is written, but for the fields that have one. Of what one statement
// alone has there is nothing to compare.
func (c *comparer) rest(l list, g group, whole func(p *Programme, i int) any, compared ...string) {
	if !g.isShared() {
		return
	}
	type element struct {
		p *Programme
		i int
	}
	written := make(map[element]map[string]json.RawMessage)
	fields := func(p *Programme, i int) map[string]json.RawMessage {
		out, known := written[element{p, i}]
		if known {
			return out
		}
		data, err := json.Marshal(whole(p, i))
		if err != nil || json.Unmarshal(data, &out) != nil {
			out = nil // what cannot be written is not compared
		}
		for _, name := range compared {
			delete(out, name)
		}
		written[element{p, i}] = out
		return out
	}
	c.element(l, g, theRest, func(p *Programme, i int) string {
		rest := fields(p, i)
		if len(rest) == 0 {
			return ""
		}
		data, err := json.Marshal(rest)
		if err != nil {
			return ""
		}
		return string(data)
	}, func(p *Programme, i int, q *Programme, j int) (Accord, string) {
		a, b := fields(p, i), fields(q, j)
		names := slices.Concat(slices.Collect(maps.Keys(a)), slices.Collect(maps.Keys(b)))
		slices.Sort(names)
		names = slices.DeleteFunc(slices.Compact(names), func(name string) bool { return bytes.Equal(a[name], b[name]) })
		if len(names) == 0 {
			return Same, "written alike"
		}
		return Incomparable, "not written alike: " + strings.ReplaceAll(strings.Join(names, ", "), "_", " ")
	})
}

// thing is a deliverable or an event, wherever it stands in its record.
type thing struct {
	path         check.Path
	code         string
	title        lang.Text
	kind         string
	status       Status
	span         period.Span
	count        figure.Figure
	participants figure.Figure
	whole        any
}

// things compares deliverables or events; each statement has its own.
func (c *comparer) things(name string, of [][]thing) {
	own := make(map[*Programme][]thing, len(of))
	for s := range c.statements {
		own[&c.statements[s]] = of[s]
	}
	at := func(p *Programme, i int) *thing { return &own[p][i] }
	title := func(p *Programme, i int) string {
		t := at(p, i)
		switch {
		case !t.title.IsZero():
			return t.title.String()
		case t.kind != "":
			return t.kind
		}
		return t.count.String()
	}
	l := list{
		name: name, path: check.Path(name),
		at:    func(p *Programme, i int) check.Path { return at(p, i).path },
		len:   func(p *Programme) int { return len(own[p]) },
		label: func(p *Programme, i int) string { return short(strings.TrimSpace(at(p, i).code + " " + title(p, i))) },
		code:  func(p *Programme, i int) string { return at(p, i).code },
		fits: func(p *Programme, i int, q *Programme, j int) bool {
			a, b := at(p, i), at(q, j)
			if a.title.IsZero() && b.title.IsZero() {
				return a.kind != "" && fold(a.kind) == fold(b.kind)
			}
			return textsFit(a.title, b.title)
		},
	}
	for _, g := range c.groups(l) {
		c.element(l, g, "title", title, func(p *Programme, i int, q *Programme, j int) (Accord, string) {
			a, b := at(p, i).title, at(q, j).title
			if a.IsZero() || b.IsZero() {
				return Same, ""
			}
			return compareTexts(a, b)
		})
		c.element(l, g, "count", func(p *Programme, i int) string { return at(p, i).count.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareFigures(at(p, i).count, at(q, j).count)
			})
		c.element(l, g, "participants", func(p *Programme, i int) string { return at(p, i).participants.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareFigures(at(p, i).participants, at(q, j).participants)
			})
		if !g.isShared() {
			continue
		}
		c.element(l, g, "code", func(p *Programme, i int) string { return at(p, i).code },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(at(p, i).code, at(q, j).code, Incomparable)
			})
		c.element(l, g, "type", func(p *Programme, i int) string { return at(p, i).kind },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(at(p, i).kind, at(q, j).kind, Incomparable)
			})
		c.element(l, g, "status", func(p *Programme, i int) string { return at(p, i).status.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(at(p, i).status.String(), at(q, j).status.String(), Conflict)
			})
		c.element(l, g, "span", func(p *Programme, i int) string { return at(p, i).span.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareSpans(at(p, i).span, at(q, j).span)
			})
		compared := []string{"title", "code", "type", "status", "count"}
		if name == "events" {
			compared = append(compared, "span", "participants")
		}
		c.rest(l, g, func(p *Programme, i int) any { return at(p, i).whole }, compared...)
	}
}

func (c *comparer) phases() {
	at := func(p *Programme, i int) *Phase { return &p.Phases[i] }
	l := list{
		name: "phases", path: "phases", codeFirst: true,
		len: func(p *Programme) int { return len(p.Phases) },
		label: func(p *Programme, i int) string {
			return short(strings.TrimSpace(at(p, i).Code + " " + at(p, i).Title.String()))
		},
		code: func(p *Programme, i int) string { return at(p, i).Code },
		fits: func(p *Programme, i int, q *Programme, j int) bool {
			a, b := at(p, i), at(q, j)
			return (a.Code == "" || b.Code == "") && textsFit(a.Title, b.Title)
		},
	}
	for _, g := range c.groups(l) {
		c.element(l, g, "code", func(p *Programme, i int) string { return at(p, i).Code },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(at(p, i).Code, at(q, j).Code, Incomparable)
			})
		c.element(l, g, "title", func(p *Programme, i int) string { return at(p, i).Title.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareTexts(at(p, i).Title, at(q, j).Title)
			})
		c.element(l, g, "status", func(p *Programme, i int) string { return at(p, i).Status.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(at(p, i).Status.String(), at(q, j).Status.String(), Conflict)
			})
		c.element(l, g, "span", func(p *Programme, i int) string { return at(p, i).Span.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareSpans(at(p, i).Span, at(q, j).Span)
			})
		c.element(l, g, "duration", func(p *Programme, i int) string { return at(p, i).Duration.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareFigures(at(p, i).Duration, at(q, j).Duration)
			})
		c.element(l, g, "size", func(p *Programme, i int) string { return at(p, i).Size.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareFigures(at(p, i).Size, at(q, j).Size)
			})
		c.rest(l, g, func(p *Programme, i int) any { return at(p, i) }, "code", "title", "status", "span", "duration", "size")
	}
}

// coverage compares what is stated of one place.
func (c *comparer) coverage() {
	at := func(p *Programme, i int) *Coverage { return &p.Coverage[i] }
	l := list{
		name: "coverage", path: "coverage", codeFirst: true,
		len: func(p *Programme) int { return len(p.Coverage) },
		label: func(p *Programme, i int) string {
			return short(strings.TrimSpace(at(p, i).Place.String() + " " + at(p, i).Part))
		},
		code: func(p *Programme, i int) string { return at(p, i).Place.Key() + " " + fold(at(p, i).Part) },
	}
	for _, g := range c.groups(l) {
		c.element(l, g, "place", func(p *Programme, i int) string { return at(p, i).Place.String() }, alike)
		c.element(l, g, "code", func(p *Programme, i int) string { return at(p, i).Code.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(at(p, i).Code.String(), at(q, j).Code.String(), Conflict)
			})
		c.element(l, g, "name", func(p *Programme, i int) string { return at(p, i).Name.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareTexts(at(p, i).Name, at(q, j).Name)
			})
		c.element(l, g, "span", func(p *Programme, i int) string { return at(p, i).Span.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareSpans(at(p, i).Span, at(q, j).Span)
			})
		c.element(l, g, "status", func(p *Programme, i int) string { return at(p, i).Status.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(at(p, i).Status.String(), at(q, j).Status.String(), Conflict)
			})
		c.element(l, g, "percent", func(p *Programme, i int) string { return at(p, i).Percent.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareFigures(at(p, i).Percent, at(q, j).Percent)
			})
		c.element(l, g, "text", func(p *Programme, i int) string { return at(p, i).Text.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareTexts(at(p, i).Text, at(q, j).Text)
			})
		c.rest(l, g, func(p *Programme, i int) any { return at(p, i) }, "place", "code", "part", "name", "span", "status", "percent", "text")
	}
}

// observations compares the values of one series and period.
func (c *comparer) observations() {
	at := func(p *Programme, i int) *indicator.Observation { return &p.Observations[i] }
	l := list{
		name: "observations", path: "observations", codeFirst: true,
		len: func(p *Programme) int { return len(p.Observations) },
		label: func(p *Programme, i int) string {
			o := at(p, i)
			parts := []string{o.Indicator, o.Role.String(), o.Period.String(), o.Place.String(), o.By.String(), o.Contributor.String(), o.Of}
			return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
		},
		code: func(p *Programme, i int) string { // the key and the days in words, parted so that none runs into the next
			o := at(p, i)
			days := o.Period.Outer().String() // 2011 and 2011-01/2011-12 are one
			return strings.Join([]string{o.Indicator, o.Role.String(), days, o.Place.Key(), o.By.String(), o.Contributor.String(), o.Of}, "\x00")
		},
	}
	for _, g := range c.groups(l) {
		c.element(l, g, "value", func(p *Programme, i int) string {
			if v := at(p, i).Value; !v.IsZero() {
				return v.String()
			}
			return "not reported"
		}, func(p *Programme, i int, q *Programme, j int) (Accord, string) {
			return compareValues(at(p, i).Value, at(q, j).Value)
		})
		c.rest(l, g, func(p *Programme, i int) any { return at(p, i) },
			"indicator", "value", "role", "period", "place", "by", "contributor", "of", "source")
	}
}

// compareValues compares two values by what they leave possible.
func compareValues(a, b indicator.Value) (Accord, string) {
	if a.Equal(b) {
		return Same, ""
	}
	switch {
	case a.IsAbsent() && b.IsAbsent():
		return Incomparable, "absent for unlike reasons"
	case a.IsAbsent() || b.IsAbsent():
		return Compatible, "one gives no value"
	}
	if f, ok := a.Figure(); ok {
		if g, both := b.Figure(); both {
			return compareFigures(f, g)
		}
	}
	if s, ok := a.Text(); ok {
		if t, both := b.Text(); both {
			return compareWords(s, t, Conflict)
		}
	}
	if _, ok := a.Code(); ok {
		if _, both := b.Code(); both {
			return Conflict, ""
		}
	}
	if _, ok := a.Yes(); ok {
		if _, both := b.Yes(); both {
			return Conflict, ""
		}
	}
	x, y := a.Bounds(), b.Bounds()
	switch {
	case x.IsUnbounded() || y.IsUnbounded():
		return Incomparable, "values of unlike kinds"
	case !x.Meets(y):
		return Conflict, ""
	}
	return Compatible, "at the precision of the figures"
}
