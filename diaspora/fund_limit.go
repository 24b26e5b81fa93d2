package diaspora

import "iom.int/migdev/indicator/check"

// FundLimit says what kept a partner's match from being greater. The zero value
// is not stated.
type FundLimit uint8

// The limits, in the order in which they are applied; of those that are equal,
// the first is named.
const (
	LimitedByRatio     FundLimit = iota + 1 // the ratio: more own money would be matched
	LimitedByCap                            // the cap per project
	LimitedByDonorYear                      // the cap per donor and year
	LimitedByBudget                         // what is left of the partner's budget
	LimitedByNeed                           // what the project still needs
)

var fundLimits = check.Enum[FundLimit]{What: "diaspora: fund limit", Names: []string{
	"", "ratio", "cap", "donor-year-cap", "budget", "need",
}}

// String returns "ratio", "cap", "donor-year-cap", "budget", "need", or "" for
// not stated.
func (l FundLimit) String() string { return fundLimits.String(l) }

// MarshalText returns what String does.
func (l FundLimit) MarshalText() ([]byte, error) { return fundLimits.Marshal(l) }

// UnmarshalText reads what [FundLimit.MarshalText] writes.
func (l *FundLimit) UnmarshalText(text []byte) error { return fundLimits.Unmarshal(l, text) }

// NeedRule says how several partners share what a project still needs, where
// together they would give more. The zero value is InProportion.
type NeedRule uint8

// The rules.
const (
	// InProportion reduces all in proportion to what each would give, in minor
	// units by largest remainder, ties to the earlier partner: the agreed
	// proportions between partners stay, and the project is financed to the
	// last minor unit.
	InProportion NeedRule = iota
	// InOrder lets the partners give in the order in which the scheme names
	// them, each as much as the project needs after those before it.
	InOrder
)

var needRules = check.Enum[NeedRule]{What: "diaspora: need rule", Names: []string{"in-proportion", "in-order"}}

// String returns "in-proportion" or "in-order".
func (r NeedRule) String() string { return needRules.String(r) }

// MarshalText returns what String does.
func (r NeedRule) MarshalText() ([]byte, error) { return needRules.Marshal(r) }

// UnmarshalText reads what [NeedRule.MarshalText] writes.
func (r *NeedRule) UnmarshalText(text []byte) error { return needRules.Unmarshal(r, text) }
