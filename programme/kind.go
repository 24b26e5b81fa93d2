package programme

import "iom.int/migdev/indicator/check"

// Kind is what a programme is. The zero value is not stated.
type Kind uint8

// The kinds.
const (
	NoKind              Kind = iota // not stated
	JointProgramme                  // several United Nations organisations under one programme document
	RegionalProgramme               // in several countries of a region
	Project                         // one project
	GrantScheme                     // grants under a call, with ceilings
	Pilot                           // tried before a larger programme
	Study                           // research, or a publication
	ServiceNetwork                  // centres that serve persons
	CertificationSystem             // a standard to be certified by
	Campaign                        // information for the public
	Registry                        // a register of persons or organisations
	CountryChapter                  // the part of a global or regional programme in one country
	LoanScheme                      // loans, with a portfolio
	Tool                            // for others to use: modules, a handbook, a website
	Method                          // an approach or a model that projects apply
	Network                         // of members: organisations, persons or both
	ConsultativeProcess             // in which governments meet
	MobilityScheme                  // by which persons of one country may work in another
	DataProduct                     // published again and again: a profile, a survey, a database
	StrategicFramework              // objectives and lines of action that others serve
)

var kinds = check.Enum[Kind]{What: "programme: kind", Names: []string{
	"", "joint-programme", "regional-programme", "project", "grant-scheme", "pilot", "study",
	"service-network", "certification-system", "campaign", "registry", "country-chapter", "loan-scheme", "tool",
	"method", "network", "consultative-process", "mobility-scheme", "data-product", "strategic-framework",
}}

// String returns the kind in kebab-case, "" where it is not stated.
func (k Kind) String() string { return kinds.String(k) }

// MarshalText returns what String does.
func (k Kind) MarshalText() ([]byte, error) { return kinds.Marshal(k) }

// UnmarshalText reads what [Kind.MarshalText] writes.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.Unmarshal(k, text) }

// Status is how far a programme is, as its source records it; that may differ
// from what its dates say. The zero value is not stated.
type Status uint8

// The statuses.
const (
	NoStatus  Status = iota // not stated
	Planned                 // not begun
	Running                 // "is being implemented"
	Completed               // ended
	Suspended               // stopped for a time
	Cancelled               // stopped for good
)

var statuses = check.Enum[Status]{What: "programme: status", Names: []string{
	"", "planned", "running", "completed", "suspended", "cancelled",
}}

// String returns the status in lower case, "" where it is not stated.
func (s Status) String() string { return statuses.String(s) }

// MarshalText returns what String does.
func (s Status) MarshalText() ([]byte, error) { return statuses.Marshal(s) }

// UnmarshalText reads what [Status.MarshalText] writes.
func (s *Status) UnmarshalText(text []byte) error { return statuses.Unmarshal(s, text) }
