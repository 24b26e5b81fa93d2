package money_test

import (
	"encoding/json"
	"errors"
	"fmt"

	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
)

// A joint programme is paid for by three partners. Two give dollars, the third
// gives dinars, which nobody adds to dollars by mistake.
func Example() {
	fund := money.MustParse("6000000 USD")
	government := money.MustParse("1900000.00 USD")
	total, err := money.Sum(fund, government)
	fmt.Println(total, err)

	city := money.MustParse("2500000.00 RSD")
	_, err = total.Add(city)
	fmt.Println(err)

	for _, tag := range []lang.Tag{lang.English, lang.Spanish} {
		fmt.Printf("%q\n", total.Format(lang.NewPrinter(tag)))
	}
	// Output:
	// 7900000.00 USD <nil>
	// money: currencies differ: USD and RSD: convert one of them first
	// "USD\u00a07,900,000.00"
	// "7.900.000,00\u00a0USD"
}

func ExampleAmount_Add_currencies() {
	_, err := money.MustParse("100 CSD").Add(money.MustParse("100 RSD"))
	var mismatch *money.MismatchError
	if errors.As(err, &mismatch) {
		fmt.Println(mismatch.Left, "withdrawn:", mismatch.Left.Withdrawn())
		fmt.Println(mismatch.Right, "withdrawn:", mismatch.Right.Withdrawn())
	}
	// Output:
	// CSD withdrawn: true
	// RSD withdrawn: false
}

func ExampleAmount_Round() {
	a := money.MustParse("117.235 RSD")
	if digits, ok := a.Currency().MinorUnits(); ok {
		fmt.Println(a.Round(digits, money.HalfEven))
		fmt.Println(a.Round(digits, money.Down))
	}
	fmt.Println(money.MustParse("1499500 USD").Round(-6, money.HalfUp))
	// Output:
	// 117.24 RSD
	// 117.23 RSD
	// 1000000 USD
}

func ExampleParse() {
	for _, s := range []string{"2.00 EUR", "1,400,000 EUR", "1400000 XXX"} {
		a, err := money.Parse(s)
		fmt.Println(a, err)
	}
	// Output:
	// 2.00 EUR <nil>
	//  money: not an amount: "1,400,000": want ASCII digits as in 1234.50, without a plus sign, groups or an exponent
	//  money: not an amount: "1400000 XXX": money: unknown currency: "XXX": want an ISO 4217 code such as EUR
}

// An amount that is not stated is left out; an amount of zero is not.
func ExampleAmount_IsZero() {
	type line struct {
		Planned money.Amount `json:"planned,omitzero"`
		Spent   money.Amount `json:"spent,omitzero"`
	}
	data, err := json.Marshal(line{Spent: money.MustParse("0.00 EUR")})
	fmt.Println(string(data), err)
	// Output:
	// {"spent":{"amount":"0.00","currency":"EUR"}} <nil>
}

func ExampleAmount_Key() {
	seen := map[money.AmountKey]int{}
	for _, s := range []string{"2 EUR", "2.00 EUR", "2 USD"} {
		seen[money.MustParse(s).Key()]++
	}
	fmt.Println(seen[money.MustParse("2.0 EUR").Key()], len(seen))
	// Output:
	// 2 2
}

func ExampleCurrency_MinorUnits() {
	for _, c := range []money.Currency{money.RSD, money.JPY, money.KWD, money.XDR} {
		digits, ok := c.MinorUnits()
		fmt.Println(c, digits, ok)
	}
	// Output:
	// RSD 2 true
	// JPY 0 true
	// KWD 3 true
	// XDR 0 false
}
