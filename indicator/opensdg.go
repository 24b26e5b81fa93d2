package indicator

import (
	"iter"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// OpenSDG is the progress measure of Open SDG 2.4, the platform on which many
// statistical offices publish the Sustainable Development Goals.
//
// With a target its measure "progress" is the ratio of observed to required
// growth that [EurostatTarget] takes, with the same limits of 0.95, 0.6 and 0,
// and a reached target is a class of its own. Without one it is the growth in
// the wanted direction, with limits of 1.5 %, 0.5 % and 0; near a natural limit
// of the scale they are multiplied by a "scaling-factor" that falls to 0:
//
//	1 - (baseline/limit)^4.44               where the baseline is up to the limit
//	1 - ((2 limit - baseline)/limit)^4.44   from there to twice the limit
//	1                                       beyond
//
// The "score" goes from -5 to 5. Its constants are rounded to four decimals, so
// that just below a limit the class by ratio and that by score differ; the class
// here is that of the ratio.
type OpenSDG struct {
	// AsPublished takes over what the platform does where something is missing
	// or 0: a decrease is wanted where nobody says which, and a baseline or
	// target of 0 is taken for 0.001. Such numbers depend on the 0.001 and say
	// nothing; off by default, they have a reason instead.
	AsPublished bool
}

var (
	openSDGRatios  = limits("0", "0.6", "0.95")
	openSDGGrowths = limits("0", "0.005", "0.015")
	almostNothing  = figure.MustNumber("0.001")
)

// About names the method.
func (m OpenSDG) About() About {
	a := About{
		Name: "Open SDG", Edition: "2.4",
		Parameters: []check.Value{
			{Name: "classes with a target from", Text: inWords(openSDGRatios)},
			{Name: "without from", Text: inWords(openSDGGrowths)},
		},
		Classes: []string{"deterioration", "limited-progress", "moderate-progress", "substantial-progress", "target-achieved"},
		Source:  "Open SDG, sdg-build 2.4",
	}
	if m.AsPublished {
		a.Parameters = append(a.Parameters, check.Value{Name: "as published", Text: "0 is 0.001, a decrease is wanted by default"})
	}
	return a
}

// Inputs returns the figures that count. The baseline is followed where no
// natural limit scales by it, and as long as the actual value is not dated later
// than the target.
func (m OpenSDG) Inputs(c Case) (uses, follows Inputs) {
	switch {
	case !c.Target.IsZero():
		return ofLevel, c.ofGrowthRatio()
	case !c.Limit.IsUnbounded():
		return ofLevel | OfLimit, OfActual
	}
	return ofLevel, ofLevel
}

// prepare puts in what the platform puts in.
func (m OpenSDG) prepare(c Case) Case {
	if !m.AsPublished {
		return c
	}
	if c.Direction == NoDirection {
		c.Direction = Decrease
	}
	for _, p := range [...]*Point{&c.Baseline, &c.Target} {
		if n, ok := p.Number(); ok && n.Sign() == 0 {
			p.Value = figure.Point(almostNothing)
		}
	}
	return c
}

// openSDGTrend is the growth of a case without a target.
type openSDGTrend struct {
	trend
	factor figure.Real // by which limits are multiplied
	scaled bool        // whether there is one
}

// trend returns the growth of a case without a target.
func (m OpenSDG) trend(c Case) (t openSDGTrend, reason Reason) {
	if t.trend, reason = c.trend(); reason != NoReason {
		return t, reason
	}
	t.factor = figure.RealOf(figure.Int(1))
	limit, ok := c.Limit.IsPoint()
	if !ok || limit.Sign() <= 0 {
		return t, NoReason
	}
	t.scaled = true
	baseline, _ := c.Baseline.Number()
	share, _ := baseline.Quo(limit)
	two := figure.Int(2)
	if share.Cmp(figure.Int(1)) > 0 {
		share = two.Sub(share)
	}
	if share.Sign() <= 0 || baseline.Cmp(limit.Mul(two)) >= 0 {
		return t, NoReason
	}
	power, ok := figure.Power(share, 111, 25)
	if !ok {
		return t, NoReason
	}
	t.factor = t.factor.Sub(power)
	return t, NoReason
}

// class returns the class of the growth.
func (t openSDGTrend) class() uint8 {
	if factor, ok := t.factor.Number(); ok {
		return classOver(openSDGGrowths, false, func(n figure.Number) int { return t.cmp(n.Mul(factor)) })
	}
	value := t.value()
	return classOver(openSDGGrowths, false, func(n figure.Number) int {
		if n.Sign() == 0 {
			return t.cmp(n)
		}
		return value.CmpReal(t.factor.Mul(figure.RealOf(n)))
	})
}

// score returns the score of the growth.
func (t openSDGTrend) score() figure.Real {
	number := func(s string) figure.Real { return figure.RealOf(figure.MustNumber(s)) }
	value := t.value()
	class := t.class()
	if class == 1 {
		return value.Mul(number("125")).Sub(number("2.5")).Clamp(figure.Int(-5), figure.Int(5))
	}
	scaled, ok := value.Quo(t.factor)
	if !ok {
		return number("5") // the limits are 0
	}
	switch class {
	case 4:
		return scaled.Mul(number("500")).Sub(number("5")).Clamp(figure.Int(-5), figure.Int(5))
	case 3:
		return scaled.Mul(number("250")).Sub(number("1.25"))
	}
	return scaled.Mul(number("500")).Sub(number("2.5"))
}

// Judge gives the class of the progress.
func (m OpenSDG) Judge(c Case) Judgement {
	c = m.prepare(c)
	j := Judgement{Verdict: c.Reached()}
	if c.Target.IsZero() {
		t, reason := m.trend(c)
		if j.Reason = reason; reason == NoReason {
			j.Class = t.class()
		}
		return j
	}
	if n, ok := months(c.Baseline.Date, c.Actual.Date); !ok || n <= 0 { // one observation is no progress
		j.Reason = PeriodNotPositive
		return j
	}
	r, reason := c.growthRatio()
	switch {
	case j.Verdict == check.Met && (reason == NoReason || reason == TargetEqualsBaseline || reason == GrowthUndefined && !m.AsPublished):
		j.Class = 5
	case reason != NoReason:
		j.Reason = reason
	default:
		j.Class = classOver(openSDGRatios, false, r.cmp)
	}
	return j
}

// Measures returns progress, scaling factor and score.
func (m OpenSDG) Measures(c Case) iter.Seq[Measure] {
	c = m.prepare(c)
	progress, factor, score := Measure{Name: "progress"}, Measure{Name: "scaling-factor"}, Measure{Name: "score"}
	if !c.Target.IsZero() {
		progress.Steady, score.Steady = steadyRatio, figure.To(figure.MustNumber("2.8572")) // which is the score of 1
	}
	score.Within, _ = figure.NewInterval(figure.Int(-5), figure.Int(5))
	factor.Within, _ = figure.NewInterval(figure.Int(0), figure.Int(1))
	j := m.Judge(c)
	if c.Target.IsZero() {
		t, reason := m.trend(c)
		progress.Reason, score.Reason, factor.Reason = reason, reason, reason
		if reason == NoReason {
			progress.Value, score.Value, factor.Value = t.value(), t.score(), t.factor
			if !t.scaled {
				factor.Reason = NoLimit
			}
		}
		return measures(progress, factor, score)
	}
	factor.Reason = NoLimit
	r, reason := c.growthRatio()
	if progress.Reason = reason; reason == NoReason {
		progress.Value = r.value()
	}
	switch {
	case j.Class == 5:
		score.Value = figure.RealOf(figure.Int(5))
	case j.Class == 0:
		score.Reason = j.Reason
	default:
		score.Value = openSDGScore(r, progress.Value)
	}
	return measures(progress, factor, score)
}

// openSDGScore returns the score of a ratio, with the constants of the platform.
func openSDGScore(r growthRatio, ratio figure.Real) figure.Real {
	slope, shift := "4.1667", "2.5"
	if r.cmp(openSDGRatios[1]) >= 0 {
		slope, shift = "7.1429", "4.2857"
	}
	return ratio.Mul(figure.RealOf(figure.MustNumber(slope))).Sub(figure.RealOf(figure.MustNumber(shift))).
		Clamp(figure.Int(-5), figure.Int(5))
}

// Scored is the result of a series, or of a group of series whose mean counts
// once.
type Scored struct {
	Score      figure.Number
	HasScore   bool // the series could be judged
	IsAchieved bool // its target is reached
	Group      []Scored
}

// OpenSDGStatus returns how Open SDG 2.4 puts the series of an indicator
// together: the mean of their scores, in which a group counts once with its own
// mean, and the class of it with limits of 2.5, 0 and -2.5; "target-achieved"
// only where every series with a score has achieved its target. Without a score
// there is no class, and ok is false.
func OpenSDGStatus(series ...Scored) (score figure.Number, class string, ok bool) {
	score, achieved, ok := meanScore(series)
	if !ok {
		return score, "", false
	}
	classes := OpenSDG{}.About().Classes
	if achieved {
		return score, classes[4], true
	}
	n := classOver(limits("-2.5", "0", "2.5"), false, score.Cmp)
	return score, classes[n-1], true
}

// meanScore returns the mean of the scores that are there.
func meanScore(series []Scored) (mean figure.Number, achieved, ok bool) {
	achieved = true
	var sum figure.Number
	n := int64(0)
	for _, s := range series {
		if s.Group != nil {
			s.Score, s.IsAchieved, s.HasScore = meanScore(s.Group)
		}
		if s.HasScore {
			sum, achieved = sum.Add(s.Score), achieved && s.IsAchieved
			n++
		}
	}
	mean, ok = sum.Quo(figure.Int(n))
	return mean, achieved && ok, ok
}
