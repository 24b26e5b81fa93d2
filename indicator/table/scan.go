package table

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// class says what a byte may do to a cell.
type class uint8

const (
	plain  class = iota
	stop         // quotation mark, line end, NUL: to be looked at within quotation marks too
	divide       // the delimiter
)

// breaks says how the lines of a file end, once the first has ended.
type breaks uint8

const (
	notKnown   breaks = iota
	lineFeed          // maybe with a carriage return before it
	returnOnly        // carriage returns without line feeds
)

// scanner cuts a text into rows and cells.
type scanner struct {
	src      io.Reader
	srcErr   error  // of src: nothing comes behind what is in the window
	in       []byte // the window: in[pos:end] is not yet read
	pos, end int

	classes   [256]class
	delimiter byte
	comment   byte
	limits    Limits
	names     []string // of the columns, once they are known

	breaks  breaks
	line    int // of the next byte
	row     int // the row read last, from 1
	start   int // the line in which it starts
	size    int // its bytes in the file
	isNote  bool
	text    []byte  // its cells, with a delimiter between them
	ends    []int32 // where each of them ends
	hasText bool    // one of them has more than blanks
}

// newScanner returns a scanner of head and of what src gives behind it.
func newScanner(head []byte, src io.Reader, srcErr error, layout Layout, delimiter byte) *scanner {
	s := &scanner{
		src: src, srcErr: srcErr, in: head[:cap(head)], end: len(head),
		delimiter: delimiter, comment: layout.Comment, limits: layout.Limits,
		line: 1,
	}
	s.classes['\n'], s.classes['\r'], s.classes[0] = stop, stop, stop
	if !layout.Unquoted {
		s.classes['"'] = stop
	}
	s.classes[delimiter] = divide
	return s
}

// more reports whether there is a byte to read, and fills the window with more
// where it is used up.
func (s *scanner) more() bool {
	if s.pos < s.end {
		return true
	}
	for range maxEmptyReads {
		if s.srcErr != nil {
			return false
		}
		s.pos = 0
		if s.end, s.srcErr = s.src.Read(s.in); s.end > 0 {
			return true
		}
	}
	s.srcErr = io.ErrNoProgress
	return false
}

// next reads a row. It returns io.EOF itself behind the last.
func (s *scanner) next() error {
	s.text, s.ends, s.size = s.text[:0], s.ends[:0], 0
	s.start = s.line
	if !s.more() {
		return s.sourceError()
	}
	s.row++
	if s.row > s.limits.Rows {
		return s.errorf(ErrLimit, "file has more than %d rows", s.limits.Rows)
	}
	s.isNote = s.comment != 0 && s.in[s.pos] == s.comment
	if s.isNote {
		return s.note()
	}
	if s.wholeLine() {
		return s.checkText()
	}
	for {
		if len(s.ends) == s.limits.Columns {
			return s.errorf(ErrLimit, "row has more than %d cells", s.limits.Columns)
		}
		if err := s.cell(); err != nil {
			return err
		}
		s.ends = append(s.ends, int32(len(s.text)))
		if more, err := s.divider(); err != nil {
			return err
		} else if !more {
			return s.checkText()
		}
		s.text = append(s.text, s.delimiter)
	}
}

// wholeLine reads a row that is a line of the window and has neither line ends
// nor quotation marks in its cells: most rows are such. It reports false, and
// has read nothing, where the row is another or is not as it should be.
func (s *scanner) wholeLine() bool {
	if s.breaks == returnOnly {
		return false
	}
	size := bytes.IndexByte(s.in[s.pos:s.end], '\n')
	if size < 0 || size > s.limits.RowBytes {
		return false
	}
	rest := s.in[s.pos : s.pos+size]
	if size > 0 && rest[size-1] == '\r' {
		rest = rest[:size-1]
	}
	text, ends, classes, looked := s.text, s.ends, &s.classes, false
	for {
		if len(ends) == s.limits.Columns {
			return false
		}
		n := 0
		if len(rest) > 0 && rest[0] == '"' && classes['"'] == stop {
			if !looked && (bytes.IndexByte(rest, '\r') >= 0 || bytes.IndexByte(rest, 0) >= 0) {
				return false
			}
			looked = true
			n = bytes.IndexByte(rest[1:], '"')
			if n < 0 {
				return false
			}
			text = append(text, rest[1:1+n]...)
			n += 2
		} else {
			for n < len(rest) && classes[rest[n]] == plain {
				n++
			}
			text = append(text, rest[:n]...)
		}
		ends = append(ends, int32(len(text)))
		if n == len(rest) {
			break
		}
		if rest[n] != s.delimiter {
			return false
		}
		text = append(text, s.delimiter)
		rest = rest[n+1:]
	}
	s.text, s.ends = text, ends
	s.pos += size + 1
	s.line++
	s.breaks = lineFeed
	return true
}

