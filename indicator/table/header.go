package table

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Header says how the header row of a file is found. Names of columns are
// compared to the letter, without the blanks around them. The zero value takes
// the first row that is not blank.
type Header struct {
	kind  headerKind
	names []string                  // is, with: those wanted; none: those given
	what  string                    // where: what is wanted, for errors
	is    func(names []string) bool // where
}

type headerKind uint8

const (
	headerFirst headerKind = iota
	headerIs
	headerWith
	headerWhere
	headerNone
)

// HeaderIs takes the first row that is not blank, and wants it to hold exactly
// these names in this order; columns without a name may follow.
func HeaderIs(names ...string) Header {
	return Header{kind: headerIs, names: trimmed(slices.Clone(names))}
}

// HeaderWith takes the first row that holds all these names, in any order and
// among others. Rows before it are the preamble.
func HeaderWith(names ...string) Header {
	return Header{kind: headerWith, names: trimmed(slices.Clone(names))}
}

// HeaderWhere takes the first row whose names meet a condition. What says in
// errors which row is wanted: "a row with at least five years". A row may be
// asked about several times while the delimiter is not known.
func HeaderWhere(what string, is func(names []string) bool) Header {
	return Header{kind: headerWhere, what: what, is: is}
}

// NoHeader is for a file without header row, and names its columns in their
// order. Without names, rows may have any number of cells.
func NoHeader(names ...string) Header {
	return Header{kind: headerNone, names: trimmed(slices.Clone(names))}
}

// trimmed cuts the blanks around the texts, in their place, and returns them up
// to the last that is not blank.
func trimmed(texts []string) []string {
	last := 0
	for i, text := range texts {
		if texts[i] = strings.TrimSpace(text); texts[i] != "" {
			last = i + 1
		}
	}
	return texts[:last:last]
}

// wanted says which row is wanted, for errors.
func (h Header) wanted() string {
	switch h.kind {
	case headerIs:
		return "a row of " + quoteList(h.names)
	case headerWith:
		return "a row with " + quoteList(h.names)
	case headerWhere:
		return cut(h.what, maxSkippedReason)
	}
	return "a row of names"
}

// lacking returns which of the names wanted a row does not have.
func (h Header) lacking(names []string) []string {
	var out []string
	for _, want := range h.names {
		if !slices.Contains(names, want) {
			out = append(out, want)
		}
	}
	return out
}

// search is how the search for the header row went.
type search struct {
	names    []string   // of the columns, up to the last that has one
	line     int        // of the header row
	preamble [][]string // rows before it
	lacking  []string   // where there is none: what the row lacks which comes closest …
	closest  int        // … and its line
}

// locate reads up to the header row.
func (h Header) locate(s *scanner, skips *Skips) (search, error) {
	var found search
	size := 0
	for {
		if err := s.next(); err == io.EOF {
			return found, h.notFound(found, "in the file, which has "+count(s.row, "row"))
		} else if err != nil {
			return found, err
		}
		switch {
		case s.isNote:
			s.skip(skips, reasonComment)
		case !s.hasText:
			skips.Blank++
		default:
			names := trimmed(s.cells())
			ok, err := h.matches(names, s, &found)
			if err != nil {
				return found, err
			}
			if ok {
				found.names, found.line = names, s.start
				return found, nil
			}
			if size += len(s.text); size > s.limits.RowBytes {
				return found, &Error{
					Row: s.row, Line: s.start, Err: ErrLimit,
					Reason: fmt.Sprintf("rows before the header are longer than %d bytes", s.limits.RowBytes),
				}
			}
			found.preamble = append(found.preamble, names)
		}
		if s.row > s.limits.Preamble {
			return found, h.notFound(found, "in the first "+count(s.row, "row"))
		}
	}
}

// matches reports whether a row is the header, and keeps how close it came.
func (h Header) matches(names []string, s *scanner, found *search) (bool, error) {
	switch h.kind {
	case headerIs:
		if slices.Equal(names, h.names) {
			return true, nil
		}
		return false, h.differs(names, s)
	case headerWith:
		lacking := h.lacking(names)
		if found.closest == 0 || len(lacking) < len(found.lacking) {
			found.lacking, found.closest = lacking, s.start
		}
		return len(lacking) == 0, nil
	case headerWhere:
		return h.is(slices.Clone(names)), nil
	}
	return true, nil
}

