package main

import (
	"errors"
	"maps"

	"iom.int/migdev/indicator/claim"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/period"
)

// claimMethods are claims about figures as reports word them.
func claimMethods() map[string]handler {
	return map[string]handler{
		"claim.ceiling":            handle(ceiling),
		"claim.common_base":        handle(commonBase),
		"claim.compare_text":       handle(compareText),
		"claim.count_from_percent": handle(countFromPercent),
		"claim.duration":           handle(duration),
		"claim.growth":             handle(growth),
		"claim.parse_figure":       handle(parseFigure),
		"claim.partition":          handle(partition),
		"claim.ratio":              handle(ratio),
		"claim.sum_reconcile":      handle(sumReconcile),
	}
}

// parseFigureInputs are those of claim.parse_figure and claim.parse.
type parseFigureInputs struct {
	Text text `json:"text"`
	reading
}

func parseFigure(in parseFigureInputs) (any, error) {
	f, err := in.parse()
	if err != nil {
		return nil, err
	}
	value, hasValue := f.Value()
	place, hasPlace := f.PlaceValue()
	low, high, isRange := f.Range()
	return result{
		"hedge":       f.Hedge(),
		"value":       written(value, hasValue),
		"place_value": written(place, hasPlace),
		"low":         written(low, isRange),
		"high":        written(high, isRange),
		"unit":        f.Unit(),
		"base":        f.Base(),
		"bounds":      writtenBounds(f.Bounds()),
	}, nil
}

// parse returns the figure under the policy that is asked for.
func (in parseFigureInputs) parse() (figure.Figure, error) {
	policy, err := in.policy()
	if err != nil {
		return figure.Figure{}, err
	}
	f, err := figure.Parse(string(in.Text))
	return f.Under(policy), err
}

func compareText(in struct {
	Figure    reported `json:"figure,omitzero"`
	Op        text     `json:"op"`
	Threshold number   `json:"threshold"`
	reading
},
) (any, error) {
	policy, err := in.policy()
	if err != nil {
		return nil, err
	}
	op, err := figure.ParseOp(string(in.Op))
	if err != nil {
		return nil, err
	}
	return result{}.withOutcome(in.Figure.figure.Under(policy).Compare(op, in.Threshold.Number))
}

func sumReconcile(in struct {
	Total reported   `json:"total,omitzero"`
	Parts []reported `json:"parts"`
	reading
},
) (any, error) {
	policy, err := in.policy()
	if err != nil {
		return nil, err
	}
	r, err := claim.Sum(in.Total.figure.Under(policy), under(policy, in.Parts...)...)
	if err != nil {
		return nil, err
	}
	return reconciliation(r)
}

// reconciliation is the result of claim.sum_reconcile and claim.sum.
func reconciliation(r claim.Reconciliation) (any, error) {
	out := result{
		"unit":      r.Unit,
		"total":     writtenBounds(r.Total),
		"parts":     writtenList(r.Parts),
		"sum":       writtenBounds(r.Sum),
		"remainder": writtenBounds(r.Remainder),

		"narrowed_total": nil, "narrowed_parts": nil,
	}
	if r.Consistency == claim.Consistent {
		out["narrowed_total"] = writtenBounds(r.NarrowedTotal)
		out["narrowed_parts"] = writtenList(r.NarrowedParts)
	}
	if r.Strengths != nil {
		maps.Copy(out, writtenStrengths(*r.Strengths))
	}
	return out.withOutcome(r.Consistency)
}

// writtenStrengths returns how closely parts add up, by the keys of the cases.
func writtenStrengths(s claim.Strengths) result {
	return result{
		"difference":         s.Difference.String(),
		"exact":              s.Exact,
		"rounds_to_total":    s.RoundsToTotal,
		"within_coarsest":    s.WithinCoarsest,
		"within_interval":    s.WithinInterval,
		"tolerance_coarsest": s.ToleranceCoarsest.String(),
		"tolerance_interval": s.ToleranceInterval.String(),
	}
}

func ratio(in struct {
	Numerator   reported `json:"numerator,omitzero"`
	Denominator reported `json:"denominator,omitzero"`
	Scale       *number  `json:"scale,omitzero"` // a plain ratio where absent
	reading
},
) (any, error) {
	policy, err := in.policy()
	if err != nil {
		return nil, err
	}
	scale := figure.Int(1)
	if in.Scale != nil {
		scale = in.Scale.Number
	}
	q := claim.Ratio(in.Numerator.figure.Under(policy), in.Denominator.figure.Under(policy), scale)
	if q.Undefined != "" {
		return result{undefinedKey: q.Undefined}, nil
	}
	out := result{"bounds": writtenBounds(q.Bounds), "at_face": nil}
	if q.Face != nil {
		out["at_face"] = q.Face.String()
	}
	return out, nil
}

