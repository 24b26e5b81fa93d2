package knomad

import (
	"fmt"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
)

// Digits is a number as the file states it, digit for digit: "140.69516629999998".
// "" says that it states none, which is not 0.
type Digits string

// UnmarshalText reads a number as a file states it, and "" as none. The error for
// anything else matches [table.ErrNumber].
func (d *Digits) UnmarshalText(text []byte) error {
	read := Digits(text)
	if _, ok := read.Number(); !ok && read != "" {
		return fmt.Errorf("knomad: %w: %s: want digits", table.ErrNumber, check.Quote(string(text)))
	}
	*d = read
	return nil
}

// Number returns the number, exactly, and false where none is stated.
func (d Digits) Number() (figure.Number, bool) {
	amount, err := amountOf(string(d), money.USD)
	if err != nil || d == "" {
		return figure.Number{}, false
	}
	n, err := figure.FromDecimal(amount.Decimal())
	return n, err == nil
}

// million returns a number of millions of US dollars in dollars, with all digits,
// and false where none is stated or there are too many.
func (d Digits) million() (money.Amount, bool) {
	amount, err := amountOf(string(d), money.USD)
	if err != nil || d == "" {
		return money.Amount{}, false
	}
	amount, err = money.FromDecimal(amount.Decimal().Shift(6), money.USD)
	return amount, err == nil
}

// amountOf returns a number that package table has checked as an amount.
func amountOf(plain string, c money.Currency) (money.Amount, error) {
	digits, exponent := plain, "0"
	for i := range len(plain) {
		if plain[i]|0x20 == 'e' {
			digits, exponent = plain[:i], plain[i+1:]
			break
		}
	}
	if strings.HasPrefix(digits, ".") || strings.HasPrefix(digits, "-.") {
		digits = strings.Replace(digits, ".", "0.", 1)
	}
	amount, err := money.ParseIn(strings.TrimSuffix(digits, "."), c)
	if err != nil || exponent == "0" {
		return amount, err
	}
	power, err := strconv.Atoi(exponent)
	if err != nil || power < -64 || power > 64 {
		return money.Amount{}, fmt.Errorf("%w: %s", table.ErrNumber, check.Quote(plain))
	}
	return money.FromDecimal(amount.Decimal().Shift(int32(power)), c)
}

// numbers are as the sheets write them.
var numbers = table.Numbers{Missing: []string{"..", "-"}}

// cell returns the number in a cell, "" where there is none.
func cell(row table.Row, at int) (Digits, error) {
	if at < 0 {
		return "", nil
	}
	if text := row.Text(at); isPlain(text) {
		return Digits(text), nil
	}
	plain, ok, err := row.Number(at, numbers)
	if err != nil || !ok {
		return "", err
	}
	for i := range len(plain) {
		c := plain[i]
		if c|0x20 == 'e' || c == '.' && (i == 0 || plain[i-1] == '-') { // may be too large, or too fine
			if _, ok := Digits(plain).Number(); !ok {
				return "", row.Err(at, fmt.Errorf("%w: %s: at most 64 digits in full", table.ErrNumber, check.Quote(plain)))
			}
			break
		}
	}
	return Digits(plain), nil
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

// isZero reports whether a number that is stated is 0.
func (d Digits) isZero() bool {
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
