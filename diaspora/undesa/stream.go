package undesa

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator/table"
)

// errStop says that no more records are wanted.
var errStop = errors.New("undesa: stop")

// rowReader yields what a row holds. It returns errStop where yield has
// returned false, and an error that ends the reading.
type rowReader[T any] func(row table.Row, yield func(T) bool) error

// stream yields the records of a file: open looks at its header, and returns
// what reads its rows.
func stream[T any](src io.Reader, skips *table.Skips, layout table.Layout, open func(*table.Reader) (rowReader[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		if skips == nil {
			skips = new(table.Skips)
		}
		*skips = table.Skips{}
		var none T
		t, err := table.NewReader(src, layout)
		if err != nil {
			yield(none, wrap(err))
			return
		}
		defer func() { *skips = t.Skips() }()
		read, err := open(t)
		if err != nil {
			yield(none, wrap(err))
			return
		}
		value := func(v T) bool { return yield(v, nil) }
		for row, err := range t.Rows() {
			if err == nil {
				err = read(row, value)
			}
			if err == errStop {
				return
			}
			if err != nil {
				yield(none, wrap(err))
				return
			}
		}
	}
}

// stopUnless returns errStop where no more is wanted.
func stopUnless(more bool) error {
	if more {
		return nil
	}
	return errStop
}

// wrap puts the name of the package before an error.
func wrap(err error) error { return fmt.Errorf("undesa: %w", err) }

// reason returns why a row is skipped.
func reason(err error) string { return strings.TrimPrefix(err.Error(), "undesa: ") }

// others are columns of a file that its decoder leaves out.
type others []int

// othersOf returns the named columns that are none of those known.
func othersOf(t *table.Reader, known ...int) others {
	var out others
	for i, name := range t.Header() {
		if name != "" && plainName(name) != "index" && !slices.Contains(known, i) {
			out = append(out, i)
		}
	}
	return out
}

// report reports the first cell of each that is not blank: that a column is left
// out is one fact.
func (o *others) report(row table.Row) {
	*o = slices.DeleteFunc(*o, func(at int) bool {
		if strings.TrimSpace(row.Text(at)) == "" {
			return false
		}
		row.SkipCell(at, "column left out, from here on")
		return true
	})
}

// columnsOf returns where the columns of these names stand, −1 for one that is
// not there.
func columnsOf(t *table.Reader, names ...string) []int {
	at := make([]int, len(names))
	for i, name := range names {
		at[i] = t.Column(name)
	}
	return at
}

// own returns the text of a cell without the blanks around it, in memory of its
// own.
func own(row table.Row, at int) string { return strings.Clone(strings.TrimSpace(row.Text(at))) }
