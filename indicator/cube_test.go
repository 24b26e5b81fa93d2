package indicator_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"iom.int/migdev/indicator"
	"iom.int/migdev/indicator/figure"
)

// axis returns an axis whose categories add up; a category "?" is the unknown.
func axis(code string, categories ...string) indicator.Axis {
	a := indicator.Axis{Code: code, IsExclusive: true, IsExhaustive: true}
	for _, c := range categories {
		if c == "?" {
			a.Unknown = indicator.Option{Code: c}
			continue
		}
		a.Categories = append(a.Categories, indicator.Option{Code: c})
	}
	return a
}

// cellOf is a cell on the axes sex and age.
func cellOf(sex, age, value string) indicator.Cell {
	c := indicator.Cell{By: indicator.By("sex", sex).With("age", age)}
	if value != "" {
		c.Value = fig(value)
	}
	return c
}

func bySexAndAge(t testing.TB, cells ...indicator.Cell) indicator.Cube {
	c, err := indicator.NewCube([]indicator.Axis{axis("sex", "female", "male"), axis("age", "0-17", "18+")}, cells...)
	require.NoError(t, err)
	return c
}

func TestCubeSubtotal(t *testing.T) {
	full := []indicator.Cell{cellOf("female", "0-17", "1"), cellOf("female", "18+", "2"), cellOf("male", "0-17", "3"), cellOf("male", "18+", "4")}
	female, male := indicator.By("sex", "female"), indicator.By("sex", "male")
	overlapping := axis("group", "Roma", "disabled")
	overlapping.IsExclusive = false
	partial := axis("sex", "female", "male")
	partial.IsExhaustive = false
	tests := map[string]struct {
		axes  []indicator.Axis
		cells []indicator.Cell
		by    indicator.Breakdown
		want  string
	}{
		"by sex":               {cells: full, by: female, want: "sex: female = 3"},
		"by age":               {cells: full, by: indicator.By("age", "18+"), want: "age: 18+ = 6"},
		"total":                {cells: full, want: "total = 10"},
		"a cell":               {cells: full, by: indicator.By("sex", "male").With("age", "18+"), want: "age: 18+, sex: male = 4"},
		"a cell is not there":  {cells: full[:3], by: male, want: "sex: male = [3, ∞), 1 missing"},
		"a cell not reported":  {cells: append(slices.Clone(full[:3]), cellOf("male", "18+", "")), by: male, want: "sex: male = [3, ∞), 1 missing"},
		"0 is a value":         {cells: append(slices.Clone(full[:3]), cellOf("male", "18+", "0")), by: male, want: "sex: male = 3"},
		"nothing":              {cells: full[:2], by: male, want: "sex: male = not-reported, 2 missing"},
		"hedged":               {cells: append(slices.Clone(full[:3]), cellOf("male", "18+", "over 4")), want: "total = (10, ∞)"},
		"no such category":     {cells: full, by: indicator.By("sex", "other"), want: "sex: other = not-applicable"},
		"no such axis":         {cells: full, by: indicator.By("region", "X"), want: "region: X = not-applicable"},
		"not applicable":       {cells: append(slices.Clone(full[:3]), indicator.Cell{By: full[3].By, Value: indicator.AbsentValue(indicator.NotApplicable)}), by: male, want: "sex: male = 3"},
		"overlapping":          {axes: []indicator.Axis{overlapping}, cells: []indicator.Cell{{By: indicator.By("group", "Roma"), Value: fig("15")}, {By: indicator.By("group", "disabled"), Value: fig("6")}}, want: "total = undefined"},
		"overlapping, one":     {axes: []indicator.Axis{overlapping}, cells: []indicator.Cell{{By: indicator.By("group", "Roma"), Value: fig("15")}}, by: indicator.By("group", "Roma"), want: "group: Roma = 15"},
		"not exhaustive":       {axes: []indicator.Axis{partial}, cells: []indicator.Cell{{By: female, Value: fig("15")}, {By: male, Value: fig("6")}}, want: "total = [21, ∞)"},
		"unknown is a part":    {axes: []indicator.Axis{axis("sex", "female", "male", "?")}, cells: []indicator.Cell{{By: female, Value: fig("89123")}, {By: male, Value: fig("143478")}, {By: indicator.By("sex", "?"), Value: fig("28")}}, want: "total = 232629"},
		"unknown is not there": {axes: []indicator.Axis{axis("sex", "female", "male", "?")}, cells: []indicator.Cell{{By: female, Value: fig("89123")}, {By: male, Value: fig("143478")}}, want: "total = [232601, ∞), 1 missing"},
		"open categories":      {axes: []indicator.Axis{axis("country")}, cells: []indicator.Cell{{By: indicator.By("country", "RS"), Value: fig("5")}, {By: indicator.By("country", "MD"), Value: fig("6")}}, want: "total = 11"},
		"signed":               {cells: []indicator.Cell{{By: full[0].By, Value: indicator.BoundsValue(point("-5"))}}, want: "total = (-∞, ∞), 3 missing"},
		"no axes":              {axes: []indicator.Axis{}, cells: []indicator.Cell{{Value: fig("5")}}, want: "total = 5"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			axes := tt.axes
			if axes == nil {
				axes = []indicator.Axis{axis("sex", "female", "male"), axis("age", "0-17", "18+")}
			}
			c, err := indicator.NewCube(axes, tt.cells...)
			require.NoError(t, err)
			require.Equal(t, len(tt.cells), c.Len())
			require.Equal(t, tt.want, c.Subtotal(tt.by).String())
		})
	}
}

