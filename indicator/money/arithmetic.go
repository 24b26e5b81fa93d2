package money

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/bits"
)

// ErrMismatch matches every [*MismatchError].
var ErrMismatch = errors.New("money: currencies differ")

// MismatchError tells which two currencies met.
type MismatchError struct{ Left, Right Currency }

// Error names both currencies.
func (e *MismatchError) Error() string {
	return fmt.Sprintf("money: currencies differ: %s and %s: convert one of them first", e.Left, e.Right)
}

// Is reports whether target is [ErrMismatch].
func (e *MismatchError) Is(target error) bool { return target == ErrMismatch }

// Add returns a + b, exactly, at the finer scale of the two. The zero value on
// either side leaves the other as it is. It returns a [*MismatchError] where
// the currencies differ, even if one amount is zero.
func (a Amount) Add(b Amount) (Amount, error) {
	switch {
	case b.currency == 0:
		return a, nil
	case a.currency == 0:
		return b, nil
	case a.currency != b.currency:
		return Amount{}, &MismatchError{a.currency, b.currency}
	}
	if sum, ok := addSmall(a, b); ok {
		return sum, nil
	}
	scale := max(a.scale, b.scale)
	x := new(big.Int).Add(a.coefAt(scale), b.coefAt(scale))
	return fromBig(x, scale, a.currency), nil
}

// addSmall adds amounts of one currency where nothing outgrows an int64.
func addSmall(a, b Amount) (sum Amount, ok bool) {
	if a.big != nil || b.big != nil {
		return Amount{}, false
	}
	x, y, scale := a.coef, b.coef, a.scale
	if a.scale != b.scale {
		if a.scale < b.scale {
			x, y, scale = y, x, b.scale
		}
		if y, ok = mulPow10(y, int(scale-min(a.scale, b.scale))); !ok {
			return Amount{}, false
		}
	}
	z := x + y
	if (x^z)&(y^z) < 0 {
		return Amount{}, false
	}
	return Amount{coef: z, scale: scale, currency: a.currency}, true
}

// Sub returns a - b, exactly, at the finer scale of the two: -b where a is the
// zero value, and a where b is. The errors are those of [Amount.Add].
func (a Amount) Sub(b Amount) (Amount, error) { return a.Add(b.Neg()) }

// Neg returns -a.
func (a Amount) Neg() Amount {
	if a.big == nil && a.coef != math.MinInt64 {
		a.coef = -a.coef
		return a
	}
	x := new(big.Int).Neg(a.coefAt(a.scale))
	return fromBig(x, a.scale, a.currency)
}

// Abs returns a without its sign.
func (a Amount) Abs() Amount {
	if a.Sign() < 0 {
		return a.Neg()
	}
	return a
}

// MulInt returns a × n, exactly, at the scale of a.
func (a Amount) MulInt(n int64) Amount {
	if a.big == nil {
		hi, lo := bits.Mul64(magnitude(a.coef), magnitude(n))
		if hi == 0 && lo <= math.MaxInt64 {
			a.coef *= n
			return a
		}
	}
	x := new(big.Int).Mul(a.coefAt(a.scale), big.NewInt(n))
	return fromBig(x, a.scale, a.currency)
}

// Cmp returns -1, 0 or 1 as a is less than b, equal to it or greater,
// whatever their scales: it is the sign of a - b. So the zero value compares
// as zero with any amount. It returns a [*MismatchError] where the currencies
// differ.
func (a Amount) Cmp(b Amount) (int, error) {
	if a.currency != b.currency && a.currency != 0 && b.currency != 0 {
		return 0, &MismatchError{a.currency, b.currency}
	}
	return a.cmp(b), nil
}

func (a Amount) cmp(b Amount) int {
	if a.big == nil && b.big == nil {
		x, y, ok := a.coef, b.coef, true
		switch {
		case a.scale < b.scale:
			x, ok = mulPow10(x, int(b.scale-a.scale))
		case a.scale > b.scale:
			y, ok = mulPow10(y, int(a.scale-b.scale))
		}
		if ok {
			return cmp.Compare(x, y)
		}
	}
	scale := max(a.scale, b.scale)
	return a.coefAt(scale).Cmp(b.coefAt(scale))
}

// Equal reports whether a and b have the same currency and the same value,
// whatever their scales: 2 EUR equals 2.00 EUR. The zero value equals itself
// alone.
func (a Amount) Equal(b Amount) bool { return a.currency == b.currency && a.cmp(b) == 0 }

// coefAt returns the coefficient of a at a scale that is not below its own.
// The result may be shared and must not be changed.
func (a Amount) coefAt(scale uint8) *big.Int {
	x := a.big
	if x == nil {
		x = big.NewInt(a.coef)
	}
	if scale == a.scale {
		return x
	}
	return new(big.Int).Mul(x, bigPow10(int(scale-a.scale)))
}

var pow10 = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// mulPow10 returns x × 10^n, and false where that does not fit.
func mulPow10(x int64, n int) (int64, bool) {
	if x == 0 {
		return 0, true
	}
	if n >= len(pow10) {
		return 0, false
	}
	hi, lo := bits.Mul64(magnitude(x), pow10[n])
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	return x * int64(pow10[n]), true
}

func bigPow10(n int) *big.Int {
	if n < len(pow10) {
		return new(big.Int).SetUint64(pow10[n])
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// magnitude returns |x|, of the least int64 too.
func magnitude(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}
