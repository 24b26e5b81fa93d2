package place

import (
	"errors"
	"fmt"
	"iter"
	"time"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// ErrAmbiguousCountry matches every error about a code that has stood for two
// countries, where the date does not tell which one is meant.
var ErrAmbiguousCountry = errors.New("place: ambiguous country")

// formerCountry is what the table knows of a former country.
type formerCountry struct {
	first, last int32  // yyyymmdd
	successors  string // two letters each
}

// formerCode is a code that stands for a former country, or did: for one
// country alone, or for another one from some day on.
type formerCode struct {
	code          string
	before, since uint16
	change        int32 // yyyymmdd; 0 where the code has meant one alone
}

func findFormer(code string) *formerCode {
	for i := range formerCodes {
		if formerCodes[i].code == code {
			return &formerCodes[i]
		}
	}
	return nil
}

// ParseCountryAsOf reads a code as [ParseCountry] does, and also those that
// only old files hold: AN, CS, DD, SU, YD, YU, ANT, CSK, DDR, SCG, SUN, YMD,
// YUG, and the M49 numbers 200, 230, 278, 280, 530, 720, 810, 886, 890 and 891.
// Ask for it where the file is old, or looks back. Such a code is read whatever
// the date of the file: code lists outlive countries.
//
// Two former countries have shared a code. There asOf, the date of the file or
// of its code list, tells which is meant: CS is Czechoslovakia, and from 23
// July 2003 Serbia and Montenegro; YU and YUG are the Socialist Federal
// Republic of Yugoslavia, and from 27 April 1992 the Federal Republic, which
// ended as Serbia and Montenegro. A date that is too coarse to tell, or not
// stated, gives an error that matches [ErrAmbiguousCountry]; every other code
// is read without a date. What is no code at all gives one that matches
// [ErrUnknownCountry].
func ParseCountryAsOf(s string, asOf period.Date) (Country, error) {
	f := findFormer(s)
	if f == nil {
		return ParseCountry(s)
	}
	if f.change == 0 {
		return Country{f.before}, nil
	}
	change := day(f.change)
	switch asOf.Before(change) {
	case check.Met:
		return Country{f.before}, nil
	case check.NotMet:
		return Country{f.since}, nil
	}
	return Country{}, fmt.Errorf("%w: %s: it stands for %s, and from %s for %s: want a date before or after that day, not %s",
		ErrAmbiguousCountry, check.Quote(s), Country{f.before}, change, Country{f.since}, check.Quote(asOf.String()))
}

// FormerCountries yields the former countries, in the order of their codes:
// those that broke up or joined another, as far as currencies and statistics
// still need them. A country that only changed its name is no former country:
// Zaire is the Democratic Republic of the Congo.
func FormerCountries() iter.Seq[Country] { return numbered(currentCountries+1, allCountries) }

// IsFormer reports whether c is a country that no longer exists.
func (c Country) IsFormer() bool { return c.n > currentCountries }

func (c Country) former() *formerCountry {
	if !c.IsFormer() {
		return nil
	}
	return &formerCountries[c.n-currentCountries-1]
}

// Existed returns the first and the last day of a former country. It is not
// stated for a country of today: this package has no dates for them.
func (c Country) Existed() period.Span {
	f := c.former()
	if f == nil {
		return period.Span{}
	}
	s, _ := period.NewSpan(day(f.first), day(f.last)) // never an error: the generator has checked the days
	return s
}

// Successors returns what has codes of its own today where a former country
// was, in the order of the codes, and nil for a country of today. It is a
// statement about territory and tables, not about the succession of states.
func (c Country) Successors() []Country {
	f := c.former()
	if f == nil {
		return nil
	}
	out := make([]Country, 0, len(f.successors)/2)
	for i := 0; i < len(f.successors); i += 2 {
		out = append(out, Country{find(f.successors[i : i+2])})
	}
	return out
}

// day returns the day of a number such as 19920427, and the zero date for 0.
func day(n int32) period.Date {
	if n == 0 {
		return period.Date{}
	}
	d, _ := period.NewDay(int(n/10000), time.Month(n/100%100), int(n%100)) // never an error, as above
	return d
}
