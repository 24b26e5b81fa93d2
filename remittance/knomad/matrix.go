package knomad

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// Measure says what a matrix counts. The zero Measure is not stated.
type Measure uint8

// The measures.
const (
	NoMeasure   Measure = iota
	Remittances         // millions of current US dollars, estimated
	Migrants            // persons who live in the destination; not always whole numbers
)

var measures = check.Enum[Measure]{What: "knomad: measure", Names: []string{"", "remittances", "migrants"}}

// String returns the measure in lower case, "" where it is not stated.
func (m Measure) String() string { return measures.String(m) }

// MarshalText returns what String does.
func (m Measure) MarshalText() ([]byte, error) { return measures.Marshal(m) }

// UnmarshalText reads what MarshalText writes.
func (m *Measure) UnmarshalText(text []byte) error { return measures.Unmarshal(m, text) }

// Cell is what a matrix states for a pair. Cells compare with ==.
type Cell struct {
	Measure Measure       `json:"measure"`
	From    Party         `json:"from"`             // who sends the money, or where the migrants are from
	To      Party         `json:"to"`               // who receives the money, or where the migrants live
	Digits  money.Digits  `json:"digits,omitempty"` // as in the file; "": not stated
	Year    period.Date   `json:"year,omitzero"`    // as the title has it; not stated where there is no title
	Source  figure.Source `json:"source"`           // its edition is the version in the title: "April 2018"
	Line    int           `json:"line,omitempty"`   // of the file, from 1
}

// Amount returns the estimate in current US dollars, with all digits of the file,
// and false where there is none or the matrix counts migrants.
func (c Cell) Amount() (money.Amount, bool) {
	if c.Measure != Remittances {
		return money.Amount{}, false
	}
	return dollars(c.Digits)
}

// Absence returns [indicator.NotReported] where the cell has no value.
func (c Cell) Absence() indicator.Absence {
	if c.Digits == "" {
		return indicator.NotReported
	}
	return indicator.Present
}

// Doubtful reports whether the value is 0: matrices print that too where nothing
// was estimated, and nothing tells which.
func (c Cell) Doubtful() bool { return c.Digits.StatesZero() }

// IsTotal reports whether the cell is a sum over other cells.
func (c Cell) IsTotal() bool { return c.From.Kind == Aggregate || c.To.Kind == Aggregate }

