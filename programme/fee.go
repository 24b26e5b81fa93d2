package programme

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// FeeRate is a rate of a fee or of indirect cost, as a plain number from 0 to
// 1: 0.07 for 7 %. The zero value is not stated, which stands for the usual
// rate; a rate of 0 is stated. Compare rates with Equal; == does not compile.
type FeeRate struct {
	n  figure.Number
	is bool
}

// ErrFeeRate matches every error about a number that is no rate of a fee.
var ErrFeeRate = errors.New("programme: not a rate of a fee")

// NewFeeRate returns n as a rate. It is an error that matches [ErrFeeRate]
// where n is below 0 or above 1: 7 % is 0.07.
func NewFeeRate(n figure.Number) (FeeRate, error) {
	if n.Sign() < 0 || n.Cmp(figure.Int(1)) > 0 {
		return FeeRate{}, fmt.Errorf("%w: %s: want a number from 0 to 1, as 0.07 for 7 %%", ErrFeeRate, n)
	}
	return FeeRate{n: n, is: true}, nil
}

// ParseFeeRate reads a rate as a plain decimal or a fraction: "0.07". The
// errors match [ErrFeeRate].
func ParseFeeRate(s string) (FeeRate, error) {
	n, err := figure.ParseNumber(s)
	if err != nil {
		return FeeRate{}, fmt.Errorf("%w: %w", ErrFeeRate, err)
	}
	return NewFeeRate(n)
}

// MustFeeRate is [ParseFeeRate] for source and tests. It panics where that
// returns an error.
func MustFeeRate(s string) FeeRate {
	r, err := ParseFeeRate(s)
	if err != nil {
		panic(err)
	}
	return r
}

// Number returns the rate, and false where it is not stated.
func (r FeeRate) Number() (figure.Number, bool) { return r.n, r.is }

// IsZero reports whether the rate is not stated. It is false for a rate of 0.
func (r FeeRate) IsZero() bool { return !r.is }

// Equal reports whether both state the same rate, or none.
func (r FeeRate) Equal(s FeeRate) bool { return r.is == s.is && r.n.Equal(s.n) }

// String returns the rate as a plain number, "" where it is not stated.
func (r FeeRate) String() string {
	if !r.is {
		return ""
	}
	return r.n.String()
}

// MarshalText returns what String does.
func (r FeeRate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText writes, "" as not stated.
func (r *FeeRate) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*r = FeeRate{}
		return nil
	}
	read, err := ParseFeeRate(string(text))
	if err == nil {
		*r = read
	}
	return err
}

// or returns the rate, and the usual one, in hundredths, where it is not stated.
func (r FeeRate) or(usual int64) figure.Number {
	if r.is {
		return r.n
	}
	n, _ := figure.Frac(usual, 100)
	return n
}

// FeeRules are the two rates of a joint programme. The zero value is the usual
// case: 7 % and 1 %. Everything they compute is rounded once, half up, to the
// minor unit.
type FeeRules struct {
	// Indirect is the indirect cost of an organisation as a share of its direct
	// cost: 0.07 unless stated. It is on top of direct cost, so that a transfer
	// of 107 holds 7 and not 7.49.
	Indirect FeeRate `json:"indirect_rate,omitzero"`
	// Agent is the fee of the administrative agent as a share of each
	// contribution, taken when it comes in: 0.01 unless stated.
	Agent FeeRate `json:"agent_fee_rate,omitzero"`
}

// IndirectRate returns the rate of indirect cost in force.
func (r FeeRules) IndirectRate() figure.Number { return r.Indirect.or(7) }

// AgentRate returns the rate of the agent's fee in force.
func (r FeeRules) AgentRate() figure.Number { return r.Agent.or(1) }

// IsZero reports whether no rate is stated.
func (r FeeRules) IsZero() bool { return r.Indirect.IsZero() && r.Agent.IsZero() }

// IndirectOn returns the indirect cost of a direct cost:
//
//	indirect = direct × rate, half up
//
// What is not stated has none. An error matches [money.ErrNoMinorUnit].
func (r FeeRules) IndirectOn(direct money.Amount) (money.Amount, error) {
	return direct.Mul(r.IndirectRate()).RoundMinor(money.HalfUp)
}

// AgentFee returns the fee on a contribution:
//
//	fee = contribution × rate, half up
//
// What is not stated has none. An error matches [money.ErrNoMinorUnit].
func (r FeeRules) AgentFee(contribution money.Amount) (money.Amount, error) {
	return contribution.Mul(r.AgentRate()).RoundMinor(money.HalfUp)
}

