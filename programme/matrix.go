package programme

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// MatrixAxes says by which axes a budget is rolled up. They are added up:
//
//	programme.ByAgency | programme.ByCategory | programme.ByYear
//
// The zero value rolls up to the whole.
type MatrixAxes uint8

// The axes. Of [ByYear] and [ByPeriod] the first goes before.
const (
	ByOutcome MatrixAxes = 1 << iota
	ByOutput
	ByAgency
	ByCategory
	// ByYear rolls up to calendar years. A period that is in no one year is
	// never shared out: it stays as it is, beside the years.
	ByYear
	ByPeriod // periods as they are stated
)

// RateDay says at the rates of which day a line counts. The zero value is
// [AtValueDate].
type RateDay uint8

// The days.
const (
	AtValueDate   RateDay = iota // the value date; where it is not stated there is no rate
	AtPeriodStart                // the first day of the period
	AtPeriodEnd                  // the last day of the period
)

var rateDays = check.Enum[RateDay]{What: "programme: rate day", Names: []string{"value-date", "period-start", "period-end"}}

// String returns the day in kebab-case.
func (d RateDay) String() string { return rateDays.String(d) }

// MarshalText returns what String does.
func (d RateDay) MarshalText() ([]byte, error) { return rateDays.Marshal(d) }

// UnmarshalText reads what [RateDay.MarshalText] writes.
func (d *RateDay) UnmarshalText(text []byte) error { return rateDays.Unmarshal(d, text) }

// of returns the day of a line.
func (d RateDay) of(l *BudgetLine) period.Date {
	switch d {
	case AtPeriodStart:
		return l.Period.Start().First()
	case AtPeriodEnd:
		return l.Period.End().Last()
	}
	return l.ValueDate
}

// MatrixRollUp says how lines are rolled up.
type MatrixRollUp struct {
	By MatrixAxes
	// To is the currency of the totals. Where it is none, nothing is converted,
	// and each currency is added up for itself.
	To        money.Currency
	Converter money.Converter
	Day       RateDay
	On        period.Date // one day for all lines, in place of Day, where it is stated
}

// MatrixCell is what the lines of one cell come to.
type MatrixCell struct {
	BudgetCell // axes by which it is not rolled up are empty
	// Total is what all lines of the cell come to that could be converted,
	// rounded once. It is not stated where there are none.
	Total money.Amount
	// Stated is what they come to without conversion. It is filled only where
	// the roll-up has no currency; see [Matrix.Stated].
	Stated    money.Bag
	Lines     int // how many lines are in the cell
	Missing   int // of these, without a rate, and so not in the total
	NotStated int // of these, without an amount
}

// IsComplete reports whether every line of the cell is in its total.
func (c MatrixCell) IsComplete() bool { return c.Missing == 0 && c.NotStated == 0 }

// Matrix is a budget rolled up. It keeps the lines that it was made of, which
// must not change.
type Matrix struct {
	how    MatrixRollUp
	lines  []BudgetLine
	cells  []MatrixCell
	whole  MatrixCell
	cellOf []int32 // of each line
	gaps   []money.UnconvertedLine
}

// Lines rolls lines up to a matrix, all of them: apply revisions first, with
// [Budget.Current]. In one currency, the total of a cell is
//
//	sum over its lines of amount × factor of the rates for its day
//
// exactly, rounded once as [money.Converter] says, however many lines there
// are. A line without a rate is in no total: [Matrix.Missing] lists it. Nothing
// is allocated for each line but a few bytes for all of them.
//
// The errors match [money.ErrNoMinorUnit] and [money.ErrUnknownCurrency], as in
// [money.Converter.Total].
func (r MatrixRollUp) Lines(lines []BudgetLine) (Matrix, error) {
	m := Matrix{how: r, lines: lines, cellOf: make([]int32, len(lines))}
	m.how.Converter.Rates = slices.Clone(r.Converter.Rates)
	m.how.Converter.Pivots = slices.Clone(r.Converter.Pivots)
	if err := m.fill(); err != nil {
		return Matrix{}, fmt.Errorf("programme: matrix: %w", err)
	}
	return m, nil
}

// day returns the day at whose rates a line counts.
func (r *MatrixRollUp) day(l *BudgetLine) period.Date {
	if !r.On.IsZero() {
		return r.On
	}
	return r.Day.of(l)
}

