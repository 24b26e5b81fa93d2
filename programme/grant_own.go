package programme

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// OwnBase says of what a grantee's own share is one. The zero value is not
// stated: then both readings are possible, and an answer spans them.
type OwnBase uint8

// The bases. Ten percent own money beside a grant of 100,000 is 10,000 of the
// grant, and 11,111.11 of the total.
const (
	BaseNotStated OwnBase = iota
	OfGrant               // of the grant
	OfInvestment          // of the total cost: the grant and the own money together
)

var ownBases = check.Enum[OwnBase]{What: "programme: own base", Names: []string{"", "grant", "investment"}}

// String returns "grant" or "investment", "" where the base is not stated.
func (b OwnBase) String() string { return ownBases.String(b) }

// MarshalText returns what String does.
func (b OwnBase) MarshalText() ([]byte, error) { return ownBases.Marshal(b) }

// UnmarshalText reads what [OwnBase.MarshalText] writes.
func (b *OwnBase) UnmarshalText(text []byte) error { return ownBases.Unmarshal(b, text) }

// OwnShare is what a grantee has to bring as a share that a source states:
// "matched by their own 10-20 per cent contribution", with the base where the
// source tells it. The zero value is no rule. For a rule of one ratio, with a
// cap and whole steps, see [money.MatchRule].
//
// A share with a range asks for its lower end at least: who brings more than its
// upper end breaks no rule. A share of one number is exact, as a rule is; "up
// to" asks for nothing.
type OwnShare struct {
	Share figure.Figure `json:"share,omitzero"` // in percent
	Base  OwnBase       `json:"base,omitempty"`
}

// IsZero reports whether there is no rule.
func (s OwnShare) IsZero() bool { return s.Share.IsZero() && s.Base == BaseNotStated }

// WithBase returns s read with a base, to get one reading of a share whose base
// is not stated.
func (s OwnShare) WithBase(b OwnBase) OwnShare {
	s.Base = b
	return s
}

// String returns the share with its base in words: "10-20%, base not stated".
func (s OwnShare) String() string {
	if s.Base == BaseNotStated {
		return s.Share.String() + ", base not stated"
	}
	return s.Share.String() + " of the " + s.Base.String()
}

// Check returns what is wrong with s, under the codes
//
//	programme.grant-share (error)  the share is not stated, is not in percent, can
//	                               be below 0, or is all of the investment
//	programme.grant-base (note)    the base is not stated
func (s OwnShare) Check() check.Findings {
	var fs check.Findings
	if _, err := s.least().Needed(oneEuro()); err != nil {
		fs = append(fs, check.Finding{
			Code: "programme.grant-share", Severity: check.Error, Path: "share",
			Message: fmt.Sprintf("the own share is %s: want a percentage from 0 on, and below 100 of the investment", check.Quote(s.Share.String())),
		})
	}
	if s.Base == BaseNotStated {
		fs = append(fs, check.Finding{
			Code: "programme.grant-base", Severity: check.Note, Path: "base",
			Message: fmt.Sprintf("the source does not say of what %s is a share: of the grant, or of the whole investment", s.Share),
		})
	}
	return fs
}

// oneEuro is any grant: which shares are possible does not depend on it.
func oneEuro() money.Figure { return money.MustParseFigure("EUR 1") }

// bounds returns the share as a plain number, 0.1 to 0.2 for 10-20 %.
func (s OwnShare) bounds() (figure.Interval, error) {
	if s.Share.IsZero() || s.Share.Unit() != "%" {
		return figure.Interval{}, fmt.Errorf("programme: own share: %w: %s: want a percentage", money.ErrMatch, check.Quote(s.Share.String()))
	}
	v := s.Share.Bounds()
	if h := s.Share.Hedge(); h == figure.Exact || h == figure.Rounded { // the printed figure is the rule
		n, _ := s.Share.Value()
		v = figure.Point(n)
	}
	return v.Scale(figure.MustNumber("0.01")), nil
}

// least returns the rule of the lower end alone, which is what s asks for.
func (s OwnShare) least() OwnShare {
	v, err := s.bounds()
	if err != nil {
		return s
	}
	lo, _, ok := v.Lo()
	if !ok { // "about 10 %": the least is 0
		lo = figure.Int(0)
	}
	d, ok := lo.Mul(figure.Int(100)).Decimal()
	if !ok {
		return s
	}
	f, err := figure.New(figure.Exact, d)
	if err != nil {
		return s
	}
	s.Share = f.WithUnit("%")
	return s
}

