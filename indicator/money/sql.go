package money

import (
	"database/sql/driver"
	"errors"
	"fmt"
)

// ErrScan matches the error for a value of a database that is no text.
var ErrScan = errors.New("money: cannot scan")

// Value returns the text of [Amount.MarshalText] for a database, "1234.50 EUR"
// with all its digits, and nil, which is NULL, for the zero value. A column of
// 68 characters holds every amount.
func (a Amount) Value() (driver.Value, error) {
	if a.currency == 0 {
		return nil, nil
	}
	text, err := a.MarshalText()
	if err != nil {
		return nil, err
	}
	return string(text), nil
}

// Scan reads what [Amount.Value] writes: NULL as the zero value, and text as
// [Parse] does. It returns an error that matches [ErrScan] for a value of any
// other type, numbers among them: they have no currency. The errors about a
// text, "" included, are those of Parse. An error leaves a as it was.
func (a *Amount) Scan(src any) error {
	if a == nil {
		return scanInto("*Amount")
	}
	text, stated, err := scanText(src)
	if err != nil {
		return err
	}
	var b Amount
	if stated {
		if b, err = Parse(text); err != nil {
			return err
		}
	}
	*a = b
	return nil
}

// Value returns the code for a database, and nil, which is NULL, for no
// currency. A number that stands for no code is an error that matches
// [ErrUnknownCurrency].
func (c Currency) Value() (driver.Value, error) {
	if c == 0 {
		return nil, nil
	}
	if err := c.known(); err != nil {
		return nil, err
	}
	return c.Code(), nil
}

// Scan reads what [Currency.Value] writes: NULL as no currency, and text as
// [ParseCurrency] does. It returns an error that matches [ErrScan] for a value
// of any other type. An error leaves c as it was.
func (c *Currency) Scan(src any) error {
	if c == nil {
		return scanInto("*Currency")
	}
	text, stated, err := scanText(src)
	if err != nil {
		return err
	}
	var d Currency
	if stated {
		if d, err = ParseCurrency(text); err != nil {
			return err
		}
	}
	*c = d
	return nil
}

// scanText returns the text of a value of a database, and false for NULL.
func scanText(src any) (text string, stated bool, err error) {
	switch src := src.(type) {
	case nil:
		return "", false, nil
	case string:
		return src, true, nil
	case []byte:
		return string(src), src != nil, nil
	}
	return "", false, fmt.Errorf("%w: value of type %T: want text, as in 1234.50 EUR or EUR, or NULL", ErrScan, src)
}

func scanInto(target string) error {
	return fmt.Errorf("%w: into a nil %s", ErrScan, target)
}
