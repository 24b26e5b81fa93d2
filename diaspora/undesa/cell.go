package undesa

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
)

// ErrCode matches the error for a code of a file that is none of those its
// publisher has.
var ErrCode = errors.New("undesa: unknown code")

// ParseCount reads a cell of persons as the workbooks write it:
//
//	1250451   so many; 0 is none
//	..        not available, or not reported separately; so is -
//	~         suppressed, as there are fewer than five: 1 to 4, for 0 is shown
//	—         not zero, and less than half of one unit
//	          (blank) blank
//
// Whole numbers may have blanks between thousands, and the noise of binary
// arithmetic behind a decimal point: 27.000000000000004 is 27. Anything else,
// negative numbers and halves of persons among it, is an error that matches
// [table.ErrNumber].
func ParseCount(cell string) (diaspora.Count, error) { return parse(cell, 1) }

// ParseThousands reads a cell of thousands of persons, as [ParseCount] does, in
// persons: 5327231.0410000002 is 5,327,231,041. What is no whole number of
// persons is rounded, halves away from zero, since the file has nothing beyond
// the digits of a person but binary noise; what would so become 0 and is not is
// below half the unit. An em dash stands for 1 to 499.
func ParseThousands(cell string) (diaspora.Count, error) { return parse(cell, 1000) }

func parse(cell string, unit int64) (diaspora.Count, error) {
	c, err := parseCount(cell, unit)
	if err != nil {
		return diaspora.Count{}, wrap(err)
	}
	return c, nil
}

// parseCount reads a cell of so many persons a unit. Its errors have no place.
func parseCount(cell string, unit int64) (diaspora.Count, error) {
	if n, ok := plainInteger(cell); ok {
		return newCount(cell, n*unit)
	}
	switch strings.TrimSpace(cell) {
	case "":
		return diaspora.AbsentCount(diaspora.CountBlank), nil
	case "..", "-":
		return diaspora.AbsentCount(diaspora.CountNotAvailable), nil
	case "~":
		return diaspora.SuppressedCount(1, leastShown-1)
	case "—":
		return diaspora.BelowHalfUnitCount(unit), nil
	}
	plain, _, err := numbersLike(cell).Plain(cell)
	if err != nil {
		return diaspora.Count{}, notCount(cell)
	}
	d, err := decimal.NewFromString(plain)
	if err != nil {
		return diaspora.Count{}, notCount(cell)
	}
	d = d.Mul(decimal.NewFromInt(unit))
	whole := d.Round(0)
	switch isNone := whole.IsZero() && !d.IsZero(); {
	case d.Sign() < 0, whole.Cmp(mostPersons) > 0, unit == 1 && (isNone || d.Sub(whole).Abs().Cmp(noise) > 0):
		return diaspora.Count{}, notCount(cell)
	case isNone:
		return diaspora.BelowHalfUnitCount(1), nil
	}
	return newCount(cell, whole.IntPart())
}

// leastShown is the smallest number above 0 that UN DESA prints.
const leastShown = 5

var (
	mostPersons = decimal.NewFromInt(diaspora.MaxCount)
	noise       = decimal.New(1, -6) // of a person; binary noise is a thousandth of it
)

func newCount(cell string, n int64) (diaspora.Count, error) {
	c, err := diaspora.NewCount(n, diaspora.ExactCount)
	if err != nil {
		return diaspora.Count{}, notCount(cell)
	}
	return c, nil
}

func notCount(cell string) error {
	return &table.Error{
		Reason: fmt.Sprintf("%s is no number of persons: want a whole number from 0 to %d, .., ~ or —", check.Quote(cell), int64(diaspora.MaxCount)),
		Err:    table.ErrNumber,
	}
}

// plainInteger returns the number in a cell of a few digits, as nearly all are.
func plainInteger(cell string) (n int64, ok bool) {
	if len(cell) == 0 || len(cell) > 13 {
		return 0, false
	}
	for i := range len(cell) {
		if cell[i] < '0' || cell[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(cell[i]-'0')
	}
	return n, true
}

// numbersLike says how the number in a cell is written: with a decimal point,
// and maybe with one of the blanks between thousands.
func numbersLike(cell string) table.Numbers {
	inner := strings.TrimSpace(cell)
	for _, blank := range [...]string{" ", "\u00a0", "\u202f"} {
		if strings.Contains(inner, blank) {
			return table.Numbers{GroupMark: blank}
		}
	}
	return table.Numbers{}
}

// parseRatio reads a cell of a percentage or a rate. The status says why there
// is no number. Its errors have no place.
func parseRatio(cell string) (money.Digits, diaspora.CountStatus, error) {
	switch strings.TrimSpace(cell) {
	case "":
		return "", diaspora.CountBlank, nil
	case "..", "-":
		return "", diaspora.CountNotAvailable, nil
	case "~":
		return "", diaspora.CountSuppressed, nil
	case "—":
		return "", diaspora.CountBelowHalfUnit, nil
	}
	plain, _, err := numbersLike(cell).Plain(cell)
	if err != nil {
		return "", 0, err
	}
	digits, err := money.ParseDigits(plain)
	if err != nil {
		return "", 0, &table.Error{Reason: check.Quote(cell) + " is no number: want at most 64 digits in full", Err: table.ErrNumber}
	}
	return digits, diaspora.CountGiven, nil
}
