package indicator

// Reason says why an evaluation has no number or no class: one of the constants
// here, or what the method of a caller says. It is written in kebab-case.
type Reason string

// The reasons.
const (
	NoReason Reason = ""

	MissingValue     Reason = "missing-value"     // the actual value is not stated
	MissingBaseline  Reason = "missing-baseline"  // the baseline is not stated
	MissingGoal      Reason = "missing-goal"      // the score of a goal is not stated
	MissingTarget    Reason = "missing-target"    // the target is not stated
	MissingDirection Reason = "missing-direction" // nobody has said where the value is wanted to go
	TooFewPoints     Reason = "too-few-points"    // a line cannot be fitted
	NotYetBegun      Reason = "not-yet-begun"     // nothing is due yet

	BaseZero          Reason = "base-zero"           // growth from 0
	SignChange        Reason = "sign-change"         // growth from one side of 0 to the other
	PeriodNotPositive Reason = "period-not-positive" // growth over no time
	GrowthUndefined   Reason = "growth-undefined"    // one of these three
	DivisionByZero    Reason = "division-by-zero"
	NegativeValue     Reason = "negative-value"     // a ratio to be read as a share of it makes no sense
	NoLimit           Reason = "no-limit"           // the scale has no natural limit, or a target counts
	NonPositiveValue  Reason = "non-positive-value" // of 0 and less there is no logarithm, and no share in a harmonic mean
	ZeroWeight        Reason = "zero-weight"        // the weights sum to 0
	WeightsDiffer     Reason = "weights-differ"     // there are not as many weights as values, or one is below 0
	BoundsEqual       Reason = "bounds-equal"       // a scale without length

	TargetReached        Reason = "target-reached"         // the number is of the way to a target that is reached
	TargetCounts         Reason = "target-counts"          // the number is for where there is no target
	NoPath               Reason = "no-path"                // a band or a value to be kept has no way towards it
	WrongWay             Reason = "wrong-way"              // the value moves away from the target
	TargetEqualsBaseline Reason = "target-equals-baseline" // there is no way to go
	TargetMetAtBaseline  Reason = "target-met-at-baseline" // there was no way to go

	Straddles Reason = "straddles" // the figures allow several classes
	TooWide   Reason = "too-wide"  // the figures are uncertain where the method cannot follow them
)
