package iati

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"iom.int/migdev/indicator/check"
)

// decoder reads elements by their shapes from the tokens of a file. Tokens are
// taken raw, with prefixes as they are written; what XML asks of whole documents
// (matching tags, one root, each attribute once, declared prefixes) is looked
// after here.
type decoder struct {
	src    *source
	xml    *xml.Decoder
	limits Limits

	// Of the token at hand.
	line, column int
	offset       int64

	path    []step
	scope   scope
	pending []Node // what waits for the sibling behind it
	text    []byte

	elements     int   // of the record at hand
	memory       int64 // of its structs
	recordStart  int64 // where it starts in the file
	tailElements int   // kept beside the records until the end
	tailBytes    int64
}

func newDecoder(src io.Reader, limits Limits) (*decoder, error) {
	limits = limits.orDefaults()
	s, err := newSource(src, limits)
	if err != nil {
		return nil, err
	}
	d := &decoder{src: s, xml: xml.NewDecoder(s), limits: limits}
	d.xml.CharsetReader = func(charset string, input io.Reader) (io.Reader, error) {
		switch name := strings.ToUpper(charset); {
		case s.utf16 && (name == "UTF-16" || name == "UTF-16LE" || name == "UTF-16BE"):
		case name == "US-ASCII" || name == "ASCII" || name == "UTF8":
		case strings.HasPrefix(name, "UTF-16"):
			return nil, fmt.Errorf("%w: %s is declared, and the file is not in it", ErrEncoding, check.Quote(charset))
		default:
			return nil, fmt.Errorf("%w: character set %s is not read: want UTF-8 or UTF-16", ErrEncoding, check.Quote(charset))
		}
		return input, nil
	}
	return d, nil
}

// enter and leave keep the path; enter holds depth and count within limits.
func (d *decoder) enter(name xml.Name, n int) error {
	d.path = append(d.path, step{written(name), n})
	if len(d.path) > d.limits.Depth {
		return d.limit("file", d.limits.Depth, "elements within each other")
	}
	return d.counted()
}

func (d *decoder) leave() {
	d.scope.leave(len(d.path))
	d.path = d.path[:len(d.path)-1]
}

func (d *decoder) counted() error {
	if d.elements++; d.elements > d.limits.Elements {
		return d.limit("record", d.limits.Elements, "elements and comments")
	}
	return nil
}

// typed reports whether an element is in no namespace, as those of the standard
// are. Its own declarations count.
func (d *decoder) typed(start *xml.StartElement) bool {
	if start.Name.Space != "" {
		return false
	}
	for i := range start.Attr {
		if a := &start.Attr[i]; a.Name.Local == "xmlns" && a.Name.Space == "" {
			return a.Value == ""
		}
	}
	space, _ := d.scope.lookup("")
	return space == ""
}

// element reads an element of the standard, whose start tag was read and which
// was entered.
func (d *decoder) element(s *shape, into any, start *xml.StartElement) error {
	if d.memory += s.size; d.memory > d.limits.Memory {
		return d.limit("record", int(d.limits.Memory), "bytes of memory")
	}
	e := s.base(into)
	e.Line, e.Column = int32(d.line), int32(d.column)
	if len(d.pending) > 0 {
		e.rest().Before = d.take()
	}
	if err := d.attributes(s, into, e, start); err != nil {
		return err
	}
	if s.text != nil {
		return d.content(s, into, e, start.Name)
	}
	from := 0
	for {
		token, err := d.next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			i := -1
			if d.typed(&token) {
				i = s.child(token.Name.Local, from)
			}
			if i < 0 || !s.children[i].many && s.children[i].count(into) > 0 {
				if err := d.keepForeign(e, &token, 0); err != nil {
					return err
				}
				continue
			}
			from = i
			c := &s.children[i]
			child, n := c.add(into), 0
			if c.many {
				n = c.count(into)
			}
			if err := d.enter(token.Name, n); err != nil {
				return err
			}
			if err := d.element(c.shape, child, &token); err != nil {
				return err
			}
			d.leave()
		case xml.CharData:
			if err := d.stray(token); err != nil {
				return err
			}
		case xml.EndElement:
			if err := d.matching(start.Name, token.Name); err != nil {
				return err
			}
			if len(d.pending) > 0 {
				e.rest().Inside = append(e.rest().Inside, d.take()...)
			}
			return nil
		default:
			if err := d.aside(token); err != nil {
				return err
			}
		}
	}
}

// content reads the text of an element that has no children in the standard.
func (d *decoder) content(s *shape, into any, e *Element, name xml.Name) error {
	d.text = d.text[:0]
	for {
		token, err := d.next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.CharData:
			d.text = append(d.text, token...)
		case xml.EndElement:
			if err := d.matching(name, token.Name); err != nil {
				return err
			}
			if len(d.text) > 0 {
				s.text.set(into, string(d.text))
			}
			return nil
		case xml.StartElement:
			if err := d.keepForeign(e, &token, len(d.text)); err != nil {
				return err
			}
		default:
			if err := d.aside(token); err != nil {
				return err
			}
			for _, node := range d.take() {
				node.At = len(d.text)
				e.rest().Inside = append(e.rest().Inside, node)
			}
		}
	}
}

// keepForeign reads an element that the standard does not have, and keeps it
// inside e, with what waits before it.
func (d *decoder) keepForeign(e *Element, start *xml.StartElement, at int) error {
	waiting := d.take()
	node, err := d.foreign(start)
	if err != nil {
		return err
	}
	node.At = at
	rest := e.rest()
	rest.Inside = append(append(rest.Inside, waiting...), node)
	return nil
}

// aside keeps a comment or an instruction until its next sibling comes.
func (d *decoder) aside(token xml.Token) error {
	node, err := d.other(token)
	if err != nil {
		return err
	}
	return d.wait(node)
}

// stray keeps text where the standard has none, and passes over the blanks
// between elements.
func (d *decoder) stray(text xml.CharData) error {
	last := len(d.pending) - 1
	if len(bytes.Trim(text, xmlSpace)) == 0 && (last < 0 || d.pending[last].Kind != Stray) {
		return nil
	}
	return d.wait(Node{Kind: Stray, Text: string(text)})
}

func (d *decoder) wait(node Node) error {
	node.Line, node.Column = int32(d.line), int32(d.column)
	d.pending = append(d.pending, node)
	return d.counted()
}

// take returns what waits.
func (d *decoder) take() []Node {
	if len(d.pending) == 0 {
		return nil
	}
	nodes := make([]Node, len(d.pending))
	copy(nodes, d.pending)
	clear(d.pending)
	d.pending = d.pending[:0]
	return nodes
}

// matching holds an end tag against the start tag.
func (d *decoder) matching(start, end xml.Name) error {
	if start != end {
		return d.wrong(ErrSyntax, "element <%s> is closed by </%s>", cut(written(start)), cut(written(end)))
	}
	return nil
}
