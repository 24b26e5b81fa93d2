package imf

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// ErrDate matches the error for a date that is none.
var ErrDate = errors.New("imf: not a date")

// fund is the source of a file without such a column.
const fund = "IMF"

// limits bound a file: the years of a few centuries for all countries, in rows
// many times as long as they come.
var limits = table.Limits{Bytes: 64 << 20, RowBytes: 4 << 10, Columns: 64, Rows: 500_000}

// Record is the rate of a currency in a year, as stated for one country.
type Record struct {
	CountryCode string     `json:"country_code,omitempty"` // as in the file: of ISO 3166, or of a group such as "U2"
	Country     string     `json:"country,omitempty"`      // as in the file; "" where it has no such column
	Rate        money.Rate `json:"rate"`
	Line        int        `json:"line,omitempty"` // of the file, from 1
}

// Records are the rates of a file in its order.
type Records []Record

// Read returns the annual averages of a file, and what it skipped.
//
// The error is a [*table.Error] with line and column. It matches
// [table.ErrHeader] where columns are missing, [ErrDate] where a date is none,
// [table.ErrNumber] where a rate is no number, [money.ErrRate] where it cannot
// be one or the source is not a text that prints, or what else
// [table.Reader.Rows] names.
func Read(src io.Reader) (Records, table.Skips, error) {
	wanted := []string{"Date", "Rate", "Currency", "Frequency", "Country code"}
	t, err := table.NewReader(src, table.Layout{Header: table.HeaderWith(wanted...), Trim: true, Limits: limits})
	if err != nil {
		return nil, table.Skips{}, err
	}
	at, err := t.Columns(wanted...)
	if err != nil {
		return nil, t.Skips(), err
	}
	r := reader{
		date: at[0], rate: at[1], currency: at[2], frequency: at[3], code: at[4],
		source: t.Column("Source"), country: t.Column("Country"), texts: map[string]string{},
	}
	var records Records
	for row, err := range t.Rows() {
		var record Record
		if err == nil {
			record, err = r.record(row)
		}
		if err != nil {
			return nil, t.Skips(), err
		}
		if !record.Rate.IsZero() {
			records = append(records, record)
		}
	}
	return records, t.Skips(), nil
}

// reader knows where the columns of a file stand; source and country are -1
// where it has none.
type reader struct {
	date, rate, currency, frequency, code, source, country int

	texts map[string]string // each text that is kept, once
}

// record returns the record of a row, and none where it skips the row.
func (r reader) record(row table.Row) (Record, error) {
	year, err := parseYear(row.Text(r.date))
	if err != nil {
		return Record{}, row.Err(r.date, err)
	}
	plain, ok, err := row.Number(r.rate, table.Numbers{})
	if err != nil {
		return Record{}, err
	}
	if !ok {
		row.Skip("no rate")
		return Record{}, nil
	}
	// Package money reads the digits, of whatever currency, and not package
	// decimal, which asks a variable that anybody may change.
	digits, exponent, _ := strings.Cut(strings.ToLower(plain), "e")
	power, _ := strconv.Atoi(exponent) // within ±64, as table has seen to; 0 where there is none
	stated, err := money.ParseIn(digits, money.USD)
	if err != nil {
		return Record{}, row.Err(r.rate, fmt.Errorf("%w: %s: want a number", money.ErrRate, check.Quote(plain)))
	}
	value := stated.Decimal().Shift(int32(power))
	if value.Sign() <= 0 {
		row.Skip("rate that is not above zero")
		return Record{}, nil
	}
	if row.Text(r.frequency) != "A" {
		row.Skip(`frequency other than "A", for annual`)
		return Record{}, nil
	}
	currency, err := money.ParseCurrency(row.Text(r.currency))
	if err != nil {
		row.Skip("code that is none of ISO 4217")
		return Record{}, nil
	}
	if currency == money.USD {
		row.Skip("dollar in dollars")
		return Record{}, nil
	}
	source := fund
	if s := row.Text(r.source); s != "" {
		source = r.keep(s)
	}
	rate, err := money.NewRate(money.USD, currency, value, money.PeriodAverage, year, source)
	if err != nil {
		return Record{}, row.Err(r.rate, err)
	}
	_, line := row.Position()
	return Record{CountryCode: r.keep(row.Text(r.code)), Country: r.keep(row.Text(r.country)), Rate: rate, Line: line}, nil
}

// keep returns a copy of s that holds on to nothing else of the file.
func (r reader) keep(s string) string {
	kept, ok := r.texts[s]
	if !ok {
		kept = strings.Clone(s)
		r.texts[kept] = kept
	}
	return kept
}

// parseYear returns the year of a date.
func parseYear(s string) (period.Date, error) {
	date, err := period.Parse(s)
	if err != nil || date.IsZero() {
		return period.Date{}, fmt.Errorf("%w: %s: want a date such as 2010-12-31", ErrDate, check.Quote(s))
	}
	return date.Truncate(period.Year), nil
}
