package figure

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
)

// Figure is a number as it was reported. Its hedge, place value, unit, time
// role and source are kept beside each other; none is derived from another.
//
// The zero value is not stated: it has no bounds, and every question about it
// cannot be told. Compare figures with Equal; == does not compile.
type Figure struct {
	_         [0]func()
	low, high Number // low is the stated value where the hedge is no range
	hedge     Hedge
	place     int8 // the place value is 10^place; of a range: its finer end
	scale     int8 // the scaling word is 10^scale, 0 for none
	role      Role
	estimate  bool
	signed    bool
	unit      string
	tail      string // words behind a unit of % or a currency, as written
	source    *Source
	policy    *Policy // of its reader, no part of what was reported
}

// Quantity is whatever holds a figure: a [Figure] itself, or one in a
// currency. Claims take any.
type Quantity interface{ Figure() Figure }

// Figure returns f: a figure is a [Quantity].
func (f Figure) Figure() Figure { return f }

// ErrRange matches the error for a range whose low end lies above its high end.
var ErrRange = errors.New("figure: low end above high end")

// New returns the figure that states v under a hedge other than a range. The
// place value is that of the last digit of v as the decimal holds it:
// decimal.New(8, 6) is 8 million at place value 1,000,000, and "1.90" has
// place value 0.01. The majority is 50, in percent, and a rank a whole number
// from 1. An error matches [ErrNumber] where v takes more than 64 characters
// in full.
//
// For what a report says in words see [Parse].
func New(h Hedge, v decimal.Decimal) (Figure, error) {
	if h == NotStated || h.isRange() || h >= numHedges {
		return Figure{}, fmt.Errorf("figure: hedge %s takes no single value", h)
	}
	n, err := FromDecimal(v)
	if err != nil {
		return Figure{}, err
	}
	f := Figure{low: n, hedge: h, place: int8(v.Exponent())}
	if h == Majority {
		f.unit = "%"
	}
	f.scale = f.naturalScale()
	return f.valid()
}

// NewRange returns the figure that states low to high, under the hedge [Range]
// or [FloorRange]. It is an error that matches [ErrRange] where low is above high.
func NewRange(h Hedge, low, high decimal.Decimal) (Figure, error) {
	if !h.isRange() {
		return Figure{}, fmt.Errorf("figure: hedge %s takes no range", h)
	}
	a, err := FromDecimal(low)
	if err != nil {
		return Figure{}, err
	}
	b, err := FromDecimal(high)
	if err != nil {
		return Figure{}, err
	}
	return Figure{low: a, high: b, hedge: h, place: int8(min(low.Exponent(), high.Exponent()))}.valid()
}

// Count returns n counted things: an exact figure, as printed.
func Count(n int64, unit string) Figure { return Figure{low: Int(n), hedge: Exact}.WithUnit(unit) }

// maxPlace bounds the exponent of a place value, so that it can be written in
// full within the limits of numbers from outside.
const maxPlace = 62

// validate returns an error where the parts of f contradict each other, or
// where it could be written but not read back.
func (f Figure) validate() error {
	switch {
	case f.place < -maxPlace || f.place > maxPlace:
		return fmt.Errorf("%w: last digit at 10^%d: at most %d places from the point", ErrNumber, f.place, maxPlace)
	case !f.low.isShort() || !f.high.isShort():
		return fmt.Errorf("%w: more than %d characters in full", ErrNumber, maxDigits)
	case f.hedge.isRange() && f.low.Cmp(f.high) > 0:
		return fmt.Errorf("%w: %s to %s", ErrRange, f.low, f.high)
	case f.hedge == Top && (!f.low.IsInt() || f.low.Sign() <= 0 || f.unit == "%"):
		return fmt.Errorf("figure: rank %s%s: want a whole number from 1", f.low, f.unit)
	case f.hedge == Majority && !f.low.Equal(Int(50)):
		return fmt.Errorf("figure: majority of %s: want 50, in percent", f.low)
	}
	return nil
}

// valid returns f, or the error of validate.
func (f Figure) valid() (Figure, error) {
	if err := f.validate(); err != nil {
		return Figure{}, err
	}
	return f, nil
}

