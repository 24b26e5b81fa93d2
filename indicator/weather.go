package indicator

import (
	"iter"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// WeatherSymbol is the rule of the German Federal Statistical Office in its
// indicator reports on the German Sustainable Development Strategy. The average
// yearly change over the last five years is continued, in steps of the same
// size, to the date of the target. Where the target is then met, or missed by
// less than 5 % of what is still to go, the sun shines; up to 20 % there is a
// cloud before it, beyond a cloud alone, and a thunderstorm where the change
// goes the wrong way. As steps are added, not multiplied, 0 is a value like any
// other.
//
// Without a target, where the direction alone is stated, the average change and
// the last one count: sun where both go the right way, sun with cloud where the
// average does and the last does not, cloud where the last does alone,
// thunderstorm where neither does.
//
// The points are those of [Case.Series] with the actual value; of them the last
// that lie at most five years before the newest count, four at least. Where there
// is no series the baseline and the actual value are the two that count. Of
// several targets of one indicator the worst symbol counts; that is for the
// caller. The measures are "change" a year, "expected" at the date of the target,
// and "missed" as a share of what is still to go.
type WeatherSymbol struct{}

var weatherLimits = limits("0.05", "0.2")

// About names the method.
func (WeatherSymbol) About() About {
	return About{
		Name:       "German weather symbols",
		Parameters: []check.Value{{Name: "missed by less than", Text: inWords(weatherLimits)}, {Name: "years", Text: "5"}},
		Classes:    []string{"thunderstorm", "cloud", "sun-with-cloud", "sun"},
		Source:     "Federal Statistical Office of Germany, German Sustainable Development Strategy, indicator report",
	}
}

// Inputs returns the figures that count. Of them the actual value is followed,
// where it is the newest: with it the change rises, and as long as the target
// lies ahead the expected value misses by the less of what is still to go.
func (WeatherSymbol) Inputs(c Case) (uses, follows Inputs) {
	for _, p := range c.Series {
		if p.Date.Compare(c.Actual.Date) > 0 {
			return ofLevel | OfSeries, 0
		}
	}
	return ofLevel | OfSeries, OfActual
}

// weather is what the symbol is judged by.
type weather struct {
	change, last     figure.Number // a year, over all points and between the last two
	expected, missed figure.Number // where there is a target
}

// minPoints is how many points of the last five years must be there.
const (
	weatherYears  = 5
	weatherPoints = 4
)

// points returns the points that count, in the order of their dates.
func (WeatherSymbol) points(c Case) ([]Point, Reason) {
	if len(c.Series) == 0 {
		if _, ok := c.Baseline.Number(); !ok {
			return nil, MissingBaseline
		}
		if _, ok := c.Actual.Number(); !ok {
			return nil, MissingValue
		}
		return []Point{c.Baseline, c.Actual}, NoReason
	}
	all := c.observed()
	slices.SortStableFunc(all, func(a, b Point) int { return a.Date.Compare(b.Date) })
	if len(all) == 0 {
		return nil, TooFewPoints
	}
	newest := all[len(all)-1]
	if newest.IsZero() {
		return nil, MissingValue
	}
	all = slices.DeleteFunc(all, func(p Point) bool {
		n, ok := months(p.Date, newest.Date)
		return !ok || n > 12*weatherYears || p.IsZero()
	})
	if len(all) < weatherPoints {
		return nil, TooFewPoints
	}
	return all, NoReason
}

// perYear returns the change between two points, a year.
func perYear(from, to Point) (figure.Number, Reason) {
	a, ok := from.Number()
	b, also := to.Number()
	if !ok || !also {
		return figure.Number{}, MissingValue
	}
	n, _ := months(from.Date, to.Date)
	out, ok := b.Sub(a).Mul(figure.Int(12)).Quo(figure.Int(int64(n)))
	if !ok || n < 0 {
		return out, PeriodNotPositive
	}
	return out, NoReason
}

// weather returns what the symbol is judged by.
func (m WeatherSymbol) weather(c Case) (w weather, reason Reason) {
	switch {
	case c.Direction == NoDirection:
		return w, MissingDirection
	case c.Direction.Sign() == 0:
		return w, NoPath
	}
	points, reason := m.points(c)
	if reason != NoReason {
		return w, reason
	}
	newest := points[len(points)-1]
	if w.change, reason = perYear(points[0], newest); reason != NoReason {
		return w, reason
	}
	if w.last, reason = perYear(points[len(points)-2], newest); reason != NoReason || c.Target.IsZero() {
		return w, reason
	}
	target, reason := c.target()
	if reason != NoReason {
		return w, reason
	}
	value, _ := newest.Number()
	toGo, ok := months(newest.Date, c.Target.Date)
	if !ok {
		return w, PeriodNotPositive
	}
	share, _ := figure.Frac(int64(max(toGo, 0)), 12)
	w.expected = value.Add(w.change.Mul(share))
	if c.reachedBy(figure.Point(w.expected)) != check.Met {
		w.missed, _ = target.Sub(w.expected).Quo(target.Sub(value))
	}
	return w, NoReason
}

// Judge gives the symbol.
func (m WeatherSymbol) Judge(c Case) Judgement {
	j := Judgement{Verdict: c.Reached()}
	w, reason := m.weather(c)
	if j.Reason = reason; reason != NoReason {
		return j
	}
	d := c.Direction.Sign()
	right, lastRight := w.change.Sign()*d > 0, w.last.Sign()*d > 0
	switch {
	case c.Target.IsZero() && right && lastRight:
		j.Class = 4
	case c.Target.IsZero() && right:
		j.Class = 3
	case c.Target.IsZero() && lastRight:
		j.Class = 2
	case c.Target.IsZero():
		j.Class = 1
	case j.Verdict == check.Met || right && w.missed.Cmp(weatherLimits[0]) < 0:
		j.Class = 4
	case !right:
		j.Class = 1
	case w.missed.Cmp(weatherLimits[1]) <= 0:
		j.Class = 3
	default:
		j.Class = 2
	}
	return j
}

// Measures yields how far the value expected misses, that value, and the change.
func (m WeatherSymbol) Measures(c Case) iter.Seq[Measure] {
	w, reason := m.weather(c)
	ofTarget := reason
	if reason == NoReason && c.Target.IsZero() {
		ofTarget = MissingTarget
	}
	ofWay := ofTarget
	switch {
	case ofWay != NoReason:
	case c.Reached() == check.Met:
		ofWay = TargetReached
	case w.change.Sign()*c.Direction.Sign() <= 0:
		ofWay = WrongWay
	}
	return measures(ofNumber("missed", w.missed, ofWay), ofNumber("expected", w.expected, ofTarget), ofNumber("change", w.change, reason))
}
