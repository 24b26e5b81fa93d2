package diaspora

import (
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Basis says who is counted: by whose definition somebody belongs to the
// people of an origin. Counts on unlike bases do not contradict each other.
// The zero value is not stated.
type Basis uint8

const (
	NoBasis             Basis = iota
	BirthBasis                // born in the origin
	CitizenshipBasis          // citizens of the origin
	MixedBasis                // some by birth, some by citizenship
	ImputedBasis              // no data; put in by the statistician
	ParentBirthBasis          // a parent was born in the origin
	SelfIdentifiedBasis       // say themselves that they belong
	UnionBasis                // any of the definitions, each person once
	RegistrationBasis         // entered in a register, by whatever rule it has
	RefugeeBasis              // refugees and asylum seekers by their legal status, as counted by UNHCR
)

var bases = check.Enum[Basis]{
	What: "diaspora: basis",
	Names: []string{
		"", "birth", "citizenship", "mixed", "imputed", "parent-birth", "self-identification", "union", "registration",
		"refugee",
	},
}

// String returns the basis in kebab-case, "" where none is stated.
func (b Basis) String() string { return bases.String(b) }

// MarshalText returns what String does.
func (b Basis) MarshalText() ([]byte, error) { return bases.Marshal(b) }

// UnmarshalText reads what MarshalText writes.
func (b *Basis) UnmarshalText(text []byte) error { return bases.Unmarshal(b, text) }

// DataTypes is the set of letters by which UN DESA says what an estimate was
// derived from. The zero value is empty: no type is stated.
type DataTypes uint8

const (
	ForeignBorn     DataTypes = 1 << iota // B: data on the foreign-born population
	ForeignCitizens                       // C: data on foreign citizens
	RefugeesAdded                         // R: refugees and persons in like situations were added
	Imputed                               // I: no data; imputed
)

// ErrDataTypes matches the error for a text that is no set of data types.
var ErrDataTypes = errors.New("diaspora: not a set of data types")

const typeLetters = "BCRI"

// ParseDataTypes reads the letters B, C, R and I in any order, with blanks
// between and around them or without: "BR", "C B R", "B R ". Nothing is the
// empty set. Another letter, or one that comes twice, is an error
// that matches [ErrDataTypes].
func ParseDataTypes(s string) (DataTypes, error) {
	var t DataTypes
	for i := range len(s) {
		if s[i] == ' ' {
			continue
		}
		n := strings.IndexByte(typeLetters, s[i])
		if n < 0 || t&(1<<n) != 0 {
			return 0, fmt.Errorf("%w: %s: want each of B, C, R and I once at most", ErrDataTypes, check.Quote(s))
		}
		t |= 1 << n
	}
	return t, nil
}

// Has reports whether all of u are in t.
func (t DataTypes) Has(u DataTypes) bool { return t&u == u }

// Basis returns the basis that follows: imputed with I, else mixed with B and
// C, birth with B, citizenship with C, and none where neither is stated.
func (t DataTypes) Basis() Basis {
	switch {
	case t.Has(Imputed):
		return ImputedBasis
	case t.Has(ForeignBorn | ForeignCitizens):
		return MixedBasis
	case t.Has(ForeignBorn):
		return BirthBasis
	case t.Has(ForeignCitizens):
		return CitizenshipBasis
	}
	return NoBasis
}

// String returns the letters in the order B, C, R, I: "BR".
func (t DataTypes) String() string {
	var b [len(typeLetters)]byte
	n := 0
	for i := range typeLetters {
		if t&(1<<i) != 0 {
			b[n], n = typeLetters[i], n+1
		}
	}
	return string(b[:n])
}

// MarshalText returns what String does.
func (t DataTypes) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what [ParseDataTypes] does.
func (t *DataTypes) UnmarshalText(text []byte) error {
	in, err := ParseDataTypes(string(text))
	if err == nil {
		*t = in
	}
	return err
}
