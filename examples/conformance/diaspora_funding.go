package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// fundingMethods are what programmes do with a diaspora: the money, and what
// is printed about it.
func fundingMethods() map[string]handler {
	return map[string]handler{
		"diaspora.matched_funding": handle(matchedFunding),
		"diaspora.reported_figure": reportedFigure,
	}
}

// matchParty is a partner of a scheme.
type matchParty struct {
	Party string  `json:"party"`
	Ratio number  `json:"ratio"`
	Cap   *number `json:"cap,omitzero"`
}

func (p *matchParty) UnmarshalJSON(data []byte) error {
	type plain matchParty
	return decodeInputs(data, (*plain)(p))
}

// fundingIn are the inputs of matched_funding.
type fundingIn struct {
	Currency money.Currency `json:"currency,omitzero"`

	Contribution   text           `json:"contribution,omitzero"`
	Parties        []matchParty   `json:"parties,omitzero"`
	ProjectCost    text           `json:"project_cost,omitzero"`
	Rate           text           `json:"rate,omitzero"`
	RateMeaning    text           `json:"rate_meaning,omitzero"`
	TargetCurrency money.Currency `json:"target_currency,omitzero"`
	Shortfall      text           `json:"shortfall_rule,omitzero"`

	Claims []whole `json:"claims_minor_units,omitzero"`
	Budget *whole  `json:"budget_minor_units,omitzero"`
	Rule   text    `json:"rule,omitzero"`

	Grant      text    `json:"grant,omitzero"`
	OwnPercent percent `json:"own_contribution_percent,omitzero"`
}

// matchedFunding matches a contribution, shares a budget among claims, or reads
// an own contribution in percent.
func matchedFunding(in fundingIn) (any, error) {
	out := result{}
	if in.Claims != nil || in.Budget != nil {
		if err := out.addShares(in); err != nil {
			return nil, err
		}
	}
	if in.Grant != "" {
		if err := out.addOwnContribution(in); err != nil {
			return nil, err
		}
	}
	if in.Contribution != "" {
		if err := out.addMatches(in); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, errors.New("inputs: no contribution, claims or grant")
	}
	return out, nil
}

// addShares shares a budget. The cases name no currency: any with two decimals
// will do.
func (r result) addShares(in fundingIn) error {
	if in.Budget == nil {
		return errors.New("inputs: budget_minor_units is missing")
	}
	var rule diaspora.BudgetRule
	switch words := string(in.Rule); {
	case strings.HasPrefix(words, "first come"):
		rule = diaspora.FirstCome
	case strings.HasPrefix(words, "pro rata"):
		rule = diaspora.ProRata
	default:
		return fmt.Errorf("rule %s: want first come or pro rata", check.Quote(words))
	}
	const minorDigits = 2
	budget, err := money.New(int64(*in.Budget), minorDigits, money.EUR)
	if err != nil {
		return err
	}
	var claims []money.Amount
	for _, n := range in.Claims {
		a, err := money.New(int64(n), minorDigits, money.EUR)
		if err != nil {
			return err
		}
		claims = append(claims, a)
	}
	shares, err := diaspora.ShareBudget(budget, rule, claims...)
	if err != nil {
		return err
	}
	minorUnits := func(a money.Amount) string { return a.Decimal().Shift(minorDigits).String() }
	grants := []string{}
	for _, g := range shares.Grants {
		grants = append(grants, minorUnits(g))
	}
	r["grants"], r["unspent"] = grants, minorUnits(shares.Unspent)
	return nil
}

// addOwnContribution adds both readings of a percentage, to the cent.
func (r result) addOwnContribution(in fundingIn) error {
	a, err := in.Grant.in(in.Currency)
	if err != nil {
		return err
	}
	grant, err := money.Stated(a)
	if err != nil {
		return err
	}
	own, err := diaspora.OwnContributionsTo(grant, in.OwnPercent.figure)
	if err != nil {
		return err
	}
	toTheCent := func(v figure.Interval) (any, error) {
		n, ok := v.IsPoint()
		if !ok {
			return nil, nil
		}
		exact, err := money.NewRational(n, in.Currency)
		return exact.Round(2, money.HalfUp).Decimal().String(), err
	}
	if r["if_percent_of_grant"], err = toTheCent(own.OfGrant); err != nil {
		return err
	}
	r["if_percent_of_total_cost"], err = toTheCent(own.OfTotal)
	r.unless(own.Undefined)
	return err
}

