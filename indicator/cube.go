package indicator

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/figure"
)

// Cell is a value of one part of a [Cube], or of a sum of several.
type Cell struct {
	By    Breakdown `json:"by,omitzero"`
	Value Value     `json:"value,omitzero"`
}

// Cube is a disaggregation by several axes at once, such as sex by age by
// migrant status. Only cells at full depth go in, with a category on every axis;
// every subtotal is computed from them, so nothing can drift apart. It never
// changes once it is made.
type Cube struct {
	axes  []Axis // by code
	cells map[Breakdown]Value
}

// ErrCube matches every error about axes and cells that make no cube.
var ErrCube = errors.New("indicator: not a cube")

// maxCubeAxes are the axes of a cube: with each the subtotals double.
const maxCubeAxes = 8

// NewCube returns the cube of the cells. Categories are those that the axes
// declare, the unknown among them; an axis that declares none takes any.
//
// An error, which matches [ErrCube], says that an axis has no code or the code
// of another, that there are more than eight, or that a cell is not at full
// depth, has a category that its axis does not know, is no number, or stands
// twice.
func NewCube(axes []Axis, cells ...Cell) (Cube, error) {
	c := Cube{axes: slices.Clone(axes), cells: make(map[Breakdown]Value, len(cells))}
	slices.SortStableFunc(c.axes, func(a, b Axis) int { return cmp.Compare(a.Code, b.Code) })
	for i, a := range c.axes {
		if a.Code == "" || i > 0 && c.axes[i-1].Code == a.Code {
			return Cube{}, fmt.Errorf("%w: axis %s: want a code of its own", ErrCube, check.Quote(a.Code))
		}
	}
	if len(axes) > maxCubeAxes {
		return Cube{}, fmt.Errorf("%w: %d axes: at most %d", ErrCube, len(axes), maxCubeAxes)
	}
	for _, cell := range cells {
		if err := c.fits(cell); err != nil {
			return Cube{}, err
		}
		c.cells[cell.By] = cell.Value
	}
	return c, nil
}

// fits returns why a cell does not go into the cube.
func (c Cube) fits(cell Cell) error {
	if cell.By.Len() != len(c.axes) {
		return fmt.Errorf("%w: cell %s: want a category on each of %s", ErrCube, check.Quote(cell.By.String()), c.axisCodes())
	}
	i := 0
	for axis, category := range cell.By.All() { // in the order of the axes
		if a := c.axes[i]; a.Code != axis || len(a.Categories) > 0 && !a.Has(category) {
			return fmt.Errorf("%w: cell %s: no category %s on the axis %s", ErrCube, check.Quote(cell.By.String()), check.Quote(category), check.Quote(a.Code))
		}
		i++
	}
	if cell.Value.noNumber() != Present && !cell.Value.IsAbsent() {
		return fmt.Errorf("%w: cell %s: %s is no number", ErrCube, check.Quote(cell.By.String()), check.Quote(cell.Value.String()))
	}
	if _, ok := c.cells[cell.By]; ok {
		return fmt.Errorf("%w: cell %s stands twice", ErrCube, check.Quote(cell.By.String()))
	}
	return nil
}

func (c Cube) axisCodes() string {
	codes := make([]string, len(c.axes))
	for i, a := range c.axes {
		codes[i] = a.Code
	}
	return strings.Join(codes, ", ")
}

// Len returns the number of cells.
func (c Cube) Len() int { return len(c.cells) }

// Cells yields the cells in the order of their categories.
func (c Cube) Cells() iter.Seq[Cell] {
	return func(yield func(Cell) bool) {
		for _, by := range slices.SortedFunc(maps.Keys(c.cells), compareBreakdowns) {
			if !yield(Cell{by, c.cells[by]}) {
				return
			}
		}
	}
}

// compareBreakdowns orders breakdowns by their number of axes, then by axes and
// categories.
func compareBreakdowns(a, b Breakdown) int {
	return cmp.Or(cmp.Compare(a.Len(), b.Len()), cmp.Compare(a.String(), b.String()))
}

// Subtotal is what the cells of a part of a [Cube] come to.
type Subtotal struct {
	By Breakdown
	// Known is the sum of the cells that have a value; without bounds where none
	// has.
	Known figure.Interval
	// Bounds is what the whole part can be: the known sum where nothing is
	// missing and the categories exhaust it; else from that sum upwards, unless
	// values may be negative. It has no bounds where nothing can be said.
	Bounds figure.Interval
	// Absence is [Present] where there is a sum, [Undefined] where categories
	// overlap and must not be added, and else why nothing is known.
	Absence       Absence
	Why           string // in words, where Absence is not Present
	Used, Missing int    // cells with a value, and without one or not there
}

// Number returns the subtotal where it is one number, and false where it is not.
func (s Subtotal) Number() (figure.Number, bool) {
	if s.Absence != Present {
		return figure.Number{}, false
	}
	return s.Bounds.IsPoint()
}

// String returns the part and its sum: "sex: female = 7".
func (s Subtotal) String() string {
	text := s.Absence.String()
	if s.Absence == Present {
		text = tallyText(s.Bounds)
	}
	part := s.By.String()
	if part == "" {
		part = "total"
	}
	if s.Missing > 0 {
		text += fmt.Sprintf(", %d missing", s.Missing)
	}
	return part + " = " + text
}

