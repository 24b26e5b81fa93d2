package programme

import (
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

// parties tells the name under which a comparison has the organisation that a
// statement gives a code.
type parties []map[string]string

func (x parties) label(statement int, code string) string {
	if label, ok := x[statement][code]; ok {
		return label
	}
	return code
}

func (c *comparer) organisations() parties {
	l := list{
		name: "organisations", path: "organisations", codeFirst: true,
		len: func(p *Programme) int { return len(p.Organisations) },
		label: func(p *Programme, i int) string {
			o := &p.Organisations[i]
			if o.Code != "" {
				return o.Code
			}
			return short(o.String())
		},
		code: func(p *Programme, i int) string { return p.Organisations[i].Code },
		fits: func(p *Programme, i int, q *Programme, j int) bool {
			a, b := &p.Organisations[i], &q.Organisations[j]
			if a.Short != "" && fold(a.Short) == fold(b.Short) && (a.Name.IsZero() || b.Name.IsZero() || textsFit(a.Name, b.Name)) {
				return true
			}
			return sameWords(a.Name, b.Name)
		},
	}
	groups := c.groups(l)
	labels := make(parties, len(c.statements))
	for i := range labels {
		labels[i] = make(map[string]string)
	}
	for _, g := range groups {
		for s, own := range g.of {
			for _, i := range own {
				if code := c.statements[s].Organisations[i].Code; code != "" {
					labels[s][code] = g.label
				}
			}
		}
		whole := func(p *Programme, i int) string {
			text := p.Organisations[i].Name.String()
			if text == "" || p.Organisations[i].Short != "" && text != p.Organisations[i].Short {
				text = strings.TrimSpace(text + " (" + p.Organisations[i].String() + ")")
			}
			if roles := roleNames(&p.Organisations[i]); roles != "" {
				text += ": " + roles
			}
			return text
		}
		if !g.isShared() {
			c.element(l, g, "", whole, alike)
			continue
		}
		c.element(l, g, "name", func(p *Programme, i int) string { return p.Organisations[i].Name.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareTexts(p.Organisations[i].Name, q.Organisations[j].Name)
			})
		c.element(l, g, "short", func(p *Programme, i int) string { return p.Organisations[i].Short },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(p.Organisations[i].Short, q.Organisations[j].Short, Conflict)
			})
		c.element(l, g, "type", func(p *Programme, i int) string { return p.Organisations[i].Type },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareWords(p.Organisations[i].Type, q.Organisations[j].Type, Incomparable)
			})
		c.element(l, g, "roles", func(p *Programme, i int) string { return roleNames(&p.Organisations[i]) },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				if roleNames(&p.Organisations[i]) == roleNames(&q.Organisations[j]) {
					return Same, ""
				}
				return Compatible, "an organisation may have several roles"
			})
		c.rest(l, g, func(p *Programme, i int) any { return &p.Organisations[i] }, "code", "name", "short", "type", "roles")
	}
	return labels
}

// sameWords reports whether two texts are the same words in some language.
func sameWords(a, b lang.Text) bool {
	for tag, s := range a.All() {
		for other, t := range b.All() {
			if x := fold(s); tag == other && (s == t || x != "" && x == fold(t)) {
				return true
			}
		}
	}
	return false
}

// compareWords compares codes or acronyms; otherwise is the accord of different
// ones.
func compareWords(a, b string, otherwise Accord) (Accord, string) {
	switch {
	case a == b:
		return Same, ""
	case fold(a) == fold(b) && fold(a) != "":
		return Compatible, "they differ by case and punctuation alone"
	}
	return otherwise, ""
}

// roleNames returns the roles in the order of their names.
func roleNames(o *Organisation) string {
	names := make([]string, 0, len(o.Roles))
	for _, r := range o.Roles {
		names = append(names, r.String())
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// objective returns the words of an objective.
func objective(p *Programme, i int) lang.Text { return p.Objectives[i].Title }

func (c *comparer) objectives() {
	l := list{
		name: "objectives", path: "objectives",
		len:   func(p *Programme) int { return len(p.Objectives) },
		label: func(p *Programme, i int) string { return short(objective(p, i).String()) },
		fits: func(p *Programme, i int, q *Programme, j int) bool {
			return textsFit(objective(p, i), objective(q, j))
		},
	}
	for _, g := range c.groups(l) {
		c.element(l, g, "", func(p *Programme, i int) string { return objective(p, i).String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareTexts(objective(p, i), objective(q, j))
			})
	}
}

func (c *comparer) targetGroups() {
	l := list{
		name: "target groups", path: "target_groups",
		len:   func(p *Programme) int { return len(p.TargetGroups) },
		label: func(p *Programme, i int) string { return short(p.TargetGroups[i].Name.String()) },
		fits: func(p *Programme, i int, q *Programme, j int) bool {
			return textsFit(p.TargetGroups[i].Name, q.TargetGroups[j].Name)
		},
	}
	for _, g := range c.groups(l) {
		c.element(l, g, "name", func(p *Programme, i int) string { return p.TargetGroups[i].Name.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareTexts(p.TargetGroups[i].Name, q.TargetGroups[j].Name)
			})
		c.element(l, g, "size", func(p *Programme, i int) string { return p.TargetGroups[i].Size.String() },
			func(p *Programme, i int, q *Programme, j int) (Accord, string) {
				return compareFigures(p.TargetGroups[i].Size, q.TargetGroups[j].Size)
			})
		c.rest(l, g, func(p *Programme, i int) any { return &p.TargetGroups[i] }, "code", "name", "size")
	}
}

// contributions compares what each donor gives in all.
func (c *comparer) contributions(x parties) {
	c.byParty("contributions", x, func(s int, do func(party string, path check.Path, m money.Figure)) {
		for i, g := range c.statements[s].Contributions {
			do(x.label(s, g.Donor), check.Path("contributions").Index(i).Field("amount"), g.Amount)
		}
	})
}

// shares compares what each organisation implements of each base.
func (c *comparer) shares(x parties) {
	c.byParty("shares", x, func(s int, do func(party string, path check.Path, m money.Figure)) {
		for i, g := range c.statements[s].Shares {
			party := x.label(s, g.Organisation)
			switch g.Of {
			case "":
			case OfTotal:
				party += " of the total"
			default:
				party += " of " + x.label(s, g.Of)
			}
			do(party, check.Path("shares").Index(i).Field("amount"), g.Amount)
		}
	})
}

func (c *comparer) byParty(name string, x parties, each func(s int, do func(party string, path check.Path, m money.Figure))) {
	type own struct {
		path check.Path
		list []money.Figure
	}
	all := make([]map[string]*own, len(c.statements))
	var names []string
	for s := range c.statements {
		all[s] = make(map[string]*own)
		each(s, func(party string, path check.Path, m money.Figure) {
			if all[s][party] == nil {
				all[s][party] = &own{path: path}
			}
			all[s][party].list = append(all[s][party].list, m)
			names = append(names, party)
		})
	}
	slices.Sort(names)
	for _, party := range slices.Compact(names) {
		sides, sums := make([]stated, len(all)), make([]amount, len(all))
		for s := range all {
			if o := all[s][party]; o != nil {
				sums[s] = amounts(o.list)
				sides[s] = stated{o.path, sums[s].text, true}
			}
		}
		c.add(name+" "+party, sides, func(i, j int) (Accord, string) { return compareAmounts(sums[i], sums[j]) })
	}
}
