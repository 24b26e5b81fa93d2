package programme

import (
	"fmt"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/check"
)

// Trace returns how the value of a node came about: its own reports, with those
// that do not count and why, and what each of its children comes to, unless it is
// excluded. What a child is made of its own trace says. It is empty where there is
// no such node.
func (r ResultRollUp) Trace(id string) check.Trace {
	var t check.Trace
	at, ok := r.at[id]
	if !ok {
		return t
	}
	for i := range r.tree.Reports {
		report := &r.tree.Reports[i]
		if report.Node != id {
			continue
		}
		name, value := fmt.Sprintf("reports[%d]", i), report.Value.String()
		_, _, _, hasParts := report.Value.Parts()
		switch absence := report.Value.Absence(); {
		case report.Status == NoReview:
			t.Add(check.LeftOut, name, value, "the status of its review is not stated")
		case report.Status != Approved:
			t.Add(check.LeftOut, name, value, "it is "+report.Status.String()+", and not approved")
		case absence != indicator.Present:
			t.Add(check.LeftOut, name, value, absence.String())
		case r.tree.Aggregation == indicator.RatioOfSums && !hasParts:
			t.Add(check.LeftOut, name, value, "its numerator and denominator are not stated")
		case isWords(report.Value):
			t.Add(check.LeftOut, name, value, "it is no number")
		default:
			t.Add(check.Input, name, value, "reported at the node")
		}
	}
	for i := range r.tree.Nodes {
		n := &r.tree.Nodes[i]
		if n.Parent != id || id == "" {
			continue
		}
		result := r.nodes[i].tally.Result()
		switch {
		case n.IsExcluded:
			t.Add(check.LeftOut, n.ID, result.String(), "it is excluded")
		case result.Absence != indicator.Present:
			t.Add(check.LeftOut, n.ID, result.String(), "there is no value")
		default:
			t.Add(check.Input, n.ID, result.String(), "what it comes to")
		}
	}
	t.Add(check.Result, id, r.nodes[at].tally.Result().String(), "")
	return t
}
