package table_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/table"
)

func TestHeader(t *testing.T) {
	years := table.HeaderWhere("a row with at least two years", func(names []string) bool {
		n := 0
		for _, name := range names {
			if year, err := strconv.Atoi(strings.TrimSuffix(name, "e")); err == nil && year > 1900 {
				n++
			}
		}
		return n >= 2
	})
	tests := map[string]struct {
		in       string
		header   table.Header
		want     []string
		preamble [][]string
		err      string
	}{
		"first":      {in: "\n,\na, b ,,\n", want: []string{"a", "b"}},
		"is":         {in: "a,b,\n", header: table.HeaderIs("a", "b"), want: []string{"a", "b"}},
		"is another": {in: "a,c\n", header: table.HeaderIs("a", "b"), err: `table: line 1: column 2 of the header is "c": want "b"`},
		"is shorter": {in: "a\n", header: table.HeaderIs("a", "b"), err: `table: line 1: column 2 of the header is nothing: want "b"`},
		"is longer":  {in: "a,b,c\n", header: table.HeaderIs("a", "b"), err: `table: line 1: column 3 of the header is "c": want nothing`},
		"is none":    {in: "\n", header: table.HeaderIs("a", "b"), err: `table: no header row in the file, which has 1 row: want a row of "a", "b"`},
		"with": {
			in: "A title,,\n\n\"Made\",2023\nc,b,a,\n", header: table.HeaderWith("a", "b"),
			want: []string{"c", "b", "a"}, preamble: [][]string{{"A title"}, {"Made", "2023"}},
		},
		"with, lacking": {
			in: "title\nb,c\nx,y\n", header: table.HeaderWith("a", "b"),
			err: `table: no header row in the file, which has 3 rows: want a row with "a", "b"; line 2 lacks "a"`,
		},
		"with, nothing like it": {
			in: "title\n", header: table.HeaderWith("a", "b"),
			err: `table: no header row in the file, which has 1 row: want a row with "a", "b"`,
		},
		"two blanks inside": {in: "Receiving Countries  Name\n", header: table.HeaderWith("Receiving Countries  Name"), want: []string{"Receiving Countries  Name"}},
		"where": {
			in: ",,\nRemittance outflows (US$ million),2018,2019e\n", header: years,
			want: []string{"Remittance outflows (US$ million)", "2018", "2019e"},
		},
		"where not": {
			in: "a,b\n", header: years,
			err: `table: no header row in the file, which has 1 row: want a row with at least two years`,
		},
		"none":         {in: "1,2\n", header: table.NoHeader("a", " b "), want: []string{"a", "b"}},
		"none, names":  {in: "1,2\n", header: table.NoHeader("a", "a"), err: `table: columns 1 and 2 are both called "a"`},
		"no name":      {in: ",name,,code\n", want: []string{"", "name", "", "code"}},
		"twice":        {in: "a,b,a\n", err: `table: line 1: columns 1 and 3 are both called "a"`},
		"many missing": {in: "x\n", header: table.HeaderWith("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"), err: `table: no header row in the file, which has 1 row: want a row with "1", "2", "3", "4", "5", "6", "7", "8" and 2 more`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := table.NewReader(strings.NewReader(tt.in), table.Layout{Header: tt.header, Delimiter: ','})
			if tt.err != "" {
				require.EqualError(t, err, tt.err)
				require.ErrorIs(t, err, table.ErrHeader)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, r.Header())
			if tt.preamble == nil {
				tt.preamble = [][]string{}
			}
			require.Equal(t, tt.preamble, r.Preamble())
		})
	}
}

func TestHeaderNumbered(t *testing.T) {
	r, err := table.NewReader(strings.NewReader("a,1990,1990,,1990,1990 (2),\n"), table.Layout{Numbered: true})
	require.NoError(t, err)
	require.Equal(t, []string{"a", "1990", "1990 (2)", "", "1990 (3)", "1990 (2) (2)"}, r.Header())
	require.Equal(t, 4, r.Column("1990 (3)"))
	require.Equal(t, -1, r.Column(""))

	at, err := r.Columns("1990", "a")
	require.NoError(t, err)
	require.Equal(t, []int{1, 0}, at)
	_, err = r.Columns("a", "b", "c")
	require.ErrorIs(t, err, table.ErrHeader)
	require.ErrorContains(t, err, `table: line 1: no column "b", "c": the columns are "a", "1990"`)
}