// Matrix yields the cells of a bilateral matrix, row by row, blank ones and totals
// among them. It reads the sheet with its title, its header of prose and
// countries, and notes below; and files with one pair a row, whose columns are
//
//	sending_country, receiving_country, usd_million
//	origin_country, destination_country, migrants
//
// and which have neither title nor year. What was skipped is in skips once the
// loop has ended, however it did: notes, and rows and columns whose name is
// unknown. Skips may be nil, and is written anew by each loop.
//
// The first error ends the cells. It wraps a [*table.Error] with line and column:
// [ErrUnit] and [ErrOrientation] where title and header do not say what is
// counted and who is down, [table.ErrNumber] where a cell is no number,
// [table.ErrRagged], [table.ErrPointer] for a Git-LFS pointer in place of the
// file, [table.ErrHeader], or what else [table.Reader.Rows] names. Src is read
// once.
func Matrix(src io.Reader, skips *table.Skips) iter.Seq2[Cell, error] {
	return func(yield func(Cell, error) bool) {
		setSkips(skips, table.Skips{})
		t, err := table.NewReader(src, matrixLayout)
		if err != nil {
			yield(Cell{}, wrap(err))
			return
		}
		defer func() { setSkips(skips, t.Skips()) }()
		var m matrix
		if from, to, value, measure := pairColumns(t.Header()); measure != NoMeasure {
			m = matrix{measure: measure, source: figure.Source{Publisher: Publisher}, from: from, to: to, value: value}
		} else if m, err = newMatrix(t); err != nil {
			yield(Cell{}, wrap(err))
			return
		}
		m.width = len(t.Header())
		for row, err := range t.Rows() {
			more := true
			if err == nil {
				more, err = m.read(row, yield)
			}
			if err != nil {
				yield(Cell{}, wrap(err))
				return
			}
			if !more {
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

var matrixLayout = table.Layout{
	Header: table.HeaderWhere("a row of countries behind a first cell, or columns for sending and receiving country", func(names []string) bool {
		if _, _, _, measure := pairColumns(names); measure != NoMeasure {
			return true
		}
		known := 0
		for _, name := range names[min(1, len(names)):] {
			if _, ok := parseParty(name); ok {
				known++
			}
		}
		return known >= leastColumns
	}),
	Ragged: table.FitRagged, // notes have one cell
	Limits: table.Limits{Bytes: 64 << 20, RowBytes: 64 << 10, Columns: 1024, Rows: 1_000_000, Preamble: 16},
}

// leastColumns are what makes a row a header.
const leastColumns = 2

// pairColumns returns the columns of a file with one pair a row, and NoMeasure
// where it is none.
func pairColumns(names []string) (from, to, value int, measure Measure) {
	at := func(want string) int {
		return slices.IndexFunc(names, func(name string) bool {
			return strings.ReplaceAll(strings.ToLower(name), " ", "_") == want
		})
	}
	for _, form := range []struct {
		from, to, value string
		measure         Measure
	}{
		{"sending_country", "receiving_country", "usd_million", Remittances},
		{"origin_country", "destination_country", "migrants", Migrants},
	} {
		if from, to, value = at(form.from), at(form.to), at(form.value); from >= 0 && to >= 0 && value >= 0 {
			return from, to, value, form.measure
		}
	}
	return 0, 0, 0, NoMeasure
}

// matrix is a file and what its header says.
type matrix struct {
	measure Measure
	source  figure.Source
	year    period.Date
	width   int

	from, to, value int // columns of a file with one pair a row

	across     []column // of a sheet
	others     []int
	fromAcross bool // senders, or origins, are across
}

type column struct {
	at    int
	party Party
}

// newMatrix returns a sheet.
func newMatrix(t *table.Reader) (matrix, error) {
	header := t.Header()
	prose := strings.ToLower(join(header[:1]))
	var title []string
	for _, row := range t.Preamble() {
		title = append(title, row...)
	}
	text := join(title)
	m := matrix{year: yearIn(text), source: figure.Source{Publisher: Publisher, Title: text}}
	m.source.Edition = version(text)
	if span, err := period.ParseEnglish(m.source.Edition); err == nil {
		m.source.Date = span.Start()
	}
	switch all := strings.ToLower(text) + " " + prose; {
	case strings.Contains(all, "remittance") && isMillion(all):
		m.measure = Remittances
	case strings.Contains(all, "migrant") && !strings.Contains(all, "remittance"):
		m.measure = Migrants
	default:
		return matrix{}, &table.Error{Err: ErrUnit, Reason: check.Quote(text+" "+prose) + ": want a matrix of remittances in millions of US$, or of migrants"}
	}
	var ok bool
	if m.fromAcross, ok = orientation(prose); !ok {
		return matrix{}, &table.Error{
			Err:    ErrOrientation,
			Reason: check.Quote(prose) + ": want a first cell such as Remittance-receiving country (across) - Remittance-sending country (down)",
		}
	}
	for i, name := range header[1:] {
		if party, ok := parseParty(name); ok {
			party.Name = strings.Clone(party.Name)
			m.across = append(m.across, column{i + 1, party})
		} else if name != "" {
			m.others = append(m.others, i+1)
		}
	}
	return m, nil
}

// orientation reads "receiving country (across) - sending country (down)".
func orientation(prose string) (fromAcross, ok bool) {
	across, down := strings.Index(prose, "across"), strings.Index(prose, "down")
	if across < 0 || down < 0 {
		return false, false
	}
	before, between := prose[:min(across, down)], prose[min(across, down):max(across, down)]
	if down < across {
		before, between = between, before
	}
	senders, receivers := []string{"sending", "origin", "source"}, []string{"receiving", "destination", "recipient"}
	has := func(text string, words []string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
	}
	switch {
	case has(before, receivers) && !has(before, senders) && has(between, senders) && !has(between, receivers):
		return false, true
	case has(before, senders) && !has(before, receivers) && has(between, receivers) && !has(between, senders):
		return true, true
	}
	return false, false
}

// version returns what stands before "version" in the last parentheses of a title
// that hold the word.
func version(title string) string {
	plain := strings.ToLower(title) // of the same length where it is ASCII, as all are
	end := strings.LastIndex(plain, " version)")
	if end < 0 || len(plain) != len(title) {
		return ""
	}
	return title[strings.LastIndex(title[:end], "(")+1 : end]
}

// read yields the cells of a row. It returns false where no more are wanted.
func (m *matrix) read(row table.Row, yield func(Cell, error) bool) (more bool, err error) {
	_, line := row.Position()
	cells := Cell{Measure: m.measure, Year: m.year, Source: m.source, Line: line}
	if m.across == nil {
		return m.pair(row, cells, yield)
	}
	text := strings.TrimSpace(row.Text(0))
	party, known := parseParty(text)
	if alone(row, 0) && !known {
		row.Skip("note below the table")
		return true, nil
	}
	if err := whole(row, m.width); err != nil {
		return false, err
	}
	m.others = slices.DeleteFunc(m.others, func(at int) bool {
		if strings.TrimSpace(row.Text(at)) == "" {
			return false
		}
		row.SkipCell(at, "column left out, from here on: its name is that of no country and of no known group")
		return true
	})
	if !known {
		row.Skip(unknown(text))
		return true, nil
	}
	for _, c := range m.across {
		if cells.Digits, err = cell(row, c.at); err != nil {
			return false, err
		}
		if cells.From, cells.To = party, c.party; m.fromAcross {
			cells.From, cells.To = c.party, party
		}
		if !yield(cells, nil) {
			return false, nil
		}
	}
	return true, nil
}

// pair yields the cell of a row with one pair.
func (m *matrix) pair(row table.Row, c Cell, yield func(Cell, error) bool) (more bool, err error) {
	if err := whole(row, m.width); err != nil {
		return false, err
	}
	if c.Digits, err = cell(row, m.value); err != nil {
		return false, err
	}
	for _, end := range []struct {
		at    int
		party *Party
	}{{m.from, &c.From}, {m.to, &c.To}} {
		var known bool
		if *end.party, known = parseParty(row.Text(end.at)); !known {
			row.Skip(unknown(row.Text(end.at)))
			return true, nil
		}
	}
	return yield(c, nil), nil
}

func unknown(name string) string {
	return fmt.Sprintf("%s is the name of no country and of no known group", check.Quote(name))
}
