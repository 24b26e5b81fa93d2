package figure

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
)

// Number is an exact rational number: what the ends of intervals are made of.
// A share such as 1.85/8.5 has no finite decimal form, and it is kept, added
// and compared as what it is; it is rounded when it is printed.
//
// The zero value is 0. Compare numbers with Equal or Cmp; == does not compile.
type Number struct {
	_   [0]func()
	num int64    // reduced, never math.MinInt64
	den int64    // 0 stands for 1
	big *big.Rat // set, and never changed, where num/den does not fit
}

// ErrNumber matches every error about a text or a decimal that is refused as
// a number.
var ErrNumber = errors.New("figure: not a number")

// Limits of numbers from outside: beyond them a number is refused before it
// is read.
const (
	maxDigits   = 64 // characters of a text, digits of a decimal
	maxExponent = 64 // a decimal's exponent lies within ±64
)

// Int returns n as a number.
func Int(n int64) Number {
	if n == math.MinInt64 {
		return fromRat(new(big.Rat).SetInt64(n))
	}
	return Number{num: n}
}

// Frac returns num/den, and false where den is 0.
func Frac(num, den int64) (Number, bool) {
	if den == 0 {
		return Number{}, false
	}
	return fromRat(big.NewRat(num, den)), true
}

// FromDecimal returns d exactly. It refuses, with an error that matches
// [ErrNumber], more than 64 digits and an exponent beyond ±64: d was then not
// read from a report.
func FromDecimal(d decimal.Decimal) (Number, error) {
	exp := d.Exponent()
	if exp < -maxExponent || exp > maxExponent {
		return Number{}, fmt.Errorf("%w: exponent %d of a decimal: want at most %d digits from the point", ErrNumber, exp, maxExponent)
	}
	if n := d.NumDigits(); n > maxDigits {
		return Number{}, fmt.Errorf("%w: decimal of %d digits: at most %d are taken", ErrNumber, n, maxDigits)
	} else if n <= 18 {
		return scaled(d.CoefficientInt64(), int(exp)), nil
	}
	return fromRat(d.Rat()), nil
}

// FromRat returns a copy of r.
func FromRat(r *big.Rat) Number { return fromRat(new(big.Rat).Set(r)) }

// ParseNumber reads a plain decimal ("-1234.50") or a fraction of whole
// numbers ("37/17"), in ASCII and without groups or an exponent. The errors
// match [ErrNumber].
func ParseNumber(s string) (Number, error) {
	if len(s) > 2*(maxDigits+1) {
		return Number{}, fmt.Errorf("%w: %s: %d characters", ErrNumber, check.Quote(s), len(s))
	}
	top, bottom, isFrac := strings.Cut(s, "/")
	n, ok := plainNumber(top, !isFrac)
	if ok && isFrac {
		var d Number
		if d, ok = plainNumber(bottom, false); ok && d.Sign() > 0 {
			n, ok = n.Quo(d)
		} else {
			ok = false
		}
	}
	if !ok {
		return Number{}, fmt.Errorf("%w: %s: want a decimal such as 1234.50 or a fraction such as 37/17", ErrNumber, check.Quote(s))
	}
	return n, nil
}

// MustNumber is [ParseNumber] for source code and tests; it panics.
func MustNumber(s string) Number {
	n, err := ParseNumber(s)
	if err != nil {
		panic(err)
	}
	return n
}

