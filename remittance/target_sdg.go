package remittance

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
)

// SDG10c1 answers indicator 10.c.1 of the Sustainable Development Goals,
// remittance costs as a proportion of the amount remitted, over the services of
// one period:
//
//   - the average cost of a corridor, of all its services
//   - the mean of the three cheapest services of a corridor that are eligible
//     (SmaRT), which the corridors' part of target 10.c is judged by
//   - the global average, of all services in all corridors
//
// It is an accumulator: Add and Merge change it, and the order in which services
// came makes no difference. The zero value is that of the zero rules. The rules are those of the indicator's metadata
// (United Nations Statistics Division; World Bank).
type SDG10c1 struct {
	global  CostTally
	average CostGroups
	smart   SmartIndex
}

// NewSDG10c1 returns an empty assessment against [Target10c], for services that
// are averaged by a selection and among which the cheapest are found by a rule.
// [SmaRT] is the usual one; the zero values of both ask of a service that it
// states one price and is not known to hide its rate.
func NewSDG10c1(s Selection, r SmartRule) *SDG10c1 {
	return &SDG10c1{
		global: *NewCostTally(s), average: *NewCostGroups(ByCorridor, s), smart: *NewSmartIndex(r),
	}
}

// Add adds a service.
func (a *SDG10c1) Add(s Service) {
	a.global.add(&s)
	a.average.by = ByCorridor // of the zero value too
	a.average.Add(s)
	a.smart.Add(s)
}

// Merge adds every service of other, which stays as it is. An error that matches
// [ErrUnlike] says that their rules differ; a stays as it is then.
func (a *SDG10c1) Merge(other *SDG10c1) error {
	if !a.smart.rule.equal(&other.smart.rule) {
		return fmt.Errorf("%w: %s and %s", ErrUnlike, a.smart.rule, other.smart.rule)
	}
	if err := a.global.Merge(&other.global); err != nil {
		return err
	}
	a.average.by = ByCorridor
	for k, t := range other.average.groups {
		if err := a.average.tally(k).Merge(t); err != nil {
			return err
		}
	}
	return a.smart.Merge(&other.smart)
}

// Result returns the assessment of the services added so far.
func (a *SDG10c1) Result() SDG10c1Result {
	target := Target10c()
	r := SDG10c1Result{GlobalAverage: a.global.Result(), target: target}
	r.AverageBelow3 = target.Average.Judge(r.GlobalAverage.Mean)
	smart := a.smart.Result()
	r.SmartMean, r.WithoutSmart = smart.Mean, smart.Without
	all := check.Met
	means := newCombined(indicator.Mean)
	for _, s := range smart.Corridors {
		c := SDG10c1Corridor{Corridor: s.Corridor, Smart: s.Cost, AtMost5: target.Corridor.Judge(s.Cost.Mean)}
		c.Average, _ = a.average.Find(GroupKey{Corridor: s.Corridor})
		if !c.Average.Mean.IsAbsent() {
			means.add(c.Average.Mean)
		}
		all = all.And(c.AtMost5)
		r.Corridors = append(r.Corridors, c)
	}
	r.MeanOfCorridors = means.result(indicator.NotReported, "no corridor has an average")
	if len(r.Corridors) > 0 {
		r.AllCorridorsAtMost5 = all
	}
	return r
}

// SDG10c1Result is the answer to indicator 10.c.1.
type SDG10c1Result struct {
	Corridors []SDG10c1Corridor // in their order

	// GlobalAverage is over all services, so that a corridor with many weighs
	// more; MeanOfCorridors is over corridors, each once, and is not judged.
	GlobalAverage   CostAverage
	MeanOfCorridors Percent

	SmartMean    Percent // over the corridors that have one
	WithoutSmart int     // corridors where too few services are eligible

	// AverageBelow3 is the verdict on the global average. It cannot be told
	// where there is none, or its bounds leave it open.
	AverageBelow3 check.Verdict
	// AllCorridorsAtMost5 is the verdict on the mean of the cheapest in every
	// corridor. One that is above 5 % decides; else one without a mean leaves it
	// open.
	AllCorridorsAtMost5 check.Verdict

	target CostTarget
}

// SDG10c1Corridor is the answer for one corridor.
type SDG10c1Corridor struct {
	Corridor Corridor
	Average  CostAverage   // of all services
	Smart    SmartCost     // of the three cheapest that are eligible
	AtMost5  check.Verdict // of Smart; cannot tell where it is absent
}

// Find returns the answer for a corridor, and false where it has no services.
func (r SDG10c1Result) Find(c Corridor) (SDG10c1Corridor, bool) {
	i, ok := slices.BinarySearchFunc(r.Corridors, c, func(x SDG10c1Corridor, c Corridor) int { return x.Corridor.Compare(c) })
	if !ok {
		return SDG10c1Corridor{}, false
	}
	return r.Corridors[i], true
}

// String returns both verdicts.
func (r SDG10c1Result) String() string {
	return fmt.Sprintf("average %s below 3: %s; all corridors at most 5: %s", r.GlobalAverage.Mean, r.AverageBelow3, r.AllCorridorsAtMost5)
}

// Trace lists average and mean of the cheapest of each corridor, the global
// average, and the verdicts.
func (r SDG10c1Result) Trace() check.Trace {
	var t check.Trace
	for _, c := range r.Corridors {
		t.Add(check.Compute, c.Corridor.String()+": average", c.Average.String(), "")
		kind := check.Compute
		if c.Smart.Mean.IsAbsent() {
			kind = check.LeftOut
		}
		t.Add(kind, c.Corridor.String()+": cheapest", c.Smart.String(), c.AtMost5.String())
	}
	t.Add(check.Compute, "global average", r.GlobalAverage.String(), "each service once")
	t.Add(check.Result, "average", r.AverageBelow3.String(), r.target.Average.String())
	t.Add(check.Result, "all corridors", r.AllCorridorsAtMost5.String(), r.target.Corridor.String())
	return t
}
