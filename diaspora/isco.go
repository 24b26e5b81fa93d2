package diaspora

import (
	"errors"
	"fmt"
	"iter"
	"slices"

	"iom.int/migdev/indicator/check"
)

// ErrISCO matches the error for a text that is no code of ISCO-08.
var ErrISCO = errors.New("diaspora: not an ISCO-08 code")

// ISCO is a group of the International Standard Classification of Occupations
// of 2008: one digit for a major group (7), two for a sub-major group (72),
// three for a minor group (721), four for a unit group (7212). Codes are text:
// 0110 is not 110. Only the structure is here; titles come from the caller.
//
// Codes compare with == and serve as map keys; [ISCO.Compare] orders a group
// before those within it. The zero ISCO is not stated.
type ISCO struct {
	n uint16 // digits in base 11, each plus one, so that 0 is no digit: a group is where its children begin
}

// iscoPlace holds the worth of each digit, and of what lies behind the last.
var iscoPlace = [...]uint16{11 * 11 * 11, 11 * 11, 11, 1}

// ParseISCO reads a code of one to four digits. What the classification does
// not have is an error that matches [ErrISCO]: so is 110, which has lost the
// zero of the armed forces.
func ParseISCO(s string) (ISCO, error) {
	if c, ok := iscoOf(s); ok {
		return c, nil
	}
	if c, ok := iscoOf("0" + s); ok {
		return ISCO{}, fmt.Errorf("%w: %s: want one of its 619 codes; was %s meant?", ErrISCO, check.Quote(s), c)
	}
	if c, ok := paddedISCO(s); ok {
		return ISCO{}, fmt.Errorf("%w: %s: want one of its 619 codes; was %s meant, filled up with zeros? ParsePaddedISCO reads that",
			ErrISCO, check.Quote(s), c)
	}
	return ISCO{}, fmt.Errorf("%w: %s: want one of its 619 codes, of one to four digits", ErrISCO, check.Quote(s))
}

// ParsePaddedISCO reads codes of a source that fills up those of coarser groups
// to four digits with zeros: 7200 is 72, since there is no such unit group. A code
// that exists as it stands is taken so, as 1120 is. It is for sources known to do
// this; elsewhere 7200 is an error.
func ParsePaddedISCO(s string) (ISCO, error) {
	if c, ok := paddedISCO(s); ok {
		return c, nil
	}
	return ParseISCO(s)
}

func paddedISCO(s string) (ISCO, bool) {
	if len(s) == len(iscoPlace) {
		for t := s; t != ""; t = t[:len(t)-1] {
			if c, ok := iscoOf(t); ok {
				return c, true
			}
			if t[len(t)-1] != '0' {
				break
			}
		}
	}
	return ISCO{}, false
}

// MustISCO is [ParseISCO] for codes in source and tests. It panics where
// ParseISCO fails.
func MustISCO(s string) ISCO {
	c, err := ParseISCO(s)
	if err != nil {
		panic(err)
	}
	return c
}

// iscoOf returns the group with code s, if there is one.
func iscoOf(s string) (ISCO, bool) {
	if len(s) < 1 || len(s) > len(iscoPlace) {
		return ISCO{}, false
	}
	var first, step uint16 = 0, 1 // the numbers of the group's unit groups lie in [first, first+step)
	var c ISCO
	for i := range iscoPlace {
		first *= 10
		if i >= len(s) {
			step *= 10
			continue
		}
		if s[i] < '0' || s[i] > '9' {
			return ISCO{}, false
		}
		first += uint16(s[i] - '0')
		c.n += (uint16(s[i]-'0') + 1) * iscoPlace[i]
	}
	at, _ := slices.BinarySearch(iscoUnits[:], first)
	return c, at < len(iscoUnits) && iscoUnits[at] < first+step
}