// Roll rolls the lines that hold now up to a matrix; see [MatrixRollUp.Lines].
// Whether they are the whole budget, Reason says.
func (c CurrentBudget) Roll(b Budget, r MatrixRollUp) (Matrix, error) {
	lines := make([]BudgetLine, 0, len(c.Lines))
	for _, l := range c.Lines {
		if l.Line < len(b.Lines) {
			lines = append(lines, b.Lines[l.Line])
		}
	}
	return r.Lines(lines)
}

// All yields the cells in the order of outcome, output, agency, category and
// period.
func (m Matrix) All() iter.Seq[MatrixCell] { return slices.Values(m.cells) }

// Len returns how many cells there are.
func (m Matrix) Len() int { return len(m.cells) }

// Cell returns the cell at a place, and false where no line is in it.
func (m Matrix) Cell(at BudgetCell) (MatrixCell, bool) {
	if i := m.place(at); i != noCell {
		return m.cells[i], true
	}
	return MatrixCell{}, false
}

// Total returns what all lines come to, in one currency rounded once: the
// totals of the cells, each rounded by itself, may add up to a little more or
// less.
func (m Matrix) Total() MatrixCell { return m.whole }

// Missing returns the lines that could not be converted, in order.
func (m Matrix) Missing() []money.UnconvertedLine { return slices.Clone(m.gaps) }

// In returns the conversion of one cell with all that went in: the sums by
// currency and date, the rates, and the lines without one, by their place among
// those of the cell. Its amount is the total of the cell. Lines that cancel out
// need no rate there, while the cell counts them as missing.
func (m Matrix) In(at BudgetCell) (money.ConvertedTotal, error) {
	return m.how.Converter.Total(m.how.To, m.dated(m.place(at)))
}

// Whole returns the conversion of all lines; see [Matrix.In].
func (m Matrix) Whole() (money.ConvertedTotal, error) {
	return m.how.Converter.Total(m.how.To, m.dated(everyCell))
}

// Trace returns how the total of one cell came about. Without a currency it
// lists the lines.
func (m Matrix) Trace(at BudgetCell) check.Trace {
	if !m.how.To.IsZero() {
		total, err := m.In(at)
		if err != nil {
			return nil // that error came with the matrix
		}
		return total.Trace()
	}
	var t check.Trace
	place := m.place(at)
	for i := range m.lines {
		if l := &m.lines[i]; m.isIn(i, place) && !l.Amount.IsZero() {
			t.Add(check.Input, "lines["+fmt.Sprint(i)+"]", l.Amount.String(), l.Cell().String())
		}
	}
	t.Add(check.Result, at.String(), m.Stated(at).String(), "")
	return t
}

// Stated returns what the lines of one cell come to without conversion, each
// currency for itself.
func (m Matrix) Stated(at BudgetCell) money.Bag {
	var b money.Bag
	place := m.place(at)
	for i := range m.lines {
		if m.isIn(i, place) {
			b.Add(m.lines[i].Amount)
		}
	}
	return b
}

// Places of [Matrix.isIn] that are no cell.
const (
	everyCell = -1
	noCell    = -2
)

// place returns the number of a cell.
func (m Matrix) place(at BudgetCell) int {
	i, ok := slices.BinarySearchFunc(m.cells, at, func(c MatrixCell, at BudgetCell) int { return compareCell(c.BudgetCell, at) })
	if !ok {
		return noCell
	}
	return i
}

func (m Matrix) isIn(line, place int) bool { return place == everyCell || int(m.cellOf[line]) == place }

// dated returns the lines of a cell with the day at whose rates they count.
func (m Matrix) dated(place int) []money.DatedAmount {
	var out []money.DatedAmount
	for i := range m.lines {
		if m.isIn(i, place) {
			out = append(out, money.DatedAmount{Amount: m.lines[i].Amount, Date: m.how.day(&m.lines[i])})
		}
	}
	return out
}

func compareCell(a, b BudgetCell) int {
	return cmp.Or(strings.Compare(a.Outcome, b.Outcome), strings.Compare(a.Output, b.Output),
		strings.Compare(a.Agency, b.Agency), cmp.Compare(a.Category, b.Category), a.Period.Compare(b.Period))
}