// scheme returns the scheme of the parties, in the currency of the programme.
// Each gives what the project still needs after those before it.
func (in fundingIn) scheme() (diaspora.Scheme, error) {
	s := diaspora.Scheme{Currency: in.Currency, Need: diaspora.InOrder}
	if !in.TargetCurrency.IsZero() {
		s.Currency = in.TargetCurrency
	}
	if in.Shortfall != "" && in.Shortfall != "not reallocated" {
		return s, &brokenCase{"a shortfall_rule that the cases do not have: " + check.Quote(string(in.Shortfall))}
	}
	for _, p := range in.Parties {
		partner := diaspora.SchemePartner{Code: p.Party, Rule: money.MatchRule{Ratio: p.Ratio.Number}}
		if p.Cap != nil {
			limit, err := text(p.Cap.String()).in(s.Currency)
			if err != nil {
				return s, err
			}
			partner.Rule.Cap = limit
		}
		s.Partners = append(s.Partners, partner)
	}
	return s, nil
}

// converter converts at the rate of the case, which means units of the currency
// of the programme for one of the contribution unless it says the reverse.
func (in fundingIn) converter(to money.Currency) (money.Converter, error) {
	if in.Rate == "" {
		return money.Converter{}, nil
	}
	base, quote := in.Currency, to
	if in.RateMeaning != "" {
		per := strings.Fields(string(in.RateMeaning)) // MDL per EUR
		if len(per) != 3 || per[1] != "per" {
			return money.Converter{}, fmt.Errorf("rate_meaning %s: want MDL per EUR", check.Quote(string(in.RateMeaning)))
		}
		var err error
		if quote, err = money.ParseCurrency(per[0]); err != nil {
			return money.Converter{}, err
		}
		if base, err = money.ParseCurrency(per[2]); err != nil {
			return money.Converter{}, err
		}
	}
	value, err := decimal.NewFromString(string(in.Rate))
	if err != nil {
		return money.Converter{}, fmt.Errorf("rate %s: want a number", check.Quote(string(in.Rate)))
	}
	rate, err := money.NewRate(base, quote, value, money.Agreed, period.Date{}, "")
	if err != nil {
		return money.Converter{}, err
	}
	rates, err := money.NewRates(rate)
	return money.Converter{Rates: []*money.Rates{rates}, Policy: money.FixedAndAgreed()}, err
}

func (r result) addMatches(in fundingIn) error {
	s, err := in.scheme()
	if err != nil {
		return err
	}
	conv, err := in.converter(s.Currency)
	if err != nil {
		return err
	}
	var c diaspora.Contribution
	if c.Amount, err = in.Contribution.in(in.Currency); err != nil {
		return err
	}
	if c.Cost, err = in.ProjectCost.orNone(s.Currency); err != nil {
		return err
	}
	f, err := s.Fund(nil, c, conv)
	if err != nil {
		return err
	}
	matches, limits := result{}, result{}
	for _, m := range f.Matches {
		matches[m.Partner], limits[m.Partner] = writtenAmount(m.Matched), m.LimitedBy
	}
	r["matches"], r["limited_by"] = matches, limits
	r["contribution_converted"], r["total"], r["matched"] = writtenAmount(f.Own), writtenAmount(f.Total), writtenAmount(f.Matched)
	r["shortfall"], r["unmet"] = writtenAmount(f.Shortfall), writtenAmount(f.Unmet)
	r["own_share_percent"], r["effective_ratio"] = nil, nil
	share, err := f.OwnShare()
	if err != nil {
		if !errors.Is(err, figure.ErrUndefined) {
			return err
		}
		r.unless(err.Error())
		return nil
	}
	r["own_share_percent"] = written(share, true)
	if ratio, err := f.EffectiveRatio(); err == nil {
		r["effective_ratio"] = written(ratio, true)
	}
	return nil
}