func TestNewCubeErrors(t *testing.T) {
	sex := axis("sex", "female", "male")
	tests := map[string]struct {
		axes  []indicator.Axis
		cells []indicator.Cell
		want  string
	}{
		"not at full depth": {[]indicator.Axis{sex, axis("age", "0-17")}, []indicator.Cell{{By: indicator.By("sex", "female")}}, "want a category on each of age, sex"},
		"another axis":      {[]indicator.Axis{sex}, []indicator.Cell{{By: indicator.By("age", "0-17")}}, `on the axis "sex"`},
		"another category":  {[]indicator.Axis{sex}, []indicator.Cell{{By: indicator.By("sex", "f")}}, `no category "f"`},
		"twice":             {[]indicator.Axis{sex}, []indicator.Cell{{By: indicator.By("sex", "female"), Value: fig("1")}, {By: indicator.By("sex", "female"), Value: fig("1")}}, "stands twice"},
		"a text":            {[]indicator.Axis{sex}, []indicator.Cell{{By: indicator.By("sex", "female"), Value: indicator.TextValue("N/A")}}, "is no number"},
		"no code":           {[]indicator.Axis{{}}, nil, "want a code"},
		"a code twice":      {[]indicator.Axis{sex, sex}, nil, `axis "sex": want a code of its own`},
		"too many":          {[]indicator.Axis{axis("a"), axis("b"), axis("c"), axis("d"), axis("e"), axis("f"), axis("g"), axis("h"), axis("i")}, nil, "9 axes: at most 8"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := indicator.NewCube(tt.axes, tt.cells...)
			require.ErrorIs(t, err, indicator.ErrCube)
			require.ErrorContains(t, err, tt.want)
		})
	}
}

