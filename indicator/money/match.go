package money

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// MatchBase says of what a matching ratio or an own contribution is a share.
// The zero value is OfCounterpart. Texts that say "10 % own contribution" and
// no more leave it open: ask for both.
type MatchBase uint8

const (
	OfCounterpart MatchBase = iota // of the money on the other side: 10 % own on a grant of 100,000 is 10,000
	OfTotal                        // of both together: 10 % own on a grant of 100,000 is 11,111.11, of 111,111.11
)

var matchBases = check.Enum[MatchBase]{What: "money: match base", Names: []string{"counterpart", "total"}}

// String returns "counterpart" or "total".
func (b MatchBase) String() string { return matchBases.String(b) }

// MarshalText returns what String does.
func (b MatchBase) MarshalText() ([]byte, error) { return matchBases.Marshal(b) }

// UnmarshalText reads what [MatchBase.MarshalText] writes.
func (b *MatchBase) UnmarshalText(text []byte) error { return matchBases.Unmarshal(b, text) }

// MatchLimit says what kept a match from being greater. The zero value is not
// stated.
type MatchLimit uint8

const (
	ByRatio     MatchLimit = iota + 1 // the ratio: more counterpart money would be matched
	ByRequested                       // no more was asked for
	ByCap                             // the rule's cap
)

var matchLimits = check.Enum[MatchLimit]{What: "money: match limit", Names: []string{"", "ratio", "requested", "cap"}}

// String returns "ratio", "requested", "cap", or "" for not stated.
func (l MatchLimit) String() string { return matchLimits.String(l) }

// MarshalText returns what String does.
func (l MatchLimit) MarshalText() ([]byte, error) { return matchLimits.Marshal(l) }

// UnmarshalText reads what [MatchLimit.MarshalText] writes.
func (l *MatchLimit) UnmarshalText(text []byte) error { return matchLimits.Unmarshal(l, text) }

// Errors of matching.
var (
	// ErrMatch matches every error about a rule that is not one, and about an
	// amount that cannot be matched because it is negative.
	ErrMatch = errors.New("money: cannot match")

	// ErrAboveCap matches the error for a grant that no counterpart money
	// attains under a rule, since it is above the rule's cap.
	ErrAboveCap = errors.New("money: grant is above the cap")
)

// MatchRule says how much a fund adds to money that another party brings: a
// partner's own contribution, a diaspora association's project. Amounts are in
// one currency; convert before matching, since the cap is in the currency of
// the fund.
type MatchRule struct {
	// Ratio is the fund's money over the base, as a plain number above 0: 0.5
	// of the counterpart's money gives one euro for two, 0.8 of the total
	// gives four for one. Of the total it is below 1.
	Ratio figure.Number `json:"ratio"`

	// Base says of what Ratio is a share.
	Base MatchBase `json:"base"`

	// Cap is the most that the rule gives. The zero value is no cap.
	Cap Amount `json:"cap,omitzero"`

	// Step is the unit to which the matched share is cut down. The zero value
	// stands for the minor unit of the currency.
	Step Amount `json:"step,omitzero"`
}

// Match is what a rule gives, with what went in.
type Match struct {
	Rule        MatchRule  `json:"rule"`
	Counterpart Amount     `json:"counterpart"`
	Requested   Amount     `json:"requested,omitzero"`
	Matched     Amount     `json:"matched"`
	LimitedBy   MatchLimit `json:"limited_by"`
	Unmet       Amount     `json:"unmet,omitzero"` // requested less matched; not stated where nothing was
}

