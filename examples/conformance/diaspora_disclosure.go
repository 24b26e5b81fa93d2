package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"iom.int/migdev/diaspora/disclosure"
	"iom.int/migdev/indicator/check"
)

// disclosureMethods are what keeps persons from being found in tables and
// records.
func disclosureMethods() map[string]handler {
	return map[string]handler{
		"diaspora.cell_suppression": handle(cellSuppression),
		"diaspora.k_anonymity":      handle(kAnonymity),
		"diaspora.rounding":         handle(roundingOfCounts),
	}
}

// caseRecord is a record of a case: whatever its fields are. Null is missing.
type caseRecord map[string]any

func (r *caseRecord) UnmarshalJSON(data []byte) error {
	v, err := generic(data)
	fields, ok := v.(map[string]any)
	if err != nil || !ok {
		return fmt.Errorf("%s: want a record", check.Quote(string(data)))
	}
	*r = fields
	return nil
}

// field returns a value of a record as text.
func (r caseRecord) field(name string) (string, bool) {
	switch v := r[name].(type) {
	case nil:
		return "", false
	case string:
		return v, true
	default:
		return show(v), true
	}
}

// kAnonymity measures records. Codes of ISCO stand in the field "isco".
func kAnonymity(in struct {
	Records    []caseRecord `json:"records"`
	Quasi      []string     `json:"quasi_identifiers"`
	Sensitive  string       `json:"sensitive,omitzero"`
	K          int          `json:"k,omitzero"`
	L          int          `json:"l,omitzero"`
	ISCODigits *int         `json:"isco_digits,omitzero"`
},
) (any, error) {
	const iscoField = "isco"
	if in.K < 0 || in.L < 0 || in.ISCODigits != nil && *in.ISCODigits < 0 {
		return nil, errors.New("inputs: k, l or isco_digits is negative")
	}
	roles := disclosure.Roles[caseRecord]{
		Suppressed: func(r caseRecord) bool { return r["suppressed"] == true },
	}
	for _, name := range in.Quasi {
		roles.QuasiIdentifiers = append(roles.QuasiIdentifiers, func(r caseRecord) (string, bool) {
			value, ok := r.field(name)
			if name == iscoField && in.ISCODigits != nil {
				value = disclosure.Truncate(value, *in.ISCODigits)
			}
			return value, ok
		})
	}
	if in.Sensitive != "" {
		roles.Sensitive = func(r caseRecord) (string, bool) { return r.field(in.Sensitive) }
	}
	a, err := disclosure.Measure(slices.Values(in.Records), roles)
	if err != nil {
		return nil, err
	}
	ids := func(places []int) []any {
		out := []any{}
		for _, i := range places {
			out = append(out, in.Records[i]["id"])
		}
		return out
	}
	out := result{
		"k": nil, "distinct_l": nil, "classes": a.Classes(), "records": a.Records(), "suppressed_records": a.Suppressed(),
		"violating_ids": ids(a.BelowK(in.K)), "violating_l_ids": ids(a.BelowL(in.L)),
	}
	if l, ok := a.L(); ok {
		out["distinct_l"] = l
	}
	k, ok := a.K()
	if !ok {
		return out.unless("no record outside suppression"), nil
	}
	out["k"] = k
	return out, nil
}

// cellIn is a cell [row, column].
type cellIn [2]int

func (c *cellIn) UnmarshalJSON(data []byte) error {
	var list []int
	if err := json.Unmarshal(data, &list); err != nil || len(list) != len(c) {
		return fmt.Errorf("%s: want a cell [row, column]", check.Quote(string(data)))
	}
	*c = cellIn(list)
	return nil
}

func cellsOf(list []cellIn) []disclosure.Cell {
	var out []disclosure.Cell
	for _, c := range list {
		out = append(out, disclosure.Cell{Row: c[0], Column: c[1]})
	}
	return out
}

func writtenCells(list []disclosure.Cell) [][2]int {
	out := [][2]int{}
	for _, c := range list {
		out = append(out, [2]int{c.Row, c.Column})
	}
	return out
}

// writtenRanges returns the ranges that a reader can derive, of a line by index.
func writtenRanges(list []disclosure.Range, isLine bool) []result {
	out := []result{}
	for _, r := range list {
		bounds := result{"low": r.Low, "high": r.High}
		if r.Open {
			bounds["high"] = nil
		}
		if isLine {
			bounds["index"] = r.Cell.Column
		} else {
			bounds["cell"] = [2]int{r.Cell.Row, r.Cell.Column}
		}
		out = append(out, bounds)
	}
	return out
}

// suppressionIn are the inputs of cell_suppression. Totals are published, and
// zeros too, unless the case says otherwise.
type suppressionIn struct {
	Rows    []string  `json:"rows,omitzero"`
	Columns []string  `json:"columns,omitzero"`
	Counts  [][]whole `json:"counts,omitzero"`

	Threshold       int64    `json:"threshold,omitzero"`
	Primary         []cellIn `json:"primary,omitzero"`
	MinWidth        int64    `json:"min_width,omitzero"`
	TotalsPublished *bool    `json:"totals_published,omitzero"`
	ZerosPublished  *bool    `json:"zeros_published,omitzero"`

	Suppressed *[]cellIn `json:"suppressed,omitzero"` // a pattern to be audited, in place of one to be found
	Candidate  *[]cellIn `json:"candidate,omitzero"`  // one to be audited beside it

	Cells []*whole `json:"cells,omitzero"` // of a line as published, null where hidden
	Total *int64   `json:"total,omitzero"` // of the line

	Totals ordered[whole] `json:"totals,omitzero"` // of categories to be merged
	Other  string         `json:"other_label,omitzero"`
}

