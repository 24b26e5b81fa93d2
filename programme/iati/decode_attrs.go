package iati

import (
	"bytes"
	"encoding/xml"
	"strings"

	"iom.int/migdev/indicator/check"
)

// attributes reads the attributes of an element of the standard.
func (d *decoder) attributes(s *shape, into any, e *Element, start *xml.StartElement) error {
	if len(start.Attr) == 0 {
		return nil
	}
	if err := d.prepare(start); err != nil {
		return err
	}
	var seen uint64
	for i := range start.Attr {
		a := &start.Attr[i]
		at := s.attribute(a.Name.Space, a.Name.Local)
		if at < 0 {
			if err := d.keepAttr(&e.rest().Attrs, a); err != nil {
				return err
			}
			continue
		}
		if seen&(1<<at) != 0 {
			return d.twice(a.Name)
		}
		seen |= 1 << at
		if a.Value != "" {
			s.attrs[at].set(into, a.Value)
			continue
		}
		// Written without a value.
		e.rest().Attrs = append(e.rest().Attrs, Attr{Name: Name{Prefix: s.attrs[at].prefix, Local: s.attrs[at].local}})
	}
	return nil
}

// prepare puts the values of attributes right, holds their number within the
// limit and enters the declarations of namespaces.
func (d *decoder) prepare(start *xml.StartElement) error {
	if len(start.Attr) > d.limits.Attributes {
		return d.limit("element", d.limits.Attributes, "attributes")
	}
	for i := range start.Attr {
		if strings.ContainsAny(start.Attr[i].Value, "\t\n\r") {
			d.normalise(start)
			break
		}
	}
	for i := range start.Attr {
		a := &start.Attr[i]
		prefix, ok := Name{Prefix: a.Name.Space, Local: a.Name.Local}.declares()
		if !ok {
			continue
		}
		if why := wrongDeclaration(prefix, a.Value); why != "" {
			return d.wrong(ErrSyntax, "%s=%s: %s", cut(written(a.Name)), check.Quote(a.Value), why)
		}
		if len(d.scope.bindings) == maxPrefixes {
			return d.limit("element", maxPrefixes, "prefixes declared on it and around it")
		}
		d.scope.declare(prefix, a.Value, len(d.path))
	}
	return nil
}

// maxPrefixes bounds what a prefix is looked for in.
const maxPrefixes = 200

// normalise turns line ends and tabs in the values of attributes into blanks, as
// XML wants it: encoding/xml does not. Those written as references stay.
func (d *decoder) normalise(start *xml.StartElement) {
	raw := bytes.Clone(d.src.token(d.xml.InputOffset()))
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	var quote byte
	for i, b := range raw {
		switch {
		case b == quote:
			quote = 0
		case quote == 0 && (b == '"' || b == '\''):
			quote = b
		case quote != 0 && (b == '\t' || b == '\n' || b == '\r'):
			raw[i] = ' '
		}
	}
	token, err := xml.NewDecoder(bytes.NewReader(raw)).RawToken()
	again, ok := token.(xml.StartElement)
	if err == nil && ok && len(again.Attr) == len(start.Attr) {
		start.Attr = again.Attr
	}
}

// keepAttr appends an attribute that the standard does not have.
func (d *decoder) keepAttr(attrs *[]Attr, a *xml.Attr) error {
	name := Name{Prefix: a.Name.Space, Local: a.Name.Local}
	if _, ok := name.declares(); !ok && name.Prefix != "" {
		space, ok := d.scope.lookup(name.Prefix)
		if !ok {
			return d.undeclared(a.Name)
		}
		name.Space = space
	}
	if !splits(a.Name) {
		return d.wrong(ErrSyntax, "attribute %s is not a name, or a prefix and a name", check.Quote(written(a.Name)))
	}
	for i := range *attrs {
		n := (*attrs)[i].Name
		if n.Local == name.Local && (n.Prefix == name.Prefix || n.Space == name.Space && n.Space != "") {
			return d.twice(a.Name)
		}
	}
	*attrs = append(*attrs, Attr{Name: name, Value: a.Value})
	return nil
}

func (d *decoder) twice(name xml.Name) error {
	return d.wrong(ErrSyntax, "attribute %s stands twice", check.Quote(written(name)))
}

func (d *decoder) undeclared(name xml.Name) error {
	return d.wrong(ErrSyntax, "prefix of %s is not declared", check.Quote(written(name)))
}
