package indicator

import (
	"iter"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Method is a rule by which an indicator is judged: a value that names itself,
// its edition and its parameters. Those of this package are [Achievement],
// [Progress], [Pace], [EurostatTarget], [EurostatTrend], [OpenSDG], [UNTrend],
// [UNAssessment], [ESCAPStatus], [ESCAPAnticipated], [SDSNTrend],
// [WeatherSymbol], [GrowthBands] and [LevelBands]; a caller may write others.
//
// A method judges exact figures alone. [Evaluate] asks it as often as uncertain
// figures take.
type Method interface {
	// About names the method and lists its classes.
	About() About
	// Judge judges a case in which each figure is a single number or not stated.
	Judge(Case) Judgement
	// Measures yields the numbers behind the judgement, the main one first, in an
	// order and number that do not depend on the figures. They are computed only
	// for who asks, and as far as he asks.
	Measures(Case) iter.Seq[Measure]
	// Inputs returns on which figures of the case the answers depend, and which of
	// them are followed where they are uncertain: those in which the class moves
	// in one direction, up or down, as long as the figure meets no other that
	// counts, and not 0; see [Evaluate].
	Inputs(Case) (uses, follows Inputs)
}

// About is what a method says of itself.
type About struct {
	Name       string
	Edition    string        // "" where there are none
	Parameters []check.Value // all that it judges by
	Classes    []string      // in kebab-case from the worst to the best, at most 63
	Source     string        // of the rule
}

// String returns name, edition and parameters: "Eurostat, with target (2024):
// classes from 0.95, 0.6, 0".
func (a About) String() string {
	var b strings.Builder
	b.WriteString(a.Name)
	if a.Edition != "" {
		b.WriteString(" (" + a.Edition + ")")
	}
	for i, p := range a.Parameters {
		b.WriteString([]string{": ", ", "}[min(i, 1)] + p.Name + " " + p.Text)
	}
	return b.String()
}

// Inputs are some of the figures of a case.
type Inputs uint8

// The figures of a case.
const (
	OfActual Inputs = 1 << iota
	OfBaseline
	OfTarget
	OfMilestones
	OfSeries
	OfPredicted
	OfLimit

	ofLevel = OfActual | OfBaseline | OfTarget
)

// Judgement is what a method answers for exact figures.
type Judgement struct {
	// Verdict answers the question of the method: mostly whether the target is
	// reached, for [Pace] whether what is due is.
	Verdict check.Verdict
	// Class is a place in [About.Classes], from 1; 0 is none, and Reason says
	// why.
	Class  uint8
	Reason Reason
}

// Measure is a number behind a judgement.
type Measure struct {
	Name   string      // in kebab-case: "ratio", "score"
	Value  figure.Real // where Reason is NoReason
	Reason Reason      // why there is no value
	// Within is what the value can be at all, as -5 to 5 for a score; without
	// bounds where it can be anything.
	Within figure.Interval
	// Steady is where the value moves in one direction with the baseline; without
	// bounds everywhere. Beyond it, what the ends of an uncertain baseline give is
	// no bound for what lies between.
	Steady figure.Interval
}

// measures yields measures that are at hand.
func measures(ms ...Measure) iter.Seq[Measure] { return slices.Values(ms) }
