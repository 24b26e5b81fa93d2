package claim_test

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
)

// A page on youth employment in Serbia says: USD 8 million, of which USD 6
// million came from a fund and USD 1.9 million from the government. Do they add
// up, and what does each figure say about the others?
func Example() {
	total := money.MustParseFigure("USD 8 million")
	fund := money.MustParseFigure("USD 6 million")
	government := money.MustParseFigure("USD 1.9 million")

	sum, err := claim.Sum(total, fund, government)
	if err != nil {
		fmt.Println(err)
		return
	}
	english := lang.NewPrinter(lang.English)
	fmt.Println(sum.Consistency)
	fmt.Println("left over:", sum.Remainder.Format(english, 0))
	fmt.Println("if these are all the donors:")
	fmt.Println("  the total is", sum.NarrowedTotal.Format(english, 0))
	fmt.Println("  the fund gave", sum.NarrowedParts[0].Format(english, 0))
	fmt.Println("at face value it", sum.Strengths)

	share, err := claim.Share(government, total)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("the government's share is", share.Bounds.Format(english, 1), "%")
	fmt.Print(share.Trace())
	// Output:
	// consistent
	// left over: -950,000 – 1,150,000
	// if these are all the donors:
	//   the total is 7,500,000–8,450,000
	//   the fund gave 5,550,000–6,500,000
	// at face value it differs by 100000: the sum rounds to the total, within half the coarsest place (500000), within all half places together (1050000)
	// the government's share is 21.7–26.0 %
	// input: part: USD 1.9 million = [1850000, 1950000]
	// input: whole: USD 8 million = [7500000, 8500000]
	// compute: at face value: 23.75
	// result: USD 1.9 million / USD 8 million × 100: [21.764705, 26] (ends rounded outwards)
}

// printing is a test that prints what fails; a real one is a *testing.T.
type printing struct{}

func (printing) Helper()                           {}
func (printing) Errorf(format string, args ...any) { fmt.Printf(format, args...) }

func ExampleAssert() {
	t := printing{}
	sum, err := claim.Sum(figure.Count(25, "tests"), figure.Count(10, "tests"), figure.Count(8, "tests"), figure.Count(7, "tests"))
	claim.Assert(t, sum, err) // says nothing

	sum, err = claim.Sum(figure.Count(25, "tests"), figure.Count(10, "tests"), figure.Count(8, "tests"))
	claim.Assert(t, sum, err)
	// Output:
	// the claim does not stand: 10 tests + 8 tests = [18, 18] against 25 tests = [25, 25]: inconsistent
	// input: total: 25 tests = [25, 25]
	// input: part 1: 10 tests = [10, 10]
	// input: part 2: 8 tests = [8, 8]
	// compute: sum of the parts: [18, 18] (ends add)
	// compute: remainder: [7, 7] (total - sum)
	// compute: at face value: differs by 7: no strength holds
	// result: sum against total: inconsistent (consistent where the intervals meet; that proves no equality)
}

func ExampleSum() {
	total := figure.MustParse("more than 1,700 jobs")
	short, long := figure.MustParse("over 1,000 jobs"), figure.MustParse("700 jobs")
	sum, err := claim.Sum(total, short, long)
	fmt.Println(sum, err)
	// Output:
	// more than 1000 jobs + 700 jobs = (1700, ∞) against more than 1700 jobs = (1700, ∞): consistent <nil>
}

// Sums across currencies need a dated rate first.
func ExampleSum_units() {
	_, err := claim.Sum(figure.MustParse("USD 8 million"), figure.MustParse("EUR 6 million"))
	var units *claim.UnitError
	fmt.Println(errors.As(err, &units), units.Left, units.Right)
	fmt.Println(err)
	// Output:
	// true USD EUR
	// claim: units differ: "USD" and "EUR"
}

// What is not a figure, but has bounds all the same, adds up in the same way.
func ExampleSumOfBounds() {
	men, err := figure.NewInterval(figure.Int(40), figure.Int(45))
	if err != nil {
		fmt.Println(err)
		return
	}
	sum := claim.SumOfBounds(figure.Point(figure.Int(100)), men, figure.From(figure.Int(56)))
	fmt.Println(sum.Consistency, sum.NarrowedParts)
	// Output:
	// consistent [[40, 44] [56, 60]]
}

