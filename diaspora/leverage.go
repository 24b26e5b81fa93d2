package diaspora

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// Leverage is what one unit of grants brought, in both meanings of the word.
// Press and reports mix them up; name which one is meant.
type Leverage struct {
	Grants     money.Figure
	Investment money.Figure

	// InvestmentPerGrant is all the money invested for one unit of grant:
	// 767.7 / 242.4 = 3.167.
	InvestmentPerGrant Proportion
	// PrivatePerGrant is the money beyond the grants for one unit of grant:
	// (767.7 - 242.4) / 242.4 = 2.167.
	PrivatePerGrant Proportion
}

// LeverageOf compares grants with the investment that they are a part of.
//
//	investment per grant  investment / grants
//	private per grant     investment / grants - 1
//
// Both keep the bounds of rounded and hedged figures, and are undefined where
// the grants are 0 or not stated. An error matches [claim.ErrUnits] where the
// currencies differ.
func LeverageOf(grants, investment money.Figure) (Leverage, error) {
	if g, i := grants.Currency(), investment.Currency(); g != i && !g.IsZero() && !i.IsZero() {
		return Leverage{}, fmt.Errorf("diaspora: leverage: %w", &claim.UnitError{Left: g.String(), Right: i.String()})
	}
	l := Leverage{Grants: grants, Investment: investment}
	l.InvestmentPerGrant = reckonedOf(investment).over(reckonedOf(grants), 1)
	if grants.IsZero() {
		l.InvestmentPerGrant = Proportion{Undefined: "the grants are not stated"}
	}
	l.PrivatePerGrant = l.InvestmentPerGrant.plus(-1)
	return l, nil
}

// Supports answers whether a claim such as "one leu attracts about five" is
// borne out: met where it can be the leverage in either meaning, not met where
// it can be neither, and cannot tell where leverage or claim leave it open, as
// "about" does without a margin. What a rounded figure may stand for is counted
// as borne out.
func (l Leverage) Supports(claimed figure.Quantity) check.Verdict {
	return check.Any(l.InvestmentPerGrant.CanBe(claimed), l.PrivatePerGrant.CanBe(claimed))
}

// Trace returns both meanings with what went in.
func (l Leverage) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "grants", l.Grants.String(), "")
	t.Add(check.Input, "investment", l.Investment.String(), "")
	t.Add(check.Result, "investment per grant", l.InvestmentPerGrant.String(), "investment / grants")
	t.Add(check.Result, "private per grant", l.PrivatePerGrant.String(), "investment / grants - 1")
	return t
}
