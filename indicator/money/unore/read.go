package unore

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// The columns of the export.
const (
	_ = iota // country
	_        // name of the currency
	codeColumn
	dayColumn
	rateColumn
)

var layout = table.Layout{
	Header:    table.NoHeader("country", "currency", "code", "effective", "rate"),
	Delimiter: '\t', Unquoted: true, Trim: true, Ragged: table.SkipRagged,
	Limits: table.Limits{Bytes: 64 << 20, RowBytes: 4 << 10, Columns: 64, Rows: 1_000_000},
}

// Read reads the lists in a file, in the order of their effective days,
// whatever the order of the lines; full says which of them are full. A file
// without a line that states a rate has none.
//
// An error wraps a [*table.Error]: the file is another one, breaks its layout or
// exceeds the limits, or src gave the error. It is another one, by
// [table.ErrFormat], where no line has as many cells as the export. There are no
// lists then.
func Read(src io.Reader, full Full) ([]List, table.Skips, error) {
	t, err := table.NewReader(src, layout)
	if err != nil {
		return nil, table.Skips{}, fmt.Errorf("unore: %w", err)
	}
	lists := map[period.Date]*draft{}
	rows := 0
	for row, err := range t.Rows() {
		rows++
		if err != nil {
			return nil, t.Skips(), fmt.Errorf("unore: %w", err)
		}
		l, err := parse(row)
		if err != nil {
			row.Skip(err.Error())
			continue
		}
		d := lists[l.day]
		if d == nil {
			d = &draft{at: map[money.Currency]int{}}
			lists[l.day] = d
		}
		d.add(row, l)
	}
	if skips := t.Skips(); rows == 0 && skips.Total > 0 {
		return nil, skips, fmt.Errorf("unore: %w", &table.Error{
			Err: table.ErrFormat, Reason: fmt.Sprintf("another layout: none of %d lines has %d cells between tabs", skips.Total, rateColumn+1),
		})
	}
	if full == nil {
		full = Never
	}
	out := make([]List, 0, len(lists))
	for day, d := range lists {
		if list := d.list(day); list.Lines > 0 {
			list.Full = full(day)
			out = append(out, list)
		}
	}
	slices.SortFunc(out, func(a, b List) int { return a.Effective.Compare(b.Effective) })
	return out, t.Skips(), nil
}

// line is what a row states.
type line struct {
	day  period.Date
	rate money.Rate // zero value for the dollar itself
}

func parse(row table.Row) (line, error) {
	quote, err := money.ParseCurrency(row.Text(codeColumn))
	if err != nil {
		return line{}, err
	}
	day, err := dayOf(row.Text(dayColumn))
	if err != nil {
		return line{}, err
	}
	figure, ok, err := row.Number(rateColumn, table.Numbers{})
	if err != nil {
		return line{}, errors.New(cause(err))
	}
	if !ok {
		return line{}, errors.New("no rate")
	}
	// Package money reads the number, under limits of its own, and not package
	// decimal, which asks variables that anybody may change.
	value, err := money.ParseIn(figure, quote)
	if err != nil {
		return line{}, err
	}
	if quote == money.USD {
		one, err := money.New(1, 0, money.USD)
		if err != nil {
			return line{}, err
		}
		if !value.Equal(one) {
			return line{}, fmt.Errorf("%s for a dollar: want 1", check.Quote(figure))
		}
		return line{day: day}, nil
	}
	rate, err := money.NewRate(money.USD, quote, value.Decimal(), money.Operational, day, Source)
	if err != nil {
		return line{}, err
	}
	if n, _ := rate.Decimals(); n < Decimals {
		if rate, err = rate.WithDecimals(Decimals); err != nil {
			return line{}, err
		}
	}
	return line{day, rate}, nil
}

// dayOf returns the day that a text such as "15 Mar 2024" or "2024-03-15" names.
func dayOf(text string) (period.Date, error) {
	span, err := period.ParseEnglish(text)
	day := span.Start()
	if err != nil || span != period.Whole(day) || day.Precision() != period.Day {
		return period.Date{}, fmt.Errorf("%s is no day: want one like 15 Mar 2024", check.Quote(text))
	}
	return day, nil
}

// cause returns what is wrong without the place, which the report has anyway.
func cause(err error) string {
	var e *table.Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return err.Error()
}

// draft is a list while the file is read.
type draft struct {
	currencies []currency
	at         map[money.Currency]int // in currencies
	lines      int
}

// currency is what a list states of a currency.
type currency struct {
	rate    money.Rate
	rows    []table.Row // that state it, all alike
	differs bool        // whether they were not, and have been skipped
}

func (d *draft) add(row table.Row, l line) {
	if l.rate.IsZero() {
		d.lines++
		return
	}
	i, ok := d.at[l.rate.Quote()]
	if !ok {
		i = len(d.currencies)
		d.at[l.rate.Quote()] = i
		d.currencies = append(d.currencies, currency{rate: l.rate})
	}
	c := &d.currencies[i]
	if c.differs || !c.rate.Factor().Equal(l.rate.Factor()) {
		for _, r := range append(c.rows, row) {
			r.Skip(fmt.Sprintf("rates of %s from %s differ: want one", l.rate.Quote(), l.day))
		}
		c.rows, c.differs = nil, true
		return
	}
	c.rows = append(c.rows, row)
	if decimals(l.rate) > decimals(c.rate) {
		c.rate = l.rate
	}
}

func decimals(r money.Rate) int {
	n, _ := r.Decimals()
	return n
}

func (d *draft) list(effective period.Date) List {
	list := List{Effective: effective, Lines: d.lines}
	for _, c := range d.currencies {
		if !c.differs {
			list.Rates = append(list.Rates, c.rate)
			list.Lines += len(c.rows)
		}
	}
	return list
}