// note reads a line that is a comment as one cell.
func (s *scanner) note() error {
	for s.more() {
		i := s.pos
		for i < s.end && (s.classes[s.in[i]] != stop || s.in[i] == '"') {
			i++
		}
		if err := s.take(i); err != nil {
			return err
		}
		if i < s.end {
			break
		}
	}
	s.ends = append(s.ends, int32(len(s.text)))
	if _, err := s.divider(); err != nil {
		return err
	}
	return s.checkText()
}

// cell reads a cell up to what divides it from the next.
func (s *scanner) cell() error {
	if s.more() && s.in[s.pos] == '"' && s.classes['"'] == stop {
		return s.quoted()
	}
	for s.more() {
		i := s.pos
		for i < s.end && s.classes[s.in[i]] == plain {
			i++
		}
		if err := s.take(i); err != nil {
			return err
		}
		if i == s.end {
			continue
		}
		switch s.in[i] {
		case 0:
			return s.nul(len(s.ends))
		case '"':
			return s.cellError(len(s.ends), ErrSyntax, "quotation mark inside a cell that does not begin with one: want the cell in quotation marks, and those in it doubled")
		}
		return nil
	}
	return nil
}

// quoted reads a cell in quotation marks. A line end in it is read as a line
// feed, whatever it is in the file.
func (s *scanner) quoted() error {
	opened := s.line
	if err := s.step(); err != nil {
		return err
	}
	for s.more() {
		i := s.pos
		for i < s.end && s.classes[s.in[i]] != stop {
			i++
		}
		if err := s.take(i); err != nil {
			return err
		}
		if i == s.end {
			continue
		}
		c := s.in[i]
		if c == 0 {
			return s.nul(len(s.ends))
		}
		if err := s.step(); err != nil {
			return err
		}
		next := byte(0)
		if s.more() {
			next = s.in[s.pos]
		}
		switch {
		case c == '"' && next == '"':
			if err := s.step(); err != nil {
				return err
			}
			s.text = append(s.text, '"')
		case c == '"':
			return nil
		case c == '\r' && next == '\n':
			// The line feed will tell.
		default:
			s.line++
			s.text = append(s.text, '\n')
		}
	}
	if s.srcErr != io.EOF {
		return s.sourceError()
	}
	return s.cellError(len(s.ends), ErrSyntax, "file ends within quotation marks opened in line %d", opened)
}

// divider reads what follows a cell, and reports whether another cell comes.
func (s *scanner) divider() (more bool, err error) {
	if !s.more() {
		if s.srcErr != io.EOF {
			return false, s.sourceError()
		}
		return false, nil
	}
	c := s.in[s.pos]
	switch {
	case c == s.delimiter && !s.isNote:
		return true, s.step()
	case c == '\n':
		if s.breaks == returnOnly {
			return false, s.mixed()
		}
		s.breaks = lineFeed
	case c == '\r':
		s.pos++
		switch {
		case s.more() && s.in[s.pos] == '\n':
			if s.breaks == notKnown {
				s.breaks = lineFeed
			}
		case s.breaks == lineFeed && s.pos < s.end:
			return false, s.mixed()
		default:
			if s.breaks == notKnown {
				s.breaks = returnOnly
			}
			s.line++
			return false, nil
		}
	case c == 0:
		return false, s.nul(len(s.ends) - 1)
	default:
		return false, s.cellError(len(s.ends)-1, ErrSyntax, "text behind the closing quotation mark: want a delimiter or the end of the line, or the mark doubled")
	}
	s.pos++
	s.line++
	return false, nil
}

// take moves in[pos:i] to the text.
func (s *scanner) take(i int) error {
	if s.size += i - s.pos; s.size > s.limits.RowBytes {
		return s.tooLong()
	}
	s.text = append(s.text, s.in[s.pos:i]...)
	s.pos = i
	return nil
}

// step passes over one byte.
func (s *scanner) step() error {
	s.pos++
	if s.size++; s.size > s.limits.RowBytes {
		return s.tooLong()
	}
	return nil
}

