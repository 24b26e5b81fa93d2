package programme

import (
	"errors"
	"fmt"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// WholeProgramme is the ID of the first node of a tree that
// [Programme.ResultTree] makes of a programme without an ID.
const WholeProgramme = "programme"

// ErrNoIndicator matches the error for a code that no indicator of the programme
// has.
var ErrNoIndicator = errors.New("programme: no such indicator")

// ResultQuery says which values of a programme make up a [ResultTree].
type ResultQuery struct {
	Indicator string      // its code in the programme's framework
	Role      figure.Role // of the values; those reached where it is not stated
	// Period is the one of which the tree is to be; what states no period is
	// taken to be of it. Where it is not stated every period counts.
	Period period.Span
}

// ResultTree returns what the programme reports of one indicator as a tree. Its
// nodes are
//
//   - the programme, first, with its ID or else [WholeProgramme]: the node of
//     values that name no part of it,
//   - below it each component, by the ID in its relation,
//   - and the results chain, by its codes; a part without a code of its own has
//     its path, "outcomes[0]", which [Programme.Check] gives.
//
// A part that is Excluded, with all below it, does not count above.
//
// How values add up the indicator says: over nodes and contributors by its
// OverContributors, and over periods
//
//   - running totals by the newest of each contributor up to the end of the
//     period asked for, which stands until it reports again:
//     [indicator.CarriedTotals];
//   - stocks by the newest in it, unless OverTime says otherwise;
//   - others by OverTime. Of periods that overlap there is no value, which is
//     undefined.
//
// Values that are approved or final count; of those the latest report of a period
// stands, and reports that contradict each other leave their period without a
// value. Drafts and the like are among the reports and do not count.
//
// The values of a contributor at a node that are broken down are parts of its
// value there. So are those of single places where it has a value of all, and
// else they add up to it, so that none may lie in another; by place they are
// broken down on the axis "place", by [indicator.Place.Key]. Where it has no
// value of the whole, the categories of the first axis of the indicator of which
// all are there, and which add up, make one.
//
// An error matches [ErrNoIndicator], or [indicator.ErrNotCombined] where the
// indicator does not say how values of several periods combine. That codes are
// there twice is found by [ResultTree.RollUp].
func (p Programme) ResultTree(q ResultQuery) (ResultTree, error) {
	ind, ok := p.Indicators.Indicator(q.Indicator)
	if !ok {
		return ResultTree{}, fmt.Errorf("%w: code %s", ErrNoIndicator, check.Quote(q.Indicator))
	}
	if q.Role == figure.NoRole {
		q.Role = figure.Actual
	}
	r := reporter{indicator: ind, query: q, top: p.ID}
	if r.top == "" {
		r.top = WholeProgramme
	}
	r.tree.Aggregation = ind.OverContributors
	if ind.OverContributors == indicator.RatioOfSums {
		r.tree.Factor = ind.Multiplier()
	}
	r.tree.Nodes = p.resultNodes(r.top)
	for i := range p.Observations {
		if o := &p.Observations[i]; o.Indicator == q.Indicator && o.Role == q.Role {
			r.sort(*o)
		}
	}
	for _, s := range r.sources {
		if err := r.report(s, r.of[s]); err != nil {
			return ResultTree{}, fmt.Errorf("programme: results of %s at %s: %w", check.Quote(q.Indicator), check.Quote(s.node), err)
		}
	}
	return r.tree, nil
}

// resultNodes returns the nodes of the programme, each behind what it is below.
func (p *Programme) resultNodes(top string) []ResultNode {
	nodes := []ResultNode{{ID: top}}
	taken := map[string]bool{}
	add := func(id, parent string, excluded bool) {
		taken[id] = true
		nodes = append(nodes, ResultNode{ID: id, Parent: parent, IsExcluded: excluded})
	}
	for i := range p.Relations {
		if r := &p.Relations[i]; r.component() != "" && !taken[r.component()] {
			add(r.component(), top, r.Excluded)
		}
	}
	var way [4]string // the IDs of the outcome, the output and the activity that the walk is below
	p.walk(func(here at, code string) bool {
		level, excluded := 0, false
		switch {
		case here.event >= 0, here.deliverable >= 0:
			if level = 3; code == "" {
				return true // nothing can be reported at it
			}
		case here.activity >= 0:
			level, excluded = 2, p.activityAt(here).Excluded
		case here.output >= 0:
			level, excluded = 1, p.outputAt(here).Excluded
		default:
			excluded = p.Outcomes[here.outcome].Excluded
		}
		id := code
		if id == "" || taken[id] {
			id = string(here.path())
		}
		way[level] = id
		parent := top
		for l, i := range [...]int{here.outcome, here.output, here.activity} {
			if l < level && i >= 0 {
				parent = way[l]
			}
		}
		add(id, parent, excluded)
		return true
	})
	return nodes
}

// outputAt returns the output that stands at, or above, a place.
func (p *Programme) outputAt(a at) *Output {
	if a.outcome >= 0 {
		return &p.Outcomes[a.outcome].Outputs[a.output]
	}
	return &p.Outputs[a.output]
}

// activityAt is outputAt for activities.
func (p *Programme) activityAt(a at) *Activity {
	if a.output >= 0 {
		return &p.outputAt(a).Activities[a.activity]
	}
	return &p.Activities[a.activity]
}

// reporter makes reports of observations.
type reporter struct {
	indicator indicator.Indicator
	query     ResultQuery
	top       string
	tree      ResultTree
	sources   []reportSource // in the order of the observations
	of        map[reportSource][]indicator.Observation
}

// reportSource is who reports where.
type reportSource struct {
	node        string
	contributor indicator.Code
}

// sort puts an observation that counts to its source, and makes a report of
// another. What is of another time is left out.
func (r *reporter) sort(o indicator.Observation) {
	asked := r.query.Period
	if o.Period.IsZero() {
		o.Period = asked
	}
	switch end := o.Period.End(); {
	case asked.IsZero():
	case r.indicator.Accrual == indicator.Cumulative:
		if end.IsZero() || !asked.End().IsZero() && end.Last().Compare(asked.End().Last()) > 0 {
			return
		}
	case !isFor(asked, o.Period):
		return
	}
	s := reportSource{o.Of, o.Contributor}
	if s.node == "" {
		s.node = r.top
	}
	o.Of = s.node
	if status := reviewOf(o.Status); status != Approved {
		report := NodeReport{Node: s.node, Status: status}
		if part := partOf(&o); part.IsZero() {
			report.Value = o.Value
		} else {
			report.By = []indicator.Cell{{By: part, Value: o.Value}}
		}
		r.tree.Reports = append(r.tree.Reports, report)
		return
	}
	if r.of == nil {
		r.of = map[reportSource][]indicator.Observation{}
	}
	if r.of[s] == nil {
		r.sources = append(r.sources, s)
	}
	r.of[s] = append(r.of[s], o)
}

// reviewOf returns how far the review of a value is.
func reviewOf(s indicator.Status) ReviewStatus {
	switch s {
	case indicator.Approved, indicator.Final:
		return Approved
	case indicator.Draft:
		return Draft
	case indicator.Provisional, indicator.Estimated:
		return Submitted
	}
	return NoReview
}

// partOf returns of which part a value is, its place among the axes.
func partOf(o *indicator.Observation) indicator.Breakdown {
	if o.Place.IsZero() {
		return o.By
	}
	return o.By.With("place", o.Place.Key())
}

// report makes the reports of one source.
func (r *reporter) report(s reportSource, list []indicator.Observation) error {
	var parts []indicator.Breakdown // in the order of the observations
	series := map[indicator.Breakdown][]indicator.Observation{}
	for _, o := range list {
		part := partOf(&o)
		if series[part] == nil {
			parts = append(parts, part)
		}
		series[part] = append(series[part], o)
	}
	values := make(map[indicator.Breakdown][]indicator.Value, len(parts))
	for _, part := range parts {
		var err error
		if values[part], err = r.values(series[part]); err != nil {
			return err
		}
	}
	whole := values[indicator.Breakdown{}]
	if whole == nil {
		whole = r.added(parts, series, values)
	}
	first := NodeReport{Node: s.node, Status: Approved}
	for _, part := range parts {
		for _, v := range values[part] {
			if !part.IsZero() {
				first.By = append(first.By, indicator.Cell{By: part, Value: v})
			}
		}
	}
	if len(whole) == 0 {
		r.tree.Reports = append(r.tree.Reports, first)
	}
	for i, v := range whole {
		report := NodeReport{Node: s.node, Status: Approved}
		if i == 0 {
			report = first
		}
		report.Value = v
		r.tree.Reports = append(r.tree.Reports, report)
	}
	return nil
}

// added returns the values that make up the whole where it is not reported: those
// of the places, else those of an axis that adds up, all of whose categories are
// there.
func (r *reporter) added(parts []indicator.Breakdown, series map[indicator.Breakdown][]indicator.Observation, values map[indicator.Breakdown][]indicator.Value) (out []indicator.Value) {
	for _, part := range parts {
		if o := &series[part][0]; !o.Place.IsZero() && o.By.IsZero() {
			out = append(out, values[part]...)
		}
	}
	if out != nil {
		return out
	}
	for i := range r.indicator.Axes {
		a := &r.indicator.Axes[i]
		categories := slices.Clone(a.Categories)
		if !a.AddsUp() || len(categories) == 0 {
			continue
		}
		if _, ok := values[indicator.By(a.Code, a.Unknown.Code)]; ok && !a.Unknown.IsZero() {
			categories = append(categories, a.Unknown)
		}
		out = nil
		if !slices.ContainsFunc(categories, func(c indicator.Option) bool {
			v, ok := values[indicator.By(a.Code, c.Code)]
			out = append(out, v...)
			return !ok
		}) {
			return out
		}
	}
	return nil
}
