package iati

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"iom.int/migdev/indicator/check"
)

// CheckSchema returns where a departs from the schema of version 2.03, which
// also takes what those of 2.01 and 2.02 do: what a validator reports as rule
// 0.3.1. Paths follow the names of elements and attributes, with lists counted
// from 0: "budget[1].value.value-date". A clean record allocates nothing.
//
//   - iati.schema-missing: an element or attribute that is required
//   - iati.schema-type: a value that is not of its type, an empty one included
//   - iati.schema-repeated: a second element where one may stand
//   - iati.schema-element: an element that may not stand there
//   - iati.schema-attribute: an attribute that may not stand there
//   - iati.schema-text: text where none may stand
//   - iati.schema-order: an element that stood, in the file that was read, before
//     one it must follow; it is written in its place
//
// All are errors. Addresses (xsd:anyURI) are not looked at.
func (a *Activity) CheckSchema() check.Findings { return activityShape.check(a) }

// CheckSchema returns where o departs from the schema of organisation files, as
// [Activity.CheckSchema] does for activities.
func (o *Organisation) CheckSchema() check.Findings { return organisationShape.check(o) }

// CheckSchema returns where f departs from its schema: its root, and its records,
// as [Activity.CheckSchema] does. Paths start at the root:
// "iati-activity[2].budget[1].value".
func (f File[R]) CheckSchema() check.Findings {
	format := formatOf[R]()
	fs := format.root.check(&f.Root)
	if len(f.Records) == 0 {
		fs = append(fs, finding("missing", "", f.Root.Line, "element "+format.name+" is missing"))
	}
	for i := range f.Records {
		below := format.record.check(&f.Records[i])
		if base := format.record.base(&f.Records[i]); base.Rest != nil {
			below = stray(below, base.Rest.Before)
		}
		fs = fs.UnderIndex(format.name, i, below)
	}
	return stray(fs, f.Tail.Inside)
}

// check returns where an element departs from its shape.
func (s *shape) check(element any) check.Findings {
	var fs check.Findings
	e := s.base(element)
	for i := range s.attrs {
		fs = s.attrs[i].check(fs, e, element)
	}
	if s.text != nil && !s.text.valid(s.text.get(element)) {
		fs = append(fs, s.text.wrong(e, s.text.get(element)))
	}
	if e.Rest != nil {
		fs = s.checkRest(fs, e)
	}
	return s.checkChildren(fs, e, element)
}

// checkChildren looks at the children, and at the order in which they stood in
// the file.
func (s *shape) checkChildren(fs check.Findings, e *Element, element any) check.Findings {
	var last place // the last of all that was looked at, which is in the order of the schema
	for i := 0; i <= len(s.children); i++ {
		if i == s.foreignAt && e.Rest != nil {
			fs, last = checkForeign(fs, e.Rest.Inside, last)
		}
		if i == len(s.children) {
			break
		}
		c := &s.children[i]
		n := c.count(element)
		switch {
		case n == 0 && c.required:
			fs = append(fs, finding("missing", "", e.Line, "element "+c.name+" is missing"))
		case n > 0 && c.misplaced:
			fs = append(fs, finding("element", check.Path(c.name), e.Line, "element "+c.name+" may not stand here"))
		}
		before, told := last, false
		for j := range n {
			child := c.at(element, j)
			below := c.shape.check(child)
			base := c.shape.base(child)
			if before.behind(base.Line, base.Column) && !told {
				below = append(below, outOfOrder(c.name, before.name, base.Line))
				told = true
			}
			if !last.behind(base.Line, base.Column) && base.Line != 0 {
				last = place{base.Line, base.Column, c.name}
			}
			if base.Rest != nil {
				below = stray(below, base.Rest.Before)
			}
			switch {
			case len(below) == 0:
			case c.many:
				fs = fs.UnderIndex(c.name, j, below)
			default:
				fs = fs.Under(c.name, below)
			}
		}
	}
	return fs
}

// checkForeign looks at where foreign elements stood in the file.
func checkForeign(fs check.Findings, nodes []Node, last place) (check.Findings, place) {
	before, told := last, false
	for i := range nodes {
		n := &nodes[i]
		if n.Kind != Foreign || n.Name.Space == "" {
			continue
		}
		if before.behind(n.Line, n.Column) && !told {
			fs = append(fs, outOfOrder(n.Name.String(), before.name, n.Line))
			told = true
		}
		if !last.behind(n.Line, n.Column) && n.Line != 0 {
			last = place{n.Line, n.Column, n.Name.String()}
		}
	}
	return fs, last
}

func outOfOrder(name, before string, line int32) check.Finding {
	return finding("order", "", line, "element "+name+" stands before "+before+", and must follow it")
}

// place is where something stands in a file, and its name. The zero value is
// nowhere.
type place struct {
	line, column int32
	name         string
}

// behind reports whether p stands behind a place of the file.
func (p place) behind(line, column int32) bool {
	return line != 0 && (p.line > line || p.line == line && p.column > column)
}

