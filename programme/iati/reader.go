package iati

import (
	"bytes"
	"encoding/xml"
	"io"
	"iter"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Record is what a file is a list of: activities, or organisations.
type Record interface{ Activity | Organisation }

// Root is the element around all records of a file: iati-activities or
// iati-organisations. Comments before it are in Rest.Before.
type Root struct {
	Element
	Version    string   // "2.03", "2.02" or "2.01"
	Generated  DateTime // generated-datetime
	LinkedData string   // linked-data-default; in files of activities alone
}

// Tail is what stands behind the last record of a file.
type Tail struct {
	Inside []Node // before the end of the root: foreign elements and comments
	After  []Node // behind it: comments
}

func newRootShape(linkedData func(part) part) *shape {
	return of[Root](
		need("version", func(r *Root) *string { return &r.Version }),
		attr("generated-datetime", func(r *Root) *DateTime { return &r.Generated }),
		linkedData(attr("linked-data-default", func(r *Root) *string { return &r.LinkedData })),
	)
}

// format is what a kind of file is made of.
type format struct {
	rootName, name string
	root, record   *shape
}

var (
	activityFormat     = format{"iati-activities", "iati-activity", newRootShape(optional), activityShape}
	organisationFormat = format{"iati-organisations", "iati-organisation", newRootShape(misplaced), organisationShape}
)

func formatOf[R Record]() *format {
	if _, ok := any(*new(R)).(Organisation); ok {
		return &organisationFormat
	}
	return &activityFormat
}

// Reader reads a file record by record, in memory that does not grow with the
// file. It is for one goroutine at a time.
type Reader[R Record] struct {
	d      *decoder
	format *format
	root   Root
	tail   Tail
	name   xml.Name // of the root
	count  int
	done   bool
	err    error
}

// NewReader returns a reader of the file that src gives, and reads it up to the
// first record. Where its characters are UTF-8 a byte-order mark may stand
// before them; UTF-16 is told by its mark, or by the first character.
//
// An [*Error] matches [ErrRoot] where the file is of another kind, [ErrVersion]
// where it is not of version 2, [ErrDoctype] where it has a document type
// declaration, and what [Reader.Records] names.
func NewReader[R Record](src io.Reader, limits Limits) (*Reader[R], error) {
	d, err := newDecoder(src, limits)
	if err != nil {
		return nil, err
	}
	r := &Reader[R]{d: d, format: formatOf[R]()}
	if err := r.open(); err != nil {
		return nil, err
	}
	return r, nil
}

// open reads the file up to the start tag of its root.
func (r *Reader[R]) open() error {
	d := r.d
	for first := true; ; first = false {
		token, err := d.next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			return r.begin(&token)
		case xml.CharData:
			if len(bytes.Trim(token, xmlSpace)) > 0 {
				return d.wrong(ErrSyntax, "text %s stands before the first element", check.Quote(string(token)))
			}
		case xml.ProcInst:
			if token.Target == "xml" && first {
				continue
			}
			if err := d.aside(token); err != nil {
				return err
			}
		default:
			if err := d.aside(token); err != nil {
				return err
			}
		}
	}
}

// begin reads the start tag of the root.
func (r *Reader[R]) begin(start *xml.StartElement) error {
	d := r.d
	if err := d.enter(start.Name, 0); err != nil {
		return err
	}
	if !d.typed(start) || start.Name.Local != r.format.rootName {
		other := activityFormat.rootName
		if r.format == &activityFormat {
			other = organisationFormat.rootName
		}
		switch {
		case start.Name.Local != r.format.rootName && start.Name.Local != other:
			return d.wrong(ErrRoot, "root element is <%s>: want <%s>", cut(written(start.Name)), r.format.rootName)
		case start.Name.Local == other && d.typed(start):
			return d.wrong(ErrRoot, "root element is <%s>, of the other kind of IATI file: want <%s>", other, r.format.rootName)
		}
		return d.wrong(ErrRoot, "root element <%s> is in a namespace: IATI files are in none", cut(written(start.Name)))
	}
	r.name = start.Name
	e := &r.root.Element
	e.Line, e.Column = int32(d.line), int32(d.column)
	if len(d.pending) > 0 {
		e.rest().Before = d.take()
	}
	if err := d.attributes(r.format.root, &r.root, e, start); err != nil {
		return err
	}
	switch v := r.root.Version; {
	case v == "":
		return d.wrong(ErrVersion, "no version is stated: want 2.01, 2.02 or 2.03")
	case strings.HasPrefix(v, "1."):
		return d.wrong(ErrVersion, "version %s is of the old standard, which is another format: want 2.01, 2.02 or 2.03", check.Quote(v))
	case !versions(v):
		return d.wrong(ErrVersion, "version %s is not known: want 2.01, 2.02 or 2.03", check.Quote(v))
	}
	r.next()
	return nil
}

