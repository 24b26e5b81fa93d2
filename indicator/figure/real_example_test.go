package figure_test

import (
	"fmt"

	"iom.int/migdev/indicator/figure"
)

// Reposts grew by three quarters over 14 months: by 4.1 % a month if steadily.
func ExamplePower() {
	factor, _ := figure.Power(figure.MustNumber("1.75"), 1, 14)
	fmt.Println(factor)
	growth := factor.Sub(figure.RealOf(figure.Int(1))).Mul(figure.RealOf(figure.Int(100)))
	fmt.Println(growth.Round(1, figure.HalfUp), "%")

	exact, _ := figure.Power(figure.MustNumber("8/27"), 2, 3)
	fmt.Println(exact)
	// Output:
	// 1.04078221086…
	// 4.1 %
	// 4/9
}

// A share rose from 20 to 24 in 7 years and is to be 30 after 15. The ratio R
// of the growth observed to the growth required,
//
//	R = ((c/b)^(1/n) - 1) / ((g/b)^(1/m) - 1)
//
// is compared exactly with the threshold of 0.95, and rounded when printed.
func ExampleReal() {
	one := figure.RealOf(figure.Int(1))
	growth := func(from, to int64, years int) figure.Real {
		ratio, _ := figure.Frac(to, from)
		factor, _ := figure.Root(ratio, years)
		return factor.Sub(one)
	}
	r, ok := growth(20, 24, 7).Quo(growth(20, 30, 15))
	fmt.Println(r.Round(6, figure.HalfEven), ok)
	fmt.Println(r.Cmp(figure.MustNumber("0.95")) >= 0)
	fmt.Println(r.Bounds(3))

	// On the path exactly: 20 × 1.44 after 14 years, where 20 × 1.2 was due
	// after 7.
	r, _ = growth(25, 36, 14).Quo(growth(20, 24, 7))
	fmt.Println(r, r.Cmp(figure.Int(1)))

	// No growth is required: there is no ratio.
	_, ok = growth(50, 55, 7).Quo(growth(50, 50, 15))
	fmt.Println(ok)
	// Output:
	// 0.963081 true
	// true
	// (0.963, 0.964)
	// 1 0
	// false
}

// The geometric mean of three index parts, exact where it comes out even.
func ExampleReal_Mul() {
	mean := func(parts ...string) figure.Real {
		product := figure.RealOf(figure.Int(1))
		for _, part := range parts {
			root, _ := figure.Root(figure.MustNumber(part), len(parts))
			product = product.Mul(root)
		}
		return product
	}
	fmt.Println(mean("0.8", "0.7", "0.9"))
	fmt.Println(mean("0.2", "0.4", "0.8"))
	// Output:
	// 0.795811441579…
	// 0.4
}

// At 3.7 % a year a population doubles within 20 years.
func ExampleLn() {
	two, _ := figure.Ln(figure.Int(2))
	factor, _ := figure.Ln(figure.MustNumber("1.037"))
	years, _ := two.Quo(factor)
	fmt.Println(years.Round(1, figure.HalfUp), years.Cmp(figure.Int(20)) < 0)
	// Output: 19.1 true
}
