package indicator

import (
	"iter"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// ESCAPStatus is the current status index of the United Nations Economic and
// Social Commission for Asia and the Pacific, the progress since the baseline on
// a scale on which the target is 10:
//
//	10 × (actual - baseline) / |target - baseline|    in the wanted direction
//
// Of an index of parity, which is to come near a target from either side, it is
//
//	10 - 10 × |target - actual| / |target - baseline|
//
// The measure "index" is not capped: 13 is beyond the target, -3 is further away
// than at the start. There is no index where the target equals the baseline or,
// but for parity, was met at it, and there are no classes. Regional indices are
// simple means over indicators, and over countries.
type ESCAPStatus struct{ IsParity bool }

// About names the method.
func (m ESCAPStatus) About() About {
	a := About{
		Name:   "ESCAP, current status index",
		Source: "United Nations ESCAP, Asia and the Pacific SDG Progress Report",
	}
	if m.IsParity {
		a.Parameters = []check.Value{{Name: "variant", Text: "parity"}}
	}
	return a
}

// index returns the index or why there is none.
func (m ESCAPStatus) index(c Case) (index figure.Number, reason Reason) {
	actual, ok := c.Actual.Number()
	if !ok {
		return index, MissingValue
	}
	baseline, ok := c.Baseline.Number()
	if !ok {
		return index, MissingBaseline
	}
	target, reason := c.target()
	if m.IsParity {
		if target, ok = c.Target.Number(); !ok {
			return index, MissingTarget
		}
		reason = NoReason
	}
	if reason != NoReason {
		return index, reason
	}
	ten := figure.Int(10)
	way := target.Sub(baseline)
	switch {
	case way.Sign() == 0:
		return index, TargetEqualsBaseline
	case m.IsParity:
		left, _ := abs(target.Sub(actual)).Quo(abs(way))
		return ten.Sub(left.Mul(ten)), NoReason
	case way.Sign() != c.Direction.Sign():
		return index, TargetMetAtBaseline
	}
	gone, _ := actual.Sub(baseline).Quo(way)
	return gone.Mul(ten), NoReason
}

// Inputs returns the figures that count.
func (ESCAPStatus) Inputs(Case) (uses, follows Inputs) { return ofLevel, ofLevel }

// Judge says whether the target is reached.
func (m ESCAPStatus) Judge(c Case) Judgement {
	_, reason := m.index(c)
	return Judgement{Verdict: c.Reached(), Reason: reason}
}

// Measures returns the index.
func (m ESCAPStatus) Measures(c Case) iter.Seq[Measure] {
	index, reason := m.index(c)
	return measures(ofNumber("index", index, reason))
}

// ESCAPAnticipated is the anticipated progress of the same commission: how far
// from the target the value is expected to be at its date, in percent of the way
// from the baseline,
//
//	gap = |target - predicted| / |target - baseline| × 100
//
// and 0 where the prediction meets the target. Up to 10 % the progress is to be
// maintained, up to 100 % to be accelerated, above to be reversed. The limits
// and the weights are of general knowledge of the reports, not read in them.
//
// The prediction is [Case.Predicted] where that is stated, else the straight line
// through the points of [Case.Series] and the actual value that leaves the least
// squares, continued to
// the date of the target. The measures are "predicted" and "gap", in percent.
// Where the target equals the baseline there is no gap: what is predicted to meet
// it is to be maintained, else reversed. The verdict is on the prediction.
type ESCAPAnticipated struct {
	// Weights are those of the points, in the order of the series; none are all
	// alike. The commission gives recent points more.
	Weights []figure.Number
}

var escapLimits = limits("10", "100")

// About names the method.
func (m ESCAPAnticipated) About() About {
	a := About{
		Name:       "ESCAP, anticipated progress",
		Parameters: []check.Value{{Name: "gaps up to", Text: inWords(escapLimits)}},
		Classes:    []string{"reverse", "accelerate", "maintain"},
		Source:     "United Nations ESCAP, Asia and the Pacific SDG Progress Report",
	}
	if len(m.Weights) > 0 {
		a.Parameters = append(a.Parameters, check.Value{Name: "weights", Text: inWords(m.Weights)})
	}
	return a
}

// predicted returns the value expected at the date of the target.
func (m ESCAPAnticipated) predicted(c Case) (figure.Number, Reason) {
	if !c.Predicted.IsZero() {
		n, ok := c.Predicted.Number()
		if !ok {
			return n, MissingValue
		}
		return n, NoReason
	}
	line, reason := FitLine(c.observed(), m.Weights)
	if reason != NoReason {
		return figure.Number{}, reason
	}
	out, ok := line.At(c.Target.Date)
	if !ok {
		return out, PeriodNotPositive
	}
	return out, NoReason
}

// gap returns the gap, or why there is none, and the prediction.
func (m ESCAPAnticipated) gap(c Case) (gap, predicted figure.Number, reason, noPrediction Reason) {
	predicted, noPrediction = m.predicted(c)
	if noPrediction != NoReason {
		return gap, predicted, noPrediction, noPrediction
	}
	target, reason := c.target()
	if reason != NoReason {
		return gap, predicted, reason, NoReason
	}
	baseline, ok := c.Baseline.Number()
	if !ok {
		return gap, predicted, MissingBaseline, NoReason
	}
	gap, ok = abs(target.Sub(predicted)).Mul(figure.Int(100)).Quo(abs(target.Sub(baseline)))
	switch {
	case !ok:
		return gap, predicted, TargetEqualsBaseline, NoReason
	case m.meets(c, predicted) == check.Met:
		return figure.Number{}, predicted, NoReason, NoReason
	}
	return gap, predicted, NoReason, NoReason
}

// meets answers whether a predicted value meets the target.
func (m ESCAPAnticipated) meets(c Case, predicted figure.Number) check.Verdict {
	return c.reachedBy(figure.Point(predicted))
}

// Inputs returns the figures that count.
func (ESCAPAnticipated) Inputs(c Case) (uses, follows Inputs) {
	uses = OfBaseline | OfTarget | OfPredicted
	if c.Predicted.IsZero() {
		uses = OfBaseline | OfTarget | OfSeries | OfActual
	}
	return uses, uses
}

// Judge gives the class of the gap.
func (m ESCAPAnticipated) Judge(c Case) Judgement {
	gap, predicted, reason, noPrediction := m.gap(c)
	if noPrediction != NoReason {
		return Judgement{Reason: noPrediction}
	}
	j := Judgement{Verdict: m.meets(c, predicted), Reason: reason}
	switch {
	case reason == TargetEqualsBaseline && j.Verdict == check.Met:
		j.Class = 3
	case reason == TargetEqualsBaseline:
		j.Class = 1
	case reason == NoReason:
		j.Class = 4 - classOver(escapLimits, true, gap.Cmp)
	}
	return j
}

// Measures yields gap and prediction.
func (m ESCAPAnticipated) Measures(c Case) iter.Seq[Measure] {
	gap, predicted, reason, noPrediction := m.gap(c)
	least := ofNumber("gap", gap, reason)
	least.Within = figure.From(figure.Int(0))
	return measures(least, ofNumber("predicted", predicted, noPrediction))
}

// Line is a straight line through values over time.
type Line struct {
	start           period.Date
	constant, slope figure.Number // at start, and a month
	byYear          bool
}

// FitLine returns the line that leaves the least weighted sum of squares over
// the points, which must be exact. Dates count to the month where all are stated
// so, else to the year. Without weights all count alike.
//
// The reasons are [TooFewPoints] where there are not two dates, or not as many
// weights as points or one below 0, [MissingValue] where a point is none, and
// [PeriodNotPositive] where it has no date.
func FitLine(points []Point, weights []figure.Number) (Line, Reason) {
	if len(weights) > 0 && len(weights) != len(points) || len(points) < 2 {
		return Line{}, TooFewPoints
	}
	l := Line{start: points[0].Date}
	for _, p := range points {
		l.byYear = l.byYear || p.Date.Precision() == period.Year
	}
	var w, wx, wy, wxx, wxy figure.Number // weighted sums
	for i, p := range points {
		y, ok := p.Number()
		if !ok {
			return Line{}, MissingValue
		}
		x, ok := l.x(p.Date)
		if !ok {
			return Line{}, PeriodNotPositive
		}
		weight := figure.Int(1)
		if len(weights) > 0 {
			weight = weights[i]
		}
		if weight.Sign() < 0 {
			return Line{}, TooFewPoints
		}
		w, wx, wy = w.Add(weight), wx.Add(weight.Mul(x)), wy.Add(weight.Mul(y))
		wxx, wxy = wxx.Add(weight.Mul(x).Mul(x)), wxy.Add(weight.Mul(x).Mul(y))
	}
	slope, ok := w.Mul(wxy).Sub(wx.Mul(wy)).Quo(w.Mul(wxx).Sub(wx.Mul(wx)))
	if !ok {
		return Line{}, TooFewPoints
	}
	l.slope = slope
	l.constant, _ = wy.Sub(slope.Mul(wx)).Quo(w)
	return l, NoReason
}

// x returns the months from the start of the line to a date.
func (l Line) x(date period.Date) (figure.Number, bool) {
	if l.byYear {
		date = date.Truncate(period.Year)
	}
	n, ok := months(l.start, date)
	return figure.Int(int64(n)), ok
}

// At returns the value on a date, and false where that is not stated.
func (l Line) At(date period.Date) (figure.Number, bool) {
	x, ok := l.x(date)
	return l.constant.Add(l.slope.Mul(x)), ok
}

// SlopePerYear returns by how much the line rises a year.
func (l Line) SlopePerYear() figure.Number { return l.slope.Mul(figure.Int(12)) }
