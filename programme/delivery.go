package programme

import (
	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// MoneyRatio is one amount over another of the same currency, exactly: 0.3875
// for 38.75 %. Where there is none it says why. The zero value is not reported.
type MoneyRatio struct {
	value figure.Number
	has   bool
	why   indicator.Reason
}

// ratioOf returns part / whole. It is absent where one is not stated or whole
// is zero.
func ratioOf(part, whole money.Amount) (MoneyRatio, error) {
	switch {
	case part.IsZero() || whole.IsZero():
		return noRatio(indicator.MissingValue), nil
	case part.Currency() == whole.Currency() && whole.Sign() == 0:
		return noRatio(indicator.DivisionByZero), nil
	}
	n, err := part.Ratio(whole)
	if err != nil {
		return MoneyRatio{}, err
	}
	return MoneyRatio{value: n, has: true}, nil
}

func noRatio(why indicator.Reason) MoneyRatio { return MoneyRatio{why: why} }

// over returns r / s.
func (r MoneyRatio) over(s MoneyRatio) MoneyRatio {
	switch {
	case !r.has:
		return r
	case !s.has:
		return s
	}
	n, ok := r.value.Quo(s.value)
	if !ok {
		return noRatio(indicator.DivisionByZero)
	}
	return MoneyRatio{value: n, has: true}
}

// Number returns the ratio, exactly, and false where there is none.
func (r MoneyRatio) Number() (figure.Number, bool) { return r.value, r.has }

// Round returns the ratio with so many decimals, half up, and false where there
// is none.
func (r MoneyRatio) Round(places int) (decimal.Decimal, bool) {
	return r.value.Round(places, figure.HalfUp), r.has
}

// Percent returns the ratio in percent with so many decimals, half up, and
// false where there is none.
func (r MoneyRatio) Percent(places int) (decimal.Decimal, bool) {
	return r.value.Mul(figure.Int(100)).Round(places, figure.HalfUp), r.has
}

// Reason returns why there is no ratio: [indicator.MissingValue],
// [indicator.DivisionByZero] or [indicator.NotYetBegun]; "" where there is one.
func (r MoneyRatio) Reason() indicator.Reason {
	if !r.has && r.why == indicator.NoReason {
		return indicator.MissingValue
	}
	return r.why
}

// String returns the ratio in percent with two decimals, "38.75 %", or the
// reason why there is none.
func (r MoneyRatio) String() string {
	p, ok := r.Percent(2)
	if !ok {
		return string(r.Reason())
	}
	return p.StringFixed(2) + " %"
}

// DeliveryRate returns how much of the money that a fund has given out is
// spent:
//
//	delivery rate = expenditure / net funded
//
// where net funded is what was transferred less what was refunded. The fund
// offices of the United Nations print it in percent with two decimals, half up:
// [MoneyRatio.Percent]. Of nothing funded there is no rate, where they print
// 0. It returns a [*money.MismatchError] where the currencies differ.
func DeliveryRate(expenditure, netFunded money.Amount) (MoneyRatio, error) {
	return ratioOf(expenditure, netFunded)
}
