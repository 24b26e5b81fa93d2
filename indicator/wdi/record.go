package wdi

import (
	"errors"
	"fmt"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// Publisher is the publisher of every record.
const Publisher = "World Bank"

// ErrPeriod matches the error for a text that is no year, quarter or month.
var ErrPeriod = errors.New("wdi: not a period")

// Series is an indicator of the World Bank.
type Series struct {
	Code string `json:"code,omitempty"` // "BX.TRF.PWKR.CD.DT"
	Name string `json:"name,omitempty"` // with the unit: "Personal remittances, received (current US$)"
}

// Record is the value of a series for an economy and a period, or that there is
// none: Digits is then "". Records compare with ==.
type Record struct {
	Economy Economy       `json:"economy"`
	Series  Series        `json:"series"`
	Period  period.Span   `json:"period"` // a calendar year, quarter or month
	Digits  money.Digits  `json:"digits,omitempty"`
	Status  string        `json:"status,omitempty"` // of the observation, as the API has it: "E" for an estimate, "F" for a forecast
	Source  figure.Source `json:"source"`           // its edition is the vintage of the data
	Line    int           `json:"line,omitempty"`   // of the file, from 1; of an answer of the API, the number of the observation
}

// Absence returns [indicator.NotReported] where the record has no value.
func (r Record) Absence() indicator.Absence {
	if r.Digits == "" {
		return indicator.NotReported
	}
	return indicator.Present
}

// Observation returns the record as an observation of the indicator that goes by
// the code of the series: a figure without unit, exact as printed, or not
// reported. A forecast is projected, and everything else is actual.
func (r Record) Observation() indicator.Observation {
	value := indicator.AbsentValue(indicator.NotReported)
	if a, ok := r.Digits.Amount(money.USD); ok {
		if f, err := figure.New(figure.Exact, a.Decimal()); err == nil {
			if a.Sign() < 0 {
				f = f.Signed()
			}
			value = indicator.FigureValue(f)
		}
	}
	role := figure.Actual
	if r.Status == "F" {
		role = figure.Projected
	}
	return indicator.Observation{
		Indicator: r.Series.Code, Value: value, Role: role, Period: r.Period, Place: r.Economy.Place(), Source: r.Source,
	}
}

// parsePeriod reads "2020", "2020Q1" and "2020M02".
func parsePeriod(s string) (period.Span, error) {
	switch {
	case len(s) == 4:
		if date, err := period.Parse(s); err == nil {
			return period.Whole(date), nil
		}
	case len(s) == 6 && s[4] == 'Q':
		if span, err := period.Quarterly.ParseLabel(s[:4] + "-" + s[4:]); err == nil {
			return span, nil
		}
	case len(s) == 7 && s[4] == 'M':
		if date, err := period.Parse(s[:4] + "-" + s[5:]); err == nil {
			return period.Whole(date), nil
		}
	}
	return period.Span{}, fmt.Errorf("%w: %s: want one such as 2020, 2020Q1 or 2020M02", ErrPeriod, check.Quote(s))
}

// edition returns the text of the last-updated line as the edition of a source,
// and the day where it is one. A workbook keeps it as the number of days since
// the end of 1899.
func edition(s string) (string, period.Date) {
	if len(s) == 5 && strings.Trim(s, "0123456789") == "" {
		days := 0
		for _, digit := range s {
			days = days*10 + int(digit-'0')
		}
		if date, err := period.FromDayNumber(period.MustParse("1899-12-30").DayNumber() + days); err == nil && days >= 20_000 {
			return date.String(), date
		}
	}
	date, err := period.Parse(s)
	if err != nil {
		return s, period.Date{}
	}
	return s, date
}

// wrap names the package in an error.
func wrap(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("wdi: %w", err)
}

// reason returns what is wrong without the place, which the report has anyway.
func reason(err error) string {
	var e *table.Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return err.Error()
}
