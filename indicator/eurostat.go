package indicator

import (
	"iter"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// limits returns the numbers of texts.
func limits(texts ...string) []figure.Number {
	out := make([]figure.Number, len(texts))
	for i, s := range texts {
		out[i] = figure.MustNumber(s)
	}
	return out
}

// classOver returns the class of a number that is compared by cmp with limits in
// rising order: 1 below the first, and so on. Where isStrict is set a number
// must lie above a limit, else it may be equal to it.
func classOver(limits []figure.Number, isStrict bool, cmp func(figure.Number) int) uint8 {
	for i := len(limits); i > 0; i-- {
		if c := cmp(limits[i-1]); c > 0 || c == 0 && !isStrict {
			return uint8(i + 1)
		}
	}
	return 1
}

// inWords lists numbers.
func inWords(ns []figure.Number) string {
	s := ""
	for i, n := range ns {
		if i > 0 {
			s += ", "
		}
		s += n.String()
	}
	return s
}

// EurostatTarget is how Eurostat judges progress towards a quantitative target
// in its monitoring reports on the European Union's sustainable development:
// observed compound annual growth over the growth that leads from the baseline
// to the target,
//
//	ratio = ((actual/baseline)^(1/years) - 1) / ((target/baseline)^(1/years) - 1)
//
// signed so that above 0 is the wanted way. Significant progress is a ratio of
// 95 % at least, moderate 60 %, insufficient 0; below is movement away. A target
// that is reached is significant progress with a score of 5, whatever the ratio.
//
// Without growth (a baseline of 0, values on both sides of 0, a target of 0)
// there is no ratio and no class unless the target is reached, and none where
// the target is the baseline. The measures are "ratio", the "score" from -5 to
// 5 that averages over indicators, and the two rates of growth, "observed" and
// "required". The window of 5 or 15 years is the caller's choice of baseline.
type EurostatTarget struct {
	// IsStrict wants a ratio above a limit, as some who follow the method do; by
	// the wording of its handbook a ratio at the limit is enough.
	IsStrict bool
}

var (
	eurostatLimits = limits("0", "0.6", "0.95")
	eurostatBends  = limits("-0.6", "0.6", "1.3")
	scoreOfOne, _  = figure.Frac(20, 7) // of a ratio of 1
)

// About names the method.
func (m EurostatTarget) About() About {
	return About{
		Name: "Eurostat, with a quantitative target",
		Parameters: []check.Value{
			{Name: "classes from", Text: inWords(eurostatLimits)}, {Name: "comparison", Text: comparison(m.IsStrict)},
		},
		Classes: []string{"movement-away", "insufficient-progress", "moderate-progress", "significant-progress"},
		Source:  "Eurostat, Sustainable development in the European Union, monitoring reports: annex on method",
	}
}

func comparison(isStrict bool) string {
	if isStrict {
		return "above"
	}
	return "at least"
}

// Inputs returns the figures that count. The baseline is followed as long as the
// actual value is not dated later than the target.
func (EurostatTarget) Inputs(c Case) (uses, follows Inputs) { return ofLevel, c.ofGrowthRatio() }

// Judge gives the class of the ratio.
func (m EurostatTarget) Judge(c Case) Judgement {
	j := Judgement{Verdict: c.Reached()}
	r, reason := c.growthRatio()
	switch {
	case j.Verdict == check.Met:
		j.Class = 4
		if reason == TargetEqualsBaseline || reason == GrowthUndefined {
			j.Reason = reason
		}
	case reason != NoReason:
		j.Reason = reason
	default:
		j.Class = classOver(eurostatLimits, m.IsStrict, r.cmp)
	}
	return j
}

// Measures yields ratio, score, observed and required growth.
func (m EurostatTarget) Measures(c Case) iter.Seq[Measure] {
	return func(yield func(Measure) bool) {
		g, _, reason := c.observedGrowth()
		observed := growthMeasure("observed", g, reason)
		g, reason = c.requiredGrowth()
		required := growthMeasure("required", g, reason)
		r, reason := c.growthRatio()
		ratio := Measure{Name: "ratio", Reason: reason, Steady: steadyRatio}
		if reason == NoReason {
			ratio.Value = r.of(observed.Value, required.Value)
		}
		_ = yield(ratio) && yield(eurostatScore(c, r, ratio)) && yield(observed) && yield(required)
	}
}

// eurostatScore is linear from -5 at a ratio of -0.6 over 0 at 0.6 to 5 at 1.3,
// and 5 where the target is reached.
func eurostatScore(c Case, r growthRatio, ratio Measure) Measure {
	score := Measure{Name: "score", Reason: ratio.Reason, Steady: figure.To(scoreOfOne)}
	score.Within, _ = figure.NewInterval(figure.Int(-5), figure.Int(5))
	class := uint8(0)
	switch {
	case c.Reached() == check.Met:
		class, score.Reason = 4, NoReason
	case ratio.Reason == NoReason:
		class = classOver(eurostatBends, false, r.cmp)
	}
	switch class {
	case 1:
		score.Value = figure.RealOf(figure.Int(-5))
	case 2:
		score.Value = line(ratio.Value, "-0.6", "-5", "0.6", "0")
	case 3:
		score.Value = line(ratio.Value, "0.6", "0", "1.3", "5")
	case 4:
		score.Value = figure.RealOf(figure.Int(5))
	}
	return score
}

// line returns y at x on the line through two points.
func line(x figure.Real, x0, y0, x1, y1 string) figure.Real {
	a, b, c, d := figure.MustNumber(x0), figure.MustNumber(y0), figure.MustNumber(x1), figure.MustNumber(y1)
	slope, _ := d.Sub(b).Quo(c.Sub(a))
	return x.Sub(figure.RealOf(a)).Mul(figure.RealOf(slope)).Add(figure.RealOf(b))
}

// EurostatTrend is how Eurostat judges an indicator without a target: by the
// compound annual growth from the baseline in the wanted direction. Significant
// progress is 1 % a year at least, moderate is less; below 0 it is moderate
// movement away down to -1 %, and significant below. No growth at all is
// moderate progress, unless there is a neutral band.
//
// The measures are "growth", signed so that above 0 is the wanted way, and the
// "score" of 250 times that, cut to -5 to 5.
type EurostatTrend struct {
	// NeutralBand is the growth up to which, up or down, there is no progress:
	// 0.001 in the editions that have that class. 0 stands for none.
	NeutralBand figure.Number
}

var eurostatTrendLimits = limits("-0.01", "0", "0.01")

// About names the method.
func (m EurostatTrend) About() About {
	a := About{
		Name:       "Eurostat, without a target",
		Parameters: []check.Value{{Name: "classes from", Text: inWords(eurostatTrendLimits)}},
		Classes: []string{
			"significant-movement-away", "moderate-movement-away", "no-progress", "moderate-progress", "significant-progress",
		},
		Source: "Eurostat, Sustainable development in the European Union, monitoring reports: annex on method",
	}
	if m.NeutralBand.Sign() > 0 {
		a.Parameters = append(a.Parameters, check.Value{Name: "neutral up to", Text: m.NeutralBand.String()})
	}
	return a
}

// Inputs returns the figures that count.
func (EurostatTrend) Inputs(Case) (uses, follows Inputs) { return ofLevel, ofLevel }

// Judge gives the class of the growth.
func (m EurostatTrend) Judge(c Case) Judgement {
	j := Judgement{Verdict: c.Reached()}
	g, reason := c.trend()
	if j.Reason = reason; reason != NoReason {
		return j
	}
	if m.NeutralBand.Sign() > 0 && g.cmp(m.NeutralBand) <= 0 && g.cmp(m.NeutralBand.Neg()) >= 0 {
		j.Class = 3
		return j
	}
	if j.Class = classOver(eurostatTrendLimits, false, g.cmp); j.Class > 2 {
		j.Class++ // over the class of the neutral band
	}
	return j
}

// Measures returns growth and score.
func (m EurostatTrend) Measures(c Case) iter.Seq[Measure] {
	g, reason := c.trend()
	growth := g.measure(reason)
	score := Measure{Name: "score", Reason: reason}
	score.Within, _ = figure.NewInterval(figure.Int(-5), figure.Int(5))
	if reason == NoReason {
		switch {
		case g.cmp(figure.MustNumber("0.02")) >= 0:
			score.Value = figure.RealOf(figure.Int(5))
		case g.cmp(figure.MustNumber("-0.02")) <= 0:
			score.Value = figure.RealOf(figure.Int(-5))
		default:
			score.Value = growth.Value.Mul(figure.RealOf(figure.Int(250)))
		}
	}
	return measures(growth, score)
}
