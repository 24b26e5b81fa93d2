package money

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Rate is an exchange rate as its source states it: so many units of the base
// currency cost that many units of the quote currency. It keeps the direction,
// the digits and the number of units of the source; a rate is divided by, never
// turned into a reciprocal that is rounded first.
//
// A rate is itself a figure that was rounded at its last digit, unless it is
// fixed, agreed or said to be exact: see [Rate.Bounds]. The zero value is not
// stated. Compare rates with Equal; == does not compile.
type Rate struct {
	_           [0]func()
	coef        int64          // value = coef / 10^scale …
	frac        *figure.Number // … unless this is set, and never changed: what does not fit, or is no decimal
	per         int64
	source      string
	date        period.Date
	base, quote Currency
	scale       uint8
	kind        RateKind
	exact       bool
}

// ErrRate matches every error about what is refused as a rate.
var ErrRate = errors.New("money: not a rate")

// maxSource is how many bytes the name of a source may have.
const maxSource = 200

// NewRate returns the rate at which one unit of base costs value units of
// quote. The digits of value as the decimal holds it are those that the source
// states: 1.3220 is rounded at its fourth decimal. For quotations of 100 units
// see [Rate.WithPer].
//
// A daily rate has a day. An operational one has the day it takes effect, or
// the month it is for. An average has a month or a year, or no date where it
// is of another period. A fixed or agreed rate holds from its date, or always
// where it has none. The source may be "".
//
// Errors match [ErrRate], and [ErrUnknownCurrency] where a currency is none:
// the currencies are the same, the value is not above zero or has more than 64
// digits, the date does not go with the kind, or the source has more than 200
// bytes or characters that do not print.
func NewRate(base, quote Currency, value decimal.Decimal, kind RateKind, date period.Date, source string) (Rate, error) {
	if exp := value.Exponent(); exp < -maxScale || exp > maxExponent {
		return Rate{}, fmt.Errorf("%w: decimal with exponent %d: want -%d to %d", ErrRate, exp, maxScale, maxExponent)
	}
	if n := value.NumDigits(); n > maxText {
		return Rate{}, fmt.Errorf("%w: decimal of %d digits: at most %d are taken", ErrRate, n, maxText)
	}
	r := Rate{base: base, quote: quote, per: 1, kind: kind, date: date, source: source}
	switch exp := value.Exponent(); {
	case exp > 0:
		r.setValue(new(big.Int).Mul(value.Coefficient(), bigPow10(int(exp))), 0)
	case value.NumDigits() <= 18:
		r.coef, r.scale = value.CoefficientInt64(), uint8(-exp)
	default:
		r.setValue(value.Coefficient(), uint8(-exp))
	}
	return r.valid()
}

// setValue sets the value to coef / 10^scale.
func (r *Rate) setValue(coef *big.Int, scale uint8) {
	r.scale = scale
	if coef.IsInt64() {
		r.coef = coef.Int64()
		return
	}
	n := figure.FromRat(new(big.Rat).SetFrac(coef, bigPow10(int(scale))))
	r.frac = &n
}

// valid returns r, with what its kind entails, or what is wrong with it.
func (r Rate) valid() (Rate, error) {
	for _, c := range [...]Currency{r.base, r.quote} {
		if err := c.known(); err != nil {
			return Rate{}, fmt.Errorf("%w: %w", ErrRate, err)
		}
	}
	if r.base == r.quote {
		return Rate{}, fmt.Errorf("%w: from %s to itself: want two currencies", ErrRate, r.base)
	}
	if r.coef <= 0 && (r.frac == nil || r.frac.Sign() <= 0) {
		return Rate{}, fmt.Errorf("%w: %s for %s: want a value above zero", ErrRate, r.quote, r.base)
	}
	if err := r.checkDate(); err != nil {
		return Rate{}, err
	}
	if err := checkSource(r.source); err != nil {
		return Rate{}, err
	}
	if r.isFraction() {
		r.exact = true
	} else if r.frac != nil {
		if n := len(r.appendValue(nil)); n > maxText {
			return Rate{}, fmt.Errorf("%w: value of %d characters: at most %d are taken", ErrRate, n, maxText)
		}
	}
	r.exact = r.exact || r.kind.stands()
	return r, nil
}

func (r Rate) checkDate() error {
	p, want := r.date.Precision(), ""
	switch r.kind {
	case Daily:
		if p != period.Day {
			want = "a day"
		}
	case Operational:
		if p != period.Day && p != period.Month {
			want = "the effective day, or a month"
		}
	case PeriodAverage:
		if p == period.Day {
			want = "a month, a year or none"
		}
	case Fixed, Agreed:
	default:
		return fmt.Errorf("%w: %s for %s: want a kind: daily, operational, average, fixed or agreed", ErrRate, r.quote, r.base)
	}
	if want == "" {
		return nil
	}
	return fmt.Errorf("%w: %s for %s of kind %s with the date %s: want %s", ErrRate, r.quote, r.base, r.kind, check.Quote(r.date.String()), want)
}

func checkSource(s string) error {
	if len(s) > maxSource {
		return fmt.Errorf("%w: source %s of %d bytes: at most %d are taken", ErrRate, check.Quote(s), len(s), maxSource)
	}
	if !utf8.ValidString(s) || s != strings.TrimSpace(s) || strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsGraphic(c) }) {
		return fmt.Errorf("%w: source %s: want text that prints, without blanks around it", ErrRate, check.Quote(s))
	}
	return nil
}

// WithPer returns the rate with its value stated for so many units of the
// base: a rate of 92.4 with per 100 is RSD 92.40 for JPY 100. It is an error
// that matches [ErrRate] where per is not positive.
func (r Rate) WithPer(per int64) (Rate, error) {
	if per <= 0 {
		return Rate{}, fmt.Errorf("%w: value for %d units: want a positive number", ErrRate, per)
	}
	r.per = per
	return r, nil
}

