package indicator_test

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/money"
)

// SDG indicator 10.7.1: who paid nothing counts, who earns nothing does not.
func ExampleRecruitmentCosts() {
	var costs indicator.RecruitmentCosts
	for _, worker := range [][2]string{
		{"1200 EUR", "400 EUR"}, {"0 EUR", "450 EUR"}, {"3000 USD", "500 USD"}, {"700 USD", "0 USD"},
	} {
		if err := costs.AddAmounts(money.MustParse(worker[0]), money.MustParse(worker[1])); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Print(costs.Trace())
	// Output:
	// input: workers: 3
	// left-out: workers: 1 (earnings of 0 or less)
	// compute: sum of the ratios: 9 (cost / monthly earnings)
	// result: mean: 3
	// result: median: 3
	// result: fourth quintile: 6 (of n ratios the one at 4n/5, rounded up, or the mean with the next)
}