// naturalScale is the largest scaling word at which f is usually written, 0
// where its last digit is that of a plain number.
func (f Figure) naturalScale() int8 {
	if f.place < 3 {
		return 0
	}
	for _, s := range [...]int8{12, 9, 6} {
		n := f.low.Mul(tenTo(-int(s)))
		if n.Cmp(Int(1)) >= 0 || n.Cmp(Int(-1)) <= 0 || n.Sign() == 0 && s <= f.place {
			return s
		}
	}
	return 3
}

// IsZero reports whether f is not stated.
func (f Figure) IsZero() bool { return f.hedge == NotStated }

// Hedge returns how the figure is qualified.
func (f Figure) Hedge() Hedge { return f.hedge }

// Value returns the stated value, and false for a range and for what is not
// stated.
func (f Figure) Value() (Number, bool) {
	return f.low, f.hedge != NotStated && !f.hedge.isRange()
}

// Range returns the two stated ends, and false where the figure is no range.
func (f Figure) Range() (low, high Number, ok bool) { return f.low, f.high, f.hedge.isRange() }

// PlaceValue returns the place value of the last printed digit times the
// scaling word: 1,000,000 for 8 million, 0.1 for 48.8 %. A range has two ends
// and no place value of its own; nor has what is not stated.
func (f Figure) PlaceValue() (Number, bool) {
	if f.hedge == NotStated || f.hedge.isRange() {
		return Number{}, false
	}
	return tenTo(int(f.place)), true
}

// Unit returns the currency's code, "%" for a percentage, else the words behind
// the figure as they were written: "mine survivors". It is "" where none is stated.
func (f Figure) Unit() string { return f.unit }

// Base returns what a percentage is a share of: "GDP" for "15-20% of GDP". It
// is "" where none is stated.
func (f Figure) Base() string {
	base, _ := strings.CutPrefix(f.tail, "of ")
	return base
}

// Role returns the figure's part in time or plan.
func (f Figure) Role() Role { return f.role }

// Source returns where the figure was published, and false where that is not
// stated.
func (f Figure) Source() (Source, bool) {
	if f.source == nil {
		return Source{}, false
	}
	return *f.source, true
}

// IsEstimate reports whether the source calls the figure an estimate. That
// alone does not widen its bounds.
func (f Figure) IsEstimate() bool { return f.estimate }

// IsSigned reports whether the figure may be negative; see [Figure.Signed].
func (f Figure) IsSigned() bool { return f.signed || f.low.Sign() < 0 }

// WithHedge returns f under another hedge, for a word that can mean two things:
// "over 5 years" is read as more than 5 years and may mean during 5 years. It
// is an error to exchange a range for a single value.
func (f Figure) WithHedge(h Hedge) (Figure, error) {
	if h >= numHedges || h == NotStated || f.hedge == NotStated || h.isRange() != f.hedge.isRange() {
		return Figure{}, fmt.Errorf("figure: hedge %s cannot stand for %s", h, f.hedge)
	}
	f.hedge = h
	return f.valid()
}

// WithUnit returns f with another unit, cut of blanks around it.
func (f Figure) WithUnit(unit string) Figure {
	f.unit = strings.TrimSpace(unit)
	return f
}

// WithBase returns f as a share of base.
func (f Figure) WithBase(base string) Figure {
	if f.tail = strings.TrimSpace(base); f.tail != "" {
		f.tail = "of " + f.tail
	}
	return f
}

// WithRole returns f in another role.
func (f Figure) WithRole(r Role) Figure {
	f.role = r
	return f
}

// WithSource returns f as published in s.
func (f Figure) WithSource(s Source) Figure {
	if f.source = &s; s.IsZero() {
		f.source = nil
	}
	return f
}

// AsEstimate returns f marked as an estimate.
func (f Figure) AsEstimate() Figure {
	f.estimate = true
	return f
}

// Signed returns f as a figure that may be negative, such as net migration:
// "up to 15,000" then has no lower end, where a count begins at 0.
func (f Figure) Signed() Figure {
	f.signed = true
	return f
}

// Equal reports whether both say the same: number, hedge, place value, scaling
// word, unit, base, role, marks and source.
func (f Figure) Equal(g Figure) bool {
	sameSource := f.source == g.source || f.source != nil && g.source != nil && *f.source == *g.source
	return sameSource && f.low.Equal(g.low) && f.high.Equal(g.high) && f.hedge == g.hedge &&
		f.place == g.place && f.scale == g.scale && f.role == g.role && f.estimate == g.estimate &&
		f.signed == g.signed && f.unit == g.unit && f.tail == g.tail
}

