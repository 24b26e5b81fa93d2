package undesa

import (
	"slices"
	"strings"
	"unicode"
)

// isInvisible reports whether a character of a label shows nothing and means
// nothing: zero-width blank and joiner of words, byte-order mark, soft hyphen.
// The joiners of letters (U+200C, U+200D) are not among them.
func isInvisible(r rune) bool {
	return r == '\u200b' || r == '\u2060' || r == '\ufeff' || r == '\u00ad'
}

// label returns a label without invisible characters, with one blank where
// there are several, a tab or a non-breaking one, and with none around it.
func label(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		switch {
		case isInvisible(r):
		case unicode.IsSpace(r):
			gap = b.Len() > 0
		default:
			if gap {
				b.WriteByte(' ')
				gap = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// prose returns a text without blanks and invisible characters around it, in
// memory of its own. What is inside stays as it is.
func prose(s string) string {
	return strings.Clone(strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) }))
}

// labels returns the labels in a cell, each once, in the order of the cell.
// They are divided by line feed, by comma and line feed, or by a bar between
// blanks.
func labels(s string) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		for item := range strings.SplitSeq(line, " | ") {
			item = label(item)
			if cut, ok := strings.CutSuffix(item, ","); ok {
				item = label(cut)
			}
			out = add(out, item)
		}
	}
	return out
}

// uris returns the addresses in a cell, each once, in the order of the cell.
func uris(s string) []string {
	var out []string
	for item := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == '|' || unicode.IsSpace(r) || isInvisible(r) }) {
		out = add(out, strings.Clone(item))
	}
	return out
}

// mostListed is how many items of one cell are compared with each other; ESCO
// has some sixty at most.
const mostListed = 1000

func add(list []string, item string) []string {
	if item == "" || len(list) < mostListed && slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}