// Check returns what is wrong with r, under the codes
//
//	money.match-ratio     the ratio is not above 0, or of the total not below 1
//	money.match-cap       the cap is negative
//	money.match-step      the step is not above 0
//	money.match-currency  cap and step have different currencies
func (r MatchRule) Check() check.Findings {
	var fs check.Findings
	switch one := figure.Int(1); {
	case r.Ratio.Sign() <= 0:
		fs = append(fs, check.Finding{Code: "money.match-ratio", Severity: check.Error, Path: "ratio",
			Message: fmt.Sprintf("the ratio is %s: want it above 0", r.Ratio)})
	case r.Base == OfTotal && r.Ratio.Cmp(one) >= 0:
		fs = append(fs, check.Finding{Code: "money.match-ratio", Severity: check.Error, Path: "ratio",
			Message: fmt.Sprintf("the ratio is %s of the total: want it below 1", r.Ratio)})
	}
	if r.Cap.Sign() < 0 {
		fs = append(fs, check.Finding{Code: "money.match-cap", Severity: check.Error, Path: "cap",
			Message: fmt.Sprintf("the cap is %s: want none below 0", r.Cap)})
	}
	if !r.Step.IsZero() && r.Step.Sign() <= 0 {
		fs = append(fs, check.Finding{Code: "money.match-step", Severity: check.Error, Path: "step",
			Message: fmt.Sprintf("the step is %s: want it above 0", r.Step)})
	}
	if !r.Step.IsZero() && !r.Cap.IsZero() && r.Step.currency != r.Cap.currency {
		fs = append(fs, check.Finding{Code: "money.match-currency", Severity: check.Error, Path: "step",
			Message: fmt.Sprintf("the step is in %s and the cap in %s: want one currency", r.Step.currency, r.Cap.currency)})
	}
	return fs
}

// Match returns what the rule adds to the counterpart's money where so much
// was requested: the least of
//
//	share      ratio × counterpart, or of the total
//	           ratio / (1 - ratio) × counterpart, cut down to whole steps
//	requested  unless it is the zero value
//	cap        unless there is none
//
// The first of those that are equal is named. The errors match [ErrMatch] for
// a rule that is not one, with its findings, and for negative amounts,
// [ErrNoAmount] where counterpart is the zero value, [ErrMismatch], and
// [ErrNoMinorUnit].
func (r MatchRule) Match(counterpart, requested Amount) (Match, error) {
	factor, err := r.factor()
	if err != nil {
		return Match{}, err
	}
	if err := matchable("counterpart", counterpart); err != nil {
		return Match{}, err
	}
	if requested.Sign() < 0 {
		return Match{}, negativeMatch("requested amount", requested)
	}
	share, err := counterpart.Mul(factor).RoundTo(r.Step, Down)
	if err != nil {
		return Match{}, err
	}
	m := Match{Rule: r, Counterpart: counterpart, Requested: requested, Matched: share, LimitedBy: ByRatio}
	for _, limit := range [...]struct {
		Amount
		by MatchLimit
	}{{requested, ByRequested}, {r.Cap, ByCap}} {
		if limit.IsZero() {
			continue
		}
		less, err := limit.Cmp(m.Matched)
		if err != nil {
			return Match{}, err
		}
		if less < 0 {
			m.Matched, m.LimitedBy = limit.Amount, limit.by
		}
	}
	if m.Matched.scale < share.scale {
		m.Matched = m.Matched.Round(int(share.scale), Down) // filled up with zeros
	}
	if !requested.IsZero() {
		if m.Unmet, err = requested.Sub(m.Matched); err != nil {
			return Match{}, err
		}
	}
	return m, nil
}

// Needed returns the counterpart's money that a grant takes under the rule:
// the least, in whole steps, with which [MatchRule.Match] gives the grant,
// which is itself rounded up to whole steps first.
//
//	needed = grant / ratio, or of the total grant × (1 - ratio) / ratio
//
// The errors are those of Match, and one that matches [ErrAboveCap] where no
// counterpart money is enough.
func (r MatchRule) Needed(grant Amount) (Amount, error) {
	factor, err := r.factor()
	if err != nil {
		return Amount{}, err
	}
	if err := matchable("grant", grant); err != nil {
		return Amount{}, err
	}
	if grant, err = grant.RoundTo(r.Step, Up); err != nil {
		return Amount{}, err
	}
	if !r.Cap.IsZero() {
		over, err := grant.Cmp(r.Cap)
		if err != nil {
			return Amount{}, err
		}
		if over > 0 {
			return Amount{}, fmt.Errorf("%w: %s, with a cap of %s", ErrAboveCap, grant, r.Cap)
		}
	}
	needed, err := grant.Div(factor) // a factor is above 0
	if err != nil {
		return Amount{}, err
	}
	return needed.RoundTo(r.Step, Up)
}