// Under returns f as read under a policy: its bounds, and every claim made
// with it, then follow the policy and name it. The policy is its reader's and
// no part of what was reported: it is neither compared nor written.
func (f Figure) Under(p Policy) Figure {
	f.policy = &p
	return f
}

// Policy returns the policy under which f is read, the zero policy where
// [Figure.Under] has set none.
func (f Figure) Policy() Policy {
	if f.policy == nil {
		return Policy{}
	}
	return *f.policy
}

// Bounds returns what the figure leaves possible under its [Policy].
func (f Figure) Bounds() Interval { return f.BoundsUnder(f.Policy()) }

// BoundsUnder returns what the figure leaves possible under a policy, by the
// typology of hedges in the source documents: each [Hedge] says its bounds.
// Where the thing cannot be negative, up to v and less than v begin at 0; how
// far almost v and about v reach down is only known with a margin. Bounds that hold no whole number are left as they are.
func (f Figure) BoundsUnder(p Policy) Interval {
	v := f.bounds(p)
	if p.WholeNumbers {
		if whole, ok := v.WholeNumbers(); ok {
			return whole
		}
	}
	return v
}

func (f Figure) bounds(p Policy) Interval {
	hedge, place := f.hedge, int(f.place)
	if p.TrailingZerosNotSignificant && f.endsInZeros() {
		hedge, place = Rounded, f.lastDigit()
	}
	switch hedge {
	case Exact:
		return Point(f.low)
	case Rounded:
		return around(f.low, scaled(5, place-1))
	case About:
		if !p.AboutMargin.IsZero() {
			return f.cutAtZero(around(f.low, p.AboutMargin.of(f.low)))
		}
	case Almost:
		v := Below(f.low)
		if !p.AlmostMargin.IsZero() {
			v.lo = end{f.low.Sub(p.AlmostMargin.of(f.low)), open}
			return f.cutAtZero(v)
		}
		return v
	case MoreThan:
		return Above(f.low)
	case AtLeast, FloorRange, Magnitude:
		return From(f.low)
	case UpTo:
		return f.cutAtZero(To(f.low))
	case LessThan:
		return f.cutAtZero(Below(f.low))
	case Range:
		return Interval{lo: end{f.low, closed}, hi: end{f.high, closed}}
	case Top:
		return Interval{lo: end{Int(1), closed}, hi: end{f.low, closed}}
	case Majority:
		return Interval{lo: end{f.low, open}, hi: end{f.low.Mul(Int(2)), closed}}
	}
	return Interval{}
}

// around returns n ± margin, ends kept.
func around(n, margin Number) Interval {
	return Interval{lo: end{n.Sub(margin), closed}, hi: end{n.Add(margin), closed}}
}

// cutAtZero cuts v at 0 where what f counts cannot be negative.
func (f Figure) cutAtZero(v Interval) Interval {
	if f.IsSigned() {
		return v
	}
	return notNegative(v)
}

// notNegative cuts v at 0. What lies below 0 altogether is left as it is.
func notNegative(v Interval) Interval {
	if w, ok := v.Intersect(From(Number{})); ok {
		return w
	}
	return v
}

// looksRounded reports whether f is taken as rounded where no hedge is
// written: it has a scaling word, a fraction or a percent sign.
func (f Figure) looksRounded() bool { return f.scale != 0 || f.place < 0 || f.unit == "%" }

// endsInZeros reports whether the value is printed to zeros at its end that may
// stand for digits not known. Those of "exactly 8 million" do not: every digit
// of it counts.
func (f Figure) endsInZeros() bool {
	return (f.hedge == Rounded || f.hedge == Exact && !f.looksRounded()) && f.lastDigit() > int(f.place)
}

// lastDigit returns the exponent of the last digit of the value that is not
// zero, and the place as printed where there is none.
func (f Figure) lastDigit() int {
	place := int(f.place)
	if f.low.Sign() == 0 {
		return place
	}
	for f.low.Mul(tenTo(-place - 1)).IsInt() {
		place++
	}
	return place
}

// Compare answers whether what the figure stands for compares so with n, under
// its [Policy]: "over 1,700" is met for >= 1,700, cannot tell for >= 1,800.
func (f Figure) Compare(op Op, n Number) check.Verdict { return f.Bounds().Compare(op, n) }
