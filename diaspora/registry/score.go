package registry

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"iom.int/migdev/indicator/check"
)

// ErrModel matches every error about a [Model] that is none: probabilities that
// are not between 0 and 1, levels that do not add up, thresholds in the wrong
// order.
var ErrModel = errors.New("registry: not a model of linkage")

// ErrOutcome matches the error for outcomes that are not those of a model.
var ErrOutcome = errors.New("registry: not an outcome of the model")

// Level is one outcome that the comparison of a field may have.
type Level struct {
	Name string  // "exact", "similar", "else"
	M    float64 // probability of the level among records of one person
	U    float64 // probability of the level among records of two persons
}

// Field is a field that two records are compared by, with its levels, the best
// first. Both the m and the u of its levels sum to 1.
type Field struct {
	Name   string
	Levels []Level
}

// AgreeField returns a field with two levels: "agree" with m and u, and
// "disagree" with 1 - m and 1 - u.
func AgreeField(name string, m, u float64) Field {
	return Field{Name: name, Levels: []Level{{"agree", m, u}, {"disagree", 1 - m, 1 - u}}}
}

// GradedField returns a field with the given levels, the best first, and a last
// one, "else", that has what is left of both probabilities.
func GradedField(name string, levels ...Level) Field {
	f := Field{Name: name, Levels: make([]Level, 0, len(levels)+1)}
	rest := Level{Name: "else", M: 1, U: 1}
	for _, l := range levels {
		f.Levels = append(f.Levels, l)
		rest.M -= l.M
		rest.U -= l.U
	}
	f.Levels = append(f.Levels, rest)
	return f
}

// Outcome is what the comparison of a field showed: the number of the level, the
// best being 1. The zero Outcome is Missing.
type Outcome uint8

// Missing is the outcome where one of the two records, or both, say nothing. It
// weighs 0 and speaks neither for nor against.
const Missing Outcome = 0

// Outcome returns the outcome of a name: that of a level, or "missing".
func (f Field) Outcome(name string) (Outcome, error) {
	for i, l := range f.Levels {
		if l.Name == name {
			return Outcome(i + 1), nil
		}
	}
	if name == "missing" {
		return Missing, nil
	}
	return Missing, fmt.Errorf("%w: field %s has no level %s", ErrOutcome, check.Quote(f.Name), check.Quote(name))
}

// Model is how two records are judged by Fellegi and Sunter, with given
// probabilities: nothing is estimated from the records.
//
// The source is I. P. Fellegi and A. B. Sunter, Journal of the American
// Statistical Association 64 (1969), 1183-1210; the weights are in bits.
type Model struct {
	Fields []Field
	Prior  float64 // probability that two records, taken at random, are of one person
	Upper  float64 // match weight in bits from which on a pair is a link
	Lower  float64 // match weight in bits up to which a pair is none
}

// maxLevels is how many levels a field may have.
const maxLevels = 100

// sumTolerance is how far the probabilities of the levels may be from 1
// together: they are often stated rounded.
const sumTolerance = 1e-6

// Check returns an error that matches [ErrModel] where m is no model: without
// fields, a prior, an m or a u that is not above 0 and below 1, levels whose m or
// u do not sum to 1 (within 0.000001), two fields or two levels of a field with
// one name, a lower threshold above the upper one.
func (m Model) Check() error {
	if len(m.Fields) == 0 {
		return fmt.Errorf("%w: no fields", ErrModel)
	}
	if !isProbability(m.Prior) {
		return fmt.Errorf("%w: a prior of %v: want it above 0 and below 1", ErrModel, m.Prior)
	}
	if !(m.Lower <= m.Upper) || math.IsInf(m.Lower, 0) || math.IsInf(m.Upper, 0) {
		return fmt.Errorf("%w: thresholds %v and %v: want the lower one at most the upper", ErrModel, m.Lower, m.Upper)
	}
	names := make(map[string]bool, len(m.Fields))
	for _, f := range m.Fields {
		if names[f.Name] {
			return fmt.Errorf("%w: two fields %s", ErrModel, check.Quote(f.Name))
		}
		names[f.Name] = true
		if err := f.check(); err != nil {
			return err
		}
	}
	return nil
}

// isProbability reports whether p is above 0 and below 1.
func isProbability(p float64) bool { return p > 0 && p < 1 }

