package knomad_test

import (
	"fmt"
	"strings"

	"iom.int/migdev/remittance/knomad"
)

// What a sheet says of a country, what is doubtful in it, and what it leaves out.
func Example() {
	// Source: World Bank-KNOMAD, June 2023.
	const file = `Remittance inflows (US$ million),2020,2021,2022
Albania,1465.9872124909666,1718.3559183217922,1745.24513576650
"Venezuela, RB",0,0,0
Andorra,53.001417773052474,,
World,716884.5456974298,791113.8306669607,831102.9592088049
,,,
Date: June 2023,,,
`
	sheet, skips, err := knomad.ReadSheet(strings.NewReader(file))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(sheet.Direction, sheet.Source.Edition)
	for flow := range sheet.All() {
		if flow.Year.Date.Year() != 2021 {
			continue
		}
		amount, ok := flow.Amount()
		switch {
		case !ok:
			fmt.Println(flow.Party.Name, flow.Absence())
		case flow.Doubtful():
			fmt.Println(flow.Party.Name, amount, "or no data")
		default:
			fmt.Println(flow.Party.Name, flow.Party.Kind, amount)
		}
	}
	fmt.Print(skips)
	// Output:
	// inflows June 2023
	// Albania country 1718355918.3217922 USD
	// Venezuela, RB 0 USD or no data
	// Andorra not-reported
	// World aggregate 791113830666.9607 USD
}

// Who sent how much to Serbia in 2017, by the estimates.
func ExampleMatrix() {
	// Source: World Bank, Bilateral Remittance Matrix 2017, April 2018.
	const file = `"Bilateral Remittance Estimates for 2017 (millions of US$) (April 2018 Version)",,
Remittance-receiving country (across) - Remittance-sending country (down),Serbia,World
Germany,617.0,
World,3588.0,
`
	for cell, err := range knomad.Matrix(strings.NewReader(file), nil) {
		if err != nil {
			fmt.Println(err)
			return
		}
		if amount, ok := cell.Amount(); ok {
			fmt.Println(cell.Year, cell.From.Name, "to", cell.To.Name, amount, cell.IsTotal())
		}
	}
	// Output:
	// 2017 Germany to Serbia 617000000 USD false
	// 2017 World to Serbia 3588000000 USD true
}
