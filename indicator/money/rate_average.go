package money

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// RateAverage is the mean of the rates of a pair in a period. It quotes in the
// direction of its source: the inverse of a mean is not the mean of inverses,
// and the two have methods of their own.
//
// For what flows through a period, such as remittances and expenditure, take
// means; for a stock take the rate of the day. The zero value is the mean of
// nothing.
type RateAverage struct {
	_           [0]func()
	series      *rateSeries
	over        period.Span
	days        Weighting
	from, to    int // points of the series: from included, to not
	first, last int // the days that the period begins and ends

	sum   int64 // mean = sum / (observations × 10^scale) …
	scale uint8
	big   *figure.Number // … unless this is set: what does not fit
}

// Average returns the mean of the rates that quote one currency for another,
// in that direction alone, over a period:
//
//	mean = sum of the rates / their number
//
// of the rates published in the period, or of those in force on each of its
// calendar days; see [Weighting]. It is exact. Of a fixed or agreed rate there
// is no mean to take.
//
// Where there is none, the error is a [*NoRateError]: the table has no such
// rates, or the period has an end that is open or not stated, or a stretch of
// it is without rates, of more than 14 days where they are daily and of more
// than 31 where they are operational. So a table that stops within a period
// gives no mean of it.
func (t *Rates) Average(base, quote Currency, over period.Span, days Weighting) (RateAverage, error) {
	a := Attempt{From: base, To: quote, Cause: ErrNoRate, Why: "no rate of single days quotes that direction"}
	if p, dir := t.pair(base, quote); p != nil && p.dir[dir][byDay] != nil {
		mean, err := p.dir[dir][byDay].average(over, days)
		if err == nil {
			return *mean, nil
		}
		a.Source, a.Why = p.dir[dir][byDay].source, err.Error()
	}
	return RateAverage{}, &NoRateError{From: base, To: quote, Policy: AverageOver(over, days), Tried: []Attempt{a}}
}

// maxGap is the longest stretch without rates, in days, that a mean passes
// over.
func (k RateKind) maxGap() int {
	if k == Operational {
		return 31
	}
	return DefaultMaxAge
}

// average returns the mean of s, or what stands against it.
func (s *rateSeries) average(over period.Span, days Weighting) (*RateAverage, error) {
	if over.IsOpen() || over.IsOpenStart() || over.Start().IsZero() || over.End().IsZero() {
		return nil, errors.New("the period has an end that is open or not stated")
	}
	outer := over.Outer()
	a := &RateAverage{
		series: s, over: over, days: days,
		first: outer.Start().DayNumber(), last: outer.End().DayNumber(),
	}
	a.from, a.to = s.onOrBefore(a.first-1)+1, s.onOrBefore(a.last)+1
	if days == CalendarDays && (a.from == a.to || s.points[a.from].date.DayNumber() > a.first) {
		if a.from == 0 {
			return nil, fmt.Errorf("none is on or before %s, its first day", outer.Start())
		}
		a.from--
	}
	if a.from == a.to {
		return nil, errors.New("none is published in it")
	}
	if err := a.checkGaps(); err != nil {
		return nil, err
	}
	a.addUp()
	return a, nil
}

// checkGaps returns an error where a stretch of the period is without rates.
func (a *RateAverage) checkGaps() error {
	most := a.series.kind.maxGap()
	previous := a.first - 1
	for i := a.from; i <= a.to; i++ {
		next := a.last + 1
		if i < a.to {
			next = a.series.points[i].date.DayNumber()
		}
		if gap := next - previous - 1; gap > most {
			since, _ := period.FromDayNumber(previous + 1)
			return fmt.Errorf("none for %d days from %s, more than %d", gap, since, most)
		}
		previous = next
	}
	return nil
}

// weight returns on how many days the rate at i counts.
func (a *RateAverage) weight(i int) int64 {
	if a.days != CalendarDays {
		return 1
	}
	since, until := max(a.series.points[i].date.DayNumber(), a.first), a.last+1
	if i+1 < a.to {
		until = a.series.points[i+1].date.DayNumber()
	}
	return int64(until - since)
}

// addUp finds the mean, in 64 bits where that is enough.
func (a *RateAverage) addUp() {
	points := a.series.points[a.from:a.to]
	for i := range points {
		a.scale = max(a.scale, points[i].scale+points[i].per)
	}
	for i := range points {
		coef, ok := mulPow10(points[i].coef, int(a.scale-points[i].scale-points[i].per))
		hi, lo := bits.Mul64(uint64(coef), uint64(a.weight(a.from+i)))
		if points[i].odd || !ok || hi != 0 || lo > uint64(math.MaxInt64-a.sum) {
			mean := a.meanOf(a.series.factor)
			a.big = &mean
			return
		}
		a.sum += int64(lo)
	}
}

// meanOf returns the weighted mean of what f returns for each rate.
func (a *RateAverage) meanOf(f func(i int) figure.Number) figure.Number {
	// The sum is num/den, brought to its lowest terms once, at the end.
	num, den := new(big.Int), big.NewInt(1)
	for i := a.from; i < a.to; i++ {
		x := f(i).Rat()
		part := new(big.Int).Mul(x.Num(), big.NewInt(a.weight(i)))
		if x.Denom().Cmp(den) != 0 {
			num.Mul(num, x.Denom())
			part.Mul(part, den)
			den.Mul(den, x.Denom())
		}
		num.Add(num, part)
	}
	den.Mul(den, big.NewInt(int64(a.Observations())))
	return figure.FromRat(new(big.Rat).SetFrac(num, den))
}

