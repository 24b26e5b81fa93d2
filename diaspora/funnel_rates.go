package diaspora

import (
	"cmp"
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// FunnelRates are the percentages of a funnel.
type FunnelRates struct {
	Steps   []Proportion // each stage of the one before; one fewer than stages
	Overall Proportion   // the last stage of the first

	// Achievement is what all destinations achieved of what was aimed at, and
	// ByDestination the same for each. They may be above 100.
	Achievement   Proportion
	ByDestination []Proportion

	of Funnel
}

// Rates returns the percentages of the funnel. Since a stage is not above the
// one before, none of the steps is above 100 where a hedge would allow it. A
// percentage is undefined where what it is of is or may be 0, or not stated; one
// of several targets that is not stated leaves the achievement of all open. An
// error matches [ErrFunnel] where a stage is certainly above an earlier one.
//
//	step = 100 × stage / stage before, achievement = 100 × Σ achieved / Σ targets
func (f Funnel) Rates() (FunnelRates, error) {
	var err error
	f.compare(func(stage, earlier int, v check.Verdict) {
		if v == check.NotMet && err == nil {
			err = fmt.Errorf("%w: stage %d is %s, above the %s of stage %d",
				ErrFunnel, stage+1, f.Stages[stage].Count, f.Stages[earlier].Count, earlier+1)
		}
	})
	for i, s := range f.Stages {
		if err == nil && s.Count.Compare(figure.Less, figure.Int(0)) == check.Met {
			err = fmt.Errorf("%w: stage %d is %s: want none below 0", ErrFunnel, i+1, s.Count)
		}
	}
	if err != nil {
		return FunnelRates{}, err
	}
	rates := FunnelRates{Overall: Proportion{Undefined: "there are no two stages"}}
	rates.of = Funnel{Stages: slices.Clone(f.Stages), Destinations: slices.Clone(f.Destinations)}
	for i := 1; i < len(f.Stages); i++ {
		rates.Steps = append(rates.Steps, shareOfStage(f.Stages[i].Count, f.Stages[i-1].Count))
	}
	if n := len(f.Stages); n > 1 {
		rates.Overall = shareOfStage(f.Stages[n-1].Count, f.Stages[0].Count)
	}
	for _, d := range f.Destinations {
		rates.ByDestination = append(rates.ByDestination, statedOver(d.Achieved, d.Target))
	}
	rates.Achievement = Proportion{Undefined: "there are no targets"}
	if len(f.Destinations) > 0 {
		targets, achieved := f.sums()
		rates.Achievement = achieved.over(targets, 100)
	}
	return rates, nil
}

// sums adds up the targets and what was achieved.
func (f Funnel) sums() (targets, achieved Reckoned) {
	targets = reckonedOf(figure.Count(0, ""))
	achieved = targets
	for _, d := range f.Destinations {
		targets, achieved = targets.and(reckonedOf(d.Target)), achieved.and(reckonedOf(d.Achieved))
	}
	return targets, achieved
}

// statedOver returns part / whole in percent.
func statedOver(part, whole figure.Figure) Proportion {
	switch {
	case whole.IsZero():
		return Proportion{Undefined: "what it is of is not stated"}
	case part.IsZero():
		return Proportion{Undefined: "it is not stated"}
	}
	return reckonedOf(part).over(reckonedOf(whole), 100)
}

// shareOfStage returns a stage in percent of an earlier one, of which it is a
// part.
func shareOfStage(stage, earlier figure.Figure) Proportion {
	p := statedOver(stage, earlier)
	all, _ := figure.NewInterval(figure.Int(0), figure.Int(100))
	if within, ok := p.Bounds.Intersect(all); ok && p.Undefined == "" {
		p.Bounds = within
	}
	return p
}

// Trace returns how the percentages came about: the stages as they were reported,
// each in percent of the one before, and what was achieved of the targets.
func (r FunnelRates) Trace() check.Trace {
	var t check.Trace
	for i, s := range r.of.Stages {
		t.Add(check.Input, "stage "+check.Quote(s.Name), s.Count.String(), "")
		if i > 0 {
			t.Add(check.Compute, "step to "+check.Quote(s.Name), r.Steps[i-1].String(), "percent of the stage before")
		}
	}
	for i, d := range r.of.Destinations {
		name := "destination " + check.Quote(cmp.Or(d.Name, d.Country.String()))
		t.Add(check.Input, name, d.Achieved.String(), "achieved")
		t.Add(check.Input, name, d.Target.String(), "target")
		t.Add(check.Compute, name, r.ByDestination[i].String(), "percent of its target")
	}
	t.Add(check.Result, "overall", r.Overall.String(), "percent: the last stage of the first")
	t.Add(check.Result, "achievement", r.Achievement.String(), "percent: all achieved of all targets")
	return t
}
