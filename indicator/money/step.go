package money

import (
	"errors"
	"fmt"
	"math/big"
)

// Errors of rounding to a step.
var (
	// ErrNoMinorUnit matches the error for a currency to whose minor unit
	// something should be rounded, and that has none, such as XDR: name a
	// scale or a step instead.
	ErrNoMinorUnit = errors.New("money: no minor unit")

	// ErrStep matches the error for a step that is not above zero.
	ErrStep = errors.New("money: not a step")
)

// RoundMinor returns a in whole minor units of its currency, rounded once from
// its exact value: 117.235 RSD is 117.24 RSD. The zero value stays what it is.
// It returns an error that matches [ErrNoMinorUnit] where
// [Currency.MinorUnits] states none.
func (a Amount) RoundMinor(mode Rounding) (Amount, error) { return a.RoundTo(Amount{}, mode) }

// RoundTo returns the multiple of step that a is rounded to, once and from its
// exact value, with the digits of step: 12.325 CHF in steps of 0.05 CHF is
// 12.35 CHF half up. A tie under [HalfEven] goes to the even multiple. The
// zero value of step stands for the minor unit of the currency, and the zero
// value of a stays what it is.
//
// Steps for amounts paid in cash are those of [Currency.CashStep].
//
// It returns a [*MismatchError] where the currencies differ, and errors that
// match [ErrStep] where step is not above zero and [ErrNoMinorUnit] where
// there is no minor unit to stand for it.
func (a Amount) RoundTo(step Amount, mode Rounding) (Amount, error) {
	step, err := stepIn(a.currency, step)
	if err != nil || a.currency == 0 {
		return Amount{}, err
	}
	if x, unit, ok := alignSmall(a, step); ok {
		kept, rest := x/unit, x%unit
		if rest != 0 && mode.AwayFromZero(a.Sign(), compareHalf(rest, unit), kept&1 != 0) {
			kept += int64(a.Sign())
		}
		return step.MulInt(kept), nil
	}
	x, unit := alignBig(a, step)
	kept, rest := new(big.Int).QuoRem(x, unit, new(big.Int))
	if sign := rest.Sign(); sign != 0 {
		half := rest.Lsh(rest, 1).CmpAbs(unit)
		if mode.AwayFromZero(sign, half, kept.Bit(0) == 1) {
			kept.Add(kept, big.NewInt(int64(sign)))
		}
	}
	return step.times(kept), nil
}

// stepIn returns step, or the minor unit of c where step is the zero value;
// none where c is no currency.
func stepIn(c Currency, step Amount) (Amount, error) {
	switch {
	case step.currency == 0 && c == 0:
		return Amount{}, nil
	case step.currency == 0:
		digits, ok := c.MinorUnits()
		if !ok {
			return Amount{}, fmt.Errorf("%w: ISO 4217 states none for %s: name a step or a scale", ErrNoMinorUnit, c)
		}
		return Amount{coef: 1, scale: uint8(digits), currency: c}, nil
	case step.Sign() <= 0:
		return Amount{}, fmt.Errorf("%w: %s: want an amount above zero", ErrStep, step)
	case c != 0 && step.currency != c:
		return Amount{}, &MismatchError{c, step.currency}
	}
	return step, nil
}

// alignSmall returns the coefficients of a and b at the finer of their scales,
// where both fit.
func alignSmall(a, b Amount) (x, y int64, ok bool) {
	if a.big != nil || b.big != nil {
		return 0, 0, false
	}
	scale := max(a.scale, b.scale)
	x, fits := mulPow10(a.coef, int(scale-a.scale))
	y, ok = mulPow10(b.coef, int(scale-b.scale))
	return x, y, ok && fits
}

// alignBig is alignSmall for any size. The results must not be changed.
func alignBig(a, b Amount) (x, y *big.Int) {
	scale := max(a.scale, b.scale)
	return a.coefAt(scale), b.coefAt(scale)
}

// times returns a × n at the scale of a.
func (a Amount) times(n *big.Int) Amount {
	return fromBig(new(big.Int).Mul(a.coefAt(a.scale), n), a.scale, a.currency)
}
