package iati_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/programme/iati"
)

// xsd is a node of a schema.
type xsd struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []*xsd     `xml:",any"`
}

func (x *xsd) attr(name string) string {
	for _, a := range x.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// schema is an official schema with what it includes, by kind and name.
type schema map[string]*xsd

func readSchema(t *testing.T, names ...string) schema {
	t.Helper()
	s := schema{}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(shared, "schemas", name))
		if err != nil {
			t.Skip(err)
		}
		var root xsd
		require.NoError(t, xml.Unmarshal(data, &root))
		for _, x := range root.Children {
			s[x.XMLName.Local+" "+x.attr("name")] = x
		}
	}
	return s
}

// declared is what a schema says of an element.
type declared struct {
	name     string
	text     string // type of its text; "": it has children
	attrs    []attrDecl
	children []childDecl
	open     bool // foreign attributes
	any      int  // child before which foreign elements stand; -1: they are not allowed
}

type attrDecl struct {
	name, kind string
	required   bool
}

type childDecl struct {
	element    *xsd
	many, must bool
}

func (s schema) declare(element *xsd) declared {
	if ref := element.attr("ref"); ref != "" {
		element = s["element "+ref]
	}
	d := declared{name: element.attr("name"), any: -1}
	kind := element.attr("type")
	switch {
	case strings.HasPrefix(kind, "xsd:"):
		d.text = simple(kind)
	case kind != "":
		s.fill(&d, s["complexType "+kind])
	case len(element.Children) == 0 || len(element.Children) == 1 && element.Children[0].XMLName.Local == "annotation":
		d.text, d.open = "string", true // of any type
	default:
		s.fill(&d, element)
	}
	return d
}

func (s schema) fill(d *declared, x *xsd) {
	for _, c := range x.Children {
		switch c.XMLName.Local {
		case "annotation":
		case "extension":
			if base := c.attr("base"); strings.HasPrefix(base, "xsd:") {
				d.text = simple(base)
			} else {
				s.fill(d, s["complexType "+base])
			}
			s.fill(d, c)
		case "element":
			d.children = append(d.children, childDecl{c, c.attr("maxOccurs") == "unbounded", c.attr("minOccurs") == "1"})
		case "any":
			d.any = len(d.children)
		case "anyAttribute":
			d.open = true
		case "attribute":
			name, kind := c.attr("name"), c.attr("type")
			if ref := c.attr("ref"); ref == "xml:lang" {
				name, kind = ref, "xsd:language"
			} else if ref != "" {
				name, kind = ref, s["attribute "+ref].attr("type")
			}
			d.attrs = append(d.attrs, attrDecl{name, simple(kind), c.attr("use") == "required"})
		default:
			s.fill(d, c)
		}
	}
}

func simple(kind string) string {
	kind = strings.TrimPrefix(kind, "xsd:")
	if kind == "anyURI" {
		return "string"
	}
	return kind
}

// lines says what a schema says as [iati.Shapes] does.
func (s schema) lines(lines []string, path string, element *xsd) []string {
	d := s.declare(element)
	path = strings.TrimPrefix(path+"/"+d.name, "/")
	var b strings.Builder
	b.WriteString(path + ":")
	var attrs []string
	for _, a := range d.attrs {
		mark := "?"
		if a.required {
			mark = ""
		}
		attrs = append(attrs, " @"+a.name+"="+a.kind+mark)
	}
	slices.Sort(attrs)
	b.WriteString(strings.Join(attrs, ""))
	if d.text != "" {
		b.WriteString(" " + d.text)
	}
	if d.open {
		b.WriteString(" open")
	}
	var below []string
	for i, c := range d.children {
		if i == d.any {
			b.WriteString(" ##other")
		}
		name := s.declare(c.element).name
		mark := map[[2]bool]string{{true, false}: "", {false, false}: "?", {true, true}: "+", {false, true}: "*"}
		b.WriteString(" " + name + mark[[2]bool{c.must, c.many}])
		below = s.lines(below, path, c.element)
	}
	if d.any == len(d.children) {
		b.WriteString(" ##other")
	}
	return append(append(lines, b.String()), below...)
}

func activitySchema(t *testing.T) schema {
	return readSchema(t, "iati-common.xsd", "iati-activities-schema.xsd")
}

func organisationSchema(t *testing.T) schema {
	return readSchema(t, "iati-common.xsd", "iati-organisations-schema.xsd")
}

// TestShapes compares what is typed here with the official schemas: each
// element, attribute, type, number and order.
func TestShapes(t *testing.T) {
	t.Run("activities", func(t *testing.T) {
		s := activitySchema(t)
		want := s.lines(nil, "", s["element iati-activities"])
		require.Greater(t, len(want), 200)
		require.Equal(t, strings.Join(want, "\n"), strings.Join(iati.Shapes[iati.Activity](), "\n"))
	})
	t.Run("organisations", func(t *testing.T) {
		s := organisationSchema(t)
		want := s.lines(nil, "", s["element iati-organisations"])
		require.Greater(t, len(want), 50)
		require.Equal(t, strings.Join(want, "\n"), strings.Join(iati.Shapes[iati.Organisation](), "\n"))
	})
}

