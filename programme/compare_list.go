package programme

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/place"
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

// set is what a statement says of a set: what it lists, and how many there are.
type set struct {
	listed   []string      // in order, each once
	declared figure.Figure // how many the source says there are, where it does
	path     check.Path
}

func (s set) isZero() bool { return len(s.listed) == 0 && s.declared.IsZero() }

// size returns how many there can be, at least as many as are listed; where no
// number is declared the list is all.
func (s set) size() figure.Interval {
	listed := figure.Int(int64(len(s.listed)))
	if !s.declared.IsZero() {
		if size, ok := s.declared.Bounds().Intersect(figure.From(listed)); ok {
			return size
		}
	}
	return figure.Point(listed)
}

// number returns the number of them in words.
func (s set) number() string {
	if n, ok := s.size().IsPoint(); ok {
		return n.String()
	}
	return s.size().Format(lang.NewPrinter(lang.English), 0)
}

func (s set) text() string {
	list := strings.Join(s.listed, ", ")
	switch n, ok := s.size().IsPoint(); {
	case len(s.listed) == 0:
		return s.number() + ", none of them listed"
	case !ok || !n.Equal(figure.Int(int64(len(s.listed)))):
		return s.number() + ", of which listed: " + list
	}
	return s.number() + ": " + list
}

// compareSets compares what two statements say of one set.
func compareSets(a, b set) (Accord, string) {
	var oneOnly []string
	for _, x := range a.listed {
		if _, ok := slices.BinarySearch(b.listed, x); !ok {
			oneOnly = append(oneOnly, x)
		}
	}
	union := figure.Int(int64(len(oneOnly) + len(b.listed)))
	for _, x := range b.listed {
		if _, ok := slices.BinarySearch(a.listed, x); !ok {
			oneOnly = append(oneOnly, x)
		}
	}
	slices.Sort(oneOnly)
	size, meet := a.size().Intersect(b.size())
	switch {
	case !meet:
		numbers := []set{a, b}
		slices.SortFunc(numbers, func(s, t set) int {
			lo, _, _ := s.size().Lo()
			other, _, _ := t.size().Lo()
			return lo.Cmp(other)
		})
		why := numbers[0].number() + " against " + numbers[1].number()
		if len(oneOnly) > 0 && len(a.listed) > 0 && len(b.listed) > 0 {
			why += "; in one alone: " + strings.Join(oneOnly, ", ")
		}
		return Conflict, why
	case size.Compare(figure.Less, union) == check.Met:
		return Conflict, "in one alone: " + strings.Join(oneOnly, ", ")
	case len(oneOnly) > 0:
		return Compatible, "the number fits, and one lists more"
	case !a.size().Equal(b.size()):
		return Compatible, "the numbers fit"
	}
	return Same, ""
}

func (c *comparer) set(field string, of func(p *Programme) set) {
	sets := make([]set, len(c.statements))
	for i := range c.statements {
		sets[i] = of(&c.statements[i])
		slices.Sort(sets[i].listed)
		sets[i].listed = slices.Compact(sets[i].listed)
	}
	sides := make([]stated, len(sets))
	for i, s := range sets {
		if !s.isZero() {
			sides[i] = stated{s.path, s.text(), true}
		}
	}
	c.add(field, sides, func(i, j int) (Accord, string) { return compareSets(sets[i], sets[j]) })
}

func (c *comparer) countries() {
	c.set("countries", func(p *Programme) set {
		s := set{path: "countries", declared: declaredCountries(p)}
		for _, k := range p.Countries {
			s.listed = append(s.listed, k.Code())
		}
		if len(p.Countries) == 0 {
			for i := range p.Locations {
				if isCountryKind(&p.Locations[i].Areas) {
					s.path = check.Path("locations").Index(i).Field("areas").Field("count")
					break
				}
			}
		}
		return s
	})
}

// locations compares the areas of each kind and country.
func (c *comparer) locations() {
	type key struct {
		country place.Country
		kind    string
	}
	var keys []key
	for i := range c.statements {
		for j := range c.statements[i].Locations {
			a := &c.statements[i].Locations[j].Areas
			if k := (key{a.Country, fold(a.Kind)}); !isCountryKind(a) && !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
		}
	}
	slices.SortFunc(keys, func(a, b key) int {
		if d := a.country.Compare(b.country); d != 0 {
			return d
		}
		return strings.Compare(a.kind, b.kind)
	})
	for _, k := range keys {
		c.set(strings.TrimSpace("locations "+strings.TrimSpace(k.country.Code()+" "+k.kind)), func(p *Programme) set {
			var s set
			count := 0
			for j := range p.Locations {
				a := &p.Locations[j].Areas
				if (key{a.Country, fold(a.Kind)}) != k || isCountryKind(a) {
					continue
				}
				if s.path == "" {
					s.path = check.Path("locations").Index(j).Field("areas")
				}
				count += a.Count
				for n := range a.Named {
					s.listed = append(s.listed, a.Named[n].String())
				}
			}
			if count > 0 {
				s.declared = figure.Count(int64(count), "")
			}
			return s
		})
	}
}

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
