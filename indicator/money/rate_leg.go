package money

import (
	"fmt"

	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Leg is one step of a conversion: a rate as its table states it, and how it
// was used.
type Leg struct {
	_ [0]func()
	// Rate is the rate that counted. Of a mean it has no date where the period
	// is neither a month nor a year.
	Rate Rate
	// Inverse says that the amount was divided by the rate, not multiplied.
	Inverse bool
	// Age is how many days the rate is older than the date asked for; negative
	// where it is later, which only [Nearest] allows.
	Age int
	// HasAge is false, and Age 0, for what has no age: fixed and agreed rates,
	// means, and rates that are dated to a month or a year.
	HasAge bool
	// Average is the mean that the rate is, nil for any other rate.
	Average *RateAverage
}

// From returns the currency that the leg starts from.
func (l Leg) From() Currency {
	if l.Inverse {
		return l.Rate.quote
	}
	return l.Rate.base
}

// To returns the currency that the leg leads to.
func (l Leg) To() Currency {
	if l.Inverse {
		return l.Rate.base
	}
	return l.Rate.quote
}

// Factor returns what the leg multiplies an amount by, exactly.
func (l Leg) Factor() figure.Number {
	if l.Inverse {
		return l.Rate.Inverse()
	}
	return l.Rate.Factor()
}

// Bounds returns what the digits of the rate leave possible for
// [Leg.Factor]; see [Rate.Bounds]. The digits of a mean are those of the rates
// that it was taken of.
func (l Leg) Bounds() figure.Interval {
	v := l.Rate.Bounds()
	if l.Average != nil {
		v = l.Average.Bounds()
	}
	if !l.Inverse {
		return v
	}
	inverse, err := figure.Point(figure.Int(1)).Quo(v)
	if err != nil { // a bound of a rate is above zero: cannot be
		return figure.Point(l.Factor())
	}
	return inverse
}

// String returns the rate and how it was used: "1 EUR = 1.3057 USD on
// 2012-03-15 (daily, ECB), inverse, 2 days old".
func (l Leg) String() string { return l.stated() + ", " + l.use() }

// stated returns the rate, or the mean that it is, as a sentence.
func (l Leg) stated() string {
	if l.Average != nil {
		return l.Average.String()
	}
	return l.Rate.String()
}

// use says how the rate was used.
func (l Leg) use() string {
	s := "direct"
	if l.Inverse {
		s = "inverse"
	}
	switch {
	case !l.HasAge:
		return s
	case l.Age < 0:
		return s + ", " + days(-l.Age) + " later"
	case l.Age == 0:
		return s + ", of that day"
	}
	return s + ", " + days(l.Age) + " old"
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}

// rateStep is a leg before anybody asks for it: where its rate stands.
type rateStep struct {
	series  *rateSeries
	average *RateAverage // a mean of the series, or nil
	at      int32
	inverse bool
}

// leg returns the step as a leg of a conversion for a date.
func (st rateStep) leg(date period.Date) Leg {
	l := Leg{Inverse: st.inverse, Average: st.average}
	if st.average != nil {
		l.Rate = st.average.Rate()
		return l
	}
	l.Rate = st.series.rate(int(st.at))
	if st.isDated() && date.Precision() == period.Day {
		l.Age, l.HasAge = date.DayNumber()-l.Rate.date.DayNumber(), true
	}
	return l
}

// isDated reports whether the step's rate is one of a single day, and grows
// old.
func (st rateStep) isDated() bool {
	return st.average == nil && !st.series.kind.stands() && st.series.points[st.at].date.Precision() == period.Day
}

// day returns the number of the day of a dated step.
func (st rateStep) day() int { return st.series.points[st.at].date.DayNumber() }

// factor returns what the step multiplies an amount by, exactly.
func (st rateStep) factor() figure.Number {
	var n figure.Number
	if st.average != nil {
		n = st.average.Mean()
	} else {
		n = st.series.factor(int(st.at))
	}
	if st.inverse {
		n, _ = figure.Int(1).Quo(n) // a rate is above zero
	}
	return n
}
