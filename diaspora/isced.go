package diaspora

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
)

// ErrISCED matches the error for a text that is no level of education.
var ErrISCED = errors.New("diaspora: not an ISCED level")

// ISCED is a level of the International Standard Classification of Education
// of 2011, from 0, early childhood education, to 8, doctoral or equivalent.
// Levels compare with ==. The zero ISCED is not stated, and not level 0.
type ISCED struct {
	n uint8 // level plus one
}

// ISCEDLevel returns a level from 0 to 8. Another is an error that matches
// [ErrISCED].
func ISCEDLevel(level int) (ISCED, error) {
	if level < 0 || level > 8 {
		return ISCED{}, fmt.Errorf("%w: %d: want 0 to 8", ErrISCED, level)
	}
	return ISCED{n: uint8(level) + 1}, nil
}

// ParseISCED reads a level of ISCED 2011: one digit from 0 to 8. Anything else
// is an error that matches [ErrISCED]; codes of the classification of 1997 are
// read by [ParseISCED1997].
func ParseISCED(s string) (ISCED, error) {
	if len(s) != 1 || s[0] < '0' || s[0] > '8' {
		return ISCED{}, fmt.Errorf("%w: %s: want 0 to 8", ErrISCED, check.Quote(s))
	}
	return ISCED{n: s[0] - '0' + 1}, nil
}

// ParseISCED1997 reads a code of the classification of 1997, 0 to 6 with 5A and
// 5B, and returns the levels of 2011 that it may stand for. They are several
// for 5A, which covers bachelor and master, and for a 5 without a letter. The
// letters of levels 2 to 4 say where a programme leads, and change no level.
func ParseISCED1997(s string) ([]ISCED, error) {
	level := func(levels ...uint8) ([]ISCED, error) {
		list := make([]ISCED, len(levels))
		for i, l := range levels {
			list[i] = ISCED{n: l + 1}
		}
		return list, nil
	}
	switch s {
	case "0", "1":
		return level(s[0] - '0')
	case "2", "2A", "2B", "2C", "3", "3A", "3B", "3C", "4", "4A", "4B", "4C":
		return level(s[0] - '0')
	case "5B":
		return level(5)
	case "5A":
		return level(6, 7)
	case "5":
		return level(5, 6, 7)
	case "6":
		return level(8)
	}
	return nil, fmt.Errorf("%w of 1997: %s: want 0 to 6, 5A or 5B", ErrISCED, check.Quote(s))
}

// IsZero reports whether e is not stated.
func (e ISCED) IsZero() bool { return e.n == 0 }

// Level returns the level, 0 to 8, or false where it is not stated.
func (e ISCED) Level() (int, bool) { return int(e.n) - 1, e.n > 0 }

// String returns the level as a digit, "" where it is not stated.
func (e ISCED) String() string {
	if e.IsZero() {
		return ""
	}
	return string(rune('0' + e.n - 1))
}

// Attainment returns low for levels 0 to 2, medium for 3 and 4, high for 5 to
// 8, and unknown where the level is not stated.
func (e ISCED) Attainment() Attainment {
	switch {
	case e.n == 0:
		return UnknownAttainment
	case e.n <= 3:
		return LowAttainment
	case e.n <= 5:
		return MediumAttainment
	}
	return HighAttainment
}

// MarshalText returns what String does.
func (e ISCED) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (e *ISCED) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*e = ISCED{}
		return nil
	}
	level, err := ParseISCED(string(text))
	if err != nil {
		return err
	}
	*e = level
	return nil
}

// Attainment is the level of education in three groups, as the OECD database on
// immigrants has them: ISCED 2011 levels 0 to 2 are low, 3 and 4 medium, 5 to 8
// high. The zero value is unknown, and belongs to none of the three.
type Attainment uint8

const (
	UnknownAttainment Attainment = iota
	LowAttainment
	MediumAttainment
	HighAttainment
)

var attainments = check.Enum[Attainment]{What: "diaspora: attainment", Names: []string{"unknown", "low", "medium", "high"}}

// String returns "unknown", "low", "medium" or "high".
func (a Attainment) String() string { return attainments.String(a) }

// MarshalText returns what String does.
func (a Attainment) MarshalText() ([]byte, error) { return attainments.Marshal(a) }

// UnmarshalText reads what [Attainment.MarshalText] writes.
func (a *Attainment) UnmarshalText(text []byte) error { return attainments.Unmarshal(a, text) }