// checkRest looks at what the standard does not have.
func (s *shape) checkRest(fs check.Findings, e *Element) check.Findings {
	if s.lax {
		return fs
	}
	for i := range e.Rest.Attrs {
		a := &e.Rest.Attrs[i]
		if _, declared := a.Name.declares(); declared || s.attribute(a.Name.Prefix, a.Name.Local) >= 0 {
			continue
		}
		if a.Name.Space == "" && a.Name.Prefix != "xml" || s.closed {
			fs = append(fs, finding("attribute", "", e.Line, "attribute "+a.Name.String()+" may not stand here",
				check.Value{Name: a.Name.String(), Text: a.Value}))
		}
	}
	fs = stray(fs, e.Rest.Inside)
	for i := range e.Rest.Inside {
		n := &e.Rest.Inside[i]
		if n.Kind != Foreign || n.Name.Space != "" && s.text == nil {
			continue
		}
		code, what := "element", " may not stand here"
		if n.Name.Space == "" && s.child(n.Name.Local, 0) >= 0 {
			code, what = "repeated", " stands here a second time"
		}
		fs = append(fs, finding(code, "", n.Line, "element "+n.Name.String()+what))
	}
	return fs
}

// stray reports text among nodes.
func stray(fs check.Findings, nodes []Node) check.Findings {
	for i := range nodes {
		if n := &nodes[i]; n.Kind == Stray {
			fs = append(fs, finding("text", "", n.Line, "text "+check.Quote(n.Text)+" may not stand here",
				check.Value{Name: "text", Text: n.Text}))
		}
	}
	return fs
}

// finding is one about an element, or what is at path below it.
func finding(code string, path check.Path, line int32, message string, values ...check.Value) check.Finding {
	if line > 0 {
		message += " (line " + strconv.Itoa(int(line)) + ")"
	}
	return check.Finding{Code: "iati.schema-" + code, Severity: check.Error, Path: path, Message: message, Values: values}
}

func (a *attribute) check(fs check.Findings, e *Element, element any) check.Findings {
	value, written := a.get(element), true
	if value == "" {
		value, written = e.written(a.name)
	}
	switch {
	case !written && a.required:
		return append(fs, finding("missing", a.path(), e.Line, "attribute "+a.name+" is missing"))
	case !written:
		return fs
	case a.misplaced:
		return append(fs, finding("attribute", a.path(), e.Line, "attribute "+a.name+" may not stand here",
			check.Value{Name: a.name, Text: value}))
	case !a.valid(value):
		return append(fs, a.wrong(e, value))
	}
	return fs
}

// path is that of an attribute below its element; of text, the element itself.
func (a *attribute) path() check.Path { return check.Path(strings.ReplaceAll(a.name, ":", "-")) }

func (a *attribute) wrong(e *Element, value string) check.Finding {
	name := a.name
	if name == "" {
		name = "text"
	}
	return finding("type", a.path(), e.Line, fmt.Sprintf("%s %s is no %s", name, check.Quote(value), kindWords[a.kind]),
		check.Value{Name: name, Text: value})
}

var kindWords = map[kind]string{
	language: "tag of a language (en)",
	token:    "name token", date: "date (YYYY-MM-DD)", dateTime: "date with a time (YYYY-MM-DDThh:mm:ss)", decimal: "decimal number",
	boolean: "truth value (1, true, 0 or false)", integer: "whole number", positive: "whole number above 0",
	nonNegative: "whole number from 0 upwards",
}

// valid reports whether a value is of the type that the schema wants.
func (a *attribute) valid(value string) bool {
	if a.kind == text || a.kind == language && value == "" {
		return true
	}
	s := collapse(value)
	if s == "" {
		return false
	}
	switch a.kind {
	case language:
		for i, part := range strings.Split(s, "-") {
			if len(part) == 0 || len(part) > 8 || strings.IndexFunc(part, func(r rune) bool { return !letter(r) && (i == 0 || r < '0' || r > '9') }) >= 0 {
				return false
			}
		}
	case date:
		_, err := Date(s).Day()
		return err == nil
	case dateTime:
		_, err := DateTime(s).Time()
		return err == nil
	case decimal:
		return isDecimal(s)
	case boolean:
		return s == "1" || s == "0" || s == "true" || s == "false"
	case integer:
		_, err := strconv.ParseInt(s, 10, 32)
		return err == nil
	case positive, nonNegative:
		number := strings.TrimPrefix(s, "+")
		zero := strings.Trim(strings.TrimPrefix(number, "-"), "0") == ""
		if zero {
			return a.kind == nonNegative && strings.HasSuffix(number, "0")
		}
		return digits(number)
	case token:
		return strings.IndexFunc(s, func(r rune) bool {
			return !(unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-:·", r) || unicode.Is(unicode.M, r))
		}) < 0
	}
	return true
}

func letter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
