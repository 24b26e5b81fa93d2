package remittance

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// FlowKind is what all figures of a [Series] have in common.
type FlowKind struct {
	Definition Definition     `json:"definition,omitzero"`
	Direction  Direction      `json:"direction,omitzero"`
	Vintage    Vintage        `json:"vintage,omitzero"`
	Currency   money.Currency `json:"currency,omitzero"`
	Source     figure.Source  `json:"source,omitzero"`
	Mixed      Mixture        `json:"mixed,omitzero"`
}

// String returns "received world-bank-personal, BPM6, WDI 2023-05-10".
func (k FlowKind) String() string {
	s := strings.TrimSpace(k.Direction.String() + " " + k.Definition.String())
	if v := k.Vintage.String(); v != "" {
		s += ", " + v
	}
	return s
}

func (k FlowKind) clone() FlowKind {
	k.Mixed = k.Mixed.clone()
	return k
}

func (k FlowKind) stamp() stamp { return stamp{k.Vintage, k.Definition, k.Mixed} }

// Series holds yearly figures of one kind for many economies: one definition,
// direction, currency and vintage, each figure at its face value. It keeps 24
// bytes for a year of an economy, is made by a [SeriesBuilder] or [NewSeries],
// and never changes. The zero value is empty.
type Series struct {
	kind  FlowKind
	rows  []seriesRow // by the keys of the places
	index map[string]int
}

type seriesRow struct {
	place indicator.Place
	key   string
	first int // year of cells[0]
	cells []seriesCell
}

// seriesCell is one year. Nothing is known where it has neither a value nor an
// absence.
type seriesCell struct {
	num    *figure.Number
	coef   int64
	scale  uint8
	state  cellState
	absent indicator.Absence
}

func cellOf(v value) seriesCell {
	return seriesCell{num: v.num, coef: v.coef, scale: v.scale, state: cellValue}
}

func (c *seriesCell) value() value { return value{coef: c.coef, scale: c.scale, num: c.num} }

type cellState uint8

const (
	cellEmpty cellState = iota
	cellAbsent
	cellValue
)

// Errors about series.
var (
	// ErrYear says that a period is not one calendar year.
	ErrYear = errors.New("remittance: not a calendar year")
	// ErrTwice says that two figures are given for one economy and year.
	ErrTwice = errors.New("remittance: two figures for one year")
	// ErrHedged says that a figure has no face value to go on with: a range,
	// or "more than" something.
	ErrHedged = errors.New("remittance: figure without a face value")
)

// SeriesBuilder makes a [Series]. Its methods change it; make one by
// [NewSeriesBuilder].
type SeriesBuilder struct{ s Series }

// NewSeriesBuilder returns a builder of a series of that kind, in that
// currency.
func NewSeriesBuilder(kind FlowKind) *SeriesBuilder {
	kind.Mixed = kind.Mixed.clone()
	return &SeriesBuilder{s: Series{kind: kind, index: make(map[string]int)}}
}

// Add adds the amount of an economy in a year. An amount that is not stated
// (the zero [money.Amount]) is recorded as not reported.
//
// An error matches [ErrYear] for a year outside 1 to 9999, [ErrTwice] where
// another amount is given for the economy and year already, or is a
// [*money.MismatchError]. It leaves the builder as it was.
func (b *SeriesBuilder) Add(p indicator.Place, year int, a money.Amount) error {
	if a.IsZero() {
		return b.AddAbsent(p, year, indicator.NotReported)
	}
	if c := a.Currency(); c != b.s.kind.Currency {
		return fmt.Errorf("remittance: %s %d: %w", check.Quote(p.String()), year, &money.MismatchError{Left: b.s.kind.Currency, Right: c})
	}
	v, err := valueOfDecimal(a.Decimal())
	if err != nil {
		return fmt.Errorf("remittance: %s %d: %w", check.Quote(p.String()), year, err)
	}
	return b.set(p, year, cellOf(v))
}

// AddAbsent records why there is no amount of an economy in a year. The errors
// are those of [SeriesBuilder.Add].
func (b *SeriesBuilder) AddAbsent(p indicator.Place, year int, why indicator.Absence) error {
	if why == indicator.Present {
		why = indicator.NotReported
	}
	return b.set(p, year, seriesCell{state: cellAbsent, absent: why})
}

