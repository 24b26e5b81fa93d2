package money

import "iom.int/migdev/indicator/check"

// RateKind says what a rate is a rate of. The zero value is not stated, and no
// rate has it.
type RateKind uint8

// The kinds of rates.
const (
	// Daily is the rate of one day, such as the reference rates of the ECB.
	Daily RateKind = iota + 1
	// Operational is a rate laid down for a month, or from an effective day
	// until the next list: those of the United Nations, InforEuro.
	Operational
	// PeriodAverage is the mean of a month, a year or another period.
	PeriodAverage
	// Fixed is a rate laid down by law: a euro fixing, a currency board.
	Fixed
	// Agreed is a rate laid down in an agreement or a budget.
	Agreed
)

var rateKinds = check.Enum[RateKind]{
	What:  "money: kind of rate",
	Names: []string{"", "daily", "operational", "average", "fixed", "agreed"},
}

// String returns "daily", "operational", "average", "fixed" or "agreed", and
// "" for what is not stated.
func (k RateKind) String() string { return rateKinds.String(k) }

// MarshalText returns what String does. A number that is no kind is an error.
func (k RateKind) MarshalText() ([]byte, error) { return rateKinds.Marshal(k) }

// UnmarshalText reads what [RateKind.MarshalText] writes.
func (k *RateKind) UnmarshalText(text []byte) error { return rateKinds.Unmarshal(k, text) }

// stands reports whether a rate of kind k holds until another is stated.
func (k RateKind) stands() bool { return k == Fixed || k == Agreed }
