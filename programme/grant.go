package programme

import (
	"errors"
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

func grantCodeTwice(list, code string, first int) check.Finding {
	return check.Finding{
		Code: "programme.grant-code-twice", Severity: check.Error, Path: "code",
		Message: fmt.Sprintf("the code %s is that of %s[%d] too", check.Quote(code), list, first),
	}
}

// grantBounds appends the finding for a floor above the ceiling.
func grantBounds(fs check.Findings, ceiling, floor money.Figure) check.Findings {
	if ceiling.IsZero() || floor.IsZero() || ceiling.Currency() != floor.Currency() ||
		least(floor).CompareTo(figure.Greater, most(ceiling)) != check.Met {
		return fs
	}
	return append(fs, check.Finding{
		Code: "programme.grant-bounds", Severity: check.Error, Path: "floor",
		Message: fmt.Sprintf("the floor of %s is above the ceiling of %s", floor, ceiling),
	})
}

// least and most are the ends that a floor and a ceiling set: "up to EUR 25,000"
// allows up to 25,000, and so does "EUR 25,000".
func least(f money.Figure) figure.Interval { return endOf(f, true) }
func most(f money.Figure) figure.Interval  { return endOf(f, false) }

func endOf(f money.Figure, low bool) figure.Interval {
	var n figure.Number
	var ok bool
	if low {
		n, _, ok = f.Bounds().Lo()
	} else {
		n, _, ok = f.Bounds().Hi()
	}
	if value, has := f.Figure().Value(); has { // the printed figure is the rule
		n, ok = value, true
	}
	if !ok {
		return figure.Interval{}
	}
	return figure.Point(n)
}

// grantChecker looks at one award.
type grantChecker struct {
	call  *GrantCall
	award *GrantAward
	fs    check.Findings
}

func (g *grantChecker) add(code string, s check.Severity, path check.Path, message string, values ...check.Value) {
	g.fs = append(g.fs, check.Finding{Code: code, Severity: s, Path: path, Message: message, Values: values})
}

func (g *grantChecker) check() {
	a := g.award
	if a.Amount.IsZero() {
		g.add("programme.grant-amount", check.Warning, "amount", "the award is not stated")
	}
	if a.Amount.Sign() < 0 {
		g.add("programme.grant-negative", check.Error, "amount", "the award is "+a.Amount.String()+": want none below 0")
	}
	if a.Own.Sign() < 0 {
		g.add("programme.grant-negative", check.Error, "own", "the own contribution is "+a.Own.String()+": want none below 0")
	}
	ceiling, floor := g.limits()
	if !a.Amount.IsZero() {
		g.limit("programme.grant-ceiling", "ceiling", ceiling, most(ceiling), figure.Greater, "above")
		g.limit("programme.grant-floor", "floor", floor, least(floor), figure.Less, "below")
		g.requested()
		g.own()
		g.ownShare()
	}
	if a.Agreed.Before(g.call.Open.Start()) == check.Met && !a.Agreed.IsZero() {
		g.add("programme.grant-date", check.Error, "agreed", fmt.Sprintf("the award was agreed on %s, before the call of %s", a.Agreed, g.call.Open.Start()))
	}
	g.instalments()
}

// limits returns the ceiling and the floor of the award: those of its tier, and
// those of the call where there is no tier or the tier states none.
func (g *grantChecker) limits() (ceiling, floor money.Figure) {
	switch tier, ok := g.call.tier(g.award.Tier); {
	case ok:
		return g.call.limitsOf(tier)
	case g.award.Tier != "":
		g.add("programme.grant-tier", check.Error, "tier", "no tier has the code "+check.Quote(g.award.Tier))
	case len(g.call.Tiers) > 0:
		g.add("programme.grant-tier", check.Warning, "tier", "the award is in no tier, and the call has tiers")
	}
	return g.call.Ceiling, g.call.Floor
}

// limit compares the award with the ceiling or the floor.
func (g *grantChecker) limit(code, name string, stated money.Figure, at figure.Interval, op figure.Op, word string) {
	a := g.award.Amount
	switch {
	case stated.IsZero():
		return
	case stated.Currency() != a.Currency():
		g.add("programme.grant-currency", check.Warning, "amount", fmt.Sprintf("%s cannot be compared with the %s of %s without a rate", a, name, stated))
		return
	}
	severity, verb := check.Error, "is"
	switch figure.Point(a.Number()).CompareTo(op, at) {
	case check.NotMet:
		return
	case check.CannotTell:
		severity, verb = check.Warning, "may be"
	}
	g.add(code, severity, "amount", fmt.Sprintf("the award of %s %s %s the %s of %s", a, verb, word, name, stated),
		check.Value{Name: "award", Text: a.String()}, check.Value{Name: name, Text: stated.String()})
}

func (g *grantChecker) requested() {
	a := g.award
	if c, err := a.Amount.Cmp(a.Requested); !a.Requested.IsZero() && err == nil && c > 0 {
		g.add("programme.grant-requested", check.Error, "amount", fmt.Sprintf("the award of %s is above the %s asked for", a.Amount, a.Requested))
	}
}

// own compares what the grantee brings with the matching rule.
func (g *grantChecker) own() {
	a, rule := g.award, &g.call.Match
	if !g.call.hasMatch() || len(rule.Check()) > 0 || a.Amount.Sign() < 0 {
		return
	}
	needed, err := rule.Needed(a.Amount)
	switch {
	case errors.Is(err, money.ErrAboveCap):
		g.add("programme.grant-cap", check.Error, "amount", fmt.Sprintf("the award of %s is above %s, the most that the rule gives", a.Amount, rule.Cap))
		return
	case err != nil:
		g.add("programme.grant-currency", check.Warning, "own", err.Error())
		return
	case a.Own.IsZero():
		if needed.Sign() > 0 {
			g.add("programme.grant-own", check.Warning, "own", fmt.Sprintf("the own contribution is not stated, and an award of %s takes %s", a.Amount, needed))
		}
		return
	}
	short, err := needed.Sub(a.Own)
	switch {
	case err != nil:
		g.add("programme.grant-currency", check.Warning, "own", fmt.Sprintf("%s cannot be compared with the %s needed without a rate", a.Own, needed))
	case short.Sign() > 0:
		g.add("programme.grant-own", check.Error, "own",
			fmt.Sprintf("the own contribution of %s is short by %s: an award of %s takes %s", a.Own, short, a.Amount, needed),
			check.Value{Name: "own", Text: a.Own.String()}, check.Value{Name: "needed", Text: needed.String()})
	}
}

// ownShare compares what the grantee brings with the share that is stated.
func (g *grantChecker) ownShare() {
	a, rule := g.award, g.call.OwnShare
	if rule.IsZero() || len(rule.Check().AtLeast(check.Error)) > 0 || a.Amount.Sign() < 0 {
		return
	}
	grant, err := money.Stated(a.Amount)
	if err != nil {
		return // more digits than a figure has
	}
	if a.Own.IsZero() {
		if needed, err := rule.least().Needed(grant); err == nil && needed.Compare(figure.Greater, figure.Int(0)) == check.Met {
			g.add("programme.grant-own", check.Warning, "own", fmt.Sprintf("the own contribution is not stated, and a grant of %s takes %s", grant, rule))
		}
		return
	}
	if own, err := money.Stated(a.Own); err == nil {
		g.fs = rule.compare(g.fs, own, grant)
	}
}

func (g *grantChecker) instalments() {
	a := g.award
	if len(a.Instalments) == 0 {
		return
	}
	var sum money.Amount
	whole := true
	for i := range a.Instalments {
		x := &a.Instalments[i]
		if x.Amount.IsZero() {
			g.add("programme.grant-amount", check.Warning, in("instalments", i, "amount"), "the amount is not stated")
			whole = false
			continue
		}
		if !x.Paid.IsZero() && !a.Agreed.IsZero() && x.Paid.Before(a.Agreed) == check.Met {
			g.add("programme.grant-date", check.Error, in("instalments", i, "paid"), fmt.Sprintf("paid on %s, before the award was agreed on %s", x.Paid, a.Agreed))
		}
		next, err := sum.Add(x.Amount)
		if err != nil || !a.Amount.IsZero() && x.Amount.Currency() != a.Amount.Currency() {
			g.add("programme.grant-currency", check.Warning, in("instalments", i, "amount"), fmt.Sprintf("%s cannot be compared with the award of %s without a rate", x.Amount, a.Amount))
			return
		}
		sum = next
	}
	if a.Amount.IsZero() || sum.IsZero() {
		return
	}
	values := []check.Value{{Name: "instalments", Text: sum.String()}, {Name: "award", Text: a.Amount.String()}}
	switch c, _ := sum.Cmp(a.Amount); {
	case c > 0:
		g.add("programme.grant-instalments", check.Error, "instalments", fmt.Sprintf("the instalments come to %s, above the award of %s", sum, a.Amount), values...)
	case c < 0 && whole:
		g.add("programme.grant-instalments", check.Note, "instalments", fmt.Sprintf("the instalments come to %s, below the award of %s", sum, a.Amount), values...)
	}
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
