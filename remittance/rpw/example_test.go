package rpw_test

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/table"
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
	var sum figure.Number
	var n int64
	for s, err := range rpw.Services(strings.NewReader(file), &skips) {
		if err != nil {
			fmt.Println(err)
			return
		}
		if s.Transparent != rpw.Transparent {
			fmt.Printf("%s: %s, fee %s\n", s.Firm, s.Transparent, s.Small.Fee)
			continue
		}
		if cost, ok := s.Small.TotalCostPct.Number(); ok {
			sum, n = sum.Add(cost), n+1
		}
	}
	mean, _ := sum.Quo(figure.Int(n))
	fmt.Printf("%s %% over %d services\n", mean.Round(2, figure.HalfEven), n)
	fmt.Print(skips)
	// Output:
	// MTN Mobile Money: not-transparent, fee 5000.0 RWF
	// 7.43 % over 2 services
	// line 5: "KSX" is the code of no country: "1218203652,2020_4Q,RWA,KSX,Western Union,150000.0,RWF,6000.0,-0.57,3.43,yes"
}
