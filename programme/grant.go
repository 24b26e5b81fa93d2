package programme

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// GrantCall is a call for proposals with the grants that were awarded under it,
// and with what its source says of them together. Its ceiling, the grantees' own
// money and the grants themselves are different roles of money, and never add
// up.
//
// A scheme with one ceiling has it in Ceiling. One with several kinds of grants,
// "micro (up to EUR 25,000) and small grants (up to EUR 200,000)", has Tiers.
type GrantCall struct {
	Code  string      `json:"code,omitempty"`
	Title lang.Text   `json:"title,omitzero"`
	Open  period.Span `json:"open,omitzero"` // from the call to the deadline
	// Envelope is the money that all grants of the call share, as it was stated:
	// "EUR 3 million".
	Envelope money.Figure `json:"envelope,omitzero"`
	// Ceiling is what one grant may be at most ("up to EUR 25,000"), and Floor
	// what it has to be at least. They hold for each tier that states none.
	Ceiling money.Figure `json:"ceiling,omitzero"`
	Floor   money.Figure `json:"floor,omitzero"`
	Tiers   []GrantTier  `json:"tiers,omitempty"`
	// Match says what the grantee has to bring, where the rule is one ratio. The
	// zero value is no rule.
	Match money.MatchRule `json:"match,omitzero"`
	// OwnShare says the same as a share that is stated with a hedge, or without
	// its base. The zero value is no rule.
	OwnShare   OwnShare     `json:"own_share,omitzero"`
	Conditions []lang.Text  `json:"conditions,omitempty"` // under which a grant is given
	Awards     []GrantAward `json:"awards,omitempty"`
	// Count, Total and Own are what the source says of all grants of the call:
	// how many there are, what they come to, and what the grantees add of their
	// own. They stand beside Awards, which may be a part of them or empty.
	Count figure.Figure `json:"count,omitzero"`
	Total money.Figure  `json:"total,omitzero"`
	Own   money.Figure  `json:"own,omitzero"`
}

// GrantAward is one grant.
type GrantAward struct {
	Code      string       `json:"code,omitempty"`
	Grantee   string       `json:"grantee,omitempty"` // code or name
	Title     lang.Text    `json:"title,omitzero"`
	Tier      string       `json:"tier,omitempty"` // code of the call's tier
	Agreed    period.Date  `json:"agreed,omitzero"`
	Span      period.Span  `json:"span,omitzero"`
	Requested money.Amount `json:"requested,omitzero"`
	Amount    money.Amount `json:"amount,omitzero"` // awarded
	// Own is what the grantee brings, in money. Staff time is none.
	Own         money.Amount      `json:"own,omitzero"`
	Conditions  []lang.Text       `json:"conditions,omitempty"` // of this grant, beside those of the call
	Instalments []GrantInstalment `json:"instalments,omitempty"`
}

// GrantInstalment is one payment of a grant, due or made.
type GrantInstalment struct {
	Due    period.Date  `json:"due,omitzero"`
	Paid   period.Date  `json:"paid,omitzero"` // not stated where it is not paid yet
	Amount money.Amount `json:"amount,omitzero"`
	For    lang.Text    `json:"for,omitzero"` // on what it depends
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves c as it was.
func (c *GrantCall) UnmarshalJSON(data []byte) error {
	type plain GrantCall
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("programme: grant call: %w", err)
	}
	*c = GrantCall(in)
	return nil
}

// hasMatch reports whether there is a rule.
func (c GrantCall) hasMatch() bool {
	m := &c.Match
	return m.Ratio.Sign() != 0 || !m.Cap.IsZero() || !m.Step.IsZero() || m.Base != money.OfCounterpart
}

