package nbu

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// ErrDate matches the error for a date that is no day.
var ErrDate = errors.New("nbu: not a day")

// source is what the rates name as their source.
const source = "NBU"

// layouts are the names of the columns of day, currency and rate.
var layouts = [...][3]string{
	{"date", "code_as_published", "uah_per_unit_as_published"},
	{"exchangedate", "cc", "rate"},
}

// limits bound a file: the rates of 60 currencies on each day of 130 years, in
// rows many times as long as they come.
var limits = table.Limits{Bytes: 256 << 20, RowBytes: 4 << 10, Columns: 64, Rows: 3_000_000}

// Read returns the rates of a file as a table, and what it skipped.
//
// The errors are those of [Rates], and match [money.ErrConflict] where a
// currency has two rates on one day that differ.
func Read(src io.Reader) (*money.Rates, table.Skips, error) {
	var b money.RatesBuilder
	var skips table.Skips
	for rate, err := range Rates(src, &skips) {
		if err == nil {
			err = b.Add(rate)
		}
		if err != nil {
			return nil, skips, err
		}
	}
	rates, err := b.Rates()
	if err != nil {
		return nil, skips, err
	}
	return rates, skips, nil
}

// Rates yields the rates of a file in its order, in memory that does not grow
// with the file. When the loop has ended, skips, where it is not nil, is what
// was skipped.
//
// An error ends the rates. It is a [*table.Error] with line and column, and
// matches [table.ErrHeader] where columns are missing, [ErrDate] where a date is
// no day, [table.ErrNumber] where a rate is no number, [money.ErrRate] where it
// cannot be one or the units are no whole number above zero, or what else
// [table.Reader.Rows] names.
func Rates(src io.Reader, skips *table.Skips) iter.Seq2[money.Rate, error] {
	return func(yield func(money.Rate, error) bool) {
		r, err := newReader(src)
		if r.table != nil && skips != nil {
			defer func() { *skips = r.table.Skips() }()
		}
		if err != nil {
			yield(money.Rate{}, err)
			return
		}
		for row, err := range r.table.Rows() {
			var rate money.Rate
			if err == nil {
				rate, err = r.rate(row)
			}
			if err != nil {
				yield(money.Rate{}, err)
				return
			}
			if !rate.IsZero() && !yield(rate, nil) {
				return
			}
		}
	}
}

// reader reads a file whose columns have been found.
type reader struct {
	table                   *table.Reader
	day, code, value, units int // columns; units is -1 where there are none
}

func newReader(src io.Reader) (reader, error) {
	t, err := table.NewReader(src, table.Layout{
		Header: table.HeaderWhere(`a row with "date", "code_as_published" and "uah_per_unit_as_published", or "exchangedate", "cc" and "rate"`,
			func(names []string) bool { return layoutOf(names) >= 0 }),
		Trim:   true,
		Limits: limits,
	})
	if err != nil {
		return reader{}, err
	}
	names := layouts[layoutOf(t.Header())]
	at, err := t.Columns(names[:]...)
	if err != nil {
		return reader{table: t}, err
	}
	return reader{table: t, day: at[0], code: at[1], value: at[2], units: t.Column("units")}, nil
}

// layoutOf returns which of the layouts the names of a header row are of, or
// -1.
func layoutOf(names []string) int {
	for i, layout := range layouts {
		found := 0
		for _, want := range layout {
			for _, name := range names {
				if name == want {
					found++
					break
				}
			}
		}
		if found == len(layout) {
			return i
		}
	}
	return -1
}

// rate returns the rate of a row, and none where it skips the row.
func (r reader) rate(row table.Row) (money.Rate, error) {
	day, err := parseDay(row.Text(r.day))
	if err != nil {
		return money.Rate{}, row.Err(r.day, err)
	}
	plain, ok, err := row.Number(r.value, table.Numbers{})
	if err != nil {
		return money.Rate{}, err
	}
	if !ok {
		row.Skip("no rate")
		return money.Rate{}, nil
	}
	// Package money reads the digits, and not package decimal, which asks a
	// variable that anybody may change.
	digits, exponent, _ := strings.Cut(strings.ToLower(plain), "e")
	power, _ := strconv.Atoi(exponent) // within ±64, as table has seen to; 0 where there is none
	stated, err := money.ParseIn(digits, money.UAH)
	if err != nil {
		return money.Rate{}, row.Err(r.value, fmt.Errorf("%w: %s: want a number", money.ErrRate, check.Quote(plain)))
	}
	value := stated.Decimal().Shift(int32(power))
	if value.Sign() <= 0 {
		row.Skip("rate that is not above zero")
		return money.Rate{}, nil
	}
	base, err := money.ParseCurrency(row.Text(r.code))
	if err != nil {
		row.Skip("code that is none of ISO 4217")
		return money.Rate{}, nil
	}
	if base == money.UAH {
		row.Skip("hryvnia in hryvnias")
		return money.Rate{}, nil
	}
	rate, err := money.NewRate(base, money.UAH, value, money.Daily, day, source)
	if err != nil {
		return money.Rate{}, row.Err(r.value, err)
	}
	return r.withUnits(row, rate)
}

// withUnits returns the rate for as many units as the row states.
func (r reader) withUnits(row table.Row, rate money.Rate) (money.Rate, error) {
	text := row.Text(r.units)
	if text == "" {
		return rate, nil
	}
	units, err := strconv.ParseInt(text, 10, 64)
	if err != nil || text[0] == '+' {
		return money.Rate{}, row.Err(r.units, fmt.Errorf("%w: for %s units: want a whole number above zero", money.ErrRate, check.Quote(text)))
	}
	rate, err = rate.WithPer(units)
	return rate, row.Err(r.units, err)
}

// parseDay reads 2014-04-01 and 01.04.2014.
func parseDay(s string) (period.Date, error) {
	iso := s
	if len(s) == len("01.04.2014") && s[2] == '.' && s[5] == '.' {
		iso = s[6:] + "-" + s[3:5] + "-" + s[:2]
	}
	day, err := period.Parse(iso)
	if err != nil || day.Precision() != period.Day {
		return period.Date{}, fmt.Errorf("%w: %s: want a day such as 2014-04-01 or 01.04.2014", ErrDate, check.Quote(s))
	}
	return day, nil
}
