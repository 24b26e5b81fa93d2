package main

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
)

// in returns a number in a currency, with the digits that it is stated with.
func (t text) in(c money.Currency) (money.Amount, error) { return money.ParseIn(string(t), c) }

// orNone is in, and the amount that is not stated for an absent text.
func (t text) orNone(c money.Currency) (money.Amount, error) {
	if t == "" {
		return money.Amount{}, nil
	}
	return t.in(c)
}

// numbers are exact numbers.
type numbers []number

// decimals returns the numbers as decimals; a fraction that is none is an error.
func (ns numbers) decimals() ([]decimal.Decimal, error) {
	out := make([]decimal.Decimal, len(ns))
	for i, n := range ns {
		d, ok := n.Decimal()
		if !ok {
			return nil, fmt.Errorf("%s: want a decimal", check.Quote(n.String()))
		}
		out[i] = d
	}
	return out, nil
}

// mode is a mode of rounding in the words of the cases.
type mode struct{ money.Rounding }

func (m *mode) UnmarshalJSON(data []byte) error {
	var words text
	if err := words.UnmarshalJSON(data); err != nil {
		return err
	}
	inLibrary := strings.ReplaceAll(string(words), caseDash, libraryDash)
	var r money.Rounding
	if err := r.UnmarshalText([]byte(inLibrary)); err != nil || inCase(inLibrary) != string(words) {
		return fmt.Errorf("%s is no rounding: want half_even, half_up, down, up, floor or ceiling", check.Quote(string(words)))
	}
	m.Rounding = r
	return nil
}
