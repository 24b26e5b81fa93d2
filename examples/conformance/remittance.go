package main

import (
	"maps"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/remittance"
)

// remittanceMethods are flows, and what they are of an economy's product.
func remittanceMethods() map[string]handler {
	return map[string]handler{
		"remittance.bilateral":      handle(bilateral),
		"remittance.concentration":  handle(concentration),
		"remittance.definitions":    handle(definitions),
		"remittance.group_share":    handle(groupShare),
		"remittance.net":            handle(netFlow),
		"remittance.period_average": handle(shareAverage),
		"remittance.reproduce":      handle(reproduce),
		"remittance.share":          handle(shareOfProduct),
	}
}

// The cases name no currency, and those of one economy in one year neither
// place nor year: any will do, as long as they are alike.
const caseYear = 2000

func flowKind(d remittance.Direction) remittance.FlowKind {
	return remittance.FlowKind{
		Definition: remittance.Definition{Measure: remittance.WorldBankPersonal}, Direction: d, Currency: money.USD,
	}
}

func productKind() remittance.FlowKind {
	return remittance.FlowKind{Definition: remittance.Definition{Measure: remittance.GDP}, Currency: money.USD}
}

// flow returns the flow of the economy of a case; null is not reported.
func (t text) flow(kind remittance.FlowKind) (remittance.Flow, error) {
	year, err := period.NewYear(caseYear)
	if err != nil {
		return remittance.Flow{}, err
	}
	f := remittance.Flow{
		Place: indicator.GroupPlace("economy"), Period: period.Whole(year), Definition: kind.Definition, Direction: kind.Direction,
	}
	if t == "" {
		f.Absent = indicator.NotReported
		return f, nil
	}
	f.Amount, err = inDollars(t)
	return f, err
}

// writtenShare returns a share, with its flag, or why there is none.
func writtenShare(s remittance.Share) result {
	n, ok := s.Percent()
	if !ok {
		return undefined(s.Reason())
	}
	out := result{"share_percent": written(n, ok)}
	if s.IsZeroFlow() {
		out["flag"] = "zero_flow"
	}
	return out
}

func shareOfProduct(in struct {
	Received text `json:"received,omitzero"`
	GDP      text `json:"gdp,omitzero"`
},
) (any, error) {
	received, err := in.Received.flow(flowKind(remittance.Received))
	if err != nil {
		return nil, err
	}
	gdp, err := in.GDP.flow(productKind())
	if err != nil {
		return nil, err
	}
	share, err := remittance.ShareOfGDP(received, gdp)
	if err != nil {
		return nil, err
	}
	return writtenShare(share), nil
}

func netFlow(in struct {
	Received text `json:"received,omitzero"`
	Paid     text `json:"paid,omitzero"`
	GDP      text `json:"gdp,omitzero"`
},
) (any, error) {
	received, err := in.Received.flow(flowKind(remittance.Received))
	if err != nil {
		return nil, err
	}
	paid, err := in.Paid.flow(flowKind(remittance.Paid))
	if err != nil {
		return nil, err
	}
	gdp, err := in.GDP.flow(productKind())
	if err != nil {
		return nil, err
	}
	net, err := remittance.Net(received, paid)
	if err != nil {
		return nil, err
	}
	amount, ok := net.Amount.Bounds().IsPoint()
	if !ok {
		return undefined(remittance.NoFlow), nil
	}
	share, err := remittance.ShareOfGDP(net, gdp)
	if err != nil {
		return nil, err
	}
	percent, ok := share.Percent()
	return result{"net": written(amount, true), "share_percent": written(percent, ok)}, nil
}

// panel is a panel that is filled cell by cell.
type panel struct{ flows, products *remittance.SeriesBuilder }

func newPanel() panel {
	return panel{remittance.NewSeriesBuilder(flowKind(remittance.Received)), remittance.NewSeriesBuilder(productKind())}
}

// add adds what an economy received in a year, and its product.
func (p panel) add(economy indicator.Place, year int, received, gdp text) error {
	flow, err := received.orNone(money.USD)
	if err != nil {
		return err
	}
	product, err := gdp.orNone(money.USD)
	if err != nil {
		return err
	}
	if err := p.flows.Add(economy, year, flow); err != nil {
		return err
	}
	return p.products.Add(economy, year, product)
}

