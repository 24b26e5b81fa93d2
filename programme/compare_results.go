package programme

import (
	"strconv"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

func (c *comparer) indicators() {
	c.figure("declared indicators", func(p *Programme) (check.Path, figure.Figure) {
		return "indicators.declared", p.Indicators.Declared
	})
	c.figure("declared categories of indicators", func(p *Programme) (check.Path, figure.Figure) {
		return "indicators.declared_categories", p.Indicators.DeclaredCategories
	})
	// Indicators in categories and outside count alike.
	lists, paths := make(map[*Programme][]indicator.Indicator), make(map[*Programme][]check.Path)
	for i := range c.statements {
		p := &c.statements[i]
		add := func(below check.Path, indicators []indicator.Indicator) {
			for j := range indicators {
				lists[p] = append(lists[p], indicators[j])
				paths[p] = append(paths[p], below.Field("indicators").Index(j))
			}
		}
		for k := range p.Indicators.Categories {
			add(check.Path("indicators.categories").Index(k), p.Indicators.Categories[k].Indicators)
		}
		add("indicators", p.Indicators.Indicators)
	}
	l := list{
		name: "indicators", codeFirst: true,
		at:  func(p *Programme, i int) check.Path { return paths[p][i] },
		len: func(p *Programme) int { return len(lists[p]) },
		label: func(p *Programme, i int) string {
			return short(strings.TrimSpace(lists[p][i].Code + " " + lists[p][i].Title.String()))
		},
		code: func(p *Programme, i int) string { return lists[p][i].Code },
		fits: func(p *Programme, i int, q *Programme, j int) bool {
			return sameWords(lists[p][i].Title, lists[q][j].Title)
		},
	}
	for _, g := range c.groups(l) {
		c.element(l, g, "", l.label, func(p *Programme, i int, q *Programme, j int) (Accord, string) {
			a, b := lists[p][i].Title, lists[q][j].Title
			if a.IsZero() || b.IsZero() {
				return Same, ""
			}
			return compareTexts(a, b)
		})
		c.rest(l, g, func(p *Programme, i int) any { return &lists[p][i] }, "code", "title")
	}
}

func (c *comparer) results() {
	l := list{
		name: "results", path: "results",
		len:   func(p *Programme) int { return len(p.Results) },
		label: func(p *Programme, i int) string { return short(p.Results[i].Text.String()) },
		fits: func(p *Programme, i int, q *Programme, j int) bool {
			return textsFit(p.Results[i].Text, q.Results[j].Text)
		},
	}
	for _, g := range c.groups(l) {
		c.element(l, g, "text", func(p *Programme, i int) string { return p.Results[i].Text.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareTexts(p.Results[i].Text, q.Results[j].Text)
			})
		c.element(l, g, "figure", func(p *Programme, i int) string { return p.Results[i].Figure.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareFigures(p.Results[i].Figure, q.Results[j].Figure)
			})
		c.rest(l, g, func(p *Programme, i int) any { return &p.Results[i] }, "text", "figure", "source")
	}
}

func (c *comparer) documents() {
	l := list{
		name: "documents", path: "documents",
		len: func(p *Programme) int { return len(p.Documents) },
		label: func(p *Programme, i int) string {
			if d := &p.Documents[i]; d.Code == "" {
				return short(d.Title.String())
			}
			return p.Documents[i].Code
		},
		code: func(p *Programme, i int) string { return p.Documents[i].Code },
		fits: func(p *Programme, i int, q *Programme, j int) bool {
			return sameWords(p.Documents[i].Title, q.Documents[j].Title)
		},
	}
	for n, g := range c.groups(l) {
		if g.label == "" {
			g.label = strconv.Itoa(n + 1)
		}
		c.element(l, g, "title", func(p *Programme, i int) string {
			if t := p.Documents[i].Title; !t.IsZero() {
				return t.String()
			}
			return p.Documents[i].Code
		}, func(p *Programme, i int, q *Programme, j int) (Accord, string) {
			a, b := p.Documents[i].Title, q.Documents[j].Title
			if a.IsZero() || b.IsZero() {
				return Same, ""
			}
			return compareTitles(a, p.Documents[i].Aliases, b, q.Documents[j].Aliases)
		})
		c.element(l, g, "type", func(p *Programme, i int) string { return p.Documents[i].Type },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(p.Documents[i].Type, q.Documents[j].Type, Incomparable)
			})
		c.element(l, g, "valid", func(p *Programme, i int) string { return p.Documents[i].Valid.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareSpans(p.Documents[i].Valid, q.Documents[j].Valid)
			})
		c.rest(l, g, func(p *Programme, i int) any { return &p.Documents[i] }, "code", "title", "aliases", "type", "valid", "source")
	}
}
