package disclosure

import (
	"fmt"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
)

// Bounds of the exact search: tables with more cells are not tried, and a search
// that has looked at so many nodes stops. Ranges wider than 1 take longer for
// each node. All take about a second at the very worst.
const (
	maxExactCells = 100
	maxExactNodes = 10_000
	maxWideNodes  = 2_500
)

// Method says how the cells to hide were found. The zero value is NothingHidden.
type Method uint8

// The methods.
const (
	NothingHidden Method = iota // no cell was to be protected
	Exact                       // no safe pattern has a smaller added count
	Steps                       // in steps: safe, and maybe not the cheapest
)

var methods = check.Enum[Method]{What: "disclosure: method", Names: []string{"nothing-hidden", "exact", "steps"}}

// String returns "nothing-hidden", "exact" or "steps".
func (m Method) String() string { return methods.String(m) }

// MarshalText returns what String does.
func (m Method) MarshalText() ([]byte, error) { return methods.Marshal(m) }

// UnmarshalText reads what [Method.MarshalText] writes.
func (m *Method) UnmarshalText(text []byte) error { return methods.Unmarshal(m, text) }

// Private is what stays with the office: which cells were hidden and why. Who
// has it beside the public table knows which cells are small, so that it must
// not be published.
type Private struct {
	Primary   []Cell         `json:"primary"`     // to be protected, row by row
	Secondary []Cell         `json:"secondary"`   // hidden to protect others, row by row
	Added     int64          `json:"added_count"` // sum of the counts of the secondary cells
	Method    Method         `json:"method"`
	Audit     Audit          `json:"audit"` // what a reader can derive
	Findings  check.Findings `json:"findings,omitempty"`
	trace     check.Trace
}

// Trace returns how the pattern came about: paths hidden, repairs, cells
// published again, and the method of the result.
func (p Private) Trace() check.Trace { return slices.Clone(p.trace) }

// String returns the report as text, with the range of each hidden cell.
func (p Private) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d primary, %d secondary (added count %d), method %s\n", len(p.Primary), len(p.Secondary), p.Added, p.Method)
	for _, r := range p.Audit.Ranges {
		why := "secondary"
		if _, is := slices.BinarySearchFunc(p.Primary, r.Cell, compareCells); is {
			why = "primary"
		}
		fmt.Fprintf(&b, "%s, %s\n", r, why)
	}
	b.WriteString(p.Findings.String())
	return b.String()
}

// Suppress hides the small cells of a table, and as few others as it takes that
// no hidden cell can be derived. The public table shows one symbol for both; the
// private report tells them apart.
//
// In steps, a pattern is found so: each primary cell without a cycle of hidden
// cells gets the cheapest one (least added count, then fewest cells, then the
// smaller list). The audit then looks for cells that are derivable all the
// same, since a reader knows that counts are whole and not negative, and each
// gets the cheapest cycle along which counts can in fact be moved. At last
// secondary cells are published again, the greatest first, where that leaves the
// table safe. Tables of up to 100 cells are searched exactly, by branch and bound
// with a bound on its work: Private.Method says whether it came to its end.
// Results depend on the table and the options alone. Every search ends: each
// step hides or publishes one cell at least. A table of 200 x 50 takes less than a
// second, and some seconds with a MinWidth above 1, the more the wider.
//
// It returns a [*RefusalError] where no pattern protects the table, which is
// decided exactly, a [*SmallTotalError] where a published total is itself small,
// and errors that match [ErrOptions] or [ErrPattern] for options that do not
// fit. Tables that share cells with each other, or have further dimensions or
// subtotals, are unsafe when they are protected one by one: see the package
// comment.
//
// Findings of the private report have the codes
//
//   - disclosure.small-total (warning): a small total is published, as
//     KeepSmallTotals has it
//   - disclosure.small-sum (warning): the hidden cells of a row or column add up
//     to less than the threshold, which a reader can derive: how many people there
//     are in them together, though not in which
func Suppress(t Table, o Options) (Public, Private, error) {
	if err := o.check(t); err != nil {
		return Public{}, Private{}, err
	}
	if o.Threshold == 0 && o.Primary == nil {
		return Public{}, Private{}, fmt.Errorf("%w: neither a threshold nor primary cells are stated", ErrOptions)
	}
	primary, err := o.primary(t)
	if err != nil {
		return Public{}, Private{}, err
	}
	var report Private
	if small := o.smallTotals(t); len(small) > 0 {
		if !o.KeepSmallTotals {
			return Public{}, Private{}, &SmallTotalError{Totals: small}
		}
		for _, c := range small {
			report.Findings = append(report.Findings, smallTotal(c))
		}
	}
	s := newSolver(t, o, primary)
	if slices.Contains(primary, true) {
		if lost := s.largest(); len(lost) > 0 {
			return Public{}, Private{}, s.refuse(lost)
		}
		report.Method = Steps
		s.steps()
		nodes := maxExactNodes
		if s.width > 1 {
			nodes = maxWideNodes
		}
		if o.Search == SearchAuto && len(t.open().counts) <= maxExactCells && s.exact(nodes) {
			report.Method = Exact
		}
	}
	var hidden []Cell
	for e := range s.g.edges {
		switch x := &s.g.edges[e]; {
		case !x.on || !x.audited:
			continue
		case s.primary[e]:
			report.Primary = append(report.Primary, x.cell)
		default:
			report.Secondary = append(report.Secondary, x.cell)
			report.Added += x.value
		}
		hidden = append(hidden, s.g.edges[e].cell)
	}
	report.Findings = append(report.Findings, o.smallSums(t, hidden)...)
	public := hide(t, hidden, o)
	if report.Audit, err = public.Audit(); err != nil {
		return Public{}, Private{}, err
	}
	if narrow := report.Audit.Narrow(o.width()); len(narrow) > 0 {
		return Public{}, Private{}, &RefusalError{Cells: narrow}
	}
	report.trace = s.trace(report)
	return public, report, nil
}

func (s *solver) refuse(lost []int32) error {
	e := &RefusalError{}
	for _, at := range lost {
		e.Cells = append(e.Cells, s.g.edges[at].cell)
	}
	return e
}

// trace tells what was done.
func (s *solver) trace(p Private) check.Trace {
	var t check.Trace
	t.Add(check.Input, "primary cells", cellList(p.Primary), "below the threshold, or named by the caller")
	for _, a := range s.actions {
		cells := make([]Cell, len(a.cells))
		for i, e := range a.cells {
			cells[i] = s.g.edges[e].cell
		}
		switch a.kind {
		case actCycle:
			t.Add(check.Compute, "hidden", cellList(cells), fmt.Sprintf("%s lay on no cycle", s.g.edges[a.sake].cell))
		case actRepair:
			t.Add(check.Compute, "hidden", cellList(cells), fmt.Sprintf("%s could be derived, or its range was too narrow", s.g.edges[a.sake].cell))
		case actPrune:
			t.Add(check.Compute, "published again", cellList(cells), "the table is safe without hiding it")
		case actBetter:
			t.Add(check.Compute, "pattern replaced", cellList(cells), "secondary cells of the least added count")
		}
	}
	t.Add(check.Result, "secondary cells", cellList(p.Secondary), fmt.Sprintf("method %s, added count %d", p.Method, p.Added))
	return t
}

// cellList returns cells as text, the first 20 of them.
func cellList(cells []Cell) string {
	const most = 20
	if len(cells) == 0 {
		return "none"
	}
	var b strings.Builder
	for i, c := range cells {
		if i == most {
			fmt.Fprintf(&b, " and %d more", len(cells)-most)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(c.String())
	}
	return b.String()
}
