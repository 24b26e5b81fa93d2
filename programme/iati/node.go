package iati

// NodeKind says what a [Node] is.
type NodeKind uint8

// The kinds of node.
const (
	Comment     NodeKind = iota + 1 // Text is what stands between <!-- and -->
	Instruction                     // Name is the target of a processing instruction, Text what follows it
	Stray                           // Text stands where the standard has none
	Foreign                         // an element that the standard does not have here
)

// Node is what stands in a file beyond the elements of the standard: a comment,
// a processing instruction, text where none belongs, or an element. An element
// is one of a foreign namespace with all its content, kept to the letter; one of
// no namespace that the standard does not have in that place; or the second of a
// kind that may stand there once.
type Node struct {
	Kind  NodeKind
	Name  Name   // of an element; of an instruction, Local alone
	Attrs []Attr // of an element, in the order of the file
	Text  string // of all but an element
	Nodes []Node // the content of an element

	Line, Column int32 // where it begins; 0: it was not read

	// At is the byte of the text before which the node stands, where it stands
	// in an element that holds text. Elsewhere it is 0.
	At int
}

// NewComment returns a comment. Its text must hold no "--" and not end with "-".
func NewComment(text string) Node { return Node{Kind: Comment, Text: text} }

// NewForeign returns an element of a foreign namespace. A prefix that is not
// declared where it is written is declared there.
func NewForeign(name Name, attrs []Attr, content ...Node) Node {
	return Node{Kind: Foreign, Name: name, Attrs: attrs, Nodes: content}
}

// NewText returns text, for the content of a foreign element.
func NewText(text string) Node { return Node{Kind: Stray, Text: text} }
