package rpw

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
)

// numbers are as the World Bank writes them.
var numbers = table.Numbers{Missing: []string{".."}}

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

// trim cuts the blanks around s, of which there mostly are none.
func trim(s string) string {
	if s == "" || plainByte(s[0]) && plainByte(s[len(s)-1]) {
		return s
	}
	return strings.TrimSpace(s)
}

func plainByte(c byte) bool { return c > ' ' && c < 0x80 }
