package iati

import (
	"iter"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Value is an attribute or a text of the standard that a record has, met on a
// walk through it. Its methods may be asked within the loop alone.
type Value struct {
	Name string // of the attribute: "value-date", "xml:lang"; "text()" of the text of an element
	Text string // "" where it was written without a value
	Line int32  // where its element begins; 0: it was not read

	walk    *walk
	element any
	shape   *shape
}

// Values yields all attributes and texts of the standard that a has, in the
// order of the schema, for checks that go through everything: codes against
// their lists, references for blanks, narratives for their language. Nothing is
// allocated per value.
func (a *Activity) Values() iter.Seq[Value] { return valuesOf(activityShape, "iati-activity", a) }

// Values yields all attributes and texts of the standard that o has.
func (o *Organisation) Values() iter.Seq[Value] {
	return valuesOf(organisationShape, "iati-organisation", o)
}

// Path returns where the value stands in its record, as a finding names it:
// "budget[1].value.currency". The text of an element has the path of the element.
func (v Value) Path() check.Path {
	var b strings.Builder
	for _, s := range v.walk.path[1:] {
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(s.name)
		if s.n > 0 {
			b.WriteString("[" + strconv.Itoa(s.n-1) + "]")
		}
	}
	switch {
	case v.Name == textName:
		return check.Path(b.String())
	case b.Len() > 0:
		b.WriteByte('.')
	}
	return check.Path(b.String() + strings.ReplaceAll(v.Name, ":", "-"))
}

// AppendKey appends to b the kind of place where the value stands, as the
// mapping of codelists writes it behind its slashes:
// "iati-activity/budget/value/@currency", "iati-activity/crs-add/channel-code/text()".
// A map of rules is asked without allocating: rules[string(v.AppendKey(b[:0]))].
func (v Value) AppendKey(b []byte) []byte {
	for _, s := range v.walk.path {
		b = append(append(b, s.name...), '/')
	}
	if v.Name != textName {
		b = append(b, '@')
	}
	return append(b, v.Name...)
}

// Attr returns another attribute of the same element, such as the vocabulary of
// a code; "" where it has none.
func (v Value) Attr(name string) string {
	for i := range v.shape.attrs {
		if a := &v.shape.attrs[i]; a.name == name {
			return a.get(v.element)
		}
	}
	return ""
}

const textName = "text()"

// walk goes through a record.
type walk struct {
	path  []step
	yield func(Value) bool
}

func valuesOf(s *shape, name string, record any) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		w := &walk{path: append(make([]step, 0, 16), step{name: name}), yield: yield}
		w.element(s, record)
	}
}

// element reports whether the walk goes on.
func (w *walk) element(s *shape, element any) bool {
	base := s.base(element)
	v := Value{Line: base.Line, walk: w, element: element, shape: s}
	for i := range s.attrs {
		a := &s.attrs[i]
		v.Name, v.Text = a.name, a.get(element)
		if v.Text == "" && !base.Blank(a.name) {
			continue
		}
		if !w.yield(v) {
			return false
		}
	}
	if s.text != nil {
		v.Name, v.Text = textName, s.text.get(element)
		return w.yield(v)
	}
	for i := range s.children {
		c := &s.children[i]
		for j := range c.count(element) {
			at := step{name: c.name}
			if c.many {
				at.n = j + 1
			}
			w.path = append(w.path, at)
			ok := w.element(c.shape, c.at(element, j))
			w.path = w.path[:len(w.path)-1]
			if !ok {
				return false
			}
		}
	}
	return true
}