// A budget of EUR 1.4 million for up to 15,000 migrants is EUR 90 each at least.
func ExampleRatio() {
	each := claim.Ratio(figure.MustParse("EUR 1,4 million"), figure.MustParse("up to 15,000 migrants"), figure.Int(1))
	fmt.Println(each)
	fmt.Println("at face value", each.Face.Round(2, figure.HalfEven))

	none := claim.Ratio(figure.MustParse("EUR 1,4 million"), figure.MustParse("0 migrants"), figure.Int(1))
	fmt.Println(none.Undefined)
	// Output:
	// EUR 1.4 million / up to 15000 migrants = [90, ∞)
	// at face value 93.33
	// division by zero
}

func ExampleShare() {
	share, err := claim.Share(figure.MustParse("at least 50 survivors"), figure.MustParse("2,909 survivors"))
	fmt.Println(share, err)
	// Output:
	// at least 50 survivors / 2909 survivors × 100 = [1.718803, ∞) <nil>
}

// Grantees added 2 million to grants of 3 million: each figure is used once, so
// that the bounds are as narrow as they can be.
func ExampleShareOfSum() {
	share, err := claim.ShareOfSum(figure.MustParse("EUR 2 million"), figure.MustParse("EUR 3 million"))
	fmt.Println(share, err)
	fmt.Println("at least 30 %:", share.Bounds.Compare(figure.GreaterOrEqual, figure.Int(30)))
	fmt.Println("at least 40 %:", share.Bounds.Compare(figure.GreaterOrEqual, figure.Int(40)))
	// Output:
	// EUR 2 million / (EUR 2 million + EUR 3 million) × 100 = [30, 50] <nil>
	// at least 30 %: met
	// at least 40 %: cannot tell
}

func ExampleProgress() {
	jobs, err := claim.Progress(figure.MustParse("0"), figure.MustParse("2,000 jobs"), figure.MustParse("over 1,700 jobs"))
	fmt.Println(jobs, err)
	price, err := claim.Progress(figure.MustParse("25%"), figure.MustParse("10%"), figure.MustParse("15-20%"))
	fmt.Println(price.Bounds.Outwards(2), err)
	// Output:
	// (more than 1700 jobs - 0) / (2000 jobs - 0) = (0.85, ∞) <nil>
	// [0.3, 0.7] <nil>
}

// Are 29 of 232 million migrants 12 %, or 16 %?
func ExampleQuotient_Against() {
	share := claim.Ratio(figure.MustParse("29 million"), figure.MustParse("232 million"), figure.Int(100))
	fmt.Println(share.Against(figure.MustParse("12%")))
	fmt.Println(share.Against(figure.MustParse("16%")).Consistency)
	// Output:
	// 29 million / 232 million × 100 = [12.258064, 12.742981] against 12% = [11.5, 12.5]: consistent
	// inconsistent
}

func ExampleShareMet() {
	fmt.Println(claim.ShareMet(check.Met, check.Met, check.Met, check.NotMet, check.CannotTell, check.CannotTell))
	// Output:
	// 3 met and 2 open of 6 verdicts × 100 = [50, 83.333334]
}

func ExampleCountOf() {
	for _, of := range []string{"3,547 businesses", "3 businesses", "8 to 11 businesses"} {
		women, err := claim.CountOf(figure.MustParse("55%"), figure.MustParse(of))
		fmt.Println(women, err)
	}
	// Output:
	// 55% of 3547 businesses = [1934, 1968] <nil>
	// 55% of 3 businesses: no whole number fits <nil>
	// 55% of 8-11 businesses = [6, 6] <nil>
}

// A survey prints percentages and no number of answers: it had 12 at least.
func ExampleCommonBase() {
	base, err := claim.CommonBase(figure.MustParse("75%"), figure.MustParse("33%"), figure.MustParse("17%"))
	fmt.Println(base, err)
	fits, err := claim.FitsBase(13, figure.MustParse("75%"), figure.MustParse("33%"), figure.MustParse("17%"))
	fmt.Println("13 in all:", fits, err)
	// Output:
	// 75%, 33%, 17%: at least 12 in all ([9, 9], [4, 4], [2, 2] of them) <nil>
	// 13 in all: false <nil>
}

