package placement

import (
	"errors"
	"fmt"
	"io"
	"math"

	"iom.int/migdev/diaspora"
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// ErrScore matches every error about weights, a post or a profile from which no
// score can be computed. The messages name list and index, not what is in it.
var ErrScore = errors.New("placement: cannot score")

// Post is what a post asks for. Skills are whatever keys the caller has for
// them, best the URIs of ESCO, which stay when labels change; they are equal
// where their texts are. A skill stated twice counts once, and one that is both
// essential and optional is essential.
type Post struct {
	Essential  []string      `json:"essential,omitempty"`
	Optional   []string      `json:"optional,omitempty"`
	Occupation diaspora.ISCO `json:"occupation,omitzero"` // the zero ISCO is not stated
}

// Profile is what a person brings. It prints as counts.
type Profile struct {
	Skills []string `json:"skills,omitempty"` // duplicates count once

	// SkillsUnknown says that nobody has asked for the skills. It is not the
	// same as having none: there is then no score.
	SkillsUnknown bool `json:"skills_unknown,omitempty"`

	// Occupations are those that the person could work in; the nearest counts.
	Occupations []diaspora.ISCO `json:"occupations,omitempty"`
}

// Format writes how many skills and occupations there are, whatever the verb.
func (p Profile) Format(f fmt.State, _ rune) {
	_, _ = fmt.Fprintf(f, "skills %d, occupations %d", len(p.Skills), len(p.Occupations))
}

// Weights says how much a skill or an occupation counts. The zero value weighs
// nothing, and gives no score: see [DefaultWeights].
type Weights struct {
	Essential figure.Number `json:"essential"` // of each essential skill
	Optional  figure.Number `json:"optional"`  // of each optional skill

	// Occupation is the weight of how near the nearest occupation of the person
	// is to that of the post: in full at distance 0, nothing beyond
	// MaxDistance, and in even steps between. At most 1 apart, the same minor
	// group counts half. For distances see [diaspora.ISCO.Distance].
	Occupation  figure.Number `json:"occupation"`
	MaxDistance int           `json:"max_distance"` // 0 to 4
}

// DefaultWeights returns 1 for an essential and 0.5 for an optional skill, with
// no weight for occupations.
func DefaultWeights() Weights {
	half, _ := figure.Frac(1, 2)
	return Weights{Essential: figure.Int(1), Optional: half}
}

// Check returns what is wrong with w, under the codes
//
//	placement.weight        a weight is below 0
//	placement.max-distance  the greatest distance is not 0 to 4
func (w Weights) Check() check.Findings {
	var fs check.Findings
	for _, weight := range [...]struct {
		path check.Path
		figure.Number
	}{{"essential", w.Essential}, {"optional", w.Optional}, {"occupation", w.Occupation}} {
		if weight.Sign() < 0 {
			fs = append(fs, check.Finding{Code: "placement.weight", Severity: check.Error, Path: weight.path,
				Message: fmt.Sprintf("the weight is %s: want none below 0", weight.Number)})
		}
	}
	if w.MaxDistance < 0 || w.MaxDistance > maxDistance {
		fs = append(fs, check.Finding{Code: "placement.max-distance", Severity: check.Error, Path: "max_distance",
			Message: fmt.Sprintf("the greatest distance is %d: want 0 to %d", w.MaxDistance, maxDistance)})
	}
	return fs
}

// Why there is no score.
const (
	NoRequirements indicator.Reason = "no-requirements" // the post states nothing to be scored
	NoWeight       indicator.Reason = "no-weight"       // all that it states has the weight 0
	SkillsUnknown  indicator.Reason = "skills-unknown"  // nobody has asked the person
)

// Score is how well a person fits a post. It prints without the skills.
type Score struct {
	Weights Weights

	Essential, EssentialHeld int // different skills that the post asks for, and those the person has
	Optional, OptionalHeld   int

	// MissingEssential are the essential skills that the person lacks, in the
	// order of the post. It is empty where the skills are unknown.
	MissingEssential []string

	// Distance is that of the nearest occupation, and HasDistance false where
	// post or person states none.
	Distance    int
	HasDistance bool

	// Eligible is met where no essential skill is missing, not met where one
	// is, and cannot be told of a post that states no skills and of a person
	// whose skills are unknown.
	Eligible check.Verdict

	// Reason says why there is no value: [NoRequirements], [NoWeight] or
	// [SkillsUnknown].
	Reason indicator.Reason

	value figure.Number
}

// Value returns the score, 0 to 1, exactly. It is false where there is none,
// which is neither the lowest score nor the highest: [Score.Reason] says why.
func (s Score) Value() (figure.Number, bool) { return s.value, s.Reason == indicator.NoReason }

// EssentialCoverage returns the share of the essential skills that the person
// has, 0 to 1, and false where the post has none or the skills are unknown.
func (s Score) EssentialCoverage() (figure.Number, bool) {
	if s.Reason == SkillsUnknown {
		return figure.Number{}, false
	}
	return figure.Frac(int64(s.EssentialHeld), int64(s.Essential))
}

// String returns the score without the skills: "0.625, 2 of 3 essential, 1 of 2
// optional".
func (s Score) String() string {
	value := "no score (" + string(s.Reason) + ")"
	if s.Reason == indicator.NoReason {
		value = s.value.String()
	}
	return fmt.Sprintf("%s, %d of %d essential, %d of %d optional", value, s.EssentialHeld, s.Essential, s.OptionalHeld, s.Optional)
}

// Format writes what String returns, whatever the verb.
func (s Score) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// Trace returns how the score came about.
func (s Score) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "essential skills", fmt.Sprintf("%d of %d", s.EssentialHeld, s.Essential), "weight "+s.Weights.Essential.String())
	t.Add(check.Input, "optional skills", fmt.Sprintf("%d of %d", s.OptionalHeld, s.Optional), "weight "+s.Weights.Optional.String())
	if s.Weights.Occupation.Sign() > 0 {
		if why := fmt.Sprintf("weight %s, up to %d", s.Weights.Occupation, s.Weights.MaxDistance); s.HasDistance {
			t.Add(check.Input, "distance of occupations", fmt.Sprint(s.Distance), why)
		} else {
			t.Add(check.LeftOut, "distance of occupations", "none", "not stated")
		}
	}
	if s.Reason != indicator.NoReason {
		t.Add(check.Result, "score", "none", string(s.Reason))
	} else {
		t.Add(check.Result, "score", s.value.String(), "weight held over weight asked for")
	}
	t.Add(check.Result, "eligible", s.Eligible.String(), fmt.Sprintf("%d essential skills missing", len(s.MissingEssential)))
	return t
}

