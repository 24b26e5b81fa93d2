package indicator

import (
	"iter"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// SDSNTrend is the arrow of the Sustainable Development Report of the
// Sustainable Development Solutions Network. The score of an indicator, from 0
// to 100, has changed by so much a year from the baseline to the actual value;
// it needs
//
//	required = (100 - score of 2015) / 15
//
// to be at 100 in 2030. As much or more is on track, as is a score of 100, half
// of it moderate improvement, less stagnation, a fall a decrease. The limits are
// of general knowledge of the reports, not read in them.
//
// The measures are "actual" and "required", a year. The case states scores as
// baseline and actual value; direction and target are those of any score,
// whatever is stated.
type SDSNTrend struct {
	Score2015 figure.Number
}

// About names the method.
func (m SDSNTrend) About() About {
	return About{
		Name:       "SDSN, trend of scores",
		Parameters: []check.Value{{Name: "score of 2015", Text: m.Score2015.String()}, {Name: "shares from", Text: "0, 0.5, 1"}},
		Classes:    []string{"decreasing", "stagnating", "moderately-improving", "on-track-or-maintaining"},
		Source:     "Sustainable Development Solutions Network, Sustainable Development Report: annex on method",
	}
}

var hundred = figure.Int(100)

// rates returns actual and required change a year.
func (m SDSNTrend) rates(c Case) (actual, required figure.Number, reason Reason) {
	required, _ = hundred.Sub(m.Score2015).Quo(figure.Int(15))
	if c.Baseline.IsZero() {
		return actual, required, MissingBaseline
	}
	actual, reason = perYear(c.Baseline, c.Actual)
	return actual, required, reason
}

// Inputs returns the figures that count.
func (SDSNTrend) Inputs(Case) (uses, follows Inputs) {
	return OfActual | OfBaseline, OfActual | OfBaseline
}

// Judge gives the class of the change.
func (m SDSNTrend) Judge(c Case) Judgement {
	actual, required, reason := m.rates(c)
	if reason != NoReason {
		return Judgement{Reason: reason}
	}
	score, _ := c.Actual.Number()
	half, _ := required.Quo(figure.Int(2))
	j := Judgement{Verdict: check.Decide(score.Cmp(hundred) >= 0), Class: 2}
	switch {
	case j.Verdict == check.Met || actual.Cmp(required) >= 0 && actual.Sign() >= 0:
		j.Class = 4
	case actual.Sign() < 0:
		j.Class = 1
	case actual.Cmp(half) >= 0:
		j.Class = 3
	}
	return j
}

// Measures returns actual and required change.
func (m SDSNTrend) Measures(c Case) iter.Seq[Measure] {
	actual, required, reason := m.rates(c)
	return measures(ofNumber("actual", actual, reason), ofNumber("required", required, NoReason))
}
