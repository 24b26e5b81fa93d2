package table_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/table"
)

// grid reads a file as far as it goes.
func grid(src io.Reader, layout table.Layout) (names []string, rows [][]string, skips table.Skips, err error) {
	t, err := table.NewReader(src, layout)
	if err != nil {
		return nil, nil, table.Skips{}, err
	}
	for row, err := range t.Rows() {
		if err != nil {
			return t.Header(), rows, t.Skips(), err
		}
		cells := make([]string, row.Len())
		for i := range cells {
			cells[i] = row.Text(i)
		}
		rows = append(rows, cells)
	}
	return t.Header(), rows, t.Skips(), nil
}

func TestReaderCells(t *testing.T) {
	comma := table.Layout{Header: table.NoHeader(), Delimiter: ','}
	tests := map[string]struct {
		in     string
		layout table.Layout
		want   [][]string
	}{
		"nothing":                  {in: "", layout: comma},
		"one line without end":     {in: "a,b", layout: comma, want: [][]string{{"a", "b"}}},
		"line feed":                {in: "a,b\nc,d\n", layout: comma, want: [][]string{{"a", "b"}, {"c", "d"}}},
		"both":                     {in: "a,b\r\nc,d\r\n", layout: comma, want: [][]string{{"a", "b"}, {"c", "d"}}},
		"carriage return":          {in: "a,b\rc,d\r", layout: comma, want: [][]string{{"a", "b"}, {"c", "d"}}},
		"carriage return twice":    {in: "a\r\r\nb\r\r\n", layout: comma, want: [][]string{{"a"}, {"b"}}},
		"file cut within CRLF":     {in: "a\r\nb\r", layout: comma, want: [][]string{{"a"}, {"b"}}},
		"blank rows":               {in: "\n , ,\na\n\n\n", layout: comma, want: [][]string{{"a"}}},
		"blank cells":              {in: "a,,\n,b,\n", layout: comma, want: [][]string{{"a", "", ""}, {"", "b", ""}}},
		"last cell blank":          {in: "a,", layout: comma, want: [][]string{{"a", ""}}},
		"quoted":                   {in: `"a,b","c""d",""` + "\n", layout: comma, want: [][]string{{"a,b", `c"d`, ""}}},
		"delimiters as text":       {in: "\", \"\n\",\",\n", layout: comma, want: [][]string{{", "}, {",", ""}}},
		"quoted and no end":        {in: `x,"a"`, layout: comma, want: [][]string{{"x", "a"}}},
		"line ends in quotes":      {in: "\"a\nb\r\nc\rd\",e\nf", layout: comma, want: [][]string{{"a\nb\nc\nd", "e"}, {"f"}}},
		"quotes that are letters":  {in: "5\"\t\"x\n", layout: table.Layout{Header: table.NoHeader(), Delimiter: '\t', Unquoted: true}, want: [][]string{{`5"`, `"x`}}},
		"blanks are kept":          {in: " a ,b ", layout: comma, want: [][]string{{" a ", "b "}}},
		"blanks are cut":           {in: " a ,\u00a0b\t", layout: table.Layout{Header: table.NoHeader(), Delimiter: ',', Trim: true}, want: [][]string{{"a", "b"}}},
		"comments":                 {in: "# \"it's\n#\na\n", layout: table.Layout{Header: table.NoHeader(), Delimiter: ',', Comment: '#'}, want: [][]string{{"a"}}},
		"bars":                     {in: "a|b,c\n", layout: table.Layout{Header: table.NoHeader(), Delimiter: '|'}, want: [][]string{{"a", "b,c"}}},
		"other scripts":            {in: "Србија,\u200e١٢\u202e,क\n", layout: comma, want: [][]string{{"Србија", "\u200e١٢\u202e", "क"}}},
		"replacement character":    {in: "\ufffd\n", layout: comma, want: [][]string{{"\ufffd"}}},
		"byte-order mark":          {in: "\ufeff\"a\",b\n", layout: comma, want: [][]string{{"a", "b"}}},
		"byte-order mark, no more": {in: "\ufeff", layout: comma},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, rows, _, err := grid(strings.NewReader(tt.in), tt.layout)
			require.NoError(t, err)
			require.Equal(t, tt.want, rows)
		})
	}
}