// everything writes a document that has each element and attribute of a schema
// that is there in fullness: all that may repeat twice, and wherever it is
// allowed a foreign attribute, a foreign element and a comment.
type everything struct {
	s        schema
	b        bytes.Buffer
	n        int
	elements int
}

func (e *everything) next() int { e.n++; return e.n }

func (e *everything) value(kind string) string {
	switch n := e.next(); kind {
	case "date":
		return fmt.Sprintf("20%02d-01-31", n%100)
	case "dateTime":
		return fmt.Sprintf("20%02d-01-31T10:00:00.5+02:00", n%100)
	case "decimal":
		return fmt.Sprintf(" +%d.50 ", n)
	case "boolean":
		return []string{"1", "true", "0", "false"}[n%4]
	case "NMTOKEN":
		return fmt.Sprintf("token-%d", n)
	case "string":
		return fmt.Sprintf("  &lt;%d&gt; &amp; &quot;’é\U0001F600&quot;&#xA;&#x9;&#xD; ", n)
	default:
		return fmt.Sprint(n)
	}
}

func (e *everything) element(element *xsd) {
	d := e.s.declare(element)
	e.elements++
	fmt.Fprintf(&e.b, "<!-- before %d --><?target %d?><%s", e.next(), e.next(), d.name)
	for _, a := range d.attrs {
		switch value := e.value(a.kind); a.name {
		case "version":
			fmt.Fprintf(&e.b, ` version="2.03" xmlns:f="http://example.org/f"`)
		case "xml:lang":
			fmt.Fprintf(&e.b, ` xml:lang="fr"`)
		case "url", "linked-data-default", "linked-data-uri", "vocabulary-uri", "indicator-uri":
			fmt.Fprintf(&e.b, " %s='http://example.org/?a=%d&amp;b'", a.name, e.next())
		default:
			fmt.Fprintf(&e.b, " %s=\"%s\"", a.name, value)
		}
	}
	if d.open {
		fmt.Fprintf(&e.b, ` f:attr="%d"`, e.next())
	}
	e.b.WriteString(">")
	switch {
	case d.name == "website":
		e.b.WriteString("http://example.org")
	case d.text == "string":
		fmt.Fprintf(&e.b, "%s<!--in text--><![CDATA[<&]]>]]&gt;", e.value(d.text))
	case d.text != "":
		e.b.WriteString(e.value(d.text))
	}
	foreign := func(at int) {
		if at == d.any {
			fmt.Fprintf(&e.b, "<!--foreign--><f:more xmlns:g='http://example.org/g' g:x='%d'> mixed <g:i/> text <b xmlns='urn:b'> </b> </f:more>", e.next())
		}
	}
	for i, c := range d.children {
		foreign(i)
		e.element(c.element)
		if c.many {
			e.element(c.element)
		}
	}
	foreign(len(d.children))
	if d.text == "" {
		fmt.Fprintf(&e.b, "<!-- end %d -->", e.next())
	}
	fmt.Fprintf(&e.b, "</%s>\n", d.name)
}

func TestEveryElement(t *testing.T) {
	t.Run("activities", func(t *testing.T) {
		e := everything{s: activitySchema(t)}
		e.element(e.s["element iati-activities"])
		doc := e.b.Bytes()
		valid(t, doc, "iati-activities-schema.xsd")
		out := again[iati.Activity](t, doc)
		require.Equal(t, canonical(t, doc), canonical(t, out))
		valid(t, out, "iati-activities-schema.xsd")
		require.Equal(t, string(out), string(again[iati.Activity](t, out)))
	})
	t.Run("organisations", func(t *testing.T) {
		e := everything{s: organisationSchema(t)}
		e.element(e.s["element iati-organisations"])
		doc := e.b.Bytes()
		valid(t, doc, "iati-organisations-schema.xsd")
		out := again[iati.Organisation](t, doc)
		require.Equal(t, canonical(t, doc), canonical(t, out))
		valid(t, out, "iati-organisations-schema.xsd")
		require.Equal(t, string(out), string(again[iati.Organisation](t, out)))
	})
}

// everyValue notes the kinds of places that a walk meets in a record that has
// everything.
func everyValue[R iati.Record](t *testing.T, s schema, root string, met map[string]bool, values func(*R) iter.Seq[iati.Value]) {
	t.Helper()
	e := everything{s: s}
	e.element(s["element "+root])
	f, err := iati.Read[R](bytes.NewReader(e.b.Bytes()))
	require.NoError(t, err)
	for v := range values(&f.Records[0]) {
		met[string(v.AppendKey(nil))] = true
	}
}
