package money

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
)

// Amount is a sum of money in one currency, exact and with the digits it was
// stated with. Compare amounts with Equal or Cmp; == does not compile, and
// where a map wants a key there is [Amount.Key].
//
// The zero value has no currency. It means "not stated", and it is the start
// of a sum: added to an amount it leaves it as it is. An amount of zero in a
// currency is stated, and it is not neutral: added to another currency it is
// an error like any other amount.
type Amount struct {
	_        [0]func() // no ==, no map keys
	coef     int64     // value = coef / 10^scale …
	scale    uint8     // … with that many digits behind the point
	currency Currency  // 0 in the zero value alone
	big      *big.Int  // the coefficient where it does not fit coef; never changed
}

// ErrAmount matches every error about a text or a number that is refused as
// an amount.
var ErrAmount = errors.New("money: not an amount")

// Limits of numbers from outside, refused before they are read.
const (
	maxText     = 64  // characters of the number: sign, digits and point
	maxScale    = 62  // so "0." and 62 digits
	maxExponent = 64  // either side of 0, of a decimal
	maxBits     = 213 // no number of up to 64 digits has more
)

// New returns the amount of coef units of 10 to the power of -scale:
// New(123450, 2, EUR) is 1234.50 EUR. It returns an error that matches
// [ErrUnknownCurrency] where c is no currency, and one that matches
// [ErrAmount] where the scale is negative or the number would print in more
// than 64 characters.
func New(coef int64, scale int, c Currency) (Amount, error) {
	if err := c.known(); err != nil {
		return Amount{}, err
	}
	if scale < 0 || scale > maxScale {
		return Amount{}, fmt.Errorf("%w: scale %d: want 0 to %d digits behind the point", ErrAmount, scale, maxScale)
	}
	return Amount{coef: coef, scale: uint8(scale), currency: c}.bounded()
}

// FromDecimal returns d in currency c. The scale is that of d, so that
// decimal.New(200, -2) becomes "2.00"; a positive exponent is written out. It
// returns an error that matches [ErrUnknownCurrency] where c is no currency,
// and one that matches [ErrAmount] where the number would print in more than
// 64 characters.
func FromDecimal(d decimal.Decimal, c Currency) (Amount, error) {
	if err := c.known(); err != nil {
		return Amount{}, err
	}
	exp := d.Exponent()
	if exp < -maxExponent || exp > maxExponent {
		return Amount{}, fmt.Errorf("%w: decimal with exponent %d: want -%d to %d", ErrAmount, exp, maxScale, maxExponent)
	}
	if exp <= 0 && d.NumDigits() <= 18 {
		return Amount{coef: d.CoefficientInt64(), scale: uint8(-exp), currency: c}.bounded()
	}
	coef := d.Coefficient()
	if coef.BitLen() > maxBits {
		return Amount{}, fmt.Errorf("%w: decimal of some %d digits: at most %d are taken", ErrAmount, coef.BitLen()*3/10, maxText)
	}
	if exp > 0 {
		coef.Mul(coef, bigPow10(int(exp)))
		exp = 0
	}
	return fromBig(coef, uint8(-exp), c).bounded()
}

// ParseIn reads a number in currency c, for sources that state the currency
// in a place of its own. The number is written as in [Parse].
func ParseIn(number string, c Currency) (Amount, error) {
	if err := c.known(); err != nil {
		return Amount{}, err
	}
	return parseNumber(number, c)
}

// Parse reads an amount as [Amount.String] writes it: a number, one blank, and
// an ISO 4217 code, as in "1234.50 EUR". The number has an optional '-' and
// ASCII digits, with at least one on either side of the point where there is a
// point: no '+', no groups, no exponent, and at most 64 characters. The digits
// behind the point are kept, "2.00" as "2.00"; zero has no sign.
//
// The errors match [ErrAmount], and [ErrUnknownCurrency] where the number is
// right and the code is not.
func Parse(s string) (Amount, error) {
	cut := len(s) - len(" EUR")
	if cut < 1 || s[cut] != ' ' {
		return Amount{}, fmt.Errorf("%w: %s: want a number, a blank and an ISO 4217 code, as in 1234.50 EUR", ErrAmount, check.Quote(s))
	}
	a, err := parseNumber(s[:cut], 0)
	if err != nil {
		return Amount{}, err
	}
	if a.currency, err = ParseCurrency(s[cut+1:]); err != nil {
		return Amount{}, fmt.Errorf("%w: %s: %w", ErrAmount, check.Quote(s), err)
	}
	return a, nil
}

