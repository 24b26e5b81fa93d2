package indicator

import (
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Direction says where the value of an indicator is wanted to go. There is no
// default: whoever judges progress states it. The zero value is not stated.
type Direction uint8

const (
	NoDirection Direction = iota
	Increase              // the higher the better, up to the target at least
	Decrease              // the lower the better, down to the target at least
	Maintain              // to stay as it is: within the target or, where there is none, at the baseline
	Band                  // to lie within the target, which is a range or, to be reached from either side, one value
)

var directions = check.Enum[Direction]{
	What: "indicator: direction", Names: []string{"", "increase", "decrease", "maintain", "band"},
}

// String returns the direction in lower case, "" where it is not stated.
func (d Direction) String() string { return directions.String(d) }

// MarshalText returns what String does.
func (d Direction) MarshalText() ([]byte, error) { return directions.Marshal(d) }

// UnmarshalText reads what MarshalText writes.
func (d *Direction) UnmarshalText(text []byte) error { return directions.Unmarshal(d, text) }

// Sign returns 1 where an increase is wanted, -1 where a decrease is, and 0 for
// the other directions.
func (d Direction) Sign() int {
	switch d {
	case Increase:
		return 1
	case Decrease:
		return -1
	}
	return 0
}

// Reached answers whether an actual value has reached a target: is at least as
// high, at least as low, or within it. Both may be uncertain. Where one has no
// bounds, because it is not stated, and where the direction is not stated, that
// cannot be told.
func (d Direction) Reached(actual, target figure.Interval) check.Verdict {
	switch d {
	case Increase:
		return actual.CompareTo(figure.GreaterOrEqual, target)
	case Decrease:
		return actual.CompareTo(figure.LessOrEqual, target)
	case Maintain, Band:
		switch {
		case target.IsUnbounded():
		case actual.Within(target):
			return check.Met
		case !actual.Meets(target):
			return check.NotMet
		}
	}
	return check.CannotTell
}
