package indicator

import (
	"iter"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// GrowthBands judges by the compound annual growth from the baseline in the
// wanted direction, with limits of the caller: the rule of a national office as
// data. See [ISTAT] and [SouthTyrol].
type GrowthBands struct {
	Name, Edition, Source string
	// Classes, from the worst to the best, are one more than the limits, which
	// rise: 0.01 stands for 1 % a year.
	Classes []string
	Limits  []figure.Number
	// IsBand puts growth at a limit into the class on the side of 0, as where a
	// rule speaks of a band of ±1 %; else it is in the better class.
	IsBand bool
}

// ISTAT returns the rule of the Italian National Institute of Statistics: growth
// within a band of 1 % a year up and down is stability, beyond it improvement or
// deterioration.
func ISTAT() GrowthBands {
	return GrowthBands{
		Name: "ISTAT, compound growth", Source: "Italian National Institute of Statistics, SDGs Report",
		Classes: []string{"deterioration", "stability", "improvement"}, Limits: limits("-0.01", "0.01"), IsBand: true,
	}
}

// SouthTyrol returns the rule of the statistics institute of South Tyrol, which
// tells growth beyond 5 % a year from that beyond 1 %.
func SouthTyrol() GrowthBands {
	return GrowthBands{
		Name: "ASTAT, compound growth", Source: "Provincial Statistics Institute of South Tyrol, SDG monitoring",
		Classes: []string{"strong-deterioration", "deterioration", "stability", "improvement", "strong-improvement"},
		Limits:  limits("-0.05", "-0.01", "0.01", "0.05"), IsBand: true,
	}
}

// About names the method.
func (m GrowthBands) About() About {
	return About{
		Name: m.Name, Edition: m.Edition, Source: m.Source, Classes: m.Classes,
		Parameters: []check.Value{{Name: "limits", Text: inWords(m.Limits)}, {Name: "at a limit", Text: map[bool]string{true: "the class on the side of 0", false: "the better class"}[m.IsBand]}},
	}
}

// Inputs returns the figures that count.
func (GrowthBands) Inputs(Case) (uses, follows Inputs) { return ofLevel, ofLevel }

// Judge gives the class of the growth.
func (m GrowthBands) Judge(c Case) Judgement {
	j := Judgement{Verdict: c.Reached()}
	g, reason := c.trend()
	switch {
	case reason != NoReason:
		j.Reason = reason
	case len(m.Classes) == len(m.Limits)+1:
		j.Class = m.class(g)
	default:
		j.Reason = BoundsEqual
	}
	return j
}

// class returns the class of a growth.
func (m GrowthBands) class(g trend) uint8 {
	for i := len(m.Limits); i > 0; i-- {
		if c := g.cmp(m.Limits[i-1]); c > 0 || c == 0 && !(m.IsBand && m.Limits[i-1].Sign() > 0) {
			return uint8(i + 1)
		}
	}
	return 1
}

// Measures returns the growth.
func (m GrowthBands) Measures(c Case) iter.Seq[Measure] {
	g, reason := c.trend()
	return measures(g.measure(reason))
}

// LevelBands judges by the level of the actual value alone, as the level of the
// United Nations' SDG Progress Chart does with limits that differ from indicator
// to indicator. Where a decrease is wanted, values below the limits are the
// better ones.
type LevelBands struct {
	Name, Edition, Source string
	// Classes, from the worst to the best, are one more than the limits, which
	// go from the worst to the best too: they rise where an increase is wanted
	// and fall where a decrease is. A value at a limit is in the better class.
	Classes []string
	Limits  []figure.Number
}

// About names the method.
func (m LevelBands) About() About {
	return About{
		Name: m.Name, Edition: m.Edition, Source: m.Source, Classes: m.Classes,
		Parameters: []check.Value{{Name: "classes from", Text: inWords(m.Limits)}},
	}
}

// Inputs returns the figures that count.
func (LevelBands) Inputs(Case) (uses, follows Inputs) { return ofLevel, ofLevel }

// Judge gives the class of the level.
func (m LevelBands) Judge(c Case) Judgement {
	j := Judgement{Verdict: c.Reached()}
	actual, ok := c.Actual.Number()
	sign := c.Direction.Sign()
	switch {
	case !ok:
		j.Reason = MissingValue
	case c.Direction == NoDirection:
		j.Reason = MissingDirection
	case sign == 0:
		j.Reason = NoPath
	case len(m.Classes) != len(m.Limits)+1:
		j.Reason = BoundsEqual
	default:
		j.Class = classOver(m.Limits, false, func(n figure.Number) int { return sign * actual.Cmp(n) })
	}
	return j
}

// Measures returns the level.
func (m LevelBands) Measures(c Case) iter.Seq[Measure] {
	actual, ok := c.Actual.Number()
	if !ok {
		return measures(Measure{Name: "level", Reason: MissingValue})
	}
	return measures(ofNumber("level", actual, NoReason))
}
