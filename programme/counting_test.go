package programme_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/indicator/money"
	"iom.int/migdev/programme"
)

func TestCountingPolicyText(t *testing.T) {
	testTexts(t, "counting policy", map[programme.CountingPolicy]string{
		programme.NoCounting: "", programme.CountTop: "top", programme.CountLowest: "lowest", programme.CountAll: "all", programme.CountNet: "net",
	})
}

var everyPolicy = []programme.CountingPolicy{programme.CountTop, programme.CountLowest, programme.CountAll, programme.CountNet}

func TestCountedTotal(t *testing.T) {
	usd := func(s string) money.Amount { return money.MustParse(s + " USD") }
	tree := programme.CountedTree{
		Nodes: []programme.CountedNode{
			{ID: "P", Amount: usd("1000")}, {ID: "A", Parent: "P", Amount: usd("600")}, {ID: "A1", Parent: "A", Amount: money.MustParse("500 EUR")},
			{ID: "B", Parent: "P"},
		},
		Transfers: []programme.InternalTransfer{{From: "P", To: "A", Amount: usd("600")}},
	}
	for policy, want := range map[programme.CountingPolicy]string{
		programme.CountTop: "1000 USD", programme.CountLowest: "500 EUR", programme.CountAll: "500 EUR, 1600 USD", programme.CountNet: "500 EUR, 1000 USD",
	} {
		c, err := tree.Total(policy)
		require.NoError(t, err)
		require.Equal(t, want, c.Total.String(), policy)
		if policy == programme.CountTop {
			require.Equal(t, indicator.NoReason, c.Reason)
			require.Equal(t, []string{"A", "A1", "B"}, c.LeftOut)
		} else {
			require.Equal(t, indicator.MissingValue, c.Reason) // B states nothing
			require.Equal(t, []string{"B"}, c.Unknown)
		}
		require.NotEmpty(t, c.Trace())
	}
	_, err := tree.Total(programme.NoCounting)
	require.Error(t, err)
	require.Equal(t, []string{"nodes[3].amount warning programme.node-amount"}, findingCodes(tree.Check()))

	c, err := programme.CountedTree{}.Total(programme.CountAll)
	require.NoError(t, err)
	require.Equal(t, indicator.MissingValue, c.Reason)
}

func TestCountedTreeCheck(t *testing.T) {
	one := money.MustParse("1 EUR")
	node := func(id, parent string) programme.CountedNode {
		return programme.CountedNode{ID: id, Parent: parent, Amount: one}
	}
	for name, tt := range map[string]struct {
		tree programme.CountedTree
		want []string
	}{
		"no id":   {programme.CountedTree{Nodes: []programme.CountedNode{node("", "")}}, []string{"nodes[0].id error programme.node-id"}},
		"twice":   {programme.CountedTree{Nodes: []programme.CountedNode{node("A", ""), node("A", "")}}, []string{"nodes[1].id error programme.node-twice"}},
		"orphan":  {programme.CountedTree{Nodes: []programme.CountedNode{node("A", "P")}}, []string{"nodes[0].parent error programme.node-parent"}},
		"itself":  {programme.CountedTree{Nodes: []programme.CountedNode{node("A", "A")}}, []string{"nodes[0].parent error programme.node-cycle"}},
		"a cycle": {programme.CountedTree{Nodes: []programme.CountedNode{node("C", "A"), node("A", "B"), node("B", "A")}}, []string{"nodes[0].parent error programme.node-cycle"}},
		"transfer": {programme.CountedTree{Nodes: []programme.CountedNode{node("A", "")}, Transfers: []programme.InternalTransfer{
			{From: "A", To: "A", Amount: one}, {From: "X", To: "A"},
		}}, []string{
			"transfers[0].to error programme.node-transfer", "transfers[1].from error programme.node-transfer", "transfers[1].amount error programme.node-transfer",
		}},
	} {
		require.Equal(t, tt.want, findingCodes(tt.tree.Check()), name)
		for _, p := range everyPolicy {
			_, err := tt.tree.Total(p)
			require.ErrorIs(t, err, programme.ErrTree, name)
		}
	}
}

