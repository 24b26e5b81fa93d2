package table

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Skipped is one thing that a decoder did not read: a row, or one cell of it.
// Decoders of other formats use it too, with the line alone.
type Skipped struct {
	Row    int    `json:"row,omitempty"`    // number of the row in the file, from 1; 0 where there are none
	Line   int    `json:"line,omitempty"`   // line of the file, from 1; 0 where it is not known
	Column string `json:"column,omitempty"` // name of the column, or "#3" where it has none; "": the whole row
	Reason string `json:"reason"`           // why, in a few words: "note below the table"
	Text   string `json:"text,omitempty"`   // what was skipped, cut to 80 characters
}

// String returns `line 9, column "USD": reason: "text"`, without what is not
// stated.
func (s Skipped) String() string {
	var b strings.Builder
	if s.Line > 0 {
		fmt.Fprintf(&b, "line %d", s.Line)
	} else if s.Row > 0 {
		fmt.Fprintf(&b, "row %d", s.Row)
	}
	if s.Column != "" {
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString("column " + quoteColumn(s.Column))
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	b.WriteString(s.Reason)
	if s.Text != "" {
		b.WriteString(": " + check.Quote(s.Text))
	}
	return b.String()
}

// What a list of skips keeps of each.
const (
	maxSkippedText   = 80
	maxSkippedReason = 200
	maxSkippedColumn = 80
)

// Skips is what a decoder left out, the second of the three things that every
// decoder of this library returns: the value, what was skipped, an error. It
// keeps the first entries and goes on counting, so that a file of nothing but
// rubbish takes no memory. The zero value is empty and ready to be added to.
type Skips struct {
	Kept  []Skipped `json:"kept,omitempty"` // the first of them, in the order of the file
	Total int       `json:"total"`          // how many there were, those not kept included
	Blank int       `json:"blank"`          // blank rows passed over; they held nothing, so Total leaves them out
	Limit int       `json:"-"`              // how many to keep; 0: 100
}

// Add counts one more, and keeps a copy of it while there is room: text,
// column and reason are cut to 80, 80 and 200 characters.
func (s *Skips) Add(skipped Skipped) {
	full := s.full()
	if s.Total++; full {
		return
	}
	skipped.Text = cut(skipped.Text, maxSkippedText)
	skipped.Column = cut(skipped.Column, maxSkippedColumn)
	skipped.Reason = cut(skipped.Reason, maxSkippedReason)
	s.Kept = append(s.Kept, skipped)
}

// full reports whether no more entries are kept.
func (s *Skips) full() bool {
	limit := s.Limit
	if limit <= 0 {
		limit = defaults.Skips
	}
	return len(s.Kept) >= limit
}

// String returns a line for each entry kept, and one that says how many more
// there were.
func (s Skips) String() string {
	var b strings.Builder
	for _, skipped := range s.Kept {
		b.WriteString(skipped.String())
		b.WriteByte('\n')
	}
	if more := s.Total - len(s.Kept); more > 0 {
		fmt.Fprintf(&b, "and %d more\n", more)
	}
	return b.String()
}
