package remittance

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Speed is how soon the money can be picked up, in the classes of Remittance
// Prices Worldwide. The zero value is not stated.
type Speed uint8

// The speeds, the fastest first.
const (
	NoSpeed Speed = iota
	LessThanOneHour
	SameDay
	NextDay
	TwoDays
	ThreeToFiveDays
	SixDaysOrMore
)

var speeds = check.Enum[Speed]{
	What:  "remittance: speed",
	Names: []string{"", "less-than-one-hour", "same-day", "next-day", "2-days", "3-5-days", "6-days-or-more"},
}

// String returns the speed in kebab-case, "" where it is not stated.
func (s Speed) String() string { return speeds.String(s) }

// MarshalText returns what String does.
func (s Speed) MarshalText() ([]byte, error) { return speeds.Marshal(s) }

// UnmarshalText reads what MarshalText writes.
func (s *Speed) UnmarshalText(text []byte) error { return speeds.Unmarshal(s, text) }

// Days returns how many days later the money is there. It has no bounds where
// the speed is not stated.
func (s Speed) Days() figure.Interval {
	switch s {
	case LessThanOneHour, SameDay:
		return figure.Point(figure.Int(0))
	case NextDay:
		return figure.Point(figure.Int(1))
	case TwoDays:
		return figure.Point(figure.Int(2))
	case ThreeToFiveDays:
		return threeToFive
	case SixDaysOrMore:
		return figure.From(figure.Int(6))
	}
	return figure.Interval{}
}

var threeToFive, _ = figure.NewInterval(figure.Int(3), figure.Int(5))

// Within answers whether the money is there within so many days.
func (s Speed) Within(days int) check.Verdict {
	return s.Days().Compare(figure.LessOrEqual, figure.Int(int64(days)))
}
