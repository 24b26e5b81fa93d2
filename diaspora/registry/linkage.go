package registry

import "iom.int/migdev/diaspora"

// Scored is a pair with its match weight in bits.
type Scored struct {
	Pair
	MatchWeight float64
}

// LeftOut is a block that was too large to compare all its pairs: a key that
// says too little. It does not hold the key, which is personal.
type LeftOut struct {
	Pass    string // name of the pass; "" for the pairs within one cluster
	Size    int    // records in it
	Example int    // the first of them
}

// Linkage is the result of linking a list of records. All of it refers to them
// by place, and holds nothing of what they say.
type Linkage struct {
	Clustering
	// Records is how many there were, Compared how many pairs were judged to find
	// links.
	Records, Compared int
	// Links are the pairs judged to be one person, Possible those for somebody to
	// look at. Both are in order.
	Links, Possible []Scored
	// LeftOut are the blocks and clusters above the greatest size, in the order of
	// passes, then of their first record.
	LeftOut []LeftOut

	ifPossible int
}

// Size is what a register holds: how many entries, and how many persons.
type Size struct {
	Entries    int // as registered
	Unique     int // persons, where links alone are duplicates
	Duplicates int // Entries - Unique
	// UniqueAtLeast is how many persons there are where every possible pair is a
	// duplicate too. It is equal to Unique where none is left to look at.
	UniqueAtLeast int
}

// Size returns the numbers of entries and persons, as far as pairs were compared:
// what [Linkage.LeftOut] names may hide more duplicates.
func (l Linkage) Size() Size {
	return Size{Entries: l.Records, Unique: l.Unique(), Duplicates: l.Records - l.Unique(), UniqueAtLeast: l.ifPossible}
}

// Persons returns the number of persons as package diaspora counts them, for the
// coverage and the growth of the register: from UniqueAtLeast to Unique, and exact
// where both are the same. It returns an error that matches [diaspora.ErrCount]
// where they are not numbers in this order.
func (s Size) Persons() (diaspora.Count, error) {
	return diaspora.NewCountRange(int64(s.UniqueAtLeast), int64(s.Unique))
}
