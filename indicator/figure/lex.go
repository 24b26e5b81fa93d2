package figure

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText is how many bytes of text are read at most.
const maxText = 512

// lexer reads a phrase from left to right. A method that reads something moves
// over it, and stays where it is when it is not there.
type lexer struct {
	s        string
	i        int
	notation Notation
}

// newLexer refuses text that no report contains, or that would not be seen as
// what it is: text beyond 512 bytes, invalid UTF-8, control characters, marks
// that turn the direction of writing, digits of other scripts.
func newLexer(s string, n Notation) (lexer, string) {
	if len(s) > maxText {
		return lexer{}, fmt.Sprintf("%d bytes: at most %d are read", len(s), maxText)
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f {
				return lexer{}, fmt.Sprintf("control character %U", c)
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return lexer{}, "not UTF-8"
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
			return lexer{}, fmt.Sprintf("invisible character %U", r)
		case unicode.IsDigit(r):
			return lexer{}, fmt.Sprintf("digit of another script %U: want 0 to 9", r)
		}
		i += size - 1
	}
	return lexer{s: s, notation: n}, ""
}

func (l *lexer) rest() string { return l.s[l.i:] }

func (l *lexer) skipBlanks() {
	for l.i < len(l.s) {
		n := blankLen(l.rest())
		if n == 0 {
			return
		}
		l.i += n
	}
}

// blankLen returns the length of the blank at the start of s, of any width.
func blankLen(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == ' ' || s[0] == '\t' || s[0] == '\n' || s[0] == '\r':
		return 1
	case s[0] < utf8.RuneSelf:
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		return n
	}
	return 0
}

// match finds the longest of the phrases here, behind blanks: its index and how
// many bytes it takes, -1 and 0 for none. Phrases are lower-case ASCII or
// signs; they match in whatever case and with any blanks between their words,
// and a letter at the end must end a word.
func (l *lexer) match(phrases []string) (index, length int) {
	l.skipBlanks()
	s := l.rest()
	if index = -1; s == "" {
		return index, 0
	}
	first := lower(s[0])
	for k, phrase := range phrases {
		if phrase[0] != first {
			continue
		}
		if n := matchPhrase(s, phrase); n > length {
			index, length = k, n
		}
	}
	return index, length
}

// accept takes the longest of the phrases and returns its index, or -1.
func (l *lexer) accept(phrases ...string) int {
	start := l.i
	index, length := l.match(phrases)
	if l.i += length; index < 0 {
		l.i = start
	}
	return index
}

// take is accept for callers who need no index.
func (l *lexer) take(phrases ...string) bool { return l.accept(phrases...) >= 0 }

// longest returns how many bytes the longest of the phrases takes.
func (l *lexer) longest(phrases []string) int {
	_, length := l.match(phrases)
	return length
}

