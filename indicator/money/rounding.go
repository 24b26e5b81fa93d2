package money

import (
	"math/big"

	"iom.int/migdev/indicator/figure"
)

// Rounding says which way an amount goes that lies between two that can be
// written. It is that of figures; the zero value is [HalfEven].
type Rounding = figure.Rounding

// The six modes.
const (
	HalfEven = figure.HalfEven // to the nearer; a tie to the even digit
	HalfUp   = figure.HalfUp   // to the nearer; a tie away from zero
	Down     = figure.Down     // towards zero
	Up       = figure.Up       // away from zero
	Floor    = figure.Floor    // towards minus infinity
	Ceiling  = figure.Ceiling  // towards plus infinity
)

// Round returns a with scale digits behind the point, rounded once from its
// exact value, or filled up with zeros where it has fewer. A negative scale
// rounds before the point, -3 to thousands, and gives a whole number. Zero has
// no sign, and the zero value stays what it is.
//
//	digits, ok := a.Currency().MinorUnits()
//	if ok {
//		a = a.Round(digits, money.HalfEven)
//	}
//
// No amount has more than 62 digits behind the point: a greater scale acts as
// 62, and one below -64 as -64. A mode that is none of the six acts as
// [HalfEven].
func (a Amount) Round(scale int, mode Rounding) Amount {
	if a.currency == 0 {
		return a
	}
	scale = min(max(scale, -maxExponent), maxScale)
	drop := int(a.scale) - scale
	switch {
	case drop == 0:
		return a
	case drop < 0:
		if coef, ok := mulPow10(a.coef, -drop); ok && a.big == nil {
			a.coef, a.scale = coef, uint8(scale)
			return a
		}
		return fromBig(a.coefAt(uint8(scale)), uint8(scale), a.currency)
	case a.big == nil && drop < len(pow10):
		unit := int64(pow10[drop])
		kept, rest := a.coef/unit, a.coef%unit
		if rest != 0 && mode.AwayFromZero(a.Sign(), compareHalf(rest, unit), kept&1 != 0) {
			kept += int64(a.Sign())
		}
		if coef, ok := mulPow10(kept, max(-scale, 0)); ok {
			a.coef, a.scale = coef, uint8(max(scale, 0))
			return a
		}
	}
	return a.roundBig(scale, mode)
}

// compareHalf compares twice |rest| with unit, which is at most 10^18.
func compareHalf(rest, unit int64) int {
	switch twice := 2 * magnitude(rest); {
	case twice < uint64(unit):
		return -1
	case twice > uint64(unit):
		return 1
	}
	return 0
}

// roundBig is Round for what does not fit: scale is less than that of a.
func (a Amount) roundBig(scale int, mode Rounding) Amount {
	unit := bigPow10(int(a.scale) - scale)
	kept, rest := new(big.Int).QuoRem(a.coefAt(a.scale), unit, new(big.Int))
	if sign := rest.Sign(); sign != 0 {
		half := new(big.Int).Lsh(rest, 1).CmpAbs(unit)
		if mode.AwayFromZero(sign, half, kept.Bit(0) == 1) {
			kept.Add(kept, big.NewInt(int64(sign)))
		}
	}
	if scale < 0 {
		kept.Mul(kept, bigPow10(-scale))
	}
	return fromBig(kept, uint8(max(scale, 0)), a.currency)
}
