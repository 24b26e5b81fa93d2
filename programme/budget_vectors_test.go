package programme_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/indicator/period"
	"iom.int/migdev/programme"
)

// financeVector is a case of programme_vectors.json.
type financeVector struct {
	ID       string                     `json:"id"`
	Method   string                     `json:"method"`
	Inputs   json.RawMessage            `json:"inputs"`
	Expected map[string]json.RawMessage `json:"expected"`
}

// answer is what a method returned, by the keys of the file: texts, numbers as
// decimal texts, nil for none, lists and objects of them.
type answer map[string]any

// errUndefined stands for no value, with a reason.
var errUndefined = errors.New("undefined")

func TestFinanceVectors(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "programme_vectors.json"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared data")
	}
	require.NoError(t, err)
	var file struct {
		Vectors []financeVector `json:"vectors"`
	}
	require.NoError(t, json.Unmarshal(data, &file))
	methods := map[string]func(json.RawMessage) (answer, error){
		"programme.budget_current": budgetCurrent, "programme.pass_through": passThrough, "programme.indirect_cost": indirectCost,
		"programme.burn_rate": burnRate, "programme.delivery_rate": deliveryRate, "programme.counted_total": countedTotal,
		"programme.results_tree": resultsTree, "programme.cube": cube,
	}
	ran := map[string]int{}
	for _, v := range file.Vectors {
		run, ok := methods[v.Method]
		if !ok {
			continue
		}
		ran[v.Method]++
		t.Run(v.ID, func(t *testing.T) {
			got, err := run(v.Inputs)
			switch {
			case v.Expected["error"] != nil:
				require.Error(t, err)
				require.NotErrorIs(t, err, errUndefined)
				return
			case v.Expected["undefined"] != nil:
				require.ErrorIs(t, err, errUndefined)
				return
			}
			require.NoError(t, err)
			for key, raw := range v.Expected {
				var want any
				dec := json.NewDecoder(strings.NewReader(string(raw)))
				dec.UseNumber()
				require.NoError(t, dec.Decode(&want))
				requireAnswer(t, key, want, got[key])
			}
		})
	}
	for method := range methods {
		require.NotZero(t, ran[method], method)
	}
}

// requireAnswer compares what the file names alone.
func requireAnswer(t *testing.T, path string, want, got any) {
	t.Helper()
	switch want := want.(type) {
	case nil:
		require.Nil(t, got, path)
	case map[string]any:
		object, ok := got.(answer)
		require.True(t, ok, "%s: %v", path, got)
		for key := range want {
			requireAnswer(t, path+"."+key, want[key], object[key])
		}
	case []any:
		list, ok := got.([]any)
		require.True(t, ok, "%s: %v", path, got)
		require.Len(t, list, len(want), path)
		for i := range want {
			requireAnswer(t, path, want[i], list[i])
		}
	case string:
		requireNear(t, path, want, got)
	case json.Number:
		requireNear(t, path, want.String(), got)
	default:
		require.Equal(t, want, got, path)
	}
}

// requireNear compares decimals to 1e-9 of the value, and other texts exactly.
func requireNear(t *testing.T, path, want string, got any) {
	t.Helper()
	text, ok := got.(string)
	require.True(t, ok, "%s: %v", path, got)
	w, err := decimal.NewFromString(want)
	if err != nil {
		require.Equal(t, want, text, path)
		return
	}
	g, err := decimal.NewFromString(text)
	require.NoError(t, err, path)
	off := w.Sub(g).Abs()
	require.True(t, off.LessThanOrEqual(w.Abs().Mul(decimal.New(1, -9))), "%s: want %s, got %s", path, want, text)
}

func number(a money.Amount) any {
	if a.IsZero() {
		return nil
	}
	return a.Decimal().String()
}

func amounts(list []money.Amount) []any {
	out := make([]any, len(list))
	for i := range list {
		out[i] = number(list[i])
	}
	return out
}

