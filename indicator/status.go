package indicator

import "iom.int/migdev/indicator/check"

// Status says how far a reported value can be relied on. It is independent of
// the hedge of a figure, and widens no bounds. The zero value is not stated.
type Status uint8

const (
	NoStatus    Status = iota
	Draft              // entered, not approved yet
	Approved           // approved by whoever answers for the report
	Provisional        // published, and expected to be revised
	Estimated          // worked out by its publisher, not counted
	Final              // published for good
)

var statuses = check.Enum[Status]{
	What: "indicator: status", Names: []string{"", "draft", "approved", "provisional", "estimated", "final"},
}

// String returns the status in lower case, "" where it is not stated.
func (s Status) String() string { return statuses.String(s) }

// MarshalText returns what String does.
func (s Status) MarshalText() ([]byte, error) { return statuses.Marshal(s) }

// UnmarshalText reads what MarshalText writes.
func (s *Status) UnmarshalText(text []byte) error { return statuses.Unmarshal(s, text) }
