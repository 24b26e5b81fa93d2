package programme_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
	"iom.int/migdev/programme"
)

// What a node comes to is explained by its reports and its children, and by what
// was left out.
func TestResultRollUpTrace(t *testing.T) {
	tree := programme.ResultTree{
		Aggregation: indicator.Sum,
		Nodes:       []programme.ResultNode{{ID: "P"}, {ID: "A", Parent: "P"}, {ID: "B", Parent: "P", IsExcluded: true}, {ID: "C", Parent: "P"}},
		Reports: []programme.NodeReport{
			{Node: "A", Status: programme.Approved, Value: count(3)}, {Node: "B", Status: programme.Approved, Value: count(8)},
			{Node: "P", Status: programme.Approved, Value: count(0)}, {Node: "P", Status: programme.Returned, Value: count(9)}, {Node: "P", Value: count(7)},
			{Node: "P", Status: programme.Approved, Value: indicator.AbsentValue(indicator.Withheld)}, {Node: "P", Status: programme.Approved, Value: indicator.TextValue("many")},
		},
	}
	up, err := tree.RollUp()
	require.NoError(t, err)
	require.Equal(t, `input: reports[2]: 0 (reported at the node)
left-out: reports[3]: 9 (it is returned, and not approved)
left-out: reports[4]: 7 (the status of its review is not stated)
left-out: reports[5]: withheld (withheld)
left-out: reports[6]: many (it is no number)
input: A: sum 3 of 1 (what it comes to)
left-out: B: sum 8 of 1 (it is excluded)
left-out: C: sum not-reported of 0 (there is no value)
result: P: sum 3 of 2, 2 missing
`, up.Trace("P").String())
	require.Empty(t, up.Trace("X"))

	tree = programme.ResultTree{
		Aggregation: indicator.RatioOfSums, Factor: figure.Int(100), Nodes: []programme.ResultNode{{ID: "P"}},
		Reports: []programme.NodeReport{{Node: "P", Status: programme.Approved, Value: share(1, 2)}, {Node: "P", Status: programme.Approved, Value: count(90)}},
	}
	up, err = tree.RollUp()
	require.NoError(t, err)
	require.Equal(t, "its numerator and denominator are not stated", up.Trace("P")[1].Why)
}
