package indicator

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// Code is the key of something in a vocabulary: an indicator of the
// Sustainable Development Goals ("sdg:10.7.1"), an organisation of the
// International Aid Transparency Initiative ("iati-org:XM-DAC-47066"), a partner
// in a programme ("ilo", which names no vocabulary). Codes compare with == and
// serve as map keys. The zero Code is not stated.
type Code struct {
	Vocabulary string // in lower case; "" where it is not stated
	Value      string
}

// ErrCode matches every error about a text that is no code.
var ErrCode = errors.New("indicator: not a code")

// maxCode is how long a code may be, in bytes.
const maxCode = 256

// ParseCode reads "vocabulary:value", or a value alone where it holds no colon.
// A vocabulary is made of lower-case letters of ASCII, digits, '-', '_' and '.'.
// A value takes what can be printed, blanks inside it too. A code has at most
// 256 bytes. "" is the code that is not stated. The errors match [ErrCode].
func ParseCode(s string) (Code, error) {
	if s == "" {
		return Code{}, nil
	}
	c := Code{Value: s}
	if vocabulary, value, ok := strings.Cut(s, ":"); ok {
		if vocabulary == "" && !strings.Contains(value, ":") {
			return Code{}, fmt.Errorf("%w: %s: no vocabulary before the colon", ErrCode, check.Quote(s))
		}
		c = Code{vocabulary, value}
	}
	if why := c.fault(); why != "" {
		return Code{}, fmt.Errorf("%w: %s: %s", ErrCode, check.Quote(s), why)
	}
	return c, nil
}

// MustCode is [ParseCode] for codes in source. It panics where that returns an
// error.
func MustCode(s string) Code {
	c, err := ParseCode(s)
	if err != nil {
		panic(err)
	}
	return c
}

// IsZero reports whether c is not stated.
func (c Code) IsZero() bool { return c == Code{} }

// String returns the code as [ParseCode] reads it: "sdg:10.7.1". A value with a
// colon in it and no vocabulary has a colon in front.
func (c Code) String() string {
	if c.Vocabulary == "" && !strings.Contains(c.Value, ":") {
		return c.Value
	}
	return c.Vocabulary + ":" + c.Value
}

// MarshalText returns what String does, and an error that matches [ErrCode]
// where ParseCode would not read it.
func (c Code) MarshalText() ([]byte, error) {
	if why := c.fault(); why != "" && !c.IsZero() {
		return nil, fmt.Errorf("%w: %s: %s", ErrCode, check.Quote(c.String()), why)
	}
	return []byte(c.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (c *Code) UnmarshalText(text []byte) error {
	d, err := ParseCode(string(text))
	if err != nil {
		return err
	}
	*c = d
	return nil
}

// Compare orders codes by vocabulary and then by value, as texts.
func (c Code) Compare(d Code) int {
	if n := strings.Compare(c.Vocabulary, d.Vocabulary); n != 0 {
		return n
	}
	return strings.Compare(c.Value, d.Value)
}

// fault says what keeps c from being written as a text, "" where nothing does.
func (c Code) fault() string {
	for _, r := range c.Vocabulary {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_' && r != '.' {
			return "want a vocabulary of lower-case letters, digits, '-', '_' and '.'"
		}
	}
	switch {
	case len(c.Vocabulary)+1+len(c.Value) > maxCode:
		return fmt.Sprintf("want at most %d bytes", maxCode)
	case c.Value == "":
		return "no value"
	case !utf8.ValidString(c.Value):
		return "not valid UTF-8"
	case strings.TrimSpace(c.Value) != c.Value:
		return "blanks around the value"
	case strings.ContainsFunc(c.Value, func(r rune) bool { return !unicode.IsPrint(r) }):
		return "characters that cannot be printed"
	}
	return ""
}
