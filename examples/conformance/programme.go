package main

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// programmeMethods are the money and the results of programmes.
func programmeMethods() map[string]handler {
	return map[string]handler{
		"programme.budget_current": handle(budgetCurrent),
		"programme.burn_rate":      handle(burnRate),
		"programme.counted_total":  handle(countedTotal),
		"programme.cube":           handle(cube),
		"programme.delivery_rate":  handle(deliveryRate),
		"programme.indirect_cost":  handle(indirectCost),
		"programme.over_periods":   handle(overPeriods),
		"programme.pass_through":   handle(passThrough),
		"programme.results_tree":   handle(resultsTree),
	}
}

// undefined is the result that has no value, for a reason.
func undefined(why indicator.Reason) result { return result{"undefined": string(why)} }

// writtenAmount returns the number of an amount, or null for one that is not
// stated.
func writtenAmount(a money.Amount) any {
	if a.IsZero() {
		return nil
	}
	return a.Decimal().String()
}

// budgetLine is a line of a budget.
type budgetLine struct {
	Type   programme.BudgetType `json:"type"`
	Start  period.Date          `json:"start"`
	End    period.Date          `json:"end"`
	Amount text                 `json:"amount"`
}

func (l *budgetLine) UnmarshalJSON(data []byte) error {
	type plain budgetLine
	return decodeInputs(data, (*plain)(l))
}

func budgetCurrent(in struct {
	Budgets  []budgetLine   `json:"budgets"`
	Currency money.Currency `json:"currency"`
},
) (any, error) {
	var b programme.Budget
	for _, line := range in.Budgets {
		span, err := period.NewSpan(line.Start, line.End)
		if err != nil {
			return nil, err
		}
		a, err := line.Amount.in(in.Currency)
		if err != nil {
			return nil, err
		}
		b.Lines = append(b.Lines, programme.BudgetLine{Type: line.Type, Period: span, Amount: a})
	}
	got := b.Current()
	total, ok := got.Amount()
	if !ok {
		return undefined(got.Reason), nil
	}
	return result{"current_total": writtenAmount(total), "plain_sum": writtenAmount(got.PlainSum.Total(in.Currency))}, nil
}

// participant is an organisation with its weight in a distribution.
type participant struct {
	Name   string `json:"name"`
	Weight number `json:"weight"`
}

func (p *participant) UnmarshalJSON(data []byte) error {
	type plain participant
	return decodeInputs(data, (*plain)(p))
}

func passThrough(in struct {
	Contribution text              `json:"contribution"`
	Currency     money.Currency    `json:"currency"`
	Agent        programme.FeeRate `json:"aa_fee_rate"`
	Indirect     programme.FeeRate `json:"indirect_rate"`
	Participants []participant     `json:"participants"`
},
) (any, error) {
	contribution, err := in.Contribution.in(in.Currency)
	if err != nil {
		return nil, err
	}
	var stated numbers
	for _, p := range in.Participants {
		stated = append(stated, p.Weight)
	}
	weights, err := stated.decimals()
	if err != nil {
		return nil, err
	}
	agencies := make([]programme.AgencyWeight, len(weights))
	for i, p := range in.Participants {
		agencies[i] = programme.AgencyWeight{Agency: p.Name, Weight: weights[i]}
	}
	got, err := programme.FeeRules{Indirect: in.Indirect, Agent: in.Agent}.Distribute(contribution, agencies...)
	if err != nil {
		return nil, err
	}
	transfers := make([]result, len(got.Transfers))
	for i, x := range got.Transfers {
		transfers[i] = result{
			"name": x.Agency, "transfer": writtenAmount(x.Transfer),
			"direct": writtenAmount(x.Direct), "indirect": writtenAmount(x.Indirect),
		}
	}
	return result{
		"aa_fee": writtenAmount(got.AgentFee), "net": writtenAmount(got.Net), "participants": transfers,
		"direct_total": writtenAmount(got.Direct), "indirect_total": writtenAmount(got.Indirect),
	}, nil
}

// categoryLine is an amount with its harmonised category.
type categoryLine struct {
	Category text `json:"category"`
	Amount   text `json:"amount"`
}

func (l *categoryLine) UnmarshalJSON(data []byte) error {
	type plain categoryLine
	return decodeInputs(data, (*plain)(l))
}

func indirectCost(in struct {
	Lines    []categoryLine    `json:"lines"`
	Currency money.Currency    `json:"currency"`
	Rate     programme.FeeRate `json:"indirect_rate"`
},
) (any, error) {
	var lines []programme.CategoryAmount
	for _, line := range in.Lines {
		category, err := programme.ParseCostCategory(string(line.Category))
		if err != nil {
			return nil, err
		}
		a, err := line.Amount.in(in.Currency)
		if err != nil {
			return nil, err
		}
		lines = append(lines, programme.CategoryAmount{Category: category, Amount: a})
	}
	got, err := programme.FeeRules{Indirect: in.Rate}.IndirectCost(lines...)
	if err != nil {
		return nil, err
	}
	if got.Reason != indicator.NoReason {
		return undefined(got.Reason), nil
	}
	byLine := make([]any, len(got.ByLine))
	for i, a := range got.ByLine {
		byLine[i] = writtenAmount(a)
	}
	return result{
		"direct_total": writtenAmount(got.Direct), "indirect": writtenAmount(got.Indirect), "grand_total": writtenAmount(got.Total),
		"sum_of_per_line_rounded": writtenAmount(got.PerLineRounded), "indirect_allocated_to_lines": byLine,
		"wrong_if_rate_taken_on_total": writtenAmount(got.OfTotal),
	}, nil
}