// Needed returns what the grantee adds to a grant under the rule, in units of
// the grant's currency, by [money.OwnContribution]. Where the base is not stated
// the answer spans both readings: for 10-20 % on CHF 100,000 it is 10,000 to
// 25,000. A reading that is impossible, of 100 % of the investment or more, is
// left out where the other is possible.
//
// An error matches [money.ErrNoAmount] where the grant is not stated, and
// [money.ErrMatch] where the share is no percentage that a grantee can bring.
func (s OwnShare) Needed(grant money.Figure) (figure.Interval, error) {
	share, err := s.bounds()
	if err != nil {
		return figure.Interval{}, err
	}
	one := figure.Int(1)
	of := func(base money.MatchBase) (figure.Interval, error) {
		v := share
		if _, _, has := v.Lo(); !has {
			v = figure.From(figure.Int(0))
			if hi, _, ok := share.Hi(); ok {
				v, _ = v.Intersect(figure.To(hi))
			}
		}
		if base == money.OfTotal { // nobody brings more than all
			if cut, ok := v.Intersect(figure.To(one)); ok {
				v = cut
			}
		}
		return money.OwnContribution(grant, v, base)
	}
	switch s.Base {
	case OfGrant:
		return of(money.OfCounterpart)
	case OfInvestment:
		return of(money.OfTotal)
	}
	ofGrant, err := of(money.OfCounterpart)
	if err != nil {
		return figure.Interval{}, err
	}
	ofTotal, err := of(money.OfTotal)
	if errors.Is(err, money.ErrMatch) {
		return ofGrant, nil
	}
	return ofGrant.Hull(ofTotal), err
}

// Reached answers whether own money beside a grant is as much as the rule asks
// for at the least. Where the base is not stated, it can be told only where both
// readings say the same; nor can it where one of the two is not stated, or
// currencies differ. Errors are those of [OwnShare.Needed].
func (s OwnShare) Reached(own, grant money.Figure) (check.Verdict, error) {
	bases := []OwnBase{s.Base}
	if s.Base == BaseNotStated {
		bases = []OwnBase{OfGrant, OfInvestment}
	}
	if _, err := s.least().Needed(oneEuro()); err != nil {
		return check.CannotTell, err
	}
	if own.IsZero() || grant.IsZero() || own.Currency() != grant.Currency() {
		return check.CannotTell, nil
	}
	var v check.Verdict
	for i, b := range bases {
		needed, err := s.least().WithBase(b).Needed(grant)
		if err != nil {
			continue // the reading is impossible, and not the only one
		}
		switch reached := own.Bounds().CompareTo(figure.GreaterOrEqual, needed); {
		case i == 0:
			v = reached
		case reached != v:
			v = check.CannotTell
		}
	}
	return v, nil
}

// compare appends the finding for own money that is short of the rule.
func (s OwnShare) compare(fs check.Findings, own, grant money.Figure) check.Findings {
	if own.Currency() != grant.Currency() {
		return append(fs, check.Finding{
			Code: "programme.grant-currency", Severity: check.Warning, Path: "own",
			Message: fmt.Sprintf("%s cannot be compared with the grant of %s without a rate", own, grant),
		})
	}
	v, err := s.Reached(own, grant)
	needed, errNeeded := s.least().Needed(grant)
	if err != nil || errNeeded != nil || v == check.Met || needed.IsUnbounded() {
		return fs
	}
	severity, verb := check.Error, "is"
	if v == check.CannotTell {
		severity, verb = check.Warning, "may be"
	}
	return append(fs, check.Finding{
		Code: "programme.grant-own", Severity: severity, Path: "own",
		Message: fmt.Sprintf("the own contribution of %s %s short: beside %s it takes %s of %s", own, verb, grant, s, needed.Outwards(2)),
		Values:  []check.Value{{Name: "own", Text: own.String()}, {Name: "needed", Text: needed.String()}},
	})
}

// OwnPercent returns what the grantees add of their own in all as a percentage
// of a base, from the stated figures: EUR 2 million beside grants of EUR 3
// million is 42.85 to 100 % of the grants and 30 to 50 % of the investment. It
// is undefined where one of the two, or the base, is not stated. An error
// matches [claim.ErrUnits].
func (c GrantCall) OwnPercent(base OwnBase) (claim.Quotient, error) {
	q, err := claim.Share(c.Own, c.Total)
	if base == OfInvestment {
		q, err = claim.ShareOfSum(c.Own, c.Total)
	}
	switch {
	case err != nil:
		return claim.Quotient{}, err
	case c.Own.IsZero():
		q = undefined(q, "the own contribution is not stated")
	case c.Total.IsZero():
		q = undefined(q, "the total of the grants is not stated")
	case base == BaseNotStated:
		q = undefined(q, "the base is not stated")
	}
	return q, nil
}