// plainNumber reads -?digits(.digits)?, at most maxDigits digits.
func plainNumber(s string, point bool) (Number, bool) {
	digits, neg := strings.CutPrefix(s, "-")
	whole, frac, hasPoint := strings.Cut(digits, ".")
	if hasPoint && (!point || !allDigits(frac)) || !allDigits(whole) || len(digits) > maxDigits {
		return Number{}, false
	}
	n := scaleDigits(whole, frac)
	if neg {
		n = n.Neg()
	}
	return n, true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// scaleDigits returns whole.frac, both ASCII digits.
func scaleDigits(whole, frac string) Number {
	if len(whole)+len(frac) <= 18 {
		var coef int64
		for _, part := range [2]string{whole, frac} {
			for _, c := range []byte(part) {
				coef = coef*10 + int64(c-'0')
			}
		}
		return scaled(coef, -len(frac))
	}
	num, _ := new(big.Int).SetString(whole+frac, 10)
	return fromRat(new(big.Rat).SetFrac(num, pow10Big(len(frac))))
}

// scaled returns coef × 10^exp.
func scaled(coef int64, exp int) Number {
	switch {
	case coef == 0:
		return Number{}
	case exp >= 0 && exp <= 18:
		if hi, lo := bits.Mul64(abs64(coef), uint64(pow10[exp])); hi == 0 && lo <= math.MaxInt64 {
			return Number{num: coef * pow10[exp]}
		}
	case exp < 0 && exp >= -18:
		return reduced(coef, pow10[-exp])
	}
	r := new(big.Rat).SetInt64(coef)
	if p := pow10Big(max(exp, -exp)); exp >= 0 {
		r.Mul(r, new(big.Rat).SetInt(p))
	} else {
		r.Quo(r, new(big.Rat).SetInt(p))
	}
	return fromRat(r)
}

var pow10 = [19]int64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}

