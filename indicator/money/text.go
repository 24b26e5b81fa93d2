package money

import (
	"bytes"
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
)

// String returns the number with all its digits, a blank and the code, as in
// "1234.50 EUR"; "" for the zero value. [Parse] reads it.
func (a Amount) String() string {
	if a.currency == 0 {
		return ""
	}
	return string(a.append(make([]byte, 0, maxText)))
}

func (a Amount) append(dst []byte) []byte {
	dst = a.appendNumber(dst)
	dst = append(dst, ' ')
	return a.currency.appendLetters(dst)
}

// AppendText appends what [Amount.MarshalText] returns.
func (a Amount) AppendText(dst []byte) ([]byte, error) {
	if a.currency == 0 {
		return dst, nil
	}
	if _, err := a.bounded(); err != nil {
		return dst, err
	}
	return a.append(dst), nil
}

// MarshalText returns what [Amount.String] does. A number of more than 64
// characters, which could not be read back, is an error that matches
// [ErrAmount].
func (a Amount) MarshalText() ([]byte, error) { return a.AppendText(nil) }

// UnmarshalText reads what [Amount.MarshalText] writes: an amount as [Parse]
// does, and "" as the zero value.
func (a *Amount) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*a = Amount{}
		return nil
	}
	b, err := Parse(string(text))
	if err != nil {
		return err
	}
	*a = b
	return nil
}

// MarshalJSON returns {"amount":"1234.50","currency":"EUR"}, with all digits
// of the number, and null for the zero value. A number of more than 64
// characters is an error that matches [ErrAmount].
func (a Amount) MarshalJSON() ([]byte, error) {
	if a.currency == 0 {
		return []byte("null"), nil
	}
	if _, err := a.bounded(); err != nil {
		return nil, err
	}
	dst := make([]byte, 0, 2*maxText)
	dst = append(dst, `{"amount":"`...)
	dst = a.appendNumber(dst)
	dst = append(dst, `","currency":"`...)
	dst = a.currency.appendLetters(dst)
	return append(dst, `"}`...), nil
}

// UnmarshalJSON reads what [Amount.MarshalJSON] writes, and nothing else: both
// fields must be there, each a string. The number is that of [Parse]. Null is
// the zero value. Every error matches [ErrAmount], and [ErrUnknownCurrency] too
// where the code is none.
func (a *Amount) UnmarshalJSON(data []byte) error {
	if bytes.Equal(bytes.TrimSpace(data), []byte("null")) {
		*a = Amount{}
		return nil
	}
	var fields struct {
		Amount   *string `json:"amount"`
		Currency *string `json:"currency"`
	}
	if err := check.DecodeJSON(data, &fields); err != nil {
		return fmt.Errorf("%w: %w", ErrAmount, err)
	}
	if fields.Amount == nil || fields.Currency == nil {
		return fmt.Errorf(`%w: %s: want {"amount": "1234.50", "currency": "EUR"}`, ErrAmount, check.Quote(string(data)))
	}
	c, err := ParseCurrency(*fields.Currency)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrAmount, err)
	}
	b, err := parseNumber(*fields.Amount, c)
	if err != nil {
		return err
	}
	*a = b
	return nil
}

// appendNumber appends the number with its sign and all its digits.
func (a Amount) appendNumber(dst []byte) []byte {
	var buf [maxText + 8]byte
	digits := buf[:0]
	if a.big != nil {
		digits = a.big.Append(digits, 10)
	} else {
		digits = strconv.AppendInt(digits, a.coef, 10)
	}
	if digits[0] == '-' {
		dst = append(dst, '-')
		digits = digits[1:]
	}
	scale := int(a.scale)
	if scale == 0 {
		return append(dst, digits...)
	}
	whole := len(digits) - scale
	if whole > 0 {
		dst = append(dst, digits[:whole]...)
		dst = append(dst, '.')
		return append(dst, digits[whole:]...)
	}
	dst = append(dst, '0', '.')
	for range -whole {
		dst = append(dst, '0')
	}
	return append(dst, digits...)
}
