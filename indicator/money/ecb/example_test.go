package ecb_test

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/ecb"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/indicator/table"
)

// Days around Easter 2012, of two currencies: European Central Bank, euro
// foreign exchange reference rates, eurofxref-hist.csv.
const easter = `Date,USD,HRK,
2012-04-10,1.3114,7.4738,
2012-04-05,1.3068,7.482,
2012-04-04,1.3142,7.484,
`

// A file of the bank becomes a table of rates, the table is looked through, and
// an amount is converted on a day on which the bank was closed.
func Example() {
	var (
		b     money.RatesBuilder
		skips table.Skips
	)
	for rate, err := range ecb.CSV(strings.NewReader(easter), &skips) {
		if err == nil {
			err = b.Add(rate)
		}
		if err != nil {
			fmt.Println(err)
			return
		}
	}
	rates, err := b.Rates()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(rates.Len(), "rates;", skips.Total, "skipped;", len(rates.Check()), "look wrong")

	converter := money.Converter{Rates: []*money.Rates{rates}, Pivots: []money.Currency{money.EUR}}
	got, err := converter.Convert(money.MustParse("1000.00 EUR"), money.USD, period.MustParse("2012-04-08"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(got.Amount())
	for _, leg := range got.Legs() {
		fmt.Println(leg)
	}
	// Output:
	// 6 rates; 0 skipped; 0 look wrong
	// 1306.80 USD
	// 1 EUR = 1.3068 USD on 2012-04-05 (daily, European Central Bank), direct, 3 days old
}

// The latest day comes as XML, too.
func ExampleXML() {
	const file = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<Cube><Cube time="2018-12-31">
		<Cube currency="USD" rate="1.145"/>
		<Cube currency="HRK" rate="7.4125"/>
		<Cube currency="EEE" rate="15.6466"/>
	</Cube></Cube>
</gesmes:Envelope>`
	var skips table.Skips
	for rate, err := range ecb.XML(strings.NewReader(file), &skips) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(rate)
	}
	fmt.Print(skips)
	// Output:
	// 1 EUR = 1.145 USD on 2018-12-31 (daily, European Central Bank)
	// 1 EUR = 7.4125 HRK on 2018-12-31 (daily, European Central Bank)
	// line 7: money: unknown currency: "EEE": want an ISO 4217 code such as EUR: "currency=EEE rate=15.6466"
}

// A slipped point is no matter of the file, but of the table made of it.
func ExampleCSV_check() {
	const file = "Date,USD\n2012-04-10,1.3114\n2012-04-05,13.068\n2012-04-04,1.3142\n"
	var b money.RatesBuilder
	for rate, err := range ecb.CSV(strings.NewReader(file), nil) {
		if err == nil {
			err = b.Add(rate)
		}
		if err != nil {
			fmt.Println(err)
			return
		}
	}
	rates, err := b.Rates()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, finding := range rates.Check() {
		fmt.Println(finding)
	}
	// Output:
	// EUR-USD: warning: 1 EUR = 13.0680 USD on 2012-04-05 (daily, European Central Bank) comes after 1 EUR = 1.3142 USD on 2012-04-04 (daily, European Central Bank): it is about 10 times the rate before, and the next, of 2012-04-10, is like the one before [money.rate-step]
}