func pow10Big(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// tenTo returns 10^exp, for exponents within ±64.
func tenTo(exp int) Number { return scaled(1, exp) }

func abs64(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

// reduced returns num/den in lowest terms, for den > 0.
func reduced(num, den int64) Number {
	if den == 1 || num == 0 {
		return Number{num: num}
	}
	a, b := abs64(num), uint64(den)
	for b != 0 {
		a, b = b, a%b
	}
	g := int64(a)
	if den /= g; den == 1 {
		den = 0
	}
	return Number{num: num / g, den: den}
}

// fromRat takes r over and must not share it with anything that changes it.
func fromRat(r *big.Rat) Number {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		n := Number{num: r.Num().Int64(), den: r.Denom().Int64()}
		if n.den == 1 {
			n.den = 0
		}
		return n
	}
	return Number{big: r}
}

// rat returns n for reading only.
func (n Number) rat() *big.Rat {
	if n.big != nil {
		return n.big
	}
	return big.NewRat(n.num, n.denom())
}

func (n Number) denom() int64 {
	if n.den == 0 {
		return 1
	}
	return n.den
}

// Rat returns a copy of n.
func (n Number) Rat() *big.Rat { return new(big.Rat).Set(n.rat()) }

// Sign returns -1, 0 or 1.
func (n Number) Sign() int {
	switch {
	case n.big != nil:
		return n.big.Sign()
	case n.num < 0:
		return -1
	case n.num > 0:
		return 1
	}
	return 0
}

// IsInt reports whether n is a whole number.
func (n Number) IsInt() bool {
	if n.big != nil {
		return n.big.IsInt()
	}
	return n.den == 0
}

// Cmp returns -1, 0 or 1 as n is below, equal to or above m.
func (n Number) Cmp(m Number) int {
	if n.big != nil || m.big != nil {
		return n.rat().Cmp(m.rat())
	}
	if n.den == m.den {
		switch {
		case n.num < m.num:
			return -1
		case n.num > m.num:
			return 1
		}
		return 0
	}
	if sn, sm := n.Sign(), m.Sign(); sn != sm {
		if sn < sm {
			return -1
		}
		return 1
	}
	// In lowest terms, numbers with two denominators are never equal.
	hi1, lo1 := bits.Mul64(abs64(n.num), uint64(m.denom()))
	hi2, lo2 := bits.Mul64(abs64(m.num), uint64(n.denom()))
	if (hi1 < hi2 || hi1 == hi2 && lo1 < lo2) == (n.num > 0) {
		return -1
	}
	return 1
}

// Equal reports whether n and m are the same number.
func (n Number) Equal(m Number) bool { return n.Cmp(m) == 0 }

// Neg returns -n.
func (n Number) Neg() Number {
	if n.big != nil {
		return fromRat(new(big.Rat).Neg(n.big))
	}
	return Number{num: -n.num, den: n.den}
}

// Add returns n + m.
func (n Number) Add(m Number) Number {
	if n.big == nil && m.big == nil {
		a, ok1 := mul64(n.num, m.denom())
		b, ok2 := mul64(m.num, n.denom())
		den, ok3 := mul64(n.denom(), m.denom())
		if n.den == m.den {
			a, b, den, ok1, ok2, ok3 = n.num, m.num, n.denom(), true, true, true
		}
		if sum := a + b; ok1 && ok2 && ok3 && (sum > a) == (b > 0) && sum != math.MinInt64 {
			return reduced(sum, den)
		}
	}
	return fromRat(new(big.Rat).Add(n.rat(), m.rat()))
}

// Sub returns n - m.
func (n Number) Sub(m Number) Number { return n.Add(m.Neg()) }

// Mul returns n × m.
func (n Number) Mul(m Number) Number {
	if n.big == nil && m.big == nil {
		num, ok1 := mul64(n.num, m.num)
		den, ok2 := mul64(n.denom(), m.denom())
		if ok1 && ok2 {
			return reduced(num, den)
		}
	}
	return fromRat(new(big.Rat).Mul(n.rat(), m.rat()))
}

// Quo returns n / m, and false where m is 0.
func (n Number) Quo(m Number) (Number, bool) {
	if m.Sign() == 0 {
		return Number{}, false
	}
	return n.Mul(m.inverse()), true
}

// inverse returns 1/n, for n other than 0.
func (n Number) inverse() Number {
	switch {
	case n.big != nil:
		return fromRat(new(big.Rat).Inv(n.big))
	case n.num < 0:
		return Number{num: -n.denom(), den: fromDenom(-n.num)}
	}
	return Number{num: n.denom(), den: fromDenom(n.num)}
}

func fromDenom(den int64) int64 {
	if den == 1 {
		return 0
	}
	return den
}

// mul64 returns a × b, and false where it does not fit.
func mul64(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(abs64(a), abs64(b))
	return a * b, hi == 0 && lo <= math.MaxInt64
}

// Decimal returns n as a decimal, and false where it has no finite decimal
// form (1/3).
func (n Number) Decimal() (decimal.Decimal, bool) {
	if n.big == nil && n.den == 0 {
		return decimal.NewFromInt(n.num), true
	}
	places, ok := n.finitePlaces()
	if !ok {
		return decimal.Decimal{}, false
	}
	return n.Round(places, HalfEven), true
}

// finitePlaces returns how many decimal places n needs, and false where no
// number of places is enough.
func (n Number) finitePlaces() (int, bool) {
	if n.big != nil {
		return bigFinitePlaces(n.big.Denom())
	}
	den, places := n.denom(), 0
	for ; den%10 == 0; den /= 10 {
		places++
	}
	for _, prime := range [...]int64{2, 5} { // of which one is left at most, where the form is finite
		for ; den%prime == 0; den /= prime {
			places++
		}
	}
	return places, den == 1
}

// bigFinitePlaces is finitePlaces by the denominator.
func bigFinitePlaces(den *big.Int) (int, bool) {
	twos := int(den.TrailingZeroBits())
	rest := new(big.Int).Rsh(den, uint(twos))
	fives, five, rem := 0, big.NewInt(5), new(big.Int)
	for quo := new(big.Int); ; fives++ {
		if quo.QuoRem(rest, five, rem); rem.Sign() != 0 {
			break
		}
		rest, quo = quo, rest
	}
	return max(twos, fives), rest.IsInt64() && rest.Int64() == 1
}

// Round returns n to a number of decimal places; places below 0 round to
// tens, hundreds and so on. The result has exactly that many places.
func (n Number) Round(places int, mode Rounding) decimal.Decimal {
	if coef, ok := n.smallCoefficient(places, mode); ok {
		return decimal.New(coef, int32(-places))
	}
	return decimal.NewFromBigInt(n.coefficient(places, mode), int32(-places))
}

// coefficient returns n × 10^places as a whole number.
func (n Number) coefficient(places int, mode Rounding) *big.Int {
	r := n.rat()
	num, den := new(big.Int).Set(r.Num()), new(big.Int).Set(r.Denom())
	if places >= 0 {
		num.Mul(num, pow10Big(places))
	} else {
		den.Mul(den, pow10Big(-places))
	}
	quo, rem := new(big.Int).QuoRem(num, den, new(big.Int)) // towards zero
	if rem.Sign() != 0 && mode.AwayFromZero(num.Sign(), rem.Abs(rem).Lsh(rem, 1).Cmp(den), quo.Bit(0) == 1) {
		quo.Add(quo, big.NewInt(int64(num.Sign())))
	}
	return quo
}

// String returns n as a plain decimal where it has one of at most 64
// characters, else as a fraction or a whole number: "26", "21.5", "37/17".
// [ParseNumber] reads each.
func (n Number) String() string { return string(n.append(nil)) }

func (n Number) append(dst []byte) []byte {
	if n.big == nil {
		if places, ok := n.finitePlaces(); ok { // which is short
			return n.appendPlaces(dst, places)
		}
	} else if places, ok := n.finitePlaces(); ok && places < maxDigits {
		if text := n.appendPlaces(nil, places); len(text) <= maxDigits {
			return append(dst, text...)
		}
	}
	return append(dst, n.rat().RatString()...)
}

// appendPlaces appends n rounded half to even at that many decimal places,
// without an exponent; places below 0 are filled with zeros.
func (n Number) appendPlaces(dst []byte, places int) []byte {
	if coef, ok := n.smallCoefficient(places, HalfEven); ok {
		var digits [20]byte
		return appendPoint(dst, coef < 0, strconv.AppendUint(digits[:0], abs64(coef), 10), places)
	}
	coef := n.coefficient(places, HalfEven)
	return appendPoint(dst, coef.Sign() < 0, new(big.Int).Abs(coef).Append(nil, 10), places)
}

// smallCoefficient is coefficient for what needs no more than 64 bits, and
// false for what may.
func (n Number) smallCoefficient(places int, mode Rounding) (int64, bool) {
	if n.big != nil || places < -18 || places > 18 {
		return 0, false
	}
	hi, lo, den := uint64(0), abs64(n.num), uint64(n.denom())
	if places >= 0 {
		hi, lo = bits.Mul64(lo, uint64(pow10[places]))
	} else {
		var over uint64
		if over, den = bits.Mul64(den, uint64(pow10[-places])); over != 0 {
			return 0, false
		}
	}
	if hi >= den {
		return 0, false
	}
	quo, rem := bits.Div64(hi, lo, den)
	if quo >= math.MaxInt64 { // there may be one to come
		return 0, false
	}
	if rem != 0 {
		half := 1 // twice the rest against den, without overflow
		if rest := den - rem; rem < rest {
			half = -1
		} else if rem == rest {
			half = 0
		}
		if mode.AwayFromZero(n.Sign(), half, quo&1 == 1) {
			quo++
		}
	}
	if n.num < 0 {
		return -int64(quo), true
	}
	return int64(quo), true
}

// appendPoint appends digits × 10^-places in full.
func appendPoint(dst []byte, neg bool, digits []byte, places int) []byte {
	if neg {
		dst = append(dst, '-')
	}
	whole := len(digits) - places
	if places <= 0 {
		if dst = append(dst, digits...); digits[0] != '0' {
			dst = appendZeros(dst, -places)
		}
		return dst
	}
	if whole <= 0 {
		dst = appendZeros(append(dst, "0."...), -whole)
		return append(dst, digits...)
	}
	dst = append(append(dst, digits[:whole]...), '.')
	return append(dst, digits[whole:]...)
}

func appendZeros(dst []byte, n int) []byte {
	for range n {
		dst = append(dst, '0')
	}
	return dst
}

// MarshalText returns what String does. It fails for a number of more digits
// than [ParseNumber] reads.
func (n Number) MarshalText() ([]byte, error) {
	text := n.append(nil)
	if !n.isShort() {
		return nil, fmt.Errorf("%w: %s: more than %d characters in full", ErrNumber, check.Quote(string(text)), maxDigits)
	}
	return text, nil
}

// isShort reports whether [ParseNumber] reads back what String returns.
func (n Number) isShort() bool {
	if n.big == nil {
		return true
	}
	_, err := ParseNumber(n.String())
	return err == nil
}

// UnmarshalText reads what [ParseNumber] reads.
func (n *Number) UnmarshalText(text []byte) error {
	m, err := ParseNumber(string(text))
	if err != nil {
		return err
	}
	*n = m
	return nil
}

// Float64 returns n in binary floating point, for charts and estimates: within
// two units of the last place, infinite where n is too large.
func (n Number) Float64() float64 {
	if n.big != nil {
		f, _ := n.big.Float64()
		return f
	}
	if n.den == 0 {
		return float64(n.num)
	}
	return float64(n.num) / float64(n.den)
}