// On trees of one level all policies agree; on trees whose parents state the
// sum of their children, top and lowest do.
func TestCountingPoliciesAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 200 {
		var flat programme.CountedTree
		for i := range 1 + rng.IntN(20) {
			a, err := money.New(rng.Int64N(1e12), 2, matrixCurrencies[rng.IntN(3)])
			require.NoError(t, err)
			flat.Nodes = append(flat.Nodes, programme.CountedNode{ID: fmt.Sprint(i), Amount: a})
		}
		var first money.Bag
		for i, p := range everyPolicy {
			c, err := flat.Total(p)
			require.NoError(t, err)
			if i == 0 {
				first = c.Total
			}
			require.True(t, first.Equal(c.Total), p)
		}

		n := 2 + rng.IntN(40)
		parents := randomParents(rng, n)
		sums := make([]money.Amount, n)
		isParent := make([]bool, n)
		for i := n - 1; i >= 0; i-- {
			if !isParent[i] {
				a, err := money.New(rng.Int64N(1e12), 2, money.USD)
				require.NoError(t, err)
				sums[i] = a
			}
			if parents[i] >= 0 {
				isParent[parents[i]] = true
				sums[parents[i]], _ = sums[parents[i]].Add(sums[i])
			}
		}
		var tree programme.CountedTree
		for i := range n {
			node := programme.CountedNode{ID: fmt.Sprint(i), Amount: sums[i]}
			if parents[i] >= 0 {
				node.Parent = fmt.Sprint(parents[i])
				tree.Transfers = append(tree.Transfers, programme.InternalTransfer{From: node.Parent, To: node.ID, Amount: sums[i]})
			}
			tree.Nodes = append(tree.Nodes, node)
		}
		top, err := tree.Total(programme.CountTop)
		require.NoError(t, err)
		for _, p := range []programme.CountingPolicy{programme.CountLowest, programme.CountNet} {
			c, err := tree.Total(p)
			require.NoError(t, err)
			require.True(t, top.Total.Equal(c.Total), p) // all that is passed on is transferred
		}
	}
}

// randomParents returns a forest: the parent of each node comes before it.
func randomParents(rng *rand.Rand, n int) []int {
	parents := make([]int, n)
	for i := range parents {
		parents[i] = rng.IntN(i+1) - 1
	}
	return parents
}

func TestReviewStatusText(t *testing.T) {
	testTexts(t, "review status", map[programme.ReviewStatus]string{
		programme.NoReview: "", programme.Draft: "draft", programme.Submitted: "submitted", programme.Returned: "returned", programme.Approved: "approved",
	})
}

func count(n int64) indicator.Value { return indicator.FigureValue(figure.Count(n, "")) }

func share(top, bottom int64) indicator.Value {
	v, err := indicator.PartsValue(figure.Count(top, ""), figure.Count(bottom, ""), figure.Int(100))
	if err != nil {
		panic(err)
	}
	return v
}

func TestResultTreeShares(t *testing.T) {
	tree := programme.ResultTree{
		Aggregation: indicator.RatioOfSums, Factor: figure.Int(100),
		Nodes: []programme.ResultNode{{ID: "P"}, {ID: "A", Parent: "P"}, {ID: "B", Parent: "P"}, {ID: "C", Parent: "P"}},
		Reports: []programme.NodeReport{
			{Node: "A", Status: programme.Approved, Value: share(1, 2)},
			{Node: "B", Status: programme.Approved, Value: count(90)}, // percent without its parts
			{Node: "C", Status: programme.Approved, Value: share(0, 0)},
			{Node: "P", Status: programme.Returned, Value: share(9, 9)},
		},
	}
	r, err := tree.RollUp()
	require.NoError(t, err)
	p, ok := r.Node("P")
	require.True(t, ok)
	n, ok := p.Result.Number()
	require.True(t, ok)
	require.Equal(t, "50", n.String())
	require.Equal(t, 1, p.Result.Missing(indicator.Undefined))
	b, _ := r.Node("B")
	require.Equal(t, indicator.Undefined, b.Result.Absence)
	c, _ := r.Node("C")
	require.Equal(t, indicator.Undefined, c.Result.Absence)
	top, ok := c.Numerator.Number()
	require.True(t, ok && top.Sign() == 0)
	_, ok = r.Node("X")
	require.False(t, ok)
}