// MustParse is [Parse] for amounts in source and tests. It panics where that
// returns an error.
func MustParse(s string) Amount {
	a, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return a
}

// parseNumber reads a number as [Parse] describes it and gives it currency c,
// which it does not look at.
func parseNumber(s string, c Currency) (Amount, error) {
	if len(s) > maxText {
		return Amount{}, fmt.Errorf("%w: %s: number of %d bytes: at most %d are read", ErrAmount, check.Quote(s), len(s), maxText)
	}
	negative := s != "" && s[0] == '-'
	start := 0
	if negative {
		start = 1
	}
	var (
		point = -1
		coef  uint64
		fits  = true // coef holds all digits so far
	)
	for i := start; i < len(s); i++ {
		switch digit := s[i]; {
		case '0' <= digit && digit <= '9':
			if coef > (1<<63-10)/10 {
				fits = false
				continue
			}
			coef = coef*10 + uint64(digit-'0')
		case digit == '.' && point < 0 && i > start:
			point = i
		default:
			return Amount{}, malformed(s)
		}
	}
	if len(s) == start || point == len(s)-1 {
		return Amount{}, malformed(s)
	}
	a := Amount{currency: c}
	digits := s[start:]
	if point >= 0 {
		a.scale = uint8(len(s) - point - 1)
		if !fits {
			digits = s[start:point] + s[point+1:]
		}
	}
	if fits {
		a.coef = int64(coef)
		if negative {
			a.coef = -a.coef
		}
		return a, nil
	}
	x, ok := new(big.Int).SetString(digits, 10)
	if !ok {
		return Amount{}, malformed(s)
	}
	if negative {
		x.Neg(x)
	}
	return fromBig(x, a.scale, c), nil
}

func malformed(s string) error {
	return fmt.Errorf("%w: %s: want ASCII digits as in 1234.50, without a plus sign, groups or an exponent", ErrAmount, check.Quote(s))
}

// fromBig returns the amount of x units of 10 to the power of -scale, and
// keeps x where it is needed.
func fromBig(x *big.Int, scale uint8, c Currency) Amount {
	if x.IsInt64() {
		return Amount{coef: x.Int64(), scale: scale, currency: c}
	}
	return Amount{scale: scale, currency: c, big: x}
}

// bounded returns a, or an error where its number is longer than may be read.
func (a Amount) bounded() (Amount, error) {
	if a.big == nil && a.scale <= maxScale/2 {
		return a, nil // at most 19 digits, a sign, a point and zeros
	}
	if n := len(a.appendNumber(make([]byte, 0, 2*maxText))); n > maxText {
		return Amount{}, fmt.Errorf("%w: number of %d characters: at most %d are taken", ErrAmount, n, maxText)
	}
	return a, nil
}

// Currency returns the currency of a, none for the zero value.
func (a Amount) Currency() Currency { return a.currency }

// Scale returns how many digits a has behind the point.
func (a Amount) Scale() int { return int(a.scale) }

// Coefficient returns the digits of a as a whole number, 123450 for 1234.50: with
// [Amount.Scale] its number, for those who add up many. ok is false where it does
// not fit 64 bits. It allocates nothing.
func (a Amount) Coefficient() (coef int64, ok bool) {
	if a.big != nil {
		return 0, false
	}
	return a.coef, true
}

// Decimal returns the number of a. Its exponent is minus the scale of a, so
// that FromDecimal(a.Decimal(), a.Currency()) is a again; the texts that
// package decimal writes of it drop zeros at the end.
func (a Amount) Decimal() decimal.Decimal {
	if a.big != nil {
		return decimal.NewFromBigInt(a.big, -int32(a.scale))
	}
	return decimal.New(a.coef, -int32(a.scale))
}

// Sign returns -1, 0 or 1 as a is negative, zero or positive.
func (a Amount) Sign() int {
	switch {
	case a.big != nil:
		return a.big.Sign()
	case a.coef < 0:
		return -1
	case a.coef > 0:
		return 1
	}
	return 0
}

// IsZero reports whether a is the zero value: not stated, without a currency.
// It is false for 0.00 EUR, which [Amount.Sign] tells; so a field marked
// omitzero drops what is not stated and writes an amount of zero.
func (a Amount) IsZero() bool { return a.currency == 0 }
