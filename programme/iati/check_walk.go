package iati

import (
	"strings"

	"iom.int/migdev/indicator/check"
)

// walkRecord goes through all elements of a record, for rules about texts,
// amounts and codes wherever they stand.
func (c *checker) walkRecord(s *shape, record any, lang, currency string) {
	e := s.base(record)
	w := walker{checker: c, lang: c.has(e, "xml:lang", lang), currency: c.has(e, "default-currency", currency)}
	c.texts, c.amounts = missing{}, missing{}
	w.element("", s, c.o.Codelists.planOf(s), record)
}

// walker is a walk through a record that has, or has not, a default language and
// currency.
type walker struct {
	*checker
	lang, currency bool
}

func (w *walker) element(name string, s *shape, p *plan, element any) {
	switch e := element.(type) {
	case *Narrative:
		if !w.lang && !w.has(&e.Element, "xml:lang", e.Lang) && (!w.strict || strings.TrimSpace(e.Text) != "") {
			w.texts.add(w.checker, e.Line)
		}
	case *Money:
		w.money(&e.Element, e.Currency)
	case *Forecast:
		w.money(&e.Element, e.Currency)
	case *LoanStatus:
		w.money(&e.Element, e.Currency)
	case *Narrated:
		switch name {
		case "title":
			w.text("4.3.1", name, &e.Element, e.Narratives)
		case "description":
			w.text("4.4.1", name, &e.Element, e.Narratives)
		}
	case *Description:
		w.text("4.4.1", name, &e.Element, e.Narratives)
	}
	if p != nil {
		w.codes(s, p, element)
	}
	if w.strict {
		w.early(s, element)
	}
	for i := range s.children {
		child := &s.children[i]
		n := child.count(element)
		if n == 0 {
			continue
		}
		var below *plan
		if p != nil {
			below = p.children[i]
		}
		for j := range n {
			at := -1
			if child.many {
				at = j
			}
			w.in(child.name, at)
			w.element(child.name, child.shape, below, child.at(element, j))
			w.out()
		}
	}
}

func (w *walker) money(e *Element, currency string) {
	if !w.currency && !w.has(e, "currency", currency) {
		w.amounts.add(w.checker, e.Line)
	}
}

func (m *missing) add(c *checker, line int32) {
	if m.n == 0 {
		m.path, m.line = c.at(""), line
	}
	m.n++
}

// missing appends the finding for what lacks something.
func (c *checker) missing(code string, m *missing, what, lacks string) {
	c.fs = append(c.fs, ruled(code, m.path, m.line, counted(m.n, what+" states", what+"s state")+" no "+lacks+", and the record has no default",
		value(what+"s", itoa(m.n))))
}

// text finds a title or description that says nothing. The official validator
// takes any character for a text.
func (w *walker) text(code, what string, e *Element, ns Narratives) {
	for i := range ns {
		if ns[i].Text != "" && (!w.strict || strings.TrimSpace(ns[i].Text) != "") {
			return
		}
	}
	w.find(code, e.Line, "", "the "+what+" says nothing")
}

// codes looks up the codes of an element in their lists.
func (w *walker) codes(s *shape, p *plan, element any) {
	e := s.base(element)
	for i := range s.attrs {
		lookups := p.attrs[i]
		if len(lookups) == 0 {
			continue
		}
		a := &s.attrs[i]
		code := a.get(element)
		if code == "" && !e.Blank(a.name) {
			continue
		}
		for j := range lookups {
			w.code(&lookups[j], s, element, a.name, code)
		}
	}
	if s.text != nil && len(p.text) > 0 {
		for j := range p.text {
			w.code(&p.text[j], s, element, "", s.text.get(element))
		}
	}
}

func (w *walker) code(l *lookup, s *shape, element any, field, code string) {
	if l.rule == "iati.code-unlisted" && !w.strict || l.when != nil && !l.when.holds(s, element, !w.strict) {
		return
	}
	found, ok := l.list.codes[code]
	switch {
	case !ok:
		w.find(l.rule, s.base(element).Line, field, "the code "+check.Quote(code)+" is not in the list "+l.list.Name, value("code", code), value("list", l.list.Name))
	case found.Withdrawn && w.strict:
		w.find("iati.code-withdrawn", s.base(element).Line, field, "the code "+check.Quote(code)+", "+check.Quote(found.Name)+
			", was withdrawn from the list "+l.list.Name, value("code", code), value("list", l.list.Name))
	}
}

// early finds dates before 1900, which are mostly a year that was not filled in.
func (w *walker) early(s *shape, element any) {
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.kind != date {
			continue
		}
		if text := a.get(element); text != "" && text < "19" {
			if d := day(Date(text)); !d.IsZero() {
				w.find("iati.date-early", s.base(element).Line, a.name, "the date "+d.String()+" lies before 1900", value("date", d.String()))
			}
		}
	}
}
