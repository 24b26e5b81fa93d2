package programme

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

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

func most(f money.Figure) figure.Interval { return endOf(f, false) }

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