// in returns an amount of the file; a text that is not there is not stated.
func (v vectorMoney) in(code string) (money.Amount, error) {
	if v == "" {
		return money.Amount{}, nil
	}
	c, err := money.ParseCurrency(code)
	if err != nil {
		return money.Amount{}, err
	}
	return money.ParseIn(string(v), c)
}

// vectorMoney is a number of the file, "" for null.
type vectorMoney string

func (v *vectorMoney) UnmarshalJSON(data []byte) error {
	if text := strings.Trim(string(data), `"`); text != "null" {
		*v = vectorMoney(text)
	}
	return nil
}

func budgetCurrent(raw json.RawMessage) (answer, error) {
	var in struct {
		Budgets []struct {
			Type       programme.BudgetType
			Start, End period.Date
			Amount     vectorMoney
			Currency   string
		}
		Currency string
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, err
	}
	var b programme.Budget
	for _, line := range in.Budgets {
		span, err := period.NewSpan(line.Start, line.End)
		if err != nil {
			return nil, err
		}
		if line.Currency == "" {
			line.Currency = in.Currency
		}
		a, err := line.Amount.in(line.Currency)
		if err != nil {
			return nil, err
		}
		b.Lines = append(b.Lines, programme.BudgetLine{Type: line.Type, Period: span, Amount: a})
	}
	c := b.Current()
	total, ok := c.Amount()
	if !ok {
		return nil, errUndefined
	}
	return answer{"current_total": number(total), "plain_sum": number(c.PlainSum.Total(total.Currency()))}, nil
}

func passThrough(raw json.RawMessage) (answer, error) {
	var in struct {
		Contribution vectorMoney
		Currency     string
		Agent        programme.FeeRate `json:"aa_fee_rate"`
		Indirect     programme.FeeRate `json:"indirect_rate"`
		Participants []struct {
			Name   string
			Weight decimal.Decimal
		}
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, err
	}
	contribution, err := in.Contribution.in(in.Currency)
	if err != nil {
		return nil, err
	}
	if contribution.IsZero() {
		return nil, errUndefined
	}
	var weights []programme.AgencyWeight
	for _, p := range in.Participants {
		weights = append(weights, programme.AgencyWeight{Agency: p.Name, Weight: p.Weight})
	}
	d, err := programme.FeeRules{Indirect: in.Indirect, Agent: in.Agent}.Distribute(contribution, weights...)
	if err != nil {
		return nil, err
	}
	var participants []any
	for _, x := range d.Transfers {
		participants = append(participants, answer{
			"name": x.Agency, "transfer": number(x.Transfer), "direct": number(x.Direct), "indirect": number(x.Indirect),
		})
	}
	return answer{
		"aa_fee": number(d.AgentFee), "net": number(d.Net), "participants": participants,
		"direct_total": number(d.Direct), "indirect_total": number(d.Indirect),
	}, nil
}

