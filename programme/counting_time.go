package programme

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// values returns what the observations of one series come to: one value, or
// several that combine as those of several nodes do.
func (r *reporter) values(list []indicator.Observation) ([]indicator.Value, error) {
	s, err := indicator.NewSeries(r.indicator, list...)
	if err != nil {
		return nil, err
	}
	var all []indicator.Value
	var spans []period.Span
	for at, v := range s.All() {
		all, spans = append(all, v), append(spans, at)
	}
	rule := r.indicator.OverTime
	switch {
	case len(all) == 1:
		return all, nil
	case spans[0].IsZero(), // it comes first: beside others, which is the newer nobody knows
		r.indicator.Accrual == indicator.Cumulative && slices.ContainsFunc(spans, func(s period.Span) bool { return s.End().IsZero() }):
		return undefinedValue(), nil
	case r.indicator.Accrual == indicator.Cumulative:
		until := r.query.Period
		if until.End().IsZero() {
			until = latestEnd(spans)
		}
		return indicator.CarriedTotals([]period.Span{until}, s), nil
	case r.indicator.Accrual == indicator.AtPoint && rule == indicator.NoAggregation:
		rule = indicator.Latest
	}
	if rule == indicator.Latest {
		if o, ok := s.Latest(); ok {
			return []indicator.Value{o.Value}, nil
		}
		return all[len(all)-1:], nil
	}
	if overlap(spans) {
		return undefinedValue(), nil
	}
	if rule == r.indicator.OverContributors && (rule == indicator.Sum || rule == indicator.RatioOfSums) {
		return all, nil
	}
	if _, err := indicator.NewTally(rule); err != nil {
		return nil, fmt.Errorf("%d periods: %w", len(all), err)
	}
	over, err := newPooled(rule, r.indicator.Multiplier())
	if err != nil {
		return nil, err
	}
	for _, v := range all {
		over.add(v)
	}
	result := over.tally.Result()
	if result.Absence != indicator.Present {
		return []indicator.Value{indicator.AbsentValue(result.Absence)}, nil
	}
	return []indicator.Value{indicator.BoundsValue(result.Bounds)}, nil
}

// overlap reports whether two of the spans, in the order of a series, overlap for
// certain.
func overlap(spans []period.Span) bool {
	widest := 0 // the one that ends last so far
	for i := 1; i < len(spans); i++ {
		if spans[widest].Overlaps(spans[i]) == check.Met {
			return true
		}
		if last := spans[widest]; spans[i].IsOpen() || !last.IsOpen() && spans[i].Outer().End().Compare(last.Outer().End()) > 0 {
			widest = i
		}
	}
	return false
}

func undefinedValue() []indicator.Value {
	return []indicator.Value{indicator.AbsentValue(indicator.Undefined)}
}

// latestEnd returns the span that ends last.
func latestEnd(spans []period.Span) period.Span {
	last := spans[0]
	for _, s := range spans[1:] {
		if s.End().Last().Compare(last.End().Last()) > 0 {
			last = s
		}
	}
	return last
}
