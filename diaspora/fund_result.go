package diaspora

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// Funding is what a scheme adds to a contribution. All amounts but that of the
// contribution are in the currency of the scheme.
type Funding struct {
	Contribution Contribution
	Currency     money.Currency // of the scheme

	// Own is the contribution in the currency of the scheme, and Conversion how
	// it came there: the zero value where it was in that currency already.
	Own        money.Amount
	Conversion money.Conversion

	Matches []PartnerMatch // in the order of the scheme

	Matched money.Amount // by all partners
	Total   money.Amount // Own and Matched

	// Shortfall is what caps and budgets cut off from the partners' shares and
	// nobody took over.
	Shortfall money.Amount

	// Cost is what the project costs, and Unmet what it still lacks after this
	// contribution and its matches, at least 0. They are not stated where the
	// cost is not.
	Cost  money.Amount
	Unmet money.Amount
}

// PartnerMatch is what one partner adds.
type PartnerMatch struct {
	Partner string        // its code
	Ratio   figure.Number // to one unit of the contribution, as the scheme has it

	Share     money.Amount // ratio × contribution, cut down to whole units
	Shortfall money.Amount // what caps and budget cut off from Share
	TakenOver money.Amount // of the shortfalls of others
	Matched   money.Amount // Share - Shortfall + TakenOver, or less where the project needs less
	LimitedBy FundLimit    // what kept Matched from being greater
}

// MatchOf returns the match of the partner with that code.
func (f Funding) MatchOf(partner string) (PartnerMatch, bool) {
	for _, m := range f.Matches {
		if m.Partner == partner {
			return m, true
		}
	}
	return PartnerMatch{}, false
}

// OwnShare returns the contribution as a percentage of all the money, exactly:
// 61.538… for 400,000 of 650,000. An error that matches [figure.ErrUndefined]
// says that there is no money.
func (f Funding) OwnShare() (figure.Number, error) {
	return percentOfTotal("own share", f.Own, f.Total)
}

// EffectiveRatio returns what the partners together add to one unit of the
// contribution, exactly: 0.625 where 250,000 are added to 400,000. An error
// that matches [figure.ErrUndefined] says that nothing was contributed.
func (f Funding) EffectiveRatio() (figure.Number, error) {
	if f.Own.Sign() == 0 {
		return figure.Number{}, fmt.Errorf("diaspora: effective ratio: %w", &figure.UndefinedError{Reason: "the contribution is 0"})
	}
	return f.Matched.Ratio(f.Own)
}

// String returns the money in a line: "own 400000.00 MDL, matched 250000.00 MDL,
// total 650000.00 MDL".
func (f Funding) String() string {
	return fmt.Sprintf("own %s, matched %s, total %s", f.Own, f.Matched, f.Total)
}

// Trace returns how the funding came about. It does not name the donor.
func (f Funding) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "contribution", f.Contribution.Amount.String(), f.Contribution.On.String())
	if !f.Conversion.Amount().IsZero() {
		t = append(t, f.Conversion.Trace()...)
		t.Add(check.Compute, "own", f.Own.String(), "in the currency of the scheme, before any cap")
	}
	if !f.Cost.IsZero() {
		t.Add(check.Input, "project cost", f.Cost.String(), "")
	}
	for _, m := range f.Matches {
		t.Add(check.Policy, m.Partner+": ratio", m.Ratio.String(), "of the contribution")
		t.Add(check.Compute, m.Partner+": share", m.Share.String(), "cut down to whole units")
		if m.Shortfall.Sign() != 0 {
			t.Add(check.LeftOut, m.Partner+": shortfall", m.Shortfall.String(), "above its caps or its budget")
		}
		if m.TakenOver.Sign() != 0 {
			t.Add(check.Compute, m.Partner+": taken over", m.TakenOver.String(), "of the shortfalls of others")
		}
		t.Add(check.Result, m.Partner+": match", m.Matched.String(), "limited by "+m.LimitedBy.String())
	}
	t.Add(check.Result, "matched", f.Matched.String(), "")
	t.Add(check.Result, "total", f.Total.String(), "")
	if f.Shortfall.Sign() != 0 {
		t.Add(check.Result, "shortfall", f.Shortfall.String(), "not taken over")
	}
	if !f.Unmet.IsZero() {
		t.Add(check.Result, "unmet", f.Unmet.String(), "of the project cost")
	}
	return t
}

// percentOfTotal returns 100 × part / total.
func percentOfTotal(what string, part, total money.Amount) (figure.Number, error) {
	q, err := part.Ratio(total)
	if err != nil {
		if total.Sign() == 0 {
			return figure.Number{}, fmt.Errorf("diaspora: %s: %w", what, &figure.UndefinedError{Reason: "the total is 0"})
		}
		return figure.Number{}, err
	}
	return q.Mul(figure.Int(100)), nil
}
