package rpw

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/remittance"
)

// speeds are the classes of speed as the files word them.
var speeds = map[string]remittance.Speed{
	"less than one hour": remittance.LessThanOneHour, "same day": remittance.SameDay, "next day": remittance.NextDay,
	"2 days": remittance.TwoDays, "3-5 days": remittance.ThreeToFiveDays, "6 days or more": remittance.SixDaysOrMore,
}

// lastStated is the last quarter of which the files say which services are not
// transparent.
var lastStated = period.MustParse("2021-12-31")

// Priced returns the row as a service of package remittance, with a quote
// for 200 and one for 500 US dollars, as far as it prices them. Four things
// differ from the row:
//
//   - Rates are left out, since a row does not say in which currency money is
//     paid out; the margin that it states is there. See [Service.PricedIn].
//   - Access is not stated: the coverage of a network is no answer to whether
//     its points are within reach.
//   - After the fourth quarter of 2021 "yes" is no statement that a service is
//     transparent: see the package comment.
//   - A speed in words that are none of the classes is not stated.
//
// An error says which number of the row is none.
func (s Service) Priced() (remittance.Service, error) { return s.PricedIn(money.Currency(0)) }

// PricedIn is [Service.Priced] where the caller knows in which currency money is
// paid out. Quotes then have their rates as well, of the day on which they were
// collected, if the row is transparent and states the day: Check of the service
// holds the margin against them.
func (s Service) PricedIn(paidOut money.Currency) (remittance.Service, error) {
	out := remittance.Service{
		ID: s.ID, Period: s.Quarter, Surveyed: s.Collected,
		Corridor:   remittance.NewCorridor(s.From.Country, s.To.Country),
		FromRegion: s.From.Region, ToRegion: s.To.Region,
		Firm: s.Firm, FirmType: s.FirmType, Instruments: slices.Collect(s.Instruments()),
		Speed: speeds[strings.ToLower(strings.TrimSpace(s.Speed))],
	}
	switch later := s.Quarter.Start().After(lastStated) == check.Met; {
	case s.Transparent == NotTransparent:
		out.Transparent = check.NotMet
	case s.Transparent == Transparent && !later:
		out.Transparent = check.Met
	}
	for _, q := range []struct {
		name, usual string
		Quote
	}{{"cc1", "200", s.Small}, {"cc2", "500", s.Large}} {
		if q.isEmpty() {
			continue
		}
		priced, err := q.priced(q.usual)
		if err == nil && paidOut != 0 {
			priced.PaidOut = paidOut
			if s.Transparent == Transparent && !s.Collected.IsZero() && paidOut != q.Currency {
				priced.Applied, err = rate(q.Rate, q.Currency, paidOut, s.Collected)
				if err == nil {
					priced.Interbank, err = rate(s.Interbank, q.Currency, paidOut, s.Collected)
				}
			}
		}
		if err != nil {
			return remittance.Service{}, fmt.Errorf("rpw: line %d: %s: %w", s.Line, q.name, err)
		}
		out.Quotes = append(out.Quotes, priced)
	}
	return out, nil
}

// isEmpty reports whether a row prices nothing here.
func (q Quote) isEmpty() bool {
	return q.Denomination == "" && q.Amount.IsZero() && q.Fee.IsZero() && q.MarginPct == "" && q.TotalCostPct == ""
}

// priced returns the quote, of the usual amount where the row states none.
func (q Quote) priced(usual string) (remittance.Quote, error) {
	asked, err := money.ParseIn(cmp.Or(string(q.Denomination), usual), money.USD)
	if err != nil {
		return remittance.Quote{}, err
	}
	out := remittance.Quote{Denomination: asked, Sent: q.Amount, Fee: q.Fee}
	if out.StatedMargin, err = percent(q.MarginPct); err == nil {
		out.StatedTotal, err = percent(q.TotalCostPct)
	}
	return out, err
}

// percent returns a percentage with the digits that the file has. It may be below
// 0, as margins are.
func percent(d money.Digits) (figure.Figure, error) {
	if d == "" {
		return figure.Figure{}, nil
	}
	f, err := figure.Parse(string(d) + "%")
	return f.Signed(), err
}

// rate returns units of the quote currency for one of the base, and none where
// the file states none.
func rate(d money.Digits, base, quote money.Currency, on period.Date) (money.Rate, error) {
	if d == "" {
		return money.Rate{}, nil
	}
	value, err := decimal.NewFromString(string(d))
	if err != nil {
		return money.Rate{}, err
	}
	return money.NewRate(base, quote, value, money.Daily, on, Publisher)
}
