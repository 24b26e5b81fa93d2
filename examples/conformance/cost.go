package main

import (
	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/remittance"
)

// costMethods are what sending money costs.
func costMethods() map[string]handler {
	return map[string]handler{
		"remittance.cheapest_three":   handle(cheapestThree),
		"remittance.corridor_average": handle(corridorAverage),
		"remittance.corridor_cost":    handle(corridorCost),
		"remittance.excess_cost":      handle(excessCost),
		"remittance.target_10c":       handle(costTarget),
		"remittance.weighted_cost":    handle(weightedCost),
		"sdg.10_c_1":                  handle(remittanceCosts),
	}
}

// writtenPercent returns a percentage that may be missing.
func writtenPercent(p remittance.Percent) any {
	n, ok := p.Number()
	return written(n, ok)
}

// meanOf returns a mean with what it is of, or that it is undefined.
func meanOf(p remittance.Percent, more result) (any, error) {
	if p.IsAbsent() {
		return result{"undefined": p.Why()}, nil
	}
	more["mean"] = writtenPercent(p)
	return more, nil
}

func corridorCost(in struct {
	Amount    number `json:"amount"`
	Fee       number `json:"fee"`
	Applied   number `json:"applied_rate"`
	Interbank number `json:"interbank_rate"`
},
) (any, error) {
	got, err := remittance.CostOf(in.Amount.Number, in.Fee.Number, in.Applied.Number, in.Interbank.Number)
	if err != nil {
		return nil, err
	}
	return result{
		"fee_percent": writtenPercent(got.Fee), "margin_percent": writtenPercent(got.Margin), "total_percent": writtenPercent(got.Total),
	}, nil
}

// exactly is a percentage that counts as written, whatever its digits.
func exactly(n number) (figure.Figure, error) { return figure.Parse("exactly " + n.String() + "%") }

// service is what one provider charges in all.
type service struct {
	Firm        text   `json:"firm"`
	Total       number `json:"total_percent"`
	Transparent bool   `json:"transparent"`
}

func (s *service) UnmarshalJSON(data []byte) error {
	type plain service
	return decodeInputs(data, (*plain)(s))
}

// services are the inputs of an average.
type services struct {
	Services []service `json:"services"`
}

// each calls add with each service.
func (in services) each(add func(remittance.Service)) error {
	for _, s := range in.Services {
		total, err := exactly(s.Total)
		if err != nil {
			return err
		}
		add(remittance.Service{
			Firm: string(s.Firm), Transparent: check.Decide(s.Transparent), Quotes: []remittance.Quote{{StatedTotal: total}},
		})
	}
	return nil
}

func corridorAverage(in services) (any, error) {
	var tally remittance.CostTally
	if err := in.each(tally.Add); err != nil {
		return nil, err
	}
	got := tally.Result()
	return meanOf(got.Mean, result{"services": got.Services, "transparent": got.Transparent})
}

func cheapestThree(in services) (any, error) {
	tally := remittance.NewSmartTally(remittance.SmartRule{Needs: remittance.Qualification{Transparent: true}})
	if err := in.each(tally.Add); err != nil {
		return nil, err
	}
	return meanOf(tally.Result().Mean, result{})
}

// percentOf returns a percentage, not reported where there is none.
func percentOf(n *number) remittance.Percent {
	if n == nil {
		return remittance.AbsentPercent(indicator.NotReported, "not reported")
	}
	return remittance.ExactPercent(n.Number)
}

// inDollars returns an amount that counts as written. The cases name no
// currency: any will do.
func inDollars(n text) (money.Figure, error) {
	a, err := n.in(money.USD)
	if err != nil {
		return money.Figure{}, err
	}
	return money.Stated(a)
}

// flowCost is what flows through a corridor, and what that costs.
type flowCost struct {
	Corridor text    `json:"corridor"`
	Flow     text    `json:"flow"`
	Cost     *number `json:"cost_percent,omitzero"`
}

func (f *flowCost) UnmarshalJSON(data []byte) error {
	type plain flowCost
	return decodeInputs(data, (*plain)(f))
}

func weightedCost(in struct {
	Corridors []flowCost `json:"corridors"`
},
) (any, error) {
	var tally remittance.WeightedCost
	for _, f := range in.Corridors {
		corridor, err := remittance.ParseCorridor(string(f.Corridor))
		if err != nil {
			return nil, err
		}
		flow, err := inDollars(f.Flow)
		if err != nil {
			return nil, err
		}
		if err := tally.Add(corridor, flow, percentOf(f.Cost)); err != nil {
			return nil, err
		}
	}
	got := tally.Result()
	share, ok := got.Coverage.Share.Number()
	share, _ = share.Quo(figure.Int(100)) // the cases have a fraction
	return meanOf(got.Mean, result{"covered_flow_share": written(share, ok)})
}

func excessCost(in struct {
	Flow   text                 `json:"flow"`
	Cost   number               `json:"cost_percent"`
	Target number               `json:"target_percent"`
	Basis  remittance.FlowBasis `json:"flow_basis"`
},
) (any, error) {
	flow, err := inDollars(in.Flow)
	if err != nil {
		return nil, err
	}
	got, err := remittance.ExcessOf(flow, in.Basis, remittance.ExactPercent(in.Cost.Number), in.Target.Number)
	if err != nil {
		return nil, err
	}
	saving, ok := got.Saving()
	return result{"saving": written(saving.Number(), ok)}, nil
}

func costTarget(in struct {
	Costs []*number `json:"corridor_cost_percent"`
},
) (any, error) {
	tally := remittance.NewTargetTally(remittance.Target10c())
	for _, c := range in.Costs {
		tally.Add(remittance.Corridor{}, percentOf(c))
	}
	got := tally.Result()
	return meanOf(got.Mean, result{
		"corridors": got.Corridors, "above_5": len(got.Above), "at_or_below_3": got.AtOrBelow,
		"average_met": isMet(got.AverageMet), "all_corridors_met": isMet(got.AllCorridorsMet),
	})
}

// offer is a service with whether it counts for the cheapest three.
type offer struct {
	Percent  number `json:"percent"`
	Eligible bool   `json:"eligible"`
}

func (o *offer) UnmarshalJSON(data []byte) error {
	type plain offer
	return decodeInputs(data, (*plain)(o))
}

func remittanceCosts(in struct {
	Corridors map[string][]offer `json:"corridors"`
},
) (any, error) {
	var tally remittance.SDG10c1
	for name, offers := range in.Corridors {
		for _, o := range offers {
			total, err := exactly(o.Percent)
			if err != nil {
				return nil, err
			}
			tally.Add(remittance.Service{
				Corridor: remittance.Corridor{Name: name}, Eligible: check.Decide(o.Eligible), Quotes: []remittance.Quote{{StatedTotal: total}},
			})
		}
	}
	got := tally.Result()
	corridors := result{}
	for name := range in.Corridors {
		if c, ok := got.Find(remittance.Corridor{Name: name}); ok {
			corridors[name] = result{"average": writtenPercent(c.Average.Mean), "smart": writtenPercent(c.Smart.Mean)}
		}
	}
	outcome := func(v check.Verdict) any {
		text, _ := v.MarshalText() // a verdict has a name
		return inCase(string(text))
	}
	return result{
		"corridors": corridors, "global_average": writtenPercent(got.GlobalAverage.Mean),
		"average_below_3": outcome(got.AverageBelow3), "all_corridors_at_most_5": outcome(got.AllCorridorsAtMost5),
	}, nil
}
