package undesa

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// Entry is one stock of a file by origin and destination, and what the file
// calls both ends of it. Entries compare with ==.
type Entry struct {
	Stock       diaspora.Stock `json:"stock"`
	Origin      Location       `json:"origin"`
	Destination Location       `json:"destination"`
	Line        int            `json:"line,omitempty"` // of the file, from 1
}

// IsAggregate reports whether an end of the stock is an aggregate: the stocks of
// its countries are in it, and in the file a second time.
func (e Entry) IsAggregate() bool {
	return e.Origin.Kind == Aggregate || e.Destination.Kind == Aggregate
}

// Stocks yields the stocks of a file by origin and destination, as a Reader
// without settings does.
func Stocks(src io.Reader, skips *table.Skips) iter.Seq2[Entry, error] {
	return Reader{}.Stocks(src, skips)
}

// Stocks yields the stocks of a file by origin and destination, in its order:
//
//   - the workbook by destination and origin of UN DESA, a row for each pair and
//     blocks of years for both sexes, males and females, of 1990 to 2020 in the
//     edition of 2020 and of 1990 to 2024 in that of 2024. Blocks are told apart
//     by the headings over them or, where these are cut off, by their order.
//     Aggregates and blank cells are stocks too;
//   - the layout of the R package gdidata: geo, t, from, sex, n, type_b, type_c,
//     type_r and type_i, which are TRUE or FALSE, or 1 or 0;
//   - year, origin, destination, sex, n, and data_type and edition where there
//     are such columns.
//
// A pair that is not in a file is not reported; that is not 0. Stocks with data
// imputed are of the quality estimate, all others count as exact: nothing is
// said on their precision. Serbia is [SerbiaWithKosovo].
//
// What was skipped is in skips once the loop has ended, however it did: rows with
// a code of no location and columns of anything else. Skips may be nil, and is
// written anew by each loop.
//
// The first error ends the stocks. It wraps a [*table.Error] with row and
// column: [table.ErrHeader] where the file has another layout,
// [table.ErrNumber] where a cell is no number of persons, [ErrCode] where a sex,
// year or type of data is unknown, or what else [table.Reader.Rows] names. Src
// is read once, and memory does not grow with it.
func (r Reader) Stocks(src io.Reader, skips *table.Skips) iter.Seq2[Entry, error] {
	layout := table.Layout{
		Header: table.HeaderWhere("a row with Location code of destination and Location code of origin, with geo, t, from, sex and n, or with year, origin, destination, sex and n",
			func(names []string) bool { return isBoth(names) || longOf(names) != nil }),
		Numbered: true, Limits: workbookLimits,
	}
	return stream(src, skips, layout, func(t *table.Reader) (rowReader[Entry], error) {
		if columns := longOf(t.Header()); columns != nil {
			return r.long(t, columns), nil
		}
		return r.pairs(t)
	})
}

// pairs reads the workbook by destination and origin.
func (r Reader) pairs(t *table.Reader) (rowReader[Entry], error) {
	s, err := newSheet(t, r.Edition)
	if err != nil {
		return nil, err
	}
	for _, b := range s.blocks {
		if b.measure != MigrantNumber || b.unit != 1 {
			return nil, &table.Error{Err: table.ErrHeader, Reason: fmt.Sprintf("a block of %s: want migrant stocks alone", b.measure)}
		}
	}
	destinations, origins := newLocations(ParseLocation, true), newLocations(ParseLocation, true)
	return func(row table.Row, yield func(Entry) bool) error {
		s.others.report(row)
		destination, err := destinations.at(row, s.code, s.name, s.notes)
		if err != nil {
			row.Skip("destination: " + reason(err))
			return nil
		}
		origin, err := origins.at(row, s.originCode, s.originName, -1)
		if err != nil {
			row.Skip("origin: " + reason(err))
			return nil
		}
		types, err := dataTypes(row, s.types)
		if err != nil {
			return err
		}
		_, line := row.Position()
		e := Entry{Origin: origin.Location, Destination: destination.Location, Line: line}
		e.Stock = diaspora.Stock{Origin: origin.geo, Residence: destination.geo, Edition: s.edition}.OnTypes(types)
		for _, b := range s.blocks {
			e.Stock.Sex = b.sex
			for _, column := range b.columns {
				count, err := parseCount(row.Text(column.at), 1)
				if err != nil {
					return row.Err(column.at, err)
				}
				if types.Has(diaspora.Imputed) {
					count = estimate(count)
				}
				e.Stock.Count, e.Stock.Date = count, column.date
				if !yield(e) {
					return errStop
				}
			}
		}
		return nil
	}, nil
}

// long is where the columns of a file with one stock a row stand.
type long struct {
	origin, destination, year, sex, n int
	dataType, edition                 int    // −1 where there is none
	flags                             [4]int // of B, C, R and I; −1 in files with dataType
}

