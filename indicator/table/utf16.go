package table

import (
	"errors"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// utf16Reader turns UTF-16 into UTF-8. What is not UTF-16 is an error, where
// golang.org/x/text would write U+FFFD.
type utf16Reader struct {
	r      io.Reader
	err    error  // of r or of its text, to be told once out is used up
	big    bool   // the higher byte comes first
	in     []byte // read, and not yet turned
	buf    []byte // the array behind in, after its first filling
	out    []byte // turned, and not yet given
	turned []byte // the array behind out
}

func (u *utf16Reader) Read(p []byte) (int, error) {
	for len(u.out) == 0 {
		if u.turn(); len(u.out) > 0 {
			break
		}
		if u.err != nil {
			return 0, u.end()
		}
		u.refill()
	}
	n := copy(p, u.out)
	u.out = u.out[n:]
	return n, nil
}

// turn turns what is complete of in.
func (u *utf16Reader) turn() {
	u.out = u.turned[:0]
	for len(u.in) >= 2 {
		r, size := rune(u.unit(0)), 2
		if utf16.IsSurrogate(r) {
			if len(u.in) < 4 {
				break
			}
			if r, size = utf16.DecodeRune(r, rune(u.unit(2))), 4; r == unicode.ReplacementChar {
				u.err, u.in = errHalfPair, nil
				break
			}
		}
		u.in = u.in[size:]
		u.out = utf8.AppendRune(u.out, r)
	}
	u.turned = u.out
}

func (u *utf16Reader) unit(i int) uint16 {
	if u.big {
		return uint16(u.in[i])<<8 | uint16(u.in[i+1])
	}
	return uint16(u.in[i+1])<<8 | uint16(u.in[i])
}

// refill reads more behind what is left of in, which is less than a character.
func (u *utf16Reader) refill() {
	if u.buf == nil {
		u.buf = make([]byte, window)
	}
	rest := copy(u.buf, u.in)
	n, err := fill(u.r, u.buf[rest:])
	u.in, u.err = u.buf[:rest+n], err
}

// end returns how the text ends, once all of it is turned.
func (u *utf16Reader) end() error {
	if !errors.Is(u.err, io.EOF) {
		return u.err
	}
	switch len(u.in) {
	case 0:
		return u.err
	case 1:
		return errHalfUnit
	}
	return errHalfPair
}

var (
	errHalfPair = &Error{Reason: "half of a surrogate pair: this is no clean UTF-16", Err: ErrEncoding}
	errHalfUnit = &Error{Reason: "UTF-16 ends within a character", Err: ErrEncoding}
)