// Mean returns what one unit of the base costs on average, exactly; 0 for the
// zero value.
func (a RateAverage) Mean() figure.Number {
	switch {
	case a.series == nil:
		return figure.Number{}
	case a.big != nil:
		return *a.big
	}
	mean, _ := scaledNumber(a.sum, int(a.scale)).Quo(figure.Int(int64(a.Observations())))
	return mean
}

// InverseOfMean returns 1 / [RateAverage.Mean], exactly.
func (a RateAverage) InverseOfMean() figure.Number {
	n, _ := figure.Int(1).Quo(a.Mean())
	return n
}

// MeanOfInverses returns what one unit of the quote costs on average, which is
// more than [RateAverage.InverseOfMean] wherever the rate moves. It is exact:
// a fraction of many digits, to be rounded by the caller.
func (a RateAverage) MeanOfInverses() figure.Number {
	if a.series == nil {
		return figure.Number{}
	}
	return a.meanOf(func(i int) figure.Number { return a.series.rate(i).Inverse() })
}

// Bounds returns what the digits of the rates leave possible for the mean; see
// [Rate.Bounds].
func (a RateAverage) Bounds() figure.Interval {
	if a.series == nil {
		return figure.Interval{}
	}
	half := a.meanOf(func(i int) figure.Number {
		width, _ := a.series.rate(i).Bounds().Width()
		return width.Mul(scaledNumber(5, 1))
	})
	mean := a.Mean()
	v, err := figure.NewInterval(mean.Sub(half), mean.Add(half))
	if err != nil { // a width is not below zero: cannot be
		return figure.Point(mean)
	}
	return v
}

// Observations returns how many days the mean is of: days of publication, or
// calendar days.
func (a RateAverage) Observations() int {
	switch {
	case a.series == nil:
		return 0
	case a.days == CalendarDays:
		return a.last - a.first + 1
	}
	return a.to - a.from
}

// Rates returns how many rates went in; for published days that is
// [RateAverage.Observations].
func (a RateAverage) Rates() int { return a.to - a.from }

// Period returns the period as it was given.
func (a RateAverage) Period() period.Span { return a.over }

// Weighting returns what the mean is taken of.
func (a RateAverage) Weighting() Weighting { return a.days }

// Rate returns the mean as a rate, exactly: a fraction, mostly. Its date is the
// month or the year that the period makes up, and none for another period.
func (a RateAverage) Rate() Rate {
	if a.series == nil {
		return Rate{}
	}
	r := a.rate()
	mean := a.Mean()
	if d, ok := mean.Decimal(); ok && -d.Exponent() <= maxScale {
		r.setValue(d.Coefficient(), uint8(-d.Exponent()))
	} else {
		r.frac = &mean
	}
	r.exact = true
	return r
}

// Round returns the mean as a rate rounded to a number of decimals, as central
// banks publish means. The errors are those of [NewRate]: the mean may come
// out as zero.
func (a RateAverage) Round(decimals int, mode Rounding) (Rate, error) {
	if a.series == nil || decimals < 0 || decimals > maxScale {
		return Rate{}, fmt.Errorf("%w: mean %s to %d decimals: want 0 to %d", ErrRate, a.Mean(), decimals, maxScale)
	}
	r := a.rate()
	return NewRate(r.base, r.quote, a.Mean().Round(decimals, mode), r.kind, r.date, r.source)
}

func (a RateAverage) rate() Rate {
	r := Rate{
		base: a.series.base, quote: a.series.quote, per: 1,
		kind: PeriodAverage, source: a.series.source,
	}
	outer := a.over.Outer()
	for _, p := range [...]period.Precision{period.Year, period.Month} {
		if d := outer.Start().Truncate(p); d.First() == outer.Start() && d.Last() == outer.End() {
			r.date = d
		}
	}
	return r
}

// String returns the mean in words: "1 EUR = 1.3200681818… USD, the mean over
// 2012-03 of 22 rates published (ECB)"; "" for the zero value.
func (a RateAverage) String() string {
	if a.series == nil {
		return ""
	}
	of := fmt.Sprintf("%d rates published", a.Observations())
	if a.days == CalendarDays {
		of = fmt.Sprintf("the rates in force on its %d days", a.Observations())
	}
	source := ""
	if a.series.source != "" {
		source = " (" + a.series.source + ")"
	}
	return fmt.Sprintf("1 %s = %s %s, the mean over %s of %s%s", a.series.base, inWords(a.Mean()), a.series.quote, a.over, of, source)
}

// inWords returns n in full where it has few digits, else as many that ten
// count, and an ellipsis.
func inWords(n figure.Number) string {
	if d, ok := n.Decimal(); ok && d.NumDigits() <= 18 {
		return n.String()
	}
	size := n
	if n.Sign() < 0 {
		size = n.Neg()
	}
	places := 10
	for limit, tenth := figure.Int(1), scaledNumber(1, 1); places < maxScale && size.Cmp(limit) < 0; places++ {
		limit = limit.Mul(tenth) // another zero behind the point
	}
	return fixed(n.Round(places, Down), places) + "…"
}

// fixed returns d with all its digits, of which places are decimals.
func fixed(d decimal.Decimal, places int) string {
	a := Amount{big: d.Coefficient(), scale: uint8(places)}
	return string(a.appendNumber(nil))
}
