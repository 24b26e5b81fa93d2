package rpw

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// Publisher is the publisher of all prices.
const Publisher = "World Bank"

// Averages are the average costs of corridors as the World Bank publishes them in
// DataBank, in the order of the file.
type Averages struct {
	Quarters []period.Span `json:"quarters"`
	Rows     []CorridorRow `json:"rows"`
	Source   figure.Source `json:"source"` // its edition is the day of the last update, as in the file
}

// CorridorRow is the row of a corridor.
type CorridorRow struct {
	From       Party          `json:"from"`
	To         Party          `json:"to"`
	SeriesCode string         `json:"series_code,omitempty"` // "ATCR.CORR"
	SeriesName string         `json:"series_name,omitempty"`
	CostsPct   []money.Digits `json:"costs_pct"` // in percent, one for each quarter; "" where there is none
	Line       int            `json:"line,omitempty"`
}

// Average is the average cost of a corridor in a quarter, in percent.
type Average struct {
	From       Party
	To         Party
	SeriesCode string
	Quarter    period.Span
	CostPct    money.Digits // "": not reported
	Source     figure.Source
	Line       int
}

// All yields the averages one by one, those that are not reported among them.
func (a Averages) All() iter.Seq[Average] {
	return func(yield func(Average) bool) {
		for _, row := range a.Rows {
			for i, quarter := range a.Quarters[:min(len(a.Quarters), len(row.CostsPct))] {
				if !yield(Average{row.From, row.To, row.SeriesCode, quarter, row.CostsPct[i], a.Source, row.Line}) {
					return
				}
			}
		}
	}
}

// The columns of the export, where blanks may be doubled.
var averageNames = []string{
	"sending countries name", "sending countries code", "series name", "series code", "receiving countries name", "receiving countries code",
}

func findAverages(header []string) []int {
	at := make([]int, len(averageNames))
	for i, name := range averageNames {
		at[i] = slices.IndexFunc(header, func(s string) bool { return plainName(s) == name })
	}
	return at
}

var averagesLayout = table.Layout{
	Header: table.HeaderWhere("a row with "+strings.Join(averageNames, ", "), func(names []string) bool {
		return !slices.Contains(findAverages(names), -1)
	}),
	Ragged: table.FitRagged, // notes have one cell
	Limits: table.Limits{Bytes: 4 << 20, RowBytes: 64 << 10, Columns: 512, Rows: 100_000, Preamble: 16},
}

// ReadAverages reads an export of DataBank, and returns what it skipped: notes
// below the table that do not say where the data are from or of when, rows whose
// country is unknown, and columns that are no quarter.
//
// The error wraps a [*table.Error] with line and column, and matches what that of
// [Services] does; there are no averages then.
func ReadAverages(src io.Reader) (Averages, table.Skips, error) {
	t, err := table.NewReader(src, averagesLayout)
	if err != nil {
		return Averages{}, table.Skips{}, wrap(err)
	}
	at := findAverages(t.Header())
	a := Averages{Source: figure.Source{Publisher: Publisher}}
	var quarters, others []int
	for i, name := range t.Header() {
		quarter, ok := databankQuarter(name)
		switch {
		case slices.Contains(at, i) || name == "":
		case !ok:
			others = append(others, i)
		default:
			quarters, a.Quarters = append(quarters, i), append(a.Quarters, quarter)
		}
	}
	if len(quarters) == 0 {
		return Averages{}, skipsOf(t), wrap(&table.Error{Err: table.ErrHeader, Reason: "no column is a quarter: want one such as 2011Q1 [YR2011Q1]"})
	}
	for row, err := range t.Rows() {
		if err != nil {
			return Averages{}, skipsOf(t), wrap(err)
		}
		if a.note(row) {
			continue
		}
		if err := whole(row, len(t.Header())); err != nil {
			return Averages{}, skipsOf(t), wrap(err)
		}
		others = slices.DeleteFunc(others, func(column int) bool {
			if trim(row.Text(column)) == "" {
				return false
			}
			row.SkipCell(column, "column left out, from here on: it is no quarter")
			return true
		})
		r := CorridorRow{
			From: Party{Name: own(row, at[0]), Code: own(row, at[1])}, SeriesName: own(row, at[2]), SeriesCode: own(row, at[3]),
			To: Party{Name: own(row, at[4]), Code: own(row, at[5])},
		}
		_, r.Line = row.Position()
		ok := true
		for _, end := range []*Party{&r.From, &r.To} {
			if end.Country, err = country(end.Code, a.Quarters[0]); err != nil && ok {
				row.Skip(fmt.Sprintf("%s is the code of no country", check.Quote(end.Code)))
				ok = false
			}
		}
		if !ok {
			continue
		}
		r.CostsPct = make([]money.Digits, len(quarters))
		for i, column := range quarters {
			if r.CostsPct[i], err = cell(row, column); err != nil {
				return Averages{}, skipsOf(t), wrap(err)
			}
		}
		a.Rows = append(a.Rows, r)
	}
	return a, skipsOf(t), nil
}

// whole refuses a row that has not as many cells as there are columns: its values
// may stand under others.
func whole(row table.Row, columns int) error {
	for i := columns; i < row.Len(); i++ {
		if own(row, i) != "" {
			return row.Err(i, fmt.Errorf("%w: %s behind the last column", table.ErrRagged, check.Quote(own(row, i))))
		}
	}
	if row.Len() < columns {
		return row.Err(-1, fmt.Errorf("%w: %d cells: want %d", table.ErrRagged, row.Len(), columns))
	}
	return nil
}

// own returns the text of a cell.
func own(row table.Row, at int) string { return trim(row.Text(at)) }

// note reads a row that is a note: it has one cell, the first.
func (a *Averages) note(row table.Row) bool {
	text := own(row, 0)
	for i := 1; i < row.Len(); i++ {
		if own(row, i) != "" {
			return false
		}
	}
	if database, ok := strings.CutPrefix(text, "Data from database: "); ok {
		a.Source.Title = strings.Clone(database)
	} else if day, ok := strings.CutPrefix(text, "Last Updated: "); ok {
		a.Source.Edition = strings.Clone(day)
		if at, err := time.Parse("01/02/2006", day); err == nil {
			a.Source.Date, _ = period.FromTime(at)
		}
	} else {
		row.Skip("note below the table")
	}
	return true
}

// databankQuarter reads "2011Q1 [YR2011Q1]".
func databankQuarter(name string) (period.Span, bool) {
	label, again, ok := strings.Cut(name, " [YR")
	if !ok || again != label+"]" {
		return period.Span{}, false
	}
	span, err := parseQuarter(label)
	return span, err == nil
}
