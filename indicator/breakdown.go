package indicator

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"iom.int/migdev/indicator/check"
)

// Breakdown says of which part of the whole a value is: a category on each of
// some axes, as sex female and age 15–24. It holds codes, sorted by axis, so
// that breakdowns compare with == and serve as map keys. The zero Breakdown is
// the whole: nothing is broken down.
type Breakdown struct {
	text string // axis and category by turns, each with its length in front
}

// By returns a breakdown by one axis: By("sex", "female").
func By(axis, category string) Breakdown { return Breakdown{}.With(axis, category) }

// With returns b with a category on the axis, in place of the one it had there.
// The category "" takes the axis out, and the axis "" is none: b stays as it is.
func (b Breakdown) With(axis, category string) Breakdown {
	if axis == "" {
		return b
	}
	out := make([]byte, 0, len(b.text)+len(axis)+len(category)+4)
	add := func(a, c string) {
		if c != "" {
			out = appendSized(appendSized(out, a), c)
		}
	}
	done := false
	for a, c := range b.All() {
		if !done && a >= axis {
			add(axis, category)
			done = true
		}
		if a != axis {
			add(a, c)
		}
	}
	if !done {
		add(axis, category)
	}
	return Breakdown{string(out)}
}

// IsZero reports whether b is the whole.
func (b Breakdown) IsZero() bool { return b.text == "" }

// All yields each axis and the category on it, in the order of the axes' codes.
func (b Breakdown) All() iter.Seq2[string, string] {
	return func(yield func(axis, category string) bool) {
		for rest := b.text; rest != ""; {
			var axis, category string
			axis, rest = cutSized(rest)
			category, rest = cutSized(rest)
			if !yield(axis, category) {
				return
			}
		}
	}
}

// Len returns the number of axes.
func (b Breakdown) Len() int {
	n := 0
	for range b.All() {
		n++
	}
	return n
}

// Category returns the category on an axis, and false where b is not broken
// down by it.
func (b Breakdown) Category(axis string) (string, bool) {
	for a, c := range b.All() {
		if a == axis {
			return c, true
		}
	}
	return "", false
}

// String returns "age: 15-24, sex: female", and "" for the whole.
func (b Breakdown) String() string {
	var s strings.Builder
	for axis, category := range b.All() {
		if s.Len() > 0 {
			s.WriteString(", ")
		}
		s.WriteString(axis + ": " + category)
	}
	return s.String()
}

// ErrBreakdown matches every error about a breakdown with an empty code, or one
// that is no text.
var ErrBreakdown = errors.New("indicator: not a breakdown")

// MarshalJSON writes an object of category codes by axis code, sorted:
// {"age": "15-24", "sex": "female"}. It returns an error that matches
// [ErrBreakdown] where JSON cannot hold it: axes that differ in upper and lower
// case alone, and text that is not valid UTF-8.
func (b Breakdown) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for axis, category := range b.All() {
		if len(out) > 1 {
			out = append(out, ',')
		}
		for i, s := range [...]string{axis, category} {
			if !utf8.ValidString(s) {
				return nil, fmt.Errorf("%w: %s is not valid UTF-8", ErrBreakdown, check.Quote(s))
			}
			text, err := json.Marshal(s)
			if err != nil {
				return nil, err
			}
			if out = append(out, text...); i == 0 {
				out = append(out, ':')
			}
		}
	}
	out = append(out, '}')
	if b.Len() > 1 { // readers of JSON do not tell upper and lower case in keys apart
		var back map[string]string
		if err := check.DecodeJSON(out, &back); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBreakdown, err)
		}
	}
	return out, nil
}

// UnmarshalJSON reads what MarshalJSON writes, in any order of the axes. An
// empty code is an error that matches [ErrBreakdown]; null is the whole.
func (b *Breakdown) UnmarshalJSON(data []byte) error {
	var in map[string]string
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("indicator: breakdown: %w", err)
	}
	read, err := NewBreakdown(in)
	if err != nil {
		return err
	}
	*b = read
	return nil
}

// NewBreakdown returns the breakdown of category codes by axis code. An empty
// code is an error that matches [ErrBreakdown].
func NewBreakdown(categories map[string]string) (Breakdown, error) {
	axes := make([]string, 0, len(categories))
	for axis, category := range categories {
		if axis == "" || category == "" {
			return Breakdown{}, fmt.Errorf("%w: the code of an axis or a category is empty", ErrBreakdown)
		}
		axes = append(axes, axis)
	}
	slices.Sort(axes)
	var out []byte
	for _, axis := range axes {
		out = appendSized(appendSized(out, axis), categories[axis])
	}
	return Breakdown{string(out)}, nil
}

// appendSized appends a text with its length in front, so that texts put one
// behind the other are told apart.
func appendSized(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// cutSized takes off the text that appendSized has put in front.
func cutSized(s string) (text, rest string) {
	size := 0
	for shift := 0; ; shift += 7 {
		c := s[0]
		s = s[1:]
		size |= int(c&0x7f) << shift
		if c < 0x80 {
			return s[:size], s[size:]
		}
	}
}