// differs returns the error about the first name that is not the one wanted.
func (h Header) differs(names []string, s *scanner) error {
	i := 0
	for i < len(names) && i < len(h.names) && names[i] == h.names[i] {
		i++
	}
	stands, want := "nothing", "nothing"
	if i < len(names) {
		stands = check.Quote(names[i])
	}
	if i < len(h.names) {
		want = check.Quote(h.names[i])
	}
	return &Error{
		Row: s.row, Line: s.start, Err: ErrHeader,
		Reason: fmt.Sprintf("column %d of the header is %s: want %s", i+1, stands, want),
	}
}

func (h Header) notFound(found search, where string) error {
	e := &Error{Reason: "no header row " + where + ": want " + h.wanted(), Err: ErrHeader}
	if h.kind == headerWith && found.closest > 0 && len(found.lacking) < len(h.names) {
		e.Reason += fmt.Sprintf("; line %d lacks %s", found.closest, quoteList(found.lacking))
	}
	return e
}

// count writes a number of things.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// delimiters are those that are told apart by the header.
const delimiters = ",;\t"

// errBeyond stands for what lies behind the part of the file by which the
// delimiter is told.
var errBeyond = errors.New("table: header ends behind the first 16 KiB")

// delimiter tells by the header in the head of a file how it is delimited.
// End is what the source gives behind the head, or nil.
func (h Header) delimiter(head []byte, end error, layout Layout) (byte, error) {
	if end == nil {
		end = errBeyond
	}
	var (
		best     byte = delimiters[0]
		columns       = 0
		tie      byte // gives as many columns as the best
		closest  byte = delimiters[0]
		lacking       = len(h.names) + 1
		cutShort bool
	)
	for _, d := range []byte(delimiters) {
		if d == layout.Comment {
			continue
		}
		found, err := h.try(newScanner(head, nil, end, layout, d))
		if err != nil {
			cutShort = cutShort || errors.Is(err, errBeyond)
			if found.closest > 0 && len(found.lacking) < lacking {
				closest, lacking = d, len(found.lacking)
			}
			continue
		}
		switch n := len(found.names); {
		case n > columns:
			best, columns, tie = d, n, 0
		case n == columns && n > 1:
			tie = d
		}
	}
	switch {
	case tie != 0:
		return 0, &Error{
			Reason: fmt.Sprintf("header has %s by %q and by %q: want the delimiter stated", count(columns, "column"), best, tie),
			Err:    ErrHeader,
		}
	case columns > 0:
		return best, nil
	case cutShort:
		return 0, &Error{
			Reason: fmt.Sprintf("delimiter cannot be told, as no header ends in the first %d bytes: want it stated", window),
			Err:    ErrHeader,
		}
	}
	return closest, nil // the search with it will say what is missing
}

// try looks for the header, or for a first row where there is none, in the head
// of a file.
func (h Header) try(s *scanner) (search, error) {
	var skips Skips
	if h.kind != headerNone {
		return h.locate(s, &skips)
	}
	found, err := Header{}.locate(s, &skips)
	if err == nil && len(h.names) > 0 && len(found.names) != len(h.names) {
		err = ErrHeader
	}
	return found, err
}

// unique returns the names of columns, each its own, and where each stands.
func unique(names []string, numbered bool, line int) ([]string, map[string]int, error) {
	out := slices.Clone(names)
	index := make(map[string]int, len(out))
	times := make(map[string]int)
	for i, name := range out {
		if name == "" {
			continue
		}
		if first, ok := index[name]; ok {
			if !numbered {
				return nil, nil, &Error{
					Line: line, Err: ErrHeader,
					Reason: fmt.Sprintf("columns %d and %d are both called %s", first+1, i+1, check.Quote(name)),
				}
			}
			n := max(times[name], 1)
			for ok {
				n++
				out[i] = fmt.Sprintf("%s (%d)", name, n)
				_, ok = index[out[i]]
			}
			times[name] = n
		}
		index[out[i]] = i
	}
	return out, index, nil
}
