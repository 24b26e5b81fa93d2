package main

import (
	"maps"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

// aggregateMethods put the values of many into one, and parts beside wholes.
func aggregateMethods() map[string]handler {
	return map[string]handler{
		"aggregate.merge":       handle(mergeTallies),
		"aggregate.values":      handle(aggregate),
		"disaggregation.shares": handle(shares),
		"disaggregation.total":  handle(partsAgainstTotal),
		"sdg.10_7_1":            handle(recruitmentCosts),
		"sdg.10_7_2":            handle(migrationPolicies),
		"sdg.17_3_2":            handle(remittanceShares),
	}
}

// operator says how values are put together.
type operator struct {
	Operator text    `json:"operator"`
	Factor   *number `json:"factor,omitzero"`
}

// tally returns an empty tally.
func (o operator) tally() (*indicator.Tally, error) {
	name := strings.ReplaceAll(string(o.Operator), caseDash, libraryDash)
	switch name { // the cases over periods have short names
	case "min":
		name = indicator.Minimum.String()
	case "max":
		name = indicator.Maximum.String()
	}
	var a indicator.Aggregation
	if err := a.UnmarshalText([]byte(name)); err != nil {
		return nil, err
	}
	if a == indicator.RatioOfSums && o.Factor != nil {
		return indicator.NewRatioTally(o.Factor.Number), nil
	}
	return indicator.NewTally(a)
}

// observation is a value with what an operator may need beside it.
type observation struct {
	Value       optional `json:"value,omitzero"`
	Weight      optional `json:"weight,omitzero"`
	Denominator optional `json:"denominator,omitzero"`
	Period      year     `json:"period,omitzero"`
}

func (o *observation) UnmarshalJSON(data []byte) error {
	type plain observation
	return decodeInputs(data, (*plain)(o))
}

// addTo adds the value to a tally.
func (o observation) addTo(t *indicator.Tally) {
	if o.Value.IsUnbounded() {
		t.AddAbsent(indicator.NotReported)
		return
	}
	t.AddItem(indicator.Item{
		Value: o.Value.Interval, Weight: o.Weight.Interval, Denominator: o.Denominator.Interval, Period: o.Period.Date,
	})
}

// tallied returns what a tally comes to.
func tallied(t *indicator.Tally) (any, error) {
	got := t.Result()
	n, ok := got.Number()
	return result{"value": written(n, ok), "used": got.Used, "missing": got.Missing(indicator.Present)}, nil
}

func aggregate(in struct {
	operator
	Observations []observation `json:"observations"`
},
) (any, error) {
	t, err := in.tally()
	if err != nil {
		return nil, err
	}
	for _, o := range in.Observations {
		o.addTo(t)
	}
	return tallied(t)
}

func mergeTallies(in struct {
	operator
	Partials [][]observation `json:"partials"`
},
) (any, error) {
	whole, err := in.tally()
	if err != nil {
		return nil, err
	}
	for _, partial := range in.Partials {
		part, err := in.tally()
		if err != nil {
			return nil, err
		}
		for _, o := range partial {
			o.addTo(part)
		}
		if err := whole.Merge(part); err != nil {
			return nil, err
		}
	}
	return tallied(whole)
}

// named are values by name; null is missing.
type named map[string]optional

// parts returns the values in the order of their names.
func (in named) parts() []indicator.Part {
	var out []indicator.Part
	for _, name := range slices.Sorted(maps.Keys(in)) {
		part := indicator.Part{Name: name, Value: in[name].Interval}
		if part.Value.IsUnbounded() {
			part.Absence = indicator.NotReported
		}
		out = append(out, part)
	}
	return out
}

// notFalse reports whether an input that is true by default is so.
func notFalse(b *bool) bool { return b == nil || *b }

func partsAgainstTotal(in struct {
	Parts      named    `json:"parts"`
	Total      optional `json:"total,omitzero"`
	Unit       number   `json:"unit"`
	Rounded    bool     `json:"rounded,omitzero"`
	Exhaustive *bool    `json:"exhaustive,omitzero"`
},
) (any, error) {
	d := indicator.Disaggregation{Total: in.Total.Interval, Parts: in.Parts.parts(), Partial: !notFalse(in.Exhaustive)}
	if in.Rounded {
		d.Unit = in.Unit.Number
	}
	got := d.CheckTotal()
	difference, ok := got.Difference.IsPoint()
	return result{"difference": written(difference, ok), "tolerance": written(got.Tolerance, true)}.withOutcome(got.Consistency)
}

func shares(in struct {
	Shares    named  `json:"shares"`
	Unit      number `json:"unit"`
	Exclusive *bool  `json:"exclusive,omitzero"`
},
) (any, error) {
	got := indicator.ShareSplit{Shares: in.Shares.parts(), Unit: in.Unit.Number, Overlapping: !notFalse(in.Exclusive)}.CheckShares()
	sum, ok := got.Sum.IsPoint()
	tolerance, bound := got.Tolerance()
	return result{"sum": written(sum, ok), "tolerance": written(tolerance, bound)}.withOutcome(got.Consistency)
}

func recruitmentCosts(in struct {
	Pairs [][2]optional `json:"pairs"`
},
) (any, error) {
	var costs indicator.RecruitmentCosts
	for _, p := range in.Pairs {
		if p[0].IsUnbounded() || p[1].IsUnbounded() {
			costs.AddAbsent(indicator.NotReported)
			continue
		}
		costs.AddBounds(p[0].Interval, p[1].Interval)
	}
	point := func(v figure.Interval, ok bool) any {
		n, isPoint := v.IsPoint()
		return written(n, ok && isPoint)
	}
	return result{"used": costs.Used(), "mean_months": point(costs.Mean()), "median_months": point(costs.Median())}, nil
}

func migrationPolicies(in struct {
	Domains map[string][]*text `json:"domains"`
},
) (any, error) {
	answers := map[text]indicator.PolicyAnswer{
		"yes": indicator.PolicyYes, "no": indicator.PolicyNo, "yes_legal_only": indicator.PolicyRegularOnly, "not_applicable": indicator.PolicyNotApplicable,
	}
	var p indicator.MigrationPolicies
	names := slices.Sorted(maps.Keys(in.Domains))
	if len(names) != len(p.Domains) {
		return nil, &brokenCase{"domains: want one for each of the six"}
	}
	for i, name := range names {
		if len(in.Domains[name]) != len(p.Domains[i]) {
			return nil, &brokenCase{name + ": want an answer to each of the five sub-categories"}
		}
		for j, a := range in.Domains[name] {
			if a == nil || *a == "missing" {
				continue
			}
			answer, ok := answers[*a]
			if !ok {
				return nil, &brokenCase{name + ": no answer " + string(*a)}
			}
			p.Domains[i][j] = answer
		}
	}
	score := func(s indicator.PolicyScore) (percent, category any) {
		n, ok := s.Percent.IsPoint()
		percent = written(n, ok)
		if c, ok := s.Category(); ok {
			category = int(c)
		}
		return percent, category
	}
	percents, categories := result{}, result{}
	for i, name := range names {
		percents[name], categories[name] = score(p.Domain(i + 1))
	}
	percent, category := score(p.Overall())
	return result{"domain_percent": percents, "domain_category": categories, "overall_percent": percent, "overall_category": category}, nil
}

// economy is a country with its remittances and product.
type economy struct {
	Remittances optional `json:"remittances,omitzero"`
	GDP         optional `json:"gdp,omitzero"`
}

func (e *economy) UnmarshalJSON(data []byte) error {
	type plain economy
	return decodeInputs(data, (*plain)(e))
}

func remittanceShares(in struct {
	Countries map[string]economy `json:"countries"`
},
) (any, error) {
	region, mean := indicator.NewRatioTally(figure.Int(100)), indicator.MustTally(indicator.Mean)
	percents := result{}
	for _, name := range slices.Sorted(maps.Keys(in.Countries)) {
		e := in.Countries[name]
		share := indicator.NewRatioTally(figure.Int(100))
		if gdp, _ := e.GDP.IsPoint(); e.Remittances.IsUnbounded() || e.GDP.IsUnbounded() || gdp.Sign() == 0 {
			share.AddAbsent(indicator.NotReported) // without a product there is no share, and no part in that of a region
		} else {
			share.AddItem(indicator.Item{Value: e.Remittances.Interval, Denominator: e.GDP.Interval})
		}
		got := share.Result()
		n, ok := got.Number()
		percents[name] = written(n, ok)
		if ok {
			mean.Add(n)
		}
		if err := region.Merge(share); err != nil {
			return nil, err
		}
	}
	of, hasRegion := region.Result().Number()
	simple, hasMean := mean.Result().Number()
	return result{"country_percent": percents, "region_percent": written(of, hasRegion), "simple_mean_percent": written(simple, hasMean)}, nil
}
