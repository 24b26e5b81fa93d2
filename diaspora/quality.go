package diaspora

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
)

// CountStatus says whether a statistic gives a number, and if not, why. The
// zero value is CountNotReported, so that what nobody has set is never 0.
type CountStatus uint8

const (
	CountNotReported   CountStatus = iota // there is no such cell or row
	CountGiven                            // there is a number, which may be 0
	CountNotAvailable                     // the cell says "not available": ".." at UN DESA
	CountSuppressed                       // taken out, so that nobody can be recognised: "~" at UN DESA
	CountBelowHalfUnit                    // not 0, but less than half of the unit printed: an em dash at UN DESA
	CountBlank                            // the cell is there and empty
)

var countStatuses = check.Enum[CountStatus]{
	What:  "diaspora: count status",
	Names: []string{"not-reported", "value", "not-available", "suppressed", "below-half-unit", "blank"},
}

// String returns "value" where there is a number, else the reason in
// kebab-case.
func (s CountStatus) String() string { return countStatuses.String(s) }

// MarshalText returns what String does.
func (s CountStatus) MarshalText() ([]byte, error) { return countStatuses.Marshal(s) }

// UnmarshalText reads what MarshalText writes.
func (s *CountStatus) UnmarshalText(text []byte) error { return countStatuses.Unmarshal(s, text) }

// Absence returns the reason as other packages give it: a cell below half the
// unit is withheld, an empty one and one that is not available are not
// reported.
func (s CountStatus) Absence() indicator.Absence {
	switch s {
	case CountGiven:
		return indicator.Present
	case CountSuppressed:
		return indicator.Suppressed
	case CountBelowHalfUnit:
		return indicator.Withheld
	}
	return indicator.NotReported
}

// Quality says what the number of a count is worth, the best first. A sum is
// worth as much as its weakest part, and what is at least one number and at
// most another together is a range.
type Quality uint8

const (
	ExactCount    Quality = iota // as many, by the source
	AtLeastCount                 // as many or more
	AtMostCount                  // as many or fewer
	RangeCount                   // between two numbers
	EstimateCount                // near the number; how near is not said
)

var qualities = check.Enum[Quality]{
	What: "diaspora: quality", Names: []string{"exact", "at-least", "at-most", "range", "estimate"},
}

// String returns "exact", "at-least", "at-most", "range" or "estimate".
func (q Quality) String() string { return qualities.String(q) }

// MarshalText returns what String does.
func (q Quality) MarshalText() ([]byte, error) { return qualities.Marshal(q) }

// UnmarshalText reads what MarshalText writes.
func (q *Quality) UnmarshalText(text []byte) error { return qualities.Unmarshal(q, text) }

// Weaker returns what a sum of counts of both qualities is worth.
func (q Quality) Weaker(r Quality) Quality {
	if q == AtLeastCount && r == AtMostCount || q == AtMostCount && r == AtLeastCount {
		return RangeCount
	}
	return max(q, r)
}
