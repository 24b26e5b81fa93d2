package programme

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/lang"
)

// Relation is how a programme stands to another.
type Relation struct {
	Kind      RelationKind `json:"kind"`
	Programme string       `json:"programme"` // ID of the other; "" where it is only known by name
	Name      lang.Text    `json:"name,omitzero"`
	// Excluded says of a component that what is reported of it does not count in
	// this programme: see [Programme.ResultTree].
	Excluded bool `json:"excluded,omitempty"`
}

// component returns the ID of a component, "" of another programme.
func (r *Relation) component() string {
	if r.Kind != Component {
		return ""
	}
	return r.Programme
}

// RelationKind says what the other programme is to this one. The zero value is
// not stated.
type RelationKind uint8

// The kinds of relation. Each says what the other is.
const (
	NoRelation  RelationKind = iota // not stated
	Parent                          // this is a component of it
	Component                       // it is a component of this
	Predecessor                     // it came before, and this carries it on
	Successor                       // it came after, and carries this on
	PilotFor                        // this was tried for it
	PilotedBy                       // it was tried for this
	Related                         // in a way the source does not say
	Sibling                         // it is a component of the same programme
	CoFunded                        // it is paid for by the same money
	Applies                         // it is a method, a standard or a tool that this applies
	AppliedBy                       // it applies this
)

var relationKinds = check.Enum[RelationKind]{What: "programme: kind of relation", Names: []string{
	"", "parent", "component", "predecessor", "successor", "pilot-for", "piloted-by", "related",
	"sibling", "co-funded", "applies", "applied-by",
}}

// String returns the kind in kebab-case, "" where it is not stated.
func (k RelationKind) String() string { return relationKinds.String(k) }

// MarshalText returns what String does.
func (k RelationKind) MarshalText() ([]byte, error) { return relationKinds.Marshal(k) }

// UnmarshalText reads what [RelationKind.MarshalText] writes.
func (k *RelationKind) UnmarshalText(text []byte) error { return relationKinds.Unmarshal(k, text) }

// Inverse returns what this programme is to the other.
func (k RelationKind) Inverse() RelationKind {
	switch k {
	case Parent:
		return Component
	case Component:
		return Parent
	case Predecessor:
		return Successor
	case Successor:
		return Predecessor
	case PilotFor:
		return PilotedBy
	case PilotedBy:
		return PilotFor
	case Applies:
		return AppliedBy
	case AppliedBy:
		return Applies
	}
	return k
}
