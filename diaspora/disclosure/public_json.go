package disclosure

import (
	"encoding/json"
	"fmt"
	"strconv"

	"iom.int/migdev/indicator/check"
)

// bySuppression is what the JSON of a [Public] says of how it was made, so that
// nobody takes a rounded table for one whose small cells are hidden, or the
// other way about.
const bySuppression = "suppression"

// publicJSON is the form of a [Public] in JSON.
type publicJSON struct {
	Method         string    `json:"method"`
	Rows           []string  `json:"rows"`
	Columns        []string  `json:"columns"`
	Counts         [][]Entry `json:"counts"`
	RowTotals      []Entry   `json:"row_totals,omitzero"`
	ColumnTotals   []Entry   `json:"column_totals,omitzero"`
	Total          *Entry    `json:"total,omitempty"`
	ZerosPublished bool      `json:"zeros_published"`
	Line           bool      `json:"line,omitempty"`
}

// MarshalJSON writes labels, counts with null for what is hidden, the totals
// that are published, and whether every 0 is:
//
//	{"method":"suppression","rows":["DEU"],"columns":["M","F"],"counts":[[12,null]],…,"zeros_published":true}
func (p Public) MarshalJSON() ([]byte, error) { return json.Marshal(p.json()) }

func (p Public) json() publicJSON {
	out := publicJSON{
		Method: bySuppression, Rows: p.rows, Columns: p.columns, Counts: p.byRow(),
		RowTotals: p.rowTotals, ColumnTotals: p.columnTotals,
		ZerosPublished: !p.zerosMayHide, Line: p.line,
	}
	if p.totals.grand() && len(p.cells) > 0 {
		out.Total = &p.total
	}
	return out
}

func (p Public) byRow() [][]Entry {
	rows := make([][]Entry, len(p.rows))
	for i := range rows {
		rows[i] = p.cells[i*len(p.columns) : (i+1)*len(p.columns)]
	}
	return rows
}

// UnmarshalJSON reads what [Public.MarshalJSON] writes, strictly, as
// [check.DecodeJSON] does, through [NewPublic] or [NewPublicLine]. An error
// leaves p as it was.
func (p *Public) UnmarshalJSON(data []byte) error {
	var in publicJSON
	if err := check.DecodeJSON(data, &in); err != nil {
		return fmt.Errorf("disclosure: public table: %w", err)
	}
	if in.Method != bySuppression {
		return fmt.Errorf("%w: the method is %s: want %q", ErrTable, check.Quote(in.Method), bySuppression)
	}
	var total Entry
	if in.Total != nil {
		total = *in.Total
	}
	var read Public
	var err error
	if in.Line {
		if len(in.Counts) != 1 || in.RowTotals != nil || in.ColumnTotals != nil {
			return fmt.Errorf("%w: a line has one row, and neither row nor column totals", ErrTable)
		}
		if read, err = NewPublicLine(in.Columns, in.Counts[0], total, !in.ZerosPublished); err != nil {
			return err
		}
		read.rows, err = labels("row", in.Rows, 1)
	} else {
		read, err = NewPublic(Published{
			Rows: in.Rows, Columns: in.Columns, Cells: in.Counts, RowTotals: in.RowTotals,
			ColumnTotals: in.ColumnTotals, Total: total, MayHideZeros: !in.ZerosPublished,
		})
	}
	if err != nil {
		return err
	}
	*p = read
	return nil
}

// MarshalJSON writes the count, and null where it is hidden.
func (e Entry) MarshalJSON() ([]byte, error) {
	if !e.shown {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, e.n, 10), nil
}

// UnmarshalJSON reads a whole number of 0 or more, or null.
func (e *Entry) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*e = Entry{}
		return nil
	}
	n, err := strconv.ParseInt(string(data), 10, 64)
	if err != nil || n < 0 {
		return fmt.Errorf("%w: %s is no count: want a whole number of 0 or more, or null", ErrTable, check.Quote(string(data)))
	}
	*e = Shown(n)
	return nil
}
