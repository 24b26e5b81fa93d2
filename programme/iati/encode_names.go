package iati

import (
	"encoding/xml"
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// declare binds a prefix at the element that was begun.
func (e *encoder) declare(prefix, space string) {
	why := wrongDeclaration(prefix, space)
	if why == "" && e.scope.declaredHere(prefix, e.depth) {
		why = "the prefix is declared twice"
	}
	if why == "" && prefix != "" && !validName(prefix) {
		why = "the prefix is no name"
	}
	if why != "" {
		e.wrong("xmlns:%s=%s: %s", prefix, check.Quote(space), why)
	}
	e.scope.declare(prefix, space, e.depth)
}

// attrs writes attributes that the standard does not have. Those of the shape
// are written already.
func (e *encoder) attrs(attrs []Attr, s *shape) {
	for i := range attrs {
		a := &attrs[i]
		if s != nil && s.attribute(a.Name.Prefix, a.Name.Local) >= 0 {
			continue
		}
		for j := range i {
			if n := attrs[j].Name; n.Local == a.Name.Local && (n.Prefix == a.Name.Prefix || n.Space != "" && n.Space == a.Name.Space) {
				e.wrong("attribute %s stands twice", check.Quote(a.Name.String()))
			}
		}
		if _, ok := a.Name.declares(); !ok {
			e.bind(a.Name, true)
		}
		e.attr(a.Name.String(), a.Value)
	}
}

// bind sees to it that a name means what it says: its prefix is declared as
// standing for its namespace, here where it is not yet.
func (e *encoder) bind(n Name, attribute bool) {
	if !validName(n.Local) || n.Prefix != "" && !validName(n.Prefix) {
		e.wrong("%s is no name", check.Quote(n.String()))
		return
	}
	if n.Prefix == "" && attribute {
		if n.Space != "" {
			e.wrong("attribute %s of namespace %s has no prefix", check.Quote(n.Local), check.Quote(n.Space))
		}
		return
	}
	space, ok := e.scope.lookup(n.Prefix)
	switch {
	case ok && space == n.Space:
	case n.Space == "" && n.Prefix != "":
		if !ok {
			e.wrong("prefix of %s stands for no namespace", check.Quote(n.String()))
		}
	case e.scope.declaredHere(n.Prefix, e.depth):
		e.wrong("prefix of %s stands for %s: want %s", check.Quote(n.String()), check.Quote(space), check.Quote(n.Space))
	default:
		e.declare(n.Prefix, n.Space)
		name := "xmlns"
		if n.Prefix != "" {
			name = "xmlns:" + n.Prefix
		}
		e.attr(name, n.Space)
	}
}

// validName reports whether s is a name without colon that encoding/xml reads as
// one.
func validName(s string) bool {
	if s == "" || strings.ContainsAny(s, ": \t\r\n<>&/=\"'?!") || !utf8.ValidString(s) {
		return false
	}
	return readable(s)
}

// splits reports whether a name is one without colon, or two with one between
// them, of which encoding/xml looks at the whole alone.
func splits(n xml.Name) bool {
	if n.Local == "" || strings.Contains(n.Local, ":") {
		return false
	}
	return n.Space == "" || letter(rune(n.Local[0])) || n.Local[0] == '_' || readable(n.Local)
}

// readable reports whether encoding/xml reads a tag of this name, so that what is
// written can be read again: it alone knows the characters of names.
func readable(name string) bool {
	token, err := xml.NewDecoder(strings.NewReader("<" + name + "/>")).RawToken()
	start, ok := token.(xml.StartElement)
	return err == nil && ok && start.Name.Space == "" && start.Name.Local == name
}