// check returns what keeps f from being a field.
func (f Field) check() error {
	if n := len(f.Levels); n < 2 || n > maxLevels {
		return fmt.Errorf("%w: field %s has %d levels: want 2 to %d", ErrModel, check.Quote(f.Name), n, maxLevels)
	}
	var sumM, sumU float64
	names := make(map[string]bool, len(f.Levels))
	for _, l := range f.Levels {
		if !isProbability(l.M) || !isProbability(l.U) {
			return fmt.Errorf("%w: level %s of field %s has m %v and u %v: want both above 0 and below 1",
				ErrModel, check.Quote(l.Name), check.Quote(f.Name), l.M, l.U)
		}
		if names[l.Name] || l.Name == "missing" {
			return fmt.Errorf("%w: field %s cannot have a level %s twice, or one called missing",
				ErrModel, check.Quote(f.Name), check.Quote(l.Name))
		}
		names[l.Name] = true
		sumM += l.M
		sumU += l.U
	}
	if math.Abs(sumM-1) > sumTolerance || math.Abs(sumU-1) > sumTolerance {
		return fmt.Errorf("%w: the levels of field %s sum to m %v and u %v: want 1", ErrModel, check.Quote(f.Name), sumM, sumU)
	}
	return nil
}

// Decision is what becomes of a pair of records. The zero value is Possible:
// nothing is claimed.
type Decision uint8

const (
	Possible Decision = iota // between the thresholds: somebody has to look
	Link                     // one person
	NonLink                  // two persons
)

var decisions = check.Enum[Decision]{What: "registry: decision", Names: []string{"possible", "link", "non-link"}}

// String returns "possible", "link" or "non-link".
func (d Decision) String() string { return decisions.String(d) }

// MarshalText returns what String does.
func (d Decision) MarshalText() ([]byte, error) { return decisions.Marshal(d) }

// UnmarshalText reads what [Decision.MarshalText] writes.
func (d *Decision) UnmarshalText(text []byte) error { return decisions.Unmarshal(d, text) }

// Decide returns the decision on a match weight: Link from the upper threshold
// on, NonLink up to the lower one, Possible between. Where the two thresholds
// are one, the weight that meets it is a Link.
func (m Model) Decide(matchWeight float64) Decision {
	switch {
	case matchWeight >= m.Upper:
		return Link
	case matchWeight <= m.Lower:
		return NonLink
	}
	return Possible
}

// Part is what one field says about a pair: how it compared, and what that
// weighs in bits. It holds no value of the records.
type Part struct {
	Field string
	Level string  // "missing" where there was nothing to compare
	Bits  float64 // log2(m/u) of the level; 0 where missing
}

// Score is the judgement on a pair of records, with what each field adds to it.
type Score struct {
	Parts       []Part  // in the order of the model's fields
	Weight      float64 // sum of the parts
	PriorWeight float64 // log2(prior / (1 - prior))
	MatchWeight float64 // Weight + PriorWeight
	Probability float64 // 2^M / (1 + 2^M), that both are one person
	Decision    Decision
}

// Score judges a pair by what the comparison of its fields showed, in the order
// of the fields. It returns an error that matches [ErrModel] where m is no model,
// and one that matches [ErrOutcome] where the outcomes are not one for each field.
func (m Model) Score(outcomes ...Outcome) (Score, error) {
	if err := m.Check(); err != nil {
		return Score{}, err
	}
	if len(outcomes) != len(m.Fields) {
		return Score{}, fmt.Errorf("%w: %d outcomes for %d fields", ErrOutcome, len(outcomes), len(m.Fields))
	}
	for i, o := range outcomes {
		if int(o) > len(m.Fields[i].Levels) {
			return Score{}, fmt.Errorf("%w: %d for field %s of %d levels", ErrOutcome, o, check.Quote(m.Fields[i].Name), len(m.Fields[i].Levels))
		}
	}
	return m.score(outcomes), nil
}

// score is Score for a model and outcomes that are known to fit.
func (m Model) score(outcomes []Outcome) Score {
	s := Score{Parts: make([]Part, len(outcomes)), PriorWeight: math.Log2(m.Prior / (1 - m.Prior))}
	for i, o := range outcomes {
		p := Part{Field: m.Fields[i].Name, Level: "missing"}
		if o != Missing {
			l := m.Fields[i].Levels[o-1]
			p.Level, p.Bits = l.Name, l.bits()
		}
		s.Parts[i] = p
		s.Weight += p.Bits
	}
	s.MatchWeight = s.Weight + s.PriorWeight
	s.Probability = 1 / (1 + math.Exp2(-s.MatchWeight))
	s.Decision = m.Decide(s.MatchWeight)
	return s
}

// bits returns what the level weighs.
func (l Level) bits() float64 { return math.Log2(l.M / l.U) }

// String returns the parts and the judgement, in bits to four places:
//
//	surname: agree, +6.4919
//	prior, -13.2876
//	match weight -6.7957, probability 0.0089: non-link
func (s Score) String() string {
	var b strings.Builder
	for _, p := range s.Parts {
		fmt.Fprintf(&b, "%s: %s, %+.4f\n", p.Field, p.Level, p.Bits)
	}
	fmt.Fprintf(&b, "prior, %+.4f\nmatch weight %+.4f, probability %.4f: %s", s.PriorWeight, s.MatchWeight, s.Probability, s.Decision)
	return b.String()
}