// DirectIn returns the direct and the indirect cost that a transfer holds:
//
//	direct   = transfer / (1 + rate), half up
//	indirect = transfer - direct
//
// What is not stated holds neither. An error matches [money.ErrNoMinorUnit].
func (r FeeRules) DirectIn(transfer money.Amount) (direct, indirect money.Amount, err error) {
	exact, err := transfer.Div(r.IndirectRate().Add(figure.Int(1)))
	if err == nil {
		direct, err = exact.RoundMinor(money.HalfUp)
	}
	if err == nil {
		indirect, err = transfer.Sub(direct)
	}
	if err != nil {
		return money.Amount{}, money.Amount{}, fmt.Errorf("programme: direct cost: %w", err)
	}
	return direct, indirect, nil
}

// CategoryAmount is a line of cost under one of the harmonised categories.
type CategoryAmount struct {
	Category CostCategory `json:"category,omitzero"`
	Amount   money.Amount `json:"amount,omitzero"`
}

// IndirectCost is the indirect cost on top of lines of direct cost. An amount
// that is not stated could not be told: Reason says why.
type IndirectCost struct {
	Direct   money.Amount // sum of the lines but those of indirect support
	Indirect money.Amount // Direct × rate, rounded once
	Total    money.Amount // both

	// ByLine shares out Indirect to the lines by their amounts, so that it sums
	// to it; a line of indirect support has nothing. It is nil where a line is
	// below zero, by which nothing can be shared out.
	ByLine []money.Amount
	// Booked is what the lines of indirect support themselves state, to be
	// compared with Indirect; not stated where there are none.
	Booked money.Amount

	// PerLineRounded and OfTotal are what two common mistakes make of it: each
	// line rounded by itself, and the rate taken of direct and indirect cost
	// together.
	PerLineRounded money.Amount
	OfTotal        money.Amount

	Reason indicator.Reason
	rate   figure.Number
}

// IndirectCost returns the indirect cost of lines of direct cost.
//
//	indirect = rate × sum of the direct lines, rounded once
//
// It is shared out to the lines by largest remainder. Lines of the category
// [IndirectSupport] are no base. Where a direct line is not stated, or there is
// none, nothing can be told. The lines themselves are not rounded. It returns a
// [*money.MismatchError] where the currencies differ, and an error that matches
// [money.ErrNoMinorUnit] for a currency that has none.
func (r FeeRules) IndirectCost(lines ...CategoryAmount) (IndirectCost, error) {
	c, err := r.indirectCost(lines)
	if err != nil {
		return IndirectCost{}, fmt.Errorf("programme: indirect cost: %w", err)
	}
	return c, nil
}

func (r FeeRules) indirectCost(lines []CategoryAmount) (c IndirectCost, err error) {
	c.rate = r.IndirectRate()
	weights := make([]decimal.Decimal, len(lines))
	negative := false
	for i, line := range lines {
		if line.Category == IndirectSupport {
			if c.Booked, err = c.Booked.Add(line.Amount); err != nil {
				return c, err
			}
			continue
		}
		if line.Amount.IsZero() {
			c.Reason = indicator.MissingValue
			continue
		}
		weights[i] = line.Amount.Decimal()
		negative = negative || line.Amount.Sign() < 0
		if c.Direct, err = c.Direct.Add(line.Amount); err != nil {
			return c, err
		}
		part, err := r.IndirectOn(line.Amount)
		if err != nil {
			return c, err
		}
		if c.PerLineRounded, err = c.PerLineRounded.Add(part); err != nil {
			return c, err
		}
	}
	if c.Direct.IsZero() || c.Reason != indicator.NoReason {
		return IndirectCost{Booked: c.Booked, Reason: indicator.MissingValue, rate: c.rate}, nil
	}
	if c.Indirect, err = r.IndirectOn(c.Direct); err != nil {
		return c, err
	}
	if c.Total, err = c.Direct.Add(c.Indirect); err != nil {
		return c, err
	}
	if c.OfTotal, err = r.IndirectOn(c.Total); err != nil {
		return c, err
	}
	if !negative {
		c.ByLine, err = allocateOrZero(c.Indirect, weights)
	}
	return c, err
}

// allocateOrZero shares out an amount; where it is zero, every part is.
func allocateOrZero(a money.Amount, weights []decimal.Decimal) ([]money.Amount, error) {
	if a.Sign() != 0 {
		return a.Allocate(weights...)
	}
	parts := make([]money.Amount, len(weights))
	for i := range parts {
		parts[i] = a
	}
	return parts, nil
}

// Trace returns how the indirect cost came about.
func (c IndirectCost) Trace() check.Trace {
	var t check.Trace
	if c.Reason != indicator.NoReason {
		t.Add(check.Result, "indirect cost", "", string(c.Reason))
		return t
	}
	t.Add(check.Input, "direct cost", c.Direct.String(), "sum of the lines")
	t.Add(check.Policy, "rate", c.rate.String(), "of direct cost")
	t.Add(check.Compute, "exact", c.Direct.Mul(c.rate).String(), "direct cost × rate")
	t.Add(check.Rounding, "once", "to the minor unit", "half up")
	t.Add(check.Result, "indirect cost", c.Indirect.String(), "")
	return t
}
