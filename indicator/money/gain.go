package money

import (
	"errors"
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// ErrPledge matches every error about the account of a pledge that does not
// hold together; its findings say why.
var ErrPledge = errors.New("money: account of a pledge does not hold together")

// Valued is an amount on a day, with the rate that values it in the reporting
// currency.
type Valued struct {
	Date   period.Date   `json:"date,omitzero"`
	Amount Amount        `json:"amount"`
	Rate   figure.Number `json:"rate"` // units of the reporting currency for one unit of Amount's, above 0

	// Legs are the rates that Rate is made of, none where it was given as it
	// is. [Converter.PledgeAccount] fills them in.
	Legs []Leg `json:"legs,omitempty"`
}

// Closing is the rate by which money that is still outstanding is revalued on
// a closing day. The zero value is none.
type Closing struct {
	Date period.Date   `json:"date,omitzero"`
	Rate figure.Number `json:"rate"`           // as in [Valued]
	Legs []Leg         `json:"legs,omitempty"` // as in [Valued]
}

// IsZero reports whether c is none.
func (c Closing) IsZero() bool { return c.Date.IsZero() && c.Rate.Sign() == 0 && len(c.Legs) == 0 }

// PledgeAccount is a pledge in one currency that is reported in another: what
// was promised, what came in, and the rates on those days. [PledgeAccount.GainLoss]
// tells what the rates won or lost.
//
// That is the exchange difference in the accounts. Its effect on a budget is
// another matter: a programme that spends in the reporting currency delivers
// less after a loss, wherever the loss is posted.
type PledgeAccount struct {
	Reporting Currency `json:"reporting"`
	Pledge    Valued   `json:"pledge"`

	// Receipts stand in the order in which they came in. One that is negative
	// was paid back.
	Receipts []Valued `json:"receipts,omitempty"`

	// Closing revalues what is outstanding.
	Closing Closing `json:"closing,omitzero"`

	// Rounding is the mode in which every value is rounded, to whole steps.
	Rounding Rounding `json:"rounding"`

	// Step is the unit of values. The zero value stands for the minor unit of
	// the reporting currency.
	Step Amount `json:"step,omitzero"`
}

// ReceiptGain is what one receipt won or lost.
type ReceiptGain struct {
	Value    Amount `json:"value"`             // the receipt at its own rate
	Released Amount `json:"carrying_released"` // what the pledge was booked at, for this part of it
	Realised Amount `json:"realised"`          // value less released: a gain where it is above zero
}

// GainLoss is what rates won (above zero) or lost on a pledge. Amounts are in
// the reporting currency, but for Received and Outstanding, which are in that
// of the pledge.
type GainLoss struct {
	Account       PledgeAccount `json:"account"`
	Booked        Amount        `json:"pledge_value"`
	Receipts      []ReceiptGain `json:"receipts,omitempty"`
	Received      Amount        `json:"received"`
	ReceivedValue Amount        `json:"received_value"`
	Realised      Amount        `json:"realised_total"`
	Outstanding   Amount        `json:"outstanding"`
	Carrying      Amount        `json:"outstanding_carrying"` // booked less all that was released

	// Not stated where money is outstanding and there is no closing rate.
	AtClosing  Amount `json:"outstanding_at_closing,omitzero"`
	Unrealised Amount `json:"unrealised,omitzero"`   // at closing less carrying
	Total      Amount `json:"total_effect,omitzero"` // realised and unrealised
}

// Check returns what is wrong with p, under the codes
//
//	money.pledge-currency  the reporting currency or an amount's is missing,
//	                       unknown or not that of the pledge
//	money.pledge-amount    the pledge is not above 0
//	money.pledge-rate      a rate is not above 0
//	money.pledge-legs      the legs of a rate lead elsewhere than from the currency
//	                       of the pledge to that reported, or to another rate
//	money.pledge-received  receipts so far exceed the pledge, or are below 0
//	money.pledge-date      a receipt is dated before the pledge or after the
//	                       closing day (a warning)
func (p PledgeAccount) Check() check.Findings {
	var fs check.Findings
	if p.Reporting.row() == nil {
		fs = append(fs, pledgeFinding("money.pledge-currency", check.Error, "reporting",
			fmt.Sprintf("%s is no currency: want an ISO 4217 code", check.Quote(p.Reporting.String()))))
	}
	if p.Pledge.Amount.Sign() <= 0 {
		fs = append(fs, pledgeFinding("money.pledge-amount", check.Error, "pledge.amount",
			fmt.Sprintf("the pledge is %s: want an amount above 0", check.Quote(p.Pledge.Amount.String()))))
	}
	fs = fs.Under("pledge", p.checkRate(p.Pledge.Rate, p.Pledge.Legs))
	if !p.Closing.IsZero() {
		fs = fs.Under("closing", p.checkRate(p.Closing.Rate, p.Closing.Legs))
	}
	received := Amount{currency: p.Pledge.Amount.currency}
	for i, r := range p.Receipts {
		var at check.Findings
		if r.Amount.currency != p.Pledge.Amount.currency {
			at = append(at, pledgeFinding("money.pledge-currency", check.Error, "amount",
				fmt.Sprintf("the receipt is %s and the pledge %s: want one currency",
					check.Quote(r.Amount.String()), check.Quote(p.Pledge.Amount.String()))))
		} else {
			received, _ = received.Add(r.Amount)
			if received.Sign() < 0 || received.cmp(p.Pledge.Amount) > 0 {
				at = append(at, pledgeFinding("money.pledge-received", check.Error, "amount",
					fmt.Sprintf("%s received so far, of a pledge of %s: want no less than 0 and no more than the pledge",
						received, p.Pledge.Amount)))
			}
		}
		at = append(at, p.checkRate(r.Rate, r.Legs)...)
		if r.Date.Before(p.Pledge.Date) == check.Met {
			at = append(at, pledgeFinding("money.pledge-date", check.Warning, "date",
				fmt.Sprintf("received on %s, pledged on %s", r.Date, p.Pledge.Date)))
		}
		if r.Date.After(p.Closing.Date) == check.Met {
			at = append(at, pledgeFinding("money.pledge-date", check.Warning, "date",
				fmt.Sprintf("received on %s, closed on %s", r.Date, p.Closing.Date)))
		}
		fs = fs.UnderIndex("receipts", i, at)
	}
	return fs
}

func pledgeFinding(code string, s check.Severity, path check.Path, message string) check.Finding {
	return check.Finding{Code: code, Severity: s, Path: path, Message: message}
}

// checkRate checks a rate from the currency of the pledge to that reported.
func (p *PledgeAccount) checkRate(rate figure.Number, legs []Leg) check.Findings {
	if rate.Sign() <= 0 {
		return check.Findings{pledgeFinding("money.pledge-rate", check.Error, "rate",
			fmt.Sprintf("the rate is %s: want it above 0", rate))}
	}
	if len(legs) == 0 {
		return nil
	}
	at, factor := p.Pledge.Amount.currency, figure.Int(1)
	for i := range legs {
		l := &legs[i]
		if l.Rate.IsZero() || l.From() != at {
			return check.Findings{pledgeFinding("money.pledge-legs", check.Error, "legs",
				fmt.Sprintf("leg %d is %s: want a rate from %s", i+1, check.Quote(l.Rate.String()), at))}
		}
		at, factor = l.To(), factor.Mul(l.Factor())
	}
	if at != p.Reporting {
		return check.Findings{pledgeFinding("money.pledge-legs", check.Error, "legs",
			fmt.Sprintf("the legs lead to %s: want %s", at, check.Quote(p.Reporting.String())))}
	}
	if !factor.Equal(rate) {
		return check.Findings{pledgeFinding("money.pledge-legs", check.Error, "legs",
			fmt.Sprintf("the legs give the rate %s: want that of the account, %s", factor, rate))}
	}
	return nil
}

// GainLoss returns what rates won or lost between the pledge, its receipts and
// the closing day:
//
//	booked        = round(pledge × its rate)
//	value i       = round(receipt i × its rate)
//	released i    = round(booked × received so far / pledge) - released before
//	realised i    = value i - released i
//	carrying      = booked - all that was released
//	unrealised    = round(outstanding × closing rate) - carrying
//
// What is released is counted from the start each time, so that the receipt
// that completes the pledge empties it to the last minor unit, and the parts
// sum to the totals. Where nothing is outstanding no closing rate is needed.
//
// The errors match [ErrPledge], with what [PledgeAccount.Check] found, and
// those of [Amount.RoundTo].
func (p PledgeAccount) GainLoss() (GainLoss, error) {
	if err := p.Check().Err(); err != nil {
		return GainLoss{}, fmt.Errorf("%w: %w", ErrPledge, err)
	}
	p = p.clone() // kept in the result
	pledge := p.Pledge.Amount
	booked, err := p.value(pledge, p.Pledge.Rate)
	if err != nil {
		return GainLoss{}, err
	}
	nothing := booked.MulInt(0)
	g := GainLoss{
		Account: p, Booked: booked, Received: pledge.MulInt(0),
		ReceivedValue: nothing, Realised: nothing, Carrying: booked,
	}
	// Nothing below can fail: the account was checked, so each sum is in one
	// currency and the pledge above 0, and its value could be rounded.
	for _, r := range p.Receipts {
		g.Received, _ = g.Received.Add(r.Amount)
		share, _ := g.Received.Ratio(pledge)
		released, _ := booked.Mul(share).RoundTo(p.Step, p.Rounding) // so far
		carrying, _ := booked.Sub(released)

		var one ReceiptGain
		one.Value, _ = p.value(r.Amount, r.Rate)
		one.Released, _ = g.Carrying.Sub(carrying)
		one.Realised, _ = one.Value.Sub(one.Released)

		g.Carrying = carrying
		g.ReceivedValue, _ = g.ReceivedValue.Add(one.Value)
		g.Realised, _ = g.Realised.Add(one.Realised)
		g.Receipts = append(g.Receipts, one)
	}
	g.Outstanding, _ = pledge.Sub(g.Received)
	if !p.Closing.IsZero() || g.Outstanding.Sign() == 0 {
		g.AtClosing, _ = p.value(g.Outstanding, p.Closing.Rate)
		g.Unrealised, _ = g.AtClosing.Sub(g.Carrying)
		g.Total, _ = g.Realised.Add(g.Unrealised)
	}
	return g, nil
}

// clone returns p with slices of its own.
func (p PledgeAccount) clone() PledgeAccount {
	p.Receipts = slices.Clone(p.Receipts)
	for i := range p.Receipts {
		p.Receipts[i].Legs = slices.Clone(p.Receipts[i].Legs)
	}
	p.Pledge.Legs, p.Closing.Legs = slices.Clone(p.Pledge.Legs), slices.Clone(p.Closing.Legs)
	return p
}

// value returns a at a rate, in the reporting currency.
func (p PledgeAccount) value(a Amount, rate figure.Number) (Amount, error) {
	return Rational{number: a.Number().Mul(rate), currency: p.Reporting}.RoundTo(p.Step, p.Rounding)
}

// Trace returns how the gain or loss came about. Where the account keeps the
// legs of a rate, each is named with its source, direction and age.
func (g GainLoss) Trace() check.Trace {
	var (
		t = check.Trace{}
		p = g.Account
	)
	rate := func(name string, day period.Date, rate figure.Number, legs []Leg) {
		if len(legs) == 0 {
			t.Add(check.Rate, name, fmt.Sprintf("1 %s = %s %s", p.Pledge.Amount.currency, rate, p.Reporting), day.String())
			return
		}
		when := ""
		if !day.IsZero() {
			when = "for " + day.String() + ", "
		}
		for _, l := range legs {
			t.Add(check.Rate, name+": "+l.From().String()+" to "+l.To().String(), l.stated(), when+l.use())
		}
		if len(legs) > 1 {
			t.Add(check.Compute, name+": factor", inWords(rate), "product of its legs")
		}
	}
	t.Add(check.Input, "pledge", p.Pledge.Amount.String(), "")
	rate("pledge", p.Pledge.Date, p.Pledge.Rate, p.Pledge.Legs)
	unit := "minor units"
	if !p.Step.IsZero() {
		unit = "steps of " + p.Step.String()
	}
	t.Add(check.Policy, "rounding", p.Rounding.String()+" to "+unit, "")
	t.Add(check.Compute, "booked", g.Booked.String(), "pledge × rate")
	for i, r := range g.Receipts {
		name := fmt.Sprintf("receipt %d", i+1)
		if i < len(p.Receipts) {
			t.Add(check.Input, name, p.Receipts[i].Amount.String(), "")
			rate(name, p.Receipts[i].Date, p.Receipts[i].Rate, p.Receipts[i].Legs)
		}
		t.Add(check.Compute, name+": value", r.Value.String(), "receipt × rate")
		t.Add(check.Compute, name+": released", r.Released.String(), "booked × received so far / pledge, less what was released before")
		t.Add(check.Compute, name+": realised", r.Realised.String(), "value less released")
	}
	t.Add(check.Result, "realised", g.Realised.String(), "")
	t.Add(check.Compute, "outstanding", g.Outstanding.String(), "pledge less receipts")
	t.Add(check.Compute, "carrying", g.Carrying.String(), "booked less released")
	switch {
	case g.AtClosing.IsZero():
		t.Add(check.LeftOut, "unrealised", g.Outstanding.String(), "no closing rate")
		return t
	case g.Outstanding.Sign() != 0:
		rate("closing", p.Closing.Date, p.Closing.Rate, p.Closing.Legs)
		t.Add(check.Compute, "at closing", g.AtClosing.String(), "outstanding × closing rate")
	}
	t.Add(check.Result, "unrealised", g.Unrealised.String(), "")
	t.Add(check.Result, "total", g.Total.String(), "realised and unrealised")
	return t
}
