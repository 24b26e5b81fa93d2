package iati

import (
	"reflect"
	"strings"
)

// A shape says what an element is made of, in the order of the schema. Reading,
// writing and checking all follow it, and a test compares it with the schema.
type shape struct {
	attrs    []attribute
	children []child
	text     *attribute // the text of an element that has no children; nil: it has children
	closed   bool       // the schema allows no attributes of foreign namespaces
	size     int64      // of its struct
	lax      bool       // the schema says nothing of its attributes and children
	base     func(element any) *Element
	// foreignAt is the child before which foreign elements stand, mostly behind
	// the last.
	foreignAt int
}

// attribute is an attribute of an element, or its text.
type attribute struct {
	name          string // as written
	prefix, local string
	kind          kind
	required      bool
	misplaced     bool // kept where files have it, though the schema does not allow it there
	get           func(element any) string
	set           func(element any, value string)
}

// child is a kind of child of an element.
type child struct {
	name      string
	shape     *shape
	required  bool
	many      bool // it may repeat
	misplaced bool // as with attributes
	// Elements are passed as pointers to their structs. A child that may not
	// repeat is counted as one where it has anything in it.
	count func(parent any) int
	at    func(parent any, i int) any
	add   func(parent any) any
}

// kind is the type of an attribute in the schema.
type kind uint8

const (
	text     kind = iota // xsd:string, and xsd:anyURI, which is not checked
	language             // of xml:lang, which may be empty
	token
	date
	dateTime
	decimal
	boolean
	integer
	positive
	nonNegative
)

// part is what a shape is put together from.
type part func(*shape)

// of returns the shape of T.
func of[T any, P interface {
	*T
	base() *Element
}](parts ...part) *shape {
	s := &shape{
		base:      func(element any) *Element { return P(element.(*T)).base() },
		size:      int64(reflect.TypeFor[T]().Size()),
		foreignAt: -1,
	}
	for _, add := range parts {
		add(s)
	}
	if s.foreignAt < 0 {
		s.foreignAt = len(s.children)
	}
	return s
}

// attr is an attribute that an element may have.
func attr[T any, S ~string](name string, field func(*T) *S) part {
	a := newAttribute(name, field)
	return func(s *shape) { s.attrs = append(s.attrs, a) }
}

// need is an attribute that the schema requires.
func need[T any, S ~string](name string, field func(*T) *S) part {
	return required(attr(name, field))
}

// optional and required say how often the attribute of p stands, and optional
// changes nothing.
func optional(p part) part { return p }

func required(p part) part {
	return func(s *shape) {
		p(s)
		s.attrs[len(s.attrs)-1].required = true
	}
}

// misplaced is an attribute or child that the schema does not allow, though one
// type holds it here and elsewhere.
func misplaced(p part) part {
	return func(s *shape) {
		attrs, children := len(s.attrs), len(s.children)
		p(s)
		for i := attrs; i < len(s.attrs); i++ {
			s.attrs[i].misplaced, s.attrs[i].required = true, false
		}
		for i := children; i < len(s.children); i++ {
			s.children[i].misplaced, s.children[i].required = true, false
		}
	}
}

// as gives the attribute of p another type than that of its field.
func as(k kind, p part) part {
	return func(s *shape) {
		p(s)
		s.attrs[len(s.attrs)-1].kind = k
	}
}

// content is the text of an element that has no children.
func content[T any, S ~string](field func(*T) *S) part {
	a := newAttribute("", field)
	return func(s *shape) { s.text = &a }
}

// foreignHere says that foreign elements stand before the next child.
func foreignHere(s *shape) { s.foreignAt = len(s.children) }

// closed says that an element has no attributes of foreign namespaces.
func closed(s *shape) { s.closed = true }

// lax says that the schema allows anything in an element.
func lax(s *shape) { s.lax = true }

func newAttribute[T any, S ~string](name string, field func(*T) *S) attribute {
	a := attribute{
		name: name,
		kind: kindOf(S("")),
		get:  func(element any) string { return string(*field(element.(*T))) },
		set:  func(element any, value string) { *field(element.(*T)) = S(value) },
	}
	if prefix, local, ok := strings.Cut(name, ":"); ok {
		a.prefix, a.local = prefix, local
		if name == "xml:lang" {
			a.kind = language
		}
	} else {
		a.local = name
	}
	return a
}

func kindOf(field any) kind {
	switch field.(type) {
	case Date:
		return date
	case DateTime:
		return dateTime
	case Decimal:
		return decimal
	case Boolean:
		return boolean
	case Integer:
		return integer
	}
	return text
}

// one is a child that stands exactly once.
func one[T, C any](name string, c *shape, field func(*T) *C) part {
	return single(name, c, true, field)
}

// opt is a child that stands once at most.
func opt[T, C any](name string, c *shape, field func(*T) *C) part {
	return single(name, c, false, field)
}

// some is a child that stands at least once.
func some[T, C any, L ~[]C](name string, c *shape, field func(*T) *L) part {
	return list(name, c, true, field)
}

// many is a child that stands any number of times.
func many[T, C any, L ~[]C](name string, c *shape, field func(*T) *L) part {
	return list(name, c, false, field)
}

func single[T, C any](name string, c *shape, required bool, field func(*T) *C) part {
	k := child{
		name: name, shape: c, required: required,
		count: func(parent any) int {
			if c.present(field(parent.(*T))) {
				return 1
			}
			return 0
		},
		at:  func(parent any, _ int) any { return field(parent.(*T)) },
		add: func(parent any) any { return field(parent.(*T)) },
	}
	return func(s *shape) { s.children = append(s.children, k) }
}

func list[T, C any, L ~[]C](name string, c *shape, required bool, field func(*T) *L) part {
	k := child{
		name: name, shape: c, required: required, many: true,
		count: func(parent any) int { return len(*field(parent.(*T))) },
		at:    func(parent any, i int) any { return &(*field(parent.(*T)))[i] },
		add: func(parent any) any {
			l := field(parent.(*T))
			*l = append(*l, *new(C))
			return &(*l)[len(*l)-1]
		},
	}
	return func(s *shape) { s.children = append(s.children, k) }
}

// present reports whether an element has anything in it.
func (s *shape) present(element any) bool {
	if e := s.base(element); e.Line != 0 || e.Rest != nil {
		return true
	}
	if s.text != nil && s.text.get(element) != "" {
		return true
	}
	for i := range s.attrs {
		if s.attrs[i].get(element) != "" {
			return true
		}
	}
	for i := range s.children {
		if s.children[i].count(element) > 0 {
			return true
		}
	}
	return false
}

// attribute returns the place of an attribute, or -1.
func (s *shape) attribute(prefix, local string) int {
	for i := range s.attrs {
		if a := &s.attrs[i]; a.local == local && a.prefix == prefix {
			return i
		}
	}
	return -1
}

// child returns the place of a child, or -1. Children mostly stand in the order
// of the schema, so that the search starts where the last one was found.
func (s *shape) child(name string, from int) int {
	for i := from; i < len(s.children); i++ {
		if s.children[i].name == name {
			return i
		}
	}
	for i := range min(from, len(s.children)) {
		if s.children[i].name == name {
			return i
		}
	}
	return -1
}
