package indicator

import "iom.int/migdev/indicator/check"

// Accrual says which time a value covers. The zero value is not stated, and a
// series is not converted then.
type Accrual uint8

const (
	NoAccrual  Accrual = iota
	OfPeriod           // what came about in the period alone: an increment
	Cumulative         // what has come about from the beginning to the end of the period
	AtPoint            // a stock at the end of the period, which may rise and fall
)

var accruals = check.Enum[Accrual]{
	What: "indicator: accrual", Names: []string{"", "of-period", "cumulative", "at-point"},
}

// String returns the accrual in kebab-case, "" where it is not stated.
func (a Accrual) String() string { return accruals.String(a) }

// MarshalText returns what String does.
func (a Accrual) MarshalText() ([]byte, error) { return accruals.Marshal(a) }

// UnmarshalText reads what MarshalText writes.
func (a *Accrual) UnmarshalText(text []byte) error { return accruals.Unmarshal(a, text) }