func (p panel) panel() (remittance.Panel, error) {
	return remittance.NewPanel(p.flows.Series(), p.products.Series())
}

// member is an economy of a group.
type member struct {
	Economy  string `json:"economy"`
	Received text   `json:"received,omitzero"`
	GDP      text   `json:"gdp,omitzero"`
}

func (m *member) UnmarshalJSON(data []byte) error {
	type plain member
	return decodeInputs(data, (*plain)(m))
}

func groupShare(in struct {
	Members []member `json:"members"`
},
) (any, error) {
	p := newPanel()
	members := make([]indicator.Place, len(in.Members))
	for i, m := range in.Members {
		members[i] = indicator.GroupPlace(m.Economy)
		if err := p.add(members[i], caseYear, m.Received, m.GDP); err != nil {
			return nil, err
		}
	}
	panel, err := p.panel()
	if err != nil {
		return nil, err
	}
	got := panel.Group(members, caseYear)
	coverage, ok := got.Coverage()
	out := result{"coverage": written(coverage, ok)}
	if percent, ok := got.Percent(); ok {
		out["share_percent"] = written(percent, ok)
	} else {
		out["undefined"] = string(got.Reason)
	}
	return out, nil
}

// yearFlow is what an economy received in a year, and its product.
type yearFlow struct {
	Year     uint16 `json:"year"`
	Received text   `json:"received,omitzero"`
	GDP      text   `json:"gdp,omitzero"`
}

func (y *yearFlow) UnmarshalJSON(data []byte) error {
	type plain yearFlow
	return decodeInputs(data, (*plain)(y))
}

func shareAverage(in struct {
	Years []yearFlow `json:"years"`
},
) (any, error) {
	p, economy := newPanel(), indicator.GroupPlace("economy")
	var first, last int
	for _, y := range in.Years {
		if err := p.add(economy, int(y.Year), y.Received, y.GDP); err != nil {
			return nil, err
		}
		if first == 0 || int(y.Year) < first {
			first = int(y.Year)
		}
		last = max(last, int(y.Year))
	}
	panel, err := p.panel()
	if err != nil {
		return nil, err
	}
	got := panel.Average(economy, first, last, remittance.AverageRule{})
	if got.Reason != indicator.NoReason {
		return undefined(got.Reason), nil
	}
	out := result{"years": len(got.Years)}
	for key, average := range map[string]func() (figure.Number, bool){
		"mean_of_shares": got.MeanOfShares, "ratio_of_sums": got.RatioOfSums, "median": got.Median,
	} {
		n, ok := average()
		out[key] = written(n, ok)
	}
	return out, nil
}

// stateOf is what an economy of an estimate has: its stock of migrants and its
// income.
type stateOf struct {
	Host   string `json:"host"`
	Stock  *text  `json:"stock,omitzero"`
	Income *text  `json:"income,omitzero"`
}

func (s *stateOf) UnmarshalJSON(data []byte) error {
	type plain stateOf
	return decodeInputs(data, (*plain)(s))
}

// exactFigure returns a number as a figure that counts as written, not stated
// where there is none.
func exactFigure(n *text) (figure.Figure, error) {
	if n == nil {
		return figure.Figure{}, nil
	}
	return figure.Parse("exactly " + string(*n))
}

func bilateral(in struct {
	Rule         uint8     `json:"rule"`
	OriginIncome *text     `json:"origin_income,omitzero"`
	Received     text      `json:"received"`
	Hosts        []stateOf `json:"hosts"`
	Exponent     *number   `json:"exponent,omitzero"`
},
) (any, error) {
	method := remittance.Bilateral{Rule: remittance.BilateralRule(in.Rule)} // numbered as there
	if in.Exponent != nil {
		method.Exponent = in.Exponent.Number
	}
	var err error
	if method.OriginIncome, err = exactFigure(in.OriginIncome); err != nil {
		return nil, err
	}
	total, err := in.Received.in(money.USD)
	if err != nil {
		return nil, err
	}
	hosts := make([]remittance.Host, len(in.Hosts))
	for i, h := range in.Hosts {
		hosts[i].Place = indicator.GroupPlace(h.Host)
		if hosts[i].Stock, err = exactFigure(h.Stock); err != nil {
			return nil, err
		}
		if hosts[i].Income, err = exactFigure(h.Income); err != nil {
			return nil, err
		}
	}
	got, err := method.Allocate(total, hosts)
	if err != nil {
		return nil, err
	}
	if got.Reason != indicator.NoReason {
		return undefined(got.Reason), nil
	}
	shares, perMigrant := make([]any, len(got.Parts)), make([]any, len(got.Parts))
	for i, part := range got.Parts {
		share, ok := part.SharePercent()
		shares[i] = written(share, ok)
		each, ok := part.PerMigrant()
		perMigrant[i] = written(each, ok)
	}
	return result{
		"share_percent": shares, "per_migrant": perMigrant,
		"sum_is_total": got.Allocated().Decimal().Equal(total.Decimal()),
	}, nil
}