// Score returns how well a person fits a post.
//
//	score = (we |E ∩ H| + wo |O ∩ H| + wd near) / (we |E| + wo |O| + wd)
//	near  = (d + 1 - distance) / (d + 1), 0 beyond the greatest distance d
//
// E and O are the essential and the optional skills, H those of the person.
// Skills that the post does not ask for neither help nor harm. The occupation
// takes part where both state one: what is not stated counts neither for nor
// against. A post that states nothing has no score.
//
// An error matches [ErrScore], for weights that [Weights.Check] finds wrong and
// for a skill that is the empty text.
func (w Weights) Score(person Profile, post Post) (Score, error) {
	if err := w.Check().Err(); err != nil {
		return Score{}, fmt.Errorf("%w: %w", ErrScore, err)
	}
	ask, err := requirements(post)
	if err != nil {
		return Score{}, err
	}
	if err := noBlank("skill", person.Skills); err != nil {
		return Score{}, err
	}
	has := make(map[string]bool, len(person.Skills))
	for _, skill := range person.Skills {
		has[skill] = true
	}
	s := Score{Weights: w, Essential: len(ask.essential), Optional: len(ask.optional)}
	if !person.SkillsUnknown {
		for _, skill := range ask.essential {
			if has[skill] {
				s.EssentialHeld++
			} else {
				s.MissingEssential = append(s.MissingEssential, skill)
			}
		}
		for _, skill := range ask.optional {
			if has[skill] {
				s.OptionalHeld++
			}
		}
		if len(ask.essential)+len(ask.optional) > 0 {
			s.Eligible = check.Decide(len(s.MissingEssential) == 0)
		}
	}
	s.Distance, s.HasDistance = nearest(person.Occupations, post.Occupation)
	s.value, s.Reason = w.value(s, person.SkillsUnknown)
	return s, nil
}

// value computes the score of what s has counted.
func (w Weights) value(s Score, unknown bool) (figure.Number, indicator.Reason) {
	count := func(n int) figure.Number { return figure.Int(int64(n)) }
	held := w.Essential.Mul(count(s.EssentialHeld)).Add(w.Optional.Mul(count(s.OptionalHeld)))
	asked := w.Essential.Mul(count(s.Essential)).Add(w.Optional.Mul(count(s.Optional)))
	occupation := s.HasDistance && w.Occupation.Sign() > 0
	if occupation {
		near, _ := figure.Frac(int64(max(0, w.MaxDistance+1-s.Distance)), int64(w.MaxDistance+1))
		held, asked = held.Add(w.Occupation.Mul(near)), asked.Add(w.Occupation)
	}
	skills := s.Essential+s.Optional > 0
	if skills && unknown {
		return figure.Number{}, SkillsUnknown
	}
	if !skills && !occupation {
		return figure.Number{}, NoRequirements
	}
	score, ok := held.Quo(asked)
	if !ok {
		return figure.Number{}, NoWeight
	}
	return score, indicator.NoReason
}

// asked are the skills that a post asks for, each once.
type asked struct{ essential, optional []string }

func requirements(post Post) (asked, error) {
	if err := noBlank("essential skill", post.Essential); err != nil {
		return asked{}, err
	}
	if err := noBlank("optional skill", post.Optional); err != nil {
		return asked{}, err
	}
	var a asked
	seen := make(map[string]bool, len(post.Essential)+len(post.Optional))
	once := func(skills []string) (list []string) {
		for _, skill := range skills {
			if !seen[skill] {
				seen[skill] = true
				list = append(list, skill)
			}
		}
		return list
	}
	a.essential = once(post.Essential)
	a.optional = once(post.Optional)
	return a, nil
}

func noBlank(what string, skills []string) error {
	for k, skill := range skills {
		if skill == "" {
			return fmt.Errorf("%w: %s %d is empty: want its key", ErrScore, what, k)
		}
	}
	return nil
}

// nearest returns the least distance of any occupation to that of the post.
func nearest(occupations []diaspora.ISCO, post diaspora.ISCO) (int, bool) {
	least := math.MaxInt
	for _, o := range occupations {
		if d, ok := o.Distance(post); ok {
			least = min(least, d)
		}
	}
	if least == math.MaxInt {
		return 0, false
	}
	return least, true
}
