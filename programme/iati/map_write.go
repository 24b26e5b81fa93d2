package iati

import (
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// mapper writes a programme as an activity.
type mapper struct {
	p    *programme.Programme
	how  Publication
	lang lang.Tag
	a    Activity
	fs   check.Findings
	orgs map[string]int  // places of the organisations by their codes
	refs map[string]bool // of the locations
}

func newMapper(p *programme.Programme, how Publication) *mapper {
	w := &mapper{p: p, how: how, lang: how.Lang, orgs: make(map[string]int, len(p.Organisations)), refs: map[string]bool{}}
	if w.lang == (lang.Tag{}) {
		w.lang = lang.English
	}
	for i := range p.Organisations {
		if code := p.Organisations[i].Code; code != "" {
			if _, twice := w.orgs[code]; !twice {
				w.orgs[code] = i
			}
		}
	}
	return w
}

func (w *mapper) add(code string, s check.Severity, path check.Path, message string) {
	w.fs = append(w.fs, check.Finding{Code: code, Severity: s, Path: path, Message: message})
}

// standard fills the elements of the standard.
func (w *mapper) standard() {
	w.record()
	w.texts()
	w.organisations()
	w.statusAndDates()
	w.places()
	w.classifications()
	w.budgets()
	w.transactions()
	w.relations()
	w.results()
	w.documents()
	w.clean()
}

// rest carries what the elements of the standard do not tell.
func (w *mapper) rest() error {
	standard, err := treeOf(newMapReader(&w.a).programme())
	if err != nil {
		return err
	}
	whole, err := treeOf(*w.p)
	if err != nil {
		return err
	}
	c := carrier{types: types{}, known: map[string]int{}}
	node, ok := c.differObject("programme", c.types.typedOf(programmeType), &standard, &whole)
	code, severity, travels := "iati.map-carried", check.Note, "travels in a namespace of its own"
	if w.how.StandardOnly {
		code, severity, travels = "iati.map-dropped", check.Warning, "is left out"
		bareOf(activityShape, &w.a)
	} else if ok {
		w.a.rest().Inside = append(w.a.rest().Inside, indented(node, 2))
	}
	for _, k := range c.carried {
		what, times := "the field ", ""
		if k.items {
			what = "an item of the list "
		}
		if k.count > 1 {
			times = " (" + strconv.Itoa(k.count) + " times)"
		}
		w.fs = append(w.fs, check.Finding{
			Code: code, Severity: severity, Path: k.path,
			Message: what + travels + times + ": " + whyCarried(k.fields),
			Values:  []check.Value{{Name: "count", Text: strconv.Itoa(k.count)}},
		})
	}
	return nil
}

// bareOf leaves the elements of the standard.
func bareOf(s *shape, element any) {
	s.base(element).Rest = nil
	for i := range s.children {
		c := &s.children[i]
		for j := range c.count(element) {
			bareOf(c.shape, c.at(element, j))
		}
	}
}

// indented puts the elements of an element on lines of their own.
func indented(node Node, depth int) Node {
	elements := false
	for i := range node.Nodes {
		if node.Nodes[i].Kind != Foreign {
			return node
		}
		elements = true
	}
	if !elements || depth > 6 {
		return node
	}
	nodes := make([]Node, 0, 2*len(node.Nodes)+1)
	blank := NewText("\n" + strings.Repeat("  ", depth+1))
	for i := range node.Nodes {
		nodes = append(nodes, blank, indented(node.Nodes[i], depth+1))
	}
	node.Nodes = append(nodes, NewText("\n"+strings.Repeat("  ", depth)))
	return node
}

// record fills the attributes of the activity and its identifiers.
func (w *mapper) record() {
	a, p := &w.a, w.p
	a.rest().Attrs = append(a.rest().Attrs, Attr{Name{Prefix: "xmlns", Local: prefix, Space: xmlnsSpaceName}, Namespace})
	a.mark("id", word(p.ID))
	a.Lang = w.lang.String()
	if p.Updated.Precision() == period.Day {
		a.LastUpdated = DateTime(p.Updated.String() + "T00:00:00Z")
	}
	a.DefaultCurrency = p.Finance.Currency.Code()
	if p.Finance.NoBudget.Vocabulary == budgetNotProvided {
		a.BudgetNotProvided = p.Finance.NoBudget.Value
	}

	for i := range p.Identifiers {
		id := &p.Identifiers[i]
		switch {
		case id.Code.Value == "":
		case id.Code.Vocabulary == programme.IATIActivity && !id.Former && a.Identifier.Text == "":
			a.Identifier.Text = id.Code.Value
		default:
			w.otherIdentifier(id)
		}
	}
	if a.Identifier.Text == "" && p.ID != "" {
		a.Identifier.Text = w.identifier(p.ID)
	}
	a.mark("prefix", word(w.how.Prefix))
	if a.Identifier.Text == "" {
		w.add("iati.map-missing", check.Error, "id", "the programme has no identifier: an activity needs one")
	}
}

// identifier returns the identifier of the programme of an ID. Characters that
// the standard does not want in one become hyphens.
func (w *mapper) identifier(id string) string {
	if known := w.how.identifiers[id]; known != "" {
		return known
	}
	if w.how.Prefix != "" && strings.HasPrefix(id, w.how.Prefix+"-") {
		return id
	}
	return identifierOf(w.how.Prefix, id)
}

func identifierOf(prefix, id string) string {
	id = strings.Map(func(r rune) rune {
		if r <= ' ' || strings.ContainsRune(`/&|?`, r) || !allowed(r) {
			return '-'
		}
		return r
	}, id)
	if prefix == "" {
		return id
	}
	return prefix + "-" + id
}

func (w *mapper) otherIdentifier(id *programme.Identifier) {
	o := OtherIdentifier{Ref: id.Code.Value, Type: "A9"}
	kind, numbered := strings.CutPrefix(id.Code.Vocabulary, "iati-other-")
	switch {
	case id.Code.Vocabulary == programme.IATIActivity && id.Former:
		o.Type = "A3"
	case numbered && !id.Former && kind != "a3" && kind != "" && kind[0] != 'b':
		o.Type = strings.ToUpper(kind)
	default:
		o.mark("scheme", word(id.Code.Vocabulary))
		if id.Former {
			o.mark("former", "true")
		}
	}
	if i, ok := w.orgs[id.Owner]; ok {
		o.OwnerOrg.Ref = refOf(&w.p.Organisations[i])
		o.OwnerOrg.Narratives = w.narratives(nameOf(&w.p.Organisations[i]))
		o.mark("owner", word(id.Owner))
	}
	w.a.OtherIdentifiers = append(w.a.OtherIdentifiers, o)
}

// narratives returns a text as narratives, those in the default language without
// stating it.
func (w *mapper) narratives(t lang.Text) Narratives {
	var ns Narratives
	for tag, text := range t.All() {
		if strings.TrimSpace(text) == "" {
			continue
		}
		n := Narrative{Text: text}
		if tag != w.lang {
			n.Lang = tag.String()
		}
		ns = append(ns, n)
	}
	return ns
}

// texts fills title and descriptions.
func (w *mapper) texts() {
	p, a := w.p, &w.a
	a.Title.Narratives = w.narratives(p.Title)
	if len(a.Title.Narratives) == 0 {
		short := p.Short
		if short == "" {
			short = p.ID
		}
		a.Title.Narratives = w.narratives(lang.NewText(w.lang, short))
		a.Title.mark("added", added)
		w.standIn("title", "the title", len(a.Title.Narratives) > 0, "the acronym or the ID")
	}
	describe := func(kind string, t lang.Text) *Description {
		ns := w.narratives(t)
		if len(ns) == 0 {
			return nil
		}
		a.Descriptions = append(a.Descriptions, Description{Type: kind, Narratives: ns})
		return &a.Descriptions[len(a.Descriptions)-1]
	}
	describe("1", p.Description)
	for i := range p.Objectives {
		if d := describe("2", p.Objectives[i].Title); d != nil {
			d.mark("code", word(p.Objectives[i].Code))
		}
	}
	for i := range p.TargetGroups {
		if p.TargetGroups[i].Sensitive {
			continue // whoever prints them is asked to take care
		}
		if d := describe("3", p.TargetGroups[i].Name); d != nil {
			d.mark("code", word(p.TargetGroups[i].Code))
		}
	}
	for i := range p.Notes {
		describe("4", p.Notes[i])
	}
	if len(a.Descriptions) == 0 {
		if d := describe("1", w.how.Description); d != nil {
			d.mark("added", added)
		}
		w.standIn("description", "a description, an objective, a target group or a note", len(a.Descriptions) > 0, "a text of the publication")
	}
}

// word returns s where it fits an attribute.
func word(s string) string { return pick(isWord(s), s, "") }

// standIn reports that something is not stated.
func (w *mapper) standIn(path check.Path, what string, there bool, by string) {
	if there {
		w.add("iati.map-stand-in", check.Warning, path, what+" is not stated: "+by+" stands in, and says so")
		return
	}
	w.add("iati.map-missing", check.Error, path, what+" is not stated, and nothing stands in: the activity is not valid without it")
}

// relations fills the related activities.
func (w *mapper) relations() {
	for i := range w.p.Relations {
		r := &w.p.Relations[i]
		if kind := relations.code(r.Kind); kind != "" && r.Programme != "" {
			w.a.RelatedActivities = append(w.a.RelatedActivities, RelatedActivity{Ref: w.identifier(r.Programme), Type: kind})
		}
	}
}
