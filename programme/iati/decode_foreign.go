package iati

import (
	"encoding/xml"
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// foreign reads an element that the standard does not have, with all its
// content.
func (d *decoder) foreign(start *xml.StartElement) (Node, error) {
	node := Node{Kind: Foreign, Line: int32(d.line), Column: int32(d.column)}
	if err := d.enter(start.Name, 0); err != nil {
		return Node{}, err
	}
	if err := d.prepare(start); err != nil {
		return Node{}, err
	}
	for i := range start.Attr {
		if err := d.keepAttr(&node.Attrs, &start.Attr[i]); err != nil {
			return Node{}, err
		}
	}
	space, ok := d.scope.lookup(start.Name.Space)
	switch {
	case !ok || start.Name.Space == "xmlns":
		return Node{}, d.undeclared(start.Name)
	case !splits(start.Name):
		return Node{}, d.wrong(ErrSyntax, "element %s is not a name, or a prefix and a name", check.Quote(written(start.Name)))
	}
	node.Name = Name{Prefix: start.Name.Space, Local: start.Name.Local, Space: space}
	for {
		token, err := d.next()
		if err != nil {
			return Node{}, err
		}
		var inner Node
		switch token := token.(type) {
		case xml.EndElement:
			if err := d.matching(start.Name, token.Name); err != nil {
				return Node{}, err
			}
			d.leave()
			return node, nil
		case xml.StartElement:
			if inner, err = d.foreign(&token); err != nil {
				return Node{}, err
			}
			node.Nodes = append(node.Nodes, inner)
			continue
		case xml.CharData:
			inner = Node{Kind: Stray, Text: string(token)}
		default:
			if inner, err = d.other(token); err != nil {
				return Node{}, err
			}
		}
		inner.Line, inner.Column = int32(d.line), int32(d.column)
		node.Nodes = append(node.Nodes, inner)
		if err := d.counted(); err != nil {
			return Node{}, err
		}
	}
}

// other returns a comment or an instruction as a node, and refuses the rest.
func (d *decoder) other(token xml.Token) (Node, error) {
	switch token := token.(type) {
	case xml.Comment:
		text, err := d.clean(token)
		return Node{Kind: Comment, Text: text}, err
	case xml.ProcInst:
		if strings.EqualFold(token.Target, "xml") {
			return Node{}, d.wrong(ErrSyntax, "an XML declaration stands behind the start of the file")
		}
		if strings.Contains(token.Target, ":") {
			return Node{}, d.wrong(ErrSyntax, "instruction %s has a colon in its name", check.Quote(token.Target))
		}
		text, err := d.clean(token.Inst)
		return Node{Kind: Instruction, Name: Name{Local: token.Target}, Text: text}, err
	case xml.Directive:
		return Node{}, d.wrong(ErrDoctype, "document type declarations are not read: want none")
	}
	// The file has ended.
	if len(d.path) == 0 {
		return Node{}, d.wrong(ErrSyntax, "file ends before its first element")
	}
	return Node{}, d.wrong(ErrSyntax, "file ends within <%s>", cut(d.path[len(d.path)-1].name))
}

// clean returns the text of a comment or an instruction, which encoding/xml does
// not look at, with line ends as XML has them.
func (d *decoder) clean(text []byte) (string, error) {
	if !utf8.Valid(text) {
		return "", d.wrong(ErrEncoding, "comment or instruction is not valid UTF-8")
	}
	s := string(text)
	if i := strings.IndexFunc(s, func(r rune) bool { return !allowed(r) }); i >= 0 {
		return "", d.wrong(ErrSyntax, "comment or instruction has the character %s, which XML does not allow", check.Quote(s[i:min(i+1, len(s))]))
	}
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s, nil
}

// allowed reports whether XML allows a character.
func allowed(r rune) bool {
	return r >= ' ' && r <= 0xd7ff || r == '\t' || r == '\n' || r == '\r' || r >= 0xe000 && r <= 0xfffd || r > 0xffff
}