// checkText refuses text that is not UTF-8, and sees whether there is any.
func (s *scanner) checkText() error {
	s.hasText = s.seeText()
	if !utf8.Valid(s.text) {
		return s.notUTF8(invalidAt(s.text))
	}
	return nil
}

// seeText reports whether a cell has more than blanks.
func (s *scanner) seeText() bool {
	for i := range s.ends {
		if len(bytes.TrimSpace(s.raw(i))) > 0 {
			return true
		}
	}
	return false
}

// invalidAt returns where text, which is not UTF-8, first is not.
func invalidAt(text []byte) int {
	for i := 0; ; {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
}

// notUTF8 is the error about byte i of the text.
func (s *scanner) notUTF8(i int) error {
	cell := 0
	for cell < len(s.ends)-1 && int(s.ends[cell]) < i {
		cell++
	}
	return &Error{
		Row: s.row, Line: lineOf(s.start, s.text[:i]), Column: s.column(cell), Err: ErrEncoding,
		Reason: fmt.Sprintf("byte 0x%02x is not UTF-8: convert the file to UTF-8 first", s.text[i]),
	}
}

// lineOf returns the line that follows on a text which starts in a line.
func lineOf[T string | []byte](start int, text T) int {
	for i := range len(text) {
		if text[i] == '\n' {
			start++
		}
	}
	return start
}

// begin returns where a cell begins, by where the cells end.
func begin(ends []int32, i int) int32 {
	if i == 0 {
		return 0
	}
	return ends[i-1] + 1
}

// raw returns the bytes of a cell.
func (s *scanner) raw(i int) []byte { return s.text[begin(s.ends, i):s.ends[i]] }

// cells returns the texts of the row.
func (s *scanner) cells() []string {
	text, out := string(s.text), make([]string, len(s.ends))
	for i := range out {
		out[i] = text[begin(s.ends, i):s.ends[i]]
	}
	return out
}

// skip reports the row as skipped. The reason is asked for only where there is
// room to keep it.
func (s *scanner) skip(skips *Skips, reason func() string) {
	if skips.full() {
		skips.Total++
		return
	}
	skips.Add(Skipped{Row: s.row, Line: s.start, Reason: reason(), Text: string(s.text)})
}

// skipCell reports a cell of the row as skipped.
func (s *scanner) skipCell(skips *Skips, i int, reason string) {
	if skips.full() {
		skips.Total++
		return
	}
	skips.Add(Skipped{
		Row: s.row, Line: lineOf(s.start, s.text[:begin(s.ends, i)]), Column: s.column(i),
		Reason: reason, Text: string(s.raw(i)),
	})
}

// column returns what a column is called: its name, or its number.
func (s *scanner) column(i int) string {
	if i < len(s.names) && s.names[i] != "" {
		return s.names[i]
	}
	return "#" + strconv.Itoa(i+1)
}

// nul, mixed and tooLong are errors about the next byte.
func (s *scanner) nul(cell int) error {
	return s.cellError(cell, ErrEncoding, "NUL byte: this is no text, or UTF-16 without byte-order mark")
}

func (s *scanner) mixed() error {
	if s.breaks == lineFeed {
		return s.errorf(ErrSyntax, "carriage return alone, in a file whose lines end with a line feed: want it within quotation marks")
	}
	return s.errorf(ErrSyntax, "line feed, in a file whose lines end with a carriage return alone: want it within quotation marks")
}

func (s *scanner) tooLong() error {
	return s.errorf(ErrLimit, "row that starts in line %d is longer than %d bytes: a quotation mark may have been left open",
		s.start, s.limits.RowBytes)
}

// sourceError returns io.EOF itself, and any other error of the source with its
// place.
func (s *scanner) sourceError() error {
	if s.srcErr == io.EOF {
		return io.EOF
	}
	e := &Error{
		Row: s.row, Line: s.line, Err: s.srcErr,
		Reason: "reading failed: " + cut(s.srcErr.Error(), maxSkippedReason),
	}
	if own, ok := s.srcErr.(*Error); ok {
		e.Reason, e.Err = own.Reason, own.Err
	}
	return e
}

// cellError is an error in a cell of the row at hand.
func (s *scanner) cellError(cell int, cause error, format string, args ...any) error {
	e := s.errorf(cause, format, args...)
	e.Column = s.column(cell)
	return e
}

func (s *scanner) errorf(cause error, format string, args ...any) *Error {
	return &Error{Row: s.row, Line: s.line, Reason: fmt.Sprintf(format, args...), Err: cause}
}
