package iati

import (
	"io"
	"iter"
)

// File is a whole file in memory. Files of many records are better read and
// written one by one, with [Reader] and [Writer].
type File[R Record] struct {
	Root    Root
	Records []R
	Tail    Tail
}

// Read reads a whole file within the default limits. The errors are those of
// [NewReader] and [Reader.Records].
func Read[R Record](src io.Reader) (File[R], error) {
	r, err := NewReader[R](src, Limits{})
	if err != nil {
		return File[R]{}, err
	}
	f := File[R]{Root: r.Root()}
	for record, err := range r.Records() {
		if err != nil {
			return File[R]{}, err
		}
		f.Records = append(f.Records, record)
	}
	f.Tail = r.Tail()
	return f, nil
}

// Write writes the file as [Writer] does.
func (f File[R]) Write(dst io.Writer) error {
	w := NewWriter[R](dst, f.Root)
	for i := range f.Records {
		if err := w.Write(f.Records[i]); err != nil {
			return err
		}
	}
	return w.Close(f.Tail)
}

// Activities yields the activities of a file one by one, within the default
// limits. The errors are those of [NewReader] and [Reader.Records]. Src is read
// once.
func Activities(src io.Reader) iter.Seq2[Activity, error] { return records[Activity](src) }

// Organisations yields the organisations of an organisation file, as
// [Activities] does those of an activity file.
func Organisations(src io.Reader) iter.Seq2[Organisation, error] { return records[Organisation](src) }

func records[R Record](src io.Reader) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		r, err := NewReader[R](src, Limits{})
		if err != nil {
			yield(*new(R), err)
			return
		}
		r.Records()(yield)
	}
}