func TestReaderErrors(t *testing.T) {
	comma := table.Layout{Delimiter: ','}
	tests := map[string]struct {
		in     string
		layout table.Layout
		err    error
		want   string
	}{
		"mark inside a cell": {
			in: "a,b\nx,y\"z\n", layout: comma, err: table.ErrSyntax,
			want: `table: line 2, column "b": quotation mark inside a cell that does not begin with one: want the cell in quotation marks, and those in it doubled`,
		},
		"text behind the mark": {
			in: "a,b\n\"x\"y,z\n", layout: comma, err: table.ErrSyntax,
			want: `table: line 2, column "a": text behind the closing quotation mark: want a delimiter or the end of the line, or the mark doubled`,
		},
		"mark never closed": {
			in: "a,b\nx,\"y\nz\n", layout: comma, err: table.ErrSyntax,
			want: `table: line 4 (row 2), column "b": file ends within quotation marks opened in line 2`,
		},
		"carriage return inside": {
			in: "a,b\nx\ry,z\n", layout: comma, err: table.ErrSyntax,
			want: `table: line 2: carriage return alone, in a file whose lines end with a line feed: want it within quotation marks`,
		},
		"line feed inside": {
			in: "a,b\rx\ny,z\r", layout: comma, err: table.ErrSyntax,
			want: `table: line 2: line feed, in a file whose lines end with a carriage return alone: want it within quotation marks`,
		},
		"NUL": {
			in: "a,b\nx,y\x00\n", layout: comma, err: table.ErrEncoding,
			want: `table: line 2, column "b": NUL byte: this is no text, or UTF-16 without byte-order mark`,
		},
		"NUL in quotes":       {in: "a,b\n\"\x00\",y\n", layout: comma, err: table.ErrEncoding},
		"NUL behind quotes":   {in: "a,b\n\"x\"\x00,y\n", layout: comma, err: table.ErrEncoding},
		"NUL in a comment":    {in: "a,b\n#\x00\n", layout: table.Layout{Delimiter: ',', Comment: '#'}, err: table.ErrEncoding},
		"UTF-16 unmarked":     {in: "a\x00,\x00b\x00\n\x00", layout: comma, err: table.ErrEncoding},
		"UTF-8 in a comment":  {in: "a,b\n#\xff\n", layout: table.Layout{Delimiter: ',', Comment: '#'}, err: table.ErrEncoding},
		"surrogate as UTF-8":  {in: "a,b\n\xed\xa0\x80,\n", layout: comma, err: table.ErrEncoding},
		"character cut in 2":  {in: "a,b\nx\xc3,\xa9\n", layout: comma, err: table.ErrEncoding},
		"character not ended": {in: "a,b\nx,y\xc3", layout: comma, err: table.ErrEncoding},
		"Latin 1": {
			in: "a,b\n1,\"x\ny\nCura\xe7ao\"\n", layout: comma, err: table.ErrEncoding,
			want: `table: line 4 (row 2), column "b": byte 0xe7 is not UTF-8: convert the file to UTF-8 first`,
		},
		"short row": {
			in: "a,b,c\n1,2\n", layout: comma, err: table.ErrRagged,
			want: `table: line 2: row has 2 cells: want 3`,
		},
		"long row": {
			in: "a,b\n1,2,,3\n", layout: comma, err: table.ErrRagged,
			want: `table: line 2: row has 4 cells: want 2`,
		},
		"source fails": {
			in: "a,b\n1,2\n!", layout: comma, err: io.ErrUnexpectedEOF,
			want: `table: line 3 (row 2): reading failed: unexpected EOF`,
		},
		"source fails in quotes": {
			in: "a,b\n1,\"2\n!", layout: comma, err: io.ErrUnexpectedEOF,
			want: `table: line 3 (row 2): reading failed: unexpected EOF`,
		},
		"source fails in a comment": {
			in: "a,b\n#!", layout: table.Layout{Delimiter: ',', Comment: '#'}, err: io.ErrUnexpectedEOF,
			want: `table: line 2: reading failed: unexpected EOF`,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var src io.Reader = strings.NewReader(tt.in)
			if text, ok := strings.CutSuffix(tt.in, "!"); ok {
				src = io.MultiReader(strings.NewReader(text), iotest.ErrReader(io.ErrUnexpectedEOF))
			}
			_, _, _, err := grid(src, tt.layout)
			require.ErrorIs(t, err, tt.err)
			var own *table.Error
			require.ErrorAs(t, err, &own)
			require.Positive(t, own.Line)
			if tt.want != "" {
				require.EqualError(t, err, tt.want)
			}
		})
	}
}

func TestReaderErrorStays(t *testing.T) {
	r, err := table.NewReader(strings.NewReader("a,b\n1,2\n3\n4,5\n"), table.Layout{})
	require.NoError(t, err)
	for range 2 {
		var last error
		for row, err := range r.Rows() {
			if last = err; err != nil {
				require.Zero(t, row.Len())
				require.Equal(t, "", row.Text(0))
				number, line := row.Position()
				require.Zero(t, number+line)
			}
		}
		require.ErrorIs(t, last, table.ErrRagged)
	}
}