// WithDecimals returns the rate with its value stated to that many decimals,
// for a source that cuts zeros off the end: the ECB publishes 1.2340 and writes
// 1.234. It is an error that matches [ErrRate] to state fewer than the value
// has, or more than 62.
func (r Rate) WithDecimals(n int) (Rate, error) {
	more := n - int(r.scale)
	if more < 0 || n > maxScale || r.isFraction() {
		return Rate{}, fmt.Errorf("%w: %s stated to %d decimals: want from %d to %d", ErrRate, r, n, r.scale, maxScale)
	}
	if r.frac == nil {
		if coef, ok := mulPow10(r.coef, more); ok {
			r.coef, r.scale = coef, uint8(n)
			return r, nil
		}
		value := r.Value()
		r.coef, r.frac = 0, &value
	}
	r.scale = uint8(n)
	return r.valid()
}

// AsExact returns the rate as one that holds exactly as stated, and is not a
// figure rounded at its last digit. Fixed and agreed rates, and means, are exact
// anyway.
func (r Rate) AsExact() Rate {
	r.exact = true
	return r
}

// WithSource returns the rate as one that somebody else states: rates derived
// by the rule of an office are not those of that office. It is an error that
// matches [ErrRate] where the rate is not stated or the source is refused as in
// [NewRate].
func (r Rate) WithSource(source string) (Rate, error) {
	if r.IsZero() {
		return Rate{}, fmt.Errorf("%w: none is stated", ErrRate)
	}
	if err := checkSource(source); err != nil {
		return Rate{}, err
	}
	r.source = source
	return r, nil
}

// Base returns the currency that is paid for.
func (r Rate) Base() Currency { return r.base }

// Quote returns the currency that it is paid in.
func (r Rate) Quote() Currency { return r.quote }

// Per returns how many units of the base the value is for, mostly 1; 0 for
// what is not stated.
func (r Rate) Per() int64 { return r.per }

// Value returns what [Rate.Per] units of the base cost, in units of the quote,
// as the source states it. It is a fraction for the mean of a period.
func (r Rate) Value() figure.Number {
	if r.frac != nil {
		return *r.frac
	}
	return scaledNumber(r.coef, int(r.scale))
}

// scaledNumber returns coef / 10^scale.
func scaledNumber(coef int64, scale int) figure.Number {
	if scale < len(pow10) {
		n, _ := figure.Frac(coef, int64(pow10[scale]))
		return n
	}
	return figure.FromRat(new(big.Rat).SetFrac(big.NewInt(coef), bigPow10(scale)))
}

// Decimals returns how many decimals of the value the source states, and false
// where the rate is exact and so is not rounded at any.
func (r Rate) Decimals() (n int, ok bool) { return int(r.scale), !r.exact && r.per != 0 }

// Date returns the day, the month or the year of the rate; see [NewRate].
func (r Rate) Date() period.Date { return r.date }

// Kind returns the kind of the rate.
func (r Rate) Kind() RateKind { return r.kind }

// Source returns who states the rate, "" where that is not known.
func (r Rate) Source() string { return r.source }

// IsExact reports whether the rate holds exactly as stated: see [Rate.Bounds].
func (r Rate) IsExact() bool { return r.exact }

// IsZero reports whether r is not stated.
func (r Rate) IsZero() bool { return r.per == 0 }

// Factor returns what one unit of the base costs, exactly: value / per.
func (r Rate) Factor() figure.Number { return r.perUnit(r.Value()) }

// Inverse returns what one unit of the quote costs, exactly: per / value.
func (r Rate) Inverse() figure.Number {
	n, _ := figure.Int(r.per).Quo(r.Value()) // 0 for the zero value alone
	return n
}

// Bounds returns what the digits of the rate leave possible for
// [Rate.Factor]: half a unit of the last decimal on either side, ends kept, as
// for every rounded figure; the factor alone where the rate is exact. The
// operational rate 0.914 stands for 0.9135 to 0.9145.
func (r Rate) Bounds() figure.Interval {
	if r.exact || r.IsZero() {
		return figure.Point(r.Factor())
	}
	half := scaledNumber(5, int(r.scale)+1)
	v, err := figure.NewInterval(r.perUnit(r.Value().Sub(half)), r.perUnit(r.Value().Add(half)))
	if err != nil { // the low end is above the high one: cannot be
		return figure.Point(r.Factor())
	}
	return v
}

func (r Rate) perUnit(n figure.Number) figure.Number {
	if r.per <= 1 {
		return n
	}
	n, _ = n.Quo(figure.Int(r.per))
	return n
}

// isFraction reports whether the value is no decimal: the mean of a period.
func (r Rate) isFraction() bool {
	if r.frac == nil {
		return false
	}
	_, ok := r.frac.Decimal()
	return !ok
}

// Equal reports whether both state the same: currencies, value with its
// decimals, units, date, kind, source and whether it is exact.
func (r Rate) Equal(s Rate) bool {
	return r.base == s.base && r.quote == s.quote && r.per == s.per && r.scale == s.scale && r.date == s.date &&
		r.kind == s.kind && r.source == s.source && r.exact == s.exact && r.Value().Equal(s.Value())
}

// sameFactor reports whether r and s are the same rate, however many units and
// decimals state it.
func (r Rate) sameFactor(s Rate) bool {
	if r.frac == nil && s.frac == nil && r.per == s.per && r.scale == s.scale {
		return r.coef == s.coef
	}
	return r.Factor().Equal(s.Factor())
}
