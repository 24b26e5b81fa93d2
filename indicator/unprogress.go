package indicator

import (
	"iter"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// UNTrend is the trend of the United Nations' SDG Progress Chart in its editions
// of 2021 and 2022. With a target it takes the ratio of observed to required
// growth, as [EurostatTarget] does: on track from 0.95, fair progress from 0.5,
// limited or no progress from -0.1, deterioration below; a reached target is a
// class of its own. Without a target it takes the growth in the wanted
// direction: on track above 1 %, fair progress above 0.5 %, limited or no
// progress from -1 %.
//
// The measures are "ratio", where there is a target that is not yet reached, and
// "growth", where there is none.
type UNTrend struct{}

var (
	unTrendRatios  = limits("-0.1", "0.5", "0.95")
	unTrendGrowths = limits("0.005", "0.01")
	unTrendLeast   = limits("-0.01")
)

// About names the method.
func (UNTrend) About() About {
	return About{
		Name: "UN SDG Progress Chart, trend", Edition: "2022",
		Parameters: []check.Value{
			{Name: "classes with a target from", Text: inWords(unTrendRatios)},
			{Name: "without above", Text: inWords(unTrendGrowths)}, {Name: "and from", Text: inWords(unTrendLeast)},
		},
		Classes: []string{"deterioration", "limited-or-no-progress", "fair-progress", "on-track", "target-met"},
		Source:  "United Nations Statistics Division, SDG Progress Chart 2022, technical note",
	}
}

// Inputs returns the figures that count. The baseline is followed as long as the
// actual value is not dated later than the target.
func (UNTrend) Inputs(c Case) (uses, follows Inputs) {
	if c.Target.IsZero() {
		return ofLevel, ofLevel
	}
	return ofLevel, c.ofGrowthRatio()
}

// Judge gives the class of ratio or growth.
func (UNTrend) Judge(c Case) Judgement {
	j := Judgement{Verdict: c.Reached()}
	if j.Verdict == check.Met {
		j.Class = 5
		return j
	}
	if !c.Target.IsZero() {
		r, reason := c.growthRatio()
		if j.Reason = reason; reason == NoReason {
			j.Class = classOver(unTrendRatios, false, r.cmp)
		}
		return j
	}
	g, reason := c.trend()
	if j.Reason = reason; reason != NoReason {
		return j
	}
	if j.Class = classOver(unTrendLeast, false, g.cmp); j.Class == 2 {
		j.Class = 1 + classOver(unTrendGrowths, true, g.cmp)
	}
	return j
}

// Measures returns ratio and growth.
func (UNTrend) Measures(c Case) iter.Seq[Measure] {
	ratio, growth := Measure{Name: "ratio", Steady: steadyRatio}, Measure{Name: "growth"}
	switch {
	case c.Reached() == check.Met:
		ratio.Reason, growth.Reason = TargetReached, TargetReached
	case !c.Target.IsZero():
		r, reason := c.growthRatio()
		if ratio.Reason = reason; reason == NoReason {
			ratio.Value = r.value()
		}
		growth.Reason = TargetCounts
	default:
		ratio.Reason = MissingTarget
		g, reason := c.trend()
		growth = g.measure(reason)
	}
	return measures(ratio, growth)
}

// UNAssessment is the progress assessment of the United Nations' Sustainable
// Development Goals Report of 2023. It continues the observed growth to the date
// of the target, and takes the share of the way from the baseline to the target
// that this leads to:
//
//	share = (actual × (1 + growth)^(years to go) - baseline) / (target - baseline)
//
// From 0.95 the indicator is on track, or has met the target, from 0.10 there is
// fair progress, below stagnation or regression. Without a target the growth in
// the wanted direction counts, with limits of 2 % and 0.5 %. A reached target
// needs no projection. Where the baseline had met the target, and it was lost
// since, there is no way to take a share of, and no class.
//
// The measures are "expected", "share-of-way", "growth" where there is no
// target, and the "score" of the class from 1 to 3.
type UNAssessment struct{}

var (
	unAssessmentShares  = limits("0.1", "0.95")
	unAssessmentGrowths = limits("0.005", "0.02")
)

// About names the method.
func (UNAssessment) About() About {
	return About{
		Name: "UN SDG progress assessment", Edition: "2023",
		Parameters: []check.Value{
			{Name: "classes with a target from", Text: inWords(unAssessmentShares)},
			{Name: "without from", Text: inWords(unAssessmentGrowths)},
		},
		Classes: []string{"stagnation-or-regression", "fair-progress", "on-track-or-target-met"},
		Source:  "United Nations Statistics Division, The Sustainable Development Goals Report 2023: progress assessment, technical note",
	}
}

// projection is the value that the observed growth leads to.
type projection struct {
	expected         figure.Real
	baseline, target figure.Number
}

// projection returns the value expected at the date of the target.
func (UNAssessment) projection(c Case) (p projection, reason Reason) {
	g, reason := c.trend()
	if reason == NoReason {
		p.target, reason = c.target()
	}
	if reason != NoReason {
		return p, reason
	}
	p.baseline, _ = c.Baseline.Number()
	switch p.target.Sub(p.baseline).Sign() * c.Direction.Sign() {
	case 0:
		return p, TargetEqualsBaseline
	case -1:
		return p, TargetMetAtBaseline
	}
	var ok bool
	if p.expected, ok = g.growth.At(c.Baseline.Date, c.Target.Date); !ok {
		return p, PeriodNotPositive
	}
	return p, NoReason
}

// cmp compares the share of the way with a number.
func (p projection) cmp(n figure.Number) int {
	way := p.target.Sub(p.baseline)
	return way.Sign() * p.expected.Cmp(p.baseline.Add(way.Mul(n)))
}

// share returns the share of the way.
func (p projection) share() figure.Real {
	out, _ := p.expected.Sub(figure.RealOf(p.baseline)).Quo(figure.RealOf(p.target.Sub(p.baseline)))
	return out
}

// Inputs returns the figures that count. In the baseline the share moves in
// one direction as long as it is below 1, and is beyond every limit above.
func (UNAssessment) Inputs(Case) (uses, follows Inputs) { return ofLevel, ofLevel }

// Judge gives the class of share or growth.
func (m UNAssessment) Judge(c Case) Judgement {
	j := Judgement{Verdict: c.Reached()}
	if j.Verdict == check.Met {
		j.Class = 3
		return j
	}
	if !c.Target.IsZero() {
		p, reason := m.projection(c)
		if j.Reason = reason; reason == NoReason {
			j.Class = classOver(unAssessmentShares, false, p.cmp)
		}
		return j
	}
	g, reason := c.trend()
	if j.Reason = reason; reason != NoReason {
		return j
	}
	j.Class = classOver(unAssessmentGrowths, false, g.cmp)
	return j
}

// Measures yields share of the way, expected value, growth and score.
func (m UNAssessment) Measures(c Case) iter.Seq[Measure] {
	expected, share, growth, score := Measure{Name: "expected"}, Measure{Name: "share-of-way", Steady: figure.To(figure.Int(1))}, Measure{Name: "growth"}, Measure{Name: "score"}
	switch {
	case c.Reached() == check.Met:
		expected.Reason, share.Reason, growth.Reason = TargetReached, TargetReached, TargetReached
	case !c.Target.IsZero():
		p, reason := m.projection(c)
		if expected.Reason, share.Reason = reason, reason; reason == NoReason {
			expected.Value, share.Value = p.expected, p.share()
		}
		growth.Reason = TargetCounts
	default:
		expected.Reason, share.Reason = MissingTarget, MissingTarget
		g, reason := c.trend()
		growth = g.measure(reason)
	}
	score.Within, _ = figure.NewInterval(figure.Int(1), figure.Int(3))
	if j := m.Judge(c); j.Class == 0 {
		score.Reason = j.Reason
	} else {
		score.Value = figure.RealOf(figure.Int(int64(j.Class)))
	}
	return measures(share, expected, growth, score)
}