func TestReaderRagged(t *testing.T) {
	const in = "a,b,c,\n1,2,3,\n4,5\n6,7,8,9\n,,,,,\n1,2,3\n"
	tests := map[string]struct {
		ragged table.Ragged
		rows   [][]string
		skips  string
		err    error
	}{
		"refuse": {
			ragged: table.RefuseRagged, rows: [][]string{{"1", "2", "3", ""}}, err: table.ErrRagged,
		},
		"skip": {
			ragged: table.SkipRagged, rows: [][]string{{"1", "2", "3", ""}, {"1", "2", "3"}},
			skips: "line 3: row has 2 cells: want 3: \"4,5\"\nline 4: row has 4 cells: want 3: \"6,7,8,9\"\n",
		},
		"fit": {
			ragged: table.FitRagged, rows: [][]string{{"1", "2", "3", ""}, {"4", "5"}, {"6", "7", "8", "9"}, {"1", "2", "3"}},
			skips: "line 4, column #4: cell behind the last named column: \"9\"\n",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			names, rows, skips, err := grid(strings.NewReader(in), table.Layout{Ragged: tt.ragged})
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, []string{"a", "b", "c"}, names)
			require.Equal(t, tt.rows, rows)
			require.Equal(t, tt.skips, skips.String())
		})
	}
}

func TestReaderLimits(t *testing.T) {
	tests := map[string]struct {
		in     string
		limits table.Limits
		want   string // "": no error
	}{
		"bytes, just":    {in: "a,b\n1,2\n", limits: table.Limits{Bytes: 8}},
		"bytes":          {in: "a,b\n1,2\n", limits: table.Limits{Bytes: 7}, want: "table: line 2: file is longer than 7 bytes"},
		"row, just":      {in: "abc,d\n1,\"\"\"\"\n", limits: table.Limits{RowBytes: 6}},
		"row":            {in: "a,b\n1,2345\n", limits: table.Limits{RowBytes: 5}, want: "table: line 2: row that starts in line 2 is longer than 5 bytes: a quotation mark may have been left open"},
		"row of lines":   {in: "a,b\n1,\"\n\n\n\n", limits: table.Limits{RowBytes: 5}, want: "table: line 4 (row 2): row that starts in line 2 is longer than 5 bytes: a quotation mark may have been left open"},
		"columns, just":  {in: "a,b\n1,2\n", limits: table.Limits{Columns: 2}},
		"columns":        {in: "a,b\n1,2,\n", limits: table.Limits{Columns: 2}, want: "table: line 2: row has more than 2 cells"},
		"rows, just":     {in: "a,b\n\n1,2\n", limits: table.Limits{Rows: 3}},
		"rows":           {in: "a,b\n\n1,2\n3,4\n", limits: table.Limits{Rows: 3}, want: "table: line 4: file has more than 3 rows"},
		"skips":          {in: "a,b\n1\n2\n3\n", limits: table.Limits{Skips: 1}},
		"preamble, just": {in: "\n\na,b\n", limits: table.Limits{Preamble: 2}},
		"preamble":       {in: "\n\n\na,b\n", limits: table.Limits{Preamble: 2}, want: "table: no header row in the first 3 rows: want a row of names"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, _, skips, err := grid(strings.NewReader(tt.in), table.Layout{Delimiter: ',', Ragged: table.SkipRagged, Limits: tt.limits})
			if tt.want != "" {
				require.EqualError(t, err, tt.want)
				return
			}
			require.NoError(t, err)
			if tt.limits.Skips > 0 {
				require.Equal(t, 3, skips.Total)
				require.Len(t, skips.Kept, tt.limits.Skips)
				require.Contains(t, skips.String(), "and 2 more\n")
			}
		})
	}
}

func TestReaderPreambleLimit(t *testing.T) {
	line := strings.Repeat("x", 60) + "\n"
	_, err := table.NewReader(strings.NewReader(line+line), table.Layout{
		Header: table.HeaderWith("a"), Delimiter: ',', Limits: table.Limits{RowBytes: 100},
	})
	require.ErrorIs(t, err, table.ErrLimit)
}

