package indicator_test

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Three partners report jobs created: one hedged, and one not at all. The sum
// keeps the hedge and counts the gap.
func ExampleTally() {
	jobs := indicator.MustTally(indicator.Sum)
	jobs.Add(figure.Int(320))
	jobs.AddItem(indicator.ItemOf(figure.MustParse("over 1,700")))
	jobs.AddAbsent(indicator.NotReported)

	result := jobs.Result()
	fmt.Println(result)
	fmt.Println("at least 2,000:", result.Bounds.Compare(figure.GreaterOrEqual, figure.Int(2000)))
	fmt.Println("at least 2,500:", result.Bounds.Compare(figure.GreaterOrEqual, figure.Int(2500)))
	fmt.Print(result.Trace())
	// Output:
	// sum (2020, ∞) of 2, 1 missing
	// at least 2,000: met
	// at least 2,500: cannot tell
	// input: values: 2
	// left-out: values: 1 (not-reported)
	// result: sum: (2020, ∞)
}

// SDG indicator 17.3.2: remittances as a share of gross domestic product. A
// region's share is that of its sums. The mean of the shares of its countries is
// something else, and here nearly ten times as much.
func ExampleNewRatioTally() {
	percent := figure.Int(100)
	region, mean := indicator.NewRatioTally(percent), indicator.MustTally(indicator.Mean)
	for _, economy := range []struct{ received, gdp string }{
		{"4.2", "42"}, {"1.0", "958"}, {"0.7", ""},
	} {
		share := indicator.NewRatioTally(percent)
		if economy.gdp == "" {
			share.AddAbsent(indicator.NotReported)
		} else {
			share.AddRatio(figure.MustNumber(economy.received), figure.MustNumber(economy.gdp))
		}
		if err := region.Merge(share); err != nil {
			fmt.Println(err)
		}
		result := share.Result()
		mean.AddItem(indicator.Item{Value: result.Bounds, Absence: result.Absence})
	}
	fmt.Println(region.Result())
	wrong, _ := mean.Result().Number()
	fmt.Println("mean of the shares:", wrong.Round(2, figure.HalfEven))
	// Output:
	// ratio-of-sums 0.52 of 2, 1 missing
	// mean of the shares: 5.05
}

// Partial tallies come together in any order. The mean of the means would be
// 37.5.
func ExampleTally_Merge() {
	north, south := indicator.MustTally(indicator.Mean), indicator.MustTally(indicator.Mean)
	north.Add(figure.Int(10))
	north.Add(figure.Int(20))
	south.Add(figure.Int(60))

	var country indicator.Tally
	for _, part := range []*indicator.Tally{south, north} {
		if err := country.Merge(part); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(country.Result())
	fmt.Println(country.Merge(indicator.MustTally(indicator.Median)))
	// Output:
	// mean 30 of 3
	// indicator: unlike tallies: mean and median
}

// Two values of the newest period: neither is dropped, whichever comes first.
func ExampleTally_AddAt() {
	stock := indicator.MustTally(indicator.Latest)
	stock.AddAt(period.MustParse("2011"), figure.Int(293000))
	stock.AddAt(period.MustParse("2014"), figure.Int(310000))
	stock.AddAt(period.MustParse("2014"), figure.Int(318000))
	fmt.Println(stock.Result())
	// Output: latest [310000, 318000] of 2
}

// A weight that is not known exactly stands above and below the line of a mean,
// and counts once.
func ExampleTally_AddItem() {
	cost := indicator.MustTally(indicator.WeightedMean)
	cost.AddWeighted(figure.Int(4), figure.Int(100))
	cost.AddItem(indicator.Item{
		Value:  figure.Point(figure.Int(8)),
		Weight: figure.MustParse("100 to 300").Bounds(),
	})
	fmt.Println(cost.Result())
	// Output: weighted-mean [6, 7] of 2
}

// One engine writes what it has, and another goes on.
func ExampleTally_MarshalJSON() {
	part := indicator.MustTally(indicator.Mean)
	part.Add(figure.MustNumber("7.5"))
	part.AddAbsent(indicator.Suppressed)
	data, err := part.MarshalJSON()
	fmt.Println(string(data), err)

	var whole indicator.Tally
	if err := whole.UnmarshalJSON(data); err != nil {
		fmt.Println(err)
	}
	whole.Add(figure.Int(10))
	fmt.Println(whole.Result())
	// Output:
	// {"aggregation":"mean","used":1,"missing":{"suppressed":1},"sum":{"sure":"15/2"}} <nil>
	// mean 8.75 of 2, 1 missing
}
