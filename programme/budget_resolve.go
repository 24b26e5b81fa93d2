package programme

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"iom.int/migdev/indicator/check"
	"iom.int/migdev/indicator/period"
)

// resolver applies revisions. Without keep it only finds what is wrong.
type resolver struct {
	lines   []BudgetLine
	keys    []lineKey
	fs      check.Findings
	current []CurrentLine
	unclear bool
	keep    bool
	orphans []lineKey // revisions without an original
	counts  func(l *BudgetLine, i int)
}

// lineKey is what orders a line: its place and the days of its period.
type lineKey struct {
	i          int32
	start, end int32 // days, the outermost; of no date the least and greatest
}

func (r *resolver) resolve(keep bool) {
	r.keep = keep
	r.keys = make([]lineKey, len(r.lines))
	for i := range r.lines {
		r.keys[i] = keyOf(i, r.lines[i].Period)
	}
	if compare := r.compare; !slices.IsSortedFunc(r.keys, compare) {
		slices.SortFunc(r.keys, compare)
	}
	for from := 0; from < len(r.keys); {
		to := from + 1
		for to < len(r.keys) && r.compareCells(r.keys[from], r.keys[to]) == 0 {
			to++
		}
		r.cell(r.keys[from:to])
		from = to
	}
	r.splits()
}

func keyOf(i int, s period.Span) lineKey {
	k := lineKey{i: int32(i), start: math.MinInt32, end: math.MaxInt32}
	s = s.Outer()
	if d := s.Start(); !d.IsZero() {
		k.start = int32(d.DayNumber())
	}
	if d := s.End(); !d.IsZero() {
		k.end = int32(d.DayNumber())
	}
	return k
}

func (r *resolver) line(k lineKey) *BudgetLine { return &r.lines[k.i] }

func (r *resolver) compareCells(a, b lineKey) int {
	x, y := r.line(a), r.line(b)
	if c := strings.Compare(x.Outcome, y.Outcome); c != 0 {
		return c
	}
	if c := strings.Compare(x.Output, y.Output); c != 0 {
		return c
	}
	if c := strings.Compare(x.Agency, y.Agency); c != 0 {
		return c
	}
	return cmp.Compare(x.Category, y.Category)
}

// compare orders lines by cell and period, then by what came first.
func (r *resolver) compare(a, b lineKey) int {
	if c := r.compareCells(a, b); c != 0 {
		return c
	}
	if c := cmp.Compare(a.start, b.start); c != 0 {
		return c
	}
	if c := cmp.Compare(a.end, b.end); c != 0 {
		return c
	}
	x, y := r.line(a), r.line(b)
	if c := comparePeriods(x.Period, y.Period); c != 0 {
		return c
	}
	if c := cmp.Compare(x.Type, y.Type); c != 0 {
		return c
	}
	if c := x.Agreed.Compare(y.Agreed); c != 0 {
		return c
	}
	return cmp.Compare(a.i, b.i)
}

// samePeriod reports whether two periods are written alike, or have the same
// known days.
func samePeriod(a, b period.Span) bool { return a == b || a.Same(b) == check.Met }

func comparePeriods(a, b period.Span) int {
	if samePeriod(a, b) {
		return 0
	}
	return a.Compare(b)
}

// cell looks at the lines of one cell, ordered by period.
func (r *resolver) cell(keys []lineKey) {
	latest := -1 // the period so far that ends last
	for from := 0; from < len(keys); {
		span := r.line(keys[from]).Period
		to := from + 1
		for to < len(keys) && samePeriod(span, r.line(keys[to]).Period) {
			to++
		}
		if latest >= 0 {
			r.overlap(keys[latest], keys[from])
		}
		if latest < 0 || keys[from].end > keys[latest].end {
			latest = from
		}
		r.period(keys[from:to])
		from = to
	}
}

func (r *resolver) overlap(earlier, later lineKey) {
	a, b := r.line(earlier), r.line(later)
	verdict := a.Period.Overlaps(b.Period)
	if verdict == check.NotMet {
		return
	}
	severity, word := check.Error, "overlaps"
	if verdict == check.CannotTell {
		severity, word = check.Warning, "may overlap"
	}
	r.found("programme.budget-overlap", severity, later, "period", fmt.Sprintf("the period %s %s that of lines[%d], %s: which counts is not known",
		quoteSpan(b.Period), word, earlier.i, quoteSpan(a.Period)))
}

func quoteSpan(s period.Span) string {
	if s.IsZero() {
		return "not stated"
	}
	return s.String()
}

