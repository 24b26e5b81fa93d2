package programme

import (
	"fmt"
	"iter"
	"slices"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// ReviewStatus is how far the review of a reported value is. The zero value is
// not stated, and does not count.
type ReviewStatus uint8

// The statuses. Only what is approved counts.
const (
	NoReview  ReviewStatus = iota // not stated
	Draft                         // still being written
	Submitted                     // waits for its review
	Returned                      // sent back to be changed
	Approved                      // counts
)

var reviewStatuses = check.Enum[ReviewStatus]{What: "programme: review status", Names: []string{
	"", "draft", "submitted", "returned", "approved",
}}

// String returns the status in lower case, "" where it is not stated.
func (s ReviewStatus) String() string { return reviewStatuses.String(s) }

// MarshalText returns what String does.
func (s ReviewStatus) MarshalText() ([]byte, error) { return reviewStatuses.Marshal(s) }

// UnmarshalText reads what [ReviewStatus.MarshalText] writes.
func (s *ReviewStatus) UnmarshalText(text []byte) error { return reviewStatuses.Unmarshal(s, text) }

// ResultNode is a place where an indicator is reported: a programme, an output,
// a site.
type ResultNode struct {
	ID     string `json:"id"`
	Parent string `json:"parent,omitempty"` // ID of another node, "" at the top
	// IsExcluded says that the node, with all below it, does not reach its
	// parent.
	IsExcluded bool `json:"excluded,omitempty"`
}

// NodeReport is one value that was reported at a node.
type NodeReport struct {
	Node   string           `json:"node"` // ID
	Status ReviewStatus     `json:"status,omitzero"`
	Value  indicator.Value  `json:"value,omitzero"`
	By     []indicator.Cell `json:"by,omitempty"` // the same, broken down
}

// ResultTree is one indicator reported at many nodes, which add up along a
// tree.
type ResultTree struct {
	// Aggregation says how values combine: [indicator.Sum] for counts,
	// [indicator.RatioOfSums] for shares, which are pooled from their parts.
	Aggregation indicator.Aggregation `json:"aggregation"`
	// Factor is that of a ratio, 100 for percent. 0 stands for 1.
	Factor  figure.Number `json:"factor,omitzero"`
	Nodes   []ResultNode  `json:"nodes"`
	Reports []NodeReport  `json:"reports,omitempty"`
}

// UnmarshalJSON reads what json.Marshal writes, strictly, as
// [check.DecodeJSON] does. An error leaves t as it was.
func (t *ResultTree) UnmarshalJSON(data []byte) error {
	type plain ResultTree
	var in plain
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("programme: result tree: %w", err)
	}
	*t = ResultTree(in)
	return nil
}

// Check returns what is wrong with t: the findings about nodes that
// [CountedTree.Check] has, without those about money, and
//
//   - programme.report-node (error): a report at no node
//   - programme.report-status (warning): a report that does not say how far its
//     review is
func (t ResultTree) Check() check.Findings {
	fs, at := t.tree().check()
	fs = slices.DeleteFunc(fs, func(f check.Finding) bool { return f.Code == "programme.node-amount" })
	for i := range t.Reports {
		r := &t.Reports[i]
		if _, ok := at[r.Node]; !ok {
			fs = append(fs, check.Finding{
				Code: "programme.report-node", Severity: check.Error, Path: in("reports", i, "node"),
				Message: fmt.Sprintf("no node has the id %s", check.Quote(r.Node)),
			})
		}
		if r.Status == NoReview {
			fs = append(fs, check.Finding{
				Code: "programme.report-status", Severity: check.Warning, Path: in("reports", i, "status"),
				Message: "the status is not stated, and the report does not count",
			})
		}
	}
	return fs
}

func (t ResultTree) tree() CountedTree {
	nodes := make([]CountedNode, len(t.Nodes))
	for i, n := range t.Nodes {
		nodes[i] = CountedNode{ID: n.ID, Parent: n.Parent}
	}
	return CountedTree{Nodes: nodes}
}

// ResultRollUp is what the reports of a [ResultTree] come to at each node; how, its
// Trace says.
type ResultRollUp struct {
	tree  ResultTree
	at    map[string]int
	nodes []*pooled
}

// NodeResult is what one node comes to.
type NodeResult struct {
	ID     string
	Result indicator.TallyResult // absent where nobody has reported
	// Numerator and Denominator are the pooled parts of a ratio, absent for
	// other aggregations.
	Numerator, Denominator indicator.TallyResult
	By                     map[indicator.Breakdown]indicator.TallyResult
}

// RollUp returns the value of each node:
//
//	own approved reports + what its children come to, unless excluded
//
// Reports of any other status do not count; a reported 0 is a report; a node on
// which, and below which, nobody has reported has no value. Ratios pool
// numerators and denominators, and values without parts are left out of them
// as undefined. Values by part add up in the same way, each part for itself.
//
// Errors match [ErrTree] where the nodes make no tree or a report is at none,
// and [indicator.ErrNotCombined].
func (t ResultTree) RollUp() (ResultRollUp, error) {
	fs := t.Check()
	if err := fs.Err(); err != nil {
		return ResultRollUp{}, fmt.Errorf("%w: %w", ErrTree, err)
	}
	r := ResultRollUp{tree: t, at: make(map[string]int, len(t.Nodes)), nodes: make([]*pooled, len(t.Nodes))}
	for i, n := range t.Nodes {
		r.at[n.ID] = i
		var err error
		if r.nodes[i], err = newPooled(t.Aggregation, t.Factor); err != nil {
			return ResultRollUp{}, fmt.Errorf("programme: results: %w", err)
		}
	}
	for i := range t.Reports {
		if report := &t.Reports[i]; report.Status == Approved {
			n := r.nodes[r.at[report.Node]]
			n.add(report.Value)
			for _, by := range report.By {
				part, err := n.part(by.By)
				if err != nil {
					return ResultRollUp{}, fmt.Errorf("programme: results: %w", err)
				}
				part.add(by.Value)
			}
		}
	}
	for _, i := range t.upwards(r.at) {
		n := t.Nodes[i]
		if n.Parent == "" || n.IsExcluded {
			continue
		}
		if err := r.nodes[r.at[n.Parent]].merge(r.nodes[i]); err != nil {
			return ResultRollUp{}, fmt.Errorf("programme: results: %w", err)
		}
	}
	return r, nil
}