func TestResultTreeErrors(t *testing.T) {
	tree := programme.ResultTree{Aggregation: indicator.Sum, Nodes: []programme.ResultNode{{ID: "A"}}, Reports: []programme.NodeReport{{Node: "B"}}}
	require.Equal(t, []string{"reports[0].node error programme.report-node", "reports[0].status warning programme.report-status"}, findingCodes(tree.Check()))
	_, err := tree.RollUp()
	require.ErrorIs(t, err, programme.ErrTree)
	tree.Reports = nil
	tree.Aggregation = indicator.NotCombined
	_, err = tree.RollUp()
	require.ErrorIs(t, err, indicator.ErrNotCombined)
	tree.Nodes = []programme.ResultNode{{ID: "A", Parent: "B"}, {ID: "B", Parent: "A"}}
	_, err = tree.RollUp()
	require.ErrorIs(t, err, programme.ErrTree)
}

// What a node comes to is the sum of all approved reports at it and below it,
// also by part, whatever the tree and the order of nodes and reports.
func TestResultTreeIsSumOfLeaves(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 2))
	for range 100 {
		n := 1 + rng.IntN(40)
		parents := randomParents(rng, n)
		want, parts, reported := make([]int64, n), make([][2]int64, n), make([]bool, n)
		tree := programme.ResultTree{Aggregation: indicator.Sum}
		excluded := make([]bool, n)
		for i := range n {
			excluded[i] = rng.IntN(6) == 0
			node := programme.ResultNode{ID: fmt.Sprint(i), IsExcluded: excluded[i]}
			if parents[i] >= 0 {
				node.Parent = fmt.Sprint(parents[i])
			}
			tree.Nodes = append(tree.Nodes, node)
		}
		for range rng.IntN(60) {
			at, part, v := rng.IntN(n), rng.IntN(2), rng.Int64N(1000)
			status := programme.ReviewStatus(1 + rng.IntN(4))
			tree.Reports = append(tree.Reports, programme.NodeReport{
				Node: fmt.Sprint(at), Status: status, Value: count(v),
				By: []indicator.Cell{{By: indicator.By("sex", fmt.Sprint(part)), Value: count(v)}},
			})
			for up := at; status == programme.Approved && up >= 0; up = parents[up] {
				want[up] += v
				parts[up][part] += v
				reported[up] = true
				if excluded[up] {
					break
				}
			}
		}
		rng.Shuffle(len(tree.Reports), func(i, j int) { tree.Reports[i], tree.Reports[j] = tree.Reports[j], tree.Reports[i] })
		rng.Shuffle(n, func(i, j int) { tree.Nodes[i], tree.Nodes[j] = tree.Nodes[j], tree.Nodes[i] })
		r, err := tree.RollUp()
		require.NoError(t, err)
		for i := range n {
			got, ok := r.Node(fmt.Sprint(i))
			require.True(t, ok)
			number, ok := got.Result.Number()
			require.Equal(t, reported[i], ok)
			if !ok {
				require.Equal(t, indicator.NotReported, got.Result.Absence)
				continue
			}
			require.True(t, number.Equal(figure.Int(want[i])))
			for part := range 2 {
				if by, ok := got.By[indicator.By("sex", fmt.Sprint(part))]; ok {
					number, _ = by.Number()
					require.True(t, number.Equal(figure.Int(parts[i][part])))
				} else {
					require.Zero(t, parts[i][part])
				}
			}
		}
	}
}