// writtenRatio returns a ratio in percent with two decimals, or null.
func writtenRatio(r programme.MoneyRatio) any {
	d, ok := r.Percent(2)
	if !ok {
		return nil
	}
	return d.String()
}

func burnRate(in struct {
	Budget      text           `json:"budget,omitzero"`
	Expenditure text           `json:"expenditure,omitzero"`
	Commitments text           `json:"commitments,omitzero"`
	Currency    money.Currency `json:"currency"`
	Start       period.Date    `json:"start"`
	End         period.Date    `json:"end"`
	AsOf        period.Date    `json:"as_of"`
},
) (any, error) {
	span, err := period.NewSpan(in.Start, in.End)
	if err != nil {
		return nil, err
	}
	burn := programme.Burn{Span: span, AsOf: in.AsOf}
	for _, x := range []struct {
		to     *money.Amount
		stated text
	}{{&burn.Budget, in.Budget}, {&burn.Expenditure, in.Expenditure}, {&burn.Commitments, in.Commitments}} {
		if *x.to, err = x.stated.orNone(in.Currency); err != nil {
			return nil, err
		}
	}
	got, err := burn.Rate()
	if err != nil {
		return nil, err
	}
	var index any
	if d, ok := got.Index.Round(4); ok {
		index = d.String()
	}
	return result{
		"days_total": got.DaysTotal, "days_elapsed": got.DaysElapsed, "available": writtenAmount(got.Available),
		"delivery_pct": writtenRatio(got.Delivery), "commitment_pct": writtenRatio(got.Commitment), "time_pct": writtenRatio(got.Time),
		"burn_index": index, "projected_total": writtenAmount(got.ProjectedTotal), "projected_variance": writtenAmount(got.ProjectedVariance),
	}, nil
}

// deliveryRate takes amounts without a currency: any will do.
func deliveryRate(in struct {
	Expenditure text `json:"expenditure,omitzero"`
	NetFunded   text `json:"net_funded,omitzero"`
},
) (any, error) {
	spent, err := in.Expenditure.orNone(money.USD)
	if err != nil {
		return nil, err
	}
	funded, err := in.NetFunded.orNone(money.USD)
	if err != nil {
		return nil, err
	}
	got, err := programme.DeliveryRate(spent, funded)
	if err != nil {
		return nil, err
	}
	if got.Reason() != indicator.NoReason {
		return undefined(got.Reason()), nil
	}
	return result{"percent": writtenRatio(got)}, nil
}

// countedNode is an amount at a place in a tree.
type countedNode struct {
	ID     string `json:"id"`
	Parent string `json:"parent,omitzero"`
	Amount text   `json:"amount,omitzero"`
}

func (n *countedNode) UnmarshalJSON(data []byte) error {
	type plain countedNode
	return decodeInputs(data, (*plain)(n))
}

func countedTotal(in struct {
	Nodes    []countedNode            `json:"nodes"`
	Policy   programme.CountingPolicy `json:"policy"`
	Currency money.Currency           `json:"currency"`
},
) (any, error) {
	var tree programme.CountedTree
	for _, n := range in.Nodes {
		a, err := n.Amount.orNone(in.Currency)
		if err != nil {
			return nil, err
		}
		tree.Nodes = append(tree.Nodes, programme.CountedNode{ID: n.ID, Parent: n.Parent, Amount: a})
	}
	got, err := tree.Total(in.Policy)
	if err != nil {
		return nil, err
	}
	if got.Reason != indicator.NoReason {
		return undefined(got.Reason), nil
	}
	return result{"total": writtenAmount(got.Total.Total(in.Currency))}, nil
}

// nodeReport is what is reported on a node, as one number or as the parts of a
// percentage.
type nodeReport struct {
	Node        string                 `json:"node"`
	Value       optional               `json:"value,omitzero"`
	Numerator   optional               `json:"numerator,omitzero"`
	Denominator optional               `json:"denominator,omitzero"`
	Status      programme.ReviewStatus `json:"status"`
	By          map[string]optional    `json:"by,omitzero"`
}

func (r *nodeReport) UnmarshalJSON(data []byte) error {
	type plain nodeReport
	return decodeInputs(data, (*plain)(r))
}

