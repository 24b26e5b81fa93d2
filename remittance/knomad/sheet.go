package knomad

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// Publisher is the publisher of all sheets.
const Publisher = "World Bank-KNOMAD"

// What the errors of this package match, beside those of package table.
var (
	ErrUnit        = errors.New("knomad: not a sheet of millions of US dollars")
	ErrOrientation = errors.New("knomad: who is down and who is across is not said")
)

// Direction says which way the money of a sheet goes. The zero Direction is not
// stated.
type Direction uint8

// The directions.
const (
	NoDirection Direction = iota
	Inflows               // received
	Outflows              // paid
)

var directions = check.Enum[Direction]{What: "knomad: direction", Names: []string{"", "inflows", "outflows"}}

// String returns the direction in lower case, "" where it is not stated.
func (d Direction) String() string { return directions.String(d) }

// MarshalText returns what String does.
func (d Direction) MarshalText() ([]byte, error) { return directions.Marshal(d) }

// UnmarshalText reads what MarshalText writes.
func (d *Direction) UnmarshalText(text []byte) error { return directions.Unmarshal(d, text) }

// Scale says what the column of shares holds, whatever its heading. The zero Scale
// says that there is no such column, or no value in it.
type Scale uint8

// The scales.
const (
	NoScale    Scale = iota
	Percent          // 43.8 stands for 43.8 %
	Fraction         // 0.438 stands for 43.8 %
	CannotTell       // too few values, all of 1 or less
)

var scales = check.Enum[Scale]{What: "knomad: scale", Names: []string{"", "percent", "fraction", "cannot-tell"}}

// String returns the scale in kebab-case, "" where there is none.
func (s Scale) String() string { return scales.String(s) }

// MarshalText returns what String does.
func (s Scale) MarshalText() ([]byte, error) { return scales.Marshal(s) }

// UnmarshalText reads what MarshalText writes.
func (s *Scale) UnmarshalText(text []byte) error { return scales.Unmarshal(s, text) }

// Sheet is a sheet of flows.
type Sheet struct {
	Title      string        `json:"title"` // as printed: "Remittance inflows (US$ million)"
	Direction  Direction     `json:"direction,omitempty"`
	Years      []Year        `json:"years"`
	ShareTitle string        `json:"share_title,omitempty"` // heading of the column of shares; "" where there is none
	ShareYear  period.Date   `json:"share_year,omitzero"`   // as its heading has it
	ShareScale Scale         `json:"share_scale,omitempty"`
	Rows       []SheetRow    `json:"rows"`
	Notes      []string      `json:"notes,omitempty"` // below the table, whole
	Source     figure.Source `json:"source"`          // its edition is the date line below the table: "April 2020"
}

// Year is a column of a sheet.
type Year struct {
	Date period.Date `json:"date"`
	Mark string      `json:"mark,omitempty"` // behind the year: "e" for an estimate, "f" for a forecast
}

// SheetRow is the row of a party.
type SheetRow struct {
	Party  Party          `json:"party"`
	Values []money.Digits `json:"values"`          // in millions of US dollars, one for each year; "" where there is none
	Share  money.Digits   `json:"share,omitempty"` // of gross domestic product, in the scale of the sheet; "" where there is none
	Line   int            `json:"line,omitempty"`  // of the file, from 1
}

// Flow is what a party received or paid in a year.
type Flow struct {
	Party     Party
	Direction Direction
	Year      Year
	Digits    money.Digits // in millions of current US dollars, as the file has it; "": not reported
	Source    figure.Source
	Line      int
}

// All yields the flows of a sheet one by one, those that are not reported among
// them.
func (s Sheet) All() iter.Seq[Flow] {
	return func(yield func(Flow) bool) {
		for _, row := range s.Rows {
			for i, year := range s.Years[:min(len(s.Years), len(row.Values))] {
				if !yield(Flow{row.Party, s.Direction, year, row.Values[i], s.Source, row.Line}) {
					return
				}
			}
		}
	}
}

