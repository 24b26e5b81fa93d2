package imf_test

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/money/imf"
	"iom.int/migdev/indicator/period"
)

// Remittances of a year in Turkish lira, in dollars at the average of that year;
// and what the file does not tell.
func Example() {
	// Source: International Monetary Fund, International Financial Statistics.
	const file = `Date,Rate,Currency,Frequency,Source,Country code,Country
2004-12-31,1.42553725,TRY,A,IMF,TR,"Türkiye, Republic of"
2010-12-31,1.502848629672298,TRY,A,IMF,TR,"Türkiye, Republic of"
2010-12-31,0.754308990105979,EUR,A,IMF,ME,Montenegro
2010-12-31,0.7543089901059614,EUR,A,IMF,U2,Euro Area (EA)
2010-12-31,1,USD,A,IMF,EC,Ecuador
`
	records, skips, err := imf.Read(strings.NewReader(file))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(skips)

	rates, err := records.Rates()
	if err != nil {
		fmt.Println(err)
		return
	}
	c := money.Converter{Rates: []*money.Rates{rates}, Policy: money.YearOf(), Pivots: []money.Currency{money.USD}}
	for _, to := range []money.Currency{money.USD, money.EUR} {
		got, err := c.Convert(money.MustParse("1500000.00 TRY"), to, period.MustParse("2010"))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(got)
	}
	fmt.Print(records.Check())
	// Output:
	// line 6: dollar in dollars: "2010-12-31,1,USD,A,IMF,EC,Ecuador"
	// 1500000.00 TRY = 998104.51 USD
	// 1500000.00 TRY = 752879.21 EUR
	// USD-EUR: note: averages of EUR for 2010 differ by country in their last digits: "U2" has 0.7543089901059614 for 2010, "ME" has 0.754308990105979 [imf.countries-differ]
	// USD-TRY: warning: averages of TRY for 2004 are of before it replaced TRL on 2005-01-01, 1000000 to 1: restated in TRY, or still in TRL [imf.before-code]
}
