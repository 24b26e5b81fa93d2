package diaspora

import (
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// OwnContributions is an own contribution "of 10 %" in both readings, in units
// of the currency of the grant: exact, rounded outwards where they are printed.
type OwnContributions struct {
	OfGrant figure.Interval // 10,000 for a grant of 100,000
	// OfTotal is 11,111.11… for a grant of 100,000, the own contribution being a
	// part of the total cost. It has no bounds where Undefined says why.
	OfTotal   figure.Interval
	Undefined string
}

// OwnContributionsTo returns what a grantee adds to a grant where the text says
// a percentage and not of what.
//
//	of the grant  grant × percent / 100
//	of the total  grant × percent / (100 - percent)
//
// Of the total it is undefined at 100 % and above. An error matches
// [claim.ErrUnits] where the unit of percent is another than "%" or none, and
// otherwise is that of [money.OwnContribution], which has one reading at a time.
func OwnContributionsTo(grant money.Figure, percent figure.Quantity) (OwnContributions, error) {
	f := percent.Figure()
	if u := f.Unit(); u != "" && u != "%" {
		return OwnContributions{}, fmt.Errorf("diaspora: own contribution: %w", &claim.UnitError{Left: u, Right: "%"})
	}
	hundredth, _ := figure.Frac(1, 100)
	share := f.Bounds()
	if v, ok := f.Value(); ok && (f.Hedge() == figure.Rounded || f.Hedge() == figure.Exact) {
		share = figure.Point(v) // the rule as printed
	}
	share = share.Scale(hundredth)
	var out OwnContributions
	var err error
	if out.OfGrant, err = money.OwnContribution(grant, share, money.OfCounterpart); err != nil {
		return OwnContributions{}, fmt.Errorf("diaspora: %w", err)
	}
	if share.Compare(figure.Less, figure.Int(1)) != check.Met {
		out.Undefined = "a share of 100 % or more of the total leaves nothing for the grant"
		return out, nil
	}
	if out.OfTotal, err = money.OwnContribution(grant, share, money.OfTotal); err != nil {
		return OwnContributions{}, fmt.Errorf("diaspora: %w", err)
	}
	return out, nil
}
