package rpw_test

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/table"
	"iom.int/migdev/remittance"
	"iom.int/migdev/remittance/rpw"
)

// What transparent services of a corridor cost on average, and what was left out.
func Example() {
	// Source: World Bank, Remittance Prices Worldwide.
	const file = `id,period,source_code,destination_code,firm,cc1 lcu amount,cc1 lcu code,cc1 lcu fee,cc1 fx margin,cc1 total cost %,transparent
1218203647,2020_4Q,RWA,KEN,Maico Money Transfer,150000.0,RWF,7880.0,6.17,11.43,yes
1218203649,2020_4Q,RWA,KEN,MTN Mobile Money,150000.0,RWF,5000.0,0.0,3.33,no
1218203651,2020_4Q,RWA,KEN,Western Union,150000.0,RWF,6000.0,-0.57,3.43,Yes
1218203652,2020_4Q,RWA,KSX,Western Union,150000.0,RWF,6000.0,-0.57,3.43,yes
`
	var skips table.Skips
	var tally remittance.CostTally
	for row, err := range rpw.Services(strings.NewReader(file), &skips) {
		if err != nil {
			fmt.Println(err)
			return
		}
		s, err := row.Priced()
		if err != nil {
			fmt.Println(err)
			return
		}
		tally.Add(s)
	}
	fmt.Println(tally.Result())
	fmt.Print(skips)
	// Output:
	// 7.43 of 2 services, 1 excluded
	// line 5: "KSX" is the code of no country: "1218203652,2020_4Q,RWA,KSX,Western Union,150000.0,RWF,6000.0,-0.57,3.43,yes"
}
