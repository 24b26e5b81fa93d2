package iati

import (
	"fmt"
	"io"

	"iom.int/migdev/indicator/check"
)

// encoder writes elements by their shapes.
type encoder struct {
	dst   io.Writer
	buf   []byte
	err   error
	depth int
	open  bool  // the last start tag has no ">" yet
	mixed []int // depths of the elements in which text stands among elements: nothing is put on lines of its own there
	scope scope
	path  []step // for errors
}

// flush writes what is held, where it is at least this much.
func (e *encoder) flush(least int) {
	if len(e.buf) < least || e.err != nil {
		return
	}
	n, err := e.dst.Write(e.buf)
	if err == nil && n < len(e.buf) {
		err = io.ErrShortWrite
	}
	if err != nil {
		e.err = &Error{Reason: fmt.Sprintf("cannot write: %v", err), Err: err}
	}
	e.buf = e.buf[:0]
}

func (e *encoder) wrong(format string, args ...any) {
	if e.err == nil {
		e.err = &Error{Path: pathOf(e.path), Reason: fmt.Sprintf(format, args...), Err: ErrWrite}
	}
}

// inside ends a start tag that is still open.
func (e *encoder) inside() {
	if e.open {
		e.buf = append(e.buf, '>')
		e.open = false
	}
}

const blanks = "\n                                "

// line begins a line.
func (e *encoder) line() {
	e.inside()
	if e.isMixed() {
		return
	}
	for n := 2 * e.depth; ; n -= len(blanks) - 1 {
		if n < len(blanks) {
			e.buf = append(e.buf, blanks[:n+1]...)
			return
		}
		e.buf = append(e.buf, blanks...)
	}
}

func (e *encoder) isMixed() bool {
	n := len(e.mixed)
	return n > 0 && e.mixed[n-1] == e.depth
}

// element writes an element of the standard, with the nodes before it.
func (e *encoder) element(s *shape, at step, element any) {
	name := at.name
	if e.err != nil {
		return
	}
	base := s.base(element)
	e.nodes(base.before())
	e.start(s, at, element)
	if s.text != nil {
		e.content(s.text.get(element), base.inside())
		e.end(name, true)
		return
	}
	foreign, last := split(base.inside())
	for i := range s.children {
		if i == s.foreignAt {
			e.nodes(foreign)
			foreign = nil
		}
		c := &s.children[i]
		for j := range c.count(element) {
			child := step{name: c.name}
			if c.many {
				child.n = j + 1
			}
			e.element(c.shape, child, c.at(element, j))
		}
	}
	e.nodes(foreign)
	e.nodes(last)
	e.end(name, false)
	if len(e.buf) >= flushAt {
		e.flush(flushAt)
	}
}

// split divides what stands inside an element into what ends with the last
// foreign element, and what stands behind that.
func split(nodes []Node) (foreign, last []Node) {
	for i := len(nodes); i > 0; i-- {
		if nodes[i-1].Kind == Foreign {
			return nodes[:i], nodes[i:]
		}
	}
	return nil, nodes
}

// start writes a start tag up to its last attribute.
func (e *encoder) start(s *shape, at step, element any) {
	e.line()
	e.buf = append(append(e.buf, '<'), at.name...)
	e.depth++
	e.path = append(e.path, at)
	e.open = true
	base := s.base(element)
	for i := range s.attrs {
		a := &s.attrs[i]
		value := a.get(element)
		if value == "" {
			if base.Rest == nil {
				continue
			}
			var ok bool
			if value, ok = base.written(a.name); !ok {
				continue
			}
		}
		e.attr(a.name, value)
	}
	if base.Rest == nil {
		return
	}
	for i := range base.Rest.Attrs {
		a := &base.Rest.Attrs[i]
		if prefix, ok := a.Name.declares(); ok {
			if prefix == "" && a.Value != "" {
				e.wrong("elements of the standard are in no namespace: xmlns=%s cannot stand here", check.Quote(a.Value))
			}
			e.declare(prefix, a.Value)
		}
	}
	e.attrs(base.Rest.Attrs, s)
}

// end writes an end tag; inline, behind what stands there.
func (e *encoder) end(name string, inline bool) {
	e.scope.leave(e.depth)
	if e.isMixed() {
		e.mixed = e.mixed[:len(e.mixed)-1]
		inline = true
	}
	e.depth--
	if e.open {
		e.buf = append(e.buf, "/>"...)
		e.open = false
	} else {
		if !inline {
			e.line()
		}
		e.buf = append(append(append(e.buf, "</"...), name...), '>')
	}
	e.path = e.path[:len(e.path)-1]
}

// content writes the text of an element, with the nodes in their places.
func (e *encoder) content(text string, nodes []Node) {
	from := 0
	for i := range nodes {
		at := min(max(nodes[i].At, from), len(text))
		if at > from {
			e.inside()
			e.text(text[from:at])
			from = at
		}
		e.verbatim(&nodes[i])
	}
	if from < len(text) {
		e.inside()
		e.text(text[from:])
	}
}

// nodes writes nodes among elements, each on a line of its own unless text is
// among them.
func (e *encoder) nodes(nodes []Node) {
	for i := range nodes {
		if nodes[i].Kind == Stray && !e.isMixed() {
			e.mixed = append(e.mixed, e.depth)
		}
		e.line()
		e.verbatim(&nodes[i])
	}
}
