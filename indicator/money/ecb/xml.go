package ecb

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// The names of the layout.
const (
	envelopeSpace = "http://www.gesmes.org/xml/2002-08-01"
	cubeSpace     = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref"
)

// The limits of a file.
const (
	maxFile     = 1 << 30
	maxToken    = 64 << 10 // bytes of a tag or a text
	maxDepth    = 16
	maxDayRates = 1000
)

// XML yields the rates in a file of the layout that the bank uses for XML: an
// Envelope with a Cube for each day, and in it one for each currency. As for
// [CSV], what was skipped is in skips once the loop has ended, and src is read
// once.
//
// The first error ends the rates. It wraps a [*table.Error]: the file is of
// another kind ([table.ErrFormat]; [table.ErrPointer] for a Git-LFS pointer),
// exceeds the limits ([table.ErrLimit]), is no well-formed XML in UTF-8 (an
// [*xml.SyntaxError] mostly), or src gave the error. Of a file that breaks off,
// the rates before are yielded, and then the error.
func XML(src io.Reader, skips *table.Skips) iter.Seq2[money.Rate, error] {
	return func(yield func(money.Rate, error) bool) {
		x := xmlReader{src: &meter{src: src, left: maxFile}}
		x.xml = xml.NewDecoder(x.src)
		defer func() { setSkips(skips, x.skips) }()
		for {
			goOn, err := x.next(yield)
			if err != nil {
				if (x.found == 0 || x.month.flush(yield)) && !errors.Is(err, io.EOF) {
					yield(money.Rate{}, fmt.Errorf("ecb: %w", err))
				}
				return
			}
			if !goOn {
				return
			}
		}
	}
}

type xmlReader struct {
	src   *meter
	xml   *xml.Decoder
	skips table.Skips
	depth int
	root  bool // there was one
	found int  // days
	month window

	on      period.Date // of the Cube that is open, if it states one
	dayAt   int         // depth of that Cube, or of one whose day is none
	inDay   bool
	dayOnes int // rates in it
}

// next reads a token. It returns false where yield did, and io.EOF behind the
// end of a file that is whole.
func (x *xmlReader) next(yield func(money.Rate, error) bool) (bool, error) {
	x.src.token = maxToken
	token, err := x.xml.Token()
	switch {
	case errors.Is(err, io.EOF):
		if x.found == 0 {
			return false, x.fail(table.ErrFormat, "no Cube with a time: want the reference rates as XML")
		}
		return false, io.EOF
	case err != nil:
		return false, x.failure(err)
	}
	switch token := token.(type) {
	case xml.Directive:
		return false, x.fail(table.ErrFormat, "a document type: want none")
	case xml.CharData:
		return true, x.text(token)
	case xml.StartElement:
		return x.start(token, yield)
	case xml.EndElement:
		if x.inDay && x.depth == x.dayAt {
			x.inDay = false
		}
		x.depth--
	}
	return true, nil
}

// text refuses text before the root.
func (x *xmlReader) text(text []byte) error {
	s := strings.TrimSpace(strings.TrimPrefix(string(text), "\ufeff"))
	switch {
	case x.root || s == "":
		return nil
	case strings.HasPrefix(s, "version https://git-lfs.github.com/spec/"):
		return x.fail(table.ErrPointer, "a Git-LFS pointer stands in place of the file: fetch the file itself")
	}
	return x.fail(table.ErrFormat, fmt.Sprintf("text %s: want the reference rates as XML", check.Quote(s)))
}

func (x *xmlReader) start(e xml.StartElement, yield func(money.Rate, error) bool) (bool, error) {
	if x.depth++; x.depth > maxDepth {
		return false, x.fail(table.ErrLimit, fmt.Sprintf("elements more than %d deep", maxDepth))
	}
	if !x.root {
		if e.Name != (xml.Name{Space: envelopeSpace, Local: "Envelope"}) {
			return false, x.fail(table.ErrFormat, fmt.Sprintf("element %s: want the Envelope of %s", check.Quote(e.Name.Local), envelopeSpace))
		}
		x.root = true
	}
	if e.Name != (xml.Name{Space: cubeSpace, Local: "Cube"}) || len(e.Attr) == 0 {
		return true, nil
	}
	a, err := cubeOf(e)
	switch {
	case err != nil:
		x.skip(err.Error(), e)
	case a.hasTime:
		return x.day(a, e, yield)
	case !x.inDay:
		x.skip("rate outside a day", e)
	case x.on.IsZero():
		x.skip("rate of a day that is none", e)
	default:
		if x.dayOnes++; x.dayOnes > maxDayRates {
			return false, x.fail(table.ErrLimit, fmt.Sprintf("more than %d rates of one day", maxDayRates))
		}
		if err := x.rate(a); err != nil {
			x.skip(err.Error(), e)
		}
	}
	return true, nil
}

