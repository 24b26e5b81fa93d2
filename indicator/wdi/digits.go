package wdi

import (
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
)

// Digits is a number as the file states it, digit for digit:
// "140695166.2999999". "" says that it states none, which is not 0.
type Digits string

// UnmarshalText reads a number as a file states it, and "" as none. The error for
// anything else matches [table.ErrNumber].
func (d *Digits) UnmarshalText(text []byte) error {
	read := Digits(text)
	if _, ok := read.Number(); !ok && read != "" {
		return fmt.Errorf("wdi: %w: %s: want digits", table.ErrNumber, check.Quote(string(text)))
	}
	*d = read
	return nil
}

// Number returns the number, exactly, and false where none is stated.
func (d Digits) Number() (figure.Number, bool) {
	amount, ok := d.Amount(money.USD)
	if !ok {
		return figure.Number{}, false
	}
	n, err := figure.FromDecimal(amount.Decimal())
	return n, err == nil
}

// Amount returns the number as an amount of a currency with all its digits, and
// false where none is stated or c is no currency. That a series is one of money,
// and in which currency, its name tells: "GDP (current US$)".
func (d Digits) Amount(c money.Currency) (money.Amount, bool) {
	if d == "" {
		return money.Amount{}, false
	}
	text := string(d)
	digits, exponent := text, "0"
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		digits, exponent = text[:i], text[i+1:]
	}
	if strings.HasPrefix(strings.TrimPrefix(digits, "-"), ".") { // ".5"
		digits = strings.Replace(digits, ".", "0.", 1)
	}
	amount, err := money.ParseIn(strings.TrimSuffix(digits, "."), c)
	if err != nil || exponent == "0" {
		return amount, err == nil
	}
	power, err := strconv.Atoi(exponent)
	if err != nil || power < -64 || power > 64 {
		return money.Amount{}, false
	}
	amount, err = money.FromDecimal(amount.Decimal().Shift(int32(power)), c)
	return amount, err == nil
}

// digitsOf returns a number that package table has checked, and false where it is
// too large, or too fine, to be taken.
func digitsOf(plain string) (Digits, bool) {
	d := Digits(plain)
	if strings.ContainsAny(plain, "eE") || strings.HasPrefix(strings.TrimPrefix(plain, "-"), ".") {
		if _, ok := d.Number(); !ok {
			return "", false
		}
	}
	return d, true
}

// isPlain reports whether a text is such a number as nearly all cells hold: a few
// digits, maybe with a minus and a point among them. What is not is read by
// package table, which says what is wrong.
func isPlain(s string) bool {
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
