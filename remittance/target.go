package remittance

import (
	"fmt"
	"slices"
	"strconv"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Limit is a condition on a cost: below 3 %, at most 5 %. The zero value is no
// condition.
type Limit struct {
	_       [0]func()
	op      figure.Op
	percent figure.Number
	is      bool
}

// NewLimit returns the condition that a cost compares so with a percentage.
func NewLimit(op figure.Op, percent figure.Number) Limit {
	return Limit{op: op, percent: percent, is: true}
}

// IsZero reports whether l is no condition.
func (l Limit) IsZero() bool { return !l.is }

// Percent returns what costs are compared with, and false where l is no
// condition.
func (l Limit) Percent() (figure.Number, bool) { return l.percent, l.is }

// Judge answers whether a cost meets the condition. An absent one cannot be
// told.
func (l Limit) Judge(p Percent) check.Verdict {
	if !l.is {
		return check.Met
	}
	return p.Compare(l.op, l.percent)
}

// String returns the condition: "< 3", "<= 5", "" for none.
func (l Limit) String() string {
	if !l.is {
		return ""
	}
	return l.op.String() + " " + l.percent.String()
}

func (l Limit) equal(o Limit) bool {
	return l.is == o.is && l.op == o.op && l.percent.Equal(o.percent)
}

// CostTarget is what costs are wanted to be, on average and in each corridor.
type CostTarget struct {
	Name     string
	Average  Limit // of the mean cost
	Corridor Limit // of the cost of each corridor
}

// Target10c returns target 10.c of the Sustainable Development Goals: by 2030
// the costs are less than 3 % on average, and no corridor has costs higher than
// 5 %. Both are strict: 3 % does not meet the target, a corridor of exactly 5 %
// does.
func Target10c() CostTarget {
	return CostTarget{
		Name:     "SDG target 10.c",
		Average:  NewLimit(figure.Less, figure.Int(3)),
		Corridor: NewLimit(figure.LessOrEqual, figure.Int(5)),
	}
}

// Target5x5 returns the 5x5 objective of the Group of Eight (L'Aquila, 2009),
// taken up by the Group of Twenty: to bring the global average down from 10 % to
// 5 % within five years. An average of exactly 5 % meets it. It says nothing
// about single corridors.
func Target5x5() CostTarget {
	return CostTarget{Name: "5x5 objective", Average: NewLimit(figure.LessOrEqual, figure.Int(5))}
}

func (t *CostTarget) equal(o *CostTarget) bool {
	return t.Name == o.Name && t.Average.equal(o.Average) && t.Corridor.equal(o.Corridor)
}

// CorridorCost is the cost of a corridor.
type CorridorCost struct {
	Corridor Corridor
	Cost     Percent
}

// TargetTally assesses the costs of corridors against a target, each corridor
// once. It is an accumulator: Add and Merge change it, and the order in which
// corridors came makes no difference. It keeps the costs, as a median needs
// them.
type TargetTally struct {
	target CostTarget
	costs  []CorridorCost
}

// NewTargetTally returns an empty tally.
func NewTargetTally(t CostTarget) *TargetTally { return &TargetTally{target: t} }

// Add adds the cost of a corridor. The corridor may be the zero value where only
// the costs are known. An absent cost leaves open whether every corridor meets
// the target.
func (t *TargetTally) Add(c Corridor, cost Percent) { t.costs = append(t.costs, CorridorCost{c, cost}) }

// Merge adds every corridor of other, which stays as it is. An error that
// matches [ErrUnlike] says that the targets differ; t stays as it is then.
func (t *TargetTally) Merge(other *TargetTally) error {
	if !t.target.equal(&other.target) {
		return fmt.Errorf("%w: targets %s and %s", ErrUnlike, check.Quote(t.target.Name), check.Quote(other.target.Name))
	}
	t.costs = append(t.costs, other.costs...)
	return nil
}

// Result returns the assessment of the corridors added so far.
func (t *TargetTally) Result() TargetResult {
	r := TargetResult{Target: t.target}
	mean, median := newCombined(indicator.Mean), newCombined(indicator.Median)
	atOrBelow := Limit{op: figure.LessOrEqual, percent: t.target.Average.percent, is: t.target.Average.is}
	verdict := check.Met
	for _, c := range t.costs {
		v := t.target.Corridor.Judge(c.Cost)
		if c.Cost.IsAbsent() {
			r.Missing++
		} else {
			r.Corridors++
			mean.add(c.Cost)
			median.add(c.Cost)
			switch {
			case t.target.Corridor.IsZero():
			case v == check.NotMet:
				r.Above = append(r.Above, c)
			case v == check.CannotTell:
				r.Undecided++
			}
			if atOrBelow.is && atOrBelow.Judge(c.Cost) == check.Met {
				r.AtOrBelow++
			}
		}
		verdict = verdict.And(v)
	}
	sortCosts(r.Above)
	r.Mean = mean.result(indicator.NotReported, "no corridor has a cost")
	r.Median = median.result(indicator.NotReported, "no corridor has a cost")
	if !t.target.Average.IsZero() {
		r.AverageMet = t.target.Average.Judge(r.Mean)
	}
	if !t.target.Corridor.IsZero() && len(t.costs) > 0 {
		r.AllCorridorsMet = verdict
	}
	return r
}

func sortCosts(list []CorridorCost) {
	slices.SortStableFunc(list, func(a, b CorridorCost) int {
		if c := a.Corridor.Compare(b.Corridor); c != 0 {
			return c
		}
		return compareCosts(a.Cost, b.Cost)
	})
}

// Check returns what is wrong with the corridors, by this code:
//
//   - remittance.corridor-twice (warning): a corridor was added twice, and counts
//     twice
func (t *TargetTally) Check() check.Findings { return corridorsTwice(t.costs) }

func corridorsTwice(costs []CorridorCost) check.Findings {
	times := map[Corridor]int{}
	for _, c := range costs {
		if !c.Corridor.IsZero() {
			times[c.Corridor]++
		}
	}
	var fs check.Findings
	for c, n := range times {
		if n > 1 {
			fs = append(fs, check.Finding{
				Code: "remittance.corridor-twice", Severity: check.Warning,
				Message: fmt.Sprintf("corridor %s is there %d times, and counts as often", c, n),
				Values:  []check.Value{{Name: "corridor", Text: c.String()}, {Name: "times", Text: strconv.Itoa(n)}},
			})
		}
	}
	return fs.Sorted()
}

// TargetResult says whether costs meet a target.
type TargetResult struct {
	Target    CostTarget
	Corridors int // those with a cost
	Missing   int // those without
	Mean      Percent
	Median    Percent
	Above     []CorridorCost // those that do not meet the limit of a corridor
	Undecided int            // those whose bounds leave it open
	AtOrBelow int            // those at or below the limit of the average; a count, and no verdict

	AverageMet      check.Verdict // of the corridors with a cost; cannot tell where the target has no average
	AllCorridorsMet check.Verdict // cannot tell where the target says nothing about corridors, or no corridor is there
}

// String returns both verdicts.
func (r TargetResult) String() string {
	text := r.Target.Name + ": average " + r.Mean.String() + ": " + r.AverageMet.String()
	if !r.Target.Corridor.IsZero() {
		text += "; all corridors: " + r.AllCorridorsMet.String()
	}
	return text
}

// Trace lists the corridors that do not meet the target, the counts, the mean
// and the verdicts.
func (r TargetResult) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "corridors", strconv.Itoa(r.Corridors), "")
	if r.Missing > 0 {
		t.Add(check.LeftOut, "corridors", strconv.Itoa(r.Missing), "no cost")
	}
	t.Add(check.Compute, "mean in percent", r.Mean.detail(), "each corridor once")
	t.Add(check.Compute, "median in percent", r.Median.detail(), "")
	if !r.Target.Average.IsZero() {
		t.Add(check.Compute, "corridors at or below "+r.Target.Average.percent.String(), strconv.Itoa(r.AtOrBelow), "")
	}
	for _, c := range r.Above {
		t.Add(check.Compute, "above the limit of a corridor", c.Cost.detail(), c.Corridor.String())
	}
	if r.Undecided > 0 {
		t.Add(check.Compute, "cannot tell", strconv.Itoa(r.Undecided), "the limit lies within their bounds")
	}
	if !r.Target.Average.IsZero() {
		t.Add(check.Result, "average", r.AverageMet.String(), r.Target.Average.String())
	}
	if !r.Target.Corridor.IsZero() {
		t.Add(check.Result, "all corridors", r.AllCorridorsMet.String(), r.Target.Corridor.String())
	}
	return t
}
