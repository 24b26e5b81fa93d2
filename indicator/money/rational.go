package money

import (
	"errors"
	"fmt"
	"math/big"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Rational is a sum of money in one currency whose number need not end after
// some digits: a third of 100 euro, an amount times a rate. It is what
// multiplying and dividing an [Amount] gives. It adds and compares exactly,
// and it is rounded once, when it becomes an amount again.
//
// The zero value has no currency. It means "not stated" and is the start of a
// sum, as the zero Amount is. Compare rationals with Equal or Cmp; == does not
// compile.
type Rational struct {
	_        [0]func() // no ==, no map keys
	number   figure.Number
	currency Currency // 0 in the zero value alone
}

// Errors of quotients, allocations and rules that need an amount.
var (
	// ErrZeroDivisor matches every error about a division by zero.
	ErrZeroDivisor = errors.New("money: division by zero")

	// ErrNoAmount matches every error about an amount that is not stated (the
	// zero value) where one is needed.
	ErrNoAmount = errors.New("money: no amount stated")
)

// NewRational returns n in currency c. It returns an error that matches
// [ErrUnknownCurrency] where c is no currency.
func NewRational(n figure.Number, c Currency) (Rational, error) {
	if err := c.known(); err != nil {
		return Rational{}, err
	}
	return Rational{number: n, currency: c}, nil
}

// ParseRational reads what [Rational.String] writes: a number as
// [figure.ParseNumber] reads it, one blank and an ISO 4217 code, as in
// "1234.50 EUR" and "100/3 EUR". The errors match [ErrAmount], and
// [ErrUnknownCurrency] where the number is right and the code is not.
func ParseRational(s string) (Rational, error) {
	cut := len(s) - len(" EUR")
	if cut < 1 || s[cut] != ' ' {
		return Rational{}, fmt.Errorf("%w: %s: want a number, a blank and an ISO 4217 code, as in 100/3 EUR", ErrAmount, check.Quote(s))
	}
	n, err := figure.ParseNumber(s[:cut])
	if err != nil {
		return Rational{}, fmt.Errorf("%w: %w", ErrAmount, err)
	}
	c, err := ParseCurrency(s[cut+1:])
	if err != nil {
		return Rational{}, fmt.Errorf("%w: %s: %w", ErrAmount, check.Quote(s), err)
	}
	return Rational{number: n, currency: c}, nil
}

// Rational returns a as a rational.
func (a Amount) Rational() Rational { return Rational{number: a.Number(), currency: a.currency} }

// Number returns the number of a, without its currency and its scale; 0 for
// the zero value.
func (a Amount) Number() figure.Number {
	if a.big == nil && int(a.scale) < len(pow10) {
		n, _ := figure.Int(a.coef).Quo(figure.Int(int64(pow10[a.scale])))
		return n
	}
	return figure.FromRat(new(big.Rat).SetFrac(a.coefAt(a.scale), bigPow10(int(a.scale))))
}

// Mul returns a × factor, exactly. Round the result once:
//
//	cost := price.Mul(figure.MustNumber("1.07")).Round(2, money.HalfUp)
func (a Amount) Mul(factor figure.Number) Rational { return a.Rational().Mul(factor) }

// Div returns a / divisor, exactly. It returns an error that matches
// [ErrZeroDivisor] where divisor is 0.
func (a Amount) Div(divisor figure.Number) (Rational, error) { return a.Rational().Div(divisor) }

// Ratio returns a / b, exactly: the share of a in b as a plain number, 0.25
// for 25 %. It returns a [*MismatchError] where the currencies differ, an
// error that matches [ErrNoAmount] where either is the zero value, and one
// that matches [ErrZeroDivisor] where b is zero.
func (a Amount) Ratio(b Amount) (figure.Number, error) {
	switch {
	case a.currency == 0 || b.currency == 0:
		return figure.Number{}, fmt.Errorf("%w: want two amounts for a ratio", ErrNoAmount)
	case a.currency != b.currency:
		return figure.Number{}, &MismatchError{a.currency, b.currency}
	}
	q, ok := a.Number().Quo(b.Number())
	if !ok {
		return figure.Number{}, fmt.Errorf("%w: ratio of %s to %s", ErrZeroDivisor, a, b)
	}
	return q, nil
}

// Currency returns the currency of r, none for the zero value.
func (r Rational) Currency() Currency { return r.currency }

// Number returns the number of r without its currency, 0 for the zero value.
func (r Rational) Number() figure.Number { return r.number }

// Sign returns -1, 0 or 1 as r is negative, zero or positive.
func (r Rational) Sign() int { return r.number.Sign() }

// IsZero reports whether r is the zero value: not stated, without a currency.
// It is false for 0 EUR, which [Rational.Sign] tells.
func (r Rational) IsZero() bool { return r.currency == 0 }

// Neg returns -r.
func (r Rational) Neg() Rational { return Rational{number: r.number.Neg(), currency: r.currency} }

// Add returns r + s, exactly. The zero value on either side leaves the other
// as it is. It returns a [*MismatchError] where the currencies differ.
func (r Rational) Add(s Rational) (Rational, error) {
	switch {
	case s.currency == 0:
		return r, nil
	case r.currency == 0:
		return s, nil
	case r.currency != s.currency:
		return Rational{}, &MismatchError{r.currency, s.currency}
	}
	return Rational{number: r.number.Add(s.number), currency: r.currency}, nil
}

// Sub returns r - s, exactly. The errors are those of [Rational.Add].
func (r Rational) Sub(s Rational) (Rational, error) { return r.Add(s.Neg()) }

// Mul returns r × factor, exactly; the zero value stays what it is.
func (r Rational) Mul(factor figure.Number) Rational {
	if r.currency == 0 {
		return r
	}
	return Rational{number: r.number.Mul(factor), currency: r.currency}
}

// Div returns r / divisor, exactly; the zero value stays what it is. It
// returns an error that matches [ErrZeroDivisor] where divisor is 0.
func (r Rational) Div(divisor figure.Number) (Rational, error) {
	q, ok := r.number.Quo(divisor)
	if !ok {
		return Rational{}, fmt.Errorf("%w: %s", ErrZeroDivisor, r)
	}
	return Rational{number: q, currency: r.currency}, nil
}

// Cmp returns -1, 0 or 1 as r is less than s, equal to it or greater. The
// zero value compares as zero with any other. It returns a [*MismatchError]
// where the currencies differ.
func (r Rational) Cmp(s Rational) (int, error) {
	if r.currency != s.currency && r.currency != 0 && s.currency != 0 {
		return 0, &MismatchError{r.currency, s.currency}
	}
	return r.number.Cmp(s.number), nil
}

// Equal reports whether r and s have the same currency and the same value.
// The zero value equals itself alone.
func (r Rational) Equal(s Rational) bool {
	return r.currency == s.currency && r.number.Equal(s.number)
}

// Amount returns r as an amount with as many digits as it takes, and false
// where no number of digits up to 62 is enough (100/3).
func (r Rational) Amount() (Amount, bool) {
	if r.currency == 0 {
		return Amount{}, true
	}
	d, ok := r.number.Decimal()
	if !ok || d.Exponent() < -maxScale {
		return Amount{}, false
	}
	return fromBig(d.Coefficient(), uint8(-d.Exponent()), r.currency), true
}

// Round returns r as an amount with scale digits behind the point, rounded
// once from its exact value. Scale and mode are read as in [Amount.Round],
// and the zero value gives the zero Amount.
func (r Rational) Round(scale int, mode Rounding) Amount {
	if r.currency == 0 {
		return Amount{}
	}
	scale = min(max(scale, -maxExponent), maxScale)
	x := r.number.Round(scale, mode).Coefficient()
	if scale < 0 {
		x.Mul(x, bigPow10(-scale))
	}
	return fromBig(x, uint8(max(scale, 0)), r.currency)
}

// RoundMinor is [Amount.RoundMinor] for a rational.
func (r Rational) RoundMinor(mode Rounding) (Amount, error) { return r.RoundTo(Amount{}, mode) }

// RoundTo is [Amount.RoundTo] for a rational.
func (r Rational) RoundTo(step Amount, mode Rounding) (Amount, error) {
	step, err := stepIn(r.currency, step)
	if err != nil || r.currency == 0 {
		return Amount{}, err
	}
	n, _ := r.number.Quo(step.Number()) // a step is above 0
	return step.times(n.Round(0, mode).Coefficient()), nil
}

// String returns the number, as a decimal where it has one and else as a
// fraction, a blank and the code: "1234.5 EUR", "100/3 EUR"; "" for the zero
// value. [ParseRational] reads it.
func (r Rational) String() string {
	if r.currency == 0 {
		return ""
	}
	return r.number.String() + " " + r.currency.String()
}

// MarshalText returns what [Rational.String] does. A number of more digits
// than could be read back is an error that matches [figure.ErrNumber].
func (r Rational) MarshalText() ([]byte, error) {
	if r.currency == 0 {
		return nil, nil
	}
	dst, err := r.number.MarshalText()
	if err != nil {
		return nil, fmt.Errorf("money: rational: %w", err)
	}
	return r.currency.appendLetters(append(dst, ' ')), nil
}

// UnmarshalText reads what [Rational.MarshalText] writes, "" as the zero
// value.
func (r *Rational) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*r = Rational{}
		return nil
	}
	s, err := ParseRational(string(text))
	if err != nil {
		return err
	}
	*r = s
	return nil
}