// report returns the report as package programme has it.
func (r nodeReport) report() (programme.NodeReport, error) {
	out := programme.NodeReport{Node: r.Node, Status: r.Status, Value: valueOf(r.Value)}
	if !r.Numerator.IsUnbounded() || !r.Denominator.IsUnbounded() {
		top, err := statedPart(r.Numerator)
		if err != nil {
			return out, err
		}
		bottom, err := statedPart(r.Denominator)
		if err != nil {
			return out, err
		}
		if out.Value, err = indicator.PartsValue(top, bottom, figure.Int(100)); err != nil {
			return out, err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.By)) {
		axis, category, ok := strings.Cut(key, "/")
		if !ok {
			return out, &brokenCase{"by: want an axis, / and a category: " + key}
		}
		out.By = append(out.By, indicator.Cell{By: indicator.By(axis, category), Value: valueOf(r.By[key])})
	}
	return out, nil
}

// statedPart returns a part of a percentage as an exact figure.
func statedPart(o optional) (figure.Figure, error) {
	n, ok := o.IsPoint()
	if !ok {
		return figure.Figure{}, nil
	}
	return figure.Parse("exactly " + n.String())
}

// writtenTally returns what a tally comes to, or null.
func writtenTally(r indicator.TallyResult) any {
	n, ok := r.Number()
	return written(n, ok)
}

func resultsTree(in struct {
	Measure  text             `json:"measure"`
	Parents  map[string]*text `json:"parents"`
	Reports  []nodeReport     `json:"reports"`
	Excluded []string         `json:"excluded,omitzero"`
},
) (any, error) {
	var tree programme.ResultTree
	switch in.Measure {
	case "unit":
		tree.Aggregation = indicator.Sum
	case "percentage":
		tree.Aggregation, tree.Factor = indicator.RatioOfSums, figure.Int(100)
	default:
		return nil, &brokenCase{"measure: want unit or percentage: " + string(in.Measure)}
	}
	nodes := map[string]programme.ResultNode{} // those that are only named stand at the top
	for child, parent := range in.Parents {
		node := programme.ResultNode{ID: child}
		if parent != nil && *parent != "" {
			node.Parent = string(*parent)
			if _, ok := nodes[node.Parent]; !ok {
				nodes[node.Parent] = programme.ResultNode{ID: node.Parent}
			}
		}
		nodes[child] = node
	}
	for _, r := range in.Reports {
		if _, ok := nodes[r.Node]; !ok {
			nodes[r.Node] = programme.ResultNode{ID: r.Node}
		}
		report, err := r.report()
		if err != nil {
			return nil, err
		}
		tree.Reports = append(tree.Reports, report)
	}
	for _, id := range in.Excluded {
		node := nodes[id]
		node.ID, node.IsExcluded = id, true
		nodes[id] = node
	}
	for _, id := range slices.Sorted(maps.Keys(nodes)) {
		tree.Nodes = append(tree.Nodes, nodes[id])
	}
	up, err := tree.RollUp()
	if err != nil {
		return nil, err
	}
	out := result{}
	for n := range up.All() {
		by := result{}
		for part, r := range n.By {
			for axis, category := range part.All() {
				by[axis+"/"+category] = writtenTally(r)
			}
		}
		out[n.ID] = result{
			"value": writtenTally(n.Result), "numerator": writtenTally(n.Numerator),
			"denominator": writtenTally(n.Denominator), "by": by,
		}
	}
	return result{"nodes": out}, nil
}

func cube(in struct {
	Axes  []string            `json:"axes"`
	Cells map[string]optional `json:"cells"`
},
) (any, error) {
	axes := make([]indicator.Axis, len(in.Axes))
	for i, code := range in.Axes {
		axes[i] = indicator.Axis{Code: code, IsExclusive: true, IsExhaustive: true}
	}
	var cells []indicator.Cell
	for _, key := range slices.Sorted(maps.Keys(in.Cells)) {
		categories := strings.Split(key, "|")
		if len(categories) != len(axes) {
			return nil, errors.New("a cell is not of full depth: " + key)
		}
		cell := indicator.Cell{Value: valueOf(in.Cells[key])}
		for i, category := range categories {
			cell.By = cell.By.With(in.Axes[i], category)
		}
		cells = append(cells, cell)
	}
	got, err := indicator.NewCube(axes, cells...)
	if err != nil {
		return nil, err
	}
	subtotals := result{}
	for _, cell := range cells {
		for axis, category := range cell.By.All() {
			n, ok := got.Subtotal(indicator.By(axis, category)).Number()
			subtotals[axis+"/"+category] = written(n, ok)
		}
	}
	total, ok := got.Subtotal(indicator.Breakdown{}).Number()
	if !ok {
		return undefined(indicator.MissingValue), nil
	}
	return result{"subtotals": subtotals, "total": written(total, ok)}, nil
}

func overPeriods(in struct {
	operator
	Values []optional `json:"values"`
},
) (any, error) {
	t, err := in.tally()
	if err != nil {
		return nil, err
	}
	for i, v := range in.Values {
		if v.IsUnbounded() {
			t.AddAbsent(indicator.NotReported)
			continue
		}
		// The cases name no periods: their order stands for them.
		nth, err := period.NewYear(1 + i)
		if err != nil {
			return nil, err
		}
		t.AddItem(indicator.Item{Value: v.Interval, Period: nth})
	}
	got := t.Result()
	n, ok := got.Number()
	if !ok {
		return result{"undefined": got.Why}, nil
	}
	return result{"value": written(n, ok)}, nil
}
