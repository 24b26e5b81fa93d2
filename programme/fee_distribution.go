package programme

import (
	"fmt"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
)

// AgencyWeight is how much of the money that an agent passes on goes to an
// organisation, relative to the other weights.
type AgencyWeight struct {
	Agency string          // its code
	Weight decimal.Decimal // at least 0; percent, amounts of a budget, or plain parts
}

// AgencyTransfer is what one organisation gets.
type AgencyTransfer struct {
	Agency   string       `json:"agency"`
	Transfer money.Amount `json:"transfer"` // direct and indirect
	Direct   money.Amount `json:"direct"`
	Indirect money.Amount `json:"indirect"`
}

// Distribution is a contribution passed on by an administrative agent. Nothing
// is lost: the contribution is the fee and the transfers, and each transfer is
// its direct and its indirect cost.
type Distribution struct {
	Contribution money.Amount     `json:"contribution"`
	AgentFee     money.Amount     `json:"agent_fee"`
	Net          money.Amount     `json:"net"` // contribution less fee
	Transfers    []AgencyTransfer `json:"transfers"`
	Direct       money.Amount     `json:"direct_total"`
	Indirect     money.Amount     `json:"indirect_total"`

	rules FeeRules
}

// Distribute passes a contribution on:
//
//	fee      = contribution × agent rate, half up
//	net      = contribution - fee
//	transfer = its part of net, by largest remainder
//	direct   = transfer / (1 + indirect rate), half up
//	indirect = transfer - direct
//
// A contribution below zero, which is paid back, is the mirror image. Errors
// match [money.ErrNoAmount] where the contribution is not stated,
// [money.ErrWeights], [money.ErrNoMinorUnit], and [money.ErrTooFine] where the
// contribution has more digits than the minor unit.
func (r FeeRules) Distribute(contribution money.Amount, weights ...AgencyWeight) (Distribution, error) {
	d, err := r.distribute(contribution, weights)
	if err != nil {
		return Distribution{}, fmt.Errorf("programme: distribution: %w", err)
	}
	return d, nil
}

func (r FeeRules) distribute(contribution money.Amount, weights []AgencyWeight) (Distribution, error) {
	if contribution.IsZero() {
		return Distribution{}, money.ErrNoAmount
	}
	d := Distribution{Contribution: contribution, rules: r, Transfers: make([]AgencyTransfer, len(weights))}
	var err error
	if d.AgentFee, err = r.AgentFee(contribution); err != nil {
		return d, err
	}
	if d.Net, err = contribution.Sub(d.AgentFee); err != nil {
		return d, err
	}
	shares := make([]decimal.Decimal, len(weights))
	for i, w := range weights {
		shares[i] = w.Weight
	}
	parts, err := d.Net.Allocate(shares...)
	if err != nil {
		return d, err
	}
	for i := range parts {
		t := AgencyTransfer{Agency: weights[i].Agency, Transfer: parts[i]}
		if t.Direct, t.Indirect, err = r.DirectIn(parts[i]); err != nil {
			return d, err
		}
		if d.Direct, err = d.Direct.Add(t.Direct); err != nil {
			return d, err
		}
		if d.Indirect, err = d.Indirect.Add(t.Indirect); err != nil {
			return d, err
		}
		d.Transfers[i] = t
	}
	return d, nil
}

// Trace returns how the distribution came about.
func (d Distribution) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "contribution", d.Contribution.String(), "")
	t.Add(check.Policy, "agent fee", d.rules.AgentRate().String(), "of the contribution")
	t.Add(check.Policy, "indirect cost", d.rules.IndirectRate().String(), "of direct cost")
	t.Add(check.Compute, "agent fee", d.AgentFee.String(), "rounded half up")
	t.Add(check.Compute, "net", d.Net.String(), "shared out by largest remainder")
	for _, p := range d.Transfers {
		t.Add(check.Compute, "transfer to "+p.Agency, p.Transfer.String(), p.Direct.String()+" direct and "+p.Indirect.String()+" indirect")
	}
	t.Add(check.Result, "direct cost", d.Direct.String(), "")
	t.Add(check.Result, "indirect cost", d.Indirect.String(), "")
	return t
}
