package figure

import (
	"fmt"
	"strings"
)

// Policy holds the readings that a report leaves open and its user may choose.
// The zero value chooses nothing: "about" and "almost" keep the bounds they
// have without a margin, digits count as printed, and counts are not
// tightened. Results that depend on a policy name it by its String.
type Policy struct {
	// AboutMargin is how far "about v" reaches to either side, ends kept.
	AboutMargin Margin
	// AlmostMargin is how far below v "almost v" reaches, end not kept.
	AlmostMargin Margin
	// TrailingZerosNotSignificant puts the place value of exact and rounded
	// figures at the last digit that is not zero: 343,300 then stands for
	// 343,250 to 343,350, and 80 % for 75 to 85 %, with or without a scaling
	// word or a decimal mark. The zeros of "exactly 8 million" stay significant.
	TrailingZerosNotSignificant bool
	// WholeNumbers tightens bounds to whole numbers, for figures that count:
	// more than 1,700 is then at least 1,701.
	WholeNumbers bool
}

// IsZero reports whether the policy chooses nothing.
func (p Policy) IsZero() bool {
	return p.AboutMargin.IsZero() && p.AlmostMargin.IsZero() && !p.TrailingZerosNotSignificant && !p.WholeNumbers
}

// Margin is a distance from a stated value, in its own unit or in percent of
// the value. The zero value is no margin.
type Margin struct {
	n       Number
	percent bool
}

// PercentMargin returns a margin of n percent of the value.
func PercentMargin(n Number) Margin { return Margin{n, true} }

// AbsoluteMargin returns a margin of n, in the unit of the value.
func AbsoluteMargin(n Number) Margin { return Margin{n, false} }

// IsZero reports whether there is no margin; one that is not above 0 is none.
func (m Margin) IsZero() bool { return m.n.Sign() <= 0 }

// of returns the margin of v.
func (m Margin) of(v Number) Number {
	if !m.percent {
		return m.n
	}
	if v.Sign() < 0 {
		v = v.Neg()
	}
	return v.Mul(m.n).Mul(scaled(1, -2))
}

// String returns "±5" or "±1 %", or "" for none.
func (m Margin) String() string {
	switch {
	case m.IsZero():
		return ""
	case m.percent:
		return "±" + m.n.String() + " %"
	}
	return "±" + m.n.String()
}

// String names what the policy chooses: "about: ±1 %; counts are whole
// numbers". It is "as printed" for the zero policy.
func (p Policy) String() string {
	var parts []string
	if !p.AboutMargin.IsZero() {
		parts = append(parts, fmt.Sprintf("about: %s", p.AboutMargin))
	}
	if !p.AlmostMargin.IsZero() {
		parts = append(parts, "almost: down by "+strings.TrimPrefix(p.AlmostMargin.String(), "±"))
	}
	if p.TrailingZerosNotSignificant {
		parts = append(parts, "trailing zeros are not significant")
	}
	if p.WholeNumbers {
		parts = append(parts, "counts are whole numbers")
	}
	if len(parts) == 0 {
		return "as printed"
	}
	return strings.Join(parts, "; ")
}
