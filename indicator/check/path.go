package check

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Path says where in a record something is, by the JSON names and the index
// of lists: "outputs[2].budget.lines[0].amount". The empty path is the record
// itself.
//
// A path is fields and indices: a field is a letter followed by letters,
// digits, '_' or '-' (so language tags may stand as fields: "title.sr-Latn"),
// fields are separated by '.', and an index is a whole number in brackets.
type Path string

// Limits of a path read from outside.
const maxPath = 1024

// ParsePath reads a path and refuses what has not the form of one, or is
// longer than 1,024 bytes.
func ParsePath(s string) (Path, error) {
	if len(s) > maxPath {
		return "", fmt.Errorf("check: path of %d bytes: at most %d are read", len(s), maxPath)
	}
	for rest, first := s, true; rest != ""; first = false {
		_, _, n := step(rest, first)
		if n == 0 {
			return "", fmt.Errorf("check: %s is no path: at byte %d want a field or an index, as in outputs[2].amount",
				Quote(s), len(s)-len(rest))
		}
		rest = rest[n:]
	}
	return Path(s), nil
}

// step reads one step at the start of s: its field, or its index and an empty
// field, and how many bytes it takes, the dot included; 0 where there is none.
func step(s string, first bool) (field string, index, n int) {
	if s[0] == '[' {
		end := strings.IndexByte(s, ']')
		if end < 2 || end > 10 || s[1] == '0' && end > 2 {
			return "", 0, 0
		}
		for _, c := range []byte(s[1:end]) {
			if c < '0' || c > '9' {
				return "", 0, 0
			}
			index = index*10 + int(c-'0')
		}
		return "", index, end + 1
	}
	start := 0
	if !first {
		if s[0] != '.' {
			return "", 0, 0
		}
		start = 1
	}
	end := start
	for end < len(s) && isFieldByte(s[end], end == start) {
		end++
	}
	if end == start {
		return "", 0, 0
	}
	return s[start:end], 0, end
}

func isFieldByte(c byte, first bool) bool {
	letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
	return letter || !first && ('0' <= c && c <= '9' || c == '_' || c == '-')
}

// Field returns the path of a field below p.
func (p Path) Field(name string) Path {
	if p == "" {
		return Path(name)
	}
	return p + "." + Path(name)
}

// Index returns the path of element i below p.
func (p Path) Index(i int) Path { return p + Path("["+strconv.Itoa(i)+"]") }

// Join returns the path of below, which starts at p.
func (p Path) Join(below Path) Path {
	switch {
	case p == "":
		return below
	case below == "" || below[0] == '[':
		return p + below
	}
	return p + "." + below
}

// Contains reports whether q is p or lies below it: "outputs[2]" contains
// "outputs[2].amount", but not "outputs[20]".
func (p Path) Contains(q Path) bool {
	if !strings.HasPrefix(string(q), string(p)) {
		return false
	}
	rest := q[len(p):]
	return p == "" || rest == "" || rest[0] == '.' || rest[0] == '['
}

// Compare orders paths as a reader of the record meets them: fields by name,
// elements by index, so that [2] comes before [10], and what lies below a
// record after the record. What has not the form of a path comes last, in the
// order of its bytes, so that any texts have one order. It returns 0 only
// where both are the same.
func (p Path) Compare(q Path) int {
	a, b := string(p), string(q)
	for first := true; a != "" && b != ""; first = false {
		fa, ia, na := step(a, first)
		fb, ib, nb := step(b, first)
		if na == 0 || nb == 0 {
			if na == nb {
				break
			}
			return cmp.Compare(nb, na) // the one without a step, 0, is the greater
		}
		if c := cmp.Or(strings.Compare(fa, fb), cmp.Compare(ia, ib)); c != 0 {
			return c
		}
		a, b = a[na:], b[nb:]
	}
	return strings.Compare(a, b)
}

// maxQuote is how much of a text an error repeats.
const maxQuote = 80

// Quote returns s quoted as in a Go program, cut to its first 80 characters,
// for use in messages: control characters and marks that turn the direction
// of writing come out as escapes.
func Quote(s string) string {
	n := 0
	for i := range s {
		if n == maxQuote {
			return strconv.QuoteToGraphic(s[:i]) + "…"
		}
		n++
	}
	return strconv.QuoteToGraphic(s)
}