func TestCubeCheck(t *testing.T) {
	c := bySexAndAge(t, cellOf("female", "0-17", "1"), cellOf("female", "18+", "2"), cellOf("male", "0-17", "3"))
	reported := func(by indicator.Breakdown, value string) indicator.Cell {
		return indicator.Cell{By: by, Value: fig(value)}
	}
	female, male := indicator.By("sex", "female"), indicator.By("sex", "male")
	tests := map[string]struct {
		cell indicator.Cell
		code string // "" for none
		says string
	}{
		"agrees":           {cell: reported(female, "3")},
		"agrees, hedged":   {cell: reported(female, "over 2")},
		"disagrees":        {reported(female, "4"), "indicator.cube-subtotal", "4 is reported for sex: female; the cells come to 3: the difference is 1"},
		"below the known":  {reported(male, "2"), "indicator.cube-subtotal", "the difference is -1"},
		"open":             {reported(male, "9"), "indicator.cube-open", "1 cells come to 3, 1 are missing"},
		"no such category": {reported(indicator.By("sex", "x"), "9"), "indicator.cube-category", "there is no sex: x"},
		"absent":           {cell: indicator.Cell{By: female}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fs := c.Check(indicator.Cell{}, tt.cell)
			if tt.code == "" {
				require.Empty(t, fs)
				return
			}
			require.Len(t, fs, 1)
			require.Equal(t, tt.code, fs[0].Code)
			require.Equal(t, "reported[1]", string(fs[0].Path))
			require.Contains(t, fs[0].Message, tt.says)
		})
	}
	groups := axis("group", "Roma", "disabled")
	groups.IsExclusive = false
	overlap, err := indicator.NewCube([]indicator.Axis{groups}, indicator.Cell{By: indicator.By("group", "Roma"), Value: fig("15")})
	require.NoError(t, err)
	fs := overlap.Check(indicator.Cell{Value: fig("21")})
	require.Equal(t, []string{"indicator.cube-overlap"}, slices.Collect(fs.Codes()))
}

// The parts of every axis make up the total, and the order of cells counts for
// nothing.
func TestCubeLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 10))
	axes := []indicator.Axis{axis("a", "1", "2", "3"), axis("b", "x", "y"), axis("c", "p", "q", "?")}
	for range 50 {
		var cells []indicator.Cell
		sum := int64(0)
		for _, a := range []string{"1", "2", "3"} {
			for _, b := range []string{"x", "y"} {
				for _, c := range []string{"p", "q", "?"} {
					n := r.Int64N(100)
					sum += n
					cells = append(cells, indicator.Cell{
						By: indicator.By("a", a).With("b", b).With("c", c), Value: indicator.BoundsValue(figure.Point(figure.Int(n))),
					})
				}
			}
		}
		r.Shuffle(len(cells), func(i, j int) { cells[i], cells[j] = cells[j], cells[i] })
		cube, err := indicator.NewCube(axes, cells...)
		require.NoError(t, err)
		total, ok := cube.Subtotal(indicator.Breakdown{}).Number()
		require.True(t, ok)
		require.True(t, total.Equal(figure.Int(sum)))
		byAxes := map[string]figure.Number{}
		n := 0
		for s := range cube.Subtotals() {
			key := ""
			for axis := range s.By.All() {
				key += axis
			}
			value, ok := s.Number()
			require.True(t, ok)
			byAxes[key] = byAxes[key].Add(value)
			n++
		}
		require.Len(t, byAxes, 7, "every set of axes but all")
		require.Equal(t, 1+(3+2+3)+(6+9+6), n)
		for key, value := range byAxes {
			require.True(t, value.Equal(total), key)
		}
		require.Len(t, slices.Collect(cube.Cells()), len(cells))
	}
}

func ExampleCube() {
	yes := func(code string, categories ...string) indicator.Axis {
		a := indicator.Axis{Code: code, IsExclusive: true, IsExhaustive: true}
		for _, c := range categories {
			a.Categories = append(a.Categories, indicator.Option{Code: c})
		}
		return a
	}
	cell := func(sex, age string, n int64) indicator.Cell {
		return indicator.Cell{By: indicator.By("sex", sex).With("age", age), Value: indicator.FigureValue(figure.Count(n, "persons"))}
	}
	cube, err := indicator.NewCube([]indicator.Axis{yes("sex", "female", "male"), yes("age", "0-17", "18+")},
		cell("female", "0-17", 1), cell("female", "18+", 2), cell("male", "0-17", 3))
	if err != nil {
		fmt.Println(err)
		return
	}
	for s := range cube.Subtotals() {
		fmt.Println(s)
	}
	// Output:
	// total = [6, ∞), 1 missing
	// age: 0-17 = 4
	// age: 18+ = [2, ∞), 1 missing
	// sex: female = 3
	// sex: male = [3, ∞), 1 missing
}
