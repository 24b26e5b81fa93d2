package remittance

import (
	"fmt"
	"strconv"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// FlowBasis says what a flow is: what senders pay in, or what arrives. The zero
// value is not stated, and the cost of a flow cannot be told then.
type FlowBasis uint8

const (
	NoBasis       FlowBasis = iota
	SentBasis               // what senders pay in, costs included
	ReceivedBasis           // what arrives: sent × (1 - cost / 100)
)

var bases = check.Enum[FlowBasis]{What: "remittance: basis of a flow", Names: []string{"", "sent", "received"}}

// String returns the basis, "" where it is not stated.
func (b FlowBasis) String() string { return bases.String(b) }

// MarshalText returns what String does.
func (b FlowBasis) MarshalText() ([]byte, error) { return bases.Marshal(b) }

// UnmarshalText reads what MarshalText writes.
func (b *FlowBasis) UnmarshalText(text []byte) error { return bases.Unmarshal(b, text) }

// Excess is what the senders of a corridor, or of several, pay above a target,
// and so would save if no cost were above it. It is in a currency, and has bounds
// where flow or cost are hedged.
type Excess struct {
	saving   Percent // in the currency
	currency money.Currency
}

// Saving returns the sum at the stated values, exactly, and false where there is
// none.
func (e Excess) Saving() (money.Rational, bool) {
	n, ok := e.saving.Number()
	if !ok {
		return money.Rational{}, false
	}
	r, err := money.NewRational(n, e.currency)
	return r, err == nil
}

// Bounds returns what is possible, in the currency; nothing is known of an
// absent sum.
func (e Excess) Bounds() figure.Interval { return e.saving.Bounds() }

// Currency returns the currency of the sum.
func (e Excess) Currency() money.Currency { return e.currency }

// Absence returns why there is no sum, [indicator.Present] where there is one.
func (e Excess) Absence() indicator.Absence { return e.saving.Absence() }

// Why returns the reason in words where there is no sum.
func (e Excess) Why() string { return e.saving.Why() }

// String returns the sum: "33.51544 USD", or the reason why there is none.
func (e Excess) String() string {
	if e.saving.IsAbsent() {
		return e.saving.String()
	}
	return e.saving.String() + " " + e.currency.String()
}

// ExcessOf returns what the cost above a target comes to for a flow:
//
//	saving = sent × max(0, cost - target) / 100
//	sent   = flow, or received / (1 - cost / 100)
//
// It is absent where the flow, its basis or the cost is not stated, and where
// what arrived should have cost 100 % or more: nothing arrives then. Where the
// cost may be as high, there is no upper end. An error matches [ErrFlow]: the
// flow is below 0.
func ExcessOf(flow money.Figure, basis FlowBasis, cost Percent, target figure.Number) (Excess, error) {
	n, err := flowBounds(flow)
	if err != nil {
		return Excess{}, err
	}
	e := Excess{currency: flow.Currency()}
	switch {
	case n.IsAbsent():
		e.saving = AbsentPercent(indicator.NotReported, "no flow stated")
	case cost.IsAbsent():
		e.saving = cost
	case basis != SentBasis && basis != ReceivedBasis:
		e.saving = AbsentPercent(indicator.NotReported, "not stated whether the flow is sent or received")
	default:
		e.saving = excessOf(n, basis, cost, target)
	}
	return e, nil
}

func excessOf(flow Percent, basis FlowBasis, cost Percent, target figure.Number) Percent {
	per := func(end costEnd) costEnd {
		if end.is {
			end.n, end.is = excessShare(end.n, basis, target)
		}
		return end
	}
	var lo, hi costEnd
	lo.n, lo.closed, lo.is = cost.bounds.Lo()
	hi.n, hi.closed, hi.is = cost.bounds.Hi()
	least, most := per(lo), per(hi)
	if !lo.is || lo.n.Cmp(target) < 0 {
		least = costEnd{closed: true, is: true} // a cost below the target saves nothing
	}
	number, ok := excessShare(cost.number, basis, target)
	_, hasCost := cost.Number()
	if !least.is || hasCost && !ok {
		return AbsentPercent(indicator.Undefined, "what arrives cannot have cost 100 % or more")
	}
	if most.is && most.n.Sign() == 0 {
		least.closed, most.closed = true, true
	}
	n, hasFlow := flow.Number()
	return between(n.Mul(number), hasFlow && hasCost, flow.bounds.Mul(spanned(least, most)))
}

// excessShare returns what a cost above the target comes to as a share of the
// flow, which rises with the cost. It is false where nothing would arrive.
func excessShare(cost figure.Number, basis FlowBasis, target figure.Number) (figure.Number, bool) {
	above := cost.Sub(target)
	of := hundred
	if basis == ReceivedBasis {
		if of = hundred.Sub(cost); of.Sign() <= 0 {
			return figure.Number{}, false
		}
	}
	if above.Sign() <= 0 {
		return figure.Number{}, true
	}
	return above.Quo(of)
}

// ExcessTally adds up what senders in several corridors pay above a target, and
// says how much of the flow that covers. It is an accumulator: Add and Merge
// change it, and the order in which corridors came makes no difference. The zero value
// has no basis and a target of 0 %.
type ExcessTally struct {
	flows
	target    figure.Number
	basis     FlowBasis
	sum       combined
	corridors int
	absent    int
}

// NewExcessTally returns an empty tally for a target in percent and flows of one
// basis.
func NewExcessTally(target figure.Number, basis FlowBasis) *ExcessTally {
	return &ExcessTally{target: target, basis: basis}
}

// Add adds a corridor and returns what its senders would save. One of which that
// cannot be told is counted, and its flow is not covered. An error matches
// [ErrFlow] for a flow below 0, and is a [*money.MismatchError] for one in
// another currency than those before; the corridor is not added then.
func (t *ExcessTally) Add(flow money.Figure, cost Percent) (Excess, error) {
	e, err := ExcessOf(flow, t.basis, cost, t.target)
	if err != nil {
		return Excess{}, err
	}
	if err := t.meet(flow.Currency()); err != nil {
		return Excess{}, err
	}
	t.corridors++
	isCovered := !e.saving.IsAbsent()
	if isCovered {
		t.sum.begin(indicator.Sum)
		t.sum.add(e.saving)
	} else {
		t.absent++
	}
	if n, _ := flowBounds(flow); !n.IsAbsent() {
		t.add(flow.Currency(), n, isCovered)
	}
	return e, nil
}

// Merge adds every corridor of other, which stays as it is. An error matches
// [ErrUnlike] where targets or bases differ, is a [*money.MismatchError] where
// currencies do, and matches [ErrMixed] where the kinds of flows do and that is
// not allowed; t stays as it is then.
func (t *ExcessTally) Merge(other *ExcessTally, allow ...Mix) error {
	if t.basis != other.basis || !t.target.Equal(other.target) {
		return fmt.Errorf("%w: %s %% of %s and %s %% of %s", ErrUnlike, t.target, t.basis, other.target, other.basis)
	}
	if err := t.meet(other.currency); err != nil {
		return err
	}
	kinds, err := t.kinds.merged(other.kinds, allowed(allow))
	if err != nil {
		return err
	}
	t.kinds = kinds
	t.flows.merge(&other.flows)
	t.sum.begin(indicator.Sum)
	t.sum.merge(&other.sum)
	t.corridors += other.corridors
	t.absent += other.absent
	return nil
}

// Result returns the sum over the corridors added so far.
func (t *ExcessTally) Result() TotalExcess {
	return TotalExcess{
		Excess:    Excess{t.sum.result(indicator.NotReported, "no corridor has both flow and cost"), t.currency},
		Coverage:  t.coverage(),
		Corridors: t.corridors, Absent: t.absent,
		target: t.target, basis: t.basis,
	}
}

// TotalExcess is what senders pay above a target in several corridors.
type TotalExcess struct {
	Excess
	Coverage  FlowCoverage
	Corridors int // all that were added
	Absent    int // those of which it cannot be told

	target figure.Number
	basis  FlowBasis
}

// Trace lists target and basis, how many corridors went in and were left out,
// the flow that is covered, and the sum.
func (e TotalExcess) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Policy, "target in percent", e.target.String(), "the flow is what is "+e.basis.String())
	t.Add(check.Input, "corridors", strconv.Itoa(e.Corridors), "")
	if e.Absent > 0 {
		t.Add(check.LeftOut, "corridors", strconv.Itoa(e.Absent), "no flow, or no cost")
	}
	e.Coverage.trace(&t)
	t.Add(check.Result, "paid above the target", e.Excess.String(), "sent × max(0, cost - target) / 100")
	return t
}