// options returns what is to be protected. Small totals are kept, since a case
// asks for the cells alone.
func (in suppressionIn) options() disclosure.Options {
	o := disclosure.Options{
		Threshold: in.Threshold, Primary: cellsOf(in.Primary), MinWidth: in.MinWidth, KeepSmallTotals: true,
		MayHideZeros: in.ZerosPublished != nil && !*in.ZerosPublished,
	}
	if in.TotalsPublished != nil && !*in.TotalsPublished {
		o.Totals = disclosure.NoTotals
	}
	return o
}

// cellSuppression hides small cells, audits cells that are hidden, or merges
// small categories.
func cellSuppression(in suppressionIn) (any, error) {
	out := result{}
	if in.Totals != nil {
		if err := out.addCollapsed(in); err != nil {
			return nil, err
		}
	}
	if in.Cells != nil {
		if err := out.addLine(in); err != nil {
			return nil, err
		}
	}
	if in.Counts != nil {
		if err := out.addSuppression(in); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, errors.New("inputs: no counts, cells or totals")
	}
	return out, nil
}

func (r result) addCollapsed(in suppressionIn) error {
	var totals []int64
	for _, t := range in.Totals {
		totals = append(totals, int64(t.value))
	}
	other := in.Other
	if other == "" {
		other = "Other"
	}
	c, err := disclosure.Collapse(in.Totals.names(), totals, in.Threshold, other)
	if err != nil {
		return err
	}
	kept := result{}
	r["kept"], r["merged"], r[other] = kept, append([]string{}, c.Merged...), nil
	for i, label := range c.Labels {
		if label == other && len(c.Merged) > 0 {
			r[other] = c.Totals[i]
		} else {
			kept[label] = c.Totals[i]
		}
	}
	return nil
}

func (r result) addLine(in suppressionIn) error {
	entries := make([]disclosure.Entry, len(in.Cells))
	for i, n := range in.Cells {
		if n != nil {
			entries[i] = disclosure.Shown(int64(*n))
		}
	}
	var total disclosure.Entry
	if in.Total != nil {
		total = disclosure.Shown(*in.Total)
	}
	p, err := disclosure.NewPublicLine(in.Columns, entries, total, in.options().MayHideZeros)
	if err != nil {
		return err
	}
	a, err := p.Audit()
	if err != nil {
		return err
	}
	recoverable := []int{}
	for _, c := range a.Disclosed {
		recoverable = append(recoverable, c.Column)
	}
	r["bounds"], r["safe"], r["exactly_recoverable"] = writtenRanges(a.Ranges, true), a.Safe(), recoverable
	return nil
}

func (r result) addSuppression(in suppressionIn) error {
	counts := make([][]int64, len(in.Counts))
	for i, row := range in.Counts {
		counts[i] = int64s(row)
	}
	t, err := disclosure.NewTable(in.Rows, in.Columns, counts)
	if err != nil {
		return err
	}
	o := in.options()
	if in.Candidate != nil {
		a, err := auditOf(t, *in.Candidate, o)
		if err != nil {
			return err
		}
		r["candidate_bounds"], r["candidate_safe"] = writtenRanges(a.Ranges, false), a.Safe()
		r["candidate_recoverable"] = writtenCells(a.Disclosed)
		atZero := o
		atZero.MayHideZeros = true
		if a, err = auditOf(t, *in.Candidate, atZero); err != nil {
			return err
		}
		r["candidate_safe_if_zero_possible"] = a.Safe()
	}
	if in.Suppressed != nil {
		a, err := auditOf(t, *in.Suppressed, o)
		if err != nil {
			return err
		}
		r["bounds"], r["safe"], r["exactly_recoverable"] = writtenRanges(a.Ranges, false), a.Safe(), writtenCells(a.Disclosed)
		return nil
	}
	p, private, err := disclosure.Suppress(t, o)
	if errors.Is(err, disclosure.ErrUnsafe) {
		r["safe_pattern_exists"], r[errorKey] = false, err.Error()
		return nil
	}
	if err != nil {
		return err
	}
	hidden := writtenCells(p.Hidden())
	r["primary"], r["suppressed"], r["added_count"] = writtenCells(private.Primary), hidden, private.Added
	r["secondary"], r["safe_pattern_exists"] = writtenCells(private.Secondary), true
	r["bounds"], r["safe"] = writtenRanges(private.Audit.Ranges, false), private.Audit.Safe()
	r["exactly_recoverable"] = writtenCells(private.Audit.Disclosed)
	if private.Method != disclosure.Steps { // else a cheaper pattern may exist
		r["optimal_added_count"], r["optimal_suppressed"], r["optimal_suppressed_one_of"] = private.Added, hidden, hidden
	}
	return nil
}

// auditOf returns what a reader can derive where the cells are hidden.
func auditOf(t disclosure.Table, hidden []cellIn, o disclosure.Options) (disclosure.Audit, error) {
	p, err := disclosure.Hide(t, cellsOf(hidden), o)
	if err != nil {
		return disclosure.Audit{}, err
	}
	return p.Audit()
}