// Bytes that have not been asked for are not read: a limit holds before the
// memory is used.
func TestReaderStopsReading(t *testing.T) {
	endless := func(text string) *endlessReader { return &endlessReader{text: text} }
	for name, text := range map[string]string{
		"a cell": "x", "a quoted cell": "\"\n", "cells": ",", "blank rows": "\n", "a comment": "#", "figures": "9",
	} {
		t.Run(name, func(t *testing.T) {
			src := endless(text)
			_, _, _, err := grid(io.MultiReader(strings.NewReader("a,b\n"), src), table.Layout{
				Delimiter: ',', Comment: '#', Limits: table.Limits{RowBytes: 1 << 16, Rows: 1 << 16},
			})
			require.ErrorIs(t, err, table.ErrLimit)
			require.Less(t, src.given, 1<<18)
		})
	}
}

// endlessReader gives text for ever; a quotation mark only at the start.
type endlessReader struct {
	text  string
	given int
}

func (e *endlessReader) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.text[min(e.given+i, len(e.text)-1)]
	}
	e.given += len(p)
	return len(p), nil
}

func TestReaderRowsAreKept(t *testing.T) {
	var b strings.Builder
	b.WriteString("a,b\n")
	for range 3000 {
		b.WriteString("x,y\nlonger,than\n")
	}
	r, err := table.NewReader(strings.NewReader(b.String()), table.Layout{})
	require.NoError(t, err)
	var rows []table.Row
	for row, err := range r.Rows() {
		require.NoError(t, err)
		rows = append(rows, row)
	}
	require.Len(t, rows, 6000)
	for i, row := range rows {
		want := []string{"x", "y"}
		if i%2 == 1 {
			want = []string{"longer", "than"}
		}
		require.Equal(t, want, []string{row.Text(0), row.Text(1)})
	}
}

func TestReaderTakesUpRows(t *testing.T) {
	r, err := table.NewReader(strings.NewReader("a\n1\n2\n3\n"), table.Layout{})
	require.NoError(t, err)
	for row := range r.Rows() {
		require.Equal(t, "1", row.Text(0))
		break
	}
	var rest []string
	for row := range r.Rows() {
		rest = append(rest, row.Text(0))
	}
	require.Equal(t, []string{"2", "3"}, rest)
	for range r.Rows() {
		t.Fatal("nothing is left")
	}
}

func TestRow(t *testing.T) {
	r, err := table.NewReader(strings.NewReader("a,,c\n\"1\n2\",x, 1.5 \n"), table.Layout{Ragged: table.FitRagged})
	require.NoError(t, err)
	cause := errors.New("ecb: no such day")
	for row, err := range r.Rows() {
		require.NoError(t, err)
		require.Equal(t, 3, row.Len())
		number, line := row.Position()
		require.Equal(t, []int{2, 2}, []int{number, line})
		require.Equal(t, []string{"", "1\n2", "x", " 1.5 ", ""}, []string{row.Text(-1), row.Text(0), row.Text(1), row.Text(2), row.Text(3)})

		text, ok := row.Named("c")
		require.Equal(t, " 1.5 ", text)
		require.True(t, ok)
		text, ok = row.Named("b")
		require.Equal(t, "", text)
		require.False(t, ok)

		plain, ok, err := row.Number(2, table.Numbers{})
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, "1.5", plain)
		_, ok, err = row.Number(1, table.Numbers{})
		require.False(t, ok)
		require.ErrorIs(t, err, table.ErrNumber)
		require.EqualError(t, err, `table: line 3 (row 2), column #2: "x" is no number: want digits, "." as decimal mark`)
		require.Equal(t, err, row.Err(0, err), "a place is kept")

		require.NoError(t, row.Err(0, nil))
		err = row.Err(2, cause)
		require.ErrorIs(t, err, cause)
		require.EqualError(t, err, `table: line 3 (row 2), column "c": ecb: no such day`)
		require.EqualError(t, row.Err(-1, cause), `table: line 2: ecb: no such day`)

		row.Skip("no day")
		row.SkipCell(1, "no name")
	}
	require.Equal(t, []table.Skipped{
		{Row: 2, Line: 2, Reason: "no day", Text: "1\n2,x, 1.5 "},
		{Row: 2, Line: 3, Column: "#2", Reason: "no name", Text: "x"},
	}, r.Skips().Kept)

	var none table.Row
	none.Skip("")
	none.SkipCell(0, "")
	_, ok := none.Named("a")
	require.False(t, ok)
	require.EqualError(t, none.Err(1, cause), "table: ecb: no such day")
}

func TestReaderSurplusLimit(t *testing.T) {
	_, rows, skips, err := grid(strings.NewReader("a\n1,2,3,4\n5,6\n"), table.Layout{
		Ragged: table.FitRagged, Limits: table.Limits{Skips: 2},
	})
	require.NoError(t, err)
	require.Len(t, rows, 2)
	require.Equal(t, 4, skips.Total)
	require.Equal(t, "line 2, column #2: cell behind the last named column: \"2\"\nline 2, column #3: cell behind the last named column: \"3\"\nand 2 more\n", skips.String())
}

