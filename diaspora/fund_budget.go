package diaspora

import (
	"fmt"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
)

// BudgetRule says who gets what where the claims are more than the budget. The
// zero value is FirstCome.
type BudgetRule uint8

// The rules.
const (
	// FirstCome pays the claims in the order given until the money ends. The
	// claim at which it ends is paid in part.
	FirstCome BudgetRule = iota
	// ProRata pays each claim the same share, in minor units by largest
	// remainder, ties to the earlier claim. The grants add up to the budget.
	ProRata
)

var budgetRules = check.Enum[BudgetRule]{What: "diaspora: budget rule", Names: []string{"first-come", "pro-rata"}}

// String returns "first-come" or "pro-rata".
func (r BudgetRule) String() string { return budgetRules.String(r) }

// MarshalText returns what String does.
func (r BudgetRule) MarshalText() ([]byte, error) { return budgetRules.Marshal(r) }

// UnmarshalText reads what [BudgetRule.MarshalText] writes.
func (r *BudgetRule) UnmarshalText(text []byte) error { return budgetRules.Unmarshal(r, text) }

// BudgetShares is a budget that was shared out among claims.
type BudgetShares struct {
	Rule    BudgetRule
	Budget  money.Amount
	Claims  []money.Amount
	Grants  []money.Amount // for each claim, in whole minor units
	Claimed money.Amount   // all claims
	Granted money.Amount   // all grants
	Unspent money.Amount   // of the budget
}

// ShareBudget shares a budget out among the claims of a call, such as what one
// partner of a scheme is to give to each project. A budget that is enough pays
// every claim in full, cut down to whole minor units, under either rule. No
// claim gets more than it asks for; what no claim takes is unspent.
//
// The errors match [ErrFund] for a budget or a claim that is below 0 or not
// stated, and for a rule that is none, [money.ErrMismatch] for another currency,
// and [money.ErrNoMinorUnit].
func ShareBudget(budget money.Amount, rule BudgetRule, claims ...money.Amount) (BudgetShares, error) {
	if err := wantBudgetAmount("budget", budget); err != nil {
		return BudgetShares{}, err
	}
	if rule > ProRata {
		return BudgetShares{}, fmt.Errorf("%w: %s: want first-come or pro-rata", ErrFund, rule)
	}
	out := BudgetShares{Rule: rule, Budget: budget, Claims: append([]money.Amount(nil), claims...)}
	whole := make([]money.Amount, len(claims))
	claimed, err := budget.Sub(budget)
	if err != nil {
		return BudgetShares{}, err
	}
	out.Granted, out.Claimed = claimed, claimed
	wanted := claimed // in whole minor units
	for i, c := range claims {
		if err := wantBudgetAmount("claim", c); err != nil {
			return BudgetShares{}, err
		}
		if out.Claimed, err = out.Claimed.Add(c); err != nil {
			return BudgetShares{}, fmt.Errorf("%w: claim %d: %w", ErrFund, i+1, err)
		}
		if whole[i], err = c.RoundMinor(money.Down); err != nil {
			return BudgetShares{}, err
		}
		if wanted, err = wanted.Add(whole[i]); err != nil {
			return BudgetShares{}, err
		}
	}
	left, err := budget.RoundMinor(money.Down)
	if err != nil {
		return BudgetShares{}, err
	}
	if short, err := left.Cmp(wanted); err != nil {
		return BudgetShares{}, err
	} else if short < 0 && rule == ProRata {
		out.Grants, err = proRata(left, whole)
		if err != nil {
			return BudgetShares{}, err
		}
	} else if out.Grants, err = firstCome(left, whole); err != nil {
		return BudgetShares{}, err
	}
	for _, g := range out.Grants {
		if out.Granted, err = out.Granted.Add(g); err != nil {
			return BudgetShares{}, err
		}
	}
	out.Unspent, err = budget.Sub(out.Granted)
	return out, err
}

func wantBudgetAmount(what string, a money.Amount) error {
	if a.IsZero() {
		return fmt.Errorf("%w: the %s is not stated", ErrFund, what)
	}
	if a.Sign() < 0 {
		return fmt.Errorf("%w: a %s of %s: want none below 0", ErrFund, what, a)
	}
	return nil
}

// firstCome pays the claims in order until nothing is left.
func firstCome(left money.Amount, claims []money.Amount) ([]money.Amount, error) {
	grants := make([]money.Amount, len(claims))
	for i, c := range claims {
		grants[i] = c
		if over, err := c.Cmp(left); err != nil {
			return nil, err
		} else if over > 0 {
			grants[i] = left
		}
		var err error
		if left, err = left.Sub(grants[i]); err != nil {
			return nil, err
		}
	}
	return grants, nil
}

// proRata pays each the same share of claims that come to more than budget.
func proRata(budget money.Amount, claims []money.Amount) ([]money.Amount, error) {
	weights := make([]decimal.Decimal, len(claims))
	for i, c := range claims {
		weights[i] = c.Decimal()
	}
	return budget.Allocate(weights...)
}

// Trace returns what each claim got.
func (b BudgetShares) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "budget", b.Budget.String(), "")
	t.Add(check.Input, "claimed", b.Claimed.String(), fmt.Sprintf("%d claims", len(b.Claims)))
	t.Add(check.Policy, "rule", b.Rule.String(), "where the claims are more than the budget")
	for i, g := range b.Grants {
		t.Add(check.Result, fmt.Sprintf("grant %d", i+1), g.String(), "of "+b.Claims[i].String())
	}
	t.Add(check.Result, "unspent", b.Unspent.String(), "")
	return t
}
