package iati

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// ErrValue says that the text of an attribute or element is not of the type that
// the schema gives it.
var ErrValue = errors.New("iati: value is not of its type")

// The types of attributes and elements hold the text as it was written, to the
// letter, and read it when asked. "" is an attribute that is not there or has no
// value; see [Element.Blank].
type (
	// Date is an xsd:date, such as "2014-01-31" or "2014-01-31Z".
	Date string
	// DateTime is an xsd:dateTime, such as "2014-09-10T07:15:37Z".
	DateTime string
	// Decimal is an xsd:decimal, such as "3000", "-12.50", "+.5".
	Decimal string
	// Integer is an xsd:int, or one that the schema wants to be above 0, or not
	// below.
	Integer string
	// Boolean is an xsd:boolean: "1", "true", "0" or "false".
	Boolean string
	// Reported is the value of a baseline, target or actual: a number for
	// indicators that measure units or percentages, and free text by the schema.
	Reported string
)

// Day returns the day, without the time zone that may follow it; the zero date
// where d is "". The error matches [ErrValue].
func (d Date) Day() (period.Date, error) {
	if d == "" {
		return period.Date{}, nil
	}
	s, ok := strings.CutSuffix(collapse(string(d)), "Z")
	if n := len("2006-01-02"); !ok && len(s) == n+len("+00:00") {
		if !validZone(s[n:]) {
			return period.Date{}, d.wrong()
		}
		s = s[:n]
	}
	if !shaped(s, "0000-00-00") {
		return period.Date{}, d.wrong()
	}
	day, err := period.Parse(s)
	if err != nil {
		return period.Date{}, d.wrong()
	}
	return day, nil
}

func (d Date) wrong() error {
	return fmt.Errorf("%w: %s is no date: want YYYY-MM-DD", ErrValue, check.Quote(string(d)))
}

// Time returns the moment in UTC; the zero time where d is "". A text without
// time zone is read as UTC. The error matches [ErrValue].
func (d DateTime) Time() (time.Time, error) {
	if d == "" {
		return time.Time{}, nil
	}
	wrong := fmt.Errorf("%w: %s is no date with a time: want YYYY-MM-DDThh:mm:ss, and Z or an offset such as +02:00",
		ErrValue, check.Quote(string(d)))
	s := collapse(string(d))
	n := len("2006-01-02T15:04:05")
	if len(s) < n || len(s) > 64 || !shaped(s[:n], "0000-00-00T00:00:00") {
		return time.Time{}, wrong
	}
	// Midnight may be written as the end of the day before.
	day, midnight := 0, s[11:n] == "24:00:00"
	if midnight {
		s, day = s[:11]+"00:00:00"+s[n:], 1
	}
	fraction := s[n:]
	if strings.HasPrefix(fraction, ".") {
		digits := len(fraction[1:]) - len(strings.TrimLeft(fraction[1:], "0123456789"))
		if digits == 0 || midnight && strings.Trim(fraction[1:1+digits], "0") != "" {
			return time.Time{}, wrong
		}
		fraction = fraction[1+digits:]
	}
	layout := "2006-01-02T15:04:05"
	if fraction != "" {
		if fraction != "Z" && !validZone(fraction) {
			return time.Time{}, wrong
		}
		layout += "Z07:00"
	}
	t, err := time.Parse(layout, s)
	if err != nil || t.Year() == 0 {
		return time.Time{}, wrong
	}
	return t.UTC().AddDate(0, 0, day), nil
}

// Number returns the number. ok is false where d is "". The error matches
// [ErrValue]; a number of more than 64 characters is one.
func (d Decimal) Number() (n figure.Number, ok bool, err error) {
	return number(string(d))
}

// Number returns the number. ok is false where r is "". An error, which matches
// [ErrValue], says that the value is text.
func (r Reported) Number() (n figure.Number, ok bool, err error) {
	return number(string(r))
}

func number(s string) (n figure.Number, ok bool, err error) {
	if s == "" {
		return figure.Number{}, false, nil
	}
	text, ok := plain(s)
	if ok {
		n, err = figure.ParseNumber(text)
	}
	if !ok || err != nil {
		return figure.Number{}, false, wrongNumber(s)
	}
	return n, true, nil
}

func wrongNumber(s string) error {
	return fmt.Errorf("%w: %s is no number: want digits, with a decimal point at most, and %d characters at most",
		ErrValue, check.Quote(s), maxNumber)
}

const maxNumber = 64

// plain returns an xsd:decimal as the rest of the library reads numbers: without
// plus sign, and with digits on both sides of the point.
func plain(s string) (string, bool) {
	s = collapse(s)
	if len(s) > maxNumber || !isDecimal(s) {
		return "", false
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "+"), ".")
	unsigned, negative := strings.CutPrefix(s, "-")
	if !strings.HasPrefix(unsigned, ".") {
		return s, true
	}
	if negative {
		return "-0" + unsigned, true
	}
	return "0" + unsigned, true
}

// isDecimal reports whether s is an xsd:decimal: a sign, digits and a point
// before, within or behind them.
func isDecimal(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	return len(whole)+len(fraction) > 0 && digits(whole) && digits(fraction)
}

// Int returns the number. ok is false where i is "". The error matches
// [ErrValue].
func (i Integer) Int() (n int, ok bool, err error) {
	if i == "" {
		return 0, false, nil
	}
	s := collapse(string(i))
	if n, err := strconv.ParseInt(s, 10, 32); err == nil {
		return int(n), true, nil
	}
	return 0, false, fmt.Errorf("%w: %s is no whole number", ErrValue, check.Quote(string(i)))
}

// Bool returns what b says. ok is false where b is "". The error matches
// [ErrValue].
func (b Boolean) Bool() (value, ok bool, err error) {
	if b == "" {
		return false, false, nil
	}
	switch collapse(string(b)) {
	case "1", "true":
		return true, true, nil
	case "0", "false":
		return false, true, nil
	}
	return false, false, fmt.Errorf("%w: %s is neither true nor false: want 1, true, 0 or false", ErrValue, check.Quote(string(b)))
}

// xmlSpace is white space as XML has it.
const xmlSpace = " \t\n\r"

// collapse cuts the white space around a value, which the schema does not count.
func collapse(s string) string { return strings.Trim(s, xmlSpace) }

// digits reports whether s is made of digits alone, or empty.
func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// shaped reports whether s is made like form: digits where it has a 0, and the
// same characters elsewhere.
func shaped(s, form string) bool {
	if len(s) != len(form) {
		return false
	}
	for i := range len(s) {
		if form[i] == '0' && (s[i] < '0' || s[i] > '9') || form[i] != '0' && s[i] != form[i] {
			return false
		}
	}
	return true
}

// validZone reports whether s is an offset from UTC: up to 14 hours.
func validZone(s string) bool {
	if s == "" || s[0] != '+' && s[0] != '-' || !shaped(s[1:], "00:00") {
		return false
	}
	return s[1:] <= "14:00" && s[4:] <= "59"
}