// longOf returns the columns of a layout with one stock a row, nil where the
// names are those of another.
func longOf(names []string) *long {
	at := func(name string) int { return indexOf(names, name) }
	l := &long{origin: at("origin"), destination: at("destination"), year: at("year"), dataType: at("data_type"), edition: at("edition"), flags: [4]int{-1, -1, -1, -1}}
	if at("geo") >= 0 {
		l = &long{origin: at("from"), destination: at("geo"), year: at("t"), dataType: -1, edition: at("edition"),
			flags: [4]int{at("type_b"), at("type_c"), at("type_r"), at("type_i")}}
		if min(l.flags[0], l.flags[1], l.flags[2], l.flags[3]) < 0 {
			return nil
		}
	}
	l.sex, l.n = at("sex"), at("n")
	if min(l.origin, l.destination, l.year, l.sex, l.n) < 0 {
		return nil
	}
	return l
}

// long reads a file with one stock a row.
func (r Reader) long(t *table.Reader, c *long) rowReader[Entry] {
	origins, destinations := newLocations(parseLetters, true), newLocations(parseLetters, true)
	left := othersOf(t, append(c.flags[:], c.origin, c.destination, c.year, c.sex, c.n, c.dataType, c.edition)...)
	return func(row table.Row, yield func(Entry) bool) error {
		left.report(row)
		destination, err := destinations.at(row, c.destination, -1, -1)
		if err != nil {
			row.Skip("destination: " + reason(err))
			return nil
		}
		origin, err := origins.at(row, c.origin, -1, -1)
		if err != nil {
			row.Skip("origin: " + reason(err))
			return nil
		}
		_, line := row.Position()
		e := Entry{Origin: origin.Location, Destination: destination.Location, Line: line}
		e.Stock = diaspora.Stock{Origin: origin.geo, Residence: destination.geo, Edition: r.Edition}
		types, err := c.types(row)
		if err != nil {
			return err
		}
		e.Stock = e.Stock.OnTypes(types)
		if e.Stock.Date, err = yearIn(row, c.year); err != nil {
			return err
		}
		if text := strings.TrimSpace(row.Text(c.edition)); text != "" {
			edition, err := yearIn(row, c.edition)
			if err != nil {
				return err
			}
			e.Stock.Edition = diaspora.Edition{Publisher: Publisher, Year: edition.Year()}
		}
		if e.Stock.Sex, err = sexOf(row.Text(c.sex)); err != nil {
			return row.Err(c.sex, err)
		}
		count, err := parseLong(row.Text(c.n))
		if err != nil {
			return row.Err(c.n, err)
		}
		if types.Has(diaspora.Imputed) {
			count = estimate(count)
		}
		e.Stock.Count = count
		return stopUnless(yield(e))
	}
}

// types returns the types of data that a row states.
func (c *long) types(row table.Row) (diaspora.DataTypes, error) {
	if c.flags[0] < 0 {
		return dataTypes(row, c.dataType)
	}
	var types diaspora.DataTypes
	for i, at := range c.flags {
		switch strings.ToUpper(strings.TrimSpace(row.Text(at))) {
		case "TRUE", "T", "1":
			types |= [...]diaspora.DataTypes{diaspora.ForeignBorn, diaspora.ForeignCitizens, diaspora.RefugeesAdded, diaspora.Imputed}[i]
		case "FALSE", "F", "0":
		default:
			return 0, row.Err(at, fmt.Errorf("%w: %s: want TRUE or FALSE", ErrCode, check.Quote(row.Text(at))))
		}
	}
	return types, nil
}

// parseTypes is [diaspora.ParseDataTypes] for cells with any blanks.
func parseTypes(cell string) (diaspora.DataTypes, error) {
	types, err := diaspora.ParseDataTypes(strings.Join(strings.Fields(cell), " "))
	if err != nil {
		return 0, fmt.Errorf("%w: type of data %s: want B, C, R and I, each once at most", ErrCode, check.Quote(cell))
	}
	return types, nil
}

// dataTypes returns the types of data in a cell of a row.
func dataTypes(row table.Row, at int) (diaspora.DataTypes, error) {
	types, err := parseTypes(row.Text(at))
	if err != nil {
		return 0, row.Err(at, err)
	}
	return types, nil
}

// estimate returns a count as an estimate, as one that is imputed is.
func estimate(c diaspora.Count) diaspora.Count {
	if n, ok := c.Value(); ok {
		if e, err := diaspora.NewCount(n, diaspora.EstimateCount); err == nil {
			return e
		}
	}
	return c
}

// yearIn returns the year in a cell of a row.
func yearIn(row table.Row, at int) (period.Date, error) {
	text := strings.TrimSpace(row.Text(at))
	if n, ok := plainInteger(text); ok && len(text) == 4 && 1000 <= n && n < 3000 {
		return year(text), nil
	}
	return period.Date{}, row.Err(at, fmt.Errorf("%w: year %s: want four digits", ErrCode, check.Quote(text)))
}

// sexOf returns the sex that a file states.
func sexOf(text string) (diaspora.Sex, error) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "f", "female", "females", "women":
		return diaspora.Female, nil
	case "m", "male", "males", "men":
		return diaspora.Male, nil
	case "b", "both", "both sexes", "both sexes combined":
		return diaspora.BothSexes, nil
	}
	return 0, fmt.Errorf("%w: sex %s: want F, M, female, male or both", ErrCode, check.Quote(text))
}

// parseLong reads a number of persons in a file with one a row, as R writes it.
func parseLong(cell string) (diaspora.Count, error) {
	if strings.TrimSpace(cell) == "NA" {
		return diaspora.AbsentCount(diaspora.CountNotAvailable), nil
	}
	return parseCount(cell, 1)
}
