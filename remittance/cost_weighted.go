package remittance

import (
	"errors"
	"fmt"
	"strconv"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
)

// ErrFlow matches every error about a flow that cannot be used: one below 0.
var ErrFlow = errors.New("remittance: not a flow")

// flowBounds returns a flow as a number with bounds, of which none is below 0;
// it is absent where the flow is not stated. It shares the form of a percentage,
// and is none.
func flowBounds(f money.Figure) (Percent, error) {
	stated := f.Figure()
	p := statedPercent(&stated)
	if p.IsAbsent() {
		return p, nil
	}
	bounds, ok := p.bounds.Intersect(notNegative)
	if n, has := p.Number(); !ok || has && n.Sign() < 0 {
		return Percent{}, fmt.Errorf("%w: %s: want 0 or more", ErrFlow, check.Quote(f.String()))
	}
	p.bounds = bounds
	return p, nil
}

var notNegative = figure.From(figure.Number{})

// WeightedCost averages the costs of corridors, weighted by their flows:
//
//	mean = sum(flow × cost) / sum(flow)
//
// over the corridors that have both, and says how much of the flow they cover.
// Hedged flows and costs make an interval of it, in which each counts once. It
// is an accumulator: Add and Merge change it, and the order in which corridors
// came makes no difference. The zero value is empty and ready for use.
type WeightedCost struct {
	flows
	mean    combined
	costs   []CorridorCost
	without int // corridors with a cost and no flow
	noCost  int
}

// flows adds flows of one currency up, with and without a cost.
type flows struct {
	currency money.Currency
	kinds    kinds    // of those that came as a Flow
	covered  combined // the sum of those with a cost
	total    combined // the sum of all
	share    combined // the mean of 100 for each with a cost and 0 for each other, weighted by the flows
}

func (s *flows) begin() {
	s.covered.begin(indicator.Sum)
	s.total.begin(indicator.Sum)
	s.share.begin(indicator.WeightedMean)
}

// meet refuses a currency that is not the one of the flows before.
func (s *flows) meet(c money.Currency) error {
	if s.currency != 0 && c != 0 && c != s.currency {
		return &money.MismatchError{Left: s.currency, Right: c}
	}
	return nil
}

func (s *flows) add(c money.Currency, flow Percent, isCovered bool) {
	s.begin()
	s.currency = c
	s.total.add(flow)
	if isCovered {
		s.covered.add(flow)
		s.share.addWeighted(ExactPercent(hundred), flow)
	} else {
		s.share.addWeighted(ExactPercent(figure.Number{}), flow)
	}
}

func (s *flows) merge(o *flows) {
	s.begin()
	if s.currency == 0 {
		s.currency = o.currency
	}
	s.covered.merge(&o.covered)
	s.total.merge(&o.total)
	s.share.merge(&o.share)
}

// coverage returns the flow with a cost, all of it, and the first in percent of
// the second.
func (s *flows) coverage() FlowCoverage {
	c := FlowCoverage{Currency: s.currency, Covered: s.covered.sum().bounds, Total: s.total.sum().bounds}
	c.Mixed = s.kinds.mixture.clone()
	c.Share = s.share.result(indicator.NotReported, "no flow stated")
	return c
}

// FlowCoverage says how much of a flow an average is made of.
type FlowCoverage struct {
	Currency money.Currency
	Covered  figure.Interval // the flow of the corridors with a cost
	Total    figure.Interval // that of all corridors with a flow
	Share    Percent         // the first in percent of the second; absent where there is no flow, or 0
	Mixed    Mixture         // the mark of flows of unlike vintages or definitions
}

// Add adds a corridor. A cost that is absent leaves the flow uncovered; a flow
// that is not stated leaves the corridor out, and it is counted. An error
// matches [ErrFlow] for a flow below 0, and is a [*money.MismatchError] for one
// in another currency than those before; the corridor is not added then.
func (w *WeightedCost) Add(c Corridor, flow money.Figure, cost Percent) error {
	n, err := flowBounds(flow)
	if err != nil {
		return err
	}
	if err := w.meet(flow.Currency()); err != nil {
		return err
	}
	w.costs = append(w.costs, CorridorCost{c, cost})
	w.mean.begin(indicator.WeightedMean)
	if cost.IsAbsent() {
		w.noCost++
	}
	if n.IsAbsent() {
		w.without++
		return nil
	}
	w.add(flow.Currency(), n, !cost.IsAbsent())
	if !cost.IsAbsent() {
		w.mean.addWeighted(cost, n)
	}
	return nil
}