func (b *SeriesBuilder) set(p indicator.Place, year int, c seriesCell) error {
	if year < 1 || year > 9999 {
		return fmt.Errorf("%w: %d", ErrYear, year)
	}
	key := p.Key()
	if b.s.index == nil {
		b.s.index = make(map[string]int)
	}
	i, ok := b.s.index[key]
	if !ok {
		i = len(b.s.rows)
		b.s.index[key] = i
		b.s.rows = append(b.s.rows, seriesRow{place: p, key: key, first: year})
	}
	row := &b.s.rows[i]
	if len(row.cells) == 0 {
		row.first = year
	}
	if front := row.first - year; front > 0 {
		row.cells = slices.Insert(row.cells, 0, make([]seriesCell, front)...)
		row.first = year
	}
	for year >= row.first+len(row.cells) {
		row.cells = append(row.cells, seriesCell{})
	}
	cell := &row.cells[year-row.first]
	if cell.state != cellEmpty && (cell.state != c.state || cell.absent != c.absent || !cell.value().equal(c.value())) {
		return fmt.Errorf("%w: %s %d", ErrTwice, check.Quote(p.String()), year)
	}
	*cell = c
	return nil
}

// Series returns what was added so far. The builder may go on.
func (b *SeriesBuilder) Series() Series {
	s := Series{kind: b.s.kind, rows: slices.Clone(b.s.rows), index: make(map[string]int, len(b.s.rows))}
	slices.SortFunc(s.rows, func(a, b seriesRow) int { return strings.Compare(a.key, b.key) })
	for i := range s.rows {
		s.rows[i].cells = slices.Clone(s.rows[i].cells)
		s.index[s.rows[i].key] = i
	}
	return s
}

// NewSeries returns the series of the flows, which are all of one kind and each
// of a calendar year. A flow is taken at its face value: a range, and what is
// hedged as more or less than something, has none. The source is that of the
// first.
//
// An error matches [ErrMixed], [ErrUnrelated] for an unlike direction,
// [ErrYear], [ErrTwice] or [ErrHedged], or is a [*money.MismatchError].
func NewSeries(flows ...Flow) (Series, error) {
	if len(flows) == 0 {
		return Series{}, nil
	}
	kind := FlowKind{
		Definition: flows[0].Definition, Direction: flows[0].Direction, Vintage: flows[0].Vintage,
		Source: flows[0].Source, Mixed: flows[0].Mixed,
	}
	for i := range flows {
		if c := flows[i].Amount.Currency(); !c.IsZero() {
			kind.Currency = c
			break
		}
	}
	b := NewSeriesBuilder(kind)
	for i := range flows {
		f := &flows[i]
		if i > 0 {
			if err := kind.stamp().mixture(f.stamp(), true).beyond(kind.Mixed, f.Mixed).allowedBy(Alike); err != nil {
				return Series{}, err
			}
			if f.Direction != kind.Direction {
				return Series{}, fmt.Errorf("%w: %s and %s", ErrUnrelated, check.Quote(kind.Direction.String()), check.Quote(f.Direction.String()))
			}
		}
		year, err := yearOf(f.Period)
		if err == nil {
			if why := f.absence(); why != indicator.Present {
				err = b.AddAbsent(f.Place, year, why)
			} else if c := f.Amount.Currency(); c != kind.Currency {
				err = fmt.Errorf("remittance: %s %d: %w", check.Quote(f.Place.String()), year, &money.MismatchError{Left: kind.Currency, Right: c})
			} else if n, ok := faceValue(f.Amount.Figure()); !ok {
				err = fmt.Errorf("%w: %s", ErrHedged, check.Quote(f.Amount.String()))
			} else {
				err = b.set(f.Place, year, cellOf(valueOf(n)))
			}
		}
		if err != nil {
			return Series{}, err
		}
	}
	return b.Series(), nil
}

// faceValue returns the number that a figure states, where it is meant as that.
func faceValue(f figure.Figure) (figure.Number, bool) {
	switch f.Hedge() {
	case figure.Exact, figure.Rounded, figure.About:
		return f.Value()
	}
	return figure.Number{}, false
}

func yearOf(s period.Span) (int, error) {
	start := s.Start()
	if s.IsWhole() && start.Precision() == period.Year {
		return start.Year(), nil
	}
	if year, err := period.NewYear(start.Year()); err == nil && s.Same(period.Whole(year)) == check.Met {
		return start.Year(), nil
	}
	return 0, fmt.Errorf("%w: %s", ErrYear, check.Quote(s.String()))
}

// yearSpan returns the whole of a year from 1 to 9999.
func yearSpan(year int) period.Span {
	d, err := period.NewYear(year)
	if err != nil {
		return period.Span{}
	}
	return period.Whole(d)
}

