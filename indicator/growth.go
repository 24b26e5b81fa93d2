package indicator

import (
	"math"
	"math/bits"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Growth is change from one value to another at a constant rate a year, the
// compound annual growth rate:
//
//	rate = (to / from)^(1/years) - 1
//
// It holds the two values and the time, and is compared exactly; the rate is
// computed when it is asked for. Of two negative values it is the growth of
// what they are without sign. The zero value is no growth, over no time.
type Growth struct {
	_      [0]func()
	from   figure.Number
	factor figure.Number // to / from, not below 0
	months int           // above 0
}

// NewGrowth returns the growth from one value to another. Dates count to the
// month where both are stated so, else to the year.
//
// Where there is no such growth the reason says why: [BaseZero] where from is
// 0, [SignChange] where one value is above 0 and the other below, and
// [PeriodNotPositive] where no time has passed or a date is not stated. A fall
// to 0 is growth of exactly -1, that is by -100 %.
func NewGrowth(from, to figure.Number, since, until period.Date) (Growth, Reason) {
	n, ok := months(since, until)
	if !ok || n <= 0 {
		return Growth{}, PeriodNotPositive
	}
	if from.Sign() == 0 {
		return Growth{}, BaseZero
	}
	factor, _ := to.Quo(from)
	if factor.Sign() < 0 {
		return Growth{}, SignChange
	}
	return Growth{from: from, factor: factor, months: n}, NoReason
}

// exponent returns factors for n and d, so that x^(n/d) is x^(months/over) in
// lowest terms.
func exponent(months, over int) (n, d int) {
	g := gcd(months, over)
	return months / g, over / g
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

// Years returns the time, in years.
func (g Growth) Years() figure.Number {
	n, _ := figure.Frac(int64(g.months), 12)
	return n
}

// Rate returns the rate a year: 0.1 stands for 10 %.
func (g Growth) Rate() figure.Real {
	if g.months == 0 {
		return figure.RealOf(figure.Number{})
	}
	return g.power(12).Sub(figure.RealOf(figure.Int(1)))
}

// power returns what the value grows to in so many months, as a factor.
func (g Growth) power(months int) figure.Real {
	n, d := exponent(months, g.months)
	if g.factor.Sign() == 0 {
		if n <= 0 {
			return figure.RealOf(figure.Int(1))
		}
		return figure.RealOf(figure.Number{})
	}
	out, _ := figure.Power(g.factor, n, d)
	return out
}

// At returns the value that the growth leads to on a date, before it, between
// the two values or after them, and false where that date is not stated.
func (g Growth) At(since, date period.Date) (figure.Real, bool) {
	n, ok := months(since, date)
	if !ok || g.months == 0 {
		return figure.Real{}, false
	}
	return figure.RealOf(g.from).Mul(g.power(n)), true
}

// Cmp compares the rate with another, and returns -1, 0 or 1 as it is below,
// equal to or above it. It is decided exactly, by
//
//	to / from  against  (1 + rate)^years
//
// in whole numbers; 203 after 200 is growth by exactly 1.5 %.
func (g Growth) Cmp(rate figure.Number) int {
	one := figure.Int(1)
	if g.months == 0 {
		return -rate.Sign()
	}
	base := one.Add(rate)
	if base.Sign() <= 0 {
		if g.factor.Sign() == 0 && base.Sign() == 0 {
			return 0
		}
		return 1
	}
	if g.factor.Sign() == 0 {
		return -1
	}
	n, d := exponent(12, g.months) // factor^n against base^d
	if c, ok := cmpPowers(g.factor, n, base, d); ok {
		return c
	}
	return power(g.factor, n).Cmp(power(base, d))
}

// cmpPowers compares x^m with y^n, both above 0, where logarithms in binary
// floating point decide it.
//
// A number is converted with a relative error below 2^-51, as are both its
// parts, their quotient and a shift; the logarithm has one below 2^-51 of
// itself and so an absolute one below 2^-50 + 2^-51 |log x|. Times an exponent
// that is an error below slack for each side.
func cmpPowers(x figure.Number, m int, y figure.Number, n int) (int, bool) {
	a, b := float64(m)*math.Log(x.Float64()), float64(n)*math.Log(y.Float64())
	const slack = 1e-14
	if diff := a - b; math.Abs(diff) > slack*(float64(m)+float64(n)+math.Abs(a)+math.Abs(b)) {
		return sign(diff), true
	}
	return 0, false
}

func sign(x float64) int {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

// power returns n^exp, for an exponent not below 0.
func power(n figure.Number, exp int) figure.Number {
	out := figure.Int(1)
	for i := bits.Len(uint(exp)); i > 0; i-- {
		out = out.Mul(out)
		if exp>>(i-1)&1 == 1 {
			out = out.Mul(n)
		}
	}
	return out
}
