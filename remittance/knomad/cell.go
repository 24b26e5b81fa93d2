package knomad

import (
	"fmt"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
)

// numbers are as the sheets write them.
var numbers = table.Numbers{Missing: []string{"..", "-"}}

// cell returns the number in a cell, "" where there is none.
func cell(row table.Row, at int) (money.Digits, error) {
	if at < 0 {
		return "", nil
	}
	plain, ok, err := row.Number(at, numbers)
	if err != nil || !ok {
		return "", err
	}
	d, err := money.ParseDigits(plain)
	if err != nil {
		return "", row.Err(at, fmt.Errorf("%w: %w", table.ErrNumber, err))
	}
	return d, nil
}

// dollars returns a number of millions of US dollars in dollars, with all digits,
// and false where none is stated or there are too many.
func dollars(millions money.Digits) (money.Amount, bool) {
	amount, ok := millions.Amount(money.USD)
	if !ok {
		return money.Amount{}, false
	}
	amount, err := money.FromDecimal(amount.Decimal().Shift(6), money.USD)
	return amount, err == nil
}
