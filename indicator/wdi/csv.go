package wdi

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// Reader is told what files do not tell. The zero Reader reads all series of a
// file, by the codes it knows itself.
type Reader struct {
	Series    []string      // codes of the series that are wanted; none: all
	Economies Economies     // what metadata of the same vintage say of codes
	Source    figure.Source // of the records, in the fields that the file does not state
}

// CSV yields the records of a file with a column for each period, row by row, as
// a Reader without settings does.
func CSV(src io.Reader, skips *table.Skips) iter.Seq2[Record, error] { return Reader{}.CSV(src, skips) }

// The columns of both layouts.
var csvColumns = []string{"Country Name", "Country Code", "Indicator Name", "Indicator Code"}

var csvLimits = table.Limits{Bytes: 2 << 30, RowBytes: 64 << 10, Columns: 1024, Preamble: 16}

// numbers are as the World Bank writes them.
var numbers = table.Numbers{Missing: []string{".."}}

// CSV yields the records of a file of the API or of the bulk archive, row by row
// and within a row period by period; a blank cell is a record too. What was
// skipped is in skips once the loop has ended, however it did; skips may be nil,
// and is written anew by each loop. Lines before the header that do not say where
// the data are from, or of when, are among it.
//
// The first error ends the records. It wraps a [*table.Error] with line and
// column: [table.ErrPointer] for a Git-LFS pointer in place of the file,
// [table.ErrHeader] where the columns are others, [table.ErrNumber] where a cell
// is no number, or what else [table.Reader.Rows] names. Src is read once.
func (r Reader) CSV(src io.Reader, skips *table.Skips) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		setSkips(skips, table.Skips{})
		t, err := table.NewReader(src, table.Layout{Header: table.HeaderWith(csvColumns...), Limits: csvLimits})
		if err != nil {
			yield(Record{}, wrap(err))
			return
		}
		defer func() { setSkips(skips, skipsOf(t)) }()
		c, err := r.columns(t)
		if err != nil {
			yield(Record{}, wrap(err))
			return
		}
		for row, err := range t.Rows() {
			if err != nil {
				yield(Record{}, wrap(err))
				return
			}
			if !c.read(row, yield) {
				return
			}
		}
	}
}

func setSkips(to *table.Skips, skips table.Skips) {
	if to != nil {
		*to = skips
	}
}

// skipsOf returns what was skipped, rows before the header included that do not
// say where the data are from, or of when.
func skipsOf(t *table.Reader) table.Skips {
	skips := t.Skips()
	all := table.Skips{Total: skips.Total - len(skips.Kept), Blank: skips.Blank, Limit: skips.Limit}
	for _, row := range t.Preamble() {
		if _, _, ok := publication(row); !ok {
			all.Add(table.Skipped{Reason: "row before the header", Text: strings.Join(row, ",")})
		}
	}
	for _, s := range skips.Kept {
		all.Add(s)
	}
	return all
}

// publication returns what a row before the header says.
func publication(row []string) (title, updated string, ok bool) {
	switch {
	case len(row) != 2:
	case row[0] == "Data Source":
		return strings.Clone(row[1]), "", true
	case row[0] == "Last Updated Date":
		return "", strings.Clone(row[1]), true
	}
	return "", "", false
}

// columns is a file and where its columns stand.
type columns struct {
	Reader
	name, code, seriesName, seriesCode int
	periods                            []column
	others                             []int // named, and no period
}

type column struct {
	at     int
	period period.Span
}

func (r Reader) columns(t *table.Reader) (*columns, error) {
	at, err := t.Columns(csvColumns...)
	if err != nil {
		return nil, err
	}
	c := &columns{Reader: r, name: at[0], code: at[1], seriesName: at[2], seriesCode: at[3]}
	for i, name := range t.Header() {
		span, err := parsePeriod(name)
		switch {
		case slices.Contains(at, i) || name == "":
		case err != nil:
			c.others = append(c.others, i)
		default:
			c.periods = append(c.periods, column{i, span})
		}
	}
	if len(c.periods) == 0 {
		return nil, &table.Error{Err: table.ErrHeader, Reason: "no column is a period: want years such as 1960"}
	}
	c.Source.Publisher = Publisher
	for _, row := range t.Preamble() {
		title, updated, _ := publication(row)
		if title != "" {
			c.Source.Title = title
		}
		if updated != "" {
			c.Source.Edition, c.Source.Date = edition(updated)
		}
	}
	return c, nil
}

