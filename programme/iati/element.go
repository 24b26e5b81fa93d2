package iati

// Element is what every element of a file has, whatever its name. It is
// embedded in all of them. The zero value is an element that was not read from a
// file, and has nothing beyond the standard.
type Element struct {
	// Line and Column say where the element begins in the file it was read
	// from: lines from 1, columns in bytes of UTF-8 from 1. Both are 0 where it
	// was not read.
	Line, Column int32
	// Rest is what the standard knows nothing of. Nil: there is nothing.
	Rest *Rest
}

// Rest is what an element holds beyond the standard: it is read, kept in its
// place and written again.
type Rest struct {
	// Attrs are attributes of foreign namespaces, declarations of namespaces,
	// attributes that the standard does not have here, and those it has that
	// were written without a value, as in code="".
	Attrs []Attr
	// Before are the nodes between the sibling before the element and its own
	// tag: comments, mostly. They go where the element goes.
	Before []Node
	// Inside are the nodes behind its last child, foreign elements among them,
	// which the schema wants there. In an element that holds text, [Node.At]
	// says where in the text they stand.
	Inside []Node
}

// Name is the name of a foreign element or attribute, or of a processing
// instruction.
type Name struct {
	Prefix string // as written, without the colon; "": none
	Local  string
	Space  string // the namespace that the prefix stands for; "": none
}

// String returns the name as it is written: "prefix:local".
func (n Name) String() string {
	if n.Prefix == "" {
		return n.Local
	}
	return n.Prefix + ":" + n.Local
}

// Attr is an attribute that the standard does not know.
type Attr struct {
	Name  Name
	Value string
}

// Blank reports whether an attribute of the standard, "ref" or "xml:lang", was
// written without a value. It is then "" in its field, as one that was not
// written.
func (e Element) Blank(attr string) bool {
	value, ok := e.written(attr)
	return ok && value == ""
}

// written returns the attribute of this name from Rest, and whether it is there.
func (e *Element) written(attr string) (value string, ok bool) {
	if e.Rest == nil {
		return "", false
	}
	for i := range e.Rest.Attrs {
		if a := &e.Rest.Attrs[i]; a.Name.is(attr) {
			return a.Value, true
		}
	}
	return "", false
}

// is reports whether n is written as name, and does so without building it.
func (n Name) is(name string) bool {
	if n.Prefix == "" {
		return n.Local == name
	}
	p := len(n.Prefix)
	return len(name) == p+1+len(n.Local) && name[:p] == n.Prefix && name[p] == ':' && name[p+1:] == n.Local
}

// declares returns the prefix that an attribute declares as standing for a
// namespace, "" for the default, and whether it does.
func (n Name) declares() (prefix string, ok bool) {
	switch {
	case n.Prefix == "xmlns":
		return n.Local, true
	case n.Prefix == "" && n.Local == "xmlns":
		return "", true
	}
	return "", false
}

// base is how the reader and the writer get at what all elements have.
func (e *Element) base() *Element { return e }

// rest returns Rest, made where there is none.
func (e *Element) rest() *Rest {
	if e.Rest == nil {
		e.Rest = new(Rest)
	}
	return e.Rest
}

// before and inside return the nodes of Rest, which may be nil.
func (e *Element) before() []Node {
	if e.Rest == nil {
		return nil
	}
	return e.Rest.Before
}

func (e *Element) inside() []Node {
	if e.Rest == nil {
		return nil
	}
	return e.Rest.Inside
}
