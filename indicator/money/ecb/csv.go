package ecb

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
)

// csvLayout is that of eurofxref-hist.csv and of eurofxref.csv, which has a
// blank behind each comma. Rows end with a comma that begins a column without
// name.
var csvLayout = table.Layout{
	Header: table.HeaderWith("Date"), Delimiter: ',', Trim: true, Ragged: table.SkipRagged,
	Limits: table.Limits{RowBytes: 64 << 10},
}

var csvNumbers = table.Numbers{Missing: []string{"N/A"}}

// CSV yields the rates in a file with the columns Date, USD, JPY and so on, row
// by row. What was skipped is in skips once the loop has ended, however it did;
// skips may be nil, and is written anew by each loop.
//
// The first error ends the rates. It wraps a [*table.Error]: the file is
// another one, such as one with a date whose header names no currency
// ([table.ErrHeader]), breaks its layout or exceeds the limits, or src gave the
// error.
// Src is read once, so that a second loop finds it where the first has left it.
func CSV(src io.Reader, skips *table.Skips) iter.Seq2[money.Rate, error] {
	return func(yield func(money.Rate, error) bool) {
		t, err := table.NewReader(src, csvLayout)
		if err != nil {
			setSkips(skips, table.Skips{})
			yield(money.Rate{}, fmt.Errorf("ecb: %w", err))
			return
		}
		defer func() { setSkips(skips, t.Skips()) }()
		c := csvReader{table: t, date: t.Column("Date"), columns: columnsOf(t.Header())}
		if !slices.ContainsFunc(c.columns, func(at column) bool { return at.err == nil }) {
			yield(money.Rate{}, fmt.Errorf("ecb: %w", &table.Error{
				Err: table.ErrHeader, Reason: "no column of the header is a currency beside the euro: want Date, USD, JPY and so on",
			}))
			return
		}
		for row, err := range t.Rows() {
			if err != nil {
				// Rows before the error are whole, and are yielded as such.
				if c.month.flush(yield) {
					yield(money.Rate{}, fmt.Errorf("ecb: %w", err))
				}
				return
			}
			if !c.read(row, yield) {
				return
			}
		}
		c.month.flush(yield)
	}
}

func setSkips(to *table.Skips, skips table.Skips) {
	if to != nil {
		*to = skips
	}
}

type csvReader struct {
	table   *table.Reader
	date    int // column
	columns []column
	width   int // cells of the first row
	month   window
}

// column is one that may hold rates.
type column struct {
	quote    money.Currency
	err      error // why it holds none
	reported bool
}

func columnsOf(names []string) []column {
	columns := make([]column, len(names))
	for i, name := range names {
		columns[i].quote, columns[i].err = quoted(name)
	}
	return columns
}

// read reads a row. It returns false where yield did.
func (c *csvReader) read(row table.Row, yield func(money.Rate, error) bool) bool {
	if c.width == 0 {
		c.width = row.Len()
	}
	if row.Len() < c.width {
		row.Skip(fmt.Sprintf("row of %d cells, perhaps broken off: want %d as in the first row", row.Len(), c.width))
		return true
	}
	on, err := day(row.Text(c.date))
	if err != nil {
		row.Skip(err.Error())
		return true
	}
	if !c.month.begin(on, yield) {
		return false
	}
	for i := range c.columns {
		if i == c.date {
			continue
		}
		at := &c.columns[i]
		figure, ok, err := row.Number(i, csvNumbers)
		switch {
		case at.err != nil:
			// A column of another thing is one fact, and is reported once.
			if !at.reported && (ok || err != nil) {
				row.SkipCell(i, "column left out, from here on: "+at.err.Error())
				at.reported = true
			}
		case err != nil:
			row.SkipCell(i, cause(err))
		case ok:
			if err := c.month.add(on, at.quote, figure); err != nil {
				row.SkipCell(i, err.Error())
			}
		}
	}
	return true
}

// cause returns what is wrong without the place, which the report has anyway.
func cause(err error) string {
	var e *table.Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return err.Error()
}
