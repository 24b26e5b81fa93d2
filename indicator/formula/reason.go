package formula

import "iom.int/migdev/indicator/check"

// Strategy says what missing items do to a result. It is the missing value
// strategy of DHIS2. The zero value is [SkipIfAnyMissing], the strictest.
//
// Items inside isNull, isNotNull and firstNonNull are asked whether they are
// missing, and do not count for the strategy. An expression without items that
// count is never missing.
type Strategy uint8

// The strategies. Where a result is kept, a missing item counts as 0.
const (
	SkipIfAnyMissing Strategy = iota // no value where any item is missing
	SkipIfAllMissing                 // no value where there are items, and all are missing
	NeverSkip                        // always kept
)

var strategies = check.Enum[Strategy]{What: "formula: strategy", Names: []string{
	SkipIfAnyMissing: "skip-if-any-missing", SkipIfAllMissing: "skip-if-all-missing", NeverSkip: "never-skip",
}}

// String returns "skip-if-any-missing", "skip-if-all-missing" or "never-skip".
func (s Strategy) String() string { return strategies.String(s) }

// MarshalText returns what String does.
func (s Strategy) MarshalText() ([]byte, error) { return strategies.Marshal(s) }

// UnmarshalText reads what [Strategy.MarshalText] writes.
func (s *Strategy) UnmarshalText(text []byte) error { return strategies.Unmarshal(s, text) }

// Reason says why there is no value. The zero value, printed as "", is that of
// a result which has one.
type Reason uint8

// The reasons. Those after [TooLarge] are of intervals and of an [Indicator].
const (
	NoReason       Reason = iota // there is a value
	NotStated                    // the expression is the zero Expr
	Malformed                    // an expression has an error (Expr.Err), or a strategy or decimals are none
	MissingItems                 // left out by the strategy, or firstNonNull found nothing
	DivisionByZero               // x / 0, x % 0, or 0 to a negative power
	PowerUndefined               // a fractional power of a negative number
	PowerNotExact                // a fractional power whose root is not rational
	TooLarge                     // a number beyond 4,096 bits, some 1,230 digits

	NoIntervalRule       // an operation that has no rule for intervals
	StraddlesZero        // a denominator that lies on both sides of zero
	DenominatorMissing   // the denominator's items are missing
	DenominatorZero      // the denominator is 0
	DenominatorUndefined // the denominator is undefined; its own Result says why
	NumeratorMissing     // the numerator's items are missing
	NumeratorUndefined   // the numerator is undefined; its own Result says why
)

var reasons = check.Enum[Reason]{What: "formula: reason", Names: []string{
	NoReason: "", NotStated: "not-stated", Malformed: "malformed", MissingItems: "missing-items",
	DivisionByZero: "division-by-zero", PowerUndefined: "power-undefined", PowerNotExact: "power-not-exact",
	TooLarge: "too-large", NoIntervalRule: "no-interval-rule", StraddlesZero: "denominator-on-both-sides-of-zero",
	DenominatorMissing: "denominator-missing", DenominatorZero: "denominator-zero", DenominatorUndefined: "denominator-undefined",
	NumeratorMissing: "numerator-missing", NumeratorUndefined: "numerator-undefined",
}}

// String returns the reason in kebab-case: "division-by-zero".
func (r Reason) String() string { return reasons.String(r) }

// MarshalText returns what String does.
func (r Reason) MarshalText() ([]byte, error) { return reasons.Marshal(r) }

// UnmarshalText reads what [Reason.MarshalText] writes.
func (r *Reason) UnmarshalText(text []byte) error { return reasons.Unmarshal(r, text) }