func TestTreesJSON(t *testing.T) {
	tree := programme.ResultTree{
		Aggregation: indicator.RatioOfSums, Factor: figure.Int(100), Nodes: []programme.ResultNode{{ID: "P"}, {ID: "A", Parent: "P", IsExcluded: true}},
		Reports: []programme.NodeReport{{Node: "A", Status: programme.Draft, Value: share(1, 2), By: []indicator.Cell{{By: indicator.By("sex", "female"), Value: share(1, 1)}}}},
	}
	data, err := json.Marshal(tree)
	require.NoError(t, err)
	var back programme.ResultTree
	require.NoError(t, json.Unmarshal(data, &back))
	again, err := json.Marshal(back)
	require.NoError(t, err)
	require.Equal(t, string(data), string(again))
	require.Error(t, json.Unmarshal([]byte(`{"nodes":[],"x":1}`), &back))

	var counted programme.CountedTree
	require.NoError(t, json.Unmarshal([]byte(`{"nodes":[{"id":"P","amount":{"amount":"1.50","currency":"EUR"}}],"transfers":[{"from":"P","to":"A","amount":null}]}`), &counted))
	require.Equal(t, "1.50 EUR", counted.Nodes[0].Amount.String())
	require.Error(t, json.Unmarshal([]byte(`{"node":[]}`), &counted))
	require.Len(t, counted.Nodes, 1)
}

func FuzzResultTreeJSON(f *testing.F) {
	f.Add([]byte(`{"aggregation":"sum","nodes":[{"id":"P"},{"id":"A","parent":"P"}],"reports":[{"node":"A","status":"approved","value":{"figure":{"value":"3"}}}]}`))
	f.Add([]byte(`{"aggregation":"sum","nodes":[{"id":"A","parent":"B"},{"id":"B","parent":"A"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var tree programme.ResultTree
		if json.Unmarshal(data, &tree) != nil {
			return
		}
		tree.Check()
		r, err := tree.RollUp()
		if err == nil {
			for n := range r.All() {
				require.NotEmpty(t, n.ID)
			}
		}
	})
}

func BenchmarkResultTree(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	const n = 10_000
	tree := programme.ResultTree{Aggregation: indicator.Sum}
	for i, p := range randomParents(rng, n) {
		node := programme.ResultNode{ID: fmt.Sprint(i)}
		if p >= 0 {
			node.Parent = fmt.Sprint(p)
		}
		tree.Nodes = append(tree.Nodes, node)
		tree.Reports = append(tree.Reports, programme.NodeReport{Node: node.ID, Status: programme.Approved, Value: count(int64(i))})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tree.RollUp(); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleCountedTree_Total() {
	tree := programme.CountedTree{Nodes: []programme.CountedNode{
		{ID: "programme", Amount: money.MustParse("1000 USD")},
		{ID: "component A", Parent: "programme", Amount: money.MustParse("600 USD")},
		{ID: "component B", Parent: "programme", Amount: money.MustParse("300 USD")},
	}}
	for _, policy := range []programme.CountingPolicy{programme.CountTop, programme.CountLowest, programme.CountAll} {
		c, err := tree.Total(policy)
		if err != nil {
			panic(err)
		}
		fmt.Println(policy, c.Total)
	}
	// Output:
	// top 1000 USD
	// lowest 900 USD
	// all 1900 USD
}

func ExampleResultTree_RollUp() {
	tree := programme.ResultTree{
		Aggregation: indicator.Sum,
		Nodes:       []programme.ResultNode{{ID: "programme"}, {ID: "north", Parent: "programme"}, {ID: "south", Parent: "programme"}, {ID: "east", Parent: "programme"}},
		Reports: []programme.NodeReport{
			{Node: "north", Status: programme.Approved, Value: indicator.FigureValue(figure.MustParse("120 persons"))},
			{Node: "north", Status: programme.Draft, Value: indicator.FigureValue(figure.MustParse("900 persons"))},
			{Node: "south", Status: programme.Approved, Value: indicator.FigureValue(figure.MustParse("0 persons"))},
		},
	}
	r, err := tree.RollUp()
	if err != nil {
		panic(err)
	}
	for n := range r.All() {
		fmt.Println(n.ID, n.Result)
	}
	// Output:
	// programme sum 120 of 2
	// north sum 120 of 1
	// south sum 0 of 1
	// east sum not-reported of 0
}
