package remittance

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// Tariff is a list of fees by the amount sent. The zero value has no bands, and
// no fee for any amount.
type Tariff struct {
	Bands []TariffBand `json:"bands,omitempty"` // in rising order
}

// TariffBand is the fee for amounts up to a limit, from the limit of the band
// before on: Flat + Percent of the amount, but at least Least and at most Most.
// All amounts are in the currency sent.
type TariffBand struct {
	UpTo    money.Amount  `json:"up_to,omitzero"` // the greatest amount in the band, itself in it; no limit where not stated
	Flat    money.Amount  `json:"flat,omitzero"`
	Percent figure.Number `json:"percent,omitzero"`
	Least   money.Amount  `json:"least,omitzero"` // no limit where not stated
	Most    money.Amount  `json:"most,omitzero"`  // no limit where not stated
}

// ErrTariff matches the error for an amount above every band of a tariff.
var ErrTariff = errors.New("remittance: no fee for the amount")

// Fee returns the fee for an amount, exactly: that of the first band that the
// amount does not exceed. It returns an error that matches [ErrTariff] where
// there is none, one that matches [ErrCost] where the amount is not above 0, and
// a [*money.MismatchError] where currencies differ.
func (t Tariff) Fee(sent money.Amount) (money.Rational, error) {
	if sent.Sign() <= 0 {
		return money.Rational{}, fmt.Errorf("%w: amount %s: want more than 0", ErrCost, check.Quote(sent.String()))
	}
	for _, b := range t.Bands {
		if !b.UpTo.IsZero() {
			above, err := sent.Cmp(b.UpTo)
			if err != nil {
				return money.Rational{}, err
			}
			if above > 0 {
				continue
			}
		}
		return b.fee(sent)
	}
	return money.Rational{}, fmt.Errorf("%w: %s lies above its %d bands", ErrTariff, sent, len(t.Bands))
}

func (b TariffBand) fee(sent money.Amount) (money.Rational, error) {
	share, _ := b.Percent.Quo(hundred)
	fee, err := sent.Mul(share).Add(b.Flat.Rational())
	if err != nil {
		return money.Rational{}, err
	}
	for _, limit := range [2]struct {
		amount money.Amount
		beyond int // how the fee compares with a limit that it must not pass
	}{{b.Least, -1}, {b.Most, 1}} {
		if limit.amount.IsZero() {
			continue
		}
		c, err := fee.Cmp(limit.amount.Rational())
		if err != nil {
			return money.Rational{}, err
		}
		if c == limit.beyond {
			fee = limit.amount.Rational()
		}
	}
	return fee, nil
}

// CostBy works out what it costs to send an amount by a list of fees, at the
// rates of the quote. The errors are those of [Tariff.Fee] and [Quote.Cost].
func (q Quote) CostBy(t Tariff, sent money.Amount) (Cost, error) {
	fee, err := t.Fee(sent)
	if err != nil {
		return Cost{}, err
	}
	n, err := feeOf(sent.Number(), fee.Number())
	if err != nil {
		return Cost{}, err
	}
	margin, err := q.marginPercent(sent.Currency())
	if err != nil {
		return Cost{}, err
	}
	c := Cost{Fee: ExactPercent(n), Margin: margin}
	c.Total = c.Fee.add(c.Margin)
	return c, nil
}

// Check returns what is wrong with t, by these codes:
//
//   - remittance.tariff-order (error): a band ends where the one before ends, or
//     earlier, or follows one without a limit: it has no amounts
//   - remittance.tariff-currency (error): an amount is in another currency than
//     the first
//   - remittance.tariff-limits (error): the least fee is above the greatest
func (t Tariff) Check() check.Findings {
	var fs check.Findings
	var first money.Currency
	for i, b := range t.Bands {
		var below check.Findings
		for _, a := range [...]struct {
			name   string
			amount money.Amount
		}{{"up_to", b.UpTo}, {"flat", b.Flat}, {"least", b.Least}, {"most", b.Most}} {
			switch {
			case a.amount.IsZero():
			case first == 0:
				first = a.amount.Currency()
			case first != a.amount.Currency():
				below = append(below, check.Finding{
					Code: "remittance.tariff-currency", Severity: check.Error, Path: check.Path(a.name),
					Message: fmt.Sprintf("%s stands in a list of fees in %s", a.amount, first),
					Values:  []check.Value{{Name: a.name, Text: a.amount.String()}, {Name: "currency", Text: first.String()}},
				})
			}
		}
		if i > 0 {
			before := t.Bands[i-1].UpTo
			c, err := b.UpTo.Cmp(before)
			if before.IsZero() || err == nil && c <= 0 && !b.UpTo.IsZero() {
				below = append(below, check.Finding{
					Code: "remittance.tariff-order", Severity: check.Error, Path: "up_to",
					Message: fmt.Sprintf("no amount lies in the band up to %s behind the one up to %s", limitText(b.UpTo), limitText(before)),
					Values:  []check.Value{{Name: "up_to", Text: b.UpTo.String()}, {Name: "before", Text: before.String()}},
				})
			}
		}
		if c, err := b.Least.Cmp(b.Most); err == nil && c > 0 && !b.Least.IsZero() && !b.Most.IsZero() {
			below = append(below, check.Finding{
				Code: "remittance.tariff-limits", Severity: check.Error, Path: "least",
				Message: fmt.Sprintf("the least fee, %s, is above the greatest, %s", b.Least, b.Most),
				Values:  []check.Value{{Name: "least", Text: b.Least.String()}, {Name: "most", Text: b.Most.String()}},
			})
		}
		fs = fs.UnderIndex("bands", i, below)
	}
	return fs
}

func limitText(a money.Amount) string {
	if a.IsZero() {
		return "any amount"
	}
	return a.String()
}

// UnmarshalJSON reads a tariff strictly.
func (t *Tariff) UnmarshalJSON(data []byte) error {
	type plain Tariff
	var v plain
	if err := check.DecodeJSON(data, &v); err != nil {
		return fmt.Errorf("remittance: tariff: %w", err)
	}
	*t = Tariff(v)
	return nil
}
