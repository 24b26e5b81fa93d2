package wdi_test

import (
	"fmt"
	"strings"

	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/table"
	"iom.int/migdev/indicator/wdi"
)

// What countries received, of which vintage, and what is not known.
func Example() {
	// Source: World Bank, World Development Indicators, 2023-05-10.
	const file = `"Data Source","World Development Indicators",

"Last Updated Date","2023-05-10",

"Country Name","Country Code","Indicator Name","Indicator Code","2006","2022",
"Kosovo","XKX","Personal remittances, received (current US$)","BX.TRF.PWKR.CD.DT","701590177.943352","",
"Serbia","SRB","Personal remittances, received (current US$)","BX.TRF.PWKR.CD.DT","0","",
"World","WLD","Personal remittances, received (current US$)","BX.TRF.PWKR.CD.DT","327330931184.63","",
"Atlantis","ATL","Personal remittances, received (current US$)","BX.TRF.PWKR.CD.DT","1","",
`
	var skips table.Skips
	for r, err := range wdi.CSV(strings.NewReader(file), &skips) {
		if err != nil {
			fmt.Println(err)
			return
		}
		amount, ok := r.Digits.Amount(money.USD)
		if !ok {
			fmt.Println(r.Economy.Code, r.Economy.Kind, r.Period, r.Absence())
			continue
		}
		fmt.Println(r.Economy.Code, r.Economy.Kind, r.Period, amount, r.Source.Edition)
	}
	fmt.Print(skips)
	// Output:
	// XKX country 2006 701590177.943352 USD 2023-05-10
	// XKX country 2022 not-reported
	// SRB country 2006 0 USD 2023-05-10
	// SRB country 2022 not-reported
	// WLD aggregate 2006 327330931184.63 USD 2023-05-10
	// WLD aggregate 2022 not-reported
	// line 9: "ATL" is the code of no country and of no known aggregate: metadata may tell: "Atlantis,ATL,Personal remittances, received (current US$),BX.TRF.PWKR.CD.DT,1,,"
}
