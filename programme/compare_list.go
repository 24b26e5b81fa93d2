package programme

import (
	"slices"
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// list is a list of which each statement has its own.
type list struct {
	name  string // of the field: "organisations"
	path  check.Path
	at    func(p *Programme, i int) check.Path // where an element is, if not at path[i]
	len   func(p *Programme) int
	label func(p *Programme, i int) string // by which an element is called
	code  func(p *Programme, i int) string // its code, where it has one
	fits  func(p *Programme, i int, q *Programme, j int) bool
	// codeFirst puts elements together by code in the first place; else the code
	// is asked only for those whose words fit no other.
	codeFirst bool
}

// group is the elements of several lists that are one thing.
type group struct {
	label string
	of    [][]int // by statement
}

// isShared reports whether several statements have it.
func (g group) isShared() bool {
	n := 0
	for _, own := range g.of {
		if len(own) > 0 {
			n++
		}
	}
	return n > 1
}

// groups puts the elements of the lists together, in the order of their labels.
// The time grows with the square of their number.
func (c *comparer) groups(l list) []group {
	type element struct{ statement, index int }
	var all []element
	for s := range c.statements {
		for i := range l.len(&c.statements[s]) {
			all = append(all, element{s, i})
		}
	}
	root := make([]int, len(all))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	join := func(when func(a, b element) bool) {
		for i := range all {
			for j := range i {
				if find(i) != find(j) && when(all[i], all[j]) {
					root[find(i)] = find(j)
				}
			}
		}
	}
	sameCode := func(a, b element) bool {
		code := l.code(&c.statements[a.statement], a.index)
		return code != "" && code == l.code(&c.statements[b.statement], b.index)
	}
	fit := func(a, b element) bool {
		return a.statement != b.statement && l.fits(&c.statements[a.statement], a.index, &c.statements[b.statement], b.index)
	}
	if l.code != nil && l.codeFirst {
		join(sameCode)
	}
	if l.fits != nil {
		join(fit)
	}
	if l.code != nil && !l.codeFirst {
		single := make([]bool, len(all)) // of one statement alone, by root
		owner := make(map[int]int)
		for i := range all {
			r := find(i)
			if first, known := owner[r]; !known {
				owner[r], single[r] = all[i].statement, true
			} else if first != all[i].statement {
				single[r] = false
			}
		}
		alone := make(map[element]bool)
		for i := range all {
			alone[all[i]] = single[find(i)]
		}
		join(func(a, b element) bool { return alone[a] && alone[b] && sameCode(a, b) })
	}
	byRoot := make(map[int]*group)
	var out []*group
	for i, e := range all {
		label := l.label(&c.statements[e.statement], e.index)
		g := byRoot[find(i)]
		if g == nil {
			g = &group{label: label, of: make([][]int, len(c.statements))}
			byRoot[find(i)] = g
			out = append(out, g)
		}
		g.label = min(g.label, label)
		g.of[e.statement] = append(g.of[e.statement], e.index)
	}
	groups := make([]group, len(out))
	for i, g := range out {
		groups[i] = *g
	}
	slices.SortStableFunc(groups, func(a, b group) int { return strings.Compare(a.label, b.label) })
	return groups
}

// element compares a part of the elements of a group; of several that one
// statement has, those that fit best.
func (c *comparer) element(l list, g group, part string, text func(p *Programme, i int) string, by func(p *Programme, i int, q *Programme, j int) (Accord, string)) {
	sides := make([]stated, len(c.statements))
	for s, own := range g.of {
		var texts []string
		for _, i := range own {
			if t := text(&c.statements[s], i); t != "" {
				texts = append(texts, t)
			}
		}
		if len(texts) > 0 {
			path := l.path.Index(own[0])
			if l.at != nil {
				path = l.at(&c.statements[s], own[0])
			}
			if part != "" && part != theRest {
				path = path.Field(part)
			}
			slices.Sort(texts)
			sides[s] = stated{path, strings.Join(texts, "; "), true}
		}
	}
	field := l.name
	if g.label != "" {
		field += " " + g.label
	}
	if part != "" {
		field += ", " + part
	}
	c.add(field, sides, func(a, b int) (Accord, string) {
		best, why := Conflict+1, ""
		for _, i := range g.of[a] {
			for _, j := range g.of[b] {
				p, q := &c.statements[a], &c.statements[b]
				if text(p, i) == "" || text(q, j) == "" {
					continue
				}
				if accord, because := by(p, i, q, j); accord < best || accord == best && because < why {
					best, why = accord, because
				}
			}
		}
		return best, why
	})
	if last := len(c.out.Fields) - 1; last >= 0 && c.out.Fields[last].Accord == OnlyIn && c.out.Fields[last].Field == field && !g.isShared() {
		for s, own := range g.of {
			if len(own) == 0 && l.len(&c.statements[s]) > 0 {
				c.out.Fields[last].Why = "no other list has one that reads so"
			}
		}
	}
}

// short cuts words for the name of a field.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= 40 {
		return s
	}
	return string([]rune(s)[:39]) + "…"
}

func alike(*Programme, int, *Programme, int) (Accord, string) { return Same, "" }

func (c *comparer) relations() {
	l := list{
		name: "relations", path: "relations",
		len:   func(p *Programme) int { return len(p.Relations) },
		label: func(p *Programme, i int) string { return p.Relations[i].Kind.String() + " " + p.Relations[i].Programme },
	}
	l.code, l.codeFirst = l.label, true
	for _, g := range c.groups(l) {
		c.element(l, g, "", l.label, alike)
		c.rest(l, g, func(p *Programme, i int) any { return &p.Relations[i] }, "kind", "programme", "name")
	}
}

func (c *comparer) classifications() {
	l := list{
		name: "classifications", path: "classifications", codeFirst: true,
		len:   func(p *Programme) int { return len(p.Classifications) },
		label: func(p *Programme, i int) string { return p.Classifications[i].Code.String() },
	}
	l.code = l.label
	for _, g := range c.groups(l) {
		c.element(l, g, "", func(p *Programme, i int) string {
			k := p.Classifications[i]
			return strings.TrimSpace(k.Code.String() + " " + k.Percent.String())
		}, func(p *Programme, i int, q *Programme, j int) (Accord, string) {
			a, b := p.Classifications[i].Percent, q.Classifications[j].Percent
			switch {
			case a.IsZero() && b.IsZero():
				return Same, ""
			case a.IsZero() || b.IsZero():
				return Compatible, "one states no part"
			}
			return compareFigures(a, b)
		})
	}
}