// matchPhrase returns how many bytes of s the phrase takes, 0 for no match.
func matchPhrase(s, phrase string) int {
	i := 0
	for k := 0; k < len(phrase); k++ {
		if phrase[k] == ' ' {
			n := blankLen(s[i:])
			for m := n; m > 0; n += m {
				if m = blankLen(s[i+n:]); m == 0 {
					break
				}
			}
			if n == 0 {
				return 0
			}
			i += n
			continue
		}
		if i >= len(s) || lower(s[i]) != phrase[k] {
			return 0
		}
		i++
	}
	if isLetter(s[i-1]) && i < len(s) && !endsWord(s[i:]) {
		return 0
	}
	return i
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func isLetter(c byte) bool { return 'a' <= lower(c) && lower(c) <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// endsWord reports whether a word ends where s begins. A hyphen and an
// apostrophe go on with a word, but for the dash of a range: "1 million-2
// million".
func endsWord(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '-':
		return s[size:] == "" || blankLen(s[size:]) > 0 || isDigit(s[size])
	case '\'', '’':
		return false
	}
	return !isWordRune(r)
}

// isWordRune reports whether r belongs to a word: a letter, a digit, or
// another sign for a number ('²', '½').
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' }

// atDigit reports whether a number in digits, with or without a sign, is next.
func (l *lexer) atDigit() bool {
	s := strings.TrimPrefix(l.rest(), "-")
	if len(s) == len(l.rest()) {
		s = strings.TrimPrefix(s, "−")
	}
	return s != "" && isDigit(s[0])
}

// number is a number as written: its value, the exponent of its place value,
// and whether it has a decimal fraction.
type number struct {
	value    Number
	place    int
	fraction bool
}

// maxGroups is into how many groups a number of 64 digits can be cut.
const maxGroups = 33

// digits reads a number in digits. The reason is empty where it could.
func (l *lexer) digits() (n number, reason string) {
	neg := false
	for _, minus := range [...]string{"-", "−"} {
		if rest, ok := strings.CutPrefix(l.rest(), minus); ok {
			neg, l.i = true, len(l.s)-len(rest)
			break
		}
	}
	var groups [maxGroups]string // runs of digits
	var marks [maxGroups]rune    // marks[k] stands before groups[k]
	count, total := 0, 0
	for {
		start := l.i
		for l.i < len(l.s) && isDigit(l.s[l.i]) {
			l.i++
		}
		if total += l.i - start; total > maxDigits || count == maxGroups {
			return number{}, fmt.Sprintf("a number of more than %d digits", maxDigits)
		}
		groups[count] = l.s[start:l.i]
		count++
		mark, size := l.separator(groups[:count], marks[:count])
		if size == 0 {
			break
		}
		if count == maxGroups {
			return number{}, fmt.Sprintf("a number of more than %d groups", maxGroups)
		}
		marks[count] = mark
		l.i += size
	}
	whole, frac, ok := split(groups[:count], marks[:count], l.notation)
	if !ok {
		return number{}, "marks between digits that form neither groups of three nor a fraction"
	}
	var digits [maxDigits]byte
	n.value = scaleDigits(string(joinDigits(digits[:0], whole)), frac)
	n.place, n.fraction = -len(frac), frac != ""
	if neg {
		n.value = n.value.Neg()
	}
	return n, ""
}

func joinDigits(dst []byte, groups []string) []byte {
	for _, g := range groups {
		dst = append(dst, g...)
	}
	return dst
}

// separator returns the mark at l that goes on with a number, and its length:
// a point, a comma or an apostrophe before a digit, or a blank before exactly
// three digits where blanks alone have separated groups so far.
func (l *lexer) separator(groups []string, marks []rune) (mark rune, size int) {
	mark, size = utf8.DecodeRuneInString(l.rest())
	rest := l.s[l.i+size:]
	if size == 0 || rest == "" || !isDigit(rest[0]) {
		return 0, 0
	}
	switch {
	case mark == '.' || mark == ',' || mark == '\'' || mark == '’':
		return mark, size
	case blankLen(l.rest()) == 0 || mark < ' ':
		return 0, 0 // a tab or a new line parts numbers
	}
	for k, m := range marks {
		if k > 0 && m != ' ' {
			return 0, 0
		}
	}
	run := 0
	for run < len(rest) && isDigit(rest[run]) {
		run++
	}
	if run != 3 || len(groups[0]) > 3 || groups[0][0] == '0' {
		return 0, 0
	}
	return ' ', size
}

// split tells whole groups from the fraction by the marks between them.
func split(groups []string, marks []rune, n Notation) (whole []string, frac string, ok bool) {
	last := len(groups) - 1
	if last == 0 {
		return groups, "", true
	}
	point, comma := '.', ','
	if n == CommaNotation {
		point, comma = comma, point
	}
	switch mark := marks[last]; {
	case mark == point && (last == 1 || marks[last-1] != point):
		// A point that stands once and last: a fraction.
		whole, frac = groups[:last], groups[last]
	case mark == comma && (last > 1 && marks[last-1] != comma || last == 1 && !isGrouped(groups)):
		// A comma behind groups made by another mark, or one that cannot
		// separate thousands.
		whole, frac = groups[:last], groups[last]
	default:
		whole = groups
	}
	if len(whole) == 1 {
		return whole, frac, true
	}
	for k := 2; k < len(whole); k++ {
		if marks[k] != marks[1] {
			return nil, "", false
		}
	}
	return whole, frac, isGrouped(whole)
}

// isGrouped reports whether the digits are grouped in threes, or as in India
// in twos before a last three.
func isGrouped(groups []string) bool {
	last := len(groups) - 1
	if groups[0][0] == '0' || len(groups[0]) > 3 || len(groups[last]) != 3 {
		return false
	}
	size := len(groups[1])
	for _, g := range groups[1:last] {
		if len(g) != size || size != 3 && size != 2 {
			return false
		}
	}
	return size == 3 || len(groups[0]) <= 2
}