func (x *xmlReader) day(a cube, e xml.StartElement, yield func(money.Rate, error) bool) (bool, error) {
	if x.inDay {
		return false, x.fail(table.ErrFormat, "a day within a day")
	}
	x.inDay, x.dayAt, x.dayOnes = true, x.depth, 0
	x.found++
	var err error
	if x.on, err = day(a.time); err != nil {
		x.skip(err.Error(), e)
		return true, nil
	}
	return x.month.begin(x.on, yield), nil
}

func (x *xmlReader) rate(a cube) error {
	quote, err := quoted(a.currency)
	if err != nil {
		return err
	}
	figure, ok, err := csvNumbers.Plain(a.rate)
	if err != nil {
		return errors.New(cause(err))
	}
	if !ok {
		return nil // no rate, as in the other file
	}
	return x.month.add(x.on, quote, figure)
}

// cube is an element with a day, or with a currency and a rate.
type cube struct {
	time, currency, rate string
	hasTime              bool
}

// cubeOf returns the attributes of a Cube. Others than those three might change
// what a rate means, as a multiplier would, and are refused.
func cubeOf(e xml.StartElement) (cube, error) {
	var (
		a                    cube
		hasCurrency, hasRate bool
	)
	for _, attr := range e.Attr {
		switch {
		case attr.Name.Space == "xmlns" || attr.Name == xml.Name{Local: "xmlns"}:
		case attr.Name == xml.Name{Local: "time"} && !a.hasTime:
			a.time, a.hasTime = attr.Value, true
		case attr.Name == xml.Name{Local: "currency"} && !hasCurrency:
			a.currency, hasCurrency = attr.Value, true
		case attr.Name == xml.Name{Local: "rate"} && !hasRate:
			a.rate, hasRate = attr.Value, true
		default:
			return cube{}, fmt.Errorf("attribute %s: want time, or currency and rate", check.Quote(attr.Name.Local))
		}
	}
	if hasCurrency != hasRate || a.hasTime == hasCurrency {
		return cube{}, errors.New("attributes are not: time, or currency and rate")
	}
	return a, nil
}

func (x *xmlReader) skip(reason string, e xml.StartElement) {
	var text []string
	for _, attr := range e.Attr {
		text = append(text, attr.Name.Local+"="+attr.Value)
	}
	line, _ := x.xml.InputPos()
	x.skips.Add(table.Skipped{Line: line, Reason: reason, Text: strings.Join(text, " ")})
}

// fail returns an error with the line.
func (x *xmlReader) fail(cause error, reason string) error {
	line, _ := x.xml.InputPos()
	return &table.Error{Line: line, Reason: reason, Err: cause}
}

// failure returns the error of a token with the line.
func (x *xmlReader) failure(err error) error {
	if errors.Is(err, errToken) || errors.Is(err, errFile) {
		return x.fail(table.ErrLimit, err.Error())
	}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return &table.Error{Line: syntax.Line, Reason: check.Quote(syntax.Msg) + ": want well-formed XML", Err: err}
	}
	return x.fail(err, err.Error())
}

var (
	errToken = fmt.Errorf("a tag or a text of more than %d bytes", maxToken)
	errFile  = fmt.Errorf("a file of more than %d bytes", maxFile)
)

// meter bounds what package xml reads for a token, since that holds it whole.
// Package bufio reads ahead of the token by a few kilobytes at most.
type meter struct {
	src   io.Reader
	token int   // bytes that may still be read for the token
	left  int64 // bytes of the file that may still be read
}

func (m *meter) Read(p []byte) (int, error) {
	switch {
	case m.token <= 0:
		return 0, errToken
	case m.left <= 0:
		return 0, errFile
	}
	p = p[:min(int64(len(p)), int64(m.token), m.left)]
	n, err := m.src.Read(p)
	m.token -= n
	m.left -= int64(n)
	return n, err
}
