package period

import (
	"fmt"
	"time"

	"iom.int/migdev/indicator/check"
)

// Parse reads a date of ISO 8601, strictly: "2011", "2011-03" or "2011-03-15".
// For dates in words see [ParseEnglish].
func Parse(s string) (Date, error) { return prefixed(parse(s)) }

// parse returns errors without the name of the package.
func parse(s string) (Date, error) {
	year, month, day, p := isoParts(s)
	if p == Unstated {
		return Date{}, fmt.Errorf("%s is no date: want YYYY, YYYY-MM or YYYY-MM-DD", check.Quote(s))
	}
	d, err := newDate(year, month, day, p)
	if err != nil {
		return Date{}, fmt.Errorf("%s is no date: %w", check.Quote(s), err)
	}
	return d, nil
}

// MustParse is [Parse] for dates in source text; it panics on an error.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// isoParts splits YYYY, YYYY-MM or YYYY-MM-DD. Precision is Unstated where s
// has another form.
func isoParts(s string) (year int, month time.Month, day int, p Precision) {
	var y, m, d int
	switch len(s) {
	case 4:
		p = Year
	case 7:
		p = Month
	case 10:
		p = Day
	default:
		return 0, 0, 0, Unstated
	}
	ok := digits(s[:4], &y)
	if p >= Month {
		ok = ok && s[4] == '-' && digits(s[5:7], &m)
	}
	if p >= Day {
		ok = ok && s[7] == '-' && digits(s[8:], &d)
	}
	if !ok {
		return 0, 0, 0, Unstated
	}
	return y, time.Month(m), d, p
}

// digits reads ASCII digits, a few at most.
func digits(s string, n *int) bool {
	for i := range len(s) {
		c := s[i]
		if c < '0' || c > '9' {
			return false
		}
		*n = 10**n + int(c-'0')
	}
	return true
}

// String returns the date as [Parse] reads it, "" where it is not stated.
func (d Date) String() string {
	var buf [10]byte
	return string(d.append(buf[:0]))
}

func (d Date) append(b []byte) []byte {
	p := d.Precision()
	if p == Unstated {
		return b
	}
	year, month, day := d.parts()
	b = append(b, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10))
	if p >= Month {
		b = append(b, '-', byte('0'+month/10), byte('0'+month%10))
	}
	if p >= Day {
		b = append(b, '-', byte('0'+day/10), byte('0'+day%10))
	}
	return b
}

// AppendText appends the text of [Date.String].
func (d Date) AppendText(b []byte) ([]byte, error) { return d.append(b), nil }

// MarshalText returns the text of [Date.String]; in JSON a date is a string.
func (d Date) MarshalText() ([]byte, error) { return d.append(nil), nil }

// UnmarshalText reads what [Date.MarshalText] writes: as [Parse] does, and ""
// as a date that is not stated.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	e, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = e
	return nil
}
