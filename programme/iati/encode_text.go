package iati

import (
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// attr writes an attribute.
func (e *encoder) attr(name, value string) {
	e.buf = append(append(append(e.buf, ' '), name...), '=', '"')
	e.escape(value, true)
	e.buf = append(e.buf, '"')
}

// text writes text.
func (e *encoder) text(s string) { e.escape(s, false) }

// escape writes s with the characters that XML reads otherwise as references.
func (e *encoder) escape(s string, attribute bool) {
	from := 0
	for i := 0; i < len(s); {
		b := s[i]
		if b >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || !allowed(r) {
				e.wrong("%s has a character that XML does not allow", check.Quote(s))
			}
			i += size
			continue
		}
		reference := ""
		switch {
		case b == '&':
			reference = "&amp;"
		case b == '<':
			reference = "&lt;"
		case b == '>':
			reference = "&gt;"
		case b == '\r':
			reference = "&#xD;"
		case b == '"' && attribute:
			reference = "&quot;"
		case b == '\t' && attribute:
			reference = "&#x9;"
		case b == '\n' && attribute:
			reference = "&#xA;"
		case b < ' ' && b != '\t' && b != '\n':
			e.wrong("%s has a character that XML does not allow", check.Quote(s))
		}
		if reference != "" {
			e.buf = append(append(e.buf, s[from:i]...), reference...)
			from = i + 1
		}
		i++
	}
	e.buf = append(e.buf, s[from:]...)
}
