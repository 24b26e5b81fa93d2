package undesa

import (
	"io"
	"iter"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// Value is a cell of the workbook by destination. Values compare with ==.
type Value struct {
	Destination Location             `json:"destination"`
	Measure     Measure              `json:"measure"`
	Sex         diaspora.Sex         `json:"sex"`
	From        period.Date          `json:"from,omitzero"`    // of a period, its first year; not stated for a year
	Date        period.Date          `json:"date"`             // the year, or the last of a period; always from or of 1 July
	Count       diaspora.Count       `json:"count"`            // of a measure in persons; not reported for any other
	Percent     money.Digits         `json:"percent,omitzero"` // of a percentage or a rate, with all digits of the file; "" where there is none
	Status      diaspora.CountStatus `json:"status"`           // whether there is a number, and if not, why
	Types       diaspora.DataTypes   `json:"types,omitempty"`  // of the migrants; none for aggregates
	Edition     diaspora.Edition     `json:"edition,omitzero"`
	Line        int                  `json:"line,omitempty"` // of the file, from 1
}

// Stock returns the value as a stock of migrants of any origin, and false where
// it measures something else.
func (v Value) Stock() (diaspora.Stock, bool) {
	if v.Measure != MigrantNumber {
		return diaspora.Stock{}, false
	}
	s := diaspora.Stock{Count: v.Count, Residence: v.Destination.Geo(), Date: v.Date, Sex: v.Sex, Edition: v.Edition}
	return s.OnTypes(v.Types), true
}

// Reader is told what files do not tell. The zero Reader takes all from the
// file.
type Reader struct {
	Edition diaspora.Edition // of what a file states no edition for
}

// Destinations yields the cells of a table of the workbook by destination, as a
// Reader without settings does.
func Destinations(src io.Reader, skips *table.Skips) iter.Seq2[Value, error] {
	return Reader{}.Destinations(src, skips)
}

// Destinations yields the cells of a table of the workbook by destination, Tables
// 1 to 6, row by row: blank cells, hidden ones and aggregates among them.
//
// What a column means is read off the heading that stands over its block, in the
// row above the header, and never off its name: years repeat. Table 6 has a
// number, a percentage and a rate in blocks alike. A file whose headings are cut
// off is refused.
//
// What was skipped is in skips once the loop has ended, however it did: rows with
// a code of no location, rows without one, and columns of anything else. Skips
// may be nil, and is written anew by each loop.
//
// The first error ends the values. It wraps a [*table.Error] with row and
// column: [table.ErrHeader] where header and headings are others,
// [table.ErrNumber] where a cell is no number, [ErrCode] where a type of data is
// unknown, or what else [table.Reader.Rows] names. Src is read once.
func (r Reader) Destinations(src io.Reader, skips *table.Skips) iter.Seq2[Value, error] {
	layout := table.Layout{
		Header: table.HeaderWhere("a row with Location code and years", isByDestination), Numbered: true, Limits: workbookLimits,
	}
	return stream(src, skips, layout, func(t *table.Reader) (rowReader[Value], error) {
		s, err := newSheet(t, r.Edition)
		if err != nil {
			return nil, err
		}
		places := newLocations(ParseLocation, true)
		return func(row table.Row, yield func(Value) bool) error {
			s.others.report(row)
			location, err := places.at(row, s.code, s.name, s.notes)
			if err != nil {
				row.Skip(reason(err))
				return nil
			}
			types, err := dataTypes(row, s.types)
			if err != nil {
				return err
			}
			_, line := row.Position()
			v := Value{Destination: location.Location, Types: types, Edition: s.edition, Line: line}
			for _, b := range s.blocks {
				v.Measure, v.Sex = b.measure, b.sex
				for _, column := range b.columns {
					v.From, v.Date, v.Count, v.Percent = column.from, column.date, diaspora.Count{}, ""
					var err error
					if b.measure.IsCount() {
						v.Count, err = parseCount(row.Text(column.at), b.unit)
						if b.measure == MigrantNumber && types.Has(diaspora.Imputed) {
							v.Count = estimate(v.Count)
						}
						v.Status = v.Count.Status()
					} else {
						v.Percent, v.Status, err = parseRatio(row.Text(column.at))
						v.Percent = money.Digits(strings.Clone(string(v.Percent)))
					}
					if err != nil {
						return row.Err(column.at, err)
					}
					if !yield(v) {
						return errStop
					}
				}
			}
			return nil
		}, nil
	})
}
