package registry

import (
	"unicode"
	"unicode/utf8"
)

// scanner walks over a text letter by letter, and says of each what it becomes.
type scanner struct {
	t    *table // may be nil: no letter is known
	text string

	start, end int    // where the letter stands in text
	r          rune   // the letter as it stands, composed where its mark follows it
	latin      string // what it becomes, in lower case
	known      bool   // whether the table has it
	capital    bool   // whether it is a capital

	// What comes before, marks and apostrophes that are left out not counted: in
	// lower case, and as it stands. 0 at the beginning.
	prev, last rune
	passed     bool // whether the letter is such a mark or apostrophe
}

// next goes to the next letter, and returns false where there is none.
func (sc *scanner) next() bool {
	if sc.end > 0 && !sc.passed {
		sc.prev, sc.last = unicode.ToLower(sc.r), sc.r
	}
	if sc.end >= len(sc.text) {
		return false
	}
	sc.start = sc.end
	r, size := utf8.DecodeRuneInString(sc.text[sc.start:])
	sc.end += size
	sc.r, sc.latin, sc.known, sc.capital = r, "", false, false
	sc.passed = r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r)
	if sc.t == nil || r < utf8.RuneSelf && sc.t.rules != ukrainian && sc.t.extra == nil {
		return true
	}
	if mark, size := utf8.DecodeRuneInString(sc.text[sc.end:]); mark >= '\u0300' && mark <= '\u036f' {
		if whole, ok := composed(r, mark); ok {
			if _, ok := sc.t.of(unicode.ToLower(whole)); ok {
				sc.r, r = whole, whole
				sc.end += size
			}
		}
	}
	lower := unicode.ToLower(r)
	sc.capital = lower != r
	sc.latin, sc.known = sc.t.of(lower)
	switch sc.t.rules {
	case ukrainian:
		sc.ukrainian(lower)
	case bulgarian:
		if lower == 'я' && sc.prev == 'и' && !isLetter(sc.following()) {
			sc.latin = "a"
		}
	}
	return true
}

// ukrainian applies the rules of position of the resolution of 2010.
func (sc *scanner) ukrainian(lower rune) {
	switch lower {
	case '\'', '’', 'ʼ', '`':
		// The apostrophe between letters is left out; a mark of quotation is not.
		if isLetter(sc.prev) && isLetter(sc.following()) {
			sc.latin, sc.known, sc.passed = "", true, true
		}
	case 'г':
		if sc.prev == 'з' {
			sc.latin = "gh"
		}
	case 'є', 'ї', 'й', 'ю', 'я':
		if isLetter(sc.prev) {
			return // within a word
		}
		switch lower {
		case 'є':
			sc.latin = "ye"
		case 'ї':
			sc.latin = "yi"
		case 'й':
			sc.latin = "y"
		case 'ю':
			sc.latin = "yu"
		case 'я':
			sc.latin = "ya"
		}
	}
}

// following returns what comes behind the letter.
func (sc *scanner) following() rune {
	if sc.end >= len(sc.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(sc.text[sc.end:])
	return r
}

// allCapitals reports whether a capital stands in a word of capitals: the letter
// behind it decides, and at the end of a word the one before it.
func (sc *scanner) allCapitals() bool {
	if r := sc.following(); isLetter(r) {
		return unicode.IsUpper(r)
	}
	return unicode.IsUpper(sc.last)
}

// isLetter reports whether r is a letter, other than an apostrophe that counts as
// one in Unicode.
func isLetter(r rune) bool { return unicode.IsLetter(r) && r != 'ʼ' }
