package diaspora

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Sex says which persons are counted. The zero value is both: a count that is
// not broken down by sex.
type Sex uint8

const (
	BothSexes Sex = iota
	Female
	Male
)

var sexes = check.Enum[Sex]{What: "diaspora: sex", Names: []string{"both", "female", "male"}}

// String returns "both", "female" or "male".
func (s Sex) String() string { return sexes.String(s) }

// MarshalText returns what String does.
func (s Sex) MarshalText() ([]byte, error) { return sexes.Marshal(s) }

// UnmarshalText reads what MarshalText writes.
func (s *Sex) UnmarshalText(text []byte) error { return sexes.Unmarshal(s, text) }

// maxAge is the highest age that a band names.
const maxAge = 150

// ErrAge matches every error about what is no age band.
var ErrAge = errors.New("diaspora: not an age band")

// AgeBand is a range of ages in completed years: 25 and over, 15 to 24. Bands
// compare with ==. The zero value is all ages: a count that is not broken down
// by age.
type AgeBand struct {
	from, until uint8 // until is the first age no longer in the band, openAge for none; 0 in the zero band
}

const openAge = 255

// NewAgeBand returns the band from one age to another, both included. Ages
// below 0, above 150 or in the wrong order are an error that matches [ErrAge].
func NewAgeBand(from, to int) (AgeBand, error) {
	if from < 0 || to < from || to > maxAge {
		return AgeBand{}, fmt.Errorf("%w: %d to %d: want two ages from 0 to %d, the lower one first", ErrAge, from, to, maxAge)
	}
	return AgeBand{from: uint8(from), until: uint8(to) + 1}, nil
}

// AgesFrom returns the band of an age and above: 25+. From 0 it is all ages.
func AgesFrom(age int) (AgeBand, error) {
	if age < 0 || age > maxAge {
		return AgeBand{}, fmt.Errorf("%w: %d and above: want an age from 0 to %d", ErrAge, age, maxAge)
	}
	if age == 0 {
		return AgeBand{}, nil
	}
	return AgeBand{from: uint8(age), until: openAge}, nil
}

// ParseAgeBand reads "25+", "15-24", a single year as "20", and "" as all ages.
func ParseAgeBand(s string) (AgeBand, error) {
	refuse := func() (AgeBand, error) {
		return AgeBand{}, fmt.Errorf("%w: %s: want 25+ or 15-24", ErrAge, check.Quote(s))
	}
	age := func(s string) (int, bool) {
		n, err := strconv.ParseUint(s, 10, 8)
		return int(n), err == nil
	}
	if s == "" {
		return AgeBand{}, nil
	}
	if first, ok := strings.CutSuffix(s, "+"); ok {
		from, ok := age(first)
		if !ok {
			return refuse()
		}
		return AgesFrom(from)
	}
	first, last, ok := strings.Cut(s, "-")
	if !ok {
		last = first
	}
	from, okFrom := age(first)
	to, okTo := age(last)
	if !okFrom || !okTo {
		return refuse()
	}
	return NewAgeBand(from, to)
}

// IsAll reports whether the band holds all ages.
func (a AgeBand) IsAll() bool { return a == AgeBand{} }

// From returns the lowest age in the band.
func (a AgeBand) From() int { return int(a.from) }

// To returns the highest age in the band, and false where there is none.
func (a AgeBand) To() (int, bool) {
	if a.IsAll() || a.until == openAge {
		return 0, false
	}
	return int(a.until) - 1, true
}

// Overlaps reports whether some age is in both bands.
func (a AgeBand) Overlaps(b AgeBand) bool {
	return a.from < b.end() && b.from < a.end()
}

func (a AgeBand) end() uint8 {
	if a.IsAll() {
		return openAge
	}
	return a.until
}

// String returns what [ParseAgeBand] reads: "25+", "15-24", "" for all ages.
func (a AgeBand) String() string {
	to, ok := a.To()
	switch {
	case a.IsAll():
		return ""
	case !ok:
		return strconv.Itoa(a.From()) + "+"
	case to == a.From():
		return strconv.Itoa(to)
	}
	return strconv.Itoa(a.From()) + "-" + strconv.Itoa(to)
}

// MarshalText returns what String does.
func (a AgeBand) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what [ParseAgeBand] does.
func (a *AgeBand) UnmarshalText(text []byte) error {
	in, err := ParseAgeBand(string(text))
	if err == nil {
		*a = in
	}
	return err
}
