package money

import (
	"encoding/binary"
	"fmt"
	"math/big"
	"math/bits"
)

// Limits and marks of the binary form.
const (
	binaryHead     = 3                 // bytes of currency and scale
	binaryNegative = 1 << 15           // the sign, beside the fifteen bits of the currency
	binaryDigits   = (maxBits + 7) / 8 // bytes of the greatest coefficient
)

// AppendBinary appends what [Amount.MarshalBinary] returns.
func (a Amount) AppendBinary(dst []byte) ([]byte, error) {
	if a.currency == 0 {
		return dst, nil
	}
	if _, err := a.bounded(); err != nil {
		return dst, err
	}
	head := uint16(a.currency)
	if a.Sign() < 0 {
		head |= binaryNegative
	}
	dst = append(binary.BigEndian.AppendUint16(dst, head), a.scale)
	if a.big != nil {
		return append(dst, a.big.Bytes()...), nil
	}
	coef := magnitude(a.coef)
	for n := (bits.Len64(coef) + 7) / 8; n > 0; n-- {
		dst = append(dst, byte(coef>>(8*(n-1))))
	}
	return dst, nil
}

// MarshalBinary returns a short form that keeps the scale: 1234.50 EUR takes
// six bytes, the zero value none.
//
//	byte 0, 1  the sign in the highest bit, 1 for negative; then the code, five
//	           bits for each letter, A as 1; the higher byte first
//	byte 2     the scale
//	the rest   the digits as a whole number, the highest byte first and no zero
//	           before it; nothing for an amount of zero
//
// An amount has one such form alone. A number of more than 64 characters is an
// error that matches [ErrAmount].
func (a Amount) MarshalBinary() ([]byte, error) {
	return a.AppendBinary(make([]byte, 0, binaryHead+8))
}

// UnmarshalBinary reads what [Amount.MarshalBinary] writes. The errors match
// [ErrAmount], and [ErrUnknownCurrency] where it is the code that is wrong.
func (a *Amount) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		*a = Amount{}
		return nil
	}
	if len(data) < binaryHead || len(data) > binaryHead+binaryDigits {
		return fmt.Errorf("%w: binary form of %d bytes: want 0, or %d to %d", ErrAmount, len(data), binaryHead, binaryHead+binaryDigits)
	}
	head := binary.BigEndian.Uint16(data)
	b := Amount{currency: Currency(head &^ binaryNegative), scale: data[2]}
	if err := b.currency.known(); err != nil {
		return fmt.Errorf("%w: binary form: %w", ErrAmount, err)
	}
	digits, negative := data[binaryHead:], head&binaryNegative != 0
	switch {
	case b.scale > maxScale:
		return fmt.Errorf("%w: binary form of scale %d: want 0 to %d", ErrAmount, b.scale, maxScale)
	case len(digits) > 0 && digits[0] == 0:
		return fmt.Errorf("%w: binary form with a zero before its digits: want the shortest form", ErrAmount)
	case len(digits) == 0 && negative:
		return fmt.Errorf("%w: binary form of minus zero: want zero without a sign", ErrAmount)
	}
	if len(digits) < 8 { // most often
		var x int64
		for _, d := range digits {
			x = x<<8 | int64(d)
		}
		if negative {
			x = -x
		}
		b.coef = x
	} else {
		coef := new(big.Int).SetBytes(digits)
		if negative {
			coef.Neg(coef)
		}
		b = fromBig(coef, b.scale, b.currency)
	}
	b, err := b.bounded()
	if err != nil {
		return err
	}
	*a = b
	return nil
}

// AppendBinary appends what [Currency.MarshalBinary] returns.
func (c Currency) AppendBinary(dst []byte) ([]byte, error) { return c.AppendText(dst) }

// MarshalBinary returns the three letters of the code, as
// [Currency.MarshalText] does, and nothing for no currency.
func (c Currency) MarshalBinary() ([]byte, error) { return c.AppendText(nil) }

// UnmarshalBinary reads what [Currency.MarshalBinary] writes.
func (c *Currency) UnmarshalBinary(data []byte) error { return c.UnmarshalText(data) }
