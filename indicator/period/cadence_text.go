package period

import (
	"fmt"
	"strings"
	"time"

	"iom.int/migdev/indicator/check"
)

var stepTexts = [...]string{Monthly: "monthly", Quarterly: "quarterly", HalfYearly: "half-yearly", Yearly: "yearly"}

// ParseCadence reads "monthly", "quarterly", "half-yearly" or "yearly", and
// the last three with the first month of a fiscal year behind: "yearly-from-07".
func ParseCadence(s string) (Cadence, error) {
	name, from, fiscal := strings.Cut(s, "-from-")
	for step, text := range stepTexts {
		if name != text || name == "" {
			continue
		}
		if !fiscal {
			return Cadence(step), nil
		}
		var month int
		if len(from) != 2 || !digits(from, &month) {
			break
		}
		if c, err := Cadence(step).From(time.Month(month)); err == nil {
			return c, nil
		}
	}
	return 0, fmt.Errorf("period: %s is no cadence: want monthly, quarterly, half-yearly or yearly, "+
		"the last three with -from-MM for fiscal years", check.Quote(s))
}

// MustParseCadence is [ParseCadence] for source text; it panics on an error.
func MustParseCadence(s string) Cadence {
	c, err := ParseCadence(s)
	if err != nil {
		panic(err)
	}
	return c
}

// String returns the cadence as [ParseCadence] reads it, "" where it is not
// stated.
func (c Cadence) String() string {
	switch {
	case c == 0:
		return ""
	case !c.isValid():
		return fmt.Sprintf("Cadence(%d)", uint8(c))
	case c>>startBits == 0:
		return stepTexts[c]
	}
	return fmt.Sprintf("%s-from-%02d", stepTexts[c&stepBits], int(c.FirstMonth()))
}

// MarshalText returns the text of [Cadence.String]; in JSON a cadence is a
// string.
func (c Cadence) MarshalText() ([]byte, error) {
	if c != 0 && !c.isValid() {
		return nil, fmt.Errorf("period: %d is no cadence", uint8(c))
	}
	return []byte(c.String()), nil
}

// UnmarshalText reads what [Cadence.MarshalText] writes: as [ParseCadence]
// does, and "" as a cadence that is not stated.
func (c *Cadence) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = 0
		return nil
	}
	d, err := ParseCadence(string(text))
	if err != nil {
		return err
	}
	*c = d
	return nil
}

// Label returns the name of a reporting period: "2014-03" for a month, "2014"
// for a calendar year, "2014-Q1" and "2014-H2" for parts of one. A fiscal year
// that begins in another month than January is named by the years in which it
// begins and ends, "FY2014/15", and its parts "FY2014/15-Q1". ok is false where
// s is no reporting period of c.
func (c Cadence) Label(s Span) (label string, ok bool) {
	if !c.IsPeriod(s) {
		return "", false
	}
	year, month, _ := civil(s.start.first())
	if c == Monthly {
		return fmt.Sprintf("%04d-%02d", year, int(month)), true
	}
	i := monthIndex(year, month) - int(c>>startBits) // months since the year began, and its number
	label = fmt.Sprintf("%04d", i/12)
	if c>>startBits > 0 {
		label = fmt.Sprintf("FY%04d/%02d", i/12, (i/12+1)%100)
	}
	if c&stepBits != Yearly {
		label += fmt.Sprintf("-%c%d", c.letter(), i%12/c.Months()+1)
	}
	return label, true
}

// letter is Q or H for parts of a year.
func (c Cadence) letter() byte {
	if c&stepBits == Quarterly {
		return 'Q'
	}
	return 'H'
}

// ParseLabel reads the name that [Cadence.Label] gives to a reporting period.
// In which month a fiscal year begins, c says and the name does not.
func (c Cadence) ParseLabel(label string) (Span, error) {
	if !c.isValid() {
		return Span{}, fmt.Errorf("period: %s names no reporting period: the cadence %s has none", check.Quote(label), check.Quote(c.String()))
	}
	s, ok := c.parseLabel(label)
	if !ok {
		return Span{}, fmt.Errorf("period: %s names no %s reporting period: want a name such as %s",
			check.Quote(label), c, c.sample())
	}
	return s, nil
}

// parseLabel finds the period that the digits point at, and takes it if that
// is its name.
func (c Cadence) parseLabel(label string) (Span, bool) {
	if len(label) > len("FY2014/15-Q1") {
		return Span{}, false
	}
	year, part := strings.TrimPrefix(label, "FY"), 0
	if len(year) < 4 {
		return Span{}, false
	}
	var y int
	if !digits(year[:4], &y) {
		return Span{}, false
	}
	switch {
	case c == Monthly:
		if len(year) != 7 || !digits(year[5:], &part) {
			return Span{}, false
		}
		part--
	case c&stepBits != Yearly:
		part = int(label[len(label)-1]) - '1'
	}
	s, ok := c.periodAt(12*y + int(c>>startBits) + part*c.Months())
	if !ok {
		return Span{}, false
	}
	name, ok := c.Label(s)
	return s, ok && name == label
}

// sample is a name of a reporting period of c.
func (c Cadence) sample() string {
	p, _ := c.periodOf(dayNumber(2014, time.December, 31))
	label, _ := c.Label(p)
	return check.Quote(label)
}