func TestReaderNotes(t *testing.T) {
	// A blank row right below the header does not end the table.
	const in = "a,b\n,\n1,2\n\nSource\n\"of, all\",\n"
	_, rows, skips, err := grid(strings.NewReader(in), table.Layout{Notes: true})
	require.NoError(t, err)
	require.Equal(t, [][]string{{"1", "2"}}, rows)
	require.Equal(t, 2, skips.Blank)
	require.Equal(t, "line 5: note below the table: \"Source\"\nline 6: note below the table: \"of, all,\"\n", skips.String())

	_, _, _, err = grid(strings.NewReader(in), table.Layout{})
	require.ErrorIs(t, err, table.ErrRagged)
}

// What arrives in pieces, with another line end or another encoding, is the
// same table.
func TestReaderSameTable(t *testing.T) {
	var b strings.Builder
	w := csv.NewWriter(&b)
	require.NoError(t, w.Write([]string{"name", "value", "note"}))
	for i := range 700 {
		require.NoError(t, w.Write([]string{"Côte d'Ivoire", strings.Repeat("9", i%20), "a \"b\"\nc, \U0001F30D"}))
	}
	w.Flush()
	text := b.String()
	_, want, _, err := grid(strings.NewReader(text), table.Layout{})
	require.NoError(t, err)
	require.Len(t, want, 700)

	sources := map[string]io.Reader{
		"one byte":      iotest.OneByteReader(strings.NewReader(text)),
		"halves":        iotest.HalfReader(strings.NewReader(text)),
		"end with data": iotest.DataErrReader(strings.NewReader(text)),
		"mark":          strings.NewReader("\ufeff" + text),
		"CRLF":          strings.NewReader(strings.ReplaceAll(text, "\n", "\r\n")),
		"CRLF, bytes":   iotest.OneByteReader(strings.NewReader(strings.ReplaceAll(text, "\n", "\r\n"))),
		"CR":            strings.NewReader(strings.ReplaceAll(text, "\n", "\r")),
		"UTF-16LE":      bytes.NewReader(utf16Text(text, false)),
		"UTF-16BE":      iotest.OneByteReader(bytes.NewReader(utf16Text(text, true))),
	}
	for name, src := range sources {
		t.Run(name, func(t *testing.T) {
			names, rows, _, err := grid(src, table.Layout{})
			require.NoError(t, err)
			require.Equal(t, []string{"name", "value", "note"}, names)
			require.Equal(t, want, rows)
		})
	}
}

// The published files that lie beside the checkout, where they do, read as
// encoding/csv reads them, and every row of theirs is accounted for.
func TestPublishedFiles(t *testing.T) {
	files, err := filepath.Glob("../../../shared/data/*/*.csv")
	require.NoError(t, err)
	more, err := filepath.Glob("../../../shared/data/remittance/*/*.csv")
	require.NoError(t, err)
	files = append(files, more...)
	if len(files) == 0 {
		t.Skip("no published files here")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			std := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
			std.FieldsPerRecord = -1
			want, err := std.ReadAll()
			require.NoError(t, err)

			layout := table.Layout{Header: table.NoHeader()}
			_, rows, skips, err := grid(bytes.NewReader(data), layout)
			require.NoError(t, err)
			require.Zero(t, skips.Total)
			require.Equal(t, filled(want), rows)

			layout = table.Layout{Notes: true, Ragged: table.SkipRagged, Numbered: true}
			if strings.Contains(file, "API_") {
				layout.Header = table.HeaderWith("Country Code", "Indicator Code")
			}
			if strings.Contains(file, "_raw.csv") {
				layout.Header = table.HeaderWhere("a row of more than one name", func(names []string) bool {
					return len(names) > 5 && names[0] == "" && names[1] != "" || len(names) == 2 && names[0] != ""
				})
			}
			r, err := table.NewReader(bytes.NewReader(data), layout)
			require.NoError(t, err)
			n := len(r.Preamble()) + 1
			for _, err := range r.Rows() {
				require.NoError(t, err)
				n++
			}
			require.Equal(t, len(rows), n+r.Skips().Total, "rows")
			require.LessOrEqual(t, r.Skips().Total, 10)
		})
	}
}

// filled returns the records that are not blank.
func filled(records [][]string) [][]string {
	var out [][]string
	for _, record := range records {
		if strings.TrimSpace(strings.Join(record, "")) != "" {
			out = append(out, record)
		}
	}
	return out
}
