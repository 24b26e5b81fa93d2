package migdev_test

import (
	"fmt"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// The budget of a joint programme as its project page states it, and two
// figures that say less than they seem to. The README shows the same program.
func Example() {
	yem := programme.Programme{
		Title: lang.En("Youth Employment and Management of Migration"),
		Span:  period.MustParseSpan("2009-05/2012-05"),
		Organisations: []programme.Organisation{
			{Code: "fund", Name: lang.En("MDG Spanish Funds"), Roles: []programme.Role{programme.Donor}},
			{Code: "rs", Name: lang.En("Government of Serbia"), Roles: []programme.Role{programme.Donor}},
		},
		Total: money.MustParseFigure("USD 8 million"),
		Contributions: []programme.Contribution{
			{Donor: "fund", Amount: money.MustParseFigure("USD 6 million")},
			{Donor: "rs", Amount: money.MustParseFigure("USD 1.9 million")},
		},
	}
	fmt.Print(yem.Check())

	jobs := figure.MustParse("over 1,700 jobs")
	for _, target := range []int64{1500, 1800} {
		fmt.Println(jobs, ">=", target, "is", jobs.Compare(figure.GreaterOrEqual, figure.Int(target)))
	}
	budget, migrants := money.MustParseFigure("EUR 1.4 million"), figure.MustParse("up to 15,000 migrants")
	fmt.Println(claim.Ratio(budget, migrants, figure.Int(1)))
	// Output:
	// contributions: note: the contributions make USD 7,350,000–8,450,000, the total of USD 8 million is USD 7,500,000–8,500,000: consistent, with a remainder of USD -950,000 – 1,150,000 [programme.budget-rounding]
	// more than 1700 jobs >= 1500 is met
	// more than 1700 jobs >= 1800 is cannot tell
	// EUR 1.4 million / up to 15000 migrants = [90, ∞)
}