func TestHeaderCopies(t *testing.T) {
	names := []string{"a", "b"}
	header := table.HeaderIs(names...)
	names[0] = "x"
	r, err := table.NewReader(strings.NewReader("a,b\n"), table.Layout{Header: header})
	require.NoError(t, err)
	r.Header()[0] = "x"
	require.Equal(t, []string{"a", "b"}, r.Header())
}

func TestLayoutDelimiterTold(t *testing.T) {
	long := strings.Repeat("x", 20_000)
	tests := map[string]struct {
		in     string
		layout table.Layout
		names  []string
		rows   [][]string
		err    string
	}{
		"comma":     {in: "a,b\n1,2\n", names: []string{"a", "b"}, rows: [][]string{{"1", "2"}}},
		"semicolon": {in: "a;b\n1,5;2\n", names: []string{"a", "b"}, rows: [][]string{{"1,5", "2"}}},
		"tab":       {in: "a\tb\n1,5\t2\n", names: []string{"a", "b"}, rows: [][]string{{"1,5", "2"}}},
		"none":      {in: "a\n1\n", names: []string{"a"}, rows: [][]string{{"1"}}},
		"quoted":    {in: "\"a,x,y\";\"b\"\n1;2\n", names: []string{"a,x,y", "b"}, rows: [][]string{{"1", "2"}}},
		"by the names": {
			in: "x;y;z\na,b;c\n1,2\n", layout: table.Layout{Header: table.HeaderWith("a", "b;c")},
			names: []string{"a", "b;c"}, rows: [][]string{{"1", "2"}},
		},
		"preamble by another": {
			in: "made, at, noon\na;b\n1;2\n", layout: table.Layout{Header: table.HeaderWith("a")},
			names: []string{"a", "b"}, rows: [][]string{{"1", "2"}},
		},
		"lacking": {
			in: "a;b\n", layout: table.Layout{Header: table.HeaderWith("a", "c")},
			err: `table: no header row in the file, which has 1 row: want a row with "a", "c"; line 1 lacks "c"`,
		},
		"tie":            {in: "a,b;c\n", err: `table: header has 2 columns by ',' and by ';': want the delimiter stated`},
		"tie, then more": {in: "a,b;c\td\te\n", names: []string{"a,b;c", "d", "e"}},
		"no header": {
			in: "1;2,5\n", layout: table.Layout{Header: table.NoHeader("a", "b", "c"), Delimiter: 0, Ragged: table.FitRagged},
			names: []string{"a", "b", "c"}, rows: [][]string{{"1;2", "5"}},
		},
		"no header, by number": {
			in: "1,5;2,5;3\n", layout: table.Layout{Header: table.NoHeader("a", "b", "c"), Delimiter: ';'},
			names: []string{"a", "b", "c"}, rows: [][]string{{"1,5", "2,5", "3"}},
		},
		"header behind the window": {
			in: long + "\na,b\n", layout: table.Layout{Header: table.HeaderWith("a", "b")},
			err: `table: delimiter cannot be told, as no header ends in the first 16384 bytes: want it stated`,
		},
		"long file": {in: "a;b\n" + long + ";2\n", names: []string{"a", "b"}, rows: [][]string{{long, "2"}}},
		"comment": {
			in: "; made at noon\na,b\n1,2\n", layout: table.Layout{Comment: ';'},
			names: []string{"a", "b"}, rows: [][]string{{"1", "2"}},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			names, rows, _, err := grid(strings.NewReader(tt.in), tt.layout)
			if tt.err != "" {
				require.EqualError(t, err, tt.err)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.names, names)
			require.Equal(t, tt.rows, rows)
		})
	}
}

func TestLayoutChecked(t *testing.T) {
	for name, layout := range map[string]table.Layout{
		"negative limit":  {Limits: table.Limits{Rows: -1}},
		"negative bytes":  {Limits: table.Limits{Bytes: -1}},
		"mark":            {Delimiter: '"'},
		"line feed":       {Delimiter: '\n'},
		"not ASCII":       {Delimiter: 0xa7},
		"comment is mark": {Comment: '"'},
		"comment divides": {Delimiter: ';', Comment: ';'},
		"ragged":          {Ragged: 3},
		"no function":     {Header: table.HeaderWhere("a row", nil)},
		"row limit":       {Limits: table.Limits{RowBytes: 1 << 40}},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := table.NewReader(strings.NewReader("a,b\n"), layout)
			require.Nil(t, r)
			require.ErrorIs(t, err, table.ErrLayout)
		})
	}
}