// versions reports whether files of this version are read and written.
func versions(v string) bool { return v == "2.01" || v == "2.02" || v == "2.03" }

// next prepares for the next record.
func (r *Reader[R]) next() {
	r.d.elements = r.d.tailElements
	r.d.memory = 0
	r.d.recordStart = r.d.xml.InputOffset()
}

// Root returns the element around all records.
func (r *Reader[R]) Root() Root { return r.root }

// Tail returns what stands behind the last record, once all are read.
func (r *Reader[R]) Tail() Tail { return r.tail }

// Records yields the records of the file, each once: a loop that is left is
// taken up again by the next call. Records may be kept.
//
// The first error ends the records, and every later call yields it again. It is
// an [*Error] with line, column and path, and matches [ErrSyntax],
// [ErrEncoding], [ErrDoctype], [ErrLimit] or what the source gave.
func (r *Reader[R]) Records() iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		for !r.done {
			record, err := r.read()
			if err != nil {
				r.err, r.done = err, true
				break
			}
			if record == nil {
				r.done = true
				return
			}
			if !yield(*record, nil) {
				return
			}
		}
		if r.err != nil {
			yield(*new(R), r.err)
		}
	}
}

// read returns the next record, or nil where there are no more.
func (r *Reader[R]) read() (*R, error) {
	d := r.d
	for {
		token, err := d.next()
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == r.format.name && d.typed(&token) {
				return r.record(&token)
			}
			var e Element
			if err := d.keepForeign(&e, &token, 0); err != nil {
				return nil, err
			}
			r.tail.Inside = append(r.tail.Inside, e.Rest.Inside...)
			d.tailElements = d.elements
			d.tailBytes += d.xml.InputOffset() - d.recordStart
			d.recordStart = d.xml.InputOffset()
		case xml.CharData:
			if err := d.stray(token); err != nil {
				return nil, err
			}
		case xml.EndElement:
			if err := d.matching(r.name, token.Name); err != nil {
				return nil, err
			}
			r.tail.Inside = append(r.tail.Inside, d.take()...)
			return nil, r.finish()
		default:
			if err := d.aside(token); err != nil {
				return nil, err
			}
		}
	}
}

func (r *Reader[R]) record(start *xml.StartElement) (*R, error) {
	d := r.d
	if r.count++; r.count > d.limits.Records {
		return nil, d.limit("file", d.limits.Records, "records")
	}
	if err := d.enter(start.Name, r.count); err != nil {
		return nil, err
	}
	record := new(R)
	if err := d.element(r.format.record, record, start); err != nil {
		return nil, err
	}
	d.leave()
	r.next()
	return record, nil
}

// finish reads what stands behind the root.
func (r *Reader[R]) finish() error {
	d := r.d
	d.leave()
	for {
		token, err := d.next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case nil:
			r.tail.After = d.take()
			return nil
		case xml.StartElement:
			return d.wrong(ErrSyntax, "a second root element <%s> follows the first", cut(written(token.Name)))
		case xml.EndElement:
			return d.wrong(ErrSyntax, "</%s> closes an element that is not open", cut(written(token.Name)))
		case xml.CharData:
			if len(bytes.Trim(token, xmlSpace)) > 0 {
				return d.wrong(ErrSyntax, "text %s stands behind the last element", check.Quote(string(token)))
			}
		default:
			if err := d.aside(token); err != nil {
				return err
			}
		}
	}
}
