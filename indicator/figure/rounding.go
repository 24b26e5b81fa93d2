package figure

import "iom.int/migdev/indicator/check"

// Rounding says which way a number goes that lies between two that can be
// written. The zero value is [HalfEven].
type Rounding uint8

// The six modes.
const (
	HalfEven Rounding = iota // to the nearer; a tie to the even digit
	HalfUp                   // to the nearer; a tie away from zero
	Down                     // towards zero
	Up                       // away from zero
	Floor                    // towards minus infinity
	Ceiling                  // towards plus infinity
)

var roundings = check.Enum[Rounding]{What: "figure: rounding", Names: []string{
	HalfEven: "half-even", HalfUp: "half-up", Down: "down", Up: "up", Floor: "floor", Ceiling: "ceiling",
}}

// AwayFromZero decides for a number of the given sign of which something is
// left over: half compares twice the rest with the unit (-1, 0 or 1), and odd
// is that of the last digit kept. It reports whether that digit goes one
// further from zero. A mode that is none of the six acts as [HalfEven].
func (r Rounding) AwayFromZero(sign, half int, odd bool) bool {
	switch r {
	case HalfUp:
		return half >= 0
	case Down:
		return false
	case Up:
		return true
	case Floor:
		return sign < 0
	case Ceiling:
		return sign > 0
	}
	return half > 0 || half == 0 && odd
}

// String returns "half-even", "half-up", "down", "up", "floor" or "ceiling".
func (r Rounding) String() string { return roundings.String(r) }

// MarshalText returns what String does.
func (r Rounding) MarshalText() ([]byte, error) { return roundings.Marshal(r) }

// UnmarshalText reads what [Rounding.MarshalText] writes.
func (r *Rounding) UnmarshalText(text []byte) error { return roundings.Unmarshal(r, text) }
