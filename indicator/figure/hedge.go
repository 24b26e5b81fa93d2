package figure

import "iom.int/migdev/indicator/check"

// Hedge says how a figure was qualified when it was reported, and so what it
// leaves possible; [Figure.Bounds] has the bounds of each. The zero value is
// [NotStated].
type Hedge uint8

// The hedges, with v the stated value and p its place value.
const (
	NotStated  Hedge = iota // no figure: anything is possible
	Exact                   // v: a count, or "exactly"
	Rounded                 // v ± p/2, ends kept: a scaling word, a fraction or a percent sign
	About                   // near v, no bound until a policy sets a margin: "some", "roughly"
	Almost                  // below v, near it: "almost", "nearly", "just under"
	MoreThan                // above v: "over", "more than"
	AtLeast                 // v or above: "at least", "minimum", "50+"
	UpTo                    // v or below: "up to", "at most", "no more than"
	LessThan                // below v: "less than", "fewer than"
	Range                   // low to high, ends kept: "15-20 %", "between 30 and 50"
	FloorRange              // a floor that is itself a range, at least low: "minimum 8 to 10"
	Top                     // a rank from 1 to v: "in the top 10"
	Majority                // above half: "the majority"; v is 50 %
	Magnitude               // v or above, said without digits: "millions", "several decades"

	numHedges = iota // how many there are
)

var hedges = check.Enum[Hedge]{What: "figure: hedge", Names: []string{
	NotStated: "not-stated", Exact: "exact", Rounded: "rounded", About: "about", Almost: "almost",
	MoreThan: "more-than", AtLeast: "at-least", UpTo: "up-to", LessThan: "less-than", Range: "range",
	FloorRange: "floor-range", Top: "top", Majority: "majority", Magnitude: "magnitude",
}}

// String returns the hedge in kebab-case: "more-than".
func (h Hedge) String() string { return hedges.String(h) }

// MarshalText returns what String does.
func (h Hedge) MarshalText() ([]byte, error) { return hedges.Marshal(h) }

// UnmarshalText reads what [Hedge.MarshalText] writes.
func (h *Hedge) UnmarshalText(text []byte) error { return hedges.Unmarshal(h, text) }

// isRange reports whether a figure with this hedge has a low and a high end.
func (h Hedge) isRange() bool { return h == Range || h == FloorRange }

// Role says what part a figure plays in time or in a plan. It is independent
// of the hedge: "at least 50 will benefit" is a target at least 50. The zero
// value is [NoRole].
type Role uint8

// The roles.
const (
	NoRole    Role = iota // not stated
	Baseline              // before the programme
	Target                // to be reached in the end
	Milestone             // to be reached on the way
	Actual                // reported as reached
	Planned               // foreseen, not a target
	Projected             // computed for a time to come
)

var roles = check.Enum[Role]{What: "figure: role", Names: []string{
	NoRole: "", Baseline: "baseline", Target: "target", Milestone: "milestone",
	Actual: "actual", Planned: "planned", Projected: "projected",
}}

// String returns the role in lower case, "" for none.
func (r Role) String() string { return roles.String(r) }

// MarshalText returns what String does.
func (r Role) MarshalText() ([]byte, error) { return roles.Marshal(r) }

// UnmarshalText reads what [Role.MarshalText] writes.
func (r *Role) UnmarshalText(text []byte) error { return roles.Unmarshal(r, text) }