func concentration(in struct {
	Flows map[string]*text `json:"flows"`
},
) (any, error) {
	var portions []remittance.Portion
	for _, name := range slices.Sorted(maps.Keys(in.Flows)) {
		p := remittance.Portion{Place: indicator.GroupPlace(name)}
		if flow := in.Flows[name]; flow != nil {
			var err error
			if p.Amount, err = flow.in(money.USD); err != nil {
				return nil, err
			}
		}
		portions = append(portions, p)
	}
	got, err := remittance.ConcentrationOf(portions)
	if err != nil {
		return nil, err
	}
	if got.Reason != indicator.NoReason {
		return undefined(got.Reason), nil
	}
	index, ok := got.Herfindahl()
	share, hasShare := got.TopSharePercent()
	return result{
		"herfindahl": written(index, ok), "top_share_percent": written(share, hasShare), "top": got.Top.String(),
	}, nil
}

func definitions(in struct {
	PersonalTransfers       text `json:"personal_transfers,omitzero"`
	CompensationOfEmployees text `json:"compensation_of_employees,omitzero"`
	TaxesAndContributions   text `json:"taxes_and_contributions,omitzero"`
	Travel                  text `json:"travel,omitzero"`
	CapitalTransfers        text `json:"capital_transfers,omitzero"`
	SocialBenefits          text `json:"social_benefits,omitzero"`
	ToInstitutions          text `json:"to_institutions,omitzero"`
},
) (any, error) {
	var c remittance.Components
	for _, x := range []struct {
		to     *money.Amount
		stated text
	}{
		{&c.PersonalTransfers, in.PersonalTransfers},
		{&c.CompensationOfEmployees, in.CompensationOfEmployees},
		{&c.TaxesAndContributions, in.TaxesAndContributions},
		{&c.Travel, in.Travel},
		{&c.CapitalTransfers, in.CapitalTransfers},
		{&c.SocialBenefits, in.SocialBenefits},
		{&c.ToInstitutions, in.ToInstitutions},
	} {
		var err error
		if *x.to, err = x.stated.orNone(money.USD); err != nil {
			return nil, err
		}
	}
	out := result{}
	for key, m := range map[string]remittance.Measure{
		"world_bank_personal": remittance.WorldBankPersonal, "bpm6_personal": remittance.Personal,
		"bpm6_total": remittance.Total, "bpm6_total_and_institutions": remittance.TotalAndInstitutions,
	} {
		made, err := c.Total(m)
		if err != nil {
			return nil, err
		}
		out[key] = writtenAmount(made.Amount)
	}
	return out, nil
}

// candidate is a number from which a figure may have been printed.
type candidate struct {
	ID    string `json:"id"`
	Value number `json:"value"`
}

func (c *candidate) UnmarshalJSON(data []byte) error {
	type plain candidate
	return decodeInputs(data, (*plain)(c))
}

func reproduce(in struct {
	Quoted     reported    `json:"quoted"`
	Candidates []candidate `json:"candidates"`
},
) (any, error) {
	var candidates []remittance.Candidate
	for _, c := range in.Candidates {
		candidates = append(candidates, remittance.Candidate{ID: c.ID, Value: c.Value.Number})
	}
	got, err := remittance.ReproduceFrom(in.Quoted.figure, candidates...)
	if err != nil {
		return nil, err
	}
	matches := make([]string, len(got.Matches))
	for i, m := range got.Matches {
		matches[i] = m.ID
	}
	var nearest any
	if got.Nearest != nil {
		nearest = got.Nearest.ID
	}
	return result{"matches": matches, "nearest": nearest}, nil
}
