package indicator

import (
	"errors"
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// RecruitmentCosts computes SDG indicator 10.7.1 over migrant workers: what each
// paid for recruitment, over what the same worker earns abroad in a month.
//
//	ratio = recruitment cost / monthly earnings
//
// A ratio of 3 stands for three months of earnings. Cost and earnings of one
// worker are in one currency; those of two workers need not be. A cost of 0 is
// kept. Earnings of 0 or less give no ratio: the worker is left out and counted,
// as are those with missing figures, which are counted by the reason.
//
// RecruitmentCosts is an accumulator: its Add methods and Merge change it. It
// keeps the ratios, as a median needs them. The zero value is empty and ready
// for use. The formula is that of the metadata of SDG indicator 10.7.1 (World
// Bank and International Labour Organization), which names the mean, the median
// and the fourth quintile.
type RecruitmentCosts struct {
	_          [0]func()
	points     []figure.Number
	spans      []figure.Interval
	noEarnings int
	missing    [absenceReasons]int
}

// ErrShare matches the error for a share that is not above 0 and below 1.
var ErrShare = errors.New("indicator: want a share above 0 and below 1")

// Add adds a worker by plain numbers.
func (c *RecruitmentCosts) Add(cost, earnings figure.Number) {
	if earnings.Sign() <= 0 {
		c.noEarnings++
		return
	}
	ratio, _ := cost.Quo(earnings)
	c.points = append(c.points, ratio)
}

// AddAmounts adds a worker by amounts. One that is not stated makes the worker
// missing, as not reported. It returns a [*money.MismatchError] where the
// currencies differ, and the worker is not counted then.
func (c *RecruitmentCosts) AddAmounts(cost, earnings money.Amount) error {
	if cost.IsZero() || earnings.IsZero() {
		c.AddAbsent(NotReported)
		return nil
	}
	if cost.Currency() != earnings.Currency() {
		return &money.MismatchError{Left: cost.Currency(), Right: earnings.Currency()}
	}
	c.Add(cost.Number(), earnings.Number())
	return nil
}

// AddBounds adds a worker whose figures are hedged. Earnings that may be 0 or
// less, but need not, are left out as undefined; 0 alone, at their lower end, is
// passed over, as in [figure.Interval.Quo].
func (c *RecruitmentCosts) AddBounds(cost, earnings figure.Interval) {
	if earnings.Compare(figure.LessOrEqual, figure.Number{}) == check.Met {
		c.noEarnings++
		return
	}
	ratio, err := cost.Quo(earnings)
	if err != nil {
		c.missing[Undefined]++
		return
	}
	if n, ok := ratio.IsPoint(); ok {
		c.points = append(c.points, n)
	} else {
		c.spans = append(c.spans, ratio)
	}
}

// AddAbsent counts a worker of whom cost or earnings are missing. Present and
// what is no reason count as [NotReported].
func (c *RecruitmentCosts) AddAbsent(a Absence) {
	if a == Present || int(a) >= len(absences.Names) {
		a = NotReported
	}
	c.missing[a]++
}

// Merge adds every worker of other, which stays as it is.
func (c *RecruitmentCosts) Merge(other *RecruitmentCosts) {
	c.points = append(c.points, other.points...)
	c.spans = append(c.spans, other.spans...)
	c.noEarnings += other.noEarnings
	for i, n := range other.missing {
		c.missing[i] += n
	}
}

// Used returns how many workers have a ratio.
func (c *RecruitmentCosts) Used() int { return len(c.points) + len(c.spans) }

// WithoutEarnings returns how many workers were left out since they earn
// nothing, or less.
func (c *RecruitmentCosts) WithoutEarnings() int { return c.noEarnings }

// Missing returns how many workers were absent for a reason, or for any where
// the reason is [Present].
func (c *RecruitmentCosts) Missing(a Absence) int { return countMissing(&c.missing, a) }

// Mean returns the mean of the ratios, in months of earnings, and false where
// no worker has one.
func (c *RecruitmentCosts) Mean() (figure.Interval, bool) {
	n, ok := figure.Frac(1, int64(c.Used()))
	if !ok {
		return figure.Interval{}, false
	}
	return c.sum().Scale(n), true
}

func (c *RecruitmentCosts) sum() figure.Interval {
	var s sumBounds
	for _, v := range c.spans {
		s.add(v)
	}
	return s.total().Add(figure.Point(sumFractions(c.points)))
}

// Median returns the ratio of the middle worker, or the mean of the two in the
// middle, in months of earnings, and false where no worker has one.
func (c *RecruitmentCosts) Median() (figure.Interval, bool) { return c.quantile(oneHalf) }

// FourthQuintile returns the ratio that four of five workers do not exceed, in
// months of earnings, and false where no worker has one. It is the quantile at
// 4/5; see [RecruitmentCosts.Quantile].
func (c *RecruitmentCosts) FourthQuintile() (figure.Interval, bool) { return c.quantile(fourFifths) }

var fourFifths, _ = figure.Frac(4, 5)

// Quantile returns the ratio below which a share of the workers lies: of n
// ratios in rising order the one at place n × share, rounded up, or where
// n × share is a whole number the mean of that one and the next. At 1/2 that is
// the median. It is false where no worker has a ratio; an error that matches
// [ErrShare] says that the share is not above 0 and below 1. The metadata leave
// the rule open; this one is the second of Hyndman and Fan, Sample Quantiles in
// Statistical Packages (1996).
func (c *RecruitmentCosts) Quantile(share figure.Number) (figure.Interval, bool, error) {
	if share.Sign() <= 0 || share.Cmp(figure.Int(1)) >= 0 {
		return figure.Interval{}, false, fmt.Errorf("%w: %s", ErrShare, check.Quote(share.String()))
	}
	v, ok := c.quantile(share)
	return v, ok, nil
}

func (c *RecruitmentCosts) quantile(share figure.Number) (figure.Interval, bool) {
	if c.Used() == 0 {
		return figure.Interval{}, false
	}
	return quantileOf(c.points, c.spans, share), true
}

// Trace lists how many workers went in, how many were left out and why, and
// mean, median and fourth quintile.
func (c *RecruitmentCosts) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "workers", strconv.Itoa(c.Used()), "")
	if c.noEarnings > 0 {
		t.Add(check.LeftOut, "workers", strconv.Itoa(c.noEarnings), "earnings of 0 or less")
	}
	for a, n := range c.missing {
		if n > 0 {
			t.Add(check.LeftOut, "workers", strconv.Itoa(n), Absence(a).String())
		}
	}
	if c.Used() == 0 {
		t.Add(check.Result, "months of earnings", "", "no worker has a ratio")
		return t
	}
	t.Add(check.Compute, "sum of the ratios", tallyText(c.sum()), "cost / monthly earnings")
	mean, _ := c.Mean()
	median, _ := c.Median()
	fourth, _ := c.FourthQuintile()
	t.Add(check.Result, "mean", tallyText(mean), "")
	t.Add(check.Result, "median", tallyText(median), "")
	t.Add(check.Result, "fourth quintile", tallyText(fourth), "of n ratios the one at 4n/5, rounded up, or the mean with the next")
	return t
}