// ISCOGroups yields the groups of a level in the order of their codes: 10
// major groups at level 1, 43 sub-major ones, 130 minor ones, and 436 unit
// groups at level 4. Another level has none.
func ISCOGroups(level int) iter.Seq[ISCO] {
	return func(yield func(ISCO) bool) {
		if level < 1 || level > len(iscoPlace) {
			return
		}
		var last ISCO
		for _, unit := range iscoUnits {
			c := ISCO{}
			for i := len(iscoPlace) - 1; i >= 0; i-- {
				c.n += (unit%10 + 1) * iscoPlace[i]
				unit /= 10
			}
			c = c.Truncate(level)
			if c != last && !yield(c) {
				return
			}
			last = c
		}
	}
}

// IsZero reports whether c is not stated.
func (c ISCO) IsZero() bool { return c.n == 0 }

// Level returns the number of digits: 1 for a major, 2 for a sub-major, 3 for
// a minor and 4 for a unit group, 0 where c is not stated.
func (c ISCO) Level() int {
	level := 0
	for _, place := range iscoPlace {
		if c.n/place%11 == 0 {
			break
		}
		level++
	}
	return level
}

// String returns the code, "" where it is not stated.
func (c ISCO) String() string {
	var digits [len(iscoPlace)]byte
	return string(c.appendTo(digits[:0]))
}

func (c ISCO) appendTo(b []byte) []byte {
	for i := range c.Level() {
		b = append(b, byte('0'+c.n/iscoPlace[i]%11-1))
	}
	return b
}

// Truncate returns the group of at most so many digits that holds c: 7212 cut
// to 2 is 72. A code that is no longer stays as it is; cut to 0 or less it is
// not stated.
func (c ISCO) Truncate(digits int) ISCO {
	switch {
	case digits <= 0:
		return ISCO{}
	case digits >= len(iscoPlace):
		return c
	}
	return ISCO{n: c.n - c.n%iscoPlace[digits-1]}
}

// Parent returns the group one level up, which is the zero ISCO for a major
// group.
func (c ISCO) Parent() ISCO { return c.Truncate(c.Level() - 1) }

// Ancestors returns the groups that hold c, the nearest first: 721, 72 and 7
// for 7212.
func (c ISCO) Ancestors() []ISCO {
	var up []ISCO
	for p := c.Parent(); !p.IsZero(); p = p.Parent() {
		up = append(up, p)
	}
	return up
}

// Contains reports whether d is c or lies within it. Nothing lies within what
// is not stated.
func (c ISCO) Contains(d ISCO) bool {
	return !c.IsZero() && d.Level() >= c.Level() && d.Truncate(c.Level()) == c
}

// Distance says how far two occupations are apart: 0 in the same unit group, 1
// in the same minor group, 2 in the same sub-major, 3 in the same major group,
// 4 otherwise. Codes coarser than unit groups give the greatest distance of
// those within them: 72 and 7212 are 2 apart, and so are 72 and 72. There is none where one is not stated.
func (c ISCO) Distance(d ISCO) (int, bool) {
	if c.IsZero() || d.IsZero() {
		return 0, false
	}
	common := min(c.Level(), d.Level())
	for common > 0 && c.Truncate(common) != d.Truncate(common) {
		common--
	}
	return len(iscoPlace) - common, true
}

// SkillLevels returns the skill levels of the classification, 1 to 4, that the
// major group of c asks for: one for most, 3 and 4 for managers, 1, 2 and 4
// for the armed forces. It is nil where c is not stated.
func (c ISCO) SkillLevels() []int {
	if c.IsZero() {
		return nil
	}
	switch major := c.n/iscoPlace[0] - 1; major {
	case 0:
		return []int{1, 2, 4}
	case 1:
		return []int{3, 4}
	case 2:
		return []int{4}
	case 3:
		return []int{3}
	case 9:
		return []int{1}
	default:
		return []int{2}
	}
}

// Compare orders codes as the classification lists them, a group before those
// within it and what is not stated first. It returns -1, 0 or 1.
func (c ISCO) Compare(d ISCO) int {
	switch {
	case c.n < d.n:
		return -1
	case c.n > d.n:
		return 1
	}
	return 0
}

// MarshalText returns the code, "" where it is not stated.
func (c ISCO) MarshalText() ([]byte, error) { return c.appendTo(nil), nil }

// UnmarshalText reads what MarshalText writes.
func (c *ISCO) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = ISCO{}
		return nil
	}
	parsed, err := ParseISCO(string(text))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}
