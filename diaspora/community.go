package diaspora

import (
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// Estimate is what one source says about the size of a community: a figure from
// a text ("five million"), or a stock. What a source does not say of basis,
// territory, date and edition is left not stated, and not guessed.
type Estimate struct {
	Figure    figure.Figure `json:"figure,omitzero"`
	Basis     Basis         `json:"basis,omitempty"`
	Origin    Geo           `json:"origin,omitzero"`    // with the territory, where the source says it
	Residence Geo           `json:"residence,omitzero"` // not stated: anywhere
	Date      period.Date   `json:"date,omitzero"`
	Sex       Sex           `json:"sex,omitempty"`
	Age       AgeBand       `json:"age,omitzero"`
	Edition   Edition       `json:"edition,omitzero"`
	Source    figure.Source `json:"source,omitzero"`
}

// EstimateOf returns a stock as an estimate.
func EstimateOf(s Stock) Estimate {
	return Estimate{
		Figure: s.Figure(), Basis: s.Basis, Origin: s.Origin, Residence: s.Residence,
		Date: s.Date, Sex: s.Sex, Age: s.Age, Edition: s.Edition,
	}
}

// UnmarshalJSON reads an estimate strictly, as [check.DecodeJSON] does.
func (e *Estimate) UnmarshalJSON(data []byte) error {
	type plain Estimate
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: estimate: %w", err)
	}
	*e = Estimate(in)
	return nil
}

// String returns the figure with the labels that are stated: "5 million
// (estimate) (self-identification, RS, 2015)".
func (e Estimate) String() string {
	var labels []string
	for _, label := range [...]string{
		e.Basis.String(), e.Origin.String(), e.Date.String(), e.Age.String(), e.Edition.String(),
	} {
		if label != "" {
			labels = append(labels, label)
		}
	}
	if e.Sex != BothSexes {
		labels = append(labels, e.Sex.String())
	}
	if !e.Residence.IsZero() {
		labels = append(labels, "in "+e.Residence.String())
	}
	text := e.Figure.String()
	if text == "" {
		text = "not stated"
	}
	if len(labels) == 0 {
		return text
	}
	return text + " (" + strings.Join(labels, ", ") + ")"
}

// Community holds what several sources say about one community, side by side:
// nothing is merged, averaged or preferred.
type Community struct {
	Name      string     `json:"name,omitempty"`
	Estimates []Estimate `json:"estimates,omitempty"`
}

// UnmarshalJSON reads a community strictly, as [check.DecodeJSON] does.
func (c *Community) UnmarshalJSON(data []byte) error {
	type plain Community
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("diaspora: community: %w", err)
	}
	*c = Community(in)
	return nil
}

// EstimateComparison says what follows from two estimates.
type EstimateComparison struct {
	Left, Right Estimate
	// Ratio is left / right, from the bounds of both and from their printed
	// values.
	Ratio Proportion
	// SameBasis is met where both count by one definition, not met where they
	// count by two, and cannot tell where one does not say.
	SameBasis check.Verdict
	// Contradiction is met where both are about the same and cannot both be
	// right; not met where the figures meet, or the two differ in basis, place,
	// territory, date, sex, age or edition, so that both can be right however
	// far apart they lie. It cannot be told where a label that would decide is
	// not stated, or a figure has no bounds.
	Contradiction check.Verdict
	Differ        []string // the labels in which they differ: "basis", "edition"
	NotStated     []string // those that one of them does not state
}

// String says the ratio and what follows from it.
func (c EstimateComparison) String() string {
	text := fmt.Sprintf("%s against %s: ratio %s, contradiction %s", c.Left, c.Right, c.Ratio, c.Contradiction)
	if len(c.Differ) > 0 {
		text += ", unlike in " + strings.Join(c.Differ, ", ")
	}
	if len(c.NotStated) > 0 {
		text += ", not stated: " + strings.Join(c.NotStated, ", ")
	}
	return text
}

// CompareEstimates says what can be said of the ratio of two estimates. Five
// million members of a diaspora against 0.8 million born in the country are 6
// times as many, and no contradiction.
func CompareEstimates(left, right Estimate) EstimateComparison {
	c := EstimateComparison{Left: left, Right: right, Ratio: reckonedOf(left.Figure).over(reckonedOf(right.Figure), 1)}
	label := func(name string, isStated, isSame bool) check.Verdict {
		switch {
		case !isStated:
			c.NotStated = append(c.NotStated, name)
			return check.CannotTell
		case !isSame:
			c.Differ = append(c.Differ, name)
		}
		return check.Decide(isSame)
	}
	c.SameBasis = label("basis", left.Basis != NoBasis && right.Basis != NoBasis, left.Basis == right.Basis)
	hasOrigin := !left.Origin.IsZero() && !right.Origin.IsZero()
	same := check.All(
		c.SameBasis,
		label("origin", hasOrigin, left.Origin.SamePlace(right.Origin)),
		label("residence", true, left.Residence.SamePlace(right.Residence)),
		label("date", !left.Date.IsZero() && !right.Date.IsZero(), left.Date.Year() == right.Date.Year()),
		label("edition", !left.Edition.IsZero() && !right.Edition.IsZero(), left.Edition == right.Edition),
		label("sex", true, left.Sex == right.Sex),
		label("age", true, left.Age == right.Age),
	)
	// A territory is compared for the same place alone, and one that is not
	// stated is the usual one.
	for _, side := range [...][2]Geo{{left.Origin, right.Origin}, {left.Residence, right.Residence}} {
		if side[0].SamePlace(side[1]) && side[0] != side[1] && !slices.Contains(c.Differ, "territory") {
			c.Differ = append(c.Differ, "territory")
			same = check.NotMet
		}
	}
	a, b := left.Figure.Bounds(), right.Figure.Bounds()
	apart := check.CannotTell
	switch {
	case left.Figure.IsZero() || right.Figure.IsZero():
	case !a.Meets(b):
		apart = check.Met
	case !a.IsUnbounded() && !b.IsUnbounded():
		apart = check.NotMet
	}
	c.Contradiction = same.And(apart)
	return c
}

// Compare compares every two estimates, in the order in which they stand.
func (c Community) Compare() []EstimateComparison {
	var list []EstimateComparison
	for i, left := range c.Estimates {
		for _, right := range c.Estimates[i+1:] {
			list = append(list, CompareEstimates(left, right))
		}
	}
	return list
}

// On returns the estimates on one basis, in the order in which they stand.
func (c Community) On(b Basis) []Estimate {
	var list []Estimate
	for _, e := range c.Estimates {
		if e.Basis == b {
			list = append(list, e)
		}
	}
	return list
}

// Trace lists both estimates and what follows.
func (c EstimateComparison) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "left", c.Left.String(), "")
	t.Add(check.Input, "right", c.Right.String(), "")
	t.Add(check.Compute, "ratio", c.Ratio.String(), "left / right")
	t.Add(check.Result, "contradiction", c.Contradiction.String(), c.String())
	return t
}
