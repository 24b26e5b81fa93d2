package iati

import (
	"io"

	"iom.int/migdev/indicator/check"
)

// Writer writes a file record by record, in one canonical form: UTF-8, the
// elements and attributes of the standard in the order of its schema, two blanks
// for each level, texts and foreign elements to the letter. What was valid by
// the schema is valid again, and what is read and written twice is the same as
// what is written once.
//
// Comments and instructions stand before the sibling they stood before. Foreign
// elements stand behind the elements of the standard, as the schema wants it.
// Blanks between elements, the order of attributes, the choice of quotation
// marks, references and CDATA sections are not kept.
type Writer[R Record] struct {
	e      *encoder
	format *format
	root   Root
	begun  bool
	count  int
}

// NewWriter returns a writer to dst. Nothing is written before the first record,
// or [Writer.Close]. A root that states no version is written as one of 2.03.
func NewWriter[R Record](dst io.Writer, root Root) *Writer[R] {
	return &Writer[R]{e: &encoder{dst: dst}, format: formatOf[R](), root: root}
}

// Write writes a record. The first error is returned by all later calls. It is
// an [*Error] that matches [ErrWrite] where something cannot be written as XML:
// characters that it does not allow, a comment with "--", a name that is none, a
// prefix of no namespace. Otherwise it is what dst gave.
func (w *Writer[R]) Write(record R) error {
	w.begin()
	w.count++
	w.e.element(w.format.record, step{w.format.name, w.count}, &record)
	w.e.flush(flushAt)
	return w.e.err
}

// begin writes the start of the file up to the first record.
func (w *Writer[R]) begin() {
	if w.begun {
		return
	}
	w.begun = true
	if w.root.Version == "" {
		w.root.Version = "2.03"
	}
	if !versions(w.root.Version) {
		w.e.wrong("version %s is not known: want 2.01, 2.02 or 2.03", check.Quote(w.root.Version))
	}
	w.e.buf = append(w.e.buf, `<?xml version="1.0" encoding="UTF-8"?>`...)
	w.e.outside(w.root.before())
	w.e.start(w.format.root, step{name: w.format.rootName}, &w.root)
}

// Close ends the file with tail. It does not close what is written to.
func (w *Writer[R]) Close(tail Tail) error {
	w.begin()
	w.e.nodes(w.root.inside())
	w.e.nodes(tail.Inside)
	w.e.end(w.format.rootName, false)
	w.e.outside(tail.After)
	w.e.buf = append(w.e.buf, '\n')
	w.e.flush(0)
	return w.e.err
}

// flushAt is how much is held before it is written.
const flushAt = 32 << 10
