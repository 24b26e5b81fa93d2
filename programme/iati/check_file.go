package iati

import (
	"io"
	"iter"

	"iom.int/migdev/indicator/check"
)

// Checker checks the records of a file one by one, as they are read, and keeps of
// each what other records may refer to: its identifier, its relations and its
// references, some 200 bytes. It is for one goroutine at a time.
type Checker[R Record] struct {
	o      Options
	c      *checker
	format *format
	root   Root
	n      int
	file   file
}

// NewChecker returns a checker of a file with this root, which says its version.
func NewChecker[R Record](root Root, o Options) *Checker[R] {
	c := &Checker[R]{o: o, format: formatOf[R](), root: root}
	c.c = newChecker(&c.o)
	c.c.noUpper = root.Version == "2.01" || root.Version == "2.02"
	c.file = file{o: &c.o, name: c.format.name, known: map[string]int32{}, asked: map[string]check.Verdict{}}
	return c
}

// Check returns what [Activity.Check] and [Organisation.Check] do of the next
// record of the file, with paths that start at the root:
// "iati-activity[2].budget[1].value".
func (c *Checker[R]) Check(record *R) check.Findings {
	c.c.fs = c.format.record.check(record)
	if base := c.format.record.base(record); base.Rest != nil {
		c.c.fs = stray(c.c.fs, base.Rest.Before)
	}
	switch r := any(record).(type) {
	case *Activity:
		c.c.activity(r)
		c.file.activity(r)
	case *Organisation:
		c.c.organisation(r)
		c.file.identify(r.Identifier.Text, r.Identifier.Line)
	}
	fs := c.o.Levels.Apply(c.c.fs)
	c.c.fs = nil
	at := c.n
	c.n++
	if len(fs) == 0 {
		return nil
	}
	return check.Findings(nil).UnderIndex(c.format.name, at, fs)
}

// Finish returns what only the whole file shows: what is wrong with its root and
// behind its last record, identifiers that stand twice, references to activities
// that are nowhere, and by the strict profile relations that are not answered and
// levels of a hierarchy that are counted twice.
func (c *Checker[R]) Finish(tail Tail) check.Findings {
	c.c.fs = c.format.root.check(&c.root)
	if c.n == 0 {
		c.c.fs = append(c.c.fs, finding("missing", "", c.root.Line, "element "+c.format.name+" is missing"))
	}
	c.c.fs = stray(c.c.fs, tail.Inside)
	c.c.walkRecord(c.format.root, &c.root, "", "")
	fs := append(c.c.fs, c.file.finish()...)
	c.c.fs = nil
	return c.o.Levels.Apply(fs)
}

// Check returns what is wrong with a whole file in memory: what a [Checker] finds
// in its records, and then in all of them together.
func (f File[R]) Check(o Options) check.Findings {
	c := NewChecker[R](f.Root, o)
	var fs check.Findings
	for i := range f.Records {
		fs = append(fs, c.Check(&f.Records[i])...)
	}
	return append(fs, c.Finish(f.Tail)...)
}

// CheckFile reads a file record by record, within the default limits, and yields
// what a [Checker] finds. The first error ends it: it is one of [NewReader] or
// [Reader.Records], and [ErrorRule] tells which rule it breaks.
func CheckFile[R Record](src io.Reader, o Options) iter.Seq2[check.Finding, error] {
	return func(yield func(check.Finding, error) bool) {
		r, err := NewReader[R](src, Limits{})
		if err != nil {
			yield(check.Finding{}, err)
			return
		}
		c := NewChecker[R](r.Root(), o)
		for record, err := range r.Records() {
			if err != nil {
				yield(check.Finding{}, err)
				return
			}
			for _, f := range c.Check(&record) {
				if !yield(f, nil) {
					return
				}
			}
		}
		for _, f := range c.Finish(r.Tail()) {
			if !yield(f, nil) {
				return
			}
		}
	}
}
