package programme

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// FundPart is the money of one donor or one agency. An amount that is not
// stated can be anything from 0.
type FundPart struct {
	Code   string
	Amount money.Figure
}

// FundShare is the part of one donor or one agency in the sum of all.
type FundShare struct {
	Code   string
	Amount money.Figure // of its own, not stated where none of it is known
	// Percent is its share in percent: one number where all amounts are exact,
	// else bounds. See [claim.ShareOfSum].
	Percent claim.Quotient
}

// FundShares returns what each part makes up of the sum of all, in percent:
//
//	share = part / (part + the others) × 100
//
// where each figure stands once, so that hedged figures give bounds as narrow as
// can be. A part whose amount is not stated leaves the shares of the others
// without a lower bound above 0. An error matches [claim.ErrUnits] where the
// currencies differ.
func FundShares(parts ...FundPart) ([]FundShare, error) {
	unit := ""
	for _, p := range parts {
		if !p.Amount.IsZero() {
			unit = p.Amount.Currency().Code()
			break
		}
	}
	figures := make([]figure.Quantity, len(parts))
	for i, p := range parts {
		figures[i] = p.Amount
		if p.Amount.IsZero() {
			figures[i] = unknownAmount(unit)
		}
	}
	out := make([]FundShare, len(parts))
	others := make([]figure.Quantity, max(len(parts)-1, 0))
	for i, p := range parts {
		copy(others, figures[:i])
		copy(others[i:], figures[i+1:])
		share, err := claim.ShareOfSum(figures[i], others...)
		if err != nil {
			return nil, fmt.Errorf("programme: share of %s: %w", check.Quote(p.Code), err)
		}
		out[i] = FundShare{Code: p.Code, Amount: p.Amount, Percent: share}
	}
	return out, nil
}

// DonorShares returns what each donor makes up of the entries of one kind, in
// one currency at the rates of their dates: of pledges, commitments or receipts.
// Each donor's money is rounded once, half a minor unit being the most that is
// lost. Where an entry of a donor has no rate or no amount, that donor gives at
// least what could be converted, and all shares are bounds.
//
// The errors are those of [money.Converter.Total]; another says that a donor's
// money is below 0, of which there is no share.
func (f Finance) DonorShares(kind EntryKind, to money.Currency, conv money.Converter) ([]FundShare, error) {
	return f.shares(to, conv, func(e *FundEntry) bool { return e.Kind == kind }, func(e *FundEntry) string { return e.Donor() })
}

// AgencyShares returns what each agency makes up of the entries of one kind, as
// [Finance.DonorShares] does: of transfers, obligations, disbursements or
// expenditure.
func (f Finance) AgencyShares(kind EntryKind, to money.Currency, conv money.Converter) ([]FundShare, error) {
	return f.shares(to, conv, func(e *FundEntry) bool { return e.Kind == kind }, func(e *FundEntry) string { return e.Agency() })
}

func (f Finance) shares(to money.Currency, conv money.Converter, counts func(*FundEntry) bool, code func(*FundEntry) string) ([]FundShare, error) {
	var parts []FundPart
	at := map[string]bool{}
	for i := range f.Entries {
		e := &f.Entries[i]
		if !counts(e) || at[code(e)] {
			continue
		}
		own := code(e)
		at[own] = true
		total, gaps, blank, err := f.total(to, conv, func(e *FundEntry) bool { return counts(e) && code(e) == own })
		if err != nil {
			return nil, fmt.Errorf("programme: shares: %w", err)
		}
		amount, _ := total.Amount()
		if amount.Sign() < 0 {
			return nil, fmt.Errorf("programme: shares: the money of %s is %s: want none below 0", check.Quote(own), amount)
		}
		part := FundPart{Code: own}
		if part.Amount, err = money.Stated(amount); err != nil {
			return nil, fmt.Errorf("programme: shares: %w", err)
		}
		if len(gaps)+len(blank) > 0 {
			least, err := part.Amount.Figure().WithHedge(figure.AtLeast)
			if err == nil {
				part.Amount, err = money.FigureOf(least)
			}
			if err != nil {
				return nil, fmt.Errorf("programme: shares: %w", err)
			}
		}
		parts = append(parts, part)
	}
	return FundShares(parts...)
}
