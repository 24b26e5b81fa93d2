package indicator

import "iom.int/migdev/indicator/check"

// Absence says why there is no value. An absent value is none, and never 0: it
// takes no part in sums and means, which count it. The zero value, Present,
// says that there is one.
type Absence uint8

const (
	Present       Absence = iota
	NotReported           // nobody has reported a value
	NotYetDue             // the period has not ended, or the report is not due yet
	Withheld              // known to the reporter, and not given out
	Suppressed            // taken out, so that nobody can be recognised
	NotApplicable         // there can be no value here
	DeclaredOnly          // said to exist, and named nowhere
	Undefined             // has no value by its formula, as a share of nothing
	Conflicting           // reported differently, and nothing says which report holds
)

var absences = check.Enum[Absence]{
	What: "indicator: absence",
	Names: []string{
		"", "not-reported", "not-yet-due", "withheld", "suppressed", "not-applicable", "declared-only", "undefined",
		"conflicting",
	},
}

// String returns the reason in kebab-case, "" where a value is present.
func (a Absence) String() string { return absences.String(a) }

// MarshalText returns what String does.
func (a Absence) MarshalText() ([]byte, error) { return absences.Marshal(a) }

// UnmarshalText reads what MarshalText writes.
func (a *Absence) UnmarshalText(text []byte) error { return absences.Unmarshal(a, text) }
