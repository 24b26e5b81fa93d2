package table

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// Numbers says how a file writes numbers. The zero value: digits, maybe with a
// minus before them, a decimal point and an exponent, and nothing between
// thousands.
type Numbers struct {
	DecimalMark byte     // '.' or ','; 0: '.'
	GroupMark   string   // between thousands: ".", ",", "'", "’", a blank, U+00A0 or U+202F; "": none
	Missing     []string // what stands for no figure, to the letter: "N/A", "..", "-"; a blank cell always does
}

// What a number may be at most, so that no text can make a decimal of it that
// takes memory or time.
const (
	maxNumber   = 64 // characters
	maxExponent = 64
)

// Plain returns the number that text states, as [strconv] and decimal packages
// read it: digits, with a minus, a decimal point and an exponent where text has
// them. It keeps all digits, and is a part of text itself where nothing had to
// be changed. Blanks around the number are cut.
//
// Ok is false where text is blank or stands for no figure.
//
// An [ErrNumber] says that text is neither: it has more than 64 characters, an
// exponent beyond ±64, no digit before or behind the decimal mark, thousands
// that are not grouped by three from a first group which does not begin with
// 0, or other characters, a plus among them. An [ErrLayout] says that the marks
// contradict each other.
func (n Numbers) Plain(text string) (plain string, ok bool, err error) {
	if (n.DecimalMark == 0 || n.DecimalMark == '.') && n.GroupMark == "" && isPlain(text) && !slices.Contains(n.Missing, text) {
		return text, true, nil
	}
	mark := n.DecimalMark
	if mark == 0 {
		mark = '.'
	}
	if mark != '.' && mark != ',' || n.GroupMark == string(rune(mark)) || !slices.Contains(groupMarks, n.GroupMark) {
		return "", false, &Error{
			Reason: fmt.Sprintf("decimal mark %s does not go with %s between thousands", check.Quote(string(rune(mark))), strconv.QuoteToASCII(n.GroupMark)),
			Err:    ErrLayout,
		}
	}
	text = strings.TrimSpace(text)
	if text == "" || slices.Contains(n.Missing, text) {
		return "", false, nil
	}
	if len(text) > maxNumber && utf8.RuneCountInString(text) > maxNumber {
		return "", false, n.refuse(text, fmt.Sprintf("at most %d characters", maxNumber))
	}
	sign, rest := "", text
	if rest[0] == '-' {
		sign, rest = "-", rest[1:]
	}
	whole, rest, grouped := n.whole(rest)
	if whole == "" {
		return "", false, n.refuse(text, "")
	}
	fraction := ""
	if rest != "" && rest[0] == mark {
		fraction, rest = digits(rest[1:])
		if fraction == "" {
			return "", false, n.refuse(text, "")
		}
	}
	exponent := rest
	switch within, ok := isExponent(rest); {
	case !ok:
		return "", false, n.refuse(text, "")
	case !within:
		return "", false, n.refuse(text, fmt.Sprintf("an exponent within ±%d", maxExponent))
	}
	if !grouped && (mark == '.' || fraction == "") {
		return text, true, nil
	}
	var b strings.Builder
	b.Grow(len(text))
	b.WriteString(sign)
	if grouped {
		whole = strings.ReplaceAll(whole, n.GroupMark, "")
	}
	b.WriteString(whole)
	if fraction != "" {
		b.WriteByte('.')
		b.WriteString(fraction)
	}
	b.WriteString(exponent)
	return b.String(), true, nil
}

// isPlain reports whether a text is such a number as nearly all cells hold: a few
// digits, maybe with a minus and a point among them.
func isPlain(s string) bool {
	digits, point := 0, false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '-' && i == 0:
		case c == '.' && digits > 0 && !point && i < len(s)-1:
			point = true
		default:
			return false
		}
	}
	return digits > 0 && len(s) < 32
}

var groupMarks = []string{"", ".", ",", "'", "’", " ", "\u00a0", "\u202f"}

// whole cuts the whole part off the front of s, its group marks included. It is
// "" where there is none or it is grouped wrongly.
func (n Numbers) whole(s string) (whole, rest string, grouped bool) {
	first, rest := digits(s)
	if n.GroupMark == "" || first == "" || !strings.HasPrefix(rest, n.GroupMark) {
		return first, rest, false
	}
	if len(first) > 3 || first[0] == '0' {
		return "", s, false
	}
	for strings.HasPrefix(rest, n.GroupMark) {
		group, behind := digits(rest[len(n.GroupMark):])
		if len(group) != 3 {
			return "", s, false
		}
		rest = behind
	}
	return s[:len(s)-len(rest)], rest, true
}

// digits cuts the digits off the front of s.
func digits(s string) (run, rest string) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return s[:i], s[i:]
}

// isExponent reports whether s is nothing or an exponent, and whether that is
// within the limit.
func isExponent(s string) (within, ok bool) {
	if s == "" {
		return true, true
	}
	if s[0] != 'e' && s[0] != 'E' {
		return false, false
	}
	s = s[1:]
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	run, rest := digits(s)
	if run == "" || rest != "" {
		return false, false
	}
	n, err := strconv.Atoi(run)
	return err == nil && n <= maxExponent, true
}

// refuse returns the error about a text that is no number.
func (n Numbers) refuse(text, want string) error {
	if want == "" {
		want = "digits"
		if n.GroupMark != "" {
			want += " with " + strconv.QuoteToASCII(n.GroupMark) + // blanks differ, and do not show it
				" between thousands or without"
		}
		mark := "."
		if n.DecimalMark != 0 {
			mark = string(rune(n.DecimalMark))
		}
		want += ", " + check.Quote(mark) + " as decimal mark"
		if len(n.Missing) > 0 {
			want += ", or for no figure " + quoteList(n.Missing)
		}
	}
	return &Error{Reason: check.Quote(text) + " is no number: want " + want, Err: ErrNumber}
}
