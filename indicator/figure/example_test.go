package figure_test

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/lang"
)

// A programme reports over 1,700 jobs. That is more than the 1,500 it was
// asked for; whether it is the 1,800 of its second year, the report does not
// say. Its sister assisted up to 15,000 migrants with EUR 1.4 million, which is
// at least EUR 90 for each.
func Example() {
	jobs := figure.MustParse("over 1,700 jobs")
	fmt.Println(jobs, "=", jobs.Bounds())
	fmt.Println("at least 1,500:", jobs.Compare(figure.GreaterOrEqual, figure.Int(1500)))
	fmt.Println("at least 1,800:", jobs.Compare(figure.GreaterOrEqual, figure.Int(1800)))

	budget, assisted := figure.MustParse("EUR 1.4 million"), figure.MustParse("up to 15,000 migrants")
	each, err := budget.Bounds().Quo(assisted.Bounds())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("EUR for each:", each.Format(lang.NewPrinter(lang.English), 0))
	// Output:
	// more than 1700 jobs = (1700, ∞)
	// at least 1,500: met
	// at least 1,800: cannot tell
	// EUR for each: at least 90
}

func ExampleParse() {
	for _, text := range []string{
		"USD 8 million", "EUR 1,4 million", "some 59 million border crossings", "15-20% of GDP",
		"minimum 8 to 10 job places", "several decades", "the thirteen migration indicators",
	} {
		f, err := figure.Parse(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%-10s %q %v\n", f.Hedge(), f.Unit(), f.Bounds())
	}
	// Output:
	// rounded    "USD" [7500000, 8500000]
	// rounded    "EUR" [1350000, 1450000]
	// about      "border crossings" (-∞, ∞)
	// range      "%" [15, 20]
	// floor-range "job places" [8, ∞)
	// magnitude  "decades" [2, ∞)
	// exact      "migration indicators" [13, 13]
}

func ExampleParse_refused() {
	_, err := figure.Parse("many young people")
	fmt.Println(err)

	_, err = figure.Parse("20-15%")
	fmt.Println(err)
	fmt.Println(errors.Is(err, figure.ErrParse), errors.Is(err, figure.ErrRange))
	// Output:
	// figure: cannot read "many young people": no number
	// figure: cannot read "20-15%": low end above high end: 20 to 15
	// true true
}

// A page that writes 1.234,5 means one thousand.
func ExampleParseIn() {
	for _, notation := range []figure.Notation{figure.PointNotation, figure.CommaNotation} {
		f, err := figure.ParseIn(notation, "over 1.700 jobs")
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(f)
	}
	// Output:
	// more than 1.700 jobs
	// more than 1700 jobs
}

// A registration drive reports an increase of 700 %, a social network that
// its likes increased ten times: some readers take that for eleven times as
// many.
func ExampleParseGrowth() {
	for _, text := range []string{"700% INCREASE of registration", "increased ten times", "more than halved"} {
		growth, err := figure.ParseGrowth(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, r := range growth.Readings(figure.Policy{}) {
			fmt.Println(growth, "→", r.Name, r.Face, r.Factor)
		}
	}
	// Output:
	// increase of 700% → by 8 [7.995, 8.005]
	// increased 10 times → to 10 [10, 10]
	// increased 10 times → by 11 [11, 11]
	// decreased by a factor of more than 2 → to 0.5 (0, 0.5)
}

// The government's share of a programme: USD 1.9 of 8 million, both as they
// are rounded.
func ExampleInterval_Quo() {
	part, whole := figure.MustParse("USD 1.9 million").Bounds(), figure.MustParse("USD 8 million").Bounds()
	share, err := part.Quo(whole)
	if err != nil {
		fmt.Println(err)
		return
	}
	percent := share.Scale(figure.Int(100))
	fmt.Println(percent)
	fmt.Println(percent.Format(lang.NewPrinter(lang.English), 1), "%")

	_, err = part.Quo(figure.MustParse("0 grants").Bounds())
	fmt.Println(err)
	// Output:
	// [370/17, 26]
	// 21.7–26.0 %
	// figure: undefined: division by zero
}

// Nobody knows how far "roughly" reaches until somebody says so.
func ExampleFigure_BoundsUnder() {
	registered := figure.MustParse("Roughly 76 per cent of beneficiaries")
	for _, p := range []figure.Policy{{}, {AboutMargin: figure.PercentMargin(figure.Int(1))}} {
		bounds := registered.BoundsUnder(p)
		fmt.Printf("%s: %s, above 75: %s\n", p, bounds, bounds.Compare(figure.Greater, figure.Int(75)))
	}

	planned := figure.MustParse("343,300")
	p := figure.Policy{TrailingZerosNotSignificant: true}
	fmt.Printf("%s: %s\n", p, planned.BoundsUnder(p))
	// Output:
	// as printed: (-∞, ∞), above 75: cannot tell
	// about: ±1 %: [75.24, 76.76], above 75: met
	// trailing zeros are not significant: [343250, 343350]
}

func ExampleFigure_Format() {
	f := figure.MustParse("more than 8.5 Million USD")
	for _, tag := range []lang.Tag{lang.English, lang.French, lang.Serbian, lang.German} {
		fmt.Println(f.Format(lang.NewPrinter(tag)))
	}
	fmt.Println(f)
	// Output:
	// more than USD 8.5 million
	// plus de USD 8,5 millions
	// више од USD 8,5 мил.
	// mehr als USD 8,5 Mio.
	// more than USD 8.5 million
}

// "Over 5 years" is more than 5 years, or during 5 years: the author knows.
func ExampleFigure_WithHedge() {
	f := figure.MustParse("over 5 years")
	during, err := f.WithHedge(figure.Exact)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Bounds(), during.Bounds())
	// Output: (5, ∞) [5, 5]
}

// A count knows that there is nothing between one and two.
func ExampleInterval_WholeNumbers() {
	loans, _ := figure.MustParse("over 9,900 loans").Bounds().WholeNumbers()
	fmt.Println(loans)
	_, ok := figure.MustParse("2.5 loans").Bounds().WholeNumbers()
	fmt.Println(ok)
	// Output:
	// [9901, ∞)
	// false
}
