package nbu_test

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/nbu"
	"iom.int/migdev/indicator/period"
)

// A grant in dollars, spent in Ukraine in April 2014, and a table that cannot be
// trusted for the manat: the bank labelled a hundredth of the new one with the
// code of the old.
func Example() {
	// Official rates of the National Bank of Ukraine.
	const file = `date,code_as_published,uah_per_unit_as_published
2014-04-03,USD,11.2416
2014-04-03,AZM,0.14333291
2014-04-04,USD,11.601102
2014-04-04,AZN,14.789778
2014-04-04,___,4.04
`
	rates, skips, err := nbu.Read(strings.NewReader(file))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(skips)

	c := money.Converter{Rates: []*money.Rates{rates}, Policy: money.ExactDay()}
	got, err := c.Convert(money.MustParse("25000.00 USD"), money.UAH, period.MustParse("2014-04-04"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got)

	for _, f := range nbu.Check(rates) {
		fmt.Println(f.Code, f.Path)
		fmt.Println(strings.ReplaceAll(f.Message, "; ", "\n"))
	}
	// Output:
	// line 6: code that is none of ISO 4217: "2014-04-04,___,4.04"
	// 25000.00 USD = 290027.55 UAH
	// nbu.withdrawn-code AZM-UAH
	// 1 rate of AZM of 2014-04-03: AZN replaced it on 2006-01-01, 5000 to 1
	// the next of AZN, 1 AZN = 14.789778 UAH on 2014-04-04 (daily, NBU), is about 100 times the last of AZM, 1 AZM = 0.14333291 UAH on 2014-04-03 (daily, NBU)
}
