package period

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// newReader splits a text into tokens. Letters and digits are those of ASCII.
func newReader(s string) (*reader, error) {
	r := &reader{tokens: make([]token, 0, 12)}
	tight := false
	for len(s) > 0 {
		c, size := utf8.DecodeRuneInString(s)
		if unicode.IsSpace(c) {
			s, tight = s[size:], false
			continue
		}
		t := token{tight: tight}
		switch {
		case isDigit(s[0]):
			if size = count(s, isDigit); size > 4 {
				return nil, fmt.Errorf("%s is no part of a date", check.Quote(s[:size]))
			}
			t.text = s[:size]
			digits(t.text, &t.number)
			if n := count(s[size:], isLetter); n > 0 {
				size += n
				if t.ordinal = isOrdinal(s[size-n:size], t.number); !t.ordinal {
					return nil, fmt.Errorf("%s is no part of a date", check.Quote(s[:size]))
				}
				t.text = s[:size]
			}
		case isLetter(s[0]):
			size = count(s, isLetter)
			t.text = strings.ToLower(s[:size])
		case strings.ContainsRune("-‐‑–—−", c):
			t.text, t.hyphen = "-", c == '-'
		case strings.ContainsRune(",.()", c):
			t.text = s[:size]
		default:
			return nil, fmt.Errorf("%s is no part of a date", check.Quote(s[:size]))
		}
		r.tokens = append(r.tokens, t)
		s, tight = s[size:], true
	}
	return r, nil
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// count returns how many bytes at the beginning of s are of a kind.
func count(s string, is func(byte) bool) int {
	n := 0
	for n < len(s) && is(s[n]) {
		n++
	}
	return n
}

// isOrdinal reports whether letters are those behind n in 1st, 2nd, 3rd, 11th.
func isOrdinal(letters string, n int) bool {
	want := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			want = "st"
		case 2:
			want = "nd"
		case 3:
			want = "rd"
		}
	}
	return strings.EqualFold(letters, want)
}
