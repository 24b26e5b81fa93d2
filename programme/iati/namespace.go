package iati

// The namespaces that are bound by XML itself.
const (
	xmlSpaceName   = "http://www.w3.org/XML/1998/namespace"
	xmlnsSpaceName = "http://www.w3.org/2000/xmlns/"
)

// scope is what prefixes stand for at a place of a file.
type scope struct{ bindings []binding }

type binding struct {
	prefix, space string
	depth         int
}

// declare binds a prefix within the element at this depth.
func (s *scope) declare(prefix, space string, depth int) {
	s.bindings = append(s.bindings, binding{prefix, space, depth})
}

// leave forgets what was declared at this depth.
func (s *scope) leave(depth int) {
	for n := len(s.bindings); n > 0 && s.bindings[n-1].depth >= depth; n-- {
		s.bindings = s.bindings[:n-1]
	}
}

// lookup returns what a prefix stands for, and whether it is declared. Without
// declaration, no prefix stands for no namespace.
func (s *scope) lookup(prefix string) (space string, ok bool) {
	for i := len(s.bindings) - 1; i >= 0; i-- {
		if b := &s.bindings[i]; b.prefix == prefix {
			return b.space, true
		}
	}
	switch prefix {
	case "":
		return "", true
	case "xml":
		return xmlSpaceName, true
	}
	return "", false
}

// declaredHere reports whether the element at this depth declares a prefix.
func (s *scope) declaredHere(prefix string, depth int) bool {
	for i := len(s.bindings) - 1; i >= 0 && s.bindings[i].depth == depth; i-- {
		if s.bindings[i].prefix == prefix {
			return true
		}
	}
	return false
}

// wrongDeclaration says why a prefix cannot be declared so, or "".
func wrongDeclaration(prefix, space string) string {
	switch {
	case prefix == "xmlns", space == xmlnsSpaceName:
		return "the prefix xmlns cannot be declared"
	case (prefix == "xml") != (space == xmlSpaceName):
		return "the prefix xml and its namespace belong together"
	case prefix != "" && space == "":
		return "a prefix cannot stand for no namespace"
	}
	return ""
}
