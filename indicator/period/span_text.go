package period

import (
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/indicator/check"
)

// ParseSpan reads a span in the form of ISO 8601-2 (EDTF), strictly:
//
//	2011                     the whole of that year, month or day
//	2009-05/2012-05          start and end, each with its own precision
//	1997/..  1997/present    an open end
//	../2012-05               an open start
//	2014-02/  /2012-05       an end, or a start, that is not stated
//	../..  ../  /..          both of these at once
//
// It returns [ErrEndBeforeStart] as [NewSpan] does. For spans in words see
// [ParseEnglish].
func ParseSpan(s string) (Span, error) {
	from, to, ok := strings.Cut(s, "/")
	if !ok {
		d, err := parse(s)
		return notSpan(s, Whole(d), err)
	}
	if from == "" && to == "" {
		return notSpan(s, Span{}, errors.New("neither end is stated"))
	}
	var span Span
	var err error
	switch from {
	case "":
	case "..":
		span.form |= openStart
	default:
		if span.start, err = parse(from); err != nil {
			return notSpan(s, Span{}, err)
		}
	}
	switch to {
	case "":
	case "..", "present":
		span.form |= openEnd
	default:
		if span.end, err = parse(to); err != nil {
			return notSpan(s, Span{}, err)
		}
	}
	if span.form != 0 {
		return span, nil
	}
	return NewSpan(span.start, span.end)
}

// notSpan puts an error, if there is one, into the words of [ParseSpan].
func notSpan(s string, span Span, err error) (Span, error) {
	if err == nil {
		return span, nil
	}
	return Span{}, fmt.Errorf("period: %s is no span: %w; want a date, START/END, START/.. or ../END", check.Quote(s), err)
}

// MustParseSpan is [ParseSpan] for spans in source text; it panics on an
// error.
func MustParseSpan(s string) Span {
	span, err := ParseSpan(s)
	if err != nil {
		panic(err)
	}
	return span
}

// String returns the span as [ParseSpan] reads it, "" for the zero Span.
func (s Span) String() string {
	var buf [21]byte
	return string(s.append(buf[:0]))
}

func (s Span) append(b []byte) []byte {
	switch {
	case s.IsZero():
		return b
	case s.form == whole:
		return s.start.append(b)
	}
	if s.IsOpenStart() {
		b = append(b, ".."...)
	}
	b = append(s.start.append(b), '/')
	if s.IsOpen() {
		b = append(b, ".."...)
	}
	return s.end.append(b)
}

// AppendText appends the text of [Span.String].
func (s Span) AppendText(b []byte) ([]byte, error) { return s.append(b), nil }

// MarshalText returns the text of [Span.String]; in JSON a span is a string.
func (s Span) MarshalText() ([]byte, error) { return s.append(nil), nil }

// UnmarshalText reads what [Span.MarshalText] writes: as [ParseSpan] does, and
// "" as a span that is not stated.
func (s *Span) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = Span{}
		return nil
	}
	t, err := ParseSpan(string(text))
	if err != nil {
		return err
	}
	*s = t
	return nil
}