// Kind returns what the figures have in common.
func (s Series) Kind() FlowKind { return s.kind.clone() }

// Places yields the economies, in the order of their keys.
func (s Series) Places() iter.Seq[indicator.Place] {
	return func(yield func(indicator.Place) bool) {
		for i := range s.rows {
			if !yield(s.rows[i].place) {
				return
			}
		}
	}
}

// Years returns the first and the last year with an entry, and false where the
// series is empty.
func (s Series) Years() (first, last int, ok bool) {
	for i := range s.rows {
		row := &s.rows[i]
		if n := len(row.cells); n > 0 {
			if !ok || row.first < first {
				first = row.first
			}
			last = max(last, row.first+n-1)
			ok = true
		}
	}
	return first, last, ok
}

// At returns the number for an economy in a year, in units of the currency, and
// why there is none otherwise.
func (s Series) At(p indicator.Place, year int) (figure.Number, indicator.Absence) {
	cell := s.row(p.Key()).at(year)
	if cell.state != cellValue {
		return figure.Number{}, cell.why()
	}
	return cell.value().number(), indicator.Present
}

// Flow returns the figure for an economy in a year as a [Flow].
func (s Series) Flow(p indicator.Place, year int) Flow {
	f := Flow{
		Place: p, Period: yearSpan(year), Definition: s.kind.Definition, Direction: s.kind.Direction,
		Vintage: s.kind.Vintage, Source: s.kind.Source, Mixed: s.kind.Mixed.clone(),
	}
	n, why := s.At(p, year)
	if f.Absent = why; why != indicator.Present {
		return f
	}
	var ok bool
	if f.Amount, ok = figureOf(figure.Point(n), s.kind.Currency); !ok {
		f.Absent = indicator.Undefined
	}
	return f
}

func (s *Series) row(key string) *seriesRow {
	if i, ok := s.index[key]; ok {
		return &s.rows[i]
	}
	return nil
}

// at returns the cell of a year, which is not to be changed.
func (r *seriesRow) at(year int) *seriesCell {
	if r == nil || uint(year-r.first) >= uint(len(r.cells)) {
		return &emptyCell
	}
	return &r.cells[year-r.first]
}

var emptyCell seriesCell

func (c *seriesCell) sign() int {
	if c.num != nil {
		return c.num.Sign()
	}
	return cmp.Compare(c.coef, 0)
}

// isZero reports whether a value of 0 is recorded.
func (c *seriesCell) isZero() bool { return c.state == cellValue && c.sign() == 0 }

func (c *seriesCell) why() indicator.Absence {
	switch c.state {
	case cellValue:
		return indicator.Present
	case cellAbsent:
		return c.absent
	}
	return indicator.NotReported
}

// NetSeries returns what each economy received less what it paid, for the years
// in which both are there; see [Net], whose errors it returns too.
func NetSeries(received, paid Series, allow ...Mix) (Series, error) {
	if received.kind.Direction != Received || paid.kind.Direction != Paid {
		return Series{}, fmt.Errorf("%w: %s less %s: want received less paid", ErrUnrelated,
			check.Quote(received.kind.Direction.String()), check.Quote(paid.kind.Direction.String()))
	}
	if a, b := received.kind.Currency, paid.kind.Currency; a != b {
		return Series{}, fmt.Errorf("remittance: net: %w", &money.MismatchError{Left: a, Right: b})
	}
	mixed := received.kind.stamp().mixture(paid.kind.stamp(), true)
	if err := mixed.beyond(received.kind.Mixed, paid.kind.Mixed).allowedBy(allowed(allow)); err != nil {
		return Series{}, err
	}
	kind := received.Kind()
	kind.Mixed = mixed
	if len(mixed.Definitions) > 0 {
		kind.Definition = Definition{}
	}
	kind.Definition.IsNet = true
	if len(mixed.Vintages) > 0 {
		kind.Vintage = Vintage{}
	}
	b := NewSeriesBuilder(kind)
	for i := range received.rows {
		row := &received.rows[i]
		other := paid.row(row.key)
		for j := range row.cells {
			year := row.first + j
			in, out := &row.cells[j], other.at(year)
			if in.state == cellEmpty {
				continue
			}
			cell := seriesCell{state: cellAbsent, absent: in.why()}
			if in.state == cellValue && out.state == cellValue {
				cell = cellOf(valueOf(in.value().number().Sub(out.value().number())))
			} else if in.state == cellValue {
				cell.absent = out.why()
			}
			if err := b.set(row.place, year, cell); err != nil {
				return Series{}, err
			}
		}
	}
	return b.Series(), nil
}
