package remittance

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Cost is what it costs to send an amount, in percent of it.
type Cost struct {
	Fee    Percent // the fee
	Margin Percent // what the rate applied leaves less than the rate between banks; negative where it leaves more
	Total  Percent // both
}

// ErrCost matches every error about an amount or a rate of which there is no
// cost.
var ErrCost = errors.New("remittance: no cost")

var hundred = figure.Int(100)

// CostOf returns the cost of sending an amount, for a fee in the same currency,
// by what one unit of it brings at the rate applied and at the rate between
// banks:
//
//	margin = 100 × (1 - applied / interbank)
//	total  = 100 × fee / amount + margin
//
// The margin is a share of what the rate between banks would bring. It is
// negative where the sender gains, and stays so. An error matches [ErrCost]: the
// amount and the rate between banks must be above 0, and the rate applied must
// not be below. The formula is that of Remittance Prices Worldwide (World Bank).
func CostOf(amount, fee, applied, interbank figure.Number) (Cost, error) {
	feePercent, err := feeOf(amount, fee)
	if err != nil {
		return Cost{}, err
	}
	margin, err := marginOf(applied, interbank)
	if err != nil {
		return Cost{}, err
	}
	return Cost{ExactPercent(feePercent), ExactPercent(margin), ExactPercent(feePercent.Add(margin))}, nil
}

func feeOf(amount, fee figure.Number) (figure.Number, error) {
	if amount.Sign() <= 0 {
		return figure.Number{}, fmt.Errorf("%w: amount %s: want more than 0", ErrCost, amount)
	}
	share, _ := fee.Mul(hundred).Quo(amount)
	return share, nil
}

func marginOf(applied, interbank figure.Number) (figure.Number, error) {
	if interbank.Sign() <= 0 {
		return figure.Number{}, fmt.Errorf("%w: interbank rate %s: want more than 0", ErrCost, interbank)
	}
	if applied.Sign() < 0 {
		return figure.Number{}, fmt.Errorf("%w: applied rate %s: want 0 or more", ErrCost, applied)
	}
	share, _ := applied.Quo(interbank)
	return figure.Int(1).Sub(share).Mul(hundred), nil
}

// marginBounds is marginOf for rates that are rounded. A rate is above 0, by more
// than its rounding.
func marginBounds(applied, interbank figure.Interval) figure.Interval {
	share, _ := applied.Quo(interbank)
	return figure.Point(figure.Int(1)).Sub(share).Scale(hundred)
}

// add returns p + q, absent where one of them is.
func (p Percent) add(q Percent) Percent {
	switch {
	case p.IsAbsent():
		return p
	case q.IsAbsent():
		return q
	}
	return between(p.number.Add(q.number), p.state == percentNumbered && q.state == percentNumbered, p.bounds.Add(q.bounds))
}

// Trace lists the parts of the cost, and the total.
func (c Cost) Trace() check.Trace {
	var t check.Trace
	for _, part := range []struct {
		name string
		p    Percent
		rule string
	}{{"fee", c.Fee, "100 × fee / amount"}, {"margin", c.Margin, "100 × (1 - applied rate / interbank rate)"}} {
		if part.p.IsAbsent() {
			t.Add(check.LeftOut, part.name, "", part.p.String())
		} else {
			t.Add(check.Compute, part.name, part.p.detail(), part.rule)
		}
	}
	t.Add(check.Result, "total", c.Total.detail(), "fee + margin, in percent of the amount")
	return t
}

func intNumber(n int) figure.Number { return figure.Int(int64(n)) }
