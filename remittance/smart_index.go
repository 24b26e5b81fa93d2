package remittance

import (
	"fmt"
	"slices"
	"strconv"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
)

// SmartIndex finds the mean of the cheapest services of each corridor, and the
// mean over the corridors that have one: the SmaRT index. It is an accumulator,
// as [SmartTally] is. Services of several periods belong into several indices.
// The zero value is ready for use, with the zero [SmartRule].
type SmartIndex struct {
	rule      SmartRule
	corridors map[Corridor]*SmartTally
}

// NewSmartIndex returns an empty index.
func NewSmartIndex(r SmartRule) *SmartIndex {
	return &SmartIndex{rule: r}
}

// Add adds a service to its corridor.
func (x *SmartIndex) Add(s Service) { x.corridor(s.Corridor).add(&s) }

func (x *SmartIndex) corridor(c Corridor) *SmartTally {
	t := x.corridors[c]
	if t == nil {
		if x.corridors == nil {
			x.corridors = map[Corridor]*SmartTally{}
		}
		t = NewSmartTally(x.rule)
		x.corridors[c] = t
	}
	return t
}

// Merge adds every service of other, which stays as it is. An error that matches
// [ErrUnlike] says that the rules differ; x stays as it is then.
func (x *SmartIndex) Merge(other *SmartIndex) error {
	if !x.rule.equal(&other.rule) {
		return fmt.Errorf("%w: %s and %s", ErrUnlike, x.rule, other.rule)
	}
	for c, t := range other.corridors {
		if err := x.corridor(c).Merge(t); err != nil {
			return err
		}
	}
	return nil
}

// Result returns the index of the services added so far.
func (x *SmartIndex) Result() SmartIndexCost {
	r := SmartIndexCost{rule: x.rule}
	mean := newCombined(indicator.Mean)
	for c, t := range x.corridors {
		cost := t.Result()
		r.Corridors = append(r.Corridors, SmartCorridor{c, cost})
		if cost.Mean.IsAbsent() {
			r.Without++
		} else {
			mean.add(cost.Mean)
		}
	}
	slices.SortFunc(r.Corridors, func(a, b SmartCorridor) int { return a.Corridor.Compare(b.Corridor) })
	if len(r.Corridors) == 0 {
		r.Mean = AbsentPercent(indicator.NotReported, "no service")
	} else {
		r.Mean = mean.result(indicator.Undefined, "no corridor has a mean of the cheapest")
	}
	return r
}

// SmartIndexCost is the mean of the cheapest services over corridors.
type SmartIndexCost struct {
	Mean      Percent         // over the corridors that have a mean; absent where none has
	Corridors []SmartCorridor // all, in their order
	Without   int             // how many have no mean

	rule SmartRule
}

// SmartCorridor is the mean of the cheapest services in a corridor.
type SmartCorridor struct {
	Corridor Corridor
	Cost     SmartCost
}

// Trace lists the rule, the corridors with their means, those without, and the
// mean.
func (r SmartIndexCost) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Policy, "rule", r.rule.String(), "")
	for _, c := range r.Corridors {
		if c.Cost.Mean.IsAbsent() {
			t.Add(check.LeftOut, c.Corridor.String(), "", c.Cost.Mean.Why())
		} else {
			t.Add(check.Input, c.Corridor.String(), c.Cost.Mean.detail(), "")
		}
	}
	t.Add(check.Result, "mean over "+strconv.Itoa(len(r.Corridors)-r.Without)+" corridors in percent", r.Mean.detail(), "")
	return t
}