// SharePercent returns the share of a row of the sheet in percent, exactly. It
// returns false where there is none, and where the scale cannot be told.
func (s Sheet) SharePercent(row SheetRow) (figure.Number, bool) {
	n, ok := row.Share.Number()
	switch {
	case !ok || s.ShareScale != Percent && s.ShareScale != Fraction:
		return figure.Number{}, false
	case s.ShareScale == Fraction:
		n = n.Mul(figure.Int(100))
	}
	return n, true
}

// Amount returns the flow in current US dollars, with all digits of the file, and
// false where it is not reported.
func (f Flow) Amount() (money.Amount, bool) { return dollars(f.Digits) }

// Absence returns [indicator.NotReported] where the flow has no value.
func (f Flow) Absence() indicator.Absence {
	if f.Digits == "" {
		return indicator.NotReported
	}
	return indicator.Present
}

// Doubtful reports whether the value is 0: the sheets print that too where there
// are no data, and nothing tells which.
func (f Flow) Doubtful() bool { return f.Digits.StatesZero() }

// header is what the columns of a sheet are.
type header struct {
	title  int
	years  []Year
	at     []int // of the years
	share  int   // -1: there is none
	others []int
}

// leastYears are what makes a row a header.
const leastYears = 3

func parseHeader(names []string) header {
	h := header{title: -1, share: -1}
	for i, name := range names {
		year, ok := parseYear(name)
		plain := strings.ToLower(name)
		switch {
		case name == "":
		case ok:
			h.years, h.at = append(h.years, year), append(h.at, i)
		case h.title < 0 && len(h.years) == 0:
			h.title = i
		case h.share < 0 && strings.Contains(plain, "gdp") && (strings.Contains(plain, "share") || strings.Contains(plain, "%")):
			h.share = i
		default:
			h.others = append(h.others, i)
		}
	}
	return h
}

// parseYear reads "2019", "2019e" and "2019.0".
func parseYear(s string) (Year, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 4 {
		return Year{}, false
	}
	mark := strings.ToLower(strings.TrimSpace(strings.TrimSuffix(s[4:], ".0")))
	date, err := period.Parse(s[:4])
	if err != nil || !slices.Contains([]string{"", "e", "f", "p"}, mark) || date.Year() < 1900 || date.Year() > 2199 {
		return Year{}, false
	}
	return Year{date, mark}, true
}

var sheetLayout = table.Layout{
	Header: table.HeaderWhere("a row with a title and at least three years", func(names []string) bool {
		return len(parseHeader(names).years) >= leastYears
	}),
	Ragged: table.FitRagged, // notes have one cell
	Limits: table.Limits{Bytes: 4 << 20, RowBytes: 64 << 10, Columns: 512, Rows: 20_000, Preamble: 16},
}

// ReadSheet reads a sheet of inflows or outflows, and returns what it skipped:
// rows whose name is unknown, and columns that are neither a year nor the shares.
// The notes below the table are in the sheet.
//
// The error wraps a [*table.Error] with line and column: [ErrUnit] where the sheet
// does not say that it is in millions of US dollars, [table.ErrNumber] where a
// cell is no number, [table.ErrRagged] where a row has not as many cells as there
// are columns, [table.ErrPointer] for a Git-LFS pointer in place of the file,
// [table.ErrHeader], or what else [table.Reader.Rows] names. There is no sheet
// then.
func ReadSheet(src io.Reader) (Sheet, table.Skips, error) {
	t, err := table.NewReader(src, sheetLayout)
	if err != nil {
		return Sheet{}, table.Skips{}, wrap(err)
	}
	h := parseHeader(t.Header())
	s := Sheet{Years: h.years, Source: figure.Source{Publisher: Publisher}}
	var title []string
	for _, row := range t.Preamble() {
		title = append(title, row...)
	}
	name := 0
	if h.title >= 0 {
		title, name = append(title, t.Header()[h.title]), h.title
	}
	s.Title = join(title)
	s.Source.Title = s.Title
	if !isMillion(s.Title) {
		return Sheet{}, t.Skips(), wrap(&table.Error{Err: ErrUnit, Reason: check.Quote(s.Title) + " is the title: want one with US$ million"})
	}
	switch plain := strings.ToLower(s.Title); {
	case strings.Contains(plain, "inflow") == strings.Contains(plain, "outflow"):
	case strings.Contains(plain, "inflow"):
		s.Direction = Inflows
	default:
		s.Direction = Outflows
	}
	if h.share >= 0 {
		s.ShareTitle = strings.Clone(t.Header()[h.share])
		s.ShareYear = yearIn(s.ShareTitle)
	}
	for row, err := range t.Rows() {
		if err == nil {
			err = s.read(row, &h, name, len(t.Header()))
		}
		if err != nil {
			return Sheet{}, t.Skips(), wrap(err)
		}
	}
	s.ShareScale = scaleOf(s.Rows)
	return s, t.Skips(), nil
}

