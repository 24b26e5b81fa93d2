package table_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/table"
)

func TestSkippedString(t *testing.T) {
	tests := map[string]struct {
		skipped table.Skipped
		want    string
	}{
		"row":      {skipped: table.Skipped{Row: 3, Line: 4, Reason: "note", Text: "x,\u202ey"}, want: `line 4: note: "x,\u202ey"`},
		"cell":     {skipped: table.Skipped{Line: 4, Column: "USD", Reason: "no rate"}, want: `line 4, column "USD": no rate`},
		"no name":  {skipped: table.Skipped{Row: 4, Column: "#2", Reason: "no rate"}, want: `row 4, column #2: no rate`},
		"hash":     {skipped: table.Skipped{Row: 4, Column: "#\u202e2", Reason: "no rate"}, want: `row 4, column "#\u202e2": no rate`},
		"no place": {skipped: table.Skipped{Column: "a", Reason: "no rate"}, want: `column "a": no rate`},
		"reason":   {skipped: table.Skipped{Reason: "no rate"}, want: `no rate`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { require.Equal(t, tt.want, tt.skipped.String()) })
	}
}

func TestSkipsAdd(t *testing.T) {
	var s table.Skips
	for range 150 {
		s.Add(table.Skipped{Reason: strings.Repeat("r", 300), Text: strings.Repeat("क", 300), Column: strings.Repeat("c", 300)})
	}
	require.Equal(t, 150, s.Total)
	require.Len(t, s.Kept, 100)
	require.Equal(t, table.Skipped{
		Reason: strings.Repeat("r", 200) + "…", Text: strings.Repeat("क", 80) + "…", Column: strings.Repeat("c", 80) + "…",
	}, s.Kept[0])
	require.True(t, strings.HasSuffix(s.String(), "\nand 50 more\n"))

	few := table.Skips{Limit: 2}
	for range 3 {
		few.Add(table.Skipped{Reason: "r"})
	}
	require.Len(t, few.Kept, 2)
	require.Equal(t, "", table.Skips{}.String())
}

func TestSkipsJSON(t *testing.T) {
	s := table.Skips{Total: 2, Blank: 1, Kept: []table.Skipped{{Row: 3, Line: 4, Column: "USD", Reason: "no rate", Text: "?"}}}
	data, err := json.Marshal(s)
	require.NoError(t, err)
	require.JSONEq(t, `{"kept":[{"row":3,"line":4,"column":"USD","reason":"no rate","text":"?"}],"total":2,"blank":1}`, string(data))
	var back table.Skips
	require.NoError(t, check.DecodeJSON(data, &back))
	require.Equal(t, s, back)
}

// A skip does not hold on to the row it came from.
func TestReaderSkipsAreCopies(t *testing.T) {
	r, err := table.NewReader(strings.NewReader("a,b\n1\n2\n"), table.Layout{Ragged: table.SkipRagged})
	require.NoError(t, err)
	for range r.Rows() {
		t.Fatal("no row fits")
	}
	s := r.Skips()
	s.Kept[0].Reason = ""
	require.Equal(t, "row has 1 cell: want 2", r.Skips().Kept[0].Reason)
}