func indirectCost(raw json.RawMessage) (answer, error) {
	var in struct {
		Lines []struct {
			Category string
			Amount   vectorMoney
		}
		Currency string
		Rate     programme.FeeRate `json:"indirect_rate"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, err
	}
	var lines []programme.CategoryAmount
	for _, line := range in.Lines {
		a, err := line.Amount.in(in.Currency)
		if err != nil {
			return nil, err
		}
		category, err := programme.ParseCostCategory(line.Category)
		if err != nil {
			return nil, err
		}
		lines = append(lines, programme.CategoryAmount{Category: category, Amount: a})
	}
	c, err := programme.FeeRules{Indirect: in.Rate}.IndirectCost(lines...)
	if err != nil {
		return nil, err
	}
	if c.Reason != indicator.NoReason {
		return nil, errUndefined
	}
	return answer{
		"direct_total": number(c.Direct), "indirect": number(c.Indirect), "grand_total": number(c.Total),
		"sum_of_per_line_rounded": number(c.PerLineRounded), "indirect_allocated_to_lines": amounts(c.ByLine),
		"wrong_if_rate_taken_on_total": number(c.OfTotal),
	}, nil
}

func rounded(r programme.MoneyRatio, round func(int) (decimal.Decimal, bool), places int) any {
	d, ok := round(places)
	if !ok {
		return nil
	}
	return d.StringFixed(int32(places))
}

func burnRate(raw json.RawMessage) (answer, error) {
	var in struct {
		Budget, Expenditure, Commitments vectorMoney
		Currency                         string
		Start, End                       period.Date
		AsOf                             period.Date `json:"as_of"`
	}
	err := json.Unmarshal(raw, &in)
	b := programme.Burn{AsOf: in.AsOf}
	for _, x := range []struct {
		to   *money.Amount
		from vectorMoney
	}{{&b.Budget, in.Budget}, {&b.Expenditure, in.Expenditure}, {&b.Commitments, in.Commitments}} {
		if err == nil {
			*x.to, err = x.from.in(in.Currency)
		}
	}
	if err == nil {
		b.Span, err = period.NewSpan(in.Start, in.End)
	}
	if err != nil {
		return nil, err
	}
	r, err := b.Rate()
	if err != nil {
		return nil, err
	}
	return answer{
		"days_total": decimal.NewFromInt(int64(r.DaysTotal)).String(), "days_elapsed": decimal.NewFromInt(int64(r.DaysElapsed)).String(),
		"available": number(r.Available), "delivery_pct": rounded(r.Delivery, r.Delivery.Percent, 2),
		"commitment_pct": rounded(r.Commitment, r.Commitment.Percent, 2), "time_pct": rounded(r.Time, r.Time.Percent, 2),
		"burn_index": rounded(r.Index, r.Index.Round, 4), "projected_total": number(r.ProjectedTotal),
		"projected_variance": number(r.ProjectedVariance),
	}, nil
}

func deliveryRate(raw json.RawMessage) (answer, error) {
	var in struct {
		Expenditure vectorMoney
		NetFunded   vectorMoney `json:"net_funded"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, err
	}
	spent, err := in.Expenditure.in("USD")
	if err != nil {
		return nil, err
	}
	funded, err := in.NetFunded.in("USD")
	if err != nil {
		return nil, err
	}
	r, err := programme.DeliveryRate(spent, funded)
	if err != nil {
		return nil, err
	}
	if r.Reason() != indicator.NoReason {
		return nil, errUndefined
	}
	return answer{"percent": rounded(r, r.Percent, 2)}, nil
}

func countedTotal(raw json.RawMessage) (answer, error) {
	var in struct {
		Nodes []struct {
			ID, Parent string
			Amount     vectorMoney
		}
		Policy   programme.CountingPolicy
		Currency string
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, err
	}
	var tree programme.CountedTree
	for _, n := range in.Nodes {
		a, err := n.Amount.in(in.Currency)
		if err != nil {
			return nil, err
		}
		tree.Nodes = append(tree.Nodes, programme.CountedNode{ID: n.ID, Parent: n.Parent, Amount: a})
	}
	c, err := tree.Total(in.Policy)
	if err != nil {
		return nil, err
	}
	if c.Reason != indicator.NoReason {
		return nil, errUndefined
	}
	return answer{"total": number(c.Total.Total(money.MustCurrency(in.Currency)))}, nil
}

// statedNumber returns a number of the file as an exact figure.
func statedNumber(v vectorMoney) (figure.Figure, error) {
	if v == "" {
		return figure.Figure{}, nil
	}
	d, err := decimal.NewFromString(string(v))
	if err != nil {
		return figure.Figure{}, err
	}
	return figure.New(figure.Exact, d)
}

func valueOf(v vectorMoney) (indicator.Value, error) {
	f, err := statedNumber(v)
	return indicator.FigureValue(f), err
}

func resultOf(r indicator.TallyResult) any {
	n, ok := r.Number()
	if !ok {
		return nil
	}
	return n.Round(20, figure.HalfUp).String()
}

