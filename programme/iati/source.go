package iati

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// window is how much of a file is held at first; a longer token widens it.
const window = 16 << 10

// enough of a file tells what it is.
const enough = 64

// source gives a file to the decoder byte by byte, as UTF-8 without byte-order
// mark. It holds the token that is being read from its start, and so bounds it.
type source struct {
	r          io.Reader
	buf        []byte
	pos, end   int   // what is not given yet: buf[pos:end]
	start      int   // where the token starts in buf
	base       int64 // where buf[0] stands in the file
	tokenLimit int
	left       int64 // what may still be read of the file
	limit      int64
	err        error // how r has ended, or which limit was met
	utf16      bool
}

var (
	errToken = errors.New("a tag, text or comment is longer than the limit")
	errBytes = errors.New("file is longer than the limit")
)

// newSource looks at the start of src for how its characters are coded.
func newSource(src io.Reader, limits Limits) (*source, error) {
	head := make([]byte, window)
	n, err := 0, error(nil)
	for n < enough && err == nil {
		var m int
		m, err = fill(src, head[n:])
		n += m
	}
	head = head[:n]
	if err == nil {
		src = io.MultiReader(bytes.NewReader(head), src)
	} else {
		src = io.MultiReader(bytes.NewReader(head), failing{err})
	}
	s := &source{
		r: src, buf: make([]byte, window), tokenLimit: limits.TokenBytes,
		limit: limits.Bytes, left: limits.Bytes,
	}
	is := func(prefix string) bool { return bytes.HasPrefix(head, []byte(prefix)) }
	skip := func(n int64) { _, _ = io.CopyN(io.Discard, src, n) } // it is in head
	switch {
	case is("\xff\xfe\x00\x00"), is("\x00\x00\xfe\xff"), is("<\x00\x00\x00"), is("\x00\x00\x00<"):
		return nil, &Error{Line: 1, Column: 1, Reason: "file is in UTF-32: want UTF-8 or UTF-16", Err: ErrEncoding}
	case is("\xef\xbb\xbf"):
		skip(3)
	case is("\xff\xfe"):
		skip(2)
		s.decode(unicode.LittleEndian)
	case is("\xfe\xff"):
		skip(2)
		s.decode(unicode.BigEndian)
	case is("<\x00"):
		s.decode(unicode.LittleEndian)
	case is("\x00<"):
		s.decode(unicode.BigEndian)
	default:
		return s, sniff(head, err)
	}
	return s, nil
}

// sniff refuses what is plainly no XML, by how it starts.
func sniff(head []byte, end error) error {
	wrong := func(what string) error {
		return &Error{Line: 1, Column: 1, Reason: what + ": want an XML document", Err: ErrRoot}
	}
	text := strings.TrimLeft(string(head), xmlSpace)
	switch {
	case end != nil && end != io.EOF:
		return nil // told when it is met
	case len(head) == 0:
		return wrong("file is empty")
	case strings.HasPrefix(text, "version https://git-lfs.github.com/spec/"):
		return wrong("a Git-LFS pointer stands in place of the file")
	case strings.HasPrefix(text, "\x1f\x8b"), strings.HasPrefix(text, "PK\x03\x04"):
		return wrong("file is compressed")
	case len(text) > len("<!doctype html") && strings.EqualFold(text[:len("<!doctype html")], "<!doctype html"):
		return wrong("file is an HTML page")
	}
	return nil
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// decode makes s read UTF-16. What is no UTF-16 is an error, where the decoder
// would write U+FFFD in its place.
func (s *source) decode(order unicode.Endianness) {
	checked := &surrogates{r: s.r, big: order == unicode.BigEndian}
	s.r = unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Reader(checked)
	s.utf16 = true
}

// mark says that what stands before offset is not needed any more.
func (s *source) mark(offset int64) { s.start = int(offset - s.base) }

// token returns what was read from the mark up to offset.
func (s *source) token(offset int64) []byte { return s.buf[s.start:int(offset-s.base)] }

// ReadByte returns the next byte.
func (s *source) ReadByte() (byte, error) {
	if s.pos == s.end {
		if err := s.refill(); err != nil {
			return 0, err
		}
	}
	b := s.buf[s.pos]
	s.pos++
	return b, nil
}

// Read is there because the decoder asks for it. It is not used.
func (s *source) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	b, err := s.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = b
	return 1, nil
}

// refill reads more, behind the token that is held.
func (s *source) refill() error {
	if s.err != nil {
		return s.err
	}
	n := copy(s.buf, s.buf[s.start:s.end])
	s.base += int64(s.start)
	s.pos, s.end, s.start = n, n, 0
	if n > s.tokenLimit {
		s.err = errToken
		return s.err
	}
	if n == len(s.buf) {
		s.buf = append(s.buf, make([]byte, min(n, s.tokenLimit+1-n))...)
	}
	m, err := fill(s.r, s.buf[n:])
	if s.left -= int64(m); s.left < 0 {
		m, err = m+int(s.left), errBytes
	}
	s.end += m
	s.err = err
	if m == 0 {
		return s.err
	}
	return nil
}

// fill reads once, or until something comes.
func fill(r io.Reader, p []byte) (n int, err error) {
	for range 100 {
		if n, err = r.Read(p); n != 0 || err != nil {
			if n < 0 || n > len(p) {
				return 0, fmt.Errorf("source says it read %d bytes of at most %d", n, len(p))
			}
			return n, err
		}
	}
	return 0, io.ErrNoProgress
}

// surrogates reads UTF-16 and is an error where it has half of a surrogate pair
// or ends within a character.
type surrogates struct {
	r    io.Reader
	big  bool
	half bool // one byte of a unit was read
	byte byte // it
	high bool // the last unit wants a low surrogate behind it
	err  error
}

var errSurrogate = errors.New("half of a character: this is no clean UTF-16")

func (s *surrogates) Read(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.r.Read(p)
	if n < 0 || n > len(p) {
		n, err = 0, io.ErrNoProgress
	}
	for _, b := range p[:n] {
		if s.half = !s.half; s.half {
			s.byte = b
			continue
		}
		upper := b
		if s.big {
			upper = s.byte
		}
		if low := upper&0xfc == 0xdc; low != s.high {
			s.err = errSurrogate
			return 0, s.err
		}
		s.high = upper&0xfc == 0xd8
	}
	if err == io.EOF && (s.half || s.high) {
		err = errSurrogate
	}
	s.err = err
	return n, err
}
