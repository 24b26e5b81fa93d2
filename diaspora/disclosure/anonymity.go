package disclosure

import (
	"encoding/binary"
	"fmt"
	"iter"

	"iom.int/migdev/indicator/check"
)

// Value reads one value of a record, and returns false where it is missing.
// Missing is a category of its own: records without a value are like each
// other, and unlike all that have one, even an empty one.
type Value[R any] func(R) (string, bool)

// Roles say which part each value of a record plays. Nothing is a
// quasi-identifier by default. What makes values coarser, such as a country
// turned into its region, is a part of the function: see [Truncate] and [Band].
type Roles[R any] struct {
	// QuasiIdentifiers are the values by which somebody who knows a person may
	// find the record: country, sex, occupation. At least one.
	QuasiIdentifiers []Value[R]

	// Sensitive is the value nobody should learn. Nil: l is not measured.
	Sensitive Value[R]

	// Suppressed tells which records are left out of what is published. They
	// are in no class, and counted apart. Nil: none.
	Suppressed func(R) bool
}

// Anonymity is how far records can be told apart. It holds the places of
// records and no value of any: printing it shows counts alone.
type Anonymity struct {
	classOf    []int32 // of each record, or -1 where it is suppressed
	classes    []class // in the order of their first records
	suppressed int
	hasL       bool
}

type class struct {
	size     int32
	distinct int32 // different sensitive values
}

// Measure measures k and l of records, in one pass and without changing any:
// a class is the records that are equal on all quasi-identifiers. It reads each
// record once, so that records may come from anywhere; records are numbered as
// they come, from 0. It returns an error that matches [ErrRoles] where there is
// no quasi-identifier, or one of the functions is nil.
//
// The definitions are those of Samarati and Sweeney (1998) for k-anonymity and
// Machanavajjhala et al. (2006) for distinct l-diversity.
func Measure[R any](records iter.Seq[R], roles Roles[R]) (Anonymity, error) {
	if len(roles.QuasiIdentifiers) == 0 {
		return Anonymity{}, fmt.Errorf("%w: there is no quasi-identifier", ErrRoles)
	}
	for i, f := range roles.QuasiIdentifiers {
		if f == nil {
			return Anonymity{}, fmt.Errorf("%w: quasi-identifier %d is no function", ErrRoles, i)
		}
	}
	a := Anonymity{hasL: roles.Sensitive != nil}
	classes, pairs := map[string]int32{}, map[string]struct{}{}
	var key []byte
	for r := range records {
		if roles.Suppressed != nil && roles.Suppressed(r) {
			a.classOf = append(a.classOf, -1)
			a.suppressed++
			continue
		}
		key = key[:0]
		for _, value := range roles.QuasiIdentifiers {
			key = appendValue(key, r, value)
		}
		id, ok := classes[string(key)]
		if !ok {
			id = int32(len(a.classes))
			classes[string(key)] = id
			a.classes = append(a.classes, class{})
		}
		a.classes[id].size++
		a.classOf = append(a.classOf, id)
		if !a.hasL {
			continue
		}
		key = appendValue(binary.AppendUvarint(key[:0], uint64(id)), r, roles.Sensitive)
		if _, ok := pairs[string(key)]; !ok {
			pairs[string(key)] = struct{}{}
			a.classes[id].distinct++
		}
	}
	return a, nil
}

// appendValue appends a value so that no two lists of values come out alike.
func appendValue[R any](key []byte, r R, value Value[R]) []byte {
	s, ok := value(r)
	if !ok {
		return append(key, 0)
	}
	key = binary.AppendUvarint(key, uint64(len(s))+1)
	return append(key, s...)
}

// Records returns the number of records, suppressed ones among them.
func (a Anonymity) Records() int { return len(a.classOf) }

// Suppressed returns the number of records that are in no class.
func (a Anonymity) Suppressed() int { return a.suppressed }

// Classes returns the number of classes.
func (a Anonymity) Classes() int { return len(a.classes) }

// K returns the size of the smallest class, and false where there is none: of
// no records k is undefined.
func (a Anonymity) K() (k int, ok bool) {
	return a.least(func(c class) int32 { return c.size })
}

// L returns the smallest number of different sensitive values in a class, where
// missing counts as one, and false where there is no class, or no sensitive
// value was named.
func (a Anonymity) L() (l int, ok bool) {
	if !a.hasL {
		return 0, false
	}
	return a.least(func(c class) int32 { return c.distinct })
}

func (a Anonymity) least(of func(class) int32) (int, bool) {
	if len(a.classes) == 0 {
		return 0, false
	}
	least := of(a.classes[0])
	for _, c := range a.classes[1:] {
		least = min(least, of(c))
	}
	return int(least), true
}

// BelowK returns the places of the records in classes of fewer than k records,
// in rising order.
func (a Anonymity) BelowK(k int) []int {
	return a.where(func(c class) bool { return int(c.size) < k })
}

// BelowL returns the places of the records in classes with fewer than l
// different sensitive values, in rising order; none where no sensitive value
// was named.
func (a Anonymity) BelowL(l int) []int {
	return a.where(func(c class) bool { return a.hasL && int(c.distinct) < l })
}

func (a Anonymity) where(is func(class) bool) []int {
	var at []int
	for i, id := range a.classOf {
		if id >= 0 && is(a.classes[id]) {
			at = append(at, i)
		}
	}
	return at
}

// Members returns the places of the records of each class, in rising order;
// classes come in the order of their first record.
func (a Anonymity) Members() [][]int {
	members := make([][]int, len(a.classes))
	for id, c := range a.classes {
		members[id] = make([]int, 0, c.size)
	}
	for i, id := range a.classOf {
		if id >= 0 {
			members[id] = append(members[id], i)
		}
	}
	return members
}

// Check returns what falls short of a wanted k and l; 0 asks for nothing. No
// value of a record stands in a finding. The codes are
//
//   - disclosure.undefined (note): there are no records outside suppression, so
//     that k is undefined
//   - disclosure.k (error): records in classes of fewer than k; the path is that
//     of the first
//   - disclosure.l (error): records in classes of fewer than l different
//     sensitive values; the path is that of the first
func (a Anonymity) Check(k, l int) check.Findings {
	var fs check.Findings
	if len(a.classes) == 0 {
		return append(fs, check.Finding{Code: "disclosure.undefined", Severity: check.Note, Path: "records",
			Message: fmt.Sprintf("k is undefined: none of %d records is in a class", a.Records())})
	}
	add := func(code, what string, wanted int, below []int) {
		if len(below) > 0 {
			fs = append(fs, check.Finding{
				Code: code, Severity: check.Error, Path: check.Path("records").Index(below[0]),
				Message: fmt.Sprintf("%d of %d records are in classes of fewer than %d %s", len(below), a.Records()-a.suppressed, wanted, what),
			})
		}
	}
	add("disclosure.k", "records", k, a.BelowK(k))
	add("disclosure.l", "different sensitive values", l, a.BelowL(l))
	return fs
}

// String returns "k 1, l 1, 6 classes of 9 records, 0 suppressed".
func (a Anonymity) String() string {
	text := "k undefined"
	if k, ok := a.K(); ok {
		text = fmt.Sprintf("k %d", k)
	}
	if l, ok := a.L(); ok {
		text += fmt.Sprintf(", l %d", l)
	}
	return fmt.Sprintf("%s, %d classes of %d records, %d suppressed", text, a.Classes(), a.Records()-a.suppressed, a.suppressed)
}

// GoString returns what [Anonymity.String] does.
func (a Anonymity) GoString() string { return a.String() }