// read reads a row of the table or a note.
func (s *Sheet) read(row table.Row, h *header, name, columns int) error {
	text := strings.TrimSpace(row.Text(name))
	party, known := parseParty(text)
	if !known && alone(row, name) {
		note := strings.Clone(text)
		s.Notes = append(s.Notes, note)
		if date, ok := strings.CutPrefix(note, "Date:"); ok {
			s.Source.Edition = strings.TrimSpace(date)
			if span, err := period.ParseEnglish(s.Source.Edition); err == nil {
				s.Source.Date = span.Start()
			}
		}
		return nil
	}
	if err := whole(row, columns); err != nil {
		return err
	}
	h.others = slices.DeleteFunc(h.others, func(column int) bool {
		if strings.TrimSpace(row.Text(column)) == "" {
			return false
		}
		row.SkipCell(column, "column left out, from here on: it is neither a year nor shares")
		return true
	})
	r := SheetRow{Party: party, Values: make([]money.Digits, len(h.years))}
	_, r.Line = row.Position()
	var err error
	for i, column := range h.at {
		if r.Values[i], err = cell(row, column); err != nil {
			return err
		}
	}
	if r.Share, err = cell(row, h.share); err != nil {
		return err
	}
	if !known {
		row.Skip(unknown(text))
		return nil
	}
	s.Rows = append(s.Rows, r)
	return nil
}

// alone reports whether a row has no other text than that in a column.
func alone(row table.Row, column int) bool {
	for i := range row.Len() {
		if i != column && strings.TrimSpace(row.Text(i)) != "" {
			return false
		}
	}
	return true
}

// whole refuses a row that has not as many cells as there are columns: its values
// may stand under others.
func whole(row table.Row, columns int) error {
	for i := columns; i < row.Len(); i++ {
		if text := strings.TrimSpace(row.Text(i)); text != "" {
			return row.Err(i, fmt.Errorf("%w: %s behind the last column", table.ErrRagged, check.Quote(text)))
		}
	}
	if row.Len() < columns {
		return row.Err(-1, fmt.Errorf("%w: %d cells: want %d", table.ErrRagged, row.Len(), columns))
	}
	return nil
}

// scaleOf tells percent from fractions. No economy receives or pays more than its
// product, so that a value above 1.5 is in percent; and of many countries one has
// a share above 1 %.
func scaleOf(rows []SheetRow) Scale {
	const many = 30
	stated := 0
	limit := figure.MustNumber("1.5")
	for _, row := range rows {
		n, ok := row.Share.Number()
		if !ok || row.Party.Kind != Country {
			continue
		}
		stated++
		if n.Cmp(limit) > 0 {
			return Percent
		}
	}
	switch {
	case stated >= many:
		return Fraction
	case stated > 0:
		return CannotTell
	}
	return NoScale
}

// join returns texts as one, with single blanks.
func join(texts []string) string { return strings.Join(strings.Fields(strings.Join(texts, " ")), " ") }

// isMillion reports whether a title says that numbers are in millions of US
// dollars.
func isMillion(title string) bool {
	plain := strings.ToLower(title)
	return strings.Contains(plain, "million") && (strings.Contains(plain, "us$") || strings.Contains(plain, "us $") || strings.Contains(plain, "usd"))
}

// yearIn returns the first year that a text names.
func yearIn(s string) period.Date {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(word); err == nil && len(word) == 4 && n >= 1900 && n < 2200 {
			date, _ := period.NewYear(n)
			return date
		}
	}
	return period.Date{}
}

// wrap names the package in an error.
func wrap(err error) error { return fmt.Errorf("knomad: %w", err) }