// factor returns the fund's money for one unit of the counterpart's.
func (r MatchRule) factor() (figure.Number, error) {
	if err := r.Check().Err(); err != nil {
		return figure.Number{}, fmt.Errorf("%w: %w", ErrMatch, err)
	}
	if r.Base != OfTotal {
		return r.Ratio, nil
	}
	factor, _ := r.Ratio.Quo(figure.Int(1).Sub(r.Ratio)) // the ratio is below 1
	return factor, nil
}

func matchable(what string, a Amount) error {
	switch {
	case a.IsZero():
		return fmt.Errorf("%w: want the %s", ErrNoAmount, what)
	case a.Sign() < 0:
		return negativeMatch(what, a)
	}
	return nil
}

func negativeMatch(what string, a Amount) error {
	return fmt.Errorf("%w: %s of %s: want none below 0", ErrMatch, what, a)
}

// Trace returns how the match came about.
func (m Match) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "counterpart", m.Counterpart.String(), "")
	if !m.Requested.IsZero() {
		t.Add(check.Input, "requested", m.Requested.String(), "")
	}
	t.Add(check.Policy, "ratio", m.Rule.Ratio.String()+" of the "+m.Rule.Base.String(), "")
	if !m.Rule.Cap.IsZero() {
		t.Add(check.Policy, "cap", m.Rule.Cap.String(), "")
	}
	if factor, err := m.Rule.factor(); err == nil {
		exact := m.Counterpart.Mul(factor)
		share, err := exact.RoundTo(m.Rule.Step, Down)
		t.Add(check.Compute, "share", exact.String(), "")
		if err == nil && !share.Rational().Equal(exact) {
			t.Add(check.Rounding, "share", share.String(), "cut down to whole units")
		}
	}
	t.Add(check.Result, "matched", m.Matched.String(), "limited by "+m.LimitedBy.String())
	if !m.Unmet.IsZero() {
		t.Add(check.Result, "unmet", m.Unmet.String(), "")
	}
	return t
}

// OwnContribution returns what a grantee adds to a grant, in units of the
// grant's currency, where its own money is to be a share of the grant or of
// the total.
//
//	own = grant × share, or of the total grant × share / (1 - share)
//
// Share is a plain number or an interval of them, 0.1 to 0.2 for 10-20 %, and
// the grant may be hedged, up to CHF 100,000. The result is exact; its bounds
// are rounded outwards when they are printed. For an amount to the minor unit
// under a single share see [MatchRule.Needed]: a tenth of the total from the
// grantee is nine tenths from the fund.
//
// It returns an error that matches [ErrNoAmount] where the grant is the zero
// value, and one that matches [ErrMatch] where the share can be below 0 or, of
// the total, above 1 or cannot be below 1.
func OwnContribution(grant Figure, share figure.Interval, base MatchBase) (figure.Interval, error) {
	if grant.IsZero() {
		return figure.Interval{}, fmt.Errorf("%w: want the grant", ErrNoAmount)
	}
	if share.Compare(figure.GreaterOrEqual, figure.Int(0)) != check.Met {
		return figure.Interval{}, fmt.Errorf("%w: own contribution of %s: want a share of at least 0", ErrMatch, share)
	}
	if base != OfTotal {
		return grant.Bounds().Mul(share), nil
	}
	if share.Compare(figure.LessOrEqual, figure.Int(1)) != check.Met {
		return figure.Interval{}, fmt.Errorf("%w: own contribution of %s of the total: want a share of at most 1", ErrMatch, share)
	}
	one := figure.Point(figure.Int(1))
	total, err := one.Quo(one.Sub(share)) // over the grant; the share is used once
	if err != nil {
		return figure.Interval{}, fmt.Errorf("%w: own contribution of %s of the total: %w", ErrMatch, share, err)
	}
	return grant.Bounds().Mul(total.Sub(one)), nil
}
