package programme

import (
	"errors"
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/money"
)

// CountingPolicy says at which level of a tree money is counted. The same money
// often stands on a programme and on its components, so a total says which. The
// zero value is not stated, and counts nothing.
type CountingPolicy uint8

// The policies. On a tree of one level without transfers all of them agree.
const (
	NoCounting  CountingPolicy = iota // not stated
	CountTop                          // nodes without a parent
	CountLowest                       // nodes without children
	CountAll                          // every node: twice what is stated twice
	CountNet                          // every node, less what nodes of the tree transfer to each other
)

var countingPolicies = check.Enum[CountingPolicy]{What: "programme: counting policy", Names: []string{
	"", "top", "lowest", "all", "net",
}}

// String returns "top", "lowest", "all" or "net", "" where it is not stated.
func (p CountingPolicy) String() string { return countingPolicies.String(p) }

// MarshalText returns what String does.
func (p CountingPolicy) MarshalText() ([]byte, error) { return countingPolicies.Marshal(p) }

// UnmarshalText reads what [CountingPolicy.MarshalText] writes.
func (p *CountingPolicy) UnmarshalText(text []byte) error { return countingPolicies.Unmarshal(p, text) }

// CountedNode is a programme, a component or an activity with the money stated
// for it.
type CountedNode struct {
	ID     string       `json:"id"`
	Parent string       `json:"parent,omitempty"` // ID of another node, "" at the top
	Amount money.Amount `json:"amount,omitzero"`
}

// InternalTransfer is money that one node gave to another. It stands in the
// amounts of both.
type InternalTransfer struct {
	From   string       `json:"from"` // ID of a node
	To     string       `json:"to"`
	Amount money.Amount `json:"amount"`
}

// CountedTree is what a programme and its components state, level by level.
type CountedTree struct {
	Nodes     []CountedNode      `json:"nodes"`
	Transfers []InternalTransfer `json:"transfers,omitempty"`
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves t as it was.
func (t *CountedTree) UnmarshalJSON(data []byte) error {
	type plain CountedTree
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("programme: counted tree: %w", err)
	}
	*t = CountedTree(in)
	return nil
}

// ErrTree matches every error about nodes that make no tree, with the findings.
var ErrTree = errors.New("programme: not a tree")

// Check returns what is wrong with t, by these codes:
//
//   - programme.node-id (error): a node without an ID
//   - programme.node-twice (error): two nodes with one ID
//   - programme.node-parent (error): a parent that is no node
//   - programme.node-cycle (error): a node that is its own ancestor
//   - programme.node-amount (warning): a node without an amount
//   - programme.node-transfer (error): a transfer from or to no node, to the
//     node itself, or without an amount
func (t CountedTree) Check() check.Findings {
	fs, _ := t.check()
	return fs
}

// check returns the findings, and the place of each node.
func (t CountedTree) check() (check.Findings, map[string]int) {
	var fs check.Findings
	add := func(code string, s check.Severity, path check.Path, message, value string) {
		fs = append(fs, check.Finding{Code: code, Severity: s, Path: path, Message: message, Values: []check.Value{{Name: "id", Text: value}}})
	}
	at := make(map[string]int, len(t.Nodes))
	for i := range t.Nodes {
		id := t.Nodes[i].ID
		first, twice := at[id]
		switch {
		case id == "":
			add("programme.node-id", check.Error, in("nodes", i, "id"), "the node has no id", id)
		case twice:
			add("programme.node-twice", check.Error, in("nodes", i, "id"),
				fmt.Sprintf("the id %s is that of nodes[%d] too", check.Quote(id), first), id)
		default:
			at[id] = i
		}
	}
	rooted := make([]uint8, len(t.Nodes)) // 1 on the way up, 2 known to end
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if _, ok := at[n.Parent]; n.Parent != "" && !ok {
			add("programme.node-parent", check.Error, in("nodes", i, "parent"),
				fmt.Sprintf("no node has the id %s", check.Quote(n.Parent)), n.Parent)
		}
		if t.circles(i, at, rooted) {
			add("programme.node-cycle", check.Error, in("nodes", i, "parent"),
				fmt.Sprintf("the node %s is its own ancestor", check.Quote(n.ID)), n.ID)
		}
		if n.Amount.IsZero() {
			add("programme.node-amount", check.Warning, in("nodes", i, "amount"), "the amount is not stated", n.ID)
		}
	}
	for i := range t.Transfers {
		x := &t.Transfers[i]
		for _, end := range [...]struct{ field, id string }{{"from", x.From}, {"to", x.To}} {
			if _, ok := at[end.id]; !ok {
				add("programme.node-transfer", check.Error, in("transfers", i, end.field),
					fmt.Sprintf("no node has the id %s", check.Quote(end.id)), end.id)
			}
		}
		if x.From == x.To && x.From != "" {
			add("programme.node-transfer", check.Error, in("transfers", i, "to"),
				fmt.Sprintf("%s transfers to itself", check.Quote(x.From)), x.To)
		}
		if x.Amount.IsZero() {
			add("programme.node-transfer", check.Error, in("transfers", i, "amount"), "the amount is not stated", x.To)
		}
	}
	return fs, at
}

