package disclosure_test

import (
	"errors"
	"fmt"
	"slices"

	"iom.int/migdev/diaspora/disclosure"
	"iom.int/migdev/indicator/figure"
)

// A consulate publishes who has registered, by country and occupation. Estonia
// has so few that it is merged first; then small cells are hidden, and others so
// that subtraction gives none away. What is published is rounded.
func Example() {
	table, err := disclosure.NewTable(
		[]string{"DEU", "CHE", "ITA", "EST", "NOR"},
		[]string{"professionals", "trades", "elementary"},
		[][]int64{{40, 12, 30}, {22, 3, 15}, {9, 14, 11}, {2, 1, 0}, {5, 0, 2}},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	options := disclosure.Options{Threshold: 5, MinWidth: 3}
	_, _, err = disclosure.Suppress(table, options)
	fmt.Println(err)

	table, merged, err := table.CollapseRows(5, "Other")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("merged:", merged.Merged)

	public, private, err := disclosure.Suppress(table, options)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(public)
	fmt.Print(private) // stays with the office

	nearest, err := disclosure.Nearest(5, disclosure.HalfUp)
	if err != nil {
		fmt.Println(err)
		return
	}
	rounded, err := nearest.Table(public)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(rounded)
	// Output:
	// disclosure: a total is itself a small count: row_totals[3]: collapse such rows and columns, or leave the totals unpublished
	// merged: [EST NOR]
	//        professionals  trades  elementary  Total
	// DEU               40      12          30     82
	// CHE               22       x           x     40
	// ITA                x       x          11     34
	// Other              x       x           x     10
	// Total             78      30          58    166
	// x: hidden, to protect the people counted; it stands for 1 or more.
	// 3 primary, 4 secondary (added count 45), method exact
	// counts[1][1]: 2 to 9, primary
	// counts[1][2]: 9 to 16, secondary
	// counts[2][0]: 8 to 15, secondary
	// counts[2][1]: 8 to 15, secondary
	// counts[3][0]: 1 to 8, secondary
	// counts[3][1]: 1 to 8, primary
	// counts[3][2]: 1 to 8, primary
	//        professionals  trades  elementary  Total
	// DEU               40      10          30     80
	// CHE               20       x           x     40
	// ITA                x       x          10     35
	// Other              x       x           x     10
	// Total             80      30          60    165
	// Rounded: nearest multiple of 5; a 0 may stand for people.
	// Where no cell is hidden, cells add up to totals.
	// x: hidden, to protect the people counted; it stands for 1 or more.
}

// The reader of somebody else's table: hiding the small cells alone protects
// nothing.
func ExamplePublic_Audit() {
	x, n := disclosure.Entry{}, disclosure.Shown
	public, err := disclosure.NewPublic(disclosure.Published{
		Rows: []string{"CHE", "EST"}, Columns: []string{"trades", "elementary", "others"},
		Cells:        [][]disclosure.Entry{{x, n(15), n(42)}, {n(8), x, n(20)}},
		RowTotals:    []disclosure.Entry{n(60), n(30)},
		ColumnTotals: []disclosure.Entry{n(11), n(17), n(62)},
		Total:        n(90),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	audit, err := public.Audit()
	fmt.Println(audit.Safe(), audit.Ranges, err)
	fmt.Print(audit.Check())
	// Output:
	// false [counts[0][0]: 3 to 3 counts[1][1]: 2 to 2] <nil>
	// counts[0][0]: error: the hidden count can be derived from what is published [disclosure.derivable]
	// counts[1][1]: error: the hidden count can be derived from what is published [disclosure.derivable]
}

// The textbook rectangle gives both ones away: they add up to 2, and each is at
// least 1. The cheapest safe pattern hides two rows.
func ExampleSuppress_singletons() {
	table, err := disclosure.NewTable(nil, nil, [][]int64{{1, 1, 8}, {6, 7, 9}, {5, 9, 10}})
	if err != nil {
		fmt.Println(err)
		return
	}
	options := disclosure.Options{Threshold: 5}
	rectangle := []disclosure.Cell{{Row: 0, Column: 0}, {Row: 0, Column: 1}, {Row: 1, Column: 0}, {Row: 1, Column: 1}}
	textbook, err := disclosure.Hide(table, rectangle, options)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(textbook.Disclosed())

	public, private, err := disclosure.Suppress(table, options)
	fmt.Println(private.Added, private.Method, err)
	fmt.Print(public)
	// Output:
	// [counts[0][0] counts[0][1] counts[1][0] counts[1][1]] <nil>
	// 30 exact <nil>
	//         1   2   3  Total
	// 1       x   x   x     10
	// 2       x   x   x     22
	// 3       5   9  10     24
	// Total  12  17  27     56
	// x: hidden, to protect the people counted; it stands for 1 or more.
}

// No pattern protects two people in a row of two cells.
func ExampleRefusalError() {
	table, err := disclosure.NewTable(nil, nil, [][]int64{{1, 1}, {9, 9}, {9, 9}})
	if err != nil {
		fmt.Println(err)
		return
	}
	_, _, err = disclosure.Suppress(table, disclosure.Options{Threshold: 2})
	var refusal *disclosure.RefusalError
	fmt.Println(errors.As(err, &refusal), refusal.Cells)
	fmt.Println(err)
	// Output:
	// true [counts[0][0] counts[0][1]]
	// disclosure: no safe pattern exists: whatever else is hidden, counts[0][0] and 1 more can be derived: collapse rows or columns
}

func ExampleCollapse() {
	c, err := disclosure.Collapse([]string{"DEU", "CHE", "ITA", "EST", "NOR"}, []int64{40, 22, 17, 3, 6}, 5, "Other")
	fmt.Println(c.Labels, c.Totals, c.Merged, err)
	// Output: [DEU CHE ITA Other] [40 22 17 9] [EST NOR] <nil>
}

// Three nurses in Switzerland cannot be told apart, and yet everybody knows that
// each intends to return.
func ExampleMeasure() {
	type record struct{ country, occupation, intent string }
	register := []record{
		{"CHE", "2221", "return"}, {"CHE", "2221", "return"}, {"CHE", "2211", "return"},
		{"ITA", "8332", "stay"}, {"ITA", "8332", "return"}, {"ITA", "", "stay"},
	}
	a, err := disclosure.Measure(slices.Values(register), disclosure.Roles[record]{
		QuasiIdentifiers: []disclosure.Value[record]{
			func(r record) (string, bool) { return r.country, true },
			func(r record) (string, bool) { return disclosure.Truncate(r.occupation, 2), r.occupation != "" },
		},
		Sensitive: func(r record) (string, bool) { return r.intent, true },
	})
	fmt.Println(a, err)
	fmt.Println(a.BelowK(3), a.BelowL(2))
	fmt.Print(a.Check(3, 2))
	// Output:
	// k 1, l 1, 3 classes of 6 records, 0 suppressed <nil>
	// [3 4 5] [0 1 2 5]
	// records[3]: error: 3 of 6 records are in classes of fewer than 3 records [disclosure.k]
	// records[0]: error: 4 of 6 records are in classes of fewer than 2 different sensitive values [disclosure.l]
}

func ExampleBand() {
	for _, age := range []int{17, 29, 70} {
		fmt.Println(disclosure.Band(age, 18, 30, 65))
	}
	// Output:
	// under 18 true
	// 18-29 true
	// 65 and over true
}

// A published 5 is not five people, and a 0 may be two.
func ExampleNearest() {
	r, err := disclosure.Nearest(5, disclosure.HalfUp)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, n := range []int64{2, 3, 7, 8} {
		published, _ := r.Round(n)
		low, high, _ := r.Interval(published)
		fmt.Println(n, published, low, high)
	}
	// Output:
	// 2 0 0 2
	// 3 5 3 7
	// 7 5 3 7
	// 8 10 8 12
}

// The same cell rounds the same way, whenever it is asked for.
func ExampleRandom() {
	r, err := disclosure.Random(5, []byte("a secret of the office"))
	if err != nil {
		fmt.Println(err)
		return
	}
	first, _ := r.Round(12, "2024", "DEU", "women")
	again, _ := r.Round(12, "2024", "DEU", "women")
	up, _ := r.Up(12)
	variance, _ := r.Variance(12)
	fmt.Println(first == again, up, variance)
	drawn, _ := r.RoundBy(12, figure.MustNumber("0.39"))
	fmt.Println(drawn)
	// Output:
	// true 0.4 6
	// 15
}
