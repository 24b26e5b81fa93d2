package iati

import (
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

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