func (r *resolver) found(code string, s check.Severity, k lineKey, field, message string) {
	r.fs = append(r.fs, check.Finding{Code: code, Severity: s, Path: in("lines", int(k.i), field), Message: message})
	r.unclear = r.unclear || s != check.Note
}

// period looks at the lines of one cell and period: originals, then revisions
// in the order in which they were agreed.
func (r *resolver) period(keys []lineKey) {
	for j := 1; j < len(keys); j++ {
		before, l := r.line(keys[j-1]), r.line(keys[j])
		switch {
		case before.Type != l.Type:
			if before.Amount.Currency() != l.Amount.Currency() && !before.Amount.IsZero() && !l.Amount.IsZero() {
				r.found("programme.budget-currency", check.Note, keys[j], "amount",
					fmt.Sprintf("%s replaces %s of lines[%d], in another currency", l.Amount, before.Amount, keys[j-1].i))
			}
		case l.Type == Revised && before.Agreed.Before(l.Agreed) == check.Met:
		default:
			r.found("programme.budget-duplicate", check.Error, keys[j], "type",
				fmt.Sprintf("lines[%d] is the %s budget of %s too: %s there and %s here", keys[j-1].i, l.Type, l.Cell(),
					orNotStated(before.Amount), orNotStated(l.Amount)))
		}
	}
	last := keys[len(keys)-1]
	if r.line(keys[0]).Type == Revised {
		r.orphans = append(r.orphans, last)
	}
	if r.counts != nil {
		r.counts(r.line(last), int(last.i))
	}
	if !r.keep {
		return
	}
	l := r.line(last)
	c := CurrentLine{BudgetCell: l.Cell(), Line: int(last.i), Amount: l.Amount}
	for _, k := range keys[:len(keys)-1] {
		c.Replaced = append(c.Replaced, int(k.i))
	}
	r.current = append(r.current, c)
}

// splits finds revisions without an original of their own that may replace one
// which is broken down in another way.
func (r *resolver) splits() {
	if len(r.orphans) == 0 {
		return
	}
	by := map[splitKey][]lineKey{} // originals by what they share with a revision
	masks := map[uint8]bool{}      // how originals are broken down
	for _, k := range r.keys {
		if l := r.line(k); l.Type == Original {
			masks[maskOf(l)] = true
		}
	}
	filled := map[[2]uint8]bool{}
	for _, k := range r.orphans {
		l := r.line(k)
		own := maskOf(l)
		for _, mask := range sortedMasks(masks) {
			if mask == own {
				continue // another cell, or a period that overlaps
			}
			if pair := [2]uint8{mask, own & mask}; !filled[pair] {
				filled[pair] = true
				for _, o := range r.keys {
					if x := r.line(o); x.Type == Original && maskOf(x) == mask {
						key := splitKeyOf(x, mask, own&mask)
						by[key] = append(by[key], o)
					}
				}
			}
			if o, ok := r.overlapping(by[splitKeyOf(l, mask, own&mask)], k); ok {
				x := r.line(o)
				r.found("programme.budget-split", check.Error, k, "type", fmt.Sprintf(
					"the revision of %s may replace lines[%d] of %s, which is broken down in another way", l.Cell(), o.i, x.Cell()))
				break
			}
		}
	}
}

// overlapping returns the first of the lines whose period may overlap.
func (r *resolver) overlapping(lines []lineKey, k lineKey) (lineKey, bool) {
	for _, o := range lines {
		if o.start <= k.end && k.start <= o.end && r.line(o).Period.Overlaps(r.line(k).Period) != check.NotMet {
			return o, true
		}
	}
	return lineKey{}, false
}

// splitKey is what a line has on some of the axes.
type splitKey struct {
	mask, common            uint8
	outcome, output, agency string
	category                CostCategory
}

// maskOf returns by which axes a line is broken down.
func maskOf(l *BudgetLine) (mask uint8) {
	for bit, is := range [...]bool{l.Outcome != "", l.Output != "", l.Agency != "", l.Category != 0} {
		if is {
			mask |= 1 << bit
		}
	}
	return mask
}

func splitKeyOf(l *BudgetLine, mask, common uint8) splitKey {
	k := splitKey{mask: mask, common: common}
	if common&1 != 0 {
		k.outcome = l.Outcome
	}
	if common&2 != 0 {
		k.output = l.Output
	}
	if common&4 != 0 {
		k.agency = l.Agency
	}
	if common&8 != 0 {
		k.category = l.Category
	}
	return k
}

func sortedMasks(masks map[uint8]bool) []uint8 {
	out := make([]uint8, 0, len(masks))
	for m := range masks {
		out = append(out, m)
	}
	slices.Sort(out)
	return out
}
