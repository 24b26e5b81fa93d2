package unore_test

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/unore"
	"iom.int/migdev/indicator/period"
)

// Two lists in the layout of the United Nations Treasury. The figures follow
// its rule, from reference rates of the European Central Bank in December 2014
// and January 2015; they are not those that it published.
const lists = "Switzerland     \tSwiss Franc  \tCHF\t01 Jan 2015\t0.989\n" +
	"Liechtenstein   \tSwiss Franc  \tCHF\t01 Jan 2015\t0.989\n" +
	"Euro area       \tEuro         \tEUR\t01 Jan 2015\t0.822\n" +
	"American Samoa  \tUS Dollar    \tUSD\t01 Jan 2015\t1\n" +
	"Switzerland     \tSwiss Franc  \tCHF\t15 Jan 2015\t1.019\n" +
	"Nowhere         \tNo Such Unit \tQQQ\t15 Jan 2015\t2\n"

// Lists of rates become a table, and an amount is converted at the rate in
// force: that of the list of the middle of the month.
func Example() {
	found, skips, err := unore.Read(strings.NewReader(lists), unore.AboutTheFirst)
	if err != nil {
		fmt.Println(err)
		return
	}
	var b money.RatesBuilder
	for _, l := range found {
		fmt.Printf("from %s, full: %t, %d lines\n", l.Effective, l.Full, l.Lines)
		if err := b.AddList(l.Effective, l.Full, l.Rates...); err != nil {
			fmt.Println(err)
			return
		}
	}
	fmt.Print(skips)
	rates, err := b.Rates()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(rates.Check()), "look wrong")

	converter := money.Converter{Rates: []*money.Rates{rates}, Policy: money.ListInForce(31)}
	got, err := converter.Convert(money.MustParse("100000.00 CHF"), money.USD, period.MustParse("2015-01-20"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Amount())
	for _, leg := range got.Legs() {
		fmt.Println(leg)
	}
	// Output:
	// from 2015-01-01, full: true, 4 lines
	// from 2015-01-15, full: false, 1 lines
	// line 6: money: unknown currency: "QQQ": want an ISO 4217 code such as EUR: "Nowhere         \tNo Such Unit \tQQQ\t15 Jan 2015\t2"
	// 0 look wrong
	// 98135.43 USD
	// 1 USD = 1.019 CHF from 2015-01-15 (operational, United Nations Treasury), inverse, 5 days old
}