// upwards returns the places of the nodes, children before their parents.
func (t ResultTree) upwards(at map[string]int) []int {
	waiting := make([]int, len(t.Nodes)) // children that are not through yet
	for _, n := range t.Nodes {
		if n.Parent != "" {
			waiting[at[n.Parent]]++
		}
	}
	order := make([]int, 0, len(t.Nodes))
	for i := range t.Nodes {
		if waiting[i] == 0 {
			order = append(order, i)
		}
	}
	for k := 0; k < len(order); k++ {
		if p := t.Nodes[order[k]].Parent; p != "" {
			up := at[p]
			if waiting[up]--; waiting[up] == 0 {
				order = append(order, up)
			}
		}
	}
	return order
}

// Node returns what a node comes to, and false where there is no such node.
func (r ResultRollUp) Node(id string) (NodeResult, bool) {
	i, ok := r.at[id]
	if !ok {
		return NodeResult{}, false
	}
	p := r.nodes[i]
	n := NodeResult{ID: id, Result: p.tally.Result(), Numerator: absentResult, Denominator: absentResult}
	if p.top != nil {
		n.Numerator, n.Denominator = p.top.Result(), p.bottom.Result()
	}
	if len(p.by) > 0 {
		n.By = make(map[indicator.Breakdown]indicator.TallyResult, len(p.by))
		for part, of := range p.by {
			n.By[part] = of.tally.Result()
		}
	}
	return n, true
}

// All yields what the nodes come to, in the order of the nodes.
func (r ResultRollUp) All() iter.Seq[NodeResult] {
	return func(yield func(NodeResult) bool) {
		for _, n := range r.tree.Nodes {
			if result, _ := r.Node(n.ID); !yield(result) {
				return
			}
		}
	}
}

var absentResult = indicator.TallyResult{Absence: indicator.NotApplicable}

// pooled is what is added up at one place.
type pooled struct {
	tally       *indicator.Tally
	top, bottom *indicator.Tally // numerators and denominators of a ratio
	by          map[indicator.Breakdown]*pooled
	aggregation indicator.Aggregation
	factor      figure.Number
}

func newPooled(a indicator.Aggregation, factor figure.Number) (*pooled, error) {
	p := &pooled{aggregation: a, factor: factor}
	if a == indicator.RatioOfSums {
		p.tally, p.top, p.bottom = indicator.NewRatioTally(factor), indicator.MustTally(indicator.Sum), indicator.MustTally(indicator.Sum)
		return p, nil
	}
	var err error
	p.tally, err = indicator.NewTally(a)
	return p, err
}

func (p *pooled) part(b indicator.Breakdown) (*pooled, error) {
	if of, ok := p.by[b]; ok {
		return of, nil
	}
	of, err := newPooled(p.aggregation, p.factor)
	if err != nil {
		return nil, err
	}
	if p.by == nil {
		p.by = map[indicator.Breakdown]*pooled{}
	}
	p.by[b] = of
	return of, nil
}

// add adds a value; one that is no number counts as undefined, and so does a
// ratio without its parts.
func (p *pooled) add(v indicator.Value) {
	numerator, denominator, _, hasParts := v.Parts()
	switch {
	case v.Absence() != indicator.Present && v.Absence() != indicator.Undefined:
		p.tally.AddAbsent(v.Absence())
	case p.top != nil && hasParts:
		p.tally.AddItem(indicator.Item{Value: numerator.Bounds(), Denominator: denominator.Bounds()})
		p.top.AddItem(indicator.Item{Value: numerator.Bounds()})
		p.bottom.AddItem(indicator.Item{Value: denominator.Bounds()})
	case p.top != nil, v.IsAbsent(), isWords(v):
		p.tally.AddAbsent(indicator.Undefined)
	default:
		p.tally.AddItem(indicator.Item{Value: v.Bounds()})
	}
}

// isWords reports whether a value is a code, a text, or yes or no.
func isWords(v indicator.Value) bool {
	_, isCode := v.Code()
	_, isText := v.Text()
	_, isYesNo := v.Yes()
	return isCode || isText || isYesNo
}

// merge adds all that was added to q.
func (p *pooled) merge(q *pooled) error {
	if err := p.tally.Merge(q.tally); err != nil {
		return err
	}
	if p.top != nil {
		if err := p.top.Merge(q.top); err != nil {
			return err
		}
		if err := p.bottom.Merge(q.bottom); err != nil {
			return err
		}
	}
	for b, of := range q.by {
		part, err := p.part(b)
		if err != nil {
			return err
		}
		if err := part.merge(of); err != nil {
			return err
		}
	}
	return nil
}
