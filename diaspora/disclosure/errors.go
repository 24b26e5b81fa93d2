package disclosure

import (
	"errors"
	"fmt"
)

// What the errors of this package match by errors.Is. Errors name cells by
// [Cell.Path] and records by their index; no count, label of a person or value
// of a record stands in them.
var (
	// ErrTable matches errors about tables and labels that are none.
	ErrTable = errors.New("disclosure: not a table")

	// ErrOptions matches errors about options that contradict themselves or
	// the table.
	ErrOptions = errors.New("disclosure: options do not fit")

	// ErrPattern matches errors about cells to hide that cannot be hidden as
	// stated: cells that are not there, or a 0 where every 0 is published.
	ErrPattern = errors.New("disclosure: cells cannot be hidden so")

	// ErrContradiction matches the error for a published table that no counts
	// fit.
	ErrContradiction = errors.New("disclosure: published figures contradict each other")

	// ErrUnsafe matches every [*RefusalError].
	ErrUnsafe = errors.New("disclosure: no safe pattern exists")

	// ErrSmallTotal matches every [*SmallTotalError].
	ErrSmallTotal = errors.New("disclosure: a total is itself a small count")

	// ErrRounding matches errors about bases, keys and counts that cannot be
	// rounded as asked.
	ErrRounding = errors.New("disclosure: cannot round")

	// ErrRoles matches errors about roles of records that are not stated.
	ErrRoles = errors.New("disclosure: roles are not stated")
)

// RefusalError says that no pattern protects a table: these primary cells stay
// disclosed, or their range stays too narrow, even with every other cell hidden
// that can be. Collapse rows or columns and try again. Nothing is published.
type RefusalError struct {
	Cells []Cell // row by row; never empty
}

// Error names the first of the cells, and gives advice.
func (e *RefusalError) Error() string {
	return fmt.Sprintf("%v: whatever else is hidden, %s can be derived: collapse rows or columns", ErrUnsafe, andMore(e.Cells))
}

// Is reports whether the target is [ErrUnsafe].
func (e *RefusalError) Is(target error) bool { return target == ErrUnsafe }

// SmallTotalError says that published totals are above 0 and below the
// threshold. To hide cells does not help, since a total is published: collapse
// the rows or columns concerned, or do not publish these totals.
type SmallTotalError struct {
	Totals []Cell // row totals, column totals, grand total; never empty
}

// Error names the first of the totals, and gives advice.
func (e *SmallTotalError) Error() string {
	return fmt.Sprintf("%v: %s: collapse such rows and columns, or leave the totals unpublished", ErrSmallTotal, andMore(e.Totals))
}

// Is reports whether the target is [ErrSmallTotal].
func (e *SmallTotalError) Is(target error) bool { return target == ErrSmallTotal }

// andMore returns the first cell and how many follow.
func andMore(cells []Cell) string {
	switch len(cells) {
	case 0:
		return "none"
	case 1:
		return cells[0].String()
	}
	return fmt.Sprintf("%s and %d more", cells[0], len(cells)-1)
}
