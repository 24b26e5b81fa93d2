package main

import (
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// on returns an amount and the day at whose rates it counts, with what it is
// for.
func on(date, amount, name string) money.DatedAmount {
	return money.DatedAmount{Name: name, Date: period.MustParse(date), Amount: money.MustParse(amount)}
}

// budget returns the budget, made up for this example: a joint programme on
// youth employment and migration in Serbia and Ukraine, over three years.
func budget() []money.DatedAmount {
	return []money.DatedAmount{
		on("2014-03-15", "240000.00 EUR", "Youth employment fund, first tranche"), // a Saturday
		on("2014-06-16", "95000.00 CHF", "Vocational training with firms of the diaspora"),
		on("2014-06-16", "18500000.00 RSD", "Co-funding of employment services, Serbia"),
		on("2014-09-15", "1450000.00 UAH", "Counselling of returnees, Ukraine"),
		on("2014-12-15", "60000.00 USD", "Baseline survey"),
		on("2015-01-20", "150000.00 CHF", "Start-up grants for young returnees"), // five days after the franc was let go
		on("2015-03-16", "310000.00 EUR", "Youth employment fund, second tranche"),
		on("2015-03-16", "45000.50 EUR", "Migration service centres"),
		on("2015-06-15", "2100000.00 UAH", "Employment of displaced persons, Ukraine"),
		on("2015-10-15", "85000.00 USD", "Mid-term evaluation and audit"),
		on("2015-11-16", "12750000.00 RSD", "Co-funding of local councils, Serbia"),
		on("2016-02-17", "40000.00 CHF", "Social inclusion services"),
		on("2016-04-15", "125000.00 EUR", "Youth employment fund, last tranche"),
	}
}

// donorPledge is what a donor promised, and what came in until a closing day.
type donorPledge struct {
	Pledge   money.DatedAmount
	Receipts []money.DatedAmount
	Closing  period.Date
}

// pledge returns the pledge of a donor to the fund, made up like the budget.
func pledge() donorPledge {
	return donorPledge{
		Pledge: on("2014-03-14", "720000.00 EUR", ""),
		Receipts: []money.DatedAmount{
			on("2014-06-16", "250000.00 EUR", ""),
			on("2015-03-16", "350000.00 EUR", ""),
		},
		Closing: period.MustParse("2015-12-31"),
	}
}