// Check returns what is wrong with c, in the order of the fields. Beside those
// of [money.MatchRule.Check] it has these codes:
//
//   - programme.grant-bounds (error): a floor above the ceiling, or a ceiling of
//     a tier above that of the call
//   - programme.grant-tier (error; warning): an award in a tier that the call
//     does not have; or in none, where the call has tiers
//   - programme.grant-share (error): an own share that is no percentage, or none
//     that a grantee can bring
//   - programme.grant-base (note): an own share whose base is not stated
//   - programme.grant-code-twice (error): two tiers or awards with one code
//   - programme.grant-amount (warning): an award or instalment without an amount
//   - programme.grant-negative (error): an award, an own contribution or a count
//     below 0
//   - programme.grant-currency (warning): amounts that cannot be compared
//     without a rate
//   - programme.grant-ceiling (error; warning where it cannot be told): an award
//     above the ceiling
//   - programme.grant-ceilings (error): a stated total above what the ceilings
//     allow together
//   - programme.grant-floor (error; warning where it cannot be told): an award
//     below the floor
//   - programme.grant-requested (error): an award above what was asked for
//   - programme.grant-own (error; warning where it is not stated or cannot be
//     told): an own contribution short of what the rule asks for
//   - programme.grant-cap (error): an award above what the rule ever gives
//   - programme.grant-instalments (error; note): instalments above the award; or
//     below it
//   - programme.grant-date (error): an award agreed before the call, or a
//     payment before the award was agreed
//   - programme.grant-tiers (error): figures of the tiers that do not add up to
//     that of the call
//   - programme.grant-count (error; note): more awards than stated; or fewer
//   - programme.grant-total (error): awards or own contributions above what is
//     stated of them together; or below it, where all are listed
//   - programme.grant-envelope (error): awards, or their stated total, that
//     exceed the envelope
func (c GrantCall) Check() check.Findings {
	var fs check.Findings
	fs = grantBounds(fs, c.Ceiling, c.Floor)
	seen := map[string]int{}
	for i := range c.Tiers {
		tier := c.Tiers[i].check(&c)
		if first, twice := seen[c.Tiers[i].Code]; twice {
			tier = append(tier, grantCodeTwice("tiers", c.Tiers[i].Code, first))
		} else if c.Tiers[i].Code != "" {
			seen[c.Tiers[i].Code] = i
		}
		fs = fs.UnderIndex("tiers", i, tier)
	}
	if c.hasMatch() {
		fs = fs.Under("match", c.Match.Check())
	}
	if !c.OwnShare.IsZero() {
		fs = fs.Under("own_share", c.OwnShare.Check())
	}
	clear(seen)
	for i := range c.Awards {
		a := &c.Awards[i]
		g := grantChecker{call: &c, award: a}
		g.check()
		if first, twice := seen[a.Code]; twice {
			g.fs = append(g.fs, grantCodeTwice("awards", a.Code, first))
		} else if a.Code != "" {
			seen[a.Code] = i
		}
		fs = fs.UnderIndex("awards", i, g.fs)
	}
	return c.checkStated(fs)
}

// GrantTotals is what a call comes to, each role and each currency for itself.
type GrantTotals struct {
	Awards      int
	Awarded     money.Bag
	Own         money.Bag // of the grantees, never added to what is awarded
	Paid        money.Bag // instalments that are paid
	Unpaid      money.Bag // instalments that are not
	NotStated   []int     // places of the awards without an amount
	HasNoAmount []int     // places of the awards with an instalment without an amount
}

// Totals returns what the awards of the call come to.
func (c GrantCall) Totals() GrantTotals {
	t := GrantTotals{Awards: len(c.Awards)}
	for i := range c.Awards {
		a := &c.Awards[i]
		t.Awarded.Add(a.Amount)
		t.Own.Add(a.Own)
		if a.Amount.IsZero() {
			t.NotStated = append(t.NotStated, i)
		}
		blank := false
		for j := range a.Instalments {
			x := &a.Instalments[j]
			blank = blank || x.Amount.IsZero()
			if x.Paid.IsZero() {
				t.Unpaid.Add(x.Amount)
			} else {
				t.Paid.Add(x.Amount)
			}
		}
		if blank {
			t.HasNoAmount = append(t.HasNoAmount, i)
		}
	}
	return t
}

// Remaining returns the envelope less what is awarded, in units of the
// envelope's currency: of "EUR 3 million" it has bounds, and it is below 0 where
// more was awarded. It returns false where the envelope or an award is not
// stated, or an award is in another currency.
func (c GrantCall) Remaining() (figure.Interval, bool) {
	if c.Envelope.IsZero() {
		return figure.Interval{}, false
	}
	t := c.Totals()
	for a := range t.Awarded.All() {
		if a.Currency() != c.Envelope.Currency() {
			return figure.Interval{}, false
		}
	}
	if len(t.NotStated) > 0 {
		return figure.Interval{}, false
	}
	return c.Envelope.Bounds().Sub(figure.Point(t.Awarded.Total(c.Envelope.Currency()).Number())), true
}
