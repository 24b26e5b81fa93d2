package iati

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Mapping says which attribute or text takes its codes from which list, and
// under which condition.
type Mapping struct{ rules []mapped }

// mapped is one line of a mapping.
type mapped struct {
	path string // "iati-activity/sector/@code"; "@xml:lang" wherever it stands
	list string
	when *condition
}

// ReadMapping reads a mapping as the Initiative publishes it, in XML of up to 16
// MiB. Paths start with two slashes: they are found at the end of the path of a
// value. A condition is one that an attribute of the same element fulfils:
// "@vocabulary = '1' or not(@vocabulary)". The error matches [ErrCodelist].
func ReadMapping(src io.Reader) (Mapping, error) {
	var f struct {
		XMLName  xml.Name
		Mappings []struct {
			Path     string `xml:"path"`
			Codelist struct {
				Ref string `xml:"ref,attr"`
			} `xml:"codelist"`
			Condition string `xml:"condition"`
		} `xml:"mapping"`
	}
	if err := readWhole(src, "mappings", &f, &f.XMLName); err != nil {
		return Mapping{}, err
	}
	var m Mapping
	for _, r := range f.Mappings {
		place, ok := strings.CutPrefix(strings.TrimSpace(r.Path), "//")
		if !ok || place == "" || r.Codelist.Ref == "" {
			return Mapping{}, fmt.Errorf("%w: the mapping of %s to %s: want a path that starts with //, and the name of a list",
				ErrCodelist, check.Quote(r.Path), check.Quote(r.Codelist.Ref))
		}
		when, err := parseCondition(r.Condition)
		if err != nil {
			return Mapping{}, fmt.Errorf("%w: the mapping of %s: %w", ErrCodelist, check.Quote(r.Path), err)
		}
		m.rules = append(m.rules, mapped{path: place, list: r.Codelist.Ref, when: when})
	}
	return m, nil
}

// lookup is a list that a value is looked up in, and the rule that finds it is
// not there.
type lookup struct {
	rule string
	list Codelist
	when *condition
}

// plan says which values of an element, and of those below it, are looked up.
// Nil: none.
type plan struct {
	attrs    [][]lookup // by the attributes of the shape
	text     []lookup
	children []*plan // by the children of the shape
}

func (c *Codelists) planOf(s *shape) *plan {
	if c == nil {
		return nil
	}
	return c.plans[s]
}

// plan follows the mapping through a shape.
func (c *Codelists) plan(m Mapping, s *shape, key string) *plan {
	p := &plan{attrs: make([][]lookup, len(s.attrs)), children: make([]*plan, len(s.children))}
	empty := true
	for i := range s.attrs {
		p.attrs[i] = c.lookups(m, key+"/@"+s.attrs[i].name)
		empty = empty && len(p.attrs[i]) == 0
	}
	if s.text != nil {
		p.text = c.lookups(m, key+"/"+textName)
		empty = empty && len(p.text) == 0
	}
	for i := range s.children {
		p.children[i] = c.plan(m, s.children[i].shape, key+"/"+s.children[i].name)
		empty = empty && p.children[i] == nil
	}
	if empty {
		return nil
	}
	return p
}

func (c *Codelists) lookups(m Mapping, key string) []lookup {
	var found []lookup
	for _, r := range m.rules {
		list, ok := c.lists[r.list]
		if ok && (key == r.path || strings.HasSuffix(key, "/"+r.path)) {
			found = append(found, lookup{rule: codeRule(r.path, r.list), list: list, when: r.when})
		}
	}
	return found
}
