package iati

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// encoder writes elements by their shapes.
type encoder struct {
	dst   io.Writer
	buf   []byte
	err   error
	depth int
	open  bool // the last start tag has no ">" yet
	glued bool // text was written last: what follows must not be put on a line of its own
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
	if e.glued {
		e.glued = false
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

// end writes an end tag; inline, behind what stands there.
func (e *encoder) end(name string, inline bool) {
	e.scope.leave(e.depth)
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
	if len(e.path) > 0 {
		e.path = e.path[:len(e.path)-1]
	}
	e.glued = false
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

// nodes writes nodes among elements, each on a line of its own.
func (e *encoder) nodes(nodes []Node) {
	for i := range nodes {
		if nodes[i].Kind == Stray {
			e.glued = true
		}
		if !e.glued {
			e.line()
		}
		e.verbatim(&nodes[i])
		e.glued = nodes[i].Kind == Stray
	}
}

// outside writes nodes before or behind the root.
func (e *encoder) outside(nodes []Node) {
	for i := range nodes {
		if k := nodes[i].Kind; k != Comment && k != Instruction {
			e.wrong("outside the root stand comments and instructions alone")
			return
		}
	}
	e.nodes(nodes)
}

// verbatim writes a node with all its content and nothing more.
func (e *encoder) verbatim(n *Node) {
	if e.err != nil {
		return
	}
	e.inside()
	switch n.Kind {
	case Stray:
		e.text(n.Text)
	case Comment:
		if strings.Contains(n.Text, "--") || strings.HasSuffix(n.Text, "-") {
			e.wrong("comment %s has two hyphens in a row, or one at its end", check.Quote(n.Text))
		}
		e.raw("<!--", n.Text, "-->")
	case Instruction:
		if !validName(n.Name.Local) || strings.EqualFold(n.Name.Local, "xml") || n.Name.Prefix != "" {
			e.wrong("%s cannot be the name of an instruction", check.Quote(n.Name.String()))
		}
		if strings.Contains(n.Text, "?>") || strings.TrimLeft(n.Text, xmlSpace) != n.Text {
			e.wrong("instruction %s begins with a blank, or holds its own end", check.Quote(n.Text))
		}
		if n.Text == "" {
			e.raw("<?", n.Name.Local, "?>")
			return
		}
		e.raw("<?"+n.Name.Local+" ", n.Text, "?>")
	case Foreign:
		e.foreign(n)
	default:
		e.wrong("a node is of no kind")
	}
}

func (e *encoder) foreign(n *Node) {
	name := n.Name.String()
	e.buf = append(append(e.buf, '<'), name...)
	e.depth++
	e.path = append(e.path, step{name: name})
	e.open = true
	for i := range n.Attrs {
		if prefix, ok := n.Attrs[i].Name.declares(); ok {
			e.declare(prefix, n.Attrs[i].Value)
		}
	}
	e.bind(n.Name, false)
	e.attrs(n.Attrs, nil)
	for i := range n.Nodes {
		e.verbatim(&n.Nodes[i])
	}
	e.end(name, true)
}

// raw writes text that stands between two marks as it is.
func (e *encoder) raw(before, text, after string) {
	if i := strings.IndexFunc(text, func(r rune) bool { return !allowed(r) || r == '\r' }); i >= 0 || !utf8.ValidString(text) {
		e.wrong("%s has a character that XML does not allow there", check.Quote(text))
	}
	e.buf = append(append(append(e.buf, before...), text...), after...)
}

// attr writes an attribute.
func (e *encoder) attr(name, value string) {
	e.buf = append(append(append(e.buf, ' '), name...), '=', '"')
	e.escape(value, true)
	e.buf = append(e.buf, '"')
}

// text writes text.
func (e *encoder) text(s string) { e.escape(s, false) }

// escape writes s with the characters that XML reads otherwise as references.
func (e *encoder) escape(s string, attribute bool) {
	from := 0
	for i := 0; i < len(s); {
		b := s[i]
		if b >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || !allowed(r) {
				e.wrong("%s has a character that XML does not allow", check.Quote(s))
			}
			i += size
			continue
		}
		reference := ""
		switch {
		case b == '&':
			reference = "&amp;"
		case b == '<':
			reference = "&lt;"
		case b == '>':
			reference = "&gt;"
		case b == '\r':
			reference = "&#xD;"
		case b == '"' && attribute:
			reference = "&quot;"
		case b == '\t' && attribute:
			reference = "&#x9;"
		case b == '\n' && attribute:
			reference = "&#xA;"
		case b < ' ' && b != '\t' && b != '\n':
			e.wrong("%s has a character that XML does not allow", check.Quote(s))
		}
		if reference != "" {
			e.buf = append(append(e.buf, s[from:i]...), reference...)
			from = i + 1
		}
		i++
	}
	e.buf = append(e.buf, s[from:]...)
}

// validName reports whether s is a name without colon that encoding/xml reads as
// one.
func validName(s string) bool {
	if s == "" || strings.ContainsAny(s, ": \t\r\n<>&/=\"'?!") || !utf8.ValidString(s) {
		return false
	}
	return readable(s)
}