func ExamplePartition() {
	third := figure.MustParse("33.3%")
	shares, err := claim.Partition(third, third, third)
	fmt.Println(shares, err)
	// Output:
	// 33.3% + 33.3% + 33.3% = [99.75, 100.05] of 100 as a partition: consistent <nil>
}

func ExampleMultipleResponse() {
	shares, err := claim.MultipleResponse(figure.MustParse("75%"), figure.MustParse("33%"), figure.MustParse("17%"))
	fmt.Println(shares, err)
	fmt.Println("more than one answer each:", shares.MultipleResponse)
	// Output:
	// 75% + 33% + 17% = [123.5, 126.5] of 100 as multiple response: consistent <nil>
	// more than one answer each: true
}

// Grants of up to EUR 25,000 and up to EUR 200,000 came to EUR 3 million
// together: the large ones must have been large.
func ExampleUnderCeilings() {
	grants, err := claim.UnderCeilings(
		money.MustParseFigure("EUR 3 million"),
		claim.Group{Count: figure.Count(21, "microenterprises"), Ceiling: money.MustParseFigure("up to EUR 25,000")},
		claim.Group{Count: figure.Count(15, "enterprises"), Ceiling: money.MustParseFigure("up to EUR 200,000")},
	)
	fmt.Println(grants, err)
	fmt.Println("mean of the large ones:", grants.MeanAtLeast[1].Format(lang.NewPrinter(lang.English), 2))
	fmt.Println("at face value at least", grants.MeanAtFace[1])
	// Output:
	// EUR 3 million within ceilings of EUR [3525000, 3525000]: met <nil>
	// mean of the large ones: at least 131,666.66
	// at face value at least 165000
}

func ExampleCompare() {
	jobs := figure.MustParse("MORE THAN 1,700 jobs")
	for _, target := range []int64{1700, 1800} {
		c, err := claim.Compare(jobs, figure.GreaterOrEqual, figure.Count(target, "jobs"))
		fmt.Println(c, err)
	}
	// Output:
	// more than 1700 jobs >= 1700 jobs: met <nil>
	// more than 1700 jobs >= 1800 jobs: cannot tell <nil>
}

// Shares of the gross domestic product that remittances make up.
func ExampleOrder() {
	r, err := claim.Order(figure.MustParse("48.8%"), figure.MustParse("15-20%"), figure.MustParse("15.3%"))
	fmt.Println(r, err)
	fmt.Println("15-20% in the top 2:", r.InTop(1, 2))
	// Output:
	// 48.8% rank 1; 15-20% rank 2 to 3; 15.3% rank 2 to 3 <nil>
	// 15-20% in the top 2: cannot tell
}

// How many registrations does an increase of 700 % mean, from 1,250?
func ExampleGrowth() {
	g, err := claim.Growth(figure.MustParse("1,250 registrations"), nil, figure.MustParseGrowth("an increase of 700%"))
	fmt.Println(g.Readings[0].Expected, err)

	g, err = claim.Growth(figure.Count(10, "likes"), figure.Count(100, "likes"), figure.MustParseGrowth("increased ten times"))
	fmt.Println(g, err)
	for _, r := range g.Readings {
		fmt.Println(" ", r.Name, r.Expected, r.Consistency)
	}
	// Output:
	// [9993.75, 10006.25] <nil>
	// increased 10 times from 10 likes to 100 likes: cannot tell <nil>
	//   to [100, 100] consistent
	//   by [110, 110] inconsistent
}

// A page gives two years and a half, and a "6-month implementation period".
func ExampleLasts() {
	d, err := claim.Lasts(period.MustParseSpan("2014-02/2016-07"), figure.MustParse("6-month implementation period"))
	fmt.Println(d.Length, d.Consistency, err)
	d, err = claim.Lasts(period.MustParseSpan("2014-02-01/2018-01-31"), figure.MustParse("four years"))
	fmt.Println(d.Length, d.Consistency, err)
	// Output:
	// 29 months elapsed, 30 inclusive, 855 to 912 days inconsistent <nil>
	// 47 months elapsed, 48 inclusive, 1461 days consistent <nil>
}
