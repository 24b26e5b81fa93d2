package programme

import (
	"fmt"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// FundPledge is a pledge with its receipts, valued in the currency of the
// programme.
type FundPledge struct {
	Entry   int // place of the pledge among the entries
	Account money.PledgeAccount
	// GainLoss is what rates won or lost. Where Err says why it cannot be told it
	// is the zero value or, where the closing rate alone is missing, without what
	// is unrealised.
	GainLoss money.GainLoss
	Err      error
}

// Pledges returns what exchange rates won or lost on each pledge that has a
// code, up to a closing day: between the pledge and its receipts, realised, and
// on what is outstanding, unrealised. The receipts are those entries that name
// the pledge, in the order of the entries, each at the rate of its date; those
// after the closing day are left out. Where closing is not stated nothing
// outstanding is revalued.
//
// A pledge that has no rate, or does not hold together, is no error of the
// others: see [FundPledge.Err], which matches [money.ErrNoRate] and
// [money.ErrPledge]. Values are rounded as conv does.
func (f Finance) Pledges(reporting money.Currency, conv money.Converter, closing period.Date) []FundPledge {
	var out []FundPledge
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.Kind != EntryPledge || e.Code == "" {
			continue
		}
		p := FundPledge{Entry: i}
		p.Account, p.Err = f.account(e, reporting, conv, closing)
		if p.Err == nil {
			p.GainLoss, p.Err = f.gainLoss(&p.Account, conv, closing)
		}
		if p.Err != nil {
			p.Err = fmt.Errorf("programme: pledge %q: %w", e.Code, p.Err)
		}
		out = append(out, p)
	}
	return out
}

func (f Finance) account(pledge *FundEntry, reporting money.Currency, conv money.Converter, closing period.Date) (a money.PledgeAccount, err error) {
	a = money.PledgeAccount{Reporting: reporting, Rounding: conv.Rounding}
	if a.Pledge, err = valued(pledge, reporting, conv); err != nil {
		return a, err
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.Kind != EntryReceipt || e.Of != pledge.Code || !upTo(e.Date, closing) {
			continue
		}
		v, err := valued(e, reporting, conv)
		if err != nil {
			return a, err
		}
		a.Receipts = append(a.Receipts, v)
	}
	return a, nil
}

// gainLoss revalues what is outstanding, where anything is.
func (f Finance) gainLoss(a *money.PledgeAccount, conv money.Converter, closing period.Date) (money.GainLoss, error) {
	g, err := a.GainLoss()
	if err != nil || closing.IsZero() || g.Outstanding.Sign() == 0 {
		return g, err
	}
	rate, err := factorOf(a.Pledge.Amount.Currency(), a.Reporting, conv, closing)
	if err != nil {
		return g, err
	}
	a.Closing = money.Closing{Date: closing, Rate: rate}
	return a.GainLoss()
}

func valued(e *FundEntry, reporting money.Currency, conv money.Converter) (money.Valued, error) {
	if e.Amount.IsZero() {
		return money.Valued{}, money.ErrNoAmount
	}
	rate, err := factorOf(e.Amount.Currency(), reporting, conv, e.ratesOf())
	return money.Valued{Date: e.Date, Amount: e.Amount, Rate: rate}, err
}

// factorOf returns what one unit of a currency is in another, exactly.
func factorOf(from, to money.Currency, conv money.Converter, on period.Date) (figure.Number, error) {
	one, err := money.New(1, 0, from)
	if err != nil {
		return figure.Number{}, err
	}
	c, err := conv.WithScale(0).Convert(one, to, on)
	if err != nil {
		return figure.Number{}, err
	}
	return c.Factor(), nil
}