// Subtotal returns what the cells of a part come to: those with the categories
// that by names, over all categories of the other axes; of the zero Breakdown
// the total. A cell that is not there, though its categories are declared, is
// missing and no 0; one that is not applicable is neither.
func (c Cube) Subtotal(by Breakdown) Subtotal {
	s := Subtotal{By: by}
	for axis, category := range by.All() {
		i := slices.IndexFunc(c.axes, func(a Axis) bool { return a.Code == axis })
		if i < 0 || len(c.axes[i].Categories) > 0 && !c.axes[i].Has(category) {
			s.Absence, s.Why = NotApplicable, "there is no "+axis+": "+category
			return s
		}
	}
	expected, isWhole := 1, true
	for _, a := range c.axes {
		if _, ok := by.Category(a.Code); ok {
			continue
		}
		if !a.IsExclusive {
			s.Absence, s.Why = Undefined, "the categories of "+a.Code+" overlap"
			return s
		}
		isWhole = isWhole && a.IsExhaustive
		n := len(a.Categories)
		if n > 0 && !a.Unknown.IsZero() {
			n++
		}
		expected *= n // 0 where the categories are open
	}
	c.addUp(&s, expected, isWhole)
	return s
}

// addUp fills in sum and counts.
func (c Cube) addUp(s *Subtotal, expected int, isWhole bool) {
	found := 0
	isSigned := false
	sum := figure.Point(figure.Number{})
	var reasons [absenceReasons]int
	for by, v := range c.cells {
		if !by.isPartOf(s.By) {
			continue
		}
		found++
		switch why := v.noNumber(); why {
		case Present:
			bounds := v.Bounds()
			if lo := lowerEnd(bounds); !lo.is || lo.n.Sign() < 0 {
				isSigned = true
			}
			sum = sum.Add(bounds)
			s.Used++
		case NotApplicable:
		default:
			s.Missing++
			reasons[why]++
		}
	}
	if more := expected - found; more > 0 {
		s.Missing += more
		reasons[NotReported] += more
	}
	if s.Used == 0 {
		s.Absence, s.Why = whyNothing(&reasons), "no cell has a value"
		return
	}
	s.Known, s.Bounds = sum, sum
	if s.Missing == 0 && isWhole {
		return
	}
	s.Bounds = figure.Interval{}
	if lo := lowerEnd(sum); lo.is && !isSigned {
		s.Bounds = betweenEnds(lo, intervalEnd{})
	}
}

// isPartOf reports whether b has the categories of whole.
func (b Breakdown) isPartOf(whole Breakdown) bool {
	for axis, category := range whole.All() {
		if c, ok := b.Category(axis); !ok || c != category {
			return false
		}
	}
	return true
}

// Subtotals yields the total, and then the subtotals of every category, of every
// pair of categories and so on, of which there are cells; the cells themselves
// are not among them.
func (c Cube) Subtotals() iter.Seq[Subtotal] {
	return func(yield func(Subtotal) bool) {
		parts := map[Breakdown]bool{{}: true}
		for by := range c.cells {
			for mask := range 1<<len(c.axes) - 1 {
				part, i := Breakdown{}, 0
				for axis, category := range by.All() {
					if mask>>i&1 == 1 {
						part = part.With(axis, category)
					}
					i++
				}
				parts[part] = true
			}
		}
		for _, part := range slices.SortedFunc(maps.Keys(parts), compareBreakdowns) {
			if !yield(c.Subtotal(part)) {
				return
			}
		}
	}
}

// Check compares subtotals as a source reports them with what the cells come to.
// It repairs nothing. Paths are reported[i]. It has these codes:
//
//   - indicator.cube-subtotal (error): no values that the cells allow add up to
//     what is reported; with the difference
//   - indicator.cube-open (note): the cells do not decide, since some are
//     missing or categories do not exhaust the whole
//   - indicator.cube-overlap (warning): a sum over categories that overlap
//   - indicator.cube-category (error): no such axis or category
func (c Cube) Check(reported ...Cell) check.Findings {
	var fs check.Findings
	for i, cell := range reported {
		if cell.Value.IsAbsent() {
			continue
		}
		s, stated := c.Subtotal(cell.By), cell.Value.Bounds()
		finding := check.Finding{Path: check.Path("reported").Index(i), Values: []check.Value{
			{Name: "reported", Text: cell.Value.String()}, {Name: "cells", Text: tallyText(s.Known)},
		}}
		is := fmt.Sprintf("%s is reported for %s; ", cell.Value, partWords(cell.By))
		switch {
		case s.Absence == NotApplicable && s.Why != "":
			finding.Code, finding.Severity, finding.Message = "indicator.cube-category", check.Error, is+s.Why
		case s.Absence == Undefined:
			finding.Code, finding.Severity, finding.Message = "indicator.cube-overlap", check.Warning, is+s.Why+" and do not add up"
		case s.Absence == Present && !stated.Meets(s.Bounds):
			finding.Code, finding.Severity = "indicator.cube-subtotal", check.Error
			finding.Message = fmt.Sprintf("%sthe cells come to %s: the difference is %s", is, tallyText(s.Known), tallyText(stated.Sub(s.Known)))
		case s.Absence != Present || s.Missing > 0 || !s.Bounds.Equal(s.Known):
			finding.Code, finding.Severity = "indicator.cube-open", check.Note
			finding.Message = fmt.Sprintf("%s%d cells come to %s, %d are missing", is, s.Used, tallyText(s.Known), s.Missing)
		default:
			continue
		}
		fs = append(fs, finding)
	}
	return fs
}

// partWords names a part.
func partWords(by Breakdown) string {
	if by.IsZero() {
		return "the total"
	}
	return by.String()
}
