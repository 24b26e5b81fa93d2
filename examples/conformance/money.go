package main

import (
	"errors"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// moneyMethods are amounts: how they are read, rounded, shared out and matched.
// Their results hold each amount as package money writes it, so that its digits
// count; see amountIn.
func moneyMethods() map[string]handler {
	return map[string]handler{
		"money.allocate":           handle(allocate),
		"money.fx_gain_loss":       handle(gainLoss),
		"money.magnitude":          handle(magnitude),
		"money.match_funding":      handle(matchFunding),
		"money.no_double_rounding": handle(noDoubleRounding),
		"money.parse":              handle(parseAmount),
		"money.redenominate":       handle(redenominate),
		"money.round":              handle(round),
	}
}

func allocate(in struct {
	Amount   text           `json:"amount"`
	Currency money.Currency `json:"currency"`
	Weights  numbers        `json:"weights"`
	Scale    *places        `json:"scale,omitzero"` // that of the minor unit where absent
},
) (any, error) {
	a, err := in.Amount.in(in.Currency)
	if err != nil {
		return nil, err
	}
	weights, err := in.Weights.decimals()
	if err != nil {
		return nil, err
	}
	var how money.Allocation
	if in.Scale != nil {
		if how.Step, err = money.New(1, int(*in.Scale), in.Currency); err != nil {
			return nil, err
		}
	}
	parts, _, err := how.Allocate(a, weights...)
	if err != nil {
		return nil, err
	}
	sum, err := money.Sum(parts...)
	return result{"parts": parts, "sum": sum}, err
}

func round(in struct {
	Amount   text           `json:"amount"`
	Currency money.Currency `json:"currency"`
	Mode     mode           `json:"mode"`
	Unit     text           `json:"unit"`
},
) (any, error) {
	a, err := in.Amount.in(in.Currency)
	if err != nil {
		return nil, err
	}
	switch in.Unit {
	case "minor":
		a, err = a.RoundMinor(in.Mode.Rounding)
	case "cash":
		step, ok := in.Currency.CashStep()
		if !ok {
			return nil, errors.New("no cash step of " + in.Currency.String() + " is known")
		}
		a, err = a.RoundTo(step, in.Mode.Rounding)
	default:
		return nil, errors.New("unit " + check.Quote(string(in.Unit)) + ": want minor or cash")
	}
	return result{"amount": a}, err
}

func noDoubleRounding(in struct {
	Amount       text           `json:"amount"`
	Currency     money.Currency `json:"currency"`
	Intermediate places         `json:"intermediate_scale"`
	Mode         mode           `json:"mode"`
},
) (any, error) {
	a, err := in.Amount.in(in.Currency)
	if err != nil {
		return nil, err
	}
	once, err := a.RoundMinor(in.Mode.Rounding)
	if err != nil {
		return nil, err
	}
	twice, err := a.Round(int(in.Intermediate), in.Mode.Rounding).RoundMinor(in.Mode.Rounding)
	return result{"amount": once, "wrong_if_rounded_twice": twice}, err
}

func magnitude(in struct {
	Op       text           `json:"op"`
	Currency money.Currency `json:"currency"`
	Amount   text           `json:"amount,omitzero"` // of mul
	Factor   number         `json:"factor,omitzero"`
	A        text           `json:"a,omitzero"` // of add
	B        text           `json:"b,omitzero"`
},
) (any, error) {
	switch in.Op {
	case "mul":
		a, err := in.Amount.in(in.Currency)
		if err != nil {
			return nil, err
		}
		product, err := a.Mul(in.Factor.Number).RoundMinor(money.HalfEven)
		return result{"amount": product}, err
	case "add":
		a, err := in.A.in(in.Currency)
		if err != nil {
			return nil, err
		}
		b, err := in.B.in(in.Currency)
		if err != nil {
			return nil, err
		}
		sum, err := a.Add(b)
		return result{"amount": sum}, err
	}
	return nil, errors.New("op " + check.Quote(string(in.Op)) + ": want mul or add")
}

func parseAmount(in struct {
	Text     text           `json:"text"`
	Decimal  text           `json:"decimal,omitzero"`
	Group    text           `json:"group,omitzero"`
	Currency money.Currency `json:"currency"`
},
) (any, error) {
	marks := lang.Marks{Decimal: string(in.Decimal), Group: string(in.Group)}
	a, err := money.ParseMarked(string(in.Text), marks, in.Currency)
	return result{"amount": a}, err
}

func redenominate(in struct {
	Amount    text           `json:"amount"`
	From      money.Currency `json:"from"`
	To        money.Currency `json:"to"`
	OldPerNew number         `json:"old_per_new"`
	Effective text           `json:"effective,omitzero"` // for information
	Rounding  mode           `json:"rounding"`
},
) (any, error) {
	a, err := in.Amount.in(in.From)
	if err != nil {
		return nil, err
	}
	exact, err := money.Changeover{Old: in.From, New: in.To, OldPerNew: in.OldPerNew.Number}.ToNew(a)
	if err != nil {
		return nil, err
	}
	a, err = exact.RoundMinor(in.Rounding.Rounding)
	return result{"amount": a}, err
}

func matchFunding(in struct {
	Counterpart text           `json:"counterpart"`
	Ratio       number         `json:"ratio"`
	Cap         text           `json:"cap,omitzero"`
	Requested   text           `json:"requested,omitzero"`
	Currency    money.Currency `json:"currency"`
},
) (any, error) {
	rule := money.MatchRule{Ratio: in.Ratio.Number}
	counterpart, err := in.Counterpart.in(in.Currency)
	if err != nil {
		return nil, err
	}
	if rule.Cap, err = in.Cap.orNone(in.Currency); err != nil {
		return nil, err
	}
	requested, err := in.Requested.orNone(in.Currency)
	if err != nil {
		return nil, err
	}
	m, err := rule.Match(counterpart, requested)
	return result{"matched": m.Matched, "limited_by": m.LimitedBy, "unmet": m.Unmet}, err
}

// receipt is money that came in on a day, at the rate of that day.
type receipt struct {
	Date   period.Date `json:"date,omitzero"`
	Amount text        `json:"amount"`
	Rate   number      `json:"rate"`
}

func (r *receipt) UnmarshalJSON(data []byte) error {
	type plain receipt
	return decodeInputs(data, (*plain)(r))
}

// in returns the receipt of a pledge in a currency.
func (r receipt) in(c money.Currency) (money.Valued, error) {
	a, err := r.Amount.in(c)
	return money.Valued{Date: r.Date, Amount: a, Rate: r.Rate.Number}, err
}

// pledge is a receipt that is yet to come, with its currency.
type pledge struct {
	Date     period.Date    `json:"date,omitzero"`
	Amount   text           `json:"amount"`
	Currency money.Currency `json:"currency"`
	Rate     number         `json:"rate"`
}

func (p *pledge) UnmarshalJSON(data []byte) error {
	type plain pledge
	return decodeInputs(data, (*plain)(p))
}

// closing is the rate on a closing day.
type closing struct {
	Date period.Date `json:"date,omitzero"`
	Rate number      `json:"rate"`
}

func (c *closing) UnmarshalJSON(data []byte) error {
	type plain closing
	return decodeInputs(data, (*plain)(c))
}

// gainLoss returns what package money writes, which has the names of the cases.
func gainLoss(in struct {
	Pledge    pledge         `json:"pledge"`
	Receipts  []receipt      `json:"receipts"`
	Reporting money.Currency `json:"reporting_currency"`
	Closing   *closing       `json:"closing,omitzero"`
	Rounding  mode           `json:"rounding"`
},
) (any, error) {
	account := money.PledgeAccount{Reporting: in.Reporting, Rounding: in.Rounding.Rounding}
	promised, err := receipt{Date: in.Pledge.Date, Amount: in.Pledge.Amount, Rate: in.Pledge.Rate}.in(in.Pledge.Currency)
	if err != nil {
		return nil, err
	}
	account.Pledge = promised
	for _, r := range in.Receipts {
		received, err := r.in(in.Pledge.Currency)
		if err != nil {
			return nil, err
		}
		account.Receipts = append(account.Receipts, received)
	}
	if in.Closing != nil {
		account.Closing = money.Closing{Date: in.Closing.Date, Rate: in.Closing.Rate.Number}
	}
	return account.GainLoss()
}

// places is a number of digits behind the point.
type places int

// maxPlaces bounds places, so that nothing is written out for ever.
const maxPlaces = 62

func (p *places) UnmarshalJSON(data []byte) error {
	var n number
	if err := n.UnmarshalJSON(data); err != nil {
		return err
	}
	if !n.IsInt() || n.Sign() < 0 || n.Cmp(figure.Int(maxPlaces)) > 0 {
		return errors.New(check.Quote(string(data)) + ": want a number of digits, from 0 to 62")
	}
	*p = places(n.Rat().Num().Int64())
	return nil
}
