package iati

import (
	"slices"
	"strings"
)

// Shapes returns a line for each element of a kind of file, by its path: its
// attributes, its children and its text, in order. What the schema does not have
// there is left out.
func Shapes[R Record]() []string {
	f := formatOf[R]()
	root := *f.root
	root.children = []child{{name: f.name, shape: f.record, required: true, many: true}}
	root.foreignAt = 1
	return describe(nil, f.rootName, &root)
}

var kindNames = map[kind]string{
	text: "string", language: "language", token: "NMTOKEN", date: "date", dateTime: "dateTime", decimal: "decimal",
	boolean: "boolean", integer: "int", positive: "positiveInteger", nonNegative: "nonNegativeInteger",
}

func describe(lines []string, path string, s *shape) []string {
	var b strings.Builder
	b.WriteString(path + ":")
	var attrs []string
	for _, a := range s.attrs {
		mark := "?"
		if a.required {
			mark = ""
		}
		if !a.misplaced {
			attrs = append(attrs, " @"+a.name+"="+kindNames[a.kind]+mark)
		}
	}
	slices.Sort(attrs)
	b.WriteString(strings.Join(attrs, ""))
	if s.text != nil {
		b.WriteString(" " + kindNames[s.text.kind])
	}
	if !s.closed {
		b.WriteString(" open")
	}
	var below []string
	said := s.text != nil
	for i, c := range s.children {
		if c.misplaced {
			continue
		}
		if i == s.foreignAt && !said {
			b.WriteString(" ##other")
			said = true
		}
		mark := map[[2]bool]string{{true, false}: "", {false, false}: "?", {true, true}: "+", {false, true}: "*"}
		b.WriteString(" " + c.name + mark[[2]bool{c.required, c.many}])
		below = describe(below, path+"/"+c.name, c.shape)
	}
	if !said {
		b.WriteString(" ##other")
	}
	return append(append(lines, b.String()), below...)
}

// CodeRules are the rules for codes, by place and list.
func CodeRules() map[string]string { return codeRules }

// Holds reads a condition and says whether an element of a sector fulfils it,
// with an empty attribute taken for one that is not there or not. Name is what the
// vocabulary is; "-" stands for none.
func Holds(condition, vocabulary string, empty bool) (bool, error) {
	c, err := parseCondition(condition)
	if c == nil || err != nil {
		return true, err
	}
	s := &Sector{Code: "15190"}
	switch vocabulary {
	case "-":
	case "":
		s.Rest = &Rest{Attrs: []Attr{{Name: Name{Local: "vocabulary"}}}}
	default:
		s.Vocabulary = vocabulary
	}
	return c.holds(sectorShape, s, empty), nil
}