func resultsTree(raw json.RawMessage) (answer, error) {
	var in struct {
		Measure string
		Parents map[string]string
		Reports []struct {
			Node                          string
			Value, Numerator, Denominator vectorMoney
			Status                        programme.ReviewStatus
			By                            map[string]vectorMoney
		}
		Excluded []string
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, err
	}
	tree := programme.ResultTree{Aggregation: indicator.Sum}
	if in.Measure == "percentage" {
		tree.Aggregation, tree.Factor = indicator.RatioOfSums, figure.Int(100)
	}
	at := map[string]int{}
	node := func(id string) *programme.ResultNode {
		i, ok := at[id]
		if !ok {
			i, at[id] = len(tree.Nodes), len(tree.Nodes)
			tree.Nodes = append(tree.Nodes, programme.ResultNode{ID: id})
		}
		return &tree.Nodes[i]
	}
	for child, parent := range in.Parents {
		if parent != "" {
			node(parent)
		}
		node(child).Parent = parent
	}
	for _, id := range in.Excluded {
		node(id).IsExcluded = true
	}
	for _, r := range in.Reports {
		node(r.Node)
		v, err := valueOf(r.Value)
		if err == nil && (r.Numerator != "" || r.Denominator != "") {
			var top, bottom figure.Figure
			if top, err = statedNumber(r.Numerator); err == nil {
				bottom, err = statedNumber(r.Denominator)
			}
			if err == nil {
				v, err = indicator.PartsValue(top, bottom, figure.Int(100))
			}
		}
		if err != nil {
			return nil, err
		}
		report := programme.NodeReport{Node: r.Node, Status: r.Status, Value: v}
		for key, value := range r.By {
			axis, category, _ := strings.Cut(key, "/")
			v, err := valueOf(value)
			if err != nil {
				return nil, err
			}
			report.By = append(report.By, indicator.Cell{By: indicator.By(axis, category), Value: v})
		}
		tree.Reports = append(tree.Reports, report)
	}
	up, err := tree.RollUp()
	if err != nil {
		return nil, err
	}
	nodes := answer{}
	for n := range up.All() {
		by := answer{}
		for part, r := range n.By {
			for axis, category := range part.All() {
				by[axis+"/"+category] = resultOf(r)
			}
		}
		nodes[n.ID] = answer{
			"value": resultOf(n.Result), "numerator": resultOf(n.Numerator), "denominator": resultOf(n.Denominator), "by": by,
		}
	}
	return answer{"nodes": nodes}, nil
}

func cube(raw json.RawMessage) (answer, error) {
	var in struct {
		Axes  []string
		Cells map[string]vectorMoney
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, err
	}
	var axes []indicator.Axis
	for _, code := range in.Axes {
		axes = append(axes, indicator.Axis{Code: code, IsExclusive: true, IsExhaustive: true})
	}
	var cells []indicator.Cell
	for key, value := range in.Cells {
		v, err := valueOf(value)
		if err != nil {
			return nil, err
		}
		var by indicator.Breakdown
		categories := strings.Split(key, "|")
		if len(categories) != len(in.Axes) {
			return nil, errors.New("cell is not of full depth")
		}
		for i, category := range categories {
			by = by.With(in.Axes[i], category)
		}
		cells = append(cells, indicator.Cell{By: by, Value: v})
	}
	c, err := indicator.NewCube(axes, cells...)
	if err != nil {
		return nil, err
	}
	total, ok := c.Subtotal(indicator.Breakdown{}).Number()
	if !ok {
		return nil, errUndefined
	}
	subtotals := answer{}
	for s := range c.Subtotals() {
		if s.By.Len() != 1 {
			continue
		}
		for axis, category := range s.By.All() {
			if n, ok := s.Number(); ok {
				subtotals[axis+"/"+category] = n.Round(20, figure.HalfUp).String()
			}
		}
	}
	return answer{"subtotals": subtotals, "total": total.Round(20, figure.HalfUp).String()}, nil
}
