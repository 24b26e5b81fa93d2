package remittance

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// Quote is the price of a service for one amount, as a survey records it. What
// is not stated is the zero value.
type Quote struct {
	// Denomination is the amount that the survey asks for in all countries, such
	// as 200 USD.
	Denomination money.Amount `json:"denomination,omitzero"`
	// Sent is the amount, without the fee, in the currency it is paid in.
	Sent money.Amount `json:"sent,omitzero"`
	// PaidOut is the currency in which it is received. Where that is the
	// currency sent, there is no exchange, and the margin is 0.
	PaidOut money.Currency `json:"paid_out,omitzero"`
	// Fee is the fee, 0 where there is none.
	Fee money.Amount `json:"fee,omitzero"`
	// FeeRate is a rate between the currency of the fee and the one sent, in
	// either direction, where they differ.
	FeeRate money.Rate `json:"fee_rate,omitzero"`
	// Applied is the rate at which the service exchanges, Interbank the one
	// between banks. Both are for the same two currencies, in either direction.
	// Those need not be the currencies of the corridor: a service may pay out in
	// a third one.
	Applied   money.Rate `json:"applied,omitzero"`
	Interbank money.Rate `json:"interbank,omitzero"`
	// StatedMargin and StatedTotal are what the source has worked out, in
	// percent.
	StatedMargin figure.Figure `json:"stated_margin,omitzero"`
	StatedTotal  figure.Figure `json:"stated_total,omitzero"`
}

// IdentityTolerance is how far apart, in percentage points, a stated percentage
// and its recomputation may lie on top of what rounding explains: 0.01, to which
// more than 99.6 percent of the rows of Remittance Prices Worldwide hold.
func IdentityTolerance() figure.Number { return identityTolerance }

var identityTolerance = figure.MustNumber("0.01")

// Total returns the cost in percent of the amount: as stated where it is, else
// as [Quote.Cost] works it out. It is absent where neither can be told.
func (q Quote) Total() Percent { return q.total() }

func (q *Quote) total() Percent {
	if !q.StatedTotal.IsZero() {
		return statedPercent(&q.StatedTotal)
	}
	c, err := q.Cost()
	if err != nil {
		return AbsentPercent(indicator.Undefined, err.Error())
	}
	return c.Total
}

// Cost works the cost out of amount, fee and rates; see [CostOf]. Numbers are at
// the stated values, bounds follow the digits of the rates. A part of which
// something is not stated is absent, and so is the total then: a service that
// keeps its rate to itself has a fee and no cost.
//
// An error matches [ErrCost] where the amount is not above 0, where the two
// rates are for different currencies, or the rate of the fee for others than the
// fee and the amount are in.
func (q Quote) Cost() (Cost, error) { return q.CostAt(q.Sent, q.Fee) }

// CostAt works out what it costs to send another amount, with the fee for that
// amount, at the rates of the quote. For the fee by a list of fees see [Tariff].
// The errors are those of [Quote.Cost].
func (q Quote) CostAt(sent, fee money.Amount) (Cost, error) {
	var c Cost
	var err error
	if c.Fee, err = q.feePercent(sent, fee); err != nil {
		return Cost{}, err
	}
	if c.Margin, err = q.marginPercent(sent.Currency()); err != nil {
		return Cost{}, err
	}
	c.Total = c.Fee.add(c.Margin)
	return c, nil
}

func (q *Quote) feePercent(sent, fee money.Amount) (Percent, error) {
	if sent.IsZero() {
		return AbsentPercent(indicator.NotReported, "no amount"), nil
	}
	if sent.Sign() <= 0 {
		return Percent{}, fmt.Errorf("%w: amount %s: want more than 0", ErrCost, sent)
	}
	if fee.IsZero() {
		return AbsentPercent(indicator.NotReported, "no fee stated"), nil
	}
	n, err := feeOf(sent.Number(), fee.Number())
	if err != nil || fee.Currency() == sent.Currency() || fee.Sign() == 0 {
		return ExactPercent(n), err
	}
	if q.FeeRate.IsZero() {
		return AbsentPercent(indicator.NotReported, "no rate for a fee in "+fee.Currency().String()), nil
	}
	rate, bounds, ok := unitsPerBase(q.FeeRate, fee.Currency(), sent.Currency())
	if !ok {
		return Percent{}, fmt.Errorf("%w: fee %s of %s: the rate %s is for other currencies", ErrCost, fee, sent, q.FeeRate)
	}
	return between(n.Mul(rate), true, bounds.Scale(n)), nil
}