func countFromPercent(in struct {
	Percent percent  `json:"percent"`
	Of      reported `json:"of"`
	reading
},
) (any, error) {
	policy, err := in.policy()
	if err != nil {
		return nil, err
	}
	c, err := claim.CountOf(in.Percent.figure.Under(policy), in.Of.figure.Under(policy))
	if err != nil {
		return nil, err
	}
	if c.None {
		return result{"none": true}, nil
	}
	low, _, hasLow := c.Bounds.Lo()
	high, _, hasHigh := c.Bounds.Hi()
	return result{"none": false, "low": written(low, hasLow), "high": written(high, hasHigh)}, nil
}

// percentsInputs are those of claim.common_base and claim.partition.
type percentsInputs struct {
	Percents   []percent `json:"percents"`
	PlaceValue *number   `json:"place_value,omitzero"` // of all percentages, where stated
	reading
}

// quantities returns the percentages as they were printed and are read.
func (in percentsInputs) quantities() ([]figure.Quantity, error) {
	policy, err := in.policy()
	if err != nil {
		return nil, err
	}
	figures := make([]reported, len(in.Percents))
	for i, p := range in.Percents {
		if in.PlaceValue != nil {
			if p, err = p.at(*in.PlaceValue); err != nil {
				return nil, err
			}
		}
		figures[i] = p.reported
	}
	return under(policy, figures...), nil
}

func commonBase(in percentsInputs) (any, error) {
	percents, err := in.quantities()
	if err != nil {
		return nil, err
	}
	b, err := claim.CommonBase(percents...)
	if errors.Is(err, claim.ErrNoBase) {
		return result{"none": true}, nil
	}
	if err != nil {
		return nil, err
	}
	return result{"none": false, "smallest": b.Smallest, "counts": writtenList(b.Counts)}, nil
}

func partition(in percentsInputs) (any, error) {
	percents, err := in.quantities()
	if err != nil {
		return nil, err
	}
	s, err := claim.Partition(percents...)
	if err != nil {
		return nil, err
	}
	return result{
		"sum":               writtenBounds(s.Sum),
		"multiple_response": s.MultipleResponse,
	}.withOutcome(s.Consistency)
}

func duration(in struct {
	Start text `json:"start"`
	End   text `json:"end"`
},
) (any, error) {
	span, err := period.ParseSpan(string(in.Start + "/" + in.End))
	if err != nil {
		return nil, err
	}
	length, err := span.Length()
	if errors.Is(err, period.ErrOpen) {
		return result{"open": true}, nil
	}
	if err != nil {
		return nil, err
	}
	out := result{
		"open":           false,
		"elapsed_months": nil, "inclusive_months": nil, "inclusive_days": nil,
		"min_days": length.MinDays, "max_days": length.MaxDays,
	}
	if length.HasMonths {
		out["elapsed_months"], out["inclusive_months"] = length.ElapsedMonths, length.InclusiveMonths
	}
	if days, ok := length.InclusiveDays(); ok {
		out["inclusive_days"] = days
	}
	return out, nil
}

// growth answers claim.growth and growth.phrase.
func growth(in struct {
	Text text `json:"text"`
},
) (any, error) {
	g, err := figure.ParseGrowth(string(in.Text))
	if err != nil {
		return nil, err
	}
	readings := g.Readings(figure.Policy{})
	factors := make([]string, len(readings))
	for i, r := range readings {
		factors[i] = r.Face.String()
	}
	out := result{
		"factor": factors[0], "candidates": factors, "bounds": writtenBounds(readings[0].Factor),
		"ambiguous": g.IsAmbiguous(), "other": nil,
	}
	if len(factors) > 1 {
		out["other"] = factors[1]
	}
	return out, nil
}

// group is a number of grants under one ceiling each.
type group struct {
	Count   reported `json:"count"`
	Ceiling reported `json:"ceiling"`
}

func (g *group) UnmarshalJSON(data []byte) error {
	type plain group
	return decodeInputs(data, (*plain)(g))
}

func ceiling(in struct {
	Groups      []group  `json:"groups"`
	Distributed reported `json:"distributed,omitzero"`
	reading
},
) (any, error) {
	policy, err := in.policy()
	if err != nil {
		return nil, err
	}
	groups := make([]claim.Group, len(in.Groups))
	for i, g := range in.Groups {
		groups[i] = claim.Group{Count: g.Count.figure.Under(policy), Ceiling: g.Ceiling.figure.Under(policy)}
	}
	c, err := claim.UnderCeilings(in.Distributed.figure.Under(policy), groups...)
	if err != nil {
		return nil, err
	}
	out := result{
		"currency": c.Unit, "total_ceiling": writtenBounds(c.Total),
		"last_group_mean_low": nil, "last_group_mean_at_face": nil,
	}
	if total, ok := c.Total.IsPoint(); ok {
		out["total_ceiling"] = total.String()
	}
	if n := len(c.MeanAtLeast); n > 0 {
		mean, _, ok := c.MeanAtLeast[n-1].Lo()
		out["last_group_mean_low"] = written(mean, ok)
	}
	if n := len(c.MeanAtFace); n > 0 {
		out["last_group_mean_at_face"] = c.MeanAtFace[n-1].String()
	}
	return out.withOutcome(c.Within)
}