// circles reports whether the way up from node i leads back to a node on it;
// for each circle it does so once.
func (t CountedTree) circles(i int, at map[string]int, rooted []uint8) bool {
	found := false
	for j := i; ; {
		if rooted[j] != 0 {
			found = rooted[j] == 1
			break
		}
		rooted[j] = 1
		up, ok := at[t.Nodes[j].Parent]
		if t.Nodes[j].Parent == "" || !ok {
			break
		}
		j = up
	}
	for j := i; rooted[j] == 1; {
		rooted[j] = 2
		up, ok := at[t.Nodes[j].Parent]
		if t.Nodes[j].Parent == "" || !ok {
			break
		}
		j = up
	}
	return found
}

// CountedTotal is a total under a policy, each currency for itself.
type CountedTotal struct {
	Policy CountingPolicy
	// Total is what the counted nodes state. It is the whole total only where
	// Reason is "".
	Total   money.Bag
	Counted []string // IDs of the nodes that are in it, in order
	LeftOut []string // IDs of those that are not: other levels
	Unknown []string // IDs of those that would be and have no amount
	// Transfers is what was taken out between nodes of the tree, under
	// [CountNet].
	Transfers money.Bag
	Reason    indicator.Reason // why the total is not known, "" where it is
}

// Total returns the total of the tree under a policy:
//
//	top     sum over the nodes without a parent
//	lowest  sum over the nodes without children
//	all     sum over every node
//	net     sum over every node - transfers from node to node
//
// Where the amount of a node that counts is not stated the total is not known,
// and Reason says so. An error matches [ErrTree] where the nodes make no tree,
// and is another where the policy is not stated.
func (t CountedTree) Total(p CountingPolicy) (CountedTotal, error) {
	if p == NoCounting || p > CountNet {
		return CountedTotal{}, fmt.Errorf("programme: counted total: %s is no policy to count by", check.Quote(p.String()))
	}
	fs, _ := t.check()
	if err := fs.Err(); err != nil {
		return CountedTotal{}, fmt.Errorf("%w: %w", ErrTree, err)
	}
	hasChildren := make(map[string]bool, len(t.Nodes))
	for i := range t.Nodes {
		hasChildren[t.Nodes[i].Parent] = true
	}
	c := CountedTotal{Policy: p}
	for i := range t.Nodes {
		n := &t.Nodes[i]
		switch {
		case p == CountTop && n.Parent != "", p == CountLowest && hasChildren[n.ID]:
			c.LeftOut = append(c.LeftOut, n.ID)
		case n.Amount.IsZero():
			c.Unknown = append(c.Unknown, n.ID)
		default:
			c.Counted = append(c.Counted, n.ID)
			c.Total.Add(n.Amount)
		}
	}
	if p == CountNet {
		for i := range t.Transfers {
			c.Transfers.Add(t.Transfers[i].Amount)
		}
		c.Total.SubBag(c.Transfers)
	}
	if len(c.Unknown) > 0 || len(c.Counted) == 0 {
		c.Reason = indicator.MissingValue
	}
	return c, nil
}

// Trace returns how the total came about.
func (c CountedTotal) Trace() check.Trace {
	var t check.Trace
	t.Add(check.Policy, "counting", c.Policy.String(), "")
	for _, id := range c.Counted {
		t.Add(check.Input, "node", id, "")
	}
	for _, id := range c.LeftOut {
		t.Add(check.LeftOut, "node", id, "not at the level that counts")
	}
	for _, id := range c.Unknown {
		t.Add(check.LeftOut, "node", id, "its amount is not stated")
	}
	if !c.Transfers.IsZero() {
		t.Add(check.Compute, "transfers between nodes", c.Transfers.String(), "taken out")
	}
	t.Add(check.Result, "total", c.Total.String(), string(c.Reason))
	return t
}
