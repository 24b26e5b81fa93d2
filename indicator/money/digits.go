package money

import (
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Digits is a number as a file states it, digit for digit: "140695166.2999999",
// "6.799e-06", with a decimal point and no marks between thousands. Whether it
// is one of money, and in which currency, the file says elsewhere. "" says that
// it states none, which is not 0.
//
// A text set by hand need not be a number: its methods then say false.
type Digits string

// ParseDigits reads a number as [iom.int/migdev/indicator/table.Numbers.Plain]
// writes it, and "" as none. The error for anything else, and for a number of more than
// 64 digits in full, matches [ErrAmount].
func ParseDigits(plain string) (Digits, error) {
	d := Digits(plain)
	if isPlainDigits(plain) || plain == "" {
		return d, nil
	}
	if _, ok := d.Number(); !ok {
		return "", fmt.Errorf("%w: %s: want digits, at most %d of them in full", ErrAmount, check.Quote(plain), maxText)
	}
	return d, nil
}

// UnmarshalText is [ParseDigits].
func (d *Digits) UnmarshalText(text []byte) error {
	read, err := ParseDigits(string(text))
	if err != nil {
		return err
	}
	*d = read
	return nil
}

// Number returns the number, exactly, and false where none is stated.
func (d Digits) Number() (figure.Number, bool) {
	amount, ok := d.Amount(USD) // any will do: amounts keep all digits
	if !ok {
		return figure.Number{}, false
	}
	n, err := figure.FromDecimal(amount.Decimal())
	return n, err == nil
}

// Amount returns the number as an amount of a currency with all its digits, and
// false where none is stated or c is no currency.
func (d Digits) Amount(c Currency) (Amount, bool) {
	if d == "" {
		return Amount{}, false
	}
	digits, exponent := string(d), ""
	for i := range len(digits) {
		if digits[i]|0x20 == 'e' {
			digits, exponent = digits[:i], digits[i+1:]
			if exponent == "" {
				return Amount{}, false
			}
			break
		}
	}
	if strings.HasPrefix(digits, ".") || strings.HasPrefix(digits, "-.") {
		digits = strings.Replace(digits, ".", "0.", 1)
	}
	amount, err := ParseIn(strings.TrimSuffix(digits, "."), c)
	if err != nil || exponent == "" {
		return amount, err == nil
	}
	power, err := strconv.Atoi(exponent)
	if err != nil || power < -maxText || power > maxText {
		return Amount{}, false
	}
	amount, err = FromDecimal(amount.Decimal().Shift(int32(power)), c)
	return amount, err == nil
}

// StatesZero reports whether a number is stated and is 0.
func (d Digits) StatesZero() bool {
	for i := range len(d) {
		switch c := d[i]; {
		case c >= '1' && c <= '9':
			return false
		case c|0x20 == 'e':
			return true
		}
	}
	return d != ""
}

// isPlainDigits reports whether a text is such a number as nearly all cells
// hold: a few digits, maybe with a minus and a point among them.
func isPlainDigits(s string) bool {
	digits, point := 0, false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '-' && i == 0:
		case c == '.' && digits > 0 && !point && i < len(s)-1:
			point = true
		default:
			return false
		}
	}
	return digits > 0 && len(s) < 32
}