// read yields the records of a row. It returns false where no more are wanted.
func (c *columns) read(row table.Row, yield func(Record, error) bool) bool {
	_, line := row.Position()
	record := Record{
		Series: Series{Code: row.Text(c.seriesCode), Name: row.Text(c.seriesName)}, Source: c.Source, Line: line,
	}
	if len(c.Reader.Series) > 0 && !slices.Contains(c.Reader.Series, record.Series.Code) {
		return true
	}
	var ok bool
	if record.Economy, ok = c.Economies.parse(row.Text(c.code), row.Text(c.name)); !ok {
		row.Skip(unknown(row.Text(c.code)))
		return true
	}
	// A column of another thing is one fact, and is reported once.
	c.others = slices.DeleteFunc(c.others, func(at int) bool {
		if strings.TrimSpace(row.Text(at)) == "" {
			return false
		}
		row.SkipCell(at, "column left out, from here on: it is no period")
		return true
	})
	for _, column := range c.periods {
		digits, err := cell(row, column.at)
		if err != nil {
			yield(Record{}, wrap(err))
			return false
		}
		record.Period, record.Digits = column.period, digits
		if !yield(record, nil) {
			return false
		}
	}
	return true
}

// cell returns the number in a cell, "" where there is none.
func cell(row table.Row, at int) (money.Digits, error) {
	plain, ok, err := row.Number(at, numbers)
	if err != nil || !ok {
		return "", err
	}
	d, err := money.ParseDigits(plain)
	if err != nil {
		return "", row.Err(at, fmt.Errorf("%w: %w", table.ErrNumber, err))
	}
	return d, nil
}

func unknown(code string) string {
	return fmt.Sprintf("%s is the code of no country and of no known aggregate: metadata may tell", check.Quote(code))
}

// Long says in which columns a file with one value a row states what, by their
// names. Columns that it does not name are left out without a report.
//
//	wdi.Long{Code: "Country Code", Name: "Country Name", Period: "Year", Value: "Value", Series: wdi.Series{Code: "NY.GDP.MKTP.CD"}}
type Long struct {
	Code    string // of the economy, as the World Bank has it
	Period  string // a year, a quarter or a month
	Value   string //
	Name    string // of the economy; "": there is none
	InCode  string // code of the series; "": it is that of Series
	Edition string // vintage of the value; "": it is that of the Reader
	Series  Series // of all rows, where no column states it
}

// Long yields the records of a file with one value a row. Skips and errors are as
// for [Reader.CSV]; an error matches [ErrPeriod] where a period is none, and
// [table.ErrHeader] where columns names one that is not there.
func (r Reader) Long(src io.Reader, columns Long, skips *table.Skips) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		setSkips(skips, table.Skips{})
		wanted := []string{columns.Code, columns.Period, columns.Value}
		optional := []string{columns.Name, columns.InCode, columns.Edition}
		all := slices.DeleteFunc(append(slices.Clone(wanted), optional...), func(s string) bool { return s == "" })
		t, err := table.NewReader(src, table.Layout{Header: table.HeaderWith(all...), Limits: csvLimits})
		if err != nil {
			yield(Record{}, wrap(err))
			return
		}
		defer func() { setSkips(skips, skipsOf(t)) }()
		at, err := t.Columns(wanted...)
		if err != nil {
			yield(Record{}, wrap(err))
			return
		}
		name, code, vintage := -1, -1, -1
		for i, to := range []*int{&name, &code, &vintage} {
			if optional[i] != "" {
				*to = t.Column(optional[i])
			}
		}
		source := r.Source
		source.Publisher = Publisher
		for row, err := range t.Rows() {
			if err != nil {
				yield(Record{}, wrap(err))
				return
			}
			_, line := row.Position()
			record := Record{Series: columns.Series, Source: source, Line: line}
			if code >= 0 {
				record.Series = Series{Code: row.Text(code)}
			}
			if len(r.Series) > 0 && !slices.Contains(r.Series, record.Series.Code) {
				continue
			}
			if vintage >= 0 {
				record.Source.Edition, record.Source.Date = edition(row.Text(vintage))
			}
			var ok bool
			if record.Economy, ok = r.Economies.parse(row.Text(at[0]), row.Text(name)); !ok {
				row.Skip(unknown(row.Text(at[0])))
				continue
			}
			if record.Period, err = parsePeriod(strings.TrimSpace(row.Text(at[1]))); err != nil {
				yield(Record{}, wrap(row.Err(at[1], err)))
				return
			}
			if record.Digits, err = cell(row, at[2]); err != nil {
				yield(Record{}, wrap(err))
				return
			}
			if !yield(record, nil) {
				return
			}
		}
	}
}
