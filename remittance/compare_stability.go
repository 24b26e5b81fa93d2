package remittance

import (
	"fmt"
	"math"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// NoVariation is why a correlation has no value: one side does not vary.
const NoVariation indicator.Reason = "no-variation"

// PriceBasis says in which prices a statistic is made. The zero value is
// CurrentPrices.
type PriceBasis uint8

// The bases.
const (
	CurrentPrices  PriceBasis = iota // as the series has them, mostly current US dollars
	ConstantPrices                   // divided by a deflator
	LocalCurrency                    // divided by the price of the local currency
)

var priceBases = check.Enum[PriceBasis]{
	What: "remittance: price basis", Names: []string{"current", "constant", "local-currency"},
}

// String returns the name in kebab-case.
func (b PriceBasis) String() string { return priceBases.String(b) }

// MarshalText returns what String does.
func (b PriceBasis) MarshalText() ([]byte, error) { return priceBases.Marshal(b) }

// UnmarshalText reads what MarshalText writes.
func (b *PriceBasis) UnmarshalText(text []byte) error { return priceBases.Unmarshal(b, text) }

// Prices is the price basis of a statistic, with the index that leads to it.
// Growth in US dollars is driven by exchange rates: a correlation of two flows
// in dollars says little of how they move together at home.
type Prices struct {
	Basis PriceBasis
	// Index divides the value of each year: a deflator, or the price of a unit
	// of local currency in the currency of the series. A year without an index
	// above 0 is left out. It is not used for CurrentPrices.
	Index map[int]figure.Number
}

// Detrending is how a trend is taken out of a series before it is compared with
// another. The zero value is GrowthRates.
type Detrending uint8

// The ways.
const (
	GrowthRates    Detrending = iota // x(t) / x(t-1) - 1
	LogDifferences                   // ln x(t) - ln x(t-1)
	LinearTrend                      // what is left over from a line in time by least squares
	LogLinearTrend                   // the same of ln x
)

var detrendings = check.Enum[Detrending]{
	What:  "remittance: detrending",
	Names: []string{"growth-rates", "log-differences", "linear-trend", "log-linear-trend"},
}

// String returns the name in kebab-case.
func (d Detrending) String() string { return detrendings.String(d) }

// MarshalText returns what String does.
func (d Detrending) MarshalText() ([]byte, error) { return detrendings.Marshal(d) }

// UnmarshalText reads what MarshalText writes.
func (d *Detrending) UnmarshalText(text []byte) error { return detrendings.Unmarshal(d, text) }

// Stability says how much a flow varies. Its numbers are statistics in binary
// floating point, not figures: nothing is decided by them.
type Stability struct {
	Flow  FlowKind // of what: definition, vintage, and the mark where it is mixed
	Basis PriceBasis
	Years []int // years used
	// CoefficientOfVariation is the sample standard deviation (n - 1) over the
	// mean, and 0 where VariationReason says why there is none.
	CoefficientOfVariation float64
	VariationReason        indicator.Reason
	// GrowthDeviation is the sample standard deviation of the growth from each
	// year to the next, 0.26 for 26 percentage points, and 0 where GrowthReason
	// says why there is none.
	GrowthDeviation float64
	GrowthReason    indicator.Reason
}

// Stability returns how much an economy's flow varies over the years from first
// to last that have a value. It needs two years for the coefficient of variation
// and three for the deviation of growth, which counts only years that follow on
// each other ([indicator.TooFewPoints]).
func (s Series) Stability(economy indicator.Place, first, last int, prices Prices) Stability {
	st := Stability{Flow: s.kind.clone(), Basis: prices.Basis}
	years, values := s.floats(economy, first, last, prices)
	st.Years = years
	mean, deviation, ok := moments(values)
	switch {
	case !ok:
		st.VariationReason = indicator.TooFewPoints
	case !(mean > 0):
		st.VariationReason = indicator.NonPositiveValue
	default:
		st.CoefficientOfVariation = deviation / mean
	}
	_, growth, why := detrend(GrowthRates, years, values)
	if why == indicator.NoReason {
		if _, st.GrowthDeviation, ok = moments(growth); !ok {
			why = indicator.TooFewPoints
		}
	}
	st.GrowthReason = why
	return st
}

// floats returns the years with a value in prices, and the values.
func (s Series) floats(economy indicator.Place, first, last int, prices Prices) (years []int, values []float64) {
	row := s.row(economy.Key())
	for year := max(first, 1); year <= min(last, 9999); year++ {
		cell := row.at(year)
		if cell.state != cellValue {
			continue
		}
		n := cell.value().number()
		if prices.Basis != CurrentPrices {
			index, ok := prices.Index[year]
			if !ok || index.Sign() <= 0 {
				continue
			}
			n, _ = n.Quo(index)
		}
		years, values = append(years, year), append(values, n.Float64())
	}
	return years, values
}

// moments returns mean and sample standard deviation, and false for fewer than
// two values.
func moments(xs []float64) (mean, deviation float64, ok bool) {
	n := float64(len(xs))
	if n < 2 {
		return 0, 0, false
	}
	for _, x := range xs {
		mean += x / n
	}
	sum := 0.0
	for _, x := range xs {
		sum += (x - mean) * (x - mean)
	}
	return mean, math.Sqrt(sum / (n - 1)), true
}

// detrend takes the trend out of values, and returns the years that are left.
func detrend(d Detrending, years []int, values []float64) ([]int, []float64, indicator.Reason) {
	xs := values
	if d == LogDifferences || d == LogLinearTrend {
		xs = make([]float64, len(values))
		for i, v := range values {
			if !(v > 0) {
				return nil, nil, indicator.NonPositiveValue
			}
			xs[i] = math.Log(v)
		}
	}
	switch d {
	case LinearTrend, LogLinearTrend:
		if len(xs) < 3 {
			return nil, nil, indicator.TooFewPoints
		}
		meanYear, meanX := 0.0, 0.0
		for i := range xs {
			meanYear += float64(years[i]) / float64(len(xs))
			meanX += xs[i] / float64(len(xs))
		}
		cross, square := 0.0, 0.0
		for i := range xs {
			dy := float64(years[i]) - meanYear
			cross += dy * (xs[i] - meanX)
			square += dy * dy
		}
		rest := make([]float64, len(xs))
		for i := range xs {
			rest[i] = xs[i] - meanX - cross/square*(float64(years[i])-meanYear)
		}
		return years, rest, indicator.NoReason
	}
	var kept []int
	var changes []float64
	for i := 1; i < len(xs); i++ {
		if years[i] != years[i-1]+1 {
			continue
		}
		change := xs[i] - xs[i-1]
		if d == GrowthRates {
			if xs[i-1] == 0 {
				return nil, nil, indicator.BaseZero
			}
			change /= xs[i-1]
		}
		kept, changes = append(kept, years[i]), append(changes, change)
	}
	if len(changes) < 2 {
		return nil, nil, indicator.TooFewPoints
	}
	return kept, changes, indicator.NoReason
}

// Cyclicality says how a flow moves with the product. It is a correlation: a
// flow that moves against the product need not stabilise it.
type Cyclicality struct {
	Detrending Detrending
	Basis      PriceBasis
	Years      []int // years of the detrended values used
	// Correlation is Pearson's, from -1 to 1: above 0 is pro-cyclical. It is a
	// statistic in binary floating point, and 0 where Reason says why there is
	// none: [indicator.TooFewPoints] below three years, [NoVariation].
	Correlation float64
	Reason      indicator.Reason
	Mixed       Mixture
}

// String names the correlation with its detrending and price basis.
func (c Cyclicality) String() string {
	if c.Reason != indicator.NoReason {
		return "no correlation: " + string(c.Reason)
	}
	return fmt.Sprintf("correlation %.3f of %s, %s prices, %s", c.Correlation, c.Detrending, c.Basis, counted(len(c.Years), "year"))
}

// Cyclicality correlates an economy's flow with its product over the years from
// first to last that have both, each with its trend taken out in the same way
// and in the same prices.
func (p Panel) Cyclicality(economy indicator.Place, first, last int, d Detrending, prices Prices) Cyclicality {
	c := Cyclicality{Detrending: d, Basis: prices.Basis, Mixed: p.Mixed()}
	yearsA, a := p.flows.floats(economy, first, last, prices)
	yearsB, b := p.products.floats(economy, first, last, prices)
	years, a, b := commonYears(yearsA, a, yearsB, b)
	kept, x, why := detrend(d, years, a)
	_, y, whyNot := detrend(d, years, b)
	if c.Reason = why; why == indicator.NoReason {
		c.Reason = whyNot
	}
	if c.Reason == indicator.NoReason && len(x) < 3 {
		c.Reason = indicator.TooFewPoints
	}
	if c.Reason != indicator.NoReason {
		return c
	}
	c.Years = kept
	meanX, devX, _ := moments(x)
	meanY, devY, _ := moments(y)
	if !(devX > noise(d, a) && devY > noise(d, b)) {
		c.Reason = NoVariation
		return c
	}
	sum := 0.0
	for i := range x {
		sum += (x[i] - meanX) / devX * ((y[i] - meanY) / devY)
	}
	c.Correlation = max(-1, min(1, sum/float64(len(x)-1)))
	return c
}

// noise is the deviation that rounding alone may leave of detrended values.
func noise(d Detrending, values []float64) float64 {
	const relative = 1e-12
	if d != LinearTrend {
		return relative // growth rates and logarithms are around 1
	}
	largest := 0.0
	for _, v := range values {
		largest = max(largest, math.Abs(v))
	}
	return relative * largest
}

// commonYears returns the years that both have, with the values of each.
func commonYears(yearsA []int, a []float64, yearsB []int, b []float64) (years []int, as, bs []float64) {
	for i, j := 0, 0; i < len(yearsA) && j < len(yearsB); {
		switch {
		case yearsA[i] < yearsB[j]:
			i++
		case yearsA[i] > yearsB[j]:
			j++
		default:
			years, as, bs = append(years, yearsA[i]), append(as, a[i]), append(bs, b[j])
			i++
			j++
		}
	}
	return years, as, bs
}