func (q *Quote) marginPercent(sent money.Currency) (Percent, error) {
	if q.Applied.IsZero() || q.Interbank.IsZero() {
		if q.PaidOut != 0 && q.PaidOut == sent && q.Applied.IsZero() {
			return ExactPercent(figure.Number{}), nil // no exchange
		}
		which := "no rate between banks stated"
		if q.Applied.IsZero() {
			which = "no rate stated at which it is paid out"
		}
		return AbsentPercent(indicator.NotReported, which), nil
	}
	base, quote := q.Interbank.Base(), q.Interbank.Quote()
	if quote == sent {
		base, quote = quote, base
	}
	interbank, interbankBounds, _ := unitsPerBase(q.Interbank, base, quote)
	applied, appliedBounds, ok := unitsPerBase(q.Applied, base, quote)
	if !ok {
		return Percent{}, fmt.Errorf("%w: rates for different currencies: applied %s, interbank %s", ErrCost, q.Applied, q.Interbank)
	}
	n, err := marginOf(applied, interbank)
	if err != nil {
		return Percent{}, err
	}
	return between(n, true, marginBounds(appliedBounds, interbankBounds)), nil
}

// unitsPerBase returns how many units of quote one unit of base brings, and
// false where the rate is for other currencies.
func unitsPerBase(r money.Rate, base, quote money.Currency) (figure.Number, figure.Interval, bool) {
	switch {
	case r.Base() == base && r.Quote() == quote:
		return r.Factor(), r.Bounds(), true
	case r.Base() == quote && r.Quote() == base:
		bounds, _ := figure.Point(figure.Int(1)).Quo(r.Bounds()) // which are above 0
		return r.Inverse(), bounds, true
	}
	return figure.Number{}, figure.Interval{}, false
}

// Check returns what is wrong with q, by these codes:
//
//   - remittance.amount (error): the amount is not above 0
//   - remittance.rates (error): rates are for other currencies than they should be
//   - remittance.margin (warning): the stated margin is not that of the rates
//   - remittance.identity (warning): the stated total is not fee and margin,
//     where the margin is the stated one if there is one
//
// The last two allow for the digits stated and for [IdentityTolerance].
func (q Quote) Check() check.Findings {
	var fs check.Findings
	fee, err := q.feePercent(q.Sent, q.Fee)
	if err != nil {
		if !q.Sent.IsZero() && q.Sent.Sign() <= 0 {
			fs = append(fs, check.Finding{
				Code: "remittance.amount", Severity: check.Error, Path: "sent",
				Message: fmt.Sprintf("%s is sent: want more than 0", q.Sent),
				Values:  []check.Value{{Name: "sent", Text: q.Sent.String()}},
			})
		} else {
			fs = append(fs, check.Finding{
				Code: "remittance.rates", Severity: check.Error, Path: "fee_rate", Message: err.Error(),
				Values: []check.Value{{Name: "fee", Text: q.Fee.String()}, {Name: "rate", Text: q.FeeRate.String()}},
			})
		}
	}
	margin, err := q.marginPercent(q.Sent.Currency())
	if err != nil {
		fs = append(fs, check.Finding{
			Code: "remittance.rates", Severity: check.Error, Path: "applied", Message: err.Error(),
			Values: []check.Value{{Name: "applied", Text: q.Applied.String()}, {Name: "interbank", Text: q.Interbank.String()}},
		})
	}
	if stated := statedPercent(&q.StatedMargin); !stated.IsAbsent() {
		if !agree(stated, margin) {
			fs = append(fs, disagreement("remittance.margin", "stated_margin", "margin", stated, margin, "the rates give"))
		}
		margin = stated
	}
	if stated := statedPercent(&q.StatedTotal); !stated.IsAbsent() {
		if sum := fee.add(margin); !agree(stated, sum) {
			fs = append(fs, disagreement("remittance.identity", "stated_total", "total", stated, sum, "fee and margin give"))
		}
	}
	return fs
}

func disagreement(code string, path check.Path, what string, stated, worked Percent, by string) check.Finding {
	return check.Finding{
		Code: code, Severity: check.Warning, Path: path,
		Message: fmt.Sprintf("a %s of %s %% is stated, %s %s %%", what, stated, by, worked),
		Values:  []check.Value{{Name: "stated", Text: stated.String()}, {Name: "worked_out", Text: worked.String()}},
	}
}

// agree reports whether two percentages may be the same but for the tolerance.
// What is absent contradicts nothing.
func agree(p, q Percent) bool {
	return p.IsAbsent() || q.IsAbsent() || p.bounds.Sub(q.bounds).Meets(toleranceBand)
}

var toleranceBand, _ = figure.NewInterval(identityTolerance.Neg(), identityTolerance)

// UnmarshalJSON reads a quote strictly.
func (q *Quote) UnmarshalJSON(data []byte) error {
	type plain Quote
	var v plain
	if err := check.DecodeJSON(data, &v); err != nil {
		return fmt.Errorf("remittance: quote: %w", err)
	}
	*q = Quote(v)
	return nil
}