// Merge adds every corridor of other, which stays as it is. An error is a
// [*money.MismatchError] where the currencies of the flows differ, or matches
// [ErrMixed] where their kinds do and that is not allowed; w stays as it is then.
func (w *WeightedCost) Merge(other *WeightedCost, allow ...Mix) error {
	if err := w.meet(other.currency); err != nil {
		return err
	}
	kinds, err := w.kinds.merged(other.kinds, allowed(allow))
	if err != nil {
		return err
	}
	w.kinds = kinds
	w.mean.begin(indicator.WeightedMean)
	w.mean.merge(&other.mean)
	w.flows.merge(&other.flows)
	w.costs = append(w.costs, other.costs...)
	w.without += other.without
	w.noCost += other.noCost
	return nil
}

// Result returns the average of the corridors added so far.
func (w *WeightedCost) Result() WeightedAverage {
	r := WeightedAverage{Corridors: len(w.costs), NoFlow: w.without, NoCost: w.noCost}
	r.Coverage = w.coverage()
	r.Used = w.mean.used()
	r.Mean = w.mean.result(indicator.NotReported, "no corridor has both flow and cost")
	return r
}

// Check returns what is wrong with the average, by these codes:
//
//   - remittance.coverage: the corridors that have a cost cover less of the flow
//     than a percentage of it (warning), or that cannot be told (note)
//   - remittance.corridor-twice (warning): a corridor was added twice, and counts
//     twice
func (w *WeightedCost) Check(least figure.Number) check.Findings {
	fs := corridorsTwice(w.costs)
	share := w.coverage().Share
	severity := check.Warning
	switch share.Compare(figure.GreaterOrEqual, least) {
	case check.Met:
		return fs
	case check.CannotTell:
		severity = check.Note
	}
	return append(fs, check.Finding{
		Code: "remittance.coverage", Severity: severity,
		Message: fmt.Sprintf("the average covers %s %% of the flow: want at least %s %%", share, numberText(least)),
		Values:  []check.Value{{Name: "covered", Text: share.String()}, {Name: "least", Text: least.String()}},
	})
}

// WeightedAverage is an average over corridors, weighted by flows.
type WeightedAverage struct {
	Mean      Percent // absent where no corridor has both, or the flows come to 0
	Coverage  FlowCoverage
	Corridors int // all that were added
	Used      int // those with both
	NoFlow    int // those without a flow
	NoCost    int // those without a cost
}

// String returns the average with its coverage: "10.294865… over 3 of 4
// corridors, 93.424945… % of the flow".
func (r WeightedAverage) String() string {
	return fmt.Sprintf("%s over %d of %d corridors, %s %% of the flow", r.Mean, r.Used, r.Corridors, r.Coverage.Share)
}

// Trace lists how many corridors went in and were left out, the flow that is
// covered, and the average.
func (r WeightedAverage) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Input, "corridors", strconv.Itoa(r.Corridors), "")
	if r.NoFlow > 0 {
		t.Add(check.LeftOut, "corridors", strconv.Itoa(r.NoFlow), "no flow")
	}
	if r.NoCost > 0 {
		t.Add(check.LeftOut, "corridors", strconv.Itoa(r.NoCost), "no cost")
	}
	r.Coverage.trace(&t)
	t.Add(check.Result, "weighted average cost in percent", r.Mean.detail(), "sum(flow × cost) / sum(flow)")
	return t
}

func (c FlowCoverage) trace(t *check.Trace) {
	if !c.Mixed.IsZero() {
		t.Add(check.Policy, "flows", c.Mixed.String(), "mixed as asked for")
	}
	t.Add(check.Compute, "flow covered", BoundedPercent(c.Covered).String()+" of "+BoundedPercent(c.Total).String()+" "+c.Currency.String(),
		c.Share.detail()+" %")
}
