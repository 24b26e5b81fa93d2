package disclosure

import (
	"fmt"
	"slices"

	"iom.int/migdev/indicator/check"
)

// Collapsed tells how categories were merged.
type Collapsed struct {
	Labels []string `json:"labels"` // of what is left, in the order given; that of the merged ones last
	Totals []int64  `json:"totals"` // of what is left
	Merged []string `json:"merged"` // what was merged: the small categories as given, then those that joined
	into   []int    // for each category given, its place among Labels
}

// Collapse merges every category whose total is below the threshold into one
// with the label other. Where that is still below the threshold, the smallest
// category left joins it, the earlier one where two are equal, until it is not:
// a category of 3 beside others of 6 and more would otherwise be there to read
// under another name. A category that has the label other already is what the
// rest is merged into.
//
// Nothing is merged where no category is above 0 and below the threshold: one
// of 0 has nobody in it. It returns an error that matches [ErrUnsafe] where all
// categories together are above 0 and below the threshold, and one that matches
// [ErrTable] or [ErrOptions] for labels, totals and thresholds that are none.
func Collapse(categories []string, totals []int64, threshold int64, other string) (Collapsed, error) {
	n := len(totals)
	if n == 0 || n > MaxCells {
		return Collapsed{}, fmt.Errorf("%w: %d categories: want 1 to %d", ErrTable, n, MaxCells)
	}
	categories, err := labels("category", categories, n)
	if err != nil {
		return Collapsed{}, err
	}
	if threshold < 0 || !validLabel(other) {
		return Collapsed{}, fmt.Errorf("%w: the threshold is %d and the label of the merged categories %s: want one of 0 or more and printable text",
			ErrOptions, threshold, check.Quote(other))
	}
	all, small := int64(0), false
	for i, v := range totals {
		if v < 0 || v > MaxTotal-all {
			return Collapsed{}, fmt.Errorf("%w: the total of category %d is below 0 or makes the sum exceed %d", ErrTable, i, int64(MaxTotal))
		}
		all += v
		small = small || isSmall(v, threshold)
	}
	if !small {
		c := Collapsed{Labels: categories, Totals: slices.Clone(totals), into: make([]int, n)}
		for i := range c.into {
			c.into[i] = i
		}
		return c, nil
	}
	if all < threshold {
		return Collapsed{}, fmt.Errorf("%w: all %d categories together are below the threshold", ErrUnsafe, n)
	}
	return merge(categories, totals, threshold, other), nil
}

func isSmall(n, threshold int64) bool { return n > 0 && n < threshold }

// merge does the merging, of categories that come to the threshold together.
func merge(categories []string, totals []int64, threshold int64, other string) Collapsed {
	var c Collapsed
	gone := make([]bool, len(totals))
	sum := int64(0)
	take := func(i int) {
		gone[i] = true
		sum += totals[i]
		if categories[i] != other {
			c.Merged = append(c.Merged, categories[i])
		}
	}
	for i, v := range totals {
		if v < threshold || categories[i] == other {
			take(i)
		}
	}
	bySize := make([]int, len(totals))
	for i := range bySize {
		bySize[i] = i
	}
	slices.SortStableFunc(bySize, func(a, b int) int {
		switch {
		case totals[a] < totals[b]:
			return -1
		case totals[a] > totals[b]:
			return 1
		}
		return 0
	})
	for _, i := range bySize {
		if sum >= threshold {
			break
		}
		if !gone[i] {
			take(i)
		}
	}
	c.into = make([]int, len(totals))
	for i, v := range totals {
		if !gone[i] {
			c.into[i] = len(c.Labels)
			c.Labels = append(c.Labels, categories[i])
			c.Totals = append(c.Totals, v)
		}
	}
	for i := range totals {
		if gone[i] {
			c.into[i] = len(c.Labels)
		}
	}
	c.Labels, c.Totals = append(c.Labels, other), append(c.Totals, sum)
	return c
}

// CollapseRows merges the rows whose total is below the threshold, as
// [Collapse] does. Of a line it returns an error that matches [ErrTable].
func (t Table) CollapseRows(threshold int64, other string) (Table, Collapsed, error) {
	if t.line {
		return Table{}, Collapsed{}, fmt.Errorf("%w: a line has one row: collapse its columns", ErrTable)
	}
	c, err := Collapse(t.rows, t.open().rowTotals, threshold, other)
	if err != nil {
		return Table{}, Collapsed{}, err
	}
	u, err := t.merged(c.Labels, t.columns, func(i, j int) (int, int) { return c.into[i], j })
	return u, c, err
}

// CollapseColumns merges the columns whose total is below the threshold, as
// [Collapse] does; of a line, the cells.
func (t Table) CollapseColumns(threshold int64, other string) (Table, Collapsed, error) {
	c, err := Collapse(t.columns, t.open().columnTotals, threshold, other)
	if err != nil {
		return Table{}, Collapsed{}, err
	}
	u, err := t.merged(t.rows, c.Labels, func(i, j int) (int, int) { return i, c.into[j] })
	return u, c, err
}

// merged returns the table of t's counts in other places.
func (t Table) merged(rows, columns []string, to func(i, j int) (int, int)) (Table, error) {
	counts := make([][]int64, len(rows))
	for i := range counts {
		counts[i] = make([]int64, len(columns))
	}
	for i := range t.rows {
		for j := range t.columns {
			r, c := to(i, j)
			counts[r][c] += t.open().counts[t.index(Cell{i, j})]
		}
	}
	u, err := NewTable(rows, columns, counts)
	u.line = err == nil && t.line
	return u, err
}
