package iati

import (
	"strconv"

	"iom.int/migdev/indicator/check"
)

// foreigners counts what an activity holds beyond the standard and [Namespace].
type foreigners struct {
	path  check.Path
	fs    check.Findings
	known map[string]int // places in fs, by what it is
	count []int
}

// foreign returns what a programme has no place for, since the standard knows
// nothing of it.
func foreign(a *Activity) check.Findings {
	f := foreigners{known: map[string]int{}}
	f.element(activityShape, a)
	for i, n := range f.count {
		f.fs[i].Values[0].Text = strconv.Itoa(n)
	}
	return f.fs
}

func (f *foreigners) element(s *shape, element any) {
	if rest := s.base(element).Rest; rest != nil {
		for i := range rest.Attrs {
			a := &rest.Attrs[i]
			if _, declares := a.Name.declares(); !declares && a.Name.Space != Namespace && a.Value != "" {
				f.tell("the attribute " + check.Quote(a.Name.String()))
			}
		}
		f.nodes(rest.Before)
		f.nodes(rest.Inside)
	}
	for i := range s.children {
		c := &s.children[i]
		for j := range c.count(element) {
			outer := f.path
			f.path = f.path.Field(c.name)
			if c.many {
				f.path = f.path.Index(j)
			}
			f.element(c.shape, c.at(element, j))
			f.path = outer
		}
	}
}

func (f *foreigners) nodes(nodes []Node) {
	for i := range nodes {
		switch n := &nodes[i]; n.Kind {
		case Foreign:
			if n.Name.Space != Namespace {
				f.tell("the element " + check.Quote(n.Name.String()))
			}
		case Comment:
			f.tell("a comment")
		case Instruction:
			f.tell("the instruction " + check.Quote(n.Name.Local))
		case Stray:
			f.tell("text where none stands")
		}
	}
}

func (f *foreigners) tell(what string) {
	at, ok := f.known[what]
	if !ok {
		at = len(f.fs)
		f.known[what] = at
		f.count = append(f.count, 0)
		f.fs = append(f.fs, check.Finding{
			Code: "iati.map-foreign", Severity: check.Note, Path: f.path,
			Message: "a programme has no place for " + what, Values: []check.Value{{Name: "count"}},
		})
	}
	f.count[at]++
}
