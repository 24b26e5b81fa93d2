package undesa

import (
	"io"
	"strconv"
	"strings"

	"iom.int/migdev/indicator/table"
)

// Note is a note of the sheet Notes of a workbook. [Location.Note] holds its
// number.
type Note struct {
	Number int    `json:"number,omitempty"` // 0 for the legend, which explains symbols and types of data
	Text   string `json:"text"`
}

// ReadNotes reads the sheet Notes of a workbook: the legend, then the numbered
// notes on locations, in the order of the file. Skipped are the lines of the
// title, and rows with something else than a number before the note.
//
// The error wraps a [*table.Error], as that of [Reader.Destinations].
func ReadNotes(src io.Reader) ([]Note, table.Skips, error) {
	t, err := table.NewReader(src, table.Layout{
		Header: table.HeaderWhere("a row of the word Notes alone", func(names []string) bool {
			return strings.TrimSpace(strings.Join(names, "")) == "Notes" && len(names) == 2
		}),
		Ragged: table.FitRagged,
		Limits: table.Limits{Bytes: 16 << 20, RowBytes: 256 << 10, Columns: 64, Rows: 10_000, Preamble: 40},
	})
	if err != nil {
		return nil, table.Skips{}, wrap(err)
	}
	var out []Note
	for row, err := range t.Rows() {
		if err != nil {
			return nil, t.Skips(), wrap(err)
		}
		number, text := strings.TrimSpace(row.Text(0)), prose(row.Text(1))
		n, err := strconv.ParseUint(number, 10, 16)
		if number != "" && (err != nil || n == 0) || text == "" {
			row.Skip("no number and note")
			continue
		}
		out = append(out, Note{Number: int(n), Text: text})
	}
	return out, t.Skips(), nil
}
