package remittance

import (
	"strconv"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// AverageRule says which years an average over a period takes. The zero value
// takes all that have a share.
type AverageRule struct {
	// WithoutZeroFlows leaves out the years whose flow is reported as 0.
	WithoutZeroFlows bool
}

// ZeroFlowExcluded is why a year is left out under
// [AverageRule.WithoutZeroFlows].
const ZeroFlowExcluded indicator.Reason = "zero-flow-excluded"

// SkippedYear is a year that takes no part in an average, and why.
type SkippedYear struct {
	Year   int
	Reason indicator.Reason
}

// PeriodAverage holds the two averages of a share over years, which are never
// to be mixed, and the median. The zero value has none.
type PeriodAverage struct {
	Place     indicator.Place
	From, To  int              // first and last year asked for
	Reason    indicator.Reason // [NoYears] where no year has a share
	Years     []int            // years used, in order
	LeftOut   []SkippedYear    // the others of the period, in order
	ZeroYears []int            // years whose flow is reported as 0, used or not
	Mixed     Mixture

	sum, median, flow, product figure.Number
}

// MeanOfShares returns the mean of the yearly shares in percent, in which every
// year counts alike; false where there is none.
func (a PeriodAverage) MeanOfShares() (figure.Number, bool) {
	return a.sum.Quo(figure.Int(int64(len(a.Years))))
}

// RatioOfSums returns the sum of the flows over the sum of the products in
// percent, in which every dollar counts alike; false where there is none.
func (a PeriodAverage) RatioOfSums() (figure.Number, bool) {
	return a.flow.Mul(figure.Int(100)).Quo(a.product)
}

// Median returns the median of the yearly shares in percent, of an even number
// the mean of the middle two; false where there is none.
func (a PeriodAverage) Median() (figure.Number, bool) { return a.median, len(a.Years) > 0 }

// Trace lists how the averages came about.
func (a PeriodAverage) Trace() check.Trace {
	var t check.Trace
	for _, y := range a.Years {
		t.Add(check.Input, "year", strconv.Itoa(y), "")
	}
	for _, y := range a.LeftOut {
		t.Add(check.LeftOut, "year", strconv.Itoa(y.Year), string(y.Reason))
	}
	for _, y := range a.ZeroYears {
		t.Add(check.Input, "zero flow", strconv.Itoa(y), "often stands for not reported")
	}
	if !a.Mixed.IsZero() {
		t.Add(check.Policy, "mixed", a.Mixed.String(), "asked for "+a.Mixed.Mix().String())
	}
	result := func(name string, n figure.Number, ok bool) {
		if !ok {
			t.Add(check.Result, name, "none", string(a.Reason))
			return
		}
		t.Add(check.Result, name, n.Round(6, figure.HalfEven).String()+" %", "rounded to 6 decimals here")
	}
	n, ok := a.MeanOfShares()
	result("mean of shares", n, ok)
	n, ok = a.RatioOfSums()
	result("ratio of sums", n, ok)
	n, ok = a.Median()
	result("median", n, ok)
	return t
}

// Average returns the averages of an economy's share over the years from first
// to last, both included:
//
//	mean of shares = Σ (flow / product) / number of years × 100
//	ratio of sums  = Σ flow / Σ product × 100
//
// over the years that have both figures. The others are listed with the reason,
// and years with a flow of 0 are listed whether they are used or not.
func (p Panel) Average(economy indicator.Place, first, last int, rule AverageRule) PeriodAverage {
	a := PeriodAverage{Place: economy, From: first, To: last, Mixed: p.Mixed()}
	key := economy.Key()
	flows, products := p.flows.row(key), p.products.row(key)
	var shares []figure.Number
	for year := max(first, 1); year <= min(last, 9999); year++ {
		flow, product := flows.at(year), products.at(year)
		isZero := flow.isZero()
		if isZero {
			a.ZeroYears = append(a.ZeroYears, year)
		}
		why := reasonOf(flow, product)
		if why == indicator.NoReason && isZero && rule.WithoutZeroFlows {
			why = ZeroFlowExcluded
		}
		if why != indicator.NoReason {
			a.LeftOut = append(a.LeftOut, SkippedYear{year, why})
			continue
		}
		f, g := flow.value().number(), product.value().number()
		q, _ := f.Mul(figure.Int(100)).Quo(g) // the product is above 0
		a.Years = append(a.Years, year)
		shares = append(shares, q)
		a.flow, a.product = a.flow.Add(f), a.product.Add(g)
	}
	a.sum = sumOf(shares)
	if len(a.Years) == 0 {
		a.Reason = NoYears
	}
	a.median = medianOf(shares)
	return a
}
