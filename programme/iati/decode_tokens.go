package iati

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// next returns the next token, or nil at the end of the file.
func (d *decoder) next() (xml.Token, error) {
	d.offset = d.xml.InputOffset()
	d.src.mark(d.offset)
	d.place()
	token, err := d.xml.RawToken()
	if err != nil {
		if err == io.EOF {
			return nil, nil
		}
		return nil, d.failed(err)
	}
	switch end := d.xml.InputOffset(); {
	case end-d.offset > int64(d.limits.TokenBytes):
		return nil, d.failed(errToken)
	case end-d.recordStart+d.tailBytes > d.limits.RecordBytes:
		return nil, d.limit("record", int(d.limits.RecordBytes), "bytes")
	}
	if token == nil { // an empty CDATA section
		return xml.CharData(nil), nil
	}
	return token, nil
}

// place takes the place in the file. Behind a line end that was read too far,
// encoding/xml counts columns from the next line.
func (d *decoder) place() {
	line, column := d.xml.InputPos()
	d.line, d.column = min(line, math.MaxInt32), min(max(column, 1), math.MaxInt32)
}

// failed tells what the XML decoder or the source met.
func (d *decoder) failed(err error) error {
	var syntax *xml.SyntaxError
	var known *Error
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, errToken):
		return d.limit("one tag, text or comment", d.limits.TokenBytes, "bytes")
	case errors.Is(err, errBytes):
		return &Error{Line: d.line, Column: d.column, Path: pathOf(d.path),
			Reason: fmt.Sprintf("file is longer than %d bytes", d.limits.Bytes), Err: ErrLimit}
	}
	d.place()
	switch {
	case errors.Is(err, errSurrogate):
		return d.wrong(ErrEncoding, "%v", err)
	case errors.As(err, &syntax):
		cause := ErrSyntax
		if strings.Contains(syntax.Msg, "UTF-8") {
			cause = ErrEncoding
		}
		return d.wrong(cause, "%s", syntax.Msg)
	case errors.Is(err, ErrEncoding):
		_, reason, _ := strings.Cut(err.Error(), ErrEncoding.Error()+": ")
		return d.wrong(ErrEncoding, "%s", reason)
	case strings.Contains(err.Error(), "unsupported version"):
		return d.wrong(ErrSyntax, "%s", strings.TrimPrefix(err.Error(), "xml: "))
	}
	return d.wrong(err, "%v", err)
}

// wrong is an error at the token at hand.
func (d *decoder) wrong(cause error, format string, args ...any) error {
	return &Error{Line: d.line, Column: d.column, Path: pathOf(d.path), Reason: fmt.Sprintf(format, args...), Err: cause}
}

func (d *decoder) limit(what string, most int, unit string) error {
	return d.wrong(ErrLimit, "%s has more than %d %s", what, most, unit)
}

// written returns a name as it is written.
func written(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}
